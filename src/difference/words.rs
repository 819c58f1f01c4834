//! Two texts word by word. White space is collapsed and accents are composed before anything is compared, so
//! that only what a reader can see is a change. Knows nothing of plans.

use std::cmp::Ordering;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::align::shared;

/// What two texts may cost: the product of the numbers of words that differ, in one comparison.
const PAIR_LIMIT: u64 = 4_000_000;

/// What all comparisons together may cost.
const TOTAL_LIMIT: u64 = 60_000_000;

/// Marks that are words of their own; what else is written together is one.
const MARKS: &str = "„“”‚‘’«»‹›–—…·§€°¿¡";

/// A stretch of text that both have or one of them.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Run {
    /// Who has it.
    pub change: Side,
    /// The text, with the spaces that belong to it.
    pub text: String,
}

/// Who has a stretch of text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Both.
    Equal,
    /// The later text alone.
    Insert,
    /// The earlier text alone.
    Delete,
}

/// What is left to spend on comparisons. The same texts always cost the same, whatever the machine.
#[derive(Debug)]
pub struct Budget {
    left: u64,
    /// Whether something was too long since this was last reset.
    pub exceeded: bool,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { left: TOTAL_LIMIT, exceeded: false }
    }
}

impl Budget {
    /// Whether a comparison of `old` with `new` parts may be made; then it is paid for.
    pub(super) fn pay(&mut self, old: usize, new: usize) -> bool {
        let cost = (old as u64).saturating_mul(new as u64);
        let may = cost <= PAIR_LIMIT && cost <= self.left;
        if may {
            self.left -= cost;
        } else {
            self.exceeded = true;
        }
        may
    }
}

/// `text` as it is compared: white space collapsed, accents composed.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if is_nfc_quick(word.chars()) == IsNormalized::Yes {
            out.push_str(word);
        } else {
            out.extend(word.nfc());
        }
    }
    out
}

/// The words and marks of `text`, without spaces. A point, comma or colon between digits belongs to the number.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let (mut before, mut in_word) = (' ', false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let end = at + c.len_utf8();
        let in_number =
            matches!(c, '.' | ',' | ':') && before.is_ascii_digit() && after.is_ascii_digit();
        let is_word = in_number || !(c.is_whitespace() || is_mark(c));
        let joins = is_combining_mark(c) || (in_word && is_word);
        match tokens.last_mut().filter(|last| joins && last.end == at) {
            Some(last) => last.end = end,
            None if c.is_whitespace() => {}
            None => tokens.push(at..end),
        }
        in_word = is_word;
        before = c;
    }
    tokens
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || MARKS.contains(c)
}

/// How much two texts have in common: a thousand where they have the same words, none where no word is shared.
pub(super) fn likeness(old: &[&str], new: &[&str]) -> usize {
    let (mut at, mut other, mut common) = (0, 0, 0_usize);
    while let (Some(a), Some(b)) = (old.get(at), new.get(other)) {
        match a.cmp(b) {
            Ordering::Equal => {
                common += 1;
                at += 1;
                other += 1;
            }
            Ordering::Less => at += 1,
            Ordering::Greater => other += 1,
        }
    }
    (2000 * common).checked_div(old.len() + new.len()).unwrap_or(1000)
}

/// The words of `text` in the order of the alphabet, without marks, for [`likeness`].
pub(super) fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = tokens(text)
        .into_iter()
        .filter_map(|range| text.get(range))
        .filter(|word| !word.chars().all(is_mark))
        .collect();
    words.sort_unstable();
    words
}

/// The whole of both texts, where nothing finer is to be told.
pub(super) fn whole(old: &str, new: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    push(&mut runs, Side::Delete, old);
    push(&mut runs, Side::Insert, new);
    runs
}

/// Two texts in [`normal`] form word by word: what is equal and deleted gives the earlier one, what is equal and
/// inserted the later one. Texts too long for `budget` are given whole.
pub fn runs(old: &str, new: &str, budget: &mut Budget) -> Vec<Run> {
    let (a, b) = (tokens(old), tokens(new));
    let (old_words, new_words) = (words(old, &a), words(new, &b));
    let head = old_words.iter().zip(&new_words).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old_words[head..], &new_words[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    if !budget.pay(old_rest.len() - tail, new_rest.len() - tail) {
        return whole(old, new);
    }
    let mut runs = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (from, to, len) in shared(&old_words, &new_words) {
        let pairs = a.iter().skip(from).zip(b.iter().skip(to)).take(len);
        for (from, to) in pairs {
            let before = old.get(old_at..from.start).unwrap_or_default();
            push_gap(&mut runs, before, new.get(new_at..to.start).unwrap_or_default());
            push(&mut runs, Side::Equal, new.get(to.clone()).unwrap_or_default());
            (old_at, new_at) = (from.end, to.end);
        }
    }
    let before = old.get(old_at..).unwrap_or_default();
    push_gap(&mut runs, before, new.get(new_at..).unwrap_or_default());
    joined(runs)
}

fn words<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<&'t str> {
    ranges.iter().filter_map(|range| text.get(range.clone())).collect()
}

fn push(runs: &mut Vec<Run>, change: Side, text: &str) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut().filter(|run| run.change == change) {
        Some(run) => run.text.push_str(text),
        None => runs.push(Run { change, text: text.to_owned() }),
    }
}

/// What stands between two words that both texts have.
fn push_gap(runs: &mut Vec<Run>, old: &str, new: &str) {
    let lead = if old.starts_with(' ') && new.starts_with(' ') { " " } else { "" };
    let (old, new) = (&old[lead.len()..], &new[lead.len()..]);
    let trail = if old.ends_with(' ') && new.ends_with(' ') { " " } else { "" };
    push(runs, Side::Equal, lead);
    push(runs, Side::Delete, &old[..old.len() - trail.len()]);
    push(runs, Side::Insert, &new[..new.len() - trail.len()]);
    push(runs, Side::Equal, trail);
}

/// Joins changes that only spaces and marks divide: a reader takes them for one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        match run.change {
            Side::Delete => old.push_str(&run.text),
            Side::Insert => new.push_str(&run.text),
            Side::Equal => {
                let slight = run.text.chars().all(|c| c.is_whitespace() || is_mark(c));
                if slight && !(old.is_empty() && new.is_empty()) && runs.peek().is_some() {
                    old.push_str(&run.text);
                    new.push_str(&run.text);
                } else {
                    flush(&mut out, &mut old, &mut new);
                    push(&mut out, Side::Equal, &run.text);
                }
            }
        }
    }
    flush(&mut out, &mut old, &mut new);
    out
}

/// Writes a change; the space at the end of both stays outside of it.
fn flush(out: &mut Vec<Run>, old: &mut String, new: &mut String) {
    push_gap(out, old, new);
    old.clear();
    new.clear();
}
