//! `typ: vereinbarung`: a partner agreement.

use super::leads::{Anything, Named};
use crate::date::Date;
use crate::document::decode::record;
use crate::document::id::Reference;

record! {
    /// What one party undertakes.
    pub struct Undertaking = "leistungen" {
        /// The party: a reference or a name.
        party: Reference<Named> = "partei" => "Die Partei.",
        /// What it undertakes.
        text: Box<str> = "text" => "Was sie zusagt.",
    }
}

record! {
    /// A partner agreement.
    pub struct Agreement = "vereinbarung" {
        /// The parties: references or names.
        parties: Vec<Reference<Named>> = "parteien" => "Die Parteien.",
        /// When it was signed.
        date: Option<Date> = "datum" => "Wann die Vereinbarung unterzeichnet wurde.",
        /// The initiative that it belongs to: a reference or a name.
        initiative: Option<Reference<Named>> = "initiative"
            => "Die Initiative, zu der sie gehört.",
        /// What each party undertakes.
        undertakings: Vec<Undertaking> = "leistungen" => "Was jede Partei zusagt.",
        /// What it is about.
        about: Vec<Reference<Anything>> = "bezug" => "Worum es geht: Pläne, Maßnahmen oder andere Dokumente.",
    }
}
