//! Bags for other readers: sound, redacted and damaged ones, laid out in the folder that `FAHRPLAN_BAGS` names,
//! with a list of what we say of each. `tests/data/bags.py` then asks `bagit.py` and Python's `zipfile`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use fahrplan::bag::{Archive, Bag, Change, Draft, Info, Reason, Redaction, export, verify};

use super::damage::damages;
use super::{all_bytes, bag, files, info, path, successor};

/// Lays out `bag` below `root` as `name`.
fn lay(root: &Path, name: &str, bag: &Bag) -> PathBuf {
    let folder = root.join(name);
    Archive::open(&folder).unwrap().create("1", bag).unwrap();
    folder.join("1")
}

fn strange_names() -> Bag {
    let names = [
        "ä ö ü ß €",
        "日本語/עברית",
        "a  b",
        "#1",
        "~x",
        " vorn",
        "-- x",
        "a'b`c",
        "[x]{y}$z&",
        "e\u{301}\u{323}",
    ];
    let file = |name: &&str| (path(name), all_bytes());
    let long = format!("{}/{}", "x".repeat(200), "y".repeat(200));
    let payload = names.iter().map(file).chain([(path(&long), Vec::new())]).collect();
    let info = Info::new([("Titel", "a: b\u{85}c\u{2028}d\u{b}e \u{a0}f ".repeat(20))]);
    Draft { payload, info, ..Draft::default() }.write().unwrap()
}

fn many() -> Bag {
    let payload = (0..2000).map(|at| (path(&format!("{}/{at}", at % 7)), vec![b'x'; at])).collect();
    Draft { payload, info: info(), ..Draft::default() }.write().unwrap()
}

fn redact(root: &Path, name: &str) {
    lay(root, name, &bag());
    let changes = [
        (path("data/quelle/plan.json"), Change::Remove),
        (path("data/html/index.html"), Change::Replace(b"weg".to_vec())),
    ];
    let text = |text: &str| text.to_owned();
    let reason =
        Reason { kind: text("Name"), date: text("2027-02-03"), ground: text("Art. 17 DSGVO") };
    let redaction = Redaction {
        changes: changes.into(),
        names: BTreeMap::new(),
        labels: BTreeMap::new(),
        reason,
    };
    Archive::open(&root.join(name)).unwrap().redact("1", &redaction).unwrap();
}

/// Tag files with a few bytes changed, added or dropped, always the same ones.
fn mutated(root: &Path) {
    let mut seed = 20_190_903_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let bytes = b"\n\r\t #*%:0aA./~\\\x0b\x85\xa0\xe2\x80\xa8\xff";
    for round in 0..150 {
        let folder = lay(root, &format!("mutated-{round}"), &bag());
        let files: Vec<_> = files(&folder).into_iter().collect();
        let (name, mut text) = files[next(files.len())].clone();
        let at = next(text.len() + 1);
        match next(4) {
            0 => text.insert(at, bytes[next(bytes.len())]),
            1 if at < text.len() => text[at] = bytes[next(bytes.len())],
            2 if at < text.len() => drop(text.remove(at)),
            _ => text.truncate(at),
        }
        fs::write(folder.join(name), text).unwrap();
    }
}

fn lay_out(root: &Path) {
    lay(root, "sound", &bag());
    lay(root, "sound-successor", &successor("1", bag().digest()));
    lay(root, "sound-strange-names", &strange_names());
    lay(root, "sound-many", &many());
    redact(root, "sound-redacted");
    for damage in damages() {
        let folder = lay(root, &format!("damaged-{}", damage.name), &bag());
        (damage.harm)(&folder);
    }
    mutated(root);
}

/// Where `FAHRPLAN_BAGS` names a folder, the bags stay there for tests/data/bags.py.
#[test]
fn sound_bags_alone_are_accepted() {
    let scratch = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("FAHRPLAN_BAGS").map(PathBuf::from);
    let root = kept.unwrap_or_else(|| scratch.path().join("bags"));
    fs::create_dir(&root).unwrap();
    lay_out(&root);
    let mut verdicts = String::new();
    let mut names: Vec<_> =
        fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    for name in names {
        let name = name.to_str().unwrap();
        let folder = root.join(name).join("1");
        let accepted = verify(&folder).faults.is_empty();
        if name.starts_with("sound") {
            let mut zip = File::create_new(root.join(name).join("1.zip")).unwrap();
            export(&folder, &mut zip).unwrap();
        }
        assert_eq!(accepted && !name.starts_with("mutated"), name.starts_with("sound"), "{name}");
        writeln!(verdicts, "{} {name}", if accepted { "accepted" } else { "refused" }).unwrap();
    }
    fs::write(root.join("verdicts.txt"), verdicts).unwrap();
}
