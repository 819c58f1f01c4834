//! `fahrplan check --erklaere CODE`: what a code means, with examples. Looks at no site.

use super::failure::{exit, fail};
use super::report::print;
use super::terminal::Terminal;
use crate::diagnostics::{CODES, catalogue, explained};

/// Of the codes that may have been meant, at most this many are named.
const NAMED: usize = 5;

/// Prints what the code in `word` means; its letter may be small or missing.
pub(super) fn explain(word: &str, terminal: &Terminal) -> u8 {
    let Some(entry) = catalogue::entry(&spelled_out(word)) else {
        return unknown(word, terminal);
    };
    match print(&explained::text(&entry, terminal.language)) {
        Ok(()) => exit::DONE,
        Err(failure) => fail(&failure, terminal),
    }
}

fn unknown(word: &str, terminal: &Terminal) -> u8 {
    let near = nearest(&spelled_out(word)).join(", ");
    if near.is_empty() {
        terminal.say(
            &format!("Eine Meldung „{word}“ gibt es nicht. Welche es gibt, steht im Handbuch unter „Alle Meldungen“."),
            &format!("There is no message “{word}”. The manual lists all of them under “Alle Meldungen”."),
        );
    } else {
        terminal.say(
            &format!("Eine Meldung „{word}“ gibt es nicht. Ähnlich sind: {near}."),
            &format!("There is no message “{word}”. Similar ones: {near}."),
        );
    }
    exit::USAGE
}

/// "f213" and "213" are F213.
fn spelled_out(word: &str) -> String {
    let word = word.trim().to_uppercase();
    if word.starts_with(|c: char| c.is_ascii_digit()) { format!("F{word}") } else { word }
}

/// The codes that `word` may have been meant for: those with one letter to change, by number.
fn nearest(word: &str) -> Vec<&'static str> {
    let word: String = word.chars().take(8).collect();
    let near = |code: &&str| strsim::osa_distance(&word, code) == 1;
    CODES.iter().copied().filter(near).take(NAMED).collect()
}
