//! The rules about content that a site may weigh for itself: one table of codes, names, weights and meanings, and
//! what `regeln` in `site.yaml` makes of it. Knows nothing of how a rule looks at a document.

use super::{Diagnostic, Severity};

/// Declares the rules and their table.
macro_rules! rules {
    ($( $rule:ident = $code:literal, $name:literal, $severity:ident, $meaning:literal; )*) => {
        /// A rule about content that a site may weigh for itself.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Rule {
            $( #[doc = $meaning] $rule, )*
        }

        impl Rule {
            /// All rules in the order of their codes.
            pub const ALL: &'static [Rule] = &[ $( Rule::$rule, )* ];

            /// The code of what it finds.
            pub const fn code(self) -> &'static str {
                match self { $( Rule::$rule => $code, )* }
            }

            /// Its name in `regeln`.
            pub const fn name(self) -> &'static str {
                match self { $( Rule::$rule => $name, )* }
            }

            /// How much what it finds matters where the site does not say.
            pub fn default_severity(self) -> Severity {
                match self { $( Rule::$rule => Severity::$severity, )* }
            }

            /// What it warns of, in German, as one sentence for the manual.
            pub const fn meaning(self) -> &'static str {
                match self { $( Rule::$rule => $meaning, )* }
            }
        }
    };
}

rules! {
    Ending = "F112", "dateiendung", Warning,
        "Eine Datei heißt `.MD` oder `.markdown` statt `.md` und wird nicht gelesen.";
    EmbargoOver = "F306", "sperrfrist", Warning,
        "Die `sperrfrist` einer Pressemitteilung ist vorbei und steht noch da.";
    Weekday = "F308", "wochentag", Warning,
        "Ein Wochentag passt nicht zu seinem Datum.";
    OfficialKey = "F309", "gemeindeschluessel", Warning,
        "`ags` oder `ars` ist für diese Art von Behörde zu kurz oder zu lang, oft fehlt die führende Null.";
    MilestoneOutside = "F310", "meilensteine", Warning,
        "Ein Meilenstein liegt außerhalb des `zeitraum` seiner Maßnahme.";
    Overdue = "F311", "ueberfaellig", Warning,
        "Eine Maßnahme ist überfällig, und es steht nirgends, warum.";
    NoVersion = "F312", "fassungen", Warning,
        "Ein Plan ist in Kraft und nennt keine Fassung.";
    NoOffice = "F313", "funktionen", Warning,
        "Eine Person hat keine Funktion.";
    Pdf = "F314", "pdf", Warning,
        "Ein PDF ist weder `barrierefrei` noch gibt es eine `alternative`.";
    PhotoPlace = "F315", "ort_im_foto", Warning,
        "Ein Foto verrät in seinen Metadaten, wo es aufgenommen wurde.";
    Land = "F316", "land", Warning,
        "Ein `land` ist verschrieben.";
    Placeholders = "F317", "platzhalter", Warning,
        "Eine Angabe steht noch so da, wie `fahrplan new` sie vorgibt.";
    HeadingLevels = "F410", "ueberschriften", Warning,
        "Eine Überschrift überspringt eine Ebene.";
    LinkText = "F411", "linktext", Warning,
        "Ein Verweis heißt nur „hier“, „mehr“ oder „PDF“ und sagt nicht, wohin er führt.";
    Leftovers = "F412", "kopierreste", Warning,
        "Im Text stehen Reste von HTML, Textile, Word oder einem anderen Redaktionssystem.";
    BrokenWords = "F413", "trennstriche", Warning,
        "Ein Wort enthält den Trennstrich eines Zeilenendes.";
    Markdown = "F414", "markdown", Warning,
        "Ein Verweis oder eine Überschrift ist keine, weil ein Leerzeichen fehlt oder zu viel ist.";
    SimilarNames = "F516", "aehnliche_namen", Warning,
        "Zwei Personen oder zwei Stellen heißen fast gleich und sind vielleicht dieselbe.";
    Orphans = "F517", "verwaist", Warning,
        "Auf eine Organisation, ein Gremium oder eine Person verweist kein Dokument.";
    Numbers = "F518", "nummern", Warning,
        "Zwei Maßnahmen oder zwei Abschnitte eines Plans haben dieselbe `nummer`.";
    ThemeFile = "F611", "theme", Warning,
        "Eine Datei der Gestaltung wird nirgends verwendet, meist ist ihr Name verschrieben.";
    SimpleLanguage = "F710", "leichte_sprache", Warning,
        "Bei einem Text in Leichter Sprache steht nicht, wer ihn geprüft hat.";
    OldTranslation = "F711", "stand", Warning,
        "Eine Übersetzung ist älter als ihr Original.";
}

impl Rule {
    /// The rule of this name or code.
    pub fn named(word: &str) -> Option<Rule> {
        let is_it = |rule: &&Rule| rule.name() == word || rule.code().eq_ignore_ascii_case(word);
        Rule::ALL.iter().find(is_it).copied()
    }
}

/// What a site decides about the rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rules([Option<Severity>; Rule::ALL.len()]);

impl Default for Rules {
    /// As the table says.
    fn default() -> Rules {
        let mut rules = Rules([None; Rule::ALL.len()]);
        for rule in Rule::ALL {
            rules.set(*rule, Some(rule.default_severity()));
        }
        rules
    }
}

impl Rules {
    /// How much what `rule` finds matters; `None` where it is switched off.
    pub fn severity(&self, rule: Rule) -> Option<Severity> {
        self.0.get(rule as usize).copied().flatten()
    }

    /// Whether `rule` is to look at all.
    pub fn ask(&self, rule: Rule) -> bool {
        self.severity(rule).is_some()
    }

    /// Lets what `rule` finds matter so much, or not at all.
    pub fn set(&mut self, rule: Rule, severity: Option<Severity>) {
        if let Some(place) = self.0.get_mut(rule as usize) {
            *place = severity;
        }
    }

    /// Gives each of `found` the weight that the site gives its rule; what is switched off goes.
    pub fn weigh(&self, found: &mut Vec<Diagnostic>) {
        found.retain_mut(|it| {
            let Some(rule) = it.problem.rule() else { return true };
            let Some(severity) = self.severity(rule) else { return false };
            it.severity = severity;
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn rules_stand_in_the_order_of_their_codes_and_share_no_name() {
        let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        for rule in Rule::ALL {
            assert_eq!(Rule::named(rule.name()), Some(*rule));
            assert_eq!(Rule::named(&rule.code().to_lowercase()), Some(*rule));
        }
    }
}
