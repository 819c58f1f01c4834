//! (theme, view) → text. A template sees the view and the texts of the user interface and nothing else:
//! no function reads the site, the clock or the disk. The default theme travels inside the binary; a
//! site's file of the same path replaces one of it.

mod error;
mod fault;
mod headings;
mod names;
mod unused;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostics::{Problem, Unused};
use crate::language::Language;
use crate::source::not_utf8;
use crate::texts::Texts;
pub use error::ThemeError;
use error::{all_errors, theme_error};
use names::Names;
pub use names::embedded;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Files by their path within a theme.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a theme: the default one's with those of a site in place of them.
pub struct ThemeFiles {
    files: Files,
    names: Names,
}

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    assets: Files,
    names: Arc<Names>,
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
    ThemeFiles { files, names: Names { theme: name.to_owned(), own, templates: BTreeMap::new() } }
}

impl ThemeFiles {
    /// The templates and texts of the site's own of which nothing can be read, as people find them, and why: they hold
    /// nothing but white space, or no UTF-8. What nothing uses harms nothing, and is told as that.
    pub fn unreadable(&self) -> Vec<(String, Problem)> {
        let fault = |path: &String| {
            let bytes = self.files.get(path)?;
            let is_template = path.starts_with("templates/");
            if is_template && bytes.trim_ascii().is_empty() {
                return Some(Problem::EmptyTemplate);
            }
            not_utf8(bytes).filter(|_| is_template || path.starts_with("texts/"))
        };
        let found = self.names.own.iter().filter_map(|path| Some((path, fault(path)?)));
        let mut found: Vec<_> = found.collect();
        if !found.is_empty() {
            let unused = unused::unused(&self.names.own, &self.files);
            found.retain(|(path, _)| unused.iter().all(|(it, _)| it != path));
        }
        found.into_iter().map(|(path, problem)| (self.names.shown(path), problem)).collect()
    }

    /// The files of the site's own that nothing uses, as people find them, each with what it probably is.
    pub fn unused(&self) -> Vec<(String, Unused)> {
        let unused = unused::unused(&self.names.own, &self.files);
        unused.into_iter().map(|(path, what)| (self.names.shown(path), what)).collect()
    }
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
/// Where the file of that language cannot be read; what is no UTF-8 is told before.
pub fn texts(theme: &ThemeFiles, language: Language) -> Result<Texts, ThemeError> {
    let path = match language {
        Language::German => "texts/de.ftl",
        Language::English => "texts/en.ftl",
    };
    let error = |message| ThemeError::new(theme.names.shown(path), message);
    // A site's file may hold only the texts that it changes: the default ones stand below it.
    let default = DEFAULT.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let own = theme.files.get(path).map(|bytes| String::from_utf8_lossy(bytes));
    Texts::new(language, [default, own.as_deref().unwrap_or_default()]).map_err(error)
}

impl Theme {
    /// The theme of `files` for a site.
    ///
    /// # Errors
    /// Where templates cannot be read, all that is wrong with them; what is no UTF-8 is told before.
    pub fn new(
        theme: ThemeFiles,
        site: &SiteFacts<'_>,
        texts: &Texts,
    ) -> Result<Theme, Vec<ThemeError>> {
        let ThemeFiles { files, mut names } = theme;
        let mut tera = Tera::new();
        let mut assets = Files::new();
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                // What is no UTF-8 is told before, or is used nowhere.
                if let Ok(source) = String::from_utf8(bytes) {
                    names.templates.insert(name.to_owned(), source);
                }
            } else if path.starts_with("assets/") {
                assets.insert(path, bytes);
            }
        }
        // Every name is escaped, whatever its ending.
        tera.autoescape_on([""]);
        tera.register_filter("headings_below", headings::headings_below);
        tera.add_raw_templates(&names.templates).map_err(|error| all_errors(&error, &names))?;
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
    ) -> Result<(), Box<ThemeError>> {
        let error = |error: tera::Error| Box::new(theme_error(&error, &self.names, template));
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
        Theme::new(files, &facts, &texts).map_err(|mut errors| errors.remove(0))
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
    fn of_several_mistakes_the_site_s_own_are_told() {
        let text = "ä\nä {{ <nowhere/> }}";
        let error = theme("templates/base.html", text).err().expect("not readable");
        assert_eq!(error.file, "themes/stadt/templates/base.html");
        assert_eq!(error.message, "Unknown component `nowhere`");
        assert!(error.more > 0, "{error:?}");
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
        let [(file, span)] = &*error.chain else { panic!("{error:?}") };
        assert_eq!(file, "themes/stadt/templates/home.html");
        assert_eq!(span.start, 13, "{error:?}");
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
