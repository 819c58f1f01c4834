//! What an author meant by a period written as in German prose: "bis Ende 2025", "01/2024 bis 12/2024", "2024/26",
//! "Sommer 2025". Turns a refusal into a better one and accepts nothing, as [`super::spelling`] does, which reads the
//! single dates.

use super::spelling::{is_year, month, point, strip_word};

/// Words in front of a date, and what stands before and after it in the literal.
const PREFIXES: [(&str, &str, &str); 4] =
    [("ab ", "", "/.."), ("seit ", "", "/.."), ("bis ", "../", ""), ("spätestens ", "../", "")];

/// Words in front of a date that is not certain.
const ABOUT: [&str; 4] = ["um ", "etwa ", "circa ", "ca. "];

/// Words before a date that say nothing of their own.
const ARTICLES: [&str; 5] = ["dem ", "zum ", "im ", "am ", "der "];

/// What parts the two sides of a period.
const BETWEEN: [&str; 4] = [" bis ", "–", " - ", "/"];

/// What parts them behind "zwischen"; elsewhere only two years, as it parts two days that are named one by one.
const AND: &str = " und ";

/// Words for an end that nobody knows.
const OPEN: [&str; 8] = [
    "heute",
    "laufend",
    "fortlaufend",
    "unbefristet",
    "dauerhaft",
    "offen",
    "auf weiteres",
    "auf weiteres laufend",
];

/// Words that say when, and name no day, month or year.
const VAGUE: [&str; 20] = [
    "laufend",
    "fortlaufend",
    "unbefristet",
    "dauerhaft",
    "dauernd",
    "daueraufgabe",
    "kontinuierlich",
    "ständig",
    "regelmäßig",
    "jährlich",
    "monatlich",
    "kurzfristig",
    "mittelfristig",
    "langfristig",
    "sofort",
    "ab sofort",
    "offen",
    "jederzeit",
    "bis auf weiteres",
    "noch offen",
];

/// Whether `text` says when without a date.
pub(super) fn is_vague(text: &str) -> bool {
    let text = text.trim_end_matches('.').to_lowercase();
    VAGUE.contains(&&*text) || text.starts_with("winter ")
}

/// The literal for `2024/26` and `2024-26`, where the second number can be no month.
pub(super) fn short_years(text: &str) -> Option<String> {
    let (start, end) = ["/", "-", "–"].iter().find_map(|mark| text.split_once(mark))?;
    let (start, end) = (start.trim(), end.trim());
    let (century, year) = start.split_at_checked(2).filter(|_| is_year(start))?;
    let is_short = end.len() == 2 && end.bytes().all(|byte| byte.is_ascii_digit());
    (is_short && end > "12" && end > year).then(|| format!("{start}/{century}{end}"))
}

/// The literal of the period that is meant; whether there are such days is not checked.
pub(super) fn meant(text: &str) -> Option<String> {
    if let Some(sides) = strip_word(text, "zwischen ").and_then(|rest| rest.split_once(AND)) {
        return joined(sides);
    }
    let opened = ["von ", "vom "].iter().find_map(|word| strip_word(text, word));
    let text = opened.unwrap_or(text);
    one_sided(text).or_else(|| alone(text)).or_else(|| two_sided(text))
}

/// `ab a`, `bis b` and the like.
fn one_sided(text: &str) -> Option<String> {
    let (rest, before, after) = PREFIXES
        .iter()
        .find_map(|(word, before, after)| Some((strip_word(text, word)?, *before, *after)))?;
    // The longest word first: "fortlaufend" ends in another of them.
    let ends = OPEN.iter().filter(|word| rest.ends_with(**word)).max_by_key(|word| word.len());
    let rest = ends.and_then(|word| rest.strip_suffix(word)).unwrap_or(rest).trim();
    let side = edge(rest, before.is_empty())?;
    Some(format!("{before}{side}{after}"))
}

/// `a bis b`, `a–b` and the like; of the first side the year may be missing.
fn two_sided(text: &str) -> Option<String> {
    let parted = BETWEEN.iter().find_map(|mark| text.split_once(mark));
    let dashed = || {
        let sides = text.split_once('-');
        sides.filter(|(a, b)| is_year(a) && is_year(b) || month(a).is_some())
    };
    let years = || text.split_once(AND).filter(|(a, b)| is_year(a.trim()) && is_year(b.trim()));
    joined(parted.or_else(dashed).or_else(years)?)
}

/// The literal of a period of two sides.
fn joined((start, end): (&str, &str)) -> Option<String> {
    let (start, end) = (start.trim(), end.trim());
    let end =
        if OPEN.contains(&&*end.to_lowercase()) { "..".to_owned() } else { edge(end, false)? };
    let start = ["ab ", "seit "].iter().find_map(|word| strip_word(start, word)).unwrap_or(start);
    let month_alone = || Some(format!("{}-{:02}", end.get(..4)?, month(without_article(start))?));
    let start = edge(start, true).or_else(month_alone)?;
    Some(format!("{start}/{end}"))
}

/// One side of a period; `..` stands for itself.
fn edge(text: &str, is_start: bool) -> Option<String> {
    let text = without_article(text);
    if text == ".." {
        return Some(text.to_owned());
    }
    if let Some(date) = ABOUT.iter().find_map(|word| strip_word(text, word)) {
        return Some(format!("~{}", point(date)?));
    }
    let Some((word, rest)) = part(text) else { return point(text) };
    match (word, is_start) {
        // A year begins at its start and ends at its end.
        ("anfang" | "beginn" | "jahresbeginn", true) | ("ende" | "jahresende", false) => {
            point(rest)
        }
        (_, _) => {
            let literal = literal_of_part(word, rest)?;
            let sides = literal.split_once('/').unwrap_or((&literal, &literal));
            Some(if is_start { sides.0 } else { sides.1 }.to_owned())
        }
    }
}

/// `Ende 2024`, `um 2024`.
fn alone(text: &str) -> Option<String> {
    let text = without_article(text);
    let about = ABOUT.iter().find_map(|word| strip_word(text, word)).map(without_article);
    if let Some(date) = about {
        return Some(format!("~{}", point(date)?));
    }
    let (word, rest) = part(text)?;
    literal_of_part(word, rest)
}

/// The words for parts of a year or month.
const PARTS: [&str; 9] = [
    "anfang",
    "beginn",
    "jahresbeginn",
    "mitte",
    "ende",
    "jahresende",
    "frühjahr",
    "sommer",
    "herbst",
];

/// A part of a year or month, and which one: `Ende 2024`, `Mitte März 2024`.
fn part(text: &str) -> Option<(&'static str, &str)> {
    let (word, rest) = text.split_once(' ')?;
    let word = word.to_lowercase();
    let word = if word == "frühling" { "frühjahr" } else { &word };
    let known = PARTS.into_iter().find(|part| *part == word)?;
    let rest = strip_word(rest, "des jahres ").unwrap_or(rest);
    Some((known, rest))
}

/// The literal of a part of what `of` names: of a month the month itself.
fn literal_of_part(word: &str, of: &str) -> Option<String> {
    if !is_year(of) {
        let is_of_month = ["anfang", "mitte", "ende"].contains(&word);
        return point(of).filter(|literal| is_of_month && literal.len() == "JJJJ-MM".len());
    }
    Some(match word {
        "anfang" | "beginn" | "jahresbeginn" => format!("{of}-Q1"),
        "mitte" => format!("~{of}-07"),
        "frühjahr" => format!("{of}-03/{of}-05"),
        "sommer" => format!("{of}-06/{of}-08"),
        "herbst" => format!("{of}-09/{of}-11"),
        _ => format!("{of}-Q4"),
    })
}

fn without_article(text: &str) -> &str {
    let text = text.trim();
    ARTICLES.iter().find_map(|article| strip_word(text, article)).unwrap_or(text)
}
