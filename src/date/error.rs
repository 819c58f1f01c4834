//! Why a text is no date, as data. Refuses to know how that is worded, and where the text stands.

/// Why a text is no date. The wording of the message is not made here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateError {
    /// Nothing, or nothing but white space.
    Empty,
    /// None of the known forms.
    Form,
    /// The form is right, but the month has no such day.
    NoSuchDay {
        /// The year, unless the date was written without one.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: i8,
        /// The day as written, 0 to 99.
        day: i8,
        /// How many days that month has.
        days: i8,
    },
    /// The year `0000`. Years run from `0001` to `9999`.
    NoSuchYear,
    /// A month other than `01` to `12`.
    NoSuchMonth,
    /// A quarter other than `Q1` to `Q4`.
    NoSuchQuarter,
    /// A half of the year other than `H1` and `H2`.
    NoSuchHalf,
    /// A range that ends before it starts.
    EndBeforeStart,
    /// An end that cannot stand in a range: missing, unknown, without a year, or a range itself.
    RangeEnd,
    /// Words that say when, and name no day, month or year: "laufend", "mittelfristig".
    Vague,
    /// A date as one writes it in German prose, such as `3.9.2019` or `September 2019`.
    German {
        /// The literal that is meant; it is valid.
        suggestion: String,
    },
    /// A date with a time of day.
    DateTime {
        /// The literal of the date alone; it is valid.
        suggestion: String,
    },
}

impl DateError {
    /// The literal that the author probably meant. If there is one, [`Date::parse`](super::Date::parse)
    /// accepts it.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            DateError::German { suggestion } | DateError::DateTime { suggestion } => {
                Some(suggestion)
            }
            DateError::Empty
            | DateError::Form
            | DateError::NoSuchDay { .. }
            | DateError::NoSuchYear
            | DateError::NoSuchMonth
            | DateError::NoSuchQuarter
            | DateError::NoSuchHalf
            | DateError::EndBeforeStart
            | DateError::RangeEnd
            | DateError::Vague => None,
        }
    }
}
