//! Backlinks: who refers to whom, from front matter and body.

use super::{DocIx, Linked};

/// For each document the published documents that refer to it, in order of id and each once. What a
/// plan consists of is no mention, nor what replaces what: both have places of their own on the page.
pub(super) fn collect(site: &Linked) -> Vec<Vec<DocIx>> {
    let mut mentions: Vec<Vec<DocIx>> = site.all().map(|_| Vec::new()).collect();
    for (ix, entry) in site.published() {
        let targets = entry.links.named().chain(entry.links.in_body());
        for target in targets.filter(|target| *target != ix) {
            // Sources come in order of id, so that a second mention by the same one is the last entry.
            if let Some(list) = mentions.get_mut(target.at())
                && list.last() != Some(&ix)
            {
                list.push(ix);
            }
        }
    }
    mentions
}

/// For each measure the published measures that replace it.
pub(super) fn replacements(site: &Linked) -> Vec<Vec<DocIx>> {
    let mut replaced_by: Vec<Vec<DocIx>> = site.all().map(|_| Vec::new()).collect();
    for (ix, entry) in site.published() {
        for target in &entry.links.replaces {
            if let Some(list) = replaced_by.get_mut(target.at())
                && list.last() != Some(&ix)
            {
                list.push(ix);
            }
        }
    }
    replaced_by
}
