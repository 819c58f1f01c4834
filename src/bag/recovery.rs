//! Folders beside the bags that a run makes and a dead run leaves, and what the
//! next run does with them. Knows no content of a bag.
//!
//! For the bag `1`: `.1.neu` is one that is being written, and is dropped. Renaming it to `.1.redigiert`
//! decides a redaction, which from then on is completed: the old bag is renamed to `.1.alt`, the new one
//! takes its name, the old one is deleted. So at every moment the old or the new bag is whole, under its name
//! or, between two renames, beside it.

#![expect(clippy::disallowed_methods, reason = "a writer of the archive, where no build writes")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::ArchiveError;

/// The three folders beside a bag.
#[derive(Debug)]
pub(super) struct Beside {
    goal: PathBuf,
    /// Being written.
    pub(super) new: PathBuf,
    /// Written, to take the place of the bag.
    decided: PathBuf,
    /// The bag that was in the place.
    old: PathBuf,
}

const ENDS: [&str; 3] = [".neu", ".redigiert", ".alt"];

impl Beside {
    /// The folders beside the bag `name` in the folder `archive`.
    pub(super) fn new(archive: &Path, name: &str) -> Self {
        let [new, decided, old] = ENDS.map(|end| archive.join(format!(".{name}{end}")));
        Self { goal: archive.join(name), new, decided, old }
    }

    /// Puts the new bag, which is whole, where there is none.
    pub(super) fn install(&self) -> Result<(), ArchiveError> {
        rename(&self.new, &self.goal)
    }

    /// Puts the new bag, which is whole, in the place of the old one.
    pub(super) fn replace(&self) -> Result<(), ArchiveError> {
        rename(&self.new, &self.decided)?;
        self.complete()
    }

    /// Drops what was not decided, and completes what was.
    pub(super) fn complete(&self) -> Result<(), ArchiveError> {
        remove(&self.new)?;
        self.complete_decided().map_err(|error| error.with_former_in(self.former()))
    }

    /// Where the former bag lies while a redaction is not complete.
    fn former(&self) -> &Path {
        let stands = |place| exists(place).unwrap_or_default();
        if stands(&self.decided) && stands(&self.goal) { &self.goal } else { &self.old }
    }

    fn complete_decided(&self) -> Result<(), ArchiveError> {
        if exists(&self.decided)? {
            if exists(&self.goal)? {
                remove(&self.old)?;
                rename(&self.goal, &self.old)?;
            }
            rename(&self.decided, &self.goal)?;
        }
        if exists(&self.goal)? {
            remove(&self.old)?;
        }
        Ok(())
    }
}

/// Completes what a dead run left in the folder `archive`.
pub(super) fn recover(archive: &Path) -> Result<(), ArchiveError> {
    let names = left_behind(archive, &ENDS).map_err(ArchiveError::io(archive))?;
    names.iter().try_for_each(|name| Beside::new(archive, name).complete())
}

/// The bags in the folder `archive` whose redaction was interrupted: the old bytes may still be there. The
/// next [`super::Archive::open`] completes them.
///
/// # Errors
/// The folder cannot be read.
pub fn interrupted(archive: &Path) -> io::Result<Vec<String>> {
    left_behind(archive, &[".redigiert", ".alt"])
}

/// The names of bags beside which a folder with one of these `ends` stands, sorted.
fn left_behind(archive: &Path, ends: &[&str]) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(archive)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().and_then(|name| name.strip_prefix('.')) else { continue };
        let bag = ends.iter().find_map(|end| name.strip_suffix(end)).filter(|bag| is_name(bag));
        if let Some(bag) = bag
            && entry.file_type()?.is_dir()
        {
            names.push(bag.to_owned());
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// Whether `name` can be that of a bag: one folder, not hidden.
pub(super) fn is_name(name: &str) -> bool {
    super::admit(name).is_ok() && !name.starts_with('.') && !name.contains('/')
}

fn rename(from: &Path, to: &Path) -> Result<(), ArchiveError> {
    fs::rename(from, to).map_err(ArchiveError::io(to))
}

/// Removes `folder`, also where its owner has protected it: an archive is often kept read-only.
fn remove(folder: &Path) -> Result<(), ArchiveError> {
    let removed = fs::remove_dir_all(folder).or_else(|error| match error.kind() {
        ErrorKind::PermissionDenied => {
            make_writable(folder)?;
            fs::remove_dir_all(folder)
        }
        _ => Err(error),
    });
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(ArchiveError::io(folder)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Gives the owner of `folder` and of those in it the right to remove what they hold. Links are not followed.
#[cfg(unix)]
fn make_writable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mut permissions = fs::symlink_metadata(folder)?.permissions();
    permissions.set_mode(permissions.mode() | 0o700);
    fs::set_permissions(folder, permissions)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            make_writable(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_writable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether something stands at `place`, if only a link.
pub(super) fn exists(place: &Path) -> Result<bool, ArchiveError> {
    match fs::symlink_metadata(place) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(ArchiveError::io(place)(error)),
    }
}
