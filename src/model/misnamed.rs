//! Files that were meant as documents and are read as none for their ending: `.MD`, `.markdown`, `.md.txt`. Whoever
//! needs one of them is not to blame.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Finding, Place, Problem};
use crate::document::id::DocId;
use crate::path::{ancestors, parent};
use crate::source::{Asset, BAG, document_meant};
use crate::span::Span;

/// Such files by the ids that they would have.
#[derive(Default)]
pub(super) struct Misnamed {
    paths: BTreeMap<DocId, String>,
    by_segment: BTreeMap<Box<str>, Vec<DocId>>,
}

impl Misnamed {
    /// Those among `assets` that lie in no bag and whose id `is_free`.
    pub(super) fn among(
        assets: &BTreeMap<String, Asset>,
        is_free: impl Fn(&DocId) -> bool,
    ) -> Misnamed {
        let mut misnamed = Misnamed::default();
        for path in assets.keys().filter(|path| !is_kept(path, assets)) {
            let Some(meant) = meant_by(path).filter(&is_free) else { continue };
            misnamed.by_segment.entry(meant.last_segment().into()).or_default().push(meant.clone());
            misnamed.paths.entry(meant).or_insert_with(|| path.clone());
        }
        misnamed
    }

    /// Their paths below `content/`.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.values().map(String::as_str)
    }

    /// The one that `ending` may mean.
    pub(super) fn meant(&self, ending: &str) -> Option<&str> {
        let segment = ending.rsplit('/').next().unwrap_or_default();
        let mut named = self.by_segment.get(segment)?.iter();
        self.get(named.find(|id| id.ends_with(ending))?)
    }

    /// The one that would be the document of a folder above `id`.
    pub(super) fn above(&self, id: &DocId) -> Option<&str> {
        ancestors(id.as_str()).find_map(|folder| self.get(&DocId::new(folder)))
    }

    /// The one that would be the document of this id.
    pub(super) fn get(&self, id: &DocId) -> Option<&str> {
        self.paths.get(id).map(String::as_str)
    }
}

/// The id that the file at `path` would have under the name of a document.
pub(super) fn meant_by(path: &str) -> Option<DocId> {
    let name = path.rsplit('/').next()?;
    let meant = document_meant(name)?;
    let folder = parent(path);
    Some(DocId::of_path(&if folder.is_empty() { meant } else { format!("{folder}/{meant}") }))
}

/// What is wrong with the file at `path`, without which what stands at `needed_by` is not whole, if anything is.
pub(super) fn told(path: &str, needed_by: Option<Place>) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let meant = document_meant(&name).unwrap_or_default();
    let finding = Finding::OtherEnding { name, meant, is_needed: needed_by.is_some() };
    let place = Place::new(&Arc::from(format!("content/{path}")), Span::default());
    let told = Diagnostic::new(place, Problem::Found(finding));
    match needed_by {
        Some(place) => told.with(place),
        None => told,
    }
}

/// Whether `path` lies in a bag among `assets`.
fn is_kept(path: &str, assets: &BTreeMap<String, Asset>) -> bool {
    document_meant(path).is_some()
        && ancestors(path).any(|folder| assets.contains_key(&format!("{folder}/{BAG}")))
}
