//! Press, events, versions: what is shown from which day on, and on whose timeline.

use crate::harness::{How, in_town, same, site, site_as};

fn release(lines: &str) -> String {
    in_town(&format!(
        "//- content/stadt/pm.md\n---\ntyp: pressemitteilung\ntitel: Neues\ndatum: 2024-05-06\n{lines}\n---\n\nDer Text.\n"
    ))
}

/// The page of the release at that day, if there is one.
fn at(fixture: &str, stichtag: &str) -> Option<String> {
    let site = site_as(fixture, How { stichtag, ..How::default() });
    site.0.contains_key("stadt/pm.html").then(|| site.text("stadt/pm.html"))
}

#[test]
fn a_release_is_published_from_its_date_and_after_its_embargo() {
    assert_eq!(at(&release(""), "2024-05-05"), None);
    assert!(at(&release(""), "2024-05-06").is_some());
    let embargo = release("sperrfrist: 2024-05-10");
    assert_eq!(at(&embargo, "2024-05-09"), None);
    assert!(at(&embargo, "2024-05-10").is_some());
    let month = release("sperrfrist: 2024-06");
    assert_eq!(at(&month, "2024-06-29"), None);
    assert!(at(&month, "2024-06-30").is_some(), "an embargo lasts until its latest day");
    assert_eq!(at(&release("sperrfrist: unbekannt"), "2026-01-01"), None);
}

#[test]
fn no_draft_and_no_embargo_leaves_a_trace() {
    for lines in ["entwurf: true", "sperrfrist: 2026-01-02"] {
        let site = site_as(
            &release(lines),
            How { base_url: Some("https://stadt.example/"), ..How::default() },
        );
        assert_eq!(site.traces("Neues"), [""; 0], "{lines}");
        assert_eq!(site.traces("stadt/pm"), [""; 0], "{lines}");
        assert!(!site.0.contains_key("stadt/presse.html"), "{lines}");
    }
}

#[test]
fn corrections_and_withdrawals_show_from_their_date() {
    let both = release(
        "berichtigung: {datum: 2024-06-01, text: Es waren drei.}\nzurueckgezogen: {datum: 2025-01-01, text: Es war falsch.}",
    );
    same(
        &at(&both, "2024-05-31").unwrap(),
        r#"
Pressemitteilung
# Neues
6. Mai 2024 Herausgegeben von: [Musterstadt](index.html)
Der Text.
## Zu dieser Seite
: Stichtag
  31. Mai 2024
"#,
    );
    same(
        &at(&both, "2024-06-01").unwrap(),
        r#"
Berichtigt: 1. Juni 2024
Es waren drei.
Pressemitteilung Berichtigt
# Neues
6. Mai 2024 Herausgegeben von: [Musterstadt](index.html)
Der Text.
## Zu dieser Seite
: Stichtag
  1. Juni 2024
"#,
    );
    same(
        &at(&both, "2025-01-01").unwrap(),
        r#"
Zurückgezogen: 1. Januar 2025
Es war falsch.
Berichtigt: 1. Juni 2024
Es waren drei.
Pressemitteilung Zurückgezogen
# Neues
6. Mai 2024 Herausgegeben von: [Musterstadt](index.html)
Der Text.
## Zu dieser Seite
: Stichtag
  1. Januar 2025
"#,
    );
    let site = site_as(&both, How { stichtag: "2024-12-31", ..How::default() });
    assert_eq!(site.traces("Es war falsch"), [""; 0]);
    let undated = release("berichtigung: {text: Es waren drei.}");
    assert!(at(&undated, "2024-05-06").unwrap().contains("Es waren drei."));
}

#[test]
fn an_event_that_two_authorities_share_stands_on_both_timelines() {
    let files = in_town(
        r#"
//- content/dorf/index.md
---
typ: behoerde
titel: Musterdorf
art: gemeinde
---
//- content/stadt/fest.md
---
typ: veranstaltung
titel: Fest
art: kongress
datum: 2024-05-06
ort: Rathaus
veranstalter: stadt
teilnehmende: {wert: 12000, angabe: rund zwölftausend}
anzahl: 2
beteiligte: [{organisation: Musterdorf, rolle: Zelt}]
bezug: plan
---
//- content/stadt/rede.md
---
typ: veranstaltung
titel: Rede
datum: 2024-05-07
teilnehmende: {wert: 12000}
---
"#,
    );
    let site = site(&files);
    let line = |path: &str| {
        let text = site.text(path);
        let (_, rest) = text.split_once("## Zeitlinie\n").unwrap();
        format!("{}\n", rest.split_once("\n## ").unwrap().0)
    };
    same(
        &line("stadt/index.html"),
        r#"
### 2024
- 6. Mai 2024
Veranstaltung
[Fest](fest.html)
Gemeinsam mit einer anderen Behörde
- 7. Mai 2024
Veranstaltung
[Rede](rede.html)
"#,
    );
    same(
        &line("dorf/index.html"),
        r#"
### 2024
- 6. Mai 2024
Veranstaltung
[Fest](../stadt/fest.html)
Gemeinsam mit einer anderen Behörde
"#,
    );
    // The double ring marks the shared one alone.
    let ring = "<circle class=\"r\" cx=\"10\" cy=\"10\" r=\"8.6\"/><circle class=\"r\" cx=\"10\" cy=\"10\" r=\"4.4\"/>";
    assert_eq!(site.page("stadt/index.html").matches(ring).count(), 1);
    assert_eq!(site.page("dorf/index.html").matches(ring).count(), 1);
    same(
        &site.text("stadt/fest.html"),
        r#"
Kongress
# Fest
6. Mai 2024, Rathaus
## Eckdaten
: Veranstaltet von
  [Musterstadt](index.html)
: Beteiligte
- [Musterdorf](../dorf/index.html), Zelt
: Teilnehmende
  rund zwölftausend
: Anzahl der Veranstaltungen
  2
: Zum Thema
- [Integrationsplan](plan/index.html)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    assert!(site.text("stadt/rede.html").contains(": Teilnehmende\n  12.000\n"));
}

#[test]
fn an_event_to_come_is_announced() {
    let files = in_town(
        "//- content/stadt/fest.md\n---\ntyp: veranstaltung\ntitel: Fest\ndatum: 2030-05-06\n---\n",
    );
    let site = site(&files);
    assert!(site.0.contains_key("stadt/fest.html"));
    assert!(site.text("stadt/index.html").contains("[Fest](fest.html)"));
}

// --- Versions of a plan

fn plan(lines: &str) -> String {
    format!(
        "//- content/stadt/index.md\n---\ntyp: behoerde\ntitel: S\nart: stadt\n---\n//- content/stadt/plan/index.md\n---\ntyp: plan\ntitel: Plan\n{lines}\n---\n"
    )
}

fn versions(fixture: &str, stichtag: &str) -> String {
    let site = site_as(fixture, How { stichtag, ..How::default() });
    let text = site.text("stadt/plan/index.html");
    let Some((_, rest)) = text.split_once("## Fassungen\n") else { return String::new() };
    rest.split_once("## ").map_or(rest, |(versions, _)| versions).to_owned()
}

#[test]
fn versions_later_than_the_stichtag_are_absent() {
    let two = plan(
        "fassungen:\n  - {nr: \"1.0\", gueltig_ab: 2019-10-01}\n  - {nr: \"2.0\", beschluss: {gremium: Rat, datum: 2023-03-28}, gueltig_ab: 2023-04-01}",
    );
    assert_eq!(versions(&two, "2019-09-30"), "");
    assert_eq!(versions(&two, "2023-03-27"), "- Fassung 1.0 gilt In Kraft ab: 1. Oktober 2019\n");
    // Decided, not yet in force.
    assert_eq!(
        versions(&two, "2023-03-28"),
        "- Fassung 2.0 Beschluss: 28. März 2023, Rat In Kraft ab: 1. April 2023\n- Fassung 1.0 gilt In Kraft ab: 1. Oktober 2019\n"
    );
    assert_eq!(
        versions(&two, "2023-04-01"),
        "- Fassung 2.0 gilt Beschluss: 28. März 2023, Rat In Kraft ab: 1. April 2023\n- Fassung 1.0 In Kraft ab: 1. Oktober 2019\n"
    );
    let before = site_as(&two, How { stichtag: "2023-03-27", ..How::default() });
    for trace in ["Fassung 2.0", "\"2.0\"", "28. März 2023", "2023-03-28", "20230328"] {
        assert_eq!(before.traces(trace), [""; 0], "{trace}");
    }
}

#[test]
fn a_version_is_in_force_only_where_that_is_stated() {
    let decided = "fassungen: [{nr: \"1.0\", beschluss: {datum: 2019-09-24}}]";
    let shown = |lines: &str| versions(&plan(lines), "2026-01-01");
    assert_eq!(shown(decided), "- Fassung 1.0 Beschluss: 24. September 2019\n");
    for (status, current) in [
        ("beschlossen", ""),
        ("entwurf", ""),
        ("fortgeschrieben", ""),
        ("ausser-kraft", ""),
        ("in-kraft", " gilt"),
    ] {
        assert_eq!(
            shown(&format!("status: {status}\n{decided}")),
            format!("- Fassung 1.0{current} Beschluss: 24. September 2019\n"),
            "{status}"
        );
    }
    let over = "fassungen: [{nr: \"1.0\", gueltig_ab: 2019, gueltig_bis: 2024}]";
    assert_eq!(shown(over), "- Fassung 1.0 In Kraft ab: 2019 In Kraft bis: 2024\n");
}

#[test]
fn what_concerns_a_withheld_measure_or_party_is_withheld_with_it() {
    let fixture = plan("status: in-kraft")
        + r#"//- content/stadt/plan/1.md
---
typ: massnahme
titel: Eins
wortlaut: Neuholz
entwurf: true
---
//- content/stadt/plan/2.md
---
typ: massnahme
titel: Zwei
wortlaut: Neubau
---
//- content/stadt/plan/aenderung.md
---
typ: aenderung
titel: Änderung
operationen:
  - {op: neu-gefasst, bezug: 1, alt: Altholz, neu: Neuholz}
  - {op: neu-gefasst, bezug: 2, alt: Altbau, neu: Neubau}
---
//- content/stadt/geheim.md
---
typ: organisation
titel: Geheimbund
entwurf: true
---
//- content/stadt/pakt.md
---
typ: vereinbarung
titel: Pakt
parteien: [stadt, geheim]
leistungen:
  - {partei: stadt, text: Gibt Räume.}
  - {partei: geheim, text: Gibt Rätsel.}
---
"#;
    let site = site(&fixture);
    for trace in ["Altholz", "Neuholz", "Geheimbund", "Gibt Rätsel"] {
        assert_eq!(site.traces(trace), [""; 0], "{trace}");
    }
    assert!(site.text("stadt/plan/aenderung.html").contains("Neubau"));
    assert!(site.text("stadt/pakt.html").contains("Gibt Räume."));
}
