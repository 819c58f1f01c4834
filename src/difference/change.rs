//! The shape of a difference: what can change about a plan and its parts. The shape is a numbered schema, for it
//! is what `--format json` gives out. Values only. The file is long because every key is explained where it stands.

use serde::{Deserialize, Serialize};

use super::entries::EntryChange;
use super::figures::Figures;
use super::text::TextDifference;
use crate::record::{
    BodyRecord, DateRecord, IndicatorRecord, MeasureRecord, MilestoneRecord, MoneyRecord,
    PartyRecord, RedactionRecord, SectionRecord, StatusRecord, VersionRecord, Words,
};

/// The number of the schema. It grows when a key changes its meaning or goes; new keys leave it.
pub const SCHEMA: u32 = 1;

/// What changed between two states of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Difference<'a> {
    /// The number of this schema.
    pub schema: u32,
    /// The earlier state.
    pub from: State<'a>,
    /// The later state.
    pub to: State<'a>,
    /// How much of what.
    pub figures: Figures,
    /// What changed about the plan itself.
    pub plan: Vec<Change<'a>>,
    /// What became of its sections and measures, in the order of reading; what stayed the same is left out.
    pub parts: Vec<PartChange<'a>>,
    /// The order of the later state, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Order<'a>>,
}

/// A state of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct State<'a> {
    /// The id of the plan.
    pub id: Words<'a>,
    /// Its title.
    pub title: Words<'a>,
    /// The number of the version; absent for the present state.
    pub version: Option<Words<'a>>,
    /// The day as of which it was published, where that was given.
    pub stichtag: Option<String>,
    /// What was taken out of it for legal reasons, the first time first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub redactions: Vec<RedactionRecord>,
}

/// The ids of a plan's parts in their order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Order<'a> {
    /// Sections in official order.
    pub sections: Vec<Words<'a>>,
    /// Measures in official order.
    pub measures: Vec<Words<'a>>,
    /// Both in the order of reading.
    pub parts: Vec<Words<'a>>,
}

/// What became of a section or measure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartChange<'a> {
    /// Whether it came, went or changed.
    pub change: Fate,
    /// What it is.
    pub kind: PartKind,
    /// As it was called; absent where it came.
    #[serde(default)]
    pub before: Option<PartName<'a>>,
    /// As it is called; absent where it went.
    #[serde(default)]
    pub after: Option<PartName<'a>>,
    /// By what the two are known to be one; absent where it came or went.
    #[serde(default)]
    pub matched: Option<Matched>,
    /// What it replaces, where it came; by what it is replaced, where it went.
    #[serde(default)]
    pub succession: Vec<PartName<'a>>,
    /// The sections that it belongs to, where it came, or belonged to, where it went; the home first.
    #[serde(default)]
    pub sections: Vec<PartName<'a>>,
    /// From when an amendment repeals it, where it went so.
    #[serde(default)]
    pub repealed: Option<DateRecord>,
    /// The amendments in between that name it.
    #[serde(default)]
    pub amendments: Vec<AmendmentName<'a>>,
    /// What changed about it.
    #[serde(default)]
    pub changes: Vec<Change<'a>>,
    /// All of it, where it is a section that came or went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Box<SectionRecord<'a>>>,
    /// All of it, where it is a measure that came or went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Box<MeasureRecord<'a>>>,
}

/// Whether a part came, went or changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is in both, and not the same.
    Changed,
}

/// What a part is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// A section.
    Section,
    /// A measure.
    Measure,
}

/// By what two parts are known to be one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matched {
    /// They have one id.
    Id,
    /// `aliase` names the former id.
    Alias,
    /// `ersetzt` names what it replaces, one for one.
    Replaces,
    /// An amendment gives it another number.
    Renumbered,
}

/// How a part is called.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PartName<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// What a section is, a word of the front matter; empty for a measure.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kind: Words<'a>,
    /// Its official number.
    pub number: Option<Words<'a>>,
    /// Its title.
    pub title: Words<'a>,
}

/// How an amendment is called.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AmendmentName<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// Its title.
    pub title: Words<'a>,
    /// From when it is in force, or its date.
    pub date: Option<DateRecord>,
    /// `inhaltlich` or `redaktionell`.
    pub nature: Option<Words<'a>>,
}

/// One change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change<'a> {
    /// Whether every amendment that made it is editorial. Never guessed: without amendment it is not.
    #[serde(default)]
    pub editorial: bool,
    /// What changed.
    #[serde(flatten)]
    pub what: What<'a>,
}

/// What changed, with both values.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What<'a> {
    /// The official number.
    Number {
        /// Before.
        from: Option<Words<'a>>,
        /// After.
        to: Option<Words<'a>>,
    },
    /// The title.
    Title {
        /// Before.
        from: Words<'a>,
        /// After.
        to: Words<'a>,
    },
    /// The sections that it belongs to, the home first.
    Sections {
        /// Before.
        from: Vec<PartName<'a>>,
        /// After.
        to: Vec<PartName<'a>>,
    },
    /// The status of a measure or its reason.
    Status {
        /// Before.
        from: StatusRecord<'a>,
        /// After.
        to: StatusRecord<'a>,
    },
    /// The period.
    Period {
        /// Before.
        from: Option<DateRecord>,
        /// After.
        to: Option<DateRecord>,
    },
    /// Who is responsible, by name.
    Responsible {
        /// Before.
        from: Option<BodyRecord<'a>>,
        /// After.
        to: Option<BodyRecord<'a>>,
    },
    /// A fact that is one word or phrase.
    Fact {
        /// Which.
        fact: Fact,
        /// Before.
        from: Option<Words<'a>>,
        /// After.
        to: Option<Words<'a>>,
    },
    /// A text.
    Text {
        /// Which.
        text: TextName,
        /// What became of it.
        difference: TextDifference,
    },
    /// Who takes part, known by body.
    Parties {
        /// What became of each.
        entries: Vec<EntryChange<PartyRecord<'a>>>,
    },
    /// Milestones, known by title.
    Milestones {
        /// What became of each.
        entries: Vec<EntryChange<MilestoneRecord<'a>>>,
    },
    /// Indicators, known by title.
    Indicators {
        /// What became of each.
        entries: Vec<EntryChange<IndicatorRecord<'a>>>,
    },
    /// Money, known by all but its amount.
    Money {
        /// What became of each.
        entries: Vec<EntryChange<MoneyRecord<'a>>>,
    },
    /// Versions of the plan, known by number.
    Versions {
        /// What became of each.
        entries: Vec<EntryChange<VersionRecord<'a>>>,
    },
}

/// A fact that is one word or phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// The sort of plan, section or measure.
    Kind,
    /// The status of a plan.
    PlanStatus,
    /// Whether a wording is verbatim.
    Rendition,
    /// For whom.
    Audience,
    /// Whether a section cuts across the others: `ja` where it does.
    Across,
    /// Whether a section's wording is not at hand: `ja` where it is not.
    Placeholder,
}

/// A text of a plan or part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextName {
    /// The official wording.
    Wording,
    /// What it says in other words, where the wording is not verbatim.
    Paraphrase,
    /// The text of the document.
    Body,
    /// The sentence that stands for it in lists.
    Summary,
    /// What came of a measure.
    Result,
}

impl TextName {
    /// Whether it is the official wording, verbatim or retold.
    pub fn is_wording(self) -> bool {
        match self {
            TextName::Wording | TextName::Paraphrase => true,
            TextName::Body | TextName::Summary | TextName::Result => false,
        }
    }
}

impl Difference<'_> {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty() && self.parts.is_empty()
    }
}

impl PartChange<'_> {
    /// Whether nothing changed but what amendments say is editorial.
    pub fn is_editorial(&self) -> bool {
        self.change == Fate::Changed && self.changes.iter().all(|change| change.editorial)
    }
}
