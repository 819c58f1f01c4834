//! YAML text → our own tree of scalars, each with its literal and its place. Values are never
//! interpreted here: `3.10`, `0x1f` and `05766` stay the characters that were written. Knows nothing
//! of documents or keys.

mod fault;
mod lines;
mod written;

use std::ops::Range;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use crate::diagnostics::{Problem, Sink, YamlFault};
use crate::span::{Located, Span};
pub(crate) use fault::is_curly_quote;
use fault::{never_closed, scan_fault};
pub(crate) use lines::lacks_mark;
use written::{
    begins_with_bracket, cut_off, end_mark, hard_blank_around, is_comment_behind_key, is_unseen,
    names_drive, swallowed_entry, word_before,
};

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
    /// It ends before ` #`, as if the rest were a comment; that is told already.
    pub cut_off: bool,
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
                let at = self.at(place);
                let comment = is_absent && is_comment_behind_key(self.yaml, at.start);
                let cut = if plain && !is_absent { cut_off(self.yaml, at.end) } else { None };
                if let Some((start, end)) = cut {
                    let rest = Span::new(start, end).shifted(self.base);
                    self.problems.note(rest, Problem::Yaml(YamlFault::CutOff));
                }
                let is_item = plain && matches!(self.open.last(), Some(Open::List { .. }));
                let swallowed = is_item.then(|| swallowed_entry(self.yaml, at.start, at.end));
                if let Some(entry) = swallowed.flatten() {
                    let fault = Problem::Yaml(YamlFault::Indentation);
                    return Err((Span::at(entry + self.base), fault));
                }
                let drive = names_drive(self.yaml, at.start, &text);
                if let Some(sign) = drive.filter(|_| style == ScalarStyle::DoubleQuoted) {
                    return Err((Span::at(sign + self.base), Problem::Yaml(YamlFault::Escape)));
                }
                let scalar = Scalar { text, plain, comment, cut_off: cut.is_some() };
                self.add(Node { value: Value::Scalar(scalar), span: place })
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
                        let hard = scalar.plain.then(|| hard_blank_around(&scalar.text)).flatten();
                        if let Some(at) = hard {
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
            Open::List { start, .. } | Open::Mapping { start, .. } => self.at(*start).start,
        });
        let mut brackets = starts.filter(|at| begins_with_bracket(self.yaml, *at));
        brackets.next()
    }

    /// From the start of a list or mapping to its end, without the white space after it.
    fn through(&self, start: Span, end: Span) -> Span {
        let (from, to) = (self.at(start).start, self.at(end).end);
        let text = self.yaml.get(from..to).unwrap_or_default();
        Span::new(from, from + text.trim_end().len()).shifted(self.base)
    }

    /// The line at or before `next` that ended the text so far.
    fn end_mark(&self, next: Span) -> Span {
        let (start, end) = end_mark(self.yaml, self.at(next).start);
        Span::new(start, end).shifted(self.base)
    }

    /// The word that begins with `sigil` and stands next before `place`.
    fn before(&self, place: Span, sigil: char) -> Span {
        let word = word_before(self.yaml, self.at(place).start, sigil);
        word.map_or(place, |(start, end)| Span::new(start, end).shifted(self.base))
    }

    /// Where `place` is in the front matter.
    fn at(&self, place: Span) -> Range<usize> {
        place.start as usize - self.base..place.end as usize - self.base
    }

    fn place(&self, span: &YamlSpan) -> Span {
        let range = span.byte_range().unwrap_or(self.yaml.len()..self.yaml.len());
        Span::new(range.start, range.end.max(range.start)).shifted(self.base)
    }
}
