//! The types of documents. Each has one file with its keys; this one names them all, and the compiler
//! then lists every place that a new type touches.

mod amendment;
mod authority;
mod common;
mod measure;
mod page;
mod plan;
mod press_release;
mod section;
mod shared;

pub use amendment::{Amendment, Extent, Nature, Op, Operation, PlaceInPlan};
pub use authority::{Authority, Level};
pub use common::Common;
pub use measure::{HistoryEntry, Measure, MeasureSort, MeasureStatus, Milestone};
pub use page::Page;
pub use plan::{Decision, Plan, PlanStatus, Version};
pub use press_release::{PressRelease, Quote, Signature};
pub use section::{Section, SectionSort};
pub use shared::{Attachment, Contact, Party, Picture, Rendition};

use super::decode::{Key, words};
use super::yaml::Node;
use crate::diagnostics::Sink;

words! {
    /// The value of `typ`.
    pub enum Type {
        /// An authority, any level.
        Authority = "behoerde",
        /// A plan, roadmap or concept.
        Plan = "plan",
        /// A section of a plan: a goal.
        Goal = "ziel",
        /// A section of a plan: a building block.
        BuildingBlock = "baustein",
        /// A section of a plan: a field of action.
        Field = "handlungsfeld",
        /// A section of a plan: a chapter.
        Chapter = "kapitel",
        /// A measure.
        Measure = "massnahme",
        /// An amendment to a plan.
        Amendment = "aenderung",
        /// A press release.
        PressRelease = "pressemitteilung",
        /// Any other page.
        Page = "seite",
    }
}

/// What a document says, by its type.
#[derive(Clone, Debug)]
pub enum Facts {
    /// An authority.
    Authority(Box<Authority>),
    /// A plan.
    Plan(Box<Plan>),
    /// A section of a plan.
    Section(SectionSort, Box<Section>),
    /// A measure.
    Measure(Box<Measure>),
    /// An amendment.
    Amendment(Box<Amendment>),
    /// A press release.
    PressRelease(Box<PressRelease>),
    /// Any other page.
    Page(Box<Page>),
}

impl Facts {
    /// Reads the keys of a document of type `kind` from `node`, its front matter.
    pub fn read(kind: Type, node: &Node, problems: &mut Sink) -> Option<Facts> {
        let also: &[&'static [Key]] = &[Common::KEYS, &[TYPE_KEY]];
        let section = |sort, problems: &mut Sink| {
            Section::read("typ", node, also, problems)
                .map(|section| Facts::Section(sort, Box::new(section)))
        };
        match kind {
            Type::Authority => {
                Authority::read("typ", node, also, problems).map(Box::new).map(Facts::Authority)
            }
            Type::Plan => {
                let plan = Plan::read("typ", node, also, problems)?;
                plan.check(problems);
                Some(Facts::Plan(Box::new(plan)))
            }
            Type::Goal => section(SectionSort::Goal, problems),
            Type::BuildingBlock => section(SectionSort::BuildingBlock, problems),
            Type::Field => section(SectionSort::Field, problems),
            Type::Chapter => section(SectionSort::Chapter, problems),
            Type::Measure => {
                let measure = Measure::read("typ", node, also, problems)?;
                measure.check(problems);
                Some(Facts::Measure(Box::new(measure)))
            }
            Type::Amendment => {
                let amendment = Amendment::read("typ", node, also, problems)?;
                amendment.check(problems);
                Some(Facts::Amendment(Box::new(amendment)))
            }
            Type::PressRelease => {
                let release = PressRelease::read("typ", node, also, problems)?;
                release.check(problems);
                Some(Facts::PressRelease(Box::new(release)))
            }
            Type::Page => Page::read("typ", node, also, problems).map(Box::new).map(Facts::Page),
        }
    }

    /// The word of `typ`.
    pub fn type_word(&self) -> &'static str {
        match self {
            Facts::Authority(_) => "behoerde",
            Facts::Plan(_) => "plan",
            Facts::Section(sort, _) => sort.word(),
            Facts::Measure(_) => "massnahme",
            Facts::Amendment(_) => "aenderung",
            Facts::PressRelease(_) => "pressemitteilung",
            Facts::Page(_) => "seite",
        }
    }

    /// The official number, where the type has one.
    pub fn number(&self) -> Option<&super::number::Number> {
        match self {
            Facts::Section(_, section) => section.number.as_ref(),
            Facts::Measure(measure) => measure.number.as_ref(),
            Facts::Authority(_)
            | Facts::Plan(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Page(_) => None,
        }
    }
}

/// The key that every document needs.
pub const TYPE_KEY: Key = Key { name: "typ", meaning: "The document's type.", required: true };
