//! Bodies and persons: how they are named, what links by its name, and what a page tells of both ends.

use crate::harness::{How, TOWN, check, in_town, same, site, site_as};

/// An office, a club, a group and a person in the town; a second town with a body of its own.
fn bodies() -> String {
    in_town(
        r#"
//- content/stadt/amt.md
---
typ: organisation
titel: Amt für Bildung
art: dienststelle
traeger: stadt
uebergeordnet: stadt
namensvarianten: [Bildungsamt, Amt 40]
webseite: https://amt.example/
kontakt: {stelle: Amt 40, email: amt40@stadt.example}
---
//- content/stadt/gruppe.md
---
typ: gremium
titel: Lenkungsgruppe
art: steuerungsgruppe
auftrag: Sie lenkt.
mitglieder: [Bildungsamt, kim, verein, Ein Gast]
---
//- content/stadt/kim.md
---
typ: person
titel: Kim Muster
namensvarianten: [K. Muster]
funktionen:
  - {stelle: amt, funktion: Leitung, von: 2020, bis: 2024-06, quelle: Haushaltsplan}
  - {stelle: Hafenmeisterei, funktion: Beirat}
---
//- content/dorf/index.md
---
typ: behoerde
titel: Musterdorf
art: gemeinde
---
//- content/dorf/verein.md
---
typ: organisation
titel: Verein Brücke
art: verein
---
"#,
    )
}

#[test]
fn names_and_variants_of_one_body_link_and_other_words_stay() {
    let measure = |who: &str| {
        let files = format!(
            "{}//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nfederfuehrung: {who}\n---\n",
            bodies()
        );
        let text = site(&files).text("stadt/plan/1.html");
        let (_, rest) = text.split_once(": Zuständig\n").unwrap();
        rest.lines().next().unwrap().trim().to_owned()
    };
    let office = "[Amt für Bildung](../amt.html)";
    for name in ["Amt für Bildung", "Bildungsamt", "Amt 40", "amt", "stadt/amt"] {
        assert_eq!(measure(name), office, "{name}");
    }
    assert_eq!(measure("Musterstadt"), "[Musterstadt](../index.html)");
    assert_eq!(measure("K. Muster"), "[Kim Muster](../kim.html)");
    assert_eq!(measure("Lenkungsgruppe"), "[Lenkungsgruppe](../gruppe.html)");
    assert_eq!(measure("verein"), "[Verein Brücke](../../dorf/verein.html)", "within the site");
    assert_eq!(measure("dorf/verein"), "[Verein Brücke](../../dorf/verein.html)");
    for words in ["bildungsamt", "Amt für Bildung und Kultur", "Jugendamt", "plan"] {
        assert_eq!(measure(words), words, "no body's name");
    }
}

#[test]
fn a_name_that_two_bodies_share_links_to_neither() {
    let twin = "//- content/dorf/amt.md\n---\ntyp: organisation\ntitel: Schulamt\nnamensvarianten: [Bildungsamt]\n---\n";
    let measure = "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nfederfuehrung: Bildungsamt\nbeteiligte: [{organisation: Schulamt}]\n---\n";
    let text = site(&format!("{}{twin}{measure}", bodies())).text("stadt/plan/1.html");
    assert!(text.contains("\n: Zuständig\n  Bildungsamt\n"), "{text}");
    assert!(text.contains("[Schulamt](../../dorf/amt.html)"), "{text}");
}

#[test]
fn an_ending_that_fits_several_bodies_is_ambiguous() {
    check(
        &format!(
            "{TOWN}//- content/dorf/index.md\n---\ntyp: behoerde\ntitel: D\nart: gemeinde\n---\n//- content/dorf/a/verein.md\n---\ntyp: organisation\ntitel: A\n---\n//- content/dorf/b/verein.md\n---\ntyp: organisation\ntitel: B\n---\n//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nfederfuehrung: verein\nbeteiligte: [{{organisation: dorf/nichts}}, {{organisation: stadt/plan}}]\n---\n"
        ),
        r#"
Fehler[F502]: „verein“ ist nicht eindeutig
 --> content/stadt/plan/1.md:4:16
  |
4 | federfuehrung: verein
  |                ^^^^^^ könnte mehrere Dokumente meinen
  |
  = Rat: Schreiben Sie eine dieser Kennungen: dorf/a/verein, dorf/b/verein.

Fehler[F501]: „dorf/nichts“ gibt es nicht
 --> content/stadt/plan/1.md:5:29
  |
5 | beteiligte: [{organisation: dorf/nichts}, {organisation: stadt/plan}]
  |                             ^^^^^^^^^^^ führt ins Leere
  |
  = Rat: Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“.

Fehler[F503]: „stadt/plan“ ist vom Typ „plan“; hier wird etwas anderes gebraucht
 --> content/stadt/plan/1.md:5:58
  |
5 | beteiligte: [{organisation: dorf/nichts}, {organisation: stadt/plan}]
  |                                                          ^^^^^^^^^^ falscher Typ
  |
  = Rat: Erlaubt ist: behoerde, organisation, person, gremium.

3 Fehler in 1 Datei
"#,
    );
}

#[test]
fn a_body_tells_what_it_is_and_who_names_it() {
    let site = site(&bodies());
    same(
        &site.text("stadt/amt.html"),
        r#"
Dienststelle
# Amt für Bildung
Amt 40 E-Mail [amt40@stadt.example](mailto:amt40@stadt.example)
## Eckdaten
: Auch genannt
- Bildungsamt
- Amt 40
: Träger
  [Musterstadt](index.html)
: Übergeordnet
  [Musterstadt](index.html)
: Website
  [https://amt.example/](https://amt.example/)
## Erwähnt in
### Gremien
- [Lenkungsgruppe](gruppe.html)
### Personen
- [Kim Muster](kim.html)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    same(
        &site.text("stadt/gruppe.html"),
        r#"
Steuerungsgruppe
# Lenkungsgruppe
## Auftrag
Sie lenkt.
## Mitglieder
- [Amt für Bildung](amt.html)
- [Kim Muster](kim.html) Leitung, Amt für Bildung
- [Verein Brücke](../dorf/verein.html)
- Ein Gast
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    same(
        &site.text("stadt/kim.html"),
        r#"
Person
# Kim Muster
## Funktionen
- Leitung, [Amt für Bildung](amt.html) Beginn: 2020 Ende: Juni 2024 Quelle: Haushaltsplan
- Beirat, Hafenmeisterei
## Auch genannt
- K. Muster
## Erwähnt in
### Gremien
- [Lenkungsgruppe](gruppe.html)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    same(
        &site.text("dorf/verein.html"),
        r#"
Verein
# Verein Brücke
## Erwähnt in
### Gremien
- [Lenkungsgruppe](../stadt/gruppe.html) Musterstadt
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    same(
        &site.text("stellen-und-personen.html"),
        r#"
# Stellen und Personen
- [Behörden](#authorities) 2
- [Organisationen](#organisations) 2
- [Gremien](#groups) 1
- [Personen](#persons) 1
## Behörden
- [Musterdorf](dorf/index.html) Gemeinde
- [Musterstadt](stadt/index.html) Stadt
## Organisationen
- [Amt für Bildung](stadt/amt.html) Dienststelle
- [Verein Brücke](dorf/verein.html) Verein
## Gremien
- [Lenkungsgruppe](stadt/gruppe.html) Steuerungsgruppe
## Personen
- [Kim Muster](stadt/kim.html) Leitung, Amt für Bildung
"#,
    );
}

#[test]
fn withheld_bodies_are_named_nowhere() {
    let files =
        bodies().replace("titel: Amt für Bildung\n", "titel: Amt für Bildung\nentwurf: true\n");
    let files = files.replace("titel: Kim Muster\n", "titel: Kim Muster\nentwurf: true\n");
    let measure = "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: Eins\nfederfuehrung: Bildungsamt\nbeteiligte: [{organisation: amt, rolle: Träger}]\n---\n";
    let how = How { base_url: Some("https://stadt.example/"), ..How::default() };
    let site = site_as(&format!("{files}{measure}"), how);
    for trace in ["Amt für Bildung", "Amt 40", "/amt.html", "stadt/amt", "Kim Muster", "kim"] {
        assert_eq!(site.traces(trace), [""; 0], "{trace}");
    }
    let text = site.text("stadt/plan/1.html");
    // Words that named it by chance are the author's own; a reference to it is not.
    assert!(text.contains("\n: Zuständig\n  Bildungsamt\n"), "{text}");
    assert!(text.contains("noch nicht veröffentlicht"), "{text}");
    let group = site.text("stadt/gruppe.html");
    assert!(
        group.contains(
            "## Mitglieder\n- Bildungsamt\n- noch nicht veröffentlicht\n- [Verein Brücke](../dorf/verein.html)\n- Ein Gast\n"
        ),
        "{group}"
    );
}

#[test]
fn an_agreement_links_its_parties_and_what_each_undertakes() {
    let agreement = r#"//- content/stadt/pakt.md
---
typ: vereinbarung
titel: Pakt
datum: 2023-05
parteien: [stadt, Verein Brücke, Ein Betrieb]
initiative: Bildungsamt
leistungen:
  - {partei: verein, text: Begleitet.}
  - {partei: Ein Betrieb, text: Stellt ein.}
  - {partei: Verein Brücke, text: Berät.}
bezug: plan
---
"#;
    let site = site(&format!("{}{agreement}", bodies()));
    same(
        &site.text("stadt/pakt.html"),
        r#"
Vereinbarung
# Pakt
Mai 2023
## Vereinbart zwischen
- [Musterstadt](index.html)
- [Verein Brücke](../dorf/verein.html)
- Ein Betrieb
## Wer was zusagt
### [Verein Brücke](../dorf/verein.html)
- Begleitet.
- Berät.
### Ein Betrieb
- Stellt ein.
## Eckdaten
: Teil von
  [Amt für Bildung](amt.html)
: Zum Thema
- [Integrationsplan](plan/index.html)
## Zu dieser Seite
: Stichtag
  1. Januar 2026
"#,
    );
    let club = site.text("dorf/verein.html");
    assert!(
        club.contains("### Vereinbarungen\n- [Pakt](../stadt/pakt.html) Musterstadt Mai 2023\n"),
        "{club}"
    );
}
