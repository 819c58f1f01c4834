//! Which law demands that the website of a public body is accessible, and to whom people turn where it is not:
//! for each Land and for the Federation. What was not found stated by the Land itself or in its law is left to be
//! filled in, never guessed.

use super::MARK;
use super::laender::Land;
use crate::document::types::Level;

/// The accessibility law of a Land or of the Federation.
pub(super) struct Law {
    /// Law and regulation, in the nominative.
    rules: &'static str,
    /// The body for enforcement.
    body: &'static str,
}

impl Law {
    /// The law for an authority of this level in this Land. `None` where the Land is not known.
    pub(super) fn of(level: Level, land: Option<Land>) -> Option<Law> {
        match level {
            Level::FederalAuthority => Some(FEDERAL),
            Level::DistrictOffice
            | Level::RuralDistrict
            | Level::District
            | Level::IndependentTown
            | Level::Town
            | Level::Municipality
            | Level::Association
            | Level::Region
            | Level::RegionalGovernment
            | Level::RegionalCouncil
            | Level::StateMinistry
            | Level::StateAuthority
            | Level::Other => land.map(of_land),
        }
    }
}

/// Law and regulation as part of a sentence.
pub(super) fn rules(law: Option<&Law>) -> String {
    law.map_or_else(
        || {
            format!(
                "[{MARK}: Gesetz und Verordnung Ihres Landes über barrierefreie Websites öffentlicher Stellen]"
            )
        },
        |law| law.rules.to_owned(),
    )
}

/// The body for enforcement as a line of its own.
pub(super) fn body(law: Option<&Law>) -> String {
    law.map_or_else(
        || format!("[{MARK}: hier die Durchsetzungsstelle des Landes eintragen]"),
        |law| law.body.to_owned(),
    )
}

const FEDERAL: Law = Law {
    rules: "das Behindertengleichstellungsgesetz (BGG), §§ 12 bis 12d, und die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0)",
    body: "Schlichtungsstelle nach § 16 BGG bei der oder dem Beauftragten der Bundesregierung für die Belange von Menschen mit Behinderungen",
};

fn of_land(land: Land) -> Law {
    let (rules, body) = match land {
        Land::SchleswigHolstein => (
            "das Landesbehindertengleichstellungsgesetz (LBGG), §§ 11 bis 17",
            "Beschwerdestelle für barrierefreie Informationstechnik bei der oder dem Landesbeauftragten für Menschen mit Behinderungen (§ 16 LBGG)",
        ),
        Land::Hamburg => (
            "das Hamburgische Behindertengleichstellungsgesetz (HmbBGG), § 11, und die Hamburgische Barrierefreie Informationstechnik-Verordnung (HmbBITVO)",
            "Schlichtungsstelle nach § 13a HmbBGG bei der Öffentlichen Rechtsauskunft- und Vergleichsstelle (ÖRA)",
        ),
        Land::Niedersachsen => (
            "das Niedersächsische Behindertengleichstellungsgesetz (NBGG), §§ 9a bis 9e",
            "Schlichtungsstelle nach § 9d NBGG",
        ),
        Land::Bremen => (
            "das Bremische Behindertengleichstellungsgesetz (BremBGG), §§ 12 bis 18",
            "Zentralstelle für barrierefreie Informationstechnik bei der oder dem Landesbehindertenbeauftragten (§ 15 BremBGG)",
        ),
        Land::NordrheinWestfalen => (
            "das Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW), §§ 10 bis 10e, und die Barrierefreie-Informationstechnik-Verordnung Nordrhein-Westfalen (BITVNRW)",
            "Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen (§ 10d BGG NRW)",
        ),
        Land::Hessen => (
            "das Hessische Behinderten-Gleichstellungsgesetz (HessBGG), § 14, und die Hessische Verordnung über barrierefreie Informationstechnik (HVBIT)",
            "Durchsetzungs- und Überwachungsstelle Barrierefreie Informationstechnik des Landes Hessen (§§ 5 und 6 HVBIT)",
        ),
        Land::RheinlandPfalz => (
            "das Landesinklusionsgesetz und die Barrierefreie-Informationstechnik-Verordnung Rheinland-Pfalz (BITV RP)",
            "Durchsetzungsstelle zur digitalen Barrierefreiheit bei der oder dem Landesbeauftragten für die Belange von Menschen mit Behinderungen",
        ),
        Land::BadenWuerttemberg => (
            "das Landes-Behindertengleichstellungsgesetz (L-BGG), § 10",
            "Schlichtungsstelle beim Landeszentrum Barrierefreiheit (§ 10b L-BGG)",
        ),
        Land::Bayern => (
            "das Bayerische Behindertengleichstellungsgesetz (BayBGG), Artikel 14, und die Bayerische Digitalverordnung (BayDiV)",
            "Durchsetzungs- und Überwachungsstelle beim Landesamt für Digitalisierung, Breitband und Vermessung (§ 11 BayDiV)",
        ),
        Land::Saarland => (
            "das Saarländische Behindertengleichstellungsgesetz (SBGG), §§ 12a bis 12e, und die Saarländische Behindertengleichstellungsverordnung (SBGVO)",
            "Schlichtungsstelle nach § 12e SBGG beim Ministerium, das im Saarland für Soziales zuständig ist",
        ),
        Land::Berlin => (
            "das Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
            "Landesbeauftragte oder Landesbeauftragter für digitale Barrierefreiheit (§ 6 BIKTG Bln)",
        ),
        Land::Brandenburg => (
            "das Brandenburgische Behindertengleichstellungsgesetz (BbgBGG), § 9, und die Brandenburgische Barrierefreie Informationstechnik-Verordnung (BbgBITV)",
            "Durchsetzungsstelle für digitale Barrierefreiheit bei der oder dem Landesbeauftragten für die Belange der Menschen mit Behinderungen",
        ),
        Land::MecklenburgVorpommern => (
            "das Landesbehindertengleichstellungsgesetz (LBGG M-V), § 14, und die Barrierefreie Informationstechnik-Verordnung Mecklenburg-Vorpommern (BITVO M-V)",
            "Überwachungsstelle des Landes für digitale Barrierefreiheit beim Ministerium, das in Mecklenburg-Vorpommern für Soziales zuständig ist (§ 2 BITVO M-V)",
        ),
        Land::Sachsen => (
            "das Barrierefreie-Websites-Gesetz (BfWebG) und die Barrierefreie-Websites-Verordnung (BfWebVO)",
            "Landesbeauftragte oder Landesbeauftragter für Inklusion der Menschen mit Behinderungen",
        ),
        Land::SachsenAnhalt => (
            "das Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA), §§ 16 bis 16f, und die Behindertengleichstellungsverordnung Sachsen-Anhalt (BGGVO LSA)",
            "Ombudsstelle bei der Unfallkasse Sachsen-Anhalt",
        ),
        Land::Thueringen => (
            "das Thüringer Gesetz über den barrierefreien Zugang zu den Websites und mobilen Anwendungen öffentlicher Stellen (ThürBarrWebG) und die Thüringer Barrierefreie-Informationstechnik-Verordnung (ThürBITVO)",
            "Landesdurchsetzungsstelle für digitale Barrierefreiheit bei der oder dem Landesbeauftragten für Menschen mit Behinderungen",
        ),
    };
    Law { rules, body }
}
