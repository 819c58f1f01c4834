//! The measures of a plan in four orders: by status, section, responsible body and year. Where there are very many,
//! each group has a page of its own.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::context::{At, Context};
use super::lists::DIVIDE_FROM;
use super::page::Frame;
use super::parts::{Link, MeasureRow};
use super::plan::{self, MEASURE_LISTS, measure_row};
use crate::collation::SortKey;
use crate::document::types::{Facts, MeasureStatus};
use crate::model::{DocIx, PlanTree};
use crate::path::OutPath;
use crate::texts::Arg;

/// The measures of a plan, in one order after the other.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureLists<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: String,
    /// The plan.
    pub plan: Link<'a>,
    /// The measures, each once; the groups say where in here theirs stand. None where each group has its own page.
    pub measures: Vec<MeasureRow<'a>>,
    /// By status, by section, by responsible body, by year.
    pub lists: Vec<MeasureList<'a>>,
}

/// The measures of a plan in one order.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureList<'a> {
    /// Its anchor.
    pub id: &'static str,
    /// "Nach Stand".
    pub label: &'a str,
    /// The groups.
    pub groups: Vec<MeasureGroup<'a>>,
}

/// A group of a list.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureGroup<'a> {
    /// Its anchor.
    pub id: String,
    /// "Umgesetzt", "Ziel 2: …", "Jugendamt", "2021".
    pub label: Cow<'a, str>,
    /// How many measures it has.
    pub count: usize,
    /// The address of its page, where it has one.
    pub href: Option<String>,
    /// Its measures in official order, as places in [`MeasureLists::measures`]; none where it has a page.
    pub measures: Vec<usize>,
}

/// The page of one group, where the plan has very many measures.
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// "Maßnahmen: Umgesetzt".
    pub title: String,
    /// The page of all groups.
    pub lists: Link<'a>,
    /// "Nach Stand".
    pub label: &'a str,
    /// The measures in official order.
    pub measures: Vec<MeasureRow<'a>>,
}

/// Measures of a plan that have something in common, in official order.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The name of the list's text: `list-by-status`.
    list: &'static str,
    id: String,
    label: Cow<'a, str>,
    measures: Vec<DocIx>,
}

/// The lists, each with its anchor, its text and its groups.
type Lists<'a> = [(&'static str, &'static str, Groups<'a>); 4];

fn lists<'a>(at: &At<'a>, tree: &PlanTree) -> Lists<'a> {
    let cx = at.cx;
    [
        ("stand", "list-by-status", by_status(cx, tree)),
        ("abschnitt", "list-by-section", by_section(cx, tree)),
        ("zustaendig", "list-by-responsible", by_responsible(at, tree)),
        ("jahr", "list-by-year", by_year(cx, tree)),
    ]
}

/// The groups of the plan `ix` that have pages of their own: all of them where it has very many measures.
pub fn divided(cx: &Context<'_>, ix: DocIx) -> Vec<(OutPath, Group<'static>)> {
    let Some(tree) = cx.site.tree(ix).filter(|tree| is_long(tree)) else { return Vec::new() };
    let groups = lists(&At::document(cx, ix), tree).into_iter().flat_map(|(_, list, groups)| {
        groups.into_iter().map(move |(id, label, measures)| {
            let label = Cow::Owned(label.into_owned());
            Group { list, id, label, measures }
        })
    });
    groups.filter_map(|group| Some((group_path(cx, ix, &group.id)?, group))).collect()
}

fn is_long(tree: &PlanTree) -> bool {
    tree.measures.len() > DIVIDE_FROM
}

fn group_path(cx: &Context<'_>, ix: DocIx, id: &str) -> Option<OutPath> {
    plan::file_path(cx, ix, &format!("massnahmen-{id}.html"))
}

/// The measures of the plan `ix` in four orders, written at `path`.
pub fn build<'a>(cx: &'a Context<'a>, path: &'a OutPath, ix: DocIx) -> Option<MeasureLists<'a>> {
    let tree = cx.site.tree(ix)?;
    let at = At { cx, path };
    let title = cx.texts.get("lists-measures").to_owned();
    let is_long = is_long(tree);
    let rows = if is_long { &[][..] } else { &tree.measures };
    let measures = rows.iter().map(|ix| measure_row(&at, *ix, None)).collect();
    let places: HashMap<DocIx, usize> =
        rows.iter().enumerate().map(|(place, ix)| (*ix, place)).collect();
    let group = |(id, label, measures): (String, Cow<'a, str>, Vec<DocIx>)| MeasureGroup {
        href: group_path(cx, ix, &id).filter(|_| is_long).map(|path| at.to(&path)),
        id,
        label,
        count: measures.len(),
        measures: measures.iter().filter_map(|ix| places.get(ix)).copied().collect(),
    };
    let lists = lists(&at, tree).into_iter().map(|(id, label, groups)| MeasureList {
        id,
        label: cx.texts.get(label),
        groups: groups.into_iter().map(group).collect(),
    });
    let lists = lists.filter(|list| !list.groups.is_empty()).collect();
    Some(MeasureLists { page: frame(&at, ix, &title), title, plan: at.link(ix), measures, lists })
}

/// The page of `group` of the plan `ix`, written at `path`.
pub fn build_group<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    ix: DocIx,
    group: &Group<'_>,
) -> GroupPage<'a> {
    let at = At { cx, path };
    let title = cx.texts.with("measures-of-group", &[("group", Arg::Text(&group.label))]);
    let mut page = frame(&at, ix, &title);
    let above = plan::file_path(cx, ix, MEASURE_LISTS).map(|path| at.to(&path));
    let lists = Link::plain(cx.texts.get("lists-measures"), above);
    page.breadcrumb.push(lists.clone());
    GroupPage {
        page,
        title,
        lists,
        label: cx.texts.get(group.list),
        measures: group.measures.iter().map(|ix| measure_row(&at, *ix, None)).collect(),
    }
}

fn frame<'a>(at: &At<'a>, ix: DocIx, title: &str) -> Frame<'a> {
    let mut page = at.frame(ix, "measure-lists", true);
    page.breadcrumb.push(at.link(ix));
    page.head_title = format!("{title} – {}", page.head_title);
    page.json_ld = None;
    page
}

type Groups<'a> = Vec<(String, Cow<'a, str>, Vec<DocIx>)>;

fn by_status<'a>(cx: &Context<'a>, tree: &PlanTree) -> Groups<'a> {
    let mut groups: BTreeMap<MeasureStatus, Vec<DocIx>> = BTreeMap::new();
    for measure in &tree.measures {
        let state = cx.site[*measure].state;
        groups
            .entry(state.map_or(MeasureStatus::NotStated, |state| state.status))
            .or_default()
            .push(*measure);
    }
    let group = |(status, measures): (MeasureStatus, Vec<DocIx>)| {
        (format!("stand-{}", status.word()), Cow::Borrowed(cx.status(status).label), measures)
    };
    groups.into_iter().map(group).collect()
}

fn by_section<'a>(cx: &Context<'a>, tree: &PlanTree) -> Groups<'a> {
    let sections = tree.sections.iter().filter(|node| !node.measures.is_empty()).enumerate();
    let mut groups: Groups<'a> = sections
        .map(|(at, node)| {
            (
                format!("abschnitt-{}", at + 1),
                cx.numbered_title(node.section),
                node.measures.clone(),
            )
        })
        .collect();
    if !tree.loose.is_empty() {
        let label = Cow::Borrowed(cx.texts.get("measures-without-section"));
        groups.push(("abschnitt-ohne".to_owned(), label, tree.loose.clone()));
    }
    groups
}

fn by_responsible<'a>(at: &At<'a>, tree: &PlanTree) -> Groups<'a> {
    let cx = at.cx;
    let mut groups: BTreeMap<Cow<'a, str>, Vec<DocIx>> = BTreeMap::new();
    let mut unstated = Vec::new();
    for ix in &tree.measures {
        let entry = &cx.site[*ix];
        let facts =
            if let Facts::Measure(measure) = &entry.document.facts { Some(measure) } else { None };
        match facts.and_then(|facts| facts.responsible.as_ref()) {
            Some(who) => {
                let name = at.name(entry.links.responsible.as_ref(), &who.text).title;
                groups.entry(name).or_default().push(*ix);
            }
            None => unstated.push(*ix),
        }
    }
    let mut groups: Vec<(Cow<'a, str>, Vec<DocIx>)> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(name, _)| SortKey::of(name));
    let mut named: Groups<'a> = groups
        .into_iter()
        .enumerate()
        .map(|(at, (name, measures))| (format!("zustaendig-{}", at + 1), name, measures))
        .collect();
    let label = Cow::Borrowed(cx.texts.get("no-responsible"));
    if !unstated.is_empty() {
        named.push(("zustaendig-ohne".to_owned(), label, unstated));
    }
    named
}

/// By the years in which the period runs, as far as both ends are known; else by the one that is.
fn by_year<'a>(cx: &Context<'a>, tree: &PlanTree) -> Groups<'a> {
    let mut groups: BTreeMap<i16, Vec<DocIx>> = BTreeMap::new();
    let mut undated = Vec::new();
    for ix in &tree.measures {
        let facts = &cx.site[*ix].document.facts;
        let period = if let Facts::Measure(measure) = facts { measure.period() } else { None };
        let from = period.and_then(|period| period.earliest()).map(crate::date::Day::year);
        let to = period.and_then(|period| period.latest()).map(crate::date::Day::year);
        match (from.or(to), to.or(from)) {
            // A period of centuries is a slip that must not fill the page.
            (Some(from), Some(to)) => {
                (from..=to).take(50).for_each(|year| groups.entry(year).or_default().push(*ix))
            }
            _ => undated.push(*ix),
        }
    }
    let mut years: Groups<'a> = groups
        .into_iter()
        .map(|(year, measures)| (format!("jahr-{year}"), Cow::Owned(year.to_string()), measures))
        .collect();
    if !undated.is_empty() {
        years.push(("jahr-ohne".to_owned(), Cow::Borrowed(cx.texts.get("no-period")), undated));
    }
    years
}
