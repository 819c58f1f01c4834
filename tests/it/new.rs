//! `fahrplan new`: what it writes passes `check` where it lies, every key that it explains can be switched on, and
//! where no such document may be, it writes nothing.

use std::fs;
use std::process::Command;

use fahrplan::document::types::Type;

use crate::build::{Folder, Run, run_command, town};
use crate::harness::same;

/// Calls `new` in the folder of a site, in German.
fn new(folder: &Folder, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    command.arg("new").args(arguments);
    run_command(&mut command, &[("LANG", "de_DE.UTF-8")], &folder.path("content"))
}

fn text(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.path(path)).unwrap()
}

/// A place for a document of each type in a town that has a plan.
fn place(kind: Type) -> String {
    match kind {
        Type::Authority => "kreis".to_owned(),
        Type::Plan => "stadt/zweiter-plan".to_owned(),
        _ => format!("stadt/plan/neu/{}", kind.word()),
    }
}

#[test]
fn a_new_document_of_each_type_passes() {
    let folder = town();
    for kind in Type::ALL {
        let run = new(&folder, &[kind.word(), &place(*kind)]);
        assert_eq!((run.code, &*run.stdout), (0, ""), "{}", run.stderr);
        // Who is to be named by others says so.
        let waits = matches!(kind, Type::Organisation | Type::Group | Type::Person);
        assert!(run.stderr.starts_with("content/"), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), if waits { 2 } else { 1 }, "{}", run.stderr);
        assert_eq!(run.stderr.contains("(F517)"), waits, "{}", run.stderr);
    }
    let check = folder.call("check", &[]);
    let warned = check.stderr.matches("Warnung[").count();
    // Each is still called as it was written, and the person has no office yet.
    let untold = Type::ALL.len() + 1;
    let told = ["[F517]", "[F317]"].map(|code| check.stderr.matches(code).count());
    assert_eq!((warned, told), (3 + untold, [3, untold]), "{}", check.stderr);
    let build = folder.build(&[]);
    assert_eq!(build.code, 0, "{}", build.stderr);
    for kind in Type::ALL {
        let path = place(*kind);
        let pages = [format!("output/{path}.html"), format!("output/{path}/index.html")];
        assert!(pages.iter().any(|page| folder.path(page).exists()), "{path}");
    }
}

/// The document with all that is switched off switched on.
pub(crate) fn switched_on(text: &str) -> String {
    let on = |line: &str| match line.strip_prefix('#') {
        Some(rest) if rest.starts_with("  ") || !rest.starts_with(' ') => format!("{rest}\n"),
        Some(_) | None => format!("{line}\n"),
    };
    text.lines().map(on).collect()
}

#[test]
fn every_key_is_explained_and_can_be_switched_on() {
    let folder = town();
    for kind in Type::ALL {
        let path = place(*kind);
        let run = new(&folder, &[kind.word(), &path]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let index = folder.path(&format!("content/{path}/index.md"));
        let file = if index.exists() { index } else { folder.path(&format!("content/{path}.md")) };
        let text = fs::read_to_string(&file).unwrap();
        for key in kind.keys() {
            let line =
                |line: &&str| line.trim_start_matches('#').starts_with(&format!("{}:", key.name));
            assert_eq!(text.lines().filter(line).count(), 1, "{}: {}", kind.word(), key.name);
            assert!(text.replace("\n# ", " ").contains(key.meaning), "{}", key.meaning);
        }
        fs::write(&file, switched_on(&text)).unwrap();
        // Its examples name no real documents and files, but all of them can be read.
        let check = folder.call("check", &[]);
        assert!(!check.stderr.contains("Fehler[F2"), "{}{}", check.stderr, switched_on(&text));
        fs::remove_file(&file).unwrap();
    }
}

#[test]
fn a_measure_to_fill_in() {
    let folder = town();
    assert_eq!(new(&folder, &["massnahme", "content/stadt/plan/2b.md"]).code, 0);
    let text = text(&folder, "content/stadt/plan/2b.md");
    assert!(text.starts_with("---\n# Maßnahme: ein einzelnes Vorhaben eines Plans.\n# Zeilen mit # am Anfang zählen nicht."), "{text}");
    for part in [
        "\ntyp: massnahme\n",
        "\n# Die Überschrift der Seite, ohne die Nummer. Pflicht.\ntitel: Maßnahme ohne Titel\n",
        "\n# - daueraufgabe: läuft ohne Ende weiter\n",
        "\n#status: ohne-angabe\n",
        "\n#statusverlauf:\n#  # Wann. Pflicht.",
        "\n#  - datum: 2024-03-12\n#    # Der Stand, der erreicht wurde. Pflicht. Möglich sind:\n",
        "\n#    status: ohne-angabe\n",
        "\n#entwurf: true\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn a_person_to_fill_in_has_an_office_that_is_still_to_be_told() {
    let folder = town();
    let run = new(&folder, &["person", "stadt/leitung"]);
    same(
        &run.stderr,
        "
content/stadt/leitung.md ist angelegt. Füllen Sie die Angaben aus und prüfen Sie sie mit „fahrplan check“.
Noch verweist kein Dokument darauf; solange warnt „fahrplan check“ (F517). Nennen Sie die Kennung stadt/leitung, wo sie hingehört, etwa bei „federfuehrung“, „beteiligte“ oder „zitate“, oder setzen Sie in einem Text einen Link.
",
    );
    let text = text(&folder, "content/stadt/leitung.md");
    let office = "\nfunktionen:\n  # Das Amt. Pflicht.\n  - funktion: noch nicht eingetragen\n#    # Wo. Die";
    assert!(text.contains(office), "{text}");
    folder.write("//- content/site.yaml\ntitel: P\nregeln: {verwaist: aus}\n");
    let quiet = new(&folder, &["person", "stadt/stellvertretung"]);
    assert_eq!(quiet.stderr.lines().count(), 1, "{}", quiet.stderr);
}

#[test]
fn a_path_may_begin_at_the_top_of_the_disk_and_have_needless_parts() {
    let folder = town();
    let content = folder.path("content");
    for (typed, lies) in [
        (format!("{}/stadt/a", content.display()), "content/stadt/a.md"),
        (format!("{}//stadt/./b.md", content.display()), "content/stadt/b.md"),
        (format!("{}/x/../stadt/c/", content.display()), "content/stadt/c/index.md"),
        ("stadt//d".to_owned(), "content/stadt/d.md"),
        ("./stadt/./x/../e".to_owned(), "content/stadt/e.md"),
    ] {
        let run = new(&folder, &["seite", &typed]);
        assert_eq!(run.code, 0, "{typed}: {}", run.stderr);
        assert!(folder.path(lies).exists(), "{typed}");
    }
    for typed in [
        format!("{}/../a", content.display()),
        folder.path("a").display().to_string(),
        content.display().to_string(),
        "/a".to_owned(),
        "stadt/../../a".to_owned(),
        "content/../a".to_owned(),
    ] {
        let run = new(&folder, &["seite", &typed]);
        assert!(run.code == 2 && run.stderr.contains("liegt nicht in content/"), "{}", run.stderr);
    }
}

#[test]
fn nothing_is_written_where_no_such_document_may_be() {
    let folder = town();
    folder.write("//- content/stadt/plan/archiv/1.0/bagit.txt\nBagIt-Version: 1.0\n");
    let before = folder.call("check", &[]).stderr;
    for (arguments, says) in [
        (
            ["massnahme", "stadt/plan/1a"],
            "content/stadt/plan/1a.md gibt es schon und bleibt, wie es ist.",
        ),
        (["seite", "../a"], "„../a“ liegt nicht in content/."),
        (["seite", "stadt/con"], "„stadt/con“ taugt nicht als Name"),
        (["seite", "stadt/x~"], "So heißen Dateien, die Programme nebenbei anlegen"),
        (["seite", &"x".repeat(260)], "Dieser Name ist zu lang"),
        (["massnahme", "stadt/plan/3.10"], "Nehmen Sie „3-10“."),
        (
            ["seite", "stadt/plan/archiv/1.0/a"],
            "content/stadt/plan/archiv/1.0/ ist eine archivierte Fassung",
        ),
        (["massnahme", "stadt/2a"], "Dieses Dokument („massnahme“) gehört zu keinem Plan"),
        (["plan", "plan"], "Dieser Plan gehört zu keiner Behörde"),
        (["plan", "index"], "Die Startseite kann nicht vom Typ „plan“ sein"),
        (["seite", "stadt/plan/1A"], "1a"),
        (["seite", "suche"], "Die Adresse „suche.html“ vergibt fahrplan selbst"),
        (["seite", "404"], "Die Adresse „404.html“ vergibt fahrplan selbst"),
        (["seite", "stadt/a\u{200b}b"], "taugt nicht als Name"),
    ] {
        let run = new(&folder, &arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(folder.call("check", &[]).stderr.split('(').next(), before.split('(').next());
}

#[test]
fn an_address_is_not_given_twice_where_the_site_has_other_mistakes() {
    let folder = town();
    folder.write(
        "//- content/stadt/plan/9.md\n---\ntyp: massnahme\ntitel: Neun\nstatus: fertig\n---\n",
    );
    let run = new(&folder, &["seite", "404"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("„404.html“ vergibt fahrplan selbst"), "{}", run.stderr);
    assert!(!run.stderr.contains("fertig"), "{}", run.stderr);
    assert!(!folder.path("content/404.md").exists());
    assert_eq!(new(&folder, &["seite", "405"]).code, 0);
}

#[test]
fn a_type_is_named_as_people_write_it() {
    let folder = town();
    for (word, says) in [
        ("massname", "Den Dokumenttyp „massname“ gibt es nicht. Meinten Sie „massnahme“?\n"),
        ("xyz", "Den Dokumenttyp „xyz“ gibt es nicht. Es gibt: behoerde, organisation, "),
    ] {
        let run = new(&folder, &[word, "stadt/plan/2a"]);
        assert!(run.code == 2 && run.stderr.starts_with(says), "{}", run.stderr);
    }
    let run = new(&folder, &["Maßnahme", "stadt/plan/2a"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(text(&folder, "content/stadt/plan/2a.md").contains("\ntyp: massnahme\n"));
}

#[test]
fn a_rule_that_the_site_made_an_error_of_speaks_at_the_next_check() {
    let folder = town();
    folder.write("//- content/site.yaml\ntitel: P\nregeln: {verwaist: fehler}\n");
    let run = new(&folder, &["organisation", "stadt/verein"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let check = folder.call("check", &[]);
    assert!(check.code == 1 && check.stderr.contains("F517"), "{}", check.stderr);
}

#[test]
fn a_name_that_ends_in_a_dot_is_offered_without_it() {
    let folder = town();
    let run = new(&folder, &["seite", "stadt/x."]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("Nehmen Sie „x“."), "{}", run.stderr);
}

#[test]
fn two_new_documents_of_one_type_have_no_names_that_could_be_alike() {
    let folder = town();
    for kind in ["organisation", "person", "massnahme"] {
        for name in ["eins", "zwei"] {
            let run = new(&folder, &[kind, &format!("stadt/plan/{kind}-{name}")]);
            assert_eq!(run.code, 0, "{}", run.stderr);
        }
        let check = folder.call("check", &[]);
        assert_eq!(check.code, 0, "{}", check.stderr);
        assert!(check.stderr.contains(&format!("stadt/plan/{kind}-zwei.md")), "{}", check.stderr);
        let is_of_names = ["F516", "F518"].iter().any(|code| check.stderr.contains(code));
        assert!(check.stderr.contains("F317") && !is_of_names, "{}", check.stderr);
    }
}

#[test]
fn an_error_that_the_site_has_already_is_none_of_a_new_document() {
    let folder = town();
    folder.write("//- content/stadt/plan/index.md\n---\ntyp: plan\ntitel: P\n---\n");
    fs::remove_file(folder.path("content/stadt/plan/index.md")).unwrap();
    let before = folder.call("check", &[]);
    assert!(before.code == 1 && before.stderr.contains("F508"), "{}", before.stderr);
    let run = new(&folder, &["massnahme", "stadt/plan/7"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_mistake_elsewhere_keeps_nobody_from_a_new_document() {
    let folder = town();
    folder.write("//- content/stadt/plan/1b.md\n---\ntyp: massnahme\ntitel: B\nwetter: gut\n---\n");
    let run = new(&folder, &["massnahme", "stadt/plan/2a"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = new(&folder, &["massnahme", "stadt/2a"]);
    assert!(run.code == 2 && !run.stderr.contains("wetter"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_new_document_out_of_the_site() {
    let (folder, other) = (town(), town());
    std::os::unix::fs::symlink(other.path("content"), folder.path("content/stadt/weg")).unwrap();
    let run = new(&folder, &["seite", "stadt/weg/a"]);
    assert!(run.code == 2 && run.stderr.contains("läge in Wirklichkeit hier"), "{}", run.stderr);
    assert!(!other.path("content/a.md").exists());
    let whole = folder.path("content/stadt/weg/a").display().to_string();
    let run = new(&folder, &["seite", &whole]);
    assert!(run.code == 2 && run.stderr.contains("läge in Wirklichkeit hier"), "{}", run.stderr);
    // The way to the site itself may be a link.
    let way = other.path("weg");
    std::os::unix::fs::symlink(folder.path(""), &way).unwrap();
    let run = new(&folder, &["seite", &way.join("content/stadt/a").display().to_string()]);
    assert!(run.code == 0 && folder.path("content/stadt/a.md").exists(), "{}", run.stderr);
}
