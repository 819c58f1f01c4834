//! Dates as a plan's papers give them: a day, a month, a quarter, a year, a range, or less.
//!
//! A [`Date`] says what is known and no more. It is read from one literal (see [`Date::parse`]),
//! keeps its earliest and its latest day and its precision, and gives that literal back.
//! This module refuses to know where a date stands in a file, how an error is worded, and, but for
//! [`Day::today_in_berlin`], what day it is. Civil dates only: no times, no time zones.

mod day;
mod digits;
mod display;
mod error;
mod grammar;
mod order;
mod spelling;
mod stretch;
#[cfg(test)]
mod tests;

pub use day::{Day, Weekday};
pub use error::DateError;

/// What is known about when something was, is or will be.
///
/// # Order
///
/// 1. By the day it sorts by: the earliest day; for `../b`, which has none, the latest. What has no
///    year comes after all that has one, by month and day. `unbekannt` is last.
/// 2. On the same day the wider comes before the narrower: open ranges first, a year before its
///    first quarter, that before its first month, that before its first day.
/// 3. What is still level goes by a fixed but arbitrary rule on its form, which makes the order
///    total: two dates compare as equal only if they are equal.
///
/// Two dates are equal if their literals are: `2019` and `2019-01/2019-12` are not.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    form: Form,
}

/// The forms that a date can take. What has no year cannot stand in a range.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Form {
    Period(Period),
    /// `--MM-TT`
    Yearless {
        month: i8,
        day: i8,
        about: bool,
    },
    /// `a/b`; the end's last day is not before the start's first.
    Range(Period, Period),
    /// `a/..`
    From(Period),
    /// `../b`
    Until(Period),
    Unknown,
}

/// A stretch of the calendar that has a name of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Period {
    first: Day,
    last: Day,
    unit: Unit,
    about: bool,
}

impl Period {
    fn year(&self) -> i16 {
        self.first.year()
    }

    /// 1 to 4, the quarter in which the period starts.
    fn quarter(&self) -> i8 {
        (self.first.month() + 2) / 3
    }

    /// 1 or 2, the half of the year in which the period starts.
    fn half(&self) -> i8 {
        (self.first.month() + 5) / 6
    }
}

/// What a [`Period`] is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Unit {
    Day,
    Month,
    Quarter,
    Half,
    Year,
}

/// How much a [`Date`] says. "About" is no precision of its own: see [`Date::is_about`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Precision {
    /// `JJJJ-MM-TT`
    Day,
    /// `JJJJ-MM`
    Month,
    /// `JJJJ-Qn`
    Quarter,
    /// `JJJJ-Hn`
    Half,
    /// `JJJJ`
    Year,
    /// `a/b`
    Range,
    /// `../b`: at the latest.
    OpenStart,
    /// `a/..`
    OpenEnd,
    /// `--MM-TT`: month and day without a year.
    YearUnknown,
    /// `unbekannt`
    Unknown,
}

impl Date {
    /// Reads a date. The forms, where `J`, `M`, `T` and `n` are ASCII digits:
    ///
    /// | form | meaning |
    /// |---|---|
    /// | `JJJJ`, `JJJJ-MM`, `JJJJ-MM-TT` | a year (`0001` to `9999`), month, day |
    /// | `JJJJ-Qn`, `JJJJ-Hn` | a quarter, a half of a year |
    /// | `--MM-TT` | a day whose year is not given; `--02-29` is one |
    /// | `~x` | about x, which is any of the above |
    /// | `a/b` | from a to b; each has a year, and each may be about |
    /// | `a/..`, `../b` | from a on; b at the latest |
    /// | `unbekannt` | not known |
    ///
    /// Year, month, day and the closed range are written as in ISO 8601, the day as RFC 3339's
    /// `full-date`; the rest is this project's own. White space is not trimmed.
    ///
    /// # Errors
    ///
    /// A [`DateError`] that says which rule is broken; for common spellings of German prose and for
    /// dates with a time it carries the literal that is meant.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        match grammar::form(text) {
            Ok(form) => Ok(Date { form }),
            Err(error @ (DateError::Form | DateError::RangeEnd | DateError::NoSuchMonth)) => {
                Err(spelling::meant(text).unwrap_or(error))
            }
            Err(error) => Err(error),
        }
    }

    /// The earliest day on which it may be. `None` for `../b`, without a year, and if unknown.
    /// "About" widens nothing: `~2012` starts on 1 January 2012.
    pub fn earliest(&self) -> Option<Day> {
        match self.form {
            Form::Period(period) | Form::Range(period, _) | Form::From(period) => {
                Some(period.first)
            }
            Form::Until(_) | Form::Yearless { .. } | Form::Unknown => None,
        }
    }

    /// The latest day on which it may be. `None` for `a/..`, without a year, and if unknown.
    pub fn latest(&self) -> Option<Day> {
        match self.form {
            Form::Period(period) | Form::Range(_, period) | Form::Until(period) => {
                Some(period.last)
            }
            Form::From(_) | Form::Yearless { .. } | Form::Unknown => None,
        }
    }

    /// How much is known.
    pub fn precision(&self) -> Precision {
        match self.form {
            Form::Period(period) => match period.unit {
                Unit::Day => Precision::Day,
                Unit::Month => Precision::Month,
                Unit::Quarter => Precision::Quarter,
                Unit::Half => Precision::Half,
                Unit::Year => Precision::Year,
            },
            Form::Yearless { .. } => Precision::YearUnknown,
            Form::Range(..) => Precision::Range,
            Form::From(_) => Precision::OpenEnd,
            Form::Until(_) => Precision::OpenStart,
            Form::Unknown => Precision::Unknown,
        }
    }

    /// Whether it is marked as approximate (`~`), or for a range any of its ends.
    pub fn is_about(&self) -> bool {
        match self.form {
            Form::Period(period) | Form::From(period) | Form::Until(period) => period.about,
            Form::Range(start, end) => start.about || end.about,
            Form::Yearless { about, .. } => about,
            Form::Unknown => false,
        }
    }

    /// Whether any year is known: false for `--MM-TT` and `unbekannt`, and only for these.
    pub fn has_year(&self) -> bool {
        self.sort_day().is_some()
    }

    /// The year under which it is listed: that of the day it sorts by.
    pub fn year(&self) -> Option<i16> {
        self.sort_day().map(|day| day.year())
    }

    /// Where it starts, as a date of its own: for `a/b` and `a/..` the date `a`, for `../b` the
    /// date `unbekannt`; what is no range is its own start.
    pub fn start(&self) -> Date {
        let form = match self.form {
            Form::Range(start, _) | Form::From(start) => Form::Period(start),
            Form::Until(_) => Form::Unknown,
            point @ (Form::Period(_) | Form::Yearless { .. } | Form::Unknown) => point,
        };
        Date { form }
    }

    /// Where it ends, as a date of its own: for `a/b` and `../b` the date `b`. `None` for `a/..` and
    /// for what is no range.
    pub fn end(&self) -> Option<Date> {
        match self.form {
            Form::Range(_, end) | Form::Until(end) => Some(Date { form: Form::Period(end) }),
            Form::From(_) | Form::Period(_) | Form::Yearless { .. } | Form::Unknown => None,
        }
    }

    /// The one way to write it: `Date::parse(&date.literal())` is `Ok(date)`.
    pub fn literal(&self) -> String {
        grammar::literal(&self.form)
    }

    /// The value for the attribute `datetime` of HTML's `time` element: `2019`, `2019-09`,
    /// `2019-09-03`, or `11-18` without a year (HTML Standard, "valid month string", "valid date
    /// string", "valid yearless date string", and a year of four digits). `None` where HTML has no
    /// form for it (quarters, halves, ranges, unknown) and for what is only about right.
    pub fn html_datetime(&self) -> Option<String> {
        match self.form {
            Form::Period(period) if !period.about => match period.unit {
                Unit::Day | Unit::Month | Unit::Year => Some(grammar::literal(&self.form)),
                Unit::Quarter | Unit::Half => None,
            },
            Form::Yearless { month, day, about: false } => Some(format!("{month:02}-{day:02}")),
            Form::Period(_)
            | Form::Yearless { .. }
            | Form::Range(..)
            | Form::From(_)
            | Form::Until(_)
            | Form::Unknown => None,
        }
    }

    /// The day it sorts by, if it has a year.
    fn sort_day(&self) -> Option<Day> {
        self.earliest().or_else(|| self.latest())
    }
}
