//! The history of each measure, its own and that of progress reports, and its status at the Stichtag.

use std::collections::BTreeMap;

use super::{DocIx, Linked};
use crate::date::{Date, Day};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::types::{Facts, Measure, MeasureStatus, Version};

/// A change of status.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// When.
    pub date: Date,
    /// The status that was reached.
    pub status: MeasureStatus,
    /// Where it is told.
    pub origin: Origin,
}

/// Where a change of status is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Origin {
    /// In the measure's own history, at this place of it.
    Own(usize),
    /// In a progress report, at this place of its entries.
    Report(DocIx, usize),
}

/// The status of a measure at the Stichtag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MeasureState {
    /// The status.
    pub status: MeasureStatus,
    /// The change that tells it, by its place in the measure's history.
    pub change: Option<usize>,
    /// The change that reached it: the first of those that tell it without another in between.
    pub since: Option<usize>,
    /// Whether no later change to another status is known: only then what the measure says of its reason
    /// and result is meant for this status.
    pub latest: bool,
    /// The first day on which it was overdue.
    pub overdue_since: Option<Day>,
}

/// Settles history and state of every measure.
pub(super) fn settle(site: &mut Linked, problems: &mut Vec<Diagnostic>) {
    let mut reported = reported(site);
    for at in 0..site.entries.len() {
        let ix = DocIx::new(at);
        if let Facts::Measure(measure) = &site[ix].document.facts {
            let history = history(measure, reported.remove(&ix).unwrap_or_default());
            let state = state(site, ix, measure, &history, problems);
            let entry = &mut site.entries[at];
            entry.history = history;
            entry.state = Some(state);
        }
    }
}

/// What published reports say, by measure.
fn reported(site: &Linked) -> BTreeMap<DocIx, Vec<Change>> {
    let mut reported: BTreeMap<DocIx, Vec<Change>> = BTreeMap::new();
    for (ix, entry) in site.published() {
        let Facts::Report(report) = &entry.document.facts else { continue };
        let Some(date) = &report.date else { continue };
        for (at, (said, target)) in report.entries.iter().zip(&entry.links.targets).enumerate() {
            if let Some(target) = target {
                let origin = Origin::Report(ix, at);
                let change = Change { date: date.value.clone(), status: said.status.value, origin };
                reported.entry(*target).or_default().push(change);
            }
        }
    }
    reported
}

/// The changes of a measure in order of time.
fn history(measure: &Measure, reported: Vec<Change>) -> Vec<Change> {
    let own = measure.history.iter().enumerate().map(|(at, entry)| Change {
        date: entry.date.value.clone(),
        status: entry.status.value,
        origin: Origin::Own(at),
    });
    let mut history: Vec<Change> = own.chain(reported).collect();
    history.sort_by(|a, b| (&a.date, a.origin).cmp(&(&b.date, b.origin)));
    history
}

fn state(
    site: &Linked,
    ix: DocIx,
    measure: &Measure,
    history: &[Change],
    problems: &mut Vec<Diagnostic>,
) -> MeasureState {
    let today = site.edition.stichtag.day;
    let latest = latest(history, |change| is_so_far(&change.date, today));
    if let Err((one, other)) = latest {
        let problem =
            Problem::StatusUndecidable { one: one.date.literal(), other: other.date.literal() };
        let diagnostic = Diagnostic::new(place(site, ix, other.origin), problem);
        problems.push(diagnostic.with(place(site, ix, one.origin)));
    }
    // What `status` says must agree with the history as a whole, whatever the Stichtag.
    if let (Some(stated), Ok(Some((_, change)))) =
        (&measure.status, self::latest(history, |_| true))
        && stated.value != change.status
    {
        let problem = Problem::StatusContradictsHistory {
            status: stated.value.word(),
            latest: change.status.word(),
            date: change.date.literal(),
        };
        let diagnostic = Diagnostic::new(site.place(ix, stated.span), problem);
        problems.push(diagnostic.with(place_of_status(site, ix, change.origin)));
    }
    let (status, change) = match latest {
        Ok(Some((at, change))) => (change.status, Some(at)),
        Ok(None) | Err(_) if !history.is_empty() => (MeasureStatus::NotStated, None),
        Ok(None) | Err(_) => {
            (measure.status.as_ref().map_or(MeasureStatus::NotStated, |status| status.value), None)
        }
    };
    // What was repealed is due no more.
    let due = measure.period().filter(|_| site.repealed(ix).is_none());
    let overdue_since = due.and_then(|period| overdue(period, status, today));
    let since = change.map(|at| beginning(history, at, today));
    let latest = history.last().is_none_or(|last| last.status == status);
    MeasureState { status, change, since, latest, overdue_since }
}

/// The first of the changes so far that end with the one `at` and all tell the same status.
fn beginning(history: &[Change], at: usize, today: Day) -> usize {
    let so_far = history.iter().enumerate().take(at + 1).rev();
    let so_far = so_far.filter(|(_, change)| is_so_far(&change.date, today));
    let status = history.get(at).map(|change| change.status);
    so_far.take_while(|(_, change)| Some(change.status) == status).last().map_or(at, |(at, _)| at)
}

/// Whether something of `date` counts on `day`: an imprecise date does from its earliest day.
pub fn is_so_far(date: &Date, day: Day) -> bool {
    date.earliest().is_none_or(|from| from <= day)
}

/// Whether a version of a plan was decided, or without a dated decision in force, by `day`.
pub fn is_known(version: &Version, day: Day) -> bool {
    let decided = version.decision.as_ref().and_then(|decision| decision.date.as_ref());
    decided.or(version.from.as_ref()).is_none_or(|date| is_so_far(date, day))
}

/// Where a change is told.
fn place(site: &Linked, measure: DocIx, origin: Origin) -> Place {
    match origin {
        Origin::Own(at) => {
            let Facts::Measure(facts) = &site[measure].document.facts else {
                return site.place(measure, Default::default());
            };
            site.place(
                measure,
                facts.history.get(at).map(|entry| entry.date.span).unwrap_or_default(),
            )
        }
        Origin::Report(report, at) => {
            let Facts::Report(facts) = &site[report].document.facts else {
                return site.place(report, Default::default());
            };
            site.place(
                report,
                facts.entries.get(at).map(|entry| entry.status.span).unwrap_or_default(),
            )
        }
    }
}

/// Where the status itself stands that a change reaches.
fn place_of_status(site: &Linked, measure: DocIx, origin: Origin) -> Place {
    match origin {
        Origin::Own(at) => {
            let Facts::Measure(facts) = &site[measure].document.facts else {
                return place(site, measure, origin);
            };
            let entry = facts.history.get(at);
            site.place(measure, entry.map(|entry| entry.status.span).unwrap_or_default())
        }
        Origin::Report(..) => place(site, measure, origin),
    }
}

/// The first day after the latest possible end, if it has come and something is still due.
pub fn overdue(due: &Date, status: MeasureStatus, today: Day) -> Option<Day> {
    due.latest().filter(|end| *end < today && !status.is_settled()).and_then(Day::tomorrow)
}

/// Two changes of which neither is certainly the later one.
type Undecided<'h> = (&'h Change, &'h Change);

/// The latest of the changes that `counts`, with its place; two that overlap and differ are undecided.
fn latest(
    history: &[Change],
    counts: impl Fn(&Change) -> bool,
) -> Result<Option<(usize, &Change)>, Undecided<'_>> {
    let counted = || history.iter().enumerate().filter(|(_, change)| counts(change));
    let Some((at, top)) = counted().last() else { return Ok(None) };
    let reaches_into = |change: &Change| match (change.date.latest(), top.date.earliest()) {
        (Some(end), Some(start)) => end >= start,
        (None, _) | (_, None) => true,
    };
    let rival = counted().find(|(other, change)| {
        *other != at && change.status != top.status && reaches_into(change)
    });
    match rival {
        Some((_, rival)) => Err((rival, top)),
        None => Ok(Some((at, top))),
    }
}
