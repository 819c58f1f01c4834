//! The references of front matter of which something else cannot be read, found by the tables of keys alone: where they
//! lead is looked at all the same. Knows nothing of what they mean.

use super::form::{Form, Key, Target};
use super::types::{Common, Type};
use super::yaml::{Node, Value};
use crate::diagnostics::Sink;
use crate::span::Span;

/// A reference of front matter that cannot be read as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stray {
    /// The words.
    pub text: Box<str>,
    /// Where they stand.
    pub span: Span,
    /// What they lead to.
    pub lead: Lead,
}

/// What a reference is one to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lead {
    /// A document.
    Document(Target),
    /// A file of the site.
    File,
}

/// The references in `node`, the front matter of a document of type `kind`; of one whose type nobody knows, those
/// that every document may have. What `problems` tell of already is none.
pub(super) fn of(node: &Node, kind: Option<Type>, problems: &Sink) -> Box<[Stray]> {
    let mut found = Vec::new();
    below(node, Common::KEYS, &mut found);
    below(node, kind.map_or(&[], Type::keys), &mut found);
    let told = problems.places();
    found.retain(|stray| !told.contains(&stray.span));
    found.into()
}

/// Adds the references of the keys `known` in `node`.
fn below(node: &Node, known: &[Key], found: &mut Vec<Stray>) {
    let Value::Mapping(entries) = &node.value else { return };
    for entry in entries {
        if let Some(key) = known.iter().find(|key| key.name == entry.key.value) {
            value(&entry.value, &key.form, found);
        }
    }
}

fn value(node: &Node, form: &Form, found: &mut Vec<Stray>) {
    match (form, &node.value) {
        (Form::List(item), Value::List(items)) => {
            items.iter().for_each(|node| value(node, item, found));
        }
        (Form::List(item), Value::Scalar(_) | Value::Mapping(_)) => value(node, item, found),
        (Form::Mapping(mapping), _) => below(node, mapping.keys, found),
        (Form::Reference(target), _) => single(node, Lead::Document(*target), found),
        (Form::FilePath, _) => single(node, Lead::File, found),
        (
            Form::Text
            | Form::Number
            | Form::Integer
            | Form::Figure
            | Form::Boolean
            | Form::Date
            | Form::WebAddress
            | Form::BaseUrl
            | Form::EmailAddress
            | Form::Id
            | Form::Slug
            | Form::Language
            | Form::Words(_),
            _,
        ) => {}
    }
}

fn single(node: &Node, lead: Lead, found: &mut Vec<Stray>) {
    let Value::Scalar(scalar) = &node.value else { return };
    let text = scalar.text.trim();
    if !(scalar.is_empty() || text.is_empty() || scalar.cut_off) {
        found.push(Stray { text: text.into(), span: node.span, lead });
    }
}
