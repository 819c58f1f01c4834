//! The order of names in lists, after DIN 5007-1 (the order of German dictionaries): ä, ö, ü sort like
//! a, o, u and ß like ss; accents and case decide only between names that are else the same, numbers sort
//! by value. Letters of all scripts take part by their base form. Knows nothing of what is named.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a name sorts by. Made once for each name, so that long lists compare bytes and no letters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SortKey {
    /// Base letters and numbers.
    base: String,
    /// With accents; what has none comes first.
    accents: String,
    /// In which case; small letters come first.
    case: String,
}

/// Blanks and hyphens come before all other signs, these before digits, digits before letters.
const BLANK: char = '\u{1}';
const SIGN: char = '\u{2}';
const NUMBER: char = '\u{3}';

impl SortKey {
    /// The key of `name`.
    pub fn of(name: &str) -> SortKey {
        let mut key = SortKey { base: String::new(), accents: String::new(), case: String::new() };
        let mut digits = String::new();
        for c in name.nfd() {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            key.push_number(&mut digits);
            key.push(c);
        }
        key.push_number(&mut digits);
        key
    }

    /// A number by how many digits it has and then by these; how it is written decides last.
    fn push_number(&mut self, digits: &mut String) {
        if digits.is_empty() {
            return;
        }
        let value = digits.trim_start_matches('0');
        let length = u32::try_from(value.len()).unwrap_or(u32::MAX).min(0xD000);
        self.base.push(NUMBER);
        self.base.extend(char::from_u32(length));
        self.base.push_str(value);
        self.accents.push_str(digits);
        self.case.push_str(digits);
        digits.clear();
    }

    fn push(&mut self, c: char) {
        self.accents.extend(c.to_lowercase());
        self.case.push(if c.is_uppercase() { 'b' } else { 'a' });
        match c {
            'ß' | 'ẞ' => self.base.push_str("ss"),
            'æ' | 'Æ' => self.base.push_str("ae"),
            'œ' | 'Œ' => self.base.push_str("oe"),
            'ø' | 'Ø' => self.base.push('o'),
            'ł' | 'Ł' => self.base.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => self.base.push('d'),
            'ı' => self.base.push('i'),
            _ if is_combining_mark(c) => {}
            '-' | '\u{2010}'..='\u{2015}' => self.base.push(BLANK),
            _ if c.is_whitespace() => self.base.push(BLANK),
            _ if c.is_alphanumeric() => self.base.extend(c.to_lowercase()),
            _ => self.base.extend([SIGN, c]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SortKey;

    #[track_caller]
    fn in_order(names: &[&str]) {
        let mut sorted: Vec<&str> = names.iter().rev().copied().collect();
        sorted.sort_by_cached_key(|name| SortKey::of(name));
        assert_eq!(sorted, names);
    }

    #[test]
    fn umlauts_and_accents_sort_like_their_letters() {
        in_order(&["Arzt", "Ärzte", "Arztpraxis", "Öl", "Zahn"]);
        in_order(&["Ofen", "Öl", "Olaf", "Übung", "Ufer"]);
        in_order(&["Cankaya", "Çelik", "Cetin", "Łódź", "Lübeck", "Şahin", "Sommer", "Žižek"]);
        in_order(&["Masse", "Maße", "Massen"]);
        in_order(&["Gobel", "Göbel", "Goebel"]);
    }

    #[test]
    fn accents_and_case_decide_between_names_that_are_else_the_same() {
        in_order(&["amt", "Amt", "ämter", "Ämter"]);
        in_order(&["Rene A", "René A", "Rene B"]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        assert_eq!(SortKey::of("Ämter"), SortKey::of("A\u{308}mter"));
    }

    #[test]
    fn numbers_sort_by_value_and_before_letters() {
        in_order(&["Amt", "Amt 9", "Amt 010", "Amt 11", "Amt 100", "Amt für Bildung", "Amtsblatt"]);
        in_order(&["2. Runde", "10. Runde", "Runde"]);
    }

    #[test]
    fn blanks_and_hyphens_part_words() {
        in_order(&["Bad Tölz", "Bad-Urach", "Baden"]);
        in_order(&["„Haus“", "1. Haus", "Haus"]);
        in_order(&["Köln", "Москва", "اللغة"]);
    }
}
