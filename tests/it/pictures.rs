//! Pictures say how wide and high they are, so that nothing on a page moves when they arrive.

use std::borrow::Cow;
use std::fs;

use fahrplan::date::Day;
use fahrplan::model::{Edition, Stichtag};
use fahrplan::path::OutPath;
use fahrplan::publish::{self, Content, Order, Publication, reading};
use fahrplan::source::{self, Sources};

use crate::harness::{STICHTAG, TOWN, fixture};

const RELEASE: &str = "//- content/stadt/p.md\n---\ntyp: pressemitteilung\ntitel: P\n";

/// One page of a fixture; its pictures are not asked for.
#[track_caller]
fn page(text: &str, path: &str) -> String {
    let files = fixture(text);
    let sources =
        Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let stichtag = Stichtag { day: Day::parse(STICHTAG).unwrap(), explicit: true };
    let edition = Edition { stichtag, drafts: false };
    let site = reading::read(&sources, edition).unwrap();
    let theme = publish::theme_files(&site.file, Cow::default()).unwrap();
    let order = Order { edition, base_url: None, search: false };
    let publication = Publication::new(site, theme, &order).unwrap();
    match publication.file(&OutPath::new(path).unwrap()) {
        Some(Ok(Content::Bytes(bytes))) => String::from_utf8(bytes).unwrap(),
        Some(Ok(Content::File(_)) | Err(_)) | None => panic!("no page {path}"),
    }
}

/// The start tags of the pictures of a page.
fn pictures(page: &str) -> Vec<&str> {
    page.match_indices("<img")
        .map(|(at, _)| page[at..].split_inclusive('>').next().unwrap())
        .collect()
}

#[test]
fn pictures_have_the_size_of_their_file_and_all_but_the_first_wait() {
    let page = page(
        &format!(
            "{TOWN}{RELEASE}bilder: [{{datei: a.gif, alt: A}}, {{fehlt: Später, alt: B}}, {{datei: kaputt.png, alt: C}}]\n---\n\n\
             //- content/stadt/a.gif\nGIF89a\u{10}\0\u{20}\0\n//- content/stadt/kaputt.png\nkein Bild\n"
        ),
        "stadt/p.html",
    );
    assert_eq!(
        pictures(&page),
        [
            r#"<img src="a.gif" alt="A" width="16" height="32" decoding="async">"#,
            r#"<img src="kaputt.png" alt="C" loading="lazy" decoding="async">"#,
        ]
    );
}

#[test]
fn pictures_of_a_body_come_before_those_of_the_front_matter() {
    let page = page(
        &format!(
            "{TOWN}{RELEASE}bilder: [{{datei: a.gif, alt: A}}]\n---\n\nText ![Z](z.svg) und ![K](k.SVG).\n\n\
             //- content/stadt/a.gif\nGIF89a\u{10}\0\u{20}\0\n\
             //- content/stadt/z.svg\n<svg viewBox=\"0 0 300 200\"/>\n//- content/stadt/k.SVG\n<svg width=\"1e9\" height=\"x\"/>\n"
        ),
        "stadt/p.html",
    );
    assert_eq!(
        pictures(&page),
        [
            r#"<img src="z.svg" width="300" height="200" alt="Z" decoding="async">"#,
            r#"<img src="k.SVG" loading="lazy" alt="K" decoding="async">"#,
            r#"<img src="a.gif" alt="A" width="16" height="32" loading="lazy" decoding="async">"#,
        ]
    );
}

#[test]
fn on_a_page_of_several_bodies_every_picture_waits() {
    let measure =
        "//- content/stadt/plan/1.md\n---\ntyp: massnahme\ntitel: M\n---\n\n![A](a.svg)\n";
    let drawing = "//- content/stadt/plan/a.svg\n<svg width=\"3\" height=\"2\"/>\n";
    let whole = page(&format!("{TOWN}{measure}{drawing}"), "stadt/plan/gesamt.html");
    let expected =
        r#"<img src="a.svg" width="3" height="2" loading="lazy" alt="A" decoding="async">"#;
    assert_eq!(pictures(&whole), [expected]);
}

#[test]
fn sizes_are_read_from_the_files_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    fs::write(content.join("site.yaml"), "titel: S\n").unwrap();
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x03\x20\0\0\x02\x58".to_vec();
    png.resize(100_000, 0);
    // A profile of more than the first bytes that are looked at, then the frame header.
    let mut photo = b"\xff\xd8\xff\xe2\xff\xff".to_vec();
    photo.resize(2 + 2 + 0xffff, 0);
    photo.extend(b"\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03");
    fs::write(content.join("bild.png"), png).unwrap();
    fs::write(content.join("foto.jpeg"), photo).unwrap();
    fs::write(content.join("leer.jpg"), "").unwrap();
    fs::write(content.join("bericht.pdf"), b"GIF89a\x10\0\x20\0").unwrap();
    let sources = source::read(folder.path()).unwrap();
    let size = |path: &str| sources.assets[path].dimensions.map(|it| (it.width, it.height));
    assert_eq!(size("bild.png"), Some((800, 600)));
    assert_eq!(size("foto.jpeg"), Some((640, 480)));
    assert_eq!(size("leer.jpg"), None);
    assert_eq!(size("bericht.pdf"), None, "not by its ending");
}
