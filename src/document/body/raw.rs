//! HTML in a body, which is refused: what to name in the message. Knows nothing of what HTML means.

/// Tags whose end is not reported again, at most so many.
const REMEMBERED: usize = 16;

/// The start tags reported so far whose end is still to come.
#[derive(Debug, Default)]
pub(super) struct Reported {
    open: Vec<String>,
}

impl Reported {
    /// What to report for an inline tag; nothing for the end of one that was reported.
    pub(super) fn inline(&mut self, html: &str) -> Option<String> {
        let tag = tag(html);
        if let Some(name) = tag.strip_prefix('/') {
            if let Some(at) = self.open.iter().rposition(|open| open == name) {
                self.open.remove(at);
                return None;
            }
        } else {
            if self.open.len() == REMEMBERED {
                self.open.remove(0);
            }
            self.open.push(tag.clone());
        }
        Some(tag)
    }
}

/// The name of the first tag of `html`: `div`, `/div`, `!--`, `?`.
pub(super) fn tag(html: &str) -> String {
    let html = html.trim_start();
    let html = html.strip_prefix('<').unwrap_or(html);
    if html.starts_with("!--") {
        return "!--".to_owned();
    }
    let ends = |c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-' | '!' | '?'));
    let end = html.find(ends).unwrap_or(html.len());
    let name = html.get(..end).unwrap_or_default();
    let name = if end > 1 { name.trim_end_matches('/') } else { name };
    name.chars().take(40).collect::<String>().to_lowercase()
}

/// How many bytes of `html` to point at: the first tag, or its first line.
pub(super) fn shown_len(html: &str) -> usize {
    match html.find(['>', '\n', '\r']) {
        Some(at) if html.as_bytes().get(at) == Some(&b'>') => at + 1,
        Some(at) => at,
        None => html.len(),
    }
}
