//! Pages of a frozen version: their tags, what leads to a file that goes, and where a notice stands. Knows
//! HTML as this program's themes write it, in which every element but the void ones is closed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::markup::{Tag, Token, tokens};
use super::{MARK, PAGES};
use crate::path::OutPath;

/// Elements without an end.
const VOID: [&str; 9] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta"];
/// The page at `path` without what leads to the `removed` files; `None` where nothing does.
pub(super) fn without(text: &str, path: &OutPath, removed: &BTreeSet<OutPath>) -> Option<String> {
    if removed.is_empty() {
        return None;
    }
    let page = Page { text, tokens: tokens(text) };
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, token) in page.tokens.iter().enumerate() {
        let Token::Tag(tag) = token else { continue };
        if tag.closing {
            let start = open.iter().rposition(|at| page.name(*at) == tag.name);
            open.truncate(start.unwrap_or(open.len()));
            continue;
        }
        let address = tag.value("href", text).or_else(|| tag.value("src", text));
        let gone = address.is_some_and(|it| leads_to(path, it, removed));
        if gone {
            edits.extend(page.edit(at, &open));
        }
        let is_open = !VOID.contains(&tag.name.as_str())
            && !tag.name.starts_with('!')
            && !text.get(tag.range.clone()).is_some_and(|it| it.ends_with("/>"));
        if is_open {
            open.push(at);
        }
    }
    (!edits.is_empty()).then(|| applied(text, edits))
}

/// Whether `address`, on the page at `path`, leads to one of the `removed` files.
fn leads_to(path: &OutPath, address: &str, removed: &BTreeSet<OutPath>) -> bool {
    target(path, address).is_some_and(|target| removed.contains(target.as_str()))
}

/// The pages and files of the version to which the page `text` at `path` leads.
pub(super) fn targets(text: &str, path: &OutPath) -> Vec<String> {
    let target = |token| {
        let Token::Tag(tag) = token else { return None };
        let address = tag.value("href", text).or_else(|| tag.value("src", text))?;
        target(path, address)
    };
    tokens(text).into_iter().filter_map(target).collect()
}

/// Where `address` leads from the page at `path`, within the version.
fn target(path: &OutPath, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    if address.is_empty() || address.contains(':') || address.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.folder().split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(percent_decoded(&parts.join("/"))).filter(|target| target.starts_with(PAGES))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = text_of(tail.get(..2)).filter(|_| *first == b'%');
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn text_of(bytes: Option<&[u8]>) -> Option<&str> {
    std::str::from_utf8(bytes?).ok()
}

struct Page<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl Page<'_> {
    fn tag(&self, at: usize) -> Option<&Tag> {
        match self.tokens.get(at)? {
            Token::Tag(tag) => Some(tag),
            Token::Text(_) => None,
        }
    }

    fn name(&self, at: usize) -> &str {
        self.tag(at).map_or("", |tag| &tag.name)
    }

    /// What takes the place of the tag `at`, which leads to what is gone, below the elements `open`. An entry
    /// of a list, a row or a section that begins with it goes as a whole; in running text the link alone.
    fn edit(&self, at: usize, open: &[usize]) -> Option<(Range<usize>, &'static str)> {
        let own = self.tag(at)?;
        if matches!(own.name.as_str(), "link" | "meta") {
            return Some((own.range.clone(), ""));
        }
        if own.name != "a" {
            let end =
                if VOID.contains(&own.name.as_str()) { own.range.end } else { self.end(at)?.end };
            return Some((own.range.start..end, MARK));
        }
        let is_drawn = open.iter().any(|at| self.name(*at) == "svg");
        let is_prose = open.iter().any(|at| {
            let class = self.tag(*at).and_then(|tag| tag.value("class", self.text));
            class.is_some_and(|class| class.split(' ').any(|class| class == "prose"))
        });
        if is_drawn {
            return Some((own.range.start..self.end(at)?.end, ""));
        }
        if !is_prose && let Some(entry) = self.entry(at, open) {
            let (start, end) = (self.tag(entry)?.range.end, self.end(entry)?.start);
            let filling = match self.name(entry) {
                "tr" => "<td>[entfernt]</td>",
                "li" => MARK,
                _ => "<p>[entfernt]</p>",
            };
            return Some((start..end, filling));
        }
        Some((own.range.start..self.end(at)?.end, MARK))
    }

    /// The entry that the link `at` is the head of.
    fn entry(&self, at: usize, open: &[usize]) -> Option<usize> {
        let is_block = |name: &str| {
            matches!(name, "li" | "tr" | "td" | "th" | "p" | "dd" | "dt" | "main" | "nav")
                || matches!(
                    name,
                    "h2" | "h3" | "h4" | "h5" | "h6" | "article" | "section" | "header"
                )
        };
        let nearest = open.iter().rposition(|at| is_block(self.name(*at)))?;
        let block = *open.get(nearest)?;
        match self.name(block) {
            "li" => self.is_first_link(block, at).then_some(block),
            "td" | "th" => {
                let row = *open.get(..nearest)?.iter().rfind(|at| self.name(**at) == "tr")?;
                self.is_first_link(row, at).then_some(row)
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                let holds = |at: &&usize| matches!(self.name(**at), "article" | "section" | "li");
                open.get(..nearest)?
                    .iter()
                    .rfind(holds)
                    .copied()
                    .filter(|it| self.is_first_link(*it, at))
            }
            _ => None,
        }
    }

    /// Whether no link stands between the element `from` and the link `to`.
    fn is_first_link(&self, from: usize, to: usize) -> bool {
        (from..to).skip(1).all(|at| self.name(at) != "a")
    }

    /// The tag that closes the element `at`.
    fn end(&self, at: usize) -> Option<Range<usize>> {
        let name = self.name(at);
        let mut depth = 0_usize;
        for token in self.tokens.get(at..)? {
            let Token::Tag(tag) = token else { continue };
            if tag.name != name {
                continue;
            }
            depth = if tag.closing { depth.checked_sub(1)? } else { depth + 1 };
            if depth == 0 {
                return Some(tag.range.clone());
            }
        }
        None
    }
}

/// `text` with the edits made; of two that meet, the outer one.
fn applied(text: &str, mut edits: Vec<(Range<usize>, &str)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut now = String::with_capacity(text.len());
    let mut copied = 0;
    for (range, filling) in edits {
        if range.start < copied {
            continue;
        }
        now.push_str(text.get(copied..range.start).unwrap_or_default());
        now.push_str(filling);
        copied = range.end;
    }
    now.push_str(text.get(copied..).unwrap_or_default());
    now
}

/// `text` with the notice in its language at the head of its main part; `None` where it is no page.
pub(super) fn with_notice(text: &str, notice: impl Fn(&str) -> String) -> Option<String> {
    let (mut place, mut language) = (None, "de");
    for token in tokens(text) {
        let Token::Tag(tag) = token else { continue };
        match (tag.name.as_str(), tag.closing) {
            ("html", false) => language = tag.value("lang", text).unwrap_or(language),
            ("body", false) => place = Some(tag.range.end),
            ("main", false) => {
                place = Some(tag.range.end);
                break;
            }
            (_, _) => {}
        }
    }
    let (before, after) = text.split_at_checked(place?)?;
    Some(format!("{before}\n{}{after}", notice(language)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{with_notice, without};
    use crate::path::OutPath;

    fn gone(page: &str) -> String {
        let path = |path: &str| OutPath::new(path).unwrap();
        let removed = BTreeSet::from([path("data/html/a.html"), path("data/html/u/ä.png")]);
        without(page, &path("data/html/u/p.html"), &removed).unwrap_or_else(|| page.to_owned())
    }

    #[test]
    fn a_link_in_running_text_becomes_text() {
        assert_eq!(
            gone("<p>x <a href=\"../a.html#b\">A <b>1</b></a> y</p>"),
            "<p>x [entfernt] y</p>"
        );
        assert_eq!(
            gone("<div class=\"prose\"><ul><li><a href=\"../a.html\">A</a> y</li></ul></div>"),
            "<div class=\"prose\"><ul><li>[entfernt] y</li></ul></div>"
        );
        assert_eq!(gone("<img src=\"%C3%A4.png\" alt=\"A\">"), "[entfernt]");
        for page in [
            "<a href=\"a.html\">A</a>",
            "<a href=\"https://x/a.html\">A</a>",
            "<a href=\"#a\">A</a>",
        ] {
            assert_eq!(gone(page), page);
        }
    }

    #[test]
    fn an_entry_that_tells_of_the_page_goes_as_a_whole() {
        assert_eq!(
            gone(
                "<ul><li><b>1</b> <a href=\"../a.html\">A</a> <ul><li>x</li></ul></li><li>B</li></ul>"
            ),
            "<ul><li>[entfernt]</li><li>B</li></ul>"
        );
        assert_eq!(
            gone("<tr><td>1</td><td><a href=\"../a.html\">A</a></td><td>x</td></tr>"),
            "<tr><td>[entfernt]</td></tr>"
        );
        assert_eq!(
            gone(
                "<section id=\"m\"><h3><a href=\"../a.html\">A</a></h3><p>x</p></section><p>y</p>"
            ),
            "<section id=\"m\"><p>[entfernt]</p></section><p>y</p>"
        );
        assert_eq!(gone("<svg><a href=\"../a.html\"><title>A</title></a></svg>"), "<svg></svg>");
    }

    #[test]
    fn a_notice_stands_at_the_head_in_the_language_of_the_page() {
        let page = "<html lang=\"en\"><body><main id=\"x\"><p>y</p></main></body></html>";
        assert_eq!(
            with_notice(page, |language| format!("<p>{language}</p>")).unwrap(),
            "<html lang=\"en\"><body><main id=\"x\">\n<p>en</p><p>y</p></main></body></html>"
        );
        assert_eq!(with_notice("body {}", |_| String::new()), None);
    }
}
