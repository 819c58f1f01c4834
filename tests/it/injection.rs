//! Content is not trusted: whatever stands in a text field arrives as text, on pages, in feeds, calendars,
//! tables, data and the search index. A site with every text field of every type is published twice, with
//! harmless words and with nasty ones; both are read by strict parsers and may differ in those words alone.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use serde_json::Value;

use crate::harness::{How, fixture, messages, publish};

/// Stands in the fixture where words are put in.
const SLOT: &str = "@@";

/// What is put in for comparison.
const HARMLESS: &str = "harmlos";

/// Markup, ends of all that could be open, templates, formulas, escapes.
const NASTY: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "javascript:alert(1)",
    "</title></style></script></textarea><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}{# x #}${7*7}",
    "]]> --> --!> ?> %> */ <!--",
    "&lt;b&gt; &#60;b&#62; &amp;amp; &nbsp",
    "\\\" \\u003c \\x3c \\n %3Cb%3E",
    "; , : = + - @ | ` ~ * _ [x](javascript:y) [[1a]]",
    "=cmd|' /C calc'!A0",
    "BEGIN:VEVENT END:VCALENDAR;X=\"y\"",
];

/// Every text field of every type. The picture is one that lies there on the disk.
const SITE: &str = r#"
//- content/site.yaml
titel: @@
kurztext: @@
herausgeber: @@
basis_url: https://stadt.example/
glossar:
  - {begriff: Fachwort, erklaerung: @@}
//- content/index.md
---
typ: seite
titel: @@
hinweis: @@
kurztext: @@
---
@@

## @@

- @@

| @@ | b |
|---|---|
| a | @@ |

Fachwort[^1]

[^1]: @@

> @@

```
@@
```

[@@](seite.md) ![@@](musterstadt/bilder/rathaus.svg "@@")
//- content/musterstadt/bilder/rathaus.svg
<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
//- content/seite.md
---
typ: seite
titel: @@
menue: true
quelle: @@
schlagworte: [@@, @@]
---
//- content/verein.md
---
typ: organisation
titel: @@
art: verein
traeger: @@
namensvarianten: [@@]
kontakt: {stelle: @@, anschrift: @@, telefon: @@}
---
//- content/person.md
---
typ: person
titel: @@
name: @@
namensvarianten: [@@]
funktionen:
  - {stelle: @@, funktion: @@, von: 2020, quelle: @@}
kontakt: {stelle: @@}
---
//- content/stadt/index.md
---
typ: behoerde
titel: @@
art: stadt
amtlicher_name: @@
land: @@
hinweis: @@
kontakt: {stelle: @@, anschrift: @@, telefon: @@}
indikatoren:
  - bezeichnung: @@
    einheit: @@
    ausgangswert: 1
    werte:
      - {datum: 2020, wert: 3, angabe: @@, quelle: @@}
      - {datum: 2021, wert: 5}
---
//- content/stadt/gremium.md
---
typ: gremium
titel: @@
mitglieder: [@@, verein]
auftrag: @@
---
//- content/stadt/fest.md
---
typ: veranstaltung
titel: @@
datum: 2024-05-06
ort: @@
veranstalter: @@
teilnehmende: {angabe: @@}
zielgruppe: @@
beteiligte: [{organisation: @@, rolle: @@, gebiet: @@}]
bezug: [1a]
---
//- content/stadt/feier.md
---
typ: veranstaltung
titel: @@
datum: 2024-05
teilnehmende: {wert: @@}
---
//- content/stadt/pakt.md
---
typ: vereinbarung
titel: @@
parteien: [@@, verein]
datum: 2024-02-03
initiative: @@
leistungen: [{partei: @@, text: @@}]
bezug: [1a]
---
//- content/stadt/meldung.md
---
typ: pressemitteilung
titel: @@
datum: 2024-03-04
ortsmarke: @@
untertitel: @@
herausgeber: @@
bezug: [1a]
zitate: [{person: @@, funktion: @@, text: @@}]
bilder:
  - {fehlt: @@, alt: @@, bildunterschrift: @@, nachweis: @@}
anlagen:
  - {titel: @@, fehlt: @@}
kontakt: {stelle: @@, anschrift: @@, telefon: @@}
zeichnung: {vermerk: @@, name: @@}
berichtigung: {datum: 2024-03-05, text: @@}
zurueckgezogen: {datum: 2024-03-06, text: @@}
---
@@
//- content/stadt/plan/index.md
---
typ: plan
titel: @@
kurztext: @@
planart: @@
status: in-kraft
fassungen:
  - {nr: "1", bezeichnung: @@, beschluss: {gremium: @@, datum: 2020-01-02, drucksache: @@}, gueltig_ab: 2020-01-03}
  - {nr: "2", bezeichnung: @@, gueltig_ab: 2022}
beteiligte: [{organisation: @@, rolle: @@, gebiet: @@}]
anlagen:
  - {titel: @@, fehlt: @@}
kontakt: {stelle: @@}
---
@@
//- content/stadt/plan/ziel.md
---
typ: ziel
titel: @@
nummer: @@
wortlaut: @@
quelle: @@
---
@@
//- content/stadt/plan/1a.md
---
typ: massnahme
titel: @@
kurztext: @@
nummer: @@
teil_von: ziel
wortlaut: @@
quelle: @@
begruendung: @@
federfuehrung: @@
beteiligte: [{organisation: @@, rolle: @@, gebiet: @@}]
zeitraum: 2020/2024
zielgruppe: @@
statusverlauf:
  - {datum: 2021-02-03, status: in-umsetzung, text: @@, quelle: @@}
meilensteine:
  - {titel: @@, datum: 2022-03}
indikatoren:
  - {bezeichnung: @@, einheit: @@, zielwert: 9, werte: [{datum: 2020, wert: 1, angabe: @@, quelle: @@}]}
mittel:
  - {betrag: 100, jahr: 2020, geber: @@}
ergebnis: @@
---
@@
//- content/stadt/plan/bericht.md
---
typ: bericht
titel: @@
datum: 2023-04-05
statusmeldungen:
  - {massnahme: 1a, status: umgesetzt, text: @@}
beschluss: {gremium: @@, datum: 2023-05-06, drucksache: @@}
anlagen:
  - {titel: @@, fehlt: @@}
---
//- content/stadt/plan/aenderung.md
---
typ: aenderung
titel: @@
fassung: "1"
datum: 2021-12-01
gueltig_ab: 2022
fundstelle: {seite: @@, kapitel: @@}
operationen:
  - {op: unbekannt, bezug: 1a}
---
@@
"#;

/// The site with `word` in each place, numbered so that all differ and sort alike. In front matter as a
/// YAML text in quotation marks; in a body every sign is escaped, so that it stands for itself.
fn files(word: &str) -> Vec<(String, String)> {
    let mut number = 0;
    let mut fill = |text: &str, escape: &dyn Fn(&str) -> String| {
        let mut parts = text.split(SLOT);
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            number += 1;
            filled.push_str(&escape(&format!("W{number:03}x {word}")));
            filled.push_str(part);
        }
        filled
    };
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let escaped = |text: &str| {
        let mut out = String::new();
        for c in text.chars() {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
        out
    };
    let fill_document = |(path, text): (String, String)| {
        let Some((front, body)) =
            text.strip_prefix("---\n").and_then(|it| it.split_once("\n---\n"))
        else {
            let text = fill(&text, &quoted);
            return (path, text);
        };
        let front = fill(front, &quoted);
        let body = match body.split_once("```\n") {
            Some((before, rest)) => {
                let (code, after) = rest.split_once("```\n").unwrap();
                let before = fill(before, &escaped);
                let code = fill(code, &str::to_owned);
                format!("{before}```\n{code}```\n{}", fill(after, &escaped))
            }
            None => fill(body, &escaped),
        };
        (path, format!("---\n{front}\n---\n{body}"))
    };
    fixture(SITE.trim_start()).into_iter().map(fill_document).collect()
}

fn published(word: &str) -> BTreeMap<String, String> {
    let how = How { search: true, ..How::default() };
    publish(&files(word), how).unwrap_or_else(|messages| panic!("{word}:\n{messages}")).0
}

/// A file as its reader understands it: what is structure, and what is text.
type Understood = Vec<(String, String)>;

fn html(text: &str) -> Understood {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut found = Vec::new();
    let mut within = String::new();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                within = string(&tag.name);
                found.push((format!("<{within}>"), String::new()));
                for (name, value) in tag.attributes {
                    found.push((format!("{within} {}", string(&name)), string(&value)));
                }
            }
            Token::EndTag(tag) => {
                within.clear();
                found.push((format!("</{}>", string(&tag.name)), String::new()));
            }
            Token::String(text) if within == "script" && !text.trim_ascii().is_empty() => {
                found.extend(json(&string(&text)));
            }
            Token::String(text) => match found.last_mut() {
                Some((kind, before)) if kind == "text" => before.push_str(&string(&text)),
                Some(_) | None => found.push(("text".to_owned(), string(&text))),
            },
            Token::Comment(text) => panic!("a comment: {}", string(&text)),
            Token::Doctype(_) => {}
            Token::Error(error) => panic!("not HTML: {error:?}"),
        }
    }
    found
}

fn json(text: &str) -> Understood {
    fn walk(value: &Value, place: &str, found: &mut Understood) {
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    walk(value, &format!("{place}.{key}"), found);
                }
            }
            Value::Array(items) => {
                for (at, value) in items.iter().enumerate() {
                    walk(value, &format!("{place}[{at}]"), found);
                }
            }
            Value::String(text) => found.push((place.to_owned(), text.clone())),
            Value::Null | Value::Bool(_) | Value::Number(_) => {
                found.push((format!("{place} = {value}"), String::new()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::from_str(text).unwrap(), "", &mut found);
    found
}

fn xml(text: &str) -> Understood {
    let document = roxmltree::Document::parse(text).unwrap();
    let mut found = Vec::new();
    for node in document.descendants() {
        let name = node.tag_name().name();
        assert!(!node.is_comment() && !node.is_pi(), "{text}");
        for attribute in node.attributes() {
            found.push((format!("{name} {}", attribute.name()), attribute.value().to_owned()));
        }
        found.push((format!("<{name}>"), node.text().unwrap_or_default().to_owned()));
        // What a feed holds as HTML is HTML again.
        if node.attribute("type") == Some("html") {
            found.pop();
            found.extend(html(node.text().unwrap_or_default()));
        }
    }
    found
}

/// The properties of a calendar (RFC 5545), unfolded and unescaped.
fn calendar(text: &str) -> Understood {
    let unfolded = text.replace("\r\n ", "");
    let line = |line: &str| {
        let (name, value) = line.split_once(':').unwrap();
        let mut plain = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next().unwrap() {
                    'n' | 'N' => plain.push('\n'),
                    c => plain.push(c),
                },
                ';' | ',' => panic!("an open {c} in {line:?}"),
                _ => plain.push(c),
            }
        }
        (name.to_owned(), plain)
    };
    unfolded.lines().map(line).collect()
}

/// The cells of a table (RFC 4180), and that none is a formula.
fn table(text: &str) -> Understood {
    let mut found = Vec::new();
    let (mut row, mut cell, mut quoted) = (0, String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ';' | '\n' if !quoted => {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "a formula: {cell}");
                let shown = cell.strip_prefix('\'').unwrap_or(&cell).to_owned();
                found.push((format!("row {row}"), shown));
                cell.clear();
                row += usize::from(c == '\n');
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty());
    found
}

/// A file of the search index: one call with JSON.
fn search(text: &str) -> Understood {
    let call = text.strip_prefix("fahrplanSearch(").unwrap().strip_suffix(");\n").unwrap();
    json(&format!("[{call}]"))
}

fn understood(path: &str, text: &str) -> Option<Understood> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    Some(match ending {
        "html" => html(text),
        "json" => json(text),
        "xml" => xml(text),
        "ics" => calendar(text),
        "csv" => table(text),
        "js" if path.starts_with("suche/words") => {
            // Which words there are differs, that they are words does not.
            search(text);
            return None;
        }
        "js" if path.starts_with("suche/texts") => search(text),
        _ => return None,
    })
}

/// Whitespace as a reader sees it, and the marks of languages that a page makes of quotation marks.
fn seen(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn differ_in_words_alone(plain: &BTreeMap<String, String>, word: &str) {
    let attacked = published(word);
    assert!(plain.keys().eq(attacked.keys()), "{word}: other files");
    for (path, before) in plain {
        let (Some(before), Some(after)) =
            (understood(path, before), understood(path, &attacked[path]))
        else {
            continue;
        };
        for ((kind, text), (other_kind, other)) in before.iter().zip(&after) {
            assert_eq!(kind, other_kind, "{word}: {path}: {text:?} became {other:?}");
            let expected = text.replace(HARMLESS, word);
            let heading = path.starts_with("suche/") && kind.matches('[').count() == 5;

            if heading && kind.ends_with("[0]") {
                // The anchor of a heading.
                let is_plain = |c: char| c.is_alphanumeric() || c == '-';
                assert!(other.chars().all(is_plain), "{word}: {path}: {other}");
                continue;
            }
            if kind.ends_with(" href") || kind.ends_with(" src") || kind.ends_with(" id") {
                // Made from words, where at all: an address stays one to the same place.
                assert_eq!(scheme(text), scheme(other), "{word}: {path}: {kind}");
                continue;
            }
            assert_eq!(seen(&expected), seen(other), "{word}: {path}: {kind}");
        }
        assert_eq!(before.len(), after.len(), "{word}: {path}");
    }
}

fn scheme(address: &str) -> Option<&str> {
    address.split_once(':').map(|(scheme, _)| scheme)
}

#[test]
fn whatever_stands_in_a_text_arrives_as_text() {
    let plain = published(HARMLESS);
    for word in NASTY {
        differ_in_words_alone(&plain, word);
    }
}

#[test]
fn every_word_of_a_text_is_shown_somewhere() {
    let site = published(HARMLESS);
    let pages: String = site.values().map(String::as_str).collect();
    let (mut hidden, mut words) = (Vec::new(), 0);
    for (path, text) in files(HARMLESS) {
        for line in text.lines() {
            for word in line.split(' ').filter_map(|word| word.split("W").nth(1)?.get(..3)) {
                words += usize::from(word.parse::<u16>().is_ok());
                if word.parse::<u16>().is_ok() && !pages.contains(&format!("W{word}x")) {
                    hidden.push(format!("{path}: {line}"));
                }
            }
        }
    }
    assert!(words > 100, "{words}");
    assert_eq!(hidden, Vec::<String>::new());
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for sign in ["=1+1", "+1", "-1", "@x", "\\t=1"] {
        for (path, text) in fixture_with_titles(sign) {
            if path.ends_with(".csv") {
                table(&text);
            }
        }
    }
}

fn fixture_with_titles(title: &str) -> BTreeMap<String, String> {
    let files: Vec<(String, String)> = fixture(&crate::harness::in_town(&format!(
        "//- content/stadt/plan/1a.md\n---\ntyp: massnahme\ntitel: \"{title}\"\nkurztext: \"{title}\"\n\
         nummer: \"{title}\"\nfederfuehrung: \"{title}\"\nbegruendung: \"{title}\"\n---\n"
    )));
    publish(&files, How::default()).unwrap_or_else(|messages| panic!("{messages}")).0
}

#[test]
fn what_nobody_sees_is_refused_in_every_field() {
    for odd in ["\u{0}", "\u{7}", "\u{202e}", "\u{2066}", "\u{2028}", "\u{85}"] {
        let code = format!("U+{:04X}", u32::from(odd.chars().next().unwrap()));
        for field in ["titel", "kurztext", "quelle", "hinweis"] {
            let value = format!("\"a\\u{:04x}b\"", u32::from(odd.chars().next().unwrap()));
            let titel = if field == "titel" { "" } else { "titel: T\n" };
            let said = messages(&format!(
                "//- content/seite.md\n---\ntyp: seite\n{titel}{field}: {value}\n---\n"
            ));
            assert!(said.contains("Fehler[F220]") && said.contains(&code), "{code}: {said}");
        }
    }
}
