//! What is wrong with an answer or an option of `fahrplan init`, in German and English. Decides nothing.

use crate::cli::terminal::Terminal;
use crate::document::types::Level;
use crate::starter::{Fault, Land};

/// What is wrong with an answer, just below the question.
pub(super) fn answer(wrong: &Fault, terminal: &Terminal) {
    let [german, english] = fault(wrong);
    terminal.say(&german, &english);
}

/// What is wrong with an option, and what it could be.
pub(super) fn option(name: &str, wrong: &Fault, terminal: &Terminal) {
    let [german, english] = fault(wrong);
    let possible: Vec<&str> = match wrong {
        Fault::Level { .. } => Level::ALL.iter().map(|level| level.word()).collect(),
        Fault::Land { .. } => Land::ALL.iter().map(|land| land.name()).collect(),
        Fault::Empty
        | Fault::TooLong { .. }
        | Fault::Invisible { .. }
        | Fault::KeyDigits
        | Fault::KeyLength { .. }
        | Fault::KeyOfNoLand
        | Fault::KeyOfOtherLand { .. }
        | Fault::Address { .. } => Vec::new(),
    };
    let [mut german, mut english] = [format!("{name}: {german}"), format!("{name}: {english}")];
    if !possible.is_empty() {
        let possible = possible.join(", ");
        german.push_str(&format!(" Möglich sind: {possible}."));
        english.push_str(&format!(" Possible are: {possible}."));
    }
    terminal.say(&german, &english);
}

/// What is wrong with an answer, in German and English.
fn fault(wrong: &Fault) -> [String; 2] {
    match wrong {
        Fault::Empty => ["Hier fehlt ein Name.".into(), "A name is missing here.".into()],
        Fault::TooLong { limit } => [
            format!("Der Name ist zu lang; erlaubt sind {limit} Zeichen."),
            format!("The name is too long; {limit} characters are allowed."),
        ],
        Fault::Invisible { code_point } => [
            format!("Darin steckt ein unsichtbares Zeichen (U+{code_point:04X}). Tippen Sie den Text, statt ihn zu kopieren."),
            format!("It holds an invisible character (U+{code_point:04X}). Type the text instead of copying it."),
        ],
        Fault::Level { word, suggestion } => {
            unknown(["Die Art", "kind of authority"], word, *suggestion)
        }
        Fault::Land { word, suggestion } => {
            unknown(["Das Land", "Land"], word, suggestion.map(Land::name))
        }
        Fault::KeyDigits => [
            "Ein amtlicher Schlüssel besteht nur aus Ziffern.".into(),
            "An official key is digits alone.".into(),
        ],
        Fault::KeyLength { found, allowed, level } => key_length(*found, allowed, *level),
        Fault::KeyOfNoLand => [
            "So beginnt kein amtlicher Schlüssel: Die ersten beiden Ziffern nennen das Land, von 01 bis 16.".into(),
            "No official key begins so: the first two digits name the Land, from 01 to 16.".into(),
        ],
        Fault::KeyOfOtherLand { key, told } => {
            let (key, told) = (key.name(), told.name());
            [
                format!("Dieser Schlüssel gehört zu {key}, nicht zu {told}."),
                format!("This key belongs to {key}, not to {told}."),
            ]
        }
        Fault::Address { word } => [
            format!("„{word}“ ist keine Adresse einer Website. Sie beginnt mit https:// und hat weder einen Benutzernamen noch „?“ oder „#“, zum Beispiel https://integration.beispiel.example/"),
            format!("“{word}” is no address of a site. It begins with https:// and has neither a user name nor “?” or “#”, for example https://integration.beispiel.example/"),
        ],
    }
}

fn unknown([german, english]: [&str; 2], word: &str, suggestion: Option<&str>) -> [String; 2] {
    let [meant_german, meant_english] = match suggestion {
        Some(meant) => [format!(" Meinten Sie „{meant}“?"), format!(" Did you mean “{meant}”?")],
        None => [String::new(), String::new()],
    };
    [
        format!("{german} „{word}“ gibt es nicht.{meant_german}"),
        format!("There is no {english} “{word}”.{meant_english}"),
    ]
}

fn key_length(found: usize, allowed: &[usize], level: Level) -> [String; 2] {
    let list = |or: &str| {
        let lengths: Vec<String> = allowed.iter().map(usize::to_string).collect();
        match lengths.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
            _ => lengths.join(", "),
        }
    };
    let lost_zero = allowed.contains(&(found + 1));
    let [german, english] = match lost_zero {
        true => [" Fehlt die führende Null?", " Is the leading zero missing?"],
        false => ["", ""],
    };
    let (level, oder, or) = (level.word(), list("oder"), list("or"));
    [
        format!(
            "Der amtliche Schlüssel hat bei der Art „{level}“ {oder} Ziffern, nicht {found}.{german}"
        ),
        format!("At the level “{level}” the official key has {or} digits, not {found}.{english}"),
    ]
}
