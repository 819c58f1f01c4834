//! Whether a picture tells where it was taken: a position in its Exif or XMP metadata. Looks for where such data
//! begin, trusts no byte, and reads no more than some kilobytes of the largest file.

use super::tiff::Tiff;

/// What comes at the end of a file is looked for in so many bytes.
const TAIL: u64 = 64 << 10;

/// More metadata than this is no description of a picture.
const LONGEST: usize = 256 << 10;

/// The marks of a position in XMP, as element and as attribute.
const IN_XMP: [&[u8]; 2] = [b"GPSLatitude", b"GPSDestLatitude"];

/// Whether the picture whose file starts with `head` tells where it was taken; `part` gives the bytes of the file
/// from an offset on, as many as it is asked for or it has. `None` where more of the start is needed to tell.
pub(in crate::source) fn tells_place(
    head: &[u8],
    size: u64,
    part: impl Fn(u64, u64) -> Option<Vec<u8>>,
) -> Option<bool> {
    if head.starts_with(b"\xff\xd8") {
        jpeg(head, size)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(png(head) || png_tail(head, size, part))
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Some(webp(head, size, part))
    } else {
        Some(false)
    }
}

/// JPEG (ITU-T T.81, B.1): the application segments before the first frame header.
fn jpeg(head: &[u8], size: u64) -> Option<bool> {
    let is_all = head.len() as u64 >= size;
    let mut at = 2;
    loop {
        let (Some(&sign), Some(&marker)) = (head.get(at), head.get(at + 1)) else {
            return is_all.then_some(false);
        };
        match (sign, marker) {
            (0xff, 0xff) => at += 1,
            (0xff, 0x01 | 0xd0..=0xd7) => at += 2,
            (0xff, 0xe1) => {
                let length = segment_length(head, at);
                let whole = head.get(at + 4..at + 2 + length);
                let content = whole.or_else(|| head.get(at + 4..)).unwrap_or_default();
                match segment(content) {
                    Some(true) => return Some(true),
                    // What has not been read yet may tell.
                    Some(false) | None if whole.is_none() && !is_all => return None,
                    Some(false) | None => at += 2 + length,
                }
            }
            // Frame headers, the picture itself, its end; and what is no JPEG any more.
            (0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xd8..=0xda | 0x00) => {
                return Some(false);
            }
            (0xff, _) => at += 2 + segment_length(head, at),
            (_, _) => return Some(false),
        }
    }
}

/// The length of the segment at `at` behind its marker; two at least, so that the walk goes on.
fn segment_length(head: &[u8], at: usize) -> usize {
    let bytes = head.get(at + 2..at + 4).and_then(|bytes| bytes.try_into().ok());
    usize::from(bytes.map_or(2, u16::from_be_bytes)).max(2)
}

/// Whether an application segment tells a place; `None` where it ends too soon to say.
fn segment(content: &[u8]) -> Option<bool> {
    if let Some(tiff) = content.strip_prefix(b"Exif\0\0") {
        return exif(tiff);
    }
    let xmp = content.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0");
    let xmp = xmp.or_else(|| content.strip_prefix(b"http://ns.adobe.com/xmp/extension/\0"));
    Some(xmp.is_some_and(in_xmp))
}

/// Whether Exif data hold a latitude (Exif 3.0, 4.6.6: the GPS table under tag 0x8825, latitude under tag 2, at the
/// destination under tag 20).
fn exif(bytes: &[u8]) -> Option<bool> {
    let Some(tiff) = Tiff::of(bytes) else { return Some(false) };
    let main = tiff.table(4)?;
    let Some(entry) = tiff.entry(main, 0x8825) else { return Some(false) };
    let table = tiff.table(entry + 8)?;
    let count = |tag| tiff.entry(table, tag).and_then(|entry| tiff.long(entry + 4));
    tiff.short(table)?;
    Some([2, 20].into_iter().any(|tag| count(tag).is_some_and(|count| count > 0)))
}

fn in_xmp(bytes: &[u8]) -> bool {
    let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
    IN_XMP.iter().any(|mark| holds(bytes, mark))
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    position(bytes, mark).is_some()
}

fn position(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

/// PNG (11.3.3.5, 11.3.4): the chunks `eXIf`, and `iTXt` with XMP, as far as `head` goes.
fn png(head: &[u8]) -> bool {
    let mut at = 8;
    loop {
        let length = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        let Some(length) = length.map(u32::from_be_bytes).and_then(|it| usize::try_from(it).ok())
        else {
            return false;
        };
        let Some(name) = head.get(at + 4..at + 8) else { return false };
        let rest = head.get(at + 8..).unwrap_or_default();
        let content = rest.get(..length).unwrap_or(rest);
        if (name == b"eXIf" && exif(content) == Some(true))
            || (name == b"iTXt" && content.starts_with(b"XML:com.adobe.xmp") && in_xmp(content))
        {
            return true;
        }
        let Some(next) = at.checked_add(12).and_then(|at| at.checked_add(length)) else {
            return false;
        };
        at = next;
    }
}

/// The same chunks behind the picture, where some programs write them.
fn png_tail(head: &[u8], size: u64, part: impl Fn(u64, u64) -> Option<Vec<u8>>) -> bool {
    if head.len() as u64 >= size {
        return false;
    }
    let Some(tail) = part(size.saturating_sub(TAIL), TAIL) else { return false };
    let after = |mark: &[u8]| {
        position(&tail, mark).and_then(|at| tail.get(at + mark.len()..)).unwrap_or_default()
    };
    exif(after(b"eXIf")) == Some(true) || in_xmp(after(b"iTXtXML:com.adobe.xmp"))
}

/// WebP container (RFC 9649, 2.7): Exif and XMP stand behind the picture, and the header says that they do.
fn webp(head: &[u8], size: u64, part: impl Fn(u64, u64) -> Option<Vec<u8>>) -> bool {
    const EXIF: u8 = 0x08;
    const XMP: u8 = 0x04;
    let flags =
        if head.get(12..16) == Some(b"VP8X") { head.get(20).copied().unwrap_or(0) } else { 0 };
    if flags & (EXIF | XMP) == 0 {
        return false;
    }
    let tail = part(size.saturating_sub(TAIL), TAIL).unwrap_or_default();
    let after = |mark: &[u8]| {
        // The name of a chunk, its length in four bytes, and what it holds.
        let found = position(&tail, mark).and_then(|at| tail.get(at + mark.len() + 4..));
        found.unwrap_or_default()
    };
    let chunk = after(b"EXIF");
    exif(chunk.strip_prefix(b"Exif\0\0").unwrap_or(chunk)) == Some(true) || in_xmp(after(b"XMP "))
}
