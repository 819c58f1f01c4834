//! Files of the finished site go to a sink: to disk, or to memory for the
//! preview and for tests. This is the only place that writes. It knows paths
//! and bytes, and refuses to know what a page is or where it came from.
//!
//! On disk a build has three steps. [`DiskSink::open`] locks the folder and
//! completes what an earlier run left undone. [`Sink::put`] compares each file
//! with the one in place and stages what changed, so that until then nothing of
//! the published site moves. [`DiskSink::finish`] switches:
//! folders, renames and deletes, in an order that a next run can complete.
//! A new site is laid down by [`found`], which needs none of that.

#![expect(clippy::disallowed_methods, reason = "the only writer of the disk")]

mod build;
mod discard;
mod disk;
mod folders;
mod founding;
mod layout;
mod manifest;
mod memory;
mod seal;
mod single;
mod streamed;
mod switch;
mod trial;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::path::OutPath;
pub use discard::Discard;
pub use disk::DiskSink;
pub use founding::{FoundError, found, is_free};
pub use memory::MemorySink;
pub use seal::Seal;
pub use single::create;
pub use trial::Trial;

/// Writes a file, and passes on what the writer reports.
pub type Write<'w> = dyn FnMut(&mut dyn io::Write) -> io::Result<()> + 'w;

/// Takes the files of a build, each path once, in any order, from many threads.
pub trait Sink: Sync {
    /// Takes a file.
    ///
    /// # Errors
    /// [`OutputError::Collision`] where the path was put before; else what the
    /// place of the files reports.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError>;

    /// Takes what `write` writes, piece by piece, so that a large file need not be held as a whole.
    ///
    /// # Errors
    /// As [`Sink::put`], and what `write` reports.
    fn stream(&self, path: &OutPath, write: &mut Write<'_>) -> Result<(), OutputError> {
        let mut bytes = Vec::new();
        let written = write(&mut bytes);
        written.map_err(|error| OutputError::io(Path::new(path.as_str()), &error))?;
        self.put(path, &bytes)
    }

    /// Takes the bytes of the file `source`.
    ///
    /// # Errors
    /// As [`Sink::put`], and [`OutputError::Unread`] where `source` cannot be read.
    fn copy(&self, path: &OutPath, source: &Path) -> Result<(), OutputError> {
        let bytes = std::fs::read(source).map_err(|error| OutputError::unread(source, &error))?;
        self.put(path, &bytes)
    }
}

/// What a finished build did to the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files left as they were, with their time stamp.
    pub unchanged: usize,
    /// Files of the last build that were deleted.
    pub removed: usize,
    /// Addresses that the last site had and this one has not, sorted.
    pub vanished: Vec<OutPath>,
}

/// Why files could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputError {
    /// The machine failed: disk full, permission, a folder on another file system.
    Io {
        /// What was being read, written, moved or deleted.
        path: PathBuf,
        /// The kind of failure.
        kind: io::ErrorKind,
        /// The system's own number for it.
        code: Option<i32>,
    },
    /// A file of the site that was to be copied could not be read.
    Unread {
        /// The file of the site.
        path: PathBuf,
        /// The kind of failure.
        kind: io::ErrorKind,
        /// The system's own number for it.
        code: Option<i32>,
    },
    /// The machine failed in the midst of a switch; the next build completes it.
    Halfway {
        /// What was being moved or deleted.
        path: PathBuf,
        /// The kind of failure.
        kind: io::ErrorKind,
        /// The system's own number for it.
        code: Option<i32>,
    },
    /// Something that no build made stands where a file is to be written.
    Foreign {
        /// The file, link or folder in the way.
        path: PathBuf,
    },
    /// The folder holds files, and none of our manifests.
    NotOurs {
        /// The refused folder.
        folder: PathBuf,
    },
    /// What is named as the output folder is none.
    NoFolder {
        /// The file or device.
        path: PathBuf,
    },
    /// Another build is writing to the folder.
    Busy {
        /// The locked folder.
        folder: PathBuf,
    },
    /// A manifest or journal is not as we wrote it. The folder is generated:
    /// the way out is to delete it, foreign files saved, and to build again.
    Damaged {
        /// The manifest or journal.
        file: PathBuf,
    },
    /// Two files of one build have one path, on this system or on another, or
    /// one is a file where the other needs a folder.
    Collision {
        /// The path, in one of its spellings.
        path: OutPath,
    },
}

impl OutputError {
    /// True for failures of the machine, which no edit of the site can mend.
    #[must_use]
    pub fn is_machine_failure(&self) -> bool {
        match self {
            Self::Io { .. } | Self::Unread { .. } | Self::Halfway { .. } | Self::Damaged { .. } => {
                true
            }
            Self::Foreign { .. }
            | Self::NotOurs { .. }
            | Self::NoFolder { .. }
            | Self::Busy { .. }
            | Self::Collision { .. } => false,
        }
    }

    fn io(path: &Path, error: &io::Error) -> Self {
        Self::Io { path: path.to_owned(), kind: error.kind(), code: error.raw_os_error() }
    }

    fn unread(path: &Path, error: &io::Error) -> Self {
        Self::Unread { path: path.to_owned(), kind: error.kind(), code: error.raw_os_error() }
    }

    /// The same failure, where the switch has begun.
    fn halfway(self) -> Self {
        match self {
            Self::Io { path, kind, code } => Self::Halfway { path, kind, code },
            other => other,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, kind, code }
            | Self::Unread { path, kind, code }
            | Self::Halfway { path, kind, code } => match code {
                Some(code) => {
                    write!(f, "{}: {}", path.display(), io::Error::from_raw_os_error(*code))
                }
                None => write!(f, "{}: {kind}", path.display()),
            },
            Self::Foreign { path } => {
                write!(f, "{}: in the way, and not made by a build", path.display())
            }
            Self::NotOurs { folder } => {
                write!(f, "{}: not empty, and not made by a build", folder.display())
            }
            Self::NoFolder { path } => write!(f, "{}: no folder", path.display()),
            Self::Busy { folder } => write!(f, "{}: another build is running", folder.display()),
            Self::Damaged { file } => {
                write!(f, "{}: damaged; delete the output folder and build again", file.display())
            }
            Self::Collision { path } => write!(f, "{path}: two files of the site have this path"),
        }
    }
}

impl std::error::Error for OutputError {}
