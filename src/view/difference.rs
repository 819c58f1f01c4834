//! The page that shows what changed between two states of a plan. Knows nothing of how that was found. The file is
//! long because every shape that a text can take has its struct here.

use serde::Serialize;

use super::compared::Pair;
use super::context::{At, Context};
use super::page::Frame;
use super::parts::Link;
use crate::difference::Difference;
use crate::difference::change::Fate;
use crate::difference::shown::{Kept, ShownFact, ShownPart, ShownText, kept, shown};
use crate::difference::tables::spread;
use crate::difference::text::{BlockChange, CellChange, ItemChange, Prose, RowChange};
use crate::difference::words::{Run, Side};
use crate::model::DocIx;
use crate::path::OutPath;
use crate::record::{Block, Item};
use crate::texts::Texts;

/// The page of a difference.
#[derive(Clone, Debug, Serialize)]
pub struct DifferencePage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// "Fassung 1.0 und Fassung 2.0 im Vergleich".
    pub title: String,
    /// The plan.
    pub plan: Link<'a>,
    /// The two states, and all versions, as places to go; none where the page stands alone.
    pub sides: Vec<Link<'a>>,
    /// That something was taken out of a state for a legal reason, each time.
    pub redacted: Vec<String>,
    /// That nothing changed, where nothing did.
    pub nothing: Option<String>,
    /// The figures: "2 Maßnahmen hinzugekommen".
    pub figures: Vec<String>,
    /// What became of the plan itself and of its parts, in the order of reading.
    pub parts: Vec<PartView>,
}

/// What became of a part.
#[derive(Clone, Debug, Serialize)]
pub struct PartView {
    /// Its id on the page.
    pub id: String,
    /// "Maßnahme 2b „Sprachcafés“".
    pub name: String,
    /// "hinzugekommen".
    pub fate: String,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// All of it in one sentence.
    pub sentence: String,
    /// Whether all of it is editorial, so that it can be folded away.
    pub editorial: bool,
    /// The amendments that name it.
    pub amendments: Vec<String>,
    /// Facts before and after.
    pub facts: Vec<FactView>,
    /// Texts, block by block.
    pub texts: Vec<TextView>,
}

/// A fact before and after.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// "Zeitraum".
    pub label: String,
    /// Each value before and after, as runs that are deleted or inserted.
    pub values: Vec<CellView>,
    /// Whether it is editorial.
    pub editorial: bool,
}

/// A text.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// "Wortlaut".
    pub label: String,
    /// That a passage is too long to be told word by word.
    pub note: Option<String>,
    /// Its blocks.
    pub blocks: Vec<BlockView>,
    /// Whether it is editorial.
    pub editorial: bool,
}

/// A block of a text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BlockView {
    /// `note`, `heading`, `paragraph`, `quote`, `list`, `table`.
    pub kind: &'static str,
    /// Its words; those of the note that so many blocks stayed as they were.
    pub runs: Vec<RunView>,
    /// The items of a list.
    pub items: Vec<ItemView>,
    /// The heads of a table.
    pub head: Vec<CellView>,
    /// The rows of a table.
    pub rows: Vec<RowView>,
}

/// An item of a list.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    /// 0 in the list itself.
    pub depth: u8,
    /// Whether it is the note that so many items stayed as they were.
    pub note: bool,
    /// Its words.
    pub runs: Vec<RunView>,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// That so many rows stayed as they were; then it has no cells.
    pub note: Option<String>,
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// A cell of a table, or a value of a fact.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// Its words.
    pub runs: Vec<RunView>,
}

/// Words that stayed, came or went.
#[derive(Clone, Debug, Serialize)]
pub struct RunView {
    /// `equal`, `insert` or `delete`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// A difference as a page of its own that needs no file besides.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceFile<'a> {
    /// The page.
    #[serde(flatten)]
    pub page: DifferencePage<'a>,
    /// The style sheet.
    pub style: &'a str,
}

/// The page at `path` of the difference between the states `pair` of the plan `plan`.
pub fn build<'a>(
    cx: &'a Context<'a>,
    path: &'a OutPath,
    plan: DocIx,
    pair: &Pair,
    difference: &Difference<'_>,
) -> DifferencePage<'a> {
    let at = At { cx, path };
    let sides = at.sides(plan, pair);
    let mut view = view(&at, plan, difference);
    view.page.breadcrumb.extend([at.link(plan)].into_iter().chain(at.versions_link(plan)));
    DifferencePage { sides, ..view }
}

/// A difference between two states of the plan `plan` as one file, in the `style` of the site. What it links to
/// is named by its full address, where that is known.
pub fn build_file<'a>(
    cx: &'a Context<'a>,
    plan: DocIx,
    difference: &Difference<'_>,
    style: &'a str,
) -> DifferenceFile<'a> {
    let at = At::document(cx, plan);
    let mut page = view(&at, plan, difference);
    page.plan.href = cx.live_address(at.path);
    DifferenceFile { page, style }
}

fn view<'a>(at: &At<'a>, plan: DocIx, difference: &Difference<'_>) -> DifferencePage<'a> {
    let cx = at.cx;
    let entry = &cx.site[plan];
    let shown = shown(difference, cx.texts);
    let language = cx.language_of(&entry.document);
    let head_title = format!("{} – {}", shown.between, entry.title());
    let mut page = at.bare_frame("difference", language, head_title);
    page.breadcrumb = entry.home.authority.into_iter().map(|above| at.link(above)).collect();
    page.notices = at.notices(plan);
    let stichtag = cx.site.edition.stichtag;
    page.stichtag = stichtag.explicit.then(|| cx.day(stichtag.day));
    let parts = shown.plan.into_iter().chain(shown.parts).enumerate();
    DifferencePage {
        page,
        title: shown.between,
        plan: at.link(plan),
        sides: Vec::new(),
        redacted: shown.redacted,
        nothing: shown.nothing,
        figures: shown.figures,
        parts: parts.map(|(number, part)| part_view(number + 1, part, cx.texts)).collect(),
    }
}

fn part_view(number: usize, part: ShownPart, texts: &Texts) -> PartView {
    PartView {
        // Two hyphens, which no heading of a text has.
        id: format!("unterschied--{number}"),
        name: part.name,
        fate: part.fate,
        change: match part.change {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Changed => "changed",
        },
        sentence: part.sentence,
        editorial: part.editorial,
        amendments: part.amendments,
        facts: facts(&part.facts),
        texts: part.texts.iter().map(|it| text(it, texts)).collect(),
    }
}

fn run(kind: &'static str, text: &str) -> RunView {
    RunView { kind, text: text.to_owned() }
}

/// Facts, neighbours of one label as one.
fn facts(facts: &[ShownFact]) -> Vec<FactView> {
    let alike = |a: &ShownFact, b: &ShownFact| (&a.label, a.editorial) == (&b.label, b.editorial);
    let group = |group: &[ShownFact]| {
        let first = group.first()?;
        Some(FactView {
            label: first.label.clone(),
            values: group.iter().map(value).collect(),
            editorial: first.editorial,
        })
    };
    facts.chunk_by(alike).filter_map(group).collect()
}

fn value(fact: &ShownFact) -> CellView {
    let old = fact.old.iter().map(|old| run("delete", old));
    let gap = fact.old.as_ref().and(fact.new.as_ref()).map(|_| run("equal", " "));
    let new = fact.new.iter().map(|new| run("insert", new));
    CellView { runs: old.chain(gap).chain(new).collect() }
}

fn text(text: &ShownText, texts: &Texts) -> TextView {
    TextView {
        label: text.label.clone(),
        note: text.coarse.clone(),
        blocks: text.difference.blocks.iter().map(|it| block(it, texts)).collect(),
        editorial: text.editorial,
    }
}

fn runs(runs: &[Run]) -> Vec<RunView> {
    let kind = |side: Side| match side {
        Side::Equal => "equal",
        Side::Insert => "insert",
        Side::Delete => "delete",
    };
    runs.iter().map(|it| run(kind(it.change), &it.text)).collect()
}

fn block(change: &BlockChange, texts: &Texts) -> BlockView {
    match change {
        BlockChange::Kept { count } => BlockView {
            kind: "note",
            runs: vec![run("equal", &kept(Kept::Blocks, *count, texts))],
            ..BlockView::default()
        },
        BlockChange::Added { block } => whole(block, "insert"),
        BlockChange::Removed { block } => whole(block, "delete"),
        BlockChange::Reworded { kind, runs: words } => {
            let kind = match kind {
                Prose::Heading => "heading",
                Prose::Paragraph => "paragraph",
                Prose::Quote => "quote",
            };
            BlockView { kind, runs: runs(words), ..BlockView::default() }
        }
        BlockChange::Items { items } => BlockView {
            kind: "list",
            items: items.iter().map(|it| item(it, texts)).collect(),
            ..BlockView::default()
        },
        BlockChange::Cells { columns, rows } => BlockView {
            kind: "table",
            head: columns.iter().map(cell).collect(),
            rows: rows.iter().map(|it| row(columns, it, texts)).collect(),
            ..BlockView::default()
        },
    }
}

/// A block that came or went as a whole.
fn whole(block: &Block, side: &'static str) -> BlockView {
    let words =
        |kind, text: &str| BlockView { kind, runs: vec![run(side, text)], ..BlockView::default() };
    let cells = |cells: &[String]| -> Vec<CellView> {
        cells.iter().map(|text| whole_cell(Some(text), side)).collect()
    };
    match block {
        Block::Heading { text, .. } => words("heading", text),
        Block::Paragraph { text } => words("paragraph", text),
        Block::Quote { text } => words("quote", text),
        Block::List { items, .. } => {
            let item = |it: &Item| ItemView {
                depth: it.depth,
                note: false,
                runs: vec![run(side, &it.text)],
            };
            BlockView {
                kind: "list",
                items: items.iter().map(item).collect(),
                ..BlockView::default()
            }
        }
        Block::Table { head, rows } => BlockView {
            kind: "table",
            head: cells(head),
            rows: rows.iter().map(|row| RowView { note: None, cells: cells(row) }).collect(),
            ..BlockView::default()
        },
    }
}

fn whole_cell(text: Option<&str>, side: &'static str) -> CellView {
    let text = text.filter(|text| !text.is_empty());
    CellView { runs: text.map(|text| run(side, text)).into_iter().collect() }
}

fn item(change: &ItemChange, texts: &Texts) -> ItemView {
    match change {
        ItemChange::Kept { count } => ItemView {
            depth: 0,
            note: true,
            runs: vec![run("equal", &kept(Kept::Items, *count, texts))],
        },
        ItemChange::Added { item } => {
            ItemView { depth: item.depth, note: false, runs: vec![run("insert", &item.text)] }
        }
        ItemChange::Removed { item } => {
            ItemView { depth: item.depth, note: false, runs: vec![run("delete", &item.text)] }
        }
        ItemChange::Reworded { depth, runs: words } => {
            ItemView { depth: *depth, note: false, runs: runs(words) }
        }
    }
}

fn row(columns: &[CellChange], change: &RowChange, texts: &Texts) -> RowView {
    let alone = |cells: &[String], side, kind| -> Vec<CellView> {
        spread(columns, cells, side).into_iter().map(|text| whole_cell(text, kind)).collect()
    };
    match change {
        RowChange::Kept { count } => {
            RowView { note: Some(kept(Kept::Rows, *count, texts)), cells: Vec::new() }
        }
        RowChange::Added { cells } => {
            RowView { note: None, cells: alone(cells, Side::Insert, "insert") }
        }
        RowChange::Removed { cells } => {
            RowView { note: None, cells: alone(cells, Side::Delete, "delete") }
        }
        RowChange::Changed { cells } => {
            RowView { note: None, cells: cells.iter().map(cell).collect() }
        }
    }
}

fn cell(change: &CellChange) -> CellView {
    match change {
        CellChange::Kept { text } => CellView { runs: vec![run("equal", text)] },
        CellChange::Added { text } => whole_cell(Some(text), "insert"),
        CellChange::Removed { text } => whole_cell(Some(text), "delete"),
        CellChange::Reworded { runs: words } => CellView { runs: runs(words) },
    }
}
