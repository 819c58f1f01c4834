//! The switch from the last site to the staged one: deletes, then moves, then
//! the manifest. It knows the journal and the staged files, and not how they
//! came about.
//!
//! Renaming `staging` to `switch` decides a build: before, it is dropped, and
//! from then on it is completed, by this run or the next. A staged file that is
//! still there has yet to be moved, one that is gone was moved; a delete that
//! finds nothing was done. So each step can be taken again.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::layout::{Layout, TRIAL, below, create_folder, exists, is_absence};
use super::{OutputError, folders};
use crate::path::OutPath;

const HEAD: &str = "fahrplan journal 1";
const END: &str = "end";

/// What a switch does besides moving the staged files.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// Folders in which entries will come or go; empty is the output folder.
    pub(super) touched: Vec<Box<str>>,
    /// Files of the last site that this one has not.
    pub(super) orphans: Vec<Orphan>,
    /// Folders to remove if they are empty then, the deepest first.
    pub(super) emptied: Vec<Box<str>>,
}

/// A file to be deleted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Orphan {
    pub(super) path: OutPath,
    /// The staged file that takes this place under another spelling, where the
    /// file system takes both for one. Once that one is moved, this one is gone.
    pub(super) respelled: Option<OutPath>,
}

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Completed {
    pub(super) removed: usize,
    pub(super) orphans: Vec<OutPath>,
}

/// Drops what an abandoned build left, and completes a decided one.
pub(super) fn recover(layout: &Layout) -> Result<Completed, OutputError> {
    drop_staging(layout)?;
    if exists(&layout.switch) { complete(layout) } else { Ok(Completed::default()) }
}

/// Decides the staged build and completes it. Where a folder that it will
/// change cannot be changed, it is refused while the last site is untouched.
pub(super) fn carry_out(
    layout: &Layout,
    journal: &Journal,
    manifest: &str,
) -> Result<Completed, OutputError> {
    write(&layout.staging.join("manifest"), manifest)?;
    write(&layout.staging.join("journal"), &journal.render())?;
    try_out(layout, journal)?;
    rename(&layout.staging, &layout.switch)?;
    complete(layout)
}

/// Moves an empty folder in and out of each folder that will change.
fn try_out(layout: &Layout, journal: &Journal) -> Result<(), OutputError> {
    let trial = layout.staging.join("trial");
    create_folder(&trial).map_err(|error| OutputError::io(&trial, &error))?;
    for folder in &journal.touched {
        let folder = layout.at(folder);
        let guest = folder.join(TRIAL);
        fs::rename(&trial, &guest).map_err(|error| OutputError::io(&folder, &error))?;
        rename(&guest, &trial)?;
    }
    fs::remove_dir(&trial).map_err(|error| OutputError::io(&trial, &error))
}

/// Completes a decided build, from whatever step it got to.
fn complete(layout: &Layout) -> Result<Completed, OutputError> {
    take_steps(layout).map_err(OutputError::halfway)
}

fn take_steps(layout: &Layout) -> Result<Completed, OutputError> {
    let file = layout.switch.join("journal");
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => {
            return Err(OutputError::Damaged { file });
        }
        Err(error) => return Err(OutputError::io(&file, &error)),
    };
    let (journal, true) = Journal::parse(&text) else {
        return Err(OutputError::Damaged { file });
    };
    let files = layout.switch.join("files");
    let removed = delete_orphans(layout, &journal, &files)?;
    if exists(&files) {
        promote(&files, &layout.root)?;
    }
    install_manifest(layout)?;
    rename(&layout.switch, &layout.staging)?;
    drop_staging(layout)?;
    let orphans = journal.orphans.into_iter().map(|orphan| orphan.path).collect();
    Ok(Completed { removed, orphans })
}

fn delete_orphans(layout: &Layout, journal: &Journal, files: &Path) -> Result<usize, OutputError> {
    let mut removed = 0;
    for Orphan { path, respelled } in &journal.orphans {
        if respelled.as_ref().is_some_and(|path| !exists(&below(files, path.as_str()))) {
            continue;
        }
        let place = layout.at(path.as_str());
        if folders::find(&place)?.is_some_and(|found| found.is_file()) {
            fs::remove_file(&place).map_err(|error| OutputError::io(&place, &error))?;
            removed += 1;
        }
    }
    for folder in &journal.emptied {
        let place = layout.at(folder);
        match fs::remove_dir(&place) {
            Err(error) if !is_absence(&error) && !is_still_used(&error) => {
                return Err(OutputError::io(&place, &error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(removed)
}

fn is_still_used(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists | ErrorKind::ResourceBusy
    )
}

/// Moves everything below `from` to `to`, whole folders where there is none yet, and removes `from`.
fn promote(from: &Path, to: &Path) -> Result<(), OutputError> {
    let failed = |error: io::Error| OutputError::io(from, &error);
    // All names first: not every system goes on listing a folder rightly while entries leave it.
    let entries: Vec<fs::DirEntry> =
        fs::read_dir(from).and_then(Iterator::collect).map_err(failed)?;
    for entry in entries {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let standing = if entry.file_type().map_err(failed)?.is_dir() {
            folders::find(&target)?
        } else {
            None
        };
        match standing {
            None => move_into_place(&source, &target)?,
            Some(found) if found.is_dir() => promote(&source, &target)?,
            Some(_) => return Err(OutputError::Foreign { path: target }),
        }
    }
    fs::remove_dir(from).map_err(failed)
}

fn move_into_place(source: &Path, target: &Path) -> Result<(), OutputError> {
    fs::rename(source, target).map_err(|error| match error.kind() {
        ErrorKind::IsADirectory | ErrorKind::NotADirectory | ErrorKind::DirectoryNotEmpty => {
            OutputError::Foreign { path: target.to_owned() }
        }
        _ => OutputError::io(target, &error),
    })
}

fn install_manifest(layout: &Layout) -> Result<(), OutputError> {
    let staged = layout.switch.join("manifest");
    if exists(&staged) {
        rename(&staged, &layout.manifest)
    } else if exists(&layout.manifest) {
        Ok(())
    } else {
        Err(OutputError::Damaged { file: staged })
    }
}

/// Removes the staging folder and a trial folder that a killed run left behind.
pub(super) fn drop_staging(layout: &Layout) -> Result<(), OutputError> {
    if !exists(&layout.staging) {
        return Ok(());
    }
    if let Ok(text) = fs::read_to_string(layout.staging.join("journal")) {
        for folder in Journal::parse(&text).0.touched {
            let place = layout.at(&folder).join(TRIAL);
            match fs::remove_dir(&place) {
                Err(error) if !is_absence(&error) => return Err(OutputError::io(&place, &error)),
                Ok(()) | Err(_) => {}
            }
        }
    }
    fs::remove_dir_all(&layout.staging).map_err(|error| OutputError::io(&layout.staging, &error))
}

fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::rename(from, to).map_err(|error| OutputError::io(to, &error))
}

fn write(place: &Path, text: &str) -> Result<(), OutputError> {
    fs::write(place, text).map_err(|error| OutputError::io(place, &error))
}

impl Journal {
    /// One step a line; fields are parted by tabs, which no path holds.
    fn render(&self) -> String {
        let mut text = format!("{HEAD}\n");
        self.render_steps(&mut text).expect("writing to a string cannot fail");
        text.push_str(END);
        text.push('\n');
        text
    }

    fn render_steps(&self, text: &mut String) -> std::fmt::Result {
        for folder in &self.touched {
            writeln!(text, "touch\t{folder}")?;
        }
        for Orphan { path, respelled } in &self.orphans {
            match respelled {
                Some(new) => writeln!(text, "respell\t{path}\t{new}")?,
                None => writeln!(text, "delete\t{path}")?,
            }
        }
        for folder in &self.emptied {
            writeln!(text, "empty\t{folder}")?;
        }
        Ok(())
    }

    /// The journal as far as it can be read, and whether it is whole.
    fn parse(text: &str) -> (Self, bool) {
        let mut journal = Self::default();
        let mut lines = text.split_inclusive('\n').map(|line| line.strip_suffix('\n'));
        if lines.next() != Some(Some(HEAD)) {
            return (journal, false);
        }
        for line in lines.by_ref() {
            match line {
                Some(END) => return (journal, lines.next().is_none()),
                Some(line) if journal.take(line).is_some() => {}
                Some(_) | None => break,
            }
        }
        (journal, false)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let mut fields = line.split('\t');
        let (step, path, new) = (fields.next()?, fields.next()?, fields.next());
        // A folder is named as a file is; the output folder itself is touched, never removed.
        let checked = OutPath::new(path).ok();
        match (step, new) {
            ("touch", None) if path.is_empty() => self.touched.push(path.into()),
            ("touch", None) => self.touched.push(checked?.as_str().into()),
            ("delete", None) => self.orphans.push(Orphan { path: checked?, respelled: None }),
            ("respell", Some(new)) => {
                let respelled = Some(OutPath::new(new).ok()?);
                self.orphans.push(Orphan { path: checked?, respelled });
            }
            ("empty", None) => self.emptied.push(checked?.as_str().into()),
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Journal, Orphan};
    use crate::output::OutPath;

    #[test]
    fn a_journal_reads_back_as_itself_and_shows_a_cut() {
        let path = |text| OutPath::new(text).unwrap();
        let journal = Journal {
            touched: vec!["".into(), "a b".into()],
            orphans: vec![
                Orphan { path: path("a b/x.html"), respelled: None },
                Orphan { path: path("A.html"), respelled: Some(path("a.html")) },
            ],
            emptied: vec!["a b".into()],
        };
        let text = journal.render();
        for cut in 0..text.len() {
            assert!(!Journal::parse(&text[..cut]).1, "cut at {cut}");
        }
        assert_eq!(Journal::parse(&text), (journal, true));
        assert!(!Journal::parse("fahrplan journal 1\ndelete\t../x\nend\n").1);
    }
}
