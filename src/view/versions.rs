//! The page of a plan's versions: `<plan>/fassungen/index.html`, and what leads to it from the plan. Knows
//! bags by their digest alone.

use std::collections::BTreeMap;

use serde::Serialize;

use super::compared::{Changes, Differences, Pair, pairs};
use super::context::{At, Context};
use super::frozen::{in_versions, versions_path};
use super::page::{Frame, Relation};
use super::parts::{DateText, Link};
use super::plan::{self, Version};
use crate::date::Day;
use crate::document::types::{self, Facts};
use crate::model::{ARCHIVE, Archived, DocIx, PAGES};
use crate::path::OutPath;
use crate::texts::Arg;

/// What the archive says of versions, by plan and number.
pub type InArchive = BTreeMap<(DocIx, String), Kept>;

/// What the archive says of one version.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// `sha512:…` of its tag manifest.
    pub digest: Option<String>,
    /// What was taken out of it for legal reasons, the first time first.
    pub redactions: Vec<RedactionNote>,
}

/// A redaction, in the words of who did it.
#[derive(Clone, Debug)]
pub struct RedactionNote {
    /// What kind of content went.
    pub kind: String,
    /// The day.
    pub date: String,
    /// The legal ground.
    pub ground: String,
}

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
    pub kept: Option<KeptEntry<'a>>,
    /// What changed since the version before and up to the present state.
    pub changes: Vec<Changes>,
}

/// A frozen version.
#[derive(Clone, Debug, Serialize)]
pub struct KeptEntry<'a> {
    /// Address of its first page.
    pub href: String,
    /// Address of the whole as a ZIP.
    pub zip: String,
    /// The day as of which it was frozen.
    pub day: Option<DateText>,
    /// `sha512:…` of its tag manifest.
    pub digest: Option<&'a str>,
    /// Whether something was taken out of it for a legal reason.
    pub redacted: bool,
    /// Each time with what kind of content went, when and on what ground.
    pub redactions: Vec<String>,
}

/// The page of the versions of the plan `ix`, written at `path`, with the figures of `differences`.
pub fn build<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    ix: DocIx,
    differences: &Differences<'_>,
) -> Option<VersionsPage<'a>> {
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
    let pairs = pairs(cx, ix);
    let changes = |nr: &str| {
        let own = |pair: &&Pair| pair.to.as_deref().unwrap_or(&pair.from) == nr;
        pairs.iter().filter(own).filter_map(|pair| at.changes(ix, pair, differences)).collect()
    };
    let entry = |nr, stated, found: Option<&'a Archived>| VersionEntry {
        nr,
        stated,
        kept: found.and_then(|it| kept(&at, ix, it)),
        changes: changes(nr),
    };
    let unnamed: Vec<VersionEntry<'a>> = unnamed.map(|it| entry(&it.nr, None, Some(it))).collect();
    let named = stated.into_iter().map(|version| {
        let found = archived.iter().find(|it| it.nr == version.nr);
        entry(version.nr, Some(version), found)
    });
    let versions = named.chain(unnamed).collect();
    Some(VersionsPage { page, title, plan: at.link(ix), versions })
}

fn kept<'a>(at: &At<'a>, ix: DocIx, archived: &'a Archived) -> Option<KeptEntry<'a>> {
    let cx = at.cx;
    let said = cx.wide.kept.get(&(ix, archived.nr.clone()));
    Some(KeptEntry {
        href: at.to(&first_page(cx, ix, &archived.nr)?),
        zip: at.to(&zip_path(cx, ix, &archived.nr)?),
        day: archived.day.map(|day| cx.day(day)),
        digest: said.and_then(|said| said.digest.as_deref()),
        redacted: archived.redacted,
        redactions: said.map_or_else(Vec::new, |said| {
            said.redactions.iter().map(|note| redaction_text(cx, note)).collect()
        }),
    })
}

/// "22. November 2026: Name einer Person. Rechtsgrundlage: Art. 17 DSGVO."
fn redaction_text(cx: &Context<'_>, note: &RedactionNote) -> String {
    let day = Day::parse(&note.date).map(|day| cx.day(day).text);
    let date = day.as_deref().unwrap_or(&note.date);
    let arguments = [
        ("date", Arg::Text(date)),
        ("kind", Arg::Text(&note.kind)),
        ("ground", Arg::Text(&note.ground)),
    ];
    cx.texts.with("version-redaction", &arguments)
}

/// The first page of the version `nr`.
pub(super) fn first_page(cx: &Context<'_>, ix: DocIx, nr: &str) -> Option<OutPath> {
    in_versions(cx, ix, &format!("{nr}/index.html"))
}

/// The version `nr` as one ZIP.
pub fn zip_path(cx: &Context<'_>, ix: DocIx, nr: &str) -> Option<OutPath> {
    in_versions(cx, ix, &format!("{nr}.zip"))
}

impl<'a> At<'a> {
    /// Where the other versions of the page of `ix` are, a plan or a part of it, as that page says it
    /// (RFC 5829): none where no frozen version has the page.
    pub(super) fn relations_of(&self, ix: DocIx) -> Vec<Relation> {
        let cx = self.cx;
        if cx.frozen().is_some() {
            return self.relations_of_frozen();
        }
        let entry = &cx.site[ix];
        let is_plan = matches!(entry.document.facts, Facts::Plan(_));
        let plan = if is_plan { Some(ix) } else { entry.home.plan };
        let Some(plan) = plan else { return Vec::new() };
        let Facts::Plan(facts) = &cx.site[plan].document.facts else { return Vec::new() };
        let kept = cx.site.archived.get(&plan).map_or(&[][..], Vec::as_slice);
        let frozen: BTreeMap<&str, OutPath> = kept
            .iter()
            .filter_map(|it| Some((&*it.nr, self.frozen_page(plan, &entry.path, &it.nr)?)))
            .collect();
        if frozen.is_empty() {
            return Vec::new();
        }
        let before = earlier(cx, facts).into_iter().find_map(|nr| frozen.get(nr));
        let relation = |rel, path: &OutPath| Relation { rel, href: self.to(path) };
        let history = versions_path(cx, plan).map(|path| relation("version-history", &path));
        let before = before.map(|path| relation("predecessor-version", path));
        let latest = relation("latest-version", &entry.path);
        history.into_iter().chain([latest]).chain(before).collect()
    }

    /// The page of the version `nr` of `plan` that the site has at `path`, if the version has it.
    fn frozen_page(&self, plan: DocIx, path: &OutPath, nr: &str) -> Option<OutPath> {
        let site = self.cx.site;
        let id = &site[plan].document.id;
        let below = path.as_str().strip_prefix(id.as_str())?.strip_prefix('/')?;
        site.assets.contains_key(&format!("{id}/{ARCHIVE}/{nr}/{PAGES}{below}")).then_some(())?;
        in_versions(self.cx, plan, &format!("{nr}/{below}"))
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

/// The numbers of the versions before the current one, the latest first.
fn earlier<'a>(cx: &'a Context<'a>, facts: &'a types::Plan) -> Vec<&'a str> {
    let stated = plan::versions(cx, facts);
    let current = stated.iter().position(|version| version.current).unwrap_or_default();
    stated.iter().skip(current + 1).map(|version| version.nr).collect()
}
