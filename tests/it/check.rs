//! `fahrplan check` from outside: what is told in which form and language, how it ends, and that nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::build::{BROKEN, BROKEN_HINT, BROKEN_SAYS, Folder, Run, run_command, town};
use crate::harness::{TOWN, same};

/// Two warnings: an embargo that is over, and a heading two levels too deep.
const WARNED: &str = "\
//- content/stadt/rat.md
---
typ: pressemitteilung
titel: Bekannt
sperrfrist: 2025-12-24
---

## Eins

#### Zwei
";
const WARNED_SAYS: &str = "
Warnung[F306]: Die Sperrfrist ist seit dem 2025-12-24 vorbei und steht noch da
 --> content/stadt/rat.md:4:13
  |
4 | sperrfrist: 2025-12-24
  |             ^^^^^^^^^^ abgelaufen
  |
  = Rat: Löschen Sie die Angabe „sperrfrist“, damit niemand die Mitteilung noch für gesperrt hält.

Warnung[F410]: Auf eine Überschrift der Ebene 2 folgt eine der Ebene 4; Ebene 3 fehlt dazwischen
 --> content/stadt/rat.md:9:1
  |
9 | #### Zwei
  | ^^^^^^^^^
  |
  = Rat: Beginnen Sie die Überschrift mit 3 Rautezeichen: ###. Wer sich die Seite vorlesen lässt, findet sich an den Ebenen zurecht.

0 Fehler, 2 Warnungen in 1 Datei
";
const WARNED_HINT: &str =
    "Was eine Meldung bedeutet, mit Beispielen: fahrplan check --erklaere F306\n";

/// Every file and folder of the site with its bytes and time stamp.
fn everything(folder: &Folder) -> BTreeMap<PathBuf, (Option<Vec<u8>>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.path("")];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let changed = fs::metadata(&path).unwrap().modified().unwrap();
            let bytes = if path.is_dir() { None } else { Some(fs::read(&path).unwrap()) };
            if bytes.is_none() {
                folders.push(path.clone());
            }
            found.insert(path, (bytes, changed));
        }
    }
    found
}

/// Calls `check`; what lies in the folder stays as it is.
#[track_caller]
fn check(folder: &Folder, arguments: &[&str]) -> Run {
    let before = everything(folder);
    let run = folder.call("check", arguments);
    assert!(everything(folder) == before, "something was written");
    run
}

fn objects(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

// --- For people

#[test]
fn a_sound_site_is_called_so_with_what_was_looked_at() {
    let folder = town();
    let run = check(&folder, &[]);
    folder.build(&[]);
    let files = folder.bytes().len();
    let sound = format!("Keine Fehler, keine Warnungen: 3 Dokumente, {files} Dateien (… ms)\n");
    same(&folder.said(&run), &sound);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let again = check(&folder, &["--streng"]);
    same(&folder.said(&again), &sound);
    assert_eq!(again.code, 0);
    let quiet = check(&folder, &["--quiet"]);
    assert_eq!((quiet.code, quiet.stderr.as_str(), quiet.stdout.as_str()), (0, "", ""));
    let english = check(&folder, &["--sprache", "en"]);
    same(
        &folder.said(&english),
        &format!("No errors, no warnings: 3 documents, {files} files (… ms)\n"),
    );
}

#[test]
fn errors_are_told_as_by_a_build_and_end_with_their_number() {
    let folder = town();
    folder.write(BROKEN);
    let run = check(&folder, &[]);
    same(&folder.said(&run), &format!("{BROKEN_SAYS}{BROKEN_HINT}"));
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
}

#[test]
fn mistakes_of_templates_are_found_and_what_is_warned_of_stands_beside_them() {
    let folder = town();
    folder.write(WARNED);
    folder.write("//- themes/default/templates/measure.html\n{{ wort }}\n");
    for command in ["check", "build"] {
        let codes = |arguments: &[&str]| {
            let run = folder.call(command, arguments);
            let codes: Vec<Value> = objects(&run).iter().map(|it| it["code"].clone()).collect();
            (codes, run.code)
        };
        let all = vec![json!("F306"), json!("F410"), json!("F602")];
        assert_eq!(codes(&["--format", "json"]), (all, 1));
        assert_eq!(codes(&["-q", "--format", "json"]), (vec![json!("F602")], 1));
        let said = folder.call(command, &[]).stderr;
        assert!(said.contains("--erklaere F602\n"), "an error is of more interest: {said}");
    }
}

#[test]
fn warnings_keep_no_site_from_being_published_unless_they_are_to_count() {
    let folder = town();
    folder.write(WARNED);
    let run = check(&folder, &[]);
    same(&folder.said(&run), &format!("{WARNED_SAYS}{WARNED_HINT}"));
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let strict = check(&folder, &["--streng"]);
    same(
        &folder.said(&strict),
        &format!("{WARNED_SAYS}{WARNED_HINT}Mit --streng zählen Warnungen wie Fehler.\n"),
    );
    assert_eq!(strict.code, 1);
    for format in ["human", "json", "github"] {
        let quiet = check(&folder, &["--quiet", "--format", format]);
        assert_eq!((quiet.code, quiet.stderr.as_str(), quiet.stdout.as_str()), (0, "", ""));
    }
    let quiet = check(&folder, &["--quiet", "--streng"]);
    same(&folder.said(&quiet), WARNED_SAYS);
    assert_eq!(quiet.code, 1);
    let build = folder.build(&[]);
    let said = folder.said(&build);
    assert!(said.starts_with(WARNED_SAYS.trim_start()), "{said}");
    assert!(said.contains("4 Dokumente → "), "{said}");
    assert_eq!(build.code, 0);
    assert!(folder.bytes().contains_key("stadt/rat.html"));
    let quiet = folder.build(&["--quiet"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
}

#[test]
fn errors_and_warnings_stand_in_one_order_with_both_numbers() {
    let folder = town();
    folder.write(WARNED);
    folder.write(BROKEN);
    let run = check(&folder, &[]);
    let said = folder.said(&run);
    let heads: Vec<&str> = said.lines().filter(|line| line.contains("[F")).collect();
    let codes: Vec<&str> = heads.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(codes, ["Fehler[F208]", "Warnung[F306]", "Warnung[F410]"]);
    let end = format!("\n1 Fehler, 2 Warnungen in 2 Dateien\n{BROKEN_HINT}");
    assert!(said.ends_with(&end), "{said}");
    assert_eq!(run.code, 1);
    let quiet = check(&folder, &["--quiet"]);
    same(&folder.said(&quiet), BROKEN_SAYS);
}

#[test]
fn an_embargo_is_warned_of_from_the_day_on_which_it_ends() {
    let release = |lines: &str| {
        Folder::of(&format!(
            "{TOWN}//- content/stadt/p.md\n---\ntyp: pressemitteilung\ntitel: P\n{lines}\n---\n"
        ))
    };
    let warned = |lines: &str| check(&release(lines), &["--streng"]).code == 1;
    assert!(warned("sperrfrist: 2026-01-01"));
    assert!(warned("sperrfrist: 2025"));
    for silent in [
        "sperrfrist: 2026-01-02",
        "sperrfrist: 2026-01",
        "sperrfrist: unbekannt",
        "sperrfrist: 2025-01-01\nentwurf: true",
        "datum: 2025-01-01",
    ] {
        assert!(!warned(silent), "{silent}");
    }
    let draft = release("sperrfrist: 2025-01-01\nentwurf: true");
    assert_eq!(check(&draft, &["--streng", "--entwuerfe"]).code, 1, "drafts are looked at too");
}

#[test]
fn headings_may_rise_by_any_number_of_levels_and_fall_by_one() {
    let page = |body: &str| {
        let folder =
            Folder::of(&format!("//- content/a.md\n---\ntyp: seite\ntitel: A\n---\n{body}\n"));
        let run = check(&folder, &["--sprache", "en"]);
        run.stderr.lines().filter(|line| line.starts_with("warning")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(page("## a\n\n### b\n\n#### c\n\n## d\n\n### e\n\n- ### f\n\n> ## g"), "");
    same(
        &page("### a\n\n### b\n\n## c\n\n##### d\n\n##### e"),
        "warning[F410]: The first heading below the title is of level 3 instead of 2\n\
         warning[F410]: A heading of level 5 follows one of level 2; level 3 is missing between them",
    );
}

#[test]
fn the_demonstration_has_nothing_to_be_warned_of() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    command.args(["check", "--streng", "--root", root, "--sprache", "de"]);
    command.args(["--stichtag", "2026-12-31"]);
    let run = run_command(&mut command, &[], Path::new("/"));
    assert!(run.stderr.starts_with("Keine Fehler, keine Warnungen: "), "{}", run.stderr);
    assert_eq!(run.code, 0);
}

#[test]
fn a_folder_without_a_site_is_wrong_usage() {
    let empty = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    command.args(["check", "--root", empty.path().to_str().unwrap()]);
    assert_eq!(run_command(&mut command, &[], empty.path()).code, 2);
    let folder = town();
    for wrong in [["--format", "xml"], ["--sprache", "fr"], ["--output", "aus"]] {
        assert_eq!(check(&folder, &wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn the_language_asked_for_goes_before_that_of_the_locale() {
    let folder = town();
    folder.write(BROKEN);
    let first = |command: &str, arguments: &[&str], locale: &str| {
        let run = folder.call_from("", command, arguments, &[("LANG", locale)]);
        run.stderr.lines().next().unwrap().to_owned()
    };
    let german = first("check", &[], "de_DE.UTF-8");
    let english = first("check", &[], "C");
    assert!(german.starts_with("Fehler[F208]") && english.starts_with("error[F208]"));
    for command in ["check", "build"] {
        assert_eq!(first(command, &["--sprache", "en"], "de_DE.UTF-8"), english);
        assert_eq!(first(command, &["--sprache", "de"], "C"), german);
    }
}

// --- For programs

#[test]
fn json_is_one_object_a_line() {
    let folder = town();
    folder.write(BROKEN);
    folder.write(
        "//- content/bröt/chen.md\n\u{feff}---\r\ntyp: seite\r\ntitel: Ä\tB\r\nentwurf: false\r\nentwurf: false\r\n---\r\nüü [](x) \"\n",
    );
    folder.write("//- content/leer.md\n");
    fs::write(folder.path("content/leer.md"), [0xff, 0xfe]).unwrap();
    let run = check(&folder, &["--format", "json"]);
    let found = objects(&run);
    assert_eq!(run.code, 1);
    same(&run.stderr, "4 Fehler in 3 Dateien\n");
    let object = |at: usize| found.get(at).cloned().unwrap_or_default();
    assert_eq!(
        object(0),
        json!({
            "schema": 1, "code": "F205", "severity": "error", "file": "content/bröt/chen.md",
            "line": 5, "column": 1, "end_line": 5, "end_column": 8,
            "message": "Der Schlüssel „entwurf“ steht zweimal hier",
            "label": "zum zweiten Mal",
            "help": "Löschen Sie eine der beiden Angaben oder fassen Sie sie zusammen.",
            "related": [{
                "file": "content/bröt/chen.md",
                "line": 4, "column": 1, "end_line": 4, "end_column": 8,
                "message": "zum ersten Mal",
            }],
        })
    );
    let place = |at: usize| {
        let it = object(at);
        json!([it["code"], it["line"], it["column"], it["end_line"], it["end_column"]])
    };
    assert_eq!(place(1), json!(["F409", 7, 4, 7, 9]));
    assert_eq!(place(2), json!(["F101", null, null, null, null]), "no text has no lines");
    assert_eq!(place(3), json!(["F208", 4, 1, 4, 7]));
    assert_eq!(found.len(), 4);
    let key = |it: &Value| it.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert!(found.iter().all(|it| key(it) == key(&found[0])), "every object has every key");
    let english = check(&folder, &["--format", "json", "--sprache", "en", "--quiet"]);
    assert_eq!(objects(&english)[3]["help"].as_str().unwrap().split(' ').next(), Some("Delete"));
    assert_eq!(english.stderr, "");
}

#[test]
fn a_sound_site_is_no_data() {
    let folder = town();
    for format in ["json", "github"] {
        let run = check(&folder, &["--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""));
        assert!(run.stderr.starts_with("Keine Fehler"), "{}", run.stderr);
    }
    folder.write(WARNED);
    let run = check(&folder, &["--format", "json"]);
    let severities: Vec<Value> = objects(&run).iter().map(|it| it["severity"].clone()).collect();
    assert_eq!((severities, run.code), (vec![json!("warning"), json!("warning")], 0));
    same(&run.stderr, "0 Fehler, 2 Warnungen in 1 Datei\n");
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_to_the_end_is_told_and_a_closed_pipe_is_not() {
    let folder = town();
    folder.write(WARNED);
    for arguments in [
        &["check", "--format", "json"][..],
        &["check", "--format", "github"],
        &["build", "--format", "json"],
        &["check", "--erklaere", "F213"],
        &["diff", "stadt/plan", "aktuell", "aktuell"],
    ] {
        let run = |stdout: std::process::Stdio| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fahrplan"));
            command.args(arguments).env("LANG", "de_DE.UTF-8").current_dir(folder.path(""));
            let output = command.stdout(stdout).output().unwrap();
            (output.status.code(), String::from_utf8(output.stderr).unwrap())
        };
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let (code, said) = run(full.into());
        assert_eq!(code, Some(3), "{arguments:?}: {said}");
        assert!(
            said.contains("stdout lässt sich nicht schreiben: Der Datenträger ist voll"),
            "{said}"
        );
        let (reader, closed) = std::io::pipe().unwrap();
        drop(reader);
        let (code, said) = run(closed.into());
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
        assert!(!said.contains("stdout"), "{said}");
    }
}

#[test]
fn a_build_tells_in_the_same_forms() {
    let folder = town();
    folder.write(BROKEN);
    let (check, build) =
        (check(&folder, &["--format", "json"]), folder.build(&["--format", "json"]));
    assert_eq!((build.stdout, build.code), (check.stdout, 1));
    same(&build.stderr, "1 Fehler in 1 Datei\nAn der Ausgabe wurde nichts geändert.\n");
}

#[test]
fn github_is_told_in_commands_that_nothing_breaks_out_of() {
    let folder = town();
    folder.write(WARNED);
    folder.write(
        "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Eins\n\"100 %\\r\\n::error::x\": gut\n---\n",
    );
    fs::write(folder.path("content/50%, a:b.md"), "---\ntyp: seite\ntitel: A\n---\n").unwrap();
    let run = check(&folder, &["--format", "github"]);
    same(
        &run.stdout,
        "\
::error file=content/50%25%2C a%3Ab.md,line=1,endLine=1,col=1,endColumn=1,title=fahrplan F103::Der Dateiname „50%25, a:b.md“ lässt sich nicht auf jedem System speichern%0ARat: Verwenden Sie nur Kleinbuchstaben (keine Umlaute), Ziffern und Bindestriche, und keine Leerzeichen am Anfang oder Ende. Unter Windows vergeben sind Namen wie „con“ und „aux“.
::error file=content/stadt/plan/1a.md,line=4,endLine=4,col=1,endColumn=22,title=fahrplan F208::Bei „massnahme“ gibt es den Schlüssel „100 %25  ::error::x“ nicht%0Aunbekannt%0ARat: Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.
::warning file=content/stadt/rat.md,line=4,endLine=4,col=13,endColumn=23,title=fahrplan F306::Die Sperrfrist ist seit dem 2025-12-24 vorbei und steht noch da%0Aabgelaufen%0ARat: Löschen Sie die Angabe „sperrfrist“, damit niemand die Mitteilung noch für gesperrt hält.
::warning file=content/stadt/rat.md,line=9,endLine=9,col=1,endColumn=10,title=fahrplan F410::Auf eine Überschrift der Ebene 2 folgt eine der Ebene 4; Ebene 3 fehlt dazwischen%0ARat: Beginnen Sie die Überschrift mit 3 Rautezeichen: ###. Wer sich die Seite vorlesen lässt, findet sich an den Ebenen zurecht.
",
    );
    assert_eq!(run.code, 1);
    same(&run.stderr, "2 Fehler, 2 Warnungen in 3 Dateien\n");
}

#[test]
fn github_is_told_of_all_places_that_belong_to_a_message() {
    let folder = town();
    for name in ["a", "b"] {
        folder.write(&format!(
            "//- content/{name}.md\n---\ntyp: seite\ntitel: {name}\naliase: [frueher]\n---\n"
        ));
    }
    let run = check(&folder, &["--format", "github"]);
    let told = run.stdout.lines().find(|line| line.contains("title=fahrplan F511")).unwrap();
    let (place, other) = if told.contains("file=content/a.md") { ("a", "b") } else { ("b", "a") };
    assert!(told.starts_with(&format!("::error file=content/{place}.md,line=4,")), "{told}");
    assert!(told.contains(&format!("%0Acontent/{other}.md:4: ")), "{told}");
}

#[test]
fn github_is_told_the_path_in_the_repository() {
    let folder = town();
    folder.write(BROKEN);
    let root = folder.path("");
    let name = root.file_name().unwrap().to_str().unwrap();
    let file = |here: &str, workspace: &str| {
        let run = folder.call_from(
            here,
            "check",
            &["--format", "github"],
            &[("GITHUB_WORKSPACE", workspace)],
        );
        let rest = run.stdout.strip_prefix("::error file=").unwrap().to_owned();
        rest.split_once(",line=4,").unwrap().0.to_owned()
    };
    let above = root.parent().unwrap().to_str().unwrap();
    assert_eq!(file("", ""), "content/stadt/plan/1a.md");
    assert_eq!(file("content", root.to_str().unwrap()), "content/stadt/plan/1a.md");
    assert_eq!(file("content", above), format!("{name}/content/stadt/plan/1a.md"));
    let full = fs::canonicalize(&root).unwrap().join("content/stadt/plan/1a.md");
    assert_eq!(file("content", ""), full.to_str().unwrap());
}

#[test]
fn hundreds_of_mistakes_come_in_one_run_in_the_order_of_files_and_lines() {
    let folder = town();
    for n in 0..150 {
        folder.write(&format!(
            "//- content/stadt/plan/m{n}.md\n---\ntyp: massnahme\ntitel: M\nfalsch: x\nnummer:\n---\n[](x)\n//- content/stadt/plan/n{n}.md\n---\ntyp: massnahme\ntitel: N\n---\n[a](nirgends.md)\n"
        ));
    }
    let run = check(&folder, &["--format", "json"]);
    let found = objects(&run);
    let place = |it: &Value| {
        (it["file"].as_str().unwrap().to_owned(), it["line"].as_u64(), it["column"].as_u64())
    };
    let places: Vec<_> = found.iter().map(place).collect();
    assert!(places.is_sorted(), "not in order");
    same(&run.stderr, "600 Fehler in 300 Dateien\n");
    assert_eq!((found.len(), run.code), (600, 1));
    let of_one = found.iter().filter(|it| it["file"] == "content/stadt/plan/m77.md");
    let codes: Vec<Value> = of_one.map(|it| it["code"].clone()).collect();
    assert_eq!(codes, ["F208", "F211", "F409"]);
}
