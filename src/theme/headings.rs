//! The one filter that themes have beside those of the template engine: `headings_below`.
//!
//! Refuses to know where a text stands: the template says how deep.

use memchr::memchr;
use tera::{Kwargs, State, TeraResult};

/// The level at which the headings of a body begin.
const FIRST: u64 = 2;
/// The last level that HTML has.
const LAST: u64 = 6;

/// The HTML of a body with its headings moved down, so that the first level is `level`. What would come to
/// lie below the sixth stays there.
pub(super) fn headings_below(html: &str, arguments: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let level: u64 = arguments.must_get("level")?;
    let down = level.saturating_sub(FIRST);
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at(at);
        let name = if tag.starts_with("</") { 2 } else { 1 };
        out.push_str(before);
        let digit = name + 1;
        let old = match tag.as_bytes().get(name..=digit) {
            Some([b'h', number @ b'1'..=b'6']) => u64::from(number - b'0'),
            _ => {
                let (bracket, after) = tag.split_at(1);
                out.push_str(bracket);
                rest = after;
                continue;
            }
        };
        let (start, after) = tag.split_at(digit);
        out.push_str(start);
        out.push_str(&old.saturating_add(down).min(LAST).to_string());
        rest = after.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    Ok(out)
}
