//! Several values in one text, parted by commas, where each should be an entry of a list. Knows no list.

use super::yaml::is_curly_quote;

/// Words with which a remark on the value before it begins.
const REMARKS: [&str; 8] =
    ["insbesondere", "etwa", "z. B.", "z.B.", "vor allem", "darunter", "auch", "einschließlich"];

/// The values in `text`: what commas part outside of brackets, without quotation marks. A remark belongs to what stands
/// before it, so that nothing is a value of its own then.
pub fn values(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = text.split(|c| {
        depth = match c {
            '(' | '[' | '{' => depth + 1,
            ')' | ']' | '}' => depth.saturating_sub(1),
            _ => depth,
        };
        c == ',' && depth == 0
    });
    let is_quote = |c: char| matches!(c, '"' | '\'') || is_curly_quote(c);
    let values = parts.map(|part| part.trim().trim_matches(is_quote).trim());
    let values: Vec<&str> = values.filter(|value| !value.is_empty()).collect();
    let is_remark = |value: &&str| REMARKS.iter().any(|word| value.starts_with(word));
    if values.iter().any(is_remark) { vec![text] } else { values }
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn values_are_parted_by_commas_outside_of_brackets() {
        for (text, expected) in [
            ("ziel-1, ziel-2", &["ziel-1", "ziel-2"][..]),
            ("ziel-1,", &["ziel-1"]),
            ("„a“, \"b\" , 'c'", &["a", "b", "c"]),
            ("Kosten (in Euro, brutto)", &["Kosten (in Euro, brutto)"]),
            ("a [x, y], b", &["a [x, y]", "b"]),
            ("Sprache, insbesondere Deutsch", &["Sprache, insbesondere Deutsch"]),
            (", ,", &[]),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }
}
