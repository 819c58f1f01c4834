//! `fahrplan diff`: what changed in a plan between two versions or days. A state is what was in force on its
//! day, as far as amendments, histories and dates tell.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};

use super::failure::{Failure, exit, fail};
use super::site::SiteOptions;
use super::terminal::Terminal;
use crate::date::{Date, Day};
use crate::difference::{Difference, difference, terminal};
use crate::document::types::{Facts, Version};
use crate::model::{DocIx, Edition, Site, Stichtag};
use crate::publish::{Order, Publication, PublishError, plan_of, reading, theme_files};
use crate::record::PlanRecord;
use crate::source::{self, Sources};
use crate::theme;
use crate::view::frozen::version;

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The plan: its id or the unambiguous ending of it
    plan: String,
    /// A version ("1.0"), a day ("2022-12-31") or "aktuell"
    from: String,
    /// The same, for the later state
    to: String,
    /// How the difference is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    site: SiteOptions,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// Sentences and wordings, for people
    Human,
    /// The difference as data
    Json,
}

impl Diff {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        match self.show(terminal) {
            Ok(()) => exit::DONE,
            Err(failure) => {
                if let Failure::Publish(PublishError::Site(problems)) = &failure
                    && let Ok(root) = self.site.root()
                {
                    terminal.show(problems, &root);
                    return exit::SITE;
                }
                fail(&failure, terminal)
            }
        }
    }

    fn show(&self, terminal: &Terminal) -> Result<(), Failure> {
        let sources = source::read(&self.site.root()?).map_err(Failure::Read)?;
        let order = self.site.order();
        let now = linked(&sources, &order)?;
        let plan = plan_of(&now, &self.plan)
            .map_err(|known| Failure::NoPlan { word: self.plan.clone(), known })?;
        let (from, to) = (self.day(&now, plan, &self.from)?, self.day(&now, plan, &self.to)?);
        let id = now[plan].document.id.to_string();
        let (from, to) = (data(&sources, &order, from, &id)?, data(&sources, &order, to, &id)?);
        let read = |bytes: &[u8]| {
            PlanRecord::read(bytes).expect("what this program has just written it reads")
        };
        self.write(&difference(&read(&from), &read(&to)), terminal);
        Ok(())
    }

    fn write(&self, difference: &Difference<'_>, terminal: &Terminal) {
        let text = match self.format {
            Format::Human => {
                let files = theme::files("", theme::Files::new());
                let texts = theme::texts(&files, terminal.language)
                    .expect("the texts of the embedded theme are sound");
                self::terminal(difference, &texts, terminal.colour)
            }
            Format::Json => {
                let json = serde_json::to_string(difference);
                json.expect("plain data written to memory always serialises") + "\n"
            }
        };
        // A closed stdout is no reason to complain.
        let _ = io::stdout().lock().write_all(text.as_bytes());
    }

    /// The day on which `word` begins to be in force; `None` for the present state.
    fn day(&self, site: &Site, plan: DocIx, word: &str) -> Result<Option<Day>, Failure> {
        if word == "aktuell" {
            return Ok(None);
        }
        let Facts::Plan(facts) = &site[plan].document.facts else { return Ok(None) };
        if let Some(day) = Day::parse(word) {
            return Ok(Some(day));
        }
        let begins = version(facts, word).and_then(Version::begins);
        begins.as_ref().and_then(Date::earliest).map(Some).ok_or_else(|| {
            let known = facts.versions.iter().map(|version| version.nr.value.to_string());
            Failure::NoVersion { word: word.to_owned(), known: known.collect() }
        })
    }
}

fn linked(sources: &Sources, order: &Order) -> Result<Site, Failure> {
    reading::read(sources, order.edition, |_| {}).map_err(Failure::Publish)
}

/// The record of the plan `id` as it was on `day`.
fn data(sources: &Sources, order: &Order, day: Option<Day>, id: &str) -> Result<Vec<u8>, Failure> {
    let stichtag = day.map_or(order.edition.stichtag, |day| Stichtag { day, explicit: true });
    let edition = Edition { stichtag, ..order.edition };
    let order = Order { edition, search: false, ..order.clone() };
    let site = linked(sources, &order)?;
    let files = theme_files(&site, |name| sources.themes.get(name).cloned());
    let publication = files.and_then(|files| Publication::new(site, files, &order));
    let publication = publication.map_err(Failure::Publish)?;
    let gone = || Failure::NoPlan { word: id.to_owned(), known: Vec::new() };
    publication.data_of_plan(id).ok_or_else(gone)
}
