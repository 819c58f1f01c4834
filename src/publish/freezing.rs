//! Freezing: a site and a version of a plan → the bag of that version. A pure function of the sources but
//! for the files that documents name, which are read from disk; writes nothing.

use std::borrow::Cow;

use super::publication::Publication;
use super::{Order, PublishError, reading, readme, selection, theme_files};
use crate::bag::{Bag, Draft, DraftFault, Info, Predecessor, TagFile};
use crate::date::Day;
use crate::document::types::Facts;
use crate::model::{DocIx, Site};
use crate::output::{MemorySink, OutputError, Sink};
use crate::path::OutPath;
use crate::record;
use crate::source::Sources;
use crate::view::frozen::{Frozen, version};
use crate::view::plan::is_in_force;

/// The pages of a version in its payload.
pub const HTML: &str = "html";
/// The sources of a version in its payload.
const SOURCES: &str = "quelle";

/// A version of a plan, ready to be put into a bag.
#[derive(Debug)]
pub struct FrozenVersion {
    /// The id of the plan.
    pub plan: String,
    /// The number of the version.
    pub nr: String,
    draft: Draft,
    info: Vec<(String, String)>,
}

/// Why a version was not frozen.
#[derive(Debug)]
pub enum FreezeError {
    /// The site has errors, or a file could not be read.
    Publish(PublishError),
    /// No plan, or several, go by that name. The ids of all, or of those.
    Plan(Vec<String>),
    /// The plan has no such version. The numbers of those that it has.
    Version(Vec<String>),
    /// The version was not in force on that day; a day on which it was, where one is known.
    NotInForce(Option<Day>),
    /// The address of publication is not known.
    NoBaseUrl,
    /// Sources of the version name a draft or a release under embargo. The files.
    Telling(Vec<String>),
    /// What came of it is no bag.
    Draft(Vec<DraftFault>),
}

impl From<PublishError> for FreezeError {
    fn from(error: PublishError) -> FreezeError {
        FreezeError::Publish(error)
    }
}

/// Freezes the version `nr` of `plan` as of the Stichtag of `order`.
///
/// # Errors
/// See [`FreezeError`].
pub fn freeze(
    mut sources: Sources,
    order: &Order,
    plan: &str,
    nr: &str,
) -> Result<FrozenVersion, FreezeError> {
    let mut order = Order { search: false, ..order.clone() };
    order.edition.stichtag.explicit = true;
    let site = reading::read(&sources, order.edition).map_err(PublishError::from)?;
    let files = theme_files(&site.file, Cow::Owned(std::mem::take(&mut sources.themes)))?;
    let plan = selection::plan_of(&site, plan).map_err(FreezeError::Plan)?;
    check_version(&site, plan, nr)?;
    if order.base_url.is_none() && site.file.base_url.is_none() {
        return Err(FreezeError::NoBaseUrl);
    }
    let telling = selection::telling(&site, &selection::documents(&site, plan));
    if !telling.is_empty() {
        return Err(FreezeError::Telling(telling));
    }
    let publication = Publication::frozen(site, files, &order, plan, nr)?;
    let mut payload = pages(&publication)?;
    payload.extend(sources_of(&publication, &sources, plan));
    let cx = publication.context();
    let info = readme::info(&cx, plan, nr);
    let text = readme::text(&cx, plan, nr);
    let path = OutPath::new("LIESMICH.txt").expect("a plain name is a sound path");
    let tag = TagFile { path, bytes: text.into_bytes(), varies: true };
    let aids = vec![(below(SOURCES, "plan.schema.json"), record::TEXT.into())];
    let draft = Draft { payload, aids, info: Info::default(), tags: vec![tag] };
    let id = publication.site()[plan].document.id.to_string();
    Ok(FrozenVersion { plan: id, nr: nr.to_owned(), draft, info })
}

impl FrozenVersion {
    /// The bag, bound to the one before it.
    ///
    /// # Errors
    /// [`FreezeError::Draft`].
    pub fn into_bag(self, predecessor: Option<&Predecessor>) -> Result<Bag, FreezeError> {
        let bound = predecessor.into_iter().flat_map(Predecessor::entries);
        let info = Info::new(self.info.into_iter().chain(bound));
        Draft { info, ..self.draft }.write().map_err(FreezeError::Draft)
    }
}

/// Whether the version may be frozen as of the Stichtag.
fn check_version(site: &Site, plan: DocIx, nr: &str) -> Result<(), FreezeError> {
    let Facts::Plan(facts) = &site[plan].document.facts else {
        return Err(FreezeError::Plan(Vec::new()));
    };
    let Some(found) = version(facts, nr) else {
        let known = facts.versions.iter().map(|version| version.nr.value.as_str().to_owned());
        return Err(FreezeError::Version(known.collect()));
    };
    if is_in_force(facts, found, site.edition.stichtag.day) {
        return Ok(());
    }
    let begins = found.begins().and_then(|date| date.earliest());
    Err(FreezeError::NotInForce(begins.filter(|day| is_in_force(facts, found, *day))))
}

/// The pages, at their places in the payload.
fn pages(publication: &Publication) -> Result<Vec<(OutPath, Vec<u8>)>, FreezeError> {
    let cx = publication.context();
    let frozen = cx.frozen().expect("a frozen publication was asked for");
    let sink = Placing { frozen, taken: MemorySink::new() };
    publication.write(&sink, || true)?;
    Ok(sink.taken.into_files().into_iter().collect())
}

/// Puts every file where it lies in the payload.
struct Placing<'a> {
    frozen: &'a Frozen,
    taken: MemorySink,
}

impl Sink for Placing<'_> {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        let place = self.frozen.places.get(path).expect("what a version renders lies in it");
        self.taken.put(&below(HTML, place.as_str()), bytes)
    }
}

/// The documents that the version consists of, byte for byte, and the plan as data.
fn sources_of(
    publication: &Publication,
    sources: &Sources,
    plan: DocIx,
) -> Vec<(OutPath, Vec<u8>)> {
    let site = publication.site();
    let documents = selection::documents(site, plan);
    let entries = documents.iter().flat_map(|ix| selection::in_every_language(site, *ix));
    let file = |file: &str| {
        let text = sources.text(file)?.as_bytes().to_vec();
        Some((below(SOURCES, file.strip_prefix("content/").unwrap_or(file)), text))
    };
    let mut files: Vec<_> = entries.filter_map(|entry| file(&entry.document.file)).collect();
    files.push((below(SOURCES, "plan.json"), publication.plan_data(plan)));
    files
}

fn below(folder: &str, path: &str) -> OutPath {
    OutPath::new(&format!("{folder}/{path}")).expect("what sound segments make is a sound path")
}
