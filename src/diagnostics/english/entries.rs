//! The wording in English of what is wrong with the form of entries: YAML, shapes, keys and dates. Knows nothing of
//! places and layout.

use crate::date::DateError;
use crate::diagnostics::Words;
use crate::diagnostics::problem::{Shape, Wanted, YamlFault};
use crate::diagnostics::words::lines_of;

/// What keeps entries from being read.
pub(super) fn yaml(fault: &YamlFault) -> Words {
    let words = Words::new("These entries cannot be read");
    match fault {
        YamlFault::Tab => words
            .label("there is a tab here")
            .advice("Indent with spaces: two for each level."),
        YamlFault::OpenQuote => words
            .label("a quotation mark without its counterpart")
            .advice("Close the quotation mark at the end of the text. Within the text, use curly quotation marks."),
        YamlFault::Escape => words
            .label("a backslash that means nothing here")
            .advice("Put the text in single quotation marks ('…') instead of double ones. In a path or an address, write / instead of \\."),
        YamlFault::OpenBracket => words
            .label("a bracket without its counterpart")
            .advice("Close [ with ] and { with }. If a text begins with a bracket, put it in quotation marks."),
        YamlFault::NoComma => words
            .label("a comma is missing before this")
            .advice("In square and curly brackets a comma parts what follows one another: [Sprache, Schule], {datum: 2024, status: umgesetzt}."),
        YamlFault::NoKey => words
            .label("a key with a colon is expected here")
            .advice("Each entry has the form “key: value”. Text of several lines begins with “key: |” and is indented."),
        YamlFault::NoColon => words
            .label("the colon behind the key is missing")
            .advice("Write “key: value”, with a colon and a space behind the key."),
        YamlFault::NoBlank => words
            .label("a space is missing behind the colon")
            .advice("Write “key: value”, with a space behind the colon."),
        YamlFault::ListMark { of_record } => Words::new("An entry of a list does not begin with “- ”")
            .label("“- ” belongs here: a hyphen and a space")
            .advice(if *of_record {
                "Begin each entry on a line of its own with “- ”: a plain hyphen and a space. What else belongs to this entry stands in the lines below, two spaces further to the right than the hyphen."
            } else {
                "Write each entry on a line of its own, behind “- ”: a plain hyphen and a space; all hyphens are aligned. Where the character belongs to the text, put the text in quotation marks."
            }),
        YamlFault::MarkBeforeKey { key } => Words::new(format!("There is a character too many before “{key}”"))
            .label("this is no list")
            .advice(format!("Delete the character before “{key}:”. What belongs together is aligned exactly.")),
        YamlFault::EntryBehindKey => words
            .label("no list begins behind the key")
            .advice("If a list is meant, write each entry on a line of its own below the key, with “- ” before it. If it is a text, put it in quotation marks."),
        YamlFault::MarkInBrackets => Words::new("Entries in brackets have no hyphen before them")
            .label("this hyphen does not belong here")
            .advice("Delete the hyphen: [Sprache, Schule], [{organisation: Volkshochschule}]."),
        YamlFault::BlockIndentation => Words::new("The lines of this text are not indented alike")
            .label("not indented as far as the first line of the text")
            .advice("Indent all lines of the text at least as far as its first one. Empty lines between them hold no spaces either. If this line is an entry of its own, it has the form “key: value” and stands as far to the left as the key of the text."),
        YamlFault::CurlyQuotes => Words::new("These quotation marks belong to the value instead of enclosing it")
            .label("no straight quotation marks")
            .advice("Put the value in straight quotation marks, as the keyboard writes them: nummer: \"1.2\". Word and some editors turn them into others."),
        YamlFault::HardBlank => words
            .label("there is a no-break space here")
            .advice("Delete the character and type an ordinary space. No-break spaces come along with what is copied from Word and from web pages."),
        YamlFault::CutOff => Words::new("The value ends before the character #")
            .label("this counts as a comment and is missing on the page")
            .advice("If it belongs to the value, put the whole value in quotation marks: titel: \"Kita #1\". Write a comment with a space behind #."),
        YamlFault::Apostrophe => words
            .label("the apostrophe before this ends the text")
            .advice("Put the whole text in double quotation marks: titel: \"Let's talk\". Or write the apostrophe as ’."),
        YamlFault::TextAfter => words
            .label("the text goes on behind the bracket or quotation mark")
            .advice("Put the whole text in single quotation marks: titel: '[Draft] \"New\" in town'."),
        YamlFault::ColonInValue => words
            .label("a colon within the text")
            .advice("Put the whole text in quotation marks: titel: \"Housing: an overview\". If this is an entry of its own, indent it as far as the one above."),
        YamlFault::Indentation => words
            .label("the indentation does not fit")
            .advice("What belongs together is aligned exactly: indent the line as far as the entry above that it belongs to. “- ” before it counts as two spaces."),
        YamlFault::ReservedCharacter => words
            .label("a value cannot begin with this character")
            .advice("Put the text in quotation marks."),
        YamlFault::EndMark => words
            .label("the entries end here too early")
            .advice("Delete this line. In a document the entries end only with the second line “---”; “site.yaml” has no such line."),
        YamlFault::TooDeep => words
            .label("nested too deep")
            .advice("No document needs entries nested this deep. Check brackets and indentation."),
        YamlFault::Other => words
            .label("cannot be read from here on")
            .advice("Check this line and the one above. If a longer text stands there, put it in quotation marks."),
    }
}
/// An entry of another shape than its key has.
pub(super) fn wrong_shape(key: &str, expected: Wanted, found: Shape, instead: &[String]) -> Words {
    if key == "federfuehrung" && found == Shape::List {
        return Words::new("One body alone is in charge")
            .label("here is a list")
            .advice("Name here the one that is responsible, and the others under “beteiligte”, each with “- organisation: …”.");
    }
    let words = Words::new(format!("“{key}” needs {}", wanted(expected)))
        .label(format!("this is {}", shape(found)));
    match (expected, instead) {
        (Wanted::Text, _) => words.advice("Write a single text, without brackets. If the text itself contains a colon or brackets, put it in quotation marks."),
        (Wanted::Date, [line, ..]) => words.advice(format!("Write on one line “{line}”.")),
        (Wanted::Date, []) => words.advice(format!("Write behind “{key}:”, on the same line, a single date such as 2024-03 or a period such as 2022/2024, without brackets.")),
        (Wanted::Mapping, []) => words.advice(format!("Below “{key}:”, write indented entries of the form “key: value”.")),
        (Wanted::Mapping, lines) => words.advice(format!("Write under “{key}:”, indented, “{}”, in a list with “- ” before the first line.", lines.join("” and below it “"))),
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
        (must, "") => format!("What belongs here: {must} (required)."),
        ("", may) => format!("What belongs here, where it is known: {may}."),
        (must, may) => format!("What belongs here: {must} (required), {may}."),
    };
    Words::new(format!("What stands here at “{key}” has none of the keys that belong to it"))
        .label("there is none of these keys here")
        .advice(match instead {
            Some([first, second]) if several => format!("Write “- {first}” and on the line below, two spaces further to the right than the hyphen, “{second}”; each entry begins with a hyphen. {list}"),
            Some([first, second]) => format!("Write “{first}” and below it, indented alike, “{second}”. {list}"),
            None => list,
        })
}

/// Several values in a row where a list was meant.
pub(super) fn list(items: &[String]) -> Words {
    Words::new("Several values belong in a list")
        .label("like this it counts as a single value")
        .advice(format!(
            "Write each value in a line of its own, with “- ” before it{}.",
            lines_of(items, "“", "”")
        ))
}

/// A period in keys of its own.
pub(super) fn period(keys: &[String], known: &str, meant: Option<&str>, beside: bool) -> Words {
    let named = keys.iter().map(|key| format!("“{key}”")).collect::<Vec<_>>().join(" and ");
    let words = match keys {
        [_] => Words::new(format!("Start and end both stand at “{known}”, not at {named}")),
        _ => Words::new(format!("There is no {named} here; both stand in one entry, “{known}”")),
    };
    let whole = meant.map_or_else(
        || format!("{known}: START/END”, such as “{known}: 2022/2024"),
        |meant| format!("{known}: {meant}"),
    );
    match (beside, keys) {
        (true, _) => words
            .related(format!("“{known}” stands here already"))
            .advice(format!("Delete {named}. Of “{known}” one line remains: “{whole}”.")),
        (false, [_]) => words.advice(format!(
            "Write in place of this line “{whole}”. An open start or an open end is “..”."
        )),
        (false, _) => words
            .related("belongs to it")
            .advice(format!("Write one line in place of these: “{whole}”.")),
    }
}

/// Entries below the line that ends them.
pub(super) fn below(keys: &[String], ends: bool) -> Words {
    let named = keys.iter().map(|key| format!("“{key}”")).collect::<Vec<_>>().join(", ");
    Words::new(format!("Below the line “---” there is still {named}, which would count as text"))
        .label("belongs to the entries")
        .related("the entries end here")
        .advice(if ends {
            "Move what belongs to the entries above the upper line “---”; what stands there already, change there. Then delete the lower line “---”."
        } else {
            "Move what belongs to the entries above this line “---”; what stands there already, change there. If it is text, begin it with a capital letter."
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
        Wanted::Date => "a date or a period",
        Wanted::Mapping => shape(Shape::Mapping),
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a single value",
        Shape::List => "a list",
        Shape::Mapping => "a group of entries",
    }
}

/// What keeps a text from being a date.
pub(super) fn date(key: &str, word: &str, error: &DateError) -> Words {
    const FORMS: &str = "Possible are 2019, 2019-09, 2019-09-03, 2019-Q3 (quarter), 2019-H2 (half-year), --11-18 (without year), 2019/2021, 2019/.. (since), ../2021 (at the latest), ~2019 (about) and unbekannt (unknown).";
    let words = Words::new(format!("“{word}” is not a valid date for “{key}”"));
    match error {
        DateError::Empty | DateError::Form => {
            words.label("not a known way to write a date").advice(FORMS)
        }
        DateError::NoSuchDay { days, .. } => words
            .label(format!("the days of this month run from 01 to {days}"))
            .advice("Correct the day, or state only year and month, such as 2019-09."),
        DateError::NoSuchYear => words.label("there is no year 0000").advice(FORMS),
        DateError::NoSuchMonth => words
            .label("months run from 01 to 12")
            .advice("The order is year-month-day, such as 2019-09-03."),
        DateError::NoSuchQuarter => words.label("quarters run from Q1 to Q4").advice(FORMS),
        DateError::NoSuchHalf => words.label("the halves of a year are H1 and H2").advice(FORMS),
        DateError::EndBeforeStart => words
            .label("the end lies before the start")
            .advice("The start stands before the slash, the end after it."),
        DateError::RangeEnd => words
            .label("the start or the end cannot be written like this in a period")
            .advice("A period has the form start/end, such as 2019-09/2021. An open end is “..”."),
        DateError::Vague if key != "zeitraum" => words.label("this is no date").advice(FORMS),
        DateError::Vague => words
            .label("this is no period")
            .advice("Write a year or a period: 2024, 2024/2026, 2024/.. (since 2024, without an end), ../2026 (at the latest) or unbekannt (unknown). What cannot be said like this belongs in the text; “status: daueraufgabe” says that a measure goes on for good."),
        DateError::German { suggestion } => words
            .label(format!("this probably means {suggestion}"))
            .advice(format!("Write {key}: \"{suggestion}\".")),
        DateError::DateTime { suggestion } => words
            .label("a date with a time of day")
            .advice(format!("Leave out the time: {key}: \"{suggestion}\".")),
    }
}
