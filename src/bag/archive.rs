//! An archive on disk: a folder of bags, to which bags are added and of which
//! none is changed but by a redaction. Each comes in by one rename, so that a
//! run that dies leaves it without the bag or with the whole of it.

#![expect(clippy::disallowed_methods, reason = "a writer of the archive, where no build writes")]

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::compare::differences;
use super::digest::Digest;
use super::draft::Bag;
use super::error::ArchiveError;
use super::inspection::inspect;
use super::records::LogEntry;
use super::recovery::{Beside, exists, is_name, recover};
use super::redaction::{Outcome, Redaction};
use super::verify::{State, Verified, verify};
use crate::path::{OutPath, ancestors};

/// Keeps git from changing line ends. The file is locked while a run writes.
const ATTRIBUTES: (&str, &[u8]) = (".gitattributes", b"* -text\n");

/// A folder of bags, locked against other runs.
#[derive(Debug)]
pub struct Archive {
    folder: PathBuf,
    _lock: File,
}

/// What became of a bag that was to be put into the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// It stands there now.
    New {
        /// The digest of its tag manifest.
        digest: Digest,
    },
    /// It stood there, with the same payload, whatever program wrote it.
    AlreadyThere {
        /// The digest of the tag manifest of the one that stands there.
        digest: Digest,
    },
    /// It stood there with the same payload, and has been redacted since.
    Redacted {
        /// The digest of the tag manifest of the one that stands there.
        digest: Digest,
        /// What was done, the first redaction first.
        log: Vec<LogEntry>,
    },
}

impl Archive {
    /// Opens the archive in `folder`, which is made if it is missing, and completes what a dead run left.
    ///
    /// # Errors
    /// [`ArchiveError::Busy`] while another run writes; [`ArchiveError::Unfinished`] where what a dead run left
    /// cannot be completed; [`ArchiveError::Io`].
    pub fn open(folder: &Path) -> Result<Self, ArchiveError> {
        fs::create_dir_all(folder).map_err(ArchiveError::io(folder))?;
        let lock = lock(folder)?;
        recover(folder)?;
        Ok(Self { folder: folder.to_owned(), _lock: lock })
    }

    /// Puts `bag` into the archive under `name`, if it does not stand there.
    ///
    /// # Errors
    /// [`ArchiveError::Differs`] where another one of that name stands; [`ArchiveError::Damaged`] where what
    /// stands there cannot be compared; [`ArchiveError::Name`]; [`ArchiveError::Io`].
    pub fn create(&self, name: &str, bag: &Bag) -> Result<Created, ArchiveError> {
        let goal = self.goal(name)?;
        if exists(&goal)? {
            return self.compare(name, &goal, bag);
        }
        let beside = Beside::new(&self.folder, name);
        let written: Vec<_> = bag.files().collect();
        make_folders(&beside.new, written.iter().map(|(path, _)| *path))?;
        let write = |(path, bytes): (&OutPath, &[u8])| write_file(&beside.new, path, bytes);
        let done = written.into_par_iter().try_for_each(write);
        done.and_then(|()| beside.install()).inspect_err(|_| drop(beside.complete()))?;
        Ok(Created::New { digest: bag.digest().clone() })
    }

    /// Takes bytes out of the bag `name`: the files are replaced or removed, the manifests written anew, the
    /// former ones and an entry in the log kept. What is known of the bag afterwards comes back.
    ///
    /// Only the folder of the bag is changed: copies in a repository's history, on a website, in backups and
    /// exported ZIP files stay what they are.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`]; [`ArchiveError::Damaged`] for a bag that is; [`ArchiveError::Name`];
    /// [`ArchiveError::Io`], where the bag is the old one; [`ArchiveError::Unfinished`], where the old one could
    /// not be put away or deleted, which the next [`Archive::open`] does.
    pub fn redact(&self, name: &str, redaction: &Redaction) -> Result<Verified, ArchiveError> {
        let goal = self.goal(name)?;
        let old = inspect(&goal);
        refuse_damage(name, &old.verified)?;
        let outcome = redaction.apply(&old);
        let refused = |refusals| ArchiveError::Refused { name: name.to_owned(), refusals };
        let outcome = outcome.map_err(refused)?;
        let beside = Beside::new(&self.folder, name);
        let staged = stage(&goal, &beside.new, &outcome).and_then(|()| {
            let verified = verify(&beside.new);
            refuse_damage(name, &verified)?;
            Ok(verified)
        });
        let verified = staged.inspect_err(|_| drop(beside.complete()))?;
        beside.replace()?;
        Ok(verified)
    }

    fn goal(&self, name: &str) -> Result<PathBuf, ArchiveError> {
        let refused = || ArchiveError::Name { name: name.to_owned() };
        is_name(name).then(|| self.folder.join(name)).ok_or_else(refused)
    }

    fn compare(&self, name: &str, goal: &Path, bag: &Bag) -> Result<Created, ArchiveError> {
        let standing = inspect(goal);
        refuse_damage(name, &standing.verified)?;
        let differences = differences(&standing, bag);
        let log = match standing.verified.state {
            State::Redacted { log } => log,
            State::Sound | State::Damaged => Vec::new(),
        };
        match standing.verified.digest {
            Some(digest) if differences.is_empty() && log.is_empty() => {
                Ok(Created::AlreadyThere { digest })
            }
            Some(digest) if differences.is_empty() => Ok(Created::Redacted { digest, log }),
            Some(_) | None => {
                Err(ArchiveError::Differs { name: name.to_owned(), differences, log })
            }
        }
    }
}

fn refuse_damage(name: &str, verified: &Verified) -> Result<(), ArchiveError> {
    match &verified.state {
        State::Sound | State::Redacted { .. } => Ok(()),
        State::Damaged => {
            Err(ArchiveError::Damaged { name: name.to_owned(), faults: verified.faults.clone() })
        }
    }
}

/// Lays out the redacted bag in `new`.
fn stage(old: &Path, new: &Path, outcome: &Outcome) -> Result<(), ArchiveError> {
    let copied = outcome.copied.iter().map(|(_, to)| to);
    make_folders(new, copied.chain(outcome.written.keys()))?;
    for (from, to) in &outcome.copied {
        let from = old.join(from.as_str());
        fs::copy(&from, new.join(to.as_str())).map_err(ArchiveError::io(&from))?;
    }
    outcome.written.iter().try_for_each(|(path, bytes)| write_file(new, path, bytes))
}

fn make_folders<'a>(
    root: &Path,
    paths: impl Iterator<Item = &'a OutPath>,
) -> Result<(), ArchiveError> {
    fs::create_dir(root).map_err(ArchiveError::io(root))?;
    let folders: BTreeSet<_> = paths.flat_map(|path| ancestors(path.as_str())).collect();
    folders.into_iter().try_for_each(|folder| {
        let folder = root.join(folder);
        fs::create_dir(&folder).map_err(ArchiveError::io(&folder))
    })
}

fn write_file(root: &Path, path: &OutPath, bytes: &[u8]) -> Result<(), ArchiveError> {
    let place = root.join(path.as_str());
    let written = File::create_new(&place).and_then(|mut file| file.write_all(bytes));
    written.map_err(ArchiveError::io(&place))
}

/// Locks the archive, and lays down what git is to know of it.
fn lock(folder: &Path) -> Result<File, ArchiveError> {
    let (name, text) = ATTRIBUTES;
    let place = folder.join(name);
    let failed = ArchiveError::io(&place);
    let opened = File::options().read(true).append(true).create(true).open(&place);
    let mut file = match opened {
        Ok(file) => file,
        Err(error) => return Err(failed(error)),
    };
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(ArchiveError::Busy { folder: folder.to_owned() });
        }
        Err(TryLockError::Error(error)) => return Err(failed(error)),
    }
    let is_new = file.metadata().map(|found| found.len() == 0);
    let laid = is_new.and_then(|is_new| if is_new { file.write_all(text) } else { Ok(()) });
    laid.map(|()| file).map_err(failed)
}
