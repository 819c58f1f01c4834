//! Names of the files of a theme as people find them, and places in its templates. Knows nothing of what is wrong there.

use std::collections::{BTreeMap, BTreeSet};

use super::DEFAULT;
use crate::diagnostics::template::{Named, TemplateFault};

/// What messages put before the path of a file that travels inside the binary.
const EMBEDDED: &str = "(eingebautes Theme) ";

/// Which files of a theme are the site's, for messages.
pub(super) struct Names {
    pub(super) theme: String,
    pub(super) own: BTreeSet<String>,
    /// The texts of all templates by their names, for places in them.
    pub(super) templates: BTreeMap<String, String>,
}

impl Names {
    /// The template of this name, as people find it.
    pub(super) fn template(&self, name: &str) -> String {
        self.shown(&format!("templates/{name}"))
    }

    /// Whether the template of this name is the site's own.
    pub(super) fn is_own(&self, name: &str) -> bool {
        self.own.contains(&format!("templates/{name}"))
    }

    /// The file of the site's own that stands in place of the one that defines the component that `fault` misses.
    pub(super) fn took_away(&self, fault: &TemplateFault) -> Option<&str> {
        let TemplateFault::Unknown { sort: Named::Component, name, .. } = fault else {
            return None;
        };
        let definition = format!("component {name}(");
        let defined = |path: &&String| {
            let text = DEFAULT.get_file(path).and_then(|file| file.contents_utf8());
            text.is_some_and(|text| text.contains(&definition))
        };
        self.own.iter().find(defined).map(String::as_str)
    }

    /// The place that the engine writes as `NAME:LINE:COLUMN`: the name, and the byte.
    pub(super) fn place<'p>(&self, place: &'p str) -> Option<(&'p str, usize)> {
        let mut parts = place.rsplitn(3, ':');
        let (column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
        let source = self.templates.get(name).map_or("", String::as_str);
        Some((name, offset(source, line.parse().ok()?, column.parse().ok()?)))
    }

    /// The file at `path` within the theme, as people find it.
    pub(super) fn shown(&self, path: &str) -> String {
        if self.own.contains(path) {
            format!("themes/{}/{path}", self.theme)
        } else {
            format!("{EMBEDDED}{path}")
        }
    }
}

/// The text of a file that travels inside the binary, by the name that messages give it.
pub fn embedded(file: &str) -> Option<&'static str> {
    DEFAULT.get_file(file.strip_prefix(EMBEDDED)?)?.contents_utf8()
}

/// The byte at a line and column, both counted from 1, the column in characters.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let before: usize =
        source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = source.get(before..).unwrap_or_default();
    before + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}
