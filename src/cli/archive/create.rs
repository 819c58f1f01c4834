//! `fahrplan archive create`: a version of a plan, frozen.

use std::path::Path;

use clap::Args;

use super::Place;
use super::failure::redaction;
use super::shelf::{self, Kept};
use crate::bag::{Archive, ArchiveError, Created, PREDECESSOR, Predecessor, State};
use crate::cli::failure::Failure;
use crate::cli::site::{base_url, day};
use crate::cli::terminal::Terminal;
use crate::date::Day;
use crate::model::{Edition, Stichtag};
use crate::path::fold;
use crate::publish::{FreezeError, Order, PublishError, freeze};
use crate::source;

#[derive(Debug, Args)]
pub(super) struct Create {
    #[command(flatten)]
    place: Place,
    /// The plan: its folder below content/, or the end of it
    plan: String,
    /// The number of the version, as the plan states it
    #[arg(long, value_name = "NR")]
    fassung: String,
    /// The day as of which the plan is frozen [default: today in Europe/Berlin]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    stichtag: Option<Day>,
    /// The address under which the site is published, in place of basis_url
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
}

impl Create {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<(), Failure> {
        let root = self.place.root()?;
        let sources = source::read(&root).map_err(Failure::Read)?;
        let day = self.stichtag.unwrap_or_else(Day::today_in_berlin);
        let edition = Edition { stichtag: Stichtag { day, explicit: true }, drafts: false };
        let order = Order { edition, base_url: self.base_url.clone(), search: false };
        let frozen = freeze(sources, &order, &self.plan, &self.fassung).map_err(|error| {
            if let FreezeError::Publish(PublishError::Site(problems)) = &error {
                terminal.show(problems, &root);
            }
            Failure::Freeze(error)
        })?;
        let folder = root.join("content").join(&frozen.plan).join(shelf::ARCHIVE);
        let archive = Archive::open(&folder).map_err(Failure::Archive)?;
        let before = predecessor(&folder, &frozen.nr, terminal)?;
        let name = frozen.nr.clone();
        let bag = frozen.into_bag(before.as_ref()).map_err(Failure::Freeze)?;
        let created = archive.create(&name, &bag).map_err(Failure::Archive)?;
        let folder = folder.join(&name);
        let folder = folder.display();
        let digest = match created {
            Created::New { digest } => {
                terminal.tell(
                    &format!("Fassung {name} liegt in {folder}."),
                    &format!("Version {name} lies in {folder}."),
                );
                digest
            }
            Created::AlreadyThere { digest } => {
                terminal.tell(
                    &format!("Fassung {name} liegt schon unverändert in {folder}."),
                    &format!("Version {name} already lies in {folder}, unchanged."),
                );
                digest
            }
            Created::Redacted { digest, log } => {
                terminal.tell(
                    &format!("Fassung {name} liegt schon in {folder}. Dort wurden aus Rechtsgründen Teile entfernt, die in content/ noch stehen; sonst ist sie unverändert, und es bleibt dabei:"),
                    &format!("Version {name} already lies in {folder}. Parts were taken out there for legal reasons that content/ still holds; else it is unchanged, and stays so:"),
                );
                log.iter().for_each(|entry| redaction(entry, terminal));
                digest
            }
        };
        terminal.tell(
            &format!("Prüfsumme, zum Aufbewahren an anderem Ort: sha512:{digest}"),
            &format!("Digest, to be kept elsewhere: sha512:{digest}"),
        );
        Ok(())
    }
}

/// The bag that `nr` is bound to: the one that it names where it stands, or else the newest, which must be
/// sound. Where anything else in the archive is not, that is said.
///
/// # Errors
/// [`Failure::Predecessor`], [`Failure::Missed`], [`Failure::Twin`].
fn predecessor(
    folder: &Path,
    nr: &str,
    terminal: &Terminal,
) -> Result<Option<Predecessor>, Failure> {
    let bags = shelf::bags(folder);
    let bound = |before: &Kept| {
        let digest = before.verified.digest.clone()?;
        Some(Predecessor { name: before.name.clone(), digest })
    };
    if let Some(standing) = bags.iter().find(|bag| bag.name == nr) {
        let name = standing.verified.info.get(PREDECESSOR);
        let before = bags.iter().find(|bag| Some(&*bag.name) == name);
        return Ok(before.and_then(bound));
    }
    if let Some(later) = bags.iter().find(|bag| bag.verified.info.get(PREDECESSOR) == Some(nr)) {
        return Err(Failure::Missed { name: nr.to_owned(), by: later.name.clone() });
    }
    if let Some(twin) = bags.iter().find(|bag| fold(&bag.name) == fold(nr)) {
        return Err(Failure::Twin { name: nr.to_owned(), other: twin.name.clone() });
    }
    let Some(newest) = bags.last() else { return Ok(None) };
    let is_damaged = |bag: &Kept| bag.verified.state == State::Damaged;
    if is_damaged(newest) {
        let (name, faults) = (newest.name.clone(), newest.verified.faults.clone());
        return Err(Failure::Predecessor(ArchiveError::Damaged { name, faults }));
    }
    if bags.iter().any(is_damaged) || !shelf::chain(&bags).faults.is_empty() {
        terminal.say(
            "Achtung: Eine ältere Fassung ist beschädigt, oder die Kette ist unterbrochen. fahrplan archive verify sagt, was.",
            "Beware: an older version is damaged, or the chain is broken. fahrplan archive verify says what.",
        );
    }
    Ok(bound(newest))
}
