//! How a value is written, in German words for editors. Knows nothing of where they are shown.

use crate::document::form::{Form, Target, Word};

/// How a value of this form is written; `None` where its key says all.
pub(super) fn hint(form: &Form) -> Option<String> {
    let fixed = match form {
        Form::Text => return None,
        Form::Number => "Eine Nummer wie \"2a\" oder \"3.10\", am besten in Anführungszeichen.",
        Form::Integer => "Eine ganze Zahl.",
        Form::Figure => "Eine Zahl wie \"700\", \"12,5\" oder \"45.000\", in Anführungszeichen.",
        Form::Boolean => "true (ja) oder false (nein).",
        Form::Date => {
            "Ein Datum, so genau es bekannt ist, etwa 2024, 2024-03, 2024-03-12, 2024-Q3 oder 2024/2027."
        }
        Form::WebAddress => "Eine Adresse, die mit https:// oder http:// beginnt.",
        Form::BaseUrl => {
            "Eine Adresse, die mit https:// oder http:// beginnt, ohne Benutzernamen und ohne ? und #."
        }
        Form::EmailAddress => "Nur die Adresse, ohne Namen davor.",
        Form::FilePath => "Ein Pfad wie bilder/rathaus.jpg.",
        Form::Id => "Eine Kennung: der Pfad unter content/ ohne .md.",
        Form::Slug => "Buchstaben von a bis z, Ziffern, Punkt, Bindestrich und Unterstrich.",
        Form::Language => "Ein Kürzel wie de, en oder de-simple.",
        Form::Reference(target) => return Some(reference(target)),
        Form::Words(words) => return Some(choice(words)),
        Form::List(item) => return Some(list(item)),
        Form::Mapping(mapping) => {
            let keys: Vec<&str> = mapping.keys.iter().map(|key| key.name).collect();
            return Some(format!("Darunter eingerückt: {}.", keys.join(", ")));
        }
    };
    Some(fixed.to_owned())
}

fn list(item: &Form) -> String {
    let many = "Eine Liste; ein Eintrag allein kann ohne Liste stehen.";
    match item {
        Form::Mapping(mapping) => {
            let keys: Vec<&str> = mapping.keys.iter().map(|key| key.name).collect();
            format!("Eine Liste; jeder Eintrag hat: {}.", keys.join(", "))
        }
        item => hint(item).map_or_else(|| many.to_owned(), |hint| format!("{many} {hint}")),
    }
}

fn choice(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.word).collect();
    format!("Möglich sind: {}.", words.join(", "))
}

/// To what a reference leads, by the names of the types.
fn reference(target: &Target) -> String {
    let names: Vec<&str> = target.types.iter().map(|kind| kind.called()).collect();
    let types = match names.as_slice() {
        [] => return "Die Kennung eines Dokuments oder ihr eindeutiges Ende.".to_owned(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} oder {last}", rest.join(", ")),
    };
    let end = if target.or_text { ", oder einfach ein Name" } else { "" };
    format!("Die Kennung eines Dokuments ({types}) oder ihr eindeutiges Ende{end}.")
}
