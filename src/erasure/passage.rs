//! Passages in the folded form, by their letters and digits: emphasis, line breaks between words, soft hyphens,
//! other quotation marks and other spellings of umlauts make no difference; a word in pieces is another one.
//! Knows no file.

use super::WORD;
use super::fold::{Folded, bare, folded};

/// The fewest letters and digits of a passage that is looked for.
const SHORTEST: usize = 3;
/// The fewest letters and digits, and words, of a sentence that is taken for a document's own.
const OWN: (usize, usize) = (20, 3);
/// The fewest letters and digits, and words, of a name that is taken for a document's own wherever it stands.
const NAME: (usize, usize) = (10, 2);
/// The front-matter keys whose values are texts of the document itself.
const TEXTS: [&str; 11] = [
    "titel",
    "name",
    "untertitel",
    "kurztext",
    "wortlaut",
    "begruendung",
    "ergebnis",
    "text",
    "auftrag",
    "bildunterschrift",
    "alt",
];
/// Those that name it.
const NAMES: [&str; 4] = ["titel", "name", "untertitel", "amtlicher_name"];

/// A text that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    folded: Folded,
    bare: Option<Folded>,
    word: String,
}

impl Passage {
    /// `text` as a passage; `None` where so little of it is letters and digits that it stands everywhere.
    #[must_use]
    pub fn new(text: &str) -> Option<Passage> {
        let folded = Folded::of(text);
        let is_long = folded.letters.chars().count() >= SHORTEST;
        is_long.then(|| Passage { folded, bare: bare(text), word: WORD.to_owned() })
    }

    /// The passage with `number` behind the word that takes its place in addresses and names: two files shall
    /// not get one name.
    #[must_use]
    pub fn numbered(self, number: &str) -> Passage {
        Passage { word: format!("{WORD}{number}"), ..self }
    }

    /// What takes its place in addresses and names.
    pub(super) fn word(&self) -> &str {
        &self.word
    }

    /// Its letters and digits in the folded form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded.letters
    }

    /// Those with what parts them.
    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }

    /// The same as addresses spell it that drop the dots of umlauts, where that is another spelling.
    pub(super) fn bare(&self) -> Option<&Folded> {
        self.bare.as_ref()
    }

    /// Whether `text` holds it, be it in the midst of a word.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        Folded::of(text).places(&self.folded).next().is_some()
    }

    fn length(&self) -> usize {
        self.as_str().chars().count()
    }
}

/// What a document says of itself.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Its names, as far as they are short: they may be said of other things.
    pub(super) titles: Vec<Passage>,
    /// Its sentences, as far as they are long enough to be its own.
    pub(super) passages: Vec<Passage>,
}

/// What the Markdown document `text` says of itself.
pub(super) fn of_document(text: &str) -> Said {
    let text = text.replace("\r\n", "\n");
    let rest = text.strip_prefix("---\n").unwrap_or(&text);
    let (front, body) = rest.split_once("\n---").unwrap_or(("", rest));
    let mut said = Said::default();
    let mut running = String::new();
    let mut is_text = false;
    let mut number = Folded::default();
    for line in front.lines() {
        let bare = line.trim_start().trim_start_matches("- ");
        match bare.split_once(':').filter(|(key, _)| is_key(key)) {
            Some((key, value)) => {
                said.take(&running);
                running.clear();
                is_text = TEXTS.contains(&key);
                if key == "nummer" {
                    number = Folded::of(value);
                }
                if NAMES.contains(&key) {
                    said.take_name(value);
                }
                if is_text {
                    running.push_str(value);
                }
            }
            None if is_text => {
                running.push(' ');
                running.push_str(bare);
            }
            None => {}
        }
    }
    said.take(&running);
    let numbered = |title: &Passage| Passage {
        folded: number.followed_by(&title.folded),
        bare: None,
        word: WORD.to_owned(),
    };
    let numbered: Vec<Passage> = said.titles.iter().map(numbered).collect();
    said.titles.extend(numbered.into_iter().filter(|_| !number.letters.is_empty()));
    for paragraph in plain(body).split("\n\n") {
        said.take(paragraph);
    }
    said
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

impl Said {
    /// Takes a name of the document: as a passage where it can hardly be said of anything else.
    pub(super) fn take_name(&mut self, name: &str) {
        let Some(passage) = Passage::new(name) else { return };
        let words = name.split_whitespace().filter(|word| !folded(word).is_empty()).count();
        let (length, fewest) = NAME;
        let own = passage.length() >= length && words >= fewest;
        if own { self.passages.push(passage) } else { self.titles.push(passage) }
    }

    /// Takes the sentences of `text`, items and cells among them.
    pub(super) fn take(&mut self, text: &str) {
        let ends = |at: usize, c: char| {
            let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            c == '|' || (matches!(c, '.' | '!' | '?' | ':') && next.is_none_or(char::is_whitespace))
        };
        let mut start = 0;
        let cuts: Vec<usize> = text
            .char_indices()
            .filter(|(at, c)| ends(*at, *c))
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        for end in cuts.into_iter().chain([text.len()]) {
            self.take_sentence(text.get(start..end).unwrap_or_default());
            start = end;
        }
    }

    fn take_sentence(&mut self, sentence: &str) {
        let words = sentence.split_whitespace().filter(|word| !folded(word).is_empty()).count();
        let passage = Passage::new(sentence);
        let own = |passage: &Passage| passage.length() >= OWN.0 && words >= OWN.1;
        self.passages.extend(passage.filter(own));
    }
}

/// Markdown without the addresses of links, the marks of footnotes and the marks of lists, whose items stand
/// as paragraphs of their own.
fn plain(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    for line in body.lines() {
        let bare = line.trim_start();
        let item = bare.strip_prefix("- ").or_else(|| bare.strip_prefix("* ")).or_else(|| {
            let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(". ").filter(|_| rest.len() < bare.len())
        });
        if item.is_some() || bare.starts_with(['#', '|', '>']) {
            text.push('\n');
            text.push('\n');
        }
        push_without_addresses(&mut text, item.unwrap_or(bare));
        text.push('\n');
    }
    text
}

fn push_without_addresses(text: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.find(['(', '[']) {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        let end = match after.as_bytes() {
            [b'(', ..] if before.ends_with(']') => after.find(')'),
            [b'[', b'^', ..] => after.find(']'),
            [b'[', b'[', ..] => {
                after.find('|').filter(|bar| after.find("]]").is_some_and(|end| *bar < end))
            }
            _ => None,
        };
        rest = after.get(end.map_or(1, |end| end + 1)..).unwrap_or_default();
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::{Passage, of_document};

    #[test]
    fn a_document_is_known_by_its_sentences_and_names() {
        let said = of_document(
            "---\ntyp: massnahme\ntitel: Eins\nquelle: Ein Bericht aus dem Jahr 2019\nkurztext: Das ist der\n  erste kurze Text.\n---\n\nDas Amt lädt\n[alle](x.md) sehr herzlich ein. Kurz.\n\n- Und noch ein langer Punkt der Liste\n",
        );
        let titles: Vec<&str> = said.titles.iter().map(Passage::as_str).collect();
        let passages: Vec<&str> = said.passages.iter().map(Passage::as_str).collect();
        assert_eq!(titles, ["eins"]);
        assert_eq!(
            passages,
            [
                "dasistdererstekurzetext",
                "dasamtlaedtallesehrherzlichein",
                "undnocheinlangerpunktderliste"
            ]
        );
    }

    #[test]
    fn what_stands_everywhere_is_no_passage() {
        assert_eq!(Passage::new("–, a"), None);
        assert!(Passage::new("Erika Muster").is_some_and(|it| it.stands_in("x/erika-muster.html")));
    }
}
