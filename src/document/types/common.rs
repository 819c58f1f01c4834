//! The keys that documents of every type have.

use crate::date::Date;
use crate::document::decode::record;
use crate::document::id::{DocId, Reference};
use crate::document::language_tag::LanguageTag;
use crate::span::Located;

record! {
    /// What every document may say about itself.
    pub struct Common = "dokument" {
        #[doc = "The title; the only heading of the first level."]
        title: Located<Box<str>> = "titel",
        #[doc = "One sentence that stands for the document in lists."]
        summary: Option<Box<str>> = "kurztext",
        #[doc = "The language of the text as BCP 47 tag, where it is not the site's."]
        language: Option<LanguageTag> = "sprache",
        #[doc = "Where the facts come from: the name of a document, or an address."]
        source: Option<Box<str>> = "quelle",
        #[doc = "When the document was last reviewed."]
        reviewed: Option<Date> = "stand",
        #[doc = "Ids that the document had before; each redirects here."]
        aliases: Vec<Located<DocId>> = "aliase",
        #[doc = "Keywords."]
        keywords: Vec<Box<str>> = "schlagworte",
        #[doc = "Whether the document is a draft, and so not published."]
        draft: Option<bool> = "entwurf",
        #[doc = "A notice shown on the page and on everything below it."]
        notice: Option<Box<str>> = "hinweis",
        #[doc = "The authority; default: that of the nearest `index.md` above."]
        authority: Option<Reference> = "behoerde",
        #[doc = "The plan; default: that of the nearest `index.md` above."]
        plan: Option<Reference> = "plan",
    }
}
