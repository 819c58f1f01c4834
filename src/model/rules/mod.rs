//! Rules of content that look at a document in its site: what is no contradiction, and yet is warned of. One file
//! for each family. What one file alone can tell is noted where it is parsed; how much a finding matters, and
//! whether a rule looks at all, the site decides.

mod doubt;
mod endings;
mod facts;
mod hyphens;
mod names;
mod numbers;
mod orphans;
mod overdue;
mod photos;
mod translations;

use std::collections::BTreeMap;

use doubt::Doubt;
pub(super) use hyphens::Watch;

use super::ids::Ids;
use super::translations::Laid;
use super::{DocIx, Linked};
use crate::diagnostics::{Diagnostic, Finding, Problem, Rule};
use crate::source::Asset;
use crate::span::Span;

/// Notes what is to be warned of in `site`, as of its Stichtag, as far as the errors among `problems` and the files that
/// could not be read leave no doubt of it.
pub(super) fn judge(
    site: &Linked,
    translated: &[Laid],
    assets: &BTreeMap<String, Asset>,
    ids: &Ids,
    problems: &mut Vec<Diagnostic>,
) {
    let ask = |rule| site.file.rules.ask(rule);
    endings::judge(site, assets, ids, problems);
    let doubt = Doubt::of(site, ids, problems);
    facts::judge(site, problems);
    if ask(Rule::SimilarNames) {
        names::judge(site, problems);
    }
    if ask(Rule::Numbers) {
        numbers::judge(site, problems);
    }
    if ask(Rule::Overdue) {
        overdue::judge(site, &doubt, problems);
    }
    if ask(Rule::Orphans) {
        orphans::judge(site, &doubt, problems);
    }
    if ask(Rule::PhotoPlace) {
        photos::judge(site, assets, problems);
    }
    if ask(Rule::SimpleLanguage) || ask(Rule::OldTranslation) {
        translations::judge(site, translated, problems);
    }
    if ask(Rule::BrokenWords) {
        hyphens::judge(site, problems);
    }
    site.file.rules.weigh(problems);
}

/// What a rule found at `span` of `ix`.
fn found(site: &Linked, ix: DocIx, span: Span, finding: Finding) -> Diagnostic {
    Diagnostic::new(site.place(ix, span), Problem::Found(finding))
}

/// What a rule found about the document `ix` as a whole.
fn found_of(site: &Linked, ix: DocIx, finding: Finding) -> Diagnostic {
    found(site, ix, site[ix].document.common.title.span, finding)
}
