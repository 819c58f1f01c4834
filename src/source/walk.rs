//! A folder → everything below it, links not followed. Level by level, not folder within folder: however
//! deep somebody nests, the stack stays as it is. Knows which names count, and looks at no file.

use std::io;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::names::is_passed_over;
use super::{BAG, ReadError};

/// Folders within folders, more than any site needs: every page names all of those above it.
pub const DEEPEST: usize = 64;

/// What a walk came across.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) folders: Vec<PathBuf>,
    pub(super) files: Vec<DirEntry>,
    /// The files of bags.
    pub(super) kept: Vec<DirEntry>,
    /// Folders that lie too deep and were not looked into.
    pub(super) too_deep: Vec<PathBuf>,
}

/// One folder that is to be looked into.
struct Folder {
    path: PathBuf,
    /// It lies in a bag.
    kept: bool,
}

/// What lies in one folder.
struct Opened {
    folder: Folder,
    files: Vec<DirEntry>,
    below: Vec<PathBuf>,
}

/// All folders and files from `folder` downward; nothing where it does not exist.
pub(super) fn walk(folder: PathBuf) -> Result<Walked, ReadError> {
    let mut walked = Walked::default();
    let mut level = vec![Folder { path: folder, kept: false }];
    for _ in 0..=DEEPEST {
        let opened: Vec<Opened> =
            std::mem::take(&mut level).into_par_iter().map(open).collect::<Result<_, _>>()?;
        for Opened { folder: Folder { path, kept }, files, below } in opened {
            walked.folders.push(path);
            if kept { &mut walked.kept } else { &mut walked.files }.extend(files);
            level.extend(below.into_iter().map(|path| Folder { path, kept }));
        }
        if level.is_empty() {
            break;
        }
    }
    walked.too_deep.extend(level.into_iter().map(|folder| folder.path));
    Ok(walked)
}

fn open(mut folder: Folder) -> Result<Opened, ReadError> {
    let (mut files, mut below) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(&folder.path).min_depth(1).max_depth(1) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => {
                continue;
            }
            Err(error) => {
                let path = error.path().unwrap_or(&folder.path).to_owned();
                // The system's own number says why; this type's conversion to an error of the system loses it.
                let unknown = || io::ErrorKind::Other.into();
                return Err(ReadError {
                    path,
                    error: error.into_io_error().unwrap_or_else(unknown),
                });
            }
        };
        let is_folder = entry.file_type().is_dir();
        if !folder.kept && is_passed_over(&entry.file_name().to_string_lossy(), is_folder) {
            continue;
        }
        if is_folder {
            below.push(entry.into_path());
        } else {
            files.push(entry);
        }
    }
    folder.kept |= files.iter().any(|entry| entry.file_name() == BAG);
    Ok(Opened { folder, files, below })
}
