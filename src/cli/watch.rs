//! `fahrplan watch`: the site to disk, again at every change, until it is told to stop.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::rounds::{Rounds, WatchOptions};
use super::site::SiteOptions;
use super::terminal::Terminal;
use crate::output::{DiskSink, OutputError};
use crate::publish::{Publication, PublishError};
use crate::workspace::Update;

#[derive(Debug, Args)]
pub(super) struct Watch {
    #[command(flatten)]
    site: SiteOptions,
    #[command(flatten)]
    watch: WatchOptions,
    /// Where the site is written [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Watch {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        let rounds = self.site.root().and_then(|root| {
            let folder = self.output.clone().unwrap_or_else(|| root.join("output"));
            // What stands in the way at the start is told at the start.
            DiskSink::open(&folder).map(DiskSink::abandon).map_err(Failure::output)?;
            Ok((Rounds::new(root, self.site.order(), &self.watch)?, folder))
        });
        let (mut rounds, folder) = match rounds {
            Ok(ready) => ready,
            Err(failure) => return fail(&failure, terminal),
        };
        while let Some(update) = rounds.next(terminal) {
            match update {
                Update::Same => {}
                Update::Sound(publication) => {
                    self.write(&publication, &folder, &mut rounds, terminal);
                }
                Update::Faulty(problems) => {
                    terminal.show(&problems, rounds.root());
                    terminal.tell(
                        "Die bisherige Ausgabe bleibt unverändert.",
                        "The previous output stays as it was.",
                    );
                }
            }
        }
        exit::DONE
    }

    /// Writes a sound site. What fails is told, and tried again at the next look.
    fn write(
        &self,
        publication: &Publication,
        folder: &Path,
        rounds: &mut Rounds,
        terminal: &Terminal,
    ) {
        let start = Instant::now();
        match written(publication, folder) {
            Ok(counts) => {
                let took = start.elapsed().as_millis();
                let [written, unchanged, removed] = counts;
                terminal.tell(
                    &format!("{written} geschrieben, {unchanged} unverändert, {removed} entfernt ({took} ms)"),
                    &format!("{written} written, {unchanged} unchanged, {removed} removed ({took} ms)"),
                );
            }
            Err(PublishError::Site(problems)) => terminal.show(&problems, rounds.root()),
            Err(PublishError::Output(error)) => {
                fail(&Failure::output(error), terminal);
                rounds.try_again();
            }
        }
    }
}

/// How many files were written, left as they were and removed.
fn written(publication: &Publication, folder: &Path) -> Result<[usize; 3], PublishError> {
    let sink = DiskSink::open(folder)?;
    if let Err(error) = publication.write(&sink).and_then(|_| publication.write_search(&sink)) {
        sink.abandon();
        return Err(error);
    }
    let report = sink.finish().map_err(|error: OutputError| PublishError::Output(error))?;
    Ok([report.written, report.unchanged, report.removed])
}
