//! What was meant by a reference or path that leads nowhere: the document or file that is there and is nearest to it.
//! Notes nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ids::{EndingIndex, Found, Ids};
use super::tree_of_files::TreeOfFiles;
use super::{DocIx, Home, Linked};
use crate::diagnostics::suggest;
use crate::document::id::DocId;
use crate::document::language_tag::LanguageTag;
use crate::path::parent;
use crate::source::Asset;

/// How many documents before and after one are looked at for a suggestion.
const NEIGHBOURS: usize = 1_000;

/// What there is, as the document `from` sees it.
#[derive(Clone, Copy)]
pub(super) struct Meant<'a> {
    pub(super) site: &'a Linked,
    pub(super) ids: &'a Ids,
    pub(super) index: &'a EndingIndex,
    pub(super) assets: &'a BTreeMap<String, Asset>,
    pub(super) tree: &'a TreeOfFiles,
    pub(super) from: DocIx,
}

impl Meant<'_> {
    /// The document that the reference `text` means: written as a link, as the path of a file or the address of a page,
    /// in other letters, by its title or number, or misspelt.
    pub(super) fn by_reference(&self, text: &str) -> Option<DocIx> {
        let bare = bare(text);
        if bare.is_empty() {
            return None;
        }
        let whole = || self.by_address(&bare).filter(|_| !bare.starts_with('.'));
        let relative = || self.by_address(&self.seen_from_here(&bare)?);
        let ending = || match self.index.find(self.site, self.from, &bare) {
            Found::One(ix) => Some(ix),
            Found::Several(_) | Found::None => None,
        };
        let like = || self.like(&bare).filter(|_| bare.contains('/'));
        whole()
            .or_else(relative)
            .or_else(ending)
            .or_else(|| self.by_words(text))
            .or_else(like)
            .or_else(|| self.nearest(&bare))
    }

    /// The document that a link to `path` means.
    pub(super) fn by_path(&self, path: &str) -> Option<DocIx> {
        let path = path.replace('\\', "/");
        let full = self.seen_from_here(&path);
        let full = full.as_deref();
        self.by_address(&path)
            .or_else(|| self.by_address(full?))
            .or_else(|| self.translated(full?))
            .or_else(|| self.like(full?))
            .or_else(|| self.nearest(bare(full?).as_ref()))
    }

    /// The document whose page, folder or id someone wrote instead of its file.
    pub(super) fn by_address(&self, path: &str) -> Option<DocIx> {
        self.ids.get(&DocId::of_path(&format!("{}.md", stem_of(path).trim_matches('/'))))
    }

    /// The document that a link to `path`, which is no file, means.
    pub(super) fn document_by_file(&self, path: &str) -> Option<DocIx> {
        let path = path.replace('\\', "/");
        let full = self.seen_from_here(&path);
        let found = self.by_address(full.as_deref()?).or_else(|| self.by_address(&path));
        let is_page = [".md", ".html"].iter().any(|it| path.to_ascii_lowercase().ends_with(it));
        // Whoever names a folder means its document.
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let is_folder = !name.contains('.');
        let like = || self.like(full.as_deref().filter(|_| is_page || is_folder)?);
        found.or_else(like).or_else(|| self.nearest(name).filter(|_| is_folder))
    }

    /// The file that `path` most likely means: in folders that are called nearly so, of the same ending, or else of the
    /// same name with another ending.
    pub(super) fn file(&self, path: &str) -> Option<String> {
        let full = self.seen_from_here(&path.replace('\\', "/"))?;
        self.tree.like(&full, self.site, self.assets).filter(|it| self.assets.contains_key(it))
    }

    /// `path` as seen from the folder of the document, as path below `content/`.
    fn seen_from_here(&self, path: &str) -> Option<String> {
        let below = path.strip_prefix('/').unwrap_or(path).strip_prefix("content/");
        if let Some(below) = below {
            return joined("", below);
        }
        let file = &self.site[self.from].document.file;
        joined(parent(file.strip_prefix("content/").unwrap_or(file)), path)
    }

    /// The document whose file or folder is called nearly like `path`.
    fn like(&self, path: &str) -> Option<DocIx> {
        let stem = stem_of(path);
        let file = self.tree.like(&format!("{stem}.md"), self.site, self.assets);
        let file =
            file.or_else(|| self.tree.like(&format!("{stem}/index.md"), self.site, self.assets))?;
        self.ids.get(&DocId::of_path(&file))
    }

    /// The document whose translation is the file at `path`: links name the document itself.
    fn translated(&self, path: &str) -> Option<DocIx> {
        let (stem, suffix) = path.strip_suffix(".md")?.rsplit_once('.')?;
        LanguageTag::parse(suffix)?;
        self.ids.get(&DocId::of_path(&format!("{stem}.md")))
    }

    /// The document of that title, or of that type and number: "Maßnahme 2a".
    fn by_words(&self, text: &str) -> Option<DocIx> {
        let text = text.trim();
        let title = text.to_lowercase();
        // Letters of two cases are of one length, but for some that no title needs: most titles are told apart by that.
        let is_title = |it: &str| it.len() == text.len() && it.to_lowercase() == title;
        let (word, number) = text.rsplit_once(char::is_whitespace).unwrap_or_default();
        let fits = |ix: &DocIx| {
            let document = &self.site[*ix].document;
            let facts = &document.facts;
            is_title(document.title())
                || facts.number().is_some_and(|it| it.as_str() == number)
                    && suggest::spelled(word, [facts.type_word()]).is_some()
        };
        self.neighbours().filter(|ix| self.site[*ix].document.is_read()).find(fits)
    }

    /// The nearest document among those that could be meant.
    fn nearest(&self, id: &str) -> Option<DocIx> {
        let segment = id.trim_end_matches('/').rsplit('/').next().unwrap_or(id);
        let last_segment = |ix: DocIx| self.site[ix].document.id.last_segment();
        let nearest = suggest::nearest(segment, self.neighbours().map(last_segment))?;
        self.neighbours().find(|ix| last_segment(*ix) == nearest)
    }

    /// The documents of the same authority, first those of the same plan. Documents stand in order of id, so that those
    /// around this one are enough.
    fn neighbours(&self) -> impl Iterator<Item = DocIx> {
        let Home { authority, plan } = self.site[self.from].home;
        let of_authority = move |of_plan: bool| {
            self.site.around(self.from, NEIGHBOURS).filter(move |ix| {
                let home = self.site[*ix].home;
                *ix != self.from
                    && (home.authority == authority || Some(*ix) == authority)
                    && (home.plan == plan) == of_plan
            })
        };
        of_authority(true).chain(of_authority(false))
    }
}

/// `path` as seen from `folder`; `None` where it leaves the site.
pub(super) fn joined(folder: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|it| !it.is_empty()).collect(),
    };
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(segments.join("/"))
}

/// Whether `text` is written as a link: `[Plan](index.md)` or `[[2a]]`.
pub(super) fn is_link(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("[[") && text.ends_with("]]")
        || text.starts_with('[') && text.ends_with(')') && text.contains("](")
}

/// The id in `text`, without what makes it a link, a file or an address.
fn bare(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let text = match is_link(text) {
        true if text.starts_with("[[") => {
            text.trim_matches(['[', ']']).split('|').next().unwrap_or_default()
        }
        true => text.rsplit("](").next().unwrap_or_default().trim_end_matches(')'),
        false => text,
    };
    // Behind the host of an address stands the path.
    let path = text.split_once("://").map_or(Some(text), |(_, rest)| Some(rest.split_once('/')?.1));
    let stem = stem_of(path.unwrap_or_default());
    if stem.contains('\\') { stem.replace('\\', "/").into() } else { stem.into() }
}

/// `path` without ending, fragment and `index`, and without the folder in which all lies.
pub(super) fn stem_of(path: &str) -> &str {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let below = path.strip_prefix('/').unwrap_or(path).strip_prefix("content/");
    let path = below.unwrap_or(path);
    let ending = [".md", ".html"].into_iter().find(|ending| {
        let start = path.len().checked_sub(ending.len()).and_then(|at| path.get(at..));
        start.is_some_and(|it| it.eq_ignore_ascii_case(ending))
    });
    let stem = ending.and_then(|it| path.get(..path.len() - it.len())).unwrap_or(path);
    stem.strip_suffix("/index").unwrap_or(stem)
}
