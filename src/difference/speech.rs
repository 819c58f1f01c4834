//! The words for what stands in a record: names of parts, dates, money, statuses, as a reader reads them. Knows
//! nothing of what changed.

use super::change::{Fact, PartName, State, TextName, What};
use crate::date::Date;
use crate::document::figure::Figure;
use crate::record::{
    DateRecord, IndicatorRecord, MilestoneRecord, MoneyRecord, PartyRecord, StatusRecord,
    ValueRecord, VersionRecord, Words,
};
use crate::texts::{Arg, Texts};

/// Speaks one language.
#[derive(Clone, Copy)]
pub(super) struct Speech<'t> {
    pub(super) texts: &'t Texts,
}

impl Speech<'_> {
    pub(super) fn text(&self, key: &str) -> String {
        self.texts.get(key).to_owned()
    }

    pub(super) fn with(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<(&'static str, Arg<'_>)> =
            args.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
        self.texts.with(key, &args)
    }

    /// "Fassung 2.0"; "geltender Stand (1. April 2026)".
    pub(super) fn state(&self, state: &State<'_>) -> String {
        match (&state.version, &state.stichtag) {
            (Some(nr), _) => self.with("difference-version", &[("nr", nr)]),
            (None, Some(day)) => {
                let day = DateRecord { literal: day.clone(), ..DateRecord::default() };
                self.with("difference-now-on", &[("date", &self.date(&day))])
            }
            (None, None) => self.text("difference-now"),
        }
    }

    /// "Maßnahme 2b", "Handlungsfeld 1"; by title where there is no number.
    pub(super) fn part(&self, name: &PartName<'_>) -> String {
        let word = self.kind(name);
        match &name.number {
            Some(number) => {
                self.with("difference-part-numbered", &[("kind", &word), ("number", number)])
            }
            None => self.with("difference-part-titled", &[("part", &word), ("title", &name.title)]),
        }
    }

    /// "Maßnahme 2b „Sprachcafés“".
    pub(super) fn part_in_full(&self, name: &PartName<'_>) -> String {
        match name.number {
            Some(_) => {
                let part = self.part(name);
                self.with("difference-part-titled", &[("part", &part), ("title", &name.title)])
            }
            None => self.part(name),
        }
    }

    fn kind(&self, name: &PartName<'_>) -> String {
        if name.kind.is_empty() {
            self.text("measure")
        } else {
            self.texts.of_word("section", &name.kind).to_owned()
        }
    }

    pub(super) fn parts(&self, names: &[PartName<'_>]) -> String {
        names.iter().map(|name| self.part(name)).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn date(&self, date: &DateRecord) -> String {
        Date::parse(&date.literal)
            .map_or_else(|_| date.literal.clone(), |date| date.display(self.texts.language()))
    }

    pub(super) fn status(&self, status: &StatusRecord<'_>) -> String {
        self.texts.of_word("in-text", &status.status).to_owned()
    }

    /// "in Umsetzung: Die Stelle ist besetzt."; nothing where there is no status.
    pub(super) fn status_in_full(&self, status: &StatusRecord<'_>) -> Option<String> {
        let word = Some(self.status(status)).filter(|_| !status.status.is_empty())?;
        Some(match &status.reason {
            Some(reason) => format!("{word}: {reason}"),
            None => word,
        })
    }

    pub(super) fn fact(&self, fact: Fact, word: &str) -> String {
        let families: &[&str] = match fact {
            Fact::Kind => &["measure", "section", "plan-kind"],
            Fact::PlanStatus => &["plan"],
            Fact::Rendition => &["rendition"],
            Fact::Across | Fact::Placeholder => &["flag"],
            Fact::Audience => &[],
        };
        let found = families.iter().map(|family| self.texts.of_word(family, word));
        found.into_iter().find(|text| *text != word).unwrap_or(word).to_owned()
    }

    /// "1.234,5"; what is no number stays as it is.
    pub(super) fn figure(&self, digits: &str) -> String {
        // In a record a point is always the decimal point.
        Figure::parse(&digits.replace('.', ","))
            .map_or_else(|| digits.to_owned(), |figure| figure.display(self.texts.language()))
    }

    pub(super) fn party(&self, party: &PartyRecord<'_>) -> String {
        let more = [&party.role, &party.area].into_iter().flatten();
        with_more(&party.body.name, more.map(ToString::to_string))
    }

    pub(super) fn money(&self, money: &MoneyRecord<'_>) -> String {
        let amount = self.with("amount-euro", &[("amount", &self.figure(&money.amount))]);
        let word = |family: &str, word: &Option<Words<'_>>| {
            word.as_deref().map(|word| self.texts.of_word(family, word).to_owned())
        };
        let year = money.year.as_ref().map(|literal| {
            self.date(&DateRecord { literal: literal.clone(), ..DateRecord::default() })
        });
        let giver = money.giver.as_ref().map(ToString::to_string);
        let more =
            [word("interval", &money.frequency), year, giver, word("commitment", &money.kind)];
        with_more(&amount, more.into_iter().flatten())
    }

    pub(super) fn milestone(&self, milestone: &MilestoneRecord<'_>) -> String {
        let date = milestone.date.as_ref().map(|date| self.date(date));
        let status = milestone.status.as_ref();
        let status = status.map(|word| self.texts.of_word("in-text", word).to_owned());
        with_more(&milestone.title, [date, status].into_iter().flatten())
    }

    pub(super) fn value(&self, value: &ValueRecord<'_>) -> String {
        let figure = value.value.as_ref().map(|digits| self.figure(digits));
        let statement = value.statement.as_ref().map(ToString::to_string);
        let said = [figure, statement].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let date = value.date.as_ref().map(|date| self.date(date));
        match date {
            Some(date) => format!("{date}: {said}"),
            None => said,
        }
    }

    /// Everything of an indicator but its values.
    pub(super) fn indicator(&self, indicator: &IndicatorRecord<'_>) -> String {
        let labelled = |key: &str, digits: &Option<String>| {
            digits
                .as_ref()
                .map(|digits| format!("{}: {}", self.texts.get(key), self.figure(digits)))
        };
        let unit = indicator.unit.as_ref().map(ToString::to_string);
        let baseline = labelled("baseline", &indicator.baseline);
        let more = [unit, baseline, labelled("target", &indicator.target)];
        with_more(&indicator.title, more.into_iter().flatten())
    }

    pub(super) fn version(&self, version: &VersionRecord<'_>) -> String {
        let words = |words: &Option<Words<'_>>| words.as_ref().map(ToString::to_string);
        let dated = |key: &str, date: &Option<DateRecord>| {
            date.as_ref().map(|date| format!("{} {}", self.texts.get(key), self.date(date)))
        };
        let decided = dated("stop-decision", &version.decided);
        let from = dated("in-force-from", &version.from);
        let until = dated("in-force-until", &version.until);
        let more = [
            words(&version.name),
            decided,
            words(&version.decided_by),
            words(&version.paper),
            from,
            until,
        ];
        with_more(
            &self.with("difference-version", &[("nr", &version.nr)]),
            more.into_iter().flatten(),
        )
    }

    /// What a change is about: "Zeitraum".
    pub(super) fn name(&self, what: &What<'_>) -> String {
        self.text(&format!("difference-name-{}", word(what)))
    }
}

/// The end of the key of a text that names what changed.
fn word(what: &What<'_>) -> &'static str {
    match what {
        What::Number { .. } => "number",
        What::Title { .. } => "title",
        What::Sections { .. } => "sections",
        What::Status { .. } => "status",
        What::Period { .. } => "period",
        What::Responsible { .. } => "responsible",
        What::Fact { fact, .. } => match fact {
            Fact::Kind => "kind",
            Fact::PlanStatus => "status",
            Fact::Rendition => "rendition",
            Fact::Audience => "audience",
            Fact::Across => "across",
            Fact::Placeholder => "placeholder",
        },
        What::Text { text, .. } => match text {
            TextName::Wording => "wording",
            TextName::Paraphrase => "paraphrase",
            TextName::Body => "body",
            TextName::Summary => "summary",
            TextName::Result => "result",
        },
        What::Parties { .. } => "parties",
        What::Milestones { .. } => "milestone",
        What::Indicators { .. } => "indicator",
        What::Money { .. } => "money",
        What::Versions { .. } => "version",
    }
}

/// "Verein (Leitung, ganze Stadt)".
fn with_more(name: &str, more: impl Iterator<Item = String>) -> String {
    let more: Vec<String> = more.collect();
    if more.is_empty() { name.to_owned() } else { format!("{name} ({})", more.join(", ")) }
}
