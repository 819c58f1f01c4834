//! The page of a press release.

use serde::Serialize;

use super::context::{At, Context, paragraphs};
use super::page::Frame;
use super::parts::{Attachment, Contact, DateText, Link, MentionGroup, Picture, Prose};
use crate::document::types::{self, Facts, Rendition};
use crate::model::{DocIx, Name, is_so_far};

/// The page of a press release.
#[derive(Clone, Debug, Serialize)]
pub struct PressPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// Its subtitle.
    pub subtitle: Option<&'a str>,
    /// Its date.
    pub date: Option<DateText>,
    /// Where it was written: "Detmold".
    pub dateline: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<Link<'a>>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The text.
    pub prose: Prose<'a>,
    /// What was said.
    pub quotes: Vec<Quote<'a>>,
    /// Pictures.
    pub pictures: Vec<Picture<'a>>,
    /// Files that go with it.
    pub attachments: Vec<Attachment<'a>>,
    /// Whom to ask.
    pub contact: Option<Contact<'a>>,
    /// The signature: "Im Auftrag", "Duong".
    pub signature: Option<Signature<'a>>,
    /// What it is about.
    pub about: Vec<Link<'a>>,
    /// What was put right later.
    pub correction: Option<DatedNote<'a>>,
    /// When and why it was withdrawn.
    pub withdrawal: Option<DatedNote<'a>>,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// A correction or a withdrawal.
#[derive(Clone, Debug, Serialize)]
pub struct DatedNote<'a> {
    /// When.
    pub date: Option<DateText>,
    /// What is put right, or why it is withdrawn.
    pub text: &'a str,
}

/// What a speaker said.
#[derive(Clone, Debug, Serialize)]
pub struct Quote<'a> {
    /// The speaker.
    pub speaker: Link<'a>,
    /// The speaker's office.
    pub office: Option<&'a str>,
    /// The paragraphs.
    pub paragraphs: Vec<&'a str>,
    /// Verbatim (in quotation marks) or reported speech (without).
    pub verbatim: bool,
}

/// The signature under a release.
#[derive(Clone, Debug, Serialize)]
pub struct Signature<'a> {
    /// "Im Auftrag".
    pub capacity: Option<&'a str>,
    /// The name.
    pub name: Option<&'a str>,
}

/// The page of the press release `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<PressPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::PressRelease(release) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let mut files = entry.links.files.iter().flatten().map(|path| &**path);
    let mut late = !entry.links.images.is_empty();
    let mut pictures = Vec::with_capacity(release.pictures.len());
    for picture in &release.pictures {
        let picture = at.picture(&picture.value, &mut files, late);
        late |= picture.src.is_some();
        pictures.push(picture);
    }
    let publisher =
        release.publisher.as_ref().map(|it| at.name(entry.links.responsible.as_ref(), &it.text));
    Some(PressPage {
        page: at.frame(ix, "press-release", false),
        title: entry.title(),
        subtitle: release.subtitle.as_deref(),
        date: release.date.as_ref().map(|date| cx.date(date)),
        dateline: release.dateline.as_deref(),
        publisher: publisher.or_else(|| entry.home.authority.map(|authority| at.link(authority))),
        summary: entry.document.common.summary.as_deref(),
        prose: at.prose(ix),
        quotes: quotes(&at, release, &entry.links.parties),
        pictures,
        attachments: at.attachments(&release.attachments, &mut files),
        contact: release.contact.as_ref().map(Context::contact),
        signature: release.signature.as_ref().map(|signature| Signature {
            capacity: signature.capacity.as_deref(),
            name: signature.name.as_deref(),
        }),
        about: at.links(&entry.links.about),
        correction: release.correction.as_ref().and_then(|note| dated_note(cx, note)),
        withdrawal: release.withdrawal.as_ref().and_then(|note| dated_note(cx, note)),
        mentions: at.mentions(ix, |_| false),
    })
}

fn quotes<'a>(at: &At<'a>, release: &'a types::PressRelease, names: &[Name]) -> Vec<Quote<'a>> {
    let names = names.iter().map(Some).chain(std::iter::repeat(None));
    release
        .quotes
        .iter()
        .zip(names)
        .map(|(quote, name)| Quote {
            speaker: at.name(name, &quote.speaker.text),
            office: quote.office.as_deref(),
            paragraphs: paragraphs(&quote.text),
            verbatim: match quote.rendition {
                None | Some(Rendition::Verbatim) => true,
                Some(Rendition::Paraphrase) => false,
            },
        })
        .collect()
}

/// The note, unless it came only after the Stichtag.
fn dated_note<'a>(cx: &Context<'a>, note: &'a types::DatedNote) -> Option<DatedNote<'a>> {
    let so_far = note.date.as_ref().is_none_or(|date| is_so_far(date, cx.stichtag()));
    so_far
        .then(|| DatedNote { date: note.date.as_ref().map(|date| cx.date(date)), text: &note.text })
}
