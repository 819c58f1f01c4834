//! `fahrplan archive`: the versions of plans, frozen into bags below `content/`.

mod create;
mod export;
pub(super) mod failure;
mod list;
mod notice;
mod redact;
mod shelf;
mod verify;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::failure::{Failure, exit, fail};
use super::report::print;
use super::site::site_root;
use super::terminal::Terminal;

#[derive(Debug, Args)]
pub(super) struct Archive {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// Freeze a version of a plan into its archive
    Create(create::Create),
    /// Show the frozen versions
    List(list::List),
    /// Read every byte of the frozen versions and say what is not as it was
    Verify(verify::Verify),
    /// Take a person or a passage out of a frozen version for a legal reason
    Redact(redact::Redact),
    /// Write a frozen version as one ZIP
    Export(export::Export),
}

/// Where the site is.
#[derive(Debug, Args)]
struct Place {
    /// The site's folder [default: the nearest one upward that holds content/site.yaml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl Place {
    fn root(&self) -> Result<PathBuf, Failure> {
        site_root(self.root.as_deref())
    }
}

/// How data are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

impl Archive {
    pub(super) fn run(self, terminal: &Terminal) -> u8 {
        let done = match self.deed {
            Deed::Create(create) => create.run(terminal).map(|()| exit::DONE),
            Deed::List(list) => list.run(terminal).map(|()| exit::DONE),
            Deed::Verify(verify) => verify.run(terminal),
            Deed::Export(export) => export.run(terminal).map(|()| exit::DONE),
            Deed::Redact(redact) => redact.run(terminal).map(|()| exit::DONE),
        };
        done.unwrap_or_else(|failure| fail(&failure, terminal))
    }
}

fn print_json(data: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(data);
    print(&(text.expect("plain data written to memory always serialises") + "\n"))
}
