//! `typ: behoerde`: an authority, any level.

use super::figures::Indicator;
use super::shared::Contact;
use crate::diagnostics::Sink;
use crate::document::decode::{record, words};
use crate::document::id::{Reference, WebAddress};

words! {
    /// The level of an authority.
    pub enum Level {
        /// District office of a city state.
        DistrictOffice = "bezirksamt",
        /// Rural district.
        RuralDistrict = "landkreis",
        /// District, as it is called in some Länder.
        District = "kreis",
        /// Town that is a district of its own.
        IndependentTown = "kreisfreie-stadt",
        /// Town within a district.
        Town = "stadt",
        /// Municipality.
        Municipality = "gemeinde",
        /// Association of municipalities.
        Association = "gemeindeverband",
        /// Regional association.
        Region = "region",
        /// Regional government.
        RegionalGovernment = "bezirksregierung",
        /// Regional council.
        RegionalCouncil = "regierungspraesidium",
        /// Ministry of a Land.
        StateMinistry = "landesministerium",
        /// Other authority of a Land.
        StateAuthority = "landesbehoerde",
        /// Authority of the Federation.
        FederalAuthority = "bundesbehoerde",
        /// Any other authority.
        Other = "sonstige",
    }
}

record! {
    /// An authority.
    pub struct Authority = "behoerde" {
        #[doc = "The official name, where the title is a shorter one."]
        official_name: Option<Box<str>> = "amtlicher_name",
        #[doc = "The level."]
        level: Level = "art",
        #[doc = "The Land."]
        land: Option<Box<str>> = "land",
        #[doc = "Official municipality key (Amtlicher Gemeindeschlüssel)."]
        ags: Option<Box<str>> = "ags",
        #[doc = "Official regional key (Amtlicher Regionalschlüssel)."]
        ars: Option<Box<str>> = "ars",
        #[doc = "The authority above."]
        parent: Option<Reference> = "uebergeordnet",
        #[doc = "The website."]
        website: Option<WebAddress> = "webseite",
        #[doc = "The item of Wikidata."]
        wikidata: Option<Box<str>> = "wikidata",
        #[doc = "How to reach it."]
        contact: Option<Contact> = "kontakt",
        #[doc = "Figures about the authority."]
        indicators: Vec<Indicator> = "indikatoren",
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
