//! Redaction: what a bag becomes when bytes must go from it for a legal reason.
//! Values in, a list of files out; knows no disk and nothing of what the files say. What is removed stands
//! nowhere afterwards but in the digests of the former manifests. A file whose
//! name must go gets another one, in the former lists of the payload as well;
//! the former tag manifest, which tells of no name, keeps its bytes, and with
//! them the digest that the successor is bound to.

use std::collections::BTreeMap;
use std::fmt;

use super::INFO;
use super::digest::{Algorithm, Digest};
use super::draft::{is_reserved, own, oxum};
use super::fault::Shown;
use super::inspection::Inspected;
use super::manifest::{Lists, Manifest, algorithm_of};
use super::name::admit;
use super::records::{LOG, LogEntry, place, render_log};
use super::tags::{Info, OXUM};
use super::verify::State;
use crate::path::OutPath;

/// What is taken out of a bag, and why.
#[derive(Debug, Clone)]
pub struct Redaction {
    /// Files of the payload (`data/…`) or further tag files, by their path in the bag.
    pub changes: BTreeMap<OutPath, Change>,
    /// Files of the payload that get another name, also those that go or went: their names stand in the
    /// former lists.
    pub names: BTreeMap<OutPath, OutPath>,
    /// Labels of `bag-info.txt` that get other values.
    pub labels: BTreeMap<String, String>,
    /// What the log will say.
    pub reason: Reason,
}

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It gets other bytes.
    Replace(Vec<u8>),
    /// It goes.
    Remove,
}

/// What the log says of a redaction, in the words of who does it. Never the content that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What kind of content went: „Name einer Person“.
    pub kind: String,
    /// When, as a date.
    pub date: String,
    /// The legal ground: „Art. 17 DSGVO“.
    pub ground: String,
}

/// Why a redaction is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum RedactionRefusal {
    /// Nothing is to be changed.
    Nothing,
    /// The bag has no such file.
    Unknown { path: String },
    /// The file belongs to BagIt or to the records of redactions.
    Fixed { path: String },
    /// The file has these bytes already.
    Unchanged { path: String },
    /// No payload would be left.
    Everything,
    /// Kind, date or ground is missing.
    NoReason,
    /// The new name of a file is no name of the payload, or another file has it.
    Name { path: String },
}

/// The files of the redacted bag.
#[derive(Debug)]
pub(super) struct Outcome {
    /// Files with new bytes.
    pub(super) written: BTreeMap<OutPath, Vec<u8>>,
    /// Files that are copied: from where in the old bag, to where in the new one.
    pub(super) copied: Vec<(OutPath, OutPath)>,
}

impl Redaction {
    /// What becomes of the bag `old`.
    ///
    /// # Errors
    /// Everything that is against it.
    pub(super) fn apply(&self, old: &Inspected) -> Result<Outcome, Vec<RedactionRefusal>> {
        let Some(former) = &old.verified.digest else {
            return Err(vec![RedactionRefusal::Nothing]);
        };
        let refusals = self.refusals(old);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut outcome = Outcome { written: BTreeMap::new(), copied: Vec::new() };
        let payload = self.changed(&old.payload, &mut outcome);
        let mut tags = self.changed(&old.tags, &mut outcome);
        self.record(old, former, &mut tags, &mut outcome);
        outcome.write(own(INFO), self.info(old).render(), &mut tags);
        outcome.write(own(&Lists::Payload.file(Algorithm::Sha512)), payload.render(), &mut tags);
        let tagmanifest = own(&Lists::Tags.file(Algorithm::Sha512));
        outcome.written.insert(tagmanifest, tags.render().into_bytes());
        Ok(outcome)
    }

    fn refusals(&self, old: &Inspected) -> Vec<RedactionRefusal> {
        let mut refusals = Vec::new();
        if self.changes.is_empty() && self.names.is_empty() {
            refusals.push(RedactionRefusal::Nothing);
        }
        let lists = || old.kept.iter().map(|kept| &kept.payload).chain([&old.payload]);
        let is_known = |path: &OutPath| lists().any(|list| list.0.contains_key(path));
        for (path, name) in &self.names {
            let is_free = !is_known(name) && Lists::Payload.has(name.as_str());
            let others = self.names.values().filter(|other| *other == name).count();
            if !is_known(path) {
                refusals.push(RedactionRefusal::Unknown { path: path.to_string() });
            } else if !is_free || others > 1 || admit(name.as_str()).is_err() {
                refusals.push(RedactionRefusal::Name { path: name.to_string() });
            }
        }
        let Reason { kind, date, ground } = self.reason();
        if [kind, date, ground].iter().any(String::is_empty) {
            refusals.push(RedactionRefusal::NoReason);
        }
        for (path, change) in &self.changes {
            let known = old.payload.0.get(path).or_else(|| old.tags.0.get(path));
            let name = path.to_string();
            match (known, change) {
                (_, _) if !Lists::Payload.has(path.as_str()) && is_reserved(path.as_str()) => {
                    refusals.push(RedactionRefusal::Fixed { path: name });
                }
                (None, _) => refusals.push(RedactionRefusal::Unknown { path: name }),
                (Some(digest), Change::Replace(bytes)) if *digest == Digest::of(bytes) => {
                    refusals.push(RedactionRefusal::Unchanged { path: name });
                }
                (Some(_), Change::Replace(_) | Change::Remove) => {}
            }
        }
        let goes = |path: &OutPath| self.changes.get(path) == Some(&Change::Remove);
        if old.payload.0.keys().all(goes) {
            refusals.push(RedactionRefusal::Everything);
        }
        refusals
    }

    /// The reason with each field on one line.
    fn reason(&self) -> Reason {
        let Reason { kind, date, ground } = &self.reason;
        let info = Info::new([("kind", kind), ("date", date), ("ground", ground)]);
        let line = |label| info.get(label).unwrap_or_default().to_owned();
        Reason { kind: line("kind"), date: line("date"), ground: line("ground") }
    }

    /// The manifest without what this redaction or every redaction writes anew.
    fn changed(&self, manifest: &Manifest, outcome: &mut Outcome) -> Manifest {
        let mut now = Manifest::default();
        for (path, digest) in &manifest.0 {
            let name = self.name(path);
            match self.changes.get(path) {
                Some(Change::Remove) => {}
                Some(Change::Replace(bytes)) => {
                    now.0.insert(name.clone(), Digest::of(bytes));
                    outcome.written.insert(name.clone(), bytes.clone());
                }
                None if is_written_anew(path.as_str()) => {}
                None => {
                    now.0.insert(name.clone(), digest.clone());
                    outcome.copied.push((path.clone(), name.clone()));
                }
            }
        }
        now
    }

    /// The name that the file at `path` gets or keeps.
    fn name<'p>(&'p self, path: &'p OutPath) -> &'p OutPath {
        self.names.get(path).unwrap_or(path)
    }

    /// A list of the payload with the names that files have from now on, if it has others.
    fn renamed(&self, manifest: &Manifest) -> Option<Manifest> {
        let files = manifest.0.iter().map(|(path, it)| (self.name(path).clone(), it.clone()));
        manifest
            .0
            .keys()
            .any(|path| self.names.contains_key(path))
            .then(|| Manifest(files.collect()))
    }

    /// Keeps the former manifests, and adds to the log.
    fn record(&self, old: &Inspected, former: &Digest, tags: &mut Manifest, outcome: &mut Outcome) {
        let number = old.kept.len() + 1;
        for (at, kept) in old.kept.iter().enumerate() {
            if let Some(list) = self.renamed(&kept.payload) {
                let kept = own(&place(at + 1, &Lists::Payload.file(Algorithm::Sha512)));
                outcome.copied.retain(|(_, to)| *to != kept);
                outcome.write(kept, list.render(), tags);
            }
        }
        for (lists, manifest) in [(Lists::Payload, &old.payload), (Lists::Tags, &old.tags)] {
            let file = lists.file(Algorithm::Sha512);
            let kept = own(&place(number, &file));
            match self.renamed(manifest) {
                Some(list) => outcome.write(kept, list.render(), tags),
                None => {
                    // A sound manifest is spelt as this program spells it.
                    tags.0.insert(kept.clone(), Digest::of(manifest.render().as_bytes()));
                    outcome.copied.push((own(&file), kept));
                }
            }
        }
        let mut log = match &old.verified.state {
            State::Redacted { log } => log.clone(),
            State::Sound | State::Damaged => Vec::new(),
        };
        let count =
            |wanted: fn(&Change) -> bool| self.changes.values().filter(|it| wanted(it)).count();
        log.push(LogEntry {
            reason: self.reason(),
            replaced: count(|change| matches!(change, Change::Replace(_))),
            removed: count(|change| matches!(change, Change::Remove)),
            renamed: self.names.len(),
            former: former.clone(),
        });
        outcome.write(own(LOG), render_log(&log), tags);
    }

    fn info(&self, old: &Inspected) -> Info {
        let payload = old.sizes.iter().filter(|(path, _)| Lists::Payload.has(path.as_str()));
        let sizes = payload.filter_map(|(path, size)| match self.changes.get(path) {
            Some(Change::Remove) => None,
            Some(Change::Replace(bytes)) => Some(bytes.len() as u64),
            None => Some(*size),
        });
        let info = old.verified.info.with(OXUM, &oxum(sizes));
        self.labels.iter().fold(info, |info, (label, value)| info.with(label, value))
    }
}

impl Outcome {
    fn write(&mut self, path: OutPath, text: String, tags: &mut Manifest) {
        tags.0.insert(path.clone(), Digest::of(text.as_bytes()));
        self.written.insert(path, text.into_bytes());
    }
}

/// Tag files that every redaction writes anew; manifests by other algorithms are not written again.
fn is_written_anew(path: &str) -> bool {
    let manifest = algorithm_of(path, Lists::Payload).is_some();
    path == INFO || path == LOG || manifest
}

impl fmt::Display for RedactionRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing is to be changed"),
            Self::Unknown { path } => write!(f, "{}: no such file in the bag", Shown(path)),
            Self::Fixed { path } => write!(f, "{}: belongs to the bag itself", Shown(path)),
            Self::Unchanged { path } => write!(f, "{}: has these bytes already", Shown(path)),
            Self::Everything => f.write_str("nothing would be left in the bag"),
            Self::NoReason => f.write_str("kind, date and legal ground are all needed"),
            Self::Name { path } => write!(f, "{}: no name for the file, or taken", Shown(path)),
        }
    }
}
