//! Names of the files of a theme as people find them, and places in its templates. Knows nothing of what is wrong there.

use std::collections::{BTreeMap, BTreeSet};

use super::DEFAULT;
use crate::diagnostics::template::{Named, TemplateFault};

/// What messages put before the path of a file that travels inside the binary.
const EMBEDDED: &str = "(eingebautes Theme) ";

/// The filters of the engine, which does not tell them, and ours.
const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "headings_below",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Its tests.
const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// Its functions.
const FUNCTIONS: &[&str] = &["range", "super", "throw"];

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

    /// All that a template can name of one sort.
    pub(super) fn known(&self, sort: Named) -> Vec<&str> {
        match sort {
            Named::Filter => FILTERS.to_vec(),
            Named::Test => TESTS.to_vec(),
            Named::Function => FUNCTIONS.to_vec(),
            Named::Component => self.templates.values().flat_map(|it| components(it)).collect(),
            Named::Template => self.templates.keys().map(String::as_str).collect(),
            // These the engine names itself, or nobody knows them.
            Named::Argument | Named::Block => Vec::new(),
        }
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

/// The names of the components that `template` defines.
pub(super) fn components(template: &str) -> impl Iterator<Item = &str> {
    let definitions = template.split("{%").skip(1);
    definitions.filter_map(|it| {
        let name = it.trim_start_matches(['-', ' ']).strip_prefix("component ")?;
        Some(name.split('(').next()?.trim())
    })
}

#[cfg(test)]
mod tests {
    use tera::Tera;

    use super::{FILTERS, FUNCTIONS, TESTS};

    #[test]
    fn the_engine_has_what_is_said_to_be_its_own() {
        let says = |template: &str| match Tera::new().add_raw_template("a", template) {
            Ok(()) => String::new(),
            Err(error) => error.to_string(),
        };
        for filter in FILTERS.iter().filter(|it| **it != "headings_below") {
            assert_eq!(says(&format!("{{{{ a | {filter} }}}}")), "", "{filter}");
        }
        for test in TESTS {
            assert_eq!(says(&format!("{{% if a is {test} %}}{{% endif %}}")), "", "{test}");
        }
        for function in FUNCTIONS.iter().filter(|it| **it != "super") {
            assert_eq!(says(&format!("{{{{ {function}() }}}}")), "", "{function}");
        }
        assert_ne!(says("{{ a | nowhere }}"), "");
    }
}
