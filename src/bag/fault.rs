//! What is wrong with a bag, as data, with a plain English wording, whose German twin
//! is in `german`. Knows no disk and no layout of messages.

use std::fmt;
use std::io;

use super::name::{NameFault, is_separator};
use crate::text::is_invisible_control;

/// One thing that is wrong with a bag. Paths are those in the bag, with forward slashes; they are as hostile
/// as the bag is, and only [`fmt::Display`] makes them fit for a terminal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Fault {
    /// There is no folder, or a link stands in its place.
    NoFolder,
    /// A name on disk or in a manifest that no bag may hold.
    Name { path: String, rule: NameFault, manifest: Option<String> },
    /// Two names are one on some system: equal but for case, or a file where a folder is needed.
    Twins { path: String, other: String },
    /// A symbolic link.
    Link { path: String },
    /// Neither file nor folder: a device, a pipe, a socket.
    Special { path: String },
    /// A folder without files, which no bag holds and many copies lose.
    EmptyFolder { path: String },
    /// The system would not let the file or folder be read.
    Unreadable { path: String, kind: io::ErrorKind },
    /// The file changed while it was read.
    Unstable { path: String },
    /// Over a limit, in bytes (a tag file, a line) or in number (files, folders).
    Limit { path: String, limit: u64 },
    /// A tag file is not UTF-8, or has a byte order mark.
    Encoding { path: String, encoding: EncodingFault },
    /// `bagit.txt` is not the two lines that RFC 8493 wants, for version 1.0 and UTF-8.
    Declaration,
    /// A line that cannot be read; counted from 1.
    Line { path: String, line: usize, fault: LineFault },
    /// A manifest reads well and is not as this program writes it: order, spaces or line ends differ.
    Spelling { path: String },
    /// A manifest names a file twice.
    Duplicate { manifest: String, path: String },
    /// A manifest names a file that is not its to name.
    Misplaced { manifest: String, path: String },
    /// A manifest names nothing.
    EmptyManifest { manifest: String },
    /// There is no manifest of this name.
    NoManifest { manifest: String },
    /// A manifest of an algorithm that proves nothing (MD5, SHA-1).
    WeakAlgorithm { manifest: String },
    /// A manifest of an algorithm that is not known, or whose name is misspelt.
    UnknownAlgorithm { manifest: String },
    /// A file is named, or needed, and not there.
    Missing { path: String, manifest: Option<String> },
    /// A file is there, and the manifest does not name it.
    Unlisted { path: String, manifest: String },
    /// A file has not the bytes of which the manifest holds the checksum.
    Changed { path: String, manifest: String },
    /// `fetch.txt`: parts of the bag lie elsewhere. Ours are complete.
    Fetch,
    /// `Payload-Oxum` in `bag-info.txt` is not the number of bytes and files.
    Oxum { stated: Option<String>, found: String },
    /// `bag-info.txt` says twice what can be said once.
    Repeated { label: String },
    /// What a redaction keeps does not fit together; `number` is that of the redaction, 0 for the log.
    Redaction { number: usize, fault: RedactionFault },
}

/// How a tag file is not UTF-8 without a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EncodingFault {
    /// It begins with the byte order mark of UTF-8.
    Mark,
    /// It looks like UTF-16 or UTF-32.
    Utf16,
    /// Some other bytes, Latin-1 perhaps.
    NotUtf8,
}

/// What is wrong with a line of a tag file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineFault {
    /// A blank line, or none of the form that is wanted.
    Form,
    /// A control character, or a line break that only some readers see.
    Character,
    /// The checksum has not the length or the digits of the algorithm.
    Checksum,
    /// Longer than [`super::LONGEST_LINE`] bytes.
    TooLong,
}

/// What does not fit in the records of a redaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RedactionFault {
    /// The log is missing or cannot be read.
    Log,
    /// The log and the folders of former manifests do not tell of the same redactions.
    Numbers,
    /// A former manifest is missing or is not the one that its tag manifest or the log names.
    Manifest,
    /// More, less or other files were changed than the log says.
    Extent,
}

impl Fault {
    /// The paths in the bag that the fault names: what is wrong, and the manifest that says so.
    #[must_use]
    pub fn paths(&self) -> Vec<&str> {
        match self {
            Self::NoFolder => vec![],
            Self::Name { path, rule: _, manifest: None }
            | Self::Link { path }
            | Self::Special { path }
            | Self::EmptyFolder { path }
            | Self::Unreadable { path, kind: _ }
            | Self::Unstable { path }
            | Self::Limit { path, limit: _ }
            | Self::Encoding { path, encoding: _ }
            | Self::Line { path, line: _, fault: _ }
            | Self::Spelling { path }
            | Self::Missing { path, manifest: None } => vec![path],
            Self::Twins { path, other } => vec![path, other],
            Self::Declaration => vec!["bagit.txt"],
            Self::EmptyManifest { manifest }
            | Self::NoManifest { manifest }
            | Self::WeakAlgorithm { manifest }
            | Self::UnknownAlgorithm { manifest } => vec![manifest],
            Self::Name { path, rule: _, manifest: Some(manifest) }
            | Self::Duplicate { manifest, path }
            | Self::Misplaced { manifest, path }
            | Self::Missing { path, manifest: Some(manifest) }
            | Self::Unlisted { path, manifest }
            | Self::Changed { path, manifest } => vec![path, manifest],
            Self::Fetch => vec!["fetch.txt"],
            Self::Oxum { .. } | Self::Repeated { .. } => vec!["bag-info.txt"],
            Self::Redaction { .. } => vec!["redaktion/log.txt"],
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder => f.write_str("there is no folder here"),
            Self::Name { path, rule, manifest: None } => write!(f, "{}: {rule}", Shown(path)),
            Self::Name { path, rule, manifest: Some(manifest) } => {
                write!(f, "{manifest}: {}: {rule}", Shown(path))
            }
            Self::Twins { path, other } => {
                write!(f, "{}: one with {} on some systems", Shown(path), Shown(other))
            }
            Self::Link { path } => write!(f, "{}: a symbolic link", Shown(path)),
            Self::Special { path } => write!(f, "{}: neither file nor folder", Shown(path)),
            Self::EmptyFolder { path } => write!(f, "{}: an empty folder, added", Shown(path)),
            Self::Unreadable { path, kind } => write!(f, "{}: {kind}", Shown(path)),
            Self::Unstable { path } => write!(f, "{}: changed while it was read", Shown(path)),
            Self::Limit { path, limit } => write!(f, "{}: over the limit of {limit}", Shown(path)),
            Self::Encoding { path, encoding } => write!(f, "{}: {encoding}", Shown(path)),
            Self::Declaration => {
                f.write_str("bagit.txt: not the declaration of BagIt 1.0 with tag files in UTF-8")
            }
            Self::Line { path, line, fault } => write!(f, "{}:{line}: {fault}", Shown(path)),
            Self::Spelling { path } => {
                write!(f, "{}: order, spaces or line ends were changed", Shown(path))
            }
            Self::Duplicate { manifest, path } => {
                write!(f, "{manifest}: names {} twice", Shown(path))
            }
            Self::Misplaced { manifest, path } => {
                write!(f, "{manifest}: {} does not belong there", Shown(path))
            }
            Self::EmptyManifest { manifest } => write!(f, "{manifest}: names no file"),
            Self::NoManifest { manifest } => write!(f, "{manifest}: missing"),
            Self::WeakAlgorithm { manifest } => {
                write!(f, "{}: an algorithm that proves nothing", Shown(manifest))
            }
            Self::UnknownAlgorithm { manifest } => {
                write!(f, "{}: an algorithm that is not known", Shown(manifest))
            }
            Self::Missing { path, manifest: None } => write!(f, "{}: missing", Shown(path)),
            Self::Missing { path, manifest: Some(manifest) } => {
                write!(f, "{}: missing, and named by {manifest}", Shown(path))
            }
            Self::Unlisted { path, manifest } => {
                write!(f, "{}: added, not named by {manifest}", Shown(path))
            }
            Self::Changed { path, manifest } => {
                write!(f, "{}: changed, other checksum than in {manifest}", Shown(path))
            }
            Self::Fetch => f.write_str("fetch.txt: parts of the bag lie elsewhere"),
            Self::Oxum { stated: None, found } => {
                write!(f, "bag-info.txt: no Payload-Oxum, should be {found}")
            }
            Self::Oxum { stated: Some(stated), found } => {
                write!(f, "bag-info.txt: Payload-Oxum is {}, should be {found}", Shown(stated))
            }
            Self::Repeated { label } => write!(f, "bag-info.txt: {} stands twice", Shown(label)),
            Self::Redaction { number: 0, fault } => write!(f, "redaktion/log.txt: {fault}"),
            Self::Redaction { number, fault } => write!(f, "redaktion/{number}: {fault}"),
        }
    }
}

impl fmt::Display for EncodingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mark => "begins with a byte order mark",
            Self::Utf16 => "is UTF-16 or UTF-32, not UTF-8",
            Self::NotUtf8 => "is not UTF-8",
        })
    }
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not a line of this file",
            Self::Character => "a control character, or a line break that only some readers see",
            Self::Checksum => "not a checksum of this algorithm",
            Self::TooLong => "the line is too long",
        })
    }
}

impl fmt::Display for RedactionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Log => "the log of redactions is missing or cannot be read",
            Self::Numbers => "the log and the folders tell of different redactions",
            Self::Manifest => "a former manifest is missing or was changed",
            Self::Extent => "other files were changed than the log says",
        })
    }
}

/// Text of a bag, with what could play tricks on a terminal or a reader escaped.
#[derive(Debug)]
pub(super) struct Shown<'a>(pub(super) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tricky = |c: char| c.is_control() || is_separator(c) || is_invisible_control(c);
        if self.0.is_empty() {
            return f.write_str(".");
        }
        for c in self.0.chars() {
            if tricky(c) { write!(f, "{}", c.escape_unicode())? } else { write!(f, "{c}")? }
        }
        Ok(())
    }
}
