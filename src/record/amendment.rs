//! What a record says of the amendments of a plan.

use serde::{Deserialize, Serialize};

use super::{Block, DateRecord, Words};

/// An amendment.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AmendmentRecord<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// Its title.
    pub title: Words<'a>,
    /// The number of the version that it amends.
    pub version: Option<Words<'a>>,
    /// Its date.
    pub date: Option<DateRecord>,
    /// From when it is in force.
    pub from: Option<DateRecord>,
    /// Its place among amendments of one day.
    pub order: Option<i32>,
    /// `inhaltlich` or `redaktionell`.
    pub nature: Option<Words<'a>>,
    /// What it does, in the order of the front matter.
    pub operations: Vec<OperationRecord<'a>>,
    /// Its text.
    pub text: Vec<Block>,
    /// The path of its page.
    pub url: String,
}

/// One thing that an amendment does.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct OperationRecord<'a> {
    /// `eingefuegt`, `neu-gefasst`, `aufgehoben`, `umnummeriert`, `unbekannt`.
    pub op: Words<'a>,
    /// The id of the measure or section that it is done to.
    pub target: Option<Words<'a>>,
    /// The wording before; where it is renumbered, the number before.
    pub old: Option<Words<'a>>,
    /// The wording after; where it is renumbered, the number after.
    pub new: Option<Words<'a>>,
}
