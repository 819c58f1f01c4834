//! Two sequences laid side by side: what is kept, what went, what came, and which of those are one thing in
//! another wording. Knows nothing of what the sequences hold.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::Budget;

/// From this likeness (of a thousand) on, two texts are one in another wording.
pub(super) const ALIKE: usize = 333;

/// Stretches with more pairs than this are paired place by place.
const PAIRS: usize = 2_500;

/// One step through two sequences, by places in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// In both.
    Kept(usize, usize),
    /// In both, in another wording.
    Paired(usize, usize),
    /// In the earlier one alone.
    Removed(usize),
    /// In the later one alone.
    Added(usize),
}

/// A stretch of two sequences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Stretch {
    /// The same from these places on, for so many.
    Same(usize, usize, usize),
    /// Different.
    Other(Range<usize>, Range<usize>),
}

/// The stretches of two sequences, in order.
pub(super) fn stretches<K: Eq + Hash>(old: &[K], new: &[K]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let (mut at, mut other) = (0, 0);
    for (from, to, len) in shared(old, new) {
        if at < from || other < to {
            out.push(Stretch::Other(at..from, other..to));
        }
        out.push(Stretch::Same(from, to, len));
        (at, other) = (from + len, to + len);
    }
    if at < old.len() || other < new.len() {
        out.push(Stretch::Other(at..old.len(), other..new.len()));
    }
    out
}

/// What two sequences share, in order: the place in each and for how many members.
pub(super) fn shared<K: Eq + Hash>(old: &[K], new: &[K]) -> Vec<(usize, usize, usize)> {
    let mut numbers = HashMap::with_capacity(old.len() + new.len());
    let mut number = |member| {
        let next = numbers.len();
        *numbers.entry(member).or_insert(next)
    };
    let old: Vec<usize> = old.iter().map(&mut number).collect();
    let new: Vec<usize> = new.iter().map(&mut number).collect();
    shared_numbers(&old, &new)
}

/// What two sequences of numbers share. Everything is compared as numbers, so that the algorithm is compiled
/// once and not for each kind of member.
fn shared_numbers(old: &[usize], new: &[usize]) -> Vec<(usize, usize, usize)> {
    let equal = |op| match op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => None,
    };
    capture_diff_slices(Algorithm::Myers, old, new).into_iter().filter_map(equal).collect()
}

/// Lays `old` and `new` side by side; `likeness` says how alike two different members are, of a thousand.
pub(super) fn align<K: Eq + Hash>(
    old: &[K],
    new: &[K],
    budget: &mut Budget,
    likeness: impl Fn(usize, usize) -> usize,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for stretch in stretches(old, new) {
        match stretch {
            Stretch::Same(at, other, len) => {
                steps.extend((0..len).map(|step| Step::Kept(at + step, other + step)));
            }
            Stretch::Other(at, other) => pair(&mut steps, at, other, budget, &likeness),
        }
    }
    steps
}

fn pair(
    steps: &mut Vec<Step>,
    old: Range<usize>,
    new: Range<usize>,
    budget: &mut Budget,
    likeness: &impl Fn(usize, usize) -> usize,
) {
    let few = old.len() * new.len() <= PAIRS && budget.pay(old.len() * 50, new.len());
    let pairs = if few {
        best_pairs(&old, &new, likeness)
    } else {
        let alike = |(a, b): &(usize, usize)| likeness(*a, *b) >= ALIKE;
        old.clone().zip(new.clone()).filter(alike).collect()
    };
    let (mut at, mut other) = (old.start, new.start);
    for (a, b) in pairs {
        steps.extend((at..a).map(Step::Removed));
        steps.extend((other..b).map(Step::Added));
        steps.push(Step::Paired(a, b));
        (at, other) = (a + 1, b + 1);
    }
    steps.extend((at..old.end).map(Step::Removed));
    steps.extend((other..new.end).map(Step::Added));
}

/// The pairs in order that are most alike in sum.
fn best_pairs(
    old: &Range<usize>,
    new: &Range<usize>,
    likeness: &impl Fn(usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let place = |a: usize, b: usize| (a - old.start) * width + (b - new.start);
    let mut best = vec![0; (old.len() + 1) * width];
    let mut alike = vec![0; (old.len() + 1) * width];
    for a in old.clone().rev() {
        for b in new.clone().rev() {
            let own = Some(likeness(a, b)).filter(|own| *own >= ALIKE).unwrap_or(0);
            let with = if own > 0 { own + best[place(a + 1, b + 1)] } else { 0 };
            alike[place(a, b)] = with;
            best[place(a, b)] = with.max(best[place(a + 1, b)]).max(best[place(a, b + 1)]);
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b) = (old.start, new.start);
    while a < old.end && b < new.end {
        let here = best[place(a, b)];
        if here == 0 {
            break;
        }
        if alike[place(a, b)] == here {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if best[place(a + 1, b)] == here {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
