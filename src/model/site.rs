//! The linked site with documents in other words laid over it: in another language, or edited since. What
//! was linked is shared, and stands. Knows nothing of linking.

use std::collections::BTreeMap;
use std::ops::{Deref, Index};
use std::sync::Arc;

use super::rules::Watch;
use super::{DocIx, Entry, InLanguage, Linked, as_of};
use crate::diagnostics::Diagnostic;
use crate::document::Document;

/// A site whose references are resolved. Cheap to clone: what was linked is shared.
#[derive(Clone, Debug)]
pub struct Site {
    linked: Arc<Linked>,
    /// Documents in another wording than the one they were linked with.
    reworded: BTreeMap<DocIx, Arc<Entry>>,
    /// What is to be warned of, in the order of [`diagnostics::sort`](crate::diagnostics::sort).
    warnings: Arc<[Diagnostic]>,
}

impl Deref for Site {
    type Target = Linked;

    fn deref(&self) -> &Linked {
        &self.linked
    }
}

impl Index<DocIx> for Site {
    type Output = Entry;

    /// The document of this number. Numbers come from this site alone, so that there always is one.
    fn index(&self, ix: DocIx) -> &Entry {
        self.reworded.get(&ix).map_or(&self.linked[ix], |entry| entry)
    }
}

impl Site {
    /// The site as it was linked.
    pub(super) fn of(linked: Linked) -> Site {
        Site { linked: Arc::new(linked), reworded: BTreeMap::new(), warnings: Arc::default() }
    }

    /// The same with what is to be warned of, which keeps no site from being published.
    #[must_use]
    pub fn with_warnings(self, warnings: Vec<Diagnostic>) -> Site {
        Site { warnings: warnings.into(), ..self }
    }

    /// What is to be warned of.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The published documents in order of id.
    pub fn published(&self) -> impl Iterator<Item = (DocIx, &Entry)> {
        self.all().filter(|(_, entry)| !entry.withheld)
    }

    /// All documents in order of id.
    pub fn all(&self) -> impl Iterator<Item = (DocIx, &Entry)> {
        self.linked.all().map(|(ix, _)| (ix, &self[ix]))
    }

    /// The document of this number in the language in which it was written.
    pub fn original(&self, ix: DocIx) -> &Entry {
        &self.linked[ix]
    }

    /// This site with `document` in place of the one of the same id, where the two differ in nothing but
    /// words: everything that was linked stands. `None` where they differ in more.
    pub fn with_words_of(&self, document: &Arc<Document>) -> Option<Site> {
        let ix = self.linked.find(&document.id)?;
        let entry = &self[ix];
        let same_file = entry.document.file == document.file;
        let is_titled_alike = entry.document.is_titled_like(document);
        let shown_elsewhere = self.translations.iter().any(|them| {
            them.shows_body_of_original(ix) || (them.get(ix).is_some() && !is_titled_alike)
        });
        if !same_file || shown_elsewhere || !entry.document.differs_in_words_alone(document) {
            return None;
        }
        if !self.judges_hyphens_alike(&entry.document, document) {
            return None;
        }
        let mut site = self.clone();
        let known = as_of::known(self, ix, document);
        let document = known.unwrap_or_else(|| Arc::clone(document));
        let entry = Entry { document, ..entry.clone() };
        site.reworded.insert(ix, Arc::new(entry));
        Some(site)
    }

    /// Whether the hyphens of the site's words stand or fall with `one` document as with the `other`.
    fn judges_hyphens_alike(&self, one: &Document, other: &Document) -> bool {
        let none = one.hyphenated.is_empty() && other.hyphenated.is_empty();
        let alike = |watch: &Watch| watch.said_in(one) == watch.said_in(other);
        none && self.linked.watch.as_ref().is_none_or(alike)
    }

    /// This site in another language: the translated documents stand in their translation and at its
    /// address, all others as they are.
    pub fn in_language(&self, them: &InLanguage) -> Site {
        let mut site = self.clone();
        let entries = them.entries().map(|(ix, entry)| (ix, Arc::clone(entry)));
        site.reworded.extend(entries);
        site
    }
}
