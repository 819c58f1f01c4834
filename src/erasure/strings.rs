//! The texts in a file: of a page between its tags and in the attributes that are read out, of JSON within
//! its strings, of anything else all there is. Each character with the bytes that stand for it, so that what
//! goes leaves tags, quotes and keys as they were. Knows no document.

use std::ops::Range;

use super::MARK;
use super::markup::{Token, reference, tokens};
use super::passage::Passage;

/// How a file holds its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// HTML, SVG and other markup.
    Markup,
    /// JSON.
    Json,
    /// Cells with semicolons between them.
    Table,
    /// Nothing but text.
    Plain,
}

impl Kind {
    /// Whether a file of this name is one of the theme's, which says nothing of any document.
    pub(super) fn is_silent(path: &str) -> bool {
        [".css", ".js", ".woff2"].iter().any(|ending| path.ends_with(ending))
    }

    /// By the name of the file; `None` where no text can be looked for.
    pub(super) fn of(path: &str) -> Option<Kind> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" | "svg" | "xml" => Some(Kind::Markup),
            "json" | "geojson" => Some(Kind::Json),
            "csv" => Some(Kind::Table),
            "md" | "txt" | "ics" => Some(Kind::Plain),
            _ => None,
        }
    }
}

/// What became of a text.
#[derive(Debug)]
pub(super) struct Erasing {
    /// The text, where something went.
    pub(super) text: Option<String>,
    /// How often each passage was found.
    pub(super) found: Vec<usize>,
}

/// A character of a text and the bytes that stand for it.
#[derive(Debug, Clone, Copy)]
struct Sign {
    /// `None` between two texts.
    char: Option<char>,
    start: usize,
    end: usize,
}

/// `text` without the `passages`, and without the `titles` where a text consists of nothing else.
pub(super) fn erase(text: &str, kind: Kind, passages: &[&Passage], titles: &[Passage]) -> Erasing {
    let signs = signs(text, kind);
    let index = Index::of(&signs);
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::with_capacity(passages.len());
    for passage in passages {
        let here = index.find(passage.as_str(), &signs);
        found.push(here.len());
        spans.extend(here);
    }
    for title in titles {
        let whole = |span: &Range<usize>| is_whole(&signs, span);
        spans.extend(index.find(title.as_str(), &signs).into_iter().filter(whole));
    }
    if spans.is_empty() {
        return Erasing { text: None, found };
    }
    Erasing { text: Some(without(text, &signs, spans)), found }
}

/// Letters and digits alone, and which sign each byte of them is of.
struct Index {
    letters: String,
    /// For each byte of `letters` the place of its sign.
    places: Vec<usize>,
}

impl Index {
    fn of(signs: &[Sign]) -> Index {
        let mut index = Index { letters: String::new(), places: Vec::new() };
        for (at, sign) in signs.iter().enumerate() {
            let Some(char) = sign.char.filter(|char| char.is_alphanumeric()) else { continue };
            for lower in char.to_lowercase() {
                index.letters.push(lower);
                index.places.resize(index.letters.len(), at);
            }
        }
        index
    }

    /// Where `needle` stands as whole words; the s of a genitive is taken along.
    fn find(&self, needle: &str, signs: &[Sign]) -> Vec<Range<usize>> {
        let is_letter = |at: Option<usize>| {
            let sign = at.and_then(|at| signs.get(at)).and_then(|sign| sign.char);
            sign.is_some_and(char::is_alphanumeric)
        };
        let place = |byte: usize| self.places.get(byte).copied();
        let whole = |(at, found): (usize, &str)| {
            let first = place(at)?;
            let last = place(at + found.len() - 1)?;
            if is_letter(first.checked_sub(1)) {
                return None;
            }
            let is_s = signs.get(last + 1).is_some_and(|sign| sign.char == Some('s'));
            let last = if is_s && !is_letter(Some(last + 2)) { last + 1 } else { last };
            (!is_letter(Some(last + 1))).then_some(first..last + 1)
        };
        self.letters.match_indices(needle).filter_map(whole).collect()
    }
}

/// Whether the text in which `span` stands holds nothing else to read.
fn is_whole(signs: &[Sign], span: &Range<usize>) -> bool {
    let is_empty = |sign: &&Sign| sign.char.is_none_or(|char| !char.is_alphanumeric());
    let before = signs.get(..span.start).unwrap_or_default().iter().rev();
    let after = signs.get(span.end..).unwrap_or_default().iter();
    let same = |sign: &&Sign| sign.char.is_some();
    before.take_while(same).all(|sign| is_empty(&sign))
        && after.take_while(same).all(|sign| is_empty(&sign))
}

fn without(text: &str, signs: &[Sign], mut spans: Vec<Range<usize>>) -> String {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut now = String::with_capacity(text.len());
    let (mut copied, mut done) = (0, 0);
    for span in spans {
        for (at, sign) in signs.iter().enumerate().take(span.end).skip(span.start.max(done)) {
            if sign.char.is_none() {
                continue;
            }
            now.push_str(text.get(copied..sign.start).unwrap_or_default());
            if at == span.start {
                now.push_str(MARK);
            }
            copied = sign.end;
        }
        done = done.max(span.end);
    }
    now.push_str(text.get(copied..).unwrap_or_default());
    now
}

fn signs(text: &str, kind: Kind) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len());
    match kind {
        Kind::Markup => {
            for token in tokens(text) {
                match token {
                    Token::Text(range) => push_marked_up(&mut signs, text, range),
                    Token::Tag(tag) => {
                        push_break(&mut signs, tag.range.start);
                        for value in tag.spoken(text) {
                            push_marked_up(&mut signs, text, value);
                            push_break(&mut signs, tag.range.end);
                        }
                    }
                }
            }
        }
        Kind::Json => push_json(&mut signs, text),
        Kind::Table => push_plain(&mut signs, text, |c| matches!(c, ';' | '"' | '\n')),
        Kind::Plain => push_plain(&mut signs, text, |_| false),
    }
    signs
}

fn push_break(signs: &mut Vec<Sign>, at: usize) {
    signs.push(Sign { char: None, start: at, end: at });
}

fn push_plain(signs: &mut Vec<Sign>, text: &str, ends: impl Fn(char) -> bool) {
    for (start, c) in text.char_indices() {
        let char = (!ends(c)).then_some(c);
        signs.push(Sign { char, start, end: start + c.len_utf8() });
    }
}

/// The characters of `range`, with what stands for a character read as that.
fn push_marked_up(signs: &mut Vec<Sign>, text: &str, range: Range<usize>) {
    let piece = text.get(range.clone()).unwrap_or_default();
    let mut at = 0;
    while let Some(c) = piece.get(at..).and_then(|rest| rest.chars().next()) {
        let (char, length) =
            reference(piece.get(at..).unwrap_or_default()).unwrap_or((c, c.len_utf8()));
        let start = range.start + at;
        signs.push(Sign { char: Some(char), start, end: start + length });
        at += length;
    }
}

/// The strings of JSON but for its keys, which are the schema's.
fn push_json(signs: &mut Vec<Sign>, text: &str) {
    let (mut opened, mut at) = (None, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (mut char, mut length) = (Some(c), c.len_utf8());
        match (c, opened) {
            ('"', None) => {
                opened = Some(signs.len());
                char = None;
            }
            ('"', Some(start)) => {
                opened = None;
                char = None;
                let after = text.get(at + 1..).unwrap_or_default();
                if after.trim_start().starts_with(':') {
                    signs.truncate(start);
                }
            }
            ('\\', Some(_)) => (char, length) = escaped(text.get(at..).unwrap_or_default()),
            (_, Some(_)) => {}
            (_, None) => {
                at += length;
                continue;
            }
        }
        signs.push(Sign { char, start: at, end: at + length });
        at += length;
    }
}

/// The character that a JSON escape stands for, and how long it is.
fn escaped(text: &str) -> (Option<char>, usize) {
    match text.as_bytes() {
        [_, b'u', ..] => {
            let code = text.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            (Some(code.and_then(char::from_u32).unwrap_or(' ')), 6)
        }
        [_, b'n' | b't' | b'r' | b'b' | b'f', ..] => (Some(' '), 2),
        [_, other, ..] if other.is_ascii() => (Some(char::from(*other)), 2),
        _ => (Some(' '), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Passage, erase};

    fn erased(text: &str, kind: Kind, passage: &str, title: &str) -> String {
        let passage = Passage::new(passage).unwrap();
        let titles: Vec<Passage> = Passage::new(title).into_iter().collect();
        erase(text, kind, &[&passage], &titles).text.unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn a_passage_is_found_however_it_is_written() {
        let page = "<p title=\"Erika Muster\">Von <b>Erika</b>\nMuster &amp; Co, Erika&nbsp;Musters Rede, Erika Musterstadt</p>";
        assert_eq!(
            erased(page, Kind::Markup, "Erika Muster", ""),
            "<p title=\"[entfernt]\">Von <b>[entfernt]</b> &amp; Co, [entfernt] Rede, Erika Musterstadt</p>"
        );
        assert_eq!(
            erased("{\"a\\\"\": \"x Erika\\nMuster\", \"b\": 1}", Kind::Json, "erika muster", ""),
            "{\"a\\\"\": \"x [entfernt]\", \"b\": 1}"
        );
        // Keys are the schema's.
        let keyed = "{\"erika\": [\"erika\"]}";
        assert_eq!(erased(keyed, Kind::Json, "Erika", ""), "{\"erika\": [\"[entfernt]\"]}");
        assert_eq!(
            erased("**Erika**\n> Muster!", Kind::Plain, "Erika Muster", ""),
            "**[entfernt]!"
        );
    }

    #[test]
    fn a_title_goes_where_it_stands_alone() {
        let page = "<li>Eins</li><p>Eins und zwei</p><a href=\"eins.html\"> 1. Eins</a>";
        assert_eq!(
            erased(page, Kind::Markup, "nirgends", "Eins"),
            "<li>[entfernt]</li><p>Eins und zwei</p><a href=\"eins.html\"> 1. Eins</a>"
        );
        assert_eq!(erased("1;Eins;x\n", Kind::Table, "nirgends", "Eins"), "1;[entfernt];x\n");
    }
}
