//! The keys of a mapping, taken out one by one: what is missing, misspelt or unknown, and what an entry was meant to be
//! that has none of its keys. Knows nothing of the types of documents.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::when;
use crate::diagnostics::{Problem, Shape, Sink, Wanted, YamlFault, suggest};
use crate::document::decode::Field;
use crate::document::figure::Figure;
use crate::document::form::{Form, Key};
use crate::document::yaml::{Entry, Node, Value, lacks_mark};
use crate::span::Span;

/// A mapping whose keys are taken out one by one; what is left over is unknown.
pub struct Keys<'n> {
    owner: &'static str,
    span: Span,
    entries: &'n [Entry],
    known: &'static [Key],
}

impl<'n> Keys<'n> {
    /// The keys of `node`, the value of `key`, which belong to `owner` ("massnahme", "kontakt").
    pub fn of(
        key: &str,
        node: &'n Node,
        owner: &'static str,
        known: &'static [Key],
        problems: &mut Sink,
    ) -> Option<Keys<'n>> {
        let mut instead = Vec::new();
        let found = match &node.value {
            Value::Mapping(entries) => {
                return Some(Keys { owner, span: node.span, entries, known });
            }
            Value::Scalar(scalar) if scalar.is_empty() => {
                let problem = Problem::Empty { key: key.to_owned(), comment: scalar.comment };
                problems.note(node.span, problem);
                return None;
            }
            Value::Scalar(scalar) => {
                let is_name = scalar.plain && scalar.text.len() <= 80;
                let entry = Some(&*scalar.text).filter(|_| is_name);
                instead = entry.map_or_else(Vec::new, |text| lines_for(text, known));
                Shape::Text
            }
            Value::List(_) => Shape::List,
        };
        let expected = Wanted::Mapping;
        let problem = Problem::WrongShape { key: key.to_owned(), expected, found, instead };
        problems.note(node.span, problem);
        None
    }

    /// The value of `name`.
    pub fn field<T: Field>(&self, name: &'static str, problems: &mut Sink) -> Option<T> {
        if let Some(entry) = self.entries.iter().find(|entry| entry.key.value == name) {
            return T::present(name, &entry.value, problems);
        }
        let absent = T::absent();
        if absent.is_none() {
            problems.note(self.place(), Problem::MissingKey { key: name, owner: self.owner });
        }
        absent
    }

    /// Where a key that is not there is missed: the first key is a better place than the whole mapping.
    fn place(&self) -> Span {
        self.entries.first().map_or(self.span, |entry| entry.key.span)
    }

    /// Notes every key that is neither known nor in `also`. One that is missing because it is misspelt is
    /// not missed as well.
    pub fn finish(&self, also: &[&'static [Key]], problems: &mut Sink) {
        self.unknown(also, |_| true, problems);
    }

    /// Notes the keys that are a missing one misspelt, and no others: for a mapping of which nobody knows
    /// all keys.
    pub fn misspelt(&self, problems: &mut Sink) {
        let written = |name: &str| self.entries.iter().any(|entry| entry.key.value == name);
        let missing: Vec<&str> = self
            .known
            .iter()
            .filter(|key| key.required && !written(key.name))
            .map(|key| key.name)
            .collect();
        let means_missing =
            |suggestion: Option<&str>| suggestion.is_some_and(|name| missing.contains(&name));
        self.unknown(&[], means_missing, problems);
    }

    fn unknown(
        &self,
        also: &[&'static [Key]],
        noted: impl Fn(Option<&str>) -> bool,
        problems: &mut Sink,
    ) {
        let known = || self.known.iter().chain(also.iter().copied().flatten()).map(|key| key.name);
        let is_known = |entry: &Entry| known().any(|name| name == entry.key.value);
        if self.entries.iter().all(is_known) {
            return;
        }
        let written = LazyCell::new(|| {
            let places = self.entries.iter().map(|entry| (&*entry.key.value, entry.key.span));
            places.collect::<BTreeMap<&str, Span>>()
        });
        let mut meant = BTreeSet::new();
        let period = when::split(self.entries, self.known, self.owner);
        if let Some(period) = period.as_ref().filter(|it| noted(Some(it.known))) {
            let beside = written.get(period.known).copied();
            period.note(beside, problems);
            meant.insert(period.known);
            problems.misspelt(self.span, self.place(), period.known);
        }
        let is_told = |entry: &Entry| period.as_ref().is_some_and(|it| it.holds(entry.key.span));
        for entry in self.entries.iter().filter(|entry| !is_told(entry)) {
            let key = &entry.key.value;
            if is_known(entry) {
                continue;
            }
            let suggestion = suggest::nearest(key, known());
            if !noted(suggestion) {
                continue;
            }
            let is_new = |name: &&str| !written.contains_key(name) && !meant.contains(name);
            if let Some(name) = marked(key, known()).filter(is_new) {
                let fault = YamlFault::MarkBeforeKey { key: name.to_owned() };
                problems.note(entry.key.span, Problem::Yaml(fault));
                meant.insert(name);
                problems.misspelt(self.span, self.place(), name);
                continue;
            }
            // Two keys cannot both be the one that is known, nor is a start or an end what stands there already.
            let is_taken = |name: &&str| {
                meant.contains(name) || when::is_side(entry) && written.contains_key(*name)
            };
            let suggestion = suggestion.filter(|name| !is_taken(name));
            let beside = suggestion.and_then(|known| Some((known, *written.get(known)?)));
            if let Some((known, place)) = beside {
                let problem = Problem::SpelledOtherwise { key: key.clone(), known };
                problems.note_with(entry.key.span, problem, place);
            } else {
                let problem =
                    Problem::UnknownKey { key: key.clone(), owner: self.owner, suggestion };
                problems.note(entry.key.span, problem);
                meant.extend(suggestion);
                suggestion.iter().for_each(|name| problems.misspelt(self.span, self.place(), name));
            }
        }
    }
}

/// Which key of `known` is written in `key` behind the mark of a list, or what was meant for one.
pub fn marked(key: &str, known: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let bare = key.trim_start_matches(|c: char| !c.is_alphanumeric());
    known.into_iter().find(|name| *name == bare && lacks_mark(key))
}

/// Notes the keys of `node` that begin an entry of a list, as of records with the keys `known`, without its mark. Whether
/// there are any: what belongs to which entry is not known then.
pub fn lack_marks(node: &Node, known: &'static [Key], problems: &mut Sink) -> bool {
    let Value::Mapping(entries) = &node.value else { return false };
    let names = || known.iter().map(|key| key.name);
    let mut unmarked =
        entries.iter().filter(|it| marked(&it.key.value, names()).is_some()).peekable();
    let is_any = unmarked.peek().is_some();
    for entry in unmarked {
        let fault = YamlFault::ListMark { of_record: true };
        problems.note(entry.key.span, Problem::Yaml(fault));
    }
    is_any
}

/// Whether `node`, the value of `key`, has keys of which not one is among `known` or near to one. It is noted as a
/// whole: what it lacks, and what it has besides, would be told of every entry of its sort.
pub fn is_strange(key: &str, node: &Node, known: &'static [Key], problems: &mut Sink) -> bool {
    let Value::Mapping(entries) = &node.value else { return false };
    let names = || known.iter().map(|key| key.name);
    let is_near = |entry: &Entry| {
        suggest::nearest(&entry.key.value, names()).is_some() || lacks_mark(&entry.key.value)
    };
    if entries.is_empty() || entries.iter().any(is_near) {
        return false;
    }
    let keys = known.iter().map(|key| (key.name, key.required)).collect();
    let instead = entries.first().and_then(|entry| meant_by(entry, known));
    let (key, several) = (key.to_owned(), entries.len() > 1);
    problems.note(node.span, Problem::StrangeEntry { key, keys, instead, several });
    true
}

/// The two lines that were meant where someone wrote `2022-01: umgesetzt`. Any other key may be a value as well as a key
/// of another name.
fn meant_by(entry: &Entry, known: &'static [Key]) -> Option<[String; 2]> {
    when::readable(&entry.key.value)?;
    let Value::Scalar(scalar) = &entry.value.value else { return None };
    let (taken, first) = entry_for(&entry.key.value, known, None)?;
    let (_, second) = entry_for(&scalar.text, known, Some(taken))?;
    (scalar.plain && !scalar.is_empty()).then_some([first, second])
}

/// The lines of an entry that says `text`, and of all that it must say besides.
fn lines_for(text: &str, known: &'static [Key]) -> Vec<String> {
    let Some((taken, first)) = entry_for(text, known, None) else { return Vec::new() };
    let others = known.iter().filter(|key| key.required && key.name != taken);
    std::iter::once(first).chain(others.map(|key| format!("{}: …", key.name))).collect()
}

/// The key of `known` whose value `text` most likely is, and the line that says so; not the key `taken`.
fn entry_for(
    text: &str,
    known: &'static [Key],
    taken: Option<&str>,
) -> Option<(&'static str, String)> {
    let (must, may): (Vec<&Key>, Vec<&Key>) =
        known.iter().filter(|key| taken != Some(key.name)).partition(|key| key.required);
    let find = |fits: &dyn Fn(&Form) -> bool| {
        must.iter().chain(&may).find(|key| fits(&key.form)).map(|key| key.name)
    };
    let line = |name: &'static str, value: &str| (name, format!("{name}: {value}"));
    let words = |form: &Form| form.words().iter().map(|word| word.word);
    let meant =
        must.iter().find_map(|key| Some((key.name, suggest::nearest(text, words(&key.form))?)));
    if let Some((name, word)) = meant {
        return Some(line(name, word));
    }
    if let Some(date) = when::readable(text)
        && let Some(name) = find(&|form| matches!(form, Form::Date))
    {
        return Some(line(name, &date));
    }
    if Figure::parse(text).is_some()
        && let Some(name) = find(&|form| matches!(form, Form::Figure))
    {
        return Some(line(name, text));
    }
    let is_text = |form: &Form| matches!(form, Form::Text | Form::Reference(_));
    let name = must.iter().find(|key| is_text(&key.form)).map(|key| key.name)?;
    Some(line(name, text))
}
