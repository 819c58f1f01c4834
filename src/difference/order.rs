//! The order in which a plan is read, and parts of two states in it. Knows nothing of what changed about a part.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::change::{PartChange, What};
use crate::record::{PlanRecord, Words};

/// The ids of a state's parts in force as it is read; of a record that does not say so, section by section.
pub(super) fn reading_order<'a>(record: &PlanRecord<'a>) -> Vec<Words<'a>> {
    let repealed: HashSet<&str> = record
        .sections
        .iter()
        .filter(|it| it.repealed.is_some())
        .map(|it| &*it.id)
        .chain(record.measures.iter().filter(|it| it.repealed.is_some()).map(|it| &*it.id))
        .collect();
    let mut home: BTreeMap<&str, Vec<&Words<'a>>> = BTreeMap::new();
    for measure in &record.measures {
        let section = measure.sections.first().map_or("", |section| &**section);
        home.entry(section).or_default().push(&measure.id);
    }
    let mut order: Vec<Words<'a>> = record.parts.clone();
    let mut seen: HashSet<String> = order.iter().map(ToString::to_string).collect();
    let sections = record.sections.iter().flat_map(|section| {
        let measures = home.get(&*section.id).into_iter().flatten().copied();
        std::iter::once(&section.id).chain(measures)
    });
    for id in sections.chain(record.measures.iter().map(|measure| &measure.id)) {
        if seen.insert(id.to_string()) {
            order.push(id.clone());
        }
    }
    order.retain(|id| !repealed.contains(&**id));
    order
}

/// `parts` as the later state is read; what went stands behind what it stood behind, as far as that stayed.
pub(super) fn in_reading_order<'a>(
    parts: Vec<PartChange<'a>>,
    a: &PlanRecord<'a>,
    b: &PlanRecord<'a>,
    later: &HashMap<&str, &str>,
) -> Vec<PartChange<'a>> {
    let new_order = reading_order(b);
    let mut place: HashMap<String, (usize, usize)> =
        new_order.iter().enumerate().map(|(at, id)| (id.to_string(), (at + 1, 0))).collect();
    let is_moved = |part: &&PartChange<'a>| {
        part.changes.iter().any(|change| matches!(change.what, What::Sections { .. }))
    };
    let moved: HashSet<String> = parts
        .iter()
        .filter(is_moved)
        .filter_map(|part| Some(part.after.as_ref()?.id.to_string()))
        .collect();
    let mut behind = (0, 0);
    let mut gone: HashMap<String, (usize, usize)> = HashMap::new();
    for id in reading_order(a) {
        match later.get(&*id).map(|id| (place.get(*id), moved.contains(*id))) {
            Some((Some((at, _)), false)) => behind = (*at, 0),
            Some(_) => {}
            None => {
                behind.1 += 1;
                gone.insert(id.into_owned(), behind);
            }
        }
    }
    let mut placed: Vec<((usize, usize), PartChange<'a>)> = parts
        .into_iter()
        .map(|part| {
            let at = match (&part.after, &part.before) {
                (Some(name), _) => place.remove(&*name.id),
                (None, Some(name)) => gone.remove(&*name.id),
                (None, None) => None,
            };
            (at.unwrap_or((usize::MAX, 0)), part)
        })
        .collect();
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, part)| part).collect()
}
