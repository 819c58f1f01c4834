//! Passages taken out of texts of every kind, however they are written there.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::Passage;
use super::check::keeps_form;
use super::erasing::{Wanted, erase, first_place, in_name};
use super::readings::Kind;

fn erased(text: &str, kind: Kind, passage: &str, title: &str) -> String {
    let passages = [Passage::new(passage).unwrap()];
    let titles: Vec<Passage> = Passage::new(title).into_iter().collect();
    let wanted = Wanted { passages: &passages, texts: &[], titles: &titles };
    let now = erase(text, kind, wanted).text.unwrap_or_else(|| text.to_owned());
    assert_eq!(first_place(&now, kind, &passages), None, "{now}");
    assert!(keeps_form(text, &now, kind), "{text}\n{now}");
    now
}

fn document(front: &str, body: &str) -> String {
    let text = format!("---\n{front}\n---\n{body}\n");
    let now = erased(&text, Kind::Document, "Erika Müstermann", "");
    now.trim_start_matches("---\n").replace("\n---\n", "|").trim_end().to_owned()
}

fn body(text: &str) -> String {
    document("a: b", text).trim_start_matches("a: b|").to_owned()
}

fn front(text: &str) -> String {
    document(text, "").trim_end_matches('|').to_owned()
}

#[test]
fn a_passage_is_found_however_a_page_writes_it() {
    let of = |page: &str| erased(page, Kind::Markup, "Erika Müstermann", "");
    for name in [
        "Erika Müstermann",
        "ERIKA\nMUESTERMANN",
        "Erika&nbsp;M&uuml;stermann",
        "Erika M&#252;ster&shy;mann",
        "Erika Mu\u{308}stermann",
        "Erika-Müstermann",
    ] {
        assert_eq!(
            of(&format!("<p>Von {name}s Rede, {name}.</p>")),
            "<p>Von [entfernt] Rede, [entfernt].</p>"
        );
    }
    assert_eq!(
        of("<b>Erika</b> Müstermann, Erika Müstermannhaus"),
        "<b>[entfernt]</b> [entfernt], Erika Müstermannhaus"
    );
    assert_eq!(
        of("Erika<sup><a href=\"#fn-1\" aria-label=\"Fußnote 1\">1</a></sup> Müstermann"),
        "[entfernt]<sup><a href=\"#fn-1\" aria-label=\"Fußnote 1\">1</a></sup> [entfernt]"
    );
    assert_eq!(
        of("Erika<span class=\"unseen\"> neu: </span>Müstermann"),
        "[entfernt]<span class=\"unseen\"> neu: </span>[entfernt]"
    );
    assert_eq!(
        of("<h2 id=\"bei-erika-muestermann\">x</h2><a href='a.html#bei-erika-muestermann'>x</a>"),
        "<h2 id=\"bei-entfernt\">x</h2><a href='a.html#bei-entfernt'>x</a>"
    );
    assert_eq!(
        of("<a href=\"../erika-m%C3%BCstermann.html\" title=\"Erika Müstermann\">x</a>"),
        "<a href=\"../entfernt.html\" title=\"[entfernt]\">x</a>"
    );
    assert_eq!(
        of("<a href=\"https://x/?q=Erika%20M%25C3%25BCstermann\">x</a>"),
        "<a href=\"https://x/?q=entfernt\">x</a>"
    );
    assert_eq!(
        of("<img src=erika-mustermann.jpg alt=\"\"><!-- Erika Müstermann -->"),
        "<img src=entfernt.jpg alt=\"\"><!-- [entfernt] -->"
    );
    assert_eq!(of("<td>Erika</td><td>Müstermann</td>"), "<td>[entfernt]</td><td>[entfernt]</td>");
}

#[test]
fn a_passage_is_found_however_a_body_writes_it() {
    for (text, now) in [
        ("Von **Erika** *Müstermann* hier", "Von **\\[entfernt\\]** *\\[entfernt\\]* hier"),
        ("[Erika](a.md) Müstermann", "[\\[entfernt\\]](a.md) \\[entfernt\\]"),
        ("[Erika Müstermann](a.md)(b)", "[\\[entfernt\\]](a.md)(b)"),
        ("Erika[^1] Müstermann\n\n[^1]: Note.", "\\[entfernt\\][^1] \\[entfernt\\]\n\n[^1]: Note."),
        ("Erika&nbsp;M&uuml;stermann", "\\[entfernt\\]"),
        ("Erika M&#xFC;stermann(x)", "\\[entfernt\\](x)"),
        ("> Erika\n> Müstermann spricht", "> \\[entfernt\\]\n> \\[entfernt\\] spricht"),
        ("- *Erika*\n  Müstermann\n- x", "- *\\[entfernt\\]*\n  \\[entfernt\\]\n- x"),
        (
            "| a | b |\n|---|---|\n| Erika | Müstermann |",
            "| a | b |\n|---|---|\n| \\[entfernt\\] | \\[entfernt\\] |",
        ),
        (
            "## Erika Müstermann\n\n[x](#erika-muestermann \"Erika Müstermann\")",
            "## \\[entfernt\\]\n\n[x](#entfernt \"entfernt\")",
        ),
        (
            "[x](../p/erika-m%C3%BCstermann.md) <!-- Erika Müstermann -->",
            "[x](../p/entfernt.md) <!-- entfernt -->",
        ),
        (
            "[[erika-muestermann]] [[erika-muestermann|Erika Müstermann]]",
            "[[entfernt]] [[entfernt|\\[entfernt\\]]]",
        ),
        ("<erika.muestermann@stadt.example>", "<entfernt@stadt.example>"),
        ("[Erika Müstermann]\n\n[Erika Müstermann]: a.md", "[entfernt]\n\n[entfernt]: a.md"),
        ("`Erika` Müstermann", "`\\[entfernt\\]` \\[entfernt\\]"),
        ("*Erika Müstermann*s Rede", "*entfernt*s Rede"),
        ("Erika\\\nMüstermann", "\\[entfernt\\]\\\n\\[entfernt\\]"),
    ] {
        assert_eq!(body(text), now, "{text}");
    }
}

#[test]
fn a_passage_is_found_however_front_matter_writes_it() {
    for (text, now) in [
        ("titel: Erika Müstermann", "titel: \"[entfernt]\""),
        ("titel: 'Erika Müstermann: x'", "titel: '[entfernt]: x'"),
        ("titel: \"Erika\\u0020M\\xFCstermann \\/ x\"", "titel: \"[entfernt] \\/ x\""),
        (
            "a: { p: Erika Müstermann, q: [Erika Müstermann, x] }",
            "a: { p: \"[entfernt]\", q: [\"[entfernt]\", x] }",
        ),
        ("a: Das \"sagt\" Erika\n  Müstermann", "a: \"Das \\\"sagt\\\" [entfernt]\""),
        (
            "a: |\n  Das sagt Erika\n  Müstermann hier.\n\n  Ende.",
            "a: |\n  Das sagt [entfernt] hier.\n\n  Ende.",
        ),
        ("a: >-\n  Erika\n\n  Müstermann\nb: c", "a: >-\n  [entfernt]\nb: c"),
        ("a: \"Erika M\\\n  üstermann\"", "a: \"[entfernt]\""),
        ("vorname: Erika\nname: Müstermann", "vorname: \"[entfernt]\"\nname: \"[entfernt]\""),
        (
            "a: b # von Erika Müstermann\n# Erika\n# Müstermann\nc: d",
            "a: b # von [entfernt]\n# [entfernt]\n# [entfernt]\nc: d",
        ),
        ("bild: bilder/erika-muestermann.jpg", "bild: \"bilder/entfernt.jpg\""),
    ] {
        assert_eq!(front(text), now, "{text}");
    }
}

#[test]
fn a_passage_is_found_however_data_write_it() {
    let json = Kind::Json { known: true };
    assert_eq!(
        erased(
            "{\"a\\\"\": \"x Erika\\nM\\u00fcstermann\\/y\", \"b\": 1, \"url\": \"p/erika-muestermann.html\"}",
            json,
            "erika müstermann",
            ""
        ),
        "{\"a\\\"\": \"x [entfernt]\\/y\", \"b\": 1, \"url\": \"p/entfernt.html\"}"
    );
    // Keys are the schema's.
    let keyed = "{\"erika\": [\"erika\"]}";
    assert_eq!(erased(keyed, json, "Erika", ""), "{\"erika\": [\"[entfernt]\"]}");
    let passages = [Passage::new("Erika").unwrap()];
    assert_eq!(first_place(keyed, Kind::Json { known: false }, &passages), Some(2));
    assert_eq!(
        erased("1;\"Erika;Müstermann\";x\n", Kind::Table, "Erika Müstermann", ""),
        "1;\"[entfernt];[entfernt]\";x\n"
    );
    let calendar = "SUMMARY:x\\nErika\\, Müster\r\n mann\r\n";
    let now = erased(calendar, Kind::Calendar, "Erika Müstermann", "");
    assert_eq!(now, "SUMMARY:x\\n[entfernt]\r\n");
    assert_eq!(first_place("a { content: \"Erika\" }", Kind::Code, &passages), Some(14));
    assert_eq!(first_place("erika { x: y }", Kind::Code, &passages), None);
}

#[test]
fn a_name_of_a_file_is_found_as_addresses_spell_it() {
    let passages = [Passage::new("Erika Müstermann").unwrap()];
    for name in ["erika-muestermann", "Erika_Müstermann", "erika.mustermann", "erikamuestermanns"]
    {
        let now = in_name(&format!("presse/2020-{name}1.en.html"), &passages);
        assert_eq!(now.unwrap().0, "presse/2020-entfernt1.en.html");
    }
    assert_eq!(in_name("erika/müstermann.html", &passages).unwrap().0, "entfernt/entfernt.html");
    assert_eq!(in_name("erika-muestermannhaus.html", &passages), None);
}

proptest! {
    /// Whatever stands around it and in it, a passage goes, and data and pages keep their form.
    #[test]
    fn nothing_is_left_in_any_text(pieces in vec(select(&PIECES[..]), 0..24)) {
        let passages = [Passage::new("Erika Müstermann").unwrap()];
        let wanted = Wanted { passages: &passages, texts: &[], titles: &[] };
        let text = pieces.concat();
        let block = text.replace('\n', "\n  ");
        let document = format!("---\na: |\n  x\n  {block}\nb: c\n---\n{text}");
        let json = serde_json::to_string(&vec![&text, &text]).unwrap();
        for (text, kind) in [
            (&text, Kind::Markup),
            (&text, Kind::Table),
            (&text, Kind::Plain),
            (&document, Kind::Document),
            (&json, Kind::Json { known: true }),
        ] {
            let now = erase(text, kind, wanted).text.unwrap_or_else(|| text.clone());
            let left = first_place(&now, kind, &passages);
            prop_assert_eq!(left, None, "{:?}: {} -> {}", kind, text, now);
            let keeps = keeps_form(text, &now, kind);
            prop_assert!(keeps, "{:?}: {} -> {}", kind, text, now);
        }
    }
}

const PIECES: [&str; 30] = [
    "Erika",
    "Müstermann",
    "erika-muestermann",
    "Mu\u{308}stermann",
    "M%C3%BCstermann",
    "M&uuml;stermann",
    " ",
    " ",
    "\n",
    "\n\n",
    "**",
    "*",
    "[",
    "](",
    ")",
    "`",
    "[^1]",
    "> ",
    "- ",
    "|",
    "&nbsp;",
    "%20",
    "\\",
    "# ",
    "\"",
    "\u{ad}",
    "s",
    "x",
    "/",
    "1",
];

#[test]
fn a_title_goes_where_it_stands_alone() {
    let page = "<li>Eins</li><p>Eins und zwei</p><a href=\"eins.html\"> 1. Eins</a>";
    assert_eq!(
        erased(page, Kind::Markup, "nirgends", "Eins"),
        "<li>[entfernt]</li><p>Eins und zwei</p><a href=\"eins.html\"> 1. Eins</a>"
    );
    assert_eq!(erased("1;Eins;x\n", Kind::Table, "nirgends", "Eins"), "1;[entfernt];x\n");
}

/// How often "Inden" is found.
fn inden(text: &str, kind: Kind) -> usize {
    let passages = [Passage::new("Inden").unwrap()];
    erase(text, kind, Wanted { passages: &passages, texts: &[], titles: &[] }).found[0]
}

#[test]
fn a_word_is_found_in_one_piece_alone() {
    for (text, kind) in [
        (
            "in den <b>in</b> <i>den</i> <p>in</p><p>den</p> in-den in<br>den in&nbsp;den",
            Kind::Markup,
        ),
        ("<h2 id=\"in-den\"><a href=\"in%20den.html\" title=\"in den\">x</a></h2>", Kind::Markup),
        ("---\na: in den\nb: [in, den]\nc: >-\n  in\n  den # in\n# den\n---\nx", Kind::Document),
        (
            "in den\nin\nden *in* den\n\nin\n\n- in\n- den\n\n| in | den |\n|--|--|\n",
            Kind::Document,
        ),
        ("[in](in-den.md) den in\\\nden <!-- in den -->", Kind::Document),
        ("{\"a\": [\"in den\", \"in\", \"den\", \"in\\nden\"]}", Kind::Json { known: true }),
        ("in;den;in den\nden", Kind::Table),
        ("in den\nin\nden", Kind::Plain),
        ("X:in\r\n  den\\nin\\nden\r\nden", Kind::Calendar),
    ] {
        assert_eq!(inden(text, kind), 0, "{text}");
    }
    for (text, kind, found) in [
        ("Inden In&shy;den <b>In</b>den In<wbr>den In<sup>1</sup>den", Kind::Markup, 5),
        ("Inden In\u{ad}den *In*den In[^1]den [**In**](x.md)den\n\n[^1]: x", Kind::Document, 5),
        ("---\na: Inden\nb: \"In\\\n  den\"\n---\n[x](inden.md)", Kind::Document, 3),
        ("X:In\r\n den\r\n", Kind::Calendar, 1),
        ("Inden In\u{200b}den", Kind::Plain, 2),
    ] {
        assert_eq!(inden(text, kind), found, "{text}");
    }
    let passages = [Passage::new("Inden").unwrap()];
    assert_eq!(in_name("presse/in-den-stadtteilen.html", &passages), None);
    assert_eq!(in_name("presse/inden.html", &passages).unwrap().0, "presse/entfernt.html");
}
