//! What stands around a place in the text of a front matter that the parser gives no place for: comments, signs
//! before a value, lines that end it, quotation marks of Word. Knows bytes and lines, and nothing of events.

use super::fault::is_hard_blank;
use crate::text::is_invisible_control;

/// Whether a comment stands on the rest of the line from `at` on, behind the colon of a key.
pub(super) fn is_comment_behind_key(yaml: &str, at: usize) -> bool {
    let rest = yaml.get(at..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    line.trim_start_matches(':').trim_start().starts_with('#')
}

/// Where what seems to be a comment stands behind a plain text that ends `at`, and cuts it off: one that somebody meant
/// to write has a blank behind its `#`.
pub(super) fn cut_off(yaml: &str, at: usize) -> Option<(usize, usize)> {
    let behind = yaml.get(at..)?;
    let comment = behind.trim_start_matches([' ', '\t']);
    let text = comment.strip_prefix('#')?;
    let start = at + behind.len() - comment.len();
    let line = comment.lines().next().unwrap_or_default();
    text.starts_with(char::is_alphanumeric).then_some((start, start + line.len()))
}

/// The line at or before `next` that ended the text so far.
pub(super) fn end_mark(yaml: &str, next: usize) -> (usize, usize) {
    let mut mark = (next, next);
    let mut from = 0;
    for line in yaml.split_inclusive('\n') {
        if from > next {
            break;
        }
        if line.starts_with("...") || line.starts_with("---") {
            mark = (from, from + line.trim_end().len());
        }
        from += line.len();
    }
    mark
}

/// The word that begins with `sigil` and stands next before `at`: the parser gives the place of the value alone.
pub(super) fn word_before(yaml: &str, at: usize, sigil: char) -> Option<(usize, usize)> {
    let head = yaml.get(..at)?;
    let start = head.get(..=head.rfind(sigil)?)?.trim_end_matches(sigil).len();
    let word = yaml.get(start..)?;
    Some((start, start + word.find(char::is_whitespace).unwrap_or(word.len())))
}

/// Whether nobody sees `c`, and it is part of no key: it comes along with what is copied.
pub(super) fn is_unseen(c: char) -> bool {
    is_invisible_control(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Where a hard blank stands before or behind a key as it was written, if one does.
pub(super) fn hard_blank_around(key: &str) -> Option<usize> {
    let inner = key.trim_end_matches(is_hard_blank).len();
    let at = if key.starts_with(is_hard_blank) { 0 } else { inner };
    (at < key.len()).then_some(at)
}

/// Whether a bracket of a list or mapping stands at `at`.
pub(super) fn begins_with_bracket(yaml: &str, at: usize) -> bool {
    yaml.get(at..).unwrap_or_default().starts_with(['[', '{'])
}

/// Where, within the plain text of several lines from `start` to `end`, a line begins that looks like an entry of a
/// list.
pub(super) fn swallowed_entry(yaml: &str, start: usize, end: usize) -> Option<usize> {
    let text = yaml.get(start..end)?;
    let mut from = start;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let entry = line.trim_start_matches(' ');
        if at > 0 && entry.starts_with("- ") {
            return Some(from + line.len() - entry.len());
        }
        from += line.len();
    }
    None
}

/// Where the backslash stands in the double quotation marks at `at` that begin with a drive of Windows and name `text`
/// by it: `"C:\neu"` would be two lines.
pub(super) fn names_drive(yaml: &str, at: usize, text: &str) -> Option<usize> {
    let written = yaml.get(at..)?.as_bytes();
    let is_drive = matches!(written, [b'"', drive, b':', b'\\', sign, ..]
        if drive.is_ascii_alphabetic() && sign.is_ascii_alphanumeric());
    let was_taken = text.get(2..).is_some_and(|rest| !rest.starts_with('\\'));
    (is_drive && was_taken).then_some(at + 3)
}
