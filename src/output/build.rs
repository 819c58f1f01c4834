//! One build as it runs: what the last one made, what this one has put, and from
//! both the journal of the switch. Knows where files stand, not their bytes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::folders::{Folders, Standing};
use super::layout::Layout;
use super::manifest::{self, Manifest};
use super::switch::{self, Journal, Orphan};
use super::{OutPath, OutputError, Report};
use crate::path::{ancestors, parent};

/// What is known of one build.
#[derive(Debug)]
pub(super) struct Build {
    pub(super) last: Manifest,
    /// There was a last build.
    pub(super) installed: bool,
    /// The file system takes `A` and `a` for one name.
    pub(super) one_case: bool,
    /// Files deleted by the switch that was completed at the start.
    pub(super) recovered: Vec<OutPath>,
    pub(super) folders: Folders,
    /// The files put so far, in any order.
    pub(super) paths: Mutex<Vec<OutPath>>,
    /// How many of them are staged.
    pub(super) written: AtomicUsize,
    /// Folders of ours in whose place a file is staged.
    pub(super) replaced: Mutex<Vec<OutPath>>,
    /// The first file that could not be taken; such a build cannot be finished.
    pub(super) failure: OnceLock<OutputError>,
}

impl Build {
    /// See [`super::DiskSink::finish`]. Also returns the files of the site, sorted.
    pub(super) fn finish(self, layout: &Layout) -> Result<(Report, Vec<OutPath>), OutputError> {
        if let Some(failure) = self.failure.get() {
            return Err(failure.clone());
        }
        let mut paths = std::mem::take(&mut *lock_list(&self.paths));
        paths.sort_unstable();
        let written = self.written.load(Ordering::Relaxed);
        let mut report =
            Report { written, unchanged: paths.len() - written, removed: 0, vanished: Vec::new() };
        let vanished = |path: &&OutPath| !manifest::has(&paths, path.as_str());
        let gone: Vec<&OutPath> = self.last.paths.iter().filter(vanished).collect();
        let recovered = self.recovered.iter().filter(vanished);
        report.vanished = gone.iter().copied().chain(recovered).cloned().collect();
        report.vanished.sort_unstable();
        report.vanished.dedup();
        if self.installed && paths == self.last.paths && written == 0 {
            return Ok((report, paths));
        }
        let keys = distinct_keys(&paths)?;
        for folder in lock_list(&self.replaced).iter() {
            check_replaced(&layout.at(folder.as_str()), folder.as_str(), &self.last)?;
        }
        self.folders.stage("", layout)?;
        let journal = self.journal(layout, &paths, &gone, &keys)?;
        report.removed = switch::carry_out(layout, &journal, &manifest::render(&paths))?.removed;
        drop(keys);
        Ok((report, paths))
    }

    /// Ends the taking of one file: it belongs to the site, or the build has failed.
    pub(super) fn settle(
        &self,
        path: &OutPath,
        taken: Result<(), OutputError>,
    ) -> Result<(), OutputError> {
        match &taken {
            Ok(()) => push(&self.paths, path),
            // Only the first failure is kept.
            Err(failure) => drop(self.failure.set(failure.clone())),
        }
        taken
    }

    fn journal(
        &self,
        layout: &Layout,
        paths: &[OutPath],
        gone: &[&OutPath],
        keys: &[(String, &OutPath)],
    ) -> Result<Journal, OutputError> {
        let respelled = |path: &OutPath| {
            let key = self.one_case.then(|| path.folded())?;
            let at = keys.binary_search_by(|(known, _)| known.cmp(&key)).ok()?;
            keys.get(at).map(|(_, path)| (*path).clone())
        };
        let (mut orphans, mut emptied) = (Vec::with_capacity(gone.len()), BTreeSet::new());
        for &path in gone {
            if self.folders.standing(path.folder(), layout, &self.last)? == Standing::Folder {
                orphans.push(Orphan { path: path.clone(), respelled: respelled(path) });
                emptied.extend(ancestors(path.as_str()).map(Box::<str>::from));
            }
        }
        emptied.retain(|folder| !manifest::has_below(paths, folder));
        let mut touched: BTreeSet<Box<str>> = BTreeSet::new();
        touched.extend(orphans.iter().map(|orphan| Box::from(orphan.path.folder())));
        touched.extend(emptied.iter().map(|folder| Box::from(parent(folder))));
        for folder in self.folders.staged() {
            touched.insert(self.nearest_folder(&folder, layout)?.into());
        }
        Ok(Journal {
            touched: touched.into_iter().collect(),
            orphans,
            emptied: emptied.into_iter().rev().collect(),
        })
    }

    /// `folder`, or the nearest one above it that exists in the output folder.
    fn nearest_folder<'a>(&self, folder: &'a str, layout: &Layout) -> Result<&'a str, OutputError> {
        let mut nearest = folder;
        while self.folders.standing(nearest, layout, &self.last)? != Standing::Folder {
            nearest = parent(nearest);
        }
        Ok(nearest)
    }
}

/// The paths with their folded forms, by which they are sorted.
///
/// Two with one form are a collision, and so is a file that others lie below.
fn distinct_keys(paths: &[OutPath]) -> Result<Vec<(String, &OutPath)>, OutputError> {
    let mut keys: Vec<(String, &OutPath)> =
        paths.iter().map(|path| (path.folded(), path)).collect();
    keys.sort_unstable();
    if let Some([_, (_, path)]) = keys.array_windows().find(|[(a, _), (b, _)]| a == b) {
        return Err(OutputError::Collision { path: (*path).clone() });
    }
    let mut seen = "";
    for (key, _) in &keys {
        if parent(key) == seen {
            continue;
        }
        seen = parent(key);
        for folder in ancestors(key) {
            if let Ok(at) = keys.binary_search_by(|(known, _)| known.as_str().cmp(folder))
                && let Some((_, path)) = keys.get(at)
            {
                return Err(OutputError::Collision { path: (*path).clone() });
            }
        }
    }
    Ok(keys)
}

/// Refuses to remove the folder at `place` where it holds anything but files of
/// the last build and their folders.
fn check_replaced(place: &Path, folder: &str, last: &Manifest) -> Result<(), OutputError> {
    let failed = |error: io::Error| OutputError::io(place, &error);
    for entry in fs::read_dir(place).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let found = entry.file_type().map_err(failed)?;
        let name = entry.file_name();
        // Through `OutPath`, because some systems list names in another normal form.
        let path = name.to_str().and_then(|name| OutPath::new(&format!("{folder}/{name}")).ok());
        match path {
            Some(path) if found.is_file() && last.owns(path.as_str()) => {}
            Some(path) if found.is_dir() && last.owns_below(path.as_str()) => {
                check_replaced(&entry.path(), path.as_str(), last)?;
            }
            Some(_) | None => return Err(OutputError::Foreign { path: entry.path() }),
        }
    }
    Ok(())
}

/// Adds `path` to `list`.
pub(super) fn push(list: &Mutex<Vec<OutPath>>, path: &OutPath) {
    lock_list(list).push(path.clone());
}

fn lock_list(list: &Mutex<Vec<OutPath>>) -> MutexGuard<'_, Vec<OutPath>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}
