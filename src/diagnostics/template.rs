//! What is wrong with a template of a theme, as data: what its engine says of it, put in order. No wording here, and
//! nothing of how the engine puts it.

/// What is wrong with a template.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each field is named by its variant's sentence")]
pub enum TemplateFault {
    /// Something else stands where a sign, a name or a value was due.
    Unexpected { found: Token, expected: Token },
    /// The template ends before what was begun in it.
    Ended,
    /// A text or comment is never closed by this sign.
    Unclosed { sign: String },
    /// A command that there is not.
    UnknownTag,
    /// Something is named that there is not; perhaps `meant` is.
    Unknown { sort: Named, name: String, meant: Option<String> },
    /// A value that the page does not have; those that it has, and perhaps `meant` is one of them.
    Undefined { name: String, known: Vec<String>, meant: Option<String> },
    /// A value that the page has elsewhere, and here not.
    Nothing,
    /// A value of another sort than is needed.
    WrongSort { found: Sort, wanted: Sort },
    /// An argument that a filter, test or function needs, or a component.
    MissingArgument { name: String, of_component: bool },
    /// What stands within the tag of a component is no argument.
    BareArgument,
    /// Templates that include or extend each other in a circle.
    Circle { chain: Vec<String> },
    /// Anything else, in the words of the engine alone.
    Other,
}

/// What stands in a template, or should.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Token {
    /// One of these signs or words.
    Signs(Vec<String>),
    /// A name.
    Name,
    /// A text in quotation marks.
    Text,
    /// A number.
    Number,
    /// Any value.
    Value,
}

/// What a template can name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// A filter.
    Filter,
    /// A test.
    Test,
    /// A function.
    Function,
    /// A component.
    Component,
    /// An argument of a component.
    Argument,
    /// Another template.
    Template,
    /// A block of the template that it extends.
    Block,
}

/// Sorts of values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A text.
    Text,
    /// A list.
    List,
    /// Names with values.
    Mapping,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// No value at all.
    Nothing,
}
