//! What goes from the files of a frozen version for a legal reason, and what they say in its place: pages
//! with their sources, links to them, what other files tell of them, and passages wherever they stand. Values
//! in, values out. Knows where the files of a version lie, and neither bags nor who asks.
//!
//! - `passage`: what is looked for, letters and digits alone, so that no mark, break or entity hides it.
//! - `strings`: the texts in a file of any kind, each character with its place.
//! - `markup`: tags and what stands between them.
//! - `html`: links, entries of lists and the place of a notice in a page.
//! - `records`: what `plan.json` and tables tell of a document.

mod html;
mod markup;
mod passage;
mod records;
mod strings;

use std::collections::{BTreeMap, BTreeSet};

use crate::path::OutPath;
pub use passage::Passage;

/// What stands where something was.
pub const MARK: &str = "[entfernt]";
/// The pages of a version.
const PAGES: &str = "data/html/";
/// The sources of a version.
const SOURCES: &str = "data/quelle/";

/// What goes.
#[derive(Debug)]
pub struct Erasure<'a> {
    /// The id of the plan, by which sources are told from pages.
    pub plan: &'a str,
    /// Files that go, by their path in the bag.
    pub files: BTreeSet<OutPath>,
    /// Passages that go wherever they stand.
    pub passages: Vec<Passage>,
}

/// What became of the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Files that go: those that were named, their sources or pages, and translations of them.
    pub removed: BTreeSet<OutPath>,
    /// Files with other bytes.
    pub replaced: BTreeMap<OutPath, Vec<u8>>,
    /// How often each passage was found, in the order in which they were given.
    pub found: Vec<usize>,
    /// Files in which no text can be looked for.
    pub unread: Vec<OutPath>,
    /// Files that stay and in whose name a passage stands.
    pub named: Vec<OutPath>,
}

impl Erasure<'_> {
    /// What becomes of `files`, those of a bag by their path in it.
    #[must_use]
    pub fn apply(&self, files: &BTreeMap<OutPath, Vec<u8>>) -> Erased {
        let removed = self.removed(files);
        let gone = Gone::of(self.plan, files, &removed);
        let passages: Vec<&Passage> = self.passages.iter().chain(&gone.passages).collect();
        let mut erased = Erased { found: vec![0; self.passages.len()], ..Erased::default() };
        for (path, bytes) in files.iter().filter(|(path, _)| !removed.contains(*path)) {
            if strings::Kind::is_silent(path.as_str()) {
                continue;
            }
            if self.passages.iter().any(|passage| passage.stands_in(path.as_str())) {
                erased.named.push(path.clone());
            }
            let Some(kind) = strings::Kind::of(path.as_str()) else {
                erased.unread.push(path.clone());
                continue;
            };
            let Ok(text) = std::str::from_utf8(bytes) else {
                erased.unread.push(path.clone());
                continue;
            };
            let without = match kind {
                strings::Kind::Markup => html::without(text, path, &removed),
                strings::Kind::Json => records::without_in_json(text, &gone.ids),
                strings::Kind::Table => records::without_in_table(text, &gone.ids),
                strings::Kind::Plain => None,
            };
            let without = without.as_deref().unwrap_or(text);
            let erasing = strings::erase(without, kind, &passages, &gone.titles);
            let count = erased.found.iter_mut().zip(&erasing.found);
            count.for_each(|(all, here)| *all += here);
            let now = erasing.text.as_deref().unwrap_or(without);
            if now != text {
                erased.replaced.insert(path.clone(), now.as_bytes().to_vec());
            }
        }
        erased.removed = removed;
        erased
    }

    /// The named files, with the source of each page, the page of each source and the translations of both.
    fn removed(&self, files: &BTreeMap<OutPath, Vec<u8>>) -> BTreeSet<OutPath> {
        let known = self.files.iter().filter(|path| files.contains_key(*path));
        let stems: Vec<String> =
            known.clone().filter_map(|path| source_of(self.plan, path.as_str(), files)).collect();
        let belongs = |path: &OutPath| {
            let source = source_of(self.plan, path.as_str(), files);
            source.is_some_and(|source| stems.iter().any(|stem| is_version_of(&source, stem)))
        };
        known.chain(files.keys().filter(|path| belongs(path))).cloned().collect()
    }
}

/// Whether `path` is the first page of a version, in any language.
#[must_use]
pub fn is_first_page(path: &str) -> bool {
    let name = path.strip_prefix(PAGES).and_then(|path| path.strip_suffix(".html"));
    name.is_some_and(|name| name == "index" || is_version_of(name, "index"))
}

/// `page` with `notice` at the head of what it says. The notice may depend on the page's language.
#[must_use]
pub fn with_notice(page: &[u8], notice: impl Fn(&str) -> String) -> Option<Vec<u8>> {
    html::with_notice(std::str::from_utf8(page).ok()?, notice).map(String::into_bytes)
}

/// `text` without the `passages`; `None` where it holds none of them.
#[must_use]
pub fn without(text: &str, passages: &[Passage]) -> Option<String> {
    let passages: Vec<&Passage> = passages.iter().collect();
    strings::erase(text, strings::Kind::Plain, &passages, &[]).text
}

/// What the documents that go have been called and have said.
#[derive(Debug, Default)]
struct Gone {
    ids: BTreeSet<String>,
    titles: Vec<Passage>,
    passages: Vec<Passage>,
}

impl Gone {
    fn of(plan: &str, files: &BTreeMap<OutPath, Vec<u8>>, removed: &BTreeSet<OutPath>) -> Gone {
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

/// The path below `data/quelle/`, without its ending, of the document that a page or a source is of.
fn source_of(plan: &str, path: &str, files: &BTreeMap<OutPath, Vec<u8>>) -> Option<String> {
    if let Some(source) = path.strip_prefix(SOURCES) {
        return source.strip_suffix(".md").map(str::to_owned);
    }
    let page = path.strip_prefix(PAGES)?.strip_suffix(".html")?;
    let beside = page.split_once('/').map(|(_, rest)| rest.to_owned());
    let sources = [Some(format!("{plan}/{page}")), beside];
    let is_there = |source: &String| files.contains_key(format!("{SOURCES}{source}.md").as_str());
    sources.into_iter().flatten().find(is_there)
}

/// Whether `name` is `stem` or a translation of it: `2a.en`.
fn is_version_of(name: &str, stem: &str) -> bool {
    let Some(rest) = name.strip_prefix(stem) else { return false };
    let is_tag = |tag: &str| {
        !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    rest.is_empty() || rest.strip_prefix('.').is_some_and(is_tag)
}
