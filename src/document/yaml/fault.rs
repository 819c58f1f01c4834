//! What the parser of YAML stumbles over, in terms that an editor can act on: what is wrong, and where it stands.
//! Knows nothing of documents or keys.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::{Fault, lines};
use crate::diagnostics::{Problem, YamlFault};
use crate::span::Span;
use crate::text::is_invisible_control;

/// What the scanner stumbled over after it had read `read` bytes, in terms that an editor can act on; `open` is the
/// bracket that nothing closes.
pub(super) fn scan_fault(
    error: &ScanError,
    yaml: &str,
    base: usize,
    read: usize,
    open: Option<usize>,
) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(yaml.len()).min(yaml.len());
    let tab = lines::tab_before(yaml, at).filter(|_| open.is_none());
    let fault = match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => YamlFault::Tab,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => YamlFault::OpenBracket,
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            YamlFault::NoComma
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => YamlFault::OpenQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => YamlFault::TextAfter,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => YamlFault::Escape,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => YamlFault::ColonInValue,
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::MappingKeyNotAllowed => YamlFault::NoKey,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed => YamlFault::Indentation,
        ErrorKind::UnexpectedCharacter { .. }
        | ErrorKind::InvalidBlockScalarHeader
        | ErrorKind::ZeroBlockScalarIndent => YamlFault::ReservedCharacter,
        ErrorKind::RecursionLimitExceeded => YamlFault::TooDeep,
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            let tab = tab.map(|tab| (tab, YamlFault::Tab));
            let problem = tab.or_else(|| lines::meant(yaml, at)).filter(|_| open.is_none());
            let anchor = (Span::at(base + at), Problem::Anchor);
            return problem
                .map_or(anchor, |(at, fault)| (Span::at(base + at), Problem::Yaml(fault)));
        }
        ErrorKind::BomInsideDocument => {
            return (Span::at(base + at), Problem::ControlCharacter { code_point: 0xFEFF });
        }
        ErrorKind::UndeclaredTagHandle => return (Span::at(base + at), Problem::Tag),
        _ => YamlFault::Other,
    };
    let (head, tail) = (yaml.get(..at).unwrap_or_default(), yaml.get(at..).unwrap_or_default());
    // In quotation marks a tab may begin a line.
    let is_quoted =
        matches!(fault, YamlFault::OpenQuote | YamlFault::Escape | YamlFault::TextAfter);
    if let Some(tab) = tab.filter(|_| !is_quoted) {
        return (Span::at(base + tab), Problem::Yaml(YamlFault::Tab));
    }
    let is_of_lines = matches!(
        fault,
        YamlFault::NoKey | YamlFault::Indentation | YamlFault::ColonInValue | YamlFault::Other
    );
    if let Some((at, fault)) = lines::meant(yaml, at).filter(|_| is_of_lines && open.is_none()) {
        return (Span::at(base + at), Problem::Yaml(fault));
    }
    let (at, fault) = match fault {
        // The scanner goes on until something cannot stand in brackets, which may be lines later.
        YamlFault::OpenBracket
        | YamlFault::NoComma
        | YamlFault::ColonInValue
        | YamlFault::NoKey
            if let Some(open) = open.filter(|open| *open < at) =>
        {
            (open, YamlFault::OpenBracket)
        }
        // The scanner takes the value before and the key behind the missing comma for one text.
        YamlFault::NoComma if tail.starts_with(':') => {
            let key = head.rfind([' ', ',', '{', '[']).map_or(at, |before| before + 1);
            let is_value = head.get(..key).is_some_and(|head| head.trim_end().ends_with(':'));
            if is_value { (at, YamlFault::ColonInValue) } else { (key, fault) }
        }
        // The scanner reads a line without a colon together with the next one.
        YamlFault::ColonInValue if let Some(key) = key_without_colon(head) => {
            (key, YamlFault::NoColon)
        }
        YamlFault::ColonInValue if let Some(key) = indented_key(head) => {
            (key, YamlFault::Indentation)
        }
        YamlFault::ColonInValue if let Some(quote) = curly_quote(head) => {
            (quote, YamlFault::CurlyQuotes)
        }
        YamlFault::Other if head.trim_end().ends_with(['[', ',']) && tail.starts_with("- ") => {
            (at, YamlFault::MarkInBrackets)
        }
        // The scanner has passed the tab by then or stands where the text began that it breaks off, and looked
        // for the other quotation mark to the end.
        YamlFault::Tab if !tail.starts_with('\t') => {
            (misplaced_tab(head, tail).unwrap_or(at), fault)
        }
        YamlFault::OpenQuote => (opening_quote(yaml, read).unwrap_or(at), fault),
        YamlFault::NoKey if let Some(blank) = hard_blank_for_blank(tail) => {
            (at + blank, YamlFault::HardBlank)
        }
        YamlFault::ReservedCharacter if tail.starts_with(is_invisible_control) => {
            let code_point = tail.chars().next().map_or(0, u32::from);
            return (Span::at(base + at), Problem::ControlCharacter { code_point });
        }
        other => (at, sharper(other, head, tail)),
    };
    (Span::at(base + at), Problem::Yaml(fault))
}

/// Where the tab stands that keeps the text from being read between `head` and `tail`: in the blanks before, or else in
/// the indentation of the next line that has one. One behind a colon does no harm.
fn misplaced_tab(head: &str, tail: &str) -> Option<usize> {
    let text = head.trim_end_matches([' ', '\t']);
    let before = head.get(text.len()..)?.find('\t').map(|tab| text.len() + tab);
    let after = || {
        let mut from = head.len();
        tail.split_inclusive('\n').find_map(|line| {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let tab = line.get(..indent)?.find('\t').map(|tab| from + tab);
            from += line.len();
            tab
        })
    };
    before.filter(|_| !text.ends_with(':')).or_else(after).or(before)
}

/// `fault` in terms of what stands on its line before it, at the end of `head`, and from it on, in `tail`.
fn sharper(fault: YamlFault, head: &str, tail: &str) -> YamlFault {
    let before = head.rsplit('\n').next().unwrap_or_default().trim();
    let is_key = fault == YamlFault::NoKey;
    let is_misplaced = is_key || fault == YamlFault::Indentation;
    if fault == YamlFault::TextAfter
        && head.ends_with('\'')
        && tail.starts_with(char::is_alphanumeric)
    {
        YamlFault::Apostrophe
    } else if fault == YamlFault::TextAfter
        && before.contains(['[', '{'])
        && tail.trim_start().starts_with(['"', '\''])
    {
        YamlFault::NoComma
    } else if is_misplaced && before.ends_with([']', '}']) {
        YamlFault::TextAfter
    } else if is_misplaced && before.ends_with(':') {
        if tail.starts_with("- ") {
            YamlFault::EntryBehindKey
        } else {
            YamlFault::ReservedCharacter
        }
    } else if is_key && before.is_empty() && lacks_blank(tail) {
        YamlFault::NoBlank
    } else if is_key && (tail.starts_with("- ") || (head.ends_with(' ') && is_entry(tail))) {
        YamlFault::Indentation
    } else {
        fault
    }
}

/// Whether `c` looks like a blank that YAML takes for a letter.
pub(super) fn is_hard_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Where a hard blank stands in the place of the one behind a colon or dash on the first line of `text`.
fn hard_blank_for_blank(text: &str) -> Option<usize> {
    let line = text.lines().next()?;
    let at = line.find(is_hard_blank)?;
    line.get(..at)?.ends_with([':', '-']).then_some(at)
}

/// The first bracket on the line of `from` or below that a value begins with and that nothing closes.
pub(super) fn never_closed(yaml: &str, from: usize) -> Option<usize> {
    let mut start = yaml.get(..from)?.rfind('\n').map_or(0, |newline| newline + 1);
    let mut closed = 0;
    for line in yaml.get(start..)?.split_inclusive('\n') {
        let bracket = line.find(['[', '{']).filter(|at| is_before_value(line, *at));
        if let Some(open) = bracket.map(|at| start + at).filter(|open| *open >= closed) {
            match closing(yaml, open) {
                Some(close) => closed = close,
                None => return Some(open),
            }
        }
        start += line.len();
    }
    None
}

/// Whether nothing but a key or dashes stands on `line` before `at`.
fn is_before_value(line: &str, at: usize) -> bool {
    let head = line.get(..at).unwrap_or_default();
    let is_key = !head.contains(['"', '\'', '#']);
    is_key && head.ends_with(' ') && head.trim_end_matches(' ').ends_with([':', '-'])
}

/// Where the bracket at `open` is closed; those in quotation marks are text.
fn closing(yaml: &str, open: usize) -> Option<usize> {
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    for (at, c) in yaml.get(open..)?.char_indices() {
        match (quote, c) {
            (Some(mark), _) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + at);
                }
            }
            (None, _) => {}
        }
        before = c;
    }
    None
}

/// Where the first key of a mapping stands that no colon follows, if the line at the end of `head` goes on with it.
fn key_without_colon(head: &str) -> Option<usize> {
    let (above, line) = head.rsplit_once('\n')?;
    let start = above.rfind('\n').map_or(0, |newline| newline + 1);
    let first = above.get(start..)?;
    let column = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let is_first = start == 0 || first.trim_start().starts_with("- ");
    let at = column(first);
    let is_key = first.get(at..)?.starts_with(|c: char| c.is_ascii_lowercase());
    (is_first && is_key && !first.contains(':') && at == column(line)).then_some(start + at)
}

/// Where the key stands that is all of the line at the end of `head`, if blanks indent it.
fn indented_key(head: &str) -> Option<usize> {
    let start = head.rfind('\n')? + 1;
    let line = head.get(start..)?;
    let key = line.trim_start_matches(' ');
    (key.len() < line.len() && is_key(key)).then_some(head.len() - key.len())
}

/// Where the value on the line at the end of `head` begins with a quotation mark as Word sets it.
fn curly_quote(head: &str) -> Option<usize> {
    let start = head.rfind('\n').map_or(0, |newline| newline + 1);
    let line = head.get(start..)?;
    let key = line.trim_start_matches([' ', '-']);
    let value = key.split_once(": ").map_or(key, |(_, value)| value).trim_start();
    value.starts_with(is_curly_quote).then_some(head.len() - value.len())
}

/// Whether `c` is a quotation mark of print, which YAML takes for a letter.
pub(crate) fn is_curly_quote(c: char) -> bool {
    matches!(c, '„' | '“' | '”' | '‚' | '‘' | '’' | '«' | '»' | '‹' | '›')
}

/// Whether `text` may be a key of the format.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Whether `text` begins with a key and its colon.
fn is_entry(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.split_once(':').is_some_and(|(key, _)| is_key(key))
}

/// Whether `text` begins with a key and a colon that no blank follows.
fn lacks_blank(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.split_once(':').is_some_and(|(key, value)| is_key(key) && !value.starts_with([' ', '/']))
}

/// The first quotation mark from `from` on that stands in no comment.
fn opening_quote(yaml: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for line in yaml.get(from..)?.split_inclusive('\n') {
        let code = line.find(" #").and_then(|end| line.get(..end)).unwrap_or(line);
        if let Some(quote) = code.find(['"', '\'']).filter(|_| !line.starts_with('#')) {
            return Some(at + quote);
        }
        at += line.len();
    }
    None
}
