//! A version of a plan that is frozen: which pages belong to it and where they lie in it. Every link of a
//! page is made by [`At::to`], which is why a frozen page leads within its version wherever it can, and
//! else to the site under the address of that day. Refuses to know how a version is kept.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{At, Context};
use super::page::Relation;
use super::parts::DateText;
use super::plan;
use crate::document::types::{self, Facts};
use crate::model::{DocIx, VERSIONS};
use crate::path::OutPath;
use crate::texts::Arg;

/// What a publication of a frozen version is.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The plan.
    pub plan: DocIx,
    /// The number of the version.
    pub nr: Box<str>,
    /// Where each file of the version lies in it, by the path that the file has on the site.
    pub places: BTreeMap<OutPath, OutPath>,
    /// The folder of all that does not lie below the plan, the theme's files among it.
    pub beside: Box<str>,
}

/// What a frozen page says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct FrozenNote<'a> {
    /// "Archivierte Fassung 1.0 (Erste Fassung)".
    pub version: String,
    /// "Beschluss: 25. September 2018, Rat der Stadt Musterstadt".
    pub decision: Option<String>,
    /// The day as of which it was frozen.
    pub day: DateText,
    /// The plan's title.
    pub plan: &'a str,
    /// The address of the plan as it is now.
    pub current: String,
}

/// The page that lists the versions of the plan `ix`.
pub fn versions_path(cx: &Context<'_>, ix: DocIx) -> Option<OutPath> {
    in_versions(cx, ix, "index.html")
}

/// The path of a file among the versions of the plan `ix`.
pub fn in_versions(cx: &Context<'_>, ix: DocIx, file: &str) -> Option<OutPath> {
    OutPath::new(&format!("{}/{VERSIONS}/{file}", cx.site[ix].document.id)).ok()
}

/// The version `nr` of `plan`.
pub fn version<'a>(plan: &'a types::Plan, nr: &str) -> Option<&'a types::Version> {
    plan.versions.iter().find(|version| version.nr.value.as_str() == nr)
}

impl<'a> Context<'a> {
    /// The version that is frozen, where this is none of the live site.
    pub fn frozen(&self) -> Option<&'a Frozen> {
        self.wide.frozen.as_ref()
    }

    /// The address of the live page at `path` under the base URL, where that is known.
    pub fn live_address(&self, path: &OutPath) -> Option<String> {
        self.base_url().map(|base| [base, &path.url_path()].concat())
    }

    /// The address under the base URL at which the page that the site has at `path` is published by this
    /// publication.
    pub fn address(&self, path: &OutPath) -> Option<String> {
        let inside = self.frozen().and_then(|frozen| {
            let place = frozen.places.get(path)?;
            in_versions(self, frozen.plan, &format!("{}/{place}", frozen.nr))
        });
        self.live_address(inside.as_ref().unwrap_or(path))
    }
}

impl<'a> At<'a> {
    /// The way from this page to the file that the site has at `target`.
    pub fn to(&self, target: &OutPath) -> String {
        let Some(frozen) = self.cx.frozen() else { return target.relative_to(self.path) };
        match (frozen.places.get(target), frozen.places.get(self.path)) {
            (Some(target), Some(here)) => target.relative_to(here),
            (Some(_) | None, _) => self.cx.live_address(target).unwrap_or_default(),
        }
    }

    /// Whether `target` is published together with this page.
    pub(super) fn has(&self, target: &OutPath) -> bool {
        self.cx.frozen().is_none_or(|frozen| frozen.places.contains_key(target))
    }

    /// The way from this page to the folder above `assets/`.
    pub(super) fn root(&self) -> String {
        let place =
            self.cx.frozen().and_then(|frozen| Some((frozen, frozen.places.get(self.path)?)));
        let ups = |path: &OutPath| "../".repeat(path.as_str().matches('/').count());
        match place {
            Some((frozen, place)) => format!("{}{}/", ups(place), frozen.beside),
            None => ups(self.path),
        }
    }

    /// What the page says of itself, where it is frozen.
    pub(super) fn frozen_note(&self) -> Option<FrozenNote<'a>> {
        let cx = self.cx;
        let frozen = cx.frozen()?;
        let entry = &cx.site[frozen.plan];
        let Facts::Plan(plan) = &entry.document.facts else { return None };
        let version = version(plan, &frozen.nr)?;
        let (nr, name) = (&*frozen.nr, version.name.as_deref());
        let named = |name| [("nr", Arg::Text(nr)), ("name", Arg::Text(name))];
        Some(FrozenNote {
            version: name.map_or_else(
                || cx.texts.with("frozen-version", &[("nr", Arg::Text(nr))]),
                |name| cx.texts.with("frozen-version-named", &named(name)),
            ),
            decision: version.decision.as_ref().and_then(|it| plan::decision_text(cx, it)),
            day: cx.day(cx.stichtag()),
            plan: entry.title(),
            current: cx.live_address(&entry.path)?,
        })
    }

    /// Where the other versions of a frozen page are (RFC 5829).
    pub(super) fn relations_of_frozen(&self) -> Vec<Relation> {
        let cx = self.cx;
        let Some(frozen) = cx.frozen() else { return Vec::new() };
        let history = versions_path(cx, frozen.plan).and_then(|path| cx.live_address(&path));
        let latest = cx.live_address(self.path);
        let relation = |rel, href: Option<String>| href.map(|href| Relation { rel, href });
        [relation("version-history", history), relation("latest-version", latest)]
            .into_iter()
            .flatten()
            .collect()
    }
}
