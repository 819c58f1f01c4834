//! Files that were meant as documents and are read as none for their ending: `.MD`, `.markdown`, `.md.txt`. What a
//! document offers for reading as it is may have any ending.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::photos::named;
use crate::diagnostics::{Diagnostic, Finding, Place, Problem};
use crate::model::Linked;
use crate::path::{ancestors, parent};
use crate::source::{Asset, BAG};
use crate::span::Span;

/// Endings that documents have elsewhere, or that an editor adds to theirs.
const ENDINGS: &[&str] = &[".md.txt", ".markdown", ".mdown", ".mkd", ".md"];

/// Notes the files among `assets` that look like documents, lie in no bag, and are named by no document.
pub(super) fn judge(
    site: &Linked,
    assets: &BTreeMap<String, Asset>,
    problems: &mut Vec<Diagnostic>,
) {
    let meant = |path: &str| Some((path.to_owned(), meant_by(path)?));
    let mut found: BTreeMap<String, String> = assets.keys().filter_map(|it| meant(it)).collect();
    if found.is_empty() {
        return;
    }
    for (path, _) in site.all().flat_map(|(_, entry)| named(entry)) {
        found.remove(path);
    }
    let bags: BTreeSet<&str> =
        assets.keys().filter(|path| is_bag(path)).map(|path| parent(path)).collect();
    let is_kept = |path: &str| ancestors(path).any(|folder| bags.contains(folder));
    for (path, meant) in found.into_iter().filter(|(path, _)| !is_kept(path)) {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let file = Arc::from(format!("content/{path}"));
        let finding = Finding::OtherEnding { name, meant };
        let place = Place::new(&file, Span::default());
        problems.push(Diagnostic::new(place, Problem::Found(finding)));
    }
}

fn is_bag(path: &str) -> bool {
    path.strip_suffix(BAG).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// The name that the file at `path` should have to be read as a document.
fn meant_by(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let lower = name.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending))?;
    let stem = name.get(..name.len() - ending.len()).filter(|stem| !stem.is_empty())?;
    Some(format!("{stem}.md")).filter(|meant| meant != name)
}
