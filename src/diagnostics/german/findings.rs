//! The wording in German of what the rules about content find. Knows nothing of places and layout.

use super::super::Words;
use super::super::finding::{Almost, Finding, Markup, Unused};
use crate::date::Weekday;

/// The wording of `finding`.
pub(super) fn words(finding: &Finding) -> Words {
    match finding {
        Finding::OtherEnding { name, meant, is_needed } => {
            let words = Words::new(format!("„{name}“ wird nicht gelesen: Ein Dokument endet auf „.md“, in Kleinbuchstaben"));
            if *is_needed {
                words.related("hier wird sie gebraucht").advice(format!("Nennen Sie die Datei „{meant}“."))
            } else {
                words.advice(format!("Nennen Sie die Datei „{meant}“. Soll man sie so herunterladen können, wie sie ist, nennen Sie sie bei „anlagen“."))
            }
        }
        Finding::OtherWeekday { written, date, is } => {
            let is = weekday(*is);
            Words::new(format!("Der Wochentag passt nicht zum Datum: {date} ist ein {is}, kein {written}"))
                .advice("Sehen Sie nach, ob der Wochentag oder das Datum falsch ist, und berichtigen Sie es.")
        }
        Finding::OfficialKey { key, value, whole: Some(whole), .. } if value.len() >= whole.len() => {
            Words::new(format!("Im Schlüssel „{value}“ steht mehr als Ziffern"))
                .label(format!("gemeint ist wohl „{whole}“"))
                .advice(format!("Schreiben Sie {key}: \"{whole}\", ohne Leerzeichen, Punkte und Striche."))
        }
        Finding::OfficialKey { key, value, whole: Some(whole), .. } => {
            Words::new(format!("Dem Schlüssel „{value}“ fehlt die führende Null"))
                .label(format!("gemeint ist wohl „{whole}“"))
                .advice(format!("Schreiben Sie {key}: \"{whole}\". Tabellenprogramme lassen die Null am Anfang weg."))
        }
        Finding::OfficialKey { key, value, lengths, whole: None } => {
            let words = Words::new(format!("„{value}“ ist als „{key}“ dieser Behörde nicht möglich"))
                .label(format!("hat {}, erwartet: {}", digits(value), any_of(lengths)));
            match *key {
                "ars" => words.advice("Ein Regionalschlüssel hat bei einem Land 2, einem Regierungsbezirk 3, einem Kreis 5, einem Gemeindeverband 9 und einer Gemeinde 12 Ziffern; die ersten beiden (01 bis 16) nennen das Land. Schreiben Sie ihn ohne Leerzeichen und in Anführungszeichen."),
                _ => words.advice("Ein Gemeindeschlüssel hat bei einem Land 2, einem Regierungsbezirk 3, einem Kreis 5 und einer Gemeinde 8 Ziffern; die ersten beiden (01 bis 16) nennen das Land. Schreiben Sie ihn ohne Leerzeichen und in Anführungszeichen."),
            }
        }
        Finding::MilestoneOutside { date, period } => {
            Words::new(format!("Dieser Meilenstein ({date}) liegt außerhalb des Zeitraums der Maßnahme ({period})"))
                .label("außerhalb")
                .related("der Zeitraum")
                .advice("Berichtigen Sie das Datum oder den Zeitraum.")
        }
        Finding::OverdueWithoutReason { since } => {
            Words::new(format!("Die Maßnahme ist seit dem {since} überfällig, und es steht nicht da, warum"))
                .label("abgelaufen")
                .advice("Tragen Sie im Statusverlauf ein, wie es steht, oder ergänzen Sie „begruendung: …“. Gilt inzwischen eine andere Frist, ändern Sie den Zeitraum.")
        }
        Finding::InForceWithoutVersion => Words::new("Der Plan ist in Kraft und nennt keine Fassung")
            .advice("Ergänzen Sie „fassungen:“ mit „nr“, „beschluss“ und „gueltig_ab“. Nur eine Fassung lässt sich archivieren und ändern."),
        Finding::PersonWithoutOffice => Words::new("Bei dieser Person steht keine Funktion")
            .advice("Ergänzen Sie „funktionen:“ mit „stelle“, „funktion“ und „quelle“. Genannt wird nur, wer ein Amt oder eine Funktion hat."),
        Finding::PdfForSome => Words::new("Dieses PDF ist nicht als barrierefrei ausgewiesen, und eine Alternative fehlt")
            .advice("Ist die Datei geprüft, ergänzen Sie „barrierefrei: true“. Sonst nennen Sie unter „alternative: …“, wo dasselbe barrierefrei zu finden ist, etwa auf welcher Seite."),
        Finding::PhotoTellsPlace { path } => {
            Words::new(format!("Das Foto „{path}“ verrät in seinen Metadaten, wo es aufgenommen wurde"))
                .label("wird mit der Website veröffentlicht")
                .advice("Speichern Sie das Foto ohne Ortsangabe (GPS), unter Windows mit „Eigenschaften“, „Details“, „Eigenschaften und persönliche Informationen entfernen“.")
        }
        Finding::OtherLand { word, meant } => Words::new(format!("Das Land „{word}“ gibt es nicht"))
            .label(format!("meinten Sie „{meant}“?"))
            .advice(format!("Schreiben Sie „land: {meant}“.")),
        Finding::Placeholder { text } => Words::new(format!("„{text}“ ist noch nicht ausgefüllt"))
            .label("so gibt es „fahrplan new“ vor")
            .advice("Schreiben Sie hier, was gilt. Ist die Angabe keine Pflicht, können Sie die Zeile auch löschen."),
        Finding::LinkSaysNothing { text } => {
            Words::new(format!("Der Verweis heißt nur „{text}“ und sagt nicht, wohin er führt"))
                .advice("Nennen Sie das Ziel: [Integrationsplan 2023](index.md). Wer sich die Seite vorlesen lässt, hört Verweise oft ohne den Satz darum.")
        }
        Finding::Leftover { sort, text } => leftover(*sort, text),
        Finding::BrokenWord { written, whole } => {
            Words::new(format!("„{written}“ ist wohl an einem Zeilenende getrennt worden"))
                .label(format!("anderswo schreibt die Website „{whole}“"))
                .advice(format!("Schreiben Sie „{whole}“."))
        }
        Finding::AlmostMarkdown { sort, written, meant } => almost(*sort, written, meant),
        Finding::SimilarNames { name, other } if name == other => {
            Words::new(format!("„{name}“ gibt es zweimal"))
                .related("hier auch")
                .advice("Ist dasselbe gemeint, behalten Sie ein Dokument und nennen Sie die andere Kennung dort unter „aliase“.")
        }
        Finding::SimilarNames { name, other } => {
            Words::new(format!("„{name}“ und „{other}“ heißen fast gleich"))
                .related("der andere Name")
                .advice("Ist dasselbe gemeint, behalten Sie ein Dokument und nennen Sie dort die andere Schreibweise unter „namensvarianten“ und die andere Kennung unter „aliase“.")
        }
        Finding::Orphan { kind } => Words::new(format!("Auf {} verweist kein veröffentlichtes Dokument", this(kind)))
            .advice("Nennen Sie die Kennung dort, wo sie hingehört, etwa unter „beteiligte“, „federfuehrung“ oder „zitate“, oder löschen Sie das Dokument."),
        Finding::SameNumber { kind, number } => {
            let (many, one) = parts(kind);
            Words::new(format!("Zwei {many} dieses Plans haben die Nummer „{number}“"))
                .label("zum zweiten Mal")
                .related("zum ersten Mal")
                .advice(format!("Sehen Sie im Plan nach und berichtigen Sie eine der beiden. Wo im Text „{one} {number}“ steht, weiß sonst niemand, was gemeint ist."))
        }
        Finding::UnusedThemeFile { name, what } => {
            let words = Words::new(format!("Die Datei „{name}“ des Themes wird nirgends verwendet"));
            match what {
                Unused::Misnamed(meant) => words.label(format!("meinten Sie „{meant}“?")).advice(format!("Nennen Sie die Datei innerhalb des Themes „{meant}“, dann gilt sie statt der eingebauten. Braucht sie niemand, löschen Sie sie.")),
                Unused::Template => words.advice("Eine Vorlage gilt, wenn sie heißt wie eine eingebaute oder wenn eine andere sie nennt: {% include \"…\" %}, {% extends \"…\" %}. Braucht sie niemand, löschen Sie sie."),
                Unused::Copy => words.advice("Das ist wohl eine Kopie, und das Theme braucht sie nicht. Löschen Sie sie."),
                Unused::Other => words.advice("Eine Vorlage endet auf „.html“; Bilder, Schriften und alles, was unverändert auf die Website soll, liegen im Ordner „assets“ des Themes. Braucht sie niemand, löschen Sie sie."),
            }
        }
        Finding::SimpleWithoutReviewer => Words::new("Bei diesem Text in Leichter Sprache steht nicht, wer ihn geprüft hat")
            .advice("Ergänzen Sie „geprueft_von: …“. Leichte Sprache wird von Menschen geprüft, die sie brauchen."),
        Finding::OlderThanOriginal { own, original } => {
            Words::new(format!("Die Übersetzung (Stand {own}) ist älter als das Original (Stand {original})"))
                .label("älter")
                .related("das Original")
                .advice("Vergleichen Sie die Texte und tragen Sie dann den neuen „stand“ ein.")
        }
    }
}

fn almost(sort: Almost, written: &str, meant: &str) -> Words {
    let words = match sort {
        Almost::BlankInAddress => Words::new(format!(
            "Das ist kein Verweis: In der Adresse „{written}“ steht ein Leerzeichen"
        )),
        Almost::BlankBeforeAddress => Words::new(format!(
            "Das ist kein Verweis: Vor der Adresse „{written}“ steht ein Leerzeichen"
        )),
        Almost::Heading => Words::new(format!(
            "Das ist keine Überschrift: Hinter „{written}“ fehlt das Leerzeichen"
        )),
    };
    words.label("erscheint so auf der Seite").advice(format!("Schreiben Sie „{meant}“."))
}

fn leftover(sort: Markup, text: &str) -> Words {
    match sort {
        Markup::Entity => Words::new(format!("„{text}“ ist ein Rest von HTML"))
            .advice("Schreiben Sie das Zeichen selbst: ä statt &auml;, ein einfaches Leerzeichen statt &nbsp;."),
        Markup::Html => Words::new(format!("„{text}“ ist ein Rest von HTML und erscheint so auf der Seite"))
            .advice("Löschen Sie die Auszeichnung: Hier steht einfacher Text."),
        Markup::Textile => Words::new(format!("„{text}“ ist ein Rest von Textile und erscheint so auf der Seite"))
            .advice("Schreiben Sie Überschriften mit ##, Zitate mit >, Verweise als [Text](Adresse)."),
        Markup::Word => Words::new(format!("„{text}“ ist ein Rest aus einer Textverarbeitung"))
            .advice("Löschen Sie die Stelle. Fügen Sie Text aus Word als „nur Text“ ein."),
        Markup::DeadField => Words::new(format!("„{text}“ ist ein Querverweis, der in der Textverarbeitung verloren ging"))
            .advice("Ersetzen Sie die Stelle durch den Verweis, der gemeint war."),
        Markup::Forum => Words::new(format!("„{text}“ ist ein Rest einer anderen Auszeichnung und erscheint so auf der Seite"))
            .advice("Verwenden Sie Markdown: **fett**, *kursiv*, [Text](Adresse)."),
    }
}

/// A document of type `kind`, as its own message speaks of it.
fn this(kind: &str) -> &'static str {
    match kind {
        "person" => "diese Person",
        "gremium" => "dieses Gremium",
        _ => "diese Organisation",
    }
}

/// Parts of a plan of type `kind`, several and one.
fn parts(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "ziel" => ("Ziele", "Ziel"),
        "baustein" => ("Bausteine", "Baustein"),
        "handlungsfeld" => ("Handlungsfelder", "Handlungsfeld"),
        "kapitel" => ("Kapitel", "Kapitel"),
        _ => ("Maßnahmen", "Maßnahme"),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Montag",
        Weekday::Tuesday => "Dienstag",
        Weekday::Wednesday => "Mittwoch",
        Weekday::Thursday => "Donnerstag",
        Weekday::Friday => "Freitag",
        Weekday::Saturday => "Samstag",
        Weekday::Sunday => "Sonntag",
    }
}

fn digits(value: &str) -> String {
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        match value.len() {
            1 => "1 Ziffer".to_owned(),
            many => format!("{many} Ziffern"),
        }
    } else {
        "andere Zeichen als Ziffern".to_owned()
    }
}

fn any_of(lengths: &[usize]) -> String {
    let numbers: Vec<String> = lengths.iter().map(usize::to_string).collect();
    numbers.join(" oder ")
}
