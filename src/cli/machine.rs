//! Why the machine failed, in the reader's words, with what can be done. What is not listed here keeps the
//! words of the system.

use std::io::{self, ErrorKind};

use crate::language::Language;

/// Why, and the next step, as sentences without the last full stop.
pub(super) fn why(kind: ErrorKind, code: Option<i32>, language: Language) -> String {
    let known = known(kind, code).map(|(german, english)| match language {
        Language::German => german.to_owned(),
        Language::English => english.to_owned(),
    });
    let system = || code.map_or_else(|| kind.to_string(), of_system);
    known.unwrap_or_else(system)
}

fn of_system(code: i32) -> String {
    io::Error::from_raw_os_error(code).to_string()
}

fn known(kind: ErrorKind, code: Option<i32>) -> Option<(&'static str, &'static str)> {
    if code.is_some_and(is_too_many_files) {
        return Some((
            "Es sind zu viele Dateien zugleich geöffnet. Schließen Sie andere Programme, oder erhöhen Sie die Grenze (ulimit -n)",
            "too many files are open at once. Close other programs, or raise the limit (ulimit -n)",
        ));
    }
    Some(match kind {
        ErrorKind::StorageFull => (
            "Der Datenträger ist voll. Schaffen Sie Platz, und versuchen Sie es noch einmal",
            "the disk is full. Make room, and try again",
        ),
        ErrorKind::QuotaExceeded => (
            "Ihr Speicherplatz auf dem Datenträger ist aufgebraucht. Schaffen Sie Platz, und versuchen Sie es noch einmal",
            "your share of the disk is used up. Make room, and try again",
        ),
        ErrorKind::FileTooLarge => (
            "Die Datei wird größer, als das System erlaubt. Erhöhen Sie die Grenze (ulimit -f), oder wählen Sie einen anderen Datenträger",
            "the file grows larger than the system allows. Raise the limit (ulimit -f), or choose another disk",
        ),
        ErrorKind::PermissionDenied => (
            "Das Recht dazu fehlt. Geben Sie es dem Benutzer, unter dem fahrplan läuft",
            "permission is missing. Give it to the user who runs fahrplan",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "Der Datenträger ist schreibgeschützt. Heben Sie den Schutz auf, oder wählen Sie einen anderen Ordner",
            "the disk is read-only. Make it writable, or choose another folder",
        ),
        ErrorKind::InvalidFilename => (
            "Der Pfad ist für dieses System zu lang. Wählen Sie einen Ordner mit kürzerem Pfad",
            "the path is too long for this system. Choose a folder with a shorter path",
        ),
        ErrorKind::CrossesDevices => (
            "Hier ist ein anderer Datenträger eingehängt. Der Ordner muss ganz auf einem liegen",
            "another disk is mounted here. The folder must lie on one alone",
        ),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => (
            "Dort steht etwas, das kein Ordner ist. Verschieben Sie es, oder wählen Sie einen anderen Ordner",
            "something stands there that is no folder. Move it away, or choose another folder",
        ),
        ErrorKind::NotFound => (
            "Dort ist nichts mehr. Versuchen Sie es noch einmal",
            "there is nothing any more. Try again",
        ),
        _ => return None,
    })
}

#[cfg(unix)]
fn is_too_many_files(code: i32) -> bool {
    const ENFILE: i32 = 23;
    const EMFILE: i32 = 24;
    matches!(code, ENFILE | EMFILE)
}

#[cfg(not(unix))]
fn is_too_many_files(code: i32) -> bool {
    const ERROR_TOO_MANY_OPEN_FILES: i32 = 4;
    code == ERROR_TOO_MANY_OPEN_FILES
}
