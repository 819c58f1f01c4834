//! Ids for headings: readable, and unique within a body. Knows nothing of HTML.

use std::collections::HashMap;

/// The ids given so far.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Each id with the last number that was appended to it.
    given: HashMap<String, usize>,
}

impl Ids {
    /// An id for a heading with this text.
    pub(super) fn give(&mut self, text: &str) -> String {
        let slug = slug(text);
        let Some(last) = self.given.get(&slug).copied() else {
            self.given.insert(slug.clone(), 1);
            return slug;
        };
        let mut number = last;
        loop {
            number += 1;
            let id = format!("{slug}-{number}");
            if !self.given.contains_key(&id) {
                self.given.insert(slug, number);
                self.given.insert(id.clone(), 1);
                return id;
            }
        }
    }
}

/// Letters and digits in lower case, German umlauts spelled out, everything else one hyphen.
/// What would look like the id of a footnote is kept apart.
fn slug(text: &str) -> String {
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
    if slug.is_empty() {
        slug.push_str("abschnitt");
    } else if slug.starts_with("fn-") || slug.starts_with("fnref-") {
        slug.insert_str(0, "abschnitt-");
    }
    slug
}
