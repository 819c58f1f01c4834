//! The order of dates, as documented at [`Date`].
//!
//! Refuses to know what else a list is sorted by when two dates are level.

use std::cmp::{Ordering, Reverse};

use super::{Date, Day, Form};

/// The first two steps of the order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Dated(Day, Extent),
    Yearless(i8, i8),
    Unknown,
}

/// How wide, among dates that sort by the same day.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    Open,
    To(Reverse<Day>),
}

impl Ord for Date {
    fn cmp(&self, other: &Date) -> Ordering {
        self.rank().cmp(&other.rank()).then_with(|| self.form.cmp(&other.form))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Date) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Date {
    fn rank(&self) -> Rank {
        match self.form {
            Form::Period(period) => Rank::Dated(period.first, Extent::To(Reverse(period.last))),
            Form::Range(start, end) => Rank::Dated(start.first, Extent::To(Reverse(end.last))),
            Form::From(start) => Rank::Dated(start.first, Extent::Open),
            Form::Until(end) => Rank::Dated(end.last, Extent::Open),
            Form::Yearless { month, day, .. } => Rank::Yearless(month, day),
            Form::Unknown => Rank::Unknown,
        }
    }
}
