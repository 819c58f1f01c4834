//! The page of a plan, and the page of one of its sections: two pages of the same parts, which is why they
//! share a file longer than most.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::amended::{Repealed, RepealedRow, WordingPeriod};
use super::authority::{PressEntry, press_entry};
use super::context::{At, Context};
use super::measure::neighbours;
use super::page::Frame;
use super::parts::{
    Attachment, Contact, DateText, Link, MeasureRow, Mention, MentionGroup, Party, Prose,
    StatusCount, StatusStrip, Wording,
};
use super::tongues::Tongue;
use crate::date::{Date, Day};
use crate::document::number::Number;
use crate::document::types::{self, Facts, MeasureStatus, PlanStatus};
use crate::model::{DocIx, SectionNode, home_section, is_known, latest_first};
use crate::path::OutPath;
use crate::texts::Arg;

/// The whole plan as one page.
pub const WHOLE_PLAN: &str = "gesamt.html";
/// The measures by status, section, responsible body and year.
pub const MEASURE_LISTS: &str = "massnahmen.html";
/// The plan as data.
pub const PLAN_DATA: &str = "daten.json";
/// What the data of a plan mean.
pub const PLAN_SCHEMA: &str = "daten.schema.json";
/// The measures as a table.
pub const MEASURES_CSV: &str = "massnahmen.csv";

/// The page of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// The authority.
    pub authority: Option<Link<'a>>,
    /// "Integrationsplan".
    pub sort: Option<&'a str>,
    /// "in Kraft".
    pub status: Option<&'a str>,
    /// The versions, the newest first; empty where the sources name none.
    pub versions: Vec<Version<'a>>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The text.
    pub prose: Prose<'a>,
    /// The counts of its measures.
    pub strip: StatusStrip<'a>,
    /// Its sections in official order, depth first.
    pub sections: Vec<SectionBlock<'a>>,
    /// Measures that belong to no section.
    pub loose: Vec<MeasureRow<'a>>,
    /// Measures and sections that were repealed.
    pub repealed: Vec<RepealedRow<'a>>,
    /// Who takes part.
    pub parties: Vec<Party<'a>>,
    /// Files that go with it.
    pub attachments: Vec<Attachment<'a>>,
    /// How to reach those who keep it.
    pub contact: Option<Contact<'a>>,
    /// Amendments, the latest first, undated ones last.
    pub amendments: Vec<Mention<'a>>,
    /// Progress reports, the latest first.
    pub reports: Vec<Mention<'a>>,
    /// Events about it, the latest first.
    pub events: Vec<Mention<'a>>,
    /// The same in other forms: whole plan, lists, feed, calendar, data.
    pub data: Vec<Link<'a>>,
    /// Press releases about it, the latest first.
    pub news: Vec<PressEntry<'a>>,
    /// Who else speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// A version of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct Version<'a> {
    /// Its number.
    pub nr: &'a str,
    /// Its free name.
    pub name: Option<&'a str>,
    /// "beschlossen am 24. September 2019 vom Stadtrat (Drucksache 123)".
    pub decision: Option<String>,
    /// When it came into force.
    pub from: Option<DateText>,
    /// Until when it was in force.
    pub until: Option<DateText>,
    /// Whether it is the one in force at the Stichtag.
    pub current: bool,
}

/// A section on the plan's page.
#[derive(Clone, Debug, Serialize)]
pub struct SectionBlock<'a> {
    /// Its anchor on the page.
    pub id: String,
    /// Depth: 0 directly under the plan.
    pub depth: usize,
    /// "Ziel 2", "Handlungsfeld 1"; the name of its kind alone where it has no number.
    pub eyebrow: Cow<'a, str>,
    /// Its title.
    pub title: &'a str,
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address of its page.
    pub href: String,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The language of that sentence, where it is not the page's.
    pub summary_tongue: Option<Tongue<'a>>,
    /// Whether it cuts across the others.
    pub across: bool,
    /// Whether its wording is not at hand.
    pub placeholder: bool,
    /// Its measures in official order.
    pub measures: Vec<MeasureRow<'a>>,
}

/// The page of a section.
#[derive(Clone, Debug, Serialize)]
pub struct SectionPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// "Ziel 2".
    pub eyebrow: Cow<'a, str>,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// Its official wording.
    pub wording: Option<Wording<'a>>,
    /// Its wordings over time, the oldest first; empty where no amendment touched it.
    pub wordings: Vec<WordingPeriod<'a>>,
    /// That it was repealed.
    pub repealed: Option<Repealed<'a>>,
    /// Whether it cuts across the others.
    pub across: bool,
    /// Whether its wording is not at hand.
    pub placeholder: bool,
    /// The text.
    pub prose: Prose<'a>,
    /// The counts of its measures and of those below.
    pub strip: StatusStrip<'a>,
    /// Measures and sections of it that were repealed.
    pub repealed_parts: Vec<RepealedRow<'a>>,
    /// Sections below it.
    pub children: Vec<SectionBlock<'a>>,
    /// Its measures in official order.
    pub measures: Vec<MeasureRow<'a>>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
    /// The section before it in official order.
    pub previous: Option<Link<'a>>,
    /// The section after it.
    pub next: Option<Link<'a>>,
}

/// The page of the plan `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<PlanPage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Plan(plan) = &entry.document.facts else { return None };
    let tree = site.tree(ix)?;
    let at = At::document(cx, ix);
    let list = |map: &'a BTreeMap<DocIx, Vec<DocIx>>| map.get(&ix).map_or(&[][..], Vec::as_slice);
    let is_release = |source: DocIx| matches!(site[source].document.facts, Facts::PressRelease(_));
    let is_part = |source: DocIx| site[source].home.plan == Some(ix) && !is_release(source);
    let mut news: Vec<DocIx> =
        site.mentions(ix).iter().copied().filter(|source| is_release(*source)).collect();
    news.sort_by(|a, b| latest_first(site, *a, *b));
    let mut files = entry.links.files.iter().flatten().map(|path| &**path);
    let authority = entry.home.authority;
    let mentions = |list: &[DocIx]| {
        list.iter().map(|source| at.mention(*source, authority.unwrap_or(ix))).collect()
    };
    let is_event = |source: DocIx| matches!(site[source].document.facts, Facts::Event(_));
    let mut events: Vec<DocIx> =
        site.mentions(ix).iter().copied().filter(|source| is_event(*source)).collect();
    events.sort_by(|a, b| latest_first(site, *a, *b));
    let mut page = at.frame(ix, "plan", !tree.measures.is_empty());
    page.relations = at.relations_of(ix);
    Some(PlanPage {
        page,
        title: entry.title(),
        authority: authority.map(|authority| at.link(authority)),
        sort: plan.sort.as_deref().map(|sort| cx.texts.of_word("plan-kind", sort)),
        status: plan.status.map(|status| cx.texts.of_word("plan", status.word())),
        versions: versions(cx, plan),
        summary: entry.document.common.summary.as_deref(),
        prose: at.prose(ix),
        strip: strip(cx, &tree.measures),
        sections: tree.sections.iter().map(|node| section_block(&at, node, 0)).collect(),
        loose: tree.loose.iter().map(|measure| measure_row(&at, *measure, None)).collect(),
        repealed: at.repealed_of(ix),
        parties: at.parties(&plan.parties, &entry.links.parties),
        attachments: at.attachments(&plan.attachments, &mut files),
        contact: plan.contact.as_ref().map(Context::contact),
        amendments: mentions(list(&site.lists.amendments)),
        reports: mentions(list(&site.lists.reports)),
        events: mentions(&events),
        data: data(&at, ix),
        news: news.iter().map(|release| press_entry(&at, *release)).collect(),
        mentions: at
            .mentions(ix, |source| is_release(source) || is_event(source) || is_part(source)),
    })
}

/// The page of the section `ix`; `None` where it is none.
pub fn build_section<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<SectionPage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Section(_, section) = &entry.document.facts else { return None };
    let tree = site.tree(entry.home.plan?)?;
    // What was repealed has no place in the tree, and nothing below it.
    let branch = entry.rank.map_or(&[][..], |rank| tree.branch(rank));
    let (own, below) = branch.split_first().map_or((None, branch), |(own, rest)| (Some(own), rest));
    let depth = own.map_or(0, |own| own.depth) + 1;
    let at = At::document(cx, ix);
    let order: Vec<DocIx> = neighbour_sections(&tree.sections, entry.rank);
    let (previous, next) = neighbours(&order, order.iter().position(|other| *other == ix));
    let mut measures: Vec<DocIx> = branch.iter().flat_map(|node| &node.measures).copied().collect();
    measures.sort();
    measures.dedup();
    let sections: BTreeSet<DocIx> = branch.iter().map(|node| node.section).collect();
    let is_home = |ix: &DocIx| home_section(site, *ix).is_some_and(|home| sections.contains(&home));
    let counted: Vec<DocIx> = measures.iter().copied().filter(is_home).collect();
    let mut page = at.frame(ix, "section", !measures.is_empty());
    page.relations = at.relations_of(ix);
    Some(SectionPage {
        page,
        eyebrow: cx.section_name(ix),
        title: entry.title(),
        summary: entry.document.common.summary.as_deref(),
        wording: at.wording(ix, section.rendition, ""),
        wordings: at.wordings(ix),
        repealed: at.repealed(ix),
        across: section.across == Some(true),
        placeholder: section.placeholder == Some(true),
        prose: at.prose(ix),
        strip: strip(cx, &counted),
        repealed_parts: at.repealed_of_section(ix),
        children: below
            .iter()
            .filter(|node| node.depth == depth)
            .map(|node| section_block(&at, node, depth))
            .collect(),
        measures: own
            .iter()
            .flat_map(|own| &own.measures)
            .map(|measure| measure_row(&at, *measure, Some(ix)))
            .collect(),
        mentions: at.mentions(ix, |_| false),
        previous: previous.map(|ix| at.link(ix)),
        next: next.map(|ix| at.link(ix)),
    })
}

/// The section at `rank` with the one before and the one after it.
fn neighbour_sections(sections: &[SectionNode], rank: Option<usize>) -> Vec<DocIx> {
    let rank = rank.unwrap_or_default();
    let window = rank.saturating_sub(1)..(rank + 2).min(sections.len());
    sections.get(window).unwrap_or_default().iter().map(|node| node.section).collect()
}

pub(super) fn versions<'a>(cx: &Context<'a>, plan: &'a types::Plan) -> Vec<Version<'a>> {
    let begins = types::Version::begins;
    // A version that nobody had decided yet is none on that day.
    let known = |version: &&types::Version| is_known(version, cx.stichtag());
    let mut versions: Vec<&types::Version> = plan.versions.iter().filter(known).collect();
    versions.sort_by(|a, b| {
        let number = |version: &types::Version| Number::new(version.nr.value.as_str());
        begins(b).cmp(&begins(a)).then_with(|| number(b).cmp(&number(a)))
    });
    let in_force = |version: &&types::Version| {
        let begun = begins(version)
            .and_then(|date| date.earliest())
            .is_some_and(|day| day <= cx.stichtag());
        let over = version
            .until
            .as_ref()
            .and_then(|date| date.latest())
            .is_some_and(|day| day < cx.stichtag());
        begun && !over
    };
    // A decision alone does not say that a version is in force.
    let stated = |version: &&types::Version| {
        version.from.is_some() || plan.status == Some(PlanStatus::InForce)
    };
    let current = versions.iter().position(|version| in_force(version) && stated(version));
    versions
        .iter()
        .enumerate()
        .map(|(at, version)| Version {
            nr: version.nr.value.as_str(),
            name: version.name.as_deref(),
            decision: version.decision.as_ref().and_then(|decision| decision_text(cx, decision)),
            from: version.from.as_ref().map(|date| cx.date(date)),
            until: version.until.as_ref().map(|date| cx.date(date)),
            current: current == Some(at),
        })
        .collect()
}

/// Whether nothing that is known of `version` keeps it from being the one in force on `day`.
pub fn is_in_force(plan: &types::Plan, version: &types::Version, day: Day) -> bool {
    let since = |version: &types::Version| version.begins().and_then(|date| date.earliest());
    let own = since(version);
    let over = version.until.as_ref().and_then(Date::latest).is_some_and(|until| until < day);
    let follows = |other: &types::Version| since(other).filter(|begun| *begun <= day) > own;
    own.is_none_or(|begun| begun <= day) && !over && !plan.versions.iter().any(follows)
}

/// "beschlossen am 24. September 2019 (Rat), Drucksache 123".
pub fn decision_text(cx: &Context<'_>, decision: &types::Decision) -> Option<String> {
    let date = decision.date.as_ref().map(|date| cx.date(date).text);
    let decided = match (&date, &decision.body) {
        (Some(date), Some(body)) => Some(cx.texts.with(
            "version-decided-on-by",
            &[("date", Arg::Text(date)), ("body", Arg::Text(body))],
        )),
        (Some(date), None) => Some(cx.texts.with("version-decided", &[("date", Arg::Text(date))])),
        (None, Some(body)) => {
            Some(cx.texts.with("version-decided-by", &[("body", Arg::Text(body))]))
        }
        (None, None) => None,
    };
    let paper = decision
        .paper
        .as_ref()
        .map(|paper| cx.texts.with("version-paper", &[("paper", Arg::Text(paper))]));
    let parts: Vec<String> = decided.into_iter().chain(paper).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The path of a file that belongs to the plan `ix`: `town/plan/gesamt.html`; `None` where the plan has
/// nothing to fill it with.
pub fn file_path(cx: &Context<'_>, ix: DocIx, name: &str) -> Option<OutPath> {
    let tree = cx.site.tree(ix)?;
    let of_measures = name == MEASURE_LISTS || name == MEASURES_CSV;
    let empty = tree.measures.is_empty() && (of_measures || tree.sections.is_empty());
    if empty && name != PLAN_DATA && name != PLAN_SCHEMA {
        return None;
    }
    OutPath::new(&format!("{}/{name}", cx.site[ix].document.id.as_str())).ok()
}

/// The plan in other forms.
fn data<'a>(at: &At<'a>, ix: DocIx) -> Vec<Link<'a>> {
    let cx = at.cx;
    let link = |key: &'static str, path: Option<OutPath>| {
        let href = at.to(&path.filter(|path| at.has(path))?);
        Some(Link::plain(cx.texts.get(key), Some(href)))
    };
    let file = |name| file_path(cx, ix, name);
    let links = [
        at.versions_link(ix),
        link("data-whole-plan", file(WHOLE_PLAN)),
        link("data-measure-lists", file(MEASURE_LISTS)),
        link("data-feed", super::feed::path(cx, ix)),
        link("data-calendar", super::calendar::path(cx, ix)),
        link("data-json", file(PLAN_DATA)),
        link("data-schema", file(PLAN_SCHEMA)),
        link("data-csv", file(MEASURES_CSV)),
    ];
    links.into_iter().flatten().collect()
}

/// The counts of `measures` at the Stichtag, in the order of the contract.
pub(super) fn strip<'a>(cx: &Context<'a>, measures: &[DocIx]) -> StatusStrip<'a> {
    let states = || measures.iter().filter_map(|ix| cx.site[*ix].state);
    let overdue = states().filter(|state| state.overdue_since.is_some()).count();
    strip_of(cx, states().map(|state| state.status), overdue)
}

/// The counts of `statuses`, one for each measure.
pub(super) fn strip_of<'a>(
    cx: &Context<'a>,
    statuses: impl Iterator<Item = MeasureStatus>,
    overdue: usize,
) -> StatusStrip<'a> {
    let mut counts: BTreeMap<MeasureStatus, usize> = BTreeMap::new();
    for status in statuses {
        *counts.entry(status).or_default() += 1;
    }
    let total = counts.values().sum();
    StatusStrip {
        total_text: cx.texts.with("measures-count", &[("count", Arg::Count(total))]),
        total,
        counts: counts
            .into_iter()
            .map(|(status, count)| StatusCount { status: cx.status(status), count })
            .collect(),
        overdue_text: (overdue > 0)
            .then(|| cx.texts.with("overdue-count", &[("count", Arg::Count(overdue))])),
    }
}

/// A section in a list; `from` is the depth that counts as the first.
fn section_block<'a>(at: &At<'a>, node: &SectionNode, from: usize) -> SectionBlock<'a> {
    let cx = at.cx;
    let entry = &cx.site[node.section];
    let (across, placeholder) = if let Facts::Section(_, section) = &entry.document.facts {
        (section.across == Some(true), section.placeholder == Some(true))
    } else {
        (false, false)
    };
    SectionBlock {
        id: format!("abschnitt-{}", anchor(cx, node.section)),
        depth: node.depth.saturating_sub(from),
        eyebrow: cx.section_name(node.section),
        title: entry.title(),
        tongue: cx.title_tongue(node.section),
        href: at.href(node.section),
        summary: entry.document.common.summary.as_deref(),
        summary_tongue: cx.summary_tongue(node.section),
        across,
        placeholder,
        measures: node
            .measures
            .iter()
            .map(|measure| measure_row(at, *measure, Some(node.section)))
            .collect(),
    }
}

/// The id of `ix` below its plan as part of an anchor: no two documents of a plan share one, and none
/// holds a colon.
pub(super) fn anchor(cx: &Context<'_>, ix: DocIx) -> String {
    let entry = &cx.site[ix];
    let id = entry.document.id.as_str();
    let plan = entry.home.plan.map_or("", |plan| cx.site[plan].document.id.as_str());
    let own = id.strip_prefix(plan).unwrap_or(id).trim_start_matches('/');
    let mut anchor = String::with_capacity(own.len());
    for c in own.chars() {
        match c {
            '-' | '_' => anchor.push(c),
            '/' => anchor.push('.'),
            _ if c.is_alphanumeric() => anchor.push(c),
            _ => anchor.push_str(&format!("~{:x}~", u32::from(c))),
        }
    }
    anchor
}

/// A measure in the list of `section`.
pub(super) fn measure_row<'a>(at: &At<'a>, ix: DocIx, section: Option<DocIx>) -> MeasureRow<'a> {
    let cx = at.cx;
    let entry = &cx.site[ix];
    let measure =
        if let Facts::Measure(measure) = &entry.document.facts { Some(measure) } else { None };
    let responsible = measure.and_then(|measure| measure.responsible.as_ref());
    let responsible = responsible.map(|it| at.name(entry.links.responsible.as_ref(), &it.text));
    let responsible = responsible.map(|name| (name.title, name.tongue));
    let (responsible, responsible_tongue) = responsible.unzip();
    let home = home_section(cx.site, ix);
    MeasureRow {
        number: entry.document.facts.number().map(Number::as_str),
        title: entry.title(),
        tongue: cx.title_tongue(ix),
        href: at.href(ix),
        status: cx.status(entry.state.map_or(MeasureStatus::NotStated, |state| state.status)),
        overdue: cx.overdue(entry.state.and_then(|state| state.overdue_since)),
        period: measure.and_then(|measure| measure.period()).map(|period| cx.date(period)),
        responsible,
        responsible_tongue: responsible_tongue.flatten(),
        elsewhere: section.is_some() && home != section,
    }
}
