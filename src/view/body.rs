//! The pages of bodies and persons: organisations, office holders, groups.

use serde::Serialize;

use super::context::{At, Context};
use super::page::Frame;
use super::parts::{Contact, DateText, Link, MentionGroup, Prose, SourceNote};
use crate::document::types::{Facts, Office};
use crate::model::{DocIx, is_so_far};

/// The page of a body that is no authority.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its name.
    pub title: &'a str,
    /// "Verein".
    pub sort: Option<&'a str>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// Other forms of its name.
    pub variants: Vec<&'a str>,
    /// Who runs it.
    pub carrier: Option<Link<'a>>,
    /// The body above.
    pub parent: Option<Link<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// How to reach it.
    pub contact: Option<Contact<'a>>,
    /// Its website.
    pub website: Option<&'a str>,
    /// Where it takes part or is spoken of.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// The page of an office holder.
#[derive(Clone, Debug, Serialize)]
pub struct PersonPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The name.
    pub title: &'a str,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// Other spellings of the name.
    pub variants: Vec<&'a str>,
    /// The offices.
    pub offices: Vec<OfficeView<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// How to reach the person in office.
    pub contact: Option<Contact<'a>>,
    /// Where the person is spoken of.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// An office.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeView<'a> {
    /// The office.
    pub office: &'a str,
    /// Where.
    pub body: Option<Link<'a>>,
    /// Since when, or the day on which the source says so.
    pub from: Option<DateText>,
    /// Until when.
    pub until: Option<DateText>,
    /// Who says so.
    pub source: Option<SourceNote<'a>>,
}

/// The page of a group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its name.
    pub title: &'a str,
    /// "Steuerungsgruppe".
    pub sort: Option<&'a str>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// What it is there for.
    pub mandate: Option<&'a str>,
    /// The members, with their office where the site knows it.
    pub members: Vec<Member<'a>>,
    /// The text.
    pub prose: Prose<'a>,
    /// Where it is spoken of.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// A member of a group.
#[derive(Clone, Debug, Serialize)]
pub struct Member<'a> {
    /// Who.
    pub name: Link<'a>,
    /// The member's first office, where the site has a page of the person.
    pub office: Option<String>,
}

/// The page of the organisation `ix`; `None` where it is none.
pub fn build_organisation<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<OrganisationPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::Organisation(organisation) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let parent = entry.links.parent.filter(|parent| !cx.site[*parent].withheld);
    Some(OrganisationPage {
        page: at.frame(ix, "organisation", false),
        title: entry.title(),
        sort: organisation.sort.map(|sort| cx.texts.of_word("body", sort.word())),
        summary: entry.document.common.summary.as_deref(),
        variants: organisation.variants.iter().map(|variant| &**variant).collect(),
        carrier: organisation
            .carrier
            .as_ref()
            .map(|it| at.name(entry.links.responsible.as_ref(), &it.text)),
        parent: parent.map(|parent| at.link(parent)),
        prose: at.prose(ix),
        contact: organisation.contact.as_ref().map(Context::contact),
        website: organisation.website.as_ref().map(|website| website.as_str()),
        mentions: at.mentions(ix, |_| false),
    })
}

/// The page of the person `ix`; `None` where it is none.
pub fn build_person<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<PersonPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::Person(person) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let names = entry.links.parties.iter().map(Some).chain(std::iter::repeat(None));
    let offices = person.offices.iter().zip(names).filter(|(office, _)| is_known(cx, office)).map(
        |(office, name)| OfficeView {
            office: &office.office,
            body: office.body.as_ref().map(|body| at.name(name, &body.text)),
            from: office.from.as_ref().map(|date| cx.date(date)),
            until: office.until.as_ref().map(|date| cx.date(date)),
            source: office.source.as_deref().map(Context::source),
        },
    );
    Some(PersonPage {
        page: at.frame(ix, "person", false),
        title: person.name.as_deref().unwrap_or(entry.title()),
        summary: entry.document.common.summary.as_deref(),
        variants: person.variants.iter().map(|variant| &**variant).collect(),
        offices: offices.collect(),
        prose: at.prose(ix),
        contact: person.contact.as_ref().map(Context::contact),
        mentions: at.mentions(ix, |_| false),
    })
}

/// The page of the group `ix`; `None` where it is none.
pub fn build_group<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<GroupPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::Group(group) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let members = group.members.iter().zip(&entry.links.parties).map(|(member, name)| Member {
        name: at.name(Some(name), &member.text),
        office: name
            .document
            .filter(|ix| !cx.site[*ix].withheld)
            .and_then(|ix| first_office(cx, ix)),
    });
    Some(GroupPage {
        page: at.frame(ix, "group", false),
        title: entry.title(),
        sort: group.sort.map(|sort| cx.texts.of_word("group", sort.word())),
        summary: entry.document.common.summary.as_deref(),
        mandate: group.mandate.as_deref(),
        members: members.collect(),
        prose: at.prose(ix),
        mentions: at.mentions(ix, |_| false),
    })
}

/// A person's first office at the Stichtag, with the body where it is held.
pub(super) fn first_office(cx: &Context<'_>, ix: DocIx) -> Option<String> {
    let entry = &cx.site[ix];
    let Facts::Person(person) = &entry.document.facts else { return None };
    let names = entry.links.parties.iter();
    let (office, name) =
        person.offices.iter().zip(names).find(|(office, _)| is_known(cx, office))?;
    let body =
        office.body.as_ref().map(|body| At::document(cx, ix).name(Some(name), &body.text).title);
    Some(
        body.map_or_else(|| office.office.to_string(), |body| format!("{}, {body}", office.office)),
    )
}

/// Whether an office was held or known of at the Stichtag.
fn is_known(cx: &Context<'_>, office: &Office) -> bool {
    office.from.as_ref().is_none_or(|from| is_so_far(from, cx.stichtag()))
}
