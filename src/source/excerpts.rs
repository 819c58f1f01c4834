//! Single files of a site whose texts are gone: for excerpts in messages, and to find the site at all.
//! Knows nothing of documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::text::DOCUMENT_LIMIT;
use super::{SITE_FILE, SITE_FILE_MISNAMED};

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

/// The nearest folder from `start` upward that holds `content/site.yaml`, else that file under one of its
/// [other names](SITE_FILE_MISNAMED), of which is told when the site is read.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let is_root = |folder: &&Path| folder.join(SITE_FILE).is_file();
    let is_misnamed = |folder: &&Path| {
        let content = folder.join("content");
        SITE_FILE_MISNAMED.iter().any(|name| content.join(name).is_file())
    };
    let root = start.ancestors().find(is_root).or_else(|| start.ancestors().find(is_misnamed));
    root.map(Path::to_path_buf)
}
