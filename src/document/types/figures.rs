//! Indicators and money: figures that a source states, as a number or in words.

use crate::date::Date;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::figure::Figure;
use crate::span::Located;

record! {
    /// A value of an indicator.
    pub struct IndicatorValue = "werte" {
        #[doc = "When."]
        date: Option<Date> = "datum",
        #[doc = "The number."]
        value: Option<Figure> = "wert",
        #[doc = "What the source says: \"fast jeder vierte\"."]
        statement: Option<Box<str>> = "angabe",
        #[doc = "Who says so."]
        source: Option<Box<str>> = "quelle",
    }
}

record! {
    /// What is measured.
    pub struct Indicator = "indikatoren" {
        #[doc = "What it tells."]
        name: Located<Box<str>> = "bezeichnung",
        #[doc = "The unit of its numbers."]
        unit: Option<Box<str>> = "einheit",
        #[doc = "The number at the start."]
        baseline: Option<Figure> = "ausgangswert",
        #[doc = "The number that is aimed at."]
        target: Option<Figure> = "zielwert",
        #[doc = "The values."]
        values: Vec<Located<IndicatorValue>> = "werte",
    }
}

impl Indicator {
    /// Each value is a number or a statement.
    pub fn check(&self, problems: &mut Sink) {
        for value in &self.values {
            if value.value.value.is_none() && value.value.statement.is_none() {
                problems.note(value.span, Problem::Needs(Needed::ValueOrStatement));
            }
        }
    }
}

words! {
    /// How often money is given.
    pub enum Interval {
        /// Once.
        Once = "einmalig",
        /// Every year.
        Yearly = "jaehrlich",
    }
}

words! {
    /// How certain money is.
    pub enum Commitment {
        /// Planned.
        Planned = "geplant",
        /// Granted.
        Granted = "bewilligt",
        /// Spent.
        Spent = "verausgabt",
    }
}

record! {
    /// Money for a measure.
    pub struct Money = "mittel" {
        #[doc = "The amount in euros."]
        amount: Figure = "betrag",
        #[doc = "The year or the years."]
        year: Option<Date> = "jahr",
        #[doc = "Once or every year."]
        interval: Option<Interval> = "turnus",
        #[doc = "Who gives it."]
        giver: Option<Box<str>> = "geber",
        #[doc = "Planned, granted or spent."]
        commitment: Option<Commitment> = "art",
    }
}
