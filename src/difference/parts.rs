//! What changed about a plan, a section or a measure that is in both states. Knows nothing of how the two were
//! found to be one.

use super::change::{Change, Fact, Fate, PartChange, PartName, TextName, What};
use super::entries;
use super::text;
use super::words::{Budget, normal};
use crate::record::{
    Block, DateRecord, MeasureRecord, PartyRecord, PlanFacts, SectionRecord, WordingRecord, Words,
};

/// The word for a wording that is retold.
pub(super) const RETOLD: &str = "sinngemaess";

/// What is known of the parts of both states while one of them is compared.
pub(super) struct Setting<'s, 'a> {
    /// The sections of the earlier state by the ids that a part gives.
    pub(super) old_sections: &'s dyn Fn(&[Words<'a>]) -> Vec<PartName<'a>>,
    /// Those of the later state.
    pub(super) new_sections: &'s dyn Fn(&[Words<'a>]) -> Vec<PartName<'a>>,
    /// The id in the later state of a section of the earlier one.
    pub(super) later: &'s dyn Fn(&str) -> String,
}

/// Changes of one part as they are found.
pub(super) struct Found<'b, 'a> {
    changes: Vec<Change<'a>>,
    budget: &'b mut Budget,
}

impl<'b, 'a> Found<'b, 'a> {
    pub(super) fn new(budget: &'b mut Budget) -> Found<'b, 'a> {
        Found { changes: Vec::new(), budget }
    }

    pub(super) fn into_changes(self) -> Vec<Change<'a>> {
        self.changes
    }

    fn push(&mut self, what: What<'a>) {
        self.changes.push(Change { editorial: false, what });
    }

    fn title(&mut self, from: &Words<'a>, to: &Words<'a>) {
        if normal(from) != normal(to) {
            self.push(What::Title { from: from.clone(), to: to.clone() });
        }
    }

    fn number(&mut self, from: &Option<Words<'a>>, to: &Option<Words<'a>>) {
        if from != to {
            self.push(What::Number { from: from.clone(), to: to.clone() });
        }
    }

    fn fact(&mut self, fact: Fact, from: Option<Words<'a>>, to: Option<Words<'a>>) {
        if from.as_deref().map(normal) != to.as_deref().map(normal) {
            self.push(What::Fact { fact, from, to });
        }
    }

    fn flag(&mut self, fact: Fact, from: bool, to: bool) {
        let word = |set: bool| set.then_some(Words::Borrowed("ja"));
        self.fact(fact, word(from), word(to));
    }

    fn blocks(&mut self, name: TextName, from: &[Block], to: &[Block]) {
        if let Some(difference) = text::difference(from, to, self.budget) {
            self.push(What::Text { text: name, difference });
        }
    }

    fn words(&mut self, name: TextName, from: &Option<Words<'a>>, to: &Option<Words<'a>>) {
        if from != to {
            let blocks =
                |words: &Option<Words<'a>>| Block::paragraphs(words.as_deref().unwrap_or_default());
            self.blocks(name, &blocks(from), &blocks(to));
        }
    }

    fn wording(&mut self, from: &Option<WordingRecord<'a>>, to: &Option<WordingRecord<'a>>) {
        let text = |wording: &Option<WordingRecord<'a>>| wording.as_ref().map(|it| it.text.clone());
        // What is retold is never called a wording.
        let retold = to.as_ref().or(from.as_ref()).is_some_and(|it| it.rendition == RETOLD);
        let name = if retold { TextName::Paraphrase } else { TextName::Wording };
        self.words(name, &text(from), &text(to));
        if let (Some(from), Some(to)) = (from, to) {
            let (from, to) = (from.rendition.clone(), to.rendition.clone());
            self.fact(Fact::Rendition, Some(from), Some(to));
        }
    }

    fn sections(&mut self, from: &[Words<'a>], to: &[Words<'a>], setting: &Setting<'_, 'a>) {
        let moved = from.len() != to.len()
            || from.iter().zip(to).any(|(from, to)| (setting.later)(from) != **to);
        if moved {
            let from = (setting.old_sections)(from);
            self.push(What::Sections { from, to: (setting.new_sections)(to) });
        }
    }

    fn parties(&mut self, from: &[PartyRecord<'a>], to: &[PartyRecord<'a>]) {
        // A body that got or lost a page of its own is the same body.
        let named = |parties: &[PartyRecord<'a>]| {
            let mut parties = parties.to_vec();
            parties.iter_mut().for_each(|party| party.body.id = None);
            parties
        };
        if named(from) == named(to) {
            return;
        }
        let entries = entries::changes(from, to, |party| {
            party.body.id.clone().unwrap_or_else(|| party.body.name.clone())
        });
        if !entries.is_empty() {
            self.push(What::Parties { entries });
        }
    }

    /// What changed about the plan itself.
    pub(super) fn plan(&mut self, a: &PlanFacts<'a>, b: &PlanFacts<'a>) {
        self.title(&a.title, &b.title);
        self.fact(Fact::Kind, a.kind.clone(), b.kind.clone());
        self.fact(Fact::PlanStatus, a.status.clone(), b.status.clone());
        let entries = entries::changes(&a.versions, &b.versions, |version| version.nr.clone());
        if !entries.is_empty() {
            self.push(What::Versions { entries });
        }
        self.words(TextName::Summary, &a.summary, &b.summary);
        self.blocks(TextName::Body, &a.text, &b.text);
        self.parties(&a.parties, &b.parties);
    }

    /// What changed about a section.
    pub(super) fn section(
        &mut self,
        a: &SectionRecord<'a>,
        b: &SectionRecord<'a>,
        setting: &Setting<'_, 'a>,
    ) {
        self.number(&a.number, &b.number);
        self.title(&a.title, &b.title);
        self.sections(&a.sections, &b.sections, setting);
        self.fact(Fact::Kind, Some(a.kind.clone()), Some(b.kind.clone()));
        self.wording(&a.wording, &b.wording);
        self.flag(Fact::Across, a.across, b.across);
        self.flag(Fact::Placeholder, a.placeholder, b.placeholder);
        self.words(TextName::Summary, &a.summary, &b.summary);
        self.blocks(TextName::Body, &a.text, &b.text);
    }

    /// What changed about a measure.
    pub(super) fn measure(
        &mut self,
        a: &MeasureRecord<'a>,
        b: &MeasureRecord<'a>,
        setting: &Setting<'_, 'a>,
    ) {
        self.number(&a.number, &b.number);
        self.title(&a.title, &b.title);
        self.sections(&a.sections, &b.sections, setting);
        self.fact(Fact::Kind, a.kind.clone(), b.kind.clone());
        self.wording(&a.wording, &b.wording);
        if a.status.status != b.status.status
            || a.status.reason.as_deref().map(normal) != b.status.reason.as_deref().map(normal)
        {
            self.push(What::Status { from: a.status.clone(), to: b.status.clone() });
        }
        self.words(TextName::Result, &a.result, &b.result);
        let literal = |date: &Option<DateRecord>| date.as_ref().map(|date| date.literal.clone());
        if literal(&a.period) != literal(&b.period) {
            self.push(What::Period { from: a.period.clone(), to: b.period.clone() });
        }
        let name = |it: &MeasureRecord<'a>| it.responsible.as_ref().map(|body| body.name.clone());
        if name(a) != name(b) {
            let (from, to) = (a.responsible.clone(), b.responsible.clone());
            self.push(What::Responsible { from, to });
        }
        self.parties(&a.parties, &b.parties);
        self.fact(Fact::Audience, a.audience.clone(), b.audience.clone());
        self.lists(a, b);
        self.words(TextName::Summary, &a.summary, &b.summary);
        self.blocks(TextName::Body, &a.text, &b.text);
    }

    fn lists(&mut self, a: &MeasureRecord<'a>, b: &MeasureRecord<'a>) {
        let entries = entries::changes(&a.milestones, &b.milestones, |it| it.title.clone());
        if !entries.is_empty() {
            self.push(What::Milestones { entries });
        }
        let entries = entries::changes(&a.indicators, &b.indicators, |it| it.title.clone());
        if !entries.is_empty() {
            self.push(What::Indicators { entries });
        }
        let entries = entries::changes(&a.money, &b.money, |it| {
            (it.year.clone(), it.frequency.clone(), it.giver.clone(), it.kind.clone())
        });
        if !entries.is_empty() {
            self.push(What::Money { entries });
        }
    }
}

/// What a part of one state says, told as changes of a part that says nothing, or to one.
pub(super) fn whole<'a>(part: &PartChange<'a>) -> Vec<Change<'a>> {
    let mut budget = Budget::default();
    let mut found = Found::new(&mut budget);
    let nowhere: &dyn Fn(&[Words<'a>]) -> Vec<PartName<'a>> = &|_| Vec::new();
    let setting = Setting { old_sections: nowhere, new_sections: nowhere, later: &str::to_owned };
    let came = part.change == Fate::Added;
    if let Some(section) = &part.section {
        let empty = SectionRecord::default();
        let (a, b) = if came { (&empty, &**section) } else { (&**section, &empty) };
        found.section(a, b, &setting);
    }
    if let Some(measure) = &part.measure {
        let empty = MeasureRecord::default();
        let (a, b) = if came { (&empty, &**measure) } else { (&**measure, &empty) };
        found.measure(a, b, &setting);
    }
    let mut changes = found.into_changes();
    // Its name says these.
    changes.retain(|change| {
        !matches!(change.what, What::Number { .. } | What::Title { .. } | What::Sections { .. })
    });
    changes
}
