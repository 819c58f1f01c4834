//! The wording of one problem: sentence, label under the caret, next step. Made by one file a language.

use super::Problem;
use crate::language::Language;

/// The wording of a problem in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// What is wrong.
    pub sentence: String,
    /// What stands at the caret.
    pub label: Option<String>,
    /// What the other places are.
    pub related: Option<String>,
    /// What to do.
    pub advice: Option<String>,
}

impl Words {
    pub(super) fn new(sentence: impl Into<String>) -> Words {
        Words { sentence: sentence.into(), label: None, related: None, advice: None }
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Words {
        self.label = Some(label.into());
        self
    }

    pub(super) fn related(mut self, related: impl Into<String>) -> Words {
        self.related = Some(related.into());
        self
    }

    pub(super) fn advice(mut self, advice: impl Into<String>) -> Words {
        self.advice = Some(advice.into());
        self
    }
}

impl Problem {
    /// The wording in `language`.
    pub fn words(&self, language: Language) -> Words {
        match language {
            Language::German => super::german::words(self),
            Language::English => super::english::words(self),
        }
    }
}

/// The lines of a list of `items`, each in the quotation marks `open` and `close`, behind a colon; none of what would
/// need quotation marks of its own. The first ones stand for all.
pub(super) fn lines_of(items: &[String], open: &str, close: &str) -> String {
    const FEW: usize = 4;
    const SHORT: usize = 80;
    let is_plain = |item: &String| {
        item.len() <= SHORT
            && item.starts_with(char::is_alphanumeric)
            && !item.contains([':', '#', '"', '[', ']', '{', '}'])
    };
    if !items.iter().take(FEW).all(is_plain) {
        return String::new();
    }
    let lines: Vec<String> =
        items.iter().take(FEW).map(|item| format!("{open}- {item}{close}")).collect();
    let more = if items.len() > FEW { " …" } else { "" };
    format!(": {}{more}", lines.join(", "))
}

/// Whether `scheme` begins the path of a file on somebody's own computer: a drive, or `file:`.
pub(super) fn is_of_a_disk(scheme: &str) -> bool {
    let is_drive = scheme.len() == 1 && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_drive || scheme.eq_ignore_ascii_case("file")
}

/// How a document refers to the file at `path` below `content/`; in Markdown, brackets hold the blanks of an address.
pub(super) fn as_written(path: &str, in_text: bool) -> String {
    if in_text && path.contains(char::is_whitespace) {
        format!("</{path}>")
    } else {
        format!("/{path}")
    }
}
