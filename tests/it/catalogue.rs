//! What is said of every code: examples that do what they say, the pages of the manual that are made of them, and
//! `fahrplan check --erklaere` from outside.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use fahrplan::diagnostics::catalogue::{self, Entry, Example, Role};
use fahrplan::diagnostics::{CODES, Severity};

use crate::build::{Run, run_command};
use crate::harness::{diagnosed, golden, same};

/// A site that nothing is wrong with; the files of an example stand beside these or in place of them.
pub(crate) const BASE: &[(&str, &str)] = &[
    ("content/site.yaml", "titel: Musterstadt\nsprachen: [de, en]\n"),
    ("content/musterstadt/index.md", "---\ntyp: behoerde\ntitel: Musterstadt\nart: stadt\n---\n"),
    ("content/musterstadt/plan/index.md", "---\ntyp: plan\ntitel: Integrationsplan\n---\n"),
];

fn entries() -> impl Iterator<Item = Entry<'static>> {
    catalogue::codes().into_iter().map(|code| catalogue::entry(code).unwrap())
}

/// The base site with the files of `entry` that have `role`, and those beside them.
pub(crate) fn site_with(entry: &Entry<'_>, role: Role) -> Vec<(String, String)> {
    let base = BASE.iter().map(|(file, text)| (*file, *text));
    let examples = entry.of(Role::Beside).chain(entry.of(role)).map(|it| (it.file, it.text));
    let files: BTreeMap<&str, &str> = base.chain(examples).collect();
    files.into_iter().map(|(file, text)| (file.to_owned(), text.to_owned())).collect()
}

/// The codes of all that is wrong with the site of `entry` and `role`, each with how much it matters.
fn codes_of(entry: &Entry<'_>, role: Role) -> Vec<(&'static str, Severity)> {
    let found = diagnosed(&site_with(entry, role));
    let mut codes: Vec<_> =
        found.iter().map(|it| (it.problem.code(), it.problem.severity())).collect();
    codes.dedup();
    codes
}

// --- Examples

#[test]
fn every_wrong_example_has_its_mistake_and_no_other_and_every_right_one_none() {
    let mut odd = String::new();
    for entry in entries().filter(|entry| entry.proof.is_none()) {
        let wrong = codes_of(&entry, Role::Wrong);
        if wrong != [(entry.code, entry.severity)] {
            writeln!(odd, "{}: the wrong example gives {wrong:?}", entry.code).unwrap();
        }
        let right = codes_of(&entry, Role::Right);
        if !right.is_empty() {
            writeln!(odd, "{}: the right example gives {right:?}", entry.code).unwrap();
        }
    }
    assert_eq!(odd, "");
}

#[test]
fn what_no_example_can_show_is_proven_by_a_test() {
    for entry in entries() {
        let Some(proof) = entry.proof else { continue };
        let (module, name) = proof.split_once("::").unwrap();
        let file = format!("{}/tests/it/{module}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(file).unwrap();
        let test = text.split_once(&format!("fn {name}()"));
        assert!(test.is_some(), "{}: no test {proof}", entry.code);
    }
}

// --- From outside

fn explained(arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    command.arg("check").args(arguments);
    run_command(&mut command, &[("LANG", "de_DE.UTF-8")], Path::new("/"))
}

#[test]
fn a_code_is_explained_with_its_examples_wherever_one_stands() {
    let run = explained(&["--erklaere", "F213"]);
    same(
        &run.stdout,
        "
Fehler F213: Den Wert gibt es bei dieser Angabe nicht

Manche Angaben haben nur bestimmte Werte, etwa „status“. Nur so lassen sich
Maßnahmen zählen und nach Stand ordnen, und nur so heißt derselbe Stand überall
gleich. Das Wort an dieser Stelle gehört nicht dazu.

Wählen Sie einen der Werte, die die Meldung nennt. Was sie nicht ausdrücken,
gehört in den Text.

Falsch: content/musterstadt/plan/1a.md

    ---
    typ: massnahme
    titel: Sprachkurse
    status: laufend
    ---

Richtig: content/musterstadt/plan/1a.md

    ---
    typ: massnahme
    titel: Sprachkurse
    status: in-umsetzung
    ---
",
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for spelled in ["f213", "213", " F213 "] {
        assert_eq!(explained(&["--erklaere", spelled]).stdout, run.stdout, "{spelled}");
    }
    let english = explained(&["--erklaere", "603", "--sprache", "en"]);
    assert!(english.stdout.starts_with("Error F603: The texts of the theme"), "{}", english.stdout);
    assert!(english.stdout.ends_with("\n\nRight: without this file.\n"), "{}", english.stdout);
}

#[test]
fn a_rule_is_explained_by_its_name_in_any_spelling() {
    let run = explained(&["--erklaere", "F411"]);
    for spelled in ["linktext", "Linktext", " LINKTEXT "] {
        assert_eq!(explained(&["--erklaere", spelled]).stdout, run.stdout, "{spelled}");
    }
    let by_name = explained(&["--erklaere", "Gemeindeschlüssel"]).stdout;
    assert_eq!(by_name, explained(&["--erklaere", "F309"]).stdout);
    let dashed = explained(&["--erklaere", "leichte-sprache"]).stdout;
    assert_eq!(dashed, explained(&["--erklaere", "F710"]).stdout);
    let misspelt = explained(&["--erklaere", "trenstriche"]);
    let says = "Eine Meldung „trenstriche“ gibt es nicht. Ähnlich sind: trennstriche.\n";
    assert_eq!((misspelt.code, misspelt.stderr.as_str()), (2, says));
}

#[test]
fn an_unknown_code_gets_the_nearest_ones() {
    let run = explained(&["--erklaere", "F123"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let says = "Eine Meldung „F123“ gibt es nicht. Ähnlich sind: ";
    assert!(run.stderr.starts_with(says), "{}", run.stderr);
    assert!(run.stderr.contains("F103"), "{}", run.stderr);
    let far = explained(&["--erklaere", "xyz"]).stderr;
    assert_eq!(
        far,
        "Eine Meldung „xyz“ gibt es nicht. Welche es gibt, steht im Handbuch unter „Alle Meldungen“.\n"
    );
    for odd in ["", "hilfe", "F", "0", "-1", "99999999999999999999", "ß", "F213.md", "../F213"] {
        let run = explained(&[&format!("--erklaere={odd}"), "--sprache", "en"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{odd}");
        assert!(run.stderr.contains("There is no message"), "{odd}: {}", run.stderr);
    }
}

// --- The manual

/// The page of the manual for each hundred of codes: its file, its title and what it is about.
const CHAPTERS: &[(char, &str, &str, &str)] = &[
    ('1', "dateien", "Dateien und Namen", "Was mit einer Datei selbst nicht stimmt."),
    ('2', "angaben", "Angaben am Anfang", "Was zwischen den beiden Zeilen „---“ nicht stimmt."),
    ('3', "inhalt", "Inhalt eines Dokuments", "Was in einem Dokument nicht zusammenpasst."),
    ('4', "text", "Text", "Was im Text eines Dokuments nicht stimmt."),
    ('5', "verweise", "Verweise und Zusammenhang", "Was zwischen Dokumenten nicht zusammenpasst."),
    ('6', "theme", "Aussehen, Glossar und Archiv", "Was die Website als Ganzes betrifft."),
    ('7', "sprachen", "Sprachen und Übersetzungen", "Was bei Übersetzungen nicht stimmt."),
    (
        '8',
        "fassungen",
        "Fassungen und Änderungen",
        "Was in der Geschichte eines Plans nicht aufgeht.",
    ),
];

fn heading(entry: &Entry<'_>) -> String {
    format!("{}: {}", entry.code, entry.german.title)
}

/// The id that a heading gets.
fn slug(heading: &str) -> String {
    let text = heading.to_lowercase();
    let text = text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn severity(entry: &Entry<'_>) -> &'static str {
    match entry.severity {
        Severity::Error => "Fehler",
        Severity::Warning => "Warnung",
    }
}

fn overview() -> String {
    let mut page = "\
---
typ: seite
titel: Alle Meldungen
kurztext: Jede Meldung mit ihrer Nummer, was sie bedeutet und wie es richtig heißt.
reihenfolge: 19
---

Jede Meldung hat eine Nummer, die immer dieselbe bleibt. Was sie bedeutet, sagt auch `fahrplan check --erklaere F213`, ohne Netz und in der Sprache Ihres Systems. Wie eine Meldung aufgebaut ist, steht unter [Prüfen und Meldungen](pruefen.md).

Die Beispiele gehören zu einer kleinen Website: einer Behörde im Ordner `musterstadt` und ihrem Plan in `musterstadt/plan`.
"
    .to_owned();
    for (hundred, file, title, _) in CHAPTERS {
        write!(page, "\n## {title}\n\n| Nummer | Art | Bedeutung |\n|:--|:--|:--|\n").unwrap();
        for entry in entries().filter(|entry| entry.code[1..].starts_with(*hundred)) {
            let (code, kind, what) = (entry.code, severity(&entry), entry.german.title);
            let place = slug(&heading(&entry));
            writeln!(page, "| [`{code}`](meldungen/{file}.md#{place}) | {kind} | {what} |")
                .unwrap();
        }
    }
    page
}

fn chapter(hundred: char, title: &str, summary: &str) -> String {
    let mut page = format!(
        "---\ntyp: seite\ntitel: \"Meldungen: {title}\"\nkurztext: {summary}\n---\n\n[Alle Meldungen](../meldungen.md)\n"
    );
    for entry in entries().filter(|entry| entry.code[1..].starts_with(hundred)) {
        write!(page, "\n## {}\n\n", heading(&entry)).unwrap();
        let kind = match entry.severity {
            Severity::Error => "Ein Fehler: Die Website wird so nicht gebaut.",
            Severity::Warning => "Eine Warnung: Die Website wird trotzdem gebaut.",
        };
        writeln!(page, "{kind}\n\n{}", entry.german.paragraphs.join("\n\n")).unwrap();
        for (role, label) in
            [(Role::Wrong, "Falsch"), (Role::Right, "Richtig"), (Role::Beside, "Dazu gehört")]
        {
            entry.of(role).for_each(|example| page.push_str(&shown(example, label)));
            if role == Role::Right && entry.of(role).count() == 0 && entry.proof.is_none() {
                page.push_str("\n**Richtig:** ohne diese Datei.\n");
            }
        }
    }
    page
}

fn shown(example: &Example<'_>, label: &str) -> String {
    let Example { file, text, .. } = example;
    if text.is_empty() {
        return format!("\n**{label}:** `{file}` (eine leere Datei)\n");
    }
    format!("\n**{label}:** `{file}`\n\n```text\n{text}```\n")
}

#[test]
fn the_manual_tells_of_every_code() {
    golden(&overview(), "content/handbuch/meldungen.md");
    let mut told = 0;
    for (hundred, file, title, summary) in CHAPTERS {
        let page = chapter(*hundred, title, summary);
        told += page.matches("\n## F").count();
        golden(&page, &format!("content/handbuch/meldungen/{file}.md"));
    }
    assert_eq!(told, CODES.len(), "a hundred of codes has no chapter");
}
