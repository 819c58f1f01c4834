//! `fahrplan watch`: the site to disk, again at every change, until it is told to stop.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::rounds::{Rounds, WatchOptions};
use super::site::{SiteOptions, output_folder};
use super::terminal::Terminal;
use crate::diagnostics::Diagnostic;
use crate::output::{DiskSink, OutputError, Report};
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
            let folder = output_folder(&root, self.output.as_deref())?;
            // What stands in the way at the start is told at the start.
            DiskSink::open(&folder).map(DiskSink::abandon).map_err(Failure::output)?;
            Ok((Rounds::new(root, self.site.order(), &self.watch, false)?, folder))
        });
        let (mut rounds, folder) = match rounds {
            Ok(ready) => ready,
            Err(failure) => return fail(&failure, terminal),
        };
        let mut told = None;
        while let Some(update) = rounds.next(terminal) {
            match update {
                Ok(Update::Same) | Err(_) => {}
                Ok(Update::Sound(publication)) => {
                    told = write(&publication, &folder, &mut rounds, told, terminal);
                }
                Ok(Update::Faulty(problems)) => fault(&problems, &rounds, terminal),
            }
        }
        exit::DONE
    }
}

/// Says what is wrong with the site.
fn fault(problems: &[Diagnostic], rounds: &Rounds, terminal: &Terminal) {
    terminal.show(problems, rounds.root());
    terminal.tell("An der Ausgabe wurde nichts geändert.", "Nothing in the output was changed.");
}

/// Writes a sound site. A failure of the output is told unless it is the one that was `told` last, and given
/// back; where time may mend it, it is tried again.
fn write(
    publication: &Publication,
    folder: &Path,
    rounds: &mut Rounds,
    told: Option<OutputError>,
    terminal: &Terminal,
) -> Option<OutputError> {
    let start = Instant::now();
    match written(publication, folder, rounds) {
        Ok(None) => None,
        Ok(Some(Report { written, unchanged, removed, .. })) => {
            let took = start.elapsed().as_millis();
            terminal.tell(
                &format!(
                    "{written} geschrieben, {unchanged} unverändert, {removed} entfernt ({took} ms)"
                ),
                &format!("{written} written, {unchanged} unchanged, {removed} removed ({took} ms)"),
            );
            None
        }
        Err(PublishError::Site(problems)) => {
            fault(&problems, rounds, terminal);
            None
        }
        Err(PublishError::Output(error)) => {
            if told.as_ref() != Some(&error) {
                fail(&Failure::output(error.clone()), terminal);
            }
            if error.is_machine_failure() || matches!(error, OutputError::Busy { .. }) {
                rounds.try_again();
            }
            Some(error)
        }
    }
}

/// What was done to `folder`; `None` where the rounds ended before it was all rendered.
fn written(
    publication: &Publication,
    folder: &Path,
    rounds: &Rounds,
) -> Result<Option<Report>, PublishError> {
    let sink = DiskSink::open(folder)?;
    let rendered = publication
        .write(&sink, || !rounds.are_ended())
        .and_then(|_| publication.write_search(&sink));
    if rendered.is_err() || rounds.are_ended() {
        sink.abandon();
        return rendered.map(|_| None);
    }
    sink.finish().map(Some).map_err(PublishError::Output)
}
