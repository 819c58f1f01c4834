//! What machines read about the site as a whole: `site.json`.

use serde::{Serialize, Serializer};

use super::context::Context;
use crate::date::Date;
use crate::document::language_tag::LanguageTag;
use crate::document::types::Facts;
use crate::model::{DocIx, Entry};

/// Every published document: schema 1 of `site.json`.
#[derive(Serialize)]
pub struct SiteData<'a> {
    /// The number of this schema.
    pub schema: u32,
    /// The title of the site.
    pub title: &'a str,
    /// The address under which it is published.
    pub base_url: Option<&'a str>,
    /// The day as of which it is published, where it was given.
    pub stichtag: Option<String>,
    /// The documents in order of id.
    pub documents: Documents<'a>,
}

/// The documents, each made when it is written: a large site has more of them than should be held at once.
pub struct Documents<'a> {
    cx: &'a Context<'a>,
    /// By document: what it refers to.
    outgoing: Vec<Vec<DocIx>>,
    /// By document: what refers to it.
    incoming: Vec<Vec<DocIx>>,
}

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let documents = self.cx.site.published();
        serializer.collect_seq(documents.map(|(ix, entry)| self.document(ix, entry)))
    }
}

/// A published document.
#[derive(Debug, Serialize)]
pub struct DocumentData<'a> {
    /// Its id.
    pub id: &'a str,
    /// The word of `typ`.
    pub r#type: &'static str,
    /// The path of its page below the site's root, percent-encoded.
    pub url: String,
    /// Its title.
    pub title: &'a str,
    /// The same in other languages, in the order in which the site names its languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<TranslationData<'a>>,
    /// The official number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'a str>,
    /// Its date or period, in the form of the front matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The status of a measure at the Stichtag, the status of a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// The id of its authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<&'a str>,
    /// The id of its plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<&'a str>,
    /// The ids of documents that it refers to, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references_out: Vec<&'a str>,
    /// The ids of documents that refer to it, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references_in: Vec<&'a str>,
}

/// A document in another language.
#[derive(Debug, Serialize)]
pub struct TranslationData<'a> {
    /// The language as BCP 47 tag.
    pub lang: &'a str,
    /// The path of its page below the site's root, percent-encoded.
    pub url: String,
    /// Its title.
    pub title: &'a str,
}

/// The contents of `site.json`.
pub fn site_data<'a>(cx: &'a Context<'a>) -> SiteData<'a> {
    let site = cx.site;
    let mut outgoing: Vec<Vec<DocIx>> = site.all().map(|_| Vec::new()).collect();
    let mut incoming: Vec<Vec<DocIx>> = outgoing.clone();
    for (ix, _) in site.published() {
        let targets = targets(cx, ix);
        for target in &targets {
            if let Some(list) = incoming.get_mut(target.at()) {
                list.push(ix);
            }
        }
        if let Some(list) = outgoing.get_mut(ix.at()) {
            *list = targets;
        }
    }
    SiteData {
        schema: 1,
        title: &site.file.title,
        base_url: cx.base_url(),
        stichtag: site.edition.stichtag.explicit.then(|| cx.stichtag().to_string()),
        documents: Documents { cx, outgoing, incoming },
    }
}

impl<'a> Documents<'a> {
    fn document(&self, ix: DocIx, entry: &'a Entry) -> DocumentData<'a> {
        let (cx, site) = (self.cx, self.cx.site);
        let id = |ix: DocIx| site[ix].document.id.as_str();
        let ids = |list: Option<&Vec<DocIx>>| -> Vec<&'a str> {
            list.into_iter().flatten().map(|ix| id(*ix)).collect()
        };
        let (date, status) = date_and_status(cx, ix);
        DocumentData {
            id: id(ix),
            r#type: entry.document.facts.type_word(),
            url: entry.path.url_path(),
            title: entry.title(),
            translations: translations(cx, ix),
            number: entry.document.facts.number().map(crate::document::number::Number::as_str),
            date,
            status,
            authority: entry.home.authority.map(id),
            plan: entry.home.plan.map(id),
            references_out: ids(self.outgoing.get(ix.at())),
            references_in: ids(self.incoming.get(ix.at())),
        }
    }
}

fn translations<'a>(cx: &Context<'a>, ix: DocIx) -> Vec<TranslationData<'a>> {
    let data = |(language, entry): (&'a LanguageTag, &'a Entry)| TranslationData {
        lang: language.as_str(),
        url: entry.path.url_path(),
        title: entry.title(),
    };
    cx.site.translations_of(ix).map(data).collect()
}

/// The published documents that `ix` refers to in any way, in order of id and each once.
fn targets(cx: &Context<'_>, ix: DocIx) -> Vec<DocIx> {
    let site = cx.site;
    let links = &site[ix].links;
    let structure = [&links.part_of, &links.replaces].into_iter().flatten().copied();
    let mut targets: Vec<DocIx> = structure
        .chain(links.parent)
        .chain(links.named())
        .chain(links.in_body())
        .filter(|target| *target != ix && !site[*target].withheld)
        .collect();
    targets.sort();
    targets.dedup();
    targets
}

fn date_and_status(cx: &Context<'_>, ix: DocIx) -> (Option<String>, Option<&'static str>) {
    let entry = &cx.site[ix];
    let facts = &entry.document.facts;
    if let Facts::Measure(measure) = facts {
        let period = measure.period().map(Date::literal);
        return (period, entry.state.map(|state| state.status.word()));
    }
    let plan = if let Facts::Plan(plan) = facts { plan.status } else { None };
    (facts.date().map(Date::literal), plan.map(|status| status.word()))
}
