//! The readings of a file: every text in it with the bytes that stand for it, of a page what is shown, what is
//! read out and where it leads, of JSON the strings, of a document its front matter and its body. Between them
//! they hold all that a file says, but for words of the standard and of the schema. Knows no passage.

use std::ops::Range;

use super::markup::{Tag, Token, tokens};
use super::signs::{Backslash, Filling, Stream};
use super::{front, markdown};

/// How a file holds its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// HTML, SVG and other markup.
    Markup,
    /// JSON; its keys belong to a schema of this program, or they may say anything.
    Json {
        /// Whether the keys are known.
        known: bool,
    },
    /// Cells with semicolons between them.
    Table,
    /// Markdown with front matter.
    Document,
    /// Lines of a calendar, with escapes.
    Calendar,
    /// Nothing but text.
    Plain,
    /// A style sheet or script: of the theme, and never changed.
    Code,
    /// Anything else, in which only what stands there openly can be looked for, and nothing changed.
    Unknown,
}

impl Kind {
    /// By the name of the file.
    pub(super) fn of(path: &str) -> Kind {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" | "svg" | "xml" => Kind::Markup,
            "json" | "geojson" => Kind::Json { known: path.ends_with("/plan.json") },
            "csv" => Kind::Table,
            "md" => Kind::Document,
            "txt" => Kind::Plain,
            "ics" => Kind::Calendar,
            "css" | "js" => Kind::Code,
            _ => Kind::Unknown,
        }
    }
}

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What can be taken out.
    pub(super) streams: Vec<Stream>,
    /// What stands there and cannot.
    pub(super) fixed: Vec<Stream>,
    /// Values of YAML without quotation marks, which need them once something went.
    pub(super) unquoted: Vec<Range<usize>>,
}

impl Reading {
    /// The readings of `text`.
    pub(super) fn of(text: &str, kind: Kind) -> Reading {
        match kind {
            Kind::Markup => markup(text),
            Kind::Json { known } => json(text, known),
            Kind::Table => plain(text, |c| matches!(c, ';' | '"' | '\n'), Backslash::Plain),
            Kind::Calendar => calendar(text),
            Kind::Document => document(text),
            Kind::Plain => plain(text, |_| false, Backslash::Plain),
            Kind::Code => code(text),
            Kind::Unknown => fixed(text),
        }
    }
}

fn markup(text: &str) -> Reading {
    let tokens = tokens(text);
    let mut shown = Stream::new(Filling::Words);
    let mut without_asides = Stream::new(Filling::Words);
    let mut spoken = Stream::new(Filling::Words);
    let mut addresses = Stream::new(Filling::Address);
    let mut aside = Aside::default();
    for token in &tokens {
        match token {
            Token::Text(range) => {
                shown.push(text, range.clone(), Backslash::Plain);
                if !aside.is_open() {
                    without_asides.push(text, range.clone(), Backslash::Plain);
                }
            }
            Token::Tag(tag) => {
                aside.pass(tag, text);
                shown.joint_or_gap(tag.range.start, tag.is_block());
                without_asides.joint_or_gap(tag.range.start, tag.is_block());
                let values = if tag.name.starts_with('!') {
                    vec![(tag.range.clone(), true)]
                } else {
                    tag.values(text)
                };
                for (value, is_spoken) in values {
                    let stream = if is_spoken { &mut spoken } else { &mut addresses };
                    stream.wall(value.start);
                    stream.push(text, value, Backslash::Plain);
                }
            }
        }
    }
    Reading { streams: vec![shown, without_asides, spoken, addresses], ..Reading::default() }
}

/// Where a page says something beside its text: marks of footnotes and amendments, and what only those hear who
/// do not see them.
#[derive(Default)]
struct Aside {
    name: String,
    depth: usize,
}

impl Aside {
    fn is_open(&self) -> bool {
        self.depth > 0
    }

    fn pass(&mut self, tag: &Tag, text: &str) {
        if self.is_open() {
            if tag.name == self.name {
                self.depth = if tag.closing { self.depth - 1 } else { self.depth + 1 };
            }
            return;
        }
        let class = tag.value("class", text).unwrap_or_default();
        let unseen = class.split(' ').any(|class| matches!(class, "unseen" | "backlink"));
        if !tag.closing && (tag.name == "sup" || unseen) {
            self.name.clone_from(&tag.name);
            self.depth = 1;
        }
    }
}

/// The strings of JSON; its keys, where they are not known, as what cannot be changed.
fn json(text: &str, known: bool) -> Reading {
    let mut values = Stream::new(Filling::Words);
    let mut keys = Stream::new(Filling::Words);
    let mut at = 0;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find('"')).map(|start| at + start + 1)
    {
        let end = end_of_string(text, start);
        let is_key = text.get(end + 1..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        if is_key {
            keys.wall(start);
            keys.push(text, start..end, Backslash::Escapes);
        } else {
            values.gap(start);
            values.push(text, start..end, Backslash::Escapes);
        }
        at = end + 1;
    }
    let fixed = if known { Vec::new() } else { vec![keys] };
    Reading { streams: vec![values], fixed, ..Reading::default() }
}

fn end_of_string(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'"' if !escaped => return at,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Pieces of text between what `parts` them.
fn plain(text: &str, parts: impl Fn(char) -> bool + Copy, backslash: Backslash) -> Reading {
    let mut stream = Stream::new(Filling::Words);
    let mut at = 0;
    for piece in text.split_inclusive(parts) {
        let own = piece.strip_suffix(parts).unwrap_or(piece);
        stream.push(text, at..at + own.len(), backslash);
        at += piece.len();
        stream.gap(at);
    }
    Reading { streams: vec![stream], ..Reading::default() }
}

/// Lines of which each that begins with a blank goes on where the one before it ended, be it within a word.
fn calendar(text: &str) -> Reading {
    let mut stream = Stream::new(Filling::Words);
    let mut at = 0;
    for (line_break, _) in text.match_indices('\n') {
        let is_fold = text.get(line_break + 1..).is_some_and(|rest| rest.starts_with([' ', '\t']));
        if is_fold {
            let before = text.get(at..line_break).unwrap_or_default();
            let end = at + before.strip_suffix('\r').unwrap_or(before).len();
            stream.push(text, at..end, Backslash::Escapes);
            stream.put(Some('\u{ad}'), end..line_break + 2);
            at = line_break + 2;
        }
    }
    stream.push(text, at..text.len(), Backslash::Escapes);
    Reading { streams: vec![stream], ..Reading::default() }
}

fn document(text: &str) -> Reading {
    let mut reading = Reading::default();
    let (front, body) = front::split(text);
    front::read(text, front, &mut reading);
    markdown::read(text, body, &mut reading);
    reading
}

/// The comments and strings of a style sheet or script.
fn code(text: &str) -> Reading {
    let mut stream = Stream::new(Filling::Words);
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['"', '\'', '/'])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let (open, close) = match rest.as_bytes() {
            [b'/', b'*', ..] => ("/*", "*/"),
            [b'/', b'/', ..] => ("//", "\n"),
            [b'/', ..] => ("/", ""),
            [b'"', ..] => ("\"", "\""),
            _ => ("'", "'"),
        };
        let inner = start + open.len();
        let length =
            text.get(inner..).and_then(|rest| rest.find(close)).unwrap_or(text.len() - inner);
        stream.wall(inner);
        stream.push(text, inner..inner + length, Backslash::Escapes);
        at = inner + length + close.len();
    }
    Reading { fixed: vec![stream], ..Reading::default() }
}

fn fixed(text: &str) -> Reading {
    let mut stream = Stream::new(Filling::Words);
    stream.push(text, 0..text.len(), Backslash::Escapes);
    Reading { fixed: vec![stream], ..Reading::default() }
}
