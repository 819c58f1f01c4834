//! What amendments did to a measure or section, for its page: its wordings over time, and its repeal.

use serde::Serialize;

use super::context::{At, paragraphs};
use super::parts::{DateText, Link};
use super::tongues::Tongue;
use crate::date::Precision;
use crate::document::types::{self, Amendment, Op};
use crate::model::{Act, DocIx, Held, changes_words, effect, parents};
use crate::texts::Arg;

/// A wording and when it held.
#[derive(Clone, Debug, Serialize)]
pub struct WordingPeriod<'a> {
    /// From when it held; absent where the sources do not say.
    pub from: Option<DateText>,
    /// Until when it held: the last day, or the time that is not more precisely known.
    pub to: Option<DateText>,
    /// Whether it was replaced on the very day from which it held.
    pub same_day: bool,
    /// From when it held no longer.
    pub until: Option<DateText>,
    /// "Fassung 1.0", "Fassungen 1.0 bis 2.0": the versions of the plan that it is known to have stood in.
    pub versions: Option<String>,
    /// The amendment that made it.
    pub made_by: Option<Link<'a>>,
    /// The amendment that ended it.
    pub ended_by: Option<Link<'a>>,
    /// Whether it ended with the repeal.
    pub repealed: bool,
    /// Whether nobody knows if it was another wording than the next one.
    pub uncertain: bool,
    /// The language of the words, where it is not the page's.
    pub tongue: Option<Tongue<'a>>,
    /// Paragraph by paragraph; empty where the words are not at hand.
    pub paragraphs: Vec<&'a str>,
    /// Whether it is in force at the Stichtag.
    pub current: bool,
}

/// That something is in force no longer.
#[derive(Clone, Debug, Serialize)]
pub struct Repealed<'a> {
    /// Since when, where the sources say.
    pub since: Option<DateText>,
    /// The amendment.
    pub by: Link<'a>,
}

/// A measure or section that was repealed, in the list of its plan.
#[derive(Clone, Debug, Serialize)]
pub struct RepealedRow<'a> {
    /// What.
    pub what: Link<'a>,
    /// How.
    pub repealed: Repealed<'a>,
}

impl<'a> At<'a> {
    /// The wordings of `ix` up to the Stichtag, the oldest first; none where no amendment touched its words.
    pub fn wordings(&self, ix: DocIx) -> Vec<WordingPeriod<'a>> {
        let site = self.cx.site;
        let op = |act: Act| site.act(act).map(|(_, operation)| operation.op.value);
        let amended = site.amended.get(&ix);
        let in_force = amended.and_then(|amended| amended.acts.get(..amended.in_force));
        if !in_force.unwrap_or_default().iter().any(|act| op(*act).is_some_and(changes_words)) {
            return Vec::new();
        }
        let ended = |held: Held<'_>, by: Op| held.until.and_then(op) == Some(by);
        let held = site.wordings(ix);
        let carried = site.carried_by(ix);
        held.into_iter()
            .enumerate()
            .map(|(at, held)| WordingPeriod {
                same_day: self.is_of_one_day(held),
                from: match held.from {
                    Some(act) => self.effect(act),
                    None if at == 0 => self.first_day(&carried, held.until),
                    None => None,
                },
                to: held.until.and_then(|act| self.last_day(act)),
                until: held.until.and_then(|act| self.effect(act)),
                versions: held.until.and_then(|act| {
                    let carried = if at == 0 { &carried[..] } else { &[] };
                    self.versions_of(carried, self.version(act))
                }),
                made_by: held.from.and_then(|act| self.amendment(act)),
                ended_by: held.until.and_then(|act| self.amendment(act)),
                uncertain: held.text.is_none() && ended(held, Op::Unknown),
                repealed: ended(held, Op::Repealed),
                tongue: self.tongue_of(ix, held),
                paragraphs: held.text.map(paragraphs).unwrap_or_default(),
                current: held.until.is_none(),
            })
            .collect()
    }

    /// That `ix` was repealed by the Stichtag.
    pub fn repealed(&self, ix: DocIx) -> Option<Repealed<'a>> {
        let act = self.cx.site.repealed(ix)?;
        Some(Repealed { since: self.effect(act), by: self.amendment(act)? })
    }

    /// What was repealed of the plan `plan`.
    pub fn repealed_of(&self, plan: DocIx) -> Vec<RepealedRow<'a>> {
        let site = self.cx.site;
        let repealed = site.tree(plan).map_or(&[][..], |tree| &tree.repealed);
        repealed.iter().filter_map(|ix| self.repealed_row(*ix)).collect()
    }

    /// A wording that is not the newest stands in the amendment that made or ended it.
    fn tongue_of(&self, ix: DocIx, held: Held<'_>) -> Option<Tongue<'a>> {
        match held.until.or(held.from) {
            Some(act) if held.until.is_some() || !self.holds_in_own_words(ix) => {
                self.cx.title_tongue(act.amendment)
            }
            Some(_) | None => self.cx.wording_tongue(ix),
        }
    }

    fn holds_in_own_words(&self, ix: DocIx) -> bool {
        let site = self.cx.site;
        site.holds_newest_wording(ix) && !site.is_retold(ix)
    }

    /// What was repealed of the section `section`.
    pub fn repealed_of_section(&self, section: DocIx) -> Vec<RepealedRow<'a>> {
        let site = self.cx.site;
        let plan = site[section].home.plan;
        let repealed = plan.and_then(|plan| site.tree(plan)).map_or(&[][..], |tree| &tree.repealed);
        let own = repealed.iter().filter(|ix| parents(site, **ix).contains(&section));
        own.filter_map(|ix| self.repealed_row(*ix)).collect()
    }

    fn repealed_row(&self, ix: DocIx) -> Option<RepealedRow<'a>> {
        Some(RepealedRow { what: self.link(ix), repealed: self.repealed(ix)? })
    }

    fn amendment(&self, act: Act) -> Option<Link<'a>> {
        let shown = !self.cx.site[act.amendment].withheld;
        shown.then(|| self.link(act.amendment))
    }

    pub(super) fn effect(&self, act: Act) -> Option<DateText> {
        let (amendment, _) = self.cx.site.act(act)?;
        effect(amendment).map(|date| self.cx.date(date))
    }

    /// The first day of a wording that stood in the versions `carried`, and ended with the act `until`.
    fn first_day(&self, carried: &[&types::Version], until: Option<Act>) -> Option<DateText> {
        let begins = carried.first()?.begins()?;
        let ended = until.and_then(|act| effect(self.cx.site.act(act)?.0)?.earliest());
        let fits = ended.is_none_or(|ended| begins.earliest().is_some_and(|from| from < ended));
        fits.then(|| self.cx.date(&begins))
    }

    /// Whether a wording was ended on the day that made it.
    fn is_of_one_day(&self, held: Held<'_>) -> bool {
        let day = |act: Act| {
            let date = effect(self.cx.site.act(act)?.0)?;
            (date.precision() == Precision::Day && !date.is_about()).then(|| date.earliest())?
        };
        let [from, until] = [held.from, held.until].map(|act| act.and_then(day));
        from.is_some() && from == until
    }

    /// The last day of a wording that an act ended.
    fn last_day(&self, act: Act) -> Option<DateText> {
        let effect = effect(self.cx.site.act(act)?.0)?.start();
        let first = effect.earliest()?;
        if effect.precision() == Precision::Day && !effect.is_about() {
            return first.yesterday().map(|day| self.cx.day(day));
        }
        Some(self.cx.date(&effect))
    }

    /// The versions `carried`, or else the one that is `named`, in words.
    fn versions_of(
        &self,
        carried: &[&'a types::Version],
        named: Option<&'a str>,
    ) -> Option<String> {
        let texts = self.cx.texts;
        let nr = |version: &&'a types::Version| version.nr.value.as_str();
        match (carried.first().map(nr), carried.last().map(nr).or(named)?) {
            (Some(first), last) if first != last => {
                let arguments = [("from", Arg::Text(first)), ("to", Arg::Text(last))];
                Some(texts.with("wording-versions", &arguments))
            }
            (_, nr) => Some(format!("{} {nr}", texts.get("version"))),
        }
    }

    fn version(&self, act: Act) -> Option<&'a str> {
        let (amendment, _): (&'a Amendment, _) = self.cx.site.act(act)?;
        amendment.version.as_ref().map(|version| version.value.as_str())
    }
}
