//! `fahrplan check`: everything that a build looks at, and nothing written.

use std::path::Path;
use std::time::{Duration, Instant};

use clap::Args;

use super::counted;
use super::explain::explain;
use super::failure::{Failure, exit, fail};
use super::progress::Progress;
use super::report::Reporting;
use super::site::SiteOptions;
use super::terminal::Terminal;
use crate::output::Trial;
use crate::publish::{self, Outcome, PublishError, reading};
use crate::source;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteOptions,
    #[command(flatten)]
    reporting: Reporting,
    /// Let warnings count as errors do
    #[arg(long)]
    streng: bool,
    /// Say what a code such as F213 or the name of a rule means, with examples, and look at no site
    #[arg(long, value_name = "CODE")]
    erklaere: Option<String>,
}

impl Check {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        if let Some(code) = &self.erklaere {
            return explain(code, terminal);
        }
        let terminal = &terminal.strict(self.streng);
        self.told(terminal).unwrap_or_else(|failure| fail(&failure, terminal))
    }

    /// Tells what was found, and gives the exit code that it stands for.
    fn told(&self, terminal: &Terminal) -> Result<u8, Failure> {
        let start = Instant::now();
        let root = self.site.root()?;
        match self.look(&root, terminal) {
            Ok(outcome) if outcome.warnings.is_empty() => {
                let (documents, files) = (outcome.documents, outcome.pages);
                let took = start.elapsed().as_millis();
                terminal.tell(
                    &format!(
                        "Keine Fehler, keine Warnungen: {}, {files} Dateien ({took} ms)",
                        counted(documents, "Dokument", "Dokumente")
                    ),
                    &format!(
                        "No errors, no warnings: {}, {files} files ({took} ms)",
                        counted(documents, "document", "documents")
                    ),
                );
                Ok(exit::DONE)
            }
            Ok(outcome) => {
                self.reporting.show(&outcome.warnings, &root, terminal)?;
                if !self.streng {
                    return Ok(exit::DONE);
                }
                terminal.tell(
                    "Mit --streng zählen Warnungen wie Fehler.",
                    "With --streng, warnings count as errors do.",
                );
                Ok(exit::SITE)
            }
            Err(Failure::Publish(PublishError::Site(problems))) => {
                self.reporting.show(&problems, &root, terminal)?;
                Ok(exit::SITE)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Reads and renders all of the site at `root`, as a build does.
    fn look(&self, root: &Path, terminal: &Terminal) -> Result<Outcome, Failure> {
        let [reading, looking] = terminal.words(
            ["Dateien werden gelesen", "Seiten werden geprüft"],
            ["Reading files", "Looking at pages"],
        );
        let progress = Progress::on(terminal);
        progress.step(reading);
        let opened = source::open(root).map_err(Failure::Read)?;
        let sources = reading::parse_all(opened).map_err(Failure::Read)?;
        progress.step(looking);
        let sink = progress.counting(&Trial);
        publish::publish_parsed(sources, &self.site.order(), &sink, || Duration::ZERO)
            .map_err(Failure::Publish)
    }
}
