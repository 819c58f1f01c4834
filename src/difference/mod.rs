//! What changed between two states of a plan. Two records in, the difference out, as data; and that data as
//! sentences and as text for a terminal. Knows nothing of sites, documents, pages or files.
//!
//! Reading order: `change` is the shape, `between` makes it, with `matching` (which part is which), `parts` (what
//! changed about one), `entries` (lists of facts), `text`, `tables`, `align` and `words` (wording) below it, and `redacted` before it;
//! `apply` goes the other way, `trace` follows one text through many wordings; `sentences`, `shown` and `terminal` are for readers, in the words of `speech`.

mod align;
mod amendments;
pub mod apply;
mod between;
pub mod change;
pub mod entries;
mod figures;
mod matching;
mod order;
mod parts;
mod redacted;
pub mod sentences;
pub mod shown;
mod speech;
pub mod tables;
pub mod terminal;
pub mod text;
pub mod trace;
pub mod words;

pub use apply::apply;
pub use between::difference;
pub use change::{Difference, SCHEMA};
pub use figures::{Figures, PartFigures};
pub use terminal::terminal;
pub use trace::Trace;
