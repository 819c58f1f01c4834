//! `typ: person`: an office holder, in office as the source of that day says.

use super::leads::Named;
use super::shared::Contact;
use crate::date::Date;
use crate::document::decode::record;
use crate::document::id::Reference;

record! {
    /// An office and who says since when it was held.
    pub struct Office = "funktionen" {
        /// Where: a reference or a name.
        body: Option<Reference<Named>> = "stelle" => "Wo.",
        /// The office.
        office: Box<str> = "funktion" => "Das Amt.",
        /// Since when, or the day on which the source says so.
        from: Option<Date> = "von" => "Seit wann, oder der Tag, an dem die Quelle es sagt.",
        /// Until when.
        until: Option<Date> = "bis" => "Bis wann.",
        /// Who says so.
        source: Option<Box<str>> = "quelle" => "Wer es sagt.",
    }
}

record! {
    /// An office holder.
    pub struct Person = "person" {
        /// The name; default: the title.
        name: Option<Box<str>> = "name" => "Der Name, wenn er anders lautet als der Titel.",
        /// Other spellings of the name.
        variants: Vec<Box<str>> = "namensvarianten" => "Andere Schreibweisen des Namens.",
        /// The offices.
        offices: Vec<Office> = "funktionen" => "Die Ämter.",
        /// How to reach the person in office.
        contact: Option<Contact> = "kontakt" => "Wie man die Person im Amt erreicht.",
    }
}
