//! Markdown that is none by a blank: `[Plan](mein plan.pdf)`, `[Plan] (plan.pdf)`, `##Titel`. Such text is shown as it
//! was written. Told is only what can hardly mean anything else: the brackets must hold something like an address.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::{memchr2, memrchr};

use super::{Found, Within};
use crate::diagnostics::{Almost, Finding};
use crate::document::body::address_meant_by;
use crate::text::slug;

/// The signs that are looked for.
pub(super) const SIGNS: &[(&str, Almost)] =
    &[("](", Almost::BlankInAddress), ("] (", Almost::BlankBeforeAddress), ("##", Almost::Heading)];

/// A link or the word behind the marks of a heading is no longer than this.
const LONGEST: usize = 300;

/// Levels of headings.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;

/// What is known of a text: it is looked through once, however many signs it has.
#[derive(Default)]
pub(super) struct Known<'t> {
    /// The names of the addresses that stand by themselves: `[name]: address`.
    names: Option<BTreeSet<&'t str>>,
}

impl<'t> Known<'t> {
    fn is_name(&mut self, text: &'t str, label: &str) -> bool {
        let name = |line: &'t str| Some(line.trim_start().strip_prefix('[')?.split_once("]:")?.0);
        self.names.get_or_insert_with(|| text.lines().filter_map(name).collect()).contains(label)
    }
}

/// What was almost Markdown at the sign `at`.
pub(super) fn slip<'t>(
    text: &'t str,
    at: &Range<usize>,
    sort: Almost,
    within: Within,
    known: &mut Known<'t>,
) -> Found {
    if within != Within::Body {
        return None;
    }
    match sort {
        Almost::Heading => heading(text, at.start),
        Almost::BlankInAddress => blank_in_address(text, at),
        Almost::BlankBeforeAddress => blank_before_address(text, at, known),
    }
}

/// Marks at the start of a line, also in a quotation, with a word behind them at once, or behind a no-break blank.
fn heading(text: &str, at: usize) -> Found {
    let rest = text.get(at..text.floor_char_boundary(at + LONGEST))?;
    let marks = rest.len() - rest.trim_start_matches('#').len();
    let starts = |c: char| c.is_alphanumeric() || matches!(c, '\u{a0}' | '„' | '*');
    // Most are headings, with their blank: these cost no more than this look.
    if !LEVELS.contains(&marks) || !rest.get(marks..)?.starts_with(starts) {
        return None;
    }
    if !line_before(text, at)?.chars().all(|c| matches!(c, ' ' | '>')) {
        return None;
    }
    let (marks, title) = line_from(text, at)?.split_at_checked(marks)?;
    let word = title.trim_start().split([' ', '\t']).next()?;
    let gap = title.len() - title.trim_start().len();
    let range = at..at + marks.len() + gap + word.len();
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
    let has_scheme = SCHEMES.iter().any(|scheme| starts_with(first, scheme));
    // No file has a colon in its name.
    if !has_scheme && address.contains(": ") {
        return None;
    }
    let goes_on = first.contains(['#', '?']) && is_like_address(first);
    let is_cut = goes_on || (is_name(last) && !is_word(first));
    let meant = match (has_scheme || is_cut, is_like_address(first)) {
        (true, _) => whole(address),
        (false, true) => complete(first),
        (false, false) => return None,
    };
    let meant = format!("{}[{}]({meant})", picture(text, at.start)?, label(text, at.start)?);
    let sort = Almost::BlankInAddress;
    let finding = Finding::AlmostMarkdown { sort, written: address.to_owned(), meant };
    Some((at.start + 1..at.end + inner.len() + 1, finding))
}

/// Text in square brackets and an address in round ones, with a blank between. A number in brackets, a footnote, a
/// task and the name of an address that is given elsewhere are ordinary text.
fn blank_before_address<'t>(text: &'t str, at: &Range<usize>, known: &mut Known<'t>) -> Found {
    let inner = in_brackets(line_from(text, at.end)?)?;
    let address = inner.trim();
    if address.contains(char::is_whitespace) || !is_like_address(address) {
        return None;
    }
    let label = label(text, at.start)?;
    let is_text = label.contains(char::is_alphabetic)
        && !matches!(label, "x" | "X")
        && !label.starts_with('^')
        && !known.is_name(text, label);
    let meant = format!("{}[{label}]({})", picture(text, at.start)?, complete(address));
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

/// The sign before the square brackets that close at `end`, where they are those of a picture.
fn picture(text: &str, end: usize) -> Option<&'static str> {
    let (before, _) = line_before(text, end)?.rsplit_once('[')?;
    Some(if before.ends_with('!') { "!" } else { "" })
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
    let words: Vec<&str> = address.split_whitespace().collect();
    if let Some((path, heading)) = address.split_once('#').filter(|(path, _)| !path.contains(' ')) {
        format!("{path}#{}", slug(heading))
    } else if starts_with(address, "tel:") {
        words.concat()
    } else if starts_with(address, "mailto:") {
        let (mail, query) = address.split_once('?').unwrap_or((address, ""));
        let mail: String = mail.split_whitespace().collect();
        let query = query.split_whitespace().collect::<Vec<_>>().join("%20");
        if query.is_empty() { mail } else { format!("{mail}?{query}") }
    } else if starts_with(address, "http") {
        words.join("%20")
    } else {
        format!("<{address}>")
    }
}

/// An address with the beginning that it lacks.
fn complete(address: &str) -> String {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (address, None),
    };
    address_meant_by(path, fragment).unwrap_or_else(|| address.to_owned())
}

/// What an address to another place begins with.
const SCHEMES: [&str; 4] = ["mailto:", "tel:", "http://", "https://"];

fn starts_with(address: &str, beginning: &str) -> bool {
    let start = address.get(..beginning.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// Whether `word` stands before a name rather than being the beginning of one.
fn is_word(word: &str) -> bool {
    word.ends_with([':', ',', ';', '.'])
        || ["siehe", "vgl", "aus", "in", "nach", "laut"].contains(&&*word.to_lowercase())
}

/// Whether `word` looks like an address: by its beginning or by the ending of a name.
fn is_like_address(word: &str) -> bool {
    let begins = ["http://", "https://", "mailto:", "tel:", "www.", "./", "../"];
    let is_rooted =
        word.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    is_name(word) || is_rooted || begins.iter().any(|begin| starts_with(word, begin))
}

/// The endings of files that texts lead to, and of servers. Of others nobody knows whether they are abbreviations:
/// "Abs.IV", "Dr.Amt".
const ENDINGS: &[&str] = &[
    "md", "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx",
    "odp", "jpg", "jpeg", "png", "gif", "webp", "svg", "tif", "tiff", "bmp", "zip", "ics", "json",
    "html", "htm", "php", "mp3", "mp4", "epub", "de", "org", "com", "net", "eu", "info", "at",
    "ch", "example",
];

/// Whether `word` ends like the name of a file or server.
fn is_name(word: &str) -> bool {
    let path = word.split(['#', '?']).next().unwrap_or_default();
    // An address may go on behind the name of its server.
    let names = [path.rsplit('/').next(), path.split('/').next()];
    names.into_iter().flatten().any(|name| {
        name.rsplit_once('.').is_some_and(|(stem, ending)| {
            ENDINGS.contains(&&*ending.to_ascii_lowercase())
                && stem.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        })
    })
}

/// The line of `at` before it, as far as it matters.
fn line_before(text: &str, at: usize) -> Option<&str> {
    let head = text.get(text.floor_char_boundary(at.saturating_sub(LONGEST))..at)?;
    Some(memrchr(b'\n', head.as_bytes()).and_then(|end| head.get(end + 1..)).unwrap_or(head))
}

/// The line of `at` from there on, as far as it matters.
fn line_from(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..text.floor_char_boundary(at + LONGEST))?;
    rest.get(..memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::{Known, SIGNS, slip};
    use crate::diagnostics::Finding;
    use crate::document::slips::Within;

    fn found(text: &str) -> Option<String> {
        let mut places = SIGNS.iter().flat_map(|(sign, sort)| {
            text.match_indices(sign).map(move |(at, _)| (at..at + sign.len(), *sort))
        });
        let mut known = Known::default();
        let found = places.find_map(|(at, sort)| slip(text, &at, sort, Within::Body, &mut known));
        let (range, Finding::AlmostMarkdown { meant, .. }) = found? else { return None };
        Some(format!("{} | {meant}", &text[range]))
    }

    #[test]
    fn a_blank_too_many_or_too_few_is_told_with_what_was_meant() {
        for (text, expected) in [
            ("Im [Plan](mein plan.pdf) steht", "(mein plan.pdf) | [Plan](<mein plan.pdf>)"),
            (
                "![Rathaus](altes rathaus.JPG)",
                "(altes rathaus.JPG) | ![Rathaus](<altes rathaus.JPG>)",
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
            ("[a](tel:0711 6631)", "(tel:0711 6631) | [a](tel:07116631)"),
            ("[a](https://a.de/m p q)", "(https://a.de/m p q) | [a](https://a.de/m%20p%20q)"),
            (
                "[a](mailto:amt@a.de?subject=Zum Plan)",
                "(mailto:amt@a.de?subject=Zum Plan) | [a](mailto:amt@a.de?subject=Zum%20Plan)",
            ),
            ("[a](b.md#Über uns)", "(b.md#Über uns) | [a](b.md#ueber-uns)"),
            ("![Foto](foto alt.jpg)", "(foto alt.jpg) | ![Foto](<foto alt.jpg>)"),
            ("[Amt] (www.a.de)", "] (www.a.de) | [Amt](https://www.a.de)"),
            ("[Amt] (a@b.de)", "] (a@b.de) | [Amt](mailto:a@b.de)"),
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
            "Bewohner[innen](Stand: 31.12.2022)",
            "[sic](Anm.: im Original so)",
            "[Bericht](siehe www.stadt.de)",
            "[…](siehe oben)",
            "\\[Plan](mein plan.pdf)",
            "[Plan\\](mein plan.pdf)",
            "[Plan](mein\nplan.pdf)",
            "[Plan](mein plan.pdf",
            "[Plan] (siehe index.md)",
            "[Plan] (2. Auflage)",
            "[Plan] (z.B.)",
            "[Plan] (Abb.2b)",
            "[Plan] (Abs.IV)",
            "[Amt] (Dr.Amt)",
            "[Stand] (31.Dez)",
            "[sic](gemeint ist: a.de)",
            "z.B.[Plan](plan.pdf) nach Abs.1",
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
