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
        Draft = "entwurf",
        /// Decided, not yet in force.
        Decided = "beschlossen",
        /// In force.
        InForce = "in-kraft",
        /// Continued by a later plan.
        Continued = "fortgeschrieben",
        /// No longer in force.
        OutOfForce = "ausser-kraft",
    }
}

record! {
    /// Who decided a version, and when.
    pub struct Decision = "beschluss" {
        #[doc = "The body that decided."]
        body: Option<Box<str>> = "gremium",
        #[doc = "When."]
        date: Option<Date> = "datum",
        #[doc = "The number of the paper."]
        paper: Option<Box<str>> = "drucksache",
    }
}

record! {
    /// A version of a plan.
    pub struct Version = "fassungen" {
        #[doc = "Its number, part of addresses: letters, digits, dot and hyphen."]
        nr: Located<Slug> = "nr",
        #[doc = "Its free name."]
        name: Option<Box<str>> = "bezeichnung",
        #[doc = "The decision."]
        decision: Option<Decision> = "beschluss",
        #[doc = "From when it is in force."]
        from: Option<Date> = "gueltig_ab",
        #[doc = "Until when it is in force."]
        until: Option<Date> = "gueltig_bis",
    }
}

record! {
    /// A plan.
    pub struct Plan = "plan" {
        #[doc = "The sort of plan, in a free word."]
        sort: Option<Box<str>> = "planart",
        #[doc = "The status."]
        status: Option<PlanStatus> = "status",
        #[doc = "The versions."]
        versions: Vec<Version> = "fassungen",
        #[doc = "Who takes part."]
        parties: Vec<Party> = "beteiligte",
        #[doc = "Files that go with it."]
        attachments: Vec<Attachment> = "anlagen",
        #[doc = "How to reach those who keep it."]
        contact: Option<Contact> = "kontakt",
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
