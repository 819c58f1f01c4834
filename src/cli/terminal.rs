//! Speaking to the person in front: the language asked for or of the locale, colour, and messages on a site with
//! excerpts of its files. Knows no command.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::path::Path;

use super::{Colour, Tongue, Voice};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::human::{self, Style};
use crate::language::Language;
use crate::source::{self, TextFile};
use crate::theme;

/// How to speak to the person in front.
pub(super) struct Terminal {
    /// In which language.
    pub(super) language: Language,
    /// Whether in colour.
    pub(super) colour: bool,
    /// Whether only what matters in any case.
    quiet: bool,
    /// Whether warnings matter in any case.
    strict: bool,
}

/// The value of a variable of the environment that is set to something.
#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether the terminal knows neither colours nor a way back.
fn is_dumb() -> bool {
    set("TERM").is_some_and(|term| term == "dumb")
}

/// The language that is asked for, else that of the locale.
pub(super) fn language(asked: Option<Tongue>) -> Language {
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    match asked {
        Some(Tongue::De) => Language::German,
        Some(Tongue::En) => Language::English,
        None => Language::of_locale(&locale()),
    }
}

/// Says a line. A closed stderr is no reason to stop.
pub(super) fn say(text: &str) {
    // What a line quotes, such as a file's name, may hold characters that steer a terminal.
    let _ = writeln!(io::stderr(), "{}", human::printable(text));
}

impl Terminal {
    pub(super) fn of(voice: &Voice) -> Terminal {
        let colour = match voice.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => io::stderr().is_terminal() && set("NO_COLOR").is_none() && !is_dumb(),
        };
        let language = language(voice.sprache);
        Terminal { language, colour, quiet: voice.quiet, strict: false }
    }

    /// Where the call itself could not be understood.
    pub(super) fn speaking(language: Language) -> Terminal {
        Terminal { language, colour: false, quiet: false, strict: false }
    }

    /// Whether somebody watches what is said.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal() && !is_dumb()
    }

    /// Says something that matters only to those who watch.
    pub(super) fn tell(&self, german: &str, english: &str) {
        if !self.quiet {
            self.say(german, english);
        }
    }

    /// Says something that matters in any case.
    pub(super) fn say(&self, german: &str, english: &str) {
        say(match self.language {
            Language::German => german,
            Language::English => english,
        });
    }

    /// Says where something is to be typed, and stays on that line.
    pub(super) fn prompt(&self, text: &str) {
        let mut out = io::stderr();
        let _ = write!(out, "{}", human::printable(text)).and_then(|()| out.flush());
    }

    /// The words of the language that is spoken here.
    pub(super) fn words<const N: usize>(
        &self,
        german: [&'static str; N],
        english: [&'static str; N],
    ) -> [&'static str; N] {
        match self.language {
            Language::German => german,
            Language::English => english,
        }
    }

    /// Says what is wrong with the site at `root`, and once how to learn more; where only what matters is to be said, its errors. A closed
    /// stderr is no reason to stop.
    pub(super) fn show(&self, problems: &[Diagnostic], root: &Path) {
        let problems = &*self.matters(problems);
        if problems.is_empty() {
            return;
        }
        let style = Style { language: self.language, colour: self.colour };
        let _ = write(&mut BufWriter::new(io::stderr().lock()), problems, root, style);
        if let Some(first) = problems.iter().find(|it| it.is_error()).or(problems.first()) {
            let code = first.problem.code();
            self.tell(
                &format!(
                    "Was eine Meldung bedeutet, mit Beispielen: fahrplan check --erklaere {code}"
                ),
                &format!("What a message means, with examples: fahrplan check --erklaere {code}"),
            );
        }
    }

    /// Whether warnings are to be told.
    pub(super) fn warns(&self) -> bool {
        self.strict || !self.quiet
    }

    /// Those of `problems` that are to be told: where only what matters is to be said, the errors.
    pub(super) fn matters<'p>(&self, problems: &'p [Diagnostic]) -> Cow<'p, [Diagnostic]> {
        if !self.warns() {
            problems.iter().filter(|it| it.is_error()).cloned().collect()
        } else {
            Cow::Borrowed(problems)
        }
    }

    /// The same terminal for a run in which warnings matter as errors do, if `strict` says so.
    pub(super) fn strict(&self, strict: bool) -> Terminal {
        Terminal { strict, ..*self }
    }
}

impl Terminal {
    /// Says what would be wrong with the site at `root` if it had `new` too.
    pub(super) fn show_with(&self, problems: &[Diagnostic], root: &Path, new: &TextFile) {
        let style = Style { language: self.language, colour: self.colour };
        let texts = Excerpts::of(problems, root);
        let text = |file: &str| if *new.file == *file { Some(&*new.text) } else { texts.get(file) };
        let out = &mut BufWriter::new(io::stderr().lock());
        let _ = human::write_to(out, problems, style, text).and_then(|()| out.flush());
    }

    /// What [`Terminal::show`] says, without colour.
    #[cfg(feature = "serve")]
    pub(super) fn shown(&self, problems: &[Diagnostic], root: &Path) -> String {
        let style = Style { language: self.language, colour: false };
        let mut text = Vec::new();
        let _ = write(&mut text, problems, root, style);
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// The texts of the files that diagnostics name, as they are now; those they were found in are gone.
pub(super) struct Excerpts<'a>(BTreeMap<&'a str, String>);

impl<'a> Excerpts<'a> {
    /// Those for `problems` of the site at `root`.
    pub(super) fn of(problems: &'a [Diagnostic], root: &Path) -> Excerpts<'a> {
        let files = problems.iter().flat_map(Diagnostic::places).map(|place| &*place.file);
        Excerpts(source::excerpts_of(root, files))
    }

    /// The text of `file`.
    pub(super) fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(String::as_str).or_else(|| theme::embedded(file))
    }
}

fn write(
    out: &mut impl io::Write,
    problems: &[Diagnostic],
    root: &Path,
    style: Style,
) -> io::Result<()> {
    let texts = Excerpts::of(problems, root);
    human::write_to(out, problems, style, |file| texts.get(file)).and_then(|()| out.flush())
}
