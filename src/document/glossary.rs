//! The words that a site explains: read from `glossar` of its own file, and found in running text. Knows
//! nothing of HTML or pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::body::anchor_slugs;
use super::decode::record;
use crate::diagnostics::{Problem, Sink};
use crate::span::{Located, Span};

record! {
    /// A word that the site explains.
    pub struct Term = "glossar" {
        /// The word.
        name: Located<Box<str>> = "begriff" => "Das Wort.",
        /// What it means, as plain text.
        explanation: Box<str> = "erklaerung" => "Was es bedeutet, als einfacher Text.",
        /// Other forms of the word that lead to the same explanation.
        also: Vec<Located<Box<str>>> = "auch"
            => "Andere Formen des Wortes, die zu derselben Erklärung führen.",
    }
}

impl Term {
    /// The word and its other forms.
    fn forms(&self) -> impl Iterator<Item = &Located<Box<str>>> {
        std::iter::once(&self.name).chain(&self.also)
    }
}

/// A word of more characters is none, and would be looked for at every letter of every text.
const LONGEST: usize = 100;

/// Notes every word and form that is given twice or is too long.
pub(super) fn check(terms: &[Term], problems: &mut Sink) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for form in terms.iter().flat_map(Term::forms) {
        let name = form.value.trim();
        if name.chars().nth(LONGEST).is_some() {
            problems.note(form.span, Problem::LongTerm { limit: LONGEST });
        }
        match first.get(name) {
            Some(before) => {
                let problem = Problem::DuplicateTerm { term: name.to_owned() };
                problems.note_with(form.span, problem, *before);
            }
            None => {
                first.insert(name, form.span);
            }
        }
    }
}

/// The anchors of `terms` on their page, in the same order, each its own: "begriff--stichtag".
pub fn anchors(terms: &[Term]) -> Vec<String> {
    anchor_slugs(terms.iter().map(|term| &*term.name.value), "begriff--")
}

/// Finds the words of a site's glossary in text, all of them in one pass.
#[derive(Debug)]
pub struct Glossary {
    anchors: Vec<String>,
    forms: Vec<Form>,
    automaton: AhoCorasick,
}

/// A spelling that is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Form {
    text: String,
    /// Number of the term.
    term: usize,
    /// Whether it is spelt so only where a sentence starts.
    at_start: bool,
}

/// Glossaries are equal where they find the same.
impl PartialEq for Glossary {
    fn eq(&self, other: &Glossary) -> bool {
        self.anchors == other.anchors && self.forms == other.forms
    }
}

impl Eq for Glossary {}

/// A word of the glossary in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Where.
    pub range: Range<usize>,
    /// Number of the term.
    pub term: usize,
    /// Whether it is meant only where a sentence starts.
    pub at_start: bool,
}

impl Glossary {
    /// The glossary of `terms`; `None` where there are none.
    pub fn of(terms: &[Term]) -> Option<Glossary> {
        let mut forms = Vec::new();
        for (term, entry) in terms.iter().enumerate() {
            for text in entry.forms().map(|form| form.value.trim()) {
                forms.push(Form { text: text.to_owned(), term, at_start: false });
                let capital = capitalised(text);
                if capital != text {
                    forms.push(Form { text: capital, term, at_start: true });
                }
            }
        }
        // More words than an automaton holds are no glossary: then none of them is found.
        let automaton = AhoCorasick::new(forms.iter().map(|form| &form.text)).ok()?;
        (!forms.is_empty()).then(|| Glossary { anchors: anchors(terms), forms, automaton })
    }

    /// The anchor of a term.
    pub fn anchor(&self, term: usize) -> &str {
        self.anchors.get(term).map_or("", String::as_str)
    }

    /// The words of the glossary in `text` in order of place, where two begin at one place the longer
    /// first. Whole words alone: neither parts of words nor of compounds with a hyphen.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .automaton
            .find_overlapping_iter(text)
            .filter(|found| is_whole(text, found.range()))
            .filter_map(|found| {
                let form = self.forms.get(found.pattern().as_usize())?;
                Some(Hit { range: found.range(), term: form.term, at_start: form.at_start })
            })
            .collect();
        hits.sort_by_key(|hit| (hit.range.start, Reverse(hit.range.end), hit.at_start));
        hits
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether no letter, digit or hyphen goes on before or after `range`, nor a sign with a letter behind it,
/// as in "Maßnahme:n" or "fassung.example".
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '@' | '\u{ad}');
    let before = text.get(..range.start).and_then(|head| head.chars().next_back());
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let (next, second) = (after.next(), after.next());
    let joins = |c: char| matches!(c, '.' | ':' | '*' | '·' | '’' | '\'' | '/');
    let joined = next.is_some_and(joins) && second.is_some_and(char::is_alphanumeric);
    !joined && ![before, next].into_iter().flatten().any(goes_on)
}
