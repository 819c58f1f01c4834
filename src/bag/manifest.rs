//! Manifests: paths with their checksums, to text and back (RFC 8493, 2.1.3 and
//! 2.2.1). Knows no file on disk.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::digest::{Algorithm, Digest};
use super::fault::{Fault, LineFault};
use super::lines::{fault, lines};
use super::name::admit;
use crate::path::OutPath;

/// The folder of the payload.
pub(super) const DATA: &str = "data/";

/// What a manifest lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lists {
    /// The payload: every file below `data/`.
    Payload,
    /// The tag files: every other file but the tag manifests.
    Tags,
}

impl Lists {
    pub(super) const BOTH: [Self; 2] = [Self::Payload, Self::Tags];

    /// `manifest` or `tagmanifest`.
    fn stem(self) -> &'static str {
        match self {
            Self::Payload => "manifest",
            Self::Tags => "tagmanifest",
        }
    }

    /// The name of the manifest that lists this.
    pub(super) fn file(self, algorithm: Algorithm) -> String {
        format!("{}-{}.txt", self.stem(), algorithm.name())
    }

    /// Whether `path` is for such a manifest to name.
    pub(super) fn has(self, path: &str) -> bool {
        match self {
            Self::Payload => path.starts_with(DATA),
            Self::Tags => !path.starts_with(DATA) && algorithm_of(path, Self::Tags).is_none(),
        }
    }
}

/// The name of the algorithm in `manifest-….txt` at the top of a bag, in whatever case.
pub(super) fn algorithm_of(path: &str, lists: Lists) -> Option<&str> {
    let stem = lists.stem();
    let head = path.get(..stem.len())?;
    let rest = path.get(stem.len()..)?.strip_prefix('-')?;
    let end = rest.len().checked_sub(4)?;
    let (name, extension) = (rest.get(..end)?, rest.get(end..)?);
    let named = head.eq_ignore_ascii_case(stem) && extension.eq_ignore_ascii_case(".txt");
    (named && !name.contains('/')).then_some(name)
}

/// Paths and their checksums by one algorithm.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<OutPath, Digest>);

impl Manifest {
    /// The file: sorted by the bytes of the paths, two spaces, LF.
    pub(super) fn render(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 180);
        for (path, digest) in &self.0 {
            writeln!(text, "{digest}  {path}").expect("writing to a string cannot fail");
        }
        text
    }

    /// Reads the manifest `name`; what cannot be read goes to `faults`.
    pub(super) fn parse(
        name: &str,
        kind: (Lists, Algorithm),
        bytes: &[u8],
        faults: &mut Vec<Fault>,
    ) -> Self {
        let known = faults.len();
        let mut manifest = Self::default();
        for line in lines(name, bytes, faults) {
            let entry = line.and_then(|(number, line)| entry(name, kind, number, line));
            let added =
                entry.and_then(|(path, digest)| match manifest.0.insert(path.clone(), digest) {
                    Some(_) => {
                        Err(Fault::Duplicate { manifest: name.to_owned(), path: path.to_string() })
                    }
                    None => Ok(()),
                });
            faults.extend(added.err());
        }
        if faults.len() == known && manifest.0.is_empty() {
            faults.push(Fault::EmptyManifest { manifest: name.to_owned() });
        }
        if faults.len() == known && manifest.render().as_bytes() != bytes {
            faults.push(Fault::Spelling { path: name.to_owned() });
        }
        manifest
    }
}

/// Reads one line: the checksum, spaces or tabs, the path.
fn entry(
    name: &str,
    (lists, algorithm): (Lists, Algorithm),
    number: usize,
    line: &str,
) -> Result<(OutPath, Digest), Fault> {
    let Some((digest, path)) = line.split_once([' ', '\t']) else {
        return Err(fault(name, number, LineFault::Form));
    };
    let Some(digest) = Digest::parse(algorithm, digest) else {
        return Err(fault(name, number, LineFault::Checksum));
    };
    let path = path.trim_start_matches([' ', '\t']);
    match admit(path) {
        Err(rule) => {
            Err(Fault::Name { path: path.to_owned(), rule, manifest: Some(name.to_owned()) })
        }
        Ok(path) if !lists.has(path.as_str()) => {
            Err(Fault::Misplaced { manifest: name.to_owned(), path: path.to_string() })
        }
        Ok(path) => Ok((path, digest)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lists, algorithm_of};

    #[test]
    fn manifests_are_known_by_their_names() {
        assert_eq!(algorithm_of("manifest-sha512.txt", Lists::Payload), Some("sha512"));
        assert_eq!(algorithm_of("Manifest-SHA512.TXT", Lists::Payload), Some("SHA512"));
        assert_eq!(algorithm_of("tagmanifest-md5.txt", Lists::Tags), Some("md5"));
        for other in [
            "tagmanifest-md5.txt",
            "manifest-.tx",
            "manifest",
            "manifest-a/b.txt",
            "mänifest-a.txt",
            "manifesä-a.txt",
            "manifest-ä",
            "manifest-ää.tx",
        ] {
            assert_eq!(algorithm_of(other, Lists::Payload), None, "{other}");
        }
    }
}
