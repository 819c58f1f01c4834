//! Words that a former line end may have divided: "beson-ders". Letters on both sides, small ones behind the hyphen,
//! and no other sign in the word: so neither "Integrations-Konzept" nor a name of a file is one.

use std::ops::Range;

use super::is_of_word;
use crate::span::Span;

/// A word with one hyphen, of which only the words of the site can tell whether it belongs there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hyphenated {
    /// Where it stands.
    pub span: Span,
    /// As written.
    pub written: Box<str>,
}

impl Hyphenated {
    /// What stands before and behind the hyphen.
    pub fn parts(&self) -> (&str, &str) {
        self.written.split_once('-').unwrap_or((&self.written, ""))
    }

    /// The word without its hyphen.
    pub fn whole(&self) -> String {
        let (head, tail) = self.parts();
        [head, tail].concat()
    }
}

/// The longest word on either side of a hyphen, in bytes.
const LONGEST: usize = 100;

/// Whether a word goes on before and behind the hyphen `at`: a first look that costs nothing.
pub(super) fn may_divide(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let small = |byte: &u8| byte.is_ascii_lowercase() || *byte >= 0x80;
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_some_and(small) && bytes.get(at + 1).is_some_and(small)
}

/// The word around the hyphen `at`.
pub(super) fn divided(text: &str, at: usize) -> Option<Hyphenated> {
    // What is longer than this is no word, and would be looked through at each of its hyphens.
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let to = text.floor_char_boundary(at + LONGEST);
    let blank = |c: char| c.is_whitespace();
    let start = text.get(from..at)?.rfind(blank).map(|space| from + space);
    let start = match start {
        Some(space) => space + text.get(space..)?.chars().next().map_or(0, char::len_utf8),
        None if from == 0 => 0,
        None => return None,
    };
    let end = text.get(at..to)?.find(blank).map(|space| at + space);
    let end = end.or_else(|| (to == text.len()).then_some(to))?;
    let around = |c: char| "„“”‚‘’»«›‹\"'()[]*_.,;:!?…".contains(c);
    let word = text.get(start..end)?;
    let cut = word.len() - word.trim_start_matches(around).len();
    let range = start + cut..start + word.trim_end_matches(around).len();
    let (head, tail) = text.get(range.clone())?.split_once('-')?;
    (is_head(head) && is_tail(tail)).then(|| found(text, range))
}

fn found(text: &str, range: Range<usize>) -> Hyphenated {
    let written = text.get(range.clone()).unwrap_or_default().into();
    Hyphenated { span: Span::new(range.start, range.end), written }
}

/// The first half of a word: at least two letters, of which only the first may be a capital.
fn is_head(head: &str) -> bool {
    let mut letters = head.chars();
    let first = letters.next().is_some_and(char::is_alphabetic);
    first && letters.clone().next().is_some() && letters.all(char::is_lowercase)
}

/// The second half: at least two small letters, and no ending that speaks of all genders.
fn is_tail(tail: &str) -> bool {
    let small = tail.chars().all(|c| c.is_lowercase() && is_of_word(c));
    small && tail.chars().nth(1).is_some() && !matches!(tail, "in" | "innen")
}

#[cfg(test)]
mod tests {
    use super::{divided, may_divide};

    fn word(text: &str) -> Option<String> {
        let at = text.find('-').unwrap();
        may_divide(text, at).then(|| divided(text, at)).flatten().map(|it| it.written.to_string())
    }

    #[test]
    fn only_words_that_go_on_in_small_letters_are_looked_at() {
        assert_eq!(word("das ist beson-ders gut").as_deref(), Some("beson-ders"));
        assert_eq!(word("(Inte-gration),").as_deref(), Some("Inte-gration"));
        assert_eq!(word("„über-örtlich“").as_deref(), Some("über-örtlich"));
        for other in [
            "Integrations-Konzept",
            "Ost-West",
            "Haupt- und",
            "IT-gestützt",
            "a-capella",
            "inte-gration.md",
            "[x](inte-gration.md)",
            "Bürger-innen",
            "in-der-regel",
            "2-fach",
            "---",
        ] {
            assert_eq!(word(other), None, "{other}");
        }
    }
}
