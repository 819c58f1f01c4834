//! Dates in German. Refuses to know any other language.

use super::super::digits::Digits;
use super::super::{Form, Period, Unit};
use super::{dash, month_name};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

pub(super) fn long(form: &Form) -> String {
    match form {
        Form::Period(period) => {
            let words = name(period);
            match (period.about, period.unit) {
                (false, _) => words,
                (true, Unit::Year) => format!("um {words}"),
                (true, Unit::Day) => format!("etwa am {words}"),
                (true, Unit::Month | Unit::Quarter | Unit::Half) => format!("etwa {words}"),
            }
        }
        Form::Yearless { month, day, about } => {
            let about = if *about { "etwa am " } else { "" };
            format!("{about}{day}. {} (Jahr nicht angegeben)", month_name(&MONTHS, *month))
        }
        Form::Range(start, end) => range(start, end),
        Form::From(start) => {
            let about = if start.about { "etwa " } else { "" };
            let article = match start.unit {
                Unit::Day | Unit::Quarter | Unit::Half => "dem ",
                Unit::Month | Unit::Year => "",
            };
            format!("{about}ab {article}{}", name(start))
        }
        Form::Until(end) => {
            let preposition = match (end.unit, end.about) {
                (Unit::Day, false) => "am ",
                (Unit::Day, true) => "etwa am ",
                (Unit::Month | Unit::Quarter | Unit::Half, false) => "im ",
                (Unit::Month | Unit::Quarter | Unit::Half, true) => "etwa im ",
                (Unit::Year, false) => "",
                (Unit::Year, true) => "um ",
            };
            format!("spätestens {preposition}{}", name(end))
        }
        Form::Unknown => "Datum unbekannt".to_owned(),
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
            Unit::Day if a.month() == b.month() => format!("{}.", a.day()),
            Unit::Day => format!("{}. {}", a.day(), month_name(&MONTHS, a.month())),
            Unit::Month => month_name(&MONTHS, a.month()).to_owned(),
            Unit::Quarter => format!("{}.", start.quarter()),
            Unit::Half => format!("{}.", start.half()),
            Unit::Year => start.year().to_string(),
        };
        return [&*first, " bis ", &name(end)].concat();
    }
    let about = |period: &Period| if period.about { "etwa " } else { "" };
    [about(start), &name(start), " bis ", about(end), &name(end)].concat()
}

/// The period itself, whether or not about.
fn name(period: &Period) -> String {
    let (day, year) = (period.first, period.year());
    let month = month_name(&MONTHS, day.month());
    match period.unit {
        Unit::Day => [&*Digits::plain(day.day()), ". ", month, " ", &Digits::plain(year)].concat(),
        Unit::Month => [month, " ", &*Digits::plain(year)].concat(),
        Unit::Quarter => format!("{}. Quartal {year}", period.quarter()),
        Unit::Half => format!("{}. Halbjahr {year}", period.half()),
        Unit::Year => Digits::plain(year).to_owned(),
    }
}

pub(super) fn compact(form: &Form) -> String {
    match form {
        Form::Period(period) => short(period),
        Form::Yearless { month, day, about } => {
            let about = if *about { "ca. " } else { "" };
            format!("{about}{day:02}.{month:02}.")
        }
        Form::Range(start, end) => compact_range(start, end),
        Form::From(start) => format!("ab {}", short(start)),
        Form::Until(end) => format!("bis {}", short(end)),
        Form::Unknown => "unbekannt".to_owned(),
    }
}

fn compact_range(start: &Period, end: &Period) -> String {
    if start == end {
        return short(start);
    }
    let exact = !start.about && !end.about;
    if exact && start.unit == end.unit && start.year() == end.year() {
        let (a, b) = (start.first, end.first);
        let first = match start.unit {
            Unit::Day if a.month() == b.month() => format!("{:02}.", a.day()),
            Unit::Day => format!("{:02}.{:02}.", a.day(), a.month()),
            Unit::Month => format!("{:02}", a.month()),
            Unit::Quarter => format!("Q{}", start.quarter()),
            Unit::Half => format!("{}.", start.half()),
            Unit::Year => start.year().to_string(),
        };
        return format!("{first}–{}", short(end));
    }
    dash(&short(start), &short(end))
}

fn short(period: &Period) -> String {
    let about = if period.about { "ca. " } else { "" };
    let (day, year) = (period.first, period.year());
    match period.unit {
        Unit::Day => {
            let (day, month) = (Digits::two(day.day()), Digits::two(day.month()));
            [about, &day, ".", &month, ".", &Digits::plain(year)].concat()
        }
        Unit::Month => [about, &*Digits::two(day.month()), "/", &Digits::plain(year)].concat(),
        Unit::Quarter => format!("{about}Q{} {year}", period.quarter()),
        Unit::Half => format!("{about}{}. Hj. {year}", period.half()),
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
            ("2019-09-03", "3. September 2019", "03.09.2019"),
            ("2019-09", "September 2019", "09/2019"),
            ("2019", "2019", "2019"),
            ("2020-Q3", "3. Quartal 2020", "Q3 2020"),
            ("2021-H1", "1. Halbjahr 2021", "1. Hj. 2021"),
            ("2021-H2", "2. Halbjahr 2021", "2. Hj. 2021"),
            ("--11-18", "18. November (Jahr nicht angegeben)", "18.11."),
            ("--02-29", "29. Februar (Jahr nicht angegeben)", "29.02."),
            ("unbekannt", "Datum unbekannt", "unbekannt"),
            ("~2012", "um 2012", "ca. 2012"),
            ("~2012-03", "etwa März 2012", "ca. 03/2012"),
            ("~2012-03-04", "etwa am 4. März 2012", "ca. 04.03.2012"),
            ("~2012-Q4", "etwa 4. Quartal 2012", "ca. Q4 2012"),
            ("~2012-H2", "etwa 2. Halbjahr 2012", "ca. 2. Hj. 2012"),
            ("~--11-18", "etwa am 18. November (Jahr nicht angegeben)", "ca. 18.11."),
            ("2019-09-03/2019-09-05", "3. bis 5. September 2019", "03.–05.09.2019"),
            ("2020-03-01/2020-05-04", "1. März bis 4. Mai 2020", "01.03.–04.05.2020"),
            (
                "2020-01-01/2022-12-31",
                "1. Januar 2020 bis 31. Dezember 2022",
                "01.01.2020–31.12.2022",
            ),
            ("2019-09-03/2019-09-03", "3. September 2019", "03.09.2019"),
            ("2020-01/2020-03", "Januar bis März 2020", "01–03/2020"),
            ("2019-12/2020-03", "Dezember 2019 bis März 2020", "12/2019–03/2020"),
            ("2019/2021", "2019 bis 2021", "2019–2021"),
            ("2020-Q1/2020-Q3", "1. bis 3. Quartal 2020", "Q1–Q3 2020"),
            ("2020-Q4/2021-Q1", "4. Quartal 2020 bis 1. Quartal 2021", "Q4 2020 – Q1 2021"),
            ("2021-H1/2021-H2", "1. bis 2. Halbjahr 2021", "1.–2. Hj. 2021"),
            ("2019-09-03/2020", "3. September 2019 bis 2020", "03.09.2019–2020"),
            ("2019/2019-Q3", "2019 bis 3. Quartal 2019", "2019 – Q3 2019"),
            ("~2012/2015", "etwa 2012 bis 2015", "ca. 2012 – 2015"),
            ("2012/~2015-05", "2012 bis etwa Mai 2015", "2012 – ca. 05/2015"),
            ("~2012/~2012", "um 2012", "ca. 2012"),
            ("2020/..", "ab 2020", "ab 2020"),
            ("2020-03/..", "ab März 2020", "ab 03/2020"),
            ("2020-03-01/..", "ab dem 1. März 2020", "ab 01.03.2020"),
            ("2020-Q2/..", "ab dem 2. Quartal 2020", "ab Q2 2020"),
            ("2020-H2/..", "ab dem 2. Halbjahr 2020", "ab 2. Hj. 2020"),
            ("~2020/..", "etwa ab 2020", "ab ca. 2020"),
            ("~2020-03-01/..", "etwa ab dem 1. März 2020", "ab ca. 01.03.2020"),
            ("../2012-08-15", "spätestens am 15. August 2012", "bis 15.08.2012"),
            ("../2012-08", "spätestens im August 2012", "bis 08/2012"),
            ("../2012", "spätestens 2012", "bis 2012"),
            ("../2012-Q3", "spätestens im 3. Quartal 2012", "bis Q3 2012"),
            ("../2012-H1", "spätestens im 1. Halbjahr 2012", "bis 1. Hj. 2012"),
            ("../~2012", "spätestens um 2012", "bis ca. 2012"),
            ("../~2012-08", "spätestens etwa im August 2012", "bis ca. 08/2012"),
            ("../~2012-08-15", "spätestens etwa am 15. August 2012", "bis ca. 15.08.2012"),
            ("0033-04-03", "3. April 33", "03.04.33"),
        ] {
            let date = Date::parse(literal).unwrap();
            assert_eq!(date.display(Language::German), long, "{literal}");
            assert_eq!(date.compact(Language::German), compact, "{literal}");
        }
    }
}
