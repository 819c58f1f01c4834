//! `typ: pressemitteilung`: a press release.

use super::leads::{Anything, Named};
use super::shared::{Attachment, Contact, Picture, Rendition};
use crate::date::{Date, Day};
use crate::diagnostics::Sink;
use crate::document::decode::record;
use crate::document::id::Reference;
use crate::span::Located;

record! {
    /// What a speaker said.
    pub struct Quote = "zitate" {
        /// The speaker: a reference or a name.
        speaker: Reference<Named> = "person" => "Wer spricht.",
        /// The speaker's office.
        office: Option<Box<str>> = "funktion" => "Das Amt der Person.",
        /// What was said.
        text: Box<str> = "text" => "Was gesagt wurde.",
        /// Whether the text is verbatim or retold.
        rendition: Option<Rendition> = "wiedergabe" => "Ob es wörtlich oder sinngemäß dasteht.",
    }
}

record! {
    /// The signature under a release.
    pub struct Signature = "zeichnung" {
        /// In which capacity: "Im Auftrag".
        capacity: Option<Box<str>> = "vermerk" => "In welcher Eigenschaft, etwa „Im Auftrag“.",
        /// The name.
        name: Option<Box<str>> = "name" => "Der Name.",
    }
}

record! {
    /// A correction or a withdrawal.
    pub struct DatedNote = "berichtigung" {
        /// When.
        date: Option<Date> = "datum" => "Wann.",
        /// What is put right, or why it is withdrawn.
        text: Box<str> = "text"
            => "Was berichtigt wird oder warum die Mitteilung zurückgezogen ist.",
    }
}

record! {
    /// A press release.
    pub struct PressRelease = "pressemitteilung" {
        /// Its date.
        date: Option<Date> = "datum" => "Das Datum der Mitteilung.",
        /// Where it was written.
        dateline: Option<Box<str>> = "ortsmarke" => "Wo sie geschrieben wurde.",
        /// Its subtitle.
        subtitle: Option<Box<str>> = "untertitel" => "Der Untertitel.",
        /// Who published it: a reference or a name; default: the authority.
        publisher: Option<Reference<Named>> = "herausgeber"
            => "Wer sie herausgibt; sonst die Behörde.",
        /// What it is about.
        about: Vec<Reference<Anything>> = "bezug" => "Worum es geht: Pläne, Maßnahmen oder andere Dokumente.",
        /// What was said.
        quotes: Vec<Quote> = "zitate" => "Was gesagt wurde, mit Person und Amt.",
        /// Pictures.
        pictures: Vec<Located<Picture>> = "bilder" => "Bilder.",
        /// Files that go with it.
        attachments: Vec<Attachment> = "anlagen" => "Dateien, die dazugehören.",
        /// Whom to ask.
        contact: Option<Contact> = "kontakt" => "Wen man fragen kann.",
        /// The signature.
        signature: Option<Signature> = "zeichnung" => "Wer gezeichnet hat.",
        /// The day before which it is not published.
        embargo: Option<Located<Date>> = "sperrfrist"
            => "Der Tag, vor dem die Mitteilung nicht erscheint.",
        /// What was put right later.
        correction: Option<DatedNote> = "berichtigung" => "Was später berichtigt wurde.",
        /// When and why it was withdrawn.
        withdrawal: Option<DatedNote> = "zurueckgezogen"
            => "Wann und warum sie zurückgezogen wurde.",
    }
}

impl PressRelease {
    /// From which day on its embargo is over; `None` where it has none, or one that nobody knows the end of.
    pub fn embargo_over(&self) -> Option<Day> {
        self.embargo.as_ref()?.value.latest()
    }

    /// Pictures and attachments are complete.
    pub fn check(&self, problems: &mut Sink) {
        for picture in &self.pictures {
            picture.value.check(picture.span, problems);
        }
        for attachment in &self.attachments {
            attachment.check(problems);
        }
    }
}
