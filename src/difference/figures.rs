//! How much of what changed, in figures. Knows no words.

use serde::{Deserialize, Serialize};

use super::change::{Fate, PartChange, PartKind, What};

/// The figures of a difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// How many things changed about the plan itself.
    pub plan: usize,
    /// Of its sections.
    pub sections: PartFigures,
    /// Of its measures.
    pub measures: PartFigures,
}

/// How many parts of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PartFigures {
    /// Were there before.
    pub before: usize,
    /// Are there after.
    pub after: usize,
    /// Stayed as they were.
    pub unchanged: usize,
    /// Came.
    pub added: usize,
    /// Went.
    pub removed: usize,
    /// Changed in any way.
    pub changed: usize,
    /// Have another number.
    pub renumbered: usize,
    /// Have another title.
    pub renamed: usize,
    /// Belong to other sections.
    pub moved: usize,
    /// Have another official wording.
    pub reworded: usize,
    /// Have another text, summary or result.
    pub texts: usize,
    /// Have another status.
    pub status: usize,
    /// Have the same status for another reason.
    pub reason: usize,
    /// Have another period.
    pub period: usize,
    /// Have others who are responsible or take part.
    pub parties: usize,
    /// Have other milestones.
    pub milestones: usize,
    /// Have other indicators or values.
    pub indicators: usize,
    /// Have other money.
    pub money: usize,
    /// Have another kind, audience or other fact.
    pub facts: usize,
    /// Changed only as amendments say is editorial.
    pub editorial: usize,
}

impl Figures {
    /// The figures of `parts`, where so many sections and measures were `before` and are `after`, and so many
    /// things changed about the plan.
    pub(super) fn of(
        plan: usize,
        parts: &[PartChange<'_>],
        before: [usize; 2],
        after: [usize; 2],
    ) -> Figures {
        let [sections, measures] = [PartKind::Section, PartKind::Measure].map(|kind| {
            let mut figures = PartFigures::default();
            parts.iter().filter(|part| part.kind == kind).for_each(|part| figures.count(part));
            figures
        });
        let [sections, measures] = [(sections, 0), (measures, 1)].map(|(figures, at)| {
            let before: usize = before[at];
            let unchanged = before.saturating_sub(figures.removed + figures.changed);
            PartFigures { before, after: after[at], unchanged, ..figures }
        });
        Figures { plan, sections, measures }
    }
}

impl PartFigures {
    fn count(&mut self, part: &PartChange<'_>) {
        match part.change {
            Fate::Added => self.added += 1,
            Fate::Removed => self.removed += 1,
            Fate::Changed => {
                self.changed += 1;
                self.editorial += usize::from(part.is_editorial());
                self.count_changes(part);
            }
        }
    }

    /// A part counts once under each head, however many of its changes stand there.
    fn count_changes(&mut self, part: &PartChange<'_>) {
        let any = |test: fn(&What<'_>) -> bool| {
            usize::from(part.changes.iter().any(|change| test(&change.what)))
        };
        self.renumbered += any(|what| matches!(what, What::Number { .. }));
        self.renamed += any(|what| matches!(what, What::Title { .. }));
        self.moved += any(|what| matches!(what, What::Sections { .. }));
        self.reworded += any(|what| matches!(what, What::Text { text, .. } if text.is_wording()));
        self.texts += any(|what| matches!(what, What::Text { text, .. } if !text.is_wording()));
        self.status +=
            any(|what| matches!(what, What::Status { from, to } if from.status != to.status));
        self.reason +=
            any(|what| matches!(what, What::Status { from, to } if from.status == to.status));
        self.period += any(|what| matches!(what, What::Period { .. }));
        self.parties += any(|what| matches!(what, What::Responsible { .. } | What::Parties { .. }));
        self.milestones += any(|what| matches!(what, What::Milestones { .. }));
        self.indicators += any(|what| matches!(what, What::Indicators { .. }));
        self.money += any(|what| matches!(what, What::Money { .. }));
        self.facts += any(|what| matches!(what, What::Fact { .. }));
    }
}
