//! The Atom Syndication Format (RFC 4287): a feed as XML. The dozen elements that a feed of ours needs are
//! written here, because a library for the whole format would bring a parser and a calendar of its own.
//! Knows nothing of what is news, and never asks what time it is.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::date::Day;

/// A feed.
#[derive(Clone, Debug)]
pub struct Feed<'a> {
    /// An IRI that stays the same for ever.
    pub id: String,
    /// Language of the texts as BCP 47 tag.
    pub lang: &'a str,
    /// Its title.
    pub title: String,
    /// A sentence below the title.
    pub subtitle: Option<String>,
    /// The day of its latest entry.
    pub updated: Day,
    /// Its own address.
    pub own: String,
    /// The address of the page that it goes with.
    pub page: String,
    /// Who speaks in it.
    pub author: &'a str,
    /// The licence of its texts.
    pub rights: Option<&'a str>,
    /// Its entries, the latest first.
    pub entries: Vec<Entry<'a>>,
}

/// An entry of a feed.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// An IRI that stays the same for ever.
    pub id: String,
    /// Language of the texts, where it is another than the feed's.
    pub lang: Option<&'a str>,
    /// Its title.
    pub title: Cow<'a, str>,
    /// The day that it is sorted by.
    pub updated: Day,
    /// The address of the page that tells it.
    pub link: String,
    /// A few words of plain text.
    pub summary: String,
    /// Who speaks in it, where that is another than in the feed.
    pub author: Option<&'a str>,
    /// The word of its kind, and its label.
    pub category: (&'static str, &'a str),
}

impl Feed<'_> {
    /// The feed as a document of XML 1.0.
    pub fn to_xml(&self) -> String {
        let mut out = String::with_capacity(512 + 512 * self.entries.len());
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
        push_escaped(&mut out, self.lang);
        out.push_str("\">\n");
        element(&mut out, "id", &self.id);
        element(&mut out, "title", &self.title);
        self.subtitle.iter().for_each(|text| element(&mut out, "subtitle", text));
        instant(&mut out, self.updated);
        link(&mut out, "self", "application/atom+xml", &self.own);
        link(&mut out, "alternate", "text/html", &self.page);
        author(&mut out, self.author);
        self.rights.iter().for_each(|text| element(&mut out, "rights", text));
        element(&mut out, "generator", "fahrplan");
        self.entries.iter().for_each(|entry| entry.write(&mut out));
        out.push_str("</feed>\n");
        out
    }
}

impl Entry<'_> {
    fn write(&self, out: &mut String) {
        match self.lang {
            Some(lang) => {
                out.push_str("<entry xml:lang=\"");
                push_escaped(out, lang);
                out.push_str("\">\n");
            }
            None => out.push_str("<entry>\n"),
        }
        element(out, "id", &self.id);
        element(out, "title", &self.title);
        instant(out, self.updated);
        link(out, "alternate", "text/html", &self.link);
        self.author.iter().for_each(|name| author(out, name));
        let (term, label) = self.category;
        out.push_str("<category term=\"");
        push_escaped(out, term);
        out.push_str("\" label=\"");
        push_escaped(out, label);
        out.push_str("\"/>\n");
        element(out, "summary", &self.summary);
        out.push_str("</entry>\n");
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    push_escaped(out, text);
    let _ = writeln!(out, "</{name}>");
}

/// Midnight UTC: nothing more precise than a day is known (RFC 3339).
fn instant(out: &mut String, day: Day) {
    let _ = writeln!(out, "<updated>{day}T00:00:00Z</updated>");
}

fn link(out: &mut String, relation: &str, media: &str, address: &str) {
    let _ = write!(out, "<link rel=\"{relation}\" type=\"{media}\" href=\"");
    push_escaped(out, address);
    out.push_str("\"/>\n");
}

fn author(out: &mut String, name: &str) {
    out.push_str("<author><name>");
    push_escaped(out, name);
    out.push_str("</name></author>\n");
}

/// Escapes for text and for attributes in double quotes. What XML 1.0 cannot hold at all is left out.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Feed, push_escaped};
    use crate::date::Day;

    #[test]
    fn no_text_breaks_out() {
        let mut out = String::new();
        push_escaped(&mut out, "a<b>&\"c\" ]]> \0\u{b}\u{ffff}\u{85}ä\r\n");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c&quot; ]]&gt; ä\n");
    }

    #[test]
    fn a_feed_has_what_the_standard_asks_for() {
        let day = Day::parse("2019-09-03").unwrap();
        let entry = Entry {
            id: "tag:a.example,2025:a/b#press".to_owned(),
            lang: Some("en"),
            title: "R&D".into(),
            updated: day,
            link: "https://a.example/b.html?x=1&y=2".to_owned(),
            summary: "3. September 2019".to_owned(),
            author: None,
            category: ("press", "Pressemitteilung"),
        };
        let feed = Feed {
            id: "tag:a.example,2025:a#feed".to_owned(),
            lang: "de",
            title: "A".to_owned(),
            subtitle: None,
            updated: day,
            own: "https://a.example/a/feed.xml".to_owned(),
            page: "https://a.example/a/index.html".to_owned(),
            author: "A",
            rights: None,
            entries: vec![entry],
        };
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">
<id>tag:a.example,2025:a#feed</id>
<title>A</title>
<updated>2019-09-03T00:00:00Z</updated>
<link rel=\"self\" type=\"application/atom+xml\" href=\"https://a.example/a/feed.xml\"/>
<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/a/index.html\"/>
<author><name>A</name></author>
<generator>fahrplan</generator>
<entry xml:lang=\"en\">
<id>tag:a.example,2025:a/b#press</id>
<title>R&amp;D</title>
<updated>2019-09-03T00:00:00Z</updated>
<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/b.html?x=1&amp;y=2\"/>
<category term=\"press\" label=\"Pressemitteilung\"/>
<summary>3. September 2019</summary>
</entry>
</feed>
";
        assert_eq!(feed.to_xml(), expected);
    }
}
