//! `fahrplan diff`: what changed in a plan between two versions or days.

use std::fs;
use std::process::{Command, Output};

use crate::harness::{fixture, in_town, same};

const PLAN: &str = "
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: \"1a\"
titel: Briefe
wortlaut: Die Stadt schreibt in drei Sprachen.
statusverlauf:
  - {datum: 2020, status: in-umsetzung}
  - {datum: 2022, status: umgesetzt}
---
//- content/stadt/plan/neu.md
---
typ: aenderung
titel: Neufassung
fassung: \"1.0\"
datum: 2021-03-01
operationen:
  - op: neu-gefasst
    bezug: 1a
    alt: Die Stadt schreibt verständlich.
    neu: Die Stadt schreibt in drei Sprachen.
---
";

fn diff(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let town = in_town(PLAN).replace(
        "titel: Integrationsplan\n",
        "titel: Integrationsplan\nfassungen:\n  - {nr: \"1.0\", gueltig_ab: 2020-01-01}\n  - {nr: \"2.0\", gueltig_ab: 2021-03-01}\n",
    );
    for (path, text) in fixture(&town) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    command.env("LC_ALL", "de_DE.UTF-8").arg("diff").args(arguments).arg("--root");
    command.arg(folder.path()).output().unwrap()
}

#[test]
fn two_versions_differ_by_what_was_in_force() {
    let output = diff(&["plan", "1.0", "2.0"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let sentences = text.split("In Sätzen\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    same(
        sentences.unwrap_or_default(),
        "  Plan: Fassung 2.0 hinzugekommen\n  Maßnahme 1a: Wortlaut neu gefasst",
    );
    assert!(text.contains("[-verständlich-]"), "{text}");
    assert!(text.contains("{+in drei Sprachen+}"), "{text}");
}

#[test]
fn a_day_and_the_present_state_can_be_compared_as_data() {
    let output = diff(&["stadt/plan", "2021-06-30", "aktuell", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let data: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["schema"], 1);
    assert!(output.stdout.windows(13).any(|part| part == b"stadt/plan/1a"));
}

#[test]
fn what_is_not_there_is_named_with_what_there_is() {
    let output = diff(&["plan", "1.0", "3.0"]);
    assert_eq!(output.status.code(), Some(2));
    same(
        &String::from_utf8(output.stderr).unwrap(),
        "Eine Fassung „3.0“ mit bekanntem Beginn gibt es nicht. Fassungen: 1.0, 2.0. Möglich sind auch ein Tag (2022-12-31) und „aktuell“.\n",
    );
    let output = diff(&["konzept", "1.0", "2.0"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Pläne: stadt/plan"));
}
