//! The stops of each plan, and by what a stop is known for ever: what feeds and calendars have in common.
//! Knows neither format.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::context::Context;
use crate::date::Day;
use crate::document::types::Facts;
use crate::model::{DocIx, Site, Stop, StopKind};

/// The year from which on our `tag:` addresses count (RFC 4151 asks for a date that never changes).
const TAG_YEAR: &str = "2025";

/// The host of what is published nowhere (RFC 2606).
const NO_HOST: &str = "fahrplan.invalid";

/// The stops of every plan, gathered once from the timelines of all authorities.
#[derive(Debug)]
pub struct PlanStops {
    /// For each plan the timelines and the places in them.
    plans: BTreeMap<DocIx, Vec<(DocIx, usize)>>,
}

impl PlanStops {
    /// The stops of the plans of `site`: of what belongs to a plan and of what is about it or a part of it.
    pub fn of(site: &Site) -> PlanStops {
        let mut plans: BTreeMap<DocIx, Vec<(DocIx, usize)>> = BTreeMap::new();
        let plan_of = |ix: DocIx| {
            let is_plan = matches!(site[ix].document.facts, Facts::Plan(_));
            if is_plan { Some(ix) } else { site[ix].home.plan }
        };
        let timelines = site.timelines.iter();
        let stops = timelines.flat_map(|(authority, stops)| {
            stops.iter().enumerate().map(move |(at, stop)| ((*authority, at), stop))
        });
        for (place, stop) in stops {
            let about = &site[stop.document].links.about;
            let mut concerned: Vec<DocIx> =
                about.iter().copied().chain([stop.document]).filter_map(plan_of).collect();
            concerned.sort();
            concerned.dedup();
            for plan in concerned {
                plans.entry(plan).or_default().push(place);
            }
        }
        let stop = |(authority, at): &(DocIx, usize)| site.timelines.get(authority)?.get(*at);
        for stops in plans.values_mut() {
            stops.sort_by(|a, b| stop(a).cmp(&stop(b)));
            // What stands on the timelines of several authorities is one stop.
            stops.dedup_by(|a, b| stop(a) == stop(b));
        }
        PlanStops { plans }
    }

    /// The stops of an authority or a plan of `site`, in order of time.
    fn get<'a>(&self, site: &'a Site, ix: DocIx) -> Vec<&'a Stop> {
        if let Some(stops) = site.timelines.get(&ix) {
            return stops.iter().collect();
        }
        let places = self.plans.get(&ix).map_or(&[][..], Vec::as_slice);
        let stop = |(authority, at): &(DocIx, usize)| site.timelines.get(authority)?.get(*at);
        places.iter().filter_map(stop).collect()
    }
}

impl<'a> Context<'a> {
    /// The stops of the authority or plan `ix`, in order of time.
    pub fn stops(&self, ix: DocIx) -> Vec<&'a Stop> {
        self.wide.plan_stops.get(self.site, ix)
    }
}

/// The day that a stop is sorted by, where its year is known.
pub(super) fn day(stop: &Stop) -> Option<Day> {
    stop.date.earliest().or(stop.date.latest())
}

/// The id that a document had first: where it moved, what was said of it before is still known.
pub(super) fn first_id(site: &Site, ix: DocIx) -> &str {
    let document = &site[ix].document;
    let id = document.common.aliases.first().map_or(&document.id, |alias| &alias.value);
    if id.as_str().is_empty() { "index" } else { id.as_str() }
}

/// `tag:stadt.example,2025:stadt/plan/1a#status-2024-H1` (RFC 4151). The host is that of the base URL;
/// scheme, port and folder of the site do not matter.
pub(super) fn tag(cx: &Context<'_>, ix: DocIx, part: &str) -> String {
    let mut tag = format!("tag:{},{TAG_YEAR}:", host(cx));
    push_encoded(&mut tag, first_id(cx.site, ix), |byte| b"/-._~".contains(&byte));
    tag.push('#');
    push_encoded(&mut tag, part, |byte| b"/-._~".contains(&byte));
    tag
}

/// `stadt.plan.1a-status-2024-H1@stadt.example`: the same for calendars.
pub(super) fn uid(cx: &Context<'_>, ix: DocIx, part: &str) -> String {
    let mut uid = String::new();
    for (at, segment) in first_id(cx.site, ix).split('/').enumerate() {
        if at > 0 {
            uid.push('.');
        }
        push_encoded(&mut uid, segment, |byte| b"-_".contains(&byte));
    }
    uid.push('-');
    push_encoded(&mut uid, part, |byte| b"-._~".contains(&byte));
    let _ = write!(uid, "@{}", host(cx));
    uid
}

/// What tells a stop from the others of its document and kind, as well as can be told from what is
/// least likely to be edited: never from its place in a list. Empty where there is but one.
pub(super) fn detail<'a>(site: &'a Site, stop: &Stop) -> Cow<'a, str> {
    let facts = &site[stop.document].document.facts;
    match stop.kind {
        StopKind::Decision | StopKind::InForce | StopKind::OutOfForce => {
            let Facts::Plan(plan) = facts else { return Cow::Borrowed("") };
            let version = plan.versions.get(stop.detail);
            Cow::Borrowed(version.map_or("", |version| version.nr.value.as_str()))
        }
        StopKind::Milestone => {
            let Facts::Measure(measure) = facts else { return Cow::Borrowed("") };
            let milestone = measure.milestones.get(stop.detail);
            Cow::Owned(milestone.map(|milestone| slug(&milestone.title)).unwrap_or_default())
        }
        StopKind::Status => Cow::Owned(stop.date.literal()),
        StopKind::Value => Cow::Owned(stop.date.literal()),
        StopKind::Amendment
        | StopKind::Report
        | StopKind::Agreement
        | StopKind::Event
        | StopKind::Press
        | StopKind::Start
        | StopKind::End => Cow::Borrowed(""),
    }
}

/// `status-2024-H1`, `press`; with a number from the second of the same name on.
pub(super) fn part(kind: &str, detail: &str, nth: usize) -> String {
    let mut part = kind.to_owned();
    if !detail.is_empty() {
        let _ = write!(part, "-{detail}");
    }
    if nth > 0 {
        let _ = write!(part, "-{}", nth + 1);
    }
    part
}

/// The host of the base URL without user, port and brackets.
fn host(cx: &Context<'_>) -> String {
    cx.base_url().map_or_else(|| NO_HOST.to_owned(), host_of)
}

fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let host = match place.strip_prefix('[') {
        Some(literal) => literal.split(']').next().unwrap_or_default(),
        None => place.split(':').next().unwrap_or_default(),
    };
    let host: String = host
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' })
        .collect();
    if host.is_empty() { NO_HOST.to_owned() } else { host }
}

fn push_encoded(out: &mut String, text: &str, also: impl Fn(u8) -> bool) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || also(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Small letters and digits with hyphens between.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if c.is_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{host_of, part, slug};

    #[test]
    fn the_host_alone_names_a_site() {
        for (url, host) in [
            ("https://Stadt.example/", "stadt.example"),
            ("http://user@stadt.example:8080/a/b/", "stadt.example"),
            ("https://[2001:db8::1]:80/", "2001-db8--1"),
            ("https://münchen.example/", "münchen.example"),
            ("https:///", "fahrplan.invalid"),
        ] {
            assert_eq!(host_of(url), host, "{url}");
        }
    }

    #[test]
    fn parts_are_told_apart() {
        assert_eq!(part("press", "", 0), "press");
        assert_eq!(part("status", "2024-H1", 1), "status-2024-H1-2");
        assert_eq!(slug(" Erste: „Straße“ & Ämter!"), "erste-strasse-aemter");
        assert_eq!(slug("…"), "");
    }
}
