//! Two tables cell by cell: columns are matched by their heads, rows by what they say. Knows only tables.

use super::align::{Step, Stretch, align, stretches};
use super::text::{BlockChange, CellChange, RowChange};
use super::words::{Budget, Side, likeness, runs, sorted_words};

/// A column of the earlier table, the later one, or both, by its place.
type Column = (Option<usize>, Option<usize>);

/// Whether every row has a cell for every column.
pub(super) fn is_even(head: &[String], rows: &[Vec<String>]) -> bool {
    rows.iter().all(|row| row.len() == head.len())
}

/// What became of a table; both are even.
pub(super) fn difference(
    old_head: &[String],
    old: &[Vec<String>],
    head: &[String],
    new: &[Vec<String>],
    budget: &mut Budget,
) -> BlockChange {
    let columns = columns(old_head, head);
    let heads = columns.iter().map(|column| cell(old_head, head, *column, budget)).collect();
    let shared = |row: &[String], place: fn(&Column) -> Option<usize>| -> Vec<String> {
        let both = columns.iter().filter(|(a, b)| a.is_some() && b.is_some());
        both.filter_map(place).filter_map(|at| row.get(at).cloned()).collect()
    };
    let old_keys: Vec<Vec<String>> = old.iter().map(|row| shared(row, |it| it.0)).collect();
    let new_keys: Vec<Vec<String>> = new.iter().map(|row| shared(row, |it| it.1)).collect();
    let alike = |a: usize, b: usize| row_likeness(&old_keys[a], &new_keys[b]);
    let same_columns = columns.iter().all(|(a, b)| a.is_some() && b.is_some());
    let mut rows = Vec::new();
    for step in align(&old_keys, &new_keys, budget, alike) {
        match step {
            Step::Kept(..) if same_columns => match rows.last_mut() {
                Some(RowChange::Kept { count }) => *count += 1,
                _ => rows.push(RowChange::Kept { count: 1 }),
            },
            Step::Kept(a, b) | Step::Paired(a, b) => {
                let cells = columns.iter().map(|it| cell(&old[a], &new[b], *it, budget));
                rows.push(RowChange::Changed { cells: cells.collect() });
            }
            Step::Added(at) => rows.push(RowChange::Added { cells: new[at].clone() }),
            Step::Removed(at) => rows.push(RowChange::Removed { cells: old[at].clone() }),
        }
    }
    BlockChange::Cells { columns: heads, rows }
}

/// The columns of both tables in order. Heads in other words are one column where as many went as came.
fn columns(old: &[String], new: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for stretch in stretches(old, new) {
        match stretch {
            Stretch::Same(a, b, len) => {
                columns.extend((0..len).map(|at| (Some(a + at), Some(b + at))));
            }
            Stretch::Other(a, b) if a.len() == b.len() => {
                columns.extend(a.zip(b).map(|(a, b)| (Some(a), Some(b))));
            }
            Stretch::Other(a, b) => {
                columns.extend(a.map(|a| (Some(a), None)));
                columns.extend(b.map(|b| (None, Some(b))));
            }
        }
    }
    columns
}

/// Rows that begin alike are one row; otherwise their words tell.
fn row_likeness(old: &[String], new: &[String]) -> usize {
    match (old.first(), new.first()) {
        (Some(a), Some(b)) if a == b && !a.is_empty() => 1000,
        _ => likeness(&words_of_row(old), &words_of_row(new)),
    }
}

fn words_of_row(row: &[String]) -> Vec<&str> {
    let mut words: Vec<&str> = row.iter().flat_map(|cell| sorted_words(cell)).collect();
    words.sort_unstable();
    words
}

fn cell(old: &[String], new: &[String], column: Column, budget: &mut Budget) -> CellChange {
    let text = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    match column {
        (Some(a), Some(b)) if old.get(a) == new.get(b) => CellChange::Kept { text: text(new, b) },
        (Some(a), Some(b)) => {
            CellChange::Reworded { runs: runs(&text(old, a), &text(new, b), budget) }
        }
        (Some(a), None) => CellChange::Removed { text: text(old, a) },
        (None, Some(b)) => CellChange::Added { text: text(new, b) },
        (None, None) => CellChange::Kept { text: String::new() },
    }
}

/// The cells of a row that `side` alone has, in the columns of both tables; none where the row has no cell.
pub fn spread<'c>(columns: &[CellChange], cells: &'c [String], side: Side) -> Vec<Option<&'c str>> {
    let mut cells = cells.iter().map(String::as_str);
    let column = |column: &CellChange| match (column, side) {
        (CellChange::Added { .. }, Side::Delete) | (CellChange::Removed { .. }, Side::Insert) => {
            None
        }
        (
            CellChange::Kept { .. }
            | CellChange::Added { .. }
            | CellChange::Removed { .. }
            | CellChange::Reworded { .. },
            _,
        ) => cells.next(),
    };
    columns.iter().map(column).collect()
}
