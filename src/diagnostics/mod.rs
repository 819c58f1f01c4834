//! What is wrong with a site, as data: which problem, where, how much it matters, and what else is involved.
//! Wording and layout are renderers of it ([`human`], [`json`], [`github`]). Knows nothing of how a problem was found.

pub mod catalogue;
pub mod english;
pub mod explained;
mod finding;
pub mod german;
pub mod github;
pub mod human;
pub mod json;
mod lines;
mod problem;
pub mod rules;
pub mod suggest;
pub mod template;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use finding::{Almost, Finding, Markup, Unused};
pub use problem::{Apart, CODES, Needed, Opening, Problem, Rival, Shape, Wanted, YamlFault};
pub use rules::{Rule, Rules};
pub use words::Words;

use crate::span::Span;

/// A file of the site: its path below the site's root, with forward slashes.
pub type FileName = Arc<str>;

/// A place in a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The file.
    pub file: FileName,
    /// The byte range of its text; empty at 0 where the whole file is meant.
    pub span: Span,
}

impl Place {
    /// The range `span` of `file`.
    pub fn new(file: &FileName, span: Span) -> Place {
        Place { file: file.clone(), span }
    }
}

/// How much a problem matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published all the same.
    Warning,
}

/// One problem at one place. One cause gives one diagnostic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
    /// How much it matters on this site.
    pub severity: Severity,
    /// Other places that belong to it, such as the first of two equal ids.
    pub related: Vec<Place>,
}

impl Diagnostic {
    /// `problem` at `place`.
    pub fn new(place: Place, problem: Problem) -> Diagnostic {
        let severity = problem.severity();
        Diagnostic { place, problem, severity, related: Vec::new() }
    }

    /// Whether it keeps the site from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Its place, and those that belong to it.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(&self.related)
    }

    /// The same with one more place that belongs to it.
    #[must_use]
    pub fn with(mut self, place: Place) -> Diagnostic {
        self.related.push(place);
        self
    }
}

/// The order of all output: by file, place and code, so that the same site gives the same list.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (&a.place, a.problem.code()).cmp(&(&b.place, b.problem.code())).then_with(|| {
            // Two equal problems at one place differ at most in what else is involved.
            a.related.cmp(&b.related)
        })
    });
}

/// The problems of one file, collected while it is read.
#[derive(Debug)]
pub struct Sink {
    file: FileName,
    found: Vec<Diagnostic>,
    meant: Vec<Misspelt>,
}

/// A key that is misspelt.
#[derive(Debug)]
struct Misspelt {
    /// The place of the mapping that holds it.
    within: Span,
    /// Where keys are told that this mapping lacks.
    place: Span,
    /// What it was meant to be.
    meant: &'static str,
}

impl Sink {
    /// An empty collection for `file`.
    pub fn new(file: FileName) -> Sink {
        Sink { file, found: Vec::new(), meant: Vec::new() }
    }

    /// Notes `problem` at `span` of this file.
    pub fn note(&mut self, span: Span, problem: Problem) {
        self.found.push(Diagnostic::new(Place::new(&self.file, span), problem));
    }

    /// Notes `problem` at `span`, with another place of the same file that belongs to it.
    pub fn note_with(&mut self, span: Span, problem: Problem, related: Span) {
        let related = Place::new(&self.file, related);
        self.found.push(Diagnostic::new(Place::new(&self.file, span), problem).with(related));
    }

    /// Remembers that the mapping at `within`, of which missing keys are told at `place`, holds the key `meant`,
    /// misspelt.
    pub fn misspelt(&mut self, within: Span, place: Span, meant: &'static str) {
        self.meant.push(Misspelt { within, place, meant });
    }

    /// Takes back the problems that `keep` does not keep: another one says the same better.
    pub fn retain(&mut self, mut keep: impl FnMut(Span, &Problem) -> bool) {
        self.found.retain(|it| keep(it.place.span, &it.problem));
    }

    /// Whether a problem that is `meant` was noted.
    pub fn any(&self, meant: impl Fn(&Problem) -> bool) -> bool {
        self.found.iter().any(|it| meant(&it.problem))
    }

    /// Where problems were noted.
    pub fn places(&self) -> BTreeSet<Span> {
        self.found.iter().map(|it| it.place.span).collect()
    }

    /// How many problems were noted so far.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The problems, in the order in which they were noted. A misspelt key is not missing as well, nor is what it says.
    pub fn into_found(mut self) -> Vec<Diagnostic> {
        let places: BTreeSet<(Span, &str)> =
            self.meant.iter().map(|it| (it.place, it.meant)).collect();
        let is_misspelt = |key: &str, at: Span| places.contains(&(at, key));
        let keys: BTreeSet<&str> = self.meant.iter().map(|it| it.meant).collect();
        let is_said = |needed: &Needed, at: Span| {
            let mut meant = self.meant.iter();
            needed.keys().iter().any(|key| keys.contains(key))
                && meant.any(|it| it.within.holds(at) && needed.keys().contains(&it.meant))
        };
        self.found.retain(|it| {
            let at = it.place.span;
            !matches!(it.problem, Problem::MissingKey { key, .. } if is_misspelt(key, at))
                && !matches!(&it.problem, Problem::Needs(needed) if is_said(needed, at))
        });
        self.found
    }
}
