//! Why a bag could not be written into an archive. Its German stands with the commands.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::compare::Difference;
use super::fault::{Fault, Shown};
use super::records::LogEntry;
use super::redaction::RedactionRefusal;

/// Why an archive was left as it was, or a redaction is not complete.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum ArchiveError {
    /// The machine failed: disk full, permission, a file in use.
    Io { path: PathBuf, kind: io::ErrorKind, code: Option<i32> },
    /// A redaction is decided and could not be completed at `path`: the former content lies in `former` still.
    Unfinished { former: PathBuf, path: PathBuf, kind: io::ErrorKind, code: Option<i32> },
    /// Another run is writing into the archive.
    Busy { folder: PathBuf },
    /// No name for a bag: a plain name of a folder is wanted, and no dot in front.
    Name { name: String },
    /// The version is there, with other content. Bags are never changed but to redact them, which `log` tells of.
    Differs { name: String, differences: Vec<Difference>, log: Vec<LogEntry> },
    /// The bag that stands there is damaged.
    Damaged { name: String, faults: Vec<Fault> },
    /// The redaction cannot be done as it was asked for.
    Refused { name: String, refusals: Vec<RedactionRefusal> },
}

impl ArchiveError {
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |error| Self::Io { path, kind: error.kind(), code: error.raw_os_error() }
    }

    /// The same where a redaction was under way whose former content lies in `former` still.
    pub(super) fn with_former_in(self, former: &Path) -> Self {
        match self {
            Self::Io { path, kind, code } => {
                Self::Unfinished { former: former.to_owned(), path, kind, code }
            }
            other @ (Self::Unfinished { .. }
            | Self::Busy { .. }
            | Self::Name { .. }
            | Self::Differs { .. }
            | Self::Damaged { .. }
            | Self::Refused { .. }) => other,
        }
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, kind, code } => machine(f, path, *kind, *code),
            Self::Unfinished { former, path, kind, code } => {
                write!(f, "{}: the former content is still there; ", former.display())?;
                machine(f, path, *kind, *code)
            }
            Self::Busy { folder } => {
                write!(f, "{}: another run is writing to the archive", folder.display())
            }
            Self::Name { name } => write!(f, "{}: no name for a version", Shown(name)),
            Self::Differs { name, differences, log: _ } => {
                write!(f, "{name}: stands in the archive with other content")?;
                each(f, differences)
            }
            Self::Damaged { name, faults } => {
                write!(f, "{name}: the bag is damaged")?;
                each(f, faults)
            }
            Self::Refused { name, refusals } => {
                write!(f, "{name}: cannot be redacted like this")?;
                each(f, refusals)
            }
        }
    }
}

fn machine(
    f: &mut fmt::Formatter<'_>,
    path: &Path,
    kind: io::ErrorKind,
    code: Option<i32>,
) -> fmt::Result {
    match code {
        None => write!(f, "{}: {kind}", path.display()),
        Some(code) => write!(f, "{}: {}", path.display(), io::Error::from_raw_os_error(code)),
    }
}

fn each(f: &mut fmt::Formatter<'_>, items: &[impl fmt::Display]) -> fmt::Result {
    items.iter().try_for_each(|item| write!(f, "\n  {item}"))
}

impl std::error::Error for ArchiveError {}
