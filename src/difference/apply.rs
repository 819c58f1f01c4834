//! A state and a difference → the other state, as far as differences go: ids, addresses, sources, references and
//! histories of parts that are in both stay those of the earlier state. Texts come out in the form in which they
//! are compared. Knows nothing of how a difference was found. The file is long because it has an answer to every
//! change that the schema knows.

use std::collections::{BTreeMap, HashMap};

use super::change::{
    Change, Difference, Fact, Fate, PartChange, PartKind, PartName, TextName, What,
};
use super::entries;
use super::order::reading_order;
use super::parts::RETOLD;
use super::text::{BlockChange, CellChange, ItemChange, Prose, RowChange, TextDifference};
use super::words::{Run, Side};
use crate::record::{Block, Item, MeasureRecord, PlanRecord, SectionRecord, WordingRecord, Words};

/// The state that `difference` leads to from `a`, the one that it was made from.
pub fn apply<'a>(a: &PlanRecord<'a>, difference: &Difference<'a>) -> PlanRecord<'a> {
    let mut record = a.clone();
    record.version.clone_from(&difference.to.version);
    record.stichtag.clone_from(&difference.to.stichtag);
    record.sections.retain(|it| it.repealed.is_none());
    record.measures.retain(|it| it.repealed.is_none());
    difference.plan.iter().for_each(|change| change_plan(&mut record, change));
    let mut parts: HashMap<(PartKind, &str), &PartChange<'a>> = HashMap::new();
    for part in &difference.parts {
        if let Some(before) = &part.before {
            parts.insert((part.kind, &before.id), part);
        }
    }
    let gone = |kind, id: &str| parts.get(&(kind, id)).is_some_and(|it| it.change == Fate::Removed);
    record.sections.retain(|it| !gone(PartKind::Section, &it.id));
    record.measures.retain(|it| !gone(PartKind::Measure, &it.id));
    for section in &mut record.sections {
        if let Some(part) = parts.get(&(PartKind::Section, &*section.id.clone())) {
            part.changes.iter().for_each(|change| change_section(section, change));
            part.after.iter().for_each(|after| section.id.clone_from(&after.id));
        }
    }
    for measure in &mut record.measures {
        if let Some(part) = parts.get(&(PartKind::Measure, &*measure.id.clone())) {
            part.changes.iter().for_each(|change| change_measure(measure, change));
            part.after.iter().for_each(|after| measure.id.clone_from(&after.id));
        }
    }
    follow_ids(&mut record, difference);
    record.sections.extend(
        difference
            .parts
            .iter()
            .filter(|it| it.change == Fate::Added)
            .filter_map(|part| part.section.as_deref().cloned()),
    );
    record.measures.extend(
        difference
            .parts
            .iter()
            .filter(|it| it.change == Fate::Added)
            .filter_map(|part| part.measure.as_deref().cloned()),
    );
    put_in_order(&mut record, difference);
    record
}

/// Sections under a new id are named by it.
fn follow_ids<'a>(record: &mut PlanRecord<'a>, difference: &Difference<'a>) {
    let ids: HashMap<&str, &Words<'a>> = difference
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Section)
        .filter_map(|part| Some((&*part.before.as_ref()?.id, &part.after.as_ref()?.id)))
        .filter(|(before, after)| *before != after.as_ref())
        .collect();
    let moved: Vec<&str> = difference
        .parts
        .iter()
        .filter(|part| part.changes.iter().any(|it| matches!(it.what, What::Sections { .. })))
        .filter_map(|part| Some(&*part.after.as_ref()?.id))
        .collect();
    let sections = record.sections.iter_mut().map(|it| (&it.id, &mut it.sections));
    let measures = record.measures.iter_mut().map(|it| (&it.id, &mut it.sections));
    for (id, sections) in sections.chain(measures) {
        if !moved.contains(&&**id) {
            for section in sections {
                if let Some(after) = ids.get(&**section) {
                    section.clone_from(after);
                }
            }
        }
    }
}

/// Lists in the order of the later state, and what follows from them.
fn put_in_order<'a>(record: &mut PlanRecord<'a>, difference: &Difference<'a>) {
    if let Some(order) = &difference.order {
        let place = |ids: &[Words<'a>]| -> HashMap<String, usize> {
            ids.iter().enumerate().map(|(at, id)| (id.to_string(), at)).collect()
        };
        let (sections, measures) = (place(&order.sections), place(&order.measures));
        record.sections.sort_by_key(|it| sections.get(&*it.id).copied());
        record.measures.sort_by_key(|it| measures.get(&*it.id).copied());
        record.parts.clone_from(&order.parts);
    } else {
        record.parts = reading_order(record);
    }
    let mut depths: HashMap<String, usize> = HashMap::new();
    let mut listed: HashMap<String, Vec<Words<'a>>> = HashMap::new();
    record.counts = BTreeMap::new();
    for measure in &record.measures {
        *record.counts.entry(measure.status.status.clone()).or_default() += 1;
        for section in &measure.sections {
            listed.entry(section.to_string()).or_default().push(measure.id.clone());
        }
    }
    for section in &mut record.sections {
        let above = section.sections.iter().find_map(|above| depths.get(&**above));
        section.depth = above.map_or(0, |depth| depth + 1);
        depths.insert(section.id.to_string(), section.depth);
        section.measures = listed.remove(&*section.id).unwrap_or_default();
    }
}

fn change_plan<'a>(record: &mut PlanRecord<'a>, change: &Change<'a>) {
    let plan = &mut record.plan;
    match &change.what {
        What::Title { to, .. } => plan.title.clone_from(to),
        What::Fact { fact: Fact::Kind, to, .. } => plan.kind.clone_from(to),
        What::Fact { fact: Fact::PlanStatus, to, .. } => plan.status.clone_from(to),
        What::Text { text: TextName::Summary, difference } => {
            plan.summary = words(plan.summary.as_deref(), difference);
        }
        What::Text { difference, .. } => plan.text = text(&plan.text, difference),
        What::Parties { entries } => plan.parties = entries::apply(&plan.parties, entries),
        What::Versions { entries } => plan.versions = entries::apply(&plan.versions, entries),
        // Nothing else is told of a plan.
        What::Number { .. }
        | What::Sections { .. }
        | What::Status { .. }
        | What::Period { .. }
        | What::Responsible { .. }
        | What::Fact { .. }
        | What::Milestones { .. }
        | What::Indicators { .. }
        | What::Money { .. } => {}
    }
}

fn ids<'a>(names: &[PartName<'a>]) -> Vec<Words<'a>> {
    names.iter().map(|name| name.id.clone()).collect()
}

fn change_section<'a>(section: &mut SectionRecord<'a>, change: &Change<'a>) {
    match &change.what {
        What::Number { to, .. } => section.number.clone_from(to),
        What::Title { to, .. } => section.title.clone_from(to),
        What::Sections { to, .. } => section.sections = ids(to),
        What::Fact { fact, to, .. } => match fact {
            Fact::Kind => section.kind = to.clone().unwrap_or_default(),
            Fact::Rendition => set_rendition(&mut section.wording, to.as_ref()),
            Fact::Across => section.across = to.is_some(),
            Fact::Placeholder => section.placeholder = to.is_some(),
            Fact::PlanStatus | Fact::Audience => {}
        },
        What::Text { text: name, difference } => match name {
            TextName::Wording | TextName::Paraphrase => {
                set_wording(&mut section.wording, *name, difference);
            }
            TextName::Summary => section.summary = words(section.summary.as_deref(), difference),
            TextName::Body => section.text = text(&section.text, difference),
            TextName::Result => {}
        },
        // Nothing else is told of a section.
        What::Status { .. }
        | What::Period { .. }
        | What::Responsible { .. }
        | What::Parties { .. }
        | What::Milestones { .. }
        | What::Indicators { .. }
        | What::Money { .. }
        | What::Versions { .. } => {}
    }
}

fn change_measure<'a>(measure: &mut MeasureRecord<'a>, change: &Change<'a>) {
    match &change.what {
        What::Number { to, .. } => measure.number.clone_from(to),
        What::Title { to, .. } => measure.title.clone_from(to),
        What::Sections { to, .. } => measure.sections = ids(to),
        What::Status { to, .. } => measure.status.clone_from(to),
        What::Period { to, .. } => measure.period.clone_from(to),
        What::Responsible { to, .. } => measure.responsible.clone_from(to),
        What::Fact { fact, to, .. } => match fact {
            Fact::Kind => measure.kind.clone_from(to),
            Fact::Audience => measure.audience.clone_from(to),
            Fact::Rendition => set_rendition(&mut measure.wording, to.as_ref()),
            Fact::PlanStatus | Fact::Across | Fact::Placeholder => {}
        },
        What::Text { text: name, difference } => match name {
            TextName::Wording | TextName::Paraphrase => {
                set_wording(&mut measure.wording, *name, difference);
            }
            TextName::Summary => measure.summary = words(measure.summary.as_deref(), difference),
            TextName::Result => measure.result = words(measure.result.as_deref(), difference),
            TextName::Body => measure.text = text(&measure.text, difference),
        },
        What::Parties { entries } => measure.parties = entries::apply(&measure.parties, entries),
        What::Milestones { entries } => {
            measure.milestones = entries::apply(&measure.milestones, entries);
        }
        What::Indicators { entries } => {
            measure.indicators = entries::apply(&measure.indicators, entries);
        }
        What::Money { entries } => measure.money = entries::apply(&measure.money, entries),
        What::Versions { .. } => {}
    }
}

/// A text of the front matter; `None` where nothing is left of it.
fn words<'a>(old: Option<&str>, difference: &TextDifference) -> Option<Words<'a>> {
    let blocks = text(&Block::paragraphs(old.unwrap_or_default()), difference);
    (!blocks.is_empty()).then(|| Words::Owned(Block::joined(&blocks)))
}

fn set_wording(
    wording: &mut Option<WordingRecord<'_>>,
    name: TextName,
    difference: &TextDifference,
) {
    let Some(text) = words(wording.as_ref().map(|wording| &*wording.text), difference) else {
        *wording = None;
        return;
    };
    let rendition = if name == TextName::Paraphrase { RETOLD } else { "woertlich" };
    let new = || WordingRecord { rendition: Words::Borrowed(rendition), ..Default::default() };
    wording.get_or_insert_with(new).text = text;
}

fn set_rendition<'a>(wording: &mut Option<WordingRecord<'a>>, rendition: Option<&Words<'a>>) {
    if let (Some(wording), Some(rendition)) = (wording, rendition) {
        wording.rendition.clone_from(rendition);
    }
}

/// The text that `difference` makes of `old`.
pub fn text(old: &[Block], difference: &TextDifference) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = old.iter();
    for change in &difference.blocks {
        match change {
            BlockChange::Kept { count } => blocks.extend(rest.by_ref().take(*count).cloned()),
            BlockChange::Added { block } => blocks.push(block.clone()),
            BlockChange::Removed { .. } => {
                rest.next();
            }
            BlockChange::Reworded { kind, runs } => {
                let level = match rest.next() {
                    Some(Block::Heading { level, .. }) => *level,
                    Some(
                        Block::Paragraph { .. }
                        | Block::Quote { .. }
                        | Block::List { .. }
                        | Block::Table { .. },
                    )
                    | None => 2,
                };
                let text = later(runs);
                blocks.push(match kind {
                    Prose::Heading => Block::Heading { level, text },
                    Prose::Paragraph => Block::Paragraph { text },
                    Prose::Quote => Block::Quote { text },
                });
            }
            BlockChange::Items { items } => {
                if let Some(Block::List { numbered, items: old }) = rest.next() {
                    blocks.push(Block::List { numbered: *numbered, items: list(old, items) });
                }
            }
            BlockChange::Cells { columns, rows } => {
                if let Some(Block::Table { rows: old, .. }) = rest.next() {
                    let head = cells(columns);
                    blocks.push(Block::Table { head, rows: table_rows(old, rows) });
                }
            }
        }
    }
    blocks
}

/// The later text of two that were compared word by word.
pub fn later(runs: &[Run]) -> String {
    runs.iter().filter(|run| run.change != Side::Delete).map(|run| run.text.as_str()).collect()
}

/// The earlier text of two that were compared word by word.
pub fn earlier(runs: &[Run]) -> String {
    runs.iter().filter(|run| run.change != Side::Insert).map(|run| run.text.as_str()).collect()
}

fn list(old: &[Item], changes: &[ItemChange]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = old.iter();
    for change in changes {
        match change {
            ItemChange::Kept { count } => items.extend(rest.by_ref().take(*count).cloned()),
            ItemChange::Added { item } => items.push(item.clone()),
            ItemChange::Removed { .. } => {
                rest.next();
            }
            ItemChange::Reworded { depth, runs } => {
                rest.next();
                items.push(Item { depth: *depth, text: later(runs) });
            }
        }
    }
    items
}

fn table_rows(old: &[Vec<String>], changes: &[RowChange]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut rest = old.iter();
    for change in changes {
        match change {
            RowChange::Kept { count } => rows.extend(rest.by_ref().take(*count).cloned()),
            RowChange::Added { cells } => rows.push(cells.clone()),
            RowChange::Removed { .. } => {
                rest.next();
            }
            RowChange::Changed { cells: changes } => {
                rest.next();
                rows.push(cells(changes));
            }
        }
    }
    rows
}

fn cells(changes: &[CellChange]) -> Vec<String> {
    let cell = |change: &CellChange| match change {
        CellChange::Kept { text } | CellChange::Added { text } => Some(text.clone()),
        CellChange::Removed { .. } => None,
        CellChange::Reworded { runs } => Some(later(runs)),
    };
    changes.iter().filter_map(cell).collect()
}
