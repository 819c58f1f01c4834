//! The one form in which passages are looked for: letters and digits in lower case, without accents, German
//! umlauts spelled out, and where something to be seen stands between them. Composed, decomposed and transcribed
//! spellings meet in it. Knows no text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The two dots above a letter.
const DIAERESIS: char = '\u{308}';

/// Letters and digits in the folded form, and what parts them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) letters: String,
    /// The places in `letters` before which white space or another sign to be seen stands, in order.
    gaps: Vec<usize>,
}

impl Folded {
    /// `text` in the folded form.
    pub(super) fn of(text: &str) -> Folded {
        let mut folded = Folded::default();
        text.chars().for_each(|c| folded.push(c));
        folded
    }

    /// Appends `c`.
    pub(super) fn push(&mut self, c: char) {
        let length = self.letters.len();
        push(&mut self.letters, c);
        if self.letters.len() == length && !is_silent(c) {
            self.part();
        }
    }

    /// What follows is parted from what stands before it.
    pub(super) fn part(&mut self) {
        if self.gaps.last() != Some(&self.letters.len()) {
            self.gaps.push(self.letters.len());
        }
    }

    /// `other` behind this, parted from it.
    pub(super) fn followed_by(&self, other: &Folded) -> Folded {
        let mut all = self.clone();
        all.part();
        let gaps = other.gaps.iter().map(|gap| gap + self.letters.len());
        let gaps: Vec<usize> = gaps.filter(|gap| all.gaps.last() != Some(gap)).collect();
        all.gaps.extend(gaps);
        all.letters.push_str(&other.letters);
        all
    }

    /// Where `needle` stands. What it has in one piece stands in one piece; where it is parted, nothing need be.
    pub(super) fn places<'f>(&'f self, needle: &'f Folded) -> impl Iterator<Item = usize> + 'f {
        let found = self.letters.match_indices(&needle.letters).map(|(at, _)| at);
        found.filter(|at| self.is_parted_as(*at, needle))
    }

    fn is_parted_as(&self, at: usize, needle: &Folded) -> bool {
        let first = self.gaps.partition_point(|gap| *gap <= at);
        let end = self.gaps.partition_point(|gap| *gap < at + needle.letters.len());
        let inside = self.gaps.get(first..end).unwrap_or_default();
        inside.iter().all(|gap| needle.gaps.binary_search(&(gap - at)).is_ok())
    }
}

/// Whether `c` belongs to the letter before it: an accent or dots of a decomposed spelling, or a sign that
/// nobody sees.
pub(super) fn is_silent(c: char) -> bool {
    let is_unseen = matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_unseen || is_combining_mark(c)
}

/// Appends to `folded` what `c` is in the folded form: nothing, a letter or two.
fn push(folded: &mut String, c: char) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        }
        return;
    }
    for part in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
        match part {
            DIAERESIS if folded.ends_with(['a', 'o', 'u']) => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            _ if is_combining_mark(part) || !part.is_alphanumeric() => {}
            _ => folded.push(part),
        }
    }
}

/// `text` in the folded form.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut folded, c));
    folded
}

/// `text` in the folded form of those who drop the dots of umlauts; `None` where that is the same.
pub(super) fn bare(text: &str) -> Option<Folded> {
    let dotless: String = text.nfd().filter(|c| *c != DIAERESIS).collect();
    let bare = Folded::of(&dotless);
    (bare.letters != folded(text)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::{Folded, bare, folded};

    #[test]
    fn every_spelling_of_a_name_is_one() {
        for name in [
            "Müßig-Größer",
            "Mu\u{308}ßig Gro\u{308}ßer",
            "MUESSIG\u{ad}GROESSER",
            "mü\u{200b}ßig\u{a0}größer",
        ] {
            assert_eq!(folded(name), "muessiggroesser", "{name:?}");
        }
        assert_eq!(folded("Łukasz Yılmaz, Ayşe; José Ærø № 2²"), "lukaszyilmazaysejoseaerono22");
        assert_eq!(bare("Größer"), Some(Folded::of("grosser")));
        assert_eq!(bare("Erika"), None);
    }

    #[test]
    fn a_word_stands_nowhere_in_pieces() {
        let places = |text, needle| Folded::of(text).places(&Folded::of(needle)).count();
        assert_eq!(places("in den, in-den, in\nden", "Inden"), 0);
        assert_eq!(places("Inden, In\u{ad}den, IN\u{200b}DEN", "Inden"), 3);
        assert_eq!(places("in den, in-den, in\n den, Inden", "in den"), 4);
        let numbered = Folded::of("2").followed_by(&Folded::of("in den"));
        assert_eq!(numbered, Folded::of("2 in den"));
    }
}
