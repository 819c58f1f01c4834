//! The past as frozen versions hold it: what amendments say of it must be so, and a build as of an earlier
//! day knows no version that was frozen later.

use std::fs;

use crate::archive::{Folder, Run, TOWN, files};
use crate::harness::same;

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
    let folder = Folder::of(&town());
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

#[test]
fn what_no_frozen_version_holds_is_not_compared() {
    // Of another version, of none, or between two versions that nobody froze.
    let folder = frozen();
    edit(&folder, AMENDMENT, "fassung: \"1.0\"", "fassung: \"2.0\"");
    edit(&folder, AMENDMENT, "binnen 24", "binnen 36");
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    edit(&folder, AMENDMENT, "fassung: \"2.0\"\n", "");
    assert_eq!(build(&folder, "2026-01-01").code, 0);
    // A later amendment to the same version follows upon the first, not upon what was frozen.
    let folder = frozen();
    folder.write(
        "//- content/stadt/plan/neuer.md\n---\ntyp: aenderung\ntitel: Noch eine\nfassung: \"1.0\"\ndatum: 2024-01-01\noperationen:\n  - {op: neu-gefasst, bezug: 1a, alt: Das Amt berät binnen zwölf Wochen alle., neu: Das Amt berät sofort.}\n---\n",
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
