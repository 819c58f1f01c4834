//! The search: which records the index holds, what it must not know, and where the page is linked.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fahrplan::date::Day;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::path::OutPath;
use fahrplan::publish::{self, Content, Order, Publication, reading};
use fahrplan::source::Sources;

use crate::harness::{
    How, Published, fixture, in_town, messages_of, page, publish as publish_files, site, site_as,
};

const SEARCHED: How<'static> =
    How { stichtag: "2026-01-01", drafts: false, base_url: None, search: true };

fn searched(text: &str) -> Published {
    site_as(&in_town(text), SEARCHED)
}

/// What a file of the index hands over.
fn data(site: &Published, name: &str) -> serde_json::Value {
    let call = format!("fahrplanSearch(\"{name}\",");
    let text = site.page(&format!("suche/{name}.js"));
    let data = text.strip_prefix(&call).and_then(|text| text.strip_suffix(");\n"));
    serde_json::from_str(data.unwrap_or_else(|| panic!("{name}: {text}"))).unwrap()
}

/// The record of each address.
fn records(site: &Published) -> BTreeMap<String, serde_json::Value> {
    let texts = data(site, "texts-0");
    let records = texts.as_array().unwrap().iter();
    records.map(|record| (record[0].as_str().unwrap().to_owned(), record.clone())).collect()
}

/// The words of the index.
fn words(site: &Published) -> Vec<String> {
    let words = data(site, "words-0");
    words.as_array().unwrap().iter().step_by(2).map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_record_says_what_the_page_says() {
    let site = searched(
        "
//- content/stadt/plan/2a.md
---
typ: massnahme
titel: Sprachkurse für Eltern
nummer: 2a
kurztext: Kurse in jedem Stadtteil.
wortlaut: Die Stadt richtet Kurse ein.
status: in-umsetzung
federfuehrung: Jugendamt
zielgruppe: Familien
schlagworte: [Deutsch]
meilensteine:
  - titel: Zwölf Gruppen
---
Mit **Betreuung** der Kinder.

## Anmeldung

| Ort | Zeit |
|---|---|
| Rathaus | Montag |
",
    );
    let records = records(&site);
    assert_eq!(
        records.keys().collect::<Vec<_>>(),
        ["stadt/index.html", "stadt/plan/2a.html", "stadt/plan/index.html"]
    );
    assert_eq!(
        records["stadt/plan/2a.html"],
        serde_json::json!([
            "stadt/plan/2a.html",
            "2a Sprachkurse für Eltern",
            "Maßnahme · Integrationsplan · Musterstadt",
            "In Umsetzung",
            null,
            [["anmeldung", "Anmeldung"]],
            "Kurse in jedem Stadtteil. Die Stadt richtet Kurse ein. Mit Betreuung der Kinder. Anmeldung Ort Zeit Rathaus \
             Montag · Jugendamt · Familien · Zwölf Gruppen",
        ])
    );
    let words = words(&site);
    for word in ["2a", "sprachkurs", "stadtteil", "rathaus", "deutsch", "kurs", "massnahm"] {
        assert!(words.iter().any(|it| it == word), "{word}: {words:?}");
    }
    let index = data(&site, "index");
    assert_eq!(index["kinds"], serde_json::json!(["behoerde", "massnahme", "plan"]));
    assert_eq!(index["groups"], serde_json::json!(["stadt"]));
}

#[test]
fn what_is_withheld_leaves_no_trace() {
    let site = searched(
        "
//- content/stadt/plan/geheim.md
---
typ: massnahme
titel: Verschlusssache
nummer: 7b
entwurf: true
federfuehrung: Spukamt
---
Nachtgespenst
//- content/stadt/plan/offen.md
---
typ: massnahme
titel: Offene Sache
siehe_auch: [geheim]
statusverlauf:
  - datum: 2027-01-01
    status: umgesetzt
    text: Zukunftsmusik
---
Siehe [[geheim]] und [etwas](geheim.md).
//- content/stadt/presse.md
---
typ: pressemitteilung
titel: Sperrzeile
datum: 2026-02-01
sperrfrist: 2026-02-01
bezug: [stadt/plan]
---
",
    );
    assert_eq!(records(&site).len(), 3);
    for hidden in [
        "Verschlusssache",
        "verschlusssach",
        "geheim",
        "Spukamt",
        "Nachtgespenst",
        "nachtgespenst",
        "Zukunftsmusik",
        "zukunftsmusik",
        "Sperrzeile",
        "sperrzeil",
    ] {
        assert_eq!(site.traces(hidden), [""; 0], "{hidden}");
    }
}

#[test]
fn every_page_leads_to_the_search() {
    let text = "
//- content/stadt/alt.md
---
typ: seite
titel: Ein Weg
aliase: [weg]
---
";
    let site =
        site_as(&in_town(text), How { base_url: Some("https://stadt.example/a/"), ..SEARCHED });
    for path in site.pages() {
        let ways: &[&str] = match path {
            "weg.html" => continue,
            "404.html" => &["action=\"/a/suche.html\""],
            "suche.html" | "index.html" | "stellen-und-personen.html" => &["action=\"suche.html\""],
            path if path.matches('/').count() == 1 => &["action=\"../suche.html\""],
            _ => &["action=\"../../suche.html\""],
        };
        for way in ways {
            assert_eq!(site.page(path).matches(way).count(), 1, "{path}: {way}");
        }
    }
    assert!(!site.page("sitemap.xml").contains("suche"));
    assert!(site.page("suche.html").contains("<meta name=\"robots\" content=\"noindex\">"));
}

#[test]
fn the_search_page_tells_the_ways_without_it() {
    let site = searched("//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\n---\n");
    let page = site.page("suche.html");
    for way in ["index.html", "stellen-und-personen.html", "stadt/plan/massnahmen.html"] {
        assert!(page.contains(&format!("href=\"{way}\"")), "{way}");
    }
    assert!(page.contains("<noscript>"), "{page}");
    assert!(page.contains("<option value=\"massnahme\">Maßnahme</option>"), "{page}");
    assert!(!page.contains("suche--behoerde"), "one authority is no choice");
}

#[test]
fn a_site_can_do_without_search() {
    let declined = format!("//- content/site.yaml\ntitel: Probe\nsuche: false\n{}", in_town(""));
    for site in [site_as(&declined, SEARCHED), site(&in_town(""))] {
        assert_eq!(site.traces("suche"), [""; 0]);
        assert!(!site.page("index.html").contains("role=\"search\""));
    }
}

#[test]
fn a_record_keeps_its_language_where_it_is_another() {
    let site = searched("//- content/about.md\n---\ntyp: seite\ntitel: About\nsprache: en\n---\n");
    assert_eq!(records(&site)["about.html"][4], "en");
    assert!(page(&in_town(""), "index.html").contains("lang=\"de\""));
}

#[test]
fn the_index_can_be_asked_for_file_by_file() {
    let files =
        fixture(&in_town("//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\n---\n"));
    let written = publish_files(&files, SEARCHED).unwrap();
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let stichtag = Stichtag { day: Day::parse(SEARCHED.stichtag).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let site = reading::read(&Sources::from_texts(texts), edition).unwrap();
    let theme = publish::theme_files(&site.file, Cow::default()).unwrap();
    let order = Order { edition, base_url: None, search: true };
    let publication = Publication::new(site, theme, &order).unwrap();
    for path in ["suche/index.js", "suche/words-0.js", "suche/texts-0.js", "suche.html"] {
        let Some(Ok(Content::Bytes(bytes))) = publication.file(&OutPath::new(path).unwrap()) else {
            panic!("no {path}");
        };
        assert_eq!(String::from_utf8(bytes).unwrap(), written.page(path), "{path}");
    }
    assert!(publication.file(&OutPath::new("suche/words-1.js").unwrap()).is_none());
}

#[test]
fn a_document_at_the_path_of_the_search_page_is_told() {
    let text = in_town("//- content/suche.md\n---\ntyp: seite\ntitel: Suche\n---\n");
    let told = messages_of(&fixture(&text), SEARCHED);
    assert!(told.contains("suche.html"), "{told}");
}
