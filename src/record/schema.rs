//! The schema of a record as a file for other programs and for people (JSON Schema, draft 2020-12). Knows no
//! record.

/// The schema of a record. It is made of the types of this module, and a test holds it against them.
pub const TEXT: &str = include_str!("plan.schema.json");

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use schemars::Schema;
    use schemars::generate::SchemaSettings;
    use schemars::transform::RecursiveTransform;
    use serde_json::{Value, json};

    use super::TEXT;
    use crate::record::{PlanRecord, SCHEMA};

    /// What only a program of Rust reads out of a schema, and defaults that say no more than that a key may
    /// be missing.
    fn plain(schema: &mut Schema) {
        schema.remove("format");
        schema.remove("default");
        if let Some(Value::String(words)) = schema.get_mut("description") {
            *words = words.replace('\n', " ");
        }
    }

    /// What a stranger is told first.
    const HEAD: &str = "A plan of a public authority as data, as the program fahrplan writes it: daten.json of a website, plan.json of an archived version. A reader passes over keys that it does not know and takes a missing one for null, an empty text, 0, false or an empty list. Statuses and kinds are the German words of the documents, dates stand as they are written together with the days that they span, figures are strings of digits with a point, and each url is a path below base_url.";

    fn made() -> String {
        let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(plain));
        let mut schema = settings.into_generator().into_root_schema_for::<PlanRecord<'static>>();
        schema.insert("title".to_owned(), json!(format!("A plan, schema {SCHEMA}")));
        schema.insert("description".to_owned(), json!(HEAD));
        schema.insert("required".to_owned(), json!(["schema"]));
        let number = schema.pointer_mut("/properties/schema").and_then(Value::as_object_mut);
        number.expect("a record has a number").insert("const".to_owned(), json!(SCHEMA));
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain data");
        text.push('\n');
        text
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "writes the file anew where it is asked to")]
    fn the_schema_is_that_of_the_types() {
        let made = made();
        if std::env::var_os("FAHRPLAN_UPDATE_GOLDEN").is_some() {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/record/plan.schema.json");
            fs::write(file, &made).unwrap();
        } else {
            assert!(made == TEXT, "FAHRPLAN_UPDATE_GOLDEN=1 cargo test schema writes it anew");
        }
    }
}
