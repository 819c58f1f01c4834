//! `typ: organisation`: a body that is no authority.

use super::leads::{Named, ToBody};
use super::shared::Contact;
use crate::document::decode::{record, words};
use crate::document::id::Reference;
use crate::document::web::WebAddress;

words! {
    /// What sort of body it is.
    pub enum OrganisationSort {
        /// Association.
        Association = "verein" => "Verein",
        /// Foundation.
        Foundation = "stiftung" => "Stiftung",
        /// Network.
        Network = "netzwerk" => "Netzwerk",
        /// Initiative or programme.
        Initiative = "initiative" => "Initiative oder Programm",
        /// Project.
        Project = "projekt" => "Projekt",
        /// Unit of an authority.
        Unit = "dienststelle" => "Dienststelle einer Behörde",
        /// Company.
        Company = "unternehmen" => "Unternehmen",
        /// Federation of bodies.
        Federation = "verband" => "Verband",
        /// University.
        University = "hochschule" => "Hochschule",
        /// Any other body.
        Other = "sonstige" => "jede andere Stelle",
    }
}

record! {
    /// A body that is no authority.
    pub struct Organisation = "organisation" {
        /// What sort of body it is.
        sort: Option<OrganisationSort> = "art" => "Die Art der Stelle.",
        /// Who runs it: a reference or a name.
        carrier: Option<Reference<Named>> = "traeger" => "Wer sie trägt.",
        /// The body above.
        parent: Option<Reference<ToBody>> = "uebergeordnet" => "Die Stelle darüber.",
        /// Other forms of its name.
        variants: Vec<Box<str>> = "namensvarianten" => "Andere Schreibweisen ihres Namens.",
        /// The website.
        website: Option<WebAddress> = "webseite" => "Ihre Website.",
        /// How to reach it.
        contact: Option<Contact> = "kontakt" => "Wie man sie erreicht.",
    }
}
