//! Documents in other languages, laid over the linked ones: the facts, the place in the site and everything
//! that was found out are the original's. What a translation refers to makes no backlink. Knows nothing of
//! what languages are called.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ids::{EndingIndex, Ids};
use super::{DocIx, Entry, Linked, Links, as_of, misnamed, page_path, references};
use crate::diagnostics::{Diagnostic, Place, Problem, Sink};
use crate::document::Document;
use crate::document::language_tag::LanguageTag;
use crate::document::translation::Translation;
use crate::source::Asset;
use crate::span::Span;

/// The published translations into one language.
#[derive(Debug)]
pub struct InLanguage {
    /// The language.
    pub language: LanguageTag,
    entries: BTreeMap<DocIx, Arc<Entry>>,
}

impl InLanguage {
    /// The translated documents in order of id.
    pub fn entries(&self) -> impl Iterator<Item = (DocIx, &Arc<Entry>)> {
        self.entries.iter().map(|(ix, entry)| (*ix, entry))
    }

    /// The translation of `ix`.
    pub fn get(&self, ix: DocIx) -> Option<&Entry> {
        self.entries.get(&ix).map(|entry| &**entry)
    }

    /// Whether `ix` is translated without its body, so that its translation shows the original's.
    pub(super) fn shows_body_of_original(&self, ix: DocIx) -> bool {
        let translation = self.get(ix).and_then(|entry| entry.document.translation.as_ref());
        translation.is_some_and(|translation| translation.body.is_empty())
    }
}

/// Documents of one language with the links of their bodies, before anyone knows which are published.
pub(super) struct Laid {
    language: LanguageTag,
    /// With the links of those that have a body of their own.
    documents: BTreeMap<DocIx, (Arc<Document>, Option<Links>)>,
}

/// Lays each translation over its original and resolves its links. One whose original is missing, a second
/// one into the same language, and texts without a place are noted.
pub(super) fn lay(
    site: &Linked,
    translations: Vec<Arc<Translation>>,
    ids: &Ids,
    index: &EndingIndex,
    assets: &BTreeMap<String, Asset>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Laid> {
    let mut laid = Vec::new();
    for language in site.file.languages() {
        let mut documents: BTreeMap<DocIx, Arc<Document>> = BTreeMap::new();
        for translation in translations.iter().filter(|it| it.language == language) {
            let Some(ix) = original(site, translation, ids, problems) else { continue };
            if let Some(twin) = documents.get(&ix) {
                let language = language.to_string();
                let place = Place::new(&twin.file, Span::default());
                let problem = Problem::TranslatedTwice { language };
                problems.push(Diagnostic::new(translation.place(), problem).with(place));
                continue;
            }
            let mut found = Sink::new(translation.file.clone());
            let original = &site[ix].document;
            let document = original.translated(translation, &mut found);
            // Of an original that cannot be read nobody knows which texts have a place in it.
            problems.extend(found.into_found().into_iter().filter(|_| original.is_read()));
            documents.insert(ix, Arc::new(document));
        }
        if documents.is_empty() {
            continue;
        }
        let own_bodies: BTreeMap<DocIx, Arc<Document>> = documents
            .iter()
            .filter(|(_, it)| it.translation.as_ref().is_some_and(|it| !it.body.is_empty()))
            .map(|(ix, document)| (*ix, Arc::clone(document)))
            .collect();
        let mut links = references::resolve_bodies(site, ids, index, assets, &own_bodies, problems);
        let documents =
            documents.into_iter().map(|(ix, document)| (ix, (document, links.remove(&ix))));
        laid.push(Laid { language, documents: documents.collect() });
    }
    laid
}

impl Laid {
    /// The translated documents with their originals, in order of id.
    pub(super) fn documents(&self) -> impl Iterator<Item = (DocIx, &Document)> {
        self.documents.iter().map(|(ix, (document, _))| (*ix, &**document))
    }
}

/// The links of an original with those of its translation's body, where that has one.
fn with_body(links: &Links, own: Option<Links>) -> Links {
    match own {
        Some(own) => Links { body: own.body, images: own.images, ..links.clone() },
        None => links.clone(),
    }
}

/// The document beside `translation` that it translates.
fn original(
    site: &Linked,
    translation: &Translation,
    ids: &Ids,
    problems: &mut Vec<Diagnostic>,
) -> Option<DocIx> {
    let found = site.find(&translation.id);
    let beside = found.filter(|ix| site[*ix].document.file == translation.original);
    if let Some(path) = ids.misnamed.get(&translation.id).filter(|_| found.is_none()) {
        problems.push(misnamed::told(path, Some(translation.place())));
    } else if beside.is_none() && !ids.is_broken(&translation.id) {
        let name = |file: &str| file.strip_prefix("content/").unwrap_or(file).to_owned();
        let problem = Problem::NoOriginal {
            original: name(&translation.original),
            meant: found.map(|ix| name(&site[ix].document.file)),
        };
        problems.push(Diagnostic::new(translation.place(), problem));
    }
    beside
}

/// Notes which translations are published, each in the place of its original.
pub(super) fn settle(site: &mut Linked, laid: Vec<Laid>) {
    for Laid { language, documents } in laid {
        let mut entries = BTreeMap::new();
        for (ix, (document, links)) in documents {
            let original = &site[ix];
            let Ok(path) = page_path(&document, Some(&language)) else { continue };
            let translation = document.translation.as_ref();
            let drafts = site.edition.drafts;
            if original.withheld || translation.is_some_and(|it| it.is_withheld(drafts)) {
                site.withheld_translations.push(path);
                continue;
            }
            let links = with_body(&original.links, links);
            let document = as_of::known(site, ix, &document).unwrap_or(document);
            entries.insert(ix, Arc::new(Entry { document, path, links, ..original.clone() }));
        }
        if !entries.is_empty() {
            site.translations.push(InLanguage { language, entries });
        }
    }
}
