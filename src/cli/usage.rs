//! What is wrong with the arguments of a call, in German, made of what clap tells as data; its own words are English.
//! Knows no command.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::{Failure, exit, fail};
use super::terminal::{Terminal, say};
use super::typed::Expected;
use crate::diagnostics::suggest;
use crate::language::Language;

/// Says why nothing is run, or the help or version that was asked for, and gives the exit code. A closed stream is no reason to stop; a
/// full disk is one for help, which is all that was asked for.
pub(super) fn refused(mut error: Error, language: Language) -> u8 {
    keep_likely(&mut error);
    if !error.use_stderr() {
        return match Failure::of_stdout(error.print()) {
            Ok(()) => exit::DONE,
            Err(failure) => fail(&failure, &Terminal::speaking(language)),
        };
    }
    match (language, sentence(&error)) {
        (Language::German, Some(sentence)) => {
            say(&sentence);
            let usage = text(&error, ContextKind::Usage);
            if let Some((_, usage)) = usage.as_deref().and_then(|usage| usage.split_once(": ")) {
                say(&format!("Aufruf: {}", usage.trim()));
            }
            say("Was es an Befehlen und Optionen gibt, zeigt --help.");
        }
        (Language::German | Language::English, _) => drop(error.print()),
    }
    u8::try_from(error.exit_code()).unwrap_or(exit::USAGE)
}

/// Takes from `error` a word that clap suggests where it is none that people mistype so.
fn keep_likely(error: &mut Error) {
    let pairs = [
        (ContextKind::InvalidArg, ContextKind::SuggestedArg),
        (ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
    ];
    for (typed, suggested) in pairs {
        let bare = |word: &str| word.trim_start_matches('-').to_owned();
        let Some(typed) = text(error, typed).map(|word| bare(&word)) else { continue };
        let likely = nearest(error, suggested)
            .is_some_and(|word| suggest::nearest(&typed, [&*bare(word)]).is_some());
        if let Some(word) = nearest(error, suggested).filter(|_| !likely).cloned() {
            error.remove(suggested);
            // The usage is that of the word.
            if text(error, ContextKind::Usage).is_some_and(|usage| usage.contains(&word)) {
                error.remove(ContextKind::Usage);
            }
        }
    }
}

/// What is wrong; `None` where nothing is.
fn sentence(error: &Error) -> Option<String> {
    let of = |kind| text(error, kind).unwrap_or_default();
    let (arg, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    Some(match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            let meant = meant(error, ContextKind::SuggestedArg);
            format!("Die Option „{arg}“ gibt es hier nicht.{meant}")
        }
        ErrorKind::UnknownArgument => format!("„{arg}“ ist ein Wort zu viel."),
        ErrorKind::InvalidSubcommand => {
            let word = of(ContextKind::InvalidSubcommand);
            let meant = meant(error, ContextKind::SuggestedSubcommand);
            format!("Den Befehl „{word}“ gibt es nicht.{meant}")
        }
        ErrorKind::MissingSubcommand => "Es fehlt, was zu tun ist: ein Befehl.".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("Es fehlt: {arg}."),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Bei „{arg}“ fehlt der Wert.{}", possible(error))
        }
        ErrorKind::InvalidValue => {
            let meant = meant(error, ContextKind::SuggestedValue);
            format!("„{value}“ ist kein Wert für „{arg}“.{meant}{}", possible(error))
        }
        ErrorKind::ValueValidation => {
            let expected = error.source().and_then(|source| source.downcast_ref::<Expected>());
            let expected = expected.map(|it| format!(" Erwartet wird {}.", it.german));
            format!("„{value}“ ist kein Wert für „{arg}“.{}", expected.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            prior if prior == arg => format!("„{arg}“ steht zweimal da."),
            prior => format!("„{arg}“ und „{prior}“ gehen nicht zusammen."),
        },
        ErrorKind::NoEquals => format!("Bei „{arg}“ fehlt das Gleichheitszeichen vor dem Wert."),
        ErrorKind::TooManyValues => format!("„{value}“ ist für „{arg}“ ein Wert zu viel."),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("„{arg}“ braucht eine andere Zahl von Werten.")
        }
        ErrorKind::InvalidUtf8 => "Ein Wort des Aufrufs ist nicht in UTF-8 geschrieben.".to_owned(),
        // What clap may learn to find wrong, and what it fails at itself.
        _ => "Dieser Aufruf ist nicht zu verstehen.".to_owned(),
    })
}

/// What clap tells under `kind`, several in a row.
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

/// What clap suggests under `kind`.
fn nearest(error: &Error, kind: ContextKind) -> Option<&String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word),
        // The nearest comes last.
        Some(ContextValue::Strings(words)) => words.last(),
        _ => None,
    }
}

fn meant(error: &Error, kind: ContextKind) -> String {
    nearest(error, kind).map_or_else(String::new, |word| format!(" Meinten Sie „{word}“?"))
}

fn possible(error: &Error) -> String {
    let values = text(error, ContextKind::ValidValue).filter(|values| !values.is_empty());
    values.map_or_else(String::new, |values| format!(" Möglich sind: {values}."))
}
