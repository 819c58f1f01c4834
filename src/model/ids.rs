//! Finding a document by its id or by an ending of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::misnamed::Misnamed;
use super::{DocIx, Home, Linked};
use crate::document::id::DocId;
use crate::document::types::Facts;
use crate::source::Asset;

/// Documents by their whole id.
pub(super) struct Ids {
    by_id: HashMap<DocId, DocIx>,
    /// Files that exist but could not be read: whoever refers to them is not to blame.
    broken: BTreeSet<DocId>,
    /// The same by the last segment of their id.
    broken_by_segment: BTreeMap<Box<str>, Vec<DocId>>,
    /// Files that would be documents under another name.
    pub(super) misnamed: Misnamed,
}

impl Ids {
    pub(super) fn of(
        site: &Linked,
        broken: BTreeSet<DocId>,
        assets: &BTreeMap<String, Asset>,
    ) -> Ids {
        let read = site.all().filter(|(_, entry)| entry.document.is_read());
        let mut broken_by_segment: BTreeMap<Box<str>, Vec<DocId>> = BTreeMap::new();
        for id in &broken {
            broken_by_segment.entry(id.last_segment().into()).or_default().push(id.clone());
        }
        let by_id: HashMap<DocId, DocIx> =
            read.map(|(ix, entry)| (entry.document.id.clone(), ix)).collect();
        let is_free = |id: &DocId| !by_id.contains_key(id) && !broken.contains(id);
        let misnamed = Misnamed::among(assets, is_free);
        Ids { by_id, broken, broken_by_segment, misnamed }
    }

    /// Notes documents that are missing, which is told: whoever refers to one of them is not to blame either.
    pub(super) fn lack(&mut self, missing: Vec<DocId>) {
        for id in missing {
            self.broken_by_segment.entry(id.last_segment().into()).or_default().push(id.clone());
            self.broken.insert(id);
        }
    }

    /// The files that could not be read, in order, and documents that are missing.
    pub(super) fn broken(&self) -> impl Iterator<Item = &DocId> {
        self.broken.iter()
    }

    /// Whether a broken file may be what `ending` means.
    pub(super) fn may_be_broken(&self, ending: &str) -> bool {
        let segment = ending.rsplit('/').next().unwrap_or_default();
        let named = self.broken_by_segment.get(segment);
        named.is_some_and(|ids| ids.iter().any(|id| id.ends_with(ending)))
    }

    /// Whether the document of this id could not be read.
    pub(super) fn is_broken(&self, id: &DocId) -> bool {
        self.broken.contains(id)
    }

    /// Whether a broken file lies above `id`.
    pub(super) fn is_below_broken(&self, id: &DocId) -> bool {
        let mut folder = id.as_str();
        while let Some((head, _)) = folder.rsplit_once('/') {
            folder = head;
            if self.broken.contains(&DocId::new(folder)) {
                return true;
            }
        }
        false
    }

    pub(super) fn get(&self, id: &DocId) -> Option<DocIx> {
        self.by_id.get(id).copied()
    }
}

/// Where an ending must be unambiguous.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Scope {
    Plan(DocIx),
    Authority(DocIx),
    /// Documents that belong to no authority, such as the manual.
    Rest,
    /// Bodies and persons of the whole site.
    Bodies,
}

/// Documents by scope and the last segment of their id.
pub(super) struct EndingIndex {
    by_segment: HashMap<(Scope, Box<str>), Vec<DocIx>>,
}

/// What an ending leads to.
pub(super) enum Found {
    One(DocIx),
    Several(Vec<DocIx>),
    None,
}

impl EndingIndex {
    pub(super) fn of(site: &Linked) -> EndingIndex {
        let mut by_segment: HashMap<(Scope, Box<str>), Vec<DocIx>> = HashMap::new();
        for (ix, entry) in site.all().filter(|(_, entry)| entry.document.is_read()) {
            let segment: Box<str> = entry.document.id.last_segment().into();
            let findable =
                |scope: &Scope| *scope != Scope::Bodies || entry.document.facts.is_body_or_person();
            for scope in scopes(ix, site).filter(findable) {
                by_segment.entry((scope, segment.clone())).or_default().push(ix);
            }
        }
        EndingIndex { by_segment }
    }

    /// The document that `ending` means when `from` says it: within its plan, then its authority.
    pub(super) fn find(&self, site: &Linked, from: DocIx, ending: &str) -> Found {
        let ending = ending.trim_matches('/');
        let segment = ending.rsplit('/').next().unwrap_or_default();
        for scope in scopes(from, site) {
            let candidates: Vec<DocIx> = self
                .by_segment
                .get(&(scope, segment.into()))
                .into_iter()
                .flatten()
                .copied()
                .filter(|ix| site[*ix].document.id.ends_with(ending))
                .collect();
            match candidates.as_slice() {
                [] => {}
                [one] => return Found::One(*one),
                _ => return Found::Several(candidates),
            }
        }
        Found::None
    }
}

/// The scopes in which a document looks for another, the narrowest first.
fn scopes(ix: DocIx, site: &Linked) -> impl Iterator<Item = Scope> {
    let Home { authority, plan } = site[ix].home;
    let facts = &site[ix].document.facts;
    let plan = if matches!(facts, Facts::Plan(_)) { Some(ix) } else { plan };
    let authority = if matches!(facts, Facts::Authority(_)) { Some(ix) } else { authority };
    plan.map(Scope::Plan)
        .into_iter()
        .chain([authority.map_or(Scope::Rest, Scope::Authority), Scope::Bodies])
}

/// Bodies and persons by every name that they go by.
pub(super) struct Names {
    by_name: HashMap<Box<str>, Option<DocIx>>,
}

impl Names {
    pub(super) fn of(site: &Linked) -> Names {
        let mut by_name: HashMap<Box<str>, Option<DocIx>> = HashMap::new();
        for (ix, entry) in site.all().filter(|(_, entry)| entry.document.facts.is_body_or_person())
        {
            for name in std::iter::once(entry.title()).chain(entry.document.facts.variants()) {
                let known = by_name.entry(name.trim().into()).or_insert(Some(ix));
                // A name that two bodies share tells neither.
                if *known != Some(ix) {
                    *known = None;
                }
            }
        }
        Names { by_name }
    }

    /// The one body or person that goes by `name`.
    pub(super) fn get(&self, name: &str) -> Option<DocIx> {
        self.by_name.get(name.trim()).copied().flatten()
    }
}
