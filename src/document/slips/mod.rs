//! Slips of the pen and of the clipboard in the texts of a file: leftovers of other markup, days of the week that
//! do not match their date, links and headings that a blank spoils, words divided at a former line end. All of them
//! are searched in one pass over the file as it was written, front matter and body alike, so that each is found at its
//! place. Knows nothing of other files:
//! whether a hyphen belongs to its word is the site's to say.

mod almost;
mod hyphens;
mod leftovers;
mod weekdays;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memchr_iter;

pub use hyphens::Hyphenated;
use leftovers::Known;

use super::yaml::{Node, Value};
use crate::date::Weekday;
use crate::diagnostics::{Almost, Finding, Markup, Problem, Rule, Rules, Sink};
use crate::span::Span;

/// Whoever copied a whole web page finds out soon enough; no file is told of more slips than this.
const MOST: usize = 1000;

/// What a sign that was found may be.
#[derive(Clone, Copy, Debug)]
enum Sign {
    Weekday(Weekday),
    Leftover(Markup),
    Almost(Almost),
}

/// Finds the signs of all slips in one pass; hyphens, of which every text has many, are found without it.
struct Signs {
    /// What each pattern of the automaton may be.
    signs: Vec<Sign>,
    automaton: AhoCorasick,
}

/// The same for every site, whatever its rules, and dear to make.
static SIGNS: LazyLock<Signs> = LazyLock::new(Signs::all);

/// What of a file is text: the front matter with its tree, and the body without its code.
pub struct Prose<'a> {
    /// The whole file.
    pub text: &'a str,
    /// The tree of the front matter; nothing of it is text where it could not be read.
    pub front: Option<&'a Node>,
    /// Where the body is.
    pub body: Range<usize>,
    /// Code and HTML within the body, in order of place.
    pub quiet: &'a [Span],
}

/// Where a sign was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Within {
    /// In this value of the front matter.
    Front(Span),
    Body,
}

impl Signs {
    fn all() -> Signs {
        let days = weekdays::signs().map(|(name, day)| (name, Sign::Weekday(day)));
        let leftovers = leftovers::SIGNS.iter();
        let leftovers = leftovers.map(|(sign, sort)| ((*sign).to_owned(), Sign::Leftover(*sort)));
        let almost = almost::SIGNS.iter();
        let almost = almost.map(|(sign, sort)| ((*sign).to_owned(), Sign::Almost(*sort)));
        let all = days.chain(leftovers).chain(almost);
        let (patterns, signs): (Vec<String>, Vec<Sign>) = all.unzip();
        let kind = Some(AhoCorasickKind::DFA);
        let automaton = AhoCorasick::builder().kind(kind).build(patterns);
        let automaton = automaton.expect("some hundred short words fit into an automaton");
        Signs { signs, automaton }
    }
}

impl Sign {
    /// By which rule it is looked for.
    fn rule(self) -> Rule {
        match self {
            Sign::Weekday(_) => Rule::Weekday,
            Sign::Leftover(_) => Rule::Leftovers,
            Sign::Almost(_) => Rule::Markdown,
        }
    }
}

/// Notes what is wrong in `prose` by `rules`, and gives the words with a hyphen of which the site must say.
pub fn search(rules: &Rules, prose: &Prose<'_>, problems: &mut Sink) -> Vec<Hyphenated> {
    let taken = note_signs(rules, prose, problems);
    if !rules.ask(Rule::BrokenWords) {
        return Vec::new();
    }
    let is_taken = |at: usize| {
        let next = taken.partition_point(|range| range.end <= at);
        taken.get(next).is_some_and(|range| range.contains(&at))
    };
    let word = |at: usize| {
        let within = prose.within(at)?;
        hyphens::divided(prose.text, at).filter(|word| prose.says_more_than(word, within))
    };
    memchr_iter(b'-', prose.text.as_bytes())
        .filter(|at| hyphens::may_divide(prose.text, *at) && !is_taken(*at))
        .filter_map(word)
        .take(MOST)
        .collect()
}

/// Notes what is wrong at the signs in `prose`, and gives the places in their order.
fn note_signs(rules: &Rules, prose: &Prose<'_>, problems: &mut Sink) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    if ![Rule::Weekday, Rule::Leftovers, Rule::Markdown].into_iter().any(|rule| rules.ask(rule)) {
        return taken;
    }
    let Signs { signs, automaton } = &*SIGNS;
    let (mut known, mut names) = (Known::default(), almost::Known::default());
    for hit in automaton.find_iter(prose.text) {
        let sign = signs.get(hit.pattern().as_usize()).filter(|sign| rules.ask(sign.rule()));
        let Some(sign) = sign else { continue };
        let at = hit.range();
        if taken.last().is_some_and(|last| at.start < last.end) || taken.len() == MOST {
            continue;
        }
        let Some(within) = prose.within(at.start) else { continue };
        let found = match sign {
            Sign::Weekday(day) => weekdays::mismatch(prose.text, at, *day),
            Sign::Leftover(sort) => leftovers::leftover(prose.text, at, *sort, within, &mut known),
            Sign::Almost(sort) => almost::slip(prose.text, &at, *sort, within, &mut names),
        };
        if let Some((range, finding)) = found {
            problems.note(Span::new(range.start, range.end), Problem::Found(finding));
            taken.push(range);
        }
    }
    taken
}

/// Where something was found, and what.
type Found = Option<(Range<usize>, Finding)>;

impl Prose<'_> {
    /// Which text the byte `at` belongs to; `None` in keys, comments and code.
    fn within(&self, at: usize) -> Option<Within> {
        if self.body.contains(&at) {
            return (!self.is_quiet(at)).then_some(Within::Body);
        }
        value_at(self.front?, at).map(Within::Front)
    }

    fn is_quiet(&self, at: usize) -> bool {
        let before = self.quiet.partition_point(|span| span.start as usize <= at);
        let last = before.checked_sub(1).and_then(|last| self.quiet.get(last));
        last.is_some_and(|span| at < span.end as usize)
    }

    /// Whether the value that holds `word` says more than it: a single word is more likely an id.
    fn says_more_than(&self, word: &Hyphenated, within: Within) -> bool {
        match within {
            // Quotation marks belong to the place of a value.
            Within::Front(span) => {
                word.span.end <= span.end && span.range().len() > word.span.range().len() + 2
            }
            Within::Body => true,
        }
    }
}

/// The place of the single value in `node` that holds the byte `at`.
fn value_at(node: &Node, at: usize) -> Option<Span> {
    let last = |count: usize| count.checked_sub(1);
    let begins = |node: &Node| node.span.start as usize <= at;
    match &node.value {
        Value::Scalar(_) => node.span.range().contains(&at).then_some(node.span),
        Value::List(items) => {
            let near = last(items.partition_point(begins))?;
            value_at(items.get(near)?, at)
        }
        Value::Mapping(entries) => {
            let near = last(entries.partition_point(|entry| begins(&entry.value)))?;
            value_at(&entries.get(near)?.value, at)
        }
    }
}

/// Whether `c` is part of a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{ad}'
}

/// Whether no word goes on before or after `range`.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|head| head.chars().next_back());
    let after = text.get(range.end..).and_then(|tail| tail.chars().next());
    ![before, after].into_iter().flatten().any(is_of_word)
}
