//! What stands for front matter that cannot be read, and how far what it says is known.

use std::sync::Arc;

use super::types::{Common, Facts, Type};
use super::yaml::{self, Node, Value};
use super::{entry, front_matter, type_spelled};
use crate::diagnostics::{Problem, Sink, YamlFault};
use crate::span::Span;

/// How far what the front matter of a document says is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// All of it.
    Read,
    /// Not what an unknown key was meant to say.
    Misspelt,
    /// Nothing but the type, if that: the document stands for its name, its body and its references alone.
    Unread(Option<Type>),
}

impl Standing {
    /// How far front matter is known that was or was not read from `node`.
    pub(super) fn of(is_read: bool, node: Option<&Node>, problems: &Sink) -> Standing {
        if !is_read {
            Standing::Unread(node.and_then(stated_type))
        } else if problems.any(is_misspelt) {
            Standing::Misspelt
        } else {
            Standing::Read
        }
    }
}

/// Whether something was meant to be said that is not.
pub(super) fn is_misspelt(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::UnknownKey { .. }
            | Problem::SpelledOtherwise { .. }
            | Problem::SplitPeriod { .. }
            | Problem::EntriesBelow { .. }
            | Problem::Yaml(YamlFault::MarkBeforeKey { .. })
    )
}

/// The front matter of a document whose own cannot be read. What may be a draft is taken for one.
pub(super) fn stand_in(node: Option<&Node>) -> (Common, Facts) {
    let problems = &mut Sink::new(Arc::default());
    let page = yaml::parse("typ: seite\ntitel: \"-\"\n", 0, problems);
    let page = page.and_then(|page| front_matter(&page, problems));
    let (mut common, facts) = page.expect("a page needs no more than a title");
    common.title.span = Span::default();
    common.draft = Some(node.is_none_or(|node| entry(node, "entwurf").is_some()));
    (common, facts)
}

/// The type that front matter says it is of.
pub(super) fn stated_type(node: &Node) -> Option<Type> {
    match &entry(node, "typ")?.value.value {
        Value::Scalar(scalar) => type_spelled(&scalar.text),
        Value::List(_) | Value::Mapping(_) => None,
    }
}
