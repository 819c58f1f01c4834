//! The pages of events, agreements and progress reports.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{At, Context};
use super::page::Frame;
use super::parts::{
    Attachment, DateText, Link, MentionGroup, Party, Prose, StatusMark, StatusStrip,
};
use super::plan::{decision_text, strip, strip_of};
use crate::document::figure::Figure;
use crate::document::types::{Attendance, Facts, MeasureStatus, Report};
use crate::model::{DocIx, Origin};

/// The page of an event.
#[derive(Clone, Debug, Serialize)]
pub struct EventPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// "Kongress".
    pub sort: Option<&'a str>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// When.
    pub date: Option<DateText>,
    /// Where.
    pub place: Option<&'a str>,
    /// Who held it.
    pub organiser: Option<Link<'a>>,
    /// "knapp 700", "35".
    pub attendance: Option<String>,
    /// How many such events there were, where it was more than one.
    pub count: Option<i32>,
    /// For whom.
    pub audience: Option<&'a str>,
    /// Who took part.
    pub parties: Vec<Party<'a>>,
    /// What it was about.
    pub about: Vec<Link<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// The page of an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// When it was signed.
    pub date: Option<DateText>,
    /// The parties.
    pub parties: Vec<Link<'a>>,
    /// The initiative that it belongs to.
    pub initiative: Option<Link<'a>>,
    /// What each party undertakes, party by party.
    pub undertakings: Vec<PartyUndertakings<'a>>,
    /// What it is about.
    pub about: Vec<Link<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// What one party undertakes.
#[derive(Clone, Debug, Serialize)]
pub struct PartyUndertakings<'a> {
    /// The party.
    pub party: Link<'a>,
    /// What it undertakes.
    pub items: Vec<&'a str>,
}

/// The page of a progress report.
#[derive(Clone, Debug, Serialize)]
pub struct ReportPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// The plan.
    pub plan: Option<Link<'a>>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// When it was published.
    pub date: Option<DateText>,
    /// What period it reports on.
    pub period: Option<DateText>,
    /// "Beschluss: 24. September 2019, Rat".
    pub decision: Option<String>,
    /// The counts as the report leaves them; absent where it reports on no measure.
    pub then: Option<StatusStrip<'a>>,
    /// The counts at the Stichtag.
    pub now: Option<StatusStrip<'a>>,
    /// What it says, measure by measure, in official order.
    pub entries: Vec<ReportEntry<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// Files that go with it.
    pub attachments: Vec<Attachment<'a>>,
    /// What else it is about.
    pub about: Vec<Link<'a>>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// What a report says of one measure.
#[derive(Clone, Debug, Serialize)]
pub struct ReportEntry<'a> {
    /// The measure.
    pub measure: Link<'a>,
    /// The status that the report gives.
    pub status: StatusMark<'a>,
    /// The status before the report, where the history tells.
    pub before: Option<StatusMark<'a>>,
    /// What happened.
    pub text: Option<&'a str>,
}

/// The page of the event `ix`; `None` where it is none.
pub fn build_event<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<EventPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::Event(event) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    Some(EventPage {
        page: at.frame(ix, "event", false),
        title: entry.title(),
        sort: event.sort.map(|sort| cx.texts.of_word("event", sort.word())),
        summary: entry.document.common.summary.as_deref(),
        date: event.date.as_ref().map(|date| cx.date(date)),
        place: event.place.as_deref(),
        organiser: event
            .organiser
            .as_ref()
            .map(|it| at.name(entry.links.responsible.as_ref(), &it.text)),
        attendance: event
            .attendance
            .as_ref()
            .and_then(|attendance| attendance_text(cx, attendance)),
        count: event.count.filter(|count| *count > 1),
        audience: event.audience.as_deref(),
        parties: at.parties(&event.parties, &entry.links.parties),
        about: at.links(&entry.links.about),
        prose: at.prose(ix),
        mentions: at.mentions(ix, |_| false),
    })
}

/// What the source says, else the number.
fn attendance_text(cx: &Context<'_>, attendance: &Attendance) -> Option<String> {
    let number = attendance.value.as_deref();
    let number = number.map(|text| {
        Figure::parse(text).map_or_else(|| text.to_owned(), |it| it.display(cx.language()))
    });
    attendance.statement.as_deref().map(str::to_owned).or(number)
}

/// The page of the agreement `ix`; `None` where it is none.
pub fn build_agreement<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AgreementPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::Agreement(agreement) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let parties = agreement.parties.iter().zip(&entry.links.parties);
    let mut undertakings: Vec<PartyUndertakings<'a>> = Vec::new();
    for (undertaking, name) in agreement.undertakings.iter().zip(&entry.links.undertakers) {
        if name.document.is_some_and(|party| cx.site[party].withheld) {
            continue;
        }
        let party = at.name(Some(name), &undertaking.party.text);
        match undertakings.iter_mut().find(|known| known.party.title == party.title) {
            Some(known) => known.items.push(&undertaking.text),
            None => undertakings.push(PartyUndertakings { party, items: vec![&undertaking.text] }),
        }
    }
    Some(AgreementPage {
        page: at.frame(ix, "agreement", false),
        title: entry.title(),
        summary: entry.document.common.summary.as_deref(),
        date: agreement.date.as_ref().map(|date| cx.date(date)),
        parties: parties.map(|(party, name)| at.name(Some(name), &party.text)).collect(),
        initiative: agreement
            .initiative
            .as_ref()
            .map(|it| at.name(entry.links.responsible.as_ref(), &it.text)),
        undertakings,
        about: at.links(&entry.links.about),
        prose: at.prose(ix),
        mentions: at.mentions(ix, |_| false),
    })
}

/// The page of the progress report `ix`; `None` where it is none.
pub fn build_report<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<ReportPage<'a>> {
    let site = cx.site;
    let entry = &site[ix];
    let Facts::Report(report) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let measures =
        entry.home.plan.and_then(|plan| site.tree(plan)).map_or(&[][..], |tree| &tree.measures);
    let counted = !report.entries.is_empty();
    let is_other = |about: &DocIx| Some(*about) != entry.home.plan;
    let about: Vec<DocIx> = entry.links.about.iter().copied().filter(is_other).collect();
    let mut files = entry.links.files.iter().flatten().map(|path| &**path);
    Some(ReportPage {
        page: at.frame(ix, "report", counted),
        title: entry.title(),
        plan: entry.home.plan.map(|plan| at.link(plan)),
        summary: entry.document.common.summary.as_deref(),
        date: report.date.as_ref().map(|date| cx.date(&date.value)),
        period: report.period.as_ref().map(|period| cx.date(period)),
        decision: report.decision.as_ref().and_then(|decision| decision_text(cx, decision)),
        then: counted.then(|| counts_after(cx, ix, report, measures)),
        now: counted.then(|| strip(cx, measures)),
        entries: entries(&at, ix, report),
        prose: at.prose(ix),
        attachments: at.attachments(&report.attachments, &mut files),
        about: at.links(&about),
        mentions: at.mentions(ix, |_| false),
    })
}

/// The counts as they were when the report was published.
fn counts_after<'a>(
    cx: &Context<'a>,
    ix: DocIx,
    report: &Report,
    measures: &[DocIx],
) -> StatusStrip<'a> {
    let date = report.date.as_ref().map(|date| &date.value);
    let status = |measure: &DocIx| {
        let history = &cx.site[*measure].history;
        let known = |at: usize| {
            let change = history.get(at);
            change.is_some_and(|it| {
                Some(&it.date) <= date || matches!(it.origin, Origin::Report(by, _) if by == ix)
            })
        };
        let last = (0..history.len()).rev().find(|at| known(*at));
        last.and_then(|at| history.get(at)).map_or(MeasureStatus::NotStated, |change| change.status)
    };
    strip_of(cx, measures.iter().map(status), 0)
}

/// What a report says, in the official order of the measures.
fn entries<'a>(at: &At<'a>, ix: DocIx, report: &'a Report) -> Vec<ReportEntry<'a>> {
    let cx = at.cx;
    let mut sorted: BTreeMap<(Option<usize>, DocIx, usize), ReportEntry<'a>> = BTreeMap::new();
    for (place, (said, target)) in report.entries.iter().zip(&cx.site[ix].links.targets).enumerate()
    {
        let Some(measure) = target.filter(|target| !cx.site[*target].withheld) else { continue };
        let history = &cx.site[measure].history;
        let here = history.iter().position(|change| change.origin == Origin::Report(ix, place));
        let before = here.and_then(|here| here.checked_sub(1)).and_then(|at| history.get(at));
        let entry = ReportEntry {
            measure: at.link(measure),
            status: cx.status(said.status.value),
            before: before.map(|change| cx.status(change.status)),
            text: said.text.as_deref(),
        };
        sorted.insert((cx.site[measure].rank, measure, place), entry);
    }
    sorted.into_values().collect()
}
