//! What is true of any text, whoever wrote it. Knows nothing of Markdown, HTML or messages.

/// Whether nobody sees `c`, and it can make a text mean something else than it shows: control characters
/// but for tab and line ends, and those that turn the direction of writing (Unicode Standard Annex 9).
pub fn is_invisible_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` as part of an address: letters and digits in lower case, German umlauts spelled out, everything else one
/// hyphen. May be empty.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ä' | 'Ä' => slug.push_str("ae"),
            'ö' | 'Ö' => slug.push_str("oe"),
            'ü' | 'Ü' => slug.push_str("ue"),
            'ß' | 'ẞ' => slug.push_str("ss"),
            // An umlaut written as two characters.
            '\u{308}' if slug.ends_with(['a', 'o', 'u']) => slug.push('e'),
            // Apostrophes and soft hyphens do not part a word.
            '’' | '\'' | '\u{AD}' => {}
            _ if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            _ if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ => {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{is_invisible_control, slug};

    #[test]
    fn a_slug_spells_umlauts_out() {
        for (text, word) in [
            ("Größe & Maß", "groesse-mass"),
            ("  U\u{308}ber’s  Land! ", "uebers-land"),
            ("Éclair", "éclair"),
            ("–", ""),
        ] {
            assert_eq!(slug(text), word);
        }
    }

    #[test]
    fn what_steers_is_told_from_what_is_seen() {
        for c in ['\0', '\u{1f}', '\u{7f}', '\u{85}', '\u{202e}', '\u{2069}'] {
            assert!(is_invisible_control(c), "{c:?}");
        }
        for c in ['\n', '\t', '\r', ' ', '\u{ad}', '\u{200d}', '\u{200f}', 'ä'] {
            assert!(!is_invisible_control(c), "{c:?}");
        }
    }
}
