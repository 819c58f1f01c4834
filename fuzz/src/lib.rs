//! What the fuzz targets have in common: how documents are read, that every message can be shown, and a
//! site in memory.

use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::diagnostics::human::{self, Style};
use fahrplan::diagnostics::{Diagnostic, Rules};
use fahrplan::document::Reading;
use fahrplan::document::language_tag::LanguageTag;
use fahrplan::language::Language;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::MemorySink;
use fahrplan::publish::{self, Order, PublishError, reading};
use fahrplan::source::Sources;

/// How a document of a site in two languages is read.
pub fn reading() -> Reading {
    let languages = ["de", "en"].into_iter().filter_map(LanguageTag::parse);
    let rules = Rules::default();
    Reading {
        autolinks: true,
        language: Language::German,
        languages: languages.collect(),
        glossary: None,
        rules,
    }
}

/// Every message can be shown, in both languages, and holds nothing that steers a terminal.
pub fn shown<'t>(problems: &[Diagnostic], text: impl Fn(&str) -> Option<&'t str>) {
    for language in [Language::German, Language::English] {
        let shown = human::rendered(problems, Style { language, colour: false }, &text);
        let steers = |c: char| c != '\n' && fahrplan::text::is_invisible_control(c);
        assert!(!shown.contains(steers), "{shown:?}");
    }
}

/// The site of `files` is linked, or refused with messages.
pub fn linked(files: &[(&str, &str)]) {
    let sources = Sources::from_texts(files.iter().copied());
    if let Err(unsound) = reading::read(&sources, edition()) {
        assert!(!unsound.problems.is_empty(), "refused without a reason");
        shown(&unsound.problems, |file| sources.text(file));
    }
}

/// The site of `files` is published, or refused with messages.
pub fn published(files: &[(&str, &str)]) {
    let sources = || Sources::from_texts(files.iter().copied());
    let order = Order { edition: edition(), base_url: None, search: true };
    let sink = MemorySink::new();
    match publish::publish(sources(), &order, &sink, || Duration::ZERO) {
        Ok(_) => {
            let pages = sink.into_files();
            let pages = pages.iter().filter(|(path, _)| path.as_str().ends_with(".html"));
            for (path, page) in pages {
                assert!(std::str::from_utf8(page).is_ok(), "{path} is no text");
            }
        }
        Err(PublishError::Site(problems)) => {
            assert!(!problems.is_empty(), "refused without a reason");
            let sources = sources();
            shown(&problems, |file| sources.text(file));
        }
        Err(PublishError::Output(error)) => panic!("the sink refused: {error}"),
    }
}

fn edition() -> Edition {
    let day = Day::parse("2026-01-01").expect("a day");
    Edition { stichtag: Stichtag { day, explicit: true }, drafts: false }
}
