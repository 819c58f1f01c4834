//! Any front matter reads as a document or is refused with a reason.

#![no_main]

use std::sync::Arc;

use fahrplan::document::{self, Parsed, site_file};
use fahrplan_fuzz::{reading, shown};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|front: &str| {
    let text = format!("---\n{front}\n---\nText\n");
    for path in ["stadt/plan/1a.md", "stadt/plan/1a.en.md"] {
        let file = Arc::from(format!("content/{path}"));
        let Parsed { document, translation, problems } =
            document::parse(&file, path, &text, &reading());
        let read = document.is_some() || translation.is_some();
        assert!(read || !problems.is_empty(), "refused without a reason");
        shown(&problems, |_| Some(&text));
    }
    if let Err(unread) = site_file::parse(&Arc::from("content/site.yaml"), front) {
        let problems = unread.problems;
        assert!(!problems.is_empty(), "refused without a reason");
        shown(&problems, |_| Some(front));
    }
});
