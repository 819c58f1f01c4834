//! `massnahmen.csv`: the measures of a plan for a spreadsheet, one row each, as of the Stichtag. Knows
//! nothing of how a table is written down.

use super::context::Context;
use super::figures::{self, IndicatorView, MoneyView};
use super::plan_data::{body, status};
use crate::date::{Date, Day, Precision};
use crate::document::types::{Facts, Measure, Rendition};
use crate::formats::csv::{BYTE_ORDER_MARK, Cell, push_row};
use crate::model::{DocIx, parents};

/// The columns. Days are ISO dates, which spreadsheets know; a period stands in words and as the days
/// that it spans.
const COLUMNS: [&str; 23] = [
    "Nummer",
    "Titel",
    "Abschnitte",
    "Art",
    "Stand",
    "Stand seit",
    "Grund",
    "Überfällig seit",
    "Zuständig",
    "Beteiligte",
    "Zeitraum",
    "Frühester Beginn",
    "Spätestes Ende",
    "Zielgruppe",
    "Meilensteine",
    "Mittel",
    "Indikatoren",
    "Ergebnis",
    "Wortlaut",
    "Wiedergabe",
    "Quelle",
    "Adresse",
    "Kennung",
];

/// The table of the plan `ix`; `None` where it is none.
pub fn build(cx: &Context<'_>, ix: DocIx) -> Option<String> {
    let tree = cx.site.tree(ix)?;
    let mut out = String::with_capacity(256 * (tree.measures.len() + 1));
    out.push(BYTE_ORDER_MARK);
    push_row(&mut out, COLUMNS.map(Cell::Words));
    for measure in &tree.measures {
        if let Facts::Measure(facts) = &cx.site[*measure].document.facts {
            push_measure(cx, *measure, facts, &mut out);
        }
    }
    Some(out)
}

/// A day as an ISO date, which a spreadsheet can sort; what is known less precisely in words.
fn exact_or_words(cx: &Context<'_>, date: &Date) -> String {
    let exact = date.precision() == Precision::Day && !date.is_about();
    if exact { date.literal() } else { cx.date(date).text }
}

/// "45.000 Euro (2021, jährlich, bewilligt, Land)".
fn fund(money: &MoneyView<'_>) -> String {
    let year = money.year.as_ref().map(|year| year.text.as_str());
    let about: Vec<&str> =
        [year, money.interval, money.commitment, money.giver].into_iter().flatten().collect();
    if about.is_empty() {
        money.amount.clone()
    } else {
        format!("{} ({})", money.amount, about.join(", "))
    }
}

/// "Beratungen: Ausgangswert 0, Zielwert 200, 2021: 120, 2022: fast 200".
fn indicator(cx: &Context<'_>, indicator: &IndicatorView<'_>) -> String {
    let named = |key, number: &Option<String>| {
        number.as_ref().map(|number| format!("{} {number}", cx.texts.get(key)))
    };
    let ends = [named("baseline", &indicator.baseline), named("target", &indicator.target)];
    let values = indicator.values.iter().map(|value| {
        let statement = value.statement.map(|words| format!(" ({words})")).unwrap_or_default();
        match &value.date {
            Some(date) => format!("{}: {}{statement}", date.text, value.shown),
            None => format!("{}{statement}", value.shown),
        }
    });
    let told: Vec<String> = ends.into_iter().flatten().chain(values).collect();
    if told.is_empty() {
        indicator.name.to_owned()
    } else {
        format!("{}: {}", indicator.name, told.join(", "))
    }
}

fn push_measure(cx: &Context<'_>, ix: DocIx, measure: &Measure, out: &mut String) {
    let entry = &cx.site[ix];
    let links = &entry.links;
    let status = status(cx, ix, measure);
    let change = entry.state.and_then(|state| entry.history.get(state.since?));
    let since = change.map(|change| exact_or_words(cx, &change.date)).unwrap_or_default();
    let responsible = measure
        .responsible
        .as_ref()
        .map(|named| body(cx, named, links.responsible.as_ref()).name)
        .unwrap_or_default();
    let names = links.parties.iter().map(Some).chain(std::iter::repeat(None));
    let parties =
        measure.parties.iter().zip(names).map(|(party, name)| body(cx, &party.body, name).name);
    let published = parents(cx.site, ix).into_iter().filter(|section| !cx.site[*section].withheld);
    let sections: Vec<String> =
        published.map(|section| cx.numbered_title(section).into_owned()).collect();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let period = measure.period();
    let milestones = measure.milestones.iter().map(|milestone| match &milestone.date {
        Some(date) => format!("{} ({})", milestone.title, cx.date(date).text),
        None => milestone.title.to_string(),
    });
    let funds = figures::money(cx, &measure.money).into_iter().map(|money| fund(&money));
    let indicators = figures::indicators(cx, &measure.indicators);
    let indicators = indicators.iter().map(|it| indicator(cx, it));
    let wording = cx.site.wording(ix);
    let rendition = wording.map_or("", |_| match measure.rendition {
        Some(Rendition::Paraphrase) => "sinngemäß",
        Some(Rendition::Verbatim) | None => "wörtlich",
    });
    let address = format!("{}{}", cx.base_url().unwrap_or_default(), entry.path.url_path());
    let words = |text: &'_ Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    let latest = entry.state.is_none_or(|state| state.latest);
    let result = if latest { words(&measure.result) } else { String::new() };
    let label = |family, word: Option<&str>| {
        word.map_or("", |word| cx.texts.of_word(family, word)).to_owned()
    };
    let row = [
        Cell::Words(measure.number.as_ref().map_or("", |it| it.value.as_str())),
        Cell::Words(entry.title()),
        Cell::Words(&sections.join("; ")),
        Cell::Words(&label("measure", measure.sort.map(|sort| sort.word()))),
        Cell::Words(&label("status", Some(&status.status))),
        Cell::Value(&since),
        Cell::Words(status.reason.as_deref().unwrap_or_default()),
        Cell::Value(status.overdue_since.as_deref().unwrap_or_default()),
        Cell::Words(&responsible),
        Cell::Words(&parties.collect::<Vec<_>>().join("; ")),
        Cell::Words(&period.map(|date| cx.date(date).text).unwrap_or_default()),
        Cell::Value(&day(period.and_then(|date| date.earliest()))),
        Cell::Value(&day(period.and_then(|date| date.latest()))),
        Cell::Words(&words(&measure.audience)),
        Cell::Words(&milestones.collect::<Vec<_>>().join("; ")),
        Cell::Words(&funds.collect::<Vec<_>>().join("; ")),
        Cell::Words(&indicators.collect::<Vec<_>>().join("; ")),
        Cell::Words(&result),
        Cell::Words(wording.unwrap_or_default()),
        Cell::Words(rendition),
        Cell::Words(&words(&entry.document.common.source)),
        Cell::Words(&address),
        Cell::Words(entry.document.id.as_str()),
    ];
    push_row(out, row);
}
