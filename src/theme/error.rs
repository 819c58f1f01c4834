//! Why a theme cannot be used: what the template engine tells of it, with the places and the templates that led there.

use tera::{ErrorKind, Tera};

use super::fault;
use super::names::Names;
use crate::diagnostics::template::TemplateFault;
use crate::span::Span;

/// Of a chain of templates that include each other, at most this many are named.
const NOTES: usize = 5;

/// Why a theme cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeError {
    /// The file: `themes/NAME/…` below the site's root, or one that [`embedded`](super::embedded) knows.
    pub file: String,
    /// Where in it; empty at 0 where the whole file is meant.
    pub span: Span,
    /// What is wrong.
    pub fault: Box<TemplateFault>,
    /// The same in the words of the template engine, on one line.
    pub message: String,
    /// The places that led to it, one including the other, the nearest first.
    pub chain: Vec<(String, Span)>,
    /// How many more mistakes there are in templates within the binary, which are not told.
    pub more: usize,
}

impl ThemeError {
    pub(super) fn new(file: String, message: String) -> ThemeError {
        let fault = Box::new(TemplateFault::Other);
        ThemeError { file, span: Span::default(), fault, message, chain: Vec::new(), more: 0 }
    }
}

/// All that is wrong with templates, of which the engine gave `error`: it stops at the first that it cannot read, and
/// draws all else below each other.
pub(super) fn all_errors(error: &tera::Error, names: &Names) -> Vec<ThemeError> {
    if matches!(error.kind(), ErrorKind::SyntaxError(_)) {
        let unread = unread(names);
        if !unread.is_empty() {
            return unread;
        }
    }
    let several = several(error, names).unwrap_or_default();
    if several.is_empty() { vec![theme_error(error, names, "base.html")] } else { several }
}

/// The mistakes in templates of the site's own that cannot be read, each by itself.
fn unread(names: &Names) -> Vec<ThemeError> {
    let mut errors = Vec::new();
    for (name, source) in names.templates.iter().filter(|(name, _)| names.is_own(name)) {
        // Alone, a template lacks what others define; that is no mistake of its own.
        if let Err(error) = Tera::new().add_raw_template(name, source)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            errors.push(theme_error(&error, names, name));
        }
    }
    errors
}

/// The mistakes that the engine draws one below the other: those in files of the site's own, or, where there are none, the
/// first at the file of the site's own that took away what it lacks, and how many more there are.
fn several(error: &tera::Error, names: &Names) -> Option<Vec<ThemeError>> {
    let ErrorKind::Msg(drawing) = error.kind() else { return None };
    let mut lines = drawing.lines();
    let mut found: Vec<(&str, &str, usize)> = Vec::new();
    while let Some(line) = lines.next() {
        let Some(sentence) = line.strip_prefix("error: ") else { continue };
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let (name, at) = names.place(place)?;
        found.push((sentence, name, at));
    }
    let all = found.len();
    if found.iter().any(|(_, name, _)| names.is_own(name)) {
        found.retain(|(_, name, _)| names.is_own(name));
    } else {
        found.truncate(1);
    }
    let more = all - found.len();
    let told = found.into_iter().map(|(sentence, name, at)| {
        let fault = fault::of_message(sentence, &|sort| names.known(sort));
        let error = ThemeError::new(names.template(name), sentence.to_owned());
        ThemeError { span: Span::at(at), fault: Box::new(fault), ..error }
    });
    let mut told: Vec<ThemeError> = told.collect();
    for first in told.iter_mut().take(1) {
        first.more = more;
        if let Some(path) = names.took_away(&first.fault) {
            let place = (std::mem::replace(&mut first.file, names.shown(path)), first.span);
            first.chain.push(place);
            first.span = Span::default();
        }
    }
    Some(told)
}

/// `error` as data; `template` is the one at work, where the error itself names none.
pub(super) fn theme_error(error: &tera::Error, names: &Names, template: &str) -> ThemeError {
    let fault = fault::of_kind(error.kind(), &|sort| names.known(sort));
    let (named, span, mut message, chain) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            // What there is stands in the fault.
            let message = report.message().split(" Available ").next().unwrap_or_default();
            let (message, chain) = with_notes(message, &error.to_string(), names);
            (report.filename(), Span::new(range.start, range.end), message, chain)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), Span::default(), error.to_string(), Vec::new())
        }
        ErrorKind::MissingParent { current, .. } => {
            (current.as_str(), Span::default(), error.to_string(), Vec::new())
        }
        // The engine may add kinds; what it says of them is all there is.
        _ => ("", Span::default(), error.to_string(), Vec::new()),
    };
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message.push_str(": ");
        message.push_str(&inner.to_string());
        source = inner.source();
    }
    let template = if named.is_empty() { template } else { named };
    let message = message.replace('\n', " ");
    let fault = Box::new(fault);
    ThemeError { span, fault, chain, ..ThemeError::new(names.template(template), message) }
}

/// `message` with what the engine says besides, and the places that led there, which it tells only at the foot of its
/// drawing.
fn with_notes(message: &str, drawing: &str, names: &Names) -> (String, Vec<(String, Span)>) {
    let notes = drawing.lines().filter_map(|line| line.strip_prefix("note: "));
    let (mut besides, mut chain) = (Vec::new(), Vec::new());
    for note in notes.take(NOTES) {
        match note.strip_prefix("called from ").and_then(|place| names.place(place)) {
            Some((name, at)) => chain.push((names.template(name), Span::at(at))),
            None => besides.push(note),
        }
    }
    if besides.is_empty() {
        return (message.to_owned(), chain);
    }
    (format!("{} ({})", message.trim_end_matches('.'), besides.join(", ")), chain)
}
