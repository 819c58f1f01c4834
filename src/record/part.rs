//! What a record says of the parts of a plan: sections and measures.

use serde::{Deserialize, Serialize};

use super::{Block, BodyRecord, DateRecord, IndicatorRecord, MoneyRecord, PartyRecord, Words};

/// A section.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct SectionRecord<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// Ids that it had before.
    pub aliases: Vec<Words<'a>>,
    /// `ziel`, `baustein`, `handlungsfeld`, `kapitel`.
    pub kind: Words<'a>,
    /// Its official number.
    pub number: Option<Words<'a>>,
    /// Its title.
    pub title: Words<'a>,
    /// One sentence.
    pub summary: Option<Words<'a>>,
    /// The ids of the sections that it belongs to, the home first.
    pub sections: Vec<Words<'a>>,
    /// How deep it lies: 0 directly under the plan.
    pub depth: usize,
    /// Its official wording.
    pub wording: Option<WordingRecord<'a>>,
    /// Its text.
    pub text: Vec<Block>,
    /// Whether it cuts across the others.
    pub across: bool,
    /// Whether its wording is not at hand.
    pub placeholder: bool,
    /// The ids of its measures in official order, also of those that are at home elsewhere.
    pub measures: Vec<Words<'a>>,
    /// The ids of sections that it replaces.
    pub replaces: Vec<Words<'a>>,
    /// From when an amendment repeals it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repealed: Option<DateRecord>,
    /// The path of its page.
    pub url: String,
}

/// A measure.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MeasureRecord<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// Ids that it had before.
    pub aliases: Vec<Words<'a>>,
    /// Its official number.
    pub number: Option<Words<'a>>,
    /// Its title.
    pub title: Words<'a>,
    /// One sentence.
    pub summary: Option<Words<'a>>,
    /// The ids of its sections, the home first.
    pub sections: Vec<Words<'a>>,
    /// What sort of promise it is: `struktur`, `angebot`, `erhebung`, `pruefauftrag`, `selbstverpflichtung`,
    /// `pilotprojekt`.
    pub kind: Option<Words<'a>>,
    /// Its official wording.
    pub wording: Option<WordingRecord<'a>>,
    /// Its text.
    pub text: Vec<Block>,
    /// Its status.
    pub status: StatusRecord<'a>,
    /// The changes of its status up to the Stichtag, the oldest first.
    pub history: Vec<HistoryRecord<'a>>,
    /// Who is responsible.
    pub responsible: Option<BodyRecord<'a>>,
    /// Who takes part.
    pub parties: Vec<PartyRecord<'a>>,
    /// Its period.
    pub period: Option<DateRecord>,
    /// For whom.
    pub audience: Option<Words<'a>>,
    /// Its milestones in the order of the front matter.
    pub milestones: Vec<MilestoneRecord<'a>>,
    /// Figures that tell how it goes, in the order of the front matter.
    pub indicators: Vec<IndicatorRecord<'a>>,
    /// Money for it, in the order of the front matter.
    pub money: Vec<MoneyRecord<'a>>,
    /// What came of it.
    pub result: Option<Words<'a>>,
    /// The ids of measures that belong to the matter.
    pub see_also: Vec<Words<'a>>,
    /// The ids of measures that it replaces.
    pub replaces: Vec<Words<'a>>,
    /// From when an amendment repeals it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repealed: Option<DateRecord>,
    /// The path of its page.
    pub url: String,
}

/// The status of a measure at the Stichtag.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct StatusRecord<'a> {
    /// The status: `ohne-angabe`, `nicht-begonnen`, `in-pruefung`, `in-umsetzung`, `teilweise-umgesetzt`,
    /// `umgesetzt`, `daueraufgabe`, `zurueckgestellt`, `nicht-weiterverfolgt`.
    pub status: Words<'a>,
    /// Since when, where the history tells.
    pub since: Option<DateRecord>,
    /// Why.
    pub reason: Option<Words<'a>>,
    /// The first day on which it was overdue.
    pub overdue_since: Option<String>,
}

/// A change of status.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct HistoryRecord<'a> {
    /// When.
    pub date: DateRecord,
    /// The status that was reached, in the words of a measure's status.
    pub status: Words<'a>,
    /// What happened.
    pub text: Option<Words<'a>>,
    /// Who says so.
    pub source: Option<Words<'a>>,
    /// The id of the progress report that says so.
    pub report: Option<Words<'a>>,
}

/// A milestone.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MilestoneRecord<'a> {
    /// What.
    pub title: Words<'a>,
    /// When.
    pub date: Option<DateRecord>,
    /// Its status, in the words of a measure's.
    pub status: Option<Words<'a>>,
}

/// An official wording.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WordingRecord<'a> {
    /// The words.
    pub text: Words<'a>,
    /// `woertlich` or `sinngemaess`.
    pub rendition: Words<'a>,
    /// Where they come from.
    pub source: Option<Words<'a>>,
}
