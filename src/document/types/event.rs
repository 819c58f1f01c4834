//! `typ: veranstaltung`: a congress, workshop, decision or talk.

use super::leads::{Anything, Named};
use super::shared::Party;
use crate::date::Date;
use crate::document::decode::{record, words};
use crate::document::id::Reference;

words! {
    /// What sort of event it is.
    pub enum EventSort {
        /// Congress.
        Congress = "kongress" => "Kongress",
        /// Workshop.
        Workshop = "workshop" => "Workshop",
        /// Conference.
        Conference = "tagung" => "Tagung",
        /// Talk.
        Talk = "vortrag" => "Vortrag",
        /// Decision.
        Decision = "beschluss" => "Beschluss",
        /// Exchange of experience.
        Exchange = "austausch" => "Erfahrungsaustausch",
        /// Training.
        Training = "schulung" => "Schulung",
        /// Any other event.
        Other = "sonstige" => "jede andere Veranstaltung",
    }
}

record! {
    /// How many took part, as a number or in the words of the source.
    pub struct Attendance = "teilnehmende" {
        /// The number, where the source gives one.
        value: Option<Box<str>> = "wert" => "Die Zahl, wenn die Quelle eine nennt.",
        /// What the source says: "knapp 700".
        statement: Option<Box<str>> = "angabe" => "Was die Quelle sagt, etwa „knapp 700“.",
    }
}

record! {
    /// An event.
    pub struct Event = "veranstaltung" {
        /// What sort of event it is.
        sort: Option<EventSort> = "art" => "Die Art der Veranstaltung.",
        /// When.
        date: Option<Date> = "datum" => "Wann sie stattfindet.",
        /// Where.
        place: Option<Box<str>> = "ort" => "Wo sie stattfindet.",
        /// Who held it: a reference or a name.
        organiser: Option<Reference<Named>> = "veranstalter"
            => "Wer sie veranstaltet.",
        /// How many took part.
        attendance: Option<Attendance> = "teilnehmende" => "Wie viele teilnahmen.",
        /// How many such events there were.
        count: Option<i32> = "anzahl" => "Wie oft sie stattfand.",
        /// For whom.
        audience: Option<Box<str>> = "zielgruppe" => "Für wen sie gedacht ist.",
        /// Who took part.
        parties: Vec<Party> = "beteiligte" => "Wer mitwirkt.",
        /// What it was about.
        about: Vec<Reference<Anything>> = "bezug" => "Worum es geht: Pläne, Maßnahmen oder andere Dokumente.",
    }
}
