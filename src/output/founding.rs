//! Laying down the files of a new site in a folder that has none. They are written aside, in a folder within, and
//! then moved into place, `content/` last and as a whole: until then the folder is no site. What a dead run left
//! aside, the next one drops. Knows nothing of what the files say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::layout::{below, create_folder, exists};
use crate::path::{OutPath, ancestors};

/// Where the files are written before they are moved.
const ASIDE: &str = ".fahrplan-init";

/// The folder by which a site is known.
const CONTENT: &str = "content";

/// Why no site was laid down. The folder is as it was, but where removing failed too.
#[derive(Debug)]
pub enum FoundError {
    /// Something stands there that is no folder.
    NoFolder {
        /// The place.
        path: PathBuf,
    },
    /// The folder holds something that is no part of a new site.
    Occupied {
        /// The folder.
        folder: PathBuf,
        /// The first few names of what it holds, sorted.
        names: Vec<String>,
    },
    /// The person changed their mind.
    Stopped,
    /// The machine failed.
    Io {
        /// What was being read, written or moved.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl FoundError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> FoundError {
        let path = path.to_owned();
        move |error| FoundError::Io { path, error }
    }
}

/// Whether a site could be laid down in `folder`: it is not there, or holds nothing but what people put there
/// first (`.git`, a README, a licence) and what an interrupted run left.
///
/// # Errors
/// [`FoundError::NoFolder`], [`FoundError::Occupied`], [`FoundError::Io`].
pub fn is_free(folder: &Path) -> Result<(), FoundError> {
    const SHOWN: usize = 3;
    let failed = |error: io::Error| match error.kind() {
        ErrorKind::NotADirectory => FoundError::NoFolder { path: folder.to_owned() },
        _ => FoundError::Io { path: folder.to_owned(), error },
    };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(failed)?,
    };
    let mut names = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours =
            name == "output" && holds_only(&entry.path(), ".gitignore").map_err(failed)?;
        if !is_ours && !is_welcome(&name) {
            names.insert(name);
        }
    }
    if names.is_empty() {
        return Ok(());
    }
    let names = names.into_iter().take(SHOWN).collect();
    Err(FoundError::Occupied { folder: folder.to_owned(), names })
}

/// Whether a new site may lie beside something of this name.
fn is_welcome(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_text = ["readme", "liesmich", "license", "licence", "lizenz"].iter().any(|stem| {
        lower.strip_prefix(stem).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    is_text || [".git", ".gitignore", ".gitattributes", ASIDE].contains(&name)
}

fn holds_only(folder: &Path, name: &str) -> io::Result<bool> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(folder)? {
        if entry?.file_name() != name {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Lays down `files` in `folder`, which is made if it is missing. Files that stand there stay as they are.
/// `stopped` is asked before each file; once `content/` is in place, the site is there.
///
/// # Errors
/// As [`is_free`]; [`FoundError::Stopped`]; [`FoundError::Io`]. What was written is removed again.
pub fn found(
    folder: &Path,
    files: &BTreeMap<OutPath, String>,
    stopped: impl Fn() -> bool,
) -> Result<(), FoundError> {
    is_free(folder)?;
    let made = missing(folder);
    let aside = folder.join(ASIDE);
    let done = write(&aside, files, stopped).and_then(|()| move_in(&aside, folder, files));
    // What cannot be removed now is removed by the next run.
    let _ = fs::remove_dir_all(&aside);
    if done.is_err() {
        made.iter().for_each(|folder| drop(fs::remove_dir(folder)));
    }
    done
}

/// `folder` and those above it that are not there, the deepest first.
fn missing(folder: &Path) -> Vec<PathBuf> {
    let named = folder.ancestors().filter(|above| !above.as_os_str().is_empty());
    named.take_while(|above| !exists(above)).map(Path::to_path_buf).collect()
}

fn write(
    aside: &Path,
    files: &BTreeMap<OutPath, String>,
    stopped: impl Fn() -> bool,
) -> Result<(), FoundError> {
    if exists(aside) {
        fs::remove_dir_all(aside).map_err(FoundError::io(aside))?;
    }
    fs::create_dir_all(aside).map_err(FoundError::io(aside))?;
    for (path, text) in files {
        if stopped() {
            return Err(FoundError::Stopped);
        }
        let place = below(aside, path.as_str());
        let folder = below(aside, path.folder());
        fs::create_dir_all(&folder).map_err(FoundError::io(&folder))?;
        let written = File::create_new(&place).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(FoundError::io(&place))?;
    }
    if stopped() { Err(FoundError::Stopped) } else { Ok(()) }
}

/// Moves everything written `aside` into `folder`, `content/` last.
fn move_in(
    aside: &Path,
    folder: &Path,
    files: &BTreeMap<OutPath, String>,
) -> Result<(), FoundError> {
    let is_content = |path: &&OutPath| ancestors(path.as_str()).last() == Some(CONTENT);
    let mut moved = Vec::new();
    let done = files.keys().filter(|path| !is_content(path)).try_for_each(|path| {
        let place = below(folder, path.as_str());
        if exists(&place) {
            return Ok(());
        }
        for above in ancestors(path.as_str()).collect::<Vec<_>>().into_iter().rev() {
            let above = below(folder, above);
            create_folder(&above).map_err(FoundError::io(&above))?;
        }
        rename(&below(aside, path.as_str()), &place)?;
        moved.push(place);
        Ok(())
    });
    let done = done.and_then(|()| rename(&aside.join(CONTENT), &folder.join(CONTENT)));
    if done.is_err() {
        for place in moved.iter().rev() {
            let _ = fs::remove_file(place);
            // A folder that is not empty stays.
            let _ = place.parent().filter(|parent| *parent != folder).map(fs::remove_dir);
        }
    }
    done
}

fn rename(from: &Path, to: &Path) -> Result<(), FoundError> {
    fs::rename(from, to).map_err(FoundError::io(to))
}
