//! Sizes by bytes, format by format; and no size from what is broken.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Dimensions, is_drawing, is_raster, of_drawing, of_raster};

fn size(width: u32, height: u32) -> Option<Dimensions> {
    Some(Dimensions { width, height })
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

/// A JPEG of 640 by 480 with `segments` before its frame header.
fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    bytes.extend(segments.concat());
    bytes.extend(b"\xff\xc2\0\x11\x08\x01\xe0\x02\x80\x03");
    bytes
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// An Exif segment with two tags, the second of which is the orientation.
fn exif(little: bool, orientation: u16) -> Vec<u8> {
    let short = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
    let long = |n: u32| if little { n.to_le_bytes() } else { n.to_be_bytes() };
    let mut tiff = if little { b"II".to_vec() } else { b"MM".to_vec() };
    tiff.extend(short(42));
    tiff.extend(long(8));
    tiff.extend(short(2));
    for (tag, value) in [(0x010f, 7), (0x0112, orientation)] {
        tiff.extend(short(tag));
        tiff.extend(short(3));
        tiff.extend(long(1));
        tiff.extend(short(value));
        tiff.extend(short(0));
    }
    segment(0xe1, &[b"Exif\0\0", &tiff[..]].concat())
}

#[test]
fn pictures_of_pixels_tell_their_size() {
    assert_eq!(of_raster(&png(800, 600)), size(800, 600));
    assert_eq!(of_raster(b"GIF89a\x20\x03\x58\x02\xf7"), size(800, 600));
    assert_eq!(of_raster(b"GIF87a\x01\0\x02\0\0"), size(1, 2));
    let lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x20\xc3\x58\x42";
    assert_eq!(of_raster(lossy), size(800, 600));
    let lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x1f\xc3\x95\0";
    assert_eq!(of_raster(lossless), size(800, 600));
    let extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0";
    assert_eq!(of_raster(extended), size(800, 600));
}

#[test]
fn a_photograph_laid_on_its_side_is_measured_upright() {
    assert_eq!(of_raster(&jpeg(&[])), size(640, 480));
    let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    for little in [true, false] {
        for orientation in 0..=9 {
            let upright = !(5..=8).contains(&orientation);
            let expected = if upright { size(640, 480) } else { size(480, 640) };
            let photo = jpeg(&[jfif.clone(), exif(little, orientation)]);
            assert_eq!(of_raster(&photo), expected, "{little} {orientation}");
        }
    }
    // Fill bytes, other application segments, tables.
    let odd = [segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0"), vec![0xff; 3], exif(true, 6)];
    assert_eq!(of_raster(&jpeg(&[odd.concat(), segment(0xc4, &[0; 19])])), size(480, 640));
}

#[test]
fn drawings_tell_their_size_by_lengths_or_view_box() {
    for (root, expected) in [
        ("<svg width=\"30\" height=\"20\">", size(30, 20)),
        ("<svg\n  height='20px'\n  width = '30'>", size(30, 20)),
        ("<svg width=\"1in\" height=\"72pt\">", size(96, 96)),
        ("<svg width=\"25.4mm\" height=\"2.54cm\">", size(96, 96)),
        ("<svg viewBox=\"0 0 300 200\">", size(300, 200)),
        ("<svg viewBox=\"-1,-1, 300.4 ,200\" width=\"100%\" height=\"100%\">", size(300, 200)),
        ("<svg width=\"150\" viewBox=\"0 0 300 200\">", size(150, 100)),
        ("<svg height=\"400\" viewBox=\"0 0 300 200\">", size(600, 400)),
        ("<svg data-x=\"a>b\" width=\"30\" height=\"20\"/>", size(30, 20)),
        (
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\" height=\"1\"> -->\n<!DOCTYPE svg PUBLIC \"-//W3C\">\n<svg width=\"30\" height=\"20\">",
            size(30, 20),
        ),
        ("<!DOCTYPE svg [ <!ELEMENT a (b)> ]><svg width=\"30\" height=\"20\">", size(30, 20)),
        // What depends on its surroundings, is nothing, or is no drawing.
        ("<svg width=\"30\">", None),
        ("<svg width=\"50%\" height=\"20\">", None),
        ("<svg width=\"0\" height=\"20\">", None),
        ("<svg width=\"-3\" height=\"20\">", None),
        ("<svg width=\"nan\" height=\"inf\">", None),
        ("<svg width=\"1e9\" height=\"20\">", None),
        ("<svg viewBox=\"0 0 300\">", None),
        ("<svg viewBox=\"0 0 0 200\">", None),
        ("<svg width=\"30\" height=\"20\"", None),
        ("<svg width=30 height=20>", None),
        ("<svgwidth=\"30\" height=\"20\">", None),
        ("<html><svg width=\"30\" height=\"20\">", None),
        ("", None),
    ] {
        assert_eq!(of_drawing(root), expected, "{root}");
    }
}

#[test]
fn what_is_broken_has_no_size() {
    for whole in [png(800, 600), jpeg(&[exif(false, 6)]), jpeg(&[segment(0xe0, b"JFIF\0")])] {
        assert!(of_raster(&whole).is_some());
        for end in 0..whole.len() - 1 {
            assert_eq!(of_raster(&whole[..end]), None, "cut at {end}");
        }
    }
    assert_eq!(of_raster(&png(0, 600)), None);
    assert_eq!(of_raster(&png(u32::MAX, 1)), None);
    assert_eq!(of_raster(b"\xff\xd8\xff\xe0\0\0\xff\xc0\0\x11\x08\0\x01\0\x01"), None);
    assert_eq!(of_raster(b"\xff\xd8\xff\xd9"), None);
    assert_eq!(of_raster(b"RIFF\0\0\0\0WEBPVP8?"), None);
    assert_eq!(of_raster(b"%PDF-1.7"), None);
}

#[test]
fn endings_tell_pictures_from_other_files() {
    assert!(is_raster("a/b.JPG") && is_raster("b.jpeg") && is_raster("b.webp"));
    assert!(is_drawing("a.svg") && !is_raster("a.svg"));
    assert!(!is_raster("png") && !is_raster("a.pdf") && !is_drawing("a.svgz"));
}

proptest! {
    #[test]
    fn any_bytes_are_looked_at_without_a_panic(
        start in 0_usize..6,
        rest in vec(any::<u8>(), 0..200),
    ) {
        let starts: [&[u8]; 6] = [
            b"",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe1\0\x40Exif\0\0II\x2a\0",
            b"\xff\xd8\xff\xe1\xff\xffExif\0\0MM\0\x2a",
            b"GIF89a",
            b"RIFF\0\0\0\0WEBPVP8",
        ];
        let bytes = [starts[start], &rest].concat();
        let size = of_raster(&bytes);
        prop_assert!(size.is_none_or(|size| size.width > 0 && size.height > 0));
        let _ = of_drawing(&format!("<svg {}", String::from_utf8_lossy(&rest)));
    }

    #[test]
    fn any_root_is_looked_at_without_a_panic(root in "<(svg|!--|!DOCTYPE|\\?)[ -~\u{e4}]{0,80}") {
        let _ = of_drawing(&root);
    }
}
