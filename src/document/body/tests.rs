//! Bodies, by input and exact HTML; problems by code and the text that they point at. One table after the
//! other, as long as Markdown has constructs.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Body, BodyOptions, Filled, Heading, LinkTarget, Mention, OnPage, Shown, parse};
use crate::diagnostics::{Problem, Sink};
use crate::language::Language;

const GERMAN: BodyOptions<'static> = BodyOptions {
    mentions: true,
    language: Language::German,
    glossary: None,
    telling_links: false,
};
const ENGLISH: BodyOptions<'static> = BodyOptions {
    mentions: false,
    language: Language::English,
    glossary: None,
    telling_links: false,
};

fn read(text: &str, options: &BodyOptions<'_>) -> (Body, Vec<(Problem, String)>) {
    let mut sink = Sink::new(Arc::from("a.md"));
    let body = parse(text, 0..text.len(), options, &mut sink);
    let found = sink.into_found().into_iter().map(|found| {
        let shown = text.get(found.place.span.range()).expect("a span of the text");
        (found.problem, shown.to_owned())
    });
    (body, found.collect())
}

fn on(prefix: &str) -> OnPage<'_> {
    OnPage { prefix, glossary: "G" }
}

fn picture(src: &'static str) -> Shown<'static> {
    Shown { src: Cow::Borrowed(src), dimensions: None }
}

/// Every link leads to `L`, every picture is `I`.
fn filled(body: &Body, prefix: &str) -> String {
    let mut html = String::new();
    let link = |_| Filled::Link { href: "L", text: "Titel" };
    body.write(&mut html, on(prefix), link, |_| picture("I"));
    html
}

fn html(text: &str) -> String {
    filled(&read(text, &GERMAN).0, "")
}

/// The HTML of text within one paragraph.
fn inline(text: &str) -> String {
    let html = html(text);
    html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>\n")).unwrap_or(&html).into()
}

fn targets(text: &str) -> Vec<LinkTarget> {
    read(text, &GERMAN).0.links.into_iter().map(|link| link.target).collect()
}

fn problems(text: &str) -> Vec<(Problem, String)> {
    read(text, &GERMAN).1
}

fn codes(text: &str) -> Vec<&'static str> {
    problems(text).iter().map(|(problem, _)| problem.code()).collect()
}

#[test]
fn blocks_are_those_of_commonmark() {
    assert_eq!(html("a\nb\n\nc"), "<p>a\nb</p>\n<p>c</p>\n");
    assert_eq!(html("a\\\nb  \nc"), "<p>a<br>\nb<br>\nc</p>\n");
    assert_eq!(html("***"), "<hr>\n");
    assert_eq!(
        html("> a\n>\n> > b"),
        "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"
    );
    assert_eq!(
        inline("*a* **b** ~~c~~ `<d>`"),
        "<em>a</em> <strong>b</strong> <del>c</del> <code>&lt;d&gt;</code>"
    );
    assert_eq!(inline("a < b & c > d"), "a &lt; b &amp; c &gt; d");
}

#[test]
fn lists_are_tight_or_loose_and_keep_their_first_number() {
    assert_eq!(
        html("3. a\n4. b\n   - c"),
        "<ol start=\"3\">\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>\n"
    );
    assert_eq!(html("- a\n\n- b"), "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n");
    assert_eq!(html("1. a"), "<ol>\n<li>a</li>\n</ol>\n");
}

#[test]
fn tasks_are_signs_with_a_name() {
    assert_eq!(
        html("- [x] a\n- [ ] b"),
        "<ul>\n<li class=\"task-item\"><span class=\"task done\" role=\"img\" aria-label=\"erledigt\">☑</span> a</li>\n\
         <li class=\"task-item\"><span class=\"task open\" role=\"img\" aria-label=\"offen\">☐</span> b</li>\n</ul>\n"
    );
    let loose = html("- [x] a\n\n- b");
    assert!(loose.starts_with("<ul>\n<li class=\"task-item\">\n<p><span "), "{loose}");
}

#[test]
fn code_is_left_alone_but_escaped() {
    assert_eq!(
        html("```rust \"x\"\na < 'b' [[2a]] Ziel 2\n```"),
        "<pre tabindex=\"0\"><code class=\"language-rust\">a &lt; &#39;b&#39; [[2a]] Ziel 2\n</code></pre>\n"
    );
    assert_eq!(html("    a\r\n    b\r\n"), "<pre tabindex=\"0\"><code>a\nb\n</code></pre>\n");
    assert_eq!(
        html("~~~ x\"><b>\n~~~"),
        "<pre tabindex=\"0\"><code class=\"language-xb\"></code></pre>\n"
    );
}

#[test]
fn tables_align_by_class_and_can_scroll() {
    assert_eq!(html("a | b\n:-:|--:|---"), "<p>a | b\n:-:|--:|---</p>\n");
    assert_eq!(
        html("| a | b | |\n|:-:|--:|:--|\n| \"x\" | **y** | 1 |"),
        "<div class=\"table\" role=\"group\" aria-label=\"Tabelle\" tabindex=\"0\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\" class=\"center\">a</th><th scope=\"col\" class=\"right\">b</th><td></td></tr>\n</thead>\n<tbody>\n\
         <tr><td class=\"center\">„x“</td><td class=\"right\"><strong>y</strong></td><td class=\"left\">1</td></tr>\n\
         </tbody>\n</table>\n</div>\n"
    );
}

#[test]
fn quotation_marks_are_german_and_alternate() {
    for (text, expected) in [
        ("\"Hallo\", sagte er.", "„Hallo“, sagte er."),
        ("\"Er rief 'Komm!' laut.\"", "„Er rief ‚Komm!‘ laut.“"),
        ("\"Er rief \"Komm!\" laut.\"", "„Er rief ‚Komm!‘ laut.“"),
        ("'a \"b\" c'", "‚a „b“ c‘"),
        ("\"*Wort*\" und *\"Wort\"*", "„<em>Wort</em>“ und <em>„Wort“</em>"),
        ("\"[Wort](a.md)\"", "„<a href=\"L\">Wort</a>“"),
        ("(\"so\") \"A\"-\"B\"", "(„so“) „A“-„B“"),
        ("\"über\nzwei *Zeilen* weg\"", "„über\nzwei <em>Zeilen</em> weg“"),
        ("„schon 'innen' gut“, \"neu\"", "„schon ‚innen‘ gut“, „neu“"),
        ("„gemischt\" und \"neu\"", "„gemischt“ und „neu“"),
        ("»a \"b\" c«", "»a ‚b‘ c«"),
        ("\"„c“\"", "„‚c‘“"),
        ("\"er sagte „y“\" und „z“", "„er sagte ‚y‘“ und „z“"),
        ("\"er sagte „*y*“, 'x' und „z“ laut\"", "„er sagte ‚<em>y</em>‘, ‚x‘ und ‚z‘ laut“"),
        ("\"a „b 'c' d“ e\"", "„a ‚b „c“ d‘ e“"),
        ("\"er sagte »y«\"", "„er sagte »y«“"),
        ("'a „b“ c'", "‚a „b“ c‘"),
        ("\"er sagte „y\" laut\"", "„er sagte ‚y‘ laut“"),
        ("„a „b“ c“", "„a „b“ c“"),
        ("Maß: 5\" und 6'", "Maß: 5&quot; und 6&#39;"),
        ("\\\"roh\\\" &quot;roh&quot;", "&quot;roh&quot; &quot;roh&quot;"),
        (
            "`\"` <https://a.de/\"x>",
            "<code>&quot;</code> <a href=\"https://a.de/%22x\" rel=\"external\">https://a.de/&quot;x</a>",
        ),
        ("a \" b ' c", "a &quot; b &#39; c"),
        (
            "\"`code`\" und \"![x](y)\"",
            "„<code>code</code>“ und „<img src=\"I\" alt=\"x\" decoding=\"async\">“",
        ),
    ] {
        assert_eq!(inline(text), expected, "{text}");
    }
    // Each block stands for itself: one that is never closed spoils nothing.
    assert_eq!(
        html("\"nie zu\n\nund \"so\"\n\nzu\""),
        "<p>„nie zu</p>\n<p>und „so“</p>\n<p>zu“</p>\n"
    );
}

#[test]
fn apostrophes_are_no_quotation_marks() {
    for (text, expected) in [
        ("geht's", "geht’s"),
        ("die '90er", "die ’90er"),
        ("Lots'innen", "Lots’innen"),
        ("Hans' Haus", "Hans’ Haus"),
        ("'s ist 'ne 'Idee'", "’s ist ’ne ‚Idee‘"),
        ("'Nabend allerseits", "’Nabend allerseits"),
        ("'geht's'", "‚geht’s‘"),
        ("Lots'*innen*", "Lots’<em>innen</em>"),
    ] {
        assert_eq!(inline(text), expected, "{text}");
    }
}

#[test]
fn english_has_its_own_marks_and_labels() {
    let text = "\"He said 'yes'\" don't[^1] Ziel 2\n\n[^1]: a\n\n- [x] b\n";
    let (body, found) = read(text, &ENGLISH);
    assert!(found.is_empty() && body.links.is_empty());
    let html = filled(&body, "");
    assert!(html.starts_with("<p>“He said ‘yes’” don’t<sup"), "{html}");
    for label in [
        "aria-label=\"Footnotes\"",
        "aria-label=\"Footnote 1\"",
        "Back to reference 1",
        "aria-label=\"done\"",
    ] {
        assert!(html.contains(label), "{label} in {html}");
    }
}

#[test]
fn dashes_and_ellipses() {
    assert_eq!(inline("a -- b, c--d, --e f --\ng"), "a – b, c--d, --e f –\ng");
    assert_eq!(inline("e... f.... g.. \\..."), "e… f.... g.. ...");
}

#[test]
fn bare_addresses_become_links_without_the_sentence() {
    for (text, href, shown, after) in [
        ("https://a.de/x_(y), z", "https://a.de/x_(y)", "https://a.de/x_(y)", ", z"),
        ("http://a.de/?a=1&b=2.", "http://a.de/?a=1&amp;b=2", "http://a.de/?a=1&amp;b=2", "."),
        ("https://a.de/)", "https://a.de/", "https://a.de/", ")"),
        ("www.a.de!", "https://www.a.de", "www.a.de", "!"),
        ("https://münchen.de…", "https://münchen.de", "https://münchen.de", "…"),
        ("https://a.de/[x]", "https://a.de/%5Bx%5D", "https://a.de/[x]", ""),
    ] {
        let expected = format!("<a href=\"{href}\" rel=\"external\">{shown}</a>{after}");
        assert_eq!(inline(text), expected, "{text}");
    }
    assert_eq!(inline("info@stadt.de."), "<a href=\"mailto:info@stadt.de\">info@stadt.de</a>.");
    assert_eq!(
        inline("**(http://f.de)**"),
        "<strong>(<a href=\"http://f.de\" rel=\"external\">http://f.de</a>)</strong>"
    );
    for text in ["http\\://x.de", "müller@x.de", "a@b", "www.x", "xhttp://a.de", "http:// a"] {
        assert!(!inline(text).contains("<a"), "{text}");
    }
    assert_eq!(
        inline("`https://a.de` [https://b.de](c.md)"),
        "<code>https://a.de</code> <a href=\"L\">https://b.de</a>"
    );
}

#[test]
fn only_listed_schemes_are_linked() {
    assert_eq!(
        inline("[a](http://x.de \"T\\\"i\")"),
        "<a href=\"http://x.de\" rel=\"external\" title=\"T&quot;i\">a</a>"
    );
    assert_eq!(
        inline("[a](mailto:a@b.de) [b](tel:+491)"),
        "<a href=\"mailto:a@b.de\">a</a> <a href=\"tel:+491\">b</a>"
    );
    assert_eq!(
        inline("<https://a.de> <a@b.de>"),
        "<a href=\"https://a.de\" rel=\"external\">https://a.de</a> <a href=\"mailto:a@b.de\">a@b.de</a>"
    );
    for address in [
        "javascript:x",
        "JAVASCRIPT:x",
        "data:x",
        "vbscript:x",
        "file:///x",
        "//host",
        "/\\host",
        "\\\\\\\\host",
        "< javascript:x>",
        "java&#10;script:x",
        "java&#x09;script:x",
        "&#1;javascript:x",
        "javascript&colon;x",
        "http:x",
        "https:/x",
        "http://",
        "a%00.md",
        "a%0Ajavascript:x",
        "\u{202E}x.md",
    ] {
        let text = format!("[a]({address})");
        assert_eq!(inline(&text), "a", "{text}");
        assert_eq!(codes(&text), ["F402"], "{text}");
    }
    assert_eq!(
        problems("x <javascript:y> z"),
        [(Problem::LinkScheme { scheme: "javascript".into() }, "<javascript:y>".into())]
    );
    assert_eq!(inline("x <javascript:y> z"), "x javascript:y z");
}

#[test]
fn links_within_the_site_are_slots() {
    let document = |path: &str, fragment: Option<&str>| LinkTarget::Document {
        path: path.into(),
        fragment: fragment.map(Into::into),
    };
    assert_eq!(
        targets(
            "[a](../c%20d.md#ab%C3%A4) [b](/x/y.md) [c](x.pdf) [d](#da) [e]() [f]\n\n[f]: z.md"
        ),
        [
            document("../c d.md", Some("abä")),
            document("/x/y.md", None),
            LinkTarget::File { path: "x.pdf".into(), fragment: None },
            LinkTarget::Fragment { fragment: "da".into() },
            LinkTarget::Fragment { fragment: Box::default() },
            document("z.md", None),
        ]
    );
    let (body, _) = read("x [*a*](b.md \"T\") y", &GERMAN);
    assert_eq!(filled(&body, ""), "<p>x <a href=\"L\" title=\"T\"><em>a</em></a> y</p>\n");
    let mut html = String::new();
    body.write(&mut html, on(""), |_| Filled::Text, |_| picture(""));
    assert_eq!(html, "<p>x <em>a</em> y</p>\n");
    html.clear();
    body.write(&mut html, on(""), |_| Filled::Link { href: "\"<'&>", text: "" }, |_| picture(""));
    assert!(html.contains("href=\"&quot;&lt;&#39;&amp;&gt;\" title=\"T\""), "{html}");
    assert_eq!(problems("a [](b.md) c"), [(Problem::EmptyLink, "[](b.md)".into())]);
    assert!(targets("a [](b.md) c").is_empty());
    assert_eq!(
        inline("[a <https://x.de> www.b.de](y.md)"),
        "<a href=\"L\">a https://x.de www.b.de</a>"
    );
}

#[test]
fn spans_are_those_of_the_whole_file() {
    let text = "---\ntyp: seite\n---\nÄ \"x\" [a](b.md) <b>\n";
    let mut sink = Sink::new(Arc::from("a.md"));
    let body = parse(text, 19..text.len(), &GERMAN, &mut sink);
    assert_eq!(text.get(body.links[0].span.range()), Some("[a](b.md)"));
    assert_eq!(text.get(sink.into_found()[0].place.span.range()), Some("<b>"));
}

fn wiki(reference: &str, fragment: Option<&str>, own_text: bool) -> LinkTarget {
    LinkTarget::Wiki { reference: reference.into(), fragment: fragment.map(Into::into), own_text }
}

#[test]
fn wikilinks_have_their_own_text_or_the_title() {
    let text = "[[2a]] [[2a|Text *x*]] [[a/b#c|d]] [[2a|]] `[[2b]]` \\[[2c]]";
    assert_eq!(
        targets(text),
        [
            wiki("2a", None, false),
            wiki("2a", None, true),
            wiki("a/b", Some("c"), true),
            wiki("2a", None, false)
        ]
    );
    assert_eq!(
        inline(text),
        "<a href=\"L\">Titel</a> <a href=\"L\">Text <em>x</em></a> <a href=\"L\">d</a> <a href=\"L\">Titel</a> \
         <code>[[2b]]</code> [[2c]]"
    );
    let (body, _) = read("[[2a#b]] [[3|\"x\"]]", &GERMAN);
    let mut html = String::new();
    body.write(&mut html, on(""), |_| Filled::Text, |_| picture(""));
    assert_eq!(html, "<p>2a „x“</p>\n");
    assert_eq!(targets("[[#da]]"), [LinkTarget::Fragment { fragment: "da".into() }]);
    assert_eq!(problems("a [[ ]]"), [(Problem::EmptyLink, "[[ ]]".into())]);
}

#[test]
fn wikilinks_keep_their_bar_in_tables() {
    let text = "> | a [[2a|Text]] | b [[3\\|*T*]] |\n> |:--|--:|\n> | [[x#y|\"z\"]] | `[[a|b]]` \\[[c|d]] |\n\n[[5|*e*]]";
    assert_eq!(
        targets(text),
        [
            wiki("2a", None, true),
            wiki("3", None, true),
            wiki("x", Some("y"), true),
            wiki("5", None, true)
        ]
    );
    let html = html(text);
    assert!(
        html.contains("<th scope=\"col\" class=\"left\">a <a href=\"L\">Text</a></th>"),
        "{html}"
    );
    assert!(html.contains("b <a href=\"L\"><em>T</em></a></th>"), "{html}");
    assert!(
        html.contains(
            "<a href=\"L\">„z“</a></td><td class=\"right\"><code>[[a|b]]</code> [[c|d]]</td>"
        ),
        "{html}"
    );
    assert!(html.contains("<p><a href=\"L\"><em>e</em></a></p>"), "{html}");
    assert!(problems(text).is_empty());
    // A control character of the author's stays one.
    assert_eq!(codes("| [[a|b]] \u{1F} |\n|---|\n"), ["F220"]);
}

#[test]
fn mentions_are_words_with_a_number() {
    let text = "Maßnahme 2a, Ziel\u{A0}2.1 und Kapitel 3. Baustein 1\ndes Plans *Musterstadt*; Handlungsfeld\n9";
    let found: Vec<_> = targets(text)
        .into_iter()
        .filter_map(|target| match target {
            LinkTarget::Mention { word, number, following } => Some((word, number, following)),
            _ => None,
        })
        .collect();
    let words: Vec<_> = found.iter().map(|(word, number, _)| (*word, &**number)).collect();
    assert_eq!(
        words,
        [
            (Mention::Massnahme, "2a"),
            (Mention::Ziel, "2.1"),
            (Mention::Kapitel, "3"),
            (Mention::Baustein, "1"),
            (Mention::Handlungsfeld, "9"),
        ]
    );
    assert_eq!(found[3].2, " des Plans Musterstadt; Handlungsfeld 9");
    let long = format!("Ziel 1 {}", "wörter ".repeat(20));
    match targets(&long).as_slice() {
        [LinkTarget::Mention { following, .. }] => assert_eq!(following.chars().count(), 80),
        other => panic!("{other:?}"),
    }
    assert_eq!(inline("Ziel 2."), "<a href=\"L\">Ziel 2</a>.");
    for text in [
        "Ziel 4x5",
        "Ziel  7",
        "Ziele 3",
        "Teilziel 3",
        "Maßnahmen 3",
        "`Ziel 5`",
        "[Ziel 6](https://a.de)",
        "## Ziel 7",
        "![Ziel 8](a.png)",
        "Ziel *9*",
        "Ziel 2ab5",
    ] {
        assert!(targets(text).is_empty(), "{text}");
    }
    let off = BodyOptions { mentions: false, ..GERMAN };
    assert!(read("Ziel 2", &off).0.links.is_empty());
}

#[test]
fn line_ends_do_not_matter() {
    let text = "\"eins\nzwei\" Ziel\n3\\\nund[^1]\n\n| a | b |\n|---|---|\n| 1 | [[2a|b]] |\n\n- [x] c `x\ny`\n\n  d [[2\na]]\n\n```\ne\n\nf\n```\n\n[^1]: g\n    h\n";
    assert_eq!(html(text), html(&text.replace('\n', "\r\n")));
    assert_eq!(targets(text), targets(&text.replace('\n', "\r\n")));
}

#[test]
fn headings_have_readable_ids() {
    let text = "# Eins\n## Größe & Maß \"x\"\n## Größe und Maß\n## Größe und Maß\n## !!!\n##\nZwei `c`\n---\n## fn 1\n### [[2a]] und [x](y.md \"t\")\n#### A\u{308}rger -- ja\n";
    let (body, found) = read(text, &GERMAN);
    let headings: Vec<_> = body.headings.iter().map(|h| (h.level, &*h.id, &*h.text)).collect();
    assert_eq!(
        headings,
        [
            (2, "eins", "Eins"),
            (2, "groesse-mass-x", "Größe & Maß „x“"),
            (2, "groesse-und-mass", "Größe und Maß"),
            (2, "groesse-und-mass-2", "Größe und Maß"),
            (2, "abschnitt", "!!!"),
            (2, "zwei-c", "Zwei c"),
            (2, "abschnitt-fn-1", "fn 1"),
            (3, "2a-und-x", "2a und x"),
            (4, "aerger-ja", "A\u{308}rger – ja"),
        ]
    );
    assert_eq!(found, [(Problem::HeadingLevelOne, "# Eins".into())]);
    let html = filled(&body, "p-");
    assert!(html.starts_with("<h2 id=\"p-eins\">Eins</h2>\n"), "{html}");
    assert!(
        html.contains(
            "<h3 id=\"p-2a-und-x\"><a href=\"L\">Titel</a> und <a href=\"L\" title=\"t\">x</a></h3>"
        ),
        "{html}"
    );
    assert_eq!(
        read("## a-2\n## a\n## a\n", &GERMAN).0.headings.iter().map(|h| &*h.id).collect::<Vec<_>>(),
        ["a-2", "a", "a-3"]
    );
    assert_eq!(
        read("- ## x\n", &GERMAN).0.headings,
        [Heading { level: 2, id: "x".into(), text: "x".into() }]
    );
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    let text = "a[^z] b[^y] c[^z]\n\n[^y]: Zwei[^d]\n\n    - Liste\n[^z]: Eins [a](a.md)\n[^d]: Drei\n[^n]: Nie [b](b.md) ![c](c.png)\n";
    let (body, found) = read(text, &GERMAN);
    assert!(found.is_empty());
    assert_eq!(body.links.len(), 1);
    assert!(body.images.is_empty());
    assert_eq!(
        filled(&body, "p-"),
        "<p>a<sup class=\"footnote\"><a href=\"#p-fn-1\" id=\"p-fnref-1\" aria-label=\"Fußnote 1\">1</a></sup> \
         b<sup class=\"footnote\"><a href=\"#p-fn-2\" id=\"p-fnref-2\" aria-label=\"Fußnote 2\">2</a></sup> \
         c<sup class=\"footnote\"><a href=\"#p-fn-1\" id=\"p-fnref-1-2\" aria-label=\"Fußnote 1\">1</a></sup></p>\n\
         <section class=\"footnotes\">\n<ol>\n<li id=\"p-fn-1\">\n<p>Eins <a href=\"L\">a</a> \
         <a class=\"backlink\" href=\"#p-fnref-1\" title=\"Zurück zum Text\" aria-label=\"Zurück zu Verweis 1\">↩</a> \
         <a class=\"backlink\" href=\"#p-fnref-1-2\" title=\"Zurück zum Text\" aria-label=\"Zurück zu Verweis 1-2\">↩<sup>2</sup></a></p>\n</li>\n\
         <li id=\"p-fn-2\">\n<p>Zwei<sup class=\"footnote\"><a href=\"#p-fn-3\" id=\"p-fnref-3\" aria-label=\"Fußnote 3\">3</a></sup></p>\n\
         <ul>\n<li>Liste</li>\n</ul>\n\
         <p><a class=\"backlink\" href=\"#p-fnref-2\" title=\"Zurück zum Text\" aria-label=\"Zurück zu Verweis 2\">↩</a></p>\n</li>\n\
         <li id=\"p-fn-3\">\n<p>Drei <a class=\"backlink\" href=\"#p-fnref-3\" title=\"Zurück zum Text\" aria-label=\"Zurück zu Verweis 3\">↩</a></p>\n</li>\n\
         </ol>\n</section>\n"
    );
    assert!(filled(&body, "").contains("<section class=\"footnotes\" aria-label=\"Fußnoten\">"));
}

#[test]
fn footnotes_must_be_there_once() {
    assert_eq!(
        problems("a[^x] \\[^y] `[^z]` ![^q] [^*]\n\n    [^code]\n"),
        [
            (Problem::UnknownFootnote { label: "x".into() }, "[^x]".into()),
            (Problem::UnknownFootnote { label: "q".into() }, "[^q]".into()),
            (Problem::UnknownFootnote { label: "*".into() }, "[^*]".into()),
        ]
    );
    assert_eq!(inline("a[^x] \\[^y]"), "a[^x] [^y]");
    let text = "a[^1]\n\n[^1]: b\n\n[^1]: c [d](d.md)\n";
    assert_eq!(problems(text), [(Problem::DuplicateFootnote { label: "1".into() }, "[^1]".into())]);
    assert!(html(text).contains("<p>b <a") && !html(text).contains("<p>c"));
    assert!(targets(text).is_empty());
    // Footnotes that only refer to themselves are never shown.
    assert_eq!(html("a\n\n[^1]: b[^1]\n"), "<p>a</p>\n");
}

#[test]
fn html_is_refused() {
    assert_eq!(
        html("a <b>x</b> <!-- k --> y\n\n<div class=\"x\">\n\"text\"\n</div>\n\nz"),
        "<p>a x  y</p>\n<p>z</p>\n"
    );
    let tag = |tag: &str| Problem::RawHtml { tag: tag.into() };
    assert_eq!(
        problems(
            "a <b>x</b> <!-- k --> <br/> </i>\n\n  <DIV\nclass=\"x\">\n</div>\n\n<!-- x\n\ny -->\n"
        ),
        [
            (tag("b"), "<b>".into()),
            (tag("!--"), "<!-- k -->".into()),
            (tag("br"), "<br/>".into()),
            (tag("/i"), "</i>".into()),
            (tag("div"), "<DIV".into()),
            (tag("!--"), "<!-- x".into()),
        ]
    );
    assert_eq!(html("<script>alert(1)</script>"), "");
}

#[test]
fn pictures_need_a_text_and_belong_to_the_site() {
    assert_eq!(
        html("![Alt \"x\" & *y*](bild%20a.png \"Titel & mehr\")"),
        "<figure><img src=\"I\" alt=\"Alt „x“ &amp; y\" decoding=\"async\"><figcaption>Titel &amp; mehr</figcaption></figure>\n"
    );
    assert_eq!(
        html("![a](b.png)"),
        "<figure><img src=\"I\" alt=\"a\" decoding=\"async\"></figure>\n"
    );
    assert_eq!(
        inline("x ![a [b](c.md) Ziel 2](b.png \"T\") y"),
        "x <img src=\"I\" alt=\"a b Ziel 2\" decoding=\"async\" title=\"T\"> y"
    );
    assert_eq!(
        inline("![a](b.png \"T\") y"),
        "<img src=\"I\" alt=\"a\" decoding=\"async\" title=\"T\"> y"
    );
    let (body, found) = read("![a ![b](c.png)](bild%20a.png) ![](d.png)", &GERMAN);
    assert_eq!(
        body.images.iter().map(|image| &*image.path).collect::<Vec<_>>(),
        ["bild a.png", "d.png"]
    );
    assert_eq!(found, [(Problem::ImageWithoutAlt, "![](d.png)".into())]);
    for address in
        ["https://a.de/b.png", "//a/b.png", "data:image/png,x", "javascript:x", "/\\a/b.png"]
    {
        let text = format!("x ![a]({address})");
        assert_eq!(codes(&text), ["F408"], "{text}");
        assert_eq!(inline(&text), "x a", "{text}");
    }
}

#[test]
fn control_characters_go_and_are_noted_once() {
    let text = "a\u{202E}b\u{1} <c\u{2066}d> `x\u{7F}` &#x202E;\n\n```\n\u{85}y\u{0}\n```\n";
    assert_eq!(
        html(text),
        "<p>ab &lt;cd&gt; <code>x</code> </p>\n<pre tabindex=\"0\"><code>y\n</code></pre>\n"
    );
    assert_eq!(
        problems(text),
        [(Problem::ControlCharacter { code_point: 0x202E }, "\u{202E}".into())]
    );
}

#[test]
fn nesting_has_a_limit() {
    for (text, limit) in [
        (">".repeat(10_000) + " a", "<blockquote>"),
        ("- ".repeat(10_000) + "a", "<ul>"),
        ("*a **b ".repeat(1_000) + &"x** x*".repeat(1_000), "<em>"),
    ] {
        let (body, found) = read(&text, &GERMAN);
        let html = filled(&body, "");
        assert!(html.matches(limit).count() <= 64);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, Problem::NestedTooDeep { limit: 64 });
        assert_balanced(&html);
    }
    assert!(codes(&(">".repeat(64) + " a")).is_empty());
}

#[test]
fn excerpts_are_the_first_paragraph_cut_at_a_word() {
    let (body, _) = read(
        "## Titel\n\nDer *erste* \"Absatz\"[^1] & [[2a|mehr]]\nhier.\n\nNoch einer.\n\n[^1]: x\n",
        &GERMAN,
    );
    assert_eq!(body.plain_excerpt(200), "Der erste „Absatz“ & mehr hier.");
    assert_eq!(body.plain_excerpt(14), "Der erste…");
    assert_eq!(body.plain_excerpt(2), "D…");
    assert_eq!(body.plain_excerpt(0), "…");
    assert_eq!(read("## Titel\n", &GERMAN).0.plain_excerpt(9), "");
    assert!(read(" \n\n", &GERMAN).0.is_empty());
    assert!(!body.is_empty());
}

/// Fails unless every start tag has its end tag in the right place.
fn assert_balanced(html: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, rest) = tag.split_once('>').expect("a tag that ends");
        assert!(!rest.contains('>'), "{html}");
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if !matches!(name, "br" | "hr" | "img") => open.push(name),
            None => {}
        }
    }
    assert!(open.is_empty(), "{html}");
}

#[test]
fn any_text_gives_balanced_html() {
    let parts = [
        "\"",
        "'",
        "[[",
        "]]",
        "|",
        "[^1]",
        "\n\n[^1]: ",
        "[",
        "](a.md)",
        "](b:c)",
        "![",
        "](x.png \"t\")",
        "*",
        "**",
        "~~",
        "`",
        "\n",
        "\r\n",
        "\n\n",
        "\n- ",
        "\n> ",
        "\n1. ",
        "\n    ",
        "\n# ",
        "\n|a|b|\n|-|:-:|\n|",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "https://",
        "www.",
        "a@b.de",
        "Ziel 2",
        "Maßnahme\u{A0}",
        "ä",
        "„",
        "“",
        "»",
        "\u{202E}",
        "\u{0}",
        "\u{1F}",
        "\\",
        "&quot;",
        "&#x202e;",
        "...",
        " -- ",
        "- [x] ",
        "\n```\n",
        "{",
        "€",
        "😀",
        "\t",
        " ",
        "[#",
        "<https://a.de>",
        "\n---\n",
    ];
    let mut state: u32 = 7;
    let mut next = |limit: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % limit
    };
    for round in 0..4_000 {
        let text: String = (0..round % 40).map(|_| parts[next(parts.len())]).collect();
        let (body, _) = read(&text, &GERMAN);
        for prefix in ["", "x-"] {
            assert_balanced(&filled(&body, prefix));
            let mut html = String::new();
            body.write(&mut html, on(prefix), |_| Filled::Text, |_| picture(""));
            assert_balanced(&html);
            assert!(!html.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{text:?}");
        }
        for link in &body.links {
            assert!(text.get(link.span.range()).is_some(), "{text:?}");
        }
        let _ = body.plain_excerpt(10);
    }
}
