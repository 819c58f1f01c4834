//! `typ: massnahme`: a measure, its status and its history.

use super::figures::{Indicator, Money};
use super::leads::{Anything, Named, ToMeasure, ToSection};
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
        NotStated = "ohne-angabe" => "nichts bekannt; gilt auch, wenn nichts angegeben ist",
        /// Not begun.
        NotBegun = "nicht-begonnen" => "noch nicht angefangen",
        /// The measure itself is being examined.
        UnderExamination = "in-pruefung" => "es wird geprüft, ob die Maßnahme kommt",
        /// Under way.
        UnderWay = "in-umsetzung" => "läuft",
        /// Done in part.
        PartlyDone = "teilweise-umgesetzt" => "ein Teil ist fertig",
        /// Done.
        Done = "umgesetzt" => "fertig",
        /// A standing task.
        StandingTask = "daueraufgabe" => "läuft ohne Ende weiter",
        /// Put back.
        PutBack = "zurueckgestellt" => "verschoben, mit Begründung",
        /// Given up.
        GivenUp = "nicht-weiterverfolgt" => "aufgegeben, mit Begründung",
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
        Structure = "struktur" => "Strukturen und Stellen",
        /// Something offered.
        Offer = "angebot" => "ein Angebot",
        /// Something surveyed.
        Survey = "erhebung" => "eine Erhebung",
        /// A mandate to examine something; ends as done with its result, even if the answer is no.
        Examination = "pruefauftrag"
            => "ein Auftrag, etwas zu prüfen; mit dem Ergebnis ist er umgesetzt, auch wenn es Nein lautet",
        /// A commitment of the authority to itself.
        Commitment = "selbstverpflichtung" => "eine Verpflichtung der Behörde gegen sich selbst",
        /// A pilot project.
        Pilot = "pilotprojekt" => "ein Pilotprojekt",
    }
}

record! {
    /// A change of status.
    pub struct HistoryEntry = "statusverlauf" {
        /// When.
        date: Located<Date> = "datum" => "Wann.",
        /// The status that was reached.
        status: Located<MeasureStatus> = "status" => "Der Stand, der erreicht wurde.",
        /// What happened, and why.
        text: Option<Box<str>> = "text" => "Was geschah und warum; nötig bei zurueckgestellt und nicht-weiterverfolgt, wenn die Maßnahme keine „begruendung“ hat.",
        /// Who says so.
        source: Option<Box<str>> = "quelle" => "Wer es sagt.",
    }
}

record! {
    /// A milestone.
    pub struct Milestone = "meilensteine" {
        /// What.
        title: Box<str> = "titel" => "Was erreicht werden soll.",
        /// When it is or was due.
        date: Option<Date> = "datum" => "Wann es fällig ist oder war.",
        /// Its status.
        status: Option<MeasureStatus> = "status" => "Sein Stand.",
    }
}

record! {
    /// A measure.
    pub struct Measure = "massnahme" {
        /// The official number.
        number: Option<Located<Number>> = "nummer" => "Die amtliche Nummer.",
        /// The sections it belongs to, the first is its home; default: the nearest enclosing one, else the plan.
        part_of: Vec<Reference<ToSection>> = "teil_von"
            => "Die Abschnitte, zu denen sie gehört, der erste ist ihr Zuhause; sonst der nächste Abschnitt darüber oder der Plan.",
        /// The official wording, or what it says in other words.
        wording: Option<Located<Box<str>>> = "wortlaut"
            => "Der amtliche Wortlaut oder was er mit anderen Worten sagt.",
        /// Whether the wording is verbatim or retold.
        rendition: Option<Rendition> = "wiedergabe"
            => "Ob der Wortlaut wörtlich oder sinngemäß dasteht.",
        /// What sort of promise it is.
        sort: Option<MeasureSort> = "art" => "Was für eine Zusage es ist.",
        /// The status, where there is no history.
        status: Option<Located<MeasureStatus>> = "status"
            => "Der Stand, wenn es keinen Verlauf gibt.",
        /// The history of its status.
        history: Vec<HistoryEntry> = "statusverlauf"
            => "Der Verlauf: wann welcher Stand erreicht wurde.",
        /// Why it stands as it does.
        reason: Option<Box<str>> = "begruendung"
            => "Warum es so um sie steht; bei zurueckgestellt und nicht-weiterverfolgt nötig.",
        /// Who is responsible: a reference or a name.
        responsible: Option<Reference<Named>> = "federfuehrung"
            => "Wer zuständig ist.",
        /// Who takes part.
        parties: Vec<Party> = "beteiligte" => "Wer mitwirkt.",
        /// Its period.
        period: Option<Located<Date>> = "zeitraum" => "Von wann bis wann.",
        /// For whom.
        audience: Option<Box<str>> = "zielgruppe" => "Für wen sie gedacht ist.",
        /// Milestones.
        milestones: Vec<Milestone> = "meilensteine" => "Was bis wann erreicht werden soll.",
        /// Figures that tell how it goes.
        indicators: Vec<Indicator> = "indikatoren"
            => "Zahlen, an denen man sieht, wie weit sie ist.",
        /// Money for it.
        money: Vec<Money> = "mittel" => "Das Geld dafür.",
        /// What came of it.
        result: Option<Box<str>> = "ergebnis" => "Was dabei herauskam.",
        /// Measures that belong to the matter.
        see_also: Vec<Reference<Anything>> = "siehe_auch" => "Dokumente, die zur Sache gehören.",
        /// Measures that it replaces.
        replaces: Vec<Reference<ToMeasure>> = "ersetzt" => "Frühere Maßnahmen, an deren Stelle sie tritt.",
    }
}

impl Measure {
    /// Its period.
    pub fn period(&self) -> Option<&Date> {
        self.period.as_ref().map(|period| &period.value)
    }

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
