//! `typ: ziel`, `baustein`, `handlungsfeld`, `kapitel`: a section of a plan, one type with four names.

use super::leads::ToSection;
use super::shared::Rendition;
use crate::document::decode::{record, words};
use crate::document::id::Reference;
use crate::document::number::Number;
use crate::span::Located;

words! {
    /// What a plan calls its sections.
    pub enum SectionSort {
        /// Goal.
        Goal = "ziel" => "Ziel",
        /// Building block.
        BuildingBlock = "baustein" => "Baustein",
        /// Field of action.
        Field = "handlungsfeld" => "Handlungsfeld",
        /// Chapter.
        Chapter = "kapitel" => "Kapitel",
    }
}

record! {
    /// A section of a plan.
    pub struct Section = "ziel" {
        /// The official number.
        number: Option<Located<Number>> = "nummer" => "Die amtliche Nummer.",
        /// The official wording, or what it says in other words.
        wording: Option<Located<Box<str>>> = "wortlaut"
            => "Der amtliche Wortlaut oder was er mit anderen Worten sagt.",
        /// Whether the wording is verbatim or retold.
        rendition: Option<Rendition> = "wiedergabe"
            => "Ob der Wortlaut wörtlich oder sinngemäß dasteht.",
        /// The section above; default: the nearest enclosing one, else the plan.
        part_of: Vec<Reference<ToSection>> = "teil_von"
            => "Der Abschnitt darüber; sonst der nächste umgebende oder der Plan.",
        /// Whether it cuts across the others.
        across: Option<bool> = "querschnitt" => "Ob der Abschnitt für alle anderen mit gilt.",
        /// Whether its wording is not at hand.
        placeholder: Option<bool> = "platzhalter" => "Ob sein Wortlaut nicht vorliegt.",
    }
}
