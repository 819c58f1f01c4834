//! Shapes that several parts of a record share: dates, bodies, figures, money.

use serde::{Deserialize, Serialize};

use super::Words;
use crate::date::{Date, Day};

/// A date as it is written, and the days that it spans, where they are known.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct DateRecord {
    /// As in the front matter: `2019-Q4`, `../2012-08-15`.
    pub literal: String,
    /// The earliest day on which it may be.
    pub earliest: Option<String>,
    /// The latest day on which it may be.
    pub latest: Option<String>,
}

impl From<&Date> for DateRecord {
    fn from(date: &Date) -> DateRecord {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        DateRecord {
            literal: date.literal(),
            earliest: day(date.earliest()),
            latest: day(date.latest()),
        }
    }
}

/// A body, as it is named and, where the site has a page of it, by its id.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BodyRecord<'a> {
    /// Its name.
    pub name: Words<'a>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Words<'a>>,
}

/// A body that takes part.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PartyRecord<'a> {
    /// The body.
    #[serde(flatten)]
    pub body: BodyRecord<'a>,
    /// Its role.
    pub role: Option<Words<'a>>,
    /// The area that it takes part for.
    pub area: Option<Words<'a>>,
}

/// What is measured.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct IndicatorRecord<'a> {
    /// What it tells.
    pub title: Words<'a>,
    /// The unit of its numbers.
    pub unit: Option<Words<'a>>,
    /// The number at the start: "45000", "12.50".
    pub baseline: Option<String>,
    /// The number that is aimed at.
    pub target: Option<String>,
    /// What was measured up to the Stichtag, in the order of the front matter.
    pub values: Vec<ValueRecord<'a>>,
}

/// A measured value: a number, a statement or both.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ValueRecord<'a> {
    /// When.
    pub date: Option<DateRecord>,
    /// The number.
    pub value: Option<String>,
    /// What the source says: "knapp 700". Never turned into a number.
    pub statement: Option<Words<'a>>,
    /// Who says so.
    pub source: Option<Words<'a>>,
}

/// That something was taken out of a frozen version for a legal reason, in the words of who did it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RedactionRecord {
    /// The day.
    pub date: String,
    /// What kind of content went.
    pub kind: String,
    /// The legal ground.
    pub ground: String,
}

/// Money.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MoneyRecord<'a> {
    /// Euros: "45000", "12.50".
    pub amount: String,
    /// The year or the years, as written.
    pub year: Option<String>,
    /// `einmalig` or `jaehrlich`.
    pub frequency: Option<Words<'a>>,
    /// Who gives it.
    pub giver: Option<Words<'a>>,
    /// `geplant`, `bewilligt` or `verausgabt`.
    pub kind: Option<Words<'a>>,
}
