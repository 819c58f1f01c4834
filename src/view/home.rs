//! The home page: the authorities with their plans, and what is new.

use serde::Serialize;

use super::context::{At, Context};
use super::page::Frame;
use super::parts::{Link, Prose, StatusStrip};
use super::plan::strip;
use super::timeline::{self, Stop};
use super::tongues::{Notice, Tongue};
use crate::document::types::Facts;
use crate::model::{self, DocIx, Origin, StopKind};
use crate::path::OutPath;

/// The home page.
#[derive(Clone, Debug, Serialize)]
pub struct Home<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The title of the site.
    pub title: &'a str,
    /// What this is, in one sentence.
    pub summary: Option<&'a str>,
    /// The text of `content/index.md`.
    pub prose: Prose<'a>,
    /// The authorities in order of name.
    pub authorities: Vec<AuthorityEntry<'a>>,
    /// Lists of the whole site, such as that of bodies and persons.
    pub lists: Vec<Link<'a>>,
    /// The ten latest stops of all timelines up to the Stichtag.
    pub news: Vec<NewsItem<'a>>,
}

/// An authority in the list.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorityEntry<'a> {
    /// Its name.
    pub name: Link<'a>,
    /// "Landkreis", "Bezirksregierung".
    pub level: &'a str,
    /// The Land.
    pub land: Option<&'a str>,
    /// Its notice, such as "Beispiel, frei erfunden".
    pub notice: Option<Notice<'a>>,
    /// Its plans.
    pub plans: Vec<PlanEntry<'a>>,
}

/// A plan in a list, with the strip of its counts.
#[derive(Clone, Debug, Serialize)]
pub struct PlanEntry<'a> {
    /// Its title.
    pub name: Link<'a>,
    /// "Integrationsplan".
    pub sort: Option<&'a str>,
    /// "in Kraft".
    pub status: Option<&'a str>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The language of that sentence, where it is not the page's.
    pub summary_tongue: Option<Tongue<'a>>,
    /// The counts of its measures.
    pub strip: StatusStrip<'a>,
}

/// A stop among the news, with the authority it belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct NewsItem<'a> {
    /// The authority.
    pub authority: Link<'a>,
    /// The stop.
    pub stop: Stop<'a>,
}

/// Where the list of bodies and persons is written.
pub fn bodies_path() -> OutPath {
    OutPath::new("stellen-und-personen.html").expect("a plain name is a sound path")
}

/// How many of the latest stops the home page shows.
const NEWS: usize = 10;

/// The home page, written at `path`.
pub fn build<'a>(cx: &'a Context<'a>, path: &'a OutPath) -> Home<'a> {
    let site = cx.site;
    let at = At { cx, path };
    let own = site.home();
    let page = match own {
        Some(ix) => at.frame(ix, "home", true),
        None => {
            let mut page = at.bare_frame("home", site.file.language(), String::new());
            page.stichtag = Some(cx.day(cx.stichtag()));
            page
        }
    };
    let page = Frame {
        json_ld: Some(super::json_ld::build_home(cx)),
        feed: None,
        description: page.description.or(site.file.summary.as_deref()),
        ..page
    };
    Home {
        page,
        title: own.map_or(&*site.file.title, |ix| site[ix].title()),
        summary: own
            .and_then(|ix| site[ix].document.common.summary.as_deref())
            .or(site.file.summary.as_deref()),
        prose: own.map(|ix| at.prose(ix)).unwrap_or_default(),
        authorities: site.authorities.iter().filter_map(|ix| authority_entry(&at, *ix)).collect(),
        lists: vec![Link::plain(cx.texts.get("list-bodies"), Some(at.to(&bodies_path())))],
        news: news(&at),
    }
}

fn authority_entry<'a>(at: &At<'a>, ix: DocIx) -> Option<AuthorityEntry<'a>> {
    let site = at.cx.site;
    let Facts::Authority(authority) = &site[ix].document.facts else { return None };
    let plans = site.lists.plans.get(&Some(ix)).map_or(&[][..], Vec::as_slice);
    Some(AuthorityEntry {
        name: at.link(ix),
        level: at.cx.texts.of_word("level", authority.level.word()),
        land: authority.land.as_ref().map(|land| &*land.value),
        notice: site[ix]
            .document
            .common
            .notice
            .as_deref()
            .map(|text| Notice { text, tongue: at.cx.notice_tongue(ix) }),
        plans: plans.iter().map(|plan| plan_entry(at, *plan)).collect(),
    })
}

/// A plan in a list.
pub(super) fn plan_entry<'a>(at: &At<'a>, ix: DocIx) -> PlanEntry<'a> {
    let cx = at.cx;
    let entry = &cx.site[ix];
    let plan = if let Facts::Plan(plan) = &entry.document.facts { Some(plan) } else { None };
    let (sort, status) =
        (plan.and_then(|plan| plan.sort.as_deref()), plan.and_then(|plan| plan.status));
    PlanEntry {
        name: at.link(ix),
        sort: sort.map(|sort| cx.texts.of_word("plan-kind", sort)),
        status: status.map(|status| cx.texts.of_word("plan", status.word())),
        summary: entry.document.common.summary.as_deref(),
        summary_tongue: cx.summary_tongue(ix),
        strip: strip(cx, cx.site.tree(ix).map_or(&[][..], |tree| &tree.measures)),
    }
}

/// The latest stops of all timelines up to the Stichtag, the latest first.
fn news<'a>(at: &At<'a>) -> Vec<NewsItem<'a>> {
    let site = at.cx.site;
    let past = |stop: &&model::Stop| {
        stop.date.earliest().is_some_and(|day| day <= at.cx.stichtag())
            && !is_told_by_report(site, stop)
    };
    let mut latest: Vec<(&model::Stop, DocIx)> = Vec::new();
    for (authority, stops) in &site.timelines {
        // Each timeline is in order of time: its own latest are enough.
        latest.extend(stops.iter().rev().filter(past).take(NEWS).map(|stop| (stop, *authority)));
    }
    latest.sort_by(|a, b| b.cmp(a));
    // An event shared by authorities is one piece of news.
    latest.dedup_by(|a, b| a.0 == b.0);
    latest.truncate(NEWS);
    let item = |(stop, authority): (&'a model::Stop, DocIx)| NewsItem {
        authority: at.link(authority),
        stop: timeline::build_stop(at, stop),
    };
    latest.into_iter().map(item).collect()
}

/// Whether a report tells of this change of status: then the report itself is the news.
fn is_told_by_report(site: &model::Site, stop: &model::Stop) -> bool {
    let change = site[stop.document].history.get(stop.detail);
    stop.kind == StopKind::Status
        && change.is_some_and(|change| matches!(change.origin, Origin::Report(..)))
}
