//! A site that is as it was when it was last built: nothing is read, made or written; and each way in which it
//! may not be.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::build::{Folder, town};
use super::harness::same;

/// After this time no edit leaves a file the stamp that it had.
const SETTLED: Duration = Duration::from_millis(2100);

/// A town that was built when its files were settled.
fn built() -> Folder {
    let folder = town();
    folder.write("//- content/plakat.txt\nPlakat\n");
    sleep(SETTLED);
    assert_eq!(folder.build(&[]).code, 0);
    folder
}

/// The steps of a build.
fn steps(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let run = folder.build(&[&["--quiet", "--timings"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let step = |line: &str| line.split_whitespace().next().map(str::to_owned);
    run.stderr.lines().filter_map(step).collect()
}

const NOTHING_TO_DO: [&str; 1] = ["compare"];
const ALL: [&str; 6] = ["read", "link", "theme", "render", "search", "switch"];

#[test]
fn a_site_that_is_as_it_was_is_not_built_again() {
    let folder = built();
    let before = folder.bytes();
    let run = folder.build(&[]);
    let files = before.len();
    same(
        &folder.said(&run),
        &format!(
            "3 Dokumente → {files} Dateien in SITE/output: 0 geschrieben, {files} unverändert, 0 entfernt (… ms)\n"
        ),
    );
    assert_eq!(steps(&folder, &[]), NOTHING_TO_DO);
    assert!(folder.bytes() == before, "a file was touched");
}

#[test]
fn whatever_decides_the_output_makes_a_build_necessary() {
    let folder = built();
    for other in [["--entwuerfe"].as_slice(), &["--base-url", "https://musterstadt.example/"]] {
        assert_eq!(steps(&folder, &[]), NOTHING_TO_DO);
        assert_eq!(steps(&folder, other), ALL, "{other:?}");
        assert_eq!(steps(&folder, other), NOTHING_TO_DO, "{other:?}");
        assert_eq!(steps(&folder, &[]), ALL);
    }
    for change in [
        "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Zwei\n---\n",
        "//- content/site.yaml\ntitel: Anders\n",
        "//- content/stadt/plan/2.md\n---\ntyp: massnahme\ntitel: Mehr\n---\n",
        "//- content/plakat.txt\nFassung\n",
        "//- themes/default/assets/style.css\nbody {}\n",
    ] {
        folder.write(change);
        assert_eq!(steps(&folder, &[]), ALL, "{change}");
    }
    sleep(SETTLED);
    assert_eq!(steps(&folder, &[]), ALL);
    assert_eq!(steps(&folder, &[]), NOTHING_TO_DO);
    fs::remove_file(folder.path("content/stadt/plan/2.md")).unwrap();
    assert_eq!(steps(&folder, &[]), ALL);
    assert!(!folder.bytes().contains_key("stadt/plan/2.html"));
}

#[test]
fn what_happens_to_the_output_is_mended() {
    let folder = built();
    let before = folder.bytes();
    let page = folder.path("output/stadt/plan/1a.html");
    let text = fs::read_to_string(&page).unwrap();
    // As long as it was.
    fs::write(&page, text.replace("Eins", "Zwei")).unwrap();
    assert_eq!(steps(&folder, &[]), ALL);
    assert!(folder.bytes() == before);
    fs::remove_file(&page).unwrap();
    assert_eq!(steps(&folder, &[]), ALL);
    assert!(folder.bytes() == before);
    let seal = folder.path("output/.fahrplan/seal");
    for damaged in ["", "fahrplan seal 1\n", "fahrplan seal 2\nx\n", "\0"] {
        fs::write(&seal, damaged).unwrap();
        assert_eq!(steps(&folder, &[]), ALL, "{damaged:?}");
    }
    assert_eq!(steps(&folder, &[]), NOTHING_TO_DO);
    assert!(folder.bytes() == before);
}

#[test]
fn warnings_are_told_each_time() {
    let folder = town();
    folder.write(
        "//- content/seite.md\n---\ntyp: seite\ntitel: Seite\n---\n\n## Eins\n\n#### Zwei\n",
    );
    sleep(SETTLED);
    let first = folder.build(&[]);
    let second = folder.build(&[]);
    assert!(first.stderr.contains("F410"), "{}", first.stderr);
    let files = folder.bytes().len();
    same(
        &folder.said(&second),
        &folder.said(&first).replace(
            &format!("{files} geschrieben, 0 unverändert"),
            &format!("0 geschrieben, {files} unverändert"),
        ),
    );
    // Nothing is made for it, and where it is not to be told nothing is read either.
    let timings = folder.build(&["--timings"]).stderr;
    assert!(timings.contains("warn") && !timings.contains("render"), "{timings}");
    assert_eq!(steps(&folder, &[]), NOTHING_TO_DO);
}
