//! The command line: arguments in, exit code out. Speaks German where the locale is German, else English.

use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::date::Day;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::human::{self, Style};
use crate::document::id::is_web_address;
use crate::language::Language;
use crate::model::{Edition, Stichtag};
use crate::output::{DiskSink, OutputError, Report};
use crate::publish::{self, Order, Outcome, PublishError};
use crate::source::{self, ReadError};
use crate::theme;

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
    /// Write the site: content/ becomes output/
    Build(Build),
}

#[derive(Debug, Args)]
struct Build {
    /// The site's folder [default: the nearest one upward that holds content/site.yaml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where the site is written [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The day as of which the site is published [default: today in Europe/Berlin]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    stichtag: Option<Day>,
    /// The address under which the site is published, in place of basis_url
    #[arg(long, value_name = "URL", value_parser = web_address)]
    base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    entwuerfe: bool,
    /// Show how long each step took
    #[arg(long)]
    timings: bool,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a day such as 2026-01-31".to_owned())
}

fn web_address(text: &str) -> Result<String, String> {
    if is_web_address(text) {
        Ok(text.to_owned())
    } else {
        Err("expected an address such as https://example.org/".to_owned())
    }
}

/// Exit codes, as scripts see them.
mod exit {
    /// The site has errors.
    pub(super) const SITE: u8 = 1;
    /// Wrong usage.
    pub(super) const USAGE: u8 = 2;
    /// The machine failed: disk, permission.
    pub(super) const MACHINE: u8 = 3;
}

/// Runs the command of this process's arguments.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::of(&arguments.voice);
    let code = match arguments.command {
        Command::Build(build) => build.run(&terminal),
    };
    ExitCode::from(code)
}

/// How to speak to the person in front.
struct Terminal {
    language: Language,
    colour: bool,
    quiet: bool,
}

impl Terminal {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line is where the environment is read"
    )]
    fn of(voice: &Voice) -> Terminal {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
        let colour = match voice.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => io::stderr().is_terminal() && set("NO_COLOR").is_none(),
        };
        Terminal { language: Language::of_locale(&locale), colour, quiet: voice.quiet }
    }

    /// Says something that matters only to those who watch.
    fn tell(&self, german: &str, english: &str) {
        if !self.quiet {
            self.say(german, english);
        }
    }

    /// Says something that matters in any case. A closed stderr is no reason to stop.
    fn say(&self, german: &str, english: &str) {
        let text = match self.language {
            Language::German => german,
            Language::English => english,
        };
        // What a line quotes, such as a file's name, may hold characters that steer a terminal.
        let _ = writeln!(io::stderr(), "{}", human::printable(text));
    }
}

/// Why a command ends early.
enum Failure {
    NoSite(PathBuf),
    Read(ReadError),
    Publish(PublishError),
}

impl Build {
    fn run(self, terminal: &Terminal) -> u8 {
        match self.publish(terminal) {
            Ok(()) => 0,
            Err(failure) => fail(&failure, terminal),
        }
    }

    fn publish(&self, terminal: &Terminal) -> Result<(), Failure> {
        let root = site_root(self.root.as_deref())?;
        let folder = self.output.clone().unwrap_or_else(|| root.join("output"));
        let stichtag = Stichtag {
            day: self.stichtag.unwrap_or_else(Day::today_in_berlin),
            explicit: self.stichtag.is_some(),
        };
        let edition = Edition { stichtag, drafts: self.entwuerfe };
        let order = Order { edition, base_url: self.base_url.clone() };
        let start = Instant::now();
        let mut last = start;
        let mut lap = || {
            let now = Instant::now();
            let took = now - last;
            last = now;
            took
        };
        let sources = source::read(&root).map_err(Failure::Read)?;
        let read = lap();
        let sink = DiskSink::open(&folder).map_err(|error| Failure::Publish(error.into()))?;
        let published = publish::publish(sources, &order, &sink, &mut lap);
        let mut outcome = match published {
            Ok(outcome) => outcome,
            Err(PublishError::Site(problems)) => {
                sink.abandon();
                show(&problems, &root, terminal);
                return Err(Failure::Publish(PublishError::Site(problems)));
            }
            Err(error) => return Err(Failure::Publish(error)),
        };
        let report = sink.finish().map_err(|error| Failure::Publish(error.into()))?;
        outcome.timings.insert(0, ("read", read));
        outcome.timings.push(("switch", lap()));
        self.report(&folder, &outcome, &report, start.elapsed(), terminal);
        Ok(())
    }

    fn report(
        &self,
        folder: &Path,
        outcome: &Outcome,
        report: &Report,
        took: Duration,
        terminal: &Terminal,
    ) {
        let (documents, files) = (outcome.documents, outcome.pages);
        let Report { written, unchanged, removed, vanished } = report;
        let folder = folder.display();
        terminal.tell(
            &format!("{documents} Dokumente → {files} Dateien in {folder}: {written} geschrieben, {unchanged} unverändert, {removed} entfernt ({} ms)", took.as_millis()),
            &format!("{documents} documents → {files} files in {folder}: {written} written, {unchanged} unchanged, {removed} removed ({} ms)", took.as_millis()),
        );
        // What an earlier Stichtag leaves out comes back and needs no successor.
        let pages: Vec<&str> = vanished
            .iter()
            .filter(|path| !outcome.withheld.contains(path.as_str()))
            .filter_map(|path| path.as_str().strip_suffix(".html"))
            .collect();
        if !pages.is_empty() {
            terminal.tell(
                "Diese Adressen gibt es nicht mehr. Damit alte Verweise weiter ankommen, ergänzen Sie beim Nachfolger:",
                "These addresses are gone. To keep old links working, add to the document that replaces each:",
            );
            // `a/index` and not `a`: an alias of that name would stand at `a.html`.
            for page in pages {
                terminal.tell(&format!("  aliase: [{page}]"), &format!("  aliase: [{page}]"));
            }
        }
        if self.timings {
            for (step, took) in &outcome.timings {
                let line = format!("{step:>8} {:>9.1} ms", took.as_secs_f64() * 1000.0);
                terminal.say(&line, &line);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "whether a folder was named that is none")]
fn site_root(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let here = given.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    if given.is_some() {
        return if here.join("content").is_dir() { Ok(here) } else { Err(Failure::NoSite(here)) };
    }
    let absolute = std::path::absolute(&here).unwrap_or(here);
    source::find_root(&absolute).ok_or(Failure::NoSite(absolute))
}

/// Shows what is wrong with the site at `root`. Excerpts are made from the files as they are now; the
/// texts themselves are gone. A closed stderr is no reason to stop.
fn show(problems: &[Diagnostic], root: &Path, terminal: &Terminal) {
    let style = Style { language: terminal.language, colour: terminal.colour };
    let places = problems.iter().flat_map(|it| std::iter::once(&it.place).chain(&it.related));
    let texts = source::excerpts_of(root, places.map(|place| &*place.file));
    let text = |file: &str| texts.get(file).map(String::as_str).or_else(|| theme::embedded(file));
    let mut out = BufWriter::new(io::stderr().lock());
    let _ = human::write_to(&mut out, problems, style, text).and_then(|()| out.flush());
}

/// Says why a command failed and gives the exit code.
fn fail(failure: &Failure, terminal: &Terminal) -> u8 {
    match failure {
        Failure::NoSite(folder) => {
            let folder = folder.display();
            terminal.say(
                &format!("Hier ist keine Website: In {folder} und darüber gibt es keine Datei content/site.yaml. Nennen Sie den Ordner mit --root."),
                &format!("There is no site here: {folder} and the folders above hold no content/site.yaml. Name the folder with --root."),
            );
            exit::USAGE
        }
        Failure::Read(ReadError { path, error }) => {
            let path = path.display();
            terminal.say(
                &format!("{path} lässt sich nicht lesen: {error}"),
                &format!("{path} cannot be read: {error}"),
            );
            exit::MACHINE
        }
        Failure::Publish(PublishError::Site(_)) => {
            terminal.tell(
                "Die bisherige Ausgabe bleibt unverändert.",
                "The previous output stays as it was.",
            );
            exit::SITE
        }
        Failure::Publish(PublishError::Output(error)) => output_failure(error, terminal),
    }
}

fn output_failure(error: &OutputError, terminal: &Terminal) -> u8 {
    match error {
        OutputError::Foreign { path } => {
            let path = path.display();
            terminal.say(
                &format!("{path} ist nicht von fahrplan und würde überschrieben. Verschieben Sie die Datei, oder benennen Sie das Dokument um."),
                &format!("{path} is not fahrplan's and would be overwritten. Move the file away, or rename the document."),
            );
        }
        OutputError::NotOurs { folder } => {
            let folder = folder.display();
            terminal.say(
                &format!("In {folder} liegen Dateien, aber keine von fahrplan. Nennen Sie mit --output einen leeren Ordner."),
                &format!("{folder} holds files, but none of fahrplan's. Name an empty folder with --output."),
            );
        }
        OutputError::Busy { folder } => {
            let folder = folder.display();
            terminal.say(
                &format!("In {folder} schreibt gerade ein anderer Lauf von fahrplan. Warten Sie, bis er fertig ist."),
                &format!("Another run of fahrplan is writing to {folder}. Wait until it has finished."),
            );
        }
        OutputError::Damaged { file } => {
            let file = file.display();
            terminal.say(
                &format!("{file} ist beschädigt; fahrplan weiß nicht mehr, welche Dateien es geschrieben hat. Leeren Sie den Ausgabeordner und bauen Sie neu."),
                &format!("{file} is damaged; fahrplan no longer knows which files it wrote. Empty the output folder and build again."),
            );
        }
        OutputError::Collision { path } => terminal.say(
            &format!("Zwei Dateien würden nach {path} geschrieben. Benennen Sie eine um."),
            &format!("Two files would be written to {path}. Rename one of them."),
        ),
        OutputError::Io { path, .. } => {
            let path = path.display();
            terminal.say(
                &format!("{path} lässt sich nicht schreiben: {error}. Die bisherige Ausgabe bleibt, wie sie war."),
                &format!("{path} cannot be written: {error}. The previous output stays as it was."),
            );
        }
    }
    if error.is_machine_failure() { exit::MACHINE } else { exit::USAGE }
}
