//! The chain of the bags of one plan: each names the one before it with the
//! digest of its tag manifest. Looks at what was verified, never at a disk.
//!
//! A chain proves of each bag but the newest that it is the one on which the
//! next was built. Of the newest it proves nothing: whoever can change it can
//! change its manifests with it. For that its digest, the head, is kept
//! elsewhere. Nor does it prove who made a redaction; it shows that there was one.

use std::collections::BTreeMap;
use std::fmt;

use super::digest::Digest;
use super::tags::{PREDECESSOR, PREDECESSOR_DIGEST, VERSION, prefixed_digest};
use super::verify::Verified;
use crate::path::fold;

/// A bag of a chain: the name of its folder, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The name.
    pub name: &'a str,
    /// What [`super::verify`] said.
    pub bag: &'a Verified,
}

/// What a chain proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// What is broken, in the order of the bags.
    pub faults: Vec<ChainFault>,
    /// The digest of the newest bag's tag manifest: to be kept elsewhere, for nothing in the archive proves
    /// that bag.
    pub head: Option<Digest>,
}

/// One thing that is wrong with a chain. `bag` is the later of two.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum ChainFault {
    /// The bag names no predecessor and is not the first.
    Loose { bag: String },
    /// The bag names a predecessor without a digest, a digest without a name, or a digest that is none.
    Unreadable { bag: String },
    /// The predecessor is not among the bags.
    Missing { bag: String, predecessor: String },
    /// The predecessor comes later in the order of the bags, or is the bag itself.
    Order { bag: String, predecessor: String },
    /// The predecessor is another than the one to which the bag was bound, and no redaction explains it.
    Replaced { bag: String, predecessor: String, recorded: Digest, found: Option<Digest> },
    /// The bag lies under another name than the version that it says it is.
    Misnamed { bag: String, version: String },
    /// On some systems the bag and an earlier one are one folder.
    Twins { bag: String, other: String },
    /// An earlier bag names the same predecessor.
    Shared { bag: String, other: String, predecessor: String },
}

/// Follows the chain of `bags`, which are given in their order, the oldest first. What is wrong inside a bag
/// is not told again.
#[must_use]
pub fn verify_chain(bags: &[Link<'_>]) -> Chain {
    let mut faults = Vec::new();
    let mut claimed: BTreeMap<&str, &str> = BTreeMap::new();
    for (at, link) in bags.iter().enumerate() {
        let bag = link.name.to_owned();
        if let Some(other) = bags.iter().take(at).find(|other| fold(other.name) == fold(link.name))
        {
            faults.push(ChainFault::Twins { bag: bag.clone(), other: other.name.to_owned() });
        }
        if let Some(version) = link.bag.info.get(VERSION).filter(|version| *version != link.name) {
            faults.push(ChainFault::Misnamed { bag: bag.clone(), version: version.to_owned() });
        }
        let (name, digest) = match claim(link.bag) {
            Ok(Some(claim)) => claim,
            Ok(None) if at == 0 => continue,
            Ok(None) => {
                faults.push(ChainFault::Loose { bag });
                continue;
            }
            Err(()) => {
                faults.push(ChainFault::Unreadable { bag });
                continue;
            }
        };
        let predecessor = name.to_owned();
        if let Some(other) = claimed.get(name) {
            let (bag, predecessor) = (bag.clone(), predecessor.clone());
            faults.push(ChainFault::Shared { bag, other: (*other).to_owned(), predecessor });
        }
        claimed.entry(name).or_insert(link.name);
        let earlier = bags.iter().take(at).find(|earlier| earlier.name == name);
        match earlier {
            Some(earlier) if earlier.bag.answers_to(&digest) => {}
            Some(earlier) => {
                let found = earlier.bag.digest.clone();
                faults.push(ChainFault::Replaced { bag, predecessor, recorded: digest, found });
            }
            None if bags.iter().any(|other| other.name == name) => {
                faults.push(ChainFault::Order { bag, predecessor });
            }
            None => faults.push(ChainFault::Missing { bag, predecessor }),
        }
    }
    Chain { faults, head: bags.last().and_then(|link| link.bag.digest.clone()) }
}

/// The predecessor that a bag names.
fn claim(bag: &Verified) -> Result<Option<(&str, Digest)>, ()> {
    match (bag.info.get(PREDECESSOR), bag.info.get(PREDECESSOR_DIGEST)) {
        (None, None) => Ok(None),
        (Some(name), Some(digest)) => {
            prefixed_digest(digest).map(|digest| Some((name, digest))).ok_or(())
        }
        (Some(_), None) | (None, Some(_)) => Err(()),
    }
}

impl fmt::Display for ChainFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loose { bag } => write!(f, "{bag}: names no predecessor"),
            Self::Unreadable { bag } => write!(f, "{bag}: its predecessor cannot be read"),
            Self::Missing { bag, predecessor } => {
                write!(f, "{bag}: its predecessor {predecessor} is missing")
            }
            Self::Order { bag, predecessor } => {
                write!(f, "{bag}: its predecessor {predecessor} does not come before it")
            }
            Self::Replaced { bag, predecessor, recorded, found: None } => {
                write!(
                    f,
                    "{bag}: its predecessor {predecessor} has no tag manifest, recorded is {recorded}"
                )
            }
            Self::Replaced { bag, predecessor, recorded, found: Some(found) } => {
                write!(
                    f,
                    "{bag}: its predecessor {predecessor} was replaced: {found}, recorded is {recorded}"
                )
            }
            Self::Misnamed { bag, version } => {
                write!(f, "{bag}: says that it is version {version}")
            }
            Self::Twins { bag, other } => {
                write!(f, "{bag}: on some systems the same folder as {other}")
            }
            Self::Shared { bag, other, predecessor } => {
                write!(f, "{bag}: names the predecessor {predecessor}, as {other} does")
            }
        }
    }
}
