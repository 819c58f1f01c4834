//! YAML text → our own tree of scalars, each with its literal and its place. Values are never
//! interpreted here: `3.10`, `0x1f` and `05766` stay the characters that were written. Knows nothing
//! of documents or keys.

use serde_yaml::granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as YamlSpan,
};

use crate::diagnostics::{Problem, Sink, YamlFault};
use crate::span::{Located, Span};
use crate::text::is_invisible_control;

/// Deeper nesting than any document needs; the parser's own recursion stays far below its limits.
const DEPTH_LIMIT: usize = 16;

/// A value and its place.
#[derive(Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands in the file.
    pub span: Span,
}

/// A value of the tree.
#[derive(Debug)]
pub enum Value {
    /// A single value.
    Scalar(Scalar),
    /// `- …` or `[…]`.
    List(Vec<Node>),
    /// `key: …` or `{…}`.
    Mapping(Vec<Entry>),
}

/// A single value as it was written.
#[derive(Debug)]
pub struct Scalar {
    /// The characters, quotation marks and escapes resolved.
    pub text: String,
    /// Written without quotation marks and not as a block: only then may it be a boolean or empty.
    pub plain: bool,
    /// Nothing was written but a comment behind the key.
    pub comment: bool,
}

impl Scalar {
    /// Whether nothing was written: an empty value, `~` or `null`.
    pub fn is_empty(&self) -> bool {
        self.plain && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }
}

/// A key with its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: Located<String>,
    /// The value.
    pub value: Node,
}

/// Reads `yaml`, which begins at byte `base` of its file. `None` where it cannot be read; the reason
/// is then in `problems`. An empty text is an empty mapping.
pub fn parse(yaml: &str, base: usize, problems: &mut Sink) -> Option<Node> {
    let mut builder = Builder { base, yaml, open: Vec::new(), root: None, problems };
    let mut read = 0;
    for event in Parser::new_from_str(yaml) {
        let step = event.map_err(|error| {
            let open = never_closed(yaml, builder.open_bracket().unwrap_or(read));
            scan_fault(&error, yaml, base, read, open)
        });
        let step = step.and_then(|(event, span)| {
            read = span.byte_range().map_or(read, |range| range.end);
            builder.take(event, &span)
        });
        if let Err((span, problem)) = step {
            builder.problems.note(span, problem);
            return None;
        }
    }
    Some(builder.root.unwrap_or(Node { value: Value::Mapping(Vec::new()), span: Span::at(base) }))
}

type Fault = (Span, Problem);

/// A list or mapping whose end has not been read.
enum Open {
    List { start: Span, items: Vec<Node> },
    Mapping { start: Span, entries: Vec<Entry>, key: Option<Located<String>> },
}

struct Builder<'a> {
    base: usize,
    yaml: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    problems: &'a mut Sink,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &YamlSpan) -> Result<(), Fault> {
        let place = self.place(span);
        if event.tag().is_some() {
            return Err((self.before(place, '!'), Problem::Tag));
        }
        if event.is_alias() {
            return Err((place, Problem::Anchor));
        }
        if event.anchor_id().is_some() {
            return Err((self.before(place, '&'), Problem::Anchor));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                // The parser reports a value that is not there as a plain `~` of no width.
                let is_absent = plain && span.is_empty();
                let text = if is_absent { String::new() } else { text.into_owned() };
                let comment = is_absent && self.has_comment(place);
                if plain && !is_absent {
                    self.cut_off(place);
                }
                self.add(Node {
                    value: Value::Scalar(Scalar { text, plain, comment }),
                    span: place,
                })
            }
            Event::SequenceStart(..) => {
                self.enter(Open::List { start: place, items: Vec::new() }, place)
            }
            Event::MappingStart(..) => {
                self.enter(Open::Mapping { start: place, entries: Vec::new(), key: None }, place)
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(place),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err((self.end_mark(place), Problem::Yaml(YamlFault::EndMark)))
            }
            // Stream and document marks, and whatever the parser may add later, hold no values.
            _ => Ok(()),
        }
    }

    fn enter(&mut self, open: Open, place: Span) -> Result<(), Fault> {
        if self.open.len() >= DEPTH_LIMIT {
            return Err((place, Problem::Yaml(YamlFault::TooDeep)));
        }
        self.open.push(open);
        Ok(())
    }

    fn leave(&mut self, end: Span) -> Result<(), Fault> {
        let node = match self.open.pop() {
            Some(Open::List { start, items }) => {
                Node { span: self.through(start, end), value: Value::List(items) }
            }
            Some(Open::Mapping { start, entries, .. }) => {
                self.repeated(&entries);
                Node { span: self.through(start, end), value: Value::Mapping(entries) }
            }
            None => return Ok(()),
        };
        self.add(node)
    }

    /// Notes every key that stands in a mapping for a second time.
    fn repeated(&mut self, entries: &[Entry]) {
        let mut keys: Vec<&Located<String>> = entries.iter().map(|entry| &entry.key).collect();
        keys.sort();
        for pair in keys.windows(2) {
            if let [first, second] = pair
                && first.value == second.value
            {
                let problem = Problem::DuplicateKey { key: second.value.clone(), same_as: None };
                self.problems.note_with(second.span, problem, first.span);
            }
        }
    }

    fn add(&mut self, node: Node) -> Result<(), Fault> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => match node.value {
                    Value::Scalar(scalar) => {
                        if let Some(at) = hard_blank_around(&scalar) {
                            let place = Span::at(node.span.start as usize + at);
                            return Err((place, Problem::Yaml(YamlFault::HardBlank)));
                        }
                        let mut text = scalar.text;
                        // Without it the key is known: nothing else has to be said of it.
                        if let Some(code_point) = text.chars().find(|c| is_unseen(*c)) {
                            let code_point = u32::from(code_point);
                            let problem = Problem::ControlCharacter { code_point };
                            self.problems.note(node.span, problem);
                            text.retain(|c| !is_unseen(c));
                        }
                        *key = Some(Located::new(text, node.span));
                    }
                    Value::List(_) | Value::Mapping(_) => {
                        return Err((node.span, Problem::Yaml(YamlFault::NoKey)));
                    }
                },
            },
        }
        Ok(())
    }

    /// Where the outermost bracket stands whose list or mapping has not ended.
    fn open_bracket(&self) -> Option<usize> {
        let starts = self.open.iter().map(|open| match open {
            Open::List { start, .. } | Open::Mapping { start, .. } => {
                start.start as usize - self.base
            }
        });
        let mut brackets = starts.filter(|at| begins_with_bracket(self.yaml, *at));
        brackets.next()
    }

    /// From the start of a list or mapping to its end, without the white space after it.
    fn through(&self, start: Span, end: Span) -> Span {
        let (from, to) = (start.start as usize - self.base, end.end as usize - self.base);
        let text = self.yaml.get(from..to).unwrap_or_default();
        Span::new(from, from + text.trim_end().len()).shifted(self.base)
    }

    /// Whether a comment stands on the rest of the line, behind the colon of a key.
    fn has_comment(&self, place: Span) -> bool {
        let rest = self.yaml.get(place.start as usize - self.base..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        line.trim_start_matches(':').trim_start().starts_with('#')
    }

    /// Notes that a plain text at `place` ends where a comment seems to begin: one that somebody meant to write has a
    /// blank behind its `#`.
    fn cut_off(&mut self, place: Span) {
        let behind = self.yaml.get(place.end as usize - self.base..).unwrap_or_default();
        let comment = behind.trim_start_matches([' ', '\t']);
        if comment.strip_prefix('#').is_some_and(|text| text.starts_with(char::is_alphanumeric)) {
            let at = place.end as usize + behind.len() - comment.len();
            let line = comment.lines().next().unwrap_or_default();
            self.problems.note(Span::new(at, at + line.len()), Problem::Yaml(YamlFault::CutOff));
        }
    }

    /// The line at or before `next` that ended the text so far.
    fn end_mark(&self, next: Span) -> Span {
        let mut marks = Span::at(next.start as usize);
        let mut from = 0;
        for line in self.yaml.split_inclusive('\n') {
            if self.base + from > next.start as usize {
                break;
            }
            if line.starts_with("...") || line.starts_with("---") {
                marks = Span::new(from, from + line.trim_end().len()).shifted(self.base);
            }
            from += line.len();
        }
        marks
    }

    /// The word that begins with `sigil` and stands next before `place`: the parser gives the place of the
    /// value alone.
    fn before(&self, place: Span, sigil: char) -> Span {
        let head = self.yaml.get(..place.start as usize - self.base).unwrap_or_default();
        let Some(at) = head.rfind(sigil) else { return place };
        let start = head.get(..=at).unwrap_or_default().trim_end_matches(sigil).len();
        let word = self.yaml.get(start..).unwrap_or_default();
        let len = word.find(char::is_whitespace).unwrap_or(word.len());
        Span::new(start, start + len).shifted(self.base)
    }

    fn place(&self, span: &YamlSpan) -> Span {
        let range = span.byte_range().unwrap_or(self.yaml.len()..self.yaml.len());
        Span::new(range.start, range.end.max(range.start)).shifted(self.base)
    }
}

/// What the scanner stumbled over after it had read `read` bytes, in terms that an editor can act on; `open` is the
/// bracket that nothing closes.
fn scan_fault(
    error: &ScanError,
    yaml: &str,
    base: usize,
    read: usize,
    open: Option<usize>,
) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(yaml.len()).min(yaml.len());
    let fault = match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => YamlFault::Tab,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => YamlFault::OpenBracket,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => YamlFault::OpenQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => YamlFault::TextAfter,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => YamlFault::Escape,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => YamlFault::ColonInValue,
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::MappingKeyNotAllowed => YamlFault::NoKey,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed => YamlFault::Indentation,
        ErrorKind::UnexpectedCharacter { .. }
        | ErrorKind::InvalidBlockScalarHeader
        | ErrorKind::ZeroBlockScalarIndent => YamlFault::ReservedCharacter,
        ErrorKind::RecursionLimitExceeded => YamlFault::TooDeep,
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            return (Span::at(base + at), Problem::Anchor);
        }
        ErrorKind::BomInsideDocument => {
            return (Span::at(base + at), Problem::ControlCharacter { code_point: 0xFEFF });
        }
        ErrorKind::UndeclaredTagHandle => return (Span::at(base + at), Problem::Tag),
        _ => YamlFault::Other(error.info().to_owned()),
    };
    let (head, tail) = (yaml.get(..at).unwrap_or_default(), yaml.get(at..).unwrap_or_default());
    let (at, fault) = match fault {
        // The scanner goes on until something cannot stand in brackets, which may be lines later.
        YamlFault::OpenBracket | YamlFault::ColonInValue | YamlFault::NoKey
            if let Some(open) = open.filter(|open| *open < at) =>
        {
            (open, YamlFault::OpenBracket)
        }
        // The scanner reads a line without a colon together with the next one.
        YamlFault::ColonInValue if let Some(key) = key_without_colon(head) => {
            (key, YamlFault::NoColon)
        }
        YamlFault::ColonInValue if let Some(key) = indented_key(head) => {
            (key, YamlFault::Indentation)
        }
        // The scanner has passed the tab by then or stands where the text began that it breaks off, and looked
        // for the other quotation mark to the end.
        YamlFault::Tab if !tail.starts_with('\t') => {
            (misplaced_tab(head, tail).unwrap_or(at), fault)
        }
        YamlFault::OpenQuote => (opening_quote(yaml, read).unwrap_or(at), fault),
        YamlFault::NoKey if let Some(blank) = hard_blank_for_blank(tail) => {
            (at + blank, YamlFault::HardBlank)
        }
        YamlFault::ReservedCharacter if tail.starts_with(is_invisible_control) => {
            let code_point = tail.chars().next().map_or(0, u32::from);
            return (Span::at(base + at), Problem::ControlCharacter { code_point });
        }
        other => (at, sharper(other, head, tail)),
    };
    (Span::at(base + at), Problem::Yaml(fault))
}

/// Where the tab stands that keeps the text from being read between `head` and `tail`: in the blanks before, or else in
/// the indentation of the next line that has one. One behind a colon does no harm.
fn misplaced_tab(head: &str, tail: &str) -> Option<usize> {
    let text = head.trim_end_matches([' ', '\t']);
    let before = head.get(text.len()..)?.find('\t').map(|tab| text.len() + tab);
    let after = || {
        let mut from = head.len();
        tail.split_inclusive('\n').find_map(|line| {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let tab = line.get(..indent)?.find('\t').map(|tab| from + tab);
            from += line.len();
            tab
        })
    };
    before.filter(|_| !text.ends_with(':')).or_else(after).or(before)
}

/// `fault` in terms of what stands on its line before it, at the end of `head`, and from it on, in `tail`.
fn sharper(fault: YamlFault, head: &str, tail: &str) -> YamlFault {
    let before = head.rsplit('\n').next().unwrap_or_default().trim();
    let is_key = matches!(fault, YamlFault::NoKey);
    if fault == YamlFault::TextAfter
        && head.ends_with('\'')
        && tail.starts_with(char::is_alphanumeric)
    {
        YamlFault::Apostrophe
    } else if is_key && before.ends_with([']', '}']) {
        YamlFault::TextAfter
    } else if before.ends_with(':') && (is_key || fault == YamlFault::Indentation) {
        YamlFault::ReservedCharacter
    } else if is_key && before.is_empty() && lacks_blank(tail) {
        YamlFault::NoBlank
    } else if is_key && (tail.starts_with("- ") || (head.ends_with(' ') && is_entry(tail))) {
        YamlFault::Indentation
    } else {
        fault
    }
}

/// Whether `c` looks like a blank that YAML takes for a letter.
fn is_hard_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether nobody sees `c`, and it is part of no key: it comes along with what is copied.
fn is_unseen(c: char) -> bool {
    is_invisible_control(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Where a hard blank stands before or behind a key as it was written, if one does.
fn hard_blank_around(key: &Scalar) -> Option<usize> {
    let text = key.text.as_str();
    let inner = text.trim_end_matches(is_hard_blank).len();
    let at = if text.starts_with(is_hard_blank) { 0 } else { inner };
    (key.plain && at < text.len()).then_some(at)
}

/// Where a hard blank stands in the place of the one behind a colon or dash on the first line of `text`.
fn hard_blank_for_blank(text: &str) -> Option<usize> {
    let line = text.lines().next()?;
    let at = line.find(is_hard_blank)?;
    line.get(..at)?.ends_with([':', '-']).then_some(at)
}

/// Whether a bracket of a list or mapping stands at `at`.
fn begins_with_bracket(yaml: &str, at: usize) -> bool {
    yaml.get(at..).unwrap_or_default().starts_with(['[', '{'])
}

/// The first bracket on the line of `from` or below that a value begins with and that nothing closes.
fn never_closed(yaml: &str, from: usize) -> Option<usize> {
    let mut start = yaml.get(..from)?.rfind('\n').map_or(0, |newline| newline + 1);
    let mut closed = 0;
    for line in yaml.get(start..)?.split_inclusive('\n') {
        let bracket = line.find(['[', '{']).filter(|at| is_before_value(line, *at));
        if let Some(open) = bracket.map(|at| start + at).filter(|open| *open >= closed) {
            match closing(yaml, open) {
                Some(close) => closed = close,
                None => return Some(open),
            }
        }
        start += line.len();
    }
    None
}

/// Whether nothing but a key or dashes stands on `line` before `at`.
fn is_before_value(line: &str, at: usize) -> bool {
    let head = line.get(..at).unwrap_or_default();
    let is_key = !head.contains(['"', '\'', '#']);
    is_key && head.ends_with(' ') && head.trim_end_matches(' ').ends_with([':', '-'])
}

/// Where the bracket at `open` is closed; those in quotation marks are text.
fn closing(yaml: &str, open: usize) -> Option<usize> {
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    for (at, c) in yaml.get(open..)?.char_indices() {
        match (quote, c) {
            (Some(mark), _) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + at);
                }
            }
            (None, _) => {}
        }
        before = c;
    }
    None
}

/// Where the first key of a mapping stands that no colon follows, if the line at the end of `head` goes on with it.
fn key_without_colon(head: &str) -> Option<usize> {
    let (above, line) = head.rsplit_once('\n')?;
    let start = above.rfind('\n').map_or(0, |newline| newline + 1);
    let first = above.get(start..)?;
    let column = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let is_first = start == 0 || first.trim_start().starts_with("- ");
    let at = column(first);
    let is_key = first.get(at..)?.starts_with(|c: char| c.is_ascii_lowercase());
    (is_first && is_key && !first.contains(':') && at == column(line)).then_some(start + at)
}

/// Where the key stands that is all of the line at the end of `head`, if blanks indent it.
fn indented_key(head: &str) -> Option<usize> {
    let start = head.rfind('\n')? + 1;
    let line = head.get(start..)?;
    let key = line.trim_start_matches(' ');
    (key.len() < line.len() && is_key(key)).then_some(head.len() - key.len())
}

/// Whether `text` may be a key of the format.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Whether `text` begins with a key and its colon.
fn is_entry(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.split_once(':').is_some_and(|(key, _)| is_key(key))
}

/// Whether `text` begins with a key and a colon that no blank follows.
fn lacks_blank(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.split_once(':').is_some_and(|(key, value)| is_key(key) && !value.starts_with([' ', '/']))
}

/// The first quotation mark from `from` on that stands in no comment.
fn opening_quote(yaml: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for line in yaml.get(from..)?.split_inclusive('\n') {
        let code = line.find(" #").and_then(|end| line.get(..end)).unwrap_or(line);
        if let Some(quote) = code.find(['"', '\'']).filter(|_| !line.starts_with('#')) {
            return Some(at + quote);
        }
        at += line.len();
    }
    None
}
