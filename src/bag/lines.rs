//! The lines of a tag file: UTF-8 without a mark, line ends that every reader
//! sees, none too long. Knows no meaning of a line.

use super::LONGEST_LINE;
use super::fault::{EncodingFault, Fault, LineFault};
use super::name::is_separator;

/// The lines of a tag file with their numbers, without line ends. A file that is not UTF-8 has one fault and
/// no line.
pub(super) fn lines<'a>(
    path: &str,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Vec<Result<(usize, &'a str), Fault>> {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(encoding) => {
            faults.push(Fault::Encoding { path: path.to_owned(), encoding });
            return Vec::new();
        }
    };
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let check = |(at, line): (usize, &'a str)| match line_fault(line) {
        Some(found) => Err(fault(path, at + 1, found)),
        None => Ok((at + 1, line)),
    };
    lines.enumerate().map(check).collect()
}

fn line_fault(line: &str) -> Option<LineFault> {
    if line.len() > LONGEST_LINE {
        return Some(LineFault::TooLong);
    }
    let bad = |c: char| (c.is_control() && c != '\t') || is_separator(c);
    line.contains(bad).then_some(LineFault::Character)
}

pub(super) fn fault(path: &str, line: usize, fault: LineFault) -> Fault {
    Fault::Line { path: path.to_owned(), line, fault }
}

fn decode(bytes: &[u8]) -> Result<&str, EncodingFault> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(EncodingFault::Mark);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0) {
        return Err(EncodingFault::Utf16);
    }
    std::str::from_utf8(bytes).map_err(|_| EncodingFault::NotUtf8)
}
