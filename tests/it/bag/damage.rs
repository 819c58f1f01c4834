//! Damaged bags: each kind of damage has its fault, and any byte that is changed is found. Long because the table
//! of damages is one, and is laid out as a whole for other readers.

use std::fs;
use std::path::Path;

use fahrplan::bag::{Digest, State, verify};

use super::{files, with_bag, words};

/// What is done to a sound bag, and what is said of it.
pub(super) struct Damage {
    pub(super) name: &'static str,
    pub(super) harm: fn(&Path),
    /// One of the faults.
    pub(super) fault: &'static str,
}

const PLAN: &str = "data/quelle/plan.json";
const MANIFEST: &str = "manifest-sha512.txt";
const TAGS: &str = "tagmanifest-sha512.txt";

fn edit(bag: &Path, file: &str, change: impl FnOnce(String) -> String) {
    let place = bag.join(file);
    let text = fs::read_to_string(&place).unwrap();
    fs::write(place, change(text)).unwrap();
}

/// Makes the tag manifest true again, so that the damage itself must be seen.
fn reseal(bag: &Path) {
    let found = files(bag);
    let tags = found.iter().filter(|(path, _)| !path.starts_with("data/") && *path != TAGS);
    let lines: String =
        tags.map(|(path, bytes)| format!("{}  {path}\n", Digest::of(bytes))).collect();
    fs::write(bag.join(TAGS), lines).unwrap();
}

/// Makes manifest, oxum and tag manifest true again.
fn reseal_all(bag: &Path) {
    let found = files(bag);
    let payload = found.iter().filter(|(path, _)| path.starts_with("data/"));
    let lines: String =
        payload.clone().map(|(path, bytes)| format!("{}  {path}\n", Digest::of(bytes))).collect();
    fs::write(bag.join(MANIFEST), lines).unwrap();
    let bytes: usize = payload.clone().map(|(_, bytes)| bytes.len()).sum();
    let oxum = format!("Payload-Oxum: {bytes}.{}", payload.count());
    edit(bag, "bag-info.txt", |text| text.replace("Payload-Oxum: 329.5", &oxum));
    reseal(bag);
}

/// A change to a tag file that the tag manifest knows of.
fn sealed(bag: &Path, file: &str, change: impl FnOnce(String) -> String) {
    edit(bag, file, change);
    reseal(bag);
}

fn listed(bag: &Path, path: &str) {
    sealed(bag, MANIFEST, |text| format!("{text}{}  {path}\n", Digest::of(b"")));
}

#[cfg(target_os = "linux")]
fn plant(bag: &Path, path: &str) {
    let place = bag.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, "").unwrap();
    reseal_all(bag);
}

fn harm(name: &'static str, fault: &'static str, harm: fn(&Path)) -> Damage {
    Damage { name, harm, fault }
}

/// Every way in which a bag can be wrong that the format knows, and those that we add.
pub(super) fn damages() -> Vec<Damage> {
    let mut damages = contents();
    damages.extend(declarations());
    damages.extend(manifests());
    damages.extend(paths());
    damages.extend(infos());
    #[cfg(target_os = "linux")]
    damages.extend(names());
    #[cfg(target_os = "linux")]
    damages.extend(links());
    damages
}

fn contents() -> Vec<Damage> {
    vec![
        harm(
            "payload-changed",
            "data/quelle/plan.json: changed, other checksum than in manifest-sha512.txt",
            |bag| edit(bag, PLAN, |text| text.replace('1', "2")),
        ),
        harm(
            "payload-shorter",
            "data/quelle/plan.json: changed, other checksum than in manifest-sha512.txt",
            |bag| fs::write(bag.join(PLAN), "").unwrap(),
        ),
        harm(
            "payload-missing",
            "data/quelle/plan.json: missing, and named by manifest-sha512.txt",
            |bag| fs::remove_file(bag.join(PLAN)).unwrap(),
        ),
        harm("payload-added", "data/neu: added, not named by manifest-sha512.txt", |bag| {
            fs::write(bag.join("data/neu"), "").unwrap()
        }),
        harm(
            "payload-renamed",
            "data/quelle/Plan2.json: added, not named by manifest-sha512.txt",
            |bag| fs::rename(bag.join(PLAN), bag.join("data/quelle/Plan2.json")).unwrap(),
        ),
        harm(
            "payload-folder-instead",
            "data/quelle/plan.json: missing, and named by manifest-sha512.txt",
            |bag| {
                fs::remove_file(bag.join(PLAN)).unwrap();
                fs::create_dir(bag.join(PLAN)).unwrap();
            },
        ),
        harm(
            "no-data",
            "data/quelle/plan.json: missing, and named by manifest-sha512.txt",
            |bag| fs::remove_dir_all(bag.join("data")).unwrap(),
        ),
        harm(
            "tag-changed",
            "LIESMICH.txt: changed, other checksum than in tagmanifest-sha512.txt",
            |bag| edit(bag, "LIESMICH.txt", |text| text.replace("\r\n", "\n")),
        ),
        harm("tag-missing", "LIESMICH.txt: missing, and named by tagmanifest-sha512.txt", |bag| {
            fs::remove_file(bag.join("LIESMICH.txt")).unwrap()
        }),
        harm("tag-added", ".DS_Store: added, not named by tagmanifest-sha512.txt", |bag| {
            fs::write(bag.join(".DS_Store"), "").unwrap()
        }),
        harm("tag-folder-added", "mehr/x.txt: added, not named by tagmanifest-sha512.txt", |bag| {
            fs::create_dir(bag.join("mehr")).unwrap();
            fs::write(bag.join("mehr/x.txt"), "").unwrap();
        }),
        harm("fetch", "fetch.txt: parts of the bag lie elsewhere", |bag| {
            fs::write(bag.join("fetch.txt"), "https://example.org/x 1 data/x\n").unwrap();
            reseal(bag);
        }),
        harm("fetch-escape", "fetch.txt: parts of the bag lie elsewhere", |bag| {
            fs::write(bag.join("fetch.txt"), "x - ../../etc/passwd\n").unwrap();
            reseal(bag);
        }),
        harm("empty-folder", "bagit.txt: missing", |bag| {
            fs::remove_dir_all(bag).unwrap();
            fs::create_dir(bag).unwrap();
        }),
    ]
}

fn declarations() -> Vec<Damage> {
    const FAULT: &str = "bagit.txt: not the declaration of BagIt 1.0 with tag files in UTF-8";
    vec![
        harm("no-bagit", "bagit.txt: missing, and named by tagmanifest-sha512.txt", |bag| {
            fs::remove_file(bag.join("bagit.txt")).unwrap()
        }),
        harm("bagit-empty", FAULT, |bag| sealed(bag, "bagit.txt", |_| String::new())),
        harm("bagit-no-version", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| text.replace("BagIt-Version: 1.0\n", ""))
        }),
        harm("bagit-no-encoding", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| {
                text.replace("Tag-File-Character-Encoding: UTF-8\n", "")
            })
        }),
        harm("bagit-version-2", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| text.replace("1.0", "2.0"))
        }),
        harm("bagit-version-word", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| text.replace("1.0", "one"))
        }),
        harm("bagit-order", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| {
                text.lines().rev().map(|line| format!("{line}\n")).collect()
            });
        }),
        harm("bagit-more", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| format!("{text}Mehr: x\n"))
        }),
        harm("bagit-no-colon", FAULT, |bag| sealed(bag, "bagit.txt", |text| text.replace(':', ""))),
        harm("bagit-unknown-encoding", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| text.replace("UTF-8", "UTF-99"))
        }),
        harm("bagit-latin1", FAULT, |bag| {
            sealed(bag, "bagit.txt", |text| text.replace("UTF-8", "ISO-8859-1"))
        }),
        harm("bagit-mark", "bagit.txt: begins with a byte order mark", |bag| {
            sealed(bag, "bagit.txt", |text| format!("\u{feff}{text}"))
        }),
        harm("bagit-utf16", "bagit.txt: is UTF-16 or UTF-32, not UTF-8", |bag| {
            utf16(bag, "bagit.txt");
            reseal(bag);
        }),
        harm("bagit-huge", "bagit.txt: over the limit of 1048576", |bag| {
            sealed(bag, "bagit.txt", |text| text + &"X: y\n".repeat(300_000))
        }),
    ]
}

fn utf16(bag: &Path, file: &str) {
    let text = fs::read_to_string(bag.join(file)).unwrap();
    let units = [0xfeff].into_iter().chain(text.encode_utf16());
    fs::write(bag.join(file), units.flat_map(u16::to_le_bytes).collect::<Vec<_>>()).unwrap();
}

fn manifests() -> Vec<Damage> {
    const ONE: &str = "manifest-sha512.txt:1: not a checksum of this algorithm";
    vec![
        harm("no-manifest", "manifest-sha512.txt: missing", |bag| {
            fs::remove_file(bag.join(MANIFEST)).unwrap();
            reseal(bag);
        }),
        harm("no-tag-manifest", "tagmanifest-sha512.txt: missing", |bag| {
            fs::remove_file(bag.join(TAGS)).unwrap()
        }),
        harm("manifest-empty", "manifest-sha512.txt: names no file", |bag| {
            sealed(bag, MANIFEST, |_| String::new())
        }),
        harm("tag-manifest-empty", "tagmanifest-sha512.txt: names no file", |bag| {
            fs::write(bag.join(TAGS), "").unwrap()
        }),
        harm("bag-without-payload", "manifest-sha512.txt: names no file", |bag| {
            fs::remove_dir_all(bag.join("data")).unwrap();
            fs::create_dir(bag.join("data")).unwrap();
            reseal_all(bag);
        }),
        harm(
            "manifest-changed",
            "manifest-sha512.txt: changed, other checksum than in tagmanifest-sha512.txt",
            |bag| edit(bag, MANIFEST, |text| text.replacen("  ", " ", 1)),
        ),
        harm(
            "line-removed",
            "data/html/a b,c;d'e.html: added, not named by manifest-sha512.txt",
            |bag| sealed(bag, MANIFEST, |text| text.split_once('\n').unwrap().1.to_owned()),
        ),
        harm("line-twice", "manifest-sha512.txt: names data/html/a b,c;d'e.html twice", |bag| {
            sealed(bag, MANIFEST, |text| format!("{}\n{text}", text.lines().next().unwrap()));
        }),
        harm(
            "line-twice-otherwise",
            "manifest-sha512.txt: names data/quelle/plan.json twice",
            |bag| listed(bag, PLAN),
        ),
        harm("missing-file", "data/nie: missing, and named by manifest-sha512.txt", |bag| {
            listed(bag, "data/nie")
        }),
        harm("tag-in-manifest", "manifest-sha512.txt: LIESMICH.txt does not belong there", |bag| {
            listed(bag, "LIESMICH.txt")
        }),
        harm(
            "payload-in-tag-manifest",
            "tagmanifest-sha512.txt: data/quelle/plan.json does not belong there",
            |bag| {
                edit(bag, TAGS, |text| format!("{text}{}  {PLAN}\n", Digest::of(b"{\"schema\":1}")))
            },
        ),
        harm(
            "checksum-other",
            "data/html/a b,c;d'e.html: changed, other checksum than in manifest-sha512.txt",
            |bag| {
                sealed(bag, MANIFEST, |text| format!("{}{}", Digest::of(b"other"), &text[128..]));
            },
        ),
        harm("checksum-short", ONE, |bag| sealed(bag, MANIFEST, |text| text[1..].to_owned())),
        harm("checksum-long", ONE, |bag| sealed(bag, MANIFEST, |text| format!("0{text}"))),
        harm("checksum-no-digit", ONE, |bag| {
            sealed(bag, MANIFEST, |text| format!("g{}", &text[1..]))
        }),
        harm("checksum-upper-case", ONE, |bag| {
            sealed(bag, MANIFEST, |text| text[..128].to_uppercase() + &text[128..])
        }),
        harm("checksum-alone", "manifest-sha512.txt:1: not a line of this file", |bag| {
            sealed(bag, MANIFEST, |text| format!("{}\n{text}", &text[..128]))
        }),
        harm("comment", ONE, |bag| sealed(bag, MANIFEST, |text| format!("# Hinweis\n{text}"))),
        harm("blank-line", "manifest-sha512.txt:1: not a line of this file", |bag| {
            sealed(bag, MANIFEST, |text| format!("\n{text}"))
        }),
        harm(
            "asterisk",
            "manifest-sha512.txt: *data/html/a b,c;d'e.html: the character * in the name",
            |bag| sealed(bag, MANIFEST, |text| text.replacen("  data", "  *data", 1)),
        ),
        harm("line-ends", "manifest-sha512.txt: order, spaces or line ends were changed", |bag| {
            sealed(bag, MANIFEST, |text| text.replace('\n', "\r\n"))
        }),
        harm(
            "other-line-end",
            "manifest-sha512.txt:1: a control character, or a line break that only some readers see",
            |bag| sealed(bag, MANIFEST, |text| text.replacen('\n', "\u{2028}", 1)),
        ),
        harm("long-line", "manifest-sha512.txt:6: the line is too long", |bag| {
            listed(bag, &format!("data/{}", "x/".repeat(3000)))
        }),
        harm("manifest-mark", "manifest-sha512.txt: begins with a byte order mark", |bag| {
            sealed(bag, MANIFEST, |text| format!("\u{feff}{text}"))
        }),
        harm("manifest-utf16", "manifest-sha512.txt: is UTF-16 or UTF-32, not UTF-8", |bag| {
            utf16(bag, MANIFEST);
            reseal(bag);
        }),
        harm("manifest-latin1", "manifest-sha512.txt: is not UTF-8", |bag| {
            let text = fs::read_to_string(bag.join(MANIFEST)).unwrap();
            let latin: Vec<u8> =
                text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            fs::write(bag.join(MANIFEST), latin).unwrap();
            reseal(bag);
        }),
        harm("weak-alone", "manifest-md5.txt: an algorithm that proves nothing", |bag| {
            fs::remove_file(bag.join(MANIFEST)).unwrap();
            fs::write(bag.join("manifest-md5.txt"), "d41d8cd98f00b204e9800998ecf8427e  data/x\n")
                .unwrap();
            reseal(bag);
        }),
        harm("weak-beside", "manifest-sha1.txt: an algorithm that proves nothing", |bag| {
            fs::write(bag.join("manifest-sha1.txt"), "0000  data/x\n").unwrap();
            reseal(bag);
        }),
        harm("unknown-algorithm", "manifest-sha3_512.txt: an algorithm that is not known", |bag| {
            fs::write(bag.join("manifest-sha3_512.txt"), "0000  data/x\n").unwrap();
            reseal(bag);
        }),
        harm("misspelt-manifest", "MANIFEST-SHA512.TXT: an algorithm that is not known", |bag| {
            fs::rename(bag.join(MANIFEST), bag.join("MANIFEST-SHA512.TXT")).unwrap();
            reseal(bag);
        }),
        harm(
            "manifests-disagree",
            "data/quelle/plan.json: changed, other checksum than in manifest-sha256.txt",
            |bag| {
                fs::write(bag.join("manifest-sha256.txt"), format!("{}  {PLAN}\n", "0".repeat(64)))
                    .unwrap();
                reseal(bag);
            },
        ),
        harm(
            "second-manifest-lists-less",
            "data/html/index.html: added, not named by manifest-sha256.txt",
            |bag| {
                fs::write(bag.join("manifest-sha256.txt"), format!("{}  {PLAN}\n", "0".repeat(64)))
                    .unwrap();
                reseal(bag);
            },
        ),
    ]
}

fn paths() -> Vec<Damage> {
    vec![
        harm("escape", "manifest-sha512.txt: data/../../flucht: `.` or `..` in the path", |bag| {
            listed(bag, "data/../../flucht")
        }),
        harm(
            "escape-inside",
            "manifest-sha512.txt: data/../bagit.txt: `.` or `..` in the path",
            |bag| listed(bag, "data/../bagit.txt"),
        ),
        harm(
            "dot",
            "manifest-sha512.txt: ./data/quelle/plan.json: `.` or `..` in the path",
            |bag| listed(bag, "./data/quelle/plan.json"),
        ),
        harm(
            "absolute",
            "manifest-sha512.txt: /etc/passwd: an empty name, or an absolute path",
            |bag| listed(bag, "/etc/passwd"),
        ),
        harm("home", "manifest-sha512.txt: ~/.bashrc: the path begins with `~`", |bag| {
            listed(bag, "~/.bashrc")
        }),
        harm("home-of-another", "manifest-sha512.txt: ~root/x: the path begins with `~`", |bag| {
            listed(bag, "~root/x")
        }),
        harm("drive", "manifest-sha512.txt: C:/x: the character : in the name", |bag| {
            listed(bag, "C:/x")
        }),
        harm("unc", "manifest-sha512.txt: \\\\host\\x: the character \\\\ in the name", |bag| {
            listed(bag, "\\\\host\\x")
        }),
        harm(
            "backslash",
            "manifest-sha512.txt: data\\quelle\\plan.json: the character \\\\ in the name",
            |bag| listed(bag, "data\\quelle\\plan.json"),
        ),
        harm(
            "encoded-line-feed",
            "manifest-sha512.txt: data/a%0Ab: a percent sign in the name, which readers of bags decode differently",
            |bag| listed(bag, "data/a%0Ab"),
        ),
        harm(
            "encoded-return",
            "manifest-sha512.txt: data/a%0db: a percent sign in the name, which readers of bags decode differently",
            |bag| listed(bag, "data/a%0db"),
        ),
    ]
}

/// Files with names that some systems cannot hold, planted where all can.
#[cfg(target_os = "linux")]
fn names() -> Vec<Damage> {
    vec![
        harm(
            "percent",
            "data/50%: a percent sign in the name, which readers of bags decode differently",
            |bag| plant(bag, "data/50%"),
        ),
        harm("not-nfc", "data/Mu\u{308}ller: the name is not in Unicode's normal form C", |bag| {
            plant(bag, "data/Mu\u{308}ller")
        }),
        harm(
            "twins",
            "data/quelle/plan.json: one with data/quelle/PLAN.json on some systems",
            |bag| plant(bag, "data/quelle/PLAN.json"),
        ),
        harm(
            "twin-folders",
            "data/quelle/alles.bin: one with data/Quelle on some systems",
            |bag| plant(bag, "data/Quelle/x"),
        ),
        harm("device", "data/aux.txt: a name that Windows keeps for a device", |bag| {
            plant(bag, "data/aux.txt")
        }),
        harm("trailing-space", "data/x : white space at the edge of the name", |bag| {
            plant(bag, "data/x ")
        }),
        harm("line-feed-in-name", "data/a\\u{a}b: the character \\n in the name", |bag| {
            plant(bag, "data/a\nb")
        }),
    ]
}

fn infos() -> Vec<Damage> {
    vec![
        harm("no-info", "bag-info.txt: missing", |bag| {
            fs::remove_file(bag.join("bag-info.txt")).unwrap();
            reseal(bag);
        }),
        harm("oxum-bytes", "bag-info.txt: Payload-Oxum is 330.5, should be 329.5", |bag| {
            sealed(bag, "bag-info.txt", |text| text.replace("329.5", "330.5"))
        }),
        harm("oxum-files", "bag-info.txt: Payload-Oxum is 329.6, should be 329.5", |bag| {
            sealed(bag, "bag-info.txt", |text| text.replace("329.5", "329.6"))
        }),
        harm("oxum-word", "bag-info.txt: Payload-Oxum is viel, should be 329.5", |bag| {
            sealed(bag, "bag-info.txt", |text| text.replace("329.5", "viel"))
        }),
        harm("oxum-missing", "bag-info.txt: no Payload-Oxum, should be 329.5", |bag| {
            sealed(bag, "bag-info.txt", |text| text.replace("Payload-Oxum", "Payload"))
        }),
        harm("oxum-twice", "bag-info.txt: Payload-Oxum stands twice", |bag| {
            sealed(bag, "bag-info.txt", |text| format!("{text}Payload-Oxum: 1.1\n"))
        }),
        harm("info-no-colon", "bag-info.txt:1: not a line of this file", |bag| {
            sealed(bag, "bag-info.txt", |text| format!("Hallo\n{text}"))
        }),
        harm("info-starts-folded", "bag-info.txt:1: not a line of this file", |bag| {
            sealed(bag, "bag-info.txt", |text| format!("  Hallo\n{text}"))
        }),
        harm(
            "info-line-separator",
            "bag-info.txt:1: a control character, or a line break that only some readers see",
            |bag| sealed(bag, "bag-info.txt", |text| text.replacen("Amt", "\u{2028}Amt", 1)),
        ),
        harm("info-mark", "bag-info.txt: begins with a byte order mark", |bag| {
            sealed(bag, "bag-info.txt", |text| format!("\u{feff}{text}"))
        }),
        harm("info-latin1", "bag-info.txt: is not UTF-8", |bag| {
            let text = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
            let latin: Vec<u8> =
                text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            fs::write(bag.join("bag-info.txt"), latin).unwrap();
            reseal(bag);
        }),
    ]
}

#[cfg(target_os = "linux")]
fn links() -> Vec<Damage> {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    vec![
        harm("link-to-file", "data/quelle/plan.json: a symbolic link", |bag| {
            fs::rename(bag.join(PLAN), bag.join("../plan.json")).unwrap();
            symlink("../../../plan.json", bag.join(PLAN)).unwrap();
        }),
        harm("link-to-folder", "data/html: a symbolic link", |bag| {
            fs::rename(bag.join("data/html"), bag.join("../html")).unwrap();
            symlink("../../html", bag.join("data/html")).unwrap();
        }),
        harm("link-to-nowhere", "data/weg: a symbolic link", |bag| {
            symlink("/nirgends", bag.join("data/weg")).unwrap()
        }),
        harm("link-beside", "weg: a symbolic link", |bag| symlink("/", bag.join("weg")).unwrap()),
        harm("link-instead-of-manifest", "manifest-sha512.txt: a symbolic link", |bag| {
            fs::rename(bag.join(MANIFEST), bag.join("../m.txt")).unwrap();
            symlink("../m.txt", bag.join(MANIFEST)).unwrap();
        }),
        harm("no-unicode", "data/\u{fffd}: the name is no Unicode", |bag| {
            let name = std::ffi::OsStr::from_bytes(b"\xff");
            fs::write(bag.join("data").join(name), "").unwrap();
        }),
        harm("socket", "data/steckdose: neither file nor folder", |bag| {
            drop(std::os::unix::net::UnixListener::bind(bag.join("data/steckdose")).unwrap())
        }),
    ]
}

#[test]
fn each_damage_has_its_fault() {
    for Damage { name, harm, fault } in damages() {
        let place = with_bag();
        let bag = place.folder().join("1");
        harm(&bag);
        let verified = verify(&bag);
        assert_eq!(verified.state, State::Damaged, "{name}");
        let words = words(&verified.faults);
        assert!(words.iter().any(|found| found == fault), "{name}: {words:#?}");
        let mut sorted = verified.faults.clone();
        sorted.sort();
        assert_eq!(verified.faults, sorted, "{name}");
    }
}

#[test]
fn one_cause_has_one_fault() {
    for (wanted, count) in
        [("payload-missing", 2), ("tag-added", 1), ("checksum-other", 1), ("bagit-order", 1)]
    {
        let place = with_bag();
        let bag = place.folder().join("1");
        let damages = damages();
        let damage = damages.iter().find(|damage| damage.name == wanted).unwrap();
        (damage.harm)(&bag);
        let words = words(&verify(&bag).faults);
        assert_eq!(words.len(), count, "{wanted}: {words:#?}");
    }
}

#[test]
fn no_folder_and_a_link_to_one_are_no_bag() {
    let place = with_bag();
    assert_eq!(words(&place.verify("2").faults), ["there is no folder here"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("1", place.folder().join("2")).unwrap();
        assert_eq!(words(&place.verify("2").faults), ["there is no folder here"]);
    }
}

#[test]
fn any_byte_that_is_changed_is_found_and_its_file_named() {
    let place = with_bag();
    let bag = place.folder().join("1");
    for (name, bytes) in files(&bag) {
        for at in (0..bytes.len()).step_by(5) {
            let mut changed = bytes.clone();
            changed[at] ^= [0x01, 0x20, 0x80][at % 3];
            fs::write(bag.join(&name), &changed).unwrap();
            let faults = verify(&bag).faults;
            let named = faults.iter().any(|fault| fault.paths().contains(&name.as_str()));
            assert!(named, "{name}, byte {at}: {:?}", words(&faults));
        }
        fs::write(bag.join(&name), &bytes).unwrap();
    }
    assert_eq!(verify(&bag).faults, []);
}
