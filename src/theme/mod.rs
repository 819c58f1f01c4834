//! (theme, view) → text. A template sees the view and the texts of the user interface and nothing else:
//! no function reads the site, the clock or the disk. The default theme travels inside the binary; a
//! site's file of the same path replaces one of it.

mod fault;
mod headings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::diagnostics::template::{Named, TemplateFault};
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
    /// The texts of all templates by their names, for places in them.
    templates: BTreeMap<String, String>,
}

impl Names {
    /// The template of this name, as people find it.
    fn template(&self, name: &str) -> String {
        self.shown(&format!("templates/{name}"))
    }

    /// Whether the template of this name is the site's own.
    fn is_own(&self, name: &str) -> bool {
        self.own.contains(&format!("templates/{name}"))
    }

    /// The file of the site's own that stands in place of the one that defines the component that `fault` misses.
    fn took_away(&self, fault: &TemplateFault) -> Option<&str> {
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
    fn place<'p>(&self, place: &'p str) -> Option<(&'p str, usize)> {
        let mut parts = place.rsplitn(3, ':');
        let (column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
        let source = self.templates.get(name).map_or("", String::as_str);
        Some((name, offset(source, line.parse().ok()?, column.parse().ok()?)))
    }

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

/// Why a theme cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeError {
    /// The file: `themes/NAME/…` below the site's root, or one that [`embedded`] knows.
    pub file: String,
    /// Where in it; empty at 0 where the whole file is meant.
    pub span: Span,
    /// What is wrong.
    pub fault: Box<TemplateFault>,
    /// The same in the words of the template engine, on one line.
    pub message: String,
    /// The places that led to it, one including the other, the nearest first.
    pub chain: Vec<(String, Span)>,
    /// How many more mistakes there are in templates within the binary, which are not told.
    pub more: usize,
}

impl ThemeError {
    fn new(file: String, message: String) -> ThemeError {
        let fault = Box::new(TemplateFault::Other);
        ThemeError { file, span: Span::default(), fault, message, chain: Vec::new(), more: 0 }
    }
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
    let error = |message| ThemeError::new(theme.names.shown(path), message);
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
    /// Where templates cannot be read, all that is wrong with them.
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
                let error = |_| vec![ThemeError::new(names.shown(&path), "UTF-8".to_owned())];
                let source = String::from_utf8(bytes).map_err(error)?;
                names.templates.insert(name.to_owned(), source);
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

/// All that is wrong with templates, of which the engine gave `error`: it stops at the first that it cannot read, and
/// draws all else below each other.
fn all_errors(error: &tera::Error, names: &Names) -> Vec<ThemeError> {
    if matches!(error.kind(), ErrorKind::SyntaxError(_)) {
        let unread = unread(names);
        if !unread.is_empty() {
            return unread;
        }
    }
    let several = several(error, names).unwrap_or_default();
    if several.is_empty() { vec![theme_error(error, names, "base.html")] } else { several }
}

/// The mistakes in templates of the site's own that cannot be read, each by itself.
fn unread(names: &Names) -> Vec<ThemeError> {
    let mut errors = Vec::new();
    for (name, source) in names.templates.iter().filter(|(name, _)| names.is_own(name)) {
        // Alone, a template lacks what others define; that is no mistake of its own.
        if let Err(error) = Tera::new().add_raw_template(name, source)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            errors.push(theme_error(&error, names, name));
        }
    }
    errors
}

/// The mistakes that the engine draws one below the other: those in files of the site's own, or, where there are none, the
/// first at the file of the site's own that took away what it lacks, and how many more there are.
fn several(error: &tera::Error, names: &Names) -> Option<Vec<ThemeError>> {
    let ErrorKind::Msg(drawing) = error.kind() else { return None };
    let mut lines = drawing.lines();
    let mut found: Vec<(&str, &str, usize)> = Vec::new();
    while let Some(line) = lines.next() {
        let Some(sentence) = line.strip_prefix("error: ") else { continue };
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let (name, at) = names.place(place)?;
        found.push((sentence, name, at));
    }
    let all = found.len();
    if found.iter().any(|(_, name, _)| names.is_own(name)) {
        found.retain(|(_, name, _)| names.is_own(name));
    } else {
        found.truncate(1);
    }
    let more = all - found.len();
    let told = found.into_iter().map(|(sentence, name, at)| {
        let fault = fault::of_message(sentence, names.templates.keys().map(String::as_str));
        let error = ThemeError::new(names.template(name), sentence.to_owned());
        ThemeError { span: Span::at(at), fault: Box::new(fault), ..error }
    });
    let mut told: Vec<ThemeError> = told.collect();
    for first in told.iter_mut().take(1) {
        first.more = more;
        if let Some(path) = names.took_away(&first.fault) {
            let place = (std::mem::replace(&mut first.file, names.shown(path)), first.span);
            first.chain.push(place);
            first.span = Span::default();
        }
    }
    Some(told)
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
    let fault = fault::of_kind(error.kind(), names.templates.keys().map(String::as_str));
    let (named, span, mut message, chain) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            // What there is stands in the fault.
            let message = report.message().split(" Available ").next().unwrap_or_default();
            let (message, chain) = with_notes(message, &error.to_string(), names);
            (report.filename(), Span::new(range.start, range.end), message, chain)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), Span::default(), error.to_string(), Vec::new())
        }
        ErrorKind::MissingParent { current, .. } => {
            (current.as_str(), Span::default(), error.to_string(), Vec::new())
        }
        // The engine may add kinds; what it says of them is all there is.
        _ => ("", Span::default(), error.to_string(), Vec::new()),
    };
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message.push_str(": ");
        message.push_str(&inner.to_string());
        source = inner.source();
    }
    let template = if named.is_empty() { template } else { named };
    let message = message.replace('\n', " ");
    let fault = Box::new(fault);
    ThemeError { span, fault, chain, ..ThemeError::new(names.template(template), message) }
}

/// `message` with what the engine says besides, and the places that led there, which it tells only at the foot of its
/// drawing.
fn with_notes(message: &str, drawing: &str, names: &Names) -> (String, Vec<(String, Span)>) {
    let notes = drawing.lines().filter_map(|line| line.strip_prefix("note: "));
    let (mut besides, mut chain) = (Vec::new(), Vec::new());
    for note in notes.take(NOTES) {
        match note.strip_prefix("called from ").and_then(|place| names.place(place)) {
            Some((name, at)) => chain.push((names.template(name), Span::at(at))),
            None => besides.push(note),
        }
    }
    if besides.is_empty() {
        return (message.to_owned(), chain);
    }
    (format!("{} ({})", message.trim_end_matches('.'), besides.join(", ")), chain)
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
