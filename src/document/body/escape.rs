//! Writing text into HTML and addresses into attributes. Knows nothing of Markdown.

use std::borrow::Cow;

/// Appends `text` with `& < > " '` escaped, for text and for attribute values.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = entity(byte) {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(entity);
            from = at + 1;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

/// The entity for a byte that HTML gives a meaning.
pub(super) fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// Appends an absolute address as an attribute value: what the URL standard does not allow is
/// percent-encoded, what it allows stays as written.
pub(super) fn push_url(out: &mut String, url: &str) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$()*+,;=".contains(&byte);
    if url.bytes().all(plain) {
        return out.push_str(url);
    }
    let authority = url.find("://").map_or(0, |at| at + 3);
    let path = url
        .get(authority..)
        .and_then(|rest| rest.find(['/', '?', '#']))
        .map_or(url.len(), |at| authority + at);
    for (at, c) in url.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#39;"),
            '[' if at >= path => out.push_str("%5B"),
            ']' if at >= path => out.push_str("%5D"),
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => push_encoded(out, c),
            '%' if !is_encoded(url, at) => out.push_str("%25"),
            _ if c.is_whitespace() => push_encoded(out, c),
            _ => out.push(c),
        }
    }
}

fn push_encoded(out: &mut String, c: char) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut buffer = [0; 4];
    for byte in c.encode_utf8(&mut buffer).bytes() {
        out.push('%');
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

fn is_encoded(url: &str, at: usize) -> bool {
    url.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}

/// `text` with `%XX` replaced by the bytes that they stand for; as written if those are not UTF-8.
pub(super) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| byte == b'%' && is_encoded(text, at));
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether `text` might hold a control character; quick, and sure if it says no.
pub(super) fn may_hold_control(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0..=31 | 127 | 0xC2 | 0xE2))
}
