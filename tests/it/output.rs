//! Files on disk: what a build writes, leaves and removes, and that nothing is
//! lost when it fails, is interrupted, or meets files that are not its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fahrplan::output::{DiskSink, MemorySink, OutputError, Report, Sink};
use fahrplan::path::OutPath;
use tempfile::TempDir;

type Files<'a> = &'a [(&'a str, &'a str)];

const OLD: Files<'static> = &[
    ("index.html", "home"),
    ("a/index.html", "old a"),
    ("a/gone.html", "gone"),
    ("gone/deep/x.html", "gone too"),
    ("turns/into/file.html", "below"),
    ("plain", "a file"),
];
const NEW: Files<'static> = &[
    ("index.html", "home"),
    ("a/index.html", "new a"),
    ("a/sub/new.html", "new"),
    ("fresh/deep/y.html", "fresh"),
    ("turns", "now a file"),
    ("plain/below.html", "now a folder"),
];
const VANISHED: [&str; 4] = ["a/gone.html", "gone/deep/x.html", "plain", "turns/into/file.html"];

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn path(text: &str) -> OutPath {
    OutPath::new(text).unwrap()
}

fn put_all(sink: &impl Sink, files: Files) -> Result<(), OutputError> {
    files.iter().try_for_each(|(name, text)| sink.put(&path(name), text.as_bytes()))
}

fn try_build(dir: &Path, files: Files) -> Result<Report, OutputError> {
    let sink = DiskSink::open(dir)?;
    put_all(&sink, files)?;
    sink.finish()
}

fn build(dir: &Path, files: Files) -> Report {
    try_build(dir, files).unwrap()
}

/// Everything below `dir`: files with their text, folders with a trailing slash.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(dir, "", &mut found);
    found
}

fn collect(dir: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
            found.insert(format!("{name}/"), String::new());
        } else {
            let bytes = fs::read(entry.path()).unwrap();
            found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
}

/// What a visitor of the site can see.
fn site(dir: &Path) -> BTreeMap<String, String> {
    let mut found = tree(dir);
    found.retain(|name, _| !name.starts_with(".fahrplan/"));
    found
}

fn files_of(dir: &Path) -> Vec<(String, String)> {
    site(dir).into_iter().filter(|(name, _)| !name.ends_with('/')).collect()
}

fn expected(files: Files) -> Vec<(String, String)> {
    let mut files: Vec<_> = files.iter().map(|(n, t)| ((*n).into(), (*t).into())).collect();
    files.sort();
    files
}

/// The time stamps of everything below `dir`, and its own.
fn times(dir: &Path) -> BTreeMap<String, SystemTime> {
    let time = |place: PathBuf| fs::metadata(place).unwrap().modified().unwrap();
    let mut times: BTreeMap<_, _> =
        tree(dir).into_keys().map(|name| (name.clone(), time(dir.join(&name)))).collect();
    times.insert(String::new(), time(dir.to_owned()));
    times
}

/// Sets the time of a file far back, so that a rewrite shows.
fn age(file: &Path) -> SystemTime {
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(file).unwrap().set_modified(past).unwrap();
    past
}

fn names(paths: &[OutPath]) -> Vec<&str> {
    paths.iter().map(OutPath::as_str).collect()
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_first_build_writes_every_file() {
    let dir = folder();
    let out = dir.path().join("not/yet/there");
    let report = build(&out, OLD);
    assert_eq!((report.written, report.unchanged, report.removed), (OLD.len(), 0, 0));
    assert!(report.vanished.is_empty());
    assert_eq!(files_of(&out), expected(OLD));
    let own: Vec<String> =
        tree(&out).into_keys().filter(|name| name.starts_with(".fahrplan/")).collect();
    assert_eq!(own, [".fahrplan/", ".fahrplan/lock", ".fahrplan/manifest"]);
}

#[test]
fn a_build_without_changes_touches_nothing() {
    let dir = folder();
    build(dir.path(), OLD);
    let before = times(dir.path());
    std::thread::sleep(Duration::from_millis(20));
    let report = build(dir.path(), OLD);
    assert_eq!((report.written, report.unchanged, report.removed), (0, OLD.len(), 0));
    assert_eq!(times(dir.path()), before);
}

#[test]
fn unchanged_files_keep_their_time_and_the_rest_is_switched() {
    let dir = folder();
    build(dir.path(), OLD);
    let past = age(&dir.path().join("index.html"));
    age(&dir.path().join("a/index.html"));
    let report = build(dir.path(), NEW);
    assert_eq!((report.written, report.unchanged, report.removed), (5, 1, 4));
    assert_eq!(names(&report.vanished), VANISHED);
    let time = |name| fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
    assert_eq!(time("index.html"), past);
    assert_ne!(time("a/index.html"), past);
    let clean = folder();
    build(clean.path(), NEW);
    assert_eq!(tree(dir.path()), tree(clean.path()));
}

#[test]
fn a_file_edited_by_hand_is_restored_even_with_equal_size_and_time() {
    let dir = folder();
    build(dir.path(), OLD);
    let file = dir.path().join("index.html");
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    fs::write(&file, "HOME").unwrap();
    fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
    assert_eq!(build(dir.path(), OLD).written, 1);
    fs::remove_file(&file).unwrap();
    fs::remove_dir_all(dir.path().join("gone")).unwrap();
    assert_eq!(build(dir.path(), OLD).written, 2);
    assert_eq!(files_of(dir.path()), expected(OLD));
}

#[test]
fn orphans_go_with_their_folders_and_foreign_files_stay() {
    let dir = folder();
    build(dir.path(), OLD);
    fs::write(dir.path().join("gone/foreign.txt"), "mine").unwrap();
    fs::write(dir.path().join("a/notes.txt"), "mine").unwrap();
    let report = build(dir.path(), &[("index.html", "home")]);
    assert_eq!(report.removed, 5);
    let left: Vec<String> = site(dir.path()).into_keys().filter(|n| n != ".fahrplan/").collect();
    assert_eq!(left, ["a/", "a/notes.txt", "gone/", "gone/foreign.txt", "index.html"]);
    build(dir.path(), &[]);
    assert!(dir.path().is_dir());
    assert!(!dir.path().join("index.html").exists());
}

#[test]
fn a_foreign_file_in_the_way_is_an_error_and_stays() {
    let dir = folder();
    build(dir.path(), OLD);
    let foreign = dir.path().canonicalize().unwrap().join("a/sub");
    fs::write(&foreign, "mine").unwrap();
    let before = site(dir.path());
    assert_eq!(try_build(dir.path(), NEW), Err(OutputError::Foreign { path: foreign.clone() }));
    assert_eq!(
        try_build(dir.path(), &[("a/sub", "ours")]),
        Err(OutputError::Foreign { path: foreign.clone() })
    );
    assert_eq!(site(dir.path()), before);
    fs::remove_file(&foreign).unwrap();
    fs::create_dir(&foreign).unwrap();
    assert_eq!(
        try_build(dir.path(), &[("a/sub", "ours")]),
        Err(OutputError::Foreign { path: foreign })
    );
    build(dir.path(), NEW);
    assert_eq!(files_of(dir.path()), expected(NEW));
}

#[test]
fn a_foreign_file_in_a_folder_that_becomes_a_file_stays() {
    let dir = folder();
    build(dir.path(), OLD);
    let foreign = dir.path().canonicalize().unwrap().join("turns/into/notes.txt");
    fs::write(&foreign, "mine").unwrap();
    let before = tree(dir.path());
    assert_eq!(try_build(dir.path(), NEW), Err(OutputError::Foreign { path: foreign }));
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_folder_with_other_files_is_refused_untouched() {
    let dir = folder();
    fs::write(dir.path().join("thesis.odt"), "mine").unwrap();
    let refused = || OutputError::NotOurs { folder: dir.path().to_owned() };
    assert_eq!(DiskSink::open(dir.path()).err(), Some(refused()));
    assert_eq!(files_of(dir.path()).len(), 1);
    assert!(!dir.path().join(".fahrplan").exists());
    fs::create_dir(dir.path().join(".fahrplan")).unwrap();
    assert_eq!(DiskSink::open(dir.path()).err(), Some(refused()));
    let file = dir.path().join("thesis.odt");
    assert!(matches!(DiskSink::open(&file), Err(OutputError::NoFolder { .. })));
}

#[test]
fn a_lone_gitignore_and_an_empty_state_folder_are_accepted() {
    let dir = folder();
    fs::write(dir.path().join(".gitignore"), "*").unwrap();
    fs::create_dir(dir.path().join(".fahrplan")).unwrap();
    build(dir.path(), OLD);
    build(dir.path(), NEW);
    assert_eq!(fs::read_to_string(dir.path().join(".gitignore")).unwrap(), "*");
    let own = try_build(dir.path(), &[(".gitignore", "ours")]);
    assert!(matches!(own, Err(OutputError::Foreign { .. })));
}

#[test]
fn a_build_that_ends_early_changes_nothing() {
    let dir = folder();
    build(dir.path(), OLD);
    let (before, visible) = (times(dir.path()), site(dir.path()));
    let sink = DiskSink::open(dir.path()).unwrap();
    put_all(&sink, NEW).unwrap();
    assert_eq!(site(dir.path()), visible);
    drop(sink);
    let sink = DiskSink::open(dir.path()).unwrap();
    put_all(&sink, NEW).unwrap();
    sink.abandon();
    let mut after = times(dir.path());
    after.insert(".fahrplan/".into(), before[".fahrplan/"]);
    assert_eq!(after, before);
}

#[test]
fn two_builds_at_once_are_told_apart() {
    let dir = folder();
    let first = DiskSink::open(dir.path()).unwrap();
    let folder = dir.path().canonicalize().unwrap();
    assert_eq!(DiskSink::open(dir.path()).err(), Some(OutputError::Busy { folder }));
    put_all(&first, OLD).unwrap();
    assert!(matches!(DiskSink::open(dir.path()), Err(OutputError::Busy { .. })));
    first.finish().unwrap();
    build(dir.path(), NEW);
    assert_eq!(files_of(dir.path()), expected(NEW));
}

/// The folder in which `OLD` stands and the switch to `NEW` is decided, as a
/// process killed at that moment leaves it.
fn decided_switch() -> TempDir {
    let (dir, next) = (folder(), folder());
    build(dir.path(), OLD);
    build(next.path(), NEW);
    let switch = dir.path().join(".fahrplan/switch");
    for (name, text) in &NEW[1..] {
        let file = switch.join("files").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    fs::copy(next.path().join(".fahrplan/manifest"), switch.join("manifest")).unwrap();
    let journal = "fahrplan journal 1\ntouch\t\ntouch\ta\ntouch\tgone/deep\ntouch\tturns/into\n\
        delete\ta/gone.html\ndelete\tgone/deep/x.html\ndelete\tplain\n\
        delete\tturns/into/file.html\nempty\tturns/into\nempty\tturns\nempty\tgone/deep\n\
        empty\tgone\nend\n";
    fs::write(switch.join("journal"), journal).unwrap();
    dir
}

#[test]
fn an_interrupted_switch_is_completed_from_every_step() {
    type Step = fn(&Path);
    let steps: [Step; 11] = [
        |dir| fs::remove_file(dir.join("a/gone.html")).unwrap(),
        |dir| fs::remove_file(dir.join("plain")).unwrap(),
        |dir| fs::remove_dir_all(dir.join("turns")).unwrap(),
        |dir| fs::remove_dir_all(dir.join("gone")).unwrap(),
        |dir| promote(dir, "plain"),
        |dir| promote(dir, "a/index.html"),
        |dir| promote(dir, "turns"),
        |dir| promote(dir, "a/sub"),
        |dir| fs::remove_dir(dir.join(".fahrplan/switch/files/a")).unwrap(),
        |dir| {
            promote(dir, "fresh");
            fs::remove_dir(dir.join(".fahrplan/switch/files")).unwrap();
        },
        |dir| {
            let state = dir.join(".fahrplan");
            fs::rename(state.join("switch/manifest"), state.join("manifest")).unwrap();
        },
    ];
    let clean = folder();
    build(clean.path(), NEW);
    for done in 0..=steps.len() {
        let dir = decided_switch();
        steps[..done].iter().for_each(|step| step(dir.path()));
        let interrupted = folder();
        copy_tree(dir.path(), interrupted.path());
        drop(DiskSink::open(dir.path()).unwrap());
        assert_eq!(tree(dir.path()), tree(clean.path()), "after {done} steps");
        let report = build(interrupted.path(), NEW);
        assert_eq!((report.written, report.unchanged), (0, NEW.len()), "after {done} steps");
        assert_eq!(names(&report.vanished), VANISHED, "after {done} steps");
    }
}

fn promote(dir: &Path, name: &str) {
    fs::rename(dir.join(".fahrplan/switch/files").join(name), dir.join(name)).unwrap();
}

#[test]
fn a_respelled_file_is_deleted_only_until_it_is_moved() {
    for moved in [false, true] {
        let dir = decided_switch();
        let state = dir.path().join(".fahrplan");
        let journal = "fahrplan journal 1\ntouch\t\nrespell\ta/gone.html\tturns\nend\n";
        fs::write(state.join("switch/journal"), journal).unwrap();
        fs::remove_dir_all(dir.path().join("turns")).unwrap();
        fs::remove_file(dir.path().join("plain")).unwrap();
        if moved {
            promote(dir.path(), "turns");
        }
        drop(DiskSink::open(dir.path()).unwrap());
        // Where case does not count, what still stands there is the moved file.
        assert_eq!(dir.path().join("a/gone.html").exists(), moved);
    }
}

#[test]
fn an_interrupted_first_build_is_completed_though_no_manifest_stands() {
    let dir = decided_switch();
    fs::remove_file(dir.path().join(".fahrplan/manifest")).unwrap();
    drop(DiskSink::open(dir.path()).unwrap());
    assert_eq!(files_of(dir.path()), expected(NEW));
}

#[test]
fn what_a_killed_build_left_is_dropped() {
    let dir = folder();
    build(dir.path(), OLD);
    let clean = tree(dir.path());
    let staging = dir.path().join(".fahrplan/staging");
    fs::create_dir_all(staging.join("files/x")).unwrap();
    fs::write(staging.join("files/x/y.html"), "half").unwrap();
    fs::write(staging.join("journal"), "fahrplan journal 1\ntouch\t\ntouch\ta\nto").unwrap();
    fs::create_dir(dir.path().join("a/.fahrplan-trial")).unwrap();
    drop(DiskSink::open(dir.path()).unwrap());
    assert_eq!(tree(dir.path()), clean);
}

#[test]
fn a_killed_first_build_does_not_make_the_folder_foreign() {
    let dir = folder();
    let state = dir.path().join(".fahrplan");
    fs::create_dir_all(state.join("staging/files")).unwrap();
    fs::write(state.join("lock"), "").unwrap();
    fs::write(state.join("staging/journal"), "fahrplan journal 1\ntouch\t\nend\n").unwrap();
    fs::create_dir(dir.path().join(".fahrplan-trial")).unwrap();
    build(dir.path(), OLD);
    assert_eq!(files_of(dir.path()), expected(OLD));
    assert!(!dir.path().join(".fahrplan-trial").exists());
}

#[test]
fn a_damaged_manifest_or_journal_is_no_reason_to_guess() {
    let dir = folder();
    build(dir.path(), OLD);
    let file = dir.path().canonicalize().unwrap().join(".fahrplan/manifest");
    let text = fs::read_to_string(&file).unwrap();
    for damage in
        ["", "fahrplan manifest 1\n", &text[..text.len() / 2], &text.replace("gone", "mine")]
    {
        fs::write(&file, damage).unwrap();
        let error = DiskSink::open(dir.path()).err();
        assert_eq!(error, Some(OutputError::Damaged { file: file.clone() }));
    }
    fs::write(&file, [0xff, 0xfe]).unwrap();
    assert!(matches!(DiskSink::open(dir.path()), Err(OutputError::Damaged { .. })));
    assert_eq!(files_of(dir.path()), expected(OLD));

    let dir = decided_switch();
    let before = site(dir.path());
    for damage in
        ["", "fahrplan journal 1\ndelete\tindex.html\n", "fahrplan journal 1\ndelete\t../x\nend\n"]
    {
        fs::write(dir.path().join(".fahrplan/switch/journal"), damage).unwrap();
        assert!(matches!(DiskSink::open(dir.path()), Err(OutputError::Damaged { .. })));
    }
    assert_eq!(site(dir.path()), before);
}

/// A file of ten lines of ten thousand bytes, with a change in the line `at`.
fn lines(at: Option<usize>, count: usize) -> Vec<u8> {
    let line = |n| if Some(n) == at { "x".repeat(9_999) } else { n.to_string().repeat(9_999) };
    (0..count).map(|n| line(n) + "\n").collect::<String>().into_bytes()
}

fn stream(dir: &Path, bytes: &[u8]) -> Result<Report, OutputError> {
    let sink = DiskSink::open(dir)?;
    sink.stream(&path("data.json"), &mut |out| {
        bytes.chunks(777).try_for_each(|it| out.write_all(it))
    })?;
    sink.finish()
}

#[test]
fn what_comes_in_pieces_is_compared_and_replaced_like_pages() {
    let folder = folder();
    let place = folder.path().join("data.json");
    let states = [
        lines(None, 10),
        lines(Some(0), 10),
        lines(Some(5), 10),
        lines(Some(9), 10),
        lines(Some(9), 4),
        lines(Some(9), 10),
        Vec::new(),
        lines(None, 1),
    ];
    for state in &states {
        let report = stream(folder.path(), state).unwrap();
        assert_eq!((report.written, report.unchanged), (1, 0));
        assert!(fs::read(&place).unwrap() == *state);
        let time = fs::metadata(&place).unwrap().modified().unwrap();
        let report = stream(folder.path(), state).unwrap();
        assert_eq!((report.written, report.unchanged), (0, 1));
        assert_eq!(fs::metadata(&place).unwrap().modified().unwrap(), time);
        let memory = MemorySink::new();
        memory.stream(&path("data.json"), &mut |out| out.write_all(state)).unwrap();
        assert!(memory.into_files().into_values().eq([state.clone()]));
    }
}

#[test]
fn a_piece_that_cannot_be_written_leaves_what_was() {
    let folder = folder();
    stream(folder.path(), &lines(None, 10)).unwrap();
    for before in [lines(None, 3), lines(Some(0), 3)] {
        let sink = DiskSink::open(folder.path()).unwrap();
        let failed = sink.stream(&path("data.json"), &mut |out| {
            out.write_all(&before)?;
            Err(std::io::ErrorKind::StorageFull.into())
        });
        let full = |error: &OutputError| {
            matches!(error, OutputError::Io { kind: std::io::ErrorKind::StorageFull, .. })
        };
        assert!(failed.is_err_and(|error| full(&error)));
        assert!(sink.finish().is_err_and(|error| full(&error)));
        assert!(fs::read(folder.path().join("data.json")).unwrap() == lines(None, 10));
    }
    fs::remove_file(folder.path().join("data.json")).unwrap();
    fs::create_dir(folder.path().join("data.json")).unwrap();
    let failed = stream(folder.path(), &lines(None, 10));
    assert!(matches!(failed, Err(OutputError::Foreign { .. })), "{failed:?}");
}

#[test]
fn two_files_with_one_path_are_refused() {
    let dir = folder();
    build(dir.path(), &[("a/b.html", "x")]);
    let clean = tree(dir.path());
    let collisions: [Files; 7] = [
        &[("a/b.html", "x"), ("a/b.html", "x")],
        &[("a/b.html", "y"), ("a/b.html", "z")],
        &[("a/b.html", "x"), ("a/B.html", "y")],
        &[("a/b.html", "x"), ("A/b.html", "y")],
        &[("a/b.html", "x"), ("a/b.html/c", "y")],
        &[("new", "x"), ("new/c", "y")],
        &[("new/c", "x"), ("new", "y")],
    ];
    for files in collisions {
        let error = try_build(dir.path(), files);
        assert!(matches!(error, Err(OutputError::Collision { .. })), "{files:?}: {error:?}");
        assert_eq!(tree(dir.path()), clean, "{files:?}");
    }
}

#[test]
fn a_change_of_case_alone_loses_no_file() {
    let dir = folder();
    build(dir.path(), &[("A/B.html", "x"), ("c.html", "y")]);
    let report = build(dir.path(), &[("a/b.html", "x"), ("C.html", "y")]);
    assert_eq!(names(&report.vanished), ["A/B.html", "c.html"]);
    assert_eq!(files_of(dir.path()), expected(&[("a/b.html", "x"), ("C.html", "y")]));
    build(dir.path(), &[("A/b.html", "x"), ("C.html", "y")]);
    assert_eq!(files_of(dir.path()), expected(&[("A/b.html", "x"), ("C.html", "y")]));
}

#[test]
fn files_are_copied_and_compared_like_pages() {
    let (dir, from) = (folder(), folder());
    let source = from.path().join("big.bin");
    let mut bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    fs::write(&source, &bytes).unwrap();
    let copy = || {
        let sink = DiskSink::open(dir.path()).unwrap();
        sink.copy(&path("assets/big.bin"), &source).unwrap();
        sink.copy(&path("assets/empty.bin"), &from.path().join("empty.bin")).unwrap();
        sink.finish().unwrap().written
    };
    fs::write(from.path().join("empty.bin"), "").unwrap();
    assert_eq!((copy(), copy()), (2, 0));
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&source, &bytes).unwrap();
    assert_eq!((copy(), copy()), (1, 0));
    assert!(fs::read(dir.path().join("assets/big.bin")).unwrap() == bytes);
    let sink = DiskSink::open(dir.path()).unwrap();
    let missing = sink.copy(&path("x"), &from.path().join("missing"));
    assert!(missing.is_err_and(|error| error.is_machine_failure()));
    let directory = sink.copy(&path("x"), from.path());
    assert!(directory.is_err_and(|error| error.is_machine_failure()));
}

#[test]
fn a_build_that_missed_a_file_cannot_be_finished() {
    let dir = folder();
    build(dir.path(), OLD);
    let before = tree(dir.path());
    let sink = DiskSink::open(dir.path()).unwrap();
    let missed = sink.copy(&path("asset.png"), &dir.path().join("missing.png"));
    put_all(&sink, NEW).unwrap();
    assert_eq!(sink.finish().err(), missed.err());
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn files_may_come_from_many_threads() {
    let dir = folder();
    for round in 0..2 {
        let sink = DiskSink::open(dir.path()).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let sink = &sink;
                scope.spawn(move || {
                    for n in 0..50 {
                        let name = path(&format!("f{}/g{}/{thread}-{n}.html", n % 7, n % 3));
                        sink.put(&name, name.as_str().as_bytes()).unwrap();
                    }
                });
            }
        });
        let report = sink.finish().unwrap();
        assert_eq!(
            (report.written, report.unchanged),
            if round == 0 { (400, 0) } else { (0, 400) }
        );
    }
    assert!(files_of(dir.path()).iter().all(|(name, text)| name == text));
}

#[test]
fn the_same_files_in_memory_and_on_disk() {
    let (dir, sink) = (folder(), MemorySink::new());
    build(dir.path(), NEW);
    put_all(&sink, NEW).unwrap();
    let twice = sink.put(&path("turns"), b"again");
    assert_eq!(twice, Err(OutputError::Collision { path: path("turns") }));
    let text =
        |(path, bytes): (OutPath, Vec<u8>)| (path.to_string(), String::from_utf8(bytes).unwrap());
    let files: Vec<_> = sink.into_files().into_iter().map(text).collect();
    assert_eq!(files, files_of(dir.path()));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn the_output_folder_may_be_a_link() {
        let dir = folder();
        let link = dir.path().join("output");
        fs::create_dir(dir.path().join("real")).unwrap();
        symlink("real", &link).unwrap();
        build(&link, OLD);
        build(&link, NEW);
        assert_eq!(files_of(&dir.path().join("real")), expected(NEW));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_link_inside_is_foreign_and_never_followed() {
        let (dir, elsewhere) = (folder(), folder());
        build(dir.path(), OLD);
        let root = dir.path().canonicalize().unwrap();
        fs::write(elsewhere.path().join("gone.html"), "mine").unwrap();
        fs::remove_dir_all(root.join("a")).unwrap();
        symlink(elsewhere.path(), root.join("a")).unwrap();
        assert_eq!(try_build(&root, OLD), Err(OutputError::Foreign { path: root.join("a") }));
        build(&root, &[("index.html", "home")]);
        assert_eq!(fs::read_to_string(elsewhere.path().join("gone.html")).unwrap(), "mine");
        fs::remove_file(root.join("index.html")).unwrap();
        symlink(elsewhere.path().join("gone.html"), root.join("index.html")).unwrap();
        let error = try_build(&root, &[("index.html", "mine")]);
        assert_eq!(error, Err(OutputError::Foreign { path: root.join("index.html") }));
        let gone = try_build(&root, &[]).unwrap();
        assert_eq!(gone.removed, 0);
        assert!(fs::symlink_metadata(root.join("index.html")).unwrap().is_symlink());
    }

    #[test]
    fn a_state_folder_that_is_a_link_is_refused() {
        let (dir, elsewhere) = (folder(), folder());
        symlink(elsewhere.path(), dir.path().join(".fahrplan")).unwrap();
        assert!(matches!(DiskSink::open(dir.path()), Err(OutputError::NotOurs { .. })));
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_found_before_anything_moves() {
        let dir = folder();
        build(dir.path(), OLD);
        let before = tree(dir.path());
        for closed in ["gone/deep", "turns", "a", ""] {
            let place = dir.path().join(closed);
            let mode =
                |bits| fs::set_permissions(&place, fs::Permissions::from_mode(bits)).unwrap();
            mode(0o555);
            if fs::create_dir(place.join("probe")).is_ok() {
                fs::remove_dir(place.join("probe")).unwrap();
                mode(0o755);
                return; // Whoever runs this may write anywhere.
            }
            let error = try_build(dir.path(), NEW);
            mode(0o755);
            assert!(error.is_err_and(|error| error.is_machine_failure()), "{closed}");
            assert_eq!(tree(dir.path()), before, "{closed}");
        }
        build(dir.path(), NEW);
        assert_eq!(files_of(dir.path()), expected(NEW));
    }
}
