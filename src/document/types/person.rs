//! `typ: person`: an office holder, in office as the source of that day says.

use super::shared::Contact;
use crate::date::Date;
use crate::document::decode::record;
use crate::document::id::Reference;

record! {
    /// An office and who says since when it was held.
    pub struct Office = "funktionen" {
        #[doc = "Where: a reference or a name."]
        body: Option<Reference> = "stelle",
        #[doc = "The office."]
        office: Box<str> = "funktion",
        #[doc = "Since when, or the day on which the source says so."]
        from: Option<Date> = "von",
        #[doc = "Until when."]
        until: Option<Date> = "bis",
        #[doc = "Who says so."]
        source: Option<Box<str>> = "quelle",
    }
}

record! {
    /// An office holder.
    pub struct Person = "person" {
        #[doc = "The name; default: the title."]
        name: Option<Box<str>> = "name",
        #[doc = "Other spellings of the name."]
        variants: Vec<Box<str>> = "namensvarianten",
        #[doc = "The offices."]
        offices: Vec<Office> = "funktionen",
        #[doc = "How to reach the person in office."]
        contact: Option<Contact> = "kontakt",
    }
}
