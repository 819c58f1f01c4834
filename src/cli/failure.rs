//! Why a command ends early: each reason in the reader's words, and its exit code.

use std::io;
use std::path::{Path, PathBuf};

use super::archive;
use super::machine;
use super::new;
use super::terminal::Terminal;
use crate::bag::{ArchiveError, ExportError};
use crate::date::Day;
use crate::output::OutputError;
use crate::publish::reading::Unsound;
use crate::publish::{FreezeError, PublishError};
#[cfg(feature = "serve")]
use crate::serve::ServeError;
use crate::source::ReadError;

/// Exit codes, as scripts see them.
pub(super) mod exit {
    /// All went well.
    pub(in crate::cli) const DONE: u8 = 0;
    /// The site has errors.
    pub(in crate::cli) const SITE: u8 = 1;
    /// Wrong usage.
    pub(in crate::cli) const USAGE: u8 = 2;
    /// The machine failed: disk, permission.
    pub(in crate::cli) const MACHINE: u8 = 3;
}

/// Why a command ends early.
pub(super) enum Failure {
    /// Here and above is no site.
    NoSite(PathBuf),
    /// What was named is no site.
    NoSiteIn {
        /// The folder, file or nothing that was named.
        named: PathBuf,
        /// The site that it belongs to.
        meant: Option<PathBuf>,
    },
    /// The site could not be read.
    Read(ReadError),
    /// The site could not be published.
    Publish(PublishError),
    /// There is no such plan.
    NoPlan {
        /// As given.
        word: String,
        /// The ids of the plans that there are.
        known: Vec<String>,
    },
    /// The plan has no such version, or nobody knows from when it was in force.
    NoVersion {
        /// As given.
        word: String,
        /// The numbers of the versions that there are.
        known: Vec<String>,
    },
    /// The archive keeps no such version.
    NotKept {
        /// As given.
        word: String,
        /// The numbers of the versions that it keeps.
        known: Vec<String>,
    },
    /// A version could not be frozen.
    Freeze(FreezeError),
    /// The archive was left as it was.
    Archive(ArchiveError),
    /// The version that a new one would be bound to is damaged.
    Predecessor(ArchiveError),
    /// The version is missing in the archive, and a later one is bound to it.
    Missed {
        /// The version that is missing.
        name: String,
        /// The one that was built upon it.
        by: String,
    },
    /// On some systems the version would lie in the folder of another one.
    Twin {
        /// The version that was to be frozen.
        name: String,
        /// The one that stands there.
        other: String,
    },
    /// On that day there was no version of the plan yet: the day, and the first version with its own.
    BeforePlan(Day, Option<(String, Day)>),
    /// The folder for a file does not exist.
    NoFolder(PathBuf),
    /// No such archive. Those that there are.
    NoArchive(Vec<String>),
    /// Nothing was redacted.
    Redact(archive::failure::Refusal),
    /// The folder for the output is one that the site is read from.
    OutputInSite(PathBuf),
    /// A file that the reader named, or stdout, could not be written.
    Write(PathBuf, io::Error),
    /// No document is written.
    New(new::Refusal),
    /// A version could not be exported.
    Export(ExportError),
    /// Ctrl-C could not be listened to.
    Signals(String),
    /// The preview could not start.
    #[cfg(feature = "serve")]
    Serve(ServeError),
}

impl Failure {
    /// What was to be printed was `written`, or not. A closed stdout is no reason to complain; a full disk is.
    pub(super) fn of_stdout(written: io::Result<()>) -> Result<(), Failure> {
        written.or_else(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Ok(()),
            _ => Err(Failure::Write(PathBuf::from("stdout"), error)),
        })
    }

    /// The site has errors.
    pub(super) fn unsound(site: Unsound) -> Failure {
        Failure::Publish(site.into())
    }

    /// The output could not be written.
    pub(super) fn output(error: OutputError) -> Failure {
        Failure::Publish(PublishError::Output(error))
    }
}

/// Says why a command failed and gives the exit code.
pub(super) fn fail(failure: &Failure, terminal: &Terminal) -> u8 {
    match failure {
        Failure::NoSite(folder) => {
            let folder = folder.display();
            terminal.say(
                &format!("Hier ist keine Website: In {folder} und darüber gibt es keine Datei content/site.yaml. Nennen Sie den Ordner mit --root."),
                &format!("There is no site here: {folder} and the folders above hold no content/site.yaml. Name the folder with --root."),
            );
            exit::USAGE
        }
        Failure::NoSiteIn { named, meant } => {
            let (german, english) = no_site_in(named);
            match meant.as_ref().map(|meant| meant.display()) {
                Some(meant) => terminal.say(
                    &format!("{german} Meinten Sie --root {meant}?"),
                    &format!("{english} Did you mean --root {meant}?"),
                ),
                None => terminal.say(
                    &format!("{german} Nennen Sie mit --root den Ordner, in dem „content“ liegt; eine neue Website beginnt „fahrplan init“."),
                    &format!("{english} Name the folder that holds “content” with --root; “fahrplan init” begins a new site."),
                ),
            }
            exit::USAGE
        }
        Failure::Read(ReadError { path, error }) => {
            let why = machine::why(error.kind(), error.raw_os_error(), terminal.language);
            let path = path.display();
            terminal.say(
                &format!("{path} lässt sich nicht lesen: {why}."),
                &format!("{path} cannot be read: {why}."),
            );
            exit::MACHINE
        }
        Failure::Publish(PublishError::Site(_)) => {
            terminal.tell(
                "An der Ausgabe wurde nichts geändert.",
                "Nothing in the output was changed.",
            );
            exit::SITE
        }
        Failure::Publish(PublishError::Output(error)) => output_failure(error, terminal),
        Failure::NoPlan { word, known } => {
            let known = known.join(", ");
            terminal.say(
                &format!("Den Plan „{word}“ gibt es hier nicht, oder der Name passt auf mehrere. Pläne: {known}"),
                &format!("There is no plan “{word}” here, or the name fits several. Plans: {known}"),
            );
            exit::USAGE
        }
        Failure::NoVersion { word, known } => {
            let known = known.join(", ");
            terminal.say(
                &format!("Eine Fassung „{word}“ mit bekanntem Beginn gibt es nicht. Fassungen: {known}. Möglich sind auch ein Tag (2022-12-31) und „aktuell“."),
                &format!("There is no version “{word}” with a known beginning. Versions: {known}. A day (2022-12-31) and “aktuell” will do too."),
            );
            exit::USAGE
        }
        Failure::NotKept { word, known } => {
            let known = known.join(", ");
            terminal.say(
                &format!("Im Archiv liegt keine Fassung „{word}“. Dort liegen: {known}"),
                &format!("The archive keeps no version “{word}”. It keeps: {known}"),
            );
            exit::USAGE
        }
        Failure::Freeze(error) => archive::failure::freeze(error, terminal),
        Failure::Archive(error) => archive::failure::archive(error, terminal),
        Failure::Predecessor(error) => {
            let code = archive::failure::archive(error, terminal);
            terminal.say(
                "Auf eine beschädigte Fassung folgt keine neue. Holen Sie die unversehrte zurück, aus git oder einer Sicherung.",
                "No new version follows upon a damaged one. Get the sound one back, from git or a backup.",
            );
            code
        }
        Failure::Missed { name, by } => {
            terminal.say(
                &format!("Fassung {name} fehlt im Archiv, und Fassung {by} baut auf ihr auf. Neu angelegt wäre sie eine andere. Holen Sie ihren Ordner zurück, aus git oder einer Sicherung."),
                &format!("Version {name} is missing in the archive, and version {by} is built upon it. Made anew it would be another one. Get its folder back, from git or a backup."),
            );
            exit::SITE
        }
        Failure::Twin { name, other } => {
            terminal.say(
                &format!("Auf manchen Systemen wären „{name}“ und „{other}“ derselbe Ordner. Geben Sie der neuen Fassung eine andere Nummer."),
                &format!("On some systems “{name}” and “{other}” would be the same folder. Give the new version another number."),
            );
            exit::SITE
        }
        Failure::BeforePlan(day, first) => {
            let [german, english] = match first {
                Some((nr, first)) => [
                    format!("; die erste ist {nr} vom {first}"),
                    format!("; the first one is {nr} of {first}"),
                ],
                None => [String::new(), String::new()],
            };
            terminal.say(
                &format!("Am {day} gab es noch keine Fassung dieses Plans{german}. Nennen Sie einen späteren Tag."),
                &format!("On {day} there was no version of this plan yet{english}. Name a later day."),
            );
            exit::USAGE
        }
        Failure::NoFolder(folder) => {
            let folder = folder.display();
            terminal.say(
                &format!("Den Ordner {folder} gibt es nicht. Legen Sie ihn an, oder nennen Sie mit --output einen anderen."),
                &format!("There is no folder {folder}. Make it, or name another one with --output."),
            );
            exit::USAGE
        }
        Failure::NoArchive(known) => archive::failure::no_archive(known, terminal),
        Failure::Redact(refusal) => archive::failure::redact(refusal, terminal),
        Failure::OutputInSite(folder) => {
            let folder = folder.display();
            terminal.say(
                &format!("{folder} liegt dort, woher die Website gelesen wird: in content/ oder themes/. Nennen Sie mit --output einen anderen Ordner."),
                &format!("{folder} lies where the site is read from: in content/ or themes/. Name another folder with --output."),
            );
            exit::USAGE
        }
        Failure::New(refusal) => new::refused(refusal, terminal),
        Failure::Export(error) => archive::failure::export(error, terminal),
        Failure::Write(path, error) => {
            let why = machine::why(error.kind(), error.raw_os_error(), terminal.language);
            let path = path.display();
            terminal.say(
                &format!("{path} lässt sich nicht schreiben: {why}."),
                &format!("{path} cannot be written: {why}."),
            );
            exit::MACHINE
        }
        Failure::Signals(error) => {
            terminal.say(
                &format!("Das System lässt Strg+C nicht abfangen: {error}"),
                &format!("The system does not let Ctrl+C be caught: {error}"),
            );
            exit::MACHINE
        }
        #[cfg(feature = "serve")]
        Failure::Serve(error) => serve_failure(error, terminal),
    }
}

#[cfg(feature = "serve")]
fn serve_failure(error: &ServeError, terminal: &Terminal) -> u8 {
    match error {
        ServeError::PortTaken { port, next_free: Some(next) } => terminal.say(
            &format!("Port {port} ist belegt, vielleicht von einer anderen Vorschau. Frei ist {next}: fahrplan serve --port {next}"),
            &format!("Port {port} is taken, perhaps by another preview. {next} is free: fahrplan serve --port {next}"),
        ),
        ServeError::PortTaken { port, next_free: None } => terminal.say(
            &format!("Port {port} ist belegt, und die nächsten auch. Mit --port 0 wird irgendein freier genommen."),
            &format!("Port {port} is taken, and so are the next ones. With --port 0 any free one is used."),
        ),
        ServeError::Refused { address, kind } => terminal.say(
            &format!("Das System lässt eine Vorschau unter {address} nicht zu: {kind}"),
            &format!("The system does not allow a preview at {address}: {kind}"),
        ),
    }
    exit::MACHINE
}

/// What is wrong with a folder that was named as a site's, in German and English.
#[expect(clippy::disallowed_methods, reason = "what stands there says what was mistaken")]
fn no_site_in(named: &Path) -> (String, String) {
    let folder = named.display();
    if named.is_dir() {
        (
            format!("In {folder} gibt es keinen Ordner „content“."),
            format!("{folder} holds no folder “content”."),
        )
    } else if named.exists() {
        (format!("{folder} ist kein Ordner."), format!("{folder} is no folder."))
    } else {
        (format!("{folder} gibt es nicht."), format!("There is no {folder}."))
    }
}

fn output_failure(error: &OutputError, terminal: &Terminal) -> u8 {
    match error {
        OutputError::Foreign { path } => {
            let path = path.display();
            terminal.say(
                &format!("{path} ist nicht von fahrplan und würde überschrieben. Verschieben Sie die Datei, oder benennen Sie das Dokument um."),
                &format!("{path} is not fahrplan's and would be overwritten. Move the file away, or rename the document."),
            );
        }
        OutputError::NotOurs { folder } => {
            let folder = folder.display();
            terminal.say(
                &format!("In {folder} liegen Dateien, aber keine von fahrplan. Nennen Sie mit --output einen leeren Ordner."),
                &format!("{folder} holds files, but none of fahrplan's. Name an empty folder with --output."),
            );
        }
        OutputError::NoFolder { path } => {
            let path = path.display();
            terminal.say(
                &format!("{path} ist kein Ordner. Nennen Sie mit --output einen leeren Ordner oder einen neuen."),
                &format!("{path} is no folder. Name an empty folder with --output, or a new one."),
            );
        }
        OutputError::Busy { folder } => {
            let folder = folder.display();
            terminal.say(
                &format!("In {folder} schreibt gerade ein anderer Lauf von fahrplan. Warten Sie, bis er fertig ist."),
                &format!("Another run of fahrplan is writing to {folder}. Wait until it has finished."),
            );
        }
        OutputError::Damaged { file } => {
            let file = file.display();
            terminal.say(
                &format!("{file} ist beschädigt; fahrplan weiß nicht mehr, welche Dateien es geschrieben hat. Leeren Sie den Ausgabeordner und bauen Sie neu."),
                &format!("{file} is damaged; fahrplan no longer knows which files it wrote. Empty the output folder and build again."),
            );
        }
        OutputError::Collision { path } => terminal.say(
            &format!("Zwei Dateien würden nach {path} geschrieben. Benennen Sie eine um."),
            &format!("Two files would be written to {path}. Rename one of them."),
        ),
        OutputError::Io { path, kind, code } => {
            let (path, why) = (path.display(), machine::why(*kind, *code, terminal.language));
            terminal.say(
                &format!("{path} lässt sich nicht schreiben: {why}. An der Ausgabe wurde nichts geändert."),
                &format!("{path} cannot be written: {why}. Nothing in the output was changed."),
            );
        }
        OutputError::Unread { path, kind, code } => {
            let (path, why) = (path.display(), machine::why(*kind, *code, terminal.language));
            terminal.say(
                &format!(
                    "{path} lässt sich nicht lesen: {why}. An der Ausgabe wurde nichts geändert."
                ),
                &format!("{path} cannot be read: {why}. Nothing in the output was changed."),
            );
        }
        OutputError::Halfway { path, kind, code } => {
            let (path, why) = (path.display(), machine::why(*kind, *code, terminal.language));
            terminal.say(
                &format!("{path} lässt sich nicht ändern: {why}. Ein Teil der Ausgabe ist schon neu; der nächste Lauf vollendet sie."),
                &format!("{path} cannot be changed: {why}. Part of the output is new already; the next run completes it."),
            );
        }
    }
    // A folder in use is like a port in use: the same call works later.
    let later = matches!(error, OutputError::Busy { .. });
    if error.is_machine_failure() || later { exit::MACHINE } else { exit::USAGE }
}
