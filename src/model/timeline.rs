//! The timeline of each authority: every dated thing of its plans and press, in order of time.

use std::collections::BTreeMap;

use super::{DocIx, Site};
use crate::date::Date;
use crate::document::types::Facts;

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
    /// A press release.
    Press,
    /// The period of a measure starts.
    Start,
    /// The status of a measure changes.
    Status,
    /// A milestone.
    Milestone,
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
    /// Which of the document's versions, history entries or milestones it is.
    pub detail: usize,
}

/// Collects the timelines of all published authorities.
pub(super) fn collect(site: &mut Site) {
    let mut timelines: BTreeMap<DocIx, Vec<Stop>> =
        site.authorities.iter().map(|authority| (*authority, Vec::new())).collect();
    // What a source leaves undated still happened: it stands in the block without a year.
    let undated =
        Date::parse("unbekannt").expect("\"unbekannt\" is a form of the grammar of dates");
    for (ix, entry) in site.published() {
        let Some(timeline) =
            entry.home.authority.and_then(|authority| timelines.get_mut(&authority))
        else {
            continue;
        };
        let mut stop = |date: &Date, kind, detail| {
            timeline.push(Stop { date: date.clone(), kind, document: ix, detail });
        };
        match &entry.document.facts {
            Facts::Plan(plan) => {
                for (at, version) in plan.versions.iter().enumerate() {
                    let decided =
                        version.decision.as_ref().and_then(|decision| decision.date.as_ref());
                    decided.into_iter().for_each(|date| stop(date, StopKind::Decision, at));
                    version.from.iter().for_each(|date| stop(date, StopKind::InForce, at));
                    version.until.iter().for_each(|date| stop(date, StopKind::OutOfForce, at));
                }
            }
            Facts::Amendment(amendment) => {
                stop(amendment.date.as_ref().unwrap_or(&undated), StopKind::Amendment, 0);
            }
            Facts::PressRelease(release) => {
                stop(release.date.as_ref().unwrap_or(&undated), StopKind::Press, 0);
            }
            Facts::Measure(measure) => {
                if let Some(period) = &measure.period {
                    period_stops(period, &mut stop);
                }
                for (at, change) in measure.history.iter().enumerate() {
                    let known = change.date.value.earliest();
                    if known.is_none_or(|day| day <= site.edition.stichtag.day) {
                        stop(&change.date.value, StopKind::Status, at);
                    }
                }
                for (at, milestone) in measure.milestones.iter().enumerate() {
                    milestone.date.iter().for_each(|date| stop(date, StopKind::Milestone, at));
                }
            }
            Facts::Authority(_) | Facts::Section(..) | Facts::Page(_) => {}
        }
    }
    timelines.values_mut().for_each(|stops| stops.sort());
    site.timelines = timelines;
}

/// The start and the end of a period, where they are known.
fn period_stops(period: &Date, stop: &mut impl FnMut(&Date, StopKind, usize)) {
    use crate::date::Precision;
    match period.precision() {
        Precision::Unknown => {}
        Precision::OpenStart => stop(period, StopKind::End, 0),
        Precision::OpenEnd => stop(&period.start(), StopKind::Start, 0),
        Precision::Range => {
            stop(&period.start(), StopKind::Start, 0);
            period.end().iter().for_each(|end| stop(end, StopKind::End, 0));
        }
        // A single point is both: the measure takes place then.
        Precision::Day
        | Precision::Month
        | Precision::Quarter
        | Precision::Half
        | Precision::Year
        | Precision::YearUnknown => stop(period, StopKind::Start, 0),
    }
}
