//! `typ: organisation`: a body that is no authority.

use super::shared::Contact;
use crate::document::decode::{record, words};
use crate::document::id::{Reference, WebAddress};

words! {
    /// What sort of body it is.
    pub enum OrganisationSort {
        /// Association.
        Association = "verein",
        /// Foundation.
        Foundation = "stiftung",
        /// Network.
        Network = "netzwerk",
        /// Initiative or programme.
        Initiative = "initiative",
        /// Project.
        Project = "projekt",
        /// Unit of an authority.
        Unit = "dienststelle",
        /// Company.
        Company = "unternehmen",
        /// Federation of bodies.
        Federation = "verband",
        /// University.
        University = "hochschule",
        /// Any other body.
        Other = "sonstige",
    }
}

record! {
    /// A body that is no authority.
    pub struct Organisation = "organisation" {
        #[doc = "What sort of body it is."]
        sort: Option<OrganisationSort> = "art",
        #[doc = "Who runs it: a reference or a name."]
        carrier: Option<Reference> = "traeger",
        #[doc = "The body above."]
        parent: Option<Reference> = "uebergeordnet",
        #[doc = "Other forms of its name."]
        variants: Vec<Box<str>> = "namensvarianten",
        #[doc = "The website."]
        website: Option<WebAddress> = "webseite",
        #[doc = "How to reach it."]
        contact: Option<Contact> = "kontakt",
    }
}
