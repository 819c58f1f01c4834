//! HTML with slots, and how slots are filled. Knows nothing of where a piece came from.

use super::escape::push_text;
use super::{Filled, Link, LinkTarget, OnPage, Shown};

/// What the start tag of a link begins with, in a piece.
pub(super) const START: &str = "<a";

/// HTML and, in ascending order, the places in it that are decided later.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
}

/// A place in the HTML.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Byte offset in the HTML.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What is decided later.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// The prefix of ids.
    Prefix,
    /// The label of the footnotes, which makes them a landmark: only where there is one body.
    Landmark(&'static str),
    /// Link `link`: the `tag` bytes of HTML after this are its start tag without the address.
    Open { link: usize, tag: usize },
    /// The end tag of the link.
    Close,
    /// The address of picture `0`, its size, and when it is fetched.
    Image(usize),
    /// The address of the glossary.
    Glossary,
    /// A reference to footnote `0`; replaced before a body is finished.
    Reference(usize),
}

impl Piece {
    /// Adds a slot here.
    pub(super) fn slot(&mut self, kind: Kind) {
        self.slots.push(Slot { at: self.html.len(), kind });
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
            slot.at = slot.at + with.len() - len;
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
                out.push_str(self.html.get(from..slot.at).unwrap_or_default());
            }
            from = slot.at;
            match slot.kind {
                Kind::Prefix => push_text(out, on.prefix),
                Kind::Glossary => push_text(out, on.glossary),
                Kind::Landmark(label) => {
                    if on.prefix.is_empty() {
                        out.push_str(" aria-label=\"");
                        push_text(out, label);
                        out.push('"');
                    }
                }
                Kind::Open { link: number, tag } => match link(number) {
                    Filled::Link { href, text } => {
                        out.push_str("<a href=\"");
                        push_text(out, href);
                        out.push('"');
                        from += START.len();
                        open = true;
                        if shows_title(links.get(number)) {
                            out.push_str(self.html.get(from..slot.at + tag).unwrap_or_default());
                            push_text(out, text);
                            hidden = true;
                        }
                    }
                    Filled::Text => from += tag,
                    Filled::Instead { words } => {
                        from += tag;
                        if shows_title(links.get(number)) {
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
                    image(number).write(out, number > 0 || !on.prefix.is_empty())
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
