//! The body of a document: Markdown, turned once into HTML with *slots* wherever the output depends
//! on the rest of the site. Knows nothing of other documents: what a link leads to is filled in later.
//!
//! Reading order: [`parse`] walks the events of the Markdown parser (`walker`), which hands blocks,
//! text, links, pictures, tables and footnotes to one module each; all write into a `pieces`'
//! `Piece`. [`Body::write`] copies the finished piece and fills its slots.

mod addresses;
mod blocks;
mod cursor;
mod escape;
mod footnotes;
mod headings;
mod images;
mod inlines;
mod links;
mod mentions;
mod pieces;
mod plain;
mod quotes;
mod raw;
mod run;
mod tables;
mod terms;
mod text;
mod walker;
mod wikilinks;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use super::glossary::Glossary;
use crate::diagnostics::Sink;
use crate::language::Language;
use crate::source::Dimensions;
use crate::span::Span;

pub use links::address_meant_by;
use pieces::Piece;
pub(crate) use plain::text_of;
pub(crate) use walker::OPTIONS;
pub(crate) use wikilinks::guard;

/// What the site decides about a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct BodyOptions<'g> {
    /// Whether wordings such as "Maßnahme 2a" become links by themselves.
    pub mentions: bool,
    /// Whose quotation marks, and the language of the labels.
    pub language: Language,
    /// Words that link to their explanation where a body first says them.
    pub glossary: Option<&'g Glossary>,
    /// Whether links are to say where they lead.
    pub telling_links: bool,
}

/// A body as HTML with slots, and what it points to.
#[derive(Clone, Debug, Default)]
pub struct Body {
    piece: Piece,
    /// Links whose target the site decides, in the order of the text, footnotes last.
    pub links: Vec<Link>,
    /// Pictures, in the order of the text, footnotes last.
    pub images: Vec<Image>,
    /// Headings outside footnotes, in the order of the text.
    pub headings: Vec<Heading>,
    /// The byte of its file that it begins at.
    start: usize,
}

/// The text of HTML that [`Body::write`] wrote: no tags, white space collapsed.
pub fn plain_text(html: &str) -> String {
    plain::text_of(html)
}

/// A heading of the body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 2 to 6: the first level is the page's title.
    pub level: u8,
    /// Its id, unique within the body, without the prefix of the page.
    pub id: Box<str>,
    /// Its text without markup.
    pub text: Box<str>,
}

/// A link whose target the site decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// What it leads to, as written.
    pub target: LinkTarget,
    /// The whole link in its file.
    pub span: Span,
}

/// A picture of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// The path as written, percent-decoded, relative to the document's folder, or from `content/`
    /// if it starts with `/`.
    pub path: Box<str>,
    /// The whole picture in its file.
    pub span: Span,
}

/// What a link leads to, as written. Paths are percent-decoded and relative to the document's
/// folder, or to `content/` if they start with `/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    /// Another document: a path that ends in `.md`.
    Document {
        /// The path.
        path: Box<str>,
        /// What follows `#`.
        fragment: Option<Box<str>>,
    },
    /// `[[2a]]` or `[[2a|text]]`.
    Wiki {
        /// The reference.
        reference: Box<str>,
        /// What follows `#`.
        fragment: Option<Box<str>>,
        /// Whether the author gave a text.
        own_text: bool,
    },
    /// Wording such as "Maßnahme 2a".
    Mention {
        /// The word.
        word: Mention,
        /// The number.
        number: Box<str>,
        /// What follows it in the same block, up to 80 characters.
        following: String,
    },
    /// Any other file of the site.
    File {
        /// The path.
        path: Box<str>,
        /// What follows `#`.
        fragment: Option<Box<str>>,
    },
    /// A place on this page.
    Fragment {
        /// What follows `#`; empty for the page itself.
        fragment: Box<str>,
    },
}

/// The words that, followed by a number, name a part of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mention {
    /// A measure.
    Massnahme,
    /// A goal.
    Ziel,
    /// A building block.
    Baustein,
    /// A field of action.
    Handlungsfeld,
    /// A chapter.
    Kapitel,
}

/// What stands in the place of a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Filled<'a> {
    /// A link.
    Link {
        /// The address, unescaped.
        href: &'a str,
        /// The target's title, unescaped; shown for `[[2a]]`, which has no text of its own.
        text: &'a str,
    },
    /// The author's text without a link.
    Text,
    /// No link, and where the author wrote only a reference these words in its place.
    Instead {
        /// Plain text, escaped here.
        words: &'a str,
    },
}

/// The page that a body stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct OnPage<'a> {
    /// Goes before every id, for pages that show several bodies; usually empty.
    pub prefix: &'a str,
    /// The address of the glossary, unescaped.
    pub glossary: &'a str,
}

/// The file of a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown<'a> {
    /// The address, unescaped.
    pub src: Cow<'a, str>,
    /// Its size, so that nothing moves when it arrives.
    pub dimensions: Option<Dimensions>,
}

impl Shown<'_> {
    /// Appends the attributes; a `late` picture is fetched when it comes near.
    fn write(&self, out: &mut String, late: bool) {
        out.push_str(" src=\"");
        escape::push_text(out, &self.src);
        out.push('"');
        if let Some(Dimensions { width, height }) = self.dimensions {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if late {
            out.push_str(" loading=\"lazy\"");
        }
    }
}

/// Turns the bytes `body` of a file's `text` into HTML with slots. Problems are noted at their place
/// in the whole file; whatever is refused leaves its text, so that any input has an output.
///
/// Follows CommonMark 0.31 with GitHub's tables, footnotes, strikethrough and task lists.
pub fn parse(
    text: &str,
    body: Range<usize>,
    options: &BodyOptions<'_>,
    problems: &mut Sink,
) -> Body {
    parse_with_code(text, body, options, problems).0
}

/// As [`parse`]; gives besides where code and HTML stand in the file, in order of place.
pub(super) fn parse_with_code(
    text: &str,
    body: Range<usize>,
    options: &BodyOptions<'_>,
    problems: &mut Sink,
) -> (Body, Vec<Span>) {
    let source = text.get(body.clone()).unwrap_or_default();
    let guarded = wikilinks::guard(source);
    walker::walk(&guarded, body.start, *options, problems)
}

/// Anchors for `names`, each its own, with `prefix` before it.
pub(super) fn anchor_slugs<'n>(names: impl Iterator<Item = &'n str>, prefix: &str) -> Vec<String> {
    let mut ids = headings::Ids::default();
    names.map(|name| format!("{prefix}{}", ids.give(name))).collect()
}

impl Body {
    /// Appends the HTML to `out`, as it stands on the page `on`. `link` says what stands in the place of [`Body::links`]`[n]`, `image`
    /// says which file [`Body::images`]`[n]` is; both are called once per place, in order.
    pub fn write<'a>(
        &self,
        out: &mut String,
        on: OnPage<'_>,
        link: impl FnMut(usize) -> Filled<'a>,
        image: impl FnMut(usize) -> Shown<'a>,
    ) {
        self.piece.fill(out, on, &self.links, link, image);
    }

    /// Whether what stands at `span` of its file stands in it, and not in the front matter.
    pub fn holds(&self, span: Span) -> bool {
        self.start <= span.range().start
    }

    /// Whether `other` leads to the same places, shows the same pictures and can be led to at the same
    /// headings.
    pub fn refers_like(&self, other: &Body) -> bool {
        let links = self.links.iter().map(|link| &link.target);
        let images = self.images.iter().map(|image| &image.path);
        let headings = self.headings.iter().map(|heading| &heading.id);
        links.eq(other.links.iter().map(|link| &link.target))
            && images.eq(other.images.iter().map(|image| &image.path))
            && headings.eq(other.headings.iter().map(|heading| &heading.id))
    }

    /// The HTML without what stands in its slots: enough to search it for words.
    pub fn html(&self) -> &str {
        &self.piece.html
    }

    /// Whether nothing would be shown.
    pub fn is_empty(&self) -> bool {
        self.piece.html.trim().is_empty()
    }

    /// The first paragraph without markup, at most `max_chars` characters, cut after a word and then
    /// marked with an ellipsis.
    pub fn plain_excerpt(&self, max_chars: usize) -> String {
        plain::excerpt(&self.piece.html, max_chars)
    }
}
