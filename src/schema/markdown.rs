//! The reference: a page in Markdown for each type of document, one for what all of them share and one for the
//! forms of values, as they stand in the manual. Knows nothing of files.

use super::Subject;
use crate::document::form::{Form, Key, Mapping, Target, Word};
use crate::document::types::{Common, TYPE_KEY};

/// A page of the reference.
pub struct Page {
    /// The name of its file, without `.md`.
    pub name: &'static str,
    /// Its text, with front matter.
    pub text: String,
}

/// All pages of the reference: what leads to the others, what all documents share, the forms of values, and one
/// for each subject.
pub fn pages() -> Vec<Page> {
    let mut pages = vec![index(), common(), forms()];
    pages.extend(Subject::all().zip(13..).map(|(subject, order)| page(subject, order)));
    pages
}

impl Page {
    fn new(name: &'static str, title: &str, summary: &str, order: i32, command: &str) -> Page {
        let head = format!(
            "---\ntyp: seite\ntitel: {title}\nkurztext: {summary}\nreihenfolge: {order}\nquelle: fahrplan schema --markdown{command}\n---\n"
        );
        Page { name, text: head }
    }

    fn paragraph(&mut self, text: &str) {
        self.text.extend(["\n", text, "\n"]);
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, line: impl Fn(T) -> String) {
        self.text.push('\n');
        for item in items {
            self.text.push_str(&format!("- {}\n", line(item)));
        }
    }

    /// A section for each key; `level` is that of its heading, `within` names the mapping that they stand in.
    fn keys(&mut self, keys: &[Key], level: usize, within: &str) {
        for key in keys {
            let place = if within.is_empty() { String::new() } else { format!(" in `{within}`") };
            self.paragraph(&format!("{} `{}`{place}", "#".repeat(level), key.name));
            let duty = if key.required { " **Pflicht.**" } else { "" };
            self.paragraph(&format!("{}{duty} Form: {}.", key.meaning, form(&key.form)));
            let words = key.form.words();
            if !words.is_empty() {
                self.list(words, |Word { word, meaning }| format!("`{word}`: {meaning}"));
            }
            match key.form.mapping() {
                Some(mapping) if are_alike(mapping.keys) => self.alike(mapping.keys),
                Some(mapping) => self.keys(mapping.keys, level + 1, key.name),
                None => {}
            }
        }
    }

    /// The words of keys that all have the same, once, and the keys in a list: those of one meaning together.
    fn alike(&mut self, keys: &[Key]) {
        let words = keys.first().map_or(&[][..], |key| key.form.words());
        self.paragraph("Jede davon hat eines dieser Wörter:");
        self.list(words, |Word { word, meaning }| format!("`{word}`: {meaning}"));
        self.paragraph("Es gibt:");
        let mut meanings: Vec<(&str, Vec<String>)> = Vec::new();
        for key in keys {
            let name = format!("`{}`", key.name);
            match meanings.iter_mut().find(|(meaning, _)| *meaning == key.meaning) {
                Some((_, names)) => names.push(name),
                None => meanings.push((key.meaning, vec![name])),
            }
        }
        self.list(meanings, |(meaning, names)| format!("{}: {meaning}", names.join(" oder ")));
    }
}

/// Whether several keys stand for one of the same words each.
fn are_alike(keys: &[Key]) -> bool {
    let words = |key: &Key| key.form.words().iter().map(|word| word.word).collect::<Vec<_>>();
    match keys {
        [first, rest @ ..] if !rest.is_empty() => {
            let first = words(first);
            !first.is_empty() && rest.iter().all(|key| words(key) == first)
        }
        _ => false,
    }
}

fn index() -> Page {
    let mut page = Page::new(
        "index",
        "Referenz",
        "Jede Angabe, jedes Wort und jede Form, zum Nachschlagen.",
        21,
        "",
    );
    page.paragraph("Diese Seiten nennen alles, was in den Angaben eines Dokuments stehen kann. Sie entstehen aus denselben Tabellen, nach denen `fahrplan check` prüft. Wie man Dokumente schreibt, steht mit Beispielen unter [Dokumente](../dokumente.md); wie ein Editor die Angaben schon beim Schreiben prüft, unter [Im Editor](../editor.md).");
    page.paragraph("## Für alle Dokumente");
    let shared = [
        ("allgemein", "Was jedes Dokument über sich sagen kann."),
        ("formen", "Wie Daten, Zahlen, Verweise und andere Werte geschrieben werden."),
    ];
    page.list(shared, |(name, what)| format!("[{}]({name}.md): {what}", title(name)));
    page.paragraph("## Arten von Dokumenten");
    let of_type = |subject: &Subject| matches!(subject, Subject::Document(_));
    let link = |subject: Subject| {
        format!("[{}]({}.md): {}", subject.name(), subject.word(), subject.explanation())
    };
    page.list(Subject::all().filter(of_type), link);
    page.paragraph("## Andere Dateien");
    page.list(Subject::all().filter(|subject| !of_type(subject)), link);
    page.paragraph("## Meldungen");
    page.paragraph("Was `fahrplan check` sagt, wenn etwas nicht stimmt, steht unter [Alle Meldungen](../meldungen.md).");
    page
}

/// The titles of the pages for all documents.
fn title(name: &str) -> &'static str {
    if name == "formen" { "Formen" } else { "Angaben für alle Dokumente" }
}

fn common() -> Page {
    let summary = "Die Angaben, die jedes Dokument haben kann.";
    let mut page = Page::new("allgemein", title("allgemein"), summary, 11, "");
    page.paragraph("Diese Angaben kann jedes Dokument haben, gleich welcher Art. Andere als sie und die seiner Art sind Fehler.");
    page.keys(&[TYPE_KEY], 2, "");
    page.keys(Common::KEYS, 2, "");
    page
}

fn page(subject: Subject, order: i32) -> Page {
    let (name, word) = (subject.name(), subject.word());
    let (summary, first) = match subject {
        Subject::Document(_) => (
            format!("Alle Angaben eines Dokuments der Art {word}."),
            format!("In den Angaben steht `typ: {word}`. Dazu kommen die [Angaben für alle Dokumente](allgemein.md); nötig ist davon `titel`."),
        ),
        Subject::Site => (
            "Alle Angaben der Datei content/site.yaml.".to_owned(),
            "Ihre Angaben stehen ohne Linien aus Strichen da.".to_owned(),
        ),
        Subject::Translation => (
            "Alle Angaben einer Übersetzung.".to_owned(),
            "Eine Übersetzung hält nur Texte; was feststeht, steht allein im Original. Mehr unter [Übersetzungen](../uebersetzungen.md).".to_owned(),
        ),
    };
    let mut page = Page::new(word, name, &summary, order, &format!(" {word}"));
    page.paragraph(&subject.explanation());
    page.paragraph(&first);
    page.keys(subject.own_keys(), 2, "");
    page
}

/// The form of a value, in words with a link to its section.
fn form(form: &Form) -> String {
    match form {
        Form::Reference(target) => {
            let names: Vec<&str> = target.types.iter().map(|kind| kind.called()).collect();
            let types =
                if names.is_empty() { "jedes Dokument".to_owned() } else { names.join(", ") };
            let text = if target.or_text { "; oder ein Name" } else { "" };
            format!("[Verweis](formen.md#verweis) auf: {types}{text}")
        }
        Form::List(item) => {
            let item = self::form(item);
            format!("[Liste](formen.md#liste) aus {item}")
        }
        single => {
            let (name, anchor) = named(single);
            format!("[{name}](formen.md#{anchor})")
        }
    }
}

/// The name of a form and the anchor of its section.
fn named(form: &Form) -> (&'static str, &'static str) {
    match form {
        Form::Text => ("Text", "text"),
        Form::Number => ("Nummer", "nummer"),
        Form::Integer => ("Ganze Zahl", "ganze-zahl"),
        Form::Figure => ("Zahl", "zahl"),
        Form::Boolean => ("Ja oder Nein", "ja-oder-nein"),
        Form::Date => ("Datum", "datum"),
        Form::WebAddress => ("Internetadresse", "internetadresse"),
        Form::BaseUrl => ("Adresse der Website", "adresse-der-website"),
        Form::EmailAddress => ("E-Mail-Adresse", "e-mail-adresse"),
        Form::FilePath => ("Dateipfad", "dateipfad"),
        Form::Id => ("Kennung", "kennung"),
        Form::Slug => ("Kurzname", "kurzname"),
        Form::Language => ("Sprache", "sprache"),
        Form::Reference(_) => ("Verweis", "verweis"),
        Form::Words(_) => ("Wort", "wort"),
        Form::List(_) => ("Liste", "liste"),
        Form::Mapping(_) => ("Angaben", "angaben"),
    }
}

/// One of each form, in the order of their page.
const FORMS: [Form; 17] = [
    Form::Text,
    Form::Words(&[]),
    Form::Boolean,
    Form::Date,
    Form::Integer,
    Form::Figure,
    Form::Number,
    Form::Reference(Target { types: &[], or_text: false }),
    Form::Id,
    Form::FilePath,
    Form::WebAddress,
    Form::BaseUrl,
    Form::EmailAddress,
    Form::Slug,
    Form::Language,
    Form::List(&Form::Text),
    Form::Mapping(Mapping { owner: "", keys: &[] }),
];

fn forms() -> Page {
    let summary = "Wie Daten, Zahlen, Verweise und andere Werte geschrieben werden.";
    let mut page = Page::new("formen", title("formen"), summary, 12, "");
    page.paragraph("Leere Werte gibt es nicht: Was nicht bekannt ist, wird weggelassen. Was hier in Anführungszeichen steht, schreiben Sie auch im Dokument so.");
    for form in &FORMS {
        page.paragraph(&format!("## {}", named(form).0));
        page.paragraph(explained(form));
    }
    page
}

/// How values of a form are written, in Markdown.
fn explained(form: &Form) -> &'static str {
    match form {
        Form::Text => {
            "Ein Text in einer Zeile. Enthält er einen Doppelpunkt mit Leerzeichen, ein `#` nach einem Leerzeichen oder beginnt er mit einem Satzzeichen, steht er in Anführungszeichen: `\"Prüfen: ein Amt\"`. Mehrere Zeilen stehen eingerückt unter `|` (Zeile für Zeile) oder `>-` (als ein Absatz)."
        }
        Form::Number => {
            "Eine amtliche Nummer wie `\"2a\"` oder `\"3.10\"`. Sie bleibt, wie sie dasteht, auch ohne Anführungszeichen."
        }
        Form::Integer => "Eine ganze Zahl ohne Punkt: `3`, `-1`, `120`.",
        Form::Figure => {
            "Eine Zahl, wie man sie auf Deutsch schreibt: `\"700\"`, `\"12,5\"`, `\"45.000\"`, `\"1.234,50\"`, auch `12.5`. Ein Punkt vor genau drei Ziffern trennt Tausender. Ungefähres wie „knapp 700“ gehört in `angabe`."
        }
        Form::Boolean => "`true` heißt ja, `false` heißt nein, beides ohne Anführungszeichen.",
        Form::Date => {
            "So genau, wie es bekannt ist, und nicht genauer:\n\n- `2024`: im Jahr 2024\n- `2024-03`: im März 2024\n- `2024-03-12`: am 12. März 2024\n- `2024-Q3`: im dritten Quartal\n- `2024-H1`: im ersten Halbjahr\n- `\"--03-12\"`: am 12. März, Jahr nicht bekannt oder jedes Jahr\n- `2024/2027`: von 2024 bis 2027; Anfang und Ende dürfen verschieden genau sein\n- `2024/..`: ab 2024, Ende offen\n- `../2027`: spätestens 2027\n- `\"~2024\"`: etwa 2024\n- `unbekannt`: nicht bekannt\n\nMehr unter [Daten und Stand](../daten-und-stand.md)."
        }
        Form::WebAddress => {
            "Eine vollständige Adresse, die mit `https://` oder `http://` beginnt: `\"https://www.beispiel.example/\"`."
        }
        Form::BaseUrl => {
            "Die Adresse, unter der die Website liegt, vielleicht mit einem Ordner: `\"https://www.beispiel.example/integration/\"`. Weder ein Benutzername noch etwas hinter `?` oder `#` gehört dazu, weil die Adressen der Seiten daran angehängt werden."
        }
        Form::EmailAddress => "Nur die Adresse: `integration@beispiel.example`.",
        Form::FilePath => {
            "Der Pfad einer Datei, vom Ordner des Dokuments aus gesehen: `bilder/rathaus.jpg`, `../auswertung.pdf`. Mit einem Schrägstrich am Anfang zählt er ab `content/`."
        }
        Form::Id => {
            "Die ganze Kennung eines Dokuments: der Pfad unter `content/` ohne `.md`, wie `musterstadt/integrationsplan/2a`."
        }
        Form::Slug => {
            "Ein kurzer Name, der Teil von Adressen wird: Buchstaben von a bis z, Ziffern, Punkt, Bindestrich und Unterstrich, am Anfang ein Buchstabe oder eine Ziffer, am Ende kein Punkt, höchstens 64 Zeichen: `\"1.0\"`."
        }
        Form::Language => "Ein Kürzel nach BCP 47: `de`, `en`, `de-simple`.",
        Form::Reference(_) => {
            "Die Kennung eines Dokuments oder ihr kürzestes Ende, das eindeutig ist: `2a`, `integrationsplan/2a`. Bei manchen Angaben darf auch einfach ein Name stehen; dann ist er Text, oder er führt zu der Stelle oder Person, die so heißt. Mehr unter [Verweise](../verweise.md)."
        }
        Form::Words(_) => "Eines der Wörter, die bei der Angabe stehen, genau so geschrieben.",
        Form::List(_) => {
            "Mehrere Werte, jeder mit einem Strich in einer eigenen Zeile, oder in eckigen Klammern: `[2a, 2b]`. Ein Wert allein darf ohne Liste stehen."
        }
        Form::Mapping(_) => {
            "Mehrere Angaben, jede in einer eigenen Zeile, mit zwei Leerzeichen eingerückt. Welche es sind, steht bei der Angabe darunter."
        }
    }
}
