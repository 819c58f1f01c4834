//! The command line: arguments in, exit code out. Speaks German where it is told to or the locale is
//! German, else English.

mod archive;
mod build;
mod check;
mod diff;
mod explain;
mod failure;
mod help;
mod init;
mod machine;
mod new;
#[cfg(feature = "serve")]
mod preview;
mod progress;
mod report;
mod rounds;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod terminal;
mod typed;
mod usage;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use archive::Archive;
use build::Build;
use check::Check;
use diff::Diff;
use init::Init;
use new::New;
use schema::Schema;
#[cfg(feature = "serve")]
use serve::Serve;
use terminal::Terminal;
use watch::Watch;

/// Static-site generator for public integration-plan reports.
#[derive(Debug, Parser)]
#[command(name = "fahrplan", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    voice: Voice,
}

#[derive(Debug, Args)]
struct Voice {
    /// Say nothing but errors
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Colour messages
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    /// The language of messages [default: that of the locale]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    sprache: Option<Tongue>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Tongue {
    /// German
    De,
    /// English
    En,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a new site, with examples to replace
    Init(Init),
    /// Write the site: content/ becomes output/
    Build(Build),
    /// Look for mistakes in the site, and write nothing
    Check(Check),
    /// Show the site in a browser on this machine and keep it current while you write
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Say what changed in a plan between two versions or days
    Diff(Diff),
    /// Write a new document of a type, with its keys explained
    New(New),
    /// Print what may stand in front matter: JSON Schema for editors, Markdown for people
    Schema(Schema),
    /// Write the site again at every change
    Watch(Watch),
    /// Keep versions of plans: freeze, list, verify, export, redact
    Archive(Archive),
}

/// A number with what is counted: "1 Dokument", "2 Dokumente".
fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The language that `words` ask for; which words are options nobody knows yet.
fn tongue(words: impl Iterator<Item = OsString>) -> Option<Tongue> {
    let words = words.map(|word| word.to_string_lossy().into_owned());
    let mut words = words.take_while(|word| word != "--");
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--sprache") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        let tongue = value.and_then(|value| Tongue::from_str(&value, false).ok());
        if tongue.is_some() {
            return tongue;
        }
    }
    None
}

/// `words` without the language behind `help`, whose words are commands alone.
fn asking(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        while let Some(at) = words.iter().position(|word| word == "--sprache") {
            words.drain(at..words.len().min(at + 2));
        }
        words.retain(|word| !word.to_string_lossy().starts_with("--sprache="));
    }
    words
}

/// The arguments of this process.
///
/// # Errors
/// The exit code, where they are wrong or ask for no more than help: that was then told.
fn arguments() -> Result<Arguments, u8> {
    let language = terminal::language(tongue(std::env::args_os()));
    let mut command = help::spoken(Arguments::command(), language);
    let matches = command.try_get_matches_from_mut(asking(std::env::args_os().collect()));
    let arguments = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    arguments.map_err(|error| usage::refused(error, language))
}

/// Runs the command of this process's arguments.
pub fn run() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    let terminal = Terminal::of(&arguments.voice);
    let code = match arguments.command {
        Command::Init(init) => init.run(&terminal),
        Command::Build(build) => build.run(&terminal),
        Command::Check(check) => check.run(&terminal),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(&terminal),
        Command::Diff(diff) => diff.run(&terminal),
        Command::New(new) => new.run(&terminal),
        Command::Schema(schema) => schema.run(&terminal),
        Command::Watch(watch) => watch.run(&terminal),
        Command::Archive(archive) => archive.run(&terminal),
    };
    ExitCode::from(code)
}
