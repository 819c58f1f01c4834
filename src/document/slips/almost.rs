//! Markdown that is none by a blank: `[Plan](mein plan.pdf)`, `[Plan] (plan.pdf)`, `##Titel`. Such text is shown as it
//! was written. Told is only what can hardly mean anything else: the brackets must hold something like an address.

use std::ops::Range;

use super::{Found, Within};
use crate::diagnostics::{Almost, Finding};

/// The signs that are looked for.
pub(super) const SIGNS: &[(&str, Almost)] =
    &[("](", Almost::BlankInAddress), ("] (", Almost::BlankBeforeAddress), ("##", Almost::Heading)];

/// A link or the word behind the marks of a heading is no longer than this.
const LONGEST: usize = 300;

/// Levels of headings.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;

/// What was almost Markdown at the sign `at`.
pub(super) fn slip(text: &str, at: &Range<usize>, sort: Almost, within: Within) -> Found {
    if within != Within::Body {
        return None;
    }
    match sort {
        Almost::Heading => heading(text, at.start),
        Almost::BlankInAddress => blank_in_address(text, at),
        Almost::BlankBeforeAddress => blank_before_address(text, at),
    }
}

/// Marks at the start of a line, also in a quotation, with a word behind them at once, or behind a no-break blank.
fn heading(text: &str, at: usize) -> Found {
    let is_start = line_before(text, at)?.chars().all(|c| matches!(c, ' ' | '>'));
    let line = line_from(text, at)?;
    let title = line.trim_start_matches('#');
    let marks = line.len() - title.len();
    let starts = |c: char| c.is_alphanumeric() || matches!(c, '\u{a0}' | '„' | '*');
    if !is_start || !LEVELS.contains(&marks) || !title.starts_with(starts) {
        return None;
    }
    let word = title.trim_start().split([' ', '\t']).next()?;
    let gap = title.len() - title.trim_start().len();
    let range = at..at + marks + gap + word.len();
    let marks = line.get(..marks)?;
    let (written, meant) = (marks.to_owned(), format!("{marks} {word}"));
    Some((range, Finding::AlmostMarkdown { sort: Almost::Heading, written, meant }))
}

/// A link whose address holds a blank and no title behind it.
fn blank_in_address(text: &str, at: &Range<usize>) -> Found {
    let inner = in_brackets(line_from(text, at.end)?)?;
    let address = inner.trim();
    let (first, rest) = address.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let enclosed = |open, close| rest.starts_with(open) && rest.ends_with(close);
    let is_title = enclosed('"', '"') || enclosed('\'', '\'') || enclosed('(', ')');
    if is_title || address.starts_with('<') {
        return None;
    }
    let last = rest.rsplit(char::is_whitespace).next()?;
    let is_cut = first.ends_with(':') || is_like_address(last);
    let meant = match (is_cut, is_like_address(first)) {
        (true, _) => whole(address),
        (false, true) => first.to_owned(),
        (false, false) => return None,
    };
    let meant = format!("[{}]({meant})", label(text, at.start)?);
    let sort = Almost::BlankInAddress;
    let finding = Finding::AlmostMarkdown { sort, written: address.to_owned(), meant };
    Some((at.start + 1..at.end + inner.len() + 1, finding))
}

/// Text in square brackets and an address in round ones, with a blank between. A number in brackets, a footnote, a
/// task and the name of an address that is given elsewhere are ordinary text.
fn blank_before_address(text: &str, at: &Range<usize>) -> Found {
    let inner = in_brackets(line_from(text, at.end)?)?;
    let address = inner.trim();
    if address.contains(char::is_whitespace) || !is_like_address(address) {
        return None;
    }
    let label = label(text, at.start)?;
    let is_text = label.contains(char::is_alphabetic)
        && !matches!(label, "x" | "X")
        && !label.starts_with('^')
        && !text.contains(&format!("\n[{label}]:"));
    let meant = format!("[{label}]({address})");
    let sort = Almost::BlankBeforeAddress;
    let finding = Finding::AlmostMarkdown { sort, written: address.to_owned(), meant };
    is_text.then(|| (at.start..at.end + inner.len() + 1, finding))
}

/// What stands in the square brackets that close at `end`.
fn label(text: &str, end: usize) -> Option<&str> {
    let head = line_before(text, end)?;
    let (before, label) = head.rsplit_once('[')?;
    let is_plain = !before.ends_with('\\') && !label.ends_with(['\\', ']']) && !label.is_empty();
    is_plain.then_some(label)
}

/// The text up to the bracket that closes the one before it, on its line.
fn in_brackets(line: &str) -> Option<&str> {
    let mut depth = 1_usize;
    let end = line.find(|c| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    line.get(..end?)
}

/// A whole address with blanks as a link may hold it.
fn whole(address: &str) -> String {
    let lower = address.to_ascii_lowercase();
    if ["mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
        address.split_whitespace().collect()
    } else if lower.starts_with("http") {
        address.split_whitespace().collect::<Vec<_>>().join("%20")
    } else {
        format!("<{address}>")
    }
}

/// Whether `word` looks like an address: by its beginning or by the ending of a name.
fn is_like_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let begins = ["http://", "https://", "mailto:", "tel:", "www.", "./", "../"];
    let path = word.split(['#', '?']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_name = name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let is_ending = (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic());
        is_ending && stem.ends_with(|c: char| c.is_alphanumeric() || c == ')')
    });
    let is_rooted =
        word.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    is_name || is_rooted || begins.iter().any(|begin| lower.starts_with(begin))
}

/// The line of `at` before it, as far as it matters.
fn line_before(text: &str, at: usize) -> Option<&str> {
    let head = text.get(text.floor_char_boundary(at.saturating_sub(LONGEST))..at)?;
    Some(head.rsplit('\n').next().unwrap_or(head))
}

/// The line of `at` from there on, as far as it matters.
fn line_from(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..text.floor_char_boundary(at + LONGEST))?;
    rest.split(['\n', '\r']).next()
}

#[cfg(test)]
mod tests {
    use super::{SIGNS, slip};
    use crate::diagnostics::Finding;
    use crate::document::slips::Within;

    fn found(text: &str) -> Option<String> {
        let mut places = SIGNS.iter().flat_map(|(sign, sort)| {
            text.match_indices(sign).map(move |(at, _)| (at..at + sign.len(), *sort))
        });
        let found = places.find_map(|(at, sort)| slip(text, &at, sort, Within::Body));
        let (range, Finding::AlmostMarkdown { meant, .. }) = found? else { return None };
        Some(format!("{} | {meant}", &text[range]))
    }

    #[test]
    fn a_blank_too_many_or_too_few_is_told_with_what_was_meant() {
        for (text, expected) in [
            ("Im [Plan](mein plan.pdf) steht", "(mein plan.pdf) | [Plan](<mein plan.pdf>)"),
            (
                "![Rathaus](altes rathaus.JPG)",
                "(altes rathaus.JPG) | [Rathaus](<altes rathaus.JPG>)",
            ),
            ("[a](plan (neu) 2.pdf)", "(plan (neu) 2.pdf) | [a](<plan (neu) 2.pdf>)"),
            ("[a](plan.pdf Seite 3)", "(plan.pdf Seite 3) | [a](plan.pdf)"),
            (
                "[a](https://a.de/b c.html)",
                "(https://a.de/b c.html) | [a](https://a.de/b%20c.html)",
            ),
            ("[a](mailto: amt@a.de)", "(mailto: amt@a.de) | [a](mailto:amt@a.de)"),
            ("Im [Plan] (index.md#ziele) steht", "] (index.md#ziele) | [Plan](index.md#ziele)"),
            ("[Amt] (https://a.example/x)", "] (https://a.example/x) | [Amt](https://a.example/x)"),
            ("[Amt] (/stadt/plan/)", "] (/stadt/plan/) | [Amt](/stadt/plan/)"),
            ("##Ziele und Wege\nText", "##Ziele | ## Ziele"),
            ("Text\n###\u{a0}Ziele", "###\u{a0}Ziele | ### Ziele"),
            ("> ##1. Ziel", "##1. | ## 1."),
        ] {
            assert_eq!(found(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_may_be_ordinary_text_is_passed_over() {
        for text in [
            "[Plan](plan.pdf)",
            "[Plan]( plan.pdf )",
            "[Plan](<mein plan.pdf>)",
            "[Plan](plan.pdf \"Der Plan\")",
            "[Plan](plan.pdf 'Der Plan')",
            "[sic](wie im Original)",
            "[…](siehe oben)",
            "\\[Plan](mein plan.pdf)",
            "[Plan\\](mein plan.pdf)",
            "[Plan](mein\nplan.pdf)",
            "[Plan](mein plan.pdf",
            "[Plan] (siehe index.md)",
            "[Plan] (2. Auflage)",
            "[Plan] (z.B.)",
            "[Plan] (Abb.2b)",
            "[Plan] (und/oder)",
            "[1] (plan.pdf)",
            "[^a] (plan.pdf)",
            "[x] (plan.pdf)",
            "[[2a]] (plan.pdf)",
            "[Plan] (plan.pdf)\n\n[Plan]: index.md",
            "Text] (plan.pdf)",
            "## Ziele",
            "#Integration",
            "Text ##Ziele",
            "######",
            "#######Ziele",
            "##-",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
