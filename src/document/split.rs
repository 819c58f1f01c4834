//! Where a text has its front matter and where its body, and what is wrong where it has not. Knows lines, and
//! nothing of YAML or Markdown.

use std::ops::Range;

use memchr::memchr;

use crate::diagnostics::{Opening, Problem, Sink};
use crate::span::Span;

/// The line that the front matter stands between.
const MARK: &str = "---";

/// Keys with which people begin it, in small letters as in no text.
const FIRST_KEYS: [&str; 10] = [
    "typ", "titel", "nummer", "kurztext", "datum", "status", "teil_von", "zeitraum", "bezug",
    "hinweis",
];

/// Of comments at the start of it no more are read.
const FEW: usize = 20;

/// The front matter's lines between the marks, and the body after them.
pub(super) fn split(source: &str, problems: &mut Sink) -> Option<(Range<usize>, Range<usize>)> {
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    let first = line_at(source, start);
    if let Some(at) = first.trim_end().find('\r') {
        problems.note(Span::at(start + at), Problem::OldLineEnds);
        return None;
    }
    if first.trim_end() != MARK {
        let place = Span::new(start, start + first.trim_end_matches(['\r', '\n']).len().min(80));
        problems
            .note(place, Problem::NoFrontMatter(opening(source.get(start..).unwrap_or_default())));
        return None;
    }
    let front = start + first.len();
    let Some(end) = line_from(source, front, |line| line == MARK) else {
        let place = Span::new(start, start + MARK.len());
        match line_from(source, front, |line| is_dashes(line) || line == "...") {
            Some(at) => problems.note_with(place, Problem::OpenFrontMatter, line_span(source, at)),
            None => problems.note(place, Problem::OpenFrontMatter),
        }
        return None;
    };
    let mut body = end + line_at(source, end).len();
    if let Some((second, after)) = second_front_matter(source, body) {
        let mark = |at| Span::new(at, at + MARK.len());
        problems.note_with(mark(second), Problem::SecondFrontMatter, mark(start));
        body = after;
    }
    Some((front..end, body..source.len()))
}

/// What stands where the front matter of `text` should begin.
fn opening(text: &str) -> Opening {
    if is_dashes(line_at(text, 0).trim()) {
        Opening::OtherDashes
    } else if line_at(text.trim_start(), 0).trim_end() == MARK {
        Opening::Late
    } else {
        Opening::Absent
    }
}

/// Whether a line is made of dashes of any length and nothing else.
fn is_dashes(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    !line.is_empty() && line.chars().all(is_dash)
}

/// The start of the first line from `from` on that is as `wanted`, white space at its end aside.
fn line_from(source: &str, from: usize, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let mut at = from;
    while at < source.len() {
        let line = line_at(source, at);
        if wanted(line.trim_end()) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Where a second front matter begins and where the text goes on, if the body begins with one: in Markdown its marks
/// would be a rule and a heading, and what it says would stand in the text.
fn second_front_matter(source: &str, body: usize) -> Option<(usize, usize)> {
    let rest = source.get(body..)?;
    let at = body + (rest.len() - rest.trim_start().len());
    let mark = line_at(source, at);
    let inside = at + mark.len();
    let lines = source.get(inside..)?.lines();
    let key = lines.take(FEW).find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let word = key.and_then(|key| key.split_once(':')).map(|(word, _)| word);
    let is_one = mark.trim_end() == MARK && word.is_some_and(|word| FIRST_KEYS.contains(&word));
    let end = line_from(source, inside, |line| line == MARK).filter(|_| is_one)?;
    Some((at, end + line_at(source, end).len()))
}

/// The line that begins at `from`, without white space at its end.
fn line_span(source: &str, from: usize) -> Span {
    Span::new(from, from + line_at(source, from).trim_end().len())
}

/// The line that begins at `from`, with its end.
fn line_at(source: &str, from: usize) -> &str {
    let rest = source.get(from..).unwrap_or_default();
    memchr(b'\n', rest.as_bytes()).and_then(|newline| rest.get(..=newline)).unwrap_or(rest)
}
