//! The bags of a site by what their labels say: as of which day each was frozen, and which version it is.
//! Verifies none, and looks at nothing else in them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::bag::{self, BAGGING_DATE, ChainFault, VERSION, Worded};
use crate::date::Day;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::model::{ARCHIVE, Site};
use crate::source::{Asset, BAG};
use crate::span::Span;

/// A bag in the archive of a plan.
pub(super) struct Labelled {
    /// The number of the version, which is the name of its folder.
    pub(super) nr: String,
    /// The path of the plan's folder below `content/`.
    pub(super) plan: String,
    /// Where it lies.
    pub(super) folder: PathBuf,
    /// The day as of which it was frozen.
    pub(super) day: Option<Day>,
    /// Which version it says it is.
    version: Option<String>,
}

/// The bags of a site in order of path.
pub(super) struct Bags(pub(super) Vec<Labelled>);

impl Bags {
    /// Those among the files `assets`.
    pub(super) fn of(assets: &BTreeMap<String, Asset>) -> Bags {
        let labelled = |(path, asset): (&String, &Asset)| {
            let folder = path.strip_suffix(BAG)?.strip_suffix('/')?;
            let (archive, nr) = folder.rsplit_once('/')?;
            let plan = archive.strip_suffix(ARCHIVE)?.strip_suffix('/')?;
            let folder = asset.location.parent()?.to_owned();
            let info = bag::info(&folder);
            let day = info.get(BAGGING_DATE).and_then(Day::parse);
            let version = info.get(VERSION).map(str::to_owned);
            Some(Labelled { nr: nr.to_owned(), plan: plan.to_owned(), folder, day, version })
        };
        Bags(assets.iter().filter_map(labelled).collect())
    }

    /// As of which day each was frozen, by its folder below `content/`.
    pub(super) fn days(&self) -> BTreeMap<String, Day> {
        let day = |bag: &Labelled| Some((bag.path(), bag.day?));
        self.0.iter().filter_map(day).collect()
    }

    /// Those that `site` would publish under another number than their own.
    pub(super) fn misnamed(&self, site: &Site) -> Vec<Diagnostic> {
        let is_published = |bag: &Labelled| {
            let mut archived = site.archived.iter();
            archived.any(|(plan, versions)| {
                site[*plan].document.id.as_str() == bag.plan
                    && versions.iter().any(|version| version.nr == bag.nr)
            })
        };
        let misnamed = |bag: &Labelled| {
            let version = bag.version.clone().filter(|version| *version != bag.nr)?;
            let fault = ChainFault::Misnamed { bag: bag.nr.clone(), version };
            let (german, english) = (fault.german(), fault.to_string());
            let problem = Problem::DamagedVersion { german, english };
            Some(Diagnostic::new(bag.place(bag::INFO), problem))
        };
        self.0.iter().filter(|bag| is_published(bag)).filter_map(misnamed).collect()
    }
}

impl Labelled {
    /// Its folder below `content/`.
    fn path(&self) -> String {
        format!("{}/{ARCHIVE}/{}", self.plan, self.nr)
    }

    /// Its file `name`, for messages.
    pub(super) fn place(&self, name: &str) -> Place {
        let file = format!("content/{}/{name}", self.path());
        Place::new(&Arc::from(file), Span::default())
    }
}
