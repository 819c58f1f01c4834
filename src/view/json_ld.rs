//! JSON-LD in pages, in the words of schema.org: what a page is about, and where it stands. Says only what
//! the front matter says. Knows nothing of templates; the text is safe inside a `script` element.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::feed::author_of;
use super::glossary::TermEntry;
use super::page::Frame;
use crate::date::{Date, Precision};
use crate::document::id::is_web_address;
use crate::document::number::Number;
use crate::document::types::{Authority, Event, Facts, Plan, PressRelease};
use crate::model::{DocIx, Entry, is_known};

/// The data block of the page of `ix`: its subject and its way from the home page. `page` is that page's
/// frame with its breadcrumb complete.
pub fn build(cx: &Context<'_>, ix: DocIx, page: &Frame<'_>) -> String {
    let entry = &cx.site[ix];
    let mut subject = match &entry.document.facts {
        Facts::Authority(authority) => authority_node(cx, ix, authority),
        Facts::Plan(plan) => plan_node(cx, ix, plan),
        Facts::Section(_, section) => {
            part_node(cx, ix, section.number.as_ref().map(Number::as_str))
        }
        Facts::Measure(measure) => {
            let mut node = part_node(cx, ix, measure.number.as_ref().map(Number::as_str));
            set(&mut node, "temporalCoverage", measure.period.as_ref().and_then(interval));
            node
        }
        Facts::Amendment(amendment) => {
            let mut node = part_node(cx, ix, None);
            set(&mut node, "datePublished", iso(amendment.date.as_ref()));
            node
        }
        Facts::PressRelease(release) => press_node(cx, ix, release),
        Facts::Organisation(_) | Facts::Group(_) => node("Organization", entry.title()),
        Facts::Person(person) => node("Person", person.name.as_deref().unwrap_or(entry.title())),
        Facts::Report(_) => {
            let mut node = part_node(cx, ix, None);
            set(&mut node, "@type", Some("Report"));
            set(&mut node, "datePublished", iso(entry.document.facts.date()));
            node
        }
        Facts::Agreement(_) => {
            let mut node = part_node(cx, ix, None);
            // Its parties made it, not the authority in whose folder it lies.
            node.remove("author");
            set(&mut node, "datePublished", iso(entry.document.facts.date()));
            node
        }
        Facts::Event(event) => event_node(entry.title(), event),
        Facts::Page(_) => node("WebPage", entry.title()),
    };
    let common = &entry.document.common;
    set(&mut subject, "description", common.summary.as_deref());
    match &entry.document.facts {
        Facts::Authority(_) | Facts::Organisation(_) | Facts::Person(_) | Facts::Group(_) => {
            set(&mut subject, "mainEntityOfPage", page.canonical.as_deref());
        }
        Facts::Event(_) => set(&mut subject, "url", page.canonical.as_deref()),
        Facts::Report(_)
        | Facts::Agreement(_)
        | Facts::Plan(_)
        | Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Amendment(_)
        | Facts::PressRelease(_)
        | Facts::Page(_) => {
            set(&mut subject, "url", page.canonical.as_deref());
            set(&mut subject, "inLanguage", Some(cx.language_of(&entry.document)));
            versions(cx, ix, &mut subject);
            let notices = page.notice_line();
            set(&mut subject, "disambiguatingDescription", notices);
            let source = common.source.as_deref().filter(|source| is_web_address(source));
            set(&mut subject, "isBasedOn", source);
            set(&mut subject, "publisher", publisher(cx));
            set(&mut subject, "license", cx.site.file.licence.as_deref());
            let keywords = (!page.keywords.is_empty()).then(|| page.keywords.join(", "));
            set(&mut subject, "keywords", keywords);
        }
    }
    graph(vec![Value::Object(subject), breadcrumb(cx, ix, page)])
}

/// The original of a translation, or the translations of an original, where the base URL is known.
fn versions(cx: &Context<'_>, ix: DocIx, subject: &mut Node) {
    let version = |entry: &Entry| {
        let mut it = Node::new();
        set(&mut it, "@type", subject.get("@type").cloned());
        set(&mut it, "url", Some(cx.address_of(entry)?));
        set(&mut it, "inLanguage", Some(cx.language_of(&entry.document)));
        Some(Value::Object(it))
    };
    if cx.site[ix].document.translation.is_some() {
        let original = version(cx.site.original(ix));
        set(subject, "translationOfWork", original);
    } else {
        let translations = cx.site.translations_of(ix).filter_map(|(_, entry)| version(entry));
        let translations: Vec<Value> = translations.collect();
        set(subject, "workTranslation", (!translations.is_empty()).then_some(translations));
    }
}

/// The data block of the home page.
pub fn build_home(cx: &Context<'_>) -> String {
    let file = &cx.site.file;
    let mut site = node("WebSite", &file.title);
    set(&mut site, "url", cx.base_url());
    set(&mut site, "description", file.summary.as_deref());
    set(&mut site, "inLanguage", Some(file.language()));
    set(&mut site, "publisher", publisher(cx));
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
    set(&mut set_of_terms, "url", page.canonical.as_deref());
    set(&mut set_of_terms, "inLanguage", Some(page.lang));
    set(&mut set_of_terms, "publisher", publisher(cx));
    set(&mut set_of_terms, "license", cx.site.file.licence.as_deref());
    let terms = terms.iter().map(|term| {
        let mut node = node("DefinedTerm", term.name);
        set(&mut node, "description", Some(term.paragraphs.join("\n\n")));
        let address = page.canonical.as_ref().map(|page| format!("{page}#{}", term.id));
        set(&mut node, "url", address);
        Value::Object(node)
    });
    set(&mut set_of_terms, "hasDefinedTerm", Some(Value::Array(terms.collect())));
    graph(vec![Value::Object(set_of_terms)])
}

fn event_node(title: &str, event: &Event) -> Node {
    let mut node = self::node("Event", title);
    set(&mut node, "startDate", event.date.as_ref().and_then(|date| iso(Some(&date.start()))));
    set(&mut node, "endDate", event.date.as_ref().and_then(|date| iso(date.end().as_ref())));
    let place = event.place.as_deref().map(|place| Value::Object(self::node("Place", place)));
    set(&mut node, "location", place);
    node
}

type Node = Map<String, Value>;

fn node(kind: &str, name: &str) -> Node {
    let mut node = Node::new();
    set(&mut node, "@type", Some(kind));
    set(&mut node, "name", Some(name));
    node
}

/// Sets what is known.
fn set(node: &mut Node, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        node.insert(key.to_owned(), value.into());
    }
}

fn graph(nodes: Vec<Value>) -> String {
    safe(&json!({ "@context": "https://schema.org", "@graph": nodes }).to_string())
}

/// Without what could end a `script` element, open a comment or break a line of JavaScript; outside of
/// its strings JSON has none of these signs.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(c),
        }
    }
    out
}

fn authority_node(cx: &Context<'_>, ix: DocIx, authority: &Authority) -> Node {
    let title = cx.site[ix].title();
    let mut it =
        node("GovernmentOrganization", authority.official_name.as_deref().unwrap_or(title));
    set(&mut it, "alternateName", authority.official_name.as_ref().map(|_| title));
    set(&mut it, "url", authority.website.as_ref().map(|address| address.as_str()));
    let wikidata = authority.wikidata.as_deref().filter(|item| {
        item.strip_prefix('Q').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    set(&mut it, "sameAs", wikidata.map(|item| format!("https://www.wikidata.org/entity/{item}")));
    let keys: Vec<Value> = [("AGS", &authority.ags), ("ARS", &authority.ars)]
        .into_iter()
        .filter_map(|(name, key)| {
            let key = key.as_deref()?;
            Some(json!({ "@type": "PropertyValue", "propertyID": name, "value": key }))
        })
        .collect();
    set(&mut it, "identifier", (!keys.is_empty()).then_some(keys));
    if let Some(contact) = &authority.contact {
        set(&mut it, "address", contact.address.as_deref().map(one_line));
        set(&mut it, "telephone", contact.telephone.as_deref());
        set(&mut it, "email", contact.email.as_ref().map(|email| email.as_str()));
    }
    let parent = cx.site[ix].links.parent.filter(|parent| !cx.site[*parent].withheld);
    let parent = parent.map(|parent| node("GovernmentOrganization", cx.site[parent].title()));
    set(&mut it, "parentOrganization", parent.map(Value::Object));
    it
}

fn plan_node(cx: &Context<'_>, ix: DocIx, plan: &Plan) -> Node {
    let mut it = node("CreativeWork", cx.site[ix].title());
    set(&mut it, "genre", plan.sort.as_deref().map(|sort| cx.texts.of_word("plan-kind", sort)));
    let status = plan.status.map(|status| cx.texts.of_word("plan", status.word()));
    set(&mut it, "creativeWorkStatus", status);
    set(&mut it, "author", authority(cx, ix));
    let known = plan.versions.iter().filter(|version| is_known(version, cx.stichtag()));
    let decided = known.filter_map(|version| {
        version.decision.as_ref().and_then(|decision| decision.date.as_ref())
    });
    set(&mut it, "datePublished", iso(decided.min()));
    it
}

/// A section, a measure or an amendment: a part of its plan.
fn part_node(cx: &Context<'_>, ix: DocIx, number: Option<&str>) -> Node {
    let entry = &cx.site[ix];
    let mut it = node("CreativeWork", entry.title());
    set(&mut it, "position", number);
    let plan = entry.home.plan.filter(|plan| !cx.site[*plan].withheld).map(|plan| {
        let mut it = node("CreativeWork", cx.site[plan].title());
        set(&mut it, "url", address(cx, plan));
        Value::Object(it)
    });
    set(&mut it, "isPartOf", plan);
    set(&mut it, "author", authority(cx, ix));
    it
}

fn press_node(cx: &Context<'_>, ix: DocIx, release: &PressRelease) -> Node {
    let entry = &cx.site[ix];
    let mut it = node("NewsArticle", entry.title());
    set(&mut it, "headline", Some(entry.title()));
    set(&mut it, "alternativeHeadline", release.subtitle.as_deref());
    set(&mut it, "datePublished", iso(release.date.as_ref()));
    set(&mut it, "dateline", release.dateline.as_deref());
    // Only a body that the site knows is named as author: free words may say that there is none.
    let named = entry.links.responsible.and_then(|name| name.document);
    let named = named.filter(|body| !cx.site[*body].withheld);
    let named = named.map(|body| Value::Object(node("Organization", cx.site[body].title())));
    let own = if release.publisher.is_none() { authority(cx, ix) } else { None };
    set(&mut it, "author", named.or(own));
    let about: Vec<Value> = entry
        .links
        .about
        .iter()
        .filter(|target| !cx.site[**target].withheld)
        .map(|target| {
            let mut it = node("Thing", &cx.numbered_title(*target));
            set(&mut it, "url", address(cx, *target));
            Value::Object(it)
        })
        .collect();
    set(&mut it, "about", (!about.is_empty()).then_some(about));
    it
}

/// Who publishes the site.
fn publisher(cx: &Context<'_>) -> Option<Value> {
    let name = cx.site.file.publisher.as_deref()?;
    Some(Value::Object(node("Organization", name)))
}

/// The authority that a document belongs to. It is the author; who publishes the site may be another. A
/// notice says that the page is not what it seems: then nobody is named as its author.
fn authority(cx: &Context<'_>, ix: DocIx) -> Option<Value> {
    let authority = cx.site[ix].home.authority?;
    let mut above = Some(ix);
    while let Some(document) = above {
        if cx.site[document].document.common.notice.is_some() {
            return None;
        }
        above = cx.site[document].above;
    }
    let mut it = node("GovernmentOrganization", author_of(cx, ix));
    set(&mut it, "url", address(cx, authority));
    Some(Value::Object(it))
}

/// The address of a page, where the base URL is known.
fn address(cx: &Context<'_>, ix: DocIx) -> Option<String> {
    cx.base_url().map(|base| format!("{base}{}", cx.site[ix].path.url_path()))
}

/// The way from the home page to this one. Addresses are those of the page's own links where the base URL
/// is not known; a reader then takes them from the page's address.
fn breadcrumb(cx: &Context<'_>, ix: DocIx, page: &Frame<'_>) -> Value {
    let absolute = |href: &str| match cx.base_url() {
        Some(base) => format!("{base}{}", resolved(&cx.site[ix].path.url_path(), href)),
        None => href.to_owned(),
    };
    let home = (&*cx.site.file.title, Some(page.home.as_str()));
    let above = page.breadcrumb.iter().map(|link| (&*link.title, link.href.as_deref()));
    let here = (cx.site[ix].title(), None);
    let items: Vec<Value> = [home]
        .into_iter()
        .chain(above)
        .chain([here])
        .enumerate()
        .map(|(at, (name, href))| {
            let mut item = node("ListItem", name);
            set(&mut item, "position", Some(at + 1));
            set(&mut item, "item", href.map(absolute));
            Value::Object(item)
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// The path below the site's root of `href`, which is relative to the page at `path`.
fn resolved(path: &str, href: &str) -> String {
    let above = |path: &str| path.rfind('/').unwrap_or_default();
    let (mut folder, mut rest) = (path.get(..above(path)).unwrap_or_default(), href);
    while let Some(further) = rest.strip_prefix("../") {
        folder = folder.get(..above(folder)).unwrap_or_default();
        rest = further;
    }
    if folder.is_empty() { rest.to_owned() } else { format!("{folder}/{rest}") }
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
    use super::{interval, resolved, safe};
    use crate::date::Date;

    #[test]
    fn nothing_ends_the_element() {
        let json = serde_json::json!({ "a": "</script><!--&\u{2028}\u{2029}" });
        let text = safe(&json.to_string());
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back, json);
    }

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
