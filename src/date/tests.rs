//! The forms, their order, their errors, and that no text makes reading panic.

use super::{Date, DateError, Day, Precision};
use crate::language::Language;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

fn error(text: &str) -> DateError {
    Date::parse(text).expect_err(text)
}

#[test]
fn every_form_keeps_days_precision_and_literal() {
    use Precision as P;
    for (text, precision, earliest, latest, html) in [
        ("2019", P::Year, "2019-01-01", "2019-12-31", "2019"),
        ("0001", P::Year, "0001-01-01", "0001-12-31", "0001"),
        ("9999", P::Year, "9999-01-01", "9999-12-31", "9999"),
        ("2019-09", P::Month, "2019-09-01", "2019-09-30", "2019-09"),
        ("2020-02", P::Month, "2020-02-01", "2020-02-29", "2020-02"),
        ("2019-09-03", P::Day, "2019-09-03", "2019-09-03", "2019-09-03"),
        ("2020-02-29", P::Day, "2020-02-29", "2020-02-29", "2020-02-29"),
        ("2020-Q1", P::Quarter, "2020-01-01", "2020-03-31", ""),
        ("2020-Q2", P::Quarter, "2020-04-01", "2020-06-30", ""),
        ("2020-Q3", P::Quarter, "2020-07-01", "2020-09-30", ""),
        ("2020-Q4", P::Quarter, "2020-10-01", "2020-12-31", ""),
        ("2021-H1", P::Half, "2021-01-01", "2021-06-30", ""),
        ("2021-H2", P::Half, "2021-07-01", "2021-12-31", ""),
        ("--11-18", P::YearUnknown, "", "", "11-18"),
        ("--02-29", P::YearUnknown, "", "", "02-29"),
        ("unbekannt", P::Unknown, "", "", ""),
        ("~2012", P::Year, "2012-01-01", "2012-12-31", ""),
        ("~2012-03", P::Month, "2012-03-01", "2012-03-31", ""),
        ("~2012-03-04", P::Day, "2012-03-04", "2012-03-04", ""),
        ("~2012-Q2", P::Quarter, "2012-04-01", "2012-06-30", ""),
        ("~2012-H2", P::Half, "2012-07-01", "2012-12-31", ""),
        ("~--11-18", P::YearUnknown, "", "", ""),
        ("2019/2021", P::Range, "2019-01-01", "2021-12-31", ""),
        ("2019-Q4/2021-05-06", P::Range, "2019-10-01", "2021-05-06", ""),
        ("2019-09-03/2019-09-03", P::Range, "2019-09-03", "2019-09-03", ""),
        ("2019-09-03/2019", P::Range, "2019-09-03", "2019-12-31", ""),
        ("~2012/~2015", P::Range, "2012-01-01", "2015-12-31", ""),
        ("2020/..", P::OpenEnd, "2020-01-01", "", ""),
        ("~2020-05/..", P::OpenEnd, "2020-05-01", "", ""),
        ("../2012-08-15", P::OpenStart, "", "2012-08-15", ""),
        ("../~2012", P::OpenStart, "", "2012-12-31", ""),
    ] {
        let read = date(text);
        let optional = |text: &str| if text.is_empty() { None } else { day(text) };
        assert_eq!(read.precision(), precision, "{text}");
        assert_eq!(read.earliest(), optional(earliest), "{text}");
        assert_eq!(read.latest(), optional(latest), "{text}");
        assert_eq!(read.html_datetime().unwrap_or_default(), html, "{text}");
        assert_eq!(read.literal(), text);
        assert_eq!(date(&read.literal()), read);
        assert_eq!(read.is_about(), text.contains('~'), "{text}");
        let has_year = !matches!(precision, P::YearUnknown | P::Unknown);
        assert_eq!(read.has_year(), has_year, "{text}");
        assert_eq!(read.year().is_some(), has_year, "{text}");
    }
}

#[test]
fn a_range_has_points() {
    assert_eq!(date("2019-Q4/~2021").start(), date("2019-Q4"));
    assert_eq!(date("2019-Q4/~2021").end(), Some(date("~2021")));
    assert_eq!(date("~2020/..").start(), date("~2020"));
    assert_eq!(date("2020/..").end(), None);
    assert_eq!(date("../2012-08").start(), date("unbekannt"));
    assert_eq!(date("../2012-08").end(), Some(date("2012-08")));
    for point in ["2019", "~2019-09", "2019-09-03", "--11-18", "unbekannt"] {
        assert_eq!(date(point).start(), date(point));
        assert_eq!(date(point).end(), None);
    }
    assert_eq!(date("../2012-08").year(), Some(2012));
    assert_eq!(date("2012-08/2014").year(), Some(2012));
}

#[test]
fn the_order_is_total_and_as_documented() {
    let sorted = [
        "2011-12-31",
        "2012/..",
        "2012/2014",
        "2012",
        "~2012",
        "2012-01/2012-12",
        "2012-H1",
        "2012-Q1",
        "2012-01",
        "2012-01-01",
        "~2012-01-01",
        "2012-01-01/2012-01-01",
        "2012-08-14",
        "../2012-08-15",
        "2012-08-15",
        "../2012",
        "2012-12-31",
        "2013",
        "9999-12-31",
        "--01-31",
        "--02-29",
        "~--02-29",
        "--12-31",
        "unbekannt",
    ];
    for (i, a) in sorted.iter().enumerate() {
        for (j, b) in sorted.iter().enumerate() {
            let (a, b) = (date(a), date(b));
            assert_eq!(a.cmp(&b), i.cmp(&j), "{} {}", a.literal(), b.literal());
            assert_eq!(a == b, i == j);
        }
    }
}

#[test]
fn each_mistake_has_its_error() {
    use DateError as E;
    for (text, expected) in [
        ("", E::Empty),
        (" \t", E::Empty),
        ("irgendwann", E::Form),
        ("~", E::Form),
        ("~~2019", E::Form),
        ("~unbekannt", E::Form),
        ("..", E::Form),
        ("201", E::Form),
        ("20190", E::Form),
        ("05766", E::Form),
        ("12e1", E::Form),
        ("0x1f", E::Form),
        ("-2019", E::Form),
        ("+019", E::Form),
        ("2019-", E::Form),
        ("2019-q3", E::Form),
        ("2019-Q", E::Form),
        ("2019-Q33", E::Form),
        ("2019-09-03-", E::Form),
        ("2019.9", E::Form),
        ("201909033", E::Form),
        (" 2019 x", E::Form),
        ("٢٠١٩", E::Form),
        ("2019-0٣", E::Form),
        ("３.9.2019", E::Form),
        ("3.9.19", E::Form),
        ("18.13", E::Form),
        ("--11", E::Form),
        ("--1-18", E::Form),
        ("0000", E::NoSuchYear),
        ("0000-01-01", E::NoSuchYear),
        ("2019-13", E::NoSuchMonth),
        ("2019-00-01", E::NoSuchMonth),
        ("--13-01", E::NoSuchMonth),
        ("2019-Q0", E::NoSuchQuarter),
        ("2019-Q5", E::NoSuchQuarter),
        ("2019-H3", E::NoSuchHalf),
        ("2019-02-29", E::NoSuchDay { year: Some(2019), month: 2, day: 29, days: 28 }),
        ("2019-09-00", E::NoSuchDay { year: Some(2019), month: 9, day: 0, days: 30 }),
        ("--02-30", E::NoSuchDay { year: None, month: 2, day: 30, days: 29 }),
        ("31.2.2020", E::NoSuchDay { year: Some(2020), month: 2, day: 31, days: 29 }),
        ("2019-02-30T10:00", E::NoSuchDay { year: Some(2019), month: 2, day: 30, days: 28 }),
        ("1.13.2020", E::NoSuchMonth),
        ("5. Quartal 2020", E::NoSuchQuarter),
        ("2020/2019", E::EndBeforeStart),
        ("2020-03-02/2020-03-01", E::EndBeforeStart),
        ("~2020/~2019", E::EndBeforeStart),
        ("2019/2020-02-30", E::NoSuchDay { year: Some(2020), month: 2, day: 30, days: 29 }),
        ("2019/x", E::Form),
        ("2019/", E::RangeEnd),
        ("/2019", E::RangeEnd),
        ("/", E::RangeEnd),
        ("../..", E::RangeEnd),
        ("~../2019", E::RangeEnd),
        ("unbekannt/2019", E::RangeEnd),
        ("2019/unbekannt", E::RangeEnd),
        ("../unbekannt", E::RangeEnd),
        ("--11-18/--11-19", E::RangeEnd),
        ("../--11-18", E::RangeEnd),
        ("18.11/19.11", E::RangeEnd),
        ("2019/2020/2021", E::RangeEnd),
        ("2019/../2021", E::RangeEnd),
        ("../2019/..", E::RangeEnd),
    ] {
        assert_eq!(error(text), expected, "{text}");
        assert_eq!(error(text).suggestion(), None);
    }
}

#[test]
fn what_is_written_in_prose_is_understood_and_refused() {
    for (text, suggestion) in [
        ("3.9.2019", "2019-09-03"),
        ("03.09.2019", "2019-09-03"),
        ("3. 9. 2019", "2019-09-03"),
        ("18.11", "--11-18"),
        ("18.11.", "--11-18"),
        ("3.10", "--10-03"),
        ("09.2019", "2019-09"),
        ("9/2019", "2019-09"),
        ("September 2019", "2019-09"),
        ("Sept. 2019", "2019-09"),
        ("März 2020", "2020-03"),
        ("MÄRZ 2020", "2020-03"),
        ("3. September 2019", "2019-09-03"),
        ("18. November", "--11-18"),
        ("3. Quartal 2020", "2020-Q3"),
        ("Q3/2020", "2020-Q3"),
        ("Q3 2020", "2020-Q3"),
        ("1. Halbjahr 2021", "2021-H1"),
        ("Unbekannt", "unbekannt"),
        (" 2019-09-03", "2019-09-03"),
        ("2019-9", "2019-09"),
        ("2019-9-3", "2019-09-03"),
        ("2019.09.03", "2019-09-03"),
        ("2019/9/3", "2019-09-03"),
        ("20190903", "2019-09-03"),
        ("2019-2021", "2019/2021"),
        ("2019–2021", "2019/2021"),
        ("2019 bis 2021", "2019/2021"),
        ("3.9.2019/5.9.2019", "2019-09-03/2019-09-05"),
        ("3.9.2019/..", "2019-09-03/.."),
        ("../3.9.2019", "../2019-09-03"),
        ("ab 2020", "2020/.."),
        ("ab dem 1. März 2020", "2020-03-01/.."),
        ("spätestens am 15. August 2012", "../2012-08-15"),
        ("bis Ende 2012", "../2012"),
        ("bis spätestens 2012", ""),
        ("Ende 2024", "2024-Q4"),
        ("Anfang 2024", "2024-Q1"),
        ("Mitte 2024", "~2024-07"),
        ("Ende März 2024", "2024-03"),
        ("Sommer 2025", "2025-06/2025-08"),
        ("im Frühling 2025", "2025-03/2025-05"),
        ("Anfang 2024 bis Ende 2025", "2024/2025"),
        ("Sommer 2024 bis Mitte 2025", "2024-06/~2025-07"),
        ("01/2024 bis 12/2024", "2024-01/2024-12"),
        ("01/2024 - 12/2024", "2024-01/2024-12"),
        ("von 2022 bis 2024", "2022/2024"),
        ("zwischen 2022 und 2024", "2022/2024"),
        ("Januar bis März 2024", "2024-01/2024-03"),
        ("ca. 2024 bis 2026", "~2024/2026"),
        ("bis etwa 2026", "../~2026"),
        ("März-Mai 2024", "2024-03/2024-05"),
        ("2024/26", "2024/2026"),
        ("2024-26", "2024/2026"),
        ("2020 bis heute", "2020/.."),
        ("2020 - laufend", "2020/.."),
        ("seit 2020 laufend", "2020/.."),
        ("ab 2020 unbefristet", "2020/.."),
        ("seit Ende 2020", "2020-Q4/.."),
        ("ab Anfang 2024", "2024/.."),
        ("III. Quartal 2024", "2024-Q3"),
        ("2008/10", ""),
        ("bis 2012", "../2012"),
        ("um 2012", "~2012"),
        ("etwa März 2012", "~2012-03"),
    ] {
        if suggestion.is_empty() {
            assert_eq!(error(text), DateError::Form, "{text}");
            continue;
        }
        assert_eq!(error(text), DateError::German { suggestion: suggestion.to_owned() }, "{text}");
        assert_eq!(error(text).suggestion(), Some(suggestion));
        date(suggestion);
    }
}

#[test]
fn words_that_name_no_day_are_told_to_be_none() {
    for text in ["unbefristet", "laufend", "Laufend", "mittelfristig", "ab sofort", "Winter 2025"] {
        assert_eq!(error(text), DateError::Vague, "{text}");
    }
    assert_eq!(error("irgendwann"), DateError::Form);
}

#[test]
fn a_time_of_day_is_refused_with_the_date_alone() {
    for text in [
        "2019-09-03T12:00:00Z",
        "2019-09-03T12:00",
        "2019-09-03t12:00:00+02:00",
        "2019-09-03 12:00:00 +02:00",
        "2019-09-03 9:30",
        "3.9.2019 14:00",
        "3. September 2019, 14:00",
    ] {
        let expected = DateError::DateTime { suggestion: "2019-09-03".to_owned() };
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn no_text_makes_reading_panic_and_what_reads_goes_round() {
    let pieces = [
        "",
        "-",
        "--",
        "/",
        "..",
        "~",
        ".",
        " ",
        "0",
        "9",
        "00",
        "02",
        "29",
        "31",
        "99",
        "0000",
        "2019",
        "9999",
        "Q1",
        "H2",
        "T12:00",
        "T",
        ":",
        "ä",
        "März",
        "\u{308}",
        "٣",
        "\u{0}",
        "😀",
        "unbekannt",
        "bis ",
        "spätestens ",
        "Quartal",
        "\n",
        "18.11",
        "-09",
        "-03",
    ];
    let mut read = 0;
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let text = format!("{a}{b}{c}");
                match Date::parse(&text) {
                    Ok(date) => {
                        read += 1;
                        assert_eq!(date.literal(), text);
                        for language in [Language::German, Language::English] {
                            assert!(!date.display(language).is_empty());
                            assert!(!date.compact(language).is_empty());
                        }
                    }
                    Err(error) => {
                        if let Some(suggestion) = error.suggestion() {
                            assert_eq!(date(suggestion).literal(), suggestion, "{text}");
                        }
                    }
                }
            }
        }
    }
    assert!(read > 50);
    for byte in 0..=u8::MAX {
        for at in 0..10 {
            let mut bytes = b"2019-09-03".to_vec();
            bytes[at] = byte;
            if let Ok(date) = Date::parse(&String::from_utf8_lossy(&bytes)) {
                assert_eq!(date.literal().as_bytes(), bytes);
            }
        }
    }
    assert_eq!(error(&"2019/".repeat(100_000)), DateError::RangeEnd);
    assert_eq!(error(&"9".repeat(100_000)), DateError::Form);
}
