//! The demo as it is published: every link lands on a file, every fragment on an id, and no page asks a
//! third party for anything.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use fahrplan::date::Day;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::output::MemorySink;
use fahrplan::publish::{self, Order};
use fahrplan::source;

use crate::harness::STICHTAG;
use crate::html::{Piece, attribute, pieces};

/// The attributes by which a page names another file.
const ADDRESSES: [&str; 5] = ["href", "src", "action", "poster", "srcset"];

fn demo() -> BTreeMap<String, Vec<u8>> {
    let sources = source::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let order =
        Order { edition: Edition { stichtag, drafts: true }, base_url: None, search: false };
    let sink = MemorySink::new();
    publish::publish(sources, &order, &sink, || Duration::ZERO).unwrap();
    sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

/// A page's ids, and the addresses it names with the tag that names each.
struct Page {
    ids: BTreeSet<String>,
    addresses: Vec<(String, String)>,
}

fn scan(path: &str, html: &str) -> Page {
    let mut page = Page { ids: BTreeSet::new(), addresses: Vec::new() };
    for piece in pieces(html) {
        let Piece::Open(tag, attributes) = piece else { continue };
        if let Some(id) = attribute(attributes, "id") {
            assert!(page.ids.insert(id.clone()), "{path}: two elements have the id {id}");
        }
        for name in ADDRESSES {
            if let Some(address) = attribute(attributes, name) {
                page.addresses.push((tag.to_owned(), address));
            }
        }
        assert!(attribute(attributes, "style").is_none(), "{path}: inline style");
        let mut names = attributes.split('"').step_by(2).flat_map(str::split_whitespace);
        assert!(!names.any(|name| name.starts_with("on")), "{path}: inline script? {attributes}");
    }
    page
}

/// The path that `address` means on the page `from`, and its fragment; `None` where it leaves the site.
fn resolve(from: &str, address: &str) -> Option<(String, Option<String>)> {
    let head = address.split(['/', '#', '?']).next().unwrap();
    if head.contains(':') {
        return None;
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (address, None),
    };
    let mut segments: Vec<&str> = from.split('/').collect();
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    segments.pop();
    if let Some(absolute) = path.strip_prefix("/") {
        return Some((decoded(absolute), fragment));
    }
    for segment in path.split('/') {
        match segment {
            ".." => assert!(segments.pop().is_some(), "{from}: {address} leaves the site"),
            "." => {}
            name => segments.push(name),
        }
    }
    Some((decoded(&segments.join("/")), fragment))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        if *byte == b'%' {
            let (hex, tail) = rest.split_at(2);
            bytes.push(u8::from_str_radix(std::str::from_utf8(hex).unwrap(), 16).unwrap());
            rest = tail;
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_link_of_the_demo_lands() {
    let files = demo();
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), scan(path, std::str::from_utf8(bytes).unwrap())))
        .collect();
    let mut dead = Vec::new();
    let (mut links, mut fragments) = (0, 0);
    for (from, page) in &pages {
        for (tag, address) in &page.addresses {
            let Some((to, fragment)) = resolve(from, address) else {
                // Only links and the address of the page itself may name other hosts; nothing is fetched.
                assert!(matches!(tag.as_str(), "a" | "link"), "{from}: {tag} fetches {address}");
                continue;
            };
            let to =
                if *from == "404.html" && to.is_empty() { "index.html".to_owned() } else { to };
            links += 1;
            if !files.contains_key(&to) {
                dead.push(format!("{from}: {address} (no file {to})"));
            } else if let Some(fragment) = fragment {
                fragments += 1;
                if !pages.get(to.as_str()).is_some_and(|page| page.ids.contains(&fragment)) {
                    dead.push(format!("{from}: {address} (no id {fragment})"));
                }
            }
        }
    }
    assert_eq!(dead, [""; 0]);
    assert!(
        pages.len() > 30 && links > 500 && fragments > 50,
        "{} {links} {fragments}",
        pages.len()
    );
}

#[test]
fn style_sheets_of_the_demo_fetch_nothing_foreign() {
    let files = demo();
    let sheets = || files.iter().filter(|(path, _)| path.ends_with(".css"));
    assert!(sheets().count() > 0);
    for (path, bytes) in sheets() {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.contains("@import") && !text.contains("//"), "{path}");
    }
}
