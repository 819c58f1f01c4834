//! What is known of a bag once every byte of it was read. Knows no way of reading.

use std::path::Path;

use super::digest::{Algorithm, Digest};
use super::draft::own;
use super::fault::Fault;
use super::inspection::inspect;
use super::manifest::Lists;
use super::read::{read_at_most, read_file};
use super::records::LogEntry;
use super::tags::{self, Info};
use super::{INFO, LARGEST_TAG_FILE};

/// What is known of a bag after every byte of it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Everything that is wrong, sorted.
    pub faults: Vec<Fault>,
    /// Files of the payload.
    pub entries: usize,
    /// Bytes of the payload.
    pub bytes: u64,
    /// The digest of the tag manifest, if there is one.
    pub digest: Option<Digest>,
    /// The digests that it had before each redaction, the first one first.
    pub former: Vec<Digest>,
    /// What `bag-info.txt` says.
    pub info: Info,
    /// The sum of it.
    pub state: State,
}

/// Whether a bag is what was once written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Every byte is as its manifests say. That they are the first ones only the successor can tell, or a
    /// digest that was kept elsewhere.
    Sound,
    /// As its manifests say, after parts were taken out for a legal reason.
    Redacted {
        /// What was done, the first redaction first.
        log: Vec<LogEntry>,
    },
    /// There are faults.
    Damaged,
}

impl Verified {
    /// Whether `digest` is that of the tag manifest, or was before a redaction.
    #[must_use]
    pub fn answers_to(&self, digest: &Digest) -> bool {
        self.digest.iter().chain(&self.former).any(|own| own == digest)
    }
}

/// The digest of the tag manifest of the bag in `folder`, which is not verified; `None` where it cannot be read.
#[must_use]
pub fn digest(folder: &Path) -> Option<Digest> {
    let manifest = own(&Lists::Tags.file(Algorithm::Sha512));
    read_file(folder, &manifest).ok().map(|bytes| Digest::of(&bytes))
}

/// What `bag-info.txt` of the bag in `folder` says, which is not verified; nothing where it cannot be read.
#[must_use]
pub fn info(folder: &Path) -> Info {
    let bytes = read_at_most(folder, &own(INFO), LARGEST_TAG_FILE).unwrap_or_default();
    tags::parse(INFO, &bytes, &mut Vec::new())
}

/// Verifies the bag in `folder`. Reads every file once, piece by piece and on all processors; the limits on
/// what it takes in are [`super::MOST_ENTRIES`], [`super::LARGEST_MANIFEST`], [`super::LARGEST_TAG_FILE`] and
/// [`super::LONGEST_LINE`].
#[must_use]
pub fn verify(folder: &Path) -> Verified {
    inspect(folder).verified
}
