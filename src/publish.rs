//! Sources → sink: the verbs of the modules in their order. `build`, `check` and the preview are this
//! with another sink.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostics::{self, Diagnostic, Place, Problem};
use crate::document::id::DocId;
use crate::document::types::Facts;
use crate::document::{self, Parsed, Reading, site_file};
use crate::language::Language;
use crate::model::{self, DocIx, Edition, Site};
use crate::output::{OutputError, Sink};
use crate::path::OutPath;
use crate::source::{SITE_FILE, Sources};
use crate::span::Span;
use crate::theme::{self, SiteFacts, Theme, ThemeError, ThemeFiles};
use crate::view::lists::{self, Year};
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
    let pages = plan_outputs(&cx, &theme)?;
    outcome.timings.push(("theme", lap()));
    outcome.pages = render_all(&cx, &theme, &pages, sink)?;
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

/// One file of the output.
#[derive(Clone, Debug)]
enum Output {
    /// The page of a document.
    Document(DocIx),
    /// The home page.
    Home,
    /// The whole plan as one page.
    WholePlan(DocIx),
    /// The measures of a plan in lists.
    MeasureLists(DocIx),
    /// The press releases of an authority, or those of one year.
    PressList(DocIx, Option<Year>),
    /// One year of an authority's timeline.
    TimelineYear(DocIx, Year),
    /// The bodies and persons of the site.
    Bodies,
    /// The page for addresses that do not exist.
    NotFound,
    /// A former address, and where the document names it.
    Redirect(DocIx, Span),
    /// The Atom feed of an authority or a plan.
    Feed(DocIx),
    /// The calendar of an authority or a plan.
    Calendar(DocIx),
    /// A plan as data.
    PlanData(DocIx),
    /// The measures of a plan as a table.
    PlanTable(DocIx),
    /// `robots.txt`.
    Robots,
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
fn plan_outputs(cx: &Context<'_>, theme: &Theme) -> Result<Vec<(OutPath, Output)>, PublishError> {
    let site = cx.site;
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
        if matches!(entry.document.facts, Facts::Plan(_)) {
            let file = |name| view::plan::file_path(cx, ix, name);
            outputs.extend(file(view::plan::WHOLE_PLAN).map(|path| (path, Output::WholePlan(ix))));
            outputs.extend(
                file(view::plan::MEASURE_LISTS).map(|path| (path, Output::MeasureLists(ix))),
            );
            outputs.extend(file(view::plan::PLAN_DATA).map(|path| (path, Output::PlanData(ix))));
            outputs
                .extend(file(view::plan::MEASURES_CSV).map(|path| (path, Output::PlanTable(ix))));
        }
        if matches!(entry.document.facts, Facts::Plan(_) | Facts::Authority(_)) {
            let feed = view::feed::path(cx, &cx.plan_stops, ix);
            outputs.extend(feed.map(|path| (path, Output::Feed(ix))));
            let calendar = view::calendar::path(cx, &cx.plan_stops, ix);
            outputs.extend(calendar.map(|path| (path, Output::Calendar(ix))));
        }
        if matches!(entry.document.facts, Facts::Authority(_)) {
            outputs.extend(authority_lists(cx, ix));
        }
    }
    outputs.push((own("index.html"), Output::Home));
    outputs.push((view::home::bodies_path(), Output::Bodies));
    outputs.push((own("404.html"), Output::NotFound));
    outputs.push((own("site.json"), Output::SiteData));
    outputs.push((own("sitemap.xml"), Output::Sitemap));
    outputs.push((own("robots.txt"), Output::Robots));
    for path in theme.assets().keys() {
        if let Ok(out) = OutPath::new(path) {
            outputs.push((out, Output::ThemeAsset(path.clone())));
        }
    }
    for (path, asset) in &site.assets {
        outputs.push((asset.path.clone(), Output::Asset(path.clone())));
    }
    collisions(site, theme, &outputs, &mut problems);
    if problems.is_empty() { Ok(outputs) } else { Err(site_problems(problems)) }
}

/// The lists of the authority `ix`, divided by year where they are long.
fn authority_lists(cx: &Context<'_>, ix: DocIx) -> Vec<(OutPath, Output)> {
    let mut outputs = Vec::new();
    let path = |list, year| lists::list_path(cx, ix, list, year);
    if cx.site.lists.press.contains_key(&Some(ix)) {
        outputs.extend(path("presse", None).map(|path| (path, Output::PressList(ix, None))));
    }
    for year in lists::press_years(cx, ix) {
        outputs.extend(
            path("presse", Some(year)).map(|path| (path, Output::PressList(ix, Some(year)))),
        );
    }
    for year in lists::timeline_years(cx, ix) {
        outputs.extend(
            path("zeitlinie", Some(year)).map(|path| (path, Output::TimelineYear(ix, year))),
        );
    }
    outputs
}

fn collisions(
    site: &Site,
    theme: &Theme,
    outputs: &[(OutPath, Output)],
    problems: &mut Vec<Diagnostic>,
) {
    let mut by_path: BTreeMap<String, &Output> = BTreeMap::new();
    for (path, output) in outputs {
        if let Some(first) = by_path.insert(path.folded(), output) {
            let (mut place, mut other) = (origin(site, theme, output), origin(site, theme, first));
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
    // A file cannot stand where others need a folder.
    for (path, output) in outputs {
        let folded = path.folded();
        let mut folder = folded.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            folder = above;
            if let Some(file) = by_path.get(folder) {
                let problem = Problem::OutputCollision { path: folder.to_owned() };
                let (place, other) = (origin(site, theme, output), origin(site, theme, file));
                problems.push(Diagnostic::new(place, problem).with(other));
            }
        }
    }
}

/// The file that an output comes from.
fn origin(site: &Site, theme: &Theme, output: &Output) -> Place {
    let file = match output {
        Output::Redirect(ix, span) => return Place::new(&site[*ix].document.file, *span),
        Output::Document(ix)
        | Output::WholePlan(ix)
        | Output::MeasureLists(ix)
        | Output::PressList(ix, _)
        | Output::TimelineYear(ix, _)
        | Output::Feed(ix)
        | Output::Calendar(ix)
        | Output::PlanData(ix)
        | Output::PlanTable(ix) => site[*ix].document.file.clone(),
        Output::Home
        | Output::Bodies
        | Output::NotFound
        | Output::SiteData
        | Output::Sitemap
        | Output::Robots => Arc::from(SITE_FILE),
        Output::ThemeAsset(path) => Arc::from(theme.file_name(path)),
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
                let place = Place::new(&Arc::from(error.file.as_str()), error.span);
                let problem =
                    Problem::Render { template: template.to_owned(), page, message: error.message };
                templates.entry(error.file).or_insert_with(|| Diagnostic::new(place, problem));
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

/// One page on its way into a buffer.
struct Press<'a> {
    theme: &'a Theme,
    path: &'a OutPath,
    buffer: &'a mut Vec<u8>,
}

impl Press<'_> {
    /// Renders `view` with `template`. The caller has chosen the view by the document's type, so that there
    /// is one.
    fn page(
        &mut self,
        template: &'static str,
        view: Option<impl Serialize>,
    ) -> Result<(), Failure> {
        let view = view.expect("a view is built for the type that the document has");
        self.theme.render(template, &view, self.buffer).map_err(|error| Failure::Render {
            template,
            page: self.path.to_string(),
            error,
        })
    }
}

impl Press<'_> {
    /// Writes `data` as JSON.
    fn json(&mut self, data: &impl Serialize) {
        serde_json::to_writer(&mut *self.buffer, data)
            .expect("plain data written to memory always serialises");
        self.buffer.push(b'\n');
    }
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
    let mut press = Press { theme, path, buffer };
    match output {
        Output::Document(ix) => render_document(cx, *ix, &mut press)?,
        Output::Home => press.page("home.html", Some(view::home::build(cx, path)))?,
        Output::WholePlan(ix) => {
            press.page("whole_plan.html", view::whole_plan::build(cx, path, *ix))?
        }
        Output::MeasureLists(ix) => {
            press.page("measure_lists.html", lists::build_measures(cx, path, *ix))?
        }
        Output::PressList(ix, year) => {
            press.page("press_list.html", Some(lists::build_press(cx, path, *ix, *year)))?;
        }
        Output::TimelineYear(ix, year) => {
            press.page(
                "timeline_year.html",
                Some(lists::build_timeline_year(cx, path, *ix, *year)),
            )?;
        }
        Output::Bodies => press.page("body_list.html", Some(lists::build_bodies(cx, path)))?,
        Output::NotFound => {
            press.page("not_found.html", Some(view::text_page::build_not_found(cx, path)))?
        }
        Output::Redirect(ix, _) => {
            press.page("redirect.html", Some(view::text_page::build_redirect(cx, path, *ix)))?;
        }
        Output::Feed(ix) => match view::feed::build(cx, &cx.plan_stops, *ix) {
            Some(text) => press.buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(false),
        },
        Output::Calendar(ix) => match view::calendar::build(cx, &cx.plan_stops, *ix) {
            Some(text) => press.buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(false),
        },
        Output::PlanData(ix) => press.json(&view::plan_data::build(cx, *ix)),
        Output::PlanTable(ix) => {
            let table = view::plan_table::build(cx, *ix).unwrap_or_default();
            press.buffer.extend_from_slice(table.as_bytes());
        }
        Output::Robots => press.buffer.extend_from_slice(view::robots::robots(cx).as_bytes()),
        Output::SiteData => press.json(&view::site_data::site_data(cx)),
        Output::Sitemap => match view::site_data::sitemap(cx, "index.html") {
            Some(text) => press.buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(false),
        },
        Output::ThemeAsset(name) => {
            press.buffer.extend_from_slice(theme.assets().get(name).map_or(&[][..], Vec::as_slice));
        }
        Output::Asset(name) => {
            if let Some(asset) = cx.site.assets.get(name) {
                sink.copy(path, &asset.asset.location).map_err(Failure::Output)?;
            }
            return Ok(true);
        }
    }
    sink.put(path, press.buffer).map_err(Failure::Output)?;
    Ok(true)
}

fn render_document(cx: &Context<'_>, ix: DocIx, press: &mut Press<'_>) -> Result<(), Failure> {
    match &cx.site[ix].document.facts {
        Facts::Authority(_) => press.page("authority.html", view::authority::build(cx, ix)),
        Facts::Organisation(_) => {
            press.page("organisation.html", view::body::build_organisation(cx, ix))
        }
        Facts::Person(_) => press.page("person.html", view::body::build_person(cx, ix)),
        Facts::Group(_) => press.page("group.html", view::body::build_group(cx, ix)),
        Facts::Plan(_) => press.page("plan.html", view::plan::build(cx, ix)),
        Facts::Section(..) => press.page("section.html", view::plan::build_section(cx, ix)),
        Facts::Measure(_) => press.page("measure.html", view::measure::build(cx, ix)),
        Facts::Report(_) => press.page("report.html", view::occasion::build_report(cx, ix)),
        Facts::Amendment(_) => press.page("amendment.html", view::amendment::build(cx, ix)),
        Facts::PressRelease(_) => press.page("press_release.html", view::press::build(cx, ix)),
        Facts::Event(_) => press.page("event.html", view::occasion::build_event(cx, ix)),
        Facts::Agreement(_) => {
            press.page("agreement.html", view::occasion::build_agreement(cx, ix))
        }
        Facts::Page(_) => press.page("text_page.html", view::text_page::build(cx, ix)),
    }
}
