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
    /// The language of a tag such as `de-simple`, where it is one of the two.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("de") {
            Some(Language::German)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Language::English)
        } else {
            None
        }
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::German => "de",
            Language::English => "en",
        }
    }

    /// The language for a POSIX locale such as `de_DE.UTF-8`: German where it is German, else English.
    pub fn of_locale(locale: &str) -> Language {
        if locale.starts_with("de") { Language::German } else { Language::English }
    }
}
