//! Broken sites and every word that is said of them, in German, in English and as data. The files
//! `tests/broken/NAME.site` hold what is broken, as fixtures of any bytes that stand beside or in place of a small sound
//! site (`//! path` takes a file of it away); the wrong examples of the catalogue are cases of their own, and what no
//! file can hold is made here. `NAME.txt` is what is said, which `FAHRPLAN_UPDATE_GOLDEN=1` writes anew.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::diagnostics::catalogue::{self, Role};
use fahrplan::diagnostics::human::{self, Style};
use fahrplan::diagnostics::{CODES, Diagnostic, json};
use fahrplan::language::Language;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::Discard;
use fahrplan::publish::{self, Order, PublishError};
use fahrplan::{source, theme};
use rayon::prelude::*;

use crate::catalogue::{BASE, site_with};
use crate::harness::{STICHTAG, same};
#[cfg(unix)]
use crate::past;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");

/// A broken site on disk.
struct Case {
    name: String,
    root: PathBuf,
    /// What keeps the folder from being cleaned up.
    _folder: Box<dyn Any + Send + Sync>,
}

type Files = BTreeMap<String, Vec<u8>>;

impl Case {
    fn of(name: &str, files: &Files) -> Case {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let root = folder.path().to_owned();
        Case { name: name.to_owned(), root, _folder: Box::new(folder) }
    }
}

fn base() -> Files {
    BASE.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The wrong examples of the catalogue.
fn explained() -> Vec<Case> {
    let entries = catalogue::codes().into_iter().filter_map(catalogue::entry);
    let shown = entries.filter(|entry| entry.proof.is_none());
    let case = |entry: catalogue::Entry<'_>| {
        let files = site_with(&entry, Role::Wrong).into_iter();
        Case::of(entry.code, &files.map(|(path, text)| (path, text.into_bytes())).collect())
    };
    shown.map(case).collect()
}

/// The fixtures of the folder.
fn kept() -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "site") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            cases.push(Case::of(name, &laid_over(&fs::read(&path).unwrap())));
        }
    }
    cases
}

/// The sound site with the files of a fixture.
fn laid_over(fixture: &[u8]) -> Files {
    let mut files = base();
    let mut open = None;
    for line in fixture.split_inclusive(|byte| *byte == b'\n') {
        if let Some(path) = line.strip_prefix(b"//- ") {
            let path = String::from_utf8(path.trim_ascii_end().to_vec()).unwrap();
            files.insert(path.clone(), Vec::new());
            open = Some(path);
        } else if let Some(path) = line.strip_prefix(b"//! ") {
            files.remove(std::str::from_utf8(path.trim_ascii_end()).unwrap()).unwrap();
        } else {
            files.get_mut(open.as_ref().unwrap()).unwrap().extend_from_slice(line);
        }
    }
    files
}

/// What no file can hold: sizes, links, depths, archives.
#[cfg(unix)]
fn made() -> Vec<Case> {
    use std::os::unix::fs::symlink;
    let with = |name: &str, make: &dyn Fn(&Path)| {
        let case = Case::of(name, &base());
        make(&case.root.join("content"));
        case
    };
    let mut cases = vec![
        with("ten-megabytes-of-one-line", &|content| {
            let text = format!("---\ntyp: seite\ntitel: {}\n---\n", "x".repeat(10 << 20));
            fs::write(content.join("a.md"), text).unwrap();
        }),
        with("links", &|content| {
            symlink("/etc/hostname", content.join("a.md")).unwrap();
            symlink("nirgends.md", content.join("b.md")).unwrap();
        }),
        with("no-ordinary-file", &|content| symlink(".", content.join("kreis")).unwrap()),
        with("blanks-at-the-edge", &|content| {
            for path in [
                "a.md ",
                "b .md",
                "c\u{a0}.md",
                "d /e.md",
                "f/g.pdf ",
                "site.yaml ",
                " h.md",
                " i/j.md",
                "f/ k.pdf",
            ] {
                let path = content.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "---\ntyp: seite\ntitel: A\n---\n").unwrap();
            }
        }),
        with("folders-too-deep", &|content| {
            fs::create_dir_all(content.join("d/".repeat(65))).unwrap();
        }),
        with("sections-too-deep", &|content| {
            for n in 1..=66 {
                let above = if n > 1 { format!("teil_von: z{}\n", n - 1) } else { String::new() };
                let text = format!("---\ntyp: ziel\ntitel: Z\n{above}---\n");
                fs::write(content.join(format!("musterstadt/plan/z{n}.md")), text).unwrap();
            }
            let other = "---\ntyp: seite\ntitel: A\n---\n[Zum Plan](nirgends.md)\n";
            fs::write(content.join("a.md"), other).unwrap();
        }),
    ];
    for (name, folder) in past::contradicted() {
        cases.push(Case {
            name: name.to_owned(),
            root: folder.path(""),
            _folder: Box::new(folder),
        });
    }
    cases
}

#[cfg(not(unix))]
fn made() -> Vec<Case> {
    Vec::new()
}

/// All that is wrong with the site at `root`.
fn found(root: &Path) -> Vec<Diagnostic> {
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let order = Order { edition, base_url: None, search: true };
    let sources = source::read(root).unwrap();
    match publish::publish(sources, &order, &Discard, || Duration::ZERO) {
        Ok(outcome) => outcome.warnings,
        Err(PublishError::Site(problems)) => problems,
        Err(PublishError::Output(error)) => panic!("the sink refused: {error}"),
    }
}

/// The same in all its forms.
fn said(root: &Path, problems: &[Diagnostic]) -> String {
    let files = problems.iter().flat_map(Diagnostic::places).map(|place| &*place.file);
    let texts = source::excerpts_of(root, files);
    let text = |file: &str| texts.get(file).map(String::as_str).or_else(|| theme::embedded(file));
    let words = |language| human::rendered(problems, Style { language, colour: false }, text);
    let mut data = Vec::new();
    json::write_to(&mut data, problems, Language::German, text).unwrap();
    let data = String::from_utf8(data).unwrap();
    format!("{}\n{}\n{data}", words(Language::German), words(Language::English))
}

/// The codes that a case has, and what is said of it.
fn told(case: &Case) -> (BTreeSet<&'static str>, String) {
    let problems = found(&case.root);
    let codes = problems.iter().map(|it| it.problem.code()).collect();
    (codes, said(&case.root, &problems))
}

#[test]
fn every_broken_site_is_told_as_expected() {
    let cases: Vec<Case> = [explained(), kept(), made()].into_iter().flatten().collect();
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    let told: Vec<_> = cases.par_iter().map(told).collect();
    for (case, (found, said)) in cases.iter().zip(told) {
        assert!(!found.is_empty(), "{}: nothing is broken", case.name);
        assert!(names.insert(format!("{}.txt", case.name)), "{}: two cases", case.name);
        codes.extend(found);
        let path = format!("{FOLDER}/{}.txt", case.name);
        if std::env::var_os("FAHRPLAN_UPDATE_GOLDEN").is_some() {
            fs::write(&path, &said).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(!expected.is_empty(), "{path} is missing; FAHRPLAN_UPDATE_GOLDEN=1 writes it");
        same(&said, &expected);
    }
    if cfg!(unix) {
        let all: BTreeSet<&str> = CODES.iter().copied().collect();
        assert_eq!(all.difference(&codes).collect::<Vec<_>>(), [&""; 0], "no case has these");
        let kept = expectations().into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>();
        assert_eq!(kept.difference(&names).collect::<Vec<_>>(), [""; 0], "cases that are no more");
    }
}

/// What is expected, by the names of its files.
fn expectations() -> Vec<(String, String)> {
    let paths = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    texts.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// Every sentence, label and advice of both languages is said of some broken site: nothing is worded that nobody reads,
/// and no wording is unseen.
#[test]
fn every_word_of_every_wording_is_said_of_a_broken_site() {
    let said: String = expectations().into_iter().map(|(_, text)| text).collect();
    let mut unsaid = Vec::new();
    for language in [
        "german",
        "english",
        "german/entries",
        "english/entries",
        "german/findings",
        "english/findings",
        "german/templates",
        "english/templates",
    ] {
        let path = format!("{}/src/diagnostics/{language}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        for literal in literals(&text) {
            let parts = fixed_parts(&literal);
            if parts.iter().any(|part| !said.contains(part.as_str())) {
                unsaid.push(format!("{language}: {literal}"));
            }
        }
    }
    assert_eq!(unsaid, [""; 0]);
}

/// The string literals of Rust code that hold words: keys in patterns do not.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('"') {
            let mut text = String::new();
            let mut chars = after.char_indices();
            let end = loop {
                match chars.next() {
                    Some((_, '\\')) => text.extend(chars.next().map(|(_, c)| c)),
                    Some((at, '"')) => break at + 1,
                    Some((_, c)) => text.push(c),
                    None => break after.len(),
                }
            };
            rest = &after[end..];
            if text.contains(' ') {
                found.push(text);
            }
        }
    }
    found
}

/// A format string without what is put in.
fn fixed_parts(literal: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = literal;
    while let Some(at) = rest.find('{') {
        let (head, tail) = rest.split_at(at);
        parts.last_mut().unwrap().push_str(head);
        let inner = tail[1..].split('}').next().unwrap();
        let name = inner.split(':').next().unwrap();
        if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && tail.contains('}')
        {
            parts.push(String::new());
            rest = &tail[inner.len() + 2..];
        } else {
            parts.last_mut().unwrap().push('{');
            rest = &tail[1..];
        }
    }
    parts.last_mut().unwrap().push_str(rest);
    parts
}
