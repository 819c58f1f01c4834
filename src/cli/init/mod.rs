//! `fahrplan init`: a new site in a folder that has none. On a terminal it asks for what no option says;
//! elsewhere it takes what is likely. Nothing is written before everything is answered.

mod interview;
mod words;
mod wrong;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::site::{day, resolved};
use super::terminal::Terminal;
use super::typed::Expected;
use crate::date::Day;
use crate::document::types::Level;
use crate::output::{FoundError, found, is_free};
use crate::source;
use crate::starter::{self, Answers, Fault, Land, Starter};

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder of the new site
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The name of the authority
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    name: Option<String>,
    /// Its level: gemeinde, stadt, kreisfreie-stadt, landkreis, kreis, bezirksamt, …
    #[arg(long, value_name = "LEVEL")]
    art: Option<String>,
    /// Its Land, by name or abbreviation: the law on accessibility depends on it
    #[arg(long, value_name = "LAND")]
    land: Option<String>,
    /// Its official key (Amtlicher Gemeindeschlüssel)
    #[arg(long, value_name = "KEY")]
    ags: Option<String>,
    /// The name of the plan
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    plan: Option<String>,
    /// The address under which the site will be published
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Ask nothing, also on a terminal
    #[arg(long)]
    no_input: bool,
    /// The day around which the dates of the examples lie [default: today in Europe/Berlin]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day_of_today)]
    stichtag: Option<Day>,
}

/// A day around which the examples have dates of which people think.
fn day_of_today(text: &str) -> Result<Day, Expected> {
    let expected = Expected {
        german: "ein Tag ab 1900 wie 2026-01-31",
        english: "a day from 1900 on such as 2026-01-31",
    };
    day(text).ok().filter(|day| (1900..=9000).contains(&day.year())).ok_or(expected)
}

/// What the options say, checked.
#[derive(Default)]
struct Given {
    name: Option<String>,
    level: Option<Level>,
    land: Option<Land>,
    ags: Option<String>,
    plan: Option<String>,
    base_url: Option<String>,
}

impl Init {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        if let Err(error) = is_free(&self.folder) {
            return refuse(&error, terminal);
        }
        if let Some(site) = site_around(&self.folder) {
            words::inside_site(&self.folder, &site, terminal);
            return exit::USAGE;
        }
        let given = match self.given() {
            Ok(given) => given,
            Err(faults) => {
                for (option, fault) in faults {
                    wrong::option(option, &fault, terminal);
                }
                return exit::USAGE;
            }
        };
        let answers = if self.asks() {
            words::welcome(&self.folder, terminal);
            interview::ask(given, self.day(), &mut io::stdin().lock(), terminal)
        } else {
            Some(likely(given, self.day()))
        };
        match answers {
            Some(answers) => self.lay_down(&starter::site(&answers), terminal),
            None => refuse(&FoundError::Stopped, terminal),
        }
    }

    fn asks(&self) -> bool {
        !self.no_input && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    fn day(&self) -> Day {
        self.stichtag.unwrap_or_else(Day::today_in_berlin)
    }

    /// What the options say.
    ///
    /// # Errors
    /// Every option that cannot be as it is, with what is wrong.
    fn given(&self) -> Result<Given, Vec<(&'static str, Fault)>> {
        let mut faults = Vec::new();
        let mut given = Given {
            name: take("--name", self.name.as_deref(), Answers::name, &mut faults),
            level: take("--art", self.art.as_deref(), Answers::level, &mut faults),
            land: take("--land", self.land.as_deref(), Answers::land, &mut faults),
            ags: None,
            plan: take("--plan", self.plan.as_deref(), Answers::name, &mut faults),
            base_url: take("--base-url", self.base_url.as_deref(), Answers::base_url, &mut faults),
        };
        let level = match (&self.art, given.level) {
            (_, Some(level)) => level,
            (None, None) => level_of(given.name.as_deref()),
            // Which key fits, the level says; what is wrong with that is told already.
            (Some(_), None) => return Err(faults),
        };
        let key = |text: &str| Answers::ags(text, level, given.land);
        given.ags = take("--ags", self.ags.as_deref(), key, &mut faults);
        given.land = given.land.or_else(|| given.ags.as_deref().and_then(Land::of_key));
        if faults.is_empty() { Ok(given) } else { Err(faults) }
    }

    fn lay_down(&self, starter: &Starter, terminal: &Terminal) -> u8 {
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopped);
        let listening = ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed));
        if let Err(error) = listening {
            return fail(&Failure::Signals(error.to_string()), terminal);
        }
        match found(&self.folder, &starter.files, || stopped.load(Ordering::Relaxed)) {
            Ok(()) => {
                words::next_steps(&self.folder, starter, terminal);
                exit::DONE
            }
            Err(error) => refuse(&error, terminal),
        }
    }
}

/// What the option `name` says; what is wrong with it goes to `faults`.
fn take<T>(
    name: &'static str,
    text: Option<&str>,
    read: impl FnOnce(&str) -> Result<T, Fault>,
    faults: &mut Vec<(&'static str, Fault)>,
) -> Option<T> {
    match read(text?) {
        Ok(value) => Some(value),
        Err(fault) => {
            faults.push((name, fault));
            None
        }
    }
}

/// The likely level of an authority of this name, or of the one in the example.
fn level_of(name: Option<&str>) -> Level {
    name.map_or(Level::Town, Answers::likely_level)
}

/// Answers where nobody is asked.
fn likely(given: Given, day: Day) -> Answers {
    let example = Answers::example(day);
    Answers {
        level: given.level.unwrap_or_else(|| level_of(given.name.as_deref())),
        name: given.name.unwrap_or(example.name),
        land: given.land,
        ags: given.ags,
        plan: given.plan.unwrap_or(example.plan),
        base_url: given.base_url,
        day,
    }
}

/// The site in whose folders `folder` lies, where it would be read as part of it.
fn site_around(folder: &Path) -> Option<PathBuf> {
    let place = resolved(folder);
    let root = source::find_root(&place)?;
    let is_read = |name: &str| place.starts_with(resolved(&root.join(name)));
    ["content", "themes", "output"].into_iter().any(is_read).then_some(root)
}

/// Says why no site was laid down.
fn refuse(error: &FoundError, terminal: &Terminal) -> u8 {
    match error {
        FoundError::NoFolder { path } => words::no_folder(path, terminal),
        FoundError::Occupied { folder, names } => words::occupied(folder, names, terminal),
        FoundError::Stopped => words::stopped(terminal),
        FoundError::Io { path, error } => words::machine(path, error, terminal),
    }
    match error {
        FoundError::NoFolder { .. } | FoundError::Occupied { .. } | FoundError::Stopped => {
            exit::USAGE
        }
        FoundError::Io { .. } => exit::MACHINE,
    }
}
