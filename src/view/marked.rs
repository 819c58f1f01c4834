//! The consolidated text: the wording in force, with the amendment that made each passage and since when. A
//! wording whose history is not at hand, or that is told in other words, has no marks: none is guessed.

use serde::Serialize;

use super::context::{At, paragraphs};
use super::parts::{DateText, Link, Wording};
use crate::difference::Trace;
use crate::difference::trace::{Passage, Traced};
use crate::document::types::{Op, Rendition};
use crate::model::{Act, DocIx, Held, same_words};

/// A wording with the marks of amendments.
#[derive(Clone, Debug, Serialize)]
pub struct Marked<'a> {
    /// Its paragraphs.
    pub paragraphs: Vec<MarkedParagraph>,
    /// The amendments that the marks name, in the order in which they took effect.
    pub notes: Vec<MarkNote<'a>>,
    /// Whether one amendment made all of it; then nothing in it is marked.
    pub whole: bool,
}

/// A paragraph with marks.
#[derive(Clone, Debug, Serialize)]
pub struct MarkedParagraph {
    /// The amendment that made it as a whole.
    pub whole: Option<MarkRef>,
    /// Whether it put the paragraph in, rather than wording it anew.
    pub inserted: bool,
    /// Its passages.
    pub passages: Vec<MarkedPassage>,
}

/// A stretch of words.
#[derive(Clone, Debug, Serialize)]
pub struct MarkedPassage {
    /// The amendment that made it, where it is not that of the whole paragraph.
    pub mark: Option<MarkRef>,
    /// Its words; empty where words went.
    pub text: String,
}

/// A reference to a note.
#[derive(Clone, Debug, Serialize)]
pub struct MarkRef {
    /// Its number, from 1.
    pub number: usize,
    /// Its id on the page.
    pub id: String,
}

/// An amendment that made a passage.
#[derive(Clone, Debug, Serialize)]
pub struct MarkNote<'a> {
    /// What the marks refer to.
    pub mark: MarkRef,
    /// "Geändert durch", "Eingefügt durch".
    pub made: &'a str,
    /// The amendment.
    pub by: Link<'a>,
    /// Since when, where the sources say.
    pub since: Option<DateText>,
}

impl<'a> At<'a> {
    /// The official wording of `ix` at the Stichtag with its marks; `anchor` keeps the ids of several on one
    /// page apart.
    pub fn wording(
        &self,
        ix: DocIx,
        rendition: Option<Rendition>,
        anchor: &str,
    ) -> Option<Wording<'a>> {
        let wording = self.cx.wording(ix, rendition)?;
        Some(Wording { marked: self.marked(ix, anchor), ..wording })
    }

    fn marked(&self, ix: DocIx, anchor: &str) -> Option<Marked<'a>> {
        let site = self.cx.site;
        if site.amended.get(&ix).is_none_or(|amended| amended.in_force == 0) {
            return None;
        }
        let held = site.wordings(ix);
        let last = held.last()?;
        if last.text != site.wording(ix) || !self.is_of_amendment(last) {
            return None;
        }
        let (mut traced, acts) = self.traced(&held)?;
        for (traced, text) in traced.iter_mut().zip(paragraphs(last.text?)) {
            restore(&mut traced.passages, text);
        }
        Some(self.told(&traced, &acts, anchor)).filter(|marked| !marked.notes.is_empty())
    }

    /// Whether the words are those of the amendment that made them, and not a translation of them.
    fn is_of_amendment(&self, held: &Held<'_>) -> bool {
        let made = held.from.and_then(|act| self.cx.site.act(act));
        let words = made.and_then(|(_, operation)| operation.new.as_ref());
        words.is_none_or(|words| held.text.is_some_and(|text| same_words(text, &words.value)))
    }

    /// The last of the wordings, and the acts that its passages name by their place.
    fn traced(&self, held: &[Held<'a>]) -> Option<(Vec<Traced>, Vec<Act>)> {
        let mut acts = Vec::new();
        let mut trace: Option<Trace> = None;
        for held in held {
            let Some(text) = held.text.map(paragraphs) else {
                trace = None;
                continue;
            };
            // What is not published is not told of.
            let act = held.from.filter(|act| !self.cx.site[act.amendment].withheld);
            let op = act.and_then(|act| Some(self.cx.site.act(act)?.1.op.value));
            let made_by = act.map(|act| {
                acts.push(act);
                acts.len() - 1
            });
            match (&mut trace, op) {
                (_, Some(Op::Inserted)) => trace = Some(Trace::new(&text, made_by)),
                (Some(trace), _) => trace.reword(&text, made_by),
                (None, Some(Op::Reworded)) => trace = Some(Trace::new(&text, made_by)),
                // Whether the earlier words were others is not known.
                (None, Some(Op::Unknown | Op::Repealed | Op::Renumbered) | None) => {
                    trace = Some(Trace::new(&text, None));
                }
            }
        }
        Some((trace?.into_paragraphs(), acts))
    }

    fn told(&self, traced: &[Traced], acts: &[Act], anchor: &str) -> Marked<'a> {
        let used = |at: &usize| {
            let by = |passage: &Passage| passage.made_by == Some(*at);
            traced.iter().any(|it| it.whole == Some(*at) || it.passages.iter().any(by))
        };
        let used: Vec<usize> = (0..acts.len()).filter(used).collect();
        let mark = |made_by: Option<usize>| {
            let number = used.iter().position(|at| Some(*at) == made_by)? + 1;
            Some(MarkRef { number, id: format!("aenderung-{anchor}-{number}") })
        };
        let only = (used.len() == 1).then(|| used.first().copied()).flatten();
        let whole = only.is_some() && traced.iter().all(|it| it.whole == only);
        let paragraph = |it: &Traced| {
            let passages = it.passages.iter().flat_map(|passage| {
                let own = passage.text.is_empty() || passage.made_by != it.whole;
                marked(mark(passage.made_by).filter(|_| own), &passage.text)
            });
            let passages = passages.collect();
            let whole = mark(it.whole).filter(|_| !whole);
            MarkedParagraph { whole, inserted: it.inserted, passages }
        };
        let notes = used.iter().filter_map(|at| {
            let act = *acts.get(*at)?;
            let inserted = self.cx.site.act(act)?.1.op.value == Op::Inserted;
            let made = match (inserted, whole) {
                (true, _) => "mark-inserted",
                (false, true) => "wording-replaced-by",
                (false, false) => "mark-changed",
            };
            Some(MarkNote {
                mark: mark(Some(*at))?,
                made: self.cx.texts.get(made),
                by: self.link(act.amendment),
                since: self.effect(act),
            })
        });
        Marked { paragraphs: traced.iter().map(paragraph).collect(), notes: notes.collect(), whole }
    }
}

/// The passage `text` under its mark; the spaces at its ends stay outside.
fn marked(mark: Option<MarkRef>, text: &str) -> Vec<MarkedPassage> {
    let plain = |text: &str| MarkedPassage { mark: None, text: text.to_owned() };
    if mark.is_none() || text.is_empty() {
        return vec![MarkedPassage { mark, text: text.to_owned() }];
    }
    let words = text.trim();
    let lead = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(lead);
    let after = rest.get(words.len()..).unwrap_or_default();
    let own = MarkedPassage { mark, text: words.to_owned() };
    let all = [plain(before), own, plain(after)];
    all.into_iter().filter(|passage| !passage.text.is_empty()).collect()
}

/// Gives passages, which were compared with every space alike, the spaces that `text` has.
fn restore(passages: &mut [Passage], text: &str) {
    let mut left = text.trim_start();
    for passage in passages {
        let mut restored = String::with_capacity(passage.text.len());
        for c in passage.text.chars() {
            let Some(own) = left.chars().next() else { return };
            let spaces = c == ' ' && own.is_whitespace();
            // Composed otherwise, the words stay as they were compared.
            if own != c && !spaces {
                return;
            }
            restored.push(own);
            left = left.get(own.len_utf8()..).unwrap_or_default();
            left = if spaces { left.trim_start() } else { left };
        }
        passage.text = restored;
    }
}
