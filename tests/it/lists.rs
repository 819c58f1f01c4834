//! Lists and long lists: the measures of a plan in four orders, press by year, timelines divided by year,
//! and the whole plan on one page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::harness::{How, TOWN, in_town, same, site, site_as};
use crate::html::{self, Piece};

const PLAN: &str = r#"
//- content/stadt/amt.md
---
typ: organisation
titel: Jugendamt
---
//- content/stadt/plan/z1/index.md
---
typ: ziel
nummer: 1
titel: Ankommen
---

## Worum es geht

Text[^1].

[^1]: Note.
//- content/stadt/plan/z1/1.md
---
typ: massnahme
nummer: 1.1
titel: Lotsen
zeitraum: 2024/2026
federfuehrung: amt
status: in-umsetzung
---

## Worum es geht

Text[^1].

[^1]: Note.
//- content/stadt/plan/z2/index.md
---
typ: ziel
nummer: 2
titel: Lernen
---
//- content/stadt/plan/z2/1.md
---
typ: massnahme
nummer: 2.1
titel: Kurse
teil_von: [z2, z1]
zeitraum: ../2025
federfuehrung: Volkshochschule
status: in-umsetzung
---

## Worum es geht

Text.
//- content/stadt/plan/z2/teil/index.md
---
typ: kapitel
titel: Sprache
---
//- content/stadt/plan/z1/teil/index.md
---
typ: kapitel
titel: Wohnen
---
//- content/stadt/plan/z1/teil/10.md
---
typ: massnahme
nummer: 1.10
titel: Zimmer
zeitraum: 2026/..
status: umgesetzt
---
//- content/stadt/plan/9.md
---
typ: massnahme
nummer: 9
titel: Allein
federfuehrung: Jugendamt
---
//- content/stadt/plan/geheim.md
---
typ: massnahme
nummer: 66
titel: Geheim
entwurf: true
---
"#;

/// The values of `id` on a page.
fn ids(page: &str) -> Vec<String> {
    html::pieces(page)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Open(_, attributes) => html::attribute(attributes, "id"),
            Piece::Text(_) | Piece::Close(_) => None,
        })
        .collect()
}

#[track_caller]
fn unique(page: &str) {
    let all = ids(page);
    let different: BTreeSet<&String> = all.iter().collect();
    assert_eq!(all.len(), different.len(), "{all:?}");
}

#[test]
fn measures_are_listed_by_status_section_responsible_and_year() {
    let site = site(&in_town(PLAN));
    same(
        &site.text("stadt/plan/massnahmen.html"),
        r#"
[Integrationsplan](index.html)
# Maßnahmen nach Stand, Abschnitt, Zuständigkeit und Jahr
- [Nach Stand](#stand)
- [Nach Abschnitt](#abschnitt)
- [Nach Zuständigkeit](#zustaendig)
- [Nach Jahr](#jahr)
## Nach Stand
- [Keine Angabe](#stand-ohne-angabe) 1
- [In Umsetzung](#stand-in-umsetzung) 2
- [Umgesetzt](#stand-umgesetzt) 1
### Keine Angabe
- 9 [Allein](9.html) Keine Angabe Zuständig Jugendamt
### In Umsetzung
- 1.1 [Lotsen](z1/1.html) In Umsetzung Zeitraum 2024–2026 Zuständig Jugendamt
- 2.1 [Kurse](z2/1.html) In Umsetzung überfällig seit 1. Januar 2026 Zeitraum bis 2025 Zuständig Volkshochschule
### Umgesetzt
- 1.10 [Zimmer](z1/teil/10.html) Umgesetzt Zeitraum ab 2026
## Nach Abschnitt
- [Ziel 1: Ankommen](#abschnitt-1) 2
- [Wohnen](#abschnitt-2) 1
- [Ziel 2: Lernen](#abschnitt-3) 1
- [Maßnahmen ohne Abschnitt](#abschnitt-ohne) 1
### Ziel 1: Ankommen
- 1.1 [Lotsen](z1/1.html) In Umsetzung Zeitraum 2024–2026 Zuständig Jugendamt
- 2.1 [Kurse](z2/1.html) In Umsetzung überfällig seit 1. Januar 2026 Zeitraum bis 2025 Zuständig Volkshochschule
### Wohnen
- 1.10 [Zimmer](z1/teil/10.html) Umgesetzt Zeitraum ab 2026
### Ziel 2: Lernen
- 2.1 [Kurse](z2/1.html) In Umsetzung überfällig seit 1. Januar 2026 Zeitraum bis 2025 Zuständig Volkshochschule
### Maßnahmen ohne Abschnitt
- 9 [Allein](9.html) Keine Angabe Zuständig Jugendamt
## Nach Zuständigkeit
- [Jugendamt](#zustaendig-1) 2
- [Volkshochschule](#zustaendig-2) 1
- [ohne Angabe der Zuständigkeit](#zustaendig-ohne) 1
### Jugendamt
- 1.1 [Lotsen](z1/1.html) In Umsetzung Zeitraum 2024–2026 Zuständig Jugendamt
- 9 [Allein](9.html) Keine Angabe Zuständig Jugendamt
### Volkshochschule
- 2.1 [Kurse](z2/1.html) In Umsetzung überfällig seit 1. Januar 2026 Zeitraum bis 2025 Zuständig Volkshochschule
### ohne Angabe der Zuständigkeit
- 1.10 [Zimmer](z1/teil/10.html) Umgesetzt Zeitraum ab 2026
## Nach Jahr
- [2024](#jahr-2024) 1
- [2025](#jahr-2025) 2
- [2026](#jahr-2026) 2
- [ohne Zeitraum](#jahr-ohne) 1
### 2024
- 1.1 [Lotsen](z1/1.html) In Umsetzung Zeitraum 2024–2026 Zuständig Jugendamt
### 2025
- 1.1 [Lotsen](z1/1.html) In Umsetzung Zeitraum 2024–2026 Zuständig Jugendamt
- 2.1 [Kurse](z2/1.html) In Umsetzung überfällig seit 1. Januar 2026 Zeitraum bis 2025 Zuständig Volkshochschule
### 2026
- 1.1 [Lotsen](z1/1.html) In Umsetzung Zeitraum 2024–2026 Zuständig Jugendamt
- 1.10 [Zimmer](z1/teil/10.html) Umgesetzt Zeitraum ab 2026
### ohne Zeitraum
- 9 [Allein](9.html) Keine Angabe Zuständig Jugendamt
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    unique(site.page("stadt/plan/massnahmen.html"));
}

#[test]
fn the_whole_plan_holds_every_measure_once() {
    let site = site(&in_town(PLAN));
    let page = site.page("stadt/plan/gesamt.html");
    same(
        &site.text("stadt/plan/gesamt.html"),
        r#"
[Musterstadt](../index.html)
# Integrationsplan
Seite des Plans: [Integrationsplan](index.html)
## Inhalt
- [Ziel 1: Ankommen](#abschnitt-z1)
- [Maßnahme 1.1: Lotsen](#massnahme-z1.1)
- [Kapitel: Wohnen](#abschnitt-z1.teil)
- [Maßnahme 1.10: Zimmer](#massnahme-z1.teil.10)
- [Ziel 2: Lernen](#abschnitt-z2)
- [Maßnahme 2.1: Kurse](#massnahme-z2.1)
- [Kapitel: Sprache](#abschnitt-z2.teil)
- [Maßnahmen ohne Abschnitt](#seite--ohne-abschnitt)
- [Maßnahme 9: Allein](#massnahme-9)
## Stand der Maßnahmen
4 Maßnahmen, 1 davon überfällig
| Stand
| Anzahl
| Keine Angabe
| 1
| In Umsetzung
| 2
| Umgesetzt
| 1
## Ziel 1 Ankommen
### Worum es geht
Text[1](#z1:fn-1).
- Note. [↩](#z1:fnref-1)
### Maßnahme 1.1 [Lotsen](z1/1.html)
In Umsetzung
#### Eckdaten
: Zuständig
  [Jugendamt](../amt.html)
: Zeitraum
  2024 bis 2026
#### Worum es geht
Text[1](#z1.1:fn-1).
- Note. [↩](#z1.1:fnref-1)
Gehört auch hierher
- [2.1 Kurse](z2/1.html)
### Kapitel Wohnen
#### Maßnahme 1.10 [Zimmer](z1/teil/10.html)
Umgesetzt
Eckdaten
: Zeitraum
  ab 2026
## Ziel 2 Lernen
### Maßnahme 2.1 [Kurse](z2/1.html)
In Umsetzung überfällig seit 1. Januar 2026
#### Eckdaten
: Zuständig
  Volkshochschule
: Zeitraum
  spätestens 2025
#### Worum es geht
Text.
### Kapitel Sprache
## Maßnahmen ohne Abschnitt
### Maßnahme 9 [Allein](9.html)
Keine Angabe
Die Quellen sagen nicht, wie weit diese Maßnahme ist.
#### Eckdaten
: Zuständig
  [Jugendamt](../amt.html)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    for title in ["Lotsen", "Kurse", "Zimmer", "Allein"] {
        let heading = format!("\">{title}</a></h");
        let headings = page.matches(&heading).count();
        assert_eq!(headings, 1, "{title}");
    }
    assert_eq!(page.matches("<article class=\"whole\"").count(), 4);
    // Documents of one name in different folders, and headings of one name in different documents.
    unique(page);
    unique(site.page("stadt/plan/index.html"));
}

#[test]
fn a_measure_whose_home_is_a_draft_stands_on_the_whole_plan_once() {
    let draft = PLAN
        .replace("titel: Lernen\n", "titel: Lernen\nentwurf: true\n")
        .replace("//- content/stadt/plan/z2/1.md\n---", "//- content/stadt/plan/2-1.md\n---");
    let site = site(&in_town(&draft));
    let page = site.page("stadt/plan/gesamt.html");
    assert_eq!(page.matches("\">Kurse</a>").count(), 1, "{}", html::text(page));
    unique(page);
}

#[test]
fn a_link_within_a_text_stays_in_that_text_on_the_whole_plan() {
    let measure = "\
//- content/stadt/plan/sprung.md
---
typ: massnahme
titel: Sprung
---

## Ziel hier

Siehe [oben](#ziel-hier).
";
    let site = site(&in_town(&format!("{}\n{measure}", PLAN.trim_end())));
    let page = site.page("stadt/plan/gesamt.html");
    let (before, _) = page.split_once("\">oben</a>").expect("the link is there");
    let (_, id) = before.rsplit_once("href=\"#").expect("it has an address");
    assert!(id.ends_with(":ziel-hier") && page.contains(&format!(" id=\"{id}\"")), "{id}");
    assert!(site.page("stadt/plan/sprung.html").contains("href=\"#ziel-hier\">oben</a>"));
}

/// A town with `count` releases, the first of them dated, month by month from 2020 on.
fn releases(count: usize, dated: usize) -> String {
    let mut files = TOWN.to_owned();
    for at in 0..count {
        let _ = write!(
            files,
            "//- content/stadt/presse/p{at:04}.md\n---\ntyp: pressemitteilung\ntitel: Meldung {at:04}\n"
        );
        if at < dated {
            let _ = writeln!(files, "datum: {}-{:02}", 2020 + at % 4, 1 + at % 12);
        }
        files.push_str("---\n");
    }
    files
}

/// The pages that hold a link to a release.
fn linked<'s>(site: &'s crate::harness::Published, prefix: &str) -> Vec<(&'s str, usize)> {
    let pages = site.pages().into_iter().filter(|path| path.starts_with(prefix));
    pages.map(|path| (path, site.text(path).matches("](presse/p").count())).collect()
}

#[test]
fn short_lists_are_not_divided() {
    let site = site(&releases(500, 500));
    assert_eq!(linked(&site, "stadt/presse."), [("stadt/presse.html", 500)]);
    assert_eq!(linked(&site, "stadt/presse-"), []);
    assert_eq!(linked(&site, "stadt/zeitlinie"), []);
    assert!(site.text("stadt/index.html").contains("Meldung 0000"));
}

#[test]
fn long_press_lists_and_timelines_are_divided_by_year_at_stable_addresses() {
    let site = site(&releases(602, 600));
    assert_eq!(
        linked(&site, "stadt/presse"),
        [
            ("stadt/presse-2020.html", 150),
            ("stadt/presse-2021.html", 150),
            ("stadt/presse-2022.html", 150),
            ("stadt/presse-2023.html", 150),
            ("stadt/presse-ohne-jahr.html", 2),
            ("stadt/presse.html", 50),
        ]
        .into_iter()
        .chain(
            site.pages()
                .into_iter()
                .filter(|path| path.starts_with("stadt/presse/"))
                .map(|path| (path, 0))
        )
        .collect::<Vec<_>>()
        .as_slice()
    );
    assert_eq!(
        linked(&site, "stadt/zeitlinie"),
        [
            ("stadt/zeitlinie-2020.html", 150),
            ("stadt/zeitlinie-2021.html", 150),
            ("stadt/zeitlinie-2022.html", 150),
            ("stadt/zeitlinie-2023.html", 150),
            ("stadt/zeitlinie-ohne-jahr.html", 2),
        ]
    );
    let head = |path: &str| site.text(path).lines().take(12).collect::<Vec<_>>().join("\n");
    same(
        &format!("{}\n", head("stadt/presse-2021.html")),
        r#"
[Musterstadt](index.html)
# Presse 2021: Musterstadt
- [2020](presse-2020.html)
- [2021](presse-2021.html)
- [2022](presse-2022.html)
- [2023](presse-2023.html)
- [ohne Jahr](presse-ohne-jahr.html)
## 2021
- [Meldung 0009](presse/p0009.html) Oktober 2021
- [Meldung 0021](presse/p0021.html) Oktober 2021
- [Meldung 0033](presse/p0033.html) Oktober 2021
- [Meldung 0045](presse/p0045.html) Oktober 2021
"#,
    );
    same(
        &format!("{}\n", head("stadt/zeitlinie-ohne-jahr.html")),
        r#"
[Musterstadt](index.html)
# Zeitlinie ohne Jahr: Musterstadt
- [2020](zeitlinie-2020.html)
- [2021](zeitlinie-2021.html)
- [2022](zeitlinie-2022.html)
- [2023](zeitlinie-2023.html)
- [ohne Jahr](zeitlinie-ohne-jahr.html)
## ohne Jahr
- Datum unbekannt
Pressemitteilung
[Meldung 0600](presse/p0600.html)
- Datum unbekannt
"#,
    );
    // The authority's own page shows the latest year and leads to all.
    let own = site.text("stadt/index.html");
    for year in ["2020", "2021", "2022", "2023", "ohne Jahr"] {
        let address = year.to_lowercase().replace(' ', "-");
        assert!(own.contains(&format!("[{year}](zeitlinie-{address}.html)")), "{year}\n{own}");
    }
    let (_, line) = own.split_once("## Zeitlinie\n").unwrap();
    let (line, _) = line.split_once("\n## ").unwrap();
    assert_eq!(line.matches("](presse/p").count(), 150);
    assert!(!line.contains("### 2022"), "{line}");
}

#[test]
fn every_stop_of_a_divided_timeline_stands_on_one_page() {
    let mut files = releases(501, 501);
    for (at, period) in
        ["2021/2022", "../2021-06", "2021/..", "~2020", "2020-Q3", "--11-18", "unbekannt"]
            .into_iter()
            .enumerate()
    {
        let _ = write!(
            files,
            "//- content/stadt/plan/m{at}.md\n---\ntyp: massnahme\ntitel: Periode\nzeitraum: {period}\n---\n"
        );
    }
    let site = site_as(&files, How { stichtag: "2026-01-01", ..How::default() });
    let stops = |needle: &str| -> usize {
        let pages = site.pages().into_iter().filter(|path| path.starts_with("stadt/zeitlinie"));
        pages.map(|path| site.text(path).matches(needle).count()).sum()
    };
    assert_eq!(stops("](presse/p"), 501);
    // Each range starts and ends, `..` and `unbekannt` have no stop.
    assert_eq!(stops("](plan/m"), 2 + 1 + 1 + 1 + 1 + 1);
}

/// A plan of `count` measures, of which every second is done and one has no section.
fn measures(count: usize) -> String {
    let mut files = in_town(
        "//- content/stadt/plan/z1/index.md\n---\ntyp: ziel\nnummer: 1\ntitel: Ankommen\n---\n",
    );
    for at in 0..count {
        let folder = if at == 0 { "" } else { "z1/" };
        let status = if at % 2 == 0 { "umgesetzt" } else { "in-umsetzung" };
        let responsible = match at {
            1 => "federfuehrung: Ohne\n".to_owned(),
            2 => "federfuehrung: Büro Ost\n".to_owned(),
            3 => "federfuehrung: Büro-Ost\n".to_owned(),
            4 => format!("federfuehrung: {}\n", "Sehr langer Name ".repeat(20)),
            _ => String::new(),
        };
        let _ = write!(
            files,
            "//- content/stadt/plan/{folder}m{at:04}.md\n---\ntyp: massnahme\ntitel: Vorhaben {at:04}\nstatus: {status}\n{responsible}---\n"
        );
    }
    files
}

/// The pages of measures in lists, with how many measures each of them shows.
fn lists(site: &crate::harness::Published) -> Vec<(&str, usize)> {
    let pages = site.pages().into_iter().filter(|path| path.starts_with("stadt/plan/massnahmen"));
    pages.map(|path| (path, site.page(path).matches("\">Vorhaben ").count())).collect()
}

#[test]
fn measures_of_a_long_plan_have_a_page_for_each_group() {
    let short = site(&measures(490));
    assert_eq!(lists(&short), [("stadt/plan/massnahmen.html", 4 * 490)]);
    let long = site(&measures(600));
    let long_name: String = "sehr-langer-name-".repeat(20).chars().take(80).collect();
    assert_eq!(
        lists(&long),
        [
            ("stadt/plan/massnahmen-abschnitt-ohne.html", 1),
            ("stadt/plan/massnahmen-abschnitt-z1.html", 599),
            ("stadt/plan/massnahmen-jahr-ohne.html", 600),
            ("stadt/plan/massnahmen-stand-in-umsetzung.html", 300),
            ("stadt/plan/massnahmen-stand-umgesetzt.html", 300),
            ("stadt/plan/massnahmen-zustaendig-buero-ost-2.html", 1),
            ("stadt/plan/massnahmen-zustaendig-buero-ost.html", 1),
            ("stadt/plan/massnahmen-zustaendig-ohne-2.html", 596),
            ("stadt/plan/massnahmen-zustaendig-ohne.html", 1),
            (&*format!("stadt/plan/massnahmen-zustaendig-{}.html", long_name), 1),
            ("stadt/plan/massnahmen.html", 0),
        ]
    );
    let page = long.text("stadt/plan/massnahmen.html");
    let list = page.split("## Nach Stand").nth(1).unwrap().split("## ").next().unwrap();
    same(
        list.trim(),
        "- [In Umsetzung](massnahmen-stand-in-umsetzung.html) 300\n- [Umgesetzt](massnahmen-stand-umgesetzt.html) 300",
    );
    let group = long.text("stadt/plan/massnahmen-stand-umgesetzt.html");
    assert!(group.contains("# Maßnahmen: Umgesetzt"), "{group}");
    assert!(group.contains("](massnahmen.html)"), "{group}");
}
