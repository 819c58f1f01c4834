//! Bags on disk: what is written, what verifying finds, what a chain proves, what a redaction leaves, and the
//! ZIP. Plans and pages stand elsewhere.

mod chain;
mod damage;
mod others;
mod redaction;
mod writing;
mod zip;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fahrplan::bag::{
    Archive, Bag, Created, Digest, Draft, Fault, Info, Predecessor, TagFile, Verified, verify,
};
use fahrplan::path::OutPath;
use tempfile::TempDir;

/// Bytes that a text would not have: every byte, and line ends of all kinds.
fn all_bytes() -> Vec<u8> {
    (0..=255).chain(*b"\r\n\n\r").collect()
}

fn path(text: &str) -> OutPath {
    OutPath::new(text).unwrap()
}

fn info() -> Info {
    Info::new([
        ("Source-Organization", "Stadt Musterstadt, Amt für Migration und Integration".to_owned()),
        ("External-Description", "Integrationsplan der Stadt Musterstadt, ".repeat(8)),
        ("Bagging-Date", "2026-04-01".to_owned()),
        ("Bag-Software-Agent", "fahrplan 0.1.0".to_owned()),
        ("External-Identifier", "musterstadt/plan/1-0".to_owned()),
        ("Decision", "Gemeinderat, 3. September 2019".to_owned()),
    ])
}

fn readme(text: &str) -> TagFile {
    TagFile { path: path("LIESMICH.txt"), bytes: text.as_bytes().to_vec(), varies: true }
}

fn draft() -> Draft {
    let payload = [
        ("html/index.html", b"<!doctype html><title>Plan</title>".to_vec()),
        ("html/ma\u{df}nahmen/\u{dc}bersicht (1).html", b"<p>Erika Mustermann</p>".to_vec()),
        ("html/a b,c;d'e.html", Vec::new()),
        ("quelle/plan.json", b"{\"schema\":1}".to_vec()),
        ("quelle/alles.bin", all_bytes()),
    ];
    Draft {
        payload: payload.into_iter().map(|(name, bytes)| (path(name), bytes)).collect(),
        info: info(),
        tags: vec![readme("Dies ist eine Fassung des Plans.\r\n")],
        ..Draft::default()
    }
}

fn bag() -> Bag {
    draft().write().unwrap()
}

/// A bag bound to another one.
fn successor(name: &str, digest: &Digest) -> Bag {
    let mut draft = draft();
    let predecessor = Predecessor { name: name.to_owned(), digest: digest.clone() };
    let pairs = draft.info.pairs().map(|(label, value)| (label.to_owned(), value.to_owned()));
    draft.info = Info::new(pairs.chain(predecessor.entries()));
    draft.write().unwrap()
}

/// A folder with an archive, which is gone with it.
struct Place {
    root: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("archiv")
    }

    fn archive(&self) -> Archive {
        Archive::open(&self.folder()).unwrap()
    }

    fn create(&self, name: &str, bag: &Bag) -> Digest {
        match self.archive().create(name, bag).unwrap() {
            Created::New { digest } => digest,
            Created::AlreadyThere { .. } | Created::Redacted { .. } => panic!("{name} stood there"),
        }
    }

    fn verify(&self, name: &str) -> Verified {
        verify(&self.folder().join(name))
    }
}

/// An archive with the bag `1`.
fn with_bag() -> Place {
    let place = Place::new();
    place.create("1", &bag());
    place
}

/// Every file below `folder`, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let place = entry.unwrap().path();
            if place.is_dir() {
                folders.push(place);
            } else {
                let name = place.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&place).unwrap());
            }
        }
    }
    found
}

/// The faults in plain words.
fn words(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}
