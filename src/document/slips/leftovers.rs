//! Leftovers of other markup: what an older system, a word processor or a web page left in a text that was copied.
//! One rule for each sort of sign, which makes the file longer than most.

use std::collections::BTreeMap;
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

/// What is known of a text from the signs before: nothing is looked through anew at each of them, or a text of signs
/// alone would cost a thousand times its length.
#[derive(Default)]
pub(super) struct Known<'t> {
    address: Address,
    closings: BTreeMap<&'t str, Closing>,
}

/// The leftover that begins with the sign `at`, if it is one where it stands. The signs of a text are asked for in
/// their order.
pub(super) fn leftover<'t>(
    text: &'t str,
    at: Range<usize>,
    sort: Markup,
    within: Within,
    known: &mut Known<'t>,
) -> Found {
    let rest = text.get(at.start..)?;
    let len = match sort {
        Markup::Entity => entity(text, at.start, within, &mut known.address)?,
        Markup::Html => tag(rest, within)?,
        Markup::Textile => textile(text, &at, within)?,
        Markup::Word => word(text, &at, within)?,
        Markup::DeadField => sentence(rest),
        Markup::Forum => forum(text, &at, within, &mut known.closings)?,
    };
    let shown = rest.get(..len)?.trim_end().to_owned();
    Some((at.start..at.start + shown.len(), Finding::Leftover { sort, text: shown }))
}

/// How long the entity at `at` is. In a body those that stand for signs of Markdown are what one writes;
/// `&amp;nbsp;` shows as an entity all the same.
fn entity(text: &str, at: usize, within: Within, address: &mut Address) -> Option<usize> {
    if text.get(..at)?.ends_with('\\') || address.holds(text, at) {
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

/// Whether an address is open, and up to where the text was read for that.
#[derive(Default)]
struct Address {
    read: usize,
    is_open: bool,
}

impl Address {
    /// Whether the byte `at` belongs to an address, where `&copy=1` is a parameter.
    fn holds(&mut self, text: &str, at: usize) -> bool {
        let from = text.floor_char_boundary(at.saturating_sub(CLOSED_WITHIN));
        if self.read < from {
            *self = Address { read: from, is_open: false };
        }
        for (place, c) in text.get(self.read..at).unwrap_or_default().char_indices() {
            let head = text.get(..self.read + place).unwrap_or_default();
            self.is_open = match c {
                '(' if head.ends_with(']') => true,
                '/' if head.ends_with(":/") => true,
                ')' | '<' | '>' | '"' => false,
                c => self.is_open && !c.is_whitespace(),
            };
        }
        self.read = self.read.max(at);
        self.is_open
    }
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
    let is_apart = head.ends_with(' ');
    let head = head.trim_end_matches([' ', '\t']);
    // Line ends were lost with it where a sentence begins behind one that ended.
    let begins = |c: char| c.is_uppercase() || matches!(c, '„' | '“' | '"');
    let lost = || is_apart && head.ends_with([':', '.', '!', '?']);
    let goes_on = || text.get(at.end..).is_some_and(|rest| rest.starts_with(begins));
    let starts = match within {
        Within::Body => head.is_empty() || head.ends_with(['\n', '>']) || lost() && goes_on(),
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

/// Where a tag of BBCode is closed next, and up to where the text was searched for that.
#[derive(Default)]
struct Closing {
    searched: usize,
    next: Option<usize>,
}

impl Closing {
    /// Whether `closing` stands in this part of `text`.
    fn stands_in(&mut self, text: &str, part: Range<usize>, closing: &str) -> bool {
        let is_ahead = |next: &usize| *next >= part.start;
        if self.next.filter(is_ahead).is_none() && self.searched < part.end {
            // One that began before the end of the last search goes on behind it.
            let from = self.searched.saturating_sub(closing.len()).max(part.start);
            let from = text.floor_char_boundary(from);
            let found = text.get(from..part.end).and_then(|part| part.find(closing));
            self.next = found.map(|place| from + place);
            self.searched = self.next.map_or(part.end, |next| next + 1);
        }
        self.next.filter(is_ahead).is_some()
    }
}

/// BBCode up to its bracket, where it is closed again; three apostrophes, which are quotation marks of YAML in front
/// matter.
fn forum<'t>(
    text: &'t str,
    at: &Range<usize>,
    within: Within,
    closings: &mut BTreeMap<&'t str, Closing>,
) -> Option<usize> {
    let rest = text.get(at.start..)?;
    if rest.starts_with('\'') {
        let marks = rest.bytes().take(LONGEST).take_while(|byte| *byte == b'\'').count();
        let is_word = rest.get(marks..)?.starts_with(char::is_alphanumeric);
        return (is_word && within == Within::Body).then_some("'''".len());
    }
    let ends = |byte: u8| matches!(byte, b'[' | b']' | b'\n');
    let end = 1 + rest.bytes().skip(1).take(CLOSED_WITHIN).position(ends)?;
    let end = (rest.as_bytes().get(end) == Some(&b']')).then_some(end + 1)?;
    let name = rest.get(1..end - 1)?;
    let name = name.split_once('=').map_or(name, |(name, _)| name);
    let last = text.floor_char_boundary(at.start + CLOSED_WITHIN);
    let closing = closings.entry(name).or_default();
    closing.stands_in(text, at.start + end..last, &format!("[/{name}]")).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::{Address, Closing};

    #[test]
    fn an_address_goes_up_to_its_closing_sign() {
        let text = "a](x&1) https://a?b&2 c&3 <https://d>&4 ](e&5";
        let mut address = Address::default();
        let places = text.match_indices('&').map(|(at, _)| address.holds(text, at));
        assert_eq!(places.collect::<Vec<_>>(), [true, true, false, false, true]);
    }

    #[test]
    fn each_tag_is_closed_by_the_next_closing_one() {
        let text = "1 2[/b] 3 [/b]4";
        let mut closing = Closing::default();
        let mut found = |from: usize, to: usize| closing.stands_in(text, from..to, "[/b]");
        assert_eq!(
            [found(0, 5), found(1, 6), found(2, 7), found(4, 12)],
            [false, false, true, false]
        );
        assert_eq!([found(8, 14), found(10, 14), found(11, 15)], [true, true, false]);
    }
}
