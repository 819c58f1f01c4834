//! The chart of the periods of an authority's measures: lengths are computed here, so that a template only
//! writes them down.

use std::borrow::Cow;

use serde::Serialize;

use super::context::At;
use super::parts::StatusMark;
use super::tongues::Tongue;
use crate::date::{Date, Day, Precision};
use crate::document::types::{Facts, MeasureStatus};
use crate::model::DocIx;
use crate::texts::Arg;

/// The chart of periods: one bar per measure, grouped by section. All lengths are shares of its width: how high a row
/// is and how a label wraps is the theme's to say.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodChart<'a> {
    /// The width that all lengths are shares of.
    pub width: u32,
    /// Where the bars begin; left of it stand the labels.
    pub left: u32,
    /// The years, each with its line.
    pub years: Vec<YearTick>,
    /// The line of the Stichtag, where it lies within the chart.
    pub today: Option<Today>,
    /// Groups of bars.
    pub groups: Vec<BarGroup<'a>>,
    /// A sentence that says what the chart shows, for those who do not see it.
    pub summary: String,
}

/// A year's line.
#[derive(Clone, Debug, Serialize)]
pub struct YearTick {
    /// Where.
    pub x: u32,
    /// "2019"; empty where labels would run into each other.
    pub label: String,
}

/// The line of the Stichtag.
#[derive(Clone, Debug, Serialize)]
pub struct Today {
    /// Where.
    pub x: u32,
    /// "Stichtag 21.11.2026".
    pub label: String,
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
    /// Left edge.
    pub x: u32,
    /// Width, at least 2.
    pub width: u32,
    /// Whether the start is not known: the bar fades in.
    pub open_start: bool,
    /// Whether the end is not known: the bar fades out.
    pub open_end: bool,
    /// Its status.
    pub status: StatusMark<'a>,
    /// The period in words.
    pub period: String,
}

const WIDTH: u32 = 960;
const LEFT: u32 = 300;
const RIGHT_MARGIN: u32 = 16;
/// A chart of more bars than this is no picture any more; the timeline has them all.
const MOST_BARS: usize = 500;
/// Room for the label of a year.
const YEAR_LABEL: u32 = 48;

/// A measure with a period that has a place in time.
struct Period<'a> {
    measure: DocIx,
    date: &'a Date,
    from: Option<Day>,
    until: Option<Day>,
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
            let at_home = measures
                .iter()
                .filter(|measure| crate::model::home_section(site, **measure) == section);
            let periods: Vec<Period<'a>> =
                at_home.filter_map(|measure| period(site, *measure)).collect();
            if !periods.is_empty() {
                groups.push((label, section.unwrap_or(*plan), periods));
            }
        }
    }
    let all = || groups.iter().flat_map(|(.., periods)| periods);
    let count = all().count();
    if count > MOST_BARS {
        return None;
    }
    let years = || all().flat_map(|period| [period.from, period.until]).flatten().map(Day::year);
    let scale = Scale::new(years().min()?, years().max()?)?;
    let groups = groups.into_iter().map(|(label, owner, periods)| BarGroup {
        label,
        tongue: at.cx.title_tongue(owner),
        bars: periods.iter().map(|period| bar(at, period, &scale)).collect(),
    });
    let groups = groups.collect();
    Some(PeriodChart {
        width: WIDTH,
        left: LEFT,
        years: scale.ticks(),
        today: scale.today(at),
        groups,
        summary: summary(at, count, &scale),
    })
}

fn period<'a>(site: &'a crate::model::Site, measure: DocIx) -> Option<Period<'a>> {
    let Facts::Measure(facts) = &site[measure].document.facts else { return None };
    let date = facts.period.as_ref()?;
    let (from, until) = match date.precision() {
        Precision::Unknown | Precision::YearUnknown => return None,
        Precision::OpenStart => (None, date.latest()),
        Precision::OpenEnd => (date.earliest(), None),
        Precision::Day
        | Precision::Month
        | Precision::Quarter
        | Precision::Half
        | Precision::Year
        | Precision::Range => (date.earliest(), date.latest()),
    };
    Some(Period { measure, date, from, until })
}

fn bar<'a>(at: &At<'a>, period: &Period<'a>, scale: &Scale) -> Bar<'a> {
    let cx = at.cx;
    let from = period.from.map_or(LEFT, |day| scale.x(day));
    let until = period.until.map_or(WIDTH - RIGHT_MARGIN, |day| scale.x_after(day));
    let state = cx.site[period.measure].state;
    Bar {
        label: cx.numbered_title(period.measure),
        tongue: cx.title_tongue(period.measure),
        href: at.href(period.measure),
        x: from,
        width: until.saturating_sub(from).max(2),
        open_start: period.from.is_none(),
        open_end: period.until.is_none(),
        status: cx.status(state.map_or(MeasureStatus::NotStated, |state| state.status)),
        period: cx.date(period.date).text,
    }
}

fn summary(at: &At<'_>, count: usize, scale: &Scale) -> String {
    let (from, to) = (scale.first.to_string(), scale.last.to_string());
    let key = if scale.first == scale.last { "chart-summary-year" } else { "chart-summary" };
    at.cx.texts.with(
        key,
        &[("measures", Arg::Count(count)), ("from", Arg::Text(&from)), ("to", Arg::Text(&to))],
    )
}

/// Days to places on the line.
struct Scale {
    first: i16,
    last: i16,
    start: Day,
    days: i64,
}

impl Scale {
    fn new(first: i16, last: i16) -> Option<Scale> {
        let start = Day::new(first, 1, 1)?;
        let end = Day::new(last, 12, 31)?;
        Some(Scale { first, last, start, days: start.days_until(end) + 1 })
    }

    fn x(&self, day: Day) -> u32 {
        self.place(self.start.days_until(day))
    }

    fn x_after(&self, day: Day) -> u32 {
        self.place(self.start.days_until(day) + 1)
    }

    fn place(&self, days: i64) -> u32 {
        let room = i64::from(WIDTH - RIGHT_MARGIN - LEFT);
        let offset = days.clamp(0, self.days) * room / self.days.max(1);
        LEFT + u32::try_from(offset).unwrap_or_default()
    }

    /// A line for each year, labelled as often as there is room; many years get a line each few.
    fn ticks(&self) -> Vec<YearTick> {
        let span = u32::try_from(i32::from(self.last) - i32::from(self.first) + 1).unwrap_or(1);
        let room = (WIDTH - RIGHT_MARGIN - LEFT) / span.max(1);
        let step = if room == 0 {
            YEAR_LABEL as usize * span as usize / 600
        } else {
            YEAR_LABEL.div_ceil(room) as usize
        };
        (self.first..=self.last)
            .step_by(if room < 6 { step.max(1) } else { 1 })
            .enumerate()
            .filter_map(|(at, year)| {
                let labelled = room < 6 || at % step.max(1) == 0;
                let x = self.x(Day::new(year, 1, 1)?);
                Some(YearTick { x, label: if labelled { year.to_string() } else { String::new() } })
            })
            .collect()
    }

    fn today(&self, at: &At<'_>) -> Option<Today> {
        let day = at.cx.stichtag();
        let date = at.cx.day(day).compact;
        (day.year() >= self.first && day.year() <= self.last).then(|| Today {
            x: self.x(day),
            label: at.cx.texts.with("chart-today", &[("date", Arg::Text(&date))]),
        })
    }
}
