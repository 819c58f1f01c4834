//! Quotation marks and apostrophes: which sign stands for a straight one at a place. Knows nothing of
//! HTML or markup; sees one character before and one after.

use crate::language::Language;

/// Deeper than any text nests quotations; marks beyond are left as written.
const MAX_OPEN: usize = 8;

/// Two kinds of marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Double,
    Single,
}

/// A quotation that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// With which mark the author opened it.
    written: Kind,
    /// With which mark it is shown.
    shown: Kind,
    /// The sign that closes it.
    closing: &'static str,
}

/// The quotations open at a place of a block.
#[derive(Debug)]
pub(super) struct Quotes {
    language: Language,
    open: Vec<Open>,
}

/// What stands around a mark.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// The character before; a blank at the start of a block.
    pub(super) before: char,
    /// Whether that is an opening quotation mark.
    pub(super) after_opening: bool,
    /// The character after; a blank at the end of a line or block, U+FFFC before markup.
    pub(super) after: char,
}

/// The sign for a mark, and whether it opens a quotation.
pub(super) struct Sign {
    pub(super) sign: &'static str,
    pub(super) opens: bool,
}

impl Around {
    fn may_open(self) -> bool {
        let before = self.before.is_whitespace()
            || self.after_opening
            || matches!(self.before, '(' | '[' | '{' | '/' | '-' | '–' | '—' | '…');
        before && !self.after.is_whitespace()
    }

    fn may_close(self) -> bool {
        !(self.before.is_whitespace()
            || self.after_opening
            || matches!(self.before, '(' | '[' | '{'))
    }
}

impl Quotes {
    /// No quotation is open.
    pub(super) fn new(language: Language) -> Quotes {
        Quotes { language, open: Vec::new() }
    }

    /// A new block begins.
    pub(super) fn reset(&mut self) {
        self.open.clear();
    }

    /// The sign for a straight double mark.
    pub(super) fn double(&mut self, around: Around) -> Sign {
        if around.may_close()
            && let Some(closing) = self.close(Kind::Double)
        {
            return closed(closing);
        }
        if around.may_open() {
            return self.opening(Kind::Double, "\"");
        }
        let lonely =
            !around.may_close() || around.before.is_ascii_digit() || around.after.is_alphanumeric();
        if lonely { closed("\"") } else { closed(self.marks(Kind::Double).1) }
    }

    /// The sign for a straight single mark. `elided` says that it stands for something left out,
    /// `closable` that a mark that could close a quotation follows.
    pub(super) fn single(
        &mut self,
        around: Around,
        elided: bool,
        closable: impl FnOnce() -> bool,
    ) -> Sign {
        const APOSTROPHE: &str = "’";
        let within_word = around.before.is_alphanumeric() && around.after.is_alphanumeric();
        if within_word || (elided && around.may_open()) {
            return closed(APOSTROPHE);
        }
        let inmost_is_single = self.open.last().is_some_and(|open| open.written == Kind::Single);
        if around.may_close() && inmost_is_single {
            return closed(self.close(Kind::Single).unwrap_or(APOSTROPHE));
        }
        if around.may_open() {
            return if closable() { self.opening(Kind::Single, "'") } else { closed(APOSTROPHE) };
        }
        let sign = around.before.is_ascii_digit() || !around.may_close();
        closed(if sign { "'" } else { APOSTROPHE })
    }

    /// Counts a mark that the author wrote typographically. Returns whether it opens a quotation.
    pub(super) fn typographic(&mut self, mark: char, around: Around) -> bool {
        match mark {
            '„' => self.push(Kind::Double, "“"),
            '‚' => self.push(Kind::Single, "‘"),
            '“' => self.either(Kind::Double, "“", "”", around),
            '‘' => self.either(Kind::Single, "‘", "’", around),
            '»' => self.either(Kind::Double, "»", "«", around),
            '«' => self.either(Kind::Double, "«", "»", around),
            '›' => self.either(Kind::Single, "›", "‹", around),
            '‹' => self.either(Kind::Single, "‹", "›", around),
            '”' => {
                self.close(Kind::Double);
                false
            }
            '’' => {
                let closes = self.open.last().is_some_and(|open| open.closing == "’");
                if closes && !around.after.is_alphanumeric() {
                    self.open.pop();
                }
                false
            }
            _ => false,
        }
    }

    /// A mark that closes a quotation if one waits for it, else opens one that `closing` will close.
    fn either(&mut self, kind: Kind, mark: &str, closing: &'static str, around: Around) -> bool {
        if let Some(at) = self.open.iter().rposition(|open| open.closing == mark) {
            self.open.truncate(at);
            return false;
        }
        around.may_open() && self.push(kind, closing)
    }

    fn opening(&mut self, written: Kind, straight: &'static str) -> Sign {
        let shown = match self.open.last().map(|open| open.shown) {
            Some(Kind::Double) => Kind::Single,
            Some(Kind::Single) => Kind::Double,
            None => written,
        };
        let (opening, closing) = self.marks(shown);
        if self.open.len() >= MAX_OPEN {
            return closed(straight);
        }
        self.open.push(Open { written, shown, closing });
        Sign { sign: opening, opens: true }
    }

    fn push(&mut self, kind: Kind, closing: &'static str) -> bool {
        if self.open.len() < MAX_OPEN {
            self.open.push(Open { written: kind, shown: kind, closing });
        }
        true
    }

    /// Closes the inmost quotation opened with `written`, and all within it.
    fn close(&mut self, written: Kind) -> Option<&'static str> {
        let at = self.open.iter().rposition(|open| open.written == written)?;
        let closing = self.open.get(at).map(|open| open.closing);
        self.open.truncate(at);
        closing
    }

    fn marks(&self, kind: Kind) -> (&'static str, &'static str) {
        match (self.language, kind) {
            (Language::German, Kind::Double) => ("„", "“"),
            (Language::German, Kind::Single) => ("‚", "‘"),
            (Language::English, Kind::Double) => ("“", "”"),
            (Language::English, Kind::Single) => ("‘", "’"),
        }
    }
}

/// Whether a word of which the start is left out follows: `'90er`, `'ne`, `'tis`.
pub(super) fn is_elision(after: &str) -> bool {
    const WORDS: [&str; 9] = ["s", "n", "ne", "nen", "nem", "ner", "nes", "tis", "twas"];
    let digits = after.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let end = after.bytes().take(5).take_while(u8::is_ascii_lowercase).count();
    digits == 2
        || (WORDS.contains(&after.get(..end).unwrap_or_default())
            && after.get(end..).unwrap_or_default().starts_with([' ', '\n']))
}

fn closed(sign: &'static str) -> Sign {
    Sign { sign, opens: false }
}
