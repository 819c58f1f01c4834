//! Wording such as "Maßnahme 2a" in a text: where it starts and ends. Knows nothing of whether such a
//! measure exists.

use std::ops::Range;

use super::Mention;

/// How many characters after a mention are kept, for the name of another plan.
pub(super) const FOLLOWING: usize = 80;

const WORDS: [(&str, Mention); 5] = [
    ("Maßnahme", Mention::Massnahme),
    ("Ziel", Mention::Ziel),
    ("Baustein", Mention::Baustein),
    ("Handlungsfeld", Mention::Handlungsfeld),
    ("Kapitel", Mention::Kapitel),
];

/// A mention in a text.
pub(super) struct Found {
    pub(super) word: Mention,
    /// The word and the number.
    pub(super) all: Range<usize>,
    /// The number alone.
    pub(super) number: Range<usize>,
}

/// The mention whose number starts with the digit at `at`, not reaching before `from`.
pub(super) fn find(text: &str, from: usize, at: usize) -> Option<Found> {
    let before = text.get(from..at)?;
    let space = before.chars().next_back().filter(|c| matches!(c, ' ' | '\n' | '\u{A0}'))?;
    let before = before.get(..before.len() - space.len_utf8())?;
    let before = before.strip_suffix('\r').unwrap_or(before);
    let (name, word) = WORDS.into_iter().find(|(name, _)| before.ends_with(name))?;
    let start = from + before.len() - name.len();
    if text.get(..start)?.ends_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let end = number_end(text, at);
    let whole = !text.get(end..)?.starts_with(char::is_alphanumeric);
    whole.then_some(Found { word, all: start..end, number: at..end })
}

/// The end of `[0-9]+[a-z]?([.][0-9]+)*[a-z]?` from `at` on.
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let letter = |at: usize| at + usize::from(bytes.get(at).is_some_and(u8::is_ascii_lowercase));
    let mut end = letter(digits(at));
    while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end = digits(end + 1);
    }
    letter(end)
}

/// Appends to `following` what `text` says, up to the limit, on one line. Returns
/// whether the limit is reached.
pub(super) fn follow(following: &mut String, text: &str) -> bool {
    let room = FOLLOWING.saturating_sub(following.chars().count());
    let end = text.char_indices().nth(room).map(|(at, _)| at);
    let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    following.reserve(text.len());
    for (number, line) in text.split(['\r', '\n']).enumerate() {
        if number > 0 && !following.ends_with(' ') {
            following.push(' ');
        }
        following.push_str(line);
    }
    end.is_some()
}
