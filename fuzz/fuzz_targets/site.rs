//! Any files make a site or are refused with reasons. A line `//- path` begins a file, as in the tests.

#![no_main]

use fahrplan_fuzz::published;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut files: Vec<(&str, &str)> = Vec::new();
    for part in text.split("//- ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        if path.len() <= 200 && !files.iter().any(|(known, _)| *known == path) {
            files.push((path, text));
        }
    }
    published(&files);
});
