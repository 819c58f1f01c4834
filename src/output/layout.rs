//! The names below the output folder that are ours, and whether a folder may
//! be used at all. Knows no manifest's content.
//!
//! ```text
//! output/.fahrplan/lock       held while a build runs; never deleted
//!                  manifest   the files of the last finished build
//!                  seal       what it was made of
//!                  staging/   a build under way; dropped by the next one
//!                  switch/    the same folder once the build is decided
//!                    journal  what is to be deleted
//!                    manifest the files after the switch
//!                    files/   what is to be moved, under its final path
//! ```

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::OutputError;

/// An empty folder that is moved in and out again to try a folder out.
pub(super) const TRIAL: &str = ".fahrplan-trial";
const STATE: &str = ".fahrplan";

/// The places of one output folder.
#[derive(Debug)]
pub(super) struct Layout {
    /// The output folder, resolved.
    pub(super) root: PathBuf,
    /// `.fahrplan/`.
    pub(super) state: PathBuf,
    /// `.fahrplan/staging/`.
    pub(super) staging: PathBuf,
    /// `.fahrplan/staging/files/`.
    pub(super) staged_files: PathBuf,
    /// `.fahrplan/switch/`.
    pub(super) switch: PathBuf,
    /// `.fahrplan/manifest`.
    pub(super) manifest: PathBuf,
    /// `.fahrplan/seal`.
    pub(super) seal: PathBuf,
}

impl Layout {
    /// Creates `dir` if it is missing, resolves links to it, and refuses a
    /// folder that holds files and neither a manifest nor a journal of ours.
    pub(super) fn admit(dir: &Path) -> Result<Self, OutputError> {
        let refused = || OutputError::NotOurs { folder: dir.to_owned() };
        match fs::metadata(dir) {
            Ok(found) if !found.is_dir() => {
                return Err(OutputError::NoFolder { path: dir.to_owned() });
            }
            Ok(_) => {}
            Err(_) => fs::create_dir_all(dir).map_err(|error| OutputError::io(dir, &error))?,
        }
        let root = dir.canonicalize().map_err(|error| OutputError::io(dir, &error))?;
        let layout = Self::below(root);
        // In this order: another build's files appear after its `switch`, and
        // its `switch` goes only when its manifest stands.
        if layout.has_other_files()? && !exists(&layout.switch) && !exists(&layout.manifest) {
            return Err(refused());
        }
        match create_folder(&layout.state) {
            Ok(()) => Ok(layout),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(refused()),
            Err(error) => Err(OutputError::io(&layout.state, &error)),
        }
    }

    fn below(root: PathBuf) -> Self {
        let state = root.join(STATE);
        let staging = state.join("staging");
        Self {
            staged_files: staging.join("files"),
            staging,
            switch: state.join("switch"),
            manifest: state.join("manifest"),
            seal: state.join("seal"),
            state,
            root,
        }
    }

    fn has_other_files(&self) -> Result<bool, OutputError> {
        let failed = |error: io::Error| OutputError::io(&self.root, &error);
        for entry in fs::read_dir(&self.root).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            if name != STATE && name != TRIAL && name != ".gitignore" {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The place of a file or folder of the site; empty is the output folder.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        below(&self.root, path)
    }

    /// The place of a file or folder of the site while it is staged.
    pub(super) fn staged(&self, path: &str) -> PathBuf {
        below(&self.staged_files, path)
    }
}

/// `path` below `base`, segment by segment: resolved Windows paths take no forward slash.
pub(super) fn below(base: &Path, path: &str) -> PathBuf {
    let mut place = PathBuf::with_capacity(base.as_os_str().len() + path.len() + 1);
    place.push(base);
    if !path.is_empty() {
        place.extend(path.split('/'));
    }
    place
}

/// Makes a folder, or finds one; a link to a folder is none.
pub(super) fn create_folder(place: &Path) -> io::Result<()> {
    match fs::create_dir(place) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if fs::symlink_metadata(place)?.is_dir() { Ok(()) } else { Err(error) }
        }
        made => made,
    }
}

/// Whether anything is at `place`, links not followed.
pub(super) fn exists(place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok()
}

/// Whether `error` says that there is nothing at that place.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
