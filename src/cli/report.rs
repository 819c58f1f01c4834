//! What is wrong with a site, told in the form that was asked for: to people on stderr, or as data on stdout
//! with the counts on stderr. Decides nothing about how a command ends.

use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::site::resolved;
use super::terminal::{Excerpts, Terminal};
use crate::diagnostics::{Diagnostic, github, human, json};
use crate::language::Language;

/// How messages are written.
#[derive(Debug, Args)]
pub(super) struct Reporting {
    /// How messages are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// With excerpts and advice, for people
    Human,
    /// One JSON object a line, for other programs
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a change
    Github,
}

impl Reporting {
    /// Tells what is wrong with the site at `root`.
    ///
    /// # Errors
    /// Where the data cannot be written to stdout.
    pub(super) fn show(
        &self,
        problems: &[Diagnostic],
        root: &Path,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let problems = &*terminal.matters(problems);
        if problems.is_empty() || self.format == Format::Human {
            terminal.show(problems, root);
            return Ok(());
        }
        let texts = Excerpts::of(problems, root);
        let text = |file: &str| texts.get(file);
        let mut out = BufWriter::new(io::stdout().lock());
        let written = match self.format {
            Format::Human => Ok(()),
            Format::Json => json::write_to(&mut out, problems, terminal.language, text),
            Format::Github => {
                let path = in_repository(root);
                github::write_to(&mut out, problems, terminal.language, text, path)
            }
        };
        Failure::of_stdout(written.and_then(|()| out.flush()))?;
        let count = |language| human::summary(problems, language);
        terminal.tell(&count(Language::German), &count(Language::English));
        Ok(())
    }
}

/// Writes `text` to stdout.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    Failure::of_stdout(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// How a file of the site at `root` is called in the repository that a workflow of GitHub runs in; elsewhere
/// that is the folder where the program was called. A site beside it is named in full.
#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn in_repository(root: &Path) -> impl Fn(&str) -> String {
    let workspace = std::env::var_os("GITHUB_WORKSPACE").filter(|path| !path.is_empty());
    let top = resolved(&workspace.map_or_else(|| PathBuf::from("."), PathBuf::from));
    let root = resolved(root);
    let site = root.strip_prefix(&top).map_or_else(|_| root.clone(), Path::to_path_buf);
    move |file| site.join(file).display().to_string().replace('\\', "/")
}
