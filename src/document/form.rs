//! What may stand in front matter, as data: keys with their meaning in German, the words of closed lists, and
//! the form of each value, which its Rust type tells. Schemas, the reference and templates for new documents
//! are made from it. Knows nothing of how a value is read.

use super::types::Type;

/// A key of a mapping, as its owner declares it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the front matter.
    pub name: &'static str,
    /// What it means: a German sentence.
    pub meaning: &'static str,
    /// Whether it must be given.
    pub required: bool,
    /// What its value looks like.
    pub form: Form,
}

/// A word of a closed list.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// As it stands in the front matter.
    pub word: &'static str,
    /// What it means, in German.
    pub meaning: &'static str,
}

/// A mapping with keys of its own.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// Whose keys they are ("massnahme", "kontakt").
    pub owner: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Any text.
    Text,
    /// An official number such as "2a" or "3.10", kept as written.
    Number,
    /// A whole number.
    Integer,
    /// A decimal number in German or plain spelling.
    Figure,
    /// Yes or no.
    Boolean,
    /// A date as precise as it is known.
    Date,
    /// An address of the web.
    WebAddress,
    /// An address of the web under which a site lies.
    BaseUrl,
    /// An e-mail address.
    EmailAddress,
    /// The path of a file, seen from the document's folder.
    FilePath,
    /// The id of a document.
    Id,
    /// A short name that is part of addresses.
    Slug,
    /// A language.
    Language,
    /// A reference.
    Reference(Target),
    /// One of these words.
    Words(&'static [Word]),
    /// A list; one value alone is a list of one.
    List(&'static Form),
    /// Keys with values of their own.
    Mapping(Mapping),
}

/// What a reference may lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// The types of documents; empty: any.
    pub types: &'static [Type],
    /// Whether plain text may stand there too, such as a name.
    pub or_text: bool,
}

impl Form {
    /// The words of which a value of this form is one, or those in a list of it.
    pub fn words(&self) -> &'static [Word] {
        match self {
            Form::Words(words) => words,
            Form::List(item) => item.words(),
            Form::Text
            | Form::Number
            | Form::Integer
            | Form::Figure
            | Form::Boolean
            | Form::Date
            | Form::WebAddress
            | Form::BaseUrl
            | Form::EmailAddress
            | Form::FilePath
            | Form::Id
            | Form::Slug
            | Form::Language
            | Form::Reference(_)
            | Form::Mapping(_) => &[],
        }
    }

    /// The mapping that a value of this form is or a list holds.
    pub fn mapping(&self) -> Option<&Mapping> {
        match self {
            Form::Mapping(mapping) => Some(mapping),
            Form::List(item) => item.mapping(),
            Form::Text
            | Form::Number
            | Form::Integer
            | Form::Figure
            | Form::Boolean
            | Form::Date
            | Form::WebAddress
            | Form::BaseUrl
            | Form::EmailAddress
            | Form::FilePath
            | Form::Id
            | Form::Slug
            | Form::Language
            | Form::Reference(_)
            | Form::Words(_) => None,
        }
    }
}
