//! What the references of documents may lead to, each as a type of its own: whoever resolves a reference, and
//! whoever explains a key, reads it there. Knows nothing of where a reference leads.

use super::Type;

/// What a reference may lead to.
pub trait Leads {
    /// The types of documents; empty: any.
    const TO: &'static [Type];
    /// Whether plain text may stand there too.
    const OR_TEXT: bool;
}

/// Declares what references may lead to: `Name = [types];`, with `or text` where text may stand there too.
macro_rules! leads {
    ($( $(#[$meta:meta])* $name:ident = [$($kind:ident),*] $(or $text:ident)?; )*) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub enum $name {}

        impl Leads for $name {
            const TO: &'static [Type] = &[$( Type::$kind ),*];
            const OR_TEXT: bool = !stringify!($($text)?).is_empty();
        }
    )* };
}

leads! {
    /// Any document.
    Anything = [];
    /// An authority.
    ToAuthority = [Authority];
    /// A plan.
    ToPlan = [Plan];
    /// A measure.
    ToMeasure = [Measure];
    /// A section of a plan.
    ToSection = [Goal, BuildingBlock, Field, Chapter];
    /// A measure or a section of a plan.
    ToPart = [Measure, Goal, BuildingBlock, Field, Chapter];
    /// An authority or another body.
    ToBody = [Authority, Organisation];
    /// A body or a person, or its name.
    Named = [Authority, Organisation, Person, Group] or text;
}
