//! The wording in German of what is wrong with a template. Knows nothing of places and layout.

use super::super::Words;
use super::super::template::{Named, Sort, TemplateFault, Token};

/// `words` with what `fault` says, and at last what the template engine says of it in `message`.
pub(super) fn words(words: Words, fault: &TemplateFault, message: &str) -> Words {
    let words = words.related("von hier aufgerufen");
    let (label, advice) = told(fault);
    let words = match label {
        Some(label) => words.label(label),
        None => words,
    };
    let technical = format!("Technische Meldung: {message}");
    words.advice(match advice {
        Some(advice) => format!("{advice} {technical}"),
        None => technical,
    })
}

/// What stands at the place, and what to do.
fn told(fault: &TemplateFault) -> (Option<String>, Option<String>) {
    let both = |label: String, advice: String| (Some(label), Some(advice));
    match fault {
        TemplateFault::Unexpected {
            found: Token::Text | Token::Number,
            expected: Token::Name,
        } => both(
            "davor fehlt der Name".to_owned(),
            "Was in den Klammern steht, hat einen Namen: {{ titel | replace(from=\"a\", to=\"b\") }}, {% if titel is starting_with(pat=\"a\") %}.".to_owned(),
        ),
        TemplateFault::Unexpected { found, expected } => both(
            format!("hier steht {}", token(found)),
            format!("Erwartet wird {}.", token(expected)),
        ),
        TemplateFault::Ended => both(
            "hier endet die Vorlage".to_owned(),
            "Davor ist noch etwas offen: Zu {% if … %} gehört {% endif %}, zu {% for … %} {% endfor %}, zu {% block … %} {% endblock %}.".to_owned(),
        ),
        TemplateFault::Unclosed { sign } => both(
            "das beginnt hier und endet nicht".to_owned(),
            format!("Schließen Sie es mit „{sign}“."),
        ),
        TemplateFault::UnknownTag => both(
            "diesen Befehl gibt es nicht".to_owned(),
            "Es gibt if, for, set, block, extends, include, filter, raw und component.".to_owned(),
        ),
        TemplateFault::Unknown { sort, name, meant } => {
            let label = format!("{} „{name}“ gibt es nicht", named(*sort));
            (Some(label), meant.as_ref().map(|meant| format!("Meinten Sie „{meant}“?")))
        }
        TemplateFault::Undefined { name, known, meant } => {
            let label = match meant {
                Some(meant) => format!("meinten Sie „{meant}“?"),
                None => format!("„{name}“ gibt es hier nicht"),
            };
            let list = format!("Hier gibt es: {}.", known.join(", "));
            (Some(label), Some(list).filter(|_| !known.is_empty()))
        }
        TemplateFault::Nothing => both(
            "hat auf dieser Seite keinen Wert".to_owned(),
            "Fragen Sie vorher danach: {% if wert %}{{ wert }}{% endif %}.".to_owned(),
        ),
        TemplateFault::WrongSort { found, wanted } => both(
            format!("hier steht {}", self::sort(*found)),
            format!("Gebraucht wird {}.", self::sort(*wanted)),
        ),
        TemplateFault::MissingArgument { name, of_component } => both(
            format!("es fehlt „{name}“"),
            match of_component {
                true => format!("Ergänzen Sie hinter dem Namen der Komponente „{name}={}“, mit dem Wert in den geschweiften Klammern.", "{…}"),
                false => format!("Ergänzen Sie in runden Klammern „{name}=…“."),
            },
        ),
        TemplateFault::BareArgument => both(
            "so lässt sich einer Komponente nichts mitgeben".to_owned(),
            "Jede Angabe hat einen Namen. Ihr Wert steht in geschweiften Klammern, ein fester Text in Anführungszeichen: <note source={source} />, <mark word=\"neu\" />.".to_owned(),
        ),
        TemplateFault::Circle { chain } => both(
            "diese Vorlage führt zu sich selbst zurück".to_owned(),
            format!("Lösen Sie den Kreis auf: {}.", chain.join(" → ")),
        ),
        TemplateFault::Other => (None, None),
    }
}

fn token(token: &Token) -> String {
    match token {
        Token::Signs(signs) => signs.join(" oder "),
        Token::Name => "ein Name".to_owned(),
        Token::Text => "ein Text in Anführungszeichen".to_owned(),
        Token::Number => "eine Zahl".to_owned(),
        Token::Value => {
            "ein Wert: ein Name, eine Zahl oder ein Text in Anführungszeichen".to_owned()
        }
    }
}

fn named(sort: Named) -> &'static str {
    match sort {
        Named::Filter => "den Filter",
        Named::Test => "den Test",
        Named::Function => "die Funktion",
        Named::Component => "die Komponente",
        Named::Argument => "die Angabe",
        Named::Template => "die Vorlage",
        Named::Block => "den Block",
    }
}

fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "ein Text",
        Sort::List => "eine Liste",
        Sort::Mapping => "eine Gruppe von Angaben",
        Sort::Number => "eine Zahl",
        Sort::Boolean => "wahr oder falsch",
        Sort::Nothing => "kein Wert",
    }
}
