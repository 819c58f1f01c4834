//! Markup within text: links, code, line breaks, refused HTML. Knows nothing of blocks.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diagnostics::{Finding, Problem};

use super::escape::{push_text, push_url};
use super::links::{self, Address, classify};
use super::pieces::{Kind, START, narrow};
use super::plain::text_of;
use super::walker::{Frame, MARKUP, Walker};
use super::{Link, LinkTarget, wikilinks};

/// A link that is open.
#[derive(Debug)]
pub(super) struct Anchor {
    /// Where its start tag stands, and how many slots come before it.
    html: usize,
    slots: usize,
    /// Where its text starts.
    content: usize,
    end: End,
    text: Text,
    range: Range<usize>,
}

/// How a link ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    /// The site decides.
    Slot,
    /// Written directly.
    Tag,
    /// Refused: there is only text.
    Nothing,
}

/// Where the text of a link comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Text {
    /// The author, with markup and typography.
    Markdown,
    /// The address, as written.
    Address,
    /// It is written already.
    Written,
}

impl Anchor {
    /// Whether the parser's text is to be left as it is.
    pub(super) fn is_verbatim(&self) -> bool {
        self.text == Text::Address
    }

    /// Whether the parser's text is to be left out.
    pub(super) fn text_is_written(&self) -> bool {
        self.text == Text::Written
    }
}

impl Walker<'_, '_> {
    /// Opens a link; within another link or a picture's text there is only text.
    pub(super) fn start_link(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        range: Range<usize>,
    ) {
        self.flush(MARKUP, false);
        if let LinkType::WikiLink { has_pothole } = kind {
            return self.start_wikilink(address, has_pothole, range);
        }
        let (html, slots) = (self.out.html.len(), self.out.slots.len());
        let text = match kind {
            LinkType::Autolink | LinkType::Email => Text::Address,
            _ => Text::Markdown,
        };
        let end = if self.in_link || self.in_picture > 0 {
            End::Nothing
        } else if kind == LinkType::Email {
            self.open_tag("mailto:", address, false, title, range.clone());
            End::Tag
        } else {
            self.open_address(&wikilinks::unguarded(address), title, range.clone())
        };
        self.push_anchor(Anchor { html, slots, content: self.out.html.len(), end, text, range });
    }

    fn push_anchor(&mut self, anchor: Anchor) {
        if anchor.end != End::Nothing {
            self.in_link = true;
        }
        self.frames.push(Frame::Link(anchor));
    }

    fn open_address(&mut self, address: &str, title: &str, range: Range<usize>) -> End {
        match classify(address) {
            Address::External => {
                self.open_tag("", address, true, title, range);
                End::Tag
            }
            Address::Contact => {
                self.open_tag("", address, false, title, range);
                End::Tag
            }
            Address::Site(target) => {
                self.open_slot(target, title, range);
                End::Slot
            }
            Address::Incomplete(address) => {
                self.note(range, Problem::IncompleteAddress { address });
                End::Nothing
            }
            Address::Refused(scheme) => {
                self.note(range, Problem::LinkScheme { scheme });
                End::Nothing
            }
        }
    }

    fn open_tag(
        &mut self,
        before: &str,
        address: &str,
        external: bool,
        title: &str,
        range: Range<usize>,
    ) {
        self.out.html.push_str("<a href=\"");
        self.out.html.push_str(before);
        push_url(&mut self.out.html, address);
        self.out.html.push_str(if external { "\" rel=\"external\"" } else { "\"" });
        self.push_title(title, range);
        self.out.html.push('>');
    }

    /// Opens a link that the site decides.
    pub(super) fn open_slot(&mut self, target: LinkTarget, title: &str, range: Range<usize>) {
        let (html, slot) = (self.out.html.len(), self.out.slots.len());
        self.out.slot(Kind::Open { link: narrow(self.links.len()), tag: 0 });
        let span = self.span(range.clone());
        self.links.push(Link { target, span });
        self.out.html.push_str(START);
        self.push_title(title, range);
        self.out.html.push('>');
        let len = self.out.html.len() - html;
        if let Some(Kind::Open { tag, .. }) =
            self.out.slots.get_mut(slot).map(|slot| &mut slot.kind)
        {
            *tag = narrow(len);
        }
    }

    /// Appends a title attribute.
    pub(super) fn push_title(&mut self, title: &str, range: Range<usize>) {
        if !title.is_empty() {
            self.out.html.push_str(" title=\"");
            self.push_clean(title, range);
            self.out.html.push('"');
        }
    }

    fn start_wikilink(&mut self, target: &str, piped: bool, range: Range<usize>) {
        let (html, slots) = (self.out.html.len(), self.out.slots.len());
        let split = wikilinks::split(target, piped);
        let own_text = piped || split.text.is_some();
        let shown = if split.reference.is_empty() {
            split.fragment.clone().unwrap_or_default()
        } else {
            split.reference.clone()
        };
        let end = if self.in_link || self.in_picture > 0 {
            End::Nothing
        } else if shown.is_empty() {
            self.note(range.clone(), Problem::EmptyLink);
            End::Nothing
        } else {
            let reference: Box<str> = split.reference.into();
            let target = match split.fragment.map(Box::from) {
                Some(fragment) if reference.is_empty() => LinkTarget::Fragment { fragment },
                fragment => LinkTarget::Wiki { reference, fragment, own_text },
            };
            self.open_slot(target, "", range.clone());
            End::Slot
        };
        let content = self.out.html.len();
        let text = if piped { Text::Markdown } else { Text::Written };
        match split.text {
            Some(own) if !piped => {
                let link = self.source.get(range.clone()).unwrap_or_default();
                let at = range.start + link.rfind(&own).unwrap_or_default();
                self.run.push(self.source, &own, at..at + own.len(), false);
                let was_in_link = std::mem::replace(&mut self.in_link, true);
                self.flush(MARKUP, false);
                self.in_link = was_in_link;
            }
            _ if !piped => self.push_clean(&shown, range.clone()),
            _ => {}
        }
        self.push_anchor(Anchor { html, slots, content, end, text, range });
    }

    /// Ends a link. One without text would be nothing to click on.
    pub(super) fn end_link(&mut self, anchor: &Anchor) {
        self.flush(MARKUP, false);
        if anchor.end == End::Nothing {
            return;
        }
        self.in_link = false;
        if self.out.tail(anchor.content).trim().is_empty() && !self.name_after_reference(anchor) {
            self.note(anchor.range.clone(), Problem::EmptyLink);
            self.out.truncate(anchor.html, anchor.slots);
            if anchor.end == End::Slot {
                self.links.pop();
            }
            return;
        }
        if self.options.telling_links && anchor.text == Text::Markdown {
            self.says_where(anchor);
        }
        match anchor.end {
            End::Slot => self.out.slot(Kind::Close),
            End::Tag => self.out.html.push_str("</a>"),
            End::Nothing => {}
        }
    }

    /// Notes a link whose text says nothing of where it leads.
    fn says_where(&mut self, anchor: &Anchor) {
        let text = self.out.tail(anchor.content);
        if links::says_nothing(text) {
            let text = text_of(text);
            let text = text.trim().to_owned();
            self.note(anchor.range.clone(), Problem::Found(Finding::LinkSaysNothing { text }));
        }
    }

    /// `[[2a|]]` is `[[2a]]`.
    fn name_after_reference(&mut self, anchor: &Anchor) -> bool {
        if anchor.end != End::Slot {
            return false;
        }
        match self.links.last_mut().map(|link| &mut link.target) {
            Some(LinkTarget::Wiki { reference, own_text, .. }) => {
                *own_text = false;
                let reference = reference.clone();
                self.push_clean(&reference, anchor.range.clone());
                true
            }
            Some(
                LinkTarget::Document { .. }
                | LinkTarget::Mention { .. }
                | LinkTarget::File { .. }
                | LinkTarget::Fragment { .. },
            )
            | None => false,
        }
    }

    /// Writes a span of code.
    pub(super) fn code(&mut self, code: &str, range: Range<usize>) {
        self.flush(MARKUP, false);
        self.follow_mentions(code);
        self.out.html.push_str("<code>");
        // A line break within code is one blank, however it is written and indented; browsers show
        // no more.
        if self.source.get(range.clone()).is_some_and(|source| source.contains('\n')) {
            let words: Vec<_> = code.split(' ').filter(|word| !word.is_empty()).collect();
            self.push_clean(&words.join(" "), range);
        } else {
            self.push_clean(code, range);
        }
        self.out.html.push_str("</code>");
        self.before = ('x', false);
    }

    /// Writes a part of a block of code.
    pub(super) fn push_code(&mut self, code: &str, range: Range<usize>) {
        if !code.contains('\r') {
            return self.push_clean(code, range);
        }
        let code = code.replace("\r\n", "\n").replace('\r', "\n");
        self.push_clean(&code, range);
    }

    /// Writes a line break.
    pub(super) fn hard_break(&mut self) {
        self.flush(' ', false);
        self.out.html.push_str("<br>\n");
        self.before = (' ', false);
        self.follow_mentions(" ");
    }

    /// Refuses an inline tag.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        self.flush(MARKUP, false);
        if let Some(tag) = self.raw.inline(html) {
            self.note(range, Problem::RawHtml { tag });
        }
    }

    /// Writes a link for an address that stands bare in the text.
    pub(super) fn push_bare(&mut self, before: &str, address: &str, external: bool) {
        self.out.html.push_str("<a href=\"");
        self.out.html.push_str(before);
        push_url(&mut self.out.html, address);
        self.out.html.push_str(if external { "\" rel=\"external\">" } else { "\">" });
        push_text(&mut self.out.html, address);
        self.out.html.push_str("</a>");
    }
}
