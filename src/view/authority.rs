//! The page of an authority: what it is, its plans, its timeline, its press.

use serde::Serialize;

use super::chart::{self, PeriodChart};
use super::context::{At, Context};
use super::figures::{self, IndicatorView};
use super::home::{PlanEntry, plan_entry};
use super::lists;
use super::page::Frame;
use super::parts::{Contact, DateText, Link, Mention, MentionGroup, Prose};
use super::section_chart::{self, SectionChart};
use super::timeline::{self, Timeline};
use super::tongues::Tongue;
use crate::document::types::{self, Authority, Facts};
use crate::model::{DocIx, Stop, StopKind, is_so_far, latest_first};
use crate::path::OutPath;
use crate::span::Located;
use crate::texts::Arg;

/// The page of an authority.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorityPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its name.
    pub title: &'a str,
    /// The official name, where it differs.
    pub official_name: Option<&'a str>,
    /// "Landkreis".
    pub level: &'a str,
    /// The Land.
    pub land: Option<&'a str>,
    /// The authority above.
    pub parent: Option<Link<'a>>,
    /// The authorities below.
    pub children: Vec<Link<'a>>,
    /// Official keys and their values: "AGS", "ARS", "Wikidata".
    pub keys: Vec<KeyValue<'a>>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The text.
    pub prose: Prose<'a>,
    /// How to reach it.
    pub contact: Option<Contact<'a>>,
    /// Its website.
    pub website: Option<&'a str>,
    /// Its plans.
    pub plans: Vec<PlanEntry<'a>>,
    /// The chart of periods, where there is a period to show and measures are not too many for one bar each.
    pub chart: Option<PeriodChart<'a>>,
    /// The chart of periods by section, where they are.
    pub section_chart: Option<SectionChart<'a>>,
    /// Its timeline.
    pub timeline: Timeline<'a>,
    /// Pages of single years, where the timeline is divided: then it holds the latest year alone.
    pub timeline_years: Vec<Link<'a>>,
    /// The latest press releases by year, the latest first.
    pub press: Vec<PressYear<'a>>,
    /// The list of all releases, where there are more.
    pub press_more: Option<Link<'a>>,
    /// Figures about it.
    pub indicators: Vec<IndicatorView<'a>>,
    /// Bodies that it works with.
    pub bodies: Vec<Link<'a>>,
    /// Events, the latest first.
    pub events: Vec<Mention<'a>>,
    /// Agreements, the latest first.
    pub agreements: Vec<Mention<'a>>,
    /// The same in other forms: feed, calendar.
    pub data: Vec<Link<'a>>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// An official key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyValue<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// Where the value leads, if it does.
    pub href: Option<String>,
}

/// The press releases of one year.
#[derive(Clone, Debug, Serialize)]
pub struct PressYear<'a> {
    /// "2019", "ohne Jahr".
    pub label: String,
    /// The releases, the latest first.
    pub items: Vec<PressEntry<'a>>,
}

/// A press release in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PressEntry<'a> {
    /// Its title.
    pub title: &'a str,
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address relative to the page.
    pub href: String,
    /// Its date.
    pub date: Option<DateText>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The language of that sentence, where it is not the page's.
    pub summary_tongue: Option<Tongue<'a>>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// The page of the authority `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AuthorityPage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Authority(authority) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let plans = site.lists.plans.get(&Some(ix)).map_or(&[][..], Vec::as_slice);
    let stops = site.timelines.get(&ix).map_or(&[][..], Vec::as_slice);
    let own = |source: DocIx| site[source].home.authority == Some(ix);
    let is_occasion = |source: DocIx| {
        matches!(site[source].document.facts, Facts::Event(_) | Facts::Agreement(_))
    };
    let releases = site.lists.press.get(&Some(ix)).map_or(&[][..], Vec::as_slice);
    let measures: usize =
        plans.iter().filter_map(|plan| site.tree(*plan)).map(|tree| tree.measures.len()).sum();
    let divided = lists::timeline_years(cx, ix);
    // A long timeline shows its latest year here; the others have pages of their own.
    let latest = stops.iter().rev().filter_map(|stop| stop.date.year()).next();
    let shown = match latest.filter(|_| !divided.is_empty()) {
        Some(year) => {
            let from = stops.partition_point(|stop| stop.date.year().is_some_and(|it| it < year));
            let to = stops.partition_point(|stop| stop.date.year().is_some_and(|it| it <= year));
            stops.get(from..to).unwrap_or_default()
        }
        None => stops,
    };
    Some(AuthorityPage {
        page: at.frame(ix, "authority", !stops.is_empty()),
        title: entry.title(),
        official_name: authority.official_name.as_deref().filter(|name| *name != entry.title()),
        level: cx.texts.of_word("level", authority.level.word()),
        land: authority.land.as_ref().map(|land| &*land.value),
        parent: entry
            .links
            .parent
            .filter(|parent| !site[*parent].withheld)
            .map(|parent| at.link(parent)),
        children: at.links(site.children(ix)),
        keys: keys(authority),
        summary: entry.document.common.summary.as_deref(),
        prose: at.prose(ix),
        contact: authority.contact.as_ref().map(Context::contact),
        website: authority.website.as_ref().map(|website| website.as_str()),
        plans: plans.iter().map(|plan| plan_entry(&at, *plan)).collect(),
        chart: (measures <= chart::MOST_MEASURES).then(|| chart::build(&at, plans)).flatten(),
        section_chart: (measures > chart::MOST_MEASURES)
            .then(|| section_chart::build(&at, plans))
            .flatten(),
        timeline: timeline::build(&at, shown),
        timeline_years: lists::year_links(&at, ix, "zeitlinie", &divided),
        press: press(&at, releases.get(..PRESS.min(releases.len())).unwrap_or_default()),
        press_more: (releases.len() > PRESS).then(|| press_link(&at, ix, releases.len())).flatten(),
        indicators: figures::indicators(cx, &authority.indicators),
        bodies: bodies(&at, ix),
        events: occasions(&at, ix, stops, StopKind::Event),
        agreements: occasions(&at, ix, stops, StopKind::Agreement),
        data: data(&at, ix),
        mentions: at.mentions(ix, |source| own(source) || is_occasion(source)),
    })
}

/// The timeline in other forms.
fn data<'a>(at: &At<'a>, ix: DocIx) -> Vec<Link<'a>> {
    let cx = at.cx;
    let link = |key: &'static str, path: Option<OutPath>| {
        let href = at.to(&path.filter(|path| at.has(path))?);
        Some(Link::plain(cx.texts.get(key), Some(href)))
    };
    let feed = link("data-feed", super::feed::path(cx, ix));
    feed.into_iter().chain(link("data-calendar", super::calendar::path(cx, ix))).collect()
}

/// How many of the latest press releases stand on the authority's own page.
const PRESS: usize = 10;

fn press_link<'a>(at: &At<'a>, ix: DocIx, count: usize) -> Option<Link<'a>> {
    let path = lists::list_path(at.cx, ix, "presse", None)?;
    let title = at.cx.texts.with("press-all", &[("count", Arg::Count(count))]);
    Some(Link::plain(title, Some(at.to(&path))))
}

/// Bodies named by the authority's own documents, in order of name as the site lists them.
fn bodies<'a>(at: &At<'a>, ix: DocIx) -> Vec<Link<'a>> {
    let site = at.cx.site;
    let named = |body: &DocIx| {
        site[*body].home.authority == Some(ix)
            || site
                .mentions(*body)
                .iter()
                .any(|source| site[*source].home.authority == Some(ix) || *source == ix)
    };
    site.lists
        .organisations
        .iter()
        .chain(&site.lists.groups)
        .filter(|body| named(body))
        .map(|body| at.link(*body))
        .collect()
}

/// Events or agreements on the timeline, the latest first.
fn occasions<'a>(at: &At<'a>, ix: DocIx, stops: &[Stop], kind: StopKind) -> Vec<Mention<'a>> {
    let of_kind = stops.iter().filter(|stop| stop.kind == kind).map(|stop| stop.document);
    let mut occasions: Vec<DocIx> = of_kind.collect();
    occasions.sort_by(|a, b| latest_first(at.cx.site, *a, *b));
    occasions.into_iter().map(|occasion| at.mention(occasion, ix)).collect()
}

fn keys(authority: &Authority) -> Vec<KeyValue<'_>> {
    fn key<'a>(name: &'a str, value: Option<&'a Located<Box<str>>>) -> Option<KeyValue<'a>> {
        value.map(|value| KeyValue { name, value: &value.value, href: None })
    }
    // Only the number of an item leads anywhere.
    let wikidata = authority.wikidata.as_deref().map(|value| {
        let is_item = value
            .strip_prefix('Q')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let href = is_item.then(|| format!("https://www.wikidata.org/wiki/{value}"));
        KeyValue { name: "Wikidata", value, href }
    });
    [key("AGS", authority.ags.as_ref()), key("ARS", authority.ars.as_ref()), wikidata]
        .into_iter()
        .flatten()
        .collect()
}

/// Releases, the latest first, by year.
pub(super) fn press<'a>(at: &At<'a>, releases: &[DocIx]) -> Vec<PressYear<'a>> {
    let mut years: Vec<PressYear<'a>> = Vec::new();
    let year = |ix: DocIx| at.cx.site[ix].document.facts.date().and_then(|date| date.year());
    for release in releases.iter().copied() {
        let label = year(release)
            .map_or_else(|| at.cx.texts.get("without-year").to_owned(), |year| year.to_string());
        if years.last().is_none_or(|last| last.label != label) {
            years.push(PressYear { label, items: Vec::new() });
        }
        if let Some(year) = years.last_mut() {
            year.items.push(press_entry(at, release));
        }
    }
    years
}

/// A press release in a list.
pub(super) fn press_entry<'a>(at: &At<'a>, ix: DocIx) -> PressEntry<'a> {
    let entry = &at.cx.site[ix];
    let facts = &entry.document.facts;
    let release = if let Facts::PressRelease(release) = facts { Some(release) } else { None };
    let has_come = |note: Option<&types::DatedNote>| {
        let date = |note: &types::DatedNote| {
            note.date.as_ref().is_none_or(|date| is_so_far(date, at.cx.stichtag()))
        };
        note.is_some_and(date)
    };
    PressEntry {
        title: entry.title(),
        tongue: at.cx.title_tongue(ix),
        href: at.href(ix),
        date: facts.date().map(|date| at.cx.date(date)),
        summary: entry.document.common.summary.as_deref(),
        summary_tongue: at.cx.summary_tongue(ix),
        withdrawn: has_come(release.and_then(|release| release.withdrawal.as_ref())),
        corrected: has_come(release.and_then(|release| release.correction.as_ref())),
    }
}
