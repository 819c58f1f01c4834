//! What the lines of a front matter were meant to be where the parser stumbles: entries of lists without their mark,
//! and texts of several lines that are not indented alike. Knows how lines begin and a few keys, and nothing of events.

use crate::diagnostics::YamlFault;

/// Keys that are nouns: no line of a German text begins with one of them in small letters.
const KEYS: [&str; 29] = [
    "anlagen",
    "bezug",
    "bilder",
    "datum",
    "email",
    "entwurf",
    "federfuehrung",
    "hinweis",
    "indikatoren",
    "kontakt",
    "kurztext",
    "meilensteine",
    "mittel",
    "nummer",
    "quelle",
    "reihenfolge",
    "schlagworte",
    "siehe_auch",
    "sprache",
    "status",
    "statusverlauf",
    "teil_von",
    "text",
    "titel",
    "typ",
    "wortlaut",
    "zeitraum",
    "ziel",
    "zielgruppe",
];

/// A line: where it begins and what stands on it, without its end.
#[derive(Clone, Copy)]
struct Line<'y> {
    start: usize,
    text: &'y str,
}

impl<'y> Line<'y> {
    fn of(yaml: &'y str, at: usize) -> Option<Line<'y>> {
        let start = yaml.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
        let text = yaml.get(start..)?.lines().next().unwrap_or_default();
        Some(Line { start, text })
    }

    /// The lines above it, the nearest first, without empty ones and comments.
    fn above(self, yaml: &'y str) -> impl Iterator<Item = Line<'y>> {
        let before = move |line: &Line<'y>| Line::of(yaml, line.start.checked_sub(1)?);
        std::iter::successors(before(&self), before).filter(|line| line.says_something())
    }

    fn says_something(&self) -> bool {
        !matches!(self.words().chars().next(), None | Some('#'))
    }

    fn words(&self) -> &'y str {
        self.text.trim()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// How far its key is indented, which may stand behind the mark of a list.
    fn column(&self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '-']).len()
    }

    fn begins(&self) -> usize {
        self.start + self.indent()
    }
}

/// Where a tab stands among the blanks that begin the line of `at`, if one does.
pub(super) fn tab_before(yaml: &str, at: usize) -> Option<usize> {
    let line = Line::of(yaml, at)?;
    let blanks = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
    line.text.get(..blanks)?.find('\t').map(|tab| line.start + tab)
}

/// What was meant at `at`, where the parser stumbled, and where it is told.
pub(super) fn meant(yaml: &str, at: usize) -> Option<(usize, YamlFault)> {
    let line = Line::of(yaml, at)?;
    let entry = Some(line).filter(|it| is_entry_unmarked(yaml, *it));
    // The second line of an entry is the first that cannot be read after a first one without its mark.
    let first = || {
        let above = line.above(yaml).next().filter(|above| above.indent() < line.indent())?;
        (is_of_record(above.words()) && is_entry_unmarked(yaml, above)).then_some(above)
    };
    if let Some(entry) = entry.or_else(first) {
        let of_record = is_of_record(entry.words());
        return Some((entry.begins(), YamlFault::ListMark { of_record }));
    }
    let head = head_of_block(yaml, line)?;
    let is_key = line.indent() == head.column() && begins_with_noun(line.words());
    let fault = if is_key { YamlFault::NoColon } else { YamlFault::BlockIndentation };
    Some((line.begins(), fault))
}

/// Whether `text` begins with a key that no German text has in small letters.
fn begins_with_noun(text: &str) -> bool {
    text.split([' ', ';', ',', '=']).next().is_some_and(|word| KEYS.contains(&word))
}

/// Whether `line` was meant as the entry of a list: it begins like one, and the list begins or goes on there.
fn is_entry_unmarked(yaml: &str, line: Line<'_>) -> bool {
    let words = line.words();
    let is_emphasis = words.starts_with('*') && words.matches('*').count() > 1;
    if !lacks_mark(words) || is_emphasis {
        return false;
    }
    let above = line.above(yaml).find(|above| above.indent() <= line.indent());
    above.is_some_and(|above| {
        let of_list = above.words().starts_with("- ") || lacks_mark(above.words());
        above.words().ends_with(':') || of_list && above.indent() == line.indent()
    })
}

/// Whether `text` begins like an entry of a list does in other places: with a dash and no blank, or with another sign.
pub fn lacks_mark(text: &str) -> bool {
    let word = text.trim_start_matches(['-', '–', '—', '•', '*', '+', '·', '▪', '‣']);
    let mark = text.get(..text.len() - word.len()).unwrap_or_default();
    match mark {
        "-" => word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '„')),
        "*" | "+" => word.starts_with([' ', '\u{a0}']) || mark == "*" && is_of_record(word),
        other => other.chars().count() == 1,
    }
}

/// Whether `text` is a line of a record behind a mark, such as `-datum: 2024`.
fn is_of_record(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let value = words.split_once(':').map(|(_, value)| value);
    begins_with_key(words) && value.is_some_and(|it| it.is_empty() || it.starts_with(' '))
}

/// Whether `text` begins like an entry of the format: with a key in small letters and a colon.
fn begins_with_key(text: &str) -> bool {
    let is_of_key = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    text.split_once(':').is_some_and(|(key, _)| !key.is_empty() && key.bytes().all(is_of_key))
}

/// The line with the key of the text of several lines that `line` belongs to and does not stand in line with: behind
/// `key: |` the first line says how far all of them are indented.
fn head_of_block<'y>(yaml: &'y str, line: Line<'y>) -> Option<Line<'y>> {
    if begins_with_key(line.words().trim_start_matches("- ")) {
        return None;
    }
    let mut above: Vec<Line<'_>> = Vec::new();
    for it in line.above(yaml) {
        if is_block_head(it.words()) {
            let is_deeper = above.iter().all(|text| text.indent() > it.indent());
            return is_deeper.then_some(it);
        }
        if it.indent() == 0 {
            return None;
        }
        above.push(it);
    }
    None
}

/// Whether `text` is a key that a text of several lines follows.
fn is_block_head(text: &str) -> bool {
    text.rsplit_once(": ").is_some_and(|(_, mark)| {
        mark.starts_with(['|', '>']) && mark.trim_start_matches(['|', '>', '-', '+']).is_empty()
    })
}
