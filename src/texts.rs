//! The texts of the user interface, one Fluent file a language, so that a theme can change any of them.
//! Knows nothing of pages.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Language;

/// The texts of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Texts without arguments, ready to be shown.
    plain: BTreeMap<String, String>,
    language: Language,
}

/// What a text is told.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words.
    Text(&'a str),
    /// A number, which decides between singular and plural.
    Count(usize),
}

impl Texts {
    /// The texts of `files`, Fluent sources of which a later one replaces texts of those before.
    ///
    /// # Errors
    /// A sentence on what cannot be read.
    pub fn new<'f>(
        language: Language,
        files: impl IntoIterator<Item = &'f str>,
    ) -> Result<Texts, String> {
        let locale = language.tag().parse().map_err(|_| "unknown locale".to_owned())?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks around arguments are meant for running text of mixed direction; here they would end up in titles.
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for file in files {
            let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| {
                errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            })?;
            keys.extend(message_keys(file));
            bundle.add_resource_overriding(resource);
        }
        let mut texts = Texts { bundle, plain: BTreeMap::new(), language };
        for key in keys {
            if let Some(text) = texts.formatted(&key, None) {
                texts.plain.insert(key, text);
            }
        }
        Ok(texts)
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text `key`; the key itself where a theme lacks it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// The text of `word`, one of a family such as `status-`; the word itself where a theme lacks it.
    pub fn of_word<'a>(&'a self, family: &str, word: &'a str) -> &'a str {
        self.plain.get(&format!("{family}-{word}")).map_or(word, String::as_str)
    }

    /// The text `key` with arguments.
    pub fn with(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => fluent.set(*name, FluentValue::from(*text)),
                Arg::Count(count) => fluent.set(*name, FluentValue::from(*count)),
            }
        }
        self.formatted(key, Some(&fluent)).unwrap_or_else(|| key.to_owned())
    }

    /// The texts without arguments under the names that templates use: `skip_to_content`.
    pub fn for_templates(&self) -> BTreeMap<String, &str> {
        self.plain.iter().map(|(key, text)| (key.replace('-', "_"), text.as_str())).collect()
    }

    fn formatted(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

/// The keys of a Fluent file: what stands before ` =` at the beginning of a line.
fn message_keys(file: &str) -> impl Iterator<Item = String> {
    file.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let sound = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        sound.then(|| key.to_owned())
    })
}
