//! The words of the template engine → what is wrong, as data. Where the engine puts something in words that are not
//! known here, they are all that is known of it. Knows nothing of files.

use tera::ErrorKind;

use crate::diagnostics::suggest;
use crate::diagnostics::template::{Named, Sort, TemplateFault, Token};

/// What the engine calls what can be named.
const NAMED: &[(&str, Named)] = &[
    ("Unknown filter", Named::Filter),
    ("Unknown test", Named::Test),
    ("Unknown function", Named::Function),
    ("Unknown component", Named::Component),
    ("Unknown template", Named::Template),
];

/// What `message` says, which the engine gives with a place; `known` gives the names that there are of a sort.
pub(super) fn of_message<'t>(
    message: &str,
    known: &impl Fn(Named) -> Vec<&'t str>,
) -> TemplateFault {
    argument(message)
        .or_else(|| syntax(message))
        .or_else(|| missing(message, known))
        .or_else(|| value(message))
        .unwrap_or(TemplateFault::Other)
}

/// What `kind` says, which has no place.
pub(super) fn of_kind<'t>(
    kind: &ErrorKind,
    known: &impl Fn(Named) -> Vec<&'t str>,
) -> TemplateFault {
    match kind {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            of_message(report.message(), known)
        }
        ErrorKind::CircularExtend { inheritance_chain: chain, .. }
        | ErrorKind::CircularInclude { include_chain: chain, .. } => {
            TemplateFault::Circle { chain: chain.clone() }
        }
        ErrorKind::MissingParent { parent, .. } => {
            unknown(Named::Template, parent, known(Named::Template))
        }
        // The engine may add kinds; what it says of them is all there is.
        _ => TemplateFault::Other,
    }
}

/// A template that cannot be read.
fn syntax(message: &str) -> Option<TemplateFault> {
    if message.starts_with("Unexpected end of input") {
        return Some(TemplateFault::Ended);
    }
    if message == "Unknown tag" {
        return Some(TemplateFault::UnknownTag);
    }
    let unclosed = ["String opened with ", "Closing comment tag "];
    if unclosed.iter().any(|start| message.starts_with(start)) {
        let sign = quoted(message)?.to_owned();
        return Some(TemplateFault::Unclosed { sign });
    }
    let rest = message.strip_prefix("Found ")?;
    let (found, expected) =
        rest.split_once(" but expected ").or_else(|| rest.split_once(" but was expecting "))?;
    let fault = |expected| Some(TemplateFault::Unexpected { found: token(found), expected });
    // "one of: integer, float, …": anything that has a value.
    if expected.starts_with("one of: integer") {
        return fault(Token::Value);
    }
    fault(token(expected.strip_suffix('.').filter(|it| !it.is_empty()).unwrap_or(expected)))
}

/// A name or value that there is not.
fn missing<'t>(message: &str, known: &impl Fn(Named) -> Vec<&'t str>) -> Option<TemplateFault> {
    if let Some((_, sort)) = NAMED.iter().find(|(start, _)| message.starts_with(start)) {
        return Some(unknown(*sort, quoted(message)?, known(*sort)));
    }
    let name = || quoted(message).map(str::to_owned);
    if message.starts_with("Block ") && message.ends_with("not defined in any parent template") {
        return Some(TemplateFault::Unknown { sort: Named::Block, name: name()?, meant: None });
    }
    let starts = |words: &[&str]| words.iter().any(|word| message.starts_with(word));
    if starts(&["Variable ", "Field "]) && message.contains("` is not defined") {
        let name = name()?;
        let known = message.split_once(" Available variables: ");
        let known = known.or_else(|| message.split_once(" Available fields: "));
        let known = known.map_or("", |(_, list)| list).split(", ").filter(|it| !it.is_empty());
        let known: Vec<String> = known.map(str::to_owned).collect();
        let meant = suggest::nearest(&name, known.iter().map(String::as_str)).map(str::to_owned);
        return Some(TemplateFault::Undefined { name, known, meant });
    }
    let is_nothing = message.ends_with("its value is undefined")
        || message.starts_with("Tried to render a variable that is undefined");
    is_nothing.then_some(TemplateFault::Nothing)
}

/// An argument that is missing, unknown, or none.
fn argument(message: &str) -> Option<TemplateFault> {
    let starts = |words: &[&str]| words.iter().any(|word| message.starts_with(word));
    if starts(&["Expected \"string\" or {expression} but found "])
        || message.starts_with("Found ") && message.contains(" but expected ...")
    {
        return Some(TemplateFault::BareArgument);
    }
    let name = quoted(message)?;
    if starts(&["Unknown argument(s) "]) {
        let (_, list) = message.split_once("Possible argument(s) are: ").unwrap_or_default();
        return Some(unknown(Named::Argument, name, list.split('`').skip(1).step_by(2)));
    }
    let of_component = starts(&["Argument ", "Implicit argument "]);
    let is_missing = of_component || starts(&["Missing keyword argument "]);
    is_missing.then(|| TemplateFault::MissingArgument { name: name.to_owned(), of_component })
}

/// A value of another sort than is needed.
fn value(message: &str) -> Option<TemplateFault> {
    let wrong =
        |found: &str, wanted: Sort| Some(TemplateFault::WrongSort { found: sort(found)?, wanted });
    let says = |start: &str| message.starts_with(start).then(|| quoted(message)).flatten();
    if let Some(found) = says("Iteration not possible on type ") {
        return wrong(found, Sort::List);
    }
    if let Some(found) = says("Key/value iteration is not possible on type ") {
        return wrong(found, Sort::Mapping);
    }
    let sums = ["Math operations can only be done on numbers", "Only numbers can be "];
    if let Some(found) = sums.iter().find_map(|start| says(start)) {
        return wrong(found, Sort::Number);
    }
    if message.starts_with("Component argument ") {
        let mut quoted = message.split('`').skip(3).step_by(2);
        let (found, wanted) = (quoted.next()?, quoted.next()?);
        return wrong(found, sort(wanted)?);
    }
    let rest = message.strip_prefix("Invalid type for the value, expected ")?;
    let (wanted, found) = rest.split_once(" but got ")?;
    wrong(quoted(found)?, sort(quoted(wanted)?)?)
}

/// `name` is none; of `among` perhaps one was meant.
fn unknown<'t>(sort: Named, name: &str, among: impl IntoIterator<Item = &'t str>) -> TemplateFault {
    let meant = suggest::nearest(name, among).map(str::to_owned);
    TemplateFault::Unknown { sort, name: name.to_owned(), meant }
}

/// What stands in the first two backticks of `text`.
fn quoted(text: &str) -> Option<&str> {
    text.split('`').nth(1)
}

/// What the engine means by a word for a piece of a template.
fn token(word: &str) -> Token {
    match word {
        "identifier" | "attribute name" => Token::Name,
        "string" => Token::Text,
        "integer" | "float" => Token::Number,
        "bool" => Token::Signs(vec!["true".to_owned(), "false".to_owned()]),
        _ if word.contains('`') => {
            let signs = word.split('`').skip(1).step_by(2).map(str::to_owned);
            Token::Signs(signs.collect())
        }
        _ => Token::Signs(vec![word.to_owned()]),
    }
}

/// What the engine means by its name of a type.
fn sort(name: &str) -> Option<Sort> {
    Some(match name {
        "string" | "&str" | "String" => Sort::Text,
        "array" | "Vec<Value>" | "&[Value]" => Sort::List,
        "map" | "map/struct" | "Map" => Sort::Mapping,
        "number" | "integer" | "float" | "Number" | "u64" | "i64" | "f64" | "u128" | "i128"
        | "f32" | "u32" | "i32" | "usize" => Sort::Number,
        "bool" => Sort::Boolean,
        "none" | "undefined" => Sort::Nothing,
        _ => return None,
    })
}
