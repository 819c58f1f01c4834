//! Names of persons and bodies that are the same, or nearly. A name is compared in a folded form; two are near where
//! one letter is missing, added or another, which every name tells by the forms that it has without one of its
//! letters. So the work grows with the names, not with their pairs.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hasher};

use super::found_of;
use crate::diagnostics::{Diagnostic, Finding};
use crate::document::placeholders;
use crate::document::types::Facts;
use crate::model::{DocIx, Linked};

/// In a shorter name one letter makes another name.
const SHORTEST: usize = 8;

/// A longer name is a sentence, and is compared as a whole.
const LONGEST: usize = 80;

/// A name and whose it is, as written and in the form in which it is compared.
struct Named<'s> {
    ix: DocIx,
    name: &'s str,
    folded: Vec<char>,
}

/// Two documents with like names, each with the name that is like the other's.
struct Pair<'s> {
    later: (DocIx, &'s str),
    first: (DocIx, &'s str),
}

/// Among which documents a name is expected to stand for one thing: persons everywhere, a body within its
/// authority, as every town has its Jugendamt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Circle {
    Persons,
    Bodies(Option<DocIx>),
}

/// Notes published persons and bodies whose names are nearly the same.
pub(super) fn judge(site: &Linked, problems: &mut Vec<Diagnostic>) {
    let mut circles: BTreeMap<Circle, Vec<Named<'_>>> = BTreeMap::new();
    for (ix, entry) in site.published() {
        let facts = &entry.document.facts;
        let circle = match facts {
            Facts::Person(_) => Circle::Persons,
            Facts::Organisation(_) | Facts::Group(_) => Circle::Bodies(entry.home.authority),
            // Towns have like names, and keys that tell them apart.
            Facts::Authority(_)
            | Facts::Plan(_)
            | Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => continue,
        };
        // A title that is not filled in yet is no name.
        let title = Some(entry.title()).filter(|title| !placeholders::is_title(title));
        let names = title.into_iter().chain(facts.variants());
        let names = names.map(|name| Named { ix, name, folded: folded(name, circle) });
        circles.entry(circle).or_default().extend(names.filter(|name| !name.folded.is_empty()));
    }
    for names in circles.into_values() {
        problems.extend(pairs(names).values().filter_map(|pair| told(site, pair)));
    }
}

/// Pairs of documents with like names, each later one with the first that it is like.
fn pairs(mut names: Vec<Named<'_>>) -> BTreeMap<DocIx, Pair<'_>> {
    names.sort_by(|a, b| (&a.folded, a.ix).cmp(&(&b.folded, b.ix)));
    let mut pairs = BTreeMap::new();
    for pair in names.windows(2) {
        if let [one, other] = pair
            && one.folded == other.folded
        {
            note(&mut pairs, one, other);
        }
    }
    names.dedup_by(|later, first| later.folded == first.folded);
    let mut first_with: HashMap<u64, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        if !(SHORTEST..=LONGEST).contains(&name.folded.len()) {
            continue;
        }
        for form in forms(&name.folded) {
            let first = names.get(*first_with.entry(form).or_insert(at));
            if let Some(other) = first.filter(|it| are_near(&name.folded, &it.folded)) {
                note(&mut pairs, name, other);
            }
        }
    }
    pairs
}

fn note<'s>(pairs: &mut BTreeMap<DocIx, Pair<'s>>, one: &Named<'s>, other: &Named<'s>) {
    let (first, later) = if one.ix <= other.ix { (one, other) } else { (other, one) };
    if first.ix != later.ix {
        let pair = Pair { later: (later.ix, later.name), first: (first.ix, first.name) };
        pairs.entry(later.ix).or_insert(pair);
    }
}

/// Digests of a name, and of what it is without each of its letters.
fn forms(name: &[char]) -> impl Iterator<Item = u64> + '_ {
    let digest = |without: Option<usize>| {
        let mut hasher = DefaultHasher::new();
        for (_, c) in name.iter().enumerate().filter(|(at, _)| Some(*at) != without) {
            hasher.write_u32(u32::from(*c));
        }
        hasher.finish()
    };
    std::iter::once(digest(None)).chain((0..name.len()).map(move |at| digest(Some(at))))
}

/// Whether two names differ, and in one letter or two that changed places. A digit is no slip of the pen, nor is an
/// ending that tells one from several.
fn are_near(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tails = short.iter().rev().zip(long.iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count().min(short.len() - head);
    let left = short.get(head..short.len() - tail).unwrap_or_default();
    let right = long.get(head..long.len() - tail).unwrap_or_default();
    let ends = tail == 0 || long.get(long.len() - tail) == Some(&' ');
    let is_slip = match (left, right) {
        ([], [_]) => !ends,
        ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        (_, _) => false,
    };
    is_slip && left.iter().chain(right).all(|c| c.is_alphabetic())
}

/// What a body is by law, which many leave out.
const LEGAL_FORMS: &[&[&str]] = &[&["e", "v"], &["ev"], &["ggmbh"], &["gmbh"]];

/// A name without case, umlauts, signs, academic titles and legal forms; of a person without the order of its parts.
fn folded(name: &str, circle: Circle) -> Vec<char> {
    let mut plain = String::with_capacity(name.len());
    let mut letters = name.chars().flat_map(char::to_lowercase).peekable();
    while let Some(c) = letters.next() {
        let is_within = plain.ends_with(char::is_alphabetic)
            && letters.peek().is_some_and(|next| next.is_alphabetic());
        match c {
            // "Integrations-Netzwerk"; persons may leave out the hyphen of a double name.
            '-' if is_within && circle != Circle::Persons => {}
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    if circle == Circle::Persons {
        words.retain(|word| !matches!(*word, "dr" | "prof" | "phil" | "jur" | "med"));
        words.sort_unstable();
    } else if let Some(form) = LEGAL_FORMS.iter().find(|form| words.ends_with(form)) {
        words.truncate(words.len() - form.len());
    }
    words.join(" ").chars().collect()
}

/// The message on two documents; none where one names the other, and so knows that it is another one.
fn told(site: &Linked, pair: &Pair<'_>) -> Option<Diagnostic> {
    let ((later, name), (first, other)) = (pair.later, pair.first);
    let knows = |one: DocIx, other: DocIx| {
        let links = &site[one].links;
        let mut named = links.named().chain(links.in_body()).chain(links.parent);
        named.any(|target| target == other)
    };
    if knows(later, first) || knows(first, later) {
        return None;
    }
    let finding = Finding::SimilarNames { name: name.to_owned(), other: other.to_owned() };
    let place = site.place(first, site[first].document.common.title.span);
    Some(found_of(site, later, finding).with(place))
}
