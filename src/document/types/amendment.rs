//! `typ: aenderung`: an amendment to a version of a plan.

use crate::date::Date;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::id::{Reference, Slug};
use crate::span::Located;

words! {
    /// How much of the plan an amendment prints.
    pub enum Extent {
        /// Only what changes.
        Extract = "auszug",
        /// The whole plan.
        Complete = "vollstaendig",
    }
}

words! {
    /// What sort of change it is.
    pub enum Nature {
        /// The substance changes.
        Substantive = "inhaltlich",
        /// Only the wording changes.
        Editorial = "redaktionell",
    }
}

words! {
    /// What is done to a measure or section.
    pub enum Op {
        /// Added.
        Inserted = "eingefuegt",
        /// Worded anew.
        Reworded = "neu-gefasst",
        /// Repealed.
        Repealed = "aufgehoben",
        /// Given another number.
        Renumbered = "umnummeriert",
        /// Not known, because the base text is not at hand.
        Unknown = "unbekannt",
    }
}

record! {
    /// Where in the printed plan.
    pub struct PlaceInPlan = "fundstelle" {
        #[doc = "The page."]
        page: Option<Box<str>> = "seite",
        #[doc = "The chapter."]
        chapter: Option<Box<str>> = "kapitel",
    }
}

record! {
    /// One thing that an amendment does.
    pub struct Operation = "operationen" {
        #[doc = "What is done."]
        op: Located<Op> = "op",
        #[doc = "To which measure or section."]
        target: Option<Reference> = "bezug",
        #[doc = "The wording before."]
        old: Option<Located<Box<str>>> = "alt",
        #[doc = "The wording after."]
        new: Option<Located<Box<str>>> = "neu",
    }
}

record! {
    /// An amendment.
    pub struct Amendment = "aenderung" {
        #[doc = "The number of the version that it amends."]
        version: Option<Located<Slug>> = "fassung",
        #[doc = "Its date."]
        date: Option<Date> = "datum",
        #[doc = "From when it is in force."]
        from: Option<Date> = "gueltig_ab",
        #[doc = "Its place among amendments of one day."]
        order: Option<i32> = "reihenfolge",
        #[doc = "Where in the printed plan."]
        place: Option<PlaceInPlan> = "fundstelle",
        #[doc = "How much of the plan it prints."]
        extent: Option<Extent> = "umfang",
        #[doc = "What sort of change it is."]
        nature: Option<Nature> = "art",
        #[doc = "What it does."]
        operations: Vec<Operation> = "operationen",
    }
}

impl Amendment {
    /// What is worded anew has its new wording, what is renumbered its new number.
    pub fn check(&self, problems: &mut Sink) {
        for operation in self.operations.iter().filter(|operation| operation.new.is_none()) {
            let needed = match operation.op.value {
                Op::Reworded => Needed::NewWording,
                Op::Renumbered => Needed::NewNumber,
                Op::Inserted | Op::Repealed | Op::Unknown => continue,
            };
            problems.note(operation.op.span, Problem::Needs(needed));
        }
    }
}
