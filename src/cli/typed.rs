//! Words as people type them: one that chooses one of several, in capitals, with umlauts, and what is said of one that
//! chooses none; what is expected of one that is to be a value.

use std::error::Error;
use std::fmt;

use super::failure::exit;
use super::terminal::Terminal;
use crate::diagnostics::suggest;
use crate::text::slug;

/// What the value of an option should be.
#[derive(Debug)]
pub(super) struct Expected {
    /// As it goes on in German after "Erwartet wird".
    pub(super) german: &'static str,
    /// The same in English, after "expected".
    pub(super) english: &'static str,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.english)
    }
}

impl Error for Expected {}

/// What `word` chooses, by what `find` knows.
pub(super) fn chosen<T>(word: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    find(word).or_else(|| find(&slug(word)))
}

/// Says that `word` is none of the `known` types of document, and which was meant.
pub(super) fn unknown(word: &str, known: &[&'static str], terminal: &Terminal) -> u8 {
    let word: String = word.chars().filter(|c| !c.is_control()).take(64).collect();
    let list = known.join(", ");
    let (german, english) = match suggest::nearest(&word, known.iter().copied()) {
        Some(name) => (format!("Meinten Sie „{name}“?"), format!("Did you mean “{name}”?")),
        None => (format!("Es gibt: {list}."), format!("There are: {list}.")),
    };
    terminal.say(
        &format!("Den Dokumenttyp „{word}“ gibt es nicht. {german}"),
        &format!("There is no type of document “{word}”. {english}"),
    );
    exit::USAGE
}
