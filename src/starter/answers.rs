//! What has to be known of a new site, checked as it is answered. Knows neither who
//! answers nor how.

use super::fault::Fault;
use super::laender::Land;
use crate::date::Day;
use crate::diagnostics::suggest;
use crate::document::types::Level;
use crate::document::web::{in_small_letters, is_base_url};
use crate::text::{is_invisible_control, slug};

/// The longest name, in characters; official names with all their parts are shorter.
const LONGEST: usize = 150;

/// What a new site is made of.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The name of the authority.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its Land, where it was told.
    pub land: Option<Land>,
    /// Its official key, where it was told.
    pub ags: Option<String>,
    /// The name of the plan.
    pub plan: String,
    /// The address of the website, where it was told.
    pub base_url: Option<String>,
    /// The day around which the dates of the examples lie.
    pub day: Day,
}

impl Answers {
    /// What is answered where nobody is asked.
    pub fn example(day: Day) -> Answers {
        Answers {
            name: "Beispielstadt".to_owned(),
            level: Level::Town,
            land: None,
            ags: None,
            plan: "Integrationsplan".to_owned(),
            base_url: None,
            day,
        }
    }

    /// A name: of an authority, of a plan. Line ends and other white space become single blanks.
    ///
    /// # Errors
    /// [`Fault::Empty`], [`Fault::TooLong`], [`Fault::Invisible`].
    pub fn name(text: &str) -> Result<String, Fault> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let name = words.join(" ");
        if name.is_empty() {
            return Err(Fault::Empty);
        }
        if name.chars().count() > LONGEST {
            return Err(Fault::TooLong { limit: LONGEST });
        }
        match name.chars().find(|c| is_unseen(*c)) {
            Some(odd) => Err(Fault::Invisible { code_point: u32::from(odd) }),
            None => Ok(name),
        }
    }

    /// The level of an authority, also in capitals and with blanks or umlauts.
    ///
    /// # Errors
    /// [`Fault::Level`].
    pub fn level(text: &str) -> Result<Level, Fault> {
        let word = slug(text);
        Level::from_word(&word).ok_or_else(|| {
            let known = Level::ALL.iter().map(|level| level.word());
            Fault::Level { word: shown(text), suggestion: suggest::nearest(&word, known) }
        })
    }

    /// The level that an authority of this name most likely has.
    pub fn likely_level(name: &str) -> Level {
        let name = slug(name);
        let first = name.split('-').next().unwrap_or_default();
        let known = Level::from_word(first).filter(|level| *level != Level::Other);
        let by_ending = || if name.ends_with("kreis") { Level::RuralDistrict } else { Level::Town };
        known.unwrap_or_else(|| match first {
            "ministerium" | "staatsministerium" => Level::StateMinistry,
            _ => by_ending(),
        })
    }

    /// A Land, by any of its names.
    ///
    /// # Errors
    /// [`Fault::Land`].
    pub fn land(text: &str) -> Result<Land, Fault> {
        Land::named(text)
            .ok_or_else(|| Fault::Land { word: shown(text), suggestion: Land::suggested(text) })
    }

    /// The official key of an authority of this level in this Land.
    ///
    /// # Errors
    /// [`Fault::KeyDigits`], [`Fault::KeyLength`], [`Fault::KeyOfNoLand`], [`Fault::KeyOfOtherLand`].
    pub fn ags(text: &str, level: Level, land: Option<Land>) -> Result<String, Fault> {
        let key: String = text.split_whitespace().collect();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Fault::KeyDigits);
        }
        let allowed = key_lengths(level);
        if !allowed.contains(&key.len()) {
            return Err(Fault::KeyLength { found: key.len(), allowed, level });
        }
        match (Land::of_key(&key), land) {
            (None, _) => Err(Fault::KeyOfNoLand),
            (Some(key), Some(told)) if key != told => Err(Fault::KeyOfOtherLand { key, told }),
            (Some(_), _) => Ok(key),
        }
    }

    /// The address of the website.
    ///
    /// # Errors
    /// [`Fault::Address`].
    pub fn base_url(text: &str) -> Result<String, Fault> {
        let address = text.trim();
        if is_base_url(address) && !address.chars().any(is_unseen) {
            Ok(format!("{}/", in_small_letters(address).trim_end_matches('/')))
        } else {
            Err(Fault::Address { word: shown(text) })
        }
    }
}

/// How many digits the official key of an authority of this level has.
fn key_lengths(level: Level) -> &'static [usize] {
    match level {
        Level::Municipality | Level::Town => &[8],
        Level::RuralDistrict | Level::District => &[5],
        Level::IndependentTown => &[5, 8],
        Level::DistrictOffice => &[2, 5, 8],
        Level::RegionalGovernment | Level::RegionalCouncil => &[3],
        Level::StateMinistry | Level::StateAuthority => &[2],
        Level::Association | Level::Region | Level::FederalAuthority | Level::Other => {
            &[2, 3, 5, 8]
        }
    }
}

/// Whether `c` has no place in a name: nobody sees it, or no text file keeps it.
fn is_unseen(c: char) -> bool {
    // U+FFFD stands where a terminal sent no UTF-8.
    is_invisible_control(c) || matches!(c, '\u{feff}' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}')
}

/// An answer as it is repeated to the person.
fn shown(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::{Answers, Fault, Land, Level};

    #[test]
    fn a_name_is_one_line_that_can_be_seen() {
        assert_eq!(
            Answers::name(" Stadt \n\t Beispiel\u{2028}am See "),
            Ok("Stadt Beispiel am See".into())
        );
        assert_eq!(Answers::name(" \n"), Err(Fault::Empty));
        assert_eq!(Answers::name("a\u{202e}b"), Err(Fault::Invisible { code_point: 0x202e }));
        assert_eq!(Answers::name("K\u{fffd}ln"), Err(Fault::Invisible { code_point: 0xfffd }));
        assert_eq!(Answers::name(&"ä".repeat(151)), Err(Fault::TooLong { limit: 150 }));
    }

    #[test]
    fn a_level_is_guessed_from_the_name() {
        for (name, level) in [
            ("Landkreis Beispiel", Level::RuralDistrict),
            ("Beispielkreis", Level::RuralDistrict),
            ("Kreis Beispiel", Level::District),
            ("Gemeinde Beispiel", Level::Municipality),
            ("Bezirksamt Beispiel", Level::DistrictOffice),
            ("Ministerium für Beispiele", Level::StateMinistry),
            ("Beispielstadt", Level::Town),
            ("Sonstige", Level::Town),
        ] {
            assert_eq!(Answers::likely_level(name), level, "{name}");
        }
    }

    #[test]
    fn an_official_key_fits_level_and_land() {
        let ags = |key, land| Answers::ags(key, Level::RuralDistrict, land);
        assert_eq!(ags("05 766", Some(Land::NordrheinWestfalen)), Ok("05766".into()));
        let length = Fault::KeyLength { found: 4, allowed: &[5], level: Level::RuralDistrict };
        assert_eq!(ags("5766", None), Err(length));
        assert_eq!(ags("0576x", None), Err(Fault::KeyDigits));
        assert_eq!(ags("99766", None), Err(Fault::KeyOfNoLand));
        let other = Fault::KeyOfOtherLand { key: Land::NordrheinWestfalen, told: Land::Hessen };
        assert_eq!(ags("05766", Some(Land::Hessen)), Err(other));
    }
}
