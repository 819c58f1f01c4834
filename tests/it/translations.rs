//! Documents in other languages: what a translation may say, what its page shows and links to, in which
//! language the words around it stand, and where a translation leaves no trace.

use std::borrow::Cow;
use std::sync::Arc;

use fahrplan::date::Day;
use fahrplan::document::Document;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::path::OutPath;
use fahrplan::publish::{self, Content, Order, Publication, reading};
use fahrplan::source::{Sources, TextFile};

use crate::harness::{
    How, Published, STICHTAG, check, fixture, headlines, messages, site, site_as,
};

/// A town whose plan, first measure and page of its own are translated into English, the measure into easy
/// German and Arabic as well.
const WORLD: &str = "\
//- content/site.yaml
titel: Probe
basis_url: https://probe.example/
sprachen: [de, en, de-simple, ar]
//- content/stadt/index.md
---
typ: behoerde
titel: Musterstadt
art: stadt
hinweis: Frei erfunden
---
Die [Maßnahme](plan/1a.md).
//- content/stadt/index.en.md
---
titel: Sampletown
hinweis: Invented
---
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
kurztext: Ein Plan.
---
//- content/stadt/plan/index.en.md
---
titel: Integration plan
stand: 2025-03
uebersetzt_von: Sprachendienst
geprueft_von: Büro für Verständliches
---
See [[1a]], [the second](1b.md), [its schedule](1a.md#schedule) and [the press](../presse/neu.md).
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: 1a
titel: Sprachcafés
kurztext: Einmal in der Woche.
wortlaut: In jedem Stadtteil ein Sprachcafé.
begruendung: Es fehlt an Räumen.
ergebnis: Vier Orte.
zielgruppe: Alle
zeitraum: 2020/..
meilensteine:
  - {titel: Erstes Sprachcafé, datum: 2020, status: umgesetzt}
siehe_auch: [1b]
aliase: [stadt/plan/alt]
---
## Zeitplan

Jeden Montag, siehe Maßnahme 1b.
//- content/stadt/plan/1a.en.md
---
typ: massnahme
titel: Language cafés
kurztext: Once a week.
wortlaut: A language café in every quarter.
zielgruppe: Everybody
---
## Schedule

Every Monday, see [1b](1b.md) and [above](#schedule).
//- content/stadt/plan/1a.de-simple.md
---
titel: Treffen zum Deutsch-Sprechen
geprueft_von: Prüfgruppe
---
Dort kann jeder Deutsch sprechen. Siehe Maßnahme 1b.
//- content/stadt/plan/1a.ar.md
---
titel: مقاهي اللغة
kurztext: مرة في الأسبوع.
---
كل يوم اثنين.
//- content/stadt/plan/1b.md
---
typ: massnahme
nummer: 1b
titel: Elternbriefe
---
Hier.
//- content/stadt/presse/neu.md
---
typ: pressemitteilung
titel: Neues Sprachcafé
datum: 2025-01-02
bezug: [stadt/plan/1a]
---
";

fn world(more: &str) -> String {
    format!("{WORLD}{more}")
}

#[test]
fn a_translation_is_a_page_with_the_facts_of_its_original() {
    let site = site(WORLD);
    let page = site.text("stadt/plan/1a.en.html");
    for words in [
        "Language cafés",
        "Once a week.",
        "A language café in every quarter.",
        "Every Monday",
        "Everybody",
        "Measure",
        "Erstes Sprachcafé",
        "[1b Elternbriefe](1b.html)",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for words in ["Einmal in der Woche", "Jeden Montag", "Zeitplan", "Maßnahme 1a"] {
        assert!(!page.contains(words), "{words}: {page}");
    }
}

#[test]
fn what_is_not_translated_stays_and_says_its_language() {
    let html = site(WORLD).page("stadt/plan/1a.en.html").to_owned();
    assert!(html.contains("<p lang=\"de\">Vier Orte.</p>"), "{html}");
    assert!(html.contains("<span lang=\"de\">Es fehlt an Räumen.</span>"), "{html}");
    assert!(html.contains("lang=\"de\">Erstes Sprachcafé<"), "{html}");
    assert!(html.contains("lang=\"de\">1b Elternbriefe</a>"), "{html}");
    assert!(html.contains("<span>Language cafés</span></h1>"), "{html}");
    let arabic = site(WORLD).page("stadt/plan/1a.ar.html").to_owned();
    assert!(arabic.contains("<p>Vier Orte.</p>"), "{arabic}");
}

#[test]
fn a_translated_wording_is_no_official_wording() {
    let site = site(WORLD);
    let (own, translated) = (site.text("stadt/plan/1a.html"), site.text("stadt/plan/1a.en.html"));
    assert!(own.contains("Wortlaut"), "{own}");
    assert!(translated.contains("In other words"), "{translated}");
    assert!(!site.page("stadt/plan/1a.en.html").contains("<blockquote"), "no quotation");
    let arabic = site.page("stadt/plan/1a.ar.html");
    assert!(arabic.contains("<blockquote>\n<p>In jedem Stadtteil"), "untranslated: {arabic}");
}

#[test]
fn the_user_interface_speaks_german_and_english_and_else_the_language_of_the_site() {
    let site = site(WORLD);
    for (page, html, skip) in [
        ("stadt/plan/1a.html", "<html lang=\"de\" dir=\"ltr\">", "Zum Inhalt"),
        ("stadt/plan/1a.en.html", "<html lang=\"en\" dir=\"ltr\">", "Skip to content"),
        ("stadt/plan/1a.de-simple.html", "<html lang=\"de-simple\" dir=\"ltr\">", "Zum Inhalt"),
        ("stadt/plan/1a.ar.html", "<html lang=\"de\" dir=\"ltr\">", "Zum Inhalt"),
    ] {
        let text = site.page(page);
        assert!(text.contains(html), "{page}: {text}");
        assert!(text.contains(skip), "{page}: {text}");
    }
}

#[test]
fn the_user_interface_of_an_english_site_is_english_around_arabic_and_german_around_german() {
    let files =
        WORLD.replace("sprachen: [de, en, de-simple, ar]", "sprachen: [fr, en, de-simple, ar]");
    let site = site(&files);
    let (french, easy) =
        (site.page("stadt/plan/1a.html"), site.page("stadt/plan/1a.de-simple.html"));
    assert!(french.contains("<html lang=\"en\" dir=\"ltr\">"), "{french}");
    assert!(french.contains("<span lang=\"fr\">Sprachcafés</span></h1>"), "{french}");
    assert!(french.contains("Skip to content"), "{french}");
    assert!(easy.contains("<html lang=\"de-simple\" dir=\"ltr\">"), "{easy}");
    assert!(easy.contains("Zum Inhalt"), "{easy}");
    assert!(easy.contains("<p lang=\"fr\">Vier Orte.</p>"), "{easy}");
}

#[test]
fn words_from_right_to_left_say_so_within_a_page_from_left_to_right() {
    let html = site(WORLD).page("stadt/plan/1a.ar.html").to_owned();
    let mark = "lang=\"ar\" dir=\"rtl\"";
    assert!(html.contains(&format!("<span {mark}>مقاهي اللغة</span></h1>")), "{html}");
    assert!(html.contains(&format!("<p class=\"lead\" {mark}>مرة في الأسبوع.</p>")), "{html}");
    assert!(html.contains(&format!("<div class=\"body prose\" {mark}>")), "{html}");
}

#[test]
fn a_document_in_another_language_keeps_the_user_interface_of_the_site() {
    let files = "//- content/seite.md\n---\ntyp: seite\ntitel: About us\nkurztext: What we do.\nsprache: en\n---\nText.\n//- content/andere.md\n---\ntyp: seite\ntitel: Andere\n---\n[[seite]]\n";
    let site = site(files);
    let html = site.page("seite.html");
    assert!(html.contains("<html lang=\"de\" dir=\"ltr\">"), "{html}");
    assert!(html.contains("<h1 lang=\"en\">About us</h1>"), "{html}");
    assert!(html.contains("<p class=\"lead\" lang=\"en\">What we do.</p>"), "{html}");
    assert!(html.contains("<div class=\"body prose\" lang=\"en\">"), "{html}");
    assert!(html.contains("\"inLanguage\":\"en\""), "{html}");
    let foot = site.page("andere.html");
    assert!(foot.contains("<a href=\"seite.html\" lang=\"en\">About us</a>"), "{foot}");
}

#[test]
fn every_version_names_the_others() {
    let site = site(WORLD);
    let alternates = |page: &str| -> Vec<String> {
        let lines = site.page(page).lines();
        lines
            .filter(|line| line.contains("rel=\"alternate\" hreflang"))
            .map(str::to_owned)
            .collect()
    };
    let link = |lang: &str, path: &str| {
        format!(
            "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"https://probe.example/stadt/plan/{path}\">"
        )
    };
    let (german, english) = (link("de", "1a.html"), link("en", "1a.en.html"));
    let (easy, arabic) = (link("de-simple", "1a.de-simple.html"), link("ar", "1a.ar.html"));
    assert_eq!(alternates("stadt/plan/1a.html"), [&*english, &easy, &arabic]);
    assert_eq!(alternates("stadt/plan/1a.en.html"), [&*german, &easy, &arabic]);
    assert_eq!(alternates("stadt/plan/1a.ar.html"), [german, english, easy]);
    assert!(alternates("stadt/plan/1b.html").is_empty());
    assert!(alternates("stadt/plan/gesamt.html").is_empty(), "not a version of the plan's page");
    let nav = site.page("stadt/plan/1a.html");
    assert!(
        nav.contains("<a href=\"1a.ar.html\" lang=\"ar\" dir=\"rtl\" hreflang=\"ar\">العربية</a>")
    );
    assert!(nav.contains("hreflang=\"de-simple\">Leichte Sprache</a>"));
}

#[test]
fn a_translation_says_that_it_is_one_and_which_version_counts() {
    let site = site(WORLD);
    let plan = site.text("stadt/plan/index.en.html");
    let note = "This is a translation. [The German version is authoritative.](index.html)";
    for words in [
        note,
        "Translated by: Sprachendienst",
        "Reviewed by: Büro für Verständliches",
        "Translation last reviewed: March 2025",
    ] {
        assert!(plan.contains(words), "{words}: {plan}");
    }
    let easy = site.text("stadt/plan/1a.de-simple.html");
    let note = "Das ist ein Text in Leichter Sprache. [Maßgeblich ist das Original.](1a.html)";
    assert!(easy.contains(note) && easy.contains("Geprüft von: Prüfgruppe"), "{easy}");
    let arabic = site.text("stadt/plan/1a.ar.html");
    assert!(
        arabic
            .contains("Das ist eine Übersetzung. [Maßgeblich ist die deutsche Fassung.](1a.html)")
    );
    assert!(!site.text("stadt/plan/1a.html").contains("Übersetzung"));
}

#[test]
fn links_stay_in_the_language_where_they_can() {
    let site = site(WORLD);
    let plan = site.text("stadt/plan/index.en.html");
    for words in [
        "See [1a Language cafés](1a.en.html), [the second](1b.html), [its schedule](1a.en.html#schedule)",
        "[the press](../presse/neu.html)",
        "[Sampletown](../index.en.html)",
    ] {
        assert!(plan.contains(words), "{words}: {plan}");
    }
    let measure = site.page("stadt/plan/1a.en.html");
    assert!(measure.contains("href=\"#schedule\""), "{measure}");
    assert!(measure.contains("<a href=\"index.en.html\">Integration plan</a>"), "{measure}");
    let easy = site.page("stadt/plan/1a.de-simple.html");
    assert!(easy.contains("Siehe <a href=\"1b.html\">Maßnahme 1b</a>"), "{easy}");
    let own = site.page("stadt/plan/1b.html");
    assert!(!own.contains(".en.html"), "an original links to originals: {own}");
}

#[test]
fn notices_are_inherited_in_the_language_of_the_page() {
    let site = site(WORLD);
    assert!(site.text("stadt/plan/1a.en.html").contains("Note: Invented"));
    let arabic = site.text("stadt/plan/1a.ar.html");
    assert!(arabic.contains("Frei erfunden") && !arabic.contains("Invented"), "{arabic}");
    let own = site.text("stadt/plan/1b.html");
    assert!(own.contains("Frei erfunden") && !own.contains("Invented"), "{own}");
}

/// The files of a site but for the pages and lists that name translations.
fn without_versions(site: &Published) -> Vec<(&str, String)> {
    let own = site.0.iter().filter(|(path, _)| {
        let translated = [".en.html", ".ar.html", ".de-simple.html"];
        !translated.iter().any(|ending| path.ends_with(ending))
            && !matches!(&***path, "site.json" | "sitemap.xml")
    });
    own.map(|(path, text)| (path.as_str(), without_tongues(text))).collect()
}

/// A page without what names its versions.
fn without_tongues(text: &str) -> String {
    let mut text = text.to_owned();
    if let (Some(from), Some(_)) = (text.find("<nav class=\"menu tongues"), text.find("hreflang")) {
        let to = from + text[from..].find("</nav>\n").unwrap() + "</nav>\n".len();
        text.replace_range(from..to, "");
    }
    if let Some(from) = text.find(",\"workTranslation\"") {
        let to = from + text[from..].find(']').unwrap() + 1;
        text.replace_range(from..to, "");
    }
    let lines = text.split_inclusive('\n');
    lines.filter(|line| !line.contains("rel=\"alternate\" hreflang")).collect()
}

#[test]
fn translations_are_never_counted_listed_or_mentioned() {
    let files = crate::harness::fixture(WORLD);
    let originals: Vec<(String, String)> = files
        .iter()
        .filter(|(path, _)| {
            !path.ends_with(".md")
                || !path.rsplit('/').next().unwrap().trim_end_matches(".md").contains('.')
        })
        .cloned()
        .collect();
    let without = crate::harness::publish(&originals, How::default()).unwrap();
    let with = site(WORLD);
    assert_eq!(without_versions(&with), without_versions(&without));
}

#[test]
fn machines_find_translations_under_their_originals() {
    let site = site(WORLD);
    let data: serde_json::Value = serde_json::from_str(site.page("site.json")).unwrap();
    let documents = data["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 5);
    let measure = documents.iter().find(|it| it["id"] == "stadt/plan/1a").unwrap();
    assert_eq!(
        measure["translations"],
        serde_json::json!([
            {"lang": "en", "url": "stadt/plan/1a.en.html", "title": "Language cafés"},
            {"lang": "de-simple", "url": "stadt/plan/1a.de-simple.html", "title": "Treffen zum Deutsch-Sprechen"},
            {"lang": "ar", "url": "stadt/plan/1a.ar.html", "title": "مقاهي اللغة"},
        ])
    );
    let sitemap = site.page("sitemap.xml");
    assert!(
        sitemap.contains("<loc>https://probe.example/stadt/plan/1a.en.html</loc>"),
        "{sitemap}"
    );
    assert_eq!(sitemap.matches("<url>").count(), 6 + 5, "{sitemap}");
    let page = site.page("stadt/plan/1a.en.html");
    assert!(page.contains("\"inLanguage\":\"en\""), "{page}");
    assert!(page.contains("\"translationOfWork\":{\"@type\":\"CreativeWork\",\"inLanguage\":\"de\",\"url\":\"https://probe.example/stadt/plan/1a.html\"}"), "{page}");
    assert!(site.page("stadt/plan/1a.html").contains("\"workTranslation\":[{"));
    assert!(
        page.contains(
            "<link rel=\"canonical\" href=\"https://probe.example/stadt/plan/1a.en.html\">"
        )
    );
    assert!(site.page("stadt/plan/alt.html").contains("url=1a.html"), "a former address");
}

#[test]
fn the_home_page_can_be_translated() {
    let home = "//- content/index.md\n---\ntyp: seite\ntitel: Start\n---\nWillkommen.\n//- content/index.en.md\n---\ntitel: Home\n---\nWelcome to [the town](stadt/index.md).\n";
    let site = site(&world(home));
    let page = site.text("index.en.html");
    for words in
        ["Welcome to [the town](stadt/index.en.html).", "[Sampletown](stadt/index.en.html)"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(site.page("index.en.html").contains("data-kind=\"home\""));
    assert!(
        site.page("stadt/plan/1a.en.html")
            .contains("<p class=\"brand\"><a href=\"../../index.en.html\"")
    );
    assert!(
        site.page("stadt/plan/1a.ar.html")
            .contains("<p class=\"brand\"><a href=\"../../index.html\"")
    );
}

#[test]
fn a_draft_or_a_withheld_original_leaves_no_trace() {
    let files = world(
        "\
//- content/stadt/plan/1b.en.md
---
titel: Quince letters
entwurf: true
---
See [the first](1a.md#schedule).
//- content/stadt/plan/1c.md
---
typ: massnahme
titel: Verborgen
entwurf: true
---
//- content/stadt/plan/1c.en.md
---
titel: Quince hidden
---
",
    );
    let site = site(&files);
    assert!(site.traces("Quince").is_empty(), "{:?}", site.traces("Quince"));
    assert!(site.traces("1b.en").is_empty() && site.traces("1c.en").is_empty());
    let drafts = site_as(&files, How { drafts: true, ..How::default() });
    assert!(drafts.page("stadt/plan/1b.en.html").contains("Quince letters"));
    assert!(drafts.page("stadt/plan/1c.en.html").contains("Quince hidden"));
}

#[test]
fn a_link_to_a_heading_reads_the_version_that_is_published() {
    let draft = |heading: &str| {
        world(&format!(
            "//- content/stadt/plan/1b.en.md\n---\ntitel: L\nentwurf: true\n---\n## Here\n//- content/stadt/presse/neu.en.md\n---\ntitel: N\n---\n[x](../plan/1b.md#{heading})\n"
        ))
    };
    let found = messages(&draft("here"));
    assert_eq!(
        headlines(&found),
        ["Fehler[F504]: In „stadt/plan/1b“ gibt es keine Überschrift „here“"]
    );
    let published = draft("here").replace("entwurf: true\n", "");
    assert!(site(&published).page("stadt/presse/neu.en.html").contains("../plan/1b.en.html#here"));
}

#[test]
fn dead_links_of_a_translation_are_told_in_its_file() {
    check(
        &world(
            "//- content/stadt/plan/1b.en.md\n---\ntitel: Letters\n---\n[gone](1x.md), [own](1a.en.md), [[nothing]]\n",
        ),
        r#"
Fehler[F501]: „stadt/plan/1x.md“ gibt es nicht
 --> content/stadt/plan/1b.en.md:4:1
  |
4 | [gone](1x.md), [own](1a.en.md), [[nothing]]
  | ^^^^^^^^^^^^^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Ein Verweis im Text nennt die Datei mit „.md“, vom Ordner dieses Dokuments aus oder, mit „/“ davor, vom Ordner „content“ aus.

Fehler[F501]: „stadt/plan/1a.en.md“ gibt es nicht
 --> content/stadt/plan/1b.en.md:4:16
  |
4 | [gone](1x.md), [own](1a.en.md), [[nothing]]
  |                ^^^^^^^^^^^^^^^ meinten Sie „/stadt/plan/1a.md“?
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an.

Fehler[F501]: „nothing“ gibt es nicht
 --> content/stadt/plan/1b.en.md:4:33
  |
4 | [gone](1x.md), [own](1a.en.md), [[nothing]]
  |                                 ^^^^^^^^^^^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“.

3 Fehler in 1 Datei
"#,
    );
}

#[test]
fn facts_stand_in_the_original_alone() {
    check(
        &world(
            "//- content/stadt/plan/1b.en.md\n---\ntitel: Letters\nstatus: umgesetzt\nfederfuerung: Amt\nkurtztext: Short\nsprache: en\n---\n",
        ),
        r#"
Fehler[F706]: „status“ steht nur im Original
 --> content/stadt/plan/1b.en.md:3:1
  |
3 | status: umgesetzt
  | ^^^^^^ gilt für alle Sprachen
  |
  = Rat: Löschen Sie die Angabe hier; sie gehört in content/stadt/plan/1b.md. Eine Übersetzung enthält nur Texte: titel, kurztext, hinweis, wortlaut, begruendung, ergebnis, untertitel, auftrag, zielgruppe und den Text selbst.

Fehler[F208]: Bei „übersetzung“ gibt es den Schlüssel „federfuerung“ nicht
 --> content/stadt/plan/1b.en.md:4:1
  |
4 | federfuerung: Amt
  | ^^^^^^^^^^^^ unbekannt
  |
  = Rat: Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.

Fehler[F208]: Bei „übersetzung“ gibt es den Schlüssel „kurtztext“ nicht
 --> content/stadt/plan/1b.en.md:5:1
  |
5 | kurtztext: Short
  | ^^^^^^^^^ meinten Sie „kurztext“?
  |
  = Rat: Schreiben Sie „kurztext:“ statt „kurtztext:“.

Fehler[F706]: „sprache“ steht nur im Original
 --> content/stadt/plan/1b.en.md:6:1
  |
6 | sprache: en
  | ^^^^^^^ gilt für alle Sprachen
  |
  = Rat: Löschen Sie die Angabe hier; sie gehört in content/stadt/plan/1b.md. Eine Übersetzung enthält nur Texte: titel, kurztext, hinweis, wortlaut, begruendung, ergebnis, untertitel, auftrag, zielgruppe und den Text selbst.

4 Fehler in 1 Datei
"#,
    );
}

#[test]
fn texts_have_a_place_in_the_original() {
    check(
        &world(
            "//- content/stadt/plan/1b.en.md\n---\ntyp: ziel\ntitel: Letters\nkurztext: Short\nuntertitel: Sub\n---\n",
        ),
        r#"
Fehler[F707]: Das Original ist vom Typ „massnahme“, nicht „ziel“
 --> content/stadt/plan/1b.en.md:2:6
  |
2 | typ: ziel
  |      ^^^^
  |
  = Rat: Löschen Sie die Zeile „typ:“; eine Übersetzung hat den Typ ihres Originals.

Fehler[F709]: „kurztext“ steht nicht im Original
 --> content/stadt/plan/1b.en.md:4:11
  |
4 | kurztext: Short
  |           ^^^^^ übersetzt nichts
  |
  = Rat: Eine Übersetzung sagt nicht mehr als ihr Original. Ergänzen Sie „kurztext“ zuerst in content/stadt/plan/1b.md oder löschen Sie die Angabe hier.

Fehler[F708]: Bei „massnahme“ gibt es keinen Text „untertitel“
 --> content/stadt/plan/1b.en.md:5:13
  |
5 | untertitel: Sub
  |             ^^^
  |
  = Rat: Löschen Sie die Angabe oder schreiben Sie sie in den Text.

3 Fehler in 1 Datei
"#,
    );
}

#[test]
fn names_of_files_say_what_is_translated() {
    check(
        &world(
            "//- content/stadt/plan/1b.fr.md\n---\ntitel: L\n---\n//- content/stadt/plan/1b.de.md\n---\ntitel: L\n---\n//- content/stadt/plan/1z.en.md\n---\ntitel: L\n---\n//- content/stadt/plan.en.md\n---\ntitel: L\n---\n//- content/stadt/index.EN.md\n---\ntitel: L\n---\n//- content/stadt/plan/v1.2.md\n---\ntyp: seite\ntitel: L\n---\n//- content/stadt/plan/1a.x.en.md\n---\ntitel: L\n---\n",
        ),
        r#"
Fehler[F705]: Dasselbe Dokument ist zweimal in die Sprache „en“ übersetzt
 --> content/stadt/index.en.md:1:1
  |
1 | ---
  | ^
  |
 ::: content/stadt/index.EN.md:1:1
  |
1 | ---
  | - die andere Übersetzung
  |
  = Rat: Löschen Sie eine der beiden Dateien. Groß- und Kleinschreibung unterscheidet Sprachkürzel nicht.

Fehler[F704]: Diese Übersetzung hat kein Original: „stadt/plan.md“ gibt es nicht
 --> content/stadt/plan.en.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Das Dokument ist „stadt/plan/index.md“. Legen Sie die Übersetzung neben diese Datei und geben Sie ihr denselben Namen mit Sprachkürzel.

Fehler[F104]: Der Dateiname „1a.x.en“ enthält einen Punkt
 --> content/stadt/plan/1a.x.en.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Ein Punkt im Namen ist Übersetzungen vorbehalten. Ersetzen Sie ihn durch einen Bindestrich.

Fehler[F703]: „de“ ist die Hauptsprache der Website; in ihr stehen die Originale
 --> content/stadt/plan/1b.de.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Nennen Sie die Datei „1b.md“, ohne Sprachkürzel.

Fehler[F702]: „fr“ ist keine Sprache der Website
 --> content/stadt/plan/1b.fr.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Ergänzen Sie „fr“ bei „sprachen“ in content/site.yaml; dort stehen bisher: de, en, de-simple, ar. War keine Übersetzung gemeint, ersetzen Sie den Punkt im Dateinamen durch einen Bindestrich.

Fehler[F704]: Diese Übersetzung hat kein Original: „stadt/plan/1z.md“ gibt es nicht
 --> content/stadt/plan/1z.en.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Eine Übersetzung liegt neben ihrem Original und heißt wie dieses, mit dem Sprachkürzel vor „.md“. Berichtigen Sie den Namen oder legen Sie das Original an.

Fehler[F104]: Der Dateiname „v1.2“ enthält einen Punkt
 --> content/stadt/plan/v1.2.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Ein Punkt im Namen ist Übersetzungen vorbehalten. Ersetzen Sie ihn durch einen Bindestrich.

7 Fehler in 7 Dateien
"#,
    );
}

#[test]
fn languages_are_tags() {
    check(
        "//- content/site.yaml\ntitel: Probe\nsprachen: [de, Englisch, de_DE]\n//- content/a.md\n---\ntyp: seite\ntitel: A\nsprache: deutsch\n---\n//- content/a.en.md\n---\ntitel: A\n---\n",
        r#"
Fehler[F701]: „deutsch“ ist kein Sprachkürzel
 --> content/a.md:4:10
  |
4 | sprache: deutsch
  |          ^^^^^^^ meinten Sie „de“?
  |
  = Rat: Diese Sprache hat das Kürzel „de“, auch im Namen einer Datei.

Fehler[F701]: „Englisch“ ist kein Sprachkürzel
 --> content/site.yaml:2:16
  |
2 | sprachen: [de, Englisch, de_DE]
  |                ^^^^^^^^ meinten Sie „en“?
  |
  = Rat: Diese Sprache hat das Kürzel „en“, auch im Namen einer Datei.

Fehler[F701]: „de_DE“ ist kein Sprachkürzel
 --> content/site.yaml:2:26
  |
2 | sprachen: [de, Englisch, de_DE]
  |                          ^^^^^ meinten Sie „de-DE“?
  |
  = Rat: Diese Sprache hat das Kürzel „de-DE“, auch im Namen einer Datei.

3 Fehler in 2 Dateien
"#,
    );
}

#[test]
fn a_broken_original_does_not_make_its_translation_broken() {
    let files = world(
        "//- content/stadt/plan/1c.md\n---\ntyp: massnahme\n---\n//- content/stadt/plan/1c.en.md\n---\ntitel: C\n---\n",
    );
    assert_eq!(
        headlines(&messages(&files)),
        ["Fehler[F209]: In diesem Dokument fehlt die Angabe „titel“"]
    );
}

#[test]
fn two_pages_cannot_have_the_address_of_a_translation() {
    let files = world(
        "//- content/andere.md\n---\ntyp: seite\ntitel: A\naliase: [stadt/plan/1a.en]\n---\n",
    );
    assert_eq!(
        headlines(&messages(&files)),
        ["Fehler[F511]: Die frühere Kennung „stadt/plan/1a.en“ ist vergeben"]
    );
}

/// A site that is asked for one file after the other, and its documents.
fn previewed(text: &str) -> (Publication, Vec<Arc<Document>>) {
    let files = fixture(text);
    let sources =
        Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let day = Day::parse(STICHTAG).unwrap();
    let edition = Edition { stichtag: Stichtag { day, explicit: true }, drafts: false };
    let site = reading::read(&sources, edition).unwrap();
    let common = reading::reading(Some(&site.file));
    let parse = |text: &TextFile| reading::parse(text, &common).document;
    let documents = sources.documents.iter().filter_map(parse).collect();
    let theme = publish::theme_files(&site.file, Cow::default()).ok().unwrap();
    let order = Order { edition, base_url: None, search: false };
    (Publication::new(site, theme, &order).ok().unwrap(), documents)
}

fn asked(publication: &Publication, path: &str) -> String {
    match publication.file(&OutPath::new(path).unwrap()).unwrap().unwrap() {
        Content::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
        Content::File(_) => panic!("{path} is no page"),
    }
}

#[test]
fn new_words_of_an_original_change_its_own_page_alone() {
    let (before, _) = previewed(WORLD);
    let (_, documents) = previewed(&WORLD.replace("Jeden Montag", "Jeden Dienstag"));
    let measure = documents.iter().find(|it| it.id.as_str() == "stadt/plan/1a").unwrap();
    // Its Arabic version has a body of its own; so have the others.
    let after = before.with_words_of(measure).expect("words alone");
    assert!(asked(&after, "stadt/plan/1a.html").contains("Jeden Dienstag"));
    for page in ["stadt/plan/1a.en.html", "stadt/plan/1a.ar.html", "stadt/plan/index.en.html"] {
        assert_eq!(asked(&after, page), asked(&before, page), "{page}");
    }
}

#[test]
fn new_words_that_a_translation_shows_are_linked_anew() {
    let (before, _) = previewed(WORLD);
    let (_, documents) = previewed(&WORLD.replace("Die [Maßnahme]", "Eine [Maßnahme]"));
    let town = documents.iter().find(|it| it.id.as_str() == "stadt").unwrap();
    assert!(asked(&before, "stadt/index.en.html").contains("lang=\"de\">\n<p>Die <a"));
    assert!(before.with_words_of(town).is_none());
}

#[test]
fn a_new_title_is_linked_anew_where_it_may_stand_in_a_translation() {
    let (before, _) = previewed(WORLD);
    let renamed = |from: &str, to: &str, id: &str| {
        let (_, documents) = previewed(&WORLD.replace(from, to));
        before.with_words_of(documents.iter().find(|it| it.id.as_str() == id).unwrap())
    };
    // The Arabic and the simple version have no summary of their own.
    assert!(renamed("Einmal in", "Zweimal in", "stadt/plan/1a").is_none());
    // Plans are found by their title, and lists of them are sorted by it.
    assert!(renamed("titel: Integrationsplan", "titel: Plan", "stadt/plan").is_none());
    // A page of a long list of measures is called like their section.
    let goal = "//- content/stadt/plan/ziel.md\n---\ntyp: ziel\ntitel: Teilhabe\n---\n";
    let (before_goal, _) = previewed(&world(goal));
    let (_, documents) = previewed(&world(&goal.replace("Teilhabe", "Mitsprache")));
    let goal = documents.iter().find(|it| it.id.as_str() == "stadt/plan/ziel").unwrap();
    assert!(before_goal.with_words_of(goal).is_none());
    let after = renamed("Elternbriefe", "Briefe", "stadt/plan/1b").expect("words alone");
    assert!(asked(&after, "stadt/plan/1a.en.html").contains("lang=\"de\">1b Briefe</a>"));
}
