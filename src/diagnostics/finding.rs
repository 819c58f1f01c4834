//! What the rules about content find, with what their messages name. No wording here.

use super::rules::Rule;
use crate::date::Weekday;

/// What sort of markup was left over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Markup {
    /// A character written in the way of HTML, such as `&nbsp;`.
    Entity,
    /// A tag of HTML where only plain text is shown.
    Html,
    /// Textile, such as `h2.` or `bq.`.
    Textile,
    /// What a word processor writes for itself.
    Word,
    /// A cross-reference that the word processor could not resolve.
    DeadField,
    /// BBCode or the markup of a wiki.
    Forum,
}

/// What a rule about content found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each field is named by its variant's sentence")]
pub enum Finding {
    /// A day of the week that a date does not have.
    OtherWeekday { written: String, date: String, is: Weekday },
    /// An official key of the wrong length, and what it would be with the zero that it lost.
    OfficialKey {
        key: &'static str,
        value: String,
        lengths: &'static [usize],
        whole: Option<String>,
    },
    /// A milestone before or after the period of its measure.
    MilestoneOutside { date: String, period: String },
    /// A measure that should be done by now, without a word on why it is not.
    OverdueWithoutReason { since: String },
    /// A plan in force that names no version.
    InForceWithoutVersion,
    /// A person without an office.
    PersonWithoutOffice,
    /// A PDF that not everyone can read.
    PdfForSome,
    /// A photograph that tells where it was taken.
    PhotoTellsPlace { path: String },
    /// A link whose text does not say where it leads.
    LinkSaysNothing { text: String },
    /// Markup of another system.
    Leftover { sort: Markup, text: String },
    /// A word with the hyphen of a former line end.
    BrokenWord { written: String, whole: String },
    /// Two documents whose names are nearly the same, or the same in another spelling.
    SimilarNames { name: String, other: String },
    /// A body or person that nothing refers to.
    Orphan { kind: &'static str },
    /// A text in simple language that nobody reviewed.
    SimpleWithoutReviewer,
    /// A translation that was reviewed before its original was last changed.
    OlderThanOriginal { own: String, original: String },
}

impl Finding {
    /// The rule that found it.
    pub fn rule(&self) -> Rule {
        match self {
            Finding::OtherWeekday { .. } => Rule::Weekday,
            Finding::OfficialKey { .. } => Rule::OfficialKey,
            Finding::MilestoneOutside { .. } => Rule::MilestoneOutside,
            Finding::OverdueWithoutReason { .. } => Rule::Overdue,
            Finding::InForceWithoutVersion => Rule::NoVersion,
            Finding::PersonWithoutOffice => Rule::NoOffice,
            Finding::PdfForSome => Rule::Pdf,
            Finding::PhotoTellsPlace { .. } => Rule::PhotoPlace,
            Finding::LinkSaysNothing { .. } => Rule::LinkText,
            Finding::Leftover { .. } => Rule::Leftovers,
            Finding::BrokenWord { .. } => Rule::BrokenWords,
            Finding::SimilarNames { .. } => Rule::SimilarNames,
            Finding::Orphan { .. } => Rule::Orphans,
            Finding::SimpleWithoutReviewer => Rule::SimpleLanguage,
            Finding::OlderThanOriginal { .. } => Rule::OldTranslation,
        }
    }
}
