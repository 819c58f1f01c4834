//! Keys that stand below the line that ends the front matter, where an editor added them: they would be text. Knows
//! which keys a document has, and nothing of Markdown.

use std::ops::Range;

use super::form::Key;
use super::types::TYPE_KEY;
use super::yaml::{Node, Value};
use crate::diagnostics::{Problem, Sink};
use crate::span::Span;

/// Notes the lines at the very start of the `body` of `source` that are entries with one of the keys `known`, as one;
/// `front` is the front matter above. Whatever else stands there is text.
pub(super) fn below(
    source: &str,
    body: &Range<usize>,
    front: &Node,
    known: &[&[Key]],
    problems: &mut Sink,
) {
    let mut keys = Vec::new();
    let mut end = body.start;
    let mut goes_on = false;
    let text = source.get(body.clone()).unwrap_or_default();
    for line in text.split_inclusive('\n') {
        if let Some(key) = key_of(line, known) {
            if !keys.contains(&key) {
                keys.push(key);
            }
            goes_on = line.trim_end().ends_with(':');
        } else if !goes_on || !line.starts_with([' ', '-']) {
            break;
        }
        end += line.len();
    }
    if keys.is_empty() {
        return;
    }
    // What stands there is not missing above as well.
    if let Value::Mapping(entries) = &front.value {
        let place = entries.first().map_or(front.span, |entry| entry.key.span);
        keys.iter().for_each(|key| problems.misspelt(front.span, place, key));
        if keys.contains(&TYPE_KEY.name) {
            problems.misspelt(front.span, Span::at(front.span.start as usize), TYPE_KEY.name);
        }
    }
    let lines = source.get(body.start..end).unwrap_or_default().trim_end();
    let behind = source.get(end..body.end).unwrap_or_default();
    let ends = behind.lines().next().is_some_and(|line| line.trim_end() == "---");
    let place = Span::new(body.start, body.start + lines.len());
    let keys = keys.into_iter().map(str::to_owned).collect();
    problems.note_with(place, Problem::EntriesBelow { keys, ends }, mark_above(source, body.start));
}

/// The type that the lines at the very start of `body` say the document is of.
pub(super) fn type_below(body: &str) -> Option<&str> {
    let mut lines = body.lines().take_while(|line| !line.trim().is_empty());
    let value = lines.find_map(|line| line.strip_prefix("typ: "))?;
    Some(value.trim().trim_matches(['"', '\'']))
}

/// The key of `known` that `line` gives a value, or that one follows on the next line.
fn key_of(line: &str, known: &[&[Key]]) -> Option<&'static str> {
    let (word, value) = line.trim_end().split_once(':')?;
    let key = known.iter().copied().flatten().find(|key| key.name == word)?;
    (value.is_empty() || value.starts_with(' ')).then_some(key.name)
}

/// The line that ends at `at`.
fn mark_above(source: &str, at: usize) -> Span {
    let line = source.get(..at).unwrap_or_default().trim_end();
    let start = line.rfind('\n').map_or(0, |newline| newline + 1);
    Span::new(start, line.len())
}
