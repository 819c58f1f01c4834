//! "Meinten Sie …?": the nearest known name, also from umlaut or English spelling.

/// English names and other common guesses, and what they are called here.
const SYNONYMS: &[(&str, &str)] = &[
    ("title", "titel"),
    ("type", "typ"),
    ("description", "kurztext"),
    ("summary", "kurztext"),
    ("beschreibung", "kurztext"),
    ("date", "datum"),
    ("language", "sprache"),
    ("source", "quelle"),
    ("draft", "entwurf"),
    ("notice", "hinweis"),
    ("tags", "schlagworte"),
    ("stichworte", "schlagworte"),
    ("keywords", "schlagworte"),
    ("updated", "stand"),
    ("number", "nummer"),
    ("nr", "nummer"),
    ("nummer", "nr"),
    ("wording", "wortlaut"),
    ("part_of", "teil_von"),
    ("kind", "art"),
    ("period", "zeitraum"),
    ("laufzeit", "zeitraum"),
    ("responsible", "federfuehrung"),
    ("verantwortlich", "federfuehrung"),
    ("zustaendig", "federfuehrung"),
    ("partners", "beteiligte"),
    ("partner", "beteiligte"),
    ("related", "siehe_auch"),
    ("reason", "begruendung"),
    ("result", "ergebnis"),
    ("history", "statusverlauf"),
    ("milestones", "meilensteine"),
    ("target_group", "zielgruppe"),
    ("contact", "kontakt"),
    ("attachments", "anlagen"),
    ("images", "bilder"),
    ("quotes", "zitate"),
    ("versions", "fassungen"),
    ("versionen", "fassungen"),
    ("version", "fassung"),
    ("phone", "telefon"),
    ("address", "anschrift"),
    ("adresse", "anschrift"),
    ("website", "webseite"),
    ("mail", "email"),
    ("e_mail", "email"),
    ("state", "land"),
    ("bundesland", "land"),
    ("authority", "behoerde"),
    ("measure", "massnahme"),
    ("goal", "ziel"),
    ("amendment", "aenderung"),
    ("press_release", "pressemitteilung"),
    ("presse", "pressemitteilung"),
    ("page", "seite"),
    ("planned", "nicht-begonnen"),
    ("geplant", "nicht-begonnen"),
    ("laufend", "in-umsetzung"),
    ("begonnen", "in-umsetzung"),
    ("in-progress", "in-umsetzung"),
    ("in-arbeit", "in-umsetzung"),
    ("done", "umgesetzt"),
    ("erledigt", "umgesetzt"),
    ("abgeschlossen", "umgesetzt"),
    ("eingestellt", "nicht-weiterverfolgt"),
    ("abgebrochen", "nicht-weiterverfolgt"),
    ("verschoben", "zurueckgestellt"),
    ("verzoegert", "zurueckgestellt"),
    ("unbekannt", "ohne-angabe"),
];

/// The one of `known` that `word` most likely means, if any is near enough.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    // A word of hostile length is nobody's slip of the pen.
    if word.len() > 64 {
        return None;
    }
    let plain = spelled_plainly(word);
    let exact = |name: &str| known.clone().find(|candidate| *candidate == name);
    let synonym =
        || SYNONYMS.iter().filter(|(guess, _)| *guess == plain).find_map(|(_, name)| exact(name));
    let dashes =
        || known.clone().find(|candidate| candidate.replace('_', "-") == plain.replace('_', "-"));
    exact(&plain).or_else(synonym).or_else(dashes).or_else(|| closest(&plain, known.clone()))
}

fn closest<'k>(plain: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let allowed = (plain.chars().count() / 3).clamp(1, 3);
    known
        .map(|candidate| (strsim::damerau_levenshtein(plain, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Lower case, umlauts spelled out, blanks as underscores: how keys are spelled here.
fn spelled_plainly(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.trim().chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            ' ' => plain.push('_'),
            other => plain.push(other),
        }
    }
    plain
}
