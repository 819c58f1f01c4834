//! `typ: behoerde`: an authority, any level.

use super::figures::Indicator;
use super::leads::ToAuthority;
use super::shared::Contact;
use crate::diagnostics::Sink;
use crate::document::decode::{record, words};
use crate::document::id::Reference;
use crate::document::web::WebAddress;
use crate::span::Located;

words! {
    /// The level of an authority.
    pub enum Level {
        /// District office of a city state.
        DistrictOffice = "bezirksamt" => "Bezirksamt eines Stadtstaats",
        /// Rural district.
        RuralDistrict = "landkreis" => "Landkreis",
        /// District, as it is called in some Länder.
        District = "kreis" => "Kreis, wie er in manchen Ländern heißt",
        /// Town that is a district of its own.
        IndependentTown = "kreisfreie-stadt" => "kreisfreie Stadt",
        /// Town within a district.
        Town = "stadt" => "Stadt, die zu einem Kreis gehört",
        /// Municipality.
        Municipality = "gemeinde" => "Gemeinde",
        /// Association of municipalities.
        Association = "gemeindeverband" => "Gemeindeverband",
        /// Regional association.
        Region = "region" => "Region",
        /// Regional government.
        RegionalGovernment = "bezirksregierung" => "Bezirksregierung",
        /// Regional council.
        RegionalCouncil = "regierungspraesidium" => "Regierungspräsidium",
        /// Ministry of a Land.
        StateMinistry = "landesministerium" => "Ministerium eines Landes",
        /// Other authority of a Land.
        StateAuthority = "landesbehoerde" => "andere Behörde eines Landes",
        /// Authority of the Federation.
        FederalAuthority = "bundesbehoerde" => "Behörde des Bundes",
        /// Any other authority.
        Other = "sonstige" => "jede andere Behörde",
    }
}

record! {
    /// An authority.
    pub struct Authority = "behoerde" {
        /// The official name, where the title is a shorter one.
        official_name: Option<Box<str>> = "amtlicher_name"
            => "Der amtliche Name, wenn der Titel kürzer ist.",
        /// The level.
        level: Level = "art" => "Die Art der Behörde.",
        /// The Land.
        land: Option<Located<Box<str>>> = "land" => "Das Land.",
        /// Official municipality key (Amtlicher Gemeindeschlüssel).
        ags: Option<Located<Box<str>>> = "ags" => "Der Amtliche Gemeindeschlüssel, in Anführungszeichen.",
        /// Official regional key (Amtlicher Regionalschlüssel).
        ars: Option<Located<Box<str>>> = "ars" => "Der Amtliche Regionalschlüssel, in Anführungszeichen.",
        /// The authority above.
        parent: Option<Reference<ToAuthority>> = "uebergeordnet" => "Die Behörde darüber.",
        /// The website.
        website: Option<WebAddress> = "webseite" => "Die Website der Behörde.",
        /// The item of Wikidata.
        wikidata: Option<Box<str>> = "wikidata" => "Die Kennung bei Wikidata, etwa Q64.",
        /// How to reach it.
        contact: Option<Contact> = "kontakt" => "Wie man die Behörde erreicht.",
        /// Figures about the authority.
        indicators: Vec<Indicator> = "indikatoren" => "Kennzahlen der Behörde.",
    }
}

impl Authority {
    /// Indicators are complete.
    pub fn check(&self, problems: &mut Sink) {
        for indicator in &self.indicators {
            indicator.check(problems);
        }
    }
}
