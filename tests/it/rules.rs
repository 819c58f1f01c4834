//! Rules about content: each with what it finds in exact words, what it passes over, and what a site makes of it in
//! `regeln`.

use std::fs;
use std::path::Path;

use fahrplan::date::Day;
use fahrplan::diagnostics::human::{self, Style};
use fahrplan::diagnostics::{Rule, Severity};
use fahrplan::language::Language;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::publish::{Order, reading};
use fahrplan::source::Sources;
use fahrplan::workspace::{Update, Workspace};

use crate::build::Folder;
use crate::harness::{STICHTAG, check, fixture, in_town, same};

/// Everything that is said about a fixture, errors and warnings.
#[track_caller]
fn said_in(text: &str, language: Language) -> String {
    let files = fixture(text);
    let sources =
        || Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let problems = match reading::read(&sources(), edition) {
        Ok(site) => site.warnings().to_vec(),
        Err(unsound) => unsound.problems,
    };
    let style = Style { language, colour: false };
    let sources = sources();
    if problems.is_empty() {
        return String::new();
    }
    human::rendered(&problems, style, |file| sources.text(file))
}

#[track_caller]
fn said(text: &str) -> String {
    said_in(text, Language::German)
}

/// A fixture with this line of `regeln` in its `site.yaml`.
fn with_rule(text: &str, rule: &str, weight: &str) -> String {
    let lines = format!("sprachen: [de, en, de-simple]\nregeln: {{{rule}: {weight}}}\n");
    let own = "//- content/site.yaml\n";
    match text.split_once(own) {
        Some((before, rest)) => format!("{before}{own}regeln: {{{rule}: {weight}}}\n{rest}"),
        None => format!("{text}\n{own}titel: Probe\n{lines}"),
    }
}

/// What `rule` finds in `wrong` is exactly `expected`; by its name and its code it can be switched off and made to
/// count as an error.
#[track_caller]
fn finds(rule: Rule, wrong: &str, expected: &str) {
    let wrong = &in_town(wrong);
    same(&said(wrong), expected);
    for name in [rule.name(), rule.code()] {
        assert_eq!(said(&with_rule(wrong, name, "aus")), "", "{name}: aus");
        let error = said(&with_rule(wrong, name, "fehler"));
        let head = format!("Fehler[{}]: ", rule.code());
        assert!(error.contains(&head) && !error.contains("Warnung["), "{name}: fehler\n{error}");
    }
    let english = said_in(wrong, Language::English);
    assert!(english.starts_with(&format!("warning[{}]: ", rule.code())), "{english}");
    assert!(!english.contains("Warnung") && !english.contains("Rat:"), "{english}");
}

/// Nothing is said about a fixture.
#[track_caller]
fn passes(right: &str) {
    assert_eq!(said(&in_town(right)), "", "{right}");
}

fn page(body: &str) -> String {
    format!("//- content/stadt/a.md\n---\ntyp: seite\ntitel: A\n---\n{body}\n")
}

// --- regeln

#[test]
fn a_site_chooses_by_names_that_are_known() {
    check(
        "//- content/site.yaml\ntitel: P\nregeln:\n  linktexte: aus\n  F301: aus\n  f502: warnung\n  pdf: weg\n  F314: aus\n  schnell: nein\n",
        "
Fehler[F609]: Die Regel „linktexte“ gibt es nicht
 --> content/site.yaml:3:3
  |
3 |   linktexte: aus
  |   ^^^^^^^^^ meinten Sie „linktext“?
  |
  = Rat: Schreiben Sie „linktext: …“.

Fehler[F610]: „F301“ ist immer ein Fehler und lässt sich nicht umstellen
 --> content/site.yaml:4:3
  |
4 |   F301: aus
  |   ^^^^ keine wählbare Regel
  |
  = Rat: Löschen Sie die Zeile. Die Website kann mit einem solchen Fehler nicht gebaut werden. Wählen lassen sich: dateiendung, sperrfrist, wochentag, gemeindeschluessel, meilensteine, ueberfaellig, fassungen, funktionen, pdf, ort_im_foto, land, platzhalter, ueberschriften, linktext, kopierreste, trennstriche, markdown, aehnliche_namen, verwaist, nummern, theme, leichte_sprache, stand.

Fehler[F610]: „F502“ ist immer ein Fehler und lässt sich nicht umstellen
 --> content/site.yaml:5:3
  |
5 |   f502: warnung
  |   ^^^^ keine wählbare Regel
  |
  = Rat: Löschen Sie die Zeile. Die Website kann mit einem solchen Fehler nicht gebaut werden. Wählen lassen sich: dateiendung, sperrfrist, wochentag, gemeindeschluessel, meilensteine, ueberfaellig, fassungen, funktionen, pdf, ort_im_foto, land, platzhalter, ueberschriften, linktext, kopierreste, trennstriche, markdown, aehnliche_namen, verwaist, nummern, theme, leichte_sprache, stand.

Fehler[F213]: Bei „pdf“ gibt es den Wert „weg“ nicht
 --> content/site.yaml:6:8
  |
6 |   pdf: weg
  |        ^^^ unbekannt
  |
  = Rat: Möglich sind: aus, warnung, fehler.

Fehler[F205]: „F314“ und „pdf“ sind dieselbe Regel
 --> content/site.yaml:7:3
  |
7 |   F314: aus
  |   ^^^^ zum zweiten Mal
  |
 ::: content/site.yaml:6:3
  |
6 |   pdf: weg
  |   --- zum ersten Mal
  |
  = Rat: Löschen Sie eine der beiden Zeilen. Eine Regel hat einen Namen und eine Nummer; nennen Sie eines von beiden.

Fehler[F609]: Die Regel „schnell“ gibt es nicht
 --> content/site.yaml:8:3
  |
8 |   schnell: nein
  |   ^^^^^^^ unbekannt
  |
  = Rat: Es gibt: dateiendung, sperrfrist, wochentag, gemeindeschluessel, meilensteine, ueberfaellig, fassungen, funktionen, pdf, ort_im_foto, land, platzhalter, ueberschriften, linktext, kopierreste, trennstriche, markdown, aehnliche_namen, verwaist, nummern, theme, leichte_sprache, stand.

Fehler[F213]: Bei „schnell“ gibt es den Wert „nein“ nicht
 --> content/site.yaml:8:12
  |
8 |   schnell: nein
  |            ^^^^ meinten Sie „aus“?
  |
  = Rat: Möglich sind: aus, warnung, fehler.

7 Fehler in 1 Datei
",
    );
}

#[test]
fn where_the_file_of_the_site_is_wrong_nothing_is_warned_of() {
    let page = page("Mehr [hier](a.md).");
    let site =
        |more| format!("//- content/site.yaml\ntitel: P\nregeln: {{linktext: aus}}\n{more}{page}");
    assert_eq!(said(&site("")), "");
    let said = said(&site("farbe: rot\n"));
    assert!(said.starts_with("Fehler[F208]") && !said.contains("F411"), "{said}");
}

#[test]
fn a_rule_is_chosen_once() {
    let twice = "//- content/site.yaml\ntitel: P\nregeln: {pdf: aus, F314: fehler}\n";
    assert!(said(twice).starts_with("Fehler[F205]: „F314“ und „pdf“ sind dieselbe Regel"));
    let same = said("//- content/site.yaml\ntitel: P\nregeln: {pdf: aus, pdf: fehler}\n");
    assert!(same.starts_with("Fehler[F205]: Der Schlüssel „pdf“ steht zweimal hier"), "{same}");
    assert_eq!(same.matches("[F205]").count(), 1, "{same}");
}

#[test]
fn a_site_without_a_choice_has_that_of_the_table() {
    passes("//- content/site.yaml\ntitel: P\nregeln: {}\n");
    assert!(said("//- content/site.yaml\ntitel: P\nregeln: aus\n").starts_with("Fehler[F212]"));
}

#[test]
fn what_the_site_says_of_itself_is_looked_at_too() {
    let site = "//- content/site.yaml\ntitel: Meyer &amp; Sohn\n";
    same(
        &said(site),
        "
Warnung[F412]: „&amp;“ ist ein Rest von HTML
 --> content/site.yaml:1:14
  |
1 | titel: Meyer &amp; Sohn
  |              ^^^^^
  |
  = Rat: Schreiben Sie das Zeichen selbst: ä statt &auml;, ein einfaches Leerzeichen statt &nbsp;.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    assert_eq!(said(&format!("{site}regeln: {{kopierreste: aus}}\n")), "");
    let error = said(&format!("{site}regeln: {{kopierreste: fehler}}\n"));
    assert!(error.starts_with("Fehler[F412]"), "{error}");
    let folder = Folder::of(site);
    assert_eq!(folder.call("check", &[]).code, 0);
    assert_eq!(folder.call("check", &["--streng"]).code, 1);
}

#[test]
fn the_manual_lists_every_rule_as_the_table_has_it() {
    // A list: four columns have no room on a telephone.
    let mut list = String::new();
    for rule in Rule::ALL {
        let default = match rule.default_severity() {
            Severity::Error => ", ohne Einstellung ein Fehler",
            Severity::Warning => "",
        };
        let (name, code, meaning) = (rule.name(), rule.code(), rule.meaning());
        list.push_str(&format!("- `{name}` ({code}{default}): {meaning}\n"));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/handbuch/regeln.md");
    let text = fs::read_to_string(&file).unwrap();
    let start = text.find("- `dateiendung`").expect("the manual has a list of rules");
    let end = text[start..].find("\n\n").map_or(text.len(), |end| start + end + 1);
    if std::env::var_os("FAHRPLAN_UPDATE_GOLDEN").is_some() {
        fs::write(&file, [&text[..start], &list, &text[end..]].concat()).unwrap();
        return;
    }
    same(&text[start..end], &list);
}

// --- Texts

#[test]
fn a_day_of_the_week_matches_its_date() {
    finds(
        Rule::Weekday,
        "//- content/stadt/a.md\n---\ntyp: seite\ntitel: \"Einladung: Montag, 3. Mai 2022\"\n---\nAm **Montag**, den 3. Mai\n2022 um 10 Uhr, und am `Montag, 3. Mai 2022`.\n",
        "
Warnung[F308]: Der Wochentag passt nicht zum Datum: 3. Mai 2022 ist ein Dienstag, kein Montag
 --> content/stadt/a.md:3:20
  |
3 | titel: \"Einladung: Montag, 3. Mai 2022\"
  |                    ^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Sehen Sie nach, ob der Wochentag oder das Datum falsch ist, und berichtigen Sie es.

Warnung[F308]: Der Wochentag passt nicht zum Datum: 3. Mai 2022 ist ein Dienstag, kein Montag
 --> content/stadt/a.md:5:6
  |
5 | Am **Montag**, den 3. Mai
  |      ^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Sehen Sie nach, ob der Wochentag oder das Datum falsch ist, und berichtigen Sie es.

0 Fehler, 2 Warnungen in 1 Datei
",
    );
    passes(&page(
        "Am Dienstag, 3. Mai 2022, am Montag, 3. Mai, und am Sonnabend, 31.12.2022.\n\n    Montag, 3. Mai 2022\n",
    ));
    passes("//- content/stadt/a.md\n---\ntyp: seite\n# Montag, 3. Mai 2022\ntitel: A\n---\n");
}

#[test]
fn leftovers_of_other_markup_are_found_where_they_stand() {
    finds(
        Rule::Leftovers,
        &page("h2. Ziele\n\nbq. Gesagt ist gesagt.\n\nMehr&nbsp;Platz &amp;auml; <o:p></o:p>"),
        "
Warnung[F412]: „h2.“ ist ein Rest von Textile und erscheint so auf der Seite
 --> content/stadt/a.md:5:1
  |
5 | h2. Ziele
  | ^^^
  |
  = Rat: Schreiben Sie Überschriften mit ##, Zitate mit >, Verweise als [Text](Adresse).

Warnung[F412]: „bq.“ ist ein Rest von Textile und erscheint so auf der Seite
 --> content/stadt/a.md:7:1
  |
7 | bq. Gesagt ist gesagt.
  | ^^^
  |
  = Rat: Schreiben Sie Überschriften mit ##, Zitate mit >, Verweise als [Text](Adresse).

Warnung[F412]: „&nbsp;“ ist ein Rest von HTML
 --> content/stadt/a.md:9:5
  |
9 | Mehr&nbsp;Platz &amp;auml; <o:p></o:p>
  |     ^^^^^^
  |
  = Rat: Schreiben Sie das Zeichen selbst: ä statt &auml;, ein einfaches Leerzeichen statt &nbsp;.

Warnung[F412]: „&amp;auml;“ ist ein Rest von HTML
 --> content/stadt/a.md:9:17
  |
9 | Mehr&nbsp;Platz &amp;auml; <o:p></o:p>
  |                 ^^^^^^^^^^
  |
  = Rat: Schreiben Sie das Zeichen selbst: ä statt &auml;, ein einfaches Leerzeichen statt &nbsp;.

Warnung[F412]: „<o:p></o:p>“ ist ein Rest aus einer Textverarbeitung
 --> content/stadt/a.md:9:28
  |
9 | Mehr&nbsp;Platz &amp;auml; <o:p></o:p>
  |                            ^^^^^^^^^^^
  |
  = Rat: Löschen Sie die Stelle. Fügen Sie Text aus Word als „nur Text“ ein.

0 Fehler, 5 Warnungen in 1 Datei
",
    );
    let lines = |text: &str| {
        let said = said(&in_town(text));
        let heads = said.lines().filter(|line| line.starts_with("Warnung")).map(|line| {
            line.trim_start_matches("Warnung[F412]: ").split(" ist ").next().unwrap().to_owned()
        });
        heads.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        lines(&page(
            "> h3. Zitat\n\n\"Bericht\":https://stadt.example/b und [b]fett[/b] und '''fett'''\n\n\
             mso-ansi-language MsoNormal Fehler! Verweisquelle konnte nicht gefunden werden."
        )),
        "„h3.“ „\":https://stadt.example/b“ „[b]“ „'''“ „mso-ansi-language“ „MsoNormal“ \
         „Fehler! Verweisquelle konnte nicht gefunden werden.“"
    );
    assert_eq!(
        lines(
            "//- content/stadt/a.md\n---\ntyp: seite\ntitel: R&auml;te<br>\nkurztext: \"h2. Ziel\"\n---\n"
        ),
        "„&auml;“ „<br>“ „h2.“"
    );
    passes(&page(
        "https://a.example/?a=1&copy;b=2, [x](https://a.example/?a=1&copy;b=2), [url=[b], ein &lt; b &amp; c, \\&nbsp; und `&nbsp;`, Klasse h2. Und [b](a.md), [b].\n\n[b]: a.md\n\n```\nh2. Titel\n```\n",
    ));
    passes(
        "//- content/stadt/a.md\n---\ntyp: seite\ntitel: 'Das war''s & mehr'\nquelle: https://a.example/?x=1&amp=2\n---\n",
    );
}

#[test]
fn words_divided_at_a_former_line_end_are_told_by_the_words_of_the_site() {
    finds(
        Rule::BrokenWords,
        &format!(
            "{}//- content/stadt/b.md\n---\ntyp: seite\ntitel: Besonders\n---\nMehr Integration, eine Übersicht.\n",
            page(
                "Das ist beson-ders wichtig für die Inte-gration.\n\n> Eine Über-sicht ist beson-\n> ders gut."
            )
        ),
        "
Warnung[F413]: „beson-ders“ ist wohl an einem Zeilenende getrennt worden
 --> content/stadt/a.md:5:9
  |
5 | Das ist beson-ders wichtig für die Inte-gration.
  |         ^^^^^^^^^^ anderswo schreibt die Website „besonders“
  |
  = Rat: Schreiben Sie „besonders“.

Warnung[F413]: „Inte-gration“ ist wohl an einem Zeilenende getrennt worden
 --> content/stadt/a.md:5:36
  |
5 | Das ist beson-ders wichtig für die Inte-gration.
  |                                    ^^^^^^^^^^^^ anderswo schreibt die Website „Integration“
  |
  = Rat: Schreiben Sie „Integration“.

Warnung[F413]: „Über-sicht“ ist wohl an einem Zeilenende getrennt worden
 --> content/stadt/a.md:7:8
  |
7 | > Eine Über-sicht ist beson-
  |        ^^^^^^^^^^ anderswo schreibt die Website „Übersicht“
  |
  = Rat: Schreiben Sie „Übersicht“.

Warnung[F413]: „beson-ders“ ist wohl an einem Zeilenende getrennt worden
 --> content/stadt/a.md:7:23
  |
7 | > Eine Über-sicht ist beson-
  |                       ^^^^^^ anderswo schreibt die Website „besonders“
  |
  = Rat: Schreiben Sie „besonders“.

0 Fehler, 4 Warnungen in 1 Datei
",
    );
    passes(&page(
        "Integrations-Konzept und Integrationskonzept, Ost-West und Ostwest, deutsch-polnisch,\n\
         sozial-ökologisch, denn was sozial und ökologisch ist, ist sozialökologisch; \
         Bürger-innen und Bürgerinnen, [x](inte-gration.txt) und Integration.\n\
         //- content/stadt/inte-gration.txt\nx\n",
    ));
    passes(&page(
        "Öffentlich ist rechtlich. Was öffentlich-rechtlich ist, ist öffentlichrechtlich.",
    ));
    passes(&page(
        "nicht-deutsch nichtdeutsch, anti-rassistisch antirassistisch, Re-integration Reintegration, \
         türkisch-deutsch türkischdeutsch, Follow-up Followup, Vor-\nund Nachteile, Vorund.",
    ));
    passes(
        "//- content/stadt/a.md\n---\ntyp: seite\ntitel: A\nsprache: de-simple\ngeprueft_von: Büro\n---\nBeson-ders besonders.\n",
    );
}

#[test]
fn links_say_where_they_lead() {
    finds(
        Rule::LinkText,
        &page("Mehr [hier](index.md), *[Hier klicken](index.md)!* und [**PDF**](https://a.example/)."),
        "
Warnung[F411]: Der Verweis heißt nur „hier“ und sagt nicht, wohin er führt
 --> content/stadt/a.md:5:6
  |
5 | Mehr [hier](index.md), *[Hier klicken](index.md)!* und [**PDF**](https://a.example/).
  |      ^^^^^^^^^^^^^^^^
  |
  = Rat: Nennen Sie das Ziel: [Integrationsplan 2023](index.md). Wer sich die Seite vorlesen lässt, hört Verweise oft ohne den Satz darum.

Warnung[F411]: Der Verweis heißt nur „Hier klicken“ und sagt nicht, wohin er führt
 --> content/stadt/a.md:5:25
  |
5 | Mehr [hier](index.md), *[Hier klicken](index.md)!* und [**PDF**](https://a.example/).
  |                         ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Nennen Sie das Ziel: [Integrationsplan 2023](index.md). Wer sich die Seite vorlesen lässt, hört Verweise oft ohne den Satz darum.

Warnung[F411]: Der Verweis heißt nur „PDF“ und sagt nicht, wohin er führt
 --> content/stadt/a.md:5:56
  |
5 | Mehr [hier](index.md), *[Hier klicken](index.md)!* und [**PDF**](https://a.example/).
  |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Rat: Nennen Sie das Ziel: [Integrationsplan 2023](index.md). Wer sich die Seite vorlesen lässt, hört Verweise oft ohne den Satz darum.

0 Fehler, 3 Warnungen in 1 Datei
",
    );
    passes(&page(
        "[Hier entsteht das Haus](index.md), [Mehr Platz](index.md), [[stadt]], https://hier.example/",
    ));
    for text in ["PDF (2 MB)", "unter diesem Link", "zur Website", "→"] {
        let page = page(&format!("[{text}](index.md)"));
        assert!(said(&in_town(&page)).contains("F411"), "{text}");
    }
    passes(&page("[Plan (2 MB)](index.md), [1](index.md), [§ 3](index.md)"));
}

// --- Facts

#[test]
fn official_keys_have_the_length_of_their_level() {
    let authority = |lines: &str| {
        format!("//- content/amt/index.md\n---\ntyp: behoerde\ntitel: Amt\n{lines}\n---\n")
    };
    finds(
        Rule::OfficialKey,
        &authority("art: landkreis\nags: \"8115\""),
        "
Warnung[F309]: Dem Schlüssel „8115“ fehlt die führende Null
 --> content/amt/index.md:5:6
  |
5 | ags: \"8115\"
  |      ^^^^^^ gemeint ist wohl „08115“
  |
  = Rat: Schreiben Sie ags: \"08115\". Tabellenprogramme lassen die Null am Anfang weg.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    finds(
        Rule::OfficialKey,
        &authority("art: gemeinde\nars: \"05766\""),
        "
Warnung[F309]: „05766“ ist als „ars“ dieser Behörde nicht möglich
 --> content/amt/index.md:5:6
  |
5 | ars: \"05766\"
  |      ^^^^^^^ hat 5 Ziffern, erwartet: 12
  |
  = Rat: Ein Regionalschlüssel hat bei einem Land 2, einem Regierungsbezirk 3, einem Kreis 5, einem Gemeindeverband 9 und einer Gemeinde 12 Ziffern; die ersten beiden (01 bis 16) nennen das Land. Schreiben Sie ihn ohne Leerzeichen und in Anführungszeichen.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    for wrong in [
        "art: gemeinde\nags: \"05766\"",
        "art: kreis\nags: \"57660\"",
        "art: stadt\nags: \"05 766 008\"",
        "art: landesministerium\nags: \"5\"",
        "art: landkreis\nars: \"8115000\"",
        "art: stadt\nars: \"057660008\"",
        "art: stadt\nags: \"110\"",
    ] {
        assert!(said(&in_town(&authority(wrong))).contains("F309"), "{wrong}");
    }
    for right in [
        "art: landkreis\nags: \"08115\"\nars: \"081150000000\"",
        "art: kreisfreie-stadt\nags: \"15002\"",
        "art: kreisfreie-stadt\nags: \"15002000\"",
        "art: gemeinde\nags: \"05766008\"",
        "art: bezirksregierung\nags: \"057\"",
        "art: landesministerium\nags: \"05\"",
        "art: bezirksamt\nags: \"11000000\"",
        "art: landkreis\nars: \"08115\"",
        "art: landesministerium\nars: \"05\"",
        "art: bezirksregierung\nars: \"057\"",
        "art: gemeindeverband\nars: \"073350001\"",
        "art: kreisfreie-stadt\nags: \"02\"",
        "art: landesministerium\nags: \"04011000\"",
        "art: stadt\nags: \"11000\"\nars: \"110000000000\"",
    ] {
        passes(&authority(right));
    }
}

fn measure(lines: &str) -> String {
    format!("//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: M\n{lines}\n---\n")
}

#[test]
fn milestones_lie_within_the_period_of_their_measure() {
    finds(
        Rule::MilestoneOutside,
        &measure(
            "zeitraum: 2026/2027\nmeilensteine:\n  - {titel: Vorher, datum: 2025-12}\n  - {titel: Darin, datum: 2026}",
        ),
        "
Warnung[F310]: Dieser Meilenstein (2025-12) liegt außerhalb des Zeitraums der Maßnahme (2026/2027)
 --> content/stadt/plan/1.md:6:28
  |
6 |   - {titel: Vorher, datum: 2025-12}
  |                            ^^^^^^^ außerhalb
  |
 ::: content/stadt/plan/1.md:4:11
  |
4 | zeitraum: 2026/2027
  |           --------- der Zeitraum
  |
  = Rat: Berichtigen Sie das Datum oder den Zeitraum.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    let single = measure("zeitraum: 2026/2027\nmeilensteine: {titel: Danach, datum: 2028-01-01}");
    assert!(said(&in_town(&single)).contains("F310"));
    passes(&measure(
        "zeitraum: 2026/2027\nmeilensteine:\n  - {titel: A, datum: 2026}\n  - {titel: B, datum: ../2029}\n  - {titel: C, datum: unbekannt}\n  - {titel: D}",
    ));
}

#[test]
fn what_is_overdue_has_a_reason() {
    finds(
        Rule::Overdue,
        &measure("zeitraum: 2024/2025-06\nstatus: in-umsetzung"),
        "
Warnung[F311]: Die Maßnahme ist seit dem 2025-07-01 überfällig, und es steht nicht da, warum
 --> content/stadt/plan/1.md:4:11
  |
4 | zeitraum: 2024/2025-06
  |           ^^^^^^^^^^^^ abgelaufen
  |
  = Rat: Tragen Sie im Statusverlauf ein, wie es steht, oder ergänzen Sie „begruendung: …“. Gilt inzwischen eine andere Frist, ändern Sie den Zeitraum.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    for right in [
        "zeitraum: 2024/2025-06\nstatus: in-umsetzung\nbegruendung: Die Stelle ist frei.",
        "zeitraum: 2024/2025-06\nstatusverlauf:\n  - {datum: 2025-07, status: in-umsetzung, text: Es dauert.}",
        "zeitraum: 2024/2025-06\nstatus: umgesetzt",
        "zeitraum: 2024/2026\nstatus: in-umsetzung",
    ] {
        passes(&measure(right));
    }
    let before = "zeitraum: 2024/2025-06\nstatusverlauf:\n  - {datum: 2025-06, status: in-umsetzung, text: Es geht los.}";
    assert!(said(&in_town(&measure(before))).contains("F311"));
}

#[test]
fn a_plan_in_force_names_its_version() {
    let plan = |lines: &str| {
        format!("//- content/stadt/neu/index.md\n---\ntyp: plan\ntitel: Neuer Plan\n{lines}\n---\n")
    };
    finds(
        Rule::NoVersion,
        &plan("status: in-kraft"),
        "
Warnung[F312]: Der Plan ist in Kraft und nennt keine Fassung
 --> content/stadt/neu/index.md:3:8
  |
3 | titel: Neuer Plan
  |        ^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „fassungen:“ mit „nr“, „beschluss“ und „gueltig_ab“. Nur eine Fassung lässt sich archivieren und ändern.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    passes(&plan("status: in-kraft\nfassungen: [{nr: \"1\"}]"));
    passes(&plan("status: entwurf"));
}

#[test]
fn a_person_has_an_office_and_is_named_somewhere() {
    let person = |lines: &str, body: &str| {
        format!(
            "//- content/stadt/p.md\n---\ntyp: person\ntitel: Anna Muster\n{lines}---\n{}",
            page(body)
        )
    };
    finds(
        Rule::NoOffice,
        &person("", "[[p]]"),
        "
Warnung[F313]: Bei dieser Person steht keine Funktion
 --> content/stadt/p.md:3:8
  |
3 | titel: Anna Muster
  |        ^^^^^^^^^^^
  |
  = Rat: Ergänzen Sie „funktionen:“ mit „stelle“, „funktion“ und „quelle“. Genannt wird nur, wer ein Amt oder eine Funktion hat.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    finds(
        Rule::Orphans,
        &person("funktionen: [{funktion: Bürgermeisterin}]\n", ""),
        "
Warnung[F517]: Auf diese Person verweist kein veröffentlichtes Dokument
 --> content/stadt/p.md:3:8
  |
3 | titel: Anna Muster
  |        ^^^^^^^^^^^
  |
  = Rat: Nennen Sie die Kennung dort, wo sie hingehört, etwa unter „beteiligte“, „federfuehrung“ oder „zitate“, oder löschen Sie das Dokument.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    passes(&person("funktionen: [{funktion: Bürgermeisterin}]\n", "[[p]]"));
}

#[test]
fn bodies_that_others_lie_below_or_name_are_no_orphans() {
    passes(
        "//- content/a.md\n---\ntyp: organisation\ntitel: Oben\n---\n\
         //- content/b.md\n---\ntyp: gremium\ntitel: Unten\nmitglieder: [Oben]\n---\n\
         //- content/c.md\n---\ntyp: organisation\ntitel: Mitte\nuebergeordnet: a\n---\n[[b]]\n\
         //- content/d.md\n---\ntyp: seite\ntitel: D\n---\n[[c]]\n",
    );
    let one = "//- content/b.md\n---\ntyp: gremium\ntitel: Unten\n---\n//- content/d.md\n---\ntyp: seite\ntitel: D\nentwurf: true\n---\n[[b]]\n";
    assert!(said(one).starts_with("Warnung[F517]: Auf dieses Gremium verweist"));
}

#[test]
fn a_file_that_looks_like_a_document_is_not_passed_over() {
    finds(
        Rule::Ending,
        "//- content/stadt/x.MD\n---\ntyp: seite\ntitel: X\n---\n",
        "
Warnung[F112]: „x.MD“ wird nicht gelesen: Ein Dokument endet auf „.md“, in Kleinbuchstaben
--> content/stadt/x.MD
 = Rat: Nennen Sie die Datei „x.md“. Soll man sie so herunterladen können, wie sie ist, nennen Sie sie bei „anlagen“.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    for (path, is_told) in [
        ("stadt/y.markdown", true),
        ("stadt/y.md.txt", true),
        ("stadt/y.en.Md", true),
        ("stadt/y.mkd", true),
        ("stadt/notizen.txt", false),
        ("stadt/.MD", false),
    ] {
        let told = said(&in_town(&format!("//- content/{path}\nx\n")));
        assert_eq!(told.contains("F112"), is_told, "{path}: {told}");
    }
    passes(&format!("{}//- content/stadt/vorlage.MD\nx\n", page("[Vorlage](vorlage.MD)")));
    passes("//- content/stadt/alt/bagit.txt\nx\n//- content/stadt/alt/data/x.MD\nx\n");
}

#[test]
fn markdown_that_a_blank_spoils_is_told_with_its_right_spelling() {
    finds(
        Rule::Markdown,
        &page("Im [Plan](mein plan.pdf)."),
        "
Warnung[F414]: Das ist kein Verweis: In der Adresse „mein plan.pdf“ steht ein Leerzeichen
 --> content/stadt/a.md:5:10
  |
5 | Im [Plan](mein plan.pdf).
  |          ^^^^^^^^^^^^^^^ erscheint so auf der Seite
  |
  = Rat: Schreiben Sie „[Plan](<mein plan.pdf>)“.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    let told =
        said(&in_town(&page("##Ziele\n\nDie [Stadt] (index.md) und [er](mailto: a@b.example).")));
    for says in ["„## Ziele“", "„[Stadt](index.md)“", "„[er](mailto:a@b.example)“"] {
        assert!(told.contains(&format!("Rat: Schreiben Sie {says}.")), "{told}");
    }
    for text in [
        "`[Plan](mein plan.pdf)` und `##Ziele`",
        "```\n##Ziele\n[Plan] (plan.pdf)\n```",
        "    ##Ziele",
        "Unter #Integration und ##nichts",
        "#Integration",
        "[x] (siehe index) und [Anm.] (z. B. hier)",
        "\\[Plan](mein plan.pdf) und \\##Ziele",
    ] {
        passes(&page(text));
    }
    passes("//- content/stadt/a.md\n---\ntyp: seite\ntitel: \"##Ziele [a](b c.pdf)\"\n---\n");
}

#[test]
fn a_land_is_one_of_the_sixteen_or_no_slip_of_one() {
    let town = |land: &str| {
        format!(
            "//- content/kreis/index.md\n---\ntyp: behoerde\ntitel: K\nart: kreis\nland: {land}\n---\n"
        )
    };
    finds(
        Rule::Land,
        &town("Bayren"),
        "
Warnung[F316]: Das Land „Bayren“ gibt es nicht
 --> content/kreis/index.md:5:7
  |
5 | land: Bayren
  |       ^^^^^^ meinten Sie „Bayern“?
  |
  = Rat: Schreiben Sie „land: Bayern“.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    for land in ["Bayern", "NRW", "Freistaat Sachsen", "Bund", "Österreich"] {
        passes(&town(land));
    }
    let site = in_town("//- content/site.yaml\ntitel: P\nland: Hesen\n");
    assert!(said(&site).contains("content/site.yaml:2:7"), "{}", said(&site));
}

#[test]
fn a_number_is_its_own_in_its_plan_or_where_the_plan_counts_anew_in_its_section() {
    let part = |path: &str, kind: &str, number: &str, more: &str| {
        format!(
            "//- content/stadt/plan/{path}.md\n---\ntyp: {kind}\ntitel: T\nnummer: {number}\n{more}---\n"
        )
    };
    let measure = |path: &str, number: &str| part(path, "massnahme", number, "");
    let goals = [part("a/index", "ziel", "1", ""), part("b/index", "ziel", "2", "")].concat();
    finds(
        Rule::Numbers,
        &[&*goals, &*measure("a/1", "2a"), &*measure("b/2", "2a"), &*measure("b/3", "3")].concat(),
        "
Warnung[F518]: Zwei Maßnahmen dieses Plans haben die Nummer „2a“
 --> content/stadt/plan/b/2.md:4:9
  |
4 | nummer: 2a
  |         ^^ zum zweiten Mal
  |
 ::: content/stadt/plan/a/1.md:4:9
  |
4 | nummer: 2a
  |         -- zum ersten Mal
  |
  = Rat: Sehen Sie im Plan nach und berichtigen Sie eine der beiden. Wo im Text „Maßnahme 2a“ steht, weiß sonst niemand, was gemeint ist.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    let anew = [measure("a/1", "1"), measure("a/2", "2"), measure("b/1", "1"), measure("b/2", "2")];
    let anew = format!("{goals}{}", anew.concat());
    passes(&anew);
    let twice = said(&in_town(&format!("{anew}{}", measure("b/3", "2"))));
    assert_eq!(twice.matches("F518").count(), 1, "{twice}");
    assert!(twice.contains("plan/b/3.md:4:9") && twice.contains("plan/b/2.md:4:9"), "{twice}");
    // A goal is no measure, another plan counts for itself, and what another one replaces gives its number free.
    passes(&format!("{goals}{}", measure("x", "1")));
    passes(&format!(
        "{}//- content/stadt/neu/index.md\n---\ntyp: plan\ntitel: Neu\n---\n{}",
        measure("1", "1"),
        measure("../neu/1", "1").replace("plan/../", "")
    ));
    passes(&[measure("1", "1"), part("2", "massnahme", "1", "ersetzt: 1\n")].concat());
    // So does a measure that an amendment repealed.
    passes(&format!(
        "{}//- content/stadt/plan/aenderung.md\n---\ntyp: aenderung\ntitel: Ä\ndatum: 2025-01-01\noperationen:\n  - {{op: aufgehoben, bezug: \"1\"}}\n---\n",
        [measure("1", "1"), measure("2", "1")].concat()
    ));
}

#[test]
fn a_pdf_is_accessible_or_has_an_alternative() {
    let release = |lines: &str| {
        format!(
            "//- content/stadt/r.md\n---\ntyp: pressemitteilung\ntitel: R\nanlagen:\n  - titel: Plan\n    datei: plan.PDF\n{lines}---\n//- content/stadt/plan.PDF\nx\n"
        )
    };
    finds(
        Rule::Pdf,
        &release(""),
        "
Warnung[F314]: Dieses PDF ist nicht als barrierefrei ausgewiesen, und eine Alternative fehlt
 --> content/stadt/r.md:6:12
  |
6 |     datei: plan.PDF
  |            ^^^^^^^^
  |
  = Rat: Ist die Datei geprüft, ergänzen Sie „barrierefrei: true“. Sonst nennen Sie unter „alternative: …“, wo dasselbe barrierefrei zu finden ist, etwa auf welcher Seite.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    assert!(said(&in_town(&release("    barrierefrei: false\n"))).contains("F314"));
    passes(&release("    barrierefrei: true\n"));
    passes(&release("    alternative: Der Plan als Seite\n"));
}

#[test]
fn no_end_lies_before_its_start() {
    check(
        &in_town(
            "//- content/stadt/p.md\n---\ntyp: person\ntitel: Anna Muster\nfunktionen:\n  - {funktion: Rätin, von: 2020, bis: 2019-12}\n  - {funktion: Rätin, von: 2020, bis: 2020-03}\n---\n\
             //- content/stadt/neu/index.md\n---\ntyp: plan\ntitel: Neu\nfassungen: [{nr: \"1\", gueltig_ab: 2020, gueltig_bis: 2019}]\n---\n",
        ),
        "
Fehler[F307]: Das Ende (2019) liegt vor dem Anfang (2020)
 --> content/stadt/neu/index.md:4:54
  |
4 | fassungen: [{nr: \"1\", gueltig_ab: 2020, gueltig_bis: 2019}]
  |                                                      ^^^^
  |
  = Rat: Berichtigen Sie eines der beiden Daten.

Warnung[F517]: Auf diese Person verweist kein veröffentlichtes Dokument
 --> content/stadt/p.md:3:8
  |
3 | titel: Anna Muster
  |        ^^^^^^^^^^^
  |
  = Rat: Nennen Sie die Kennung dort, wo sie hingehört, etwa unter „beteiligte“, „federfuehrung“ oder „zitate“, oder löschen Sie das Dokument.

Fehler[F307]: Das Ende (2019-12) liegt vor dem Anfang (2020)
 --> content/stadt/p.md:5:39
  |
5 |   - {funktion: Rätin, von: 2020, bis: 2019-12}
  |                                       ^^^^^^^
  |
  = Rat: Berichtigen Sie eines der beiden Daten.

2 Fehler, 1 Warnung in 2 Dateien
",
    );
}

#[test]
fn names_that_are_nearly_the_same_may_be_one() {
    let bodies = |one: &str, other: &str| {
        format!(
            "//- content/a.md\n---\ntyp: organisation\ntitel: {one}\n---\n\
             //- content/b.md\n---\ntyp: organisation\ntitel: {other}\n---\n\
             //- content/c.md\n---\ntyp: seite\ntitel: C\n---\n[[a]] [[b]]\n"
        )
    };
    finds(
        Rule::SimilarNames,
        &bodies("Volkshochschule Musterstadt", "Volkshochschule Musterstatt"),
        "
Warnung[F516]: „Volkshochschule Musterstatt“ und „Volkshochschule Musterstadt“ heißen fast gleich
 --> content/b.md:3:8
  |
3 | titel: Volkshochschule Musterstatt
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: content/a.md:3:8
  |
3 | titel: Volkshochschule Musterstadt
  |        --------------------------- der andere Name
  |
  = Rat: Ist dasselbe gemeint, behalten Sie ein Dokument und nennen Sie dort die andere Schreibweise unter „namensvarianten“ und die andere Kennung unter „aliase“.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    for (one, other) in [
        ("Netzwerk Ankommen", "Netzwerk  ankommen!"),
        ("Verein für Begegnung", "Verein fur Begegnung"),
        ("Netzwerk Ankommen", "Netzwek Ankommen"),
        ("Integrations-Netzwerk", "Integrationsnetzwerk"),
        ("Haus Ankommen", "Haus Ankommen e. V."),
        ("Haus Ankommen eV", "Haus Ankommen gGmbH"),
        ("Netzwerk Ankommen", "Netzwrek Ankommen"),
        ("Netzwerk Ankommen", "Bündnis\nnamensvarianten: [Netzwerk ankommen]"),
    ] {
        let said = said(&bodies(one, other));
        let like = other.trim_start_matches("Bündnis\nnamensvarianten: [").trim_end_matches(']');
        assert!(
            said.contains(&format!("F516]: „{like}“ und „{one}“ heißen")),
            "{one} {other}\n{said}"
        );
    }
    for (one, other) in [
        ("Projektgruppe 1", "Projektgruppe 2"),
        ("Jugendamt", "Jugendrat"),
        ("Integrationslotse", "Integrationslotsen"),
        ("Amt Ost", "Amt West"),
    ] {
        passes(&bodies(one, other));
    }
    let persons = bodies("Anna Muster", "Dr. Muster, Anna")
        .replace("organisation", "person\nfunktionen: [{funktion: R}]");
    assert!(said(&persons).contains("F516"), "{persons}");
    let related = bodies("Netzwerk Ankommen", "Netzwerk Ankommer\nuebergeordnet: a");
    passes(&related);
}

// --- Translations

#[test]
fn translations_are_kept() {
    let page = |own: &str| {
        format!(
            "//- content/site.yaml\ntitel: P\nsprachen: [de, en, de-simple]\n\
             //- content/a.md\n---\ntyp: seite\ntitel: A\nstand: 2025-05\n---\n{own}"
        )
    };
    let english = |stand: &str| page(&format!("//- content/a.en.md\n---\ntitel: A\n{stand}---\n"));
    finds(
        Rule::OldTranslation,
        &english("stand: 2025-04-30\n"),
        "
Warnung[F711]: Die Übersetzung (Stand 2025-04-30) ist älter als das Original (Stand 2025-05)
 --> content/a.en.md:3:8
  |
3 | stand: 2025-04-30
  |        ^^^^^^^^^^ älter
  |
 ::: content/a.md:1:1
  |
1 | ---
  | - das Original
  |
  = Rat: Vergleichen Sie die Texte und tragen Sie dann den neuen „stand“ ein.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    passes(&english("stand: 2025-05-02\n"));
    passes(&english("stand: 2025\n"));
    passes(&english(""));
    let simple =
        |lines: &str| page(&format!("//- content/a.de-simple.md\n---\ntitel: A\n{lines}---\n"));
    finds(
        Rule::SimpleLanguage,
        &simple(""),
        "
Warnung[F710]: Bei diesem Text in Leichter Sprache steht nicht, wer ihn geprüft hat
 --> content/a.de-simple.md:2:8
  |
2 | titel: A
  |        ^
  |
  = Rat: Ergänzen Sie „geprueft_von: …“. Leichte Sprache wird von Menschen geprüft, die sie brauchen.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    let own = |lines: &str| {
        format!("//- content/a.md\n---\ntyp: seite\ntitel: A\nsprache: de-simple\n{lines}---\n")
    };
    finds(
        Rule::SimpleLanguage,
        &own(""),
        "
Warnung[F710]: Bei diesem Text in Leichter Sprache steht nicht, wer ihn geprüft hat
 --> content/a.md:3:8
  |
3 | titel: A
  |        ^
  |
  = Rat: Ergänzen Sie „geprueft_von: …“. Leichte Sprache wird von Menschen geprüft, die sie brauchen.

0 Fehler, 1 Warnung in 1 Datei
",
    );
    passes(&own("geprueft_von: Büro für Leichte Sprache\n"));
    passes(&own("entwurf: true\n"));
    passes(&simple("geprueft_von: Büro für Leichte Sprache\n"));
    passes(&simple("entwurf: true\n"));
}

// --- Photographs

/// Exif data with a table of positions that holds `tags`, each with one value.
fn exif(tags: &[u16]) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0".to_vec();
    tiff.extend(u16::try_from(tags.len()).unwrap().to_be_bytes());
    for tag in tags {
        tiff.extend(tag.to_be_bytes());
        tiff.extend(b"\0\x05\0\0\0\x03\0\0\0\0");
    }
    tiff
}

const LATITUDE: u16 = 2;
const VERSION: u16 = 0;

fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    for content in segments {
        bytes.extend(b"\xff\xe1");
        bytes.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        bytes.extend(content);
    }
    bytes.extend(b"\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03");
    bytes
}

fn png(chunks: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in chunks {
        bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(content);
        bytes.extend([0; 4]);
    }
    bytes
}

const HEADER: (&[u8], &[u8]) = (b"IHDR", b"\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0");

fn webp(flags: u8, chunks: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut bytes = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0".to_vec();
    bytes.extend([flags, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0]);
    for (name, content) in chunks {
        bytes.extend_from_slice(name);
        bytes.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        bytes.extend_from_slice(content);
    }
    bytes
}

/// A page that shows the photograph `name` with these bytes.
fn shown(name: &str, bytes: &[u8], site: &str) -> Folder {
    let folder = Folder::of(&format!(
        "//- content/site.yaml\ntitel: P\n{site}//- content/a.md\n---\ntyp: seite\ntitel: A\n---\nDas ![Rathaus]({name}).\n"
    ));
    fs::write(folder.path(&format!("content/{name}")), bytes).unwrap();
    folder
}

#[test]
fn a_photograph_does_not_tell_where_it_was_taken() {
    let photo = jpeg(&[[b"Exif\0\0", &exif(&[VERSION, LATITUDE])[..]].concat()]);
    let folder = shown("rathaus.jpg", &photo, "");
    let run = folder.call("check", &[]);
    same(
        &folder.said(&run),
        "
Warnung[F315]: Das Foto „rathaus.jpg“ verrät in seinen Metadaten, wo es aufgenommen wurde
 --> content/a.md:5:5
  |
5 | Das ![Rathaus](rathaus.jpg).
  |     ^^^^^^^^^^^^^^^^^^^^^^^ wird mit der Website veröffentlicht
  |
  = Rat: Speichern Sie das Foto ohne Ortsangabe (GPS), unter Windows mit „Eigenschaften“, „Details“, „Eigenschaften und persönliche Informationen entfernen“.

0 Fehler, 1 Warnung in 1 Datei
Was eine Meldung bedeutet, mit Beispielen: fahrplan check --erklaere F315
",
    );
    assert_eq!(run.code, 0);
    let off = shown("rathaus.jpg", &photo, "regeln: {ort_im_foto: aus}\n");
    assert_eq!(off.call("check", &["--streng"]).code, 0);
    let error = shown("rathaus.jpg", &photo, "regeln: {F315: fehler}\n");
    assert_eq!(error.call("check", &[]).code, 1);
    // That another picture is missing is no reason to keep silent.
    let beside = shown("rathaus.jpg", &photo, "");
    let both = "---\ntyp: seite\ntitel: A\n---\n![Weg](weg.jpg) und ![Rathaus](rathaus.jpg)\n";
    fs::write(beside.path("content/a.md"), both).unwrap();
    let run = beside.call("check", &[]);
    assert!(run.stderr.contains("[F505]") && run.stderr.contains("[F315]"), "{}", run.stderr);
    // What no document names is not published.
    let unnamed = shown("anders.jpg", &jpeg(&[]), "");
    fs::write(unnamed.path("content/rathaus.jpg"), &photo).unwrap();
    assert_eq!(unnamed.call("check", &["--streng"]).code, 0);
}

#[test]
fn places_are_found_in_every_kind_of_photograph() {
    let place = exif(&[LATITUDE]);
    let xmp = b"<x:xmpmeta exif:GPSLatitude=\"51,2N\"/>";
    let far = vec![0; 100_000];
    let in_jpeg = |head: &[u8], content: &[u8]| [head, content].concat();
    let wide = [b"ICC_PROFILE\0".to_vec(), vec![0; 60_000]].concat();
    let itxt = [b"XML:com.adobe.xmp\0\0\0\0\0", &xmp[..]].concat();
    let telling: [(&str, Vec<u8>); 8] = [
        ("a.jpg", jpeg(&[in_jpeg(b"http://ns.adobe.com/xap/1.0/\0", xmp)])),
        ("b.jpeg", jpeg(&[wide.clone(), in_jpeg(b"Exif\0\0", &place)])),
        ("c.png", png(&[HEADER, (b"eXIf", &place), (b"IDAT", &far)])),
        ("d.png", png(&[HEADER, (b"IDAT", &far), (b"eXIf", &place)])),
        ("e.png", png(&[HEADER, (b"IDAT", &far), (b"iTXt", &itxt)])),
        ("f.webp", webp(0x08, &[(b"VP8 ", &far), (b"EXIF", &place)])),
        ("g.webp", webp(0x04, &[(b"VP8 ", &far), (b"XMP ", xmp)])),
        ("h.png", png(&[HEADER, (b"iTXt", &itxt)])),
    ];
    for (name, bytes) in &telling {
        let run = shown(name, bytes, "").call("check", &["--streng", "--format", "json"]);
        assert!(run.stdout.contains("\"F315\""), "{name}: {}{}", run.stdout, run.stderr);
    }
    let silent: [(&str, Vec<u8>); 6] = [
        ("a.jpg", jpeg(&[in_jpeg(b"Exif\0\0", &exif(&[VERSION]))])),
        ("b.jpg", jpeg(&[wide, in_jpeg(b"Exif\0\0", b"MM\0\x2a\xff\xff\xff\xff")])),
        ("c.png", png(&[HEADER, (b"IDAT", &far)])),
        ("d.webp", webp(0, &[(b"VP8 ", &far), (b"EXIF", &place)])),
        ("e.jpg", b"\xff\xd8\xff\xe1\xff\xffExif\0\0MM\0\x2a\0\0\0\x08\xff\xff".to_vec()),
        ("f.jpg", Vec::new()),
    ];
    for (name, bytes) in &silent {
        let run = shown(name, bytes, "").call("check", &["--streng"]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
    }
}

// --- A site that is edited

#[test]
fn a_hyphen_is_judged_anew_when_another_text_says_the_word() {
    let folder = Folder::of(&in_town(
        "//- content/a.md\n---\ntyp: seite\ntitel: A\n---\nDas ist beson-ders.\n\
         //- content/b.md\n---\ntyp: seite\ntitel: B\n---\nNichts.\n",
    ));
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let order = Order { edition, base_url: None, search: false };
    let mut workspace = Workspace::new(folder.path(""), order);
    let mut warned = |b: &str| {
        fs::write(folder.path("content/b.md"), format!("---\ntyp: seite\ntitel: B\n---\n{b}\n"))
            .unwrap();
        match workspace.update().unwrap() {
            Update::Sound(publication) => publication.site().warnings().len(),
            Update::Same | Update::Faulty(_) => panic!("{b}"),
        }
    };
    assert_eq!(warned("Nichts da."), 0);
    assert_eq!(warned("Ganz besonders."), 1);
    assert_eq!(warned("Ganz besonders schön."), 1);
    assert_eq!(warned("Gar nichts mehr."), 0);
    assert_eq!(warned("Beson- und ders, ganz besonders, ders."), 1);
    assert_eq!(warned("Beson ders besonders."), 0);
}
