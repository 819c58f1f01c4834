//! Lists of facts (parties, money, milestones, indicators, versions) entry by entry. Knows nothing of what an
//! entry says but whether two are equal and what each is known by.

use std::collections::HashMap;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

/// What became of an entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum EntryChange<T> {
    /// It says something else now.
    Changed {
        /// As it was.
        before: T,
        /// As it is.
        after: T,
    },
    /// A new entry.
    Added {
        /// Its place in the later list, counted from 0.
        at: usize,
        /// The entry.
        entry: T,
    },
    /// An entry that went.
    Removed {
        /// The entry.
        entry: T,
    },
}

/// What became of the entries of `old`. Equal ones are the same, wherever they stand; of the others those are
/// the same that alone are known by one `key`. What changed or came stands in the order of `new`, then what went.
pub fn changes<T: Clone + Eq + Hash, K: Eq + Hash>(
    old: &[T],
    new: &[T],
    key: impl Fn(&T) -> K,
) -> Vec<EntryChange<T>> {
    let mut equal: HashMap<&T, usize> = HashMap::new();
    for entry in old {
        *equal.entry(entry).or_default() += 1;
    }
    let mut take = |entry: &T| match equal.get_mut(entry) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        Some(_) | None => false,
    };
    let came: Vec<(usize, &T)> = new.iter().enumerate().filter(|(_, it)| !take(it)).collect();
    // What is still counted went; of several that are equal the last ones did.
    let mut went: Vec<Option<&T>> = old.iter().rev().map(|it| take(it).then_some(it)).collect();
    went.reverse();
    let went_keys = counted(went.iter().flatten().map(|entry| key(entry)));
    let came_keys = counted(came.iter().map(|(_, entry)| key(entry)));
    let mut changes = Vec::new();
    for (at, entry) in came {
        let known_by = key(entry);
        let alone = went_keys.get(&known_by) == Some(&1) && came_keys.get(&known_by) == Some(&1);
        let before = went
            .iter_mut()
            .find(|before| alone && before.is_some_and(|before| key(before) == known_by));
        changes.push(match before.and_then(Option::take) {
            Some(before) => EntryChange::Changed { before: before.clone(), after: entry.clone() },
            None => EntryChange::Added { at, entry: entry.clone() },
        });
    }
    changes.extend(
        went.into_iter().flatten().map(|entry| EntryChange::Removed { entry: entry.clone() }),
    );
    changes
}

fn counted<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> HashMap<K, usize> {
    let mut counts = HashMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// The entries that `changes` make of `old`.
pub fn apply<T: Clone + Eq>(old: &[T], changes: &[EntryChange<T>]) -> Vec<T> {
    let mut entries: Vec<T> = old.to_vec();
    for change in changes {
        match change {
            EntryChange::Removed { entry } => {
                if let Some(at) = entries.iter().rposition(|it| it == entry) {
                    entries.remove(at);
                }
            }
            EntryChange::Changed { before, after } => {
                if let Some(it) = entries.iter_mut().rfind(|it| *it == before) {
                    it.clone_from(after);
                }
            }
            EntryChange::Added { .. } => {}
        }
    }
    for change in changes {
        if let EntryChange::Added { at, entry } = change {
            entries.insert((*at).min(entries.len()), entry.clone());
        }
    }
    entries
}
