//! The files of a site by their folders, to find the one that a misspelt path means. Made when it is first asked for: most
//! sites never need it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::sync::OnceLock;

use super::Linked;
use crate::diagnostics::suggest;
use crate::source::Asset;

/// How many names of a folder are looked at, those before and those behind where one would stand.
const AROUND: usize = 500;

/// What lies in a folder, by name.
#[derive(Default)]
struct Folder {
    folders: BTreeSet<String>,
    files: BTreeSet<String>,
}

/// The documents and other files of a site by the paths of their folders.
#[derive(Default)]
pub(super) struct TreeOfFiles(OnceLock<BTreeMap<String, Folder>>);

impl TreeOfFiles {
    /// The path that is there and nearest to `path`: each folder, and then the file, is called so or nearly so.
    pub(super) fn like(
        &self,
        path: &str,
        site: &Linked,
        assets: &BTreeMap<String, Asset>,
    ) -> Option<String> {
        let folders = self.0.get_or_init(|| gathered(site, assets));
        let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut at = String::new();
        for segment in above.split('/').filter(|it| !it.is_empty()) {
            let next = nearest(segment, &folders.get(&at)?.folders)?;
            push(&mut at, next);
        }
        let file = nearest_file(name, &folders.get(&at)?.files)?;
        push(&mut at, file);
        Some(at)
    }
}

fn gathered(site: &Linked, assets: &BTreeMap<String, Asset>) -> BTreeMap<String, Folder> {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    let read = site.all().filter(|(_, entry)| entry.document.is_read());
    let documents = read.map(|(_, entry)| &*entry.document.file);
    let documents = documents.map(|file| file.strip_prefix("content/").unwrap_or(file));
    for path in documents.chain(assets.keys().map(String::as_str)) {
        let (mut above, name) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(above.to_owned()).or_default().files.insert(name.to_owned());
        while !above.is_empty() {
            let (higher, name) = above.rsplit_once('/').unwrap_or(("", above));
            if !folders.entry(higher.to_owned()).or_default().folders.insert(name.to_owned()) {
                break;
            }
            above = higher;
        }
    }
    folders
}

/// The one of `names` that is called like `name` or nearly so.
fn nearest<'n>(name: &str, names: &'n BTreeSet<String>) -> Option<&'n str> {
    if let Some(known) = names.get(name) {
        return Some(known);
    }
    among(name, &around(name, names).collect::<Vec<&str>>())
}

/// The same for a file: first of the same ending, then of the same name with another.
fn nearest_file<'n>(name: &str, names: &'n BTreeSet<String>) -> Option<&'n str> {
    if let Some(known) = names.get(name) {
        return Some(known);
    }
    let (stem, ending) = in_two(name);
    let same_ending = |it: &&str| in_two(it).1.eq_ignore_ascii_case(ending);
    let fit: Vec<&str> = around(name, names).filter(same_ending).collect();
    let stems: Vec<&str> = fit.iter().map(|it| in_two(it).0).collect();
    let meant = among(stem, &stems);
    let found = fit.into_iter().find(|it| Some(in_two(it).0) == meant);
    found.or_else(|| around(name, names).find(|it| in_two(it).0 == stem))
}

/// A name without its ending, and that.
fn in_two(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('.').unwrap_or(name.len()))
}

/// The one of `known` that is `word` in other spelling, or else misspelt.
fn among<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let known = known.iter().copied();
    suggest::spelled(word, known.clone()).or_else(|| suggest::nearest(word, known))
}

/// The names before and behind the place of `name`.
fn around<'n>(name: &str, names: &'n BTreeSet<String>) -> impl Iterator<Item = &'n str> {
    let before = names.range::<str, _>((Unbounded, Excluded(name))).rev().take(AROUND);
    let behind = names.range::<str, _>((Included(name), Unbounded)).take(AROUND);
    before.chain(behind).map(String::as_str)
}

fn push(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(name);
}
