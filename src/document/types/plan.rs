//! `typ: plan`: a plan, roadmap or concept, with its versions.

use super::shared::{Attachment, Contact, Party};
use crate::date::Date;
use crate::diagnostics::{Problem, Sink};
use crate::document::decode::{record, words};
use crate::document::id::Slug;
use crate::span::Located;

words! {
    /// The status of a plan.
    pub enum PlanStatus {
        /// Being drawn up.
        Draft = "entwurf" => "wird noch erarbeitet",
        /// Decided, not yet in force.
        Decided = "beschlossen" => "beschlossen, aber noch nicht in Kraft",
        /// In force.
        InForce = "in-kraft" => "in Kraft",
        /// Continued by a later plan.
        Continued = "fortgeschrieben" => "durch einen späteren Plan fortgeführt",
        /// No longer in force.
        OutOfForce = "ausser-kraft" => "nicht mehr in Kraft",
    }
}

record! {
    /// Who decided a version, and when.
    pub struct Decision = "beschluss" {
        /// The body that decided.
        body: Option<Box<str>> = "gremium" => "Wer beschlossen hat.",
        /// When.
        date: Option<Date> = "datum" => "Wann.",
        /// The number of the paper.
        paper: Option<Box<str>> = "drucksache" => "Die Nummer der Drucksache.",
    }
}

record! {
    /// A version of a plan.
    pub struct Version = "fassungen" {
        /// Its number, part of addresses: letters, digits, dot and hyphen.
        nr: Located<Slug> = "nr" => "Die Nummer der Fassung; sie wird Teil von Adressen.",
        /// Its free name.
        name: Option<Box<str>> = "bezeichnung" => "Ihr Name.",
        /// The decision.
        decision: Option<Decision> = "beschluss" => "Der Beschluss.",
        /// From when it is in force.
        from: Option<Date> = "gueltig_ab" => "Ab wann sie gilt.",
        /// Until when it is in force.
        until: Option<Date> = "gueltig_bis" => "Bis wann sie gilt.",
    }
}

record! {
    /// A plan.
    pub struct Plan = "plan" {
        /// The sort of plan, in a free word.
        sort: Option<Box<str>> = "planart" => "Die Art des Plans, in einem freien Wort.",
        /// The status.
        status: Option<PlanStatus> = "status" => "Wie es um den Plan steht.",
        /// The versions.
        versions: Vec<Version> = "fassungen" => "Die Fassungen.",
        /// Who takes part.
        parties: Vec<Party> = "beteiligte" => "Wer mitwirkt.",
        /// Files that go with it.
        attachments: Vec<Attachment> = "anlagen" => "Dateien, die dazugehören.",
        /// How to reach those who keep it.
        contact: Option<Contact> = "kontakt" => "Wie man die erreicht, die den Plan führen.",
    }
}

impl Version {
    /// When it begins: when it comes into force, or else when it was decided.
    pub fn begins(&self) -> Option<Date> {
        let decided = self.decision.as_ref().and_then(|decision| decision.date.clone());
        self.from.clone().or(decided)
    }
}

impl Plan {
    /// Version numbers are unique; attachments are complete.
    pub fn check(&self, problems: &mut Sink) {
        let mut numbers: Vec<&Located<Slug>> =
            self.versions.iter().map(|version| &version.nr).collect();
        numbers.sort();
        for pair in numbers.windows(2) {
            if let [first, second] = pair
                && first.value == second.value
            {
                let problem = Problem::DuplicateVersion { nr: second.value.to_string() };
                problems.note_with(second.span, problem, first.span);
            }
        }
        for attachment in &self.attachments {
            attachment.check(problems);
        }
    }
}
