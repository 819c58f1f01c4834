//! Bodies and persons that nothing refers to: no published document names them in its front matter or body, and
//! none lies below them. Their pages stand in the lists alone.

use std::collections::BTreeSet;

use super::doubt::Doubt;
use super::found_of;
use crate::diagnostics::{Diagnostic, Finding};
use crate::document::types::Facts;
use crate::model::{DocIx, Linked};

/// Notes the organisations, groups and persons that certainly nothing refers to. Authorities stand on their own.
pub(super) fn judge(site: &Linked, doubt: &Doubt, problems: &mut Vec<Diagnostic>) {
    let above: BTreeSet<DocIx> =
        site.published().filter_map(|(_, entry)| entry.links.parent).collect();
    for (ix, entry) in site.published() {
        let facts = &entry.document.facts;
        let depends = match facts {
            Facts::Organisation(_) | Facts::Group(_) | Facts::Person(_) => true,
            Facts::Authority(_)
            | Facts::Plan(_)
            | Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => false,
        };
        let alone = site.mentions(ix).is_empty() && !above.contains(&ix);
        if depends && alone && !doubt.may_be_mentioned(&entry.document.id) {
            problems.push(found_of(site, ix, Finding::Orphan { kind: facts.type_word() }));
        }
    }
}
