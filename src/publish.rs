//! Sources → sink: the verbs of the modules in their order. `build`, `check` and the preview are this
//! with another sink.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rayon::prelude::*;

use crate::diagnostics::{self, Diagnostic, FileName, Place, Problem};
use crate::document::id::DocId;
use crate::document::types::Facts;
use crate::document::{self, Reading, site_file};
use crate::language::Language;
use crate::model::{self, DocIx, Edition, Site};
use crate::output::{OutputError, Sink};
use crate::path::OutPath;
use crate::source::{SITE_FILE, Sources};
use crate::span::Span;
use crate::theme::{self, SiteFacts, Theme, ThemeError};
use crate::view::{self, Context};

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
    let texts = theme::texts(&files, language).map_err(|error| theme_problem(&site, &error))?;
    let facts = SiteFacts {
        title: &site.file.title,
        summary: site.file.summary.as_deref(),
        publisher: site.file.publisher.as_deref(),
        licence: site.file.licence.as_deref(),
        lang: site.file.language(),
    };
    let theme = Theme::new(files, &facts, &texts).map_err(|error| theme_problem(&site, &error))?;
    let base_url =
        order.base_url.as_deref().or(site.file.base_url.as_ref().map(|url| url.as_str()));
    let cx = Context::new(&site, &texts, base_url);
    let pages = plan_outputs(&site, &theme)?;
    outcome.timings.push(("theme", lap()));
    outcome.pages = render_all(&cx, &theme, &pages, sink)?;
    outcome.documents = site.published().count();
    outcome.timings.push(("render", lap()));
    Ok(outcome)
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
    let parsed: Vec<_> = sources
        .documents
        .par_iter()
        .map(|text| {
            document::parse(&text.file, text.path(), &text.text, reading)
                .map_err(|found| (text.path(), found))
        })
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    let mut broken: BTreeSet<DocId> = sources
        .problems
        .iter()
        .filter_map(|it| it.place.file.strip_prefix("content/"))
        .map(DocId::of_path)
        .collect();
    for outcome in parsed {
        match outcome {
            Ok(document) => documents.push(document),
            Err((path, found)) => {
                broken.insert(DocId::of_path(path));
                problems.extend(found);
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

/// The name of the site's theme.
fn theme_name(site: &Site) -> &str {
    site.file.theme.as_ref().map_or(DEFAULT_THEME, |theme| &theme.value)
}

/// The file of the site's theme at `path` within it.
fn theme_file(site: &Site, path: &str) -> FileName {
    Arc::from(format!("themes/{}/{path}", theme_name(site)))
}

/// The default theme with the files of the site's own in place of its own.
fn theme_files(site: &Site, sources: &mut Sources) -> Result<theme::Files, PublishError> {
    let name = theme_name(site);
    match (sources.themes.remove(name), &site.file.theme) {
        (None, Some(theme)) if name != DEFAULT_THEME => {
            let place = Place::new(&Arc::from(SITE_FILE), theme.span);
            Err(site_problems(vec![Diagnostic::new(
                place,
                Problem::UnknownTheme { name: name.to_owned() },
            )]))
        }
        (own, _) => Ok(theme::files(own.unwrap_or_default())),
    }
}

fn site_problems(mut problems: Vec<Diagnostic>) -> PublishError {
    diagnostics::sort(&mut problems);
    problems.dedup();
    PublishError::Site(problems)
}

fn theme_problem(site: &Site, error: &ThemeError) -> PublishError {
    let file = error.file.clone().unwrap_or_else(|| "templates".to_owned());
    let place = Place::new(&theme_file(site, &file), error.span);
    let message = error.message.clone();
    let problem = if file.starts_with("texts/") {
        Problem::UiText { message }
    } else {
        Problem::Template { message }
    };
    site_problems(vec![Diagnostic::new(place, problem)])
}

/// One file of the output.
#[derive(Clone, Debug)]
enum Output {
    /// The page of a document.
    Document(DocIx),
    /// The home page.
    Home,
    /// The page for addresses that do not exist.
    NotFound,
    /// A former address, and where the document names it.
    Redirect(DocIx, Span),
    /// `site.json`.
    SiteData,
    /// `sitemap.xml`.
    Sitemap,
    /// A file of the theme.
    ThemeAsset(String),
    /// A file that a document names, by its path below `content/`.
    Asset(String),
}

/// Every file of the output with its path; two for one path are an error that names both.
fn plan_outputs(site: &Site, theme: &Theme) -> Result<Vec<(OutPath, Output)>, PublishError> {
    let mut outputs: Vec<(OutPath, Output)> = Vec::new();
    let mut problems = Vec::new();
    let own = |name: &str| OutPath::new(name).expect("a plain name is a sound path");
    for (ix, entry) in site.published() {
        if Some(ix) != site.home() {
            outputs.push((entry.path.clone(), Output::Document(ix)));
        }
        for alias in &entry.document.common.aliases {
            if let Ok(path) = OutPath::new(&format!("{}.html", alias.value)) {
                outputs.push((path, Output::Redirect(ix, alias.span)));
            } else {
                let place = Place::new(&entry.document.file, alias.span);
                let problem = Problem::BadFileName { name: alias.value.to_string() };
                problems.push(Diagnostic::new(place, problem));
            }
        }
    }
    outputs.push((own("index.html"), Output::Home));
    outputs.push((own("404.html"), Output::NotFound));
    outputs.push((own("site.json"), Output::SiteData));
    outputs.push((own("sitemap.xml"), Output::Sitemap));
    for path in theme.assets().keys() {
        if let Ok(out) = OutPath::new(path) {
            outputs.push((out, Output::ThemeAsset(path.clone())));
        }
    }
    for (path, asset) in &site.assets {
        outputs.push((asset.path.clone(), Output::Asset(path.clone())));
    }
    collisions(site, &outputs, &mut problems);
    if problems.is_empty() { Ok(outputs) } else { Err(site_problems(problems)) }
}

fn collisions(site: &Site, outputs: &[(OutPath, Output)], problems: &mut Vec<Diagnostic>) {
    let mut by_path: BTreeMap<String, &Output> = BTreeMap::new();
    for (path, output) in outputs {
        if let Some(first) = by_path.insert(path.folded(), output) {
            let (mut place, mut other) = (origin(site, output), origin(site, first));
            let problem = match (output, first) {
                (Output::Redirect(..), _) | (_, Output::Redirect(..)) => {
                    if !matches!(output, Output::Redirect(..)) {
                        std::mem::swap(&mut place, &mut other);
                    }
                    let id =
                        path.as_str().strip_suffix(".html").unwrap_or(path.as_str()).to_owned();
                    Problem::AliasTaken { id }
                }
                _ => Problem::OutputCollision { path: path.to_string() },
            };
            problems.push(Diagnostic::new(place, problem).with(other));
        }
    }
}

/// The file that an output comes from.
fn origin(site: &Site, output: &Output) -> Place {
    let file = match output {
        Output::Redirect(ix, span) => return Place::new(&site[*ix].document.file, *span),
        Output::Document(ix) => site[*ix].document.file.clone(),
        Output::Home | Output::NotFound | Output::SiteData | Output::Sitemap => {
            Arc::from(SITE_FILE)
        }
        Output::ThemeAsset(path) => theme_file(site, path),
        Output::Asset(path) => Arc::from(format!("content/{path}")),
    };
    Place::new(&file, Span::default())
}

/// Renders all outputs in parallel, each straight into the sink. Returns how many there were.
fn render_all(
    cx: &Context<'_>,
    theme: &Theme,
    outputs: &[(OutPath, Output)],
    sink: &impl Sink,
) -> Result<usize, PublishError> {
    let written = AtomicUsize::new(0);
    let failures: Vec<Failure> = outputs
        .par_iter()
        .map_init(Vec::new, |buffer, (path, output)| {
            buffer.clear();
            let taken = render(cx, theme, path, output, buffer, sink);
            if matches!(taken, Ok(true)) {
                written.fetch_add(1, Ordering::Relaxed);
            }
            taken.err()
        })
        .flatten()
        .collect();
    let mut templates: BTreeMap<String, Diagnostic> = BTreeMap::new();
    for failure in failures {
        match failure {
            Failure::Output(error) => return Err(error.into()),
            Failure::Render { template, page, error } => {
                // A mistake in a template is told once, with one page that shows it.
                let file = error.file.unwrap_or_else(|| format!("templates/{template}"));
                let place = Place::new(&theme_file(cx.site, &file), error.span);
                let problem =
                    Problem::Render { template: template.to_owned(), page, message: error.message };
                templates.entry(file).or_insert_with(|| Diagnostic::new(place, problem));
            }
        }
    }
    if templates.is_empty() {
        return Ok(written.into_inner());
    }
    Err(site_problems(templates.into_values().collect()))
}

enum Failure {
    Output(OutputError),
    Render { template: &'static str, page: String, error: ThemeError },
}

/// Renders one output into `buffer` and hands it to the sink; `false` where the site has no use for it.
fn render(
    cx: &Context<'_>,
    theme: &Theme,
    path: &OutPath,
    output: &Output,
    buffer: &mut Vec<u8>,
    sink: &impl Sink,
) -> Result<bool, Failure> {
    let page = |template: &'static str, rendered: Result<(), ThemeError>| {
        rendered.map_err(|error| Failure::Render { template, page: path.to_string(), error })
    };
    match output {
        Output::Document(ix) => render_document(cx, theme, *ix, path, buffer)?,
        Output::Home => {
            page("home.html", theme.render("home.html", &view::home::build(cx, path), buffer))?
        }
        Output::NotFound => {
            let view = view::text_page::build_not_found(cx, path);
            page("not_found.html", theme.render("not_found.html", &view, buffer))?;
        }
        Output::Redirect(ix, _) => {
            let view = view::text_page::build_redirect(cx, path, *ix);
            page("redirect.html", theme.render("redirect.html", &view, buffer))?;
        }
        Output::SiteData => {
            let data = view::site_data::site_data(cx);
            serde_json::to_writer(&mut *buffer, &data)
                .expect("plain data written to memory always serialises");
            buffer.push(b'\n');
        }
        Output::Sitemap => match view::site_data::sitemap(cx, path_of_home()) {
            Some(text) => buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(false),
        },
        Output::ThemeAsset(name) => {
            buffer.extend_from_slice(theme.assets().get(name).map_or(&[][..], Vec::as_slice))
        }
        Output::Asset(name) => {
            if let Some(asset) = cx.site.assets.get(name) {
                sink.copy(path, &asset.asset.location).map_err(Failure::Output)?;
            }
            return Ok(true);
        }
    }
    sink.put(path, buffer).map_err(Failure::Output)?;
    Ok(true)
}

fn path_of_home() -> &'static str {
    "index.html"
}

fn render_document(
    cx: &Context<'_>,
    theme: &Theme,
    ix: DocIx,
    path: &OutPath,
    buffer: &mut Vec<u8>,
) -> Result<(), Failure> {
    let (template, rendered) = match &cx.site[ix].document.facts {
        Facts::Authority(_) => (
            "authority.html",
            view::authority::build(cx, ix)
                .map(|view| theme.render("authority.html", &view, buffer)),
        ),
        Facts::Plan(_) => (
            "plan.html",
            view::plan::build(cx, ix).map(|view| theme.render("plan.html", &view, buffer)),
        ),
        Facts::Section(..) => (
            "section.html",
            view::plan::build_section(cx, ix)
                .map(|view| theme.render("section.html", &view, buffer)),
        ),
        Facts::Measure(_) => (
            "measure.html",
            view::measure::build(cx, ix).map(|view| theme.render("measure.html", &view, buffer)),
        ),
        Facts::Amendment(_) => (
            "amendment.html",
            view::amendment::build(cx, ix)
                .map(|view| theme.render("amendment.html", &view, buffer)),
        ),
        Facts::PressRelease(_) => (
            "press_release.html",
            view::press::build(cx, ix)
                .map(|view| theme.render("press_release.html", &view, buffer)),
        ),
        Facts::Page(_) => (
            "text_page.html",
            view::text_page::build(cx, ix)
                .map(|view| theme.render("text_page.html", &view, buffer)),
        ),
    };
    match rendered {
        Some(rendered) => {
            rendered.map_err(|error| Failure::Render { template, page: path.to_string(), error })
        }
        None => Ok(()),
    }
}
