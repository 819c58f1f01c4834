//! `massnahmen.csv`: the measures of a plan for a spreadsheet, one row each, as of the Stichtag. Knows
//! nothing of how a table is written down.

use super::context::Context;
use super::plan_data::{body, status};
use crate::date::{Date, Day, Precision};
use crate::document::number::Number;
use crate::document::types::{Facts, Measure, Rendition};
use crate::formats::csv::{BYTE_ORDER_MARK, Cell, push_row};
use crate::model::{DocIx, parents};

/// The columns. Days are ISO dates, which spreadsheets know; a period stands in words and as the days
/// that it spans.
const COLUMNS: [&str; 21] = [
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

fn push_measure(cx: &Context<'_>, ix: DocIx, measure: &Measure, out: &mut String) {
    let entry = &cx.site[ix];
    let links = &entry.links;
    let status = status(cx, ix, measure);
    let state = entry.state.and_then(|state| measure.history.get(state.entry?));
    let since = state.map(|entry| exact_or_words(cx, &entry.date.value)).unwrap_or_default();
    let responsible = measure
        .responsible
        .as_ref()
        .map_or("", |named| body(cx, named, links.responsible.as_ref()).name);
    let names = links.parties.iter().map(Some).chain(std::iter::repeat(None));
    let parties =
        measure.parties.iter().zip(names).map(|(party, name)| body(cx, &party.body, name).name);
    let published = parents(cx.site, ix).into_iter().filter(|section| !cx.site[*section].withheld);
    let sections: Vec<String> =
        published.map(|section| cx.numbered_title(section).into_owned()).collect();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let period = measure.period.as_ref();
    let milestones = measure.milestones.iter().map(|milestone| match &milestone.date {
        Some(date) => format!("{} ({})", milestone.title, cx.date(date).text),
        None => milestone.title.to_string(),
    });
    let rendition = measure.wording.as_ref().map_or("", |_| match measure.rendition {
        Some(Rendition::Paraphrase) => "sinngemäß",
        Some(Rendition::Verbatim) | None => "wörtlich",
    });
    let address =
        format!("{}{}", cx.base_url.as_deref().unwrap_or_default(), entry.path.url_path());
    let words = |text: &'_ Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    let label = |family, word: Option<&'static str>| {
        word.map_or("", |word| cx.texts.of_word(family, word)).to_owned()
    };
    let row = [
        Cell::Words(measure.number.as_ref().map_or("", Number::as_str)),
        Cell::Words(entry.title()),
        Cell::Words(&sections.join("; ")),
        Cell::Words(&label("measure", measure.sort.map(|sort| sort.word()))),
        Cell::Words(&label("status", Some(status.status))),
        Cell::Value(&since),
        Cell::Words(status.reason.unwrap_or_default()),
        Cell::Value(status.overdue_since.as_deref().unwrap_or_default()),
        Cell::Words(responsible),
        Cell::Words(&parties.collect::<Vec<_>>().join("; ")),
        Cell::Words(&period.map(|date| cx.date(date).text).unwrap_or_default()),
        Cell::Value(&day(period.and_then(|date| date.earliest()))),
        Cell::Value(&day(period.and_then(|date| date.latest()))),
        Cell::Words(&words(&measure.audience)),
        Cell::Words(&milestones.collect::<Vec<_>>().join("; ")),
        Cell::Words(&words(&measure.result)),
        Cell::Words(&words(&measure.wording)),
        Cell::Words(rendition),
        Cell::Words(&words(&entry.document.common.source)),
        Cell::Words(&address),
        Cell::Words(entry.document.id.as_str()),
    ];
    push_row(out, row);
}
