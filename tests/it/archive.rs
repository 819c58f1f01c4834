//! Frozen versions from outside: what a bag holds and where its links lead, that it is never changed, and
//! what a build makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::harness::fixture;
use crate::html::{Piece, attribute, pieces, text};

pub(crate) const TOWN: &str = "\
//- content/site.yaml
titel: Probe
basis_url: \"https://plan.example/\"
lizenz: CC BY 4.0
regeln: {verwaist: aus}
glossar:
- begriff: Stichtag
  erklaerung: Ein Tag.
//- content/index.md
---
typ: seite
titel: Anfang
---
//- content/impressum.md
---
typ: seite
titel: Impressum
---
//- content/stadt/index.md
---
typ: behoerde
titel: Musterstadt
amtlicher_name: Stadt Musterstadt
art: stadt
---
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
status: in-kraft
fassungen:
  - nr: \"1.0\"
    bezeichnung: Erste
    beschluss: { gremium: Rat, datum: 2020-01-01 }
    gueltig_ab: 2020-02-01
    gueltig_bis: 2022-12-31
  - nr: \"2.0\"
    beschluss: { gremium: Rat, datum: 2022-12-01 }
    gueltig_ab: 2023-01-01
anlagen:
  - titel: Anlage
    datei: umfeld/anlage.csv
---

Der Stichtag zählt. Siehe [[1a]], das [Impressum](../../impressum.md) und [anderswo](https://anderswo.example/).
//- content/stadt/plan/umfeld/anlage.csv
a;b
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: Eins
federfuehrung: amt
---

Mehr gibt es im Amt.
//- content/stadt/plan/geheim.md
---
typ: massnahme
titel: Geheimnis
entwurf: true
---
//- content/stadt/amt.md
---
typ: organisation
titel: Ein Amt
---
//- content/stadt/fremd.md
---
typ: organisation
titel: Ein fremdes Amt
---
//- content/stadt/presse/a.md
---
typ: pressemitteilung
titel: Meldung
datum: 2020-03-01
bezug: [plan/1a]
---
";

/// A site in a folder of its own.
pub(crate) struct Folder(TempDir);

/// What a run of the program said and how it ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn of(text: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.write(text);
        folder
    }

    pub(crate) fn write(&self, text: &str) {
        for (path, text) in fixture(text) {
            if path == "content/site.yaml" && text == "titel: Probe\n" {
                continue;
            }
            fs::create_dir_all(self.path(&path).parent().unwrap()).unwrap();
            fs::write(self.path(&path), text).unwrap();
        }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
        for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR", "TZ"] {
            command.env_remove(name);
        }
        command.args(arguments).arg("--root").arg(self.0.path()).env("LANG", "de_DE.UTF-8");
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    pub(crate) fn create(&self, nr: &str, day: &str) -> Run {
        self.run(&["archive", "create", "plan", "--fassung", nr, "--stichtag", day])
    }

    /// Both versions, frozen.
    pub(crate) fn frozen() -> Folder {
        let folder = Folder::of(TOWN);
        for (nr, day) in [("1.0", "2021-01-01"), ("2.0", "2023-06-01")] {
            let run = folder.create(nr, day);
            assert_eq!(run.code, 0, "{}", run.stderr);
        }
        folder
    }

    pub(crate) fn bag(&self, nr: &str) -> PathBuf {
        self.path("content/stadt/plan/archiv").join(nr)
    }
}

/// Every file below `folder` with its bytes, by its path there.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Where `href` leads from the page `from`.
pub(crate) fn target(from: &str, href: &str) -> String {
    let mut folder: Vec<&str> = from.split('/').collect();
    folder.pop();
    let href = href.split('#').next().unwrap();
    if href.is_empty() {
        return from.to_owned();
    }
    for part in href.split('/') {
        if part == ".." {
            folder.pop().expect("no link leads above the version");
        } else {
            folder.push(part);
        }
    }
    folder.join("/")
}

/// The addresses of a page: what it links to, and what a browser fetches for it.
pub(crate) fn addresses(page: &str) -> (Vec<String>, Vec<String>) {
    let (mut links, mut fetched) = (Vec::new(), Vec::new());
    for piece in pieces(page) {
        let Piece::Open(name, attributes) = piece else { continue };
        let rel = attribute(attributes, "rel").unwrap_or_default();
        let href = attribute(attributes, "href");
        if name == "a" || (name == "link" && rel != "stylesheet" && rel != "icon") {
            links.extend(href);
        } else {
            fetched.extend(href);
        }
        fetched.extend(attribute(attributes, "src"));
    }
    (links, fetched)
}

// --- What a version holds

#[test]
fn every_link_of_a_frozen_version_lands_in_it_or_leads_out_by_its_full_address() {
    let folder = Folder::frozen();
    let version = files(&folder.bag("1.0").join("data/html"));
    let mut outward = BTreeSet::new();
    for (path, bytes) in version.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let (links, fetched) = addresses(page);
        for href in links {
            if href.starts_with("https://") || href.starts_with("mailto:") {
                outward.insert(href);
            } else {
                let target = target(path, &href);
                assert!(version.contains_key(&target), "{path}: {href} leads to {target}");
            }
        }
        for href in fetched {
            assert!(version.contains_key(&target(path, &href)), "{path} fetches {href}");
        }
        assert!(page.contains(" data-frozen"), "{path}");
        assert!(!page.contains("<script"), "{path}");
        assert!(!page.contains("<form"), "{path}");
    }
    assert!(outward.contains("https://plan.example/impressum.html"), "{outward:?}");
    assert!(outward.contains("https://plan.example/stadt/plan/index.html"), "{outward:?}");
}

#[test]
fn a_version_holds_the_plan_and_what_goes_with_it_and_nothing_else() {
    let folder = Folder::frozen();
    let version = files(&folder.bag("1.0").join("data"));
    let paths: Vec<&str> = version.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "html/1a.html",
            "html/gesamt.html",
            "html/index.html",
            "html/massnahmen.csv",
            "html/massnahmen.html",
            // The plan has a folder of the usual name.
            "html/umfeld-/assets/favicon.svg",
            "html/umfeld-/assets/style.css",
            "html/umfeld-/glossar.html",
            "html/umfeld-/impressum.html",
            "html/umfeld-/stadt/amt.html",
            "html/umfeld-/stadt/index.html",
            "html/umfeld-/stadt/presse/a.html",
            "html/umfeld/anlage.csv",
            "quelle/impressum.md",
            "quelle/plan.json",
            "quelle/plan.schema.json",
            "quelle/stadt/amt.md",
            "quelle/stadt/index.md",
            "quelle/stadt/plan/1a.md",
            "quelle/stadt/plan/index.md",
            "quelle/stadt/presse/a.md",
        ]
    );
    for (path, bytes) in version.iter().filter(|(path, _)| path.starts_with("quelle/stadt")) {
        let source = folder.path("content").join(path.strip_prefix("quelle/").unwrap());
        assert!(fs::read(source).unwrap() == *bytes, "{path}");
    }
    for (path, bytes) in &version {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Geheimnis") && !text.contains("geheim"), "{path}");
    }
}

#[test]
fn what_names_a_draft_or_an_embargo_is_not_frozen() {
    let folder = Folder::of(TOWN);
    let measure = |front: &str, body: &str| {
        folder.write(&format!(
            "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Eins\n{front}---\n\n{body}\n"
        ));
    };
    let says = "Die Quelltexte kommen mit ins Archiv, und einige nennen einen Entwurf oder eine Mitteilung mit Sperrfrist: content/stadt/plan/1a.md. Nehmen Sie die Verweise heraus, oder veröffentlichen Sie zuerst.\n";
    measure("siehe_auch: [geheim]\n", "Text.");
    let run = folder.create("1.0", "2021-01-01");
    assert_eq!((run.code, &*run.stderr), (1, says));
    measure("", "Mehr im [Entwurf](geheim.md).");
    assert_eq!(folder.create("1.0", "2021-01-01").stderr, says);
    folder.write(
        "//- content/stadt/presse/b.md\n---\ntyp: pressemitteilung\ntitel: Bald\ndatum: 2020-12-01\nsperrfrist: 2021-06-01\n---\n",
    );
    measure("", "Mehr in der [Meldung](../presse/b.md).");
    assert_eq!(folder.create("1.0", "2021-01-01").stderr, says);
    assert!(!folder.path("content/stadt/plan/archiv").exists());
    // What is merely later is no secret.
    measure("", "Mehr in der [Meldung](../presse/c.md).");
    folder.write(
        "//- content/stadt/presse/c.md\n---\ntyp: pressemitteilung\ntitel: Neues\ndatum: 2022-01-01\n---\n",
    );
    let run = folder.create("1.0", "2021-01-01");
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_frozen_page_says_which_version_it_is_and_where_the_current_one_is() {
    let folder = Folder::frozen();
    let page = fs::read_to_string(folder.bag("1.0").join("data/html/1a.html")).unwrap();
    let shown = text(&page);
    assert!(shown.contains("Archivierte Fassung 1.0 (Erste)."), "{shown}");
    assert!(shown.contains("Beschluss: 1. Januar 2020, Rat. Stichtag: 1. Januar 2021."), "{shown}");
    assert!(
        shown.contains(
            "Geltende Fassung: [Integrationsplan](https://plan.example/stadt/plan/index.html)"
        ),
        "{shown}"
    );
    let base = "https://plan.example/stadt/plan";
    for head in [
        format!("<link rel=\"canonical\" href=\"{base}/fassungen/1.0/1a.html\">"),
        format!("<link rel=\"version-history\" href=\"{base}/fassungen/index.html\">"),
        format!("<link rel=\"latest-version\" href=\"{base}/1a.html\">"),
    ] {
        assert!(page.contains(&head), "{head}");
    }
}

#[test]
fn a_stranger_learns_what_lies_there() {
    let folder = Folder::frozen();
    let read = |path: &str| fs::read_to_string(folder.bag("2.0").join(path)).unwrap();
    let readme = read("LIESMICH.txt");
    for line in
        ["Behörde:        Stadt Musterstadt", "Fassung:        2.0", "Lizenz:         CC BY 4.0"]
    {
        assert!(readme.lines().any(|found| found == line), "{line}\n{readme}");
    }
    let info = read("bag-info.txt").replace("\n ", " ");
    for line in [
        "Source-Organization: Stadt Musterstadt",
        "Bagging-Date: 2023-06-01",
        "External-Identifier: https://plan.example/stadt/plan/fassungen/2.0/index.html",
        "License: CC BY 4.0",
        "Predecessor: 1.0",
    ] {
        assert!(info.lines().any(|found| found == line), "{line}\n{info}");
    }
}

// --- What is frozen stays

#[test]
fn a_version_is_created_once() {
    let folder = Folder::frozen();
    let before = files(&folder.path("content/stadt/plan/archiv"));
    let again = folder.create("1.0", "2021-01-01");
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert!(again.stderr.contains("liegt schon unverändert"), "{}", again.stderr);
    folder.write("//- content/stadt/amt.md\n---\ntyp: organisation\ntitel: Ein anderes Amt\n---\n");
    let other = folder.create("1.0", "2021-01-01");
    assert_eq!(other.code, 1, "{}", other.stderr);
    for line in
        ["  data/html/umfeld-/stadt/amt.html: geändert", "  data/quelle/stadt/amt.md: geändert"]
    {
        assert!(other.stderr.lines().any(|found| found == line), "{line}\n{}", other.stderr);
    }
    assert!(files(&folder.path("content/stadt/plan/archiv")) == before, "the archive was touched");
}

#[test]
fn a_version_is_frozen_as_of_a_day_on_which_it_was_in_force() {
    let folder = Folder::of(TOWN);
    let early = folder.create("1.0", "2019-01-01");
    assert_eq!(early.code, 2);
    assert!(early.stderr.contains("--stichtag 2020-02-01"), "{}", early.stderr);
    assert_eq!(folder.create("1.0", "2024-01-01").code, 2);
    let unknown = folder.create("3.0", "2024-01-01");
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("1.0, 2.0"), "{}", unknown.stderr);
    assert!(!folder.path("content/stadt/plan/archiv").exists());
}

#[test]
fn without_an_address_of_publication_nothing_is_frozen() {
    let folder = Folder::of(&TOWN.replace("basis_url: \"https://plan.example/\"\n", ""));
    let run = folder.create("1.0", "2021-01-01");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--base-url"), "{}", run.stderr);
}

#[test]
fn a_damaged_version_is_told_by_file() {
    let folder = Folder::frozen();
    let sound = folder.run(&["archive", "verify"]);
    assert_eq!(sound.code, 0, "{}", sound.stderr);
    let page = folder.bag("1.0").join("data/html/index.html");
    let mut bytes = fs::read(&page).unwrap();
    bytes[100] ^= 1;
    fs::write(&page, bytes).unwrap();
    let run = folder.run(&["archive", "verify", "stadt/plan", "--format", "json"]);
    assert_eq!(run.code, 1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let versions = &report["plans"][0]["versions"];
    assert_eq!(versions[0]["state"], "damaged");
    assert!(versions[0]["faults"][0].as_str().unwrap().contains("data/html/index.html"));
    assert_eq!(versions[1]["state"], "sound");
    // People are told in their language.
    let run = folder.run(&["archive", "verify", "stadt/plan"]);
    let line = "    data/html/index.html: geändert, andere Prüfsumme als in manifest-sha512.txt\n";
    assert!(run.stderr.contains(line), "{}", run.stderr);
    // Nothing is built upon it either.
    assert_eq!(folder.create("1.0", "2021-01-01").code, 1);
}

#[test]
fn a_version_lies_under_its_own_number() {
    let folder = Folder::frozen();
    fs::rename(folder.bag("2.0"), folder.bag("7.0")).unwrap();
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 1);
    let line = "  Kette unterbrochen: 7.0: nennt sich selbst Fassung 2.0\n";
    assert!(run.stderr.contains(line), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_version_or_of_the_archive_is_none() {
    let folder = Folder::frozen();
    let aside = folder.0.path().join("daneben");
    fs::rename(folder.bag("2.0"), &aside).unwrap();
    std::os::unix::fs::symlink(&aside, folder.bag("2.0")).unwrap();
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 1);
    let says = "  2.0: BESCHÄDIGT\n    hier ist kein Ordner\n";
    assert!(run.stderr.contains(says), "{}", run.stderr);
    fs::remove_file(folder.bag("2.0")).unwrap();
    let archive = folder.bag("1.0").parent().unwrap().to_owned();
    let elsewhere = folder.0.path().join("archiv-daneben");
    fs::rename(&archive, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &archive).unwrap();
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 1);
    let says = "  archiv: BESCHÄDIGT\n    hier ist kein Ordner\n";
    assert!(run.stderr.contains(says), "{}", run.stderr);
}

#[test]
fn a_list_names_versions_days_and_digests_in_the_order_of_the_chain() {
    let folder = Folder::frozen();
    let run = folder.run(&["archive", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let versions = list["plans"][0]["versions"].as_array().unwrap();
    let shown: Vec<_> = versions.iter().map(|it| (&it["nr"], &it["stichtag"])).collect();
    assert_eq!(
        format!("{shown:?}"),
        "[(String(\"1.0\"), String(\"2021-01-01\")), (String(\"2.0\"), String(\"2023-06-01\"))]"
    );
    assert_eq!(versions[1]["predecessor"], "1.0");
    assert_eq!(versions[0]["digest"].as_str().unwrap().len(), "sha512:".len() + 128);
}

#[test]
fn an_export_is_the_same_every_time() {
    let folder = Folder::frozen();
    let zip = |name: &str| {
        let file = folder.path(name);
        let to = file.to_str().unwrap();
        let run = folder.run(&["archive", "export", "plan", "--fassung", "1.0", "--output", to]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        fs::read(&file).unwrap()
    };
    assert!(zip("a.zip") == zip("b.zip"));
}

// --- What a build makes of it

#[test]
fn documents_of_a_bag_are_none_of_the_site() {
    let folder = Folder::of(TOWN);
    let build = |output: &str| {
        let to = folder.path(output);
        let run =
            folder.run(&["build", "--stichtag", "2026-01-01", "--output", to.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        files(&to)
    };
    let before = build("vorher");
    assert_eq!(folder.create("1.0", "2021-01-01").code, 0);
    let after = build("nachher");
    for data in ["site.json", "sitemap.xml", "stadt/index.html", "index.html"] {
        assert!(before[data] == after[data], "{data} changed");
    }
}

#[test]
fn a_build_publishes_frozen_versions_byte_for_byte_and_a_page_that_lists_them() {
    let folder = Folder::frozen();
    folder.write("//- content/stadt/amt.md\n---\ntyp: organisation\ntitel: Ein anderes Amt\n---\n");
    let to = folder.path("aus");
    let build = |day: &str| {
        let run = folder.run(&["build", "--stichtag", day, "--output", to.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        files(&to)
    };
    let site = build("2026-01-01");
    for nr in ["1.0", "2.0"] {
        for (path, bytes) in files(&folder.bag(nr).join("data/html")) {
            let path = format!("stadt/plan/fassungen/{nr}/{path}");
            assert!(site.get(&path) == Some(&bytes), "{path}");
        }
        let zip = &site[&format!("stadt/plan/fassungen/{nr}.zip")];
        assert!(zip.starts_with(b"PK"));
    }
    let page = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let index = page("stadt/plan/fassungen/index.html");
    let list = folder.run(&["archive", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&list.stdout).unwrap();
    for version in list["plans"][0]["versions"].as_array().unwrap() {
        assert!(index.contains(version["digest"].as_str().unwrap()));
    }
    let (links, _) = addresses(&index);
    for href in ["1.0/index.html", "1.0.zip", "2.0/index.html", "2.0.zip"] {
        assert!(links.iter().any(|link| link == href), "{href} among {links:?}");
    }
    let plan = page("stadt/plan/index.html");
    for head in [
        "<link rel=\"version-history\" href=\"fassungen/index.html\">",
        "<link rel=\"latest-version\" href=\"index.html\">",
        "<link rel=\"predecessor-version\" href=\"fassungen/1.0/index.html\">",
    ] {
        assert!(plan.contains(head), "{head}");
    }
    assert!(!page("sitemap.xml").contains("fassungen/1.0"));
    // Before 2.0 was decided there was none.
    let earlier = build("2021-06-01");
    assert!(earlier.contains_key("stadt/plan/fassungen/1.0/index.html"));
    assert!(!earlier.keys().any(|path| path.contains("fassungen/2.0")));
}

#[test]
fn a_damaged_version_is_not_published() {
    let folder = Folder::frozen();
    fs::write(folder.bag("1.0").join("data/html/index.html"), "anders").unwrap();
    let to = folder.path("aus");
    let run = folder.run(&["build", "--stichtag", "2026-01-01", "--output", to.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("F606"), "{}", run.stderr);
    let check = folder.run(&["check", "--stichtag", "2026-01-01"]);
    assert_eq!(check.code, 1);
    assert!(run.stderr.starts_with(&check.stderr) && !check.stderr.is_empty(), "{}", check.stderr);
    let check = folder.run(&["check", "--stichtag", "2026-01-01", "--format", "json"]);
    let place = "\"file\":\"content/stadt/plan/archiv/1.0/bagit.txt\"";
    assert!(check.stdout.lines().any(|line| line.contains(place)), "{}", check.stdout);
    let found = "Gefunden: die Fassung ist beschädigt;  data/html/index.html: geändert, andere Prüfsumme als in manifest-sha512.txt";
    assert!(run.stderr.contains(found), "{}", run.stderr);
}

#[test]
fn a_page_that_has_been_frozen_says_where_its_versions_are() {
    let folder = Folder::frozen();
    folder.write("//- content/stadt/plan/2b.md\n---\ntyp: massnahme\ntitel: Neu\n---\n");
    let to = folder.path("aus");
    let run = folder.run(&["build", "--stichtag", "2026-01-01", "--output", to.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = |path: &str| fs::read_to_string(to.join("stadt/plan").join(path)).unwrap();
    let heads = |page: &str| -> Vec<String> {
        let links = page.split("<link ").skip(1).filter_map(|link| link.split('>').next());
        links
            .filter(|link| link.contains("-version\"") || link.contains("version-history"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(
        heads(&page("1a.html")),
        [
            "rel=\"version-history\" href=\"fassungen/index.html\"",
            "rel=\"latest-version\" href=\"1a.html\"",
            "rel=\"predecessor-version\" href=\"fassungen/1.0/1a.html\"",
        ]
    );
    assert!(
        page("1a.html")
            .contains("<link rel=\"canonical\" href=\"https://plan.example/stadt/plan/1a.html\">")
    );
    // What no version holds has no versions.
    assert_eq!(heads(&page("2b.html")), [""; 0]);
}
