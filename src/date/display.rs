//! Dates as readers read them, in words and in short.
//!
//! Refuses to know HTML: where a machine-readable value belongs, see
//! [`Date::html_datetime`](super::Date::html_datetime).

mod english;
mod german;

use super::Date;
use crate::language::Language;

impl Date {
    /// The date in words, as it stands in running text or a table: "3. September 2019", "Januar bis
    /// März 2020", "um 2012", "spätestens im August 2012", "18. November (Jahr nicht angegeben)".
    pub fn display(&self, language: Language) -> String {
        match language {
            Language::German => german::long(&self.form),
            Language::English => english::long(&self.form),
        }
    }

    /// The date in short, for narrow places: "03.09.2019", "09/2019", "Q3 2020", "2019–2021".
    /// In English months are named ("3 Sep 2019"), since `03/09/2019` is read in two ways.
    pub fn compact(&self, language: Language) -> String {
        match language {
            Language::German => german::compact(&self.form),
            Language::English => english::compact(&self.form),
        }
    }
}

/// The entry of a month, 1 to 12, in a list of twelve names.
fn month_name(names: &[&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// The "bis" dash between two ends, set off by spaces where an end has spaces itself.
fn dash(start: &str, end: &str) -> &'static str {
    if start.contains(' ') || end.contains(' ') { " – " } else { "–" }
}
