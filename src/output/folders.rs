//! What is known of folders while a build runs, so that no file asks twice:
//! which exist in the output folder, and which are staged already. Knows no
//! file's content.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{PoisonError, RwLock};

use super::OutputError;
use super::layout::{Layout, create_folder, is_absence};
use super::manifest::Manifest;
use crate::path::{OutPath, parent};

/// What stands at the place of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing, or a file of the last build; so nothing is below it.
    Free,
    /// A folder, reached by folders alone.
    Folder,
    /// A file or a link that no build made.
    Foreign,
}

/// The folders of one build.
#[derive(Debug, Default)]
pub(super) struct Folders {
    standing: RwLock<BTreeMap<Box<str>, Standing>>,
    staged: RwLock<BTreeSet<Box<str>>>,
}

impl Folders {
    /// What stands at `folder` in the output folder; asked of the disk once.
    pub(super) fn standing(
        &self,
        folder: &str,
        layout: &Layout,
        last: &Manifest,
    ) -> Result<Standing, OutputError> {
        if folder.is_empty() {
            return Ok(Standing::Folder);
        }
        let known = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(standing) = known.get(folder) {
            return Ok(*standing);
        }
        drop(known);
        let found = match self.standing(parent(folder), layout, last)? {
            Standing::Folder => look(folder, layout, last)?,
            above @ (Standing::Free | Standing::Foreign) => above,
        };
        let mut known = self.standing.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(folder.into(), found);
        Ok(found)
    }

    /// Makes `folder` below the staged files, and the folders above it.
    pub(super) fn stage(&self, folder: &str, layout: &Layout) -> Result<(), OutputError> {
        let staged = self.staged.read().unwrap_or_else(PoisonError::into_inner);
        if staged.contains(folder) {
            return Ok(());
        }
        drop(staged);
        if folder.is_empty() {
            make(&layout.staging)?;
            make(&layout.staged_files)?;
        } else {
            self.stage(parent(folder), layout)?;
            let place = layout.staged(folder);
            create_folder(&place).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => collision(folder, &place, &error),
                _ => OutputError::io(&place, &error),
            })?;
        }
        let mut staged = self.staged.write().unwrap_or_else(PoisonError::into_inner);
        staged.insert(folder.into());
        Ok(())
    }

    /// The staged folders, sorted; the empty path is the folder of all.
    pub(super) fn staged(&self) -> BTreeSet<Box<str>> {
        self.staged.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What is at `place`, links not followed.
pub(super) fn find(place: &Path) -> Result<Option<Metadata>, OutputError> {
    match fs::symlink_metadata(place) {
        Ok(found) => Ok(Some(found)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(OutputError::io(place, &error)),
    }
}

/// A file where `path` needs a folder, or the reverse, both of this build.
pub(super) fn collision(path: &str, place: &Path, error: &std::io::Error) -> OutputError {
    match OutPath::new(path) {
        Ok(path) => OutputError::Collision { path },
        Err(_) => OutputError::io(place, error),
    }
}

fn look(folder: &str, layout: &Layout, last: &Manifest) -> Result<Standing, OutputError> {
    Ok(match find(&layout.at(folder))? {
        None => Standing::Free,
        Some(found) if found.is_dir() => Standing::Folder,
        Some(found) if found.is_file() && last.owns(folder) => Standing::Free,
        Some(_) => Standing::Foreign,
    })
}

fn make(place: &Path) -> Result<(), OutputError> {
    create_folder(place).map_err(|error| OutputError::io(place, &error))
}
