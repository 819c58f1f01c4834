//! Lists: the press of an authority and its timeline by year; the bodies and persons of the site.

use std::borrow::Cow;

use serde::Serialize;

use super::authority::{PressYear, press};
use super::body::first_office;
use super::context::{At, Context};
use super::page::Frame;
use super::parts::Link;
use super::timeline;
use crate::document::types::Facts;
use crate::model::DocIx;
use crate::path::OutPath;
use crate::texts::Arg;

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

/// Above this many entries timelines and press lists divide by year, the measures of a plan by group.
pub const DIVIDE_FROM: usize = 500;

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
