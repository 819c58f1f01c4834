//! The axis that charts of periods share: days to places on a line, the lines of the years and of the
//! Stichtag. Knows nothing of what is drawn along it.

use serde::Serialize;

use super::context::At;
use crate::date::{Date, Day, Precision};
use crate::texts::Arg;

/// The years along a chart. All lengths are shares of its width.
#[derive(Clone, Debug, Serialize)]
pub struct Axis {
    /// The width that all lengths are shares of.
    pub width: u32,
    /// Where the bars begin; left of it stand the labels.
    pub left: u32,
    /// The years, each with its line.
    pub years: Vec<YearTick>,
    /// The line of the Stichtag, where it lies within the chart.
    pub today: Option<Today>,
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

/// Where a bar lies.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BarPlace {
    /// Left edge.
    pub x: u32,
    /// Width, at least 2.
    pub width: u32,
    /// Whether the start is not known: the bar fades in.
    pub open_start: bool,
    /// Whether the end is not known: the bar fades out.
    pub open_end: bool,
}

const WIDTH: u32 = 960;
const LEFT: u32 = 300;
const RIGHT_MARGIN: u32 = 16;
/// Room for the label of a year.
const YEAR_LABEL: u32 = 48;

/// A stretch of time that has a place on the line: at least one end is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    from: Option<Day>,
    until: Option<Day>,
}

impl Span {
    /// The stretch of `date`; `None` where it has no year.
    pub(super) fn of(date: &Date) -> Option<Span> {
        match date.precision() {
            Precision::Unknown | Precision::YearUnknown => None,
            Precision::OpenStart => Some(Span { from: None, until: date.latest() }),
            Precision::OpenEnd => Some(Span { from: date.earliest(), until: None }),
            Precision::Day
            | Precision::Month
            | Precision::Quarter
            | Precision::Half
            | Precision::Year
            | Precision::Range => Some(Span { from: date.earliest(), until: date.latest() }),
        }
    }
}

/// Days to places on the line.
pub(super) struct Scale {
    first: i16,
    last: i16,
    start: Day,
    days: i64,
}

impl Scale {
    /// The line on which all of `spans` lie; `None` where there are none.
    pub(super) fn around(spans: impl Iterator<Item = Span> + Clone) -> Option<Scale> {
        let years = || spans.clone().flat_map(|it| [it.from, it.until]).flatten().map(Day::year);
        Scale::new(years().min()?, years().max()?)
    }

    /// The first year and the last.
    pub(super) fn years(&self) -> (i16, i16) {
        (self.first, self.last)
    }

    /// The line as it is drawn.
    pub(super) fn axis(&self, at: &At<'_>) -> Axis {
        Axis { width: WIDTH, left: LEFT, years: self.ticks(), today: self.today(at) }
    }

    /// The bar of `span`.
    pub(super) fn bar(&self, span: Span) -> BarPlace {
        let from = span.from.map_or(LEFT, |day| self.x(day));
        let until = span.until.map_or(WIDTH - RIGHT_MARGIN, |day| self.x_after(day));
        BarPlace {
            x: from,
            width: until.saturating_sub(from).max(2),
            open_start: span.from.is_none(),
            open_end: span.until.is_none(),
        }
    }

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
