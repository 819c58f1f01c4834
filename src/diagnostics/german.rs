//! The wording of messages in German, for those who write the documents. One long match, so that the
//! compiler asks for the words of every new problem. Knows nothing of places and layout.

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
        Problem::NotUtf8 { utf16: true } => Words::new("Diese Datei ist in UTF-16 gespeichert, nicht in UTF-8")
            .advice("Speichern Sie die Datei im Editor mit der Kodierung „UTF-8“; „Unicode“ und „UTF-16“ sind eine andere."),
        Problem::NotUtf8 { utf16: false } => Words::new("Diese Datei ist kein UTF-8-Text")
            .advice("Speichern Sie die Datei im Editor mit der Kodierung „UTF-8“."),
        Problem::FileTooLarge { megabytes, limit } => {
            Words::new(format!("Diese Datei ist zu groß: gut {megabytes} MB, erlaubt sind {limit} MB"))
                .advice("Teilen oder verkleinern Sie sie; die Anhänge eines Dokuments liegen als eigene Dateien daneben.")
        }
        Problem::BadFileName { name } => {
            Words::new(format!("Der Dateiname „{name}“ lässt sich nicht auf jedem System speichern"))
                .advice("Verwenden Sie nur Kleinbuchstaben (keine Umlaute), Ziffern und Bindestriche, und keine Leerzeichen am Anfang oder Ende. Unter Windows vergeben sind Namen wie „con“ und „aux“.")
        }
        Problem::DottedName { stem } => Words::new(format!("Der Dateiname „{stem}“ enthält einen Punkt"))
            .advice("Ein Punkt im Namen ist Übersetzungen vorbehalten. Ersetzen Sie ihn durch einen Bindestrich."),
        Problem::DuplicateId { id } => Words::new(format!("Zwei Dokumente haben die Kennung „{id}“"))
            .related("das andere")
            .advice("„name.md“ und „name/index.md“ haben dieselbe Kennung. Benennen Sie eines der beiden um."),
        Problem::OutputCollision { path, rival: Rival::Fahrplan } => {
            Words::new(format!("Die Adresse „{path}“ vergibt fahrplan selbst"))
                .advice("Dort steht, was fahrplan von sich aus schreibt, etwa eine Liste, die Suche oder die Seite für Adressen, die es nicht gibt. Geben Sie dieser Datei einen anderen Namen.")
        }
        Problem::OutputCollision { path, rival } => {
            Words::new(format!("Zwei Dateien würden nach „{path}“ geschrieben"))
                .related("die andere")
                .advice(match rival {
                    Rival::OtherCase => "Benennen Sie eine der beiden um. Groß- und Kleinschreibung allein unterscheidet sie nicht auf jedem System.",
                    Rival::File | Rival::Fahrplan => "Benennen Sie eine der beiden um.",
                })
        }
        Problem::LinkOutside { target } if target.is_empty() => Words::new("Diese Verknüpfung führt ins Leere")
            .advice("Ersetzen Sie die Verknüpfung durch die Datei selbst oder löschen Sie sie."),
        Problem::LinkOutside { target } => {
            Words::new(format!("Diese Verknüpfung führt aus der Website hinaus, nach „{target}“"))
                .advice("Ersetzen Sie die Verknüpfung durch eine Kopie der Datei.")
        }
        Problem::SpecialFile => Words::new("Das ist keine gewöhnliche Datei")
            .advice("Entfernen Sie den Eintrag aus dem Ordner „content“. Ist er die Verknüpfung eines Ordners, kopieren Sie den Ordner selbst dorthin."),
        Problem::FoldersTooDeep { limit } => Words::new(format!("Hier liegen mehr als {limit} Ordner ineinander"))
            .advice("Legen Sie die Dokumente in weniger tiefe Ordner."),
        Problem::OldLineEnds => Words::new("Die Zeilen dieser Datei enden so, wie es heute kein Programm mehr erwartet (CR)")
            .label("hier müsste eine neue Zeile beginnen")
            .advice("Speichern Sie die Datei im Editor mit Zeilenenden „LF“ (Unix) oder „CRLF“ (Windows)."),
        Problem::UnknownTheme { name, suggestion } => {
            let words = Words::new(format!("Das Theme „{name}“ gibt es nicht"));
            match suggestion {
                Some(meant) => words.label(format!("meinten Sie „{meant}“?")).advice(format!("Schreiben Sie „theme: {meant}“.")),
                None if name.starts_with('.') || name.contains(['/', '\\']) => words.advice("Nennen Sie nur den Namen des Ordners, der unter „themes“ liegt, oder entfernen Sie den Schlüssel „theme“."),
                None => words.advice(format!("Legen Sie den Ordner „themes/{name}“ mit mindestens einer Datei an oder entfernen Sie den Schlüssel „theme“.")),
            }
        }
        Problem::NoFrontMatter(Opening::Late) => Words::new("Vor den Angaben am Anfang des Dokuments steht eine leere Zeile")
            .label("hier müsste „---“ stehen")
            .advice("Löschen Sie alles vor der ersten Zeile „---“."),
        Problem::NoFrontMatter(Opening::OtherDashes) => Words::new("Die Angaben am Anfang des Dokuments beginnen nicht mit „---“")
            .label("das sind nicht genau drei Bindestriche")
            .advice("Schreiben Sie drei einfache Bindestriche, über und unter die Angaben. Manche Programme machen einen langen Strich daraus."),
        Problem::NoFrontMatter(Opening::Absent) => Words::new("Am Anfang des Dokuments fehlen die Angaben zwischen zwei Zeilen „---“")
            .label("hier müsste „---“ stehen")
            .advice("Die erste Zeile ist „---“, darunter stehen Angaben wie „typ: massnahme“, danach wieder „---“."),
        Problem::OpenFrontMatter => Words::new("Die Angaben am Anfang des Dokuments enden nicht")
            .label("hier beginnen sie")
            .related("das beendet sie nicht")
            .advice("Setzen Sie unter die letzte Angabe eine Zeile, die nur aus „---“ besteht."),
        Problem::Yaml(fault) => entries::yaml(fault),
        Problem::NotKeys => Words::new("Hier werden Angaben der Form „schluessel: Wert“ erwartet")
            .advice("Beginnen Sie mit „typ: …“ und „titel: …“, jede Angabe in einer eigenen Zeile."),
        Problem::DuplicateKey { key, same_as: Some(other) } => Words::new(format!("„{key}“ und „{other}“ sind dieselbe Regel"))
            .label("zum zweiten Mal")
            .related("zum ersten Mal")
            .advice("Löschen Sie eine der beiden Zeilen. Eine Regel hat einen Namen und eine Nummer; nennen Sie eines von beiden."),
        Problem::DuplicateKey { key, same_as: None } => Words::new(format!("Der Schlüssel „{key}“ steht zweimal hier"))
            .label("zum zweiten Mal")
            .related("zum ersten Mal")
            .advice("Löschen Sie eine der beiden Angaben oder fassen Sie sie zusammen."),
        Problem::Anchor => Words::new("Ein Wert darf nicht mit & oder * beginnen")
            .advice("Setzen Sie einen Text, der so beginnt, in Anführungszeichen. Anker und Verweise von YAML gibt es hier nicht."),
        Problem::Tag => Words::new("Ein Wert darf nicht mit einem Ausrufezeichen beginnen")
            .advice("Setzen Sie einen Text, der so beginnt, in Anführungszeichen. Typangaben von YAML gibt es hier nicht."),
        Problem::UnknownKey { key, owner, suggestion } => {
            let words = Words::new(match *owner {
                "dokument" => format!("In einem Dokument gibt es den Schlüssel „{key}“ nicht"),
                _ => format!("Bei „{owner}“ gibt es den Schlüssel „{key}“ nicht"),
            });
            match suggestion {
                Some(name) => words.label(format!("meinten Sie „{name}“?")).advice(format!("Schreiben Sie „{name}:“ statt „{key}:“.")),
                None => words.label("unbekannt").advice(match *owner {
                    "site.yaml" | "glossar" => "Löschen Sie die Zeile. Welche Schlüssel „site.yaml“ kennt, steht im Handbuch.",
                    _ => "Löschen Sie die Angabe oder schreiben Sie sie in den Text. Welche Schlüssel es gibt, steht im Handbuch.",
                }),
            }
        }
        Problem::SpelledOtherwise { key, known } => Words::new(format!("„{key}“ steht hier neben „{known}“ und meint wohl dasselbe"))
            .label("diesen Schlüssel gibt es nicht")
            .related(format!("„{known}“ steht schon hier"))
            .advice(format!("Löschen Sie die Zeile „{key}:“ oder fassen Sie beide unter „{known}:“ zusammen.")),
        Problem::SplitPeriod { keys, known, meant, beside } => {
            entries::period(keys, known, meant.as_deref(), *beside)
        }
        Problem::MissingKey { key: "typ", .. } => Words::new("Es fehlt die Angabe, was für ein Dokument das ist")
            .advice("Ergänzen Sie „typ: …“, zum Beispiel „typ: massnahme“ oder „typ: seite“."),
        Problem::MissingKey { key, owner: "dokument" } => {
            Words::new(format!("In diesem Dokument fehlt die Angabe „{key}“")).advice(format!("Ergänzen Sie „{key}: …“."))
        }
        Problem::MissingKey { key, owner } => {
            Words::new(format!("Bei „{owner}“ fehlt die Angabe „{key}“")).advice(format!("Ergänzen Sie „{key}: …“."))
        }
        Problem::UnknownType { word, suggestion, allowed } => {
            let words = Words::new(format!("Den Dokumenttyp „{word}“ gibt es nicht"));
            match suggestion {
                Some(name) => words.label(format!("meinten Sie „{name}“?")).advice(format!("Schreiben Sie „typ: {name}“.")),
                None => words.label("unbekannt").advice(format!("Es gibt: {}.", allowed.join(", "))),
            }
        }
        Problem::Empty { key, comment: true } => Words::new(format!("„{key}“ hat keinen Wert"))
            .label("was mit # beginnt, ist nur eine Anmerkung")
            .advice("Gehört das Zeichen # zum Wert, setzen Sie den ganzen Wert in Anführungszeichen. Sonst tragen Sie einen Wert ein oder löschen die Zeile."),
        Problem::Empty { key, comment: false } => Words::new(format!("„{key}“ hat keinen Wert"))
            .label("leer")
            .advice("Tragen Sie einen Wert ein. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen."),
        Problem::WrongShape { key, expected, found, instead } => {
            entries::wrong_shape(key, *expected, *found, instead)
        }
        Problem::StrangeEntry { key, keys, instead, several } => {
            entries::strange(key, keys, instead.as_ref(), *several)
        }
        Problem::ListMeant { items } => entries::list(items),
        Problem::UnknownWord { key, word, suggestion, allowed } => {
            let words = Words::new(format!("Bei „{key}“ gibt es den Wert „{word}“ nicht"));
            let list = format!("Möglich sind: {}.", allowed.join(", "));
            match suggestion {
                Some(name) => words.label(format!("meinten Sie „{name}“?")).advice(list),
                None => words.label("unbekannt").advice(list),
            }
        }
        Problem::NotBoolean { key, word } => {
            Words::new(format!("„{key}“ ist entweder true oder false, nicht „{word}“"))
                .advice(format!("Schreiben Sie „{key}: true“ (ja) oder „{key}: false“ (nein), ohne Anführungszeichen."))
        }
        Problem::NotFigure { key, word } => Words::new(format!("„{word}“ ist keine Zahl, wie „{key}“ sie braucht"))
            .advice(if key == "wert" {
                "Schreiben Sie Ziffern, etwa 700 oder 12,5. Was die Quelle in Worten sagt („knapp 700“), gehört in „angabe“."
            } else {
                "Schreiben Sie nur Ziffern, etwa 12500 oder 12,5, ohne „€“ und ohne Wörter wie „ca.“ oder „knapp“; was noch zu sagen ist, gehört in den Text."
            }),
        Problem::OddAmount { key, word } => Words::new(format!("„{word}“ kann zwei Beträge meinen"))
            .label("drei Ziffern hinter dem Komma")
            .advice(format!("Schreiben Sie bei „{key}“ Tausender mit Punkt oder ohne Zeichen, etwa 12.500 oder 12500, und Cent mit zwei Ziffern, etwa 12,50.")),
        Problem::NotInteger { key, word } => Words::new(format!("„{word}“ ist keine ganze Zahl"))
            .advice(format!("Schreiben Sie bei „{key}“ nur Ziffern, höchstens neun, zum Beispiel 10.")),
        Problem::BadDate { key, word, error } => entries::date(key, word, error),
        Problem::BadSlug { key, word } => Words::new(format!("„{word}“ kann nicht Teil einer Adresse sein"))
            .advice(format!("Verwenden Sie bei „{key}“ höchstens 64 Zeichen, und zwar nur Buchstaben (keine Umlaute), Ziffern, Punkt, Binde- und Unterstrich; am Anfang einen Buchstaben oder eine Ziffer, am Ende keinen Punkt. Unter Windows vergeben sind Namen wie „con“ und „aux“.")),
        Problem::BadUrl { key, word, of_site: true, meant } => {
 let words = Words::new(format!("Unter „{word}“ kann keine Website liegen"));
 match meant {
 Some(meant) => words.label(format!("meinten Sie „{meant}“?")).advice(format!("Schreiben Sie {key}: \"{meant}\".")),
 None => words.advice(format!("Nennen Sie bei „{key}“ den Server und höchstens einen Ordner, etwa https://www.musterstadt.example/integration/: kein Benutzername oder Kennwort, nichts ab „?“ oder „#“. Die Adressen der Seiten werden daran angehängt.")),
 }
 }
        Problem::BadUrl { key, word, of_site: false, meant } => {
 let words = Words::new(format!("„{word}“ ist keine vollständige Internetadresse"));
 match meant {
 Some(meant) => words.label(format!("meinten Sie „{meant}“?")).advice(format!("Schreiben Sie {key}: \"{meant}\".")),
 None => words.advice(format!("Bei „{key}“ beginnt die Adresse mit https:// oder http:// und enthält weder Leer- noch Anführungszeichen; ein Port geht bis 65535.")),
 }
 }
        Problem::BadEmail { key, word } => Words::new(format!("„{word}“ ist keine E-Mail-Adresse"))
            .advice(format!("Schreiben Sie bei „{key}“ nur die Adresse, etwa integration@musterstadt.example: ein @, keine Leerzeichen, kein Name davor.")),
        Problem::BadPath { word, meant, .. } => {
 let words = Words::new(format!("„{word}“ ist kein Pfad innerhalb der Website"));
 match meant {
 Some(meant) => words.label(format!("meinten Sie „{meant}“?")).advice(format!("Schreiben Sie „{meant}“.")),
 None => words.advice("Ein Pfad wie „musterstadt/integrationsplan“ hat einfache Schrägstriche zwischen den Namen, keine Zeichen wie : * ? \" < > |, keinen Punkt am Ende eines Namens und führt nicht mit „..“ aus dem Ordner „content“ hinaus. Unter Windows vergeben sind Namen wie „con“ und „aux“."),
 }
 }
        Problem::ControlCharacter { code_point } => {
            Words::new(format!("Der Text enthält das unsichtbare Zeichen U+{code_point:04X}"))
                .advice("Löschen Sie das Zeichen; meist ist es beim Kopieren mitgekommen. Am sichersten tippen Sie die Stelle neu.")
        }
        Problem::SecondFrontMatter => Words::new("Unter den Angaben am Anfang stehen noch einmal welche")
            .label("hier beginnen die zweiten")
            .related("hier beginnen die ersten")
            .advice("Eine Datei ist ein Dokument. Legen Sie für das zweite eine eigene Datei an, oder fassen Sie beide Angaben zusammen."),
        Problem::EntriesBelow { keys, ends } => entries::below(keys, *ends),
        Problem::Needs(needed) => needs(needed),
        Problem::StatusContradictsHistory { status, latest, date } => {
            Words::new(format!("„status: {status}“ widerspricht dem Statusverlauf"))
                .label(format!("hier „{status}“"))
                .related(format!("im Statusverlauf „{latest}“ ({date})"))
                .advice("Löschen Sie „status“: Maßgeblich ist der jüngste Eintrag im Statusverlauf.")
        }
        Problem::StatusUndecidable { one, other } => {
            Words::new(format!("Welcher Eintrag im Statusverlauf der jüngste ist, lässt sich nicht entscheiden: {one} oder {other}"))
                .label("dieser")
                .related("oder dieser")
                .advice("Geben Sie eines der Daten genauer an, etwa mit Monat oder Tag, oder löschen Sie den überholten Eintrag.")
        }
        Problem::ReportedTwice { measure } => Words::new(format!("Der Bericht meldet die Maßnahme „{measure}“ zweimal"))
            .label("zum zweiten Mal")
            .related("zum ersten Mal")
            .advice("Fassen Sie beide Meldungen zusammen: An einem Tag hat eine Maßnahme einen Stand."),
        Problem::EmbargoOver { until } => Words::new(format!("Die Sperrfrist ist seit dem {until} vorbei und steht noch da"))
            .label("abgelaufen")
            .advice("Löschen Sie die Angabe „sperrfrist“, damit niemand die Mitteilung noch für gesperrt hält."),
        Problem::EndBeforeStart { start, end } => {
            Words::new(format!("Das Ende ({end}) liegt vor dem Anfang ({start})"))
                .advice("Berichtigen Sie eines der beiden Daten.")
        }
        Problem::DuplicateVersion { nr } => Words::new(format!("Die Fassung „{nr}“ steht zweimal hier"))
            .label("zum zweiten Mal")
            .related("zum ersten Mal")
            .advice("Geben Sie jeder Fassung eine eigene Nummer."),
        Problem::RawHtml { tag } => Words::new(format!("HTML („<{tag}>“) ist im Text nicht erlaubt"))
            .advice("Verwenden Sie Markdown. Soll das Zeichen < gezeigt werden, schreiben Sie \\<."),
        Problem::LinkScheme { scheme } if is_of_a_disk(scheme) => Words::new(format!("Die Adresse „{scheme}:…“ liegt auf Ihrem Computer; wer die Seite liest, findet dort nichts"))
            .advice("Legen Sie die Datei in einen Ordner unter „content“ und nennen Sie den Pfad dorthin: [Integrationsplan](integrationsplan.pdf)."),
        Problem::LinkScheme { scheme } => Words::new(format!("Die Adresse „{scheme}…“ ist hier nicht erlaubt"))
            .advice("Erlaubt sind vollständige Adressen (https://…, http://…, mailto:…, tel:…) und Pfade innerhalb der Website."),
        Problem::IncompleteAddress { address } => Words::new(format!("Die Adresse „{address}“ ist unvollständig"))
            .advice("Schreiben Sie die ganze Adresse, etwa https://www.musterstadt.example/seite, mailto:amt@musterstadt.example oder tel:+4930123456."),
        Problem::ImageWithoutAlt => Words::new("Dem Bild fehlt eine Beschreibung")
            .advice("Schreiben Sie in die eckigen Klammern, was zu sehen ist: ![Blick auf das Rathaus](rathaus.jpg)."),
        Problem::UnknownFootnote { label } => Words::new(format!("Zur Fußnote „{label}“ fehlt der Text"))
            .advice(format!("Ergänzen Sie am Ende des Textes eine Zeile „[^{label}]: …“.")),
        Problem::DuplicateFootnote { label } => Words::new(format!("Die Fußnote „{label}“ gibt es zweimal"))
            .label("zum zweiten Mal")
            .related("zum ersten Mal")
            .advice("Geben Sie einer der beiden einen anderen Namen."),
        Problem::HeadingLevelOne => Words::new("Überschrift der ersten Ebene ist allein der Titel der Seite")
            .advice("Beginnen Sie die Überschrift mit zwei Rautezeichen: ## Überschrift."),
        Problem::HeadingSkipped { above: 1, level } => {
            Words::new(format!("Die erste Überschrift unter dem Titel hat die Ebene {level} statt 2"))
                .advice("Beginnen Sie die Überschrift mit zwei Rautezeichen: ##. Wer sich die Seite vorlesen lässt, findet sich an den Ebenen zurecht.")
        }
        Problem::HeadingSkipped { above, level } => {
            let next = above + 1;
            let marks = "#".repeat(usize::from(next));
            Words::new(format!("Auf eine Überschrift der Ebene {above} folgt eine der Ebene {level}; Ebene {next} fehlt dazwischen"))
                .advice(format!("Beginnen Sie die Überschrift mit {next} Rautezeichen: {marks}. Wer sich die Seite vorlesen lässt, findet sich an den Ebenen zurecht."))
        }
        Problem::NestedTooDeep { limit } => Words::new(format!("Hier ist mehr als {limit} Ebenen tief verschachtelt"))
            .advice("Lösen Sie Listen oder Zitate auf, die ineinander stehen."),
        Problem::ForeignImage { address } => Words::new(format!("Das Bild „{address}“ gehört nicht zur Website"))
            .advice("Speichern Sie es neben dem Dokument und nennen Sie nur den Dateinamen. So ruft keine Seite etwas bei Dritten ab."),
        Problem::EmptyLink => Words::new("Der Verweis hat keinen Text")
            .advice("Schreiben Sie in die eckigen Klammern, wohin er führt: [Integrationsplan](index.md)."),
        Problem::DeadReference { reference, suggestion, by_path } => {
            let words = Words::new(format!("„{reference}“ gibt es nicht"));
            match suggestion {
                Some(id) => words
                    .label(format!("meinten Sie „{id}“?"))
                    .advice("Berichtigen Sie den Verweis oder legen Sie das Dokument an."),
                None => words.label("führt ins Leere").advice(if *by_path {
                    "Berichtigen Sie den Verweis oder legen Sie das Dokument an. Ein Verweis im Text nennt die Datei mit „.md“, vom Ordner dieses Dokuments aus oder, mit „/“ davor, vom Ordner „content“ aus."
                } else {
                    "Berichtigen Sie den Verweis oder legen Sie das Dokument an. Eine Kennung ist der Pfad der Datei ohne „.md“."
                }),
            }
        }
        Problem::AmbiguousReference { reference, candidates } => {
            Words::new(format!("„{reference}“ ist nicht eindeutig"))
                .label("könnte mehrere Dokumente meinen")
                .advice(format!("Schreiben Sie eine dieser Kennungen: {}.", candidates.join(", ")))
        }
        Problem::WrongTarget { reference, found, expected } => {
            Words::new(format!("„{reference}“ ist vom Typ „{found}“; hier wird etwas anderes gebraucht"))
                .label("falscher Typ")
                .advice(format!("Erlaubt ist: {}.", expected.join(", ")))
        }
        Problem::DeadFragment { fragment, .. } if fragment.is_empty() => {
            Words::new("Dieser Verweis führt nirgendwohin")
                .advice("Nennen Sie in den runden Klammern das Ziel: [Integrationsplan](index.md) oder, auf derselben Seite, [Ziele](#ziele). Hinter # steht eine Überschrift; ist keine gemeint, löschen Sie es.")
        }
        Problem::DeadFragment { fragment, target } => {
            Words::new(format!("In „{target}“ gibt es keine Überschrift „{fragment}“"))
                .advice("Die Sprungmarke ist die Überschrift in Kleinbuchstaben, mit ae, oe, ue, ss und Bindestrichen: Zu „Ziele für Süd“ gehört „#ziele-fuer-sued“.")
        }
        Problem::MissingFile { path, suggestion: Some(name), .. } if path == "content/site.yaml" => {
            Words::new("Die Datei „content/site.yaml“ fehlt").advice(format!("Benennen Sie „{name}“ in „site.yaml“ um."))
        }
        Problem::MissingFile { path, .. } if path == "content/site.yaml" => {
            Words::new("Die Datei „content/site.yaml“ fehlt")
                .advice("Legen Sie sie an. Eine Zeile genügt: „titel: Name der Website“.")
        }
        Problem::MissingFile { path, suggestion, in_text } => {
            let words = Words::new(format!("Die Datei „{path}“ gibt es nicht"));
            match suggestion {
                Some(name) => {
                    let path = as_written(name, *in_text);
                    words.label(format!("meinten Sie „{path}“?")).advice(format!("Schreiben Sie „{path}“ oder den Pfad vom Ordner dieses Dokuments aus."))
                }
                None => words
                    .label("fehlt")
                    .advice("Legen Sie die Datei an diese Stelle unter „content“. Bei „anlagen“ und „bilder“ kann statt „datei“ auch „fehlt“ mit dem Grund stehen."),
            }
        }
        Problem::AddressAsFile { path, meant } => Words::new(format!("Die Datei „{path}“ gibt es nicht"))
            .label(format!("meinten Sie „{meant}“?"))
            .advice(format!("Schreiben Sie „{meant}“. Ohne „https://“ oder „mailto:“ davor führt ein Verweis zu einer Datei der Website.")),
        Problem::SectionCycle { ids } => Words::new("Ein Abschnitt enthält sich selbst, unmittelbar oder über andere")
            .advice(format!("Ändern Sie „teil_von“ bei einem von diesen: {}.", ids.join(", "))),
        Problem::SectionsTooDeep { limit } => Words::new(format!("Hier sind mehr als {limit} Abschnitte ineinander verschachtelt"))
            .advice("Lassen Sie Ebenen aus; „teil_von“ sagt, wozu ein Abschnitt gehört."),
        Problem::AuthorityCycle { ids } => Words::new("Eine Behörde ist sich selbst übergeordnet, unmittelbar oder über andere")
            .advice(format!("Ändern Sie „uebergeordnet“ bei einer von diesen: {}.", ids.join(", "))),
        Problem::NoHome { needs: "plan", .. } => Words::new("Dieser Plan gehört zu keiner Behörde")
            .advice("Legen Sie den Plan in den Ordner einer Behörde: Darin liegt eine „index.md“ mit „typ: behoerde“."),
        Problem::NoHome { needs, folder, more: more @ 1.. } => Words::new(format!("Dieses Dokument („{needs}“) gehört zu keinem Plan (weitere in seinem Ordner: {more})"))
            .advice(format!("Legen Sie in „content/{folder}“ eine „index.md“ mit „typ: plan“ an, oder verschieben Sie die Dokumente in den Ordner eines Plans.")),
        Problem::NoHome { needs, more: 0, .. } => Words::new(format!("Dieses Dokument („{needs}“) gehört zu keinem Plan"))
            .advice("Legen Sie es in den Ordner eines Plans: Darin liegt eine „index.md“ mit „typ: plan“."),
        Problem::WrongHome { key, stated, actual } => {
            let words = Words::new(format!("„{key}: {stated}“ passt nicht zum Ordner"))
                .advice("Löschen Sie die Angabe oder verschieben Sie das Dokument.");
            if actual.is_empty() {
                words.label(format!("über dem Dokument liegt keine „index.md“ mit „typ: {key}“"))
            } else {
                words.label(format!("nach dem Ordner „{actual}“"))
            }
        }
        Problem::UnknownVersion { nr, known } => {
            let words = Words::new(format!("Der Plan hat keine Fassung „{nr}“"));
            if known.is_empty() {
                words.advice("Beim Plan stehen keine „fassungen“. Ergänzen Sie sie dort oder löschen Sie diese Angabe.")
            } else {
                words.advice(format!("Es gibt: {}.", known.join(", ")))
            }
        }
        Problem::HomeType { found } => Words::new(format!("Die Startseite kann nicht vom Typ „{found}“ sein"))
            .advice("Geben Sie „content/index.md“ den „typ: seite“ und legen Sie das andere Dokument in einen eigenen Ordner."),
        Problem::OtherPlan { reference } => Words::new(format!("„{reference}“ ist ein Abschnitt eines anderen Plans"))
            .advice("„teil_von“ nennt Abschnitte desselben Plans. Was sonst dazugehört, nennen Sie bei „siehe_auch“."),
        Problem::ActiveFile { path } => Words::new(format!("Die Datei „{path}“ kann im Browser Programme ausführen"))
            .advice("Veröffentlichen Sie sie als PDF, Bild oder Tabelle. Aus einer SVG-Zeichnung entfernen Sie Skripte und fremde Inhalte; über 8 MB wird keine geprüft."),
        Problem::AmendmentOrder { target } => Words::new(format!("Zwei Änderungen betreffen „{target}“ am selben Tag"))
            .label("diese")
            .related("und diese")
            .advice("Geben Sie beiden Änderungen mit „reihenfolge: 1“ und „reihenfolge: 2“ an, welche zuerst gilt."),
        Problem::OldWordingDiffers(apart) => {
            Words::new("„alt“ ist nicht der Wortlaut, den die vorige Änderung hinterlassen hat")
                .label(format!("hier: „{}“", apart.found))
                .related(format!("davor: „{}“", apart.expected))
                .advice(format!("{} Übernehmen Sie in „alt“ genau den früheren Wortlaut, oder berichtigen Sie „neu“ der vorigen Änderung.", difference(apart)))
        }
        Problem::NewestWordingDiffers(apart) => {
            Words::new("„wortlaut“ ist nicht der, den die jüngste Änderung bestimmt")
                .label(format!("hier: „{}“", apart.found))
                .related(format!("in der Änderung: „{}“", apart.expected))
                .advice(format!("{} Das Dokument enthält immer den neuesten Wortlaut. Gleichen Sie beide Stellen an, oder ergänzen Sie die fehlende Änderung.", difference(apart)))
        }
        Problem::FrozenWordingDiffers { key, nr, apart } => {
            Words::new(format!("„{key}“ ist nicht der Wortlaut der archivierten Fassung {nr}"))
                .label(format!("hier: „{}“", apart.found))
                .related(format!("in Fassung {nr}: „{}“", apart.expected))
                .advice(format!("{} Was archiviert ist, bleibt: Übernehmen Sie in „{key}“ genau den Wortlaut der Fassung, oder berichtigen Sie, was die Änderung betrifft.", difference(apart)))
        }
        Problem::NewestNumberDiffers { found, expected } => {
            let found = found.as_ref().map_or("keine".to_owned(), |found| format!("„{found}“"));
            Words::new(format!("Die Nummer ist nicht „{expected}“, wie die jüngste Änderung bestimmt"))
                .label("so steht es in der Änderung")
                .related(format!("hier: {found}"))
                .advice(format!("Das Dokument nennt immer die neueste Nummer. Schreiben Sie dort „nummer: \"{expected}\"“, oder berichtigen Sie „neu“."))
        }
        Problem::FrozenNumberDiffers { key, nr, frozen } => {
            Words::new(format!("„{key}“ ist nicht die Nummer der archivierten Fassung {nr}"))
                .related(format!("in Fassung {nr}: „{frozen}“"))
                .advice(format!("Was archiviert ist, bleibt: Schreiben Sie „{key}: \"{frozen}\"“, oder berichtigen Sie, was die Änderung betrifft."))
        }
        Problem::OtherVersionInForce { stated, in_force, from, day } => {
            Words::new(format!("Vor dieser Änderung galt Fassung {in_force}, nicht {stated}"))
                .label(format!("am {day}, dem Tag davor, galt Fassung {in_force}"))
                .related(format!("Fassung {in_force}, ab {from}"))
                .advice(format!("Schreiben Sie „fassung: \"{in_force}\"“, oder berichtigen Sie die Daten der Änderung oder der Fassungen."))
        }
        Problem::InsertedAgain => Words::new("„eingefuegt“ gilt einem Teil, den es schon gab")
            .label("hier eingefügt")
            .related("durch diese frühere Änderung gab es ihn schon")
            .advice("Schreiben Sie „op: neu-gefasst“ mit „alt“ und „neu“, oder ergänzen Sie die Änderung, die ihn vorher aufhob."),
        Problem::InsertedInFrozen { nr } => {
            Words::new(format!("„eingefuegt“ gilt einem Teil, den schon die archivierte Fassung {nr} enthält"))
                .label("hier eingefügt")
                .related(format!("Fassung {nr} enthält ihn"))
                .advice("Was archiviert ist, bleibt: Schreiben Sie „op: neu-gefasst“ mit „alt“ und „neu“, oder ergänzen Sie die Änderung, die ihn vorher aufhob.")
        }
        Problem::NewestWordingMissing => Words::new("Der Wortlaut fehlt, den die jüngste Änderung bestimmt")
            .related("die Änderung")
            .advice("Ergänzen Sie „wortlaut: …“ mit dem Text, der seit dieser Änderung gilt."),
        Problem::AliasTaken { id, by_fahrplan: true } => Words::new(format!("Unter der früheren Kennung „{id}“ steht, was fahrplan selbst schreibt"))
            .related("zu diesem Dokument")
            .advice("Löschen Sie die Angabe: Eine Adresse führt an genau eine Stelle, und diese gibt es schon."),
        Problem::AliasTaken { id, by_fahrplan: false } => Words::new(format!("Die frühere Kennung „{id}“ ist vergeben"))
            .related("gehört auch zu diesem Dokument")
            .advice("Jede frühere Kennung führt zu genau einem Dokument. Löschen Sie die überzählige Angabe."),
        Problem::Template { fault, message, more } => {
            let words = Words::new(match more {
                0 => "Eine Vorlage des Themes ist nicht lesbar".to_owned(),
                more => format!("Eine Vorlage des Themes ist nicht lesbar (dazu Fehler in eingebauten Vorlagen: {more})"),
            });
            templates::words(words, fault, message)
        }
        Problem::Render { template, page, fault, message } => {
            let words = Words::new(format!("Die Vorlage „{template}“ lässt sich nicht anwenden, zum Beispiel auf die Seite „{page}“"));
            templates::words(words, fault, message)
        }
        Problem::DamagedVersion { german, .. } => Words::new("Eine archivierte Fassung ist beschädigt und wird nicht veröffentlicht")
            .advice(format!("Holen Sie den Ordner unverändert aus einer Sicherung zurück; „fahrplan archive verify“ nennt jede Datei. Gefunden: {german}")),
        Problem::UnreadableRecord { message } => Words::new("Die Daten einer archivierten Fassung lassen sich nicht lesen")
            .advice(format!("Vermutlich hat ein neueres fahrplan die Fassung eingefroren: Aktualisieren Sie fahrplan. Technische Meldung: {message}")),
        Problem::DuplicateTerm { term } => Words::new(format!("Der Begriff „{term}“ steht zweimal im Glossar"))
            .label("zum zweiten Mal")
            .related("zum ersten Mal")
            .advice("Erklären Sie jeden Begriff und jede Wortform nur einmal."),
        Problem::LongTerm { limit } => Words::new(format!("Dieser Begriff ist länger als {limit} Zeichen"))
            .advice("Nennen Sie das Wort allein; was es bedeutet, gehört in „erklaerung“."),
        Problem::UnknownRule { word, suggestion } => {
            let words = Words::new(format!("Die Regel „{word}“ gibt es nicht"));
            match suggestion {
                Some(name) => words.label(format!("meinten Sie „{name}“?")).advice(format!("Schreiben Sie „{name}: …“.")),
                None => words.label("unbekannt").advice(format!("Es gibt: {}.", rules())),
            }
        }
        Problem::FixedRule { code } => Words::new(format!("„{code}“ ist immer ein Fehler und lässt sich nicht umstellen"))
            .label("keine wählbare Regel")
            .advice(format!("Löschen Sie die Zeile. Die Website kann mit einem solchen Fehler nicht gebaut werden. Wählen lassen sich: {}.", rules())),
        Problem::Found(finding) => findings::words(finding),
        Problem::EmptyTemplate => Words::new("Diese Vorlage des Themes ist leer")
            .advice("Sie ersetzt die eingebaute Vorlage, und jede Seite mit ihr bliebe leer. Löschen Sie die Datei, dann gilt die eingebaute. Soll hier wirklich nichts stehen, schreiben Sie {# leer #} hinein."),
        Problem::UiText { message } => Words::new("Die Texte des Themes sind nicht lesbar")
            .advice(format!("Technische Meldung: {message}")),
        Problem::BadLanguage { key, word, meant: Some(tags) } if tags.contains(", ") => Words::new(format!("„{word}“ ist kein Sprachkürzel"))
            .label("das sind mehrere")
            .advice(format!("Schreiben Sie mehrere Sprachen als Liste in eckigen Klammern: {key}: [{tags}].")),
        Problem::BadLanguage { word, meant: Some(tag), .. } => Words::new(format!("„{word}“ ist kein Sprachkürzel"))
            .label(format!("meinten Sie „{tag}“?"))
            .advice(format!("Diese Sprache hat das Kürzel „{tag}“, auch im Namen einer Datei.")),
        Problem::BadLanguage { key, word, meant: None } => Words::new(format!("„{word}“ ist kein Sprachkürzel"))
            .advice(format!("Schreiben Sie bei „{key}“ das Kürzel nach BCP 47: de für Deutsch, en für Englisch, ar für Arabisch, uk für Ukrainisch, de-simple für Leichte Sprache.")),
        Problem::UnknownLanguage { stem, suffix, meant: Some(tag), .. } => Words::new(format!("„{suffix}“ ist keine Sprache der Website"))
            .label(format!("meinten Sie „{tag}“?"))
            .advice(format!("Nennen Sie die Datei „{stem}.{tag}.md“. Auch bei „sprachen“ in content/site.yaml heißt diese Sprache „{tag}“.")),
        Problem::UnknownLanguage { suffix, known, meant: None, .. } => {
            Words::new(format!("„{suffix}“ ist keine Sprache der Website"))
                .advice(format!("Ergänzen Sie „{suffix}“ bei „sprachen“ in content/site.yaml; dort stehen bisher: {}. War keine Übersetzung gemeint, ersetzen Sie den Punkt im Dateinamen durch einen Bindestrich.", known.join(", ")))
        }
        Problem::DefaultLanguage { suffix, name } => {
            Words::new(format!("„{suffix}“ ist die Hauptsprache der Website; in ihr stehen die Originale"))
                .advice(format!("Nennen Sie die Datei „{name}“, ohne Sprachkürzel."))
        }
        Problem::NoOriginal { original, meant: Some(meant) } => {
            Words::new(format!("Diese Übersetzung hat kein Original: „{original}“ gibt es nicht"))
                .advice(format!("Das Dokument ist „{meant}“. Legen Sie die Übersetzung neben diese Datei und geben Sie ihr denselben Namen mit Sprachkürzel."))
        }
        Problem::NoOriginal { original, meant: None } => {
            Words::new(format!("Diese Übersetzung hat kein Original: „{original}“ gibt es nicht"))
                .advice("Eine Übersetzung liegt neben ihrem Original und heißt wie dieses, mit dem Sprachkürzel vor „.md“. Berichtigen Sie den Namen oder legen Sie das Original an.")
        }
        Problem::TranslatedTwice { language } => {
            Words::new(format!("Dasselbe Dokument ist zweimal in die Sprache „{language}“ übersetzt"))
                .related("die andere Übersetzung")
                .advice("Löschen Sie eine der beiden Dateien. Groß- und Kleinschreibung unterscheidet Sprachkürzel nicht.")
        }
        Problem::FactInTranslation { key, original } => {
            Words::new(format!("„{key}“ steht nur im Original"))
                .label("gilt für alle Sprachen")
                .advice(format!("Löschen Sie die Angabe hier; sie gehört in {original}. Eine Übersetzung enthält nur Texte: titel, kurztext, hinweis, wortlaut, begruendung, ergebnis, untertitel, auftrag, zielgruppe und den Text selbst."))
        }
        Problem::OtherType { found, original } => {
            Words::new(format!("Das Original ist vom Typ „{original}“, nicht „{found}“"))
                .advice("Löschen Sie die Zeile „typ:“; eine Übersetzung hat den Typ ihres Originals.")
        }
        Problem::NoSuchText { key, owner } => {
            Words::new(format!("Bei „{owner}“ gibt es keinen Text „{key}“"))
                .advice("Löschen Sie die Angabe oder schreiben Sie sie in den Text.")
        }
        Problem::NotInOriginal { key, original } => {
            Words::new(format!("„{key}“ steht nicht im Original"))
                .label("übersetzt nichts")
                .advice(format!("Eine Übersetzung sagt nicht mehr als ihr Original. Ergänzen Sie „{key}“ zuerst in {original} oder löschen Sie die Angabe hier."))
        }
    }
}

/// In which words two wordings differ.
fn difference(apart: &Apart) -> String {
    match (&*apart.missing, &*apart.extra) {
        (missing, "") => format!("Hier fehlt „{missing}“."),
        ("", extra) => format!("Hier steht zusätzlich „{extra}“."),
        (missing, extra) => format!("Hier steht „{extra}“ statt „{missing}“."),
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
            Words::new(format!("Der Status „{status}“ braucht eine Begründung"))
                .advice("Ergänzen Sie „begruendung: …“ oder, im Statusverlauf und im Bericht, „text: …“: Wer die Seite liest, soll erfahren, warum.")
        }
        Needed::FileOrReason => Words::new("Es ist weder eine Datei genannt noch, warum sie fehlt")
            .advice("Ergänzen Sie „datei: pfad/name.pdf“ oder „fehlt: Grund“."),
        Needed::NotBothFileAndReason => Words::new("Es ist eine Datei genannt und zugleich, warum sie fehlt")
            .advice("Löschen Sie entweder „datei“ oder „fehlt“."),
        Needed::AltText => Words::new("Dem Bild fehlt eine Beschreibung")
            .advice("Ergänzen Sie „alt: …“ und sagen Sie darin, was auf dem Bild zu sehen ist."),
        Needed::ReportDate => Words::new("Dem Bericht fehlt das Datum")
            .advice("Ergänzen Sie „datum: …“: Jede Statusmeldung gilt von diesem Tag an."),
        Needed::ValueOrStatement => Words::new("Dieser Wert ist weder eine Zahl noch eine Angabe")
            .advice("Ergänzen Sie „wert: …“ oder, was die Quelle in Worten sagt, als „angabe: …“."),
        Needed::NewWording => Words::new("Zur Neufassung fehlt der neue Wortlaut").advice("Ergänzen Sie „neu: …“."),
        Needed::NewNumber => Words::new("Zur Umnummerierung fehlt die neue Nummer")
            .advice("Ergänzen Sie „neu: …“ mit der neuen Nummer und, wo bekannt, „alt: …“ mit der früheren."),
    }
}
