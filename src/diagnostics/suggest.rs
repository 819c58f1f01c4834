//! "Meinten Sie …?": the nearest known name, also from umlaut or English spelling.

/// English names and other common guesses, and what they are called here; of several names, the one that is known
/// where it is asked.
const SYNONYMS: &[(&str, &str)] = &[
    ("title", "titel"),
    ("ueberschrift", "titel"),
    ("betreff", "titel"),
    ("name", "titel"),
    ("type", "typ"),
    ("tip", "typ"),
    ("tzp", "typ"),
    ("url", "basis_url"),
    ("adresse", "basis_url"),
    ("domain", "basis_url"),
    ("base_url", "basis_url"),
    ("language", "sprachen"),
    ("languages", "sprachen"),
    ("publisher", "herausgeber"),
    ("license", "lizenz"),
    ("gestaltung", "theme"),
    ("design", "theme"),
    ("thema", "theme"),
    ("glossary", "glossar"),
    ("search", "suche"),
    ("rules", "regeln"),
    ("description", "kurztext"),
    ("summary", "kurztext"),
    ("beschreibung", "kurztext"),
    ("date", "datum"),
    ("language", "sprache"),
    ("source", "quelle"),
    ("sources", "quelle"),
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
    ("ziel", "teil_von"),
    ("handlungsfeld", "teil_von"),
    ("baustein", "teil_von"),
    ("kapitel", "teil_von"),
    ("kosten", "mittel"),
    ("budget", "mittel"),
    ("finanzierung", "mittel"),
    ("kind", "art"),
    ("period", "zeitraum"),
    ("laufzeit", "zeitraum"),
    ("beginn", "zeitraum"),
    ("ende", "zeitraum"),
    ("start", "zeitraum"),
    ("frist", "zeitraum"),
    ("termin", "zeitraum"),
    ("beginn", "datum"),
    ("ende", "datum"),
    ("beginn", "von"),
    ("start", "von"),
    ("seit", "von"),
    ("ende", "bis"),
    ("beginn", "gueltig_ab"),
    ("ab", "gueltig_ab"),
    ("ende", "gueltig_bis"),
    ("responsible", "federfuehrung"),
    ("verantwortlich", "federfuehrung"),
    ("zustaendig", "federfuehrung"),
    ("zustaendigkeit", "federfuehrung"),
    ("verantwortung", "federfuehrung"),
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
    ("pressemeldung", "pressemitteilung"),
    ("event", "veranstaltung"),
    ("termin", "veranstaltung"),
    ("report", "bericht"),
    ("kommune", "behoerde"),
    ("stadt", "behoerde"),
    ("page", "seite"),
    ("planned", "nicht-begonnen"),
    ("geplant", "nicht-begonnen"),
    ("laufend", "in-umsetzung"),
    ("begonnen", "in-umsetzung"),
    ("laeuft", "in-umsetzung"),
    ("laeuft_noch", "in-umsetzung"),
    ("angelaufen", "in-umsetzung"),
    ("gestartet", "in-umsetzung"),
    ("aktiv", "in-umsetzung"),
    ("im_gange", "in-umsetzung"),
    ("in-bearbeitung", "in-umsetzung"),
    ("fertig", "umgesetzt"),
    ("beendet", "umgesetzt"),
    ("erfuellt", "umgesetzt"),
    ("erfolgt", "umgesetzt"),
    ("realisiert", "umgesetzt"),
    ("durchgefuehrt", "umgesetzt"),
    ("offen", "nicht-begonnen"),
    ("noch_offen", "nicht-begonnen"),
    ("ausstehend", "nicht-begonnen"),
    ("vorgesehen", "nicht-begonnen"),
    ("in_planung", "nicht-begonnen"),
    ("in_vorbereitung", "nicht-begonnen"),
    ("noch_nicht_begonnen", "nicht-begonnen"),
    ("teilweise", "teilweise-umgesetzt"),
    ("teils", "teilweise-umgesetzt"),
    ("zum_teil", "teilweise-umgesetzt"),
    ("teilweise_erledigt", "teilweise-umgesetzt"),
    ("teilweise_fertig", "teilweise-umgesetzt"),
    ("dauerhaft", "daueraufgabe"),
    ("fortlaufend", "daueraufgabe"),
    ("unbefristet", "daueraufgabe"),
    ("kontinuierlich", "daueraufgabe"),
    ("pausiert", "zurueckgestellt"),
    ("aufgeschoben", "zurueckgestellt"),
    ("ruht", "zurueckgestellt"),
    ("gestrichen", "nicht-weiterverfolgt"),
    ("verworfen", "nicht-weiterverfolgt"),
    ("entfallen", "nicht-weiterverfolgt"),
    ("aufgegeben", "nicht-weiterverfolgt"),
    ("wird_geprueft", "in-pruefung"),
    ("unklar", "ohne-angabe"),
    ("gueltig", "in-kraft"),
    ("verabschiedet", "beschlossen"),
    ("abgelaufen", "ausser-kraft"),
    ("in-progress", "in-umsetzung"),
    ("in-arbeit", "in-umsetzung"),
    ("done", "umgesetzt"),
    ("erledigt", "umgesetzt"),
    ("abgeschlossen", "umgesetzt"),
    ("eingestellt", "nicht-weiterverfolgt"),
    ("abgebrochen", "nicht-weiterverfolgt"),
    ("verschoben", "zurueckgestellt"),
    ("vertagt", "zurueckgestellt"),
    ("ausgesetzt", "zurueckgestellt"),
    ("abgesetzt", "nicht-weiterverfolgt"),
    ("verzoegert", "zurueckgestellt"),
    ("unbekannt", "ohne-angabe"),
    ("off", "aus"),
    ("no", "aus"),
    ("false", "aus"),
    ("nein", "aus"),
    ("none", "aus"),
    ("warn", "warnung"),
    ("warning", "warnung"),
    ("error", "fehler"),
];

/// The one of `known` that `word` most likely means, if any is near enough. One pass; what is not near
/// costs a comparison of two numbers, so that it may be asked often and of many.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // A word of hostile length is nobody's slip of the pen.
    if word.len() > 64 {
        return None;
    }
    let plain = spelled_plainly(word);
    let means = |guess: &str| guess == plain || differs_by_dashes(guess, &plain);
    let synonyms: Vec<&str> =
        SYNONYMS.iter().filter(|(guess, _)| means(guess)).map(|(_, name)| *name).collect();
    let letters = Letters::of(&plain);
    let allowed = (letters.count / 3).min(3);
    let mut best: Option<(Nearness, &str)> = None;
    for candidate in known {
        let nearness = if candidate == plain {
            return Some(candidate);
        } else if synonyms.contains(&candidate) {
            Nearness::Synonym
        } else if differs_by_dashes(candidate, &plain) {
            Nearness::Dashes
        } else {
            let allowed = match best {
                None => allowed,
                Some((Nearness::Edits(fewest), _)) => fewest - 1,
                Some((Nearness::Synonym | Nearness::Dashes, _)) => 0,
            };
            if letters.edits_at_least(candidate) > allowed {
                continue;
            }
            match edits(&plain, candidate) {
                few if few <= allowed && is_near(candidate, &plain) => Nearness::Edits(few),
                _ => continue,
            }
        };
        if best.is_none_or(|(nearest, _)| nearness < nearest) {
            best = Some((nearness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The one of `known` that `word` is in other spelling: with capitals or umlauts.
pub fn spelled<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = spelled_plainly(word);
    known.into_iter().find(|name| *name == plain || spelled_plainly(name) == plain)
}

/// How a known name relates to the word; what comes first is nearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Synonym,
    Dashes,
    /// At least one.
    Edits(usize),
}

/// How many letters a word has, and which.
struct Letters {
    count: usize,
    which: u64,
}

impl Letters {
    fn of(word: &str) -> Letters {
        let none = Letters { count: 0, which: 0 };
        word.chars().fold(none, |letters, c| Letters {
            count: letters.count + 1,
            which: letters.which | 1 << (u32::from(c) % 64),
        })
    }

    /// A number of edits below which this word cannot become `other`: each adds, drops or changes one
    /// letter, or swaps two.
    fn edits_at_least(&self, other: &str) -> usize {
        // A letter has at most four bytes: no need to count those of a long text.
        if other.len() / 4 > self.count + 3 {
            return usize::MAX;
        }
        let other = Letters::of(other);
        let lacking = (self.which & !other.which).count_ones();
        let added = (other.which & !self.which).count_ones();
        self.count.abs_diff(other.count).max(lacking.max(added) as usize)
    }
}

/// The number of edits between two words, looking only at where they differ.
fn edits(one: &str, other: &str) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize =
        one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one, other) = (one.get(head..).unwrap_or(one), other.get(head..).unwrap_or(other));
    let tail: usize = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let one = one.get(..one.len() - tail).unwrap_or(one);
    let other = other.get(..other.len() - tail).unwrap_or(other);
    strsim::osa_distance(one, other)
}

/// Whether two words that few edits part are one and its misspelling.
fn is_near(one: &str, other: &str) -> bool {
    has_digits_of(one, other) && !is_another_short_word(one, other) && !is_another_head(one, other)
}

/// Whether two words end alike and begin otherwise: "umgesetzt" and "ausgesetzt", "Daueraufgabe" and "Hauptaufgabe" are
/// different things.
fn is_another_head(one: &str, other: &str) -> bool {
    const TAIL: usize = 5;
    let alike = one.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
    let head = |word: &str| word.len() - alike;
    let few = edits(one, other);
    alike >= TAIL && few > 1 && 2 * few > head(one).max(head(other))
}

/// Whether two words of three letters differ in one of them: "Ort", "Art" and "Amt" are different things. Two letters
/// that changed places are a slip of the pen in any word.
fn is_another_short_word(one: &str, other: &str) -> bool {
    one.len() == 3
        && other.len() == 3
        && one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count() == 1
}

/// Whether two words hold the same digits: another number or date is another thing, and no slip of the pen.
fn has_digits_of(one: &str, other: &str) -> bool {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    digits(one) == digits(other)
}

fn differs_by_dashes(one: &str, other: &str) -> bool {
    let dash = |byte: u8| if byte == b'_' { b'-' } else { byte };
    one.len() == other.len() && one.bytes().map(dash).eq(other.bytes().map(dash))
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

#[cfg(test)]
mod tests {
    use super::{SYNONYMS, nearest};

    #[test]
    fn the_likeliest_name_wins() {
        let known = ["titel", "typ", "kurztext", "teil_von", "nr", "in-umsetzung"];
        let nearest = |word| nearest(word, known);
        assert_eq!(nearest("Titel"), Some("titel"));
        assert_eq!(nearest("tietl"), Some("titel"));
        assert_eq!(nearest("title"), Some("titel"));
        assert_eq!(nearest("Typ"), Some("typ"));
        assert_eq!(nearest("beschreibung"), Some("kurztext"));
        assert_eq!(nearest("teil-von"), Some("teil_von"));
        assert_eq!(nearest("In Umsetzung"), Some("in-umsetzung"));
        assert_eq!(nearest("kurtzext"), Some("kurztext"));
        assert_eq!(nearest("zuständigkeit"), None);
        assert_eq!(nearest(""), None);
        assert_eq!(nearest(&"x".repeat(100)), None);
    }

    #[test]
    fn the_shorter_a_word_the_fewer_edits() {
        assert_eq!(nearest("1b", ["1a", "b"]), None);
        assert_eq!(nearest("nix", ["ok", "nik"]), None);
        assert_eq!(nearest("nxi", ["ok", "nix"]), Some("nix"));
        assert_eq!(nearest("ort", ["art", "titel"]), None);
        assert_eq!(nearest("tpy", ["typ"]), Some("typ"));
        assert_eq!(nearest("palm", ["plan"]), None);
        assert_eq!(nearest("plam", ["plan"]), Some("plan"));
    }

    #[test]
    fn the_fewest_edits_win_wherever_they_stand() {
        assert_eq!(nearest("sprachkrs", ["sprachkreis", "sprachkurs"]), Some("sprachkurs"));
        assert_eq!(nearest("sprachkrs", ["sprachkurs", "sprachkreis"]), Some("sprachkurs"));
        assert_eq!(nearest("größe", ["groesse", "grösse"]), Some("groesse"));
    }

    #[test]
    fn another_number_is_another_thing() {
        assert_eq!(nearest("ziel-1", ["ziel-2", "ziel-11"]), None);
        assert_eq!(nearest("massnahme-12", ["massnahme-21"]), None);
        assert_eq!(
            nearest("kurse-2024-09", ["kurse-2024-10", "kurs-2024-09"]),
            Some("kurs-2024-09")
        );
        assert_eq!(nearest("ziel1", ["ziel-2", "ziel-1"]), Some("ziel-1"));
    }

    #[test]
    fn a_guess_means_what_is_known_where_it_is_asked() {
        assert_eq!(nearest("Beginn", ["titel", "zeitraum"]), Some("zeitraum"));
        assert_eq!(nearest("beginn", ["titel", "datum"]), Some("datum"));
        assert_eq!(nearest("Zuständigkeit", ["federfuehrung"]), Some("federfuehrung"));
        assert_eq!(nearest("press-release", ["pressemitteilung"]), Some("pressemitteilung"));
        assert_eq!(nearest("in_progress", ["in-umsetzung"]), Some("in-umsetzung"));
    }

    #[test]
    fn no_guess_is_listed_twice() {
        let mut guesses = SYNONYMS.to_vec();
        guesses.sort_unstable();
        assert!(guesses.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
