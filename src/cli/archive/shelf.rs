//! Where archives lie in a site, and the bags of each in the order of their chain. Knows nothing of plans
//! but the folder in which they lie, so that it finds them in a site that no longer builds.

#![expect(clippy::disallowed_methods, reason = "looks for the folders of archives")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::bag::{Chain, Link, PREDECESSOR, Verified, verify, verify_chain};
use crate::cli::failure::Failure;
use crate::collation::SortKey;
use crate::document::id::DocId;

/// The folder of a plan's archive.
pub(super) const ARCHIVE: &str = "archiv";
/// What git is to know of an archive.
const ATTRIBUTES: &str = ".gitattributes";
/// The declaration of a bag.
const BAGIT: &str = "bagit.txt";

/// An archive.
pub(super) struct Shelf {
    /// The id of the plan.
    pub(super) plan: String,
    /// Its folder.
    pub(super) folder: PathBuf,
}

impl Shelf {
    /// The folder of the version `nr`.
    ///
    /// # Errors
    /// Where the archive has none of that name.
    pub(super) fn version(&self, nr: &str) -> Result<PathBuf, Failure> {
        let name = |path: &PathBuf| Some(path.file_name()?.to_string_lossy().into_owned());
        let mut known: Vec<String> = places_in(&self.folder).iter().filter_map(name).collect();
        // Where the archive is a link itself, whoever opens it says so.
        if known.iter().any(|name| name == nr) || is_link(&self.folder) {
            return Ok(self.folder.join(nr));
        }
        known.sort_by_cached_key(|name| (SortKey::of(name), name.clone()));
        Err(Failure::NotKept { word: nr.to_owned(), known })
    }
}

/// A bag of an archive.
pub(super) struct Kept {
    /// The number of the version.
    pub(super) name: String,
    /// What is known of it.
    pub(super) verified: Verified,
}

/// The archives of the site at `root`; of the plan that `plan` names alone, where it is given.
///
/// # Errors
/// Where there is none of that name, or several; the ones that there are.
pub(super) fn shelves(root: &Path, plan: Option<&str>) -> Result<Vec<Shelf>, Failure> {
    let content = root.join("content");
    let mut found = Vec::new();
    let mut folders = vec![content.clone()];
    while let Some(folder) = folders.pop() {
        let linked = Some(folder.join(ARCHIVE)).filter(|archive| is_link(archive));
        for below in folders_in(&folder).into_iter().chain(linked) {
            let name = below.file_name().unwrap_or_default();
            if name != ARCHIVE || !(is_link(&below) || is_archive(&below)) {
                folders.push(below);
                continue;
            }
            let plan = folder.strip_prefix(&content).unwrap_or(&folder);
            let plan = plan.to_string_lossy().replace('\\', "/");
            found.push(Shelf { plan, folder: below });
        }
    }
    found.sort_by(|a, b| a.plan.cmp(&b.plan));
    let Some(plan) = plan else { return Ok(found) };
    let plan = plan.trim_matches('/');
    let plan = plan.strip_prefix("content/").unwrap_or(plan);
    if let Some(at) = found.iter().position(|shelf| shelf.plan == plan) {
        return Ok(vec![found.swap_remove(at)]);
    }
    let meant = |shelf: &Shelf| DocId::new(&shelf.plan).ends_with(plan);
    let all: Vec<String> = found.iter().map(|shelf| shelf.plan.clone()).collect();
    let mut meant: Vec<Shelf> = found.into_iter().filter(meant).collect();
    match meant.len() {
        1 => Ok(std::mem::take(&mut meant)),
        0 => Err(Failure::NoArchive(all)),
        _ => Err(Failure::NoArchive(meant.into_iter().map(|shelf| shelf.plan).collect())),
    }
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|found| found.is_dir()));
    let seen = |path: &PathBuf| {
        path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'))
    };
    folders.map(|entry| entry.path()).filter(seen).collect()
}

/// Whether a symbolic link stands there.
fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
}

/// What stands in the place of bags in the archive in `folder`: folders, and links, which no bag may be.
/// Where the archive is a link itself, that one.
fn places_in(folder: &Path) -> Vec<PathBuf> {
    if is_link(folder) {
        return vec![folder.to_owned()];
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    folders_in(folder).into_iter().chain(entries.filter(|path| is_link(path))).collect()
}

/// What lies in the archive in `folder` beside the bags and does not belong there, sorted: files, and what hides.
pub(super) fn strays(folder: &Path) -> Vec<String> {
    if is_link(folder) {
        return Vec::new();
    }
    let places = places_in(folder);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let strays = entries.filter(|path| !places.contains(path) && !path.ends_with(ATTRIBUTES));
    let name = |path: PathBuf| Some(path.file_name()?.to_string_lossy().into_owned());
    let mut names: Vec<String> = strays.filter_map(name).collect();
    names.sort();
    names
}

/// Whether bags lie in the folder, or did.
fn is_archive(folder: &Path) -> bool {
    let has_bag = || folders_in(folder).iter().any(|bag| bag.join(BAGIT).exists());
    folder.join(ATTRIBUTES).exists() || has_bag()
}

/// The bags of the archive in `folder`, every byte read, in the order of their chain.
pub(super) fn bags(folder: &Path) -> Vec<Kept> {
    let kept = |bag: PathBuf| {
        let name = bag.file_name()?.to_string_lossy().into_owned();
        Some(Kept { verified: verify(&bag), name })
    };
    let mut rest: Vec<Kept> = places_in(folder).into_iter().filter_map(kept).collect();
    rest.sort_by_cached_key(|bag| (SortKey::of(&bag.name), bag.name.clone()));
    let mut ordered: Vec<Kept> = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let last = ordered.last().map(|bag| bag.name.as_str());
        let next = rest.iter().position(|bag| bag.verified.info.get(PREDECESSOR) == last);
        // A chain that is broken goes on with the next number.
        ordered.push(rest.remove(next.unwrap_or_default()));
    }
    ordered
}

/// What the chain of `bags` proves.
pub(super) fn chain(bags: &[Kept]) -> Chain {
    let links = bags.iter().map(|bag| Link { name: &bag.name, bag: &bag.verified });
    verify_chain(&links.collect::<Vec<_>>())
}
