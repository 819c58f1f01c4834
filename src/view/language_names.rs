//! Languages by their own names, for links from one version of a page to another. Knows nothing of pages.

/// Languages by their own names, in order of tag. Those of the people whom plans of this kind are about.
const NAMES: &[(&str, &str)] = &[
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bs", "Bosanski"),
    ("ckb", "کوردیی ناوەندی"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("ka", "ქართული"),
    ("ku", "Kurdî"),
    ("mk", "Македонски"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("prs", "دری"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// The language of `tag` by its own name; the tag itself where that is not known.
pub fn own_name(tag: &str) -> &str {
    let named = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
    named.map_or(tag, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, own_name};

    #[test]
    fn names_are_in_order_and_known_in_any_case() {
        assert!(NAMES.is_sorted());
        assert_eq!(own_name("DE-Simple"), "Leichte Sprache");
        assert_eq!(own_name("tlh"), "tlh");
    }
}
