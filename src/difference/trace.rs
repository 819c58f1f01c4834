//! A text through all of its wordings: which change each passage of the last one comes from. Knows nothing of
//! amendments; a change is a number, and where none is given the passage is taken as if it had always been so.

use super::text::{BlockChange, difference};
use super::words::{Budget, Run, Side, normal};
use crate::record::Block;

/// From this part (of a hundred) of its letters on, a paragraph counts as new, and not each of its words.
const MOSTLY: usize = 50;
/// The same for a paragraph with more than [`FEW`] changed places, where marks would hide the words.
const SCATTERED: usize = 33;
/// So many changed places still read well.
const FEW: usize = 4;

/// A stretch of a paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The change that made it; `None` where it was there from the beginning.
    pub made_by: Option<usize>,
    /// Its words; empty where the change took words away.
    pub text: String,
}

/// A paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Traced {
    /// The change that made it as a whole, whatever changed in it since.
    pub whole: Option<usize>,
    /// Whether that change put it in, rather than wording it anew.
    pub inserted: bool,
    /// Its passages in order.
    pub passages: Vec<Passage>,
}

/// A text that is followed through its wordings.
#[derive(Debug)]
pub struct Trace {
    paragraphs: Vec<Traced>,
    budget: Budget,
}

impl Trace {
    /// The first wording; `made_by` says which change made all of it, where one did.
    pub fn new(paragraphs: &[&str], made_by: Option<usize>) -> Trace {
        let paragraphs = paragraphs.iter().map(|text| Traced::new(normal(text), made_by));
        Trace { paragraphs: paragraphs.collect(), budget: Budget::default() }
    }

    /// The wording after the change `made_by`.
    pub fn reword(&mut self, paragraphs: &[&str], made_by: Option<usize>) {
        let block = |text: String| Block::Paragraph { text };
        let before: Vec<Block> = self.paragraphs.iter().map(|it| block(it.text())).collect();
        let after: Vec<Block> = paragraphs.iter().map(|text| block(normal(text))).collect();
        let Some(difference) = difference(&before, &after, &mut self.budget) else { return };
        let mut old = std::mem::take(&mut self.paragraphs).into_iter();
        let mut gone = 0_usize;
        for change in difference.blocks {
            match change {
                BlockChange::Removed { .. } => {
                    old.next();
                    gone += 1;
                }
                BlockChange::Added { block: Block::Paragraph { text } } => {
                    // In place of one that went it is that one, worded anew.
                    let inserted = gone == 0 && made_by.is_some();
                    gone = gone.saturating_sub(1);
                    self.paragraphs.push(Traced { inserted, ..Traced::new(text, made_by) });
                }
                BlockChange::Kept { count } => {
                    self.note_gone(std::mem::take(&mut gone), made_by);
                    self.paragraphs.extend(old.by_ref().take(count));
                }
                BlockChange::Reworded { runs, .. } => {
                    self.note_gone(std::mem::take(&mut gone), made_by);
                    let before = old.next().unwrap_or_default();
                    self.paragraphs.push(before.reworded(&runs, made_by));
                }
                // A text of paragraphs has no other blocks.
                BlockChange::Added { .. }
                | BlockChange::Items { .. }
                | BlockChange::Cells { .. } => {}
            }
        }
        self.note_gone(gone, made_by);
    }

    /// The paragraphs of the last wording.
    pub fn into_paragraphs(self) -> Vec<Traced> {
        self.paragraphs
    }

    /// That so many paragraphs went, at the end of the one before them.
    fn note_gone(&mut self, count: usize, made_by: Option<usize>) {
        let last = self.paragraphs.last_mut().filter(|_| count > 0);
        if let (Some(last), Some(_)) = (last, made_by) {
            push(&mut last.passages, made_by, "");
        }
    }
}

impl Traced {
    fn new(text: String, made_by: Option<usize>) -> Traced {
        let passages = vec![Passage { made_by, text }];
        Traced { whole: made_by, inserted: made_by.is_some(), passages }
    }

    fn text(&self) -> String {
        self.passages.iter().map(|passage| &*passage.text).collect()
    }

    /// The paragraph in the wording that `runs` lead to.
    fn reworded(self, runs: &[Run], made_by: Option<usize>) -> Traced {
        let text = |run: &Run| run.change != Side::Delete;
        if is_mostly_new(runs) {
            let text: String = runs.iter().filter(|it| text(it)).map(|it| &*it.text).collect();
            return Traced { inserted: false, ..Traced::new(text, made_by) };
        }
        let mut before = Cursor { passages: &self.passages, at: 0 };
        let mut passages = Vec::new();
        for (place, run) in runs.iter().enumerate() {
            match run.change {
                Side::Equal => before.take(run.text.len(), Some(&mut passages)),
                Side::Insert => push(&mut passages, made_by, &run.text),
                Side::Delete => {
                    before.take(run.text.len(), None);
                    let replaced = runs.get(place + 1).is_some_and(|it| it.change == Side::Insert);
                    if !replaced && made_by.is_some() {
                        push_gone(&mut passages, made_by);
                    }
                }
            }
        }
        before.take(0, Some(&mut passages));
        Traced { passages, ..self }
    }
}

fn is_mostly_new(runs: &[Run]) -> bool {
    let letters = |side: Side| -> usize {
        runs.iter().filter(|run| run.change == side).map(|run| run.text.chars().count()).sum()
    };
    let (new, kept) = (letters(Side::Insert), letters(Side::Equal));
    let places = runs.iter().filter(|run| run.change == Side::Insert).count();
    let enough = if places > FEW { SCATTERED } else { MOSTLY };
    new * 100 >= (new + kept) * enough && new > 0
}

fn push(passages: &mut Vec<Passage>, made_by: Option<usize>, text: &str) {
    match passages.last_mut().filter(|last| last.made_by == made_by && !last.text.is_empty()) {
        Some(last) if !text.is_empty() => last.text.push_str(text),
        _ => passages.push(Passage { made_by, text: text.to_owned() }),
    }
}

/// That words went, right behind the word before them.
fn push_gone(passages: &mut Vec<Passage>, made_by: Option<usize>) {
    let spaced = passages.last_mut().filter(|last| last.text.len() > 1 && last.text.ends_with(' '));
    let before = spaced.map(|last| {
        last.text.pop();
        last.made_by
    });
    push(passages, made_by, "");
    if let Some(before) = before {
        push(passages, before, " ");
    }
}

/// A place in the passages of a wording.
struct Cursor<'p> {
    passages: &'p [Passage],
    /// Bytes of the first passage that are behind.
    at: usize,
}

impl Cursor<'_> {
    /// Goes on by `length` bytes; what lies there goes `into` those, where they are given.
    fn take(&mut self, mut length: usize, mut into: Option<&mut Vec<Passage>>) {
        while let Some((first, rest)) = self.passages.split_first() {
            let ahead = first.text.get(self.at..).unwrap_or_default();
            if length == 0 && !ahead.is_empty() {
                return;
            }
            let (own, left) = ahead.split_at_checked(length).unwrap_or((ahead, ""));
            if let Some(into) = into.as_deref_mut() {
                push(into, first.made_by, own);
            }
            length -= own.len();
            if !left.is_empty() {
                self.at += own.len();
                return;
            }
            (self.passages, self.at) = (rest, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Trace, Traced};

    /// `[1:new]` for what the change 1 made, `[2:]` where the change 2 took words away.
    fn shown(trace: Trace) -> String {
        let paragraph = |it: &Traced| -> String {
            let passage = |passage: &super::Passage| match passage.made_by {
                Some(change) => format!("[{change}:{}]", passage.text),
                None => passage.text.clone(),
            };
            let all: String = it.passages.iter().map(passage).collect();
            it.whole.map_or(all.clone(), |change| format!("{change}|{all}"))
        };
        trace.into_paragraphs().iter().map(paragraph).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn each_passage_names_the_change_that_made_it() {
        let mut trace =
            Trace::new(&["Die Stadt berät und begleitet alle kostenlos im Rathaus."], None);
        trace.reword(&["Die Stadt berät alle kostenlos im Rathaus."], Some(1));
        trace.reword(&["Die Stadt berät alle Menschen kostenlos im Rathaus."], Some(2));
        trace.reword(&["Die Stadt berät alle Menschen gern kostenlos im Rathaus."], None);
        let text = "Die Stadt berät[1:] alle [2:Menschen ]gern kostenlos im Rathaus.";
        assert_eq!(shown(trace), text);
    }

    #[test]
    fn a_paragraph_that_is_mostly_new_is_marked_as_a_whole() {
        let mut trace = Trace::new(&["Die Stadt schreibt Briefe.", "Alle lesen gern."], None);
        trace.reword(
            &["Die Stadt sendet Boten in jedes Haus.", "Alle lesen gern.", "Neu."],
            Some(1),
        );
        trace.reword(&["Die Stadt sendet zwei Boten in jedes Haus.", "Alle lesen gern."], Some(2));
        let text =
            "1|[1:Die Stadt sendet ][2:zwei ][1:Boten in jedes Haus.] / Alle lesen gern.[2:]";
        assert_eq!(shown(trace), text);
    }

    #[test]
    fn what_went_is_noted_where_it_stood_until_its_surroundings_go() {
        let mut trace = Trace::new(&["Eins zwei drei vier fünf sechs."], None);
        trace.reword(&["Eins zwei vier fünf sechs."], Some(1));
        assert_eq!(shown(trace), "Eins zwei[1:] vier fünf sechs.");
        let mut trace = Trace::new(&["Eins zwei drei vier fünf sechs."], None);
        trace.reword(&["Eins zwei vier fünf sechs."], Some(1));
        trace.reword(&["Eins fünf sechs."], Some(2));
        assert_eq!(shown(trace), "Eins[2:] fünf sechs.");
    }

    #[test]
    fn the_words_are_those_of_the_last_wording() {
        let wordings =
            ["ä b, c. d e", "x ä b! c d", "ä", "a b c d e f g h i j", "a b X d e f g Y i"];
        let mut trace = Trace::new(&[wordings[0]], None);
        for (change, wording) in wordings.iter().enumerate().skip(1) {
            trace.reword(&[wording], Some(change));
            let found: String = trace.paragraphs.iter().map(Traced::text).collect();
            assert_eq!(found, *wording);
        }
    }
}
