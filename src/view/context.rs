//! What every view is made from: the site, the texts, and what is the same for every page. Knows no page:
//! that is [`At`].

use std::borrow::Cow;

pub use super::at::At;
use super::frozen::Frozen;
use super::parts::{Contact, DateText, Labelled, SourceNote, StatusMark, Wording};
use super::plan_stops::PlanStops;
use super::versions::InArchive;
use crate::date::{Date, Day};
use crate::document::types::{self, Facts, MeasureStatus, Rendition};
use crate::document::web::is_web_address;
use crate::language::Language;
use crate::model::{DocIx, Site};
use crate::path::OutPath;
use crate::texts::{Arg, Texts};

/// The most pages that stand in the foot.
const FOOT_LIMIT: usize = 12;

/// A telephone number has at least this many digits.
const TELEPHONE_DIGITS: usize = 3;

/// The site as views see it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The site.
    pub site: &'a Site,
    /// The texts of the user interface.
    pub texts: &'a Texts,
    /// What is the same for every page.
    pub(super) wide: &'a SiteWide,
}

/// What is the same for every page of a site, worked out once. Holds numbers of documents and no words
/// of theirs, so that it stands as long as what was linked stands.
#[derive(Debug)]
pub struct SiteWide {
    /// The address of publication, with a closing slash.
    base_url: Option<String>,
    /// The stops of each plan.
    pub(super) plan_stops: PlanStops,
    /// Pages of the menu.
    pub(super) menu: Vec<DocIx>,
    /// Pages of the foot.
    pub(super) foot: Vec<DocIx>,
    /// The home page.
    pub(super) home: OutPath,
    /// The search page, where the site has one.
    pub(super) search: Option<OutPath>,
    /// The version that is frozen, where this is none of the live site.
    pub(super) frozen: Option<Frozen>,
    /// What the archive says of frozen versions.
    pub(super) kept: InArchive,
}

impl SiteWide {
    /// What is the same for every page of `site`, published at `base_url`, with or without a search page.
    pub fn of(site: &Site, base_url: Option<&str>, search: bool) -> SiteWide {
        let base_url = base_url.map(|url| format!("{}/", url.trim_end_matches('/')));
        let pages = || {
            site.published().filter_map(|(ix, entry)| {
                let Facts::Page(page) = &entry.document.facts else { return None };
                (!entry.document.id.as_str().is_empty()).then_some((ix, entry, page))
            })
        };
        let in_order = |mut list: Vec<(i32, DocIx)>| {
            list.sort();
            list.into_iter().map(|(_, ix)| ix).collect::<Vec<DocIx>>()
        };
        let menu = pages().filter(|(_, _, page)| page.menu == Some(true));
        let menu = in_order(menu.map(|(ix, _, page)| (page.order.unwrap_or(0), ix)).collect());
        let foot = pages().filter(|(_, entry, page)| {
            page.menu != Some(true) && !entry.document.id.as_str().contains('/')
        });
        let mut foot = in_order(foot.map(|(ix, _, page)| (page.order.unwrap_or(0), ix)).collect());
        // The foot stands on every page: it holds what the law asks for, not a whole site.
        foot.truncate(FOOT_LIMIT);
        let home = OutPath::new("index.html").expect("a plain name is a sound path");
        let search = search.then(super::search::path);
        SiteWide {
            base_url,
            plan_stops: PlanStops::of(site),
            menu,
            foot,
            home,
            search,
            frozen: None,
            kept: InArchive::new(),
        }
    }

    /// Takes what the archive says of frozen versions.
    pub fn take_kept(&mut self, kept: InArchive) {
        self.kept = kept;
    }

    /// What is the same for every page of a frozen version: it has neither search nor menu.
    pub fn freeze(&mut self, frozen: Frozen) {
        self.search = None;
        self.menu.clear();
        self.frozen = Some(frozen);
    }
}

impl<'a> Context<'a> {
    /// The context for `site`, where `wide` is the same for every page.
    pub fn new(site: &'a Site, texts: &'a Texts, wide: &'a SiteWide) -> Context<'a> {
        Context { site, texts, wide }
    }

    /// The address of publication, with a closing slash.
    pub fn base_url(&self) -> Option<&'a str> {
        self.wide.base_url.as_deref()
    }

    /// Whether the site has a search page.
    pub fn is_searchable(&self) -> bool {
        self.wide.search.is_some()
    }

    /// The language of the user interface.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// The Stichtag as a date.
    pub fn stichtag(&self) -> Day {
        self.site.edition.stichtag.day
    }

    /// A date as words.
    pub fn date(&self, date: &Date) -> DateText {
        let language = self.language();
        DateText {
            text: date.display(language),
            compact: date.compact(language),
            machine: date.html_datetime(),
        }
    }

    /// A day as words.
    pub fn day(&self, day: Day) -> DateText {
        let date = Date::parse(&day.to_string());
        date.map_or_else(
            |_| DateText { text: day.to_string(), compact: day.to_string(), machine: None },
            |date| self.date(&date),
        )
    }

    /// A status as mark and word.
    pub fn status(&self, status: MeasureStatus) -> StatusMark<'a> {
        StatusMark { word: status.word(), label: self.texts.of_word("status", status.word()) }
    }

    /// "überfällig seit …".
    pub fn overdue(&self, since: Option<Day>) -> Option<String> {
        let since = since?;
        Some(self.texts.with("overdue-since", &[("date", Arg::Text(&self.day(since).text))]))
    }

    /// A source: an address or the name of a document.
    pub fn source(source: &'a str) -> SourceNote<'a> {
        SourceNote { text: source, href: is_web_address(source).then_some(source) }
    }

    /// The official wording of the measure or section `ix` at the Stichtag. The document's source is that of
    /// the newest.
    pub fn wording(&self, ix: DocIx, rendition: Option<Rendition>) -> Option<Wording<'a>> {
        let source = self.site[ix].document.common.source.as_deref();
        let newest = self.site.holds_newest_wording(ix);
        let source = source.filter(|_| newest);
        // Words of an amendment are never told in other words, whatever a translation does.
        let rendition = rendition.filter(|_| newest);
        self.site.wording(ix).map(|text| Wording {
            paragraphs: paragraphs(text),
            tongue: self.wording_tongue(ix),
            verbatim: match rendition {
                None | Some(Rendition::Verbatim) => true,
                Some(Rendition::Paraphrase) => false,
            },
            source: source.map(Context::source),
            marked: None,
        })
    }

    /// How to reach an office.
    pub fn contact(contact: &'a types::Contact) -> Contact<'a> {
        let digits = |number: &str| {
            number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()
        };
        Contact {
            office: contact.office.as_deref(),
            address: contact
                .address
                .as_deref()
                .map(|it| it.lines().map(str::trim).filter(|line| !line.is_empty()).collect())
                .unwrap_or_default(),
            telephone: contact.telephone.as_deref().map(|number| {
                let digits = digits(number);
                let href = (digits.len() >= TELEPHONE_DIGITS).then(|| format!("tel:{digits}"));
                Labelled { text: Cow::Borrowed(number), href }
            }),
            email: contact.email.as_ref().map(|email| email.as_str()).map(|address| Labelled {
                text: Cow::Borrowed(address),
                href: Some(format!("mailto:{address}")),
            }),
            website: contact.website.as_ref().map(|site| Labelled {
                text: Cow::Borrowed(site.shown()),
                href: Some(site.as_str().to_owned()),
            }),
        }
    }

    /// The title of a document with the number that it goes by: "2a Koordinierungsstelle".
    pub fn numbered_title(&self, ix: DocIx) -> Cow<'a, str> {
        let entry = &self.site[ix];
        match (&entry.document.facts, entry.document.facts.number()) {
            (Facts::Section(sort, _), Some(number)) => {
                let word = self.texts.of_word("section", sort.word());
                Cow::Owned([word, " ", number.as_str(), ": ", entry.title()].concat())
            }
            (_, Some(number)) => Cow::Owned([number.as_str(), " ", entry.title()].concat()),
            (_, None) => Cow::Borrowed(entry.title()),
        }
    }

    /// "Ziel 2"; "Ziel" where it has no number.
    pub fn section_name(&self, ix: DocIx) -> Cow<'a, str> {
        let entry = &self.site[ix];
        let word = self.texts.of_word("section", entry.document.facts.type_word());
        match entry.document.facts.number() {
            Some(number) => Cow::Owned(format!("{word} {number}")),
            None => Cow::Borrowed(word),
        }
    }
}

/// A text in paragraphs: what blank lines divide.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}
