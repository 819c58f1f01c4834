//! Reading bags from disk: the tree, small files, digests. The only place of
//! this module that opens a file of a bag. Follows no link and gives whatever
//! is wrong as a [`Fault`].

#![expect(clippy::disallowed_methods, reason = "the reader of bags, which are no part of the site")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::MOST_ENTRIES;
use super::digest::{Digests, Hashing};
use super::draft::is_reserved;
use super::error::ArchiveError;
use super::fault::Fault;
use super::manifest::Lists;
use super::name::{NameFault, Twins, admit};
use crate::path::OutPath;

/// As much of a file as is hashed at once.
const CHUNK: usize = 64 * 1024;

/// The files of a bag as they were when the folder was read.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) root: PathBuf,
    /// The files with a good name.
    pub(super) files: BTreeMap<OutPath, Metadata>,
    /// Names that a fault was reported for, which are not missing on top of it.
    pub(super) blamed: BTreeSet<String>,
    entries: usize,
}

/// Reads the tree below `root`.
///
/// # Errors
/// What keeps the tree from being read as a whole.
pub(super) fn walk(root: &Path, faults: &mut Vec<Fault>) -> Result<Tree, Fault> {
    let found = fs::symlink_metadata(root);
    if !found.is_ok_and(|found| found.is_dir()) {
        return Err(Fault::NoFolder);
    }
    let mut tree =
        Tree { root: root.to_owned(), files: BTreeMap::new(), blamed: BTreeSet::new(), entries: 0 };
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        match tree.list(&folder) {
            Ok(entries) if entries.is_empty() && !folder.is_empty() => {
                faults.push(Fault::EmptyFolder { path: folder });
            }
            Ok(entries) => {
                for entry in entries {
                    tree.take(&folder, &entry, &mut folders, faults)?;
                }
            }
            Err(error) => faults.push(Fault::Unreadable { path: folder, kind: error.kind() }),
        }
    }
    tree.find_twins(faults);
    Ok(tree)
}

impl Tree {
    fn at(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let limit = MOST_ENTRIES - self.entries.min(MOST_ENTRIES) + 1;
        fs::read_dir(self.at(folder))?.take(limit).collect()
    }

    fn take(
        &mut self,
        folder: &str,
        entry: &DirEntry,
        folders: &mut Vec<String>,
        faults: &mut Vec<Fault>,
    ) -> Result<(), Fault> {
        self.entries += 1;
        if self.entries > MOST_ENTRIES {
            return Err(Fault::Limit { path: folder.to_owned(), limit: MOST_ENTRIES as u64 });
        }
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        let path = if folder.is_empty() { shown.to_string() } else { format!("{folder}/{shown}") };
        let admitted = match name.to_str() {
            Some(_) => admit(&path),
            None => Err(NameFault::NotUnicode),
        };
        // On Windows a reparse point that is no link says that it is neither file nor folder.
        let found = entry.metadata();
        let fault = match (admitted, found) {
            (Err(rule), _) => Fault::Name { path: path.clone(), rule, manifest: None },
            (_, Err(error)) => Fault::Unreadable { path: path.clone(), kind: error.kind() },
            (_, Ok(found)) if found.is_symlink() => Fault::Link { path: path.clone() },
            (Ok(_), Ok(found)) if found.is_dir() => {
                folders.push(path);
                return Ok(());
            }
            (Ok(path), Ok(found)) if found.is_file() => {
                self.files.insert(path, found);
                return Ok(());
            }
            (Ok(_), Ok(_)) => Fault::Special { path: path.clone() },
        };
        faults.push(fault);
        self.blamed.insert(path);
        Ok(())
    }

    fn find_twins(&self, faults: &mut Vec<Fault>) {
        let mut twins = Twins::default();
        for path in self.files.keys() {
            if let Err(other) = twins.add(path) {
                faults.push(Fault::Twins { path: path.to_string(), other });
            }
        }
    }

    /// The bytes of the file `path`, which must be one of the tree.
    ///
    /// # Errors
    /// [`Fault::Limit`] over `limit` bytes; else why it cannot be read.
    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Fault> {
        let unreadable =
            |error: io::Error| Fault::Unreadable { path: path.to_owned(), kind: error.kind() };
        let mut bytes = Vec::new();
        let file = File::open(self.at(path)).map_err(unreadable)?;
        file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            return Err(Fault::Limit { path: path.to_owned(), limit });
        }
        Ok(bytes)
    }

    /// The digests of the file `path`, read piece by piece.
    ///
    /// # Errors
    /// [`Fault::Unreadable`]; [`Fault::Unstable`] where it is not, or does not stay, the file that the
    /// tree has.
    pub(super) fn hash(
        &self,
        path: &OutPath,
        known: &Metadata,
        sha256: bool,
    ) -> Result<Digests, Fault> {
        let unreadable =
            |error: io::Error| Fault::Unreadable { path: path.to_string(), kind: error.kind() };
        let mut file = File::open(self.at(path.as_str())).map_err(unreadable)?;
        let before = file.metadata().map_err(unreadable)?;
        let mut hashing = Hashing::new(sha256);
        let mut chunk = vec![0; CHUNK.min(usize::try_from(known.len()).unwrap_or(CHUNK) + 1)];
        let mut length = 0;
        loop {
            let read = match file.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(error)),
            };
            length += read as u64;
            if length > known.len() {
                break;
            }
            hashing.update(chunk.get(..read).unwrap_or_default());
        }
        let after = file.metadata().map_err(unreadable)?;
        let same = before.is_file() && before.modified().ok() == after.modified().ok();
        if length != known.len() || after.len() != length || !same {
            return Err(Fault::Unstable { path: path.to_string() });
        }
        Ok(hashing.finish())
    }
}

/// The bytes of the file `path` of the bag in `root`, of which no tree was read.
///
/// # Errors
/// Where it is no file or may not be read; [`Fault::Limit`] over `limit` bytes.
pub(super) fn read_at_most(root: &Path, path: &OutPath, limit: u64) -> Result<Vec<u8>, Fault> {
    let unreadable =
        |error: io::Error| Fault::Unreadable { path: path.to_string(), kind: error.kind() };
    let location = root.join(path.as_str());
    match fs::symlink_metadata(&location) {
        Ok(found) if found.is_file() => {}
        Ok(found) if found.is_symlink() => return Err(Fault::Link { path: path.to_string() }),
        Ok(_) => return Err(Fault::Special { path: path.to_string() }),
        Err(error) => return Err(unreadable(error)),
    }
    let mut bytes = Vec::new();
    let file = File::open(location).map_err(unreadable)?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(Fault::Limit { path: path.to_string(), limit });
    }
    Ok(bytes)
}

/// The bytes of every file of the bag in `folder` that a redaction may change, by its path in it.
///
/// # Errors
/// The first file that cannot be read, or has a name that no bag may hold.
pub fn contents(folder: &Path) -> Result<BTreeMap<OutPath, Vec<u8>>, ArchiveError> {
    let mut faults = Vec::new();
    let name = || folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let damaged = |faults| ArchiveError::Damaged { name: name(), faults };
    let tree = walk(folder, &mut faults).map_err(|fault| damaged(vec![fault]))?;
    if !faults.is_empty() {
        return Err(damaged(faults));
    }
    let read = |path: OutPath| {
        let bytes =
            read_file(folder, &path).map_err(ArchiveError::io(&folder.join(path.as_str())))?;
        Ok((path, bytes))
    };
    let may = |path: &OutPath| Lists::Payload.has(path.as_str()) || !is_reserved(path.as_str());
    tree.files.into_keys().filter(may).map(read).collect()
}

/// The bytes of the file `path` of the bag in `root`.
///
/// # Errors
/// What the system reports.
pub(super) fn read_file(root: &Path, path: &OutPath) -> io::Result<Vec<u8>> {
    fs::read(root.join(path.as_str()))
}
