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

/// Those of both that may say something else.
const EITHER: [&str; 6] = ["von", "bis", "ab", "from", "to", "until"];

/// The key that holds a period.
const PERIOD: &str = "zeitraum";

/// The key that holds a date, which these may say of a stretch of days as well: elsewhere it is that of one day.
const DATE: (&str, [&str; 3]) = ("datum", ["veranstaltung", "werte", "statusverlauf"]);

/// Words for an end that nobody knows.
const OPEN: [&str; 6] = ["laufend", "fortlaufend", "unbefristet", "dauerhaft", "offen", "heute"];

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
fn period(start: Option<&Node>, end: Option<&Node>) -> Option<String> {
    let side = |node: Option<&Node>| node.map_or_else(|| Some("..".to_owned()), side);
    let literal = format!("{}/{}", side(start)?, side(end)?);
    Date::parse(&literal).is_ok().then_some(literal)
}

/// The literal of one side of a period.
fn side(node: &Node) -> Option<String> {
    let Value::Scalar(scalar) = &node.value else { return None };
    let text = scalar.text.trim();
    let is_open = scalar.is_empty() || OPEN.contains(&&*text.to_lowercase());
    if is_open { Some("..".to_owned()) } else { readable(text) }
}

/// What a list or mapping of dates was meant to say.
fn together(key: &str, node: &Node) -> Option<String> {
    match &node.value {
        Value::List(items) => match &**items {
            [one] => readable(scalar(one)?),
            [start, end] => {
                let literal = period(Some(start), Some(end))?;
                // Two days that are named one by one are no stretch of days, where one is wanted.
                let is_of_days = literal.split('/').all(|side| side.len() == "JJJJ-MM-TT".len());
                Some(literal).filter(|_| !is_of_days || key == PERIOD)
            }
            _ => None,
        },
        Value::Mapping(entries) => {
            let named = |names| entries.iter().find(|it| is_among(it, names));
            let parts = Split { known: "", start: named(&STARTS[..]), end: named(&ENDS[..]) };
            let is_all = !entries.is_empty() && parts.entries().count() == entries.len();
            let is_whole = parts.start.is_some() && parts.end.is_some();
            let is_period = is_whole || key == PERIOD;
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

/// Whether the key of `entry` says that something starts or ends.
pub(super) fn is_side(entry: &Entry) -> bool {
    is_among(entry, &STARTS) || is_among(entry, &ENDS)
}

/// A period in two keys, or in one that says where it starts or ends.
pub(super) struct Split<'n> {
    /// The key that holds it.
    pub(super) known: &'static str,
    start: Option<&'n Entry>,
    end: Option<&'n Entry>,
}

/// What of `entries` says when a period starts and ends, in a mapping that knows one key for both.
/// It belongs to `owner`.
pub(super) fn split<'n>(
    entries: &'n [Entry],
    known: &'static [Key],
    owner: &str,
) -> Option<Split<'n>> {
    let is_known = |name: &str| known.iter().any(|key| key.name == name);
    let holds_period = is_known(PERIOD);
    let named = |names: &[&'static str]| {
        // "von" may be a body as well, and in a document of a single day "beginn" is a time of it.
        let says_when =
            |it: &Entry| (holds_period && !is_among(it, &EITHER)) || side(&it.value).is_some();
        let is_side = |it: &&Entry| is_among(it, names) && says_when(it);
        entries.iter().find(|it| is_side(it) && !is_known(&it.key.value))
    };
    let (start, end) = (named(&STARTS), named(&ENDS));
    let is_written = |name: &str| entries.iter().any(|entry| entry.key.value == name);
    let (date, owners) = DATE;
    let may_be_date = is_known(date) && owners.contains(&owner) && !is_written(date);
    let known = holds_period.then_some(PERIOD).or(may_be_date.then_some(date))?;
    let is_whole = start.is_some() && end.is_some();
    let is_half = (start.is_some() || end.is_some()) && known == PERIOD && !is_written(known);
    (is_whole || is_half).then_some(Split { known, start, end })
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
        period(self.start.map(|it| &it.value), self.end.map(|it| &it.value))
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
