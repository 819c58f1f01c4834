//! Words that a line end may have divided, a former one ("beson-ders") or one that is there still: then a gap follows
//! the hyphen. Letters on both sides, small ones behind the hyphen, and no other sign in the word: so neither
//! "Integrations-Konzept" nor a name of a file is one, nor what is commonly written with a hyphen: "nicht-deutsch".

use super::is_of_word;
use crate::span::Span;

/// A word with one hyphen, of which only the words of the site can tell whether it belongs there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hyphenated {
    /// Where it stands.
    pub span: Span,
    /// As written, without the gap.
    pub written: Box<str>,
}

impl Hyphenated {
    /// What stands before and behind the hyphen.
    pub fn parts(&self) -> (&str, &str) {
        self.written.split_once('-').unwrap_or((&self.written, ""))
    }

    /// Whether white space follows the hyphen, as at a line end.
    pub fn has_gap(&self) -> bool {
        self.span.range().len() > self.written.len()
    }

    /// The word without its hyphen.
    pub fn whole(&self) -> String {
        let (head, tail) = self.parts();
        [head, tail].concat()
    }
}

/// The longest word on either side of a hyphen, in bytes.
const LONGEST: usize = 100;

/// Whether letters alone stand before and behind the hyphen `at`, up to a blank or a sign around words: a first look
/// that costs little, for the many hyphens of names and addresses.
pub(super) fn may_divide(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let ends = |byte: Option<&u8>| {
        byte.is_none_or(|byte| byte.is_ascii_whitespace() || b"\"'()[]*_.,;:!?".contains(byte))
    };
    let goes_on = at + 1 + gap(text, at + 1);
    let small = |byte: &&u8| byte.is_ascii_lowercase() || **byte >= 0x80;
    let rest = bytes.get(goes_on..).unwrap_or_default();
    let tail = rest.iter().take(LONGEST).take_while(small).count();
    if tail == 0 || !ends(rest.get(tail)) {
        return false;
    }
    let letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte >= 0x80;
    let before = bytes.get(..at).unwrap_or_default();
    let head = before.iter().rev().take(LONGEST).take_while(letter).count();
    before.last().is_some_and(|byte| small(&byte)) && ends(before.iter().rev().nth(head))
}

/// How long the gap `at` is: blanks and a line end, in a quotation too. None between paragraphs.
fn gap(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let blanks = |from: usize, signs: &[u8]| {
        let rest = rest.get(from..).unwrap_or_default();
        rest.iter().take(LONGEST).take_while(|byte| signs.contains(byte)).count()
    };
    let line = blanks(0, b" \t\r");
    match rest.get(line) {
        Some(b'\n') => line + 1 + blanks(line + 1, b" \t>"),
        Some(_) | None => line,
    }
}

/// The word around the hyphen `at`.
pub(super) fn divided(text: &str, at: usize) -> Option<Hyphenated> {
    // What is longer than this is no word, and would be looked through at each of its hyphens.
    let gap = gap(text, at + 1);
    let goes_on = at + 1 + gap;
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let to = text.floor_char_boundary(goes_on + LONGEST);
    let blank = |c: char| c.is_whitespace();
    let start = text.get(from..at)?.rfind(blank).map(|space| from + space);
    let start = match start {
        Some(space) => space + text.get(space..)?.chars().next().map_or(0, char::len_utf8),
        None if from == 0 => 0,
        None => return None,
    };
    let end = text.get(goes_on..to)?.find(blank).map(|space| goes_on + space);
    let end = end.or_else(|| (to == text.len()).then_some(to))?;
    let around = |c: char| "„“”‚‘’»«›‹\"'()[]*_.,;:!?…".contains(c);
    let head = text.get(start..at)?.trim_start_matches(around);
    let tail = text.get(goes_on..end)?.trim_end_matches(around);
    let is_common = if gap == 0 { is_common(head, tail) } else { JOINING.contains(&tail) };
    (is_head(head) && is_tail(tail) && !is_common).then(|| Hyphenated {
        span: Span::new(at - head.len(), goes_on + tail.len()),
        written: [head, "-", tail].concat().into(),
    })
}

/// Words behind the hyphen of a part that is left out: "Haupt- und Nebenamt".
const JOINING: &[&str] = &["und", "oder", "bzw", "sowie", "bis", "als", "noch", "and", "or", "to"];

/// First halves that many write with a hyphen and others without.
const HEADS: &[&str] = &[
    "afro", "anti", "bi", "bio", "co", "deutsch", "euro", "ex", "follow", "gender", "hetero",
    "homo", "inter", "ko", "makro", "meta", "mikro", "mini", "mono", "multi", "neo", "nicht",
    "non", "offline", "online", "post", "prä", "pro", "pseudo", "psycho", "quasi", "re", "semi",
    "sozial", "sub", "super", "trans", "ultra", "vor", "web",
];

/// Whether a word is commonly written with its hyphen: "nicht-deutsch", "türkisch-deutsch", "Follow-up".
fn is_common(head: &str, tail: &str) -> bool {
    let is_of_people = head.ends_with("isch") && head.starts_with(char::is_lowercase);
    let is_english = matches!(tail, "up" | "off" | "out" | "how" | "by" | "on");
    is_of_people || is_english || HEADS.contains(&&*head.to_lowercase())
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
        assert_eq!(word("> das ist beson-\r\n> ders gut").as_deref(), Some("beson-ders"));
        assert_eq!(word("beson- ders").as_deref(), Some("beson-ders"));
        for other in [
            "Integrations-Konzept",
            "Ost-West",
            "Haupt- und",
            "Haupt-\nund",
            "beson-\n\nders",
            "beson-\n- ders",
            "nicht-deutsch",
            "Re-integration",
            "türkisch-deutsch",
            "Kick-off",
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
