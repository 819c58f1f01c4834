//! What is true of any text, whoever wrote it. Knows nothing of Markdown, HTML or messages.

/// Whether nobody sees `c`, and it can make a text mean something else than it shows: control characters
/// but for tab and line ends, and those that turn the direction of writing (Unicode Standard Annex 9).
pub fn is_invisible_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::is_invisible_control;

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
