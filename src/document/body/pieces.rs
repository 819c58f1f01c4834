//! HTML with slots, and how slots are filled. Knows nothing of where a piece came from.

use super::escape::push_text;
use super::walker::in_language;
use super::{Filled, Link, LinkTarget, OnPage, Shown};
use crate::language::Language;

/// What the start tag of a link begins with, in a piece.
pub(super) const START: &str = "<a";

/// HTML and, in ascending order, the places in it that are decided later.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
}

/// A place in the HTML. A site holds some twenty of them for each document, so they are small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    at: u32,
    pub(super) kind: Kind,
}

/// A number of bytes, links, pictures or footnotes of one body, none of which reaches 4 billion: a document
/// has a largest size.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Slot {
    /// The slot at byte `at` of the HTML.
    pub(super) fn new(at: usize, kind: Kind) -> Slot {
        Slot { at: narrow(at), kind }
    }

    /// Its byte offset in the HTML.
    pub(super) fn at(self) -> usize {
        self.at as usize
    }

    /// Puts it to the byte `at`.
    pub(super) fn put_at(&mut self, at: usize) {
        self.at = narrow(at);
    }
}

/// What is decided later.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// The prefix of ids.
    Prefix,
    /// The label of the footnotes, which makes them a landmark: only where there is one body.
    Landmark(Language),
    /// Link `link`: the `tag` bytes of HTML after this are its start tag without the address.
    Open { link: u32, tag: u32 },
    /// The end tag of the link.
    Close,
    /// The address of picture `0`, its size, and when it is fetched.
    Image(u32),
    /// The address of the glossary.
    Glossary,
    /// A reference to footnote `0`; replaced before a body is finished.
    Reference(u32),
}

impl Piece {
    /// Adds a slot here.
    pub(super) fn slot(&mut self, kind: Kind) {
        self.slots.push(Slot::new(self.html.len(), kind));
    }

    /// Starts a new line unless one was just started.
    pub(super) fn fresh(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// The HTML from `at` on.
    pub(super) fn tail(&self, at: usize) -> &str {
        self.html.get(at..).unwrap_or_default()
    }

    /// Forgets everything after the given lengths of HTML and slots.
    pub(super) fn truncate(&mut self, html: usize, slots: usize) {
        self.html.truncate(html);
        self.slots.truncate(slots);
    }

    /// Replaces the `len` bytes at `at` by `with`; the slots from number `slot` on move along.
    pub(super) fn replace(&mut self, at: usize, len: usize, with: &str, slot: usize) {
        self.html.replace_range(at..at + len, with);
        for slot in self.slots.iter_mut().skip(slot) {
            slot.put_at(slot.at() + with.len() - len);
        }
    }

    /// Copies the piece to `out`, with its slots filled.
    pub(super) fn fill<'a>(
        &self,
        out: &mut String,
        on: OnPage<'_>,
        links: &[Link],
        mut link: impl FnMut(usize) -> Filled<'a>,
        mut image: impl FnMut(usize) -> Shown<'a>,
    ) {
        out.reserve(self.html.len() + self.slots.len() * 32);
        let mut from = 0;
        let mut open = false;
        let mut hidden = false;
        for slot in &self.slots {
            if !hidden {
                out.push_str(self.html.get(from..slot.at()).unwrap_or_default());
            }
            from = slot.at();
            match slot.kind {
                Kind::Prefix => push_text(out, on.prefix),
                Kind::Glossary => push_text(out, on.glossary),
                Kind::Landmark(language) => {
                    if on.prefix.is_empty() {
                        out.push_str(" aria-label=\"");
                        out.push_str(in_language(language, "Fußnoten", "Footnotes"));
                        out.push('"');
                    }
                }
                Kind::Open { link: number, tag } => match link(number as usize) {
                    Filled::Link { href, text } => {
                        out.push_str("<a href=\"");
                        push_text(out, href);
                        out.push('"');
                        from += START.len();
                        open = true;
                        if shows_title(links.get(number as usize)) {
                            let end = slot.at() + tag as usize;
                            out.push_str(self.html.get(from..end).unwrap_or_default());
                            push_text(out, text);
                            hidden = true;
                        }
                    }
                    Filled::Text => from += tag as usize,
                    Filled::Instead { words } => {
                        from += tag as usize;
                        if shows_title(links.get(number as usize)) {
                            push_text(out, words);
                            hidden = true;
                        }
                    }
                },
                Kind::Close => {
                    if open {
                        out.push_str("</a>");
                    }
                    open = false;
                    hidden = false;
                }
                // The first picture of a page is wanted at once, as far as a body can know.
                Kind::Image(number) => {
                    image(number as usize).write(out, number > 0 || !on.prefix.is_empty())
                }
                Kind::Reference(_) => {}
            }
        }
        out.push_str(self.html.get(from..).unwrap_or_default());
    }
}

fn shows_title(link: Option<&Link>) -> bool {
    match link.map(|link| &link.target) {
        Some(LinkTarget::Wiki { own_text, .. }) => !own_text,
        Some(
            LinkTarget::Document { .. }
            | LinkTarget::Mention { .. }
            | LinkTarget::File { .. }
            | LinkTarget::Fragment { .. },
        )
        | None => false,
    }
}
