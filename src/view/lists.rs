//! Lists: the measures of a plan by status, section, responsible body and year; the press of an
//! authority by year; the bodies and persons of the site. Four lists of one pattern, in one file.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::authority::{PressYear, press};
use super::body::first_office;
use super::context::{At, Context};
use super::page::Frame;
use super::parts::{Link, MeasureRow};
use super::plan::measure_row;
use super::timeline;
use crate::collation::SortKey;
use crate::document::types::{Facts, MeasureStatus};
use crate::model::{DocIx, PlanTree};
use crate::path::OutPath;
use crate::texts::Arg;

/// The measures of a plan, in one order after the other.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureLists<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: String,
    /// The plan.
    pub plan: Link<'a>,
    /// The measures, each once; the groups say where in here theirs stand.
    pub measures: Vec<MeasureRow<'a>>,
    /// By status, by section, by responsible body, by year.
    pub lists: Vec<MeasureList<'a>>,
}

/// The measures of a plan in one order.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureList<'a> {
    /// Its anchor.
    pub id: &'static str,
    /// "Nach Stand".
    pub label: &'a str,
    /// The groups.
    pub groups: Vec<MeasureGroup<'a>>,
}

/// A group of a list.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureGroup<'a> {
    /// Its anchor.
    pub id: String,
    /// "Umgesetzt", "Ziel 2: …", "Jugendamt", "2021".
    pub label: Cow<'a, str>,
    /// Its measures in official order, as places in [`MeasureLists::measures`].
    pub measures: Vec<usize>,
}

/// The press releases of an authority, or those of one year where there are very many.
#[derive(Clone, Debug, Serialize)]
pub struct PressList<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: String,
    /// The authority.
    pub authority: Link<'a>,
    /// Pages of single years, where the list is divided.
    pub years: Vec<Link<'a>>,
    /// The releases by year, the latest first.
    pub press: Vec<PressYear<'a>>,
}

/// The stops of one year of a timeline that is divided.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: String,
    /// The authority.
    pub authority: Link<'a>,
    /// All years.
    pub years: Vec<Link<'a>>,
    /// The stops.
    pub timeline: timeline::Timeline<'a>,
}

/// The bodies and persons of the site.
#[derive(Clone, Debug, Serialize)]
pub struct BodyList<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: &'a str,
    /// Authorities, organisations, groups, persons.
    pub groups: Vec<BodyGroup<'a>>,
}

/// Bodies of one sort.
#[derive(Clone, Debug, Serialize)]
pub struct BodyGroup<'a> {
    /// Its anchor.
    pub id: &'static str,
    /// "Organisationen".
    pub label: &'a str,
    /// In order of name.
    pub items: Vec<BodyEntry<'a>>,
}

/// A body or person in a list.
#[derive(Clone, Debug, Serialize)]
pub struct BodyEntry<'a> {
    /// The name.
    pub name: Link<'a>,
    /// "Verein"; a person's first office.
    pub detail: Option<Cow<'a, str>>,
}

/// Above this many entries timelines and press lists divide by year.
pub const DIVIDE_FROM: usize = 500;

/// The measures of the plan `ix` in four orders, written at `path`.
pub fn build_measures<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    ix: DocIx,
) -> Option<MeasureLists<'a>> {
    let site = cx.site;
    let tree = site.tree(ix)?;
    let at = At { cx, path };
    let title = cx.texts.get("lists-measures").to_owned();
    let mut page = at.frame(ix, "measure-lists", true);
    page.breadcrumb.push(at.link(ix));
    page.head_title = format!("{title} – {}", page.head_title);
    page.json_ld = None;
    let places: HashMap<DocIx, usize> =
        tree.measures.iter().enumerate().map(|(place, ix)| (*ix, place)).collect();
    let measures = tree.measures.iter().map(|ix| measure_row(&at, *ix, None)).collect();
    let list = |id, label, groups: Vec<(String, Cow<'a, str>, Vec<DocIx>)>| MeasureList {
        id,
        label,
        groups: groups
            .into_iter()
            .map(|(id, label, measures)| MeasureGroup {
                id,
                label,
                measures: measures.iter().filter_map(|ix| places.get(ix)).copied().collect(),
            })
            .collect(),
    };
    let lists = vec![
        list("stand", cx.texts.get("list-by-status"), by_status(cx, tree)),
        list("abschnitt", cx.texts.get("list-by-section"), by_section(cx, tree)),
        list("zustaendig", cx.texts.get("list-by-responsible"), by_responsible(&at, tree)),
        list("jahr", cx.texts.get("list-by-year"), by_year(cx, tree)),
    ];
    let lists = lists.into_iter().filter(|list| !list.groups.is_empty()).collect();
    Some(MeasureLists { page, title, plan: at.link(ix), measures, lists })
}

type Groups<'a> = Vec<(String, Cow<'a, str>, Vec<DocIx>)>;

fn by_status<'a>(cx: &Context<'a>, tree: &PlanTree) -> Groups<'a> {
    let mut groups: BTreeMap<MeasureStatus, Vec<DocIx>> = BTreeMap::new();
    for measure in &tree.measures {
        let state = cx.site[*measure].state;
        groups
            .entry(state.map_or(MeasureStatus::NotStated, |state| state.status))
            .or_default()
            .push(*measure);
    }
    let group = |(status, measures): (MeasureStatus, Vec<DocIx>)| {
        (format!("stand-{}", status.word()), Cow::Borrowed(cx.status(status).label), measures)
    };
    groups.into_iter().map(group).collect()
}

fn by_section<'a>(cx: &Context<'a>, tree: &PlanTree) -> Groups<'a> {
    let sections = tree.sections.iter().filter(|node| !node.measures.is_empty()).enumerate();
    let mut groups: Groups<'a> = sections
        .map(|(at, node)| {
            (
                format!("abschnitt-{}", at + 1),
                cx.numbered_title(node.section),
                node.measures.clone(),
            )
        })
        .collect();
    if !tree.loose.is_empty() {
        let label = Cow::Borrowed(cx.texts.get("measures-without-section"));
        groups.push(("abschnitt-ohne".to_owned(), label, tree.loose.clone()));
    }
    groups
}

fn by_responsible<'a>(at: &At<'a>, tree: &PlanTree) -> Groups<'a> {
    let cx = at.cx;
    let mut groups: BTreeMap<Cow<'a, str>, Vec<DocIx>> = BTreeMap::new();
    let mut unstated = Vec::new();
    for ix in &tree.measures {
        let entry = &cx.site[*ix];
        let facts =
            if let Facts::Measure(measure) = &entry.document.facts { Some(measure) } else { None };
        match facts.and_then(|facts| facts.responsible.as_ref()) {
            Some(who) => {
                let name = at.name(entry.links.responsible.as_ref(), &who.text).title;
                groups.entry(name).or_default().push(*ix);
            }
            None => unstated.push(*ix),
        }
    }
    let mut groups: Vec<(Cow<'a, str>, Vec<DocIx>)> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(name, _)| SortKey::of(name));
    let mut named: Groups<'a> = groups
        .into_iter()
        .enumerate()
        .map(|(at, (name, measures))| (format!("zustaendig-{}", at + 1), name, measures))
        .collect();
    let label = Cow::Borrowed(cx.texts.get("no-responsible"));
    if !unstated.is_empty() {
        named.push(("zustaendig-ohne".to_owned(), label, unstated));
    }
    named
}

/// By the years in which the period runs, as far as both ends are known; else by the one that is.
fn by_year<'a>(cx: &Context<'a>, tree: &PlanTree) -> Groups<'a> {
    let mut groups: BTreeMap<i16, Vec<DocIx>> = BTreeMap::new();
    let mut undated = Vec::new();
    for ix in &tree.measures {
        let facts = &cx.site[*ix].document.facts;
        let period = if let Facts::Measure(measure) = facts { measure.period() } else { None };
        let from = period.and_then(|period| period.earliest()).map(crate::date::Day::year);
        let to = period.and_then(|period| period.latest()).map(crate::date::Day::year);
        match (from.or(to), to.or(from)) {
            // A period of centuries is a slip that must not fill the page.
            (Some(from), Some(to)) => {
                (from..=to).take(50).for_each(|year| groups.entry(year).or_default().push(*ix))
            }
            _ => undated.push(*ix),
        }
    }
    let mut years: Groups<'a> = groups
        .into_iter()
        .map(|(year, measures)| (format!("jahr-{year}"), Cow::Owned(year.to_string()), measures))
        .collect();
    if !undated.is_empty() {
        years.push(("jahr-ohne".to_owned(), Cow::Borrowed(cx.texts.get("no-period")), undated));
    }
    years
}

/// The press releases of the authority `ix`, written at `path`; `year` chooses one year of a divided list.
pub fn build_press<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    ix: DocIx,
    year: Option<Year>,
) -> PressList<'a> {
    let site = cx.site;
    let at = At { cx, path };
    let all = site.lists.press.get(&Some(ix)).map_or(&[][..], Vec::as_slice);
    let divided = divided_years(all.len(), || all.iter().map(|release| release_year(cx, *release)));
    let shown: Vec<DocIx> = match year {
        Some(year) => {
            all.iter().copied().filter(|release| release_year(cx, *release) == year).collect()
        }
        None if divided.is_empty() => all.to_vec(),
        None => all.iter().copied().take(DIVIDE_FROM / 10).collect(),
    };
    let authority = Arg::Text(site[ix].title());
    let title = match year {
        Some(year) => cx.texts.with(
            "press-of-year",
            &[("authority", authority), ("year", Arg::Text(&year_label(cx, year)))],
        ),
        None => cx.texts.with("press-of", &[("authority", authority)]),
    };
    PressList {
        page: list_frame(&at, ix, "press-list", &title),
        title,
        authority: at.link(ix),
        years: year_links(&at, ix, "presse", &divided),
        press: press(&at, &shown),
    }
}

/// One year of the divided timeline of the authority `ix`, written at `path`.
pub fn build_timeline_year<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    ix: DocIx,
    year: Year,
) -> TimelinePage<'a> {
    let site = cx.site;
    let at = At { cx, path };
    let stops = site.timelines.get(&ix).map_or(&[][..], Vec::as_slice);
    let from = stops.iter().position(|stop| stop.date.year() == year).unwrap_or(stops.len());
    let rest = stops.get(from..).unwrap_or_default();
    let count = rest.iter().take_while(|stop| stop.date.year() == year).count();
    let label = year_label(cx, year);
    let title = cx.texts.with(
        "timeline-of-year",
        &[("authority", Arg::Text(site[ix].title())), ("year", Arg::Text(&label))],
    );
    TimelinePage {
        page: list_frame(&at, ix, "timeline-year", &title),
        title,
        authority: at.link(ix),
        years: year_links(&at, ix, "zeitlinie", &timeline_years(cx, ix)),
        timeline: timeline::build(&at, rest.get(..count).unwrap_or_default()),
    }
}

/// A year; `None` is what has none.
pub type Year = Option<i16>;

/// The years of an authority's timeline, if it is long enough to be divided.
pub fn timeline_years(cx: &Context<'_>, ix: DocIx) -> Vec<Year> {
    let stops = cx.site.timelines.get(&ix).map_or(&[][..], Vec::as_slice);
    divided_years(stops.len(), || stops.iter().map(|stop| stop.date.year()))
}

/// The years of an authority's press releases, if they are many enough to be divided.
pub fn press_years(cx: &Context<'_>, ix: DocIx) -> Vec<Year> {
    let releases = cx.site.lists.press.get(&Some(ix)).map_or(&[][..], Vec::as_slice);
    divided_years(releases.len(), || releases.iter().map(|release| release_year(cx, *release)))
}

fn release_year(cx: &Context<'_>, release: DocIx) -> Year {
    cx.site[release].document.facts.date().and_then(|date| date.year())
}

/// All years that occur, ascending, what has none last; none at all where the list is short.
fn divided_years<I: Iterator<Item = Year>>(length: usize, years: impl Fn() -> I) -> Vec<Year> {
    if length <= DIVIDE_FROM {
        return Vec::new();
    }
    let mut found: Vec<Year> = years().collect();
    found.sort_by_key(|year| (year.is_none(), *year));
    found.dedup();
    found
}

fn year_label(cx: &Context<'_>, year: Year) -> String {
    year.map_or_else(|| cx.texts.get("without-year").to_owned(), |year| year.to_string())
}

/// The path of a list of the authority `ix`: `town/presse-2021.html`.
pub fn list_path(cx: &Context<'_>, ix: DocIx, list: &str, year: Option<Year>) -> Option<OutPath> {
    let id = cx.site[ix].document.id.as_str();
    let year = match year {
        Some(Some(year)) => format!("-{year}"),
        Some(None) => "-ohne-jahr".to_owned(),
        None => String::new(),
    };
    OutPath::new(&format!("{id}/{list}{year}.html")).ok()
}

pub(super) fn year_links<'a>(at: &At<'a>, ix: DocIx, list: &str, years: &[Year]) -> Vec<Link<'a>> {
    years
        .iter()
        .filter_map(|year| {
            let path = list_path(at.cx, ix, list, Some(*year))?;
            Some(Link::plain(year_label(at.cx, *year), Some(at.to(&path))))
        })
        .collect()
}

fn list_frame<'a>(at: &At<'a>, ix: DocIx, kind: &'static str, title: &str) -> Frame<'a> {
    let mut page = at.frame(ix, kind, false);
    page.breadcrumb.push(at.link(ix));
    page.head_title = format!("{title} – {}", at.cx.site.file.title);
    page.description = None;
    page.source = None;
    page.json_ld = None;
    page
}

/// The bodies and persons of the site, written at `path`.
pub fn build_bodies<'a>(cx: &'a Context<'a>, path: &'a OutPath) -> BodyList<'a> {
    let site = cx.site;
    let at = At { cx, path };
    let title = cx.texts.get("list-bodies");
    let group = |id: &'static str, list: &[DocIx]| BodyGroup {
        id,
        label: cx.texts.of_word("bodies", id),
        items: list
            .iter()
            .map(|ix| BodyEntry { name: at.link(*ix), detail: detail(cx, *ix) })
            .collect(),
    };
    let groups = [
        group("authorities", &site.authorities),
        group("organisations", &site.lists.organisations),
        group("groups", &site.lists.groups),
        group("persons", &site.lists.persons),
    ];
    BodyList {
        page: at.bare_frame("body-list", cx.site.file.language(), title.to_owned()),
        title,
        groups: groups.into_iter().filter(|group| !group.items.is_empty()).collect(),
    }
}

/// What sort of body it is, a person's first office.
fn detail<'a>(cx: &Context<'a>, ix: DocIx) -> Option<Cow<'a, str>> {
    let facts = &cx.site[ix].document.facts;
    let word = if let Facts::Authority(authority) = facts {
        Some(cx.texts.of_word("level", authority.level.word()))
    } else if let Facts::Organisation(organisation) = facts {
        organisation.sort.map(|sort| cx.texts.of_word("body", sort.word()))
    } else if let Facts::Group(group) = facts {
        group.sort.map(|sort| cx.texts.of_word("group", sort.word()))
    } else {
        return first_office(cx, ix).map(Cow::Owned);
    };
    word.map(Cow::Borrowed)
}
