//! The page of the words that the site explains, to which their first mention in each text leads.

use serde::Serialize;

use super::context::{At, Context};
use super::json_ld;
use super::page::{Frame, MenuEntry};
use crate::collation::SortKey;
use crate::document::glossary::anchors;
use crate::path::OutPath;

/// The glossary.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: &'a str,
    /// The terms in order of name.
    pub terms: Vec<TermEntry<'a>>,
}

/// A word and what it means.
#[derive(Clone, Debug, Serialize)]
pub struct TermEntry<'a> {
    /// Its anchor.
    pub id: String,
    /// The word.
    pub name: &'a str,
    /// What it means, in paragraphs.
    pub paragraphs: Vec<&'a str>,
}

/// Where the glossary is written.
pub fn path() -> OutPath {
    OutPath::new("glossar.html").expect("a plain name is a sound path")
}

/// The glossary, written at `path`.
pub fn build<'a>(cx: &'a Context<'a>, path: &'a OutPath) -> GlossaryPage<'a> {
    let title = cx.texts.get("glossary");
    let own = &cx.site.file.glossary;
    let mut terms: Vec<TermEntry<'a>> = own
        .iter()
        .zip(anchors(own))
        .map(|(term, id)| TermEntry {
            id,
            name: term.name.value.trim(),
            paragraphs: super::context::paragraphs(&term.explanation),
        })
        .collect();
    terms.sort_by_cached_key(|term| SortKey::of(term.name));
    let mut page =
        At { cx, path }.bare_frame("glossary", cx.site.file.language(), title.to_owned());
    page.json_ld = cx.frozen().is_none().then(|| json_ld::build_glossary(cx, &page, title, &terms));
    GlossaryPage { page, title, terms }
}

impl<'a> At<'a> {
    /// The glossary in the foot of this page, where the site has one.
    pub(super) fn glossary_entry(&self) -> Option<MenuEntry<'a>> {
        let path = path();
        (!self.cx.site.file.glossary.is_empty()).then(|| MenuEntry {
            title: self.cx.texts.get("glossary"),
            tongue: None,
            href: self.to(&path),
            current: path == *self.path,
        })
    }
}
