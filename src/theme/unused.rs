//! Files of a site's theme that nothing uses, mostly for a misspelt name: what they were meant to take the place of. What is
//! an asset the site publishes as it is, under any name.

use super::names::components;
use super::{DEFAULT, Files, gather};
use crate::diagnostics::suggest;

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

/// The paths within the theme of files among `own` that nothing uses, each with the path that was probably meant; `files`
/// are all of the theme.
pub(super) fn unused<'o>(
    own: impl Iterator<Item = &'o str>,
    files: &Files,
) -> Vec<(&'o str, Option<String>)> {
    let mut built_in = Files::new();
    gather(&DEFAULT, &mut built_in);
    let foreign = own.filter(|path| !built_in.contains_key(*path) && !path.starts_with("assets/"));
    let told = foreign.filter_map(|path| match path.split_once('/') {
        Some(("templates", name)) => {
            (!is_named(name, files)).then(|| (path, template_meant(name, &built_in)))
        }
        Some(_) | None => Some((path, Some(of_that_name(path, &built_in)?))),
    });
    told.collect()
}

/// Whether a template among `files` may use the one called `name`: names it, or a component that it defines.
fn is_named(name: &str, files: &Files) -> bool {
    let text = |path: &str| std::str::from_utf8(files.get(path)?).ok();
    let path = format!("templates/{name}");
    let defines = text(&path).is_some_and(|it| components(it).next().is_some());
    let others = files.keys().filter(|it| it.starts_with("templates/") && **it != path);
    let quoted = [format!("\"{name}\""), format!("'{name}'"), format!("`{name}`")];
    let names = |text: &str| quoted.iter().any(|it| text.contains(it));
    defines || others.filter_map(|path| text(path)).any(names)
}

/// The built-in template that someone meant by a file called `name`.
fn template_meant(name: &str, built_in: &Files) -> Option<String> {
    let stem = name.rsplit('/').next()?.split('.').next()?;
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
