//! Diagnostics as text for people: sentence, annotated excerpt with a caret, the next step.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};
use crate::language::Language;
use crate::text::is_invisible_control;

/// Excerpts show at most this much of a line before and after the place.
const CONTEXT: usize = 80;

/// How to show diagnostics.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language of the wording.
    pub language: Language,
    /// Whether to colour it.
    pub colour: bool,
}

/// `diagnostics` one after the other, with excerpts from the texts that `text` knows, and a line that
/// counts them.
pub fn render<'t>(
    diagnostics: &[Diagnostic],
    style: Style,
    text: impl Fn(&str) -> Option<&'t str>,
) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&one(diagnostic, style.language, &renderer, &text));
        out.push_str("\n\n");
    }
    out.push_str(&summary(diagnostics, style.language));
    out.push('\n');
    out
}

fn one<'t>(
    diagnostic: &Diagnostic,
    language: Language,
    renderer: &Renderer,
    text: &impl Fn(&str) -> Option<&'t str>,
) -> String {
    let words = diagnostic.problem.words(language);
    let (error, warning, help) = match language {
        Language::German => ("Fehler", "Warnung", "Rat"),
        Language::English => ("error", "warning", "help"),
    };
    let level = match diagnostic.problem.severity() {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
    };
    let title = level.primary_title(shown(&words.sentence)).id(diagnostic.problem.code());
    let mut group = annotate_snippets::Group::with_title(title);
    let places =
        std::iter::once((&diagnostic.place, words.label.as_deref(), AnnotationKind::Primary))
            .chain(
                diagnostic
                    .related
                    .iter()
                    .map(|place| (place, words.related.as_deref(), AnnotationKind::Context)),
            );
    for (place, label, kind) in places {
        let source = text(&place.file).unwrap_or_default();
        let excerpt = Excerpt::of(source, place);
        let annotation = kind.span(excerpt.marked.clone()).label(label.map(shown));
        group = group.element(
            Snippet::source(excerpt.text)
                .path(place.file.to_string())
                .line_start(excerpt.line)
                .annotation(annotation),
        );
    }
    if let Some(advice) = &words.advice {
        group = group.element(Level::HELP.with_name(help).message(shown(advice)));
    }
    renderer.render(&[group])
}

/// A part of a file's lines with the marked range in it.
struct Excerpt {
    text: String,
    line: usize,
    marked: Range<usize>,
}

impl Excerpt {
    /// The lines of `place`, at most three, each cut where it is endless.
    fn of(source: &str, place: &Place) -> Excerpt {
        let start = floor(source, place.span.start as usize);
        let end = floor(source, place.span.end as usize).max(start);
        let head = source.get(..start).unwrap_or_default();
        let line = head.matches('\n').count() + 1;
        let line_start = head.rfind('\n').map_or(0, |newline| newline + 1);
        let from = floor(source, line_start.max(start.saturating_sub(CONTEXT)));
        let end = first_lines(source, start, end);
        let tail = source.get(end..).unwrap_or_default();
        let rest = tail.split('\n').next().map_or(0, |rest| rest.trim_end_matches('\r').len());
        let to = floor(source, end + rest.min(CONTEXT));
        let text = source.get(from..to).unwrap_or_default();
        // The renderer counts bytes: what is replaced must keep its length.
        let text: String = text.replace(['\t', '\r'], " ");
        Excerpt { text: visible(&text), line, marked: start - from..end.max(start) - from }
    }
}

/// `end`, or the end of the line of `start` where the range is longer than a line.
fn first_lines(source: &str, start: usize, end: usize) -> usize {
    let marked = source.get(start..end).unwrap_or_default();
    let line = marked.find('\n').unwrap_or(marked.len());
    floor(source, start + line.min(4 * CONTEXT))
}

/// The nearest boundary of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Control characters must not reach a terminal: each becomes as many question marks as it has bytes.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && is_invisible_control(c) {
            out.extend(std::iter::repeat_n('?', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out
}

/// Text of a message, which may quote the author's, without control characters.
fn shown(text: &str) -> String {
    visible(&text.replace(['\n', '\t', '\r'], " "))
}

/// "3 Fehler in 2 Dateien".
fn summary(diagnostics: &[Diagnostic], language: Language) -> String {
    let count =
        |severity| diagnostics.iter().filter(|it| it.problem.severity() == severity).count();
    let mut files: Vec<&str> = diagnostics.iter().map(|it| &*it.place.file).collect();
    files.sort_unstable();
    files.dedup();
    let (errors, warnings, files) = (count(Severity::Error), count(Severity::Warning), files.len());
    let mut out = String::new();
    let _ = match language {
        Language::German => {
            let plural = |n: usize, one: &str, many: &str| {
                if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
            };
            let warnings = if warnings == 0 {
                String::new()
            } else {
                format!(", {}", plural(warnings, "Warnung", "Warnungen"))
            };
            write!(out, "{errors} Fehler{warnings} in {}", plural(files, "Datei", "Dateien"))
        }
        Language::English => {
            let plural = |n: usize, word: &str| {
                if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
            };
            let warnings = if warnings == 0 {
                String::new()
            } else {
                format!(", {}", plural(warnings, "warning"))
            };
            write!(out, "{}{warnings} in {}", plural(errors, "error"), plural(files, "file"))
        }
    };
    out
}
