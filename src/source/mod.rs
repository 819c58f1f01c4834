//! Files → texts: the only reader of a site. Lists the content tree in a stable order, reads documents
//! as UTF-8, notes which other files there are. Knows nothing of what a document says.
//!
//! [`list`] says what is there, [`read`] reads all of it, and a [`Reader`] looks again and again and says
//! what changed.

#![expect(clippy::disallowed_methods, reason = "the only reader of the disk")]

mod asset;
mod change;
mod excerpts;
mod list;
mod names;
mod picture;
mod reader;
mod stamp;
mod text;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use sha2::Digest;

use crate::diagnostics::{Diagnostic, FileName};
pub use asset::Asset;
pub use change::{Change, ThemeFile};
pub use excerpts::{excerpts_of, find_root};
use list::theme_path;
pub use list::{Listed, Listing, list};
pub use names::{document_meant, is_passed_over};
pub use picture::Dimensions;
pub use reader::Reader;
pub use stamp::Stamp;
pub use text::not_utf8;
use text::{ReadFault, read_text, read_theme_file};
pub use walk::DEEPEST;

/// The site's own file below its root.
pub const SITE_FILE: &str = "content/site.yaml";

/// Names that editors and other programs give to the site's own file.
pub const SITE_FILE_MISNAMED: [&str; 3] = ["site.yml", "site.yaml.txt", "site.yml.txt"];

/// The file whose folder is a bag (RFC 8493): what lies there is kept, and no part of the content.
pub const BAG: &str = "bagit.txt";

/// A text of the site.
#[derive(Debug)]
pub struct TextFile {
    /// Its path below the site's root, with forward slashes.
    pub file: FileName,
    /// Its text.
    pub text: String,
}

impl TextFile {
    /// Its path below `content/`.
    pub fn path(&self) -> &str {
        self.file.strip_prefix("content/").unwrap_or(&self.file)
    }
}

/// What the site consists of. `D` is what is kept of each document: its text, if nothing else is asked for.
#[derive(Debug)]
pub struct Sources<D = TextFile> {
    /// `content/site.yaml`.
    pub site_file: Option<TextFile>,
    /// The documents in order of path.
    pub documents: Vec<D>,
    /// All other files below `content/`, by their path there.
    pub assets: BTreeMap<String, Asset>,
    /// The files of the site's own themes by the theme's name.
    pub themes: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
    /// What is wrong with the files themselves.
    pub problems: Vec<Diagnostic>,
}

impl<D> Default for Sources<D> {
    fn default() -> Sources<D> {
        Sources {
            site_file: None,
            documents: Vec::new(),
            assets: BTreeMap::new(),
            themes: BTreeMap::new(),
            problems: Vec::new(),
        }
    }
}

impl Sources {
    /// The text of `file`, for excerpts.
    pub fn text(&self, file: &str) -> Option<&str> {
        if let Some(site) = self.site_file.as_ref().filter(|site| &*site.file == file) {
            return Some(&site.text);
        }
        let in_themes = file.strip_prefix("themes/").and_then(|rest| rest.split_once('/'));
        if let Some((theme, path)) = in_themes {
            return std::str::from_utf8(self.themes.get(theme)?.get(path)?).ok();
        }
        let at = self.documents.binary_search_by(|document| (*document.file).cmp(file)).ok()?;
        self.documents.get(at).map(|document| document.text.as_str())
    }

    /// A site given as files in memory: paths below its root with their texts. Files of `content/` that are
    /// neither documents nor `site.yaml` count as assets of that size.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Sources {
        let mut sources = Sources::default();
        let files: Vec<(&str, &str)> = files.into_iter().collect();
        let bags: Vec<&str> = files.iter().filter_map(|(file, _)| file.strip_suffix(BAG)).collect();
        let is_kept =
            |file: &str| bags.iter().any(|bag| bag.ends_with('/') && file.starts_with(bag));
        for (file, text) in files {
            let entry = TextFile { file: Arc::from(file), text: text.to_owned() };
            if let Some((theme, path)) =
                file.strip_prefix("themes/").and_then(|rest| rest.split_once('/'))
            {
                let theme = sources.themes.entry(theme.to_owned()).or_default();
                theme.insert(path.to_owned(), text.as_bytes().to_vec());
            } else if file == SITE_FILE {
                sources.site_file = Some(entry);
            } else if file.ends_with(".md") && !is_kept(file) {
                sources.documents.push(entry);
            } else {
                let part = |from, length| Some(part_of(text.as_bytes(), from, length).to_vec());
                let asset = Asset::new(file, PathBuf::from(file), text.len() as u64, part);
                sources.assets.insert(entry.path().to_owned(), asset);
            }
        }
        sources.documents.sort_by(|a, b| a.file.cmp(&b.file));
        sources
    }
}

/// The file of `asset` of the site at `root`, opened.
///
/// # Errors
/// Where it cannot be read, is no longer what was listed, or lies outside of the site by now.
pub fn opened(asset: &Asset, root: &Path) -> io::Result<fs::File> {
    let location = fs::canonicalize(&asset.location)?;
    let gone = || io::Error::from(io::ErrorKind::NotFound);
    // A pipe would be waited for as soon as it is opened.
    if !location.starts_with(fs::canonicalize(root)?) || !fs::metadata(&location)?.is_file() {
        return Err(gone());
    }
    let file = fs::File::open(&location)?;
    let found = file.metadata()?;
    let same = asset.stamp.is_none_or(|stamp| stamp == Stamp::of(&found));
    if found.is_file() && same && found.len() == asset.size { Ok(file) } else { Err(gone()) }
}

/// The bytes of `asset` of the site at `root`.
///
/// # Errors
/// As [`opened`], and where it changes while it is read.
pub fn bytes_of(asset: &Asset, root: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    opened(asset, root)?.take(asset.size + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == asset.size { Ok(bytes) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// Why a site could not be read at all.
#[derive(Debug)]
pub struct ReadError {
    /// What could not be read.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// A site that was listed, of which nothing is read yet but its own file.
#[derive(Debug)]
pub struct Opened {
    listing: Listing,
    listed_site_file: Option<Listed>,
    site_file: Option<TextFile>,
}

/// Lists the site at `root` and reads its own file.
///
/// # Errors
/// As [`read`].
pub fn open(root: &Path) -> Result<Opened, ReadError> {
    let mut listing = list(root)?;
    let at = listing.texts.iter().position(|listed| &*listed.file == SITE_FILE);
    let listed = at.map(|at| listing.texts.remove(at));
    let site_file = match listed.as_ref().map(read_text) {
        Some(Ok(text)) => text,
        Some(Err(ReadFault::Content(diagnostic))) => {
            listing.problems.push(*diagnostic);
            None
        }
        Some(Err(ReadFault::Machine(error))) => return Err(error),
        None => None,
    };
    Ok(Opened { listing, listed_site_file: listed, site_file })
}

impl Opened {
    /// `content/site.yaml`.
    pub fn site_file(&self) -> Option<&TextFile> {
        self.site_file.as_ref()
    }

    /// Adds to `digest` what the file system tells of each file of the site: where it is equal, nothing changed
    /// since. `None` where that cannot be told: something is wrong with the files, or one was still fresh at the
    /// time `now`, so that another edit might leave it the same stamp.
    pub fn feed(&self, digest: &mut impl Digest, now: SystemTime) -> Option<()> {
        let Opened { listing: Listing { texts, assets, themes, problems, .. }, .. } = self;
        if !problems.is_empty() {
            return None;
        }
        let files = [texts, assets, themes].into_iter().flatten();
        for Listed { file, stamp, .. } in self.listed_site_file.iter().chain(files) {
            if !stamp.is_older_than(Some(now)) {
                return None;
            }
            digest.update((file.len() as u64).to_le_bytes());
            digest.update(file.as_bytes());
            stamp.feed(digest)?;
        }
        Some(())
    }

    /// Reads everything else, in parallel. Of each document only what `keep` makes of its text is held, so that
    /// a large site is never in memory twice.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read<D: Send>(
        self,
        keep: impl Fn(TextFile) -> D + Sync,
    ) -> Result<Sources<D>, ReadError> {
        let Opened { listing: Listing { texts, assets, themes, problems, .. }, site_file, .. } =
            self;
        let mut sources = Sources { site_file, problems, ..Sources::default() };
        let read: Vec<Result<Option<D>, ReadFault>> =
            texts.par_iter().map(|listed| Ok(read_text(listed)?.map(&keep))).collect();
        for outcome in read {
            match outcome {
                Ok(document) => sources.documents.extend(document),
                Err(ReadFault::Content(diagnostic)) => sources.problems.push(*diagnostic),
                Err(ReadFault::Machine(error)) => return Err(error),
            }
        }
        sources.assets = assets.into_par_iter().map(asset).collect();
        for listed in themes {
            let Some((theme, path)) = theme_path(&listed.file) else { continue };
            let bytes = match read_theme_file(&listed) {
                Ok(None) => continue,
                Ok(Some(bytes)) => Some(bytes),
                Err(ReadFault::Content(diagnostic)) => {
                    sources.problems.push(*diagnostic);
                    None
                }
                Err(ReadFault::Machine(error)) => return Err(error),
            };
            // The theme is there, whatever is wrong with its file.
            let theme = sources.themes.entry(theme.to_owned()).or_default();
            theme.extend(bytes.map(|bytes| (path.to_owned(), bytes)));
        }
        Ok(sources)
    }
}

/// Reads the site at `root`.
///
/// # Errors
/// Where the machine fails: a file that vanished is passed over, one that may not be read is not.
pub fn read(root: &Path) -> Result<Sources, ReadError> {
    open(root)?.read(|text| text)
}

/// `length` of the bytes from `from` on, or as many as there are.
fn part_of(bytes: &[u8], from: u64, length: u64) -> &[u8] {
    let rest = usize::try_from(from).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
    usize::try_from(length).ok().and_then(|length| rest.get(..length)).unwrap_or(rest)
}

/// `length` bytes of the file from `from` on, or as many as there are.
fn part_of_file(location: &Path, from: u64, length: u64) -> Option<Vec<u8>> {
    let mut part = Vec::new();
    let mut file = fs::File::open(location).ok()?;
    file.seek(io::SeekFrom::Start(from)).ok()?;
    file.take(length).read_to_end(&mut part).ok()?;
    Some(part)
}

/// The asset that a listed file is, by its path below `content/`.
fn asset(listed: Listed) -> (String, Asset) {
    let Listed { file, location, stamp } = listed;
    let path = file.strip_prefix("content/").unwrap_or(&file).to_owned();
    let part = |from, length| part_of_file(&location, from, length);
    let asset = Asset::new(&path, location.clone(), stamp.size, part);
    (path, Asset { stamp: Some(stamp), ..asset })
}
