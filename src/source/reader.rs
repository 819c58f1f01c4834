//! A site that is looked at again and again → what changed since the last look, by content. Remembers a
//! digest of every text and no text; refuses to know why it is asked to look.
//!
//! A file is read again when its stamp differs, or when it was so fresh at the last reading that a later
//! edit could have left the same stamp.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use rayon::prelude::*;

use super::list::{Listed, Listing, list, theme_path};
use super::stamp::{GRAIN, Stamp};
use super::text::{ReadFault, read_text, read_theme_file};
use super::{Asset, Change, ReadError, TextFile, ThemeFile, asset};
use crate::diagnostics::{Diagnostic, FileName};

/// A site and what the last look found there.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    /// Texts and files of themes in order of path.
    known: Vec<Known>,
    assets: BTreeMap<FileName, Stamp>,
    problems: Vec<Diagnostic>,
    folders: Vec<PathBuf>,
    targets: Vec<PathBuf>,
}

/// A file that was read.
#[derive(Clone, Debug)]
struct Known {
    file: FileName,
    stamp: Stamp,
    /// When this stamp was first seen.
    since: Instant,
    /// Whether the next edit is sure to leave another stamp.
    settled: bool,
    held: Held,
}

/// What a file held.
#[derive(Clone, Debug)]
enum Held {
    Bytes(u64),
    NoText(Box<Diagnostic>),
}

/// What a reading brought that is new.
enum News {
    Text(TextFile),
    Theme(ThemeFile),
}

impl News {
    fn bytes(&self) -> &[u8] {
        match self {
            News::Text(text) => text.text.as_bytes(),
            News::Theme(file) => &file.bytes,
        }
    }
}

/// When a look took place, for files that may be too fresh.
#[derive(Clone, Copy)]
struct Moment {
    now: Instant,
    /// The latest change of any file that was listed.
    newest: Option<SystemTime>,
}

impl Reader {
    /// Nothing is looked at yet: the first look finds everything to be new.
    pub fn new(root: PathBuf) -> Reader {
        Reader {
            root,
            known: Vec::new(),
            assets: BTreeMap::new(),
            problems: Vec::new(),
            folders: Vec::new(),
            targets: Vec::new(),
        }
    }

    /// The folder that holds `content/` and `themes/`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folders that the last look passed through, below the root.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// What the links lead to that the last look came across, below the root.
    pub fn targets(&self) -> &[PathBuf] {
        &self.targets
    }

    /// Looks at the site, and reads what may have changed.
    ///
    /// # Errors
    /// As [`list`], and for a file that may not be read. What was known stays: the next look finds the
    /// same differences again.
    pub fn look(&mut self) -> Result<Change, ReadError> {
        let Listing { mut texts, assets, themes, mut problems, folders, targets } =
            list(&self.root)?;
        texts.extend(themes);
        let newest = texts.iter().filter_map(|listed| listed.stamp.changed()).max();
        let moment = Moment { now: Instant::now(), newest };
        let joined = join(&self.known, texts);
        let read: Vec<Option<(Known, Option<News>)>> = joined
            .into_par_iter()
            .map(|(listed, before)| look_at(&listed, before, moment))
            .collect::<Result<_, _>>()?;
        let mut change = Change::default();
        let mut known = Vec::with_capacity(read.len());
        for (now, news) in read.into_iter().flatten() {
            if let Held::NoText(problem) = &now.held {
                problems.push(Diagnostic::clone(problem));
            }
            known.push(now);
            match news {
                Some(News::Text(text)) => change.texts.push(text),
                Some(News::Theme(file)) => change.themes.push(file),
                None => {}
            }
        }
        change.removed = removed(&self.known, &known);
        change.assets = self.look_at_assets(assets);
        change.problems = (problems != self.problems).then(|| problems.clone());
        (self.known, self.problems) = (known, problems);
        (self.folders, self.targets) = (folders, targets);
        Ok(change)
    }

    fn look_at_assets(&mut self, listed: Vec<Listed>) -> BTreeMap<String, Option<Asset>> {
        let now: BTreeMap<FileName, Stamp> =
            listed.iter().map(|listed| (listed.file.clone(), listed.stamp)).collect();
        let before = std::mem::take(&mut self.assets);
        let new = |it: &Listed| before.get(&it.file) != Some(&it.stamp);
        let mut changed: BTreeMap<String, Option<Asset>> = listed
            .into_par_iter()
            .filter(new)
            .map(asset)
            .map(|(path, it)| (path, Some(it)))
            .collect();
        for gone in before.keys().filter(|file| !now.contains_key(*file)) {
            changed.insert(gone.strip_prefix("content/").unwrap_or(gone).to_owned(), None);
        }
        self.assets = now;
        changed
    }
}

/// Every listed file with what was known of it. Both lists are in order of path.
fn join(known: &[Known], listed: Vec<Listed>) -> Vec<(Listed, Option<&Known>)> {
    let mut known = known.iter().peekable();
    let before = |listed: Listed| {
        while known.next_if(|known| known.file < listed.file).is_some() {}
        let before = known.next_if(|known| known.file == listed.file);
        (listed, before)
    };
    listed.into_iter().map(before).collect()
}

/// The files that held bytes before and hold none now. Both lists are in order of path.
fn removed(before: &[Known], now: &[Known]) -> Vec<FileName> {
    let holds = |known: &&Known| matches!(known.held, Held::Bytes(_));
    let mut now = now.iter().filter(holds).peekable();
    let mut gone = |before: &&Known| {
        while now.next_if(|now| now.file < before.file).is_some() {}
        now.peek().is_none_or(|now| now.file != before.file)
    };
    let before = before.iter().filter(holds);
    before.filter(|known| gone(known)).map(|known| known.file.clone()).collect()
}

/// `None` where the file vanished since it was listed.
fn look_at(
    listed: &Listed,
    before: Option<&Known>,
    moment: Moment,
) -> Result<Option<(Known, Option<News>)>, ReadError> {
    let same = before.filter(|before| before.stamp == listed.stamp);
    if let Some(same) = same.filter(|same| same.settled) {
        return Ok(Some((same.clone(), None)));
    }
    let Some((held, news)) = read(listed)? else { return Ok(None) };
    let since = same.map_or(moment.now, |same| same.since);
    let settled =
        moment.now.duration_since(since) >= GRAIN || listed.stamp.is_older_than(moment.newest);
    let unchanged = match (before.map(|before| &before.held), &held) {
        (Some(Held::Bytes(before)), Held::Bytes(now)) => before == now,
        (Some(Held::Bytes(_) | Held::NoText(_)) | None, _) => false,
    };
    let known = Known { file: listed.file.clone(), stamp: listed.stamp, since, settled, held };
    Ok(Some((known, news.filter(|_| !unchanged))))
}

fn read(listed: &Listed) -> Result<Option<(Held, Option<News>)>, ReadError> {
    let news = if theme_path(&listed.file).is_some() {
        let news = |bytes| News::Theme(ThemeFile { file: listed.file.clone(), bytes });
        read_theme_file(listed).map(|bytes| bytes.map(news))
    } else {
        read_text(listed).map(|text| text.map(News::Text))
    };
    match news {
        Ok(None) => Ok(None),
        Ok(Some(news)) => Ok(Some((Held::Bytes(digest(news.bytes())), Some(news)))),
        Err(ReadFault::Content(problem)) => Ok(Some((Held::NoText(problem), None))),
        Err(ReadFault::Machine(error)) => Err(error),
    }
}

/// SipHash, whose two texts of one digest nobody meets by chance.
fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
