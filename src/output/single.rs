//! One new file beside those that are there, such as a document of the site. Knows nothing of what it says.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes `text` into the new file `file` and makes the folders that it needs.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] where something stands there, which stays as it is; else what the disk
/// reports: nothing is left of the file then.
pub fn create(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut created = File::options().write(true).create_new(true).open(file)?;
    let written = created.write_all(text.as_bytes()).and_then(|()| created.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(file);
    }
    written
}
