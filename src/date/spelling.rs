//! What an author meant by a date written as in German prose, or with a time of day.
//!
//! Only turns a refusal into a better one: nothing here is ever accepted as a date. Refuses to guess
//! where there are two readings, such as years of two digits.

use super::{DateError, grammar, stretch};

/// Longer texts are no mistyped dates.
const LONGEST: usize = 80;

/// A better error for a text that is no literal: [`DateError::German`] or [`DateError::DateTime`]
/// with the literal that is meant, or what is wrong with that one; [`DateError::Vague`] where there is none.
pub(super) fn meant(text: &str) -> Option<DateError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let with_time = without_time(text).and_then(point);
    let has_time = with_time.is_some();
    let suggestion = with_time
        .or_else(|| stretch::short_years(text))
        .or_else(|| point(text))
        .or_else(|| stretch::meant(text));
    let Some(suggestion) = suggestion else {
        return stretch::is_vague(text).then_some(DateError::Vague);
    };
    Some(match grammar::form(&suggestion) {
        Ok(_) if has_time => DateError::DateTime { suggestion },
        Ok(_) => DateError::German { suggestion },
        Err(error) => error,
    })
}

/// The date of `2019-09-03T12:00:00Z`, `2019-09-03 12:00` or `3.9.2019 12:00`.
fn without_time(text: &str) -> Option<&str> {
    let starts_with_time = |rest: &str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let minutes = rest.as_bytes().get(digits..).unwrap_or_default();
        (1..=2).contains(&digits) && matches!(minutes, [b':', b'0'..=b'5', b'0'..=b'9', ..])
    };
    if let Some((date, rest)) = text.split_at_checked(10)
        && let Some(time) = rest.strip_prefix(['T', 't', ' '])
        && starts_with_time(time)
    {
        return Some(date);
    }
    let (date, time) = text.rsplit_once(' ')?;
    starts_with_time(time).then(|| date.trim_end_matches([' ', ',']))
}

/// The literal for a date that is no range; a literal stands for itself. Whether there is such a
/// day is not checked.
pub(super) fn point(text: &str) -> Option<String> {
    let text = text.trim();
    if text.eq_ignore_ascii_case(grammar::UNKNOWN) {
        return Some(grammar::UNKNOWN.to_owned());
    }
    if !text.contains('/')
        && !matches!(grammar::form(text), Err(DateError::Form | DateError::Empty))
    {
        return Some(text.to_owned());
    }
    digits(text).or_else(|| year_first(text)).or_else(|| words(text))
}

/// `2019-9-3`, `2019.09.03`, `2019/09/03`, `2019-9`, `20190903`.
fn year_first(text: &str) -> Option<String> {
    let is_compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((year, rest)) = text.split_at_checked(4).filter(|_| is_compact)
        && let Some((month, day)) = rest.split_at_checked(2)
    {
        return Some(format!("{year}-{:02}-{:02}", small(month)?, small(day)?));
    }
    let mark = ['-', '.', '/'].into_iter().find(|mark| text.contains(*mark))?;
    let mut parts = text.split(mark).map(str::trim);
    let (year, month, day) = (parts.next()?, small(parts.next()?)?, parts.next());
    if !is_year(year) || parts.next().is_some() {
        return None;
    }
    match day {
        Some(day) => Some(format!("{year}-{month:02}-{:02}", small(day)?)),
        None if mark == '-' => Some(format!("{year}-{month:02}")),
        None => None,
    }
}

/// `3.9.2019`, `3. 9. 2019`, `18.11`, `18.11.`, `09.2019`, `9/2019`.
fn digits(text: &str) -> Option<String> {
    if let Some((month, year)) = text.split_once('/')
        && is_year(year)
    {
        return Some(format!("{year}-{:02}", small(month)?));
    }
    let mut parts = text.split('.').map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    match third {
        Some(year) if is_year(year) => {
            Some(format!("{year}-{:02}-{:02}", small(second)?, small(first)?))
        }
        None if is_year(second) => Some(format!("{second}-{:02}", small(first)?)),
        None | Some("") => {
            let (day, month) = (small(first)?, small(second)?);
            ((1..=31).contains(&day) && (1..=12).contains(&month))
                .then(|| format!("--{month:02}-{day:02}"))
        }
        Some(_) => None,
    }
}

/// `September 2019`, `3. September 2019`, `18. November`, `3. Quartal 2020`, `Q3 2020`,
/// `Q3/2020`, `1. Halbjahr 2021`.
fn words(text: &str) -> Option<String> {
    let mut parts = text.split([' ', '/']).filter(|part| !part.is_empty());
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let ordinal = |text: &str| {
        let number = text.strip_suffix('.')?;
        let roman = ["I", "II", "III", "IV"].iter().zip(1..).find(|(roman, _)| **roman == number);
        roman.map(|(_, number)| number).or_else(|| small(number))
    };
    match third {
        None if is_year(second) => match first.as_bytes() {
            [b'Q' | b'q', b'1'..=b'9'] => Some(format!("{second}-{}", first.to_uppercase())),
            _ => Some(format!("{second}-{:02}", month(first)?)),
        },
        None => Some(format!("--{:02}-{:02}", month(second)?, ordinal(first)?)),
        Some(year) if is_year(year) => {
            let number = ordinal(first)?;
            match second {
                "Quartal" | "Quartals" if number < 10 => Some(format!("{year}-Q{number}")),
                "Halbjahr" if number < 10 => Some(format!("{year}-H{number}")),
                _ => Some(format!("{year}-{:02}-{number:02}", month(second)?)),
            }
        }
        Some(_) => None,
    }
}

/// The month of a German name, in full or shortened, with or without a full stop.
pub(super) fn month(name: &str) -> Option<u8> {
    Some(match name.trim_end_matches('.').to_lowercase().as_str() {
        "januar" | "jänner" | "jan" => 1,
        "februar" | "feber" | "feb" | "febr" => 2,
        "märz" | "ma\u{308}rz" | "maerz" | "mär" | "mrz" => 3,
        "april" | "apr" => 4,
        "mai" => 5,
        "juni" | "jun" => 6,
        "juli" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "okt" => 10,
        "november" | "nov" => 11,
        "dezember" | "dez" => 12,
        _ => return None,
    })
}

/// The value of one or two ASCII digits.
fn small(text: &str) -> Option<u8> {
    let right = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Removes a word in front, whose first letter may be a capital.
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}
