//! A bag as one ZIP (APPNOTE 6.3.10): in the order of the paths, every time
//! 1980-01-01, no attributes, one compressor at one level. Written by hand
//! because the same bytes are wanted on every machine, and because nothing is
//! needed of the format but its three records.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use miniz_oxide::deflate::compress_to_vec;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::digest::{Algorithm, Digest};
use super::fault::Fault;
use super::inspection::{Inspected, inspect};
use super::manifest::Lists;
use super::read::read_file;
use crate::path::OutPath;

/// The level of deflate, fixed: another one gives other bytes.
const LEVEL: u8 = 6;
/// So many files are compressed at once, on all processors, and held until they are written.
const AT_ONCE: usize = 64;
/// 1980-01-01 as MS-DOS writes it, the first day that a ZIP can name.
const DATE: u16 = 0x0021;
/// Version 2.0 of the format, for folders and deflate.
const VERSION: u16 = 20;
/// The name is UTF-8.
const UTF8: u16 = 0x0800;

/// Why there is no ZIP of a bag.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum ExportError {
    /// The bag is damaged, or changed while it was read.
    Damaged { faults: Vec<Fault> },
    /// Over 4 GiB, or over 65,534 files, which a plain ZIP cannot hold.
    TooLarge,
    /// Reading or writing failed.
    Io(io::Error),
}

/// Writes the bag in `folder` to `out`, below a folder of its name.
///
/// # Errors
/// See [`ExportError`]. What was written until then is no ZIP.
pub fn export(folder: &Path, out: &mut impl Write) -> Result<(), ExportError> {
    let bag = inspect(folder);
    if !bag.verified.faults.is_empty() {
        return Err(ExportError::Damaged { faults: bag.verified.faults });
    }
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("bag");
    let mut zip = Zip { out, offset: 0, directory: Vec::new(), files: 0 };
    let paths: Vec<_> = bag.sizes.keys().collect();
    for some in paths.chunks(AT_ONCE) {
        let packed: Vec<_> = some.into_par_iter().map(|path| pack(folder, &bag, path)).collect();
        for (path, packed) in some.iter().zip(packed) {
            zip.add(&format!("{name}/{path}"), &packed?)?;
        }
    }
    zip.finish()
}

/// A file as it lies in a ZIP.
#[derive(Debug)]
struct Packed {
    crc: u32,
    size: usize,
    deflated: bool,
    body: Vec<u8>,
}

/// Reads a file of the bag, which must still be the one that was verified.
fn pack(folder: &Path, bag: &Inspected, path: &OutPath) -> Result<Packed, ExportError> {
    let bytes = read_file(folder, path).map_err(ExportError::Io)?;
    let listed = bag.payload.0.get(path).or_else(|| bag.tags.0.get(path));
    let is_tagmanifest = path.as_str() == Lists::Tags.file(Algorithm::Sha512);
    let own = bag.verified.digest.as_ref().filter(|_| is_tagmanifest);
    // Manifests by other algorithms than SHA-512 are in no list of it.
    if listed.or(own).is_some_and(|digest| *digest != Digest::of(&bytes)) {
        let fault = Fault::Unstable { path: path.to_string() };
        return Err(ExportError::Damaged { faults: vec![fault] });
    }
    let (crc, size) = (crc32fast::hash(&bytes), bytes.len());
    let packed = compress_to_vec(&bytes, LEVEL);
    let deflated = packed.len() < size;
    Ok(Packed { crc, size, deflated, body: if deflated { packed } else { bytes } })
}

/// A ZIP that is being written.
#[derive(Debug)]
struct Zip<'a, W> {
    out: &'a mut W,
    offset: u32,
    directory: Vec<u8>,
    files: u16,
}

impl<W: Write> Zip<'_, W> {
    fn add(&mut self, name: &str, file: &Packed) -> Result<(), ExportError> {
        let method = if file.deflated { 8 } else { 0 };
        let mut common = Vec::with_capacity(26);
        put(&mut common, &[VERSION, UTF8, method, 0, DATE]);
        put_long(&mut common, &[file.crc, size(file.body.len())?, size(file.size)?]);
        let length = u16::try_from(name.len()).map_err(|_| ExportError::TooLarge)?;
        put(&mut common, &[length, 0]);

        let mut head = b"PK\x03\x04".to_vec();
        head.extend_from_slice(&common);
        head.extend_from_slice(name.as_bytes());
        self.directory.extend_from_slice(b"PK\x01\x02");
        put(&mut self.directory, &[VERSION]);
        self.directory.extend_from_slice(&common);
        put(&mut self.directory, &[0, 0, 0]);
        put_long(&mut self.directory, &[0, self.offset]);
        self.directory.extend_from_slice(name.as_bytes());

        self.files = self
            .files
            .checked_add(1)
            .filter(|files| *files < u16::MAX)
            .ok_or(ExportError::TooLarge)?;
        self.write(&head)?;
        self.write(&file.body)
    }

    fn finish(mut self) -> Result<(), ExportError> {
        let start = self.offset;
        let directory = std::mem::take(&mut self.directory);
        self.write(&directory)?;
        let mut end = b"PK\x05\x06".to_vec();
        put(&mut end, &[0, 0, self.files, self.files]);
        put_long(&mut end, &[size(directory.len())?, start]);
        put(&mut end, &[0]);
        self.write(&end)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        let next = self.offset.checked_add(size(bytes.len())?);
        self.offset = next.ok_or(ExportError::TooLarge)?;
        self.out.write_all(bytes).map_err(ExportError::Io)
    }
}

fn size(length: usize) -> Result<u32, ExportError> {
    // The largest number would announce the larger form of the format.
    let size = u32::try_from(length).ok().filter(|size| *size < u32::MAX);
    size.ok_or(ExportError::TooLarge)
}

fn put(record: &mut Vec<u8>, words: &[u16]) {
    record.extend(words.iter().flat_map(|word| word.to_le_bytes()));
}

fn put_long(record: &mut Vec<u8>, words: &[u32]) {
    record.extend(words.iter().flat_map(|word| word.to_le_bytes()));
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { faults } => {
                f.write_str("the bag is damaged")?;
                faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
            }
            Self::TooLarge => f.write_str("the bag is too large for a ZIP"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ExportError {}
