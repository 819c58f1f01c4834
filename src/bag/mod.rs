//! Bags: folders of files with checksums over every byte, after BagIt 1.0
//! ([RFC 8493](https://www.rfc-editor.org/rfc/rfc8493)), each bound to the one
//! before it. Refuses to know what is in them: plans, pages and the site are
//! others' business.
//!
//! - [`Draft::write`]: values → every file of a bag, no disk.
//! - [`Archive`]: a folder of bags; a bag comes into it whole or not at all,
//!   and is never changed afterwards but by [`Archive::redact`].
//! - [`verify`]: what is wrong with a bag, everything at once.
//! - [`verify_chain`]: which bag is not the one that its successor was bound to.
//! - [`payload`]: one file of a bag, as its manifest has it.
//! - [`export`]: a bag as one ZIP, the same bytes on every machine.
//!
//! A bag of this archive is stricter than the standard, so that no two readers
//! can see two things in it: SHA-512 in manifest and tag manifest, each spelt
//! in one way; every tag file listed; UTF-8; names that every system holds; no
//! `fetch.txt`. Whatever `bagit.py` of the Library of Congress rejects is
//! rejected here.
//!
//! `bag-info.txt` binds a bag to the one before it with [`PREDECESSOR`], the
//! name of its folder, and [`PREDECESSOR_DIGEST`], the digest of its tag
//! manifest, and with it of all its bytes. A redacted bag keeps its former
//! manifests in `redaktion/<n>/`, so that the successor's digest still meets
//! the one that it was bound to.

mod archive;
mod chain;
mod compare;
mod digest;
mod draft;
mod error;
mod export;
mod fault;
mod german;
mod inspection;
mod lines;
mod manifest;
mod name;
mod read;
mod records;
mod recovery;
mod redaction;
mod single;
mod tags;
mod verify;

pub use archive::{Archive, Created};
pub use chain::{Chain, ChainFault, Link, verify_chain};
pub use compare::{Difference, Differs};
pub use digest::{Algorithm, Digest};
pub use draft::{Bag, Draft, DraftFault, TagFile};
pub use error::ArchiveError;
pub use export::{ExportError, export};
pub use fault::{EncodingFault, Fault, LineFault, RedactionFault};
pub use german::Worded;
pub use name::{LONGEST_PATH, NameFault, admit};
pub use read::contents;
pub use records::{LogEntry, former_names, log_of};
pub use recovery::interrupted;
pub use redaction::{Change, Reason, Redaction, RedactionRefusal};
pub use single::payload;
pub use tags::{
    BAGGING_DATE, Info, PREDECESSOR, PREDECESSOR_DIGEST, Predecessor, SOFTWARE, VERSION,
};
pub use verify::{State, Verified, digest, info, verify};

/// The most files and folders that a bag may have together.
pub const MOST_ENTRIES: usize = 100_000;
/// The largest manifest, in bytes.
pub const LARGEST_MANIFEST: u64 = 64 << 20;
/// The largest other tag file that is read, in bytes.
pub const LARGEST_TAG_FILE: u64 = 1 << 20;
/// The longest line of a tag file, in bytes.
pub const LONGEST_LINE: usize = 4096;

/// The declaration of a bag.
const BAGIT: &str = "bagit.txt";
/// What the declaration says.
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// Labels and values on the bag as a whole.
pub const INFO: &str = "bag-info.txt";
/// The folder of former manifests and the log.
const REDACTION: &str = "redaktion";
