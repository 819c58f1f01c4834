//! Shapes that several types share.

use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::id::{EmailAddress, Reference, WebAddress};
use crate::span::Located;

words! {
    /// Whether a text is verbatim or retold.
    pub enum Rendition {
        /// In the words of the source.
        Verbatim = "woertlich",
        /// In other words, to the same effect; never shown as a quotation.
        Paraphrase = "sinngemaess",
    }
}

record! {
    /// How to reach an office.
    pub struct Contact = "kontakt" {
        #[doc = "The office."]
        office: Option<Box<str>> = "stelle",
        #[doc = "The postal address, line by line."]
        address: Option<Box<str>> = "anschrift",
        #[doc = "The telephone number."]
        telephone: Option<Box<str>> = "telefon",
        #[doc = "The e-mail address."]
        email: Option<EmailAddress> = "email",
        #[doc = "The website."]
        website: Option<WebAddress> = "webseite",
    }
}

record! {
    /// A body that takes part.
    pub struct Party = "beteiligte" {
        #[doc = "The body: a reference or its name."]
        body: Reference = "organisation",
        #[doc = "Its role."]
        role: Option<Box<str>> = "rolle",
        #[doc = "The area that it takes part for."]
        area: Option<Box<str>> = "gebiet",
    }
}

record! {
    /// A file that goes with a document, or the reason why it is missing.
    pub struct Attachment = "anlagen" {
        #[doc = "Its title."]
        title: Located<Box<str>> = "titel",
        #[doc = "The file, as path from this document's folder."]
        file: Option<Located<Box<str>>> = "datei",
        #[doc = "Why the file is not at hand."]
        missing: Option<Box<str>> = "fehlt",
        #[doc = "Whether the file is accessible."]
        accessible: Option<bool> = "barrierefrei",
        #[doc = "Where the same is found in an accessible form."]
        alternative: Option<Box<str>> = "alternative",
    }
}

record! {
    /// A picture, or the reason why it is missing.
    pub struct Picture = "bilder" {
        #[doc = "The file, as path from this document's folder."]
        file: Option<Located<Box<str>>> = "datei",
        #[doc = "Why the file is not at hand."]
        missing: Option<Located<Box<str>>> = "fehlt",
        #[doc = "What it shows, for those who do not see it."]
        alt: Option<Box<str>> = "alt",
        #[doc = "The caption."]
        caption: Option<Box<str>> = "bildunterschrift",
        #[doc = "Who made it."]
        credit: Option<Box<str>> = "nachweis",
    }
}

impl Attachment {
    /// Either a file or the reason why there is none.
    pub fn check(&self, problems: &mut Sink) {
        match (&self.file, &self.missing) {
            (None, None) => problems.note(self.title.span, Problem::Needs(Needed::FileOrReason)),
            (Some(file), Some(_)) => {
                problems.note(file.span, Problem::Needs(Needed::NotBothFileAndReason))
            }
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
}

impl Picture {
    /// Either a file with a text for those who do not see it, or the reason why there is none.
    /// `place` is where the list of pictures stands.
    pub fn check(&self, place: crate::span::Span, problems: &mut Sink) {
        match (&self.file, &self.missing) {
            (None, None) => problems.note(place, Problem::Needs(Needed::FileOrReason)),
            (Some(file), Some(_)) => {
                problems.note(file.span, Problem::Needs(Needed::NotBothFileAndReason))
            }
            (Some(file), None) if self.alt.is_none() => {
                problems.note(file.span, Problem::Needs(Needed::AltText));
            }
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
}
