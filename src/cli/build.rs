//! `fahrplan build`: the site, once, to disk.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use clap::Args;
use sha2::{Digest, Sha256};

use super::counted;
use super::failure::{Failure, fail};
use super::progress::Progress;
use super::report::Reporting;
use super::site::{SiteOptions, output_folder};
use super::terminal::Terminal;
use crate::output::{DiskSink, OutputError, Report, Seal};
use crate::publish::{self, Order, Outcome, PublishError, reading};
use crate::source::{self, Opened};

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    site: SiteOptions,
    #[command(flatten)]
    reporting: Reporting,
    /// Where the site is written [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Show how long each step took
    #[arg(long)]
    timings: bool,
}

impl Build {
    pub(super) fn run(self, terminal: &Terminal) -> u8 {
        match self.publish(terminal) {
            Ok(()) => 0,
            Err(failure) => fail(&failure, terminal),
        }
    }

    fn publish(&self, terminal: &Terminal) -> Result<(), Failure> {
        let root = self.site.root()?;
        let folder = output_folder(&root, self.output.as_deref())?;
        let order = self.site.order();
        let start = Instant::now();
        let mut last = start;
        let mut lap = || {
            let now = Instant::now();
            let took = now - last;
            last = now;
            took
        };
        let output = |error: OutputError| Failure::Publish(error.into());
        let now = now();
        let [reading, writing, replacing] = terminal.words(
            ["Dateien werden gelesen", "Seiten werden geschrieben", "Die Ausgabe wird ersetzt"],
            ["Reading files", "Writing pages", "Replacing the output"],
        );
        let progress = Progress::on(terminal);
        progress.step(reading);
        let opened = source::open(&root).map_err(Failure::Read)?;
        let sink = DiskSink::open(&folder).map_err(output)?;
        let made_of = made_of(&opened, &order, now);
        let last = made_of.and_then(|made_of| sink.last_made_of(made_of));
        if let Some((seal, report)) = last {
            let mut outcome = Outcome {
                documents: seal.documents,
                pages: seal.files,
                timings: vec![("compare", lap())],
                ..Outcome::default()
            };
            if seal.warned && terminal.warns() {
                // What is to be warned of is told each time, and no more is made for it than that.
                let sources = reading::parse_all(opened).map_err(Failure::Read)?;
                let site = reading::link_all(&sources, order.edition).map_err(Failure::unsound)?;
                outcome.timings.push(("warn", lap()));
                drop(progress);
                self.reporting.show(site.warnings(), &root, terminal)?;
            } else {
                drop(progress);
            }
            self.report(&folder, &outcome, &report, start.elapsed(), terminal);
            return Ok(());
        }
        let sources = reading::parse_all(opened).map_err(Failure::Read)?;
        let read = lap();
        progress.step(writing);
        let published =
            publish::publish_parsed(sources, &order, &progress.counting(&sink), &mut lap);
        let mut outcome = match published {
            Ok(outcome) => outcome,
            Err(PublishError::Site(problems)) => {
                sink.abandon();
                drop(progress);
                self.reporting.show(&problems, &root, terminal)?;
                return Err(Failure::Publish(PublishError::Site(problems)));
            }
            Err(error) => return Err(Failure::Publish(error)),
        };
        let (documents, files) = (outcome.documents, outcome.pages);
        let warned = !outcome.warnings.is_empty();
        let seal = made_of.map(|made_of| Seal { made_of, documents, files, warned });
        progress.step(replacing);
        let report = match &seal {
            Some(seal) => sink.finish_sealed(seal),
            None => sink.finish(),
        };
        drop(progress);
        let report = report.map_err(output)?;
        outcome.timings.insert(0, ("read", read));
        outcome.timings.push(("switch", lap()));
        self.reporting.show(&outcome.warnings, &root, terminal)?;
        self.report(&folder, &outcome, &report, start.elapsed(), terminal);
        Ok(())
    }

    fn report(
        &self,
        folder: &Path,
        outcome: &Outcome,
        report: &Report,
        took: Duration,
        terminal: &Terminal,
    ) {
        let (documents, files) = (outcome.documents, outcome.pages);
        let Report { written, unchanged, removed, vanished } = report;
        let folder = folder.display();
        terminal.tell(
            &format!("{} → {files} Dateien in {folder}: {written} geschrieben, {unchanged} unverändert, {removed} entfernt ({} ms)", counted(documents, "Dokument", "Dokumente"), took.as_millis()),
            &format!("{} → {files} files in {folder}: {written} written, {unchanged} unchanged, {removed} removed ({} ms)", counted(documents, "document", "documents"), took.as_millis()),
        );
        // What an earlier Stichtag leaves out comes back and needs no successor.
        let pages: Vec<&str> = vanished
            .iter()
            .filter(|path| !outcome.withheld.contains(path.as_str()))
            .filter_map(|path| path.as_str().strip_suffix(".html"))
            .collect();
        if !pages.is_empty() {
            terminal.tell(
                "Diese Adressen gibt es nicht mehr. Damit alte Verweise weiter ankommen, ergänzen Sie beim Nachfolger:",
                "These addresses are gone. To keep old links working, add to the document that replaces each:",
            );
            // `a/index` and not `a`: an alias of that name would stand at `a.html`.
            for page in pages {
                terminal.tell(&format!("  aliase: [{page}]"), &format!("  aliase: [{page}]"));
            }
        }
        if self.timings {
            for (step, took) in &outcome.timings {
                let line = format!("{step:>8} {:>9.1} ms", took.as_secs_f64() * 1000.0);
                terminal.say(&line, &line);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "whether a file is too fresh to tell by its stamp")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// A digest of everything that decides what is built: the program, what it was told, and each file of the site.
/// `None` where a change might go unseen.
#[expect(clippy::disallowed_methods, reason = "whether this is the program of the last build")]
fn made_of(opened: &Opened, order: &Order, now: SystemTime) -> Option<[u8; 32]> {
    let program = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    let mut digest = Sha256::new();
    digest.update(format!("{} {order:?}", env!("CARGO_PKG_VERSION")));
    digest.update(program.len().to_le_bytes());
    let built = program.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    digest.update(built.as_nanos().to_le_bytes());
    opened.feed(&mut digest, now)?;
    Some(digest.finalize().into())
}
