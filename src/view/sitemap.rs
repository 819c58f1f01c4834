//! `sitemap.xml` after sitemaps.org. A file holds no more addresses than the standard allows: where there are more, it
//! lists further files that hold them.

use std::borrow::Cow;

use super::context::Context;
use super::glossary;
use crate::date::{Date, Precision};
use crate::path::OutPath;

/// The most addresses of one file.
const MOST: usize = 50_000;

/// The files, each with the part of the addresses that it holds; the first lists the others where there are several.
pub fn files(cx: &Context<'_>) -> Vec<(OutPath, Option<usize>)> {
    divided(count(cx))
}

fn divided(count: usize) -> Vec<(OutPath, Option<usize>)> {
    let path = |name: &str| OutPath::new(name).expect("a plain name is a sound path");
    let parts = count.div_ceil(MOST);
    if parts <= 1 {
        return vec![(path("sitemap.xml"), Some(0))];
    }
    let part = |at: usize| (path(&part_name(at)), Some(at));
    [(path("sitemap.xml"), None)].into_iter().chain((0..parts).map(part)).collect()
}

fn part_name(at: usize) -> String {
    format!("sitemap-{}.xml", at + 1)
}

/// The text of the file with the addresses of one part, counted from 0, or of the list of such files; `None` where
/// the site's address is not known. A page's `lastmod` is the day on which it was last reviewed, where that is stated
/// to the day.
pub fn build(cx: &Context<'_>, part: Option<usize>) -> Option<String> {
    let base = escaped(cx.base_url()?);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let outer = if part.is_some() { "urlset" } else { "sitemapindex" };
    out.extend(["<", outer, " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"]);
    match part {
        Some(part) => {
            for (path, reviewed) in pages(cx).skip(part * MOST).take(MOST) {
                out.extend(["<url><loc>", &*base, &escaped(&path.url_path()), "</loc>"]);
                let is_exact =
                    |date: &&Date| date.precision() == Precision::Day && !date.is_about();
                if let Some(day) = reviewed.filter(is_exact) {
                    out.extend(["<lastmod>", &*day.literal(), "</lastmod>"]);
                }
                out.push_str("</url>\n");
            }
        }
        None => {
            for at in 0..count(cx).div_ceil(MOST) {
                out.extend(["<sitemap><loc>", &*base, &part_name(at), "</loc></sitemap>\n"]);
            }
        }
    }
    out.extend(["</", outer, ">\n"]);
    Some(out)
}

/// The pages for search engines, each with the day on which it was last reviewed.
fn pages<'a>(cx: &Context<'a>) -> impl Iterator<Item = (Cow<'a, OutPath>, Option<&'a Date>)> {
    let site = cx.site;
    let home = site.home().is_none().then(|| (Cow::Owned(cx.wide.home.clone()), None));
    let documents = site.published().flat_map(move |(ix, entry)| {
        let own = (Cow::Borrowed(&entry.path), entry.document.common.reviewed.as_ref());
        let translations = site.translations_of(ix).map(|(_, entry)| {
            let translation = entry.document.translation.as_ref();
            let reviewed = translation.and_then(|it| Some(&it.texts.reviewed.as_ref()?.value));
            (Cow::Borrowed(&entry.path), reviewed)
        });
        [own].into_iter().chain(translations)
    });
    let glossary = (!site.file.glossary.is_empty()).then(|| (Cow::Owned(glossary::path()), None));
    home.into_iter().chain(documents).chain(glossary)
}

fn count(cx: &Context<'_>) -> usize {
    pages(cx).count()
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;");
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn no_file_holds_more_addresses_than_allowed() {
        let files = |count| {
            let files = divided(count).into_iter();
            files.map(|(path, part)| (path.to_string(), part)).collect::<Vec<_>>()
        };
        let file = |name: &str, part| (name.to_owned(), part);
        assert_eq!(files(0), [file("sitemap.xml", Some(0))]);
        assert_eq!(files(50_000), [file("sitemap.xml", Some(0))]);
        assert_eq!(
            files(100_001),
            [
                file("sitemap.xml", None),
                file("sitemap-1.xml", Some(0)),
                file("sitemap-2.xml", Some(1)),
                file("sitemap-3.xml", Some(2)),
            ]
        );
    }
}
