//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a change:
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use std::io::{self, Write};

use super::human::printable;
use super::json::{lines_of, severity};
use super::{Diagnostic, Place};
use crate::language::Language;

/// Writes `diagnostics`, which stand in the order of [`super::sort`], each as a command, with places in the
/// texts that `text` knows. `path` says how a file is called in the repository.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to<'t>(
    out: &mut impl Write,
    diagnostics: &[Diagnostic],
    language: Language,
    text: impl Fn(&str) -> Option<&'t str>,
    path: impl Fn(&str) -> String,
) -> io::Result<()> {
    let lines = lines_of(diagnostics, text);
    for diagnostic in diagnostics {
        let command = severity(diagnostic.severity);
        let place = &diagnostic.place;
        write!(out, "::{command} file={}", property(&path(&place.file)))?;
        if let Some(lines) = lines.get(&*place.file).and_then(Option::as_ref) {
            let (start, end) = lines.range(place.span);
            write!(out, ",line={},endLine={}", start.line, end.line)?;
            // Columns are told of within one line alone.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
        }
        let code = diagnostic.problem.code();
        // A command has one place; the others are words.
        let other = |place: &Place| {
            let lines = lines.get(&*place.file).and_then(Option::as_ref);
            let line = lines.map(|lines| lines.range(place.span).0.line);
            let line = line.map_or_else(String::new, |line| format!(":{line}"));
            format!("{}{line}", path(&place.file))
        };
        let message = message(diagnostic, language, other);
        writeln!(out, ",title=fahrplan {code}::{}", data(&message))?;
    }
    Ok(())
}

/// Sentence, label, other places and next step, each in a line of its own.
fn message(
    diagnostic: &Diagnostic,
    language: Language,
    other: impl Fn(&Place) -> String,
) -> String {
    let words = diagnostic.problem.words(language);
    let (help, also) = match language {
        Language::German => ("Rat", "hierher gehört"),
        Language::English => ("help", "belongs to it"),
    };
    let also = words.related.as_deref().unwrap_or(also);
    let related = diagnostic.related.iter().map(|place| format!("{}: {also}", other(place)));
    let advice = words.advice.map(|advice| format!("{help}: {advice}"));
    let parts = [Some(words.sentence), words.label].into_iter().flatten();
    let lines = parts.chain(related).chain(advice).map(|part| printable(&part));
    lines.collect::<Vec<String>>().join("\n")
}

/// `text` as what follows `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `text` as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
