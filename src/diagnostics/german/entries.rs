//! The wording in German of what is wrong with the form of entries: YAML, shapes, keys and dates. Knows nothing of
//! places and layout.

use crate::date::DateError;
use crate::diagnostics::Words;
use crate::diagnostics::problem::{Shape, Wanted, YamlFault};
use crate::diagnostics::words::lines_of;

/// What keeps entries from being read.
pub(super) fn yaml(fault: &YamlFault) -> Words {
    let words = Words::new("Diese Angaben sind nicht lesbar");
    match fault {
        YamlFault::Tab => words
            .label("hier steht ein Tabulator")
            .advice("Rücken Sie mit Leerzeichen ein: zwei für jede Stufe."),
        YamlFault::OpenQuote => words
            .label("ein Anführungszeichen ohne Gegenstück")
            .advice("Schließen Sie das Anführungszeichen am Ende des Textes. Kommt eines im Text vor, verwenden Sie „ und “."),
        YamlFault::Escape => words
            .label("ein umgekehrter Schrägstrich, der hier nichts bedeutet")
            .advice("Setzen Sie den Text in einfache Anführungszeichen ('…') statt in doppelte. In einem Pfad oder einer Adresse schreiben Sie / statt \\."),
        YamlFault::OpenBracket => words
            .label("eine Klammer ohne Gegenstück")
            .advice("Schließen Sie [ mit ] und { mit }. Beginnt ein Text mit einer Klammer, setzen Sie ihn in Anführungszeichen."),
        YamlFault::NoComma => words
            .label("davor fehlt ein Komma")
            .advice("In eckigen und geschweiften Klammern trennt ein Komma, was nacheinander kommt: [Sprache, Schule], {datum: 2024, status: umgesetzt}."),
        YamlFault::NoKey => words
            .label("hier wird ein Schlüssel mit Doppelpunkt erwartet")
            .advice("Jede Angabe hat die Form „schluessel: Wert“. Mehrzeiliger Text beginnt mit „schluessel: |“ und ist eingerückt."),
        YamlFault::NoColon => words
            .label("hinter dem Schlüssel fehlt der Doppelpunkt")
            .advice("Schreiben Sie „schluessel: Wert“, mit einem Doppelpunkt und einem Leerzeichen hinter dem Schlüssel."),
        YamlFault::NoBlank => words
            .label("hinter dem Doppelpunkt fehlt ein Leerzeichen")
            .advice("Schreiben Sie „schluessel: Wert“, mit einem Leerzeichen hinter dem Doppelpunkt."),
        YamlFault::ListMark { of_record } => Words::new("Ein Eintrag einer Liste beginnt nicht mit „- “")
            .label("hier gehört „- “ hin: ein Bindestrich und ein Leerzeichen")
            .advice(if *of_record {
                "Beginnen Sie jeden Eintrag auf einer eigenen Zeile mit „- “: einem einfachen Bindestrich und einem Leerzeichen. Was noch zu diesem Eintrag gehört, steht in den Zeilen darunter, zwei Leerzeichen weiter rechts als der Strich."
            } else {
                "Schreiben Sie jeden Eintrag auf eine eigene Zeile, hinter „- “: einen einfachen Bindestrich und ein Leerzeichen; alle Striche stehen untereinander. Gehört das Zeichen zum Text, setzen Sie diesen in Anführungszeichen."
            }),
        YamlFault::MarkBeforeKey { key } => Words::new(format!("Vor „{key}“ steht ein Zeichen zu viel"))
            .label("hier ist keine Liste")
            .advice(format!("Löschen Sie das Zeichen vor „{key}:“. Was zusammengehört, steht genau untereinander.")),
        YamlFault::EntryBehindKey => words
            .label("hinter dem Schlüssel beginnt keine Liste")
            .advice("Ist eine Liste gemeint, schreiben Sie jeden Eintrag in eine eigene Zeile unter dem Schlüssel, mit „- “ davor. Ist es ein Text, setzen Sie ihn in Anführungszeichen."),
        YamlFault::MarkInBrackets => Words::new("In Klammern stehen Einträge ohne Strich")
            .label("dieser Strich gehört nicht hierher")
            .advice("Löschen Sie den Strich: [Sprache, Schule], [{organisation: Volkshochschule}]."),
        YamlFault::BlockIndentation => Words::new("Die Zeilen dieses Textes sind nicht gleich weit eingerückt")
            .label("nicht so weit eingerückt wie die erste Zeile des Textes")
            .advice("Rücken Sie alle Zeilen des Textes mindestens so weit ein wie seine erste. Leere Zeilen dazwischen enthalten auch keine Leerzeichen. Ist diese Zeile eine eigene Angabe, hat sie die Form „schluessel: Wert“ und steht so weit links wie der Schlüssel des Textes."),
        YamlFault::CurlyQuotes => Words::new("Diese Anführungszeichen gehören zum Wert, statt ihn einzufassen")
            .label("keine geraden Anführungszeichen")
            .advice("Setzen Sie den Wert in gerade Anführungszeichen, wie sie die Tastatur schreibt: nummer: \"1.2\". Word und manche Editoren machen daraus andere."),
        YamlFault::HardBlank => words
            .label("hier steht ein geschütztes Leerzeichen")
            .advice("Löschen Sie das Zeichen und tippen Sie ein gewöhnliches Leerzeichen. Geschützte kommen beim Kopieren aus Word und von Webseiten mit."),
        YamlFault::CutOff => Words::new("Der Wert endet vor dem Zeichen #")
            .label("das gilt als Anmerkung und fehlt auf der Seite")
            .advice("Gehört das zum Wert, setzen Sie den ganzen Wert in Anführungszeichen: titel: \"Kita #1\". Eine Anmerkung schreiben Sie mit einem Leerzeichen hinter #."),
        YamlFault::Apostrophe => words
            .label("der Apostroph davor beendet den Text")
            .advice("Setzen Sie den ganzen Text in doppelte Anführungszeichen: titel: \"Wie geht's?\". Oder schreiben Sie den Apostroph als ’."),
        YamlFault::TextAfter => words
            .label("hinter Klammer oder Anführungszeichen geht der Text weiter")
            .advice("Setzen Sie den ganzen Text in einfache Anführungszeichen: titel: '[Entwurf] \"Neu\" in der Stadt'."),
        YamlFault::ColonInValue => words
            .label("ein Doppelpunkt im Text")
            .advice("Setzen Sie den ganzen Text in Anführungszeichen: titel: \"Wohnen: ein Überblick\". Ist es eine eigene Angabe, rücken Sie sie so weit ein wie die darüber."),
        YamlFault::Indentation => words
            .label("die Einrückung passt nicht")
            .advice("Was zusammengehört, steht genau untereinander: Rücken Sie die Zeile so weit ein wie die Angabe darüber, zu der sie gehört. „- “ davor zählt wie zwei Leerzeichen."),
        YamlFault::ReservedCharacter => words
            .label("mit diesem Zeichen darf ein Wert nicht beginnen")
            .advice("Setzen Sie den Text in Anführungszeichen."),
        YamlFault::EndMark => words
            .label("hier enden die Angaben vorzeitig")
            .advice("Löschen Sie diese Zeile. In einem Dokument enden die Angaben erst mit der zweiten Zeile „---“, „site.yaml“ hat keine solche Zeile."),
        YamlFault::TooDeep => words
            .label("zu tief verschachtelt")
            .advice("So tief verschachtelte Angaben braucht kein Dokument. Prüfen Sie Klammern und Einrückung."),
        YamlFault::Other => words
            .label("ab hier nicht lesbar")
            .advice("Prüfen Sie diese Zeile und die darüber. Steht dort ein längerer Text, setzen Sie ihn in Anführungszeichen."),
    }
}
/// An entry of another shape than its key has.
pub(super) fn wrong_shape(key: &str, expected: Wanted, found: Shape, instead: &[String]) -> Words {
    if key == "federfuehrung" && found == Shape::List {
        return Words::new("Federführend ist eine einzige Stelle")
            .label("hier steht eine Liste")
            .advice("Nennen Sie hier die eine, die zuständig ist, und die anderen bei „beteiligte“, jede mit „- organisation: …“.");
    }
    let words = Words::new(format!("Bei „{key}“ wird {} erwartet", wanted(expected)))
        .label(format!("hier steht {}", shape(found)));
    match (expected, instead) {
        (Wanted::Text, _) => words.advice("Schreiben Sie nur einen Text, ohne Klammern. Enthält der Text selbst einen Doppelpunkt oder Klammern, setzen Sie ihn in Anführungszeichen."),
        (Wanted::Date, [line, ..]) => words.advice(format!("Schreiben Sie in einer Zeile „{line}“.")),
        (Wanted::Date, []) => words.advice(format!("Schreiben Sie hinter „{key}:“ in derselben Zeile ein einziges Datum wie 2024-03 oder einen Zeitraum wie 2022/2024, ohne Klammern.")),
        (Wanted::Mapping, []) => words.advice(format!("Schreiben Sie unter „{key}:“ eingerückt Angaben der Form „schluessel: Wert“.")),
        (Wanted::Mapping, lines) => words.advice(format!("Schreiben Sie unter „{key}:“ eingerückt „{}“, in einer Liste mit „- “ vor der ersten Zeile.", lines.join("“ und darunter „"))),
    }
}

/// An entry that has none of the keys of its sort.
pub(super) fn strange(
    key: &str,
    keys: &[(&str, bool)],
    instead: Option<&[String; 2]>,
    several: bool,
) -> Words {
    let (must, may) = both(keys);
    let list = match (&*must, &*may) {
        (must, "") => format!("Hierher gehören: {must} (nötig)."),
        ("", may) => format!("Hierher gehören, soweit bekannt: {may}."),
        (must, may) => format!("Hierher gehören: {must} (nötig), {may}."),
    };
    Words::new(format!("Was hier bei „{key}“ steht, hat keine der Angaben, die dazugehören"))
        .label("keinen dieser Schlüssel gibt es hier")
        .advice(match instead {
            Some([first, second]) if several => format!("Schreiben Sie „- {first}“ und in der Zeile darunter, zwei Leerzeichen weiter rechts als der Strich, „{second}“; jeder Eintrag beginnt mit einem Strich. {list}"),
            Some([first, second]) => format!("Schreiben Sie „{first}“ und darunter, genauso weit eingerückt, „{second}“. {list}"),
            None => list,
        })
}

/// Several values in a row where a list was meant.
pub(super) fn list(items: &[String]) -> Words {
    Words::new("Mehrere Werte gehören in eine Liste")
        .label("so gilt das als ein einziger Wert")
        .advice(format!(
            "Schreiben Sie jeden Wert in eine eigene Zeile, mit „- “ davor{}.",
            lines_of(items, "„", "“")
        ))
}

/// A period in keys of its own.
pub(super) fn period(keys: &[String], known: &str, meant: Option<&str>, beside: bool) -> Words {
    let named = keys.iter().map(|key| format!("„{key}“")).collect::<Vec<_>>().join(" und ");
    let words = match keys {
        [_] => Words::new(format!("Anfang und Ende stehen beide bei „{known}“, nicht bei {named}")),
        _ => Words::new(format!(
            "{named} gibt es hier nicht; beides steht in einer Angabe, „{known}“"
        )),
    };
    let whole = meant.map_or_else(
        || format!("{known}: ANFANG/ENDE“, etwa „{known}: 2022/2024"),
        |meant| format!("{known}: {meant}"),
    );
    match (beside, keys) {
        (true, _) => words
            .related(format!("„{known}“ steht schon hier"))
            .advice(format!("Löschen Sie {named}. Bei „{known}“ bleibt eine Zeile stehen: „{whole}“.")),
        (false, [_]) => words.advice(format!("Schreiben Sie statt dieser Zeile „{whole}“. Ein offener Anfang oder ein offenes Ende ist „..“.")),
        (false, _) => words
            .related("gehört dazu")
            .advice(format!("Schreiben Sie statt dieser Zeilen eine: „{whole}“.")),
    }
}

/// Entries below the line that ends them.
pub(super) fn below(keys: &[String], ends: bool) -> Words {
    let named = keys.iter().map(|key| format!("„{key}“")).collect::<Vec<_>>().join(", ");
    Words::new(format!("Unter der Zeile „---“ steht noch {named} und gälte als Text"))
        .label("gehört zu den Angaben")
        .related("hier enden die Angaben")
        .advice(if ends {
            "Verschieben Sie, was zu den Angaben gehört, über die obere Zeile „---“; was dort schon steht, ändern Sie dort. Löschen Sie dann die untere Zeile „---“."
        } else {
            "Verschieben Sie, was zu den Angaben gehört, über diese Zeile „---“; was dort schon steht, ändern Sie dort. Ist es Text, beginnen Sie ihn mit einem großen Buchstaben."
        })
}

/// The keys that must and those that may be given, each in a row.
fn both(keys: &[(&str, bool)]) -> (String, String) {
    let row = |is_must: bool| {
        let names = keys.iter().filter(|(_, must)| *must == is_must).map(|(name, _)| *name);
        names.collect::<Vec<_>>().join(", ")
    };
    (row(true), row(false))
}

fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => shape(Shape::Text),
        Wanted::Date => "ein Datum oder Zeitraum",
        Wanted::Mapping => shape(Shape::Mapping),
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "ein einzelner Wert",
        Shape::List => "eine Liste",
        Shape::Mapping => "eine Gruppe von Angaben",
    }
}

/// What keeps a text from being a date.
pub(super) fn date(key: &str, word: &str, error: &DateError) -> Words {
    const FORMS: &str = "Möglich sind 2019, 2019-09, 2019-09-03, 2019-Q3 (Quartal), 2019-H2 (Halbjahr), --11-18 (ohne Jahr), 2019/2021, 2019/.. (seit), ../2021 (spätestens), ~2019 (um) und unbekannt.";
    let words = Words::new(format!("„{word}“ ist bei „{key}“ kein gültiges Datum"));
    match error {
        DateError::Empty | DateError::Form => words.label("keine bekannte Schreibweise").advice(FORMS),
        DateError::NoSuchDay { days, .. } => words
            .label(format!("die Tage dieses Monats gehen von 01 bis {days}"))
            .advice("Berichtigen Sie den Tag oder geben Sie nur Jahr und Monat an, etwa 2019-09."),
        DateError::NoSuchYear => words.label("ein Jahr 0000 gibt es nicht").advice(FORMS),
        DateError::NoSuchMonth => words
            .label("Monate gehen von 01 bis 12")
            .advice("Die Reihenfolge ist Jahr-Monat-Tag, etwa 2019-09-03."),
        DateError::NoSuchQuarter => words.label("Quartale gehen von Q1 bis Q4").advice(FORMS),
        DateError::NoSuchHalf => words.label("Halbjahre sind H1 und H2").advice(FORMS),
        DateError::EndBeforeStart => words
            .label("das Ende liegt vor dem Anfang")
            .advice("Vor dem Schrägstrich steht der Anfang, dahinter das Ende."),
        DateError::RangeEnd => words
            .label("Anfang oder Ende kann so nicht in einem Zeitraum stehen")
            .advice("Ein Zeitraum hat die Form Anfang/Ende, etwa 2019-09/2021. Ein offenes Ende ist „..“."),
        DateError::Vague if key != "zeitraum" => words.label("das ist kein Datum").advice(FORMS),
        DateError::Vague => words
            .label("das ist kein Zeitraum")
            .advice("Schreiben Sie ein Jahr oder einen Zeitraum: 2024, 2024/2026, 2024/.. (seit 2024, ohne Ende), ../2026 (spätestens) oder unbekannt. Was sich so nicht sagen lässt, gehört in den Text; dass eine Maßnahme auf Dauer läuft, sagt „status: daueraufgabe“."),
        DateError::German { suggestion } => words
            .label(format!("gemeint ist wohl {suggestion}"))
            .advice(format!("Schreiben Sie {key}: \"{suggestion}\".")),
        DateError::DateTime { suggestion } => words
            .label("ein Datum mit Uhrzeit")
            .advice(format!("Lassen Sie die Uhrzeit weg: {key}: \"{suggestion}\".")),
    }
}
