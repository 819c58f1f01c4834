//! What amendments did to each measure and section: in which order, which of it is in force at the
//! Stichtag, and the wordings that follow. Where a wording is not at hand none is invented.

use std::collections::BTreeMap;

use super::as_of::named_number;
use super::{DocIx, Linked, Site, is_so_far};
use crate::date::{Date, Day};
use crate::diagnostics::{Apart, Diagnostic, Place, Problem};
use crate::document::types::{Amendment, Facts, Op, Operation, Rendition};
use crate::span::{Located, Span};

/// One thing that an amendment did to a measure or section.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Act {
    /// The amendment.
    pub amendment: DocIx,
    /// Which of its operations.
    pub operation: usize,
}

/// What amendments did to one measure or section.
#[derive(Clone, Debug, Default)]
pub struct Amended {
    /// In the order in which it took effect.
    pub acts: Vec<Act>,
    /// How many of them are in force at the Stichtag.
    pub in_force: usize,
    /// The last of these that repealed it, where none put it in again.
    pub repealed: Option<Act>,
    /// Whether it came in only after the Stichtag.
    absent: bool,
}

/// A wording, and the acts between which it held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held<'a> {
    /// The words; `None` where they are not at hand.
    pub text: Option<&'a str>,
    /// What made it the wording; `None` for the first that is known.
    pub from: Option<Act>,
    /// What ended it.
    pub until: Option<Act>,
}

impl Amended {
    /// Whether it came in only after the Stichtag.
    pub(super) fn is_absent(&self) -> bool {
        self.absent
    }
}

impl Linked {
    /// The amendment of `act`, and the operation.
    pub fn act(&self, act: Act) -> Option<(&Amendment, &Operation)> {
        let Facts::Amendment(amendment) = &self[act.amendment].document.facts else { return None };
        Some((amendment, amendment.operations.get(act.operation)?))
    }

    /// Whether what an amendment does to `ix` may be told: it is published, or merely still to be put in.
    pub fn may_be_told(&self, ix: DocIx) -> bool {
        let entry = &self[ix];
        let is_absent = self.amended.get(&ix).is_some_and(Amended::is_absent);
        let is_draft = entry.document.common.draft == Some(true) && !self.edition.drafts;
        let is_above = || entry.above.is_none_or(|above| self.may_be_told(above));
        !entry.withheld || (is_absent && !is_draft && is_above())
    }

    /// What repealed the measure or section `ix` by the Stichtag.
    pub fn repealed(&self, ix: DocIx) -> Option<Act> {
        self.amended.get(&ix)?.repealed
    }
}

impl Site {
    /// The wording of the measure or section `ix` in force at the Stichtag; `None` where there is none or it
    /// is not at hand.
    pub fn wording(&self, ix: DocIx) -> Option<&str> {
        if self.holds_newest_wording(ix) {
            return newest(&self[ix].document.facts).map(|words| &*words.value);
        }
        self.wordings(ix).last().and_then(|held| held.text)
    }

    /// Whether the document of `ix` tells its wording in other words.
    pub fn is_retold(&self, ix: DocIx) -> bool {
        is_retold(&self[ix].document.facts)
    }

    /// Whether what the document of `ix` holds is in force at the Stichtag, and no amendment is to come.
    pub fn holds_newest_wording(&self, ix: DocIx) -> bool {
        self.amended.get(&ix).is_none_or(|amended| {
            let later = amended.acts.get(amended.in_force..).unwrap_or_default();
            let touches =
                |act: &Act| self.act(*act).is_some_and(|(_, it)| changes_words(it.op.value));
            !later.iter().any(touches)
        })
    }

    /// The wordings of the measure or section `ix` up to the Stichtag, the oldest first; one alone where it
    /// was never worded anew.
    pub fn wordings(&self, ix: DocIx) -> Vec<Held<'_>> {
        let newest = newest(&self[ix].document.facts).map(|words| &*words.value);
        let none = Amended::default();
        let amended = self.amended.get(&ix).unwrap_or(&none);
        let mut held = Vec::new();
        let mut open = Held { text: None, from: None, until: None };
        for (at, act) in amended.acts.iter().enumerate() {
            let Some((_, operation)) = self.act(*act) else { continue };
            let changes = changes_words(operation.op.value);
            if changes && open.text.is_none() {
                open.text = words(&operation.old);
            }
            if at >= amended.in_force {
                if changes {
                    break;
                }
                continue;
            }
            match operation.op.value {
                Op::Inserted => {
                    // What was repealed and is put in again has a past.
                    if open.until.is_some() {
                        held.push(open);
                    }
                    open = Held { text: words(&operation.new), from: Some(*act), until: None }
                }
                Op::Reworded | Op::Unknown => {
                    held.push(Held { until: Some(*act), ..open });
                    open = Held { text: words(&operation.new), from: Some(*act), until: None };
                }
                Op::Repealed => {
                    open.until = Some(*act);
                }
                Op::Renumbered => {}
            }
        }
        if self.holds_newest_wording(ix) {
            // What is told in other words is not the wording itself.
            let told = if self.is_retold(ix) { open.text.or(newest) } else { newest.or(open.text) };
            open.text = told;
        }
        held.push(open);
        held
    }
}

fn words(text: &Option<Located<Box<str>>>) -> Option<&str> {
    text.as_ref().map(|text| &*text.value)
}

/// Whether an operation says something of the wording.
pub fn changes_words(op: Op) -> bool {
    match op {
        Op::Inserted | Op::Reworded | Op::Repealed | Op::Unknown => true,
        Op::Renumbered => false,
    }
}

/// The wording that a document holds, which is always the newest.
fn newest(facts: &Facts) -> Option<&Located<Box<str>>> {
    match facts {
        Facts::Measure(measure) => measure.wording.as_ref(),
        Facts::Section(_, section) => section.wording.as_ref(),
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Plan(_)
        | Facts::Report(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => None,
    }
}

fn is_retold(facts: &Facts) -> bool {
    let rendition = match facts {
        Facts::Measure(measure) => measure.rendition,
        Facts::Section(_, section) => section.rendition,
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Plan(_)
        | Facts::Report(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => None,
    };
    rendition == Some(Rendition::Paraphrase)
}

/// From when an amendment holds.
pub fn effect(amendment: &Amendment) -> Option<&Date> {
    amendment.from.as_ref().or(amendment.date.as_ref())
}

/// Settles what amendments did to each measure and section. What they say must fit together: see
/// [`check`].
pub(super) fn settle(site: &mut Linked, problems: &mut Vec<Diagnostic>) {
    let mut amended = gather(site);
    let today = site.edition.stichtag.day;
    for (target, amended) in &mut amended {
        order(site, *target, &mut amended.acts, problems);
        check(site, *target, &amended.acts, problems);
        check_number(site, *target, &amended.acts, problems);
        weigh(site, amended, today);
    }
    site.amended = amended;
}

/// The acts on each measure and section in order of document. A draft has done nothing yet.
fn gather(site: &Linked) -> BTreeMap<DocIx, Amended> {
    let mut amended: BTreeMap<DocIx, Amended> = BTreeMap::new();
    for (ix, entry) in site.all() {
        if !matches!(entry.document.facts, Facts::Amendment(_)) || is_draft(site, ix) {
            continue;
        }
        for (operation, target) in entry.links.targets.iter().enumerate() {
            if let Some(target) = target {
                let act = Act { amendment: ix, operation };
                amended.entry(*target).or_default().acts.push(act);
            }
        }
    }
    amended
}

pub(super) fn is_draft(site: &Linked, ix: DocIx) -> bool {
    let above = std::iter::successors(Some(ix), |ix| site[*ix].above);
    above.into_iter().any(|ix| site[ix].document.common.draft == Some(true))
}

/// When an act takes effect: the earliest day, what has none first; then the stated order.
fn rank(site: &Linked, act: Act) -> (Option<Day>, i32) {
    let Facts::Amendment(amendment) = &site[act.amendment].document.facts else {
        return (None, 0);
    };
    (effect(amendment).and_then(Date::earliest), amendment.order.unwrap_or_default())
}

/// Brings acts into the order in which they took effect. Which of two amendments of one day comes first
/// must be stated.
fn order(site: &Linked, target: DocIx, acts: &mut [Act], problems: &mut Vec<Diagnostic>) {
    acts.sort_by_key(|act| (rank(site, *act), act.amendment, act.operation));
    for pair in acts.windows(2) {
        if let [one, other] = pair
            && one.amendment != other.amendment
            && rank(site, *one) == rank(site, *other)
        {
            let target = site[target].document.id.to_string();
            let diagnostic =
                Diagnostic::new(place(site, *other), Problem::AmendmentOrder { target });
            problems.push(diagnostic.with(place(site, *one)));
        }
    }
}

/// Each wording before must be the one that the act before left, and the last one after must be what the
/// document holds, where it does not tell it in other words. Where a wording is not at hand nothing is compared.
fn check(site: &Linked, target: DocIx, acts: &[Act], problems: &mut Vec<Diagnostic>) {
    let mut before: Option<(&Located<Box<str>>, Place)> = None;
    for act in acts {
        let Some((_, operation)) = site.act(*act) else { continue };
        if !changes_words(operation.op.value) {
            continue;
        }
        let own = |words: &Located<Box<str>>| site.place(act.amendment, words.span);
        if let (Some((left, left_at)), Some(old)) = (&before, &operation.old)
            && !same_words(&left.value, &old.value)
        {
            let problem = Problem::OldWordingDiffers(apart(&left.value, &old.value));
            problems.push(Diagnostic::new(own(old), problem).with(left_at.clone()));
        }
        before = match operation.op.value {
            // What is repealed keeps its last wording.
            Op::Repealed => operation.old.as_ref().map(|old| (old, own(old))).or(before),
            Op::Inserted | Op::Reworded => operation.new.as_ref().map(|new| (new, own(new))),
            Op::Unknown | Op::Renumbered => None,
        };
    }
    let Some((left, left_at)) = before.filter(|_| !is_retold(&site[target].document.facts)) else {
        return;
    };
    match newest(&site[target].document.facts) {
        Some(newest) if same_words(&left.value, &newest.value) => {}
        Some(newest) => {
            let problem = Problem::NewestWordingDiffers(apart(&left.value, &newest.value));
            problems.push(Diagnostic::new(site.place(target, newest.span), problem).with(left_at));
        }
        None => {
            let here = site.place(target, Span::default());
            problems.push(Diagnostic::new(here, Problem::NewestWordingMissing).with(left_at));
        }
    }
}

/// The last number that an amendment gave must be the one that the document holds.
fn check_number(site: &Linked, target: DocIx, acts: &[Act], problems: &mut Vec<Diagnostic>) {
    let given = acts.iter().rev().find_map(|act| {
        let (_, operation) = site.act(*act)?;
        let new = operation.new.as_ref().filter(|_| operation.op.value == Op::Renumbered)?;
        Some((act, new))
    });
    let Some((act, new)) = given else { return };
    let (expected, found) = (named_number(&new.value), site[target].document.facts.number());
    if found != Some(&expected) {
        let found = found.map(ToString::to_string);
        let problem = Problem::NewestNumberDiffers { found, expected: expected.to_string() };
        let place = site.place(act.amendment, new.span);
        let there = site.place(target, Span::default());
        problems.push(Diagnostic::new(place, problem).with(there));
    }
}

/// Line breaks and indentation are no part of a wording.
pub fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Where two wordings that should be the same differ: `found` and what it should be.
pub fn apart(expected: &str, found: &str) -> Box<Apart> {
    const BEFORE: usize = 4;
    const SHOWN: usize = 16;
    let [one, other] = [expected, found].map(|text| text.split_whitespace().collect::<Vec<&str>>());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let tail = tail.min(one.len().min(other.len()) - head);
    let part = |words: &[&str], from: usize, to: usize| {
        let shown = to.min(from + SHOWN);
        let cut = if shown < to { " …" } else { "" };
        format!("{}{cut}", words.get(from..shown).unwrap_or_default().join(" "))
    };
    let from = head.saturating_sub(BEFORE);
    let begun = if from > 0 { "… " } else { "" };
    let shown = |words: &[&str]| format!("{begun}{}", part(words, from, words.len()));
    Box::new(Apart {
        expected: shown(&one),
        found: shown(&other),
        missing: part(&one, head, one.len() - tail),
        extra: part(&other, head, other.len() - tail),
    })
}

fn place(site: &Linked, act: Act) -> Place {
    let span = site.act(act).map(|(_, operation)| operation.op.span).unwrap_or_default();
    site.place(act.amendment, span)
}

/// What of `amended` is in force on `today`, and what follows from it.
fn weigh(site: &Linked, amended: &mut Amended, today: Day) {
    let holds = |act: &Act| {
        // What is decided later acts later, from whichever day it says it holds.
        let dates =
            site.act(*act).map(|(amendment, _)| [effect(amendment), amendment.date.as_ref()]);
        dates.into_iter().flatten().flatten().all(|date| is_so_far(date, today))
    };
    amended.in_force = amended.acts.iter().take_while(|act| holds(act)).count();
    let (so_far, later) = amended.acts.split_at(amended.in_force);
    let op = |act: &Act| site.act(*act).map(|(_, operation)| operation.op.value);
    let decisive = so_far.iter().rfind(|act| matches!(op(act), Some(Op::Inserted | Op::Repealed)));
    amended.repealed = decisive.filter(|act| op(act) == Some(Op::Repealed)).copied();
    amended.absent =
        decisive.is_none() && later.first().is_some_and(|act| op(act) == Some(Op::Inserted));
}
