//! Backlinks: who refers to whom, from front matter and body.

use super::references::BodyTarget;
use super::{DocIx, Site};

/// For each document the published documents that refer to it, in order of id and each once. What a
/// plan consists of is no mention, nor what replaces what: both have places of their own on the page.
pub(super) fn collect(site: &Site) -> Vec<Vec<DocIx>> {
    let mut mentions: Vec<Vec<DocIx>> = site.all().map(|_| Vec::new()).collect();
    for (ix, entry) in site.published() {
        let links = &entry.links;
        let in_body = links.body.iter().filter_map(|target| match target {
            BodyTarget::Document(target, _) => Some(*target),
            BodyTarget::File(_) | BodyTarget::Here(_) | BodyTarget::Nowhere => None,
        });
        let names = links.responsible.iter().chain(&links.parties).filter_map(|name| name.document);
        let targets = links
            .about
            .iter()
            .chain(&links.see_also)
            .copied()
            .chain(links.operations.iter().flatten().copied())
            .chain(in_body)
            .chain(names);
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
pub(super) fn replacements(site: &Site) -> Vec<Vec<DocIx>> {
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
