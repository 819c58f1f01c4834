//! Tag files of labels and values, as `bag-info.txt` is one (RFC 8493, 2.2.2):
//! to text and back. Knows no disk, and of labels only those that RFC 8493 and
//! this archive give a meaning.

use super::digest::{Algorithm, Digest};
use super::fault::{Fault, LineFault};
use super::lines::{fault, lines};
use super::name::is_separator;

/// Lines are folded to this many characters, as RFC 8493 recommends.
const WIDTH: usize = 79;

/// What folds a line.
const LINEAR: [char; 2] = [' ', '\t'];

/// Number of bytes and files of the payload.
pub(super) const OXUM: &str = "Payload-Oxum";
/// The day on which the bag was made; here, the Stichtag.
pub const BAGGING_DATE: &str = "Bagging-Date";
/// The program that made the bag, with its version.
pub const SOFTWARE: &str = "Bag-Software-Agent";
/// The number of the version, which is also the name of the folder of the bag.
pub const VERSION: &str = "Version";
/// The name of the bag before this one in the chain.
pub const PREDECESSOR: &str = "Predecessor";
/// `sha512:` and the digest of `tagmanifest-sha512.txt` of the bag before this one, as it was then.
pub const PREDECESSOR_DIGEST: &str = "Predecessor-Tagmanifest-Digest";

/// Labels in the order of RFC 8493; all others follow in the order in which they are given.
const RESERVED: [&str; 14] = [
    "Source-Organization",
    "Organization-Address",
    "Contact-Name",
    "Contact-Phone",
    "Contact-Email",
    "External-Description",
    BAGGING_DATE,
    "External-Identifier",
    "Bag-Size",
    OXUM,
    "Bag-Group-Identifier",
    "Bag-Count",
    "Internal-Sender-Identifier",
    "Internal-Sender-Description",
];

/// What is said once or not at all.
const ONCE: [&str; 5] = [OXUM, BAGGING_DATE, SOFTWARE, PREDECESSOR, PREDECESSOR_DIGEST];

/// The labels and values of `bag-info.txt`, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info(Vec<(String, String)>);

impl Info {
    /// Takes labels and values. Each value becomes one line: line breaks and runs of spaces become one space.
    #[must_use]
    pub fn new<L: Into<String>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (L, V)>) -> Self {
        let pairs = pairs.into_iter();
        Self(pairs.map(|(label, value)| (label.into(), one_line(value.as_ref()))).collect())
    }

    /// The first value of `label`.
    #[must_use]
    pub fn get(&self, label: &str) -> Option<&str> {
        self.pairs().find(|(found, _)| *found == label).map(|(_, value)| value)
    }

    /// Every label with its value.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(label, value)| (label.as_str(), value.as_str()))
    }

    /// The labels that stand twice and may not.
    pub(super) fn repeated(&self) -> impl Iterator<Item = &'static str> {
        let count = |label: &str| self.pairs().filter(|(found, _)| *found == label).count();
        ONCE.into_iter().filter(move |label| count(label) > 1)
    }

    /// The same with `label` set to `value`, in the order of RFC 8493.
    pub(super) fn with(&self, label: &str, value: &str) -> Self {
        let kept = self.0.iter().filter(|(found, _)| found != label).cloned();
        let mut pairs: Vec<_> = kept.chain([(label.to_owned(), value.to_owned())]).collect();
        let place = |label: &str| RESERVED.iter().position(|known| *known == label);
        pairs.sort_by_key(|(label, _)| place(label).unwrap_or(RESERVED.len()));
        Self(pairs)
    }

    /// The file.
    pub(super) fn render(&self) -> String {
        let mut text = String::new();
        for (label, value) in self.pairs() {
            push_folded(&mut text, label, value);
        }
        text
    }
}

/// What binds a bag to the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// The name of its folder.
    pub name: String,
    /// The digest of its tag manifest.
    pub digest: Digest,
}

impl Predecessor {
    /// What `bag-info.txt` says of it.
    #[must_use]
    pub fn entries(&self) -> [(String, String); 2] {
        [
            (PREDECESSOR.to_owned(), self.name.clone()),
            (PREDECESSOR_DIGEST.to_owned(), format!("sha512:{}", self.digest)),
        ]
    }
}

/// The digest in `sha512:…`.
pub(super) fn prefixed_digest(text: &str) -> Option<Digest> {
    Digest::parse(Algorithm::Sha512, text.strip_prefix("sha512:")?)
}

/// `value` on one line.
fn one_line(value: &str) -> String {
    let breaks = |c: char| c.is_control() || c == ' ' || is_separator(c);
    let words: Vec<_> = value.split(breaks).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

fn push_folded(text: &mut String, label: &str, value: &str) {
    text.push_str(label);
    text.push(':');
    let mut width = label.chars().count() + 1;
    for (at, word) in value.split(' ').enumerate() {
        let length = word.chars().count() + 1;
        if at > 0 && width + length > WIDTH {
            text.push_str("\n ");
            width = 1;
        }
        text.push(' ');
        text.push_str(word);
        width += length;
    }
    text.push('\n');
}

/// Reads the labels and values of the tag file `path`; what cannot be read goes to `faults`.
pub(super) fn parse(path: &str, bytes: &[u8], faults: &mut Vec<Fault>) -> Info {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in lines(path, bytes, faults) {
        let (number, line) = match line {
            Ok(line) => line,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let folded = line.starts_with(LINEAR);
        match (line.split_once(':'), pairs.last_mut()) {
            (_, Some((_, value))) if folded && !line.trim().is_empty() => {
                value.push(' ');
                value.push_str(line.trim_matches(LINEAR));
            }
            (Some((label, value)), _) if !folded && is_label(label) => {
                pairs.push((label.to_owned(), value.trim_matches(LINEAR).to_owned()));
            }
            (_, _) => faults.push(fault(path, number, LineFault::Form)),
        }
    }
    let clean = |(label, value): (String, String)| (label, value.trim().to_owned());
    Info(pairs.into_iter().map(clean).collect())
}

/// Whether `text` can stand before the colon.
pub(super) fn is_label(text: &str) -> bool {
    let bad = |c: char| c == ':' || c.is_control() || is_separator(c);
    !text.is_empty() && text.trim() == text && !text.contains(bad)
}

#[cfg(test)]
mod tests {
    use super::{Info, parse};

    #[test]
    fn values_come_back_however_long() {
        let long = "Ein langer Satz über den Plan, der gefaltet wird. ".repeat(9);
        let info = Info::new([
            ("Source-Organization", "Musterstadt: Amt für Integration"),
            ("External-Description", long.as_str()),
            ("Decision", "am\r\n\u{2028}3.\u{a0}September"),
        ]);
        let text = info.render();
        assert!(text.lines().all(|line| line.chars().count() <= 79), "{text}");
        let mut faults = Vec::new();
        assert_eq!(parse("bag-info.txt", text.as_bytes(), &mut faults), info);
        assert_eq!(faults, []);
        assert_eq!(info.get("Decision"), Some("am 3.\u{a0}September"));
    }

    #[test]
    fn labels_of_the_standard_come_first() {
        let info = Info::new([("Plan", "p"), ("External-Identifier", "x"), ("Bagging-Date", "d")]);
        let text = info.with("Payload-Oxum", "1.1").render();
        let expected = "Bagging-Date: d\nExternal-Identifier: x\nPayload-Oxum: 1.1\nPlan: p\n";
        assert_eq!(text, expected);
    }
}
