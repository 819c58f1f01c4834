//! In which language the words of a page stand: marks for what a screen reader has to read in another voice
//! than the page (WCAG 2.2, 3.1.2), the other versions of a page, and what a translation says of itself.

use serde::Serialize;

use super::context::{At, Context};
use super::language_names::own_name;
use super::parts::DateText;
use crate::document::Document;
use crate::document::language_tag::{are_kin, is_right_to_left, primary};
use crate::document::translation::Texts;
use crate::model::{DocIx, Entry};
use crate::texts::Arg;

/// The language of words that are not in the language of the page around them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Tongue<'a> {
    /// The language as BCP 47 tag.
    pub lang: &'a str,
    /// `rtl` or `ltr`, where it is not the direction of the page.
    pub dir: Option<&'static str>,
}

/// The languages of the parts of a page, where they are not the page's.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Tongues<'a> {
    /// The site's own title and the like.
    pub site: Option<Tongue<'a>>,
    /// The title.
    pub title: Option<Tongue<'a>>,
    /// The sentence that stands for the document.
    pub summary: Option<Tongue<'a>>,
    /// What came of it.
    pub result: Option<Tongue<'a>>,
    /// The subtitle.
    pub subtitle: Option<Tongue<'a>>,
    /// What a group is there for.
    pub mandate: Option<Tongue<'a>>,
    /// For whom.
    pub audience: Option<Tongue<'a>>,
    /// Words of the facts, which are never translated.
    pub facts: Option<Tongue<'a>>,
}

/// A notice in its language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Notice<'a> {
    /// Its words.
    pub text: &'a str,
    /// Their language, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Version<'a> {
    /// The language as BCP 47 tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language by its own name; the tag where that is not known.
    pub title: &'a str,
    /// Address relative to the page.
    pub href: String,
    /// Address under the base URL; relative where that is not known.
    pub url: String,
}

/// What a translated page says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct TranslationNote<'a> {
    /// "Übersetzung."
    pub kind: String,
    /// "Maßgeblich ist die deutsche Fassung."
    pub binding: String,
    /// Address of that version, relative to the page.
    pub href: String,
    /// Its language.
    pub lang: &'a str,
    /// Who translated.
    pub translated_by: Option<&'a str>,
    /// Who reviewed it.
    pub reviewed_by: Option<&'a str>,
    /// When it was last reviewed.
    pub reviewed: Option<DateText>,
}

/// The direction of a language.
pub fn direction(tag: &str) -> &'static str {
    if is_right_to_left(tag) { "rtl" } else { "ltr" }
}

impl<'a> Context<'a> {
    /// The language in which `document` is written.
    pub fn language_of(&self, document: &'a Document) -> &'a str {
        let own = document.common.language.as_ref();
        own.map_or_else(|| self.site.file.language(), |language| language.as_str())
    }

    /// The language of the page around texts in `lang`: that of the user interface, in the form that the
    /// text or the site gives it.
    pub fn page_language(&self, lang: &'a str) -> &'a str {
        let spoken = self.language().tag();
        let forms = [lang, self.site.file.language()];
        forms.into_iter().find(|form| are_kin(form, spoken)).unwrap_or(spoken)
    }

    /// The mark of words in `lang`; absent where they are in the language of the user interface.
    pub fn tongue(&self, lang: &'a str) -> Option<Tongue<'a>> {
        let spoken = self.language().tag();
        if are_kin(lang, spoken) {
            return None;
        }
        let (own, around) = (direction(lang), direction(spoken));
        Some(Tongue { lang, dir: (own != around).then_some(own) })
    }

    /// The mark of the title of `ix`.
    pub fn title_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        self.tongue(self.language_of(&self.site[ix].document))
    }

    /// The mark of the sentence that stands for `ix`.
    pub fn summary_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        self.text_tongue(ix, |texts| texts.summary.is_some())
    }

    /// The mark of words among the facts of `ix`.
    pub fn facts_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        self.tongue(self.language_of(&self.site.original(ix).document))
    }

    /// The mark of a text of `ix`: it stands in the original's language where it is not translated.
    fn text_tongue(&self, ix: DocIx, is_translated: impl Fn(&Texts) -> bool) -> Option<Tongue<'a>> {
        let translation = self.site[ix].document.translation.as_ref();
        if translation.is_some_and(|it| !is_translated(&it.texts)) {
            self.facts_tongue(ix)
        } else {
            self.title_tongue(ix)
        }
    }

    /// The marks of the parts of the page of `ix`.
    pub(super) fn tongues(&self, ix: DocIx) -> Tongues<'a> {
        let of = |is_translated: fn(&Texts) -> bool| self.text_tongue(ix, is_translated);
        Tongues {
            site: self.tongue(self.site.file.language()),
            title: self.title_tongue(ix),
            summary: self.summary_tongue(ix),
            result: of(|texts| texts.result.is_some()),
            subtitle: of(|texts| texts.subtitle.is_some()),
            mandate: of(|texts| texts.mandate.is_some()),
            audience: of(|texts| texts.audience.is_some()),
            facts: self.facts_tongue(ix),
        }
    }

    /// The mark of the text of `ix`.
    pub(super) fn prose_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        let translation = self.site[ix].document.translation.as_ref();
        let is_own = translation.is_none_or(|it| !it.body.is_empty());
        if is_own { self.title_tongue(ix) } else { self.facts_tongue(ix) }
    }

    /// The mark of the wording of `ix`. Only the newest is translated.
    pub(super) fn wording_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        if !self.site.holds_newest_wording(ix) {
            return self.facts_tongue(ix);
        }
        self.text_tongue(ix, |texts| texts.wording.is_some())
    }

    /// The mark of the reason why `ix` stands as it does.
    pub(super) fn reason_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        self.text_tongue(ix, |texts| texts.reason.is_some())
    }

    /// The mark of the notice of `ix`.
    pub(super) fn notice_tongue(&self, ix: DocIx) -> Option<Tongue<'a>> {
        self.text_tongue(ix, |texts| texts.notice.is_some())
    }

    /// The address of the page of `entry`, where the base URL is known.
    pub(super) fn address_of(&self, entry: &Entry) -> Option<String> {
        self.address(&entry.path)
    }
}

impl<'a> At<'a> {
    /// The other versions of the page of `ix`: first the original, then its translations in the order in
    /// which the site names its languages.
    pub(super) fn versions(&self, ix: DocIx) -> Vec<Version<'a>> {
        let cx = self.cx;
        let original = cx.site.original(ix);
        let translations = cx.site.translations_of(ix).map(|(_, entry)| entry);
        std::iter::once(original)
            .chain(translations)
            .filter(|entry| entry.path != cx.site[ix].path)
            .map(|entry| {
                let lang = cx.language_of(&entry.document);
                let href = self.to(&entry.path);
                let url = cx.address_of(entry).unwrap_or_else(|| href.clone());
                Version { lang, dir: direction(lang), title: own_name(lang), href, url }
            })
            .collect()
    }

    /// What the page of `ix` says of itself, where it is a translation.
    pub(super) fn translation_note(&self, ix: DocIx) -> Option<TranslationNote<'a>> {
        let cx = self.cx;
        let entry = &cx.site[ix];
        let translation = entry.document.translation.as_ref()?;
        let original = cx.site.original(ix);
        let lang = cx.language_of(&original.document);
        let into = cx.language_of(&entry.document);
        // Between forms of one language its name would tell neither from the other.
        let from = if are_kin(into, lang) { "" } else { primary(lang) };
        let texts = &translation.texts;
        Some(TranslationNote {
            kind: cx.texts.with("translation", &[("lang", Arg::Text(&into.to_ascii_lowercase()))]),
            binding: cx
                .texts
                .with("translation-binding", &[("lang", Arg::Text(&from.to_ascii_lowercase()))]),
            href: self.to(&original.path),
            lang,
            translated_by: texts.translated_by.as_deref(),
            reviewed_by: texts.reviewed_by.as_deref(),
            reviewed: texts.reviewed.as_ref().map(|date| cx.date(&date.value)),
        })
    }
}
