//! One listed file → its text or bytes. Knows what may go wrong with a file, and nothing of what it says.

use std::fs;
use std::io::{self, Read};

use super::list::Listed;
use super::{ReadError, TextFile};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::span::Span;

/// A document of more bytes than this is no document.
pub(super) const DOCUMENT_LIMIT: u64 = 8 << 20;

/// A picture or font of a theme of more bytes than this is none; its templates and texts are as short as documents.
const THEME_FILE_LIMIT: u64 = 64 << 20;

/// Why a listed file gave no text.
pub(super) enum ReadFault {
    /// The file is no text.
    Content(Box<Diagnostic>),
    /// The machine failed.
    Machine(ReadError),
}

/// The text of a document or of `site.yaml`; `None` where the file vanished since it was listed.
pub(super) fn read_text(listed: &Listed) -> Result<Option<TextFile>, ReadFault> {
    let Some(bytes) = read_bytes(listed, DOCUMENT_LIMIT)? else { return Ok(None) };
    if is_utf16(&bytes) {
        return Err(content(listed, Problem::NotUtf8 { utf16: true }));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(TextFile { file: listed.file.clone(), text })),
        Err(_) => Err(content(listed, Problem::NotUtf8 { utf16: false })),
    }
}

/// What is wrong with `bytes` where they are no text in UTF-8.
pub fn not_utf8(bytes: &[u8]) -> Option<Problem> {
    let utf16 = is_utf16(bytes);
    (utf16 || std::str::from_utf8(bytes).is_err()).then_some(Problem::NotUtf8 { utf16 })
}

/// Whether these are the first bytes of a text in UTF-16: its mark, or two letters of one byte and a zero each.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [a, b, c, d, ..] => {
            let is_zero = [a, b, c, d].map(|byte| *byte == 0);
            is_zero == [true, false, true, false] || is_zero == [false, true, false, true]
        }
        _ => false,
    }
}

/// The bytes of a theme's file; `None` where it vanished since it was listed.
pub(super) fn read_theme_file(listed: &Listed) -> Result<Option<Vec<u8>>, ReadFault> {
    let is_text = [".html", ".ftl", ".toml"].iter().any(|ending| listed.file.ends_with(ending));
    read_bytes(listed, if is_text { DOCUMENT_LIMIT } else { THEME_FILE_LIMIT })
}

fn content(listed: &Listed, problem: Problem) -> ReadFault {
    let place = Place::new(&listed.file, Span::default());
    ReadFault::Content(Box::new(Diagnostic::new(place, problem)))
}

fn read_bytes(listed: &Listed, limit: u64) -> Result<Option<Vec<u8>>, ReadFault> {
    let failed = |error| ReadFault::Machine(ReadError { path: listed.location.clone(), error });
    let size = listed.stamp.size;
    if size > limit {
        let problem = Problem::FileTooLarge { megabytes: size >> 20, limit: limit >> 20 };
        return Err(content(listed, problem));
    }
    let size = usize::try_from(size).unwrap_or_default();
    let mut bytes = Vec::with_capacity(size.saturating_add(1));
    // A file that grows while it is read is cut at the limit, not followed for ever.
    match fs::File::open(&listed.location) {
        Ok(opened) => opened.take(limit).read_to_end(&mut bytes).map_err(failed)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    Ok(Some(bytes))
}
