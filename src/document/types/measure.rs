//! `typ: massnahme`: a measure, its status and its history.

use super::figures::{Indicator, Money};
use super::shared::{Party, Rendition};
use crate::date::Date;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::id::Reference;
use crate::document::number::Number;
use crate::span::Located;

words! {
    /// The status of a measure, in the order in which counts are shown.
    pub enum MeasureStatus {
        /// Never stated; the default, never derived from prose.
        NotStated = "ohne-angabe",
        /// Not begun.
        NotBegun = "nicht-begonnen",
        /// The measure itself is being examined.
        UnderExamination = "in-pruefung",
        /// Under way.
        UnderWay = "in-umsetzung",
        /// Done in part.
        PartlyDone = "teilweise-umgesetzt",
        /// Done.
        Done = "umgesetzt",
        /// A standing task.
        StandingTask = "daueraufgabe",
        /// Put back.
        PutBack = "zurueckgestellt",
        /// Given up.
        GivenUp = "nicht-weiterverfolgt",
    }
}

impl MeasureStatus {
    /// Whether nothing more is due, so that a measure cannot be overdue.
    pub fn is_settled(self) -> bool {
        match self {
            MeasureStatus::Done
            | MeasureStatus::GivenUp
            | MeasureStatus::StandingTask
            | MeasureStatus::PutBack => true,
            MeasureStatus::NotStated
            | MeasureStatus::NotBegun
            | MeasureStatus::UnderExamination
            | MeasureStatus::UnderWay
            | MeasureStatus::PartlyDone => false,
        }
    }

    /// Whether the public is owed a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, MeasureStatus::PutBack | MeasureStatus::GivenUp)
    }
}

words! {
    /// What sort of promise a measure is.
    pub enum MeasureSort {
        /// Structures and posts.
        Structure = "struktur",
        /// Something offered.
        Offer = "angebot",
        /// Something surveyed.
        Survey = "erhebung",
        /// A mandate to examine something; ends as done with its result, even if the answer is no.
        Examination = "pruefauftrag",
        /// A commitment of the authority to itself.
        Commitment = "selbstverpflichtung",
        /// A pilot project.
        Pilot = "pilotprojekt",
    }
}

record! {
    /// A change of status.
    pub struct HistoryEntry = "statusverlauf" {
        #[doc = "When."]
        date: Located<Date> = "datum",
        #[doc = "The status that was reached."]
        status: Located<MeasureStatus> = "status",
        #[doc = "What happened, and why."]
        text: Option<Box<str>> = "text",
        #[doc = "Who says so."]
        source: Option<Box<str>> = "quelle",
    }
}

record! {
    /// A milestone.
    pub struct Milestone = "meilensteine" {
        #[doc = "What."]
        title: Box<str> = "titel",
        #[doc = "When it is or was due."]
        date: Option<Date> = "datum",
        #[doc = "Its status."]
        status: Option<MeasureStatus> = "status",
    }
}

record! {
    /// A measure.
    pub struct Measure = "massnahme" {
        #[doc = "The official number."]
        number: Option<Number> = "nummer",
        #[doc = "The sections it belongs to, the first is its home; default: the nearest enclosing one, else the plan."]
        part_of: Vec<Reference> = "teil_von",
        #[doc = "The official wording, or what it says in other words."]
        wording: Option<Located<Box<str>>> = "wortlaut",
        #[doc = "Whether the wording is verbatim or retold."]
        rendition: Option<Rendition> = "wiedergabe",
        #[doc = "What sort of promise it is."]
        sort: Option<MeasureSort> = "art",
        #[doc = "The status, where there is no history."]
        status: Option<Located<MeasureStatus>> = "status",
        #[doc = "The history of its status."]
        history: Vec<HistoryEntry> = "statusverlauf",
        #[doc = "Why it stands as it does."]
        reason: Option<Box<str>> = "begruendung",
        #[doc = "Who is responsible: a reference or a name."]
        responsible: Option<Reference> = "federfuehrung",
        #[doc = "Who takes part."]
        parties: Vec<Party> = "beteiligte",
        #[doc = "Its period."]
        period: Option<Date> = "zeitraum",
        #[doc = "For whom."]
        audience: Option<Box<str>> = "zielgruppe",
        #[doc = "Milestones."]
        milestones: Vec<Milestone> = "meilensteine",
        #[doc = "Figures that tell how it goes."]
        indicators: Vec<Indicator> = "indikatoren",
        #[doc = "Money for it."]
        money: Vec<Money> = "mittel",
        #[doc = "What came of it."]
        result: Option<Box<str>> = "ergebnis",
        #[doc = "Measures that belong to the matter."]
        see_also: Vec<Reference> = "siehe_auch",
        #[doc = "Measures that it replaces."]
        replaces: Vec<Reference> = "ersetzt",
    }
}

impl Measure {
    /// What is put back or given up has its reason.
    pub fn check(&self, problems: &mut Sink) {
        let mut ask = |status: &Located<MeasureStatus>, given: bool| {
            if status.value.needs_reason() && !given {
                let needed = Needed::ReasonForStatus { status: status.value.word() };
                problems.note(status.span, Problem::Needs(needed));
            }
        };
        if let Some(status) = &self.status {
            ask(
                status,
                self.reason.is_some() || self.history.iter().any(|entry| entry.text.is_some()),
            );
        }
        for entry in &self.history {
            ask(&entry.status, entry.text.is_some() || self.reason.is_some());
        }
        for indicator in &self.indicators {
            indicator.check(problems);
        }
    }
}
