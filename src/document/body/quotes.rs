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
    /// Whether the author wrote it straight.
    straight: bool,
    /// The typographic mark that closes it.
    until: &'static str,
    /// The sign that stands at its end.
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

    /// The sign for a mark that the author wrote typographically: the mark itself, but for double marks
    /// within straight ones, which would look the same as those around them. `None` for any other
    /// character.
    pub(super) fn typographic(&mut self, mark: char, around: Around) -> Option<Sign> {
        Some(match mark {
            '„' => self.push(Kind::Double, "„", "“"),
            '‚' => self.push(Kind::Single, "‚", "‘"),
            '“' => self.either(Kind::Double, "“", "”", around),
            '‘' => self.either(Kind::Single, "‘", "’", around),
            '»' => self.either(Kind::Double, "»", "«", around),
            '«' => self.either(Kind::Double, "«", "»", around),
            '›' => self.either(Kind::Single, "›", "‹", around),
            '‹' => self.either(Kind::Single, "‹", "›", around),
            '”' => {
                let at = self.open.iter().rposition(|open| open.written == Kind::Double);
                at.map_or(closed("”"), |at| self.ending(at, "”"))
            }
            '’' => {
                let closes = self.open.last().is_some_and(|open| open.until == "’");
                if closes && !around.after.is_alphanumeric() {
                    self.open.pop();
                }
                closed("’")
            }
            _ => return None,
        })
    }

    /// A mark that closes a quotation if one waits for it, else opens one that lasts `until` another.
    fn either(
        &mut self,
        kind: Kind,
        mark: &'static str,
        until: &'static str,
        around: Around,
    ) -> Sign {
        match self.open.iter().rposition(|open| open.until == mark) {
            Some(at) => self.ending(at, mark),
            None if around.may_open() => self.push(kind, mark, until),
            None => closed(mark),
        }
    }

    /// The sign for `mark`, which closes the quotation at `at` and all within it.
    fn ending(&mut self, at: usize, mark: &'static str) -> Sign {
        let changed = |open: &&Open| !open.straight && open.written != open.shown;
        let sign = self.open.get(at).filter(changed).map_or(mark, |open| open.closing);
        self.open.truncate(at);
        closed(sign)
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
        self.open.push(Open { written, shown, straight: true, until: closing, closing });
        Sign { sign: opening, opens: true }
    }

    /// Opens a quotation with the typographic `mark`, which lasts `until` another.
    fn push(&mut self, written: Kind, mark: &'static str, until: &'static str) -> Sign {
        let within_straight =
            self.open.last().is_some_and(|open| open.straight && open.shown == Kind::Double);
        let same_as_around = within_straight && matches!(mark, "„" | "“");
        let shown = if same_as_around { Kind::Single } else { written };
        let (sign, closing) = if same_as_around { self.marks(shown) } else { (mark, until) };
        if self.open.len() >= MAX_OPEN {
            return Sign { sign: mark, opens: true };
        }
        self.open.push(Open { written, shown, straight: false, until, closing });
        Sign { sign, opens: true }
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
