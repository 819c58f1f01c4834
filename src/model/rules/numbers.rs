//! Official numbers that two measures of a plan share, or two of its sections of one kind. Where a plan counts anew in
//! each section, a number is expected to be its own within its section.

use std::collections::BTreeMap;

use super::found;
use crate::diagnostics::{Diagnostic, Finding};
use crate::document::number::Number;
use crate::model::{DocIx, Linked, parents};

/// The parts of one kind of a plan, by number.
type Parts<'s> = BTreeMap<&'s Number, Vec<DocIx>>;

/// Notes the published parts of a plan whose number another one has before them. What was repealed gives its number
/// free, and so does what the other one replaces.
pub(super) fn judge(site: &Linked, problems: &mut Vec<Diagnostic>) {
    let mut plans: BTreeMap<(DocIx, &str), Parts<'_>> = BTreeMap::new();
    for (ix, entry) in site.published().filter(|(ix, _)| site.repealed(*ix).is_none()) {
        let facts = &entry.document.facts;
        if let (Some(plan), Some(number)) = (entry.home.plan, facts.number()) {
            let parts = plans.entry((plan, facts.type_word())).or_default();
            parts.entry(number).or_default().push(ix);
        }
    }
    for ((_, kind), parts) in plans {
        let counts_anew = counts_anew(site, &parts);
        let clash = |one: DocIx, other: DocIx| {
            (!counts_anew || section(site, one) == section(site, other))
                && !site[one].links.replaces.contains(&other)
                && !site[other].links.replaces.contains(&one)
        };
        for twins in parts.values() {
            for (at, ix) in twins.iter().enumerate() {
                let mut before = twins.iter().take(at);
                let first = before.find(|other| clash(*ix, **other));
                problems.extend(first.and_then(|first| told(site, kind, *ix, *first)));
            }
        }
    }
}

/// Whether a plan counts anew in each section: all begin at the beginning, or more than one number stands in
/// several. A single other one is a slip.
fn counts_anew(site: &Linked, parts: &Parts<'_>) -> bool {
    let mut lowest: BTreeMap<Option<DocIx>, &Number> = BTreeMap::new();
    for (number, twins) in parts {
        for ix in twins {
            lowest.entry(section(site, *ix)).or_insert(number);
        }
    }
    let mut firsts = lowest.values().copied();
    let is_first = |number: &Number| ["1", "01", "a", "A", "I"].contains(&number.as_str());
    if lowest.len() > 1 && firsts.all(is_first) {
        return true;
    }
    let is_in_several = |twins: &&Vec<DocIx>| {
        let mut sections = twins.iter().map(|ix| section(site, *ix));
        let first = sections.next();
        sections.any(|other| Some(other) != first)
    };
    parts.values().filter(is_in_several).nth(1).is_some()
}

/// The section in which a part of a plan is at home.
fn section(site: &Linked, ix: DocIx) -> Option<DocIx> {
    parents(site, ix).first().copied()
}

fn told(site: &Linked, kind: &'static str, ix: DocIx, first: DocIx) -> Option<Diagnostic> {
    let number = site[ix].document.facts.numbered()?;
    let twin = site[first].document.facts.numbered()?;
    let finding = Finding::SameNumber { kind, number: number.value.to_string() };
    Some(found(site, ix, number.span, finding).with(site.place(first, twin.span)))
}
