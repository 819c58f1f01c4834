//! JSON Schema (draft 2020-12) of front matter. Rejects only what is rejected when a document is read: what
//! tools read from YAML as a number or yes and no may be text here, and one value alone is a list of one. What
//! depends on several values or on other documents no schema says.

use serde_json::{Map, Value, json};

use super::hint::hint;
use super::{Subject, pattern};
use crate::document::form::{Form, Key, Word};
use crate::document::types::{TYPE_KEY, Type};

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of the keys of `subject`.
pub fn schema(subject: Subject) -> Value {
    let mut definitions = Definitions::default();
    let mut schema = definitions.subject(subject);
    schema["$schema"] = json!(DIALECT);
    schema["title"] = json!(format!("fahrplan: {}", subject.name()));
    schema["$defs"] = Value::Object(definitions.0);
    schema
}

/// The schema of documents of all types, told apart by `typ`.
pub fn of_all() -> Value {
    let mut definitions = Definitions::default();
    let branches: Vec<Value> = Type::ALL.iter().map(|kind| definitions.branch(*kind)).collect();
    json!({
        "$schema": DIALECT,
        "title": "fahrplan: Angaben eines Dokuments",
        "type": "object",
        "properties": { TYPE_KEY.name: definitions.key(&TYPE_KEY) },
        "required": [TYPE_KEY.name],
        "allOf": branches,
        "$defs": definitions.0,
    })
}

/// The parts that schemas refer to, by name: mappings by their owner, single values by a noun with its capital.
#[derive(Default)]
struct Definitions(Map<String, Value>);

impl Definitions {
    /// Where `typ` is `kind`, its keys hold.
    fn branch(&mut self, kind: Type) -> Value {
        let name = format!("typ-{}", kind.word());
        let schema = self.subject(Subject::Document(kind));
        self.0.insert(name.clone(), schema);
        json!({
            "if": { "properties": { "typ": { "const": kind.word() } }, "required": ["typ"] },
            "then": { "$ref": format!("#/$defs/{name}") },
        })
    }

    fn subject(&mut self, subject: Subject) -> Value {
        let mut schema = self.mapping(&subject.keys());
        schema["title"] = json!(subject.name());
        schema["description"] = json!(subject.meaning());
        if let Subject::Document(kind) = subject {
            schema["properties"]["typ"] =
                json!({ "const": kind.word(), "description": TYPE_KEY.meaning });
        }
        schema
    }

    fn mapping(&mut self, keys: &[&Key]) -> Value {
        let properties: Map<String, Value> =
            keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let required: Vec<&str> =
            keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }

    /// The schema of the key's value, with what the key means and how its value is written.
    fn key(&mut self, key: &Key) -> Value {
        let mut schema = self.value(&key.form);
        let hint = hint(&key.form).map_or_else(String::new, |hint| format!(" {hint}"));
        schema["description"] = json!(format!("{}{hint}", key.meaning));
        schema
    }

    fn value(&mut self, form: &Form) -> Value {
        let (name, schema) = match form {
            Form::Words(words) => return closed(words),
            Form::Boolean => return json!({ "type": "boolean" }),
            Form::List(item) => {
                let item = self.value(item);
                return json!({ "anyOf": [item, { "type": "array", "items": item }] });
            }
            Form::Mapping(mapping) => {
                let keys: Vec<&Key> = mapping.keys.iter().collect();
                (mapping.owner, self.mapping(&keys))
            }
            Form::Text => ("Text", text(pattern::TEXT)),
            Form::Number => ("Nummer", text(pattern::TEXT)),
            Form::FilePath => ("Datei", text(pattern::TEXT)),
            Form::Reference(_) => ("Verweis", text(pattern::TEXT)),
            Form::Id => ("Kennung", text(pattern::ID)),
            Form::Slug => ("Kurzname", not_negative(text(pattern::SLUG))),
            Form::Language => ("Sprache", text(pattern::LANGUAGE)),
            Form::Integer => ("GanzeZahl", integer(i32::MIN, i32::MAX, pattern::INTEGER)),
            Form::Date => ("Datum", integer(1, 9999, &pattern::date())),
            Form::Figure => ("Zahl", figure()),
            Form::WebAddress => ("Adresse", formatted("iri", pattern::WEB_ADDRESS)),
            Form::BaseUrl => ("AdresseDerWebsite", formatted("iri", pattern::BASE_URL)),
            Form::EmailAddress => ("EMail", formatted("idn-email", pattern::EMAIL_ADDRESS)),
        };
        self.refer(name, told(form, schema))
    }

    /// A reference to `schema`, which is kept under `name`.
    fn refer(&mut self, name: &str, schema: Value) -> Value {
        self.0.entry(name).or_insert(schema);
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// The schema with what an editor says where the pattern does not fit; else it quotes the pattern. This is no word
/// of the standard either.
fn told(form: &Form, mut schema: Value) -> Value {
    if schema.get("pattern").is_some() {
        let words = match form {
            // What all of them share; to what one leads, its key says.
            Form::Text | Form::Reference(_) => None,
            other => hint(other),
        };
        let words = words.unwrap_or_else(|| "Leer darf der Wert nicht sein.".to_owned());
        schema["patternErrorMessage"] = json!(words);
    }
    schema
}

/// Text, also where YAML takes it for a number or for yes and no.
fn text(pattern: &str) -> Value {
    json!({ "type": ["string", "number", "boolean"], "pattern": pattern })
}

fn not_negative(mut schema: Value) -> Value {
    schema["minimum"] = json!(0);
    schema
}

fn figure() -> Value {
    json!({ "type": ["string", "number"], "pattern": pattern::FIGURE })
}

fn integer(minimum: i32, maximum: i32, pattern: &str) -> Value {
    json!({
        "type": ["string", "integer"],
        "minimum": minimum,
        "maximum": maximum,
        "pattern": pattern,
    })
}

fn formatted(format: &str, pattern: &str) -> Value {
    json!({ "type": "string", "format": format, "pattern": pattern })
}

/// A closed list. `enumDescriptions` is no word of the standard, but editors show it.
fn closed(words: &[Word]) -> Value {
    let list: Vec<&str> = words.iter().map(|word| word.word).collect();
    let meanings: Vec<&str> = words.iter().map(|word| word.meaning).collect();
    json!({ "enum": list, "enumDescriptions": meanings })
}
