//! Why a command of the archive ends early, in the reader's words.

use crate::bag::{ArchiveError, Difference, Differs, ExportError, LogEntry, Reason, Worded};
use crate::cli::failure::{Failure, exit, fail};
use crate::cli::machine;
use crate::cli::terminal::Terminal;
use crate::erasure::Hindrance;
use crate::output::OutputError;
use crate::path::OutPath;
use crate::publish::{FreezeError, PublishError};

/// Why a version was not frozen.
pub(in crate::cli) fn freeze(error: &FreezeError, terminal: &Terminal) -> u8 {
    match error {
        FreezeError::Publish(PublishError::Site(_)) => {
            terminal.tell("Das Archiv bleibt unverändert.", "The archive stays as it was.");
            return exit::SITE;
        }
        FreezeError::Publish(PublishError::Output(error)) => return unreadable(error, terminal),
        FreezeError::Plan(known) => terminal.say(
            &format!("So heißt kein Plan, oder mehrere. Es gibt: {}", known.join(", ")),
            &format!("No plan is called that, or several are. There are: {}", known.join(", ")),
        ),
        FreezeError::Version(known) if known.is_empty() => terminal.say(
            "Der Plan nennt keine Fassungen. Ergänzen Sie sie unter fassungen.",
            "The plan names no versions. Add them under fassungen.",
        ),
        FreezeError::Version(known) => terminal.say(
            &format!("Diese Fassung hat der Plan nicht. Er nennt: {}", known.join(", ")),
            &format!("The plan has no such version. It names: {}", known.join(", ")),
        ),
        FreezeError::NotInForce(Some(day)) => terminal.say(
            &format!("An diesem Stichtag galt die Fassung nicht. Sie galt zum Beispiel so: --stichtag {day}"),
            &format!("The version was not in force on that day. It was, for instance, with --stichtag {day}"),
        ),
        FreezeError::NotInForce(None) => terminal.say(
            "An diesem Stichtag galt die Fassung nicht. Nennen Sie mit --stichtag einen Tag, an dem sie galt.",
            "The version was not in force on that day. Name one on which it was with --stichtag.",
        ),
        FreezeError::NoBaseUrl => terminal.say(
            "Verweise, die aus der Fassung hinausführen, brauchen die Adresse der Website. Ergänzen Sie basis_url in content/site.yaml, oder nennen Sie sie mit --base-url.",
            "Links that lead out of the version need the site's address. Add basis_url to content/site.yaml, or name it with --base-url.",
        ),
        FreezeError::Telling(files) => {
            let files = files.join(", ");
            terminal.say(
                &format!("Die Quelltexte kommen mit ins Archiv, und einige nennen einen Entwurf oder eine Mitteilung mit Sperrfrist: {files}. Nehmen Sie die Verweise heraus, oder veröffentlichen Sie zuerst."),
                &format!("The sources go into the archive, and some name a draft or a release under embargo: {files}. Take the references out, or publish first."),
            );
            return exit::SITE;
        }
        FreezeError::Draft(faults) => {
            terminal.say("Daraus wird kein Archivpaket:", "This makes no bag:");
            faults.iter().for_each(|fault| line(fault, terminal));
            return exit::SITE;
        }
    }
    exit::USAGE
}

fn unreadable(error: &OutputError, terminal: &Terminal) -> u8 {
    terminal.say(
        &format!("Eine Datei der Fassung lässt sich nicht lesen: {error}"),
        &format!("A file of the version cannot be read: {error}"),
    );
    exit::MACHINE
}

/// Why the archive was left as it was, or a redaction is not complete.
pub(in crate::cli) fn archive(error: &ArchiveError, terminal: &Terminal) -> u8 {
    match error {
        ArchiveError::Io { path, kind, code } => {
            let (path, why) = (path.display(), machine::why(*kind, *code, terminal.language));
            terminal.say(
                &format!(
                    "{path} lässt sich nicht schreiben: {why}. Das Archiv bleibt, wie es war."
                ),
                &format!("{path} cannot be written: {why}. The archive stays as it was."),
            );
            exit::MACHINE
        }
        ArchiveError::Unfinished { former, path, kind, code } => {
            let why = machine::why(*kind, *code, terminal.language);
            let (former, path) = (former.display(), path.display());
            terminal.say(
                &format!(
                    "Der frühere Inhalt liegt noch in {former}, auch das, was entfernt werden soll: {path} lässt sich nicht löschen oder umbenennen: {why}. Der nächste Aufruf von archive redact oder archive create versucht es wieder."
                ),
                &format!(
                    "The former content still lies in {former}, with what is to be taken out: {path} cannot be deleted or renamed: {why}. The next run of archive redact or archive create tries again."
                ),
            );
            exit::MACHINE
        }
        ArchiveError::Busy { folder } => {
            let folder = folder.display();
            terminal.say(
                &format!(
                    "In {folder} schreibt gerade ein anderer Lauf. Warten Sie, bis er fertig ist."
                ),
                &format!("Another run is writing to {folder}. Wait until it has finished."),
            );
            exit::MACHINE
        }
        ArchiveError::Name { name } => {
            terminal.say(
                &format!("{name} ist kein Name für eine Fassung."),
                &format!("{name} is no name for a version."),
            );
            exit::USAGE
        }
        ArchiveError::Differs { name, differences, log } => {
            terminal.say(
                &format!("Fassung {name} liegt schon im Archiv, mit anderem Inhalt. Was archiviert ist, ändert sich nicht."),
                &format!("Version {name} already lies in the archive, with other content. What is archived does not change."),
            );
            if !log.is_empty() {
                terminal.say(
                    "Aus Rechtsgründen wurden Teile daraus entfernt. Die Liste vergleicht mit dem Stand davor:",
                    "Parts of it were taken out for legal reasons. The list compares with what it was before:",
                );
            }
            differences.iter().for_each(|it| differing(it, terminal));
            log.iter().for_each(|entry| redaction(entry, terminal));
            exit::SITE
        }
        ArchiveError::Damaged { name, faults } => {
            terminal.say(
                &format!("Fassung {name} ist beschädigt:"),
                &format!("Version {name} is damaged:"),
            );
            faults.iter().for_each(|fault| line(fault, terminal));
            exit::SITE
        }
        ArchiveError::Refused { name, refusals } => {
            terminal.say(
                &format!("Aus Fassung {name} lässt sich das so nicht entfernen:"),
                &format!("This cannot be taken out of version {name}:"),
            );
            refusals.iter().for_each(|refusal| line(refusal, terminal));
            exit::USAGE
        }
    }
}

fn differing(it: &Difference, terminal: &Terminal) {
    let (german, english) = match (it.kind, it.redacted) {
        (Differs::Changed, false) => ("geändert", "changed"),
        (Differs::Changed, true) => (
            "geändert; auch im Archiv wurde daraus etwas entfernt",
            "changed; redacted in the archive",
        ),
        (Differs::Missing, _) => ("nur im Archiv", "only in the archive"),
        (Differs::Added, _) => ("nicht im Archiv", "not in the archive"),
    };
    let label = it.label.as_ref().map_or_else(String::new, |label| format!(", {label}"));
    let place = format!("{}{label}", it.path);
    terminal.say(&format!("  {place}: {german}"), &format!("  {place}: {english}"));
}

/// A line on a redaction: when, of what kind, on what ground.
pub(super) fn redaction(entry: &LogEntry, terminal: &Terminal) {
    let Reason { kind, date, ground } = &entry.reason;
    let line = format!("    {date}: {kind} ({ground})");
    terminal.tell(&line, &line);
}

/// That there is no such archive.
pub(in crate::cli) fn no_archive(known: &[String], terminal: &Terminal) -> u8 {
    let known = known.join(", ");
    terminal.say(
        &format!(
            "Dieser Plan hat kein Archiv, oder mehrere heißen so. Archive gibt es von: {known}"
        ),
        &format!(
            "That plan has no archive, or several are called that. There are archives of: {known}"
        ),
    );
    exit::USAGE
}

/// Why a version could not be exported.
pub(in crate::cli) fn export(error: &ExportError, terminal: &Terminal) -> u8 {
    match error {
        ExportError::Damaged { faults } => {
            terminal.say(
                "Die Fassung fehlt oder ist beschädigt:",
                "The version is missing or damaged:",
            );
            faults.iter().for_each(|fault| line(fault, terminal));
            exit::SITE
        }
        ExportError::TooLarge => {
            terminal
                .say("Die Fassung ist zu groß für ein ZIP.", "The version is too large for a ZIP.");
            exit::SITE
        }
        ExportError::Io(error) => {
            let failed = std::io::Error::from(error.kind());
            fail(&Failure::Write(std::path::PathBuf::from("ZIP"), failed), terminal)
        }
    }
}

fn line(shown: &impl Worded, terminal: &Terminal) {
    let line = format!("  {}", shown.words(terminal.language));
    terminal.say(&line, &line);
}

/// Why nothing is redacted.
pub(in crate::cli) enum Refusal {
    /// The first page of a version would go.
    FirstPage,
    /// The plan as data, or what explains it, would go or get another name.
    Data(OutPath),
    /// The plan as data, or what explains it, could no longer be read; why, in the words of the reader.
    Unreadable(OutPath, String),
    /// So little text that it stands everywhere.
    Short(String),
    /// A passage that stands nowhere in the version.
    Nowhere(String),
    /// What goes would be told by the log.
    Told,
    /// What keeps it from being done.
    Hindered(Vec<Hindrance>),
}

/// So many hindrances are named.
const NAMED: usize = 20;

fn hindered(hindrances: &[Hindrance], terminal: &Terminal) {
    terminal.say(
        "Es wurde nichts geändert, denn etwas bliebe stehen oder ginge entzwei:",
        "Nothing was changed, for something would be left or broken:",
    );
    for hindrance in hindrances.iter().take(NAMED) {
        let (german, english) = match hindrance {
            Hindrance::Left(path, 0) => (
                format!("  {path}: im Namen der Datei steht noch, was gehen soll"),
                format!("  {path}: the name of the file still holds what is to go"),
            ),
            Hindrance::Left(path, line) => (
                format!("  {path}, Zeile {line}: hier steht noch, was gehen soll"),
                format!("  {path}, line {line}: what is to go still stands here"),
            ),
            Hindrance::Spoilt(path) => (
                format!("  {path}: die Datei wäre nicht mehr wohlgeformt"),
                format!("  {path}: the file would no longer be well-formed"),
            ),
            Hindrance::Dangling(path) => (
                format!("  {path}: ein Verweis führte ins Leere"),
                format!("  {path}: a link would lead nowhere"),
            ),
            Hindrance::Twin(path) => (
                format!("  {path}: ohne das, was gehen soll, hieße sie wie eine andere Datei"),
                format!("  {path}: without what is to go it would have the name of another file"),
            ),
        };
        terminal.say(&german, &english);
    }
    if let Some(more) = hindrances.len().checked_sub(NAMED + 1) {
        let more = more + 1;
        terminal.say(&format!("  … und {more} weitere"), &format!("  … and {more} more"));
    }
    terminal.say(
        "Nehmen Sie diese Dateien mit --entfernen heraus, oder tauschen Sie sie mit --ersetzen aus.",
        "Take these files out with --entfernen, or put others in their place with --ersetzen.",
    );
}

/// Why nothing was redacted.
pub(in crate::cli) fn redact(refusal: &Refusal, terminal: &Terminal) -> u8 {
    match refusal {
        Refusal::FirstPage => terminal.say(
            "Die erste Seite einer Fassung bleibt, sonst öffnet sie niemand mehr. Nehmen Sie mit --text heraus, was gehen muss, oder tauschen Sie die Seite mit --ersetzen aus.",
            "The first page of a version stays, or nobody could open it. Take out what must go with --text, or put another page in its place with --ersetzen.",
        ),
        Refusal::Data(path) => terminal.say(
            &format!("{path} bleibt unter diesem Namen, denn Vergleiche mit der Fassung lesen es. Nehmen Sie mit --text heraus, was gehen muss, oder tauschen Sie die Datei mit --ersetzen gegen eine, der nur das fehlt. Es wurde nichts geändert."),
            &format!("{path} stays under that name, for comparisons with the version read it. Take out what must go with --text, or put a file in its place with --ersetzen that lacks that alone. Nothing was changed."),
        ),
        Refusal::Unreadable(path, message) => terminal.say(
            &format!("{path} ließe sich danach nicht mehr als Daten des Plans lesen; Vergleiche mit der Fassung brauchen es, und die Website ließe sich nicht mehr bauen ({message}). Die neue Datei muss denselben Aufbau haben. Es wurde nichts geändert."),
            &format!("{path} could no longer be read as data of the plan; comparisons with the version need it, and the site could no longer be built ({message}). The new file must have the same form. Nothing was changed."),
        ),
        Refusal::Short(text) => terminal.say(
            &format!("„{text}“ ist zu kurz; das stünde überall. Nennen Sie mindestens drei Buchstaben oder Ziffern."),
            &format!("“{text}” is too short and would be found everywhere. Name at least three letters or digits."),
        ),
        Refusal::Nowhere(text) => terminal.say(
            &format!("„{text}“ steht nirgends in der Fassung. Es wurde nichts geändert."),
            &format!("“{text}” stands nowhere in the version. Nothing was changed."),
        ),
        Refusal::Told => terminal.say(
            "--art und --grund werden veröffentlicht und dürfen nicht nennen, was entfernt wird.",
            "--art and --grund are published and may not name what is taken out.",
        ),
        Refusal::Hindered(hindrances) => hindered(hindrances, terminal),
    }
    exit::USAGE
}
