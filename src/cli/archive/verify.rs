//! `fahrplan archive verify`: whether frozen versions are what they were.

use clap::Args;
use serde::Serialize;

use super::failure::redaction;
use super::list::BagEntry;
use super::shelf::{Kept, bags, chain, shelves, strays};
use super::{Format, Place, print_json};
use crate::bag::{Chain, State, Worded};
use crate::cli::failure::{Failure, exit};
use crate::cli::terminal::Terminal;
use crate::diagnostics::human::printable;

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    place: Place,
    /// The plan: its folder below content/, or the end of it [default: all]
    plan: Option<String>,
    /// How the result is shown
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The result for programs.
#[derive(Serialize)]
struct Report {
    schema: u32,
    sound: bool,
    plans: Vec<PlanReport>,
}

#[derive(Serialize)]
struct PlanReport {
    plan: String,
    versions: Vec<BagEntry>,
    chain_faults: Vec<String>,
    /// What lies beside the bags and does not belong there.
    strays: Vec<String>,
    /// The digest of the newest bag, which nothing in the archive proves.
    head: Option<String>,
}

impl Verify {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8, Failure> {
        let shelves = shelves(&self.place.root()?, self.plan.as_deref())?;
        let mut report = Report { schema: 1, sound: true, plans: Vec::new() };
        for shelf in shelves {
            let bags = bags(&shelf.folder);
            let chain = chain(&bags);
            let damaged = bags.iter().any(|bag| bag.verified.state == State::Damaged);
            let strays = strays(&shelf.folder);
            report.sound &= !damaged && chain.faults.is_empty() && strays.is_empty();
            if self.format == Format::Human {
                show(&shelf.plan, &bags, &chain, terminal);
                show_strays(&strays, terminal);
            }
            report.plans.push(PlanReport {
                plan: shelf.plan,
                versions: bags.iter().map(BagEntry::of).collect(),
                chain_faults: chain.faults.iter().map(ToString::to_string).collect(),
                strays,
                head: chain.head.map(|head| format!("sha512:{head}")),
            });
        }
        match self.format {
            Format::Json => print_json(&report)?,
            Format::Human if report.plans.is_empty() => {
                terminal.tell("Keine archivierten Fassungen.", "No archived versions.");
            }
            Format::Human => {}
        }
        Ok(if report.sound { exit::DONE } else { exit::SITE })
    }
}

fn show(plan: &str, bags: &[Kept], chain: &Chain, terminal: &Terminal) {
    terminal.tell(plan, plan);
    for Kept { name, verified } in bags {
        match &verified.state {
            State::Sound => terminal.tell(
                &format!("  {name}: unversehrt, {} Dateien", verified.entries),
                &format!("  {name}: sound, {} files", verified.entries),
            ),
            State::Redacted { log } => {
                terminal.tell(
                    &format!(
                        "  {name}: Teile wurden aus Rechtsgründen entfernt ({} Mal), sonst unversehrt",
                        log.len()
                    ),
                    &format!(
                        "  {name}: parts were taken out for legal reasons ({} times), else sound",
                        log.len()
                    ),
                );
                log.iter().for_each(|entry| redaction(entry, terminal));
            }
            State::Damaged => {
                terminal.say(&format!("  {name}: BESCHÄDIGT"), &format!("  {name}: DAMAGED"));
                for fault in &verified.faults {
                    let line = format!("    {}", fault.words(terminal.language));
                    terminal.say(&line, &line);
                }
            }
        }
    }
    for fault in &chain.faults {
        terminal.say(
            &format!("  Kette unterbrochen: {}", fault.german()),
            &format!("  Chain broken: {fault}"),
        );
    }
    if let Some(head) = &chain.head {
        terminal.tell(
            &format!("  Prüfsumme der neuesten Fassung: sha512:{head}"),
            &format!("  Digest of the newest version: sha512:{head}"),
        );
        terminal.tell(
            "  Dass diese noch die ursprüngliche ist, zeigt nur der Vergleich mit einer anderswo aufbewahrten Prüfsumme.",
            "  Only a digest that was kept elsewhere shows that it is still the first.",
        );
    }
}

fn show_strays(strays: &[String], terminal: &Terminal) {
    for name in strays {
        let name = printable(name);
        terminal.say(
            &format!("  {name}: gehört nicht ins Archiv; nehmen Sie es heraus"),
            &format!("  {name}: does not belong in the archive; take it out"),
        );
    }
}
