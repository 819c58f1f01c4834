//! YAML text → our own tree of scalars, each with its literal and its place. Values are never
//! interpreted here: `3.10`, `0x1f` and `05766` stay the characters that were written. Knows nothing
//! of documents or keys.

mod fault;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use crate::diagnostics::{Problem, Sink, YamlFault};
use crate::span::{Located, Span};
use crate::text::is_invisible_control;
use fault::{is_hard_blank, never_closed, scan_fault};

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

/// Whether a bracket of a list or mapping stands at `at`.
fn begins_with_bracket(yaml: &str, at: usize) -> bool {
    yaml.get(at..).unwrap_or_default().starts_with(['[', '{'])
}
