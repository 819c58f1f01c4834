//! What the law takes out of a frozen version, from outside: it is gone from every file, the site and the
//! ZIP, no link is left dangling, and whoever reads is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fahrplan::record::PlanRecord;

use crate::archive::{Folder, Run, TOWN, addresses, files, target};
use crate::html::text;

const WHY: [&str; 4] = ["--art", "Name einer Person", "--grund", "Art. 17 DSGVO"];

const MORE: &str = "
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: Eins
federfuehrung: amt
siehe_auch: [1b]
---

Näheres bei [Maßnahme 1b](1b.md). *Erika*
Muster leitet das Amt; Erika Musters Rede liegt bei.
//- content/stadt/plan/1b.md
---
typ: massnahme
titel: Lotsen am Bahnhof
nummer: 1b
kurztext: Lotsinnen begleiten Ankommende vom Bahnhof zum Rathaus.
wortlaut: Die Stadt bildet jedes Jahr zwanzig Lotsinnen und Lotsen aus.
---

Die Lotsinnen sprechen **elf Sprachen** und kennen jede Buslinie der Stadt.
//- content/stadt/presse/erika-muster.md
---
typ: pressemitteilung
titel: Neue Leitung
datum: 2020-04-01
bezug: [plan]
zitate:
  - { person: Erika Muster, funktion: Leiterin, text: \"Wir „fangen“ an.\" }
---
";

fn town() -> Folder {
    let text = TOWN.replace("gremium: Rat,", "gremium: \"Rat, Vorsitz Erika Muster\",");
    let folder = Folder::of(&text);
    folder.write(MORE);
    for (nr, day) in [("1.0", "2021-01-01"), ("2.0", "2023-06-01")] {
        let run = folder.create(nr, day);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    folder
}

fn redact(folder: &Folder, rest: &[&str]) -> Run {
    let all = [&["archive", "redact", "plan", "--fassung", "1.0"], rest, &WHY];
    folder.run(&all.concat())
}

/// The files that hold one of `words`, which may not be told by any but the former lists of names.
fn telling(files: &BTreeMap<String, Vec<u8>>, words: &[&str]) -> Vec<String> {
    let tells = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        words.iter().any(|word| text.contains(word))
    };
    files.iter().filter(|(_, bytes)| tells(bytes)).map(|(path, _)| path.clone()).collect()
}

/// The files of a ZIP, whose directory at its end is not needed.
fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let number = |at: usize, length: usize| {
        zip[at..at + length].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let (mut found, mut at) = (BTreeMap::new(), 0);
    while zip[at..].starts_with(b"PK\x03\x04") {
        let (method, packed) = (number(at + 8, 2), number(at + 18, 4));
        let name = at + 30..at + 30 + number(at + 26, 2);
        let body = &zip[name.end..name.end + packed];
        let bytes = match method {
            0 => body.to_vec(),
            _ => miniz_oxide::inflate::decompress_to_vec(body).unwrap(),
        };
        at = name.end + packed;
        found.insert(String::from_utf8(zip[name].to_vec()).unwrap(), bytes);
    }
    found
}

fn links_land(version: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in version.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (links, fetched) = addresses(std::str::from_utf8(bytes).unwrap());
        for href in links.into_iter().chain(fetched) {
            if !href.starts_with("https://") && !href.starts_with("mailto:") {
                let target = target(path, &href);
                assert!(version.contains_key(&target), "{path}: {href} leads to {target}");
            }
        }
    }
}

fn built(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let to = folder.path("aus");
    let run = folder.run(&["build", "--stichtag", "2026-01-01", "--output", to.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    files(&to)
}

fn exported(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let to = folder.path("fassung.zip");
    let to = to.to_str().unwrap();
    let run = folder.run(&["archive", "export", "plan", "--fassung", "1.0", "--output", to]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    unpacked(&fs::read(to).unwrap())
}

fn below(files: &BTreeMap<String, Vec<u8>>, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let inside = |(path, bytes): (&String, &Vec<u8>)| {
        Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()))
    };
    files.iter().filter_map(inside).collect()
}

fn page(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("data/html").join(path)).unwrap()
}

#[test]
fn a_page_that_goes_leaves_nothing_of_what_it_said() {
    const SAID: [&str; 5] =
        ["Lotsen am Bahnhof", "vom Bahnhof", "zwanzig Lotsinnen", "elf Sprachen", "Buslinie"];
    let folder = town();
    assert!(telling(&files(&folder.bag("1.0")), &SAID).len() > 5);
    let run = redact(&folder, &["--entfernen", "data/html/1b.html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = files(&folder.bag("1.0"));
    assert_eq!(telling(&bag, &SAID), [""; 0]);
    assert_eq!(telling(&exported(&folder), &SAID), [""; 0]);
    for path in ["data/html/1b.html", "data/quelle/stadt/plan/1b.md"] {
        assert!(!bag.contains_key(path), "{path}");
    }
    links_land(&below(&bag, "data/html/"));
    // The link in running text is text; that there was a measure is still told.
    let one = text(&page(&folder.bag("1.0"), "1a.html"));
    assert!(one.contains("Näheres bei [entfernt]."), "{one}");
    let plan = PlanRecord::read(&bag["data/quelle/plan.json"]).unwrap();
    let titles: Vec<&str> = plan.measures.iter().map(|measure| &*measure.title).collect();
    assert_eq!(titles, ["[entfernt]", "Eins"]);
    // The site without the measure: its frozen pages are the only ones that could tell.
    fs::remove_file(folder.path("content/stadt/plan/1b.md")).unwrap();
    fs::remove_dir_all(folder.bag("2.0")).unwrap();
    folder.write("//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Eins\n---\n");
    let site = built(&folder);
    assert_eq!(telling(&site, &SAID), [""; 0]);
    links_land(&below(&site, "stadt/plan/fassungen/1.0/"));
}

#[test]
fn a_name_goes_from_every_file_and_the_version_says_so() {
    let folder = town();
    assert!(telling(&files(&folder.bag("1.0")), &["Erika"]).len() > 5);
    let run = redact(&folder, &["--text", "erika muster"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let says =
        "die Datei geht nur mit --entfernen: data/html/umfeld-/stadt/presse/erika-muster.html";
    assert!(run.stderr.contains(says), "{}", run.stderr);
    let bag = files(&folder.bag("1.0"));
    assert_eq!(telling(&bag, &["Erika", "Musters "]), [""; 0]);
    assert_eq!(telling(&exported(&folder), &["Erika"]), [""; 0]);
    links_land(&below(&bag, "data/html/"));
    let told = text(&page(&folder.bag("1.0"), "1a.html"));
    assert!(told.contains("[entfernt] leitet das Amt; [entfernt] Rede liegt bei."), "{told}");
    assert!(told.contains("Von dieser archivierten Seite wurde am "), "{told}");
    assert!(
        told.contains("etwas entfernt: Name einer Person. Rechtsgrundlage: Art. 17 DSGVO."),
        "{told}"
    );
    let first = text(&page(&folder.bag("1.0"), "index.html"));
    assert!(first.contains("Aus dieser archivierten Fassung wurde am "), "{first}");
    // The chain holds, and it is no damage.
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("1.0: Teile wurden aus Rechtsgründen entfernt"), "{}", run.stderr);
    assert!(run.stderr.contains(": Name einer Person (Art. 17 DSGVO)\n"), "{}", run.stderr);
    // The same version created again stays as it is.
    assert_eq!(folder.create("1.0", "2021-01-01").code, 0);
    assert_eq!(files(&folder.bag("1.0")), bag);
    // The site lists what was done.
    let site = built(&folder);
    let list = String::from_utf8(site["stadt/plan/fassungen/index.html"].clone()).unwrap();
    let list = text(&list);
    assert!(list.contains(": Name einer Person. Rechtsgrundlage: Art. 17 DSGVO."), "{list}");
    assert_eq!(telling(&below(&site, "stadt/plan/fassungen/1.0/"), &["Erika"]), [""; 0]);
}

#[test]
fn what_cannot_be_redacted_like_this_changes_nothing() {
    let folder = town();
    let before = files(&folder.bag("1.0"));
    let refused = |rest: &[&str], says: &str| {
        let run = redact(&folder, rest);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(says), "{}", run.stderr);
    };
    refused(&["--entfernen", "data/html/index.html"], "Die erste Seite einer Fassung bleibt");
    refused(&["--text", "Niemand Nirgends"], "steht nirgends in der Fassung");
    refused(&["--text", "–a"], "ist zu kurz");
    refused(&["--text", "dsgvo"], "--art und --grund werden veröffentlicht");
    refused(
        &["--entfernen", "data/html/nie.html"],
        "data/html/nie.html: diese Datei gibt es nicht",
    );
    assert_eq!(files(&folder.bag("1.0")), before);
}

#[test]
fn a_second_redaction_is_told_beside_the_first() {
    let folder = town();
    assert_eq!(redact(&folder, &["--text", "Erika Muster"]).code, 0);
    assert_eq!(redact(&folder, &["--text", "elf Sprachen"]).code, 0);
    let run = folder.run(&["archive", "verify", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let first = text(&page(&folder.bag("1.0"), "index.html"));
    assert_eq!(first.matches("Aus dieser archivierten Fassung wurde am ").count(), 2, "{first}");
}
