//! `daten.json`: everything about a plan for machines, as of the Stichtag; and the record that an archive keeps
//! of a version. Fills the shapes of [`crate::record`], where every key is explained: one function for each
//! shape, which makes it longer than most files. Withheld documents appear nowhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::context::{At, Context};
use super::plain_blocks::plain_blocks;
use super::timeline;
use crate::date::Date;
use crate::document::figure::Figure;
use crate::document::id::Reference;
use crate::document::types::{self, Facts, Measure, MeasureStatus, Named, Rendition};
use crate::model::{
    DocIx, Name, Origin, PlanTree, SectionNode, effect, home_section, is_known, is_so_far,
    latest_first, parents,
};
use crate::record::{
    AmendmentRecord, AuthorityRecord, Block, BodyRecord, DateRecord, HistoryRecord,
    IndicatorRecord, MeasureRecord, MilestoneRecord, MoneyRecord, OperationRecord, PartyRecord,
    PlanFacts, PlanRecord, SCHEMA, SectionRecord, StatusRecord, ValueRecord, VersionRecord,
    WordingRecord, Words,
};

/// Words that a document lends.
fn lent<'a>(words: Option<&'a str>) -> Option<Words<'a>> {
    words.map(Cow::Borrowed)
}

/// The data of the plan `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<PlanRecord<'a>> {
    let site = cx.site;
    let Facts::Plan(plan) = &site[ix].document.facts else { return None };
    let tree = site.tree(ix)?;
    let page = At::document(cx, ix).frame(ix, "", false);
    let mut counts = BTreeMap::new();
    for status in tree.measures.iter().map(|measure| status_of(cx, *measure)) {
        *counts.entry(Cow::Borrowed(status.word())).or_default() += 1;
    }
    let bare = |section: &DocIx| SectionNode { section: *section, depth: 0, measures: Vec::new() };
    let bare: Vec<SectionNode> = tree.repealed.iter().map(bare).collect();
    let measures = tree.measures.iter().chain(&tree.repealed);
    Some(PlanRecord {
        schema: SCHEMA,
        version: cx.frozen().map(|frozen| Cow::Borrowed(&*frozen.nr)),
        base_url: lent(cx.base_url()),
        stichtag: site.edition.stichtag.explicit.then(|| cx.stichtag().to_string()),
        language: Cow::Borrowed(cx.language_of(&site[ix].document)),
        licence: lent(site.file.licence.as_deref()),
        publisher: lent(site.file.publisher.as_deref()),
        notices: page.notices.iter().map(|notice| Cow::Borrowed(notice.text)).collect(),
        authority: site[ix].home.authority.and_then(|authority| authority_data(cx, authority)),
        plan: plan_facts(cx, ix, plan),
        // What was repealed comes last, with the day; it is in no order and no count.
        sections: tree.sections.iter().chain(&bare).filter_map(|node| section(cx, node)).collect(),
        measures: measures.filter_map(|measure| measure_data(cx, *measure)).collect(),
        parts: parts(cx, tree),
        amendments: amendments(cx, ix),
        counts,
        redactions: Vec::new(),
    })
}

/// The plan in the order of reading: a section, the measures at home in it, the sections below it; measures
/// without a section last.
fn parts<'a>(cx: &'a Context<'a>, tree: &PlanTree) -> Vec<Words<'a>> {
    let mut order = Vec::new();
    for node in &tree.sections {
        order.push(node.section);
        let at_home = |measure: &&DocIx| home_section(cx.site, **measure) == Some(node.section);
        order.extend(node.measures.iter().filter(at_home));
    }
    order.extend(&tree.loose);
    ids(cx, &order)
}

/// The published amendments of the plan, the earliest first, undated ones last.
fn amendments<'a>(cx: &'a Context<'a>, plan: DocIx) -> Vec<AmendmentRecord<'a>> {
    let latest_first = cx.site.lists.amendments.get(&plan).map_or(&[][..], Vec::as_slice);
    let is_dated = |ix: &&DocIx| cx.site[**ix].document.facts.date().is_some_and(Date::has_year);
    let dated = latest_first.iter().filter(is_dated).rev();
    let undated = latest_first.iter().filter(|ix| !is_dated(ix));
    dated.chain(undated).filter_map(|ix| amendment(cx, *ix)).collect()
}

fn amendment<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AmendmentRecord<'a>> {
    let entry = &cx.site[ix];
    let Facts::Amendment(amendment) = &entry.document.facts else { return None };
    let targets = entry.links.targets.iter().copied().chain(std::iter::repeat(None));
    // What is done to a draft is withheld with it; what is only to be put in has no id yet.
    let shown = amendment
        .operations
        .iter()
        .zip(targets)
        .filter(|(_, target)| target.is_none_or(|target| cx.site.may_be_told(target)));
    let operation = |(operation, target): (&'a types::Operation, Option<DocIx>)| OperationRecord {
        op: Cow::Borrowed(operation.op.value.word()),
        target: target
            .map(|target| &cx.site[target])
            .filter(|entry| !entry.withheld)
            .map(|entry| Cow::Borrowed(entry.document.id.as_str())),
        old: lent(operation.old.as_ref().map(|it| &*it.value)),
        new: lent(operation.new.as_ref().map(|it| &*it.value)),
    };
    Some(AmendmentRecord {
        id: Cow::Borrowed(entry.document.id.as_str()),
        title: Cow::Borrowed(entry.title()),
        version: lent(amendment.version.as_ref().map(|version| version.value.as_str())),
        date: amendment.date.as_ref().map(DateRecord::from),
        from: amendment.from.as_ref().map(DateRecord::from),
        order: amendment.order,
        nature: lent(amendment.nature.map(|nature| nature.word())),
        operations: shown.map(operation).collect(),
        text: text(cx, ix),
        url: entry.path.url_path(),
    })
}

/// From when an amendment in force by the Stichtag repeals the measure or section.
fn repealed(cx: &Context<'_>, part: DocIx) -> Option<DateRecord> {
    let (amendment, _) = cx.site.act(cx.site.repealed(part)?)?;
    let unknown = Date::parse("unbekannt").ok();
    effect(amendment).or(unknown.as_ref()).map(DateRecord::from)
}

/// The text of a document in plain blocks.
fn text(cx: &Context<'_>, ix: DocIx) -> Vec<Block> {
    plain_blocks(&At::document(cx, ix).prose(ix).html)
}

/// The former ids of a document.
fn aliases<'a>(cx: &'a Context<'a>, ix: DocIx) -> Vec<Words<'a>> {
    let aliases = cx.site[ix].document.common.aliases.iter();
    aliases.map(|alias| Cow::Borrowed(alias.value.as_str())).collect()
}

/// The status of a measure at the Stichtag.
pub(super) fn status_of(cx: &Context<'_>, measure: DocIx) -> MeasureStatus {
    cx.site[measure].state.map_or(MeasureStatus::NotStated, |state| state.status)
}

fn authority_data<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AuthorityRecord<'a>> {
    let entry = &cx.site[ix];
    let Facts::Authority(authority) = &entry.document.facts else { return None };
    Some(AuthorityRecord {
        id: Cow::Borrowed(entry.document.id.as_str()),
        title: Cow::Borrowed(entry.title()),
        official_name: lent(authority.official_name.as_deref()),
        level: Cow::Borrowed(authority.level.word()),
        land: lent(authority.land.as_ref().map(|land| &*land.value)),
        ags: lent(authority.ags.as_ref().map(|key| &*key.value)),
        ars: lent(authority.ars.as_ref().map(|key| &*key.value)),
        wikidata: lent(authority.wikidata.as_deref()),
        website: lent(authority.website.as_ref().map(|address| address.as_str())),
        indicators: indicators(cx, &authority.indicators),
        url: entry.path.url_path(),
    })
}

fn plan_facts<'a>(cx: &'a Context<'a>, ix: DocIx, plan: &'a types::Plan) -> PlanFacts<'a> {
    let entry = &cx.site[ix];
    let common = &entry.document.common;
    let version = |version: &'a types::Version| {
        let decision = version.decision.as_ref();
        VersionRecord {
            nr: Cow::Borrowed(version.nr.value.as_str()),
            name: lent(version.name.as_deref()),
            decided_by: lent(decision.and_then(|decision| decision.body.as_deref())),
            decided: decision.and_then(|decision| decision.date.as_ref()).map(DateRecord::from),
            paper: lent(decision.and_then(|decision| decision.paper.as_deref())),
            from: version.from.as_ref().map(DateRecord::from),
            until: version.until.as_ref().map(DateRecord::from),
        }
    };
    let known = plan.versions.iter().filter(|version| is_known(version, cx.stichtag()));
    PlanFacts {
        id: Cow::Borrowed(entry.document.id.as_str()),
        aliases: aliases(cx, ix),
        title: Cow::Borrowed(entry.title()),
        summary: lent(common.summary.as_deref()),
        kind: lent(plan.sort.as_deref()),
        status: lent(plan.status.map(|status| status.word())),
        source: lent(common.source.as_deref()),
        reviewed: common.reviewed.as_ref().map(DateRecord::from),
        versions: known.map(version).collect(),
        parties: parties(cx, &plan.parties, &entry.links.parties),
        reports: ids(cx, cx.site.lists.reports.get(&ix).map_or(&[], Vec::as_slice)),
        events: ids(cx, &companions(cx, ix, |facts| matches!(facts, Facts::Event(_)))),
        agreements: ids(cx, &companions(cx, ix, |facts| matches!(facts, Facts::Agreement(_)))),
        text: text(cx, ix),
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

fn section<'a>(cx: &'a Context<'a>, node: &SectionNode) -> Option<SectionRecord<'a>> {
    let entry = &cx.site[node.section];
    let Facts::Section(sort, section) = &entry.document.facts else { return None };
    Some(SectionRecord {
        id: Cow::Borrowed(entry.document.id.as_str()),
        aliases: aliases(cx, node.section),
        kind: Cow::Borrowed(sort.word()),
        number: lent(section.number.as_ref().map(|it| it.value.as_str())),
        title: Cow::Borrowed(entry.title()),
        summary: lent(entry.document.common.summary.as_deref()),
        sections: ids(cx, &parents(cx.site, node.section)),
        depth: node.depth,
        wording: wording(cx, node.section, section.rendition),
        text: text(cx, node.section),
        across: section.across == Some(true),
        placeholder: section.placeholder == Some(true),
        measures: ids(cx, &node.measures),
        replaces: ids(cx, &entry.links.replaces),
        repealed: repealed(cx, node.section),
        url: entry.path.url_path(),
    })
}

fn measure_data<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<MeasureRecord<'a>> {
    let entry = &cx.site[ix];
    let Facts::Measure(measure) = &entry.document.facts else { return None };
    let common = &entry.document.common;
    let links = &entry.links;
    let milestone = |milestone: &'a types::Milestone| MilestoneRecord {
        title: Cow::Borrowed(&*milestone.title),
        date: milestone.date.as_ref().map(DateRecord::from),
        status: lent(milestone.status.map(|status| status.word())),
    };
    Some(MeasureRecord {
        id: Cow::Borrowed(entry.document.id.as_str()),
        aliases: aliases(cx, ix),
        number: lent(measure.number.as_ref().map(|it| it.value.as_str())),
        title: Cow::Borrowed(entry.title()),
        summary: lent(common.summary.as_deref()),
        sections: ids(cx, &parents(cx.site, ix)),
        kind: lent(measure.sort.map(|sort| sort.word())),
        wording: wording(cx, ix, measure.rendition),
        text: text(cx, ix),
        status: status(cx, ix, measure),
        history: history(cx, ix, measure),
        responsible: measure
            .responsible
            .as_ref()
            .map(|named| body(cx, named, links.responsible.as_ref())),
        parties: parties(cx, &measure.parties, &links.parties),
        period: measure.period().map(DateRecord::from),
        audience: lent(measure.audience.as_deref()),
        milestones: measure.milestones.iter().map(milestone).collect(),
        indicators: indicators(cx, &measure.indicators),
        money: measure.money.iter().map(money).collect(),
        result: lent(
            measure.result.as_deref().filter(|_| entry.state.is_none_or(|state| state.latest)),
        ),
        see_also: ids(cx, &links.see_also),
        replaces: ids(cx, &links.replaces),
        repealed: repealed(cx, ix),
        url: entry.path.url_path(),
    })
}

/// The status of a measure with its reason.
pub(super) fn status<'a>(cx: &'a Context<'a>, ix: DocIx, measure: &'a Measure) -> StatusRecord<'a> {
    let state = cx.site[ix].state;
    let change = state.and_then(|state| cx.site[ix].history.get(state.change?));
    let since = state.and_then(|state| cx.site[ix].history.get(state.since?));
    let told = change.and_then(|change| timeline::change_text(cx, ix, change.origin));
    let latest = state.is_none_or(|state| state.latest);
    StatusRecord {
        status: Cow::Borrowed(status_of(cx, ix).word()),
        since: since.map(|change| DateRecord::from(&change.date)),
        reason: lent(measure.reason.as_deref().filter(|_| latest).or(told)),
        overdue_since: state.and_then(|state| state.overdue_since).map(|day| day.to_string()),
    }
}

fn history<'a>(cx: &'a Context<'a>, ix: DocIx, measure: &'a Measure) -> Vec<HistoryRecord<'a>> {
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
            HistoryRecord {
                date: DateRecord::from(&change.date),
                status: Cow::Borrowed(change.status.word()),
                text: lent(timeline::change_text(cx, ix, change.origin)),
                source: lent(source),
                report: lent(report),
            }
        })
        .collect()
}

/// Indicators with the values up to the Stichtag.
fn indicators<'a>(
    cx: &Context<'_>,
    indicators: &'a [types::Indicator],
) -> Vec<IndicatorRecord<'a>> {
    let figure = |figure: Option<Figure>| figure.map(|figure| figure.to_string());
    let so_far = |value: &&'a types::IndicatorValue| {
        value.date.as_ref().is_none_or(|date| is_so_far(date, cx.stichtag()))
    };
    let value = |value: &'a types::IndicatorValue| ValueRecord {
        date: value.date.as_ref().map(DateRecord::from),
        value: figure(value.value),
        statement: lent(value.statement.as_deref()),
        source: lent(value.source.as_deref()),
    };
    let indicator = |indicator: &'a types::Indicator| IndicatorRecord {
        title: Cow::Borrowed(&*indicator.name.value),
        unit: lent(indicator.unit.as_deref()),
        baseline: figure(indicator.baseline),
        target: figure(indicator.target),
        values: indicator.values.iter().map(|it| &it.value).filter(so_far).map(value).collect(),
    };
    // What had nothing to tell on that day is left out.
    let tells = |it: &IndicatorRecord<'_>| {
        !it.values.is_empty() || it.baseline.is_some() || it.target.is_some()
    };
    indicators.iter().map(indicator).filter(tells).collect()
}

fn money(money: &types::Money) -> MoneyRecord<'_> {
    MoneyRecord {
        amount: money.amount.figure().to_string(),
        year: money.year.as_ref().map(Date::literal),
        frequency: lent(money.interval.map(|interval| interval.word())),
        giver: lent(money.giver.as_deref()),
        kind: lent(money.commitment.map(|commitment| commitment.word())),
    }
}

/// The wording in force at the Stichtag. The document's source is that of the newest.
fn wording<'a>(
    cx: &Context<'a>,
    ix: DocIx,
    rendition: Option<Rendition>,
) -> Option<WordingRecord<'a>> {
    let rendition = rendition.unwrap_or(Rendition::Verbatim).word();
    let source = cx.site[ix].document.common.source.as_deref();
    let source = source.filter(|_| cx.site.holds_newest_wording(ix));
    cx.site.wording(ix).map(|text| WordingRecord {
        text: Cow::Borrowed(text),
        rendition: Cow::Borrowed(rendition),
        source: lent(source),
    })
}

/// A body under its page's title, or as it was named where it has no page. Of one whose page is withheld
/// neither title nor id nor what it was named by may appear.
pub(super) fn body<'a>(
    cx: &'a Context<'a>,
    named: &'a Reference<Named>,
    name: Option<&Name>,
) -> BodyRecord<'a> {
    match name.and_then(|name| name.document).map(|ix| &cx.site[ix]) {
        Some(entry) if entry.withheld => {
            BodyRecord { name: Cow::Borrowed(cx.texts.get("not-yet-published")), id: None }
        }
        Some(entry) => BodyRecord {
            name: Cow::Borrowed(entry.title()),
            id: lent(Some(entry.document.id.as_str())),
        },
        None => BodyRecord { name: Cow::Borrowed(&*named.text), id: None },
    }
}

fn parties<'a>(
    cx: &'a Context<'a>,
    parties: &'a [types::Party],
    names: &[Name],
) -> Vec<PartyRecord<'a>> {
    let names = names.iter().map(Some).chain(std::iter::repeat(None));
    parties
        .iter()
        .zip(names)
        .map(|(party, name)| PartyRecord {
            body: body(cx, &party.body, name),
            role: lent(party.role.as_deref()),
            area: lent(party.area.as_deref()),
        })
        .collect()
}

/// The ids of those that are published.
fn ids<'a>(cx: &'a Context<'a>, documents: &[DocIx]) -> Vec<Words<'a>> {
    let published = documents.iter().filter(|ix| !cx.site[**ix].withheld);
    published.map(|ix| Cow::Borrowed(cx.site[*ix].document.id.as_str())).collect()
}
