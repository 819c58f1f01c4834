//! The loop that `watch` and `serve` share: look, give what came of it, wait until there may be more. A
//! machine that fails is told once and looked at again; Ctrl-C ends the waiting.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::terminal::Terminal;
use super::typed::Expected;
use crate::date::Day;
use crate::diagnostics::Diagnostic;
use crate::publish::{Order, Publication};
use crate::watch::{Notice, Options, Wake, Watcher};
use crate::workspace::{Update, Workspace};

/// How often the clock is looked at, so that a preview left open shows the new day.
const LOOK: Duration = Duration::from_secs(60);

/// How a site is watched.
#[derive(Debug, Args)]
pub(super) struct WatchOptions {
    /// Look at the clock instead of waiting for the system's word: for network drives. Every so many seconds
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "1", value_parser = seconds)]
    poll: Option<Duration>,
}

fn seconds(text: &str) -> Result<Duration, Expected> {
    let expected = Expected {
        german: "eine Zahl von Sekunden, mindestens 0,05",
        english: "seconds, at least 0.05",
    };
    let seconds = text.replace(',', ".").parse::<f64>().ok();
    let interval = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    interval.filter(|interval| *interval >= Duration::from_millis(50)).ok_or(expected)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a preview leaves nothing behind that a destructor saves"
)]
fn leave() {
    std::process::exit(i32::from(exit::DONE));
}

/// Look after look at a site.
pub(super) struct Rounds {
    root: PathBuf,
    workspace: Workspace,
    watcher: Watcher,
    began: bool,
    /// Whether the Stichtag is today, whatever day that becomes.
    follows_clock: bool,
    ended: Arc<AtomicBool>,
    /// The failure that was told last.
    failure: Option<String>,
    /// The warnings that were told last.
    warnings: Vec<Diagnostic>,
}

impl Rounds {
    /// The rounds of the site at `root`. Ctrl-C ends them from now on: between two of them, or where they
    /// write nothing and `at_once` says so the whole program.
    ///
    /// # Errors
    /// Where the machine refuses to listen to Ctrl-C.
    pub(super) fn new(
        root: PathBuf,
        order: Order,
        options: &WatchOptions,
        at_once: bool,
    ) -> Result<Rounds, Failure> {
        let follow = !order.edition.stichtag.explicit;
        let watcher = Watcher::new(
            &root,
            Options { poll: options.poll, at_least: follow.then_some(LOOK), ..Options::default() },
        );
        let ended = Arc::new(AtomicBool::new(false));
        let (stop, end) = (watcher.stop_handle(), Arc::clone(&ended));
        ctrlc::set_handler(move || {
            end.store(true, Ordering::Relaxed);
            stop.stop();
            if at_once {
                leave();
            }
        })
        .map_err(|error| Failure::Signals(error.to_string()))?;
        let workspace = Workspace::new(root.clone(), order);
        Ok(Rounds {
            root,
            workspace,
            watcher,
            began: false,
            follows_clock: follow,
            ended,
            failure: None,
            warnings: Vec::new(),
        })
    }

    /// The site's folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// What came of the next look, or why there was none; `None` once the rounds are ended. The first look
    /// is at once; after a failure the site comes again also where nothing changed.
    pub(super) fn next(&mut self, terminal: &Terminal) -> Option<Result<Update, String>> {
        loop {
            if std::mem::replace(&mut self.began, true) && self.watcher.wait() == Wake::Stopped {
                return None;
            }
            if self.follows_clock {
                self.workspace.as_of(Day::today_in_berlin());
            }
            match self.workspace.update() {
                Ok(update) => {
                    self.failure = None;
                    let (folders, targets) = self.workspace.places();
                    self.watcher.follow(folders, targets);
                    if let Some(notice) = self.watcher.notice() {
                        tell(&notice, terminal);
                    }
                    if let Update::Sound(publication) = &update {
                        self.warn(publication, terminal);
                    }
                    return Some(Ok(update));
                }
                Err(error) => {
                    let told = format!("{}: {}", error.path.display(), error.error);
                    self.workspace.again();
                    self.watcher.try_again();
                    if self.failure.as_ref() != Some(&told) {
                        fail(&Failure::Read(error), terminal);
                        self.failure = Some(told.clone());
                        return Some(Err(told));
                    }
                }
            }
        }
    }

    /// Says what a sound site is to be warned of, unless that was said last.
    fn warn(&mut self, publication: &Publication, terminal: &Terminal) {
        let warnings = publication.site().warnings();
        if self.warnings != warnings {
            terminal.show(warnings, &self.root);
            self.warnings = warnings.to_vec();
        }
    }

    /// What was done with the last look failed: it comes again soon, also where nothing changes.
    pub(super) fn try_again(&mut self) {
        self.workspace.again();
        self.watcher.try_again();
    }

    /// Whether Ctrl-C has ended the rounds.
    pub(super) fn are_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Whether nothing happened since the last look, so that there is time for what is less urgent.
    #[cfg(feature = "serve")]
    pub(super) fn is_quiet(&self) -> bool {
        !self.are_ended() && !self.watcher.has_news()
    }
}

fn tell(notice: &Notice, terminal: &Terminal) {
    match notice {
        Notice::TooManyFolders { every } => {
            let every = every.as_secs_f32();
            terminal.say(
                &format!("Das System lässt nicht zu, so viele Ordner zu beobachten. Stattdessen wird alle {every} s nachgesehen."),
                &format!("The system does not let so many folders be watched. They are looked at every {every} s instead."),
            );
        }
        Notice::CannotWatch { reason, every } => {
            let every = every.as_secs_f32();
            terminal.say(
                &format!("Das System meldet keine Änderungen ({reason}). Stattdessen wird alle {every} s nachgesehen."),
                &format!("The system reports no changes ({reason}). The site is looked at every {every} s instead."),
            );
        }
    }
}
