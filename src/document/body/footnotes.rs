//! Footnotes: numbered in the order of their first reference, listed at the end, each with a way
//! back to every reference. Knows nothing of what stands in them.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use crate::diagnostics::Problem;
use crate::language::Language;

use super::escape::push_text;
use super::pieces::{Kind, Piece, Slot, narrow};
use super::walker::{Frame, MARKUP, Walker, in_language};
use super::{Image, Link};

/// The footnotes of a body, by number of first mention, be it a reference or the footnote itself.
#[derive(Debug, Default)]
pub(super) struct Notes {
    labels: HashMap<String, usize>,
    notes: Vec<Note>,
    /// The footnotes being read: what was written before each, and which one it is.
    open: Vec<(Piece, Option<usize>)>,
}

#[derive(Debug)]
struct Note {
    label: String,
    /// Where it was first referred to.
    reference: Option<Range<usize>>,
    /// Where it is defined.
    definition: Option<Range<usize>>,
    piece: Piece,
}

impl Notes {
    /// Whether a footnote is being read.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The footnote with this label; labels differ in more than case.
    fn of(&mut self, label: &str) -> usize {
        let next = self.notes.len();
        let number = *self.labels.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.notes.push(Note {
                label: label.to_owned(),
                reference: None,
                definition: None,
                piece: Piece::default(),
            });
        }
        number
    }
}

impl Walker<'_, '_> {
    /// Writes the mark of a footnote; within a link or a picture's text there is none.
    pub(super) fn footnote_reference(&mut self, label: &str, range: Range<usize>) {
        self.flush(MARKUP, false);
        if self.in_link || self.in_picture > 0 {
            return;
        }
        let number = self.notes.of(label);
        if let Some(note) = self.notes.notes.get_mut(number) {
            note.reference.get_or_insert(range);
        }
        self.out.slot(Kind::Reference(narrow(number)));
    }

    /// Starts a footnote, written aside until its number is known.
    pub(super) fn start_footnote(&mut self, label: &str, range: Range<usize>) {
        let number = self.notes.of(label);
        let mark = range.start..range.start + label.len() + "[^]".len();
        let first = self.notes.notes.get_mut(number).and_then(|note| match &note.definition {
            Some(first) => Some(first.clone()),
            None => {
                note.definition = Some(mark.clone());
                None
            }
        });
        let kept = first.is_none().then_some(number);
        if let Some(first) = first {
            self.note_with(mark, Problem::DuplicateFootnote { label: label.to_owned() }, first);
        }
        let outer = std::mem::take(&mut self.out);
        self.notes.open.push((outer, kept));
        self.frames.push(Frame::Footnote);
    }

    /// Ends a footnote. The second of one label is not shown.
    pub(super) fn end_footnote(&mut self) {
        self.end_block();
        let Some((outer, kept)) = self.notes.open.pop() else { return };
        let piece = std::mem::replace(&mut self.out, outer);
        if let Some(note) = kept.and_then(|number| self.notes.notes.get_mut(number)) {
            note.piece = piece;
        }
    }

    /// Numbers the footnotes, writes their marks and their list, and drops those that nothing refers
    /// to, with their links and pictures.
    pub(super) fn resolve_footnotes(&mut self, language: Language) {
        let notes = std::mem::take(&mut self.notes).notes;
        if notes.is_empty() {
            return;
        }
        let main = std::mem::take(&mut self.out);
        let unknown: Vec<_> = notes.iter().filter(|note| note.definition.is_none()).collect();
        for note in unknown {
            let problem = Problem::UnknownFootnote { label: note.label.clone() };
            self.note(note.reference.clone().unwrap_or_default(), problem);
        }
        let mut list = List::number(language, &main, &notes);
        list.links = std::mem::take(&mut self.links).into_iter().map(Some).collect();
        list.images = std::mem::take(&mut self.images).into_iter().map(Some).collect();
        list.append(&main, &notes);
        list.append_notes(&notes);
        self.out = list.out;
        self.links = list.kept_links;
        self.images = list.kept_images;
    }
}

/// A body being put together.
struct List {
    language: Language,
    out: Piece,
    /// The footnotes in their final order.
    order: Vec<usize>,
    /// By footnote: its final number, how often it is referred to, how often so far.
    numbers: Vec<(usize, usize, usize)>,
    links: Vec<Option<Link>>,
    images: Vec<Option<Image>>,
    kept_links: Vec<Link>,
    kept_images: Vec<Image>,
}

impl List {
    fn number(language: Language, main: &Piece, notes: &[Note]) -> List {
        let mut list = List {
            language,
            out: Piece { html: String::with_capacity(main.html.len() * 5 / 4), slots: Vec::new() },
            order: Vec::new(),
            numbers: vec![(0, 0, 0); notes.len()],
            links: Vec::new(),
            images: Vec::new(),
            kept_links: Vec::new(),
            kept_images: Vec::new(),
        };
        list.count(main, notes);
        let mut next = 0;
        while let Some(note) = list.order.get(next).and_then(|&number| notes.get(number)) {
            list.count(&note.piece, notes);
            next += 1;
        }
        list
    }

    fn count(&mut self, piece: &Piece, notes: &[Note]) {
        for slot in &piece.slots {
            let Kind::Reference(note) = slot.kind else { continue };
            let note = note as usize;
            let defined = notes.get(note).is_some_and(|note| note.definition.is_some());
            let Some(count) = self.numbers.get_mut(note).filter(|_| defined) else { continue };
            if count.1 == 0 {
                self.order.push(note);
                count.0 = self.order.len();
            }
            count.1 += 1;
        }
    }

    /// Copies a piece, with the marks of footnotes written out and the rest of its slots kept.
    fn append(&mut self, piece: &Piece, notes: &[Note]) {
        let mut from = 0;
        for slot in &piece.slots {
            self.out.html.push_str(piece.html.get(from..slot.at()).unwrap_or_default());
            from = slot.at();
            match slot.kind {
                Kind::Reference(note) => self.reference(note as usize, notes),
                Kind::Open { link, tag } => {
                    if let Some(found) = self.links.get_mut(link as usize).and_then(Option::take) {
                        self.out.slot(Kind::Open { link: narrow(self.kept_links.len()), tag });
                        self.kept_links.push(found);
                    }
                }
                Kind::Image(image) => {
                    if let Some(found) = self.images.get_mut(image as usize).and_then(Option::take)
                    {
                        self.out.slot(Kind::Image(narrow(self.kept_images.len())));
                        self.kept_images.push(found);
                    }
                }
                kind @ (Kind::Prefix | Kind::Landmark(_) | Kind::Glossary | Kind::Close) => {
                    self.out.slot(kind);
                }
            }
        }
        self.out.html.push_str(piece.html.get(from..).unwrap_or_default());
    }

    fn reference(&mut self, note: usize, notes: &[Note]) {
        let Some((number, _, so_far)) = self.numbers.get_mut(note).filter(|note| note.1 > 0) else {
            let label = notes.get(note).map_or("", |note| note.label.as_str());
            return push_text(&mut self.out.html, &format!("[^{label}]"));
        };
        *so_far += 1;
        let (number, nth) = (*number, *so_far);
        let name = in_language(self.language, "Fußnote", "Footnote");
        self.out.html.push_str("<sup class=\"footnote\"><a href=\"#");
        self.out.slot(Kind::Prefix);
        let _ = write!(self.out.html, "fn-{number}\" id=\"");
        self.out.slot(Kind::Prefix);
        push_reference_id(&mut self.out.html, number, nth);
        let _ = write!(self.out.html, "\" aria-label=\"{name} {number}\">{number}</a></sup>");
    }

    fn append_notes(&mut self, notes: &[Note]) {
        if self.order.is_empty() {
            return;
        }
        self.out.fresh();
        self.out.html.push_str("<section class=\"footnotes\"");
        self.out.slot(Kind::Landmark(self.language));
        self.out.html.push_str(">\n<ol>\n");
        for (index, note) in std::mem::take(&mut self.order).into_iter().enumerate() {
            self.out.html.push_str("<li id=\"");
            self.out.slot(Kind::Prefix);
            let _ = writeln!(self.out.html, "fn-{}\">", index + 1);
            if let Some(note) = notes.get(note) {
                self.append(&note.piece, notes);
            }
            self.ways_back(note);
            self.out.html.push_str("</li>\n");
        }
        self.out.html.push_str("</ol>\n</section>\n");
    }

    /// Writes the links back, within the last paragraph where the footnote ends with one.
    fn ways_back(&mut self, note: usize) {
        const END: &str = "</p>\n";
        let (number, count, _) = self.numbers.get(note).copied().unwrap_or_default();
        if self.out.html.ends_with(END) {
            let end = self.out.html.len() - END.len();
            self.out.html.truncate(end);
            clamp_slots(&mut self.out.slots, end);
        } else {
            self.out.fresh();
            self.out.html.push_str("<p>");
        }
        let title = in_language(self.language, "Zurück zum Text", "Back to the text");
        let name = in_language(self.language, "Zurück zu Verweis", "Back to reference");
        for nth in 1..=count {
            if !self.out.html.ends_with("<p>") {
                self.out.html.push(' ');
            }
            self.out.html.push_str("<a class=\"backlink\" href=\"#");
            self.out.slot(Kind::Prefix);
            push_reference_id(&mut self.out.html, number, nth);
            let _ = write!(self.out.html, "\" title=\"{title}\" aria-label=\"{name} {number}");
            if nth > 1 {
                let _ = write!(self.out.html, "-{nth}\">↩<sup>{nth}</sup></a>");
            } else {
                self.out.html.push_str("\">↩</a>");
            }
        }
        self.out.html.push_str(END);
    }
}

/// No slot stands after the text of a paragraph, but one may stand at its end.
fn clamp_slots(slots: &mut [Slot], end: usize) {
    for slot in slots.iter_mut().rev().take_while(|slot| slot.at() > end) {
        slot.put_at(end);
    }
}

fn push_reference_id(html: &mut String, number: usize, nth: usize) {
    let _ = write!(html, "fnref-{number}");
    if nth > 1 {
        let _ = write!(html, "-{nth}");
    }
}
