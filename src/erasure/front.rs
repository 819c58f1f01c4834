//! The front matter of a document: its values and its comments, in every way in which YAML writes them. Knows
//! no key; keys are words of the schema.

use std::ops::Range;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};

use super::readings::Reading;
use super::signs::{Backslash, Filling, Stream};

/// A key or value and where it stands.
#[derive(Debug)]
pub(super) struct Scalar {
    pub(super) range: Range<usize>,
    pub(super) style: ScalarStyle,
    pub(super) is_key: bool,
    pub(super) text: String,
}

/// The front matter of `text`, empty where there is none, and its body.
pub(super) fn split(text: &str) -> (Range<usize>, Range<usize>) {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut line = start;
    let mut front = None;
    for piece in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let next = line + piece.len();
        match (front, piece.trim_end() == "---") {
            (None, false) => break,
            (None, true) => front = Some(next),
            (Some(from), true) => return (from..line, next..text.len()),
            (Some(_), false) => {}
        }
        line = next;
    }
    (0..0, 0..text.len())
}

/// The keys and values of the front matter at `range`; `None` where it cannot be read.
pub(super) fn scalars(text: &str, range: &Range<usize>) -> Option<Vec<Scalar>> {
    let yaml = text.get(range.clone())?;
    let mut found = Vec::new();
    // For each open list `None`, for each open mapping whether a key comes next.
    let mut open: Vec<Option<bool>> = Vec::new();
    for event in Parser::new_from_str(yaml) {
        let (event, span) = event.ok()?;
        let is_key = open.last().copied().flatten().unwrap_or_default();
        let begins = matches!(
            event,
            Event::Scalar(..)
                | Event::SequenceStart(..)
                | Event::MappingStart(..)
                | Event::Alias(..)
        );
        if begins && let Some(Some(key)) = open.last_mut() {
            *key = !*key;
        }
        match event {
            Event::SequenceStart(..) => open.push(None),
            Event::MappingStart(..) => open.push(Some(true)),
            Event::SequenceEnd | Event::MappingEnd => drop(open.pop()),
            Event::Scalar(value, style, ..) if !span.is_empty() => {
                let own = span.byte_range()?;
                let own = range.start + own.start..range.start + own.end;
                found.push(Scalar { range: own, style, is_key, text: value.into_owned() });
            }
            _ => {}
        }
    }
    Some(found)
}

/// Adds what the front matter at `range` says to `reading`.
pub(super) fn read(text: &str, range: Range<usize>, reading: &mut Reading) {
    let mut values = Stream::new(Filling::Words);
    let mut comments = Stream::new(Filling::Words);
    let Some(scalars) = scalars(text, &range) else {
        values.push(text, range, Backslash::Escapes);
        reading.streams.push(values);
        return;
    };
    let mut gap = range.start;
    for Scalar { range, style, is_key, .. } in scalars {
        push_comments(&mut comments, text, gap..range.start);
        gap = range.end;
        if is_key {
            continue;
        }
        let backslash = match style {
            ScalarStyle::DoubleQuoted => Backslash::Escapes,
            _ => Backslash::Plain,
        };
        if style == ScalarStyle::Plain {
            reading.unquoted.push(range.clone());
        }
        values.gap(range.start);
        values.push(text, range, backslash);
    }
    push_comments(&mut comments, text, gap..range.end);
    reading.streams.extend([values, comments]);
}

fn push_comments(stream: &mut Stream, text: &str, gap: Range<usize>) {
    let mut line = gap.start;
    for piece in text.get(gap).unwrap_or_default().split_inclusive('\n') {
        if let Some(at) = piece.find('#') {
            stream.gap(line + at);
            let end = line + piece.trim_end().len();
            stream.push(text, line + at + 1..end, Backslash::Plain);
        }
        line += piece.len();
    }
}
