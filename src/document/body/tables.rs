//! Tables: alignment by class, since inline styles are not allowed, and a frame that scrolls and can
//! be reached by keyboard where a table is wider than the page. Knows nothing of text in cells.

use std::fmt::Write;

use pulldown_cmark::Alignment;

use super::walker::{Frame, Walker};

/// The table that is open; tables do not nest.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl Walker<'_, '_> {
    /// Opens a table. The frame is a group, not a region: many tables of one name would be many
    /// landmarks of one name.
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        let label = self.label("Tabelle", "Table");
        let _ = write!(
            self.out.html,
            "<div class=\"table\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n"
        );
        self.table = Table { alignments, ..Table::default() };
        self.frames.push(Frame::Block("</table>\n</div>\n"));
    }

    /// Opens the head or a row of the body.
    pub(super) fn start_row(&mut self, head: bool) {
        self.table.in_head = head;
        self.table.column = 0;
        if head {
            self.out.html.push_str("<thead>\n<tr>");
            self.frames.push(Frame::Block("</tr>\n</thead>\n"));
            return;
        }
        if !self.table.has_body {
            self.table.has_body = true;
            self.out.html.push_str("<tbody>\n");
            if let Some(table @ Frame::Block(_)) = self.frames.last_mut() {
                *table = Frame::Block("</tbody>\n</table>\n</div>\n");
            }
        }
        self.out.html.push_str("<tr>");
        self.frames.push(Frame::Block("</tr>\n"));
    }

    /// Opens a cell.
    pub(super) fn start_cell(&mut self) {
        self.end_block();
        let html = self.out.html.len();
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.out.html.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.out.html.push_str(class);
        self.out.html.push('>');
        self.table.column += 1;
        self.frames.push(Frame::Cell { html, content: self.out.html.len() });
    }

    /// Ends a cell. An empty one in the head heads nothing.
    pub(super) fn end_cell(&mut self, html: usize, content: usize) {
        self.end_block();
        if !self.table.in_head {
            self.out.html.push_str("</td>");
        } else if self.out.html.len() == content {
            self.out.html.truncate(html);
            self.out.html.push_str("<td></td>");
        } else {
            self.out.html.push_str("</th>");
        }
    }
}
