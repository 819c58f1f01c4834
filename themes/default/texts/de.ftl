### Texte der Oberfläche auf Deutsch. Vorlagen sehen jeden Text ohne Argument als t.schluessel_mit_unterstrichen.

## Rahmen der Seite
skip-to-content = Zum Inhalt springen
menu = Menü
breadcrumb = Sie sind hier
foot-menu = Über diese Website
notice = Hinweis:
about-this-page = Zu dieser Seite
source = Quelle
reviewed = Zuletzt geprüft
stichtag = Stichtag
keywords = Schlagworte
publisher = Herausgeber
licence = Lizenz
address-of-page = Adresse dieser Seite
contents = Inhalt
on-this-page = Auf dieser Seite
not-stated = keine Angabe
nothing-stated = Dazu ist nichts angegeben.
not-yet-published = noch nicht veröffentlicht
not-found = Diese Seite gibt es nicht
not-found-text = Die Adresse ist falsch geschrieben, oder die Seite steht jetzt an anderer Stelle.
glossary = Glossar
to-home = Zur Startseite

## Startseite und Behörde
authorities = Behörden
news = Neu
plans = Pläne
official-name = Amtlicher Name
authority-above = Übergeordnet
authorities-below = Nachgeordnet
website = Website
telephone = Telefon
email = E-Mail
contact = Kontakt
facts = Eckdaten
press = Presse
pages-below = Weitere Seiten

## Zeitlinie
timeline = Zeitlinie
jump-to-year = Zu einem Jahr springen
filter-by-kind = Nur eine Art zeigen
only-this-kind = Gezeigt wird nur
show-all = Alles zeigen
shared-stop = Gemeinsam mit einer anderen Behörde
stop-ahead = Liegt nach dem Stichtag
without-year = ohne Jahr
periods = Zeiträume
chart-summary = { $measures ->
    [one] Zeitraum einer Maßnahme
   *[other] Zeiträume von { $measures } Maßnahmen
 }, { $from } bis { $to }.
chart-summary-year = { $measures ->
    [one] Zeitraum einer Maßnahme
   *[other] Zeiträume von { $measures } Maßnahmen
 } im Jahr { $from }.
chart-sections-summary = { $measures ->
    [one] Zeitraum einer Maßnahme
   *[other] Zeiträume von { $measures } Maßnahmen
 }, zusammengefasst in { $rows ->
    [one] einer Zeile
   *[other] { $rows } Zeilen
 }: vom frühesten bekannten Beginn bis zum spätesten bekannten Ende, { $from } bis { $to }.
chart-sections-summary-year = { $measures ->
    [one] Zeitraum einer Maßnahme
   *[other] Zeiträume von { $measures } Maßnahmen
 }, zusammengefasst in { $rows ->
    [one] einer Zeile
   *[other] { $rows } Zeilen
 }: vom frühesten bekannten Beginn bis zum spätesten bekannten Ende, im Jahr { $from }.
chart-without-period = { $count ->
    [one] davon eine ohne Zeitraum
   *[other] davon { $count } ohne Zeitraum
 }
chart-as-table = Dieselben Angaben als Tabelle
section-and-period = Abschnitt und Zeitraum
period-unknown = Zeitraum nicht bekannt
without-period = davon ohne Zeitraum
chart-today = Stichtag { $date }
period-open-start = Beginn nicht angegeben
period-open-end = Ende offen

## Plan und Abschnitte
plan = Plan
version = Fassung
versions = Fassungen
version-current = gilt
in-force-from = In Kraft ab
in-force-until = In Kraft bis
status-of-measures = Stand der Maßnahmen
count = Anzahl
measures = Maßnahmen
measures-without-section = Maßnahmen ohne Abschnitt
listed-here-as-well = gehört zu einem anderen Abschnitt, zählt nur dort
section-across = Querschnitt: betrifft alle Abschnitte
section-placeholder = Der Wortlaut dieses Abschnitts liegt nicht vor.
parties = Beteiligte
attachments = Anlagen
data = Listen und Daten
amendments = Änderungen
missing-file = Datei fehlt
accessible-file = barrierefrei
inaccessible-file = nicht barrierefrei
accessible-alternative = Barrierefrei zu lesen
pager-sections = Vorheriger und nächster Abschnitt
previous-section = Vorheriger Abschnitt
next-section = Nächster Abschnitt
# Das Datum kann auch ein Monat oder ein Jahr sein.
version-decided = Beschluss: { $date }
version-decided-by = Beschluss: { $body }
version-decided-on-by = Beschluss: { $date }, { $body }
version-paper = Drucksache { $paper }
frozen-version = Archivierte Fassung { $nr }.
frozen-version-named = Archivierte Fassung { $nr } ({ $name }).
archived-versions = Alle Fassungen, auch archivierte
versions-lead = Was beschlossen war, bleibt nachlesbar: Jede archivierte Fassung steht hier, wie sie am Tag ihrer Archivierung war.
version-decision = Entscheidung
version-archive = Archiv
version-read = Archivierte Fassung lesen
version-download = als ZIP herunterladen
version-day = Archiviert zum Stichtag
version-digest = Prüfsumme
version-not-archived = Nicht archiviert
version-redacted = Aus Rechtsgründen wurden Teile entfernt.
version-redaction = { $date }: { $kind }. Rechtsgrundlage: { $ground }.
redacted-version = Aus dieser archivierten Fassung wurde am { $date } etwas entfernt: { $kind }. Rechtsgrundlage: { $ground }.
redacted-page = Von dieser archivierten Seite wurde am { $date } etwas entfernt: { $kind }. Rechtsgrundlage: { $ground }.
frozen-day = Stichtag
frozen-current = Geltende Fassung

## Maßnahme
measure = Maßnahme
measure-numbered = Maßnahme { $number }
measures-count = { $count ->
    [0] Keine Maßnahme
    [one] 1 Maßnahme
   *[other] { $count } Maßnahmen
 }
status = Stand
since = seit
reason = Erläuterung
result = Ergebnis
wording-verbatim = Wortlaut
wording-retold = In eigenen Worten
measure-kind = Art
belongs-to = Gehört zu
responsible = Zuständig
period = Zeitraum
audience = Zielgruppe
replaces = Ersetzt
replaced-by = Ersetzt durch
milestones = Meilensteine
milestones-done = Was ist erreicht?
milestones-now = Was läuft?
milestones-next = Was steht noch aus?
history = Verlauf
current-status = aktueller Stand
see-also = Siehe auch
cite = So zitieren
citation = { $title }. In: { $plan }, { $authority }. { $site }, { $address }, Stichtag { $date }.
citation-undated = { $title }. In: { $plan }, { $authority }. { $site }, { $address }.
pager-measures = Vorherige und nächste Maßnahme
previous-measure = Vorherige Maßnahme
next-measure = Nächste Maßnahme
overdue-since = überfällig seit { $date }
overdue-count = { $count ->
    [one] 1 davon überfällig
   *[other] { $count } davon überfällig
 }
status-explanation-not-stated = Die Quellen sagen nicht, wie weit diese Maßnahme ist.

## Stand einer Maßnahme
status-ohne-angabe = Keine Angabe
status-nicht-begonnen = Nicht begonnen
status-in-pruefung = In Prüfung
status-in-umsetzung = In Umsetzung
status-teilweise-umgesetzt = Teilweise umgesetzt
status-umgesetzt = Umgesetzt
status-daueraufgabe = Daueraufgabe
status-zurueckgestellt = Zurückgestellt
status-nicht-weiterverfolgt = Nicht weiterverfolgt

## Art einer Maßnahme
measure-struktur = Struktur
measure-angebot = Angebot
measure-erhebung = Erhebung
measure-pruefauftrag = Prüfauftrag
measure-selbstverpflichtung = Selbstverpflichtung
measure-pilotprojekt = Pilotprojekt

## Stand eines Plans
plan-entwurf = Entwurf
plan-beschlossen = beschlossen
plan-in-kraft = in Kraft
plan-fortgeschrieben = fortgeschrieben
plan-ausser-kraft = außer Kraft

## Art eines Plans
plan-kind-integrationsplan = Integrationsplan
plan-kind-integrationskonzept = Integrationskonzept
plan-kind-aktionsplan = Aktionsplan
plan-kind-fahrplan = Fahrplan
plan-kind-konzept = Konzept
plan-kind-leitbild = Leitbild
plan-kind-strategie = Strategie

## Abschnitte eines Plans
section-ziel = Ziel
section-baustein = Baustein
section-handlungsfeld = Handlungsfeld
section-kapitel = Kapitel

## Ebenen
level-bezirk = Bezirk
level-bezirksamt = Bezirksamt
level-landkreis = Landkreis
level-kreis = Kreis
level-kreisfreie-stadt = Kreisfreie Stadt
level-stadtkreis = Stadtkreis
level-stadt = Stadt
level-gemeinde = Gemeinde
level-samtgemeinde = Samtgemeinde
level-verbandsgemeinde = Verbandsgemeinde
level-amt = Amt
level-region = Region
level-regierungsbezirk = Regierungsbezirk
level-bezirksregierung = Bezirksregierung
level-regierungspraesidium = Regierungspräsidium
level-landesministerium = Landesministerium
level-landesbehoerde = Landesbehörde
level-land = Land
level-bundesministerium = Bundesministerium
level-bundesbehoerde = Bundesbehörde
level-bund = Bund
level-gemeindeverband = Gemeindeverband
level-andere = Behörde
level-sonstige = Behörde

## Arten von Stellen und Gremien
body-verein = Verein
body-stiftung = Stiftung
body-netzwerk = Netzwerk
body-initiative = Initiative
body-projekt = Projekt
body-dienststelle = Dienststelle
body-unternehmen = Unternehmen
body-verband = Verband
body-kirche = Kirche
body-hochschule = Hochschule
body-schule = Schule
body-kammer = Kammer
body-andere = Organisation
body-sonstige = Organisation

## Haltepunkte der Zeitlinie, einer und mehrere
stop-decision = Beschluss
stops-decision = Beschlüsse
stop-in-force = Inkrafttreten
stops-in-force = Inkrafttreten
stop-out-of-force = Außerkrafttreten
stops-out-of-force = Außerkrafttreten
stop-amendment = Änderung
stops-amendment = Änderungen
stop-status = Stand
stops-status = Stand
stop-milestone = Meilenstein
stops-milestone = Meilensteine
stop-start = Beginn
stops-start = Beginn
stop-end = Ende
stops-end = Ende
stop-press = Pressemitteilung
stops-press = Pressemitteilungen
stop-report = Bericht
stops-report = Berichte
stop-event = Veranstaltung
stops-event = Veranstaltungen
stop-agreement = Vereinbarung
stops-agreement = Vereinbarungen
stop-value = Messwert
stops-value = Messwerte

## Pressemitteilung
press-release = Pressemitteilung
published-by = Herausgegeben von
about = Zum Thema
quotes = Stimmen
reported-speech = sinngemäß wiedergegeben
pictures = Bilder
missing-picture = Das Bild fehlt
credit = Bild
press-contact = Ansprechstelle
withdrawn = Zurückgezogen
corrected = Berichtigt

## Änderung
amendment = Änderung
what-it-amends = Was sie ändert
what-it-does = Was sich ändert
place-page = Seite
place-chapter = Kapitel
date = Datum
extent = Umfang
nature = Art der Änderung
base-missing = Der frühere Text liegt nicht vor. Was sich geändert hat, lässt sich deshalb nicht vollständig zeigen.
old-wording = Bisher
new-wording = Neu
mark-begin = geändert:
mark-end = Ende der Änderung.
mark-to = Änderung
mark-gone = Streichung
mark-legend = Unterstrichenes ist geändert; die Zahl nennt die Änderung.
mark-changed = Geändert durch
mark-inserted = Eingefügt durch
mark-paragraph-changed = Absatz neu gefasst
mark-paragraph-inserted = Absatz neu
wordings = Wortlaut im Lauf der Zeit
valid-from = gültig ab
valid-between = gültig von
valid-to = bis
valid-until = gültig bis
wording-versions = Fassungen { $from } bis { $to }
wording-current = Geltender Wortlaut
wording-former = Früherer Wortlaut
wording-missing = Dieser Wortlaut liegt nicht vor.
wording-uncertain = Der frühere Text liegt nicht vor. Ob er anders lautete, ist nicht bekannt.
wording-replaced-by = Neu gefasst durch
wording-replaced-same-day = am selben Tag ersetzt
wording-repealed-same-day = am selben Tag aufgehoben
wording-repealed-by = Aufgehoben durch
wording-touched-by = Betroffen von
repealed = Aufgehoben
repealed-note = Der Eintrag bleibt zum Nachlesen; er zählt nicht mehr mit.
repealed-parts = Aufgehobene Teile
operation-eingefuegt = eingefügt
operation-neu-gefasst = neu gefasst
operation-aufgehoben = aufgehoben
operation-umnummeriert = umnummeriert
operation-unbekannt = nicht bekannt, was sich geändert hat
extent-auszug = Auszug
extent-vollstaendig = vollständig
nature-inhaltlich = inhaltlich
nature-redaktionell = redaktionell

## Erwähnungen
mentioned-in = Erwähnt in
mentions-press = Pressemitteilungen
mentions-measures = Maßnahmen
mentions-amendments = Änderungen
mentions-sections = Abschnitte
mentions-plans = Pläne
mentions-pages = Seiten
mentions-authorities = Behörden
mentions-reports = Berichte
mentions-events = Veranstaltungen
mentions-agreements = Vereinbarungen
mentions-organisations = Organisationen
mentions-bodies = Organisationen
mentions-persons = Personen
mentions-groups = Gremien

## Weitere Sprachen
other-languages = Andere Sprachen
# $lang ist die Sprache dieser Seite.
translation = { $lang ->
    [de-simple] Das ist ein Text in Leichter Sprache.
   *[other] Das ist eine Übersetzung.
 }
# $lang ist die Sprache des Originals.
translation-binding = { $lang ->
    [de] Maßgeblich ist die deutsche Fassung.
    [en] Maßgeblich ist die englische Fassung.
   *[other] Maßgeblich ist das Original.
 }
translated-by = Übersetzt von
reviewed-by = Geprüft von
translation-reviewed = Stand der Übersetzung

## Verzeichnisse und Listen
lists = Verzeichnisse
lists-measures = Maßnahmen nach Stand, Abschnitt, Zuständigkeit und Jahr
measures-of-group = Maßnahmen: { $group }
list-by-status = Nach Stand
list-by-section = Nach Abschnitt
list-by-responsible = Nach Zuständigkeit
list-by-year = Nach Jahr
list-bodies = Stellen und Personen
bodies-authorities = Behörden
bodies-organisations = Organisationen
bodies-groups = Gremien
bodies-persons = Personen
no-responsible = ohne Angabe der Zuständigkeit
no-period = ohne Zeitraum
press-of = Presse: { $authority }
press-of-year = Presse { $year }: { $authority }
timeline-of = Zeitlinie: { $authority }
timeline-of-year = Zeitlinie { $year }: { $authority }
years-of-timeline = Andere Jahre der Zeitlinie

## Der ganze Plan und Daten
whole-plan = Der ganze Plan auf einer Seite
own-page-of-plan = Seite des Plans
also-belongs-here = Gehört auch hierher
data-whole-plan = Der ganze Plan auf einer Seite, zum Lesen und Drucken
data-measure-lists = Maßnahmen nach Stand, Abschnitt, Zuständigkeit und Jahr
data-feed = Neues als Feed (Atom)
data-calendar = Termine als Kalender (iCalendar)
data-json = Daten des Plans (JSON)
data-schema = Was die Daten bedeuten (JSON Schema, auf Englisch)
data-csv = Maßnahmen als Tabelle (CSV)

## Zahlen und Geld
indicators = Kennzahlen
value = Wert
all-values = Alle Werte
baseline = Ausgangswert
target = Zielwert
value-chart-summary = { $count ->
    [one] 1 Wert
   *[other] { $count } Werte
 }, { $from } bis { $to }.
chart-target = Ziel { $value }
money = Mittel
amount-euro = { $amount } Euro
interval-einmalig = einmalig
interval-jaehrlich = jährlich
commitment-geplant = geplant
commitment-bewilligt = bewilligt
commitment-verausgabt = verausgabt

## Stellen und Personen
bodies = Beteiligte Stellen
carrier = Träger
name-variants = Auch genannt
person = Person
offices = Funktionen
mandate = Auftrag
members = Mitglieder
group-arbeitsgruppe = Arbeitsgruppe
group-steuerungsgruppe = Steuerungsgruppe
group-projektgruppe = Projektgruppe
group-beirat = Beirat
group-ausschuss = Ausschuss
group-sonstige = Gremium

## Veranstaltung
event = Veranstaltung
events = Veranstaltungen
event-kongress = Kongress
event-workshop = Workshop
event-tagung = Tagung
event-vortrag = Vortrag
event-beschluss = Beschluss
event-austausch = Austausch
event-schulung = Schulung
event-sonstige = Veranstaltung
organiser = Veranstaltet von
attendance = Teilnehmende
event-count = Anzahl der Veranstaltungen

## Vereinbarung
agreement = Vereinbarung
agreements = Vereinbarungen
agreement-parties = Vereinbart zwischen
undertakings = Wer was zusagt
initiative = Teil von

## Bericht
report = Bericht
reports = Berichte
reporting-period = Berichtszeitraum
published-on = Veröffentlicht
counts-then = Nach dem Bericht
counts-now = Am Stichtag
report-entries = Maßnahme für Maßnahme
before-report = vorher
per-report = laut Bericht
unchanged = unverändert

## Unterschiede zwischen zwei Ständen eines Plans
difference = Was sich geändert hat
difference-between = { $from } und { $to } im Vergleich
difference-version = Fassung { $nr }
difference-now = geltender Stand
difference-now-on = Stand vom { $date }
difference-none = Zwischen diesen beiden Ständen hat sich nichts geändert.
difference-sides = Beide Stände
difference-redacted = { $state }: Am { $date } wurde aus Rechtsgründen etwas entfernt: { $kind }. Rechtsgrundlage: { $ground }. Was deshalb fehlt, gilt hier nicht als Änderung.
changes-since = Geändert gegenüber Fassung { $nr }
changes-until-now = Seither geändert
changes-link = Fassung { $from } und { $to } im Vergleich
changes-link-now = Fassung { $from } und geltender Stand im Vergleich
changes-version = Fassung { $nr } lesen
changes-now = Geltenden Stand lesen
difference-overview = In Zahlen
difference-sentences = In Sätzen
difference-details = Im Einzelnen
difference-legend = Eingefügtes ist unterstrichen, Gestrichenes ist durchgestrichen.
difference-editorial = Redaktionelle Änderung
difference-table = Tabelle
difference-coarse = Ein Absatz ist zu lang für den Vergleich Wort für Wort; der frühere und der neue stehen ganz da.
difference-inserted = eingefügt:
difference-inserted-end = Ende der Einfügung.
difference-deleted = gestrichen:
difference-deleted-end = Ende der Streichung.
difference-kept-blocks = { $count ->
    [one] Ein Absatz unverändert
   *[other] { $count } Absätze unverändert
 }
difference-kept-items = { $count ->
    [one] Ein Eintrag unverändert
   *[other] { $count } Einträge unverändert
 }
difference-kept-rows = { $count ->
    [one] Eine Zeile unverändert
   *[other] { $count } Zeilen unverändert
 }
difference-by-amendment = Änderung
difference-part-numbered = { $kind } { $number }
difference-part-titled = { $part } „{ $title }“
sections-count = { $count ->
    [one] 1 Abschnitt
   *[other] { $count } Abschnitte
 }
difference-figure-added = { $things } hinzugekommen
difference-figure-removed = { $things } entfallen
difference-figure-moved = { $things } verschoben
difference-figure-renumbered = { $things } umnummeriert
difference-figure-renamed = { $things } umbenannt
difference-figure-reworded = { $things } neu gefasst
difference-figure-status = { $things } mit anderem Status
difference-figure-reason = { $things } mit anderer Erläuterung zum Status
difference-figure-period = { $things } mit anderem Zeitraum
difference-figure-parties = { $things } mit anderen Beteiligten
difference-figure-milestones = { $things } mit anderen Meilensteinen
difference-figure-indicators = { $things } mit anderen Kennzahlen
difference-figure-money = { $things } mit anderen Mitteln
difference-figure-texts = { $things } mit anderem Text
difference-figure-facts = { $things } mit anderen Angaben
difference-figure-editorial = { $things } nur redaktionell geändert
difference-figure-unchanged = { $things } unverändert
difference-figure-plan = { $count ->
    [one] Eine Änderung am Plan selbst
   *[other] { $count } Änderungen am Plan selbst
 }
difference-added = hinzugekommen
difference-added-for = hinzugekommen, ersetzt { $parts }
difference-removed = entfallen
difference-removed-for = entfallen, ersetzt durch { $parts }
difference-repealed = aufgehoben ab { $date }
difference-changed = geändert
difference-succeeds = ersetzt { $part }
difference-renumbered = umnummeriert von { $from } in { $to }
difference-renamed = umbenannt von „{ $from }“ in „{ $to }“
difference-moved = verschoben von { $from } nach { $to }
difference-moved-in = aufgenommen in { $to }
difference-moved-out = nicht mehr in { $from }
difference-belongs = gehört jetzt zu { $to }, bisher zu { $from }
difference-status = Status von { $from } auf { $to }
difference-reason = Erläuterung zum Status geändert
difference-reworded = { $name } neu gefasst
difference-text-changed = { $name } geändert
difference-text-added = { $name } hinzugekommen
difference-text-removed = { $name } entfallen
difference-value-changed = { $name } geändert von „{ $from }“ in „{ $to }“
difference-value-added = { $name } angegeben: „{ $to }“
difference-value-removed = { $name } entfallen, bisher „{ $from }“
difference-across = jetzt Querschnitt
difference-not-across = kein Querschnitt mehr
difference-placeholder = der Wortlaut liegt nicht vor
difference-no-placeholder = der Wortlaut liegt jetzt vor
difference-party-added = { $name } neu beteiligt
difference-party-removed = { $name } nicht mehr beteiligt
difference-party-changed = { $name } anders beteiligt
difference-milestone-added = Meilenstein „{ $name }“ hinzugekommen
difference-milestone-removed = Meilenstein „{ $name }“ entfallen
difference-milestone-changed = Meilenstein „{ $name }“ geändert
difference-indicator-added = Kennzahl „{ $name }“ hinzugekommen
difference-indicator-removed = Kennzahl „{ $name }“ entfallen
difference-indicator-changed = Kennzahl „{ $name }“ geändert
difference-indicator-values = { $count ->
    [one] ein neuer Wert der Kennzahl „{ $name }“
   *[other] { $count } neue Werte der Kennzahl „{ $name }“
 }
difference-value-of = Wert der Kennzahl „{ $name }“
difference-money-added = Mittel hinzugekommen: { $name }
difference-money-removed = Mittel entfallen: { $name }
difference-money-changed = Mittel geändert von „{ $before }“ in „{ $name }“
difference-version-added = Fassung { $name } hinzugekommen
difference-version-removed = Fassung { $name } entfallen
difference-version-changed = Angaben zur Fassung { $name } geändert
difference-name-number = Nummer
difference-name-title = Titel
difference-name-sections = Gehört zu
difference-name-status = Status
difference-name-period = Zeitraum
difference-name-responsible = Zuständigkeit
difference-name-kind = Art
difference-name-rendition = Wiedergabe
difference-name-audience = Zielgruppe
difference-name-across = Querschnitt
difference-name-placeholder = Wortlaut liegt nicht vor
difference-name-wording = Wortlaut
difference-name-paraphrase = Wiedergabe in eigenen Worten
difference-name-body = Text
difference-name-summary = Kurztext
difference-name-result = Ergebnis
difference-name-parties = Beteiligte
difference-name-milestone = Meilenstein
difference-name-indicator = Kennzahl
difference-name-money = Mittel
difference-name-version = Fassung
rendition-woertlich = wörtlich
rendition-sinngemaess = sinngemäß
flag-ja = ja

## Stand einer Maßnahme im Satz
in-text-ohne-angabe = ohne Angabe
in-text-nicht-begonnen = nicht begonnen
in-text-in-pruefung = in Prüfung
in-text-in-umsetzung = in Umsetzung
in-text-teilweise-umgesetzt = teilweise umgesetzt
in-text-umgesetzt = umgesetzt
in-text-daueraufgabe = Daueraufgabe
in-text-zurueckgestellt = zurückgestellt
in-text-nicht-weiterverfolgt = nicht weiterverfolgt

## Daten als Worte
date-unknown = Datum unbekannt
date-about = etwa { $date }
date-from = ab { $date }
date-until = bis { $date }
date-at-latest = spätestens { $date }
date-at-latest-on = spätestens am { $date }
date-range = { $from } bis { $to }
date-quarter = { $quarter }. Quartal { $year }
date-half = { $half }. Halbjahr { $year }
date-no-year = { $date }, Jahr nicht angegeben
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Suche
search = Suche
search-words = Suchbegriffe
search-submit = Suchen
search-kind = Art
search-authority = Behörde
search-all = Alle
search-hits = Treffer
search-running = Die Suche läuft …
# Das # wird durch die Anzahl ersetzt.
search-none = Keine Treffer. Prüfen Sie die Schreibweise, oder suchen Sie mit weniger oder anderen Wörtern.
search-one = 1 Treffer
search-many = # Treffer
search-partly = Keine Seite enthält alle Wörter. Gezeigt werden Seiten, die einen Teil davon enthalten:
search-more = Weitere Treffer zeigen
search-failed = Der Suchindex ließ sich nicht laden. Laden Sie die Seite neu; bis dahin führen die Verzeichnisse weiter unten zu allen Seiten.
search-needs-script = Die Suche arbeitet in Ihrem Browser und braucht dazu JavaScript. Ohne JavaScript führen die Verzeichnisse weiter unten zu allen Seiten.
search-without = Ohne Suche finden
search-authorities = Behörden und ihre Pläne
search-measures = Maßnahmen der Pläne
type-behoerde = Behörde
type-organisation = Organisation
type-person = Person
type-gremium = Gremium
type-plan = Plan
type-ziel = Ziel
type-baustein = Baustein
type-handlungsfeld = Handlungsfeld
type-kapitel = Kapitel
type-massnahme = Maßnahme
type-bericht = Bericht
type-aenderung = Änderung
type-pressemitteilung = Pressemitteilung
type-veranstaltung = Veranstaltung
type-vereinbarung = Vereinbarung
type-seite = Seite
