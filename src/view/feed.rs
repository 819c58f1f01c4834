//! `feed.xml`: the news of an authority or a plan as Atom. News is what has happened up to the Stichtag,
//! to a day, a month or a year; how precisely, the summary says in words, for Atom knows only instants.
//! Knows nothing of XML.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::context::{At, Context};
use super::plan_stops::{day, detail, part, tag};
use super::timeline::build_stop;
use crate::date::{Date, Day, Precision};
use crate::document::types::{DatedNote, Facts};
use crate::formats::atom::{Entry, Feed};
use crate::model::{DocIx, Stop, StopKind, is_so_far};
use crate::path::OutPath;

/// The most entries of a feed.
const MOST: usize = 50;

/// The name of the file.
const NAME: &str = "feed.xml";

/// Where the feed of `ix` is written, and whether there is one: where the base URL is known (ids and
/// links are absolute) and something has happened (a feed is as new as its latest entry).
pub fn path(cx: &Context<'_>, ix: DocIx) -> Option<OutPath> {
    cx.base_url()?;
    cx.stops(ix).iter().rev().any(|stop| happened(cx, stop).is_some()).then_some(())?;
    data_path(cx, ix, NAME)
}

/// The feed of the authority or plan `ix`; `None` where [`path`] is.
pub fn build(cx: &Context<'_>, ix: DocIx) -> Option<String> {
    let base = cx.base_url()?;
    let stops = cx.stops(ix);
    let mut news: Vec<(usize, Day)> = stops
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(at, stop)| Some((at, updated(cx, stop, happened(cx, stop)?))))
        .collect();
    // A late correction is as new as any other news.
    news.sort_by_key(|(_, updated)| Reverse(*updated));
    news.truncate(MOST);
    let (_, latest) = *news.first()?;
    let site = cx.site;
    let document = At::document(cx, ix);
    let page = document.frame(ix, "", false);
    let author = author_of(cx, ix);
    let entries = news.iter().filter_map(|(at, updated)| {
        let stop = stops.get(*at)?;
        Some(entry(cx, base, author, stop, *updated, nth(&stops, *at)))
    });
    let feed = Feed {
        id: tag(cx, ix, "feed"),
        lang: cx.language_of(&site[ix].document),
        title: site[ix].title().to_owned(),
        subtitle: page.notice_line(),
        updated: latest,
        own: format!("{base}{}", data_path(cx, ix, NAME)?.url_path()),
        page: format!("{base}{}", site[ix].path.url_path()),
        author,
        rights: site.file.licence.as_deref(),
        entries: entries.collect(),
    };
    Some(feed.to_xml())
}

/// Where the data file `name` of `ix` is written: in the folder that has the name of its id.
pub fn data_path(cx: &Context<'_>, ix: DocIx, name: &str) -> Option<OutPath> {
    match cx.site[ix].document.id.as_str() {
        "" => OutPath::new(name).ok(),
        id => OutPath::new(&format!("{id}/{name}")).ok(),
    }
}

/// The day of a stop, where it is news that has happened.
fn happened(cx: &Context<'_>, stop: &Stop) -> Option<Day> {
    let is_news = match stop.kind {
        StopKind::Decision
        | StopKind::InForce
        | StopKind::OutOfForce
        | StopKind::Amendment
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Press
        | StopKind::Status => true,
        StopKind::Start | StopKind::Milestone | StopKind::Value | StopKind::End => false,
    };
    day(stop).filter(|day| is_news && *day <= cx.stichtag())
}

/// The day on which the news of `day` last changed: for a release that was corrected or withdrawn, the
/// latest day on which that is known to have happened.
fn updated(cx: &Context<'_>, stop: &Stop, day: Day) -> Day {
    let exact = |date: &Date| date.precision() == Precision::Day && !date.is_about();
    let noted = notes(cx, stop).into_iter().flatten().filter_map(|(_, note)| note.date.as_ref());
    noted.filter(|date| exact(date)).filter_map(Date::earliest).fold(day, Day::max)
}

/// The withdrawal and the correction of a release up to the Stichtag, each with the key of its label.
fn notes<'a>(cx: &Context<'a>, stop: &Stop) -> [Option<(&'static str, &'a DatedNote)>; 2] {
    let Facts::PressRelease(release) = &cx.site[stop.document].document.facts else {
        return [None, None];
    };
    let so_far =
        |note: &&DatedNote| note.date.as_ref().is_none_or(|date| is_so_far(date, cx.stichtag()));
    let withdrawal = release.withdrawal.as_ref().filter(so_far);
    let correction = release.correction.as_ref().filter(so_far);
    [withdrawal.map(|note| ("withdrawn", note)), correction.map(|note| ("corrected", note))]
}

/// How many stops before the one at `at` have its document, kind and date; such stand side by side.
fn nth(stops: &[&Stop], at: usize) -> usize {
    let Some(stop) = stops.get(at) else { return 0 };
    let alike = |other: &&&Stop| {
        other.document == stop.document && other.kind == stop.kind && other.date == stop.date
    };
    let (before, _) = stops.split_at(at);
    match stop.kind {
        // Several versions of one date have their numbers.
        StopKind::Status => before.iter().rev().take_while(alike).count(),
        StopKind::Decision
        | StopKind::InForce
        | StopKind::OutOfForce
        | StopKind::Amendment
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Press
        | StopKind::Start
        | StopKind::Milestone
        | StopKind::Value
        | StopKind::End => 0,
    }
}

fn entry<'a>(
    cx: &'a Context<'a>,
    base: &str,
    feed_author: &str,
    stop: &'a Stop,
    updated: Day,
    nth: usize,
) -> Entry<'a> {
    let entry = &cx.site[stop.document];
    let shown = build_stop(&At::document(cx, stop.document), stop);
    // What a withdrawn release was corrected in no longer matters.
    let note = notes(cx, stop).into_iter().flatten().next();
    let title = match (note, &shown.status, stop.kind) {
        (Some((key, _)), _, _) => Cow::Owned(format!("{}: {}", cx.texts.get(key), shown.title)),
        (None, Some(status), _) => Cow::Owned(format!("{}: {}", shown.title, status.label)),
        (
            None,
            None,
            StopKind::Press | StopKind::Report | StopKind::Event | StopKind::Agreement,
        ) => shown.title,
        (None, None, _) => Cow::Owned(format!("{}: {}", shown.kind_label, shown.title)),
    };
    // The note is what is new; what the release told stands on its page.
    let text = note.map(|(_, note)| &*note.text).or(shown.text.as_deref());
    let summary = match text {
        Some(text) => format!("{}. {text}", shown.date.text.trim_end_matches('.')),
        None => shown.date.text.clone(),
    };
    let author = author_of(cx, stop.document);
    Entry {
        id: tag(cx, stop.document, &part(shown.kind, &detail(cx.site, stop), nth)),
        lang: entry.document.common.language.as_ref().map(|tag| tag.as_str()),
        title,
        updated,
        link: format!("{base}{}", entry.path.url_path()),
        summary,
        author: (author != feed_author).then_some(author),
        category: (shown.kind, shown.kind_label),
    }
}

/// The authority that a document belongs to, by its official name; else who publishes the site.
pub(super) fn author_of<'a>(cx: &Context<'a>, ix: DocIx) -> &'a str {
    let site = cx.site;
    let authority = site[ix].home.authority.unwrap_or(ix);
    if let Facts::Authority(facts) = &site[authority].document.facts {
        facts.official_name.as_deref().unwrap_or_else(|| site[authority].title())
    } else {
        site.file.publisher.as_deref().unwrap_or(&site.file.title)
    }
}
