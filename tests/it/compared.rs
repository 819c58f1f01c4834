//! Frozen versions side by side: the pages of their differences, what leads to these, and `fahrplan diff` of what
//! the archive holds.

use std::collections::BTreeMap;
use std::fs;

use fahrplan::bag::Digest;

use crate::archive::{Folder, TOWN, addresses, files, target};
use crate::html;

/// A measure that changes in every way between the versions, and one that is only spelt anew.
fn town() -> String {
    let measure = "titel: Eins\nwortlaut: Das Amt berät alle.\nstatusverlauf: [{datum: 2020, status: in-umsetzung}, {datum: 2022, status: umgesetzt}]\n";
    let rest = "
//- content/stadt/plan/1b.md
---
typ: massnahme
titel: Zwei
wortlaut: Jede Behörde hilft mit.
---
//- content/stadt/plan/inhalt.md
---
typ: aenderung
titel: Fortschreibung
fassung: \"1.0\"
datum: 2022-12-01
gueltig_ab: 2023-01-01
operationen:
  - {op: neu-gefasst, bezug: 1a, alt: Das Amt berät viele., neu: Das Amt berät alle.}
---
//- content/stadt/plan/wort.md
---
typ: aenderung
titel: Schreibweise
fassung: \"1.0\"
datum: 2022-12-01
gueltig_ab: 2023-01-01
art: redaktionell
operationen:
  - {op: neu-gefasst, bezug: 1b, alt: Jede Behoerde hilft mit., neu: Jede Behörde hilft mit.}
---
";
    format!("{}{}", TOWN.replace("titel: Eins\n", measure), rest.trim_start())
}

fn frozen() -> Folder {
    let folder = Folder::of(&town());
    for (nr, day) in [("1.0", "2021-01-01"), ("2.0", "2023-06-01")] {
        let run = folder.create(nr, day);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    folder
}

fn built(folder: &Folder) -> BTreeMap<String, String> {
    let to = folder.path("aus");
    let run = folder.run(&["build", "--stichtag", "2026-01-01", "--output", to.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    files(&to).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

const AMONG: &str = "stadt/plan/fassungen";

#[test]
fn neighbours_and_the_present_state_are_compared_on_pages() {
    let folder = frozen();
    let site = built(&folder);
    let pages: Vec<&str> = site
        .keys()
        .filter_map(|path| path.strip_prefix("stadt/plan/fassungen/unterschied-"))
        .collect();
    assert_eq!(pages, ["1.0-2.0.html", "1.0-aktuell.html", "2.0-aktuell.html"]);
    let text = html::text(&site[&format!("{AMONG}/unterschied-1.0-2.0.html")]);
    for part in [
        "# Fassung 1.0 und Fassung 2.0 im Vergleich",
        "[Fassung 1.0 lesen](1.0/index.html)",
        "[Fassung 2.0 lesen](2.0/index.html)",
        "[Maßnahme „Eins“: Wortlaut neu gefasst; Status von in Umsetzung auf umgesetzt",
        "gestrichen: viele Ende der Streichung.",
        "eingefügt: alle Ende der Einfügung.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let now = html::text(&site[&format!("{AMONG}/unterschied-2.0-aktuell.html")]);
    assert!(now.contains("hat sich nichts geändert"), "{now}");
    assert!(now.contains("[Geltenden Stand lesen](../index.html)"), "{now}");
    assert!(!site["sitemap.xml"].contains("unterschied"));
}

/// What went from a version is no change of the plan, be it a passage, a name, a title or a whole measure.
#[test]
fn a_redaction_is_no_change_and_is_told() {
    let folder = frozen();
    let why = ["--art", "Name einer Person", "--grund", "Art. 17 DSGVO"];
    let redact = |rest: &[&str]| {
        let all = [&["archive", "redact", "plan", "--fassung", "1.0"], rest, &why].concat();
        let run = folder.run(&all);
        assert_eq!(run.code, 0, "{}", run.stderr);
    };
    let json = |from: &str, to: &str| {
        let run = folder.run(&["diff", "plan", from, to, "--format", "json"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()
    };
    let before = json("1.0", "2.0");
    assert!(before["from"].get("redactions").is_none());
    redact(&["--text", "Eins", "--text", "Integrationsplan"]);
    redact(&["--text", "Das Amt"]);
    let after = json("1.0", "2.0");
    assert_eq!(after["schema"], before["schema"]);
    for key in ["figures", "plan", "order"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    assert!(!after["parts"].to_string().contains("entfernt"), "{}", after["parts"]);
    let told = &after["from"]["redactions"];
    assert_eq!(told.as_array().unwrap().len(), 2);
    assert_eq!(told[0]["kind"], "Name einer Person");
    assert_eq!(told[0]["ground"], "Art. 17 DSGVO");
    assert!(after["to"].get("redactions").is_none());
    // The wording changed besides, which is still told.
    let site = built(&folder);
    let page = html::text(&site[&format!("{AMONG}/unterschied-1.0-2.0.html")]);
    for part in [
        "Fassung 1.0: Am ",
        "etwas entfernt: Name einer Person. Rechtsgrundlage: Art. 17 DSGVO. Was deshalb fehlt, gilt hier nicht als Änderung.",
        "gestrichen: viele Ende der Streichung.",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("[entfernt]"), "{page}");
    let run = folder.run(&["diff", "plan", "1.0", "2.0"]);
    assert!(run.stdout.contains("Rechtsgrundlage: Art. 17 DSGVO."), "{}", run.stdout);
    assert!(!run.stdout.contains("[entfernt]"), "{}", run.stdout);
    // The newer one redacted, a measure and all: nothing of it has changed since.
    let all = ["archive", "redact", "plan", "--fassung", "2.0", "--entfernen", "data/html/1b.html"];
    let run = folder.run(&[&all[..], &why].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let now = json("2.0", "aktuell");
    assert_eq!(now["parts"], serde_json::json!([]));
    assert_eq!(now["from"]["redactions"].as_array().unwrap().len(), 1);
    let both = json("1.0", "2.0");
    assert!(!both["parts"].to_string().contains("entfernt"), "{}", both["parts"]);
    assert_eq!(both["to"]["redactions"].as_array().unwrap().len(), 1);
    // The list of the archive tells it too, and so does the export.
    let run = folder.run(&["archive", "list"]);
    assert!(run.stdout.contains("Name einer Person (Art. 17 DSGVO)"), "{}", run.stdout);
    let run = folder.run(&["archive", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(list["plans"][0]["versions"][0]["redactions"][1]["ground"], "Art. 17 DSGVO");
    let zip = folder.path("f.zip");
    let to = zip.to_str().unwrap();
    let run = folder.run(&["archive", "export", "plan", "--fassung", "1.0", "--output", to]);
    assert!(run.stderr.contains("Name einer Person (Art. 17 DSGVO)"), "{}", run.stderr);
}

#[test]
fn the_page_of_the_versions_tells_what_changed_and_leads_there() {
    let folder = frozen();
    let site = built(&folder);
    let index = html::text(&site[&format!("{AMONG}/index.html")]);
    let order: Vec<usize> = [
        "Geändert gegenüber Fassung 1.0",
        "2 Maßnahmen neu gefasst; 1 Maßnahme mit anderem Status; 1 Maßnahme nur redaktionell geändert",
        "[Fassung 1.0 und 2.0 im Vergleich](unterschied-1.0-2.0.html)",
        "Seither geändert",
        "hat sich nichts geändert",
        "[Fassung 2.0 und geltender Stand im Vergleich](unterschied-2.0-aktuell.html)",
        "[Fassung 1.0 und geltender Stand im Vergleich](unterschied-1.0-aktuell.html)",
    ]
    .into_iter()
    .map(|part| index.find(part).unwrap_or_else(|| panic!("{part} in {index}")))
    .collect();
    assert!(order.is_sorted(), "{index}");
    for page in site.keys().filter(|path| path.contains("/unterschied-")) {
        for link in addresses(&site[page]).0.iter().filter(|link| !link.contains(':')) {
            assert!(site.contains_key(&target(page, link)), "{link} on {page}");
        }
    }
}

#[test]
fn editorial_changes_can_be_folded_away_without_a_script() {
    let folder = frozen();
    let site = built(&folder);
    let page = &site[&format!("{AMONG}/unterschied-1.0-2.0.html")];
    let folded: Vec<&str> = page.split("<details").skip(1).collect();
    assert_eq!(folded.len(), 1, "{page}");
    assert!(folded[0].split("</details>").next().unwrap().contains("Behoerde"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn a_version_without_data_is_compared_with_nothing() {
    let folder = frozen();
    fs::remove_file(folder.bag("1.0").join("data/quelle/plan.json")).unwrap();
    let zip = folder.run(&["build", "--output", folder.path("aus").to_str().unwrap()]);
    // The bag is damaged all the same.
    assert!(zip.stderr.contains("F606") && !zip.stderr.contains("F608"), "{}", zip.stderr);
    assert_eq!(zip.stderr.matches("Fehler[").count(), 1, "{}", zip.stderr);
}

#[test]
fn frozen_versions_differ_by_what_the_archive_holds() {
    let folder = frozen();
    // What was frozen stays, whatever is written since.
    folder.write("//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Anders\nwortlaut: Das Amt berät alle.\n---\n");
    let run = folder.run(&["diff", "plan", "1.0", "2.0"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Maßnahme „Eins“: Wortlaut neu gefasst; Status"), "{}", run.stdout);
    assert!(!run.stdout.contains("Anders"), "{}", run.stdout);
    let run = folder.run(&["diff", "plan", "2.0", "aktuell"]);
    assert!(run.stdout.contains("umbenannt von „Eins“ in „Anders“"), "{}", run.stdout);
}

/// `folder` with a version 1.0 as it was written by a program that does not exist yet.
pub(crate) fn of_a_newer_program(folder: Folder) -> Folder {
    let file = folder.bag("1.0").join("data/quelle/plan.json");
    let sound = fs::read_to_string(&file).unwrap();
    let newer = sound.replace("\"schema\": 1,", "\"schema\": 99,");
    fs::write(&file, &newer).unwrap();
    let manifest = folder.bag("1.0").join("manifest-sha512.txt");
    let [before, after] = [&sound, &newer].map(|text| Digest::of(text.as_bytes()).to_string());
    let listed = fs::read_to_string(&manifest).unwrap().replace(&before, &after);
    fs::write(&manifest, listed).unwrap();
    folder
}

#[test]
fn data_that_cannot_be_read_are_told() {
    let folder = frozen();
    let file = folder.bag("1.0").join("data/quelle/plan.json");
    let sound = fs::read_to_string(&file).unwrap();
    let newer = sound.replace("\"schema\": 1,", "\"schema\": 99,");
    fs::write(&file, &newer).unwrap();
    let run = folder.run(&["diff", "plan", "1.0", "2.0"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    for part in ["Fehler[F606]", "Fassung ist beschädigt", "data/quelle/plan.json"] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(run.stdout, "");
    fs::write(&file, &sound).unwrap();
    let folder = of_a_newer_program(folder);
    let run = folder.run(&["diff", "plan", "1.0", "2.0"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    for part in ["Fehler[F608]", "schema 99", "Aktualisieren Sie fahrplan"] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
}

#[test]
fn a_difference_as_one_page_asks_for_nothing() {
    let folder = frozen();
    let run = folder.run(&["diff", "plan", "1.0", "2.0", "--format", "html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = &run.stdout;
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{page}");
    let (links, fetched) = addresses(page);
    assert_eq!(fetched, [""; 0]);
    for link in links {
        assert!(
            link.starts_with('#') || link == "https://plan.example/stadt/plan/index.html",
            "{link}"
        );
    }
    for part in ["<style>", ".diff ins", "default-src 'none'", "<ins>", "<del>", "<details"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    assert!(html::text(page).contains("# Fassung 1.0 und Fassung 2.0 im Vergleich"), "{page}");
}

#[test]
fn a_version_frozen_before_other_words_were_known_is_frozen_again() {
    let folder = frozen();
    for (nr, day) in [("1.0", "2021-01-01"), ("2.0", "2023-06-01")] {
        let run = folder.create(nr, day);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let page = fs::read_to_string(folder.bag("2.0").join("data/html/1a.html")).unwrap();
    assert!(page.contains("<mark>") && page.contains("href=\"inhalt.html\""), "{page}");
    let before = fs::read_to_string(folder.bag("1.0").join("data/html/1a.html")).unwrap();
    assert!(!before.contains("<mark>") && !before.contains("inhalt.html"), "{before}");
}
