//! `typ: bericht`: a published progress report on a plan. Each of its entries joins the history of a
//! measure, dated and sourced by the report.

use super::leads::{Anything, ToMeasure};
use super::measure::MeasureStatus;
use super::plan::Decision;
use super::shared::Attachment;
use crate::date::Date;
use crate::diagnostics::{Needed, Problem, Sink};
use crate::document::decode::record;
use crate::document::id::Reference;
use crate::span::Located;

record! {
    /// What a report says of one measure.
    pub struct StatusReport = "statusmeldungen" {
        /// The measure.
        measure: Reference<ToMeasure> = "massnahme" => "Die Maßnahme.",
        /// The status that it has.
        status: Located<MeasureStatus> = "status" => "Der Stand, den sie hat.",
        /// What happened, and why.
        text: Option<Box<str>> = "text" => "Was geschah und warum; nötig bei zurueckgestellt und nicht-weiterverfolgt.",
    }
}

record! {
    /// A progress report.
    pub struct Report = "bericht" {
        /// When it was published.
        date: Option<Located<Date>> = "datum"
            => "Wann der Bericht veröffentlicht wurde; nötig, sobald er Statusmeldungen hat.",
        /// What period it reports on.
        period: Option<Date> = "zeitraum" => "Die Zeit, über die er berichtet.",
        /// What it says, measure by measure.
        entries: Vec<StatusReport> = "statusmeldungen" => "Was er sagt, Maßnahme für Maßnahme.",
        /// Who took note of it, and when.
        decision: Option<Decision> = "beschluss" => "Wer ihn zur Kenntnis nahm, und wann.",
        /// What else it is about.
        about: Vec<Reference<Anything>> = "bezug" => "Worum es sonst geht.",
        /// Files that go with it.
        attachments: Vec<Attachment> = "anlagen" => "Dateien, die dazugehören.",
    }
}

impl Report {
    /// What it reports has a date; attachments are complete.
    pub fn check(&self, problems: &mut Sink) {
        if let (None, Some(entry)) = (&self.date, self.entries.first()) {
            problems.note(entry.measure.span, Problem::Needs(Needed::ReportDate));
        }
        for entry in &self.entries {
            if entry.status.value.needs_reason() && entry.text.is_none() {
                let needed = Needed::ReasonForStatus { status: entry.status.value.word() };
                problems.note(entry.status.span, Problem::Needs(needed));
            }
        }
        for attachment in &self.attachments {
            attachment.check(problems);
        }
    }
}
