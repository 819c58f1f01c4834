//! Content that nobody writes but to do harm: read or refused with a reason, in time and memory that grow
//! with its size alone.

use crate::harness::{How, fixture, headlines, in_town, messages, publish, site, site_as};

const N: usize = 10_000;

/// What comes of a measure with this body.
fn with_body(body: &str) -> Result<(), String> {
    let text =
        format!("//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: A\n---\n{body}\n");
    publish(&fixture(&in_town(&text)), How::default()).map(drop)
}

#[test]
fn ten_thousand_levels_are_refused_with_a_reason() {
    let around = |open: &str, close: &str| format!("{}x{}", open.repeat(N), close.repeat(N));
    for body in [
        "> ".repeat(N) + "x",
        "- ".repeat(N) + "x",
        "1. ".repeat(N) + "x",
        "> - ".repeat(N) + "x",
        around("*", "*"),
        around("**a ", " b**"),
        around("_a ", " b_"),
        around("~~a ", " b~~"),
    ] {
        let said = with_body(&body).unwrap_err();
        assert_eq!(
            headlines(&said),
            ["Fehler[F407]: Hier ist mehr als 64 Ebenen tief verschachtelt"]
        );
        assert!(said.len() < 2_000, "a message of {} bytes", said.len());
    }
}

#[test]
fn ten_thousand_of_anything_are_read() {
    let each = |text: &dyn Fn(usize) -> String| (0..N).map(text).collect::<String>();
    for (what, body) in [
        ("links", format!("{}x{}", "[".repeat(N), "](https://x.example)".repeat(N))),
        ("open brackets", "[".repeat(N)),
        ("open links", "[a](".repeat(N)),
        ("references within references", format!("{}1a{}", "[[".repeat(N), "]]".repeat(N))),
        ("open references", "[[1a|".repeat(N)),
        ("columns", format!("|{}\n|{}\n|{}", "a|".repeat(N), "-|".repeat(N), "b|".repeat(N))),
        (
            "footnotes",
            each(&|n| format!("a[^{n}] ")) + "\n\n" + &each(&|n| format!("[^{n}]: x\n\n")),
        ),
        ("backticks", format!("{} x {}", "`".repeat(N), "`".repeat(N - 1))),
        ("angle brackets", "<".repeat(N)),
        ("processing instructions", "a <?".repeat(N)),
        ("quotation marks", "\"'".repeat(N)),
        ("mentions", "Maßnahme 1a ".repeat(N)),
        ("addresses", "https://x.example/(".repeat(N)),
    ] {
        with_body(&body).unwrap_or_else(|said| panic!("{what}: {said}"));
    }
    let chain = each(&|n| format!("[^{n}]: x[^{}]\n\n", n + 1)) + "a[^0]";
    assert_eq!(headlines(&with_body(&chain).unwrap_err()).len(), 1, "the last footnote is missing");
}

#[test]
fn yaml_that_grows_or_nests_is_refused() {
    let bomb = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]";
    let deep: String = (1..N / 4).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    for (front, code) in [
        (bomb.to_owned(), "F206"),
        (format!("x: {}", "[".repeat(N)), "F203"),
        (format!("x: {}", "{a: ".repeat(N)), "F203"),
        (format!("x:\n  {}a", "- ".repeat(N)), "F203"),
        (format!("{}a", "? ".repeat(N)), "F203"),
        (format!("x:\n{deep}"), "F203"),
    ] {
        let said =
            messages(&format!("//- content/a.md\n---\ntyp: seite\ntitel: A\n{front}\n---\n"));
        assert!(said.contains(&format!("Fehler[{code}]")), "{code}: {said}");
        assert!(said.len() < 2_000, "a message of {} bytes", said.len());
    }
}

/// Trying all ends of a word once took the square of its length.
#[test]
fn a_word_of_a_million_letters_is_a_word() {
    let (word, summary) = ("x".repeat(1_000_000), "y".repeat(1_000_000));
    let with_search = How { search: true, ..How::default() };
    site_as(
        &format!("//- content/a.md\n---\ntyp: seite\ntitel: A\nkurztext: {summary}\n---\n{word}\n"),
        with_search,
    );
}

/// What decides on a sign once was looked for anew at each, a thousand letters far or to the end of the text.
#[test]
fn a_text_of_signs_alone_is_looked_through_once() {
    for signs in ["[b]", "[quote][i]", "&lt;", "](&copy;", "'''", "Mo. ", "<o:p ", "h1. "] {
        // Refused or not: it ends.
        drop(with_body(&signs.repeat(1_000_000 / signs.len())));
    }
    // Each of them has a name that stands at the end.
    drop(with_body(&format!("{}\n[a]: https://a.example/\n", "[a] (b.de)\n".repeat(90_000))));
}

/// A term is looked for at every letter.
#[test]
fn a_term_of_the_glossary_is_no_text() {
    let said = messages(&format!(
        "//- content/site.yaml\ntitel: S\nglossar:\n  - {{begriff: {}, erklaerung: x, auch: [{}]}}\n",
        "a".repeat(100),
        "b".repeat(101)
    ));
    assert_eq!(headlines(&said), ["Fehler[F605]: Dieser Begriff ist länger als 100 Zeichen"]);
}

/// Every page names the sections above it: a chain of thousands took the square of its length.
#[test]
fn sections_nest_to_a_depth_that_people_can_follow() {
    let chain = |length: usize| -> String {
        let section = |n: usize| {
            let above = n.checked_sub(1).map_or(String::new(), |n| format!("teil_von: z{n}\n"));
            format!("//- content/stadt/plan/z{n}.md\n---\ntyp: ziel\ntitel: Z\n{above}---\n")
        };
        in_town(&(0..length).map(section).collect::<String>())
    };
    site(&chain(64));
    let said = messages(&chain(3_000));
    assert_eq!(
        headlines(&said),
        ["Fehler[F515]: Hier sind mehr als 64 Abschnitte ineinander verschachtelt"]
    );
    assert!(said.contains("content/stadt/plan/z64.md:4:11"), "{said}");
}

/// One sign of every category of Unicode, and what else a name may hold.
#[test]
fn names_of_any_kind_are_published_or_refused_with_a_reason() {
    let seen =
        "aAǅʰªʹ\u{301}\u{903}\u{20dd}١Ⅷ²‿-(«»!+€^§ \u{3000}\u{200d}\u{e000}\u{378}\u{10ffff}שع漢🙂";
    for c in seen.chars() {
        let path = format!("content/x{c}y.md");
        let text = "---\ntyp: seite\ntitel: T\n---\n".to_owned();
        publish(&[(path, text), site_file()], How::default())
            .unwrap_or_else(|said| panic!("{c:?}: {said}"));
    }
    let unseen = "\u{1}\u{7f}\u{85}\u{ad}\u{200b}\u{200f}\u{202e}\u{2060}\u{2066}\u{2028}\u{2029}\u{3164}\u{feff}";
    for c in unseen.chars().chain("\\:*?\"<>|".chars()) {
        refused(&format!("x{c}y.md"), "F103");
    }
    for name in ["con.md", "NUL.md", "com1.md", "aux/x.md", "x./y.md", "x /y.md", "..y/ /z.md"] {
        refused(name, "F103");
    }
    refused(&format!("{}.md", "x".repeat(251)), "F103");
}

fn site_file() -> (String, String) {
    ("content/site.yaml".to_owned(), "titel: S\n".to_owned())
}

fn refused(name: &str, code: &str) {
    let text = "---\ntyp: seite\ntitel: T\n---\n".to_owned();
    let said = publish(&[(format!("content/{name}"), text), site_file()], How::default());
    assert!(said.unwrap_err().contains(&format!("Fehler[{code}]")), "{name:?}");
}

#[cfg(unix)]
mod on_disk {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use crate::build::{Folder, run_command};
    use crate::harness::{TOWN, headlines};

    fn sparse(path: &Path, size: u64) {
        fs::File::create(path).unwrap().set_len(size).unwrap();
    }

    #[test]
    fn what_is_no_file_is_told_and_never_opened() {
        let folder = Folder::of(TOWN);
        for name in ["content/rohr.md", "content/rohr.png"] {
            assert!(Command::new("mkfifo").arg(folder.path(name)).status().unwrap().success());
        }
        let socket = folder.path("content/dose.md");
        let _listener = std::os::unix::net::UnixListener::bind(socket).unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path("content/null.md")).unwrap();
        std::os::unix::fs::symlink(".", folder.path("content/kreis")).unwrap();
        std::os::unix::fs::symlink("b.md", folder.path("content/a.md")).unwrap();
        std::os::unix::fs::symlink("a.md", folder.path("content/b.md")).unwrap();
        // Whoever names one of them is not to blame.
        folder.write("//- content/seite.md\n---\ntyp: seite\ntitel: S\n---\n[R](rohr.png)\n");
        let run = folder.build(&[]);
        assert_eq!(run.code, 1);
        let nothing = "Fehler[F107]: Diese Verknüpfung führt ins Leere";
        let odd = "Fehler[F108]: Das ist keine gewöhnliche Datei";
        let outside =
            "Fehler[F107]: Diese Verknüpfung führt aus der Website hinaus, nach „/dev/zero“";
        assert_eq!(headlines(&run.stderr), [nothing, nothing, odd, odd, outside, odd, odd]);
    }

    /// The walk once took as much stack as folders lie in each other.
    #[test]
    fn folders_lie_in_each_other_to_a_depth_that_people_can_follow() {
        let folder = Folder::of(TOWN);
        fs::create_dir_all(folder.path(&format!("content{}", "/d".repeat(1_500)))).unwrap();
        let run = folder.build(&[]);
        assert_eq!(run.code, 1);
        assert_eq!(
            headlines(&run.stderr),
            ["Fehler[F110]: Hier liegen mehr als 64 Ordner ineinander"]
        );
        // Whoever cleans up is not sure to manage such a depth.
        let removed = Command::new("rm").arg("-rf").arg(folder.path("content/d")).status();
        assert!(removed.unwrap().success());
        fs::create_dir_all(folder.path(&format!("content{}", "/d".repeat(64)))).unwrap();
        assert_eq!(folder.build(&[]).code, 0);
    }

    #[test]
    fn a_huge_file_takes_no_memory() {
        let folder = Folder::of(TOWN);
        folder.write("//- content/seite.md\n---\ntyp: seite\ntitel: S\n---\n[Film](film.bin)\n");
        sparse(&folder.path("content/film.bin"), 768 << 20);
        sparse(&folder.path("content/karte.svg"), 1 << 30);
        let mut command = Command::new("sh");
        // In kilobytes: less than the film alone.
        let script = "ulimit -v 700000; exec \"$0\" build --stichtag 2026-01-01 --root .";
        command.args(["-c", script, env!("CARGO_BIN_EXE_fahrplan")]);
        let run = run_command(&mut command, &[("RAYON_NUM_THREADS", "2")], &folder.path(""));
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(fs::metadata(folder.path("output/film.bin")).unwrap().len(), 768 << 20);
        sparse(&folder.path("content/riese.md"), 1 << 30);
        folder.write("//- content/seite.md\n---\ntyp: seite\ntitel: S\n---\n![Karte](karte.svg)\n");
        let run = run_command(&mut command, &[("LANG", "de_DE.UTF-8")], &folder.path(""));
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert_eq!(
            headlines(&run.stderr),
            [
                "Fehler[F102]: Diese Datei ist zu groß: gut 1024 MB, erlaubt sind 8 MB",
                "Fehler[F514]: Die Datei „karte.svg“ kann im Browser Programme ausführen"
            ]
        );
    }

    #[test]
    fn huge_files_of_a_theme_take_no_memory() {
        let folder = Folder::of(TOWN);
        folder.write("//- content/site.yaml\ntitel: S\ntheme: amt\n//- themes/amt/assets/a.css\n//- themes/amt/texts/en.ftl\n");
        sparse(&folder.path("themes/amt/assets/film.bin"), 1 << 30);
        sparse(&folder.path("themes/amt/texts/de.ftl"), 1 << 30);
        let mut command = Command::new("sh");
        let script = "ulimit -v 700000; exec \"$0\" check --stichtag 2026-01-01 --root .";
        command.args(["-c", script, env!("CARGO_BIN_EXE_fahrplan")]);
        let environment = [("RAYON_NUM_THREADS", "2"), ("LANG", "de_DE.UTF-8")];
        let run = run_command(&mut command, &environment, &folder.path(""));
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert_eq!(
            headlines(&run.stderr),
            [
                "Fehler[F102]: Diese Datei ist zu groß: gut 1024 MB, erlaubt sind 64 MB",
                "Fehler[F102]: Diese Datei ist zu groß: gut 1024 MB, erlaubt sind 8 MB"
            ]
        );
    }
}
