//! What every page has around its content.

use serde::Serialize;

use super::frozen::FrozenNote;
use super::parts::{DateText, Link, SourceNote};
use super::tongues::{Notice, Tongue, Tongues, TranslationNote, Version};

/// The frame of a page: head, menu, breadcrumb, notices, foot.
#[derive(Clone, Debug, Serialize)]
pub struct Frame<'a> {
    /// The kind of page, `measure`; also the value of `<body data-kind>`.
    pub kind: &'static str,
    /// Language of the user interface as BCP 47 tag; words in another carry a mark of their own.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// For `<title>`: page, plan, authority, site.
    pub head_title: String,
    /// One sentence for `<meta name="description">`.
    pub description: Option<&'a str>,
    /// The page's own address under the base URL.
    pub canonical: Option<String>,
    /// The way from this page to the site's root, `../../` or empty: prefix of `assets/…`.
    pub root: String,
    /// The home page.
    pub home: String,
    /// The search page, where the site has one.
    pub search: Option<String>,
    /// Pages of the menu.
    pub menu: Vec<MenuEntry<'a>>,
    /// Pages of the foot, such as the Impressum.
    pub foot: Vec<MenuEntry<'a>>,
    /// The way down to this page, without the page itself.
    pub breadcrumb: Vec<Link<'a>>,
    /// Notices of this document and of those above it.
    pub notices: Vec<Notice<'a>>,
    /// The languages of its parts, where they are not the page's.
    pub tongues: Tongues<'a>,
    /// The same page in other languages.
    pub translations: Vec<Version<'a>>,
    /// What the page says of itself, where it is a translation.
    pub translation: Option<TranslationNote<'a>>,
    /// Where the page's facts come from.
    pub source: Option<SourceNote<'a>>,
    /// When the page was last reviewed.
    pub reviewed: Option<DateText>,
    /// Who reviewed its text.
    pub reviewed_by: Option<&'a str>,
    /// Keywords.
    pub keywords: Vec<&'a str>,
    /// The Stichtag, where the page depends on it or it was given explicitly.
    pub stichtag: Option<DateText>,
    /// What the page is about, as JSON-LD that is safe within a script element.
    pub json_ld: Option<String>,
    /// Address of an Atom feed of the page.
    pub feed: Option<String>,
    /// Where its other versions are.
    pub relations: Vec<Relation>,
    /// What it says of itself, where it is frozen.
    pub frozen: Option<FrozenNote<'a>>,
}

impl Frame<'_> {
    /// The notices on one line; `None` where there are none.
    pub(super) fn notice_line(&self) -> Option<String> {
        let texts: Vec<&str> = self.notices.iter().map(|notice| notice.text).collect();
        (!texts.is_empty()).then(|| texts.join(" · "))
    }
}

/// A link between versions of a page (RFC 5829).
#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    /// `version-history`, `latest-version`, `predecessor-version`.
    pub rel: &'static str,
    /// Its address.
    pub href: String,
}

/// A link of the menu or the foot.
#[derive(Clone, Debug, Serialize)]
pub struct MenuEntry<'a> {
    /// Its words.
    pub title: &'a str,
    /// Their language, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address relative to the page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}
