//! Measures that should be done by now, without a word on why they are not: neither of their own nor in the report
//! that tells their status.

use super::doubt::Doubt;
use super::found;
use crate::diagnostics::{Diagnostic, Finding};
use crate::document::types::{Facts, Measure};
use crate::model::{DocIx, Linked, Origin};

/// Notes the published measures that are certainly overdue without a reason.
pub(super) fn judge(site: &Linked, doubt: &Doubt, problems: &mut Vec<Diagnostic>) {
    let measures = site.published().filter_map(|(ix, entry)| match &entry.document.facts {
        Facts::Measure(measure) => Some((ix, measure)),
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Plan(_)
        | Facts::Section(..)
        | Facts::Report(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => None,
    });
    let certain = measures.filter(|(ix, _)| !doubt.may_be_told_of(site, *ix));
    problems.extend(certain.filter_map(|(ix, measure)| overdue(site, ix, measure)));
}

/// A measure that is overdue, where neither it nor what tells its status says why.
fn overdue(site: &Linked, ix: DocIx, measure: &Measure) -> Option<Diagnostic> {
    let entry = &site[ix];
    let state = entry.state?;
    let since = state.overdue_since.filter(|_| measure.reason.is_none())?;
    let change = state.change.and_then(|at| entry.history.get(at));
    // What was told before the period was over does not say why the measure went on.
    let change = change.filter(|change| change.date.latest().is_none_or(|day| day >= since));
    let is_explained = change.is_some_and(|change| is_told(site, measure, change.origin));
    let span = measure.period.as_ref()?.span;
    let finding = Finding::OverdueWithoutReason { since: since.to_string() };
    (!is_explained).then(|| found(site, ix, span, finding))
}

/// Whether a change of status comes with words.
fn is_told(site: &Linked, measure: &Measure, origin: Origin) -> bool {
    match origin {
        Origin::Own(at) => measure.history.get(at).is_some_and(|entry| entry.text.is_some()),
        Origin::Report(report, at) => {
            let Facts::Report(report) = &site[report].document.facts else { return false };
            report.entries.get(at).is_some_and(|entry| entry.text.is_some())
        }
    }
}
