//! A difference as text for a terminal: `-` and `+` before what went and came, `[-so-]` and `{+so+}` around words.
//! Colours repeat what the marks say and can be left out. Knows nothing of standard output.

use super::change::Difference;
use super::shown::{Kept, Shown, ShownFact, ShownPart, ShownText, kept, shown};
use super::tables::spread;
use super::text::{BlockChange, CellChange, ItemChange, RowChange};
use super::words::{Run, Side};
use crate::record::{Block, Item};
use crate::text::is_invisible_control;
use crate::texts::Texts;

const DELETED: &str = "\u{1b}[31m";
const INSERTED: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// `difference` in the language of `texts`, with a line end after the last line.
pub fn terminal(difference: &Difference<'_>, texts: &Texts, colour: bool) -> String {
    let mut out = Out { text: String::new(), texts, colour };
    out.write(&shown(difference, texts));
    out.text
}

struct Out<'t> {
    text: String,
    texts: &'t Texts,
    colour: bool,
}

impl Out<'_> {
    fn write(&mut self, shown: &Shown) {
        self.strong(&shown.title);
        self.line("", &shown.between);
        shown.redacted.iter().for_each(|line| self.line("", line));
        if let Some(nothing) = &shown.nothing {
            self.line("", "");
            self.line("", nothing);
            return;
        }
        self.head("difference-overview");
        shown.figures.iter().for_each(|line| self.line("  ", line));
        self.head("difference-sentences");
        let parts = || shown.plan.iter().chain(&shown.parts);
        parts().for_each(|part| self.line("  ", &part.sentence));
        self.head("difference-details");
        for (at, part) in parts().enumerate() {
            if at > 0 {
                self.text.push('\n');
            }
            self.part(part);
        }
    }

    fn head(&mut self, key: &str) {
        self.text.push('\n');
        self.strong(self.texts.get(key));
    }

    fn strong(&mut self, text: &str) {
        let text = self.in_colour(BOLD, &clean(text));
        self.text.push_str(&text);
        self.text.push('\n');
    }

    fn in_colour(&self, colour: &str, text: &str) -> String {
        if self.colour { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
    }

    /// A line that neither came nor went.
    fn line(&mut self, indent: &str, text: &str) {
        if !text.is_empty() {
            self.text.push_str(indent);
            self.text.push_str(&clean(text));
        }
        self.text.push('\n');
    }

    /// A line that came or went.
    fn marked(&mut self, indent: &str, side: Side, text: &str) {
        let (mark, colour) = match side {
            Side::Equal => return self.line(indent, text),
            Side::Insert => ("+ ", INSERTED),
            Side::Delete => ("- ", DELETED),
        };
        let line = self.in_colour(colour, &format!("{mark}{}", clean(text)));
        self.text.push_str(indent);
        self.text.push_str(&line);
        self.text.push('\n');
    }

    fn part(&mut self, part: &ShownPart) {
        let mut head = format!("{}: {}", part.name, part.fate);
        if part.editorial {
            head.push_str(&format!(" ({})", self.texts.get("nature-redaktionell")));
        }
        let head = self.in_colour(BOLD, &clean(&head));
        self.text.push_str(&format!("  {head}\n"));
        for amendment in &part.amendments {
            let label = self.texts.get("difference-by-amendment");
            self.line("    ", &format!("{label}: {amendment}"));
        }
        part.facts.iter().for_each(|fact| self.fact(fact));
        part.texts.iter().for_each(|text| self.shown_text(text));
    }

    fn fact(&mut self, fact: &ShownFact) {
        self.line("    ", &format!("{}:", fact.label));
        fact.old.iter().for_each(|old| self.marked("      ", Side::Delete, old));
        fact.new.iter().for_each(|new| self.marked("      ", Side::Insert, new));
    }

    fn shown_text(&mut self, text: &ShownText) {
        self.line("    ", &format!("{}:", text.label));
        text.coarse.iter().for_each(|note| self.line("      ", &format!("({note})")));
        text.difference.blocks.iter().for_each(|block| self.block(block));
    }

    fn kept(&mut self, indent: &str, what: Kept, count: usize) {
        let note = kept(what, count, self.texts);
        self.line(indent, &format!("({note})"));
    }

    fn block(&mut self, change: &BlockChange) {
        const INDENT: &str = "      ";
        match change {
            BlockChange::Kept { count } => self.kept(INDENT, Kept::Blocks, *count),
            BlockChange::Added { block } => self.whole(block, Side::Insert),
            BlockChange::Removed { block } => self.whole(block, Side::Delete),
            BlockChange::Reworded { runs, .. } => {
                let text = self.runs(runs);
                self.raw(INDENT, "", &text);
            }
            BlockChange::Items { items } => items.iter().for_each(|item| self.item(item)),
            BlockChange::Cells { columns, rows } => {
                let head = self.cells(columns);
                self.raw(INDENT, "| ", &head);
                rows.iter().for_each(|row| self.row(columns, row));
            }
        }
    }

    fn raw(&mut self, indent: &str, mark: &str, text: &str) {
        self.text.push_str(indent);
        self.text.push_str(mark);
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn whole(&mut self, block: &Block, side: Side) {
        const INDENT: &str = "      ";
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Quote { text } => {
                self.marked(INDENT, side, text);
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| self.marked(INDENT, side, &bullet(item)));
            }
            Block::Table { head, rows } => {
                for row in std::iter::once(head).chain(rows) {
                    self.marked(INDENT, side, &format!("| {}", row.join(" | ")));
                }
            }
        }
    }

    fn item(&mut self, change: &ItemChange) {
        const INDENT: &str = "      ";
        match change {
            ItemChange::Kept { count } => self.kept(INDENT, Kept::Items, *count),
            ItemChange::Added { item } => self.marked(INDENT, Side::Insert, &bullet(item)),
            ItemChange::Removed { item } => self.marked(INDENT, Side::Delete, &bullet(item)),
            ItemChange::Reworded { depth, runs } => {
                let text = self.runs(runs);
                self.raw(INDENT, &format!("{}• ", "  ".repeat(usize::from(*depth))), &text);
            }
        }
    }

    fn row(&mut self, columns: &[CellChange], change: &RowChange) {
        const INDENT: &str = "      ";
        match change {
            RowChange::Kept { count } => self.kept(INDENT, Kept::Rows, *count),
            RowChange::Added { cells } => {
                self.marked(INDENT, Side::Insert, &row_of(columns, cells, Side::Insert));
            }
            RowChange::Removed { cells } => {
                self.marked(INDENT, Side::Delete, &row_of(columns, cells, Side::Delete));
            }
            RowChange::Changed { cells } => {
                let cells = self.cells(cells);
                self.raw(INDENT, "| ", &cells);
            }
        }
    }

    fn cells(&self, cells: &[CellChange]) -> String {
        let cell = |cell: &CellChange| match cell {
            CellChange::Kept { text } => clean(text),
            CellChange::Added { text } => self.run(Side::Insert, text),
            CellChange::Removed { text } => self.run(Side::Delete, text),
            CellChange::Reworded { runs } => self.runs(runs),
        };
        cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
    }

    fn runs(&self, runs: &[Run]) -> String {
        runs.iter().map(|run| self.run(run.change, &run.text)).collect()
    }

    fn run(&self, side: Side, text: &str) -> String {
        let text = clean(text);
        match side {
            Side::Equal => text,
            Side::Insert => self.in_colour(INSERTED, &format!("{{+{text}+}}")),
            Side::Delete => self.in_colour(DELETED, &format!("[-{text}-]")),
        }
    }
}

fn row_of(columns: &[CellChange], cells: &[String], side: Side) -> String {
    let cells = spread(columns, cells, side).into_iter().map(Option::unwrap_or_default);
    format!("| {}", cells.collect::<Vec<_>>().join(" | "))
}

fn bullet(item: &Item) -> String {
    format!("{}• {}", "  ".repeat(usize::from(item.depth)), item.text)
}

/// `text` without what could steer a terminal, on one line.
fn clean(text: &str) -> String {
    let visible = text.chars().filter(|c| !is_invisible_control(*c));
    visible.map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}
