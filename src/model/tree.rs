//! The sections and measures of each plan in official order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{DocIx, Linked};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::types::Facts;

/// A plan's sections and measures, published ones only.
#[derive(Debug, Default)]
pub struct PlanTree {
    /// The sections, depth first, neighbours in official order.
    pub sections: Vec<SectionNode>,
    /// Measures that belong to no section, in official order.
    pub loose: Vec<DocIx>,
    /// All measures, each once, in official order.
    pub measures: Vec<DocIx>,
    /// Measures and sections that amendments repealed, in order of id: in none of the other lists.
    pub repealed: Vec<DocIx>,
}

/// A section in its place.
#[derive(Debug)]
pub struct SectionNode {
    /// The section.
    pub section: DocIx,
    /// How deep it lies: 0 directly under the plan.
    pub depth: usize,
    /// Its measures in official order, also those that are at home elsewhere.
    pub measures: Vec<DocIx>,
}

impl PlanTree {
    /// The section at `rank` in the list, and everything below it.
    pub fn branch(&self, rank: usize) -> &[SectionNode] {
        let rest = self.sections.get(rank..).unwrap_or_default();
        let depth = rest.first().map_or(0, |node| node.depth);
        let below = rest.iter().skip(1).take_while(|node| node.depth > depth).count();
        rest.get(..=below).unwrap_or_default()
    }
}

/// The section or plan that `ix` belongs to first, and every further section.
pub fn parents(site: &Linked, ix: DocIx) -> Vec<DocIx> {
    let entry = &site[ix];
    if !entry.links.part_of.is_empty() {
        return entry.links.part_of.clone();
    }
    let mut above = entry.above;
    while let Some(candidate) = above {
        let facts = &site[candidate].document.facts;
        if matches!(facts, Facts::Section(..)) {
            return vec![candidate];
        }
        if matches!(facts, Facts::Plan(_) | Facts::Authority(_)) {
            break;
        }
        above = site[candidate].above;
    }
    Vec::new()
}

/// The section where the measure `ix` is counted: the first of its sections that is published.
pub fn home_section(site: &Linked, ix: DocIx) -> Option<DocIx> {
    parents(site, ix).into_iter().find(|section| !site[*section].withheld)
}

/// Builds the trees of all plans; sections that contain each other are an error.
pub(super) fn grow(site: &mut Linked, problems: &mut Vec<Diagnostic>) {
    let mut plans: BTreeMap<DocIx, Gathered> = BTreeMap::new();
    for (ix, entry) in site.all() {
        let facts = &entry.document.facts;
        if matches!(facts, Facts::Plan(_)) && !entry.withheld {
            plans.entry(ix).or_default();
        }
        let Some(plan) = entry.home.plan else { continue };
        if matches!(facts, Facts::Section(..)) {
            plans.entry(plan).or_default().sections.push(ix);
        } else if matches!(facts, Facts::Measure(_)) {
            plans.entry(plan).or_default().measures.push(ix);
        }
    }
    for (plan, gathered) in plans {
        if !is_tree(site, &gathered.sections, problems) || site[plan].withheld {
            continue;
        }
        let tree = gathered.into_tree(site);
        let sections = tree.sections.iter().map(|node| node.section).enumerate();
        let ranks: Vec<(usize, DocIx)> =
            sections.chain(tree.measures.iter().copied().enumerate()).collect();
        for (rank, ix) in ranks {
            site.entries[ix.at()].rank = Some(rank);
        }
        site.trees.insert(plan, tree);
    }
}

/// Whether `sections` make a tree; what keeps them from it is noted.
fn is_tree(site: &Linked, sections: &[DocIx], problems: &mut Vec<Diagnostic>) -> bool {
    let before = problems.len();
    cycles(site, sections, problems);
    // What contains itself has no depth.
    if problems.len() == before {
        too_deep(site, sections, problems);
    }
    problems.len() == before
}

/// The parts of a plan in order of id.
#[derive(Default)]
struct Gathered {
    sections: Vec<DocIx>,
    measures: Vec<DocIx>,
}

impl Gathered {
    /// Takes out what amendments repealed, and gives it. A section stays as long as a measure in it does.
    fn without_repealed(&mut self, site: &Linked) -> Vec<DocIx> {
        let is_repealed = |ix: &DocIx| site.repealed(*ix).is_some();
        let (mut repealed, kept): (Vec<DocIx>, Vec<DocIx>) =
            std::mem::take(&mut self.measures).into_iter().partition(is_repealed);
        self.measures = kept;
        let mut needed: BTreeSet<DocIx> = BTreeSet::new();
        for ix in self.measures.iter().chain(self.sections.iter().filter(|ix| !is_repealed(ix))) {
            let mut above = parents(site, *ix);
            while let Some(section) = above.pop() {
                if needed.insert(section) {
                    above.extend(parents(site, section));
                }
            }
        }
        let (gone, kept): (Vec<DocIx>, Vec<DocIx>) = std::mem::take(&mut self.sections)
            .into_iter()
            .partition(|ix| is_repealed(ix) && !needed.contains(ix));
        self.sections = kept;
        repealed.extend(gone);
        repealed
    }

    fn into_tree(mut self, site: &Linked) -> PlanTree {
        let published = |ix: &DocIx| !site[*ix].withheld;
        self.sections.retain(published);
        self.measures.retain(published);
        let mut repealed = self.without_repealed(site);
        repealed.sort();
        let known: BTreeSet<DocIx> = self.sections.iter().copied().collect();
        let mut children: BTreeMap<Option<DocIx>, Vec<DocIx>> = BTreeMap::new();
        for section in &self.sections {
            let parent = parents(site, *section).into_iter().find(|parent| known.contains(parent));
            children.entry(parent).or_default().push(*section);
        }
        let mut listed: BTreeMap<Option<DocIx>, Vec<DocIx>> = BTreeMap::new();
        for measure in &self.measures {
            let mut homes = parents(site, *measure);
            homes.retain(|home| known.contains(home));
            homes.dedup();
            if homes.is_empty() {
                listed.entry(None).or_default().push(*measure);
            }
            for home in homes {
                listed.entry(Some(home)).or_default().push(*measure);
            }
        }
        let order = |list: &mut Vec<DocIx>| list.sort_by(|a, b| official_order(site, *a, *b));
        children.values_mut().for_each(order);
        listed.values_mut().for_each(order);
        let mut tree = PlanTree {
            loose: listed.remove(&None).unwrap_or_default(),
            repealed,
            ..PlanTree::default()
        };
        let mut stack: Vec<(DocIx, usize)> = children
            .remove(&None)
            .unwrap_or_default()
            .into_iter()
            .rev()
            .map(|section| (section, 0))
            .collect();
        while let Some((section, depth)) = stack.pop() {
            let measures = listed.remove(&Some(section)).unwrap_or_default();
            tree.sections.push(SectionNode { section, depth, measures });
            let below = children.remove(&Some(section)).unwrap_or_default();
            stack.extend(below.into_iter().rev().map(|section| (section, depth + 1)));
        }
        tree.measures = in_official_order(site, self.measures, &tree);
        tree
    }
}

/// By number where numbers tell all measures of the plan apart; otherwise (numbering begins anew in each
/// section) section by section.
fn in_official_order(site: &Linked, mut measures: Vec<DocIx>, tree: &PlanTree) -> Vec<DocIx> {
    measures.sort_by(|a, b| official_order(site, *a, *b));
    let number = |ix: &DocIx| site[*ix].document.facts.number();
    let unique = measures.windows(2).all(|pair| match pair {
        [a, b] => number(a).is_some() && number(a) != number(b),
        _ => true,
    });
    if unique {
        return measures;
    }
    let listed = tree.sections.iter().flat_map(|node| &node.measures).chain(&tree.loose);
    let mut seen = BTreeSet::new();
    listed.copied().filter(|ix| seen.insert(*ix)).collect()
}

/// By number in natural order, what has none last, then by id.
fn official_order(site: &Linked, a: DocIx, b: DocIx) -> Ordering {
    let number = |ix: DocIx| site[ix].document.facts.number();
    match (number(a), number(b)) {
        (Some(one), Some(other)) => one.cmp(other).then(a.cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.cmp(&b),
    }
}

/// Sections within sections, more than any plan has: every page names all of those above it.
const DEEPEST: usize = 64;

/// Notes the sections that are the first to lie too deep, where none contains itself.
fn too_deep(site: &Linked, sections: &[DocIx], problems: &mut Vec<Diagnostic>) {
    let mut depths: BTreeMap<DocIx, usize> = BTreeMap::new();
    for start in sections {
        let mut path = Vec::new();
        let mut next = Some(*start);
        while let Some(section) = next.filter(|section| !depths.contains_key(section)) {
            path.push(section);
            next = parents(site, section).first().copied();
        }
        let mut depth = next.and_then(|section| depths.get(&section)).copied().unwrap_or_default();
        for section in path.into_iter().rev() {
            depth += 1;
            depths.insert(section, depth);
            if depth == DEEPEST + 1 {
                let problem = Problem::SectionsTooDeep { limit: DEEPEST };
                problems.push(Diagnostic::new(stated_place(site, section), problem));
            }
        }
    }
}

/// Where a section says what it is a part of, or its title.
fn stated_place(site: &Linked, section: DocIx) -> Place {
    let document = &site[section].document;
    let stated = if let Facts::Section(_, facts) = &document.facts {
        facts.part_of.first().map(|it| it.span)
    } else {
        None
    };
    site.place(section, stated.unwrap_or(document.common.title.span))
}

/// Notes each circle of sections once, at the section of it that comes first.
fn cycles(site: &Linked, sections: &[DocIx], problems: &mut Vec<Diagnostic>) {
    let mut settled: BTreeSet<DocIx> = BTreeSet::new();
    for start in sections {
        let mut path = Vec::new();
        let mut next = Some(*start);
        while let Some(section) = next.filter(|section| settled.insert(*section)) {
            path.push(section);
            next = parents(site, section).first().copied();
        }
        if let Some(circle) = next.and_then(|back| path.iter().position(|member| *member == back)) {
            let circle = path.get(circle..).unwrap_or_default();
            let ids = circle.iter().map(|member| site[*member].document.id.to_string()).collect();
            let first = circle.first().copied().unwrap_or(*start);
            problems
                .push(Diagnostic::new(stated_place(site, first), Problem::SectionCycle { ids }));
        }
    }
}
