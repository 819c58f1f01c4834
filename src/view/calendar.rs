//! `kalender.ics`: the days of an authority or a plan, past and to come. Only what is known to the day
//! stands in it, for a calendar has no "about" and no "in the second quarter". Knows nothing of the format.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::context::{At, Context};
use super::feed::data_path;
use super::plan_stops::{detail, part, uid};
use super::timeline::build_stop;
use crate::date::{Date, Day, Precision};
use crate::formats::icalendar::{Calendar, Event};
use crate::model::{DocIx, Stop, StopKind};
use crate::path::OutPath;

/// The name of the file.
const NAME: &str = "kalender.ics";

/// Where the calendar of `ix` is written, and whether there is one: it needs at least one day.
pub fn path(cx: &Context<'_>, ix: DocIx) -> Option<OutPath> {
    cx.stops(ix).iter().any(|stop| days(stop).is_some()).then_some(())?;
    data_path(cx, ix, NAME)
}

/// The calendar of the authority or plan `ix`; `None` where [`path`] is. Addresses are left out where the
/// base URL is not known.
pub fn build(cx: &Context<'_>, ix: DocIx) -> Option<String> {
    let mut seen: BTreeMap<(DocIx, StopKind, Cow<'_, str>), usize> = BTreeMap::new();
    let mut events = Vec::new();
    for stop in cx.stops(ix) {
        // Namesakes are counted whether or not they are known to the day, so that a date that becomes
        // known gives no other entry a new name.
        if !is_appointment(stop.kind) {
            continue;
        }
        let detail = detail(cx.site, stop);
        let count = seen.entry((stop.document, stop.kind, detail.clone())).or_default();
        let nth = *count;
        *count += 1;
        if let Some(days) = days(stop) {
            events.push(event(cx, stop, days, &detail, nth));
        }
    }
    if events.is_empty() {
        return None;
    }
    let page = At::document(cx, ix).frame(ix, "", false);
    let calendar =
        Calendar { name: cx.site[ix].title().to_owned(), description: page.notice_line(), events };
    Some(calendar.to_text())
}

/// Whether one goes there, or keeps the day in mind.
fn is_appointment(kind: StopKind) -> bool {
    match kind {
        StopKind::Decision
        | StopKind::InForce
        | StopKind::OutOfForce
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Milestone => true,
        StopKind::Amendment
        | StopKind::Value
        | StopKind::Press
        | StopKind::Start
        | StopKind::Status
        | StopKind::End => false,
    }
}

/// The first and the last day of a stop that has a place in a calendar.
fn days(stop: &Stop) -> Option<(Day, Day)> {
    let date = &stop.date;
    let exact = |date: &Date| date.precision() == Precision::Day && !date.is_about();
    let known = match date.precision() {
        Precision::Day => exact(date),
        Precision::Range => exact(&date.start()) && date.end().is_some_and(|end| exact(&end)),
        Precision::Month
        | Precision::Quarter
        | Precision::Half
        | Precision::Year
        | Precision::OpenStart
        | Precision::OpenEnd
        | Precision::YearUnknown
        | Precision::Unknown => false,
    };
    (known && is_appointment(stop.kind)).then_some(())?;
    Some((date.earliest()?, date.latest()?))
}

fn event<'a>(
    cx: &'a Context<'a>,
    stop: &'a Stop,
    (first, last): (Day, Day),
    detail: &str,
    nth: usize,
) -> Event<'a> {
    let entry = &cx.site[stop.document];
    let shown = build_stop(&At::document(cx, stop.document), stop);
    let (summary, description) = match stop.kind {
        // What is due is the milestone; the measure says where it belongs.
        StopKind::Milestone => {
            let due = shown.text.unwrap_or_else(|| shown.title.clone());
            (Cow::Owned(format!("{}: {due}", shown.kind_label)), Some(shown.title))
        }
        StopKind::Decision
        | StopKind::InForce
        | StopKind::OutOfForce
        | StopKind::Amendment
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Press
        | StopKind::Start
        | StopKind::Status
        | StopKind::Value
        | StopKind::End => {
            (Cow::Owned(format!("{}: {}", shown.kind_label, shown.title)), shown.text)
        }
    };
    Event {
        uid: uid(cx, stop.document, &part(shown.kind, detail, nth)),
        first,
        last,
        summary,
        description,
        url: cx.base_url().map(|base| format!("{base}{}", entry.path.url_path())),
        category: shown.kind_label,
    }
}
