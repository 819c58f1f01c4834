//! `fahrplan schema`: what may stand in front matter, as JSON Schema for editors and as a reference for people.
//! Reads no site.

use clap::Args;

use super::failure::{exit, fail};
use super::report::print;
use super::terminal::Terminal;
use super::typed;
use crate::schema::{self, Subject};

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// A type of document, "site" for content/site.yaml, or "uebersetzung" [default: documents of all types]
    #[arg(value_name = "TYPE")]
    subject: Option<String>,
    /// Print the reference instead: all of its pages, or that of TYPE
    #[arg(long)]
    markdown: bool,
}

impl Schema {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        let subject = match &self.subject {
            None => None,
            Some(word) => match typed::chosen(word, Subject::from_word) {
                Some(subject) => Some(subject),
                None => {
                    let known: Vec<&'static str> = Subject::all().map(Subject::word).collect();
                    return typed::unknown(word, &known, terminal);
                }
            },
        };
        let text = if self.markdown { reference(subject) } else { schema_of(subject) };
        match print(&text) {
            Ok(()) => exit::DONE,
            Err(failure) => fail(&failure, terminal),
        }
    }
}

fn schema_of(subject: Option<Subject>) -> String {
    let schema = subject.map_or_else(schema::of_all, schema::schema);
    let text = serde_json::to_string_pretty(&schema);
    text.expect("plain data written to memory always serialises") + "\n"
}

fn reference(subject: Option<Subject>) -> String {
    let asked = |name: &str| subject.is_none_or(|subject| subject.word() == name);
    let pages = schema::pages().into_iter().filter(|page| asked(page.name));
    pages.map(|page| page.text).collect()
}
