//! The text of a page as plain blocks. Knows only the HTML that [`crate::document::body`] writes, in which `<`
//! always starts a tag and a block's tags are on lines of their own; nothing of Markdown.

use memchr::memchr;

use crate::document::body::text_of;
use crate::record::{Block, Item};

/// The blocks of `html`, a body as it stands on its page; footnotes last, as a numbered list.
pub(super) fn plain_blocks(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at(at);
        reader.inline.push_str(before);
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        rest = after;
        // A link back to a footnote's mark says nothing of its own.
        if tag.starts_with("<a class=\"backlink\"") {
            rest = after.split_once("</a>").map_or("", |(_, rest)| rest);
            continue;
        }
        reader.tag(tag);
    }
    reader.inline.push_str(rest);
    reader.end_block();
    reader.blocks
}

/// The first byte after the tag at the start of `html`; a `>` within an attribute is escaped.
fn tag_end(html: &str) -> usize {
    memchr(b'>', html.as_bytes()).map_or(html.len(), |at| at + 1)
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// HTML since the last tag of a block.
    inline: String,
    heading: Option<u8>,
    quotes: usize,
    /// Where the list stands that is open, and how many lists are.
    list: Option<usize>,
    lists: u8,
    /// The place of the item whose words come next.
    item: Option<usize>,
    table: Option<Table>,
}

#[derive(Default)]
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    in_head: bool,
}

impl Reader {
    fn tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches('<').trim_end_matches('>');
        let name = name.split([' ', '\n']).next().unwrap_or_default();
        match name {
            "p" | "pre" | "figure" | "figcaption" | "/p" | "/pre" | "/figure" | "hr" | "div"
            | "/div" | "section" | "/section" => self.end_block(),
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                self.heading = name.as_bytes().get(1).map(|digit| digit - b'0');
            }
            "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => {
                self.end_block();
                self.heading = None;
            }
            "blockquote" => {
                self.end_block();
                self.quotes += 1;
            }
            "/blockquote" => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "ul" | "ol" => self.start_list(name == "ol"),
            "/ul" | "/ol" => self.end_list(),
            "li" => self.start_item(),
            "/li" => self.end_block(),
            "table" => {
                self.end_block();
                self.table = Some(Table::default());
            }
            "thead" | "/thead" => {
                let in_head = name == "thead";
                self.table.iter_mut().for_each(|table| table.in_head = in_head);
            }
            "tr" => {
                self.inline.clear();
                if let Some(table) = self.table.as_mut().filter(|table| !table.in_head) {
                    table.rows.push(Vec::new());
                }
            }
            "th" | "td" => self.inline.clear(),
            "/th" | "/td" => self.end_cell(),
            "/table" => self.end_table(),
            "tbody" | "/tbody" | "/tr" => {}
            _ => self.inline.push_str(tag),
        }
    }

    /// What stood since the last tag of a block, as text; `None` where it says nothing.
    fn text(&mut self) -> Option<String> {
        let text = text_of(self.inline.trim());
        self.inline.clear();
        (!text.is_empty()).then_some(text)
    }

    fn end_block(&mut self) {
        let Some(text) = self.text() else { return };
        if let Some(item) = self.open_item() {
            if !item.text.is_empty() {
                item.text.push(' ');
            }
            item.text.push_str(&text);
            return;
        }
        self.blocks.push(match self.heading {
            Some(level) => Block::Heading { level, text },
            None if self.quotes > 0 => Block::Quote { text },
            None => Block::Paragraph { text },
        });
    }

    fn open_item(&mut self) -> Option<&mut Item> {
        let at = self.item?;
        match self.blocks.get_mut(self.list?)? {
            Block::List { items, .. } => items.get_mut(at),
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Quote { .. }
            | Block::Table { .. } => None,
        }
    }

    fn start_list(&mut self, numbered: bool) {
        self.end_block();
        if self.lists == 0 {
            self.list = Some(self.blocks.len());
            self.blocks.push(Block::List { numbered, items: Vec::new() });
        }
        self.lists = self.lists.saturating_add(1);
    }

    fn end_list(&mut self) {
        self.end_block();
        self.lists = self.lists.saturating_sub(1);
        if self.lists == 0 {
            self.list = None;
            self.item = None;
        }
    }

    fn start_item(&mut self) {
        self.end_block();
        let depth = self.lists.saturating_sub(1);
        let list = self.list.and_then(|at| self.blocks.get_mut(at));
        if let Some(Block::List { items, .. }) = list {
            self.item = Some(items.len());
            items.push(Item { depth, text: String::new() });
        }
    }

    fn end_cell(&mut self) {
        let text = self.text().unwrap_or_default();
        let Some(table) = &mut self.table else { return };
        if table.in_head {
            table.head.push(text);
        } else if let Some(row) = table.rows.last_mut() {
            row.push(text);
        }
    }

    /// A table within an item stands after its list.
    fn end_table(&mut self) {
        self.inline.clear();
        if let Some(Table { head, rows, .. }) = self.table.take() {
            self.blocks.push(Block::Table { head, rows });
        }
    }
}
