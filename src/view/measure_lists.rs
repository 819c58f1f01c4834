//! The measures of a plan in four orders: by status, section, responsible body and year. Where there are very many,
//! each group has a page of its own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::context::{At, Context};
use super::lists::DIVIDE_FROM;
use super::page::Frame;
use super::parts::{Link, MeasureRow};
use super::plan::{self, MEASURE_LISTS, measure_row};
use crate::collation::SortKey;
use crate::date::Day;
use crate::document::types::{Facts, MeasureStatus};
use crate::model::{DocIx, PlanTree};
use crate::path::OutPath;
use crate::text::slug;
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
    /// Its anchor on the page of all groups.
    id: String,
    /// The name of its own page, which stays when groups come and go.
    name: String,
    label: Cow<'a, str>,
    measures: Vec<DocIx>,
}

/// A body's name takes no more of an address than this, in characters.
const LONGEST_NAME: usize = 80;

/// The lists, each with its anchor, the name of its text and its groups.
type Lists<'a> = [(&'static str, &'static str, Vec<Group<'a>>); 4];

fn lists<'a>(at: &At<'a>, tree: &PlanTree) -> Lists<'a> {
    let cx = at.cx;
    [
        ("stand", "list-by-status", told_apart(by_status(cx, tree))),
        ("abschnitt", "list-by-section", told_apart(by_section(cx, tree))),
        ("zustaendig", "list-by-responsible", told_apart(by_responsible(at, tree))),
        ("jahr", "list-by-year", told_apart(by_year(cx, tree))),
    ]
}

/// The groups with names of which none is another's: what addresses cannot tell apart is numbered.
fn told_apart(mut groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut given = BTreeSet::new();
    for group in &mut groups {
        let numbered = (2..).map(|number| format!("{}-{number}", group.name));
        let mut names = [group.name.clone()].into_iter().chain(numbered);
        group.name = names.find(|name| !given.contains(name)).unwrap_or_default();
        given.insert(group.name.clone());
    }
    groups
}

/// A group that has a page of its own.
#[derive(Clone, Debug)]
pub struct Divided {
    /// The name of its list's text: `list-by-status`.
    list: &'static str,
    group: Group<'static>,
}

/// The groups of the plan `ix` that have pages of their own: all of them where it has very many measures.
pub fn divided(cx: &Context<'_>, ix: DocIx) -> Vec<(OutPath, Divided)> {
    let Some(tree) = cx.site.tree(ix).filter(|tree| is_long(tree)) else { return Vec::new() };
    let groups = lists(&At::document(cx, ix), tree).into_iter().flat_map(|(_, list, groups)| {
        groups.into_iter().map(move |group| {
            let label = Cow::Owned(group.label.into_owned());
            Divided { list, group: Group { label, ..group } }
        })
    });
    groups.filter_map(|it| Some((group_path(cx, ix, &it.group.name)?, it))).collect()
}

fn is_long(tree: &PlanTree) -> bool {
    tree.measures.len() > DIVIDE_FROM
}

fn group_path(cx: &Context<'_>, ix: DocIx, name: &str) -> Option<OutPath> {
    plan::file_path(cx, ix, &format!("massnahmen-{name}.html"))
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
    let group = |group: Group<'a>| MeasureGroup {
        href: group_path(cx, ix, &group.name).filter(|_| is_long).map(|path| at.to(&path)),
        id: group.id,
        label: group.label,
        count: group.measures.len(),
        measures: group.measures.iter().filter_map(|ix| places.get(ix)).copied().collect(),
    };
    let lists = lists(&at, tree).into_iter().map(|(id, label, groups)| MeasureList {
        id,
        label: cx.texts.get(label),
        groups: groups.into_iter().map(group).collect(),
    });
    let lists = lists.filter(|list| !list.groups.is_empty()).collect();
    Some(MeasureLists { page: frame(&at, ix, &title), title, plan: at.link(ix), measures, lists })
}

/// The page of a group of the plan `ix`, written at `path`.
pub fn build_group<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    ix: DocIx,
    divided: &Divided,
) -> GroupPage<'a> {
    let at = At { cx, path };
    let Divided { list, group } = divided;
    let title = cx.texts.with("measures-of-group", &[("group", Arg::Text(&group.label))]);
    let mut page = frame(&at, ix, &title);
    let above = plan::file_path(cx, ix, MEASURE_LISTS).map(|path| at.to(&path));
    let lists = Link::plain(cx.texts.get("lists-measures"), above);
    page.breadcrumb.push(lists.clone());
    GroupPage {
        page,
        title,
        lists,
        label: cx.texts.get(list),
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

fn by_status<'a>(cx: &Context<'a>, tree: &PlanTree) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<MeasureStatus, Vec<DocIx>> = BTreeMap::new();
    for measure in &tree.measures {
        let state = cx.site[*measure].state;
        groups
            .entry(state.map_or(MeasureStatus::NotStated, |state| state.status))
            .or_default()
            .push(*measure);
    }
    let group = |(status, measures): (MeasureStatus, Vec<DocIx>)| {
        let id = format!("stand-{}", status.word());
        Group { name: id.clone(), id, label: Cow::Borrowed(cx.status(status).label), measures }
    };
    groups.into_iter().map(group).collect()
}

fn by_section<'a>(cx: &Context<'a>, tree: &PlanTree) -> Vec<Group<'a>> {
    let sections = tree.sections.iter().filter(|node| !node.measures.is_empty()).enumerate();
    let mut groups: Vec<Group<'a>> = sections
        .map(|(at, node)| Group {
            id: format!("abschnitt-{}", at + 1),
            name: format!("abschnitt-{}", below_plan(cx, node.section).replace('/', "-")),
            label: cx.numbered_title(node.section),
            measures: node.measures.clone(),
        })
        .collect();
    let label = cx.texts.get("measures-without-section");
    groups.extend(rest("abschnitt-ohne", label, tree.loose.clone()));
    groups
}

/// The id of a section, without that of its plan.
fn below_plan<'a>(cx: &Context<'a>, section: DocIx) -> &'a str {
    let id = cx.site[section].document.id.as_str();
    let plan = cx.site[section].home.plan.map(|plan| cx.site[plan].document.id.as_str());
    plan.and_then(|plan| id.strip_prefix(plan)?.strip_prefix('/')).unwrap_or(id)
}

/// Measures of which a list knows nothing, if there are any.
fn rest<'a>(id: &str, label: &'a str, measures: Vec<DocIx>) -> Option<Group<'a>> {
    let group = Group { id: id.into(), name: id.into(), label: Cow::Borrowed(label), measures };
    (!group.measures.is_empty()).then_some(group)
}

fn by_responsible<'a>(at: &At<'a>, tree: &PlanTree) -> Vec<Group<'a>> {
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
    let name = |label: &str| slug(label).chars().take(LONGEST_NAME).collect::<String>();
    let mut groups: Vec<Group<'a>> = groups
        .into_iter()
        .enumerate()
        .map(|(at, (label, measures))| Group {
            id: format!("zustaendig-{}", at + 1),
            name: format!("zustaendig-{}", name(&label)),
            label,
            measures,
        })
        .collect();
    groups.extend(rest("zustaendig-ohne", cx.texts.get("no-responsible"), unstated));
    groups
}

/// By the years in which the period runs, as far as both ends are known; else by the one that is.
fn by_year<'a>(cx: &Context<'a>, tree: &PlanTree) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<i16, Vec<DocIx>> = BTreeMap::new();
    let mut undated = Vec::new();
    for ix in &tree.measures {
        let facts = &cx.site[*ix].document.facts;
        let period = if let Facts::Measure(measure) = facts { measure.period() } else { None };
        let from = period.and_then(|period| period.earliest()).map(Day::year);
        let to = period.and_then(|period| period.latest()).map(Day::year);
        match (from.or(to), to.or(from)) {
            // A period of centuries is a slip that must not fill the page.
            (Some(from), Some(to)) => {
                (from..=to).take(50).for_each(|year| groups.entry(year).or_default().push(*ix))
            }
            _ => undated.push(*ix),
        }
    }
    let group = |(year, measures): (i16, Vec<DocIx>)| {
        let id = format!("jahr-{year}");
        Group { name: id.clone(), id, label: Cow::Owned(year.to_string()), measures }
    };
    let mut years: Vec<Group<'a>> = groups.into_iter().map(group).collect();
    years.extend(rest("jahr-ohne", cx.texts.get("no-period"), undated));
    years
}
