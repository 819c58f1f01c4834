//! The sixteen Länder in the order of their official keys. Knows nothing of their laws.

use crate::diagnostics::suggest;
use crate::text::slug;

/// A Land.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "they are named for what they are")]
pub enum Land {
    SchleswigHolstein,
    Hamburg,
    Niedersachsen,
    Bremen,
    NordrheinWestfalen,
    Hessen,
    RheinlandPfalz,
    BadenWuerttemberg,
    Bayern,
    Saarland,
    Berlin,
    Brandenburg,
    MecklenburgVorpommern,
    Sachsen,
    SachsenAnhalt,
    Thueringen,
}

impl Land {
    /// All of them, in the order of their official keys.
    pub const ALL: [Land; 16] = [
        Land::SchleswigHolstein,
        Land::Hamburg,
        Land::Niedersachsen,
        Land::Bremen,
        Land::NordrheinWestfalen,
        Land::Hessen,
        Land::RheinlandPfalz,
        Land::BadenWuerttemberg,
        Land::Bayern,
        Land::Saarland,
        Land::Berlin,
        Land::Brandenburg,
        Land::MecklenburgVorpommern,
        Land::Sachsen,
        Land::SachsenAnhalt,
        Land::Thueringen,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        self.facts().0
    }

    /// The two digits with which every official key of the Land begins.
    pub fn key(self) -> &'static str {
        self.facts().1
    }

    /// Name, official key, and the code of ISO 3166-2 without `DE-`.
    fn facts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Land::SchleswigHolstein => ("Schleswig-Holstein", "01", "sh"),
            Land::Hamburg => ("Hamburg", "02", "hh"),
            Land::Niedersachsen => ("Niedersachsen", "03", "ni"),
            Land::Bremen => ("Bremen", "04", "hb"),
            Land::NordrheinWestfalen => ("Nordrhein-Westfalen", "05", "nw"),
            Land::Hessen => ("Hessen", "06", "he"),
            Land::RheinlandPfalz => ("Rheinland-Pfalz", "07", "rp"),
            Land::BadenWuerttemberg => ("Baden-Württemberg", "08", "bw"),
            Land::Bayern => ("Bayern", "09", "by"),
            Land::Saarland => ("Saarland", "10", "sl"),
            Land::Berlin => ("Berlin", "11", "be"),
            Land::Brandenburg => ("Brandenburg", "12", "bb"),
            Land::MecklenburgVorpommern => ("Mecklenburg-Vorpommern", "13", "mv"),
            Land::Sachsen => ("Sachsen", "14", "sn"),
            Land::SachsenAnhalt => ("Sachsen-Anhalt", "15", "st"),
            Land::Thueringen => ("Thüringen", "16", "th"),
        }
    }

    /// The Land that `word` names: by name in any spelling, by the code of ISO 3166-2, or by the first digits of
    /// official keys.
    pub fn named(word: &str) -> Option<Land> {
        let word = slug(word);
        let code = if word == "nrw" { "nw" } else { &word };
        Land::ALL.into_iter().find(|land| {
            let (name, key, iso) = land.facts();
            slug(name) == word || iso == code || key == word || key.strip_prefix('0') == Some(&word)
        })
    }

    /// The Land in which the official key `ags` lies.
    pub fn of_key(ags: &str) -> Option<Land> {
        Land::ALL.into_iter().find(|land| ags.starts_with(land.key()))
    }

    /// The one that `word` may mean.
    pub fn suggested(word: &str) -> Option<Land> {
        let names: Vec<String> = Land::ALL.iter().map(|land| slug(land.name())).collect();
        let nearest = suggest::nearest(&slug(word), names.iter().map(String::as_str))?;
        Land::named(nearest)
    }
}

#[cfg(test)]
mod tests {
    use super::Land;

    #[test]
    fn a_land_is_known_by_any_of_its_names() {
        for (word, land) in [
            ("Baden-Württemberg", Land::BadenWuerttemberg),
            ("baden wuerttemberg", Land::BadenWuerttemberg),
            ("BW", Land::BadenWuerttemberg),
            ("8", Land::BadenWuerttemberg),
            ("08", Land::BadenWuerttemberg),
            ("NRW", Land::NordrheinWestfalen),
            ("11", Land::Berlin),
        ] {
            assert_eq!(Land::named(word), Some(land), "{word}");
        }
        assert_eq!(Land::named(""), None);
        assert_eq!(Land::named("Preußen"), None);
        assert_eq!(Land::suggested("Thürigen"), Some(Land::Thueringen));
        assert_eq!(Land::of_key("05766"), Some(Land::NordrheinWestfalen));
        assert_eq!(Land::of_key("99"), None);
    }
}
