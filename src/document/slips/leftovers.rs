//! Leftovers of other markup: what an older system, a word processor or a web page left in a text that was copied.

use std::ops::Range;

use super::{Found, Within};
use crate::diagnostics::{Finding, Markup};

/// The signs that are looked for. Each is a beginning; what goes on behind it decides.
pub(super) const SIGNS: &[(&str, Markup)] = &[
    ("bq. ", Markup::Textile),
    ("h1. ", Markup::Textile),
    ("h2. ", Markup::Textile),
    ("h3. ", Markup::Textile),
    ("h4. ", Markup::Textile),
    ("h5. ", Markup::Textile),
    ("h6. ", Markup::Textile),
    ("\":http", Markup::Textile),
    ("<o:p", Markup::Word),
    ("<w:", Markup::Word),
    ("<v:shape", Markup::Word),
    ("<st1:", Markup::Word),
    ("MsoNormal", Markup::Word),
    ("mso-", Markup::Word),
    ("Fehler! Verweisquelle", Markup::DeadField),
    ("Fehler! Textmarke", Markup::DeadField),
    ("Error! Reference source", Markup::DeadField),
    ("Error! Bookmark not", Markup::DeadField),
    ("[url=", Markup::Forum),
    ("[b]", Markup::Forum),
    ("[i]", Markup::Forum),
    ("[quote]", Markup::Forum),
    ("'''", Markup::Forum),
    ("<br", Markup::Html),
    ("<p>", Markup::Html),
    ("<b>", Markup::Html),
    ("<i>", Markup::Html),
    ("<em>", Markup::Html),
    ("<strong", Markup::Html),
    ("<span", Markup::Html),
    ("<div", Markup::Html),
    ("<font", Markup::Html),
    ("<a href", Markup::Html),
    ("&#", Markup::Entity),
    ("&nbsp", Markup::Entity),
    ("&amp;", Markup::Entity),
    ("&lt;", Markup::Entity),
    ("&gt;", Markup::Entity),
    ("&quot;", Markup::Entity),
    ("&apos;", Markup::Entity),
    ("&auml;", Markup::Entity),
    ("&ouml;", Markup::Entity),
    ("&uuml;", Markup::Entity),
    ("&Auml;", Markup::Entity),
    ("&Ouml;", Markup::Entity),
    ("&Uuml;", Markup::Entity),
    ("&szlig;", Markup::Entity),
    ("&eacute;", Markup::Entity),
    ("&egrave;", Markup::Entity),
    ("&ndash;", Markup::Entity),
    ("&mdash;", Markup::Entity),
    ("&bdquo;", Markup::Entity),
    ("&ldquo;", Markup::Entity),
    ("&rdquo;", Markup::Entity),
    ("&sbquo;", Markup::Entity),
    ("&lsquo;", Markup::Entity),
    ("&rsquo;", Markup::Entity),
    ("&laquo;", Markup::Entity),
    ("&raquo;", Markup::Entity),
    ("&hellip;", Markup::Entity),
    ("&middot;", Markup::Entity),
    ("&bull;", Markup::Entity),
    ("&euro;", Markup::Entity),
    ("&sect;", Markup::Entity),
    ("&copy;", Markup::Entity),
    ("&shy;", Markup::Entity),
    ("&thinsp;", Markup::Entity),
    ("&deg;", Markup::Entity),
    ("&ccedil;", Markup::Entity),
    ("&euml;", Markup::Entity),
    ("&iuml;", Markup::Entity),
    ("&agrave;", Markup::Entity),
    ("&aacute;", Markup::Entity),
    ("&ecirc;", Markup::Entity),
    ("&oacute;", Markup::Entity),
    ("&times;", Markup::Entity),
    ("&trade;", Markup::Entity),
    ("&reg;", Markup::Entity),
    ("&frac12;", Markup::Entity),
    ("&rarr;", Markup::Entity),
];

/// A tag or entity of more bytes is none.
const LONGEST: usize = 60;

/// What BBCode encloses is no longer than this.
const CLOSED_WITHIN: usize = 1000;

/// The leftover that begins with the sign `at`, if it is one where it stands.
pub(super) fn leftover(text: &str, at: Range<usize>, sort: Markup, within: Within) -> Found {
    let rest = text.get(at.start..)?;
    let len = match sort {
        Markup::Entity => entity(text, at.start, within)?,
        Markup::Html => tag(rest, within)?,
        Markup::Textile => textile(text, &at, within)?,
        Markup::Word => word(text, &at, within)?,
        Markup::DeadField => sentence(rest),
        Markup::Forum => forum(text, &at, within)?,
    };
    let shown = rest.get(..len)?.trim_end().to_owned();
    Some((at.start..at.start + shown.len(), Finding::Leftover { sort, text: shown }))
}

/// How long the entity at `at` is. In a body those that stand for signs of Markdown are what one writes;
/// `&amp;nbsp;` shows as an entity all the same.
fn entity(text: &str, at: usize, within: Within) -> Option<usize> {
    if text.get(..at)?.ends_with('\\') || is_in_address(text, at) {
        return None;
    }
    let rest = text.get(at..)?;
    let len = entity_len(rest)?;
    let name = rest.get(1..len)?;
    match within {
        Within::Front(_) => Some(len),
        Within::Body => match name {
            "amp;" => {
                let shown = rest.get(len..)?;
                entity_len(&format!("&{}", shown.get(..shown.len().min(12)).unwrap_or_default()))
                    .map(|more| len + more - 1)
            }
            // Signs of Markdown, and those that nobody could see.
            "lt;" | "gt;" | "quot;" | "apos;" | "shy;" | "thinsp;" => None,
            _ => Some(len),
        },
    }
}

/// Whether the byte `at` belongs to an address, where `&copy=1` is a parameter.
fn is_in_address(text: &str, at: usize) -> bool {
    let head = text.get(text.floor_char_boundary(at.saturating_sub(CLOSED_WITHIN))..at);
    let word = head.unwrap_or_default().rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_open = |start: &str| {
        word.rsplit_once(start).is_some_and(|(_, rest)| !rest.contains([')', '<', '>', '"']))
    };
    is_open("://") || is_open("](")
}

/// How long the entity is with which `text` begins; `&nbsp` is one without its semicolon too.
fn entity_len(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let letters =
        name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let closed = name.as_bytes().get(letters) == Some(&b';');
    let word = name.get(..letters)?;
    let is_one = match word.strip_prefix('#') {
        Some(number) => {
            number.trim_start_matches('x').bytes().all(|byte| byte.is_ascii_hexdigit())
                && !number.is_empty()
        }
        None => !word.is_empty() && !word.contains('#'),
    };
    match (is_one, closed) {
        (true, true) => Some(letters + 2),
        (true, false) if word == "nbsp" => Some(letters + 1),
        (_, _) => None,
    }
}

/// A tag where plain text is shown; in a body it is an error of its own.
fn tag(rest: &str, within: Within) -> Option<usize> {
    match within {
        Within::Front(_) => closed(rest),
        Within::Body => None,
    }
}

/// Up to the end of a tag.
fn closed(rest: &str) -> Option<usize> {
    rest.bytes().take(LONGEST).position(|byte| byte == b'>').map(|end| end + 1)
}

/// A mark at the start of a line, or the second half of a link.
fn textile(text: &str, at: &Range<usize>, within: Within) -> Option<usize> {
    let head = text.get(..at.start)?;
    if text.get(at.clone())?.starts_with('"') {
        // `"Text":https://…`: the address goes up to the next blank.
        let rest = text.get(at.start..)?;
        let is_word_before = head.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let is_body = within == Within::Body;
        let end = || rest.find(char::is_whitespace).unwrap_or(rest.len());
        return (is_word_before && is_body).then(end);
    }
    let head = head.trim_end_matches([' ', '\t']);
    let starts = match within {
        Within::Body => head.is_empty() || head.ends_with(['\n', '>']),
        Within::Front(_) => head.ends_with(['\n', ':', '-', '"', '\'']),
    };
    starts.then_some(at.len())
}

/// A tag of a word processor with what it holds, or the name of one of its styles.
fn word(text: &str, at: &Range<usize>, within: Within) -> Option<usize> {
    let rest = text.get(at.start..)?;
    if !rest.starts_with('<') {
        let before = text.get(..at.start)?.chars().next_back();
        let is_whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '-');
        let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
        return is_whole.then(|| rest.find(ends).unwrap_or(rest.len()));
    }
    // A body takes `<st1:…>` for an address, and says so.
    if rest.starts_with("<st1:") && within == Within::Body {
        return None;
    }
    let len = closed(rest)?;
    let content = rest.get(len..)?;
    let end = content.get(..content.floor_char_boundary(LONGEST)).and_then(|it| it.find("</o:p>"));
    Some(end.map_or(len, |end| len + end + "</o:p>".len()))
}

/// Up to the full stop that ends the sentence, which begins with "Fehler!".
fn sentence(rest: &str) -> usize {
    let first = rest.get(..rest.floor_char_boundary(LONGEST + 20)).unwrap_or(rest);
    first
        .find(['.', '\n', '"'])
        .map_or(first.len(), |end| end + usize::from(first.as_bytes().get(end) == Some(&b'.')))
}

/// BBCode up to its bracket, where it is closed again; three apostrophes, which are quotation marks of YAML in front
/// matter.
fn forum(text: &str, at: &Range<usize>, within: Within) -> Option<usize> {
    let rest = text.get(at.start..)?;
    if rest.starts_with('\'') {
        let word = rest.trim_start_matches('\'').starts_with(char::is_alphanumeric);
        return (word && within == Within::Body).then_some("'''".len());
    }
    let ends = |byte: u8| matches!(byte, b'[' | b']' | b'\n');
    let end = 1 + rest.bytes().skip(1).take(CLOSED_WITHIN).position(ends)?;
    let end = (rest.as_bytes().get(end) == Some(&b']')).then_some(end + 1)?;
    let name = rest.get(1..end - 1)?;
    let name = name.split_once('=').map_or(name, |(name, _)| name);
    let following = rest.get(end..rest.floor_char_boundary(CLOSED_WITHIN))?;
    following.contains(&format!("[/{name}]")).then_some(end)
}
