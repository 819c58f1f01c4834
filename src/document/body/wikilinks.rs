//! `[[2a]]`, `[[2a|text]]` and `[[2a#place]]`. The Markdown parser finds them; this module guards
//! their bar in table rows and takes the reference apart. Knows nothing of what it refers to.
//!
//! In a table the bar of `[[2a|text]]` would end the cell, and editors do not expect that. So before
//! parsing, in the rows of tables alone, that bar is replaced by the control character [`GUARD`]:
//! also one byte, so that every offset stays true, and without meaning in Markdown. Wherever the
//! guard comes out as text or code again it is written as the bar that it was; a control character
//! of the same number in such a body is first turned into another one. GitHub's own form
//! `[[2a\|text]]` needs no guard.

use std::borrow::Cow;

/// Stands for a bar within a wikilink of a table row.
pub(super) const GUARD: char = '\u{1F}';
const GUARD_BYTE: u8 = 0x1F;
const OTHER_CONTROL: u8 = 0x01;

/// What may stand around a table row in its line.
const OUTSIDE: [char; 5] = [' ', '\t', '>', '\r', '\n'];

/// A reference taken apart.
pub(super) struct Reference {
    pub(super) reference: String,
    pub(super) fragment: Option<String>,
    /// The text after a guarded bar.
    pub(super) text: Option<String>,
}

/// `source` with the bars of wikilinks in table rows guarded; the same length always.
pub(crate) fn guard(source: &str) -> Cow<'_, str> {
    if !source.contains("[[") || !source.contains('|') {
        return Cow::Borrowed(source);
    }
    let bars = guarded_bars(source);
    if bars.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut bytes = source.as_bytes().to_vec();
    for byte in &mut bytes {
        if *byte == GUARD_BYTE {
            *byte = OTHER_CONTROL;
        }
    }
    for at in bars {
        if let Some(byte) = bytes.get_mut(at) {
            *byte = GUARD_BYTE;
        }
    }
    // One ASCII byte for another keeps UTF-8 valid; were it not, the source does as well.
    String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned)
}

/// The offsets of all bars within wikilinks of table rows: the line before a delimiter row, and the
/// lines after it up to a blank one.
fn guarded_bars(source: &str) -> Vec<usize> {
    let mut bars = Vec::new();
    let mut offset = 0;
    let mut previous = (0, "");
    let mut in_table = false;
    for line in source.split_inclusive('\n') {
        if is_delimiter_row(line) {
            if !in_table {
                bars_of(previous.1, previous.0, &mut bars);
            }
            in_table = true;
        } else if in_table {
            in_table = !line.trim_matches(OUTSIDE).is_empty();
            bars_of(line, offset, &mut bars);
        }
        previous = (offset, line);
        offset += line.len();
    }
    bars
}

fn is_delimiter_row(line: &str) -> bool {
    if !line.starts_with(['|', '-', ':', ' ', '\t', '>']) {
        return false;
    }
    let row = line.trim_matches(OUTSIDE);
    row.contains('|')
        && row.contains('-')
        && row.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// The first bar of each wikilink of `line`, unless it is escaped.
fn bars_of(line: &str, offset: usize, bars: &mut Vec<usize>) {
    let mut rest = line;
    let mut at = offset;
    while let Some(open) = rest.find("[[") {
        at += open + 2;
        rest = rest.get(open + 2..).unwrap_or_default();
        let Some(end) = rest.find(['[', ']']) else { return };
        let inner = rest.get(..end).unwrap_or_default();
        let closed = rest.get(end..).is_some_and(|tail| tail.starts_with("]]"));
        if closed
            && let Some(bar) = inner.find('|')
            && !inner.get(..bar).unwrap_or_default().ends_with('\\')
        {
            bars.push(at + bar);
        }
        at += end;
        rest = rest.get(end..).unwrap_or_default();
    }
}

/// `text` with guards turned back into bars.
pub(super) fn unguarded(text: &str) -> Cow<'_, str> {
    if text.contains(GUARD) { Cow::Owned(text.replace(GUARD, "|")) } else { Cow::Borrowed(text) }
}

fn on_one_line(text: &str) -> String {
    if text.contains('\n') {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

/// Takes the target of a wikilink apart. `piped` says that the parser has split off the text, in a
/// table perhaps at an escaped bar.
pub(super) fn split(target: &str, piped: bool) -> Reference {
    let target = if piped { target.strip_suffix('\\').unwrap_or(target) } else { target };
    let (target, text) = match target.split_once(GUARD) {
        Some((target, text)) => (target, Some(text.trim().to_owned())),
        None => (target, None),
    };
    let (reference, fragment) = match target.split_once('#') {
        Some((reference, fragment)) => (reference, Some(fragment.trim().to_owned())),
        None => (target, None),
    };
    Reference {
        reference: on_one_line(reference.trim()),
        fragment: fragment.filter(|fragment| !fragment.is_empty()),
        text: text.filter(|text| !text.is_empty()),
    }
}
