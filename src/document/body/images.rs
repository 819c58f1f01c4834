//! Pictures: files of the site only, never without a text for those who do not see them. Knows
//! nothing of whether the file exists.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diagnostics::Problem;
use crate::text::is_invisible_control;

use super::blocks::Alone;
use super::escape::{percent_decoded, push_text};
use super::pieces::{Kind, narrow};
use super::walker::{Frame, MARKUP, Walker};
use super::{Image, links, plain, wikilinks};

/// A picture whose text is being read.
#[derive(Debug)]
pub(super) struct Picture {
    /// Where it stands, and how many slots come before it.
    html: usize,
    slots: usize,
    address: String,
    title: String,
    /// Whether its text was written by the author.
    own_text: bool,
    range: Range<usize>,
}

impl Walker<'_, '_> {
    /// Starts a picture: what comes up to its end is its text.
    pub(super) fn start_picture(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        range: Range<usize>,
    ) {
        self.flush(MARKUP, false);
        self.in_picture += 1;
        let piped = matches!(kind, LinkType::WikiLink { has_pothole: true });
        let address = if piped { address.strip_suffix('\\').unwrap_or(address) } else { address };
        self.frames.push(Frame::Picture(Picture {
            html: self.out.html.len(),
            slots: self.out.slots.len(),
            address: wikilinks::unguarded(address).into_owned(),
            title: title.chars().filter(|&c| c != '\r' && !is_invisible_control(c)).collect(),
            own_text: !matches!(kind, LinkType::WikiLink { has_pothole: false }),
            range,
        }));
        self.before = (' ', false);
    }

    /// Ends a picture: its text becomes the attribute.
    pub(super) fn end_picture(&mut self, picture: Picture) {
        self.flush(MARKUP, false);
        self.in_picture -= 1;
        self.before = ('x', false);
        if self.in_picture > 0 {
            return;
        }
        let text = plain::text_of(self.out.tail(picture.html));
        self.out.truncate(picture.html, picture.slots);
        let alt = if picture.own_text { text } else { String::new() };
        if links::is_foreign(&picture.address) {
            let address =
                picture.address.chars().filter(|&c| !is_invisible_control(c)).take(200).collect();
            self.note(picture.range, Problem::ForeignImage { address });
            push_text(&mut self.out.html, &alt);
            return;
        }
        if alt.trim().is_empty() {
            self.note(picture.range.clone(), Problem::ImageWithoutAlt);
        }
        self.push_picture(picture, &alt);
    }

    fn push_picture(&mut self, picture: Picture, alt: &str) {
        self.out.html.push_str("<img");
        self.out.slot(Kind::Image(narrow(self.images.len())));
        let span = self.span(picture.range.clone());
        self.images.push(Image { path: percent_decoded(&picture.address).into(), span });
        self.out.html.push_str(" alt=\"");
        push_text(&mut self.out.html, alt);
        self.out.html.push_str("\" decoding=\"async\"");
        let title_at = self.out.html.len();
        self.push_title(&picture.title, picture.range);
        self.out.html.push('>');
        let end = self.out.html.len();
        if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut()
            && paragraph.is_at_start(picture.html)
        {
            paragraph.picture = Some(Alone { title_at, end, title: picture.title });
        }
    }
}
