//! The two languages in which fahrplan itself speaks. Content may be in any language.

/// A language of messages and of display texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Language {
    /// German, the default.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The language for a POSIX locale such as `de_DE.UTF-8`: German where it is German, else English.
    pub fn of_locale(locale: &str) -> Language {
        if locale.starts_with("de") { Language::German } else { Language::English }
    }
}
