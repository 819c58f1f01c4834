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

/// What kept a text from being Markdown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Almost {
    /// A blank within the address of a link.
    BlankInAddress,
    /// A blank between the text of a link and its address.
    BlankBeforeAddress,
    /// No blank behind the marks of a heading.
    Heading,
}

/// What a rule about content found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each field is named by its variant's sentence")]
pub enum Finding {
    /// A file that no document is, for its ending; `meant` is the name of one. Where it `is_needed`, the site lacks it.
    OtherEnding { name: String, meant: String, is_needed: bool },
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
    /// A Land that there is not, and the one that it nearly is.
    OtherLand { word: String, meant: &'static str },
    /// What a new document says until it is filled in.
    Placeholder { text: String },
    /// A link whose text does not say where it leads.
    LinkSaysNothing { text: String },
    /// Markup of another system.
    Leftover { sort: Markup, text: String },
    /// A word with the hyphen of a former line end.
    BrokenWord { written: String, whole: String },
    /// A link or heading that is none by a blank; `meant` is how it is written.
    AlmostMarkdown { sort: Almost, written: String, meant: String },
    /// Two documents whose names are nearly the same, or the same in another spelling.
    SimilarNames { name: String, other: String },
    /// A body or person that nothing refers to.
    Orphan { kind: &'static str },
    /// Two measures of one plan, or two of its sections, with one number.
    SameNumber { kind: &'static str, number: String },
    /// A file of a theme that nothing uses.
    UnusedThemeFile { name: String, what: Unused },
    /// A text in simple language that nobody reviewed.
    SimpleWithoutReviewer,
    /// A translation that was reviewed before its original was last changed.
    OlderThanOriginal { own: String, original: String },
}

/// What a file of a theme that nothing uses probably is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unused {
    /// The one that should lie at this path within the theme, where there is none.
    Misnamed(String),
    /// A template that no other names.
    Template,
    /// Somebody's or some program's copy of another file.
    Copy,
    /// No template, where templates lie.
    Other,
}

impl Finding {
    /// The rule that found it.
    pub fn rule(&self) -> Rule {
        match self {
            Finding::OtherEnding { .. } => Rule::Ending,
            Finding::OtherWeekday { .. } => Rule::Weekday,
            Finding::OfficialKey { .. } => Rule::OfficialKey,
            Finding::MilestoneOutside { .. } => Rule::MilestoneOutside,
            Finding::OverdueWithoutReason { .. } => Rule::Overdue,
            Finding::InForceWithoutVersion => Rule::NoVersion,
            Finding::PersonWithoutOffice => Rule::NoOffice,
            Finding::PdfForSome => Rule::Pdf,
            Finding::PhotoTellsPlace { .. } => Rule::PhotoPlace,
            Finding::OtherLand { .. } => Rule::Land,
            Finding::Placeholder { .. } => Rule::Placeholders,
            Finding::LinkSaysNothing { .. } => Rule::LinkText,
            Finding::Leftover { .. } => Rule::Leftovers,
            Finding::BrokenWord { .. } => Rule::BrokenWords,
            Finding::AlmostMarkdown { .. } => Rule::Markdown,
            Finding::SimilarNames { .. } => Rule::SimilarNames,
            Finding::Orphan { .. } => Rule::Orphans,
            Finding::SameNumber { .. } => Rule::Numbers,
            Finding::UnusedThemeFile { .. } => Rule::ThemeFile,
            Finding::SimpleWithoutReviewer => Rule::SimpleLanguage,
            Finding::OlderThanOriginal { .. } => Rule::OldTranslation,
        }
    }
}
