//! The chart of periods where measures are too many to draw each: one bar per section, from the earliest
//! start to the latest end of its measures, with the same figures as a table. Knows nothing of templates.

use serde::Serialize;

use super::chart_axis::{Axis, BarPlace, Scale, Span};
use super::context::At;
use super::parts::{DateText, Link};
use crate::date::Date;
use crate::document::types::Facts;
use crate::model::{DocIx, PlanTree, home_section};
use crate::texts::Arg;

/// The periods of an authority's plans, section by section.
#[derive(Clone, Debug, Serialize)]
pub struct SectionChart<'a> {
    /// The years.
    pub axis: Axis,
    /// One group per plan.
    pub groups: Vec<SectionGroup<'a>>,
    /// A sentence that says what the chart shows, for those who do not see it.
    pub summary: String,
}

/// The sections of one plan.
#[derive(Clone, Debug, Serialize)]
pub struct SectionGroup<'a> {
    /// The plan, where there are several.
    pub plan: Option<Link<'a>>,
    /// Its sections in official order, what belongs to none last.
    pub rows: Vec<SectionRow<'a>>,
}

/// The measures of one section; each measure is counted where it is at home.
#[derive(Clone, Debug, Serialize)]
pub struct SectionRow<'a> {
    /// The section.
    pub name: Link<'a>,
    /// From the earliest known start to the latest known end; absent where neither is known.
    pub period: Option<DateText>,
    /// Its bar.
    pub bar: Option<BarPlace>,
    /// "12 Maßnahmen, davon 3 ohne Zeitraum".
    pub facts: String,
    /// How many measures.
    pub measures: usize,
    /// How many of them have no period.
    pub without_period: usize,
}

/// More rows than this are no picture either.
const MOST_ROWS: usize = 500;

/// What a row stands for, from fine to coarse.
#[derive(Clone, Copy)]
enum Grain {
    /// A section with its own measures.
    Section,
    /// A section directly under the plan, with everything below it.
    TopSection,
    /// A plan.
    Plan,
}

/// The measures of one row.
struct Row<'a> {
    name: Link<'a>,
    measures: Vec<DocIx>,
}

/// The chart for the plans of an authority; `None` where no measure has a period.
pub fn build<'a>(at: &At<'a>, plans: &[DocIx]) -> Option<SectionChart<'a>> {
    let groups = [Grain::Section, Grain::TopSection, Grain::Plan]
        .into_iter()
        .map(|grain| groups(at, plans, grain))
        .find(|groups| groups.iter().map(|(_, rows)| rows.len()).sum::<usize>() <= MOST_ROWS)?;
    let totals: Vec<(Option<Link<'a>>, Vec<Total<'a>>)> = groups
        .into_iter()
        .map(|(plan, rows)| (plan, rows.into_iter().map(|row| Total::of(at, row)).collect()))
        .collect();
    let all = || totals.iter().flat_map(|(_, rows)| rows);
    let spans: Vec<Span> = all().filter_map(|total| Span::of(total.period.as_ref()?)).collect();
    let scale = Scale::around(spans.into_iter())?;
    let measures = all().map(|total| total.measures).sum();
    let summary = summary(at, measures, all().count(), &scale);
    let groups = totals
        .into_iter()
        .map(|(plan, rows)| SectionGroup {
            plan,
            rows: rows.into_iter().map(|total| total.row(at, &scale)).collect(),
        })
        .collect();
    Some(SectionChart { axis: scale.axis(at), groups, summary })
}

/// The rows of each plan that has measures.
fn groups<'a>(at: &At<'a>, plans: &[DocIx], grain: Grain) -> Vec<(Option<Link<'a>>, Vec<Row<'a>>)> {
    let site = at.cx.site;
    let plans = plans.iter().filter_map(|plan| Some((*plan, site.tree(*plan)?)));
    let plans: Vec<(DocIx, &'a PlanTree)> =
        plans.filter(|(_, tree)| !tree.measures.is_empty()).collect();
    let several = plans.len() > 1;
    match grain {
        Grain::Plan => {
            let row = |(plan, tree): (DocIx, &PlanTree)| Row {
                name: at.link(plan),
                measures: tree.measures.clone(),
            };
            vec![(None, plans.into_iter().map(row).collect())]
        }
        Grain::Section | Grain::TopSection => plans
            .into_iter()
            .map(|(plan, tree)| (several.then(|| at.link(plan)), rows(at, plan, tree, grain)))
            .collect(),
    }
}

/// The rows of one plan: a section without measures of its own has none.
fn rows<'a>(at: &At<'a>, plan: DocIx, tree: &PlanTree, grain: Grain) -> Vec<Row<'a>> {
    let site = at.cx.site;
    let mut rows: Vec<Row<'a>> = Vec::new();
    for node in &tree.sections {
        // A measure in several sections is counted in its home alone.
        let at_home = node.measures.iter().copied();
        let at_home = at_home.filter(|ix| home_section(site, *ix) == Some(node.section));
        let joins = matches!(grain, Grain::TopSection) && node.depth > 0;
        match rows.last_mut().filter(|_| joins) {
            Some(row) => row.measures.extend(at_home),
            None => rows.push(Row { name: at.link(node.section), measures: at_home.collect() }),
        }
    }
    let title = at.cx.texts.get("measures-without-section");
    let href = Some(at.href(plan));
    rows.push(Row { name: Link::plain(title, href), measures: tree.loose.clone() });
    rows.retain(|row| !row.measures.is_empty());
    rows
}

/// What the measures of a row amount to.
struct Total<'a> {
    name: Link<'a>,
    period: Option<Date>,
    measures: usize,
    without_period: usize,
}

impl<'a> Total<'a> {
    fn of(at: &At<'a>, row: Row<'a>) -> Total<'a> {
        let period = |ix: &DocIx| {
            let Facts::Measure(facts) = &at.cx.site[*ix].document.facts else { return None };
            facts.period().filter(|date| date.has_year())
        };
        let periods: Vec<&Date> = row.measures.iter().filter_map(period).collect();
        Total {
            name: row.name,
            period: span(&periods),
            measures: row.measures.len(),
            without_period: row.measures.len() - periods.len(),
        }
    }

    fn row(self, at: &At<'a>, scale: &Scale) -> SectionRow<'a> {
        let texts = at.cx.texts;
        let mut facts = texts.with("measures-count", &[("count", Arg::Count(self.measures))]);
        if self.without_period > 0 {
            let count = [("count", Arg::Count(self.without_period))];
            facts.push_str(", ");
            facts.push_str(&texts.with("chart-without-period", &count));
        }
        SectionRow {
            name: self.name,
            bar: self.period.as_ref().and_then(Span::of).map(|span| scale.bar(span)),
            period: self.period.as_ref().map(|period| at.cx.date(period)),
            facts,
            measures: self.measures,
            without_period: self.without_period,
        }
    }
}

/// From the earliest known start to the latest known end, each as precisely as it is known. `None` where
/// nothing is known, or the latest known end lies before the earliest known start.
fn span(periods: &[&Date]) -> Option<Date> {
    let starts = periods.iter().filter(|date| date.earliest().is_some()).map(|date| date.start());
    let ends = periods.iter().filter(|date| date.latest().is_some());
    let ends = ends.map(|date| date.end().unwrap_or_else(|| date.start()));
    let start = starts.min_by_key(Date::earliest).map(|date| date.literal());
    let end = ends.max_by_key(Date::latest).map(|date| date.literal());
    let literal = match (start, end) {
        (Some(start), Some(end)) if start == end => start,
        (start, end) => {
            let or_open = |end: Option<String>| end.unwrap_or_else(|| "..".to_owned());
            format!("{}/{}", or_open(start), or_open(end))
        }
    };
    Date::parse(&literal).ok()
}

fn summary(at: &At<'_>, measures: usize, rows: usize, scale: &Scale) -> String {
    let (from, to) = scale.years();
    let key = if from == to { "chart-sections-summary-year" } else { "chart-sections-summary" };
    let (from, to) = (from.to_string(), to.to_string());
    let args = [
        ("measures", Arg::Count(measures)),
        ("rows", Arg::Count(rows)),
        ("from", Arg::Text(&from)),
        ("to", Arg::Text(&to)),
    ];
    at.cx.texts.with(key, &args)
}
