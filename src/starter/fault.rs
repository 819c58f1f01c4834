//! What is wrong with an answer, as data; the words for it are found elsewhere.

use super::laender::Land;
use crate::document::types::Level;

/// What is wrong with an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// There is none.
    Empty,
    /// It is longer than names are.
    TooLong {
        /// How many characters it may have.
        limit: usize,
    },
    /// It holds a character that nobody sees.
    Invisible {
        /// Which.
        code_point: u32,
    },
    /// No level is called so.
    Level {
        /// As answered.
        word: String,
        /// The one that may be meant.
        suggestion: Option<&'static str>,
    },
    /// No Land is called so.
    Land {
        /// As answered.
        word: String,
        /// The one that may be meant.
        suggestion: Option<Land>,
    },
    /// An official key is digits alone.
    KeyDigits,
    /// An official key has other lengths at this level.
    KeyLength {
        /// How many digits it has.
        found: usize,
        /// How many it may have.
        allowed: &'static [usize],
        /// The level.
        level: Level,
    },
    /// No Land has keys that begin so.
    KeyOfNoLand,
    /// The key lies in another Land than the one that was told.
    KeyOfOtherLand {
        /// That of the key.
        key: Land,
        /// That which was told.
        told: Land,
    },
    /// Not an address under which a site can lie.
    Address {
        /// As answered.
        word: String,
    },
}
