//! The search page: a form, and the ways that lead to everything without it. What is found is looked up
//! in the reader's browser; this page knows nothing of it.

use serde::Serialize;

use super::context::{At, Context};
use super::home::bodies_path;
use super::page::Frame;
use super::parts::Link;
use super::plan::{self, MEASURE_LISTS};
use crate::model::DocIx;
use crate::path::OutPath;

/// The search page.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: &'a str,
    /// The kinds of documents that there are.
    pub kinds: Vec<Choice<'a>>,
    /// The authorities, where there are several.
    pub authorities: Vec<Choice<'a>>,
    /// Lists of the whole site.
    pub lists: Vec<Link<'a>>,
    /// The lists of measures, plan by plan.
    pub measures: Vec<Link<'a>>,
}

/// What the search can be narrowed to.
#[derive(Clone, Debug, Serialize)]
pub struct Choice<'a> {
    /// What stands in the address.
    pub word: &'a str,
    /// What is shown.
    pub label: &'a str,
}

/// The file of the theme that searches: a site without search does without it.
pub const SCRIPT: &str = "assets/search.js";

/// Where the search page is written.
pub fn path() -> OutPath {
    OutPath::new("suche.html").expect("a plain name is a sound path")
}

/// The search page, written at `path`.
pub fn build<'a>(cx: &'a Context<'a>, path: &'a OutPath) -> SearchPage<'a> {
    let site = cx.site;
    let at = At { cx, path };
    let title = cx.texts.get("search");
    let list = |label, to: &OutPath| Link::plain(cx.texts.get(label), Some(at.to(to)));
    let authorities =
        site.authorities.iter().map(|ix| Choice { word: id(cx, *ix), label: site[*ix].title() });
    let mut authorities: Vec<Choice<'a>> = authorities.collect();
    if authorities.len() < 2 {
        authorities.clear();
    }
    let plans = site.lists.plans.values().flatten();
    let measures = plans.filter_map(|plan| {
        site.tree(*plan).filter(|tree| !tree.measures.is_empty())?;
        let list = plan::file_path(cx, *plan, MEASURE_LISTS)?;
        Some(Link { href: Some(at.to(&list)), ..at.link(*plan) })
    });
    SearchPage {
        page: at.bare_frame("search", site.file.language(), title.to_owned()),
        title,
        kinds: kinds(cx),
        authorities,
        lists: vec![list("search-authorities", &cx.wide.home), list("list-bodies", &bodies_path())],
        measures: measures.collect(),
    }
}

fn id<'a>(cx: &'a Context<'a>, ix: DocIx) -> &'a str {
    cx.site[ix].document.id.as_str()
}

/// The kinds of the published documents, in order of their names.
fn kinds<'a>(cx: &'a Context<'a>) -> Vec<Choice<'a>> {
    let words = cx.site.published().map(|(_, entry)| entry.document.facts.type_word());
    let choice = |word| Choice { word, label: cx.texts.of_word("type", word) };
    let mut kinds: Vec<Choice<'a>> = words.map(choice).collect();
    kinds.sort_by(|a, b| (a.label, a.word).cmp(&(b.label, b.word)));
    kinds.dedup_by(|a, b| a.word == b.word);
    kinds
}
