//! The wordings and numbers of a record by themselves, read without the rest of it. Knows nothing of what they are compared
//! with.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{ReadError, WordingRecord, is_known};

/// The wordings and numbers of a plan's parts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wordings {
    schema: u32,
    sections: Vec<PartWording>,
    measures: Vec<PartWording>,
}

/// A section or measure by its wording and its number.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PartWording {
    id: String,
    number: Option<String>,
    wording: Option<WordingRecord<'static>>,
    repealed: Option<IgnoredAny>,
}

impl Wordings {
    /// Reads the wordings of a record as it was written, by this or by any earlier program.
    ///
    /// # Errors
    /// As [`super::PlanRecord::read`].
    pub fn read(json: &[u8]) -> Result<Wordings, ReadError> {
        let read: Wordings =
            serde_json::from_slice(json).map_err(|error| ReadError::Shape(error.to_string()))?;
        is_known(read.schema).map(|()| read)
    }

    /// The wording of the part that goes by one of `ids`.
    pub fn of(&self, ids: &[&str]) -> Option<&WordingRecord<'static>> {
        self.part(ids)?.wording.as_ref()
    }

    /// The number of the part that goes by one of `ids`.
    pub fn number(&self, ids: &[&str]) -> Option<&str> {
        self.part(ids)?.number.as_deref()
    }

    /// Whether the part that goes by one of `ids` is there, and not repealed.
    pub fn hold(&self, ids: &[&str]) -> bool {
        self.part(ids).is_some_and(|part| part.repealed.is_none())
    }

    fn part(&self, ids: &[&str]) -> Option<&PartWording> {
        let mut parts = self.measures.iter().chain(&self.sections);
        parts.find(|part| ids.contains(&&*part.id))
    }
}
