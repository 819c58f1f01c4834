//! `fahrplan init`: the new site of any authority in any Land builds without a warning, says what is to be replaced
//! and reads back what was answered; what is in the way is refused; what is killed leaves no half site.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::diagnostics::Diagnostic;
use fahrplan::document::site_file;
use fahrplan::document::types::Level;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::Trial;
use fahrplan::publish::{self, Order};
use fahrplan::source::Sources;
use fahrplan::starter::{self, Answers, Land, MARK, Starter};
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use tempfile::TempDir;

use crate::build::{Run, run_command};
use crate::harness::{How, Published, same};

const DAY: &str = "2026-05-04";

/// A folder in which new sites are made.
struct Place(TempDir);

impl Place {
    fn new() -> Place {
        Place(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Calls the program in the folder.
    fn call(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
        command.args(arguments).stdin(Stdio::null());
        run_command(&mut command, &[("LANG", "de_DE.UTF-8")], self.0.path())
    }

    fn init(&self, name: &str, arguments: &[&str]) -> Run {
        self.call(&[&["init", name, "--stichtag", DAY], arguments].concat())
    }

    /// All files below `name` with their texts.
    fn files(&self, name: &str) -> BTreeMap<String, String> {
        let top = self.path(name);
        let (mut found, mut folders) = (BTreeMap::new(), vec![top.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&top).unwrap().to_str().unwrap();
                    found.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
                }
            }
        }
        found
    }

    /// The published site in `name`.
    fn published(&self, name: &str) -> Published {
        let of_site = |(path, _): &(String, String)| path.starts_with("content/");
        let files: Vec<(String, String)> = self.files(name).into_iter().filter(of_site).collect();
        crate::harness::publish(&files, How { stichtag: DAY, ..How::default() }).unwrap()
    }
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The new site passes the strictest check on the day that it is made.
#[track_caller]
fn passes(starter: &Starter, what: &str) {
    assert_eq!(warnings(starter), [], "{what}");
}

/// What the site, which has no errors, is warned of.
fn warnings(starter: &Starter) -> Vec<Diagnostic> {
    let files = starter.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let files = files.filter(|(path, _)| path.starts_with("content/"));
    let stichtag = Stichtag { day: Day::parse(DAY).unwrap(), explicit: false };
    let edition = Edition { stichtag, drafts: false };
    let order = Order { edition, base_url: None, search: true };
    publish::publish(Sources::from_texts(files), &order, &Trial, || Duration::ZERO)
        .unwrap()
        .warnings
}

fn answers() -> Answers {
    Answers::example(Day::parse(DAY).unwrap())
}

// --- What is made

#[test]
fn the_site_of_any_authority_in_any_land_passes_the_strictest_check() {
    for land in Land::ALL {
        for (level, rest) in [
            (Level::Municipality, Some("123456")),
            (Level::RuralDistrict, Some("123")),
            (Level::StateMinistry, Some("")),
            (Level::DistrictOffice, None),
        ] {
            let ags = rest.map(|rest| format!("{}{rest}", land.key()));
            let answers = Answers { level, land: Some(land), ags, ..answers() };
            passes(&starter::site(&answers), &format!("{level:?} in {}", land.name()));
        }
    }
    for level in Level::ALL {
        passes(&starter::site(&Answers { level: *level, ..answers() }), level.word());
    }
}

#[test]
fn on_the_first_and_the_last_day_of_a_year_too() {
    for day in ["2026-01-01", "2028-02-29", "2026-12-31"] {
        let place = Place::new();
        let run = place.call(&["init", "neu", "--stichtag", day]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let check = place.call(&["check", "--root", "neu", "--streng", "--stichtag", day]);
        assert_eq!(check.code, 0, "{}", check.stderr);
    }
}

#[test]
fn the_declaration_names_law_and_body_of_the_land() {
    let declaration = |answers: &Answers| {
        let files = starter::site(answers).files;
        files
            .into_iter()
            .find(|(path, _)| path.as_str() == "content/barrierefreiheit.md")
            .unwrap()
            .1
    };
    let mut seen = Vec::new();
    for land in Land::ALL {
        let text = declaration(&Answers { land: Some(land), ..answers() });
        let (_, body) = text.split_once("## Durchsetzungsverfahren").unwrap();
        let body = body.lines().nth(4).unwrap().to_owned();
        assert!(body.contains("stelle") || body.contains("Landesbeauftragte"), "{land:?}: {body}");
        assert!(!body.contains(MARK) && !seen.contains(&body), "{land:?}: {body}");
        assert!(text.contains("die Richtlinie (EU) 2016/2102 und das "), "{land:?}");
        seen.push(body);
    }
    let unknown = declaration(&answers());
    assert!(unknown.contains("[ERSETZEN: hier die Durchsetzungsstelle des Landes eintragen]"));
    assert!(unknown.contains("[ERSETZEN: Gesetz und Verordnung Ihres Landes"));
    let hesse = Answers { land: Some(Land::Hessen), level: Level::FederalAuthority, ..answers() };
    assert!(declaration(&hesse).contains("§ 16 BGG"));
}

#[test]
fn every_page_says_that_it_is_an_example_or_a_draft() {
    let place = Place::new();
    place.init("neu", &[]);
    let site = place.published("neu");
    let documents: Vec<String> = place
        .files("neu")
        .into_keys()
        .filter_map(|path| Some(path.strip_prefix("content/")?.strip_suffix(".md")?.to_owned()))
        .collect();
    assert_eq!(documents.len(), 15);
    for document in documents {
        let text = site.text(&format!("{document}.html"));
        assert!(
            text.contains("Hinweis: Beispiel: ") || text.contains("Hinweis: Entwurf: "),
            "{document}"
        );
    }
}

#[test]
fn what_is_to_be_replaced_is_marked_and_names_nobody() {
    let place = Place::new();
    place.init("neu", &[]);
    for (path, text) in place.files("neu") {
        if path.ends_with(".md") {
            assert!(text.contains(MARK), "{path} marks nothing");
        }
        for word in text.split(|c: char| c.is_whitespace() || "\"()[]`".contains(c)) {
            let is_address = (word.contains("://") && word != "https://")
                || (word.contains('@') && word.contains('.'));
            assert!(
                !is_address || word.trim_end_matches(['/', ',', '.']).ends_with(".example"),
                "{path}: {word}"
            );
        }
    }
}

#[test]
fn answers_are_read_back_as_they_were_given() {
    for (number, nasty) in [
        "Landkreis \"Größe\": A & B",
        "{{ name }} {% raw %} %NAME% [b](c) [[1a]]",
        "- # *Kreis* _x_ `y` <b>z</b> ~~w~~ ^ | \\",
        "1. Bürgermeister's Amt: 'ja', nein #2",
        "true",
        "null",
        "2030-01-01",
        "@Amt, !Amt, &Amt, *Amt, ?Amt",
        "İstanbul Ωmega 東京 é",
    ]
    .into_iter()
    .enumerate()
    {
        let place = Place::new();
        let run = place.init("neu", &["--name", nasty, "--plan", nasty, "--land", "by"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
        let check = place.call(&["check", "--root", "neu", "--stichtag", DAY]);
        assert_eq!(check.code, 0, "{nasty}: {}", check.stderr);
        let site = place.published("neu");
        let title = format!("# {nasty}");
        let is_titled = |page: &&str| site.text(page).lines().any(|line| line == title);
        let found: Vec<&str> = site.pages().into_iter().filter(is_titled).collect();
        assert!(found.len() >= 2, "{number}: {nasty} is the title of {found:?}");
        let imprint =
            site.text("impressum.html").replace(['„', '“'], "\"").replace(['‚', '‘', '’'], "'");
        assert!(imprint.contains(nasty), "{nasty} in {imprint}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_that_is_accepted_is_read_back(name in any::<String>(), plan in any::<String>()) {
        if let (Ok(name), Ok(plan)) = (Answers::name(&name), Answers::name(&plan)) {
            let starter = starter::site(&Answers { name: name.clone(), plan, ..answers() });
            // A name may look like a slip.
            warnings(&starter);
            let text = starter.files.iter().find(|(path, _)| path.as_str() == "content/site.yaml");
            let (read, _) =
                site_file::parse(&Arc::from("content/site.yaml"), text.unwrap().1).unwrap();
            prop_assert_eq!(read.publisher.as_deref(), Some(name.as_str()));
        }
    }
}

#[test]
fn line_ends_become_blanks_and_what_nobody_sees_is_refused() {
    let place = Place::new();
    assert_eq!(place.init("neu", &["--name", " Stadt\r\nBeispiel\n---\ntyp: seite "]).code, 0);
    assert!(
        place.published("neu").text("impressum.html").contains("Stadt Beispiel --- typ: seite")
    );
    let run = place.init("anders", &["--name", "Stadt\u{202e}Beispiel"]);
    same(
        &run.stderr,
        "--name: Darin steckt ein unsichtbares Zeichen (U+202E). Tippen Sie den Text, statt ihn zu kopieren.\n",
    );
    assert_eq!(run.code, 2);
    assert!(!exists(&place.path("anders")));
}

// --- What is said

#[test]
fn the_next_steps_are_told_in_the_language_of_the_reader() {
    let place = Place::new();
    let german = place.init("neu", &["--name", "Kreis Beispiel"]);
    let look = if cfg!(feature = "serve") { "fahrplan serve --open" } else { "fahrplan build" };
    same(
        &german.stderr,
        &format!(
            "Die neue Website liegt in neu: 18 Dateien.
So geht es weiter:
  1. Wechseln Sie in den Ordner:       cd neu
  2. Sehen Sie sich die Website an:    {look}
  3. Ersetzen Sie, was bezeichnet ist: Suchen Sie in content nach ERSETZEN, zuerst in content/site.yaml und content/kreis-beispiel/index.md.
  4. Prüfen Sie, ob alles stimmt:      fahrplan check
Mehr steht in LIESMICH.md.
"
        ),
    );
    let english = place.init("ein Ordner", &["--sprache", "en"]);
    same(
        &english.stderr,
        &format!(
            "The new site is in ein Ordner: 18 files.
What comes next:
  1. Go to the folder:        cd \"ein Ordner\"
  2. Look at the site:        {look}
  3. Replace what is marked:  search content for ERSETZEN, first in content/site.yaml and content/beispielstadt/index.md.
  4. See whether all is well: fahrplan check
More is in LIESMICH.md (in German).
"
        ),
    );
    let quiet = place.init("still", &["-q"]);
    assert_eq!((quiet.code, quiet.stderr.as_str(), quiet.stdout.as_str()), (0, "", ""));
}

#[test]
fn options_that_cannot_be_are_all_told_at_once() {
    let place = Place::new();
    let wrong =
        ["--name", " ", "--land", "Thürigen", "--art", "kreis", "--ags", "5766", "--base-url", "x"];
    let run = place.init("neu", &wrong);
    same(
        &run.stderr,
        "
--name: Hier fehlt ein Name.
--land: Das Land „Thürigen“ gibt es nicht. Meinten Sie „Thüringen“? Möglich sind: Schleswig-Holstein, Hamburg, Niedersachsen, Bremen, Nordrhein-Westfalen, Hessen, Rheinland-Pfalz, Baden-Württemberg, Bayern, Saarland, Berlin, Brandenburg, Mecklenburg-Vorpommern, Sachsen, Sachsen-Anhalt, Thüringen.
--base-url: „x“ ist keine Adresse einer Website. Sie beginnt mit https:// und hat weder einen Benutzernamen noch „?“ oder „#“, zum Beispiel https://integration.beispiel.example/
--ags: Der amtliche Schlüssel hat bei der Art „kreis“ 5 Ziffern, nicht 4. Fehlt die führende Null?
",
    );
    assert_eq!(run.code, 2);
    let run = place.init("neu", &["--sprache", "en", "--art", "landkries", "--ags", "1"]);
    same(
        &run.stderr,
        "--art: There is no kind of authority “landkries”. Did you mean “landkreis”? Possible are: bezirksamt, landkreis, kreis, kreisfreie-stadt, stadt, gemeinde, gemeindeverband, region, bezirksregierung, regierungspraesidium, landesministerium, landesbehoerde, bundesbehoerde, sonstige.\n",
    );
    let run = place.init("neu", &["--art", "kreis", "--ags", "05766", "--land", "Hessen"]);
    same(&run.stderr, "--ags: Dieser Schlüssel gehört zu Nordrhein-Westfalen, nicht zu Hessen.\n");
    assert!(!exists(&place.path("neu")));
}

#[test]
fn the_examples_lie_in_a_time_that_people_know() {
    let place = Place::new();
    for day in ["0001-01-01", "1899-12-31", "9999-12-31"] {
        let run = place.call(&["init", "alt", "--no-input", "--stichtag", day]);
        assert_eq!(run.code, 2, "{day}: {}", run.stderr);
        assert!(run.stderr.contains("Erwartet wird ein Tag ab 1900"), "{}", run.stderr);
        assert!(!exists(&place.path("alt")));
    }
}

#[test]
fn the_official_key_tells_the_land() {
    let place = Place::new();
    assert_eq!(place.init("neu", &["--name", "Kreis Beispiel", "--ags", "05766"]).code, 0);
    let files = place.files("neu");
    assert!(
        files["content/kreis-beispiel/index.md"]
            .contains("\nart: kreis\nland: Nordrhein-Westfalen\n")
    );
    assert!(files["content/barrierefreiheit.md"].contains("§ 10d BGG NRW"));
}

/// Runs `init` on a terminal where somebody types `answers`. `None` where the system has no `script`.
fn typed(place: &Place, arguments: &str, answers: &str) -> Option<Run> {
    let is_there = Command::new("script").arg("--version").output();
    if !is_there.is_ok_and(|probe| String::from_utf8_lossy(&probe.stdout).contains("util-linux")) {
        eprintln!("NOT TESTED: this system has no `script` of util-linux, which gives a terminal");
        return None;
    }
    fs::write(place.path("answers"), answers).unwrap();
    let program = env!("CARGO_BIN_EXE_fahrplan");
    let call = format!("'{program}' init neu --stichtag {DAY} {arguments}");
    let mut command = Command::new("script");
    command.args(["-qec", &call, "/dev/null"]);
    command.stdin(fs::File::open(place.path("answers")).unwrap());
    Some(run_command(
        &mut command,
        &[("LANG", "de_DE.UTF-8"), ("SHELL", "/bin/sh")],
        place.0.path(),
    ))
}

#[test]
fn on_a_terminal_it_asks_and_asks_again() {
    let place = Place::new();
    let answers =
        "Landkreis Beispiel\ndorf\n\nHessn\n8\n8115\n08115\n\nbeispiel\nhttps://b.example\n";
    let Some(run) = typed(&place, "", answers) else { return };
    assert_eq!(run.code, 0, "{}", run.stdout);
    for said in [
        "Wie heißt die Behörde? Der Name steht auf jeder Seite.",
        "[Beispielstadt]: ",
        "[landkreis]: Die Art „dorf“ gibt es nicht.\r\n[landkreis]: ",
        "08 Baden-Württemberg",
        "Das Land „Hessn“ gibt es nicht. Meinten Sie „Hessen“?\r\n[später eintragen]: ",
        "hat bei der Art „landkreis“ 5 Ziffern, nicht 4. Fehlt die führende Null?",
        "[Integrationsplan]: ",
        "„beispiel“ ist keine Adresse einer Website.",
        "So geht es weiter:",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
    let files = place.files("neu");
    let authority = &files["content/landkreis-beispiel/index.md"];
    for line in
        ["titel: Landkreis Beispiel", "art: landkreis", "land: Baden-Württemberg", "ags: \"08115\""]
    {
        assert!(authority.contains(&format!("\n{line}\n")), "{line}\n{authority}");
    }
    assert!(files["content/site.yaml"].contains("\nbasis_url: \"https://b.example/\"\n"));
}

#[test]
fn what_options_say_is_not_asked() {
    let place = Place::new();
    let given = "--name Beispielkreis --art kreis --land Hessen --ags 06431 --base-url https://b.example/ --sprache en";
    let Some(run) = typed(&place, given, "Integration Concept\n") else { return };
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(run.stdout.matches("]: ").count(), 1, "{}", run.stdout);
    assert!(place.files("neu").contains_key("content/beispielkreis/integration-concept/1a.md"));
    let Some(run) = typed(&Place::new(), "--no-input", "") else { return };
    assert!(!run.stdout.contains("]: ") && run.code == 0, "{}", run.stdout);
}

#[test]
fn whoever_breaks_off_leaves_nothing_behind() {
    for last in ["\u{3}", "\u{4}"] {
        let place = Place::new();
        let Some(run) = typed(&place, "", &format!("Beispielkreis\n\n{last}")) else { return };
        assert_ne!(run.code, 0, "{}", run.stdout);
        assert!(!exists(&place.path("neu")), "{}", run.stdout);
    }
}

// --- What is refused

#[test]
fn a_folder_that_holds_something_is_refused_and_left_alone() {
    let place = Place::new();
    fs::create_dir_all(place.path("voll/Ablage")).unwrap();
    fs::write(place.path("voll/brief.txt"), "Sehr geehrte").unwrap();
    fs::write(place.path("voll/README.md"), "Meins").unwrap();
    let run = place.init("voll", &[]);
    same(
        &run.stderr,
        "Im Ordner voll liegt schon etwas (Ablage, brief.txt). Nennen Sie einen leeren Ordner oder einen, den es noch nicht gibt. Nur .git, .gitignore und eine README stören nicht.\n",
    );
    assert_eq!(run.code, 2);
    assert_eq!(place.files("voll").len(), 2);
    let english = place.init("voll", &["--sprache", "en"]);
    assert!(
        english.stderr.starts_with("The folder voll holds something already (Ablage, brief.txt).")
    );
    let run = place.init("voll/brief.txt", &[]);
    same(
        &run.stderr,
        "voll/brief.txt ist kein Ordner. Nennen Sie einen leeren oder einen, den es noch nicht gibt.\n",
    );
    assert_eq!(run.code, 2);
}

#[test]
fn a_second_site_in_the_same_folder_is_refused() {
    let place = Place::new();
    assert_eq!(place.init("neu", &[]).code, 0);
    let before = place.files("neu");
    let run = place.init("neu", &["--name", "Andere"]);
    assert!(run.code == 2 && run.stderr.starts_with("Im Ordner neu liegt schon etwas (content)."));
    let within = place.init("neu/content/noch-eine", &[]);
    same(
        &within.stderr.replace(place.0.path().canonicalize().unwrap().to_str().unwrap(), "HERE"),
        "neu/content/noch-eine gehört zu einer anderen Website, der in HERE/neu. Nennen Sie einen Ordner außerhalb.\n",
    );
    assert_eq!(within.code, 2);
    assert!(place.files("neu") == before, "something was changed");
}

#[test]
fn a_repository_with_its_readme_is_welcome_and_kept() {
    let place = Place::new();
    fs::create_dir_all(place.path("neu/.git")).unwrap();
    fs::create_dir_all(place.path("neu/output")).unwrap();
    for (path, text) in [
        (".git/config", "x"),
        (".gitignore", "*.bak\n"),
        ("README.md", "Meins"),
        ("LIESMICH.md", "Auch meins"),
        ("output/.gitignore", "*\n"),
    ] {
        fs::write(place.path("neu").join(path), text).unwrap();
    }
    let run = place.init("neu", &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = place.files("neu");
    assert_eq!(files["README.md"], "Meins");
    assert_eq!(files["LIESMICH.md"], "Auch meins");
    assert_eq!(files["output/.gitignore"], "*\n");
    assert!(files.contains_key("content/site.yaml"));
    assert!(!exists(&place.path("neu/.fahrplan-init")));
    let build = place.call(&["build", "--root", "neu", "--stichtag", DAY]);
    assert_eq!(build.code, 0, "{}", build.stderr);
}

// --- What goes wrong

#[test]
fn what_a_dead_run_left_is_no_site_and_the_next_run_makes_one() {
    let place = Place::new();
    fs::create_dir_all(place.path("neu/.fahrplan-init/content")).unwrap();
    fs::create_dir_all(place.path("neu/output")).unwrap();
    fs::write(place.path("neu/.fahrplan-init/content/site.yaml"), "titel: Halb").unwrap();
    fs::write(place.path("neu/output/.gitignore"), "*\n!.gitignore\n").unwrap();
    let check = place.call(&["check", "--root", "neu"]);
    assert!(
        check.code == 2 && check.stderr.starts_with("In neu gibt es keinen Ordner „content“."),
        "{}",
        check.stderr
    );
    assert_eq!(place.init("neu", &[]).code, 0);
    place.init("ganz", &[]);
    assert!(place.files("neu") == place.files("ganz"));
}

#[test]
fn killed_at_any_moment_it_leaves_no_half_site() {
    let place = Place::new();
    place.init("ganz", &[]);
    let whole = place.files("ganz");
    let mut whole_ones = 0;
    for number in 0..24_u64 {
        let name = format!("neu-{number}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
        command.args(["init", &name, "--stichtag", DAY, "-q"]).current_dir(place.0.path());
        let mut child = command.stdin(Stdio::null()).spawn().unwrap();
        // Writing has begun, and perhaps ended.
        while !exists(&place.path(&name)) && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(number * 60));
        child.kill().unwrap();
        child.wait().unwrap();
        let stands = exists(&place.path(&name).join("content"));
        whole_ones += usize::from(stands);
        if stands {
            let content = |files: &BTreeMap<String, String>| -> BTreeMap<String, String> {
                let of_site = files.iter().filter(|(path, _)| path.starts_with("content/"));
                of_site.map(|(path, text)| (path.clone(), text.clone())).collect()
            };
            assert!(content(&place.files(&name)) == content(&whole), "{name} is half a site");
        } else {
            assert_eq!(place.init(&name, &[]).code, 0);
            assert!(place.files(&name) == whole, "{name} was not completed");
        }
    }
    eprintln!("killed 24 times, {whole_ones} times when the site was there");
}

// --- What is told of it elsewhere

/// The text between `begin` and `end`, which stand in `text` once.
#[track_caller]
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(begin).unwrap();
    rest.split_once(end).unwrap().0
}

#[test]
fn the_first_mistake_of_the_readme_is_a_real_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let place = Place::new();
    let folder = between(&readme, "\n    fahrplan init ", "\n");
    assert_eq!(place.init(folder, &[]).code, 0);
    let (file, keys) = between(&readme, "\nIn `", "`:").split_once("`, with `").unwrap();
    let (wrong, right) = keys.split_once("` for `").unwrap();
    let path = place.path(folder).join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(&format!("\n{right}:")).count(), 1, "{right} in {file}");
    fs::write(&path, text.replace(&format!("\n{right}:"), &format!("\n{wrong}:"))).unwrap();
    let check = place.call(&["check", "--root", folder]);
    assert_eq!(check.code, 1);
    let told = between(&readme, "```text\nFehler[", "```");
    same(&check.stderr, &format!("Fehler[{told}"));
}

#[test]
fn the_first_mistakes_of_the_manual_are_real_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manual = fs::read_to_string(root.join("content/handbuch/erste-schritte.md")).unwrap();
    let place = Place::new();
    let folder = between(&manual, "```text\nfahrplan init ", "\n```");
    assert_eq!(place.init(folder, &[]).code, 0);
    let path = place.path(folder).join("content/beispielstadt/integrationsplan/1a.md");
    let text = fs::read_to_string(&path).unwrap();
    let wrong = text.replace("\nzeitraum:", "\nlaufzeit:");
    let wrong = wrong.replacen("    status: in-umsetzung", "    status: in-arbeit", 1);
    fs::write(&path, wrong).unwrap();
    let build = place.call(&["build", "--root", folder, "--stichtag", DAY]);
    assert_eq!(build.code, 1);
    same(&build.stderr, &format!("Fehler[{}", between(&manual, "```text\nFehler[", "```")));
}

#[test]
fn the_files_that_the_manual_tells_of_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manual = fs::read_to_string(root.join("content/handbuch/erste-schritte.md")).unwrap();
    let files = starter::site(&answers()).files;
    let named: Vec<&str> = manual
        .split('`')
        .filter(|word| word.starts_with("content/") && word.contains('.'))
        .collect();
    assert!(named.len() > 5, "{named:?}");
    for name in named {
        assert!(files.keys().any(|path| path.as_str() == name), "{name}");
    }
}
