//! What amendments do: wordings over time, repeal, and what must fit together.

use crate::harness::{How, check, headlines, in_town, messages, same, site, site_as};

/// A measure whose wording was changed twice, one that came in later and one that was repealed.
fn amended() -> String {
    in_town(
        "
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: \"1a\"
titel: Briefe
wortlaut: Die Stadt schreibt in fünf Sprachen.
---
//- content/stadt/plan/1b.md
---
typ: massnahme
nummer: \"1b\"
titel: Wegweiser
wortlaut: Es gibt einen Wegweiser.
---
//- content/stadt/plan/1c.md
---
typ: massnahme
nummer: \"1c\"
titel: Fest
wortlaut: Es gibt ein Fest.
zeitraum: 2019/2021
---
//- content/stadt/plan/eins.md
---
typ: aenderung
titel: Erste Änderung
datum: 2021-03-01
gueltig_ab: 2021-04-01
operationen:
  - op: neu-gefasst
    bezug: \"1a\"
    alt: Die Stadt schreibt verständlich.
    neu: Die Stadt schreibt in drei Sprachen.
  - op: eingefuegt
    bezug: \"1b\"
    neu: Es gibt einen Wegweiser.
---
//- content/stadt/plan/zwei.md
---
typ: aenderung
titel: Zweite Änderung
datum: 2023-03-01
gueltig_ab: 2023-04-01
operationen:
  - op: neu-gefasst
    bezug: \"1a\"
    alt: Die Stadt schreibt in drei Sprachen.
    neu: |
      Die Stadt schreibt
      in fünf Sprachen.
  - op: aufgehoben
    bezug: \"1c\"
    alt: Es gibt ein Fest.
---
",
    )
}

fn on(stichtag: &str) -> How<'_> {
    How { stichtag, ..How::default() }
}

#[test]
fn a_page_shows_the_wording_in_force_at_the_stichtag() {
    for (stichtag, words) in [
        ("2021-03-31", "Die Stadt schreibt verständlich."),
        ("2021-04-01", "Die Stadt schreibt in drei Sprachen."),
        ("2023-03-31", "Die Stadt schreibt in drei Sprachen."),
        ("2023-04-01", "Die Stadt schreibt in fünf Sprachen."),
    ] {
        let site = site_as(&amended(), on(stichtag));
        let data = site.page("stadt/plan/daten.json");
        assert!(data.contains(&format!("\"text\":\"{words}\"")), "{stichtag}: {data}");
        let page = site.page("stadt/plan/1a.html");
        assert_eq!(plain(wording(page)), words, "{stichtag}");
    }
}

#[test]
fn before_an_amendment_nothing_tells_of_it() {
    let site = site_as(&amended(), on("2021-02-28"));
    for sign in ["Erste Änderung", "Zweite Änderung", "Wegweiser", "fünf", "drei Sprachen"] {
        assert_eq!(site.traces(sign), Vec::<&str>::new(), "{sign}");
    }
}

#[test]
fn what_is_decided_and_not_in_force_changes_no_wording() {
    let site = site_as(&amended(), on("2021-03-15"));
    assert!(site.text("stadt/plan/eins.html").contains("Die Stadt schreibt in drei Sprachen."));
    assert!(!site.text("stadt/plan/1a.html").contains("drei Sprachen"));
    assert!(!site.pages().contains(&"stadt/plan/1b.html"));
}

#[test]
fn a_measure_tells_its_wordings_over_time() {
    let site = site(&amended());
    let text = site.text("stadt/plan/1a.html");
    let at = text.find("Wortlaut im Lauf der Zeit").expect("a history of wordings");
    let history = text.get(at..).unwrap_or_default();
    let order: Vec<_> = [
        "Früherer Wortlaut, gültig bis 31. März 2021",
        "Die Stadt schreibt verständlich.",
        "Neu gefasst durch [Erste Änderung](eins.html), gültig ab 1. April 2021",
        "[Erste Änderung](eins.html), gültig von 1. April 2021 bis 31. März 2023",
        "Die Stadt schreibt in drei Sprachen.",
        "Neu gefasst durch [Zweite Änderung](zwei.html), gültig ab 1. April 2023",
        "Geltender Wortlaut · [Zweite Änderung](zwei.html), gültig ab 1. April 2023",
        "Die Stadt schreibt in fünf Sprachen.",
    ]
    .into_iter()
    .map(|part| history.find(part).unwrap_or_else(|| panic!("{part} in {history}")))
    .collect();
    assert!(order.is_sorted(), "{history}");
}

/// The plan with versions, of which the amendments name those that they amend.
fn versioned() -> String {
    let versions = "fassungen:\n  - {nr: \"1.0\", beschluss: {datum: 2018-09-01}, gueltig_ab: 2018-10-01, gueltig_bis: 2021-03-31}\n  - {nr: \"2.0\", beschluss: {datum: 2021-03-01}, gueltig_ab: 2021-04-01, gueltig_bis: 2023-03-31}\n  - {nr: \"3.0\", beschluss: {datum: 2023-03-01}, gueltig_ab: 2023-04-01}\n";
    amended()
        .replace("titel: Integrationsplan\n", &format!("titel: Integrationsplan\n{versions}"))
        .replace("titel: Erste Änderung\n", "titel: Erste Änderung\nfassung: \"1.0\"\n")
        .replace("titel: Zweite Änderung\n", "titel: Zweite Änderung\nfassung: \"2.0\"\n")
}

#[test]
fn every_wording_tells_from_when_and_until_when_it_held() {
    let history = |text: &str, path: &str| {
        let text = site(text).text(path);
        let at = text.find("Wortlaut im Lauf der Zeit").expect("a history of wordings");
        text.get(at..).unwrap_or_default().to_owned()
    };
    let text = history(&versioned(), "stadt/plan/1a.html");
    for part in [
        "Fassung 1.0, gültig von 1. Oktober 2018 bis 31. März 2021",
        "Fassung 2.0 · [Erste Änderung](eins.html), gültig von 1. April 2021 bis 31. März 2023",
        "Geltender Wortlaut · [Zweite Änderung](zwei.html), gültig ab 1. April 2023",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // Repealed by an amendment to 2.0; whether 1.0 had it too, an excerpt does not tell.
    let text = history(&versioned(), "stadt/plan/1c.html");
    assert!(text.contains("Fassung 2.0, gültig von 1. April 2021 bis 31. März 2023"), "{text}");
    // An amendment that prints the whole plan does.
    let whole = versioned()
        .replace("titel: Erste Änderung\n", "titel: Erste Änderung\numfang: vollstaendig\n");
    let text = history(&whole, "stadt/plan/1c.html");
    let part = "Fassungen 1.0 bis 2.0, gültig von 1. Oktober 2018 bis 31. März 2023";
    assert!(text.contains(part), "{text}");
    // What is known to a year is told to a year.
    let year =
        versioned().replace("gueltig_ab: 2021-04-01\noperationen", "gueltig_ab: 2022\noperationen");
    let text = history(&year, "stadt/plan/1a.html");
    assert!(text.contains("Fassung 1.0, gültig von 1. Oktober 2018 bis 2022"), "{text}");
}

#[test]
fn what_an_amendment_will_put_in_is_told_by_it_without_a_link() {
    let site = site_as(&amended(), on("2021-03-15"));
    let text = site.text("stadt/plan/eins.html");
    assert!(text.contains("Maßnahme 1b: eingefügt"), "{text}");
    assert!(text.contains("Es gibt einen Wegweiser."), "{text}");
    assert!(!text.contains("1b.html"), "{text}");
    let data = site.page("stadt/plan/daten.json");
    assert!(data.contains("{\"op\":\"eingefuegt\",\"target\":null"), "{data}");
    assert!(!data.contains("stadt/plan/1b"), "{data}");
    // A draft stays unsaid.
    let draft = amended().replace("titel: Wegweiser\n", "titel: Wegweiser\nentwurf: true\n");
    assert_eq!(site_as(&draft, on("2021-03-15")).traces("Wegweiser"), Vec::<&str>::new());
}

const RENUMBERED: &str = "
//- content/stadt/plan/2a.md
---
typ: massnahme
nummer: \"2a\"
titel: Briefe
---
//- content/stadt/plan/neu.md
---
typ: aenderung
titel: Neue Nummern
datum: 2021-03-01
gueltig_ab: 2021-04-01
operationen:
  - {op: umnummeriert, bezug: 2a, alt: \"1a\", neu: \"2a\"}
---
";

#[test]
fn a_part_has_the_number_of_the_day() {
    let number = |stichtag: &str| {
        let site = site_as(&in_town(RENUMBERED), on(stichtag));
        let data = site.page("stadt/plan/daten.json");
        let number = data.split("\"number\":").nth(1).unwrap_or_default();
        assert!(site.text("stadt/plan/2a.html").contains(number.get(1..3).unwrap_or_default()));
        number.split(',').next().unwrap_or_default().to_owned()
    };
    assert_eq!([number("2021-03-31"), number("2021-04-01")], ["\"1a\"", "\"2a\""]);
    let before = site_as(&in_town(RENUMBERED), on("2021-03-31")).text("stadt/plan/2a.html");
    assert!(before.contains("Maßnahme 1a") && !before.contains("Maßnahme 2a"), "{before}");
    // Another number is no other wording.
    let text = site(&in_town(RENUMBERED)).text("stadt/plan/2a.html");
    assert!(!text.contains("Wortlaut"), "{text}");
}

#[test]
fn a_new_number_is_named_and_is_the_one_that_the_document_has() {
    let text = in_town(RENUMBERED);
    let without = messages(&text.replace(", neu: \"2a\"", ""));
    assert_eq!(headlines(&without), ["Fehler[F301]: Zur Umnummerierung fehlt die neue Nummer"]);
    let other = messages(&text.replace("neu: \"2a\"", "neu: \"3a\""));
    same(
        &other,
        "
Fehler[F806]: Die Nummer ist nicht „3a“, wie die jüngste Änderung bestimmt
 --> content/stadt/plan/neu.md:7:51
  |
7 |   - {op: umnummeriert, bezug: 2a, alt: \"1a\", neu: \"3a\"}
  |                                                   ^^^^ so steht es in der Änderung
  |
 ::: content/stadt/plan/2a.md:1:1
  |
1 | ---
  | - hier: „2a“
  |
  = Rat: Das Dokument nennt immer die neueste Nummer. Schreiben Sie dort „nummer: \"3a\"“, oder berichtigen Sie „neu“.

1 Fehler in 1 Datei
",
    );
}

#[test]
fn what_is_repealed_stays_to_be_read_and_counts_no_more() {
    let before = site_as(&amended(), on("2023-03-31"));
    assert!(before.page("stadt/plan/daten.json").contains("\"counts\":{\"ohne-angabe\":3}"));
    assert!(before.text("stadt/plan/1c.html").contains("überfällig"));
    let after = site(&amended());
    assert!(after.page("stadt/plan/daten.json").contains("\"counts\":{\"ohne-angabe\":2}"));
    let text = after.text("stadt/plan/1c.html");
    assert!(
        text.contains("Aufgehoben seit 1. April 2023, [Zweite Änderung](zwei.html)."),
        "{text}"
    );
    assert!(!text.contains("überfällig"), "{text}");
    let plan = after.text("stadt/plan/index.html");
    let at = plan.find("Aufgehobene Teile").expect("a list of what was repealed");
    assert!(plan.get(at..).is_some_and(|rest| rest.contains("Fest")), "{plan}");
    let whole = after.text("stadt/plan/gesamt.html");
    let at = whole.find("Aufgehobene Teile").expect("a list of what was repealed");
    assert!(whole.get(at..).is_some_and(|rest| rest.contains("Fest")), "{whole}");
    assert!(!after.text("stadt/plan/massnahmen.html").contains("Fest"));
}

#[test]
fn a_repealed_section_has_its_page() {
    let text = in_town(
        "
//- content/stadt/plan/ziel-1.md
---
typ: ziel
nummer: \"1\"
titel: Altes Ziel
---
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: Alte Maßnahme
teil_von: ziel-1
---
//- content/stadt/plan/ende.md
---
typ: aenderung
titel: Ende
datum: 2024-01-01
operationen:
  - {op: aufgehoben, bezug: ziel-1}
  - {op: aufgehoben, bezug: 1a}
---
",
    );
    let site = site(&text);
    assert!(
        site.text("stadt/plan/ziel-1.html")
            .contains("Aufgehoben seit 1. Januar 2024, [Ende](ende.html).")
    );
    assert!(site.text("stadt/plan/1a.html").contains("Aufgehoben"));
    assert!(site.page("stadt/plan/daten.json").contains("\"counts\":{}"));
    // Without a date it is repealed all the same.
    let undated = self::site(&text.replace("datum: 2024-01-01\n", ""));
    let data = undated.page("stadt/plan/daten.json");
    assert!(data.contains("\"counts\":{}"), "{data}");
    assert_eq!(data.matches("\"repealed\":{\"literal\":\"unbekannt\"").count(), 2, "{data}");
}

#[test]
fn a_draft_amendment_has_done_nothing() {
    let text =
        amended().replace("titel: Zweite Änderung\n", "titel: Zweite Änderung\nentwurf: true\n");
    let text = text.replace(
        "wortlaut: Die Stadt schreibt in fünf Sprachen.",
        "wortlaut: Die Stadt schreibt in drei Sprachen.",
    );
    let site = site(&text);
    assert!(site.text("stadt/plan/1a.html").contains("drei Sprachen"));
    assert_eq!(site.traces("Zweite"), Vec::<&str>::new());
    assert_eq!(site.traces("fünf"), Vec::<&str>::new());
}

#[test]
fn where_the_base_text_is_not_at_hand_nothing_is_invented() {
    let text = in_town(
        "
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: Briefe
wortlaut: Die Stadt schreibt in fünf Sprachen.
---
//- content/stadt/plan/seite-12.md
---
typ: aenderung
titel: Änderung Seite 12
umfang: auszug
operationen:
  - {op: unbekannt, bezug: 1a}
---
",
    );
    let text = site(&text).text("stadt/plan/1a.html");
    assert!(text.contains("Ob er anders lautete, ist nicht bekannt.\nBetroffen von [Änderung Seite 12](seite-12.html)"), "{text}");
}

#[test]
fn the_wording_before_is_what_the_amendment_before_left() {
    let text = amended().replace(
        "alt: Die Stadt schreibt in drei Sprachen.",
        "alt: Die Stadt schreibt in zwei Sprachen.",
    );
    check(
        &text, "
Fehler[F802]: „alt“ ist nicht der Wortlaut, den die vorige Änderung hinterlassen hat
  --> content/stadt/plan/zwei.md:9:10
   |
 9 |     alt: Die Stadt schreibt in zwei Sprachen.
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hier: „Die Stadt schreibt in zwei Sprachen.“
   |
  ::: content/stadt/plan/eins.md:10:10
   |
10 |     neu: Die Stadt schreibt in drei Sprachen.
   |          ------------------------------------ davor: „Die Stadt schreibt in drei Sprachen.“
   |
   = Rat: Hier steht „zwei“ statt „drei“. Übernehmen Sie in „alt“ genau den früheren Wortlaut, oder berichtigen Sie „neu“ der vorigen Änderung.

1 Fehler in 1 Datei
",
    );
}

#[test]
fn the_document_holds_the_newest_wording() {
    let text = amended()
        .replace("wortlaut: Die Stadt schreibt in fünf", "wortlaut: Die Stadt schreibt in sechs");
    let text = text.replace("wortlaut: Es gibt einen Wegweiser.\n", "");
    check(
        &text, "
Fehler[F803]: „wortlaut“ ist nicht der, den die jüngste Änderung bestimmt
  --> content/stadt/plan/1a.md:5:11
   |
 5 | wortlaut: Die Stadt schreibt in sechs Sprachen.
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hier: „Die Stadt schreibt in sechs Sprachen.“
   |
  ::: content/stadt/plan/zwei.md:11:7
   |
11 |       Die Stadt schreibt
   |       ------------------ in der Änderung: „Die Stadt schreibt in fünf Sprachen.“
   |
   = Rat: Hier steht „sechs“ statt „fünf“. Das Dokument enthält immer den neuesten Wortlaut. Gleichen Sie beide Stellen an, oder ergänzen Sie die fehlende Änderung.

Fehler[F804]: Der Wortlaut fehlt, den die jüngste Änderung bestimmt
  --> content/stadt/plan/1b.md:1:1
   |
 1 | ---
   | ^
   |
  ::: content/stadt/plan/eins.md:13:10
   |
13 |     neu: Es gibt einen Wegweiser.
   |          ------------------------ die Änderung
   |
   = Rat: Ergänzen Sie „wortlaut: …“ mit dem Text, der seit dieser Änderung gilt.

2 Fehler in 2 Dateien
",
    );
}

#[test]
fn an_amendment_names_the_version_that_was_in_force_before() {
    let text = versioned().replace("fassung: \"2.0\"", "fassung: \"1.0\"");
    check(
        &text, "
Fehler[F808]: Vor dieser Änderung galt Fassung 2.0, nicht 1.0
 --> content/stadt/plan/zwei.md:4:10
  |
4 | fassung: \"1.0\"
  |          ^^^^^ am 2023-03-31, dem Tag davor, galt Fassung 2.0
  |
 ::: content/stadt/plan/index.md:6:10
  |
6 |   - {nr: \"2.0\", beschluss: {datum: 2021-03-01}, gueltig_ab: 2021-04-01, gueltig_bis: 2023-03-3
  |          ----- Fassung 2.0, ab 2021-04-01
  |
  = Rat: Schreiben Sie „fassung: \"2.0\"“, oder berichtigen Sie die Daten der Änderung oder der Fassungen.

1 Fehler in 1 Datei
",
    );
    let fits = |text: &str| drop(site(text));
    fits(&versioned());
    // Days that are missing or imprecise, of the amendment or of a version, say nothing.
    let says = |text: &str| text.replace("2023-03-01\ngueltig_ab: 2023-04-01", "2023-04");
    fits(&says(&text));
    fits(&text.replace("gueltig_ab: 2018-10-01", "gueltig_ab: 2018"));
    // Nor does a day on which no version was in force.
    fits(&text.replace("gueltig_bis: 2023-03-31", "gueltig_bis: 2022-12-31"));
    // What was decided with the amendment follows upon it, also where it does not say from when.
    let own =
        versioned().replace("{datum: 2023-03-01}, gueltig_ab: 2023-04-01", "{datum: 2023-03-01}");
    fits(&own);
    let message = messages(&own.replace("fassung: \"2.0\"", "fassung: \"3.0\""));
    let headline = "Fehler[F808]: Vor dieser Änderung galt Fassung 2.0, nicht 3.0";
    assert_eq!(headlines(&message), [headline]);
    // What takes effect before it is decided amends what was in force on either day.
    let back = |nr: &str| {
        let text = versioned().replace("fassung: \"2.0\"", &format!("fassung: \"{nr}\""));
        text.replace(
            "datum: 2023-03-01\ngueltig_ab: 2023-04-01\nop",
            "datum: 2023-06-01\ngueltig_ab: 2023-02-01\nop",
        )
    };
    fits(&back("2.0"));
    fits(&back("3.0"));
    assert_eq!(headlines(&messages(&back("1.0"))).len(), 1);
}

/// The second amendment puts in what the first had put in.
fn again() -> String {
    let text =
        amended().replace("wortlaut: Es gibt einen Wegweiser.", "wortlaut: Es gibt ihn neu.");
    text.replace(
        "  - op: aufgehoben\n    bezug: \"1c\"\n    alt: Es gibt ein Fest.\n",
        "  - op: eingefuegt\n    bezug: \"1b\"\n    neu: Es gibt ihn neu.\n",
    )
}

const GONE: &str = "
//- content/stadt/plan/weg.md
---
typ: aenderung
titel: Weg
datum: 2022-05-01
operationen:
  - {op: aufgehoben, bezug: 1b}
---
";

#[test]
fn what_is_there_is_not_put_in_again() {
    check(
        &again(),
        "
Warnung[F311]: Die Maßnahme ist seit dem 2022-01-01 überfällig, und es steht nicht da, warum
 --> content/stadt/plan/1c.md:6:11
  |
6 | zeitraum: 2019/2021
  |           ^^^^^^^^^ abgelaufen
  |
  = Rat: Tragen Sie im Statusverlauf ein, wie es steht, oder ergänzen Sie „begruendung: …“. Gilt inzwischen eine andere Frist, ändern Sie den Zeitraum.

Fehler[F809]: „eingefuegt“ gilt einem Teil, den es schon gab
  --> content/stadt/plan/zwei.md:15:10
   |
15 |     neu: Es gibt ihn neu.
   |          ^^^^^^^^^^^^^^^^ hier eingefügt
   |
  ::: content/stadt/plan/eins.md:13:10
   |
13 |     neu: Es gibt einen Wegweiser.
   |          ------------------------ durch diese frühere Änderung gab es ihn schon
   |
   = Rat: Schreiben Sie „op: neu-gefasst“ mit „alt“ und „neu“, oder ergänzen Sie die Änderung, die ihn vorher aufhob.

1 Fehler, 1 Warnung in 2 Dateien
",
    );
    // Where days are missing the order is not known.
    drop(site(&again().replace("datum: 2021-03-01\ngueltig_ab: 2021-04-01\n", "")));
}

#[test]
fn what_is_put_in_again_tells_what_it_was() {
    let text = site(&format!("{}{}", again(), GONE.trim_start())).text("stadt/plan/1b.html");
    let at = text.find("Wortlaut im Lauf der Zeit").expect("a history of wordings");
    let history = text.get(at..).unwrap_or_default();
    let order: Vec<_> = [
        "[Erste Änderung](eins.html), gültig von 1. April 2021 bis 30. April 2022",
        "Es gibt einen Wegweiser.",
        "Aufgehoben durch [Weg](weg.html), gültig ab 1. Mai 2022",
        "Geltender Wortlaut · [Zweite Änderung](zwei.html), gültig ab 1. April 2023",
        "Es gibt ihn neu.",
    ]
    .into_iter()
    .map(|part| history.find(part).unwrap_or_else(|| panic!("{part} in {history}")))
    .collect();
    assert!(order.is_sorted(), "{history}");
    assert!(!text.contains("Aufgehoben seit"), "{text}");
}

#[test]
fn amendments_of_one_day_say_which_comes_first() {
    let same_day = amended().replace(
        "datum: 2023-03-01\ngueltig_ab: 2023-04-01",
        "datum: 2021-03-01\ngueltig_ab: 2021-04-01",
    );
    check(
        &same_day, "
Fehler[F801]: Zwei Änderungen betreffen „stadt/plan/1a“ am selben Tag
 --> content/stadt/plan/zwei.md:7:9
  |
7 |   - op: neu-gefasst
  |         ^^^^^^^^^^^ diese
  |
 ::: content/stadt/plan/eins.md:7:9
  |
7 |   - op: neu-gefasst
  |         ----------- und diese
  |
  = Rat: Geben Sie beiden Änderungen mit „reihenfolge: 1“ und „reihenfolge: 2“ an, welche zuerst gilt.

1 Fehler in 1 Datei
",
    );
    let ordered =
        same_day.replace("titel: Zweite Änderung\n", "titel: Zweite Änderung\nreihenfolge: 2\n");
    let text = site(&ordered).text("stadt/plan/1a.html");
    assert!(text.contains("fünf Sprachen"));
    // No period ends before it begins.
    for part in [
        "[Erste Änderung](eins.html), gültig ab 1. April 2021, am selben Tag ersetzt",
        "Neu gefasst durch [Zweite Änderung](zwei.html), gültig ab 1. April 2021",
        "Geltender Wortlaut · [Zweite Änderung](zwei.html), gültig ab 1. April 2021",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("bis 31. März 2021\nDie Stadt schreibt in drei"), "{text}");
    let repealed =
        ordered.replace("    neu: |\n      Die Stadt schreibt\n      in fünf Sprachen.\n", "");
    let repealed = repealed.replacen("fünf Sprachen", "drei Sprachen", 1);
    let at = repealed.find("titel: Zweite").expect("the second amendment");
    let (head, tail) = repealed.split_at(at);
    let repealed = format!("{head}{}", tail.replacen("op: neu-gefasst", "op: aufgehoben", 1));
    let text = site(&repealed).text("stadt/plan/1a.html");
    assert!(text.contains("gültig ab 1. April 2021, am selben Tag aufgehoben"), "{text}");
}

#[test]
fn an_amendment_acts_not_before_it_is_decided() {
    let back = amended().replace(
        "datum: 2023-03-01\ngueltig_ab: 2023-04-01",
        "datum: 2023-03-01\ngueltig_ab: 2022-01-01",
    );
    let before = site_as(&back, on("2023-02-28"));
    assert!(before.text("stadt/plan/1a.html").contains("drei Sprachen"));
    assert_eq!(before.traces("fünf Sprachen"), Vec::<&str>::new());
    assert!(site_as(&back, on("2023-03-01")).text("stadt/plan/1a.html").contains("fünf Sprachen"));
}

#[test]
fn a_review_after_the_stichtag_had_not_happened() {
    let text = in_town(
        "
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: Briefe
stand: 2024-05-01
---
",
    );
    assert!(site_as(&text, on("2024-05-01")).text("stadt/plan/1a.html").contains("1. Mai 2024"));
    assert!(!site_as(&text, on("2024-04-30")).text("stadt/plan/1a.html").contains("Mai 2024"));
}

// --- The consolidated text

/// What stands in the official wording of a page, as it was written there.
fn wording(page: &str) -> &str {
    let quoted = page.split("<figure class=\"wording\">").nth(1).expect("a wording");
    let from = quoted.find("<p").expect("a paragraph");
    quoted.get(from..).and_then(|it| it.split("</blockquote>").next()).unwrap_or_default().trim()
}

/// The words alone, without marks.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let skip = ["span class=\"unseen\"", "sup", "a class=\"mark-label\""];
        let skipped = skip.iter().find(|it| tag.starts_with(**it));
        let name = skipped.map(|it| it.split(' ').next().unwrap_or_default());
        let end = name.map_or(">".to_owned(), |name| format!("</{name}>"));
        rest = tag.split_once(&end).map_or("", |(_, after)| after);
    }
    out + rest
}

#[test]
fn each_passage_that_was_changed_names_its_amendment() {
    let site = site(&amended());
    let page = site.page("stadt/plan/1a.html");
    let begin = "<mark><span class=\"unseen\"> geändert: </span>";
    let end = "<span class=\"unseen\"> Ende der Änderung. </span></mark>";
    let to = |number: usize| {
        format!(
            "<sup><a href=\"#aenderung--{number}\"><span class=\"unseen\">Änderung </span>{number}</a></sup>"
        )
    };
    let (one, two) = (to(1), to(2));
    same(
        wording(page),
        &format!(
            "<p>Die Stadt schreibt {begin}in{end}{one} {begin}fünf{end}{two} {begin}Sprachen{end}{one}.</p>"
        ),
    );
    let text = site.text("stadt/plan/1a.html");
    assert!(
        text.contains("- 1 Geändert durch [Erste Änderung](eins.html), gültig ab 1. April 2021"),
        "{text}"
    );
    assert!(
        text.contains("- 2 Geändert durch [Zweite Änderung](zwei.html), gültig ab 1. April 2023"),
        "{text}"
    );
    let before = site_as(&amended(), on("2022-01-01"));
    assert!(!before.page("stadt/plan/1a.html").contains("aenderung--2"));
    let whole = site.page("stadt/plan/gesamt.html");
    assert!(whole.contains("id=\"aenderung-1a-1\"") && whole.contains(begin), "{whole}");
}

#[test]
fn what_was_put_in_as_a_whole_is_told_once() {
    let site = site(&amended());
    let page = site.page("stadt/plan/1b.html");
    assert_eq!(wording(page), "<p>Es gibt einen Wegweiser.</p>");
    let text = site.text("stadt/plan/1b.html");
    assert!(
        text.contains("- Eingefügt durch [Erste Änderung](eins.html), gültig ab 1. April 2021"),
        "{text}"
    );
    assert!(!page.contains("<mark"), "{page}");
}

#[test]
fn a_paragraph_that_is_mostly_new_has_one_mark() {
    let text = amended()
        .replace("wortlaut: Es gibt ein Fest.", "wortlaut: |\n  Der Rat tagt.\n\n  Einmal im Jahr lädt die Stadt zum Fest.\n\n  Es ist offen.")
        .replace("  - op: aufgehoben\n    bezug: \"1c\"\n    alt: Es gibt ein Fest.\n", "  - op: neu-gefasst\n    bezug: \"1c\"\n    alt: |\n      Der Rat tagt.\n\n      Es gibt ein Fest im Jahr.\n    neu: |\n      Der Rat tagt.\n\n      Einmal im Jahr lädt die Stadt zum Fest.\n\n      Es ist offen.\n");
    let site = site(&text);
    let page = site.page("stadt/plan/1c.html");
    assert_eq!(
        plain(wording(page)).split_whitespace().collect::<Vec<_>>().join(" "),
        "Der Rat tagt. Einmal im Jahr lädt die Stadt zum Fest. Es ist offen."
    );
    assert!(page.contains("<p>Der Rat tagt.</p>") && !page.contains("<mark>"), "{page}");
    let text = site.text("stadt/plan/1c.html");
    assert!(text.contains("[Absatz neu gefasst 1](#aenderung--1) Einmal"), "{text}");
    assert!(text.contains("[Absatz neu 1](#aenderung--1) Es ist offen."), "{text}");
}

#[test]
fn spaces_that_hold_words_together_stay_in_a_marked_wording() {
    let text = amended().replace("in fünf Sprachen", "in fünf\u{a0}Sprachen");
    let page = site(&text).page("stadt/plan/1a.html").to_owned();
    assert!(plain(wording(&page)).contains("fünf\u{a0}Sprachen"), "{page}");
}

#[test]
fn an_amendment_that_is_withheld_marks_nothing() {
    let text = amended()
        .replace("//- content/stadt/plan/zwei.md", "//- content/stadt/plan/meldung/index.md\n---\ntyp: pressemitteilung\ntitel: Meldung\ndatum: 2023-03-01\nsperrfrist: 2030-01-01\n---\n//- content/stadt/plan/meldung/zwei.md");
    let site = site(&text);
    assert_eq!(site.traces("Zweite Änderung"), Vec::<&str>::new());
    let page = site.page("stadt/plan/1a.html");
    assert_eq!(plain(wording(page)), "Die Stadt schreibt in fünf Sprachen.");
    assert!(page.contains("aenderung--1") && !page.contains("aenderung--2"), "{page}");
}

#[test]
fn a_translated_wording_has_no_marks() {
    let text = amended()
        + "//- content/stadt/plan/1a.en.md\n---\ntitel: Letters\nwortlaut: The town writes in five languages.\n---\n";
    let text = format!("{}{text}", "//- content/site.yaml\ntitel: Probe\nsprachen: [de, en]\n");
    let site = site(&text);
    assert!(!site.page("stadt/plan/1a.en.html").contains("<mark"));
    assert!(site.page("stadt/plan/1a.html").contains("<mark"));
}
