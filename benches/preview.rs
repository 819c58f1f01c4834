//! How long the preview takes from a saved change to the bytes of a page, and whether it grows: a site of
//! 10,000 documents, edited again and again. `cargo bench --bench preview [DOCUMENTS [REBUILDS]]`.
//!
//! Each line gives the lowest, the middle and the highest of its rounds in milliseconds, without the time
//! that `serve` waits for further changes (25 ms) and without the network.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark lays out a site and looks at the clock; a panic is its report"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fahrplan::date::Day;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::path::OutPath;
use fahrplan::publish::{Content, Order, Publication};
use fahrplan::workspace::{Update, Workspace};

/// Documents of one authority: itself, a plan, four sections, measures and press releases.
const PER_AUTHORITY: usize = 200;
const ROUNDS: usize = 15;
const EDITED: &str = "content/stadt-0/plan/m17.md";
const PAGE: &str = "stadt-0/plan/m17.html";

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let documents = numbers.next().unwrap_or(10_000);
    let rebuilds = numbers.next().unwrap_or(1_000);
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), documents);
    let stichtag = Stichtag { day: Day::parse("2026-01-01").unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let order = Order { edition, base_url: None, search: true };
    let mut workspace = Workspace::new(folder.path().to_owned(), order);

    let start = Instant::now();
    let publication = sound(&mut workspace);
    page(&publication);
    println!("{documents} documents, first page: {} ms", start.elapsed().as_millis());
    // A file that was just written may change again within one tick of its time stamp.
    std::thread::sleep(Duration::from_secs(3));
    let _ = workspace.update().unwrap();

    let root = folder.path();
    measure("nothing changed", || {
        assert!(matches!(workspace.update().unwrap(), Update::Same));
    });
    let mut round = 0;
    measure("one body", || {
        round += 1;
        put(root, EDITED, &measure_text(17, "Titel", &format!("Runde {round}.")));
        assert!(page(&sound(&mut workspace)).contains(&format!("Runde {round}.")));
    });
    measure("one title", || {
        round += 1;
        put(root, EDITED, &measure_text(17, &format!("Titel {round}"), "Text."));
        assert!(page(&sound(&mut workspace)).contains(&format!("Titel {round}")));
    });
    measure("base template", || {
        round += 1;
        let base = include_str!("../themes/default/templates/base.html");
        let base = base.replace("</body>", &format!("<p>Runde {round}</p>\n</body>"));
        put(root, "themes/default/templates/base.html", &base);
        assert!(page(&sound(&mut workspace)).contains(&format!("<p>Runde {round}</p>")));
    });
    fs::remove_dir_all(root.join("themes")).unwrap();
    let before = memory();
    for round in 0..rebuilds {
        put(root, EDITED, &measure_text(17, "Titel", &format!("Neubau {round}.")));
        page(&sound(&mut workspace));
    }
    println!("memory before and after {rebuilds} rebuilds: {before} and {} MiB", memory());
}

fn sound(workspace: &mut Workspace) -> Publication {
    match workspace.update().unwrap() {
        Update::Sound(publication) => publication,
        Update::Same => panic!("the change was not seen"),
        Update::Faulty(problems) => panic!("{problems:?}"),
    }
}

fn page(publication: &Publication) -> String {
    match publication.file(&OutPath::new(PAGE).unwrap()) {
        Some(Ok(Content::Bytes(bytes))) => String::from_utf8(bytes).unwrap(),
        Some(Ok(Content::File(_))) | None => panic!("{PAGE} is no page"),
        Some(Err(problem)) => panic!("{problem:?}"),
    }
}

fn measure(what: &str, mut round: impl FnMut()) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            round();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what:>16}: {:7.1} {:7.1} {:7.1} ms", times[0], times[ROUNDS / 2], times[ROUNDS - 1]);
}

/// Resident memory in MiB, where the system tells.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn measure_text(number: usize, title: &str, text: &str) -> String {
    format!(
        "---\ntyp: massnahme\nnummer: \"{number}\"\ntitel: {title}\nteil_von: ziel-{}\nfederfuehrung: Amt {}\nzeitraum: 2020/2028\nstatusverlauf:\n  - {{datum: 2021-05-01, status: in-umsetzung, text: Es geht los.}}\n---\n\n{text} Siehe [[m{}]].\n\n{}",
        number % 4,
        number % 9,
        (number + 1) % 100,
        "Ein Absatz mit einigen Wörtern, wie er in Plänen steht.\n\n".repeat(12),
    )
}

/// Authorities of [`PER_AUTHORITY`] documents each.
fn lay_out(root: &Path, documents: usize) {
    put(root, "content/site.yaml", "titel: Messung\n");
    for authority in 0..documents.div_ceil(PER_AUTHORITY) {
        let folder = format!("content/stadt-{authority}");
        let front = |typ: &str, rest: &str| format!("---\ntyp: {typ}\n{rest}---\n");
        let town = front("behoerde", &format!("titel: Stadt {authority}\nart: stadt\n"));
        put(root, &format!("{folder}/index.md"), &town);
        let plan = front("plan", &format!("titel: Plan der Stadt {authority}\n"));
        put(root, &format!("{folder}/plan/index.md"), &plan);
        for section in 0..4 {
            let goal = format!("nummer: \"{section}\"\ntitel: Ziel {section}\n");
            put(root, &format!("{folder}/plan/ziel-{section}.md"), &front("ziel", &goal));
        }
        for number in 0..100 {
            let text = measure_text(number, &format!("Maßnahme Nummer {number}"), "Text.");
            put(root, &format!("{folder}/plan/m{number}.md"), &text);
        }
        for release in 0..PER_AUTHORITY - 106 {
            let mut rest = format!("titel: Meldung {release}\n");
            let _ = writeln!(rest, "datum: 20{:02}-0{}-15", 10 + release % 15, 1 + release % 9);
            let _ = writeln!(rest, "bezug: [m{}]", release % 100);
            put(
                root,
                &format!("{folder}/presse/{release}.md"),
                &(front("pressemitteilung", &rest) + "Neues.\n"),
            );
        }
    }
}
