//! The pieces of marked-up text: tags with their attributes, and what stands between them, by their places.
//! Knows no element.

use std::ops::Range;

/// Attributes that are read out or shown.
const SPOKEN: [&str; 7] =
    ["alt", "title", "content", "aria-label", "label", "placeholder", "summary"];

/// A piece of a page.
#[derive(Debug)]
pub(super) enum Token {
    /// Between tags.
    Text(Range<usize>),
    /// A tag, a comment or a declaration.
    Tag(Tag),
}

/// A tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) range: Range<usize>,
    pub(super) name: String,
    pub(super) closing: bool,
    attributes: Vec<(String, Range<usize>)>,
}

impl Tag {
    /// Where the values stand that are read out or shown.
    pub(super) fn spoken(&self, text: &str) -> Vec<Range<usize>> {
        let said = |(name, value): &&(String, Range<usize>)| {
            let is_address = text.get(value.clone()).is_some_and(|it| it.contains("://"));
            SPOKEN.contains(&name.as_str()) && !is_address
        };
        self.attributes.iter().filter(said).map(|(_, value)| value.clone()).collect()
    }

    pub(super) fn value<'t>(&self, name: &str, text: &'t str) -> Option<&'t str> {
        let found = self.attributes.iter().find(|(found, _)| found == name);
        text.get(found?.1.clone())
    }
}

/// The pieces of `text` in their order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map_or(text.len(), |end| at + end + 3)
        } else if rest.starts_with('<') {
            end_of_tag(text, at)
        } else {
            rest.find('<').map_or(text.len(), |next| at + next)
        };
        tokens.push(if rest.starts_with('<') {
            Token::Tag(tag(text, at..end))
        } else {
            Token::Text(at..end)
        });
        at = end;
    }
    tokens
}

/// The first byte after the tag at `start`; a `>` in a quoted value is none of its ends.
fn end_of_tag(text: &str, start: usize) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (_, _) => {}
        }
    }
    text.len()
}

fn tag(text: &str, range: Range<usize>) -> Tag {
    let inner = text.get(range.clone()).unwrap_or_default();
    let closing = inner.starts_with("</");
    let name = inner.trim_start_matches(['<', '/']);
    let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
    let name = name.split(is_end).next().unwrap_or_default().to_ascii_lowercase();
    let attributes = if name.starts_with('!') { Vec::new() } else { attributes(text, &range) };
    Tag { range, name, closing, attributes }
}

fn attributes(text: &str, range: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = range.start;
    let within = |at: usize| text.get(at..range.end).unwrap_or_default();
    while let Some(equals) = within(at).find("=\"") {
        let name = within(at).get(..equals).unwrap_or_default();
        let name = name.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        let start = at + equals + 2;
        let Some(length) = within(start).find('"') else { break };
        found.push((name.to_ascii_lowercase(), start..start + length));
        at = start + length + 1;
    }
    found
}

/// The character that a reference at the start of `text` stands for, and how long it is.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.strip_prefix('&')?.find(';').filter(|end| *end < 10)?;
    let name = text.get(1..=end)?;
    let char = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((char, end + 2))
}
