//! The wording in English of what is wrong with a template. Knows nothing of places and layout.

use super::super::Words;
use super::super::template::{Named, Sort, TemplateFault, Token};

/// `words` with what `fault` says, and at last what the template engine says of it in `message`.
pub(super) fn words(words: Words, fault: &TemplateFault, message: &str) -> Words {
    let words = words.related("called from here");
    let (label, advice) = told(fault);
    let words = match label {
        Some(label) => words.label(label),
        None => words,
    };
    let technical = format!("Technical message: {message}");
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
            "its name is missing".to_owned(),
            "What stands in the brackets has a name: {{ title | replace(from=\"a\", to=\"b\") }}, {% if title is starting_with(pat=\"a\") %}.".to_owned(),
        ),
        TemplateFault::Unexpected { found, expected } => {
            both(format!("here is {}", token(found)), format!("Expected is {}.", token(expected)))
        }
        TemplateFault::Ended => both(
            "the template ends here".to_owned(),
            "Something is still open: {% if … %} needs {% endif %}, {% for … %} {% endfor %}, {% block … %} {% endblock %}.".to_owned(),
        ),
        TemplateFault::Unclosed { sign } => both(
            "this begins here and does not end".to_owned(),
            format!("Close it with “{sign}”."),
        ),
        TemplateFault::UnknownTag => both(
            "there is no such command".to_owned(),
            "There are if, for, set, block, extends, include, filter, raw and component.".to_owned(),
        ),
        TemplateFault::Unknown { sort, name, meant } => {
            let label = format!("there is no {} “{name}”", named(*sort));
            (Some(label), meant.as_ref().map(|meant| format!("Did you mean “{meant}”?")))
        }
        TemplateFault::Undefined { name, known, meant } => {
            let label = match meant {
                Some(meant) => format!("did you mean “{meant}”?"),
                None => format!("there is no “{name}” here"),
            };
            let list = format!("Here are: {}.", known.join(", "));
            (Some(label), Some(list).filter(|_| !known.is_empty()))
        }
        TemplateFault::Nothing => both(
            "has no value on this page".to_owned(),
            "Ask for it before: {% if value %}{{ value }}{% endif %}.".to_owned(),
        ),
        TemplateFault::WrongSort { found, wanted } => both(
            format!("here is {}", self::sort(*found)),
            format!("Needed is {}.", self::sort(*wanted)),
        ),
        TemplateFault::MissingArgument { name, of_component } => both(
            format!("“{name}” is missing"),
            match of_component {
                true => format!("Add “{name}={}” behind the name of the component, with the value within the braces.", "{…}"),
                false => format!("Add “{name}=…” in round brackets."),
            },
        ),
        TemplateFault::BareArgument => both(
            "nothing can be given to a component like this".to_owned(),
            "Each argument has a name. Its value stands in braces, a fixed text in quotation marks: <note source={source} />, <mark word=\"new\" />.".to_owned(),
        ),
        TemplateFault::Circle { chain } => both(
            "this template leads back to itself".to_owned(),
            format!("Undo the circle: {}.", chain.join(" → ")),
        ),
        TemplateFault::Other => (None, None),
    }
}

fn token(token: &Token) -> String {
    match token {
        Token::Signs(signs) => signs.join(" or "),
        Token::Name => "a name".to_owned(),
        Token::Text => "a text in quotation marks".to_owned(),
        Token::Number => "a number".to_owned(),
        Token::Value => "a value: a name, a number or a text in quotation marks".to_owned(),
    }
}

fn named(sort: Named) -> &'static str {
    match sort {
        Named::Filter => "filter",
        Named::Test => "test",
        Named::Function => "function",
        Named::Component => "component",
        Named::Argument => "argument",
        Named::Template => "template",
        Named::Block => "block",
    }
}

fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "a text",
        Sort::List => "a list",
        Sort::Mapping => "a group of values",
        Sort::Number => "a number",
        Sort::Boolean => "true or false",
        Sort::Nothing => "no value",
    }
}
