//! Official numbers such as "2a" and "3.10": text that sorts as people count.

use std::cmp::Ordering;
use std::fmt;

use crate::diagnostics::Sink;
use crate::document::decode::{Decode, word};
use crate::document::form::Form;
use crate::document::yaml::Node;

/// An official number. Kept as written; ordered naturally: 2a < 2b < 10a, 3.9 < 3.10.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Number(Box<str>);

impl Number {
    /// The number as written.
    pub fn new(text: &str) -> Number {
        Number(text.trim().into())
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Number {
    const FORM: Form = Form::Number;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Number> {
        word(key, node, problems).map(|scalar| Number::new(&scalar.text))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        natural(&self.0, &other.0)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Natural order: runs of digits by value, everything else by character; equal by value but written
/// differently ("07", "7") falls back to the spelling.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (digits_left, rest_left) = leading_digits(left);
        let (digits_right, rest_right) = leading_digits(right);
        if !digits_left.is_empty() && !digits_right.is_empty() {
            let order = by_value(digits_left, digits_right);
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (rest_left, rest_right);
            continue;
        }
        let (mut chars_left, mut chars_right) = (left.chars(), right.chars());
        match (chars_left.next(), chars_right.next()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(one), Some(other)) if one != other => return one.cmp(&other),
            (Some(_), Some(_)) => (left, right) = (chars_left.as_str(), chars_right.as_str()),
        }
    }
}

fn leading_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

fn by_value(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers: Vec<Number> =
            ["10a", "2b", "3.10", "2a", "3.9", "2", "B 1", "10"].map(Number::new).into();
        numbers.sort();
        let sorted: Vec<&str> = numbers.iter().map(Number::as_str).collect();
        assert_eq!(sorted, ["2", "2a", "2b", "3.9", "3.10", "10", "10a", "B 1"]);
    }
}
