//! Diagnostics as data for other programs: one JSON object a line. Its keys are described in the manual; the
//! number of the schema grows when one changes its meaning or goes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::lines::{Lines, Position};
use super::{Diagnostic, Place, Severity};
use crate::language::Language;

/// The number of the schema.
pub const SCHEMA: u32 = 1;

/// A problem as data.
#[derive(Serialize)]
struct Told<'a> {
    schema: u32,
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    at: At<'a>,
    /// What is wrong.
    message: String,
    /// What stands at the place.
    label: Option<String>,
    /// The next step.
    help: Option<String>,
    /// Other places that belong to it.
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    at: At<'a>,
    /// What that place is.
    message: Option<String>,
}

/// A place, as far as the file is a text.
#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'a> At<'a> {
    fn of(place: &'a Place, lines: &BTreeMap<&str, Option<Lines<'_>>>) -> At<'a> {
        let lines = lines.get(&*place.file).and_then(Option::as_ref);
        let range = lines.map(|lines| lines.range(place.span));
        let start = |part: fn(Position) -> usize| range.map(|(start, _)| part(start));
        let end = |part: fn(Position) -> usize| range.map(|(_, end)| part(end));
        At {
            file: &place.file,
            line: start(|it| it.line),
            column: start(|it| it.column),
            end_line: end(|it| it.line),
            end_column: end(|it| it.column),
        }
    }
}

/// The lines of every file that `diagnostics` name, as far as `text` knows it.
pub(super) fn lines_of<'d, 't>(
    diagnostics: &'d [Diagnostic],
    text: impl Fn(&str) -> Option<&'t str>,
) -> BTreeMap<&'d str, Option<Lines<'t>>> {
    let mut lines = BTreeMap::new();
    for place in diagnostics.iter().flat_map(Diagnostic::places) {
        lines.entry(&*place.file).or_insert_with(|| text(&place.file).map(Lines::of));
    }
    lines
}

/// Writes `diagnostics`, which stand in the order of [`super::sort`], each as a line, with places in the texts
/// that `text` knows.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to<'t>(
    out: &mut impl Write,
    diagnostics: &[Diagnostic],
    language: Language,
    text: impl Fn(&str) -> Option<&'t str>,
) -> io::Result<()> {
    let lines = lines_of(diagnostics, text);
    let at = |place| At::of(place, &lines);
    for diagnostic in diagnostics {
        let words = diagnostic.problem.words(language);
        let related = |place| Related { at: at(place), message: words.related.clone() };
        let told = Told {
            schema: SCHEMA,
            code: diagnostic.problem.code(),
            severity: severity(diagnostic.severity),
            at: at(&diagnostic.place),
            related: diagnostic.related.iter().map(related).collect(),
            message: words.sentence,
            label: words.label,
            help: words.advice,
        };
        serde_json::to_writer(&mut *out, &told)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The word for `severity` in data.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
