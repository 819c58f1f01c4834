//! The timeline of an authority.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{At, Context};
use super::figures::{indicators_of, shown_value};
use super::parts::{DateText, StatusMark};
use super::tongues::Tongue;
use crate::document::types::Facts;
use crate::model::{self, DocIx, Origin, StopKind, is_so_far};

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
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address of its source.
    pub href: String,
    /// One line of text.
    pub text: Option<Cow<'a, str>>,
    /// The language of that text, where it is not the page's.
    pub text_tongue: Option<Tongue<'a>>,
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
        StopKind::Report => "report",
        StopKind::Agreement => "agreement",
        StopKind::Event => "event",
        StopKind::Value => "value",
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
    let word = kind_word(stop.kind);
    let Told { title, text, status } = told(cx, stop);
    Stop {
        kind: word,
        kind_label: cx.texts.of_word("stop", word),
        date: cx.date(&stop.date),
        title,
        tongue: if tells_value_of_authority(cx, stop) {
            cx.facts_tongue(stop.document)
        } else {
            cx.title_tongue(stop.document)
        },
        href: at.href(stop.document),
        text,
        text_tongue: text_tongue(cx, stop),
        status,
        shared: stop.shared,
        ahead: stop.date.earliest().or(stop.date.latest()).is_some_and(|day| day > cx.stichtag()),
    }
}

/// Whether the title of a stop is the name of a figure.
fn tells_value_of_authority(cx: &Context<'_>, stop: &model::Stop) -> bool {
    let facts = &cx.site[stop.document].document.facts;
    stop.kind == StopKind::Value && matches!(facts, Facts::Authority(_))
}

/// The mark of the text of a stop: the sentence that stands for a document, or words of its facts.
fn text_tongue<'a>(cx: &Context<'a>, stop: &model::Stop) -> Option<Tongue<'a>> {
    match stop.kind {
        StopKind::Amendment
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Press => cx.summary_tongue(stop.document),
        StopKind::Start
        | StopKind::End
        | StopKind::Decision
        | StopKind::InForce
        | StopKind::OutOfForce
        | StopKind::Status
        | StopKind::Milestone
        | StopKind::Value => cx.facts_tongue(stop.document),
    }
}

/// What a stop tells besides its kind and date.
struct Told<'a> {
    title: Cow<'a, str>,
    text: Option<Cow<'a, str>>,
    status: Option<StatusMark<'a>>,
}

fn told<'a>(cx: &Context<'a>, stop: &model::Stop) -> Told<'a> {
    let entry = &cx.site[stop.document];
    let title = cx.numbered_title(stop.document);
    let plain = |text: Option<&'a str>| Told {
        title: title.clone(),
        text: text.map(Cow::Borrowed),
        status: None,
    };
    let summary = entry.document.common.summary.as_deref();
    match stop.kind {
        StopKind::Amendment
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Press => plain(summary),
        StopKind::Start | StopKind::End => plain(None),
        StopKind::Decision | StopKind::InForce | StopKind::OutOfForce => {
            let Facts::Plan(plan) = &entry.document.facts else { return plain(summary) };
            let Some(version) = plan.versions.get(stop.detail) else { return plain(summary) };
            let name = version.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
            let title = format!(
                "{}, {} {}{name}",
                entry.title(),
                cx.texts.get("version"),
                version.nr.value
            );
            let body = version.decision.as_ref().and_then(|decision| decision.body.as_deref());
            let body = body.filter(|_| stop.kind == StopKind::Decision);
            Told { title: Cow::Owned(title), text: body.map(Cow::Borrowed), status: None }
        }
        StopKind::Status => {
            let Some(change) = entry.history.get(stop.detail) else { return plain(None) };
            let text = change_text(cx, stop.document, change.origin);
            Told { title, text: text.map(Cow::Borrowed), status: Some(cx.status(change.status)) }
        }
        StopKind::Milestone => {
            let Facts::Measure(measure) = &entry.document.facts else { return plain(None) };
            let milestone = measure.milestones.get(stop.detail);
            let known = is_so_far(&stop.date, cx.stichtag());
            let status = milestone.and_then(|it| it.status).filter(|_| known);
            let status = status.map(|status| cx.status(status));
            let text = milestone.map(|milestone| Cow::Borrowed(&*milestone.title));
            Told { title, text, status }
        }
        StopKind::Value => {
            let indicators = indicators_of(&entry.document.facts);
            let Some(indicator) = indicators.get(stop.detail) else { return plain(None) };
            let value = indicator.values.get(stop.part);
            let text = value.map(|value| shown_value(cx, indicator, &value.value));
            // An authority's own page needs no name; a measure's figure does.
            let title = if tells_value_of_authority(cx, stop) {
                Cow::Borrowed(&*indicator.name.value)
            } else {
                Cow::Owned(format!("{title}: {}", indicator.name.value))
            };
            Told { title, text: text.map(Cow::Owned), status: None }
        }
    }
}

/// What was said at a change of status.
pub(super) fn change_text<'a>(cx: &Context<'a>, measure: DocIx, origin: Origin) -> Option<&'a str> {
    match origin {
        Origin::Own(at) => {
            let Facts::Measure(facts) = &cx.site[measure].document.facts else { return None };
            facts.history.get(at)?.text.as_deref()
        }
        Origin::Report(report, at) => {
            let Facts::Report(facts) = &cx.site[report].document.facts else { return None };
            facts.entries.get(at)?.text.as_deref()
        }
    }
}
