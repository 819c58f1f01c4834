//! Sections and measures by their official numbers, for "Maßnahme 2a" in running text.

use std::collections::HashMap;

use super::{DocIx, Linked};
use crate::document::body::Mention;
use crate::document::types::{Facts, SectionSort};

/// Sections and measures by plan, word and official number, for "Maßnahme 2a" in running text.
pub(super) struct Numbers {
    by_number: HashMap<(DocIx, Mention, Box<str>), DocIx>,
    /// Plans by the first word of their title, in small letters.
    plans_by_word: HashMap<String, Vec<DocIx>>,
}

impl Numbers {
    pub(super) fn of(site: &Linked) -> Numbers {
        let mut by_number = HashMap::new();
        let mut plans_by_word: HashMap<String, Vec<DocIx>> = HashMap::new();
        for (ix, entry) in site.all() {
            if let (Facts::Plan(_), Some(word)) =
                (&entry.document.facts, words(entry.title()).next())
            {
                plans_by_word.entry(word).or_default().push(ix);
            }
            let word = if let Facts::Section(sort, _) = &entry.document.facts {
                match sort {
                    SectionSort::Goal => Mention::Ziel,
                    SectionSort::BuildingBlock => Mention::Baustein,
                    SectionSort::Field => Mention::Handlungsfeld,
                    SectionSort::Chapter => Mention::Kapitel,
                }
            } else {
                // Of everything else only measures have a number.
                Mention::Massnahme
            };
            if let (Some(plan), Some(number)) = (entry.home.plan, entry.document.facts.number()) {
                // Where two have one number, neither is meant more than the other: the first stands.
                by_number.entry((plan, word, number.as_str().into())).or_insert(ix);
            }
        }
        Numbers { by_number, plans_by_word }
    }

    /// The section or measure that `word` and `number` mean in the documents of `plan`.
    pub(super) fn get(&self, plan: DocIx, word: Mention, number: &str) -> Option<DocIx> {
        self.by_number.get(&(plan, word, number.into())).copied()
    }

    /// Whether `following` goes on with the name of another plan than `own`.
    pub(super) fn names_other_plan(&self, site: &Linked, own: DocIx, following: &str) -> bool {
        let text: Vec<String> = words(following).take(16).collect();
        // "… des Integrationsplans Musterstadt": the name may begin after an article and a preposition.
        (0..text.len().min(4)).any(|skip| {
            let rest = text.get(skip..).unwrap_or_default();
            let Some(first) = rest.first() else { return false };
            let endings = ["", "s", "es", "en", "n"];
            let candidates = endings
                .iter()
                .filter_map(|ending| first.strip_suffix(ending))
                .filter_map(|word| self.plans_by_word.get(word))
                .flatten();
            let named: Vec<DocIx> =
                candidates.copied().filter(|plan| begins_with(rest, site[*plan].title())).collect();
            !named.is_empty() && !named.contains(&own)
        })
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Whether `text` begins with `title`, word by word, also in the genitive.
fn begins_with(text: &[String], title: &str) -> bool {
    let mut text = text.iter();
    words(title).all(|word| {
        text.next().is_some_and(|said| {
            said.strip_prefix(&*word)
                .is_some_and(|ending| matches!(ending, "" | "s" | "es" | "en" | "n"))
        })
    })
}
