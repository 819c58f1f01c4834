//! The theme of a site with its texts, opened, or what is wrong with it. Renders nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DEFAULT_THEME, PublishError, site_problems};
use crate::diagnostics::template::TemplateFault;
use crate::diagnostics::{Diagnostic, Finding, Place, Problem, Rule, Rules, Unused, suggest};
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

/// The site's own themes by their names.
pub type Themes = BTreeMap<String, theme::Files>;

/// The default theme with the files of the one of `themes` that the site names in place of its own.
///
/// # Errors
/// Where the site names a theme that it does not have.
pub fn theme_files(
    file: &SiteFile,
    mut themes: Cow<'_, Themes>,
) -> Result<ThemeFiles, PublishError> {
    let name = file.theme.as_ref().map_or(DEFAULT_THEME, |theme| &theme.value);
    let own = match &mut themes {
        Cow::Owned(themes) => themes.remove(name),
        Cow::Borrowed(themes) => themes.get(name).cloned(),
    };
    match (own, &file.theme) {
        (None, Some(theme)) if name != DEFAULT_THEME => {
            let known = || themes.keys().map(String::as_str).chain([DEFAULT_THEME]);
            // Of a path, the last folder is the theme.
            let mut folders = name.rsplit(['/', '\\']).filter(|folder| !folder.is_empty());
            let called = folders.next().unwrap_or(name);
            let meant = suggest::spelled(called, known());
            let meant = meant.or_else(|| suggest::nearest(called, known()));
            let suggestion = meant.map(str::to_owned);
            let problem = Problem::UnknownTheme { name: name.to_owned(), suggestion };
            let place = Place::new(&Arc::from(SITE_FILE), theme.span);
            Err(site_problems(vec![Diagnostic::new(place, problem)]))
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
    let unreadable = files.unreadable();
    if !unreadable.is_empty() {
        let told = |(file, problem)| Diagnostic::new(place_of(file), problem);
        return Err(site_problems(unreadable.into_iter().map(told).collect()));
    }
    let texts_in = |language| {
        theme::texts(&files, language).map_err(|error| {
            site_problems(vec![told(error, |_, message, _| Problem::UiText { message })])
        })
    };
    let texts = texts_in(Language::of_locale(file.language()))?;
    let other = other.map(texts_in).transpose()?;
    let facts = SiteFacts {
        title: &file.title,
        summary: file.summary.as_deref(),
        publisher: file.publisher.as_deref(),
        licence: file.licence.as_deref(),
        lang: file.language(),
    };
    let unread = |fault, message, more| Problem::Template { fault, message, more };
    let theme = Theme::new(files, &facts, &texts).map_err(|errors| {
        site_problems(errors.into_iter().map(|error| told(error, unread)).collect())
    })?;
    let other = other.map(|texts| Speech { theme: theme.in_texts(&texts), texts });
    Ok((Speech { texts, theme }, other))
}

/// The files of a theme that nothing uses, as far as `rules` ask for them.
pub(super) fn unused(files: &ThemeFiles, rules: &Rules) -> Vec<Diagnostic> {
    if !rules.ask(Rule::ThemeFile) {
        return Vec::new();
    }
    let found = |(file, what): (String, Unused)| {
        let name = file.rsplit('/').next().unwrap_or_default().to_owned();
        let finding = Finding::UnusedThemeFile { name, what };
        Diagnostic::new(place_of(file), Problem::Found(finding))
    };
    let mut told = files.unused().into_iter().map(found).collect();
    rules.weigh(&mut told);
    told
}

/// The whole of `file`.
fn place_of(file: String) -> Place {
    Place::new(&Arc::from(file), Span::default())
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

/// `error` of the theme with the places that led to it; `problem` takes what is wrong, the words of the template engine
/// for it, and how many more places have it.
pub(super) fn told(
    error: ThemeError,
    problem: impl FnOnce(Box<TemplateFault>, String, usize) -> Problem,
) -> Diagnostic {
    let ThemeError { file, span, fault, message, chain, more } = error;
    let place = |file, span| Place::new(&Arc::from(file), span);
    let mut told = Diagnostic::new(place(file, span), problem(fault, message, more));
    told.related = chain.into_iter().map(|(file, span)| place(file, span)).collect();
    told
}

/// `error` of the template `template`, at work on `page`.
pub(super) fn told_of_page(error: ThemeError, template: &str, page: String) -> Diagnostic {
    let template = template.to_owned();
    told(error, |fault, message, _| Problem::Render { template, page, fault, message })
}
