//! Which files a site consists of, each with its path: two for one path are an error that names both.
//! Knows nothing of what is in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{PublishError, site_problems};
use crate::diagnostics::{Diagnostic, Place, Problem, Rival};
use crate::document::types::{Facts, Type};
use crate::document::{Document, Standing};
use crate::model::{DocIx, Site};
use crate::path::OutPath;
use crate::source::SITE_FILE;
use crate::span::Span;
use crate::theme::Theme;
use crate::view::compared::{self, Pair};
use crate::view::lists::{self, Year};
use crate::view::measure_lists::{self, Divided};
use crate::view::{self, Context};

/// One file of the output.
#[derive(Clone, Debug)]
pub(super) enum Output {
    /// The page of a document.
    Document(DocIx),
    /// The page of a document in another language: of the site's languages that have translations, the
    /// one at this place.
    Translation(usize, DocIx),
    /// The home page.
    Home,
    /// The whole plan as one page.
    WholePlan(DocIx),
    /// The measures of a plan in lists.
    MeasureLists(DocIx),
    /// The measures of a plan that have something in common, where it has very many.
    MeasureGroup(DocIx, Arc<Divided>),
    /// The press releases of an authority, or those of one year.
    PressList(DocIx, Option<Year>),
    /// One year of an authority's timeline.
    TimelineYear(DocIx, Year),
    /// The bodies and persons of the site.
    Bodies,
    /// The search page.
    Search,
    /// The words that the site explains.
    Glossary,
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
    /// What the data of a plan mean.
    PlanSchema(DocIx),
    /// The measures of a plan as a table.
    PlanTable(DocIx),
    /// The versions of a plan.
    Versions(DocIx),
    /// A frozen version as one ZIP: of the plan's, the one at this place.
    VersionZip(DocIx, usize),
    /// What changed between two states of a plan.
    Difference(DocIx, Pair),
    /// `robots.txt`.
    Robots,
    /// `site.json`.
    SiteData,
    /// `sitemap.xml`, or the part at this place of one that is divided.
    Sitemap(Option<usize>),
    /// A file of the theme.
    ThemeAsset(String),
    /// A file that a document names, by its path below `content/`.
    Asset(String),
}

impl Output {
    /// Whether it tells all of a plan or of the site.
    pub(super) fn is_long(&self) -> bool {
        match self {
            Output::WholePlan(_)
            | Output::MeasureLists(_)
            | Output::MeasureGroup(..)
            | Output::PlanData(_)
            | Output::SiteData
            | Output::Sitemap(_) => true,
            Output::Document(_)
            | Output::Translation(..)
            | Output::Home
            | Output::PressList(..)
            | Output::TimelineYear(..)
            | Output::Bodies
            | Output::Search
            | Output::Glossary
            | Output::NotFound
            | Output::Redirect(..)
            | Output::Feed(_)
            | Output::Calendar(_)
            | Output::PlanTable(_)
            | Output::PlanSchema(_)
            | Output::Versions(_)
            | Output::VersionZip(..)
            | Output::Difference(..)
            | Output::Robots
            | Output::ThemeAsset(_)
            | Output::Asset(_) => false,
        }
    }

    /// Whether it leads from a former address on.
    fn is_redirect(&self) -> bool {
        matches!(self, Output::Redirect(..))
    }

    /// Whether fahrplan makes it of others, at an address that nobody chose.
    fn is_own(&self) -> bool {
        let is_of_one_file = matches!(
            self,
            Output::Document(_)
                | Output::Translation(..)
                | Output::Redirect(..)
                | Output::ThemeAsset(_)
                | Output::Asset(_)
        );
        !is_of_one_file
    }
}

/// Every file of the output with its path, in order of path; two for one path are an error that names both.
pub(super) fn plan(
    cx: &Context<'_>,
    theme: &Theme,
) -> Result<Vec<(OutPath, Output)>, PublishError> {
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
            let groups = measure_lists::divided(cx, ix).into_iter();
            outputs.extend(
                groups.map(|(path, group)| (path, Output::MeasureGroup(ix, Arc::new(group)))),
            );
            outputs.extend(file(view::plan::PLAN_DATA).map(|path| (path, Output::PlanData(ix))));
            outputs
                .extend(file(view::plan::PLAN_SCHEMA).map(|path| (path, Output::PlanSchema(ix))));
            outputs
                .extend(file(view::plan::MEASURES_CSV).map(|path| (path, Output::PlanTable(ix))));
        }
        if entry.document.standing == Standing::Unread(Some(Type::Plan)) {
            outputs.extend(files_of_unread(site, ix));
        }
        if matches!(entry.document.facts, Facts::Plan(_) | Facts::Authority(_)) {
            let feed = view::feed::path(cx, ix);
            outputs.extend(feed.map(|path| (path, Output::Feed(ix))));
            let calendar = view::calendar::path(cx, ix);
            outputs.extend(calendar.map(|path| (path, Output::Calendar(ix))));
        }
        if matches!(entry.document.facts, Facts::Authority(_)) {
            outputs.extend(authority_lists(cx, ix));
        }
    }
    for (at, them) in site.translations.iter().enumerate() {
        let pages = them.entries();
        outputs.extend(pages.map(|(ix, it)| (it.path.clone(), Output::Translation(at, ix))));
    }
    for (ix, versions) in &site.archived {
        let page = view::frozen::versions_path(cx, *ix);
        outputs.extend(page.map(|path| (path, Output::Versions(*ix))));
        for (at, version) in versions.iter().enumerate() {
            let zip = view::versions::zip_path(cx, *ix, &version.nr);
            outputs.extend(zip.map(|path| (path, Output::VersionZip(*ix, at))));
        }
        let pairs = compared::pairs(cx, *ix).into_iter();
        outputs.extend(pairs.filter_map(|pair| {
            Some((compared::path(cx, *ix, &pair)?, Output::Difference(*ix, pair)))
        }));
    }
    outputs.push((own("index.html"), Output::Home));
    outputs.push((view::home::bodies_path(), Output::Bodies));
    if cx.is_searchable() {
        outputs.push((view::search::path(), Output::Search));
    }
    if !site.file.glossary.is_empty() {
        outputs.push((view::glossary::path(), Output::Glossary));
    }
    outputs.push((own("404.html"), Output::NotFound));
    outputs.push((own("site.json"), Output::SiteData));
    let sitemap = view::sitemap::files(cx).into_iter();
    outputs.extend(sitemap.map(|(path, part)| (path, Output::Sitemap(part))));
    outputs.push((own("robots.txt"), Output::Robots));
    let of_no_use = |path: &str| path == view::search::SCRIPT && !cx.is_searchable();
    for path in theme.assets().keys().filter(|path| !of_no_use(path)) {
        if let Ok(out) = OutPath::new(path) {
            outputs.push((out, Output::ThemeAsset(path.clone())));
        }
    }
    for (path, asset) in &site.assets {
        outputs.push((asset.path.clone(), Output::Asset(path.clone())));
    }
    collisions(site, theme, &outputs, &mut problems);
    outputs.sort_by(|(a, _), (b, _)| a.cmp(b));
    if problems.is_empty() { Ok(outputs) } else { Err(site_problems(problems)) }
}

/// What a plan has that cannot be read: its data, and its lists as soon as a measure lies in its folder. Whether it has
/// a feed and a calendar, the days say that it may tell.
fn files_of_unread(site: &Site, plan: DocIx) -> Vec<(OutPath, Output)> {
    let id = site[plan].document.id.as_str();
    let is_below = |document: &Document| {
        document.id.as_str().strip_prefix(id).is_some_and(|rest| rest.starts_with('/'))
    };
    let is_measure = |document: &Document| matches!(document.facts, Facts::Measure(_));
    let mut documents = site.published().map(|(_, entry)| &entry.document);
    let has_measures = documents.any(|it| is_below(it) && is_measure(it));
    let data = [
        (view::plan::PLAN_DATA, Output::PlanData(plan)),
        (view::plan::PLAN_SCHEMA, Output::PlanSchema(plan)),
    ];
    let lists = [
        (view::plan::WHOLE_PLAN, Output::WholePlan(plan)),
        (view::plan::MEASURE_LISTS, Output::MeasureLists(plan)),
        (view::plan::MEASURES_CSV, Output::PlanTable(plan)),
    ];
    let path = |name| OutPath::new(&format!("{id}/{name}")).ok();
    let lists = lists.into_iter().filter(|_| has_measures);
    data.into_iter().chain(lists).filter_map(|(name, file)| Some((path(name)?, file))).collect()
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
    let mut by_path: BTreeMap<String, (&OutPath, &Output)> = BTreeMap::new();
    for (path, output) in outputs {
        if let Some((other, first)) = by_path.insert(path.folded(), (path, output)) {
            problems.push(if output.is_redirect() || first.is_redirect() {
                let (alias, other) =
                    if output.is_redirect() { (output, first) } else { (first, output) };
                alias_taken(site, theme, path, [alias, other])
            } else {
                let rival = if path == other { Rival::File } else { Rival::OtherCase };
                collision(site, theme, path.as_str(), rival, [output, first])
            });
        }
    }
    // A file cannot stand where others need a folder.
    for (path, output) in outputs {
        let folded = path.folded();
        let mut folder = folded.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            folder = above;
            if let Some((_, file)) = by_path.get(folder) {
                problems.push(collision(site, theme, folder, Rival::File, [output, file]));
            }
        }
    }
}

/// A former address, the first of the two, where another output stands. What fahrplan writes of the site as a whole no
/// file took.
fn alias_taken(
    site: &Site,
    theme: &Theme,
    path: &OutPath,
    [alias, other]: [&Output; 2],
) -> Diagnostic {
    let id = path.as_str().strip_suffix(".html").unwrap_or(path.as_str()).to_owned();
    let problem = Problem::AliasTaken { id, by_fahrplan: other.is_own() };
    let diagnostic = Diagnostic::new(origin(site, theme, alias), problem);
    let taker = origin(site, theme, other);
    if &*taker.file == SITE_FILE { diagnostic } else { diagnostic.with(taker) }
}

/// Two outputs that need the one `path`; what fahrplan writes of itself is not the one to be renamed.
fn collision(
    site: &Site,
    theme: &Theme,
    path: &str,
    rival: Rival,
    [one, other]: [&Output; 2],
) -> Diagnostic {
    let (one, other, rival) = match (one.is_own(), other.is_own()) {
        (false, true) => (one, None, Rival::Fahrplan),
        (true, false) => (other, None, Rival::Fahrplan),
        (false, false) | (true, true) => (one, Some(other), rival),
    };
    let problem = Problem::OutputCollision { path: path.to_owned(), rival };
    let diagnostic = Diagnostic::new(origin(site, theme, one), problem);
    match other {
        Some(other) => diagnostic.with(origin(site, theme, other)),
        None => diagnostic,
    }
}

/// The file that an output comes from.
fn origin(site: &Site, theme: &Theme, output: &Output) -> Place {
    let file = match output {
        Output::Redirect(ix, span) => return Place::new(&site[*ix].document.file, *span),
        Output::Translation(at, ix) => {
            let entry = site.translations.get(*at).and_then(|them| them.get(*ix));
            entry.unwrap_or(&site[*ix]).document.file.clone()
        }
        Output::Document(ix)
        | Output::WholePlan(ix)
        | Output::MeasureLists(ix)
        | Output::MeasureGroup(ix, _)
        | Output::PressList(ix, _)
        | Output::TimelineYear(ix, _)
        | Output::Feed(ix)
        | Output::Calendar(ix)
        | Output::PlanData(ix)
        | Output::PlanSchema(ix)
        | Output::PlanTable(ix)
        | Output::Versions(ix)
        | Output::VersionZip(ix, _)
        | Output::Difference(ix, _) => site[*ix].document.file.clone(),
        Output::Home => {
            let own = site.home().map(|ix| site[ix].document.file.clone());
            own.unwrap_or_else(|| Arc::from(SITE_FILE))
        }
        Output::Bodies
        | Output::Search
        | Output::Glossary
        | Output::NotFound
        | Output::SiteData
        | Output::Sitemap(_)
        | Output::Robots => Arc::from(SITE_FILE),
        Output::ThemeAsset(path) => Arc::from(theme.file_name(path)),
        Output::Asset(path) => Arc::from(format!("content/{path}")),
    };
    Place::new(&file, Span::default())
}
