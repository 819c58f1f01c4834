//! Documents as they were known at the Stichtag: what was decided, granted or renumbered only later is taken
//! out of their facts here, once, so that nothing that is made of them can tell it. Refuses to know of status
//! and wording, which have histories of their own.

use std::sync::Arc;

use super::status::{is_known, is_so_far};
use super::{DocIx, Linked};
use crate::date::{Date, Day};
use crate::document::Document;
use crate::document::number::Number;
use crate::document::types::{Commitment, Facts, Money, Op, Plan, PlanStatus, Version};
use crate::span::Located;

/// Puts each document as it was known in its place.
pub(super) fn lay(site: &mut Linked) {
    for at in 0..site.entries.len() {
        let ix = DocIx::new(at);
        if let Some(document) = known(site, ix, &site[ix].document) {
            site.entries[at].document = document;
        }
    }
}

/// `document`, which is that of `ix` or a translation of it, as it was known; `None` where all of it was.
pub(super) fn known(site: &Linked, ix: DocIx, document: &Document) -> Option<Arc<Document>> {
    let day = site.edition.stichtag.day;
    let facts = match &document.facts {
        Facts::Measure(measure) => {
            let number = number(site, ix);
            let later = measure.money.iter().any(|money| !is_granted(money, day));
            (number.is_some() || later).then(|| {
                let mut known = measure.clone();
                known.money.retain(|money| is_granted(money, day));
                if let Some(number) = number {
                    known.number = as_was(number, measure.number.as_ref());
                }
                Facts::Measure(known)
            })
        }
        Facts::Section(sort, section) => number(site, ix).map(|number| {
            let mut known = section.clone();
            known.number = as_was(number, section.number.as_ref());
            Facts::Section(*sort, known)
        }),
        Facts::Plan(plan) => plan_known(plan, day).map(Facts::Plan),
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Report(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => None,
    };
    facts.map(|facts| Arc::new(document.with_facts(facts)))
}

/// The number of a part before the amendments to come gave it another one, as far as they say: `None` where
/// none is to come.
#[expect(clippy::option_option, reason = "the former number may not be known")]
fn number(site: &Linked, ix: DocIx) -> Option<Option<Number>> {
    let amended = site.amended.get(&ix)?;
    let later = amended.acts.get(amended.in_force..).unwrap_or_default().iter();
    let mut later = later.filter_map(|act| site.act(*act));
    let (_, renumbered) = later.find(|(_, operation)| operation.op.value == Op::Renumbered)?;
    Some(renumbered.old.as_ref().map(|old| named_number(&old.value)))
}

/// The number that a part had, at the place of the one that it has.
fn as_was(number: Option<Number>, now: Option<&Located<Number>>) -> Option<Located<Number>> {
    let span = now.map(|now| now.span).unwrap_or_default();
    number.map(|number| Located::new(number, span))
}

/// The number in "2a" or "Maßnahme 2a".
pub fn named_number(words: &str) -> Number {
    Number::new(words.split_whitespace().last().unwrap_or_default())
}

/// Whether money was a fact by `day`: what is planned for a year to come is part of the plan, but nobody grants
/// or spends in it yet.
fn is_granted(money: &Money, day: Day) -> bool {
    match money.commitment {
        Some(Commitment::Granted | Commitment::Spent) => {
            money.year.as_ref().is_none_or(|year| is_so_far(year, day))
        }
        Some(Commitment::Planned) | None => true,
    }
}

/// The plan as it was known on `day`; `None` where all of it was.
fn plan_known(plan: &Plan, day: Day) -> Option<Box<Plan>> {
    let status = status_on(plan, day);
    let early = |version: &Version| !is_end_known(plan, version, day);
    if status == plan.status && !plan.versions.iter().any(early) {
        return None;
    }
    let mut known = Box::new(plan.clone());
    known.status = status;
    known.versions.iter_mut().filter(|version| early(version)).for_each(|it| it.until = None);
    Some(known)
}

/// Whether the end of `version` was known on `day`: an end to come was not where a later version, which nobody
/// had decided yet, brings it.
fn is_end_known(plan: &Plan, version: &Version, day: Day) -> bool {
    let Some(until) = &version.until else { return true };
    let follows = |other: &Version| other.begins() > version.begins() && !is_known(other, day);
    is_so_far(until, day) || !plan.versions.iter().any(follows)
}

/// The status of a plan on `day`: what it states today, where its versions do not tell of another one.
fn status_on(plan: &Plan, day: Day) -> Option<PlanStatus> {
    let begins = |version: &Version| version.begins().as_ref().and_then(Date::earliest);
    let begun = |version: &&Version| begins(version).is_some_and(|from| from <= day);
    let lasts = |version: &Version| version.until.as_ref().and_then(Date::latest);
    let decided = || plan.versions.iter().any(|version| is_known(version, day));
    let dated = plan.versions.iter().any(|version| begins(version).is_some());
    match plan.status? {
        status if !dated => Some(status),
        PlanStatus::Draft => Some(PlanStatus::Draft),
        PlanStatus::Decided => decided().then_some(PlanStatus::Decided),
        status @ (PlanStatus::InForce | PlanStatus::Continued | PlanStatus::OutOfForce) => {
            let mut holding = plan.versions.iter().filter(begun).peekable();
            if holding.peek().is_none() {
                return decided().then_some(PlanStatus::Decided);
            }
            let held = holding.any(|version| lasts(version).is_some_and(|last| last >= day));
            Some(if held { PlanStatus::InForce } else { status })
        }
    }
}
