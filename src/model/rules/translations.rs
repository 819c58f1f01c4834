//! Texts that nobody looked at: translations older than their original, and what is in simple language, translated
//! or written so, and reviewed by nobody.

use super::super::translations::Laid;
use crate::diagnostics::{Diagnostic, Finding, Place, Problem};
use crate::document::language_tag::{LanguageTag, is_simple};
use crate::document::{Document, Standing};
use crate::model::{DocIx, Linked};
use crate::span::Span;

/// Notes what is to be warned of in published translations, and in originals in simple language.
pub(super) fn judge(site: &Linked, translated: &[Laid], problems: &mut Vec<Diagnostic>) {
    let is_all_said = |document: &Document| document.standing == Standing::Read;
    for (_, entry) in site.published().filter(|(_, entry)| is_all_said(&entry.document)) {
        let common = &entry.document.common;
        let language = common.language.as_ref().map_or(site.file.language(), LanguageTag::as_str);
        problems.extend(unreviewed(&entry.document, language, common.reviewed_by.as_deref()));
    }
    for (ix, document) in translated.iter().flat_map(Laid::documents) {
        let Some(translation) = document.translation.as_ref().filter(|it| it.is_read) else {
            continue;
        };
        if site[ix].withheld || translation.is_withheld(site.edition.drafts) {
            continue;
        }
        let by = translation.texts.reviewed_by.as_deref();
        if !translation.is_misspelt {
            problems.extend(unreviewed(document, translation.language.as_str(), by));
        }
        problems.extend(outdated(site, ix, document));
    }
}

/// A text in simple language is reviewed by those who need it.
fn unreviewed(document: &Document, language: &str, by: Option<&str>) -> Option<Diagnostic> {
    let place = Place::new(&document.file, document.common.title.span);
    (is_simple(language) && by.is_none())
        .then(|| Diagnostic::new(place, Problem::Found(Finding::SimpleWithoutReviewer)))
}

/// A translation whose day of review certainly lies before that of its original.
fn outdated(site: &Linked, ix: DocIx, document: &Document) -> Option<Diagnostic> {
    let own = document.translation.as_ref()?.texts.reviewed.as_ref()?;
    let original = &site[ix].document;
    let theirs = original.common.reviewed.as_ref()?;
    let is_older = own.value.latest()? < theirs.earliest()?;
    let finding =
        Finding::OlderThanOriginal { own: own.value.literal(), original: theirs.literal() };
    is_older.then(|| {
        Diagnostic::new(Place::new(&document.file, own.span), Problem::Found(finding))
            .with(Place::new(&original.file, Span::default()))
    })
}
