//! The path of one output file: relative, with forward slashes, safe on every
//! system and in every URL. Knows nothing of disks, pages or documents.

use std::borrow::{Borrow, Cow};
use std::fmt::{self, Write as _};
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::is_invisible_control;

/// The longest name that common file systems take, in bytes of UTF-8.
const LONGEST_NAME: usize = 255;

/// Names below this prefix belong to the output folder's own state.
const OWN_PREFIX: &str = ".fahrplan";

/// Names that Windows keeps for devices, in upper case, without extension.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Where a file lies below the output folder, such as `a/b/2a.html`.
///
/// Always NFC. Every segment is a name that Linux, macOS and Windows can hold,
/// so the same site comes out on each. Ordered by bytes; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

/// The rule that a path breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// The path is empty.
    Empty,
    /// A segment is empty: a leading, trailing or doubled slash.
    EmptySegment,
    /// A segment is `.` or `..`.
    DotSegment,
    /// A character that nobody sees, or one of `\ : * ? " < > |`.
    Character(char),
    /// A segment ends in a dot or a blank, which Windows drops, or has a blank before its extension: nobody sees it.
    TrailingDotOrSpace,
    /// A segment is one of Windows' device names, with or without extension.
    Device,
    /// A segment is longer than 255 bytes.
    TooLong,
    /// A segment begins with `.fahrplan`, the name of the folder's own state.
    OwnFolder,
}

impl OutPath {
    /// Takes `text` as an output path, brought to NFC.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn new(text: &str) -> Result<Self, PathFault> {
        let text = nfc(text);
        if text.is_empty() {
            return Err(PathFault::Empty);
        }
        text.split('/').try_for_each(check_segment)?;
        Ok(Self(Arc::from(text)))
    }

    /// The path with forward slashes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The folder of the file, empty for a file at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        parent(&self.0)
    }

    /// The key under which two paths are one file on some system: lower case, NFC.
    #[must_use]
    pub fn folded(&self) -> String {
        fold(&self.0)
    }

    /// The path from the root of the site, percent-encoded, without a leading
    /// slash: what is appended to a base URL that ends in `/`.
    #[must_use]
    pub fn url_path(&self) -> String {
        let mut url = String::with_capacity(self.0.len() + 8);
        push_encoded(&mut url, &self.0);
        url
    }

    /// The relative reference (RFC 3986, 4.2) that leads from the page `from`
    /// to this file. It names the file always, also from a page to itself, so
    /// that it works from `file://`. No segment can hold a colon, hence none
    /// can be taken for a scheme.
    #[must_use]
    pub fn relative_to(&self, from: &OutPath) -> String {
        // Where the folders end that both have in common: after the last slash that both begin with.
        let (to, here) = (self.0.as_bytes(), from.0.as_bytes());
        let equal = to.iter().zip(here).take_while(|(a, b)| a == b).count();
        let slash = to.iter().take(equal).rposition(|byte| *byte == b'/');
        let start = slash.map_or(0, |at| at + 1);
        let rest = self.0.get(start..).unwrap_or_default();
        let ups = here.iter().skip(start).filter(|byte| **byte == b'/').count();
        let mut url = String::with_capacity(3 * ups + rest.len() + 8);
        for _ in 0..ups {
            url.push_str("../");
        }
        push_encoded(&mut url, rest);
        url
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for OutPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The folder of `path`, empty at the top.
pub(crate) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders above `path`, the deepest first.
pub(crate) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(parent(path)), |folder| Some(parent(folder)))
        .take_while(|folder| !folder.is_empty())
}

/// Lower case, character by character (no Greek final form), and NFC again.
pub(crate) fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.chars().flat_map(char::to_lowercase).nfc().collect()
}

fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

fn check_segment(segment: &str) -> Result<(), PathFault> {
    if segment.is_empty() {
        return Err(PathFault::EmptySegment);
    }
    if segment == "." || segment == ".." {
        return Err(PathFault::DotSegment);
    }
    if let Some(character) = segment.chars().find(|&c| is_forbidden(c)) {
        return Err(PathFault::Character(character));
    }
    if segment.ends_with('.') || segment.ends_with(char::is_whitespace) {
        return Err(PathFault::TrailingDotOrSpace);
    }
    if is_device(segment) {
        return Err(PathFault::Device);
    }
    if segment.rsplit_once('.').is_some_and(|(stem, _)| stem.ends_with(char::is_whitespace)) {
        return Err(PathFault::TrailingDotOrSpace);
    }
    if segment.len() > LONGEST_NAME {
        return Err(PathFault::TooLong);
    }
    if segment.starts_with('.') && fold(segment).starts_with(OWN_PREFIX) {
        return Err(PathFault::OwnFolder);
    }
    Ok(())
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || is_invisible_control(c)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        // Nobody sees these: two names with and without them look the same. (Joiners are letters in Persian.)
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
        || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// `NUL`, `nul.html`, `Com1 .txt`; also with the superscript digits that
/// Windows counts as digits.
fn is_device(segment: &str) -> bool {
    let stem = segment.split_once('.').map_or(segment, |(stem, _)| stem).trim_end_matches(' ');
    if DEVICES.iter().any(|name| stem.eq_ignore_ascii_case(name)) {
        return true;
    }
    let mut letters = stem.chars();
    let prefix: String = letters.by_ref().take(3).collect();
    (prefix.eq_ignore_ascii_case("COM") || prefix.eq_ignore_ascii_case("LPT"))
        && matches!(letters.next(), Some('0'..='9' | '¹' | '²' | '³'))
        && letters.next().is_none()
}

/// Appends `path` with every byte encoded that is neither `/` nor a `pchar` of RFC 3986.
fn push_encoded(url: &mut String, path: &str) {
    if path.bytes().all(|byte| PLAIN[usize::from(byte)]) {
        url.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if PLAIN[usize::from(byte)] {
            url.push(char::from(byte));
        } else {
            write!(url, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
}

/// Which bytes stand in a path as they are.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = is_plain(byte as u8);
        byte += 1;
    }
    plain
};

const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'@')
        || matches!(
            byte,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
        )
}

#[cfg(test)]
mod tests {
    use super::{OutPath, PathFault};

    fn path(text: &str) -> OutPath {
        OutPath::new(text).unwrap()
    }

    #[test]
    fn every_rule_has_its_fault() {
        for (text, fault) in [
            ("", PathFault::Empty),
            ("/a", PathFault::EmptySegment),
            ("a//b", PathFault::EmptySegment),
            ("a/", PathFault::EmptySegment),
            ("a/../b", PathFault::DotSegment),
            (".", PathFault::DotSegment),
            ("a\0b", PathFault::Character('\0')),
            ("a\u{85}b", PathFault::Character('\u{85}')),
            ("a\u{202e}b", PathFault::Character('\u{202e}')),
            ("a\u{2028}b", PathFault::Character('\u{2028}')),
            ("a\\b", PathFault::Character('\\')),
            ("C:/b", PathFault::Character(':')),
            ("was?.html", PathFault::Character('?')),
            ("a./b", PathFault::TrailingDotOrSpace),
            ("a /b", PathFault::TrailingDotOrSpace),
            ("a\u{a0}/b", PathFault::TrailingDotOrSpace),
            ("a .html", PathFault::TrailingDotOrSpace),
            ("a.tar .gz", PathFault::TrailingDotOrSpace),
            ("a/nul", PathFault::Device),
            ("Con.tar.gz", PathFault::Device),
            ("com1 .html", PathFault::Device),
            ("LPT².x", PathFault::Device),
            (".fahrplan/manifest", PathFault::OwnFolder),
            ("a/.FAHRPLAN-trial", PathFault::OwnFolder),
        ] {
            assert_eq!(OutPath::new(text), Err(fault), "{text:?}");
        }
        assert_eq!(OutPath::new(&"ä".repeat(128)), Err(PathFault::TooLong));
    }

    #[test]
    fn names_that_only_resemble_devices_are_free() {
        for text in ["console.html", "com.html", "com10", "a/.gitignore", "nullen/aux-1", "..a"] {
            assert_eq!(path(text).as_str(), text);
        }
    }

    #[test]
    fn paths_are_nfc_and_fold_to_one_key() {
        assert_eq!(path("a\u{308}.html").as_str(), "ä.html");
        assert_eq!(path("Ä/B.html").folded(), path("A\u{308}/b.HTML").folded());
        assert_ne!(path("maße.html").folded(), path("masse.html").folded());
    }

    #[test]
    fn relative_references_name_the_file() {
        for (to, from, url) in [
            ("index.html", "index.html", "index.html"),
            ("a/b/c.html", "a/d/e.html", "../b/c.html"),
            ("a/b/c.html", "a/b/d.html", "c.html"),
            ("c.html", "a/b/d.html", "../../c.html"),
            ("a/b/c.html", "x.html", "a/b/c.html"),
            ("a", "a/b.html", "../a"),
            ("ab/c.html", "a/c.html", "../ab/c.html"),
            ("Maß 1.html", "x.html", "Ma%C3%9F%201.html"),
            ("100%#1.html", "x.html", "100%25%231.html"),
        ] {
            assert_eq!(path(to).relative_to(&path(from)), url, "{to} from {from}");
        }
        assert_eq!(path("a b/ü.html").url_path(), "a%20b/%C3%BC.html");
    }
}
