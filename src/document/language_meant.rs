//! Languages by other names than their tags: countries, names, tags of an older sort. Told is only what is no tag of any
//! language.

use super::language_tag::LanguageTag;

/// The tags of languages with what people write in their place: the countries in which they are spoken, their names in
/// German and English, and their codes of three letters.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("ar", &["arabisch", "arabic", "ara", "sy"]),
    ("bg", &["bulgarisch", "bulgarian", "bul"]),
    ("bs", &["bosnisch", "bosnian", "bos"]),
    ("ckb", &["sorani", "soranî"]),
    ("cs", &["tschechisch", "czech", "ces", "cze", "cz"]),
    ("da", &["dänisch", "daenisch", "danish", "dan", "dk"]),
    ("de", &["deutsch", "german", "deu", "ger"]),
    ("el", &["griechisch", "greek", "ell", "gre", "gr"]),
    ("en", &["englisch", "english", "eng", "gb", "us"]),
    ("es", &["spanisch", "spanish", "spa"]),
    ("fa", &["persisch", "farsi", "persian", "fas", "per", "ir"]),
    ("fr", &["französisch", "franzoesisch", "french", "fra", "fre"]),
    ("hr", &["kroatisch", "croatian", "hrv"]),
    ("hu", &["ungarisch", "hungarian", "hun"]),
    ("it", &["italienisch", "italian", "ita"]),
    ("ka", &["georgisch", "georgian", "kat", "geo"]),
    ("ku", &["kurdisch", "kurmandschi", "kurmancî", "kurdish", "kur"]),
    ("mk", &["mazedonisch", "macedonian", "mkd", "mac"]),
    ("nl", &["niederländisch", "niederlaendisch", "dutch", "nld", "dut"]),
    ("pl", &["polnisch", "polish", "pol"]),
    ("prs", &["dari"]),
    ("ps", &["paschtu", "paschto", "pashto", "pus"]),
    ("pt", &["portugiesisch", "portuguese", "por"]),
    ("ro", &["rumänisch", "rumaenisch", "romanian", "ron", "rum"]),
    ("ru", &["russisch", "russian", "rus"]),
    ("so", &["somalisch", "somali", "som"]),
    ("sq", &["albanisch", "albanian", "sqi", "alb"]),
    ("sr", &["serbisch", "serbian", "srp", "rs"]),
    ("ti", &["tigrinya", "tigrinisch", "tir"]),
    ("tr", &["türkisch", "tuerkisch", "turkish", "tur"]),
    ("uk", &["ukrainisch", "ukrainian", "ukr", "ua"]),
    ("ur", &["urdu", "urd"]),
    ("vi", &["vietnamesisch", "vietnamese", "vie", "vn"]),
    ("zh", &["chinesisch", "chinese", "zho", "chi", "cn"]),
];

/// The tag that was meant by `word`, where that is no tag of a language: `ua`, `de_simple`, `Leichte Sprache`.
pub fn tag_meant(word: &str) -> Option<String> {
    if let Some(simple) = simple_meant(word) {
        return Some(simple);
    }
    let lower = word.to_lowercase();
    let known = |tag: &str| OTHER_NAMES.iter().any(|(known, _)| *known == tag);
    let with_hyphens = lower.split_once('_').filter(|(language, _)| known(language));
    if with_hyphens.is_some() {
        let tag = word.replace('_', "-");
        return LanguageTag::parse(&tag).map(|tag| tag.as_str().to_owned());
    }
    let named = OTHER_NAMES.iter().find(|(_, names)| names.contains(&&*lower));
    named.map(|(tag, _)| (*tag).to_owned())
}

/// The tags that were meant by `words`, which name several languages in a row, as a list is written.
pub fn tags_meant(words: &str) -> Option<String> {
    let words = words.replace(" und ", ", ");
    let sign = if words.contains(',') { ',' } else { ' ' };
    let tag = |word: &str| {
        tag_meant(word).or_else(|| LanguageTag::parse(word).map(|it| it.as_str().to_owned()))
    };
    let named = words.split(sign).map(str::trim).filter(|word| !word.is_empty());
    let tags: Option<Vec<String>> = named.map(tag).collect();
    tags.filter(|tags| tags.len() > 1).map(|tags| tags.join(", "))
}

/// The same by another name of Leichte Sprache: `de-leicht`, `de-x-ls`, `leichte-sprache`.
fn simple_meant(word: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let mut parts = word.split(['-', '_', ' ']);
    let language = parts.next().unwrap_or_default();
    // In other languages LS is a country.
    let is_name =
        |part: &str| matches!(part, "leicht" | "leichte") || part == "ls" && language == "de";
    if language == "ls" || is_name(language) {
        return Some("de-simple".to_owned());
    }
    let is_language = LanguageTag::parse(language).is_some();
    (is_language && parts.any(is_name)).then(|| format!("{language}-simple"))
}

#[cfg(test)]
mod tests {
    use super::{OTHER_NAMES, simple_meant, tag_meant, tags_meant};

    #[test]
    fn no_name_is_a_tag_and_each_stands_once() {
        let names: Vec<&str> = OTHER_NAMES.iter().flat_map(|(_, names)| *names).copied().collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name} twice");
            assert!(OTHER_NAMES.iter().all(|(tag, _)| tag != name), "{name} is a tag");
        }
    }

    #[test]
    fn several_languages_are_a_list_of_tags() {
        let tags = |words| tags_meant(words);
        let told = tags("Deutsch, Leichte Sprache,Englisch");
        assert_eq!(told.as_deref(), Some("de, de-simple, en"));
        assert_eq!(tags("de en ua").as_deref(), Some("de, en, uk"));
        assert_eq!(tags("Deutsch und Englisch").as_deref(), Some("de, en"));
        assert_eq!(tags("Deutsch sowie Englisch"), None);
        assert_eq!(tags("de"), None);
    }

    #[test]
    fn a_language_goes_by_its_tag() {
        for (word, tag) in [
            ("ua", "uk"),
            ("UA", "uk"),
            ("Türkisch", "tr"),
            ("de_simple", "de-simple"),
            ("en_GB", "en-GB"),
            ("de_leicht", "de-simple"),
        ] {
            assert_eq!(tag_meant(word).as_deref(), Some(tag), "{word}");
        }
        for word in ["uk", "de", "en-GB", "alt_2", "gut", "et", "sv", "tlh", ""] {
            assert_eq!(tag_meant(word), None, "{word}");
        }
    }

    #[test]
    fn simple_language_goes_by_one_name() {
        for word in [
            "de-leicht",
            "de-x-leicht",
            "de-x-ls",
            "de-LS",
            "de-leichte-sprache",
            "Leichte Sprache",
            "ls",
        ] {
            assert_eq!(simple_meant(word).as_deref(), Some("de-simple"), "{word}");
        }
        assert_eq!(simple_meant("tr-leicht").as_deref(), Some("tr-simple"));
        for word in ["de", "de-simple", "en-LS", "st-LS", "de-AT", "vielleicht", ""] {
            assert_eq!(simple_meant(word), None, "{word}");
        }
    }
}
