//! Blocks: paragraphs, headings, lists, quotations, code. Knows nothing of text within them.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, HeadingLevel, Tag};

use crate::diagnostics::Problem;

use super::escape::push_text;
use super::pieces::{Kind, Slot};
use super::walker::{Frame, MARKUP, Walker};
use super::{Heading, plain, raw};

/// A paragraph that is open.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Where its tag stands, and how many slots come before it.
    html: usize,
    slots: usize,
    /// A picture at its very start.
    pub(super) picture: Option<Alone>,
}

/// A picture that has its paragraph to itself so far.
#[derive(Debug)]
pub(super) struct Alone {
    /// Where the title attribute starts, the last of its tag.
    pub(super) title_at: usize,
    /// Where its tag ends.
    pub(super) end: usize,
    /// The title, unescaped.
    pub(super) title: String,
}

impl Paragraph {
    /// Whether nothing was written since its tag, `<p>`.
    pub(super) fn is_at_start(&self, html: usize) -> bool {
        html == self.html + 3
    }
}

impl<'a> Walker<'a, '_> {
    /// Opens what `tag` stands for.
    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.start_inline(range, "<em>", "</em>"),
            Tag::Strong => self.start_inline(range, "<strong>", "</strong>"),
            Tag::Strikethrough => self.start_inline(range, "<del>", "</del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, range);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.start_picture(link_type, &dest_url, &title, range);
            }
            Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.frames.push(Frame::Flat),
            Tag::TableCell => self.start_cell(),
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.start_footnote(&label, range);
            }
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow => {
                self.end_block();
                self.out.fresh();
                self.start_block(tag, range);
            }
        }
    }

    fn start_inline(&mut self, range: Range<usize>, open: &str, close: &'static str) {
        self.flush(MARKUP, false);
        self.nest(range, open, close, Frame::Flat);
    }

    fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                let (html, slots) = (self.out.html.len(), self.out.slots.len());
                self.out.html.push_str("<p>");
                self.frames.push(Frame::Paragraph(Paragraph { html, slots, picture: None }));
            }
            Tag::Heading { level, .. } => self.start_heading(level, range),
            Tag::BlockQuote(_) => {
                self.nest(range, "<blockquote>\n", "</blockquote>\n", Frame::FlatBlock);
            }
            Tag::List(None) => self.nest(range, "<ul>\n", "</ul>\n", Frame::FlatBlock),
            Tag::List(Some(1)) => self.nest(range, "<ol>\n", "</ol>\n", Frame::FlatBlock),
            Tag::List(Some(first)) => {
                let open = format!("<ol start=\"{first}\">\n");
                self.nest(range, &open, "</ol>\n", Frame::FlatBlock);
            }
            Tag::Item => self.start_item(),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.start_html(range),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_row(true),
            Tag::TableRow => self.start_row(false),
            _ => self.frames.push(Frame::Flat),
        }
    }

    /// An item, unless its list was flattened.
    fn start_item(&mut self) {
        if matches!(self.frames.last(), Some(Frame::FlatBlock)) {
            self.frames.push(Frame::FlatBlock);
        } else {
            self.out.html.push_str("<li>");
            self.frames.push(Frame::Block("</li>\n"));
        }
    }

    /// Marks the item as a task: a sign with a name, since a form control that cannot be used would
    /// be announced as one.
    pub(super) fn task(&mut self, done: bool) {
        for item in ["<li>", "<li>\n<p>"] {
            if self.out.html.ends_with(item) {
                let at = self.out.html.len() - item.len();
                let marked = item.replace("<li>", "<li class=\"task-item\">");
                self.out.html.truncate(at);
                self.out.html.push_str(&marked);
                if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() {
                    paragraph.html += marked.len() - item.len();
                }
                break;
            }
        }
        let (class, sign) = if done { ("done", '☑') } else { ("open", '☐') };
        let name = if done { self.label("erledigt", "done") } else { self.label("offen", "open") };
        let _ = write!(
            self.out.html,
            "<span class=\"task {class}\" role=\"img\" aria-label=\"{name}\">{sign}</span> "
        );
    }

    /// Ends a paragraph; a picture that has one to itself is a figure, its title the caption.
    pub(super) fn end_paragraph(&mut self, paragraph: &Paragraph) {
        self.end_block();
        match &paragraph.picture {
            Some(picture) if picture.end == self.out.html.len() => {
                self.out.html.truncate(picture.title_at);
                self.out.html.push('>');
                if !picture.title.is_empty() {
                    self.out.html.push_str("<figcaption>");
                    push_text(&mut self.out.html, &picture.title);
                    self.out.html.push_str("</figcaption>");
                }
                self.out.replace(paragraph.html, "<p>".len(), "<figure>", paragraph.slots);
                self.out.html.push_str("</figure>\n");
            }
            // What was refused leaves no empty paragraph.
            _ if paragraph.is_at_start(self.out.html.len()) => {
                self.out.truncate(paragraph.html, paragraph.slots);
            }
            _ => self.out.html.push_str("</p>\n"),
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        if level == HeadingLevel::H1 {
            let line = self.source.get(range.clone()).unwrap_or_default().trim_end().len();
            self.note(range.start..range.start + line, Problem::HeadingLevelOne);
        }
        let level = (level as u8).clamp(2, 6);
        let above = self.headings.last().map_or(1, |heading| heading.level);
        if level > above + 1 && !self.notes.is_open() {
            let line = self.source.get(range.clone()).unwrap_or_default().trim_end().len();
            let skipped = Problem::HeadingSkipped { above, level };
            self.note(range.start..range.start + line, skipped);
        }
        self.in_heading = true;
        let (html, slots) = (self.out.html.len(), self.out.slots.len());
        self.frames.push(Frame::Heading { level, html, slots });
    }

    /// Writes the start tag, whose id needs the text, before the text.
    pub(super) fn end_heading(&mut self, level: u8, html: usize, slots: usize) {
        self.end_block();
        self.in_heading = false;
        if self.out.html.len() == html {
            return;
        }
        let text = plain::text_of(self.out.tail(html));
        let id = self.ids.give(&text);
        let digit = char::from(b'0' + level);
        let mut tag = String::with_capacity(id.len() + 16);
        tag.push_str("<h");
        tag.push(digit);
        tag.push_str(" id=\"");
        let prefix = Slot::new(html + tag.len(), Kind::Prefix);
        push_text(&mut tag, &id);
        tag.push_str("\">");
        self.out.replace(html, 0, &tag, slots);
        self.out.slots.insert(slots, prefix);
        self.out.html.push_str("</h");
        self.out.html.push(digit);
        self.out.html.push_str(">\n");
        if !self.notes.is_open() {
            self.headings.push(Heading { level, id: id.into(), text: text.into() });
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        // Reachable by keyboard, since long lines scroll.
        self.out.html.push_str("<pre tabindex=\"0\"><code");
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || "+#-_.".contains(*c);
        let language: String = info.chars().filter(is_plain).take(40).collect();
        if !language.is_empty() {
            let _ = write!(self.out.html, " class=\"language-{language}\"");
        }
        self.out.html.push('>');
        self.frames.push(Frame::Code);
    }

    /// Refuses a block of HTML.
    fn start_html(&mut self, range: Range<usize>) {
        let html = self.source.get(range.clone()).unwrap_or_default();
        let indent = html.len() - html.trim_start().len();
        let start = range.start + indent;
        let html = html.trim_start();
        let problem = Problem::RawHtml { tag: raw::tag(html) };
        self.note(start..start + raw::shown_len(html), problem);
        self.frames.push(Frame::Raw);
    }

    /// Writes a thematic break.
    pub(super) fn rule(&mut self) {
        self.end_block();
        self.out.fresh();
        self.out.html.push_str("<hr>\n");
    }
}
