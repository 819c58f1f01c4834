//! What holds for any input: nothing panics, and the order in which files come does not matter.

use std::sync::Arc;

use fahrplan::diagnostics::Rules;
use fahrplan::diagnostics::human::{self, Style};
use fahrplan::document::language_tag::LanguageTag;
use fahrplan::document::{self, Parsed, Reading, site_file};
use fahrplan::language::Language;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestCaseError};

use crate::harness::{How, Published, fixture, publish};

/// Keys and values of the format, and some that are not.
const KEYS: &[&str] = &[
    "typ",
    "titel",
    "kurztext",
    "sprache",
    "quelle",
    "stand",
    "aliase",
    "schlagworte",
    "entwurf",
    "hinweis",
    "behoerde",
    "plan",
    "art",
    "land",
    "ags",
    "uebergeordnet",
    "webseite",
    "wikidata",
    "kontakt",
    "planart",
    "status",
    "fassungen",
    "beteiligte",
    "anlagen",
    "nummer",
    "wortlaut",
    "wiedergabe",
    "teil_von",
    "querschnitt",
    "platzhalter",
    "statusverlauf",
    "begruendung",
    "federfuehrung",
    "zeitraum",
    "zielgruppe",
    "meilensteine",
    "ergebnis",
    "siehe_auch",
    "ersetzt",
    "datum",
    "ortsmarke",
    "untertitel",
    "herausgeber",
    "bezug",
    "zitate",
    "bilder",
    "zeichnung",
    "fassung",
    "gueltig_ab",
    "reihenfolge",
    "fundstelle",
    "umfang",
    "operationen",
    "menue",
    "titl",
    "Maßnahme",
    "",
];
const VALUES: &[&str] = &[
    "behoerde",
    "plan",
    "ziel",
    "kapitel",
    "massnahme",
    "aenderung",
    "pressemitteilung",
    "seite",
    "stadt",
    "true",
    "yes",
    "~",
    "",
    "2019",
    "2019-13",
    "18.11",
    "--02-29",
    "../2012",
    "2020/..",
    "umgesetzt",
    "zurueckgestellt",
    "1a",
    "stadt",
    "stadt/plan",
    "a",
    "../..",
    "https://x.example",
    "[]",
    "[a, b]",
    "{a: b}",
    "[",
    "&x",
    "*x",
    "!!x",
    "\"\\P\"",
    "'",
    "|",
    ">-",
    "@",
    "- a",
    "äöü",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "{nr: 1}",
    "[{datum: 2020, status: umgesetzt}]",
    "[{datum: 2020, status: in-umsetzung}, {datum: 2020-01, status: umgesetzt}]",
    "[{nr: 1}, {nr: 1}]",
    "{stelle: Amt, telefon: 1}",
    "[{op: neu-gefasst, bezug: 1a}]",
    "[{titel: x, datei: ../../y}]",
    "[{organisation: stadt}]",
    "99999999999999999999",
];
const TEXTS: &[&str] = &[
    "[[1a]]",
    "[[",
    "]]",
    "[[a|b]]",
    "[x](../../../y.md)",
    "[x](1a.md#y)",
    "Maßnahme 1a",
    "Ziel 1",
    "| a | b |\n|---|---|\n| [[1a|x]] |",
    "<b>",
    "<!--",
    "![x](y.png)",
    "![](",
    "[^1]",
    "[^1]: x",
    "## Ä",
    "# x",
    "> - 1. *",
    "```",
    "\"",
    "'",
    "\u{202e}",
    "\u{0}",
    "\r",
    "\t",
    "---",
    "***",
    "\\",
    "https://x.example/(a",
    "a@b.example",
    "&amp;",
    "&#0;",
];

fn line() -> impl Strategy<Value = String> {
    (select(vec!["", "", "", "  ", "  - ", "\t"]), select(KEYS), select(VALUES))
        .prop_map(|(indent, key, value)| format!("{indent}{key}: {value}\n"))
}

/// A document from the vocabulary, often with a sound head.
fn plausible() -> impl Strategy<Value = String> {
    let head = select(vec![
        "",
        "---\n",
        "---\r\n",
        "\u{feff}---\n",
        "---\ntyp: massnahme\ntitel: M\n",
        "---\ntyp: plan\ntitel: P\n",
        "---\ntyp: behoerde\ntitel: B\nart: stadt\n",
        "---\ntyp: ziel\ntitel: Z\n",
        "---\ntyp: seite\ntitel: S\n",
        "---\ntyp: aenderung\ntitel: Ä\n",
        "---\ntyp: pressemitteilung\ntitel: P\n",
    ]);
    let lines = vec(line(), 0..5).prop_map(|lines| lines.concat());
    let text = vec(select(TEXTS), 0..8).prop_map(|words| words.join(" "));
    (head, lines, select(vec!["---\n", "---\r\n", "", "...\n"]), text)
        .prop_map(|(head, lines, end, text)| format!("{head}{lines}{end}{text}\n"))
}

fn reading() -> Reading {
    let languages = ["de", "en"].map(|tag| LanguageTag::parse(tag).unwrap()).into();
    let rules = Rules::default();
    Reading { autolinks: true, language: Language::German, languages, glossary: None, rules }
}

/// Messages on `text` can be shown in both languages.
fn read(text: &str) -> Result<(), TestCaseError> {
    for name in ["a.md", "a.en.md"] {
        let file = Arc::from(format!("content/stadt/plan/{name}"));
        let path = format!("stadt/plan/{name}");
        let Parsed { document, translation, problems } =
            document::parse(&file, &path, text, &reading());
        let is_read = document.is_some() || translation.is_some();
        prop_assert!(is_read || !problems.is_empty(), "refused without a reason");
        for language in [Language::German, Language::English] {
            let shown =
                human::rendered(&problems, Style { language, colour: false }, |_| Some(text));
            let hidden = |c: char| c != '\n' && fahrplan::text::is_invisible_control(c);
            prop_assert!(!shown.contains(hidden), "{shown:?}");
        }
    }
    Ok(())
}

fn few() -> Config {
    Config { failure_persistence: None, ..Config::with_cases(400) }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_text_reads_as_a_document_or_is_refused_with_a_reason(text in any::<String>()) {
        read(&text)?;
        read(&format!("---\n{text}\n---\n{text}"))?;
    }

    #[test]
    fn any_bytes_read_as_a_document_or_are_refused_with_a_reason(bytes in vec(any::<u8>(), 0..200)) {
        read(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_plausible_document_is_read_or_refused_with_a_reason(text in plausible()) {
        read(&text)?;
    }

    #[test]
    fn any_text_reads_as_a_site_file_or_is_refused_with_a_reason(
        text in any::<String>(),
        lines in vec(line(), 0..5),
    ) {
        for text in [text.clone(), lines.concat(), format!("titel: S\n{}", lines.concat())] {
            if let Err(unread) = site_file::parse(&Arc::from("content/site.yaml"), &text) {
                prop_assert!(!unread.problems.is_empty(), "refused without a reason");
            }
        }
    }
}

/// Sites of a few plausible documents: published, or refused with messages.
fn sites() -> impl Strategy<Value = Vec<(String, String)>> {
    let paths = [
        "content/stadt/index.md",
        "content/stadt/plan/index.md",
        "content/stadt/plan/1a.md",
        "content/stadt/plan/ziel/index.md",
        "content/stadt/plan/ziel/1b.md",
        "content/stadt/p.md",
        "content/index.md",
        "content/a.md",
        "content/A.md",
        "content/a/index.md",
    ];
    (subsequence(paths.to_vec(), 1..paths.len()), vec(plausible(), paths.len())).prop_map(
        |(paths, texts)| {
            let site = ("content/site.yaml".to_owned(), "titel: S\n".to_owned());
            let documents = paths.into_iter().map(str::to_owned).zip(texts);
            documents.chain([site]).collect()
        },
    )
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(100) })]

    #[test]
    fn any_plausible_site_is_published_or_refused_whatever_the_order_of_its_files(
        files in sites(),
        turn in any::<prop::sample::Index>(),
    ) {
        let first = publish(&files, How::default());
        let mut turned = files.clone();
        turned.rotate_left(turn.index(files.len()));
        turned.reverse();
        let second = publish(&turned, How::default());
        prop_assert!(first == second, "the order of files shows");
    }
}

#[test]
fn a_published_site_does_not_depend_on_the_order_of_its_files() {
    let town = crate::references::towns();
    let files = fixture(&town);
    let first = publish(&files, How::default()).unwrap_or_else(|messages| panic!("{messages}"));
    for turn in 1..files.len() {
        let mut turned = files.clone();
        turned.rotate_left(turn);
        turned.swap(0, turn / 2);
        assert!(publish(&turned, How::default()) == Ok(Published(first.0.clone())), "{turn}");
    }
}
