//! `typ: seite`: any other page.

use crate::document::decode::record;

record! {
    /// A page such as the Impressum or a chapter of the manual.
    pub struct Page = "seite" {
        /// Whether it stands in the menu; otherwise a page of the first level stands in the foot.
        menu: Option<bool> = "menue"
            => "Ob die Seite im Menü steht; sonst steht eine Seite der obersten Ebene im Fuß.",
        /// Its place among its neighbours.
        order: Option<i32> = "reihenfolge" => "Ihr Platz unter ihren Nachbarn.",
    }
}
