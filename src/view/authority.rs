//! The page of an authority: what it is, its plans, its timeline, its press.

use serde::Serialize;

use super::chart::{self, PeriodChart};
use super::context::{At, Context};
use super::home::{PlanEntry, plan_entry};
use super::page::Frame;
use super::parts::{Contact, DateText, Link, MentionGroup, Prose};
use super::timeline::{self, Timeline};
use crate::document::types::{Authority, Facts};
use crate::model::DocIx;

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
    /// The chart of periods, where there is a period to show.
    pub chart: Option<PeriodChart<'a>>,
    /// Its timeline.
    pub timeline: Timeline<'a>,
    /// Its press releases by year, the latest first.
    pub press: Vec<PressYear<'a>>,
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
    /// Address relative to the page.
    pub href: String,
    /// Its date.
    pub date: Option<DateText>,
    /// One sentence.
    pub summary: Option<&'a str>,
}

/// The page of the authority `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AuthorityPage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Authority(authority) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let plans = site.plans.get(&Some(ix)).map_or(&[][..], Vec::as_slice);
    let stops = site.timelines.get(&ix).map_or(&[][..], Vec::as_slice);
    let own = |source: DocIx| site[source].home.authority == Some(ix);
    Some(AuthorityPage {
        page: at.frame(ix, "authority", !stops.is_empty()),
        title: entry.title(),
        official_name: authority.official_name.as_deref(),
        level: cx.texts.of_word("level", authority.level.word()),
        land: authority.land.as_deref(),
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
        chart: chart::build(&at, plans),
        timeline: timeline::build(&at, stops),
        press: press(&at, site.press.get(&Some(ix)).map_or(&[][..], Vec::as_slice)),
        mentions: at.mentions(ix, own),
    })
}

fn keys(authority: &Authority) -> Vec<KeyValue<'_>> {
    fn key<'a>(name: &'a str, value: &'a Option<Box<str>>) -> Option<KeyValue<'a>> {
        value.as_deref().map(|value| KeyValue { name, value, href: None })
    }
    // Only the number of an item leads anywhere.
    let wikidata = authority.wikidata.as_deref().map(|value| {
        let is_item = value
            .strip_prefix('Q')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let href = is_item.then(|| format!("https://www.wikidata.org/wiki/{value}"));
        KeyValue { name: "Wikidata", value, href }
    });
    [key("AGS", &authority.ags), key("ARS", &authority.ars), wikidata]
        .into_iter()
        .flatten()
        .collect()
}

/// Releases, the latest first, by year.
fn press<'a>(at: &At<'a>, releases: &[DocIx]) -> Vec<PressYear<'a>> {
    let mut years: Vec<PressYear<'a>> = Vec::new();
    let year = |ix: DocIx| super::context::own_date(at.cx.site, ix).and_then(|date| date.year());
    // What has no year comes last, though it sorts as the latest.
    let (dated, undated): (Vec<DocIx>, Vec<DocIx>) =
        releases.iter().partition(|release| year(**release).is_some());
    for release in dated.into_iter().chain(undated) {
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
    let site = at.cx.site;
    PressEntry {
        title: site[ix].title(),
        href: at.href(ix),
        date: super::context::own_date(site, ix).map(|date| at.cx.date(date)),
        summary: site[ix].document.common.summary.as_deref(),
    }
}
