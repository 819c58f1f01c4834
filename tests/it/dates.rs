//! Dates on pages: in words, and in order.

use crate::harness::{in_town, site};

#[test]
fn every_form_reads_well_on_a_page() {
    let forms = [
        ("2019", "2019"),
        ("2019-09", "September 2019"),
        ("2019-09-03", "3. September 2019"),
        ("2019-Q3", "3. Quartal 2019"),
        ("2019-H2", "2. Halbjahr 2019"),
        ("--11-18", "18. November (Jahr nicht angegeben)"),
        ("~2012", "um 2012"),
        ("~2012-03-04", "etwa am 4. März 2012"),
        ("2019/2021", "2019 bis 2021"),
        ("2019-09-03/2019-09-05", "3. bis 5. September 2019"),
        ("2020-03/..", "ab März 2020"),
        ("../2012-08-15", "spätestens am 15. August 2012"),
        ("unbekannt", "Datum unbekannt"),
    ];
    for (literal, words) in forms {
        let site = site(&in_town(&format!(
            "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nzeitraum: {literal}\n---\n"
        )));
        let text = site.text("stadt/plan/1.html");
        assert!(text.contains(&format!("\n: Zeitraum\n  {words}\n")), "{literal}: {text}");
    }
}

#[test]
fn only_what_html_knows_is_marked_as_time() {
    let time = |literal: &str| {
        let page = crate::harness::page(
            &format!("//- content/a.md\n---\ntyp: seite\ntitel: A\nstand: \"{literal}\"\n---\n"),
            "a.html",
        );
        let (_, rest) = page.split_once("<dt>Zuletzt geprüft</dt><dd>").unwrap();
        rest.split_once("</dd>").unwrap().0.to_owned()
    };
    assert_eq!(time("2019-09-03"), "<time datetime=\"2019-09-03\">3. September 2019</time>");
    assert_eq!(time("2019-09"), "<time datetime=\"2019-09\">September 2019</time>");
    assert_eq!(time("2019"), "<time datetime=\"2019\">2019</time>");
    assert_eq!(
        time("--11-18"),
        "<time datetime=\"11-18\">18. November (Jahr nicht angegeben)</time>"
    );
    assert_eq!(time("2019-Q3"), "3. Quartal 2019");
    assert_eq!(time("~2019"), "um 2019");
    assert_eq!(time("2019/2020"), "2019 bis 2020");
    assert_eq!(time("unbekannt"), "Datum unbekannt");
}

/// The headings and stops of the timeline on a page: year, then "when: kind title".
fn timeline(text: &str) -> Vec<String> {
    let start = text.find("## Zeitlinie\n").unwrap();
    let rest = &text[start..];
    let end = rest[1..].find("\n## ").map_or(rest.len(), |at| at + 1);
    let mut stops = Vec::new();
    let mut lines = rest[..end].lines().skip(1);
    while let Some(line) = lines.next() {
        if let Some(when) = line.strip_prefix("- ").filter(|line| !line.starts_with('[')) {
            let (kind, title) = (lines.next().unwrap(), lines.next().unwrap());
            let title = title.split_once("](").map_or(title, |(title, _)| title);
            stops.push(format!("{when}: {kind} {}", title.trim_start_matches('[')));
        } else if let Some(year) = line.strip_prefix("### ") {
            stops.push(format!("# {year}"));
        }
    }
    stops
}

#[test]
fn a_timeline_runs_by_start_then_wider_first_then_kind_then_id() {
    let release = |id: &str, date: &str| {
        format!(
            "//- content/stadt/{id}.md\n---\ntyp: pressemitteilung\ntitel: P{id}\ndatum: {date}\n---\n"
        )
    };
    let mut files = vec![
        release("a", "2020-01-01"),
        release("b", "2020"),
        release("c", "2020-Q1"),
        release("d", "2020-01"),
        release("e", "2020/2021"),
        release("f", "../2020-01-01"),
        release("g", "2019-12-31"),
        release("h", "--03-01"),
        release("i", "unbekannt"),
        release("j", "--01-31"),
        release("k", "2020-01-01"),
    ];
    files.push(
        "//- content/stadt/ohne.md\n---\ntyp: pressemitteilung\ntitel: Pohne\n---\n".to_owned(),
    );
    files.push(
        "//- content/stadt/plan/1.md\n---\ntyp: massnahme\nnummer: 1\ntitel: Eins\nzeitraum: 2020-01-01/2020-12\n\
         statusverlauf:\n  - {datum: 2020-01-01, status: in-umsetzung}\nmeilensteine:\n  - {titel: Start, datum: 2020-01-01}\n---\n"
            .to_owned(),
    );
    let text = site(&in_town(&files.concat())).text("stadt/index.html");
    assert_eq!(
        timeline(&text),
        [
            "# 2019",
            "31. Dezember 2019: Pressemitteilung Pg",
            "# 2020",
            "spätestens am 1. Januar 2020: Pressemitteilung Pf",
            "2020 bis 2021: Pressemitteilung Pe",
            "2020: Pressemitteilung Pb",
            "1. Quartal 2020: Pressemitteilung Pc",
            "Januar 2020: Pressemitteilung Pd",
            "1. Januar 2020: Pressemitteilung Pa",
            "1. Januar 2020: Pressemitteilung Pk",
            "1. Januar 2020: Beginn 1 Eins",
            "1. Januar 2020: Stand: In Umsetzung 1 Eins",
            "1. Januar 2020: Meilenstein 1 Eins",
            "Dezember 2020: Ende 1 Eins",
            "# ohne Jahr",
            "31. Januar (Jahr nicht angegeben): Pressemitteilung Pj",
            "1. März (Jahr nicht angegeben): Pressemitteilung Ph",
            "Datum unbekannt: Pressemitteilung Pi",
            "Datum unbekannt: Pressemitteilung Pohne",
        ]
    );
    let press = text
        .split_once("## Presse\n")
        .unwrap()
        .1
        .split_once("## Eckdaten")
        .map_or(text.split_once("## Presse\n").unwrap().1, |(press, _)| press);
    let years: Vec<&str> = press.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    assert_eq!(years, ["2020", "2019", "ohne Jahr"], "the latest first, what has no year last");
}

#[test]
fn what_lies_after_the_stichtag_is_marked_as_ahead() {
    let measure = in_town(
        "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nzeitraum: 2025/2027-06\n---\n",
    );
    let text = site(&measure).text("stadt/index.html");
    let (before, after) = text.split_once("### 2027").unwrap();
    assert!(after.contains("Liegt nach dem Stichtag"), "{text}");
    assert!(!before.contains("Liegt nach dem Stichtag"), "{text}");
}
