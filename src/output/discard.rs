//! A sink that keeps nothing: for looking whether a site can be rendered at all.

use std::path::Path;

use super::{OutPath, OutputError, Sink};

/// Takes every file and forgets it. Copies are not even read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Discard;

impl Sink for Discard {
    fn put(&self, _path: &OutPath, _bytes: &[u8]) -> Result<(), OutputError> {
        Ok(())
    }

    fn copy(&self, _path: &OutPath, _source: &Path) -> Result<(), OutputError> {
        Ok(())
    }
}
