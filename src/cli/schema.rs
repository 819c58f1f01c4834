//! `fahrplan schema`: what may stand in front matter, as JSON Schema for editors and as a reference for people.
//! Reads no site.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::terminal::Terminal;
use super::typed;
use crate::output::OutputError;
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
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            // A closed stdout is no reason to complain; a full disk is.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let place = PathBuf::from("stdout");
                let (kind, code) = (error.kind(), error.raw_os_error());
                fail(&Failure::output(OutputError::Io { path: place, kind, code }), terminal)
            }
            Ok(()) | Err(_) => exit::DONE,
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
