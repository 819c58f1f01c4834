//! The verbs of the modules in their order. `reading` makes a site of sources, a [`Publication`] is that
//! site with its theme and the list of its files, and can be written into a sink or asked for any one file.

mod bags;
mod differences;
mod freezing;
mod outputs;
mod past;
mod publication;
pub mod reading;
mod readme;
mod render;
mod search;
mod selection;
mod theming;
mod together;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use crate::diagnostics::{self, Diagnostic};
use crate::model::Edition;
use crate::output::{OutputError, Sink};
use crate::source::Sources;
pub use differences::frozen_record;
pub use freezing::{FreezeError, FrozenVersion, HTML, freeze};
pub use publication::Publication;
use reading::ParsedFile;
pub use render::Content;
pub use selection::plan_of;
pub use theming::theme_files;
use together::with_known;

/// The theme that is embedded.
const DEFAULT_THEME: &str = "default";

/// What a publication was told.
#[derive(Clone, Debug)]
pub struct Order {
    /// What is published, and as of when.
    pub edition: Edition,
    /// The address of publication, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether the site gets its search page, if `site.yaml` does not decline it.
    pub search: bool,
}

/// What came of a publication.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Published documents.
    pub documents: usize,
    /// Pages and data files that were rendered.
    pub pages: usize,
    /// What is to be warned of, in the order of [`diagnostics::sort`].
    pub warnings: Vec<Diagnostic>,
    /// Output paths of documents that exist and are left out: drafts, and what is later than the Stichtag.
    pub withheld: BTreeSet<String>,
    /// How long each step took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Why a site was not published.
#[derive(Debug)]
pub enum PublishError {
    /// The site has errors: they and what is to be warned of, in the order of [`diagnostics::sort`].
    Site(Vec<Diagnostic>),
    /// The output could not be written.
    Output(OutputError),
}

impl From<OutputError> for PublishError {
    fn from(error: OutputError) -> PublishError {
        PublishError::Output(error)
    }
}

/// Publishes texts in memory into `sink`, as [`publish_parsed`] does.
///
/// # Errors
/// As [`publish_parsed`].
pub fn publish(
    sources: Sources,
    order: &Order,
    sink: &impl Sink,
    lap: impl FnMut() -> Duration,
) -> Result<Outcome, PublishError> {
    publish_parsed(reading::parsed(sources), order, sink, lap)
}

/// Publishes documents into `sink`. `lap` is called after each step with its
/// name and tells how long it took; it is the caller's clock, as this module has none.
///
/// # Errors
/// All errors of the site at once, or the first of the output. The sink has then taken some files, and
/// its owner drops it.
pub fn publish_parsed(
    mut sources: Sources<ParsedFile>,
    order: &Order,
    sink: &impl Sink,
    mut lap: impl FnMut() -> Duration,
) -> Result<Outcome, PublishError> {
    let mut outcome = Outcome::default();
    let linked = reading::link_all(&sources, order.edition);
    outcome.timings.push(("link", lap()));
    let themes = std::mem::take(&mut sources.themes);
    // The site holds what it needs of them.
    drop(sources);
    let publication = Publication::of(linked, Cow::Owned(themes), order)?;
    outcome.timings.push(("theme", lap()));
    let warnings = publication.site().warnings().to_vec();
    let rendered = publication.write(sink, || true);
    outcome.pages = rendered.map_err(|error| with_known(error, &warnings))?;
    outcome.documents = publication.site().published().count();
    outcome.withheld = publication.withheld();
    outcome.timings.push(("render", lap()));
    outcome.pages += publication.write_search(sink)?;
    outcome.timings.push(("search", lap()));
    outcome.warnings = warnings;
    Ok(outcome)
}

fn site_problems(problems: Vec<Diagnostic>) -> PublishError {
    PublishError::Site(in_order(problems))
}

/// `problems` in their order, each once.
fn in_order(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics::sort(&mut problems);
    problems.dedup();
    problems
}
