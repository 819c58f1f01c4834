//! Folders → what is there, without a text: every file with its path, its place and its stamp. Knows
//! what may lie in a site; refuses to open a file.
//!
//! Folders are walked in parallel (`walk`), then files are looked at in parallel: a folder of thousands of
//! files and thousands of folders cost the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::DirEntry;

use super::names::site_path;
use super::stamp::Stamp;
use super::walk::{DEEPEST, walk};
use super::{ReadError, SITE_FILE};
use crate::diagnostics::{Diagnostic, FileName, Place, Problem};
use crate::span::Span;

/// A file of the site.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its path below the site's root, with forward slashes.
    pub file: FileName,
    /// Where it lies on disk.
    pub location: PathBuf,
    /// What tells it from what it was.
    pub stamp: Stamp,
}

/// What a site consists of, without its texts. All lists are in order of path.
#[derive(Debug, Default)]
pub struct Listing {
    /// Documents and `content/site.yaml`.
    pub texts: Vec<Listed>,
    /// All other files below `content/`, among them every file of a bag: what lies in one is no document.
    pub assets: Vec<Listed>,
    /// The files of the site's own themes.
    pub themes: Vec<Listed>,
    /// What is wrong with names and kinds of files.
    pub problems: Vec<Diagnostic>,
    /// The folders in which all this stands, below the site's root.
    pub folders: Vec<PathBuf>,
    /// What links within the site lead to, one by one; below the site's root.
    pub targets: Vec<PathBuf>,
}

/// Lists the site at `root`. A folder `content/` that is missing holds nothing.
///
/// # Errors
/// Where the machine fails: what vanishes meanwhile is passed over, a folder that may not be read is not.
pub fn list(root: &Path) -> Result<Listing, ReadError> {
    let canonical =
        fs::canonicalize(root).map_err(|error| ReadError { path: root.to_owned(), error })?;
    let (content, themes) =
        rayon::join(|| walk(root.join("content")), || walk(root.join("themes")));
    let (content, themes) = (content?, themes?);
    let mut listing = Listing::default();
    for folder in content.folders.iter().chain(&themes.folders) {
        listing.folders.extend(folder.strip_prefix(root).ok().map(Path::to_path_buf));
    }
    let site = Site { root, canonical: &canonical };
    for folder in ["content", "themes"] {
        listing.targets.extend(site.way_of(&root.join(folder)));
    }
    let looked: Vec<Option<Looked>> =
        content.files.into_par_iter().map(|entry| site.look_at(entry)).collect();
    for looked in looked.into_iter().flatten() {
        match looked.found {
            // Whoever named it meant another name: a document that nobody reads as one, a file that nobody finds.
            Ok(listed) if has_hidden_blank(&listed.file) => {
                let name = listed.file.strip_prefix("content/").unwrap_or(&listed.file).to_owned();
                listing.problems.push(*problem(&listed.file, Problem::BadFileName { name }));
            }
            Ok(listed) if is_text(&listed.file) => listing.texts.push(listed),
            Ok(listed) => listing.assets.push(listed),
            Err(problem) => listing.problems.push(*problem),
        }
        listing.targets.extend(looked.leads_to);
    }
    for looked in content.kept.into_iter().filter_map(|entry| site.look_at(entry)) {
        match looked.found {
            Ok(listed) => listing.assets.push(listed),
            Err(problem) => listing.problems.push(*problem),
        }
        listing.targets.extend(looked.leads_to);
    }
    for folder in content.too_deep.into_iter().chain(themes.too_deep) {
        let too_deep = Problem::FoldersTooDeep { limit: DEEPEST };
        listing.problems.push(*problem(&site.name_of(&folder), too_deep));
    }
    listing.themes = themes.files.into_par_iter().filter_map(|it| site.theme_file(it)).collect();
    // A path of `/` sorts before everything else in it: order by the path as it is written.
    for files in [&mut listing.texts, &mut listing.assets, &mut listing.themes] {
        files.par_sort_unstable_by(|a, b| a.file.cmp(&b.file));
    }
    listing.problems.sort_by(|a, b| a.place.cmp(&b.place));
    for paths in [&mut listing.folders, &mut listing.targets] {
        paths.sort_unstable();
        paths.dedup();
    }
    Ok(listing)
}

/// Whether the name of `file` ends with a blank, or it or that of a folder begins with one.
fn has_hidden_blank(file: &str) -> bool {
    file.ends_with(char::is_whitespace)
        || file.split('/').any(|name| name.starts_with(char::is_whitespace))
}

fn is_text(file: &str) -> bool {
    file.ends_with(".md") || file == SITE_FILE
}

/// What came of one entry of a walk.
struct Looked {
    found: Result<Listed, Box<Diagnostic>>,
    /// What a link leads to, below the site's root.
    leads_to: Vec<PathBuf>,
}

/// Where the site lies, as it was named and without links.
#[derive(Clone, Copy)]
struct Site<'r> {
    root: &'r Path,
    canonical: &'r Path,
}

impl Site<'_> {
    /// The path of what may have no Unicode name below the site's root, for messages.
    fn name_of(self, path: &Path) -> FileName {
        let below = path.strip_prefix(self.root).unwrap_or(path);
        site_path(self.root, path).unwrap_or_else(|| Arc::from(below.to_string_lossy()))
    }

    /// `None` where the file vanished since the walk.
    fn look_at(self, entry: DirEntry) -> Option<Looked> {
        let Some(file) = site_path(self.root, entry.path()) else {
            let name = self.name_of(entry.path());
            let problem = problem(&name, Problem::BadFileName { name: name.to_string() });
            return Some(Looked { found: Err(problem), leads_to: Vec::new() });
        };
        let is_link = entry.path_is_symlink();
        let leads_to = if is_link { self.way_of(entry.path()) } else { Vec::new() };
        let found = match self.stamp_of(&entry, is_link) {
            Ok(stamp) => Ok(Listed { file, location: entry.into_path(), stamp: stamp? }),
            Err(found) => Err(problem(&file, found)),
        };
        Some(Looked { found, leads_to })
    }

    /// The stamp of a regular file, also behind a link that stays within the site.
    fn stamp_of(self, entry: &DirEntry, is_link: bool) -> Result<Option<Stamp>, Problem> {
        if is_link {
            let target = fs::canonicalize(entry.path()).unwrap_or_default();
            if !target.starts_with(self.canonical) {
                return Err(Problem::LinkOutside { target: target.to_string_lossy().into_owned() });
            }
        }
        match fs::metadata(entry.path()) {
            Ok(metadata) if metadata.is_file() => Ok(Some(Stamp::of(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Ok(_) | Err(_) => Err(Problem::SpecialFile),
        }
    }

    /// What `link` names, and what that names in turn, as far as it lies within the site. Where there is
    /// nothing, the topmost thing that is missing.
    fn way_of(self, link: &Path) -> Vec<PathBuf> {
        /// As many links one behind the other as Linux follows.
        const LINKS: usize = 40;
        let mut way = Vec::new();
        let mut link = link.to_owned();
        for _ in 0..LINKS {
            let Ok(target) = fs::read_link(&link) else { break };
            link.pop();
            link.push(target);
            let Some(found) = nearest(&link) else { break };
            let Ok(below) = found.strip_prefix(self.canonical) else { break };
            way.push(below.to_owned());
            link = found;
        }
        way
    }

    /// `None` for a link, for a file in no theme, and where it vanished since the walk.
    fn theme_file(self, entry: DirEntry) -> Option<Listed> {
        let file = site_path(self.root, entry.path())?;
        let in_theme = theme_path(&file).is_some() && entry.file_type().is_file();
        let stamp = Stamp::of(&entry.metadata().ok().filter(|_| in_theme)?);
        Some(Listed { file, location: entry.into_path(), stamp })
    }
}

/// `path`, in the true folder that holds it; or what lies above it in the lowest folder that exists.
fn nearest(path: &Path) -> Option<PathBuf> {
    let above = path.ancestors().skip(1);
    path.ancestors().zip(above).find_map(|(path, folder)| {
        let name = path.file_name()?;
        fs::canonicalize(folder).ok().map(|folder| folder.join(name))
    })
}

/// The theme and the path in it of a file below `themes/`.
pub(super) fn theme_path(file: &str) -> Option<(&str, &str)> {
    file.strip_prefix("themes/")?.split_once('/')
}

fn problem(file: &FileName, problem: Problem) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Place::new(file, Span::default()), problem))
}
