//! Files of a site's theme that nothing uses, mostly for a misspelt name: what they were meant to take the place of. What is
//! an asset the site publishes as it is, under any name.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::names::components;
use super::{DEFAULT, Files, gather};
use crate::diagnostics::{Unused, suggest};

/// What editors call pages, and the templates of these.
const CALLED: &[(&str, &str)] = &[
    ("404", "not_found"),
    ("aenderung", "amendment"),
    ("behoerde", "authority"),
    ("bericht", "report"),
    ("basis", "base"),
    ("fassungen", "versions"),
    ("glossar", "glossary"),
    ("gremium", "group"),
    ("index", "home"),
    ("layout", "base"),
    ("massnahme", "measure"),
    ("page", "text_page"),
    ("pressemitteilung", "press_release"),
    ("seite", "text_page"),
    ("startseite", "home"),
    ("suche", "search"),
    ("veranstaltung", "event"),
    ("vereinbarung", "agreement"),
    ("ziel", "section"),
];

/// How the file of a template ends, or one that an editor gave its own ending.
const ENDINGS: &[&str] = &[".html", ".htm", ".html.txt"];

/// What people and programs add to the name of a copy: anywhere, and at the end.
const OF_COPIES: &[&str] = &["kopie", "copy", ".bak", ".old", ".orig", ".alt.", "~"];
const ENDS_OF_COPIES: &[&str] = &["-alt", "_alt", ".alt", "-old", "_old", "-bak", "_bak", ")"];

/// The paths within the theme of files among `own` that nothing uses, each with what it probably is; `files` are all of the
/// theme.
pub(super) fn unused<'o>(own: &'o BTreeSet<String>, files: &Files) -> Vec<(&'o str, Unused)> {
    let mut built_in = Files::new();
    gather(&DEFAULT, &mut built_in);
    let own_paths = own.iter().map(String::as_str);
    let foreign = own_paths.filter(|it| !built_in.contains_key(*it) && !it.starts_with("assets/"));
    // A suggestion must not lead to writing over what the theme has.
    let is_free = |meant: &String| !own.contains(meant);
    let told = foreign.filter_map(|path| match path.split_once('/') {
        Some(("templates", name)) => {
            (!is_named(name, files)).then(|| (path, template(name, &built_in, is_free)))
        }
        Some(_) | None => {
            let meant = of_that_name(path, &built_in)?;
            Some((path, if is_free(&meant) { Unused::Misnamed(meant) } else { Unused::Copy }))
        }
    });
    told.collect()
}

/// Whether a template among `files` may use the one called `name`: names it, or a component that it defines.
fn is_named(name: &str, files: &Files) -> bool {
    // What is no UTF-8 counts as what it would be.
    let text = |path: &str| files.get(path).map(|bytes| String::from_utf8_lossy(bytes));
    let path = format!("templates/{name}");
    let defines = text(&path).is_some_and(|it| components(&it).next().is_some());
    let others = files.keys().filter(|it| it.starts_with("templates/") && **it != path);
    let quoted = [format!("\"{name}\""), format!("'{name}'"), format!("`{name}`")];
    let names = |text: Cow<'_, str>| quoted.iter().any(|it| text.contains(it));
    defines || others.filter_map(|path| text(path)).any(names)
}

/// What the file called `name` among the templates is, where nothing uses it; `is_free` tells whether a path is not taken.
fn template(name: &str, built_in: &Files, is_free: impl Fn(&String) -> bool) -> Unused {
    let name = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    let ends = |stem: &str| ENDS_OF_COPIES.iter().any(|end| stem.ends_with(end));
    if OF_COPIES.iter().any(|part| name.contains(part)) || ends(stem.unwrap_or(&name)) {
        return Unused::Copy;
    }
    let Some(stem) = stem else { return Unused::Other };
    template_meant(stem, built_in).filter(is_free).map_or(Unused::Template, Unused::Misnamed)
}

/// The built-in template that someone meant by the name `stem`.
fn template_meant(stem: &str, built_in: &Files) -> Option<String> {
    let names = built_in.keys().filter_map(|path| path.strip_prefix("templates/"));
    let known: Vec<&str> = names.filter_map(|name| name.strip_suffix(".html")).collect();
    let guess = suggest::spelled(stem, CALLED.iter().map(|(guess, _)| *guess));
    let meant = CALLED.iter().find(|(it, _)| Some(*it) == guess).map(|(_, meant)| *meant);
    let meant = meant.or_else(|| suggest::spelled(stem, known.iter().copied()));
    let meant = meant.or_else(|| suggest::nearest(stem, known.iter().copied()));
    meant.map(|stem| format!("templates/{stem}.html"))
}

/// The built-in file of the same name in the folder where it counts.
fn of_that_name(path: &str, built_in: &Files) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let is_it = |known: &&String| known.rsplit('/').next() == Some(name);
    built_in.keys().find(is_it).cloned()
}
