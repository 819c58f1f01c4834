//! The text of a document as plain blocks, so that wording can be compared paragraph by paragraph, item by item
//! and cell by cell. Knows neither Markdown nor HTML.

use serde::{Deserialize, Serialize};

/// A block of a text, without markup.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 to 6: the first level is the document's title.
        #[serde(default)]
        level: u8,
        /// Its words.
        #[serde(default)]
        text: String,
    },
    /// A paragraph; also a picture by its alternative text, and code.
    Paragraph {
        /// Its words.
        #[serde(default)]
        text: String,
    },
    /// A paragraph that is quoted.
    Quote {
        /// Its words.
        #[serde(default)]
        text: String,
    },
    /// A list with the lists within it.
    List {
        /// Whether its items are numbered.
        #[serde(default)]
        numbered: bool,
        /// Its items.
        #[serde(default)]
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// What stands above the columns.
        #[serde(default)]
        head: Vec<String>,
        /// The rows, each with a cell for every column.
        #[serde(default)]
        rows: Vec<Vec<String>>,
    },
}

/// An item of a list.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Item {
    /// How deep it lies: 0 in the list itself, 1 in a list within one of its items.
    #[serde(skip_serializing_if = "is_zero")]
    pub depth: u8,
    /// Its words, without those of the lists within it.
    pub text: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_zero(depth: &u8) -> bool {
    *depth == 0
}

impl Block {
    /// The paragraphs of a text of the front matter: what blank lines divide.
    pub fn paragraphs(text: &str) -> Vec<Block> {
        let paragraph = |text: &str| Block::Paragraph { text: text.to_owned() };
        let parts = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        parts.map(paragraph).collect()
    }

    /// The text of the front matter whose paragraphs `blocks` are.
    pub fn joined(blocks: &[Block]) -> String {
        let texts = blocks.iter().filter_map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Quote { text } => {
                Some(text.as_str())
            }
            Block::List { .. } | Block::Table { .. } => None,
        });
        texts.collect::<Vec<_>>().join("\n\n")
    }
}
