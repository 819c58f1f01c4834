//! Which authority and plan each document belongs to, what lies below what, and what is withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::Ids;
use super::{DocIx, Home, Site, is_part_of_plan};
use crate::date::Date;
use crate::diagnostics::{Diagnostic, Problem};
use crate::document::id::{DocId, Reference};
use crate::document::types::Facts;

/// Settles home, place in the tree of folders, and the lists of authorities and plans.
pub(super) fn settle(site: &mut Site, ids: &Ids, problems: &mut Vec<Diagnostic>) {
    // Documents are in order of id, so that what stands above is always settled before.
    for at in 0..site.entries.len() {
        let ix = DocIx::new(at);
        let above = nearest_above(&site[ix].document.id, ids, site);
        let home = above.map_or(Home::default(), |above| home_below(site, above));
        let entry = &mut site.entries[at];
        entry.above = above;
        entry.home = match &entry.document.facts {
            // An authority belongs to nobody by its folder; it may name what is above it.
            Facts::Authority(_) => Home::default(),
            Facts::Plan(_) => Home { authority: home.authority, plan: None },
            Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Page(_) => home,
        };
        if let Some(above) = above {
            site.below.entry(above).or_default().push(ix);
        }
        check_home(site, ids, ix, problems);
    }
}

fn home_below(site: &Site, above: DocIx) -> Home {
    let entry = &site[above];
    match &entry.document.facts {
        Facts::Authority(_) => Home { authority: Some(above), plan: None },
        Facts::Plan(_) => Home { authority: entry.home.authority, plan: Some(above) },
        Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Page(_) => entry.home,
    }
}

/// The document of the nearest `index.md` in a folder above.
fn nearest_above(id: &DocId, ids: &Ids, site: &Site) -> Option<DocIx> {
    let mut folder = id.as_str();
    while let Some((head, _)) = folder.rsplit_once('/') {
        folder = head;
        if let Some(ix) = ids.get(&DocId::new(folder)).filter(|ix| site[*ix].document.is_index) {
            return Some(ix);
        }
    }
    None
}

/// What a document states about its home must be what its folder says; a part of a plan needs one.
fn check_home(site: &Site, ids: &Ids, ix: DocIx, problems: &mut Vec<Diagnostic>) {
    let entry = &site[ix];
    if ids.is_below_broken(&entry.document.id) {
        return;
    }
    let mut compare = |key: &'static str, stated: &Option<Reference>, actual: Option<DocIx>| {
        let Some(stated) = stated else { return };
        let fits = actual.is_some_and(|actual| site[actual].document.id.ends_with(&stated.text));
        if !fits {
            let actual =
                actual.map_or_else(String::new, |actual| site[actual].document.id.to_string());
            let problem = Problem::WrongHome { key, stated: stated.text.to_string(), actual };
            problems.push(Diagnostic::new(site.place(ix, stated.span), problem));
        }
    };
    compare("behoerde", &entry.document.common.authority, entry.home.authority);
    compare("plan", &entry.document.common.plan, entry.home.plan);
    let needs_plan = is_part_of_plan(&entry.document.facts)
        || matches!(entry.document.facts, Facts::Amendment(_));
    if needs_plan && entry.home.plan.is_none() {
        let place = site.place(ix, entry.document.common.title.span);
        let needs = entry.document.facts.type_word();
        problems.push(Diagnostic::new(place, Problem::NoHome { needs }));
    }
}

/// Notes each circle of authorities once, at its first member.
pub(super) fn authority_cycles(site: &Site, problems: &mut Vec<Diagnostic>) {
    let parent = |ix: DocIx| site[ix].links.parent;
    let mut settled: BTreeSet<DocIx> = BTreeSet::new();
    for (start, _) in site.all() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(authority) = next.filter(|authority| settled.insert(*authority)) {
            path.push(authority);
            next = parent(authority);
        }
        if let Some(circle) = next.and_then(|back| path.iter().position(|member| *member == back)) {
            let circle = path.get(circle..).unwrap_or_default();
            let ids = circle.iter().map(|member| site[*member].document.id.to_string()).collect();
            let first = circle.first().copied().unwrap_or(start);
            let span = site[first].document.common.title.span;
            problems
                .push(Diagnostic::new(site.place(first, span), Problem::AuthorityCycle { ids }));
        }
    }
}

/// Marks what is not published: drafts, what is dated after the Stichtag, and everything below.
pub(super) fn withhold(site: &mut Site) {
    let edition = site.edition;
    for at in 0..site.entries.len() {
        let entry = &site.entries[at];
        let above = entry.above.is_some_and(|above| site[above].withheld);
        let draft = entry.document.common.draft == Some(true) && !edition.drafts;
        let later = publication_date(&entry.document.facts)
            .and_then(Date::earliest)
            .is_some_and(|day| day > edition.stichtag.day);
        site.entries[at].withheld = above || draft || later;
    }
    collect_lists(site);
}

/// The date before which a document was not public.
fn publication_date(facts: &Facts) -> Option<&Date> {
    match facts {
        Facts::Amendment(amendment) => amendment.date.as_ref(),
        Facts::PressRelease(release) => release.date.as_ref(),
        Facts::Authority(_)
        | Facts::Plan(_)
        | Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Page(_) => None,
    }
}

fn collect_lists(site: &mut Site) {
    let mut authorities = Vec::new();
    let mut plans: BTreeMap<Option<DocIx>, Vec<DocIx>> = BTreeMap::new();
    let mut press: BTreeMap<Option<DocIx>, Vec<DocIx>> = BTreeMap::new();
    let mut amendments: BTreeMap<DocIx, Vec<DocIx>> = BTreeMap::new();
    for (ix, entry) in site.published() {
        match &entry.document.facts {
            Facts::Authority(_) => authorities.push(ix),
            Facts::Plan(_) => plans.entry(entry.home.authority).or_default().push(ix),
            Facts::PressRelease(_) => press.entry(entry.home.authority).or_default().push(ix),
            Facts::Amendment(_) => {
                entry
                    .home
                    .plan
                    .into_iter()
                    .for_each(|plan| amendments.entry(plan).or_default().push(ix));
            }
            Facts::Section(..) | Facts::Measure(_) | Facts::Page(_) => {}
        }
    }
    let by_title = |a: &DocIx, b: &DocIx| {
        crate::document::number::natural(site[*a].title(), site[*b].title()).then(a.cmp(b))
    };
    authorities.sort_by(by_title);
    plans.values_mut().for_each(|plans| plans.sort_by(by_title));
    for releases in press.values_mut() {
        releases.sort_by(|a, b| release_order(site, *b, *a));
    }
    for authority in &authorities {
        if let Some(parent) = site.entries[authority.at()].links.parent {
            site.children.entry(parent).or_default().push(*authority);
        }
    }
    site.authorities = authorities;
    site.plans = plans;
    site.press = press;
    site.amendments = amendments;
    let entries = &site.entries;
    for below in site.below.values_mut() {
        below.retain(|ix| !entries[ix.at()].withheld);
    }
}

/// Releases in order of time; what has no date is the oldest.
fn release_order(site: &Site, a: DocIx, b: DocIx) -> std::cmp::Ordering {
    let date = |ix: DocIx| publication_date(&site[ix].document.facts);
    date(a).cmp(&date(b)).then(b.cmp(&a))
}
