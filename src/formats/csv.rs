//! Tables for spreadsheets: RFC 4180 with a semicolon between cells and a byte order mark in front, which
//! is what the German Excel opens rightly at a double click.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and `3.10` for the third
//! of October. Such a cell gets an apostrophe in front: it is shown then, but nothing is run or changed.
//! Knows nothing of what the columns are.

/// What stands in front of the table, so that its letters are read as UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// A cell.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// Words, also where they look like a number or a date: "3.10" stays what it is.
    Words(&'a str),
    /// A number or an ISO date, which the spreadsheet may take for one.
    Value(&'a str),
}

/// Appends a row to `out`.
pub fn push_row<'a>(out: &mut String, cells: impl IntoIterator<Item = Cell<'a>>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(';');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: Cell<'_>) {
    let (text, guarded) = match cell {
        Cell::Words(text) => (text, is_formula(text) || looks_like_value(text)),
        Cell::Value(text) => (text, is_formula(text)),
    };
    let quoted = text.contains([';', '"', '\n', '\r', ',', '\t']) || text.trim() != text;
    if quoted {
        out.push('"');
    }
    if guarded {
        out.push('\'');
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\"\""),
            '\r' => {}
            _ => out.push(c),
        }
    }
    if quoted {
        out.push('"');
    }
}

/// Whether a spreadsheet may run it. Blanks in front do not stop every program, and the signs in full
/// width are taken for the others in some languages.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}')
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Whether a spreadsheet would make another value of it: "3.10", "2-3", "05", "12e1". A plain number is
/// no danger.
fn looks_like_value(text: &str) -> bool {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && text.len() <= 15
        && (text == "0" || !text.starts_with('0'));
    let value = text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        && text.chars().all(|c| c.is_ascii_digit() || ".,-/:eE% ".contains(c));
    value && !plain
}

#[cfg(test)]
mod tests {
    use super::{Cell, push_row};

    fn row<'a>(cells: impl IntoIterator<Item = Cell<'a>>) -> String {
        let mut out = String::new();
        push_row(&mut out, cells);
        out
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let cells = ["a", "b;c", "d \"e\"", "f\r\ng", "", " h"].map(Cell::Words);
        assert_eq!(row(cells), "a;\"b;c\";\"d \"\"e\"\"\";\"f\ng\";;\" h\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+49", "-1", "@SUMME(A1)", "\t=1", "\r=1", " =1", "\u{feff}=1", "＝1"]
        {
            for cell in [Cell::Words(text), Cell::Value(text)] {
                let out = row([cell]);
                assert!(out.starts_with('\'') || out.starts_with("\"'"), "{text:?} {out:?}");
            }
        }
    }

    #[test]
    fn official_numbers_stay_what_they_are() {
        for text in ["3.10", "2-3", "05", "12e1", "1/2", "1234567890123456", "18.11."] {
            assert_eq!(row([Cell::Words(text)]), format!("'{text}\r\n"));
        }
        for text in ["2", "10", "2a", "B 1", "0", "2. Ziel"] {
            assert_eq!(row([Cell::Words(text)]), format!("{text}\r\n"));
        }
        assert_eq!(row([Cell::Value("2019-09-03")]), "2019-09-03\r\n");
    }
}
