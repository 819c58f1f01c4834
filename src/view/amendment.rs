//! The page of an amendment: what it amends, and how.

use serde::Serialize;

use super::context::{At, Context, paragraphs};
use super::measure::eyebrow;
use super::page::Frame;
use super::parts::{DateText, Link, MentionGroup, Prose};
use crate::document::number::Number;
use crate::document::types::{self, Facts, Op};
use crate::model::DocIx;

/// The page of an amendment.
#[derive(Clone, Debug, Serialize)]
pub struct AmendmentPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// The plan it amends.
    pub plan: Option<Link<'a>>,
    /// The version it amends, "1.0", where the sources name it.
    pub version: Option<&'a str>,
    /// Its date; absent where the sources give none.
    pub date: Option<DateText>,
    /// From when it is in force.
    pub from: Option<DateText>,
    /// The page of the plan.
    pub place_page: Option<&'a str>,
    /// The chapter of the plan.
    pub place_chapter: Option<&'a str>,
    /// "Auszug".
    pub extent: Option<&'a str>,
    /// "inhaltlich".
    pub nature: Option<&'a str>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// The text.
    pub prose: Prose<'a>,
    /// What it does.
    pub operations: Vec<Operation<'a>>,
    /// Whether some operation lacks its base text, so that no difference can be shown.
    pub base_missing: bool,
    /// Who speaks of it.
    pub mentions: Vec<MentionGroup<'a>>,
}

/// One thing that an amendment does.
#[derive(Clone, Debug, Serialize)]
pub struct Operation<'a> {
    /// The word of the front matter: `neu-gefasst`.
    pub word: &'static str,
    /// "neu gefasst".
    pub label: &'a str,
    /// What it is done to.
    pub target: Option<Link<'a>>,
    /// The wording before, paragraph by paragraph.
    pub old: Vec<&'a str>,
    /// The wording after.
    pub new: Vec<&'a str>,
}

/// The page of the amendment `ix`; `None` where it is none.
pub fn build<'a>(cx: &'a Context<'a>, ix: DocIx) -> Option<AmendmentPage<'a>> {
    let entry = &cx.site[ix];
    let Facts::Amendment(amendment) = &entry.document.facts else { return None };
    let at = At::document(cx, ix);
    let targets = entry.links.targets.iter().copied().chain(std::iter::repeat(None));
    // What is done to a draft is withheld with it; what is only to be put in has no page yet.
    let shown: Vec<_> = amendment
        .operations
        .iter()
        .zip(targets)
        .filter(|(_, target)| target.is_none_or(|target| cx.site.may_be_told(target)))
        .collect();
    let base_missing = shown.iter().any(|(operation, _)| lacks_base(operation));
    let operations = shown
        .into_iter()
        .map(|(operation, target)| Operation {
            word: operation.op.value.word(),
            label: cx.texts.of_word("operation", operation.op.value.word()),
            target: target.map(|target| at.target(target, operation)),
            old: operation.old.as_ref().map(|it| paragraphs(&it.value)).unwrap_or_default(),
            new: operation.new.as_ref().map(|it| paragraphs(&it.value)).unwrap_or_default(),
        })
        .collect();
    let place = amendment.place.as_ref();
    Some(AmendmentPage {
        page: at.frame(ix, "amendment", false),
        title: entry.title(),
        plan: entry.home.plan.map(|plan| at.link(plan)),
        version: amendment.version.as_ref().map(|version| version.value.as_str()),
        date: amendment.date.as_ref().map(|date| cx.date(date)),
        from: amendment.from.as_ref().map(|date| cx.date(date)),
        place_page: place.and_then(|place| place.page.as_deref()),
        place_chapter: place.and_then(|place| place.chapter.as_deref()),
        extent: amendment.extent.map(|extent| cx.texts.of_word("extent", extent.word())),
        nature: amendment.nature.map(|nature| cx.texts.of_word("nature", nature.word())),
        summary: entry.document.common.summary.as_deref(),
        prose: at.prose(ix),
        operations,
        base_missing,
        mentions: at.mentions(ix, |_| false),
    })
}

impl<'a> At<'a> {
    /// What an operation is done to: a link, or the number or else the author's words where it has no page.
    fn target(&self, ix: DocIx, operation: &'a types::Operation) -> Link<'a> {
        let (cx, entry) = (self.cx, &self.cx.site[ix]);
        let number = entry.document.facts.number().map(Number::as_str);
        let is_section = matches!(entry.document.facts, Facts::Section(..));
        let words = operation.target.as_ref().map_or("", |target| &target.text);
        match number {
            _ if !entry.withheld => self.link(ix),
            Some(_) if is_section => Link::plain(cx.section_name(ix), None),
            Some(_) => Link::plain(eyebrow(cx, number), None),
            None => Link::plain(words, None),
        }
    }
}

/// Whether the wording before is not at hand, so that no difference can be shown.
fn lacks_base(operation: &types::Operation) -> bool {
    match operation.op.value {
        Op::Unknown => true,
        Op::Reworded | Op::Repealed => operation.old.is_none(),
        Op::Inserted | Op::Renumbered => false,
    }
}
