//! A plan as a record: `daten.json` of the site and `plan.json` of the archive. One numbered schema for both,
//! readable for ever: keys that a reader does not know are passed over, keys that an old file lacks have their
//! default. Words of the front matter stand for statuses and kinds, dates stand as they are written together
//! with the days that they span, figures are strings of digits that nothing rounds, and addresses are paths
//! below the site's root. Values only: knows nothing of documents, of sites or of where a record is kept.

mod amendment;
mod block;
mod part;
mod plan;
mod schema;
mod shared;
mod wordings;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use amendment::{AmendmentRecord, OperationRecord};
pub use block::{Block, Item};
pub use part::{
    HistoryRecord, MeasureRecord, MilestoneRecord, SectionRecord, StatusRecord, WordingRecord,
};
pub use plan::{AuthorityRecord, PlanFacts, VersionRecord};
pub use schema::TEXT;
pub use shared::{
    BodyRecord, DateRecord, IndicatorRecord, MoneyRecord, PartyRecord, RedactionRecord, ValueRecord,
};
pub use wordings::Wordings;

/// Words of a record: lent by a site, or owned where they were read from a file.
pub type Words<'a> = Cow<'a, str>;

/// The number of the schema. It grows when a key changes its meaning or goes; new keys leave it.
pub const SCHEMA: u32 = 1;

/// A plan with all that belongs to it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PlanRecord<'a> {
    /// The number of this schema.
    pub schema: u32,
    /// The number of the version that the record stands for; absent for the present state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Words<'a>>,
    /// The address that all `url` are below.
    pub base_url: Option<Words<'a>>,
    /// The day as of which it is published, where it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stichtag: Option<String>,
    /// Language of the texts as BCP 47 tag.
    pub language: Words<'a>,
    /// The licence of the texts.
    pub licence: Option<Words<'a>>,
    /// Who publishes the site.
    pub publisher: Option<Words<'a>>,
    /// What stands on every page of the plan as a notice, the outermost first.
    pub notices: Vec<Words<'a>>,
    /// The authority.
    pub authority: Option<AuthorityRecord<'a>>,
    /// The plan.
    pub plan: PlanFacts<'a>,
    /// Its sections in official order, depth first.
    pub sections: Vec<SectionRecord<'a>>,
    /// Its measures in official order, each once.
    pub measures: Vec<MeasureRecord<'a>>,
    /// The ids of sections and measures in the order in which the plan is read, each once: a section, its own
    /// measures, the sections below it; measures without a section last.
    pub parts: Vec<Words<'a>>,
    /// The amendments of the plan, the earliest first, undated ones last.
    pub amendments: Vec<AmendmentRecord<'a>>,
    /// How many measures have which status; a measure in several sections counts once.
    pub counts: BTreeMap<Words<'a>, usize>,
    /// What was taken out of it for legal reasons, the first time first. Its archive tells, not the record.
    #[serde(skip)]
    pub redactions: Vec<RedactionRecord>,
}

/// Why a text is no record that can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// It is no JSON of the shape, in the words of the reader.
    Shape(String),
    /// It says nothing of a schema, and so is something else.
    NoSchema,
    /// Its schema is newer than the one known here.
    Newer(u32),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Shape(message) => f.write_str(message),
            ReadError::NoSchema => f.write_str("no number of a schema"),
            ReadError::Newer(number) => {
                write!(f, "schema {number} is newer than {SCHEMA}, the newest known here")
            }
        }
    }
}

impl std::error::Error for ReadError {}

impl PlanRecord<'static> {
    /// Reads a record as it was written, by this or by any earlier program.
    ///
    /// # Errors
    /// Where the text is no record, or one of a schema that is not known yet.
    pub fn read(json: &[u8]) -> Result<PlanRecord<'static>, ReadError> {
        let record: PlanRecord<'static> =
            serde_json::from_slice(json).map_err(|error| ReadError::Shape(error.to_string()))?;
        is_known(record.schema).map(|()| record)
    }
}

/// Whether `json` explains records as this program's schema does: which keys there are, and what each means.
#[must_use]
pub fn is_schema(json: &[u8]) -> bool {
    let schema: Option<serde_json::Value> = serde_json::from_slice(json).ok();
    schema.is_some_and(|it| it.get("properties").is_some_and(serde_json::Value::is_object))
}

/// Whether records of that schema can be read.
fn is_known(schema: u32) -> Result<(), ReadError> {
    match schema {
        0 => Err(ReadError::NoSchema),
        1..=SCHEMA => Ok(()),
        newer => Err(ReadError::Newer(newer)),
    }
}
