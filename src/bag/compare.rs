//! A bag that stands in the archive against one that would be written in its
//! place. Knows no disk: what stands there was read and verified before.

use std::collections::BTreeSet;
use std::fmt;

use super::INFO;
use super::draft::{Bag, is_reserved};
use super::inspection::Inspected;
use super::manifest::Manifest;
use super::tags::{BAGGING_DATE, Info, OXUM, PREDECESSOR_DIGEST, SOFTWARE};
use super::verify::State;
use crate::path::OutPath;

/// Labels whose values may differ without the version being another: the day and the program, what follows
/// from the payload, and the predecessor's digest, which a redaction changes.
const VARYING: [&str; 4] = [BAGGING_DATE, SOFTWARE, OXUM, PREDECESSOR_DIGEST];

/// One thing in which two bags of one name differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The path in the bag.
    pub path: String,
    /// The label in `bag-info.txt`.
    pub label: Option<String>,
    /// How.
    pub kind: Differs,
    /// Whether a redaction has changed it as well since.
    pub redacted: bool,
}

/// How the new bag differs from the one that stands in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differs {
    /// Both have it, and not the same.
    Changed,
    /// Only the archive has it.
    Missing,
    /// Only the new one has it.
    Added,
}

/// In what `new` differs from what stands in the archive, or stood there before it was redacted; sorted.
pub(super) fn differences(standing: &Inspected, new: &Bag) -> Vec<Difference> {
    let first = standing.kept.first();
    let (payload, tags) =
        first.map_or((&standing.payload, &standing.tags), |kept| (&kept.payload, &kept.tags));
    let mut found = Vec::new();
    let renames = match &standing.verified.state {
        State::Redacted { log } => log.iter().any(|entry| entry.renamed > 0),
        State::Sound | State::Damaged => false,
    };
    let varies = |path: &OutPath| new.varying.contains(path);
    let is_renamed = |path: &OutPath| renames && is_renamed(path, payload, &new.payload);
    compare(payload, &new.payload, |path| !varies(path) && !is_renamed(path), &mut found);
    let counts = |path: &OutPath| !is_reserved(path.as_str()) && !varies(path);
    compare(tags, &new.tags, counts, &mut found);
    // What a redaction did to labels is no longer to be told.
    if first.is_none() {
        compare_info(&standing.verified.info, &new.info, &mut found);
    }
    for difference in &mut found {
        let path = difference.path.as_str();
        difference.redacted =
            first.is_some() && payload.0.get(path) != standing.payload.0.get(path);
    }
    found.sort();
    found
}

/// Whether one list has the same file as the other under another name: a redaction changes names in the lists
/// from before it as well, and nobody shall compare the names that went.
fn is_renamed(path: &OutPath, standing: &Manifest, new: &Manifest) -> bool {
    let has = |one: &Manifest, other: &Manifest| {
        let digest = one.0.get(path).filter(|_| !other.0.contains_key(path));
        digest.is_some_and(|digest| {
            other.0.iter().any(|(path, it)| it == digest && !one.0.contains_key(path))
        })
    };
    has(standing, new) || has(new, standing)
}

fn compare(
    standing: &Manifest,
    new: &Manifest,
    counts: impl Fn(&OutPath) -> bool,
    found: &mut Vec<Difference>,
) {
    let paths: BTreeSet<_> = standing.0.keys().chain(new.0.keys()).collect();
    for path in paths.into_iter().filter(|path| counts(path)) {
        let kind = differs(standing.0.get(path), new.0.get(path));
        let difference =
            |kind| Difference { path: path.to_string(), label: None, kind, redacted: false };
        found.extend(kind.map(difference));
    }
}

fn compare_info(standing: &Info, new: &Info, found: &mut Vec<Difference>) {
    let labels: BTreeSet<_> = standing.pairs().chain(new.pairs()).map(|(label, _)| label).collect();
    for label in labels.into_iter().filter(|label| !VARYING.contains(label)) {
        let values = |info: &Info| -> Option<Vec<String>> {
            let values = info.pairs().filter(|(found, _)| *found == label);
            let values: Vec<_> = values.map(|(_, value)| value.to_owned()).collect();
            (!values.is_empty()).then_some(values)
        };
        let kind = differs(values(standing), values(new));
        let label = Some(label.to_owned());
        let path = INFO.to_owned();
        found.extend(kind.map(|kind| Difference { path, label, kind, redacted: false }));
    }
}

fn differs<T: PartialEq>(standing: Option<T>, new: Option<T>) -> Option<Differs> {
    match (standing, new) {
        (Some(standing), Some(new)) => (standing != new).then_some(Differs::Changed),
        (Some(_), None) => Some(Differs::Missing),
        (None, Some(_)) => Some(Differs::Added),
        (None, None) => None,
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, label, kind, redacted: _ } = self;
        write!(f, "{path}")?;
        if let Some(label) = label {
            write!(f, " ({label})")?;
        }
        f.write_str(match kind {
            Differs::Changed => ": changed",
            Differs::Missing => ": missing",
            Differs::Added => ": added",
        })
    }
}
