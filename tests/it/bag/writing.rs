//! What a bag holds, what is refused, and how it comes into an archive.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use fahrplan::bag::{Archive, ArchiveError, Created, Draft, Info, State, TagFile, admit, verify};
use fahrplan::path::OutPath;
use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::Config;
use proptest::{prop_assert_eq, proptest};

use super::{Place, bag, draft, files, info, path, readme, with_bag};

#[test]
fn a_bag_has_every_file_that_the_standard_wants() {
    let place = with_bag();
    let files = files(&place.folder().join("1"));
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let expected = [
        "LIESMICH.txt",
        "bag-info.txt",
        "bagit.txt",
        "data/html/a b,c;d'e.html",
        "data/html/index.html",
        "data/html/maßnahmen/Übersicht (1).html",
        "data/quelle/alles.bin",
        "data/quelle/plan.json",
        "manifest-sha512.txt",
        "tagmanifest-sha512.txt",
    ];
    assert_eq!(names, expected);
    let text = |name: &str| String::from_utf8(files.get(name).unwrap().clone()).unwrap();
    assert_eq!(text("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    let labels = text("bag-info.txt");
    let labels: Vec<_> = labels.lines().filter(|line| !line.starts_with(' ')).collect();
    let labels: Vec<_> = labels.iter().map(|line| line.split(':').next().unwrap()).collect();
    let expected = [
        "Source-Organization",
        "External-Description",
        "Bagging-Date",
        "External-Identifier",
        "Payload-Oxum",
        "Bag-Software-Agent",
        "Decision",
    ];
    assert_eq!(labels, expected);
    assert!(text("bag-info.txt").contains("\nPayload-Oxum: 329.5\n"));
    assert!(text("manifest-sha512.txt").lines().all(|line| line[128..].starts_with("  data/")));
    let listed = text("tagmanifest-sha512.txt");
    let listed: Vec<_> = listed.lines().map(|line| &line[130..]).collect();
    assert_eq!(listed, ["LIESMICH.txt", "bag-info.txt", "bagit.txt", "manifest-sha512.txt"]);
    let attributes = fs::read_to_string(place.folder().join(".gitattributes")).unwrap();
    assert_eq!(attributes, "* -text\n");
}

#[test]
fn everything_that_keeps_values_from_being_a_bag_is_told_at_once() {
    let file = |name: &str| (path(name), Vec::new());
    let tag = |name: &str| TagFile { path: path(name), bytes: Vec::new(), varies: false };
    let pairs = [
        ("Payload-Oxum", "1.1"),
        ("a:b", "c"),
        ("Leer", " \n "),
        ("Bagging-Date", "2026"),
        ("Bagging-Date", "2027"),
    ];
    let draft = Draft {
        payload: vec![file("A"), file("a"), file("50%"), file("b"), file("b/c")],
        info: Info::new(pairs),
        tags: ["Bagit.txt", "MANIFEST-md5.txt", "data/x", "redaktion/1/x", "~root", "Fetch.txt"]
            .map(tag)
            .to_vec(),
        ..Draft::default()
    };
    let faults: Vec<_> = draft.write().unwrap_err().iter().map(ToString::to_string).collect();
    let expected = [
        "bag-info.txt: the label Payload-Oxum cannot be used",
        "bag-info.txt: the label a:b cannot be used",
        "bag-info.txt: Leer has no value",
        "bag-info.txt: Bagging-Date stands twice",
        "Bagit.txt: the place of another file of the bag",
        "MANIFEST-md5.txt: the place of another file of the bag",
        "data/x: the place of another file of the bag",
        "redaktion/1/x: the place of another file of the bag",
        "Fetch.txt: the place of another file of the bag",
        "data/a: one with data/A on some systems",
        "data/50%: a percent sign in the name, which readers of bags decode differently",
        "data/b/c: one with data/b on some systems",
        "~root: the path begins with `~`",
    ];
    assert_eq!(faults, expected);
    assert_eq!(Draft::default().write().unwrap_err().len(), 1);
}

#[test]
fn the_same_version_again_is_no_error_even_from_a_newer_program() {
    let place = with_bag();
    let before = files(&place.folder());
    let digest = place.verify("1").digest.unwrap();
    let mut newer = draft();
    let pairs = info().pairs().map(|(label, value)| (label.to_owned(), value.to_owned())).collect();
    let pairs: Vec<(String, String)> = pairs;
    let newer_program = |(label, value): (String, String)| match label.as_str() {
        "Bag-Software-Agent" => (label, "fahrplan 0.9.0".to_owned()),
        "Bagging-Date" => (label, "2031-01-01".to_owned()),
        _ => (label, value),
    };
    newer.info = Info::new(pairs.into_iter().map(newer_program));
    newer.tags = vec![readme("Ein neuerer Text.")];
    let created = place.archive().create("1", &newer.write().unwrap()).unwrap();
    assert_eq!(created, Created::AlreadyThere { digest });
    assert_eq!(files(&place.folder()), before);
}

#[test]
fn another_content_under_the_same_name_is_refused_with_every_difference() {
    let place = with_bag();
    let before = files(&place.folder());
    let mut other = draft();
    other.payload[0].1 = b"other".to_vec();
    other.payload.remove(3);
    other.payload.push((path("quelle/neu.md"), Vec::new()));
    other.info = Info::new([("Source-Organization", "Gemeinde Beispiel"), ("Plan", "x")]);
    other.tags.push(TagFile { path: path("LIZENZ.txt"), bytes: Vec::new(), varies: false });
    let error = place.archive().create("1", &other.write().unwrap()).unwrap_err();
    let expected = "1: stands in the archive with other content
  LIZENZ.txt: added
  bag-info.txt (Decision): missing
  bag-info.txt (External-Description): missing
  bag-info.txt (External-Identifier): missing
  bag-info.txt (Plan): added
  bag-info.txt (Source-Organization): changed
  data/html/index.html: changed
  data/quelle/neu.md: added
  data/quelle/plan.json: missing";
    assert_eq!(error.to_string(), expected);
    assert_eq!(files(&place.folder()), before);
}

#[test]
fn a_damaged_bag_is_neither_accepted_nor_replaced() {
    let place = with_bag();
    fs::write(place.folder().join("1/data/quelle/plan.json"), "{}").unwrap();
    let error = place.archive().create("1", &bag()).unwrap_err();
    assert!(matches!(error, ArchiveError::Damaged { .. }), "{error}");
    assert_eq!(fs::read(place.folder().join("1/data/quelle/plan.json")).unwrap(), b"{}");
}

#[test]
fn one_run_writes_at_a_time_and_names_stay_in_the_archive() {
    let place = Place::new();
    let archive = place.archive();
    assert!(matches!(Archive::open(&place.folder()), Err(ArchiveError::Busy { .. })));
    for name in ["", ".", "..", "../1", "a/b", ".1.neu", "C:", "1.", "nul"] {
        let error = archive.create(name, &bag()).unwrap_err();
        assert!(matches!(error, ArchiveError::Name { .. }), "{name}: {error}");
    }
}

#[test]
fn what_a_dead_run_left_is_dropped() {
    let place = with_bag();
    let stale = place.folder().join(".2.neu");
    fs::create_dir_all(stale.join("data")).unwrap();
    fs::write(stale.join("data/half"), "ha").unwrap();
    let kept = place.folder().join(".notiz.txt");
    fs::write(&kept, "of somebody else").unwrap();
    place.archive();
    assert!(!stale.exists() && kept.exists());
    place.create("2", &bag());
    assert_eq!(place.verify("2").state, State::Sound);
}

/// The test below runs this in a process of its own, in a folder that it names, and kills it.
#[test]
fn a_bag_of_many_files_is_written() {
    let place = Place::new();
    let named = std::env::var_os("FAHRPLAN_VICTIM");
    let folder = named.map_or_else(|| place.folder(), Into::into);
    let payload = (0..300).map(|at| (path(&format!("{at}/x")), vec![b'x'; 2000])).collect();
    let bag = Draft { payload, info: info(), ..Draft::default() }.write().unwrap();
    let created = Archive::open(&folder).unwrap().create("1", &bag).unwrap();
    assert!(matches!(created, Created::New { .. }), "{created:?}");
    assert_eq!(verify(&folder.join("1")).entries, 300);
}

#[test]
fn a_run_that_is_killed_leaves_the_whole_bag_or_none() {
    let entries = |folder: &Path| fs::read_dir(folder).map_or(0, Iterator::count);
    for wanted in [0, 1, 150, 300, 301] {
        let place = Place::new();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "bag::writing::a_bag_of_many_files_is_written"])
            .env("FAHRPLAN_VICTIM", place.folder())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Killed once so many of its folders are there, or the whole bag.
        let half = place.folder().join(".1.neu/data");
        while entries(&half) < wanted && !place.folder().join("1").exists() {
            assert!(child.try_wait().unwrap().is_none_or(|status| status.success()));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        place.archive();
        let left: Vec<_> = files(&place.folder()).into_keys().collect();
        if left != [".gitattributes"] {
            assert_eq!(place.verify("1").faults, [], "killed after {wanted}");
            assert_eq!(place.verify("1").entries, 300);
        }
        assert!(!place.folder().join(".1.neu").exists());
    }
}

/// Names that a bag can hold, distinct in every spelling.
fn names() -> impl Strategy<Value = Vec<OutPath>> {
    let name = prop::collection::vec("[a-zäöüß0-9 ()_,'$&+@~#.-]{1,12}", 1..4);
    prop::collection::vec(name, 1..8).prop_map(|names| {
        let spell = |(at, name): (usize, Vec<String>)| format!("{at}-{}", name.join("/"));
        let spelt = names.into_iter().enumerate().map(spell);
        let good = |name: String| {
            admit(&format!("data/{name}")).ok().and_then(|_| OutPath::new(&name).ok())
        };
        spelt.filter_map(good).chain([path("immer")]).collect()
    })
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(24) })]

    #[test]
    fn what_is_written_is_read_back(
        names in names(),
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        value in "[^\\x00]{0,300}",
    ) {
        let payload: Vec<_> = names.into_iter().map(|name| (name, bytes.clone())).collect();
        let value = format!("x {value}");
        let draft = Draft { payload, info: Info::new([("Titel", value)]), ..Draft::default() };
        let bag = draft.clone().write().unwrap();
        let place = Place::new();
        let digest = place.create("v", &bag);
        let verified = place.verify("v");
        prop_assert_eq!(&verified.faults, &[]);
        prop_assert_eq!(verified.digest, Some(digest));
        prop_assert_eq!(verified.info.get("Titel"), draft.info.get("Titel"));
        prop_assert_eq!(verified.entries, draft.payload.len());
        let found = files(&place.folder().join("v"));
        let written: Vec<_> = bag.files().map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect();
        prop_assert_eq!(found.into_iter().collect::<Vec<_>>(), written);
    }
}
