//! What a new document says until somebody fills it in, and where that still stands. Whoever writes new documents takes
//! the words from here. Knows nothing of how such a document is laid out.

use super::types::Type;
use super::yaml::{Node, Value};
use crate::diagnostics::{Finding, Problem, Sink};

/// Any text.
pub const TEXT: &str = "…";

/// A text that must be given.
pub const UNTOLD: &str = "noch nicht eingetragen";

/// The name of a body or person.
pub const NAME: &str = "Name der Stelle";

/// An e-mail address.
pub const EMAIL_ADDRESS: &str = "integration@beispiel.example";

/// An address of the web.
pub const WEB_ADDRESS: &str = "https://www.beispiel.example/";

/// What follows the name of its type in the title of a new document.
const UNTITLED: &str = " ohne Titel";

/// The title of a new document of type `kind`.
pub fn title(kind: Type) -> String {
    format!("{}{UNTITLED}", kind.called())
}

/// Whether `text` is the title of a new document.
pub fn is_title(text: &str) -> bool {
    let is_of = |kind: &Type| text.strip_suffix(UNTITLED) == Some(kind.called());
    text.ends_with(UNTITLED) && Type::ALL.iter().any(is_of)
}

/// Notes what in `node`, a front matter, is not filled in.
pub(super) fn check(node: &Node, problems: &mut Sink) {
    match &node.value {
        Value::Scalar(scalar) => {
            let text = scalar.text.trim();
            if [TEXT, UNTOLD, NAME, EMAIL_ADDRESS, WEB_ADDRESS].contains(&text) || is_title(text) {
                let text = text.to_owned();
                problems.note(node.span, Problem::Found(Finding::Placeholder { text }));
            }
        }
        Value::List(items) => items.iter().for_each(|item| check(item, problems)),
        Value::Mapping(entries) => {
            entries.iter().for_each(|entry| check(&entry.value, problems));
        }
    }
}
