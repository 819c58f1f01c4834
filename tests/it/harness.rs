//! A site as one string, published into memory: pages by path, or the messages that an editor reads.
//! Knows nothing of any test.

use std::collections::BTreeMap;
use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::diagnostics::Diagnostic;
use fahrplan::diagnostics::human::{self, Style};
use fahrplan::language::Language;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::{Discard, MemorySink};
use fahrplan::publish::{self, Order, PublishError};
use fahrplan::source::Sources;

use crate::html;

/// The day of all tests that name no other.
pub(crate) const STICHTAG: &str = "2026-01-01";

/// A town with a plan, for fixtures that need a home.
pub(crate) const TOWN: &str = "\
//- content/stadt/index.md
---
typ: behoerde
titel: Musterstadt
art: stadt
---
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
---
";

/// Splits a fixture into its files: `//- path` begins one. Where it has no `content/site.yaml`, one with
/// a title alone is added.
pub(crate) fn fixture(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("//- ") {
            files.push((path.trim_end().to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
        } else {
            assert!(line.trim().is_empty(), "a fixture begins with a line `//- path`: {line:?}");
        }
    }
    assert!(!files.is_empty(), "a fixture holds a file");
    if !files.iter().any(|(path, _)| path == "content/site.yaml") {
        files.push(("content/site.yaml".to_owned(), "titel: Probe\n".to_owned()));
    }
    files
}

/// A fixture below the town of [`TOWN`].
pub(crate) fn in_town(text: &str) -> String {
    format!("{TOWN}{}", text.trim_start_matches('\n'))
}

/// How a fixture is published.
#[derive(Clone, Copy)]
pub(crate) struct How<'a> {
    /// As of when.
    pub(crate) stichtag: &'a str,
    /// With drafts.
    pub(crate) drafts: bool,
    /// The address of publication.
    pub(crate) base_url: Option<&'a str>,
    /// With the search page and its index, which most tests have no use for.
    pub(crate) search: bool,
}

impl Default for How<'_> {
    fn default() -> Self {
        How { stichtag: STICHTAG, drafts: false, base_url: None, search: false }
    }
}

/// A published site: files by path.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Published(pub(crate) BTreeMap<String, String>);

impl Published {
    /// The file at `path`.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> &str {
        let paths = || self.0.keys().map(String::as_str).collect::<Vec<_>>().join("\n");
        self.0.get(path).unwrap_or_else(|| panic!("no {path} among\n{}", paths()))
    }

    /// What a reader of the page sees: see [`html::text`].
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        html::text(self.page(path))
    }

    /// The paths of all pages.
    pub(crate) fn pages(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).filter(|path| path.ends_with(".html")).collect()
    }

    /// The files that hold `needle` in their path or anywhere in their bytes.
    pub(crate) fn traces(&self, needle: &str) -> Vec<&str> {
        let holds =
            |(path, text): &(&String, &String)| path.contains(needle) || text.contains(needle);
        self.0.iter().filter(holds).map(|(path, _)| path.as_str()).collect()
    }
}

/// Publishes files in memory; the messages in German where it cannot be.
pub(crate) fn publish(files: &[(String, String)], how: How<'_>) -> Result<Published, String> {
    let sources =
        || Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let stichtag = Stichtag { day: Day::parse(how.stichtag).unwrap(), explicit: true };
    let order = Order {
        edition: Edition { stichtag, drafts: how.drafts },
        base_url: how.base_url.map(str::to_owned),
        search: how.search,
    };
    let sink = MemorySink::new();
    match publish::publish(sources(), &order, &sink, || Duration::ZERO) {
        Ok(_) => {
            let text = |bytes| String::from_utf8(bytes).unwrap();
            let files = sink.into_files().into_iter();
            Ok(Published(files.map(|(path, bytes)| (path.to_string(), text(bytes))).collect()))
        }
        Err(PublishError::Site(problems)) => {
            let style = Style { language: Language::German, colour: false };
            let sources = sources();
            Err(human::rendered(&problems, style, |file| sources.text(file)))
        }
        Err(PublishError::Output(error)) => panic!("the sink refused: {error}"),
    }
}

/// All that is wrong with files, errors and warnings, in order.
pub(crate) fn diagnosed(files: &[(String, String)]) -> Vec<Diagnostic> {
    let sources = Sources::from_texts(files.iter().map(|(path, text)| (&**path, &**text)));
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let order = Order { edition, base_url: None, search: false };
    match publish::publish(sources, &order, &Discard, || Duration::ZERO) {
        Ok(outcome) => outcome.warnings,
        Err(PublishError::Site(problems)) => problems,
        Err(PublishError::Output(error)) => panic!("the sink refused: {error}"),
    }
}

/// The published site of a fixture.
#[track_caller]
pub(crate) fn site(text: &str) -> Published {
    site_as(text, How::default())
}

/// The published site of a fixture, published in a certain way.
#[track_caller]
pub(crate) fn site_as(text: &str, how: How<'_>) -> Published {
    match publish(&fixture(text), how) {
        Ok(published) => published,
        Err(messages) => panic!("not published:\n{messages}"),
    }
}

/// One file of the published site of a fixture.
#[track_caller]
pub(crate) fn page(text: &str, path: &str) -> String {
    site(text).page(path).to_owned()
}

/// All messages on a fixture that cannot be published.
#[track_caller]
pub(crate) fn messages(text: &str) -> String {
    messages_of(&fixture(text), How::default())
}

/// All messages on files that cannot be published.
#[track_caller]
pub(crate) fn messages_of(files: &[(String, String)], how: How<'_>) -> String {
    match publish(files, how) {
        Ok(published) => panic!("was published: {:?}", published.pages()),
        Err(messages) => messages,
    }
}

/// The messages on a fixture are exactly `expected`.
#[track_caller]
pub(crate) fn check(text: &str, expected: &str) {
    same(&messages(text), expected);
}

/// Two texts are the same, but for the line break after the quotation mark of a fixture.
#[track_caller]
pub(crate) fn same(found: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    if found != expected {
        let place = std::panic::Location::caller();
        panic!("expected:\n{expected}\nfound at {}:{}:\n{found}(end)", place.file(), place.line());
    }
}

/// `found` is what stands in the file at `path`, which `FAHRPLAN_UPDATE_GOLDEN=1` writes anew.
#[track_caller]
pub(crate) fn golden(found: &str, path: &str) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("FAHRPLAN_UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    same(found, &std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"));
}

/// The codes and first lines of messages: where the wording is tested elsewhere.
pub(crate) fn headlines(messages: &str) -> Vec<&str> {
    messages.lines().filter(|line| line.starts_with("Fehler[")).collect()
}
