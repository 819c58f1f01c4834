//! Dates in front matter: one value, and what was meant where a list, a mapping or two keys stand for a period. Knows
//! keys by their names and forms, and nothing of what a date says of a document.

use super::decode::{Decode, word};
use super::form::{Form, Key};
use super::yaml::{Entry, Node, Value};
use crate::date::Date;
use crate::diagnostics::{Problem, Shape, Sink, Wanted, suggest};
use crate::span::Span;

/// Keys that people give the start of a period.
const STARTS: [&str; 9] =
    ["start", "beginn", "anfang", "von", "ab", "startdatum", "begin", "start_date", "from"];

/// Keys that people give its end.
const ENDS: [&str; 7] = ["ende", "end", "bis", "enddatum", "end_date", "to", "until"];

/// Keys that hold a period, the likelier first.
const PERIODS: [&str; 2] = ["zeitraum", "datum"];

impl Decode for Date {
    const FORM: Form = Form::Date;
    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Date> {
        let found = match &node.value {
            Value::Scalar(_) => return single(key, node, problems),
            Value::List(_) => Shape::List,
            Value::Mapping(_) => Shape::Mapping,
        };
        let instead =
            together(key, node).map(|date| format!("{key}: {date}")).into_iter().collect();
        let (key, expected) = (key.to_owned(), Wanted::Date);
        problems.note(node.span, Problem::WrongShape { key, expected, found, instead });
        None
    }
}

fn single(key: &str, node: &Node, problems: &mut Sink) -> Option<Date> {
    let word = &word(key, node, problems)?.text;
    match Date::parse(word) {
        Ok(date) => Some(date),
        Err(error) => {
            let problem = Problem::BadDate { key: key.to_owned(), word: word.clone(), error };
            problems.note(node.span, problem);
            None
        }
    }
}

/// The literal that `text` is or was meant to be.
pub(super) fn readable(text: &str) -> Option<String> {
    match Date::parse(text.trim()) {
        Ok(date) => Some(date.literal()),
        Err(error) => error.suggestion().map(str::to_owned),
    }
}

/// The literal of the period from `start` to `end`, either of which may be open.
fn period(start: Option<&str>, end: Option<&str>) -> Option<String> {
    let side = |text: Option<&str>| text.map_or_else(|| Some("..".to_owned()), readable);
    let literal = format!("{}/{}", side(start)?, side(end)?);
    Date::parse(&literal).is_ok().then_some(literal)
}

/// What a list or mapping of dates was meant to say.
fn together(key: &str, node: &Node) -> Option<String> {
    match &node.value {
        Value::List(items) => match &**items {
            [one] => readable(scalar(one)?),
            [start, end] => period(Some(scalar(start)?), Some(scalar(end)?)),
            _ => None,
        },
        Value::Mapping(entries) => {
            let named = |names| entries.iter().find(|it| is_among(it, names));
            let parts = Split { known: "", start: named(&STARTS[..]), end: named(&ENDS[..]) };
            let is_all = !entries.is_empty() && parts.entries().count() == entries.len();
            let is_whole = parts.start.is_some() && parts.end.is_some();
            let is_period = is_whole || key == PERIODS[0];
            parts.meant().filter(|_| is_all && is_period)
        }
        Value::Scalar(_) => None,
    }
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(scalar) if !scalar.is_empty() => Some(&scalar.text),
        Value::Scalar(_) | Value::List(_) | Value::Mapping(_) => None,
    }
}

fn is_among(entry: &Entry, names: &[&'static str]) -> bool {
    suggest::spelled(&entry.key.value, names.iter().copied()).is_some()
}

/// A period in two keys, or in one that says where it starts or ends.
pub(super) struct Split<'n> {
    /// The key that holds it.
    pub(super) known: &'static str,
    start: Option<&'n Entry>,
    end: Option<&'n Entry>,
}

/// What of `entries` says when a period starts and ends, in a mapping that knows one key for both.
pub(super) fn split<'n>(entries: &'n [Entry], known: &'static [Key]) -> Option<Split<'n>> {
    let is_known = |name: &str| known.iter().any(|key| key.name == name);
    let named = |names: &[&'static str]| {
        entries.iter().find(|it| is_among(it, names) && !is_known(&it.key.value))
    };
    let (start, end) = (named(&STARTS), named(&ENDS));
    let holder = PERIODS.into_iter().find(|name| is_known(name))?;
    let is_written = entries.iter().any(|entry| entry.key.value == holder);
    let is_whole = start.is_some() && end.is_some();
    let is_half = (start.is_some() || end.is_some()) && holder == "zeitraum" && !is_written;
    (is_whole || is_half).then_some(Split { known: holder, start, end })
}

impl Split<'_> {
    /// Whether the key at `place` is part of it.
    pub(super) fn holds(&self, place: Span) -> bool {
        self.entries().any(|entry| entry.key.span == place)
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.start.into_iter().chain(self.end)
    }

    /// The literal of the whole, where its parts can be understood.
    fn meant(&self) -> Option<String> {
        let (start, end) = (self.start.map(|it| &it.value), self.end.map(|it| &it.value));
        match (start.map(scalar), end.map(scalar)) {
            (Some(None), _) | (_, Some(None)) => None,
            (start, end) => period(start.flatten(), end.flatten()),
        }
    }

    /// Notes it; `beside` is where the key stands that holds it, if it is given as well.
    pub(super) fn note(&self, beside: Option<Span>, problems: &mut Sink) {
        let meant = self.meant();
        let mut places = self.entries().map(|entry| entry.key.span);
        let keys = self.entries().map(|entry| entry.key.value.clone()).collect();
        let problem =
            Problem::SplitPeriod { keys, known: self.known, meant, beside: beside.is_some() };
        let Some(first) = places.next() else { return };
        match beside.or_else(|| places.next()) {
            Some(related) => problems.note_with(first, problem, related),
            None => problems.note(first, problem),
        }
    }
}
