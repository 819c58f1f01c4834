//! Photographs that tell where they were taken: of those that are published, each once, where it is first named.

use std::collections::{BTreeMap, BTreeSet};

use super::found;
use crate::diagnostics::{Diagnostic, Finding};
use crate::document::types::{Attachment, Facts};
use crate::model::{BodyTarget, DocIx, Entry, Linked};
use crate::source::Asset;
use crate::span::Span;

/// Notes the photographs among `assets` that are published with their place.
pub(super) fn judge(
    site: &Linked,
    assets: &BTreeMap<String, Asset>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut telling: BTreeSet<&str> =
        assets.iter().filter(|(_, asset)| asset.tells_place).map(|(path, _)| &**path).collect();
    if telling.is_empty() {
        return;
    }
    for (ix, entry) in site.published() {
        for (path, span) in named(entry) {
            if telling.remove(path) {
                problems.push(told(site, ix, span, path));
            }
        }
    }
}

fn told(site: &Linked, ix: DocIx, span: Span, path: &str) -> Diagnostic {
    let path = path.rsplit('/').next().unwrap_or_default().to_owned();
    found(site, ix, span, Finding::PhotoTellsPlace { path })
}

/// The files that a document names, with the places where it does.
pub(super) fn named(entry: &Entry) -> Vec<(&str, Span)> {
    let body = &entry.document.body;
    let linked =
        body.links.iter().zip(&entry.links.body).filter_map(|(link, target)| match target {
            BodyTarget::File(path) => Some((&**path, link.span)),
            BodyTarget::Document(..) | BodyTarget::Here(_) | BodyTarget::Nowhere => None,
        });
    let mut named: Vec<(&str, Span)> = linked.collect();
    let spans = body.images.iter().map(|image| image.span);
    named.extend(found_at(&entry.links.images, spans));
    named.extend(found_at(&entry.links.files, in_front(&entry.document.facts)));
    named
}

/// The files that were found, each with the place that names it.
fn found_at(
    paths: &[Option<Box<str>>],
    spans: impl IntoIterator<Item = Span>,
) -> impl Iterator<Item = (&str, Span)> {
    paths.iter().zip(spans).filter_map(|(path, span)| Some((path.as_deref()?, span)))
}

/// Where the front matter names files, in its order.
fn in_front(facts: &Facts) -> Vec<Span> {
    let of = |attachments: &[Attachment]| -> Vec<Span> {
        attachments.iter().filter_map(|it| Some(it.file.as_ref()?.span)).collect()
    };
    match facts {
        Facts::Plan(plan) => of(&plan.attachments),
        Facts::Report(report) => of(&report.attachments),
        Facts::PressRelease(release) => {
            let pictures =
                release.pictures.iter().filter_map(|it| Some(it.value.file.as_ref()?.span));
            pictures.chain(of(&release.attachments)).collect()
        }
        Facts::Authority(_)
        | Facts::Organisation(_)
        | Facts::Person(_)
        | Facts::Group(_)
        | Facts::Section(..)
        | Facts::Measure(_)
        | Facts::Amendment(_)
        | Facts::Event(_)
        | Facts::Agreement(_)
        | Facts::Page(_) => Vec::new(),
    }
}
