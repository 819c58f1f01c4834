//! Inspecting a bag: every byte, every name, nothing missing and nothing added.
//! Collects everything that is wrong, and changes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::digest::{Algorithm, Digest, Digests};
use super::draft::oxum;
use super::fault::Fault;
use super::lines::lines;
use super::manifest::{Lists, Manifest, algorithm_of};
use super::read::{Tree, walk};
use super::records::{Kept, Records};
use super::tags::{self, Info, OXUM};
use super::verify::{State, Verified};
use super::{BAGIT, DECLARATION, INFO, LARGEST_MANIFEST, LARGEST_TAG_FILE};
use crate::path::OutPath;

/// A verified bag with what its manifests say.
#[derive(Debug)]
pub(super) struct Inspected {
    pub(super) verified: Verified,
    pub(super) payload: Manifest,
    pub(super) tags: Manifest,
    pub(super) kept: Vec<Kept>,
    /// The files with their sizes.
    pub(super) sizes: BTreeMap<OutPath, u64>,
}

pub(super) fn inspect(folder: &Path) -> Inspected {
    let mut faults = Vec::new();
    match walk(folder, &mut faults) {
        Ok(tree) => Inspection { manifests: BTreeMap::new(), digest: None, tree, faults }.run(),
        Err(fault) => {
            faults.push(fault);
            Inspection::hopeless(faults)
        }
    }
}

#[derive(Debug)]
struct Inspection {
    tree: Tree,
    manifests: BTreeMap<(Lists, Algorithm), Manifest>,
    digest: Option<Digest>,
    faults: Vec<Fault>,
}

impl Inspection {
    fn hopeless(mut faults: Vec<Fault>) -> Inspected {
        faults.sort();
        let verified = Verified {
            faults,
            entries: 0,
            bytes: 0,
            digest: None,
            former: Vec::new(),
            info: Info::default(),
            state: State::Damaged,
        };
        let (payload, tags) = (Manifest::default(), Manifest::default());
        Inspected { verified, payload, tags, kept: Vec::new(), sizes: BTreeMap::new() }
    }

    fn run(mut self) -> Inspected {
        self.read_declaration();
        self.read_manifests();
        let info = self.read_info();
        let digests = self.hash_all();
        self.compare(&digests);
        let payload = self.manifest(Lists::Payload);
        let tags = self.manifest(Lists::Tags);
        let records = Records::read(&self.tree, (&payload, &tags), &mut self.faults);
        self.faults.sort();
        self.faults.dedup();
        let state = match (self.faults.is_empty(), records.log) {
            (false, _) => State::Damaged,
            (true, log) if log.is_empty() => State::Sound,
            (true, log) => State::Redacted { log },
        };
        let sizes: BTreeMap<_, _> =
            self.tree.files.into_iter().map(|(path, found)| (path, found.len())).collect();
        let held = sizes.iter().filter(|(path, _)| Lists::Payload.has(path.as_str()));
        let verified = Verified {
            faults: self.faults,
            entries: held.clone().count(),
            bytes: held.map(|(_, size)| size).sum(),
            digest: self.digest,
            former: records.kept.iter().map(|kept| kept.digest.clone()).collect(),
            info,
            state,
        };
        Inspected { verified, payload, tags, kept: records.kept, sizes }
    }

    /// The bytes of a tag file; where there are none, the reason goes to the faults.
    fn text(&mut self, path: &str, limit: u64) -> Option<Vec<u8>> {
        let read = if self.tree.files.contains_key(path) {
            self.tree.read(path, limit)
        } else if self.tree.blamed.contains(path) {
            return None;
        } else {
            Err(Fault::Missing { path: path.to_owned(), manifest: None })
        };
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    fn read_declaration(&mut self) {
        if self.tree.files.contains_key("fetch.txt") {
            self.faults.push(Fault::Fetch);
        }
        let Some(bytes) = self.text(BAGIT, LARGEST_TAG_FILE) else { return };
        let known = self.faults.len();
        let mut lines = lines(BAGIT, &bytes, &mut self.faults).into_iter();
        let mut wanted = DECLARATION.lines();
        let good = lines.by_ref().all(|line| line.ok().map(|(_, line)| line) == wanted.next());
        if self.faults.len() == known && (!good || wanted.next().is_some()) {
            self.faults.push(Fault::Declaration);
        }
    }

    fn read_manifests(&mut self) {
        let names: Vec<_> = self.tree.files.keys().map(ToString::to_string).collect();
        for lists in Lists::BOTH {
            for name in &names {
                let Some(algorithm) = algorithm_of(name, lists) else { continue };
                self.read_manifest(name, lists, algorithm);
            }
            let wanted = lists.file(Algorithm::Sha512);
            if !self.manifests.contains_key(&(lists, Algorithm::Sha512)) && !names.contains(&wanted)
            {
                self.faults.push(Fault::NoManifest { manifest: wanted });
            }
        }
    }

    fn read_manifest(&mut self, name: &str, lists: Lists, algorithm: &str) {
        let manifest = name.to_owned();
        let lower = algorithm.to_ascii_lowercase();
        let known = Algorithm::named(algorithm).filter(|known| lists.file(*known) == name);
        let Some(known) = known else {
            self.faults.push(if Algorithm::is_weak(&lower) {
                Fault::WeakAlgorithm { manifest }
            } else {
                Fault::UnknownAlgorithm { manifest }
            });
            return;
        };
        let Some(bytes) = self.text(name, LARGEST_MANIFEST) else { return };
        if (lists, known) == (Lists::Tags, Algorithm::Sha512) {
            self.digest = Some(Digest::of(&bytes));
        }
        let read = Manifest::parse(name, (lists, known), &bytes, &mut self.faults);
        self.manifests.insert((lists, known), read);
    }

    fn read_info(&mut self) -> Info {
        let Some(bytes) = self.text(INFO, LARGEST_TAG_FILE) else { return Info::default() };
        let info = tags::parse(INFO, &bytes, &mut self.faults);
        let repeated = info.repeated().map(|label| Fault::Repeated { label: label.to_owned() });
        self.faults.extend(repeated);
        let payload = self.tree.files.iter().filter(|(path, _)| Lists::Payload.has(path.as_str()));
        let found = oxum(payload.map(|(_, found)| found.len()));
        if info.get(OXUM) != Some(&found) {
            self.faults.push(Fault::Oxum { stated: info.get(OXUM).map(str::to_owned), found });
        }
        info
    }

    fn hash_all(&mut self) -> BTreeMap<OutPath, Digests> {
        let sha256 = self.manifests.keys().any(|(_, algorithm)| *algorithm == Algorithm::Sha256);
        let tree = &self.tree;
        let files: Vec<_> = tree.files.iter().collect();
        let hash = |(path, found): (&OutPath, _)| (path.clone(), tree.hash(path, found, sha256));
        let hashed: Vec<_> = files.into_par_iter().map(hash).collect();
        let mut digests = BTreeMap::new();
        for (path, result) in hashed {
            match result {
                Ok(found) => {
                    digests.insert(path, found);
                }
                Err(fault) => {
                    self.tree.blamed.insert(path.to_string());
                    self.faults.push(fault);
                }
            }
        }
        digests
    }

    /// Each manifest against the files that are there.
    fn compare(&mut self, digests: &BTreeMap<OutPath, Digests>) {
        let blamed = &self.tree.blamed;
        for (&(lists, algorithm), listed) in &self.manifests {
            let manifest = lists.file(algorithm);
            for (path, digest) in &listed.0 {
                let (name, manifest) = (path.to_string(), manifest.clone());
                match digests.get(path) {
                    Some(found) if found.by(algorithm) == Some(digest) => {}
                    Some(_) => self.faults.push(Fault::Changed { path: name, manifest }),
                    None if blamed.contains(path.as_str()) => {}
                    None => {
                        self.faults.push(Fault::Missing { path: name, manifest: Some(manifest) });
                    }
                }
            }
            let held = self.tree.files.keys().filter(|path| lists.has(path.as_str()));
            for path in held.filter(|path| !listed.0.contains_key(*path)) {
                let path = path.to_string();
                self.faults.push(Fault::Unlisted { path, manifest: manifest.clone() });
            }
        }
    }

    fn manifest(&self, lists: Lists) -> Manifest {
        self.manifests.get(&(lists, Algorithm::Sha512)).cloned().unwrap_or_default()
    }
}
