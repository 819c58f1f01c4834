//! What the dates of one document say among themselves: ends behind starts, milestones within their period. Looks
//! at the tree of the front matter again for the places of what it finds.

use super::types::{Facts, Measure, Milestone, Office, Version};
use super::yaml::{Node, Value};
use crate::date::Date;
use crate::diagnostics::{Finding, Problem, Sink};
use crate::span::Span;

/// Notes what contradicts itself in `facts`, which were read from `node`.
pub(super) fn check(facts: &Facts, node: &Node, problems: &mut Sink) {
    match facts {
        Facts::Person(person) => {
            for (at, Office { from, until, .. }) in person.offices.iter().enumerate() {
                order(from, until, || place(node, "funktionen", at, "bis"), problems);
            }
        }
        Facts::Plan(plan) => {
            for (at, Version { from, until, .. }) in plan.versions.iter().enumerate() {
                order(from, until, || place(node, "fassungen", at, "gueltig_bis"), problems);
            }
        }
        Facts::Measure(measure) => milestones(measure, node, problems),
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Group(_)
        | Facts::Section(..)
        | Facts::Report(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => {}
    }
}

/// An end that certainly lies before its start.
fn order(start: &Option<Date>, end: &Option<Date>, place: impl Fn() -> Span, problems: &mut Sink) {
    let (Some(start), Some(end)) = (start, end) else { return };
    if is_before(end, start) {
        let problem = Problem::EndBeforeStart { start: start.literal(), end: end.literal() };
        problems.note(place(), problem);
    }
}

/// Milestones that certainly lie before or after the period of their measure.
fn milestones(measure: &Measure, node: &Node, problems: &mut Sink) {
    let Some(period) = &measure.period else { return };
    for (at, Milestone { date, .. }) in measure.milestones.iter().enumerate() {
        let Some(date) = date else { continue };
        if is_before(date, &period.value) || is_before(&period.value, date) {
            let finding =
                Finding::MilestoneOutside { date: date.literal(), period: period.value.literal() };
            let place = place(node, "meilensteine", at, "datum");
            problems.note_with(place, Problem::Found(finding), period.span);
        }
    }
}

/// Whether `one` is certainly over before `other` begins.
fn is_before(one: &Date, other: &Date) -> bool {
    matches!((one.latest(), other.earliest()), (Some(end), Some(start)) if end < start)
}

/// Where `key` stands in the entry `at` of the list `list`.
fn place(node: &Node, list: &str, at: usize, key: &str) -> Span {
    let value = |node: &Node, key: &str| super::entry(node, key).map(|entry| entry.value.span);
    let Some(entry) = super::entry(node, list) else { return node.span };
    let item = match &entry.value.value {
        Value::List(items) => items.get(at),
        // One entry alone is a list of one.
        Value::Mapping(_) | Value::Scalar(_) => Some(&entry.value),
    };
    item.and_then(|item| value(item, key)).unwrap_or(entry.value.span)
}
