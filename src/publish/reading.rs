//! Sources → site: every text becomes a document, the documents become a site. What was parsed before may
//! be handed in again: parsing looks at one file alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::bags::Bags;
use super::past::contradictions;
use super::{PublishError, in_order};
use crate::diagnostics::{Diagnostic, FileName, Place, Problem};
use crate::document::glossary::Glossary;
use crate::document::id::DocId;
use crate::document::language_tag::LanguageTag;
use crate::document::site_file::{SiteFile, Unread};
use crate::document::translation::Translation;
use crate::document::{self, Document, Parsed, Reading, site_file};
use crate::language::Language;
use crate::model::{self, Edition, Site};
use crate::source::{Asset, Opened, ReadError, SITE_FILE, SITE_FILE_MISNAMED, Sources, TextFile};
use crate::span::Span;

/// A document that was parsed, and its file.
#[derive(Debug)]
pub struct ParsedFile {
    file: FileName,
    parsed: Parsed,
}

impl ParsedFile {
    fn of(text: &TextFile, reading: &Reading) -> ParsedFile {
        ParsedFile { file: Arc::clone(&text.file), parsed: parse(text, reading) }
    }

    /// Its path below `content/`.
    fn path(&self) -> &str {
        self.file.strip_prefix("content/").unwrap_or(&self.file)
    }
}

/// Reads and parses the site that was opened; each text goes as soon as it is parsed.
///
/// # Errors
/// As [`read`](crate::source::read).
pub fn parse_all(opened: Opened) -> Result<Sources<ParsedFile>, ReadError> {
    let file = site_file(opened.site_file());
    let reading = reading(file.as_ref().ok().map(|(file, _)| file));
    opened.read(|text| ParsedFile::of(&text, &reading))
}

/// Texts in memory, parsed.
pub fn parsed(sources: Sources) -> Sources<ParsedFile> {
    let Sources { site_file: file, documents, assets, themes, problems } = sources;
    let read = site_file(file.as_ref());
    let reading = reading(read.as_ref().ok().map(|(file, _)| file));
    let documents = documents.par_iter().map(|text| ParsedFile::of(text, &reading)).collect();
    Sources { site_file: file, documents, assets, themes, problems }
}

/// A site that has errors.
#[derive(Debug)]
pub struct Unsound {
    /// They and what is to be warned of, in the order of [`sort`](crate::diagnostics::sort).
    pub problems: Vec<Diagnostic>,
    /// What can be made of its documents, so that what is wrong with it besides is found as well.
    pub(super) site: Site,
    /// Whether it is known which theme it has; what its own file says of that may be unreadable.
    pub(super) knows_theme: bool,
    /// Whether it is known how much it lets rules matter.
    pub(super) knows_rules: bool,
}

impl From<Unsound> for PublishError {
    fn from(unsound: Unsound) -> PublishError {
        PublishError::Site(unsound.problems)
    }
}

/// Sources → site.
///
/// # Errors
/// All errors of the site at once.
pub fn read(sources: &Sources, edition: Edition) -> Result<Site, Unsound> {
    let file = site_file(sources.site_file.as_ref());
    let reading = reading(file.as_ref().ok().map(|(file, _)| file));
    let parsed: Vec<Parsed> =
        sources.documents.par_iter().map(|text| parse(text, &reading)).collect();
    let documents = sources.documents.iter().map(TextFile::path).zip(&parsed);
    link(file, documents, sources.problems.clone(), &sources.assets, edition)
}

/// Documents that were parsed → site.
///
/// # Errors
/// As [`read`].
pub fn link_all(sources: &Sources<ParsedFile>, edition: Edition) -> Result<Site, Unsound> {
    let file = site_file(sources.site_file.as_ref());
    let documents = sources.documents.iter().map(|it| (it.path(), &it.parsed));
    link(file, documents, sources.problems.clone(), &sources.assets, edition)
}

/// The site's own file, read, and what is wrong with it besides that leaves no doubt of all the rest.
///
/// # Errors
/// Every problem of the file where nobody knows what it says, or that there is none.
pub fn site_file(text: Option<&TextFile>) -> Result<(SiteFile, Vec<Diagnostic>), Unread> {
    match text {
        Some(file) => site_file::parse(&file.file, &file.text),
        None => {
            let place = Place::new(&Arc::from(SITE_FILE), Span::default());
            let problem = Problem::MissingFile {
                path: SITE_FILE.to_owned(),
                suggestion: None,
                in_text: false,
            };
            Err(Unread { problems: vec![Diagnostic::new(place, problem)], theme: None })
        }
    }
}

/// What the documents of the site have in common when they are parsed.
pub fn reading(file: Option<&SiteFile>) -> Reading {
    let rules = file.map(|file| file.rules).unwrap_or_default();
    Reading {
        autolinks: file.and_then(|file| file.autolinks).unwrap_or(true),
        language: Language::of_locale(file.map_or("de", |file| file.language())),
        glossary: file.and_then(|file| Glossary::of(&file.glossary)).map(Arc::new),
        languages: file.map_or_else(Vec::new, SiteFile::languages).into(),
        rules,
    }
}

/// One document or translation, parsed.
pub fn parse(text: &TextFile, reading: &Reading) -> Parsed {
    document::parse(&text.file, text.path(), &text.text, reading)
}

/// Documents → site. `documents` come with their paths below `content/`, in order of path; `problems` are
/// those of the files themselves.
///
/// # Errors
/// All errors of the site at once, and what is to be warned of.
pub fn link<'a>(
    file: Result<(SiteFile, Vec<Diagnostic>), Unread>,
    documents: impl Iterator<Item = (&'a str, &'a Parsed)>,
    mut problems: Vec<Diagnostic>,
    assets: &BTreeMap<String, Asset>,
    edition: Edition,
) -> Result<Site, Unsound> {
    let unread = problems.iter().filter_map(|it| it.place.file.strip_prefix("content/"));
    let mut broken: BTreeSet<DocId> = unread.map(DocId::of_path).collect();
    let (mut file, is_as_told, knows_theme) = match file {
        Ok((file, found)) => {
            problems.extend(found);
            (file, true, true)
        }
        Err(Unread { problems: found, theme }) => {
            // What cannot be read is not missing as well.
            let is_unread = problems.iter().any(|it| *it.place.file == *SITE_FILE);
            let found = found.into_iter().filter(|_| !is_unread);
            problems.extend(found.map(|it| with_file_meant(it, assets)));
            let knows_theme = theme.is_some();
            (SiteFile { theme: theme.flatten(), ..stand_in() }, false, knows_theme)
        }
    };
    let mut originals = Vec::new();
    let mut translations = Vec::new();
    for (path, parsed) in documents {
        problems.extend_from_slice(&parsed.problems);
        let is_read = match (&parsed.document, &parsed.translation) {
            (Some(document), _) => {
                originals.push(Arc::clone(document));
                document.is_read()
            }
            (None, Some(translation)) => {
                translations.push(Arc::clone(translation));
                translation.is_read
            }
            (None, None) => false,
        };
        if !is_read {
            broken.insert(DocId::of_path(path));
        }
    }
    if !is_as_told {
        file.languages = languages_of(&file, &originals, &mut translations);
    }
    let bags = Bags::of(assets);
    let days = bags.days();
    let (site, found) = model::link(file, originals, translations, broken, assets, &days, edition);
    problems.extend(found);
    problems.extend(bags.misnamed(&site));
    problems.extend(contradictions(&site, &bags, &problems));
    if !is_as_told {
        // Which rules the site has, and how much they matter, stands in that file.
        problems.retain(Diagnostic::is_error);
    }
    let is_sound = is_as_told && !problems.iter().any(Diagnostic::is_error);
    let problems = in_order(problems);
    if is_sound {
        Ok(site.with_warnings(problems))
    } else {
        Err(Unsound { problems, site, knows_theme, knows_rules: is_as_told })
    }
}

/// `missing` with the one of `assets` that is the site's own file under another name, where that is what is missing.
fn with_file_meant(mut missing: Diagnostic, assets: &BTreeMap<String, Asset>) -> Diagnostic {
    if let Problem::MissingFile { suggestion, .. } = &mut missing.problem {
        let names = assets.keys().filter(|name| is_site_file_misnamed(name));
        *suggestion = names.map(|name| format!("content/{name}")).next();
    }
    missing
}

/// Whether the file at `path` below `content/` has the name that editors or other programs give to `site.yaml`.
fn is_site_file_misnamed(path: &str) -> bool {
    let mut names = SITE_FILE_MISNAMED.iter().chain(&["site.yaml"]);
    names.any(|name| path.eq_ignore_ascii_case(name))
}

/// The languages of a site that does not say them: its own, and those of `translations`. Which of these are some
/// nobody knows but where they lie beside their original; the others are let go.
fn languages_of(
    file: &SiteFile,
    originals: &[Arc<Document>],
    translations: &mut Vec<Arc<Translation>>,
) -> Vec<LanguageTag> {
    let files: BTreeSet<&str> = originals.iter().map(|it| &*it.file).collect();
    translations.retain(|it| files.contains(&*it.original));
    let mut languages = file.languages();
    for translation in translations {
        if !languages.contains(&translation.language) {
            languages.push(translation.language.clone());
        }
    }
    languages
}

/// A file for a site whose own cannot be read, so that all the rest is looked at. It declines the search page, whose
/// address may be free.
fn stand_in() -> SiteFile {
    let parsed = site_file::parse(&Arc::from(SITE_FILE), "titel: \"-\"\nsuche: false\n");
    let (file, _) = parsed.expect("a title is all that the file must hold");
    file
}
