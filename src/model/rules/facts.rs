//! What a document states and leaves out: embargoes that are over, keys that no authority has, plans
//! without a version, persons without an office, files that not everyone can read.

use std::sync::Arc;

use super::{found, found_of};
use crate::diagnostics::{Diagnostic, Finding, Place, Problem, Rule};
use crate::document::Standing;
use crate::document::id::FilePath;
use crate::document::types::{Attachment, Authority, Facts, Level, Plan, PlanStatus, PressRelease};
use crate::model::{DocIx, Entry, Linked};
use crate::source::SITE_FILE;
use crate::span::{Located, Span};
use crate::starter::Land;

/// Notes what is to be warned of in what each published document states.
pub(super) fn judge(site: &Linked, problems: &mut Vec<Diagnostic>) {
    let asked = |rule: Rule| site.file.rules.ask(rule);
    if let Some((span, finding)) = site.file.land.as_ref().and_then(other_land) {
        let place = Place::new(&Arc::from(SITE_FILE), span);
        problems.push(Diagnostic::new(place, Problem::Found(finding)));
    }
    for (ix, entry) in site.published() {
        // What a misspelt key was meant to state is not missing.
        let is_whole = entry.document.standing == Standing::Read;
        match &entry.document.facts {
            Facts::Authority(authority) => {
                let other = authority.land.as_ref().and_then(other_land);
                problems.extend(other.map(|(span, finding)| found(site, ix, span, finding)));
                if asked(Rule::OfficialKey) {
                    problems.extend(odd_keys(site, ix, authority));
                }
            }
            Facts::Person(person) if person.offices.is_empty() && is_whole => {
                problems.push(found_of(site, ix, Finding::PersonWithoutOffice));
            }
            Facts::Plan(plan) if is_whole => {
                problems.extend(no_version(site, ix, plan));
                problems.extend(for_some(site, ix, &plan.attachments));
            }
            Facts::Report(report) if is_whole => {
                problems.extend(for_some(site, ix, &report.attachments));
            }
            Facts::PressRelease(release) => {
                problems.extend(embargo_over(site, ix, release));
                let attachments = for_some(site, ix, &release.attachments);
                problems.extend(attachments.filter(|_| is_whole));
            }
            Facts::Person(_)
            | Facts::Organisation(_)
            | Facts::Group(_)
            | Facts::Plan(_)
            | Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => {}
        }
    }
}

/// A Land that is spelt nearly as one is. What is none by far may be the Federation, or lie in another country.
fn other_land(stated: &Located<Box<str>>) -> Option<(Span, Finding)> {
    let word = &*stated.value;
    let meant = Land::suggested(word).filter(|_| Land::named(word).is_none())?.name();
    Some((stated.span, Finding::OtherLand { word: word.to_owned(), meant }))
}

/// A release that is public, and says from when on it will be.
fn embargo_over(site: &Linked, ix: DocIx, release: &PressRelease) -> Option<Diagnostic> {
    let until = release.embargo_over().filter(|from| *from <= site.edition.stichtag.day)?;
    let place = site.place(ix, release.embargo.as_ref()?.span);
    Some(Diagnostic::new(place, Problem::EmbargoOver { until: until.to_string() }))
}

fn no_version(site: &Linked, ix: DocIx, plan: &Plan) -> Option<Diagnostic> {
    let is_bare = plan.status == Some(PlanStatus::InForce) && plan.versions.is_empty();
    is_bare.then(|| found_of(site, ix, Finding::InForceWithoutVersion))
}

/// PDFs that are neither declared accessible nor found in another form.
fn for_some<'s>(
    site: &'s Linked,
    ix: DocIx,
    attachments: &'s [Attachment],
) -> impl Iterator<Item = Diagnostic> + 's {
    let is_pdf = |file: &&Located<FilePath>| {
        file.value
            .as_str()
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("pdf"))
    };
    attachments
        .iter()
        .filter(|it| it.accessible != Some(true) && it.alternative.is_none())
        .filter(|it| it.missing.is_none())
        .filter_map(move |it| it.file.as_ref().filter(is_pdf))
        .filter(move |file| is_there(&site[ix], file.value.as_str()))
        .map(move |file| found(site, ix, file.span, Finding::PdfForSome))
}

/// Whether the file that a document names was found.
fn is_there(entry: &Entry, file: &str) -> bool {
    let name = file.rsplit('/').next();
    entry.links.files.iter().flatten().any(|path| path.rsplit('/').next() == name)
}

/// Official keys that no authority of this level has.
fn odd_keys<'s>(
    site: &'s Linked,
    ix: DocIx,
    authority: &'s Authority,
) -> impl Iterator<Item = Diagnostic> + 's {
    let ags = authority.ags.as_ref().map(|key| ("ags", key, ags_lengths as Lengths));
    let ars = authority.ars.as_ref().map(|key| ("ars", key, ars_lengths as Lengths));
    ags.into_iter().chain(ars).filter_map(move |(key, value, lengths)| {
        let lengths = |key: &str| lengths(authority.level, key);
        odd_key(key, &value.value, lengths).map(|finding| found(site, ix, value.span, finding))
    })
}

/// How many digits the key of an authority of a level has.
type Lengths = fn(Level, &str) -> &'static [usize];

/// Whether a key is of Hamburg or Berlin, which are Land, district and municipality in one, or of the Land Bremen, whose
/// two towns are districts each.
fn is_city_state(key: &str) -> bool {
    ["02", "04", "11"].iter().any(|land| key.starts_with(land))
}

/// How many digits the regional key (Amtlicher Regionalschlüssel) has: that of the municipality key, with four for
/// the association before those of the municipality. Tables fill up every key with zeros to twelve digits.
fn ars_lengths(level: Level, key: &str) -> &'static [usize] {
    if is_city_state(key) {
        return &[2, 5, 12];
    }
    match level {
        Level::StateMinistry | Level::StateAuthority => &[2, 12],
        Level::RegionalGovernment | Level::RegionalCouncil => &[3, 12],
        Level::RuralDistrict | Level::District | Level::IndependentTown => &[5, 12],
        Level::Town | Level::Municipality => &[12],
        Level::DistrictOffice => &[2, 5, 12],
        Level::Association => &[5, 9, 12],
        Level::Region | Level::FederalAuthority | Level::Other => &[2, 3, 5, 9, 12],
    }
}

/// How many digits the municipality key (Amtlicher Gemeindeschlüssel) of an authority of this level has: two for
/// the Land, one more for the region, two more for the district, three more for the municipality.
fn ags_lengths(level: Level, key: &str) -> &'static [usize] {
    if is_city_state(key) {
        return &[2, 5, 8];
    }
    match level {
        Level::StateMinistry | Level::StateAuthority => &[2],
        Level::RegionalGovernment | Level::RegionalCouncil => &[3],
        Level::RuralDistrict | Level::District => &[5],
        Level::IndependentTown => &[5, 8],
        Level::Town | Level::Municipality => &[8],
        // A region or association is what the Land makes of it.
        Level::DistrictOffice => &[2, 5, 8],
        Level::Association | Level::Region | Level::FederalAuthority | Level::Other => {
            &[2, 3, 5, 8]
        }
    }
}

fn odd_key(
    key: &'static str,
    value: &str,
    lengths: impl Fn(&str) -> &'static [usize],
) -> Option<Finding> {
    let is_digits = |key: &str| key.bytes().all(|byte| byte.is_ascii_digit());
    let in_a_land = |key: &str| {
        key.get(..2)
            .and_then(|land| land.parse::<u8>().ok())
            .is_some_and(|land| (1..=16).contains(&land))
    };
    let is_one = |key: &str| is_digits(key) && lengths(key).contains(&key.len()) && in_a_land(key);
    if is_one(value) {
        return None;
    }
    let digits: String =
        value.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '.' | '-')).collect();
    let whole = [format!("0{digits}"), digits].into_iter().find(|whole| is_one(whole));
    Some(Finding::OfficialKey { key, value: value.to_owned(), lengths: lengths(value), whole })
}
