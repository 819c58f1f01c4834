//! The timeline of each authority: every dated thing of its plans, press and partners, in order of time.

use std::collections::{BTreeMap, BTreeSet};

use super::status::Origin;
use super::status::{is_known, is_so_far};
use super::{DocIx, Linked};
use crate::date::{Date, Day, Precision};
use crate::document::types::{Facts, Indicator, Plan};

/// The kinds of stops. Their order is that of stops of one date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StopKind {
    /// A plan was decided.
    Decision,
    /// A version came into force.
    InForce,
    /// A version went out of force.
    OutOfForce,
    /// An amendment.
    Amendment,
    /// A progress report.
    Report,
    /// An agreement.
    Agreement,
    /// An event.
    Event,
    /// A press release.
    Press,
    /// The period of a measure starts.
    Start,
    /// The status of a measure changes.
    Status,
    /// A milestone.
    Milestone,
    /// A value of an indicator.
    Value,
    /// The period of a measure ends.
    End,
}

/// One stop: what happened, when, and where it is told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stop {
    /// When.
    pub date: Date,
    /// What sort of thing.
    pub kind: StopKind,
    /// The document that tells it.
    pub document: DocIx,
    /// Which of the document's versions, changes, milestones or indicators it is.
    pub detail: usize,
    /// Which value of the indicator it is.
    pub part: usize,
    /// Whether it stands on another authority's timeline as well.
    pub shared: bool,
}

/// Collects the timelines of all published authorities.
pub(super) fn collect(site: &mut Linked) {
    let mut timelines: BTreeMap<DocIx, Vec<Stop>> =
        site.authorities.iter().map(|authority| (*authority, Vec::new())).collect();
    for (ix, entry) in site.published() {
        let own = if matches!(entry.document.facts, Facts::Authority(_)) {
            Some(ix)
        } else {
            entry.home.authority
        };
        let mut lines: BTreeSet<DocIx> = own.into_iter().collect();
        if matches!(
            entry.document.facts,
            Facts::PressRelease(_) | Facts::Event(_) | Facts::Agreement(_)
        ) {
            lines.extend(entry.links.named().filter(|named| timelines.contains_key(named)));
        }
        let shared = lines.len() > 1;
        each_stop(site, ix, |date, kind, detail, part| {
            for line in &lines {
                let stop = Stop { date: date.clone(), kind, document: ix, detail, part, shared };
                timelines.entry(*line).or_default().push(stop);
            }
        });
    }
    timelines.retain(|authority, _| !site[*authority].withheld);
    timelines.values_mut().for_each(|stops| stops.sort());
    site.timelines = timelines;
}

/// Calls `stop` with date, kind, detail and part of each stop of the document `ix`.
fn each_stop(site: &Linked, ix: DocIx, mut stop: impl FnMut(&Date, StopKind, usize, usize)) {
    // What a source leaves undated still happened: it stands in the block without a year.
    let undated =
        || Date::parse("unbekannt").expect("\"unbekannt\" is a form of the grammar of dates");
    let today = site.edition.stichtag.day;
    let entry = &site[ix];
    let mut dated = |kind| match entry.document.facts.date() {
        Some(date) => stop(date, kind, 0, 0),
        None => stop(&undated(), kind, 0, 0),
    };
    match &entry.document.facts {
        Facts::Amendment(_) => dated(StopKind::Amendment),
        Facts::Report(_) => dated(StopKind::Report),
        Facts::PressRelease(_) => dated(StopKind::Press),
        Facts::Event(_) => dated(StopKind::Event),
        Facts::Agreement(_) => dated(StopKind::Agreement),
        Facts::Plan(plan) => plan_stops(plan, today, &mut stop),
        Facts::Authority(authority) => indicator_stops(&authority.indicators, today, &mut stop),
        Facts::Measure(measure) => {
            measure.period().iter().for_each(|period| period_stops(period, &mut stop));
            for (at, change) in entry.history.iter().enumerate() {
                // A report that finds the status as it was tells of no change.
                let before = at.checked_sub(1).and_then(|before| entry.history.get(before));
                let repeats = before.is_some_and(|before| before.status == change.status)
                    && matches!(change.origin, Origin::Report(..));
                if is_so_far(&change.date, today) && !repeats {
                    stop(&change.date, StopKind::Status, at, 0);
                }
            }
            for (at, milestone) in measure.milestones.iter().enumerate() {
                milestone.date.iter().for_each(|date| stop(date, StopKind::Milestone, at, 0));
            }
            indicator_stops(&measure.indicators, today, &mut stop);
        }
        Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Section(..)
        | Facts::Page(_) => {}
    }
}

/// The stops of the versions that are known by `today`.
fn plan_stops(plan: &Plan, today: Day, stop: &mut impl FnMut(&Date, StopKind, usize, usize)) {
    let known = plan.versions.iter().enumerate().filter(|(_, version)| is_known(version, today));
    for (at, version) in known {
        let decided = version.decision.as_ref().and_then(|decision| decision.date.as_ref());
        decided.into_iter().for_each(|date| stop(date, StopKind::Decision, at, 0));
        version.from.iter().for_each(|date| stop(date, StopKind::InForce, at, 0));
        version.until.iter().for_each(|date| stop(date, StopKind::OutOfForce, at, 0));
    }
}

fn indicator_stops(
    indicators: &[Indicator],
    today: Day,
    stop: &mut impl FnMut(&Date, StopKind, usize, usize),
) {
    for (at, indicator) in indicators.iter().enumerate() {
        for (part, value) in indicator.values.iter().enumerate() {
            let so_far = value.value.date.iter().filter(|date| is_so_far(date, today));
            so_far.for_each(|date| stop(date, StopKind::Value, at, part));
        }
    }
}

/// The start and the end of a period, where they are known.
fn period_stops(period: &Date, stop: &mut impl FnMut(&Date, StopKind, usize, usize)) {
    match period.precision() {
        Precision::Unknown => {}
        Precision::OpenStart => stop(period, StopKind::End, 0, 0),
        Precision::OpenEnd => stop(&period.start(), StopKind::Start, 0, 0),
        Precision::Range => {
            stop(&period.start(), StopKind::Start, 0, 0);
            period.end().iter().for_each(|end| stop(end, StopKind::End, 0, 0));
        }
        // A single point is both: the measure takes place then.
        Precision::Day
        | Precision::Month
        | Precision::Quarter
        | Precision::Half
        | Precision::Year
        | Precision::YearUnknown => stop(period, StopKind::Start, 0, 0),
    }
}
