//! Which states of a plan are compared on pages of their own, where these lie, and what leads to them. Knows no
//! difference but by what is said of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{At, Context};
use super::frozen::in_versions;
use super::parts::Link;
use super::plan;
use super::versions::first_page;
use crate::difference::{Difference, sentences};
use crate::document::types::Facts;
use crate::model::{Archived, DocIx};
use crate::path::OutPath;
use crate::texts::Arg;

/// The word for the present state, as `fahrplan diff` takes it.
pub const NOW: &str = "aktuell";

/// Two states of a plan: a frozen version, and a later one or the present state.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Pair {
    /// The number of the earlier version.
    pub from: String,
    /// The number of the later version; `None` for the present state.
    pub to: Option<String>,
}

/// Differences of a plan, by what they lie between.
pub type Differences<'a> = BTreeMap<Pair, &'a Difference<'static>>;

/// The numbers of the versions that the plan `ix` names and that are kept with their data, the oldest first.
fn stated<'a>(cx: &Context<'a>, ix: DocIx) -> Vec<&'a str> {
    let Facts::Plan(facts) = &cx.site[ix].document.facts else { return Vec::new() };
    let kept = |nr: &&str| kept(cx, ix).any(|it| it.nr == **nr);
    // The newest comes first there.
    plan::versions(cx, facts).into_iter().map(|version| version.nr).rev().filter(kept).collect()
}

fn kept<'a>(cx: &Context<'a>, ix: DocIx) -> impl Iterator<Item = &'a Archived> {
    cx.site.archived.get(&ix).into_iter().flatten().filter(|it| it.record)
}

/// The pairs of the plan `ix` that are compared: neighbours, and each version with the present state. What the
/// plan does not name has no neighbours, for nobody knows where it stands.
pub fn pairs(cx: &Context<'_>, ix: DocIx) -> Vec<Pair> {
    let stated = stated(cx, ix);
    let later = stated.iter().skip(1);
    let neighbours = stated.iter().zip(later);
    let neighbours =
        neighbours.map(|(from, to)| Pair { from: (*from).to_owned(), to: Some((*to).to_owned()) });
    neighbours.chain(kept(cx, ix).map(|it| Pair { from: it.nr.clone(), to: None })).collect()
}

/// Those of [`pairs`] whose figures stand on the page of the versions: neighbours, and the newest version with
/// the present state.
pub fn told(cx: &Context<'_>, ix: DocIx) -> Vec<Pair> {
    let newest = stated(cx, ix).pop();
    let mut pairs = pairs(cx, ix);
    pairs.retain(|pair| pair.to.is_some() || Some(&*pair.from) == newest);
    pairs
}

/// The page of the difference of `pair`.
pub fn path(cx: &Context<'_>, ix: DocIx, pair: &Pair) -> Option<OutPath> {
    let Pair { from, to } = pair;
    let to = to.as_deref().unwrap_or(NOW);
    in_versions(cx, ix, &format!("unterschied-{from}-{to}.html"))
}

/// What changed between two states, in short.
#[derive(Clone, Debug, Serialize)]
pub struct Changes {
    /// "Seit Fassung 1.0", "Von Fassung 2.0 bis heute".
    pub label: String,
    /// The address of the difference.
    pub href: String,
    /// "Fassung 1.0 und Fassung 2.0 im Vergleich".
    pub title: String,
    /// In figures, or that nothing changed; absent where that is told on the page of the difference alone.
    pub figures: Option<String>,
}

impl<'a> At<'a> {
    /// What changed between the states of `pair`; in figures where `differences` holds it.
    pub(super) fn changes(
        &self,
        ix: DocIx,
        pair: &Pair,
        differences: &Differences<'_>,
    ) -> Option<Changes> {
        let texts = self.cx.texts;
        let figures = differences.get(pair).map(|difference| {
            if difference.is_empty() {
                texts.get("difference-none").to_owned()
            } else {
                sentences::figures(difference, texts).join("; ")
            }
        });
        let (from, to) = (&*pair.from, pair.to.as_deref());
        let from = Arg::Text(from);
        let (label, title) = match to {
            Some(to) => (
                "changes-since",
                texts.with("changes-link", &[("from", from), ("to", Arg::Text(to))]),
            ),
            None => ("changes-until-now", texts.with("changes-link-now", &[("from", from)])),
        };
        Some(Changes {
            label: texts.with(label, &[("nr", from)]),
            href: self.to(&path(self.cx, ix, pair)?),
            title,
            figures,
        })
    }

    /// The two states of `pair` as places to go, and the page of all versions.
    pub(super) fn sides(&self, ix: DocIx, pair: &Pair) -> Vec<Link<'a>> {
        let cx = self.cx;
        let version = |nr: &str| {
            let title = cx.texts.with("changes-version", &[("nr", Arg::Text(nr))]);
            first_page(cx, ix, nr).map(|path| Link::plain(title, Some(self.to(&path))))
        };
        let later = match &pair.to {
            Some(nr) => version(nr),
            None => Some(Link::plain(cx.texts.get("changes-now"), Some(self.href(ix)))),
        };
        [version(&pair.from), later, self.versions_link(ix)].into_iter().flatten().collect()
    }
}
