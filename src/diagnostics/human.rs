//! Diagnostics as text for people: sentence, annotated excerpt with a caret, the next step. Excerpts and
//! layout belong together, which makes it longer than most files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::lines::{Lines, floor};
use super::{Diagnostic, Place, Severity};
use crate::language::Language;
use crate::text::is_invisible_control;

/// Excerpts show at most this much of a line before and after the place.
const CONTEXT: usize = 80;

/// Of one kind of problem in one file, at most this many are written out; nobody reads more.
const WRITTEN_OUT: usize = 100;

/// How to show diagnostics.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language of the wording.
    pub language: Language,
    /// Whether to colour it.
    pub colour: bool,
}

/// What [`write_to`] writes, as one text.
pub fn rendered<'t>(
    diagnostics: &[Diagnostic],
    style: Style,
    text: impl Fn(&str) -> Option<&'t str>,
) -> String {
    let mut out = Vec::new();
    write_to(&mut out, diagnostics, style, text).expect("memory takes everything");
    String::from_utf8_lossy(&out).into_owned()
}

/// Writes `diagnostics`, which stand in the order of [`super::sort`], one after the other, with excerpts
/// from the texts that `text` knows, and a line that counts them.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to<'t>(
    out: &mut impl Write,
    diagnostics: &[Diagnostic],
    style: Style,
    text: impl Fn(&str) -> Option<&'t str>,
) -> io::Result<()> {
    let mut page = Page {
        language: style.language,
        renderer: if style.colour { Renderer::styled() } else { Renderer::plain() },
        text,
        lines: BTreeMap::new(),
    };
    for of_file in diagnostics.chunk_by(|a, b| a.place.file == b.place.file) {
        let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for diagnostic in of_file {
            let problem = &diagnostic.problem;
            let count = counts.entry((problem.code(), diagnostic.severity)).or_default();
            *count += 1;
            if *count <= WRITTEN_OUT {
                writeln!(out, "{}\n", page.one(diagnostic))?;
            }
        }
        for ((code, severity), count) in counts {
            if let Some(more) = count.checked_sub(WRITTEN_OUT).filter(|more| *more > 0) {
                writeln!(out, "{}\n", and_more(more, code, severity, style.language))?;
            }
        }
    }
    writeln!(out, "{}", summary(diagnostics, style.language))
}

/// What is needed to write one diagnostic after the other.
struct Page<'t, T> {
    language: Language,
    renderer: Renderer,
    text: T,
    /// The files seen so far; each is looked through for its lines once.
    lines: BTreeMap<String, Option<Lines<'t>>>,
}

impl<'t, T: Fn(&str) -> Option<&'t str>> Page<'t, T> {
    fn one(&mut self, diagnostic: &Diagnostic) -> String {
        let words = diagnostic.problem.words(self.language);
        let (error, warning, help) = match self.language {
            Language::German => ("Fehler", "Warnung", "Rat"),
            Language::English => ("error", "warning", "help"),
        };
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR.with_name(error),
            Severity::Warning => Level::WARNING.with_name(warning),
        };
        let title = level.primary_title(printable(&words.sentence)).id(diagnostic.problem.code());
        let mut group = Group::with_title(title);
        let mut headers = Vec::with_capacity(1 + diagnostic.related.len());
        let related = diagnostic.related.iter();
        let places = std::iter::once((&diagnostic.place, &words.label, AnnotationKind::Primary))
            .chain(related.map(|place| (place, &words.related, AnnotationKind::Context)));
        for (place, label, kind) in places {
            let path = printable(&place.file);
            let label = label.as_deref().map(printable);
            let Some(excerpt) = self.lines(&place.file).map(|lines| lines.excerpt(place)) else {
                group = group.element(Origin::path(path));
                if let Some(label) = label {
                    group = group.element(Level::NOTE.no_name().message(label));
                }
                continue;
            };
            headers.push(Header::of(&path, &excerpt));
            let annotation = kind.span(excerpt.marked.clone()).label(label);
            group = group.element(
                Snippet::source(excerpt.text)
                    .path(path)
                    .line_start(excerpt.line)
                    .annotation(annotation),
            );
        }
        if let Some(advice) = &words.advice {
            group = group.element(Level::HELP.with_name(help).message(printable(advice)));
        }
        with_true_columns(self.renderer.render(&[group]), &headers)
    }

    fn lines(&mut self, file: &str) -> Option<&Lines<'t>> {
        if !self.lines.contains_key(file) {
            self.lines.insert(file.to_owned(), (self.text)(file).map(Lines::of));
        }
        self.lines.get(file)?.as_ref()
    }
}

/// Where a place is, as the renderer finds it in the excerpt, and as it is in the file.
struct Header {
    in_excerpt: String,
    in_file: String,
}

impl Header {
    fn of(path: &str, excerpt: &Excerpt) -> Header {
        let before = excerpt.text.get(..excerpt.marked.start).unwrap_or_default();
        let column = before.chars().count() + 1;
        let line = excerpt.line;
        Header {
            in_excerpt: format!("{path}:{line}:{column}"),
            in_file: format!("{path}:{line}:{}", column + excerpt.cut),
        }
    }
}

/// The renderer numbers the columns of what it is given, and can be told only where its lines begin.
/// Where a line was cut from the left, this puts the column of the file in place of the excerpt's.
fn with_true_columns(mut rendered: String, headers: &[Header]) -> String {
    let mut from = rendered.find('\n').unwrap_or_default();
    for Header { in_excerpt, in_file } in headers {
        let rest = rendered.get(from..).unwrap_or_default();
        if let Some(at) = rest.find(in_excerpt.as_str()).map(|at| from + at) {
            rendered.replace_range(at..at + in_excerpt.len(), in_file);
            from = at + in_file.len();
        }
    }
    rendered
}

impl Lines<'_> {
    /// The line of `place`, cut where it is endless.
    fn excerpt(&self, place: &Place) -> Excerpt {
        let text = self.text;
        let start = floor(text, place.span.start as usize);
        let end = floor(text, place.span.end as usize).max(start);
        let (line, line_start) = self.line_of(start);
        let from = floor(text, line_start.max(start.saturating_sub(CONTEXT)));
        let end = end_on_line(text, start, end);
        let tail = text.get(end..floor(text, end + CONTEXT)).unwrap_or_default();
        let line_end = tail.find('\n').map_or(tail, |newline| {
            let line = tail.get(..newline).unwrap_or_default();
            line.strip_suffix('\r').unwrap_or(line)
        });
        let to = end + line_end.len();
        // The renderer counts bytes: what is replaced must keep its length.
        let shown = text.get(from..to).unwrap_or_default().replace(['\t', '\r'], " ");
        Excerpt {
            text: visible(&shown).into_owned(),
            line,
            cut: text.get(line_start..from).unwrap_or_default().chars().count(),
            marked: start - from..end - from,
        }
    }
}

/// A part of a line with the marked range in it.
struct Excerpt {
    text: String,
    /// The number of the line.
    line: usize,
    /// How many characters of the line stand before the excerpt.
    cut: usize,
    marked: Range<usize>,
}

/// `end`, or the end of the line of `start` where the range is longer than a line.
fn end_on_line(text: &str, start: usize, end: usize) -> usize {
    let marked = text.get(start..floor(text, end.min(start + 4 * CONTEXT))).unwrap_or_default();
    start + marked.find('\n').unwrap_or(marked.len())
}

/// Control characters must not reach a terminal: each becomes as many question marks as it has bytes.
fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c != '\n' && is_invisible_control(c);
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            out.extend(std::iter::repeat_n('?', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// `text`, which may quote an author or name a file, as one line without control characters.
pub fn printable(text: &str) -> String {
    visible(&text.replace(['\n', '\t', '\r'], " ")).into_owned()
}

/// "… und 199 900 weitere Fehler F401 in dieser Datei".
fn and_more(more: usize, code: &str, severity: Severity, language: Language) -> String {
    let count = grouped(more, language);
    match (language, severity) {
        (Language::German, Severity::Error) if more == 1 => {
            format!("… und ein weiterer Fehler {code} in dieser Datei")
        }
        (Language::German, Severity::Error) => {
            format!("… und {count} weitere Fehler {code} in dieser Datei")
        }
        (Language::German, Severity::Warning) if more == 1 => {
            format!("… und eine weitere Warnung {code} in dieser Datei")
        }
        (Language::German, Severity::Warning) => {
            format!("… und {count} weitere Warnungen {code} in dieser Datei")
        }
        (Language::English, Severity::Error) if more == 1 => {
            format!("… and one more error {code} in this file")
        }
        (Language::English, Severity::Error) => {
            format!("… and {count} more errors {code} in this file")
        }
        (Language::English, Severity::Warning) if more == 1 => {
            format!("… and one more warning {code} in this file")
        }
        (Language::English, Severity::Warning) => {
            format!("… and {count} more warnings {code} in this file")
        }
    }
}

/// A number of five digits or more in groups of three.
fn grouped(number: usize, language: Language) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let separator = match language {
        Language::German => '\u{a0}',
        Language::English => ',',
    };
    let mut out = String::with_capacity(2 * digits.len());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// "3 Fehler, 1 Warnung in 2 Dateien".
pub fn summary(diagnostics: &[Diagnostic], language: Language) -> String {
    let count = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
    let number = |n| grouped(n, language);
    let mut files: Vec<&str> = diagnostics.iter().map(|it| &*it.place.file).collect();
    files.sort_unstable();
    files.dedup();
    let (errors, warnings, files) = (count(Severity::Error), count(Severity::Warning), files.len());
    let mut out = String::new();
    let _ = match language {
        Language::German => {
            let plural = |n: usize, one: &str, many: &str| {
                if n == 1 { format!("1 {one}") } else { format!("{} {many}", number(n)) }
            };
            let warnings = if warnings == 0 {
                String::new()
            } else {
                format!(", {}", plural(warnings, "Warnung", "Warnungen"))
            };
            write!(
                out,
                "{} Fehler{warnings} in {}",
                number(errors),
                plural(files, "Datei", "Dateien")
            )
        }
        Language::English => {
            let plural = |n: usize, word: &str| {
                if n == 1 { format!("1 {word}") } else { format!("{} {word}s", number(n)) }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Style, grouped, write_to};
    use crate::diagnostics::{Diagnostic, Place, Problem};
    use crate::language::Language;
    use crate::span::Span;

    fn told(text: Option<&str>, file: &str, spans: &[(usize, usize)]) -> String {
        let file = Arc::from(file);
        let diagnostics: Vec<Diagnostic> = spans
            .iter()
            .map(|(start, end)| {
                Diagnostic::new(Place::new(&file, Span::new(*start, *end)), Problem::EmptyLink)
            })
            .collect();
        let mut out = Vec::new();
        let style = Style { language: Language::German, colour: false };
        write_to(&mut out, &diagnostics, style, |_| text).expect("memory takes everything");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn columns_are_those_of_the_file_in_characters() {
        let text = format!("---\n{}[](x) und mehr\n", "ä".repeat(300));
        let at = text.find('[').expect("there");
        let out = told(Some(&text), "content/a.md", &[(at, at + 5)]);
        assert!(out.contains("content/a.md:2:301\n"), "{out}");
        assert!(out.contains("1 Fehler in 1 Datei\n"), "{out}");
        assert!(out.lines().all(|line| line.len() < 400), "{out}");
    }

    #[test]
    fn any_place_of_any_text_has_an_excerpt() {
        let text = "\u{feff}---\r\nä\u{1b}[31m\tx\n\n€";
        for start in 0..text.len() + 3 {
            for end in start..text.len() + 3 {
                let out = told(Some(text), "a.md", &[(start, end)]);
                assert!(!out.contains('\u{1b}') && out.contains("a.md:"), "{out}");
            }
        }
        let out = told(Some(text), "a.md", &[(3, 6)]);
        assert!(out.contains("a.md:1:1\n"), "{out}");
    }

    #[test]
    fn names_of_files_cannot_steer_a_terminal() {
        let out = told(None, "content/a\u{1b}[2J\nb.md", &[(0, 0)]);
        assert!(out.contains("--> content/a?[2J b.md\n"), "{out}");
    }

    #[test]
    fn many_equal_mistakes_are_counted() {
        let text = "[](x)\n".repeat(200_000);
        let spans: Vec<(usize, usize)> = (0..200_000).map(|n| (6 * n, 6 * n + 5)).collect();
        let out = told(Some(&text), "a.md", &spans);
        assert_eq!(out.matches("a.md:").count(), 100);
        let end = "… und 199\u{a0}900 weitere Fehler F409 in dieser Datei\n\n200\u{a0}000 Fehler in 1 Datei\n";
        assert!(out.ends_with(end), "{out}");
    }

    #[test]
    fn long_numbers_stand_in_groups() {
        let german = |number| grouped(number, Language::German);
        assert_eq!(german(9_999), "9999");
        assert_eq!(german(10_000), "10\u{a0}000");
        assert_eq!(grouped(1_234_567, Language::English), "1,234,567");
    }
}
