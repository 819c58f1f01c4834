//! Numbers as a source states them: exact decimals, kept as digits so that no machine rounds them.

use std::fmt;

use super::decode::{Decode, word};
use super::form::Form;
use super::yaml::Node;
use crate::diagnostics::{Problem, Sink};
use crate::language::Language;

/// A decimal number: digits before and after the point, at most fifteen in all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Figure {
    /// The value in units of the last digit.
    units: i64,
    /// Digits after the point.
    places: u8,
}

impl Figure {
    /// Reads German and plain spellings: `700`, `12,5`, `12.5`, `45.000`, `1.234,50`, `-3`. A single point
    /// before exactly three digits groups thousands.
    pub fn parse(text: &str) -> Option<Figure> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match rest.split_once(',') {
            Some((whole, fraction)) => (whole, fraction),
            None => match rest.split_once('.') {
                Some((_, tail)) if tail.len() == 3 || tail.contains('.') => (rest, ""),
                Some((whole, fraction)) => (whole, fraction),
                None => (rest, ""),
            },
        };
        if rest.ends_with([',', '.']) || !grouped_soundly(whole) {
            return None;
        }
        let digits: String = whole.chars().filter(|c| *c != '.').chain(fraction.chars()).collect();
        let sound = !digits.is_empty()
            && digits.len() <= 15
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        let units: i64 = digits.parse().ok().filter(|_| sound && !whole.is_empty())?;
        Some(Figure {
            units: if negative { -units } else { units },
            places: u8::try_from(fraction.len()).unwrap_or_default(),
        })
    }

    /// The number as a float, for places in a chart alone.
    pub fn approximate(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "fifteen digits fit exactly")]
        let units = self.units as f64;
        units / 10_f64.powi(i32::from(self.places))
    }

    /// "12.345,6" in German, "12,345.6" in English; thousands are grouped from five digits on.
    pub fn display(self, language: Language) -> String {
        let (group, point) = match language {
            Language::German => ('.', ','),
            Language::English => (',', '.'),
        };
        let plain = self.to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let (sign, whole) =
            whole.strip_prefix('-').map_or(("", whole), |whole| ("\u{2212}", whole));
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
                out.push(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
        }
        out
    }
}

/// Points in a whole number stand before groups of three digits.
fn grouped_soundly(whole: &str) -> bool {
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none() || ((1..=3).contains(&first.len()) && rest.all(|group| group.len() == 3))
}

/// With a point, as JSON and CSV want it.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let places = usize::from(self.places);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        if fraction.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{fraction}")
        }
    }
}

/// An amount of money in euros: a figure with at most two decimals, or more than three.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Euros(Figure);

impl Euros {
    /// How many euros.
    pub fn figure(self) -> Figure {
        self.0
    }
}

impl Decode for Euros {
    const FORM: Form = Form::Figure;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Euros> {
        let figure = Figure::decode(key, node, problems)?;
        if figure.places == 3 {
            let word = word(key, node, problems)?.text.trim().to_owned();
            problems.note(node.span, Problem::OddAmount { key: key.to_owned(), word });
            return None;
        }
        Some(Euros(figure))
    }
}

impl Decode for Figure {
    const FORM: Form = Form::Figure;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Figure> {
        let word = word(key, node, problems)?.text.trim();
        let figure = Figure::parse(word);
        if figure.is_none() {
            problems
                .note(node.span, Problem::NotFigure { key: key.to_owned(), word: word.to_owned() });
        }
        figure
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;
    use crate::language::Language;

    #[test]
    fn figures_are_read_as_people_write_them() {
        let shown = |text: &str| {
            Figure::parse(text).map(|figure| (figure.to_string(), figure.display(Language::German)))
        };
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(shown("700"), pair("700", "700"));
        assert_eq!(shown("12,5"), pair("12.5", "12,5"));
        assert_eq!(shown("12.5"), pair("12.5", "12,5"));
        assert_eq!(shown("45.000"), pair("45000", "45.000"));
        assert_eq!(shown("1.234.567,50"), pair("1234567.50", "1.234.567,50"));
        assert_eq!(shown("-3,05"), pair("-3.05", "\u{2212}3,05"));
        for odd in [
            "",
            "-",
            ",5",
            "5,",
            "1.23.4",
            "1,2,3",
            "12e1",
            "0x1f",
            "knapp 700",
            "1234567890123456",
        ] {
            assert_eq!(Figure::parse(odd), None, "{odd}");
        }
    }
}
