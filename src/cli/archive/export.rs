//! `fahrplan archive export`: a frozen version as one ZIP.

#![expect(clippy::disallowed_methods, reason = "writes the file that the reader named")]

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::Place;
use super::failure::redaction;
use super::shelf::shelves;
use crate::bag;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    place: Place,
    /// The plan: its folder below content/, or the end of it
    plan: String,
    /// The number of the version
    #[arg(long, value_name = "NR")]
    fassung: String,
    /// Where the ZIP is written [default: PLAN-NR.zip here]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<(), Failure> {
        let shelves = shelves(&self.place.root()?, Some(&self.plan))?;
        let Some(shelf) = shelves.first() else { return Err(Failure::NoArchive(Vec::new())) };
        let last = shelf.plan.rsplit('/').next().unwrap_or_default();
        let file = self.output.clone();
        let file = file.unwrap_or_else(|| PathBuf::from(format!("{last}-{}.zip", self.fassung)));
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(Failure::NoFolder(folder.to_owned()));
        }
        // In memory first: a file that is cut off is no ZIP.
        let mut zip = Vec::new();
        let folder = shelf.version(&self.fassung)?;
        bag::export(&folder, &mut zip).map_err(Failure::Export)?;
        fs::write(&file, &zip).map_err(|error| Failure::Write(file.clone(), error))?;
        let (name, size) = (file.display(), zip.len().div_ceil(1000));
        terminal
            .tell(&format!("{name}: {size} kB geschrieben"), &format!("{name}: {size} kB written"));
        let log = bag::log_of(&folder);
        if !log.is_empty() {
            terminal.tell(
                "Aus dieser Fassung wurden aus Rechtsgründen Teile entfernt; das ZIP sagt es auch:",
                "Parts of this version were taken out for legal reasons; the ZIP says so too:",
            );
            log.iter().for_each(|entry| redaction(entry, terminal));
        }
        Ok(())
    }
}
