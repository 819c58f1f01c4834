//! Taking passages out of a text: they are looked for in each of its readings in the folded form, and what was
//! found goes with the bytes that stand for it, piece by piece, so that no mark-up goes with it. Knows no file.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::check::keeps_form;
use super::passage::Passage;
use super::readings::{Kind, Reading};
use super::signs::{Backslash, Filling, Sign, Stream};
use super::{MARK, fold};

/// `MARK` where its brackets are marks themselves.
const MARKDOWN_MARK: &str = "\\[entfernt\\]";
/// What stands in an address or a name.
const WORD: &str = "entfernt";

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// What goes wherever it stands.
    pub(super) passages: &'a [Passage],
    /// What goes from texts, and stays in addresses.
    pub(super) texts: &'a [Passage],
    /// What goes where a text consists of nothing else.
    pub(super) titles: &'a [Passage],
}

/// What became of a text.
#[derive(Debug)]
pub(super) struct Erasing {
    /// The text, where something went.
    pub(super) text: Option<String>,
    /// How often each of the passages was found.
    pub(super) found: Vec<usize>,
}

/// A place and what comes to stand there.
type Edit = (Range<usize>, &'static str);

/// `text` without what is wanted.
pub(super) fn erase(text: &str, kind: Kind, wanted: Wanted<'_>) -> Erasing {
    let Reading { streams, unquoted, .. } = Reading::of(text, kind);
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); wanted.passages.len()];
    let mut edits: Vec<Edit> = Vec::new();
    for stream in &streams {
        let index = Index::of(stream);
        let mut spans: Vec<Range<usize>> = Vec::new();
        for (passage, places) in wanted.passages.iter().zip(&mut found) {
            let here = index.passage(passage);
            places.extend(here.iter().filter_map(|span| Some(stream.signs.get(span.start)?.start)));
            spans.extend(here);
        }
        if stream.filling != Filling::Address {
            spans.extend(wanted.texts.iter().flat_map(|passage| index.find(passage.as_str())));
            let titles = wanted.titles.iter().flat_map(|title| index.find(title.as_str()));
            spans.extend(titles.filter(|span| is_whole(&stream.signs, span)));
        }
        edits.extend(spans.iter().flat_map(|span| runs(stream, span)));
    }
    let count = |mut places: Vec<usize>| {
        places.sort_unstable();
        places.dedup();
        places.len()
    };
    let found = found.into_iter().map(count).collect();
    if edits.is_empty() {
        return Erasing { text: None, found };
    }
    let mut edits = quoted(text, merged(text, edits), &unquoted);
    let mut now = applied(text, &edits);
    if kind == Kind::Document && !keeps_form(text, &now, kind) {
        // Beside a mark of emphasis Markdown takes a bracket for another thing than a letter.
        let marks = edits.iter_mut().filter(|(_, filling)| *filling == MARKDOWN_MARK);
        marks.for_each(|(_, filling)| *filling = WORD);
        now = applied(text, &edits);
    }
    Erasing { text: Some(now), found }
}

/// `name` without the `passages`, and how often each stood in it; `None` where none did.
pub(super) fn in_name(name: &str, passages: &[Passage]) -> Option<(String, Vec<usize>)> {
    let mut stream = Stream::new(Filling::Address);
    stream.push(name, 0..name.len(), Backslash::Plain);
    let index = Index::of(&stream);
    let found: Vec<Vec<Range<usize>>> = passages.iter().map(|it| index.passage(it)).collect();
    let edits: Vec<Edit> = found.iter().flatten().flat_map(|span| runs(&stream, span)).collect();
    let text = applied(name, &merged(name, edits));
    (text != name).then(|| (text, found.iter().map(Vec::len).collect()))
}

/// Where in `text` one of the `passages` stands, in any reading of it: the first byte.
pub(super) fn first_place(text: &str, kind: Kind, passages: &[Passage]) -> Option<usize> {
    let Reading { streams, fixed, .. } = Reading::of(text, kind);
    let places = streams.iter().chain(&fixed).flat_map(|stream| {
        let index = Index::of(stream);
        let spans: Vec<_> = passages.iter().flat_map(|passage| index.passage(passage)).collect();
        spans.into_iter().filter_map(|span| Some(stream.signs.get(span.start)?.start))
    });
    places.min()
}

/// Letters and digits in the folded form, and which sign each byte of them is of.
struct Index<'s> {
    stream: &'s Stream,
    letters: String,
    /// For each byte of `letters` the place of its sign.
    places: Vec<usize>,
}

impl<'s> Index<'s> {
    fn of(stream: &'s Stream) -> Index<'s> {
        let mut index = Index { stream, letters: String::new(), places: Vec::new() };
        for (at, sign) in stream.signs.iter().enumerate() {
            match sign.char {
                Some(_) if sign.is_wall() => index.letters.push('\0'),
                Some(c) => fold::push(&mut index.letters, c),
                None => {}
            }
            index.places.resize(index.letters.len(), at);
        }
        index
    }

    /// Where `passage` stands, in addresses also as those spell it who drop the dots of umlauts.
    fn passage(&self, passage: &Passage) -> Vec<Range<usize>> {
        let mut spans = self.find(passage.as_str());
        let bare = passage.bare().map_or_else(Vec::new, |bare| self.find(bare));
        let signs = &self.stream.signs;
        let in_address = |span: &Range<usize>| {
            self.stream.filling == Filling::Address || is_address(signs, span)
        };
        spans.extend(bare.into_iter().filter(in_address));
        spans
    }

    /// Where `needle` stands as whole words; the s of a genitive is taken along.
    fn find(&self, needle: &str) -> Vec<Range<usize>> {
        let signs = &self.stream.signs;
        let char = |at: Option<usize>| at.and_then(|at| signs.get(at)).and_then(|sign| sign.char);
        let place = |byte: usize| self.places.get(byte).copied();
        let whole = |(at, found): (usize, &str)| {
            let first = place(at)?;
            let mut last = place(at + found.len() - 1)?;
            let mut before = first.checked_sub(1);
            while char(before).is_some_and(is_silent) {
                before = before.and_then(|at| at.checked_sub(1));
            }
            if goes_on(char(before), char(Some(first))) {
                return None;
            }
            let ending = char(Some(last));
            let pass = |mut last: usize| {
                while char(Some(last + 1)).is_some_and(is_silent) {
                    last += 1;
                }
                last
            };
            last = pass(last);
            let genitive = pass(last + 1);
            if char(Some(last + 1)) == Some('s') && !goes_on(Some('s'), char(Some(genitive + 1))) {
                return Some(first..genitive + 1);
            }
            (!goes_on(ending, char(Some(last + 1)))).then_some(first..last + 1)
        };
        self.letters.match_indices(needle).filter_map(whole).collect()
    }
}

/// Whether two neighbours are of one word: two letters or two digits.
fn goes_on(one: Option<char>, other: Option<char>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    (one.is_alphabetic() && other.is_alphabetic()) || (one.is_numeric() && other.is_numeric())
}

/// Whether `c` belongs to the letter before it: an accent or dots of a decomposed spelling, or a sign that
/// nobody sees.
fn is_silent(c: char) -> bool {
    let is_unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    is_unseen || is_combining_mark(c)
}

fn is_text(sign: &Sign) -> bool {
    sign.char.is_some() && !sign.is_wall()
}

/// Whether the text in which `span` stands holds nothing else to read.
fn is_whole(signs: &[Sign], span: &Range<usize>) -> bool {
    let is_empty = |sign: &Sign| sign.char.is_none_or(|char| !char.is_alphanumeric());
    let before = signs.get(..span.start).unwrap_or_default().iter().rev();
    let after = signs.get(span.end..).unwrap_or_default().iter();
    before.take_while(|sign| is_text(sign)).all(is_empty)
        && after.take_while(|sign| is_text(sign)).all(is_empty)
}

/// Whether the word in which `span` stands is an address or the name of a file: one without white space, with
/// signs that no word of a text has.
fn is_address(signs: &[Sign], span: &Range<usize>) -> bool {
    let of_word = |sign: &&Sign| {
        is_text(sign)
            && sign
                .char
                .is_some_and(|c| !c.is_whitespace() && !matches!(c, '"' | '„' | '“' | '(' | ')'))
    };
    let before =
        signs.get(..span.start).unwrap_or_default().iter().rev().take_while(of_word).count();
    let after = signs.get(span.end..).unwrap_or_default().iter().take_while(of_word).count();
    let word = signs.get(span.start - before..span.end + after).unwrap_or_default();
    let word: String = word.iter().filter_map(|sign| sign.char).collect();
    let word = word.trim_matches(['.', ',', ';', ':', '!', '?', '*', '_', '#']);
    !word.contains(char::is_whitespace)
        && (word.contains(['/', '.', '#', '_', '@'])
            || (word.contains('-') && !word.contains(char::is_uppercase)))
}

/// The pieces of `span` that go: without what parts them, and without what is no letter at their ends.
fn runs(stream: &Stream, span: &Range<usize>) -> Vec<Edit> {
    let in_address = stream.filling == Filling::Address || is_address(&stream.signs, span);
    let filling = match stream.filling {
        _ if in_address => WORD,
        Filling::Words | Filling::Address => MARK,
        Filling::Markdown => MARKDOWN_MARK,
    };
    let parts = |sign: &Sign| {
        !is_text(sign) || (in_address && sign.char.is_some_and(|c| matches!(c, '/' | '#' | '?')))
    };
    let signs = stream.signs.get(span.clone()).unwrap_or_default();
    let piece = |piece: &[Sign]| {
        let is_read = |sign: &Sign| sign.char.is_some_and(|c| c.is_alphanumeric() || is_silent(c));
        let first = piece.iter().find(|sign| is_read(sign))?;
        let last = piece.iter().rfind(|sign| is_read(sign))?;
        Some((first.start..last.end, filling))
    };
    signs.split(parts).filter_map(piece).collect()
}

/// The edits in order; what overlaps, or has nothing between it that is said, as one.
fn merged(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut merged: Vec<Edit> = Vec::with_capacity(edits.len());
    for (range, filling) in edits {
        match merged.last_mut() {
            Some((last, said))
                if range.start < last.end
                    || is_blank(text, last.end..range.start) && *said == filling =>
            {
                last.end = last.end.max(range.end);
            }
            Some(_) | None => merged.push((range, filling)),
        }
    }
    merged
}

fn is_blank(text: &str, range: Range<usize>) -> bool {
    text.get(range).is_some_and(|between| between.chars().all(|c| c == ' '))
}

/// The edits, and those that give quotation marks to values of YAML in which something goes.
fn quoted(text: &str, edits: Vec<Edit>, unquoted: &[Range<usize>]) -> Vec<Edit> {
    let mut all = edits.clone();
    for value in unquoted {
        let inside = |at: usize| edits.iter().any(|(range, _)| range.contains(&at));
        if !edits.iter().any(|(range, _)| value.contains(&range.start)) {
            continue;
        }
        all.push((value.start..value.start, "\""));
        all.push((value.end..value.end, "\""));
        for (at, byte) in text.get(value.clone()).unwrap_or_default().bytes().enumerate() {
            let at = value.start + at;
            if matches!(byte, b'"' | b'\\') && !inside(at) {
                all.push((at..at, "\\"));
            }
        }
    }
    all.sort_by_key(|(range, filling)| (range.start, range.end, *filling != "\""));
    all
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut now = String::with_capacity(text.len());
    let mut copied = 0;
    for (range, filling) in edits {
        now.push_str(text.get(copied..range.start).unwrap_or_default());
        now.push_str(filling);
        copied = range.end;
    }
    now.push_str(text.get(copied..).unwrap_or_default());
    now
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{Kind, Passage, Wanted, erase, first_place, in_name, keeps_form};

    fn erased(text: &str, kind: Kind, passage: &str, title: &str) -> String {
        let passages = [Passage::new(passage).unwrap()];
        let titles: Vec<Passage> = Passage::new(title).into_iter().collect();
        let wanted = Wanted { passages: &passages, texts: &[], titles: &titles };
        let now = erase(text, kind, wanted).text.unwrap_or_else(|| text.to_owned());
        assert_eq!(first_place(&now, kind, &passages), None, "{now}");
        assert!(keeps_form(text, &now, kind), "{text}\n{now}");
        now
    }

    fn document(front: &str, body: &str) -> String {
        let text = format!("---\n{front}\n---\n{body}\n");
        let now = erased(&text, Kind::Document, "Erika Müstermann", "");
        now.trim_start_matches("---\n").replace("\n---\n", "|").trim_end().to_owned()
    }

    fn body(text: &str) -> String {
        document("a: b", text).trim_start_matches("a: b|").to_owned()
    }

    fn front(text: &str) -> String {
        document(text, "").trim_end_matches('|').to_owned()
    }

    #[test]
    fn a_passage_is_found_however_a_page_writes_it() {
        let of = |page: &str| erased(page, Kind::Markup, "Erika Müstermann", "");
        for name in [
            "Erika Müstermann",
            "ERIKA\nMUESTERMANN",
            "Erika&nbsp;M&uuml;stermann",
            "Erika M&#252;ster&shy;mann",
            "Erika Mu\u{308}stermann",
            "Erika-Müstermann",
        ] {
            assert_eq!(
                of(&format!("<p>Von {name}s Rede, {name}.</p>")),
                "<p>Von [entfernt] Rede, [entfernt].</p>"
            );
        }
        assert_eq!(
            of("<b>Erika</b> Müstermann, Erika Müstermannhaus"),
            "<b>[entfernt]</b> [entfernt], Erika Müstermannhaus"
        );
        assert_eq!(
            of("Erika<sup><a href=\"#fn-1\" aria-label=\"Fußnote 1\">1</a></sup> Müstermann"),
            "[entfernt]<sup><a href=\"#fn-1\" aria-label=\"Fußnote 1\">1</a></sup> [entfernt]"
        );
        assert_eq!(
            of("Erika<span class=\"unseen\"> neu: </span>Müstermann"),
            "[entfernt]<span class=\"unseen\"> neu: </span>[entfernt]"
        );
        assert_eq!(
            of(
                "<h2 id=\"bei-erika-muestermann\">x</h2><a href='a.html#bei-erika-muestermann'>x</a>"
            ),
            "<h2 id=\"bei-entfernt\">x</h2><a href='a.html#bei-entfernt'>x</a>"
        );
        assert_eq!(
            of("<a href=\"../erika-m%C3%BCstermann.html\" title=\"Erika Müstermann\">x</a>"),
            "<a href=\"../entfernt.html\" title=\"[entfernt]\">x</a>"
        );
        assert_eq!(
            of("<a href=\"https://x/?q=Erika%20M%25C3%25BCstermann\">x</a>"),
            "<a href=\"https://x/?q=entfernt\">x</a>"
        );
        assert_eq!(
            of("<img src=erika-mustermann.jpg alt=\"\"><!-- Erika Müstermann -->"),
            "<img src=entfernt.jpg alt=\"\"><!-- [entfernt] -->"
        );
        assert_eq!(
            of("<td>Erika</td><td>Müstermann</td>"),
            "<td>[entfernt]</td><td>[entfernt]</td>"
        );
    }

    #[test]
    fn a_passage_is_found_however_a_body_writes_it() {
        for (text, now) in [
            ("Von **Erika** *Müstermann* hier", "Von **\\[entfernt\\]** *\\[entfernt\\]* hier"),
            ("[Erika](a.md) Müstermann", "[\\[entfernt\\]](a.md) \\[entfernt\\]"),
            ("[Erika Müstermann](a.md)(b)", "[\\[entfernt\\]](a.md)(b)"),
            (
                "Erika[^1] Müstermann\n\n[^1]: Note.",
                "\\[entfernt\\][^1] \\[entfernt\\]\n\n[^1]: Note.",
            ),
            ("Erika&nbsp;M&uuml;stermann", "\\[entfernt\\]"),
            ("Erika M&#xFC;stermann(x)", "\\[entfernt\\](x)"),
            ("> Erika\n> Müstermann spricht", "> \\[entfernt\\]\n> \\[entfernt\\] spricht"),
            ("- *Erika*\n  Müstermann\n- x", "- *\\[entfernt\\]*\n  \\[entfernt\\]\n- x"),
            (
                "| a | b |\n|---|---|\n| Erika | Müstermann |",
                "| a | b |\n|---|---|\n| \\[entfernt\\] | \\[entfernt\\] |",
            ),
            (
                "## Erika Müstermann\n\n[x](#erika-muestermann \"Erika Müstermann\")",
                "## \\[entfernt\\]\n\n[x](#entfernt \"entfernt\")",
            ),
            (
                "[x](../p/erika-m%C3%BCstermann.md) <!-- Erika Müstermann -->",
                "[x](../p/entfernt.md) <!-- entfernt -->",
            ),
            (
                "[[erika-muestermann]] [[erika-muestermann|Erika Müstermann]]",
                "[[entfernt]] [[entfernt|\\[entfernt\\]]]",
            ),
            ("<erika.muestermann@stadt.example>", "<entfernt@stadt.example>"),
            ("[Erika Müstermann]\n\n[Erika Müstermann]: a.md", "[entfernt]\n\n[entfernt]: a.md"),
            ("`Erika` Müstermann", "`\\[entfernt\\]` \\[entfernt\\]"),
            ("*Erika Müstermann*s Rede", "*entfernt*s Rede"),
            ("Erika\\\nMüstermann", "\\[entfernt\\]\\\n\\[entfernt\\]"),
        ] {
            assert_eq!(body(text), now, "{text}");
        }
    }

    #[test]
    fn a_passage_is_found_however_front_matter_writes_it() {
        for (text, now) in [
            ("titel: Erika Müstermann", "titel: \"[entfernt]\""),
            ("titel: 'Erika Müstermann: x'", "titel: '[entfernt]: x'"),
            ("titel: \"Erika\\u0020M\\xFCstermann \\/ x\"", "titel: \"[entfernt] \\/ x\""),
            (
                "a: { p: Erika Müstermann, q: [Erika Müstermann, x] }",
                "a: { p: \"[entfernt]\", q: [\"[entfernt]\", x] }",
            ),
            ("a: Das \"sagt\" Erika\n  Müstermann", "a: \"Das \\\"sagt\\\" [entfernt]\""),
            (
                "a: |\n  Das sagt Erika\n  Müstermann hier.\n\n  Ende.",
                "a: |\n  Das sagt [entfernt] hier.\n\n  Ende.",
            ),
            ("a: >-\n  Erika\n\n  Müstermann\nb: c", "a: >-\n  [entfernt]\nb: c"),
            ("a: \"Erika M\\\n  üstermann\"", "a: \"[entfernt]\""),
            ("vorname: Erika\nname: Müstermann", "vorname: \"[entfernt]\"\nname: \"[entfernt]\""),
            (
                "a: b # von Erika Müstermann\n# Erika\n# Müstermann\nc: d",
                "a: b # von [entfernt]\n# [entfernt]\n# [entfernt]\nc: d",
            ),
            ("bild: bilder/erika-muestermann.jpg", "bild: \"bilder/entfernt.jpg\""),
        ] {
            assert_eq!(front(text), now, "{text}");
        }
    }

    #[test]
    fn a_passage_is_found_however_data_write_it() {
        let json = Kind::Json { known: true };
        assert_eq!(
            erased(
                "{\"a\\\"\": \"x Erika\\nM\\u00fcstermann\\/y\", \"b\": 1, \"url\": \"p/erika-muestermann.html\"}",
                json,
                "erika müstermann",
                ""
            ),
            "{\"a\\\"\": \"x [entfernt]\\/y\", \"b\": 1, \"url\": \"p/entfernt.html\"}"
        );
        // Keys are the schema's.
        let keyed = "{\"erika\": [\"erika\"]}";
        assert_eq!(erased(keyed, json, "Erika", ""), "{\"erika\": [\"[entfernt]\"]}");
        let passages = [Passage::new("Erika").unwrap()];
        assert_eq!(first_place(keyed, Kind::Json { known: false }, &passages), Some(2));
        assert_eq!(
            erased("1;\"Erika;Müstermann\";x\n", Kind::Table, "Erika Müstermann", ""),
            "1;\"[entfernt];[entfernt]\";x\n"
        );
        assert_eq!(first_place("a { content: \"Erika\" }", Kind::Code, &passages), Some(14));
        assert_eq!(first_place("erika { x: y }", Kind::Code, &passages), None);
    }

    #[test]
    fn a_name_of_a_file_is_found_as_addresses_spell_it() {
        let passages = [Passage::new("Erika Müstermann").unwrap()];
        for name in
            ["erika-muestermann", "Erika_Müstermann", "erika.mustermann", "erikamuestermanns"]
        {
            let now = in_name(&format!("presse/2020-{name}1.en.html"), &passages);
            assert_eq!(now.unwrap().0, "presse/2020-entfernt1.en.html");
        }
        assert_eq!(
            in_name("erika/müstermann.html", &passages).unwrap().0,
            "entfernt/entfernt.html"
        );
        assert_eq!(in_name("erika-muestermannhaus.html", &passages), None);
    }

    proptest! {
        /// Whatever stands around it and in it, a passage goes, and data and pages keep their form.
        #[test]
        fn nothing_is_left_in_any_text(pieces in vec(select(&PIECES[..]), 0..24)) {
            let passages = [Passage::new("Erika Müstermann").unwrap()];
            let wanted = Wanted { passages: &passages, texts: &[], titles: &[] };
            let text = pieces.concat();
            let block = text.replace('\n', "\n  ");
            let document = format!("---\na: |\n  x\n  {block}\nb: c\n---\n{text}");
            let json = serde_json::to_string(&vec![&text, &text]).unwrap();
            for (text, kind) in [
                (&text, Kind::Markup),
                (&text, Kind::Table),
                (&text, Kind::Plain),
                (&document, Kind::Document),
                (&json, Kind::Json { known: true }),
            ] {
                let now = erase(text, kind, wanted).text.unwrap_or_else(|| text.clone());
                let left = first_place(&now, kind, &passages);
                prop_assert_eq!(left, None, "{:?}: {} -> {}", kind, text, now);
                let keeps = keeps_form(text, &now, kind);
                prop_assert!(keeps, "{:?}: {} -> {}", kind, text, now);
            }
        }
    }

    const PIECES: [&str; 30] = [
        "Erika",
        "Müstermann",
        "erika-muestermann",
        "Mu\u{308}stermann",
        "M%C3%BCstermann",
        "M&uuml;stermann",
        " ",
        " ",
        "\n",
        "\n\n",
        "**",
        "*",
        "[",
        "](",
        ")",
        "`",
        "[^1]",
        "> ",
        "- ",
        "|",
        "&nbsp;",
        "%20",
        "\\",
        "# ",
        "\"",
        "\u{ad}",
        "s",
        "x",
        "/",
        "1",
    ];

    #[test]
    fn a_title_goes_where_it_stands_alone() {
        let page = "<li>Eins</li><p>Eins und zwei</p><a href=\"eins.html\"> 1. Eins</a>";
        assert_eq!(
            erased(page, Kind::Markup, "nirgends", "Eins"),
            "<li>[entfernt]</li><p>Eins und zwei</p><a href=\"eins.html\"> 1. Eins</a>"
        );
        assert_eq!(erased("1;Eins;x\n", Kind::Table, "nirgends", "Eins"), "1;[entfernt];x\n");
    }
}
