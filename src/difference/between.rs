//! Two records → their difference. Knows nothing of words shown to readers. The file is long because sections and
//! measures, which differ in type, each have their way through it.

use std::collections::{HashMap, HashSet};

use super::amendments::Amendments;
use super::change::{
    Change, Difference, Fate, Matched, Order, PartChange, PartKind, PartName, SCHEMA, State,
    TextName, What,
};
use super::figures::Figures;
use super::matching::{self, Part};
use super::order::{in_reading_order, reading_order};
use super::parts::{Found, Setting};
use super::redacted::reconciled;
use super::words::Budget;
use crate::record::{MeasureRecord, PlanRecord, SectionRecord, Words};

/// What changed from `a` to `b`. A part that is repealed in a state is not in it, and what was taken out of one
/// for a legal reason is no change. Deterministic: the same
/// records give the same difference on every machine.
pub fn difference<'a>(a: &PlanRecord<'a>, b: &PlanRecord<'a>) -> Difference<'a> {
    let (a, b) = reconciled(a, b);
    between(&a, &b)
}

fn between<'a>(a: &PlanRecord<'a>, b: &PlanRecord<'a>) -> Difference<'a> {
    let mut budget = Budget::default();
    let mut found = Found::new(&mut budget);
    found.plan(&a.plan, &b.plan);
    let plan = found.into_changes();
    let (old, new) = (Parts::of(a), Parts::of(b));
    let pair = Pair { amendments: Amendments::between(a, b), old, new };
    let sections = matching::matches(
        &pair.old.sections.iter().map(|it| section_part(it)).collect::<Vec<_>>(),
        &pair.new.sections.iter().map(|it| section_part(it)).collect::<Vec<_>>(),
        &pair.amendments.all,
    );
    let measures = matching::matches(
        &pair.old.measures.iter().map(|it| measure_part(it)).collect::<Vec<_>>(),
        &pair.new.measures.iter().map(|it| measure_part(it)).collect::<Vec<_>>(),
        &pair.amendments.all,
    );
    let mut parts = pair.sections(&sections, b, &mut budget);
    parts.extend(pair.measures(&sections, &measures, b, &mut budget));
    let later = pair.later_ids(&sections, &measures);
    let parts = in_reading_order(parts, a, b, &later);
    let counts = |parts: &Parts<'_, '_>| [parts.sections.len(), parts.measures.len()];
    Difference {
        schema: SCHEMA,
        from: state(a),
        to: state(b),
        figures: Figures::of(plan.len(), &parts, counts(&pair.old), counts(&pair.new)),
        plan,
        parts,
        order: pair.order(a, b, &later),
    }
}

fn state<'a>(record: &PlanRecord<'a>) -> State<'a> {
    State {
        id: record.plan.id.clone(),
        title: record.plan.title.clone(),
        version: record.version.clone(),
        stichtag: record.stichtag.clone(),
        redactions: record.redactions.clone(),
    }
}

/// The parts of a state that are in force.
struct Parts<'r, 'a> {
    sections: Vec<&'r SectionRecord<'a>>,
    measures: Vec<&'r MeasureRecord<'a>>,
    names: HashMap<&'r str, PartName<'a>>,
}

impl<'r, 'a> Parts<'r, 'a> {
    fn of(record: &'r PlanRecord<'a>) -> Parts<'r, 'a> {
        let sections = record.sections.iter().map(|it| (&*it.id, section_name(it)));
        let measures = record.measures.iter().map(|it| (&*it.id, measure_name(it)));
        Parts {
            names: sections.chain(measures).collect(),
            sections: record.sections.iter().filter(|it| it.repealed.is_none()).collect(),
            measures: record.measures.iter().filter(|it| it.repealed.is_none()).collect(),
        }
    }

    /// The names of the parts of these ids; a part that is not in the state is left out.
    fn named(&self, ids: &[Words<'a>]) -> Vec<PartName<'a>> {
        ids.iter().filter_map(|id| self.names.get(&**id).cloned()).collect()
    }
}

fn section_part<'r>(section: &'r SectionRecord<'_>) -> Part<'r> {
    Part {
        id: &section.id,
        aliases: &section.aliases,
        replaces: &section.replaces,
        number: section.number.as_deref(),
    }
}

fn measure_part<'r>(measure: &'r MeasureRecord<'_>) -> Part<'r> {
    Part {
        id: &measure.id,
        aliases: &measure.aliases,
        replaces: &measure.replaces,
        number: measure.number.as_deref(),
    }
}

fn section_name<'a>(section: &SectionRecord<'a>) -> PartName<'a> {
    PartName {
        id: section.id.clone(),
        kind: section.kind.clone(),
        number: section.number.clone(),
        title: section.title.clone(),
    }
}

fn measure_name<'a>(measure: &MeasureRecord<'a>) -> PartName<'a> {
    PartName {
        id: measure.id.clone(),
        kind: Words::default(),
        number: measure.number.clone(),
        title: measure.title.clone(),
    }
}

type Matches = [Option<(usize, Matched)>];

/// Two states and what lies between them.
struct Pair<'r, 'a> {
    old: Parts<'r, 'a>,
    new: Parts<'r, 'a>,
    amendments: Amendments<'r, 'a>,
}

impl<'r, 'a> Pair<'r, 'a> {
    /// The later id of each part of the earlier state that is in the later one.
    fn later_ids(&self, sections: &Matches, measures: &Matches) -> HashMap<&'r str, &'r str> {
        let section = sections.iter().zip(&self.new.sections).filter_map(|(found, new)| {
            Some((&*self.old.sections.get(found.as_ref()?.0)?.id, &*new.id))
        });
        let measure = measures.iter().zip(&self.new.measures).filter_map(|(found, new)| {
            Some((&*self.old.measures.get(found.as_ref()?.0)?.id, &*new.id))
        });
        section.chain(measure).collect()
    }

    fn sections(
        &self,
        matches: &Matches,
        b: &PlanRecord<'a>,
        budget: &mut Budget,
    ) -> Vec<PartChange<'a>> {
        let later = self.later_ids(matches, &[]);
        let mut parts = Vec::new();
        let mut kept = HashSet::new();
        for (new, found) in self.new.sections.iter().zip(matches) {
            let name = section_name(new);
            let Some((at, how)) = found else {
                let mut part = self.part(PartKind::Section, Fate::Added, None, Some(name));
                part.succession = self.succession(&new.replaces);
                part.sections = self.new.named(&new.sections);
                part.section = Some(Box::new((*new).clone()));
                parts.push(part);
                continue;
            };
            kept.insert(*at);
            let old = self.old.sections[*at];
            let changes = self.compared(&later, budget, |found, setting| {
                found.section(old, new, setting);
            });
            let names = (section_name(old), name);
            parts.extend(self.changed(PartKind::Section, *how, names, changes));
        }
        let gone = self.old.sections.iter().enumerate().filter(|(at, _)| !kept.contains(at));
        for (_, old) in gone {
            let name = section_name(old);
            let mut part = self.part(PartKind::Section, Fate::Removed, Some(name), None);
            let successors = b.sections.iter().filter(|it| it.replaces.contains(&old.id));
            part.succession = successors.map(section_name).collect();
            let same = b.sections.iter().find(|it| it.id == old.id);
            part.repealed = same.and_then(|it| it.repealed.clone());
            part.sections = self.old.named(&old.sections);
            part.section = Some(Box::new((*old).clone()));
            parts.push(part);
        }
        parts
    }

    fn measures(
        &self,
        sections: &Matches,
        matches: &Matches,
        b: &PlanRecord<'a>,
        budget: &mut Budget,
    ) -> Vec<PartChange<'a>> {
        let later = self.later_ids(sections, &[]);
        let mut parts = Vec::new();
        let mut kept = HashSet::new();
        for (new, found) in self.new.measures.iter().zip(matches) {
            let name = measure_name(new);
            let Some((at, how)) = found else {
                let mut part = self.part(PartKind::Measure, Fate::Added, None, Some(name));
                part.succession = self.succession(&new.replaces);
                part.sections = self.new.named(&new.sections);
                part.measure = Some(Box::new((*new).clone()));
                parts.push(part);
                continue;
            };
            kept.insert(*at);
            let old = self.old.measures[*at];
            let changes = self.compared(&later, budget, |found, setting| {
                found.measure(old, new, setting);
            });
            let names = (measure_name(old), name);
            parts.extend(self.changed(PartKind::Measure, *how, names, changes));
        }
        let mut successors: HashMap<&str, Vec<PartName<'a>>> = HashMap::new();
        for measure in &b.measures {
            for id in &measure.replaces {
                successors.entry(id).or_default().push(measure_name(measure));
            }
        }
        let repealed: HashMap<&str, &MeasureRecord<'a>> =
            b.measures.iter().map(|it| (&*it.id, it)).collect();
        let gone = self.old.measures.iter().enumerate().filter(|(at, _)| !kept.contains(at));
        for (_, old) in gone {
            let name = measure_name(old);
            let mut part = self.part(PartKind::Measure, Fate::Removed, Some(name), None);
            part.succession = successors.remove(&*old.id).unwrap_or_default();
            part.repealed = repealed.get(&*old.id).and_then(|it| it.repealed.clone());
            part.sections = self.old.named(&old.sections);
            part.measure = Some(Box::new((*old).clone()));
            parts.push(part);
        }
        parts
    }

    fn compared<'b>(
        &self,
        later: &HashMap<&str, &str>,
        budget: &'b mut Budget,
        compare: impl FnOnce(&mut Found<'b, 'a>, &Setting<'_, 'a>),
    ) -> Vec<Change<'a>> {
        let setting = Setting {
            old_sections: &|ids| self.old.named(ids),
            new_sections: &|ids| self.new.named(ids),
            later: &|id| later.get(id).map_or(id, |id| *id).to_owned(),
        };
        let mut found = Found::new(budget);
        compare(&mut found, &setting);
        found.into_changes()
    }

    /// What an added part replaces, by the names that these have in either state.
    fn succession(&self, ids: &[Words<'a>]) -> Vec<PartName<'a>> {
        let name = |id: &Words<'a>| self.old.names.get(&**id).or_else(|| self.new.names.get(&**id));
        ids.iter().filter_map(name).cloned().collect()
    }

    fn part(
        &self,
        kind: PartKind,
        change: Fate,
        before: Option<PartName<'a>>,
        after: Option<PartName<'a>>,
    ) -> PartChange<'a> {
        let ids: Vec<&str> = before.iter().chain(&after).map(|name| &*name.id).collect();
        let amendments = self.amendments.names(&ids);
        PartChange {
            change,
            kind,
            before,
            after,
            matched: None,
            succession: Vec::new(),
            sections: Vec::new(),
            repealed: None,
            amendments,
            changes: Vec::new(),
            section: None,
            measure: None,
        }
    }

    /// A part that is in both states; `None` where it is the same in both.
    fn changed(
        &self,
        kind: PartKind,
        how: Matched,
        (before, after): (PartName<'a>, PartName<'a>),
        mut changes: Vec<Change<'a>>,
    ) -> Option<PartChange<'a>> {
        if changes.is_empty() {
            return None;
        }
        let ids = [&*before.id, &*after.id];
        for change in &mut changes {
            let operations = done_by(&change.what);
            change.editorial = self.amendments.are_editorial(&ids, operations);
        }
        let mut part = self.part(kind, Fate::Changed, Some(before), Some(after));
        part.matched = Some(how);
        part.changes = changes;
        Some(part)
    }

    /// The order of the later state, where it is not the one that the earlier one has.
    fn order(
        &self,
        a: &PlanRecord<'a>,
        b: &PlanRecord<'a>,
        later: &HashMap<&str, &str>,
    ) -> Option<Order<'a>> {
        let before = |ids: Vec<&str>| -> Vec<Option<String>> {
            ids.into_iter().map(|id| later.get(id).map(|id| (*id).to_owned())).collect()
        };
        let after = |ids: &[Words<'a>]| -> Vec<Option<String>> {
            ids.iter().map(|id| Some(id.to_string())).collect()
        };
        let order = Order {
            sections: self.new.sections.iter().map(|it| it.id.clone()).collect(),
            measures: self.new.measures.iter().map(|it| it.id.clone()).collect(),
            parts: reading_order(b),
        };
        let sections = self.old.sections.iter().map(|it| &*it.id).collect();
        let measures = self.old.measures.iter().map(|it| &*it.id).collect();
        let parts = reading_order(a);
        let same = before(sections) == after(&order.sections)
            && before(measures) == after(&order.measures)
            && before(parts.iter().map(|id| &**id).collect()) == after(&order.parts);
        (!same).then_some(order)
    }
}

/// The operations of amendments that make such a change.
fn done_by(what: &What<'_>) -> &'static [&'static str] {
    match what {
        What::Number { .. } => &["umnummeriert"],
        What::Title { .. } | What::Sections { .. } => &["neu-gefasst", "umnummeriert"],
        What::Text { text: TextName::Wording | TextName::Paraphrase | TextName::Body, .. } => {
            &["neu-gefasst"]
        }
        What::Text { text: TextName::Summary | TextName::Result, .. }
        | What::Status { .. }
        | What::Period { .. }
        | What::Responsible { .. }
        | What::Fact { .. }
        | What::Parties { .. }
        | What::Milestones { .. }
        | What::Indicators { .. }
        | What::Money { .. }
        | What::Versions { .. } => &[],
    }
}
