//! Byte offsets of a text as lines and columns, for every renderer alike. Knows nothing of problems.

use crate::span::Span;

/// So many bytes of a text lie between two places up to which its characters are counted.
const STEP: usize = 1024;

/// A text and where its lines begin.
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
    starts: Vec<usize>,
    /// How many characters stand before each [`STEP`]th byte: counting from the start of an endless line
    /// again and again would take forever.
    counted: Vec<usize>,
}

/// A line and a column in characters, both from 1 on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl<'t> Lines<'t> {
    /// Those of `text`.
    pub(super) fn of(text: &'t str) -> Lines<'t> {
        let after = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let mut counted = vec![0];
        let mut sum = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            sum += characters(chunk);
            counted.push(sum);
        }
        Lines { text, starts: std::iter::once(0).chain(after).collect(), counted }
    }

    /// Where `span` begins, and where the character after it stands.
    pub(super) fn range(&self, span: Span) -> (Position, Position) {
        let start = floor(self.text, span.start as usize);
        let end = floor(self.text, span.end as usize).max(start);
        (self.position(start), self.position(end))
    }

    /// The number of the line that holds the byte `at`, and the byte at which it starts. A byte order mark is
    /// no part of a line.
    pub(super) fn line_of(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|first| *first <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        if self.text.get(start..).unwrap_or_default().starts_with('\u{feff}') {
            return (line, (start + '\u{feff}'.len_utf8()).min(at));
        }
        (line, start)
    }

    fn position(&self, at: usize) -> Position {
        let (line, start) = self.line_of(at);
        Position { line, column: self.before(at) - self.before(start) + 1 }
    }

    /// How many characters stand before the byte `at`.
    fn before(&self, at: usize) -> usize {
        let block = at / STEP;
        let rest = self.text.as_bytes().get(block * STEP..at).unwrap_or_default();
        self.counted.get(block).copied().unwrap_or_default() + characters(rest)
    }
}

/// How many characters begin in `bytes`.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The nearest boundary of a character at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};
    use crate::span::Span;

    #[test]
    fn columns_are_counted_in_characters_at_any_length() {
        let texts = ["", "a", "\u{feff}ä\r\n€b\n", &"ä€\u{1f642}b".repeat(700), &"x".repeat(2048)];
        for text in texts {
            let lines = Lines::of(text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = text[..at].trim_start_matches('\u{feff}');
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
                let (start, end) = lines.range(Span::at(at));
                assert_eq!((start, end), (Position { line, column }, start), "{at} in {text:.20}");
            }
        }
    }
}
