//! `fahrplan archive list`: which versions are frozen.

use clap::Args;
use serde::Serialize;

use super::shelf::{Kept, bags, shelves};
use super::{Format, Place, print, print_json};
use crate::bag::{BAGGING_DATE, LogEntry, PREDECESSOR, Reason, State};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;

#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    place: Place,
    /// The plan: its folder below content/, or the end of it [default: all]
    plan: Option<String>,
    /// How the list is shown
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The list for programs.
#[derive(Serialize)]
struct Listed {
    schema: u32,
    plans: Vec<PlanEntry>,
}

#[derive(Serialize)]
struct PlanEntry {
    plan: String,
    versions: Vec<BagEntry>,
}

/// A frozen version for programs.
#[derive(Serialize)]
pub(super) struct BagEntry {
    nr: String,
    /// `sound`, `redacted` or `damaged`.
    state: &'static str,
    stichtag: Option<String>,
    files: usize,
    bytes: u64,
    digest: Option<String>,
    former_digests: Vec<String>,
    /// What was taken out for legal reasons, the first time first.
    redactions: Vec<RedactionEntry>,
    predecessor: Option<String>,
    faults: Vec<String>,
}

/// A redaction for programs, in the words of who did it.
#[derive(Serialize)]
struct RedactionEntry {
    date: String,
    kind: String,
    ground: String,
}

impl RedactionEntry {
    fn of(entry: &LogEntry) -> RedactionEntry {
        let Reason { kind, date, ground } = entry.reason.clone();
        RedactionEntry { date, kind, ground }
    }
}

impl BagEntry {
    pub(super) fn of(bag: &Kept) -> BagEntry {
        let found = &bag.verified;
        let info = |label| found.info.get(label).map(str::to_owned);
        BagEntry {
            nr: bag.name.clone(),
            state: word(&found.state),
            stichtag: info(BAGGING_DATE),
            files: found.entries,
            bytes: found.bytes,
            digest: found.digest.as_ref().map(|digest| format!("sha512:{digest}")),
            former_digests: found.former.iter().map(|digest| format!("sha512:{digest}")).collect(),
            redactions: match &found.state {
                State::Redacted { log } => log.iter().map(RedactionEntry::of).collect(),
                State::Sound | State::Damaged => Vec::new(),
            },
            predecessor: info(PREDECESSOR),
            faults: found.faults.iter().map(ToString::to_string).collect(),
        }
    }
}

fn word(state: &State) -> &'static str {
    match state {
        State::Sound => "sound",
        State::Redacted { .. } => "redacted",
        State::Damaged => "damaged",
    }
}

impl List {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<(), Failure> {
        let shelves = shelves(&self.place.root()?, self.plan.as_deref())?;
        let plans: Vec<PlanEntry> = shelves
            .into_iter()
            .map(|shelf| {
                let versions = bags(&shelf.folder).iter().map(BagEntry::of).collect();
                PlanEntry { plan: shelf.plan, versions }
            })
            .collect();
        match self.format {
            Format::Json => print_json(&Listed { schema: 1, plans })?,
            Format::Human if plans.is_empty() => {
                terminal.tell("Keine archivierten Fassungen.", "No archived versions.");
            }
            Format::Human => {
                print(&plans.iter().map(|plan| shown(plan, terminal)).collect::<String>())?;
            }
        }
        Ok(())
    }
}

fn shown(plan: &PlanEntry, terminal: &Terminal) -> String {
    let mut lines = vec![plan.plan.clone()];
    for bag in &plan.versions {
        let [sound, redacted, damaged, files] = terminal.words(
            ["unversehrt", "teilweise entfernt", "BESCHÄDIGT", "Dateien"],
            ["sound", "redacted", "DAMAGED", "files"],
        );
        let state = match bag.state {
            "sound" => sound,
            "redacted" => redacted,
            _ => damaged,
        };
        let day = bag.stichtag.as_deref().unwrap_or("-");
        let digest = bag.digest.as_deref().unwrap_or("-");
        let kilobytes = bag.bytes.div_ceil(1000);
        lines.push(format!(
            "  {:<8} {day}  {state}  {} {files}, {kilobytes} kB\n           {digest}",
            bag.nr, bag.files
        ));
        for RedactionEntry { date, kind, ground } in &bag.redactions {
            lines.push(format!("           {date}: {kind} ({ground})"));
        }
    }
    lines.join("\n") + "\n"
}
