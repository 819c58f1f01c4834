//! Words of the glossary in running text: which of them become links. Knows nothing of what they mean.

use super::cursor::Cursor;
use super::mentions;
use super::pieces::Kind;
use super::walker::Walker;
use crate::document::glossary::Hit;

impl Walker<'_, '_> {
    /// The words of the glossary in `text` that may become links, the last one first.
    pub(super) fn terms_in(&self, text: &str) -> Vec<Hit> {
        let Some(glossary) = self.options.glossary.filter(|_| self.may_explain()) else {
            return Vec::new();
        };
        let mut hits = glossary.hits(text);
        hits.reverse();
        hits
    }

    fn may_explain(&self) -> bool {
        !self.in_heading && !self.in_link && self.in_picture == 0
    }

    /// Drops the words that cannot be links any more where the cursor stands, and gives the place of the
    /// next one.
    pub(super) fn next_term(&self, cursor: &mut Cursor<'_>) -> Option<usize> {
        while let Some(hit) = cursor.terms.last() {
            if hit.range.start >= cursor.at
                && hit.range.start >= cursor.from
                && !self.explained.contains(&hit.term)
                && (!hit.at_start || self.starts_sentence(cursor, hit.range.start))
                && !self.is_named_by_number(cursor, hit)
                && !self.goes_on_in_markup(cursor, hit)
            {
                return Some(hit.range.start);
            }
            cursor.terms.pop();
        }
        None
    }

    /// Writes the word of the glossary at the cursor as a link.
    pub(super) fn term(&mut self, cursor: &mut Cursor<'_>) {
        let (Some(hit), Some(glossary)) = (cursor.terms.pop(), self.options.glossary) else {
            return;
        };
        self.explained.insert(hit.term);
        self.catch_up(cursor, hit.range.start);
        self.out.html.push_str("<a class=\"term\" href=\"");
        self.out.slot(Kind::Glossary);
        self.out.html.push('#');
        super::escape::push_text(&mut self.out.html, glossary.anchor(hit.term));
        self.out.html.push_str("\">");
        let source = cursor.run.source(hit.range.start);
        let word = cursor.text.get(hit.range.clone()).unwrap_or_default();
        self.push_clean(word, source..source + word.len());
        self.out.html.push_str("</a>");
        cursor.at = hit.range.end;
        cursor.from = hit.range.end;
    }

    /// Whether a sentence or a block starts at `at`.
    fn starts_sentence(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let opening = |c: char| c.is_whitespace() || "„“”‚‘»«›‹\"'([".contains(c);
        let head = cursor.text.get(..at).unwrap_or_default().trim_end_matches(opening);
        let before = head.chars().next_back().unwrap_or(self.before.0);
        opening(before) || matches!(before, '.' | '!' | '?' | ':' | '…')
    }

    /// "Maßnahme 2a" names a measure, and is that measure's link.
    fn is_named_by_number(&self, cursor: &Cursor<'_>, hit: &Hit) -> bool {
        let rest = cursor.text.get(hit.range.end..).unwrap_or_default();
        let number = rest.trim_start_matches([' ', '\r', '\n', '\u{a0}']);
        let at = cursor.text.len() - number.len();
        self.options.mentions
            && number.starts_with(|c: char| c.is_ascii_digit())
            && mentions::find(cursor.text, cursor.from, at)
                .is_some_and(|found| found.all.start < hit.range.end)
    }

    /// Whether the word goes on behind markup, as in "**Maß**nahme".
    fn goes_on_in_markup(&self, cursor: &Cursor<'_>, hit: &Hit) -> bool {
        if hit.range.end < cursor.text.len() || hit.range.is_empty() {
            return false;
        }
        let end = cursor.run.source(hit.range.end - 1) + 1;
        let rest = self.source.get(end..).unwrap_or_default();
        rest.trim_start_matches(['*', '_', '~']).starts_with(|c: char| c.is_alphanumeric())
    }
}
