//! A sink to memory, for the preview and for tests. Knows no disk.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Mutex, PoisonError};

use super::{OutPath, OutputError, Sink};

/// Keeps every file of one build.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<OutPath, Vec<u8>>>,
}

impl MemorySink {
    /// An empty sink.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The files, by path.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<OutPath, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        let bytes = bytes.to_vec();
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.entry(path.clone()) {
            Entry::Vacant(place) => {
                place.insert(bytes);
                Ok(())
            }
            Entry::Occupied(_) => Err(OutputError::Collision { path: path.clone() }),
        }
    }
}
