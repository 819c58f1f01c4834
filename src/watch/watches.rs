//! The watches of the file system itself: which folders have one. Knows what the systems can do; refuses
//! to know what an event means.
//!
//! Linux watches single folders, and only what the site consists of gets a watch. Windows and macOS watch
//! a folder with everything below it at the cost of one.

#![expect(clippy::disallowed_methods, reason = "a watch is named by the folder's true path")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _, WatcherKind};

use super::shared::Shared;

/// The watches on a site's folders.
#[derive(Debug)]
pub(super) struct Watches {
    /// Without links, as some systems name it in their events.
    root: PathBuf,
    system: RecommendedWatcher,
    shared: Arc<Shared>,
}

impl Watches {
    /// Watches the folder `root`, and `content/` and `themes/` in it.
    ///
    /// # Errors
    /// Where the system refuses.
    pub(super) fn new(root: &Path, shared: Arc<Shared>) -> notify::Result<Watches> {
        let root = fs::canonicalize(root).map_err(notify::Error::io)?;
        shared.change(|state| state.root.clone_from(&root));
        let system = listen(&shared)?;
        let mut watches = Watches { root, system, shared };
        watches.watch_root()?;
        watches.follow(&["content".into(), "themes".into()], &[])?;
        Ok(watches)
    }

    /// Watches these folders below the root and those of the targets of links, and no others. Whether one
    /// of them was not watched before.
    ///
    /// # Errors
    /// Where the system refuses. A folder that is gone is passed over.
    pub(super) fn follow(
        &mut self,
        folders: &[PathBuf],
        targets: &[PathBuf],
    ) -> notify::Result<bool> {
        let wanted = self.wanted(folders, targets);
        let targets = targets.iter().map(|target| self.root.join(target)).collect();
        let mut state = self.shared.state();
        state.targets = targets;
        let held = state.held.clone();
        drop(state);
        if !held.is_subset(&wanted) {
            self.watch_anew(wanted)?;
            return Ok(true);
        }
        let mut new = false;
        for folder in wanted.difference(&held) {
            new |= self.watch(folder)?;
        }
        Ok(new)
    }

    /// Ends all watches and begins new ones on the same folders, as far as they are there.
    ///
    /// # Errors
    /// Where the system refuses.
    pub(super) fn begin_anew(&mut self) -> notify::Result<()> {
        let held = self.shared.state().held.clone();
        self.watch_anew(held)
    }

    fn watch_anew(&mut self, folders: BTreeSet<PathBuf>) -> notify::Result<()> {
        self.system = listen(&self.shared)?;
        self.shared.state().held.clear();
        self.watch_root()?;
        for folder in folders {
            if folder != self.root {
                self.watch(&folder)?;
            }
        }
        Ok(())
    }

    fn watch_root(&mut self) -> notify::Result<()> {
        let root = self.root.clone();
        if self.watch(&root)? { Ok(()) } else { Err(notify::Error::path_not_found()) }
    }

    /// Watches one folder; `false` where it is gone.
    fn watch(&mut self, folder: &Path) -> notify::Result<bool> {
        let mode = if self.is_deep(folder) {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        // Before the watch begins: what it hears at once has to find the folder here.
        self.shared.state().held.insert(folder.to_owned());
        let failure = match self.system.watch(folder, mode) {
            Ok(()) => return Ok(true),
            Err(error) => error,
        };
        self.shared.state().held.remove(folder);
        match failure.kind {
            ErrorKind::PathNotFound => Ok(false),
            ErrorKind::Io(error) if is_gone(&error) => Ok(false),
            kind => Err(notify::Error::new(kind)),
        }
    }

    /// The folders that need a watch of their own. What stands above the target of a link needs one too:
    /// it may be moved away.
    fn wanted(&self, folders: &[PathBuf], targets: &[PathBuf]) -> BTreeSet<PathBuf> {
        let above = targets.iter().flat_map(|target| target.ancestors().skip(1));
        let all = folders.iter().map(PathBuf::as_path).chain(above);
        let all = all.map(|folder| self.root.join(folder));
        let covered = |folder: &PathBuf| folder.ancestors().skip(1).any(|it| self.is_deep(it));
        all.filter(|folder| !covered(folder)).chain([self.root.clone()]).collect()
    }

    /// Whether a watch on `folder` is one on everything below it.
    fn is_deep(&self, folder: &Path) -> bool {
        let by_folder = matches!(
            RecommendedWatcher::kind(),
            WatcherKind::Inotify | WatcherKind::Kqueue | WatcherKind::PollWatcher
        );
        let below = folder.strip_prefix(&self.root);
        !by_folder && below.is_ok_and(|it| it == "content" || it == "themes")
    }
}

/// Whether there is nothing at the path any more, or something else than a folder above it.
fn is_gone(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}

/// A watcher without watches, whose events come to `shared`.
fn listen(shared: &Arc<Shared>) -> notify::Result<RecommendedWatcher> {
    let shared = Arc::clone(shared);
    RecommendedWatcher::new(move |heard| shared.hear(heard), Config::default())
}
