//! Calls of the program as such: what is said of wrong ones and what help says, in the language of the person in front.

use std::process::Command;

use crate::build::{Folder, Run, run_command, town};

fn call(folder: &Folder, locale: &str, words: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    command.args(words);
    run_command(&mut command, &[("LANG", locale)], &folder.path(""))
}

/// Wrong calls, each with the first line that is said of it in German.
const WRONG: &[(&[&str], &str)] = &[
    (&["chek"], "Den Befehl „chek“ gibt es nicht. Meinten Sie „check“?"),
    (&["archive", "creat"], "Den Befehl „creat“ gibt es nicht. Meinten Sie „create“?"),
    (&["qqq"], "Den Befehl „qqq“ gibt es nicht."),
    (&["--quiet"], "Es fehlt, was zu tun ist: ein Befehl."),
    (&["check", "--formt"], "Die Option „--formt“ gibt es hier nicht. Meinten Sie „--format“?"),
    (&["check", "--foo"], "Die Option „--foo“ gibt es hier nicht."),
    (&["check", "-z"], "Die Option „-z“ gibt es hier nicht."),
    (&["check", "eins"], "„eins“ ist ein Wort zu viel."),
    (&["new", "seite", "a", "b"], "„b“ ist ein Wort zu viel."),
    (&["new"], "Es fehlt: <TYP>, <PFAD>."),
    (&["archive", "export", "plan"], "Es fehlt: --fassung <NR>."),
    (&["check", "--root"], "Bei „--root <ORDNER>“ fehlt der Wert."),
    (
        &["check", "--format", "jsn"],
        "„jsn“ ist kein Wert für „--format <FORM>“. Meinten Sie „json“? Möglich sind: human, json, github.",
    ),
    (
        &["check", "--sprache", "fr"],
        "„fr“ ist kein Wert für „--sprache <SPRACHE>“. Möglich sind: de, en.",
    ),
    (
        &["build", "--stichtag", "31.1.2026"],
        "„31.1.2026“ ist kein Wert für „--stichtag <JJJJ-MM-TT>“. Erwartet wird ein Tag wie 2026-01-31.",
    ),
    (
        &["build", "--base-url", "x"],
        "„x“ ist kein Wert für „--base-url <ADRESSE>“. Erwartet wird eine Adresse wie https://example.org/, ohne Benutzernamen, „?“ und „#“.",
    ),
    (
        &["watch", "--poll", "0"],
        "„0“ ist kein Wert für „--poll [<SEKUNDEN>]“. Erwartet wird eine Zahl von Sekunden, mindestens 0,05.",
    ),
    (&["check", "--streng=3"], "„3“ ist für „--streng“ ein Wert zu viel."),
    (&["check", "--root", "a", "--root", "b"], "„--root <ORDNER>“ steht zweimal da."),
    (&["check", "\u{1b}[1m\nx"], "„?[1m x“ ist ein Wort zu viel."),
];

#[test]
fn a_wrong_call_is_told_in_german() {
    let folder = town();
    for (words, says) in WRONG {
        let run = call(&folder, "de_DE.UTF-8", words);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{words:?}: {}", run.stderr);
        assert_eq!(run.stderr.lines().next(), Some(*says), "{words:?}");
        let rest: Vec<&str> = run.stderr.lines().skip(1).collect();
        let known = |line: &&str| {
            line.starts_with("Aufruf: fahrplan") || line.ends_with(" gibt, zeigt --help.")
        };
        assert!(rest.iter().all(known) && !rest.is_empty(), "{words:?}: {rest:?}");
        for english in ["OPTIONS", "COMMAND", "Usage", "error"] {
            assert!(!run.stderr.contains(english), "{words:?}: {}", run.stderr);
        }
    }
}

#[test]
fn a_wrong_call_is_told_in_english() {
    let folder = town();
    for (words, _) in WRONG {
        let run = call(&folder, "en_GB.UTF-8", words);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{words:?}: {}", run.stderr);
        assert!(run.stderr.starts_with("error: "), "{words:?}: {}", run.stderr);
        assert!(!run.stderr.contains('„'), "{words:?}: {}", run.stderr);
    }
    let run = call(&folder, "C", &["check", "--foo"]);
    assert!(!run.stderr.contains("--root"), "{}", run.stderr);
    let run = call(&folder, "C", &["build", "--stichtag", "31.1.2026"]);
    assert!(run.stderr.contains("expected a day such as 2026-01-31"), "{}", run.stderr);
}

#[test]
fn help_and_complaint_follow_what_is_asked_for_before_the_locale() {
    let folder = town();
    for asked in [&["--sprache", "de"][..], &["--sprache=de"]] {
        let run = call(&folder, "C", &[&["check", "--help"], asked].concat());
        assert_eq!((run.code, &*run.stderr), (0, ""));
        assert!(run.stdout.contains("\nAufruf: fahrplan check [OPTIONEN]\n"), "{}", run.stdout);
        let run = call(&folder, "C", &[asked, &["chek"]].concat());
        assert!(run.stderr.starts_with("Den Befehl"), "{}", run.stderr);
    }
    for asked in [&["--sprache", "de"][..], &["--sprache=de"]] {
        for words in [[&["help", "check"], asked].concat(), [&["help"], asked, &["check"]].concat()]
        {
            let run = call(&folder, "C", &words);
            assert_eq!((run.code, &*run.stderr), (0, ""), "{words:?}");
            assert!(run.stdout.contains("\nAufruf: fahrplan check [OPTIONEN]\n"), "{}", run.stdout);
        }
    }
    let run = call(&folder, "de_DE.UTF-8", &["--sprache", "en", "check", "-h"]);
    assert!(run.stdout.contains("\nUsage: fahrplan check [OPTIONS]\n"), "{}", run.stdout);
    let run = call(&folder, "C", &["check", "--", "--sprache", "de"]);
    assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
}

#[test]
fn a_call_without_a_command_gets_the_help() {
    let folder = town();
    for (locale, says) in [("de_DE.UTF-8", "\nBefehle:\n"), ("en_US.UTF-8", "\nCommands:\n")] {
        for words in [&[][..], &["archive"]] {
            let run = call(&folder, locale, words);
            assert_eq!((run.code, &*run.stdout), (2, ""));
            assert!(run.stderr.contains(says), "{}", run.stderr);
        }
        for words in [&["help"][..], &["--help"], &["help", "archive"]] {
            let run = call(&folder, locale, words);
            assert_eq!((run.code, &*run.stderr), (0, ""));
            assert!(run.stdout.contains(says), "{}", run.stdout);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_no_help() {
    let folder = town();
    for (words, says) in [
        (["check", "--help", "--sprache=de"], "stdout lässt sich nicht schreiben"),
        (["--version", "--sprache", "en"], "stdout cannot be written"),
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
        command.args(words).current_dir(folder.path("")).stdout(full);
        let run = command.output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(3), "{said}");
        assert!(said.contains(says), "{said}");
    }
}
