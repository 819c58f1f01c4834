//! Files that were meant as documents and are read as none for their ending. What a document offers for reading as it is
//! may have any ending.

use std::collections::{BTreeMap, BTreeSet};

use super::photos::named;
use crate::diagnostics::{Diagnostic, FileName, Finding, Problem, Rule};
use crate::model::Linked;
use crate::model::ids::Ids;
use crate::model::misnamed;
use crate::source::Asset;

/// Notes such files among `assets`: those that something needs once each, the others where no document names them.
pub(super) fn judge(
    site: &Linked,
    assets: &BTreeMap<String, Asset>,
    ids: &Ids,
    problems: &mut Vec<Diagnostic>,
) {
    if ids.misnamed.paths().next().is_none() {
        return;
    }
    let mut needed: BTreeSet<FileName> = BTreeSet::new();
    problems.retain(|it| {
        let is_told = matches!(it.problem, Problem::Found(Finding::OtherEnding { .. }));
        !is_told || needed.insert(it.place.file.clone())
    });
    if !site.file.rules.ask(Rule::Ending) {
        return;
    }
    let mut found: BTreeSet<&str> = ids.misnamed.paths().collect();
    for entry in site.all().map(|(_, entry)| entry) {
        let in_front: Vec<&str> = entry.links.files.iter().flatten().map(|it| &**it).collect();
        for (path, _) in named(entry) {
            // A link that ends so was rather meant to lead to the page.
            if in_front.contains(&path) || !assets.get(path).is_some_and(is_page) {
                found.remove(path);
            }
        }
    }
    let told = found.into_iter().map(|path| misnamed::told(path, None));
    problems.extend(told.filter(|it| !needed.contains(&it.place.file)));
}

/// Whether a file that looks like a document is none by mistake: who calls it a text wants it read as one.
fn is_page(asset: &Asset) -> bool {
    asset.is_misnamed && asset.location.extension().is_none_or(|ending| ending != "txt")
}
