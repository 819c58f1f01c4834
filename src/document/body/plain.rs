//! Plain text of our own HTML: no tags, no entities. Knows only the HTML that this module's siblings
//! write, in which `<` always starts a tag.

use memchr::memchr2;

/// The text of a piece of HTML, with pictures by their alternative text, white space collapsed.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
        push_collapsed(&mut text, rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        rest = if rest.starts_with('<') {
            skip_tag(&mut text, rest)
        } else {
            let (c, after) = entity(rest);
            text.push(c);
            after
        };
    }
    push_collapsed(&mut text, rest);
    text.truncate(text.trim_end().len());
    text
}

/// The first paragraph of `html` as text of at most `max` characters.
pub(super) fn excerpt(html: &str, max: usize) -> String {
    let body = html.split("<section class=\"footnotes\"").next().unwrap_or_default();
    let paragraph = body.split_once("<p>").map_or("", |(_, rest)| rest);
    let mut text = text_of(paragraph.split("</p>").next().unwrap_or_default());
    if let Some((end, _)) = text.char_indices().nth(max) {
        // One character is kept for the ellipsis.
        let cut = text.get(..end).unwrap_or_default();
        let kept = cut.char_indices().next_back().map_or(0, |(at, _)| at);
        let word = cut.get(..=kept).and(cut.rfind(char::is_whitespace));
        let word = word.map(|at| cut.get(..at).unwrap_or_default().trim_end().len());
        text.truncate(word.filter(|&end| end > 0).unwrap_or(kept));
        text.truncate(text.trim_end_matches([',', ';', ':', '–']).trim_end().len());
        text.push('…');
    }
    text
}

fn push_collapsed(text: &mut String, piece: &str) {
    let mut rest = piece;
    loop {
        // What stands before white space that cannot stay as it is goes over at once.
        let mut last = text.as_bytes().last().copied().unwrap_or(b' ');
        let is_bad = |byte| {
            let is_second = byte == b' ' && last == b' ';
            last = byte;
            is_second || matches!(byte, b'\n' | b'\t')
        };
        let Some((fine, after)) = rest
            .bytes()
            .position(is_bad)
            .and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?)))
        else {
            break;
        };
        text.push_str(fine);
        push_space(text);
        rest = after;
    }
    text.push_str(rest);
}

fn push_space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// What follows the tag at the start of `html`; footnote marks go with their content.
fn skip_tag<'h>(text: &mut String, html: &'h str) -> &'h str {
    if html.starts_with("<sup class=\"footnote\">") {
        return html.split_once("</sup>").map_or("", |(_, rest)| rest);
    }
    let (tag, rest) = html.split_once('>').unwrap_or((html, ""));
    if tag.starts_with("<br") || matches!(tag, "</td" | "</th" | "</p" | "</li" | "</dt" | "</dd") {
        push_space(text);
    } else if tag.starts_with("<img")
        && let Some((_, alt)) = tag.split_once(" alt=\"")
    {
        text.push_str(&text_of(alt.split('"').next().unwrap_or_default()));
    }
    rest
}

fn entity(html: &str) -> (char, &str) {
    const ENTITIES: [(&str, char); 5] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
    ENTITIES
        .iter()
        .find_map(|&(entity, c)| html.strip_prefix(entity).map(|rest| (c, rest)))
        .unwrap_or_else(|| ('&', html.get(1..).unwrap_or_default()))
}
