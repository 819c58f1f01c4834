//! Ids for headings: readable, and unique within a body. Knows nothing of HTML.

use std::collections::HashMap;

use crate::text;

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

/// The words as part of an address, never empty. What would look like the id of a footnote is kept apart.
fn slug(text: &str) -> String {
    let mut slug = text::slug(text);
    if slug.is_empty() {
        slug.push_str("abschnitt");
    } else if slug.starts_with("fn-") || slug.starts_with("fnref-") {
        slug.insert_str(0, "abschnitt-");
    }
    slug
}
