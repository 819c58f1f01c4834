//! Walks the events of the Markdown parser once and writes a body. Owns the state that the modules
//! for blocks, text, links, pictures, tables and footnotes share; longer than they are because all
//! of that state is declared here. Knows nothing of the site.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::diagnostics::{Problem, Sink};
use crate::language::Language;
use crate::span::Span;
use crate::text::is_invisible_control;

use super::blocks::Paragraph;
use super::escape;
use super::footnotes::Notes;
use super::headings::Ids;
use super::images::Picture;
use super::inlines::Anchor;
use super::pieces::Piece;
use super::quotes::Quotes;
use super::raw::Reported;
use super::run::Run;
use super::tables::Table;
use super::wikilinks::GUARD;
use super::{Body, BodyOptions, Heading, Image, Link};

/// Deeper than any document needs; what lies deeper is shown without its markup.
pub(super) const MAX_DEPTH: usize = 64;

/// Stands for "markup follows" where the next character is asked for: neither blank nor letter.
pub(super) const MARKUP: char = '\u{FFFC}';

/// What the Markdown parser reads beyond CommonMark.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_WIKILINKS);

/// What the end of an open tag of Markdown writes.
#[derive(Debug)]
pub(super) enum Frame {
    /// A container or emphasis that counts as a level.
    Nested(&'static str),
    /// A block that does not.
    Block(&'static str),
    /// Nothing: flattened, or unknown to us.
    Flat,
    /// A container that was flattened: its text ends here.
    FlatBlock,
    Paragraph(Paragraph),
    Heading {
        level: u8,
        html: usize,
        slots: usize,
    },
    Link(Anchor),
    Picture(Picture),
    Code,
    /// Raw HTML: nothing of it is shown.
    Raw,
    Cell {
        html: usize,
        content: usize,
    },
    Footnote,
}

/// The state of a walk.
pub(super) struct Walker<'a, 'p> {
    pub(super) source: &'a str,
    pub(super) options: BodyOptions<'a>,
    base: usize,
    problems: &'p mut Sink,
    /// What is being written: the body or a footnote.
    pub(super) out: Piece,
    pub(super) frames: Vec<Frame>,
    depth: usize,
    too_deep: bool,
    control: bool,

    pub(super) run: Run,
    pub(super) quotes: Quotes,
    /// The last character of the block so far, and whether it is an opening quotation mark.
    pub(super) before: (char, bool),
    /// Where the last inline event ended.
    last_end: usize,
    pub(super) in_link: bool,
    pub(super) in_heading: bool,
    pub(super) in_picture: usize,
    /// Mentions of this block whose following text is not complete.
    pub(super) mentioned: Vec<usize>,
    /// Terms of the glossary that are linked already.
    pub(super) explained: BTreeSet<usize>,

    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    pub(super) headings: Vec<Heading>,
    pub(super) ids: Ids,
    pub(super) notes: Notes,
    pub(super) table: Table,
    pub(super) raw: Reported,
    /// Code and HTML, in order of place.
    code: Vec<Span>,
}

/// Writes the body `source`, which starts at byte `base` of its file.
pub(super) fn walk<'a>(
    source: &'a str,
    base: usize,
    options: BodyOptions<'a>,
    problems: &mut Sink,
) -> (Body, Vec<Span>) {
    let mut walker = Walker {
        source,
        options,
        base,
        problems,
        out: Piece {
            html: String::with_capacity(source.len() * 5 / 4 + 64),
            slots: Vec::with_capacity(16),
        },
        frames: Vec::with_capacity(8),
        depth: 0,
        too_deep: false,
        control: false,
        run: Run::default(),
        quotes: Quotes::new(options.language),
        before: (' ', false),
        last_end: 0,
        in_link: false,
        in_heading: false,
        in_picture: 0,
        mentioned: Vec::new(),
        explained: BTreeSet::new(),
        links: Vec::new(),
        images: Vec::new(),
        headings: Vec::new(),
        ids: Ids::default(),
        notes: Notes::default(),
        table: Table::default(),
        raw: Reported::default(),
        code: Vec::new(),
    };
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        walker.event(event, range);
    }
    walker.end_block();
    walker.finish()
}

impl<'a> Walker<'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        let end = range.end;
        if matches!(
            event,
            Event::Code(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        ) {
            self.code.push(self.span(range.clone()));
        }
        match event {
            Event::Text(text) => return self.add_text(&text, range),
            Event::SoftBreak => self.add_break(range),
            Event::Start(tag) => {
                let start = range.start;
                self.start(tag, range);
                self.last_end = start;
                return;
            }
            Event::End(_) => self.end(),
            Event::HardBreak => self.hard_break(),
            Event::Code(code) => self.code(&code, range),
            Event::Rule => self.rule(),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(_) => {}
            Event::FootnoteReference(label) => self.footnote_reference(&label, range),
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                return self.add_text(&text, range);
            }
        }
        self.last_end = end;
    }

    fn add_text(&mut self, text: &str, range: Range<usize>) {
        let last_end = std::mem::replace(&mut self.last_end, range.end);
        if let Some(Frame::Code) = self.frames.last() {
            return self.push_code(text, range);
        }
        if let Some(Frame::Link(anchor)) = self.frames.last() {
            if anchor.text_is_written() {
                return;
            }
            if anchor.is_verbatim() {
                return self.push_clean(text, range);
            }
        }
        // A backslash that no text shows has escaped what comes next.
        let literal = range.start != last_end && self.byte_before(range.start) == b'\\';
        self.run.push(self.source, text, range, literal);
    }

    fn add_break(&mut self, range: Range<usize>) {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let text = if written == "\r\n" { written } else { "\n" };
        self.run.push(self.source, text, range, false);
    }

    fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).and_then(|at| self.source.as_bytes().get(at)).copied().unwrap_or(0)
    }

    /// Opens something that counts as a level; deeper ones are flattened.
    pub(super) fn nest(
        &mut self,
        range: Range<usize>,
        open: &str,
        close: &'static str,
        flat: Frame,
    ) {
        if self.depth >= MAX_DEPTH {
            if !self.too_deep {
                self.too_deep = true;
                let start = range.start;
                self.note(start..start + 1, Problem::NestedTooDeep { limit: MAX_DEPTH });
            }
            self.frames.push(flat);
            return;
        }
        self.depth += 1;
        self.out.html.push_str(open);
        self.frames.push(Frame::Nested(close));
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        match frame {
            Frame::Nested(close) => {
                self.depth -= 1;
                self.close(close);
            }
            Frame::Block(close) => self.close(close),
            Frame::Flat => self.flush(MARKUP, false),
            Frame::FlatBlock => {
                self.end_block();
                self.out.fresh();
            }
            Frame::Paragraph(paragraph) => self.end_paragraph(&paragraph),
            Frame::Heading { level, html, slots } => self.end_heading(level, html, slots),
            Frame::Link(anchor) => self.end_link(&anchor),
            Frame::Picture(picture) => self.end_picture(picture),
            Frame::Code => self.out.html.push_str("</code></pre>\n"),
            Frame::Raw => {}
            Frame::Cell { html, content } => self.end_cell(html, content),
            Frame::Footnote => self.end_footnote(),
        }
    }

    /// Ends an element; one whose end tag ends a line is a block.
    fn close(&mut self, tag: &str) {
        if tag.ends_with('\n') {
            self.end_block();
        } else {
            self.flush(MARKUP, false);
        }
        self.out.html.push_str(tag);
    }

    /// Writes what is left of the text; what follows belongs to another block.
    pub(super) fn end_block(&mut self) {
        self.flush(' ', true);
        self.quotes.reset();
        self.before = (' ', false);
        self.mentioned.clear();
    }

    /// Notes a problem at a range of the body.
    pub(super) fn note(&mut self, range: Range<usize>, problem: Problem) {
        self.problems.note(self.span(range), problem);
    }

    /// Notes a problem at a range of the body, with another range that belongs to it.
    pub(super) fn note_with(&mut self, range: Range<usize>, problem: Problem, other: Range<usize>) {
        self.problems.note_with(self.span(range), problem, self.span(other));
    }

    /// The place in the file of a range of the body.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.base + range.start, self.base + range.end)
    }

    /// Notes the first control character.
    pub(super) fn control(&mut self, c: char, range: Range<usize>) {
        if !self.control {
            self.control = true;
            self.note(range, Problem::ControlCharacter { code_point: u32::from(c) });
        }
    }

    /// Appends text that the parser found at `range`, escaped and without control characters.
    pub(super) fn push_clean(&mut self, text: &str, range: Range<usize>) {
        if !escape::may_hold_control(text) {
            return escape::push_text(&mut self.out.html, text);
        }
        let verbatim = text.len() == range.len();
        let mut from = 0;
        let dropped = |c: char| c == '\r' || is_invisible_control(c);
        for (at, c) in text.char_indices().filter(|&(_, c)| dropped(c)) {
            escape::push_text(&mut self.out.html, text.get(from..at).unwrap_or_default());
            from = at + c.len_utf8();
            if c == GUARD {
                self.out.html.push('|');
            } else if c == '\r' {
                // Half of a line break.
            } else if verbatim {
                self.control(c, range.start + at..range.start + from);
            } else {
                self.control(c, range.clone());
            }
        }
        escape::push_text(&mut self.out.html, text.get(from..).unwrap_or_default());
    }

    fn finish(mut self) -> (Body, Vec<Span>) {
        let language = self.options.language;
        self.resolve_footnotes(language);
        self.links.shrink_to_fit();
        self.headings.shrink_to_fit();
        // A site holds all of its bodies at once. A copy is exact; shrinking may leave the room where it is.
        let piece = self.out.clone();
        let (links, images, headings) = (self.links, self.images, self.headings);
        let body = Body { piece, links, images, headings, start: self.base };
        (body, self.code)
    }

    /// A word in the language of the labels.
    pub(super) fn label(&self, german: &'static str, english: &'static str) -> &'static str {
        in_language(self.options.language, german, english)
    }
}

/// One of two words.
pub(super) fn in_language(
    language: Language,
    german: &'static str,
    english: &'static str,
) -> &'static str {
    match language {
        Language::German => german,
        Language::English => english,
    }
}
