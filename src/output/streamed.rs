//! A file that comes in pieces. As long as it equals the one in place nothing is written; from the first
//! difference on it is staged, with what was equal taken from there. Knows nothing of what is written.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::disk::{DiskSink, InPlace};
use super::{OutPath, OutputError};

/// One file on its way into a folder.
pub(super) struct Streamed<'a> {
    sink: &'a DiskSink,
    path: &'a OutPath,
    /// The file in place, and how much of it this one has repeated.
    equal: Option<(InPlace, File)>,
    length: u64,
    /// Read back from the file in place.
    found: Vec<u8>,
    staged: Option<(PathBuf, File)>,
    failure: Option<OutputError>,
}

impl<'a> Streamed<'a> {
    /// The file `path` of `sink`, in whose place stands `old`.
    pub(super) fn new(sink: &'a DiskSink, path: &'a OutPath, old: Option<InPlace>) -> Self {
        // What cannot be read back is written anew.
        let equal = old.and_then(|old| File::open(&old.place).ok().map(|file| (old, file)));
        Self { sink, path, equal, length: 0, found: Vec::new(), staged: None, failure: None }
    }

    /// Ends the file after all was `written`, or could not be.
    pub(super) fn end(mut self, written: io::Result<()>) -> Result<(), OutputError> {
        let all = written.and_then(|()| {
            let is_whole = self.equal.as_ref().is_some_and(|(old, _)| old.size == self.length);
            if self.staged.is_some() || is_whole { Ok(()) } else { self.begin().map(drop) }
        });
        let Err(error) = all else { return Ok(()) };
        let place = self.staged.as_ref().map_or(Path::new(self.path.as_str()), |(place, _)| place);
        Err(self.failure.take().unwrap_or_else(|| OutputError::io(place, &error)))
    }

    /// Whether the file in place goes on with `bytes`.
    fn goes_on_with(&mut self, bytes: &[u8]) -> bool {
        let Some((_, file)) = &mut self.equal else { return false };
        self.found.resize(bytes.len(), 0);
        file.read_exact(&mut self.found).is_ok() && self.found == bytes
    }

    /// Stages the file, with what it has in common with the one in place.
    fn begin(&mut self) -> io::Result<&mut File> {
        let (place, mut file) = self.sink.create_staged(self.path).map_err(|error| {
            self.failure = Some(error);
            io::Error::from(io::ErrorKind::Other)
        })?;
        if let Some((old, _)) = self.equal.take() {
            let mut common = File::open(&old.place)?.take(self.length);
            if io::copy(&mut common, &mut file)? != self.length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let (_, file) = self.staged.insert((place, file));
        Ok(file)
    }
}

impl Write for Streamed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.staged.is_none() && self.goes_on_with(bytes) {
            self.length += bytes.len() as u64;
            return Ok(bytes.len());
        }
        let file = match self.staged.as_mut() {
            Some((_, file)) => file,
            None => self.begin()?,
        };
        file.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
