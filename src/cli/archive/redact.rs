//! `fahrplan archive redact`: takes files, or parts of them, out of a frozen version for a legal reason.

#![expect(clippy::disallowed_methods, reason = "reads the files that take the place of others")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::Place;
use super::shelf::shelves;
use crate::bag::{Archive, Change, Reason, Redaction};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::date::Day;
use crate::path::OutPath;
use crate::source::ReadError;

#[derive(Debug, Args)]
pub(super) struct Redact {
    #[command(flatten)]
    place: Place,
    /// The plan: its folder below content/, or the end of it
    plan: String,
    /// The number of the version
    #[arg(long, value_name = "NR")]
    fassung: String,
    /// A file that goes, by its path in the version: data/html/2a.html
    #[arg(long, value_name = "PATH", value_parser = place, required_unless_present = "ersetzen")]
    entfernen: Vec<OutPath>,
    /// A file that gets the bytes of another: data/html/2a.html=FILE
    #[arg(long, value_name = "PATH=FILE", value_parser = pair)]
    ersetzen: Vec<(OutPath, PathBuf)>,
    /// What kind of content goes, without the content: "Name einer Person"
    #[arg(long, value_name = "WORDS")]
    art: String,
    /// The legal ground: "Art. 17 DSGVO"
    #[arg(long, value_name = "WORDS")]
    grund: String,
}

fn place(text: &str) -> Result<OutPath, String> {
    OutPath::new(text).map_err(|_| "expected a path in the version".to_owned())
}

fn pair(text: &str) -> Result<(OutPath, PathBuf), String> {
    let (path, file) = text.split_once('=').ok_or("expected PATH=FILE")?;
    Ok((place(path)?, PathBuf::from(file)))
}

impl Redact {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<(), Failure> {
        let shelves = shelves(&self.place.root()?, Some(&self.plan))?;
        let Some(shelf) = shelves.first() else { return Err(Failure::NoArchive(Vec::new())) };
        let mut changes: BTreeMap<OutPath, Change> =
            self.entfernen.iter().map(|path| (path.clone(), Change::Remove)).collect();
        for (path, file) in &self.ersetzen {
            let unread = |error| Failure::Read(ReadError { path: file.clone(), error });
            changes.insert(path.clone(), Change::Replace(fs::read(file).map_err(unread)?));
        }
        let date = Day::today_in_berlin().to_string();
        let reason = Reason { kind: self.art.clone(), date, ground: self.grund.clone() };
        let archive = Archive::open(&shelf.folder).map_err(Failure::Archive)?;
        let redaction = Redaction { changes, reason };
        archive.redact(&self.fassung, &redaction).map_err(Failure::Archive)?;
        let nr = &self.fassung;
        terminal.tell(
            &format!("Aus Fassung {nr} ist entfernt, was genannt war. Die früheren Prüfsummen bleiben, mit Datum und Rechtsgrund."),
            &format!("What was named is gone from version {nr}. The former digests stay, with date and legal ground."),
        );
        terminal.tell(
            "Nicht betroffen sind: frühere Stände in git, Sicherungen, heruntergeladene ZIP-Dateien und die Website bis zum nächsten build.",
            "Not touched: earlier states in git, backups, ZIP files that were downloaded, and the website until the next build.",
        );
        Ok(())
    }
}
