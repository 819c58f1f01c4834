//! The body of a document: the text that its Markdown comes out as, piece by piece, and all between those
//! pieces: addresses, titles, labels, comments. Knows no document.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::markup::{Token, tokens};
use super::readings::Reading;
use super::signs::{Backslash, Filling, Stream};
use crate::document::body::{OPTIONS, guard};

/// Adds what the body of `text` at `body` says to `reading`.
pub(super) fn read(text: &str, body: Range<usize>, reading: &mut Reading) {
    let mut shown = Stream::new(Filling::Markdown);
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut verbatim = 0_usize;
    let source = text.get(body.clone()).unwrap_or_default();
    for (event, range) in Parser::new_ext(&guard(source), OPTIONS).into_offset_iter() {
        let range = body.start + range.start..body.start + range.end;
        let is_gap = !is_within_line(&event);
        match event {
            // What is an address as well stays one.
            Event::Start(Tag::Link { link_type, .. }) if is_label(link_type) => verbatim += 1,
            Event::End(TagEnd::Link) if verbatim > 0 => verbatim -= 1,
            Event::Text(_) if verbatim > 0 => {}
            Event::Text(found) => {
                let as_written = text.get(range.clone()) == Some(&*found);
                let backslash = if as_written { Backslash::Plain } else { Backslash::Marks };
                shown.push(text, range.clone(), backslash);
                pieces.push(range);
                continue;
            }
            Event::Code(_) => {
                shown.joint(range.start);
                shown.push(text, range.clone(), Backslash::Plain);
                pieces.push(range.clone());
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                push_html(&mut shown, &mut pieces, text, range.clone());
            }
            _ => {}
        }
        shown.joint_or_gap(range.start, is_gap);
    }
    let mut between = Stream::new(Filling::Address);
    pieces.sort_by_key(|piece| piece.start);
    let mut gap = body.start;
    for piece in pieces.into_iter().chain([Range { start: body.end, end: body.end }]) {
        if gap < piece.start {
            between.wall(gap);
            between.push(text, gap..piece.start, Backslash::Marks);
        }
        gap = gap.max(piece.end);
    }
    reading.streams.extend([shown, between]);
}

/// Whether what stands before and behind the event may be of one word.
fn is_within_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_emphasis(&tag.to_end()),
        Event::End(tag) => is_emphasis(tag),
        Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        _ => false,
    }
}

fn is_emphasis(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
    )
}

/// Whether the text of a link is the name of where it leads.
fn is_label(link: LinkType) -> bool {
    matches!(
        link,
        LinkType::WikiLink { has_pothole: false } | LinkType::Shortcut | LinkType::Collapsed
    )
}

fn push_html(shown: &mut Stream, pieces: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    for token in tokens(text.get(range.clone()).unwrap_or_default()) {
        match token {
            Token::Text(own) => {
                let own = range.start + own.start..range.start + own.end;
                shown.push(text, own.clone(), Backslash::Plain);
                pieces.push(own);
            }
            Token::Tag(tag) => {
                shown.joint_or_gap(range.start + tag.range.start, tag.is_block());
            }
        }
    }
}

/// The marks of `body` without its words: what opens and closes, in order.
pub(super) fn outline(body: &str) -> Vec<(bool, TagEnd)> {
    let end = |event: Event<'_>| match event {
        Event::Start(tag) => Some((true, tag.to_end())),
        Event::End(tag) => Some((false, tag)),
        _ => None,
    };
    Parser::new_ext(&guard(body), OPTIONS).filter_map(end).collect()
}
