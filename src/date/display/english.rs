//! Dates in English, day before month. Refuses to know any other language.

use super::super::digits::Digits;
use super::super::{Form, Period, Unit};
use super::{dash, month_name};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn long(form: &Form) -> String {
    match form {
        Form::Period(period) if period.about => phrase(period),
        Form::Period(period) => name(period),
        Form::Yearless { month, day, about } => {
            let about = if *about { "around " } else { "" };
            format!("{about}{day} {} (year not stated)", month_name(&MONTHS, *month))
        }
        Form::Range(start, end) => range(start, end),
        Form::From(start) => format!("from {}", phrase(start)),
        Form::Until(end) => format!("no later than {}", phrase(end)),
        Form::Unknown => "Date unknown".to_owned(),
    }
}

fn range(start: &Period, end: &Period) -> String {
    if start == end {
        return long(&Form::Period(*start));
    }
    let exact = !start.about && !end.about;
    if exact && start.unit == end.unit && start.year() == end.year() {
        let (a, b) = (start.first, end.first);
        let first = match start.unit {
            Unit::Day if a.month() == b.month() => a.day().to_string(),
            Unit::Day => format!("{} {}", a.day(), month_name(&MONTHS, a.month())),
            Unit::Month => month_name(&MONTHS, a.month()).to_owned(),
            Unit::Quarter => ordinal(start.quarter()).to_owned(),
            Unit::Half => ordinal(start.half()).to_owned(),
            Unit::Year => start.year().to_string(),
        };
        return format!("{first} to {}", name(end));
    }
    let side = |period: &Period| if period.about { phrase(period) } else { name(period) };
    format!("{} to {}", side(start), side(end))
}

/// The period after a preposition, with "around" where it is about.
fn phrase(period: &Period) -> String {
    let about = if period.about { "around " } else { "" };
    let article = match period.unit {
        Unit::Quarter | Unit::Half => "the ",
        Unit::Day | Unit::Month | Unit::Year => "",
    };
    format!("{about}{article}{}", name(period))
}

/// The period itself, whether or not about.
fn name(period: &Period) -> String {
    let (day, year) = (period.first, period.year());
    let month = month_name(&MONTHS, day.month());
    match period.unit {
        Unit::Day => [&*Digits::plain(day.day()), " ", month, " ", &Digits::plain(year)].concat(),
        Unit::Month => [month, " ", &*Digits::plain(year)].concat(),
        Unit::Quarter => format!("{} quarter of {year}", ordinal(period.quarter())),
        Unit::Half => format!("{} half of {year}", ordinal(period.half())),
        Unit::Year => Digits::plain(year).to_owned(),
    }
}

/// The ordinal of a quarter or half, 1 to 4.
fn ordinal(number: i8) -> &'static str {
    match number {
        1 => "1st",
        2 => "2nd",
        3 => "3rd",
        _ => "4th",
    }
}

pub(super) fn compact(form: &Form) -> String {
    match form {
        Form::Period(period) => short(period),
        Form::Yearless { month, day, about } => {
            let about = if *about { "c. " } else { "" };
            format!("{about}{day} {}", month_name(&SHORT_MONTHS, *month))
        }
        Form::Range(start, end) => compact_range(start, end),
        Form::From(start) => format!("from {}", short(start)),
        Form::Until(end) => format!("by {}", short(end)),
        Form::Unknown => "unknown".to_owned(),
    }
}

fn compact_range(start: &Period, end: &Period) -> String {
    if start == end {
        return short(start);
    }
    let exact = !start.about && !end.about;
    if exact && start.unit == end.unit && start.year() == end.year() {
        let (a, b) = (start.first, end.first);
        return match start.unit {
            Unit::Day if a.month() == b.month() => format!("{}–{}", a.day(), short(end)),
            Unit::Day => {
                let first = format!("{} {}", a.day(), month_name(&SHORT_MONTHS, a.month()));
                joined(&first, &short(end))
            }
            Unit::Month => format!("{}–{}", month_name(&SHORT_MONTHS, a.month()), short(end)),
            Unit::Quarter => format!("Q{}–{}", start.quarter(), short(end)),
            Unit::Half => format!("H{}–{}", start.half(), short(end)),
            Unit::Year => joined(&short(start), &short(end)),
        };
    }
    joined(&short(start), &short(end))
}

fn joined(start: &str, end: &str) -> String {
    [start, dash(start, end), end].concat()
}

fn short(period: &Period) -> String {
    let about = if period.about { "c. " } else { "" };
    let (day, year) = (period.first, period.year());
    let month = month_name(&SHORT_MONTHS, day.month());
    match period.unit {
        Unit::Day => format!("{about}{} {month} {year}", day.day()),
        Unit::Month => format!("{about}{month} {year}"),
        Unit::Quarter => format!("{about}Q{} {year}", period.quarter()),
        Unit::Half => format!("{about}H{} {year}", period.half()),
        Unit::Year => format!("{about}{year}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    use super::super::super::Date;

    #[test]
    fn every_form_reads_well() {
        for (literal, long, compact) in [
            ("2019-09-03", "3 September 2019", "3 Sep 2019"),
            ("2019-09", "September 2019", "Sep 2019"),
            ("2019", "2019", "2019"),
            ("2020-Q3", "3rd quarter of 2020", "Q3 2020"),
            ("2021-H1", "1st half of 2021", "H1 2021"),
            ("--11-18", "18 November (year not stated)", "18 Nov"),
            ("unbekannt", "Date unknown", "unknown"),
            ("~2012", "around 2012", "c. 2012"),
            ("~2012-03", "around March 2012", "c. Mar 2012"),
            ("~2012-03-04", "around 4 March 2012", "c. 4 Mar 2012"),
            ("~2012-Q4", "around the 4th quarter of 2012", "c. Q4 2012"),
            ("~--11-18", "around 18 November (year not stated)", "c. 18 Nov"),
            ("2019-09-03/2019-09-05", "3 to 5 September 2019", "3–5 Sep 2019"),
            ("2020-03-01/2020-05-04", "1 March to 4 May 2020", "1 Mar – 4 May 2020"),
            (
                "2020-01-01/2022-12-31",
                "1 January 2020 to 31 December 2022",
                "1 Jan 2020 – 31 Dec 2022",
            ),
            ("2020-01/2020-03", "January to March 2020", "Jan–Mar 2020"),
            ("2019/2021", "2019 to 2021", "2019–2021"),
            ("2020-Q1/2020-Q3", "1st to 3rd quarter of 2020", "Q1–Q3 2020"),
            ("2021-H1/2021-H2", "1st to 2nd half of 2021", "H1–H2 2021"),
            ("2019-09-03/2019-09-03", "3 September 2019", "3 Sep 2019"),
            ("~2012/~2015", "around 2012 to around 2015", "c. 2012 – c. 2015"),
            ("2020/..", "from 2020", "from 2020"),
            ("2020-Q2/..", "from the 2nd quarter of 2020", "from Q2 2020"),
            ("~2020/..", "from around 2020", "from c. 2020"),
            ("../2012-08-15", "no later than 15 August 2012", "by 15 Aug 2012"),
            ("../2012-08", "no later than August 2012", "by Aug 2012"),
            ("../~2012-H1", "no later than around the 1st half of 2012", "by c. H1 2012"),
        ] {
            let date = Date::parse(literal).unwrap();
            assert_eq!(date.display(Language::English), long, "{literal}");
            assert_eq!(date.compact(Language::English), compact, "{literal}");
        }
    }
}
