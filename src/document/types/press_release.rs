//! `typ: pressemitteilung`: a press release.

use super::shared::{Attachment, Contact, Picture, Rendition};
use crate::date::{Date, Day};
use crate::diagnostics::Sink;
use crate::document::decode::record;
use crate::document::id::Reference;
use crate::span::Located;

record! {
    /// What a speaker said.
    pub struct Quote = "zitate" {
        #[doc = "The speaker: a reference or a name."]
        speaker: Reference = "person",
        #[doc = "The speaker's office."]
        office: Option<Box<str>> = "funktion",
        #[doc = "What was said."]
        text: Box<str> = "text",
        #[doc = "Whether the text is verbatim or retold."]
        rendition: Option<Rendition> = "wiedergabe",
    }
}

record! {
    /// The signature under a release.
    pub struct Signature = "zeichnung" {
        #[doc = "In which capacity: \"Im Auftrag\"."]
        capacity: Option<Box<str>> = "vermerk",
        #[doc = "The name."]
        name: Option<Box<str>> = "name",
    }
}

record! {
    /// A correction or a withdrawal.
    pub struct DatedNote = "berichtigung" {
        #[doc = "When."]
        date: Option<Date> = "datum",
        #[doc = "What is put right, or why it is withdrawn."]
        text: Box<str> = "text",
    }
}

record! {
    /// A press release.
    pub struct PressRelease = "pressemitteilung" {
        #[doc = "Its date."]
        date: Option<Date> = "datum",
        #[doc = "Where it was written."]
        dateline: Option<Box<str>> = "ortsmarke",
        #[doc = "Its subtitle."]
        subtitle: Option<Box<str>> = "untertitel",
        #[doc = "Who published it: a reference or a name; default: the authority."]
        publisher: Option<Reference> = "herausgeber",
        #[doc = "What it is about."]
        about: Vec<Reference> = "bezug",
        #[doc = "What was said."]
        quotes: Vec<Quote> = "zitate",
        #[doc = "Pictures."]
        pictures: Vec<Located<Picture>> = "bilder",
        #[doc = "Files that go with it."]
        attachments: Vec<Attachment> = "anlagen",
        #[doc = "Whom to ask."]
        contact: Option<Contact> = "kontakt",
        #[doc = "The signature."]
        signature: Option<Signature> = "zeichnung",
        #[doc = "The day before which it is not published."]
        embargo: Option<Located<Date>> = "sperrfrist",
        #[doc = "What was put right later."]
        correction: Option<DatedNote> = "berichtigung",
        #[doc = "When and why it was withdrawn."]
        withdrawal: Option<DatedNote> = "zurueckgezogen",
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
