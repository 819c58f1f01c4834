//! `fahrplan diff`: what changed in a plan between two versions or days. The state of a frozen version is what its
//! archive holds; any other one is what was in force on its day, as far as amendments, histories and dates tell.

use std::borrow::Cow;
use std::io::{self, Write as _};

use clap::{Args, ValueEnum};

use super::failure::{Failure, exit, fail};
use super::site::SiteOptions;
use super::terminal::Terminal;
use crate::date::{Date, Day};
use crate::difference::{Difference, difference, terminal};
use crate::document::types::{Facts, Plan, Version};
use crate::model::{Archived, DocIx, Edition, Site, Stichtag, is_known};
use crate::publish::{
    Order, Publication, PublishError, frozen_record, plan_of, reading, theme_files,
};
use crate::record::PlanRecord;
use crate::source::{self, Sources};
use crate::theme;
use crate::view::compared::NOW;
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
    /// One page that holds its style and needs neither site nor network
    Html,
}

/// A state of a plan, as it was asked for.
enum State<'a> {
    /// Kept in the archive.
    Frozen(&'a Archived),
    /// What was in force on that day.
    On(Day),
    /// The present one.
    Now,
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
        let order = Order { search: false, ..self.site.order() };
        let now = linked(&sources, &order)?;
        let plan = plan_of(&now, &self.plan)
            .map_err(|known| Failure::NoPlan { word: self.plan.clone(), known })?;
        let (from, to) = (state(&now, plan, &self.from)?, state(&now, plan, &self.to)?);
        let id = now[plan].document.id.as_str();
        let (from, to) = (record(&sources, &order, from, id)?, record(&sources, &order, to, id)?);
        let difference = difference(&from, &to);
        let text = match self.format {
            Format::Human => in_sentences(&difference, terminal).into_bytes(),
            Format::Json => {
                let mut json = serde_json::to_vec(&difference)
                    .expect("plain data written to memory always serialises");
                json.push(b'\n');
                json
            }
            Format::Html => publication(&sources, &order, now)?
                .difference_file(plan, &difference)
                .map_err(Failure::Publish)?,
        };
        let mut out = io::stdout().lock();
        Failure::of_stdout(out.write_all(&text).and_then(|()| out.flush()))
    }
}

fn in_sentences(difference: &Difference<'_>, terminal: &Terminal) -> String {
    let files = theme::files("", theme::Files::new());
    let texts =
        theme::texts(&files, terminal.language).expect("the texts of the embedded theme are sound");
    self::terminal(difference, &texts, terminal.colour)
}

/// The state of `plan` that `word` means.
fn state<'a>(site: &'a Site, plan: DocIx, word: &str) -> Result<State<'a>, Failure> {
    if word == NOW {
        return Ok(State::Now);
    }
    let Facts::Plan(facts) = &site[plan].document.facts else { return Ok(State::Now) };
    if let Some(day) = Day::parse(word) {
        let none = !facts.versions.iter().any(|version| is_known(version, day));
        let before = none && !facts.versions.is_empty();
        return if before {
            Err(Failure::BeforePlan(day, first(facts)))
        } else {
            Ok(State::On(day))
        };
    }
    let archived = site.archived.get(&plan).map_or(&[][..], Vec::as_slice);
    if let Some(version) = archived.iter().find(|version| version.nr == word && version.record) {
        return Ok(State::Frozen(version));
    }
    let begins = version(facts, word).and_then(Version::begins);
    begins.as_ref().and_then(Date::earliest).map(State::On).ok_or_else(|| {
        let stated = facts.versions.iter().map(|version| version.nr.value.to_string());
        let kept = archived.iter().map(|version| version.nr.clone());
        let mut known: Vec<String> = Vec::new();
        for nr in stated.chain(kept) {
            if !known.contains(&nr) {
                known.push(nr);
            }
        }
        Failure::NoVersion { word: word.to_owned(), known }
    })
}

/// The first version of a plan and the day on which it was decided, or else came into force.
fn first(plan: &Plan) -> Option<(String, Day)> {
    let dated = plan.versions.iter().filter_map(|version| {
        let decided = version.decision.as_ref().and_then(|decision| decision.date.as_ref());
        let day = decided.or(version.from.as_ref()).and_then(Date::earliest)?;
        Some((version.nr.value.to_string(), day))
    });
    dated.min_by_key(|(_, day)| *day)
}

fn linked(sources: &Sources, order: &Order) -> Result<Site, Failure> {
    reading::read(sources, order.edition).map_err(Failure::unsound)
}

fn publication(sources: &Sources, order: &Order, site: Site) -> Result<Publication, Failure> {
    let files = theme_files(&site.file, Cow::Borrowed(&sources.themes));
    let publication = files.and_then(|files| Publication::new(site, files, order));
    publication.map_err(Failure::Publish)
}

/// The plan `id` in that `state`.
fn record(
    sources: &Sources,
    order: &Order,
    state: State<'_>,
    id: &str,
) -> Result<PlanRecord<'static>, Failure> {
    let stichtag = match state {
        State::Frozen(version) => {
            return frozen_record(version)
                .map_err(|problem| Failure::Publish(PublishError::Site(vec![*problem])));
        }
        State::On(day) => Stichtag { day, explicit: true },
        State::Now => order.edition.stichtag,
    };
    let order = Order { edition: Edition { stichtag, ..order.edition }, ..order.clone() };
    let publication = publication(sources, &order, linked(sources, &order)?)?;
    let gone = || Failure::NoPlan { word: id.to_owned(), known: Vec::new() };
    let text = publication.data_of_plan(id).ok_or_else(gone)?;
    Ok(PlanRecord::read(&text).expect("what this program has just written it reads"))
}
