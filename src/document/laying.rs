//! Laying a translation over its original: each translated text goes into the place of the original's own, and
//! one that has no place there is noted. Knows nothing of other documents.

use std::sync::Arc;

use super::Document;
use super::translation::Translation;
use super::types::{Facts, Rendition};
use crate::diagnostics::{Problem, Sink};
use crate::span::Located;

/// Where the facts of a document keep its texts; absent where its type has no such text.
#[derive(Default)]
struct Slots<'f> {
    wording: Option<&'f mut Option<Located<Box<str>>>>,
    rendition: Option<&'f mut Option<Rendition>>,
    reason: Option<&'f mut Option<Box<str>>>,
    result: Option<&'f mut Option<Box<str>>>,
    subtitle: Option<&'f mut Option<Box<str>>>,
    mandate: Option<&'f mut Option<Box<str>>>,
    audience: Option<&'f mut Option<Box<str>>>,
}

impl Slots<'_> {
    fn of(facts: &mut Facts) -> Slots<'_> {
        match facts {
            Facts::Section(_, section) => Slots {
                wording: Some(&mut section.wording),
                rendition: Some(&mut section.rendition),
                ..Slots::default()
            },
            Facts::Measure(measure) => Slots {
                wording: Some(&mut measure.wording),
                rendition: Some(&mut measure.rendition),
                reason: Some(&mut measure.reason),
                result: Some(&mut measure.result),
                audience: Some(&mut measure.audience),
                ..Slots::default()
            },
            Facts::PressRelease(release) => {
                Slots { subtitle: Some(&mut release.subtitle), ..Slots::default() }
            }
            Facts::Group(group) => Slots { mandate: Some(&mut group.mandate), ..Slots::default() },
            Facts::Event(event) => {
                Slots { audience: Some(&mut event.audience), ..Slots::default() }
            }
            Facts::Authority(_)
            | Facts::Organisation(_)
            | Facts::Person(_)
            | Facts::Plan(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => Slots::default(),
        }
    }
}

/// Puts translated texts into their places and notes those that have none.
struct Laying<'a> {
    owner: &'static str,
    original: &'a Document,
    problems: &'a mut Sink,
}

impl Laying<'_> {
    fn lay(
        &mut self,
        key: &'static str,
        text: Option<&Located<Box<str>>>,
        slot: Option<&mut Option<Box<str>>>,
    ) {
        self.lay_as(key, text, slot, |text| text.value.clone());
    }

    fn lay_as<T>(
        &mut self,
        key: &'static str,
        text: Option<&Located<Box<str>>>,
        slot: Option<&mut Option<T>>,
        made: impl Fn(&Located<Box<str>>) -> T,
    ) {
        let Some(text) = text else { return };
        match slot {
            None => {
                self.problems.note(text.span, Problem::NoSuchText { key, owner: self.owner });
            }
            Some(None) => {
                let original = self.original.file.to_string();
                self.problems.note(text.span, Problem::NotInOriginal { key, original });
            }
            Some(own) => *own = Some(made(text)),
        }
    }
}

impl Document {
    /// This document with the texts of `translation` in place of its own; what is not translated stays.
    /// Notes every text that has no place in it.
    pub fn translated(&self, translation: &Arc<Translation>, problems: &mut Sink) -> Document {
        let texts = &translation.texts;
        let mut facts = self.facts.clone();
        let mut common = self.common.clone();
        let owner = facts.type_word();
        if let Some(kind) = translation.kind.filter(|kind| kind.value.word() != owner) {
            let found = kind.value.word();
            problems.note(kind.span, Problem::OtherType { found, original: owner });
        }
        let mut laying = Laying { owner, original: self, problems };
        laying.lay("kurztext", texts.summary.as_ref(), Some(&mut common.summary));
        laying.lay("hinweis", texts.notice.as_ref(), Some(&mut common.notice));
        let slots = Slots::of(&mut facts);
        laying.lay_as("wortlaut", texts.wording.as_ref(), slots.wording, Located::clone);
        laying.lay("begruendung", texts.reason.as_ref(), slots.reason);
        laying.lay("ergebnis", texts.result.as_ref(), slots.result);
        laying.lay("untertitel", texts.subtitle.as_ref(), slots.subtitle);
        laying.lay("auftrag", texts.mandate.as_ref(), slots.mandate);
        laying.lay("zielgruppe", texts.audience.as_ref(), slots.audience);
        if let (Some(_), Some(rendition)) = (&texts.wording, slots.rendition) {
            // No translation is the official wording.
            *rendition = Some(Rendition::Paraphrase);
        }
        common.title = texts.title.clone();
        common.language = Some(translation.language.clone());
        // Who reviewed the original did not review this.
        common.reviewed_by = None;
        let own_body = !translation.body.is_empty();
        Document {
            file: translation.file.clone(),
            id: self.id.clone(),
            is_index: self.is_index,
            common,
            facts,
            body: if own_body { translation.body.clone() } else { self.body.clone() },
            hyphenated: Arc::from([]),
            front: self.front,
            translation: Some(Arc::clone(translation)),
            standing: self.standing,
            strays: Box::default(),
        }
    }
}
