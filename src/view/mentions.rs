//! Backlinks as readers see them: who speaks of a page, grouped by kind.

use std::collections::BTreeMap;

use super::context::At;
use super::parts::{Mention, MentionGroup};
use crate::document::types::Facts;
use crate::model::{DocIx, latest_first};

impl<'a> At<'a> {
    /// Who speaks of `ix`, grouped by kind; those in `elsewhere` have a place of their own on the page.
    pub fn mentions(&self, ix: DocIx, elsewhere: impl Fn(DocIx) -> bool) -> Vec<MentionGroup<'a>> {
        let site = self.cx.site;
        let mut groups: BTreeMap<Family, Vec<DocIx>> = BTreeMap::new();
        for source in site.mentions(ix).iter().filter(|source| !elsewhere(**source)) {
            groups.entry(Family::of(&site[*source].document.facts)).or_default().push(*source);
        }
        let here = site[ix].home.authority.unwrap_or(ix);
        let group = |(family, mut sources): (Family, Vec<DocIx>)| {
            sources.sort_by(|a, b| latest_first(site, *a, *b));
            MentionGroup {
                label: self.cx.texts.of_word("mentions", family.word()),
                items: sources.into_iter().map(|source| self.mention(source, here)).collect(),
            }
        };
        groups.into_iter().map(group).collect()
    }

    /// One document that refers to this page; `here` is the authority whose name goes without saying.
    pub fn mention(&self, source: DocIx, here: DocIx) -> Mention<'a> {
        let site = self.cx.site;
        let authority = site[source].home.authority.filter(|authority| *authority != here);
        let authority = authority.filter(|it| !site[*it].withheld);
        Mention {
            title: self.cx.numbered_title(source),
            tongue: self.cx.title_tongue(source),
            href: self.href(source),
            date: site[source].document.facts.date().map(|date| self.cx.date(date)),
            context: authority.map(|it| site[it].title()),
            context_tongue: authority.and_then(|it| self.cx.title_tongue(it)),
        }
    }
}

/// The families in which documents that refer to a page are grouped, in the order in which they stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    Press,
    Reports,
    Amendments,
    Events,
    Agreements,
    Measures,
    Sections,
    Plans,
    Authorities,
    Organisations,
    Groups,
    Persons,
    Pages,
}

impl Family {
    fn of(facts: &Facts) -> Family {
        match facts {
            Facts::PressRelease(_) => Family::Press,
            Facts::Report(_) => Family::Reports,
            Facts::Amendment(_) => Family::Amendments,
            Facts::Event(_) => Family::Events,
            Facts::Agreement(_) => Family::Agreements,
            Facts::Measure(_) => Family::Measures,
            Facts::Section(..) => Family::Sections,
            Facts::Plan(_) => Family::Plans,
            Facts::Authority(_) => Family::Authorities,
            Facts::Organisation(_) => Family::Organisations,
            Facts::Group(_) => Family::Groups,
            Facts::Person(_) => Family::Persons,
            Facts::Page(_) => Family::Pages,
        }
    }

    /// The ending of its text's key.
    fn word(self) -> &'static str {
        match self {
            Family::Press => "press",
            Family::Reports => "reports",
            Family::Amendments => "amendments",
            Family::Events => "events",
            Family::Agreements => "agreements",
            Family::Measures => "measures",
            Family::Sections => "sections",
            Family::Plans => "plans",
            Family::Authorities => "authorities",
            Family::Organisations => "organisations",
            Family::Groups => "groups",
            Family::Persons => "persons",
            Family::Pages => "pages",
        }
    }
}
