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
    let says = "früheren Prüfsummenlisten: data/html/umfeld-/stadt/presse/entfernt.html, ";
    assert!(run.stderr.contains(says), "{}", run.stderr);
    let bag = files(&folder.bag("1.0"));
    // Not even in the lists from before.
    assert_eq!(telling(&bag, &["Erika", "Musters ", "erika"]), [""; 0]);
    assert!(bag.keys().all(|path| !path.contains("erika")));
    assert!(bag.contains_key("data/quelle/stadt/presse/entfernt.md"));
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
    // The same version created again stays as it is, and the command says why.
    let run = folder.create("1.0", "2021-01-01");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("Dort wurden aus Rechtsgründen Teile entfernt"), "{}", run.stderr);
    assert!(run.stderr.contains(": Name einer Person (Art. 17 DSGVO)\n"), "{}", run.stderr);
    assert!(!run.stderr.contains("schon unverändert"), "{}", run.stderr);
    assert_eq!(files(&folder.bag("1.0")), bag);
    // What differs besides is listed as ever.
    folder
        .write("//- content/stadt/fremd.md\n---\ntyp: organisation\ntitel: Ein fremdes Amt\n---\n");
    folder.write("//- content/stadt/amt.md\n---\ntyp: organisation\ntitel: Das Amt\n---\n");
    let run = folder.create("1.0", "2021-01-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("Aus Rechtsgründen wurden Teile daraus entfernt."),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("  data/quelle/stadt/amt.md: geändert\n"), "{}", run.stderr);
    let both = "  data/html/1a.html: geändert; auch im Archiv wurde daraus etwas entfernt\n";
    assert!(run.stderr.contains(both), "{}", run.stderr);
    assert!(!run.stderr.contains("erika-muster"), "{}", run.stderr);
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
    let new = folder.path("neu.json");
    fs::write(&new, "Nichts.").unwrap();
    for name in ["plan.json", "plan.schema.json"] {
        let path = format!("data/quelle/{name}");
        refused(&["--entfernen", &path], "denn Vergleiche mit der Fassung lesen es");
        let pair = format!("{path}={}", new.display());
        for text in ["Nichts.", "{}", "{\"schema\": 1, \"measures\": 3}"] {
            fs::write(&new, text).unwrap();
            let says = format!("{path} ließe sich danach nicht mehr als Daten des Plans lesen");
            refused(&["--ersetzen", &pair], &says);
        }
    }
    assert_eq!(files(&folder.bag("1.0")), before);
    let plan = String::from_utf8(before["data/quelle/plan.json"].clone()).unwrap();
    fs::write(&new, plan.replace("Lotsen am Bahnhof", "[entfernt]")).unwrap();
    let pair = format!("data/quelle/plan.json={}", new.display());
    let run = redact(&folder, &["--ersetzen", &pair]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    built(&folder);
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

/// The same town with the name in every spelling that a file can hold.
const SPELT: &str = "
//- content/stadt/plan/1b.md
---
typ: massnahme
titel: Begleitung
kurztext: \"Bei Erika\\u0020M\\xFCstermann.\"
wortlaut: >-
  Das Amt beruft Erika
  M\u{fc}stermann in den Beirat.
zielgruppe: alle # au\u{df}er Erika M\u{fc}stermann
siehe_auch: [erika-muestermann]
---

## Bei Erika M\u{fc}stermann

[Erika](erika-muestermann.md) M\u{fc}stermann, **Erika** M\u{fc}stermann, Erika[^1] M\u{fc}stermann, Erika&nbsp;M&uuml;stermann,
Erika Mu\u{308}ster\u{ad}mann, Erika M&#252;stermann; [dort](https://anderswo.example/Erika%20M%C3%BCstermann),
[hier](#bei-erika-muestermann).

[^1]: Seit 2020.
//- content/stadt/plan/erika-muestermann.md
---
typ: massnahme
titel: Rede
---

Von einer Rede.
";

#[test]
fn a_name_goes_in_whatever_way_it_is_written() {
    let folder = Folder::of(TOWN);
    folder.write(SPELT);
    assert_eq!(folder.create("1.0", "2021-01-01").code, 0);
    let says = |files: &BTreeMap<String, Vec<u8>>| {
        let told: Vec<String> = telling(files, &["rika", "stermann"]);
        let named = files.keys().filter(|path| path.contains("stermann"));
        named.cloned().chain(told).collect::<Vec<String>>()
    };
    assert!(says(&files(&folder.bag("1.0"))).len() > 8);
    let run = redact(&folder, &["--text", "Erika Mu\u{308}stermann"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = files(&folder.bag("1.0"));
    assert_eq!(says(&bag), [""; 0]);
    let page = page(&folder.bag("1.0"), "1b.html");
    assert!(page.contains("<h2 id=\"bei-entfernt\">"), "{page}");
    assert!(page.contains("href=\"#bei-entfernt\""), "{page}");
    assert!(page.contains("href=\"entfernt.html\""), "{page}");
    links_land(&below(&bag, "data/html/"));
    let source = String::from_utf8(bag["data/quelle/stadt/plan/1b.md"].clone()).unwrap();
    assert!(source.contains("kurztext: \"Bei [entfernt].\"\n"), "{source}");
    assert!(source.contains("  Das Amt beruft [entfernt] in den Beirat.\n"), "{source}");
    assert!(source.contains("[\\[entfernt\\]](entfernt.md) \\[entfernt\\], **"), "{source}");
    PlanRecord::read(&bag["data/quelle/plan.json"]).unwrap();
    // What is left of the frozen sources is a site that builds.
    for (path, bytes) in &bag {
        if let Some(path) = path.strip_prefix("data/quelle/").filter(|path| path.ends_with(".md")) {
            fs::write(folder.path("content").join(path), bytes).unwrap();
        }
    }
    let other = folder.path("content/stadt/plan/erika-muestermann.md");
    fs::remove_file(other).unwrap();
    built(&folder);
    assert_eq!(folder.run(&["archive", "verify"]).code, 0);
}

#[test]
fn where_something_would_be_left_nothing_is_changed() {
    let folder = Folder::of(TOWN);
    folder.write(
        "//- content/stadt/plan/umfeld/anlage.csv\na;b\n//- content/stadt/plan/umfeld/orte.geojson\n{\n  \"type\": \"X\",\n  \"Erika Muster\": 1\n}\n",
    );
    folder.write(
        "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Eins\n---\n\n[Orte](umfeld/orte.geojson) von Erika Muster\n",
    );
    assert_eq!(folder.create("1.0", "2021-01-01").code, 0);
    let before = files(&folder.bag("1.0"));
    let run = redact(&folder, &["--text", "Erika Muster"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let says = "umfeld/orte.geojson, Zeile 3: hier steht noch, was gehen soll";
    assert!(run.stderr.contains(says), "{}", run.stderr);
    assert!(run.stderr.contains("Es wurde nichts geändert"), "{}", run.stderr);
    assert_eq!(files(&folder.bag("1.0")), before);
}

#[test]
fn what_an_exchanged_page_no_longer_says_is_said_nowhere() {
    let folder = town();
    let old = page(&folder.bag("1.0"), "1b.html");
    assert!(old.contains("zwanzig Lotsinnen"));
    let new = old
        .replace("Die Stadt bildet jedes Jahr zwanzig Lotsinnen und Lotsen aus.", "Es gibt Hilfe.")
        .replace("elf Sprachen", "viele Sprachen")
        .replace("Buslinie", "Linie");
    fs::write(folder.path("neu.html"), new).unwrap();
    let file = format!("data/html/1b.html={}", folder.path("neu.html").display());
    let run = redact(&folder, &["--ersetzen", &file]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = files(&folder.bag("1.0"));
    assert_eq!(telling(&bag, &["zwanzig", "elf Sprachen", "elf**", "Buslinie"]), [""; 0]);
    // What it still says stays.
    assert!(telling(&bag, &["Lotsen am Bahnhof"]).len() > 3);
    PlanRecord::read(&bag["data/quelle/plan.json"]).unwrap();
    assert_eq!(folder.run(&["archive", "verify"]).code, 0);
}

/// Two persons whose pages lie side by side: each page keeps a name of its own, and its links.
#[test]
fn no_two_files_get_one_name() {
    let folder = Folder::of(TOWN);
    for name in ["erika", "hans", "jana"] {
        let text = format!(
            "//- content/stadt/plan/{name}.md\n---\ntyp: massnahme\ntitel: Von {name}\n---\n\nSiehe [oben](index.md).\n"
        );
        folder.write(&text);
    }
    assert_eq!(folder.create("1.0", "2021-01-01").code, 0);
    let run = redact(&folder, &["--text", "Erika", "--text", "Hans"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(redact(&folder, &["--text", "Jana"]).code, 0);
    let bag = files(&folder.bag("1.0"));
    for name in ["entfernt", "entfernt-1-2", "entfernt-2"] {
        assert!(bag.contains_key(&format!("data/html/{name}.html")), "{name}");
        assert!(bag.contains_key(&format!("data/quelle/stadt/plan/{name}.md")), "{name}");
        let list = String::from_utf8_lossy(&bag["data/html/massnahmen.html"]).into_owned();
        assert!(list.contains(&format!("href=\"{name}.html\"")), "{list}");
    }
    assert_eq!(telling(&bag, &["rika", "on hans", "hans.", "jana"]), [""; 0]);
    links_land(&below(&bag, "data/html/"));
    assert_eq!(folder.run(&["archive", "verify"]).code, 0);
    let run = folder.run(&["diff", "plan", "1.0", "aktuell", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["parts"], serde_json::json!([]));
}

#[test]
fn the_name_of_a_file_that_goes_or_went_goes_as_well() {
    let folder = town();
    let path = "data/html/umfeld-/stadt/presse/erika-muster.html";
    assert_eq!(redact(&folder, &["--entfernen", path]).code, 0);
    assert!(!telling(&files(&folder.bag("1.0")), &["erika-muster"]).is_empty());
    let run = redact(&folder, &["--text", "Erika Muster"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(telling(&files(&folder.bag("1.0")), &["erika", "Erika"]), [""; 0]);
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let both = ["--text", "Erika Muster", "--entfernen", path];
    let all = [&["archive", "redact", "plan", "--fassung", "2.0"], &both[..], &WHY].concat();
    let run = folder.run(&all);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(telling(&files(&folder.bag("2.0")), &["erika", "Erika"]), [""; 0]);
    assert_eq!(folder.run(&["archive", "verify"]).code, 0);
}
