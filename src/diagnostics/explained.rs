//! An entry of the catalogue as text for people, at most eighty columns wide where words can be broken. Knows
//! nothing of the site that it is asked about.

use super::Severity;
use super::catalogue::{Entry, Example, Role};
use crate::language::Language;

/// As wide as a terminal is that nobody made wider.
const WIDTH: usize = 80;

/// The words between the parts of an entry.
struct Labels {
    error: &'static str,
    warning: &'static str,
    wrong: &'static str,
    right: &'static str,
    beside: &'static str,
    without: &'static str,
    empty: &'static str,
    /// What stands around words that one types.
    quotes: [char; 2],
}

const GERMAN: Labels = Labels {
    error: "Fehler",
    warning: "Warnung",
    wrong: "Falsch",
    right: "Richtig",
    beside: "Dazu gehört",
    without: "Richtig: ohne diese Datei.",
    empty: "(leere Datei)",
    quotes: ['„', '“'],
};

const ENGLISH: Labels = Labels {
    error: "Error",
    warning: "Warning",
    wrong: "Wrong",
    right: "Right",
    beside: "With it goes",
    without: "Right: without this file.",
    empty: "(empty file)",
    quotes: ['“', '”'],
};

/// The text of `entry` in `language`.
pub fn text(entry: &Entry<'_>, language: Language) -> String {
    let labels = match language {
        Language::German => &GERMAN,
        Language::English => &ENGLISH,
    };
    let severity = match entry.severity {
        Severity::Error => labels.error,
        Severity::Warning => labels.warning,
    };
    let words = entry.in_language(language);
    let mut out = wrapped(&format!("{severity} {}: {}", entry.code, words.title));
    for paragraph in &words.paragraphs {
        out.push('\n');
        out.push_str(&wrapped(&quoted(paragraph, labels.quotes)));
    }
    for (role, label) in
        [(Role::Wrong, labels.wrong), (Role::Right, labels.right), (Role::Beside, labels.beside)]
    {
        for example in entry.of(role) {
            out.push_str(&shown(example, label, labels.empty));
        }
        if role == Role::Right && entry.of(role).next().is_none() && !entry.examples.is_empty() {
            out.push_str(&format!("\n{}\n", labels.without));
        }
    }
    out
}

/// A file of an example, indented below its path.
fn shown(example: &Example<'_>, label: &str, empty: &str) -> String {
    let mut out = format!("\n{label}: {}\n\n", example.file);
    let text = if example.text.is_empty() { empty } else { example.text };
    for line in text.lines() {
        let indent = if line.is_empty() { "" } else { "    " };
        out.push_str(&format!("{indent}{line}\n"));
    }
    out
}

/// `text` with quotation marks in place of backticks.
fn quoted(text: &str, [open, close]: [char; 2]) -> String {
    let mut is_open = false;
    let mut mark = |c: char| {
        if c != '`' {
            return c;
        }
        is_open = !is_open;
        if is_open { open } else { close }
    };
    text.chars().map(&mut mark).collect()
}

/// `text` in lines of at most [`WIDTH`] characters; a word that is longer has a line of its own.
fn wrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::diagnostics::{CODES, catalogue};
    use crate::language::Language;

    #[test]
    fn no_line_is_wider_than_a_terminal() {
        for code in CODES {
            let entry = catalogue::entry(code).expect("each code has an entry");
            for language in [Language::German, Language::English] {
                let text = text(&entry, language);
                for line in text.lines() {
                    assert!(line.chars().count() <= 80, "{code}: {line}");
                    assert!(!line.contains('`'), "{code}: {line}");
                }
            }
        }
    }
}
