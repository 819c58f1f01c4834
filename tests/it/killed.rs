//! Killed at any moment, a build leaves the site as it was, or a switch in which every file is old or new
//! and that the next run completes. The program is really killed, once something that tells its phase is
//! seen on the disk, and then after a little while more.
//!
//! `FAHRPLAN_KILLS=400 cargo nextest run --no-capture killed` kills more often and says what was hit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::harness::{TOWN, fixture};

/// How often each of the three is killed.
fn kills() -> u64 {
    std::env::var("FAHRPLAN_KILLS").map_or(8, |text| text.parse().unwrap())
}

type Tree = BTreeMap<String, Vec<u8>>;

/// Two states of a site, what a build makes of each, and a file of someone else among the old output.
struct Sites {
    dir: TempDir,
    old: Tree,
    new: Tree,
    manifest: Vec<u8>,
}

const FOREIGN: &str = "stadt/notiz.txt";

impl Sites {
    fn new() -> Sites {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        write_site(&at("old"), 0..12, "Alt");
        write_site(&at("new"), 4..16, "Neu");
        complete(&at("old"), &at("old-output"));
        complete(&at("new"), &at("new-output"));
        fs::write(at("old-output").join(FOREIGN), "mine").unwrap();
        let (old, mut new) = (tree(&at("old-output")), tree(&at("new-output")));
        let manifest = fs::read(at("new-output/.fahrplan/manifest")).unwrap();
        assert_ne!(old, new);
        new.insert(FOREIGN.to_owned(), b"mine".to_vec());
        Sites { dir, old, new, manifest }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// An output folder that holds the old site.
    fn old_output(&self, name: &str) -> PathBuf {
        let out = self.at(name);
        let copied = Command::new("cp").arg("-a").arg(self.at("old-output")).arg(&out).status();
        assert!(copied.unwrap().success());
        out
    }

    /// Without the file of someone else, for a first build.
    fn new_alone(&self) -> Tree {
        let mut new = self.new.clone();
        new.remove(FOREIGN);
        new
    }

    /// What a killed run left is whole, and the next run makes the site of it.
    fn check(&self, out: &Path, old: &Tree, new: &Tree) -> Phase {
        let phase = self.phase(out);
        let found = tree(out);
        match phase {
            Phase::Before | Phase::Staging => assert!(found == *old, "{phase:?} touched the site"),
            Phase::Switching => {
                for (path, bytes) in &found {
                    let (before, after) = (old.get(path), new.get(path));
                    assert!([before, after].contains(&Some(bytes)), "{path} is neither");
                }
                let both = old.keys().filter(|path| new.contains_key(*path));
                both.for_each(|path| assert!(found.contains_key(path), "{path} is lost"));
            }
            Phase::Cleaning | Phase::Done => assert!(found == *new, "{phase:?} is not complete"),
        }
        complete(&self.at("new"), out);
        assert!(tree(out) == *new, "killed while {phase:?}, not completed by the next run");
        assert!(fs::read(out.join(".fahrplan/manifest")).unwrap() == self.manifest);
        let own: BTreeSet<String> = names(&out.join(".fahrplan")).collect();
        let own: Vec<String> = own.into_iter().filter(|name| name != "seal").collect();
        assert_eq!(own, ["lock", "manifest"]);
        assert!(!trials(out), "a trial folder is left");
        phase
    }

    fn phase(&self, out: &Path) -> Phase {
        let state = out.join(".fahrplan");
        let installed = fs::read(state.join("manifest")).is_ok_and(|it| it == self.manifest);
        match (exists(&state.join("switch")), exists(&state.join("staging")), installed) {
            (true, _, _) => Phase::Switching,
            (false, true, false) => Phase::Staging,
            (false, true, true) => Phase::Cleaning,
            (false, false, false) => Phase::Before,
            (false, false, true) => Phase::Done,
        }
    }
}

/// What a build was at when it was killed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Phase {
    Before,
    Staging,
    Switching,
    Cleaning,
    Done,
}

/// What is waited for before the kill.
#[derive(Clone, Copy)]
enum Sign {
    Start,
    Lock,
    Staged,
    Journal,
    Switch,
    Manifest,
}

/// Kill number `n`: what is waited for, and how long from then on. Signs that last a moment are followed
/// by a short time, long ones by a long one.
fn plan(n: u64) -> (Sign, Duration) {
    let chance = (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let (sign, within) = match n % 8 {
        0 => (Sign::Start, 200_000),
        1 => (Sign::Lock, 100_000),
        2 | 3 => (Sign::Staged, 200_000),
        4 => (Sign::Journal, 1_000),
        5 => (Sign::Manifest, 150),
        _ => (Sign::Switch, if n % 16 < 8 { 300 } else { 3_000 }),
    };
    (sign, Duration::from_micros(chance % within))
}

/// Waits for `sign` in `out` and a little more, and kills. A run that ends by itself was too quick, and so
/// was one that has put its `manifest` there.
fn kill(mut child: Child, out: &Path, (sign, delay): (Sign, Duration), manifest: &[u8]) {
    let state = out.join(".fahrplan");
    let is_over = || fs::read(state.join("manifest")).is_ok_and(|found| found == manifest);
    let installed = || fs::metadata(state.join("manifest")).ok().map(|file| file.ino());
    let former = installed();
    let seen = || match sign {
        Sign::Start => true,
        Sign::Lock => exists(&state.join("lock")),
        Sign::Staged => exists(&state.join("staging/files")),
        Sign::Journal => exists(&state.join("staging/journal")),
        Sign::Switch => exists(&state.join("switch")),
        Sign::Manifest => installed() != former,
    };
    let limit = Instant::now() + Duration::from_secs(60);
    let mut looks: u64 = 0;
    while !seen() && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < limit, "nothing was built");
        looks += 1;
        if looks.is_multiple_of(1_000) && is_over() {
            break;
        }
    }
    let end = Instant::now() + delay;
    while Instant::now() < end {
        std::hint::spin_loop();
    }
    // Where it has ended already, there is nothing to kill.
    let _ = child.kill();
    child.wait().unwrap();
}

fn program(command: &str, site: &Path, out: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    program.arg(command).args(["--stichtag", "2026-01-01", "--root"]).arg(site);
    program.arg("--output").arg(out).stdout(Stdio::null()).stderr(Stdio::null());
    program
}

fn complete(site: &Path, out: &Path) {
    let output = program("build", site, out).stderr(Stdio::piped()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn write_site(dir: &Path, numbers: std::ops::Range<usize>, title: &str) {
    let measure = |n| {
        format!("//- content/stadt/plan/{n}.md\n---\ntyp: massnahme\ntitel: {title} {n}\n---\n")
    };
    let measures: String = numbers.map(measure).collect();
    let page = format!("//- content/{title}/seite.md\n---\ntyp: seite\ntitel: {title}\n---\n");
    for (path, text) in fixture(&format!("{TOWN}{measures}{page}")) {
        fs::create_dir_all(dir.join(&path).parent().unwrap()).unwrap();
        fs::write(dir.join(path), text).unwrap();
    }
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn names(dir: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(dir).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap())
}

/// The files that a visitor can see.
fn tree(out: &Path) -> Tree {
    let mut found = Tree::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for name in names(&out.join(&folder)).filter(|name| name != ".fahrplan") {
            let path = format!("{folder}{name}");
            if out.join(&path).is_dir() {
                folders.push(format!("{path}/"));
            } else {
                found.insert(path.clone(), fs::read(out.join(path)).unwrap());
            }
        }
    }
    found
}

/// Whether a folder by which others are tried out is left anywhere.
fn trials(dir: &Path) -> bool {
    names(dir).any(|name| {
        name == ".fahrplan-trial" || (dir.join(&name).is_dir() && trials(&dir.join(name)))
    })
}

/// Says how often each phase was hit; where there were many kills, all were.
fn tell(what: &str, hits: &BTreeMap<Phase, usize>) {
    eprintln!("{what}: {hits:?}");
    assert!(kills() < 200 || hits.len() == 5, "a phase was never hit");
}

#[test]
fn a_killed_first_build_is_completed_by_the_next() {
    let sites = Sites::new();
    let (none, new) = (Tree::new(), sites.new_alone());
    let mut hits = BTreeMap::new();
    for n in 0..kills() {
        let out = sites.at(&format!("first-{n}"));
        let child = program("build", &sites.at("new"), &out).spawn().unwrap();
        kill(child, &out, plan(n), &sites.manifest);
        *hits.entry(sites.check(&out, &none, &new)).or_default() += 1;
        fs::remove_dir_all(out).unwrap();
    }
    tell("first build", &hits);
}

#[test]
fn a_killed_second_build_leaves_the_old_site_or_is_completed() {
    let sites = Sites::new();
    let mut hits = BTreeMap::new();
    for n in 0..kills() {
        let out = sites.old_output(&format!("second-{n}"));
        // So that it tells when this build takes it.
        fs::remove_file(out.join(".fahrplan/lock")).unwrap();
        let child = program("build", &sites.at("new"), &out).spawn().unwrap();
        kill(child, &out, plan(n), &sites.manifest);
        *hits.entry(sites.check(&out, &sites.old, &sites.new)).or_default() += 1;
        fs::remove_dir_all(out).unwrap();
    }
    tell("second build", &hits);
}

#[test]
fn a_killed_watch_leaves_the_old_site_or_is_completed() {
    let sites = Sites::new();
    let mut hits = BTreeMap::new();
    for n in 0..kills() {
        let (out, site) = (sites.old_output(&format!("watch-{n}")), sites.at("site"));
        fs::create_dir_all(&site).unwrap();
        fs::rename(sites.at("old/content"), site.join("content")).unwrap();
        let mut child = program("watch", &site, &out).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
        assert!(said.starts_with("0 "), "the first round finds nothing to do: {said}");
        // Between two rounds another site stands there: none sees a part of both.
        fs::rename(site.join("content"), sites.at("old/content")).unwrap();
        fs::rename(sites.at("new/content"), site.join("content")).unwrap();
        let (sign, delay) = plan(n);
        let delay = if matches!(sign, Sign::Start | Sign::Lock) { delay * 4 } else { delay };
        kill(child, &out, (sign, delay), &sites.manifest);
        fs::rename(site.join("content"), sites.at("new/content")).unwrap();
        *hits.entry(sites.check(&out, &sites.old, &sites.new)).or_default() += 1;
        fs::remove_dir_all(out).unwrap();
    }
    tell("watch", &hits);
}
