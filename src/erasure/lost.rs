//! What a file said before another took its place and the new one no longer says: its sentences and phrases,
//! which go wherever they stand, and its words, which go from what belongs to it. Knows no bag.

use std::collections::BTreeSet;

use super::fold::folded;
use super::markup::{Token, tokens};
use super::passage::{Passage, Said};
use super::readings::{Kind, Reading};
use super::signs::Filling;

/// Elements that stand within a sentence.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "span", "strong", "sup",
];

/// What is no longer said.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// Sentences and phrases that can hardly be of anything else.
    pub(super) passages: Vec<Passage>,
    /// Single words.
    pub(super) words: Vec<Passage>,
}

/// What `old` said and `new` does not, both of the kind `kind`.
pub(super) fn lost(old: &str, new: &str, kind: Kind) -> Lost {
    let (old, new) = (paragraphs(old, kind), paragraphs(new, kind).join("\n"));
    let words: BTreeSet<String> = new.split(is_gap).map(folded).collect();
    let mut said = Said::default();
    let mut single: BTreeSet<&str> = BTreeSet::new();
    for paragraph in &old {
        said.take(paragraph);
        let mut phrase = String::new();
        for word in paragraph.split(is_gap).filter(|word| !word.is_empty()) {
            if words.contains(&folded(word)) {
                said.take_name(&phrase);
                phrase.clear();
            } else {
                phrase.push_str(word);
                phrase.push(' ');
                single.insert(word);
            }
        }
        said.take_name(&phrase);
    }
    let mut passages = said.passages;
    passages.retain(|passage| !passage.stands_in(&new));
    Lost { passages, words: single.into_iter().filter_map(Passage::new).collect() }
}

fn is_gap(c: char) -> bool {
    !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c) && c != '\u{ad}'
}

/// The texts in a file, paragraph by paragraph.
fn paragraphs(text: &str, kind: Kind) -> Vec<String> {
    let mut all = vec![String::new()];
    for stream in Reading::of(text, kind).streams {
        if stream.filling == Filling::Address {
            continue;
        }
        let ends = ends(text, kind);
        let mut next = ends.iter().copied().peekable();
        all.push(String::new());
        for sign in &stream.signs {
            let mut is_new = sign.is_wall()
                || (sign.char.is_none() && kind != Kind::Markup && kind != Kind::Document);
            while next.next_if(|end| *end <= sign.start).is_some() {
                is_new = true;
            }
            if is_new {
                all.push(String::new());
            }
            let gap = sign.parts_words.then_some(' ');
            let c = sign.char.filter(|_| !sign.is_wall()).or(gap);
            if let (Some(last), Some(c)) = (all.last_mut(), c) {
                last.push(c);
            }
        }
    }
    all.retain(|paragraph| !paragraph.trim().is_empty());
    all
}

/// Where paragraphs end: at tags of blocks, and at empty lines.
fn ends(text: &str, kind: Kind) -> Vec<usize> {
    if kind != Kind::Markup {
        return text.match_indices("\n\n").map(|(at, _)| at).collect();
    }
    let end = |token: Token| match token {
        Token::Tag(tag) if !INLINE.contains(&tag.name.as_str()) => Some(tag.range.start),
        Token::Tag(_) | Token::Text(_) => None,
    };
    tokens(text).into_iter().filter_map(end).collect()
}
