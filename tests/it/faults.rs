//! Where the machine fails: a full disk, a folder that may not be written, too few open files, a path too
//! long, what vanishes while it is read. Every fault is a real one; each ends with a message that names the
//! path and the next step, with exit code 3, and with the site as it was.
//!
//! Full and mounted disks need a mount namespace (Linux). Where the system gives none, those tests say so
//! on stderr and `tests/run` says so before it starts.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::build::{Folder, Run, run_command};
use crate::harness::TOWN;

const GERMAN: &[(&str, &str)] = &[("LANG", "de_DE.UTF-8")];

/// Somebody who owns nothing.
const NOBODY: u32 = 65534;

/// The town with a measure of this title.
fn town(title: &str) -> Folder {
    let folder = Folder::of(TOWN);
    retitle(&folder, title);
    folder
}

fn retitle(folder: &Folder, title: &str) {
    folder.write(&format!(
        "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: {title}\n---\n"
    ));
}

/// Runs the program by way of a shell: `{}` in `script` is the program with `build` and its arguments.
fn shell(folder: &Folder, script: &str) -> Run {
    let mut command = Command::new("sh");
    command.arg("-c").arg(with_build(script));
    command.env("PROGRAM", env!("CARGO_BIN_EXE_fahrplan"));
    run_command(&mut command, GERMAN, &folder.path(""))
}

fn with_build(script: &str) -> String {
    script.replace("{}", "\"$PROGRAM\" build --stichtag 2026-01-01 --root . --output output")
}

/// As [`shell`], where the script may mount what nobody else sees. `None` where the system does not allow it.
fn with_mounts(folder: &Folder, script: &str) -> Option<Run> {
    const SPACE: [&str; 3] = ["--user", "--map-root-user", "--mount"];
    let mut probe = Command::new("unshare");
    probe.args(SPACE).args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"]);
    if !probe.output().is_ok_and(|probe| probe.status.success()) {
        eprintln!("NOT TESTED: this system lets nobody mount a disk (unshare --user --mount)");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(SPACE).args(["sh", "-c", &with_build(&format!("set -eu\n{script}"))]);
    command.env("PROGRAM", env!("CARGO_BIN_EXE_fahrplan"));
    Some(run_command(&mut command, GERMAN, &folder.path("")))
}

/// Runs the program as somebody who is not root: nothing is forbidden to root. The site becomes theirs.
fn as_nobody(folder: &Folder, arguments: &[&str]) -> Run {
    call_as_nobody(folder, "build", arguments)
}

fn call_as_nobody(folder: &Folder, called: &str, arguments: &[&str]) -> Run {
    let mut program = PathBuf::from(env!("CARGO_BIN_EXE_fahrplan"));
    let mut command = Command::new(&program);
    if is_root() {
        let probe = Command::new(&program).uid(NOBODY).gid(NOBODY).arg("--version").output();
        if probe.is_err() {
            // The program lies where only root comes.
            program = folder.path("program");
            fs::copy(env!("CARGO_BIN_EXE_fahrplan"), &program).unwrap();
            command = Command::new(&program);
        }
        command.uid(NOBODY).gid(NOBODY);
    }
    command.args([called, "--stichtag", "2026-01-01", "--root", "."]).args(arguments);
    run_command(&mut command, GERMAN, &folder.path(""))
}

fn is_root() -> bool {
    tempfile::tempfile().unwrap().metadata().unwrap().uid() == 0
}

/// Gives everything below `path` to somebody who is not root.
fn give_away(folder: &Folder) {
    if is_root() {
        let mut places = vec![folder.path("")];
        while let Some(place) = places.pop() {
            chown(&place, Some(NOBODY), Some(NOBODY)).unwrap();
            if place.is_dir() {
                places.extend(fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path()));
            }
        }
        // Remains readable to the one who checks, root or not.
        fs::set_permissions(folder.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

fn mode(path: &Path, bits: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(bits)).unwrap();
}

/// All files below `dir` but for fahrplan's own.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![dir.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().is_some_and(|name| name == ".fahrplan") {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// The run said `path` and `words`, nothing else, and ended with 3.
#[track_caller]
fn failed(run: &Run, path: &str, words: &str) {
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains(path) && run.stderr.contains(words), "{}", run.stderr);
    assert_eq!(run.stderr.trim_end().lines().count(), 1, "{}", run.stderr);
    assert!(!run.stderr.contains("os error"), "{}", run.stderr);
}

// --- Disks

#[test]
fn a_disk_too_full_for_a_new_site_keeps_none() {
    let folder = Folder::of("//- content/site.yaml\ntitel: Anderswo\n");
    fs::create_dir(folder.path("klein")).unwrap();
    let script = "
        mount -t tmpfs -o size=20k tmpfs klein
        code=0
        \"$PROGRAM\" init klein/neu || code=$?
        ls -A klein > left
        exit $code";
    let Some(run) = with_mounts(&folder, script) else { return };
    failed(&run, "klein/neu/.fahrplan-init/", "Der Datenträger ist voll.");
    assert_eq!(fs::read_to_string(folder.path("left")).unwrap(), "");
}

#[test]
fn a_new_site_on_a_read_only_disk_is_refused_with_the_reason() {
    let folder = Folder::of("//- content/site.yaml\ntitel: Anderswo\n");
    fs::create_dir(folder.path("fest")).unwrap();
    let script = "mount -t tmpfs -o ro tmpfs fest\n\"$PROGRAM\" init fest/neu";
    let Some(run) = with_mounts(&folder, script) else { return };
    failed(&run, "fest/neu", "Der Datenträger ist schreibgeschützt.");
}

#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let folder = town("Alt");
    fs::create_dir(folder.path("output")).unwrap();
    let script = "
        mount -t tmpfs -o size=4m tmpfs output
        {} 2>first
        mkdir before after
        cp -a output/. before
        sed -i s/Alt/Neu/ content/stadt/plan/1a.md
        cat /dev/zero >output/foreign 2>/dev/null || true
        {} && exit 99 || echo $? >code
        rm output/foreign
        cp -a output/. after
        {} 2>second
        cp -a output/. final
        ";
    fs::create_dir(folder.path("final")).unwrap();
    let Some(run) = with_mounts(&folder, script) else { return };
    let code = fs::read_to_string(folder.path("code")).unwrap_or_default();
    let run = Run { code: code.trim().parse().unwrap_or(run.code), ..run };
    failed(&run, "output/.fahrplan/", "Der Datenträger ist voll. Schaffen Sie Platz");
    assert!(run.stderr.contains("An der Ausgabe wurde nichts geändert."), "{}", run.stderr);
    assert_eq!(files(&folder.path("before")), files(&folder.path("after")));
    assert!(!folder.path("after/.fahrplan/staging").exists(), "what was staged is dropped");
    let made = files(&folder.path("final"));
    assert_eq!(made, built(&folder), "the next build makes what any build makes");
    assert_ne!(made, files(&folder.path("before")));
}

/// What a build of the folder's site makes in an empty folder.
fn built(folder: &Folder) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = folder.path("undisturbed");
    assert_eq!(folder.build(&["--output", out.to_str().unwrap()]).code, 0);
    files(&out)
}

#[test]
fn a_first_build_on_a_full_disk_leaves_nothing_in_the_way() {
    let folder = town("Alt");
    fs::create_dir(folder.path("output")).unwrap();
    let script = "
        mount -t tmpfs -o size=32k tmpfs output
        {} && exit 99 || echo $? >code
        mount -o remount,size=8m tmpfs output
        {} 2>second
        mkdir final
        cp -a output/. final
        ";
    let Some(run) = with_mounts(&folder, script) else { return };
    let code = fs::read_to_string(folder.path("code")).unwrap_or_default();
    let run = Run { code: code.trim().parse().unwrap_or(run.code), ..run };
    failed(&run, "output/.fahrplan/", "Der Datenträger ist voll");
    assert_eq!(files(&folder.path("final")), built(&folder));
}

#[test]
fn a_file_that_may_not_grow_leaves_the_site_as_it_was() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    let before = folder.bytes();
    retitle(&folder, "Neu");
    let run = shell(&folder, "trap '' XFSZ; ulimit -f 2; exec {}");
    failed(
        &run,
        "output/.fahrplan/staging/files/",
        "Die Datei wird größer, als das System erlaubt",
    );
    assert!(folder.bytes() == before);
    assert_eq!(folder.build(&[]).code, 0);
    assert!(folder.bytes() != before);
}

#[test]
fn a_read_only_disk_is_told() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    retitle(&folder, "Neu");
    let before = folder.bytes();
    let script = "mount --bind output output; mount -o remount,bind,ro output; exec {}";
    let Some(run) = with_mounts(&folder, script) else { return };
    failed(&run, "output/.fahrplan/lock", "Der Datenträger ist schreibgeschützt");
    assert!(folder.bytes() == before);
}

#[test]
fn a_folder_of_another_disk_within_the_output_is_told_before_anything_moves() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    let before = folder.bytes();
    retitle(&folder, "Neu");
    let script = "
        mkdir other
        mount -t tmpfs tmpfs other
        cp -a output/stadt/. other
        mount --bind other output/stadt
        exec {}";
    let Some(run) = with_mounts(&folder, script) else { return };
    failed(&run, "output/stadt", "ein anderer Datenträger eingehängt");
    assert!(folder.bytes() == before);
}

#[test]
fn the_output_may_be_a_link_to_another_disk() {
    let folder = town("Alt");
    let elsewhere = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    symlink(elsewhere.path(), folder.path("output")).unwrap();
    assert_eq!(folder.build(&[]).code, 0);
    retitle(&folder, "Neu");
    assert_eq!(folder.build(&[]).code, 0);
    assert!(fs::symlink_metadata(folder.path("output")).unwrap().is_symlink());
    assert_eq!(files(elsewhere.path()), built(&folder));
}

// --- Rights

#[test]
fn a_folder_that_may_not_be_changed_is_told_before_anything_moves() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    retitle(&folder, "Neu");
    folder.write("//- content/neu.md\n---\ntyp: seite\ntitel: Neu\n---\n");
    give_away(&folder);
    let before = folder.bytes();
    for closed in ["output", "output/stadt", "output/stadt/plan", "output/.fahrplan"] {
        mode(&folder.path(closed), 0o555);
        let run = as_nobody(&folder, &[]);
        mode(&folder.path(closed), 0o755);
        failed(&run, closed, "Das Recht dazu fehlt. Geben Sie es dem Benutzer");
        assert!(folder.bytes() == before, "{closed}");
    }
    let run = as_nobody(&folder, &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(files(&folder.path("output")), built(&folder));
}

#[test]
fn what_may_not_be_read_is_told() {
    let folder = town("Alt");
    folder
        .write("//- content/ordner/neu.md\n---\ntyp: seite\ntitel: Neu\n---\n[Datei](datei.txt)\n");
    folder.write("//- content/ordner/datei.txt\nDatei\n");
    give_away(&folder);
    for closed in ["content/ordner/datei.txt", "content/ordner/neu.md", "content/ordner"] {
        mode(&folder.path(closed), 0);
        let runs = ["build", "check"].map(|command| call_as_nobody(&folder, command, &[]));
        mode(&folder.path(closed), 0o755);
        for run in runs {
            failed(&run, closed, "lässt sich nicht lesen: Das Recht dazu fehlt");
        }
    }
    assert_eq!(as_nobody(&folder, &[]).code, 0);
}

#[test]
fn a_file_that_may_not_be_replaced_is_told_as_half_done_and_done_by_the_next_run() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    if !is_root() {
        eprintln!("NOT TESTED: only root can give files to two owners");
        return;
    }
    retitle(&folder, "Neu");
    give_away(&folder);
    // In such a folder each may replace only what is theirs, and make what they want.
    let plan = folder.path("output/stadt/plan");
    chown(&plan, Some(0), Some(0)).unwrap();
    mode(&plan, 0o1777);
    chown(plan.join("1a.html"), Some(0), Some(0)).unwrap();
    let run = as_nobody(&folder, &[]);
    failed(&run, "output/stadt/plan/1a.html", "der nächste Lauf vollendet sie");
    let run = as_nobody(&folder, &[]);
    failed(&run, "output/stadt/plan/1a.html", "der nächste Lauf vollendet sie");
    assert_eq!(folder.build(&[]).code, 0);
    assert_eq!(files(&folder.path("output")), built(&folder));
}

// --- Limits

#[test]
fn sixty_four_open_files_are_enough() {
    let folder = town("Alt");
    let many: String = (0..200)
        .map(|n| format!("//- content/o{n}/p/s{n}.md\n---\ntyp: seite\ntitel: S{n}\n---\n"))
        .collect();
    folder.write(&many);
    let run = shell(&folder, "ulimit -n 64; exec {}");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(files(&folder.path("output")), built(&folder));
}

#[test]
fn too_few_open_files_are_told() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    let before = folder.bytes();
    retitle(&folder, "Neu");
    let run = shell(&folder, "ulimit -n 4; exec {}");
    failed(&run, "", "Es sind zu viele Dateien zugleich geöffnet");
    assert!(folder.bytes() == before);
}

#[test]
fn a_path_that_is_too_long_is_told() {
    let folder = town("Alt");
    let long = format!("{}/", "x".repeat(200)).repeat(21);
    let out = folder.path("output").join(&long[..4050]);
    let run = folder.build(&["--output", out.to_str().unwrap()]);
    failed(&run, "xxx", "Der Pfad ist für dieses System zu lang");
}

// --- Time

#[test]
fn a_clock_that_was_set_back_hides_no_change() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    let future = SystemTime::now() + Duration::from_secs(10 * 365 * 24 * 3600);
    let measure = folder.path("content/stadt/plan/1a.md");
    for path in ["output/stadt/plan/1a.html", "content/stadt/plan/1a.md", "output/index.html"] {
        let file = fs::File::options().write(true).open(folder.path(path)).unwrap();
        file.set_modified(future).unwrap();
    }
    // As long as before, and older than what stands in the output.
    let text = fs::read_to_string(&measure).unwrap().replace("Alt", "Neu");
    fs::write(&measure, text).unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    fs::File::options().write(true).open(&measure).unwrap().set_modified(past).unwrap();
    assert_eq!(folder.build(&[]).code, 0);
    assert_eq!(files(&folder.path("output")), built(&folder));
    let page = String::from_utf8(folder.bytes()["stadt/plan/1a.html"].clone()).unwrap();
    assert!(page.contains("Neu") && !page.contains("Alt"));
}

// --- What vanishes

/// Removes `files` as soon as the build has read the site: from then on it holds the lock.
fn vanishing(folder: &Folder, files: &[&str]) -> Run {
    let lock = folder.path("output/.fahrplan/lock");
    let _ = fs::remove_file(&lock);
    std::thread::scope(|scope| {
        let remove = scope.spawn(|| {
            let limit = std::time::Instant::now() + Duration::from_secs(60);
            while fs::symlink_metadata(&lock).is_err() && std::time::Instant::now() < limit {}
            files.iter().for_each(|file| fs::remove_file(folder.path(file)).unwrap());
        });
        let run = folder.build(&[]);
        remove.join().unwrap();
        run
    })
}

#[test]
fn a_file_that_vanishes_before_it_is_copied_is_told() {
    let folder = town("Alt");
    assert_eq!(folder.build(&[]).code, 0);
    let before = folder.bytes();
    folder.write("//- content/seite.md\n---\ntyp: seite\ntitel: Neu\n---\n[Datei](datei.txt)\n");
    folder.write("//- content/datei.txt\nDatei\n");
    let run = vanishing(&folder, &["content/datei.txt"]);
    failed(&run, "content/datei.txt lässt sich nicht lesen", "Dort ist nichts mehr");
    assert!(folder.bytes() == before);
}

#[test]
fn documents_that_come_and_go_meanwhile_are_there_or_not() {
    let folder = town("Alt");
    let ended = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let relaxed = std::sync::atomic::Ordering::Relaxed;
            for n in (0..40).cycle().take_while(|_| !ended.load(relaxed)) {
                let page = folder.path(&format!("content/f{}/s{n}.md", n % 5));
                fs::create_dir_all(page.parent().unwrap()).unwrap();
                fs::write(&page, "---\ntyp: seite\ntitel: S\n---\n").unwrap();
                if n % 3 == 0 {
                    fs::remove_dir_all(page.parent().unwrap()).unwrap();
                }
            }
        });
        for _ in 0..6 {
            let run = folder.build(&[]);
            // A document may be seen before its text is: then the site has an error.
            assert!([0, 1].contains(&run.code), "{}", run.stderr);
        }
        ended.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert_eq!(folder.build(&[]).code, 0);
    assert_eq!(files(&folder.path("output")), built(&folder));
}
