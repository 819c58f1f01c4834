//! A day of the calendar, and the only look at the clock.
//!
//! Refuses to know anything less precise than a day, and any time of day.

use std::fmt;

pub use jiff::civil::Weekday;
use jiff::{Timestamp, tz::TimeZone};

use super::digits::Digits;
use super::{Unit, grammar};

/// A day of the (proleptic) Gregorian calendar, from `0001-01-01` to `9999-12-31`.
///
/// Shown as `JJJJ-MM-TT` (RFC 3339, `full-date`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// The day, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        if year < 1 {
            return None;
        }
        jiff::civil::Date::new(year, month, day).ok().map(Day)
    }

    /// Reads exactly `JJJJ-MM-TT`.
    pub fn parse(text: &str) -> Option<Day> {
        let period = grammar::period(text).ok()?;
        (period.unit == Unit::Day).then_some(period.first)
    }

    /// Today in Europe/Berlin. The only use of the clock: everything else takes days as arguments.
    #[expect(clippy::disallowed_methods, reason = "the one look at the clock")]
    pub fn today_in_berlin() -> Day {
        let berlin = TimeZone::get("Europe/Berlin")
            .expect("jiff is built with the feature tzdb-bundle-always, so every zone is there");
        Day(Timestamp::now().to_zoned(berlin).date())
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// How many days lie from here to `other`; negative if it is earlier.
    pub fn days_until(self, other: Day) -> i64 {
        other.0.duration_since(self.0).as_hours() / 24
    }

    /// The next day; `None` after 31 December 9999.
    pub fn tomorrow(self) -> Option<Day> {
        self.0.tomorrow().ok().map(Day)
    }

    /// `JJJJ-MM-TT`.
    pub(super) fn literal(self) -> String {
        let (month, day) = (Digits::two(self.month()), Digits::two(self.day()));
        [&*Digits::four(self.year()), "-", &month, "-", &day].concat()
    }

    /// The day before; `None` before 1 January 1.
    pub fn yesterday(self) -> Option<Day> {
        self.0.yesterday().ok().and_then(|day| Day::new(day.year(), day.month(), day.day()))
    }

    /// The last day of this day's month.
    pub(super) fn last_of_month(self) -> Day {
        Day(self.0.last_of_month())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.literal())
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Weekday};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn only_real_days_exist() {
        assert_eq!(Day::new(2019, 9, 3).unwrap().to_string(), "2019-09-03");
        assert_eq!(Day::new(1, 1, 1).unwrap().to_string(), "0001-01-01");
        for (y, m, d) in [(0, 1, 1), (-5, 1, 1), (10000, 1, 1), (2019, 2, 29), (2019, 13, 1)] {
            assert_eq!(Day::new(y, m, d), None);
        }
        assert_eq!(Day::new(2019, 1, 0), None);
    }

    #[test]
    fn only_full_dates_are_read() {
        assert_eq!(Day::parse("2020-02-29"), Day::new(2020, 2, 29));
        for text in ["", "2019", "2019-09", "2019-9-3", "~2019-09-03", "2019-02-29", "2019-09-03 "]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_leap_years() {
        assert_eq!(day("2020-02-28").days_until(day("2020-03-01")), 2);
        assert_eq!(day("2020-03-01").days_until(day("2019-03-01")), -366);
        assert_eq!(day("0001-01-01").days_until(day("9999-12-31")), 3_652_058);
        assert_eq!(day("2019-12-31").tomorrow(), Day::new(2020, 1, 1));
        assert_eq!(day("9999-12-31").tomorrow(), None);
        assert_eq!(day("2020-03-01").yesterday(), Day::new(2020, 2, 29));
        assert_eq!(day("0001-01-01").yesterday(), None);
        assert_eq!(day("2019-09-03").weekday(), Weekday::Tuesday);
        assert_eq!(day("2020-02-01").last_of_month().day(), 29);
    }

    #[test]
    fn the_clock_can_be_read() {
        assert!(Day::today_in_berlin() > day("2024-01-01"));
    }
}
