//! The parts that pages are made of, in the reader's vocabulary and ready to be shown: dates as words,
//! links as addresses relative to the page. A part knows neither the model nor the theme.

use std::borrow::Cow;

use serde::Serialize;

use super::marked::Marked;
use super::tongues::Tongue;

/// A date as precisely as it is known.
#[derive(Clone, Debug, Serialize)]
pub struct DateText {
    /// "3. September 2019", "spätestens am 15. August 2012".
    pub text: String,
    /// The short numeric form for narrow places: "03.09.2019".
    pub compact: String,
    /// The value of `<time datetime>`, where HTML has a form for this date.
    pub machine: Option<String>,
}

/// A title that links where its target has a page.
#[derive(Clone, Debug, Serialize)]
pub struct Link<'a> {
    /// The words of the link.
    pub title: Cow<'a, str>,
    /// Their language, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address relative to the page; absent where there is nothing to link to.
    pub href: Option<String>,
}

impl<'a> Link<'a> {
    /// A link with words in the language of the page.
    pub fn plain(title: impl Into<Cow<'a, str>>, href: Option<String>) -> Link<'a> {
        Link { title: title.into(), tongue: None, href }
    }
}

/// The status of a measure: mark, word and (in the theme) colour.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct StatusMark<'a> {
    /// The word of the front matter, which names the mark's drawing: `in-umsetzung`.
    pub word: &'static str,
    /// "In Umsetzung".
    pub label: &'a str,
}

/// How many measures have one status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusCount<'a> {
    /// The status.
    pub status: StatusMark<'a>,
    /// How many measures.
    pub count: usize,
}

/// The counts of a plan or section: every status that occurs, in the order of the contract.
#[derive(Clone, Debug, Serialize)]
pub struct StatusStrip<'a> {
    /// "9 Maßnahmen".
    pub total_text: String,
    /// How many measures in all; a measure in several sections counts once.
    pub total: usize,
    /// The counts, none of them zero.
    pub counts: Vec<StatusCount<'a>>,
    /// "2 davon überfällig", if any.
    pub overdue_text: Option<String>,
}

/// A measure in a list: number, title, status, until when, who.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureRow<'a> {
    /// The official number, "2a".
    pub number: Option<&'a str>,
    /// The title without its number.
    pub title: &'a str,
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address relative to the page.
    pub href: String,
    /// Its status at the Stichtag.
    pub status: StatusMark<'a>,
    /// "überfällig seit 1. Januar 2025".
    pub overdue: Option<String>,
    /// Its period.
    pub period: Option<DateText>,
    /// Who is responsible.
    pub responsible: Option<Cow<'a, str>>,
    /// The language of that name, where it is not the page's.
    pub responsible_tongue: Option<Tongue<'a>>,
    /// Whether it is at home in another section and only listed here as well.
    pub elsewhere: bool,
}

/// How to reach an office.
#[derive(Clone, Debug, Serialize)]
pub struct Contact<'a> {
    /// The office.
    pub office: Option<&'a str>,
    /// The lines of the postal address.
    pub address: Vec<&'a str>,
    /// The telephone number as written, and its `tel:` address.
    pub telephone: Option<Labelled<'a>>,
    /// The e-mail address, and its `mailto:` address.
    pub email: Option<Labelled<'a>>,
    /// The website as written, and its address.
    pub website: Option<Labelled<'a>>,
}

/// A text and the absolute address it links to.
#[derive(Clone, Debug, Serialize)]
pub struct Labelled<'a> {
    /// What is shown.
    pub text: Cow<'a, str>,
    /// Where it leads; absent where what was written is no address.
    pub href: Option<String>,
}

/// Where a statement comes from: an address or the name of a document.
#[derive(Clone, Debug, Serialize)]
pub struct SourceNote<'a> {
    /// What is shown.
    pub text: &'a str,
    /// The address, if the source is one.
    pub href: Option<&'a str>,
}

/// A body that takes part, in which role and for which area.
#[derive(Clone, Debug, Serialize)]
pub struct Party<'a> {
    /// The body.
    pub body: Link<'a>,
    /// "wird angehört".
    pub role: Option<&'a str>,
    /// "Städte und Gemeinden im Landkreis".
    pub area: Option<&'a str>,
}

/// A file that goes with a page, or the reason why it is missing.
#[derive(Clone, Debug, Serialize)]
pub struct Attachment<'a> {
    /// Its title.
    pub title: &'a str,
    /// Address relative to the page; absent where the file is missing.
    pub href: Option<String>,
    /// "PDF, 1,2 MB".
    pub format: Option<String>,
    /// Why the file is missing.
    pub missing: Option<&'a str>,
    /// Whether the file is accessible, where that is stated.
    pub accessible: Option<bool>,
    /// Where to find the same in an accessible form.
    pub alternative: Option<SourceNote<'a>>,
}

/// A picture of a page, or the reason why it is missing.
#[derive(Clone, Debug, Serialize)]
pub struct Picture<'a> {
    /// Address relative to the page; absent where the file is missing.
    pub src: Option<String>,
    /// Its width in pixels, where the file tells it.
    pub width: Option<u32>,
    /// Its height in pixels, where the file tells it.
    pub height: Option<u32>,
    /// Whether others come before it on the page: then it is fetched when it comes near.
    pub late: bool,
    /// Text for those who do not see it; empty only where the file is missing.
    pub alt: &'a str,
    /// The caption.
    pub caption: Option<&'a str>,
    /// Who made it.
    pub credit: Option<&'a str>,
    /// Why the file is missing.
    pub missing: Option<&'a str>,
}

/// An official wording, verbatim or retold.
#[derive(Clone, Debug, Serialize)]
pub struct Wording<'a> {
    /// Its paragraphs.
    pub paragraphs: Vec<&'a str>,
    /// Their language, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Verbatim (to be labelled "Wortlaut" and quoted) or retold (never so labelled).
    pub verbatim: bool,
    /// Where it comes from.
    pub source: Option<SourceNote<'a>>,
    /// The same paragraphs with what amendments made of them, where they did.
    pub marked: Option<Marked<'a>>,
}

/// Documents that refer to this one, of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct MentionGroup<'a> {
    /// "Pressemitteilungen".
    pub label: &'a str,
    /// The documents, in the order of their kind.
    pub items: Vec<Mention<'a>>,
}

/// A document that refers to this one.
#[derive(Clone, Debug, Serialize)]
pub struct Mention<'a> {
    /// Its title, with the number where it has one.
    pub title: Cow<'a, str>,
    /// The language of the title, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Address relative to the page.
    pub href: String,
    /// Its date, where its kind has one.
    pub date: Option<DateText>,
    /// The plan or authority it belongs to, where that is another than this page's.
    pub context: Option<&'a str>,
    /// The language of that name, where it is not the page's.
    pub context_tongue: Option<Tongue<'a>>,
}

/// A heading of a long text.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsEntry<'a> {
    /// 2 to 6.
    pub level: u8,
    /// The id of the heading.
    pub id: &'a str,
    /// Its words.
    pub text: &'a str,
}

/// The text of a page.
#[derive(Clone, Debug, Serialize, Default)]
pub struct Prose<'a> {
    /// The HTML of the body; empty where there is none. The one field that templates mark as safe.
    pub html: String,
    /// Its language, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// The contents list, where the text is long enough to need one.
    pub contents: Vec<ContentsEntry<'a>>,
}
