//! The JSON Schemas of front matter against what `check` says: whatever is accepted validates, so that an editor
//! never underlines what is right; and what schemas can tell, they tell. The reference in the manual is the one
//! that the tables make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use boon::{Compiler, SchemaIndex, Schemas};
use fahrplan::diagnostics::Rules;
use fahrplan::document::form::{Form, Key};
use fahrplan::document::types::{Common, Type};
use fahrplan::document::{Reading, language_tag::LanguageTag, parse, site_file};
use fahrplan::language::Language;
use fahrplan::schema::{self, Subject};
use serde_json::Value;

use crate::build::run_command;
use crate::new::switched_on;

/// A schema that values are held against.
struct Validator(Schemas, SchemaIndex);

impl Validator {
    fn of(schema: Value) -> Validator {
        const PLACE: &str = "https://fahrplan.example/schema.json";
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(PLACE, schema).unwrap();
        let index = compiler.compile(PLACE, &mut schemas).unwrap();
        Validator(schemas, index)
    }

    fn accepts(&self, value: &Value) -> bool {
        self.0.validate(value, self.1).is_ok()
    }

    #[track_caller]
    fn holds(&self, file: &str, value: &Value) {
        if let Err(error) = self.0.validate(value, self.1) {
            panic!("{file}: {error:#}");
        }
    }
}

/// YAML as a program reads that takes values for what they look like: numbers, yes and no, nothing.
fn as_tools_read(yaml: &str) -> Option<Value> {
    serde_yaml::from_str(yaml).ok()
}

fn front_matter(text: &str) -> &str {
    let rest = text.strip_prefix("---\n").unwrap();
    rest.split_once("\n---\n").map_or(rest, |(front, _)| front)
}

/// The documents of `content/`, by their path there; none of archived versions.
fn documents() -> BTreeMap<String, String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut found = BTreeMap::new();
    let mut folders = vec![content.clone()];
    while let Some(folder) = folders.pop() {
        if folder.join("bagit.txt").exists() {
            continue;
        }
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "md" || it == "yaml") {
                let name = path.strip_prefix(&content).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn is_translation(path: &str) -> bool {
    path.trim_end_matches(".md").rsplit('/').next().unwrap().contains('.')
}

#[test]
fn every_document_of_the_demonstration_validates() {
    let of_subject: BTreeMap<&str, Validator> = Subject::all()
        .map(|subject| (subject.word(), Validator::of(schema::schema(subject))))
        .collect();
    let any = Validator::of(schema::of_all());
    let (mut types, mut translations) = (BTreeSet::new(), 0);
    for (path, text) in documents() {
        if path == "site.yaml" {
            of_subject["site"].holds(&path, &as_tools_read(&text).unwrap());
            continue;
        }
        let value = as_tools_read(front_matter(&text)).unwrap();
        if is_translation(&path) {
            translations += 1;
            of_subject["uebersetzung"].holds(&path, &value);
            continue;
        }
        let typ = value["typ"].as_str().unwrap();
        types.insert(typ.to_owned());
        of_subject[typ].holds(&path, &value);
        any.holds(&path, &value);
    }
    assert!(types.len() > 10 && translations > 0, "{types:?}, {translations}");
}

#[test]
fn a_new_document_validates_as_it_is_and_with_all_that_it_explains() {
    for kind in Type::ALL {
        let validator = Validator::of(schema::schema(Subject::Document(*kind)));
        let blank = schema::blank(*kind);
        for text in [switched_on(&blank), blank] {
            validator.holds(kind.word(), &as_tools_read(front_matter(&text)).unwrap());
        }
    }
}

/// How `check` takes the front matter of a document, a translation or the site's own file: the codes of what is
/// wrong with it.
fn codes(subject: Subject, yaml: &str) -> Vec<&'static str> {
    let name = match subject {
        Subject::Document(_) => "a.md",
        Subject::Translation => "a.en.md",
        Subject::Site => {
            let read = site_file::parse(&Arc::from("content/site.yaml"), yaml);
            let found = read.map_or_else(|unread| unread.problems, |(_, found)| found);
            let errors = found.iter().filter(|it| it.is_error());
            return errors.map(|it| it.problem.code()).collect();
        }
    };
    let tag = |tag| LanguageTag::parse(tag).unwrap();
    let reading = Reading {
        autolinks: true,
        language: Language::German,
        glossary: None,
        languages: Arc::from([tag("de"), tag("en")]),
        rules: Rules::default(),
    };
    let text = format!("---\n{yaml}\n---\n");
    let parsed = parse(&Arc::from(format!("content/{name}")), name, &text, &reading);
    // What is only warned of is accepted.
    let errors = parsed.problems.iter().filter(|problem| problem.is_error());
    errors.map(|problem| problem.problem.code()).collect()
}

/// What people write, and what they write by mistake: right in one place, wrong in another.
const VALUES: &[&str] = &[
    "A",
    "\"A\"",
    "Amt für Alles",
    "''",
    "\"\"",
    "\" \"",
    "",
    "~",
    "null",
    "Null",
    "true",
    "false",
    "\"true\"",
    "True",
    "yes",
    "no",
    "on",
    "1",
    "\"1\"",
    "-1",
    "0",
    "33",
    "007",
    "3.10",
    "12.5",
    "\"12,5\"",
    "\"1.234,50\"",
    "45.000",
    "1_000",
    "0x1f",
    "0o17",
    "12e1",
    ".5",
    "99999999999",
    "2147483648",
    "2020",
    "\"2020\"",
    "2020-05",
    "2020-13",
    "2020-01-01",
    "2023-02-30",
    "0000",
    "0033",
    "2020-Q3",
    "2020-Q5",
    "2020-H1",
    "--03-12",
    "~2024",
    "\"~2024\"",
    "2020/2021",
    "2021/2020",
    "2020/..",
    "../2021",
    "~2020/~2021-Q1",
    "unbekannt",
    "--03-12/2020",
    "2019-09-03T12:00:00Z",
    "2019-09-03 12:00",
    "3.9.2019",
    "bald",
    "https://a.example/",
    "http://ü.example/ä?b#c",
    "https://a.example/?b=c",
    "https://a.example#b",
    "https://a:b@c/",
    "https://a.example/@b/",
    "ftp://a.example",
    "a.example",
    "\" https://a.example \"",
    "a@b.example",
    "\" a@b.example \"",
    "a@b",
    "Amt <a@b.example>",
    "a/b",
    "../b",
    "/etc/passwd",
    "\"C:\\\\b\"",
    "a/b.md",
    "a//b",
    "de",
    "de-simple",
    "deutsch",
    "1.0",
    "v1-2_3",
    "\"1.\"",
    "\"a b\"",
    "[A]",
    "[A, A]",
    "[]",
    "[1, 2020]",
    "[[A]]",
    "[~]",
    "[true, no]",
    "{}",
    "{A: b}",
    "[{}]",
    "[{A: b}]",
    "[{A: b}, c]",
];

/// A value that is right for a key that must be given.
fn sample(form: &Form) -> String {
    match form {
        Form::Words(words) => words[0].word.to_owned(),
        Form::Figure | Form::Integer => "1".to_owned(),
        Form::Date => "2020".to_owned(),
        other => match other.mapping() {
            Some(mapping) => flow(mapping.keys.iter(), None),
            None => "a".to_owned(),
        },
    }
}

/// A mapping of what must be given of `keys` and, where there is one, `entry`.
fn flow<'a>(keys: impl Iterator<Item = &'a Key>, entry: Option<(&str, &str)>) -> String {
    let others = keys.filter(|key| key.required && entry.is_none_or(|(name, _)| name != key.name));
    let mut entries: Vec<String> =
        others.map(|key| format!("{}: {}", key.name, sample(&key.form))).collect();
    entries.extend(entry.map(|(name, value)| format!("{name}: {value}")));
    format!("{{{}}}", entries.join(", "))
}

/// A key in its place: the form of its value, where it stands, and documents that hold it with each value.
type Case = (Form, String, Vec<(String, String)>);

fn cases(keys: &[&Key], place: &str, within: &dyn Fn(&str, &str) -> String, found: &mut Vec<Case>) {
    for key in keys {
        let place = format!("{place}.{}", key.name);
        let words = key.form.words().iter().map(|word| word.word);
        let values = VALUES.iter().copied().chain(words);
        let documents = values.map(|value| (value.to_owned(), within(key.name, value))).collect();
        found.push((key.form, place.clone(), documents));
        if let Some(mapping) = key.form.mapping() {
            let below: Vec<&Key> = mapping.keys.iter().collect();
            let inner = |name: &str, value: &str| {
                within(key.name, &flow(mapping.keys.iter(), Some((name, value))))
            };
            cases(&below, &place, &inner, found);
        }
    }
}

/// A document of `subject` with one key more, as a mapping in one line.
fn document(subject: Subject, name: &str, value: &str) -> String {
    let keys = subject.keys();
    let text = flow(keys.into_iter().filter(|key| key.name != "typ"), Some((name, value)));
    match subject {
        Subject::Document(kind) => text.replacen('{', &format!("{{typ: {}, ", kind.word()), 1),
        Subject::Site | Subject::Translation => text,
    }
}

fn cases_of(subject: Subject) -> Vec<Case> {
    let mut found = Vec::new();
    // What all documents share is tried with one type; which type it is, stands in its schema.
    let is_shared = |key: &Key| Common::KEYS.iter().any(|common| common.name == key.name);
    let all = subject == Subject::Document(Type::Page);
    let is_own = |key: &&Key| key.name != "typ" && (all || !is_shared(key));
    let keys: Vec<&Key> = subject.keys().into_iter().filter(is_own).collect();
    let within = |name: &str, value: &str| document(subject, name, value);
    cases(&keys, subject.word(), &within, &mut found);
    found
}

/// What is refused when it is read, though a schema cannot tell: the form's first word and the value.
fn gap(form: &Form, value: &str) -> String {
    let form = format!("{form:?}");
    let name = form.split(['(', ' ', '{']).next().unwrap();
    format!("{name} {value}")
}

#[test]
fn what_a_schema_rejects_is_rejected_when_it_is_read() {
    let (mut tried, mut rejected, mut gaps) = (0, 0, BTreeSet::new());
    for subject in Subject::all() {
        let validator = Validator::of(schema::schema(subject));
        for (form, place, documents) in cases_of(subject) {
            for (value, yaml) in documents {
                let codes = codes(subject, &yaml);
                let accepted = as_tools_read(&yaml).is_some_and(|value| validator.accepts(&value));
                tried += 1;
                rejected += usize::from(!accepted);
                let told = if accepted { "accepts" } else { "rejects" };
                assert!(accepted || !codes.is_empty(), "{place}: the schema {told} {yaml}");
                if accepted && codes.iter().any(|code| code.starts_with("F2")) {
                    gaps.insert(gap(&form, &value));
                }
            }
        }
    }
    assert!(tried > 20_000 && rejected > tried / 3, "{tried} tried, {rejected} rejected");
    let gaps: Vec<&str> = gaps.iter().map(String::as_str).collect();
    assert_eq!(gaps, GAPS, "{} of {tried} rejected", rejected);
}

/// What no schema tells: which of the spellings of a number it was, and what the calendar says.
const GAPS: &[&str] = &[
    "Boolean True",
    "Boolean no",
    "Boolean on",
    "Boolean yes",
    "Date 007",
    "Date 0o17",
    "Date 0x1f",
    "Date 1",
    "Date 1.0",
    "Date 12e1",
    "Date 1_000",
    "Date 2021/2020",
    "Date 2023-02-30",
    "Date 33",
    "Date 45.000",
    "Figure .5",
    "Figure 0o17",
    "Figure 0x1f",
    "Figure 12e1",
    "Figure 1_000",
    "Integer 0o17",
    "Integer 0x1f",
    "Integer 1.0",
    "Integer 12e1",
    "Integer 1_000",
    "Integer 45.000",
    "Slug .5",
];

#[test]
fn unknown_and_missing_keys_are_rejected_by_both() {
    let any = Validator::of(schema::of_all());
    for subject in Subject::all() {
        let validator = Validator::of(schema::schema(subject));
        let reject = |yaml: &str| {
            let value = as_tools_read(yaml).unwrap();
            assert!(!validator.accepts(&value) && !codes(subject, yaml).is_empty(), "{yaml}");
            if matches!(subject, Subject::Document(_)) {
                assert!(!any.accepts(&value), "{yaml}");
            }
        };
        let sound = document(subject, "kurztext", "A");
        assert!(validator.accepts(&as_tools_read(&sound).unwrap()), "{sound}");
        assert_eq!(codes(subject, &sound), [""; 0], "{sound}");
        reject(&document(subject, "farbe", "rot"));
        for key in subject.keys().into_iter().filter(|key| key.required) {
            let value = match subject {
                Subject::Document(kind) if key.name == "typ" => kind.word().to_owned(),
                _ => sample(&key.form),
            };
            let entry = format!("{}: {value}, ", key.name);
            let without = sound.replacen(&entry, "", 1);
            assert_ne!(without, sound, "{entry}");
            reject(&without);
        }
    }
    for wrong in ["{typ: massname, titel: A}", "{titel: A}", "{typ: [plan], titel: A}", "[]", "A"] {
        assert!(!any.accepts(&as_tools_read(wrong).unwrap()), "{wrong}");
    }
}

fn told(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    let run = run_command(command.arg("schema").args(arguments), &[], Path::new("/"));
    assert_eq!((run.code, &*run.stderr), (0, ""), "{arguments:?}");
    run.stdout
}

#[test]
fn the_command_prints_the_schema_and_the_reference() {
    let schema = |arguments: &[&str]| serde_json::from_str::<Value>(&told(arguments)).unwrap();
    assert_eq!(schema(&[]), schema::of_all());
    assert_eq!(schema(&["massnahme"]), schema::schema(Subject::Document(Type::Measure)));
    assert_eq!(schema(&["site"]), schema::schema(Subject::Site));
    let status = schema(&["massnahme"])["properties"]["status"].clone();
    let at = status["enum"].as_array().unwrap().iter().position(|word| word == "daueraufgabe");
    assert_eq!(status["enumDescriptions"][at.unwrap()], "läuft ohne Ende weiter");
    let page = told(&["--markdown", "massnahme"]);
    assert!(page.contains("- `daueraufgabe`: läuft ohne Ende weiter\n"), "{page}");
    assert!(told(&["--markdown"]).contains(&page));
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    let run = run_command(command.args(["schema", "massname"]), &[], Path::new("/"));
    assert!(run.code == 2 && run.stderr.contains("“massnahme”"), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_schema_that_cannot_be_written_whole_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    let output = command.arg("schema").env("LANG", "de_DE.UTF-8").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Der Datenträger ist voll"), "{said}");
}

#[test]
fn the_reference_in_the_manual_is_that_of_the_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/handbuch/referenz");
    let made: BTreeMap<PathBuf, String> = schema::pages()
        .into_iter()
        .map(|page| (folder.join(format!("{}.md", page.name)), page.text))
        .collect();
    if std::env::var_os("FAHRPLAN_UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in &made {
            fs::write(file, text).unwrap();
        }
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(made.contains_key(&path), "{path:?} is none of its pages");
    }
    for (file, text) in made {
        let found = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            found == text,
            "{file:?}: FAHRPLAN_UPDATE_GOLDEN=1 cargo test schemas writes it anew"
        );
    }
}
