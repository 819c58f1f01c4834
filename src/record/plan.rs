//! What a record says of the plan itself and of its authority.

use serde::{Deserialize, Serialize};

use super::{Block, DateRecord, IndicatorRecord, PartyRecord, Words};

/// An authority.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AuthorityRecord<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// Its title.
    pub title: Words<'a>,
    /// Its official name.
    pub official_name: Option<Words<'a>>,
    /// Its level, a word of the front matter.
    pub level: Words<'a>,
    /// The Land.
    pub land: Option<Words<'a>>,
    /// Amtlicher Gemeindeschlüssel.
    pub ags: Option<Words<'a>>,
    /// Amtlicher Regionalschlüssel.
    pub ars: Option<Words<'a>>,
    /// The item of Wikidata.
    pub wikidata: Option<Words<'a>>,
    /// Its website.
    pub website: Option<Words<'a>>,
    /// Figures about it in the order of the front matter.
    pub indicators: Vec<IndicatorRecord<'a>>,
    /// The path of its page.
    pub url: String,
}

/// What a plan says about itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PlanFacts<'a> {
    /// Its id.
    pub id: Words<'a>,
    /// Ids that it had before.
    pub aliases: Vec<Words<'a>>,
    /// Its title.
    pub title: Words<'a>,
    /// One sentence.
    pub summary: Option<Words<'a>>,
    /// The sort of plan.
    pub kind: Option<Words<'a>>,
    /// Its status: `entwurf`, `beschlossen`, `in-kraft`, `fortgeschrieben`, `ausser-kraft`.
    pub status: Option<Words<'a>>,
    /// Where the facts come from.
    pub source: Option<Words<'a>>,
    /// When it was last reviewed.
    pub reviewed: Option<DateRecord>,
    /// Its versions in the order of the front matter.
    pub versions: Vec<VersionRecord<'a>>,
    /// Who takes part.
    pub parties: Vec<PartyRecord<'a>>,
    /// The ids of its progress reports, the latest first.
    pub reports: Vec<Words<'a>>,
    /// The ids of the events that belong to it or refer to it or to a part of it, the latest first.
    pub events: Vec<Words<'a>>,
    /// The ids of the agreements that do, the latest first.
    pub agreements: Vec<Words<'a>>,
    /// Its text.
    pub text: Vec<Block>,
    /// The path of its page.
    pub url: String,
}

/// A version of a plan.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct VersionRecord<'a> {
    /// Its number.
    pub nr: Words<'a>,
    /// Its free name.
    pub name: Option<Words<'a>>,
    /// The body that decided it.
    pub decided_by: Option<Words<'a>>,
    /// When it was decided.
    pub decided: Option<DateRecord>,
    /// The number of the paper.
    pub paper: Option<Words<'a>>,
    /// From when it is in force.
    pub from: Option<DateRecord>,
    /// Until when it is in force.
    pub until: Option<DateRecord>,
}
