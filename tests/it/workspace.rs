//! A site that is edited: whatever the editor does, what is kept current equals a fresh reading of the same
//! files, byte for byte, or has the same messages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::diagnostics::Diagnostic;
use fahrplan::diagnostics::human::{self, Style};
use fahrplan::language::Language;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::MemorySink;
use fahrplan::path::OutPath;
use fahrplan::publish::{self, Content, Order, Publication, PublishError};
use fahrplan::source;
use fahrplan::workspace::{Update, Workspace};
use proptest::prelude::*;

use crate::harness::{STICHTAG, TOWN, fixture};
use crate::pages::files;

const SITE: &str = "
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: \"1a\"
titel: Briefe
siehe_auch: [\"1b\"]
---
Mehr steht bei Maßnahme 1b und im [Plan](index.md#ziele).

![Ein Bild](bild.svg)
//- content/stadt/plan/1b.md
---
typ: massnahme
nummer: \"1b\"
titel: Wegweiser
statusverlauf:
  - {datum: 2024-05-01, status: umgesetzt}
---
Siehe [[1a]].
//- content/stadt/presse/eins.md
---
typ: pressemitteilung
titel: Der Plan ist da
datum: 2024-02-03
bezug: [plan]
---
Heute.
//- content/stadt/plan/bild.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"6\"/>
";

fn order() -> Order {
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    Order { edition: Edition { stichtag, drafts: false }, base_url: None, search: true }
}

/// Files by path, or what is wrong.
type State = Result<BTreeMap<String, Vec<u8>>, String>;

fn messages(problems: &[Diagnostic]) -> String {
    human::rendered(problems, Style { language: Language::German, colour: false }, |_| None)
}

fn fresh(root: &Path) -> State {
    let sink = MemorySink::new();
    match publish::publish(source::read(root).unwrap(), &order(), &sink, || Duration::ZERO) {
        Ok(_) => Ok(sink.into_files().into_iter().map(|(at, it)| (at.to_string(), it)).collect()),
        Err(PublishError::Site(problems)) => Err(messages(&problems)),
        Err(PublishError::Output(error)) => panic!("the sink refused: {error}"),
    }
}

/// Every file that the fresh site has too, asked for one by one; and that there are no others.
fn asked(publication: &Publication, like: &State) -> State {
    if let Err(PublishError::Site(problems)) = publication.check(|| true) {
        return Err(messages(&problems));
    }
    let mut files = BTreeMap::new();
    for path in like.iter().flat_map(BTreeMap::keys) {
        let bytes = match publication.file(&OutPath::new(path).unwrap()) {
            Some(Ok(Content::Bytes(bytes))) => bytes,
            Some(Ok(Content::File(asset))) => fs::read(&asset.location).unwrap(),
            Some(Err(problem)) => panic!("{}", messages(&[*problem])),
            None => continue,
        };
        files.insert(path.clone(), bytes);
    }
    let sink = MemorySink::new();
    let written =
        publication.write(&sink, || true).unwrap() + publication.write_search(&sink).unwrap();
    assert_eq!(written, files.len());
    assert!(sink.into_files().into_iter().all(|(path, bytes)| files[path.as_str()] == bytes));
    Ok(files)
}

struct Desk {
    folder: tempfile::TempDir,
    workspace: Workspace,
    shown: State,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in fixture(&format!(
            "{}{}",
            TOWN.replace("Integrationsplan\n---\n", "Integrationsplan\n---\n## Ziele\n"),
            SITE.trim_start()
        )) {
            put(folder.path(), &path, &text);
        }
        let workspace = Workspace::new(folder.path().to_owned(), order());
        let mut desk = Desk { folder, workspace, shown: Err("nothing yet".to_owned()) };
        desk.look();
        assert!(desk.shown.is_ok(), "{:?}", desk.shown);
        desk
    }

    fn put(&mut self, path: &str, text: &str) {
        put(self.folder.path(), path, text);
    }

    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.folder.path().join(path)).unwrap();
        assert!(text.contains(from), "{path}: {text}");
        self.put(path, &text.replace(from, to));
    }

    /// Looks, and compares with a fresh reading.
    #[track_caller]
    fn look(&mut self) {
        let fresh = fresh(self.folder.path());
        match self.workspace.update().unwrap() {
            Update::Same => {}
            Update::Sound(publication) => self.shown = asked(&publication, &fresh),
            Update::Faulty(problems) => self.shown = Err(messages(&problems)),
        }
        assert_eq!(self.shown, fresh);
    }

    fn page(&self, path: &str) -> &str {
        std::str::from_utf8(&self.shown.as_ref().unwrap()[path]).unwrap()
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

#[test]
fn nothing_changed_is_nothing_new() {
    let mut desk = Desk::new();
    assert!(matches!(desk.workspace.update().unwrap(), Update::Same));
    desk.edit("content/stadt/plan/1a.md", "Briefe", "Briefe");
    assert!(matches!(desk.workspace.update().unwrap(), Update::Same));
}

#[test]
fn words_of_a_body_and_all_else_are_seen() {
    let mut desk = Desk::new();
    desk.edit("content/stadt/plan/1a.md", "Mehr steht", "Alles steht");
    desk.look();
    assert!(desk.page("stadt/plan/1a.html").contains("Alles steht"));
    desk.edit("content/stadt/plan/1b.md", "titel: Wegweiser", "titel: Kompass");
    desk.look();
    assert!(desk.page("stadt/plan/1a.html").contains("Kompass"));
    desk.edit("content/stadt/plan/index.md", "## Ziele", "## Absichten");
    desk.look();
    assert!(desk.shown.as_ref().is_err_and(|messages| messages.contains("ziele")));
    desk.edit("content/stadt/plan/1a.md", "#ziele", "#absichten");
    desk.look();
    desk.edit("content/site.yaml", "titel: Probe", "titel: Probe\nautolinks: false");
    desk.look();
    assert!(!desk.page("stadt/plan/1a.html").contains("Maßnahme 1b</a>"));
    fs::remove_file(desk.folder.path().join("content/site.yaml")).unwrap();
    desk.look();
    assert!(desk.shown.is_err());
}

#[test]
fn what_came_later_stays_unknown_while_words_are_edited() {
    let mut desk = Desk::new();
    let money = "titel: Briefe\nmittel: [{betrag: 7777, jahr: 2027, art: bewilligt}]";
    desk.edit("content/stadt/plan/1a.md", "titel: Briefe", money);
    desk.look();
    desk.edit("content/stadt/plan/1a.md", "Mehr steht", "Alles steht");
    desk.look();
    let page = desk.page("stadt/plan/1a.html");
    assert!(page.contains("Alles steht") && !page.contains("7777"), "{page}");
}

#[test]
fn new_titles_and_summaries_of_every_type_are_seen() {
    let mut desk = Desk::new();
    let town = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/golden/content");
    fs::remove_dir_all(desk.folder.path().join("content")).unwrap();
    let mut first_of_type = BTreeMap::new();
    for (path, bytes) in files(&town) {
        let path = format!("content/{path}");
        let text = std::str::from_utf8(&bytes).unwrap();
        let text = text.lines().filter(|line| !line.starts_with("kurztext: "));
        let text: String = text.map(|line| format!("{line}\n")).collect();
        put(desk.folder.path(), &path, &text.replace("\ntitel: ", "\nkurztext: Alt.\ntitel: "));
        if let Some(line) = text.lines().find(|line| line.starts_with("typ: ")) {
            first_of_type.entry(line.to_owned()).or_insert(path);
        }
    }
    desk.look();
    assert!(desk.shown.is_ok() && first_of_type.len() > 10, "{first_of_type:?}");
    for path in first_of_type.values() {
        let before = desk.shown.clone();
        desk.edit(path, "kurztext: Alt.\ntitel: ", "kurztext: Anders gesagt.\ntitel: Noch neuer, ");
        desk.look();
        assert!(desk.shown.is_ok() && desk.shown != before, "{path}");
    }
}

/// What an editor may do.
#[derive(Clone, Debug)]
enum Deed {
    Body(usize, u8),
    Title(usize, u8),
    Break(usize),
    Mend,
    Delete(usize),
    Rename(usize, u8),
    Alias(usize),
    Template(u8),
    Style(u8),
    Texts(u8),
    SiteFile(u8),
    Picture(u8),
    Folder(u8),
    Look,
}

const DOCUMENTS: [&str; 3] =
    ["content/stadt/plan/1a.md", "content/stadt/plan/1b.md", "content/stadt/presse/eins.md"];

fn deed() -> impl Strategy<Value = Deed> {
    let at = 0..DOCUMENTS.len();
    prop_oneof![
        4 => (at.clone(), 0..4u8).prop_map(|(at, n)| Deed::Body(at, n)),
        2 => (at.clone(), 0..3u8).prop_map(|(at, n)| Deed::Title(at, n)),
        1 => at.clone().prop_map(Deed::Break),
        2 => Just(Deed::Mend),
        1 => at.clone().prop_map(Deed::Delete),
        1 => (at.clone(), 0..2u8).prop_map(|(at, n)| Deed::Rename(at, n)),
        1 => at.prop_map(Deed::Alias),
        1 => (0..4u8).prop_map(Deed::Template),
        1 => (0..2u8).prop_map(Deed::Style),
        1 => (0..3u8).prop_map(Deed::Texts),
        2 => (0..5u8).prop_map(Deed::SiteFile),
        1 => (0..3u8).prop_map(Deed::Picture),
        1 => (0..2u8).prop_map(Deed::Folder),
        6 => Just(Deed::Look),
    ]
}

impl Desk {
    fn original(path: &str) -> String {
        let files = fixture(SITE.trim_start());
        files.into_iter().find(|(own, _)| own == path).map(|(_, text)| text).unwrap()
    }

    fn change(&mut self, at: usize, change: impl Fn(&str) -> String) {
        let path = DOCUMENTS[at];
        let text = fs::read_to_string(self.folder.path().join(path)).unwrap_or_default();
        self.put(path, &change(&text));
    }

    fn do_it(&mut self, deed: &Deed) {
        let root = self.folder.path().to_owned();
        match deed {
            Deed::Body(at, n) => self.change(*at, |text| format!("{text}\nAbsatz {n}.\n")),
            Deed::Title(at, n) => self.change(*at, |text| {
                let titled = text.lines().map(|line| match line.strip_prefix("titel: ") {
                    Some(_) => format!("titel: Titel {n}\n"),
                    None => format!("{line}\n"),
                });
                titled.collect()
            }),
            Deed::Break(at) => self.change(*at, |text| text.replace("typ: ", "tip: ")),
            Deed::Mend => {
                for path in DOCUMENTS {
                    self.put(path, &Desk::original(path));
                }
                let _ = fs::remove_dir_all(root.join("content/neu"));
                let _ = fs::remove_dir_all(root.join("themes"));
                self.put("content/site.yaml", "titel: Probe\n");
                self.put(
                    "content/stadt/plan/bild.svg",
                    &Desk::original("content/stadt/plan/bild.svg"),
                );
            }
            Deed::Delete(at) => {
                let _ = fs::remove_file(root.join(DOCUMENTS[*at]));
            }
            Deed::Rename(at, n) => {
                let path = root.join(DOCUMENTS[*at]);
                let _ = fs::rename(&path, path.with_file_name(format!("neuer-name-{n}.md")));
            }
            Deed::Alias(at) => self.change(*at, |text| {
                text.replacen(
                    "typ: ",
                    "aliase: [alt/ort]\ntyp: ",
                    usize::from(!text.contains("aliase")),
                )
            }),
            Deed::Template(n) => {
                let text = [
                    "<p>{{ title }}</p>",
                    "{{ nichts.da }}",
                    "{% if %}",
                    "{% extends \"base.html\" %}",
                ];
                self.put("themes/eigen/templates/measure.html", text[usize::from(*n)]);
            }
            Deed::Style(n) => {
                self.put("themes/eigen/assets/style.css", &format!("p {{ order: {n} }}\n"))
            }
            Deed::Texts(n) => {
                let text = ["measure = Vorhaben\n", "measure = Projekt\n", "= kaputt\n"];
                self.put("themes/eigen/texts/de.ftl", text[usize::from(*n)]);
            }
            Deed::SiteFile(n) => {
                let text = [
                    "titel: Probe\n",
                    "titel: Probe\nautolinks: false\n",
                    "titel: Probe\ntheme: eigen\n",
                    "titel: Probe\nsprachen: [en]\n",
                    "titel: [\n",
                ];
                self.put("content/site.yaml", text[usize::from(*n)]);
            }
            Deed::Picture(0) => {
                let _ = fs::remove_file(root.join("content/stadt/plan/bild.svg"));
            }
            Deed::Picture(n) => {
                let text = format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{n}\" height=\"9\"/>\n"
                );
                self.put("content/stadt/plan/bild.svg", &text);
            }
            Deed::Folder(0) => {
                let _ = fs::remove_dir_all(root.join("content/neu"));
            }
            Deed::Folder(_) => {
                self.put(
                    "content/neu/tief/index.md",
                    "---\ntyp: seite\ntitel: Neue Seite\n---\nText.\n",
                );
            }
            Deed::Look => self.look(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_edits_ends_like_a_fresh_reading(deeds in prop::collection::vec(deed(), 1..16)) {
        let mut desk = Desk::new();
        for deed in &deeds {
            desk.do_it(deed);
        }
        desk.look();
        desk.do_it(&Deed::Mend);
        desk.look();
    }
}

#[test]
#[cfg(unix)]
fn a_file_that_became_a_link_out_of_the_site_is_not_handed_out() {
    let desk = Desk::new();
    let root = desk.folder.path();
    let sources = source::read(root).unwrap();
    let asset = &sources.assets["stadt/plan/bild.svg"];
    assert!(source::bytes_of(asset, root).is_ok());
    let outside = tempfile::NamedTempFile::new().unwrap();
    let size = usize::try_from(asset.size).unwrap();
    fs::write(outside.path(), "x".repeat(size)).unwrap();
    fs::remove_file(&asset.location).unwrap();
    std::os::unix::fs::symlink(outside.path(), &asset.location).unwrap();
    assert!(source::bytes_of(asset, root).is_err());
    fs::remove_file(&asset.location).unwrap();
    fs::write(&asset.location, "x".repeat(size + 1)).unwrap();
    assert!(source::bytes_of(asset, root).is_err());
}

#[test]
fn an_address_given_twice_is_told_beside_other_mistakes() {
    let mut desk = Desk::new();
    desk.edit("content/stadt/plan/1a.md", "titel: Briefe", "titel: Briefe\nstatus: fertig");
    desk.put("content/404.md", "---\ntyp: seite\ntitel: Fort\n---\n[Zum Plan](nirgends.md)\n");
    desk.look();
    let told = desk.shown.as_ref().unwrap_err();
    for code in ["F106", "F213", "F501"] {
        assert!(told.contains(&format!("Fehler[{code}]")), "{told}");
    }
}

#[test]
fn after_a_failure_the_site_comes_again_also_where_nothing_changed() {
    let mut desk = Desk::new();
    desk.workspace.again();
    assert!(matches!(desk.workspace.update().unwrap(), Update::Sound(_)));
    desk.edit("content/stadt/plan/1a.md", "typ: ", "tip: ");
    assert!(matches!(desk.workspace.update().unwrap(), Update::Faulty(_)));
    desk.workspace.again();
    assert!(matches!(desk.workspace.update().unwrap(), Update::Faulty(_)));
}

#[test]
fn a_new_day_is_taken_up_where_nobody_gave_one() {
    let town = TOWN.replace("Integrationsplan\n---\n", "Integrationsplan\n---\n## Ziele\n");
    let text = format!(
        "{town}{SITE}//- content/stadt/presse/morgen.md\n---\ntyp: pressemitteilung\ntitel: Morgen\ndatum: 2026-01-02\n---\n"
    );
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in fixture(&text) {
        fs::create_dir_all(folder.path().join(&path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(&path), text).unwrap();
    }
    let day = |text: &str| Day::parse(text).unwrap();
    let page = OutPath::new("stadt/presse/morgen.html").unwrap();
    for explicit in [false, true] {
        let mut order = order();
        order.edition.stichtag = Stichtag { day: day("2026-01-01"), explicit };
        let mut workspace = Workspace::new(folder.path().to_owned(), order);
        let Ok(Update::Sound(first)) = workspace.update() else { panic!("the site is sound") };
        assert!(first.file(&page).is_none());
        workspace.as_of(day("2026-01-01"));
        assert!(matches!(workspace.update(), Ok(Update::Same)));
        workspace.as_of(day("2026-01-02"));
        let shown = match workspace.update() {
            Ok(Update::Sound(next)) => next.file(&page).is_some(),
            Ok(Update::Same) => false,
            Ok(Update::Faulty(_)) | Err(_) => panic!("the site is sound"),
        };
        assert_eq!(shown, !explicit);
    }
}

#[test]
fn warnings_move_and_go_with_the_words_they_are_of() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in fixture(TOWN) {
        fs::create_dir_all(folder.path().join(&path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(&path), text).unwrap();
    }
    let page = folder.path().join("content/stadt/a.md");
    let mut workspace = Workspace::new(folder.path().to_owned(), order());
    let mut warned = |body: &str| {
        fs::write(&page, format!("---\ntyp: seite\ntitel: A\n---\n{body}\n")).unwrap();
        let Ok(Update::Sound(publication)) = workspace.update() else {
            panic!("the site is sound")
        };
        let kept = publication.site().warnings().to_vec();
        let sink = MemorySink::new();
        let sources = source::read(folder.path()).unwrap();
        let fresh = publish::publish(sources, &order(), &sink, || Duration::ZERO).unwrap();
        assert_eq!(kept, fresh.warnings);
        kept.iter().map(|it| it.place.span.start).collect::<Vec<_>>()
    };
    assert_eq!(warned("Kurz."), [0; 0]);
    assert_eq!(warned("### Kurz"), [28]);
    assert_eq!(warned("Länger.\n\n### Kurz"), [38]);
    assert_eq!(warned("Länger.\n\n## Kurz"), [0; 0]);
}
