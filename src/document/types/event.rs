//! `typ: veranstaltung`: a congress, workshop, decision or talk.

use super::shared::Party;
use crate::date::Date;
use crate::document::decode::{record, words};
use crate::document::id::Reference;

words! {
    /// What sort of event it is.
    pub enum EventSort {
        /// Congress.
        Congress = "kongress",
        /// Workshop.
        Workshop = "workshop",
        /// Conference.
        Conference = "tagung",
        /// Talk.
        Talk = "vortrag",
        /// Decision.
        Decision = "beschluss",
        /// Exchange of experience.
        Exchange = "austausch",
        /// Training.
        Training = "schulung",
        /// Any other event.
        Other = "sonstige",
    }
}

record! {
    /// How many took part, as a number or in the words of the source.
    pub struct Attendance = "teilnehmende" {
        #[doc = "The number, where the source gives one."]
        value: Option<Box<str>> = "wert",
        #[doc = "What the source says: \"knapp 700\"."]
        statement: Option<Box<str>> = "angabe",
    }
}

record! {
    /// An event.
    pub struct Event = "veranstaltung" {
        #[doc = "What sort of event it is."]
        sort: Option<EventSort> = "art",
        #[doc = "When."]
        date: Option<Date> = "datum",
        #[doc = "Where."]
        place: Option<Box<str>> = "ort",
        #[doc = "Who held it: a reference or a name."]
        organiser: Option<Reference> = "veranstalter",
        #[doc = "How many took part."]
        attendance: Option<Attendance> = "teilnehmende",
        #[doc = "How many such events there were."]
        count: Option<i32> = "anzahl",
        #[doc = "For whom."]
        audience: Option<Box<str>> = "zielgruppe",
        #[doc = "Who took part."]
        parties: Vec<Party> = "beteiligte",
        #[doc = "What it was about."]
        about: Vec<Reference> = "bezug",
    }
}
