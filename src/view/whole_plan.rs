//! The whole plan as one page to read, print or save: `<plan>/gesamt.html`.

use std::borrow::Cow;

use serde::Serialize;

use super::amended::RepealedRow;
use super::context::{At, Context};
use super::figures::{self, IndicatorView, MoneyView};
use super::measure::{self, HistoryEntry, Milestones, StatusBox};
use super::page::Frame;
use super::parts::{DateText, Link, Mention, Party, Prose, StatusStrip, Wording};
use super::plan::{Version, anchor, strip, versions};
use super::tongues::Tongue;
use crate::document::types::Facts;
use crate::model::{DocIx, SectionNode, home_section};
use crate::path::OutPath;

/// The whole plan.
#[derive(Clone, Debug, Serialize)]
pub struct WholePlan<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The plan's title.
    pub title: &'a str,
    /// The plan's own page.
    pub plan: Link<'a>,
    /// The authority.
    pub authority: Option<Link<'a>>,
    /// "Integrationsplan".
    pub sort: Option<&'a str>,
    /// "in Kraft".
    pub status: Option<&'a str>,
    /// The versions, the newest first.
    pub versions: Vec<Version<'a>>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The plan's text.
    pub prose: Prose<'a>,
    /// The counts.
    pub strip: StatusStrip<'a>,
    /// Everything in official order, section by section.
    pub sections: Vec<WholeSection<'a>>,
    /// Measures that belong to no section.
    pub loose: Vec<WholeMeasure<'a>>,
    /// Measures and sections that were repealed.
    pub repealed: Vec<RepealedRow<'a>>,
    /// Who takes part.
    pub parties: Vec<Party<'a>>,
    /// Amendments.
    pub amendments: Vec<Mention<'a>>,
}

/// A section with its measures.
#[derive(Clone, Debug, Serialize)]
pub struct WholeSection<'a> {
    /// Its anchor on the page.
    pub id: String,
    /// Depth: 0 directly under the plan.
    pub depth: usize,
    /// "Ziel 2".
    pub eyebrow: Cow<'a, str>,
    /// Its title.
    pub title: &'a str,
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Its official wording.
    pub wording: Option<Wording<'a>>,
    /// Whether its wording is not at hand.
    pub placeholder: bool,
    /// Whether it cuts across the others.
    pub across: bool,
    /// Its text.
    pub prose: Prose<'a>,
    /// Its measures that are at home here, in official order.
    pub measures: Vec<WholeMeasure<'a>>,
    /// Measures that are at home elsewhere and belong here as well.
    pub also: Vec<Link<'a>>,
}

/// A measure with everything.
#[derive(Clone, Debug, Serialize)]
pub struct WholeMeasure<'a> {
    /// Its anchor on the page.
    pub id: String,
    /// "Maßnahme 2a".
    pub eyebrow: String,
    /// Its title.
    pub title: &'a str,
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address of its own page.
    pub href: String,
    /// Its status.
    pub status: StatusBox<'a>,
    /// Its official wording.
    pub wording: Option<Wording<'a>>,
    /// Who is responsible.
    pub responsible: Option<Link<'a>>,
    /// Who takes part.
    pub parties: Vec<Party<'a>>,
    /// Its period.
    pub period: Option<DateText>,
    /// For whom.
    pub audience: Option<&'a str>,
    /// What came of it.
    pub result: Option<&'a str>,
    /// Milestones.
    pub milestones: Option<Milestones<'a>>,
    /// Indicators.
    pub indicators: Vec<IndicatorView<'a>>,
    /// Money.
    pub money: Vec<MoneyView<'a>>,
    /// Its text.
    pub prose: Prose<'a>,
    /// Its history, the oldest first.
    pub history: Vec<HistoryEntry<'a>>,
}

/// The whole plan `ix`, written at `path`.
pub fn build<'a>(cx: &'a Context<'a>, path: &'a OutPath, ix: DocIx) -> Option<WholePlan<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Plan(plan) = &entry.document.facts else { return None };
    let tree = site.tree(ix)?;
    let at = At { cx, path };
    let mut page = at.frame(ix, "whole-plan", !tree.measures.is_empty());
    page.breadcrumb.push(at.link(ix));
    page.head_title = format!("{}: {}", cx.texts.get("data-whole-plan"), page.head_title);
    page.json_ld = None;
    let authority = entry.home.authority;
    let amendments = site.lists.amendments.get(&ix).map_or(&[][..], Vec::as_slice);
    Some(WholePlan {
        page,
        title: entry.title(),
        plan: at.link(ix),
        authority: authority.map(|authority| at.link(authority)),
        sort: plan.sort.as_deref().map(|sort| cx.texts.of_word("plan-kind", sort)),
        status: plan.status.map(|status| cx.texts.of_word("plan", status.word())),
        versions: versions(cx, plan),
        summary: entry.document.common.summary.as_deref(),
        prose: at.prose_as(ix, "plan-"),
        strip: strip(cx, &tree.measures),
        sections: tree.sections.iter().map(|node| section(&at, node)).collect(),
        loose: tree.loose.iter().filter_map(|measure| whole_measure(&at, *measure)).collect(),
        repealed: at.repealed_of(ix),
        parties: at.parties(&plan.parties, &entry.links.parties),
        amendments: amendments.iter().map(|it| at.mention(*it, authority.unwrap_or(ix))).collect(),
    })
}

fn section<'a>(at: &At<'a>, node: &SectionNode) -> WholeSection<'a> {
    let cx = at.cx;
    let ix = node.section;
    let entry = &cx.site[ix];
    let facts =
        if let Facts::Section(_, section) = &entry.document.facts { Some(section) } else { None };
    let id = anchor(cx, ix);
    let at_home = |measure: &&DocIx| home_section(cx.site, **measure) == Some(ix);
    WholeSection {
        prose: at.prose_as(ix, &format!("{id}:")),
        depth: node.depth,
        eyebrow: cx.section_name(ix),
        title: entry.title(),
        tongue: cx.title_tongue(ix),
        wording: facts.and_then(|facts| at.wording(ix, facts.rendition, &id)),
        placeholder: facts.is_some_and(|facts| facts.placeholder == Some(true)),
        across: facts.is_some_and(|facts| facts.across == Some(true)),
        measures: node
            .measures
            .iter()
            .filter(at_home)
            .filter_map(|it| whole_measure(at, *it))
            .collect(),
        also: node
            .measures
            .iter()
            .filter(|measure| !at_home(measure))
            .map(|it| at.link(*it))
            .collect(),
        id: format!("abschnitt-{id}"),
    }
}

fn whole_measure<'a>(at: &At<'a>, ix: DocIx) -> Option<WholeMeasure<'a>> {
    let cx = at.cx;
    let entry = &cx.site[ix];
    let (Facts::Measure(facts), Some(state)) = (&entry.document.facts, entry.state) else {
        return None;
    };
    let id = anchor(cx, ix);
    Some(WholeMeasure {
        prose: at.prose_as(ix, &format!("{id}:")),
        eyebrow: measure::eyebrow(cx, facts.number.as_ref().map(|it| it.value.as_str())),
        title: entry.title(),
        tongue: cx.title_tongue(ix),
        href: at.href(ix),
        status: measure::status_box(cx, ix, facts, state),
        wording: at.wording(ix, facts.rendition, &id),
        responsible: facts
            .responsible
            .as_ref()
            .map(|it| at.name(entry.links.responsible.as_ref(), &it.text)),
        parties: at.parties(&facts.parties, &entry.links.parties),
        period: facts.period().map(|period| cx.date(period)),
        audience: facts.audience.as_deref(),
        result: facts.result.as_deref().filter(|_| state.latest),
        milestones: measure::milestones(cx, facts),
        indicators: figures::indicators(cx, &facts.indicators),
        money: figures::money(cx, &facts.money),
        history: measure::history(at, ix),
        id: format!("massnahme-{id}"),
    })
}
