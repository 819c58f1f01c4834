//! A difference in figures and in one sentence for the plan and each of its parts. Knows nothing of layout. The file
//! is long because every kind of change has its clause.

use super::change::{
    AmendmentName, Change, Difference, Fact, Fate, Matched, PartChange, PartName, TextName, What,
};
use super::entries::EntryChange;
use super::figures::PartFigures;
use super::speech::Speech;
use super::text::TextDifference;
use crate::record::{
    BodyRecord, IndicatorRecord, MilestoneRecord, PartyRecord, VersionRecord, Words,
};
use crate::texts::{Arg, Texts};

/// The figures of a difference in words, what is nought left out: "2 Maßnahmen hinzugekommen".
pub fn figures(difference: &Difference<'_>, texts: &Texts) -> Vec<String> {
    let figures = &difference.figures;
    let mut lines = Vec::new();
    for (things, of) in
        [("measures-count", &figures.measures), ("sections-count", &figures.sections)]
    {
        for (key, count) in told(of) {
            if count > 0 {
                let things = texts.with(things, &[("count", Arg::Count(count))]);
                lines.push(
                    texts.with(
                        &format!("difference-figure-{key}"),
                        &[("things", Arg::Text(&things))],
                    ),
                );
            }
        }
    }
    if figures.plan > 0 {
        lines.push(texts.with("difference-figure-plan", &[("count", Arg::Count(figures.plan))]));
    }
    lines
}

/// The figures in the order in which they are told, with the ends of the keys of their texts.
fn told(of: &PartFigures) -> [(&'static str, usize); 17] {
    [
        ("added", of.added),
        ("removed", of.removed),
        ("moved", of.moved),
        ("renumbered", of.renumbered),
        ("renamed", of.renamed),
        ("reworded", of.reworded),
        ("status", of.status),
        ("reason", of.reason),
        ("period", of.period),
        ("parties", of.parties),
        ("milestones", of.milestones),
        ("indicators", of.indicators),
        ("money", of.money),
        ("texts", of.texts),
        ("facts", of.facts),
        ("editorial", of.editorial),
        ("unchanged", of.unchanged),
    ]
}

/// What changed about the plan itself, in one sentence; `None` where nothing did.
pub fn of_plan(difference: &Difference<'_>, texts: &Texts) -> Option<String> {
    let speech = Speech { texts };
    let clauses = clauses(&difference.plan, speech);
    (!clauses.is_empty()).then(|| sentence(&speech.text("plan"), &clauses, false, speech))
}

/// What became of a part, in one sentence.
pub fn of_part(part: &PartChange<'_>, texts: &Texts) -> String {
    let speech = Speech { texts };
    match (part.change, &part.before, &part.after) {
        (Fate::Added, _, Some(name)) => {
            let clause = succession("difference-added", "difference-added-for", part, speech);
            sentence(&speech.part_in_full(name), &[clause], false, speech)
        }
        (Fate::Removed, Some(name), _) => {
            let mut clause =
                succession("difference-removed", "difference-removed-for", part, speech);
            if let Some(date) = &part.repealed {
                clause = speech.with("difference-repealed", &[("date", &speech.date(date))]);
            }
            sentence(&speech.part_in_full(name), &[clause], false, speech)
        }
        (Fate::Changed, before, Some(name)) => {
            let mut clauses = clauses(&part.changes, speech);
            if let (Some(Matched::Replaces), Some(before)) = (part.matched, before) {
                let before = speech.part(before);
                clauses.insert(0, speech.with("difference-succeeds", &[("part", &before)]));
            }
            sentence(&speech.part(name), &clauses, part.is_editorial(), speech)
        }
        // A part that came has a name after, one that went a name before.
        (Fate::Added | Fate::Removed | Fate::Changed, _, _) => String::new(),
    }
}

/// How an amendment is called: "Fortschreibung 2025 (1. März 2025)".
pub fn amendment(name: &AmendmentName<'_>, texts: &Texts) -> String {
    match &name.date {
        Some(date) => format!("{} ({})", name.title, Speech { texts }.date(date)),
        None => name.title.to_string(),
    }
}

fn sentence(subject: &str, clauses: &[String], editorial: bool, speech: Speech<'_>) -> String {
    let mut text = format!("{subject}: {}", clauses.join("; "));
    if editorial {
        text.push_str(&format!(" ({})", speech.texts.get("nature-redaktionell")));
    }
    text
}

fn succession(plain: &str, with: &str, part: &PartChange<'_>, speech: Speech<'_>) -> String {
    if part.succession.is_empty() {
        speech.text(plain)
    } else {
        speech.with(with, &[("parts", &speech.parts(&part.succession))])
    }
}

fn clauses(changes: &[Change<'_>], speech: Speech<'_>) -> Vec<String> {
    let mut clauses = Vec::new();
    for change in changes {
        clause(&change.what, speech, &mut clauses);
    }
    clauses
}

fn clause(what: &What<'_>, speech: Speech<'_>, out: &mut Vec<String>) {
    match what {
        What::Number { from: Some(from), to: Some(to) } => {
            out.push(speech.with("difference-renumbered", &[("from", from), ("to", to)]));
        }
        What::Title { from, to } => {
            let key = "difference-renamed";
            out.push(speech.with(key, &[("from", from), ("to", to)]));
        }
        What::Number { from, to } => out.push(value(what, speech, from, to)),
        What::Sections { from, to } => out.push(moved(from, to, speech)),
        What::Status { from, to } if from.status == to.status => {
            out.push(speech.text("difference-reason"));
        }
        What::Status { from, to } => {
            let (from, to) = (speech.status(from), speech.status(to));
            out.push(speech.with("difference-status", &[("from", &from), ("to", &to)]));
        }
        What::Period { from, to } => {
            let date = |date: &Option<_>| date.as_ref().map(|date| speech.date(date));
            out.push(value(what, speech, &date(from), &date(to)));
        }
        What::Responsible { from, to } => {
            let name =
                |body: &Option<BodyRecord<'_>>| body.as_ref().map(|body| body.name.to_string());
            out.push(value(what, speech, &name(from), &name(to)));
        }
        What::Fact { fact, from, to } => out.push(fact_clause(what, *fact, from, to, speech)),
        What::Text { difference, .. } => out.push(text_clause(what, difference, speech)),
        What::Parties { entries } => {
            let name = |party: &PartyRecord<'_>| party.body.name.to_string();
            entry_clauses("party", entries, name, speech, out);
        }
        What::Milestones { entries } => {
            let name = |it: &MilestoneRecord<'_>| it.title.to_string();
            entry_clauses("milestone", entries, name, speech, out);
        }
        What::Indicators { entries } => indicators(entries, speech, out),
        What::Money { entries } => {
            entry_clauses("money", entries, |money| speech.money(money), speech, out);
        }
        What::Versions { entries } => {
            let name = |it: &VersionRecord<'_>| it.nr.to_string();
            entry_clauses("version", entries, name, speech, out);
        }
    }
}

/// "Zeitraum geändert von „2020“ in „2021“".
fn value(
    what: &What<'_>,
    speech: Speech<'_>,
    from: &Option<impl AsRef<str>>,
    to: &Option<impl AsRef<str>>,
) -> String {
    let name = speech.name(what);
    let (from, to) = (from.as_ref().map(AsRef::as_ref), to.as_ref().map(AsRef::as_ref));
    match (from, to) {
        (Some(from), Some(to)) => {
            speech.with("difference-value-changed", &[("name", &name), ("from", from), ("to", to)])
        }
        (Some(from), None) => {
            speech.with("difference-value-removed", &[("name", &name), ("from", from)])
        }
        (None, to) => speech
            .with("difference-value-added", &[("name", &name), ("to", to.unwrap_or_default())]),
    }
}

fn fact_clause(
    what: &What<'_>,
    fact: Fact,
    from: &Option<Words<'_>>,
    to: &Option<Words<'_>>,
    speech: Speech<'_>,
) -> String {
    match (fact, to.is_some()) {
        (Fact::Across, true) => speech.text("difference-across"),
        (Fact::Across, false) => speech.text("difference-not-across"),
        (Fact::Placeholder, true) => speech.text("difference-placeholder"),
        (Fact::Placeholder, false) => speech.text("difference-no-placeholder"),
        (Fact::Kind | Fact::PlanStatus | Fact::Rendition | Fact::Audience, _) => {
            let words = |word: &Option<Words<'_>>| word.as_ref().map(|it| speech.fact(fact, it));
            value(what, speech, &words(from), &words(to))
        }
    }
}

/// "von Handlungsfeld 1 nach Handlungsfeld 2 verschoben".
fn moved(from: &[PartName<'_>], to: &[PartName<'_>], speech: Speech<'_>) -> String {
    match (from.first(), to.first()) {
        (Some(home), Some(other)) if home != other => {
            let (from, to) = (speech.part(home), speech.part(other));
            speech.with("difference-moved", &[("from", &from), ("to", &to)])
        }
        (None, Some(_)) => speech.with("difference-moved-in", &[("to", &speech.parts(to))]),
        (_, None) => speech.with("difference-moved-out", &[("from", &speech.parts(from))]),
        (Some(_), Some(_)) => {
            let (from, to) = (speech.parts(from), speech.parts(to));
            speech.with("difference-belongs", &[("from", &from), ("to", &to)])
        }
    }
}

fn text_clause(what: &What<'_>, difference: &TextDifference, speech: Speech<'_>) -> String {
    let name = speech.name(what);
    let wording = matches!(what, What::Text { text: TextName::Wording, .. });
    let key = if difference.is_new() {
        "difference-text-added"
    } else if difference.is_gone() {
        "difference-text-removed"
    } else if wording {
        "difference-reworded"
    } else {
        "difference-text-changed"
    };
    speech.with(key, &[("name", &name)])
}

fn entry_clauses<T>(
    family: &str,
    entries: &[EntryChange<T>],
    name: impl Fn(&T) -> String,
    speech: Speech<'_>,
    out: &mut Vec<String>,
) {
    for entry in entries {
        let (fate, before, name) = match entry {
            EntryChange::Added { entry, .. } => ("added", String::new(), name(entry)),
            EntryChange::Removed { entry } => ("removed", String::new(), name(entry)),
            EntryChange::Changed { before, after } => ("changed", name(before), name(after)),
        };
        let key = format!("difference-{family}-{fate}");
        out.push(speech.with(&key, &[("name", &name), ("before", &before)]));
    }
}

/// An indicator of which only values came says how many.
fn indicators(
    entries: &[EntryChange<IndicatorRecord<'_>>],
    speech: Speech<'_>,
    out: &mut Vec<String>,
) {
    for entry in entries {
        match entry {
            EntryChange::Changed { before, after } if only_new_values(before, after) => {
                let count = after.values.len() - before.values.len();
                out.push(speech.texts.with(
                    "difference-indicator-values",
                    &[("name", Arg::Text(&after.title)), ("count", Arg::Count(count))],
                ));
            }
            EntryChange::Changed { .. }
            | EntryChange::Added { .. }
            | EntryChange::Removed { .. } => {
                let one = std::slice::from_ref(entry);
                entry_clauses("indicator", one, |it| it.title.to_string(), speech, out);
            }
        }
    }
}

fn only_new_values(before: &IndicatorRecord<'_>, after: &IndicatorRecord<'_>) -> bool {
    let same = before.unit == after.unit
        && before.baseline == after.baseline
        && before.target == after.target;
    same && after.values.len() > before.values.len()
        && before.values.iter().all(|value| after.values.contains(value))
}
