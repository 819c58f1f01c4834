//! What the references of a document lead to, once they are resolved: numbers of documents, never words.

use super::DocIx;

/// A body or office as it was named: a document of the site, or plain words.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The document, if there is one.
    pub document: Option<DocIx>,
    /// Whether it was named by its id, and not in words that stand for themselves.
    pub by_id: bool,
}

impl Name {
    pub(super) const PLAIN: Name = Name { document: None, by_id: false };

    pub(super) fn by_id(document: Option<DocIx>) -> Name {
        Name { document, by_id: true }
    }
}

/// Where a link of a body leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BodyTarget {
    /// To a document, perhaps to a heading of it.
    Document(DocIx, Option<Box<str>>),
    /// To a file of the site, by its path below `content/`.
    File(Box<str>),
    /// To a heading of the same page.
    Here(Box<str>),
    /// Nowhere: the author's words stand alone.
    Nowhere,
}

/// The references of a document, resolved. Lists run in the order of the front matter.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// `teil_von`: sections, the home first.
    pub part_of: Vec<DocIx>,
    /// `uebergeordnet`.
    pub parent: Option<DocIx>,
    /// `bezug`.
    pub about: Vec<DocIx>,
    /// `siehe_auch`.
    pub see_also: Vec<DocIx>,
    /// `ersetzt`.
    pub replaces: Vec<DocIx>,
    /// `operationen[].bezug`, `statusmeldungen[].massnahme`, one for each entry.
    pub targets: Vec<Option<DocIx>>,
    /// `federfuehrung`, `herausgeber`, `veranstalter`, `traeger`, `initiative`.
    pub responsible: Option<Name>,
    /// `beteiligte[].organisation`, `mitglieder`, `parteien`, `funktionen[].stelle`, `zitate[].person`, one
    /// for each entry.
    pub parties: Vec<Name>,
    /// `leistungen[].partei`, one for each entry.
    pub undertakers: Vec<Name>,
    /// The links of the body, one for each.
    pub body: Vec<BodyTarget>,
    /// The pictures of the body, one for each, by their path below `content/`; `None` for one that is missing.
    pub images: Vec<Option<Box<str>>>,
    /// Other files that the front matter names, likewise, in its order.
    pub files: Vec<Option<Box<str>>>,
}

impl Links {
    /// Forgets documents that only their words led to and that `is_withheld`: the words then stand alone.
    pub(super) fn forget(&mut self, is_withheld: impl Fn(DocIx) -> bool) {
        let names =
            self.responsible.iter_mut().chain(&mut self.parties).chain(&mut self.undertakers);
        for name in names.filter(|name| !name.by_id && name.document.is_some_and(&is_withheld)) {
            *name = Name::PLAIN;
        }
    }

    /// The documents that the front matter names in any way but `teil_von`, `ersetzt` and `uebergeordnet`,
    /// which say how documents lie to each other.
    pub fn named(&self) -> impl Iterator<Item = DocIx> {
        let names = self.responsible.iter().chain(&self.parties).chain(&self.undertakers);
        self.about
            .iter()
            .chain(&self.see_also)
            .copied()
            .chain(self.targets.iter().flatten().copied())
            .chain(names.filter_map(|name| name.document))
    }

    /// The documents that the body links to.
    pub fn in_body(&self) -> impl Iterator<Item = DocIx> {
        self.body.iter().filter_map(|target| match target {
            BodyTarget::Document(target, _) => Some(*target),
            BodyTarget::File(_) | BodyTarget::Here(_) | BodyTarget::Nowhere => None,
        })
    }
}
