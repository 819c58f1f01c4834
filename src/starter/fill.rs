//! Filling the embedded files: each `%WORD%` becomes what was answered, written so that YAML or Markdown reads
//! back exactly that. One pass, so that an answer that looks like a place to fill in stays an answer.

use unicode_normalization::UnicodeNormalization as _;

use super::answers::Answers;
use super::law::{self, Law};
use super::writing::{in_markdown, in_yaml};
use super::{AUTHORITY, MARK, PLAN};
use crate::path::OutPath;
use crate::text::slug;

/// The longest name of a folder.
const LONGEST_FOLDER: usize = 60;

/// Names that something else has beside the folder of the authority or of the plan.
const TAKEN: [&str; 13] = [
    "archiv",
    "assets",
    "barrierefreiheit",
    "berichte",
    "datenschutz",
    "fassungen",
    "glossar",
    "impressum",
    "index",
    "massnahmen",
    "presse",
    "suche",
    "veranstaltungen",
];

/// What the places are filled with.
pub(super) struct Values<'a> {
    answers: &'a Answers,
    law: Option<Law>,
    authority: String,
    plan: String,
}

/// One thing to put in a place.
enum Value {
    /// Words, to be written as the surroundings need it.
    Words(String),
    /// Written for its surroundings already.
    Written(String),
}

impl<'a> Values<'a> {
    pub(super) fn of(answers: &'a Answers) -> Values<'a> {
        Values {
            answers,
            law: Law::of(answers.level, answers.land),
            authority: folder(&answers.name, AUTHORITY),
            plan: folder(&answers.plan, PLAN),
        }
    }

    /// The folder of the authority.
    pub(super) fn authority(&self) -> &str {
        &self.authority
    }

    /// The folder of the plan.
    pub(super) fn plan(&self) -> &str {
        &self.plan
    }

    /// What stands for `word`; `None` where it is no place to fill in.
    fn get(&self, word: &str) -> Option<Value> {
        let Answers { name, level, land, ags, plan, base_url, day } = self.answers;
        let year = |later: i16| Value::Written(format!("{:04}", day.year().saturating_add(later)));
        Some(match word {
            "NAME" => Value::Words(name.clone()),
            "PLAN" => Value::Words(plan.clone()),
            "SITE" if plan.contains(name.as_str()) => Value::Words(plan.clone()),
            "SITE" => Value::Words(format!("{plan} {name}")),
            "AUTHORITY_ID" => Value::Written(self.authority.clone()),
            "PLAN_ID" => Value::Written(self.plan.clone()),
            "LEVEL" => Value::Written(level.word().to_owned()),
            "LAND_LINE" => Value::Written(land.map_or_else(
                || format!("# land: \"{MARK}: der Name des Landes; löschen Sie dann die Raute\""),
                |land| format!("land: {}", land.name()),
            )),
            "AGS_LINE" => Value::Written(ags.as_ref().map_or_else(
                || format!("# ags: \"{MARK}: der Schlüssel; löschen Sie dann die Raute\""),
                |ags| format!("ags: \"{ags}\""),
            )),
            "BASE_URL_LINE" => Value::Written(base_url.as_ref().map_or_else(
                || format!("# basis_url: \"{MARK}: die Adresse, mit https:// am Anfang; löschen Sie dann die Raute\""),
                |address| format!("basis_url: {}", in_yaml(address)),
            )),
            "ADDRESS" => match base_url {
                Some(address) => Value::Words(address.clone()),
                None => Value::Written(format!("[{MARK}: Adresse der Website]")),
            },
            "LAW" => Value::Written(law::rules(self.law.as_ref())),
            "BODY" => Value::Written(law::body(self.law.as_ref())),
            "LAST" => year(-1),
            "NEXT" => year(1),
            _ => return None,
        })
    }
}

/// A name as the name of a folder, and as part of addresses: letters, digits and hyphens of ASCII.
fn folder(name: &str, otherwise: &str) -> String {
    let ascii = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let spelled: String = slug(&unaccented(name)).chars().filter(ascii).collect();
    let cut = match spelled.get(..LONGEST_FOLDER) {
        Some(head) => head.rsplit_once('-').map_or(head, |(head, _)| head),
        None => &spelled,
    };
    let cut = cut.trim_matches('-');
    let is_good = !cut.is_empty() && OutPath::new(cut).is_ok();
    if !is_good {
        otherwise.to_owned()
    } else if TAKEN.contains(&cut) {
        format!("{otherwise}-{cut}")
    } else {
        cut.to_owned()
    }
}

/// The text without accents; umlauts stay, for they are spelled out.
fn unaccented(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd() {
        let is_umlaut = c == '\u{308}' && out.ends_with(['a', 'o', 'u', 'A', 'O', 'U']);
        if is_umlaut || !('\u{300}'..='\u{36f}').contains(&c) {
            out.push(c);
        }
    }
    out.nfc().collect()
}

/// The embedded file at `path` with all places filled.
pub(super) fn filled(path: &str, text: &str, values: &Values<'_>) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut front_matter = path.ends_with(".yaml") || text.starts_with("---\n");
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line == "---\n" {
            front_matter = false;
        }
        fill_line(line, front_matter, values, &mut out);
    }
    out
}

fn fill_line(line: &str, front_matter: bool, values: &Values<'_>, out: &mut String) {
    let mut rest = line;
    while let Some((before, word, after)) = next_place(rest) {
        out.push_str(before);
        match values.get(word) {
            Some(Value::Written(text)) => out.push_str(&text),
            Some(Value::Words(text)) if front_matter => out.push_str(&in_yaml(&text)),
            Some(Value::Words(text)) => out.push_str(&in_markdown(&text)),
            None => {}
        }
        rest = after;
    }
    out.push_str(rest);
}

/// What stands before the first place in `line`, its word, and what stands after it.
fn next_place(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once('%')?;
    let (word, after) = rest.split_once('%')?;
    Some((before, word, after))
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn folders_are_named_in_ascii() {
        for (name, named) in [
            ("Landkreis Böblingen", "landkreis-boeblingen"),
            ("Orléans / Łódź!", "orleans-odz"),
            ("Größe\u{308}n", "groessen"),
            ("Impressum", "behoerde-impressum"),
            ("CON", "behoerde"),
            ("{{ }}", "behoerde"),
            ("東京", "behoerde"),
        ] {
            assert_eq!(folder(name, "behoerde"), named, "{name}");
        }
        let long = folder(&"Verwaltungsgemeinschaft ".repeat(9), "behoerde");
        assert_eq!(long, "verwaltungsgemeinschaft-verwaltungsgemeinschaft");
    }
}
