//! Indicators with their chart and table, and money.

use serde::Serialize;

use super::context::Context;
use super::parts::{DateText, SourceNote};
use crate::document::figure::Figure;
use crate::document::types::{Facts, Indicator, IndicatorValue, Money};
use crate::texts::Arg;

/// An indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorView<'a> {
    /// What it tells.
    pub name: &'a str,
    /// The unit of its numbers.
    pub unit: Option<&'a str>,
    /// The number at the start.
    pub baseline: Option<String>,
    /// The number that is aimed at.
    pub target: Option<String>,
    /// The values in order of time.
    pub values: Vec<ValueView<'a>>,
    /// The chart of the values; absent where fewer than two are dated numbers.
    pub chart: Option<ValueChart>,
}

/// A value.
#[derive(Clone, Debug, Serialize)]
pub struct ValueView<'a> {
    /// When.
    pub date: Option<DateText>,
    /// The number, or what the source says.
    pub shown: String,
    /// What the source says besides the number.
    pub statement: Option<&'a str>,
    /// Who says so.
    pub source: Option<SourceNote<'a>>,
}

/// A chart of columns, one per value. Lengths are units of the SVG's view box.
#[derive(Clone, Debug, Serialize)]
pub struct ValueChart {
    /// Width of the view box.
    pub width: u32,
    /// Height of the view box.
    pub height: u32,
    /// The base line.
    pub base: u32,
    /// The columns in order of time.
    pub columns: Vec<Column>,
    /// The line of the number that is aimed at.
    pub target: Option<TargetLine>,
    /// A sentence that says what the chart shows, for those who do not see it.
    pub summary: String,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
    /// The middle, for labels.
    pub middle: u32,
    /// The number.
    pub value: String,
    /// When, in short.
    pub date: String,
}

/// The line of the number that is aimed at.
#[derive(Clone, Debug, Serialize)]
pub struct TargetLine {
    /// Where.
    pub y: u32,
    /// "Ziel 40".
    pub label: String,
}

/// Money for a measure.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyView<'a> {
    /// "45.000 Euro".
    pub amount: String,
    /// When.
    pub year: Option<DateText>,
    /// "jährlich".
    pub interval: Option<&'a str>,
    /// Who gives it.
    pub giver: Option<&'a str>,
    /// "bewilligt".
    pub commitment: Option<&'a str>,
}

const WIDTH: u32 = 480;
const HEIGHT: u32 = 180;
/// Room above the columns for their numbers, and below them for the dates.
const HEAD: u32 = 28;
const FOOT: u32 = 28;
/// A chart of more columns than this is no picture any more; the table has them all.
const MOST_COLUMNS: usize = 12;

/// The indicators of a document.
pub(super) fn indicators_of(facts: &Facts) -> &[Indicator] {
    if let Facts::Measure(measure) = facts {
        &measure.indicators
    } else if let Facts::Authority(authority) = facts {
        &authority.indicators
    } else {
        &[]
    }
}

/// The number with its unit, or what the source says.
pub(super) fn shown_value(
    cx: &Context<'_>,
    indicator: &Indicator,
    value: &IndicatorValue,
) -> String {
    match (&value.value, &value.statement) {
        (Some(number), _) => with_unit(cx, *number, indicator),
        (None, Some(statement)) => statement.to_string(),
        (None, None) => String::new(),
    }
}

fn with_unit(cx: &Context<'_>, number: Figure, indicator: &Indicator) -> String {
    let number = number.display(cx.language());
    match &indicator.unit {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// Indicators with chart and table.
pub(super) fn indicators<'a>(
    cx: &Context<'a>,
    indicators: &'a [Indicator],
) -> Vec<IndicatorView<'a>> {
    let views = indicators.iter().map(|indicator| view(cx, indicator));
    // What had nothing to tell on that day is left out.
    views
        .filter(|it| !it.values.is_empty() || it.baseline.is_some() || it.target.is_some())
        .collect()
}

fn view<'a>(cx: &Context<'a>, indicator: &'a Indicator) -> IndicatorView<'a> {
    // What was not public on that day is not shown: a value counts from its earliest day.
    let so_far = |value: &&IndicatorValue| {
        value.date.as_ref().is_none_or(|date| crate::model::is_so_far(date, cx.stichtag()))
    };
    let mut values: Vec<&IndicatorValue> =
        indicator.values.iter().map(|value| &value.value).filter(so_far).collect();
    values.sort_by(|a, b| a.date.cmp(&b.date));
    IndicatorView {
        name: &indicator.name.value,
        unit: indicator.unit.as_deref(),
        baseline: indicator.baseline.map(|number| with_unit(cx, number, indicator)),
        target: indicator.target.map(|number| with_unit(cx, number, indicator)),
        chart: chart(cx, indicator, &values),
        values: values
            .into_iter()
            .map(|value| ValueView {
                date: value.date.as_ref().map(|date| cx.date(date)),
                shown: shown_value(cx, indicator, value),
                statement: value.statement.as_deref().filter(|_| value.value.is_some()),
                source: value.source.as_deref().map(Context::source),
            })
            .collect(),
    }
}

/// Columns for the dated numbers, if they are at least two, not too many and not below nought.
fn chart(
    cx: &Context<'_>,
    indicator: &Indicator,
    values: &[&IndicatorValue],
) -> Option<ValueChart> {
    let points: Vec<(Figure, &crate::date::Date)> =
        values.iter().filter_map(|value| Some((value.value?, value.date.as_ref()?))).collect();
    if points.len() < 2 || points.len() > MOST_COLUMNS {
        return None;
    }
    let numbers = || points.iter().map(|(number, _)| number.approximate());
    let top = numbers().chain(indicator.target.map(Figure::approximate)).fold(0.0_f64, f64::max);
    if top <= 0.0 || numbers().any(|number| number < 0.0) {
        return None;
    }
    let base = HEIGHT - FOOT;
    let height_of = |number: f64| length(number / top * f64::from(base - HEAD));
    let slot = WIDTH / u32::try_from(points.len()).unwrap_or(1);
    let width = (slot * 3 / 5).min(64);
    let columns = points
        .iter()
        .zip(0_u32..)
        .map(|((number, date), at)| {
            let height = height_of(number.approximate()).max(1);
            let middle = slot * at + slot / 2;
            Column {
                x: middle - width / 2,
                y: base - height,
                width,
                height,
                middle,
                value: number.display(cx.language()),
                date: date.compact(cx.language()),
            }
        })
        .collect();
    let target = indicator.target.map(|target| TargetLine {
        y: base - height_of(target.approximate()),
        label: cx
            .texts
            .with("chart-target", &[("value", Arg::Text(&target.display(cx.language())))]),
    });
    let text = |at: Option<&(Figure, &crate::date::Date)>| {
        at.map(|(_, date)| date.display(cx.language())).unwrap_or_default()
    };
    let summary = cx.texts.with(
        "value-chart-summary",
        &[
            ("name", Arg::Text(&indicator.name.value)),
            ("count", Arg::Count(points.len())),
            ("from", Arg::Text(&text(points.first()))),
            ("to", Arg::Text(&text(points.last()))),
        ],
    );
    Some(ValueChart { width: WIDTH, height: HEIGHT, base, columns, target, summary })
}

/// A length of the drawing, in whole units.
fn length(exact: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the drawing's height, never below nought"
    )]
    let whole = exact.round().clamp(0.0, f64::from(HEIGHT)) as u32;
    whole
}

/// Money, in the order of the front matter.
pub(super) fn money<'a>(cx: &Context<'a>, money: &'a [Money]) -> Vec<MoneyView<'a>> {
    money
        .iter()
        .map(|money| MoneyView {
            amount: cx.texts.with(
                "amount-euro",
                &[("amount", Arg::Text(&money.amount.figure().display(cx.language())))],
            ),
            year: money.year.as_ref().map(|year| cx.date(year)),
            interval: money.interval.map(|interval| cx.texts.of_word("interval", interval.word())),
            giver: money.giver.as_deref(),
            commitment: money
                .commitment
                .map(|commitment| cx.texts.of_word("commitment", commitment.word())),
        })
        .collect()
}
