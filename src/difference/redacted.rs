//! States from which something was taken out for a legal reason: before such a state is compared, its marks are
//! filled with what the other state says there, so that nobody takes a redaction for a change of the plan. Where
//! the other state says nothing that fits, the mark stays. Knows nothing of archives.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::record::PlanRecord;

/// What stands where something was.
const MARK: &str = "[entfernt]";
/// The same in an id or address.
const WORD: &str = "entfernt";
/// As many characters beside a mark are looked for in the other text, the more the better.
const CONTEXTS: [usize; 3] = [32, 12, 4];
/// The longest passage that a mark is filled with where text follows it, in bytes.
const LONGEST: usize = 2000;

/// `a` and `b` as they are to be compared.
pub(super) fn reconciled<'r, 'a>(
    a: &'r PlanRecord<'a>,
    b: &'r PlanRecord<'a>,
) -> (Cow<'r, PlanRecord<'a>>, Cow<'r, PlanRecord<'a>>) {
    let first = filled(a, b);
    let second = filled(b, &first);
    (first, second)
}

/// `record` with its marks filled from `other`, where it is redacted.
fn filled<'r, 'a>(record: &'r PlanRecord<'a>, other: &PlanRecord<'a>) -> Cow<'r, PlanRecord<'a>> {
    if record.redactions.is_empty() {
        return Cow::Borrowed(record);
    }
    let value = |record| {
        serde_json::to_value(record).expect("plain data written to memory always serialises")
    };
    let (mut now, other) = (value(record), value(other));
    let ids = ids(&now, &other);
    rename(&mut now, &ids);
    fill(&mut now, &other);
    match serde_json::from_value::<PlanRecord<'static>>(now) {
        Ok(mut now) => {
            // What the record stands for is its own.
            now.version.clone_from(&record.version.as_ref().map(|it| Cow::Owned(it.to_string())));
            now.redactions.clone_from(&record.redactions);
            Cow::Owned(now)
        }
        Err(_) => Cow::Borrowed(record),
    }
}

fn fill(value: &mut Value, other: &Value) {
    match (value, other) {
        (Value::String(text), Value::String(other)) => {
            if let Some(filled) = filled_text(text, other) {
                *text = filled;
            }
        }
        (Value::Object(record), Value::Object(other)) if is_emptied(record) => {
            *record = other.clone();
        }
        (Value::Object(record), Value::Object(other)) => {
            for (key, value) in record.iter_mut() {
                if let Some(other) = other.get(key) {
                    fill(value, other);
                }
            }
        }
        (Value::Array(list), Value::Array(others)) => {
            let alike = list.len() == others.len();
            for (at, value) in list.iter_mut().enumerate() {
                let place = others.get(at).filter(|_| alike);
                if let Some(other) = counterpart(value, place, others) {
                    fill(value, other);
                }
            }
        }
        (_, _) => {}
    }
}

/// Whether nothing is left of the record of a part but that there was one.
fn is_emptied(record: &Map<String, Value>) -> bool {
    let text = |key| record.get(key).and_then(Value::as_str);
    text("title") == Some(MARK) && text("url").is_none_or(str::is_empty)
}

/// What stands among `others` for `value`: what has its id, else what stands in its place, else what it fits.
fn counterpart<'o>(
    value: &Value,
    place: Option<&'o Value>,
    others: &'o [Value],
) -> Option<&'o Value> {
    match id(value) {
        Some(own) => others.iter().find(|other| id(other) == Some(own)),
        None => place.or_else(|| others.iter().find(|other| fits(value, other))),
    }
}

fn id(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str)
}

/// The ids of parts and amendments in which something went, with those that they have in `other`.
fn ids(value: &Value, other: &Value) -> BTreeMap<String, String> {
    let list = |value: &Value, key| value.get(key).and_then(Value::as_array).cloned();
    let mut found = BTreeMap::new();
    for key in ["sections", "measures", "amendments"] {
        let own = list(value, key).unwrap_or_default();
        let others = list(other, key).unwrap_or_default();
        let is_in = |list: &[Value], wanted: &Value| list.iter().any(|it| id(it) == id(wanted));
        let mut free: Vec<&Value> = others.iter().filter(|it| !is_in(&own, it)).collect();
        for record in own.iter().filter(|it| !is_in(&others, it)) {
            let Some(own) = id(record).filter(|id| id.contains(WORD)) else { continue };
            let may = |other: &&Value| {
                id(other).is_some_and(|id| filled_text(own, id).as_deref() == Some(id))
            };
            let single = free.iter().filter(|it| may(it)).count() == 1;
            let place = free.iter().position(|it| may(it) && (single || fits(record, it)));
            if let Some(other) = place.and_then(|at| id(free.remove(at))) {
                found.insert(own.to_owned(), other.to_owned());
            }
        }
    }
    found
}

/// `value` with other ids wherever one is named.
fn rename(value: &mut Value, ids: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(id) = ids.get(text) {
                text.clone_from(id);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rename(value, ids)),
        Value::Object(record) => record.values_mut().for_each(|value| rename(value, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether `other` says the same as `value` but for its marks.
fn fits(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (Value::String(text), Value::String(other)) => {
            text == other || filled_text(text, other).as_ref() == Some(other)
        }
        (Value::Object(record), Value::Object(others)) => record
            .iter()
            .all(|(key, value)| others.get(key).is_some_and(|other| fits(value, other))),
        (Value::Array(list), Value::Array(others)) => {
            list.len() == others.len() && list.iter().zip(others).all(|(a, b)| fits(a, b))
        }
        (value, other) => value == other,
    }
}

/// `text` with its marks filled with what `other` says there; `None` where it has none.
fn filled_text(text: &str, other: &str) -> Option<String> {
    let is_address = text.contains(['/', '.']) && !text.contains(char::is_whitespace);
    let mark = if is_address && !text.contains(MARK) { WORD } else { MARK };
    let pieces: Vec<&str> = text.split(mark).collect();
    let mut now = (*pieces.first()?).to_owned();
    let mut from = 0;
    for pair in pieces.windows(2) {
        let [before, after] = pair else { continue };
        // The number that keeps two names apart.
        let digits = |c: char| c.is_ascii_digit() || c == '-';
        let after = if mark == WORD { after.trim_start_matches(digits) } else { after };
        match passage(other, from, before, after) {
            Some((start, end)) => {
                now.push_str(other.get(start..end).unwrap_or_default());
                from = end;
            }
            None => now.push_str(mark),
        }
        now.push_str(after);
    }
    (pieces.len() > 1).then_some(now)
}

/// Where in `text`, not before `from`, a passage stands between what is `before` it and what is `after`.
fn passage(text: &str, from: usize, before: &str, after: &str) -> Option<(usize, usize)> {
    CONTEXTS.into_iter().find_map(|length| {
        let left = tail(before, length);
        let right = head(after, length);
        let rest = text.get(from..)?;
        let starts = rest.match_indices(left).map(|(at, _)| from + at + left.len());
        let starts = starts.take(if left.is_empty() { 1 } else { usize::MAX });
        let mut passages = starts.filter_map(|start| {
            let rest = text.get(start..)?;
            let length = if right.is_empty() { Some(rest.len()) } else { rest.find(right) };
            let length = length.filter(|length| right.is_empty() || *length <= LONGEST)?;
            Some((start, start + length))
        });
        passages.next()
    })
}

fn tail(text: &str, length: usize) -> &str {
    let start = text.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

fn head(text: &str, length: usize) -> &str {
    let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::filled_text;

    #[test]
    fn a_mark_is_filled_with_what_the_other_text_says_there() {
        for (text, other, now) in [
            ("Frau [entfernt] leitet.", "Frau Erika Muster leitet.", "Frau Erika Muster leitet."),
            ("[entfernt] leitet.", "Erika leitet.", "Erika leitet."),
            ("[entfernt]", "Erika", "Erika"),
            ("Es leitet [entfernt]", "Es leitet Erika", "Es leitet Erika"),
            ("Von [entfernt] und [entfernt]: x", "Von A und B: x", "Von A und B: x"),
            // What changed besides stays changed.
            (
                "Frau [entfernt] leitet das Amt.",
                "Frau Muster leitet das neue Amt.",
                "Frau Muster leitet das Amt.",
            ),
            ("Frau [entfernt] leitet das Amt.", "Ganz anderes.", "Frau [entfernt] leitet das Amt."),
            ("p/entfernt.html", "p/erika.html", "p/erika.html"),
            ("p/2020-entfernt-2.html", "p/2020-erika.html", "p/2020-erika.html"),
        ] {
            assert_eq!(filled_text(text, other).as_deref(), Some(now), "{text}");
        }
        assert_eq!(filled_text("Nichts wurde entfernt.", "x"), None);
    }
}
