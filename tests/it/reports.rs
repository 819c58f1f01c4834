//! Progress reports: what they say joins the history of each measure, and may contradict it.

use crate::harness::{How, check, in_town, same, site, site_as};

const REPORT: &str = r#"
//- content/stadt/plan/1.md
---
typ: massnahme
nummer: 1
titel: Eins
statusverlauf:
  - {datum: 2022, status: nicht-begonnen}
  - {datum: 2025, status: umgesetzt, text: Fertig., quelle: Amtsblatt}
---
//- content/stadt/plan/2.md
---
typ: massnahme
nummer: 2
titel: Zwei
---
//- content/stadt/plan/b2023.md
---
typ: bericht
titel: Bericht 2023
datum: 2024-02-01
zeitraum: 2023
beschluss: {gremium: Rat, datum: 2024-03-05}
statusmeldungen:
  - {massnahme: 2, status: in-pruefung}
  - {massnahme: 1, status: in-umsetzung, text: Es läuft.}
bezug: [plan, 2]
---
"#;

#[test]
fn a_report_joins_the_history_of_each_measure_and_is_its_source() {
    let site = site(&in_town(REPORT));
    let history = |path: &str| {
        let text = site.text(path);
        let (_, rest) = text.split_once("## Verlauf\n").unwrap();
        rest.split_once("## ").unwrap().0.to_owned()
    };
    same(
        &history("stadt/plan/1.html"),
        r#"
- 2022
Nicht begonnen
- 1. Februar 2024
In Umsetzung
Es läuft.
Bericht: [Bericht 2023](b2023.html)
- 2025
Umgesetzt aktueller Stand
Fertig.
Quelle: Amtsblatt
"#,
    );
    same(
        &history("stadt/plan/2.html"),
        r#"
- 1. Februar 2024
In Prüfung aktueller Stand
Bericht: [Bericht 2023](b2023.html)
"#,
    );
    same(
        &site.text("stadt/plan/b2023.html"),
        r#"
Bericht
# Bericht 2023
Beschluss: 5. März 2024, Rat
## Eckdaten
: Plan
  [Integrationsplan](index.html)
: Berichtszeitraum
  2023
: Veröffentlicht
  1. Februar 2024
: Zum Thema
- [2 Zwei](2.html)
## Stand der Maßnahmen
### Nach dem Bericht
2 Maßnahmen
| Stand
| Anzahl
| In Prüfung
| 1
| In Umsetzung
| 1
### Am Stichtag
2 Maßnahmen
| Stand
| Anzahl
| In Prüfung
| 1
| Umgesetzt
| 1
## Maßnahme für Maßnahme
- ### [1 Eins](1.html)
- Nicht begonnen vorher
- In Umsetzung laut Bericht
Es läuft.
- ### [2 Zwei](2.html)
In Prüfung
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
}

#[test]
fn a_report_counts_from_its_date() {
    let at = |stichtag| {
        let site = site_as(&in_town(REPORT), How { stichtag, ..How::default() });
        let text = site.text("stadt/plan/2.html");
        let (_, rest) = text.split_once("## Stand\n").unwrap();
        (rest.lines().next().unwrap().to_owned(), site.0.contains_key("stadt/plan/b2023.html"))
    };
    assert_eq!(at("2024-01-31"), ("Keine Angabe".to_owned(), false));
    assert_eq!(at("2024-02-01"), ("In Prüfung seit 1. Februar 2024".to_owned(), true));
}

#[test]
fn a_report_that_repeats_a_status_does_not_make_it_younger() {
    let again = "//- content/stadt/plan/b2025.md\n---\ntyp: bericht\ntitel: Bericht 2025\ndatum: 2025-11\nstatusmeldungen: [{massnahme: 2, status: in-pruefung}, {massnahme: 1, status: in-umsetzung}]\n---\n";
    let site =
        site(&format!("{}{again}", in_town(&REPORT.replace("datum: 2025,", "datum: 2025-01,"))));
    let two = site.text("stadt/plan/2.html");
    assert!(two.contains("## Stand\nIn Prüfung seit 1. Februar 2024\n"), "{two}");
    assert!(two.contains("- November 2025\nIn Prüfung aktueller Stand\n"), "{two}");
    let table = site.page("stadt/plan/massnahmen.csv");
    assert!(table.contains(";In Prüfung;2024-02-01;"), "{table}");
    assert!(
        site.page("stadt/plan/daten.json").contains(
            "\"status\":{\"status\":\"in-pruefung\",\"since\":{\"literal\":\"2024-02-01\""
        )
    );
    // Done in between: then it began anew.
    let one = site.text("stadt/plan/1.html");
    assert!(one.contains("## Stand\nIn Umsetzung seit November 2025\n"), "{one}");
}

#[test]
fn a_draft_of_a_report_says_nothing() {
    let draft = REPORT.replace("titel: Bericht 2023\n", "titel: Bericht 2023\nentwurf: true\n");
    let site = site(&in_town(&draft));
    assert!(site.text("stadt/plan/2.html").contains("## Stand\nKeine Angabe\n"));
    assert_eq!(site.traces("b2023"), [""; 0]);
    assert_eq!(site.traces("Es läuft"), [""; 0]);
}

#[test]
fn a_contradiction_of_report_and_own_history_names_both_places() {
    check(
        &in_town(&REPORT.replace("datum: 2025, status", "datum: 2024, status")),
        r#"
Fehler[F303]: Welcher Eintrag im Statusverlauf der jüngste ist, lässt sich nicht entscheiden: 2024 oder 2024-02-01
 --> content/stadt/plan/b2023.md:9:28
  |
9 |   - {massnahme: 1, status: in-umsetzung, text: Es läuft.}
  |                            ^^^^^^^^^^^^ dieser
  |
 ::: content/stadt/plan/1.md:7:13
  |
7 |   - {datum: 2024, status: umgesetzt, text: Fertig., quelle: Amtsblatt}
  |             ---- oder dieser
  |
  = Rat: Geben Sie eines der Daten genauer an, etwa mit Monat oder Tag, oder löschen Sie den überholten Eintrag.

1 Fehler in 1 Datei
"#,
    );
    check(
        &in_town(&REPORT.replace("titel: Zwei\n", "titel: Zwei\nstatus: umgesetzt\n")),
        r#"
Fehler[F302]: „status: umgesetzt“ widerspricht dem Statusverlauf
 --> content/stadt/plan/2.md:5:9
  |
5 | status: umgesetzt
  |         ^^^^^^^^^ hier „umgesetzt“
  |
 ::: content/stadt/plan/b2023.md:8:28
  |
8 |   - {massnahme: 2, status: in-pruefung}
  |                            ----------- im Statusverlauf „in-pruefung“ (2024-02-01)
  |
  = Rat: Löschen Sie „status“: Maßgeblich ist der jüngste Eintrag im Statusverlauf.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_report_has_a_date_and_reasons() {
    check(
        &in_town(
            "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\n---\n//- content/stadt/plan/2.md\n---\ntyp: massnahme\ntitel: Zwei\n---\n//- content/stadt/plan/b.md\n---\ntyp: bericht\ntitel: B\nstatusmeldungen:\n  - {massnahme: 1, status: umgesetzt}\n  - {massnahme: 2, status: zurueckgestellt}\n---\n",
        ),
        r#"
Fehler[F301]: Dem Bericht fehlt das Datum
 --> content/stadt/plan/b.md:5:17
  |
5 |   - {massnahme: 1, status: umgesetzt}
  |                 ^
  |
  = Rat: Ergänzen Sie „datum: …“: Jede Statusmeldung gilt von diesem Tag an.

Fehler[F301]: Der Status „zurueckgestellt“ braucht eine Begründung
 --> content/stadt/plan/b.md:6:28
  |
6 |   - {massnahme: 2, status: zurueckgestellt}
  |                            ^^^^^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „begruendung: …“ oder, im Statusverlauf und im Bericht, „text: …“: Wer die Seite liest, soll erfahren, warum.

2 Fehler in 1 Datei
"#,
    );
    // A report that says nothing of measures needs no date.
    let bare = in_town("//- content/stadt/plan/b.md\n---\ntyp: bericht\ntitel: B\n---\n");
    assert!(site(&bare).0.contains_key("stadt/plan/b.html"));
}

#[test]
fn a_report_speaks_of_measures_alone() {
    check(
        &in_town(
            "//- content/stadt/plan/z.md\n---\ntyp: ziel\ntitel: Z\n---\n//- content/stadt/plan/b.md\n---\ntyp: bericht\ntitel: B\ndatum: 2020\nstatusmeldungen:\n  - {massnahme: z, status: umgesetzt}\n  - {massnahme: y, status: umgesetzt}\n---\n",
        ),
        r#"
Fehler[F503]: „z“ ist vom Typ „ziel“; hier wird etwas anderes gebraucht
 --> content/stadt/plan/b.md:6:17
  |
6 |   - {massnahme: z, status: umgesetzt}
  |                 ^ falscher Typ
  |
  = Rat: Erlaubt ist: massnahme.

Fehler[F501]: „y“ gibt es nicht
 --> content/stadt/plan/b.md:7:17
  |
7 |   - {massnahme: y, status: umgesetzt}
  |                 ^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_report_that_finds_a_status_as_it_was_is_no_change_on_the_timeline() {
    let report = |year: u32, status: &str| {
        format!(
            "//- content/stadt/plan/b{year}.md\n---\ntyp: bericht\ntitel: B\ndatum: {year}-03-01\nstatusmeldungen: [{{massnahme: 1, status: {status}}}]\n---\n"
        )
    };
    let measure = "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nstatusverlauf: [{datum: 2021-01-01, status: in-umsetzung}]\n---\n";
    let fixture = format!("{measure}{}{}", report(2022, "in-umsetzung"), report(2023, "umgesetzt"));
    let site = site(&in_town(&fixture));
    let page = site.page("stadt/index.html");
    assert_eq!(page.matches("data-kind=\"status\"").count(), 2, "{page}");
    assert_eq!(page.matches("data-kind=\"report\"").count(), 2, "{page}");
    let measure = site.text("stadt/plan/1.html");
    assert_eq!(measure.matches("In Umsetzung").count(), 3, "{measure}");
}

#[test]
fn a_report_speaks_of_a_measure_once() {
    check(
        &in_town(
            r#"//- content/stadt/plan/1.md
---
typ: massnahme
titel: Eins
---
//- content/stadt/plan/b.md
---
typ: bericht
titel: B
datum: 2025-03-01
statusmeldungen:
  - {massnahme: 1, status: umgesetzt}
  - {massnahme: plan/1, status: umgesetzt}
---
"#,
        ),
        r#"
Fehler[F305]: Der Bericht meldet die Maßnahme „plan/1“ zweimal
 --> content/stadt/plan/b.md:7:17
  |
7 |   - {massnahme: plan/1, status: umgesetzt}
  |                 ^^^^^^ zum zweiten Mal
  |
 ::: content/stadt/plan/b.md:6:17
  |
6 |   - {massnahme: 1, status: umgesetzt}
  |                 - zum ersten Mal
  |
  = Rat: Fassen Sie beide Meldungen zusammen: An einem Tag hat eine Maßnahme einen Stand.

1 Fehler in 1 Datei
"#,
    );
}
