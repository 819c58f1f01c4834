//! `typ: gremium`: a working or steering group, a project team.

use super::leads::Named;
use crate::document::decode::{record, words};
use crate::document::id::Reference;

words! {
    /// What sort of group it is.
    pub enum GroupSort {
        /// Working group.
        Working = "arbeitsgruppe" => "Arbeitsgruppe",
        /// Steering group.
        Steering = "steuerungsgruppe" => "Steuerungsgruppe",
        /// Project group.
        Project = "projektgruppe" => "Projektgruppe",
        /// Advisory board.
        Advisory = "beirat" => "Beirat",
        /// Committee.
        Committee = "ausschuss" => "Ausschuss",
        /// Any other group.
        Other = "sonstige" => "jedes andere Gremium",
    }
}

record! {
    /// A group.
    pub struct Group = "gremium" {
        /// What sort of group it is.
        sort: Option<GroupSort> = "art" => "Die Art des Gremiums.",
        /// The members: references or names.
        members: Vec<Reference<Named>> = "mitglieder" => "Die Mitglieder.",
        /// What it is there for.
        mandate: Option<Box<str>> = "auftrag" => "Wozu es das Gremium gibt.",
    }
}
