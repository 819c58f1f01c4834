//! What changed between two states of a plan: from the records that publication writes to sentences, terminal
//! text, JSON and the page. Texts are compared exactly; that a difference leads from one state to the other is a
//! property of any two records.

use std::borrow::Cow;

use fahrplan::date::Day;
use fahrplan::difference::apply::{earlier, later};
use fahrplan::difference::change::{Fate, Matched, PartChange, PartName};
use fahrplan::difference::words::{Budget, Run, Side, normal, runs};
use fahrplan::difference::{Difference, apply, difference, sentences, terminal};
use fahrplan::language::Language;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::path::OutPath;
use fahrplan::publish::reading;
use fahrplan::record::{
    Block, DateRecord, Item, MeasureRecord, MilestoneRecord, PlanRecord, ReadError, SectionRecord,
    WordingRecord,
};
use fahrplan::source::Sources;
use fahrplan::texts::Texts;
use fahrplan::theme::{self, SiteFacts, Theme};
use fahrplan::view::compared::Pair;
use fahrplan::view::{self, Context, SiteWide};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::Config;
use serde_json::{Value, json};

use crate::harness::{self, How, STICHTAG, TOWN, fixture, in_town, same, site, site_as};
use crate::html;

/// A fixture below a town, which has a plan where the fixture has none.
fn town(text: &str) -> String {
    if text.contains("//- content/stadt/plan/index.md") {
        let town = TOWN.split("//- content/stadt/plan/").next().unwrap();
        format!("{town}{}", text.trim_start_matches('\n'))
    } else {
        in_town(text)
    }
}

/// `found` is what stands in a file of `tests/it/data`: see [`harness::golden`].
#[track_caller]
fn golden(found: &str, name: &str) {
    harness::golden(found, &format!("tests/it/data/{name}"));
}

/// The record of the plan of a fixture, read back from what was published.
#[track_caller]
fn record(fixture: &str) -> PlanRecord<'static> {
    let site = site(&town(fixture));
    PlanRecord::read(site.page("stadt/plan/daten.json").as_bytes()).expect("readable")
}

fn texts(language: Language) -> Texts {
    theme::texts(&theme::files("default", theme::Files::new()), language).expect("readable")
}

#[track_caller]
fn shown(a: &str, b: &str) -> String {
    let (a, b) = (record(a), record(b));
    terminal(&difference(&a, &b), &texts(Language::German), false)
}

/// The sentences of a difference, one a line.
fn said(difference: &Difference<'_>, language: Language) -> String {
    let texts = texts(language);
    let plan = sentences::of_plan(difference, &texts);
    let parts = difference.parts.iter().map(|part| sentences::of_part(part, &texts));
    plan.into_iter().chain(parts).map(|sentence| sentence + "\n").collect()
}

const BEFORE: &str = r#"
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
status: beschlossen
fassungen:
- nr: "1.0"
beteiligte:
- organisation: Ein Verein
---
Der Plan gilt für die ganze Stadt.
//- content/stadt/plan/z1.md
---
typ: ziel
nummer: 1
titel: Ankommen
wortlaut: Alle kommen an.
---
//- content/stadt/plan/z2.md
---
typ: ziel
nummer: 2
titel: Bleiben
---
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: 1a
titel: Lotsen
teil_von: z1
wortlaut: Die Stadt stellt zwei Lotsen ein. Sie arbeiten im Rathaus.
zeitraum: 2024/2026
federfuehrung: Sozialamt
status: nicht-begonnen
meilensteine:
- titel: Erste Schulung
  datum: 2025
mittel:
- betrag: 45.000
  jahr: 2025
  art: geplant
indikatoren:
- bezeichnung: Beratungen
  werte:
  - datum: 2024
    wert: 12
---
Die Lotsen helfen

- beim Amt,
- in der Schule,
- beim Arzt.

| Jahr | Lotsen |
|------|-------:|
| 2024 | 1 |
| 2025 | 2 |
//- content/stadt/plan/1b.md
---
typ: massnahme
nummer: 1b
titel: Sprachcafés
teil_von: z1
wortlaut: In jedem Stadtteil gibt es ein Sprachcafé.
---
//- content/stadt/plan/1c.md
---
typ: massnahme
nummer: 1c
titel: Umfrage
teil_von: z1
wortlaut: Die Stadt befragt die Einwohner.
---
//- content/stadt/plan/1d.md
---
typ: massnahme
nummer: 1d
titel: Wegweiser
teil_von: z1
---
"#;

const AFTER: &str = r#"
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
status: in-kraft
fassungen:
- nr: "1.0"
- nr: "2.0"
beteiligte:
- organisation: Ein Verein
  rolle: Beratung
- organisation: Netzwerk
---
Der Plan gilt für die ganze Stadt und den Landkreis.
//- content/stadt/plan/z1.md
---
typ: ziel
nummer: 1
titel: Ankommen
wortlaut: Alle kommen  gut an.
---
//- content/stadt/plan/z2.md
---
typ: ziel
nummer: 2
titel: Bleiben
---
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: 1a
titel: Lotsinnen und Lotsen
teil_von: z1
wortlaut: Die Stadt stellt drei Lotsen ein. Sie arbeiten im Rathaus und in den Schulen.
zeitraum: 2024/2027
federfuehrung: Jugendamt
statusverlauf:
- datum: 2025-03-01
  status: in-umsetzung
  text: Die erste Stelle ist besetzt.
meilensteine:
- titel: Erste Schulung
  datum: 2025
  status: umgesetzt
- titel: Auswertung
  datum: 2027
mittel:
- betrag: 60.000
  jahr: 2025
  art: geplant
indikatoren:
- bezeichnung: Beratungen
  werte:
  - datum: 2024
    wert: 12
  - datum: 2025
    wert: 1234,5
---
Die Lotsen helfen

- beim Amt,
- in der Schule und in der Kita,
- beim Arzt,
- beim Umzug.

| Jahr | Lotsen | Stunden |
|------|-------:|--------:|
| 2024 | 1 | 10 |
| 2025 | 3 | 40 |
//- content/stadt/plan/2a.md
---
typ: massnahme
nummer: 2a
titel: Sprachcafés
teil_von: z2
aliase: [stadt/plan/1b]
wortlaut: In jedem Stadtteil gibt es ein Sprachcafé.
---
//- content/stadt/plan/1d.md
---
typ: massnahme
nummer: 1d
titel: Wegweiser
teil_von: z1
---
//- content/stadt/plan/2b.md
---
typ: massnahme
nummer: 2b
titel: Fest
teil_von: z2
wortlaut: Jedes Jahr gibt es ein Fest.
---
//- content/stadt/plan/aenderung.md
---
typ: aenderung
titel: Fortschreibung 2025
fassung: "1.0"
datum: 2025-03-01
art: redaktionell
operationen:
- op: neu-gefasst
  bezug: z1
  alt: Alle kommen an.
  neu: Alle kommen gut an.
---
"#;

#[test]
fn two_states_of_a_plan_are_told_in_figures_in_sentences_and_in_detail() {
    golden(&shown(BEFORE, AFTER), "difference.txt");
}

#[test]
fn the_sentences_have_an_english_twin() {
    let (a, b) = (record(BEFORE), record(AFTER));
    let found = difference(&a, &b);
    golden(&said(&found, Language::English), "difference.en.txt");
    let figures = sentences::figures(&found, &texts(Language::English)).join("\n");
    assert!(
        figures.starts_with("1 measure added\n1 measure removed\n1 measure moved\n"),
        "{figures}"
    );
}

#[test]
fn no_change_is_said_plainly() {
    let found = shown(BEFORE, BEFORE);
    same(
        &found,
        "
Integrationsplan
Stand vom 1. Januar 2026 und Stand vom 1. Januar 2026 im Vergleich

Zwischen diesen beiden Ständen hat sich nichts geändert.
",
    );
    // Line ends and double spaces are no change.
    let other = BEFORE.replace("Alle kommen an.", "Alle  kommen   an.");
    assert_eq!(shown(BEFORE, &other), found);
}

#[test]
fn versions_are_called_by_their_number() {
    let mut a = record(BEFORE);
    a.version = Some(Cow::Borrowed("1.0"));
    let found = terminal(&difference(&a, &record(AFTER)), &texts(Language::German), false);
    let second = found.lines().nth(1).unwrap();
    assert_eq!(second, "Fassung 1.0 und Stand vom 1. Januar 2026 im Vergleich");
}

#[test]
fn colours_only_repeat_what_the_marks_say() {
    let found = difference(&record(BEFORE), &record(AFTER));
    let texts = texts(Language::German);
    let coloured = terminal(&found, &texts, true);
    assert!(coloured.contains("\u{1b}[32m{+drei+}\u{1b}[0m"), "{coloured}");
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, terminal(&found, &texts, false));
}

#[test]
fn a_title_cannot_steer_the_terminal() {
    let mut b = record(BEFORE);
    b.plan.title = Cow::Borrowed("Plan\u{1b}[2J\nzwei");
    let found = terminal(&difference(&record(BEFORE), &b), &texts(Language::German), false);
    assert!(found.starts_with("Plan[2J zwei\n"), "{found}");
    assert!(!found.contains('\u{1b}'), "{found}");
}

/// Two measures of a plan, each given by its front matter.
fn measures(one: &str, other: &str) -> String {
    format!(
        "
//- content/stadt/plan/m1.md
---
typ: massnahme
titel: Lotsen
{one}
---
//- content/stadt/plan/m2.md
---
typ: massnahme
titel: Cafés
{other}
---
"
    )
}

/// How the parts of a difference were matched: by their ids before and after.
fn matched(a: &PlanRecord<'_>, b: &PlanRecord<'_>) -> Vec<(String, Option<Matched>)> {
    let found = difference(a, b);
    let id = |name: &Option<PartName<'_>>| {
        name.as_ref().map_or("-".to_owned(), |name| name.id.replace("stadt/plan/", ""))
    };
    let parts = found.parts.iter();
    parts.map(|part| (format!("{} {}", id(&part.before), id(&part.after)), part.matched)).collect()
}

#[test]
fn what_has_another_id_is_the_same_only_where_a_document_says_so() {
    let before = record(&measures("nummer: 1", "nummer: 2"));
    let moved = |old: &str, key: &str| {
        let text = measures("nummer: 1", &format!("nummer: 3\n{key}"));
        record(&text.replace("plan/m2.md", &format!("plan/{old}.md")))
    };
    let replaced = |key: &str| (format!("m2 {key}"), Some(Matched::Alias));
    assert_eq!(matched(&before, &moved("m3", "aliase: [stadt/plan/m2]")), [replaced("m3")]);
    // The other way round the same declaration holds.
    let back = matched(&moved("m3", "aliase: [stadt/plan/m2]"), &before);
    assert_eq!(back, [("m3 m2".to_owned(), Some(Matched::Alias))]);
    // The same title and wording are no declaration.
    let guessed = matched(&before, &moved("m3", ""));
    assert_eq!(guessed, [("m2 -".to_owned(), None), ("- m3".to_owned(), None)]);
}

#[test]
fn one_that_replaces_one_is_its_successor_one_that_replaces_two_is_new() {
    let before = record(&measures("nummer: 1", "nummer: 2"));
    let mut after = before.clone();
    after.measures[1].id = Cow::Borrowed("stadt/plan/m3");
    after.measures[1].replaces = vec![Cow::Borrowed("stadt/plan/m2")];
    after.measures[1].number = Some(Cow::Borrowed("3"));
    let found = difference(&before, &after);
    assert_eq!(found.parts[0].matched, Some(Matched::Replaces));
    same(
        &said(&found, Language::German),
        "Maßnahme 3: ersetzt Maßnahme 2; umnummeriert von 2 in 3\n",
    );
    after.measures[1].replaces.push(Cow::Borrowed("stadt/plan/m1"));
    after.measures.remove(0);
    let found = difference(&before, &after);
    same(
        &said(&found, Language::German),
        "
Maßnahme 1 „Lotsen“: entfallen, ersetzt durch Maßnahme 3
Maßnahme 2 „Cafés“: entfallen, ersetzt durch Maßnahme 3
Maßnahme 3 „Cafés“: hinzugekommen, ersetzt Maßnahme 2, Maßnahme 1
",
    );
}

const AMENDED: &str = "
//- content/stadt/plan/aenderung.md
---
typ: aenderung
titel: Umnummerierung
datum: 2025-03-01
art: redaktionell
operationen:
- op: umnummeriert
  bezug: m3
  alt: Maßnahme 2
  neu: Maßnahme 3
---
";

#[test]
fn an_amendment_says_which_measure_has_another_number() {
    let before = record(&measures("nummer: 1", "nummer: 2"));
    let text = measures("nummer: 1", "nummer: 3").replace("plan/m2.md", "plan/m3.md");
    let after = record(&format!("{text}{}", AMENDED.trim_start()));
    let found = difference(&before, &after);
    assert_eq!(found.parts[0].matched, Some(Matched::Renumbered));
    assert!(found.parts[0].is_editorial());
    same(&said(&found, Language::German), "Maßnahme 3: umnummeriert von 2 in 3 (redaktionell)\n");
    assert_eq!(found.figures.measures.editorial, 1);
    assert_eq!(found.figures.measures.unchanged, 1);
}

#[test]
fn what_an_amendment_repeals_is_gone_from_its_day_on() {
    let plan = measures("nummer: 1", "nummer: 2");
    let text = AMENDED
        .replace("op: umnummeriert", "op: aufgehoben")
        .replace("  alt: Maßnahme 2\n  neu: Maßnahme 3\n", "")
        .replace("m3", "m2")
        .replace("datum: 2025-03-01", "datum: 2025-03-01\ngueltig_ab: 2025-04-01");
    let text = in_town(&format!("{plan}{}", text.trim_start()));
    let record = |stichtag: &str| {
        let site = site_as(&text, How { stichtag, ..How::default() });
        PlanRecord::read(site.page("stadt/plan/daten.json").as_bytes()).expect("readable")
    };
    let (before, after) = (record("2025-03-15"), record("2025-04-01"));
    assert_eq!(after.measures[1].repealed.as_ref().unwrap().literal, "2025-04-01");
    same(
        &said(&difference(&before, &after), Language::German),
        "Maßnahme 2 „Cafés“: aufgehoben ab 1. April 2025\n",
    );
}

#[test]
fn the_reason_of_a_status_is_told_with_it() {
    let before = measures("nummer: 1\nstatus: zurueckgestellt\nbegruendung: Kein Geld.", "");
    let after = before.replace("Kein Geld.", "Kein Geld im Haushalt.");
    let found = shown(&before, &after);
    assert!(found.contains("  Maßnahme 1: Erläuterung zum Status geändert\n"), "{found}");
    assert!(
        found.contains(
            "    Status:\n      - zurückgestellt: Kein Geld.\n      + zurückgestellt: Kein Geld im Haushalt.\n"
        ),
        "{found}"
    );
}

#[test]
fn what_is_retold_is_never_called_a_wording() {
    let before = measures("wortlaut: Es gibt Lotsen.\nwiedergabe: sinngemaess", "");
    let after = before.replace("Es gibt Lotsen.", "Es gibt viele Lotsen.");
    let found = shown(&before, &after);
    assert!(
        found.contains("Maßnahme „Lotsen“: Wiedergabe in eigenen Worten geändert\n"),
        "{found}"
    );
    assert!(!found.contains("Wortlaut"), "{found}");
}

/// Words before and after as one line: `[-so-]{+so+}`.
fn marked(old: &str, new: &str) -> String {
    let mark = |run: &Run| match run.change {
        Side::Equal => run.text.clone(),
        Side::Insert => format!("{{+{}+}}", run.text),
        Side::Delete => format!("[-{}-]", run.text),
    };
    runs(&normal(old), &normal(new), &mut Budget::default()).iter().map(mark).collect()
}

#[test]
fn words_are_told_as_a_reader_would() {
    assert_eq!(
        marked("Der Rat prüft es.", "Der Rat beschließt es."),
        "Der Rat [-prüft-]{+beschließt+} es."
    );
    assert_eq!(marked("Rat und Amt.", "Rat, Amt."), "Rat[- und-]{+,+} Amt.");
    assert_eq!(marked("ein Fest", "ein großes Fest"), "ein {+großes +}Fest");
    assert_eq!(marked("", "ein Fest"), "{+ein Fest+}");
    // A number is one word, with its points and commas.
    assert_eq!(marked("45.000 Euro", "45.500 Euro"), "[-45.000-]{+45.500+} Euro");
    assert_eq!(marked("12,50 Euro.", "12,50 Euro!"), "12,50 Euro[-.-]{+!+}");
    // Changes that only a space or a mark divides are one.
    assert_eq!(marked("a b c d", "a x y d"), "a [-b c-]{+x y+} d");
    assert_eq!(
        marked("alt, älter: Ende", "neu, neuer: Ende"),
        "[-alt, älter-]{+neu, neuer+}: Ende"
    );
    // Composed or not, an accent is the same, and no character is torn apart.
    assert_eq!(marked("Cafe\u{301} 👩‍👧 da", "Café 👩‍👦 da"), "Café [-👩‍👧-]{+👩‍👦+} da");
    assert_eq!(
        marked("Integrations-Plan", "Integrationsplan"),
        "[-Integrations-Plan-]{+Integrationsplan+}"
    );
}

#[test]
fn a_paragraph_that_is_too_long_is_shown_whole_and_says_so() {
    let long = |word: &str| (0..3000).map(|at| format!("{word}{at} ")).collect::<String>();
    let mut a = record(&measures("wortlaut: x", ""));
    let mut b = a.clone();
    let both = (0..5000).map(|at| format!("gleich{at} ")).collect::<String>();
    a.measures[0].wording.as_mut().unwrap().text =
        Cow::Owned(format!("{}{both}{}", long("a"), long("c")));
    b.measures[0].wording.as_mut().unwrap().text =
        Cow::Owned(format!("{}{both}{}", long("b"), long("d")));
    // Alike enough to be one paragraph: a third of the words are.
    let found = difference(&a, &b);
    let shown = terminal(&found, &texts(Language::German), false);
    assert!(shown.contains("zu lang für den Vergleich Wort für Wort"), "not said");
    assert_eq!(apply(&a, &found).measures[0].wording, normal_wording(&b));
}

fn normal_wording(record: &PlanRecord<'_>) -> Option<WordingRecord<'static>> {
    let wording = record.measures[0].wording.clone()?;
    Some(WordingRecord {
        text: Cow::Owned(normal(&wording.text)),
        rendition: Cow::Owned(wording.rendition.into_owned()),
        source: wording.source.map(|source| Cow::Owned(source.into_owned())),
    })
}

#[test]
fn the_data_of_a_difference_are_a_numbered_schema() {
    let before = measures("nummer: 1\nzeitraum: 2024", "nummer: 2");
    let after = before.replace("zeitraum: 2024", "zeitraum: 2025\nwortlaut: Es gibt Lotsen.");
    let (a, b) = (record(&before), record(&after));
    let found = difference(&a, &b);
    let json = serde_json::to_string_pretty(&found).unwrap() + "\n";
    golden(&json, "difference.json");
    let back: Difference<'static> = serde_json::from_str(&json).unwrap();
    assert_eq!(back, found);
}

#[test]
fn a_record_is_read_whatever_keys_it_has() {
    let read = |json: &str| PlanRecord::read(json.as_bytes());
    let record =
        read(r#"{"schema":1,"later":{},"plan":{"id":"p","measures":3},"measures":[{"id":"m"}]}"#);
    let record = record.unwrap();
    assert_eq!((&*record.plan.id, &*record.measures[0].id, record.version), ("p", "m", None));
    assert_eq!(read("{}"), Err(ReadError::NoSchema));
    assert_eq!(read(r#"{"schema":2}"#), Err(ReadError::Newer(2)));
    assert!(matches!(read("\"x\""), Err(ReadError::Shape(_))));
}

#[test]
fn a_record_holds_the_text_in_plain_blocks() {
    let text = "
//- content/stadt/plan/m1.md
---
typ: massnahme
titel: Lotsen
---
## Was *geschieht*

Siehe [[m2]] und <https://example.org/>.[^1]

- eins
  - darin
- zwei

> Ein Zitat.

| Jahr | |
|------|--|
| 2024 | ja |

![Ein Haus](haus.jpg)

[^1]: Die Fußnote.
//- content/stadt/plan/m2.md
---
typ: massnahme
titel: Cafés
---
//- content/stadt/plan/haus.jpg
x
";
    let text = text.split("//- content/stadt/plan/haus.jpg").next().unwrap();
    let record = record(&text.replace("![Ein Haus](haus.jpg)\n", ""));
    let paragraph = |text: &str| Block::Paragraph { text: text.to_owned() };
    let item = |depth, text: &str| Item { depth, text: text.to_owned() };
    assert_eq!(
        record.measures[0].text,
        [
            Block::Heading { level: 2, text: "Was geschieht".to_owned() },
            paragraph("Siehe Cafés und https://example.org/."),
            Block::List {
                numbered: false,
                items: vec![item(0, "eins"), item(1, "darin"), item(0, "zwei")]
            },
            Block::Quote { text: "Ein Zitat.".to_owned() },
            Block::Table {
                head: vec!["Jahr".to_owned(), String::new()],
                rows: vec![vec!["2024".to_owned(), "ja".to_owned()]]
            },
            Block::List { numbered: true, items: vec![item(0, "Die Fußnote.")] },
        ]
    );
}

/// The page of a difference between the plans of two fixtures.
fn page(before: &str, after: &str) -> String {
    let a = record(before);
    let files = fixture(&town(after));
    let sources =
        Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let site = reading::read(&sources, edition).expect("a sound site");
    let texts = texts(Language::German);
    let wide = SiteWide::of(&site, None, false);
    let cx = Context::new(&site, &texts, &wide);
    let (plan, _) =
        site.published().find(|(_, entry)| entry.document.id.as_str() == "stadt/plan").unwrap();
    let b = view::plan_data::build(&cx, plan).unwrap();
    let path = OutPath::new("stadt/plan/fassungen/unterschied-1-2.html").unwrap();
    let found = difference(&a, &b);
    let pair = Pair { from: "1".to_owned(), to: None };
    let view = view::difference::build(&cx, &path, plan, &pair, &found);
    let facts =
        SiteFacts { title: "Probe", summary: None, publisher: None, licence: None, lang: "de" };
    let files = theme::files("default", theme::Files::new());
    let theme = Theme::new(files, &facts, &texts).expect("a sound theme");
    let mut out = Vec::new();
    theme.render("difference.html", &view, &mut out).expect("a sound template");
    String::from_utf8(out).unwrap()
}

#[test]
fn the_page_shows_what_the_terminal_shows() {
    golden(&html::text(&page(BEFORE, AFTER)), "difference.page.txt");
}

#[test]
fn changes_on_the_page_are_marked_for_eyes_and_ears() {
    let page = page(BEFORE, AFTER);
    let marked = "Die Stadt stellt \
        <del><span class=\"unseen\"> gestrichen: </span>zwei<span class=\"unseen\"> Ende der Streichung. </span></del>\
        <ins><span class=\"unseen\"> eingefügt: </span>drei<span class=\"unseen\"> Ende der Einfügung. </span></ins> Lotsen ein.";
    assert!(page.contains(marked), "{page}");
    assert!(page.contains("<details open>\n<summary>Redaktionelle Änderung</summary>"), "{page}");
    assert_eq!(page.matches("<ins>").count(), page.matches("</ins>").count());
    // Every sentence leads to its part.
    for (link, _) in page.match_indices("href=\"#unterschied--") {
        let id = page[link..].split('"').nth(1).unwrap().trim_start_matches('#');
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_page_without_changes_says_so() {
    let page = page(BEFORE, BEFORE);
    assert!(page.contains("Zwischen diesen beiden Ständen hat sich nichts geändert."), "{page}");
    assert!(!page.contains("<ins>") && !page.contains("Im Einzelnen"), "{page}");
}

#[test]
fn words_of_a_record_are_escaped_on_the_page() {
    let before = measures("wortlaut: Es gibt Lotsen.", "");
    let after = before.replace("Es gibt Lotsen.", "Es gibt <script>alert(1)</script> & Lotsen.");
    let page = page(&before, &after.replace("titel: Lotsen", "titel: <b>Lotsen</b>"));
    assert!(!page.contains("<script>alert") && !page.contains("<b>"), "{page}");
    assert!(page.contains("&lt;script&gt;"), "{page}");
}

#[test]
fn parts_stand_in_the_order_of_reading_what_went_where_it_was() {
    let found = difference(&record(BEFORE), &record(AFTER));
    let name = |part: &PartChange<'_>| {
        let name = part.after.as_ref().or(part.before.as_ref()).unwrap();
        (name.number.clone().unwrap().into_owned(), part.change)
    };
    let order: Vec<(String, Fate)> = found.parts.iter().map(name).collect();
    let expected = [
        ("1", Fate::Changed),
        ("1a", Fate::Changed),
        ("1c", Fate::Removed),
        ("2a", Fate::Changed),
        ("2b", Fate::Added),
    ];
    assert_eq!(order, expected.map(|(number, fate)| (number.to_owned(), fate)));
}

/// Texts of few words, so that many are shared.
fn a_text() -> impl Strategy<Value = String> {
    let word = select(vec![
        "Rat", "Amt,", "die", "Stadt", "prüft", "45.000", "Fest.", " ", "„so“", "e\u{301}",
    ]);
    vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn a_block() -> impl Strategy<Value = Block> {
    let cells = |count: usize| vec(a_text(), count);
    let table = (1..4_usize).prop_flat_map(move |width| {
        (cells(width), vec(cells(width), 0..4)).prop_map(|(head, rows)| Block::Table { head, rows })
    });
    let item = (0..3_u8, a_text()).prop_map(|(depth, text)| Item { depth, text });
    prop_oneof![
        a_text().prop_map(|text| Block::Paragraph { text }),
        a_text().prop_map(|text| Block::Heading { level: 2, text }),
        a_text().prop_map(|text| Block::Quote { text }),
        vec(item, 0..5).prop_map(|items| Block::List { numbered: false, items }),
        table,
    ]
}

fn words<'a>(text: String) -> Cow<'a, str> {
    Cow::Owned(text)
}

fn a_measure(id: usize) -> impl Strategy<Value = MeasureRecord<'static>> {
    let paragraphs = vec(a_text(), 0..4).prop_map(|paragraphs| paragraphs.join("\n\n"));
    let wording = (paragraphs, any::<bool>()).prop_map(|(text, retold)| WordingRecord {
        text: words(text),
        rendition: words(if retold { "sinngemaess" } else { "woertlich" }.to_owned()),
        source: None,
    });
    let value = (2020..2023_i32, a_text()).prop_map(|(year, text)| MilestoneRecord {
        title: words(text),
        date: Some(DateRecord { literal: year.to_string(), ..DateRecord::default() }),
        status: None,
    });
    let facts = (option::of(a_text()), option::of(a_text()), vec(value, 0..4));
    let sections = subsequence(vec!["s0", "s1", "s2"], 0..3);
    (
        a_text(),
        option::of(wording),
        vec(a_block(), 0..6),
        facts,
        sections,
        0..9_u8,
        option::of(0..6_usize),
    )
        .prop_map(
            move |(
                title,
                wording,
                text,
                (summary, audience, milestones),
                sections,
                number,
                replaced,
            )| {
                MeasureRecord {
                    id: words(format!("m{id}")),
                    number: Some(words(number.to_string())),
                    title: words(title),
                    wording,
                    text,
                    summary: summary.map(words),
                    audience: audience.map(words),
                    milestones,
                    sections: sections.into_iter().map(|id| words(id.to_owned())).collect(),
                    replaces: replaced.map(|id| words(format!("m{id}"))).into_iter().collect(),
                    ..MeasureRecord::default()
                }
            },
        )
}

fn a_record() -> impl Strategy<Value = PlanRecord<'static>> {
    let measures = (0..6).map(|id| option::of(a_measure(id)).boxed()).collect::<Vec<_>>();
    let sections = (0..3).map(|id| {
        let wording = option::of(a_text());
        (a_text(), wording).prop_map(move |(title, summary)| SectionRecord {
            id: words(format!("s{id}")),
            kind: words("ziel".to_owned()),
            title: words(title),
            summary: summary.map(words),
            ..SectionRecord::default()
        })
    });
    (measures, sections.collect::<Vec<_>>(), vec(a_block(), 0..4)).prop_map(
        |(measures, sections, text)| {
            let mut record = PlanRecord { schema: 1, sections, ..PlanRecord::default() };
            record.measures = measures.into_iter().flatten().collect();
            record.measures.sort_by(|a, b| a.number.cmp(&b.number));
            record.plan.text = text;
            record
        },
    )
}

/// Every text of `value` as it is compared: white space collapsed, accents composed.
fn compared(mut value: Value) -> Value {
    match &mut value {
        Value::String(text) => *text = normal(text),
        Value::Array(list) => list.iter_mut().for_each(|it| *it = compared(it.take())),
        Value::Object(keys) => keys.iter_mut().for_each(|(_, it)| *it = compared(it.take())),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    value
}

/// The texts of a record as they are compared.
fn texts_of(record: &PlanRecord<'_>) -> Value {
    let paragraphs = |text: Option<&str>| Block::paragraphs(text.unwrap_or_default());
    let measures = record.measures.iter().map(|it| {
        let wording = paragraphs(it.wording.as_ref().map(|wording| &*wording.text));
        let facts = json!([it.id, it.number, it.title, it.sections]);
        json!([facts, wording, paragraphs(it.summary.as_deref()), it.text])
    });
    compared(json!([record.plan.text, measures.collect::<Vec<_>>()]))
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_difference_leads_from_one_state_to_the_other(a in a_record(), b in a_record()) {
        let found = difference(&a, &b);
        let after = apply(&a, &found);
        let rest = difference(&after, &b);
        prop_assert!(rest.is_empty(), "{rest:#?}");
        prop_assert_eq!(texts_of(&after), texts_of(&b));
        prop_assert_eq!(difference(&a, &a).is_empty(), true);
        let json = serde_json::to_string(&found).unwrap();
        prop_assert_eq!(serde_json::from_str::<Difference<'_>>(&json).unwrap(), found.clone());
        prop_assert!(!terminal(&found, &texts(Language::German), false).contains("difference-"));
    }

    #[test]
    fn words_lead_from_one_text_to_the_other(a in "\\PC{0,60}", b in "\\PC{0,60}") {
        let (a, b) = (normal(&a), normal(&b));
        let found = runs(&a, &b, &mut Budget::default());
        prop_assert_eq!(earlier(&found), a);
        prop_assert_eq!(later(&found), b);
    }
}
