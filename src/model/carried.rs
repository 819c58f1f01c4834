//! Which versions of a plan carried a wording before the first amendment to it, as far as documents say.
//! Knows no wording.

use super::{DocIx, Site};
use crate::date::{Date, Day};
use crate::document::types::{Extent, Facts, Op, Version};

impl Site {
    /// The versions that carried the first known wording of the measure or section `ix`, the oldest first: the
    /// one that the first amendment to it names, and those before it as long as an amendment that prints the
    /// whole plan leads from each to the next. None where an amendment put it in, or where none names a version.
    pub fn carried_by(&self, ix: DocIx) -> Vec<&Version> {
        self.named_by_first(ix).map_or_else(Vec::new, |(plan, nr)| self.unchanged_until(plan, nr))
    }

    /// The plan of `ix`, and which version of it the first amendment to `ix` amends.
    fn named_by_first(&self, ix: DocIx) -> Option<(DocIx, &str)> {
        let (amendment, operation) = self.act(*self.amended.get(&ix)?.acts.first()?)?;
        let version = amendment.version.as_ref().filter(|_| operation.op.value != Op::Inserted)?;
        Some((self[ix].home.plan?, version.value.as_str()))
    }

    /// The version `nr` and those from which amendments lead to it, the oldest first.
    fn unchanged_until(&self, plan: DocIx, nr: &str) -> Vec<&Version> {
        let Facts::Plan(facts) = &self[plan].document.facts else { return Vec::new() };
        let begins = |version: &Version| version.begins().as_ref().and_then(Date::earliest);
        let begun = |version: &&Version| begins(version).is_some();
        let mut versions: Vec<&Version> = facts.versions.iter().filter(begun).collect();
        versions.sort_by_key(|version| -> Option<Day> { begins(version) });
        let Some(at) = versions.iter().position(|it| it.nr.value.as_str() == nr) else {
            return Vec::new();
        };
        versions.truncate(at + 1);
        let leads_on = |it: &&&Version| self.is_amended_as_a_whole(plan, it.nr.value.as_str());
        let before = versions.iter().rev().skip(1).take_while(leads_on).count();
        versions.split_off(at - before)
    }

    /// Whether a published amendment to the version `nr` of `plan` prints the whole plan.
    fn is_amended_as_a_whole(&self, plan: DocIx, nr: &str) -> bool {
        let mut amendments = self.lists.amendments.get(&plan).into_iter().flatten();
        amendments.any(|ix| {
            let Facts::Amendment(amendment) = &self[*ix].document.facts else { return false };
            let of_version = amendment.version.as_ref().is_some_and(|it| it.value.as_str() == nr);
            of_version && amendment.extent == Some(Extent::Complete)
        })
    }
}
