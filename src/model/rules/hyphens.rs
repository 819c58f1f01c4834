//! Hyphens of line ends: of "beson-ders" where the site elsewhere says "besonders". A compound whose halves
//! are words of the site keeps its hyphen. The words of all texts are looked through once, and only where there is a
//! word to be judged.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::found;
use crate::diagnostics::{Diagnostic, Finding};
use crate::document::Document;
use crate::document::slips::Hyphenated;
use crate::model::{DocIx, Linked};

/// So many words to be judged are more than any site has; the others keep their hyphen.
const MOST: usize = 20_000;

/// Notes words that a former line end divided.
pub(super) fn judge(site: &Linked, problems: &mut Vec<Diagnostic>) {
    let wholes = said_in(site, words(site).map(|(_, word)| word.whole()));
    let divided = || words(site).filter(|(_, word)| wholes.contains(&folded(&word.whole())));
    let halves = divided().flat_map(|(_, word)| halves(word));
    let halves = said_in(site, halves);
    for (ix, word) in divided() {
        let (head, tail) = word.parts();
        // What goes on behind a gap is no compound either: those have no gap.
        let is_compound = [head, tail].iter().all(|half| halves.contains(&folded(half)));
        if word.has_gap() || !is_compound {
            let written = word.written.to_string();
            let finding = Finding::BrokenWord { written, whole: word.whole() };
            problems.push(found(site, ix, word.span, finding));
        }
    }
}

/// The words with a hyphen in published documents.
fn words(site: &Linked) -> impl Iterator<Item = (DocIx, &Hyphenated)> {
    let published = site.published();
    published
        .flat_map(|(ix, entry)| entry.document.hyphenated.iter().map(move |word| (ix, word)))
        .take(MOST)
}

fn halves(word: &Hyphenated) -> [String; 2] {
    let (head, tail) = word.parts();
    [head.to_owned(), tail.to_owned()]
}

/// Which of `words` the documents of the site say, folded.
fn said_in(site: &Linked, words: impl Iterator<Item = String>) -> BTreeSet<String> {
    let Some(watch) = Watch::of(words) else { return BTreeSet::new() };
    let documents: Vec<&Document> = site.all().map(|(_, entry)| &*entry.document).collect();
    let said = documents.par_iter().map(|document| watch.said_in(document));
    let both = |mut all: BTreeSet<String>, some| {
        all.extend(some);
        all
    };
    said.reduce(BTreeSet::new, both)
}

/// Words that are looked for in texts, all of them in one pass.
#[derive(Debug)]
pub struct Watch {
    /// Folded, one for each pattern.
    words: Vec<String>,
    automaton: AhoCorasick,
}

impl Watch {
    /// Looks for `words`; `None` where there are none.
    fn of(words: impl Iterator<Item = String>) -> Option<Watch> {
        let mut words: Vec<String> = words.map(|word| folded(&word)).collect();
        words.sort_unstable();
        words.dedup();
        // The automaton knows of the cases of ASCII alone: "Übersicht" is a pattern of its own.
        let capitals: Vec<String> = words.iter().filter_map(|word| in_capitals(word)).collect();
        words.extend(capitals);
        // More words than an automaton holds are none of a language: then none of them is found.
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(&words).ok()?;
        words.iter_mut().for_each(|word| *word = folded(word));
        (!words.is_empty()).then_some(Watch { words, automaton })
    }

    /// Looks for all words that decide on a hyphen in `site`.
    pub fn over(site: &Linked) -> Option<Watch> {
        let deciding = |(_, word): (DocIx, &Hyphenated)| {
            let [head, tail] = halves(word);
            [word.whole(), head, tail]
        };
        Watch::of(words(site).flat_map(deciding))
    }

    /// Which of the words `document` says, folded.
    pub fn said_in(&self, document: &Document) -> BTreeSet<String> {
        let mut said = BTreeSet::new();
        let common = &document.common;
        let texts =
            [Some(document.body.html()), Some(&*common.title.value), common.summary.as_deref()];
        for text in texts.into_iter().flatten().chain(document.facts.wording()) {
            let hits = self.automaton.find_overlapping_iter(text);
            for hit in hits.filter(|hit| is_whole(text, hit.range())) {
                said.extend(self.words.get(hit.pattern().as_usize()).cloned());
            }
        }
        said
    }
}

fn folded(word: &str) -> String {
    word.to_lowercase()
}

/// A word with its first letter as a capital, where that is not one of ASCII.
fn in_capitals(word: &str) -> Option<String> {
    let first = word.chars().next().filter(|first| !first.is_ascii())?;
    let rest = word.get(first.len_utf8()..)?;
    Some(first.to_uppercase().chain(rest.chars()).collect())
}

/// Whether the word at `range` stands by itself, and is no part of a compound with a hyphen.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    let before = text.get(..range.start).and_then(|head| head.chars().next_back());
    let after = text.get(range.end..).and_then(|tail| tail.chars().next());
    ![before, after].into_iter().flatten().any(goes_on)
}
