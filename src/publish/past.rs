//! What amendments say of the past against what frozen versions hold: the wording or number before must be that
//! of the version that is amended, the one after that of the next one. Where a version holds none, tells it in
//! other words, or cannot be read, nothing is compared; nor where the plan has errors, which may be the cause.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::bags::{Bags, Labelled};
use super::differences::LARGEST_RECORD;
use crate::bag;
use crate::date::{Date, Day};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::types::{Amendment, Facts, Op, Operation, Rendition};
use crate::erasure::MARK;
use crate::model::{Act, Amended, DocIx, RECORD, Site, apart, changes_words, effect};
use crate::model::{named_number, same_words};
use crate::path::OutPath;
use crate::record::Wordings;
use crate::span::Located;

/// Each wording or number that an amendment states and a frozen version contradicts, whatever the Stichtag, in plans
/// of which nothing among `known` is an error.
pub(super) fn contradictions(site: &Site, bags: &Bags, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let files = known.iter().filter(|it| it.is_error()).map(|it| &*it.place.file);
    let faulty: BTreeSet<&str> = files.collect();
    let is_sound = |bag: &&Labelled| {
        let folder = format!("content/{}/", bag.plan);
        let next = faulty.range(&*folder..).next();
        next.is_none_or(|file| !file.starts_with(&folder))
    };
    let of_bag = |bag: &Labelled| -> Vec<Diagnostic> {
        let amended: Vec<_> = amended(site, &bag.plan).collect();
        if amended.is_empty() {
            return Vec::new();
        }
        // What is damaged is told where the version would be published.
        let path = OutPath::new(RECORD).expect("a plain name is a sound path");
        let read = bag::payload(&bag.folder, &path, LARGEST_RECORD).ok();
        let read = read.and_then(|bytes| Wordings::read(&bytes).ok());
        let Some(read) = read else { return Vec::new() };
        let compared = amended.into_iter().filter_map(|(target, amended)| {
            let ids = ids(site, target);
            let compared = |said: Said| {
                let frozen = said.frozen(&read, &ids)?;
                Compared { site, bag, said, frozen }.contradiction(amended)
            };
            compared(Said::Words)
                .or_else(|| compared(Said::Number))
                .or_else(|| put_in_again(site, bag, amended).filter(|_| read.hold(&ids)))
        });
        compared.collect()
    };
    bags.0.par_iter().filter(is_sound).flat_map_iter(of_bag).collect()
}

/// The parts of `plan` of whose wording or number amendments say something.
fn amended<'a>(site: &'a Site, plan: &str) -> impl Iterator<Item = (DocIx, &'a Amended)> {
    site.amended.iter().filter_map(move |(target, amended)| {
        let home = site[*target].home.plan?;
        let says =
            |it: &Operation| it.op.value == Op::Inserted || it.old.is_some() || it.new.is_some();
        let states = |act: &Act| site.act(*act).is_some_and(|(_, it)| says(it));
        let is_meant = site[home].document.id.as_str() == plan;
        (is_meant && amended.acts.iter().any(states)).then_some((*target, amended))
    })
}

/// The ids that `target` goes or went by.
fn ids(site: &Site, target: DocIx) -> Vec<&str> {
    let document = &site[target].document;
    let aliases = document.common.aliases.iter().map(|alias| alias.value.as_str());
    std::iter::once(document.id.as_str()).chain(aliases).collect()
}

/// What an operation says of a part.
#[derive(Clone, Copy)]
enum Said {
    Words,
    Number,
}

impl Said {
    fn is_of(self, op: Op) -> bool {
        match self {
            Said::Words => changes_words(op),
            Said::Number => op == Op::Renumbered,
        }
    }

    /// What a frozen version holds of it: a wording only where it is the words themselves.
    fn frozen<'r>(self, read: &'r Wordings, ids: &[&str]) -> Option<&'r str> {
        match self {
            Said::Words => {
                let told = read.of(ids)?;
                (told.rendition == Rendition::Verbatim.word()).then_some(&*told.text)
            }
            Said::Number => read.number(ids),
        }
    }
}

/// When an act took effect, seen from the day as of which a version was frozen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Before,
    After,
    Unknown,
}

fn when(amendment: &Amendment, day: Option<Day>) -> When {
    let dates = [effect(amendment), amendment.date.as_ref()];
    let dates: Vec<&Date> = dates.into_iter().flatten().collect();
    let Some(day) = day else { return When::Unknown };
    if dates.iter().any(|date| date.earliest().is_some_and(|from| from > day)) {
        When::After
    } else if !dates.is_empty() && dates.iter().all(|it| it.latest().is_some_and(|to| to <= day)) {
        When::Before
    } else {
        When::Unknown
    }
}

/// A frozen version and what it holds of one part.
struct Compared<'a> {
    site: &'a Site,
    bag: &'a Labelled,
    said: Said,
    frozen: &'a str,
}

impl<'a> Compared<'a> {
    /// What the acts on the part say else, once.
    fn contradiction(&self, amended: &'a Amended) -> Option<Diagnostic> {
        let acts: Vec<_> = amended
            .acts
            .iter()
            .filter_map(|act| Some((*act, self.site.act(*act)?)))
            .filter(|(_, (_, operation))| self.said.is_of(operation.op.value))
            .collect();
        let when = |amendment: &Amendment| when(amendment, self.bag.day);
        let next = acts.iter().position(|(_, (it, _))| when(it) != When::Before);
        let last = next.unwrap_or(acts.len()).checked_sub(1).and_then(|at| acts.get(at));
        let certain = acts.iter().all(|(_, (it, _))| when(it) != When::Unknown);
        let left = last.filter(|_| certain).and_then(|(act, (_, it))| self.differs(*act, left(it)));
        left.or_else(|| {
            let (act, (amendment, operation)) = acts.get(next?)?;
            let version = amendment.version.as_ref()?;
            let new = operation.new.as_ref().filter(|_| when(amendment) == When::Unknown);
            let is_new = new.is_some_and(|new| self.is_frozen(&new.value));
            if version.value.as_str() != self.bag.nr || is_new {
                return None;
            }
            self.differs(*act, operation.old.as_ref().map(|old| ("alt", old)))
        })
    }

    fn differs(
        &self,
        act: Act,
        stated: Option<(&'static str, &Located<Box<str>>)>,
    ) -> Option<Diagnostic> {
        let (key, words) = stated.filter(|(_, words)| !self.is_frozen(&words.value))?;
        let nr = self.bag.nr.clone();
        let problem = match self.said {
            Said::Words => {
                let apart = apart(self.frozen, &words.value);
                Problem::FrozenWordingDiffers { key, nr, apart }
            }
            Said::Number => {
                Problem::FrozenNumberDiffers { key, nr, frozen: self.frozen.to_owned() }
            }
        };
        let place = Place::new(&self.site[act.amendment].document.file, words.span);
        Some(Diagnostic::new(place, problem).with(self.bag.place(RECORD)))
    }

    /// Whether the version may hold these words: of what a redaction took out nobody knows how it read.
    fn is_frozen(&self, words: &str) -> bool {
        if !self.frozen.contains(MARK) {
            return match self.said {
                Said::Words => same_words(self.frozen, words),
                Said::Number => named_number(self.frozen) == named_number(words),
            };
        }
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<&str>>().join(" ");
        let (frozen, words) = (one_line(self.frozen), one_line(words));
        let kept: Vec<&str> = frozen.split(MARK).map(str::trim).collect();
        let (Some((first, rest)), Some(last)) = (kept.split_first(), kept.last()) else {
            return true;
        };
        let Some(mut left) = words.strip_prefix(first) else { return false };
        for part in rest {
            let Some(at) = left.find(part) else { return false };
            left = left.get(at + part.len()..).unwrap_or_default();
        }
        words.ends_with(last)
    }
}

/// That an amendment puts in what a version in force before it holds, where nothing repealed it between.
fn put_in_again(site: &Site, bag: &Labelled, amended: &Amended) -> Option<Diagnostic> {
    let acts = amended.acts.iter().filter_map(|act| Some((*act, site.act(*act)?)));
    let mut later = acts.skip_while(|(_, (it, _))| when(it, bag.day) == When::Before);
    let (act, (amendment, operation)) = later.next()?;
    let begins = effect(amendment)?.earliest()?;
    let home = site[act.amendment].home.plan?;
    let Facts::Plan(plan) = &site[home].document.facts else { return None };
    let version = plan.versions.iter().find(|version| version.nr.value.as_str() == bag.nr)?;
    let is_earlier = version.begins()?.latest().is_some_and(|day| day < begins);
    if operation.op.value != Op::Inserted || when(amendment, bag.day) != When::After || !is_earlier
    {
        return None;
    }
    let span = operation.new.as_ref().map_or(operation.op.span, |new| new.span);
    let place = Place::new(&site[act.amendment].document.file, span);
    let problem = Problem::InsertedInFrozen { nr: bag.nr.clone() };
    Some(Diagnostic::new(place, problem).with(bag.place(RECORD)))
}

/// The wording or number that an act left, and the key that states it.
fn left(operation: &Operation) -> Option<(&'static str, &Located<Box<str>>)> {
    match operation.op.value {
        Op::Inserted | Op::Reworded | Op::Unknown | Op::Renumbered => {
            operation.new.as_ref().map(|it| ("neu", it))
        }
        // What is repealed keeps its last wording.
        Op::Repealed => operation.old.as_ref().map(|it| ("alt", it)),
    }
}
