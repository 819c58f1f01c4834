//! One file of the site after the other, rendered in parallel, each straight into the sink.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::Serialize;

use super::differences::Differences;
use super::outputs::Output;
use super::theming::told_of_page;
use super::{PublishError, site_problems};
use crate::bag::{self, ExportError, Worded};
use crate::diagnostics::{Diagnostic, Problem};
use crate::document::types::Facts;
use crate::model::{Archived, DocIx};
use crate::output::{OutputError, Sink};
use crate::path::OutPath;
use crate::record::{self, PlanRecord};
use crate::source::{Asset, BAG};
use crate::theme::{Theme, ThemeError};
use crate::view::site_data::SiteData;
use crate::view::{self, Context, compared, lists, measure_lists};

/// What a file of the site consists of.
#[derive(Debug)]
pub enum Content<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this file.
    File(&'a Asset),
}

/// A site in one of its languages, and the theme that speaks the language of the user interface around it.
pub(super) struct Voice<'a> {
    pub(super) cx: Context<'a>,
    pub(super) theme: &'a Theme,
    pub(super) differences: &'a Differences,
}

/// The site in all of its languages.
pub(super) struct Voices<'a> {
    /// In which it was written.
    pub(super) own: Voice<'a>,
    /// Those of its translations.
    pub(super) translated: Vec<Voice<'a>>,
}

impl<'a> Voices<'a> {
    /// In which `output` is rendered.
    fn of(&self, output: &Output) -> &Voice<'a> {
        let translated =
            if let Output::Translation(at, _) = output { self.translated.get(*at) } else { None };
        translated.unwrap_or(&self.own)
    }
}

/// Renders all outputs in parallel, each straight into the sink, as long as it is `wanted`. Returns how
/// many there were.
pub(super) fn all(
    voices: &Voices<'_>,
    outputs: &[(OutPath, Output)],
    sink: &impl Sink,
    wanted: impl Fn() -> bool + Sync,
) -> Result<usize, PublishError> {
    let written = AtomicUsize::new(0);
    let make = |buffer: &mut Vec<u8>, (path, output): &(OutPath, Output)| {
        if !wanted() {
            return None;
        }
        buffer.clear();
        let taken = hand_over(voices.of(output), path, output, buffer, sink);
        if matches!(taken, Ok(true)) {
            written.fetch_add(1, Ordering::Relaxed);
        }
        taken.err()
    };
    // What takes long is begun first, and each by itself: begun last, or one after the other, it would leave the other
    // processors waiting.
    let is_long = |(_, output): &&(OutPath, Output)| output.is_long();
    let (long, short): (Vec<_>, Vec<_>) = outputs.iter().partition(is_long);
    let (of_long, mut failures): (Vec<Failure>, Vec<Failure>) = rayon::join(
        || long.into_par_iter().with_max_len(1).map_init(Vec::new, make).flatten().collect(),
        || short.into_par_iter().map_init(Vec::new, make).flatten().collect(),
    );
    failures.extend(of_long);
    let mut templates: BTreeMap<String, Diagnostic> = BTreeMap::new();
    for failure in failures {
        match failure {
            Failure::Output(error) => return Err(error.into()),
            Failure::Render(mistake) => {
                // A mistake in a template is told once, with one page that shows it.
                let told = mistake.told();
                templates.entry(told.place.file.to_string()).or_insert(told);
            }
        }
    }
    if templates.is_empty() {
        return Ok(written.into_inner());
    }
    Err(site_problems(templates.into_values().collect()))
}

/// Renders one output by itself; `None` where the site has no use for it.
pub(super) fn one<'a>(
    voices: &Voices<'a>,
    path: &OutPath,
    output: &Output,
) -> Result<Option<Content<'a>>, Box<Diagnostic>> {
    let mut buffer = Vec::new();
    match render(voices.of(output), path, output, &mut buffer) {
        Ok(Rendered::Bytes) => Ok(Some(Content::Bytes(buffer))),
        Ok(Rendered::File(asset)) => Ok(Some(Content::File(asset))),
        Ok(Rendered::Data(data)) => {
            data.write(&mut buffer).expect("plain data written to memory always serialises");
            Ok(Some(Content::Bytes(buffer)))
        }
        Ok(Rendered::Nothing) => Ok(None),
        Err(mistake) => Err(Box::new(mistake.told())),
    }
}

enum Failure {
    Output(OutputError),
    Render(Mistake),
}

/// Why an output cannot be made.
enum Mistake {
    /// A template failed on a page.
    Template { template: &'static str, page: String, error: Box<ThemeError> },
    /// A frozen version is not what it was.
    Version(Box<Diagnostic>),
}

impl Mistake {
    fn of_bag(version: &Archived, error: &ExportError) -> Mistake {
        let line = |text: String| text.replace('\n', ";");
        let (german, english) = (line(error.german()), line(error.to_string()));
        let problem = Problem::DamagedVersion { german, english };
        Mistake::Version(Box::new(Diagnostic::new(version.place(BAG), problem)))
    }

    fn told(self) -> Diagnostic {
        match self {
            Mistake::Template { template, page, error } => told_of_page(*error, template, page),
            Mistake::Version(diagnostic) => *diagnostic,
        }
    }
}

/// What came of rendering.
enum Rendered<'v, 'a> {
    /// The bytes are in the buffer.
    Bytes,
    /// It is this file.
    File(&'a Asset),
    /// It is this data, not written yet.
    Data(Data<'v>),
    /// The site has no use for it.
    Nothing,
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
    ) -> Result<(), Mistake> {
        let view = view.expect("a view is built for the type that the document has");
        self.theme.render(template, &view, self.buffer).map_err(|error| Mistake::Template {
            template,
            page: self.path.to_string(),
            error,
        })
    }
}

/// Data that may be more than should be held as text.
enum Data<'a> {
    Site(SiteData<'a>),
    Plan(Box<PlanRecord<'a>>),
}

impl Data<'_> {
    /// Writes it as JSON.
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Data::Site(data) => serde_json::to_writer(&mut *out, data)?,
            Data::Plan(data) => serde_json::to_writer(&mut *out, data)?,
        }
        out.write_all(b"\n")
    }
}

/// Renders one output into `buffer` and hands it to the sink; `false` where the site has no use for it.
fn hand_over(
    voice: &Voice<'_>,
    path: &OutPath,
    output: &Output,
    buffer: &mut Vec<u8>,
    sink: &impl Sink,
) -> Result<bool, Failure> {
    match render(voice, path, output, buffer).map_err(Failure::Render)? {
        Rendered::Bytes => sink.put(path, buffer).map_err(Failure::Output)?,
        Rendered::File(asset) => sink.copy(path, &asset.location).map_err(Failure::Output)?,
        Rendered::Data(data) => {
            sink.stream(path, &mut |out| data.write(out)).map_err(Failure::Output)?;
        }
        Rendered::Nothing => return Ok(false),
    }
    Ok(true)
}

/// Renders one output.
fn render<'v, 'a>(
    voice: &'v Voice<'a>,
    path: &OutPath,
    output: &Output,
    buffer: &mut Vec<u8>,
) -> Result<Rendered<'v, 'a>, Mistake> {
    let Voice { cx, theme, differences } = voice;
    let mut press = Press { theme, path, buffer };
    match output {
        Output::Translation(_, ix) if Some(*ix) == cx.site.home() => {
            press.page("home.html", Some(view::home::build(cx, path)))?;
        }
        Output::Document(ix) | Output::Translation(_, ix) => {
            render_document(cx, *ix, &mut press)?;
        }
        Output::Home => press.page("home.html", Some(view::home::build(cx, path)))?,
        Output::WholePlan(ix) => {
            press.page("whole_plan.html", view::whole_plan::build(cx, path, *ix))?
        }
        Output::MeasureLists(ix) => {
            press.page("measure_lists.html", measure_lists::build(cx, path, *ix))?
        }
        Output::MeasureGroup(ix, group) => {
            let view = measure_lists::build_group(cx, path, *ix, group);
            press.page("measure_group.html", Some(view))?;
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
        Output::Search => press.page("search.html", Some(view::search::build(cx, path)))?,
        Output::Glossary => {
            press.page("glossary.html", Some(view::glossary::build(cx, path)))?;
        }
        Output::NotFound => {
            press.page("not_found.html", Some(view::text_page::build_not_found(cx, path)))?
        }
        Output::Redirect(ix, _) => {
            press.page("redirect.html", Some(view::text_page::build_redirect(cx, path, *ix)))?;
        }
        Output::Feed(ix) => match view::feed::build(cx, *ix) {
            Some(text) => press.buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(Rendered::Nothing),
        },
        Output::Calendar(ix) => match view::calendar::build(cx, *ix) {
            Some(text) => press.buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(Rendered::Nothing),
        },
        Output::PlanData(ix) => {
            let record = view::plan_data::build(cx, *ix);
            return Ok(
                record.map_or(Rendered::Nothing, |it| Rendered::Data(Data::Plan(Box::new(it))))
            );
        }
        Output::PlanSchema(_) => press.buffer.extend_from_slice(record::TEXT.as_bytes()),
        Output::PlanTable(ix) => {
            let table = view::plan_table::build(cx, *ix).unwrap_or_default();
            press.buffer.extend_from_slice(table.as_bytes());
        }
        Output::Versions(ix) => {
            let mut told = compared::Differences::new();
            for pair in compared::told(cx, *ix) {
                if let Some(made) = differences.between(cx, *ix, &pair) {
                    told.insert(pair, made.map_err(Mistake::Version)?);
                }
            }
            press.page("versions.html", view::versions::build(cx, path, *ix, &told))?
        }
        Output::VersionZip(ix, at) => {
            let version = cx.site.archived.get(ix).and_then(|versions| versions.get(*at));
            let Some(version) = version else { return Ok(Rendered::Nothing) };
            bag::export(&version.folder, press.buffer)
                .map_err(|error| Mistake::of_bag(version, &error))?;
        }
        Output::Difference(ix, pair) => {
            let made = differences.between(cx, *ix, pair);
            let made = made.transpose().map_err(Mistake::Version)?;
            let view = made.map(|it| view::difference::build(cx, path, *ix, pair, it));
            press.page("difference.html", view)?;
        }
        Output::Robots => press.buffer.extend_from_slice(view::robots::robots(cx).as_bytes()),
        Output::SiteData => {
            return Ok(Rendered::Data(Data::Site(view::site_data::site_data(cx))));
        }
        Output::Sitemap(part) => match view::sitemap::build(cx, *part) {
            Some(text) => press.buffer.extend_from_slice(text.as_bytes()),
            None => return Ok(Rendered::Nothing),
        },
        Output::ThemeAsset(name) => {
            press.buffer.extend_from_slice(theme.assets().get(name).map_or(&[][..], Vec::as_slice));
        }
        Output::Asset(name) => {
            let asset = cx.site.assets.get(name);
            return Ok(asset.map_or(Rendered::Nothing, |asset| Rendered::File(&asset.asset)));
        }
    }
    Ok(Rendered::Bytes)
}

fn render_document(cx: &Context<'_>, ix: DocIx, press: &mut Press<'_>) -> Result<(), Mistake> {
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
