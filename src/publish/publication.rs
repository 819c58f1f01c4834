//! A site ready to be rendered. Never changes, and each of its files is a function of it alone, so that
//! they can be asked for in any order, at any time, from many threads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::differences::Differences;
use super::outputs::{self, Output};
use super::render::{self, Content, Voice, Voices};
use super::theming::{self, Speech, told_of_page};
use super::together::both;
use super::{Order, PublishError, search, selection, site_problems};
use crate::bag::{self, LogEntry, Reason};
use crate::diagnostics::Diagnostic;
use crate::difference::Difference;
use crate::document::Document;
use crate::language::Language;
use crate::model::{Archived, DocIx, Entry, InLanguage, Site};
use crate::output::{Discard, Sink};
use crate::path::OutPath;
use crate::source::Asset;
use crate::theme::{self, ThemeFiles};
use crate::view::versions::{InArchive, Kept, RedactionNote};
use crate::view::{Context, SiteWide, difference, plan_data};

/// The style sheet of a theme.
const STYLE: &str = "assets/style.css";
/// The template of a difference as one file.
const DIFFERENCE_FILE: &str = "difference_file.html";

/// A site with its theme and the list of its files. Cheap to clone.
#[derive(Clone)]
pub struct Publication {
    site: Site,
    /// The site in each of the languages that it has translations into, in their order.
    translated: Vec<Site>,
    setting: Arc<Setting>,
    /// The files of the search index, from the first time that one of them is asked for.
    index: Arc<OnceLock<BTreeMap<OutPath, Vec<u8>>>>,
    /// What changed between versions, each from the first time that it is asked for.
    differences: Arc<Differences>,
}

/// What the mere words of documents do not change.
struct Setting {
    /// In which the site is published.
    own: Speech,
    /// Another language of the user interface, where a translation is in it.
    other: Option<Speech>,
    wide: SiteWide,
    /// In order of path.
    outputs: Vec<(OutPath, Output)>,
}

impl Publication {
    /// `site` in the theme of `files`.
    ///
    /// # Errors
    /// What is wrong with the theme, and every two files that would have one path.
    pub fn new(site: Site, files: ThemeFiles, order: &Order) -> Result<Publication, PublishError> {
        Publication::assemble(site, files, order, None)
    }

    /// The version `nr` of `plan` alone, frozen. Its files go by the paths that they have on the site.
    ///
    /// # Errors
    /// As [`Publication::new`].
    pub(super) fn frozen(
        site: Site,
        files: ThemeFiles,
        order: &Order,
        plan: DocIx,
        nr: &str,
    ) -> Result<Publication, PublishError> {
        Publication::assemble(site, files, order, Some((plan, nr)))
    }

    fn assemble(
        site: Site,
        files: ThemeFiles,
        order: &Order,
        frozen: Option<(DocIx, &str)>,
    ) -> Result<Publication, PublishError> {
        let language = Language::of_locale(site.file.language());
        let mut tongues = site.translations.iter().map(|them| speech_of(&site, them));
        let other = tongues.find(|spoken| *spoken != language);
        let opened = theming::open(&site.file, files, other);
        let stated = site.file.base_url.as_ref().map(|url| url.as_str());
        let search = order.search && site.file.search.unwrap_or(true);
        let mut wide = SiteWide::of(&site, order.base_url.as_deref().or(stated), search);
        let planned = {
            let stand_in;
            let Speech { texts, theme } = match &opened {
                Ok((own, _)) => own,
                Err(_) => {
                    stand_in = theming::default_theme(&site.file);
                    &stand_in
                }
            };
            outputs::plan(&Context::new(&site, texts, &wide), theme)
        };
        let ((Speech { texts, theme }, other), mut outputs) = both(opened, planned)?;
        wide.take_kept(kept(&site));
        if let Some((plan, nr)) = frozen {
            let (selected, frozen) = selection::select(&site, outputs, plan, nr);
            outputs = selected;
            wide.freeze(frozen);
        }
        let setting = Setting { own: Speech { texts, theme }, other, wide, outputs };
        Ok(Publication::around(site, Arc::new(setting)))
    }

    /// This publication with `document` in place of the one of the same id, where the two differ in nothing
    /// but words.
    pub fn with_words_of(&self, document: &Arc<Document>) -> Option<Publication> {
        let site = self.site.with_words_of(document)?;
        Some(Publication::around(site, Arc::clone(&self.setting)))
    }

    fn around(site: Site, setting: Arc<Setting>) -> Publication {
        let (translated, index) = (translated(&site), Arc::default());
        let differences = Arc::new(Differences::of(&setting.outputs));
        Publication { site, translated, setting, index, differences }
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The site as views see it.
    pub(super) fn context(&self) -> Context<'_> {
        self.voices().own.cx
    }

    /// The record of `plan`, laid out for the eye.
    pub(super) fn plan_data(&self, plan: DocIx) -> Vec<u8> {
        let cx = self.context();
        let data = plan_data::build(&cx, plan);
        let mut text = serde_json::to_vec_pretty(&data)
            .expect("plain data written to memory always serialises");
        text.push(b'\n');
        text
    }

    /// Files of the theme that are published as they are, by their path.
    pub fn theme_assets(&self) -> &theme::Files {
        self.setting.own.theme.assets()
    }

    /// The files that documents name, and where they are published.
    pub fn assets(&self) -> impl Iterator<Item = (&OutPath, &Asset)> {
        self.site.assets.values().map(|it| (&it.path, &it.asset))
    }

    /// Renders every file into `sink`, in parallel, but for the search index, as long as it is `wanted`.
    /// Returns how many there were.
    ///
    /// # Errors
    /// Each mistake of a template once, with a page that shows it; or the first failure of the sink.
    pub fn write(
        &self,
        sink: &impl Sink,
        wanted: impl Fn() -> bool + Sync,
    ) -> Result<usize, PublishError> {
        render::all(&self.voices(), &self.setting.outputs, sink, wanted)
    }

    /// Writes the search index into `sink`, where the site has one. Returns how many files that were.
    ///
    /// # Errors
    /// The first failure of the sink.
    pub fn write_search(&self, sink: &impl Sink) -> Result<usize, PublishError> {
        let files = search::files(&self.voices().own.cx);
        files.par_iter().try_for_each(|(path, bytes)| sink.put(path, bytes))?;
        Ok(files.len())
    }

    /// The plan `id` as data, as it stands in its `daten.json`; `None` where no such plan is published.
    pub fn data_of_plan(&self, id: &str) -> Option<Vec<u8>> {
        let is_meant = |entry: &Entry| entry.document.id.as_str() == id;
        let (plan, _) = self.site.published().find(|(_, entry)| is_meant(entry))?;
        Some(self.plan_data(plan))
    }

    /// The difference between two states of `plan` as one page that needs no file besides.
    ///
    /// # Errors
    /// A mistake of the template.
    pub fn difference_file(
        &self,
        plan: DocIx,
        difference: &Difference<'_>,
    ) -> Result<Vec<u8>, PublishError> {
        let cx = self.context();
        let style = self.theme_assets().get(STYLE).map(|style| String::from_utf8_lossy(style));
        let style = style.unwrap_or_default();
        let view = difference::build_file(&cx, plan, difference, &style);
        let mut page = Vec::new();
        let theme = &self.setting.own.theme;
        theme.render(DIFFERENCE_FILE, &view, &mut page).map_err(|error| {
            let page = cx.site[plan].path.to_string();
            site_problems(vec![told_of_page(*error, DIFFERENCE_FILE, page)])
        })?;
        Ok(page)
    }

    /// The file at `path`; `None` where the publication has none there.
    ///
    /// # Errors
    /// A mistake of the template.
    pub fn file(&self, path: &OutPath) -> Option<Result<Content<'_>, Box<Diagnostic>>> {
        if search::is_of_index(path) {
            let index = self.index.get_or_init(|| search::files(&self.voices().own.cx));
            if let Some(bytes) = index.get(path) {
                return Some(Ok(Content::Bytes(bytes.clone())));
            }
        }
        let outputs = &self.setting.outputs;
        let at = outputs.binary_search_by(|(own, _)| own.cmp(path)).ok()?;
        let (_, output) = outputs.get(at)?;
        render::one(&self.voices(), path, output).transpose()
    }

    /// Renders every file and keeps none, to find mistakes in templates. Stops early, and then finds
    /// nothing, as soon as `wanted` says so.
    ///
    /// # Errors
    /// As [`Publication::write`].
    pub fn check(&self, wanted: impl Fn() -> bool + Sync) -> Result<(), PublishError> {
        let outputs = &self.setting.outputs;
        render::all(&self.voices(), outputs, &Discard, wanted).map(drop)
    }

    /// Where the documents would lie that this edition leaves out.
    pub fn withheld(&self) -> BTreeSet<String> {
        let entries = self.site.all().map(|(_, entry)| entry);
        let documents = entries.filter(|entry| entry.withheld).map(|entry| &entry.path);
        documents.chain(&self.site.withheld_translations).map(OutPath::to_string).collect()
    }

    fn voices(&self) -> Voices<'_> {
        let Setting { own, other, wide, .. } = &*self.setting;
        let spoken = |them: &InLanguage| {
            let language = speech_of(&self.site, them);
            other.as_ref().filter(|other| other.texts.language() == language).unwrap_or(own)
        };
        let languages = self.site.translations.iter().map(spoken).zip(&self.translated);
        Voices {
            own: own.voice(&self.site, wide, &self.differences),
            translated: languages
                .map(|(speech, site)| speech.voice(site, wide, &self.differences))
                .collect(),
        }
    }
}

impl Speech {
    fn voice<'a>(
        &'a self,
        site: &'a Site,
        wide: &'a SiteWide,
        differences: &'a Differences,
    ) -> Voice<'a> {
        Voice { cx: Context::new(site, &self.texts, wide), theme: &self.theme, differences }
    }
}

/// What the archive says of the frozen versions, as far as it can be read.
fn kept(site: &Site) -> InArchive {
    let versions = site.archived.iter().flat_map(|(ix, list)| list.iter().map(|it| (*ix, it)));
    let kept = |(ix, it): (DocIx, &Archived)| {
        let digest = bag::digest(&it.folder).map(|digest| format!("sha512:{digest}"));
        let log = if it.redacted { bag::log_of(&it.folder) } else { Vec::new() };
        let note = |it: LogEntry| {
            let Reason { kind, date, ground } = it.reason;
            RedactionNote { kind, date, ground }
        };
        ((ix, it.nr.clone()), Kept { digest, redactions: log.into_iter().map(note).collect() })
    };
    versions.map(kept).collect()
}

/// The site in each of its languages.
fn translated(site: &Site) -> Vec<Site> {
    site.translations.iter().map(|them| site.in_language(them)).collect()
}

/// The language of the user interface around translations: their own where fahrplan speaks it, else the
/// site's.
fn speech_of(site: &Site, them: &InLanguage) -> Language {
    let own = Language::of_tag(them.language.as_str());
    own.unwrap_or_else(|| Language::of_locale(site.file.language()))
}
