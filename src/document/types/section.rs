//! `typ: ziel`, `baustein`, `handlungsfeld`, `kapitel`: a section of a plan, one type with four names.

use super::shared::Rendition;
use crate::document::decode::{record, words};
use crate::document::id::Reference;
use crate::document::number::Number;
use crate::span::Located;

words! {
    /// What a plan calls its sections.
    pub enum SectionSort {
        /// Goal.
        Goal = "ziel",
        /// Building block.
        BuildingBlock = "baustein",
        /// Field of action.
        Field = "handlungsfeld",
        /// Chapter.
        Chapter = "kapitel",
    }
}

record! {
    /// A section of a plan.
    pub struct Section = "ziel" {
        #[doc = "The official number."]
        number: Option<Number> = "nummer",
        #[doc = "The official wording, or what it says in other words."]
        wording: Option<Located<Box<str>>> = "wortlaut",
        #[doc = "Whether the wording is verbatim or retold."]
        rendition: Option<Rendition> = "wiedergabe",
        #[doc = "The section above; default: the nearest enclosing one, else the plan."]
        part_of: Vec<Reference> = "teil_von",
        #[doc = "Whether it cuts across the others."]
        across: Option<bool> = "querschnitt",
        #[doc = "Whether its wording is not at hand."]
        placeholder: Option<bool> = "platzhalter",
    }
}
