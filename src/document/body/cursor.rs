//! A place in a run of text, and what stands around it. Knows nothing of what is written there.

use super::run::Run;
use crate::document::glossary::Hit;

/// The bytes at which something may have to be done.
pub(super) const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(
            byte as u8,
            0..=8 | 11..=31 | 127 // control characters, but not tab and line feed
            | b'&' | b'<' | b'>' | b'"' | b'\'' | b'-' | b'.' | b':' | b'@' | b'[' | b'0'..=b'9'
            | 0xC2 // more control characters, guillemets
            | 0xE2 // quotation marks, direction marks
        );
        byte += 1;
    }
    table
};

/// A place in a run of text.
pub(super) struct Cursor<'t> {
    pub(super) run: &'t Run,
    pub(super) text: &'t str,
    /// Up to where the text is written.
    pub(super) from: usize,
    pub(super) at: usize,
    /// What follows the run.
    pub(super) next: char,
    pub(super) last: bool,
    /// The end of an opening quotation mark just written.
    pub(super) opened: usize,
    /// Words of the glossary that are still to come, the next one last.
    pub(super) terms: Vec<Hit>,
    /// The last mark of the run that could close a single quotation, once asked for.
    pub(super) closable: Option<usize>,
}

impl Cursor<'_> {
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn head(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub(super) fn after(&self, len: usize) -> char {
        let rest = self.text.get(self.at + len..).unwrap_or_default();
        rest.chars().next().unwrap_or(self.next)
    }

    pub(super) fn is_literal(&self) -> bool {
        self.run.is_literal(self.at)
    }

    /// Whether a mark further on could close the single quotation that starts here.
    pub(super) fn single_closes(&mut self) -> bool {
        if !self.last {
            return true;
        }
        let text = self.text;
        let last = *self.closable.get_or_insert_with(|| {
            let closes = |&(at, _): &(usize, &str)| {
                let before = text.get(..at).unwrap_or_default().chars().next_back();
                let after = text.get(at + 1..).unwrap_or_default().chars().next();
                before.is_some_and(|c| !c.is_whitespace())
                    && !after.is_some_and(char::is_alphanumeric)
            };
            text.rmatch_indices('\'').find(closes).map_or(0, |(at, _)| at)
        });
        last > self.at
    }
}
