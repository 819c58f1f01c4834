//! The words that a site explains: their page, the links that lead there, and mistakes in the list.

use crate::harness::{TOWN, check, same, site};

const SITE: &str = r"
//- content/site.yaml
titel: Probe
basis_url: https://s.example/
glossar:
- begriff: Maßnahme
  erklaerung: Ein Vorhaben eines Plans.
  auch: [Maßnahmen]
- begriff: federführend
  erklaerung: |-
    Wer federführend ist, sorgt für die Umsetzung.

    Andere wirken mit.
- begriff: Öffnung
  erklaerung: Allgemein.
- begriff: Interkulturelle Öffnung
  erklaerung: Zugang <für> alle.
  auch: interkulturelle Öffnung
- begriff: Ämter & Stellen
  erklaerung: Wer zuständig ist.
";

/// The page of a measure with this text, as HTML from the body on.
fn body(text: &str) -> String {
    let site = site(&format!(
        "{SITE}{TOWN}//- content/stadt/plan/2a.md\n---\ntyp: massnahme\nnummer: 2a\ntitel: Lotsen\n---\n\n{text}\n"
    ));
    let page = site.page("stadt/plan/2a.html");
    let (_, rest) = page.split_once("<div class=\"body prose\">\n").unwrap();
    rest.split_once("\n</div>").unwrap().0.trim_end().to_owned()
}

fn term(id: &str, word: &str) -> String {
    format!("<a class=\"term\" href=\"../../glossar.html#begriff--{id}\">{word}</a>")
}

#[test]
fn the_glossary_is_a_page_in_order_of_name() {
    let site = site(&format!("{SITE}{TOWN}"));
    same(
        &site.text("glossar.html"),
        r"
# Glossar
: Ämter & Stellen
  Wer zuständig ist.
: federführend
  Wer federführend ist, sorgt für die Umsetzung.
  Andere wirken mit.
: Interkulturelle Öffnung
  Zugang <für> alle.
: Maßnahme
  Ein Vorhaben eines Plans.
: Öffnung
  Allgemein.
",
    );
    let page = site.page("glossar.html");
    assert!(page.contains("<div id=\"begriff--aemter-stellen\">"), "{page}");
    assert!(page.contains("\"@type\":\"DefinedTermSet\""), "{page}");
    assert!(
        page.contains("\"url\":\"https://s.example/glossar.html#begriff--massnahme\""),
        "{page}"
    );
    assert!(page.contains("<a href=\"glossar.html\" aria-current=\"page\">Glossar</a>"), "{page}");
    let deep = site.page("stadt/plan/index.html");
    assert!(deep.contains("<li><a href=\"../../glossar.html\">Glossar</a></li>"), "{deep}");
    assert!(site.page("sitemap.xml").contains("<loc>https://s.example/glossar.html</loc>"));
}

#[test]
fn without_a_glossary_there_is_no_page_of_it() {
    let site = site(TOWN);
    assert!(!site.0.contains_key("glossar.html"));
    assert_eq!(site.traces("glossar.html"), [""; 0]);
}

#[test]
fn the_first_mention_of_each_term_leads_to_its_explanation() {
    let measures = term("massnahme", "Maßnahmen");
    assert_eq!(
        body("Alle Maßnahmen, jede Maßnahme, *Maßnahmen*."),
        format!("<p>Alle {measures}, jede Maßnahme, <em>Maßnahmen</em>.</p>")
    );
    assert_eq!(
        body("Zur *interkulturellen* und **interkulturelle Öffnung** (Öffnung)."),
        format!(
            "<p>Zur <em>interkulturellen</em> und <strong>{}</strong> ({}).</p>",
            term("interkulturelle-oeffnung", "interkulturelle Öffnung"),
            term("oeffnung", "Öffnung")
        )
    );
    assert_eq!(
        body("Die „Ämter & Stellen“ – kurz"),
        format!("<p>Die „{}“ – kurz</p>", term("aemter-stellen", "Ämter &amp; Stellen"))
    );
    assert_eq!(
        body("| A |\n|---|\n| Maßnahme |\n\n- Maßnahme"),
        format!(
            "<div class=\"table\" role=\"group\" aria-label=\"Tabelle\" tabindex=\"0\">\n<table>\n<thead>\n<tr><th scope=\"col\">A</th></tr>\n</thead>\n<tbody>\n<tr><td>{}</td></tr>\n</tbody>\n</table>",
            term("massnahme", "Maßnahme")
        )
    );
}

#[test]
fn a_small_initial_may_be_a_capital_where_a_sentence_starts() {
    let capital = term("federfuehrend", "Federführend");
    for (text, expected) in [
        ("Federführend ist das Amt.", format!("{capital} ist das Amt.")),
        ("So. „Federführend“ ist es.", format!("So. „{capital}“ ist es.")),
        ("So *viel.* Federführend ist es.", format!("So <em>viel.</em> {capital} ist es.")),
        ("Das Federführend ist es.", "Das Federführend ist es.".to_owned()),
        (
            "Die massnahme, die MASSNAHME, die maßnahme",
            "Die massnahme, die MASSNAHME, die maßnahme".to_owned(),
        ),
    ] {
        assert_eq!(body(text), format!("<p>{expected}</p>"));
    }
}

#[test]
fn only_whole_words_of_running_text_lead_there() {
    for plain in [
        "Maßnahmenplan, Teilmaßnahme, Maßnahme-Nummer, Nicht-Maßnahme, Maßnahme:n",
        "**Maßnahme**n",
        "`Maßnahme`",
        "[Maßnahme](https://x.example/)",
        "[[2a|Maßnahme]]",
        "https://x.example/Maßnahme",
        "Maßnahme@x.example",
        "![Maßnahme](a.svg)",
    ] {
        let text = format!("{plain}\n\n//- content/stadt/plan/a.svg\n<svg/>");
        if plain.starts_with('!') {
            continue;
        }
        let html = body(&text);
        assert!(!html.contains("class=\"term\""), "{html}");
    }
    assert_eq!(
        body("## Maßnahme\n\nMaßnahme"),
        format!("<h2 id=\"massnahme\">Maßnahme</h2>\n<p>{}</p>", term("massnahme", "Maßnahme"))
    );
}

#[test]
fn the_wording_of_a_measure_with_its_number_leads_to_the_measure() {
    let site = site(&format!(
        "{SITE}{TOWN}//- content/stadt/plan/2a.md\n---\ntyp: massnahme\nnummer: 2a\ntitel: Lotsen\n---\n//- content/stadt/plan/text.md\n---\ntyp: seite\ntitel: Text\n---\n\nNach Maßnahme 2a und\nMaßnahme\n2a folgt jede Maßnahme 9 Monate.\n"
    ));
    let page = site.text("stadt/plan/text.html");
    assert!(page.contains("Nach [Maßnahme 2a](2a.html)"), "{page}");
}

#[test]
fn a_page_of_several_texts_leads_there_from_each() {
    let site = site(&format!(
        "{SITE}{TOWN}//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: A\n---\n\nMaßnahme\n//- content/stadt/plan/2.md\n---\ntyp: massnahme\ntitel: B\n---\n\nMaßnahme[^1]\n\n[^1]: Öffnung\n"
    ));
    let whole = site.page("stadt/plan/gesamt.html");
    assert_eq!(
        whole.matches("href=\"../../glossar.html#begriff--massnahme\"").count(),
        2,
        "{whole}"
    );
    assert_eq!(whole.matches("#begriff--oeffnung").count(), 1, "{whole}");
}

#[test]
fn mistakes_in_the_glossary_are_told_with_their_place() {
    check(
        r"
//- content/site.yaml
titel: Probe
glossar:
- begriff: Plan
  erklärung: A
- begriff: ''
  erklaerung: B
",
        r"
Fehler[F208]: Bei „glossar“ gibt es den Schlüssel „erklärung“ nicht
 --> content/site.yaml:4:3
  |
4 |   erklärung: A
  |   ^^^^^^^^^ meinten Sie „erklaerung“?
  |
  = Rat: Schreiben Sie „erklaerung:“ statt „erklärung:“.

Fehler[F211]: „begriff“ hat keinen Wert
 --> content/site.yaml:5:12
  |
5 | - begriff: ''
  |            ^^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

2 Fehler in 1 Datei
",
    );
    check(
        r"
//- content/site.yaml
titel: Probe
glossar:
- begriff: Ziel
  erklaerung: C
  auch: [Ziele]
- begriff: Ziele
  erklaerung: D
  auch: [Ende, Ende]
",
        r"
Fehler[F604]: Der Begriff „Ziele“ steht zweimal im Glossar
 --> content/site.yaml:6:12
  |
6 | - begriff: Ziele
  |            ^^^^^ zum zweiten Mal
  |
 ::: content/site.yaml:5:10
  |
5 |   auch: [Ziele]
  |          ----- zum ersten Mal
  |
  = Rat: Erklären Sie jeden Begriff und jede Wortform nur einmal.

Fehler[F604]: Der Begriff „Ende“ steht zweimal im Glossar
 --> content/site.yaml:8:16
  |
8 |   auch: [Ende, Ende]
  |                ^^^^ zum zweiten Mal
  |
 ::: content/site.yaml:8:10
  |
8 |   auch: [Ende, Ende]
  |          ---- zum ersten Mal
  |
  = Rat: Erklären Sie jeden Begriff und jede Wortform nur einmal.

2 Fehler in 1 Datei
",
    );
}

#[test]
fn the_page_of_the_glossary_is_no_document_s() {
    check(
        &format!("{SITE}{TOWN}//- content/glossar.md\n---\ntyp: seite\ntitel: Mein Glossar\n---\n"),
        r"
Fehler[F106]: Die Adresse „glossar.html“ vergibt fahrplan selbst
 --> content/glossar.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Dort steht, was fahrplan von sich aus schreibt, etwa eine Liste, die Suche oder die Seite für Adressen, die es nicht gibt. Geben Sie dieser Datei einen anderen Namen.

1 Fehler in 1 Datei
",
    );
}
