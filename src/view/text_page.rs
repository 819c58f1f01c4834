//! Any other page, and the page for addresses that do not exist.

use serde::Serialize;

use super::context::{At, Context};
use super::page::Frame;
use super::parts::{MentionGroup, Prose};
use crate::document::types::Facts;
use crate::model::DocIx;
use crate::path::OutPath;

/// Any other page: Impressum, manual.
#[derive(Clone, Debug, Serialize)]
pub struct TextPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The text.
    pub prose: Prose<'a>,
    /// Pages below this one, in their order.
    pub below: Vec<super::parts::Mention<'a>>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// The page shown for an address that does not exist. Its links are absolute, as it is served at any depth.
#[derive(Clone, Debug, Serialize)]
pub struct NotFound<'a> {
    /// The frame.
    pub page: Frame<'a>,
}

/// The page `ix`; `None` where it is of another type.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<TextPage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Page(_) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let order = |ix: &DocIx| {
        let facts = &site[*ix].document.facts;
        let stated = if let Facts::Page(page) = facts { page.order } else { None };
        (stated.unwrap_or(0), *ix)
    };
    let mut below = site.below.get(&ix).cloned().unwrap_or_default();
    below.sort_by_key(order);
    Some(TextPage {
        page: at.frame(ix, "text-page", false),
        title: entry.title(),
        summary: entry.document.common.summary.as_deref(),
        prose: at.prose(ix),
        below: below
            .into_iter()
            .map(|page| at.mention(page, entry.home.authority.unwrap_or(ix)))
            .collect(),
        mentions: at.mentions(ix, |_| false),
    })
}

/// The page for addresses that do not exist. It is served at any depth, so that where the site's address
/// is known its links begin at the path of that address, whatever host serves it.
pub fn build_not_found<'a>(cx: &'a Context<'a>, path: &'a OutPath) -> NotFound<'a> {
    let at = At { cx, path };
    let mut page =
        at.bare_frame("not-found", cx.site.file.language(), cx.texts.get("not-found").to_owned());
    page.canonical = None;
    if let Some(base) = cx.base_url().map(path_of) {
        base.clone_into(&mut page.root);
        page.home = format!("{base}{}", page.home);
        page.search = page.search.map(|search| format!("{base}{search}"));
        for entry in page.menu.iter_mut().chain(&mut page.foot) {
            entry.href = format!("{base}{}", entry.href);
        }
    }
    NotFound { page }
}

/// The path of an address: `/plaene/` of `https://example.org/plaene/`.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
}

/// A page that leads from a former address to the present one.
#[derive(Clone, Debug, Serialize)]
pub struct Redirect<'a> {
    /// The language.
    pub lang: &'a str,
    /// The title of the page it leads to.
    pub title: &'a str,
    /// Its address, relative to the former one.
    pub href: String,
    /// Its address under the base URL.
    pub canonical: Option<String>,
}

/// The page at `path` that leads to `ix`.
pub fn build_redirect<'a>(cx: &'a Context<'a>, path: &'a OutPath, ix: DocIx) -> Redirect<'a> {
    let at = At { cx, path };
    let entry = &cx.site[ix];
    Redirect {
        lang: cx.language_of(&entry.document),
        title: entry.title(),
        href: at.href(ix),
        canonical: cx.base_url().map(|base| format!("{base}{}", entry.path.url_path())),
    }
}
