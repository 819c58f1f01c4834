//! Speaking to the person in front: the language of the locale, colour, and messages on a site with
//! excerpts of its files. Knows no command.

use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::path::Path;

use super::{Colour, Voice};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::human::{self, Style};
use crate::language::Language;
use crate::source;
use crate::theme;

/// How to speak to the person in front.
pub(super) struct Terminal {
    /// In which language.
    pub(super) language: Language,
    /// Whether in colour.
    pub(super) colour: bool,
    /// Whether only what matters in any case.
    quiet: bool,
}

impl Terminal {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line is where the environment is read"
    )]
    pub(super) fn of(voice: &Voice) -> Terminal {
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
    pub(super) fn tell(&self, german: &str, english: &str) {
        if !self.quiet {
            self.say(german, english);
        }
    }

    /// Says something that matters in any case. A closed stderr is no reason to stop.
    pub(super) fn say(&self, german: &str, english: &str) {
        let text = match self.language {
            Language::German => german,
            Language::English => english,
        };
        // What a line quotes, such as a file's name, may hold characters that steer a terminal.
        let _ = writeln!(io::stderr(), "{}", human::printable(text));
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

    /// Says what is wrong with the site at `root`. A closed stderr is no reason to stop.
    pub(super) fn show(&self, problems: &[Diagnostic], root: &Path) {
        let style = Style { language: self.language, colour: self.colour };
        let _ = write(&mut BufWriter::new(io::stderr().lock()), problems, root, style);
    }
}

impl Terminal {
    /// What [`Terminal::show`] says, without colour.
    #[cfg(feature = "serve")]
    pub(super) fn shown(&self, problems: &[Diagnostic], root: &Path) -> String {
        let style = Style { language: self.language, colour: false };
        let mut text = Vec::new();
        let _ = write(&mut text, problems, root, style);
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// Excerpts are made from the files as they are now; the texts themselves are gone.
fn write(
    out: &mut impl io::Write,
    problems: &[Diagnostic],
    root: &Path,
    style: Style,
) -> io::Result<()> {
    let places = problems.iter().flat_map(|it| std::iter::once(&it.place).chain(&it.related));
    let texts = source::excerpts_of(root, places.map(|place| &*place.file));
    let text = |file: &str| texts.get(file).map(String::as_str).or_else(|| theme::embedded(file));
    human::write_to(out, problems, style, text).and_then(|()| out.flush())
}
