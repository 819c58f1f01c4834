//! `typ: pressemitteilung`: a press release.

use super::shared::{Attachment, Contact, Picture, Rendition};
use crate::date::Date;
use crate::diagnostics::Sink;
use crate::document::decode::record;
use crate::document::id::Reference;
use crate::span::Located;

record! {
    /// What a speaker said.
    pub struct Quote = "zitate" {
        #[doc = "The speaker."]
        speaker: Box<str> = "person",
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
    }
}

impl PressRelease {
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
