//! References: every way to name a document, both ends of each relation, what happens where there is no
//! target or a withheld one, and what may not be written to one path. Long, because each message stands here
//! in full.

use fahrplan::date::Day;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::publish;
use fahrplan::source::Sources;

use crate::harness::{
    How, STICHTAG, check, fixture, headlines, in_town, messages, messages_of, same, site, site_as,
};

/// A document of type `typ` at `path` below `content/`, with further lines and a text.
fn document(path: &str, typ: &str, lines: &str, text: &str) -> String {
    let lines = if lines.is_empty() { String::new() } else { format!("{lines}\n") };
    let title = path.rsplit('/').next().unwrap();
    format!("//- content/{path}.md\n---\ntyp: {typ}\ntitel: T-{title}\n{lines}---\n\n{text}\n")
}

/// Two towns; the first has two plans. Measures: `1a` in all three plans, `1b` and `2a` in one alone.
pub(crate) fn towns() -> String {
    let town = "art: stadt";
    [
        document("stadt/index", "behoerde", town, ""),
        document("stadt/plan/index", "plan", "", ""),
        document("stadt/plan/1a", "massnahme", "nummer: 1a", "## Ziele für Süd"),
        document("stadt/plan/1b", "massnahme", "nummer: 1b", ""),
        document("stadt/plan/ziel-1", "ziel", "nummer: 1", ""),
        document("stadt/altplan/index", "plan", "", ""),
        document("stadt/altplan/1a", "massnahme", "nummer: 1a", ""),
        document("stadt/altplan/2a", "massnahme", "nummer: 2a", ""),
        document("dorf/index", "behoerde", "art: gemeinde", ""),
        document("dorf/plan/index", "plan", "", ""),
        document("dorf/plan/1a", "massnahme", "nummer: 1a", ""),
    ]
    .concat()
}

/// The lines of a page after `from`, up to one that begins with `to`.
#[track_caller]
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from:?} in\n{text}"));
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.starts_with(to) {
            break;
        }
        end += line.len();
    }
    &rest[..end]
}

// --- Ways to name a document

#[test]
fn an_id_or_its_ending_names_a_document_in_front_matter() {
    let see = |reference: &str| {
        let from = document("stadt/plan/x", "massnahme", &format!("siehe_auch: [{reference}]"), "");
        let text = site(&format!("{}{from}", towns())).text("stadt/plan/x.html");
        between(&text, "## Siehe auch\n", "- Vorherige").to_owned()
    };
    assert_eq!(see("dorf/plan/1a"), "- [1a T-1a](../../dorf/plan/1a.html)\n", "whole id");
    assert_eq!(see("1b"), "- [1b T-1b](1b.html)\n", "ending, own plan");
    assert_eq!(see("1a"), "- [1a T-1a](1a.html)\n", "own plan before the authority");
    assert_eq!(see("altplan/1a"), "- [1a T-1a](../altplan/1a.html)\n", "longer ending");
    assert_eq!(see("2a"), "- [2a T-2a](../altplan/2a.html)\n", "ending, own authority");
    assert_eq!(see("plan"), "- [T-index](index.html)\n", "a folder is its index");
    assert_eq!(see("stadt"), "- [T-index](../index.html)\n");
}

#[test]
fn a_reference_that_fits_several_documents_names_them_all() {
    let from = document("stadt/p", "pressemitteilung", "bezug: 1a", "Siehe [[1a]].");
    check(
        &format!("{}{from}", towns()),
        r#"
Fehler[F502]: „1a“ ist nicht eindeutig
 --> content/stadt/p.md:4:8
  |
4 | bezug: 1a
  |        ^^ könnte mehrere Dokumente meinen
  |
  = Rat: Schreiben Sie eine dieser Kennungen: stadt/altplan/1a, stadt/plan/1a.

Fehler[F502]: „1a“ ist nicht eindeutig
 --> content/stadt/p.md:7:7
  |
7 | Siehe [[1a]].
  |       ^^^^^^ könnte mehrere Dokumente meinen
  |
  = Rat: Schreiben Sie eine dieser Kennungen: stadt/altplan/1a, stadt/plan/1a.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_dead_reference_gets_the_nearest_id() {
    let from = document("stadt/plan/x", "massnahme", "siehe_auch: [plam, völlig-anders]", "");
    check(
        &format!("{}{from}", towns()),
        r#"
Fehler[F501]: „plam“ gibt es nicht
 --> content/stadt/plan/x.md:4:14
  |
4 | siehe_auch: [plam, völlig-anders]
  |              ^^^^ meinten Sie „stadt/plan“?
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an.

Fehler[F501]: „völlig-anders“ gibt es nicht
 --> content/stadt/plan/x.md:4:20
  |
4 | siehe_auch: [plam, völlig-anders]
  |                    ^^^^^^^^^^^^^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“.

2 Fehler in 1 Datei
"#,
    );
}

#[test]
fn other_authorities_are_reached_by_the_whole_id_alone() {
    let from = document("dorf/plan/x", "massnahme", "siehe_auch: [1b]", "");
    let found = messages(&format!("{}{from}", towns()));
    assert_eq!(headlines(&found), ["Fehler[F501]: „1b“ gibt es nicht"], "{found}");
}

#[test]
fn a_reference_leads_to_the_right_type() {
    let from = document("stadt/plan/x", "massnahme", "teil_von: 1a\nersetzt: ziel-1", "");
    let amendment = document(
        "stadt/plan/y",
        "aenderung",
        "operationen:\n  - {op: aufgehoben, bezug: stadt}",
        "",
    );
    let authority =
        document("kreis/index", "behoerde", "art: kreis\nuebergeordnet: stadt/plan", "");
    check(
        &format!("{}{from}{amendment}{authority}", towns()),
        r#"
Fehler[F503]: „stadt/plan“ ist vom Typ „plan“; hier wird etwas anderes gebraucht
 --> content/kreis/index.md:5:16
  |
5 | uebergeordnet: stadt/plan
  |                ^^^^^^^^^^ falscher Typ
  |
  = Rat: Erlaubt ist: behoerde.

Fehler[F503]: „1a“ ist vom Typ „massnahme“; hier wird etwas anderes gebraucht
 --> content/stadt/plan/x.md:4:11
  |
4 | teil_von: 1a
  |           ^^ falscher Typ
  |
  = Rat: Erlaubt ist: ziel, baustein, handlungsfeld, kapitel.

Fehler[F503]: „ziel-1“ ist vom Typ „ziel“; hier wird etwas anderes gebraucht
 --> content/stadt/plan/x.md:5:10
  |
5 | ersetzt: ziel-1
  |          ^^^^^^ falscher Typ
  |
  = Rat: Erlaubt ist: massnahme.

Fehler[F503]: „stadt“ ist vom Typ „behoerde“; hier wird etwas anderes gebraucht
 --> content/stadt/plan/y.md:5:29
  |
5 |   - {op: aufgehoben, bezug: stadt}
  |                             ^^^^^ falscher Typ
  |
  = Rat: Erlaubt ist: massnahme, ziel, baustein, handlungsfeld, kapitel.

4 Fehler in 3 Dateien
"#,
    );
}

#[test]
fn bodies_are_linked_by_id_and_else_stand_as_they_were_named() {
    let from = document(
        "stadt/plan/x",
        "massnahme",
        "federfuehrung: dorf\nbeteiligte:\n  - organisation: Netzwerk\n    rolle: Rat\n  - organisation: stadt\n    gebiet: überall",
        "",
    );
    let site = site(&format!("{}{from}", towns()));
    let text = site.text("stadt/plan/x.html");
    same(
        between(&text, "## Eckdaten\n", "## "),
        r#"
: Zuständig
  [T-index](../../dorf/index.html)
: Beteiligte
- Netzwerk, Rat
- [T-index](../index.html) überall
- Vorherige Maßnahme [1b T-1b](1b.html)
"#,
    );
    let dorf = site.text("dorf/index.html");
    assert!(between(&dorf, "## Erwähnt in\n", "## ").contains("(../stadt/plan/x.html)"), "{dorf}");
}

#[test]
fn the_home_of_a_document_is_its_folder() {
    let right = document("stadt/plan/x", "massnahme", "behoerde: stadt\nplan: stadt/plan", "");
    site(&format!("{}{right}", towns()));
    let wrong = [
        document("stadt/plan/x", "massnahme", "behoerde: dorf\nplan: altplan", ""),
        document("y", "seite", "plan: stadt/plan", ""),
        document("z", "massnahme", "", ""),
        document("stadt/w", "aenderung", "", ""),
    ];
    check(
        &format!("{}{}", towns(), wrong.concat()),
        r#"
Fehler[F509]: „behoerde: dorf“ passt nicht zum Ordner
 --> content/stadt/plan/x.md:4:11
  |
4 | behoerde: dorf
  |           ^^^^ nach dem Ordner „stadt“
  |
  = Rat: Löschen Sie die Angabe oder verschieben Sie das Dokument.

Fehler[F509]: „plan: altplan“ passt nicht zum Ordner
 --> content/stadt/plan/x.md:5:7
  |
5 | plan: altplan
  |       ^^^^^^^ nach dem Ordner „stadt/plan“
  |
  = Rat: Löschen Sie die Angabe oder verschieben Sie das Dokument.

Fehler[F508]: Dieses Dokument („aenderung“) gehört zu keinem Plan
 --> content/stadt/w.md:3:8
  |
3 | titel: T-w
  |        ^^^
  |
  = Rat: Legen Sie es in den Ordner eines Plans: Darin liegt eine „index.md“ mit „typ: plan“.

Fehler[F509]: „plan: stadt/plan“ passt nicht zum Ordner
 --> content/y.md:4:7
  |
4 | plan: stadt/plan
  |       ^^^^^^^^^^ über dem Dokument liegt keine „index.md“ mit „typ: plan“
  |
  = Rat: Löschen Sie die Angabe oder verschieben Sie das Dokument.

Fehler[F508]: Dieses Dokument („massnahme“) gehört zu keinem Plan
 --> content/z.md:3:8
  |
3 | titel: T-z
  |        ^^^
  |
  = Rat: Legen Sie es in den Ordner eines Plans: Darin liegt eine „index.md“ mit „typ: plan“.

5 Fehler in 4 Dateien
"#,
    );
}

#[test]
fn an_amendment_names_a_version_of_its_plan() {
    let town = document("stadt/index", "behoerde", "art: stadt", "");
    let plan = "//- content/stadt/plan/index.md\n---\ntyp: plan\ntitel: P\nfassungen: [{nr: \"1.0\"}, {nr: \"2.0\"}]\n---\n";
    let bare = "//- content/stadt/ohne/index.md\n---\ntyp: plan\ntitel: O\n---\n";
    let amendments = [
        document("stadt/plan/a", "aenderung", "fassung: \"1.0\"", ""),
        document("stadt/plan/b", "aenderung", "fassung: \"3.0\"", ""),
        document("stadt/ohne/c", "aenderung", "fassung: \"1.0\"", ""),
    ];
    check(
        &format!("{town}{plan}{bare}{}", amendments.concat()),
        r#"
Fehler[F510]: Der Plan hat keine Fassung „1.0“
 --> content/stadt/ohne/c.md:4:10
  |
4 | fassung: "1.0"
  |          ^^^^^
  |
  = Rat: Beim Plan stehen keine „fassungen“. Ergänzen Sie sie dort oder löschen Sie diese Angabe.

Fehler[F510]: Der Plan hat keine Fassung „3.0“
 --> content/stadt/plan/b.md:4:10
  |
4 | fassung: "3.0"
  |          ^^^^^
  |
  = Rat: Es gibt: 1.0, 2.0.

2 Fehler in 2 Dateien
"#,
    );
}

// --- References in the text

#[test]
fn texts_link_by_path_by_wikilink_and_to_headings() {
    let from = document(
        "stadt/plan/x",
        "massnahme",
        "",
        "\
[a](1a.md) [b](./../altplan/2a.md) [c](/dorf/index.md) [d](../../dorf/plan/1a.md) [e](1a.md#ziele-für-süd)

[[1b]] [[altplan/1a]] [[1b|mit Text]] [[1a#ziele-fuer-sued]] [[1a#ziele-fuer-sued|Süd]] [[dorf/plan/1a]]

| Nr. | Was |
|-----|-----|
| [[1b|eins]] | [[1a]] |
| [[altplan/1a\\|zwei]] | [x](../index.md) |

[oben](#hier)

## Hier",
    );
    let text = site(&format!("{}{from}", towns()).replace("#ziele-für-süd)", "#ziele-fuer-sued)"))
        .text("stadt/plan/x.html");
    same(
        between(&text, "nicht, wie weit diese Maßnahme ist.\n", "## Zu dieser Seite"),
        r#"
[a](1a.html) [b](../altplan/2a.html) [c](../../dorf/index.html) [d](../../dorf/plan/1a.html) [e](1a.html#ziele-fuer-sued)
[1b T-1b](1b.html) [1a T-1a](../altplan/1a.html) [mit Text](1b.html) [1a T-1a](1a.html#ziele-fuer-sued) [Süd](1a.html#ziele-fuer-sued) [1a T-1a](../../dorf/plan/1a.html)
| Nr.
| Was
| [eins](1b.html)
| [1a T-1a](1a.html)
| [zwei](../altplan/1a.html)
| [x](../index.html)
[oben](#hier)
## Hier
- Vorherige Maßnahme [1b T-1b](1b.html)
## So zitieren
T-x. In: T-index, T-index. Probe, stadt/plan/x.html, Stichtag 1. Januar 2026.
"#,
    );
}

#[test]
fn dead_links_of_a_text_are_told_with_their_place() {
    let from = document(
        "stadt/plan/x",
        "massnahme",
        "",
        "\
Erst [a](1c.md), dann [[3z]] und
[b](1a.md#ziel) und [[1b#nirgends]] und [c](#oben), auch [d](../../../x.md).

| Nr. |
|-----|
| [[9z|neun]] |",
    );
    check(
        &format!("{}{from}", towns()),
        r#"
Fehler[F501]: „stadt/plan/1c.md“ gibt es nicht
 --> content/stadt/plan/x.md:6:6
  |
6 | Erst [a](1c.md), dann [[3z]] und
  |      ^^^^^^^^^^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Ein Verweis im Text nennt die Datei mit „.md“, vom Ordner dieses Dokuments aus oder, mit „/“ davor, vom Ordner „content“ aus.

Fehler[F501]: „3z“ gibt es nicht
 --> content/stadt/plan/x.md:6:23
  |
6 | Erst [a](1c.md), dann [[3z]] und
  |                       ^^^^^^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“.

Fehler[F504]: In „stadt/plan/1a“ gibt es keine Überschrift „ziel“
 --> content/stadt/plan/x.md:7:1
  |
7 | [b](1a.md#ziel) und [[1b#nirgends]] und [c](#oben), auch [d](../../../x.md).
  | ^^^^^^^^^^^^^^^
  |
  = Rat: Die Sprungmarke ist die Überschrift in Kleinbuchstaben, mit ae, oe, ue, ss und Bindestrichen: Zu „Ziele für Süd“ gehört „#ziele-fuer-sued“.

Fehler[F504]: In „stadt/plan/1b“ gibt es keine Überschrift „nirgends“
 --> content/stadt/plan/x.md:7:21
  |
7 | [b](1a.md#ziel) und [[1b#nirgends]] und [c](#oben), auch [d](../../../x.md).
  |                     ^^^^^^^^^^^^^^^
  |
  = Rat: Die Sprungmarke ist die Überschrift in Kleinbuchstaben, mit ae, oe, ue, ss und Bindestrichen: Zu „Ziele für Süd“ gehört „#ziele-fuer-sued“.

Fehler[F504]: In „stadt/plan/x“ gibt es keine Überschrift „oben“
 --> content/stadt/plan/x.md:7:41
  |
7 | [b](1a.md#ziel) und [[1b#nirgends]] und [c](#oben), auch [d](../../../x.md).
  |                                         ^^^^^^^^^^
  |
  = Rat: Die Sprungmarke ist die Überschrift in Kleinbuchstaben, mit ae, oe, ue, ss und Bindestrichen: Zu „Ziele für Süd“ gehört „#ziele-fuer-sued“.

Fehler[F219]: „../../../x.md“ ist kein Pfad innerhalb der Website
 --> content/stadt/plan/x.md:7:58
  |
7 | [b](1a.md#ziel) und [[1b#nirgends]] und [c](#oben), auch [d](../../../x.md).
  |                                                          ^^^^^^^^^^^^^^^^^^
  |
  = Rat: Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? " < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F501]: „9z“ gibt es nicht
  --> content/stadt/plan/x.md:11:3
   |
11 | | [[9z|neun]] |
   |   ^^^^^^^^^^^ führt ins Leere
   |
   = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“.

7 Fehler in 1 Datei
"#,
    );
}

#[test]
fn official_wording_links_by_itself_within_a_plan() {
    let text = "Maßnahme 1b, Maßnahme\u{a0}1a. und Ziel 1; Maßnahme 2a nicht, Maßnahmen 1b nicht, Teilmaßnahme 1b nicht, \
                `Maßnahme 1b` nicht, [Maßnahme 1b](../index.md) führt woanders hin, Maßnahme 1x auch nicht.";
    let from = document("stadt/plan/x", "massnahme", "nummer: 1x", text);
    let page = site(&format!("{}{from}", towns())).text("stadt/plan/x.html");
    same(
        between(&page, "nicht, wie weit diese Maßnahme ist.\n", "## "),
        r#"
[Maßnahme 1b](1b.html), [Maßnahme 1a](1a.html). und [Ziel 1](ziel-1.html); Maßnahme 2a nicht, Maßnahmen 1b nicht, Teilmaßnahme 1b nicht, Maßnahme 1b nicht, [Maßnahme 1b](../index.html) führt woanders hin, Maßnahme 1x auch nicht.
- Vorherige Maßnahme [1b T-1b](1b.html)
"#,
    );
}

#[test]
fn official_wording_of_another_plan_does_not_link() {
    let plan = |path: &str, title: &str| {
        format!("//- content/{path}/index.md\n---\ntyp: plan\ntitel: {title}\n---\n")
    };
    let text = "Maßnahme 1a des Integrationsplans Dorfstadt. Maßnahme 1a des Klimaplans. Maßnahme 1a im Plan.";
    let site = site(
        &[
            document("stadt/index", "behoerde", "art: stadt", ""),
            document("dorf/index", "behoerde", "art: gemeinde", ""),
            plan("stadt/plan", "Klimaplan"),
            plan("dorf/plan", "Integrationsplan Dorfstadt"),
            document("stadt/plan/1a", "massnahme", "nummer: 1a", ""),
            document("dorf/plan/1a", "massnahme", "nummer: 1a", ""),
            document("stadt/plan/x", "massnahme", "", text),
        ]
        .concat(),
    );
    let page = site.text("stadt/plan/x.html");
    assert!(
        page.contains(
            "\nMaßnahme 1a des Integrationsplans Dorfstadt. [Maßnahme 1a](1a.html) des Klimaplans. [Maßnahme 1a](1a.html) im Plan.\n"
        ),
        "{page}"
    );
}

#[test]
fn official_wording_links_nowhere_outside_of_plans_or_where_it_is_turned_off() {
    let text = "Siehe Maßnahme 1b.";
    let outside = document("stadt/seite", "seite", "", text);
    let page = site(&format!("{}{outside}", towns())).text("stadt/seite.html");
    assert!(page.contains("\nSiehe Maßnahme 1b.\n"), "{page}");
    let inside = document("stadt/plan/x", "massnahme", "", text);
    let on = format!("{}{inside}", towns());
    assert!(site(&on).text("stadt/plan/x.html").contains("\nSiehe [Maßnahme 1b](1b.html).\n"));
    let off = format!("{on}//- content/site.yaml\ntitel: S\nautolinks: false\n");
    assert!(site(&off).text("stadt/plan/x.html").contains("\nSiehe Maßnahme 1b.\n"));
}

// --- The other end

#[test]
fn every_relation_shows_at_the_other_end_by_kind() {
    let files = [
        towns(),
        document("stadt/p1", "pressemitteilung", "datum: 2020-01-01\nbezug: plan/1b", ""),
        document(
            "stadt/p2",
            "pressemitteilung",
            "datum: 2021-01-01",
            "[b](plan/1b.md) und [[plan/1b]]",
        ),
        document("stadt/plan/x", "massnahme", "nummer: 9\nsiehe_auch: 1b", ""),
        document("stadt/plan/y", "massnahme", "nummer: 8\nersetzt: 1b", ""),
        document(
            "stadt/plan/ae",
            "aenderung",
            "datum: 2022\noperationen: [{op: unbekannt, bezug: 1b}]",
            "",
        ),
        document("stadt/plan/ziel-2", "ziel", "nummer: 2", "Wie Maßnahme 1b."),
        document("dorf/plan/z", "massnahme", "", "[b](../../stadt/plan/1b.md)"),
        document("seite", "seite", "", "[b](stadt/plan/1b.md)"),
    ];
    let site = site(&files.concat());
    let text = site.text("stadt/plan/1b.html");
    same(
        between(&text, "## Erwähnt in\n", "## So zitieren"),
        r#"
### Pressemitteilungen
- [T-p2](../p2.html) 1. Januar 2021
- [T-p1](../p1.html) 1. Januar 2020
### Änderungen
- [T-ae](ae.html) 2022
### Maßnahmen
- [T-z](../../dorf/plan/z.html) T-index
- [9 T-x](x.html)
### Abschnitte
- [Ziel 2: T-ziel-2](ziel-2.html)
### Seiten
- [T-seite](../../seite.html)
- Vorherige Maßnahme [1a T-1a](1a.html)
- Nächste Maßnahme [8 T-y](y.html)
"#,
    );
    assert!(text.contains(": Ersetzt durch\n- [8 T-y](y.html)\n"), "{text}");
    assert!(site.text("stadt/plan/y.html").contains(": Ersetzt\n- [1b T-1b](1b.html)\n"));
    let data = site.page("site.json");
    let (_, entry) = data.split_once("{\"id\":\"stadt/plan/1b\",").unwrap();
    let (_, references) = entry.split_once("\"references_in\":").unwrap();
    assert_eq!(
        references.split_once(']').unwrap().0,
        "[\"dorf/plan/z\",\"seite\",\"stadt/p1\",\"stadt/p2\",\"stadt/plan/ae\",\"stadt/plan/x\",\"stadt/plan/y\",\"stadt/plan/ziel-2\""
    );
}

// --- What is withheld

/// Everything refers to a draft, to what lies below a draft, and to what is dated after the Stichtag.
fn secrets() -> String {
    let targets = "entwurf1, entwurf2/geheim2, zukunft3, zukunft4";
    let text = "\
Siehe [Wort1](/stadt/plan/entwurf1.md), [[entwurf1]], [[entwurf1|Wort2]], Maßnahme 77, \
[Wort3](/stadt/plan/entwurf2/geheim2.md#geheimnis), [Wort4](/stadt/zukunft3.md).";
    let secret = |path: &str, typ: &str, lines: &str| {
        document(
            path,
            typ,
            &format!("kurztext: Geheimnis\n{lines}"),
            "## Geheimnis\n\n[zurück](/stadt/plan/offen.md) ![Bild](/geheim.png)",
        )
    };
    [
        towns(),
        secret("stadt/plan/entwurf1", "massnahme", "nummer: 77\nentwurf: true\naliase: [fruehergeheim]\nsiehe_auch: offen\nersetzt: offen\nteil_von: ziel-1\nzeitraum: 2001/2002"),
        secret("stadt/plan/entwurf2/index", "ziel", "nummer: 66\nentwurf: true"),
        secret("stadt/plan/entwurf2/geheim2", "massnahme", "nummer: 55\nstatusverlauf: [{datum: 2003, status: umgesetzt}]"),
        secret("stadt/zukunft3", "pressemitteilung", "datum: 2026-01-02\nbezug: [plan, offen]"),
        secret("stadt/plan/zukunft4", "aenderung", "datum: 2026-02\noperationen: [{op: aufgehoben, bezug: offen}]"),
        document("stadt/plan/offen", "massnahme", &format!("nummer: 3\nsiehe_auch: [{targets}]\nersetzt: entwurf1\nteil_von: [entwurf2, ziel-1]"), text),
        document("stadt/p", "pressemitteilung", &format!("datum: 2020\nbezug: [{}]", targets.replace("entwurf2/", "plan/entwurf2/")), ""),
        "//- content/geheim.png\nPNG\n".to_owned(),
    ]
    .concat()
}

#[test]
fn a_withheld_target_leaves_the_authors_words_without_a_link() {
    let site = site(&secrets());
    let text = site.text("stadt/plan/offen.html");
    same(
        &text,
        r#"
# Maßnahme 3 T-offen
## Stand
Keine Angabe
Die Quellen sagen nicht, wie weit diese Maßnahme ist.
## Eckdaten
: Gehört zu
- [Ziel 1: T-ziel-1](ziel-1.html)
Siehe Wort1, noch nicht veröffentlicht, Wort2, Maßnahme 77, Wort3, Wort4.
- Vorherige Maßnahme [1b T-1b](1b.html)
## So zitieren
3 T-offen. In: T-index, T-index. Probe, stadt/plan/offen.html, Stichtag 1. Januar 2026.
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    let release = site.text("stadt/p.html");
    assert!(
        release.starts_with(
            "Pressemitteilung\n# T-p\n2020 Herausgegeben von: [T-index](index.html)\n## Zu"
        ),
        "{release}"
    );
}

#[test]
fn nothing_withheld_leaves_a_trace_in_any_file() {
    let how = How { base_url: Some("https://plan.example/"), ..How::default() };
    let site = site_as(&secrets(), how);
    for trace in [
        "T-entwurf",
        "entwurf1",
        "T-geheim",
        "T-zukunft",
        "Geheimnis",
        "geheimnis",
        "entwurf2",
        "geheim2",
        "zukunft",
        "fruehergeheim",
        "geheim.png",
    ] {
        assert_eq!(site.traces(trace), [""; 0], "{trace}");
    }
    assert!(site.0.contains_key("sitemap.xml"), "there is a sitemap to look into");
}

#[test]
fn what_was_withheld_is_published_in_its_time() {
    let fixture = secrets().replace(" ![Bild](/geheim.png)", "");
    let later = site_as(&fixture, How { stichtag: "2026-02-01", ..How::default() });
    assert!(later.0.contains_key("stadt/zukunft3.html"));
    assert!(later.0.contains_key("stadt/plan/zukunft4.html"));
    assert!(!later.0.contains_key("stadt/plan/entwurf1.html"));
    let drafts = site_as(&fixture, How { drafts: true, ..How::default() });
    assert!(drafts.0.contains_key("stadt/plan/entwurf1.html"));
    assert!(drafts.0.contains_key("stadt/plan/entwurf2/geheim2.html"));
    assert!(drafts.0.contains_key("fruehergeheim.html"));
    assert!(!drafts.0.contains_key("stadt/zukunft3.html"), "an embargo is no draft");
}

#[test]
fn references_to_what_is_withheld_are_checked_all_the_same() {
    let from = document("stadt/plan/x", "massnahme", "", "[a](entwurf1.md#nirgends)");
    let found = messages(&format!("{}{from}", secrets()));
    assert_eq!(
        headlines(&found),
        ["Fehler[F504]: In „stadt/plan/entwurf1“ gibt es keine Überschrift „nirgends“"],
        "{found}"
    );
}

// --- One message for each cause

#[test]
fn a_broken_file_does_not_make_its_referrers_broken() {
    let files = [
        towns().replace("//- content/stadt/plan/1b.md\n---\n", "//- content/stadt/plan/1b.md\n"),
        document(
            "stadt/plan/x",
            "massnahme",
            "siehe_auch: [1b, plan/1b]\nersetzt: stadt/plan/1b",
            "[[1b]] [a](1b.md) [b](1b.md#ziel) Maßnahme 1b",
        ),
        document("stadt/p", "pressemitteilung", "bezug: plan/1b", ""),
    ];
    let found = messages(&files.concat());
    assert_eq!(
        headlines(&found),
        ["Fehler[F201]: Am Anfang des Dokuments fehlen die Angaben zwischen zwei Zeilen „---“"],
        "{found}"
    );
}

#[test]
fn a_broken_index_does_not_make_what_lies_below_homeless() {
    let files = towns().replace(
        "//- content/stadt/plan/index.md\n---\ntyp: plan\n",
        "//- content/stadt/plan/index.md\n---\ntyp: plann\n",
    );
    let below = document(
        "stadt/plan/x",
        "massnahme",
        "plan: plan\nbehoerde: stadt\nsiehe_auch: 1a\nteil_von: ziel-1",
        "[[1b]]",
    );
    let found = messages(&format!("{files}{below}"));
    assert_eq!(
        headlines(&found),
        ["Fehler[F210]: Den Dokumenttyp „plann“ gibt es nicht"],
        "{found}"
    );
}

// --- Contradictions between documents

#[test]
fn sections_that_contain_each_other_are_told_once() {
    let files = [
        document("stadt/plan/z1", "ziel", "teil_von: z3", ""),
        document("stadt/plan/z2", "ziel", "teil_von: z1", ""),
        document("stadt/plan/z3", "ziel", "teil_von: z2", ""),
        document("stadt/plan/z4", "ziel", "teil_von: z4", ""),
        document("stadt/plan/z5", "ziel", "teil_von: z1", ""),
    ];
    check(
        &in_town(&files.concat()),
        r#"
Fehler[F506]: Ein Abschnitt enthält sich selbst, unmittelbar oder über andere
 --> content/stadt/plan/z1.md:4:11
  |
4 | teil_von: z3
  |           ^^
  |
  = Rat: Ändern Sie „teil_von“ bei einem von diesen: stadt/plan/z1, stadt/plan/z3, stadt/plan/z2.

Fehler[F506]: Ein Abschnitt enthält sich selbst, unmittelbar oder über andere
 --> content/stadt/plan/z4.md:4:11
  |
4 | teil_von: z4
  |           ^^
  |
  = Rat: Ändern Sie „teil_von“ bei einem von diesen: stadt/plan/z4.

2 Fehler in 2 Dateien
"#,
    );
}

#[test]
fn authorities_that_stand_above_each_other_are_told_once() {
    let files = [
        document("a/index", "behoerde", "art: kreis\nuebergeordnet: b", ""),
        document("b/index", "behoerde", "art: kreis\nuebergeordnet: a", ""),
        document("c/index", "behoerde", "art: kreis\nuebergeordnet: a", ""),
    ];
    check(
        &files.concat(),
        r#"
Fehler[F507]: Eine Behörde ist sich selbst übergeordnet, unmittelbar oder über andere
 --> content/a/index.md:3:8
  |
3 | titel: T-index
  |        ^^^^^^^
  |
  = Rat: Ändern Sie „uebergeordnet“ bei einer von diesen: a, b.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn two_documents_have_no_common_id() {
    check(
        &format!("{}{}", document("a", "seite", "", ""), document("a/index", "seite", "", "")),
        r#"
Fehler[F105]: Zwei Dokumente haben die Kennung „a“
 --> content/a/index.md:1:1
  |
1 | ---
  | ^
  |
 ::: content/a.md:1:1
  |
1 | ---
  | - das andere
  |
  = Rat: „name.md“ und „name/index.md“ haben dieselbe Kennung. Benennen Sie eines der beiden um.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn two_files_have_no_common_path() {
    let page = |path: &str, lines: &str| document(path, "seite", lines, "");
    check(
        &format!("{}{}", page("Straße", ""), page("STRAßE", "")),
        r#"
Fehler[F106]: Zwei Dateien würden nach „Straße.html“ geschrieben
 --> content/Straße.md:1:1
  |
1 | ---
  | ^
  |
 ::: content/STRAßE.md:1:1
  |
1 | ---
  | - die andere
  |
  = Rat: Benennen Sie eine der beiden um. Groß- und Kleinschreibung allein unterscheidet sie nicht auf jedem System.

1 Fehler in 1 Datei
"#,
    );
    // NFC and NFD look alike and are one file on some systems.
    let twins = messages(&format!("{}{}", page("\u{fc}ber", ""), page("u\u{308}ber", "")));
    assert_eq!(
        headlines(&twins),
        ["Fehler[F106]: Zwei Dateien würden nach „über.html“ geschrieben"],
        "{twins}"
    );
}

#[test]
fn a_former_id_leads_to_one_document() {
    let page = |path: &str, lines: &str| document(path, "seite", lines, "");
    check(
        &format!("{}{}", page("a", "aliase: [b]"), page("b", "")),
        r#"
Fehler[F511]: Die frühere Kennung „b“ ist vergeben
 --> content/a.md:4:10
  |
4 | aliase: [b]
  |          ^
  |
 ::: content/b.md:1:1
  |
1 | ---
  | - gehört auch zu diesem Dokument
  |
  = Rat: Jede frühere Kennung führt zu genau einem Dokument. Löschen Sie die überzählige Angabe.

1 Fehler in 1 Datei
"#,
    );
    check(
        &format!("{}{}", page("a", "aliase: [alt, neu]"), page("b", "aliase: alt")),
        r#"
Fehler[F511]: Die frühere Kennung „alt“ ist vergeben
 --> content/b.md:4:9
  |
4 | aliase: alt
  |         ^^^
  |
 ::: content/a.md:4:10
  |
4 | aliase: [alt, neu]
  |          --- gehört auch zu diesem Dokument
  |
  = Rat: Jede frühere Kennung führt zu genau einem Dokument. Löschen Sie die überzählige Angabe.

1 Fehler in 1 Datei
"#,
    );
    check(
        &page("a", "aliase: [index]"),
        r#"
Fehler[F511]: Unter der früheren Kennung „index“ steht, was fahrplan selbst schreibt
 --> content/a.md:4:10
  |
4 | aliase: [index]
  |          ^^^^^
  |
  = Rat: Löschen Sie die Angabe: Eine Adresse führt an genau eine Stelle, und diese gibt es schon.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn generated_files_keep_their_paths() {
    let page = document("404", "seite", "", "");
    let found = messages(&page);
    assert_eq!(
        headlines(&found),
        ["Fehler[F106]: Die Adresse „404.html“ vergibt fahrplan selbst"],
        "{found}"
    );
}

#[test]
fn names_that_not_every_system_stores_are_refused() {
    let page = |path: &str| document(path, "seite", "", "");
    check(
        &format!("{}{}{}", page("con"), page("a:b"), page("2a.1")),
        r#"
Fehler[F104]: Der Dateiname „2a.1“ enthält einen Punkt
 --> content/2a.1.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Ein Punkt im Namen ist Übersetzungen vorbehalten. Ersetzen Sie ihn durch einen Bindestrich.

Fehler[F103]: Der Dateiname „a:b.md“ lässt sich nicht auf jedem System speichern
 --> content/a:b.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Verwenden Sie nur Kleinbuchstaben (keine Umlaute), Ziffern und Bindestriche, und keine Leerzeichen am Anfang oder Ende. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F103]: Der Dateiname „con.md“ lässt sich nicht auf jedem System speichern
 --> content/con.md:1:1
  |
1 | ---
  | ^
  |
  = Rat: Verwenden Sie nur Kleinbuchstaben (keine Umlaute), Ziffern und Bindestriche, und keine Leerzeichen am Anfang oder Ende. Unter Windows vergeben sind Namen wie „con“ und „aux“.

3 Fehler in 3 Dateien
"#,
    );
}

#[test]
fn a_former_id_redirects() {
    let site = site_as(
        &document("stadt/neu", "seite", "aliase: [alt, stadt/frueher]", ""),
        How { base_url: Some("https://plan.example/x"), ..How::default() },
    );
    let page = site.page("alt.html");
    assert!(
        page.contains("<meta http-equiv=\"refresh\" content=\"0; url=stadt/neu.html\">"),
        "{page}"
    );
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://plan.example/x/stadt/neu.html\">"),
        "{page}"
    );
    assert!(page.contains("<a href=\"stadt/neu.html\">"), "{page}");
    assert!(site.page("stadt/frueher.html").contains("url=neu.html\""));
    assert_eq!(site.traces("alt.html"), ["alt.html"], "listed nowhere");
}

// --- Files

#[test]
fn files_that_documents_name_are_there_and_in_the_site() {
    let files = [
        document("stadt/index", "behoerde", "art: stadt", ""),
        document(
            "stadt/plan/index",
            "plan",
            "anlagen:\n  - {titel: A, datei: plam.pdf}\n  - {titel: B, datei: ../../../geheim.pdf}",
            "![Bild](bild.jpg) [Liste](plan.pdf) [weg](../../../etc/passwd)",
        ),
        "//- content/stadt/plan/plan.pdf\n//- content/stadt/bild.jpg\n".to_owned(),
    ];
    check(
        &files.concat(),
        r#"
Fehler[F505]: Die Datei „stadt/plan/plam.pdf“ gibt es nicht
 --> content/stadt/plan/index.md:5:23
  |
5 |   - {titel: A, datei: plam.pdf}
  |                       ^^^^^^^^ meinten Sie „/stadt/plan/plan.pdf“?
  |
  = Rat: Schreiben Sie „/stadt/plan/plan.pdf“ oder den Pfad vom Ordner dieses Dokuments aus.

Fehler[F219]: „../../../geheim.pdf“ ist kein Pfad innerhalb der Website
 --> content/stadt/plan/index.md:6:23
  |
6 |   - {titel: B, datei: ../../../geheim.pdf}
  |                       ^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? " < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“.

Fehler[F505]: Die Datei „stadt/plan/bild.jpg“ gibt es nicht
 --> content/stadt/plan/index.md:9:1
  |
9 | ![Bild](bild.jpg) [Liste](plan.pdf) [weg](../../../etc/passwd)
  | ^^^^^^^^^^^^^^^^^ fehlt
  |
  = Rat: Legen Sie die Datei an diese Stelle unter „content“. Bei „anlagen“ und „bilder“ kann statt „datei“ auch „fehlt“ mit dem Grund stehen.

Fehler[F219]: „../../../etc/passwd“ ist kein Pfad innerhalb der Website
 --> content/stadt/plan/index.md:9:37
  |
9 | ![Bild](bild.jpg) [Liste](plan.pdf) [weg](../../../etc/passwd)
  |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? " < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“.

4 Fehler in 1 Datei
"#,
    );
}

#[test]
fn one_message_for_each_file_also_where_the_site_file_is_broken() {
    let files = [
        ("content/a.md".to_owned(), "---\ntyp: seite\ntitel: A\n---\n\n[[b]]\n".to_owned()),
        ("content/site.yaml".to_owned(), "titel:\n".to_owned()),
    ];
    let found = messages_of(&files, How::default());
    assert_eq!(
        headlines(&found),
        ["Fehler[F501]: „b“ gibt es nicht", "Fehler[F211]: „titel“ hat keinen Wert"],
        "{found}"
    );
}

#[test]
fn files_and_former_ids_with_names_that_not_every_system_stores_are_refused() {
    let files =
        [document("a", "seite", "", "[Plan](pl%3Aan.pdf)"), "//- content/pl:an.pdf\n".to_owned()];
    check(
        &files.concat(),
        r#"
Fehler[F103]: Der Dateiname „pl:an.pdf“ lässt sich nicht auf jedem System speichern
 --> content/a.md:6:1
  |
6 | [Plan](pl%3Aan.pdf)
  | ^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Verwenden Sie nur Kleinbuchstaben (keine Umlaute), Ziffern und Bindestriche, und keine Leerzeichen am Anfang oder Ende. Unter Windows vergeben sind Namen wie „con“ und „aux“.

1 Fehler in 1 Datei
"#,
    );
    let page = document("a", "seite", "aliase: [nul]", "");
    check(
        &page,
        r#"
Fehler[F219]: „nul“ ist kein Pfad innerhalb der Website
 --> content/a.md:4:10
  |
4 | aliase: [nul]
  |          ^^^
  |
  = Rat: Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? " < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“.

1 Fehler in 1 Datei
"#,
    );
}

// --- Bounds of the site's parts

#[test]
fn sections_belong_to_the_same_plan() {
    let from = document("stadt/plan/x", "massnahme", "teil_von: [ziel-1, dorf/plan/ziel-9]", "");
    let other = document("dorf/plan/ziel-9", "ziel", "", "");
    check(
        &format!("{}{from}{other}", towns()),
        r#"
Fehler[F513]: „dorf/plan/ziel-9“ ist ein Abschnitt eines anderen Plans
 --> content/stadt/plan/x.md:4:20
  |
4 | teil_von: [ziel-1, dorf/plan/ziel-9]
  |                    ^^^^^^^^^^^^^^^^
  |
  = Rat: „teil_von“ nennt Abschnitte desselben Plans. Was sonst dazugehört, nennen Sie bei „siehe_auch“.

1 Fehler in 1 Datei
"#,
    );
}

/// Whether nothing is wrong with the files, which lie nowhere.
fn accepted(text: &str) -> bool {
    let files = fixture(text);
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    publish::reading::read(&Sources::from_texts(texts), Edition { stichtag, drafts: false }).is_ok()
}

#[test]
fn a_plan_belongs_to_an_authority() {
    check(
        "//- content/plan/index.md\n---\ntyp: plan\ntitel: P\n---\n",
        r#"
Fehler[F508]: Dieser Plan gehört zu keiner Behörde
 --> content/plan/index.md:3:8
  |
3 | titel: P
  |        ^
  |
  = Rat: Legen Sie den Plan in den Ordner einer Behörde: Darin liegt eine „index.md“ mit „typ: behoerde“.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn files_that_no_browser_runs_are_published() {
    let files = [
        document("a", "seite", "", "[PDF](b.pdf) [Tabelle](c.csv)"),
        "//- content/b.pdf\nPDF\n//- content/c.csv\n1;2\n".to_owned(),
    ];
    assert!(accepted(&files.concat()));
}

#[test]
fn the_home_page_is_a_page() {
    check(
        "//- content/index.md\n---\ntyp: plan\ntitel: P\n---\n",
        r#"
Fehler[F512]: Die Startseite kann nicht vom Typ „plan“ sein
 --> content/index.md:3:8
  |
3 | titel: P
  |        ^
  |
  = Rat: Geben Sie „content/index.md“ den „typ: seite“ und legen Sie das andere Dokument in einen eigenen Ordner.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn files_that_a_browser_would_run_are_refused() {
    let drawing =
        |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>\n");
    let files = [
        document("a", "seite", "", "![Bild](b.svg) [Seite](c.html) [Skript](d.js)"),
        format!("//- content/b.svg\n{}", drawing("<script>1</script>")),
        "//- content/c.html\n<p>\n//- content/d.js\n1\n".to_owned(),
    ];
    check(
        &files.concat(),
        r#"
Fehler[F514]: Die Datei „b.svg“ kann im Browser Programme ausführen
 --> content/a.md:6:1
  |
6 | ![Bild](b.svg) [Seite](c.html) [Skript](d.js)
  | ^^^^^^^^^^^^^^
  |
  = Rat: Veröffentlichen Sie sie als PDF, Bild oder Tabelle. Aus einer SVG-Zeichnung entfernen Sie Skripte und fremde Inhalte; über 8 MB wird keine geprüft.

Fehler[F514]: Die Datei „c.html“ kann im Browser Programme ausführen
 --> content/a.md:6:16
  |
6 | ![Bild](b.svg) [Seite](c.html) [Skript](d.js)
  |                ^^^^^^^^^^^^^^^
  |
  = Rat: Veröffentlichen Sie sie als PDF, Bild oder Tabelle. Aus einer SVG-Zeichnung entfernen Sie Skripte und fremde Inhalte; über 8 MB wird keine geprüft.

Fehler[F514]: Die Datei „d.js“ kann im Browser Programme ausführen
 --> content/a.md:6:32
  |
6 | ![Bild](b.svg) [Seite](c.html) [Skript](d.js)
  |                                ^^^^^^^^^^^^^^
  |
  = Rat: Veröffentlichen Sie sie als PDF, Bild oder Tabelle. Aus einer SVG-Zeichnung entfernen Sie Skripte und fremde Inhalte; über 8 MB wird keine geprüft.

3 Fehler in 1 Datei
"#,
    );
    let published = |inner: &str| {
        let files = [
            document("a", "seite", "", "![Bild](b.svg)"),
            format!("//- content/b.svg\n{}", drawing(inner)),
        ];
        accepted(&files.concat())
    };
    for plain in ["", "<circle r=\"1\"/>", "<text>on = aus</text>", "<title>Seit 2020</title>"] {
        assert!(published(plain), "{plain}");
    }
    for active in [
        "<SCRIPT>1</SCRIPT>",
        "<a href=\"javascript:1\"/>",
        "<foreignObject/>",
        "<rect onclick=\"1\"/>",
        "<rect\nonload = '1'/>",
        "<iframe/>",
    ] {
        assert!(!published(active), "{active}");
    }
}
