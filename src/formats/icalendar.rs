//! iCalendar (RFC 5545, names after RFC 7986): whole days as a calendar. Knows nothing of what is worth
//! an entry, of times of day, or of the clock: `DTSTAMP` is the entry's own day.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::date::Day;

/// The longest line, in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar. The standard wants at least one entry in it.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    /// Its name.
    pub name: String,
    /// A sentence on it.
    pub description: Option<String>,
    /// Its entries.
    pub events: Vec<Event<'a>>,
}

/// An entry: one or several whole days.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What it is known by for ever, on every system.
    pub uid: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Its title.
    pub summary: Cow<'a, str>,
    /// More words.
    pub description: Option<Cow<'a, str>>,
    /// The address of the page that tells it.
    pub url: Option<String>,
    /// The label of its kind.
    pub category: &'a str,
}

impl Calendar<'_> {
    /// The calendar as text, with lines folded and ended as the standard wants it.
    pub fn to_text(&self) -> String {
        let mut out = String::with_capacity(256 + 384 * self.events.len());
        line(&mut out, "BEGIN:VCALENDAR");
        line(&mut out, "VERSION:2.0");
        line(&mut out, "PRODID:-//fahrplan//fahrplan//DE");
        line(&mut out, "CALSCALE:GREGORIAN");
        text(&mut out, "NAME", &self.name);
        text(&mut out, "X-WR-CALNAME", &self.name);
        if let Some(description) = &self.description {
            text(&mut out, "DESCRIPTION", description);
            text(&mut out, "X-WR-CALDESC", description);
        }
        self.events.iter().for_each(|event| event.write(&mut out));
        line(&mut out, "END:VCALENDAR");
        out
    }
}

impl Event<'_> {
    fn write(&self, out: &mut String) {
        line(out, "BEGIN:VEVENT");
        text(out, "UID", &self.uid);
        line(out, &format!("DTSTAMP:{}T000000Z", basic(self.first)));
        line(out, &format!("DTSTART;VALUE=DATE:{}", basic(self.first)));
        // The end is the day after the last; without it, an entry lasts its one day.
        if let Some(end) = self.last.tomorrow() {
            line(out, &format!("DTEND;VALUE=DATE:{}", basic(end)));
        }
        text(out, "SUMMARY", &self.summary);
        self.description.iter().for_each(|words| text(out, "DESCRIPTION", words));
        self.url.iter().for_each(|url| line(out, &format!("URL:{url}")));
        text(out, "CATEGORIES", self.category);
        // Nobody is busy because a plan comes into force.
        line(out, "TRANSP:TRANSPARENT");
        line(out, "END:VEVENT");
    }
}

/// `JJJJMMTT`.
fn basic(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A property whose value is text (RFC 5545, 3.3.11).
fn text(out: &mut String, name: &str, value: &str) {
    let mut content = String::with_capacity(name.len() + value.len() + 8);
    let _ = write!(content, "{name}:");
    push_escaped(&mut content, value);
    line(out, &content);
}

fn push_escaped(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
}

/// A line, folded between characters so that none is longer than 75 octets.
fn line(out: &mut String, content: &str) {
    let mut room = LONGEST_LINE;
    for c in content.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST_LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Event, line, push_escaped};
    use crate::date::Day;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn text_is_escaped() {
        let mut out = String::new();
        push_escaped(&mut out, "a\\b;c,d\r\ne:\"f\"\u{7}");
        assert_eq!(out, "a\\\\b\\;c\\,d\\ne:\"f\"");
    }

    #[test]
    fn lines_fold_between_characters() {
        for sign in ["a", "ä", "→", "🚌"] {
            for before in 0..5 {
                let content = format!("{}{}", "x".repeat(before), sign.repeat(100));
                let mut out = String::new();
                line(&mut out, &content);
                let folded = out.strip_suffix("\r\n").unwrap();
                assert!(folded.split("\r\n").all(|part| part.len() <= 75), "{sign}");
                assert!(folded.split("\r\n").skip(1).all(|part| part.starts_with(' ')), "{sign}");
                assert_eq!(folded.replace("\r\n ", ""), content);
            }
        }
        let mut out = String::new();
        line(&mut out, &"x".repeat(75));
        assert_eq!(out, format!("{}\r\n", "x".repeat(75)));
    }

    #[test]
    fn the_end_is_the_day_after() {
        let event = |first, last| Event {
            uid: "u@a.example".to_owned(),
            first: day(first),
            last: day(last),
            summary: "Beschluss, einstimmig".into(),
            description: None,
            url: Some("https://a.example/b.html".to_owned()),
            category: "Beschluss",
        };
        let calendar = Calendar {
            name: "A".to_owned(),
            description: None,
            events: vec![event("2020-02-28", "2020-02-29"), event("9999-12-31", "9999-12-31")],
        };
        let text = calendar.to_text();
        assert!(text.contains(
            "DTSTAMP:20200228T000000Z\r\nDTSTART;VALUE=DATE:20200228\r\nDTEND;VALUE=DATE:20200301\r\n\
             SUMMARY:Beschluss\\, einstimmig\r\nURL:https://a.example/b.html\r\n"
        ));
        assert!(text.contains("DTSTART;VALUE=DATE:99991231\r\nSUMMARY"));
    }
}
