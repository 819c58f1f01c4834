//! `robots.txt` (RFC 9309). Knows nothing that should be hidden: what is not public is not in the output.

use super::context::Context;

/// The text of `robots.txt`. Crawlers look for it at the top of a host alone.
pub fn robots(cx: &Context<'_>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = cx.base_url() {
        text.push_str("Sitemap: ");
        text.push_str(base);
        text.push_str("sitemap.xml\n");
    }
    text
}
