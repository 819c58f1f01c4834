//! One file of a bag by itself, held against its manifest. Refuses to know whether the rest is sound:
//! that is `verify`.

use std::path::Path;

use super::LARGEST_MANIFEST;
use super::digest::{Algorithm, Digest};
use super::draft::own;
use super::fault::Fault;
use super::manifest::{Lists, Manifest};
use super::read::read_at_most;
use crate::path::OutPath;

/// The bytes of the file `path` of the payload of the bag in `folder`, which are those that the manifest holds
/// the checksum of.
///
/// # Errors
/// Why there are none: the file or the manifest cannot be read, is larger than `limit` or [`LARGEST_MANIFEST`],
/// or the two do not fit together.
pub fn payload(folder: &Path, path: &OutPath, limit: u64) -> Result<Vec<u8>, Fault> {
    let name = Lists::Payload.file(Algorithm::Sha512);
    let text = read_at_most(folder, &own(&name), LARGEST_MANIFEST)?;
    let mut faults = Vec::new();
    let manifest = Manifest::parse(&name, (Lists::Payload, Algorithm::Sha512), &text, &mut faults);
    if let Some(fault) = faults.into_iter().next() {
        return Err(fault);
    }
    let bytes = read_at_most(folder, path, limit)?;
    let path = path.to_string();
    match manifest.0.get(path.as_str()) {
        Some(listed) if *listed == Digest::of(&bytes) => Ok(bytes),
        Some(_) => Err(Fault::Changed { path, manifest: name }),
        None => Err(Fault::Unlisted { path, manifest: name }),
    }
}
