//! A run of text: what the parser gives in several pieces, joined again. Usually a slice of the
//! source; copied only where escapes or entities interrupt it. Knows nothing of HTML.

use std::ops::Range;

/// Where a piece of a run starts.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// Offset in the run.
    at: usize,
    /// Offset in the source.
    source: usize,
    /// Whether its first character was escaped or came from an entity.
    literal: bool,
}

/// Text since the last markup.
#[derive(Debug, Default)]
pub(super) struct Run {
    starts: Vec<Start>,
    /// Where the slice of the source ends, while the run is one.
    end: usize,
    copied: bool,
    buffer: String,
}

impl Run {
    /// Whether there is no text.
    pub(super) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Adds `text`, which the parser found at `range` of `source`.
    pub(super) fn push(&mut self, source: &str, text: &str, range: Range<usize>, literal: bool) {
        let verbatim = source.get(range.clone()) == Some(text);
        match self.starts.last() {
            None if verbatim => {}
            Some(_) if verbatim && !literal && !self.copied && self.end == range.start => {
                self.end = range.end;
                return;
            }
            _ => self.copy(source),
        }
        let at = if self.copied { self.buffer.len() } else { 0 };
        if self.copied {
            self.buffer.push_str(text);
        }
        self.starts.push(Start { at, source: range.start, literal: literal || !verbatim });
        self.end = range.end;
    }

    fn copy(&mut self, source: &str) {
        if !self.copied {
            let start = self.starts.first().map_or(self.end, |start| start.source);
            self.buffer.push_str(source.get(start..self.end).unwrap_or_default());
            self.copied = true;
        }
    }

    /// The text; `source` is the same as for [`Run::push`].
    pub(super) fn text<'r>(&'r self, source: &'r str) -> &'r str {
        if self.copied {
            &self.buffer
        } else {
            let start = self.starts.first().map_or(self.end, |start| start.source);
            source.get(start..self.end).unwrap_or_default()
        }
    }

    /// Whether the character at `at` was escaped or came from an entity.
    pub(super) fn is_literal(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|start| start.literal && start.at == at)
    }

    /// The place in the source of the character at `at`.
    pub(super) fn source(&self, at: usize) -> usize {
        self.piece(at).map_or(0, |start| start.source + (at - start.at))
    }

    fn piece(&self, at: usize) -> Option<Start> {
        let after = self.starts.partition_point(|start| start.at <= at);
        after.checked_sub(1).and_then(|piece| self.starts.get(piece)).copied()
    }

    /// Forgets the text, keeping the memory.
    pub(super) fn clear(&mut self) {
        self.starts.clear();
        self.buffer.clear();
        self.copied = false;
        self.end = 0;
    }
}
