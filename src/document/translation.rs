//! A translation: the texts of a document in another language, read from a file beside it whose name ends
//! in that language. Holds no facts: those stand in the original alone. Knows nothing of the original but
//! its name, until it is laid over it.

use std::sync::Arc;

use super::below::below;
use super::body::{self, Body, BodyOptions};
use super::decode::record;
use super::form::Key;
use super::id::DocId;
use super::language_meant::tag_meant;
use super::language_tag::{LanguageTag, are_kin};
use super::slips::{self, Prose};
use super::split::split;
use super::standing::is_misspelt;
use super::types::{Common, TYPE_KEY, Type};
use super::yaml::{self, Entry, Node, Value};
use super::{Reading, document_type, entry};
use crate::date::Date;
use crate::diagnostics::{FileName, Place, Problem, Rule, Sink};
use crate::language::Language;
use crate::span::{Located, Span};

record! {
    /// What the front matter of a translation may say.
    pub struct Texts = "übersetzung" {
        /// The title.
        title: Located<Box<str>> = "titel" => "Die Überschrift.",
        /// One sentence that stands for the document in lists.
        summary: Option<Located<Box<str>>> = "kurztext"
            => "Ein Satz, der das Dokument in Listen vertritt.",
        /// A notice shown on the page and on everything below it.
        notice: Option<Located<Box<str>>> = "hinweis"
            => "Ein Hinweis auf der Seite und auf allem, was im Ordner darunter liegt.",
        /// What the wording says in this language; never itself the official wording.
        wording: Option<Located<Box<str>>> = "wortlaut"
            => "Was der Wortlaut in dieser Sprache sagt; nie selbst der amtliche Wortlaut.",
        /// Why a measure stands as it does.
        reason: Option<Located<Box<str>>> = "begruendung" => "Warum es so um eine Maßnahme steht.",
        /// What came of a measure.
        result: Option<Located<Box<str>>> = "ergebnis" => "Was bei einer Maßnahme herauskam.",
        /// The subtitle of a press release.
        subtitle: Option<Located<Box<str>>> = "untertitel"
            => "Der Untertitel einer Pressemitteilung.",
        /// What a group is there for.
        mandate: Option<Located<Box<str>>> = "auftrag" => "Wozu es ein Gremium gibt.",
        /// For whom.
        audience: Option<Located<Box<str>>> = "zielgruppe" => "Für wen etwas gedacht ist.",
        /// When the translation was last reviewed.
        reviewed: Option<Located<Date>> = "stand" => "Wann die Übersetzung zuletzt geprüft wurde.",
        /// Whether the translation is a draft, and so not published.
        draft: Option<bool> = "entwurf"
            => "Ob die Übersetzung ein Entwurf ist und deshalb nicht erscheint.",
        /// Who translated: a body or office, in free words.
        translated_by: Option<Box<str>> = "uebersetzt_von"
            => "Wer übersetzt hat: eine Stelle oder ein Büro, in freien Worten.",
        /// Who reviewed the translation: a body or office, in free words.
        reviewed_by: Option<Box<str>> = "geprueft_von"
            => "Wer die Übersetzung geprüft hat: eine Stelle oder ein Büro, in freien Worten.",
    }
}

/// The texts of a document in another language.
#[derive(Debug)]
pub struct Translation {
    /// Its file, below the site's root.
    pub file: FileName,
    /// The file of its original.
    pub original: FileName,
    /// The id that it shares with its original.
    pub id: DocId,
    /// Its language, written as the site writes it.
    pub language: LanguageTag,
    /// The type of its original, where it names one.
    pub kind: Option<Located<Type>>,
    /// Its texts.
    pub texts: Texts,
    /// Its own body; empty where it has none.
    pub body: Body,
    /// Whether its texts could be read; else it stands for its name and its body alone.
    pub is_read: bool,
    /// Whether it has an unknown key, of which nobody knows what it was meant to say.
    pub is_misspelt: bool,
}

/// What the name of a file says.
pub(super) enum Name {
    /// It is a document.
    Document,
    /// It is the translation into this language of the document at this path below `content/`.
    Translation(LanguageTag, String),
    /// It cannot be told.
    Odd(Problem),
}

/// What the name of the file at `path` below `content/` says, on a site of these `languages`.
pub(super) fn name(path: &str, languages: &[LanguageTag]) -> Name {
    let path = path.strip_suffix(".md").unwrap_or(path);
    let stem = path.rsplit('/').next().unwrap_or_default();
    let Some((own, suffix)) = stem.rsplit_once('.') else { return Name::Document };
    let folder = path.strip_suffix(stem).unwrap_or_default();
    let odd = Name::Odd(Problem::DottedName { stem: stem.to_owned() });
    if own.is_empty() || own.contains('.') {
        return odd;
    }
    let unknown = |meant| {
        Name::Odd(Problem::UnknownLanguage {
            stem: own.to_owned(),
            suffix: suffix.to_owned(),
            known: languages.iter().map(LanguageTag::to_string).collect(),
            meant,
        })
    };
    let default = || {
        let (suffix, name) = (suffix.to_owned(), format!("{own}.md"));
        Name::Odd(Problem::DefaultLanguage { suffix, name })
    };
    if let Some(meant) = tag_meant(suffix) {
        let is_default = languages.first().is_some_and(|first| first.as_str() == meant);
        return if is_default { default() } else { unknown(Some(meant)) };
    }
    let Some(tag) = LanguageTag::parse(suffix) else { return odd };
    let original = format!("{folder}{own}.md");
    // Without the site's own file nobody knows its languages, and any could be one of them.
    if languages.is_empty() {
        return Name::Translation(tag, original);
    }
    match languages.iter().position(|language| *language == tag) {
        Some(0) => default(),
        Some(at) => match languages.get(at) {
            Some(language) => Name::Translation(language.clone(), original),
            None => odd,
        },
        None => unknown(None),
    }
}

/// Reads the translation in `file` of the document at `original` below `content/`.
pub(super) fn read(
    file: &FileName,
    language: LanguageTag,
    original: &str,
    source: &str,
    reading: &Reading,
    problems: &mut Sink,
) -> Option<Translation> {
    let (front, body) = split(source, problems)?;
    let text = source.get(front.clone()).unwrap_or_default();
    let node = yaml::parse(text, front.start, problems);
    if let Some(node) = &node {
        below(source, &body, node, &[Texts::KEYS], problems);
    }
    // The words that the site explains are those of its own language.
    let own = reading.languages.first();
    let explained = own.is_none_or(|own| are_kin(own.as_str(), language.as_str()));
    let options = BodyOptions {
        mentions: reading.autolinks,
        language: of_labels(&language, reading),
        glossary: reading.glossary.as_deref().filter(|_| explained),
        telling_links: reading.rules.ask(Rule::LinkText),
    };
    let within = body.clone();
    let (body, code) = body::parse_with_code(source, body, &options, problems);
    let prose = Prose { text: source, front: node.as_ref(), body: within, quiet: &code };
    // The words of the site are those of its own language: what they say of a hyphen holds for no other.
    slips::search(&reading.rules, &prose, problems);
    let original: FileName = Arc::from(format!("content/{original}"));
    let kind = node.as_ref().and_then(|node| entry(node, TYPE_KEY.name));
    let kind = kind
        .and_then(|it| document_type(it, problems).map(|kind| Located::new(kind, it.value.span)));
    let texts = node.and_then(|node| texts(node, &original, problems));
    let is_read = texts.is_some();
    let is_misspelt = problems.any(is_misspelt);
    let texts = texts.unwrap_or_else(stand_in);
    let id = DocId::of_path(original.strip_prefix("content/").unwrap_or(&original));
    let file = file.clone();
    Some(Translation { file, original, id, language, kind, texts, body, is_read, is_misspelt })
}

/// The texts of a translation whose own cannot be read.
fn stand_in() -> Texts {
    let problems = &mut Sink::new(Arc::default());
    let title = yaml::parse("titel: \"-\"\n", 0, problems);
    let texts = title.and_then(|title| Texts::read("titel", &title, &[], problems));
    texts.expect("a translation needs no more than a title")
}

/// The language of quotation marks and labels within a text in `language`: its own where fahrplan speaks it.
fn of_labels(language: &LanguageTag, reading: &Reading) -> Language {
    Language::of_tag(language.as_str()).unwrap_or(reading.language)
}

fn texts(node: Node, original: &FileName, problems: &mut Sink) -> Option<Texts> {
    let Value::Mapping(entries) = node.value else {
        problems.note(node.span, Problem::NotKeys);
        return None;
    };
    let (facts, own): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| is_fact(&entry.key.value));
    for entry in facts.iter().filter(|entry| entry.key.value != TYPE_KEY.name) {
        let (key, original) = (entry.key.value.clone(), original.to_string());
        problems.note(entry.key.span, Problem::FactInTranslation { key, original });
    }
    // No fact is suggested for a misspelt key.
    let own = Value::Mapping(own);
    Texts::read("titel", &Node { value: own, span: node.span }, &[], problems)
}

/// Whether `key` is one of the keys that only originals have.
fn is_fact(key: &str) -> bool {
    let holds = |keys: &[Key]| keys.iter().any(|known| known.name == key);
    let of_types = || Type::ALL.iter().any(|kind| holds(kind.keys()));
    !holds(Texts::KEYS) && (holds(Common::KEYS) || holds(&[TYPE_KEY]) || of_types())
}

impl Translation {
    /// Whether it is left out where `drafts` are or are not published.
    pub fn is_withheld(&self, drafts: bool) -> bool {
        self.texts.draft == Some(true) && !drafts
    }

    /// Where the whole file is meant.
    pub fn place(&self) -> Place {
        Place::new(&self.file, Span::default())
    }
}
