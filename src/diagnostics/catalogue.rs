//! What every code means, why it matters, and a wrong and a right example: one file a code below `catalogue/`,
//! which travel inside the binary. Knows nothing of layout, nor of which problem has which code.
//!
//! A file holds a heading `# Fehler: …` (or `# Warnung: …`) with German paragraphs, one `# Error: …` (`# Warning: …`)
//! with English ones, and fenced examples for both. The first word of a fence's info string is `falsch`, `richtig` or
//! `dazu` (needed by both), the second the file's path in a site. Without a `richtig` the right site lacks the wrong
//! files. What no text can prove, as where a link of the file system or an archive belongs to it, names the test that does:
//! `<!-- proof: module::test -->`. Its examples are shown and not tried.

use include_dir::{Dir, include_dir};

use super::Severity;
use crate::language::Language;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/diagnostics/catalogue");

/// What is known of a code.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The code.
    pub code: &'t str,
    /// Whether it is an error or a warning.
    pub severity: Severity,
    /// The words in German.
    pub german: Explanation<'t>,
    /// The words in English.
    pub english: Explanation<'t>,
    /// The files of its examples.
    pub examples: Vec<Example<'t>>,
    /// The test that stands in for trying the examples: `module::test`.
    pub proof: Option<&'t str>,
}

/// What a code means, in one language.
#[derive(Debug)]
pub struct Explanation<'t> {
    /// What is wrong, in a few words.
    pub title: &'t str,
    /// What it means, why it matters and what to do. Words in backticks are such as one types.
    pub paragraphs: Vec<&'t str>,
}

/// A file of an example.
#[derive(Debug)]
pub struct Example<'t> {
    /// Which of the two examples it belongs to.
    pub role: Role,
    /// Its path in the site.
    pub file: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// Which example a file belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The wrong one.
    Wrong,
    /// The right one.
    Right,
    /// Both: it is needed, and nothing is wrong with it.
    Beside,
}

impl Entry<'_> {
    /// The words in `language`.
    pub fn in_language(&self, language: Language) -> &Explanation<'_> {
        match language {
            Language::German => &self.german,
            Language::English => &self.english,
        }
    }

    /// The files that have `role`.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Example<'_>> {
        self.examples.iter().filter(move |it| it.role == role)
    }
}

/// The codes that have an entry, in order.
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> =
        FILES.files().filter_map(|file| file.path().file_stem()?.to_str()).collect();
    codes.sort_unstable();
    codes
}

/// The entry of `code`, which is one of [`super::CODES`]; `None` where there is none.
pub fn entry(code: &str) -> Option<Entry<'static>> {
    let file = FILES.get_file(format!("{code}.md"))?;
    parse(file.path().file_stem()?.to_str()?, file.contents_utf8()?)
}

/// Reads the text of an entry; `None` where it has not the form that is told above.
fn parse<'t>(code: &'t str, text: &'t str) -> Option<Entry<'t>> {
    let (german, rest) = text.strip_prefix("# ")?.split_once("\n# ")?;
    let end = rest.find("\n```").into_iter().chain(rest.find("\n<!--")).min();
    let (english, tail) = rest.split_at(end.unwrap_or(rest.len()));
    let (kind, german) = explanation(german)?;
    let (_, english) = explanation(english)?;
    let severity = match kind {
        "Fehler" => Severity::Error,
        "Warnung" => Severity::Warning,
        _ => return None,
    };
    let proof = tail.split_once("<!-- proof: ").and_then(|(_, rest)| rest.split_once(" -->"));
    let proof = proof.map(|(proof, _)| proof);
    Some(Entry { code, severity, german, english, examples: examples(tail)?, proof })
}

/// The word before the title, and the rest.
fn explanation(text: &str) -> Option<(&str, Explanation<'_>)> {
    let (head, body) = text.split_once('\n')?;
    let (kind, title) = head.split_once(": ")?;
    let paragraphs = body.split("\n\n").map(str::trim).filter(|it| !it.is_empty()).collect();
    Some((kind, Explanation { title, paragraphs }))
}

fn examples(text: &str) -> Option<Vec<Example<'_>>> {
    let mut examples = Vec::new();
    let mut rest = text;
    while let Some((_, fenced)) = rest.split_once("\n```") {
        let (info, body) = fenced.split_once('\n')?;
        let (role, file) = info.split_once(' ')?;
        let role = match role {
            "falsch" => Role::Wrong,
            "richtig" => Role::Right,
            "dazu" => Role::Beside,
            _ => return None,
        };
        let end = if body.starts_with("```") { 0 } else { body.find("\n```")? + 1 };
        let (text, after) = body.split_at(end);
        examples.push(Example { role, file, text });
        rest = after.strip_prefix("```")?;
    }
    Some(examples)
}

#[cfg(test)]
mod tests {
    use super::{Role, codes, entry, parse};
    use crate::diagnostics::{CODES, Severity};

    #[test]
    fn every_code_has_an_entry_and_every_entry_a_code() {
        let mut known = CODES.to_vec();
        known.sort_unstable();
        assert_eq!(codes(), known);
    }

    #[test]
    fn every_entry_explains_itself_in_both_languages() {
        for code in CODES {
            let entry = entry(code).unwrap_or_else(|| panic!("{code} cannot be read"));
            for words in [&entry.german, &entry.english] {
                assert!(!words.title.is_empty() && words.title.len() < 80, "{code}: title");
                assert!(words.paragraphs.len() >= 2, "{code}: what it means, and what to do");
                let ticks = words.paragraphs.iter().map(|it| it.matches('`').count());
                assert!(ticks.into_iter().all(|count| count % 2 == 0), "{code}: backticks");
            }
            let is_shown = entry.of(Role::Wrong).next().is_some();
            assert!(is_shown, "{code}: an example");
        }
    }

    #[test]
    fn an_entry_is_read_with_all_its_files() {
        let text = "# Warnung: A\n\nEins.\n\nZwei.\n\n# Warning: B\n\nOne.\n\n```falsch a.md\nx\n\ny\n```\n\n```dazu b.png\n```\n";
        let entry = parse("F999", text).expect("an entry");
        assert_eq!(entry.severity, Severity::Warning);
        assert_eq!((entry.german.title, entry.german.paragraphs), ("A", vec!["Eins.", "Zwei."]));
        assert_eq!((entry.english.title, entry.english.paragraphs), ("B", vec!["One."]));
        let files: Vec<_> = entry.examples.iter().map(|it| (it.role, it.file, it.text)).collect();
        assert_eq!(files, [(Role::Wrong, "a.md", "x\n\ny\n"), (Role::Beside, "b.png", "")]);
        assert!(parse("F999", "# Fehler: A\n\nB\n").is_none());
    }
}
