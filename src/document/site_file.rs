//! `content/site.yaml`: what holds for the whole site.

use std::sync::Arc;

use super::decode::{Decode as _, record};
use super::glossary::{self, Term};
use super::language_tag::LanguageTag;
use super::slips::{self, Prose};
use super::web::BaseUrl;
use super::yaml::{Node, Value};
use crate::diagnostics::{Diagnostic, FileName, Problem, Rules, Sink, YamlFault};
use crate::span::Located;

/// The language of a site that names none.
const DEFAULT_LANGUAGE: &str = "de";

record! {
    /// The site's own file.
    pub struct SiteFile = "site.yaml" {
        /// The title of the site.
        title: Box<str> = "titel" => "Der Titel der Website.",
        /// One sentence on what the site is.
        summary: Option<Box<str>> = "kurztext" => "Ein Satz darüber, was die Website ist.",
        /// The address under which the site is published.
        base_url: Option<BaseUrl> = "basis_url"
            => "Die Adresse, unter der die Website erscheint. Ohne sie gibt es weder Feeds noch Sitemap.",
        /// The languages of the site as BCP 47 tags; the first is the default.
        languages: Vec<LanguageTag> = "sprachen"
            => "Die Sprachen der Website als Kürzel nach BCP 47; die erste ist die Hauptsprache.",
        /// Who publishes the site.
        publisher: Option<Box<str>> = "herausgeber" => "Wer die Website herausgibt.",
        /// The Land.
        land: Option<Located<Box<str>>> = "land" => "Das Land.",
        /// The licence of the texts.
        licence: Option<Box<str>> = "lizenz" => "Die Lizenz der Texte.",
        /// The theme: a folder below `themes/`; default: the built-in one.
        theme: Option<Located<Box<str>>> = "theme"
            => "Die Gestaltung: ein Ordner in themes/; sonst die eingebaute.",
        /// Whether "Maßnahme 2a" links by itself; default: true.
        autolinks: Option<bool> = "autolinks"
            => "Ob „Maßnahme 2a“ von selbst zum Link wird; sonst true.",
        /// Whether the site has a search page; default: true.
        search: Option<bool> = "suche" => "Ob die Website eine Suchseite hat; sonst true.",
        /// Words that the site explains; each links to its explanation where a text first says it.
        glossary: Vec<Term> = "glossar"
            => "Wörter, die die Website erklärt; jedes führt dort zu seiner Erklärung, wo es in einem Text zum ersten Mal steht.",
        /// How much what the rules of content find matters.
        rules: Rules = "regeln" => "Welche Regeln für Inhalte warnen, welche Fehler melden und welche nicht gelten, jede mit Namen oder Nummer.",
    }
}

impl SiteFile {
    /// The languages of the site, the default first.
    pub fn languages(&self) -> Vec<LanguageTag> {
        if self.languages.is_empty() {
            return LanguageTag::parse(DEFAULT_LANGUAGE).into_iter().collect();
        }
        self.languages.clone()
    }

    /// The default language.
    pub fn language(&self) -> &str {
        self.languages.first().map_or(DEFAULT_LANGUAGE, LanguageTag::as_str)
    }
}

/// What can be said of a file of which nobody knows what it says.
#[derive(Debug)]
pub struct Unread {
    /// Every problem of it.
    pub problems: Vec<Diagnostic>,
    /// The theme that it names, or that it names none; absent where that is in doubt too.
    pub theme: Option<Option<Located<Box<str>>>>,
}

/// Reads the site's own file. Gives what is wrong with it besides that leaves no doubt of all the rest.
///
/// # Errors
/// Every problem of the file, where nobody knows what it says.
pub fn parse(file: &FileName, source: &str) -> Result<(SiteFile, Vec<Diagnostic>), Unread> {
    let mut problems = Sink::new(file.clone());
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let node = super::yaml::parse(text, source.len() - text.len(), &mut problems);
    let site = node.as_ref().and_then(|it| SiteFile::read("site.yaml", it, &[], &mut problems));
    let rules = site.as_ref().map(|site| site.rules).unwrap_or_default();
    if let Some(site) = &site {
        glossary::check(&site.glossary, &mut problems);
    }
    let prose = Prose { text: source, front: node.as_ref(), body: 0..0, quiet: &[] };
    slips::search(&rules, &prose, &mut problems);
    let mut found = problems.into_found();
    rules.weigh(&mut found);
    match site {
        Some(site) if !found.iter().any(leaves_doubt) => Ok((site, found)),
        Some(_) | None => {
            let theme = node.as_ref().and_then(|node| theme_in(node, &found));
            Err(Unread { problems: found, theme })
        }
    }
}

/// The theme that `node` names, if any, where `problems` leave no doubt of it.
fn theme_in(node: &Node, problems: &[Diagnostic]) -> Option<Option<Located<Box<str>>>> {
    let Value::Mapping(entries) = &node.value else { return None };
    let is_meant = |problem: &Problem| {
        matches!(problem, Problem::UnknownKey { suggestion: Some("theme"), .. })
            || matches!(problem, Problem::Yaml(YamlFault::MarkBeforeKey { key }) if key == "theme")
    };
    if problems.iter().any(|it| is_meant(&it.problem)) {
        return None;
    }
    let Some(entry) = entries.iter().find(|entry| entry.key.value == "theme") else {
        return Some(None);
    };
    let mut told = Sink::new(Arc::from(""));
    Located::decode("theme", &entry.value, &mut told).map(Some)
}

/// Whether the other keys may mean something else once the problem is mended: a key that means nothing says nothing
/// of them, nor does a word in a text.
fn leaves_doubt(diagnostic: &Diagnostic) -> bool {
    let problem = &diagnostic.problem;
    let is_apart =
        matches!(problem, Problem::UnknownKey { suggestion: None, .. } | Problem::Found(_));
    diagnostic.is_error() && !is_apart
}
