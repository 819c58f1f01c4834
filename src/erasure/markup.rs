//! The pieces of marked-up text: tags with their attributes, and what stands between them, by their places.
//! Knows no element.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// The longest reference to a character, without its first sign.
const LONGEST: usize = 34;
/// Attributes that are read out or shown.
const SPOKEN: [&str; 7] =
    ["alt", "title", "content", "aria-label", "label", "placeholder", "summary"];

/// Attributes whose values are the theme's words or the standard's, and say nothing of any document.
const SILENT: [&str; 14] = [
    "class",
    "rel",
    "role",
    "type",
    "lang",
    "dir",
    "scope",
    "charset",
    "media",
    "http-equiv",
    "xmlns",
    "viewbox",
    "d",
    "points",
];

/// Elements that begin and end words; all others stand within a line, and may within a word.
const BLOCKS: [&str; 59] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "col",
    "dd",
    "desc",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "entry",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

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
    /// Whether what stands before and behind it is never of one word.
    pub(super) fn is_block(&self) -> bool {
        BLOCKS.contains(&self.name.as_str())
    }

    /// Where the values stand that say something, and whether each is read out or shown.
    pub(super) fn values(&self, text: &str) -> Vec<(Range<usize>, bool)> {
        let said = |(name, _): &&(String, Range<usize>)| !SILENT.contains(&name.as_str());
        let value = |(name, value): &(String, Range<usize>)| {
            let is_address = text.get(value.clone()).is_some_and(|it| it.contains("://"));
            (value.clone(), SPOKEN.contains(&name.as_str()) && !is_address)
        };
        self.attributes.iter().filter(said).map(value).collect()
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

/// The names and values of the attributes, quoted or not.
fn attributes(text: &str, range: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let inner = text.get(range.clone()).unwrap_or_default();
    let mut at = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
    while let Some((equals, _)) = inner.get(at..).and_then(|rest| rest.split_once('=')) {
        let name = equals.trim_end().rsplit(|c: char| c.is_ascii_whitespace()).next();
        let after = inner.get(at + equals.len() + 1..).unwrap_or_default();
        let value = after.trim_start();
        let start = inner.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let ends = |c: char| c.is_ascii_whitespace() || c == '>';
        let (start, length) = match quote {
            Some(quote) => (start + 1, value.get(1..).and_then(|rest| rest.find(quote))),
            None => (start, value.find(ends)),
        };
        let end = start + length.unwrap_or(inner.len() - start);
        let value = range.start + start..range.start + end;
        found.push((name.unwrap_or_default().to_ascii_lowercase(), value));
        at = (end + usize::from(quote.is_some())).min(inner.len());
    }
    found
}

/// The character that a reference at the start of `text` stands for, and how long it is.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.strip_prefix('&')?.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..=end)?;
    let char = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        _ => match name.strip_prefix('#') {
            None => named(text.get(..end + 2)?)?,
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)?
            }
        },
    };
    Some((char, end + 2))
}

/// What a reference by name stands for: the Markdown parser has the list of HTML.
fn named(reference: &str) -> Option<char> {
    let mut events = Parser::new(reference);
    let text =
        events.find_map(|event| if let Event::Text(text) = event { Some(text) } else { None })?;
    (*text != *reference).then(|| text.chars().next())?
}
