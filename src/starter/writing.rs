//! Words of anyone, written so that YAML or Markdown reads back exactly them. Knows nothing of what they mean.

use std::fmt::Write as _;

/// `text` as a scalar of YAML: plain where nobody can read it otherwise, else in quotation marks.
pub(super) fn in_yaml(text: &str) -> String {
    const NO_TEXT: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let simple = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '(' | ')' | '/' | '.');
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(simple)
        && !text.ends_with(' ')
        && !NO_TEXT.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is_plain {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `text` as words of Markdown, also at the beginning of a line.
pub(super) fn in_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut only_digits = true;
    for (at, c) in text.char_indices() {
        let marks = c.is_ascii_punctuation() && !",;:/?%@()\"'.-".contains(c);
        // "- a", "1. a" and "1) a" are lists where they begin a line.
        let begins_list = (at == 0 && c == '-') || (only_digits && matches!(c, '.' | ')'));
        if marks || begins_list {
            out.push('\\');
        }
        only_digits &= c.is_ascii_digit();
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{in_markdown, in_yaml};

    #[test]
    fn words_are_written_so_that_they_are_read_back() {
        for (text, yaml) in [
            ("Stadt Beispiel", "Stadt Beispiel"),
            ("Prüfen: ein Amt", "\"Prüfen: ein Amt\""),
            ("Plan \"Neu\" \\ #1", "\"Plan \\\"Neu\\\" \\\\ #1\""),
            ("true", "\"true\""),
            ("2030", "\"2030\""),
            ("- a", "\"- a\""),
        ] {
            assert_eq!(in_yaml(text), yaml);
        }
        for (text, markdown) in [
            ("Stadt [Beispiel](x)", "Stadt \\[Beispiel\\](x)"),
            ("1. FC", "1\\. FC"),
            ("St. Wendel", "St. Wendel"),
            ("- a *b* {{c}}", "\\- a \\*b\\* \\{\\{c\\}\\}"),
        ] {
            assert_eq!(in_markdown(text), markdown);
        }
    }
}
