//! What `fahrplan init` says, in German and English. Decides nothing.

use std::io;
use std::path::Path;

use crate::cli::machine;
use crate::cli::terminal::Terminal;
use crate::document::types::Level;
use crate::starter::{Land, MARK, Starter};

/// A question with its reason, in German and English.
pub(super) type Question = [&'static str; 2];

pub(super) const NAME: Question = [
    "Wie heißt die Behörde? Der Name steht auf jeder Seite.",
    "What is the authority called? The name stands on every page.",
];
pub(super) const LEVEL: Question = [
    "Welche Art von Behörde ist das? Möglich sind:",
    "What kind of authority is it? Possible are:",
];
pub(super) const LAND: Question = [
    "In welchem Land liegt sie? Davon hängt ab, welches Recht in der Erklärung zur Barrierefreiheit steht. Name oder Zahl:",
    "In which Land does it lie? The law in the accessibility statement depends on it. Name or number:",
];
pub(super) const AGS: Question = [
    "Welchen amtlichen Schlüssel (AGS) hat sie? Mit allen Nullen, zum Beispiel 5 Ziffern für einen Kreis, 8 für eine Gemeinde.",
    "What is its official key (AGS)? With every zero: 5 digits for a district, 8 for a municipality.",
];
pub(super) const PLAN: Question =
    ["Wie heißt der Plan oder das Konzept?", "What is the plan or concept called?"];
pub(super) const BASE_URL: Question = [
    "Unter welcher Adresse wird die Website stehen? Zum Beispiel https://integration.beispiel.example/",
    "At which address will the site stand? For example https://integration.beispiel.example/",
];

pub(super) fn welcome(folder: &Path, terminal: &Terminal) {
    let folder = folder.display();
    terminal.say(
        &format!("Neue Website in {folder}. Mit der Eingabetaste nehmen Sie den Vorschlag in eckigen Klammern an; Strg+C bricht ab, ohne etwas zu schreiben."),
        &format!("A new site in {folder}. Enter takes the proposal in square brackets; Ctrl+C ends without writing anything."),
    );
}

pub(super) fn question(terminal: &Terminal, question: &Question) {
    let [german, english] = question;
    terminal.say("", "");
    terminal.say(german, english);
}

/// The question with the words for levels.
pub(super) fn levels(terminal: &Terminal, asked: &Question) {
    question(terminal, asked);
    let words: Vec<&str> = Level::ALL.iter().map(|level| level.word()).collect();
    for row in words.chunks(7) {
        let row = row.join(", ");
        terminal.say(&format!("  {row}"), &format!("  {row}"));
    }
}

/// The question with the Länder and their numbers.
pub(super) fn laender(terminal: &Terminal, asked: &Question) {
    question(terminal, asked);
    for row in Land::ALL.chunks(4) {
        let row: String =
            row.iter().map(|land| format!("  {} {:<23}", land.key(), land.name())).collect();
        terminal.say(row.trim_end(), row.trim_end());
    }
}

/// Where the answer is typed; without a `proposal`, it can be left for later.
pub(super) fn prompt(terminal: &Terminal, proposal: Option<&str>) {
    let [later] = terminal.words(["später eintragen"], ["fill in later"]);
    terminal.prompt(&format!("[{}]: ", proposal.unwrap_or(later)));
}

pub(super) fn no_folder(path: &Path, terminal: &Terminal) {
    let path = path.display();
    terminal.say(
        &format!(
            "{path} ist kein Ordner. Nennen Sie einen leeren oder einen, den es noch nicht gibt."
        ),
        &format!("{path} is no folder. Name an empty one, or one that is not there yet."),
    );
}

pub(super) fn occupied(folder: &Path, names: &[String], terminal: &Terminal) {
    let (folder, names) = (folder.display(), names.join(", "));
    terminal.say(
        &format!("Im Ordner {folder} liegt schon etwas ({names}). Nennen Sie einen leeren Ordner oder einen, den es noch nicht gibt. Nur .git, .gitignore und eine README stören nicht."),
        &format!("The folder {folder} holds something already ({names}). Name an empty folder, or one that is not there yet. Only .git, .gitignore and a README are no hindrance."),
    );
}

pub(super) fn inside_site(folder: &Path, site: &Path, terminal: &Terminal) {
    let (folder, site) = (folder.display(), site.display());
    terminal.say(
        &format!("{folder} gehört zu einer anderen Website, der in {site}. Nennen Sie einen Ordner außerhalb."),
        &format!("{folder} belongs to another site, the one in {site}. Name a folder outside of it."),
    );
}

pub(super) fn stopped(terminal: &Terminal) {
    terminal.say(
        "Abgebrochen. Es wurde nichts geschrieben.",
        "Ended before it was done. Nothing was written.",
    );
}

pub(super) fn machine(path: &Path, error: &io::Error, terminal: &Terminal) {
    let why = machine::why(error.kind(), error.raw_os_error(), terminal.language);
    let path = path.display();
    terminal.say(
        &format!(
            "{path} lässt sich nicht schreiben: {why}. Die neue Website wurde nicht angelegt."
        ),
        &format!("{path} cannot be written: {why}. The new site was not made."),
    );
}

/// What was made and what comes next.
pub(super) fn next_steps(folder: &Path, starter: &Starter, terminal: &Terminal) {
    let (files, authority) = (starter.files.len(), &starter.authority);
    let folder = folder.display().to_string();
    let typed = if folder.contains(' ') { format!("\"{folder}\"") } else { folder.clone() };
    let look = if cfg!(feature = "serve") { "fahrplan serve --open" } else { "fahrplan build" };
    let german = [
        format!("Die neue Website liegt in {folder}: {files} Dateien."),
        "So geht es weiter:".to_owned(),
        format!("  1. Wechseln Sie in den Ordner:       cd {typed}"),
        format!("  2. Sehen Sie sich die Website an:    {look}"),
        format!(
            "  3. Ersetzen Sie, was bezeichnet ist: Suchen Sie in content nach {MARK}, zuerst in content/site.yaml und content/{authority}/index.md."
        ),
        "  4. Prüfen Sie, ob alles stimmt:      fahrplan check".to_owned(),
        "Mehr steht in LIESMICH.md.".to_owned(),
    ];
    let english = [
        format!("The new site is in {folder}: {files} files."),
        "What comes next:".to_owned(),
        format!("  1. Go to the folder:        cd {typed}"),
        format!("  2. Look at the site:        {look}"),
        format!(
            "  3. Replace what is marked:  search content for {MARK}, first in content/site.yaml and content/{authority}/index.md."
        ),
        "  4. See whether all is well: fahrplan check".to_owned(),
        "More is in LIESMICH.md (in German).".to_owned(),
    ];
    for (german, english) in german.iter().zip(&english) {
        terminal.tell(german, english);
    }
}
