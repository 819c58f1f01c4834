//! A document to fill in: every key of a type with what it means. What must be given is there with an example;
//! what may be given is switched off by the one sign `#`, so that taking that sign away leaves a line as it
//! belongs. What a rule would miss is begun. An explanation is `#`, one blank and words. Knows nothing of where the document will lie.

use super::hint::hint;
use super::{Subject, called};
use crate::document::form::{Form, Key, Mapping, Word};
use crate::document::types::{Common, TYPE_KEY, Type};

/// How wide explanations run, in characters.
const WIDTH: usize = 100;

/// What a new document says of itself first.
const HOW_TO: &str = "Zeilen mit # am Anfang zählen nicht. Um eine Angabe zu machen, löschen Sie das # vor ihrem Namen und vor den eingerückten Zeilen, die zu ihr gehören. Was Sie nicht brauchen, löschen Sie ganz.";

/// A document of type `kind` to fill in.
pub fn blank(kind: Type) -> String {
    let mut blank = Blank { text: String::from("---\n") };
    let subject = Subject::Document(kind);
    blank.explain("", subject.meaning());
    blank.explain("", HOW_TO);
    for key in subject.keys() {
        blank.text.push('\n');
        blank.key(key, kind);
    }
    blank.text.push_str("---\n");
    blank.text
}

struct Blank {
    text: String,
}

impl Blank {
    /// A key of the document itself.
    fn key(&mut self, key: &Key, kind: Type) {
        let is = |other: Option<&Key>| other.is_some_and(|other| other.name == key.name);
        if is(Some(&TYPE_KEY)) {
            self.line("", &format!("{}: {}", key.name, kind.word()));
            return;
        }
        self.meaning("", key);
        if is(Common::KEYS.first()) {
            self.line("", &format!("{}: {} ohne Titel", key.name, called(kind)));
            return;
        }
        if is_missed(kind, key) {
            self.begun(key);
            return;
        }
        let off = if key.required { "" } else { "#" };
        self.value(off, &format!("{off}{}", key.name), &key.form);
    }

    /// A list with one entry that says what it must, in words that tell it is still to be filled in; what else the entry
    /// may say is switched off.
    fn begun(&mut self, key: &Key) {
        self.line("", &format!("{}:", key.name));
        let keys = key.form.mapping().map_or(&[][..], |mapping| mapping.keys);
        let (must, may): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(|key| key.required);
        let mut margin = "  - ";
        for key in must {
            self.meaning(margin.trim_end_matches("- "), key);
            let value = match &key.form {
                Form::Text => "noch nicht eingetragen",
                other => example(other),
            };
            self.line(margin, &format!("{}: {value}", key.name));
            margin = "    ";
        }
        for key in may {
            self.meaning("#    ", key);
            self.value("#    ", &format!("#    {}", key.name), &key.form);
        }
    }

    /// `head` with an example of its value; lines below it begin with `margin`.
    fn value(&mut self, margin: &str, head: &str, form: &Form) {
        match form {
            Form::Mapping(mapping) => {
                self.line("", &format!("{head}:"));
                self.below(mapping, &format!("{margin}  "), "");
            }
            Form::List(Form::Mapping(mapping)) => {
                self.line("", &format!("{head}:"));
                self.below(mapping, &format!("{margin}  "), "- ");
            }
            Form::List(item) => self.line("", &format!("{head}: [{}]", example(item))),
            single => self.line("", &format!("{head}: {}", example(single))),
        }
    }

    /// The keys of a mapping; before the first one stands `dash`.
    fn below(&mut self, mapping: &Mapping, margin: &str, dash: &str) {
        let indented = format!("{margin}{}", " ".repeat(dash.len()));
        let mut head = format!("{margin}{dash}");
        for key in mapping.keys {
            // An explanation stands as far in as the line that it explains.
            let own = head.trim_end_matches("- ").len();
            self.meaning(head.get(..own).unwrap_or_default(), key);
            self.value(&indented, &format!("{head}{}", key.name), &key.form);
            head.clone_from(&indented);
        }
    }

    /// What `key` means and how its value is written, in lines that begin with `margin`.
    fn meaning(&mut self, margin: &str, key: &Key) {
        let duty = if key.required { " Pflicht." } else { "" };
        let how = match &key.form {
            Form::Words(_) => Some("Möglich sind:".to_owned()),
            Form::Mapping(_) => None,
            Form::List(Form::Mapping(_)) => {
                Some("Eine Liste; jeder Eintrag beginnt mit einem Strich.".to_owned())
            }
            other => hint(other),
        };
        let how = how.map_or_else(String::new, |how| format!(" {how}"));
        self.explain(margin, &format!("{}{duty}{how}", key.meaning));
        for Word { word, meaning } in key.form.words() {
            self.explain(margin, &format!("- {word}: {meaning}"));
        }
    }

    fn explain(&mut self, margin: &str, text: &str) {
        let mut line = String::new();
        for word in text.split(' ') {
            let width = margin.chars().count() + line.chars().count() + word.chars().count();
            if !line.is_empty() && width + 3 > WIDTH {
                self.line(margin, &format!("# {line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(margin, &format!("# {line}"));
    }

    fn line(&mut self, margin: &str, line: &str) {
        self.text.extend([margin, line, "\n"]);
    }
}

/// Whether a rule asks for a key that need not be given: a person is named for an office.
fn is_missed(kind: Type, key: &Key) -> bool {
    kind == Type::Person && key.name == "funktionen"
}

/// A single value as it could stand there.
pub(super) fn example(form: &Form) -> &'static str {
    match form {
        Form::Text => "…",
        Form::Number => "\"2a\"",
        Form::Integer => "1",
        Form::Figure => "\"12,5\"",
        Form::Boolean => "true",
        Form::Date => "2024-03-12",
        Form::WebAddress | Form::BaseUrl => "\"https://www.beispiel.example/\"",
        Form::EmailAddress => "integration@beispiel.example",
        Form::FilePath => "ordner/datei.pdf",
        Form::Id => "ordner/dokument",
        Form::Slug => "\"1.0\"",
        Form::Language => "de",
        Form::Reference(target) if target.or_text => "Name der Stelle",
        Form::Reference(_) => "kennung",
        Form::Words(words) => words.first().map_or("", |word| word.word),
        Form::List(item) => example(item),
        Form::Mapping(_) => "",
    }
}
