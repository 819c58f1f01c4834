//! Days of the week with a date behind them: "Montag, 3. Mai 2022", "Monday, 3 May 2022", "Montag, den 03.05.2022".
//! A date without a year says nothing of its day of the week.

use std::ops::Range;

use super::{Found, is_whole};
use crate::date::{Day, Weekday};
use crate::diagnostics::Finding;

/// The names that are looked for.
pub(super) const NAMES: &[(&str, Weekday)] = &[
    ("Montag", Weekday::Monday),
    ("Dienstag", Weekday::Tuesday),
    ("Mittwoch", Weekday::Wednesday),
    ("Donnerstag", Weekday::Thursday),
    ("Freitag", Weekday::Friday),
    ("Samstag", Weekday::Saturday),
    ("Sonnabend", Weekday::Saturday),
    ("Sonntag", Weekday::Sunday),
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// The months, German and English; three letters tell them apart.
const MONTHS: [[&str; 2]; 12] = [
    ["januar", "january"],
    ["februar", "february"],
    ["märz", "march"],
    ["april", "april"],
    ["mai", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["august", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["dezember", "december"],
];

/// The date behind the name of a day at `name`, where it falls on another day of the week.
pub(super) fn mismatch(text: &str, name: Range<usize>, written: Weekday) -> Found {
    if !is_whole(text, &name) {
        return None;
    }
    let mut reader = Reader { text, at: name.end };
    reader.pass(&[' ', ',', '(', '*', '_']);
    if ["der", "den", "dem", "the"].iter().any(|word| reader.word(word)) {
        reader.pass(&[' ']);
    }
    let start = reader.at;
    let day = reader.date()?;
    let is = day.weekday();
    let one_line = |range: Range<usize>| {
        text.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (is != written).then(|| {
        let finding = Finding::OtherWeekday {
            written: one_line(name.clone()),
            date: one_line(start..reader.at),
            is,
        };
        (name.start..reader.at, finding)
    })
}

/// Reads on in a text, word by word.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over `signs`, of which a blank stands for any white space and a line end in a quotation.
    fn pass(&mut self, signs: &[char]) {
        let blank = |c: char| c.is_whitespace() || c == '>';
        let passed = |c: char| signs.contains(&if blank(c) { ' ' } else { c });
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(passed).len();
    }

    /// Passes over `word`, if it stands here.
    fn word(&mut self, word: &str) -> bool {
        let is_here = self
            .rest()
            .strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        self.at += if is_here { word.len() } else { 0 };
        is_here
    }

    /// Passes over `sign`, if it stands here.
    fn sign(&mut self, sign: char) -> Option<()> {
        self.at += self.rest().strip_prefix(sign).map(|_| sign.len_utf8())?;
        Some(())
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..count).filter(|_| digits.contains(&count))?.parse().ok();
        self.at += count;
        number
    }

    fn month(&mut self) -> Option<i8> {
        let rest = self.rest();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = rest.get(..letters).filter(|word| word.chars().count() >= 3)?.to_lowercase();
        let month =
            MONTHS.iter().position(|names| names.iter().any(|name| name.starts_with(&*word)))?;
        self.at += letters;
        i8::try_from(month + 1).ok()
    }

    /// The date that begins here, with its year.
    fn date(&mut self) -> Option<Day> {
        if let Some(month) = self.month() {
            // May 3, 2022
            self.pass(&[' ', '.']);
            let day = self.number(1..=2)?;
            self.pass(&[' ', ',']);
            return self.year(month, day);
        }
        let start = self.at;
        let day = self.number(1..=4)?;
        if self.at - start == 4 {
            return self.iso(day);
        }
        if self.at - start > 2 {
            return None;
        }
        ["st", "nd", "rd", "th"].iter().any(|ending| self.word(ending));
        self.pass(&['.', ' ']);
        let month = match self.number(1..=2) {
            Some(month) => {
                self.sign('.')?;
                i8::try_from(month).ok()?
            }
            None => self.month()?,
        };
        self.pass(&[' ', '.']);
        self.year(month, day)
    }

    fn year(&mut self, month: i8, day: i16) -> Option<Day> {
        let year = self.number(4..=4)?;
        Day::new(year, month, i8::try_from(day).ok()?)
    }

    fn iso(&mut self, year: i16) -> Option<Day> {
        self.sign('-')?;
        let month = self.number(2..=2)?;
        self.sign('-')?;
        let day = self.number(2..=2)?;
        Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, mismatch};
    use crate::diagnostics::Finding;

    fn found(text: &str) -> Option<String> {
        let (name, day) = NAMES.iter().find(|(name, _)| text.contains(name)).unwrap();
        let at = text.find(name).unwrap();
        let (range, finding) = mismatch(text, at..at + name.len(), *day)?;
        let Finding::OtherWeekday { date, is, .. } = finding else { return None };
        Some(format!("{} | {date} | {is:?}", &text[range]))
    }

    #[test]
    fn dates_are_read_in_the_spellings_that_people_use() {
        for text in [
            "Montag, 3. Mai 2022,",
            "Montag, den 3. Mai 2022",
            "**Montag**, 3. Mai 2022",
            "Montag (3. Mai 2022)",
            "Montag,\r\n> 3. Mai\n2022",
            "Montag, 03.05.2022",
            "Montag 3.5.2022",
            "Montag, 3. 5. 2022",
            "Montag, 2022-05-03",
            "Monday, 3 May 2022",
            "Monday, 3rd May 2022",
            "Monday, May 3, 2022",
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text}"));
            assert!(found.ends_with("| Tuesday"), "{text}: {found}");
        }
        assert_eq!(
            found("am Montag,\nden 3. Mai\n2022 um 10 Uhr").unwrap(),
            "Montag,\nden 3. Mai\n2022 | 3. Mai 2022 | Tuesday"
        );
    }

    #[test]
    fn what_is_right_or_no_full_date_is_passed_over() {
        for text in [
            "Dienstag, 3. Mai 2022",
            "Montag, 3. Mai",
            "Montag, 3. Mai, 20 Uhr",
            "Montagabend, 3. Mai 2022",
            "Rosenmontag: Montags, 3. Mai 2022",
            "Montag, 3. und 10. Mai 2022",
            "Montag, 31. Juni 2022",
            "Montag, 3. Mai 20221",
            "Montag, 120. Mai 2022",
            "Montag",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
