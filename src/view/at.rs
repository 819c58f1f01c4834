//! The site as seen from one page: addresses relative to it, and what is made of them: links, parties, files,
//! pictures, the text with its slots filled.

use std::borrow::Cow;

use super::context::Context;
use super::parts::{Attachment, ContentsEntry, Link, Party, Picture, Prose};
use crate::document::body::{Filled, OnPage, Shown};
use crate::document::types;
use crate::language::Language;
use crate::model::{BodyTarget, DocIx, Name};
use crate::path::OutPath;
use crate::source::Asset;

/// From this many headings on a text gets a contents list.
const CONTENTS_FROM: usize = 4;

/// The site as seen from one page: links are relative to it.
pub struct At<'a> {
    /// The site.
    pub cx: &'a Context<'a>,
    /// The page.
    pub path: &'a OutPath,
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
            entry.links.body.iter().map(|target| self.destination(target, prefix)).collect();
        let mut html = String::new();
        let hidden = self.cx.texts.get("not-yet-published");
        let link = |at: usize| match targets.get(at) {
            Some(Destination::To(href, text)) => Filled::Link { href, text },
            Some(Destination::Withheld) => Filled::Instead { words: hidden },
            Some(Destination::Nowhere) | None => Filled::Text,
        };
        let image = |at: usize| {
            let file = entry.links.images.get(at).and_then(|path| self.file_href(path.as_deref()?));
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

    fn destination(&self, target: &'a BodyTarget, prefix: &str) -> Destination<'a> {
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
                let prefix = if fragment.is_empty() { "" } else { prefix };
                Destination::To(format!("#{prefix}{fragment}"), Cow::Borrowed(fragment))
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
