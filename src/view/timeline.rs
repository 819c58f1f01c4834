//! The timeline of an authority.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::context::At;
use super::parts::{DateText, StatusMark};
use crate::document::types::Facts;
use crate::model::{self, StopKind};

/// A timeline: years with their stops, what has no year last.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline<'a> {
    /// Years in order of time; what has no year last.
    pub years: Vec<Year<'a>>,
    /// The kinds that occur, for the filter.
    pub kinds: Vec<KindCount<'a>>,
    /// How many stops in all.
    pub total: usize,
}

/// The stops of one year.
#[derive(Clone, Debug, Serialize)]
pub struct Year<'a> {
    /// Its anchor: `jahr-2019`, `ohne-jahr`.
    pub id: String,
    /// "2019", "ohne Jahr".
    pub label: Cow<'a, str>,
    /// The stops in order of time within the year.
    pub stops: Vec<Stop<'a>>,
}

/// One stop of a timeline.
#[derive(Clone, Debug, Serialize)]
pub struct Stop<'a> {
    /// Its kind, which names the glyph: `decision`, `in-force`, `amendment`, `status`, `milestone`, `start`, `end`, `press`.
    pub kind: &'static str,
    /// "Pressemitteilung".
    pub kind_label: &'a str,
    /// When.
    pub date: DateText,
    /// What.
    pub title: Cow<'a, str>,
    /// Address of its source.
    pub href: String,
    /// One line of text.
    pub text: Option<Cow<'a, str>>,
    /// The status that it reached, where it is a change of status.
    pub status: Option<StatusMark<'a>>,
    /// Whether it stands on another authority's timeline as well.
    pub shared: bool,
    /// Whether it lies after the Stichtag.
    pub ahead: bool,
}

/// A kind of stop, and how many there are.
#[derive(Clone, Debug, Serialize)]
pub struct KindCount<'a> {
    /// The kind.
    pub kind: &'static str,
    /// "Pressemitteilungen".
    pub label: &'a str,
    /// How many.
    pub count: usize,
}

/// The word of a kind, which names its glyph and its texts.
fn kind_word(kind: StopKind) -> &'static str {
    match kind {
        StopKind::Decision => "decision",
        StopKind::InForce => "in-force",
        StopKind::OutOfForce => "out-of-force",
        StopKind::Amendment => "amendment",
        StopKind::Press => "press",
        StopKind::Start => "start",
        StopKind::Status => "status",
        StopKind::Milestone => "milestone",
        StopKind::End => "end",
    }
}

/// The timeline of `stops`, which are in order of time.
pub fn build<'a>(at: &At<'a>, stops: &'a [model::Stop]) -> Timeline<'a> {
    let cx = at.cx;
    let mut years: Vec<Year<'a>> = Vec::new();
    let mut counts: BTreeMap<StopKind, usize> = BTreeMap::new();
    for stop in stops {
        let (id, label) = match stop.date.year() {
            Some(year) => (format!("jahr-{year}"), Cow::Owned(year.to_string())),
            None => ("ohne-jahr".to_owned(), Cow::Borrowed(cx.texts.get("without-year"))),
        };
        if years.last().is_none_or(|last| last.id != id) {
            years.push(Year { id, label, stops: Vec::new() });
        }
        if let Some(year) = years.last_mut() {
            year.stops.push(build_stop(at, stop));
        }
        *counts.entry(stop.kind).or_default() += 1;
    }
    let kinds = counts.into_iter().map(|(kind, count)| KindCount {
        kind: kind_word(kind),
        label: cx.texts.of_word("stops", kind_word(kind)),
        count,
    });
    Timeline { years, kinds: kinds.collect(), total: stops.len() }
}

/// One stop as seen from a page.
pub fn build_stop<'a>(at: &At<'a>, stop: &'a model::Stop) -> Stop<'a> {
    let cx = at.cx;
    let entry = &cx.site[stop.document];
    let word = kind_word(stop.kind);
    let mut title = cx.numbered_title(stop.document);
    let mut text = entry.document.common.summary.as_deref().map(Cow::Borrowed);
    let mut status = None;
    match &entry.document.facts {
        Facts::Measure(measure) => {
            text = None;
            match stop.kind {
                StopKind::Status => {
                    let change = measure.history.get(stop.detail);
                    status = change.map(|change| cx.status(change.status.value));
                    text = change.and_then(|change| change.text.as_deref()).map(Cow::Borrowed);
                }
                StopKind::Milestone => {
                    let milestone = measure.milestones.get(stop.detail);
                    status = milestone.and_then(|it| it.status).map(|status| cx.status(status));
                    text = milestone.map(|milestone| Cow::Borrowed(&*milestone.title));
                }
                StopKind::Decision
                | StopKind::InForce
                | StopKind::OutOfForce
                | StopKind::Amendment
                | StopKind::Press
                | StopKind::Start
                | StopKind::End => {}
            }
        }
        Facts::Plan(plan) => {
            if let Some(version) = plan.versions.get(stop.detail) {
                let name =
                    version.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
                let version_word = cx.texts.get("version");
                title = Cow::Owned(format!(
                    "{}, {version_word} {}{name}",
                    entry.title(),
                    version.nr.value
                ));
                let body = version.decision.as_ref().and_then(|decision| decision.body.as_deref());
                text = body.filter(|_| stop.kind == StopKind::Decision).map(Cow::Borrowed);
            }
        }
        Facts::Authority(_)
        | Facts::Section(..)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Page(_) => {}
    }
    Stop {
        kind: word,
        kind_label: cx.texts.of_word("stop", word),
        date: cx.date(&stop.date),
        title,
        href: at.href(stop.document),
        text,
        status,
        shared: false,
        ahead: stop.date.earliest().or(stop.date.latest()).is_some_and(|day| day > cx.stichtag()),
    }
}
