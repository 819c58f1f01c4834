//! The status of each measure at the Stichtag, from its history.

use super::{DocIx, Site};
use crate::date::{Date, Day};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::types::{Facts, HistoryEntry, Measure, MeasureStatus};

/// The status of a measure at the Stichtag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MeasureState {
    /// The status.
    pub status: MeasureStatus,
    /// The entry of the history that tells it, by its place in the front matter.
    pub entry: Option<usize>,
    /// The first day on which it was overdue.
    pub overdue_since: Option<Day>,
}

/// Settles the state of every measure.
pub(super) fn settle(site: &mut Site, problems: &mut Vec<Diagnostic>) {
    for at in 0..site.entries.len() {
        let ix = DocIx::new(at);
        if let Facts::Measure(measure) = &site[ix].document.facts {
            let state = state(site, ix, measure, problems);
            site.entries[at].state = Some(state);
        }
    }
}

fn state(
    site: &Site,
    ix: DocIx,
    measure: &Measure,
    problems: &mut Vec<Diagnostic>,
) -> MeasureState {
    let today = site.edition.stichtag.day;
    let so_far = |entry: &HistoryEntry| entry.date.value.earliest().is_none_or(|day| day <= today);
    let place = |span| Place::new(&site[ix].document.file, span);
    let latest = latest(&measure.history, so_far);
    if let Err((one, other)) = &latest {
        let problem = Problem::StatusUndecidable {
            one: one.date.value.literal(),
            other: other.date.value.literal(),
        };
        problems.push(Diagnostic::new(place(other.date.span), problem).with(place(one.date.span)));
    }
    // What `status` says must agree with the history as a whole, whatever the Stichtag.
    if let (Some(stated), Ok(Some((_, entry)))) =
        (&measure.status, self::latest(&measure.history, |_| true))
        && stated.value != entry.status.value
    {
        let problem = Problem::StatusContradictsHistory {
            status: stated.value.word(),
            latest: entry.status.value.word(),
            date: entry.date.value.literal(),
        };
        problems.push(Diagnostic::new(place(stated.span), problem).with(place(entry.status.span)));
    }
    let (status, entry) = match latest {
        Ok(Some((at, entry))) => (entry.status.value, Some(at)),
        Ok(None) | Err(_) if !measure.history.is_empty() => (MeasureStatus::NotStated, None),
        Ok(None) | Err(_) => {
            (measure.status.as_ref().map_or(MeasureStatus::NotStated, |status| status.value), None)
        }
    };
    let overdue_since = measure.period.as_ref().and_then(|period| overdue(period, status, today));
    MeasureState { status, entry, overdue_since }
}

/// The first day after the latest possible end, if it has come and something is still due.
pub fn overdue(due: &Date, status: MeasureStatus, today: Day) -> Option<Day> {
    due.latest().filter(|end| *end < today && !status.is_settled()).and_then(Day::tomorrow)
}

/// The latest of the entries that `counts`, with its place; two that overlap and differ are an error.
#[allow(
    clippy::type_complexity,
    reason = "an entry and its place, or the two that cannot be told apart"
)]
fn latest(
    history: &[HistoryEntry],
    counts: impl Fn(&HistoryEntry) -> bool,
) -> Result<Option<(usize, &HistoryEntry)>, (&HistoryEntry, &HistoryEntry)> {
    let counted = || history.iter().enumerate().filter(|(_, entry)| counts(entry));
    let Some((at, top)) = counted().max_by(|(_, a), (_, b)| a.date.value.cmp(&b.date.value)) else {
        return Ok(None);
    };
    let reaches_into =
        |entry: &HistoryEntry| match (entry.date.value.latest(), top.date.value.earliest()) {
            (Some(end), Some(start)) => end >= start,
            (None, _) | (_, None) => true,
        };
    let rival = counted().find(|(other, entry)| {
        *other != at && entry.status.value != top.status.value && reaches_into(entry)
    });
    match rival {
        Some((_, rival)) => Err((rival, top)),
        None => Ok(Some((at, top))),
    }
}
