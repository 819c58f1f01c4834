//! The wording of messages in English, for those who write the documents. Keys and words of the front
//! matter stay German, as they are written. One long match, so that the compiler asks for the words of
//! every new problem. Knows nothing of places and layout.

mod entries;
mod findings;
mod templates;

use super::Words;
use super::problem::{Apart, Needed, Opening, Problem, Rival};
use super::rules::Rule;
use super::words::{as_written, is_of_a_disk};

/// The wording of `problem`.
pub fn words(problem: &Problem) -> Words {
    match problem {
        Problem::NotUtf8 { utf16: true } => Words::new("This file is stored in UTF-16, not in UTF-8")
            .advice("Save the file in your editor with the encoding “UTF-8”; “Unicode” and “UTF-16” are another one."),
        Problem::NotUtf8 { utf16: false } => Words::new("This file is not UTF-8 text")
            .advice("Save the file in your editor with the encoding “UTF-8”."),
        Problem::FileTooLarge { megabytes, limit } => {
            Words::new(format!("This file is too large: over {megabytes} MB, where {limit} MB are allowed"))
                .advice("Divide it or make it smaller; the attachments of a document lie beside it as files of their own.")
        }
        Problem::BadFileName { name } => {
            Words::new(format!("The file name “{name}” cannot be stored on every system"))
                .advice("Use only lower-case letters (no umlauts), digits and hyphens, and no blanks at the start or end. Names such as “con” and “aux” are reserved on Windows.")
        }
        Problem::DottedName { stem } => Words::new(format!("The file name “{stem}” contains a dot"))
            .advice("Dots in names are reserved for translations. Use a hyphen instead."),
        Problem::DuplicateId { id } => Words::new(format!("Two documents have the id “{id}”"))
            .related("the other one")
            .advice("“name.md” and “name/index.md” have the same id. Rename one of the two."),
        Problem::OutputCollision { path, rival: Rival::Fahrplan } => {
            Words::new(format!("The address “{path}” is one that fahrplan gives itself"))
                .advice("There stands what fahrplan writes of its own accord, such as a list, the search or the page for addresses that do not exist. Give this file another name.")
        }
        Problem::OutputCollision { path, rival } => {
            Words::new(format!("Two files would be written to “{path}”"))
                .related("the other one")
                .advice(match rival {
                    Rival::OtherCase => "Rename one of the two. Upper and lower case alone do not tell them apart on every system.",
                    Rival::File | Rival::Fahrplan => "Rename one of the two.",
                })
        }
        Problem::LinkOutside { target } if target.is_empty() => Words::new("This symbolic link leads nowhere")
            .advice("Put the file itself in place of the link, or delete the link."),
        Problem::LinkOutside { target } => {
            Words::new(format!("This symbolic link leads out of the site, to “{target}”"))
                .advice("Put a copy of the file in place of the link.")
        }
        Problem::SpecialFile => Words::new("This is not an ordinary file")
            .advice("Remove it from the folder “content”. If it is a link to a folder, copy the folder itself there."),
        Problem::FoldersTooDeep { limit } => Words::new(format!("More than {limit} folders lie within each other here"))
            .advice("Put the documents into folders less deep."),
        Problem::OldLineEnds => Words::new("The lines of this file end as no program of today expects it (CR)")
            .label("a new line should begin here")
            .advice("Save the file in your editor with line ends “LF” (Unix) or “CRLF” (Windows)."),
        Problem::UnknownTheme { name, suggestion } => {
            let words = Words::new(format!("There is no theme “{name}”"));
            match suggestion {
                Some(meant) => words.label(format!("did you mean “{meant}”?")).advice(format!("Write “theme: {meant}”.")),
                None if name.starts_with('.') || name.contains(['/', '\\']) => words.advice("Give only the name of the folder, which lies below “themes”, or remove the key “theme”."),
                None => words.advice(format!("Create the folder “themes/{name}” with at least one file or remove the key “theme”.")),
            }
        }
        Problem::NoFrontMatter(Opening::Late) => Words::new("An empty line stands before the entries at the start of the document")
            .label("“---” should stand here")
            .advice("Delete everything before the first line “---”."),
        Problem::NoFrontMatter(Opening::OtherDashes) => Words::new("The entries at the start of the document do not begin with “---”")
            .label("these are not exactly three hyphens")
            .advice("Write three plain hyphens, above and below the entries. Some programs turn them into a long dash."),
        Problem::NoFrontMatter(Opening::Absent) => Words::new("The document does not begin with entries between two lines “---”")
            .label("“---” should stand here")
            .advice("The first line is “---”; below it stand entries such as “typ: massnahme”, and then “---” again."),
        Problem::OpenFrontMatter => Words::new("The entries at the start of the document do not end")
            .label("they begin here")
            .related("this does not end them")
            .advice("Below the last entry, add a line that holds nothing but “---”."),
        Problem::Yaml(fault) => entries::yaml(fault),
        Problem::NotKeys => Words::new("Entries of the form “key: value” are expected here")
            .advice("Begin with “typ: …” and “titel: …”, each entry on a line of its own."),
        Problem::DuplicateKey { key, same_as: Some(other) } => Words::new(format!("“{key}” and “{other}” are the same rule"))
            .label("for the second time")
            .related("for the first time")
            .advice("Delete one of the two lines. A rule has a name and a number; give one of them."),
        Problem::DuplicateKey { key, same_as: None } => Words::new(format!("The key “{key}” is given twice"))
            .label("for the second time")
            .related("for the first time")
            .advice("Delete one of the two entries, or merge them."),
        Problem::Anchor => Words::new("A value cannot begin with & or *")
            .advice("Put a text that begins like this in quotation marks. YAML anchors and aliases are not available here."),
        Problem::Tag => Words::new("A value cannot begin with an exclamation mark")
            .advice("Put a text that begins like this in quotation marks. YAML tags are not available here."),
        Problem::UnknownKey { key, owner, suggestion } => {
            let words = Words::new(match *owner {
                "dokument" => format!("A document has no key “{key}”"),
                _ => format!("“{owner}” has no key “{key}”"),
            });
            match suggestion {
                Some(name) => words.label(format!("did you mean “{name}”?")).advice(format!("Write “{name}:” instead of “{key}:”.")),
                None => words.label("unknown").advice(match *owner {
                    "site.yaml" | "glossar" => "Delete the line. The manual (“Handbuch”) lists all keys of “site.yaml”.",
                    _ => "Delete the entry, or say it in the text. The manual (“Handbuch”) lists all keys.",
                }),
            }
        }
        Problem::SpelledOtherwise { key, known } => Words::new(format!("“{key}” stands beside “{known}” and probably means the same"))
            .label("there is no such key")
            .related(format!("“{known}” stands here already"))
            .advice(format!("Delete the line “{key}:”, or join the two under “{known}:”.")),
        Problem::SplitPeriod { keys, known, meant, beside } => {
            entries::period(keys, known, meant.as_deref(), *beside)
        }
        Problem::MissingKey { key: "typ", .. } => Words::new("It is not stated what kind of document this is")
            .advice("Add “typ: …”, for example “typ: massnahme” (a measure) or “typ: seite” (a page)."),
        Problem::MissingKey { key, owner: "dokument" } => {
            Words::new(format!("This document lacks the entry “{key}”")).advice(format!("Add “{key}: …”."))
        }
        Problem::MissingKey { key, owner } => {
            Words::new(format!("“{owner}” lacks the entry “{key}”")).advice(format!("Add “{key}: …”."))
        }
        Problem::UnknownType { word, suggestion, allowed } => {
            let words = Words::new(format!("There is no document type “{word}”"));
            match suggestion {
                Some(name) => words.label(format!("did you mean “{name}”?")).advice(format!("Write “typ: {name}”.")),
                None => words.label("unknown").advice(format!("There are: {}.", allowed.join(", "))),
            }
        }
        Problem::Empty { key, comment: true } => Words::new(format!("“{key}” has no value"))
            .label("what begins with # is only a comment")
            .advice("If the character # belongs to the value, put all of it in quotation marks. Otherwise enter a value or delete the line."),
        Problem::Empty { key, comment: false } => Words::new(format!("“{key}” has no value"))
            .label("empty")
            .advice("Enter a value. Where the entry is not required, you can delete the line as well."),
        Problem::WrongShape { key, expected, found, instead } => {
            entries::wrong_shape(key, *expected, *found, instead)
        }
        Problem::StrangeEntry { key, keys, instead, several } => {
            entries::strange(key, keys, instead.as_ref(), *several)
        }
        Problem::ListMeant { items } => entries::list(items),
        Problem::UnknownWord { key, word, suggestion, allowed } => {
            let words = Words::new(format!("“{word}” is not a possible value of “{key}”"));
            let list = format!("Possible values: {}.", allowed.join(", "));
            match suggestion {
                Some(name) => words.label(format!("did you mean “{name}”?")).advice(list),
                None => words.label("unknown").advice(list),
            }
        }
        Problem::NotBoolean { key, word } => {
            Words::new(format!("“{key}” is either true or false, not “{word}”"))
                .advice(format!("Write “{key}: true” (yes) or “{key}: false” (no), without quotation marks."))
        }
        Problem::NotFigure { key, word } => Words::new(format!("“{word}” is not a number as “{key}” needs it"))
            .advice(if key == "wert" {
                "Write digits, such as 700 or 12,5. What the source says in words (“just under 700”) belongs in “angabe”."
            } else {
                "Write digits alone, such as 12500 or 12,5, without “€” and words such as “about”; what else there is to say belongs in the text."
            }),
        Problem::OddAmount { key, word } => Words::new(format!("“{word}” can mean two amounts"))
            .label("three digits behind the comma")
            .advice(format!("For “{key}”, write thousands with a point or without any sign, such as 12.500 or 12500, and cents with two digits, such as 12,50.")),
        Problem::NotInteger { key, word } => Words::new(format!("“{word}” is not a whole number"))
            .advice(format!("For “{key}”, write digits only, at most nine, such as 10.")),
        Problem::BadDate { key, word, error } => entries::date(key, word, error),
        Problem::BadSlug { key, word } => Words::new(format!("“{word}” cannot be part of an address"))
            .advice(format!("For “{key}”, use at most 64 characters: only letters (no umlauts), digits, dots, hyphens and underscores, with a letter or digit at the start and no dot at the end. Windows keeps names such as “con” and “aux” for itself.")),
        Problem::BadUrl { key, word, of_site: true, meant } => {
 let words = Words::new(format!("No site can lie at “{word}”"));
 match meant {
 Some(meant) => words.label(format!("did you mean “{meant}”?")).advice(format!("Write {key}: \"{meant}\".")),
 None => words.advice(format!("For “{key}”, give the server and at most a folder, such as https://www.musterstadt.example/integration/: no user name or password, nothing from “?” or “#” on. The addresses of the pages are appended to it.")),
 }
 }
        Problem::BadUrl { key, word, of_site: false, meant } => {
 let words = Words::new(format!("“{word}” is not a complete web address"));
 match meant {
 Some(meant) => words.label(format!("did you mean “{meant}”?")).advice(format!("Write {key}: \"{meant}\".")),
 None => words.advice(format!("For “{key}”, the address begins with https:// or http:// and contains neither spaces nor quotation marks; a port is at most 65535.")),
 }
 }
        Problem::BadEmail { key, word } => Words::new(format!("“{word}” is not an e-mail address"))
            .advice(format!("For “{key}”, write nothing but the address, such as integration@musterstadt.example: one @, no spaces, no name before it.")),
        Problem::BadPath { word, meant, .. } => {
 let words = Words::new(format!("“{word}” is not a path within the site"));
 match meant {
 Some(meant) => words.label(format!("did you mean “{meant}”?")).advice(format!("Write “{meant}”.")),
 None => words.advice("A path such as “musterstadt/integrationsplan” has single slashes between the names, no characters such as : * ? \" < > |, no dot at the end of a name, and does not lead out of the folder “content” with “..”. Names such as “con” and “aux” are reserved on Windows."),
 }
 }
        Problem::ControlCharacter { code_point } => {
            Words::new(format!("The text contains the invisible character U+{code_point:04X}"))
                .advice("Delete the character; it usually comes along when text is copied. The safest way is to type this part again.")
        }
        Problem::SecondFrontMatter => Words::new("Below the entries at the start there are entries once more")
            .label("the second ones begin here")
            .related("the first ones begin here")
            .advice("A file is one document. Create a file of its own for the second one, or merge both."),
        Problem::EntriesBelow { keys, ends } => entries::below(keys, *ends),
        Problem::Needs(needed) => needs(needed),
        Problem::StatusContradictsHistory { status, latest, date } => {
            Words::new(format!("“status: {status}” contradicts the history in “statusverlauf”"))
                .label(format!("“{status}” here"))
                .related(format!("“{latest}” in the history ({date})"))
                .advice("Delete “status”: the latest entry of “statusverlauf” decides.")
        }
        Problem::StatusUndecidable { one, other } => {
            Words::new(format!("It cannot be decided which entry of “statusverlauf” is the latest: {one} or {other}"))
                .label("this one")
                .related("or this one")
                .advice("State one of the dates more exactly, for example with its month or day, or delete the entry that is out of date.")
        }
        Problem::ReportedTwice { measure } => Words::new(format!("The report speaks of the measure “{measure}” twice"))
            .label("for the second time")
            .related("for the first time")
            .advice("Combine the two entries: a measure has one status on one day."),
        Problem::EmbargoOver { until } => Words::new(format!("The embargo has been over since {until} and is still stated"))
            .label("over")
            .advice("Delete “sperrfrist”, so that nobody takes the release for embargoed."),
        Problem::EndBeforeStart { start, end } => {
            Words::new(format!("The end ({end}) lies before the start ({start})"))
                .advice("Put one of the two dates right.")
        }
        Problem::DuplicateVersion { nr } => Words::new(format!("The version “{nr}” is given twice"))
            .label("for the second time")
            .related("for the first time")
            .advice("Give each version a number of its own."),
        Problem::RawHtml { tag } => Words::new(format!("HTML (“<{tag}>”) is not allowed in the text"))
            .advice("Use Markdown. To show the character <, write \\<."),
        Problem::LinkScheme { scheme } if is_of_a_disk(scheme) => Words::new(format!("The address “{scheme}:…” lies on your computer, where no reader finds anything"))
            .advice("Put the file into a folder below “content” and name the path to it: [Integration plan](integrationsplan.pdf)."),
        Problem::LinkScheme { scheme } => Words::new(format!("The address “{scheme}…” is not allowed here"))
            .advice("Allowed are complete addresses (https://…, http://…, mailto:…, tel:…) and paths within the site."),
        Problem::IncompleteAddress { address } => Words::new(format!("The address “{address}” is incomplete"))
            .advice("Write the whole address, such as https://www.musterstadt.example/page, mailto:office@musterstadt.example or tel:+4930123456."),
        Problem::ImageWithoutAlt => Words::new("The picture has no description")
            .advice("Say in the square brackets what it shows: ![View of the town hall](rathaus.jpg)."),
        Problem::UnknownFootnote { label } => Words::new(format!("The footnote “{label}” has no text"))
            .advice(format!("At the end of the text, add a line “[^{label}]: …”.")),
        Problem::DuplicateFootnote { label } => Words::new(format!("There are two footnotes “{label}”"))
            .label("for the second time")
            .related("for the first time")
            .advice("Give one of the two another name."),
        Problem::HeadingLevelOne => Words::new("Only the page’s title is a heading of the first level")
            .advice("Begin the heading with two number signs: ## Heading."),
        Problem::HeadingSkipped { above: 1, level } => {
            Words::new(format!("The first heading below the title is of level {level} instead of 2"))
                .advice("Begin the heading with two number signs: ##. Whoever has the page read out finds the way by the levels.")
        }
        Problem::HeadingSkipped { above, level } => {
            let next = above + 1;
            let marks = "#".repeat(usize::from(next));
            Words::new(format!("A heading of level {level} follows one of level {above}; level {next} is missing between them"))
                .advice(format!("Begin the heading with {next} number signs: {marks}. Whoever has the page read out finds the way by the levels."))
        }
        Problem::NestedTooDeep { limit } => Words::new(format!("This is nested more than {limit} levels deep"))
            .advice("Take apart lists or quotations that stand within each other."),
        Problem::ForeignImage { address } => Words::new(format!("The picture “{address}” is not part of the site"))
            .advice("Save it beside the document and give only its file name. That way no page requests anything from a third party."),
        Problem::EmptyLink => Words::new("The link has no text")
            .advice("Say in the square brackets where it leads: [Integration plan](index.md)."),
        Problem::DeadReference { reference, suggestion, by_path } => {
            let words = Words::new(format!("“{reference}” does not exist"));
            match suggestion {
                Some(id) => words
                    .label(format!("did you mean “{id}”?"))
                    .advice("Correct the reference or create the document."),
                None => words.label("leads nowhere").advice(if *by_path {
                    "Correct the reference or create the document. A link in a text names the file with “.md”, as seen from the folder of this document or, with “/” before it, from the folder “content”."
                } else {
                    "Correct the reference or create the document. An id is the path of the file without “.md”."
                }),
            }
        }
        Problem::AmbiguousReference { reference, candidates } => {
            Words::new(format!("“{reference}” is ambiguous"))
                .label("could mean several documents")
                .advice(format!("Write one of these ids: {}.", candidates.join(", ")))
        }
        Problem::WrongTarget { reference, found, expected } => {
            Words::new(format!("“{reference}” is of the type “{found}”; something else is needed here"))
                .label("wrong type")
                .advice(format!("Allowed: {}.", expected.join(", ")))
        }
        Problem::DeadFragment { fragment, .. } if fragment.is_empty() => {
            Words::new("This link leads nowhere")
                .advice("Name the target in the round brackets: [Integration plan](index.md) or, on the same page, [Goals](#goals). A heading stands behind #; if none is meant, delete it.")
        }
        Problem::DeadFragment { fragment, target } => {
            Words::new(format!("“{target}” has no heading “{fragment}”"))
                .advice("What follows # is the heading in lower case, with ae, oe, ue, ss and hyphens: “Ziele für Süd” becomes “#ziele-fuer-sued”.")
        }
        Problem::MissingFile { path, suggestion: Some(name), .. } if path == "content/site.yaml" => {
            Words::new("The file “content/site.yaml” is missing").advice(format!("Rename “{name}” to “site.yaml”."))
        }
        Problem::MissingFile { path, .. } if path == "content/site.yaml" => {
            Words::new("The file “content/site.yaml” is missing")
                .advice("Add it. One line is enough: “titel: Name of the site”.")
        }
        Problem::MissingFile { path, suggestion, in_text } => {
            let words = Words::new(format!("The file “{path}” does not exist"));
            match suggestion {
                Some(name) => {
                    let path = as_written(name, *in_text);
                    words.label(format!("did you mean “{path}”?")).advice(format!("Write “{path}”, or the path as seen from this document’s folder."))
                }
                None => words
                    .label("missing")
                    .advice("Put the file at this place below “content”. In “anlagen” and “bilder”, “fehlt” with the reason why it is missing may stand instead of “datei”."),
            }
        }
        Problem::AddressAsFile { path, meant } => Words::new(format!("The file “{path}” does not exist"))
            .label(format!("did you mean “{meant}”?"))
            .advice(format!("Write “{meant}”. Without “https://” or “mailto:” before it, a link leads to a file of the site.")),
        Problem::SectionCycle { ids } => Words::new("A section contains itself, directly or through others")
            .advice(format!("Change “teil_von” in one of these: {}.", ids.join(", "))),
        Problem::SectionsTooDeep { limit } => Words::new(format!("More than {limit} sections are nested within each other here"))
            .advice("Leave out levels; “teil_von” says what a section belongs to."),
        Problem::AuthorityCycle { ids } => Words::new("An authority stands above itself, directly or through others")
            .advice(format!("Change “uebergeordnet” in one of these: {}.", ids.join(", "))),
        Problem::NoHome { needs: "plan", .. } => Words::new("This plan belongs to no authority")
            .advice("Put the plan into the folder of an authority: it holds an “index.md” with “typ: behoerde”."),
        Problem::NoHome { needs, folder, more: more @ 1.. } => Words::new(format!("This document (“{needs}”) belongs to no plan (others in its folder: {more})"))
            .advice(format!("Create an “index.md” with “typ: plan” in “content/{folder}”, or move the documents into the folder of a plan.")),
        Problem::NoHome { needs, more: 0, .. } => Words::new(format!("This document (“{needs}”) belongs to no plan"))
            .advice("Put it in the folder of a plan: one that holds an “index.md” with “typ: plan”."),
        Problem::WrongHome { key, stated, actual } => {
            let words = Words::new(format!("“{key}: {stated}” does not match the folder"))
                .advice("Delete the entry or move the document.");
            if actual.is_empty() {
                words.label(format!("no “index.md” above this document has “typ: {key}”"))
            } else {
                words.label(format!("by its folder, “{actual}”"))
            }
        }
        Problem::UnknownVersion { nr, known } => {
            let words = Words::new(format!("The plan has no version “{nr}”"));
            if known.is_empty() {
                words.advice("The plan has no “fassungen”. Add them there or delete this entry.")
            } else {
                words.advice(format!("There are: {}.", known.join(", ")))
            }
        }
        Problem::HomeType { found } => Words::new(format!("The home page cannot be of type “{found}”"))
            .advice("Give “content/index.md” the “typ: seite” and put the other document into a folder of its own."),
        Problem::OtherPlan { reference } => Words::new(format!("“{reference}” is a section of another plan"))
            .advice("“teil_von” names sections of the same plan. Name what else belongs to the matter in “siehe_auch”."),
        Problem::ActiveFile { path } => Words::new(format!("A browser could run programs from the file “{path}”"))
            .advice("Publish it as PDF, picture or table. Remove scripts and foreign content from an SVG drawing; none over 8 MB is looked through."),
        Problem::AmendmentOrder { target } => Words::new(format!("Two amendments concern “{target}” on one day"))
            .label("this one")
            .related("and this one")
            .advice("Say in both which comes first, with “reihenfolge: 1” and “reihenfolge: 2”."),
        Problem::OldWordingDiffers(apart) => {
            Words::new("“alt” is not the wording that the amendment before left")
                .label(format!("here: “{}”", apart.found))
                .related(format!("before: “{}”", apart.expected))
                .advice(format!("{} Put exactly the former wording into “alt”, or correct “neu” of the amendment before.", difference(apart)))
        }
        Problem::NewestWordingDiffers(apart) => {
            Words::new("“wortlaut” is not what the latest amendment made it")
                .label(format!("here: “{}”", apart.found))
                .related(format!("in the amendment: “{}”", apart.expected))
                .advice(format!("{} The document always holds the newest wording. Make both places agree, or add the missing amendment.", difference(apart)))
        }
        Problem::FrozenWordingDiffers { key, nr, apart } => {
            Words::new(format!("“{key}” is not the wording of the archived version {nr}"))
                .label(format!("here: “{}”", apart.found))
                .related(format!("in version {nr}: “{}”", apart.expected))
                .advice(format!("{} What is archived stays: put exactly the wording of that version into “{key}”, or correct what the amendment concerns.", difference(apart)))
        }
        Problem::NewestNumberDiffers { found, expected } => {
            let found = found.as_ref().map_or("none".to_owned(), |found| format!("“{found}”"));
            Words::new(format!("The number is not “{expected}”, as the latest amendment made it"))
                .label("the amendment says so")
                .related(format!("here: {found}"))
                .advice(format!("The document always names the newest number. Write “nummer: \"{expected}\"” there, or correct “neu”."))
        }
        Problem::FrozenNumberDiffers { key, nr, frozen } => {
            Words::new(format!("“{key}” is not the number of the archived version {nr}"))
                .related(format!("in version {nr}: “{frozen}”"))
                .advice(format!("What is archived stays: write “{key}: \"{frozen}\"”, or correct what the amendment concerns."))
        }
        Problem::OtherVersionInForce { stated, in_force, from, day } => {
            Words::new(format!("Before this amendment version {in_force} was in force, not {stated}"))
                .label(format!("on {day}, the day before, version {in_force} was in force"))
                .related(format!("version {in_force}, from {from}"))
                .advice(format!("Write “fassung: \"{in_force}\"”, or correct the dates of the amendment or of the versions."))
        }
        Problem::InsertedAgain => Words::new("“eingefuegt” concerns a part that was already there")
            .label("put in here")
            .related("it was there by this earlier amendment")
            .advice("Write “op: neu-gefasst” with “alt” and “neu”, or add the amendment that repealed it before."),
        Problem::InsertedInFrozen { nr } => {
            Words::new(format!("“eingefuegt” concerns a part that the archived version {nr} already holds"))
                .label("put in here")
                .related(format!("version {nr} holds it"))
                .advice("What is archived stays: write “op: neu-gefasst” with “alt” and “neu”, or add the amendment that repealed it before.")
        }
        Problem::NewestWordingMissing => Words::new("The wording is missing that the latest amendment made")
            .related("the amendment")
            .advice("Add “wortlaut: …” with the text in force since that amendment."),
        Problem::AliasTaken { id, by_fahrplan: true } => Words::new(format!("At the former id “{id}” stands what fahrplan writes of itself"))
            .related("for this document")
            .advice("Delete the entry: an address leads to exactly one place, and this one is there already."),
        Problem::AliasTaken { id, by_fahrplan: false } => Words::new(format!("The former id “{id}” is already taken"))
            .related("belongs to this document as well")
            .advice("Each former id leads to exactly one document. Delete the entry that is one too many."),
        Problem::Template { fault, message, more } => {
            let words = Words::new(match more {
                0 => "A template of the theme cannot be read".to_owned(),
                more => format!("A template of the theme cannot be read (besides mistakes in built-in templates: {more})"),
            });
            templates::words(words, fault, message)
        }
        Problem::Render { template, page, fault, message } => {
            let words = Words::new(format!("The template “{template}” cannot be applied, for example to the page “{page}”"));
            templates::words(words, fault, message)
        }
        Problem::DamagedVersion { english, .. } => Words::new("An archived version is damaged and is not published")
            .advice(format!("Bring the folder back unchanged from a backup; “fahrplan archive verify” names every file. Found: {english}")),
        Problem::UnreadableRecord { message } => Words::new("The data of an archived version cannot be read")
            .advice(format!("A newer fahrplan has probably frozen the version: update fahrplan. Technical message: {message}")),
        Problem::DuplicateTerm { term } => Words::new(format!("The glossary has the term “{term}” twice"))
            .label("for the second time")
            .related("for the first time")
            .advice("Explain each term and each form of a word once."),
        Problem::LongTerm { limit } => Words::new(format!("This term is longer than {limit} characters"))
            .advice("Give the word alone; what it means belongs in “erklaerung”."),
        Problem::UnknownRule { word, suggestion } => {
            let words = Words::new(format!("There is no rule “{word}”"));
            match suggestion {
                Some(name) => words.label(format!("did you mean “{name}”?")).advice(format!("Write “{name}: …”.")),
                None => words.label("unknown").advice(format!("There are: {}.", rules())),
            }
        }
        Problem::FixedRule { code } => Words::new(format!("“{code}” is always an error and is no matter of choice"))
            .label("no rule to choose")
            .advice(format!("Delete the line. The site cannot be built with such an error. Rules to choose are: {}.", rules())),
        Problem::Found(finding) => findings::words(finding),
        Problem::EmptyTemplate => Words::new("This template of the theme is empty")
            .advice("It takes the place of the built-in one, and every page made with it would be blank. Delete the file, and the built-in one counts. If there shall really be nothing, write {# empty #} into it."),
        Problem::UiText { message } => Words::new("The texts of the theme cannot be read")
            .advice(format!("Technical message: {message}")),
        Problem::BadLanguage { key, word, meant: Some(tags) } if tags.contains(", ") => Words::new(format!("“{word}” is no language tag"))
            .label("these are several")
            .advice(format!("Write several languages as a list in square brackets: {key}: [{tags}].")),
        Problem::BadLanguage { word, meant: Some(tag), .. } => Words::new(format!("“{word}” is no language tag"))
            .label(format!("did you mean “{tag}”?"))
            .advice(format!("This language has the tag “{tag}”, also in the name of a file.")),
        Problem::BadLanguage { key, word, meant: None } => Words::new(format!("“{word}” is no language tag"))
            .advice(format!("At “{key}”, write the tag after BCP 47: de for German, en for English, ar for Arabic, uk for Ukrainian, de-simple for easy-to-read German.")),
        Problem::UnknownLanguage { stem, suffix, meant: Some(tag), .. } => Words::new(format!("“{suffix}” is no language of the site"))
            .label(format!("did you mean “{tag}”?"))
            .advice(format!("Name the file “{stem}.{tag}.md”. At “sprachen” in content/site.yaml, too, this language is called “{tag}”.")),
        Problem::UnknownLanguage { suffix, known, meant: None, .. } => {
            Words::new(format!("“{suffix}” is no language of the site"))
                .advice(format!("Add “{suffix}” to “sprachen” in content/site.yaml, which has so far: {}. If no translation was meant, replace the dot in the file name by a hyphen.", known.join(", ")))
        }
        Problem::DefaultLanguage { suffix, name } => {
            Words::new(format!("“{suffix}” is the site’s default language, which originals are written in"))
                .advice(format!("Name the file “{name}”, without a language tag."))
        }
        Problem::NoOriginal { original, meant: Some(meant) } => {
            Words::new(format!("This translation has no original: there is no “{original}”"))
                .advice(format!("The document is “{meant}”. Put the translation beside that file and give it the same name with a language tag."))
        }
        Problem::NoOriginal { original, meant: None } => {
            Words::new(format!("This translation has no original: there is no “{original}”"))
                .advice("A translation lies beside its original and has its name, with the language tag before “.md”. Correct the name or add the original.")
        }
        Problem::TranslatedTwice { language } => {
            Words::new(format!("The same document is translated into “{language}” twice"))
                .related("the other translation")
                .advice("Delete one of the two files. Upper and lower case do not tell language tags apart.")
        }
        Problem::FactInTranslation { key, original } => {
            Words::new(format!("“{key}” stands in the original only"))
                .label("holds for all languages")
                .advice(format!("Delete the entry here; it belongs in {original}. A translation holds texts only: titel, kurztext, hinweis, wortlaut, begruendung, ergebnis, untertitel, auftrag, zielgruppe and the text itself."))
        }
        Problem::OtherType { found, original } => {
            Words::new(format!("The original is of type “{original}”, not “{found}”"))
                .advice("Delete the line “typ:”; a translation has the type of its original.")
        }
        Problem::NoSuchText { key, owner } => {
            Words::new(format!("“{owner}” has no text “{key}”"))
                .advice("Delete the entry, or write it into the text.")
        }
        Problem::NotInOriginal { key, original } => {
            Words::new(format!("“{key}” does not stand in the original"))
                .label("translates nothing")
                .advice(format!("A translation says no more than its original. Add “{key}” to {original} first, or delete the entry here."))
        }
    }
}

/// In which words two wordings differ.
fn difference(apart: &Apart) -> String {
    match (&*apart.missing, &*apart.extra) {
        (missing, "") => format!("“{missing}” is missing here."),
        ("", extra) => format!("“{extra}” stands here besides."),
        (missing, extra) => format!("Here stands “{extra}” in place of “{missing}”."),
    }
}

/// The names of all rules.
fn rules() -> String {
    let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    names.join(", ")
}

fn needs(needed: &Needed) -> Words {
    match needed {
        Needed::ReasonForStatus { status } => {
            Words::new(format!("The status “{status}” needs a reason"))
                .advice("Add “begruendung: …” or, in “statusverlauf” and in a report, “text: …”: whoever reads the page should learn why.")
        }
        Needed::FileOrReason => Words::new("Neither a file is given nor the reason why it is missing")
            .advice("Add “datei: path/name.pdf” or “fehlt: reason”."),
        Needed::NotBothFileAndReason => Words::new("Both a file and a reason why it is missing are given")
            .advice("Delete either “datei” or “fehlt”."),
        Needed::AltText => Words::new("The picture has no description")
            .advice("Add “alt: …” and say there what the picture shows."),
        Needed::ReportDate => Words::new("The report has no date")
            .advice("Add “datum: …”: each entry counts from that day."),
        Needed::ValueOrStatement => Words::new("This value is neither a number nor a statement")
            .advice("Add “wert: …” or, for what the source says in words, “angabe: …”."),
        Needed::NewWording => Words::new("The new wording is missing").advice("Add “neu: …”."),
        Needed::NewNumber => Words::new("The new number is missing")
            .advice("Add “neu: …” with the new number and, where it is known, “alt: …” with the former one."),
    }
}
