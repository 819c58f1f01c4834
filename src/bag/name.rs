//! Names that a bag may hold: those that Linux, macOS and Windows can, and that
//! every reader of bags finds again. Knows no disk and no manifest.

use std::collections::BTreeMap;
use std::fmt;

use crate::path::{OutPath, PathFault, ancestors, fold};

/// The longest path in a bag, in bytes of UTF-8. Windows holds 260 characters with what stands above.
pub const LONGEST_PATH: usize = 1024;

/// The rule that a name breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameFault {
    /// Empty, or with an empty segment: absolute, or a doubled or trailing slash.
    Empty,
    /// `.` or `..`.
    Dots,
    /// A character that some system cannot hold, a backslash or a drive's colon among them.
    Character(char),
    /// A percent sign. RFC 8493 has it encoded, `bagit.py` reads it as it stands; so none is let in,
    /// and with it no encoded line break.
    Percent,
    /// The path begins with `~`, which stands for somebody's home.
    Home,
    /// White space at the end of the path or of a segment, or at the start of the path.
    Space,
    /// A segment ends in a dot, which Windows drops.
    TrailingDot,
    /// One of Windows' device names.
    Device,
    /// A segment longer than 255 bytes, or a path longer than [`LONGEST_PATH`].
    TooLong,
    /// A name that this program keeps for itself.
    Reserved,
    /// Not in the normal form C of Unicode.
    NotNfc,
    /// No Unicode.
    NotUnicode,
}

/// Takes `text` as the path of a file in a bag, with forward slashes, if it is one already.
///
/// # Errors
/// The first rule that is broken.
pub fn admit(text: &str) -> Result<OutPath, NameFault> {
    if text.len() > LONGEST_PATH {
        return Err(NameFault::TooLong);
    }
    let path = OutPath::new(text).map_err(|fault| match fault {
        PathFault::Empty | PathFault::EmptySegment => NameFault::Empty,
        PathFault::DotSegment => NameFault::Dots,
        PathFault::Character(character) => NameFault::Character(character),
        PathFault::TrailingDotOrSpace if text.split('/').any(|name| name.ends_with('.')) => {
            NameFault::TrailingDot
        }
        PathFault::TrailingDotOrSpace => NameFault::Space,
        PathFault::Device => NameFault::Device,
        PathFault::TooLong => NameFault::TooLong,
        PathFault::OwnFolder => NameFault::Reserved,
    })?;
    if path.as_str() != text {
        return Err(NameFault::NotNfc);
    }
    if text.starts_with('~') {
        return Err(NameFault::Home);
    }
    if text.contains('%') {
        return Err(NameFault::Percent);
    }
    if text.trim() != text {
        return Err(NameFault::Space);
    }
    Ok(path)
}

/// Whether `c` ends a line for some readers, besides the control characters.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Files and folders by the key under which two of them are one on some system.
#[derive(Debug, Default)]
pub(super) struct Twins {
    seen: BTreeMap<String, (String, bool)>,
}

impl Twins {
    /// Adds the file `path` and the folders above it.
    ///
    /// # Errors
    /// The other spelling, where there is one; or the path of a file where this one needs a folder.
    pub(super) fn add(&mut self, path: &OutPath) -> Result<(), String> {
        for folder in ancestors(path.as_str()) {
            self.add_one(folder, true)?;
        }
        self.add_one(path.as_str(), false)
    }

    fn add_one(&mut self, path: &str, folder: bool) -> Result<(), String> {
        match self.seen.get(&key(path)) {
            Some((spelling, kind)) if spelling == path && *kind && folder => Ok(()),
            Some((spelling, _)) => Err(spelling.clone()),
            None => {
                self.seen.insert(key(path), (path.to_owned(), folder));
                Ok(())
            }
        }
    }
}

/// Upper case first, so that `ß` and `ss`, `ς` and `σ` meet as they do on some systems.
fn key(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    fold(&path.chars().flat_map(char::to_uppercase).collect::<String>())
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an empty name, or an absolute path"),
            Self::Dots => f.write_str("`.` or `..` in the path"),
            Self::Character(c) => write!(f, "the character {} in the name", c.escape_default()),
            Self::Percent => {
                f.write_str("a percent sign in the name, which readers of bags decode differently")
            }
            Self::Home => f.write_str("the path begins with `~`"),
            Self::Space => f.write_str("white space at the edge of the name"),
            Self::TrailingDot => f.write_str("a name ends in a dot"),
            Self::Device => f.write_str("a name that Windows keeps for a device"),
            Self::TooLong => write!(f, "a name over 255 or a path over {LONGEST_PATH} bytes"),
            Self::Reserved => f.write_str("a name that fahrplan keeps for itself"),
            Self::NotNfc => f.write_str("the name is not in Unicode's normal form C"),
            Self::NotUnicode => f.write_str("the name is no Unicode"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NameFault, Twins, admit};

    #[test]
    fn every_rule_has_its_fault() {
        for (text, fault) in [
            ("", NameFault::Empty),
            ("/etc/passwd", NameFault::Empty),
            ("data//a", NameFault::Empty),
            ("data/../../a", NameFault::Dots),
            ("C:/a", NameFault::Character(':')),
            ("data\\a", NameFault::Character('\\')),
            ("data/a\rb", NameFault::Character('\r')),
            ("data/a\u{2028}b", NameFault::Character('\u{2028}')),
            ("data/a%0Ab", NameFault::Percent),
            ("data/50%", NameFault::Percent),
            ("~/.bashrc", NameFault::Home),
            ("~root", NameFault::Home),
            (" a", NameFault::Space),
            ("data/a\u{a0}", NameFault::Space),
            ("data/a /b", NameFault::Space),
            ("data/a./b", NameFault::TrailingDot),
            ("data/nul.txt", NameFault::Device),
            ("data/.fahrplan/x", NameFault::Reserved),
            ("data/Mu\u{308}ller", NameFault::NotNfc),
        ] {
            assert_eq!(admit(text), Err(fault), "{text:?}");
        }
        assert_eq!(admit(&"a/".repeat(600)), Err(NameFault::TooLong));
        assert_eq!(admit(&"a".repeat(256)), Err(NameFault::TooLong));
        for text in ["data/Übersicht (1).html", "data/~$x", "data/ x", "data/#1.html"] {
            assert_eq!(admit(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn names_that_are_one_somewhere_are_twins() {
        for (one, other, met) in [
            ("data/A.html", "data/a.html", "data/A.html"),
            ("data/Ä/x", "data/ä/y", "data/Ä"),
            ("data/straße", "data/STRASSE", "data/straße"),
            ("data/σας", "data/ΣΑΣ", "data/σας"),
            ("data/a", "data/a/b", "data/a"),
            ("data/a/b", "data/a", "data/a"),
            ("data/a", "data/a", "data/a"),
        ] {
            let mut twins = Twins::default();
            twins.add(&admit(one).unwrap()).unwrap();
            assert_eq!(twins.add(&admit(other).unwrap()), Err(met.to_owned()));
        }
        let mut twins = Twins::default();
        for path in ["data/a/b", "data/a/c", "data/b"] {
            twins.add(&admit(path).unwrap()).unwrap();
        }
    }
}
