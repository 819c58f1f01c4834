//! Asking for what a new site needs: each question with its reason and a proposal; an answer that cannot be is
//! explained and asked for again. Knows no file.

use std::io::BufRead;

use super::{Given, words, wrong};
use crate::cli::terminal::Terminal;
use crate::date::Day;
use crate::document::types::Level;
use crate::starter::{Answers, Fault, Land};

/// Asks for all that is not `given`. `None` where the answers end before the questions do.
pub(super) fn ask(
    given: Given,
    day: Day,
    input: &mut impl BufRead,
    terminal: &Terminal,
) -> Option<Answers> {
    let example = Answers::example(day);
    let Given { name, level, land, ags, plan, base_url } = given;
    let mut talk = Talk { input, terminal };
    let name = match name {
        Some(name) => name,
        None => talk.question(&words::NAME, &example.name, Answers::name)?,
    };
    let level: Level = match level {
        Some(level) => level,
        None => {
            let likely = Answers::likely_level(&name);
            words::levels(terminal, &words::LEVEL);
            talk.answer(likely.word(), Answers::level)?
        }
    };
    let land = match land {
        Some(land) => Some(land),
        None => {
            words::laender(terminal, &words::LAND);
            talk.optional(Answers::land)?
        }
    };
    let ags = match ags {
        Some(ags) => Some(ags),
        None => {
            words::question(terminal, &words::AGS);
            talk.optional(|text| Answers::ags(text, level, land))?
        }
    };
    let land = land.or_else(|| ags.as_deref().and_then(Land::of_key));
    let plan = match plan {
        Some(plan) => plan,
        None => talk.question(&words::PLAN, &example.plan, Answers::name)?,
    };
    let base_url = match base_url {
        Some(base_url) => Some(base_url),
        None => {
            words::question(terminal, &words::BASE_URL);
            talk.optional(Answers::base_url)?
        }
    };
    Some(Answers { name, level, land, ags, plan, base_url, day })
}

/// The person who answers.
struct Talk<'a, R> {
    input: &'a mut R,
    terminal: &'a Terminal,
}

impl<R: BufRead> Talk<'_, R> {
    /// Asks `question` until its answer can be read.
    fn question<T>(
        &mut self,
        question: &words::Question,
        proposal: &str,
        read: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        words::question(self.terminal, question);
        self.answer(proposal, read)
    }

    /// The first answer that can be read; none at all is the `proposal`.
    fn answer<T>(&mut self, proposal: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Option<T> {
        loop {
            words::prompt(self.terminal, Some(proposal));
            let line = self.line()?;
            let text = if line.trim().is_empty() { proposal } else { &line };
            match read(text) {
                Ok(value) => return Some(value),
                Err(fault) => wrong::answer(&fault, self.terminal),
            }
        }
    }

    /// The first answer that can be read, or that there is none yet.
    fn optional<T>(&mut self, read: impl Fn(&str) -> Result<T, Fault>) -> Option<Option<T>> {
        loop {
            words::prompt(self.terminal, None);
            let line = self.line()?;
            if line.trim().is_empty() {
                return Some(None);
            }
            match read(&line) {
                Ok(value) => return Some(Some(value)),
                Err(fault) => wrong::answer(&fault, self.terminal),
            }
        }
    }

    /// A line of the input; `None` at its end. What is no UTF-8 is shown to be none by the check of the answer.
    fn line(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        let read = self.input.read_until(b'\n', &mut bytes);
        let is_line = read.is_ok_and(|read| read > 0);
        is_line.then(|| String::from_utf8_lossy(&bytes).into_owned())
    }
}
