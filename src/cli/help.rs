//! The help of the command line in German. Its English stands as documentation at the commands and options, from where
//! clap takes it; what each text is in German, the table in `help/german.rs` knows. Knows no command.

mod german;

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::language::Language;

/// `command` with all that its help says in `language`.
pub(super) fn spoken(mut command: Command, language: Language) -> Command {
    match language {
        Language::English => command,
        Language::German => {
            // What clap adds to commands is there from now on.
            command.build();
            in_german(command)
        }
    }
}

fn in_german(command: Command) -> Command {
    let about = command.get_about().map(translated);
    let template = template(&command);
    let command = command.mut_args(argument).mut_subcommands(in_german);
    let command = command.subcommand_value_name("BEFEHL").help_template(template);
    let mut command = about.into_iter().fold(command, Command::about);
    let usage = command.render_usage().to_string();
    command.override_usage(usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[OPTIONEN]"))
}

/// What the help of `command` consists of.
fn template(command: &Command) -> String {
    let part = |is_there: bool, text| if is_there { text } else { "" };
    [
        "{about-with-newline}\nAufruf: {usage}",
        part(command.has_subcommands(), "\n\nBefehle:\n{subcommands}"),
        part(command.get_positionals().next().is_some(), "\n\nArgumente:\n{positionals}"),
        part(command.get_opts().next().is_some(), "\n\nOptionen:\n{options}"),
    ]
    .concat()
}

fn argument(arg: Arg) -> Arg {
    let names = arg.get_value_names().unwrap_or_default();
    let names: Option<Vec<&str>> = names.iter().map(|name| german(name)).collect();
    let short = arg.get_help().map(translated).unwrap_or_default();
    let long = arg.get_long_help().map_or_else(|| short.clone(), translated);
    let standard = standard(&arg);
    let (list, described) = values(&arg);
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    let arg = arg.help(format!("{short}{list}{standard}"));
    let arg = arg.long_help(format!("{long}{standard}{described}"));
    match names {
        Some(names) if !names.is_empty() => arg.value_names(names),
        Some(_) | None => arg,
    }
}

/// What an option is where it is not given.
fn standard(arg: &Arg) -> String {
    let values = arg.get_default_values().iter().filter(|_| arg.get_action().takes_values());
    let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
    if values.is_empty() { String::new() } else { format!(" [Standard: {}]", values.join(", ")) }
}

/// What an option may be, in short and with what it means.
fn values(arg: &Arg) -> (String, String) {
    let values = arg.get_possible_values();
    if values.is_empty() {
        return (String::new(), String::new());
    }
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let described = values.iter().map(|value| {
        let meaning = value.get_help().map(translated).unwrap_or_default();
        format!("\n- {}: {meaning}", value.get_name())
    });
    let described = described.collect::<String>();
    (format!(" [möglich: {}]", names.join(", ")), format!("\n\nMöglich sind:{described}"))
}

fn translated(text: &StyledStr) -> String {
    let english = text.to_string();
    german(&english).map_or(english, str::to_owned)
}

/// What `english` is in German.
fn german(english: &str) -> Option<&'static str> {
    german::TEXTS.iter().find(|(text, _)| *text == english).map(|(_, german)| *german)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory as _};

    use super::{german, spoken};
    use crate::cli::Arguments;
    use crate::language::Language;

    /// Every text that the help of `command` and of those below it says, as clap has it.
    fn texts(command: &Command, found: &mut BTreeSet<String>) {
        let mut take = |text: Option<String>| found.extend(text);
        assert!(command.get_about().is_some(), "{}", command.get_name());
        take(command.get_about().map(ToString::to_string));
        for arg in command.get_arguments() {
            assert!(arg.get_help().is_some(), "{} {}", command.get_name(), arg.get_id());
            take(arg.get_help().map(ToString::to_string));
            take(arg.get_long_help().map(ToString::to_string));
            let names = arg.get_value_names().filter(|_| arg.get_action().takes_values());
            for name in names.unwrap_or_default() {
                take(Some(name.to_string()));
            }
            for value in arg.get_possible_values() {
                take(value.get_help().map(ToString::to_string));
            }
        }
        for below in command.get_subcommands() {
            texts(below, found);
        }
    }

    fn helps(command: &mut Command, all: &mut Vec<String>) {
        all.push(command.render_help().to_string());
        all.push(command.render_long_help().to_string());
        for below in command.get_subcommands_mut() {
            helps(below, all);
        }
    }

    #[test]
    fn every_command_and_argument_has_a_text_in_both_languages() {
        let mut command = Arguments::command();
        command.build();
        let mut said = BTreeSet::new();
        texts(&command, &mut said);
        let known: BTreeSet<String> =
            german::TEXTS.iter().map(|(english, _)| (*english).to_owned()).collect();
        let none: [&String; 0] = [];
        assert_eq!(said.difference(&known).collect::<Vec<_>>(), none, "have no German");
        #[cfg(feature = "serve")]
        assert_eq!(known.difference(&said).collect::<Vec<_>>(), none, "nothing says these");
        assert_eq!(known.len(), german::TEXTS.len(), "a text stands twice");
        for (english, german) in german::TEXTS {
            assert!(!english.contains(' ') || english != german, "{english}");
        }
    }

    #[test]
    fn the_german_help_holds_no_english() {
        let mut all = Vec::new();
        helps(&mut spoken(Arguments::command(), Language::German), &mut all);
        assert!(all.len() > 30);
        for help in all {
            assert!(help.contains("Aufruf: fahrplan"), "{help}");
            for english in
                ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Arguments", "default"]
            {
                assert!(!help.contains(english), "{english}: {help}");
            }
            let one_line = help.split_whitespace().collect::<Vec<_>>().join(" ");
            for (english, _) in german::TEXTS.iter().filter(|(text, _)| text.contains(' ')) {
                assert!(!one_line.contains(english), "{english}: {help}");
            }
        }
    }
}
