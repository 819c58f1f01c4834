//! The numbers of a date as digits, by hand: a page shows dates by the dozen, and formatting is slow.
//!
//! Refuses to know what the numbers count.

use std::ops::Deref;

/// A number from 0 to 9999 in decimal digits.
pub(super) struct Digits {
    digits: [u8; 4],
    /// Where the first one stands that is shown.
    from: usize,
}

impl Digits {
    /// The number as it is spoken: "3", "2019".
    pub(super) fn plain(number: impl Into<i16>) -> Digits {
        let all = Digits::four(number);
        let from = all.digits.iter().position(|digit| *digit != b'0').unwrap_or(3);
        Digits { from, ..all }
    }

    /// At least two digits: "03".
    pub(super) fn two(number: i8) -> Digits {
        Digits { from: 2, ..Digits::four(number) }
    }

    /// Four digits: "0033".
    pub(super) fn four(number: impl Into<i16>) -> Digits {
        let mut rest = number.into().unsigned_abs();
        let mut digits = [b'0'; 4];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        Digits { digits, from: 0 }
    }
}

impl Deref for Digits {
    type Target = str;

    fn deref(&self) -> &str {
        let shown = self.digits.get(self.from..).unwrap_or_default();
        std::str::from_utf8(shown).unwrap_or_default()
    }
}
