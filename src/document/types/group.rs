//! `typ: gremium`: a working or steering group, a project team.

use crate::document::decode::{record, words};
use crate::document::id::Reference;

words! {
    /// What sort of group it is.
    pub enum GroupSort {
        /// Working group.
        Working = "arbeitsgruppe",
        /// Steering group.
        Steering = "steuerungsgruppe",
        /// Project group.
        Project = "projektgruppe",
        /// Advisory board.
        Advisory = "beirat",
        /// Committee.
        Committee = "ausschuss",
        /// Any other group.
        Other = "sonstige",
    }
}

record! {
    /// A group.
    pub struct Group = "gremium" {
        #[doc = "What sort of group it is."]
        sort: Option<GroupSort> = "art",
        #[doc = "The members: references or names."]
        members: Vec<Reference> = "mitglieder",
        #[doc = "What it is there for."]
        mandate: Option<Box<str>> = "auftrag",
    }
}
