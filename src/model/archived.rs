//! Frozen versions of plans: bags that lie in `archiv/` below a plan. Their pages are published as they
//! are; nothing else in them is looked at. Knows bags by their folder and nothing of what is in them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::status::is_known;
use super::{DocIx, Linked, PublishedAsset};
use crate::date::Day;
use crate::diagnostics::Place;
use crate::document::types::Facts;
use crate::path::OutPath;
use crate::source::{Asset, BAG};
use crate::span::Span;

/// The folder of the frozen versions below a plan's.
pub const ARCHIVE: &str = "archiv";
/// The pages in a bag.
pub const PAGES: &str = "data/html/";
/// The plan as data, in a bag.
pub const RECORD: &str = "data/quelle/plan.json";
/// What a bag keeps of its redactions.
const REDACTION: &str = "redaktion/";
/// Where versions are published, below a plan's folder.
pub const VERSIONS: &str = "fassungen";

/// A frozen version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Archived {
    /// Its number, which is the name of its folder.
    pub nr: String,
    /// Where its bag lies.
    pub folder: PathBuf,
    /// The same below `content/`.
    pub path: String,
    /// The day as of which it was frozen, where the bag says it.
    pub day: Option<Day>,
    /// Whether something was taken out of it for a legal reason.
    pub redacted: bool,
    /// Whether it holds the plan as data.
    pub record: bool,
}

impl Archived {
    /// Its file `name`, for messages.
    pub fn place(&self, name: &str) -> Place {
        Place::new(&Arc::from(format!("content/{}/{name}", self.path)), Span::default())
    }
}

/// Publishes the pages of the frozen versions that were known at the Stichtag and frozen by then: a later
/// one may hold what came to be known after it.
pub(super) fn publish(
    site: &mut Linked,
    assets: &BTreeMap<String, Asset>,
    frozen_on: &BTreeMap<String, Day>,
) {
    let plans: Vec<DocIx> = site
        .published()
        .filter(|(_, entry)| matches!(entry.document.facts, Facts::Plan(_)))
        .map(|(ix, _)| ix)
        .collect();
    for plan in plans {
        let found = versions(site, plan, assets, frozen_on);
        for version in &found {
            publish_pages(site, plan, &version.nr, assets);
        }
        if !found.is_empty() {
            site.archived.insert(plan, found);
        }
    }
}

fn below<'a>(
    assets: &'a BTreeMap<String, Asset>,
    folder: &'a str,
) -> impl Iterator<Item = (&'a str, &'a str, &'a Asset)> {
    assets
        .range(folder.to_owned()..)
        .map_while(move |(path, asset)| Some((path.as_str(), path.strip_prefix(folder)?, asset)))
}

fn versions(
    site: &Linked,
    plan: DocIx,
    assets: &BTreeMap<String, Asset>,
    frozen_on: &BTreeMap<String, Day>,
) -> Vec<Archived> {
    let folder = format!("{}/{ARCHIVE}/", site[plan].document.id);
    let day = site.edition.stichtag.day;
    let Facts::Plan(facts) = &site[plan].document.facts else { return Vec::new() };
    let frozen_on = |nr: &str| frozen_on.get(&format!("{folder}{nr}")).copied();
    let known = |nr: &str| {
        let stated = facts.versions.iter().find(|version| version.nr.value.as_str() == nr);
        let by_then = frozen_on(nr).is_none_or(|frozen| frozen <= day);
        by_then && stated.is_none_or(|version| is_known(version, day))
    };
    let bags = below(assets, &folder).filter_map(|(_, path, asset)| {
        let nr = path.strip_suffix(BAG)?.strip_suffix('/')?;
        (!nr.contains('/') && known(nr)).then_some((nr, asset))
    });
    bags.map(|(nr, asset)| Archived {
        nr: nr.to_owned(),
        day: frozen_on(nr),
        folder: asset.location.parent().map(PathBuf::from).unwrap_or_default(),
        path: format!("{folder}{nr}"),
        redacted: below(assets, &format!("{folder}{nr}/{REDACTION}")).next().is_some(),
        record: assets.contains_key(&format!("{folder}{nr}/{RECORD}")),
    })
    .collect()
}

fn publish_pages(site: &mut Linked, plan: DocIx, nr: &str, assets: &BTreeMap<String, Asset>) {
    let id = site[plan].document.id.to_string();
    for (path, page, asset) in below(assets, &format!("{id}/{ARCHIVE}/{nr}/{PAGES}")) {
        if let Ok(out) = OutPath::new(&format!("{id}/{VERSIONS}/{nr}/{page}")) {
            let asset = PublishedAsset { path: out, asset: asset.clone() };
            site.assets.insert(path.to_owned(), asset);
        }
    }
}
