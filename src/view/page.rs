//! What every page has around its content.

use serde::Serialize;

use super::parts::{DateText, Link, SourceNote};

/// The frame of a page: head, menu, breadcrumb, notices, foot.
#[derive(Clone, Debug, Serialize)]
pub struct Frame<'a> {
    /// The kind of page, `measure`; also the value of `<body data-kind>`.
    pub kind: &'static str,
    /// Language of the page as BCP 47 tag.
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
    pub notices: Vec<&'a str>,
    /// Where the page's facts come from.
    pub source: Option<SourceNote<'a>>,
    /// When the page was last reviewed.
    pub reviewed: Option<DateText>,
    /// Keywords.
    pub keywords: Vec<&'a str>,
    /// The Stichtag, where the page depends on it or it was given explicitly.
    pub stichtag: Option<DateText>,
    /// What the page is about, as JSON-LD that is safe within a script element.
    pub json_ld: Option<String>,
    /// Address of an Atom feed of the page.
    pub feed: Option<String>,
}

/// A link of the menu or the foot.
#[derive(Clone, Debug, Serialize)]
pub struct MenuEntry<'a> {
    /// Its words.
    pub title: &'a str,
    /// Address relative to the page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}
