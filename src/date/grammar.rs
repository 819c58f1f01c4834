//! The literal forms of dates, strictly: what [`super::Date::parse`] accepts, and the way back.
//!
//! Refuses to know what an author may have meant by a text that is no literal.

use super::digits::Digits;
use super::{DateError, Day, Form, Period, Unit};

/// The literal of what is not known.
pub(super) const UNKNOWN: &str = "unbekannt";

/// The side of a range that is open.
const OPEN: &str = "..";

/// Any year that has 29 February.
const LEAP_YEAR: i16 = 2000;

/// Reads any form.
pub(super) fn form(text: &str) -> Result<Form, DateError> {
    if text.trim().is_empty() {
        return Err(DateError::Empty);
    }
    if text == UNKNOWN {
        return Ok(Form::Unknown);
    }
    if let Some((start, end)) = text.split_once('/') {
        return range(start, end);
    }
    let (about, point) = strip_about(text);
    match point.strip_prefix("--") {
        Some(rest) => yearless(rest, about),
        None => Ok(Form::Period(Period { about, ..period(point)? })),
    }
}

/// Reads a day, month, quarter, half or year, without `~`.
pub(super) fn period(text: &str) -> Result<Period, DateError> {
    let (year, rest) = text.as_bytes().split_first_chunk::<4>().ok_or(DateError::Form)?;
    let year = number(year).ok_or(DateError::Form)?;
    match *rest {
        [] => months(year, 1, 12, Unit::Year),
        [b'-', b'Q', digit] if digit.is_ascii_digit() => {
            let first = match digit {
                b'1' => 1,
                b'2' => 4,
                b'3' => 7,
                b'4' => 10,
                _ => return Err(DateError::NoSuchQuarter),
            };
            months(year, first, first + 2, Unit::Quarter)
        }
        [b'-', b'H', digit] if digit.is_ascii_digit() => {
            let first = match digit {
                b'1' => 1,
                b'2' => 7,
                _ => return Err(DateError::NoSuchHalf),
            };
            months(year, first, first + 5, Unit::Half)
        }
        [b'-', m1, m2] => {
            let month = two_digits(m1, m2)?;
            months(year, month, month, Unit::Month)
        }
        [b'-', m1, m2, b'-', d1, d2] => {
            let day = real_day(Some(year), two_digits(m1, m2)?, two_digits(d1, d2)?)?;
            Ok(Period { first: day, last: day, unit: Unit::Day, about: false })
        }
        _ => Err(DateError::Form),
    }
}

/// The literal of a form.
pub(super) fn literal(form: &Form) -> String {
    let mut out = String::with_capacity(24);
    match form {
        Form::Period(period) => push_period(&mut out, period),
        Form::Yearless { month, day, about } => {
            let (month, day) = (Digits::two(*month), Digits::two(*day));
            out.extend([about_sign(*about), "--", &month, "-", &day]);
        }
        Form::Range(start, end) => {
            push_period(&mut out, start);
            out.push('/');
            push_period(&mut out, end);
        }
        Form::From(start) => {
            push_period(&mut out, start);
            out.extend(["/", OPEN]);
        }
        Form::Until(end) => {
            out.extend([OPEN, "/"]);
            push_period(&mut out, end);
        }
        Form::Unknown => out.push_str(UNKNOWN),
    }
    out
}

fn push_period(out: &mut String, period: &Period) {
    let (year, month) = (Digits::four(period.year()), Digits::two(period.first.month()));
    out.extend([about_sign(period.about), &*year]);
    match period.unit {
        Unit::Day => out.extend(["-", &*month, "-", &Digits::two(period.first.day())]),
        Unit::Month => out.extend(["-", &*month]),
        Unit::Quarter => out.extend(["-Q", &*Digits::plain(period.quarter())]),
        Unit::Half => out.extend(["-H", &*Digits::plain(period.half())]),
        Unit::Year => {}
    }
}

fn range(start: &str, end: &str) -> Result<Form, DateError> {
    match (start, end) {
        (OPEN, end) => Ok(Form::Until(range_end(end)?)),
        (start, OPEN) => Ok(Form::From(range_end(start)?)),
        (start, end) => {
            let (start, end) = (range_end(start)?, range_end(end)?);
            if end.last < start.first {
                return Err(DateError::EndBeforeStart);
            }
            Ok(Form::Range(start, end))
        }
    }
}

fn range_end(text: &str) -> Result<Period, DateError> {
    let (about, point) = strip_about(text);
    if point.is_empty()
        || point == OPEN
        || point == UNKNOWN
        || point.starts_with("--")
        || point.contains('/')
    {
        return Err(DateError::RangeEnd);
    }
    Ok(Period { about, ..period(point)? })
}

fn yearless(text: &str, about: bool) -> Result<Form, DateError> {
    let [m1, m2, b'-', d1, d2] = *text.as_bytes() else { return Err(DateError::Form) };
    let day = real_day(None, two_digits(m1, m2)?, two_digits(d1, d2)?)?;
    Ok(Form::Yearless { month: day.month(), day: day.day(), about })
}

/// From the first day of one month to the last of another in the same year.
fn months(year: i16, first: i8, last: i8, unit: Unit) -> Result<Period, DateError> {
    let first = real_day(Some(year), first, 1)?;
    let last = real_day(Some(year), last, 1)?.last_of_month();
    Ok(Period { first, last, unit, about: false })
}

fn real_day(year: Option<i16>, month: i8, day: i8) -> Result<Day, DateError> {
    let in_year = year.unwrap_or(LEAP_YEAR);
    if in_year < 1 {
        return Err(DateError::NoSuchYear);
    }
    let first = Day::new(in_year, month, 1).ok_or(DateError::NoSuchMonth)?;
    let days = first.last_of_month().day();
    Day::new(in_year, month, day).ok_or(DateError::NoSuchDay { year, month, day, days })
}

fn strip_about(text: &str) -> (bool, &str) {
    match text.strip_prefix('~') {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

fn about_sign(about: bool) -> &'static str {
    if about { "~" } else { "" }
}

/// The value of four ASCII digits.
fn number(digits: &[u8; 4]) -> Option<i16> {
    digits.iter().try_fold(0, |value, digit| {
        digit.is_ascii_digit().then(|| value * 10 + i16::from(digit - b'0'))
    })
}

/// The value of two ASCII digits.
fn two_digits(tens: u8, ones: u8) -> Result<i8, DateError> {
    if !(tens.is_ascii_digit() && ones.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    i8::try_from((tens - b'0') * 10 + (ones - b'0')).map_err(|_| DateError::Form)
}
