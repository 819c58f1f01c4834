//! What an editor reads when a document's front matter is wrong: every problem with its place, its words
//! and the next step; and that values stay what was written. Long, because each message stands here in full.

use fahrplan::language::Language;

use crate::harness::{
    How, check, diagnosed, fixture, headlines, in_town, messages, messages_of, publish, same, site,
};

/// A page with these lines in its front matter.
fn page_with(lines: &str) -> String {
    format!("//- content/a.md\n---\ntyp: seite\ntitel: A\n{lines}\n---\n")
}

/// A measure with these lines in its front matter.
fn measure_with(lines: &str) -> String {
    in_town(&format!(
        "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\n{lines}\n---\n"
    ))
}

// --- The frame of the front matter

#[test]
fn a_document_begins_with_front_matter() {
    check(
        "//- content/a.md\nNur Text.\n",
        r#"
Fehler[F201]: Am Anfang des Dokuments fehlen die Angaben zwischen zwei Zeilen „---“
 --> content/a.md:1:1
  |
1 | Nur Text.
  | ^^^^^^^^^ hier müsste „---“ stehen
  |
  = Rat: Die erste Zeile ist „---“, darunter stehen Angaben wie „typ: massnahme“, danach wieder „---“.

1 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/a.md\n",
        r#"
Fehler[F201]: Am Anfang des Dokuments fehlen die Angaben zwischen zwei Zeilen „---“
 --> content/a.md:1:1
  |
1 |
  | ^ hier müsste „---“ stehen
  |
  = Rat: Die erste Zeile ist „---“, darunter stehen Angaben wie „typ: massnahme“, danach wieder „---“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn front_matter_is_closed() {
    check(
        "//- content/a.md\n---\ntyp: seite\ntitel: A\n\nText\n--- doch nicht\n",
        r#"
Fehler[F202]: Die Angaben am Anfang des Dokuments enden nicht
 --> content/a.md:1:1
  |
1 | ---
  | ^^^ hier beginnen sie
  |
  = Rat: Setzen Sie unter die letzte Angabe eine Zeile, die nur aus „---“ besteht.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn front_matter_is_a_list_of_keys() {
    check(
        "//- content/a.md\n---\n- typ: seite\n- titel: A\n---\n",
        r#"
Fehler[F204]: Hier werden Angaben der Form „schluessel: Wert“ erwartet
 --> content/a.md:2:1
  |
2 | - typ: seite
  | ^^^^^^^^^^^^
  |
  = Rat: Beginnen Sie mit „typ: …“ und „titel: …“, jede Angabe in einer eigenen Zeile.

1 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/a.md\n---\nEin Satz.\n---\n",
        r#"
Fehler[F204]: Hier werden Angaben der Form „schluessel: Wert“ erwartet
 --> content/a.md:2:1
  |
2 | Ein Satz.
  | ^^^^^^^^^
  |
  = Rat: Beginnen Sie mit „typ: …“ und „titel: …“, jede Angabe in einer eigenen Zeile.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn line_ends_and_byte_order_marks_do_not_shift_places() {
    let plain = "//- content/a.md\n---\ntyp: seite\ntitel: A\nschönes Wetter: ja\n---\n";
    let expected = messages(plain);
    same(
        &expected,
        r#"
Fehler[F208]: Bei „seite“ gibt es den Schlüssel „schönes Wetter“ nicht
 --> content/a.md:4:1
  |
4 | schönes Wetter: ja
  | ^^^^^^^^^^^^^^ unbekannt
  |
  = Rat: Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.

1 Fehler in 1 Datei
"#,
    );
    let changed = |change: fn(&str) -> String| {
        let mut files = fixture(plain);
        files[0].1 = change(&files[0].1);
        messages_of(&files, How::default())
    };
    same(&changed(|text| text.replace('\n', "\r\n")), &expected);
    same(&changed(|text| format!("\u{feff}{text}")), &expected);
    same(&changed(|text| format!("\u{feff}{}", text.replace('\n', "\r\n"))), &expected);
}

#[test]
fn carets_stand_below_umlauts_tabs_and_wide_characters() {
    check(
        &page_with("hinweis: {über: \"漢字\", ß: x}"),
        r#"
Fehler[F212]: Bei „hinweis“ wird ein einzelner Wert erwartet
 --> content/a.md:4:10
  |
4 | hinweis: {über: "漢字", ß: x}
  |          ^^^^^^^^^^^^^^^^^^^^ hier steht eine Gruppe von Angaben
  |
  = Rat: Schreiben Sie nur einen Text, ohne Klammern. Enthält der Text selbst einen Doppelpunkt oder Klammern, setzen Sie ihn in Anführungszeichen.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("menue:\tjein"),
        r#"
Fehler[F214]: „menue“ ist entweder true oder false, nicht „jein“
 --> content/a.md:4:8
  |
4 | menue: jein
  |        ^^^^
  |
  = Rat: Schreiben Sie „menue: true“ (ja) oder „menue: false“ (nein), ohne Anführungszeichen.

1 Fehler in 1 Datei
"#,
    );
}

// --- What YAML has and the format has not

#[test]
fn tabs_do_not_indent() {
    check(
        &page_with("kontakt:\n\tstelle: Amt"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:5:1
  |
5 |  stelle: Amt
  | ^ hier steht ein Tabulator
  |
  = Rat: Rücken Sie mit Leerzeichen ein: zwei für jede Stufe.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn quotation_marks_are_closed() {
    check(
        &page_with("kurztext: \"offen"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:11
  |
4 | kurztext: "offen
  |           ^ ein Anführungszeichen ohne Gegenstück
  |
  = Rat: Schließen Sie das Anführungszeichen am Ende des Textes. Kommt eines im Text vor, verwenden Sie „ und “.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: Bo's # nicht's\nhinweis: 'offen\nmenue: true"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:5:10
  |
5 | hinweis: 'offen
  |          ^ ein Anführungszeichen ohne Gegenstück
  |
  = Rat: Schließen Sie das Anführungszeichen am Ende des Textes. Kommt eines im Text vor, verwenden Sie „ und “.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn backslashes_mean_something_in_quotation_marks() {
    check(
        &page_with("kurztext: \"Unsere \\Pläne\""),
        r#"
Fehler[F220]: Der Text enthält das unsichtbare Zeichen U+2029
 --> content/a.md:4:11
  |
4 | kurztext: "Unsere \Pläne"
  |           ^^^^^^^^^^^^^^^
  |
  = Rat: Löschen Sie das Zeichen; meist ist es beim Kopieren mitgekommen. Am sichersten tippen Sie die Stelle neu.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: \"C:\\Haus\""),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:11
  |
4 | kurztext: "C:\Haus"
  |           ^ ein umgekehrter Schrägstrich, der hier nichts bedeutet
  |
  = Rat: Setzen Sie den Text in einfache Anführungszeichen ('…') statt in doppelte. In einem Pfad oder einer Adresse schreiben Sie / statt \.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: \"C:\\Pläne\""),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:14
  |
4 | kurztext: "C:\Pläne"
  |              ^ ein umgekehrter Schrägstrich, der hier nichts bedeutet
  |
  = Rat: Setzen Sie den Text in einfache Anführungszeichen ('…') statt in doppelte. In einem Pfad oder einer Adresse schreiben Sie / statt \.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn brackets_are_closed() {
    check(
        &page_with("schlagworte: [Sprache, Wohnen"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:14
  |
4 | schlagworte: [Sprache, Wohnen
  |              ^ eine Klammer ohne Gegenstück
  |
  = Rat: Schließen Sie [ mit ] und { mit }. Beginnt ein Text mit einer Klammer, setzen Sie ihn in Anführungszeichen.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn every_line_has_a_key() {
    check(
        &page_with("kurztext"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:1
  |
4 | kurztext
  | ^ hier wird ein Schlüssel mit Doppelpunkt erwartet
  |
  = Rat: Jede Angabe hat die Form „schluessel: Wert“. Mehrzeiliger Text beginnt mit „schluessel: |“ und ist eingerückt.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_colon_in_a_value_needs_quotation_marks() {
    check(
        &page_with("kurztext: Wohnen: ein Überblick"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:17
  |
4 | kurztext: Wohnen: ein Überblick
  |                 ^ ein Doppelpunkt im Text
  |
  = Rat: Setzen Sie den ganzen Text in Anführungszeichen: titel: "Wohnen: ein Überblick". Ist es eine eigene Angabe, rücken Sie sie so weit ein wie die darüber.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn what_belongs_together_stands_in_one_column() {
    check(
        &page_with("  kurztext: B"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:3
  |
4 |   kurztext: B
  |   ^ die Einrückung passt nicht
  |
  = Rat: Was zusammengehört, steht genau untereinander: Rücken Sie die Zeile so weit ein wie die Angabe darüber, zu der sie gehört. „- “ davor zählt wie zwei Leerzeichen.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("schlagworte:\n  - a\n - b"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:6:2
  |
6 |  - b
  |  ^ die Einrückung passt nicht
  |
  = Rat: Was zusammengehört, steht genau untereinander: Rücken Sie die Zeile so weit ein wie die Angabe darüber, zu der sie gehört. „- “ davor zählt wie zwei Leerzeichen.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn reserved_characters_do_not_begin_a_value() {
    check(
        &page_with("kurztext: @home"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:11
  |
4 | kurztext: @home
  |           ^ mit diesem Zeichen darf ein Wert nicht beginnen
  |
  = Rat: Setzen Sie den Text in Anführungszeichen.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: `code`"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:11
  |
4 | kurztext: `code`
  |           ^ mit diesem Zeichen darf ein Wert nicht beginnen
  |
  = Rat: Setzen Sie den Text in Anführungszeichen.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: %x"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:11
  |
4 | kurztext: %x
  |           ^ mit diesem Zeichen darf ein Wert nicht beginnen
  |
  = Rat: Setzen Sie den Text in Anführungszeichen.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn nesting_has_a_limit() {
    check(
        &page_with(&format!("kurztext: {}{}", "[".repeat(40), "]".repeat(40))),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:26
  |
4 | kurztext: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  |                          ^ zu tief verschachtelt
  |
  = Rat: So tief verschachtelte Angaben braucht kein Dokument. Prüfen Sie Klammern und Einrückung.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_second_document_in_one_file_is_told() {
    check(
        &page_with("...\nmehr: ja"),
        r#"
Fehler[F203]: Diese Angaben sind nicht lesbar
 --> content/a.md:4:1
  |
4 | ...
  | ^^^ hier enden die Angaben vorzeitig
  |
  = Rat: Löschen Sie diese Zeile. In einem Dokument enden die Angaben erst mit der zweiten Zeile „---“, „site.yaml“ hat keine solche Zeile.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn anchors_aliases_and_tags_are_refused() {
    check(
        &page_with("kurztext: &anker B"),
        r#"
Fehler[F206]: Ein Wert darf nicht mit & oder * beginnen
 --> content/a.md:4:11
  |
4 | kurztext: &anker B
  |           ^^^^^^
  |
  = Rat: Setzen Sie einen Text, der so beginnt, in Anführungszeichen. Anker und Verweise von YAML gibt es hier nicht.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: *anker"),
        r#"
Fehler[F206]: Ein Wert darf nicht mit & oder * beginnen
 --> content/a.md:4:11
  |
4 | kurztext: *anker
  |           ^
  |
  = Rat: Setzen Sie einen Text, der so beginnt, in Anführungszeichen. Anker und Verweise von YAML gibt es hier nicht.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: !!str B"),
        r#"
Fehler[F207]: Ein Wert darf nicht mit einem Ausrufezeichen beginnen
 --> content/a.md:4:11
  |
4 | kurztext: !!str B
  |           ^^^^^
  |
  = Rat: Setzen Sie einen Text, der so beginnt, in Anführungszeichen. Typangaben von YAML gibt es hier nicht.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: !Achtung"),
        r#"
Fehler[F207]: Ein Wert darf nicht mit einem Ausrufezeichen beginnen
 --> content/a.md:4:11
  |
4 | kurztext: !Achtung
  |           ^^^^^^^^
  |
  = Rat: Setzen Sie einen Text, der so beginnt, in Anführungszeichen. Typangaben von YAML gibt es hier nicht.

1 Fehler in 1 Datei
"#,
    );
}

// --- Keys

#[test]
fn a_key_stands_once() {
    check(
        &page_with("kurztext: B\nmenue: true\nkurztext: C"),
        r#"
Fehler[F205]: Der Schlüssel „kurztext“ steht zweimal hier
 --> content/a.md:6:1
  |
6 | kurztext: C
  | ^^^^^^^^ zum zweiten Mal
  |
 ::: content/a.md:4:1
  |
4 | kurztext: B
  | -------- zum ersten Mal
  |
  = Rat: Löschen Sie eine der beiden Angaben oder fassen Sie sie zusammen.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn unknown_keys_get_the_nearest_name() {
    check(
        &page_with("kurztxt: B"),
        r#"
Fehler[F208]: Bei „seite“ gibt es den Schlüssel „kurztxt“ nicht
 --> content/a.md:4:1
  |
4 | kurztxt: B
  | ^^^^^^^ meinten Sie „kurztext“?
  |
  = Rat: Schreiben Sie „kurztext:“ statt „kurztxt:“.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("wetter: schön"),
        r#"
Fehler[F208]: Bei „seite“ gibt es den Schlüssel „wetter“ nicht
 --> content/a.md:4:1
  |
4 | wetter: schön
  | ^^^^^^ unbekannt
  |
  = Rat: Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn keys_spelled_with_umlauts_or_in_english_are_understood() {
    check(
        &measure_with(
            "Begründung: B\nfederführung: Amt\nperiod: 2020\nsiehe auch: []\nDescription: kurz\ntarget_group: alle",
        ),
        r#"
Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „Begründung“ nicht
 --> content/stadt/plan/1.md:4:1
  |
4 | Begründung: B
  | ^^^^^^^^^^ meinten Sie „begruendung“?
  |
  = Rat: Schreiben Sie „begruendung:“ statt „Begründung:“.

Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „federführung“ nicht
 --> content/stadt/plan/1.md:5:1
  |
5 | federführung: Amt
  | ^^^^^^^^^^^^ meinten Sie „federfuehrung“?
  |
  = Rat: Schreiben Sie „federfuehrung:“ statt „federführung:“.

Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „period“ nicht
 --> content/stadt/plan/1.md:6:1
  |
6 | period: 2020
  | ^^^^^^ meinten Sie „zeitraum“?
  |
  = Rat: Schreiben Sie „zeitraum:“ statt „period:“.

Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „siehe auch“ nicht
 --> content/stadt/plan/1.md:7:1
  |
7 | siehe auch: []
  | ^^^^^^^^^^ meinten Sie „siehe_auch“?
  |
  = Rat: Schreiben Sie „siehe_auch:“ statt „siehe auch:“.

Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „Description“ nicht
 --> content/stadt/plan/1.md:8:1
  |
8 | Description: kurz
  | ^^^^^^^^^^^ meinten Sie „kurztext“?
  |
  = Rat: Schreiben Sie „kurztext:“ statt „Description:“.

Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „target_group“ nicht
 --> content/stadt/plan/1.md:9:1
  |
9 | target_group: alle
  | ^^^^^^^^^^^^ meinten Sie „zielgruppe“?
  |
  = Rat: Schreiben Sie „zielgruppe:“ statt „target_group:“.

6 Fehler in 1 Datei
"#,
    );
}

#[test]
fn the_type_is_needed() {
    check(
        "//- content/a.md\n---\ntitel: A\n---\n",
        r#"
Fehler[F209]: Es fehlt die Angabe, was für ein Dokument das ist
 --> content/a.md:2:1
  |
2 | titel: A
  | ^
  |
  = Rat: Ergänzen Sie „typ: …“, zum Beispiel „typ: massnahme“ oder „typ: seite“.

1 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/a.md\n---\n---\n",
        r#"
Fehler[F209]: Es fehlt die Angabe, was für ein Dokument das ist
 --> content/a.md:2:1
  |
2 | ---
  | ^
  |
  = Rat: Ergänzen Sie „typ: …“, zum Beispiel „typ: massnahme“ oder „typ: seite“.

1 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/a.md\n---\ntype: seite\ntitel: A\n---\n",
        r#"
Fehler[F208]: In einem Dokument gibt es den Schlüssel „type“ nicht
 --> content/a.md:2:1
  |
2 | type: seite
  | ^^^^ meinten Sie „typ“?
  |
  = Rat: Schreiben Sie „typ:“ statt „type:“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn unknown_types_get_the_nearest_one() {
    check(
        "//- content/a.md\n---\ntyp: Maßnahmen\ntitel: A\n---\n",
        r#"
Fehler[F210]: Den Dokumenttyp „Maßnahmen“ gibt es nicht
 --> content/a.md:2:6
  |
2 | typ: Maßnahmen
  |      ^^^^^^^^^ meinten Sie „massnahme“?
  |
  = Rat: Schreiben Sie „typ: massnahme“.

1 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/a.md\n---\ntyp: rezept\ntitel: A\n---\n",
        r#"
Fehler[F210]: Den Dokumenttyp „rezept“ gibt es nicht
 --> content/a.md:2:6
  |
2 | typ: rezept
  |      ^^^^^^ unbekannt
  |
  = Rat: Es gibt: behoerde, organisation, person, gremium, plan, ziel, baustein, handlungsfeld, kapitel, massnahme, bericht, aenderung, pressemitteilung, veranstaltung, vereinbarung, seite.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn required_keys_are_asked_for_where_their_group_begins() {
    check(
        "//- content/a.md\n---\ntyp: seite\n---\n",
        r#"
Fehler[F209]: In diesem Dokument fehlt die Angabe „titel“
 --> content/a.md:2:1
  |
2 | typ: seite
  | ^^^
  |
  = Rat: Ergänzen Sie „titel: …“.

1 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/a.md\n---\ntyp: behoerde\ntitel: A\n---\n",
        r#"
Fehler[F209]: Bei „behoerde“ fehlt die Angabe „art“
 --> content/a.md:2:1
  |
2 | typ: behoerde
  | ^^^
  |
  = Rat: Ergänzen Sie „art: …“.

1 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("statusverlauf:\n  - text: Beginn\n    quelle: Bericht"),
        r#"
Fehler[F209]: Bei „statusverlauf“ fehlt die Angabe „datum“
 --> content/stadt/plan/1.md:5:5
  |
5 |   - text: Beginn
  |     ^^^^
  |
  = Rat: Ergänzen Sie „datum: …“.

Fehler[F209]: Bei „statusverlauf“ fehlt die Angabe „status“
 --> content/stadt/plan/1.md:5:5
  |
5 |   - text: Beginn
  |     ^^^^
  |
  = Rat: Ergänzen Sie „status: …“.

2 Fehler in 1 Datei
"#,
    );
}

// --- Values

#[test]
fn values_are_not_empty() {
    check(
        &page_with(
            "kurztext:\nquelle: ~\nhinweis: null\nsprache: \"\"\nschlagworte: [Sprache, ]\nstand: ' '",
        ),
        r#"
Fehler[F211]: „kurztext“ hat keinen Wert
 --> content/a.md:4:9
  |
4 | kurztext:
  |         ^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

Fehler[F211]: „quelle“ hat keinen Wert
 --> content/a.md:5:9
  |
5 | quelle: ~
  |         ^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

Fehler[F211]: „hinweis“ hat keinen Wert
 --> content/a.md:6:10
  |
6 | hinweis: null
  |          ^^^^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

Fehler[F211]: „sprache“ hat keinen Wert
 --> content/a.md:7:10
  |
7 | sprache: ""
  |          ^^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

Fehler[F211]: „stand“ hat keinen Wert
 --> content/a.md:9:8
  |
9 | stand: ' '
  |        ^^^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

5 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("federfuehrung:\nmeilensteine:\n  -"),
        r#"
Fehler[F211]: „federfuehrung“ hat keinen Wert
 --> content/stadt/plan/1.md:4:14
  |
4 | federfuehrung:
  |              ^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

Fehler[F211]: „meilensteine“ hat keinen Wert
 --> content/stadt/plan/1.md:6:4
  |
6 |   -
  |    ^ leer
  |
  = Rat: Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn words_that_look_empty_may_be_quoted() {
    let site = site(&page_with("kurztext: \"~\"\nhinweis: \"null\""));
    assert!(site.text("a.html").starts_with("Hinweis: null\n# A\n~\n"));
}

#[test]
fn shapes_are_told_apart() {
    check(
        &page_with("kurztext: [a, b]\nhinweis: {a: b}"),
        r#"
Fehler[F212]: Bei „kurztext“ wird ein einzelner Wert erwartet
 --> content/a.md:4:11
  |
4 | kurztext: [a, b]
  |           ^^^^^^ hier steht eine Liste
  |
  = Rat: Schreiben Sie nur einen Text, ohne Klammern. Enthält der Text selbst einen Doppelpunkt oder Klammern, setzen Sie ihn in Anführungszeichen.

Fehler[F212]: Bei „hinweis“ wird ein einzelner Wert erwartet
 --> content/a.md:5:10
  |
5 | hinweis: {a: b}
  |          ^^^^^^ hier steht eine Gruppe von Angaben
  |
  = Rat: Schreiben Sie nur einen Text, ohne Klammern. Enthält der Text selbst einen Doppelpunkt oder Klammern, setzen Sie ihn in Anführungszeichen.

2 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("beteiligte: Amt\nmeilensteine:\n  - [a]"),
        r#"
Fehler[F212]: Bei „beteiligte“ wird eine Gruppe von Angaben erwartet
 --> content/stadt/plan/1.md:4:13
  |
4 | beteiligte: Amt
  |             ^^^ hier steht ein einzelner Wert
  |
  = Rat: Schreiben Sie unter „beteiligte:“ eingerückt „organisation: Amt“, in einer Liste mit „- “ vor der ersten Zeile.

Fehler[F212]: Bei „meilensteine“ wird eine Gruppe von Angaben erwartet
 --> content/stadt/plan/1.md:6:5
  |
6 |   - [a]
  |     ^^^ hier steht eine Liste
  |
  = Rat: Schreiben Sie unter „meilensteine:“ eingerückt Angaben der Form „schluessel: Wert“.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn words_outside_a_list_get_the_nearest_one() {
    check(
        &measure_with("status: Laufend"),
        r#"
Fehler[F213]: Bei „status“ gibt es den Wert „Laufend“ nicht
 --> content/stadt/plan/1.md:4:9
  |
4 | status: Laufend
  |         ^^^^^^^ meinten Sie „in-umsetzung“?
  |
  = Rat: Möglich sind: ohne-angabe, nicht-begonnen, in-pruefung, in-umsetzung, teilweise-umgesetzt, umgesetzt, daueraufgabe, zurueckgestellt, nicht-weiterverfolgt.

1 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("status: vielleicht"),
        r#"
Fehler[F213]: Bei „status“ gibt es den Wert „vielleicht“ nicht
 --> content/stadt/plan/1.md:4:9
  |
4 | status: vielleicht
  |         ^^^^^^^^^^ unbekannt
  |
  = Rat: Möglich sind: ohne-angabe, nicht-begonnen, in-pruefung, in-umsetzung, teilweise-umgesetzt, umgesetzt, daueraufgabe, zurueckgestellt, nicht-weiterverfolgt.

1 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("art: prüfauftrag\nwiedergabe: wörtlich"),
        r#"
Fehler[F213]: Bei „art“ gibt es den Wert „prüfauftrag“ nicht
 --> content/stadt/plan/1.md:4:6
  |
4 | art: prüfauftrag
  |      ^^^^^^^^^^^ meinten Sie „pruefauftrag“?
  |
  = Rat: Möglich sind: struktur, angebot, erhebung, pruefauftrag, selbstverpflichtung, pilotprojekt.

Fehler[F213]: Bei „wiedergabe“ gibt es den Wert „wörtlich“ nicht
 --> content/stadt/plan/1.md:5:13
  |
5 | wiedergabe: wörtlich
  |             ^^^^^^^^ meinten Sie „woertlich“?
  |
  = Rat: Möglich sind: woertlich, sinngemaess.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn only_true_and_false_are_booleans() {
    check(
        &page_with("menue: yes\nentwurf: no"),
        r#"
Fehler[F214]: „menue“ ist entweder true oder false, nicht „yes“
 --> content/a.md:4:8
  |
4 | menue: yes
  |        ^^^
  |
  = Rat: Schreiben Sie „menue: true“ (ja) oder „menue: false“ (nein), ohne Anführungszeichen.

Fehler[F214]: „entwurf“ ist entweder true oder false, nicht „no“
 --> content/a.md:5:10
  |
5 | entwurf: no
  |          ^^
  |
  = Rat: Schreiben Sie „entwurf: true“ (ja) oder „entwurf: false“ (nein), ohne Anführungszeichen.

2 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("menue: on\nentwurf: \"true\""),
        r#"
Fehler[F214]: „menue“ ist entweder true oder false, nicht „on“
 --> content/a.md:4:8
  |
4 | menue: on
  |        ^^
  |
  = Rat: Schreiben Sie „menue: true“ (ja) oder „menue: false“ (nein), ohne Anführungszeichen.

Fehler[F214]: „entwurf“ ist entweder true oder false, nicht „true“
 --> content/a.md:5:10
  |
5 | entwurf: "true"
  |          ^^^^^^
  |
  = Rat: Schreiben Sie „entwurf: true“ (ja) oder „entwurf: false“ (nein), ohne Anführungszeichen.

2 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("menue: True\nentwurf: 0"),
        r#"
Fehler[F214]: „menue“ ist entweder true oder false, nicht „True“
 --> content/a.md:4:8
  |
4 | menue: True
  |        ^^^^
  |
  = Rat: Schreiben Sie „menue: true“ (ja) oder „menue: false“ (nein), ohne Anführungszeichen.

Fehler[F214]: „entwurf“ ist entweder true oder false, nicht „0“
 --> content/a.md:5:10
  |
5 | entwurf: 0
  |          ^
  |
  = Rat: Schreiben Sie „entwurf: true“ (ja) oder „entwurf: false“ (nein), ohne Anführungszeichen.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn whole_numbers_are_digits() {
    check(
        &page_with("reihenfolge: zehn"),
        r#"
Fehler[F215]: „zehn“ ist keine ganze Zahl
 --> content/a.md:4:14
  |
4 | reihenfolge: zehn
  |              ^^^^
  |
  = Rat: Schreiben Sie bei „reihenfolge“ nur Ziffern, höchstens neun, zum Beispiel 10.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("reihenfolge: 1.5"),
        r#"
Fehler[F215]: „1.5“ ist keine ganze Zahl
 --> content/a.md:4:14
  |
4 | reihenfolge: 1.5
  |              ^^^
  |
  = Rat: Schreiben Sie bei „reihenfolge“ nur Ziffern, höchstens neun, zum Beispiel 10.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("reihenfolge: 0x1f"),
        r#"
Fehler[F215]: „0x1f“ ist keine ganze Zahl
 --> content/a.md:4:14
  |
4 | reihenfolge: 0x1f
  |              ^^^^
  |
  = Rat: Schreiben Sie bei „reihenfolge“ nur Ziffern, höchstens neun, zum Beispiel 10.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("reihenfolge: +1"),
        r#"
Fehler[F215]: „+1“ ist keine ganze Zahl
 --> content/a.md:4:14
  |
4 | reihenfolge: +1
  |              ^^
  |
  = Rat: Schreiben Sie bei „reihenfolge“ nur Ziffern, höchstens neun, zum Beispiel 10.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("reihenfolge: 99999999999"),
        r#"
Fehler[F215]: „99999999999“ ist keine ganze Zahl
 --> content/a.md:4:14
  |
4 | reihenfolge: 99999999999
  |              ^^^^^^^^^^^
  |
  = Rat: Schreiben Sie bei „reihenfolge“ nur Ziffern, höchstens neun, zum Beispiel 10.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn dates_in_german_spelling_get_the_literal_that_is_meant() {
    check(
        &page_with("stand: 18.11"),
        r#"
Fehler[F216]: „18.11“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 18.11
  |        ^^^^^ gemeint ist wohl --11-18
  |
  = Rat: Schreiben Sie stand: "--11-18".

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 3.9.2019"),
        r#"
Fehler[F216]: „3.9.2019“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 3.9.2019
  |        ^^^^^^^^ gemeint ist wohl 2019-09-03
  |
  = Rat: Schreiben Sie stand: "2019-09-03".

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: September 2019"),
        r#"
Fehler[F216]: „September 2019“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: September 2019
  |        ^^^^^^^^^^^^^^ gemeint ist wohl 2019-09
  |
  = Rat: Schreiben Sie stand: "2019-09".

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 2019-09-03T12:00:00Z"),
        r#"
Fehler[F216]: „2019-09-03T12:00:00Z“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 2019-09-03T12:00:00Z
  |        ^^^^^^^^^^^^^^^^^^^^ ein Datum mit Uhrzeit
  |
  = Rat: Lassen Sie die Uhrzeit weg: stand: "2019-09-03".

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    check(
        &page_with("stand: demnächst"),
        r#"
Fehler[F216]: „demnächst“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: demnächst
  |        ^^^^^^^^^ keine bekannte Schreibweise
  |
  = Rat: Möglich sind 2019, 2019-09, 2019-09-03, 2019-Q3 (Quartal), 2019-H2 (Halbjahr), --11-18 (ohne Jahr), 2019/2021, 2019/.. (seit), ../2021 (spätestens), ~2019 (um) und unbekannt.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 2019-02-29"),
        r#"
Fehler[F216]: „2019-02-29“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 2019-02-29
  |        ^^^^^^^^^^ die Tage dieses Monats gehen von 01 bis 28
  |
  = Rat: Berichtigen Sie den Tag oder geben Sie nur Jahr und Monat an, etwa 2019-09.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 2019-13"),
        r#"
Fehler[F216]: „2019-13“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 2019-13
  |        ^^^^^^^ Monate gehen von 01 bis 12
  |
  = Rat: Die Reihenfolge ist Jahr-Monat-Tag, etwa 2019-09-03.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 0000"),
        r#"
Fehler[F216]: „0000“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 0000
  |        ^^^^ ein Jahr 0000 gibt es nicht
  |
  = Rat: Möglich sind 2019, 2019-09, 2019-09-03, 2019-Q3 (Quartal), 2019-H2 (Halbjahr), --11-18 (ohne Jahr), 2019/2021, 2019/.. (seit), ../2021 (spätestens), ~2019 (um) und unbekannt.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 2019-Q5"),
        r#"
Fehler[F216]: „2019-Q5“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 2019-Q5
  |        ^^^^^^^ Quartale gehen von Q1 bis Q4
  |
  = Rat: Möglich sind 2019, 2019-09, 2019-09-03, 2019-Q3 (Quartal), 2019-H2 (Halbjahr), --11-18 (ohne Jahr), 2019/2021, 2019/.. (seit), ../2021 (spätestens), ~2019 (um) und unbekannt.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("stand: 2019-H3"),
        r#"
Fehler[F216]: „2019-H3“ ist bei „stand“ kein gültiges Datum
 --> content/a.md:4:8
  |
4 | stand: 2019-H3
  |        ^^^^^^^ Halbjahre sind H1 und H2
  |
  = Rat: Möglich sind 2019, 2019-09, 2019-09-03, 2019-Q3 (Quartal), 2019-H2 (Halbjahr), --11-18 (ohne Jahr), 2019/2021, 2019/.. (seit), ../2021 (spätestens), ~2019 (um) und unbekannt.

1 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("zeitraum: 2021/2019"),
        r#"
Fehler[F216]: „2021/2019“ ist bei „zeitraum“ kein gültiges Datum
 --> content/stadt/plan/1.md:4:11
  |
4 | zeitraum: 2021/2019
  |           ^^^^^^^^^ das Ende liegt vor dem Anfang
  |
  = Rat: Vor dem Schrägstrich steht der Anfang, dahinter das Ende.

1 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("zeitraum: 2019/unbekannt"),
        r#"
Fehler[F216]: „2019/unbekannt“ ist bei „zeitraum“ kein gültiges Datum
 --> content/stadt/plan/1.md:4:11
  |
4 | zeitraum: 2019/unbekannt
  |           ^^^^^^^^^^^^^^ Anfang oder Ende kann so nicht in einem Zeitraum stehen
  |
  = Rat: Ein Zeitraum hat die Form Anfang/Ende, etwa 2019-09/2021. Ein offenes Ende ist „..“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn version_numbers_are_parts_of_addresses() {
    check(
        "//- content/plan/index.md\n---\ntyp: plan\ntitel: P\nfassungen:\n  - nr: Fassung 1\n  - nr: ä\n  - nr: 1.\n---\n",
        r#"
Fehler[F217]: „Fassung 1“ kann nicht Teil einer Adresse sein
 --> content/plan/index.md:5:9
  |
5 |   - nr: Fassung 1
  |         ^^^^^^^^^
  |
  = Rat: Verwenden Sie bei „nr“ höchstens 64 Zeichen, und zwar nur Buchstaben (keine Umlaute), Ziffern, Punkt, Binde- und Unterstrich; am Anfang einen Buchstaben oder eine Ziffer, am Ende keinen Punkt. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F217]: „ä“ kann nicht Teil einer Adresse sein
 --> content/plan/index.md:6:9
  |
6 |   - nr: ä
  |         ^
  |
  = Rat: Verwenden Sie bei „nr“ höchstens 64 Zeichen, und zwar nur Buchstaben (keine Umlaute), Ziffern, Punkt, Binde- und Unterstrich; am Anfang einen Buchstaben oder eine Ziffer, am Ende keinen Punkt. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F217]: „1.“ kann nicht Teil einer Adresse sein
 --> content/plan/index.md:7:9
  |
7 |   - nr: 1.
  |         ^^
  |
  = Rat: Verwenden Sie bei „nr“ höchstens 64 Zeichen, und zwar nur Buchstaben (keine Umlaute), Ziffern, Punkt, Binde- und Unterstrich; am Anfang einen Buchstaben oder eine Ziffer, am Ende keinen Punkt. Unter Windows vergeben sind Namen wie „con“ und „aux“.

3 Fehler in 1 Datei
"#,
    );
}

#[test]
fn addresses_of_the_web_are_complete() {
    check(
        "//- content/a.md\n---\ntyp: behoerde\ntitel: A\nart: stadt\nwebseite: www.stadt.example\nkontakt:\n  webseite: javascript:alert(1)\n---\n",
        r#"
Fehler[F218]: „www.stadt.example“ ist keine vollständige Internetadresse
 --> content/a.md:5:11
  |
5 | webseite: www.stadt.example
  |           ^^^^^^^^^^^^^^^^^ meinten Sie „https://www.stadt.example“?
  |
  = Rat: Schreiben Sie webseite: "https://www.stadt.example".

Fehler[F218]: „javascript:alert(1)“ ist keine vollständige Internetadresse
 --> content/a.md:7:13
  |
7 |   webseite: javascript:alert(1)
  |             ^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Bei „webseite“ beginnt die Adresse mit https:// oder http:// und enthält weder Leer- noch Anführungszeichen; ein Port geht bis 65535.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn scheme_and_host_mean_the_same_in_capitals() {
    let text = "//- content/site.yaml\ntitel: P\nbasis_url: HTTPS://WWW.A.Example/Plan/\n//- content/a.md\n---\ntyp: seite\ntitel: A\n---\n";
    let published = site(text);
    let page = published.page("a.html");
    assert!(page.contains("\"https://www.a.example/Plan/a.html\""), "{page}");
}

#[test]
fn former_ids_stay_within_the_site() {
    check(
        &page_with("aliase: [../b, /etc/passwd, \"C:\\\\b\", a//b]"),
        r#"
Fehler[F219]: „../b“ ist kein Pfad innerhalb der Website
 --> content/a.md:4:10
  |
4 | aliase: [../b, /etc/passwd, "C:\\b", a//b]
  |          ^^^^
  |
  = Rat: Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? " < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F219]: „/etc/passwd“ ist kein Pfad innerhalb der Website
 --> content/a.md:4:16
  |
4 | aliase: [../b, /etc/passwd, "C:\\b", a//b]
  |                ^^^^^^^^^^^ meinten Sie „etc/passwd“?
  |
  = Rat: Schreiben Sie „etc/passwd“.

Fehler[F219]: „C:\b“ ist kein Pfad innerhalb der Website
 --> content/a.md:4:29
  |
4 | aliase: [../b, /etc/passwd, "C:\\b", a//b]
  |                             ^^^^^^^
  |
  = Rat: Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? " < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F219]: „a//b“ ist kein Pfad innerhalb der Website
 --> content/a.md:4:38
  |
4 | aliase: [../b, /etc/passwd, "C:\\b", a//b]
  |                                      ^^^^ meinten Sie „a/b“?
  |
  = Rat: Schreiben Sie „a/b“.

4 Fehler in 1 Datei
"#,
    );
}

#[test]
fn invisible_characters_are_refused() {
    check(
        &page_with("kurztext: \"harm\\u202Elos\""),
        r#"
Fehler[F220]: Der Text enthält das unsichtbare Zeichen U+202E
 --> content/a.md:4:11
  |
4 | kurztext: "harm\u202Elos"
  |           ^^^^^^^^^^^^^^^
  |
  = Rat: Löschen Sie das Zeichen; meist ist es beim Kopieren mitgekommen. Am sichersten tippen Sie die Stelle neu.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page_with("kurztext: harm\u{202e}los\nhinweis: \"\\0\""),
        r#"
Fehler[F220]: Der Text enthält das unsichtbare Zeichen U+202E
 --> content/a.md:4:11
  |
4 | kurztext: harm???los
  |           ^^^^^^^^^^
  |
  = Rat: Löschen Sie das Zeichen; meist ist es beim Kopieren mitgekommen. Am sichersten tippen Sie die Stelle neu.

Fehler[F220]: Der Text enthält das unsichtbare Zeichen U+0000
 --> content/a.md:5:10
  |
5 | hinweis: "\0"
  |          ^^^^
  |
  = Rat: Löschen Sie das Zeichen; meist ist es beim Kopieren mitgekommen. Am sichersten tippen Sie die Stelle neu.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn numbers_and_keys_stay_as_they_were_written() {
    for number in
        "3.10 12e1 0x1f 0o17 1_000 0815 05766 18.11 2020-01-01 true yes no on .5 1:30".split(' ')
    {
        let site = site(&measure_with(&format!("nummer: {number}")));
        let text = site.text("stadt/plan/1.html");
        let head = text.lines().next();
        assert_eq!(head, Some(&*format!("# Maßnahme {number} Eins")), "{text}");
    }
    for key in ["05766", "09e1", "00"] {
        let town = crate::harness::TOWN.replace("art: stadt", &format!("art: stadt\nags: {key}"));
        let text = site(&town).text("stadt/index.html");
        assert!(text.contains(&format!("## Eckdaten\n: AGS\n  {key}\n")), "{text}");
    }
}

#[test]
fn a_bare_year_is_a_date() {
    let text = site(&page_with("stand: 2020")).text("a.html");
    assert!(text.contains(": Zuletzt geprüft\n  2020\n"), "{text}");
}

// --- Rules of content within one document

#[test]
fn what_is_put_back_or_given_up_needs_a_reason() {
    check(
        &measure_with("status: zurueckgestellt"),
        r#"
Fehler[F301]: Der Status „zurueckgestellt“ braucht eine Begründung
 --> content/stadt/plan/1.md:4:9
  |
4 | status: zurueckgestellt
  |         ^^^^^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „begruendung: …“ oder, im Statusverlauf und im Bericht, „text: …“: Wer die Seite liest, soll erfahren, warum.

1 Fehler in 1 Datei
"#,
    );
    check(
        &measure_with("statusverlauf:\n  - datum: 2020\n    status: nicht-weiterverfolgt"),
        r#"
Fehler[F301]: Der Status „nicht-weiterverfolgt“ braucht eine Begründung
 --> content/stadt/plan/1.md:6:13
  |
6 |     status: nicht-weiterverfolgt
  |             ^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „begruendung: …“ oder, im Statusverlauf und im Bericht, „text: …“: Wer die Seite liest, soll erfahren, warum.

1 Fehler in 1 Datei
"#,
    );
    for given in [
        "status: zurueckgestellt\nbegruendung: Kein Geld.",
        "statusverlauf:\n  - {datum: 2020, status: zurueckgestellt, text: Kein Geld.}",
    ] {
        assert!(publish(&fixture(&measure_with(given)), How::default()).is_ok(), "{given}");
    }
}

#[test]
fn attachments_have_a_file_or_the_reason_why_not() {
    check(
        "//- content/stadt/index.md\n---\ntyp: behoerde\ntitel: S\nart: stadt\n---\n//- content/stadt/p.pdf\n//- content/stadt/plan/index.md\n---\ntyp: plan\ntitel: P\nanlagen:\n  - titel: A\n  - titel: B\n    datei: ../p.pdf\n    fehlt: Noch nicht da.\n---\n",
        r#"
Fehler[F301]: Es ist weder eine Datei genannt noch, warum sie fehlt
 --> content/stadt/plan/index.md:5:12
  |
5 |   - titel: A
  |            ^
  |
  = Rat: Ergänzen Sie „datei: pfad/name.pdf“ oder „fehlt: Grund“.

Fehler[F301]: Es ist eine Datei genannt und zugleich, warum sie fehlt
 --> content/stadt/plan/index.md:7:12
  |
7 |     datei: ../p.pdf
  |            ^^^^^^^^
  |
  = Rat: Löschen Sie entweder „datei“ oder „fehlt“.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn pictures_have_a_text_for_those_who_do_not_see_them() {
    check(
        "//- content/b.jpg\n//- content/a.md\n---\ntyp: pressemitteilung\ntitel: P\nbilder:\n  - datei: b.jpg\n  - alt: Das Rathaus\n---\n",
        r#"
Fehler[F301]: Dem Bild fehlt eine Beschreibung
 --> content/a.md:5:12
  |
5 |   - datei: b.jpg
  |            ^^^^^
  |
  = Rat: Ergänzen Sie „alt: …“ und sagen Sie darin, was auf dem Bild zu sehen ist.

Fehler[F301]: Es ist weder eine Datei genannt noch, warum sie fehlt
 --> content/a.md:6:5
  |
6 |   - alt: Das Rathaus
  |     ^^^^^^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „datei: pfad/name.pdf“ oder „fehlt: Grund“.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn new_wording_is_given() {
    check(
        &in_town(
            "//- content/stadt/plan/ae.md\n---\ntyp: aenderung\ntitel: Ä\noperationen:\n  - op: neu-gefasst\n    alt: Bisher.\n---\n",
        ),
        r#"
Fehler[F301]: Zur Neufassung fehlt der neue Wortlaut
 --> content/stadt/plan/ae.md:5:9
  |
5 |   - op: neu-gefasst
  |         ^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „neu: …“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn versions_have_numbers_of_their_own() {
    check(
        "//- content/stadt/index.md\n---\ntyp: behoerde\ntitel: S\nart: stadt\n---\n//- content/stadt/plan/index.md\n---\ntyp: plan\ntitel: P\nfassungen:\n  - nr: \"1.0\"\n  - nr: \"2.0\"\n  - nr: 1.0\n---\n",
        r#"
Fehler[F304]: Die Fassung „1.0“ steht zweimal hier
 --> content/stadt/plan/index.md:7:9
  |
7 |   - nr: 1.0
  |         ^^^ zum zweiten Mal
  |
 ::: content/stadt/plan/index.md:5:9
  |
5 |   - nr: "1.0"
  |         ----- zum ersten Mal
  |
  = Rat: Geben Sie jeder Fassung eine eigene Nummer.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_status_agrees_with_its_history() {
    check(
        &measure_with(
            "status: in-umsetzung\nstatusverlauf:\n  - datum: 2020-03\n    status: in-umsetzung\n  - datum: 2021\n    status: umgesetzt",
        ),
        r#"
Fehler[F302]: „status: in-umsetzung“ widerspricht dem Statusverlauf
 --> content/stadt/plan/1.md:4:9
  |
4 | status: in-umsetzung
  |         ^^^^^^^^^^^^ hier „in-umsetzung“
  |
 ::: content/stadt/plan/1.md:9:13
  |
9 |     status: umgesetzt
  |             --------- im Statusverlauf „umgesetzt“ (2021)
  |
  = Rat: Löschen Sie „status“: Maßgeblich ist der jüngste Eintrag im Statusverlauf.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn the_latest_entry_of_a_history_can_be_told() {
    check(
        &measure_with(
            "statusverlauf:\n  - datum: 2021\n    status: in-umsetzung\n  - datum: 2021-06\n    status: umgesetzt",
        ),
        r#"
Fehler[F303]: Welcher Eintrag im Statusverlauf der jüngste ist, lässt sich nicht entscheiden: 2021 oder 2021-06
 --> content/stadt/plan/1.md:7:12
  |
7 |   - datum: 2021-06
  |            ^^^^^^^ dieser
  |
 ::: content/stadt/plan/1.md:5:12
  |
5 |   - datum: 2021
  |            ---- oder dieser
  |
  = Rat: Geben Sie eines der Daten genauer an, etwa mit Monat oder Tag, oder löschen Sie den überholten Eintrag.

1 Fehler in 1 Datei
"#,
    );
}

// --- All at once

#[test]
fn all_problems_of_all_files_come_at_once_in_order() {
    check(
        r#"
//- content/b.md
---
typ: seite
titel: B
menue: vielleicht
farbe: rot
---

<b>fett</b>
//- content/a.md
Kein Kopf.
//- content/c.md
---
typ: massnahme
status: fertig
zeitraum: bald
---
//- content/site.yaml
title: Probe
basis_url: beispiel
"#,
        r#"
Fehler[F201]: Am Anfang des Dokuments fehlen die Angaben zwischen zwei Zeilen „---“
 --> content/a.md:1:1
  |
1 | Kein Kopf.
  | ^^^^^^^^^^ hier müsste „---“ stehen
  |
  = Rat: Die erste Zeile ist „---“, darunter stehen Angaben wie „typ: massnahme“, danach wieder „---“.

Fehler[F214]: „menue“ ist entweder true oder false, nicht „vielleicht“
 --> content/b.md:4:8
  |
4 | menue: vielleicht
  |        ^^^^^^^^^^
  |
  = Rat: Schreiben Sie „menue: true“ (ja) oder „menue: false“ (nein), ohne Anführungszeichen.

Fehler[F208]: Bei „seite“ gibt es den Schlüssel „farbe“ nicht
 --> content/b.md:5:1
  |
5 | farbe: rot
  | ^^^^^ unbekannt
  |
  = Rat: Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.

Fehler[F401]: HTML („<b>“) ist im Text nicht erlaubt
 --> content/b.md:8:1
  |
8 | <b>fett</b>
  | ^^^
  |
  = Rat: Verwenden Sie Markdown. Soll das Zeichen < gezeigt werden, schreiben Sie \<.

Fehler[F209]: In diesem Dokument fehlt die Angabe „titel“
 --> content/c.md:2:1
  |
2 | typ: massnahme
  | ^^^
  |
  = Rat: Ergänzen Sie „titel: …“.

Fehler[F213]: Bei „status“ gibt es den Wert „fertig“ nicht
 --> content/c.md:3:9
  |
3 | status: fertig
  |         ^^^^^^ meinten Sie „umgesetzt“?
  |
  = Rat: Möglich sind: ohne-angabe, nicht-begonnen, in-pruefung, in-umsetzung, teilweise-umgesetzt, umgesetzt, daueraufgabe, zurueckgestellt, nicht-weiterverfolgt.

Fehler[F216]: „bald“ ist bei „zeitraum“ kein gültiges Datum
 --> content/c.md:4:11
  |
4 | zeitraum: bald
  |           ^^^^ keine bekannte Schreibweise
  |
  = Rat: Möglich sind 2019, 2019-09, 2019-09-03, 2019-Q3 (Quartal), 2019-H2 (Halbjahr), --11-18 (ohne Jahr), 2019/2021, 2019/.. (seit), ../2021 (spätestens), ~2019 (um) und unbekannt.

Fehler[F208]: Bei „site.yaml“ gibt es den Schlüssel „title“ nicht
 --> content/site.yaml:1:1
  |
1 | title: Probe
  | ^^^^^ meinten Sie „titel“?
  |
  = Rat: Schreiben Sie „titel:“ statt „title:“.

Fehler[F218]: „beispiel“ ist keine vollständige Internetadresse
 --> content/site.yaml:2:12
  |
2 | basis_url: beispiel
  |            ^^^^^^^^
  |
  = Rat: Bei „basis_url“ beginnt die Adresse mit https:// oder http:// und enthält weder Leer- noch Anführungszeichen; ein Port geht bis 65535.

9 Fehler in 4 Dateien
"#,
    );
}

#[test]
fn the_site_file_is_needed() {
    let files = [("content/a.md".to_owned(), "---\ntyp: seite\ntitel: A\n---\n".to_owned())];
    same(
        &messages_of(&files, How::default()),
        r#"
Fehler[F505]: Die Datei „content/site.yaml“ fehlt
--> content/site.yaml
 = Rat: Legen Sie sie an. Eine Zeile genügt: „titel: Name der Website“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn the_site_file_is_checked_like_a_document() {
    check(
        "//- content/site.yaml\ntitel: Probe\nautolinks: nein\nsprachen: de\nthema: dunkel\n",
        r#"
Fehler[F214]: „autolinks“ ist entweder true oder false, nicht „nein“
 --> content/site.yaml:2:12
  |
2 | autolinks: nein
  |            ^^^^
  |
  = Rat: Schreiben Sie „autolinks: true“ (ja) oder „autolinks: false“ (nein), ohne Anführungszeichen.

Fehler[F208]: Bei „site.yaml“ gibt es den Schlüssel „thema“ nicht
 --> content/site.yaml:4:1
  |
4 | thema: dunkel
  | ^^^^^ meinten Sie „theme“?
  |
  = Rat: Schreiben Sie „theme:“ statt „thema:“.

2 Fehler in 1 Datei
"#,
    );
    check(
        "//- content/site.yaml\n",
        r#"
Fehler[F209]: Bei „site.yaml“ fehlt die Angabe „titel“
 --> content/site.yaml:1:1
  |
1 |
  | ^
  |
  = Rat: Ergänzen Sie „titel: …“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn endless_lines_are_cut_around_the_place() {
    let long = format!("titel: A\nmenue: {}", "x".repeat(2000));
    let found = messages(&format!("//- content/a.md\n---\ntyp: seite\n{long}\n---\n"));
    assert_eq!(headlines(&found).len(), 1);
    assert!(found.lines().skip(1).all(|line| line.chars().count() < 700), "{found}");
}

#[test]
fn the_column_of_an_endless_line_is_that_of_the_file() {
    let words = "ä".repeat(500);
    let found = messages(&page_with(&format!("schlagworte: [{words}, {{a: b}}]")));
    let place = found.lines().nth(1).unwrap();
    assert_eq!(place, format!(" --> content/a.md:4:{}", "schlagworte: [, ".len() + 500 + 1));
}

#[test]
fn email_addresses_are_addresses_alone() {
    check(
        "//- content/stadt/index.md\n---\ntyp: behoerde\ntitel: S\nart: stadt\nkontakt: {email: \"Amt <amt@stadt.example>\"}\n---\n",
        r#"
Fehler[F222]: „Amt <amt@stadt.example>“ ist keine E-Mail-Adresse
 --> content/stadt/index.md:5:18
  |
5 | kontakt: {email: "Amt <amt@stadt.example>"}
  |                  ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Schreiben Sie bei „email“ nur die Adresse, etwa integration@musterstadt.example: ein @, keine Leerzeichen, kein Name davor.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_faulty_body_does_not_hide_dead_references() {
    let found = messages(&page_with("aliase: []\n---\n\n<b>fett</b> [[nirgends]]\n\n---\n---"));
    assert_eq!(
        headlines(&found),
        [
            "Fehler[F401]: HTML („<b>“) ist im Text nicht erlaubt",
            "Fehler[F501]: „nirgends“ gibt es nicht"
        ],
        "{found}"
    );
}

#[test]
fn what_only_looks_like_a_mistake_passes() {
    let found = diagnosed(&fixture(&in_town(
        r#"
//- content/stadt/verein.md
---
typ: organisation
titel: „Ankommen“ e. V.
namensvarianten: Ankommen, Verein
---
//- content/stadt/rat.md
---
typ: gremium
titel: Rat
mitglieder:
  - Amt für Soziales, Abteilung 2
  - „Ankommen“ e. V.
  - 1. FC Musterstadt
---
//- content/stadt/plan/ziel-1.md
---
typ: ziel
titel: Ziel
---
//- content/stadt/plan/ziel-2.md
---
typ: ziel
titel: Ziel, das zweite
---
//- content/stadt/plan/1.md
---
typ: massnahme
titel: „Ankommen“
kurztext: Kurse
  -neu- und für alle, 1. für Kinder, 2. für Eltern
wortlaut: |
  - erstens: Kurse
    * auch abends

    – auch am Wochenende
  - zweitens
begruendung: „Wohnen“ ist knapp
quelle: 'C:\neu\1.docx'
teil_von: [ziel-1, ziel-2]
schlagworte: ["Sprache, Schule", Sprach-Café, -5 Grad]
federfuehrung: rat
beteiligte:
  - organisation: verein
    rolle: "* Kurse"
mittel:
  - betrag: 12.500
  - betrag: "12,50"
zeitraum: 2099
statusverlauf:
- datum: 2022
  status: in-umsetzung
  text: "- laufend -"
---
Status: Es läuft. titel: keiner.

status: umgesetzt
- Punkt
"#,
    )));
    let told: Vec<String> =
        found.iter().map(|it| it.problem.words(Language::German).sentence).collect();
    assert_eq!(told, [""; 0]);
}

#[test]
fn numbers_and_dashes_within_a_name_begin_no_list() {
    let found = diagnosed(&fixture(&in_town(
        "\
//- content/stadt/plan/rat.md
---
typ: gremium
titel: Rat
art: beirat
mitglieder: 1. Beigeordnete, 2. Beigeordneter
---
//- content/stadt/plan/kammer.md
---
typ: organisation
titel: Kammer
art: verein
namensvarianten: 1. Kammer und 2. Kammer
---
//- content/stadt/plan/seite.md
---
typ: seite
titel: S
schlagworte: – noch offen –
---
[[rat]] [[kammer]]
",
    )));
    assert!(found.is_empty(), "{found:?}");
}
