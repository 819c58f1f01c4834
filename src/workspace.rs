//! A site that is kept current while it is edited: looks again, parses only what changed, and links anew
//! only where more than mere words changed. What comes of it is what a fresh reading of the same
//! files gives. Knows neither what told it to look nor who sees the result.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::date::Day;
use crate::diagnostics::{Diagnostic, FileName};
use crate::document::{Parsed, Reading};
use crate::publish::reading::{self, link, parse};
use crate::publish::{Order, Publication, PublishError};
use crate::source::{Asset, Change, ReadError, Reader, SITE_FILE, TextFile, ThemeFile};
use crate::theme::Files;

/// A site that is kept current.
pub struct Workspace {
    reader: Reader,
    order: Order,
    known: Known,
    /// The publication of the last look, where the site was sound.
    last: Option<Publication>,
    looked: bool,
}

/// What is known of the site's files.
#[derive(Default)]
struct Known {
    site_file: Option<TextFile>,
    /// What the documents were parsed with.
    reading: Option<Reading>,
    /// The documents, parsed, in order of path.
    parsed: BTreeMap<FileName, Parsed>,
    assets: BTreeMap<String, Asset>,
    themes: BTreeMap<String, Files>,
    problems: Vec<Diagnostic>,
}

/// What came of a look.
pub enum Update {
    /// Nothing changed.
    Same,
    /// The site as it is now.
    Sound(Publication),
    /// What is wrong with it now, in the order of [`crate::diagnostics::sort`].
    Faulty(Vec<Diagnostic>),
}

impl Workspace {
    /// The site at `root`, published as `order` says. Nothing is read yet.
    pub fn new(root: PathBuf, order: Order) -> Workspace {
        let reader = Reader::new(root);
        Workspace { reader, order, known: Known::default(), last: None, looked: false }
    }

    /// Where the last look was: the folders that it passed through, and what links lead to.
    pub fn places(&self) -> (&[PathBuf], &[PathBuf]) {
        (self.reader.folders(), self.reader.targets())
    }

    /// The next update gives the site also where nothing changed: what was done with this one failed.
    pub fn again(&mut self) {
        self.looked = false;
    }

    /// The Stichtag, where nobody gave one, is `day` from now on.
    pub fn as_of(&mut self, day: Day) {
        let stichtag = &mut self.order.edition.stichtag;
        if !stichtag.explicit && stichtag.day != day {
            stichtag.day = day;
            (self.last, self.looked) = (None, false);
        }
    }

    /// Looks what changed since the last time; at first that is everything.
    ///
    /// # Errors
    /// Where the machine fails. The next look begins where this one did.
    pub fn update(&mut self) -> Result<Update, ReadError> {
        let mut change = self.reader.look()?;
        if change.is_empty() && self.looked {
            return Ok(Update::Same);
        }
        if self.known.is_read_otherwise(&change) {
            // All documents are parsed anew, and their texts are not kept.
            self.reader = Reader::new(self.reader.root().to_owned());
            self.known = Known::default();
            self.last = None;
            change = self.reader.look()?;
        }
        self.looked = true;
        let last = self.last.take();
        Ok(match self.publication(change, last) {
            Ok(publication) => {
                self.last = Some(publication.clone());
                Update::Sound(publication)
            }
            Err(problems) => Update::Faulty(problems),
        })
    }

    fn publication(
        &mut self,
        change: Change,
        last: Option<Publication>,
    ) -> Result<Publication, Vec<Diagnostic>> {
        let documents = self.known.has_all_of(&change);
        let changed = self.known.take(change);
        if documents && let Some(publication) = last.and_then(|last| self.reworded(last, &changed))
        {
            return Ok(publication);
        }
        self.linked().map_err(|error| match error {
            PublishError::Site(problems) => problems,
            PublishError::Output(_) => Vec::new(),
        })
    }

    /// `last` with the `changed` documents, where nothing but their words changed.
    fn reworded(&self, last: Publication, changed: &[FileName]) -> Option<Publication> {
        let mut publication = last;
        for file in changed {
            // What a document was warned of may have gone, or moved with its words.
            let concerns = |it: &Diagnostic| {
                it.place.file == *file || it.related.iter().any(|place| place.file == *file)
            };
            if publication.site().warnings().iter().any(concerns) {
                return None;
            }
            let parsed = self.known.parsed.get(file)?;
            let document = parsed.document.as_ref().filter(|_| parsed.problems.is_empty())?;
            publication = publication.with_words_of(document)?;
        }
        Some(publication)
    }

    /// The publication of all that is known.
    fn linked(&self) -> Result<Publication, PublishError> {
        let Known { site_file, parsed, assets, themes, problems, .. } = &self.known;
        let file = reading::site_file(site_file.as_ref());
        let documents = parsed
            .iter()
            .map(|(file, parsed)| (file.strip_prefix("content/").unwrap_or(file), parsed));
        let linked = link(file, documents, problems.clone(), assets, self.order.edition);
        Publication::of(linked, Cow::Borrowed(themes), &self.order)
    }
}

impl Known {
    /// Whether after `change` documents are parsed otherwise than before.
    fn is_read_otherwise(&self, change: &Change) -> bool {
        let Some(before) = &self.reading else { return false };
        let file = change.texts.iter().find(|text| &*text.file == SITE_FILE);
        let touched = file.is_some() || change.removed.iter().any(|file| &**file == SITE_FILE);
        touched && reading_of(file) != *before
    }

    /// Whether `change` is one of documents alone that were known before.
    fn has_all_of(&self, change: &Change) -> bool {
        let Change { texts, themes, removed, assets, problems } = change;
        let known = |text: &TextFile| self.parsed.contains_key(&text.file);
        let rest = themes.is_empty() && removed.is_empty() && assets.is_empty();
        rest && problems.is_none() && texts.iter().all(known)
    }

    /// Takes `change` in. Gives the documents that were parsed.
    fn take(&mut self, change: Change) -> Vec<FileName> {
        let Change { mut texts, themes, removed, assets, problems } = change;
        if let Some(at) = texts.iter().position(|text| &*text.file == SITE_FILE) {
            self.site_file = Some(texts.remove(at));
            self.reading = None;
        }
        for file in &removed {
            self.forget(file);
        }
        for ThemeFile { file, bytes } in themes {
            if let Some((theme, path)) = within_theme(&file) {
                self.themes.entry(theme.to_owned()).or_default().insert(path.to_owned(), bytes);
            }
        }
        for (path, asset) in assets {
            match asset {
                Some(asset) => self.assets.insert(path, asset),
                None => self.assets.remove(&path),
            };
        }
        self.problems = problems.unwrap_or(std::mem::take(&mut self.problems));
        let reading = self.reading.take().unwrap_or_else(|| reading_of(self.site_file.as_ref()));
        let parsed: Vec<(FileName, Parsed)> =
            texts.into_par_iter().map(|text| (text.file.clone(), parse(&text, &reading))).collect();
        let changed = parsed.iter().map(|(file, _)| file.clone()).collect();
        self.reading = Some(reading);
        self.parsed.extend(parsed);
        changed
    }

    fn forget(&mut self, file: &FileName) {
        if &**file == SITE_FILE {
            (self.site_file, self.reading) = (None, None);
        } else if let Some((theme, path)) = within_theme(file) {
            let files = self.themes.get_mut(theme).map(|files| {
                files.remove(path);
                files.is_empty()
            });
            if files == Some(true) {
                self.themes.remove(theme);
            }
        } else {
            self.parsed.remove(file);
        }
    }
}

/// What the documents of a site with this file have in common.
fn reading_of(file: Option<&TextFile>) -> Reading {
    let read = reading::site_file(file);
    reading::reading(read.as_ref().ok().map(|(file, _)| file))
}

/// A file of a theme as the theme's name and the path in it.
fn within_theme(file: &str) -> Option<(&str, &str)> {
    file.strip_prefix("themes/")?.split_once('/')
}
