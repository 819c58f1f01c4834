//! What the thread that hears of events and the one that waits for them have in common. Knows what an
//! event says about the watches; refuses to know who waits.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};

use crate::source::is_passed_over;

/// What has happened since the last wait.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Waiting is over for good.
    pub(super) stopped: bool,
    /// Something may have changed.
    pub(super) dirty: bool,
    /// A watched folder is no longer what it was.
    pub(super) anew: bool,
    /// The system watches no longer.
    pub(super) failure: Option<notify::Error>,
    /// The folders that are watched.
    pub(super) held: BTreeSet<PathBuf>,
    /// The site's root, whose other files are none of ours.
    pub(super) root: PathBuf,
    /// What links of the site lead to.
    pub(super) targets: BTreeSet<PathBuf>,
}

impl State {
    /// Whether a wait has to end.
    pub(super) fn calls(&self) -> bool {
        self.stopped || self.dirty || self.failure.is_some()
    }

    /// Takes in an event or its failure. Whether anybody has to know.
    pub(super) fn hear(&mut self, heard: notify::Result<notify::Event>) -> bool {
        let event = match heard {
            Ok(event) => event,
            Err(error) => {
                self.failure = Some(error);
                return true;
            }
        };
        if event.need_rescan() {
            (self.dirty, self.anew) = (true, true);
            return true;
        }
        let Some(moves) = meaning(event.kind) else { return false };
        let mut matters = event.paths.is_empty();
        for path in &event.paths {
            let held = moves && self.held.contains(path);
            self.anew |= held;
            matters |= held || self.is_of_site(path);
        }
        self.dirty |= matters;
        matters
    }

    /// Whether the site may read what lies at `path`.
    fn is_of_site(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else { return true };
        let Some(first) = below.components().next().filter(|_| !self.targets.contains(path)) else {
            return true;
        };
        if first.as_os_str() != "content" && first.as_os_str() != "themes" {
            // A watched folder to which a link leads; in the root lies much that is none of ours.
            return below.components().nth(1).is_some();
        }
        let mut parts = below.components().peekable();
        while let Some(part) = parts.next() {
            let name = part.as_os_str().to_string_lossy();
            // What has something below it is a folder; the last one may be either.
            let is_folder = parts.peek().is_some() || (name.ends_with(['~', '#']) && is_dir(path));
            if is_passed_over(&name, is_folder) {
                return false;
            }
        }
        true
    }
}

#[expect(clippy::disallowed_methods, reason = "an event seldom says whether it is about a folder")]
fn is_dir(path: &Path) -> bool {
    path.is_dir()
}

/// `None` for what changes nothing; else whether the thing at the path may no longer be the same one.
fn meaning(kind: EventKind) -> Option<bool> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(false),
        EventKind::Access(_) => None,
        // Windows calls a folder modified when something comes into it.
        EventKind::Modify(
            ModifyKind::Data(_) | ModifyKind::Metadata(_) | ModifyKind::Any | ModifyKind::Other,
        ) => Some(false),
        EventKind::Modify(ModifyKind::Name(_))
        | EventKind::Create(_)
        | EventKind::Remove(_)
        | EventKind::Any
        | EventKind::Other => Some(true),
    }
}

/// A [`State`] that can be waited for.
#[derive(Debug, Default)]
pub(super) struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    /// The state as it is.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state and tells whoever waits.
    pub(super) fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.changed.notify_all();
    }

    /// Takes in an event.
    pub(super) fn hear(&self, heard: notify::Result<notify::Event>) {
        if self.state().hear(heard) {
            self.changed.notify_all();
        }
    }

    /// Waits until the state `suffices`, or until `end`.
    pub(super) fn wait(
        &self,
        end: Option<Instant>,
        suffices: impl Fn(&State) -> bool,
    ) -> MutexGuard<'_, State> {
        self.wait_on(self.state(), end, suffices)
    }

    /// Waits until nothing has happened for `quiet`, but not longer than `longest`.
    pub(super) fn settle<'s>(
        &'s self,
        mut state: MutexGuard<'s, State>,
        quiet: Duration,
        longest: Duration,
    ) -> MutexGuard<'s, State> {
        let end = Instant::now() + longest;
        while state.dirty && !state.stopped && Instant::now() < end {
            state.dirty = false;
            let pause = end.min(Instant::now() + quiet);
            state = self.wait_on(state, Some(pause), State::calls);
        }
        state
    }

    fn wait_on<'s>(
        &'s self,
        mut state: MutexGuard<'s, State>,
        end: Option<Instant>,
        suffices: impl Fn(&State) -> bool,
    ) -> MutexGuard<'s, State> {
        while !suffices(&state) {
            state = match end {
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(end) => {
                    let left = end.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        break;
                    }
                    let waited = self.changed.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        state
    }
}
