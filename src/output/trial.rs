//! A sink that keeps nothing and reads everything: for checking a site as a build would, without a folder.

use std::fs::File;
use std::io;
use std::path::Path;

use super::{OutPath, OutputError, Sink};

/// Takes every file and forgets it. What would be copied is read to its end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trial;

impl Sink for Trial {
    fn put(&self, _path: &OutPath, _bytes: &[u8]) -> Result<(), OutputError> {
        Ok(())
    }

    fn copy(&self, _path: &OutPath, source: &Path) -> Result<(), OutputError> {
        let read = File::open(source).and_then(|mut file| io::copy(&mut file, &mut io::sink()));
        read.map(drop).map_err(|error| OutputError::unread(source, &error))
    }
}
