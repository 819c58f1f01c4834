//! What a frozen version says of itself to people who find it without its site: `LIESMICH.txt`, in plain
//! German, and the labels of `bag-info.txt`. Knows no file and no page.

use std::fmt::Write as _;

use crate::bag::{BAGGING_DATE, SOFTWARE, VERSION};
use crate::document::types::{Facts, Version};
use crate::model::DocIx;
use crate::view::Context;
use crate::view::frozen::{in_versions, version};
use crate::view::plan::decision_text;

/// The program that freezes.
const PROGRAM: &str = concat!("fahrplan ", env!("CARGO_PKG_VERSION"));

/// What is said of a version.
struct Facets<'a> {
    authority: Option<&'a str>,
    plan: &'a str,
    nr: &'a str,
    name: Option<&'a str>,
    decision: Option<String>,
    day: String,
    licence: Option<&'a str>,
    /// The address under which the version is published.
    address: String,
}

fn facets<'a>(cx: &Context<'a>, plan: DocIx, nr: &'a str) -> Facets<'a> {
    let site = cx.site;
    let entry = &site[plan];
    let found: Option<&Version> =
        if let Facts::Plan(facts) = &entry.document.facts { version(facts, nr) } else { None };
    let authority = entry.home.authority.map(|ix| {
        let facts = &site[ix].document.facts;
        let official =
            if let Facts::Authority(facts) = facts { facts.official_name.as_deref() } else { None };
        official.unwrap_or(site[ix].title())
    });
    let decision = found.and_then(|version| version.decision.as_ref());
    let path = in_versions(cx, plan, &format!("{nr}/index.html"));
    Facets {
        authority,
        plan: entry.title(),
        nr,
        name: found.and_then(|version| version.name.as_deref()),
        decision: decision.and_then(|decision| decision_text(cx, decision)),
        day: cx.stichtag().to_string(),
        licence: site.file.licence.as_deref(),
        address: path.and_then(|path| cx.live_address(&path)).unwrap_or_default(),
    }
}

/// The labels of `bag-info.txt` with their values.
pub(super) fn info(cx: &Context<'_>, plan: DocIx, nr: &str) -> Vec<(String, String)> {
    let it = facets(cx, plan, nr);
    let described = match it.name {
        Some(name) => format!("{}, Fassung {} ({name})", it.plan, it.nr),
        None => format!("{}, Fassung {}", it.plan, it.nr),
    };
    let group = cx.live_address(&cx.site[plan].path);
    let pairs = [
        ("Source-Organization", it.authority.map(str::to_owned)),
        ("External-Description", Some(described)),
        (BAGGING_DATE, Some(it.day)),
        ("External-Identifier", Some(it.address)),
        ("Bag-Group-Identifier", group),
        ("Plan", Some(cx.site[plan].document.id.to_string())),
        (VERSION, Some(it.nr.to_owned())),
        ("Version-Name", it.name.map(str::to_owned)),
        ("Decision", it.decision),
        ("License", it.licence.map(str::to_owned)),
        (SOFTWARE, Some(PROGRAM.to_owned())),
    ];
    let stated = |(label, value): (&str, Option<String>)| {
        let value = value.filter(|value| !value.trim().is_empty())?;
        Some((label.to_owned(), value))
    };
    pairs.into_iter().filter_map(stated).collect()
}

/// `LIESMICH.txt`.
pub(super) fn text(cx: &Context<'_>, plan: DocIx, nr: &str) -> String {
    let it = facets(cx, plan, nr);
    let title = format!("{}, Fassung {}", it.plan, it.nr);
    let mut text = format!("{title}\n{}\n\n", "=".repeat(title.chars().count()));
    let rows = [
        ("Behörde", it.authority),
        ("Plan", Some(it.plan)),
        ("Fassung", Some(it.nr)),
        ("Bezeichnung", it.name),
        ("Beschluss", it.decision.as_deref()),
        ("Stichtag", Some(&*it.day)),
        ("Adresse damals", Some(&*it.address)),
        ("Lizenz", it.licence),
        ("Programm", Some(PROGRAM)),
    ];
    for (label, value) in rows {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            let value: Vec<&str> = value.split_whitespace().collect();
            let _ = writeln!(text, "{:<16}{}", format!("{label}:"), value.join(" "));
        }
    }
    text.push_str(BODY);
    text
}

/// What holds for every version.
const BODY: &str = "
Was das ist
-----------
Dieser Ordner bewahrt einen Plan so auf, wie er am Stichtag galt: als Webseiten,
die ohne Internet und ohne Server zu lesen sind, und als die Texte, aus denen die
Webseiten entstanden. Er wird nicht mehr verändert. Wird ausnahmsweise etwas
entfernt, weil das Recht es verlangt, steht das im Ordner redaktion.

So öffnen Sie ihn
-----------------
Öffnen Sie die Datei data/html/index.html mit einem Browser. Alle Verweise
innerhalb der Fassung führen in diesen Ordner. Verweise, die aus ihr hinausführen,
sind gekennzeichnet; sie brauchen das Internet, und ihr Ziel kann inzwischen ein
anderes sein.

Was in den Ordnern liegt
------------------------
data/html/       Die Webseiten. Bilder und Anlagen liegen neben den Seiten.
data/quelle/     Die Texte, aus denen die Webseiten entstanden (Markdown, UTF-8).
                 Bilder und Anlagen sind hier nicht noch einmal abgelegt; sie
                 liegen in data/html/.
data/quelle/plan.json
                 Alle Angaben zum Plan als Daten (JSON, UTF-8).
data/quelle/plan.schema.json
                 Was jede Angabe in plan.json bedeutet und welche Form sie hat
                 (JSON Schema, auf Englisch).
bag-info.txt     Angaben zu dieser Fassung und zu ihrer Vorgängerin.
manifest-sha512.txt, tagmanifest-sha512.txt
                 Die Prüfsummen aller Dateien.

So prüfen Sie, ob alles unverändert ist
---------------------------------------
Der Ordner folgt der Norm BagIt 1.0 (RFC 8493). In diesem Ordner prüfen unter
Linux die Befehle

    sha512sum -c manifest-sha512.txt
    sha512sum -c tagmanifest-sha512.txt

jede Datei. Ob auch die Prüfsummen die ursprünglichen sind, zeigt die folgende
Fassung, die in bag-info.txt die Prüfsumme der Datei tagmanifest-sha512.txt ihrer
Vorgängerin nennt, oder eine Prüfsumme, die anderswo aufbewahrt wurde.
";
