//! (theme, view) → text. A template sees the view and the texts of the user interface and nothing else:
//! no function reads the site, the clock or the disk. The default theme travels inside the binary; a
//! site's file of the same path replaces one of it.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::language::Language;
use crate::span::Span;
use crate::texts::Texts;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme by their path within it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    assets: Files,
}

/// Why a theme cannot be used, in the words of the template engine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeError {
    /// The file of the theme, where it is known.
    pub file: Option<String>,
    /// Where in it.
    pub span: Span,
    /// What is wrong.
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

/// The default theme's files with those of a site in place of them.
pub fn files(site: Files) -> Files {
    let mut files = Files::new();
    gather(&DEFAULT, &mut files);
    files.extend(site);
    files
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
pub fn texts(files: &Files, language: Language) -> Result<Texts, ThemeError> {
    let path = match language {
        Language::German => "texts/de.ftl",
        Language::English => "texts/en.ftl",
    };
    let error = |message: String| ThemeError {
        file: Some(path.to_owned()),
        span: Span::default(),
        message,
    };
    // A site's file may hold only the texts that it changes: the default ones stand below it.
    let default = DEFAULT.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let own = files.get(path).map(|bytes| std::str::from_utf8(bytes)).transpose();
    let own = own.map_err(|_| error("UTF-8".to_owned()))?.unwrap_or_default();
    Texts::new(language, [default, own]).map_err(error)
}

impl Theme {
    /// The theme of `files` for a site.
    ///
    /// # Errors
    /// Where a template cannot be read.
    pub fn new(files: Files, site: &SiteFacts<'_>, texts: &Texts) -> Result<Theme, ThemeError> {
        let mut tera = Tera::new();
        let mut assets = Files::new();
        let mut templates = Vec::new();
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                let source = String::from_utf8(bytes).map_err(|_| ThemeError {
                    file: Some(path.clone()),
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
        tera.add_raw_templates(
            templates.iter().map(|(name, source)| (name.as_str(), source.as_str())),
        )
        .map_err(|error| theme_error(&error))?;
        tera.global_context().insert("site", site);
        tera.global_context().insert("t", &texts.for_templates());
        Ok(Theme { tera, assets })
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
        let context = Context::from_serialize(view).map_err(|error| theme_error(&error))?;
        self.tera.render_to(template, &context, out).map_err(|error| theme_error(&error))
    }

    /// Files that are published as they are, by their path: `assets/style.css`.
    pub fn assets(&self) -> &Files {
        &self.assets
    }
}

fn theme_error(error: &tera::Error) -> ThemeError {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let range = report.span().range.clone();
        return ThemeError {
            file: Some(format!("templates/{}", report.filename())),
            span: Span::new(range.start, range.end),
            message: report.message().to_owned(),
        };
    }
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message.push('\n');
        message.push_str(&inner.to_string());
        source = inner.source();
    }
    ThemeError { file: None, span: Span::default(), message }
}
