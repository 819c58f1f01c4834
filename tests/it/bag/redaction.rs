//! Redaction: the bytes are gone, the chain holds, and nothing else passes for a redaction.

use std::collections::BTreeMap;
use std::fs;

use fahrplan::bag::{
    ArchiveError, Change, Created, Digest, Link, Reason, Redaction, State, interrupted,
    verify_chain,
};

use super::{Place, bag, files, path, successor, with_bag, words};

const PAGE: &str = "data/html/maßnahmen/Übersicht (1).html";
const PLAN: &str = "data/quelle/plan.json";

fn reason(kind: &str) -> Reason {
    let [date, ground] = ["2027-02-03", "Art. 17 DSGVO"].map(str::to_owned);
    Reason { kind: kind.to_owned(), date, ground }
}

fn redaction(changes: &[(&str, Change)]) -> Redaction {
    let changes = changes.iter().map(|(name, change)| (path(name), change.clone()));
    Redaction {
        changes: changes.collect(),
        names: BTreeMap::new(),
        labels: BTreeMap::new(),
        reason: reason("Name einer Person"),
    }
}

fn replaced(text: &str) -> Change {
    Change::Replace(text.as_bytes().to_vec())
}

/// The bag `1`, one bound to it, and then the name taken out of `1`.
fn redacted() -> Place {
    let place = Place::new();
    let first = place.create("1", &bag());
    place.create("2", &successor("1", &first));
    let redaction = redaction(&[(PAGE, replaced("<p>[geschwärzt]</p>")), (PLAN, Change::Remove)]);
    let verified = place.archive().redact("1", &redaction).unwrap();
    assert_eq!(verified, place.verify("1"));
    place
}

#[test]
fn the_bytes_are_gone_and_the_rest_stands() {
    let before = files(&with_bag().folder().join("1"));
    let place = redacted();
    let after = files(&place.folder());
    for (name, bytes) in &after {
        assert!(
            !bytes.windows(5).any(|window| window == b"Erika" && name.starts_with("1/")),
            "{name}"
        );
    }
    assert_eq!(after.get(&format!("1/{PAGE}")).unwrap(), "<p>[geschwärzt]</p>".as_bytes());
    assert!(!after.contains_key(&format!("1/{PLAN}")));
    for name in ["LIESMICH.txt", "bagit.txt", "data/html/index.html", "data/quelle/alles.bin"] {
        assert_eq!(after.get(&format!("1/{name}")), before.get(name), "{name}");
    }
    for name in ["manifest-sha512.txt", "tagmanifest-sha512.txt"] {
        assert_eq!(after.get(&format!("1/redaktion/1/{name}")), before.get(name), "{name}");
    }
    let outside = after.keys().filter(|name| !name.starts_with("1/") && !name.starts_with("2/"));
    assert_eq!(outside.collect::<Vec<_>>(), [".gitattributes"]);
}

#[test]
fn the_log_tells_what_was_done_and_not_what_went() {
    let place = redacted();
    let log = fs::read_to_string(place.folder().join("1/redaktion/log.txt")).unwrap();
    let former =
        Digest::of(&fs::read(place.folder().join("1/redaktion/1/tagmanifest-sha512.txt")).unwrap());
    let expected = format!(
        "Hinweis: Aus dieser Fassung wurden nachträglich Inhalte aus rechtlichen Gründen
  entfernt. Die Prüfsummen des früheren Stands liegen in den Ordnern mit der
  Nummer der Redaktion.
Redaktion: 1
Datum: 2027-02-03
Art: Name einer Person
Rechtsgrundlage: Art. 17 DSGVO
Ersetzte-Dateien: 1
Entfernte-Dateien: 1
Umbenannte-Dateien: 0
Früheres-Tagmanifest: sha512:{former}
"
    );
    assert_eq!(log, expected);
    let State::Redacted { log } = place.verify("1").state else { panic!("not redacted") };
    assert_eq!((log.len(), log[0].replaced, log[0].removed), (1, 1, 1));
    assert_eq!(log[0].reason, reason("Name einer Person"));
}

#[test]
fn the_chain_holds_through_any_number_of_redactions() {
    let place = redacted();
    let again = Redaction {
        changes: BTreeMap::from([
            (path("data/html/index.html"), replaced("<p>leer</p>")),
            (path("LIESMICH.txt"), replaced("Teile wurden geschwärzt.")),
        ]),
        names: BTreeMap::new(),
        labels: BTreeMap::new(),
        reason: reason("Absatz\nmit Umbruch"),
    };
    place.archive().redact("1", &again).unwrap();
    let [one, two] = ["1", "2"].map(|name| place.verify(name));
    assert_eq!(words(&one.faults), [""; 0]);
    assert_eq!(one.former.len(), 2);
    let State::Redacted { log } = &one.state else { panic!("not redacted") };
    assert_eq!(log[1].reason.kind, "Absatz mit Umbruch");
    let links = [Link { name: "1", bag: &one }, Link { name: "2", bag: &two }];
    assert_eq!(verify_chain(&links).faults, []);
    // A bag that is bound to the redacted one is as good.
    let third = Place::new();
    third.create("2", &successor("1", one.digest.as_ref().unwrap()));
    let two = third.verify("2");
    let links = [Link { name: "1", bag: &one }, Link { name: "2", bag: &two }];
    assert_eq!(verify_chain(&links).faults, []);
}

#[test]
fn a_redacted_version_created_again_stays_redacted() {
    let place = redacted();
    let digest = place.verify("1").digest.unwrap();
    let State::Redacted { log } = place.verify("1").state else { panic!("not redacted") };
    let created = place.archive().create("1", &bag()).unwrap();
    assert_eq!(created, Created::Redacted { digest, log });
    assert!(!place.folder().join("1").join(PLAN).exists());
}

/// A name goes from every list, also from those that earlier redactions kept, and the chain holds.
#[test]
fn a_name_that_goes_stands_in_no_list() {
    let place = redacted();
    let names = BTreeMap::from([(path(PAGE), path("data/html/maßnahmen/entfernt.html"))]);
    let renaming = Redaction { names, ..redaction(&[]) };
    place.archive().redact("1", &renaming).unwrap();
    for (name, bytes) in files(&place.folder().join("1")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!name.contains("Übersicht (1)") && !text.contains("Übersicht (1)"), "{name}");
    }
    let [one, two] = ["1", "2"].map(|name| place.verify(name));
    assert_eq!(words(&one.faults), [""; 0]);
    let State::Redacted { log } = &one.state else { panic!("not redacted") };
    assert_eq!((log[0].renamed, log[1].renamed, log[1].replaced), (0, 1, 0));
    let links = [Link { name: "1", bag: &one }, Link { name: "2", bag: &two }];
    assert_eq!(verify_chain(&links).faults, []);
    // The same version, created again with the names that it had, is no other one.
    let created = place.archive().create("1", &bag()).unwrap();
    assert!(matches!(created, Created::Redacted { .. }), "{created:?}");
    // A list that was changed without a word in the log is a fault.
    let log = place.folder().join("1/redaktion/log.txt");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, text.replace("Umbenannte-Dateien: 1", "Umbenannte-Dateien: 0")).unwrap();
    let faults = words(&place.verify("1").faults);
    assert!(
        faults.iter().any(|fault| fault.starts_with("redaktion/1: a former manifest")),
        "{faults:?}"
    );
}

#[test]
fn what_is_no_redaction_is_refused_and_changes_nothing() {
    let place = with_bag();
    let before = files(&place.folder());
    let all: Vec<_> = before.keys().filter_map(|name| name.strip_prefix("1/")).collect();
    let all: Vec<_> = all.into_iter().filter(|name| name.starts_with("data/")).collect();
    let all: Vec<_> = all.into_iter().map(|name| (name, Change::Remove)).collect();
    let cases = [
        (redaction(&[]), "nothing is to be changed"),
        (redaction(&[("data/nie", Change::Remove)]), "data/nie: no such file in the bag"),
        (redaction(&[("bag-info.txt", replaced("x"))]), "bag-info.txt: belongs to the bag itself"),
        (
            redaction(&[("manifest-sha512.txt", Change::Remove)]),
            "manifest-sha512.txt: belongs to the bag itself",
        ),
        (
            redaction(&[("redaktion/log.txt", Change::Remove)]),
            "redaktion/log.txt: belongs to the bag itself",
        ),
        (
            redaction(&[(PLAN, replaced("{\"schema\":1}"))]),
            "data/quelle/plan.json: has these bytes already",
        ),
        (
            Redaction { names: BTreeMap::from([(path(PLAN), path(PAGE))]), ..redaction(&[]) },
            "data/html/maßnahmen/Übersicht (1).html: no name for the file, or taken",
        ),
        (redaction(&all), "nothing would be left in the bag"),
        (
            Redaction { reason: reason(" \n"), ..redaction(&[(PLAN, Change::Remove)]) },
            "kind, date and legal ground are all needed",
        ),
    ];
    for (redaction, expected) in cases {
        let error = place.archive().redact("1", &redaction).unwrap_err();
        assert_eq!(error.to_string(), format!("1: cannot be redacted like this\n  {expected}"));
    }
    fs::write(place.folder().join("1/LIESMICH.txt"), "x").unwrap();
    let error = place.archive().redact("1", &redaction(&[(PLAN, Change::Remove)])).unwrap_err();
    assert!(matches!(error, ArchiveError::Damaged { .. }), "{error}");
    fs::write(place.folder().join("1/LIESMICH.txt"), &before["1/LIESMICH.txt"]).unwrap();
    assert_eq!(files(&place.folder()), before);
}

#[test]
fn a_redaction_that_dies_leaves_the_old_or_the_new_bag() {
    let before = files(&with_bag().folder().join("1"));
    let after = files(&redacted().folder().join("1"));
    let lay = |place: &Place, name: &str, files: &BTreeMap<String, Vec<u8>>| {
        for (file, bytes) in files {
            let file = place.folder().join(name).join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    };
    // The folders that stand at each step, and whether the next run finds the new bag.
    let steps: [(&[(&str, bool)], bool); 6] = [
        (&[("1", false), (".1.neu", true)], false),
        (&[("1", false), (".1.redigiert", true)], true),
        (&[(".1.alt", false), (".1.redigiert", true)], true),
        (&[("1", true), (".1.alt", false)], true),
        (&[("1", false), (".1.redigiert", true), (".1.alt", false)], true),
        (&[("1", true)], true),
    ];
    for (folders, new) in steps {
        let place = Place::new();
        for &(name, redacted) in folders {
            lay(&place, name, if redacted { &after } else { &before });
        }
        let open =
            folders.iter().any(|(name, _)| name.ends_with("alt") || name.ends_with("redigiert"));
        assert_eq!(interrupted(&place.folder()).unwrap(), if open { vec!["1"] } else { vec![] });
        place.archive();
        assert_eq!(
            files(&place.folder().join("1")),
            if new { after.clone() } else { before.clone() }
        );
        assert_eq!(fs::read_dir(place.folder()).unwrap().count(), 2, "{folders:?}");
        assert_eq!(interrupted(&place.folder()).unwrap(), [""; 0]);
    }
}

#[test]
fn where_the_former_bag_stays_it_is_said_where() {
    let place = with_bag();
    // Nothing but a folder can be the former bag, and this one is in its way.
    fs::write(place.folder().join(".1.alt"), "x").unwrap();
    let gone = redaction(&[(PLAN, Change::Remove)]);
    let error = place.archive().redact("1", &gone).unwrap_err();
    let ArchiveError::Unfinished { former, path, .. } = &error else { panic!("{error}") };
    assert_eq!(*former, place.folder().join("1"));
    assert_eq!(*path, place.folder().join(".1.alt"));
    assert!(place.folder().join("1").join(PLAN).exists());
    fs::remove_file(path).unwrap();
    place.archive();
    assert!(!place.folder().join("1").join(PLAN).exists());
}

#[cfg(unix)]
#[test]
fn a_bag_that_its_owner_protected_is_redacted() {
    use std::os::unix::fs::PermissionsExt;

    let place = with_bag();
    let bag = place.folder().join("1");
    for folder in ["data/html/maßnahmen", "data/html", "data/quelle", "data", ""] {
        fs::set_permissions(bag.join(folder), fs::Permissions::from_mode(0o555)).unwrap();
    }
    place.archive().redact("1", &redaction(&[(PLAN, Change::Remove)])).unwrap();
    assert!(!bag.join(PLAN).exists());
    assert_eq!(interrupted(&place.folder()).unwrap(), [""; 0]);
    assert_eq!(fs::read_dir(place.folder()).unwrap().count(), 2);
}

/// Writes the tag manifest of `bag` anew, as somebody would who changes a bag by hand.
fn reseal(bag: &std::path::Path) {
    let found = files(bag);
    let tags = found.iter().filter(|(path, _)| {
        !path.starts_with("data/") && path.as_str() != "tagmanifest-sha512.txt"
    });
    let lines: String =
        tags.map(|(path, bytes)| format!("{}  {path}\n", Digest::of(bytes))).collect();
    fs::write(bag.join("tagmanifest-sha512.txt"), lines).unwrap();
}

#[test]
fn records_that_do_not_fit_are_damage() {
    type Harm = fn(&std::path::Path);
    let cases: [(Harm, &str); 8] = [
        (
            |bag| fs::remove_file(bag.join("redaktion/log.txt")).unwrap(),
            "redaktion/log.txt: the log of redactions is missing or cannot be read",
        ),
        (
            |bag| edit(bag, "redaktion/log.txt", |text| text.replace("Datum", "Tag")),
            "redaktion/log.txt: the log of redactions is missing or cannot be read",
        ),
        (
            |bag| {
                edit(bag, "redaktion/log.txt", |text| {
                    text.replace("Ersetzte-Dateien: 1", "Ersetzte-Dateien: 2")
                })
            },
            "redaktion/1: other files were changed than the log says",
        ),
        (
            |bag| {
                edit(bag, "redaktion/log.txt", |text| {
                    text.replace("sha512:", "sha512:0").replace("sha512:00", "sha512:0")
                })
            },
            "redaktion/log.txt: the log of redactions is missing or cannot be read",
        ),
        (
            |bag| fs::rename(bag.join("redaktion/1"), bag.join("redaktion/2")).unwrap(),
            "redaktion/log.txt: the log and the folders tell of different redactions",
        ),
        (
            |bag| fs::write(bag.join("redaktion/1/mehr.txt"), "").unwrap(),
            "redaktion/log.txt: the log and the folders tell of different redactions",
        ),
        (
            |bag| {
                edit(bag, "redaktion/1/manifest-sha512.txt", |text| {
                    text.split_once('\n').unwrap().1.to_owned()
                })
            },
            "redaktion/1: a former manifest is missing or was changed",
        ),
        (
            |bag| {
                edit(bag, "redaktion/1/tagmanifest-sha512.txt", |text| {
                    text.split_once('\n').unwrap().1.to_owned()
                })
            },
            "redaktion/1: a former manifest is missing or was changed",
        ),
    ];
    for (harm, expected) in cases {
        let place = redacted();
        let bag = place.folder().join("1");
        harm(&bag);
        reseal(&bag);
        let found = words(&place.verify("1").faults);
        assert!(found.iter().any(|found| found == expected), "{expected}: {found:#?}");
    }
}

fn edit(bag: &std::path::Path, file: &str, change: impl FnOnce(String) -> String) {
    let text = fs::read_to_string(bag.join(file)).unwrap();
    fs::write(bag.join(file), change(text)).unwrap();
}
