//! What the documents said that go, and what others no longer say that get other bytes. Knows where the page and
//! the source of a document lie; takes nothing out.

use std::collections::{BTreeMap, BTreeSet};

use super::passage::{self, Passage};
use super::readings::Kind;
use super::{Erasure, lost, records, source_of};
use crate::path::OutPath;

/// What the documents that go have been called and have said, and what others no longer say.
#[derive(Debug, Default)]
pub(super) struct Gone {
    pub(super) ids: BTreeSet<String>,
    pub(super) titles: Vec<Passage>,
    pub(super) passages: Vec<Passage>,
    /// Words that go from a file, because its page or source no longer says them.
    words_in: BTreeMap<OutPath, Vec<Passage>>,
    /// The same for records of documents, by id.
    words_of: BTreeMap<String, Vec<Passage>>,
}

impl Gone {
    /// Of the `removed` files and of those that `erasure` exchanges.
    pub(super) fn of(
        erasure: &Erasure<'_>,
        files: &BTreeMap<OutPath, Vec<u8>>,
        removed: &BTreeSet<OutPath>,
    ) -> Gone {
        let mut gone = Gone::of_removed(erasure.plan, files, removed);
        for (path, new) in &erasure.exchanged {
            let texts =
                [files.get(path).map_or(&[][..], Vec::as_slice), new].map(std::str::from_utf8);
            let [Ok(old), Ok(new)] = texts else { continue };
            let lost = lost::lost(old, new, Kind::of(path.as_str()));
            gone.passages.extend(lost.passages);
            let Some(source) = source_of(erasure.plan, path.as_str(), files) else { continue };
            let id = source.strip_suffix("/index").unwrap_or(&source).to_owned();
            gone.words_of.entry(id).or_default().extend(lost.words.clone());
            let is_other = |other: &&OutPath| {
                *other != path
                    && source_of(erasure.plan, other.as_str(), files).as_ref() == Some(&source)
            };
            for other in files.keys().filter(is_other) {
                gone.words_in.entry(other.clone()).or_default().extend(lost.words.clone());
            }
        }
        gone
    }

    /// What goes from the file at `path` alone.
    pub(super) fn own(&self, path: &OutPath) -> &[Passage] {
        self.words_in.get(path).map_or(&[], Vec::as_slice)
    }

    /// `text` with the records of documents without the words that these no longer say.
    pub(super) fn reworded(&self, text: &str, kind: Kind) -> Option<String> {
        let is_json = matches!(kind, Kind::Json { .. });
        (is_json && !self.words_of.is_empty()).then(|| records::reworded(text, &self.words_of))?
    }

    fn of_removed(
        plan: &str,
        files: &BTreeMap<OutPath, Vec<u8>>,
        removed: &BTreeSet<OutPath>,
    ) -> Gone {
        let mut gone = Gone::default();
        for path in removed {
            if let Some(source) = source_of(plan, path.as_str(), files) {
                let id = source.strip_suffix("/index").unwrap_or(&source);
                gone.ids.insert(id.to_owned());
            }
            let text = files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
            if let Some(text) = text.filter(|_| path.as_str().ends_with(".md")) {
                let said = passage::of_document(text);
                gone.titles.extend(said.titles);
                gone.passages.extend(said.passages);
            }
        }
        gone
    }
}
