//! What stands in a file, sign by sign: each with the character that it is read as and the bytes that stand
//! for it, however it was written. Knows how characters are escaped, and no kind of file.

use std::ops::Range;

use super::markup::reference;

/// Between two signs that are nowhere read as one text.
const WALL: char = '\0';

/// A character of a text and the bytes that stand for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// `None` for what parts two pieces of a text, which stays when the text goes.
    pub(super) char: Option<char>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it stands between words where it is no character itself.
    pub(super) parts_words: bool,
}

impl Sign {
    /// Whether it keeps what stands on its sides from being one passage.
    pub(super) fn is_wall(&self) -> bool {
        self.char == Some(WALL)
    }
}

/// What a backslash does to what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Backslash {
    /// Nothing.
    Plain,
    /// It takes the meaning from a mark, as in Markdown.
    Marks,
    /// It begins an escape of JSON, YAML or JavaScript.
    Escapes,
}

/// What stands for something that went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling {
    /// `[entfernt]`.
    Words,
    /// The same in Markdown, where brackets are marks.
    Markdown,
    /// `entfernt`, in addresses and names.
    Address,
}

/// Signs that are read one after the other.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) signs: Vec<Sign>,
    pub(super) filling: Filling,
}

impl Stream {
    pub(super) fn new(filling: Filling) -> Stream {
        Stream { signs: Vec::new(), filling }
    }

    /// What follows is another piece of the same text, perhaps of the same word.
    pub(super) fn joint(&mut self, at: usize) {
        self.put(None, at..at);
    }

    /// What follows is another piece of the same text, and another word.
    pub(super) fn gap(&mut self, at: usize) {
        self.signs.push(Sign { char: None, start: at, end: at, parts_words: true });
    }

    /// One of both.
    pub(super) fn joint_or_gap(&mut self, at: usize, is_gap: bool) {
        if is_gap { self.gap(at) } else { self.joint(at) }
    }

    /// `char`, for which `range` stands.
    pub(super) fn put(&mut self, char: Option<char>, range: Range<usize>) {
        let Range { start, end } = range;
        self.signs.push(Sign { char, start, end, parts_words: false });
    }

    /// What follows is another text.
    pub(super) fn wall(&mut self, at: usize) {
        self.put(Some(WALL), at..at);
    }

    /// The signs of `range`, with references, percent signs and backslashes read as what they stand for.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, backslash: Backslash) {
        let mut at = range.start;
        while let Some(rest) = text.get(at..range.end)
            && let Some(c) = rest.chars().next()
        {
            let read = match c {
                '&' => reference(rest),
                '%' => percent(rest),
                '\\' => escape(rest, backslash),
                _ => None,
            };
            let (c, length) = read.unwrap_or((c, c.len_utf8()));
            let char = (c != WALL).then_some(c);
            self.put(char, at..at + length);
            at += length;
        }
    }
}

/// The character of the percent-encoded bytes at the start of `text`, and how long they are. Encoded more than
/// once they are read as encoded once.
fn percent(text: &str) -> Option<(char, usize)> {
    let mut at = 0;
    let mut bytes = [0_u8; 4];
    for count in 1..=bytes.len() {
        let (byte, length) = percent_byte(text.get(at..)?)?;
        at += length;
        *bytes.get_mut(count - 1)? = byte;
        if let Ok(text) = std::str::from_utf8(bytes.get(..count)?) {
            return Some((text.chars().next()?, at));
        }
    }
    None
}

fn percent_byte(text: &str) -> Option<(u8, usize)> {
    let mut rest = text.strip_prefix('%')?;
    let is_hex =
        |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|it| it.is_ascii_hexdigit());
    while let Some(inner) = rest.strip_prefix("25").filter(|inner| is_hex(inner)) {
        rest = inner;
    }
    let digits = rest.get(..2).filter(|_| is_hex(rest))?;
    let byte = u8::from_str_radix(digits, 16).ok()?;
    Some((byte, text.len() - rest.len() + 2))
}

/// What a backslash at the start of `text` and what follows it stand for, and how long that is.
fn escape(text: &str, backslash: Backslash) -> Option<(char, usize)> {
    let next = text.get(1..)?.chars().next()?;
    match (backslash, next) {
        (Backslash::Plain, _) => None,
        (Backslash::Marks, _) => next.is_ascii_punctuation().then_some((next, 2)),
        (Backslash::Escapes, 'x') => code(text, 2),
        (Backslash::Escapes, 'u') => pair(text).or_else(|| code(text, 4)),
        (Backslash::Escapes, 'U') => code(text, 8),
        (Backslash::Escapes, '\r' | '\n') => {
            let rest = text.get(1..)?;
            let blanks = rest.len() - rest.trim_start().len();
            Some(('\u{ad}', 1 + blanks))
        }
        (Backslash::Escapes, _) if next.is_ascii_alphanumeric() || next == '_' => Some((' ', 2)),
        (Backslash::Escapes, _) => Some((next, 1 + next.len_utf8())),
    }
}

fn code(text: &str, length: usize) -> Option<(char, usize)> {
    let digits = text.get(2..2 + length)?;
    Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, 2 + length))
}

/// Two escapes that stand for one character together.
fn pair(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        text.get(at..)?.strip_prefix("\\u")?;
        u16::from_str_radix(text.get(at + 2..at + 6)?, 16).ok()
    };
    let units = [unit(0)?, unit(6)?];
    let c = char::decode_utf16(units).next()?.ok()?;
    (c.len_utf16() == 2).then_some((c, 12))
}

#[cfg(test)]
mod tests {
    use super::{Backslash, Filling, Stream};

    fn read(text: &str, backslash: Backslash) -> String {
        let mut stream = Stream::new(Filling::Words);
        stream.push(text, 0..text.len(), backslash);
        stream.signs.iter().filter_map(|sign| sign.char).collect()
    }

    #[test]
    fn however_a_character_is_written_it_is_read() {
        for text in ["ü", "&uuml;", "&#252;", "&#x0000FC;", "%C3%BC", "%c3%bc", "%25C3%25BC"] {
            assert_eq!(read(text, Backslash::Plain), "ü", "{text}");
        }
        for text in ["\\xFC", "\\u00fc", "\\U000000FC"] {
            assert_eq!(read(text, Backslash::Escapes), "ü", "{text}");
        }
        assert_eq!(read("a\\/b\\u0020c\\nd\\\n   e", Backslash::Escapes), "a/b c d\u{ad}e");
        assert_eq!(read("\\ud83d\\ude00", Backslash::Escapes), "😀");
        assert_eq!(read("\\*a\\b", Backslash::Marks), "*a\\b");
        assert_eq!(read("100 % & 5%ig %C3 &x;", Backslash::Plain), "100 % & 5%ig %C3 &x;");
    }
}
