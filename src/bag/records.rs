//! What a redacted bag keeps: the manifests from before each redaction, and the
//! log. Reads them, and checks that the log tells of what was done; writes the
//! log. Knows nothing of the content that went.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::digest::{Algorithm, Digest};
use super::draft::{is_reserved, own};
use super::fault::{Fault, RedactionFault};
use super::manifest::{Lists, Manifest, algorithm_of};
use super::read::{Tree, read_file};
use super::redaction::Reason;
use super::tags::{self, Info, prefixed_digest};
use super::{INFO, LARGEST_MANIFEST, LARGEST_TAG_FILE};
use crate::path::OutPath;

/// The log of redactions, in the bag.
pub(super) const LOG: &str = "redaktion/log.txt";

/// The first line of the log.
const NOTICE: (&str, &str) = (
    "Hinweis",
    "Aus dieser Fassung wurden nachträglich Inhalte aus rechtlichen Gründen entfernt. Die Prüfsummen \
     des früheren Stands liegen in den Ordnern mit der Nummer der Redaktion.",
);
const NUMBER: &str = "Redaktion";
const DATE: &str = "Datum";
const KIND: &str = "Art";
const GROUND: &str = "Rechtsgrundlage";
const REPLACED: &str = "Ersetzte-Dateien";
const REMOVED: &str = "Entfernte-Dateien";
const RENAMED: &str = "Umbenannte-Dateien";
const FORMER: &str = "Früheres-Tagmanifest";
const LABELS: [&str; 8] = [NUMBER, DATE, KIND, GROUND, REPLACED, REMOVED, RENAMED, FORMER];

/// One redaction, as the log of the bag tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// What, when and on what ground, as the caller said.
    pub reason: Reason,
    /// How many files have other bytes since.
    pub replaced: usize,
    /// How many files are gone since.
    pub removed: usize,
    /// How many files have another name since, which stands in the former lists as well.
    pub renamed: usize,
    /// The digest of the tag manifest before.
    pub former: Digest,
}

/// The manifests from before a redaction.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) payload: Manifest,
    pub(super) tags: Manifest,
    /// Of the tag manifest.
    pub(super) digest: Digest,
}

/// All that a bag keeps of its redactions, the first one first.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) log: Vec<LogEntry>,
    pub(super) kept: Vec<Kept>,
}

/// Where the manifest `file` from before redaction `number` lies.
pub(super) fn place(number: usize, file: &str) -> String {
    format!("redaktion/{number}/{file}")
}

impl Records {
    /// Reads what lies in `redaktion/`, and checks it against the manifests of today.
    pub(super) fn read(
        tree: &Tree,
        current: (&Manifest, &Manifest),
        faults: &mut Vec<Fault>,
    ) -> Self {
        let below = |path: &&OutPath| path.as_str().starts_with("redaktion/");
        let files: BTreeSet<&str> = tree.files.keys().filter(below).map(OutPath::as_str).collect();
        if files.is_empty() {
            return Self::default();
        }
        let log = read_log(tree, faults);
        let kept = read_kept(tree, &files, log.as_deref().unwrap_or_default(), faults);
        let blame = |number, fault| Fault::Redaction { number, fault };
        match log {
            None => faults.push(blame(0, RedactionFault::Log)),
            Some(log) if log.len() != kept.len() || !are_known(&files, log.len()) => {
                faults.push(blame(0, RedactionFault::Numbers));
            }
            Some(log) => {
                for (at, entry) in log.iter().enumerate() {
                    let next = kept.get(at + 1).map(|next| (&next.payload, &next.tags));
                    let found =
                        kept.get(at).and_then(|kept| check(entry, kept, next.unwrap_or(current)));
                    faults.extend(found.map(|fault| blame(at + 1, fault)));
                }
                return Self { log, kept };
            }
        }
        Self { log: Vec::new(), kept }
    }
}

/// Whether `redaktion/` holds manifests of the redactions 1 to `count` and the log, and nothing else.
fn are_known(files: &BTreeSet<&str>, count: usize) -> bool {
    let is_manifest =
        |name| Lists::BOTH.into_iter().any(|lists| algorithm_of(name, lists).is_some());
    files.iter().all(|path| {
        let numbered = (1..=count)
            .any(|number| path.strip_prefix(&place(number, "")).is_some_and(is_manifest));
        *path == LOG || numbered
    })
}

fn read_kept(
    tree: &Tree,
    files: &BTreeSet<&str>,
    log: &[LogEntry],
    faults: &mut Vec<Fault>,
) -> Vec<Kept> {
    let mut kept = Vec::new();
    loop {
        let number = kept.len() + 1;
        // Names that went stand in no list from before either, which thereby got other bytes.
        let has_other_names = log.iter().skip(number - 1).any(|entry| entry.renamed > 0);
        let mut read = |lists: Lists| {
            let path = place(number, &lists.file(Algorithm::Sha512));
            let bytes =
                files.contains(path.as_str()).then(|| tree.read(&path, LARGEST_MANIFEST))?;
            let bytes = bytes.map_err(|fault| faults.push(fault)).ok()?;
            let manifest = Manifest::parse(&path, (lists, Algorithm::Sha512), &bytes, faults);
            Some((manifest, Digest::of(&bytes)))
        };
        let (Some((payload, own)), Some((tags, digest))) =
            (read(Lists::Payload), read(Lists::Tags))
        else {
            return kept;
        };
        let said = tags.0.get(Lists::Payload.file(Algorithm::Sha512).as_str());
        if said != Some(&own) && !(has_other_names && said.is_some()) {
            faults.push(Fault::Redaction { number, fault: RedactionFault::Manifest });
        }
        kept.push(Kept { payload, tags, digest });
    }
}

/// The names in the lists of the payload from before the redactions of the bag in `folder`.
#[must_use]
pub fn former_names(folder: &Path) -> BTreeSet<OutPath> {
    let number = log_of(folder).len();
    let lists = (1..=number).filter_map(|number| {
        let path = place(number, &Lists::Payload.file(Algorithm::Sha512));
        let bytes = read_file(folder, &own(&path)).ok()?;
        let mut faults = Vec::new();
        Some(Manifest::parse(&path, (Lists::Payload, Algorithm::Sha512), &bytes, &mut faults))
    });
    lists.flat_map(|list| list.0.into_keys()).collect()
}

/// What the bag in `folder`, which is not verified, tells of its redactions, the first one first.
#[must_use]
pub fn log_of(folder: &Path) -> Vec<LogEntry> {
    let bytes = read_file(folder, &own(LOG)).unwrap_or_default();
    parse_log(&bytes, &mut Vec::new()).unwrap_or_default()
}

fn read_log(tree: &Tree, faults: &mut Vec<Fault>) -> Option<Vec<LogEntry>> {
    let bytes = tree.files.contains_key(LOG).then(|| tree.read(LOG, LARGEST_TAG_FILE))?;
    let bytes = bytes.map_err(|fault| faults.push(fault)).ok()?;
    parse_log(&bytes, faults)
}

fn parse_log(bytes: &[u8], faults: &mut Vec<Fault>) -> Option<Vec<LogEntry>> {
    let info = tags::parse(LOG, bytes, faults);
    let pairs: Vec<_> = info.pairs().collect();
    let (notice, pairs) = pairs.split_first()?;
    let whole = notice.0 == NOTICE.0 && !pairs.is_empty() && pairs.len() % LABELS.len() == 0;
    if !whole {
        return None;
    }
    let entries = pairs.chunks(LABELS.len()).enumerate();
    entries.map(|(at, pairs)| read_entry(at + 1, pairs)).collect()
}

fn read_entry(number: usize, pairs: &[(&str, &str)]) -> Option<LogEntry> {
    if !pairs.iter().map(|(label, _)| label).eq(&LABELS) {
        return None;
    }
    let fields: BTreeMap<_, _> = pairs.iter().copied().collect();
    if fields.get(NUMBER)? != &number.to_string() {
        return None;
    }
    let text = |label: &str| fields.get(label).map(|text| (*text).to_owned());
    let reason = Reason { date: text(DATE)?, kind: text(KIND)?, ground: text(GROUND)? };
    Some(LogEntry {
        reason,
        replaced: fields.get(REPLACED)?.parse().ok()?,
        removed: fields.get(REMOVED)?.parse().ok()?,
        renamed: fields.get(RENAMED)?.parse().ok()?,
        former: prefixed_digest(fields.get(FORMER)?)?,
    })
}

/// The log with `entries`.
pub(super) fn render_log(entries: &[LogEntry]) -> String {
    let mut pairs = vec![(NOTICE.0, NOTICE.1.to_owned())];
    for (at, entry) in entries.iter().enumerate() {
        let LogEntry { reason, replaced, removed, renamed, former } = entry;
        pairs.extend([
            (NUMBER, (at + 1).to_string()),
            (DATE, reason.date.clone()),
            (KIND, reason.kind.clone()),
            (GROUND, reason.ground.clone()),
            (REPLACED, replaced.to_string()),
            (REMOVED, removed.to_string()),
            (RENAMED, renamed.to_string()),
            (FORMER, format!("sha512:{former}")),
        ]);
    }
    Info::new(pairs).render()
}

/// What does not fit between the log, the manifests before and those after.
fn check(entry: &LogEntry, before: &Kept, after: (&Manifest, &Manifest)) -> Option<RedactionFault> {
    if entry.former != before.digest {
        return Some(RedactionFault::Manifest);
    }
    let said = Extent { replaced: entry.replaced, removed: entry.removed, other: false };
    let renames = entry.renamed > 0;
    let done = Extent::between((&before.payload, &before.tags), after, renames);
    let is_nothing = done == Extent::default() && !renames;
    (said != done || is_nothing).then_some(RedactionFault::Extent)
}

/// How two states of a bag differ.
#[derive(Debug, Default, PartialEq, Eq)]
struct Extent {
    replaced: usize,
    removed: usize,
    /// Something was added, or something changed that no redaction touches.
    other: bool,
}

impl Extent {
    /// `renames` says whether the lists from before may have got other names.
    fn between(
        before: (&Manifest, &Manifest),
        after: (&Manifest, &Manifest),
        renames: bool,
    ) -> Self {
        let mut extent = Self::default();
        extent.count(before.0, after.0, renames);
        extent.count(before.1, after.1, renames);
        extent
    }

    fn count(&mut self, before: &Manifest, after: &Manifest, renames: bool) {
        for (path, digest) in &before.0 {
            let now = after.0.get(path);
            let same = now == Some(digest);
            match (path.as_str(), now) {
                (name, _) if is_rewritten(name) => {}
                (name, Some(_)) if renames && is_kept_list(name) => {}
                (name, _) if is_fixed(name) => self.other |= !same,
                (_, Some(_)) => self.replaced += usize::from(!same),
                (_, None) => self.removed += 1,
            }
        }
        let added = |path: &OutPath| !before.0.contains_key(path);
        let recorded = |path: &OutPath| path.as_str().starts_with("redaktion/");
        self.other |= after.0.keys().any(|path| added(path) && !recorded(path));
    }
}

/// Whether it is a list of the payload from before a redaction.
fn is_kept_list(path: &str) -> bool {
    let name = path.strip_prefix("redaktion/").and_then(|path| path.split_once('/'));
    name.is_some_and(|(_, name)| algorithm_of(name, Lists::Payload).is_some())
}

/// Tag files that each redaction writes anew.
fn is_rewritten(path: &str) -> bool {
    path == INFO || path == LOG || algorithm_of(path, Lists::Payload).is_some()
}

/// Tag files that no redaction may touch.
fn is_fixed(path: &str) -> bool {
    !Lists::Payload.has(path) && is_reserved(path)
}
