//! What others read by machine: feed, calendar, table and data of a plan, byte by byte. Pages are tested
//! elsewhere.

use crate::harness::{How, Published, same, site_as};

/// A town with a plan that has one of everything that the data files tell.
const FIXTURE: &str = "\
//- content/site.yaml
titel: Probe
lizenz: CC BY 4.0
//- content/stadt/index.md
---
typ: behoerde
titel: Musterstadt
amtlicher_name: Stadt Musterstadt
art: stadt
ags: '00000000'
indikatoren:
- bezeichnung: Einwohner
  ausgangswert: 45.000
  werte:
  - datum: 2024-12-31
    wert: 45.678
    quelle: Melderegister
---
//- content/stadt/amt.md
---
typ: organisation
titel: Jugendamt
---
//- content/stadt/geheim.md
---
typ: organisation
titel: Verschwiegene Stelle
entwurf: true
---
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
kurztext: Was die Stadt vorhat.
status: in-kraft
fassungen:
- nr: '1'
  beschluss:
    gremium: Rat
    datum: 2024-03-05
  gueltig_ab: 2024-04
beteiligte:
- organisation: amt
  rolle: Leitung
- organisation: geheim
---
//- content/stadt/plan/1.md
---
typ: ziel
nummer: 1
titel: Ankommen
wortlaut: Alle kommen an.
---
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: '1.10'
titel: Lotsen
teil_von: ['1']
art: angebot
statusverlauf:
- datum: 2024-H1
  status: in-umsetzung
  text: Die Stelle ist besetzt.
  quelle: Amtsblatt
federfuehrung: geheim
beteiligte:
- organisation: amt
- organisation: Ein Verein
zeitraum: 2024/2027
meilensteine:
- titel: Erste Schulung
  datum: 2026-05-04
- titel: Auswertung
  datum: 2027
indikatoren:
- bezeichnung: Beratungen
  einheit: Personen
  zielwert: 1.200,50
  werte:
  - datum: 2025
    angabe: fast jeder vierte
  - datum: 2024-12-31
    wert: 0,50
    quelle: Jahresbericht
  - datum: 2026-06-30
    wert: 777
mittel:
- betrag: 45.000
  jahr: 2025
  turnus: jaehrlich
  geber: Land
  art: bewilligt
- betrag: 12,50
---
//- content/stadt/plan/1b.md
---
typ: massnahme
nummer: 1b
titel: =Sprache; \"sofort\"
teil_von: ['1']
---
//- content/stadt/plan/bericht.md
---
typ: bericht
titel: Erster Bericht
datum: 2025-02-03
statusmeldungen:
- massnahme: 1b
  status: umgesetzt
  text: Es gibt Kurse.
---
//- content/stadt/tagung.md
---
typ: veranstaltung
titel: Fachtag
datum: 2026-09-17
ort: Rathaus
bezug: [1a]
---
//- content/stadt/paket.md
---
typ: vereinbarung
titel: Bündnis
datum: 2025-06
parteien: [Ein Verein]
bezug: [stadt/plan]
---
//- content/stadt/start.md
---
typ: pressemitteilung
titel: Es geht los & wie
kurztext: Der Plan gilt.
datum: 2024-04-02
bezug: [stadt/plan]
berichtigung:
  datum: 2025-05-06
  text: Das Jahr war falsch.
---
//- content/stadt/absage.md
---
typ: pressemitteilung
titel: Fest im Park
datum: 2024-05-01
bezug: [1a]
berichtigung:
  datum: 2024-05-02
  text: Es beginnt um drei.
zurueckgezogen:
  datum: 2026-02-01
  text: Das Fest fällt aus.
---
//- content/stadt/sperre.md
---
typ: pressemitteilung
titel: Unter Verschluss
datum: 2025-12-01
sperrfrist: 2026-01-02
bezug: [stadt/plan]
---
";

const HOW: How<'static> = How {
    stichtag: "2026-01-01",
    drafts: false,
    base_url: Some("https://stadt.example/a/"),
    search: false,
};

const FILES: [&str; 4] = ["feed.xml", "kalender.ics", "massnahmen.csv", "daten.json"];

#[track_caller]
fn plan_file(site: &Published, name: &str) -> String {
    site.page(&format!("stadt/plan/{name}")).to_owned()
}

#[test]
fn the_feed_tells_what_happened() {
    same(&plan_file(&site_as(FIXTURE, HOW), "feed.xml"), include_str!("data/feed.xml"));
}

#[test]
fn the_calendar_holds_what_is_known_to_the_day() {
    let calendar = plan_file(&site_as(FIXTURE, HOW), "kalender.ics");
    assert!(calendar.split_inclusive('\n').all(|line| line.ends_with("\r\n")));
    same(&calendar.replace("\r\n", "\n"), include_str!("data/kalender.ics"));
}

#[test]
fn the_table_has_a_row_for_each_measure() {
    let table = plan_file(&site_as(FIXTURE, HOW), "massnahmen.csv");
    assert_eq!(table.chars().next(), Some('\u{feff}'));
    same(
        table.replace("\r\n", "\n").trim_start_matches('\u{feff}'),
        include_str!("data/massnahmen.csv"),
    );
}

#[test]
fn the_data_tell_everything_of_the_plan() {
    let data = plan_file(&site_as(FIXTURE, HOW), "daten.json");
    // One line for each object makes a diff that can be read; nothing else is changed.
    same(&data.replace(",{", ",\n{"), include_str!("data/daten.json"));
}

/// The lines of a feed or calendar that say by what its entries are known.
fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.lines().filter(|line| line.starts_with("<id>") || line.starts_with("UID:")).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_document_that_moves_stays_the_same_news() {
    let before = site_as(FIXTURE, HOW);
    let moved = FIXTURE
        .replace(
            "//- content/stadt/start.md\n---\n",
            "//- content/stadt/2024/los.md\n---\naliase: [stadt/start]\n",
        )
        .replace(
            "//- content/stadt/tagung.md\n---\n",
            "//- content/stadt/fach/tag.md\n---\naliase: [stadt/tagung]\n",
        )
        .replace(
            "//- content/stadt/plan/1a.md\n---\n",
            "//- content/stadt/plan/lotsen/1a.md\n---\naliase: [stadt/plan/1a]\n",
        );
    let after = site_as(&moved, HOW);
    for file in ["feed.xml", "kalender.ics"] {
        let (before, after) = (plan_file(&before, file), plan_file(&after, file));
        assert_eq!(names(&before), names(&after), "{file}");
        assert_ne!(before, after, "the addresses are others: {file}");
    }
}

#[test]
fn a_correction_keeps_the_name_of_the_release() {
    let corrected = plan_file(&site_as(FIXTURE, HOW), "feed.xml");
    let correction = "berichtigung:\n  datum: 2025-05-06\n  text: Das Jahr war falsch.\n";
    let untouched = plan_file(&site_as(&FIXTURE.replace(correction, ""), HOW), "feed.xml");
    assert_eq!(names(&corrected), names(&untouched));
    assert!(
        untouched.contains("<title>Es geht los &amp; wie</title>\n<updated>2024-04-02T00:00:00Z")
    );
    assert!(corrected.contains(
        "<title>Berichtigt: Es geht los &amp; wie</title>\n<updated>2025-05-06T00:00:00Z"
    ));
}

#[test]
fn a_withdrawal_is_told_from_its_day_on() {
    let later = site_as(FIXTURE, How { stichtag: "2026-02-01", ..HOW });
    let feed = plan_file(&later, "feed.xml");
    assert!(
        feed.contains("<title>Zurückgezogen: Fest im Park</title>\n<updated>2026-02-01T00:00:00Z"),
        "{feed}"
    );
    assert!(feed.contains("<summary>1. Mai 2024. Das Fest fällt aus.</summary>"), "{feed}");
}

#[test]
fn nothing_comes_from_the_clock() {
    let (one, other) = (site_as(FIXTURE, HOW), site_as(FIXTURE, HOW));
    assert_eq!(one, other);
    // A Stichtag at which nothing has changed leaves feed and calendar as they are.
    let next = site_as(FIXTURE, How { stichtag: "2025-12-31", ..HOW });
    for file in ["feed.xml", "kalender.ics", "massnahmen.csv"] {
        assert_eq!(plan_file(&one, file), plan_file(&next, file), "{file}");
    }
}

#[test]
fn what_is_withheld_leaves_no_trace() {
    let site = site_as(FIXTURE, HOW);
    for needle in ["Verschluss", "sperre", "Verschwiegene", "geheim"] {
        assert_eq!(site.traces(needle), Vec::<&str>::new(), "{needle}");
    }
    // What was measured after the Stichtag is not known yet.
    for file in FILES {
        assert!(!plan_file(&site, file).contains("777"), "{file}");
    }
    let later = site_as(FIXTURE, How { stichtag: "2026-07-01", ..HOW });
    assert!(plan_file(&later, "feed.xml").contains("Unter Verschluss"));
    assert!(plan_file(&later, "daten.json").contains("\"777\""));
    assert!(plan_file(&later, "massnahmen.csv").contains("777"));
}
