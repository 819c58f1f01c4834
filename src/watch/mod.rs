//! When to look at a site again. An event of the file system means only that: what changed, and whether
//! anything did, is for the look to find out. Refuses to know texts, pages and what a look costs.
//!
//! A look and the watches take turns, so that nothing is lost between them:
//!
//! 1. the caller looks, and tells by [`Watcher::follow`] which folders it passed through;
//! 2. a folder that was not watched is watched from then on, and the caller is told to look once more,
//!    as something may have come into it before.
//!
//! Every folder is thus looked into at least once after its watch began. A watched folder that is moved
//! or deleted ends all watches, and they begin anew: no watch outlives the folder that it was meant for.
//!
//! Where the system refuses to watch, time takes the place of events, and a [`Notice`] says so.

mod shared;
#[cfg(test)]
mod tests;
mod watches;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use shared::{Shared, State};
use watches::Watches;

/// How long changes are gathered where they do not end.
const LONGEST: Duration = Duration::from_millis(250);

/// How often the site is looked at where it cannot be watched, and after a look that failed.
const INTERVAL: Duration = Duration::from_secs(1);

/// How a site is watched.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Look this often instead of waiting for events, which network drives do not send.
    pub poll: Option<Duration>,
    /// Look at least this often, whatever happens: for what the clock changes.
    pub at_least: Option<Duration>,
    /// A change is over when nothing more happened for this long.
    pub settle: Duration,
}

impl Default for Options {
    fn default() -> Options {
        Options { poll: None, at_least: None, settle: Duration::from_millis(25) }
    }
}

/// Why a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wake {
    /// Something may have changed.
    Look,
    /// [`Stop::stop`] was called.
    Stopped,
}

/// Why the site is looked at by the clock although that was not asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The system lets no program watch so many folders.
    TooManyFolders {
        /// How often the site is looked at instead.
        every: Duration,
    },
    /// The system refuses to watch.
    CannotWatch {
        /// Why, in its own words.
        reason: String,
        /// How often the site is looked at instead.
        every: Duration,
    },
}

/// Ends a watcher's waiting, from any thread and for good.
#[derive(Clone, Debug)]
pub struct Stop(Arc<Shared>);

impl Stop {
    /// The present wait and all later ones end with [`Wake::Stopped`].
    pub fn stop(&self) {
        self.0.change(|state| state.stopped = true);
    }
}

/// Waits for changes of a site.
#[derive(Debug)]
pub struct Watcher {
    shared: Arc<Shared>,
    /// `None` where the clock says when to look.
    watches: Option<Watches>,
    every: Duration,
    at_least: Option<Duration>,
    settle: Duration,
    retry: bool,
    /// Whether links lead to places that the site does not hold itself.
    linked: bool,
    notice: Option<Notice>,
}

impl Watcher {
    /// Watches the folder `root` and nothing in it but `content/` and `themes/`, until
    /// [`Watcher::follow`] says what else there is.
    pub fn new(root: &Path, options: Options) -> Watcher {
        let shared = Arc::new(Shared::default());
        let mut watcher = Watcher {
            shared: Arc::clone(&shared),
            watches: None,
            every: options.poll.unwrap_or(INTERVAL),
            at_least: options.at_least,
            settle: options.settle,
            retry: false,
            linked: false,
            notice: None,
        };
        if options.poll.is_none() {
            match Watches::new(root, shared) {
                Ok(watches) => watcher.watches = Some(watches),
                Err(error) => watcher.give_up(&error),
            }
        }
        watcher
    }

    /// A handle that ends the waiting.
    pub fn stop_handle(&self) -> Stop {
        Stop(Arc::clone(&self.shared))
    }

    /// Where the last look was: the folders that it passed through and what links lead to, below the
    /// root. Where a folder was not watched, the next wait ends without an event.
    pub fn follow(&mut self, folders: &[PathBuf], targets: &[PathBuf]) {
        // What a link leads to may come back between a look and its watch: then the clock helps.
        self.linked = !targets.is_empty();
        let Some(watches) = &mut self.watches else { return };
        match watches.follow(folders, targets) {
            Ok(true) => self.shared.change(|state| state.dirty = true),
            Ok(false) => {}
            Err(error) => self.give_up(&error),
        }
    }

    /// The last look failed: the next wait ends within a second, also without an event.
    pub fn try_again(&mut self) {
        self.retry = true;
    }

    /// Why the site is looked at by the clock, once.
    pub fn notice(&mut self) -> Option<Notice> {
        self.notice.take()
    }

    /// Whether the next wait ends at once, so that there is no time for what is less urgent.
    pub fn has_news(&self) -> bool {
        self.shared.state().calls()
    }

    /// Waits until the site has to be looked at again. What happens from then on ends the next wait.
    pub fn wait(&mut self) -> Wake {
        let by_clock = std::mem::take(&mut self.retry) || self.linked || self.watches.is_none();
        let longest = if by_clock { Some(self.every) } else { self.at_least };
        let end = longest.and_then(|longest| Instant::now().checked_add(longest));
        let mut state = self.shared.wait(end, State::calls);
        if state.dirty {
            state = self.shared.settle(state, self.settle, LONGEST);
        }
        if state.stopped {
            return Wake::Stopped;
        }
        state.dirty = false;
        let anew = std::mem::take(&mut state.anew);
        let failure = state.failure.take();
        drop(state);
        let begun = match (failure, &mut self.watches) {
            (Some(error), _) => Err(error),
            (None, Some(watches)) if anew => watches.begin_anew(),
            (None, Some(_) | None) => Ok(()),
        };
        if let Err(error) = begun {
            self.give_up(&error);
        }
        Wake::Look
    }

    fn give_up(&mut self, error: &notify::Error) {
        self.watches = None;
        let every = self.every;
        self.notice = Some(match &error.kind {
            notify::ErrorKind::MaxFilesWatch => Notice::TooManyFolders { every },
            notify::ErrorKind::Io(error) => {
                Notice::CannotWatch { reason: error.to_string(), every }
            }
            notify::ErrorKind::Generic(_)
            | notify::ErrorKind::PathNotFound
            | notify::ErrorKind::WatchNotFound
            | notify::ErrorKind::InvalidConfig(_) => {
                Notice::CannotWatch { reason: error.to_string(), every }
            }
        });
    }
}
