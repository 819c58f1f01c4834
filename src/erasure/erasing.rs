//! Taking passages out of a text: they are looked for in each of its readings in the folded form, and what was
//! found goes with the bytes that stand for it, piece by piece, so that no mark-up goes with it. Knows no file.

use std::ops::Range;

use super::check::keeps_form;
use super::fold::is_silent;
use super::passage::Passage;
use super::readings::{Kind, Reading};
use super::search::{Index, is_address, is_text, is_whole};
use super::signs::{Backslash, Filling, Sign, Stream};
use super::{MARK, WORD};

/// `MARK` where its brackets are marks themselves.
const MARKDOWN_MARK: &str = "\\[entfernt\\]";

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// What goes wherever it stands.
    pub(super) passages: &'a [Passage],
    /// What goes from texts, and stays in addresses.
    pub(super) texts: &'a [Passage],
    /// What goes where a text consists of nothing else.
    pub(super) titles: &'a [Passage],
}

/// What became of a text.
#[derive(Debug)]
pub(super) struct Erasing {
    /// The text, where something went.
    pub(super) text: Option<String>,
    /// How often each of the passages was found.
    pub(super) found: Vec<usize>,
}

/// A place and what comes to stand there.
type Edit<'p> = (Range<usize>, &'p str);

/// `text` without what is wanted.
pub(super) fn erase(text: &str, kind: Kind, wanted: Wanted<'_>) -> Erasing {
    let Reading { streams, unquoted, .. } = Reading::of(text, kind);
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); wanted.passages.len()];
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for stream in &streams {
        let index = Index::of(stream);
        let mut spans: Vec<(Range<usize>, &str)> = Vec::new();
        for (passage, places) in wanted.passages.iter().zip(&mut found) {
            let here = index.passage(passage);
            places.extend(here.iter().filter_map(|span| Some(stream.signs.get(span.start)?.start)));
            spans.extend(here.into_iter().map(|span| (span, passage.word())));
        }
        if stream.filling != Filling::Address {
            let texts = wanted.texts.iter().flat_map(|passage| index.find(passage.folded()));
            let titles = wanted.titles.iter().flat_map(|title| index.find(title.folded()));
            let titles = titles.filter(|span| is_whole(&stream.signs, span));
            spans.extend(texts.chain(titles).map(|span| (span, WORD)));
        }
        edits.extend(spans.iter().flat_map(|(span, word)| runs(stream, span, word)));
    }
    let count = |mut places: Vec<usize>| {
        places.sort_unstable();
        places.dedup();
        places.len()
    };
    let found = found.into_iter().map(count).collect();
    if edits.is_empty() {
        return Erasing { text: None, found };
    }
    let mut edits = quoted(text, merged(text, edits), &unquoted);
    let mut now = applied(text, &edits);
    if kind == Kind::Document && !keeps_form(text, &now, kind) {
        // Beside a mark of emphasis Markdown takes a bracket for another thing than a letter.
        let marks = edits.iter_mut().filter(|(_, filling)| *filling == MARKDOWN_MARK);
        marks.for_each(|(_, filling)| *filling = WORD);
        now = applied(text, &edits);
    }
    Erasing { text: Some(now), found }
}

/// `name` without the `passages`, and how often each stood in it; `None` where none did.
pub(super) fn in_name(name: &str, passages: &[Passage]) -> Option<(String, Vec<usize>)> {
    let mut stream = Stream::new(Filling::Address);
    stream.push(name, 0..name.len(), Backslash::Plain);
    let index = Index::of(&stream);
    let mut found = Vec::with_capacity(passages.len());
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for passage in passages {
        let spans = index.passage(passage);
        found.push(spans.len());
        edits.extend(spans.iter().flat_map(|span| runs(&stream, span, passage.word())));
    }
    let text = applied(name, &merged(name, edits));
    (text != name).then_some((text, found))
}

/// Where in `text` one of the `passages` stands, in any reading of it: the first byte.
pub(super) fn first_place(text: &str, kind: Kind, passages: &[Passage]) -> Option<usize> {
    let Reading { streams, fixed, .. } = Reading::of(text, kind);
    let places = streams.iter().chain(&fixed).flat_map(|stream| {
        let index = Index::of(stream);
        let spans: Vec<_> = passages.iter().flat_map(|passage| index.passage(passage)).collect();
        spans.into_iter().filter_map(|span| Some(stream.signs.get(span.start)?.start))
    });
    places.min()
}

/// The pieces of `span` that go: without what parts them, and without what is no letter at their ends.
/// `word` comes into addresses.
fn runs<'p>(stream: &Stream, span: &Range<usize>, word: &'p str) -> Vec<Edit<'p>> {
    let in_address = stream.filling == Filling::Address || is_address(&stream.signs, span);
    let filling = match stream.filling {
        _ if in_address => word,
        Filling::Words | Filling::Address => MARK,
        Filling::Markdown => MARKDOWN_MARK,
    };
    let parts = |sign: &Sign| {
        !is_text(sign) || (in_address && sign.char.is_some_and(|c| matches!(c, '/' | '#' | '?')))
    };
    let signs = stream.signs.get(span.clone()).unwrap_or_default();
    let piece = |piece: &[Sign]| {
        let is_read = |sign: &Sign| sign.char.is_some_and(|c| c.is_alphanumeric() || is_silent(c));
        let first = piece.iter().find(|sign| is_read(sign))?;
        let last = piece.iter().rfind(|sign| is_read(sign))?;
        Some((first.start..last.end, filling))
    };
    signs.split(parts).filter_map(piece).collect()
}

/// The edits in order; what overlaps, or has nothing between it that is said, as one.
fn merged<'p>(text: &str, mut edits: Vec<Edit<'p>>) -> Vec<Edit<'p>> {
    edits.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut merged: Vec<Edit<'p>> = Vec::with_capacity(edits.len());
    for (range, filling) in edits {
        match merged.last_mut() {
            Some((last, said))
                if range.start < last.end
                    || is_blank(text, last.end..range.start) && *said == filling =>
            {
                last.end = last.end.max(range.end);
            }
            Some(_) | None => merged.push((range, filling)),
        }
    }
    merged
}

fn is_blank(text: &str, range: Range<usize>) -> bool {
    text.get(range).is_some_and(|between| between.chars().all(|c| c == ' '))
}

/// The edits, and those that give quotation marks to values of YAML in which something goes.
fn quoted<'p>(text: &str, edits: Vec<Edit<'p>>, unquoted: &[Range<usize>]) -> Vec<Edit<'p>> {
    let mut all = edits.clone();
    for value in unquoted {
        let inside = |at: usize| edits.iter().any(|(range, _)| range.contains(&at));
        if !edits.iter().any(|(range, _)| value.contains(&range.start)) {
            continue;
        }
        all.push((value.start..value.start, "\""));
        all.push((value.end..value.end, "\""));
        for (at, byte) in text.get(value.clone()).unwrap_or_default().bytes().enumerate() {
            let at = value.start + at;
            if matches!(byte, b'"' | b'\\') && !inside(at) {
                all.push((at..at, "\\"));
            }
        }
    }
    all.sort_by_key(|(range, filling)| (range.start, range.end, *filling != "\""));
    all
}

fn applied(text: &str, edits: &[Edit<'_>]) -> String {
    let mut now = String::with_capacity(text.len());
    let mut copied = 0;
    for (range, filling) in edits {
        now.push_str(text.get(copied..range.start).unwrap_or_default());
        now.push_str(filling);
        copied = range.end;
    }
    now.push_str(text.get(copied..).unwrap_or_default());
    now
}
