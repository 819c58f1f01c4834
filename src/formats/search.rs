//! A search index that any web server can serve and that opens from a folder: words and texts in files
//! of moderate size, of which a query fetches the few that it needs. Records in, files out; knows
//! nothing of documents, pages or the words of the user interface.
//!
//! Each file is one call, `fahrplanSearch("words-3", …);`, so that a page may load it as a script:
//! browsers refuse to fetch data below `file://`, but not scripts. What is handed over is JSON.
//!
//! - `index.js`: how many records, their kinds and groups, and where each file of words or texts begins.
//! - `words-N.js`: `[word, documents, word, documents, …]`, words in order, documents packed.
//! - `texts-N.js`: for each record `[address, title, label, status, language, headings, text]`.
//!
//! Packed numbers are digits of base 32, the lowest first, from an alphabet of 64 whose upper half says
//! that more follow. A word's documents are the distance to the one before (the first counts from -1)
//! and one digit of the whole alphabet for the weight.

mod lexicon;
mod packing;
mod words;

use rayon::prelude::*;
use serde::Serialize;

use lexicon::{HEAVIEST, Lexicon, Posting, Weight};
use packing::{numbered, packed_postings};

/// Where the script of the search page looks for the index.
pub const FOLDER: &str = "suche";

/// What can be found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record<'a> {
    /// Its address below the site's root, percent-encoded.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What it is and where it belongs, as shown above the title.
    pub label: String,
    /// Its status, as shown.
    pub status: Option<&'a str>,
    /// Its language, where that is not the site's.
    pub language: Option<&'a str>,
    /// Its kind: a word to filter by.
    pub kind: &'a str,
    /// Its group: another word to filter by.
    pub group: Option<&'a str>,
    /// Ids and words of its headings.
    pub headings: Vec<(String, String)>,
    /// Words that describe it and are shown nowhere.
    pub keywords: Vec<&'a str>,
    /// What it says.
    pub text: String,
}

/// A file of words or texts is closed when it has this many bytes.
const FILE_SIZE: usize = 32_768;

/// At most this many bytes of a text are kept to show excerpts of it. All of it can be found.
const KEPT: usize = 4_096;

/// So many records are read at once: their words are held until they are in the lexicon.
const AT_ONCE: usize = 512;

/// The files of the index of `records`, each with its name.
pub fn files(records: &[Record<'_>]) -> Vec<(String, Vec<u8>)> {
    let mut lexicon = Lexicon::default();
    for (block, records) in records.chunks(AT_ONCE).enumerate() {
        let words: Vec<Vec<(String, Weight)>> = records.par_iter().map(weighed).collect();
        for (at, words) in words.into_iter().enumerate() {
            lexicon.add(block * AT_ONCE + at, words);
        }
    }
    let mut files = Vec::new();
    let words = lexicon.finish();
    let words = write_words(&words, &mut files);
    let texts = write_texts(records, &mut files);
    let (kinds, kind) = numbered(records.iter().map(|record| record.kind));
    let (groups, group) = numbered(records.iter().map(|record| record.group.unwrap_or_default()));
    let index = Index { count: records.len(), kinds, kind, groups, group, words, texts };
    files.push(file("index", &json(&index)));
    files
}

/// The whole of the index but for words and texts.
#[derive(Serialize)]
struct Index<'a> {
    count: usize,
    kinds: Vec<&'a str>,
    /// The kind of each record, packed.
    kind: String,
    groups: Vec<&'a str>,
    /// The group of each record, packed.
    group: String,
    /// The first word of each file, and the file's check value.
    words: Vec<(&'a str, String)>,
    /// The first record of each file, and the file's check value.
    texts: Vec<(usize, String)>,
}

/// The words of a record with their weights, in order. A word of the title weighs most, then one of a
/// heading; in a text it weighs the more the more often it stands there, and the less the longer the text is.
fn weighed(record: &Record<'_>) -> Vec<(String, Weight)> {
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut take = |text: &str, place| words.extend(words::stems(text).map(|word| (word, place)));
    take(&record.title, TITLE);
    for text in
        record.headings.iter().map(|(_, text)| text.as_str()).chain(record.keywords.iter().copied())
    {
        take(text, HEADING);
    }
    take(&record.label, TEXT);
    take(record.status.unwrap_or_default(), TEXT);
    take(&record.text, TEXT);
    let length = words.len();
    words.sort_unstable();
    let word_of = |a: &(String, usize), b: &(String, usize)| a.0 == b.0;
    let weigh = |same: &[(String, usize)]| {
        let count = |place| same.iter().filter(|(_, it)| *it == place).count();
        let in_text = 24 * count(TEXT) / (count(TEXT) + 2 + length / 128);
        let weight = in_text + 12 * count(HEADING).min(1) + 27 * count(TITLE).min(1);
        let weight = Weight::try_from(weight).unwrap_or(HEAVIEST).clamp(1, HEAVIEST);
        same.first().map(|(word, _)| (word.clone(), weight))
    };
    words.chunk_by(word_of).filter_map(weigh).collect()
}

/// Places of a record that a word can stand in.
const TITLE: usize = 0;
const HEADING: usize = 1;
const TEXT: usize = 2;

/// Writes the words. Returns where each file begins.
fn write_words<'a>(
    words: &'a [(Box<str>, Vec<Posting>)],
    files: &mut Vec<(String, Vec<u8>)>,
) -> Vec<(&'a str, String)> {
    let items = words.iter().map(|(word, postings)| {
        (&**word, format!("{},\"{}\"", json(word), packed_postings(postings)))
    });
    write_divided("words", items, files)
}

/// Writes the texts. Returns where each file begins.
fn write_texts(records: &[Record<'_>], files: &mut Vec<(String, Vec<u8>)>) -> Vec<(usize, String)> {
    let items = records.iter().enumerate().map(|(at, it)| {
        let text = cut(&it.text);
        (at, json(&(&it.address, &it.title, &it.label, it.status, it.language, &it.headings, text)))
    });
    write_divided("texts", items, files)
}

/// Writes `items`, each with its key, to as many files as they need. Returns each file's first key and
/// its check value.
fn write_divided<K>(
    name: &str,
    items: impl Iterator<Item = (K, String)>,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Vec<(K, String)> {
    let mut begins = Vec::new();
    let mut open: Option<(K, String)> = None;
    let mut close = |(key, list): (K, String)| {
        let (name, bytes) = file(&format!("{name}-{}", begins.len()), &format!("[{list}]"));
        begins.push((key, check_value(&bytes)));
        files.push((name, bytes));
    };
    for (key, item) in items {
        match &mut open {
            Some((_, list)) => {
                list.push(',');
                list.push_str(&item);
            }
            None => open = Some((key, item)),
        }
        if let Some(full) = open.take_if(|(_, list)| list.len() >= FILE_SIZE) {
            close(full);
        }
    }
    open.into_iter().for_each(&mut close);
    begins
}

/// A file that hands `data`, which is JSON, to the script.
fn file(name: &str, data: &str) -> (String, Vec<u8>) {
    (format!("{name}.js"), format!("fahrplanSearch({},{data});\n", json(name)).into_bytes())
}

fn json(data: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(data).expect("plain data written to memory always serialises")
}

/// What tells one state of a file from another, so that no cache answers with an old one: FNV-1a.
fn check_value(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The beginning of a text that is kept, cut after a word.
fn cut(text: &str) -> &str {
    let kept = text.get(..text.floor_char_boundary(KEPT)).unwrap_or(text);
    if kept.len() == text.len() {
        return text;
    }
    kept.rfind(' ').and_then(|at| kept.get(..at)).unwrap_or(kept)
}

#[cfg(test)]
mod tests {
    use super::{Record, cut, files};

    fn record(title: &str, text: &str) -> Record<'static> {
        Record {
            title: title.to_owned(),
            text: text.to_owned(),
            kind: "seite",
            ..Record::default()
        }
    }

    #[test]
    fn the_same_records_give_the_same_files_whatever_the_number_of_threads() {
        let records: Vec<Record<'_>> = (0..2_000)
            .map(|at| {
                record(&format!("Seite {at}"), &format!("Wort{} Wort{}", at * 7 % 501, at % 97))
            })
            .collect();
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| files(&records))
        };
        let one = with(1);
        assert!(one.len() > 4, "{}", one.len());
        assert_eq!(one, with(4));
    }

    #[test]
    fn a_title_weighs_more_than_a_text_and_text_stays_text() {
        let records = [record("Haus", "Baum"), record("Baum", "</script>\u{2028}\"Haus\"")];
        let files = files(&records);
        let of = |name: &str| {
            let (_, bytes) = files.iter().find(|(it, _)| it == name).unwrap();
            String::from_utf8(bytes.clone()).unwrap()
        };
        assert_eq!(
            of("words-0.js"),
            "fahrplanSearch(\"words-0\",[\"baum\",\"AIAb\",\"haus\",\"AbAI\",\"script\",\"BI\"]);\n"
        );
        assert!(of("texts-0.js").contains("\\\"Haus\\\""), "{}", of("texts-0.js"));
    }

    #[test]
    fn long_texts_are_cut_after_a_word() {
        let text = "ä ".repeat(3_000);
        assert_eq!(cut(&text).len(), 4_094);
        assert_eq!(cut("kurz"), "kurz");
    }
}
