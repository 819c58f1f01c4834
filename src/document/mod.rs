//! Text → typed document: front matter with places, body as HTML with slots. Looks at one file alone
//! and knows nothing of the others.

mod below;
pub mod body;
pub mod decode;
pub mod figure;
pub mod form;
pub mod glossary;
pub mod id;
pub mod in_a_row;
mod keys;
pub mod language_meant;
pub mod language_tag;
mod laying;
pub mod number;
pub mod placeholders;
mod rules;
mod sense;
pub mod site_file;
pub mod slips;
mod split;
mod standing;
mod strays;
pub mod translation;
pub mod types;
pub mod web;
mod when;
pub mod yaml;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, FileName, Problem, Rule, Rules, Sink, YamlFault, suggest};
use crate::language::Language;
use crate::span::Span;
use below::{below, type_below};
use body::{Body, BodyOptions};
use decode::word;
use glossary::Glossary;
use id::DocId;
use keys::{Keys, marked};
use language_tag::{LanguageTag, is_simple};
use slips::{Hyphenated, Prose};
use split::split;
pub use standing::Standing;
use standing::{stand_in, stated_type};
pub use strays::{Lead, Stray};
use translation::{Name, Translation};
use types::{Common, Facts, TYPE_KEY, Type};
use yaml::{Node, Value};

/// One document of the site.
#[derive(Debug)]
pub struct Document {
    /// Its file, below the site's root.
    pub file: FileName,
    /// Its id.
    pub id: DocId,
    /// Whether it is the `index.md` of its folder.
    pub is_index: bool,
    /// What every document may say about itself.
    pub common: Common,
    /// What it says by its type.
    pub facts: Facts,
    /// Its text.
    pub body: Body,
    /// Words with a hyphen that a former line end may have left in them.
    pub hyphenated: Arc<[Hyphenated]>,
    /// A digest of its front matter as written, without the words that stand for nothing but themselves.
    front: u64,
    /// What was laid over it, where these are its texts in another language.
    pub translation: Option<Arc<Translation>>,
    /// How far what its front matter says is known.
    pub standing: Standing,
    /// The references of its front matter, where nothing else of it is known.
    pub strays: Box<[Stray]>,
}

impl Document {
    /// The title.
    pub fn title(&self) -> &str {
        &self.common.title.value
    }

    /// The same with other facts.
    pub fn with_facts(&self, facts: Facts) -> Document {
        Document {
            file: self.file.clone(),
            id: self.id.clone(),
            is_index: self.is_index,
            common: self.common.clone(),
            facts,
            body: self.body.clone(),
            hyphenated: Arc::clone(&self.hyphenated),
            front: self.front,
            translation: self.translation.clone(),
            standing: self.standing,
            strays: self.strays.clone(),
        }
    }

    /// Whether it can be read as a document, and so can be referred to.
    pub fn is_read(&self) -> bool {
        match self.standing {
            Standing::Read | Standing::Misspelt => true,
            Standing::Unread(_) => false,
        }
    }

    /// Whether `other` says the same in its front matter and refers to the same in its body, and so can
    /// differ in words alone: those of the body, and the title and summary of what nobody finds by its title.
    pub fn differs_in_words_alone(&self, other: &Document) -> bool {
        self.front == other.front && self.body.refers_like(&other.body)
    }

    /// Whether `other` has the same title and summary.
    pub fn is_titled_like(&self, other: &Document) -> bool {
        self.title() == other.title() && self.common.summary == other.common.summary
    }
}

/// What documents of a site have in common when they are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Whether "Maßnahme 2a" links by itself.
    pub autolinks: bool,
    /// The language of quotation marks, where the document names none.
    pub language: Language,
    /// The words that the site explains.
    pub glossary: Option<Arc<Glossary>>,
    /// The languages of the site, the default first.
    pub languages: Arc<[LanguageTag]>,
    /// How much what the rules find matters.
    pub rules: Rules,
}

/// What came of reading a file: a document as far as its facts can be told, and its problems.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document; absent where nobody knows where its body begins, and where the file is no document.
    pub document: Option<Arc<Document>>,
    /// The translation, where the file is one; absent as a document is.
    pub translation: Option<Arc<Translation>>,
    /// Every problem of the file, none of them more than once.
    pub problems: Vec<Diagnostic>,
}

/// Reads the document or the translation in `file`, whose path below `content/` is `path`.
pub fn parse(file: &FileName, path: &str, source: &str, reading: &Reading) -> Parsed {
    let mut problems = Sink::new(file.clone());
    let (mut document, mut translated) = (None, None);
    match translation::name(path, &reading.languages) {
        Name::Document => document = read(file, path, source, reading, &mut problems),
        Name::Translation(language, original) => {
            let found = &mut problems;
            translated = translation::read(file, language, &original, source, reading, found);
        }
        Name::Odd(problem) => problems.note(Span::default(), problem),
    }
    let mut problems = problems.into_found();
    reading.rules.weigh(&mut problems);
    Parsed { document: document.map(Arc::new), translation: translated.map(Arc::new), problems }
}

fn read(
    file: &FileName,
    path: &str,
    source: &str,
    reading: &Reading,
    problems: &mut Sink,
) -> Option<Document> {
    let (front, body) = split(source, problems)?;
    let front_matter_text = source.get(front.clone()).unwrap_or_default();
    let node = yaml::parse(front_matter_text, front.start, problems);
    if let Some(node) = &node {
        let text = source.get(body.clone()).unwrap_or_default();
        let kind = stated_type(node).or_else(|| type_below(text).and_then(type_spelled));
        let own = kind.map_or(&[][..], Type::keys);
        below(source, &body, node, &[&[TYPE_KEY], Common::KEYS, own], problems);
    }
    // The body is looked at even where the front matter fails, so that all errors come at once.
    let language =
        node.as_ref().and_then(language_of).map_or(reading.language, Language::of_locale);
    let options = BodyOptions {
        mentions: reading.autolinks,
        language,
        glossary: reading.glossary.as_deref(),
        telling_links: reading.rules.ask(Rule::LinkText),
    };
    let within = body.clone();
    let (body, code) = body::parse_with_code(source, body, &options, problems);
    let prose = Prose { text: source, front: node.as_ref(), body: within, quiet: &code };
    let mut hyphenated = slips::search(&reading.rules, &prose, problems);
    // Leichte Sprache divides long words so that they are easier to read.
    let own = reading.languages.first().map(LanguageTag::as_str);
    if node.as_ref().and_then(language_of).or(own).is_some_and(is_simple) {
        hyphenated.clear();
    }
    let read = node.as_ref().and_then(|node| front_matter(node, problems));
    let standing = Standing::of(read.is_some(), node.as_ref(), problems);
    let strays = match (&node, standing) {
        (Some(node), Standing::Unread(kind)) => strays::of(node, kind, problems),
        (None, _) | (_, Standing::Read | Standing::Misspelt) => Box::default(),
    };
    let (common, facts) = read.unwrap_or_else(|| stand_in(node.as_ref()));
    let is_index = path == "index.md" || path.ends_with("/index.md");
    let front = digest(front_matter_text, front.start, &mere_words(node.as_ref(), &facts));
    Some(Document {
        file: file.clone(),
        id: DocId::of_path(path),
        is_index,
        common,
        facts,
        body,
        hyphenated: hyphenated.into(),
        front,
        translation: None,
        standing,
        strays,
    })
}

/// Where the title and the summary stand, as long as no other document depends on them: bodies, persons and plans
/// are found by their title, lists of them are sorted by it, and groups of measures are called like their section.
fn mere_words(node: Option<&Node>, facts: &Facts) -> Vec<Span> {
    let is_found_by_title =
        facts.is_body_or_person() || matches!(facts, Facts::Plan(_) | Facts::Section(..));
    let keys = ["titel", "kurztext"].into_iter().filter(|_| !is_found_by_title);
    let mut spans: Vec<Span> =
        keys.filter_map(|key| entry(node?, key)).map(|entry| entry.value.span).collect();
    spans.sort_unstable();
    spans
}

/// A number that differs where texts differ outside of `left_out`, given in the file where `text` begins at `start`.
/// Not for keeping: it may be another in the next version.
fn digest(text: &str, start: usize, left_out: &[Span]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut from = 0;
    for span in left_out {
        let range = span.range();
        let before = text.get(from..range.start.saturating_sub(start)).unwrap_or_default();
        before.hash(&mut hasher);
        from = range.end.saturating_sub(start);
    }
    text.get(from..).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}

fn entry<'n>(node: &'n Node, key: &str) -> Option<&'n yaml::Entry> {
    match &node.value {
        Value::Mapping(entries) => entries.iter().find(|entry| entry.key.value == key),
        Value::Scalar(_) | Value::List(_) => None,
    }
}

fn language_of(node: &Node) -> Option<&str> {
    match &entry(node, "sprache")?.value.value {
        Value::Scalar(scalar) => Some(&scalar.text),
        Value::List(_) | Value::Mapping(_) => None,
    }
}

fn front_matter(node: &Node, problems: &mut Sink) -> Option<(Common, Facts)> {
    let Value::Mapping(_) = &node.value else {
        problems.note(node.span, Problem::NotKeys);
        return None;
    };
    // Without "typ" nobody knows what is missing or misspelt besides: the rest is looked at after that.
    let typ = type_entry(node, problems)?;
    let kind = document_type(typ, problems);
    let keys = Keys::of("typ", node, "dokument", Common::KEYS, problems)?;
    let common = Common::fields(&keys, problems);
    match kind {
        Some(kind) => {
            let facts = Facts::read(kind, node, problems);
            // A key that was meant to be `typ` is told of already.
            let mut is_told = false;
            problems.retain(|span, problem| {
                if span != typ.key.span {
                    return true;
                }
                let is_mark = matches!(problem, Problem::Yaml(YamlFault::MarkBeforeKey { .. }));
                let is_again = is_mark && std::mem::replace(&mut is_told, true);
                !is_again
                    && !matches!(problem, Problem::UnknownKey { owner, .. } if *owner != "dokument")
            });
            if let Some(facts) = &facts {
                sense::check(facts, node, problems);
            }
            placeholders::check(node, problems);
            Some((common?, facts?))
        }
        // Of an unknown type nobody knows which keys are right, so none is called unknown.
        None => {
            keys.misspelt(problems);
            None
        }
    }
}

/// The entry `typ`; where there is none, the key that was meant to be it, which is noted, or else that it is missing.
fn type_entry<'n>(node: &'n Node, problems: &mut Sink) -> Option<&'n yaml::Entry> {
    if let Some(entry) = entry(node, "typ") {
        return Some(entry);
    }
    let misspelt = match &node.value {
        Value::Mapping(entries) => {
            entries.iter().find(|entry| suggest::nearest(&entry.key.value, ["typ"]).is_some())
        }
        Value::Scalar(_) | Value::List(_) => None,
    };
    match misspelt {
        Some(entry) => {
            let key = entry.key.value.clone();
            let mark = marked(&key, ["typ"]);
            let problem = mark.map_or(
                Problem::UnknownKey { key, owner: "dokument", suggestion: Some("typ") },
                |name| Problem::Yaml(YamlFault::MarkBeforeKey { key: name.to_owned() }),
            );
            problems.note(entry.key.span, problem);
        }
        None => problems.note(
            Span::at(node.span.start as usize),
            Problem::MissingKey { key: "typ", owner: "dokument" },
        ),
    }
    misspelt
}

/// The type that a document says it has. Capitals and umlauts are noted, and leave no doubt of it.
fn document_type(entry: &yaml::Entry, problems: &mut Sink) -> Option<Type> {
    let allowed = || Type::ALL.iter().map(|kind| kind.word());
    let word = &word("typ", &entry.value, problems)?.text;
    if Type::from_word(word).is_none() {
        let problem = Problem::UnknownType {
            word: word.clone(),
            suggestion: suggest::nearest(word, allowed()),
            allowed: allowed().collect(),
        };
        problems.note(entry.value.span, problem);
    }
    type_spelled(word)
}

fn type_spelled(word: &str) -> Option<Type> {
    let words = Type::ALL.iter().map(|kind| kind.word());
    suggest::spelled(word, words).and_then(Type::from_word)
}
