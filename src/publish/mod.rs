//! Sources → sink: the verbs of the modules in their order. `build`, `check` and the preview are this
//! with another sink.

mod outputs;
mod render;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use crate::diagnostics::{self, Diagnostic, Place, Problem};
use crate::document::id::DocId;
use crate::document::{self, Parsed, Reading, site_file};
use crate::language::Language;
use crate::model::{self, Edition, Site};
use crate::output::{OutputError, Sink};
use crate::source::{SITE_FILE, Sources};
use crate::span::Span;
use crate::theme::{self, SiteFacts, Theme, ThemeError, ThemeFiles};
use crate::view::Context;

/// The theme that is embedded.
const DEFAULT_THEME: &str = "default";

/// What a publication was told.
#[derive(Clone, Debug)]
pub struct Order {
    /// What is published, and as of when.
    pub edition: Edition,
    /// The address of publication, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
}

/// What came of a publication.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Published documents.
    pub documents: usize,
    /// Pages and data files that were rendered.
    pub pages: usize,
    /// Output paths of documents that exist and are left out: drafts, and what is later than the Stichtag.
    pub withheld: BTreeSet<String>,
    /// How long each step took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Why a site was not published.
#[derive(Debug)]
pub enum PublishError {
    /// The site has errors, in the order of [`diagnostics::sort`].
    Site(Vec<Diagnostic>),
    /// The output could not be written.
    Output(OutputError),
}

impl From<OutputError> for PublishError {
    fn from(error: OutputError) -> PublishError {
        PublishError::Output(error)
    }
}

/// Publishes `sources` into `sink`. `lap` is called after each step with its
/// name and tells how long it took; it is the caller's clock, as this module has none.
///
/// # Errors
/// All errors of the site at once, or the first of the output. The sink has then taken some files, and
/// its owner drops it.
pub fn publish(
    mut sources: Sources,
    order: &Order,
    sink: &impl Sink,
    mut lap: impl FnMut() -> Duration,
) -> Result<Outcome, PublishError> {
    let mut outcome = Outcome::default();
    let site = read(&sources, order.edition, |step| outcome.timings.push((step, lap())))?;
    let files = theme_files(&site, &mut sources)?;
    // The texts have become documents: what follows needs the room.
    drop(sources);
    let language = Language::of_locale(site.file.language());
    let texts = theme::texts(&files, language)
        .map_err(|error| theme_problem(error, |message| Problem::UiText { message }))?;
    let facts = SiteFacts {
        title: &site.file.title,
        summary: site.file.summary.as_deref(),
        publisher: site.file.publisher.as_deref(),
        licence: site.file.licence.as_deref(),
        lang: site.file.language(),
    };
    let theme = Theme::new(files, &facts, &texts)
        .map_err(|error| theme_problem(error, |message| Problem::Template { message }))?;
    let base_url =
        order.base_url.as_deref().or(site.file.base_url.as_ref().map(|url| url.as_str()));
    let cx = Context::new(&site, &texts, base_url);
    let pages = outputs::plan(&cx, &theme)?;
    outcome.timings.push(("theme", lap()));
    outcome.pages = render::all(&cx, &theme, &pages, sink)?;
    outcome.documents = site.published().count();
    outcome.withheld = withheld(&site);
    outcome.timings.push(("render", lap()));
    Ok(outcome)
}

/// Where the documents would lie that this edition leaves out.
fn withheld(site: &Site) -> BTreeSet<String> {
    let entries = site.all().map(|(_, entry)| entry);
    entries.filter(|entry| entry.withheld).map(|entry| entry.path.to_string()).collect()
}

/// Sources → site. `step` is called after each step with its name.
///
/// # Errors
/// All errors of the site at once.
pub fn read(
    sources: &Sources,
    edition: Edition,
    mut step: impl FnMut(&'static str),
) -> Result<Site, PublishError> {
    let mut problems = sources.problems.clone();
    let file = match &sources.site_file {
        Some(file) => {
            site_file::parse(&file.file, &file.text).map_err(|found| problems.extend(found)).ok()
        }
        None => {
            let place = Place::new(&Arc::from(SITE_FILE), Span::default());
            problems.push(Diagnostic::new(
                place,
                Problem::MissingFile { path: SITE_FILE.to_owned(), suggestion: None },
            ));
            None
        }
    };
    let reading = Reading {
        autolinks: file.as_ref().and_then(|file| file.autolinks).unwrap_or(true),
        language: Language::of_locale(file.as_ref().map_or("de", |file| file.language())),
    };
    let parsed: Vec<Parsed> = sources
        .documents
        .par_iter()
        .map(|text| document::parse(&text.file, text.path(), &text.text, reading))
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    let unread = sources.problems.iter().filter_map(|it| it.place.file.strip_prefix("content/"));
    let mut broken: BTreeSet<DocId> = unread.map(DocId::of_path).collect();
    for (text, parsed) in sources.documents.iter().zip(parsed) {
        problems.extend(parsed.problems);
        match parsed.document {
            Some(document) => documents.push(document),
            None => {
                broken.insert(DocId::of_path(text.path()));
            }
        }
    }
    step("parse");
    // Without the site's own file everything else can still be checked; the result is thrown away.
    let stand_in = || site_file::parse(&Arc::from(SITE_FILE), "titel: \"-\"\n").ok();
    let linked = file
        .or_else(stand_in)
        .map(|file| model::link(file, documents, broken, &sources.assets, edition));
    step("link");
    match linked {
        Some(Ok(site)) if problems.is_empty() => Ok(site),
        Some(Ok(_)) | None => Err(site_problems(problems)),
        Some(Err(found)) => {
            problems.extend(found);
            Err(site_problems(problems))
        }
    }
}

/// The default theme with the files of the site's own in place of its own.
fn theme_files(site: &Site, sources: &mut Sources) -> Result<ThemeFiles, PublishError> {
    let name = site.file.theme.as_ref().map_or(DEFAULT_THEME, |theme| &theme.value);
    match (sources.themes.remove(name), &site.file.theme) {
        (None, Some(theme)) if name != DEFAULT_THEME => {
            let place = Place::new(&Arc::from(SITE_FILE), theme.span);
            Err(site_problems(vec![Diagnostic::new(
                place,
                Problem::UnknownTheme { name: name.to_owned() },
            )]))
        }
        (own, _) => Ok(theme::files(name, own.unwrap_or_default())),
    }
}

fn site_problems(mut problems: Vec<Diagnostic>) -> PublishError {
    diagnostics::sort(&mut problems);
    problems.dedup();
    PublishError::Site(problems)
}

fn theme_problem(error: ThemeError, problem: impl Fn(String) -> Problem) -> PublishError {
    let place = Place::new(&Arc::from(error.file), error.span);
    site_problems(vec![Diagnostic::new(place, problem(error.message))])
}
