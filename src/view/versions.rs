//! The page of a plan's versions: `<plan>/fassungen/index.html`, and what leads to it from the plan. Knows
//! bags by their digest alone.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{At, Context};
use super::frozen::{in_versions, versions_path};
use super::page::{Frame, Relation};
use super::parts::Link;
use super::plan::{self, Version};
use crate::document::types::{self, Facts};
use crate::model::{Archived, DocIx};
use crate::path::OutPath;

/// The digests of bags, by plan and number.
pub type Digests = BTreeMap<(DocIx, String), String>;

/// The versions of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct VersionsPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The page's title.
    pub title: &'a str,
    /// The plan.
    pub plan: Link<'a>,
    /// The versions, the newest first.
    pub versions: Vec<VersionEntry<'a>>,
}

/// A version, frozen or not.
#[derive(Clone, Debug, Serialize)]
pub struct VersionEntry<'a> {
    /// Its number.
    pub nr: &'a str,
    /// What the plan says of it, if it does.
    pub stated: Option<Version<'a>>,
    /// Where it is kept, if it is frozen.
    pub kept: Option<Kept<'a>>,
}

/// A frozen version.
#[derive(Clone, Debug, Serialize)]
pub struct Kept<'a> {
    /// Address of its first page.
    pub href: String,
    /// Address of the whole as a ZIP.
    pub zip: String,
    /// `sha512:…` of its tag manifest.
    pub digest: Option<&'a str>,
    /// Whether something was taken out of it for a legal reason.
    pub redacted: bool,
}

/// The page of the versions of the plan `ix`, written at `path`.
pub fn build<'a>(cx: &'a Context<'a>, path: &'a OutPath, ix: DocIx) -> Option<VersionsPage<'a>> {
    let site = cx.site;
    let Facts::Plan(facts) = &site[ix].document.facts else { return None };
    let at = At { cx, path };
    let title = cx.texts.get("versions");
    let mut page = at.frame(ix, "versions", false);
    page.breadcrumb.push(at.link(ix));
    page.head_title = format!("{title}: {}", page.head_title);
    page.description = None;
    page.json_ld = None;
    page.feed = None;
    let archived = site.archived.get(&ix).map_or(&[][..], Vec::as_slice);
    let stated = plan::versions(cx, facts);
    let unnamed = archived.iter().filter(|it| stated.iter().all(|version| version.nr != it.nr));
    let unnamed: Vec<VersionEntry<'a>> = unnamed
        .map(|it| VersionEntry { nr: &it.nr, stated: None, kept: kept(&at, ix, it) })
        .collect();
    let named = stated.into_iter().map(|version| {
        let found = archived.iter().find(|it| it.nr == version.nr);
        let kept = found.and_then(|it| kept(&at, ix, it));
        VersionEntry { nr: version.nr, stated: Some(version), kept }
    });
    let versions = named.chain(unnamed).collect();
    Some(VersionsPage { page, title, plan: at.link(ix), versions })
}

fn kept<'a>(at: &At<'a>, ix: DocIx, archived: &'a Archived) -> Option<Kept<'a>> {
    let cx = at.cx;
    Some(Kept {
        href: at.to(&first_page(cx, ix, &archived.nr)?),
        zip: at.to(&zip_path(cx, ix, &archived.nr)?),
        digest: cx.wide.digests.get(&(ix, archived.nr.clone())).map(String::as_str),
        redacted: archived.redacted,
    })
}

/// The first page of the version `nr`.
fn first_page(cx: &Context<'_>, ix: DocIx, nr: &str) -> Option<OutPath> {
    in_versions(cx, ix, &format!("{nr}/index.html"))
}

/// The version `nr` as one ZIP.
pub fn zip_path(cx: &Context<'_>, ix: DocIx, nr: &str) -> Option<OutPath> {
    in_versions(cx, ix, &format!("{nr}.zip"))
}

impl<'a> At<'a> {
    /// Where the versions of the plan `ix` are, as its own page says it (RFC 5829).
    pub(super) fn relations_of_plan(&self, ix: DocIx, facts: &types::Plan) -> Vec<Relation> {
        let cx = self.cx;
        let Some(archived) = cx.site.archived.get(&ix).filter(|_| cx.frozen().is_none()) else {
            return self.relations_of_frozen();
        };
        let stated = plan::versions(cx, facts);
        let current = stated.iter().position(|version| version.current).unwrap_or_default();
        let mut earlier = stated.iter().skip(current + 1);
        let before = earlier.find(|version| archived.iter().any(|it| it.nr == version.nr));
        let relation =
            |rel, path: Option<OutPath>| path.map(|path| Relation { rel, href: self.to(&path) });
        [
            relation("version-history", versions_path(cx, ix)),
            relation("latest-version", Some(cx.site[ix].path.clone())),
            relation("predecessor-version", before.and_then(|it| first_page(cx, ix, it.nr))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The page of the versions of the plan `ix`, where some are frozen.
    pub(super) fn versions_link(&self, ix: DocIx) -> Option<Link<'a>> {
        let cx = self.cx;
        // A frozen page may not depend on which versions are frozen besides.
        let listed = cx.frozen().is_none() && cx.site.archived.contains_key(&ix);
        let path = versions_path(cx, ix).filter(|_| listed)?;
        Some(Link::plain(cx.texts.get("archived-versions"), Some(self.to(&path))))
    }
}
