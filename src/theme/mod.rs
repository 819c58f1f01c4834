//! (theme, view) → text. A template sees the view and the texts of the user interface and nothing else:
//! no function reads the site, the clock or the disk. The default theme travels inside the binary; a
//! site's file of the same path replaces one of it.

mod headings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::language::Language;
use crate::span::Span;
use crate::texts::Texts;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// What messages put before the path of a file that travels inside the binary.
const EMBEDDED: &str = "(eingebautes Theme) ";

/// Of a chain of templates that include each other, at most this many are named.
const NOTES: usize = 5;

/// Files by their path within a theme.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a theme: the default one's with those of a site in place of them.
pub struct ThemeFiles {
    files: Files,
    names: Names,
}

/// Which files of a theme are the site's, for messages.
struct Names {
    theme: String,
    own: BTreeSet<String>,
}

impl Names {
    /// The file at `path` within the theme, as people find it.
    fn shown(&self, path: &str) -> String {
        if self.own.contains(path) {
            format!("themes/{}/{path}", self.theme)
        } else {
            format!("{EMBEDDED}{path}")
        }
    }
}

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    assets: Files,
    names: Arc<Names>,
}

/// Why a theme cannot be used, in the words of the template engine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeError {
    /// The file: `themes/NAME/…` below the site's root, or one that [`embedded`] knows.
    pub file: String,
    /// Where in it; empty at 0 where the whole file is meant.
    pub span: Span,
    /// What is wrong, on one line.
    pub message: String,
}

/// What templates know of the site as a whole, on every page.
#[derive(Debug, Serialize)]
pub struct SiteFacts<'a> {
    /// The title.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// Who publishes it.
    pub publisher: Option<&'a str>,
    /// The licence of the texts.
    pub licence: Option<&'a str>,
    /// The default language.
    pub lang: &'a str,
}

/// The default theme's files with those of the site's theme `name` in place of them.
pub fn files(name: &str, site: Files) -> ThemeFiles {
    let own = site.keys().cloned().collect();
    let mut files = Files::new();
    gather(&DEFAULT, &mut files);
    files.extend(site);
    ThemeFiles { files, names: Names { theme: name.to_owned(), own } }
}

impl ThemeFiles {
    /// A template of the site's own that holds nothing but white space, as people find it.
    pub fn empty_template(&self) -> Option<String> {
        let is_empty = |path: &&String| {
            let bytes = self.files.get(*path);
            path.starts_with("templates/")
                && bytes.is_some_and(|bytes| bytes.trim_ascii().is_empty())
        };
        self.names.own.iter().find(is_empty).map(|path| self.names.shown(path))
    }
}

/// The text of a file that travels inside the binary, by the name that messages give it.
pub fn embedded(file: &str) -> Option<&'static str> {
    DEFAULT.get_file(file.strip_prefix(EMBEDDED)?)?.contents_utf8()
}

fn gather(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path, file.contents().to_vec());
    }
    for folder in folder.dirs() {
        gather(folder, files);
    }
}

/// The texts of `files` in `language`.
///
/// # Errors
/// Where the file of that language cannot be read.
pub fn texts(theme: &ThemeFiles, language: Language) -> Result<Texts, ThemeError> {
    let path = match language {
        Language::German => "texts/de.ftl",
        Language::English => "texts/en.ftl",
    };
    let error =
        |message| ThemeError { file: theme.names.shown(path), span: Span::default(), message };
    // A site's file may hold only the texts that it changes: the default ones stand below it.
    let default = DEFAULT.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let own = theme.files.get(path).map(|bytes| std::str::from_utf8(bytes)).transpose();
    let own = own.map_err(|_| error("UTF-8".to_owned()))?.unwrap_or_default();
    Texts::new(language, [default, own]).map_err(error)
}

impl Theme {
    /// The theme of `files` for a site.
    ///
    /// # Errors
    /// Where a template cannot be read.
    pub fn new(
        theme: ThemeFiles,
        site: &SiteFacts<'_>,
        texts: &Texts,
    ) -> Result<Theme, ThemeError> {
        let ThemeFiles { files, names } = theme;
        let mut tera = Tera::new();
        let mut assets = Files::new();
        let mut templates = Vec::new();
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                let source = String::from_utf8(bytes).map_err(|_| ThemeError {
                    file: names.shown(&path),
                    span: Span::default(),
                    message: "UTF-8".to_owned(),
                })?;
                templates.push((name.to_owned(), source));
            } else if path.starts_with("assets/") {
                assets.insert(path, bytes);
            }
        }
        // Every name is escaped, whatever its ending.
        tera.autoescape_on([""]);
        tera.register_filter("headings_below", headings::headings_below);
        tera.add_raw_templates(
            templates.iter().map(|(name, source)| (name.as_str(), source.as_str())),
        )
        .map_err(|error| {
            several(&error, &names, &templates)
                .unwrap_or_else(|| theme_error(&error, &names, "base.html"))
        })?;
        tera.global_context().insert("site", site);
        tera.global_context().insert("t", &texts.for_templates());
        Ok(Theme { tera, assets, names: Arc::new(names) })
    }

    /// This theme for pages in another language, with its `texts` and no files besides.
    #[must_use]
    pub fn in_texts(&self, texts: &Texts) -> Theme {
        let mut tera = self.tera.clone();
        tera.global_context().insert("t", &texts.for_templates());
        Theme { tera, assets: Files::new(), names: Arc::clone(&self.names) }
    }

    /// Renders `view` with `template` to the end of `out`.
    ///
    /// # Errors
    /// Where the template asks for something that the view does not have.
    pub fn render(
        &self,
        template: &str,
        view: &impl Serialize,
        out: &mut Vec<u8>,
    ) -> Result<(), ThemeError> {
        let error = |error: tera::Error| theme_error(&error, &self.names, template);
        let context = Context::from_serialize(view).map_err(error)?;
        self.tera.render_to(template, &context, out).map_err(error)
    }

    /// Files that are published as they are, by their path: `assets/style.css`.
    pub fn assets(&self) -> &Files {
        &self.assets
    }

    /// The name in messages of the file at `path` within the theme.
    pub fn file_name(&self, path: &str) -> String {
        self.names.shown(path)
    }
}

/// Of several mistakes in templates, which the engine draws one below the other, the first in a file of
/// the site's own, or else the first, and how many more there are.
fn several(
    error: &tera::Error,
    names: &Names,
    templates: &[(String, String)],
) -> Option<ThemeError> {
    let ErrorKind::Msg(drawing) = error.kind() else { return None };
    let mut lines = drawing.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some(sentence) = line.strip_prefix("error: ") else { continue };
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let (column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
        found.push((sentence, name, line.parse().ok()?, column.parse().ok()?));
    }
    let file = |name: &str| format!("templates/{name}");
    let own = found.iter().find(|(_, name, ..)| names.own.contains(&file(name)));
    let (sentence, name, line, column): &(&str, &str, usize, usize) = own.or(found.first())?;
    let source = templates.iter().find(|(template, _)| template == name);
    let at = source.map_or(0, |(_, source)| offset(source, *line, *column));
    let message = match found.len() - 1 {
        0 => (*sentence).to_owned(),
        more => format!("{sentence} (and {more} more)"),
    };
    Some(ThemeError { file: names.shown(&file(name)), span: Span::at(at), message })
}

/// The byte at a line and column, both counted from 1, the column in characters.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let before: usize =
        source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = source.get(before..).unwrap_or_default();
    before + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// `error` as data; `template` is the one at work, where the error itself names none.
fn theme_error(error: &tera::Error, names: &Names, template: &str) -> ThemeError {
    let (named, span, mut message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            let mut message = report.message().to_owned();
            // The engine tells what led there only at the foot of its drawing.
            let drawing = error.to_string();
            let notes = drawing.lines().filter_map(|line| line.strip_prefix("note: "));
            let notes: Vec<&str> = notes.take(NOTES).collect();
            if !notes.is_empty() {
                message = format!("{} ({})", message.trim_end_matches('.'), notes.join(", "));
            }
            (report.filename(), Span::new(range.start, range.end), message)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), Span::default(), error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => {
            (current.as_str(), Span::default(), error.to_string())
        }
        // The engine may add kinds; what it says of them is all there is.
        _ => ("", Span::default(), error.to_string()),
    };
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message.push_str(": ");
        message.push_str(&inner.to_string());
        source = inner.source();
    }
    let template = if named.is_empty() { template } else { named };
    let file = names.shown(&format!("templates/{template}"));
    ThemeError { file, span, message: message.replace('\n', " ") }
}

#[cfg(test)]
mod tests {
    use super::{Files, SiteFacts, Theme, ThemeError, embedded, files, texts};
    use crate::language::Language;

    fn theme(path: &str, text: &str) -> Result<Theme, ThemeError> {
        let own = Files::from([(path.to_owned(), text.as_bytes().to_vec())]);
        let files = files("stadt", own);
        let texts = texts(&files, Language::German)?;
        let facts =
            SiteFacts { title: "T", summary: None, publisher: None, licence: None, lang: "de" };
        Theme::new(files, &facts, &texts)
    }

    #[test]
    fn a_template_that_cannot_be_read_has_a_place() {
        let text = "<p>\n{{ ä.b }}{% if %}</p>";
        let error = theme("templates/home.html", text).err().expect("not readable");
        assert_eq!(error.file, "themes/stadt/templates/home.html");
        assert!(!error.message.contains("-->"), "{}", error.message);
        assert!(text.get(error.span.range()).is_some() && error.span.start > 4, "{error:?}");
    }

    #[test]
    fn of_several_mistakes_the_site_s_own_is_told() {
        let text = "ä\nä {{ <nowhere/> }}";
        let error = theme("templates/base.html", text).err().expect("not readable");
        assert_eq!(error.file, "themes/stadt/templates/base.html");
        let (sentence, more) = error.message.split_once(" (and ").expect("several");
        assert_eq!(sentence, "Unknown component `nowhere`");
        assert!(more.ends_with(" more)"), "{more}");
        assert_eq!(text.get(error.span.start as usize..), Some("<nowhere/> }}"));
    }

    #[test]
    fn what_includes_a_broken_template_is_named() {
        let own = "a\n{% include \"inner.html\" %}";
        let own = Files::from([
            ("templates/home.html".to_owned(), own.as_bytes().to_vec()),
            ("templates/inner.html".to_owned(), b"{{ nothing.at.all }}".to_vec()),
        ]);
        let files = files("stadt", own);
        let texts = texts(&files, Language::German).expect("readable");
        let facts =
            SiteFacts { title: "T", summary: None, publisher: None, licence: None, lang: "de" };
        let theme = Theme::new(files, &facts, &texts).expect("readable");
        let empty: std::collections::BTreeMap<&str, &str> = Default::default();
        let error = theme.render("home.html", &empty, &mut Vec::new()).expect_err("no value");
        assert_eq!(error.file, "themes/stadt/templates/inner.html");
        assert!(error.message.ends_with(" (called from home.html:2:12)"), "{}", error.message);
    }

    #[test]
    fn headings_move_down_and_stay_headings() {
        let theme = theme("templates/home.html", "{{ html | headings_below(level=4) | safe }}");
        let html = "<h2 id=\"ä\">A</h2><hr><h3>B < C</h3><h5>D</h5><header>h2</header></h9>";
        let view = std::collections::BTreeMap::from([("html", html)]);
        let mut out = Vec::new();
        theme.expect("readable").render("home.html", &view, &mut out).expect("a sound template");
        let moved = "<h4 id=\"ä\">A</h4><hr><h5>B < C</h5><h6>D</h6><header>h2</header></h9>";
        assert_eq!(String::from_utf8(out).expect("UTF-8"), moved);
    }

    #[test]
    fn a_file_within_the_binary_can_be_shown() {
        let theme = theme("templates/home.html", "x").expect("readable");
        let name = theme.file_name("templates/base.html");
        assert_eq!(name, "(eingebautes Theme) templates/base.html");
        assert!(embedded(&name).is_some_and(|text| text.contains("<html")));
        assert_eq!(embedded("templates/base.html"), None);
    }
}
