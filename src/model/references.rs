//! Every reference of every document, resolved once: those of the front matter and those of the body. One
//! resolver with a method for each kind of reference, which makes it longer than most files.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::homes::is_homeless;
use super::ids::{EndingIndex, Found, Ids, Names};
use super::links::{BodyTarget, Links, Name};
use super::meant::{Meant, is_link, joined, stem_of};
use super::numbers::Numbers;
use super::tree_of_files::TreeOfFiles;
use super::{DocIx, InLanguage, Linked, PublishedAsset, misnamed};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::body::{Body, LinkTarget, Mention, address_meant_by};
use crate::document::form::Target;
use crate::document::id::{DocId, Reference};
use crate::document::in_a_row;
use crate::document::types::{Attachment, Facts, Leads, Named, ToSection, Type};
use crate::document::{Document, Lead, Stray};
use crate::path::OutPath;
use crate::source::Asset;
use crate::span::Span;

/// Resolves the references of all documents.
pub(super) fn resolve(
    site: &mut Linked,
    ids: &Ids,
    index: &EndingIndex,
    assets: &BTreeMap<String, Asset>,
    problems: &mut Vec<Diagnostic>,
) {
    let numbers = Numbers::of(site);
    let names = Names::of(site);
    let tree = TreeOfFiles::default();
    let shared: &Linked = site;
    let resolved: Vec<(Links, Vec<Diagnostic>)> = (0..site.entries.len())
        .into_par_iter()
        .map(|at| {
            let mut found = Vec::new();
            let mut resolver = Resolver {
                site: shared,
                ids,
                index,
                names: &names,
                assets,
                numbers: &numbers,
                tree: &tree,
                from: DocIx::new(at),
                reworded: None,
                problems: &mut found,
            };
            (resolver.links(), found)
        })
        .collect();
    for (entry, (links, found)) in site.entries.iter_mut().zip(resolved) {
        entry.links = links;
        problems.extend(found);
    }
}

/// Resolves the links and pictures of bodies in another language, each by the document that it stands for.
pub(super) fn resolve_bodies(
    site: &Linked,
    ids: &Ids,
    index: &EndingIndex,
    assets: &BTreeMap<String, Asset>,
    reworded: &BTreeMap<DocIx, Arc<Document>>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<DocIx, Links> {
    let numbers = Numbers::of(site);
    let names = Names::of(site);
    let tree = TreeOfFiles::default();
    let mut resolved = BTreeMap::new();
    for (ix, document) in reworded {
        let mut resolver = Resolver {
            site,
            ids,
            index,
            names: &names,
            assets,
            numbers: &numbers,
            tree: &tree,
            from: *ix,
            reworded: Some(reworded),
            problems,
        };
        let mut links = Links::default();
        resolver.body(&document.body, &mut links);
        resolved.insert(*ix, links);
    }
    resolved
}

/// Names the files that published documents use, each with the path where it is written.
pub(super) fn publish_assets(site: &mut Linked, assets: &BTreeMap<String, Asset>) {
    let mut published = BTreeMap::new();
    let originals = site.published().map(|(_, entry)| &entry.links);
    let translated = site.translations.iter().flat_map(InLanguage::entries);
    for links in originals.chain(translated.map(|(_, entry)| &entry.links)) {
        let in_body = links.body.iter().filter_map(|target| match target {
            BodyTarget::File(path) => Some(path),
            BodyTarget::Document(..) | BodyTarget::Here(_) | BodyTarget::Nowhere => None,
        });
        for path in links.images.iter().chain(&links.files).flatten().chain(in_body) {
            if let (Some(asset), Ok(out)) = (assets.get(&**path), OutPath::new(path)) {
                published
                    .insert(path.to_string(), PublishedAsset { path: out, asset: asset.clone() });
            }
        }
    }
    site.assets = published;
}

struct Resolver<'a> {
    site: &'a Linked,
    ids: &'a Ids,
    index: &'a EndingIndex,
    names: &'a Names,
    assets: &'a BTreeMap<String, Asset>,
    numbers: &'a Numbers,
    tree: &'a TreeOfFiles,
    from: DocIx,
    /// The documents that stand in another language, where links are read in that one.
    reworded: Option<&'a BTreeMap<DocIx, Arc<Document>>>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    fn links(&mut self) -> Links {
        let site = self.site;
        let document = &site[self.from].document;
        let mut links = Links::default();
        match &document.facts {
            Facts::Authority(authority) => {
                let parent = authority.parent.as_ref();
                links.parent = parent.and_then(|it| self.reference(it));
            }
            Facts::Organisation(organisation) => {
                let parent = organisation.parent.as_ref();
                links.parent = parent.and_then(|it| self.reference(it));
                links.responsible = organisation.carrier.as_ref().map(|it| self.name(it));
            }
            Facts::Person(person) => {
                let bodies = person.offices.iter().map(|office| office.body.as_ref());
                links.parties =
                    bodies.map(|body| body.map_or(Name::PLAIN, |it| self.name(it))).collect();
            }
            Facts::Group(group) => links.parties = self.names(&group.members),
            Facts::Plan(plan) => {
                links.parties = plan.parties.iter().map(|party| self.name(&party.body)).collect();
                self.attachments(&plan.attachments, &mut links);
            }
            Facts::Section(_, section) => {
                links.part_of = self.sections(&section.part_of);
            }
            Facts::Measure(measure) => {
                links.part_of = self.sections(&measure.part_of);
                links.see_also = self.references(&measure.see_also);
                links.replaces = self.references(&measure.replaces);
                links.responsible = measure.responsible.as_ref().map(|it| self.name(it));
                links.parties =
                    measure.parties.iter().map(|party| self.name(&party.body)).collect();
            }
            Facts::Report(report) => {
                let mut first: BTreeMap<DocIx, Span> = BTreeMap::new();
                for entry in &report.entries {
                    let measure = self.reference(&entry.measure);
                    if let Some(twin) = measure.and_then(|it| first.insert(it, entry.measure.span))
                    {
                        let measure = entry.measure.text.to_string();
                        let here = self.site.place(self.from, entry.measure.span);
                        let problem = Diagnostic::new(here, Problem::ReportedTwice { measure });
                        self.problems.push(problem.with(self.site.place(self.from, twin)));
                    }
                    links.targets.push(measure);
                }
                links.about = self.references(&report.about);
                self.attachments(&report.attachments, &mut links);
            }
            Facts::Amendment(amendment) => {
                for operation in &amendment.operations {
                    let target = operation.target.as_ref();
                    links.targets.push(target.and_then(|it| self.reference(it)));
                }
                self.version(amendment);
            }
            Facts::PressRelease(release) => {
                links.about = self.references(&release.about);
                links.responsible = release.publisher.as_ref().map(|it| self.name(it));
                links.parties =
                    release.quotes.iter().map(|quote| self.name(&quote.speaker)).collect();
                let pictures =
                    release.pictures.iter().filter_map(|picture| picture.value.file.as_ref());
                links.files =
                    pictures.map(|file| self.file(file.value.as_str(), file.span)).collect();
                self.attachments(&release.attachments, &mut links);
            }
            Facts::Event(event) => {
                links.about = self.references(&event.about);
                links.responsible = event.organiser.as_ref().map(|it| self.name(it));
                links.parties = event.parties.iter().map(|party| self.name(&party.body)).collect();
            }
            Facts::Agreement(agreement) => {
                links.about = self.references(&agreement.about);
                links.responsible = agreement.initiative.as_ref().map(|it| self.name(it));
                links.parties = self.names(&agreement.parties);
                links.undertakers =
                    agreement.undertakings.iter().map(|it| self.name(&it.party)).collect();
            }
            Facts::Page(_) => {}
        }
        document.strays.iter().for_each(|stray| self.stray(stray));
        self.body(&document.body, &mut links);
        links
    }

    /// Looks where a reference leads of which nothing else is known.
    fn stray(&mut self, stray: &Stray) {
        match stray.lead {
            Lead::Document(Target { types, or_text: false }) => {
                if self.in_a_row(&stray.text, stray.span).is_none() {
                    self.leading(&stray.text, stray.span, types);
                }
            }
            Lead::Document(Target { or_text: true, .. }) => {
                self.named(&stray.text, stray.span);
            }
            Lead::File => {
                self.file(&stray.text, stray.span);
            }
        }
    }

    /// The document as it stands in the language that links are read in.
    fn document(&self, ix: DocIx) -> &Arc<Document> {
        let site = self.site;
        // What is not published in that language stands in its original.
        let stands = |it: &&Arc<Document>| {
            let translation = it.translation.as_ref();
            ix == self.from || translation.is_none_or(|it| !it.is_withheld(site.edition.drafts))
        };
        let reworded = self.reworded.and_then(|them| them.get(&ix)).filter(stands);
        reworded.unwrap_or(&site[ix].document)
    }

    fn body(&mut self, body: &Body, links: &mut Links) {
        let targets = body.links.iter();
        links.body = targets.map(|link| self.body_link(&link.target, link.span)).collect();
        let images = body.images.iter();
        links.images = images.map(|image| self.file(&image.path, image.span)).collect();
    }

    fn attachments(&mut self, attachments: &[Attachment], links: &mut Links) {
        for file in attachments.iter().filter_map(|attachment| attachment.file.as_ref()) {
            links.files.push(self.file(file.value.as_str(), file.span));
        }
    }

    fn version(&mut self, amendment: &crate::document::types::Amendment) {
        let (Some(version), Some(plan)) = (&amendment.version, self.site[self.from].home.plan)
        else {
            return;
        };
        let Facts::Plan(plan) = &self.site[plan].document.facts else { return };
        if !plan.versions.iter().any(|known| known.nr.value == version.value) {
            let known = plan.versions.iter().map(|known| known.nr.value.to_string()).collect();
            self.note(
                version.span,
                Problem::UnknownVersion { nr: version.value.to_string(), known },
            );
        }
    }

    /// The sections of `teil_von`, each once; they belong to the same plan.
    fn sections(&mut self, references: &[Reference<ToSection>]) -> Vec<DocIx> {
        let plan = self.site[self.from].home.plan;
        let mut sections = Vec::new();
        let found: Vec<(&Reference<ToSection>, DocIx)> = references
            .iter()
            .flat_map(|reference| self.entry(reference).into_iter().map(move |ix| (reference, ix)))
            .collect();
        for (reference, section) in found {
            if self.site[section].home.plan != plan {
                self.note(
                    reference.span,
                    Problem::OtherPlan { reference: reference.text.to_string() },
                );
            } else if !sections.contains(&section) {
                sections.push(section);
            }
        }
        sections
    }

    fn references<T: Leads>(&mut self, references: &[Reference<T>]) -> Vec<DocIx> {
        references.iter().flat_map(|reference| self.entry(reference)).collect()
    }

    /// The document that `reference` means, where there may be several; those that several in a row mean.
    fn entry<T: Leads>(&mut self, reference: &Reference<T>) -> Vec<DocIx> {
        let several = self.in_a_row(&reference.text, reference.span);
        several.unwrap_or_else(|| self.reference(reference).into_iter().collect())
    }

    /// Where `text` is no reference but several in a row, which is noted, what they lead to.
    fn in_a_row(&mut self, text: &str, span: Span) -> Option<Vec<DocIx>> {
        if !text.contains(',') {
            return None;
        }
        let lead = |text: &str| {
            let by_ending = || match self.index.find(self.site, self.from, text) {
                Found::One(ix) => vec![ix],
                Found::Several(found) => found,
                Found::None => Vec::new(),
            };
            self.ids.get(&DocId::new(text)).map_or_else(by_ending, |ix| vec![ix])
        };
        let items = in_a_row::values(text);
        let found: Vec<DocIx> = items.iter().flat_map(|item| lead(item)).collect();
        if found.is_empty() || items.len() < 2 || !lead(text).is_empty() {
            return None;
        }
        let items = items.into_iter().map(str::to_owned).collect();
        self.note(span, Problem::ListMeant { items });
        Some(found)
    }

    /// The document that `reference` means. Whatever keeps it from meaning one is noted.
    fn reference<T: Leads>(&mut self, reference: &Reference<T>) -> Option<DocIx> {
        self.leading(&reference.text, reference.span, T::TO)
    }

    /// The document that the words of a reference mean, which leads to these `types`.
    fn leading(&mut self, text: &str, span: Span, types: &[Type]) -> Option<DocIx> {
        let found = self.lookup(text, span)?;
        let word = self.site[found].document.facts.type_word();
        if !types.is_empty() && !types.iter().any(|kind| kind.word() == word) {
            let reference = text.to_owned();
            let expected = types.iter().map(|kind| kind.word()).collect();
            self.note(span, Problem::WrongTarget { reference, found: word, expected });
            return None;
        }
        Some(found)
    }

    fn lookup(&mut self, text: &str, span: Span) -> Option<DocIx> {
        if let Some(ix) = self.ids.get(&DocId::new(text)) {
            return Some(ix);
        }
        match self.index.find(self.site, self.from, text) {
            Found::One(ix) => Some(ix),
            Found::Several(candidates) => {
                let certain = self.certain(candidates);
                if certain.len() > 1 {
                    self.note(span, self.ambiguous(text, &certain));
                }
                None
            }
            Found::None => {
                // Outside its plan a document finds none of the neighbours that it had there.
                let is_astray = !text.contains('/') && is_homeless(&self.site[self.from]);
                if !is_astray && !self.is_lost(text, span) {
                    let meant = self.meant().by_reference(text);
                    let suggestion = meant.map(|ix| self.site[ix].document.id.to_string());
                    let reference = text.to_owned();
                    let by_path = false;
                    self.note(span, Problem::DeadReference { reference, suggestion, by_path });
                }
                None
            }
        }
    }

    /// Those of `candidates` that an ending would lead to whatever is mended: without its index a folder is no plan or
    /// authority, and its endings are no longer its own.
    fn certain(&self, mut candidates: Vec<DocIx>) -> Vec<DocIx> {
        let own = |ix: DocIx| {
            let document = &self.site[ix].document;
            document.is_read() && !self.ids.is_below_broken(&document.id)
        };
        candidates.retain(|ix| own(self.from) && own(*ix));
        candidates
    }

    fn names(&mut self, references: &[Reference<Named>]) -> Vec<Name> {
        references.iter().map(|reference| self.name(reference)).collect()
    }

    /// A body or person: the document that the words name or refer to, else the words themselves. What is
    /// written like a path must lead somewhere.
    fn name(&mut self, reference: &Reference<Named>) -> Name {
        self.named(&reference.text, reference.span)
    }

    fn named(&mut self, words: &str, span: Span) -> Name {
        if let Some(ix) = self.names.get(words) {
            return Name { document: Some(ix), by_id: false };
        }
        let is_body = |ix: &DocIx| self.site[*ix].document.facts.is_body_or_person();
        if let Some(ix) = self.ids.get(&DocId::new(words)).filter(is_body) {
            return Name::by_id(Some(ix));
        }
        if is_link(words) {
            return Name::by_id(self.leading(words, span, Named::TO));
        }
        if words.contains(char::is_whitespace) {
            return Name::PLAIN;
        }
        if words.contains(['/', '\\']) {
            return Name::by_id(self.leading(words, span, Named::TO));
        }
        match self.index.find(self.site, self.from, words) {
            Found::One(ix) => Name::by_id(Some(ix).filter(is_body)),
            Found::Several(candidates) => {
                let candidates: Vec<DocIx> = candidates.into_iter().filter(is_body).collect();
                let first = candidates.first().copied();
                let certain = self.certain(candidates);
                if certain.len() > 1 {
                    self.note(span, self.ambiguous(words, &certain));
                }
                Name::by_id(first)
            }
            Found::None => Name::PLAIN,
        }
    }

    fn ambiguous(&self, reference: &str, candidates: &[DocIx]) -> Problem {
        let candidates =
            candidates.iter().map(|ix| self.site[*ix].document.id.to_string()).collect();
        Problem::AmbiguousReference { reference: reference.to_owned(), candidates }
    }

    fn body_link(&mut self, target: &LinkTarget, span: Span) -> BodyTarget {
        match target {
            LinkTarget::Document { path, fragment } => {
                let Some(full) = self.resolve_path(path, span) else { return BodyTarget::Nowhere };
                let id = DocId::of_path(&full);
                let Some(found) = self.ids.get(&id) else {
                    if !self.is_lost(id.as_str(), span) {
                        let meant = self.meant().by_path(path);
                        self.note_dead_path(as_shown(path, full), meant, span);
                    }
                    return BodyTarget::Nowhere;
                };
                self.with_fragment(found, fragment.as_deref(), span)
            }
            LinkTarget::Wiki { reference, fragment, .. } => match self.lookup(reference, span) {
                Some(found) => self.with_fragment(found, fragment.as_deref(), span),
                None => BodyTarget::Nowhere,
            },
            LinkTarget::Mention { word, number, following } => {
                self.mention(*word, number, following)
            }
            LinkTarget::File { path, fragment } => {
                let meant = address_meant_by(path, fragment.as_deref());
                match self.file_or_address(path, span, meant) {
                    Some(path) => BodyTarget::File(path),
                    None => BodyTarget::Nowhere,
                }
            }
            LinkTarget::Fragment { fragment } => {
                match self.with_fragment(self.from, Some(fragment), span) {
                    BodyTarget::Document(_, Some(fragment)) => BodyTarget::Here(fragment),
                    other => other,
                }
            }
        }
    }

    fn with_fragment(&mut self, target: DocIx, fragment: Option<&str>, span: Span) -> BodyTarget {
        let Some(fragment) = fragment else { return BodyTarget::Document(target, None) };
        let document = self.document(target);
        if document.body.headings.iter().any(|heading| *heading.id == *fragment) {
            return BodyTarget::Document(target, Some(fragment.into()));
        }
        let target = document.id.to_string();
        self.note(span, Problem::DeadFragment { fragment: fragment.to_owned(), target });
        BodyTarget::Nowhere
    }

    /// "Maßnahme 2a" in the documents of a plan. What is not there is no error: it is prose.
    fn mention(&self, word: Mention, number: &str, following: &str) -> BodyTarget {
        let entry = &self.site[self.from];
        let is_plan = matches!(entry.document.facts, Facts::Plan(_));
        let own = if is_plan { Some(self.from) } else { entry.home.plan };
        let target = own
            .filter(|plan| !self.numbers.names_other_plan(self.site, *plan, following))
            .and_then(|plan| self.numbers.get(plan, word, number))
            .filter(|target| *target != self.from);
        target.map_or(BodyTarget::Nowhere, |target| BodyTarget::Document(target, None))
    }

    /// A file of the site by its path from this document's folder.
    fn file(&mut self, path: &str, span: Span) -> Option<Box<str>> {
        self.file_or_address(path, span, None)
    }

    /// The same where `meant` is the address that `path` is without its beginning, if it looks like one.
    fn file_or_address(
        &mut self,
        path: &str,
        span: Span,
        meant: Option<String>,
    ) -> Option<Box<str>> {
        let resolved = self.resolve_path(path, span)?;
        if let Some(asset) = self.assets.get(&resolved) {
            if asset.active {
                self.note(span, Problem::ActiveFile { path: resolved });
                return None;
            }
            if OutPath::new(&resolved).is_err() {
                self.note(span, Problem::BadFileName { name: resolved });
                return None;
            }
            return Some(resolved.into());
        }
        // What is wrong with a file that is there is told there.
        let is_refused = self.ids.is_broken(&DocId::of_path(&resolved));
        if is_refused || self.is_lost(stem_of(&resolved), span) {
            return None;
        }
        if let Some(document) = self.meant().document_by_file(path) {
            self.note_dead_path(path.to_owned(), Some(document), span);
            return None;
        }
        let suggestion = self.meant().file(path);
        let resolved = as_shown(path, resolved);
        let problem = match meant.filter(|_| suggestion.is_none()) {
            Some(meant) => Problem::AddressAsFile { path: resolved, meant },
            None => {
                let in_text = self.document(self.from).body.holds(span);
                Problem::MissingFile { path: resolved, suggestion, in_text }
            }
        };
        self.note(span, problem);
        None
    }

    /// Notes that `path` leads nowhere, and perhaps the document that was `meant`.
    fn note_dead_path(&mut self, path: String, meant: Option<DocIx>, span: Span) {
        let suggestion = meant.map(|ix| self.path_to(ix));
        let problem = Problem::DeadReference { reference: path, suggestion, by_path: true };
        self.note(span, problem);
    }

    /// The path of a document as a link may be written anywhere.
    fn path_to(&self, ix: DocIx) -> String {
        let file = &self.site[ix].document.file;
        format!("/{}", file.strip_prefix("content/").unwrap_or(file))
    }

    /// `path` as seen from this document's folder, as path below `content/`; one that leaves the site
    /// is noted.
    fn resolve_path(&mut self, path: &str, span: Span) -> Option<String> {
        let file = &self.site[self.from].document.file;
        let here = file.strip_prefix("content/").unwrap_or(file);
        let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
        let joined = joined(folder, path);
        if joined.is_none() {
            let meant = self.meant().by_path(path.trim_start_matches("../"));
            let meant = meant.filter(|ix| *ix != self.from).map(|ix| self.path_to(ix));
            let (key, word) = ("Verweis".to_owned(), path.to_owned());
            let problem = Problem::BadPath { key, word, meant };
            self.note(span, problem);
        }
        joined
    }

    /// What there is, for suggestions.
    fn meant(&self) -> Meant<'_> {
        let Resolver { site, ids, index, assets, tree, from, .. } = *self;
        Meant { site, ids, index, assets, tree, from }
    }

    /// Whether what `ending` means is there and could not be read, which is told.
    fn is_lost(&mut self, ending: &str, span: Span) -> bool {
        let Some(path) = self.ids.misnamed.meant(ending) else {
            return self.ids.may_be_broken(ending);
        };
        let place = Place::new(&self.document(self.from).file, span);
        self.problems.push(misnamed::told(path, Some(place)));
        true
    }

    fn note(&mut self, span: Span, problem: Problem) {
        let file = &self.document(self.from).file;
        self.problems.push(Diagnostic::new(Place::new(file, span), problem));
    }
}

/// The path that a message names: where it leads, or as it is written where backslashes keep it from leading anywhere.
fn as_shown(written: &str, full: String) -> String {
    if written.contains('\\') { written.to_owned() } else { full }
}
