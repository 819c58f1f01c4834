//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a change:
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use std::io::{self, Write};

use super::Diagnostic;
use super::human::printable;
use super::json::severity;
use super::lines::Lines;
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
    for of_file in diagnostics.chunk_by(|a, b| a.place.file == b.place.file) {
        let Some(first) = of_file.first() else { continue };
        let file = property(&path(&first.place.file));
        let lines = text(&first.place.file).map(Lines::of);
        for diagnostic in of_file {
            let command = severity(diagnostic.severity);
            write!(out, "::{command} file={file}")?;
            if let Some(lines) = &lines {
                let (start, end) = lines.range(diagnostic.place.span);
                write!(out, ",line={},endLine={}", start.line, end.line)?;
                // Columns are told of within one line alone.
                if start.line == end.line {
                    write!(out, ",col={},endColumn={}", start.column, end.column)?;
                }
            }
            let code = diagnostic.problem.code();
            writeln!(out, ",title=fahrplan {code}::{}", data(&message(diagnostic, language)))?;
        }
    }
    Ok(())
}

/// Sentence, label and next step, each in a line of its own.
fn message(diagnostic: &Diagnostic, language: Language) -> String {
    let words = diagnostic.problem.words(language);
    let help = match language {
        Language::German => "Rat",
        Language::English => "help",
    };
    let advice = words.advice.map(|advice| format!("{help}: {advice}"));
    let parts = [Some(words.sentence), words.label, advice];
    let lines: Vec<String> = parts.iter().flatten().map(|part| printable(part)).collect();
    lines.join("\n")
}

/// `text` as what follows `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `text` as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
