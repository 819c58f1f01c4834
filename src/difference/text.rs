//! Two texts block by block: paragraphs matched first and then told word by word, lists item by item, tables
//! cell by cell. What is mere markup (the level of a heading, whether a list is numbered) is not compared.
//! Knows nothing of plans. The file is long because the shapes, a numbered schema, stand with what fills them.

use serde::{Deserialize, Serialize};

use super::align::{ALIKE, Step, align};
use super::tables;
use super::words::{Budget, Run, likeness, normal, runs, sorted_words};
use crate::record::{Block, Item};

/// What a text became.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TextDifference {
    /// Whether a passage was too long to be told word by word, and so is shown whole.
    #[serde(default)]
    pub coarse: bool,
    /// What became of its blocks, in order.
    pub blocks: Vec<BlockChange>,
}

/// What became of a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum BlockChange {
    /// So many blocks stayed as they were.
    Kept {
        /// How many.
        count: usize,
    },
    /// A new block.
    Added {
        /// The block.
        block: Block,
    },
    /// A block that went.
    Removed {
        /// The block.
        block: Block,
    },
    /// A heading or paragraph in another wording.
    Reworded {
        /// What it is.
        kind: Prose,
        /// The words of both.
        runs: Vec<Run>,
    },
    /// A list.
    Items {
        /// What became of its items, in order.
        items: Vec<ItemChange>,
    },
    /// A table.
    Cells {
        /// What became of the heads of its columns, in order.
        columns: Vec<CellChange>,
        /// What became of its rows, in order.
        rows: Vec<RowChange>,
    },
}

/// A block that is words alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prose {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A quoted paragraph.
    Quote,
}

/// What became of an item of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum ItemChange {
    /// So many items stayed as they were.
    Kept {
        /// How many.
        count: usize,
    },
    /// A new item.
    Added {
        /// The item.
        item: Item,
    },
    /// An item that went.
    Removed {
        /// The item.
        item: Item,
    },
    /// An item in another wording.
    Reworded {
        /// How deep it lies now.
        depth: u8,
        /// The words of both.
        runs: Vec<Run>,
    },
}

/// What became of a row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum RowChange {
    /// So many rows stayed as they were.
    Kept {
        /// How many.
        count: usize,
    },
    /// A new row.
    Added {
        /// Its cells in the columns of the later table.
        cells: Vec<String>,
    },
    /// A row that went.
    Removed {
        /// Its cells in the columns of the earlier table.
        cells: Vec<String>,
    },
    /// A row of which a cell changed.
    Changed {
        /// What became of each cell, column by column of both tables.
        cells: Vec<CellChange>,
    },
}

/// What became of a cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum CellChange {
    /// It stayed as it was.
    Kept {
        /// Its words.
        text: String,
    },
    /// In a new column.
    Added {
        /// Its words.
        text: String,
    },
    /// In a column that went.
    Removed {
        /// Its words.
        text: String,
    },
    /// In other words.
    Reworded {
        /// The words of both.
        runs: Vec<Run>,
    },
}

impl TextDifference {
    /// Whether there was no text before.
    pub fn is_new(&self) -> bool {
        self.blocks.iter().all(|block| matches!(block, BlockChange::Added { .. }))
    }

    /// Whether there is no text any more.
    pub fn is_gone(&self) -> bool {
        self.blocks.iter().all(|block| matches!(block, BlockChange::Removed { .. }))
    }
}

/// What the text `old` became; `None` where `new` reads the same.
pub fn difference(old: &[Block], new: &[Block], budget: &mut Budget) -> Option<TextDifference> {
    if old == new {
        return None;
    }
    let old: Vec<Block> = old.iter().map(compared).collect();
    let new: Vec<Block> = new.iter().map(compared).collect();
    if old == new {
        return None;
    }
    budget.exceeded = false;
    let (old_words, new_words) = (words_of(&old), words_of(&new));
    let steps = align(&old, &new, budget, |a, b| match (old.get(a), new.get(b)) {
        (Some(a_block), Some(b_block)) if can_pair(a_block, b_block) => {
            let alike = likeness(&old_words[a], &new_words[b]);
            // A list or table stays one even where most of it is new.
            if matches!(b_block, Block::List { .. } | Block::Table { .. }) {
                alike.max(ALIKE)
            } else {
                alike
            }
        }
        _ => 0,
    });
    let blocks = steps.into_iter().fold(Vec::new(), |mut blocks, step| {
        match step {
            Step::Kept(..) => match blocks.last_mut() {
                Some(BlockChange::Kept { count }) => *count += 1,
                _ => blocks.push(BlockChange::Kept { count: 1 }),
            },
            Step::Added(at) => blocks.push(BlockChange::Added { block: new[at].clone() }),
            Step::Removed(at) => blocks.push(BlockChange::Removed { block: old[at].clone() }),
            Step::Paired(a, b) => blocks.push(paired(&old[a], &new[b], budget)),
        }
        blocks
    });
    Some(TextDifference { coarse: budget.exceeded, blocks })
}

/// A block as it is compared.
fn compared(block: &Block) -> Block {
    let texts = |texts: &[String]| texts.iter().map(|text| normal(text)).collect::<Vec<_>>();
    match block {
        Block::Heading { text, .. } => Block::Heading { level: 2, text: normal(text) },
        Block::Paragraph { text } => Block::Paragraph { text: normal(text) },
        Block::Quote { text } => Block::Quote { text: normal(text) },
        Block::List { items, .. } => {
            let item = |item: &Item| Item { depth: item.depth, text: normal(&item.text) };
            Block::List { numbered: false, items: items.iter().map(item).collect() }
        }
        Block::Table { head, rows } => {
            Block::Table { head: texts(head), rows: rows.iter().map(|row| texts(row)).collect() }
        }
    }
}

/// The words of each block in the order of the alphabet.
fn words_of(blocks: &[Block]) -> Vec<Vec<&str>> {
    blocks.iter().map(words_of_block).collect()
}

fn words_of_block(block: &Block) -> Vec<&str> {
    let mut words: Vec<&str> = match block {
        Block::Heading { text, .. } | Block::Paragraph { text } | Block::Quote { text } => {
            return sorted_words(text);
        }
        Block::List { items, .. } => {
            items.iter().flat_map(|item| sorted_words(&item.text)).collect()
        }
        Block::Table { head, rows } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.flat_map(|cell| sorted_words(cell)).collect()
        }
    };
    words.sort_unstable();
    words
}

fn can_pair(old: &Block, new: &Block) -> bool {
    match (old, new) {
        (Block::Heading { .. }, Block::Heading { .. })
        | (Block::Paragraph { .. }, Block::Paragraph { .. })
        | (Block::Quote { .. }, Block::Quote { .. })
        | (Block::List { .. }, Block::List { .. }) => true,
        (Block::Table { head, rows }, Block::Table { head: other, rows: others }) => {
            tables::is_even(head, rows) && tables::is_even(other, others)
        }
        (
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Quote { .. }
            | Block::List { .. }
            | Block::Table { .. },
            _,
        ) => false,
    }
}

/// What became of a block that has a counterpart.
fn paired(old: &Block, new: &Block, budget: &mut Budget) -> BlockChange {
    let reworded = |kind, old: &str, new: &str, budget: &mut Budget| BlockChange::Reworded {
        kind,
        runs: runs(old, new, budget),
    };
    match (old, new) {
        (Block::Heading { text: old, .. }, Block::Heading { text, .. }) => {
            reworded(Prose::Heading, old, text, budget)
        }
        (Block::Paragraph { text: old }, Block::Paragraph { text }) => {
            reworded(Prose::Paragraph, old, text, budget)
        }
        (Block::Quote { text: old }, Block::Quote { text }) => {
            reworded(Prose::Quote, old, text, budget)
        }
        (Block::List { items: old, .. }, Block::List { items: new, .. }) => {
            BlockChange::Items { items: items(old, new, budget) }
        }
        (Block::Table { head: old_head, rows: old }, Block::Table { head, rows }) => {
            tables::difference(old_head, old, head, rows, budget)
        }
        // Blocks of two kinds are never paired.
        (
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Quote { .. }
            | Block::List { .. }
            | Block::Table { .. },
            _,
        ) => BlockChange::Added { block: new.clone() },
    }
}

fn items(old: &[Item], new: &[Item], budget: &mut Budget) -> Vec<ItemChange> {
    let (old_words, new_words) = (words_of_items(old), words_of_items(new));
    let alike = |a: usize, b: usize| likeness(&old_words[a], &new_words[b]);
    let mut changes = Vec::new();
    for step in align(old, new, budget, alike) {
        match step {
            Step::Kept(..) => match changes.last_mut() {
                Some(ItemChange::Kept { count }) => *count += 1,
                _ => changes.push(ItemChange::Kept { count: 1 }),
            },
            Step::Added(at) => changes.push(ItemChange::Added { item: new[at].clone() }),
            Step::Removed(at) => changes.push(ItemChange::Removed { item: old[at].clone() }),
            Step::Paired(a, b) => changes.push(ItemChange::Reworded {
                depth: new[b].depth,
                runs: runs(&old[a].text, &new[b].text, budget),
            }),
        }
    }
    changes
}

fn words_of_items(items: &[Item]) -> Vec<Vec<&str>> {
    items.iter().map(|item| sorted_words(&item.text)).collect()
}
