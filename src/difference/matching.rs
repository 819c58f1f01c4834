//! Which part of one state is which part of another: by id, then by what documents declare of their succession.
//! Nothing is guessed: where a declaration does not lead from one to one, none of the two is the other.

use std::collections::HashMap;

use super::change::Matched;
use crate::record::{AmendmentRecord, Words};

/// A part as far as matching goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'r> {
    pub(super) id: &'r str,
    pub(super) aliases: &'r [Words<'r>],
    pub(super) replaces: &'r [Words<'r>],
    pub(super) number: Option<&'r str>,
}

/// For each part of the later state the one that it was, by its place in the earlier state.
pub(super) fn matches(
    old: &[Part<'_>],
    new: &[Part<'_>],
    amendments: &[&AmendmentRecord<'_>],
) -> Vec<Option<(usize, Matched)>> {
    let mut matching =
        Matching { old, new, taken: vec![false; old.len()], found: vec![None; new.len()] };
    let by_id = places(old.iter().map(|part| part.id));
    let same = new.iter().enumerate();
    let same = same.filter_map(|(to, part)| Some((*by_id.get(part.id)?, to)));
    matching.settle(same.collect(), Matched::Id);
    let aliases = matching.declared(|part| part.aliases);
    matching.settle(aliases, Matched::Alias);
    let replaces = matching.declared(|part| part.replaces);
    matching.settle(replaces, Matched::Replaces);
    let renumbered = matching.renumbered(amendments);
    matching.settle(renumbered, Matched::Renumbered);
    matching.found
}

struct Matching<'m, 'r> {
    old: &'m [Part<'r>],
    new: &'m [Part<'r>],
    taken: Vec<bool>,
    found: Vec<Option<(usize, Matched)>>,
}

impl Matching<'_, '_> {
    /// Takes those of `pairs` of which neither part has another partner or is taken.
    fn settle(&mut self, mut pairs: Vec<(usize, usize)>, how: Matched) {
        pairs.sort_unstable();
        pairs.dedup();
        let from = counted(pairs.iter().map(|(from, _)| *from));
        let to = counted(pairs.iter().map(|(_, to)| *to));
        for (a, b) in pairs {
            let alone = from.get(&a) == Some(&1) && to.get(&b) == Some(&1);
            if alone && !self.taken[a] && self.found[b].is_none() {
                self.taken[a] = true;
                self.found[b] = Some((a, how));
            }
        }
    }

    /// The places of those that are not settled yet.
    fn open_old(&self) -> impl Iterator<Item = usize> {
        (0..self.old.len()).filter(|at| !self.taken[*at])
    }

    fn open_new(&self) -> impl Iterator<Item = usize> {
        (0..self.new.len()).filter(|at| self.found[*at].is_none())
    }

    /// Open pairs of which one names the other. Which state is the older one does not matter.
    fn declared<'p>(&'p self, names: fn(&Part<'p>) -> &'p [Words<'p>]) -> Vec<(usize, usize)> {
        let old = places_of(self.old, self.open_old());
        let new = places_of(self.new, self.open_new());
        let mut pairs = Vec::new();
        for to in self.open_new() {
            let named = names(&self.new[to]).iter();
            pairs.extend(named.filter_map(|id| Some((*old.get(&**id)?, to))));
        }
        for from in self.open_old() {
            let named = names(&self.old[from]).iter();
            pairs.extend(named.filter_map(|id| Some((from, *new.get(&**id)?))));
        }
        pairs
    }

    /// Open pairs of which an amendment says that one became the other by another number.
    fn renumbered(&self, amendments: &[&AmendmentRecord<'_>]) -> Vec<(usize, usize)> {
        let old = places_of(self.old, self.open_old());
        let new = places_of(self.new, self.open_new());
        let mut pairs = Vec::new();
        let operations = amendments.iter().flat_map(|amendment| &amendment.operations);
        for operation in operations.filter(|operation| operation.op == "umnummeriert") {
            let Some(target) = operation.target.as_deref() else { continue };
            let (before, after) = (number(&operation.old), number(&operation.new));
            if let Some(to) = new.get(target) {
                let froms = self.open_old().filter(|at| is_numbered(&self.old[*at], before));
                pairs.extend(froms.map(|from| (from, *to)));
            }
            if let Some(from) = old.get(target) {
                let tos = self.open_new().filter(|at| is_numbered(&self.new[*at], after));
                pairs.extend(tos.map(|to| (*from, to)));
            }
        }
        pairs
    }
}

fn is_numbered(part: &Part<'_>, number: Option<&str>) -> bool {
    number.is_some() && part.number == number
}

/// The number in "2a" or "Maßnahme 2a".
fn number<'w>(words: &'w Option<Words<'_>>) -> Option<&'w str> {
    words.as_deref()?.split_whitespace().last()
}

fn places<'r>(ids: impl Iterator<Item = &'r str>) -> HashMap<&'r str, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

fn places_of<'p>(
    parts: &'p [Part<'_>],
    open: impl Iterator<Item = usize>,
) -> HashMap<&'p str, usize> {
    open.map(|at| (parts[at].id, at)).collect()
}

fn counted(places: impl Iterator<Item = usize>) -> HashMap<usize, usize> {
    let mut counts = HashMap::new();
    for place in places {
        *counts.entry(place).or_default() += 1;
    }
    counts
}
