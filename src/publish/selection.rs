//! What of a site goes into a frozen version of a plan, and where it lies there. Knows nothing of bags,
//! and of pages only which there are.

use std::collections::{BTreeMap, BTreeSet};

use super::outputs::Output;
use crate::document::types::Facts;
use crate::model::{BodyTarget, DocIx, Entry, InLanguage, Links, Site, parents};
use crate::path::OutPath;
use crate::view::frozen::Frozen;
use crate::view::search::SCRIPT;

/// The folder of what does not lie below the plan, if the plan has none of that name.
const BESIDE: &str = "umfeld";

/// The published documents that go with `plan`: what lies below it, what these refer to, what has the plan
/// or a part of it in its `bezug`, and the authority.
pub(super) fn documents(site: &Site, plan: DocIx) -> BTreeSet<DocIx> {
    let is_part = |ix: DocIx, entry: &Entry| ix == plan || entry.home.plan == Some(plan);
    let own = site.published().filter(|(ix, entry)| is_part(*ix, entry));
    let own: BTreeSet<DocIx> = own.map(|(ix, _)| ix).collect();
    let mut all = own.clone();
    for ix in &own {
        all.extend(parents(site, *ix));
        for entry in in_every_language(site, *ix) {
            let links = &entry.links;
            all.extend(links.named().chain(links.in_body()).chain(links.replaces.iter().copied()));
        }
    }
    let about = |entry: &Entry| entry.links.about.iter().any(|ix| own.contains(ix));
    all.extend(site.published().filter(|(_, entry)| about(entry)).map(|(ix, _)| ix));
    all.extend(site[plan].home.authority);
    all.retain(|ix| !site[*ix].withheld);
    all
}

/// The document and its published translations.
pub(super) fn in_every_language(site: &Site, ix: DocIx) -> impl Iterator<Item = &Entry> {
    let translations = site.translations.iter().filter_map(move |them: &InLanguage| them.get(ix));
    std::iter::once(&site[ix]).chain(translations)
}

/// The files of those of `documents` that name what is not to be known yet: a draft, or a release under
/// embargo. Their text would tell of it.
pub(super) fn telling(site: &Site, documents: &BTreeSet<DocIx>) -> Vec<String> {
    let is_secret = |ix: DocIx| site[ix].withheld && is_kept_back(site, ix);
    let versions = documents.iter().flat_map(|ix| in_every_language(site, *ix));
    let tells = |entry: &&Entry| {
        let links = &entry.links;
        let targets = links.named().chain(links.in_body()).chain(links.part_of.iter().copied());
        targets.chain(links.replaces.iter().copied()).any(is_secret)
    };
    versions.filter(tells).map(|entry| entry.document.file.to_string()).collect()
}

/// Whether `ix` or what stands above it is a draft, or `ix` under embargo: not merely later.
fn is_kept_back(site: &Site, ix: DocIx) -> bool {
    let mut above = std::iter::successors(Some(ix), |ix| site[*ix].above);
    let is_draft = above.any(|ix| site[ix].document.common.draft == Some(true));
    let embargoed = match &site[ix].document.facts {
        Facts::PressRelease(release) => release.embargo.is_some(),
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Plan(_)
        | Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Report(_)
        | Facts::Amendment(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => false,
    };
    is_draft || embargoed
}

/// The files that `documents` name, by their path below `content/`.
fn files<'a>(site: &'a Site, documents: &BTreeSet<DocIx>) -> BTreeSet<&'a str> {
    let links = documents.iter().flat_map(|ix| in_every_language(site, *ix)).map(|it| &it.links);
    links.flat_map(named_files).collect()
}

fn named_files(links: &Links) -> impl Iterator<Item = &str> {
    let in_body = links.body.iter().filter_map(|target| match target {
        BodyTarget::File(path) => Some(path),
        BodyTarget::Document(..) | BodyTarget::Here(_) | BodyTarget::Nowhere => None,
    });
    links.images.iter().chain(&links.files).flatten().chain(in_body).map(|path| &**path)
}

/// Those of `outputs` that go into the version `nr` of `plan`, and where they lie in it.
pub(super) fn select(
    site: &Site,
    outputs: Vec<(OutPath, Output)>,
    plan: DocIx,
    nr: &str,
) -> (Vec<(OutPath, Output)>, Frozen) {
    let documents = documents(site, plan);
    let files = files(site, &documents);
    let wanted = |output: &Output| match output {
        Output::Document(ix) | Output::Translation(_, ix) => documents.contains(ix),
        Output::WholePlan(ix)
        | Output::MeasureLists(ix)
        | Output::MeasureGroup(ix, _)
        | Output::PlanTable(ix) => *ix == plan,
        Output::Glossary => true,
        Output::ThemeAsset(path) => path != SCRIPT,
        Output::Asset(path) => files.contains(&**path),
        Output::Home
        | Output::PressList(..)
        | Output::TimelineYear(..)
        | Output::Bodies
        | Output::Search
        | Output::NotFound
        | Output::Redirect(..)
        | Output::Feed(_)
        | Output::Calendar(_)
        | Output::PlanData(_)
        | Output::PlanSchema(_)
        | Output::Versions(_)
        | Output::VersionZip(..)
        | Output::Difference(..)
        | Output::Robots
        | Output::SiteData
        | Output::Sitemap(_) => false,
    };
    let mut outputs = outputs;
    outputs.retain(|(_, output)| wanted(output));
    let paths: Vec<&OutPath> = outputs.iter().map(|(path, _)| path).collect();
    let places = Places::of(site, plan, &paths);
    let placed = paths.iter().map(|path| ((*path).clone(), places.place(path))).collect();
    let frozen =
        Frozen { plan, nr: nr.into(), places: placed, beside: places.beside.into_boxed_str() };
    (outputs, frozen)
}

/// Where files lie in a version: relative to the plan, all else in a folder beside it.
struct Places<'a> {
    site: &'a Site,
    plan: DocIx,
    beside: String,
}

impl Places<'_> {
    fn of<'a>(site: &'a Site, plan: DocIx, paths: &[&OutPath]) -> Places<'a> {
        let mut places = Places { site, plan, beside: BESIDE.to_owned() };
        let names: BTreeSet<String> =
            paths.iter().filter_map(|path| places.below_plan(path)).map(first_segment).collect();
        while names.contains(&places.beside) {
            places.beside.push('-');
        }
        places
    }

    /// The path below the plan's folder.
    fn below_plan<'p>(&self, path: &'p OutPath) -> Option<&'p str> {
        let id = self.site[self.plan].document.id.as_str();
        path.as_str().strip_prefix(id)?.strip_prefix('/')
    }

    fn place(&self, path: &OutPath) -> OutPath {
        let place = match self.below_plan(path) {
            _ if *path == self.site[self.plan].path => "index.html".to_owned(),
            Some(below) => below.to_owned(),
            None => format!("{}/{path}", self.beside),
        };
        OutPath::new(&place).expect("what sound segments make is a sound path")
    }
}

fn first_segment(path: &str) -> String {
    OutPath::new(path.split('/').next().unwrap_or(path))
        .map_or_else(|_| path.to_owned(), |path| path.folded())
}

/// The plan that `text` names: by its id, or by the end of it where only one plan's id ends so.
///
/// # Errors
/// The ids of the plans that there are, or of those that are meant.
pub fn plan_of(site: &Site, text: &str) -> Result<DocIx, Vec<String>> {
    let text = text.trim_matches('/');
    let text = text.strip_prefix("content/").unwrap_or(text);
    let plans: BTreeMap<&str, DocIx> = site
        .published()
        .filter(|(_, entry)| matches!(entry.document.facts, Facts::Plan(_)))
        .map(|(ix, entry)| (entry.document.id.as_str(), ix))
        .collect();
    if let Some(ix) = plans.get(text) {
        return Ok(*ix);
    }
    let ends = |ix: &DocIx| site[*ix].document.id.ends_with(text);
    let meant: Vec<DocIx> = plans.values().copied().filter(ends).collect();
    let ids = |list: &[DocIx]| list.iter().map(|ix| site[*ix].document.id.to_string()).collect();
    match &meant[..] {
        [one] => Ok(*one),
        [] => Err(plans.keys().map(|id| (*id).to_owned()).collect()),
        several => Err(ids(several)),
    }
}
