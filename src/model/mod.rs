//! Documents → site: ids, references resolved once, hierarchy, status at the Stichtag, timelines,
//! backlinks. After [`link`] no unresolved reference is left: everything above works with [`DocIx`].
//! Knows nothing of pages, words shown to readers or files.

mod amendments;
mod archived;
mod as_of;
mod carried;
mod homes;
mod ids;
mod links;
mod meant;
mod mentions;
mod misnamed;
mod numbers;
mod references;
mod rules;
mod site;
mod status;
mod succession;
mod timeline;
mod translations;
mod tree;
mod tree_of_files;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::sync::Arc;

pub use amendments::{Act, Amended, Held, apart, changes_words, effect, same_words};
pub use archived::{ARCHIVE, Archived, PAGES, RECORD, VERSIONS};
pub use as_of::named_number;
pub use homes::latest_first;
pub use links::{BodyTarget, Links, Name};
pub use site::Site;
pub use status::{Change, MeasureState, Origin, is_known, is_so_far, overdue};
pub use timeline::{Stop, StopKind};
pub use translations::InLanguage;
pub use tree::{PlanTree, SectionNode, home_section, parents};

use crate::date::Day;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::Document;
use crate::document::id::DocId;
use crate::document::language_tag::LanguageTag;
use crate::document::site_file::SiteFile;
use crate::document::translation::Translation;
use crate::path::{OutPath, PathFault};
use crate::source::Asset;
use crate::span::Span;

/// The number of a document within its site. Documents are numbered in order of id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocIx(u32);

impl DocIx {
    fn new(at: usize) -> DocIx {
        DocIx(
            u32::try_from(at)
                .expect("a site of four thousand million documents does not fit into memory"),
        )
    }

    /// The place in a list that runs parallel to the documents.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// The day as of which a site is published.
#[derive(Clone, Copy, Debug)]
pub struct Stichtag {
    /// The day.
    pub day: Day,
    /// Whether it was given, and is not merely today.
    pub explicit: bool,
}

/// What is published, and as of when.
#[derive(Clone, Copy, Debug)]
pub struct Edition {
    /// As of when.
    pub stichtag: Stichtag,
    /// Whether drafts are published too.
    pub drafts: bool,
}

/// The authority and the plan that a document belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Home {
    /// The authority.
    pub authority: Option<DocIx>,
    /// The plan; a plan is not its own home.
    pub plan: Option<DocIx>,
}

/// A document in its place.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The document.
    pub document: Arc<Document>,
    /// Where its page is written.
    pub path: OutPath,
    /// What it belongs to.
    pub home: Home,
    /// The document of the nearest `index.md` above it.
    pub above: Option<DocIx>,
    /// Not published: a draft, later than the Stichtag, or below such a document.
    pub withheld: bool,
    /// Its references, resolved.
    pub links: Links,
    /// The status at the Stichtag, where it is a measure.
    pub state: Option<MeasureState>,
    /// The changes of its status in order of time, where it is a measure.
    pub history: Vec<Change>,
    /// Its place among the measures or sections of its plan's tree.
    pub rank: Option<usize>,
}

impl Entry {
    /// The title.
    pub fn title(&self) -> &str {
        self.document.title()
    }
}

/// A file that a published document names.
#[derive(Clone, Debug)]
pub struct PublishedAsset {
    /// Where it is written.
    pub path: OutPath,
    /// Where it comes from.
    pub asset: Asset,
}

/// Published documents by what they belong to.
#[derive(Debug, Default)]
pub struct Lists {
    /// The plans of each authority in order of title; under `None` those without an authority.
    pub plans: BTreeMap<Option<DocIx>, Vec<DocIx>>,
    /// The press releases of each authority, the latest first.
    pub press: BTreeMap<Option<DocIx>, Vec<DocIx>>,
    /// The amendments of each plan, the latest first, undated ones last.
    pub amendments: BTreeMap<DocIx, Vec<DocIx>>,
    /// The progress reports of each plan, the latest first.
    pub reports: BTreeMap<DocIx, Vec<DocIx>>,
    /// The authorities directly below each authority, in order of name.
    pub children: BTreeMap<DocIx, Vec<DocIx>>,
    /// Bodies that are no authorities, in order of name.
    pub organisations: Vec<DocIx>,
    /// Persons in order of name.
    pub persons: Vec<DocIx>,
    /// Groups in order of name.
    pub groups: Vec<DocIx>,
}

/// What linking found out; [`Site`] shares it and is what everything above works with.
#[derive(Debug)]
pub struct Linked {
    /// What holds for the whole site.
    pub file: SiteFile,
    /// What is published, and as of when.
    pub edition: Edition,
    entries: Vec<Entry>,
    /// The authorities in order of name.
    pub authorities: Vec<DocIx>,
    /// Published documents by what they belong to.
    pub lists: Lists,
    /// The sections and measures of each plan.
    pub trees: BTreeMap<DocIx, PlanTree>,
    /// What amendments did to measures and sections.
    pub amended: BTreeMap<DocIx, Amended>,
    /// The timeline of each authority.
    pub timelines: BTreeMap<DocIx, Vec<Stop>>,
    /// Who refers to each document, in order of id; runs parallel to the documents.
    mentions: Vec<Vec<DocIx>>,
    /// Which measures replace each measure; runs parallel to the documents.
    replaced_by: Vec<Vec<DocIx>>,
    /// The documents directly below each `index.md`.
    pub below: BTreeMap<DocIx, Vec<DocIx>>,
    /// Files that published documents name, by their path below `content/`.
    pub assets: BTreeMap<String, PublishedAsset>,
    /// The published translations by language, in the order in which the site names its languages; only
    /// languages that have some.
    pub translations: Vec<InLanguage>,
    /// What decides on hyphens, where words of the site may have one of a former line end.
    watch: Option<rules::Watch>,
    /// The frozen versions of each plan in order of number; only plans that have some.
    pub archived: BTreeMap<DocIx, Vec<Archived>>,
    /// Where translations would lie that this edition leaves out.
    pub withheld_translations: Vec<OutPath>,
}

impl Index<DocIx> for Linked {
    type Output = Entry;

    /// The document of this number. Numbers come from this site alone, so that there always is one.
    fn index(&self, ix: DocIx) -> &Entry {
        &self.entries[ix.at()]
    }
}

impl Linked {
    /// The published documents in order of id.
    pub fn published(&self) -> impl Iterator<Item = (DocIx, &Entry)> {
        self.all().filter(|(_, entry)| !entry.withheld)
    }

    /// The published translations of `ix` with their languages, in the order in which the site names them.
    pub fn translations_of(&self, ix: DocIx) -> impl Iterator<Item = (&LanguageTag, &Entry)> {
        self.translations.iter().filter_map(move |them| Some((&them.language, them.get(ix)?)))
    }

    /// The document of this id.
    fn find(&self, id: &DocId) -> Option<DocIx> {
        let at = self.entries.binary_search_by(|entry| entry.document.id.cmp(id)).ok()?;
        Some(DocIx::new(at))
    }

    /// All documents in order of id.
    pub fn all(&self) -> impl Iterator<Item = (DocIx, &Entry)> {
        self.entries.iter().enumerate().map(|(at, entry)| (DocIx::new(at), entry))
    }

    /// The documents around `ix` in order of id, at most `reach` on either side.
    pub(crate) fn around(&self, ix: DocIx, reach: usize) -> impl Iterator<Item = DocIx> {
        let last = self.entries.len().min(ix.at() + reach + 1);
        (ix.at().saturating_sub(reach)..last).map(DocIx::new)
    }

    /// The published documents that refer to `ix`, in order of id.
    pub fn mentions(&self, ix: DocIx) -> &[DocIx] {
        self.mentions.get(ix.at()).map_or(&[], Vec::as_slice)
    }

    /// The published authorities directly below `ix`, in order of name.
    pub fn children(&self, ix: DocIx) -> &[DocIx] {
        self.lists.children.get(&ix).map_or(&[], Vec::as_slice)
    }

    /// The published measures that replace `ix`, in order of id.
    pub fn replaced_by(&self, ix: DocIx) -> &[DocIx] {
        self.replaced_by.get(ix.at()).map_or(&[], Vec::as_slice)
    }

    /// The home page's own document, if there is one.
    pub fn home(&self) -> Option<DocIx> {
        // The empty id sorts first.
        let (ix, entry) = self.all().next()?;
        (entry.document.id.as_str().is_empty() && !entry.withheld).then_some(ix)
    }

    /// The plan tree of `plan`.
    pub fn tree(&self, plan: DocIx) -> Option<&PlanTree> {
        self.trees.get(&plan)
    }

    fn place(&self, ix: DocIx, span: Span) -> Place {
        Place::new(&self[ix].document.file, span)
    }
}

/// Links `documents` into a site. `broken` are the ids of files that could not be read as documents:
/// a reference to one of them is not a second problem. Where their bodies could be read, they are among `documents`, so
/// that what those refer to is looked at. `frozen_on` says as of which day the bags among
/// `assets` were frozen, by their folder.
///
/// Gives besides every reference that leads nowhere or to several places, every contradiction between documents, and
/// what is to be warned of. With an error among them, the site is what can be made of its documents: good for
/// finding more that is wrong, and for nothing else.
pub fn link(
    file: SiteFile,
    documents: Vec<Arc<Document>>,
    translations: Vec<Arc<Translation>>,
    mut broken: BTreeSet<DocId>,
    assets: &BTreeMap<String, Asset>,
    frozen_on: &BTreeMap<String, Day>,
    edition: Edition,
) -> (Site, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let entries = enter(documents, &mut broken, &mut problems);
    let mut site = Linked {
        file,
        edition,
        entries,
        authorities: Vec::new(),
        lists: Lists::default(),
        trees: BTreeMap::new(),
        amended: BTreeMap::new(),
        timelines: BTreeMap::new(),
        mentions: Vec::new(),
        replaced_by: Vec::new(),
        below: BTreeMap::new(),
        assets: BTreeMap::new(),
        translations: Vec::new(),
        withheld_translations: Vec::new(),
        archived: BTreeMap::new(),
        watch: None,
    };
    let mut ids = ids::Ids::of(&site, broken, assets);
    homes::settle(&mut site, &mut ids, &mut problems);
    let index = ids::EndingIndex::of(&site);
    references::resolve(&mut site, &ids, &index, assets, &mut problems);
    let translated = translations::lay(&site, translations, &ids, &index, assets, &mut problems);
    homes::authority_cycles(&site, &mut problems);
    amendments::settle(&mut site, &mut problems);
    succession::check(&site, &mut problems);
    as_of::lay(&mut site);
    homes::withhold(&mut site);
    tree::grow(&mut site, &mut problems);
    status::settle(&mut site, &mut problems);
    site.mentions = mentions::collect(&site);
    rules::judge(&site, &translated, assets, &ids, &mut problems);
    translations::settle(&mut site, translated);
    references::publish_assets(&mut site, assets);
    archived::publish(&mut site, assets, frozen_on);
    site.watch = rules::Watch::over(&site);
    site.replaced_by = mentions::replacements(&site);
    timeline::collect(&mut site);
    (Site::of(site), problems)
}

/// Numbers the documents in order of id and gives each its page. Those that have none are noted, and `broken`.
fn enter(
    mut documents: Vec<Arc<Document>>,
    broken: &mut BTreeSet<DocId>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    documents.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    let mut entries: Vec<Entry> = Vec::with_capacity(documents.len());
    for document in documents {
        let here = Place::new(&document.file, Span::default());
        if let Some(twin) = entries.last().filter(|entry| entry.document.id == document.id) {
            let problem = Problem::DuplicateId { id: document.id.to_string() };
            broken.insert(document.id.clone());
            problems.push(
                Diagnostic::new(here, problem)
                    .with(Place::new(&twin.document.file, Span::default())),
            );
            continue;
        }
        match page_path(&document, None) {
            Ok(path) => entries.push(Entry {
                document,
                path,
                home: Home::default(),
                above: None,
                withheld: false,
                links: Links::default(),
                state: None,
                history: Vec::new(),
                rank: None,
            }),
            Err(_) => {
                let file = &*document.file;
                let name = file.strip_prefix("content/").unwrap_or(file).to_owned();
                broken.insert(document.id.clone());
                problems.push(Diagnostic::new(here, Problem::BadFileName { name }));
            }
        }
    }
    entries
}

/// Where the page of `document` is written: `a/b/2a.html`, in a translation `a/b/2a.en.html`.
fn page_path(document: &Document, language: Option<&LanguageTag>) -> Result<OutPath, PathFault> {
    let id = document.id.as_str();
    let stem = match (document.is_index, id) {
        (true, "") => "index".to_owned(),
        (true, folder) => format!("{folder}/index"),
        (false, _) => id.to_owned(),
    };
    match language {
        Some(language) => OutPath::new(&format!("{stem}.{language}.html")),
        None => OutPath::new(&format!("{stem}.html")),
    }
}
