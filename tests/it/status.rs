//! The status of a measure: from its history, up to the Stichtag, counted once.

use crate::harness::{How, check, in_town, same, site, site_as};

/// A measure with these lines in its front matter.
fn measure(lines: &str) -> String {
    in_town(&format!(
        "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\n{lines}\n---\n"
    ))
}

/// What stands below "Stand" on the measure's page.
fn status(fixture: &str, stichtag: &str) -> String {
    let site = site_as(fixture, How { stichtag, ..How::default() });
    let text = site.text("stadt/plan/1.html");
    let (_, rest) = text.split_once("## Stand\n").unwrap();
    rest.split_once("## ").unwrap().0.to_owned()
}

const HISTORY: &str = "\
zeitraum: 2019/2021-06
statusverlauf:
  - datum: 2021-03-02
    status: umgesetzt
    text: Fertig.
  - datum: 2019
    status: nicht-begonnen
  - datum: 2020-Q2
    status: in-umsetzung
    text: Es geht los.
    quelle: Bericht 2020";

#[test]
fn the_latest_entry_up_to_the_stichtag_counts() {
    let measure = measure(HISTORY);
    same(
        &status(&measure, "2018-12-31"),
        r#"
Keine Angabe
Die Quellen sagen nicht, wie weit diese Maßnahme ist.
"#,
    );
    same(
        &status(&measure, "2019-01-01"),
        r#"
Nicht begonnen seit 2019
"#,
    );
    same(
        &status(&measure, "2020-04-01"),
        r#"
In Umsetzung seit 2. Quartal 2020
Erläuterung: Es geht los.
- Nicht begonnen 2019
- In Umsetzung Q2 2020
"#,
    );
    same(
        &status(&measure, "2021-03-01"),
        r#"
In Umsetzung seit 2. Quartal 2020
Erläuterung: Es geht los.
- Nicht begonnen 2019
- In Umsetzung Q2 2020
"#,
    );
    same(
        &status(&measure, "2021-03-02"),
        r#"
Umgesetzt seit 2. März 2021
Erläuterung: Fertig.
- Nicht begonnen 2019
- In Umsetzung Q2 2020
- Umgesetzt 02.03.2021
"#,
    );
}

#[test]
fn the_history_is_shown_up_to_the_stichtag_and_in_order() {
    let history = |stichtag| {
        let site = site_as(&measure(HISTORY), How { stichtag, ..How::default() });
        let text = site.text("stadt/plan/1.html");
        let (_, rest) = text.split_once("## Verlauf\n").unwrap();
        rest.split_once("## ").unwrap().0.to_owned()
    };
    same(
        &history("2020-06-30"),
        r#"
- 2019
Nicht begonnen
- 2. Quartal 2020
In Umsetzung aktueller Stand
Es geht los.
Quelle: Bericht 2020
"#,
    );
    same(
        &history("2026-01-01"),
        r#"
- 2019
Nicht begonnen
- 2. Quartal 2020
In Umsetzung
Es geht los.
Quelle: Bericht 2020
- 2. März 2021
Umgesetzt aktueller Stand
Fertig.
"#,
    );
}

#[test]
fn without_a_history_the_status_alone_counts() {
    assert_eq!(status(&measure("status: daueraufgabe"), "2026-01-01"), "Daueraufgabe\n");
    assert_eq!(
        status(&measure("kurztext: Prose says it is done."), "2026-01-01"),
        "Keine Angabe\nDie Quellen sagen nicht, wie weit diese Maßnahme ist.\n"
    );
}

#[test]
fn a_status_may_repeat_what_the_history_says() {
    let measure = measure(&format!("status: umgesetzt\n{HISTORY}"));
    assert!(status(&measure, "2026-01-01").starts_with("Umgesetzt seit 2. März 2021\n"));
    // The statement is about today; an earlier Stichtag does not make it wrong.
    assert!(status(&measure, "2020-06-01").starts_with("In Umsetzung seit 2. Quartal 2020\n"));
}

#[test]
fn dates_that_overlap_are_undecidable_only_where_the_status_differs() {
    let two = |one: &str, other: &str| {
        measure(&format!(
            "statusverlauf:\n  - {{datum: {one}, status: in-umsetzung}}\n  - {{datum: {other}, status: umgesetzt}}"
        ))
    };
    check(
        &two("unbekannt", "2020"),
        r#"
Fehler[F303]: Welcher Eintrag im Statusverlauf der jüngste ist, lässt sich nicht entscheiden: 2020 oder unbekannt
 --> content/stadt/plan/1.md:5:13
  |
5 |   - {datum: unbekannt, status: in-umsetzung}
  |             ^^^^^^^^^ dieser
  |
 ::: content/stadt/plan/1.md:6:13
  |
6 |   - {datum: 2020, status: umgesetzt}
  |             ---- oder dieser
  |
  = Rat: Geben Sie eines der Daten genauer an, etwa mit Monat oder Tag, oder löschen Sie den überholten Eintrag.

1 Fehler in 1 Datei
"#,
    );
    check(
        &two("2020-06", "2020"),
        r#"
Fehler[F303]: Welcher Eintrag im Statusverlauf der jüngste ist, lässt sich nicht entscheiden: 2020 oder 2020-06
 --> content/stadt/plan/1.md:5:13
  |
5 |   - {datum: 2020-06, status: in-umsetzung}
  |             ^^^^^^^ dieser
  |
 ::: content/stadt/plan/1.md:6:13
  |
6 |   - {datum: 2020, status: umgesetzt}
  |             ---- oder dieser
  |
  = Rat: Geben Sie eines der Daten genauer an, etwa mit Monat oder Tag, oder löschen Sie den überholten Eintrag.

1 Fehler in 1 Datei
"#,
    );
    assert!(status(&two("2020-06", "2020-07"), "2026-01-01").starts_with("Umgesetzt"));
    let same = measure(
        "statusverlauf:\n  - {datum: 2020, status: in-umsetzung}\n  - {datum: 2020-06, status: in-umsetzung}",
    );
    assert!(status(&same, "2026-01-01").starts_with("In Umsetzung"));
}

#[test]
fn overdue_is_what_is_due_and_not_settled() {
    let overdue =
        |lines: &str, stichtag| status(&measure(lines), stichtag).contains("überfällig seit");
    for open in
        ["ohne-angabe", "nicht-begonnen", "in-pruefung", "in-umsetzung", "teilweise-umgesetzt"]
    {
        let lines = format!("status: {open}\nzeitraum: 2020/2021");
        assert!(overdue(&lines, "2022-01-01"), "{open}");
        assert!(!overdue(&lines, "2021-12-31"), "{open}: the last day is not over");
    }
    for settled in ["umgesetzt", "daueraufgabe", "zurueckgestellt", "nicht-weiterverfolgt"] {
        let lines = format!("status: {settled}\nbegruendung: B.\nzeitraum: 2020/2021");
        assert!(!overdue(&lines, "2026-01-01"), "{settled}");
    }
    for endless in ["2020/..", "unbekannt", "--01-01"] {
        let lines = format!("status: in-umsetzung\nzeitraum: {endless}");
        assert!(!overdue(&lines, "2026-01-01"), "{endless}");
    }
    let since = status(&measure("zeitraum: ../2021-Q3"), "2026-01-01");
    assert!(since.contains("überfällig seit 1. Oktober 2021\n"), "{since}");
}

#[test]
fn overdue_is_told_by_the_status_at_the_stichtag() {
    let measure = measure(
        "zeitraum: 2020\nstatusverlauf:\n  - {datum: 2019, status: in-umsetzung}\n  - {datum: 2022, status: umgesetzt}",
    );
    assert!(status(&measure, "2021-06-01").contains("überfällig seit 1. Januar 2021"));
    assert!(!status(&measure, "2022-06-01").contains("überfällig"));
}

#[test]
fn a_measure_in_two_sections_is_listed_in_both_and_counted_once() {
    let site = site(&in_town(
        r#"
//- content/stadt/plan/z1.md
---
typ: ziel
nummer: 1
titel: Erstes
---
//- content/stadt/plan/z2.md
---
typ: ziel
nummer: 2
titel: Zweites
---
//- content/stadt/plan/a.md
---
typ: massnahme
nummer: 2a
titel: Gemeinsam
teil_von: [z2, z1]
status: umgesetzt
---
//- content/stadt/plan/b.md
---
typ: massnahme
nummer: 1a
titel: Allein
teil_von: z1
---
"#,
    ));
    same(
        &site.text("stadt/plan/index.html"),
        r#"
[Musterstadt](../index.html)
# Integrationsplan
## Stand der Maßnahmen
2 Maßnahmen
| Stand
| Anzahl
| Keine Angabe
| 1
| Umgesetzt
| 1
## Maßnahmen
### Ziel 1 [Erstes](z1.html)
- 1a [Allein](b.html) Keine Angabe
- 2a [Gemeinsam](a.html) Umgesetzt gehört zu einem anderen Abschnitt, zählt nur dort
### Ziel 2 [Zweites](z2.html)
- 2a [Gemeinsam](a.html) Umgesetzt
## Listen und Daten
- [Der ganze Plan auf einer Seite, zum Lesen und Drucken](gesamt.html)
- [Maßnahmen nach Stand, Abschnitt, Zuständigkeit und Jahr](massnahmen.html)
- [Daten des Plans (JSON)](daten.json)
- [Was die Daten bedeuten (JSON Schema, auf Englisch)](daten.schema.json)
- [Maßnahmen als Tabelle (CSV)](massnahmen.csv)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    same(
        &site.text("stadt/plan/z1.html"),
        r#"
# Ziel 1 Erstes
## Stand der Maßnahmen
1 Maßnahme
| Stand
| Anzahl
| Keine Angabe
| 1
## Maßnahmen
- 1a [Allein](b.html) Keine Angabe
- 2a [Gemeinsam](a.html) Umgesetzt gehört zu einem anderen Abschnitt, zählt nur dort
- Nächster Abschnitt [Ziel 2: Zweites](z2.html)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    let home = site.text("stadt/index.html");
    assert!(home.contains("- 2 Maßnahmen\n"), "{home}");
}

#[test]
fn a_measure_whose_home_is_a_draft_counts_where_it_is_listed() {
    let site = site(&in_town(
        r#"
//- content/stadt/plan/z1.md
---
typ: ziel
nummer: 1
titel: Erstes
---
//- content/stadt/plan/z2.md
---
typ: ziel
nummer: 2
titel: Zweites
entwurf: true
---
//- content/stadt/plan/a.md
---
typ: massnahme
nummer: 2a
titel: Gemeinsam
teil_von: [z2, z1]
zeitraum: 2020/2030
---
"#,
    ));
    let section = site.text("stadt/plan/z1.html");
    assert!(section.contains("## Stand der Maßnahmen\n1 Maßnahme\n"), "{section}");
    assert!(!section.contains("zählt nur dort"), "{section}");
    let authority = site.text("stadt/index.html");
    assert!(
        authority.contains("## Zeiträume\nZeitraum einer Maßnahme, 2020 bis 2030."),
        "{authority}"
    );
}

#[test]
fn a_plans_news_and_counts_follow_the_stichtag() {
    let count = |stichtag| {
        let site = site_as(&measure(HISTORY), How { stichtag, ..How::default() });
        let text = site.text("index.html");
        let at = text.find("- 1 Maßnahme\n").unwrap();
        text[at..].lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(count("2018-06-01"), "- 1 Keine Angabe");
    assert_eq!(count("2020-06-01"), "- 1 In Umsetzung");
    assert_eq!(count("2026-06-01"), "- 1 Umgesetzt");
}

#[test]
fn an_earlier_stichtag_does_not_know_what_came_later() {
    let fixture = in_town(
        r#"//- content/stadt/plan/1.md
---
typ: massnahme
titel: Eins
begruendung: Das Geld fehlt.
ergebnis: Ein leeres Haus.
statusverlauf:
  - {datum: 2021-02-01, status: in-umsetzung}
  - {datum: 2025-03-01, status: zurueckgestellt}
meilensteine:
  - {titel: Richtfest, datum: 2024-06-01, status: umgesetzt}
indikatoren:
  - {bezeichnung: Gäste, werte: [{datum: 2024, wert: 7}]}
---
"#,
    );
    let before = site_as(&fixture, How { stichtag: "2022-01-01", ..How::default() });
    for trace in ["Das Geld fehlt.", "Ein leeres Haus.", "Gäste"] {
        assert_eq!(before.traces(trace), [""; 0], "{trace}");
    }
    let text = before.text("stadt/plan/1.html");
    let (_, coming) = text.split_once("### Was steht noch aus?\n").unwrap();
    assert!(coming.contains("Richtfest"), "{text}");
    let after = site_as(&fixture, How { stichtag: "2026-01-01", ..How::default() });
    let text = after.text("stadt/plan/1.html");
    for told in ["Das Geld fehlt.", "Ein leeres Haus.", "Gäste"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}
