//! What goes from the files of a frozen version for a legal reason, and what they say in its place: pages
//! with their sources, links to them, what other files tell of them, and passages wherever they stand. Values
//! in, values out. Knows where the files of a version lie, and neither bags nor who asks.
//!
//! - `fold`: the one form in which passages are looked for; `passage`: what is looked for, in that form.
//! - `signs`: characters with the bytes that stand for them, however they are escaped.
//! - `readings`: all that a file of any kind says, as such signs; `markdown` and `front` for documents.
//! - `search`: where a passage stands in one of them; `erasing`: what was found goes; `check`: the last look at what is kept.
//! - `markup`: tags and what stands between them.
//! - `html`: links, entries of lists and the place of a notice in a page.
//! - `records`: what `plan.json` and tables tell of a document.
//! - `gone`: what the files said that go or get other bytes; `lost`: what one no longer says that was exchanged.

mod check;
mod erasing;
mod fold;
mod front;
mod gone;
mod html;
mod lost;
mod markdown;
mod markup;
mod passage;
mod readings;
mod records;
mod search;
mod signs;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use erasing::Wanted;
use gone::Gone;
use readings::Kind;

use crate::path::OutPath;
pub use passage::Passage;

/// What stands where something was.
pub const MARK: &str = "[entfernt]";
/// The same in an address or a name.
const WORD: &str = "entfernt";
/// The pages of a version.
const PAGES: &str = "data/html/";
/// The sources of a version.
const SOURCES: &str = "data/quelle/";
/// What explains the data of a version, in this program's words.
pub const SCHEMA: &str = "data/quelle/plan.schema.json";

/// What goes.
#[derive(Debug)]
pub struct Erasure<'a> {
    /// The id of the plan, by which sources are told from pages.
    pub plan: &'a str,
    /// Files that go, by their path in the bag.
    pub files: BTreeSet<OutPath>,
    /// Names of files that went earlier, which are told still.
    pub former: BTreeSet<OutPath>,
    /// Files that get other bytes.
    pub exchanged: BTreeMap<OutPath, Vec<u8>>,
    /// Passages that go wherever they stand.
    pub passages: Vec<Passage>,
}

/// What became of the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Files that go: those that were named, their sources or pages, and translations of them.
    pub removed: BTreeSet<OutPath>,
    /// Files with other bytes, by their former path.
    pub replaced: BTreeMap<OutPath, Vec<u8>>,
    /// Files in whose name a passage stood, with their new one; those that go or went among them.
    pub renamed: BTreeMap<OutPath, OutPath>,
    /// How often each passage was found, in the order in which they were given.
    pub found: Vec<usize>,
    /// Files in which no text can be looked for.
    pub unread: Vec<OutPath>,
    /// What keeps all this from being done.
    pub hindrances: Vec<Hindrance>,
}

/// Why something cannot be taken out as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hindrance {
    /// A passage would still stand in the file, in that line; 0 for its name.
    Left(OutPath, usize),
    /// The file would no longer be well-formed.
    Spoilt(OutPath),
    /// Links of the page would lead nowhere.
    Dangling(OutPath),
    /// Another file has the name that it would get.
    Twin(OutPath),
}

impl Erasure<'_> {
    /// What becomes of `files`, those of a bag by their path in it.
    #[must_use]
    pub fn apply(&self, files: &BTreeMap<OutPath, Vec<u8>>) -> Erased {
        let removed = self.removed(files);
        let gone = Gone::of(self, files, &removed);
        let mut erased =
            Erased { found: vec![0; self.passages.len()], removed, ..Erased::default() };
        self.rename(files, &mut erased);
        for (path, old) in files {
            if !erased.removed.contains(path) && !is_silent(path) {
                let bytes = self.exchanged.get(path).unwrap_or(old);
                self.erase(path, bytes, &gone, &mut erased);
            }
        }
        let stays = |(path, _): &(&OutPath, &Vec<u8>)| {
            !erased.removed.contains(*path) && !erased.replaced.contains_key(*path)
        };
        let exchanged = self.exchanged.iter().filter(stays);
        let exchanged: Vec<_> = exchanged.map(|(path, new)| (path.clone(), new.clone())).collect();
        erased.replaced.extend(exchanged);
        self.look_again(files, &mut erased);
        erased
    }

    fn erase(&self, path: &OutPath, bytes: &[u8], gone: &Gone, erased: &mut Erased) {
        let kind = Kind::of(path.as_str());
        let text = std::str::from_utf8(bytes).ok().filter(|_| kind != Kind::Unknown);
        let Some(text) = text else {
            erased.unread.push(path.clone());
            return;
        };
        let without = match kind {
            Kind::Markup => html::without(text, path, &erased.removed),
            Kind::Json { .. } => records::without_in_json(text, &gone.ids),
            Kind::Table => records::without_in_table(text, &gone.ids),
            Kind::Document | Kind::Calendar | Kind::Plain | Kind::Code | Kind::Unknown => None,
        };
        let without = without.as_deref().unwrap_or(text);
        let own = gone.own(path);
        let texts: Vec<Passage> = gone.passages.iter().chain(own).cloned().collect();
        let wanted = Wanted { passages: &self.passages, texts: &texts, titles: &gone.titles };
        let erasing = erasing::erase(without, kind, wanted);
        let count = erased.found.iter_mut().zip(&erasing.found);
        count.for_each(|(all, here)| *all += here);
        let now = erasing.text.as_deref().unwrap_or(without);
        if !check::keeps_form(without, now, kind) {
            erased.hindrances.push(Hindrance::Spoilt(path.clone()));
        }
        let of_records = gone.reworded(now, kind);
        let now = of_records.as_deref().unwrap_or(now);
        if now != text {
            erased.replaced.insert(path.clone(), now.as_bytes().to_vec());
        }
    }

    /// Gives other names to the files in whose names a passage stands, but to the first page.
    fn rename(&self, files: &BTreeMap<OutPath, Vec<u8>>, erased: &mut Erased) {
        let all: BTreeSet<&OutPath> = files.keys().chain(&self.former).collect();
        let mut names: BTreeSet<String> = all.iter().map(|path| path.folded()).collect();
        let (kept, gone): (Vec<&OutPath>, Vec<&OutPath>) = all
            .into_iter()
            .partition(|path| files.contains_key(*path) && !erased.removed.contains(*path));
        for path in kept.iter().chain(&gone) {
            let folder = [PAGES, SOURCES].into_iter().find(|it| path.as_str().starts_with(it));
            let Some(folder) = folder.filter(|_| !is_first_page(path.as_str())) else { continue };
            let name = path.as_str().strip_prefix(folder).unwrap_or_default();
            let Some((name, found)) = erasing::in_name(name, &self.passages) else { continue };
            let count = erased.found.iter_mut().zip(found);
            count.for_each(|(all, here)| *all += here);
            // Nothing leads to what is gone, which can have any name.
            let tries = if gone.contains(path) { names.len() + 1 } else { 1 };
            let new = (1..=tries).find_map(|number| {
                let number = if number == 1 { String::new() } else { format!("-{number}") };
                let new = OutPath::new(&format!("{folder}{name}{number}")).ok()?;
                names.insert(new.folded()).then_some(new)
            });
            match new {
                Some(new) => drop(erased.renamed.insert((*path).clone(), new)),
                None => erased.hindrances.push(Hindrance::Twin((*path).clone())),
            }
        }
    }

    /// Whether anything is left of the passages, and every link lands that did.
    fn look_again(&self, files: &BTreeMap<OutPath, Vec<u8>>, erased: &mut Erased) {
        let kept = |path: &&OutPath| !erased.removed.contains(*path);
        let name = |path| erased.renamed.get(path).unwrap_or(path);
        let before: BTreeSet<&str> = files.keys().map(OutPath::as_str).collect();
        let names: BTreeSet<&str> =
            files.keys().filter(kept).map(|path| name(path).as_str()).collect();
        let mut hindrances = Vec::new();
        for (path, old) in files.iter().filter(|(path, _)| kept(path) && !is_silent(path)) {
            let now = erased.replaced.get(path).unwrap_or(old);
            if let Some(line) = check::line_of(path, now, &self.passages) {
                hindrances.push(Hindrance::Left(path.clone(), line));
            }
            let below = |folder| name(path).as_str().strip_prefix(folder);
            let own_name = below(PAGES).or_else(|| below(SOURCES)).unwrap_or_default();
            if erasing::in_name(own_name, &self.passages).is_some()
                && !is_first_page(name(path).as_str())
            {
                hindrances.push(Hindrance::Left(path.clone(), 0));
            }
            let texts = [old, now].map(|bytes| std::str::from_utf8(bytes));
            if let [Ok(old), Ok(now)] = texts
                && Kind::of(path.as_str()) == Kind::Markup
                && check::breaks_links((path, name(path)), (old, now), (&before, &names))
            {
                hindrances.push(Hindrance::Dangling(path.clone()));
            }
        }
        erased.hindrances.extend(hindrances);
        erased.hindrances.sort();
        erased.hindrances.dedup();
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

/// Whether the file says nothing of any document: a font, or the schema of the data.
fn is_silent(path: &OutPath) -> bool {
    path.as_str().ends_with(".woff2") || path.as_str() == SCHEMA
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
    let wanted = Wanted { passages, texts: &[], titles: &[] };
    erasing::erase(text, Kind::Plain, wanted).text
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
