//! Addresses of the web and of mail that stand bare in a text: where they start and end. Knows
//! nothing of HTML.

use std::ops::Range;

/// The web address around the `://` at `at`, not reaching before `from`.
pub(super) fn web(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let before = text.get(from..at)?;
    let scheme = ["https", "http"].into_iter().find(|scheme| ends_with(before, scheme))?;
    let start = at - scheme.len();
    let host = at + 3;
    if !starts_word(text, start) || !alphanumeric_at(text, host) {
        return None;
    }
    Some(start..end_of(text, start, host))
}

/// The web address whose `www` ends at the dot at `at`, not reaching before `from`.
pub(super) fn www(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let before = text.get(from..at)?;
    let start = at.checked_sub(3)?;
    if !ends_with(before, "www") || !starts_word(text, start) || !alphanumeric_at(text, at + 1) {
        return None;
    }
    let end = end_of(text, start, at + 1);
    let host = text.get(at + 1..end)?.split(['/', '?', '#', ':']).next()?;
    host.contains('.').then_some(start..end)
}

/// The mail address around the `@` at `at`, not reaching before `from`.
pub(super) fn mail(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-".contains(byte);
    let before = text.as_bytes().get(from..at)?;
    let len = before.iter().rev().take_while(|byte| local(byte)).count();
    let dots = before.get(at - from - len..)?.iter().take_while(|&&byte| byte == b'.').count();
    let start = at - len + dots;
    let after = text.as_bytes().get(at + 1..)?;
    let domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let end = at + 1 + after.iter().take_while(|byte| domain(byte)).count();
    let name = text.get(at + 1..end)?.trim_end_matches(['.', '-']);
    let (_, top) = name.rsplit_once('.')?;
    let plausible = top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
        && !name.contains("..");
    let stop = !text.get(end..)?.starts_with(|c: char| c.is_alphanumeric() || "@_".contains(c));
    (start < at && plausible && stop && starts_word(text, start))
        .then_some(start..at + 1 + name.len())
}

fn ends_with(text: &str, word: &str) -> bool {
    text.len()
        .checked_sub(word.len())
        .and_then(|at| text.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

fn starts_word(text: &str, at: usize) -> bool {
    !text.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn alphanumeric_at(text: &str, at: usize) -> bool {
    text.get(at..).unwrap_or_default().starts_with(char::is_alphanumeric)
}

/// The end of the address from `start`, whose host begins at `host`, without the punctuation that
/// belongs to the sentence; brackets that are balanced within the address stay.
fn end_of(text: &str, start: usize, host: usize) -> usize {
    let rest = text.get(host..).unwrap_or_default();
    let len = rest.find(ends_address).unwrap_or(rest.len());
    let mut address = text.get(start..host + len).unwrap_or_default();
    let count = |c: char| address.matches(c).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    while let Some(last) = address.chars().next_back() {
        let unbalanced = match last {
            ')' => &mut round,
            ']' => &mut square,
            '.' | ',' | ':' | ';' | '!' | '?' | '*' | '_' | '~' | '\'' => {
                address = address.get(..address.len() - 1).unwrap_or_default();
                continue;
            }
            _ => break,
        };
        if *unbalanced == 0 {
            break;
        }
        *unbalanced -= 1;
        address = address.get(..address.len() - 1).unwrap_or_default();
    }
    start + address.len()
}

fn ends_address(c: char) -> bool {
    match c {
        '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '}' | '|' => true,
        // The blocks of non-letters in Latin-1 and of general punctuation: quotation marks, dashes.
        '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}
