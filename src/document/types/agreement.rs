//! `typ: vereinbarung`: a partner agreement.

use crate::date::Date;
use crate::document::decode::record;
use crate::document::id::Reference;

record! {
    /// What one party undertakes.
    pub struct Undertaking = "leistungen" {
        #[doc = "The party: a reference or a name."]
        party: Reference = "partei",
        #[doc = "What it undertakes."]
        text: Box<str> = "text",
    }
}

record! {
    /// A partner agreement.
    pub struct Agreement = "vereinbarung" {
        #[doc = "The parties: references or names."]
        parties: Vec<Reference> = "parteien",
        #[doc = "When it was signed."]
        date: Option<Date> = "datum",
        #[doc = "The initiative that it belongs to: a reference or a name."]
        initiative: Option<Reference> = "initiative",
        #[doc = "What each party undertakes."]
        undertakings: Vec<Undertaking> = "leistungen",
        #[doc = "What it is about."]
        about: Vec<Reference> = "bezug",
    }
}
