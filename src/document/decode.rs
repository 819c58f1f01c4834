//! From the tree of scalars to typed values, collecting every error. `record!` declares the keys of
//! a mapping together with the struct that they fill, `words!` a closed list of words; both leave a
//! table behind ([`Key`](super::form::Key), [`Word`](super::form::Word)) that suggestions, schemas and the reference are made
//! from. Knows nothing of the types of documents. Both macros and what they call stand together, which makes it longer
//! than most files.

use crate::diagnostics::{Problem, Shape, Sink, Wanted, YamlFault};
use crate::document::form::Form;
use crate::document::in_a_row;
use crate::document::keys::lack_marks;
use crate::document::yaml::{Node, Scalar, Value, is_curly_quote, lacks_mark};
use crate::span::Located;
use crate::text::is_invisible_control;

/// A value that stands in the front matter.
pub trait Decode: Sized {
    /// What it looks like.
    const FORM: Form;
    /// Reads `node`, the value of `key`. `None` where it cannot be read; the reason is then in `problems`.
    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Self>;
}

/// A field of a record: a required value, an optional one, or a list.
pub trait Field: Sized {
    /// Whether the key must be given.
    const REQUIRED: bool;
    /// What the key's value looks like.
    const FORM: Form;
    /// The field's value where the key is not given; `None` where it must be.
    fn absent() -> Option<Self>;
    /// The field's value from `node`.
    fn present(key: &str, node: &Node, problems: &mut Sink) -> Option<Self>;
}

impl<T: Decode> Field for T {
    const REQUIRED: bool = true;
    const FORM: Form = <T as Decode>::FORM;
    fn absent() -> Option<T> {
        None
    }
    fn present(key: &str, node: &Node, problems: &mut Sink) -> Option<T> {
        T::decode(key, node, problems)
    }
}

impl<T: Decode> Field for Option<T> {
    const REQUIRED: bool = false;
    const FORM: Form = <T as Decode>::FORM;
    fn absent() -> Option<Option<T>> {
        Some(None)
    }
    fn present(key: &str, node: &Node, problems: &mut Sink) -> Option<Option<T>> {
        T::decode(key, node, problems).map(Some)
    }
}

/// A list; one value alone is a list of one.
impl<T: Decode> Field for Vec<T> {
    const REQUIRED: bool = false;
    const FORM: Form = Form::List(&<T as Decode>::FORM);
    fn absent() -> Option<Vec<T>> {
        Some(Vec::new())
    }
    fn present(key: &str, node: &Node, problems: &mut Sink) -> Option<Vec<T>> {
        let items = match &node.value {
            Value::List(items) => items,
            Value::Scalar(scalar) if is_list_unmarked(scalar) => {
                let fault = YamlFault::ListMark { of_record: false };
                problems.note(node.span, Problem::Yaml(fault));
                return None;
            }
            Value::Scalar(scalar) if is_list_in_a_row(key, scalar, &T::FORM) => {
                let items = in_a_row::values(&scalar.text).into_iter().map(str::to_owned).collect();
                problems.note(node.span, Problem::ListMeant { items });
                return None;
            }
            Value::Scalar(_) | Value::Mapping(_) => {
                if let Form::Mapping(record) = &T::FORM
                    && lack_marks(node, record.keys, problems)
                {
                    return None;
                }
                return T::decode(key, node, problems).map(|item| vec![item]);
            }
        };
        // Every item is looked at, so that every error is found.
        let decoded: Vec<Option<T>> =
            items.iter().map(|item| T::decode(key, item, problems)).collect();
        decoded.into_iter().collect()
    }
}

/// Whether the entries of a list stand there as one text, since their marks are none: `-a`, `• a`, or `1. a` and `2. b`.
fn is_list_unmarked(scalar: &Scalar) -> bool {
    let text = scalar.text.as_str();
    // Behind a comma or a word that joins, the number is one of a name: "1. Kammer und 2. Kammer".
    let is_counted = |first: &str, second: &str| {
        let joins = [",", " und", " oder", " bis"];
        text.starts_with(first)
            && text
                .split_once(second)
                .is_some_and(|(before, _)| !joins.iter().any(|it| before.ends_with(it)))
    };
    let is_enclosed = text.chars().next_back().is_some_and(|sign| text.starts_with(sign));
    let is_marked = lacks_mark(text) && !is_enclosed;
    scalar.plain && (is_marked || is_counted("1. ", " 2. ") || is_counted("1) ", " 2) "))
}

/// Whether several values stand where each should be an entry of a list, and none of them can hold a comma. What a
/// reference with one leads to is the model's to say.
fn is_list_in_a_row(key: &str, scalar: &Scalar, form: &Form) -> bool {
    let is_closed = match form {
        Form::Text => key == "schlagworte",
        Form::Id | Form::Slug | Form::Date | Form::Words(_) => true,
        Form::Number
        | Form::Integer
        | Form::Figure
        | Form::Boolean
        | Form::WebAddress
        | Form::BaseUrl
        | Form::EmailAddress
        | Form::FilePath
        | Form::Language
        | Form::Reference(_)
        | Form::List(_)
        | Form::Mapping(_) => false,
    };
    is_closed && scalar.plain && in_a_row::values(&scalar.text).len() > 1
}

impl<T: Decode> Decode for Located<T> {
    const FORM: Form = <T as Decode>::FORM;
    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Located<T>> {
        T::decode(key, node, problems).map(|value| Located::new(value, node.span))
    }
}

impl Decode for Box<str> {
    const FORM: Form = Form::Text;
    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Box<str>> {
        text(key, node, problems).map(|scalar| scalar.text.trim_end().into())
    }
}

impl Decode for bool {
    const FORM: Form = Form::Boolean;
    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<bool> {
        let scalar = word(key, node, problems)?;
        match (scalar.plain, scalar.text.as_str()) {
            (true, "true") => Some(true),
            (true, "false") => Some(false),
            (_, word) => {
                problems.note(
                    node.span,
                    Problem::NotBoolean { key: key.to_owned(), word: word.to_owned() },
                );
                None
            }
        }
    }
}

impl Decode for i32 {
    const FORM: Form = Form::Integer;
    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<i32> {
        let scalar = word(key, node, problems)?;
        let digits = scalar.text.strip_prefix('-').unwrap_or(&scalar.text);
        let written_plainly =
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = scalar.text.parse().ok().filter(|_| written_plainly);
        if number.is_none() {
            let problem = Problem::NotInteger { key: key.to_owned(), word: scalar.text.clone() };
            problems.note(node.span, problem);
        }
        number
    }
}

/// The scalar of `node`, where text is wanted.
pub fn text<'n>(key: &str, node: &'n Node, problems: &mut Sink) -> Option<&'n Scalar> {
    let found = match &node.value {
        Value::Scalar(scalar) if scalar.is_empty() || scalar.text.trim().is_empty() => {
            let problem = Problem::Empty { key: key.to_owned(), comment: scalar.comment };
            problems.note(node.span, problem);
            return None;
        }
        Value::Scalar(scalar) => {
            if let Some(odd) = scalar.text.chars().find(|c| is_refused(*c)) {
                problems.note(node.span, Problem::ControlCharacter { code_point: u32::from(odd) });
                return None;
            }
            return Some(scalar);
        }
        Value::List(_) => Shape::List,
        Value::Mapping(_) => Shape::Mapping,
    };
    problems.note(
        node.span,
        Problem::WrongShape {
            key: key.to_owned(),
            expected: Wanted::Text,
            found,
            instead: Vec::new(),
        },
    );
    None
}

/// The scalar of `node`, where something else than free text is wanted: quotation marks of print belong to none, and of
/// one that a comment cuts off enough is told.
pub fn word<'n>(key: &str, node: &'n Node, problems: &mut Sink) -> Option<&'n Scalar> {
    let scalar = text(key, node, problems).filter(|scalar| !scalar.cut_off)?;
    let word = scalar.text.trim();
    let is_quoted = word.starts_with(is_curly_quote)
        && (word.ends_with(is_curly_quote) || word.ends_with(['"', '\'']));
    if is_quoted && scalar.plain {
        problems.note(node.span, Problem::Yaml(YamlFault::CurlyQuotes));
        return None;
    }
    Some(scalar)
}

/// Whether `c` has no place in a value: what nobody sees, and the line ends that only copying or an escape
/// such as `\P` brings.
fn is_refused(c: char) -> bool {
    is_invisible_control(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Declares a struct and the keys that fill it. Each field is `name: Type = "schluessel" => "Bedeutung."`, under
/// its documentation; the meaning is what editors read. `Option` and `Vec` make a key optional, and the type
/// tells what its value looks like.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident = $owner:literal {
            $( #[doc = $doc:literal] $field:ident : $type:ty = $key:literal => $meaning:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $( #[doc = $doc] pub $field: $type, )*
        }

        impl $name {
            /// The keys of this mapping.
            pub const KEYS: &'static [$crate::document::form::Key] = &[
                $( $crate::document::form::Key {
                    name: $key,
                    meaning: $meaning,
                    required: <$type as $crate::document::decode::Field>::REQUIRED,
                    form: <$type as $crate::document::decode::Field>::FORM,
                }, )*
            ];

            /// Takes this record's fields out of `keys`, which may hold others besides.
            pub fn fields(
                keys: &$crate::document::keys::Keys<'_>,
                problems: &mut $crate::diagnostics::Sink,
            ) -> Option<$name> {
                // All fields are read before any missing one ends it, so that every error is found.
                $( let $field = keys.field::<$type>($key, problems); )*
                Some($name { $( $field: $field?, )* })
            }

            /// Reads the keys of `node`; `also` names keys that someone else reads from the same mapping.
            pub fn read(
                key: &str,
                node: &$crate::document::yaml::Node,
                also: &[&'static [$crate::document::form::Key]],
                problems: &mut $crate::diagnostics::Sink,
            ) -> Option<$name> {
                let keys = $crate::document::keys::Keys::of(key, node, $owner, $name::KEYS, problems)?;
                let record = $name::fields(&keys, problems);
                keys.finish(also, problems);
                record
            }
        }

        impl $crate::document::decode::Decode for $name {
            const FORM: $crate::document::form::Form =
                $crate::document::form::Form::Mapping($crate::document::form::Mapping {
                    owner: $owner,
                    keys: $name::KEYS,
                });

            fn decode(
                key: &str,
                node: &$crate::document::yaml::Node,
                problems: &mut $crate::diagnostics::Sink,
            ) -> Option<$name> {
                if $crate::document::keys::is_strange(key, node, $name::KEYS, problems) {
                    return None;
                }
                $name::read(key, node, &[], problems)
            }
        }
    };
}

/// Declares a closed list of words. Each is `Variant = "wort" => "Bedeutung"`, under its documentation.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( #[doc = $doc:literal] $variant:ident = $word:literal => $meaning:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $( #[doc = $doc] $variant, )*
        }

        impl $name {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [$name] = &[ $( $name::$variant, )* ];

            /// Their words with what they mean, in the same order.
            pub const WORDS: &'static [$crate::document::form::Word] = &[
                $( $crate::document::form::Word { word: $word, meaning: $meaning }, )*
            ];

            /// The word of the front matter.
            pub fn word(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            /// The value for a word of the front matter.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $( $word => Some($name::$variant), )* _ => None }
            }
        }

        impl $crate::document::decode::Decode for $name {
            const FORM: $crate::document::form::Form =
                $crate::document::form::Form::Words($name::WORDS);

            fn decode(
                key: &str,
                node: &$crate::document::yaml::Node,
                problems: &mut $crate::diagnostics::Sink,
            ) -> Option<$name> {
                let word = &$crate::document::decode::word(key, node, problems)?.text;
                let found = $name::from_word(word);
                if found.is_none() {
                    let allowed: Vec<&'static str> = $name::ALL.iter().map(|value| value.word()).collect();
                    problems.note(node.span, $crate::diagnostics::Problem::UnknownWord {
                        key: key.to_owned(),
                        word: word.clone(),
                        suggestion: $crate::diagnostics::suggest::nearest(word, allowed.iter().copied()),
                        allowed,
                    });
                }
                found
            }
        }
    };
}

pub(crate) use {record, words};
