//! The amendments between two states, and what they say of each part. Knows nothing of what changed.

use std::collections::HashMap;

use super::change::AmendmentName;
use crate::record::{AmendmentRecord, PlanRecord};

/// What an amendment does to a part: the amendment and the word for it.
type Done<'r, 'a> = (&'r AmendmentRecord<'a>, &'r str);

/// The amendments between two states.
pub(super) struct Amendments<'r, 'a> {
    pub(super) all: Vec<&'r AmendmentRecord<'a>>,
    by_part: HashMap<&'r str, Vec<Done<'r, 'a>>>,
}

impl<'r, 'a> Amendments<'r, 'a> {
    /// Those between `a` and `b`: by the versions that they amend, where these are known, else those that one
    /// state has and the other has not.
    pub(super) fn between(a: &'r PlanRecord<'a>, b: &'r PlanRecord<'a>) -> Amendments<'r, 'a> {
        let only = |one: &'r PlanRecord<'a>, other: &'r PlanRecord<'a>| {
            one.amendments.iter().filter(move |amendment| {
                amends_between(amendment, a, b).unwrap_or_else(|| {
                    other.amendments.iter().all(|known| known.id != amendment.id)
                })
            })
        };
        let mut all: Vec<&AmendmentRecord<'a>> = only(b, a).collect();
        for amendment in only(a, b) {
            if all.iter().all(|known| known.id != amendment.id) {
                all.push(amendment);
            }
        }
        let mut by_part: HashMap<&str, Vec<Done<'r, 'a>>> = HashMap::new();
        for amendment in &all {
            for operation in &amendment.operations {
                if let Some(target) = &operation.target {
                    by_part.entry(target).or_default().push((amendment, &operation.op));
                }
            }
        }
        Amendments { all, by_part }
    }

    fn of<'s>(&'s self, ids: &'s [&str]) -> impl Iterator<Item = &'s Done<'r, 'a>> {
        let mut ids = ids.to_vec();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.by_part.get(id)).flatten()
    }

    /// Those that name the part known by `ids`.
    pub(super) fn names(&self, ids: &[&str]) -> Vec<AmendmentName<'a>> {
        let mut names: Vec<AmendmentName<'a>> = Vec::new();
        for (amendment, _) in self.of(ids) {
            if names.iter().all(|name| name.id != amendment.id) {
                names.push(AmendmentName {
                    id: amendment.id.clone(),
                    title: amendment.title.clone(),
                    date: amendment.from.clone().or_else(|| amendment.date.clone()),
                    nature: amendment.nature.clone(),
                });
            }
        }
        names
    }

    /// Whether there are amendments that do one of `operations` to the part known by `ids`, and all of them
    /// say that they are editorial.
    pub(super) fn are_editorial(&self, ids: &[&str], operations: &[&str]) -> bool {
        let mut some = false;
        let all = self.of(ids).filter(|(_, op)| operations.contains(op)).all(|(amendment, _)| {
            some = true;
            amendment.nature.as_deref() == Some("redaktionell")
        });
        all && some
    }
}

/// Whether the version that is amended lies between the two states; `None` where that cannot be told.
fn amends_between(
    amendment: &AmendmentRecord<'_>,
    a: &PlanRecord<'_>,
    b: &PlanRecord<'_>,
) -> Option<bool> {
    let versions = if a.version.is_none() { &a.plan.versions } else { &b.plan.versions };
    let place = |nr: &str| versions.iter().position(|version| version.nr == nr);
    let state = |record: &PlanRecord<'_>| match &record.version {
        Some(nr) => place(nr),
        None => Some(versions.len()),
    };
    if a.version.is_none() && b.version.is_none() {
        return None;
    }
    let amended = place(amendment.version.as_deref()?)?;
    let (one, other) = (state(a)?, state(b)?);
    Some((one.min(other)..one.max(other)).contains(&amended))
}
