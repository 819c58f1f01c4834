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
    let mut out = String::with_capacity(48);
    match form {
        Form::Period(period) => {
            out.push_str(match (period.about, period.unit) {
                (false, _) => "",
                (true, Unit::Year) => "um ",
                (true, Unit::Day) => "etwa am ",
                (true, Unit::Month | Unit::Quarter | Unit::Half) => "etwa ",
            });
            push_name(&mut out, period);
        }
        Form::Yearless { month, day, about } => {
            out.push_str(if *about { "etwa am " } else { "" });
            let month = month_name(&MONTHS, *month);
            out.extend([&*Digits::plain(*day), ". ", month, " (Jahr nicht angegeben)"]);
        }
        Form::Range(start, end) => push_range(&mut out, start, end),
        Form::From(start) => {
            let about = if start.about { "etwa " } else { "" };
            let article = match start.unit {
                Unit::Day | Unit::Quarter | Unit::Half => "dem ",
                Unit::Month | Unit::Year => "",
            };
            out.extend([about, "ab ", article]);
            push_name(&mut out, start);
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
            out.extend(["spätestens ", preposition]);
            push_name(&mut out, end);
        }
        Form::Unknown => out.push_str("Datum unbekannt"),
    }
    out
}

fn push_range(out: &mut String, start: &Period, end: &Period) {
    if start == end {
        out.push_str(&long(&Form::Period(*start)));
        return;
    }
    let exact = !start.about && !end.about;
    if exact && start.unit == end.unit && start.year() == end.year() {
        let (a, b) = (start.first, end.first);
        match start.unit {
            Unit::Day if a.month() == b.month() => out.extend([&*Digits::plain(a.day()), "."]),
            Unit::Day => {
                out.extend([&*Digits::plain(a.day()), ". ", month_name(&MONTHS, a.month())]);
            }
            Unit::Month => out.push_str(month_name(&MONTHS, a.month())),
            Unit::Quarter => out.extend([&*Digits::plain(start.quarter()), "."]),
            Unit::Half => out.extend([&*Digits::plain(start.half()), "."]),
            Unit::Year => out.push_str(&Digits::plain(start.year())),
        }
        out.push_str(" bis ");
        push_name(out, end);
        return;
    }
    let about = |period: &Period| if period.about { "etwa " } else { "" };
    out.push_str(about(start));
    push_name(out, start);
    out.extend([" bis ", about(end)]);
    push_name(out, end);
}

/// The period itself, whether or not about.
fn push_name(out: &mut String, period: &Period) {
    let (day, year) = (period.first, Digits::plain(period.year()));
    let month = month_name(&MONTHS, day.month());
    match period.unit {
        Unit::Day => out.extend([&*Digits::plain(day.day()), ". ", month, " ", &year]),
        Unit::Month => out.extend([month, " ", &*year]),
        Unit::Quarter => out.extend([&*Digits::plain(period.quarter()), ". Quartal ", &year]),
        Unit::Half => out.extend([&*Digits::plain(period.half()), ". Halbjahr ", &year]),
        Unit::Year => out.push_str(&year),
    }
}

pub(super) fn compact(form: &Form) -> String {
    let mut out = String::with_capacity(24);
    match form {
        Form::Period(period) => push_short(&mut out, period),
        Form::Yearless { month, day, about } => {
            out.push_str(if *about { "ca. " } else { "" });
            out.extend([&*Digits::two(*day), ".", &Digits::two(*month), "."]);
        }
        Form::Range(start, end) => push_short_range(&mut out, start, end),
        Form::From(start) => {
            out.push_str("ab ");
            push_short(&mut out, start);
        }
        Form::Until(end) => {
            out.push_str("bis ");
            push_short(&mut out, end);
        }
        Form::Unknown => out.push_str("unbekannt"),
    }
    out
}

fn push_short_range(out: &mut String, start: &Period, end: &Period) {
    if start == end {
        return push_short(out, start);
    }
    let exact = !start.about && !end.about;
    if exact && start.unit == end.unit && start.year() == end.year() {
        let (a, b) = (start.first, end.first);
        let month = Digits::two(a.month());
        match start.unit {
            Unit::Day if a.month() == b.month() => out.extend([&*Digits::two(a.day()), "."]),
            Unit::Day => out.extend([&*Digits::two(a.day()), ".", &month, "."]),
            Unit::Month => out.push_str(&month),
            Unit::Quarter => out.extend(["Q", &*Digits::plain(start.quarter())]),
            Unit::Half => out.extend([&*Digits::plain(start.half()), "."]),
            Unit::Year => out.push_str(&Digits::plain(start.year())),
        }
        out.push('–');
        return push_short(out, end);
    }
    let mut tail = String::with_capacity(16);
    push_short(out, start);
    push_short(&mut tail, end);
    out.extend([dash(out, &tail), &*tail]);
}

fn push_short(out: &mut String, period: &Period) {
    out.push_str(if period.about { "ca. " } else { "" });
    let (day, year) = (period.first, Digits::plain(period.year()));
    let month = Digits::two(day.month());
    match period.unit {
        Unit::Day => out.extend([&*Digits::two(day.day()), ".", &month, ".", &year]),
        Unit::Month => out.extend([&*month, "/", &year]),
        Unit::Quarter => out.extend(["Q", &*Digits::plain(period.quarter()), " ", &year]),
        Unit::Half => out.extend([&*Digits::plain(period.half()), ". Hj. ", &year]),
        Unit::Year => out.push_str(&year),
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
