//! What the last build was made of, and what it left: where both are still the same, the next one has nothing
//! to do. Knows digests, and not what they stand for.
//!
//! A seal is never more than a shortcut: one that is missing, damaged or of other files is no error, and the
//! build takes its usual way. So it needs no part in the journal of a switch, which changes the files anyway.
//!
//! ```text
//! fahrplan seal 1
//! <digest of all that the site was made of>
//! <documents> <files>, and `warned` where there was something to be warned of
//! <digest of the paths and stamps of the files in place>
//! ```

use std::fs;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::layout::Layout;
use crate::path::OutPath;
use crate::source::Stamp;

const HEAD: &str = "fahrplan seal 1";
const WARNED: &str = " warned";

/// What a build was made of, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The digest of everything that decides what is built.
    pub made_of: [u8; 32],
    /// How many documents were published.
    pub documents: usize,
    /// How many files were made.
    pub files: usize,
    /// Whether there was something to be warned of.
    pub warned: bool,
}

/// The seal of the last build, if that was made of `made_of` and nothing changed since in the files `paths`.
pub(super) fn read(layout: &Layout, paths: &[OutPath], made_of: [u8; 32]) -> Option<Seal> {
    let text = fs::read_to_string(&layout.seal).ok()?;
    let mut lines = text.lines();
    if lines.next()? != HEAD || lines.next()? != digits(made_of) {
        return None;
    }
    let counts = lines.next()?;
    let (counts, warned) = match counts.strip_suffix(WARNED) {
        Some(counts) => (counts, true),
        None => (counts, false),
    };
    let (documents, files) = counts.split_once(' ')?;
    let (documents, files) = (documents.parse().ok()?, files.parse().ok()?);
    let seal = Seal { made_of, documents, files, warned };
    (lines.next()? == standing(layout, paths)?).then_some(seal)
}

/// Puts `seal` on the files `paths` as they now stand. What keeps it from being written keeps nothing else.
pub(super) fn write(layout: &Layout, paths: &[OutPath], seal: &Seal) {
    let Some(standing) = standing(layout, paths) else { return };
    let Seal { made_of, documents, files, warned } = seal;
    let warned = if *warned { WARNED } else { "" };
    let made_of = digits(*made_of);
    let text = format!("{HEAD}\n{made_of}\n{documents} {files}{warned}\n{standing}\n");
    // A shortcut that cannot be written is not taken.
    let _ = fs::write(&layout.seal, text);
}

/// The digest of what the file system tells of the files `paths`; `None` where one is none.
fn standing(layout: &Layout, paths: &[OutPath]) -> Option<String> {
    let stamps: Option<Vec<Stamp>> = paths
        .par_iter()
        .map(|path| fs::symlink_metadata(layout.at(path.as_str())).ok())
        .map(|found| found.filter(fs::Metadata::is_file).map(|found| Stamp::of(&found)))
        .collect();
    let mut digest = Sha256::new();
    for (path, stamp) in paths.iter().zip(stamps?) {
        digest.update(path.as_str().as_bytes());
        digest.update([0]);
        stamp.feed(&mut digest)?;
    }
    Some(digits(digest.finalize().into()))
}

fn digits(digest: [u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
