//! Words as the search compares them: without case, accents and endings. The script of the search page
//! does the same to what a reader types; a rule changed here is changed there.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Parts a long word for the eye and not for the ear.
const SOFT_HYPHEN: char = '\u{ad}';

/// The words of `text` in their order, each as its stem.
pub(super) fn stems(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || c == SOFT_HYPHEN))
        .filter(|word| !word.is_empty())
        .map(|word| stem(folded(word)))
        .filter(|word| !word.is_empty())
}

/// A word in lower case, without accents: `Maßnahme` is `massnahme`, `Pläne` is `plane`.
fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.nfkd().collect::<String>().to_lowercase();
    lower
        .chars()
        .filter(|c| !is_combining_mark(*c) && *c != SOFT_HYPHEN)
        .collect::<String>()
        .replace('ß', "ss")
}

/// A stem is not shorter than this.
const SHORTEST: usize = 4;

/// Endings of inflection; the first that fits goes.
const ENDINGS: [&str; 6] = ["ern", "er", "en", "em", "es", "e"];

/// What stands before the `n` of a plural, and before the `s` of a genitive or plural. Elsewhere the
/// letter belongs to the word: Integration, Haus, Prozess.
const BEFORE_N: &str = "lr";
const BEFORE_S: &str = "bdfghklmnrt";

/// A folded word without its ending: `kurse` and `kurses` are `kurs`. Light on purpose: it joins the
/// forms of a German noun and does little harm to other languages.
pub(super) fn stem(mut word: String) -> String {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word;
    }
    if word.len() >= 8 && word.ends_with("innen") {
        word.truncate(word.len() - 3);
        return word;
    }
    for ending in ENDINGS {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= SHORTEST
        {
            word.truncate(word.len() - ending.len());
            return word;
        }
    }
    for (ending, before) in [('n', BEFORE_N), ('s', BEFORE_S)] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= SHORTEST
            && rest.ends_with(|c| before.contains(c))
        {
            word.pop();
            return word;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::stems;

    fn all(text: &str) -> String {
        stems(text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn forms_of_a_word_are_one() {
        for forms in [
            "Maßnahme Maßnahmen MASSNAHME Mass\u{ad}nahmen",
            "Plan Pläne Pla\u{308}nen Plans",
            "Kurs Kurse Kurses Kursen",
            "Behörde Behörden",
            "Bericht Berichte Berichts Berichten",
            "Mitarbeiterin Mitarbeiterinnen",
            "Kind Kinder Kindern Kindes",
            "Land Länder Ländern Landes",
            "measure measures",
        ] {
            let mut stems: Vec<String> = stems(forms).collect();
            stems.dedup();
            assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
        }
    }

    #[test]
    fn short_words_and_numbers_stay_whole() {
        assert_eq!(
            all("Haus Status Kreis 2a 3.10 des Integration"),
            "haus status kreis 2a 3 10 des integration"
        );
    }

    #[test]
    fn other_scripts_are_words_too() {
        assert_eq!(all("Интеграция, تكامل"), "интеграция تكامل");
    }
}
