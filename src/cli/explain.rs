//! `fahrplan check --erklaere CODE`: what a code, or a rule by its name, means, with examples. Looks at no site.

use super::failure::{exit, fail};
use super::report::print;
use super::terminal::Terminal;
use crate::diagnostics::{CODES, Rule, catalogue, explained, suggest};

/// Of the codes that may have been meant, at most this many are named.
const NAMED: usize = 5;

/// Prints what the code in `word` means, whose letter may be small or missing, or the rule of that name.
pub(super) fn explain(word: &str, terminal: &Terminal) -> u8 {
    let entry = catalogue::entry(&spelled_out(word));
    let Some(entry) = entry.or_else(|| catalogue::entry(rule(word)?.code())) else {
        return unknown(word, terminal);
    };
    match print(&explained::text(&entry, terminal.language)) {
        Ok(()) => exit::DONE,
        Err(failure) => fail(&failure, terminal),
    }
}

/// The rule that is called `word`, in any spelling.
fn rule(word: &str) -> Option<Rule> {
    let name = suggest::spelled(&word.replace('-', "_"), rules())?;
    Rule::named(name)
}

fn rules() -> impl Iterator<Item = &'static str> {
    Rule::ALL.iter().map(|rule| rule.name())
}

fn unknown(word: &str, terminal: &Terminal) -> u8 {
    let mut near = nearest(&spelled_out(word));
    if near.is_empty() {
        near.extend(suggest::nearest(word, rules()));
    }
    let near = near.join(", ");
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
