//! `typ: aenderung`: an amendment to a version of a plan.

use super::leads::ToPart;
use crate::date::Date;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::id::{Reference, Slug};
use crate::span::Located;

words! {
    /// How much of the plan an amendment prints.
    pub enum Extent {
        /// Only what changes.
        Extract = "auszug" => "nur, was sich ändert",
        /// The whole plan.
        Complete = "vollstaendig" => "der ganze Plan",
    }
}

words! {
    /// What sort of change it is.
    pub enum Nature {
        /// The substance changes.
        Substantive = "inhaltlich" => "der Inhalt ändert sich",
        /// Only the wording changes.
        Editorial = "redaktionell" => "nur die Formulierung ändert sich",
    }
}

words! {
    /// What is done to a measure or section.
    pub enum Op {
        /// Added.
        Inserted = "eingefuegt" => "kommt hinzu",
        /// Worded anew.
        Reworded = "neu-gefasst" => "bekommt einen neuen Wortlaut",
        /// Repealed.
        Repealed = "aufgehoben" => "entfällt",
        /// Given another number.
        Renumbered = "umnummeriert" => "bekommt eine andere Nummer",
        /// Not known, because the base text is not at hand.
        Unknown = "unbekannt" => "nicht bekannt, weil der bisherige Text nicht vorliegt",
    }
}

record! {
    /// Where in the printed plan.
    pub struct PlaceInPlan = "fundstelle" {
        /// The page.
        page: Option<Box<str>> = "seite" => "Die Seite.",
        /// The chapter.
        chapter: Option<Box<str>> = "kapitel" => "Das Kapitel.",
    }
}

record! {
    /// One thing that an amendment does.
    pub struct Operation = "operationen" {
        /// What is done.
        op: Located<Op> = "op" => "Was getan wird.",
        /// To which measure or section.
        target: Option<Reference<ToPart>> = "bezug" => "Mit welcher Maßnahme oder welchem Abschnitt.",
        /// The wording before.
        old: Option<Located<Box<str>>> = "alt"
            => "Der Wortlaut davor, bei einer Umnummerierung die Nummer davor.",
        /// The wording after.
        new: Option<Located<Box<str>>> = "neu"
            => "Der Wortlaut danach, bei einer Umnummerierung die Nummer danach; nötig bei beiden.",
    }
}

record! {
    /// An amendment.
    pub struct Amendment = "aenderung" {
        /// The number of the version that it amends.
        version: Option<Located<Slug>> = "fassung" => "Die Nummer der Fassung, die geändert wird.",
        /// Its date.
        date: Option<Date> = "datum" => "Das Datum der Änderung.",
        /// From when it is in force.
        from: Option<Date> = "gueltig_ab" => "Ab wann sie gilt.",
        /// Its place among amendments of one day.
        order: Option<i32> = "reihenfolge" => "Ihr Platz unter den Änderungen desselben Tages.",
        /// Where in the printed plan.
        place: Option<PlaceInPlan> = "fundstelle" => "Wo sie im gedruckten Plan steht.",
        /// How much of the plan it prints.
        extent: Option<Extent> = "umfang" => "Wie viel vom Plan sie abdruckt.",
        /// What sort of change it is.
        nature: Option<Nature> = "art" => "Ob sich der Inhalt ändert oder nur die Formulierung.",
        /// What it does.
        operations: Vec<Operation> = "operationen" => "Was die Änderung im Einzelnen tut.",
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
