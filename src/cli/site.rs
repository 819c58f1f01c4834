//! What the commands that publish have in common: where the site is, and what of it is published.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::typed::Expected;
use crate::date::Day;
use crate::document::web::{in_small_letters, is_base_url};
use crate::model::{Edition, Stichtag};
use crate::publish::Order;
use crate::source;

/// Which site, and what of it.
#[derive(Debug, Args)]
pub(super) struct SiteOptions {
    /// The site's folder [default: the nearest one upward that holds content/site.yaml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The day as of which the site is published [default: today in Europe/Berlin]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    stichtag: Option<Day>,
    /// The address under which the site is published, in place of basis_url
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    entwuerfe: bool,
}

pub(super) fn day(text: &str) -> Result<Day, Expected> {
    let expected =
        Expected { german: "ein Tag wie 2026-01-31", english: "a day such as 2026-01-31" };
    Day::parse(text).ok_or(expected)
}

pub(super) fn base_url(text: &str) -> Result<String, Expected> {
    let expected = Expected {
        german: "eine Adresse wie https://example.org/, ohne Benutzernamen, „?“ und „#“",
        english: "an address such as https://example.org/, without a user name, “?” or “#”",
    };
    is_base_url(text).then(|| in_small_letters(text)).ok_or(expected)
}

impl SiteOptions {
    /// The site's folder.
    ///
    /// # Errors
    /// Where there is none.
    pub(super) fn root(&self) -> Result<PathBuf, Failure> {
        site_root(self.root.as_deref())
    }

    /// What is published.
    pub(super) fn order(&self) -> Order {
        let stichtag = Stichtag {
            day: self.stichtag.unwrap_or_else(Day::today_in_berlin),
            explicit: self.stichtag.is_some(),
        };
        let edition = Edition { stichtag, drafts: self.entwuerfe };
        Order { edition, base_url: self.base_url.clone(), search: true }
    }
}

/// The folder for the output: `given`, or `output/` in the site's.
///
/// # Errors
/// Where it lies in a folder that the site is read from: what is written would be read.
pub(super) fn output_folder(root: &Path, given: Option<&Path>) -> Result<PathBuf, Failure> {
    let folder = given.map_or_else(|| root.join("output"), Path::to_path_buf);
    let place = resolved(&folder);
    let is_read = |name: &str| place.starts_with(resolved(&root.join(name)));
    if ["content", "themes"].into_iter().any(is_read) {
        return Err(Failure::OutputInSite(folder));
    }
    Ok(folder)
}

/// `path` without links and dots, as far as it exists.
pub(super) fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut standing = absolute.ancestors().filter_map(|above| {
        let rest = absolute.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(rest))
    });
    standing.next().unwrap_or_else(|| absolute.clone())
}

#[expect(clippy::disallowed_methods, reason = "whether a folder was named that is none")]
pub(super) fn site_root(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let here = given.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    if given.is_some() && here.join("content").is_dir() {
        return Ok(here);
    }
    let absolute = std::path::absolute(&here).unwrap_or_else(|_| here.clone());
    let root = source::find_root(&absolute);
    if given.is_some() {
        return Err(Failure::NoSiteIn { named: here, meant: root });
    }
    root.ok_or(Failure::NoSite(absolute))
}
