//! `fahrplan schema`: what may stand in front matter, as JSON Schema for editors and as a reference for people.
//! Reads no site.

use std::io::{self, Write as _};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::failure::exit;
use crate::schema::{self, Subject};

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// A type of document, "site" for content/site.yaml, or "uebersetzung" [default: documents of all types]
    #[arg(value_name = "TYPE", value_parser = words().map(subject), hide_possible_values = true)]
    subject: Option<Subject>,
    /// Print the reference instead: all of its pages, or that of TYPE
    #[arg(long)]
    markdown: bool,
}

fn words() -> PossibleValuesParser {
    PossibleValuesParser::new(Subject::all().map(Subject::word))
}

fn subject(word: String) -> Subject {
    Subject::from_word(&word).expect("clap lets the words of subjects through alone")
}

impl Schema {
    pub(super) fn run(&self) -> u8 {
        let text = if self.markdown { self.reference() } else { self.schema() };
        // A closed stdout is no reason to complain.
        let _ = io::stdout().lock().write_all(text.as_bytes());
        exit::DONE
    }

    fn schema(&self) -> String {
        let schema = self.subject.map_or_else(schema::of_all, schema::schema);
        let text = serde_json::to_string_pretty(&schema);
        text.expect("plain data written to memory always serialises") + "\n"
    }

    fn reference(&self) -> String {
        let asked = |name: &str| self.subject.is_none_or(|subject| subject.word() == name);
        let pages = schema::pages().into_iter().filter(|page| asked(page.name));
        pages.map(|page| page.text).collect()
    }
}
