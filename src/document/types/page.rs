//! `typ: seite`: any other page.

use crate::document::decode::record;

record! {
    /// A page such as the Impressum or a chapter of the manual.
    pub struct Page = "seite" {
        #[doc = "Whether it stands in the menu; otherwise a page of the first level stands in the foot."]
        menu: Option<bool> = "menue",
        #[doc = "Its place among its neighbours."]
        order: Option<i32> = "reihenfolge",
    }
}
