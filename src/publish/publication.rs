//! A site ready to be rendered. Never changes, and each of its files is a function of it alone, so that
//! they can be asked for in any order, at any time, from many threads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::outputs::{self, Output};
use super::render::{self, Content};
use super::{Order, PublishError, search, theme_problem};
use crate::diagnostics::{Diagnostic, Problem};
use crate::document::Document;
use crate::language::Language;
use crate::model::Site;
use crate::output::{Discard, Sink};
use crate::path::OutPath;
use crate::texts::Texts;
use crate::theme::{self, SiteFacts, Theme, ThemeFiles};
use crate::view::{Context, SiteWide};

/// A site with its theme and the list of its files. Cheap to clone.
#[derive(Clone)]
pub struct Publication {
    site: Site,
    setting: Arc<Setting>,
    /// The files of the search index, from the first time that one of them is asked for.
    index: Arc<OnceLock<BTreeMap<OutPath, Vec<u8>>>>,
}

/// What the words of a body do not change.
struct Setting {
    texts: Texts,
    theme: Theme,
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
        let language = Language::of_locale(site.file.language());
        let texts = theme::texts(&files, language)
            .map_err(|error| theme_problem(error, |message| Problem::UiText { message }))?;
        let facts = SiteFacts {
            title: &site.file.title,
            summary: site.file.summary.as_deref(),
            publisher: site.file.publisher.as_deref(),
            licence: site.file.licence.as_deref(),
            lang: site.file.language(),
        };
        let theme = Theme::new(files, &facts, &texts)
            .map_err(|error| theme_problem(error, |message| Problem::Template { message }))?;
        let stated = site.file.base_url.as_ref().map(|url| url.as_str());
        let search = order.search && site.file.search.unwrap_or(true);
        let wide = SiteWide::of(&site, order.base_url.as_deref().or(stated), search);
        let outputs = outputs::plan(&Context::new(&site, &texts, &wide), &theme)?;
        let setting = Arc::new(Setting { texts, theme, wide, outputs });
        Ok(Publication { site, setting, index: Arc::default() })
    }

    /// This publication with `document` in place of the one of the same id, where the two differ in nothing
    /// but the words of the body.
    pub fn with_body_of(&self, document: &Arc<Document>) -> Option<Publication> {
        let site = self.site.with_body_of(document)?;
        Some(Publication { site, setting: Arc::clone(&self.setting), index: Arc::default() })
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Files of the theme that are published as they are, by their path.
    pub fn theme_assets(&self) -> &theme::Files {
        self.setting.theme.assets()
    }

    /// Renders every file into `sink`, in parallel, but for the search index. Returns how many there were.
    ///
    /// # Errors
    /// Each mistake of a template once, with a page that shows it; or the first failure of the sink.
    pub fn write(&self, sink: &impl Sink) -> Result<usize, PublishError> {
        render::all(&self.context(), &self.setting.theme, &self.setting.outputs, sink, || true)
    }

    /// Writes the search index into `sink`, where the site has one. Returns how many files that were.
    ///
    /// # Errors
    /// The first failure of the sink.
    pub fn write_search(&self, sink: &impl Sink) -> Result<usize, PublishError> {
        let files = search::files(&self.context());
        files.par_iter().try_for_each(|(path, bytes)| sink.put(path, bytes))?;
        Ok(files.len())
    }

    /// The file at `path`; `None` where the publication has none there.
    ///
    /// # Errors
    /// A mistake of the template.
    pub fn file(&self, path: &OutPath) -> Option<Result<Content<'_>, Box<Diagnostic>>> {
        if search::is_of_index(path) {
            let index = self.index.get_or_init(|| search::files(&self.context()));
            if let Some(bytes) = index.get(path) {
                return Some(Ok(Content::Bytes(bytes.clone())));
            }
        }
        let outputs = &self.setting.outputs;
        let at = outputs.binary_search_by(|(own, _)| own.cmp(path)).ok()?;
        let (_, output) = outputs.get(at)?;
        render::one(&self.context(), &self.setting.theme, path, output).transpose()
    }

    /// Renders every file and keeps none, to find mistakes in templates. Stops early, and then finds
    /// nothing, as soon as `wanted` says so.
    ///
    /// # Errors
    /// As [`Publication::write`].
    pub fn check(&self, wanted: impl Fn() -> bool + Sync) -> Result<(), PublishError> {
        let outputs = &self.setting.outputs;
        render::all(&self.context(), &self.setting.theme, outputs, &Discard, wanted).map(drop)
    }

    /// Where the documents would lie that this edition leaves out.
    pub fn withheld(&self) -> BTreeSet<String> {
        let entries = self.site.all().map(|(_, entry)| entry);
        entries.filter(|entry| entry.withheld).map(|entry| entry.path.to_string()).collect()
    }

    fn context(&self) -> Context<'_> {
        Context::new(&self.site, &self.setting.texts, &self.setting.wide)
    }
}
