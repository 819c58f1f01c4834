//! A sink to a folder on disk. It knows which files the last build made and
//! what stands in the folder now; the switch itself it leaves to `switch`.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Seek, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use super::build::{Build, push};
use super::folders::{self, Folders, Standing, collision};
use super::layout::{Layout, exists};
use super::manifest::{self, Manifest};
use super::streamed::Streamed;
use super::{OutPath, OutputError, Report, Seal, Sink, Write, seal, switch};
use crate::path::ancestors;

/// As much of a page as is compared at once; most pages are smaller.
const CHUNK: usize = 32 * 1024;

/// One build into an output folder, which it keeps locked.
///
/// Dropped without [`DiskSink::finish`], it leaves the last site as it was.
#[derive(Debug)]
pub struct DiskSink {
    build: Build,
    staging: Staging,
}

/// A file of the last build.
#[derive(Debug)]
pub(super) struct InPlace {
    pub(super) place: PathBuf,
    pub(super) size: u64,
}

/// Removes the staging folder when the build ends, however it ends.
#[derive(Debug)]
struct Staging {
    layout: Layout,
    _lock: File,
}

impl DiskSink {
    /// Locks the folder `dir`, which is made if it is missing, completes an
    /// interrupted switch and drops what an abandoned build staged.
    ///
    /// # Errors
    /// [`OutputError::NotOurs`] for a folder that holds other files (a lone
    /// `.gitignore` excepted) and no manifest; [`OutputError::Busy`] while
    /// another build runs; [`OutputError::Damaged`]; [`OutputError::Io`].
    pub fn open(dir: &Path) -> Result<Self, OutputError> {
        let layout = Layout::admit(dir)?;
        let staging = Staging { _lock: lock(&layout)?, layout };
        let layout = &staging.layout;
        let recovered = switch::recover(layout)?.orphans;
        let one_case = exists(&layout.state.join("LOCK"));
        let paths = read_manifest(layout)?;
        let build = Build {
            installed: paths.is_some(),
            last: Manifest::new(paths.unwrap_or_default(), one_case),
            one_case,
            recovered,
            folders: Folders::default(),
            paths: Mutex::default(),
            written: AtomicUsize::new(0),
            replaced: Mutex::default(),
            failure: OnceLock::new(),
        };
        Ok(Self { build, staging })
    }

    /// Switches to the staged site. Nothing is touched where nothing changed.
    ///
    /// # Errors
    /// The first error of a put or copy, if one failed; then
    /// [`OutputError::Collision`], [`OutputError::Foreign`] and
    /// [`OutputError::Io`] before the switch, with the last site untouched; or
    /// [`OutputError::Halfway`] in its midst, where the next [`DiskSink::open`]
    /// completes it.
    pub fn finish(self) -> Result<Report, OutputError> {
        let Self { build, staging } = self;
        Ok(build.finish(&staging.layout)?.0)
    }

    /// As [`DiskSink::finish`], and notes of what the site was made, for [`DiskSink::last_made_of`].
    ///
    /// # Errors
    /// As [`DiskSink::finish`].
    pub fn finish_sealed(self, seal: &Seal) -> Result<Report, OutputError> {
        let Self { build, staging } = self;
        let (report, paths) = build.finish(&staging.layout)?;
        seal::write(&staging.layout, &paths, seal);
        Ok(report)
    }

    /// The last build, if it was made of `made_of` and each of its files is still as it left it: to build once
    /// more would change nothing.
    pub fn last_made_of(&self, made_of: [u8; 32]) -> Option<(Seal, Report)> {
        let paths = &self.build.last.paths;
        let seal = seal::read(&self.staging.layout, paths, made_of)?;
        let unchanged = paths.len();
        Some((seal, Report { written: 0, unchanged, removed: 0, vanished: Vec::new() }))
    }

    /// Ends the build and leaves the last site as it was; the same as dropping it.
    pub fn abandon(self) {}

    /// The file of the last build at `path`, with which a new one is compared.
    ///
    /// `Err` where something foreign is in the way.
    pub(super) fn in_place(&self, path: &OutPath) -> Result<Option<InPlace>, OutputError> {
        let (build, layout) = (&self.build, &self.staging.layout);
        match build.folders.standing(path.folder(), layout, &build.last)? {
            Standing::Free => return Ok(None),
            Standing::Foreign => return Err(foreign_above(layout, path)),
            Standing::Folder => {}
        }
        let place = layout.at(path.as_str());
        let Some(found) = folders::find(&place)? else { return Ok(None) };
        if found.is_dir() && build.last.owns_below(path.as_str()) {
            push(&build.replaced, path);
            return Ok(None);
        }
        if !found.is_file() || !build.last.owns(path.as_str()) {
            return Err(OutputError::Foreign { path: place });
        }
        let size = found.len();
        Ok(build.last.has(path.as_str()).then_some(InPlace { place, size }))
    }

    /// Whether `path` holds the `size` bytes of `wanted` already.
    ///
    /// `Err` where something foreign is in the way.
    fn is_current(
        &self,
        path: &OutPath,
        size: u64,
        wanted: &mut impl BufRead,
    ) -> Result<bool, OutputError> {
        let found = self.in_place(path)?.filter(|found| found.size == size);
        // What cannot be read back is written anew.
        Ok(found.is_some_and(|found| holds(&found.place, wanted).unwrap_or(false)))
    }

    fn take_bytes(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        if self.is_current(path, bytes.len() as u64, &mut { bytes })? {
            return Ok(());
        }
        self.stage(path, |staged| staged.write_all(bytes))
    }

    fn take_pieces(&self, path: &OutPath, write: &mut Write<'_>) -> Result<(), OutputError> {
        let streamed = Streamed::new(self, path, self.in_place(path)?);
        let mut buffered = BufWriter::with_capacity(CHUNK, streamed);
        let written = write(&mut buffered).and_then(|()| buffered.flush());
        // What is still held after a failure is not wanted.
        let (streamed, _) = buffered.into_parts();
        streamed.end(written)
    }

    fn take_file(&self, path: &OutPath, source: &Path) -> Result<(), OutputError> {
        let failed = |error: io::Error| OutputError::unread(source, &error);
        let file = File::open(source).map_err(failed)?;
        let found = file.metadata().map_err(failed)?;
        if !found.is_file() {
            return Err(failed(ErrorKind::InvalidInput.into()));
        }
        let mut wanted = BufReader::with_capacity(CHUNK, file);
        if self.is_current(path, found.len(), &mut wanted)? {
            return Ok(());
        }
        let mut file = wanted.into_inner();
        file.rewind().map_err(failed)?;
        self.stage(path, |staged| io::copy(&mut file, staged).map(drop))
    }

    fn stage(
        &self,
        path: &OutPath,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let (place, mut file) = self.create_staged(path)?;
        fill(&mut file).map_err(|error| OutputError::io(&place, &error))?;
        Ok(())
    }

    /// An empty file that will take the place of `path`.
    pub(super) fn create_staged(&self, path: &OutPath) -> Result<(PathBuf, File), OutputError> {
        let layout = &self.staging.layout;
        self.build.folders.stage(path.folder(), layout)?;
        let place = layout.staged(path.as_str());
        let file = File::create_new(&place).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::IsADirectory => {
                collision(path.as_str(), &place, &error)
            }
            _ => OutputError::io(&place, &error),
        })?;
        self.build.written.fetch_add(1, Ordering::Relaxed);
        Ok((place, file))
    }
}

impl Sink for DiskSink {
    /// Also [`OutputError::Foreign`]. That two paths differ in case alone, or
    /// that an unchanged file is put twice, is told by [`DiskSink::finish`].
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        self.build.settle(path, self.take_bytes(path, bytes))
    }

    fn stream(&self, path: &OutPath, write: &mut Write<'_>) -> Result<(), OutputError> {
        self.build.settle(path, self.take_pieces(path, write))
    }

    fn copy(&self, path: &OutPath, source: &Path) -> Result<(), OutputError> {
        self.build.settle(path, self.take_file(path, source))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = switch::drop_staging(&self.layout);
    }
}

fn lock(layout: &Layout) -> Result<File, OutputError> {
    let place = layout.state.join("lock");
    let failed = |error: io::Error| OutputError::io(&place, &error);
    let mut options = OpenOptions::new();
    let file = options.read(true).write(true).create(true).truncate(false).open(&place);
    let file = file.map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OutputError::Busy { folder: layout.root.clone() }),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

fn read_manifest(layout: &Layout) -> Result<Option<Vec<OutPath>>, OutputError> {
    let file = &layout.manifest;
    let damaged = || OutputError::Damaged { file: file.clone() };
    match fs::read_to_string(file) {
        Ok(text) => manifest::parse(&text).map(Some).ok_or_else(damaged),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(damaged()),
        Err(error) => Err(OutputError::io(file, &error)),
    }
}

/// Whether the file at `place`, which is as long as `wanted`, holds the same bytes.
fn holds(place: &Path, wanted: &mut impl BufRead) -> io::Result<bool> {
    let mut file = File::open(place)?;
    let mut found = [0; CHUNK];
    loop {
        let expected = wanted.fill_buf()?;
        let length = expected.len().min(CHUNK);
        if length == 0 {
            return Ok(true);
        }
        let (Some(found), Some(expected)) = (found.get_mut(..length), expected.get(..length))
        else {
            return Ok(false);
        };
        file.read_exact(found)?;
        if found != expected {
            return Ok(false);
        }
        wanted.consume(length);
    }
}

/// The topmost thing above `path` that is no folder.
fn foreign_above(layout: &Layout, path: &OutPath) -> OutputError {
    let is_folder = |place: &Path| fs::symlink_metadata(place).is_ok_and(|found| found.is_dir());
    let places = ancestors(path.as_str()).map(|folder| layout.at(folder));
    let topmost = places.filter(|place| !is_folder(place)).last();
    OutputError::Foreign { path: topmost.unwrap_or_else(|| layout.at(path.as_str())) }
}
