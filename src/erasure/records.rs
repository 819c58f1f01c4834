//! What data files tell of a document that goes: the record of it in `plan.json`, and its row in a table. That
//! there was one, and its number, stay: nobody shall take a redaction for an amendment.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{MARK, Passage};

/// What stays of a record.
const STAYS: [&str; 4] = ["id", "number", "nr", "kind"];
/// What says where a document is, and what kind it is of.
const NAMED: [&str; 9] =
    ["id", "url", "kind", "number", "nr", "aliases", "sections", "measures", "status"];
/// What a record is called.
const TITLE: &str = "title";

/// `text` without what its records tell of the documents `ids`; `None` where they tell nothing.
pub(super) fn without_in_json(text: &str, ids: &BTreeSet<String>) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok().filter(|_| !ids.is_empty())?;
    if !prune(&mut value, ids) {
        return None;
    }
    let mut now = serde_json::to_string_pretty(&value)
        .expect("plain data written to memory always serialises");
    now.push('\n');
    Some(now)
}

/// `text` with the records of documents without the `words` of each; `None` where nothing went.
pub(super) fn reworded(text: &str, words: &BTreeMap<String, Vec<Passage>>) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    if !reword(&mut value, words, &[]) {
        return None;
    }
    let mut now = serde_json::to_string_pretty(&value)
        .expect("plain data written to memory always serialises");
    now.push('\n');
    Some(now)
}

/// Whether something went; `own` are the words of the record in which `value` stands.
fn reword(value: &mut Value, words: &BTreeMap<String, Vec<Passage>>, own: &[Passage]) -> bool {
    match value {
        Value::Object(record) => {
            let found = record.get("id").and_then(Value::as_str).and_then(|id| words.get(id));
            let own = found.map_or(own, Vec::as_slice);
            let is_name = |key: &str, value: &Value| {
                let is_record = |it: &Value| it.is_object();
                let holds = value.as_array().is_some_and(|list| list.iter().any(is_record));
                NAMED.contains(&key) && !is_record(value) && !holds
            };
            let texts = record.iter_mut().filter(|(key, value)| !is_name(key, value));
            texts.fold(false, |went, (_, value)| reword(value, words, own) | went)
        }
        Value::Array(list) => {
            list.iter_mut().fold(false, |went, value| reword(value, words, own) | went)
        }
        Value::String(text) => match super::without(text, own) {
            Some(now) => {
                *text = now;
                true
            }
            None => false,
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether something went.
fn prune(value: &mut Value, ids: &BTreeSet<String>) -> bool {
    match value {
        Value::Object(record) if is_of(record, ids) => {
            let had_title = record.contains_key(TITLE);
            record.retain(|key, _| STAYS.contains(&key.as_str()));
            if had_title {
                record.insert(TITLE.to_owned(), Value::from(MARK));
            }
            true
        }
        Value::Object(record) => {
            // Both sides are wanted: each record is looked at.
            record.values_mut().fold(false, |went, value| prune(value, ids) | went)
        }
        Value::Array(list) => list.iter_mut().fold(false, |went, value| prune(value, ids) | went),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn is_of(record: &Map<String, Value>, ids: &BTreeSet<String>) -> bool {
    record.get("id").and_then(Value::as_str).is_some_and(|id| ids.contains(id))
}

/// `text`, a table with semicolons, without the cells of the rows of the documents `ids`.
pub(super) fn without_in_table(text: &str, ids: &BTreeSet<String>) -> Option<String> {
    let rows = rows(text);
    let is_gone = |row: &[&str]| {
        row.iter().any(|cell| ids.contains(cell.trim_end_matches(['\r', '\n']).trim_matches('"')))
    };
    if !rows.iter().any(|row| is_gone(row)) {
        return None;
    }
    let now = rows.iter().map(|row| {
        if !is_gone(row) {
            return row.join(";");
        }
        let last = row.len().saturating_sub(1);
        let cells = row.iter().enumerate().map(|(at, cell)| match at {
            0 => cell,
            1 => MARK,
            at if at == last => cell,
            _ => "",
        });
        cells.collect::<Vec<&str>>().join(";")
    });
    Some(now.collect())
}

/// The rows of a table with their cells; the last cell of each with the line break.
pub(super) fn rows(text: &str) -> Vec<Vec<&str>> {
    let mut rows = Vec::new();
    let (mut row, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                row.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            b'\n' if !quoted => {
                row.push(text.get(start..=at).unwrap_or_default());
                rows.push(std::mem::take(&mut row));
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < text.len() {
        row.push(text.get(start..).unwrap_or_default());
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{without_in_json, without_in_table};

    #[test]
    fn a_record_keeps_what_says_that_it_was_there() {
        let ids = BTreeSet::from(["p/1a".to_owned()]);
        let json = "{\"measures\": [{\"id\": \"p/1a\", \"number\": \"1a\", \"title\": \"A\", \"text\": \"x\"}, {\"id\": \"p/1b\", \"title\": \"B\"}]}";
        let now = without_in_json(json, &ids).unwrap();
        assert_eq!(
            now.split_whitespace().collect::<String>(),
            "{\"measures\":[{\"id\":\"p/1a\",\"number\":\"1a\",\"title\":\"[entfernt]\"},{\"id\":\"p/1b\",\"title\":\"B\"}]}"
        );
        assert_eq!(without_in_json("{\"id\": \"p\"}", &ids), None);
        let table = "Nr;Titel;Text;Kennung\r\n1a;A;\"x;\ny\";p/1a\r\n1b;B;z;p/1b\r\n";
        assert_eq!(
            without_in_table(table, &ids).unwrap(),
            "Nr;Titel;Text;Kennung\r\n1a;[entfernt];;p/1a\r\n1b;B;z;p/1b\r\n"
        );
    }
}
