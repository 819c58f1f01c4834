//! The one form in which passages are looked for: letters and digits in lower case, without accents, German
//! umlauts spelled out. Composed, decomposed and transcribed spellings meet in it. Knows no text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The two dots above a letter.
const DIAERESIS: char = '\u{308}';

/// Appends to `folded` what `c` is in the folded form: nothing, a letter or two.
pub(super) fn push(folded: &mut String, c: char) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        }
        return;
    }
    for part in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
        match part {
            DIAERESIS if folded.ends_with(['a', 'o', 'u']) => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            _ if is_combining_mark(part) || !part.is_alphanumeric() => {}
            _ => folded.push(part),
        }
    }
}

/// `text` in the folded form.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut folded, c));
    folded
}

/// `text` in the folded form of those who drop the dots of umlauts; `None` where that is the same.
pub(super) fn bare(text: &str) -> Option<String> {
    let dotless: String = text.nfd().filter(|c| *c != DIAERESIS).collect();
    let bare = folded(&dotless);
    (bare != folded(text)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::{bare, folded};

    #[test]
    fn every_spelling_of_a_name_is_one() {
        for name in [
            "Müßig-Größer",
            "Mu\u{308}ßig Gro\u{308}ßer",
            "MUESSIG\u{ad}GROESSER",
            "mü\u{200b}ßig\u{a0}größer",
        ] {
            assert_eq!(folded(name), "muessiggroesser", "{name:?}");
        }
        assert_eq!(folded("Łukasz Yılmaz, Ayşe; José Ærø № 2²"), "lukaszyilmazaysejoseaerono22");
        assert_eq!(bare("Größer"), Some("grosser".to_owned()));
        assert_eq!(bare("Erika"), None);
    }
}
