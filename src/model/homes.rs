//! Which authority and plan each document belongs to, what lies below what, and what is withheld.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::ids::Ids;
use super::{Amended, DocIx, Entry, Home, Linked, Lists, misnamed};
use crate::collation::SortKey;
use crate::date::{Date, Day};
use crate::diagnostics::{Diagnostic, Problem};
use crate::document::id::DocId;
use crate::document::types::Facts;
use crate::path::{ancestors, parent};
use crate::span::Span;

/// Settles home, place in the tree of folders, and the lists of authorities and plans.
pub(super) fn settle(site: &mut Linked, ids: &mut Ids, problems: &mut Vec<Diagnostic>) {
    // Documents are in order of id, so that what stands above is always settled before.
    for at in 0..site.entries.len() {
        let ix = DocIx::new(at);
        let above = nearest_above(&site[ix].document.id, ids, site);
        let home = above.map_or(Home::default(), |above| home_below(site, above));
        let entry = &mut site.entries[at];
        entry.above = above;
        // An authority belongs to nobody by its folder (it may name what is above it), a plan to no plan.
        let facts = &entry.document.facts;
        entry.home = if matches!(facts, Facts::Authority(_)) {
            Home::default()
        } else if matches!(facts, Facts::Plan(_)) {
            Home { authority: home.authority, plan: None }
        } else {
            home
        };
        if let Some(above) = above {
            site.below.entry(above).or_default().push(ix);
        }
        check_home(site, ids, ix, problems);
    }
    let lacking = tell_homeless(site, ids, problems);
    ids.lack(lacking);
}

/// Notes each plan that belongs to no authority, and the documents that belong to no plan, once for each folder: one
/// `index.md` would give all of them a home. Gives the documents that these would be.
fn tell_homeless(site: &Linked, ids: &Ids, problems: &mut Vec<Diagnostic>) -> Vec<DocId> {
    let mut folders: BTreeMap<&str, Vec<DocIx>> = BTreeMap::new();
    let mut lacking = Vec::new();
    for at in 0..site.entries.len() {
        let (ix, entry) = (DocIx::new(at), &site.entries[at]);
        if is_homeless(entry) && !entry.document.id.as_str().is_empty() {
            let top = top_homeless(site, entry);
            if let Some(path) = ids.misnamed.above(&top.document.id) {
                let place = site.place(ix, entry.document.common.title.span);
                problems.push(misnamed::told(path, Some(place)));
                lacking.extend(misnamed::meant_by(path));
            } else if !ids.is_below_broken(&top.document.id) {
                let id = top.document.id.as_str();
                let is_plan = matches!(top.document.facts, Facts::Plan(_));
                let folder = if is_plan { id } else { parent(id) };
                folders.entry(folder).or_default().push(ix);
            }
        }
    }
    for (folder, homeless) in in_one(folders, |folder| ids.get(&DocId::new(folder)).is_none()) {
        let Some((first, rest)) = homeless.split_first() else { continue };
        let document = &site[*first].document;
        let (needs, more) = (document.facts.type_word(), rest.len());
        let problem = Problem::NoHome { needs, folder: folder.to_owned(), more };
        problems.push(Diagnostic::new(site.place(*first, document.common.title.span), problem));
        lacking.push(DocId::new(folder));
    }
    lacking.retain(|id| ids.get(id).is_none() && !id.as_str().is_empty());
    lacking
}

/// `folders` without those that lie below another that `lacks` its document: one would do for all of these.
fn in_one(
    folders: BTreeMap<&str, Vec<DocIx>>,
    lacks: impl Fn(&str) -> bool,
) -> BTreeMap<&str, Vec<DocIx>> {
    let mut joined: BTreeMap<&str, Vec<DocIx>> = BTreeMap::new();
    // A folder comes before all that lies in it.
    for (folder, mut homeless) in folders {
        let top =
            ancestors(folder).find(|it| lacks(it) && joined.contains_key(it)).unwrap_or(folder);
        joined.entry(top).or_default().append(&mut homeless);
    }
    joined.values_mut().for_each(|homeless| homeless.sort_unstable());
    joined
}

/// Whether a document lacks the plan to which it must belong, or a plan its authority.
pub(super) fn is_homeless(entry: &Entry) -> bool {
    let facts = &entry.document.facts;
    let needs_plan = matches!(
        facts,
        Facts::Section(..) | Facts::Measure(_) | Facts::Amendment(_) | Facts::Report(_)
    );
    let needs_authority = matches!(facts, Facts::Plan(_));
    (needs_plan && entry.home.plan.is_none()) || (needs_authority && entry.home.authority.is_none())
}

/// The highest document above `entry`, or itself, that lacks a home too.
fn top_homeless<'s>(site: &'s Linked, entry: &'s Entry) -> &'s Entry {
    let above = |entry: &&'s Entry| entry.above.map(|above| &site[above]);
    let chain = std::iter::successors(Some(entry), above);
    chain.take_while(|entry| is_homeless(entry)).last().unwrap_or(entry)
}

fn home_below(site: &Linked, above: DocIx) -> Home {
    let entry = &site[above];
    let facts = &entry.document.facts;
    if matches!(facts, Facts::Authority(_)) {
        Home { authority: Some(above), plan: None }
    } else if matches!(facts, Facts::Plan(_)) {
        Home { authority: entry.home.authority, plan: Some(above) }
    } else {
        entry.home
    }
}

/// The document of the nearest `index.md` in a folder above.
fn nearest_above(id: &DocId, ids: &Ids, site: &Linked) -> Option<DocIx> {
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
fn check_home(site: &Linked, ids: &Ids, ix: DocIx, problems: &mut Vec<Diagnostic>) {
    let entry = &site[ix];
    if ids.is_below_broken(&entry.document.id) {
        return;
    }
    let mut compare = |key: &'static str, stated: Option<(&str, Span)>, actual: Option<DocIx>| {
        let Some((stated, span)) = stated else { return };
        let fits = actual.is_some_and(|actual| site[actual].document.id.ends_with(stated));
        // That it lacks what it must belong to is told already.
        if fits || actual.is_none() && is_homeless(entry) {
            return;
        }
        let here = site.place(ix, span);
        if let Some(path) = ids.misnamed.above(&entry.document.id) {
            problems.push(misnamed::told(path, Some(here)));
        } else {
            let actual =
                actual.map_or_else(String::new, |actual| site[actual].document.id.to_string());
            let problem = Problem::WrongHome { key, stated: stated.to_owned(), actual };
            problems.push(Diagnostic::new(here, problem));
        }
    };
    let common = &entry.document.common;
    let authority = common.authority.as_ref().map(|it| (&*it.text, it.span));
    let plan = common.plan.as_ref().map(|it| (&*it.text, it.span));
    compare("behoerde", authority, entry.home.authority);
    compare("plan", plan, entry.home.plan);
    if ix.at() == 0
        && entry.document.id.as_str().is_empty()
        && !matches!(entry.document.facts, Facts::Page(_))
    {
        let place = site.place(ix, entry.document.common.title.span);
        let found = entry.document.facts.type_word();
        problems.push(Diagnostic::new(place, Problem::HomeType { found }));
    }
}

/// Notes each circle of authorities once, at its first member.
pub(super) fn authority_cycles(site: &Linked, problems: &mut Vec<Diagnostic>) {
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

/// Marks what is not published: drafts, what is under embargo, dated after the Stichtag or put into the
/// plan after it, and everything below.
pub(super) fn withhold(site: &mut Linked) {
    let edition = site.edition;
    for at in 0..site.entries.len() {
        let entry = &site.entries[at];
        let above = entry.above.is_some_and(|above| site[above].withheld);
        let draft = entry.document.common.draft == Some(true) && !edition.drafts;
        let later = is_later(&entry.document.facts, edition.stichtag.day);
        let absent = site.amended.get(&DocIx::new(at)).is_some_and(Amended::is_absent);
        site.entries[at].withheld = above || draft || later || absent;
    }
    let withheld: Vec<bool> = site.entries.iter().map(|entry| entry.withheld).collect();
    for entry in &mut site.entries {
        entry.links.forget(|ix| withheld.get(ix.at()).copied().unwrap_or_default());
    }
    collect_lists(site);
}

/// Whether a document was not public on `day`. An imprecise date counts from its earliest day, an
/// embargo until its latest.
fn is_later(facts: &Facts, day: Day) -> bool {
    let dated_later =
        |date: Option<&Date>| date.and_then(Date::earliest).is_some_and(|from| from > day);
    match facts {
        Facts::PressRelease(release) => {
            let over = release.embargo_over();
            let embargoed = release.embargo.is_some() && over.is_none_or(|from| from > day);
            dated_later(facts.date()) || embargoed
        }
        Facts::Report(_) | Facts::Amendment(_) | Facts::Agreement(_) => dated_later(facts.date()),
        // What is to come is announced: the calendar lives of it.
        Facts::Event(_) => false,
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Plan(_)
        | Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Page(_) => false,
    }
}

fn collect_lists(site: &mut Linked) {
    let mut authorities = Vec::new();
    let mut lists = Lists::default();
    for (ix, entry) in site.published() {
        let Home { authority, plan } = entry.home;
        let of_plan = |list: &mut BTreeMap<DocIx, Vec<DocIx>>| {
            plan.into_iter().for_each(|plan| list.entry(plan).or_default().push(ix));
        };
        match &entry.document.facts {
            Facts::Authority(_) => authorities.push(ix),
            Facts::Plan(_) => lists.plans.entry(authority).or_default().push(ix),
            Facts::PressRelease(_) => lists.press.entry(authority).or_default().push(ix),
            Facts::Amendment(_) => of_plan(&mut lists.amendments),
            Facts::Report(_) => of_plan(&mut lists.reports),
            Facts::Organisation(_) => lists.organisations.push(ix),
            Facts::Person(_) => lists.persons.push(ix),
            Facts::Group(_) => lists.groups.push(ix),
            Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => {}
        }
    }
    // Names are compared many times: each has its key made once.
    let by_title =
        |list: &mut Vec<DocIx>| list.sort_by_cached_key(|ix| (SortKey::of(site[*ix].title()), *ix));
    let by_date = |a: &DocIx, b: &DocIx| latest_first(site, *a, *b);
    by_title(&mut authorities);
    lists.plans.values_mut().for_each(by_title);
    [&mut lists.organisations, &mut lists.persons, &mut lists.groups]
        .into_iter()
        .for_each(by_title);
    lists.press.values_mut().for_each(|list| list.sort_by(by_date));
    lists
        .amendments
        .values_mut()
        .chain(lists.reports.values_mut())
        .for_each(|list| list.sort_by(by_date));
    for authority in &authorities {
        if let Some(parent) = site.entries[authority.at()].links.parent {
            lists.children.entry(parent).or_default().push(*authority);
        }
    }
    site.authorities = authorities;
    site.lists = lists;
    let entries = &site.entries;
    for below in site.below.values_mut() {
        below.retain(|ix| !entries[ix.at()].withheld);
    }
}

/// The latest first; what has no date comes last; within a day by the stated order, then by id.
pub fn latest_first(site: &Linked, a: DocIx, b: DocIx) -> Ordering {
    let date = |ix: DocIx| site[ix].document.facts.date().filter(|date| date.has_year());
    let order = |ix: DocIx| {
        if let Facts::Amendment(amendment) = &site[ix].document.facts {
            amendment.order
        } else {
            None
        }
    };
    date(b).cmp(&date(a)).then_with(|| order(b).cmp(&order(a))).then(a.cmp(&b))
}
