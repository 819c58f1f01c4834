//! What the search finds: for each published document its title, where it belongs, and all that its own
//! page says. Made of the same parts as the pages, so that what a page keeps back is not found either.
//! Knows nothing of how an index is laid out.
//! Long by a few lines, as every type of document says something of its own.

use super::context::{At, Context};
use super::parts::{Attachment, Link, Party, Wording};
use super::{amendment, body, figures, measure, occasion, press};
use crate::document::body::plain_text;
use crate::document::language_tag::LanguageTag;
use crate::document::types::{Authority, Facts, Measure, Plan};
use crate::formats::search::Record;
use crate::model::DocIx;

/// What can be found of the published document `ix`.
pub fn record<'a>(cx: &'a Context<'a>, ix: DocIx) -> Record<'a> {
    let site = cx.site;
    let entry = &site[ix];
    let common = &entry.document.common;
    let facts = &entry.document.facts;
    let at = At::document(cx, ix);
    let mut said = Said::default();
    said.maybe(common.summary.as_deref());
    own_words(&at, ix, &mut said);
    let plan_status = if let Facts::Plan(plan) = facts { plan.status } else { None };
    let status = entry
        .state
        .map(|state| cx.status(state.status).label)
        .or(plan_status.map(|status| cx.texts.of_word("plan", status.word())));
    let site_language = site.file.language();
    Record {
        address: entry.path.url_path(),
        title: cx.numbered_title(ix).into_owned(),
        label: label(cx, ix),
        status,
        language: common
            .language
            .as_ref()
            .map(LanguageTag::as_str)
            .filter(|language| *language != site_language),
        kind: facts.type_word(),
        group: group(cx, ix),
        headings: entry
            .document
            .body
            .headings
            .iter()
            .map(|heading| (heading.id.to_string(), heading.text.to_string()))
            .collect(),
        keywords: common.keywords.iter().map(|word| &**word).chain(facts.variants()).collect(),
        text: said.text,
    }
}

/// The id of the authority by which `ix` is filtered: its own, or the one it is.
fn group<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<&'a str> {
    let entry = &cx.site[ix];
    let own = matches!(entry.document.facts, Facts::Authority(_)).then_some(ix);
    own.or(entry.home.authority).map(|authority| cx.site[authority].document.id.as_str())
}

/// "Maßnahme · Integrationsplan · Musterstadt".
fn label(cx: &Context<'_>, ix: DocIx) -> String {
    let entry = &cx.site[ix];
    let mut label = cx.texts.of_word("type", entry.document.facts.type_word()).to_owned();
    for above in [entry.home.plan, entry.home.authority].into_iter().flatten() {
        if above != ix {
            label.push_str(" · ");
            label.push_str(cx.site[above].title());
        }
    }
    label
}

/// What the page of `ix` says beside its title and summary.
fn own_words<'a>(at: &At<'a>, ix: DocIx, said: &mut Said) {
    let cx = at.cx;
    let entry = &cx.site[ix];
    // The text itself stands where it stands on the page: after an official wording, before all facts.
    let prose = |said: &mut Said| said.push(&plain_text(&at.prose(ix).html));
    match &entry.document.facts {
        Facts::Authority(facts) => {
            prose(said);
            of_authority(cx, facts, said);
        }
        Facts::Organisation(_) => {
            prose(said);
            let Some(page) = body::build_organisation(cx, ix) else { return };
            said.maybe(page.sort);
            said.links(page.carrier.iter().chain(&page.parent));
        }
        Facts::Person(_) => {
            prose(said);
            let Some(page) = body::build_person(cx, ix) else { return };
            for office in &page.offices {
                said.push(office.office);
                said.links(&office.body);
            }
        }
        Facts::Group(_) => {
            let Some(page) = body::build_group(cx, ix) else { return };
            said.maybe(page.mandate);
            prose(said);
            said.links(page.members.iter().map(|member| &member.name));
        }
        Facts::Plan(facts) => {
            prose(said);
            of_plan(at, ix, facts, said);
        }
        Facts::Section(_, section) => {
            said.wording(cx.wording(ix, section.rendition));
            prose(said);
        }
        Facts::Measure(facts) => {
            said.wording(cx.wording(ix, facts.rendition));
            prose(said);
            of_measure(at, ix, facts, said);
        }
        Facts::Report(_) => {
            prose(said);
            let Some(page) = occasion::build_report(cx, ix) else { return };
            for entry in &page.entries {
                said.links([&entry.measure]);
                said.maybe(entry.text);
            }
            said.attachments(&page.attachments);
        }
        Facts::Amendment(_) => {
            prose(said);
            let Some(page) = amendment::build(cx, ix) else { return };
            for operation in &page.operations {
                said.links(&operation.target);
                operation.old.iter().chain(&operation.new).for_each(|words| said.push(words));
            }
        }
        Facts::PressRelease(_) => {
            let Some(page) = press::build(cx, ix) else { return };
            said.maybe(page.subtitle);
            prose(said);
            of_press(&page, said);
        }
        Facts::Event(_) => {
            prose(said);
            let Some(page) = occasion::build_event(cx, ix) else { return };
            said.maybe(page.sort);
            said.maybe(page.place);
            said.links(&page.organiser);
            said.maybe(page.audience);
            said.parties(&page.parties);
        }
        Facts::Agreement(_) => {
            prose(said);
            let Some(page) = occasion::build_agreement(cx, ix) else { return };
            said.links(page.parties.iter().chain(&page.initiative));
            for party in &page.undertakings {
                party.items.iter().for_each(|item| said.push(item));
            }
        }
        Facts::Page(_) => prose(said),
    }
}

fn of_authority(cx: &Context<'_>, authority: &Authority, said: &mut Said) {
    said.maybe(authority.official_name.as_deref());
    said.push(cx.texts.of_word("level", authority.level.word()));
    said.maybe(authority.land.as_ref().map(|land| &*land.value));
    said.maybe(authority.contact.as_ref().and_then(|contact| contact.office.as_deref()));
    authority.indicators.iter().for_each(|indicator| said.push(&indicator.name.value));
}

fn of_plan<'a>(at: &At<'a>, ix: DocIx, plan: &'a Plan, said: &mut Said) {
    said.maybe(plan.sort.as_deref().map(|sort| at.cx.texts.of_word("plan-kind", sort)));
    said.parties(&at.parties(&plan.parties, &at.cx.site[ix].links.parties));
    plan.attachments.iter().for_each(|attachment| said.push(&attachment.title.value));
    said.maybe(plan.contact.as_ref().and_then(|contact| contact.office.as_deref()));
}

fn of_measure<'a>(at: &At<'a>, ix: DocIx, facts: &'a Measure, said: &mut Said) {
    let cx = at.cx;
    let entry = &cx.site[ix];
    if let Some(state) = entry.state {
        said.maybe(measure::status_box(cx, ix, facts, state).reason);
        said.maybe(facts.result.as_deref().filter(|_| state.latest));
    }
    if let Some(name) = &facts.responsible {
        said.links([&at.name(entry.links.responsible.as_ref(), &name.text)]);
    }
    said.parties(&at.parties(&facts.parties, &entry.links.parties));
    said.maybe(facts.audience.as_deref());
    facts.milestones.iter().for_each(|milestone| said.push(&milestone.title));
    figures::indicators_of(&entry.document.facts)
        .iter()
        .for_each(|indicator| said.push(&indicator.name.value));
    facts.money.iter().for_each(|money| said.maybe(money.giver.as_deref()));
    measure::history(at, ix).iter().for_each(|change| said.maybe(change.text));
}

fn of_press(page: &press::PressPage<'_>, said: &mut Said) {
    for quote in &page.quotes {
        quote.paragraphs.iter().for_each(|paragraph| said.push(paragraph));
        said.links([&quote.speaker]);
        said.maybe(quote.office);
    }
    for picture in &page.pictures {
        said.push(picture.alt);
        said.maybe(picture.caption);
    }
    for note in page.correction.iter().chain(&page.withdrawal) {
        said.push(note.text);
    }
    said.maybe(page.dateline);
    said.links(&page.publisher);
    said.attachments(&page.attachments);
}

/// Words one after the other, so divided that an excerpt can be read.
#[derive(Debug, Default)]
struct Said {
    text: String,
}

impl Said {
    fn push(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let ends = self.text.ends_with(['.', '!', '?', ':', '“', '…']);
            self.text.push_str(if ends { " " } else { " · " });
        }
        let mut first = true;
        for word in words.split_whitespace() {
            if !first {
                self.text.push(' ');
            }
            first = false;
            self.text.push_str(word);
        }
    }

    fn maybe(&mut self, words: Option<&str>) {
        self.push(words.unwrap_or_default());
    }

    fn links<'l>(&mut self, links: impl IntoIterator<Item = &'l Link<'l>>) {
        links.into_iter().for_each(|link| self.push(&link.title));
    }

    fn parties(&mut self, parties: &[Party<'_>]) {
        for party in parties {
            self.push(&party.body.title);
            self.maybe(party.role);
            self.maybe(party.area);
        }
    }

    fn attachments(&mut self, attachments: &[Attachment<'_>]) {
        attachments.iter().for_each(|attachment| self.push(attachment.title));
    }

    fn wording(&mut self, wording: Option<Wording<'_>>) {
        wording.iter().flat_map(|it| &it.paragraphs).for_each(|paragraph| self.push(paragraph));
    }
}
