//! Rules of the source that the compiler does not know: what stands above what, and how files begin.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from top to bottom; each may use those before it.
const ORDER: [&str; 26] = [
    "language",
    "span",
    "text",
    "collation",
    "path",
    "date",
    "diagnostics",
    "source",
    "document",
    "starter",
    "schema",
    "model",
    "texts",
    "record",
    "difference",
    "formats",
    "view",
    "theme",
    "output",
    "bag",
    "erasure",
    "publish",
    "workspace",
    "watch",
    "serve",
    "cli",
];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The Rust files below `folder` with their paths in it and their text, in order of path.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root(folder)).unwrap();
                let name = name.to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The code of a file: without comments, and without what stands in its `mod tests`.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let line = |line: &str| match line.find("//") {
        Some(at) if !line[..at].contains('"') => line[..at].to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The modules that `code` names by `crate::`.
fn named(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, mark) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + mark.len()..];
        let word = |text: &str| -> String {
            text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        match rest.strip_prefix('{') {
            // `use crate::{a, b::c}`
            Some(group) => {
                let group = group.split(';').next().unwrap();
                let mut depth = 0_i32;
                let mut start = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && depth == 0 && c.is_alphabetic() => {
                            names.insert(word(&group[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                names.insert(word(rest));
            }
        }
    }
    names
}

fn module(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let rank = |name: &str| ORDER.iter().position(|module| *module == name);
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        let own = module(&file);
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some(own_rank) = rank(own) else {
            wrong.push(format!("{file}: the module {own} has no place in the order"));
            continue;
        };
        for name in named(&code(&text)) {
            match rank(&name) {
                Some(rank) if rank <= own_rank => {}
                Some(_) => wrong.push(format!("{file} uses {name}, which stands below {own}")),
                None => wrong.push(format!("{file} uses crate::{name}, which is no module")),
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_order_of_modules_is_read_from_any_spelling() {
    let names = |code: &str| named(code).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(names("use crate::model::{self, x};\nlet x = crate::view::y();"), "model view");
    assert_eq!(names("use crate::{cli, model::{a, b}, span};"), "cli model span");
    assert_eq!(names("$crate::document::decode::Key; other_crate::x"), "document");
}

#[test]
fn every_module_has_a_place_in_the_order() {
    let text = fs::read_to_string(root("src/lib.rs")).unwrap();
    let modules = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(ORDER.contains(&module), "{module} has no place in the order");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests/it"] {
        for (file, text) in sources(folder) {
            assert!(text.starts_with("//! "), "{folder}/{file} does not open with //!");
        }
    }
}

#[test]
fn no_file_of_these_tests_is_forgotten() {
    let main = fs::read_to_string(root("tests/it/main.rs")).unwrap();
    for (file, _) in sources("tests/it") {
        let module = module(&file);
        let named = main.contains(&format!("\nmod {module};\n"));
        assert!(named || module == "main", "tests/it/{file} is in no module");
    }
}

#[test]
fn errors_are_not_unwrapped_outside_of_tests() {
    for (file, text) in sources("src") {
        if file.ends_with("tests.rs") {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            for word in [".unwrap()", "panic!(", "todo!(", "unimplemented!(", "dbg!("] {
                assert!(!line.contains(word), "src/{file}:{}: {word}", number + 1);
            }
        }
    }
}

#[test]
fn every_problem_has_a_code_of_its_own_and_words_in_both_languages() {
    let problem = fs::read_to_string(root("src/diagnostics/problem.rs")).unwrap();
    let mut codes = BTreeSet::new();
    let mut variants = 0;
    for line in problem.lines() {
        if let Some((variant, code)) = line.trim().split_once(" => \"F") {
            variants += 1;
            assert!(codes.insert(code.to_owned()), "{variant}: F{code} is taken");
        }
    }
    assert!(variants > 50, "{variants}");
}
