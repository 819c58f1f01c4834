//! The path of a new document, from what was typed. Looks at words alone, at no disk.

use std::path::{MAIN_SEPARATOR, PathBuf};

use crate::cli::failure::exit;
use crate::cli::terminal::Terminal;
use crate::document::types::Type;
use crate::path::{OutPath, PathFault};
use crate::source::{DEEPEST, is_passed_over};

/// Why no document is written.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Refusal {
    /// The path leads out of `content/`.
    Outside(String),
    /// A file of this name could not be published.
    Name(String),
    /// The name is longer than a file system takes.
    TooLong,
    /// It would lie below too many folders.
    TooDeep,
    /// Files of this name are passed over.
    PassedOver(String),
    /// The name has a dot, after which a translation names its language.
    Dot(String),
    /// There is such a file.
    Taken(String),
    /// By a link or another spelling it would lie here.
    Elsewhere(PathBuf),
    /// It would lie in the archived version in this folder.
    Archive(String),
}

/// The path below `content/` of a document of type `kind` that is asked for as `typed`.
pub(super) fn file(kind: Type, typed: &str) -> Result<String, Refusal> {
    let path = typed.replace(MAIN_SEPARATOR, "/");
    let names_folder = path.ends_with('/') || matches!(kind, Type::Plan | Type::Authority);
    let segments = segments(&path).ok_or_else(|| Refusal::Outside(typed.to_owned()))?;
    let id = segments.join("/");
    let id = id.strip_suffix(".md").unwrap_or(&id);
    let segments: Vec<&str> = id.split('/').collect();
    let last = segments.last().copied().unwrap_or_default();
    if last.trim_start_matches('.').contains('.') {
        return Err(Refusal::Dot(last.to_owned()));
    }
    let is_refused =
        |segment: &&str| is_passed_over(segment, true) || is_passed_over(segment, false);
    if let Some(segment) = segments.iter().find(|segment| is_refused(segment)) {
        return Err(Refusal::PassedOver((*segment).to_owned()));
    }
    if segments.len() > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    match OutPath::new(&format!("{id}.html")) {
        Ok(_) => {}
        Err(PathFault::TooLong) => return Err(Refusal::TooLong),
        Err(_) => return Err(Refusal::Name(id.to_owned())),
    }
    let is_index = last == "index";
    Ok(if names_folder && !is_index { format!("{id}/index.md") } else { format!("{id}.md") })
}

/// The names on the way from `content/` along `path`, which may begin with that folder; `None` where it leads out of
/// it or nowhere.
fn segments(path: &str) -> Option<Vec<&str>> {
    if path.starts_with('/') {
        return None;
    }
    let mut names = path.split('/').filter(|name| !matches!(*name, "" | ".")).peekable();
    if names.peek() == Some(&"content") {
        names.next();
    }
    let mut way = Vec::new();
    for name in names {
        if name == ".." {
            way.pop()?;
        } else {
            way.push(name);
        }
    }
    (!way.is_empty()).then_some(way)
}

/// Says why no document is written and gives the exit code.
pub(in crate::cli) fn refused(refusal: &Refusal, terminal: &Terminal) -> u8 {
    match refusal {
        Refusal::Outside(path) => terminal.say(
            &format!("„{path}“ liegt nicht in content/. Nennen Sie den Pfad von dort aus, etwa musterstadt/integrationsplan/2a."),
            &format!("“{path}” does not lie in content/. Give the path from there, such as musterstadt/integrationsplan/2a."),
        ),
        Refusal::Name(path) => terminal.say(
            &format!("„{path}“ taugt nicht als Name: Er wird Teil der Adresse. Nehmen Sie Buchstaben, Ziffern und Bindestriche, keine Zeichen wie : * ? \" < > |, keinen Punkt am Ende, und nicht con oder aux."),
            &format!("“{path}” is no fit name: it becomes part of the address. Use letters, digits and hyphens, no characters such as : * ? \" < > |, no dot at its end, and neither con nor aux."),
        ),
        Refusal::TooLong => terminal.say(
            "Dieser Name ist zu lang: Ein Dateisystem nimmt höchstens 255 Bytes je Name, und Umlaute zählen doppelt. Nehmen Sie einen kurzen; der volle Titel steht in der Angabe „titel“.",
            "This name is too long: a file system takes at most 255 bytes for each, and umlauts count twice. Use a short one; the whole title goes into the key “titel”.",
        ),
        Refusal::TooDeep => terminal.say(
            &format!("Dieser Pfad geht durch zu viele Ordner: fahrplan sieht in höchstens {DEEPEST} hinein. Nennen Sie einen kürzeren."),
            &format!("This path goes through too many folders: fahrplan looks into {DEEPEST} at most. Give a shorter one."),
        ),
        Refusal::PassedOver(name) => terminal.say(
            &format!("„{name}“ taugt nicht als Name: So heißen Dateien, die Programme nebenbei anlegen, und fahrplan übergeht sie. Nehmen Sie Buchstaben, Ziffern und Bindestriche."),
            &format!("“{name}” is no fit name: files that programs leave behind are called like this, and fahrplan passes over them. Use letters, digits and hyphens."),
        ),
        Refusal::Dot(name) => {
            let other = name.trim_end_matches('.').replace('.', "-");
            terminal.say(
                &format!("Im Namen „{name}“ steht ein Punkt; dahinter nennt eine Übersetzung ihre Sprache. Nehmen Sie „{other}“. Die amtliche Nummer steht in der Angabe „nummer“."),
                &format!("The name “{name}” has a dot, after which a translation names its language. Use “{other}”. The official number goes into the key “nummer”."),
            );
        }
        Refusal::Taken(file) => terminal.say(
            &format!("{file} gibt es schon und bleibt, wie es ist. Nennen Sie einen anderen Pfad."),
            &format!("{file} is there already and stays as it is. Give another path."),
        ),
        Refusal::Elsewhere(file) => {
            let file = file.display();
            terminal.say(
                &format!("Das Dokument läge in Wirklichkeit hier: {file}. Ein Ordner auf dem Weg ist ein Verweis oder heißt etwas anders. Nennen Sie den Pfad, wie er in content/ steht."),
                &format!("The document would in fact lie here: {file}. A folder on the way is a link or is spelt otherwise. Give the path as it stands in content/."),
            );
        }
        Refusal::Archive(folder) => terminal.say(
            &format!("content/{folder} ist eine archivierte Fassung und bleibt, wie sie ist. Nennen Sie einen anderen Pfad."),
            &format!("content/{folder} is an archived version and stays as it is. Give another path."),
        ),
    }
    exit::USAGE
}

#[cfg(test)]
mod tests {
    use super::{Refusal, file};
    use crate::document::types::Type;

    #[test]
    fn a_path_is_taken_as_people_type_it() {
        for typed in [
            "a/2a",
            "a/2a.md",
            "content/a/2a",
            "content/a/2a.md",
            "./content/a/2a",
            "a//2a",
            "content//a/./2a.md",
            "b/../a/2a",
        ] {
            assert_eq!(file(Type::Measure, typed).as_deref(), Ok("a/2a.md"), "{typed}");
        }
        for typed in ["a/b", "a/b/", "a/b.md", "content/a/b/index.md", "a/b/index"] {
            assert_eq!(file(Type::Plan, typed).as_deref(), Ok("a/b/index.md"), "{typed}");
        }
        assert_eq!(file(Type::Page, "a/").as_deref(), Ok("a/index.md"));
        assert_eq!(file(Type::Page, "index").as_deref(), Ok("index.md"));
    }

    #[test]
    fn what_could_not_be_published_is_refused() {
        for typed in ["../a", "/a", "a/../../b", "content/../a", "", "content/", "."] {
            let refused = file(Type::Page, typed);
            assert_eq!(refused, Err(Refusal::Outside(typed.to_owned())), "{typed}");
        }
        for typed in ["a?", "con", "a/aux.md", "a:b", "a./b"] {
            assert!(matches!(file(Type::Page, typed), Err(Refusal::Name(_))), "{typed}");
        }
        for (typed, name) in [(".git", ".git"), (".a/b", ".a"), ("b~", "b~")] {
            assert_eq!(file(Type::Page, typed), Err(Refusal::PassedOver(name.to_owned())));
        }
        assert_eq!(file(Type::Page, &"x".repeat(260)), Err(Refusal::TooLong));
        assert_eq!(file(Type::Page, &"x/".repeat(70)), Err(Refusal::TooDeep));
        for typed in ["3.10", "2a.en", "2a.en.md"] {
            assert!(matches!(file(Type::Page, typed), Err(Refusal::Dot(_))), "{typed}");
        }
    }
}
