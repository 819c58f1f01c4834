//! Which word stands in which document, and how much it weighs there. Knows numbers for documents and
//! nothing else about them.

use std::collections::HashMap;

use super::words::stem;

/// The weight of a word in one document, 1 to 63.
pub(super) type Weight = u8;

/// The greatest weight: one digit of the packed form.
pub(super) const HEAVIEST: Weight = 63;

/// A document that holds a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Posting {
    /// The document.
    pub(super) document: usize,
    /// How much the word weighs there.
    pub(super) weight: Weight,
}

/// All words with the documents that hold them.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The place of each word in `entries`.
    places: HashMap<Box<str>, usize>,
    /// Words in the order in which they were first met.
    entries: Vec<(Box<str>, Vec<Posting>)>,
}

impl Lexicon {
    /// Adds the words of `document`, each once. Documents come in ascending order.
    pub(super) fn add(&mut self, document: usize, words: Vec<(String, Weight)>) {
        for (word, weight) in words {
            let posting = Posting { document, weight };
            match self.places.get(word.as_str()).and_then(|at| self.entries.get_mut(*at)) {
                Some((_, postings)) => postings.push(posting),
                None => {
                    let word = word.into_boxed_str();
                    self.places.insert(word.clone(), self.entries.len());
                    self.entries.push((word, vec![posting]));
                }
            }
        }
    }

    /// The words in their order, each with its documents in theirs. A compound also stands under the
    /// words that it ends with, at half its weight: who looks for "Kurs" finds "Sprachkurs".
    pub(super) fn finish(mut self) -> Vec<(Box<str>, Vec<Posting>)> {
        let mut inherited: Vec<(usize, usize)> = Vec::new();
        for (at, (word, _)) in self.entries.iter().enumerate() {
            inherited.extend(self.ends_of(word).into_iter().map(|end| (end, at)));
        }
        let mut additions: Vec<(usize, Vec<Posting>)> = Vec::new();
        for (end, compound) in inherited {
            let postings = self.entries.get(compound).map_or(&[][..], |(_, postings)| postings);
            let half = |it: &Posting| Posting { weight: it.weight.div_ceil(2), ..*it };
            additions.push((end, postings.iter().map(half).collect()));
        }
        for (end, postings) in additions {
            if let Some((_, own)) = self.entries.get_mut(end) {
                own.extend(postings);
            }
        }
        for (_, postings) in &mut self.entries {
            // The heaviest of a document comes first and is the one that stays.
            postings.sort_by_key(|it| (it.document, HEAVIEST - it.weight));
            postings.dedup_by_key(|it| it.document);
        }
        self.entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.entries
    }

    /// The words that the compound `word` ends with. Of what stands before them the site must know a
    /// word as well, so that "Ration" does not find "Integration".
    fn ends_of(&self, word: &str) -> Vec<usize> {
        const SHORTEST: usize = 4;
        // What is longer is no word, and trying all its cuts would take the square of its length.
        const LONGEST: usize = 128;
        let letters = word.chars().take(LONGEST + 1).count();
        if !(2 * SHORTEST..=LONGEST).contains(&letters) || !word.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let cuts = word.char_indices().skip(SHORTEST).map(|(at, _)| word.split_at(at));
        cuts.filter(|(_, end)| end.chars().count() >= SHORTEST)
            .filter_map(|(start, end)| {
                let end = self.places.get(end)?;
                self.places.contains_key(stem(start.to_owned()).as_str()).then_some(*end)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn a_compound_is_found_by_its_end() {
        let mut lexicon = Lexicon::default();
        let words = |list: &[&str]| list.iter().map(|word| ((*word).to_owned(), 9)).collect();
        lexicon.add(0, words(&["kurs", "integration", "sprach"]));
        lexicon.add(1, words(&["integrationskurs", "ration"]));
        lexicon.add(2, words(&["konkurs", "sprachkurs"]));
        let found = lexicon.finish();
        let of = |word: &str| {
            let entry = found.iter().find(|(it, _)| &**it == word).unwrap();
            entry.1.iter().map(|it| (it.document, it.weight)).collect::<Vec<_>>()
        };
        assert_eq!(of("kurs"), [(0, 9), (1, 5), (2, 5)]);
        assert_eq!(of("ration"), [(1, 9)]);
        assert!(found.is_sorted_by(|a, b| a.0 < b.0));
    }
}
