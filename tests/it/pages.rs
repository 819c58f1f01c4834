//! A small invented municipality with every kind of document, and the whole site that comes of it, byte
//! for byte. `FAHRPLAN_UPDATE_GOLDEN=1 cargo test --test it golden` writes the files anew, to be read as a
//! difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::document::types::Type;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::MemorySink;
use fahrplan::publish::{self, Order};
use fahrplan::source;

use crate::harness::{STICHTAG, in_town, site};

/// Set to write the golden files instead of comparing with them.
const UPDATE: &str = "FAHRPLAN_UPDATE_GOLDEN";

/// Files of the default theme are its own affair: they come out as they went in.
const THEME_FILES: &str = "assets/";

fn golden(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/golden").join(path)
}

fn published(search: bool) -> BTreeMap<String, Vec<u8>> {
    let sources = source::read(&golden("")).unwrap();
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let order = Order { edition: Edition { stichtag, drafts: false }, base_url: None, search };
    let sink = MemorySink::new();
    publish::publish(sources, &order, &sink, || Duration::ZERO).unwrap();
    sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

/// The files below `folder` by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
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

/// The first line that differs.
fn difference(found: &[u8], expected: &[u8]) -> String {
    let (found, expected) = (String::from_utf8_lossy(found), String::from_utf8_lossy(expected));
    let mut lines = found.lines().zip(expected.lines()).enumerate();
    match lines.find(|(_, (found, expected))| found != expected) {
        Some((at, (found, expected))) => {
            format!("line {}:\n  found    {found}\n  expected {expected}", at + 1)
        }
        None => "one is longer than the other".to_owned(),
    }
}

#[test]
fn the_golden_municipality_comes_out_byte_for_byte() {
    let mut found = published(false);
    found.retain(|path, _| !path.starts_with(THEME_FILES));
    if std::env::var_os(UPDATE).is_some() {
        let _ = fs::remove_dir_all(golden("output"));
        for (path, bytes) in &found {
            fs::create_dir_all(golden("output").join(path).parent().unwrap()).unwrap();
            fs::write(golden("output").join(path), bytes).unwrap();
        }
        return;
    }
    let expected = files(&golden("output"));
    let mut differences = Vec::new();
    for (path, bytes) in &found {
        match expected.get(path) {
            None => differences.push(format!("{path} is new")),
            Some(expected) if expected != bytes => {
                differences.push(format!("{path}, {}", difference(bytes, expected)));
            }
            Some(_) => {}
        }
    }
    for path in expected.keys().filter(|path| !found.contains_key(*path)) {
        differences.push(format!("{path} is missing"));
    }
    assert!(
        differences.is_empty(),
        "{}\nIf that is meant: {UPDATE}=1 cargo test --test it golden",
        differences.join("\n")
    );
}

#[test]
fn the_golden_municipality_has_a_document_of_every_kind() {
    let texts: Vec<String> = files(&golden("content"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    for kind in Type::ALL {
        // A section has four names and is one type.
        if matches!(kind.word(), "baustein" | "kapitel") {
            continue;
        }
        let line = format!("\ntyp: {}\n", kind.word());
        assert!(texts.iter().any(|text| text.contains(&line)), "no {}", kind.word());
    }
}

#[test]
fn files_of_the_theme_come_out_as_they_went_in() {
    let theme = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets"));
    let mut found = published(true);
    found.retain(|path, _| path.starts_with(THEME_FILES));
    let theme: BTreeMap<String, Vec<u8>> =
        theme.into_iter().map(|(path, bytes)| (format!("{THEME_FILES}{path}"), bytes)).collect();
    assert!(found == theme, "{:?} and {:?}", found.keys(), theme.keys());
}

#[test]
fn the_foot_holds_nothing_where_a_site_says_nothing_of_itself() {
    let foot = |of_site: &str| {
        let found = site(&in_town(&format!("//- content/site.yaml\ntitel: S\n{of_site}")));
        let (_, foot) = found.page("stadt/index.html").split_once("<footer").unwrap();
        foot.to_owned()
    };
    assert!(!foot("").contains("<p>"));
    assert!(foot("lizenz: CC0-1.0\n").contains("<p>Lizenz: CC0-1.0</p>"));
}
