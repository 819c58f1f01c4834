//! `fahrplan archive redact`: takes pages and passages out of a frozen version for a legal reason, wherever
//! they stand in it, and has its pages say so.

#![expect(clippy::disallowed_methods, reason = "reads the files that take the place of others")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::Place;
use super::failure::Refusal;
use super::notice::Notice;
use super::shelf::{Shelf, shelves};
use crate::bag::{self, Archive, Change, Reason, Redaction};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::cli::typed::Expected;
use crate::date::Day;
use crate::erasure::{self, Erased, Erasure, Passage, SCHEMA};
use crate::model::RECORD;
use crate::path::OutPath;
use crate::record::{PlanRecord, is_schema};
use crate::source::ReadError;

/// The label under which `bag-info.txt` keeps the id of the plan.
const PLAN: &str = "Plan";
/// Of the files in which nothing can be looked for, so many are named.
const NAMED: usize = 10;

#[derive(Debug, Args)]
pub(super) struct Redact {
    #[command(flatten)]
    place: Place,
    /// The plan: its folder below content/, or the end of it
    plan: String,
    /// The number of the version
    #[arg(long, value_name = "NR")]
    fassung: String,
    /// A page or file that goes, with its source and what other pages tell of it: data/html/2a.html
    #[arg(long, value_name = "PATH", value_parser = place, required_unless_present_any = ["ersetzen", "text"])]
    entfernen: Vec<OutPath>,
    /// A name or passage that goes from every file of the version
    #[arg(long, value_name = "WORDS")]
    text: Vec<String>,
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

fn place(text: &str) -> Result<OutPath, Expected> {
    let expected = Expected {
        german: "ein Pfad in der Fassung wie data/html/2a.html",
        english: "a path in the version such as data/html/2a.html",
    };
    OutPath::new(text).map_err(|_| expected)
}

fn pair(text: &str) -> Result<(OutPath, PathBuf), Expected> {
    let expected = Expected { german: "PFAD=DATEI", english: "PATH=FILE" };
    let (path, file) = text.split_once('=').ok_or(expected)?;
    Ok((place(path)?, PathBuf::from(file)))
}

impl Redact {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<(), Failure> {
        let shelves = shelves(&self.place.root()?, Some(&self.plan))?;
        let Some(shelf) = shelves.first() else { return Err(Failure::NoArchive(Vec::new())) };
        let passages = self.passages()?;
        let archive = Archive::open(&shelf.folder).map_err(Failure::Archive)?;
        let (redaction, erased) = self.redaction(shelf, passages)?;
        archive.redact(&self.fassung, &redaction).map_err(Failure::Archive)?;
        self.report(&redaction, &erased, terminal);
        Ok(())
    }

    /// The passages that go, which the log may not tell.
    fn passages(&self) -> Result<Vec<Passage>, Failure> {
        if self.entfernen.iter().any(|path| erasure::is_first_page(path.as_str())) {
            return Err(Failure::Redact(Refusal::FirstPage));
        }
        let is_data = |path: &&OutPath| matches!(path.as_str(), RECORD | SCHEMA);
        if let Some(path) = self.entfernen.iter().find(is_data) {
            return Err(Failure::Redact(Refusal::Data(path.clone())));
        }
        let passage = |text: &String| {
            let refused = || Failure::Redact(Refusal::Short(text.clone()));
            Passage::new(text).ok_or_else(refused)
        };
        let passages = self.text.iter().map(passage).collect::<Result<Vec<Passage>, Failure>>()?;
        let told = |it: &Passage| it.stands_in(&self.art) || it.stands_in(&self.grund);
        if passages.iter().any(told) { Err(Failure::Redact(Refusal::Told)) } else { Ok(passages) }
    }

    /// What the bag is to become.
    fn redaction(
        &self,
        shelf: &Shelf,
        passages: Vec<Passage>,
    ) -> Result<(Redaction, Erased), Failure> {
        let folder = shelf.version(&self.fassung)?;
        let mut files = bag::contents(&folder).map_err(Failure::Archive)?;
        let mut exchanged = BTreeMap::new();
        for (path, file) in &self.ersetzen {
            let unread = |error| Failure::Read(ReadError { path: file.clone(), error });
            exchanged.insert(path.clone(), fs::read(file).map_err(unread)?);
        }
        let mut changed: BTreeSet<OutPath> = exchanged.keys().cloned().collect();
        let info = bag::verify(&folder).info;
        let plan = info.get(PLAN).unwrap_or(&shelf.plan);
        let named = self.entfernen.iter().cloned().collect();
        let former = bag::former_names(&folder);
        let earlier = bag::log_of(&folder).len();
        let numbered = passages.into_iter().enumerate();
        let passages = numbered.map(|(at, it)| it.numbered(&number(earlier, at))).collect();
        let erasure = Erasure { plan, files: named, former, exchanged, passages };
        let mut erased = erasure.apply(&files);
        readable(&files, &erased).map_err(Failure::Redact)?;
        let nowhere = erased.found.iter().zip(&self.text).find(|(found, _)| **found == 0);
        if let Some((_, text)) = nowhere {
            return Err(Failure::Redact(Refusal::Nowhere(text.clone())));
        }
        if !erased.hindrances.is_empty() {
            let hindrances = std::mem::take(&mut erased.hindrances);
            return Err(Failure::Redact(Refusal::Hindered(hindrances)));
        }
        // A page with another name tells of it, and has other bytes thereby.
        let is_page =
            |path: &&OutPath| path.as_str().ends_with(".html") && files.contains_key(*path);
        let pages = erased.renamed.keys().filter(is_page);
        changed.extend(erased.replaced.keys().chain(pages).cloned());
        files.append(&mut erased.replaced);
        let day = Day::today_in_berlin();
        let notice = Notice::new(&self.art, &self.grund, day);
        for (path, page) in files.iter_mut().filter(|(path, _)| path.as_str().ends_with(".html")) {
            let first = erasure::is_first_page(path.as_str());
            if (first || changed.contains(path)) && !erased.removed.contains(path) {
                let told = erasure::with_notice(page, |language| notice.html(language, first));
                *page = told.unwrap_or_else(|| std::mem::take(page));
                changed.insert(path.clone());
            }
        }
        let go = self.entfernen.iter().chain(&erased.removed);
        let mut changes: BTreeMap<OutPath, Change> =
            go.map(|path| (path.clone(), Change::Remove)).collect();
        let kept = changed.into_iter().filter(|path| !erased.removed.contains(path));
        changes.extend(kept.filter_map(|path| {
            let bytes = files.remove(&path)?;
            Some((path, Change::Replace(bytes)))
        }));
        let labels = info.pairs().filter_map(|(label, value)| {
            Some((label.to_owned(), erasure::without(value, &erasure.passages)?))
        });
        let labels = labels.collect();
        let reason =
            Reason { kind: self.art.clone(), date: day.to_string(), ground: self.grund.clone() };
        let names = erased.renamed.clone();
        Ok((Redaction { changes, names, labels, reason }, erased))
    }

    fn report(&self, redaction: &Redaction, erased: &Erased, terminal: &Terminal) {
        let (nr, removed) = (&self.fassung, erased.removed.len());
        let replaced = redaction.changes.len().saturating_sub(removed);
        terminal.tell(
            &format!("Fassung {nr}: {removed} Dateien entfernt, {replaced} geändert. Ein Hinweis steht auf der ersten und auf jeder betroffenen Seite; die früheren Prüfsummen bleiben, mit Datum und Rechtsgrund."),
            &format!("Version {nr}: {removed} files removed, {replaced} changed. A notice stands on the first page and on every page that was touched; the former digests stay, with date and legal ground."),
        );
        for (text, found) in self.text.iter().zip(&erased.found) {
            terminal
                .tell(&format!("  „{text}“: {found}-mal"), &format!("  “{text}”: {found} times"));
        }
        if !erased.unread.is_empty() {
            let list = shown(&erased.unread);
            terminal.say(
                &format!(
                    "In diesen Dateien kann fahrplan nicht suchen; sehen Sie selbst nach: {list}"
                ),
                &format!("fahrplan cannot search these files; look at them yourself: {list}"),
            );
        }
        if !erased.renamed.is_empty() {
            let names: Vec<OutPath> = erased.renamed.values().cloned().collect();
            let list = shown(&names);
            terminal.tell(
                &format!("Im Namen von Dateien stand, was entfernt wurde; sie heißen jetzt, auch in den früheren Prüfsummenlisten: {list}"),
                &format!("The names of files held what was taken out; they are now called, in the former lists of digests too: {list}"),
            );
        }
        if erased.removed.iter().any(|path| !erased.renamed.contains_key(path)) {
            terminal.tell(
                "Die Namen der entfernten Dateien stehen weiter in den früheren Prüfsummenlisten.",
                "The names of the files that went still stand in the former lists of digests.",
            );
        }
        terminal.tell(
            "Nicht betroffen sind: andere Fassungen, die Texte in content/, frühere Stände in git, Sicherungen, heruntergeladene ZIP-Dateien und die Website bis zum nächsten build.",
            "Not touched: other versions, the texts in content/, earlier states in git, backups, ZIP files that were downloaded, and the website until the next build.",
        );
    }
}

/// Whether the plan as data stays under its name and can be read, as comparisons do.
fn readable(files: &BTreeMap<OutPath, Vec<u8>>, erased: &Erased) -> Result<(), Refusal> {
    let fixed = |path: &&OutPath| matches!(path.as_str(), RECORD | SCHEMA);
    if let Some(path) = erased.renamed.keys().find(fixed) {
        return Err(Refusal::Data(path.clone()));
    }
    for (path, now) in erased.replaced.iter().filter(|(path, _)| fixed(path)) {
        let message = |bytes: &[u8]| match path.as_str() {
            SCHEMA if is_schema(bytes) => None,
            SCHEMA => Some("no schema".to_owned()),
            _ => PlanRecord::read(bytes).err().map(|error| error.to_string()),
        };
        // What a newer program wrote cannot be read before either.
        let was_readable = files.get(path).is_none_or(|old| message(old).is_none());
        if let Some(message) = message(now).filter(|_| was_readable) {
            return Err(Refusal::Unreadable(path.clone(), message));
        }
    }
    Ok(())
}

/// What no other passage that goes from the version has had: nothing for the first, "-2" for the first one of
/// the second redaction, "-2-3" for the third one of it.
fn number(earlier: usize, at: usize) -> String {
    match (earlier, at) {
        (0, 0) => String::new(),
        (earlier, 0) => format!("-{}", earlier + 1),
        (earlier, at) => format!("-{}-{}", earlier + 1, at + 1),
    }
}

fn shown(paths: &[OutPath]) -> String {
    let names: Vec<&str> = paths.iter().take(NAMED).map(OutPath::as_str).collect();
    let rest = if paths.len() > NAMED { format!(", … ({})", paths.len()) } else { String::new() };
    format!("{}{rest}", names.join(", "))
}
