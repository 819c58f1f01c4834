//! `daten.json`: everything about a plan for machines, as of the Stichtag. Words of the front matter stand
//! for statuses and kinds, dates stand as they are written together with the days that they span, figures
//! are strings of digits that nothing rounds, and addresses are paths below the site's root. Withheld
//! documents appear nowhere. The file is long because it is the schema: every key is explained where it stands.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::context::{At, Context};
use super::timeline;
use crate::date::Date;
use crate::document::figure::Figure;
use crate::document::id::Reference;
use crate::document::number::Number;
use crate::document::types::{self, Facts, Measure, MeasureStatus, Rendition};
use crate::model::{DocIx, Name, Origin, SectionNode, is_known, is_so_far, latest_first, parents};

/// The number of the schema. It grows when a key changes its meaning or goes; new keys leave it.
const SCHEMA: u32 = 1;

/// A plan with all that belongs to it.
#[derive(Debug, Serialize)]
pub struct PlanData<'a> {
    /// The number of this schema.
    pub schema: u32,
    /// The address that all `url` are below.
    pub base_url: Option<&'a str>,
    /// The day as of which it is published, where it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stichtag: Option<String>,
    /// Language of the texts as BCP 47 tag.
    pub language: &'a str,
    /// The licence of the texts.
    pub licence: Option<&'a str>,
    /// Who publishes the site.
    pub publisher: Option<&'a str>,
    /// What stands on every page of the plan as a notice, the outermost first.
    pub notices: Vec<&'a str>,
    /// The authority.
    pub authority: Option<AuthorityData<'a>>,
    /// The plan.
    pub plan: PlanFacts<'a>,
    /// Its sections in official order, depth first.
    pub sections: Vec<SectionData<'a>>,
    /// Its measures in official order, each once.
    pub measures: Vec<MeasureData<'a>>,
    /// How many measures have which status; a measure in several sections counts once.
    pub counts: BTreeMap<&'static str, usize>,
}

/// An authority.
#[derive(Debug, Serialize)]
pub struct AuthorityData<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its official name.
    pub official_name: Option<&'a str>,
    /// Its level, a word of the front matter.
    pub level: &'static str,
    /// The Land.
    pub land: Option<&'a str>,
    /// Amtlicher Gemeindeschlüssel.
    pub ags: Option<&'a str>,
    /// Amtlicher Regionalschlüssel.
    pub ars: Option<&'a str>,
    /// The item of Wikidata.
    pub wikidata: Option<&'a str>,
    /// Its website.
    pub website: Option<&'a str>,
    /// Figures about it in the order of the front matter.
    pub indicators: Vec<IndicatorData<'a>>,
    /// The path of its page.
    pub url: String,
}

/// What a plan says about itself.
#[derive(Debug, Serialize)]
pub struct PlanFacts<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The sort of plan.
    pub kind: Option<&'a str>,
    /// Its status, a word of the front matter.
    pub status: Option<&'static str>,
    /// Where the facts come from.
    pub source: Option<&'a str>,
    /// When it was last reviewed.
    pub reviewed: Option<DateData>,
    /// Its versions in the order of the front matter.
    pub versions: Vec<VersionData<'a>>,
    /// Who takes part.
    pub parties: Vec<PartyData<'a>>,
    /// The ids of its progress reports, the latest first.
    pub reports: Vec<&'a str>,
    /// The ids of the events that belong to it or refer to it or to a part of it, the latest first.
    pub events: Vec<&'a str>,
    /// The ids of the agreements that do, the latest first.
    pub agreements: Vec<&'a str>,
    /// The path of its page.
    pub url: String,
}

/// A version of a plan.
#[derive(Debug, Serialize)]
pub struct VersionData<'a> {
    /// Its number.
    pub nr: &'a str,
    /// Its free name.
    pub name: Option<&'a str>,
    /// The body that decided it.
    pub decided_by: Option<&'a str>,
    /// When it was decided.
    pub decided: Option<DateData>,
    /// The number of the paper.
    pub paper: Option<&'a str>,
    /// From when it is in force.
    pub from: Option<DateData>,
    /// Until when it is in force.
    pub until: Option<DateData>,
}

/// A section.
#[derive(Debug, Serialize)]
pub struct SectionData<'a> {
    /// Its id.
    pub id: &'a str,
    /// `ziel`, `baustein`, `handlungsfeld`, `kapitel`.
    pub kind: &'static str,
    /// Its official number.
    pub number: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// How deep it lies: 0 directly under the plan.
    pub depth: usize,
    /// Its official wording.
    pub wording: Option<WordingData<'a>>,
    /// Whether it cuts across the others.
    pub across: bool,
    /// Whether its wording is not at hand.
    pub placeholder: bool,
    /// The ids of its measures in official order, also of those that are at home elsewhere.
    pub measures: Vec<&'a str>,
    /// The path of its page.
    pub url: String,
}

/// A measure.
#[derive(Debug, Serialize)]
pub struct MeasureData<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its official number.
    pub number: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The ids of its sections, the home first.
    pub sections: Vec<&'a str>,
    /// What sort of promise it is, a word of the front matter.
    pub kind: Option<&'static str>,
    /// Its official wording.
    pub wording: Option<WordingData<'a>>,
    /// Its status.
    pub status: StatusData<'a>,
    /// The changes of its status up to the Stichtag, the oldest first.
    pub history: Vec<HistoryData<'a>>,
    /// Who is responsible.
    pub responsible: Option<BodyData<'a>>,
    /// Who takes part.
    pub parties: Vec<PartyData<'a>>,
    /// Its period.
    pub period: Option<DateData>,
    /// For whom.
    pub audience: Option<&'a str>,
    /// Its milestones in the order of the front matter.
    pub milestones: Vec<MilestoneData<'a>>,
    /// Figures that tell how it goes, in the order of the front matter.
    pub indicators: Vec<IndicatorData<'a>>,
    /// Money for it, in the order of the front matter.
    pub money: Vec<MoneyData<'a>>,
    /// What came of it.
    pub result: Option<&'a str>,
    /// The ids of measures that belong to the matter.
    pub see_also: Vec<&'a str>,
    /// The ids of measures that it replaces.
    pub replaces: Vec<&'a str>,
    /// The path of its page.
    pub url: String,
}

/// The status of a measure at the Stichtag.
#[derive(Debug, Serialize)]
pub struct StatusData<'a> {
    /// The status, a word of the front matter.
    pub status: &'static str,
    /// Since when, where the history tells.
    pub since: Option<DateData>,
    /// Why.
    pub reason: Option<&'a str>,
    /// The first day on which it was overdue.
    pub overdue_since: Option<String>,
}

/// A change of status.
#[derive(Debug, Serialize)]
pub struct HistoryData<'a> {
    /// When.
    pub date: DateData,
    /// The status that was reached.
    pub status: &'static str,
    /// What happened.
    pub text: Option<&'a str>,
    /// Who says so.
    pub source: Option<&'a str>,
    /// The id of the progress report that says so.
    pub report: Option<&'a str>,
}

/// A milestone.
#[derive(Debug, Serialize)]
pub struct MilestoneData<'a> {
    /// What.
    pub title: &'a str,
    /// When.
    pub date: Option<DateData>,
    /// Its status, a word of the front matter.
    pub status: Option<&'static str>,
}

/// What is measured.
#[derive(Debug, Serialize)]
pub struct IndicatorData<'a> {
    /// What it tells.
    pub title: &'a str,
    /// The unit of its numbers.
    pub unit: Option<&'a str>,
    /// The number at the start: "45000", "12.50".
    pub baseline: Option<String>,
    /// The number that is aimed at.
    pub target: Option<String>,
    /// What was measured up to the Stichtag, in the order of the front matter.
    pub values: Vec<ValueData<'a>>,
}

/// A measured value: a number, a statement or both.
#[derive(Debug, Serialize)]
pub struct ValueData<'a> {
    /// When.
    pub date: Option<DateData>,
    /// The number.
    pub value: Option<String>,
    /// What the source says: "knapp 700". Never turned into a number.
    pub statement: Option<&'a str>,
    /// Who says so.
    pub source: Option<&'a str>,
}

/// Money.
#[derive(Debug, Serialize)]
pub struct MoneyData<'a> {
    /// Euros: "45000", "12.50".
    pub amount: String,
    /// The year or the years, as written.
    pub year: Option<String>,
    /// `einmalig` or `jaehrlich`.
    pub frequency: Option<&'static str>,
    /// Who gives it.
    pub giver: Option<&'a str>,
    /// `geplant`, `bewilligt` or `verausgabt`.
    pub kind: Option<&'static str>,
}

/// An official wording.
#[derive(Debug, Serialize)]
pub struct WordingData<'a> {
    /// The words.
    pub text: &'a str,
    /// `woertlich` or `sinngemaess`.
    pub rendition: &'static str,
    /// Where they come from.
    pub source: Option<&'a str>,
}

/// A body, as it is named and, where the site has a page of it, by its id.
#[derive(Debug, Serialize)]
pub struct BodyData<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
}

/// A body that takes part.
#[derive(Debug, Serialize)]
pub struct PartyData<'a> {
    /// The body.
    #[serde(flatten)]
    pub body: BodyData<'a>,
    /// Its role.
    pub role: Option<&'a str>,
    /// The area that it takes part for.
    pub area: Option<&'a str>,
}

/// A date as it is written, and the days that it spans, where they are known.
#[derive(Debug, Serialize)]
pub struct DateData {
    /// As in the front matter: `2019-Q4`, `../2012-08-15`.
    pub literal: String,
    /// The earliest day on which it may be.
    pub earliest: Option<String>,
    /// The latest day on which it may be.
    pub latest: Option<String>,
}

impl From<&Date> for DateData {
    fn from(date: &Date) -> DateData {
        let day = |day: Option<crate::date::Day>| day.map(|day| day.to_string());
        DateData {
            literal: date.literal(),
            earliest: day(date.earliest()),
            latest: day(date.latest()),
        }
    }
}

/// The data of the plan `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<PlanData<'a>> {
    let site = cx.site;
    let Facts::Plan(plan) = &site[ix].document.facts else { return None };
    let tree = site.tree(ix)?;
    let page = At::document(cx, ix).frame(ix, "", false);
    let mut counts = BTreeMap::new();
    for status in tree.measures.iter().map(|measure| status_of(cx, *measure)) {
        *counts.entry(status.word()).or_default() += 1;
    }
    Some(PlanData {
        schema: SCHEMA,
        base_url: cx.base_url(),
        stichtag: site.edition.stichtag.explicit.then(|| cx.stichtag().to_string()),
        language: cx.language_of(&site[ix].document),
        licence: site.file.licence.as_deref(),
        publisher: site.file.publisher.as_deref(),
        notices: page.notices.iter().map(|notice| notice.text).collect(),
        authority: site[ix].home.authority.and_then(|authority| authority_data(cx, authority)),
        plan: plan_facts(cx, ix, plan),
        sections: tree.sections.iter().filter_map(|node| section(cx, node)).collect(),
        measures: tree.measures.iter().filter_map(|measure| measure_data(cx, *measure)).collect(),
        counts,
    })
}

/// The status of a measure at the Stichtag.
pub(super) fn status_of(cx: &Context<'_>, measure: DocIx) -> MeasureStatus {
    cx.site[measure].state.map_or(MeasureStatus::NotStated, |state| state.status)
}

fn authority_data<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AuthorityData<'a>> {
    let entry = &cx.site[ix];
    let Facts::Authority(authority) = &entry.document.facts else { return None };
    Some(AuthorityData {
        id: entry.document.id.as_str(),
        title: entry.title(),
        official_name: authority.official_name.as_deref(),
        level: authority.level.word(),
        land: authority.land.as_deref(),
        ags: authority.ags.as_deref(),
        ars: authority.ars.as_deref(),
        wikidata: authority.wikidata.as_deref(),
        website: authority.website.as_ref().map(|address| address.as_str()),
        indicators: indicators(cx, &authority.indicators),
        url: entry.path.url_path(),
    })
}

fn plan_facts<'a>(cx: &'a Context<'a>, ix: DocIx, plan: &'a types::Plan) -> PlanFacts<'a> {
    let entry = &cx.site[ix];
    let common = &entry.document.common;
    let version = |version: &'a types::Version| {
        let decision = version.decision.as_ref();
        VersionData {
            nr: version.nr.value.as_str(),
            name: version.name.as_deref(),
            decided_by: decision.and_then(|decision| decision.body.as_deref()),
            decided: decision.and_then(|decision| decision.date.as_ref()).map(DateData::from),
            paper: decision.and_then(|decision| decision.paper.as_deref()),
            from: version.from.as_ref().map(DateData::from),
            until: version.until.as_ref().map(DateData::from),
        }
    };
    let known = plan.versions.iter().filter(|version| is_known(version, cx.stichtag()));
    PlanFacts {
        id: entry.document.id.as_str(),
        title: entry.title(),
        summary: common.summary.as_deref(),
        kind: plan.sort.as_deref(),
        status: plan.status.map(|status| status.word()),
        source: common.source.as_deref(),
        reviewed: common.reviewed.as_ref().map(DateData::from),
        versions: known.map(version).collect(),
        parties: parties(cx, &plan.parties, &entry.links.parties),
        reports: ids(cx, cx.site.lists.reports.get(&ix).map_or(&[], Vec::as_slice)),
        events: ids(cx, &companions(cx, ix, |facts| matches!(facts, Facts::Event(_)))),
        agreements: ids(cx, &companions(cx, ix, |facts| matches!(facts, Facts::Agreement(_)))),
        url: entry.path.url_path(),
    }
}

/// The published documents of one sort that belong to the plan `ix` or refer to it or to a part of it, the
/// latest first.
fn companions(cx: &Context<'_>, ix: DocIx, is_sort: fn(&Facts) -> bool) -> Vec<DocIx> {
    let site = cx.site;
    let mut found = BTreeSet::new();
    let mut folders = vec![ix];
    while let Some(folder) = folders.pop() {
        for below in site.below.get(&folder).into_iter().flatten().copied() {
            if site[below].home.plan == Some(ix) {
                found.insert(below);
                folders.push(below);
            }
        }
    }
    let tree = site.tree(ix);
    let sections = tree.iter().flat_map(|tree| tree.sections.iter().map(|node| node.section));
    let measures = tree.iter().flat_map(|tree| tree.measures.iter().copied());
    for part in sections.chain(measures).chain([ix]) {
        found.extend(site.mentions(part));
    }
    let mut found: Vec<DocIx> =
        found.into_iter().filter(|found| is_sort(&site[*found].document.facts)).collect();
    found.sort_by(|a, b| latest_first(site, *a, *b));
    found
}

fn section<'a>(cx: &'a Context<'a>, node: &SectionNode) -> Option<SectionData<'a>> {
    let entry = &cx.site[node.section];
    let Facts::Section(sort, section) = &entry.document.facts else { return None };
    Some(SectionData {
        id: entry.document.id.as_str(),
        kind: sort.word(),
        number: section.number.as_ref().map(Number::as_str),
        title: entry.title(),
        depth: node.depth,
        wording: wording(cx, node.section, section.rendition),
        across: section.across == Some(true),
        placeholder: section.placeholder == Some(true),
        measures: ids(cx, &node.measures),
        url: entry.path.url_path(),
    })
}

fn measure_data<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<MeasureData<'a>> {
    let entry = &cx.site[ix];
    let Facts::Measure(measure) = &entry.document.facts else { return None };
    let common = &entry.document.common;
    let links = &entry.links;
    let milestone = |milestone: &'a types::Milestone| MilestoneData {
        title: &milestone.title,
        date: milestone.date.as_ref().map(DateData::from),
        status: milestone.status.map(|status| status.word()),
    };
    Some(MeasureData {
        id: entry.document.id.as_str(),
        number: measure.number.as_ref().map(Number::as_str),
        title: entry.title(),
        summary: common.summary.as_deref(),
        sections: ids(cx, &parents(cx.site, ix)),
        kind: measure.sort.map(|sort| sort.word()),
        wording: wording(cx, ix, measure.rendition),
        status: status(cx, ix, measure),
        history: history(cx, ix, measure),
        responsible: measure
            .responsible
            .as_ref()
            .map(|named| body(cx, named, links.responsible.as_ref())),
        parties: parties(cx, &measure.parties, &links.parties),
        period: measure.period.as_ref().map(DateData::from),
        audience: measure.audience.as_deref(),
        milestones: measure.milestones.iter().map(milestone).collect(),
        indicators: indicators(cx, &measure.indicators),
        money: measure.money.iter().map(money).collect(),
        result: measure.result.as_deref().filter(|_| entry.state.is_none_or(|state| state.latest)),
        see_also: ids(cx, &links.see_also),
        replaces: ids(cx, &links.replaces),
        url: entry.path.url_path(),
    })
}

/// The status of a measure with its reason.
pub(super) fn status<'a>(cx: &'a Context<'a>, ix: DocIx, measure: &'a Measure) -> StatusData<'a> {
    let state = cx.site[ix].state;
    let change = state.and_then(|state| cx.site[ix].history.get(state.change?));
    let since = state.and_then(|state| cx.site[ix].history.get(state.since?));
    let told = change.and_then(|change| timeline::change_text(cx, ix, change.origin));
    let latest = state.is_none_or(|state| state.latest);
    StatusData {
        status: status_of(cx, ix).word(),
        since: since.map(|change| DateData::from(&change.date)),
        reason: measure.reason.as_deref().filter(|_| latest).or(told),
        overdue_since: state.and_then(|state| state.overdue_since).map(|day| day.to_string()),
    }
}

fn history<'a>(cx: &'a Context<'a>, ix: DocIx, measure: &'a Measure) -> Vec<HistoryData<'a>> {
    let changes = cx.site[ix].history.iter();
    let so_far = changes.filter(|change| is_so_far(&change.date, cx.stichtag()));
    so_far
        .map(|change| {
            let (source, report) = match change.origin {
                Origin::Own(at) => {
                    (measure.history.get(at).and_then(|entry| entry.source.as_deref()), None)
                }
                Origin::Report(report, _) => (None, Some(cx.site[report].document.id.as_str())),
            };
            HistoryData {
                date: DateData::from(&change.date),
                status: change.status.word(),
                text: timeline::change_text(cx, ix, change.origin),
                source,
                report,
            }
        })
        .collect()
}

/// Indicators with the values up to the Stichtag.
fn indicators<'a>(cx: &Context<'_>, indicators: &'a [types::Indicator]) -> Vec<IndicatorData<'a>> {
    let figure = |figure: Option<Figure>| figure.map(|figure| figure.to_string());
    let so_far = |value: &&'a types::IndicatorValue| {
        value.date.as_ref().is_none_or(|date| is_so_far(date, cx.stichtag()))
    };
    let value = |value: &'a types::IndicatorValue| ValueData {
        date: value.date.as_ref().map(DateData::from),
        value: figure(value.value),
        statement: value.statement.as_deref(),
        source: value.source.as_deref(),
    };
    let indicator = |indicator: &'a types::Indicator| IndicatorData {
        title: &indicator.name.value,
        unit: indicator.unit.as_deref(),
        baseline: figure(indicator.baseline),
        target: figure(indicator.target),
        values: indicator.values.iter().map(|it| &it.value).filter(so_far).map(value).collect(),
    };
    // What had nothing to tell on that day is left out.
    let tells = |it: &IndicatorData<'_>| {
        !it.values.is_empty() || it.baseline.is_some() || it.target.is_some()
    };
    indicators.iter().map(indicator).filter(tells).collect()
}

fn money(money: &types::Money) -> MoneyData<'_> {
    MoneyData {
        amount: money.amount.to_string(),
        year: money.year.as_ref().map(Date::literal),
        frequency: money.interval.map(|interval| interval.word()),
        giver: money.giver.as_deref(),
        kind: money.commitment.map(|commitment| commitment.word()),
    }
}

/// The wording in force at the Stichtag. The document's source is that of the newest.
fn wording<'a>(
    cx: &Context<'a>,
    ix: DocIx,
    rendition: Option<Rendition>,
) -> Option<WordingData<'a>> {
    let rendition = rendition.unwrap_or(Rendition::Verbatim).word();
    let source = cx.site[ix].document.common.source.as_deref();
    let source = source.filter(|_| cx.site.holds_newest_wording(ix));
    cx.site.wording(ix).map(|text| WordingData { text, rendition, source })
}

/// A body under its page's title, or as it was named where it has no page. Of one whose page is withheld
/// neither title nor id nor what it was named by may appear.
pub(super) fn body<'a>(
    cx: &'a Context<'a>,
    named: &'a Reference,
    name: Option<&Name>,
) -> BodyData<'a> {
    match name.and_then(|name| name.document).map(|ix| &cx.site[ix]) {
        Some(entry) if entry.withheld => {
            BodyData { name: cx.texts.get("not-yet-published"), id: None }
        }
        Some(entry) => BodyData { name: entry.title(), id: Some(entry.document.id.as_str()) },
        None => BodyData { name: &named.text, id: None },
    }
}

fn parties<'a>(
    cx: &'a Context<'a>,
    parties: &'a [types::Party],
    names: &[Name],
) -> Vec<PartyData<'a>> {
    let names = names.iter().map(Some).chain(std::iter::repeat(None));
    parties
        .iter()
        .zip(names)
        .map(|(party, name)| PartyData {
            body: body(cx, &party.body, name),
            role: party.role.as_deref(),
            area: party.area.as_deref(),
        })
        .collect()
}

/// The ids of those that are published.
fn ids<'a>(cx: &'a Context<'a>, documents: &[DocIx]) -> Vec<&'a str> {
    let published = documents.iter().filter(|ix| !cx.site[**ix].withheld);
    published.map(|ix| cx.site[*ix].document.id.as_str()).collect()
}
