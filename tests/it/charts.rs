//! The chart of periods: a bar per measure, and a bar per section where measures are too many.

use std::fmt::Write as _;

use crate::harness::{TOWN, same, site};
use crate::html::{self, Piece};

/// Measures of the folder `section`, one for each of `periods`; an empty one is left out.
fn measures<'a>(section: &str, periods: impl IntoIterator<Item = &'a str>) -> String {
    let mut files = String::new();
    for (at, period) in periods.into_iter().enumerate() {
        let _ = write!(
            files,
            "//- content/stadt/{section}/m{at}.md\n---\ntyp: massnahme\ntitel: Maßnahme {at}\n"
        );
        if !period.is_empty() {
            let _ = writeln!(files, "zeitraum: {period}");
        }
        files.push_str("---\n");
    }
    files
}

fn goal(folder: &str, nr: &str, title: &str) -> String {
    format!(
        "//- content/stadt/{folder}/index.md\n---\ntyp: ziel\nnummer: \"{nr}\"\ntitel: {title}\n---\n"
    )
}

/// A second plan with one section and `count` measures in it.
fn other_plan(count: usize) -> String {
    format!(
        "//- content/stadt/zweiter/index.md\n---\ntyp: plan\ntitel: Zweiter Plan\n---\n{}{}",
        goal("zweiter/z1", "1", "Gehen"),
        measures("zweiter/z1", std::iter::repeat_n("2010/2012", count))
    )
}

/// 501 measures: 498 in three sections, one below another, and 3 in none.
fn long_plan() -> String {
    let mut files = TOWN.to_owned();
    files += &goal("plan/z1", "1", "Ankommen");
    files += &goal("plan/z1/teil", "1.1", "Wohnen");
    files += &goal("plan/z2", "2", "Lernen");
    files += &goal("plan/z3", "3", "Leer");
    files += &measures("plan/z1", ["2021-03-05/..", "~2020-Q3", "../2024-06", ""]);
    files += &measures("plan/z1/teil", std::iter::repeat_n("2019/2022", 94));
    files += &measures("plan/z2", std::iter::repeat_n("", 400));
    files += &measures("plan", ["2023", "2023", "--11-18"]);
    files
}

/// The part of the authority's page that shows periods.
fn periods(text: &str) -> String {
    let page = site(text).text("stadt/index.html");
    let (_, rest) = page.split_once("## Zeiträume\n").unwrap();
    rest.split_once("\n## ").unwrap().0.to_owned()
}

/// Left edge, width and class of each bar.
fn bars(text: &str) -> Vec<String> {
    let site = site(text);
    let pieces = html::pieces(site.page("stadt/index.html"));
    let mut in_bar = false;
    let mut bars = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open("svg", attributes) => {
                in_bar = html::attribute(attributes, "class").as_deref() == Some("chart-bar");
            }
            Piece::Open("rect", attributes) if in_bar => {
                let value = |name| html::attribute(attributes, name).unwrap_or_default();
                bars.push(format!("{} {} {}", value("x"), value("width"), value("class")));
            }
            _ => {}
        }
    }
    bars
}

#[test]
fn a_plan_of_more_than_500_measures_shows_a_bar_per_section() {
    same(
        &periods(&long_plan()),
        r"
Zeiträume von 501 Maßnahmen, zusammengefasst in 4 Zeilen: vom frühesten bekannten Beginn bis zum spätesten bekannten Ende, 2019 bis 2024.
- [Ziel 1: Ankommen](plan/z1/index.html) etwa 3. Quartal 2020 bis Juni 2024, 4 Maßnahmen, davon eine ohne Zeitraum
- [Ziel 1.1: Wohnen](plan/z1/teil/index.html) 2019 bis 2022, 94 Maßnahmen
- [Ziel 2: Lernen](plan/z2/index.html) Zeitraum nicht bekannt, 400 Maßnahmen, davon 400 ohne Zeitraum
- [Maßnahmen ohne Abschnitt](plan/index.html) 2023, 3 Maßnahmen, davon eine ohne Zeitraum
Dieselben Angaben als Tabelle
| Abschnitt und Zeitraum
| Maßnahmen
| davon ohne Zeitraum
| [Ziel 1: Ankommen](plan/z1/index.html) etwa 3. Quartal 2020 bis Juni 2024
| 4
| 1
| [Ziel 1.1: Wohnen](plan/z1/teil/index.html) 2019 bis 2022
| 94
| 0
| [Ziel 2: Lernen](plan/z2/index.html) Zeitraum nicht bekannt
| 400
| 400
| [Maßnahmen ohne Abschnitt](plan/index.html) 2023
| 3
| 1",
    );
    assert_eq!(bars(&long_plan()), ["24.24% 65.0% ", "0.0% 65.0% ", "65.0% 16.21% "]);
}

#[test]
fn five_hundred_measures_have_a_bar_each() {
    let files = format!("{TOWN}{}", measures("plan", std::iter::repeat_n("2023", 500)));
    assert_eq!(bars(&files).len(), 500);
    let page = site(&files).text("stadt/index.html");
    assert!(page.contains("Zeiträume von 500 Maßnahmen im Jahr 2023."), "{page}");
}

#[test]
fn several_plans_are_counted_together_and_told_apart() {
    let mut files = TOWN.to_owned();
    files += &goal("plan/z1", "1", "Ankommen");
    files += &measures("plan/z1", std::iter::repeat_n("2021", 300));
    files += &other_plan(201);
    same(
        &periods(&files),
        r"
Zeiträume von 501 Maßnahmen, zusammengefasst in 2 Zeilen: vom frühesten bekannten Beginn bis zum spätesten bekannten Ende, 2010 bis 2021.
[Integrationsplan](plan/index.html)
- [Ziel 1: Ankommen](plan/z1/index.html) 2021, 300 Maßnahmen
[Zweiter Plan](zweiter/index.html)
- [Ziel 1: Gehen](zweiter/z1/index.html) 2010 bis 2012, 201 Maßnahmen
Dieselben Angaben als Tabelle: [Integrationsplan](plan/index.html)
| Abschnitt und Zeitraum
| Maßnahmen
| davon ohne Zeitraum
| [Ziel 1: Ankommen](plan/z1/index.html) 2021
| 300
| 0
Dieselben Angaben als Tabelle: [Zweiter Plan](zweiter/index.html)
| Abschnitt und Zeitraum
| Maßnahmen
| davon ohne Zeitraum
| [Ziel 1: Gehen](zweiter/z1/index.html) 2010 bis 2012
| 201
| 0",
    );
}

#[test]
fn more_than_500_sections_fall_back_to_those_at_the_top() {
    let mut files = TOWN.to_owned();
    files += &goal("plan/z1", "1", "Oben");
    for at in 0..501 {
        let folder = format!("plan/z1/t{at}");
        files += &goal(&folder, &format!("1.{at}"), "Unten");
        files += &measures(&folder, ["2021"]);
    }
    assert_eq!(bars(&files).len(), 1);
    let periods = periods(&files);
    assert!(
        periods.contains("[Ziel 1: Oben](plan/z1/index.html) 2021, 501 Maßnahmen"),
        "{periods}"
    );
}

#[test]
fn more_than_500_sections_at_the_top_fall_back_to_the_plan() {
    let mut files = TOWN.to_owned();
    for at in 0..501 {
        files += &goal(&format!("plan/z{at}"), &at.to_string(), "Oben");
        files += &measures(&format!("plan/z{at}"), ["2021"]);
    }
    assert_eq!(bars(&files).len(), 1);
    let periods = periods(&files);
    assert!(
        periods.contains("[Integrationsplan](plan/index.html) 2021, 501 Maßnahmen"),
        "{periods}"
    );
}

#[test]
fn many_measures_without_any_period_have_no_chart() {
    let files = format!("{TOWN}{}", measures("plan", std::iter::repeat_n("", 501)));
    assert!(!site(&files).text("stadt/index.html").contains("Zeiträume"));
}

#[test]
fn an_end_before_every_start_makes_no_span() {
    let mut files = format!("{TOWN}{}", goal("plan/z1", "1", "Ankommen"));
    files += &measures("plan/z1", ["2024/..", "../2020"]);
    files += &measures("plan", std::iter::repeat_n("2022", 499));
    let periods = periods(&files);
    let row = "[Ziel 1: Ankommen](plan/z1/index.html) Zeitraum nicht bekannt, 2 Maßnahmen";
    assert!(periods.contains(row), "{periods}");
    assert_eq!(bars(&files).len(), 1);
}
