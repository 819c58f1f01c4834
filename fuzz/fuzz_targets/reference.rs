//! Any reference, in front matter and in a body, leads somewhere or is refused with a reason.

#![no_main]

use fahrplan::path::OutPath;
use fahrplan_fuzz::linked;
use libfuzzer_sys::fuzz_target;

const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "titel: S\n"),
    ("content/verein.md", "---\ntyp: organisation\ntitel: Verein\nart: verein\n---\n"),
    ("content/stadt/index.md", "---\ntyp: behoerde\ntitel: Stadt\nart: stadt\n---\n"),
    ("content/stadt/plan/index.md", "---\ntyp: plan\ntitel: Plan\n---\n"),
    ("content/stadt/plan/ziel.md", "---\ntyp: ziel\ntitel: Ziel\nnummer: \"1\"\n---\n## Kopf\n"),
    ("content/stadt/plan/1b.md", "---\ntyp: massnahme\ntitel: Zwei\nnummer: 1b\n---\n"),
    ("content/stadt/alt/index.md", "---\ntyp: plan\ntitel: Alt\n---\n"),
    ("content/stadt/alt/1b.md", "---\ntyp: massnahme\ntitel: Zwei\nnummer: 1b\n---\n"),
];

fuzz_target!(|word: &str| {
    if let Ok(path) = OutPath::new(word) {
        assert_eq!(OutPath::new(path.as_str()).as_ref(), Ok(&path));
        let _ = (path.folded(), path.url_path(), path.relative_to(&path));
    }
    let quoted = in_quotation_marks(word);
    let text = format!(
        "---\ntyp: massnahme\ntitel: Eins\nsiehe_auch: {quoted}\nfederfuehrung: {quoted}\nteil_von: {quoted}\n\
         aliase: {quoted}\n---\n[[{word}]] [x]({word}) [x](<{word}>) ![x]({word}) Maßnahme {word}\n"
    );
    let mut files = SITE.to_vec();
    files.push(("content/stadt/plan/1a.md", &text));
    linked(&files);
});

/// `word` as a YAML text in double quotation marks.
fn in_quotation_marks(word: &str) -> String {
    let mut out = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
