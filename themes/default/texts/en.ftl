### Texts of the user interface in English. Templates see every text without arguments as t.key_with_underscores.

## The frame of a page
skip-to-content = Skip to content
menu = Menu
breadcrumb = You are here
foot-menu = About this website
notice = Note:
about-this-page = About this page
source = Source
reviewed = Last reviewed
stichtag = As of
keywords = Keywords
publisher = Published by
licence = Licence
address-of-page = Address of this page
contents = Contents
on-this-page = On this page
not-stated = not stated
nothing-stated = Nothing is stated about this.
not-yet-published = not yet published
not-found = There is no such page
not-found-text = The address is misspelt, or the page has moved elsewhere.
glossary = Glossary
to-home = Go to the home page

## Home page and authority
authorities = Authorities
news = New
plans = Plans
official-name = Official name
authority-above = Higher authority
authorities-below = Lower authorities
website = Website
telephone = Telephone
email = Email
contact = Contact
facts = Key facts
press = Press
pages-below = More pages

## Timeline
timeline = Timeline
jump-to-year = Jump to a year
filter-by-kind = Show one kind only
only-this-kind = Shown here only
show-all = Show everything
shared-stop = Shared with another authority
stop-ahead = Lies after the reference date
without-year = no year given
periods = Periods
chart-summary = { $measures ->
    [one] Period of one measure
   *[other] Periods of { $measures } measures
 }, { $from } to { $to }.
chart-summary-year = { $measures ->
    [one] Period of one measure
   *[other] Periods of { $measures } measures
 } in { $from }.
chart-sections-summary = { $measures ->
    [one] Period of one measure
   *[other] Periods of { $measures } measures
 }, summed up in { $rows ->
    [one] one row
   *[other] { $rows } rows
 }: from the earliest known start to the latest known end, { $from } to { $to }.
chart-sections-summary-year = { $measures ->
    [one] Period of one measure
   *[other] Periods of { $measures } measures
 }, summed up in { $rows ->
    [one] one row
   *[other] { $rows } rows
 }: from the earliest known start to the latest known end, in { $from }.
chart-without-period = { $count ->
    [one] one of them without a period
   *[other] { $count } of them without a period
 }
chart-as-table = The same as a table
section-and-period = Section and period
period-unknown = period not known
without-period = of these without a period
chart-today = As of { $date }
period-open-start = start not stated
period-open-end = open end

## Plan and sections
plan = Plan
version = Version
versions = Versions
version-current = in force
in-force-from = In force from
in-force-until = In force until
status-of-measures = Status of the measures
count = Number
measures = Measures
measures-without-section = Measures without a section
listed-here-as-well = belongs to another section and counts only there
section-across = Cross-cutting: concerns all sections
section-placeholder = The wording of this section is not at hand.
parties = Taking part
attachments = Attachments
data = Lists and data
amendments = Amendments
missing-file = File missing
accessible-file = accessible
inaccessible-file = not accessible
accessible-alternative = Accessible version
pager-sections = Previous and next section
previous-section = Previous section
next-section = Next section
# The date may be a month or a year as well.
version-decided = Decision: { $date }
version-decided-by = Decision: { $body }
version-decided-on-by = Decision: { $date }, { $body }
version-paper = paper { $paper }
frozen-version = Archived version { $nr }.
frozen-version-named = Archived version { $nr } ({ $name }).
archived-versions = All versions, archived ones included
versions-lead = What was decided can still be read: each archived version stands here as it was on the day it was archived.
version-decision = Decided
version-archive = Archive
version-read = Read the archived version
version-download = download as ZIP
version-day = Archived as of
version-digest = Digest
version-not-archived = Not archived
version-redacted = Parts were taken out for legal reasons.
version-redaction = { $date }: { $kind }. Legal ground: { $ground }.
redacted-version = Something was taken out of this archived version on { $date }: { $kind }. Legal ground: { $ground }.
redacted-page = Something was taken out of this archived page on { $date }: { $kind }. Legal ground: { $ground }.
frozen-day = As of
frozen-current = Current version

## Measure
measure = Measure
measure-numbered = Measure { $number }
measures-count = { $count ->
    [0] No measures
    [one] 1 measure
   *[other] { $count } measures
 }
status = Status
since = since
reason = Explanation
result = Result
wording-verbatim = Official wording
wording-retold = In other words
measure-kind = Kind
belongs-to = Belongs to
responsible = Responsible
period = Period
audience = For whom
replaces = Replaces
replaced-by = Replaced by
milestones = Milestones
milestones-done = What is achieved?
milestones-now = What is under way?
milestones-next = What is still to come?
history = History
current-status = current status
see-also = See also
cite = How to cite
citation = { $title }. In: { $plan }, { $authority }. { $site }, { $address }, as of { $date }.
citation-undated = { $title }. In: { $plan }, { $authority }. { $site }, { $address }.
pager-measures = Previous and next measure
previous-measure = Previous measure
next-measure = Next measure
overdue-since = overdue since { $date }
overdue-count = { $count ->
    [one] 1 of them overdue
   *[other] { $count } of them overdue
 }
status-explanation-not-stated = The sources do not say how far this measure has come.

## Status of a measure
status-ohne-angabe = Not stated
status-nicht-begonnen = Not started
status-in-pruefung = Under examination
status-in-umsetzung = Under way
status-teilweise-umgesetzt = Partly implemented
status-umgesetzt = Implemented
status-daueraufgabe = Ongoing task
status-zurueckgestellt = Deferred
status-nicht-weiterverfolgt = Not pursued

## Kind of measure
measure-struktur = Structure
measure-angebot = Service
measure-erhebung = Survey
measure-pruefauftrag = Examination
measure-selbstverpflichtung = Commitment
measure-pilotprojekt = Pilot project

## Status of a plan
plan-entwurf = draft
plan-beschlossen = adopted
plan-in-kraft = in force
plan-fortgeschrieben = continued
plan-ausser-kraft = no longer in force

## Kind of plan
plan-kind-integrationsplan = Integration plan
plan-kind-integrationskonzept = Integration concept
plan-kind-aktionsplan = Action plan
plan-kind-fahrplan = Roadmap
plan-kind-konzept = Concept
plan-kind-leitbild = Guiding principles
plan-kind-strategie = Strategy

## Sections of a plan
section-ziel = Goal
section-baustein = Building block
section-handlungsfeld = Field of action
section-kapitel = Chapter

## Levels
level-bezirk = District (Bezirk)
level-bezirksamt = Borough office
level-landkreis = Rural district
level-kreis = District
level-kreisfreie-stadt = Independent city
level-stadtkreis = Urban district
level-stadt = Town
level-gemeinde = Municipality
level-samtgemeinde = Collective municipality
level-verbandsgemeinde = Association of municipalities
level-amt = Office
level-region = Region
level-regierungsbezirk = Administrative region
level-bezirksregierung = Regional government
level-regierungspraesidium = Regional council
level-landesministerium = State ministry
level-landesbehoerde = State authority
level-land = Federal state
level-bundesministerium = Federal ministry
level-bundesbehoerde = Federal authority
level-bund = Federal government
level-gemeindeverband = Association of local authorities
level-andere = Authority
level-sonstige = Authority

## Kinds of bodies
body-verein = Association
body-stiftung = Foundation
body-netzwerk = Network
body-initiative = Initiative
body-projekt = Project
body-dienststelle = Office
body-unternehmen = Company
body-verband = Federation
body-kirche = Church
body-hochschule = University
body-schule = School
body-kammer = Chamber
body-andere = Organisation
body-sonstige = Organisation

## Stops of the timeline, one and several
stop-decision = Decision
stops-decision = Decisions
stop-in-force = Entry into force
stops-in-force = Entries into force
stop-out-of-force = End of validity
stops-out-of-force = Ends of validity
stop-amendment = Amendment
stops-amendment = Amendments
stop-status = Status
stops-status = Changes of status
stop-milestone = Milestone
stops-milestone = Milestones
stop-start = Start
stops-start = Starts
stop-end = End
stops-end = Ends
stop-press = Press release
stops-press = Press releases
stop-report = Report
stops-report = Reports
stop-event = Event
stops-event = Events
stop-agreement = Agreement
stops-agreement = Agreements
stop-value = Measured value
stops-value = Measured values

## Press release
press-release = Press release
published-by = Published by
about = About
quotes = Voices
reported-speech = reported speech
pictures = Pictures
missing-picture = The picture is missing
credit = Picture
press-contact = Contact
withdrawn = Withdrawn
corrected = Corrected

## Amendment
amendment = Amendment
what-it-amends = What it amends
what-it-does = What changes
place-page = Page
place-chapter = Chapter
date = Date
extent = Extent
nature = Nature
base-missing = The earlier text is not at hand, so the changes cannot be shown in full.
old-wording = Before
new-wording = New
mark-begin = changed:
mark-end = end of change.
mark-to = Amendment
mark-gone = Deletion
mark-legend = What is underlined was changed; the number names the amendment.
mark-changed = Changed by
mark-inserted = Inserted by
mark-paragraph-changed = Paragraph revised
mark-paragraph-inserted = New paragraph
wordings = The wording over time
valid-from = valid from
valid-between = valid from
valid-to = to
valid-until = valid until
wording-versions = Versions { $from } to { $to }
wording-current = Wording in force
wording-former = Former wording
wording-missing = This wording is not at hand.
wording-uncertain = The earlier text is not at hand. Whether it was worded differently is not known.
wording-replaced-by = Reworded by
wording-replaced-same-day = replaced on the same day
wording-repealed-same-day = repealed on the same day
wording-repealed-by = Repealed by
wording-touched-by = Concerned by
repealed = Repealed
repealed-note = The entry stays for reference; it is no longer counted.
repealed-parts = Repealed parts
operation-eingefuegt = inserted
operation-neu-gefasst = reworded
operation-aufgehoben = repealed
operation-umnummeriert = renumbered
operation-unbekannt = not known what changed
extent-auszug = excerpt
extent-vollstaendig = complete
nature-inhaltlich = of substance
nature-redaktionell = editorial

## Mentions
mentioned-in = Mentioned in
mentions-press = Press releases
mentions-measures = Measures
mentions-amendments = Amendments
mentions-sections = Sections
mentions-plans = Plans
mentions-pages = Pages
mentions-authorities = Authorities
mentions-reports = Reports
mentions-events = Events
mentions-agreements = Agreements
mentions-organisations = Organisations
mentions-bodies = Organisations
mentions-persons = Persons
mentions-groups = Committees

## Further languages
other-languages = Other languages
# $lang is the language of this page.
translation = { $lang ->
    [en-simple] This text is written in easy English.
   *[other] This is a translation.
 }
# $lang is the language of the original.
translation-binding = { $lang ->
    [de] The German version is authoritative.
    [en] The English version is authoritative.
   *[other] The original is authoritative.
 }
translated-by = Translated by
reviewed-by = Reviewed by
translation-reviewed = Translation last reviewed

## Lists
lists = Directories
lists-measures = Measures by status, section, responsible body and year
measures-of-group = Measures: { $group }
list-by-status = By status
list-by-section = By section
list-by-responsible = By responsible body
list-by-year = By year
list-bodies = Bodies and persons
bodies-authorities = Authorities
bodies-organisations = Organisations
bodies-groups = Committees
bodies-persons = Persons
no-responsible = no responsible body stated
no-period = no period stated
press-of = Press: { $authority }
press-of-year = Press { $year }: { $authority }
timeline-of = Timeline: { $authority }
timeline-of-year = Timeline { $year }: { $authority }
years-of-timeline = Other years of the timeline

## The whole plan and data
whole-plan = The whole plan on one page
own-page-of-plan = The plan’s page
also-belongs-here = Belongs here as well
data-whole-plan = The whole plan on one page, to read and print
data-measure-lists = Measures by status, section, responsible body and year
data-feed = News as a feed (Atom)
data-calendar = Dates as a calendar (iCalendar)
data-json = Data of the plan (JSON)
data-schema = What the data mean (JSON Schema)
data-csv = Measures as a table (CSV)

## Figures and money
indicators = Indicators
value = Value
all-values = All values
baseline = Baseline
target = Target
value-chart-summary = { $count ->
    [one] 1 value
   *[other] { $count } values
 }, { $from } to { $to }.
chart-target = Target { $value }
money = Funding
amount-euro = { $amount } euros
interval-einmalig = once
interval-jaehrlich = per year
commitment-geplant = planned
commitment-bewilligt = granted
commitment-verausgabt = spent

## Bodies and persons
bodies = Bodies involved
carrier = Run by
name-variants = Also called
person = Person
offices = Offices
mandate = Mandate
members = Members
group-arbeitsgruppe = Working group
group-steuerungsgruppe = Steering group
group-projektgruppe = Project group
group-beirat = Advisory board
group-ausschuss = Committee
group-sonstige = Committee

## Event
event = Event
events = Events
event-kongress = Congress
event-workshop = Workshop
event-tagung = Conference
event-vortrag = Talk
event-beschluss = Decision
event-austausch = Exchange
event-schulung = Training
event-sonstige = Event
organiser = Held by
attendance = Participants
event-count = Number of events

## Agreement
agreement = Agreement
agreements = Agreements
agreement-parties = Agreed between
undertakings = Who undertakes what
initiative = Part of

## Report
report = Report
reports = Reports
reporting-period = Period reported on
published-on = Published
counts-then = As of the report
counts-now = As of the reference date
report-entries = Measure by measure
before-report = before
per-report = according to the report
unchanged = unchanged

## Differences between two states of a plan
difference = What changed
difference-between = { $from } and { $to } compared
difference-version = version { $nr }
difference-now = present state
difference-now-on = state of { $date }
difference-none = Nothing changed between these two states.
difference-sides = Both states
difference-redacted = { $state }: on { $date } something was taken out for legal reasons: { $kind }. Legal ground: { $ground }. What is missing for that reason is no change here.
changes-since = Changed since version { $nr }
changes-until-now = Changed since then
changes-link = Versions { $from } and { $to } compared
changes-link-now = Version { $from } and the present state compared
changes-version = Read version { $nr }
changes-now = Read the present state
difference-overview = In figures
difference-sentences = In sentences
difference-details = In detail
difference-legend = What was inserted is underlined, what was deleted is struck through.
difference-editorial = Editorial change
difference-table = Table
difference-coarse = One paragraph is too long to be compared word by word; the former and the new one are shown whole.
difference-inserted = inserted:
difference-inserted-end = end of insertion.
difference-deleted = deleted:
difference-deleted-end = end of deletion.
difference-kept-blocks = { $count ->
    [one] One paragraph unchanged
   *[other] { $count } paragraphs unchanged
 }
difference-kept-items = { $count ->
    [one] One item unchanged
   *[other] { $count } items unchanged
 }
difference-kept-rows = { $count ->
    [one] One row unchanged
   *[other] { $count } rows unchanged
 }
difference-by-amendment = Amendment
difference-part-numbered = { $kind } { $number }
difference-part-titled = { $part } “{ $title }”
sections-count = { $count ->
    [one] 1 section
   *[other] { $count } sections
 }
difference-figure-added = { $things } added
difference-figure-removed = { $things } removed
difference-figure-moved = { $things } moved
difference-figure-renumbered = { $things } renumbered
difference-figure-renamed = { $things } renamed
difference-figure-reworded = { $things } reworded
difference-figure-status = { $things } with another status
difference-figure-reason = { $things } with another explanation of the status
difference-figure-period = { $things } with another period
difference-figure-parties = { $things } with other parties
difference-figure-milestones = { $things } with other milestones
difference-figure-indicators = { $things } with other indicators
difference-figure-money = { $things } with other funding
difference-figure-texts = { $things } with another text
difference-figure-facts = { $things } with other facts
difference-figure-editorial = { $things } with editorial changes only
difference-figure-unchanged = { $things } unchanged
difference-figure-plan = { $count ->
    [one] One change to the plan itself
   *[other] { $count } changes to the plan itself
 }
difference-added = added
difference-added-for = added, replaces { $parts }
difference-removed = removed
difference-removed-for = removed, replaced by { $parts }
difference-repealed = repealed from { $date }
difference-changed = changed
difference-succeeds = replaces { $part }
difference-renumbered = renumbered from { $from } to { $to }
difference-renamed = renamed from “{ $from }” to “{ $to }”
difference-moved = moved from { $from } to { $to }
difference-moved-in = now part of { $to }
difference-moved-out = no longer part of { $from }
difference-belongs = now part of { $to }, formerly of { $from }
difference-status = status from { $from } to { $to }
difference-reason = explanation of the status changed
difference-reworded = { $name } revised
difference-text-changed = { $name } changed
difference-text-added = { $name } added
difference-text-removed = { $name } removed
difference-value-changed = { $name } changed from “{ $from }” to “{ $to }”
difference-value-added = { $name } stated: “{ $to }”
difference-value-removed = { $name } removed, formerly “{ $from }”
difference-across = now cuts across all sections
difference-not-across = no longer cuts across all sections
difference-placeholder = the wording is not at hand
difference-no-placeholder = the wording is now at hand
difference-party-added = { $name } takes part
difference-party-removed = { $name } takes part no longer
difference-party-changed = { $name } takes part in another way
difference-milestone-added = milestone “{ $name }” added
difference-milestone-removed = milestone “{ $name }” removed
difference-milestone-changed = milestone “{ $name }” changed
difference-indicator-added = indicator “{ $name }” added
difference-indicator-removed = indicator “{ $name }” removed
difference-indicator-changed = indicator “{ $name }” changed
difference-indicator-values = { $count ->
    [one] one new value of the indicator “{ $name }”
   *[other] { $count } new values of the indicator “{ $name }”
 }
difference-value-of = value of “{ $name }”
difference-money-added = funding added: { $name }
difference-money-removed = funding removed: { $name }
difference-money-changed = funding changed from “{ $before }” to “{ $name }”
difference-version-added = version { $name } added
difference-version-removed = version { $name } removed
difference-version-changed = facts about version { $name } changed
difference-name-number = number
difference-name-title = title
difference-name-sections = part of
difference-name-status = status
difference-name-period = period
difference-name-responsible = responsibility
difference-name-kind = kind
difference-name-rendition = rendition
difference-name-audience = audience
difference-name-across = cuts across
difference-name-placeholder = wording not at hand
difference-name-wording = wording
difference-name-paraphrase = account in other words
difference-name-body = text
difference-name-summary = summary
difference-name-result = result
difference-name-parties = parties
difference-name-milestone = milestone
difference-name-indicator = indicator
difference-name-money = funding
difference-name-version = version
rendition-woertlich = verbatim
rendition-sinngemaess = in other words
flag-ja = yes

## Status of a measure within a sentence
in-text-ohne-angabe = not stated
in-text-nicht-begonnen = not started
in-text-in-pruefung = under examination
in-text-in-umsetzung = under way
in-text-teilweise-umgesetzt = partly implemented
in-text-umgesetzt = implemented
in-text-daueraufgabe = ongoing task
in-text-zurueckgestellt = deferred
in-text-nicht-weiterverfolgt = not pursued

## Dates in words
date-unknown = date unknown
date-about = about { $date }
date-from = from { $date }
date-until = until { $date }
date-at-latest = by { $date } at the latest
date-at-latest-on = by { $date } at the latest
date-range = { $from } to { $to }
date-quarter = quarter { $quarter } of { $year }
date-half = half { $half } of { $year }
date-no-year = { $date }, year not given
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Search
search = Search
search-words = Search terms
search-submit = Search
search-kind = Kind
search-authority = Authority
search-all = All
search-hits = Results
search-running = Searching …
# The # is replaced by the number.
search-none = No results. Check the spelling, or search with fewer or other words.
search-one = 1 result
search-many = # results
search-partly = No page holds all the words. Shown are pages that hold some of them:
search-more = Show more results
search-failed = The search index could not be loaded. Reload the page; until then the lists below lead to all pages.
search-needs-script = The search works in your browser and needs JavaScript for it. Without JavaScript the lists below lead to all pages.
search-without = Find without searching
search-authorities = Authorities and their plans
search-measures = Measures of the plans
type-behoerde = Authority
type-organisation = Organisation
type-person = Person
type-gremium = Group
type-plan = Plan
type-ziel = Goal
type-baustein = Building block
type-handlungsfeld = Field of action
type-kapitel = Chapter
type-massnahme = Measure
type-bericht = Report
type-aenderung = Amendment
type-pressemitteilung = Press release
type-veranstaltung = Event
type-vereinbarung = Agreement
type-seite = Page
