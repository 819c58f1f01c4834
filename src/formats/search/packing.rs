//! Numbers as short texts, as the head of `search.rs` describes them. Knows nothing of what is numbered.

use super::lexicon::Posting;

/// The distinct words of a list in order, and the list as packed numbers of them.
pub(super) fn numbered<'a>(list: impl Iterator<Item = &'a str> + Clone) -> (Vec<&'a str>, String) {
    let mut words: Vec<&str> = list.clone().collect();
    words.sort_unstable();
    words.dedup();
    let mut packed = String::new();
    for word in list {
        push_number(&mut packed, words.partition_point(|it| *it < word));
    }
    (words, packed)
}

/// A digit of base 32 from the lower half ends a number; one from the upper half says that more follow.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn push_digit(out: &mut String, digit: usize) {
    out.push(char::from(DIGITS[digit % DIGITS.len()]));
}

fn push_number(out: &mut String, mut number: usize) {
    while number >= 32 {
        push_digit(out, 32 + number % 32);
        number /= 32;
    }
    push_digit(out, number);
}

/// The documents of a word with their weights: distances and digits.
pub(super) fn packed_postings(postings: &[Posting]) -> String {
    let mut packed = String::new();
    let mut next = 0;
    for posting in postings {
        push_number(&mut packed, posting.document - next);
        push_digit(&mut packed, usize::from(posting.weight));
        next = posting.document + 1;
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::packed_postings;
    use crate::formats::search::lexicon::Posting;

    #[test]
    fn numbers_are_packed_as_distances() {
        let posting = |document, weight| Posting { document, weight };
        assert_eq!(packed_postings(&[posting(0, 1), posting(1, 63), posting(34, 2)]), "ABA_gBC");
    }
}
