//! Rules of content that look at a document in its site: what is no contradiction, and yet is warned of. What one
//! file alone can tell is noted where it is parsed.

use super::{DocIx, Entry, Linked};
use crate::diagnostics::{Diagnostic, Problem};
use crate::document::types::Facts;

/// Notes what is to be warned of in `site`, as of its Stichtag.
pub(super) fn judge(site: &Linked, problems: &mut Vec<Diagnostic>) {
    problems.extend(site.published().filter_map(|(ix, entry)| embargo_over(site, ix, entry)));
}

/// A release that is public, and says from when on it will be.
fn embargo_over(site: &Linked, ix: DocIx, entry: &Entry) -> Option<Diagnostic> {
    let Facts::PressRelease(release) = &entry.document.facts else { return None };
    let until = release.embargo_over().filter(|from| *from <= site.edition.stichtag.day)?;
    let place = site.place(ix, release.embargo.as_ref()?.span);
    Some(Diagnostic::new(place, Problem::EmbargoOver { until: until.to_string() }))
}
