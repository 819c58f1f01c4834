//! What errors leave in doubt: what a file that could not be read or a misspelt key says, and which document a
//! reference that leads nowhere meant. A rule that judges what no document says asks here first.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, FileName, Finding, Problem};
use crate::document::id::DocId;
use crate::document::types::{Facts, Type};
use crate::document::{Document, Standing};
use crate::model::ids::Ids;
use crate::model::misnamed::meant_by;
use crate::model::{DocIx, Linked, Origin};

/// What errors leave in doubt.
pub(super) struct Doubt<'s> {
    ids: &'s Ids,
    /// Whether every document says all that it was meant to say.
    all_said: bool,
    /// Plans of which something that may tell of a measure could not be read.
    plans: BTreeSet<DocIx>,
    /// The last segments of the ids that references may have meant.
    meant: BTreeSet<String>,
    /// Files whose changes of status contradict others.
    contradicted: BTreeSet<FileName>,
}

impl<'s> Doubt<'s> {
    /// What `problems` and the files that could not be read leave in doubt.
    pub(super) fn of(site: &Linked, ids: &'s Ids, problems: &[Diagnostic]) -> Doubt<'s> {
        let is_sound = |document: &Document| document.standing == Standing::Read;
        let misnamed: Vec<DocId> = problems.iter().filter_map(misnamed).collect();
        let all_said = ids.broken().next().is_none()
            && misnamed.is_empty()
            && site.all().all(|(_, entry)| is_sound(&entry.document));
        let unread = ids.broken().filter(|id| may_tell_of_measures(site, id));
        let unread = unread.chain(&misnamed).filter_map(|id| plan_above(site, ids, id));
        let misspelt = site.all().filter(|(_, entry)| {
            let facts = &entry.document.facts;
            !is_sound(&entry.document) && matches!(facts, Facts::Report(_) | Facts::Amendment(_))
        });
        let mut doubt = Doubt {
            ids,
            all_said,
            plans: unread.chain(misspelt.filter_map(|(_, entry)| entry.home.plan)).collect(),
            meant: BTreeSet::new(),
            contradicted: BTreeSet::new(),
        };
        for diagnostic in problems.iter().filter(|it| it.is_error()) {
            doubt.take(diagnostic);
        }
        doubt
    }

    fn take(&mut self, diagnostic: &Diagnostic) {
        let problem = &diagnostic.problem;
        for id in meant(problem).into_iter().flatten() {
            self.meant.insert(DocId::of_path(id).last_segment().to_owned());
        }
        if matches!(
            problem,
            Problem::StatusUndecidable { .. } | Problem::StatusContradictsHistory { .. }
        ) {
            self.contradicted.extend(diagnostic.places().map(|place| place.file.clone()));
        }
    }

    /// Whether a document may refer to the one of this id, and cannot be understood.
    pub(super) fn may_be_mentioned(&self, id: &DocId) -> bool {
        !self.all_said || self.meant.contains(id.last_segment())
    }

    /// Whether a document may say how it stands with the measure `ix`, and cannot be understood.
    pub(super) fn may_be_told_of(&self, site: &Linked, ix: DocIx) -> bool {
        let entry = &site[ix];
        let document = &entry.document;
        let is_contradicted = |ix: DocIx| self.contradicted.contains(&site[ix].document.file);
        let mut reports = entry.history.iter().filter_map(|change| match change.origin {
            Origin::Own(_) => None,
            Origin::Report(report, _) => Some(report),
        });
        document.standing != Standing::Read
            || self.meant.contains(document.id.last_segment())
            || entry.home.plan.is_none_or(|plan| self.plans.contains(&plan))
            || self.ids.is_below_broken(&document.id)
            || is_contradicted(ix)
            || reports.any(is_contradicted)
    }
}

/// The id of a document that is none for its ending, where that is the problem.
fn misnamed(diagnostic: &Diagnostic) -> Option<DocId> {
    let is_one = matches!(diagnostic.problem, Problem::Found(Finding::OtherEnding { .. }));
    let path = diagnostic.place.file.strip_prefix("content/").filter(|_| is_one)?;
    meant_by(path)
}

/// What a reference in front matter or a body may have meant, where that is the problem.
fn meant(problem: &Problem) -> [Option<&str>; 2] {
    if let Problem::DeadReference { reference, suggestion, .. } = problem {
        return [Some(reference), suggestion.as_deref()];
    }
    if let Problem::AmbiguousReference { reference: id, .. }
    | Problem::WrongTarget { reference: id, .. }
    | Problem::DeadFragment { target: id, .. } = problem
    {
        return [Some(id), None];
    }
    [None, None]
}

/// Whether the document `id`, which could not be read, may be one that tells how it stands with a measure.
fn may_tell_of_measures(site: &Linked, id: &DocId) -> bool {
    let standing = site.find(id).map(|ix| site[ix].document.standing);
    match standing {
        Some(Standing::Unread(Some(kind))) => match kind {
            Type::Report | Type::Amendment => true,
            Type::Authority
            | Type::Organisation
            | Type::Person
            | Type::Group
            | Type::Plan
            | Type::Goal
            | Type::BuildingBlock
            | Type::Field
            | Type::Chapter
            | Type::Measure
            | Type::PressRelease
            | Type::Event
            | Type::Agreement
            | Type::Page => false,
        },
        Some(Standing::Unread(None) | Standing::Read | Standing::Misspelt) | None => true,
    }
}

/// The plan in whose folder `id` lies.
fn plan_above(site: &Linked, ids: &Ids, id: &DocId) -> Option<DocIx> {
    let mut folder = id.as_str();
    while let Some((head, _)) = folder.rsplit_once('/') {
        folder = head;
        let above = ids.get(&DocId::new(folder));
        if let Some(ix) = above.filter(|ix| matches!(site[*ix].document.facts, Facts::Plan(_))) {
            return Some(ix);
        }
    }
    None
}
