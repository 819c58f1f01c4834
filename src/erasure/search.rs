//! Looking for passages in one reading of a text: which signs one stands in, as whole words. Knows no file, and
//! takes nothing out.

use std::ops::Range;

use super::fold::{Folded, is_silent};
use super::passage::Passage;
use super::signs::{Filling, Sign, Stream};

/// Letters and digits in the folded form, and which sign each byte of them is of.
pub(super) struct Index<'s> {
    stream: &'s Stream,
    text: Folded,
    /// For each byte of `text` the place of its sign.
    places: Vec<usize>,
}

impl<'s> Index<'s> {
    pub(super) fn of(stream: &'s Stream) -> Index<'s> {
        let mut index = Index { stream, text: Folded::default(), places: Vec::new() };
        for (at, sign) in stream.signs.iter().enumerate() {
            match sign.char {
                Some(_) if sign.is_wall() => index.text.letters.push('\0'),
                Some(c) => index.text.push(c),
                None if sign.parts_words => index.text.part(),
                None => {}
            }
            index.places.resize(index.text.letters.len(), at);
        }
        index
    }

    /// Where `passage` stands, in addresses also as those spell it who drop the dots of umlauts.
    pub(super) fn passage(&self, passage: &Passage) -> Vec<Range<usize>> {
        let mut spans = self.find(passage.folded());
        let bare = passage.bare().map_or_else(Vec::new, |bare| self.find(bare));
        let signs = &self.stream.signs;
        let in_address = |span: &Range<usize>| {
            self.stream.filling == Filling::Address || is_address(signs, span)
        };
        spans.extend(bare.into_iter().filter(in_address));
        spans
    }

    /// Where `needle` stands as whole words; the s of a genitive is taken along.
    pub(super) fn find(&self, needle: &Folded) -> Vec<Range<usize>> {
        let signs = &self.stream.signs;
        let char = |at: Option<usize>| at.and_then(|at| signs.get(at)).and_then(|sign| sign.char);
        let place = |byte: usize| self.places.get(byte).copied();
        let whole = |at: usize| {
            let first = place(at)?;
            let mut last = place(at + needle.letters.len() - 1)?;
            let mut before = first.checked_sub(1);
            while char(before).is_some_and(is_silent) {
                before = before.and_then(|at| at.checked_sub(1));
            }
            if goes_on(char(before), char(Some(first))) {
                return None;
            }
            let ending = char(Some(last));
            let pass = |mut last: usize| {
                while char(Some(last + 1)).is_some_and(is_silent) {
                    last += 1;
                }
                last
            };
            last = pass(last);
            let genitive = pass(last + 1);
            if char(Some(last + 1)) == Some('s') && !goes_on(Some('s'), char(Some(genitive + 1))) {
                return Some(first..genitive + 1);
            }
            (!goes_on(ending, char(Some(last + 1)))).then_some(first..last + 1)
        };
        self.text.places(needle).filter_map(whole).collect()
    }
}

/// Whether two neighbours are of one word: two letters or two digits.
fn goes_on(one: Option<char>, other: Option<char>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    (one.is_alphabetic() && other.is_alphabetic()) || (one.is_numeric() && other.is_numeric())
}

pub(super) fn is_text(sign: &Sign) -> bool {
    sign.char.is_some() && !sign.is_wall()
}

/// Whether the text in which `span` stands holds nothing else to read.
pub(super) fn is_whole(signs: &[Sign], span: &Range<usize>) -> bool {
    let is_empty = |sign: &Sign| sign.char.is_none_or(|char| !char.is_alphanumeric());
    let before = signs.get(..span.start).unwrap_or_default().iter().rev();
    let after = signs.get(span.end..).unwrap_or_default().iter();
    before.take_while(|sign| is_text(sign)).all(is_empty)
        && after.take_while(|sign| is_text(sign)).all(is_empty)
}

/// Whether the word in which `span` stands is an address or the name of a file: one without white space, with
/// signs that no word of a text has.
pub(super) fn is_address(signs: &[Sign], span: &Range<usize>) -> bool {
    let of_word = |sign: &&Sign| {
        is_text(sign)
            && sign
                .char
                .is_some_and(|c| !c.is_whitespace() && !matches!(c, '"' | '„' | '“' | '(' | ')'))
    };
    let before =
        signs.get(..span.start).unwrap_or_default().iter().rev().take_while(of_word).count();
    let after = signs.get(span.end..).unwrap_or_default().iter().take_while(of_word).count();
    let word = signs.get(span.start - before..span.end + after).unwrap_or_default();
    let word: String = word.iter().filter_map(|sign| sign.char).collect();
    let word = word.trim_matches(['.', ',', ';', ':', '!', '?', '*', '_', '#']);
    !word.contains(char::is_whitespace)
        && (word.contains(['/', '.', '#', '_', '@'])
            || (word.contains('-') && !word.contains(char::is_uppercase)))
}
