//! The wording in English of what the rules about content find. Knows nothing of places and layout.

use super::super::Words;
use super::super::finding::{Almost, Finding, Markup, Unused};
use crate::date::Weekday;

/// The wording of `finding`.
pub(super) fn words(finding: &Finding) -> Words {
    match finding {
        Finding::OtherEnding { name, meant, is_needed } => {
            let words = Words::new(format!("“{name}” is not read: a document ends with “.md”, in small letters"));
            if *is_needed {
                words.related("it is needed here").advice(format!("Call the file “{meant}”."))
            } else {
                words.advice(format!("Call the file “{meant}”. If people are to download it as it is, name it under “anlagen”."))
            }
        }
        Finding::OtherWeekday { written, date, is } => {
            let is = weekday(*is);
            Words::new(format!("The day of the week does not match the date: {date} is a {is}, not “{written}”"))
                .advice("See whether the day of the week or the date is wrong, and put it right.")
        }
        Finding::OfficialKey { key, value, whole: Some(whole), .. } if value.len() >= whole.len() => {
            Words::new(format!("The key “{value}” holds more than digits"))
                .label(format!("probably “{whole}” is meant"))
                .advice(format!("Write {key}: \"{whole}\", without spaces, dots and dashes."))
        }
        Finding::OfficialKey { key, value, whole: Some(whole), .. } => {
            Words::new(format!("The key “{value}” has lost its leading zero"))
                .label(format!("probably “{whole}”"))
                .advice(format!("Write {key}: \"{whole}\". Spreadsheets drop the zero at the beginning."))
        }
        Finding::OfficialKey { key, value, lengths, whole: None } => {
            let words = Words::new(format!("“{value}” cannot be the “{key}” of this authority"))
                .label(format!("has {}, expected: {}", digits(value), any_of(lengths)));
            match *key {
                "ars" => words.advice("A regional key has 2 digits for a Land, 3 for a region, 5 for a district, 9 for an association of municipalities and 12 for a municipality; the first two (01 to 16) name the Land. Write it without blanks and in quotation marks."),
                _ => words.advice("A municipality key has 2 digits for a Land, 3 for a region, 5 for a district and 8 for a municipality; the first two (01 to 16) name the Land. Write it without blanks and in quotation marks."),
            }
        }
        Finding::MilestoneOutside { date, period } => {
            Words::new(format!("This milestone ({date}) lies outside the period of the measure ({period})"))
                .label("outside")
                .related("the period")
                .advice("Put the date or the period right.")
        }
        Finding::OverdueWithoutReason { since } => {
            Words::new(format!("The measure has been overdue since {since}, and nothing says why"))
                .label("over")
                .advice("Note in “statusverlauf” how it stands, or add “begruendung: …”. If another deadline holds by now, change the period.")
        }
        Finding::InForceWithoutVersion => Words::new("The plan is in force and names no version")
            .advice("Add “fassungen:” with “nr”, “beschluss” and “gueltig_ab”. Only a version can be archived and amended."),
        Finding::PersonWithoutOffice => Words::new("This person has no office")
            .advice("Add “funktionen:” with “stelle”, “funktion” and “quelle”. Only who holds an office is named."),
        Finding::PdfForSome => Words::new("This PDF is not declared to be accessible, and there is no alternative")
            .advice("If the file was checked, add “barrierefrei: true”. Otherwise say under “alternative: …” where the same is found in an accessible form, such as a page."),
        Finding::PhotoTellsPlace { path } => {
            Words::new(format!("The photograph “{path}” tells in its metadata where it was taken"))
                .label("is published with the site")
                .advice("Save the photograph without its place (GPS).")
        }
        Finding::OtherLand { word, meant } => Words::new(format!("There is no Land “{word}”"))
            .label(format!("did you mean “{meant}”?"))
            .advice(format!("Write “land: {meant}”.")),
        Finding::Placeholder { text } => Words::new(format!("“{text}” is not filled in yet"))
            .label("as “fahrplan new” writes it")
            .advice("Write what is true here. Where the entry is not required, you can delete the line as well."),
        Finding::LinkSaysNothing { text } => {
            Words::new(format!("The link says only “{text}” and not where it leads"))
                .advice("Name the target: [Integration plan 2023](index.md). Who has the page read out often hears links without the sentence around them.")
        }
        Finding::Leftover { sort, text } => leftover(*sort, text),
        Finding::BrokenWord { written, whole } => {
            Words::new(format!("“{written}” was probably divided at a line end"))
                .label(format!("elsewhere the site writes “{whole}”"))
                .advice(format!("Write “{whole}”."))
        }
        Finding::AlmostMarkdown { sort, written, meant } => almost(*sort, written, meant),
        Finding::SimilarNames { name, other } if name == other => {
            Words::new(format!("There are two of “{name}”"))
                .related("here too")
                .advice("If the same is meant, keep one document and name the id of the other there under “aliase”.")
        }
        Finding::SimilarNames { name, other } => {
            Words::new(format!("“{name}” and “{other}” are nearly the same name"))
                .related("the other name")
                .advice("If the same is meant, keep one document and name there the other spelling under “namensvarianten” and the other id under “aliase”.")
        }
        Finding::Orphan { kind } => Words::new(format!("No published document refers to this {}", this(kind)))
            .advice("Name its id where it belongs, such as under “beteiligte”, “federfuehrung” or “zitate”, or delete the document."),
        Finding::SameNumber { kind, number } => {
            let (many, one) = parts(kind);
            Words::new(format!("Two {many} of this plan have the number “{number}”"))
                .label("for the second time")
                .related("for the first time")
                .advice(format!("Look it up in the plan and put one of the two right. Where a text says “{one} {number}”, nobody knows otherwise which is meant."))
        }
        Finding::UnusedThemeFile { name, what } => {
            let words = Words::new(format!("The file “{name}” of the theme is used nowhere"));
            match what {
                Unused::Misnamed(meant) => words.label(format!("did you mean “{meant}”?")).advice(format!("Call the file “{meant}” within the theme, and it counts in place of the built-in one. If nobody needs it, delete it.")),
                Unused::Template => words.advice("A template counts if it is called like a built-in one, or if another names it: {% include \"…\" %}, {% extends \"…\" %}. If nobody needs it, delete it."),
                Unused::Copy => words.advice("This is probably a copy, and the theme does not need it. Delete it."),
                Unused::Other => words.advice("A template ends in “.html”; pictures, fonts and whatever is to be published as it is lie in the folder “assets” of the theme. If nobody needs it, delete it."),
            }
        }
        Finding::SimpleWithoutReviewer => Words::new("This text in simple language does not say who reviewed it")
            .advice("Add “geprueft_von: …”. Simple language is reviewed by people who need it."),
        Finding::OlderThanOriginal { own, original } => {
            Words::new(format!("The translation (reviewed {own}) is older than the original (reviewed {original})"))
                .label("older")
                .related("the original")
                .advice("Compare the texts, and then give the new “stand”.")
        }
    }
}

fn almost(sort: Almost, written: &str, meant: &str) -> Words {
    let words = match sort {
        Almost::BlankInAddress => {
            Words::new(format!("This is no link: there is a blank in the address “{written}”"))
        }
        Almost::BlankBeforeAddress => {
            Words::new(format!("This is no link: there is a blank before the address “{written}”"))
        }
        Almost::Heading => {
            Words::new(format!("This is no heading: the blank behind “{written}” is missing"))
        }
    };
    words.label("shown so on the page").advice(format!("Write “{meant}”."))
}

fn leftover(sort: Markup, text: &str) -> Words {
    match sort {
        Markup::Entity => Words::new(format!("“{text}” is left over from HTML")).advice(
            "Write the character itself: ä in place of &auml;, a simple blank in place of &nbsp;.",
        ),
        Markup::Html => {
            Words::new(format!("“{text}” is left over from HTML, and the page shows it so"))
                .advice("Delete the markup: this is plain text.")
        }
        Markup::Textile => {
            Words::new(format!("“{text}” is left over from Textile, and the page shows it so"))
                .advice("Write headings with ##, quotations with >, links as [text](address).")
        }
        Markup::Word => Words::new(format!("“{text}” is left over from a word processor"))
            .advice("Delete it. Paste from Word as text only."),
        Markup::DeadField => {
            Words::new(format!("“{text}” is a cross-reference that the word processor lost"))
                .advice("Put in its place the reference that was meant.")
        }
        Markup::Forum => Words::new(format!(
            "“{text}” is left over from another markup, and the page shows it so"
        ))
        .advice("Use Markdown: **bold**, *italic*, [text](address)."),
    }
}

/// A document of type `kind`, as its own message speaks of it.
fn this(kind: &str) -> &'static str {
    match kind {
        "person" => "person",
        "gremium" => "group",
        _ => "organisation",
    }
}

/// Parts of a plan of type `kind`, several and, as texts name it, one.
fn parts(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "ziel" => ("goals", "Ziel"),
        "baustein" => ("building blocks", "Baustein"),
        "handlungsfeld" => ("fields of action", "Handlungsfeld"),
        "kapitel" => ("chapters", "Kapitel"),
        _ => ("measures", "Maßnahme"),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn digits(value: &str) -> String {
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        match value.len() {
            1 => "1 digit".to_owned(),
            many => format!("{many} digits"),
        }
    } else {
        "other characters than digits".to_owned()
    }
}

fn any_of(lengths: &[usize]) -> String {
    let numbers: Vec<String> = lengths.iter().map(usize::to_string).collect();
    numbers.join(" or ")
}
