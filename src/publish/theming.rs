//! The theme of a site with its texts, opened, or what is wrong with it. Renders nothing.

use std::sync::Arc;

use super::{DEFAULT_THEME, PublishError, site_problems};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::document::site_file::SiteFile;
use crate::language::Language;
use crate::source::SITE_FILE;
use crate::span::Span;
use crate::texts::Texts;
use crate::theme::{self, SiteFacts, Theme, ThemeError, ThemeFiles};

/// A language of the user interface: its texts, and the theme that speaks them.
pub(super) struct Speech {
    /// The texts.
    pub(super) texts: Texts,
    /// The theme.
    pub(super) theme: Theme,
}

/// The default theme with the files of the site's own, which `own` gives by its name, in place of its own.
///
/// # Errors
/// Where the site names a theme that it does not have.
pub fn theme_files(
    file: &SiteFile,
    own: impl FnOnce(&str) -> Option<theme::Files>,
) -> Result<ThemeFiles, PublishError> {
    let name = file.theme.as_ref().map_or(DEFAULT_THEME, |theme| &theme.value);
    match (own(name), &file.theme) {
        (None, Some(theme)) if name != DEFAULT_THEME => {
            let place = Place::new(&Arc::from(SITE_FILE), theme.span);
            Err(site_problems(vec![Diagnostic::new(
                place,
                Problem::UnknownTheme { name: name.to_owned() },
            )]))
        }
        (own, _) => Ok(theme::files(name, own.unwrap_or_default())),
    }
}

/// The theme of `files` in the language of the site, and in `other`.
///
/// # Errors
/// What cannot be read of it.
pub(super) fn open(
    file: &SiteFile,
    files: ThemeFiles,
    other: Option<Language>,
) -> Result<(Speech, Option<Speech>), PublishError> {
    let texts_in = |language| {
        theme::texts(&files, language)
            .map_err(|error| theme_problem(error, |message| Problem::UiText { message }))
    };
    let texts = texts_in(Language::of_locale(file.language()))?;
    let other = other.map(texts_in).transpose()?;
    if let Some(file) = files.empty_template() {
        let place = Place::new(&Arc::from(file), Span::default());
        return Err(site_problems(vec![Diagnostic::new(place, Problem::EmptyTemplate)]));
    }
    let facts = SiteFacts {
        title: &file.title,
        summary: file.summary.as_deref(),
        publisher: file.publisher.as_deref(),
        licence: file.licence.as_deref(),
        lang: file.language(),
    };
    let theme = Theme::new(files, &facts, &texts)
        .map_err(|error| theme_problem(error, |message| Problem::Template { message }))?;
    let other = other.map(|texts| Speech { theme: theme.in_texts(&texts), texts });
    Ok((Speech { texts, theme }, other))
}

/// The default theme without any file of the site's own.
pub(super) fn default_files() -> ThemeFiles {
    theme::files(DEFAULT_THEME, theme::Files::new())
}

/// The same, opened in the language of the site.
pub(super) fn default_theme(file: &SiteFile) -> Speech {
    open(file, default_files(), None)
        .map(|(speech, _)| speech)
        .expect("the embedded theme is sound")
}

/// `error` of the theme as an error of the site.
pub(super) fn theme_problem(
    error: ThemeError,
    problem: impl FnOnce(String) -> Problem,
) -> PublishError {
    let place = Place::new(&Arc::from(error.file), error.span);
    site_problems(vec![Diagnostic::new(place, problem(error.message))])
}
