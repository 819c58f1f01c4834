//! What the pages of a frozen version say of a redaction, in the words of the default theme. Knows no file.

use crate::date::{Date, Day};
use crate::language::Language;
use crate::texts::{Arg, Texts};
use crate::theme;

/// A redaction: what kind of content went, on what ground and when. Never the content.
pub(super) struct Notice<'a> {
    kind: &'a str,
    ground: &'a str,
    day: Day,
    german: Option<Texts>,
    english: Option<Texts>,
}

impl Notice<'_> {
    pub(super) fn new<'a>(kind: &'a str, ground: &'a str, day: Day) -> Notice<'a> {
        let texts = |language| theme::texts(&theme::files("", theme::Files::new()), language).ok();
        let (german, english) = (texts(Language::German), texts(Language::English));
        Notice { kind, ground, day, german, english }
    }

    /// The notice for a page in the language `tag`; `first` where it is the first page of the version.
    pub(super) fn html(&self, tag: &str, first: bool) -> String {
        let is_english = tag == "en" || tag.starts_with("en-");
        let (texts, own) = if is_english { (&self.english, "en") } else { (&self.german, "de") };
        let Some(texts) = texts else { return String::new() };
        let date = Date::parse(&self.day.to_string());
        let date = date.map_or_else(|_| self.day.to_string(), |it| it.display(texts.language()));
        let arguments = [
            ("kind", Arg::Text(self.kind)),
            ("date", Arg::Text(&date)),
            ("ground", Arg::Text(self.ground)),
        ];
        let key = if first { "redacted-version" } else { "redacted-page" };
        let (head, text) = (escaped(texts.get("notice")), escaped(&texts.with(key, &arguments)));
        let language =
            if tag == own { String::new() } else { format!(" lang=\"{own}\" dir=\"ltr\"") };
        format!("<p class=\"notice redacted\"{language}><strong>{head}</strong> {text}</p>")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
