//! Files → texts: the only reader of a site. Lists the content tree in a stable order, reads documents
//! as UTF-8, notes which other files there are. Knows nothing of what a document says.

#![expect(clippy::disallowed_methods, reason = "the only reader of the disk")]

mod asset;
mod picture;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

pub use asset::Asset;
pub use picture::Dimensions;

use crate::diagnostics::{Diagnostic, FileName, Place, Problem};
use crate::span::Span;

/// A document of more bytes than this is no document.
const DOCUMENT_LIMIT: u64 = 8 << 20;

/// The site's own file below its root.
pub const SITE_FILE: &str = "content/site.yaml";

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

/// What the site consists of.
#[derive(Debug, Default)]
pub struct Sources {
    /// `content/site.yaml`.
    pub site_file: Option<TextFile>,
    /// The documents in order of path.
    pub documents: Vec<TextFile>,
    /// All other files below `content/`, by their path there.
    pub assets: BTreeMap<String, Asset>,
    /// The files of the site's own themes by the theme's name.
    pub themes: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
    /// What is wrong with the files themselves.
    pub problems: Vec<Diagnostic>,
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
        for (file, text) in files {
            let entry = TextFile { file: Arc::from(file), text: text.to_owned() };
            if let Some((theme, path)) =
                file.strip_prefix("themes/").and_then(|rest| rest.split_once('/'))
            {
                let theme = sources.themes.entry(theme.to_owned()).or_default();
                theme.insert(path.to_owned(), text.as_bytes().to_vec());
            } else if file == SITE_FILE {
                sources.site_file = Some(entry);
            } else if file.ends_with(".md") {
                sources.documents.push(entry);
            } else {
                let head = |length| {
                    let length = usize::try_from(length).unwrap_or(usize::MAX).min(text.len());
                    text.as_bytes().get(..length).map(<[u8]>::to_vec)
                };
                let asset = Asset::new(file, PathBuf::from(file), text.len() as u64, head);
                sources.assets.insert(entry.path().to_owned(), asset);
            }
        }
        sources.documents.sort_by(|a, b| a.file.cmp(&b.file));
        sources
    }
}

/// The texts of `files`, named by their paths below `root`, for excerpts. A file that is no text of the
/// site, or has become none, is left out.
pub fn excerpts_of<'f>(
    root: &Path,
    files: impl IntoIterator<Item = &'f str>,
) -> BTreeMap<&'f str, String> {
    let Ok(canonical) = fs::canonicalize(root) else { return BTreeMap::new() };
    let files: BTreeSet<&str> = files.into_iter().collect();
    files
        .into_iter()
        .filter_map(|file| Some((file, text_within(&canonical, &root.join(file))?)))
        .collect()
}

/// The text of a regular file that lies below `root`, also by way of links.
fn text_within(root: &Path, file: &Path) -> Option<String> {
    let location = fs::canonicalize(file).ok().filter(|location| location.starts_with(root))?;
    let metadata = fs::metadata(&location).ok()?;
    if !metadata.is_file() || metadata.len() > DOCUMENT_LIMIT {
        return None;
    }
    let mut text = String::new();
    fs::File::open(location).ok()?.take(DOCUMENT_LIMIT).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The nearest folder from `start` upward that holds `content/site.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(SITE_FILE).is_file()).map(Path::to_path_buf)
}

/// Why a site could not be read at all.
#[derive(Debug)]
pub struct ReadError {
    /// What could not be read.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// Reads the site at `root`.
///
/// # Errors
/// Where the machine fails: a file that vanished is passed over, one that may not be read is not.
pub fn read(root: &Path) -> Result<Sources, ReadError> {
    let content = root.join("content");
    let canonical =
        fs::canonicalize(root).map_err(|error| ReadError { path: root.to_owned(), error })?;
    let mut listed = Vec::new();
    let mut sources = Sources::default();
    let walk = WalkDir::new(&content)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry));
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => {
                continue;
            }
            Err(error) => {
                let path = error.path().unwrap_or(&content).to_owned();
                return Err(ReadError { path, error: error.into() });
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let Some(file) = site_path(root, entry.path()) else {
            let name = entry.path().to_string_lossy().into_owned();
            let place = Place::new(&Arc::from(name.as_str()), Span::default());
            sources.problems.push(Diagnostic::new(place, Problem::BadFileName { name }));
            continue;
        };
        match kind_of(&entry, &canonical) {
            Ok(size) => listed.push(Listed { file, location: entry.into_path(), size }),
            Err(problem) => {
                sources.problems.push(Diagnostic::new(Place::new(&file, Span::default()), problem));
            }
        }
    }
    // A path of `/` sorts before everything else in it: order by the path as it is written.
    listed.sort_by(|a, b| a.file.cmp(&b.file));
    let (texts, others): (Vec<Listed>, Vec<Listed>) = listed
        .into_iter()
        .partition(|listed| listed.file.ends_with(".md") || &*listed.file == SITE_FILE);
    let assets = others.into_par_iter().map(|Listed { file, location, size }| {
        let path = file.strip_prefix("content/").unwrap_or(&file).to_owned();
        let asset = Asset::new(&path, location.clone(), size, |length| head_of(&location, length));
        (path, asset)
    });
    sources.assets = assets.collect();
    let read: Vec<Result<Option<TextFile>, ReadFault>> =
        texts.into_par_iter().map(read_text).collect();
    for outcome in read {
        match outcome {
            Ok(Some(text)) if &*text.file == SITE_FILE => sources.site_file = Some(text),
            Ok(Some(text)) => sources.documents.push(text),
            Ok(None) => {}
            Err(ReadFault::Content(diagnostic)) => sources.problems.push(*diagnostic),
            Err(ReadFault::Machine(error)) => return Err(error),
        }
    }
    sources.themes = read_themes(root)?;
    Ok(sources)
}

/// The files of all folders in `themes/`.
fn read_themes(root: &Path) -> Result<BTreeMap<String, BTreeMap<String, Vec<u8>>>, ReadError> {
    let mut themes: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    let folder = root.join("themes");
    if !folder.is_dir() {
        return Ok(themes);
    }
    for entry in WalkDir::new(&folder).into_iter().filter_entry(|entry| !is_hidden(entry)) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&folder).to_owned();
            ReadError { path, error: error.into() }
        })?;
        let Some(path) = site_path(&folder, entry.path()).filter(|_| entry.file_type().is_file())
        else {
            continue;
        };
        if let Some((theme, path)) = path.split_once('/') {
            let bytes = fs::read(entry.path())
                .map_err(|error| ReadError { path: entry.path().to_owned(), error })?;
            themes.entry(theme.to_owned()).or_default().insert(path.to_owned(), bytes);
        }
    }
    Ok(themes)
}

/// The first `length` bytes of the file, or all where it has fewer.
fn head_of(location: &Path, length: u64) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    fs::File::open(location).ok()?.take(length).read_to_end(&mut head).ok()?;
    Some(head)
}

struct Listed {
    file: FileName,
    location: PathBuf,
    size: u64,
}

enum ReadFault {
    Content(Box<Diagnostic>),
    Machine(ReadError),
}

/// Whether editors, office programs and systems keep this file or folder for themselves.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.') || (!entry.file_type().is_dir() && is_left_behind(&name)))
}

/// Whether a file of this name is an editor's copy or the lock of an office program.
fn is_left_behind(name: &str) -> bool {
    name.ends_with('~')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
}

/// The path of `file` below `root` with forward slashes; `None` where it is no Unicode.
fn site_path(root: &Path, file: &Path) -> Option<FileName> {
    let parts: Option<Vec<&str>> =
        file.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    Some(Arc::from(parts?.join("/")))
}

/// The size of a regular file, also behind a link that stays within the site.
fn kind_of(entry: &DirEntry, root: &Path) -> Result<u64, Problem> {
    if entry.path_is_symlink() {
        let target = fs::canonicalize(entry.path()).unwrap_or_default();
        if !target.starts_with(root) {
            return Err(Problem::LinkOutside { target: target.to_string_lossy().into_owned() });
        }
    }
    // Only a link has to be looked at once more; a walk already knows everything else but the size.
    match fs::metadata(entry.path()) {
        Ok(metadata) if metadata.is_file() => Ok(metadata.len()),
        Ok(_) | Err(_) => Err(Problem::SpecialFile),
    }
}

/// `None` where the file vanished between listing and reading.
fn read_text(listed: Listed) -> Result<Option<TextFile>, ReadFault> {
    let Listed { file, location, size } = listed;
    let content = |problem| {
        let place = Place::new(&file, Span::default());
        ReadFault::Content(Box::new(Diagnostic::new(place, problem)))
    };
    if size > DOCUMENT_LIMIT {
        return Err(content(Problem::FileTooLarge {
            megabytes: size >> 20,
            limit: DOCUMENT_LIMIT >> 20,
        }));
    }
    let machine = |error| ReadFault::Machine(ReadError { path: location.clone(), error });
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    match fs::File::open(&location) {
        // A file that grows while it is read is cut at the limit, not followed for ever.
        Ok(opened) => opened.take(DOCUMENT_LIMIT).read_to_end(&mut bytes).map_err(machine)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(machine(error)),
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(TextFile { file, text })),
        Err(_) => Err(content(Problem::NotUtf8)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_left_behind;

    #[test]
    fn only_what_programs_leave_behind_is_passed_over() {
        for name in ["2a.md~", "#2a.md#", "~$plan.docx"] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["#hash.md", "a#.md", "~2a.md", "2a.md", "#", "$a"] {
            assert!(!is_left_behind(name), "{name}");
        }
    }
}
