//! The types of documents. Each has one file with its keys; this one names them all, and the compiler
//! then lists every place that a new type touches.

mod agreement;
mod amendment;
mod authority;
mod common;
mod event;
mod figures;
mod group;
mod leads;
mod measure;
mod organisation;
mod page;
mod person;
mod plan;
mod press_release;
mod report;
mod section;
mod shared;

pub use agreement::{Agreement, Undertaking};
pub use amendment::{Amendment, Extent, Nature, Op, Operation, PlaceInPlan};
pub use authority::{Authority, Level};
pub use common::Common;
pub use event::{Attendance, Event, EventSort};
pub use figures::{Commitment, Indicator, IndicatorValue, Interval, Money};
pub use group::{Group, GroupSort};
pub use leads::{
    Anything, Leads, Named, ToAuthority, ToBody, ToMeasure, ToPart, ToPlan, ToSection,
};
pub use measure::{HistoryEntry, Measure, MeasureSort, MeasureStatus, Milestone};
pub use organisation::{Organisation, OrganisationSort};
pub use page::Page;
pub use person::{Office, Person};
pub use plan::{Decision, Plan, PlanStatus, Version};
pub use press_release::{DatedNote, PressRelease, Quote, Signature};
pub use report::{Report, StatusReport};
pub use section::{Section, SectionSort};
pub use shared::{Attachment, Contact, Party, Picture, Rendition};

use super::decode::words;
use super::form::{Form, Key};
use super::keys::Keys;
use super::number::Number;
use super::yaml::Node;
use crate::date::Date;
use crate::diagnostics::Sink;
use crate::span::Located;

words! {
    /// The value of `typ`. What a type means begins with the name by which people call it.
    pub enum Type {
        /// An authority, any level.
        Authority = "behoerde"
            => "Behörde: ein Amt, ein Kreis, eine Gemeinde oder ein Ministerium, gleich welcher Ebene.",
        /// A body that is no authority.
        Organisation = "organisation"
            => "Organisation: eine Stelle, die keine Behörde ist, auch ein Amt innerhalb einer Behörde.",
        /// An office holder.
        Person = "person"
            => "Person: ein Mensch, der ein öffentliches Amt innehat und in einer Quelle damit genannt ist.",
        /// A working or steering group.
        Group = "gremium" => "Gremium: eine Arbeits-, Steuerungs- oder Projektgruppe, ein Beirat.",
        /// A plan, roadmap or concept.
        Plan = "plan" => "Plan: ein Integrationsplan, Konzept oder Fahrplan mit seinen Fassungen.",
        /// A section of a plan: a goal.
        Goal = "ziel" => "Ziel: ein Abschnitt eines Plans.",
        /// A section of a plan: a building block.
        BuildingBlock = "baustein" => "Baustein: ein Abschnitt eines Plans.",
        /// A section of a plan: a field of action.
        Field = "handlungsfeld" => "Handlungsfeld: ein Abschnitt eines Plans.",
        /// A section of a plan: a chapter.
        Chapter = "kapitel" => "Kapitel: ein Abschnitt eines Plans.",
        /// A measure.
        Measure = "massnahme" => "Maßnahme: ein einzelnes Vorhaben eines Plans.",
        /// A progress report on a plan.
        Report = "bericht"
            => "Bericht: ein veröffentlichter Bericht über den Fortschritt eines Plans.",
        /// An amendment to a plan.
        Amendment = "aenderung" => "Änderung: eine Änderung an einer Fassung eines Plans.",
        /// A press release.
        PressRelease = "pressemitteilung" => "Pressemitteilung: eine Mitteilung an die Presse.",
        /// A congress, workshop, decision or talk.
        Event = "veranstaltung"
            => "Veranstaltung: ein Kongress, ein Workshop, ein Beschluss oder ein Vortrag.",
        /// A partner agreement.
        Agreement = "vereinbarung" => "Vereinbarung: eine Vereinbarung zwischen Partnern.",
        /// Any other page.
        Page = "seite" => "Seite: jede andere Seite, etwa das Impressum.",
    }
}

/// What a document says, by its type.
#[derive(Clone, Debug)]
pub enum Facts {
    /// An authority.
    Authority(Box<Authority>),
    /// A body that is no authority.
    Organisation(Box<Organisation>),
    /// An office holder.
    Person(Box<Person>),
    /// A working or steering group.
    Group(Box<Group>),
    /// A plan.
    Plan(Box<Plan>),
    /// A section of a plan.
    Section(SectionSort, Box<Section>),
    /// A measure.
    Measure(Box<Measure>),
    /// A progress report.
    Report(Box<Report>),
    /// An amendment.
    Amendment(Box<Amendment>),
    /// A press release.
    PressRelease(Box<PressRelease>),
    /// An event.
    Event(Box<Event>),
    /// A partner agreement.
    Agreement(Box<Agreement>),
    /// Any other page.
    Page(Box<Page>),
}

impl Type {
    /// The name by which people call documents of this type: "Maßnahme".
    pub fn called(self) -> &'static str {
        let own = Type::WORDS.iter().find(|word| word.word == self.word());
        own.and_then(|word| word.meaning.split(':').next()).unwrap_or_default()
    }

    /// The keys that documents of this type have besides the common ones.
    pub fn keys(self) -> &'static [Key] {
        match self {
            Type::Authority => Authority::KEYS,
            Type::Organisation => Organisation::KEYS,
            Type::Person => Person::KEYS,
            Type::Group => Group::KEYS,
            Type::Plan => Plan::KEYS,
            Type::Goal | Type::BuildingBlock | Type::Field | Type::Chapter => Section::KEYS,
            Type::Measure => Measure::KEYS,
            Type::Report => Report::KEYS,
            Type::Amendment => Amendment::KEYS,
            Type::PressRelease => PressRelease::KEYS,
            Type::Event => Event::KEYS,
            Type::Agreement => Agreement::KEYS,
            Type::Page => Page::KEYS,
        }
    }
}

impl Facts {
    /// Reads the keys of a document of type `kind` from `node`, its front matter.
    pub fn read(kind: Type, node: &Node, problems: &mut Sink) -> Option<Facts> {
        let also: &[&'static [Key]] = &[Common::KEYS, &[TYPE_KEY]];
        let section = |sort: SectionSort, problems: &mut Sink| {
            let keys = Keys::of("typ", node, sort.word(), Section::KEYS, problems)?;
            let section = Section::fields(&keys, problems);
            keys.finish(also, problems);
            Some(Facts::Section(sort, Box::new(section?)))
        };
        match kind {
            Type::Authority => {
                let authority = Authority::read("typ", node, also, problems)?;
                authority.check(problems);
                Some(Facts::Authority(Box::new(authority)))
            }
            Type::Organisation => Organisation::read("typ", node, also, problems)
                .map(Box::new)
                .map(Facts::Organisation),
            Type::Person => {
                Person::read("typ", node, also, problems).map(Box::new).map(Facts::Person)
            }
            Type::Group => Group::read("typ", node, also, problems).map(Box::new).map(Facts::Group),
            Type::Plan => {
                let plan = Plan::read("typ", node, also, problems)?;
                plan.check(problems);
                Some(Facts::Plan(Box::new(plan)))
            }
            Type::Goal => section(SectionSort::Goal, problems),
            Type::BuildingBlock => section(SectionSort::BuildingBlock, problems),
            Type::Field => section(SectionSort::Field, problems),
            Type::Chapter => section(SectionSort::Chapter, problems),
            Type::Measure => {
                let measure = Measure::read("typ", node, also, problems)?;
                measure.check(problems);
                Some(Facts::Measure(Box::new(measure)))
            }
            Type::Report => {
                let report = Report::read("typ", node, also, problems)?;
                report.check(problems);
                Some(Facts::Report(Box::new(report)))
            }
            Type::Amendment => {
                let amendment = Amendment::read("typ", node, also, problems)?;
                amendment.check(problems);
                Some(Facts::Amendment(Box::new(amendment)))
            }
            Type::PressRelease => {
                let release = PressRelease::read("typ", node, also, problems)?;
                release.check(problems);
                Some(Facts::PressRelease(Box::new(release)))
            }
            Type::Event => Event::read("typ", node, also, problems).map(Box::new).map(Facts::Event),
            Type::Agreement => {
                Agreement::read("typ", node, also, problems).map(Box::new).map(Facts::Agreement)
            }
            Type::Page => Page::read("typ", node, also, problems).map(Box::new).map(Facts::Page),
        }
    }

    /// The word of `typ`.
    pub fn type_word(&self) -> &'static str {
        match self {
            Facts::Authority(_) => "behoerde",
            Facts::Organisation(_) => "organisation",
            Facts::Person(_) => "person",
            Facts::Group(_) => "gremium",
            Facts::Plan(_) => "plan",
            Facts::Section(sort, _) => sort.word(),
            Facts::Measure(_) => "massnahme",
            Facts::Report(_) => "bericht",
            Facts::Amendment(_) => "aenderung",
            Facts::PressRelease(_) => "pressemitteilung",
            Facts::Event(_) => "veranstaltung",
            Facts::Agreement(_) => "vereinbarung",
            Facts::Page(_) => "seite",
        }
    }

    /// The date on which it happened or was published, where the type has one.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Facts::Report(report) => report.date.as_ref().map(|date| &date.value),
            Facts::Amendment(amendment) => amendment.date.as_ref(),
            Facts::PressRelease(release) => release.date.as_ref(),
            Facts::Event(event) => event.date.as_ref(),
            Facts::Agreement(agreement) => agreement.date.as_ref(),
            Facts::Authority(_)
            | Facts::Organisation(_)
            | Facts::Person(_)
            | Facts::Group(_)
            | Facts::Plan(_)
            | Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Page(_) => None,
        }
    }

    /// The official number, where the type has one.
    pub fn number(&self) -> Option<&Number> {
        self.numbered().map(|number| &number.value)
    }

    /// The official number with its place.
    pub fn numbered(&self) -> Option<&Located<Number>> {
        match self {
            Facts::Section(_, section) => section.number.as_ref(),
            Facts::Measure(measure) => measure.number.as_ref(),
            Facts::Authority(_)
            | Facts::Organisation(_)
            | Facts::Person(_)
            | Facts::Group(_)
            | Facts::Plan(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => None,
        }
    }

    /// The wording, where the type has one.
    pub fn wording(&self) -> Option<&str> {
        let wording = match self {
            Facts::Section(_, section) => section.wording.as_ref(),
            Facts::Measure(measure) => measure.wording.as_ref(),
            Facts::Authority(_)
            | Facts::Organisation(_)
            | Facts::Person(_)
            | Facts::Group(_)
            | Facts::Plan(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => None,
        };
        wording.map(|wording| &*wording.value)
    }

    /// Whether it is a body or a person: these are found by reference within the whole site.
    pub fn is_body_or_person(&self) -> bool {
        match self {
            Facts::Authority(_) | Facts::Organisation(_) | Facts::Person(_) | Facts::Group(_) => {
                true
            }
            Facts::Plan(_)
            | Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => false,
        }
    }

    /// Other names and spellings that it goes by.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        let (one, many): (Option<&str>, &[Box<str>]) = match self {
            Facts::Authority(authority) => (authority.official_name.as_deref(), &[]),
            Facts::Organisation(organisation) => (None, &organisation.variants),
            Facts::Person(person) => (person.name.as_deref(), &person.variants),
            Facts::Group(_)
            | Facts::Plan(_)
            | Facts::Section(..)
            | Facts::Measure(_)
            | Facts::Report(_)
            | Facts::Amendment(_)
            | Facts::PressRelease(_)
            | Facts::Event(_)
            | Facts::Agreement(_)
            | Facts::Page(_) => (None, &[]),
        };
        one.into_iter().chain(many.iter().map(|variant| &**variant))
    }
}

/// The key that every document needs.
pub const TYPE_KEY: Key = Key {
    name: "typ",
    meaning: "Die Art des Dokuments.",
    required: true,
    form: Form::Words(Type::WORDS),
};
