//! What an editor reads when a document's text is wrong. How Markdown becomes HTML is tested beside the
//! renderer.

use crate::harness::{check, site};

/// A page with this text.
fn page_saying(text: &str) -> String {
    format!("//- content/a.md\n---\ntyp: seite\ntitel: A\n---\n\n{text}\n")
}

#[test]
fn html_is_refused() {
    check(
        &page_saying("Vor <script>alert(1)</script> nach.\n\n<div class=\"x\">\nüber\n</div>"),
        r#"
Fehler[F401]: HTML („<script>“) ist im Text nicht erlaubt
 --> content/a.md:6:5
  |
6 | Vor <script>alert(1)</script> nach.
  |     ^^^^^^^^
  |
  = Rat: Verwenden Sie Markdown. Soll das Zeichen < gezeigt werden, schreiben Sie \<.

Fehler[F401]: HTML („<div>“) ist im Text nicht erlaubt
 --> content/a.md:8:1
  |
8 | <div class="x">
  | ^^^^^^^^^^^^^^^
  |
  = Rat: Verwenden Sie Markdown. Soll das Zeichen < gezeigt werden, schreiben Sie \<.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn schemes_are_refused() {
    check(
        &page_saying(
            "[a](javascript:alert(1)) [b](file:///etc/passwd) [c](//fremd.example) [d](data:text/html,x)",
        ),
        r#"
Fehler[F402]: Die Adresse „javascript…“ ist hier nicht erlaubt
 --> content/a.md:6:1
  |
6 | [a](javascript:alert(1)) [b](file:///etc/passwd) [c](//fremd.example) [d](data:text/html,x)
  | ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Erlaubt sind vollständige Adressen (https://…, http://…, mailto:…, tel:…) und Pfade innerhalb der Website.

Fehler[F402]: Die Adresse „file:…“ liegt auf Ihrem Computer; wer die Seite liest, findet dort nichts
 --> content/a.md:6:26
  |
6 | [a](javascript:alert(1)) [b](file:///etc/passwd) [c](//fremd.example) [d](data:text/html,x)
  |                          ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Legen Sie die Datei in einen Ordner unter „content“ und nennen Sie den Pfad dorthin: [Integrationsplan](integrationsplan.pdf).

Fehler[F402]: Die Adresse „//…“ ist hier nicht erlaubt
 --> content/a.md:6:50
  |
6 | [a](javascript:alert(1)) [b](file:///etc/passwd) [c](//fremd.example) [d](data:text/html,x)
  |                                                  ^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Erlaubt sind vollständige Adressen (https://…, http://…, mailto:…, tel:…) und Pfade innerhalb der Website.

Fehler[F402]: Die Adresse „data…“ ist hier nicht erlaubt
 --> content/a.md:6:71
  |
6 | [a](javascript:alert(1)) [b](file:///etc/passwd) [c](//fremd.example) [d](data:text/html,x)
  |                                                                       ^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Erlaubt sind vollständige Adressen (https://…, http://…, mailto:…, tel:…) und Pfade innerhalb der Website.

4 Fehler in 1 Datei
"#,
    );
}

#[test]
fn pictures_have_a_text_and_belong_to_the_site() {
    check(
        &page_saying("![](a.jpg)\n\n![Bild](https://fremd.example/b.jpg)"),
        r#"
Fehler[F403]: Dem Bild fehlt eine Beschreibung
 --> content/a.md:6:1
  |
6 | ![](a.jpg)
  | ^^^^^^^^^^
  |
  = Rat: Schreiben Sie in die eckigen Klammern, was zu sehen ist: ![Blick auf das Rathaus](rathaus.jpg).

Fehler[F505]: Die Datei „a.jpg“ gibt es nicht
 --> content/a.md:6:1
  |
6 | ![](a.jpg)
  | ^^^^^^^^^^ fehlt
  |
  = Rat: Legen Sie die Datei an diese Stelle unter „content“. Bei „anlagen“ und „bilder“ kann statt „datei“ auch „fehlt“ mit dem Grund stehen.

Fehler[F408]: Das Bild „https://fremd.example/b.jpg“ gehört nicht zur Website
 --> content/a.md:8:1
  |
8 | ![Bild](https://fremd.example/b.jpg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Speichern Sie es neben dem Dokument und nennen Sie nur den Dateinamen. So ruft keine Seite etwas bei Dritten ab.

3 Fehler in 1 Datei
"#,
    );
}

#[test]
fn footnotes_have_a_text_and_one_alone() {
    check(
        &page_saying("Eins[^1] und zwei[^2].\n\n[^1]: A.\n[^1]: B."),
        r#"
Fehler[F404]: Zur Fußnote „2“ fehlt der Text
 --> content/a.md:6:18
  |
6 | Eins[^1] und zwei[^2].
  |                  ^^^^
  |
  = Rat: Ergänzen Sie am Ende des Textes eine Zeile „[^2]: …“.

Fehler[F405]: Die Fußnote „1“ gibt es zweimal
 --> content/a.md:9:1
  |
9 | [^1]: B.
  | ^^^^ zum zweiten Mal
  |
 ::: content/a.md:8:1
  |
8 | [^1]: A.
  | ---- zum ersten Mal
  |
  = Rat: Geben Sie einer der beiden einen anderen Namen.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn the_title_is_the_only_heading_of_the_first_level() {
    check(
        &page_saying("# Noch ein Titel\n\nUnterstrichen\n============="),
        r#"
Fehler[F406]: Überschrift der ersten Ebene ist allein der Titel der Seite
 --> content/a.md:6:1
  |
6 | # Noch ein Titel
  | ^^^^^^^^^^^^^^^^
  |
  = Rat: Beginnen Sie die Überschrift mit zwei Rautezeichen: ## Überschrift.

Fehler[F406]: Überschrift der ersten Ebene ist allein der Titel der Seite
 --> content/a.md:8:1
  |
8 | Unterstrichen
  | ^^^^^^^^^^^^^
  |
  = Rat: Beginnen Sie die Überschrift mit zwei Rautezeichen: ## Überschrift.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn nesting_has_a_limit() {
    check(
        &page_saying(&format!("{} tief", ">".repeat(200))),
        r#"
Fehler[F407]: Hier ist mehr als 64 Ebenen tief verschachtelt
 --> content/a.md:6:65
  |
6 | >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>...
  |                                                                 ^
  |
  = Rat: Lösen Sie Listen oder Zitate auf, die ineinander stehen.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn links_have_a_text() {
    check(
        &page_saying("Hier: [](b.md)\n\n//"),
        r#"
Fehler[F409]: Der Verweis hat keinen Text
 --> content/a.md:6:7
  |
6 | Hier: [](b.md)
  |       ^^^^^^^^
  |
  = Rat: Schreiben Sie in die eckigen Klammern, wohin er führt: [Integrationsplan](index.md).

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn an_unused_footnote_is_no_error_and_shown_nowhere() {
    let text = site(&page_saying("Text.\n\n[^1]: Ungenutzt.")).text("a.html");
    assert!(text.starts_with("# A\nText.\n## "), "{text}");
}
