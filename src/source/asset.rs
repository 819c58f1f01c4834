//! A file that is no document: what is told about it from its name and its bytes. Reads nothing itself.

use std::path::PathBuf;

use super::names::document_meant;
use super::picture::{self, Dimensions};
use super::stamp::Stamp;
use super::text::DOCUMENT_LIMIT;

/// A file that is no document and is copied where a document names it.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it lies on disk.
    pub location: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What the file system said of it when it was listed; `None` where it lies in memory.
    pub stamp: Option<Stamp>,
    /// Whether a browser would run something in it, or nobody can tell: such a file is never published.
    pub active: bool,
    /// How wide and high it is, where it is a picture that says so.
    pub dimensions: Option<Dimensions>,
    /// Whether it is a photograph that tells where it was taken.
    pub tells_place: bool,
    /// Whether it begins like a document that is none for its ending.
    pub is_misnamed: bool,
}

impl Asset {
    /// The file at `path`, of `size` bytes, of which `part` gives as many from an offset on as it is asked for.
    pub(super) fn new(
        path: &str,
        location: PathBuf,
        size: u64,
        part: impl Fn(u64, u64) -> Option<Vec<u8>>,
    ) -> Asset {
        let head = |length| part(0, length);
        let mut tells_place = false;
        let (active, dimensions) = if picture::is_drawing(path) {
            // Only the whole drawing tells that nothing in it runs. One that is larger than any drawing is
            // not read at all.
            let whole = (size <= DOCUMENT_LIMIT).then(|| head(DOCUMENT_LIMIT)).flatten();
            match whole.and_then(|bytes| String::from_utf8(bytes).ok()) {
                Some(drawing) => (holds_active(&drawing), picture::of_drawing(&drawing)),
                None => (true, None),
            }
        } else if picture::is_raster(path) {
            let mut known = Raster::of(&head(picture::HEAD).unwrap_or_default(), size, &part);
            if size > picture::HEAD && !known.is_told() {
                known = Raster::of(&head(picture::LONG_HEAD).unwrap_or_default(), size, &part);
            }
            tells_place = known.tells_place == Some(true);
            (false, known.dimensions)
        } else {
            (runs(path), None)
        };
        let is_misnamed = document_meant(path).is_some()
            && head(FRONT.len() as u64).is_some_and(|bytes| bytes == FRONT);
        Asset { location, size, stamp: None, active, dimensions, tells_place, is_misnamed }
    }
}

/// How the front matter of a document begins.
const FRONT: &[u8] = b"---";

/// What the first bytes of a picture made of pixels tell.
struct Raster {
    dimensions: Option<Dimensions>,
    tells_place: Option<bool>,
}

impl Raster {
    fn of(head: &[u8], size: u64, part: impl Fn(u64, u64) -> Option<Vec<u8>>) -> Raster {
        let dimensions = picture::of_raster(head);
        Raster { dimensions, tells_place: picture::tells_place(head, size, part) }
    }

    /// Whether more bytes would tell no more.
    fn is_told(&self) -> bool {
        self.dimensions.is_some() && self.tells_place.is_some()
    }
}

/// Whether a browser runs files of this name: pages and scripts.
fn runs(path: &str) -> bool {
    const RUN: [&str; 12] =
        ["html", "htm", "xhtml", "xht", "shtml", "xml", "xsl", "xslt", "js", "mjs", "wasm", "swf"];
    let ending =
        path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    RUN.contains(&ending.as_str())
}

/// Whether a browser would run something in a drawing: scripts, event attributes or foreign content.
fn holds_active(drawing: &str) -> bool {
    const HOLDS: [&str; 8] = [
        "<script",
        "javascript:",
        "<foreignobject",
        "<iframe",
        "<embed",
        "<object",
        "<!entity",
        "<handler",
    ];
    let drawing = drawing.to_ascii_lowercase();
    let event = |at: usize| {
        let name = drawing.get(at + 1..).unwrap_or_default();
        let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
        letters > 2
            && name.starts_with("on")
            && name.get(letters..).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    HOLDS.iter().any(|sign| drawing.contains(sign))
        || drawing
            .match_indices(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'' || c == '/')
            .any(|(at, _)| event(at))
}
