//! Indicators and money: figures that a source states, as a number or in words.

use crate::date::Date;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::figure::{Euros, Figure};
use crate::span::Located;

record! {
    /// A value of an indicator.
    pub struct IndicatorValue = "werte" {
        /// When.
        date: Option<Date> = "datum" => "Wann gemessen wurde.",
        /// The number.
        value: Option<Figure> = "wert" => "Der Wert.",
        /// What the source says: "fast jeder vierte".
        statement: Option<Box<str>> = "angabe" => "Was die Quelle sagt, etwa „fast jeder vierte“.",
        /// Who says so.
        source: Option<Box<str>> = "quelle" => "Wer es sagt.",
    }
}

record! {
    /// What is measured.
    pub struct Indicator = "indikatoren" {
        /// What it tells.
        name: Located<Box<str>> = "bezeichnung" => "Was gezählt oder gemessen wird.",
        /// The unit of its numbers.
        unit: Option<Box<str>> = "einheit" => "Die Einheit der Werte.",
        /// The number at the start.
        baseline: Option<Figure> = "ausgangswert" => "Der Wert am Anfang.",
        /// The number that is aimed at.
        target: Option<Figure> = "zielwert" => "Der Wert, der erreicht werden soll.",
        /// The values.
        values: Vec<Located<IndicatorValue>> = "werte" => "Die Werte im Lauf der Zeit, jeder mit „wert“ oder „angabe“.",
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
        Once = "einmalig" => "ein einziges Mal",
        /// Every year.
        Yearly = "jaehrlich" => "jedes Jahr",
    }
}

words! {
    /// How certain money is.
    pub enum Commitment {
        /// Planned.
        Planned = "geplant" => "geplant",
        /// Granted.
        Granted = "bewilligt" => "bewilligt",
        /// Spent.
        Spent = "verausgabt" => "ausgegeben",
    }
}

record! {
    /// Money for a measure.
    pub struct Money = "mittel" {
        /// The amount in euros.
        amount: Euros = "betrag" => "Der Betrag in Euro.",
        /// The year or the years.
        year: Option<Date> = "jahr" => "Das Jahr oder der Zeitraum.",
        /// Once or every year.
        interval: Option<Interval> = "turnus" => "Ob das Geld einmal oder jedes Jahr fließt.",
        /// Who gives it.
        giver: Option<Box<str>> = "geber" => "Wer es gibt.",
        /// Planned, granted or spent.
        commitment: Option<Commitment> = "art" => "Wie sicher es ist.",
    }
}
