//! Shapes that several types share.

use super::leads::Named;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::id::{EmailAddress, FilePath, Reference};
use crate::document::web::WebAddress;
use crate::span::Located;

words! {
    /// Whether a text is verbatim or retold.
    pub enum Rendition {
        /// In the words of the source.
        Verbatim = "woertlich" => "in den Worten der Quelle",
        /// In other words, to the same effect; never shown as a quotation.
        Paraphrase = "sinngemaess" => "mit anderen Worten, dem Sinn nach; erscheint nie als Zitat",
    }
}

record! {
    /// How to reach an office.
    pub struct Contact = "kontakt" {
        /// The office.
        office: Option<Box<str>> = "stelle" => "Die Stelle.",
        /// The postal address, line by line.
        address: Option<Box<str>> = "anschrift" => "Die Postanschrift, Zeile für Zeile.",
        /// The telephone number.
        telephone: Option<Box<str>> = "telefon" => "Die Telefonnummer.",
        /// The e-mail address.
        email: Option<EmailAddress> = "email" => "Die E-Mail-Adresse.",
        /// The website.
        website: Option<WebAddress> = "webseite" => "Die Website.",
    }
}

record! {
    /// A body that takes part.
    pub struct Party = "beteiligte" {
        /// The body: a reference or its name.
        body: Reference<Named> = "organisation" => "Die Stelle.",
        /// Its role.
        role: Option<Box<str>> = "rolle" => "Ihre Rolle.",
        /// The area that it takes part for.
        area: Option<Box<str>> = "gebiet" => "Das Gebiet, für das sie mitwirkt.",
    }
}

record! {
    /// A file that goes with a document, or the reason why it is missing.
    pub struct Attachment = "anlagen" {
        /// Its title.
        title: Located<Box<str>> = "titel" => "Ihr Titel.",
        /// The file, as path from this document's folder.
        file: Option<Located<FilePath>> = "datei"
            => "Die Datei, als Pfad vom Ordner dieses Dokuments aus; nötig ist sie oder „fehlt“.",
        /// Why the file is not at hand.
        missing: Option<Box<str>> = "fehlt" => "Warum die Datei nicht vorliegt; statt „datei“.",
        /// Whether the file is accessible.
        accessible: Option<bool> = "barrierefrei" => "Ob die Datei barrierefrei ist.",
        /// Where the same is found in an accessible form.
        alternative: Option<Box<str>> = "alternative"
            => "Wo derselbe Inhalt barrierefrei zu finden ist.",
    }
}

record! {
    /// A picture, or the reason why it is missing.
    pub struct Picture = "bilder" {
        /// The file, as path from this document's folder.
        file: Option<Located<FilePath>> = "datei"
            => "Die Datei, als Pfad vom Ordner dieses Dokuments aus; nötig ist sie oder „fehlt“.",
        /// Why the file is not at hand.
        missing: Option<Located<Box<str>>> = "fehlt" => "Warum die Datei nicht vorliegt; statt „datei“.",
        /// What it shows, for those who do not see it.
        alt: Option<Box<str>> = "alt"
            => "Was zu sehen ist, für alle, die das Bild nicht sehen; zu einer Datei nötig.",
        /// The caption.
        caption: Option<Box<str>> = "bildunterschrift" => "Die Bildunterschrift.",
        /// Who made it.
        credit: Option<Box<str>> = "nachweis" => "Von wem das Bild ist.",
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
