//! The past as frozen versions hold it: what amendments say of it must be so, and a build as of an earlier
//! day knows no version that was frozen later.

use std::fs;

use crate::archive::{Folder, Run, TOWN, files};
use crate::compared;
use crate::harness::{How, in_town, same, site_as};

/// A measure that was worded anew between the versions.
fn town() -> String {
    let measure = "titel: Eins\nwortlaut: Das Amt berät binnen zwölf Wochen alle.\n";
    let amendment = "
//- content/stadt/plan/neu.md
---
typ: aenderung
titel: Fortschreibung
fassung: \"1.0\"
datum: 2022-12-01
gueltig_ab: 2023-01-01
operationen:
  - op: neu-gefasst
    bezug: 1a
    alt: Das Amt berät binnen 24 Wochen alle.
    neu: Das Amt berät binnen zwölf Wochen alle.
---
";
    format!("{}{}", TOWN.replace("titel: Eins\n", measure), amendment.trim_start())
}

fn frozen() -> Folder {
    frozen_of(&town())
}

fn frozen_of(text: &str) -> Folder {
    let folder = Folder::of(text);
    for (nr, day) in [("1.0", "2021-01-01"), ("2.0", "2023-06-01")] {
        let run = folder.create(nr, day);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    folder
}

/// Replaces words in a document.
fn edit(folder: &Folder, path: &str, from: &str, to: &str) {
    let file = folder.path(path);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replace(from, to)).unwrap();
}

/// Sites that their archive contradicts, and archives that were touched.
#[cfg(unix)]
pub(crate) fn contradicted() -> Vec<(&'static str, Folder)> {
    let edited = |folder: Folder, edits: &[(&str, &str)]| {
        for (from, to) in edits {
            edit(&folder, AMENDMENT, from, to);
        }
        folder
    };
    let touched = |folder: Folder| {
        let page = folder.bag("1.0").join("data/html/index.html");
        let text = fs::read_to_string(&page).unwrap();
        fs::write(page, text.replacen("<html", "<HTML", 1)).unwrap();
        folder
    };
    let old = "    alt: Das Amt berät binnen 24 Wochen alle.\n";
    vec![
        ("archived-wording", edited(frozen(), &[("24 Wochen", "20 Wochen")])),
        ("archived-number", edited(renumbered(), &[("alt: 1h", "alt: 1x")])),
        ("archived-part", edited(frozen(), &[("neu-gefasst", "eingefuegt"), (old, "")])),
        ("archive-touched", touched(frozen())),
        ("archive-of-a-newer-program", compared::of_a_newer_program(frozen())),
    ]
}

fn build(folder: &Folder, day: &str) -> Run {
    let to = folder.path("aus");
    folder.run(&["build", "--stichtag", day, "--output", to.to_str().unwrap()])
}

const AMENDMENT: &str = "content/stadt/plan/neu.md";

#[test]
fn the_wording_before_is_that_of_the_frozen_version() {
    let folder = frozen();
    edit(&folder, AMENDMENT, "binnen 24", "binnen 36");
    // Whatever the day: what contradicts an archive is wrong on each.
    for day in ["2026-01-01", "2020-06-01"] {
        let run = build(&folder, day);
        assert_eq!(run.code, 1, "{}", run.stderr);
        same(
            run.stderr.split_inclusive("\n\n").next().unwrap(),
            "
Fehler[F805]: „alt“ ist nicht der Wortlaut der archivierten Fassung 1.0
  --> content/stadt/plan/neu.md:10:10
   |
10 |     alt: Das Amt berät binnen 36 Wochen alle.
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hier: „Das Amt berät binnen 36 Wochen alle.“
   |
  ::: content/stadt/plan/archiv/1.0/data/quelle/plan.json:1:1
   |
 1 | {
   | - in Fassung 1.0: „Das Amt berät binnen 24 Wochen alle.“
   |
   = Rat: Hier steht „36“ statt „24“. Was archiviert ist, bleibt: Übernehmen Sie in „alt“ genau den Wortlaut der Fassung, oder berichtigen Sie, was die Änderung betrifft.

",
        );
        assert_eq!(run.stderr.matches("Fehler[").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn the_wording_after_is_that_of_the_next_frozen_version() {
    let folder = frozen();
    edit(&folder, AMENDMENT, "neu: Das Amt berät binnen zwölf", "neu: Das Amt berät binnen 12");
    edit(&folder, "content/stadt/plan/1a.md", "binnen zwölf", "binnen 12");
    let run = build(&folder, "2026-01-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    for part in [
        "Fehler[F805]: „neu“ ist nicht der Wortlaut der archivierten Fassung 2.0",
        "Hier steht „12“ statt „zwölf“.",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(run.stderr.matches("Fehler[").count(), 1, "{}", run.stderr);
}

/// A measure that got another number between the versions.
fn renumbered() -> Folder {
    let folder =
        frozen_of(&town().replace("titel: Eins\n", "titel: Eins\nnummer: \"1g\"\n").replace(
            "  - op: neu-gefasst\n",
            "  - {op: umnummeriert, bezug: 1a, alt: 1h, neu: Maßnahme 1g}\n  - op: neu-gefasst\n",
        ));
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    folder
}

#[test]
fn the_number_before_is_that_of_the_frozen_version() {
    let folder = renumbered();
    edit(&folder, AMENDMENT, "alt: 1h", "alt: 1x");
    let run = build(&folder, "2026-01-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    same(
        run.stderr.split_inclusive("\n\n").next().unwrap(),
        "
Fehler[F807]: „alt“ ist nicht die Nummer der archivierten Fassung 1.0
 --> content/stadt/plan/neu.md:8:40
  |
8 |   - {op: umnummeriert, bezug: 1a, alt: 1x, neu: Maßnahme 1g}
  |                                        ^^
  |
 ::: content/stadt/plan/archiv/1.0/data/quelle/plan.json:1:1
  |
1 | {
  | - in Fassung 1.0: „1h“
  |
  = Rat: Was archiviert ist, bleibt: Schreiben Sie „alt: \"1h\"“, oder berichtigen Sie, was die Änderung betrifft.

",
    );
    assert_eq!(run.stderr.matches("Fehler[").count(), 1, "{}", run.stderr);
    // And the number after is that of the next one.
    let folder = renumbered();
    edit(&folder, AMENDMENT, "neu: Maßnahme 1g", "neu: 1k");
    edit(&folder, "content/stadt/plan/1a.md", "nummer: \"1g\"", "nummer: \"1k\"");
    let run = build(&folder, "2026-01-01");
    assert!(run.stderr.contains("Fehler[F807]: „neu“ ist nicht die Nummer"), "{}", run.stderr);
    assert!(run.stderr.contains("in Fassung 2.0: „1g“"), "{}", run.stderr);
}

#[test]
fn what_a_frozen_version_holds_is_not_put_in() {
    let folder = frozen();
    edit(&folder, AMENDMENT, "neu-gefasst", "eingefuegt");
    edit(&folder, AMENDMENT, "    alt: Das Amt berät binnen 24 Wochen alle.\n", "");
    let run = build(&folder, "2026-01-01");
    for part in [
        "Fehler[F810]: „eingefuegt“ gilt einem Teil, den schon die archivierte Fassung 1.0 enthält",
        "content/stadt/plan/neu.md:10:10",
        "Fassung 1.0 enthält ihn",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(run.stderr.matches("Fehler[").count(), 1, "{}", run.stderr);
    // What was repealed between may be.
    folder.write("//- content/stadt/plan/weg.md\n---\ntyp: aenderung\ntitel: Weg\ndatum: 2022-05-01\noperationen:\n  - {op: aufgehoben, bezug: 1a}\n---\n");
    let run = build(&folder, "2026-01-01");
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn what_no_frozen_version_holds_is_not_compared() {
    // Of another version, of none, or between two versions that nobody froze.
    let folder = frozen();
    edit(&folder, AMENDMENT, "fassung: \"1.0\"", "fassung: \"2.0\"");
    edit(&folder, AMENDMENT, "2022-12-01\ngueltig_ab: 2023-01-01", "2023-02-01");
    edit(&folder, AMENDMENT, "binnen 24", "binnen 36");
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    edit(&folder, AMENDMENT, "fassung: \"2.0\"\n", "");
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    // A later amendment follows upon the first, not upon what was frozen before that.
    let folder = frozen();
    folder.write(
        "//- content/stadt/plan/neuer.md\n---\ntyp: aenderung\ntitel: Noch eine\nfassung: \"2.0\"\ndatum: 2024-01-01\noperationen:\n  - {op: neu-gefasst, bezug: 1a, alt: Das Amt berät binnen zwölf Wochen alle., neu: Das Amt berät sofort.}\n---\n",
    );
    edit(&folder, "content/stadt/plan/1a.md", "binnen zwölf Wochen alle", "sofort");
    let run = build(&folder, "2026-01-01");
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn an_amendment_without_a_day_is_before_or_after() {
    let folder = frozen();
    edit(&folder, AMENDMENT, "datum: 2022-12-01\ngueltig_ab: 2023-01-01\n", "");
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    edit(&folder, AMENDMENT, "binnen 24", "binnen 36");
    assert!(build(&folder, "2026-01-01").stderr.contains("Fehler[F805]: „alt“"));
}

#[test]
fn what_was_redacted_contradicts_nothing() {
    let folder = frozen();
    let redact = ["archive", "redact", "plan", "--fassung", "1.0", "--text", "binnen 24"];
    let run = folder.run(&[&redact[..], &["--art", "Frist", "--grund", "Gesetz"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    edit(&folder, AMENDMENT, "binnen 24", "binnen 36");
    let run = build(&folder, "2026-01-01");
    assert_eq!(run.code, 0, "{}", run.stderr);
    // What stands around it still counts.
    edit(&folder, AMENDMENT, "36 Wochen alle", "36 Wochen viele");
    assert!(build(&folder, "2026-01-01").stderr.contains("Fehler[F805]"));
}

#[test]
fn a_version_frozen_later_was_not_known() {
    let folder = Folder::of(&town());
    for (nr, day) in [("1.0", "2022-06-01"), ("2.0", "2023-06-01")] {
        assert_eq!(folder.create(nr, day).code, 0);
    }
    let of_versions = |day: &str| -> Vec<String> {
        let run = build(&folder, day);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let paths = files(&folder.path("aus")).into_keys();
        paths.filter(|path| path.contains("fassungen/")).collect()
    };
    assert_eq!(of_versions("2022-05-31"), [""; 0]);
    let plan = fs::read_to_string(folder.path("aus/stadt/plan/index.html")).unwrap();
    assert!(!plan.contains("fassungen/") && !plan.contains("version-history"), "{plan}");
    let then = of_versions("2022-06-01");
    assert!(then.contains(&"stadt/plan/fassungen/1.0/index.html".to_owned()), "{then:?}");
    // Decided by then, frozen half a year later.
    let then = of_versions("2023-02-01");
    assert!(!then.iter().any(|path| path.contains("2.0")), "{then:?}");
    assert!(then.contains(&"stadt/plan/fassungen/unterschied-1.0-aktuell.html".to_owned()));
    assert!(of_versions("2023-06-01").iter().any(|path| path.contains("fassungen/2.0/")));
}

#[test]
fn a_bag_under_another_number_is_not_published() {
    let folder = frozen();
    let to = folder.bag("9.9");
    for (path, bytes) in files(&folder.bag("1.0")) {
        fs::create_dir_all(to.join(&path).parent().unwrap()).unwrap();
        fs::write(to.join(&path), bytes).unwrap();
    }
    let run = build(&folder, "2026-01-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    let place = "content/stadt/plan/archiv/9.9/bag-info.txt";
    for part in ["Fehler[F606]", place, "9.9: nennt sich selbst Fassung 1.0"] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(run.stderr.matches("Fehler[").count(), 1, "{}", run.stderr);
}

// --- A past Stichtag

const PLAN: &str = "
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: Eins
mittel:
  - {betrag: 1111, jahr: 2021, art: bewilligt}
  - {betrag: 2222, jahr: 2024, art: bewilligt}
  - {betrag: 3333, jahr: 2024, art: verausgabt}
  - {betrag: 4444, jahr: 2024, art: geplant}
---
";

fn on(day: &str, status: &str) -> crate::harness::Published {
    let facts = format!(
        "titel: Integrationsplan
status: {status}
fassungen:
  - {{nr: \"1.0\", beschluss: {{datum: 2020-01-01}}, gueltig_ab: 2020-02-01, gueltig_bis: 2022-12-31}}
  - {{nr: \"2.0\", beschluss: {{datum: 2022-11-01}}, gueltig_ab: 2023-01-01, gueltig_bis: 2025-12-31}}
"
    );
    let text = in_town(PLAN).replace("titel: Integrationsplan\n", &facts);
    site_as(&text, How { stichtag: day, ..How::default() })
}

#[test]
fn money_of_later_years_was_granted_later() {
    let amounts = |day: &str| {
        let site = on(day, "in-kraft");
        let told = |amount: &&str| !site.traces(amount).is_empty();
        ["1111", "2222", "3333", "4444"].into_iter().filter(told).collect::<Vec<_>>()
    };
    let site = on("2022-01-01", "in-kraft");
    for path in ["1a.html", "massnahmen.csv", "daten.json"] {
        let text = site.page(&format!("stadt/plan/{path}"));
        assert!(text.contains("1111") && !text.contains("2222"), "{path}: {text}");
    }
    // What is planned is part of the plan.
    assert_eq!(amounts("2022-01-01"), ["1111", "4444"]);
    assert_eq!(amounts("2024-01-01"), ["1111", "2222", "3333", "4444"]);
}

#[test]
fn the_end_of_a_version_is_known_when_the_next_is_decided() {
    let end = |day: &str| {
        let site = on(day, "in-kraft");
        site.traces("2022-12-31").contains(&"stadt/plan/daten.json")
    };
    assert_eq!([end("2022-10-31"), end("2022-11-01"), end("2023-06-01")], [false, true, true]);
    // What no later version brings, the version itself says.
    assert!(on("2023-06-01", "in-kraft").page("stadt/plan/daten.json").contains("2025-12-31"));
}

#[test]
fn the_status_of_a_plan_is_that_of_the_day() {
    let status = |day: &str, status: &str| {
        let site = on(day, status);
        let plan = site.page("stadt/plan/daten.json").split("\"status\":").nth(1).unwrap();
        plan.split(',').next().unwrap().trim_matches('"').to_owned()
    };
    for (day, stated, told) in [
        ("2019-12-31", "in-kraft", "null"),
        ("2020-01-15", "in-kraft", "beschlossen"),
        ("2020-02-01", "in-kraft", "in-kraft"),
        ("2020-01-15", "ausser-kraft", "beschlossen"),
        ("2024-01-01", "ausser-kraft", "in-kraft"),
        ("2026-01-01", "ausser-kraft", "ausser-kraft"),
        ("2019-12-31", "entwurf", "entwurf"),
    ] {
        assert_eq!(status(day, stated), told, "{stated} on {day}");
    }
}

#[test]
fn a_day_before_the_first_version_has_nothing_to_compare() {
    let folder = frozen();
    let run = folder.run(&["diff", "plan", "2019-12-31", "aktuell"]);
    same(
        &run.stderr,
        "Am 2019-12-31 gab es noch keine Fassung dieses Plans; die erste ist 1.0 vom 2020-01-01. Nennen Sie einen späteren Tag.\n",
    );
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert_eq!(folder.run(&["diff", "plan", "2020-01-01", "aktuell"]).code, 0);
}

// --- The archive itself

#[test]
fn no_version_follows_upon_a_damaged_one() {
    let folder = Folder::of(&town());
    assert_eq!(folder.create("1.0", "2021-01-01").code, 0);
    let page = folder.bag("1.0").join("data/html/index.html");
    let sound = fs::read(&page).unwrap();
    fs::write(&page, "anders").unwrap();
    let run = folder.create("2.0", "2023-06-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    for part in [
        "Fassung 1.0 ist beschädigt:\n  data/html/index.html: geändert",
        "Auf eine beschädigte Fassung folgt keine neue.",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert!(!folder.bag("2.0").exists());
    fs::write(&page, sound).unwrap();
    assert_eq!(folder.create("2.0", "2023-06-01").code, 0);
}

#[test]
fn a_version_that_others_are_built_upon_is_not_made_anew() {
    let folder = frozen();
    let whole = files(&folder.bag("2.0"));
    fs::remove_dir_all(folder.bag("1.0")).unwrap();
    let run = folder.create("1.0", "2021-01-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    let told = "Fassung 1.0 fehlt im Archiv, und Fassung 2.0 baut auf ihr auf.";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(!folder.bag("1.0").exists());
    assert_eq!(files(&folder.bag("2.0")), whole);
}

#[test]
fn versions_that_differ_in_case_alone_are_not_both_frozen() {
    let folder = Folder::of(&town().replace("\"2.0\"", "rc").replace("\"1.0\"", "RC"));
    assert_eq!(folder.create("RC", "2021-01-01").code, 0);
    let run = folder.create("rc", "2023-06-01");
    assert_eq!(run.code, 1, "{}", run.stderr);
    let told = "Auf manchen Systemen wären „rc“ und „RC“ derselbe Ordner.";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(!folder.bag("rc").exists());
    // Where both stand all the same, it is said.
    let bags = folder.bag("RC");
    let copy = folder.bag("rc");
    for (path, bytes) in files(&bags) {
        let file = copy.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 1);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("auf manchen Systemen derselbe Ordner wie"), "{said}");
}

#[test]
fn what_does_not_belong_in_an_archive_is_named() {
    let folder = frozen();
    assert_eq!(folder.run(&["archive", "verify"]).code, 0);
    let archive = folder.path("content/stadt/plan/archiv");
    fs::write(archive.join("notiz.txt"), "x").unwrap();
    fs::create_dir(archive.join(".1.0.neu")).unwrap();
    fs::create_dir_all(folder.bag("1.0").join("data/html/leer/noch-leerer")).unwrap();
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 1);
    for part in [
        "  notiz.txt: gehört nicht ins Archiv; nehmen Sie es heraus\n",
        "  .1.0.neu: gehört nicht ins Archiv; nehmen Sie es heraus\n",
        "    data/html/leer/noch-leerer: ein leerer Ordner, kam dazu\n",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    let run = folder.run(&["archive", "verify", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["sound"], false);
    assert_eq!(report["plans"][0]["strays"], serde_json::json!([".1.0.neu", "notiz.txt"]));
}

#[test]
fn a_version_that_the_archive_does_not_keep_is_no_damage() {
    let folder = frozen();
    let zip = folder.path("z.zip");
    let export = ["archive", "export", "plan", "--output", zip.to_str().unwrap()];
    let why = ["--art", "Name", "--grund", "Art. 17 DSGVO"];
    let redact = [&["archive", "redact", "plan", "--text", "binnen"][..], &why].concat();
    for nr in ["7", "", "..", "1.0/data"] {
        for call in [&export[..], &redact] {
            let run = folder.run(&[call, &["--fassung", nr]].concat());
            let says = format!("Im Archiv liegt keine Fassung „{nr}“. Dort liegen: 1.0, 2.0\n");
            assert_eq!((run.code, run.stderr), (2, says));
        }
    }
    assert!(!zip.exists());
}

#[test]
fn an_empty_folder_is_no_version() {
    let folder = frozen();
    fs::create_dir(folder.bag("3.0")).unwrap();
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("  3.0: BESCHÄDIGT\n"), "{}", run.stderr);
}

#[test]
fn a_zip_needs_a_folder_that_is_there() {
    let folder = frozen();
    let to = folder.path("nirgends/fassung.zip");
    let to = to.to_str().unwrap();
    let run = folder.run(&["archive", "export", "plan", "--fassung", "1.0", "--output", to]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.starts_with("Den Ordner ")
            && run.stderr.contains("nirgends gibt es nicht. Legen Sie ihn an"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_list_of_versions_says_as_of_which_day_each_was_frozen() {
    let folder = frozen();
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    let index = folder.path("aus/stadt/plan/fassungen/index.html");
    let text = crate::html::text(&fs::read_to_string(index).unwrap());
    let of = |nr: &str| text.split("## Fassung ").find(|it| it.starts_with(nr)).unwrap().to_owned();
    assert!(of("1.0").contains("1. Januar 2021"), "{text}");
    assert!(of("2.0").contains("1. Juni 2023"), "{text}");
}

// --- The schema of the data

/// What of `data` is not as `rules` say; a key that they do not name is not either.
fn faults(
    rules: &serde_json::Value,
    all: &serde_json::Value,
    data: &serde_json::Value,
) -> Vec<String> {
    use serde_json::Value;
    let mut found = Vec::new();
    for (rule, wanted) in rules.as_object().unwrap() {
        match (rule.as_str(), data) {
            ("$ref", _) => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                found.extend(faults(&all["$defs"][name], all, data));
            }
            ("type", _) => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "object" => data.is_object(),
                    "array" => data.is_array(),
                    "string" => data.is_string(),
                    "integer" => data.is_i64() || data.is_u64(),
                    "boolean" => data.is_boolean(),
                    "null" => data.is_null(),
                    other => panic!("no type of JSON: {other}"),
                };
                let names = wanted.as_array().cloned().unwrap_or_else(|| vec![wanted.clone()]);
                if !names.iter().any(is) {
                    found.push(format!("{data} is no {wanted}"));
                }
            }
            ("anyOf" | "oneOf", _) => {
                let choices = wanted.as_array().unwrap();
                if !choices.iter().any(|rules| faults(rules, all, data).is_empty()) {
                    found.push(format!("{data} is none of {wanted}"));
                }
            }
            ("const", _) => {
                found.extend((wanted != data).then(|| format!("{data} is not {wanted}")))
            }
            ("required", Value::Object(object)) => {
                let missing = |key: &&Value| !object.contains_key(key.as_str().unwrap());
                found.extend(
                    wanted.as_array().unwrap().iter().filter(missing).map(Value::to_string),
                );
            }
            ("items", Value::Array(list)) => {
                found.extend(list.iter().flat_map(|item| faults(wanted, all, item)));
            }
            ("additionalProperties", Value::Object(object)) => {
                found.extend(object.values().flat_map(|value| faults(wanted, all, value)));
            }
            ("properties", Value::Object(object)) => {
                for (key, value) in object {
                    match wanted.get(key) {
                        Some(rules) => found.extend(faults(rules, all, value)),
                        None => found.push(format!("{key} is not known")),
                    }
                }
            }
            ("required" | "items" | "additionalProperties" | "properties", _) => {}
            ("$schema" | "$defs" | "title" | "description" | "minimum" | "maximum", _) => {}
            (other, _) => panic!("no rule that this reader knows: {other}"),
        }
    }
    found
}

#[test]
fn every_record_is_as_its_schema_says() {
    let folder = frozen();
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    let json = |file: std::path::PathBuf| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
    };
    let schema = json(folder.path("aus/stadt/plan/daten.schema.json"));
    let fits = |file: std::path::PathBuf| {
        assert_eq!(faults(&schema, &schema, &json(file.clone())), [""; 0], "{}", file.display());
    };
    fits(folder.path("aus/stadt/plan/daten.json"));
    // Early versions of the demo were frozen before the schema was.
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let archive = content.join("musterstadt/integrationsplan/archiv");
    for nr in ["1.0", "2.0", "3.0"] {
        fits(archive.join(nr).join("data/quelle/plan.json"));
    }
    let own = folder.bag("1.0").join("data/quelle/plan.schema.json");
    assert_eq!(json(own), schema);
    let mut wrong = json(folder.path("aus/stadt/plan/daten.json"));
    wrong["measures"][0]["number"] = 1.into();
    wrong["maszahmen"] = 1.into();
    assert_eq!(faults(&schema, &schema, &wrong).len(), 2);
}

#[test]
fn a_version_frozen_without_the_schema_is_the_same_version() {
    use fahrplan::bag::Digest;
    let folder = frozen();
    // As an earlier program wrote it: the digests fit, the schema is not there.
    let bag = folder.bag("2.0");
    fs::remove_file(bag.join("data/quelle/plan.schema.json")).unwrap();
    let without = |name: &str, part: &str| {
        let text = fs::read_to_string(bag.join(name)).unwrap();
        let kept: String = text.split_inclusive('\n').filter(|line| !line.contains(part)).collect();
        fs::write(bag.join(name), kept).unwrap();
    };
    without("manifest-sha512.txt", "plan.schema.json");
    let payload = files(&bag.join("data"));
    let (bytes, count) = (payload.values().map(Vec::len).sum::<usize>(), payload.len());
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    let line = |line: &str| match line.strip_prefix("Payload-Oxum: ") {
        Some(_) => format!("Payload-Oxum: {bytes}.{count}\n"),
        None => format!("{line}\n"),
    };
    fs::write(bag.join("bag-info.txt"), info.lines().map(line).collect::<String>()).unwrap();
    let tags = ["LIESMICH.txt", "bag-info.txt", "bagit.txt", "manifest-sha512.txt"];
    let listed =
        tags.map(|name| format!("{}  {name}\n", Digest::of(&fs::read(bag.join(name)).unwrap())));
    fs::write(bag.join("tagmanifest-sha512.txt"), listed.concat()).unwrap();
    let run = folder.run(&["archive", "verify"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = folder.create("2.0", "2023-06-01");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("liegt schon unverändert"), "{}", run.stderr);
}
