//! What every view is made from: the site, the texts, and the page whose relative links are wanted.

use std::borrow::Cow;

use super::frozen::Frozen;
use super::parts::{
    Attachment, Contact, ContentsEntry, DateText, Labelled, Link, Party, Picture, Prose,
    SourceNote, StatusMark, Wording,
};
use super::plan_stops::PlanStops;
use super::versions::Digests;
use crate::date::{Date, Day};
use crate::document::body::{Filled, OnPage, Shown};
use crate::document::id::is_web_address;
use crate::document::types::{self, Facts, MeasureStatus, Rendition};
use crate::language::Language;
use crate::model::{BodyTarget, DocIx, Name, Site};
use crate::path::OutPath;
use crate::source::Asset;
use crate::texts::{Arg, Texts};

/// From this many headings on a text gets a contents list.
const CONTENTS_FROM: usize = 4;

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
    /// The digests of frozen versions.
    pub(super) digests: Digests,
}

/// The site as seen from one page: links are relative to it.
pub struct At<'a> {
    /// The site.
    pub cx: &'a Context<'a>,
    /// The page.
    pub path: &'a OutPath,
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
            digests: Digests::new(),
        }
    }

    /// Takes the digests of frozen versions.
    pub fn take_digests(&mut self, digests: Digests) {
        self.digests = digests;
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
                Cow::Owned(format!("{word} {number}: {}", entry.title()))
            }
            (_, Some(number)) => Cow::Owned(format!("{number} {}", entry.title())),
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

impl<'a> At<'a> {
    /// The page of `ix`.
    pub fn document(cx: &'a Context<'a>, ix: DocIx) -> At<'a> {
        At { cx, path: &cx.site[ix].path }
    }

    /// The address of `ix` from this page.
    pub fn href(&self, ix: DocIx) -> String {
        self.to(&self.cx.site[ix].path)
    }

    /// A link with the target's title and number; without address where the target is withheld.
    pub fn link(&self, ix: DocIx) -> Link<'a> {
        let title = self.cx.numbered_title(ix);
        Link { title, tongue: self.cx.title_tongue(ix), href: Some(self.href(ix)) }
    }

    /// Links to those of `targets` that are published.
    pub fn links(&self, targets: &[DocIx]) -> Vec<Link<'a>> {
        targets.iter().filter(|ix| !self.cx.site[**ix].withheld).map(|ix| self.link(*ix)).collect()
    }

    /// A body or office: linked where the site has a page of it, else as it was named.
    pub fn name(&self, name: Option<&Name>, words: &'a str) -> Link<'a> {
        let site = self.cx.site;
        match name.and_then(|name| name.document) {
            // Neither its title nor its id may appear anywhere.
            Some(ix) if site[ix].withheld => {
                Link::plain(self.cx.texts.get("not-yet-published"), None)
            }
            Some(ix) => self.link(ix),
            None => Link::plain(words, None),
        }
    }

    /// Parties with their roles; `names` runs parallel to them.
    pub fn parties(&self, parties: &'a [types::Party], names: &[Name]) -> Vec<Party<'a>> {
        let names = names.iter().map(Some).chain(std::iter::repeat(None));
        parties
            .iter()
            .zip(names)
            .map(|(party, name)| Party {
                body: self.name(name, &party.body.text),
                role: party.role.as_deref(),
                area: party.area.as_deref(),
            })
            .collect()
    }

    /// The address of a file that is published as it is, by its path below `content/`.
    fn file_href(&self, path: &str) -> Option<(String, &'a Asset)> {
        let file = self.cx.site.assets.get(path)?;
        Some((self.to(&file.path), &file.asset))
    }

    /// Attachments; `files` gives the path of each that has one, in order.
    pub fn attachments(
        &self,
        attachments: &'a [types::Attachment],
        files: &mut impl Iterator<Item = &'a str>,
    ) -> Vec<Attachment<'a>> {
        let attachment = |it: &'a types::Attachment, files: &mut dyn Iterator<Item = &'a str>| {
            let file = it.file.as_ref().and_then(|_| files.next()).and_then(|path| {
                let (href, asset) = self.file_href(path)?;
                Some((href, file_format(path, asset.size, self.cx.language())))
            });
            let (href, format) = file.unzip();
            Attachment {
                title: &it.title.value,
                href,
                format,
                missing: it.missing.as_deref(),
                accessible: it.accessible,
                alternative: it.alternative.as_deref().map(Context::source),
            }
        };
        attachments.iter().map(|it| attachment(it, files)).collect()
    }

    /// A picture; `files` gives the path of each that has one, in order; a `late` one is not the page's first.
    pub fn picture(
        &self,
        picture: &'a types::Picture,
        files: &mut impl Iterator<Item = &'a str>,
        late: bool,
    ) -> Picture<'a> {
        let file = picture.file.as_ref().and_then(|_| files.next());
        let file = file.and_then(|path| self.file_href(path));
        let dimensions = file.as_ref().and_then(|(_, asset)| asset.dimensions);
        Picture {
            src: file.map(|(href, _)| href),
            width: dimensions.map(|it| it.width),
            height: dimensions.map(|it| it.height),
            late,
            alt: picture.alt.as_deref().unwrap_or_default(),
            caption: picture.caption.as_deref(),
            credit: picture.credit.as_deref(),
            missing: picture.missing.as_ref().map(|reason| &*reason.value),
        }
    }

    /// The text of `ix`, as it stands on this page.
    pub fn prose(&self, ix: DocIx) -> Prose<'a> {
        self.prose_as(ix, "")
    }

    /// The text of `ix`, where several stand on one page: `prefix` keeps their ids apart, and there is no
    /// contents list.
    pub fn prose_as(&self, ix: DocIx, prefix: &str) -> Prose<'a> {
        let site = self.cx.site;
        let entry = &site[ix];
        let body = &entry.document.body;
        if body.is_empty() {
            return Prose::default();
        }
        let targets: Vec<Destination<'a>> =
            entry.links.body.iter().map(|target| self.destination(target)).collect();
        let mut html = String::new();
        let hidden = self.cx.texts.get("not-yet-published");
        let link = |at: usize| match targets.get(at) {
            Some(Destination::To(href, text)) => Filled::Link { href, text },
            Some(Destination::Withheld) => Filled::Instead { words: hidden },
            Some(Destination::Nowhere) | None => Filled::Text,
        };
        let image = |at: usize| {
            let file = entry.links.images.get(at).and_then(|path| self.file_href(path));
            let (src, dimensions) =
                file.map(|(href, asset)| (href, asset.dimensions)).unwrap_or_default();
            Shown { src: Cow::Owned(src), dimensions }
        };
        let glossary = self.to(&super::glossary::path());
        body.write(&mut html, OnPage { prefix, glossary: &glossary }, link, image);
        let contents = if body.headings.len() >= CONTENTS_FROM && prefix.is_empty() {
            let shown = body.headings.iter().filter(|heading| heading.level <= 3);
            shown
                .map(|heading| ContentsEntry {
                    level: heading.level,
                    id: &heading.id,
                    text: &heading.text,
                })
                .collect()
        } else {
            Vec::new()
        };
        Prose { html, tongue: self.cx.prose_tongue(ix), contents }
    }

    fn destination(&self, target: &'a BodyTarget) -> Destination<'a> {
        match target {
            BodyTarget::Document(ix, _) if self.cx.site[*ix].withheld => Destination::Withheld,
            BodyTarget::Document(ix, fragment) => {
                let mut href = self.href(*ix);
                if let Some(fragment) = fragment {
                    href.push('#');
                    href.push_str(fragment);
                }
                Destination::To(href, self.cx.numbered_title(*ix))
            }
            BodyTarget::File(path) => {
                self.file_href(path).map_or(Destination::Nowhere, |(href, _)| {
                    Destination::To(href, Cow::Borrowed(path))
                })
            }
            BodyTarget::Here(fragment) => {
                Destination::To(format!("#{fragment}"), Cow::Borrowed(fragment))
            }
            BodyTarget::Nowhere => Destination::Nowhere,
        }
    }
}

/// Where a link of a text leads on this page.
enum Destination<'a> {
    /// To this address; the words stand where the author gave none.
    To(String, Cow<'a, str>),
    /// To a document that is not published.
    Withheld,
    /// Nowhere.
    Nowhere,
}

/// "PDF, 1,2 MB".
fn file_format(path: &str, size: u64, language: Language) -> String {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()).unwrap_or_default();
    let size = match size {
        0..1_000 => format!("{size} B"),
        1_000..1_000_000 => format!("{} kB", size.div_ceil(1_000)),
        _ => {
            let tenths = size / 100_000;
            let comma = match language {
                Language::German => ',',
                Language::English => '.',
            };
            format!("{}{comma}{} MB", tenths / 10, tenths % 10)
        }
    };
    if ending.is_empty() { size } else { format!("{ending}, {size}") }
}
