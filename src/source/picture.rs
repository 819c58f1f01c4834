//! How wide and high a picture is, by the first bytes of its file: PNG, JPEG, GIF, WebP and SVG. Reads
//! no file itself, trusts no byte, and decodes no picture.

mod place;
mod tiff;

pub(super) use place::tells_place;
use tiff::Tiff;

/// Width and height of a picture as it is shown, in CSS pixels; neither is zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dimensions {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// So many bytes tell the size of nearly every picture.
pub(super) const HEAD: u64 = 16 << 10;

/// So many bytes tell that of a photograph with colour profiles and thumbnails before it.
pub(super) const LONG_HEAD: u64 = 1 << 20;

/// A picture wider or higher than this is a broken file.
const LIMIT: u32 = 100_000;

impl Dimensions {
    fn new(width: u32, height: u32) -> Option<Dimensions> {
        let sound = |length: u32| (1..=LIMIT).contains(&length);
        (sound(width) && sound(height)).then_some(Dimensions { width, height })
    }
}

/// Whether a file of this path is a picture made of pixels.
pub(super) fn is_raster(path: &str) -> bool {
    has_ending(path, &["png", "jpg", "jpeg", "gif", "webp"])
}

/// Whether a file of this path is a drawing.
pub(super) fn is_drawing(path: &str) -> bool {
    has_ending(path, &["svg"])
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|own| ending.eq_ignore_ascii_case(own))
}

/// The size of the picture that starts with `head`, whatever its name says it is; `None` where the bytes
/// are no such picture or end before they tell.
pub(super) fn of_raster(head: &[u8]) -> Option<Dimensions> {
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(head)
    } else if head.starts_with(b"\xff\xd8") {
        jpeg(head)
    } else if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
        let at = |at| le16(head, at).map(u32::from);
        Dimensions::new(at(6)?, at(8)?)
    } else if head.starts_with(b"RIFF") && head.get(8..12)? == b"WEBP" {
        webp(head)
    } else {
        None
    }
}

/// Portable Network Graphics, 11.2.1: the header chunk is the first.
fn png(head: &[u8]) -> Option<Dimensions> {
    let at = |at| head.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    if head.get(12..16)? != b"IHDR" {
        return None;
    }
    Dimensions::new(at(16)?, at(20)?)
}

/// WebP container (RFC 9649): lossy, lossless or extended.
fn webp(head: &[u8]) -> Option<Dimensions> {
    match head.get(12..16)? {
        b"VP8 " if head.get(23..26)? == b"\x9d\x01\x2a" => {
            let side = |at| le16(head, at).map(|side| u32::from(side & 0x3fff));
            Dimensions::new(side(26)?, side(28)?)
        }
        b"VP8L" if head.get(20)? == &0x2f => {
            let bits = u32::from_le_bytes(head.get(21..25)?.try_into().ok()?);
            Dimensions::new((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
        }
        b"VP8X" => {
            let side = |at: usize| match *head.get(at..at + 3)? {
                [a, b, c] => Some(u32::from_le_bytes([a, b, c, 0]) + 1),
                _ => None,
            };
            Dimensions::new(side(24)?, side(27)?)
        }
        _ => None,
    }
}

/// JPEG (ITU-T T.81, B.1): segments up to the first frame header. A picture that its camera lay on the side
/// is shown upright, so its sides change places.
fn jpeg(head: &[u8]) -> Option<Dimensions> {
    let mut at = 2;
    let mut on_its_side = None;
    loop {
        if *head.get(at)? != 0xff {
            return None;
        }
        let marker = *head.get(at + 1)?;
        match marker {
            // Fill bytes, and markers without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            // The picture itself, or its end, before any frame header.
            0xd8..=0xda | 0x00 => return None,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let side = |at| be16(head, at).map(u32::from);
                let (height, width) = (side(at + 5)?, side(at + 7)?);
                return match on_its_side {
                    Some(true) => Dimensions::new(height, width),
                    Some(false) | None => Dimensions::new(width, height),
                };
            }
            _ => {
                let length = usize::from(be16(head, at + 2)?);
                if length < 2 {
                    return None;
                }
                if marker == 0xe1 && on_its_side.is_none() {
                    on_its_side = head.get(at + 4..at + 2 + length).and_then(lies_on_its_side);
                }
                at += 2 + length;
            }
        }
    }
}

/// Whether the orientation of an Exif segment swaps the sides (Exif 3.0, tag 0x0112: values 5 to 8).
fn lies_on_its_side(segment: &[u8]) -> Option<bool> {
    let tiff = Tiff::of(segment.strip_prefix(b"Exif\0\0")?)?;
    let entry = tiff.entry(tiff.table(4)?, 0x0112)?;
    Some((5..=8).contains(&tiff.short(entry + 8)?))
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_be_bytes)
}

fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// The size of a drawing: its `width` and `height`, and what they leave open from its `viewBox`.
pub(super) fn of_drawing(text: &str) -> Option<Dimensions> {
    let root = root_tag(text)?;
    let (width, height) = (length(attribute(root, "width")), length(attribute(root, "height")));
    let ratio = attribute(root, "viewBox").and_then(view_box);
    let (width, height) = match (width, height, ratio) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(sides)) => sides,
        (_, _, None) => return None,
    };
    Dimensions::new(rounded(width)?, rounded(height)?)
}

/// What stands in the start tag of the root element, after its name.
fn root_tag(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = if let Some(inside) = rest.strip_prefix("<!--") {
            inside.split_once("-->")?.1
        } else if let Some(inside) = rest.strip_prefix("<?") {
            inside.split_once("?>")?.1
        } else if let Some(inside) = rest.strip_prefix("<!DOCTYPE") {
            let (name, after) = inside.split_once('>')?;
            if name.contains('[') { inside.split_once("]>")?.1 } else { after }
        } else {
            break;
        };
        rest = rest.trim_start();
    }
    let tag = rest.strip_prefix("<svg").filter(|tag| tag.starts_with(char::is_whitespace))?;
    let mut quote = None;
    let end = tag.find(|c| {
        match quote {
            None if matches!(c, '"' | '\'') => quote = Some(c),
            Some(open) if open == c => quote = None,
            None | Some(_) => {}
        }
        quote.is_none() && c == '>'
    })?;
    tag.get(..end)
}

/// The value of an attribute in what stands in a start tag.
fn attribute<'t>(mut tag: &'t str, name: &str) -> Option<&'t str> {
    loop {
        let (own, rest) = tag.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = rest.get(1..)?.split_once(quote)?;
        if own.trim() == name {
            return Some(value);
        }
        tag = after;
    }
}

/// A length in CSS pixels; `None` where it depends on what is around it.
fn length(value: Option<&str>) -> Option<f64> {
    let value = value?.trim();
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let pixels = match value.get(digits.len()..)? {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    positive(digits.parse::<f64>().ok()? * pixels)
}

/// The last two of the four numbers of a `viewBox`.
fn view_box(value: &str) -> Option<(f64, f64)> {
    let mut numbers = value
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|number| !number.is_empty())
        .map(|number| number.parse::<f64>().ok());
    let (_, _) = (numbers.next()??, numbers.next()??);
    Some((positive(numbers.next()??)?, positive(numbers.next()??)?))
}

fn positive(number: f64) -> Option<f64> {
    (number.is_finite() && number > 0.0).then_some(number)
}

fn rounded(number: f64) -> Option<u32> {
    let number = number.round();
    // Whole and within both bounds, so that nothing is cut off.
    (number >= 1.0 && number <= f64::from(LIMIT)).then_some(number as u32)
}

#[cfg(test)]
mod tests;
