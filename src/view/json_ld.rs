//! JSON-LD in pages, in the words of schema.org: what a page is about, and where it stands. Says only what
//! the front matter says. Knows nothing of templates; the text is safe inside a `script` element.

use std::borrow::Cow;

use super::context::Context;
use super::feed::author_of;
use super::glossary::TermEntry;
use super::page::Frame;
use crate::date::{Date, Precision};
use crate::document::types::{Authority, Event, Facts, Plan, PressRelease};
use crate::document::web::is_web_address;
use crate::formats::json::{Object, Value};
use crate::model::{DocIx, Entry, is_known};

/// Few objects have more members.
const ROOM: usize = 8;

/// The data block of the page of `ix`: its subject and its way from the home page. `page` is that page's
/// frame with its breadcrumb complete.
pub fn build(cx: &Context<'_>, ix: DocIx, page: &Frame<'_>) -> String {
    let entry = &cx.site[ix];
    let mut subject = match &entry.document.facts {
        Facts::Authority(authority) => authority_node(cx, ix, authority),
        Facts::Plan(plan) => plan_node(cx, ix, plan),
        Facts::Section(_, section) => {
            part_node(cx, ix, section.number.as_ref().map(|it| it.value.as_str()))
        }
        Facts::Measure(measure) => {
            let mut node = part_node(cx, ix, measure.number.as_ref().map(|it| it.value.as_str()));
            node.set("temporalCoverage", measure.period().and_then(interval));
            node
        }
        Facts::Amendment(amendment) => {
            let mut node = part_node(cx, ix, None);
            node.set("datePublished", iso(amendment.date.as_ref()));
            node
        }
        Facts::PressRelease(release) => press_node(cx, ix, release),
        Facts::Organisation(_) | Facts::Group(_) => node("Organization", entry.title()),
        Facts::Person(person) => node("Person", person.name.as_deref().unwrap_or(entry.title())),
        Facts::Report(_) => {
            let mut node = part_node(cx, ix, None);
            node.set("@type", Some("Report"));
            node.set("datePublished", iso(entry.document.facts.date()));
            node
        }
        Facts::Agreement(_) => {
            let mut node = part_node(cx, ix, None);
            // Its parties made it, not the authority in whose folder it lies.
            node.remove("author");
            node.set("datePublished", iso(entry.document.facts.date()));
            node
        }
        Facts::Event(event) => event_node(entry.title(), event),
        Facts::Page(_) => node("WebPage", entry.title()),
    };
    let common = &entry.document.common;
    subject.set("description", common.summary.as_deref());
    match &entry.document.facts {
        Facts::Authority(_) | Facts::Organisation(_) | Facts::Person(_) | Facts::Group(_) => {
            subject.set("mainEntityOfPage", page.canonical.as_deref());
        }
        Facts::Event(_) => subject.set("url", page.canonical.as_deref()),
        Facts::Report(_)
        | Facts::Agreement(_)
        | Facts::Plan(_)
        | Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Page(_) => {
            subject.set("url", page.canonical.as_deref());
            subject.set("inLanguage", Some(cx.language_of(&entry.document)));
            versions(cx, ix, &mut subject);
            let notices = page.notice_line();
            subject.set("disambiguatingDescription", notices);
            let source = common.source.as_deref().filter(|source| is_web_address(source));
            subject.set("isBasedOn", source);
            subject.set("publisher", publisher(cx));
            subject.set("license", cx.site.file.licence.as_deref());
            let keywords = (!page.keywords.is_empty()).then(|| page.keywords.join(", "));
            subject.set("keywords", keywords);
        }
    }
    graph(vec![Value::Object(subject), breadcrumb(cx, ix, page)])
}

/// The original of a translation, or the translations of an original, where the base URL is known.
fn versions<'a>(cx: &Context<'a>, ix: DocIx, subject: &mut Object<'a>) {
    let version = |entry: &'a Entry| {
        let mut it = Object::default();
        it.set("@type", subject.get("@type").cloned());
        it.set("url", Some(cx.address_of(entry)?));
        it.set("inLanguage", Some(cx.language_of(&entry.document)));
        Some(Value::Object(it))
    };
    if cx.site[ix].document.translation.is_some() {
        let original = version(cx.site.original(ix));
        subject.set("translationOfWork", original);
    } else {
        let translations = cx.site.translations_of(ix).filter_map(|(_, entry)| version(entry));
        let translations: Vec<Value<'_>> = translations.collect();
        subject.set("workTranslation", (!translations.is_empty()).then_some(translations));
    }
}

/// The data block of the home page.
pub fn build_home(cx: &Context<'_>) -> String {
    let file = &cx.site.file;
    let mut site = node("WebSite", &*file.title);
    site.set("url", cx.base_url());
    site.set("description", file.summary.as_deref());
    site.set("inLanguage", Some(file.language()));
    site.set("publisher", publisher(cx));
    graph(vec![Value::Object(site)])
}

/// The data block of the glossary.
pub fn build_glossary(
    cx: &Context<'_>,
    page: &Frame<'_>,
    title: &str,
    terms: &[TermEntry<'_>],
) -> String {
    let mut set_of_terms = node("DefinedTermSet", title);
    set_of_terms.set("url", page.canonical.as_deref());
    set_of_terms.set("inLanguage", Some(page.lang));
    set_of_terms.set("publisher", publisher(cx));
    set_of_terms.set("license", cx.site.file.licence.as_deref());
    let terms = terms.iter().map(|term| {
        let mut node = node("DefinedTerm", term.name);
        node.set("description", Some(term.paragraphs.join("\n\n")));
        let address = page.canonical.as_ref().map(|page| format!("{page}#{}", term.id));
        node.set("url", address);
        Value::Object(node)
    });
    set_of_terms.set("hasDefinedTerm", Some(Value::List(terms.collect())));
    graph(vec![Value::Object(set_of_terms)])
}

fn event_node<'a>(title: &'a str, event: &'a Event) -> Object<'a> {
    let mut node = self::node("Event", title);
    node.set("startDate", event.date.as_ref().and_then(|date| iso(Some(&date.start()))));
    node.set("endDate", event.date.as_ref().and_then(|date| iso(date.end().as_ref())));
    let place = event.place.as_deref().map(|place| Value::Object(self::node("Place", place)));
    node.set("location", place);
    node
}

fn node<'a>(kind: &'static str, name: impl Into<Cow<'a, str>>) -> Object<'a> {
    Object::with_room(ROOM).with("@type", kind).with("name", name.into())
}

fn graph(nodes: Vec<Value<'_>>) -> String {
    Object::default().with("@context", "https://schema.org").with("@graph", nodes).text()
}

fn authority_node<'a>(cx: &Context<'a>, ix: DocIx, authority: &'a Authority) -> Object<'a> {
    let title = cx.site[ix].title();
    let mut it =
        node("GovernmentOrganization", authority.official_name.as_deref().unwrap_or(title));
    it.set("alternateName", authority.official_name.as_ref().map(|_| title));
    it.set("url", authority.website.as_ref().map(|address| address.as_str()));
    let wikidata = authority.wikidata.as_deref().filter(|item| {
        item.strip_prefix('Q').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    it.set("sameAs", wikidata.map(|item| format!("https://www.wikidata.org/entity/{item}")));
    let keys: Vec<Value<'_>> = [("AGS", &authority.ags), ("ARS", &authority.ars)]
        .into_iter()
        .filter_map(|(name, key)| {
            let key = &*key.as_ref()?.value;
            let it = Object::default().with("@type", "PropertyValue").with("propertyID", name);
            Some(it.with("value", key).into())
        })
        .collect();
    it.set("identifier", (!keys.is_empty()).then_some(keys));
    if let Some(contact) = &authority.contact {
        it.set("address", contact.address.as_deref().map(one_line));
        it.set("telephone", contact.telephone.as_deref());
        it.set("email", contact.email.as_ref().map(|email| email.as_str()));
    }
    let parent = cx.site[ix].links.parent.filter(|parent| !cx.site[*parent].withheld);
    let parent = parent.map(|parent| node("GovernmentOrganization", cx.site[parent].title()));
    it.set("parentOrganization", parent.map(Value::Object));
    it
}

fn plan_node<'a>(cx: &Context<'a>, ix: DocIx, plan: &'a Plan) -> Object<'a> {
    let mut it = node("CreativeWork", cx.site[ix].title());
    it.set("genre", plan.sort.as_deref().map(|sort| cx.texts.of_word("plan-kind", sort)));
    let status = plan.status.map(|status| cx.texts.of_word("plan", status.word()));
    it.set("creativeWorkStatus", status);
    it.set("author", authority(cx, ix));
    let known = plan.versions.iter().filter(|version| is_known(version, cx.stichtag()));
    let decided = known.filter_map(|version| {
        version.decision.as_ref().and_then(|decision| decision.date.as_ref())
    });
    it.set("datePublished", iso(decided.min()));
    it
}

/// A section, a measure or an amendment: a part of its plan.
fn part_node<'a>(cx: &Context<'a>, ix: DocIx, number: Option<&'a str>) -> Object<'a> {
    let entry = &cx.site[ix];
    let mut it = node("CreativeWork", entry.title());
    it.set("position", number);
    let plan = entry.home.plan.filter(|plan| !cx.site[*plan].withheld).map(|plan| {
        let mut it = node("CreativeWork", cx.site[plan].title());
        it.set("url", address(cx, plan));
        Value::Object(it)
    });
    it.set("isPartOf", plan);
    it.set("author", authority(cx, ix));
    it
}

fn press_node<'a>(cx: &Context<'a>, ix: DocIx, release: &'a PressRelease) -> Object<'a> {
    let entry = &cx.site[ix];
    let mut it = node("NewsArticle", entry.title());
    it.set("headline", Some(entry.title()));
    it.set("alternativeHeadline", release.subtitle.as_deref());
    it.set("datePublished", iso(release.date.as_ref()));
    it.set("dateline", release.dateline.as_deref());
    // Only a body that the site knows is named as author: free words may say that there is none.
    let named = entry.links.responsible.and_then(|name| name.document);
    let named = named.filter(|body| !cx.site[*body].withheld);
    let named = named.map(|body| Value::Object(node("Organization", cx.site[body].title())));
    let own = if release.publisher.is_none() { authority(cx, ix) } else { None };
    it.set("author", named.or(own));
    let about: Vec<Value<'_>> = entry
        .links
        .about
        .iter()
        .filter(|target| !cx.site[**target].withheld)
        .map(|target| {
            let mut it = node("Thing", cx.numbered_title(*target));
            it.set("url", address(cx, *target));
            Value::Object(it)
        })
        .collect();
    it.set("about", (!about.is_empty()).then_some(about));
    it
}

/// Who publishes the site.
fn publisher<'a>(cx: &Context<'a>) -> Option<Value<'a>> {
    let name = cx.site.file.publisher.as_deref()?;
    Some(Value::Object(node("Organization", name)))
}

/// The authority that a document belongs to. It is the author; who publishes the site may be another. A
/// notice says that the page is not what it seems: then nobody is named as its author.
fn authority<'a>(cx: &Context<'a>, ix: DocIx) -> Option<Value<'a>> {
    let authority = cx.site[ix].home.authority?;
    let mut above = Some(ix);
    while let Some(document) = above {
        if cx.site[document].document.common.notice.is_some() {
            return None;
        }
        above = cx.site[document].above;
    }
    let mut it = node("GovernmentOrganization", author_of(cx, ix));
    it.set("url", address(cx, authority));
    Some(Value::Object(it))
}

/// The address of a page, where the base URL is known.
fn address(cx: &Context<'_>, ix: DocIx) -> Option<String> {
    cx.base_url().map(|base| [base, &cx.site[ix].path.url_path()].concat())
}

/// The way from the home page to this one. Addresses are those of the page's own links where the base URL
/// is not known; a reader then takes them from the page's address.
fn breadcrumb<'a>(cx: &Context<'a>, ix: DocIx, page: &'a Frame<'_>) -> Value<'a> {
    let path = cx.site[ix].path.url_path();
    let absolute = |href: &str| match cx.base_url() {
        Some(base) => [base, &resolved(&path, href)].concat(),
        None => href.to_owned(),
    };
    let home = (&*cx.site.file.title, Some(page.home.as_str()));
    let above = page.breadcrumb.iter().map(|link| (&*link.title, link.href.as_deref()));
    let here = (cx.site[ix].title(), None);
    let items: Vec<Value<'_>> = [home]
        .into_iter()
        .chain(above)
        .chain([here])
        .enumerate()
        .map(|(at, (name, href))| {
            let mut item = node("ListItem", name);
            item.set("position", Some(at + 1));
            item.set("item", href.map(absolute));
            Value::Object(item)
        })
        .collect();
    Object::default().with("@type", "BreadcrumbList").with("itemListElement", items).into()
}

/// The path below the site's root of `href`, which is relative to the page at `path`.
fn resolved(path: &str, href: &str) -> String {
    let above = |path: &str| path.rfind('/').unwrap_or_default();
    let (mut folder, mut rest) = (path.get(..above(path)).unwrap_or_default(), href);
    while let Some(further) = rest.strip_prefix("../") {
        folder = folder.get(..above(folder)).unwrap_or_default();
        rest = further;
    }
    if folder.is_empty() { rest.to_owned() } else { [folder, "/", rest].concat() }
}

/// A date that ISO 8601 can write and that is exactly known.
fn iso(date: Option<&Date>) -> Option<String> {
    date.filter(|date| date.has_year()).and_then(Date::html_datetime)
}

/// A period as an interval of ISO 8601; `a/..` is open.
fn interval(period: &Date) -> Option<String> {
    match period.precision() {
        Precision::Range => {
            Some(format!("{}/{}", iso(Some(&period.start()))?, iso(period.end().as_ref())?))
        }
        Precision::OpenEnd => Some(format!("{}/..", iso(Some(&period.start()))?)),
        Precision::OpenStart => Some(format!("../{}", iso(period.end().as_ref())?)),
        Precision::Day | Precision::Month | Precision::Year => iso(Some(period)),
        Precision::Quarter | Precision::Half => {
            let end = period.latest().filter(|_| !period.is_about())?;
            Some(format!("{}/{end}", period.earliest()?))
        }
        Precision::YearUnknown | Precision::Unknown => None,
    }
}

fn one_line(address: &str) -> String {
    address.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{interval, resolved};
    use crate::date::Date;

    #[test]
    fn addresses_are_resolved_from_the_page() {
        for (path, href, expected) in [
            ("a/b/2a.html", "../index.html", "a/index.html"),
            ("a/b/2a.html", "../../index.html", "index.html"),
            ("a/b/2a.html", "index.html", "a/b/index.html"),
            ("x.html", "index.html", "index.html"),
            ("x.html", "a/index.html", "a/index.html"),
        ] {
            assert_eq!(resolved(path, href), expected);
        }
    }

    #[test]
    fn periods_are_intervals_where_iso_has_one() {
        for (period, expected) in [
            ("2019-10/..", Some("2019-10/..")),
            ("2020/2021-06-30", Some("2020/2021-06-30")),
            ("../2012-08-15", Some("../2012-08-15")),
            ("2019-Q4", Some("2019-10-01/2019-12-31")),
            ("2019", Some("2019")),
            ("~2019", None),
            ("--11-18", None),
            ("unbekannt", None),
        ] {
            assert_eq!(interval(&Date::parse(period).unwrap()).as_deref(), expected, "{period}");
        }
    }
}
