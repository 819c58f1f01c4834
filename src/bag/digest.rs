//! Checksums: which algorithms a bag may use, and the digest of some bytes.
//! Knows no file.

use std::fmt;

use sha2::{Digest as _, Sha256, Sha512};

/// An algorithm whose manifests are read. Only SHA-512 is written, and it must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-512 (FIPS 180-4), the one that RFC 8493 wants every tool to know.
    Sha512,
    /// SHA-256, read beside it.
    Sha256,
}

/// Algorithms that bags are known to use and that prove nothing: a second text to a digest can be made.
const WEAK: [&str; 2] = ["md5", "sha1"];

impl Algorithm {
    /// Every algorithm, the one that is written first.
    pub const ALL: [Self; 2] = [Self::Sha512, Self::Sha256];

    /// The name as in `manifest-sha512.txt`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha512 => "sha512",
            Self::Sha256 => "sha256",
        }
    }

    /// The algorithm of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// Whether `name` is that of an algorithm that is broken.
    pub(super) fn is_weak(name: &str) -> bool {
        WEAK.contains(&name)
    }

    /// The length of a digest in hexadecimal digits.
    pub(super) fn digits(self) -> usize {
        match self {
            Self::Sha512 => 128,
            Self::Sha256 => 64,
        }
    }
}

/// A digest in lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(Box<str>);

impl Digest {
    /// The SHA-512 of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex(&Sha512::digest(bytes)))
    }

    /// Takes `text` as a digest of `algorithm`, if it has that many digits, all of them lower case.
    #[must_use]
    pub fn parse(algorithm: Algorithm, text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let good = text.len() == algorithm.digits() && text.bytes().all(is_digit);
        good.then(|| Self(text.into()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Takes bytes piece by piece, for one or several algorithms at once.
#[derive(Debug, Clone)]
pub(super) struct Hashing {
    sha512: Sha512,
    sha256: Option<Sha256>,
}

impl Hashing {
    /// Begins; SHA-512 is always taken.
    pub(super) fn new(sha256: bool) -> Self {
        Self { sha512: Sha512::new(), sha256: sha256.then(Sha256::new) }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.sha512.update(bytes);
        if let Some(sha256) = &mut self.sha256 {
            sha256.update(bytes);
        }
    }

    pub(super) fn finish(self) -> Digests {
        Digests {
            sha512: Digest(hex(&self.sha512.finalize())),
            sha256: self.sha256.map(|sha256| Digest(hex(&sha256.finalize()))),
        }
    }
}

/// What [`Hashing`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digests {
    pub(super) sha512: Digest,
    sha256: Option<Digest>,
}

impl Digests {
    /// The digest by `algorithm`, if it was taken.
    pub(super) fn by(&self, algorithm: Algorithm) -> Option<&Digest> {
        match algorithm {
            Algorithm::Sha512 => Some(&self.sha512),
            Algorithm::Sha256 => self.sha256.as_ref(),
        }
    }
}

fn hex(bytes: &[u8]) -> Box<str> {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, Digest};

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // FIPS 180-4, example of the one-block message.
        let digest = Digest::of(b"abc");
        assert!(digest.as_str().starts_with("ddaf35a193617abacc417349ae204131"), "{digest}");
        assert_eq!(Digest::parse(Algorithm::Sha512, digest.as_str()), Some(digest.clone()));
        assert_eq!(Digest::parse(Algorithm::Sha256, digest.as_str()), None);
        assert_eq!(Digest::parse(Algorithm::Sha512, &digest.as_str().to_uppercase()), None);
    }
}
