//! What amendments follow upon, as far as days say so: the version that an amendment names is the one that was
//! in force before, and what is put in was not
//! there. Knows no wording, and where days are missing or imprecise it compares nothing.

use super::amendments::{effect, is_draft};
use super::{Act, DocIx, Linked};
use crate::date::{Date, Day, Precision};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::id::Slug;
use crate::document::types::{Amendment, Facts, Op, Operation, Plan, Version};
use crate::span::Span;

/// Tells each amendment that names a version which was not in force before it, or puts in what was there.
pub(super) fn check(site: &Linked, problems: &mut Vec<Diagnostic>) {
    for (ix, _) in site.all() {
        if !is_draft(site, ix) {
            problems.extend(wrong_version(site, ix));
        }
    }
    for amended in site.amended.values().filter(|amended| is_certain(site, &amended.acts)) {
        put_in_again(site, &amended.acts, problems);
    }
}

/// Whether it is known in which order `acts` took effect.
fn is_certain(site: &Linked, acts: &[Act]) -> bool {
    let of_one = acts.windows(2).all(|pair| pair.first().map(of) == pair.last().map(of));
    let is_dated = |act: &Act| {
        let effect = site.act(*act).and_then(|(amendment, _)| effect(amendment));
        effect.and_then(to_the_day).is_some()
    };
    of_one || acts.iter().all(is_dated)
}

fn of(act: &Act) -> DocIx {
    act.amendment
}

/// What an earlier act put in or changed can be put in only after it was repealed.
fn put_in_again(site: &Linked, acts: &[Act], problems: &mut Vec<Diagnostic>) {
    let mut there: Option<Place> = None;
    for act in acts {
        let Some((_, operation)) = site.act(*act) else { continue };
        let place = site.place(act.amendment, words_or_op(operation));
        there = match operation.op.value {
            Op::Inserted => {
                if let Some(there) = there {
                    let diagnostic = Diagnostic::new(place.clone(), Problem::InsertedAgain);
                    problems.push(diagnostic.with(there));
                }
                Some(place)
            }
            Op::Reworded | Op::Renumbered => Some(place),
            Op::Repealed => None,
            // Whether there was a wording is not known where none is told.
            Op::Unknown => {
                operation.new.as_ref().or(operation.old.as_ref()).map(|_| place).or(there)
            }
        };
    }
}

/// Where an operation shows what it made.
fn words_or_op(operation: &Operation) -> Span {
    operation.new.as_ref().map_or(operation.op.span, |new| new.span)
}

fn wrong_version(site: &Linked, ix: DocIx) -> Option<Diagnostic> {
    let Facts::Amendment(amendment) = &site[ix].document.facts else { return None };
    let Facts::Plan(plan) = &site[site[ix].home.plan?].document.facts else { return None };
    let stated = amendment.version.as_ref()?;
    // Which version a number means that the plan does not have is told elsewhere.
    plan.versions.iter().find(|version| version.nr.value == stated.value)?;
    let (day, version) = amended(plan, amendment, &stated.value)?;
    let from = &version.begins()?;
    let problem = Problem::OtherVersionInForce {
        stated: stated.value.to_string(),
        in_force: version.nr.value.to_string(),
        from: from.literal(),
        day: day.to_string(),
    };
    let there = site.place(site[ix].home.plan?, version.nr.span);
    Some(Diagnostic::new(site.place(ix, stated.span), problem).with(there))
}

/// The version in force on the day before `amendment` takes effect, and that day, where it certainly is not the
/// one that is `stated`.
fn amended<'a>(plan: &'a Plan, amendment: &Amendment, stated: &Slug) -> Option<(Day, &'a Version)> {
    let dates = [effect(amendment), amendment.date.as_ref()];
    let days: Vec<Day> = dates
        .into_iter()
        .flatten()
        .map(|date| to_the_day(date)?.yesterday())
        .collect::<Option<_>>()?;
    let first = *days.first()?;
    // What takes effect before it is decided may follow upon what was in force on either day.
    let days = days.iter().filter(|day| **day >= first);
    let begun: Vec<(Day, &Version)> = plan
        .versions
        .iter()
        .map(|version| Some((to_the_day(&version.begins()?)?, version)))
        .collect::<Option<_>>()?;
    let is_own = |version: &Version| is_decided_by(version, amendment);
    let others = |(_, version): &(Day, &Version)| !is_own(version);
    // What the decision itself brings is the version that follows; one that it says to be in force earlier may
    // all the same be the one that is amended.
    let before: Vec<_> = begun.iter().copied().filter(others).collect();
    let earlier = |(_, it): &(Day, &Version)| !is_own(it) || it.from.is_some();
    let early: Vec<_> = begun.iter().copied().filter(earlier).collect();
    let is_stated = |versions: &[(Day, &Version)], day: &Day| {
        in_force(versions, *day).iter().any(|version| version.nr.value == *stated)
    };
    if days.into_iter().any(|day| is_stated(&before, day) || is_stated(&early, day)) {
        return None;
    }
    in_force(&before, first).first().map(|version| (first, *version))
}

/// Those of `versions`, each with the day on which it begins, that were in force on `day`.
fn in_force<'a>(versions: &[(Day, &'a Version)], day: Day) -> Vec<&'a Version> {
    let begun = |begins: &Day| *begins <= day;
    let last = versions.iter().map(|(begins, _)| *begins).filter(begun).max();
    let lasts = |version: &&Version| {
        let until = version.until.as_ref();
        until.is_none_or(|until| until.earliest().is_some_and(|until| until >= day))
    };
    let newest = versions.iter().filter(|(begins, _)| Some(*begins) == last);
    newest.map(|(_, version)| *version).filter(lasts).collect()
}

fn is_decided_by(version: &Version, amendment: &Amendment) -> bool {
    let decided = version.decision.as_ref().and_then(|decision| decision.date.as_ref());
    decided.is_some() && decided == amendment.date.as_ref()
}

/// The day of a date that names one.
fn to_the_day(date: &Date) -> Option<Day> {
    (date.precision() == Precision::Day && !date.is_about()).then(|| date.earliest()).flatten()
}
