//! The page of a measure: what was promised, by whom, what became of it.

use serde::Serialize;

use super::amended::{Repealed, WordingPeriod};
use super::context::{At, Context};
use super::figures::{self, IndicatorView, MoneyView};
use super::page::Frame;
use super::parts::{DateText, Link, MentionGroup, Party, Prose, SourceNote, StatusMark, Wording};
use super::timeline;
use super::tongues::Tongue;
use crate::document::types::{Facts, Measure, MeasureStatus};
use crate::model::{DocIx, MeasureState, Origin, is_so_far};
use crate::texts::Arg;

/// The most phases that fit on one line with their words.
const PHASES: usize = 5;

/// The page of a measure.
#[derive(Clone, Debug, Serialize)]
pub struct MeasurePage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// "Maßnahme 2a" or "Maßnahme".
    pub eyebrow: String,
    /// The official number.
    pub number: Option<&'a str>,
    /// The title without its number.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// Its status.
    pub status: StatusBox<'a>,
    /// Its official wording.
    pub wording: Option<Wording<'a>>,
    /// Its wordings over time, the oldest first; empty where no amendment touched it.
    pub wordings: Vec<WordingPeriod<'a>>,
    /// That it was repealed.
    pub repealed: Option<Repealed<'a>>,
    /// "Prüfauftrag".
    pub sort: Option<&'a str>,
    /// Sections it belongs to, the home first.
    pub sections: Vec<Link<'a>>,
    /// Who is responsible.
    pub responsible: Option<Link<'a>>,
    /// Who takes part.
    pub parties: Vec<Party<'a>>,
    /// Its period.
    pub period: Option<DateText>,
    /// For whom.
    pub audience: Option<&'a str>,
    /// What came of it.
    pub result: Option<&'a str>,
    /// Milestones under three plain questions; absent where there are none.
    pub milestones: Option<Milestones<'a>>,
    /// Figures that tell how it goes.
    pub indicators: Vec<IndicatorView<'a>>,
    /// Money for it.
    pub money: Vec<MoneyView<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// The phases it went through: what follows in the same status is one, and of many the latest.
    pub phases: Vec<HistoryEntry<'a>>,
    /// Its history, the oldest first.
    pub history: Vec<HistoryEntry<'a>>,
    /// Measures that belong to the matter.
    pub see_also: Vec<Link<'a>>,
    /// Measures that it replaces.
    pub replaces: Vec<Link<'a>>,
    /// Measures that replace it.
    pub replaced_by: Vec<Link<'a>>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
    /// The measure before it in official order.
    pub previous: Option<Link<'a>>,
    /// The measure after it.
    pub next: Option<Link<'a>>,
    /// How to cite the page.
    pub citation: String,
}

/// The status of a measure at the Stichtag.
#[derive(Clone, Debug, Serialize)]
pub struct StatusBox<'a> {
    /// The status.
    pub status: StatusMark<'a>,
    /// Since when, where the history tells.
    pub since: Option<DateText>,
    /// Why.
    pub reason: Option<&'a str>,
    /// The language of that reason, where it is not the page's.
    pub reason_tongue: Option<Tongue<'a>>,
    /// "überfällig seit 1. Januar 2025".
    pub overdue: Option<String>,
    /// A plain sentence for a status that was never stated.
    pub explanation: Option<&'a str>,
}

/// A change of status.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEntry<'a> {
    /// When.
    pub date: DateText,
    /// The status it reached.
    pub status: StatusMark<'a>,
    /// What happened.
    pub text: Option<&'a str>,
    /// Who says so.
    pub source: Option<SourceNote<'a>>,
    /// The progress report that says so.
    pub report: Option<Link<'a>>,
    /// Whether it is the status at the Stichtag.
    pub current: bool,
}

/// Milestones: done, now, next.
#[derive(Clone, Debug, Serialize)]
pub struct Milestones<'a> {
    /// What is achieved?
    pub done: Vec<Milestone<'a>>,
    /// What is under way?
    pub now: Vec<Milestone<'a>>,
    /// What is still to come?
    pub next: Vec<Milestone<'a>>,
}

/// One milestone.
#[derive(Clone, Debug, Serialize)]
pub struct Milestone<'a> {
    /// What.
    pub title: &'a str,
    /// When.
    pub date: Option<DateText>,
    /// Its status.
    pub status: StatusMark<'a>,
    /// "überfällig seit …".
    pub overdue: Option<String>,
}

/// The page of the measure `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<MeasurePage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let (Facts::Measure(measure), Some(state)) = (&entry.document.facts, entry.state) else {
        return None;
    };
    let at = At::document(cx, ix);
    let common = &entry.document.common;
    let number = measure.number.as_ref().map(|it| it.value.as_str());
    let order =
        entry.home.plan.and_then(|plan| site.tree(plan)).map_or(&[][..], |tree| &tree.measures);
    let (previous, next) = neighbours(order, entry.rank);
    let depends_on_stichtag = measure.period.is_some() || !entry.history.is_empty();
    let sections = crate::model::parents(site, ix);
    let see_also = at.links(&entry.links.see_also);
    let mut page = at.frame(ix, "measure", depends_on_stichtag);
    page.relations = at.relations_of(ix);
    // The wording names its source where it stands.
    page.source = page.source.filter(|_| site.wording(ix).is_none());
    let citation = citation(cx, ix, &page);
    Some(MeasurePage {
        eyebrow: eyebrow(cx, number),
        number,
        title: entry.title(),
        summary: common.summary.as_deref(),
        status: status_box(cx, ix, measure, state),
        wording: at.wording(ix, measure.rendition, ""),
        wordings: at.wordings(ix),
        repealed: at.repealed(ix),
        sort: measure.sort.map(|sort| cx.texts.of_word("measure", sort.word())),
        sections: at.links(&sections),
        responsible: measure
            .responsible
            .as_ref()
            .map(|it| at.name(entry.links.responsible.as_ref(), &it.text)),
        parties: at.parties(&measure.parties, &entry.links.parties),
        period: measure.period().map(|period| cx.date(period)),
        audience: measure.audience.as_deref(),
        result: measure.result.as_deref().filter(|_| state.latest),
        milestones: milestones(cx, measure),
        indicators: figures::indicators(cx, &measure.indicators),
        money: figures::money(cx, &measure.money),
        prose: at.prose(ix),
        phases: phases(&at, ix),
        history: history(&at, ix),
        see_also,
        replaces: at.links(&entry.links.replaces),
        replaced_by: at.links(site.replaced_by(ix)),
        mentions: at.mentions(ix, |source| entry.links.see_also.contains(&source)),
        previous: previous.map(|ix| at.link(ix)),
        next: next.map(|ix| at.link(ix)),
        citation,
        page,
    })
}

/// "Maßnahme 2a"; "Maßnahme" where it has no number.
pub(super) fn eyebrow(cx: &Context<'_>, number: Option<&str>) -> String {
    match number {
        Some(number) => cx.texts.with("measure-numbered", &[("number", Arg::Text(number))]),
        None => cx.texts.get("measure").to_owned(),
    }
}

/// What stands before and after the place `rank` in `order`.
pub(super) fn neighbours<T: Copy>(order: &[T], rank: Option<usize>) -> (Option<T>, Option<T>) {
    let Some(rank) = rank else { return (None, None) };
    (
        rank.checked_sub(1).and_then(|before| order.get(before)).copied(),
        order.get(rank + 1).copied(),
    )
}

pub(super) fn status_box<'a>(
    cx: &Context<'a>,
    ix: DocIx,
    measure: &'a Measure,
    state: MeasureState,
) -> StatusBox<'a> {
    let change = state.change.and_then(|at| cx.site[ix].history.get(at));
    let since = state.since.and_then(|at| cx.site[ix].history.get(at));
    let told = change.and_then(|change| timeline::change_text(cx, ix, change.origin));
    let own = measure.reason.as_deref().filter(|_| state.latest);
    StatusBox {
        status: cx.status(state.status),
        since: since.map(|change| cx.date(&change.date)),
        reason: own.or(told),
        reason_tongue: if own.is_some() { cx.reason_tongue(ix) } else { cx.facts_tongue(ix) },
        overdue: cx.overdue(state.overdue_since),
        explanation: (state.status == MeasureStatus::NotStated)
            .then(|| cx.texts.get("status-explanation-not-stated")),
    }
}

/// The history of the measure `ix` up to the Stichtag, the oldest first.
pub(super) fn history<'a>(at: &At<'a>, ix: DocIx) -> Vec<HistoryEntry<'a>> {
    let cx = at.cx;
    let entry = &cx.site[ix];
    let current = entry.state.and_then(|state| state.change);
    let so_far = entry
        .history
        .iter()
        .enumerate()
        .filter(|(_, change)| is_so_far(&change.date, cx.stichtag()));
    so_far
        .map(|(place, change)| {
            let (source, report) = match change.origin {
                Origin::Own(own) => {
                    let facts = &entry.document.facts;
                    let measure =
                        if let Facts::Measure(measure) = facts { Some(measure) } else { None };
                    let own = measure.and_then(|measure| measure.history.get(own));
                    (own.and_then(|own| own.source.as_deref()).map(Context::source), None)
                }
                Origin::Report(report, _) => (None, Some(at.link(report))),
            };
            HistoryEntry {
                date: cx.date(&change.date),
                status: cx.status(change.status),
                text: timeline::change_text(cx, ix, change.origin),
                source,
                report,
                current: current == Some(place),
            }
        })
        .collect()
}

/// The history in short: each status with the day on which it began, at most [`PHASES`] of them.
fn phases<'a>(at: &At<'a>, ix: DocIx) -> Vec<HistoryEntry<'a>> {
    let mut phases = history(at, ix);
    let current = phases.iter().any(|phase| phase.current);
    phases.dedup_by(|next, first| next.status.word == first.status.word);
    if let Some(last) = phases.last_mut() {
        last.current = current;
    }
    phases.split_off(phases.len().saturating_sub(PHASES))
}

/// Milestones by what they answer: done, under way, still to come.
pub(super) fn milestones<'a>(cx: &Context<'a>, measure: &'a Measure) -> Option<Milestones<'a>> {
    let mut sorted = Milestones { done: Vec::new(), now: Vec::new(), next: Vec::new() };
    for milestone in &measure.milestones {
        // What became of it was not known before its day.
        let known = milestone.date.as_ref().is_none_or(|date| is_so_far(date, cx.stichtag()));
        let status = milestone.status.filter(|_| known).unwrap_or(MeasureStatus::NotStated);
        let list = match status {
            MeasureStatus::Done => &mut sorted.done,
            MeasureStatus::UnderWay
            | MeasureStatus::PartlyDone
            | MeasureStatus::UnderExamination
            | MeasureStatus::StandingTask => &mut sorted.now,
            MeasureStatus::NotStated
            | MeasureStatus::NotBegun
            | MeasureStatus::PutBack
            | MeasureStatus::GivenUp => &mut sorted.next,
        };
        let overdue = milestone
            .date
            .as_ref()
            .and_then(|date| crate::model::overdue(date, status, cx.stichtag()));
        list.push(Milestone {
            title: &milestone.title,
            date: milestone.date.as_ref().map(|date| cx.date(date)),
            status: cx.status(status),
            overdue: cx.overdue(overdue),
        });
    }
    (!measure.milestones.is_empty()).then_some(sorted)
}

/// How to cite the page: title, plan, authority, site, address.
fn citation(cx: &Context<'_>, ix: DocIx, page: &Frame<'_>) -> String {
    let site = cx.site;
    let entry = &site[ix];
    let title = |ix: Option<DocIx>| ix.map_or("", |ix| site[ix].title());
    let stichtag = cx.day(cx.stichtag());
    let address = page.canonical.clone().unwrap_or_else(|| entry.path.to_string());
    let dated = page.stichtag.is_some();
    cx.texts.with(
        if dated { "citation" } else { "citation-undated" },
        &[
            ("title", Arg::Text(&cx.numbered_title(ix))),
            ("plan", Arg::Text(title(entry.home.plan))),
            ("authority", Arg::Text(title(entry.home.authority))),
            ("site", Arg::Text(&site.file.title)),
            ("address", Arg::Text(&address)),
            ("date", Arg::Text(&stichtag.text)),
        ],
    )
}
