//! What may stand in front matter, told to three readers: to programs as JSON Schema, to people as a reference
//! in Markdown, to an editor as a document to fill in. All of it is made of the tables that the types of
//! documents leave behind. Knows no document.

mod blank;
mod hint;
mod json;
mod markdown;
mod pattern;

pub use blank::blank;
pub use json::{of_all, schema};
pub use markdown::{Page, pages};

use crate::document::form::Key;
use crate::document::site_file::SiteFile;
use crate::document::translation::Texts;
use crate::document::types::{Common, TYPE_KEY, Type};

/// Whose keys are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// Those of documents of a type.
    Document(Type),
    /// Those of the site's own file.
    Site,
    /// Those of translations.
    Translation,
}

impl Subject {
    /// All of them: the types in their order, then the others.
    pub fn all() -> impl Iterator<Item = Subject> {
        let types = Type::ALL.iter().copied().map(Subject::Document);
        types.chain([Subject::Site, Subject::Translation])
    }

    /// The word by which it is asked for.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Document(kind) => kind.word(),
            Subject::Site => "site",
            Subject::Translation => "uebersetzung",
        }
    }

    /// The one that `word` asks for.
    pub fn from_word(word: &str) -> Option<Subject> {
        Subject::all().find(|subject| subject.word() == word)
    }

    /// What people call it: "Maßnahme".
    pub fn name(self) -> &'static str {
        match self {
            Subject::Document(kind) => kind.called(),
            Subject::Site => "site.yaml",
            Subject::Translation => "Übersetzung",
        }
    }

    /// What it is: a German sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Subject::Document(kind) => meaning(kind),
            Subject::Site => {
                "site.yaml: die Datei content/site.yaml, die für die ganze Website gilt."
            }
            Subject::Translation => {
                "Übersetzung: die Texte eines Dokuments in einer anderen Sprache, in einer Datei wie 2a.en.md."
            }
        }
    }

    /// What it is, without its name.
    fn explanation(self) -> String {
        let rest = self.meaning().split_once(": ").map_or("", |(_, rest)| rest);
        let mut chars = rest.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }

    /// The keys that it alone has, as a table of their owner.
    pub fn own_keys(self) -> &'static [Key] {
        match self {
            Subject::Document(kind) => kind.keys(),
            Subject::Site => SiteFile::KEYS,
            Subject::Translation => Texts::KEYS,
        }
    }

    /// All its keys: `typ` and the title, its own, and what is common to documents.
    pub fn keys(self) -> Vec<&'static Key> {
        let own = self.own_keys().iter();
        match self {
            Subject::Document(_) => {
                let (title, common) = Common::KEYS.split_at(1);
                [&TYPE_KEY].into_iter().chain(title).chain(own).chain(common).collect()
            }
            Subject::Site => own.collect(),
            Subject::Translation => own.chain([&TYPE_IN_TRANSLATION]).collect(),
        }
    }
}

/// A translation may name the type of its original.
const TYPE_IN_TRANSLATION: Key = Key {
    meaning: "Die Art des Originals, wenn Sie sie nennen möchten.",
    required: false,
    ..TYPE_KEY
};

/// What a type means, with the name by which people call it.
fn meaning(kind: Type) -> &'static str {
    let words = Type::WORDS.iter().find(|word| word.word == kind.word());
    words.map_or("", |word| word.meaning)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Subject;
    use crate::document::form::{Form, Key};

    /// Every table that is reachable from `keys`, by its owner.
    fn owners<'a>(
        keys: impl IntoIterator<Item = &'a Key>,
        found: &mut BTreeMap<&'static str, Vec<&'static str>>,
    ) {
        for mapping in keys.into_iter().filter_map(|key| key.form.mapping()) {
            let names: Vec<&str> = mapping.keys.iter().map(|key| key.name).collect();
            let before = found.insert(mapping.owner, names.clone());
            assert!(before.is_none_or(|before| before == names), "two tables of {}", mapping.owner);
            owners(mapping.keys, found);
        }
    }

    #[test]
    fn every_key_is_there_once_and_every_owner_has_one_table() {
        let mut found = BTreeMap::new();
        for subject in Subject::all() {
            let keys = subject.keys();
            let mut names: Vec<&str> = keys.iter().map(|key| key.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), keys.len(), "{subject:?}");
            assert_eq!(Subject::from_word(subject.word()), Some(subject));
            owners(keys, &mut found);
        }
        assert!(found.len() > 15, "{found:?}");
    }

    #[test]
    fn meanings_are_sentences_and_words_have_some() {
        fn look(key: &Key) {
            assert!(key.meaning.ends_with('.'), "{}: {}", key.name, key.meaning);
            let mut form = &key.form;
            if let Form::List(item) = form {
                form = item;
            }
            if let Form::Words(words) = form {
                assert!(words.iter().all(|word| !word.meaning.is_empty()), "{}", key.name);
            }
            key.form.mapping().into_iter().flat_map(|mapping| mapping.keys).for_each(look);
        }
        Subject::all().flat_map(Subject::keys).for_each(look);
    }
}
