//! The chart of the periods of an authority's measures, one bar each: lengths are computed here, so that a
//! template only writes them down. More measures than fit a picture are `section_chart`'s to draw.

use std::borrow::Cow;

use serde::Serialize;

use super::chart_axis::{Axis, BarPlace, Scale, Span};
use super::context::At;
use super::parts::StatusMark;
use super::tongues::Tongue;
use crate::date::Date;
use crate::document::types::{Facts, MeasureStatus};
use crate::model::{DocIx, Site, home_section};
use crate::texts::Arg;

/// The chart of periods: one bar per measure, grouped by section. How high a row is and how a label wraps is
/// the theme's to say.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodChart<'a> {
    /// The years.
    pub axis: Axis,
    /// Groups of bars.
    pub groups: Vec<BarGroup<'a>>,
    /// A sentence that says what the chart shows, for those who do not see it.
    pub summary: String,
}

/// The bars of one section.
#[derive(Clone, Debug, Serialize)]
pub struct BarGroup<'a> {
    /// The section's number and title.
    pub label: Cow<'a, str>,
    /// The language of the label, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Its measures.
    pub bars: Vec<Bar<'a>>,
}

/// The period of one measure.
#[derive(Clone, Debug, Serialize)]
pub struct Bar<'a> {
    /// The measure's number and title.
    pub label: Cow<'a, str>,
    /// The language of the label, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address of the measure.
    pub href: String,
    /// The bar itself.
    pub place: BarPlace,
    /// Its status.
    pub status: StatusMark<'a>,
    /// The period in words.
    pub period: String,
}

/// A chart of more measures than this is no picture any more: it shows sections.
pub const MOST_MEASURES: usize = 500;

/// A measure with a period that has a place in time.
struct Period<'a> {
    measure: DocIx,
    date: &'a Date,
    span: Span,
}

/// The chart for the plans of an authority; `None` where no measure has a period.
pub fn build<'a>(at: &At<'a>, plans: &[DocIx]) -> Option<PeriodChart<'a>> {
    let site = at.cx.site;
    let mut groups: Vec<(Cow<'a, str>, DocIx, Vec<Period<'a>>)> = Vec::new();
    for plan in plans {
        let Some(tree) = site.tree(*plan) else { continue };
        let sections = tree
            .sections
            .iter()
            .map(|node| (at.cx.numbered_title(node.section), Some(node.section), &node.measures));
        let loose = std::iter::once((Cow::Borrowed(site[*plan].title()), None, &tree.loose));
        for (label, section, measures) in sections.chain(loose) {
            // A measure in several sections is drawn in its home alone.
            let at_home =
                measures.iter().filter(|measure| home_section(site, **measure) == section);
            let periods: Vec<Period<'a>> =
                at_home.filter_map(|measure| period(site, *measure)).collect();
            if !periods.is_empty() {
                groups.push((label, section.unwrap_or(*plan), periods));
            }
        }
    }
    let all = || groups.iter().flat_map(|(.., periods)| periods);
    let count = all().count();
    let scale = Scale::around(all().map(|period| period.span))?;
    let groups = groups.iter().map(|(label, owner, periods)| BarGroup {
        label: label.clone(),
        tongue: at.cx.title_tongue(*owner),
        bars: periods.iter().map(|period| bar(at, period, &scale)).collect(),
    });
    let groups = groups.collect();
    Some(PeriodChart { axis: scale.axis(at), groups, summary: summary(at, count, &scale) })
}

fn period<'a>(site: &'a Site, measure: DocIx) -> Option<Period<'a>> {
    let Facts::Measure(facts) = &site[measure].document.facts else { return None };
    let date = facts.period()?;
    Some(Period { measure, date, span: Span::of(date)? })
}

fn bar<'a>(at: &At<'a>, period: &Period<'a>, scale: &Scale) -> Bar<'a> {
    let cx = at.cx;
    let state = cx.site[period.measure].state;
    Bar {
        label: cx.numbered_title(period.measure),
        tongue: cx.title_tongue(period.measure),
        href: at.href(period.measure),
        place: scale.bar(period.span),
        status: cx.status(state.map_or(MeasureStatus::NotStated, |state| state.status)),
        period: cx.date(period.date).text,
    }
}

fn summary(at: &At<'_>, count: usize, scale: &Scale) -> String {
    let (from, to) = scale.years();
    let key = if from == to { "chart-summary-year" } else { "chart-summary" };
    let (from, to) = (from.to_string(), to.to_string());
    at.cx.texts.with(
        key,
        &[("measures", Arg::Count(count)), ("from", Arg::Text(&from)), ("to", Arg::Text(&to))],
    )
}
