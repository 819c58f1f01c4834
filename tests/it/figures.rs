//! Indicators with chart and table, and money.

use crate::harness::{How, check, in_town, same, site, site_as};

fn measure(lines: &str) -> String {
    in_town(&format!(
        "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\n{lines}\n---\n"
    ))
}

fn part(fixture: &str, heading: &str, stichtag: &str) -> String {
    let site = site_as(fixture, How { stichtag, ..How::default() });
    let text = site.text("stadt/plan/1.html");
    let (_, rest) = text.split_once(&format!("## {heading}\n")).unwrap();
    format!("{}\n", rest.split_once("\n## ").unwrap().0)
}

const INDICATOR: &str = "\
indikatoren:
  - bezeichnung: Beratungen
    einheit: Personen
    ausgangswert: 0
    zielwert: 1.200,5
    werte:
      - {datum: 2025, wert: 777, angabe: fast 800}
      - {datum: 2023, wert: 500, quelle: Jahresbericht}
      - {datum: 2024, angabe: fast jeder vierte}
      - {wert: 3}";

#[test]
fn an_indicator_has_a_table_and_from_two_dated_numbers_on_a_chart() {
    same(
        &part(&measure(INDICATOR), "Kennzahlen", "2026-01-01"),
        r#"
### Beratungen
2 Werte, 2023 bis 2025.
Ziel 1200,5
Alle Werte
| Datum
| Wert
| Ausgangswert
| 0 Personen
| Datum unbekannt
| 3 Personen
| 2023 Quelle: Jahresbericht
| 500 Personen
| 2024
| fast jeder vierte
| 2025 fast 800
| 777 Personen
| Zielwert
| 1200,5 Personen
"#,
    );
    // Before the second dated number there is nothing to compare, and later values are not told.
    same(
        &part(&measure(INDICATOR), "Kennzahlen", "2024-12-31"),
        r#"
### Beratungen
Alle Werte
| Datum
| Wert
| Ausgangswert
| 0 Personen
| Datum unbekannt
| 3 Personen
| 2023 Quelle: Jahresbericht
| 500 Personen
| 2024
| fast jeder vierte
| Zielwert
| 1200,5 Personen
"#,
    );
    let charts = |stichtag| {
        let site = site_as(&measure(INDICATOR), How { stichtag, ..How::default() });
        let page = site.page("stadt/plan/1.html").to_owned();
        (page.matches("<figure class=\"columns").count(), page.matches("<rect ").count())
    };
    assert_eq!(charts("2026-01-01"), (1, 2));
    assert_eq!(charts("2024-12-31"), (0, 0));
}

#[test]
fn numbers_below_nought_and_very_many_have_a_table_alone() {
    let charted = |values: &str| {
        let lines = format!("indikatoren: [{{bezeichnung: X, werte: [{values}]}}]");
        site(&measure(&lines)).page("stadt/plan/1.html").contains("<figure class=\"columns")
    };
    assert!(charted("{datum: 2020, wert: 1}, {datum: 2021, wert: 2}"));
    assert!(!charted("{datum: 2020, wert: -1}, {datum: 2021, wert: 2}"));
    assert!(!charted("{datum: 2020, wert: 0}, {datum: 2021, wert: 0}"));
    assert!(!charted("{datum: 2020, wert: 1}, {wert: 2}"));
    let many: Vec<String> =
        (2000..2013).map(|year| format!("{{datum: {year}, wert: 1}}")).collect();
    assert!(!charted(&many.join(", ")));
    assert!(charted(&many[1..].join(", ")));
}

#[test]
fn money_tells_amount_interval_commitment_year_and_giver() {
    let lines = "\
mittel:
  - {betrag: 45000, jahr: 2025, turnus: jaehrlich, geber: Land, art: bewilligt}
  - {betrag: \"1.234,50\", turnus: einmalig, art: geplant}
  - {betrag: 7, jahr: 2024/2026, art: verausgabt}
  - {betrag: 8, geber: Stadt}";
    let text = site(&measure(lines)).text("stadt/plan/1.html");
    let (_, money) = text.split_once("\n: Mittel\n").unwrap();
    same(
        &format!("{}\n", money.split_once("\n## ").unwrap().0),
        r#"
- 45.000 Euro jährlich, bewilligt 2025, Land
- 1234,50 Euro einmalig, geplant
- 7 Euro, verausgabt 2024 bis 2026
- 8 Euro Stadt
"#,
    );
}

#[test]
fn numbers_are_numbers_and_values_say_something() {
    check(
        &measure(
            "indikatoren:\n  - bezeichnung: A\n    zielwert: knapp 700\n    werte:\n      - datum: 2020\n      - {wert: 12e1}\nmittel:\n  - betrag: 1.23.4",
        ),
        r#"
Fehler[F221]: „knapp 700“ ist keine Zahl, wie „zielwert“ sie braucht
 --> content/stadt/plan/1.md:6:15
  |
6 |     zielwert: knapp 700
  |               ^^^^^^^^^
  |
  = Rat: Schreiben Sie nur Ziffern, etwa 12500 oder 12,5, ohne „€“ und ohne Wörter wie „ca.“ oder „knapp“; was noch zu sagen ist, gehört in den Text.

Fehler[F221]: „12e1“ ist keine Zahl, wie „wert“ sie braucht
 --> content/stadt/plan/1.md:9:16
  |
9 |       - {wert: 12e1}
  |                ^^^^
  |
  = Rat: Schreiben Sie Ziffern, etwa 700 oder 12,5. Was die Quelle in Worten sagt („knapp 700“), gehört in „angabe“.

Fehler[F221]: „1.23.4“ ist keine Zahl, wie „betrag“ sie braucht
  --> content/stadt/plan/1.md:11:13
   |
11 |   - betrag: 1.23.4
   |             ^^^^^^
   |
   = Rat: Schreiben Sie nur Ziffern, etwa 12500 oder 12,5, ohne „€“ und ohne Wörter wie „ca.“ oder „knapp“; was noch zu sagen ist, gehört in den Text.

3 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/stadt/index.md\n---\ntyp: behoerde\ntitel: S\nart: stadt\nindikatoren: [{bezeichnung: A, werte: [{quelle: B}]}]\n---\n",
        r#"
Fehler[F301]: Dieser Wert ist weder eine Zahl noch eine Angabe
 --> content/stadt/index.md:5:40
  |
5 | indikatoren: [{bezeichnung: A, werte: [{quelle: B}]}]
  |                                        ^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „wert: …“ oder, was die Quelle in Worten sagt, als „angabe: …“.

1 Fehler in 1 Datei
"#,
    );
}
