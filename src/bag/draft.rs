//! Writing a bag: values in, files out. Touches no disk, no clock and no
//! environment, so that the same values give the same bytes everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::digest::{Algorithm, Digest};
use super::fault::Shown;
use super::manifest::{DATA, Lists, Manifest, algorithm_of};
use super::name::{NameFault, Twins, admit};
use super::tags::{Info, OXUM, is_label};
use super::{BAGIT, DECLARATION, INFO, REDACTION};
use crate::path::OutPath;

/// What goes into a bag.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The payload: paths below `data/`, and bytes.
    pub payload: Vec<(OutPath, Vec<u8>)>,
    /// Files of the payload that explain others and come from the program alone, so that a newer program may
    /// write another text, or an older one none, without the version being another.
    pub aids: Vec<(OutPath, Vec<u8>)>,
    /// `bag-info.txt`, all but `Payload-Oxum`, which is counted here.
    pub info: Info,
    /// Further tag files, such as `LIESMICH.txt`.
    pub tags: Vec<TagFile>,
}

/// A tag file beside those that RFC 8493 knows.
#[derive(Debug, Clone)]
pub struct TagFile {
    /// Its path in the bag.
    pub path: OutPath,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it names the program's version or a date, so that a newer program may write another one
    /// without the version being another.
    pub varies: bool,
}

/// Every file of a bag, as it will lie on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bag {
    pub(super) files: BTreeMap<OutPath, Vec<u8>>,
    pub(super) payload: Manifest,
    pub(super) tags: Manifest,
    pub(super) info: Info,
    pub(super) varying: BTreeSet<OutPath>,
    digest: Digest,
}

/// Why values are no bag.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum DraftFault {
    /// A path that no bag may hold.
    Name { path: String, rule: NameFault },
    /// Two paths that are one on some system.
    Twins { path: String, other: String },
    /// A tag file at a path that belongs to BagIt, to the payload or to redactions.
    Reserved { path: String },
    /// There is no payload.
    NoPayload,
    /// No label of `bag-info.txt`, or one that is not the caller's to give.
    Label { label: String },
    /// A label without value.
    NoValue { label: String },
    /// A label twice that can be said once.
    Repeated { label: String },
}

impl Draft {
    /// The bag.
    ///
    /// # Errors
    /// Everything that keeps the values from being one.
    pub fn write(self) -> Result<Bag, Vec<DraftFault>> {
        let varying = self.tags.iter().filter(|tag| tag.varies).map(|tag| tag.path.clone());
        let in_payload = |path: &OutPath| admit(&format!("{DATA}{path}")).ok();
        let aids = self.aids.iter().filter_map(|(path, _)| in_payload(path));
        let varying = varying.chain(aids).collect();
        let mut faults = self.check_info();
        let tags = self.tags.into_iter().map(|tag| (tag.path, tag.bytes));
        let tags: Vec<_> = tags.collect();
        faults.extend(
            tags.iter()
                .filter(|(path, _)| is_reserved(path.as_str()))
                .map(|(path, _)| DraftFault::Reserved { path: path.to_string() }),
        );
        let mut files = BTreeMap::new();
        let mut twins = Twins::default();
        if self.payload.is_empty() {
            faults.push(DraftFault::NoPayload);
        }
        let payload = self.payload.into_iter().chain(self.aids);
        let payload = payload.map(|(path, bytes)| (format!("{DATA}{path}"), bytes));
        let tags = tags.into_iter().map(|(path, bytes)| (path.to_string(), bytes));
        for (path, bytes) in payload.chain(tags) {
            let added = admit(&path)
                .map_err(|rule| DraftFault::Name { path: path.clone(), rule })
                .and_then(|path| match twins.add(&path) {
                    Ok(()) => Ok(files.insert(path, bytes)),
                    Err(other) => Err(DraftFault::Twins { path: path.to_string(), other }),
                });
            faults.extend(added.err());
        }
        if faults.is_empty() { Ok(seal(files, &self.info, varying)) } else { Err(faults) }
    }

    fn check_info(&self) -> Vec<DraftFault> {
        let mut faults = Vec::new();
        for (label, value) in self.info.pairs() {
            if !is_label(label) || label == OXUM {
                faults.push(DraftFault::Label { label: label.to_owned() });
            } else if value.is_empty() {
                faults.push(DraftFault::NoValue { label: label.to_owned() });
            }
        }
        let repeated = |label: &str| DraftFault::Repeated { label: label.to_owned() };
        faults.extend(self.info.repeated().map(repeated));
        faults
    }
}

impl Bag {
    /// The files with their paths in the bag, in the order of the paths.
    pub fn files(&self) -> impl Iterator<Item = (&OutPath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// The digest of the tag manifest, which the next bag in the chain will name.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

/// Adds to payload and further tag files what makes a bag of them.
fn seal(mut files: BTreeMap<OutPath, Vec<u8>>, info: &Info, varying: BTreeSet<OutPath>) -> Bag {
    let payload = digests(&files, Lists::Payload);
    let sizes = files.iter().filter(|(path, _)| Lists::Payload.has(path.as_str()));
    let info = info.with(OXUM, &oxum(sizes.map(|(_, bytes)| bytes.len() as u64)));
    files.insert(own(BAGIT), DECLARATION.into());
    files.insert(own(INFO), info.render().into_bytes());
    files.insert(own(&Lists::Payload.file(Algorithm::Sha512)), payload.render().into_bytes());
    let tags = digests(&files, Lists::Tags);
    let tagmanifest = tags.render().into_bytes();
    let digest = Digest::of(&tagmanifest);
    files.insert(own(&Lists::Tags.file(Algorithm::Sha512)), tagmanifest);
    Bag { files, payload, tags, info, varying, digest }
}

/// `Payload-Oxum`: bytes, a dot, files.
pub(super) fn oxum(sizes: impl Iterator<Item = u64>) -> String {
    let (bytes, files) =
        sizes.fold((0_u64, 0_u64), |(bytes, files), size| (bytes + size, files + 1));
    format!("{bytes}.{files}")
}

fn digests(files: &BTreeMap<OutPath, Vec<u8>>, lists: Lists) -> Manifest {
    let listed: Vec<_> = files.iter().filter(|(path, _)| lists.has(path.as_str())).collect();
    let digest = |(path, bytes): (&OutPath, &Vec<u8>)| (path.clone(), Digest::of(bytes));
    Manifest(listed.into_par_iter().map(digest).collect())
}

/// Whether the file is not one of the payload and not the caller's to give or change.
pub(super) fn is_reserved(path: &str) -> bool {
    let manifest = Lists::BOTH.into_iter().any(|lists| algorithm_of(path, lists).is_some());
    let first = path.split('/').next().unwrap_or(path);
    let kept = [BAGIT, INFO, "fetch.txt", "data", REDACTION];
    manifest || kept.iter().any(|name| first.eq_ignore_ascii_case(name))
}

/// One of the paths that this program gives itself.
pub(super) fn own(path: &str) -> OutPath {
    OutPath::new(path).expect("the names of tag files are good on every system")
}

impl fmt::Display for DraftFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { path, rule } => write!(f, "{}: {rule}", Shown(path)),
            Self::Twins { path, other } => {
                write!(f, "{}: one with {} on some systems", Shown(path), Shown(other))
            }
            Self::Reserved { path } => write!(f, "{path}: the place of another file of the bag"),
            Self::NoPayload => f.write_str("there is nothing to put into the bag"),
            Self::Label { label } => {
                write!(f, "bag-info.txt: the label {} cannot be used", Shown(label))
            }
            Self::NoValue { label } => write!(f, "bag-info.txt: {label} has no value"),
            Self::Repeated { label } => write!(f, "bag-info.txt: {label} stands twice"),
        }
    }
}
