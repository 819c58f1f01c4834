//! The keys that documents of every type have.

use super::leads::{ToAuthority, ToPlan};
use crate::date::Date;
use crate::document::decode::record;
use crate::document::id::{DocId, Reference};
use crate::document::language_tag::LanguageTag;
use crate::span::Located;

record! {
    /// What every document may say about itself.
    pub struct Common = "dokument" {
        /// The title; the only heading of the first level.
        title: Located<Box<str>> = "titel" => "Die Überschrift der Seite, ohne die Nummer.",
        /// One sentence that stands for the document in lists.
        summary: Option<Box<str>> = "kurztext"
            => "Ein Satz, der das Dokument in Listen und in der Vorschau vertritt.",
        /// The language of the text as BCP 47 tag, where it is not the site's.
        language: Option<LanguageTag> = "sprache"
            => "Die Sprache des Textes als Kürzel nach BCP 47, wenn sie nicht die der Website ist.",
        /// Where the facts come from: the name of a document, or an address.
        source: Option<Box<str>> = "quelle"
            => "Woher die Angaben stammen: der Name eines Papiers oder eine Adresse.",
        /// When the document was last reviewed.
        reviewed: Option<Date> = "stand" => "Wann die Angaben zuletzt geprüft wurden.",
        /// Who reviewed the text: a body or office, in free words.
        reviewed_by: Option<Box<str>> = "geprueft_von"
            => "Wer den Text geprüft hat: eine Stelle oder ein Büro, in freien Worten. Leichte Sprache prüfen Menschen, die sie brauchen.",
        /// Ids that the document had before; each redirects here.
        aliases: Vec<Located<DocId>> = "aliase"
            => "Frühere Kennungen des Dokuments; jede leitet hierher weiter.",
        /// Keywords.
        keywords: Vec<Box<str>> = "schlagworte" => "Stichwörter.",
        /// Whether the document is a draft, and so not published.
        draft: Option<bool> = "entwurf"
            => "Ob das Dokument ein Entwurf ist und deshalb nicht erscheint.",
        /// A notice shown on the page and on everything below it.
        notice: Option<Box<str>> = "hinweis"
            => "Ein Hinweis auf der Seite und auf allem, was im Ordner darunter liegt.",
        /// The authority; default: that of the nearest `index.md` above.
        authority: Option<Reference<ToAuthority>> = "behoerde"
            => "Die Behörde; sonst die der nächsten index.md darüber.",
        /// The plan; default: that of the nearest `index.md` above.
        plan: Option<Reference<ToPlan>> = "plan" => "Der Plan; sonst der der nächsten index.md darüber.",
    }
}
