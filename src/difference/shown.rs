//! A difference as a reader sees it, in words and in order: what the page and the terminal both show. Knows
//! neither HTML nor colours.

use super::change::{Change, Difference, Fate, PartChange, What};
use super::entries::{self, EntryChange};
use super::parts;
use super::sentences;
use super::speech::Speech;
use super::text::TextDifference;
use crate::record::{DateRecord, IndicatorRecord, RedactionRecord, Words};
use crate::texts::{Arg, Texts};

/// A difference in words.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The plan.
    pub title: String,
    /// "Fassung 1.0 und geltender Stand im Vergleich".
    pub between: String,
    /// That something was taken out of a state, each time with when, what kind and on what ground.
    pub redacted: Vec<String>,
    /// "Es hat sich nichts geändert", where that is so.
    pub nothing: Option<String>,
    /// The figures.
    pub figures: Vec<String>,
    /// What changed about the plan itself.
    pub plan: Option<ShownPart>,
    /// What became of its parts, in the order of reading.
    pub parts: Vec<ShownPart>,
}

/// What became of a part, or of the plan itself.
#[derive(Clone, Debug)]
pub struct ShownPart {
    /// "Maßnahme 2b „Sprachcafés“".
    pub name: String,
    /// "hinzugekommen", "entfallen", "geändert".
    pub fate: String,
    /// Whether it came, went or changed.
    pub change: Fate,
    /// All of it in one sentence.
    pub sentence: String,
    /// Whether nothing changed but what amendments say is editorial.
    pub editorial: bool,
    /// The amendments that name it: "Fortschreibung 2025 (1. März 2025)".
    pub amendments: Vec<String>,
    /// Facts with their values.
    pub facts: Vec<ShownFact>,
    /// Texts with their wordings.
    pub texts: Vec<ShownText>,
}

/// A fact before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShownFact {
    /// "Zeitraum".
    pub label: String,
    /// Before; absent where there was none.
    pub old: Option<String>,
    /// After; absent where there is none.
    pub new: Option<String>,
    /// Whether amendments say that it is editorial.
    pub editorial: bool,
}

/// A text before and after.
#[derive(Clone, Debug)]
pub struct ShownText {
    /// "Wortlaut".
    pub label: String,
    /// What became of it.
    pub difference: TextDifference,
    /// That a passage is too long to be told word by word, where it is.
    pub coarse: Option<String>,
    /// Whether amendments say that it is editorial.
    pub editorial: bool,
}

/// `difference` in the language of `texts`.
pub fn shown(difference: &Difference<'_>, texts: &Texts) -> Shown {
    let speech = Speech { texts };
    let (from, to) = (speech.state(&difference.from), speech.state(&difference.to));
    let plan = sentences::of_plan(difference, texts).map(|sentence| ShownPart {
        name: speech.text("plan"),
        fate: speech.text("difference-changed"),
        change: Fate::Changed,
        sentence,
        editorial: false,
        amendments: Vec::new(),
        facts: facts(&difference.plan, speech),
        texts: shown_texts(&difference.plan, speech),
    });
    Shown {
        title: difference.to.title.to_string(),
        between: capital(&speech.with("difference-between", &[("from", &from), ("to", &to)])),
        redacted: redacted(difference, speech),
        nothing: difference.is_empty().then(|| speech.text("difference-none")),
        figures: sentences::figures(difference, texts),
        plan,
        parts: difference.parts.iter().map(|part| shown_part(part, speech)).collect(),
    }
}

fn redacted(difference: &Difference<'_>, speech: Speech<'_>) -> Vec<String> {
    let states = [&difference.from, &difference.to];
    let lines = states.into_iter().flat_map(|state| {
        state.redactions.iter().map(move |redaction| {
            let RedactionRecord { date, kind, ground } = redaction;
            let date = DateRecord { literal: date.clone(), ..DateRecord::default() };
            let name = capital(&speech.state(state));
            let arguments = [
                ("state", &*name),
                ("date", &*speech.date(&date)),
                ("kind", kind),
                ("ground", ground),
            ];
            speech.with("difference-redacted", &arguments)
        })
    });
    lines.collect()
}

fn shown_part(part: &PartChange<'_>, speech: Speech<'_>) -> ShownPart {
    let whole;
    let (fate, changes) = match part.change {
        Fate::Changed => ("difference-changed", part.changes.as_slice()),
        Fate::Added | Fate::Removed => {
            whole = parts::whole(part);
            let came = part.change == Fate::Added;
            (if came { "difference-added" } else { "difference-removed" }, whole.as_slice())
        }
    };
    let mut facts = facts(changes, speech);
    if !part.sections.is_empty() {
        let sections = Some(speech.parts(&part.sections));
        let (old, new) =
            if part.change == Fate::Added { (None, sections) } else { (sections, None) };
        let label = capital(&speech.text("difference-name-sections"));
        facts.insert(0, ShownFact { label, old, new, editorial: false });
    }
    let name = part.after.as_ref().or(part.before.as_ref());
    ShownPart {
        name: name.map(|name| speech.part_in_full(name)).unwrap_or_default(),
        fate: speech.text(fate),
        change: part.change,
        sentence: sentences::of_part(part, speech.texts),
        editorial: part.is_editorial(),
        amendments: part
            .amendments
            .iter()
            .map(|name| sentences::amendment(name, speech.texts))
            .collect(),
        facts,
        texts: shown_texts(changes, speech),
    }
}

fn shown_texts(changes: &[Change<'_>], speech: Speech<'_>) -> Vec<ShownText> {
    let text = |change: &Change<'_>| {
        let What::Text { difference, .. } = &change.what else { return None };
        Some(ShownText {
            label: capital(&speech.name(&change.what)),
            coarse: difference.coarse.then(|| speech.text("difference-coarse")),
            difference: difference.clone(),
            editorial: change.editorial,
        })
    };
    changes.iter().filter_map(text).collect()
}

fn facts(changes: &[Change<'_>], speech: Speech<'_>) -> Vec<ShownFact> {
    let mut out = Vec::new();
    for change in changes {
        let label = capital(&speech.name(&change.what));
        let mut push = |old: Option<String>, new: Option<String>| {
            out.push(ShownFact { label: label.clone(), old, new, editorial: change.editorial });
        };
        let words = |words: &Option<Words<'_>>| words.as_ref().map(ToString::to_string);
        match &change.what {
            What::Number { from, to } => push(words(from), words(to)),
            What::Title { from, to } => push(Some(from.to_string()), Some(to.to_string())),
            What::Sections { from, to } => {
                let parts = |names: &[_]| Some(speech.parts(names)).filter(|it| !it.is_empty());
                push(parts(from), parts(to));
            }
            What::Status { from, to } => {
                push(speech.status_in_full(from), speech.status_in_full(to));
            }
            What::Period { from, to } => {
                let date = |date: &Option<_>| date.as_ref().map(|date| speech.date(date));
                push(date(from), date(to));
            }
            What::Responsible { from, to } => push(
                from.as_ref().map(|body| body.name.to_string()),
                to.as_ref().map(|body| body.name.to_string()),
            ),
            What::Fact { fact, from, to } => {
                let word =
                    |word: &Option<Words<'_>>| word.as_ref().map(|it| speech.fact(*fact, it));
                push(word(from), word(to));
            }
            What::Text { .. } => {}
            What::Parties { entries } => each(entries, |it| speech.party(it), push),
            What::Milestones { entries } => each(entries, |it| speech.milestone(it), push),
            What::Money { entries } => each(entries, |it| speech.money(it), push),
            What::Versions { entries } => each(entries, |it| speech.version(it), push),
            What::Indicators { entries } => {
                for entry in entries {
                    indicator(entry, change.editorial, speech, &label, &mut out);
                }
            }
        }
    }
    out
}

fn each<T>(
    entries: &[EntryChange<T>],
    words: impl Fn(&T) -> String,
    mut push: impl FnMut(Option<String>, Option<String>),
) {
    for entry in entries {
        match entry {
            EntryChange::Added { entry, .. } => push(None, Some(words(entry))),
            EntryChange::Removed { entry } => push(Some(words(entry)), None),
            EntryChange::Changed { before, after } => {
                push(Some(words(before)), Some(words(after)));
            }
        }
    }
}

/// An indicator by what it is, where that changed, and value by value.
fn indicator(
    entry: &EntryChange<IndicatorRecord<'_>>,
    editorial: bool,
    speech: Speech<'_>,
    label: &str,
    out: &mut Vec<ShownFact>,
) {
    let (before, after) = match entry {
        EntryChange::Added { entry, .. } => (None, Some(entry)),
        EntryChange::Removed { entry } => (Some(entry), None),
        EntryChange::Changed { before, after } => (Some(before), Some(after)),
    };
    let old = before.map(|it| speech.indicator(it));
    let new = after.map(|it| speech.indicator(it));
    if old != new {
        out.push(ShownFact { label: label.to_owned(), old, new, editorial });
    }
    let old = before.map(|it| it.values.clone()).unwrap_or_default();
    let new = after.map(|it| it.values.clone()).unwrap_or_default();
    let changes = entries::changes(&old, &new, |value| value.date.clone());
    let title = before.or(after).map(|it| it.title.to_string()).unwrap_or_default();
    let label = speech.with("difference-value-of", &[("name", &title)]);
    let label = capital(&label);
    each(
        &changes,
        |value| speech.value(value),
        |old, new| {
            out.push(ShownFact { label: label.clone(), old, new, editorial });
        },
    );
}

/// The texts that count what stayed the same: "2 Absätze unverändert".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// Paragraphs and other blocks.
    Blocks,
    /// Items of a list.
    Items,
    /// Rows of a table.
    Rows,
}

/// "2 Absätze unverändert".
pub fn kept(what: Kept, count: usize, texts: &Texts) -> String {
    let key = match what {
        Kept::Blocks => "difference-kept-blocks",
        Kept::Items => "difference-kept-items",
        Kept::Rows => "difference-kept-rows",
    };
    texts.with(key, &[("count", Arg::Count(count))])
}

/// `text` as the beginning of a line.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
