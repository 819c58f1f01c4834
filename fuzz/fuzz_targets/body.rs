//! Any Markdown becomes HTML in which only tags of ours stand, each closed where it must be.

#![no_main]

use fahrplan::diagnostics::Sink;
use fahrplan::document::body::{self, BodyOptions, Filled, OnPage, Shown};
use fahrplan::language::Language;
use fahrplan_fuzz::shown;
use libfuzzer_sys::fuzz_target;

/// The elements that a body may hold; those without an end tag come last.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "blockquote",
    "code",
    "del",
    "div",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const VOID: &[&str] = &["br", "hr", "img", "input"];

fuzz_target!(|text: &str| {
    let mut problems = Sink::new("content/a.md".into());
    let options = BodyOptions {
        mentions: true,
        language: Language::German,
        glossary: None,
        telling_links: true,
    };
    let body = body::parse(text, 0..text.len(), &options, &mut problems);
    shown(&problems.into_found(), |_| Some(text));
    let mut html = String::new();
    let link = |at: usize| match at % 3 {
        0 => Filled::Link { href: "x.html", text: "<x>" },
        1 => Filled::Text,
        _ => Filled::Instead { words: "<x>" },
    };
    let image = |_| Shown { src: "x.png".into(), dimensions: None };
    body.write(&mut html, OnPage::default(), link, image);
    balanced(&html);
    let _ = body::plain_text(&html);
    assert!(body.plain_excerpt(80).chars().count() <= 81);
});

fn balanced(html: &str) {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("an open tag: {piece}"));
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if VOID.contains(&name) => {}
            None => {
                assert!(ELEMENTS.contains(&name), "<{name}> in {html}");
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}
