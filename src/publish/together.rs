//! All that is wrong with a site at once: with its documents, its theme and the paths of its files. Finds nothing itself.

use std::borrow::Cow;

use super::reading::Unsound;
use super::theming::{self, Themes, theme_files};
use super::{Order, Publication, PublishError, in_order, site_problems};
use crate::diagnostics::Diagnostic;
use crate::model::Site;

impl Publication {
    /// The site that came of linking, in the one of `themes` that it names.
    ///
    /// # Errors
    /// All that is wrong with the site, with its theme and with the paths of its files, and what is to be warned of.
    pub fn of(
        linked: Result<Site, Unsound>,
        themes: Cow<'_, Themes>,
        order: &Order,
    ) -> Result<Publication, PublishError> {
        let is_linked = linked.is_ok();
        let (mut site, mut known, knows_theme, knows_rules) = match linked {
            Ok(site) => (site.clone(), site.warnings().to_vec(), true, true),
            Err(it) => (it.site, it.problems, it.knows_theme, it.knows_rules),
        };
        let themes = if knows_theme { themes } else { Cow::default() };
        let files = theme_files(&site.file, themes);
        if let Some(files) = files.as_ref().ok().filter(|_| knows_rules) {
            known.extend(theming::unused(files, &site.file.rules));
            known = in_order(known);
            site = site.with_warnings(known.clone());
        }
        let is_sound = is_linked && !known.iter().any(Diagnostic::is_error);
        let made = match files {
            Ok(files) => Publication::new(site, files, order),
            Err(missing) => {
                let made = Publication::new(site, theming::default_files(), order);
                both(Err(missing), made).map(|((), publication)| publication)
            }
        };
        match made {
            Ok(publication) if is_sound => Ok(publication),
            Ok(_) => Err(PublishError::Site(known)),
            Err(error) => Err(with_known(error, &known)),
        }
    }
}

/// What came of two steps of which neither needs the other, or the errors of both.
pub(super) fn both<A, B>(
    one: Result<A, PublishError>,
    other: Result<B, PublishError>,
) -> Result<(A, B), PublishError> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(PublishError::Site(errors)), Err(error)) => Err(with_known(error, &errors)),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// The errors of a site together with what is `known` of it besides.
pub(super) fn with_known(error: PublishError, known: &[Diagnostic]) -> PublishError {
    match error {
        PublishError::Site(errors) => site_problems([errors.as_slice(), known].concat()),
        PublishError::Output(error) => PublishError::Output(error),
    }
}
