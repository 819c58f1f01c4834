//! `regeln` of `site.yaml`: how much what the rules of content find is to matter. Knows nothing of the rules but
//! their names.

use super::decode::{Decode, Field, words};
use super::form::{Form, Key, Mapping};
use super::keys::Keys;
use super::yaml::{Node, Value};
use crate::diagnostics::{CODES, Problem, Rule, Rules, Severity, Sink, suggest};
use crate::span::Located;

words! {
    /// How much what a rule finds matters.
    pub enum Weight {
        /// The rule does not look.
        Off = "aus" => "Die Regel gilt nicht.",
        /// It is told, and the site is published.
        Warning = "warnung" => "Sie warnt; die Website wird gebaut.",
        /// It keeps the site from being published.
        Error = "fehler" => "Die Website wird nicht gebaut.",
    }
}

/// The keys of `regeln`: each rule by its name and by its code.
const KEYS: [Key; 2 * Rule::ALL.len()] = {
    const fn key(name: &'static str, rule: Rule) -> Key {
        let form = Form::Words(Weight::WORDS);
        Key { name, meaning: rule.meaning(), required: false, form }
    }
    let mut keys = [key("", Rule::EmbargoOver); 2 * Rule::ALL.len()];
    let mut at = 0;
    while at < Rule::ALL.len() {
        let rule = Rule::ALL[at];
        keys[at] = key(rule.name(), rule);
        keys[at + Rule::ALL.len()] = key(rule.code(), rule);
        at += 1;
    }
    keys
};

impl Weight {
    fn severity(self) -> Option<Severity> {
        match self {
            Weight::Off => None,
            Weight::Warning => Some(Severity::Warning),
            Weight::Error => Some(Severity::Error),
        }
    }
}

/// Rules are what they are where a site does not say.
impl Field for Rules {
    const REQUIRED: bool = false;
    const FORM: Form = Form::Mapping(Mapping { owner: "regeln", keys: &KEYS });
    fn absent() -> Option<Rules> {
        Some(Rules::default())
    }
    fn present(key: &str, node: &Node, problems: &mut Sink) -> Option<Rules> {
        Keys::of(key, node, "regeln", &[], problems)?;
        let mut rules = Rules::default();
        let mut set: Vec<(Rule, &Located<String>)> = Vec::new();
        let Value::Mapping(entries) = &node.value else { return Some(rules) };
        for entry in entries {
            let weight = Weight::decode(&entry.key.value, &entry.value, problems);
            let Some(rule) = Rule::named(&entry.key.value) else {
                problems.note(entry.key.span, unknown(&entry.key.value));
                continue;
            };
            let first = set.iter().find(|(other, _)| *other == rule);
            // That a key stands there twice in the same letters is told where the file is read.
            if let Some((_, first)) = first.filter(|(_, first)| first.value != entry.key.value) {
                let (key, same_as) = (entry.key.value.clone(), Some(first.value.clone()));
                let problem = Problem::DuplicateKey { key, same_as };
                problems.note_with(entry.key.span, problem, first.span);
            }
            set.push((rule, &entry.key));
            if let Some(weight) = weight {
                rules.set(rule, weight.severity());
            }
        }
        Some(rules)
    }
}

/// A word that names no rule: the code of an error, or nothing.
fn unknown(word: &str) -> Problem {
    let numbered = format!("F{word}");
    let is_it = |code: &&&str| code.eq_ignore_ascii_case(word) || **code == numbered;
    let rule = Rule::named(&numbered);
    if let Some(code) = CODES.iter().find(is_it).filter(|_| rule.is_none()) {
        return Problem::FixedRule { code };
    }
    let names = Rule::ALL.iter().map(|rule| rule.name());
    let suggestion = rule.map(Rule::code).or_else(|| suggest::nearest(word, names));
    Problem::UnknownRule { word: word.to_owned(), suggestion }
}
