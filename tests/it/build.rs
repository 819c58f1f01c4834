//! The command line from outside: exit codes, what is said where and in which language, and what a build
//! does to a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;

use crate::harness::{TOWN, fixture, same};

/// A site in a folder of its own.
pub(crate) struct Folder(TempDir);

/// What a run of the program said and how it ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn of(text: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.write(text);
        folder
    }

    /// Writes the files of a fixture.
    pub(crate) fn write(&self, text: &str) {
        for (path, text) in fixture(text) {
            if path == "content/site.yaml" && text == "titel: Probe\n" && self.path(&path).exists()
            {
                continue;
            }
            fs::create_dir_all(self.path(&path).parent().unwrap()).unwrap();
            fs::write(self.path(&path), text).unwrap();
        }
    }

    pub(crate) fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        self.call("build", arguments)
    }

    /// Calls `command`.
    pub(crate) fn call(&self, command: &str, arguments: &[&str]) -> Run {
        self.call_from("", command, arguments, &[])
    }

    /// Calls `command` in the folder `here`, with more in the environment.
    pub(crate) fn call_from(
        &self,
        here: &str,
        command: &str,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Run {
        let root = self.0.path().to_str().unwrap();
        let mut all = vec![command, "--stichtag", "2026-01-01", "--root", root];
        all.extend(arguments);
        let environment = [&[("LANG", "de_DE.UTF-8")], environment].concat();
        run(&all, &environment, &self.path(here))
    }

    /// All files of the output with their bytes and time stamps; not its own state.
    fn output(&self) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("output")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(self.path("output")).unwrap().to_str().unwrap();
                if name.starts_with(".fahrplan") {
                    continue;
                } else if path.is_dir() {
                    folders.push(path);
                } else {
                    let changed = fs::metadata(&path).unwrap().modified().unwrap();
                    found.insert(name.replace('\\', "/"), (fs::read(&path).unwrap(), changed));
                }
            }
        }
        found
    }

    pub(crate) fn bytes(&self) -> BTreeMap<String, Vec<u8>> {
        self.output().into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
    }

    /// What was said, without the places and times that differ from run to run.
    pub(crate) fn said(&self, run: &Run) -> String {
        let text = run.stderr.replace(self.0.path().to_str().unwrap(), "SITE");
        let mut out = String::new();
        for line in text.split_inclusive('\n') {
            match line.rsplit_once('(').filter(|(_, time)| time.ends_with(" ms)\n")) {
                Some((line, _)) => out.push_str(&format!("{line}(… ms)\n")),
                None => out.push_str(line),
            }
        }
        out
    }
}

fn run(arguments: &[&str], environment: &[(&str, &str)], here: &Path) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
    run_command(command.args(arguments), environment, here)
}

/// Runs `command`, at whose end stands the program, without what surrounds the tests.
pub(crate) fn run_command(command: &mut Command, environment: &[(&str, &str)], here: &Path) -> Run {
    command.current_dir(here);
    for name in
        ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TZ", "RAYON_NUM_THREADS", "GITHUB_WORKSPACE"]
    {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

const MEASURE: &str = "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Eins\n---\n";

/// The town with a measure.
pub(crate) fn town() -> Folder {
    Folder::of(&format!("{TOWN}{MEASURE}"))
}

pub(crate) const BROKEN: &str =
    "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: Eins\nwetter: gut\n---\n";
pub(crate) const BROKEN_SAYS: &str = "
Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „wetter“ nicht
 --> content/stadt/plan/1a.md:4:1
  |
4 | wetter: gut
  | ^^^^^^ unbekannt
  |
  = Rat: Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.

1 Fehler in 1 Datei
";
/// Where to learn more about it; what is said no more with `--quiet`.
pub(crate) const BROKEN_HINT: &str =
    "Was eine Meldung bedeutet, mit Beispielen: fahrplan check --erklaere F208\n";

// --- What is said, and how it ends

#[test]
fn a_build_says_what_it_did_on_stderr() {
    let folder = town();
    let run = folder.build(&[]);
    let files = folder.output().len();
    same(
        &folder.said(&run),
        &format!(
            "3 Dokumente → {files} Dateien in SITE/output: {files} geschrieben, 0 unverändert, 0 entfernt (… ms)\n"
        ),
    );
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

#[test]
fn a_second_build_touches_nothing_and_says_so() {
    let folder = town();
    folder.build(&[]);
    let before = folder.output();
    let run = folder.build(&[]);
    let files = before.len();
    same(
        &folder.said(&run),
        &format!(
            "3 Dokumente → {files} Dateien in SITE/output: 0 geschrieben, {files} unverändert, 0 entfernt (… ms)\n"
        ),
    );
    assert_eq!(run.code, 0);
    assert!(folder.output() == before, "a file was touched");
}

#[test]
fn a_change_touches_only_the_pages_that_show_it() {
    let folder = town();
    folder.write("//- content/impressum.md\n---\ntyp: seite\ntitel: Impressum\n---\n\nEins.\n");
    folder.build(&[]);
    let before = folder.output();
    folder.write("//- content/impressum.md\n---\ntyp: seite\ntitel: Impressum\n---\n\nZwei.\n");
    folder.build(&[]);
    let after = folder.output();
    let changed: Vec<&str> = after
        .iter()
        .filter(|(path, file)| before.get(*path) != Some(file))
        .map(|(path, _)| path.as_str())
        .collect();
    let index = ["suche/index.js", "suche/texts-0.js", "suche/words-0.js"];
    assert_eq!(changed, [&["impressum.html"], &index[..]].concat());
}

#[test]
fn errors_leave_the_previous_output_as_it_was() {
    let folder = town();
    folder.build(&[]);
    let before = folder.output();
    folder.write(BROKEN);
    let run = folder.build(&[]);
    same(
        &folder.said(&run),
        &format!("{BROKEN_SAYS}{BROKEN_HINT}An der Ausgabe wurde nichts geändert.\n"),
    );
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(folder.output() == before, "the output was touched");
    folder.write(MEASURE);
    assert_eq!(folder.build(&[]).code, 0, "and the next build finds nothing in its way");
    assert!(folder.output() == before, "a file was touched");
}

#[test]
fn quiet_builds_say_nothing_but_errors() {
    let folder = town();
    let run = folder.build(&["--quiet"]);
    assert_eq!((run.code, run.stderr.as_str(), run.stdout.as_str()), (0, "", ""));
    folder.write(BROKEN);
    let run = folder.build(&["-q"]);
    same(&folder.said(&run), BROKEN_SAYS);
    assert_eq!(run.code, 1);
}

#[test]
fn messages_are_german_where_the_locale_is_and_else_english() {
    let folder = town();
    folder.write(BROKEN);
    let root = folder.0.path().to_str().unwrap();
    let said = |environment: &[(&str, &str)]| {
        let run = run(&["build", "-q", "--root", root], environment, folder.0.path());
        run.stderr.lines().next().unwrap().to_owned()
    };
    let german = "Fehler[F208]: Bei „massnahme“ gibt es den Schlüssel „wetter“ nicht";
    let english = said(&[("LANG", "en_GB.UTF-8")]);
    assert!(english.starts_with("error[F208]: ") && english.contains("“wetter”"), "{english}");
    assert_eq!(said(&[("LANG", "de_AT.UTF-8")]), german);
    assert_eq!(said(&[("LANG", "de")]), german);
    assert_eq!(said(&[]), english);
    assert_eq!(said(&[("LANG", "C")]), english);
    assert_eq!(said(&[("LC_ALL", "de_DE"), ("LC_MESSAGES", "en_US"), ("LANG", "en_US")]), german);
    assert_eq!(said(&[("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "de_DE")]), english);
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let folder = town();
    folder.write(BROKEN);
    let coloured = |arguments: &[&str]| folder.build(arguments).stderr.contains('\u{1b}');
    assert!(coloured(&["--color", "always"]));
    assert!(!coloured(&["--color", "never"]));
    assert!(!coloured(&[]), "no terminal is there");
}

#[test]
fn timings_are_told_on_demand() {
    let folder = town();
    let run = folder.build(&["--quiet", "--timings"]);
    let steps: Vec<&str> =
        run.stderr.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(steps, ["read", "link", "theme", "render", "search", "switch"]);
}

#[test]
fn wrong_usage_ends_with_two() {
    let folder = town();
    for arguments in [
        &["build", "--stichtag", "1.1.2026"][..],
        &["build", "--base-url", "example.org"],
        &["build", "--base-url", "https://example.org/?a=b"],
        &["check", "--base-url", "https://example.org/#a"],
        &["build", "--base-url", "https://a:b@example.org/"],
        &["build", "--farbe"],
        &["bau"],
        &[],
    ] {
        let run = run(arguments, &[], folder.0.path());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn without_a_site_the_message_says_where_it_was_looked_for() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let missing = run(&["build"], &[("LANG", "de_DE")], folder.0.path());
    assert_eq!(missing.code, 2);
    same(
        &folder.said(&missing),
        "Hier ist keine Website: In SITE und darüber gibt es keine Datei content/site.yaml. Nennen Sie den Ordner mit --root.\n",
    );
}

#[test]
fn what_is_named_as_a_site_and_is_none_is_told_with_the_one_that_is_meant() {
    let folder = town();
    fs::create_dir(folder.path("leer")).unwrap();
    let said = |named: &str| {
        let named = folder.path(named);
        let run = run(
            &["check", "--root", named.to_str().unwrap()],
            &[("LANG", "de_DE")],
            folder.0.path(),
        );
        assert_eq!(run.code, 2);
        folder.said(&run)
    };
    same(
        &said("content"),
        "In SITE/content gibt es keinen Ordner „content“. Meinten Sie --root SITE?\n",
    );
    same(
        &said("content/site.yaml"),
        "SITE/content/site.yaml ist kein Ordner. Meinten Sie --root SITE?\n",
    );
    let advice = "Nennen Sie mit --root den Ordner, in dem „content“ liegt; eine neue Website beginnt „fahrplan init“.";
    let alone = Folder(tempfile::tempdir().unwrap());
    let named = alone.path("nix");
    let run =
        run(&["check", "--root", named.to_str().unwrap()], &[("LANG", "de_DE")], alone.0.path());
    same(&alone.said(&run), &format!("SITE/nix gibt es nicht. {advice}\n"));
}

#[test]
fn a_file_is_no_output_folder() {
    let folder = town();
    fs::write(folder.path("datei"), "Hallo").unwrap();
    let run = folder.build(&["--output", folder.path("datei").to_str().unwrap()]);
    same(
        &folder.said(&run),
        "SITE/datei ist kein Ordner. Nennen Sie mit --output einen leeren Ordner oder einen neuen.\n",
    );
    assert_eq!(run.code, 2);
    assert_eq!(fs::read(folder.path("datei")).unwrap(), b"Hallo");
}

#[test]
fn a_site_whose_own_file_has_another_name_is_told_to_rename_it() {
    let folder = town();
    fs::rename(folder.path("content/site.yaml"), folder.path("content/site.yaml.txt")).unwrap();
    let deep = folder.path("content/stadt/plan");
    let run = run(&["check"], &[("LANG", "de_DE")], &deep);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("Benennen Sie „content/site.yaml.txt“ in „site.yaml“ um"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_site_is_the_nearest_one_upward() {
    let folder = town();
    let deep = folder.path("content/stadt/plan");
    let run = run(&["build", "--stichtag", "2026-01-01"], &[("LANG", "de_DE")], &deep);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(folder.output().contains_key("stadt/plan/1a.html"));
}

#[test]
fn a_folder_of_someone_else_is_refused() {
    let folder = town();
    fs::create_dir(folder.path("fremd")).unwrap();
    fs::write(folder.path("fremd/brief.txt"), "Hallo").unwrap();
    let run = folder.build(&["--output", folder.path("fremd").to_str().unwrap()]);
    same(
        &folder.said(&run),
        "In SITE/fremd liegen Dateien, aber keine von fahrplan. Nennen Sie mit --output einen leeren Ordner.\n",
    );
    assert_eq!(run.code, 2);
    assert_eq!(fs::read_dir(folder.path("fremd")).unwrap().count(), 1, "nothing was left there");
}

#[test]
fn a_file_of_someone_else_stays_and_is_told_where_it_is_in_the_way() {
    let folder = town();
    folder.build(&[]);
    fs::write(folder.path("output/stadt/notiz.html"), "Meins").unwrap();
    assert_eq!(folder.build(&[]).code, 0);
    assert_eq!(fs::read(folder.path("output/stadt/notiz.html")).unwrap(), b"Meins");
    folder.write("//- content/stadt/notiz.md\n---\ntyp: seite\ntitel: Notiz\n---\n");
    let run = folder.build(&[]);
    same(
        &folder.said(&run),
        "SITE/output/stadt/notiz.html ist nicht von fahrplan und würde überschrieben. Verschieben Sie die Datei, oder benennen Sie das Dokument um.\n",
    );
    assert_eq!(run.code, 2);
    assert_eq!(fs::read(folder.path("output/stadt/notiz.html")).unwrap(), b"Meins");
}

#[test]
fn a_failing_machine_ends_with_three() {
    let folder = town();
    folder.write("//- notiz.txt\nx\n");
    let below_a_file = folder.path("notiz.txt/output");
    let run = folder.build(&["--output", below_a_file.to_str().unwrap()]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(folder.said(&run).starts_with("SITE/notiz.txt"), "{}", run.stderr);
}

// --- What is left and what goes

#[test]
fn pages_that_vanish_are_removed_and_their_addresses_told() {
    let folder = town();
    folder.write("//- content/stadt/amt/index.md\n---\ntyp: seite\ntitel: Amt\n---\n");
    folder.build(&[]);
    fs::rename(folder.path("content/stadt/plan/1a.md"), folder.path("content/stadt/plan/1b.md"))
        .unwrap();
    fs::remove_dir_all(folder.path("content/stadt/amt")).unwrap();
    let run = folder.build(&[]);
    let files = folder.output().len();
    assert!(!folder.output().contains_key("stadt/plan/1a.html"));
    assert!(!folder.path("output/stadt/amt").exists(), "an empty folder is left");
    let said = folder.said(&run);
    let (first, rest) = said.split_once('\n').unwrap();
    assert!(first.starts_with(&format!("3 Dokumente → {files} Dateien")), "{said}");
    assert!(first.ends_with(", 2 entfernt (… ms)"), "{said}");
    same(
        rest,
        "Diese Adressen gibt es nicht mehr. Damit alte Verweise weiter ankommen, ergänzen Sie beim Nachfolger:\n  aliase: [stadt/amt/index]\n  aliase: [stadt/plan/1a]\n",
    );
}

#[test]
fn the_hint_on_a_vanished_address_keeps_it() {
    let folder = town();
    folder.write("//- content/stadt/amt/index.md\n---\ntyp: seite\ntitel: Amt\n---\n");
    folder.build(&[]);
    let before = folder.output();
    fs::remove_dir_all(folder.path("content/stadt/amt")).unwrap();
    folder.write(
        "//- content/stadt/neu.md\n---\ntyp: seite\ntitel: Neu\naliase: [stadt/amt/index]\n---\n",
    );
    let run = folder.build(&[]);
    assert!(!run.stderr.contains("aliase"), "{}", run.stderr);
    for path in before.keys() {
        assert!(folder.output().contains_key(path), "{path} is gone");
    }
}

#[test]
fn files_are_copied_only_where_a_published_document_names_them() {
    let folder = Folder::of(&format!(
        "{TOWN}//- content/stadt/p.md\n---\ntyp: pressemitteilung\ntitel: P\nbilder: [{{datei: a.jpg, alt: A}}]\nanlagen: [{{titel: B, datei: ../b.pdf}}]\n---\n\n![C](c.png) [D](/d.csv)\n\
         //- content/stadt/entwurf.md\n---\ntyp: seite\ntitel: E\nentwurf: true\n---\n\n![E](e.png)\n\
         //- content/stadt/a.jpg\nA\n//- content/b.pdf\nB\n//- content/stadt/c.png\nC\n//- content/d.csv\nD\n//- content/stadt/e.png\nE\n//- content/stadt/f.png\nF\n"
    ));
    let run = folder.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let output = folder.bytes();
    for (path, bytes) in
        [("stadt/a.jpg", "A\n"), ("b.pdf", "B\n"), ("stadt/c.png", "C\n"), ("d.csv", "D\n")]
    {
        assert_eq!(output.get(path).map(Vec::as_slice), Some(bytes.as_bytes()), "{path}");
    }
    assert!(!output.contains_key("stadt/e.png"), "a draft names it");
    assert!(!output.contains_key("stadt/f.png"), "nobody names it");
    let page = String::from_utf8(output["stadt/p.html"].clone()).unwrap();
    assert!(page.contains("<img src=\"a.jpg\" alt=\"A\""), "{page}");
    assert!(page.contains("<a href=\"../b.pdf\">B</a> <span class=\"aside\">PDF, "), "{page}");
    assert!(page.contains("<img src=\"c.png\" alt=\"C\""), "{page}");
    assert!(page.contains("<a href=\"../d.csv\">D</a>"), "{page}");
    assert_eq!(folder.build(&["--entwuerfe"]).code, 0);
    assert!(folder.bytes().contains_key("stadt/e.png"));
}

#[test]
fn files_that_a_translation_alone_names_are_copied_and_its_address_is_not_told_as_vanished() {
    let page = |more: &str| {
        format!(
            "//- content/site.yaml\ntitel: Probe\nsprachen: [de, en]\n//- content/a.md\n---\ntyp: seite\ntitel: A\n---\n//- content/a.en.md\n---\ntitel: A\n{more}---\n![W](w.png)\n//- content/w.png\nW\n"
        )
    };
    let folder = Folder::of(&page(""));
    assert_eq!(folder.build(&[]).code, 0);
    assert!(folder.bytes().contains_key("w.png"));
    let html = String::from_utf8(folder.bytes()["a.en.html"].clone()).unwrap();
    assert!(html.contains("<img src=\"w.png\""), "{html}");
    folder.write(&page("entwurf: true\n"));
    let run = folder.build(&[]);
    assert!(!folder.bytes().contains_key("w.png") && !folder.bytes().contains_key("a.en.html"));
    assert!(!run.stderr.contains("a.en"), "{}", run.stderr);
}

// --- Same input, same bytes

#[test]
fn folder_zone_locale_and_threads_leave_no_trace() {
    let text = format!(
        "{}//- content/site.yaml\ntitel: S\nbasis_url: https://s.example/\n",
        crate::references::towns()
    );
    let (one, other) = (Folder::of(&text), Folder::of(&text));
    let build = |folder: &Folder, environment: &[(&str, &str)]| {
        let root = folder.0.path().to_str().unwrap();
        let run = run(
            &["build", "--stichtag", "2026-01-01", "--root", root],
            environment,
            Path::new("/"),
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        folder.bytes()
    };
    let bytes = build(
        &one,
        &[("LANG", "de_DE.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("RAYON_NUM_THREADS", "1")],
    );
    let again = build(
        &other,
        &[("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Pago_Pago"), ("RAYON_NUM_THREADS", "4")],
    );
    assert!(bytes.len() > 15);
    assert!(
        bytes == again,
        "{:?}",
        bytes.keys().filter(|path| bytes.get(*path) != again.get(*path)).collect::<Vec<_>>()
    );
}

#[test]
fn the_base_url_shows_in_canonical_links_and_the_sitemap() {
    let folder = town();
    folder.build(&[]);
    let bare = folder.bytes();
    assert!(!bare.contains_key("sitemap.xml"), "without an address there is no sitemap");
    assert!(!String::from_utf8_lossy(&bare["stadt/plan/1a.html"]).contains("rel=\"canonical\""));
    for (given, base) in [
        ("https://a.example", "https://a.example/"),
        ("https://a.example/p/", "https://a.example/p/"),
    ] {
        folder.build(&["--base-url", given]);
        let bytes = folder.bytes();
        let text = |path: &str| String::from_utf8(bytes[path].clone()).unwrap();
        let canonical = format!("<link rel=\"canonical\" href=\"{base}stadt/plan/1a.html\">");
        assert!(text("stadt/plan/1a.html").contains(&canonical), "{base}");
        same(
            &text("sitemap.xml"),
            &format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
                 <url><loc>{base}index.html</loc></url>\n<url><loc>{base}stadt/index.html</loc></url>\n\
                 <url><loc>{base}stadt/plan/index.html</loc></url>\n<url><loc>{base}stadt/plan/1a.html</loc></url>\n</urlset>\n"
            ),
        );
    }
}

// --- Themes

#[test]
fn a_themes_files_replace_those_of_the_default_one_by_one() {
    let folder = town();
    folder.build(&[]);
    let before = folder.bytes();
    folder.write(
        "//- themes/default/assets/style.css\nbody{}\n//- themes/default/assets/neu.txt\nneu\n",
    );
    assert_eq!(folder.build(&[]).code, 0);
    let mut after = folder.bytes();
    assert_eq!(
        after.insert("assets/style.css".to_owned(), before["assets/style.css"].clone()).unwrap(),
        b"body{}\n"
    );
    assert_eq!(after.remove("assets/neu.txt").unwrap(), b"neu\n");
    assert!(after == before, "all else is the default");
    folder.write("//- themes/default/texts/de.ftl\nmeasures = Vorhaben\n");
    assert_eq!(folder.build(&[]).code, 0);
    let page = String::from_utf8(folder.bytes()["stadt/plan/index.html"].clone()).unwrap();
    assert!(
        page.contains("<h2>Vorhaben</h2>") && page.contains("<h2>Stand der Maßnahmen</h2>"),
        "{page}"
    );
}

#[test]
fn a_theme_of_another_name_is_used_where_the_site_names_it() {
    let folder = town();
    folder.write(
        "//- themes/rot/assets/style.css\nrot\n//- content/site.yaml\ntitel: S\ntheme: rot\n",
    );
    assert_eq!(folder.build(&[]).code, 0);
    assert_eq!(folder.bytes()["assets/style.css"], b"rot\n");
    assert!(folder.bytes().contains_key("assets/favicon.svg"), "the rest is the default's");
    folder.write("//- content/site.yaml\ntitel: S\ntheme: blau\n");
    let run = folder.build(&["-q"]);
    assert_eq!(run.code, 1);
    same(
        &folder.said(&run),
        "
Fehler[F109]: Das Theme „blau“ gibt es nicht
 --> content/site.yaml:2:8
  |
2 | theme: blau
  |        ^^^^
  |
  = Rat: Legen Sie den Ordner „themes/blau“ mit mindestens einer Datei an oder entfernen Sie den Schlüssel „theme“.

1 Fehler in 1 Datei
",
    );
}

#[test]
fn an_empty_template_is_told() {
    let folder = town();
    folder.write("//- themes/default/templates/base.html\n\n");
    let run = folder.build(&["-q"]);
    assert_eq!(run.code, 1);
    let says = "Fehler[F607]: Diese Vorlage des Themes ist leer\n --> themes/default/templates/base.html:1:1";
    assert!(folder.said(&run).contains(says), "{}", folder.said(&run));
    fs::remove_file(folder.path("themes/default/templates/base.html")).unwrap();
    folder.write("//- themes/default/templates/measure.html\n{# leer #}\n");
    assert_eq!(folder.build(&["-q"]).code, 0);
}

#[test]
fn a_folder_that_another_run_writes_to_is_waited_for() {
    let folder = town();
    folder.build(&[]);
    let before = folder.output();
    let lock = fs::File::open(folder.path("output/.fahrplan/lock")).unwrap();
    lock.lock().unwrap();
    let run = folder.build(&[]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains("schreibt gerade ein anderer Lauf von fahrplan"), "{}", run.stderr);
    assert_eq!(folder.output(), before);
    // Whoever dies leaves nothing locked.
    drop(lock);
    assert_eq!(folder.build(&[]).code, 0);
}

#[test]
fn what_is_read_is_not_written_to() {
    let folder = town();
    for place in ["content/aus", "content", "themes/neu/deep", "content/../themes"] {
        let place = folder.path(place);
        for command in ["build", "watch"] {
            let (root, place) = (folder.path(""), place.to_str().unwrap());
            let all = [command, "--root", root.to_str().unwrap(), "--output", place];
            let run = run(&all, &[("LANG", "de_DE.UTF-8")], folder.0.path());
            assert_eq!(run.code, 2, "{}", run.stderr);
            assert!(run.stderr.contains("woher die Website gelesen wird"), "{}", run.stderr);
        }
    }
    assert!(!folder.path("content/aus").exists() && !folder.path("themes").exists());
}

#[test]
fn a_broken_template_is_told_once_with_its_line() {
    let folder = town();
    folder.build(&[]);
    let before = folder.output();
    folder.write("//- themes/default/templates/measure.html\n<p>\n{{ title }\n</p>\n");
    let run = folder.build(&["-q"]);
    assert_eq!(run.code, 1);
    same(
        &folder.said(&run),
        r#"
Fehler[F601]: Eine Vorlage des Themes ist nicht lesbar
 --> themes/default/templates/measure.html:2:10
  |
2 | {{ title }
  |          ^ hier steht }
  |
  = Rat: Erwartet wird }}. Technische Meldung: Found `}` but expected }}.

1 Fehler in 1 Datei
"#,
    );
    assert!(folder.output() == before, "the output was touched");
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_told_once_with_a_page() {
    let folder = town();
    folder.write("//- content/stadt/plan/1b.md\n---\ntyp: massnahme\ntitel: Zwei\n---\n//- content/stadt/plan/1c.md\n---\ntyp: massnahme\ntitel: Drei\n---\n");
    folder.write("//- themes/default/templates/measure.html\n<p>\n{{ titel.wort }}\n</p>\n");
    let run = folder.build(&["-q"]);
    assert_eq!(run.code, 1);
    same(
        &folder.said(&run),
        r#"
Fehler[F602]: Die Vorlage „measure.html“ lässt sich nicht anwenden, zum Beispiel auf die Seite „stadt/plan/1a.html“
 --> themes/default/templates/measure.html:2:4
  |
2 | {{ titel.wort }}
  |    ^^^^^ meinten Sie „title“?
  |
  = Rat: Hier gibt es: audience, citation, eyebrow, history, indicators, mentions, milestones, money, next, number, page, parties, period, phases, previous, prose, repealed, replaced_by, replaces, responsible, result, sections, see_also, site, sort, status, summary, t, title, wording, wordings. Technische Meldung: Variable `titel` is not defined.

1 Fehler in 1 Datei
"#,
    );
}

#[test]
fn texts_that_cannot_be_read_are_told() {
    let folder = town();
    folder.write("//- themes/default/texts/de.ftl\nmeasures = {\n");
    let run = folder.build(&["-q"]);
    assert_eq!(run.code, 1);
    same(
        &folder.said(&run),
        r#"
Fehler[F603]: Die Texte des Themes sind nicht lesbar
 --> themes/default/texts/de.ftl:1:1
  |
1 | measures = {
  | ^
  |
  = Rat: Technische Meldung: Expected an inline expression

1 Fehler in 1 Datei
"#,
    );
}

// --- Files as they lie on disk

#[test]
fn files_that_are_no_text_or_lead_elsewhere_are_told() {
    let folder = town();
    fs::write(folder.path("content/latin.md"), b"---\ntyp: seite\ntitel: Stra\xdfe\n---\n")
        .unwrap();
    fs::write(folder.path("content/riese.md"), vec![b'x'; (8 << 20) + 1]).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/hostname", folder.path("content/link.md")).unwrap();
        std::os::unix::fs::symlink("nirgends", folder.path("content/leer.png")).unwrap();
    }
    let run = folder.build(&["-q"]);
    assert_eq!(run.code, 1);
    if cfg!(unix) {
        same(
            &folder.said(&run),
            r#"
Fehler[F101]: Diese Datei ist kein UTF-8-Text
--> content/latin.md
 = Rat: Speichern Sie die Datei im Editor mit der Kodierung „UTF-8“.

Fehler[F107]: Diese Verknüpfung führt ins Leere
--> content/leer.png
 = Rat: Ersetzen Sie die Verknüpfung durch die Datei selbst oder löschen Sie sie.

Fehler[F107]: Diese Verknüpfung führt aus der Website hinaus, nach „/etc/hostname“
--> content/link.md
 = Rat: Ersetzen Sie die Verknüpfung durch eine Kopie der Datei.

Fehler[F102]: Diese Datei ist zu groß: gut 8 MB, erlaubt sind 8 MB
--> content/riese.md
 = Rat: Teilen oder verkleinern Sie sie; die Anhänge eines Dokuments liegen als eigene Dateien daneben.

4 Fehler in 4 Dateien
"#,
        );
    }
}

#[test]
fn files_of_editors_and_systems_are_no_documents() {
    let folder = town();
    folder.write("//- content/.entwurf.md\nx\n//- content/a.md~\nx\n//- content/#b.md#\nx\n//- content/.git/c.md\nx\n");
    assert_eq!(folder.build(&[]).code, 0);
}
