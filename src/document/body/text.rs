//! Text: escaped, with quotation marks, dashes, bare addresses and mentions. One pass over the bytes;
//! what has no meaning is copied in slices. Knows nothing of blocks.

use crate::diagnostics::Problem;
use crate::text::is_invisible_control;

use super::cursor::{Cursor, SPECIAL};
use super::escape::entity;
use super::mentions::{self, Found};
use super::pieces::Kind;
use super::quotes::{self, Around};
use super::walker::Walker;
use super::wikilinks::GUARD;
use super::{LinkTarget, addresses};

/// How far a footnote's label may reach.
const MAX_LABEL: usize = 200;

impl Walker<'_, '_> {
    /// Writes the text so far. `next` is the character that follows, `last` says that the block ends.
    pub(super) fn flush(&mut self, next: char, last: bool) {
        if self.run.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        let text = run.text(self.source);
        self.follow_mentions(text);
        let mut cursor = Cursor {
            run: &run,
            text,
            from: 0,
            at: 0,
            next,
            last,
            terms: self.terms_in(text),
            opened: if self.before.1 { 0 } else { usize::MAX },
            closable: None,
        };
        self.write_run(&mut cursor);
        if let Some(c) = text.chars().next_back() {
            self.before = (c, cursor.opened == text.len());
        }
        run.clear();
        self.run = run;
    }

    fn write_run(&mut self, cursor: &mut Cursor<'_>) {
        let bytes = cursor.text.as_bytes();
        loop {
            let term = self.next_term(cursor).unwrap_or(bytes.len());
            let plain = bytes.get(cursor.at..term).unwrap_or_default();
            match plain.iter().position(|&byte| SPECIAL[usize::from(byte)]) {
                Some(skip) => cursor.at += skip,
                None if term < bytes.len() => {
                    self.term(cursor);
                    continue;
                }
                None => break,
            }
            match bytes.get(cursor.at).copied().unwrap_or_default() {
                b'"' => self.double(cursor),
                b'\'' => self.single(cursor),
                b'.' => self.dots(cursor),
                b'-' => self.dash(cursor),
                b':' => self.colon(cursor),
                b'@' => self.at_sign(cursor),
                b'[' => self.bracket(cursor),
                b'0'..=b'9' => self.digits(cursor),
                b'\r' => self.carriage_return(cursor),
                byte @ (b'&' | b'<' | b'>') => {
                    self.replace(cursor, 1, entity(byte).unwrap_or_default());
                }
                _ => self.rare(cursor),
            }
        }
        cursor.at = cursor.text.len();
        self.catch_up(cursor, cursor.at);
    }

    /// Writes the text up to `to` as it is.
    pub(super) fn catch_up(&mut self, cursor: &mut Cursor<'_>, to: usize) {
        self.out.html.push_str(cursor.text.get(cursor.from..to).unwrap_or_default());
        cursor.from = to;
    }

    /// Writes `with` for the next `len` bytes.
    fn replace(&mut self, cursor: &mut Cursor<'_>, len: usize, with: &str) {
        self.catch_up(cursor, cursor.at);
        self.out.html.push_str(with);
        cursor.at += len;
        cursor.from = cursor.at;
    }

    fn around(&self, cursor: &Cursor<'_>, len: usize) -> Around {
        Around {
            before: cursor.head().chars().next_back().unwrap_or(self.before.0),
            after_opening: cursor.opened == cursor.at,
            after: cursor.after(len),
        }
    }

    fn double(&mut self, cursor: &mut Cursor<'_>) {
        if cursor.is_literal() {
            return self.replace(cursor, 1, "&quot;");
        }
        let sign = self.quotes.double(self.around(cursor, 1));
        self.replace(cursor, 1, if sign.sign == "\"" { "&quot;" } else { sign.sign });
        if sign.opens {
            cursor.opened = cursor.at;
        }
    }

    fn single(&mut self, cursor: &mut Cursor<'_>) {
        if cursor.is_literal() {
            return self.replace(cursor, 1, "&#39;");
        }
        let around = self.around(cursor, 1);
        let elided = quotes::is_elision(cursor.text.get(cursor.at + 1..).unwrap_or_default());
        let sign = self.quotes.single(around, elided, || cursor.single_closes());
        self.replace(cursor, 1, if sign.sign == "'" { "&#39;" } else { sign.sign });
        if sign.opens {
            cursor.opened = cursor.at;
        }
    }

    /// Three dots, or the dot after `www`.
    fn dots(&mut self, cursor: &mut Cursor<'_>) {
        let count = cursor.rest().bytes().take_while(|&byte| byte == b'.').count();
        if count == 3 && !cursor.is_literal() {
            return self.replace(cursor, 3, "…");
        }
        if count == 1
            && self.may_link()
            && let Some(found) = addresses::www(cursor.text, cursor.from, cursor.at)
        {
            return self.bare(cursor, found, "https://", true);
        }
        cursor.at += count;
    }

    /// Two hyphens between blanks are a dash.
    fn dash(&mut self, cursor: &mut Cursor<'_>) {
        let count = cursor.rest().bytes().take_while(|&byte| byte == b'-').count();
        let around = self.around(cursor, count);
        let blank = |c: char| matches!(c, ' ' | '\n' | '\r');
        if count == 2 && !cursor.is_literal() && blank(around.before) && blank(around.after) {
            return self.replace(cursor, 2, "–");
        }
        cursor.at += count;
    }

    fn colon(&mut self, cursor: &mut Cursor<'_>) {
        if self.may_link()
            && cursor.rest().starts_with("://")
            && !cursor.is_literal()
            && let Some(found) = addresses::web(cursor.text, cursor.from, cursor.at)
        {
            return self.bare(cursor, found, "", true);
        }
        cursor.at += 1;
    }

    fn at_sign(&mut self, cursor: &mut Cursor<'_>) {
        if self.may_link()
            && !cursor.is_literal()
            && let Some(found) = addresses::mail(cursor.text, cursor.from, cursor.at)
        {
            return self.bare(cursor, found, "mailto:", false);
        }
        cursor.at += 1;
    }

    fn may_link(&self) -> bool {
        !self.in_link && self.in_picture == 0
    }

    fn bare(
        &mut self,
        cursor: &mut Cursor<'_>,
        found: std::ops::Range<usize>,
        before: &str,
        external: bool,
    ) {
        self.catch_up(cursor, found.start);
        let address = cursor.text.get(found.clone()).unwrap_or_default();
        self.push_bare(before, address, external);
        cursor.at = found.end;
        cursor.from = found.end;
    }

    /// The parser leaves the mark of a footnote that does not exist as text.
    fn bracket(&mut self, cursor: &mut Cursor<'_>) {
        let literal = cursor.is_literal();
        if let Some(rest) = cursor.rest().strip_prefix("[^").filter(|_| !literal) {
            let bytes = rest.bytes().take(MAX_LABEL);
            let end = bytes.clone().position(|byte| matches!(byte, b'[' | b']' | b'\n'));
            let label = end.and_then(|end| rest.get(..end));
            let closed = end.is_some_and(|end| rest.as_bytes().get(end) == Some(&b']'));
            if let Some(label) = label.filter(|label| closed && !label.trim().is_empty()) {
                let start = cursor.run.source(cursor.at);
                let end = cursor.run.source(cursor.at + label.len() + 2) + 1;
                self.note(start..end, Problem::UnknownFootnote { label: label.to_owned() });
            }
        }
        cursor.at += 1;
    }

    fn digits(&mut self, cursor: &mut Cursor<'_>) {
        if self.may_mention()
            && let Some(found) = mentions::find(cursor.text, cursor.from, cursor.at)
        {
            return self.mention(cursor, &found);
        }
        cursor.at += cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
    }

    /// A line break is one character; the word and the number of a mention may stand around it.
    fn carriage_return(&mut self, cursor: &mut Cursor<'_>) {
        let next = cursor.at + "\r\n".len();
        if self.may_mention()
            && cursor.text.as_bytes().get(next).is_some_and(u8::is_ascii_digit)
            && let Some(found) = mentions::find(cursor.text, cursor.from, next)
        {
            return self.mention(cursor, &found);
        }
        self.replace(cursor, 1, "");
    }

    fn may_mention(&self) -> bool {
        self.options.mentions && !self.in_heading && self.may_link()
    }

    fn mention(&mut self, cursor: &mut Cursor<'_>, found: &Found) {
        self.catch_up(cursor, found.all.start);
        let text =
            |range: &std::ops::Range<usize>| cursor.text.get(range.clone()).unwrap_or_default();
        let mut following = String::new();
        let rest = cursor.text.get(found.all.end..).unwrap_or_default();
        if !mentions::follow(&mut following, rest) {
            self.mentioned.push(self.links.len());
        }
        let number = text(&found.number).into();
        let last = found.all.end - 1;
        let range = cursor.run.source(found.all.start)..cursor.run.source(last) + 1;
        self.open_slot(LinkTarget::Mention { word: found.word, number, following }, "", range);
        for part in text(&found.all).split('\r') {
            self.out.html.push_str(part);
        }
        cursor.from = found.all.end;
        self.out.slot(Kind::Close);
        cursor.at = found.all.end;
    }

    /// Gives the text to the mentions before it in the block that still wait for what follows.
    pub(super) fn follow_mentions(&mut self, text: &str) {
        let links = &mut self.links;
        self.mentioned.retain(|&link| match links.get_mut(link).map(|link| &mut link.target) {
            Some(LinkTarget::Mention { following, .. }) => !mentions::follow(following, text),
            Some(
                LinkTarget::Document { .. }
                | LinkTarget::Wiki { .. }
                | LinkTarget::File { .. }
                | LinkTarget::Fragment { .. },
            )
            | None => false,
        });
    }

    /// Control characters go, typographic quotation marks count.
    fn rare(&mut self, cursor: &mut Cursor<'_>) {
        let Some(c) = cursor.rest().chars().next() else { return };
        let len = c.len_utf8();
        if c == GUARD {
            return self.replace(cursor, len, "|");
        }
        if is_invisible_control(c) {
            let start = cursor.run.source(cursor.at);
            self.control(c, start..start + len);
            return self.replace(cursor, len, "");
        }
        let around = self.around(cursor, len);
        let sign = if cursor.is_literal() { None } else { self.quotes.typographic(c, around) };
        let Some(sign) = sign else {
            cursor.at += len;
            return;
        };
        self.replace(cursor, len, sign.sign);
        if sign.opens {
            cursor.opened = cursor.at;
        }
    }
}
