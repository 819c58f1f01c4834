//! Days of the week beside a date: "Montag, 3. Mai 2022", "MONTAG, DEN 03.05.22", "Mo., 3.5.2022", "Monday, 3 May 2022",
//! "3. Mai 2022 (Montag)". A date without a year says nothing of its day of the week, nor does one end of a range.
//! The spellings, and a test of each, make the file longer than most.

use std::ops::Range;

use super::{Found, is_whole};
use crate::date::{Day, Weekday};
use crate::diagnostics::Finding;

/// The names that are looked for, also in capitals.
const NAMES: &[(&str, Weekday)] = &[
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

/// Their short forms, German and English. Many words begin like these: they are looked for with the sign behind them.
const SHORT: &[(&str, Weekday)] = &[
    ("Mo", Weekday::Monday),
    ("Di", Weekday::Tuesday),
    ("Mi", Weekday::Wednesday),
    ("Do", Weekday::Thursday),
    ("Fr", Weekday::Friday),
    ("Sa", Weekday::Saturday),
    ("So", Weekday::Sunday),
    ("Mon", Weekday::Monday),
    ("Tue", Weekday::Tuesday),
    ("Wed", Weekday::Wednesday),
    ("Thu", Weekday::Thursday),
    ("Fri", Weekday::Friday),
    ("Sat", Weekday::Saturday),
    ("Sun", Weekday::Sunday),
];

/// Words behind which a short form and numbers are no day.
const VERSIONS: &[&str] = &["Version", "Fassung", "Release"];

/// What part of a day may be named behind its name.
const PARTS: [&str; 8] =
    ["Vormittag", "Nachmittag", "Abend", "vormittag", "nachmittag", "abend", "früh", "abends"];

/// What follows a short form.
const ENDS: [char; 4] = ['.', ',', ' ', ')'];

/// A date in a text takes no more bytes than this, with its gaps.
const LONGEST: usize = 40;

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

/// What a text is searched for, each with the day that it names.
pub(super) fn signs() -> impl Iterator<Item = (String, Weekday)> {
    let whole = NAMES.iter().flat_map(|(name, day)| {
        [(*name).to_owned(), name.to_uppercase()].map(|written| (written, *day))
    });
    let short = SHORT.iter().flat_map(|(name, day)| ENDS.map(|end| (format!("{name}{end}"), *day)));
    whole.chain(short)
}

/// The date beside the name of a day, which is the sign at `sign`, where it falls on another day of the week.
pub(super) fn mismatch(text: &str, sign: Range<usize>, written: Weekday) -> Found {
    let word = text.get(sign.clone())?.trim_end_matches(ENDS);
    let whole = sign.start..sign.start + word.len();
    let head = text.get(..whole.start)?;
    if ends_range(head) || !is_whole(text, &whole) {
        return None;
    }
    let dot = text.get(whole.end..sign.end)?.starts_with('.');
    let name = whole.start..whole.end + usize::from(dot);
    let is_short = word.len() <= 3;
    // "Version So 1.2.2003": a short form without its dot is a word as well.
    if is_short && !dot && VERSIONS.iter().any(|it| head.trim_end().ends_with(it)) {
        return None;
    }
    let (day, date) = ahead(text, name.end, !is_short)
        .or_else(|| behind(text, &name))
        .or_else(|| after(text, &name).filter(|_| !is_short))?;
    let is = day.weekday();
    let one_line = |range: Range<usize>| {
        text.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (is != written).then(|| {
        let range = name.start.min(date.start)..name.end.max(date.end);
        let (written, date) = (one_line(name), one_line(date));
        (range, Finding::OtherWeekday { written, date, is })
    })
}

/// Whether `head` ends with a sign that makes what follows the end of a range: at once, or with a blank between and
/// another day before it. A dash alone begins an item of a list.
fn ends_range(head: &str) -> bool {
    if head.ends_with(['-', '–', '/']) {
        return true;
    }
    let head = head.trim_end_matches(' ');
    let head = head.strip_suffix(" einschließlich").unwrap_or(head);
    let joins = [
        "-", "–", "—", "/", "+", "&", " und", " oder", " bis", " auf", " sowie", " and", " or",
        " to",
    ];
    let Some(before) = joins.iter().find_map(|join| head.strip_suffix(join)) else {
        return false;
    };
    let before = before.trim_end_matches([' ', '.']);
    let part = PARTS.iter().find_map(|part| before.strip_suffix(part));
    let before = part.map_or(before, str::trim_end);
    let names = NAMES.iter().chain(SHORT).map(|(name, _)| *name);
    names.into_iter().any(|name| {
        before.strip_suffix(name).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// The date that follows the name that ends `at`, also behind a dash where `may_dash`.
fn ahead(text: &str, at: usize, may_dash: bool) -> Option<(Day, Range<usize>)> {
    let mut reader = Reader { text, at };
    reader.pass(&[' ']);
    if !PARTS.iter().any(|part| reader.word(part)) {
        reader.at = at;
    }
    reader.pass(&[' ', ',', ':', '(', '*', '_']);
    let gap = text.get(at..reader.at)?;
    let lines = gap.matches('\n').count();
    if may_dash
        && reader.rest().starts_with(['–', '—', '-'])
        && text.get(..reader.at)?.ends_with(' ')
    {
        reader.pass(&['–', '—', '-', ' ']);
    }
    let articles = ["der", "den", "dem", "am", "vom", "the", "d.", "DER", "DEN", "DEM"];
    let has_article = articles.iter().any(|word| reader.word(word));
    if has_article {
        reader.pass(&[' ']);
    }
    // The next line begins with something else, unless the sentence goes on there.
    if lines > 1 || lines == 1 && !gap.contains(',') && !has_article {
        return None;
    }
    let start = reader.at;
    let day = reader.date()?;
    let end = reader.at;
    (!begins_range(text, end)).then_some((day, start..end))
}

/// Whether the date that ends `at` is joined to another one, so that no single day is meant.
fn begins_range(text: &str, at: usize) -> bool {
    let mut reader = Reader { text, at };
    reader.pass(&[' ']);
    let joins = ["-", "–", "—", "+", "&", "und", "oder", "bis", "and", "or", "to"];
    let Some(join) = joins.iter().find(|join| reader.rest().starts_with(**join)) else {
        return false;
    };
    reader.at += join.len();
    reader.pass(&[' ']);
    if ["zum", "zu", "einschließlich"].iter().any(|word| reader.word(word)) {
        reader.pass(&[' ']);
    }
    reader.date().is_some()
}

/// The date behind which `name` stands after a comma, alone or with a time: "3.5.2022, Montag". Where the sentence goes
/// on, the day may be one of several.
fn after(text: &str, name: &Range<usize>) -> Option<(Day, Range<usize>)> {
    let date = text.get(..name.start)?.strip_suffix(", ")?;
    let rest = text.get(name.end..)?.trim_start_matches(' ');
    let is_end = rest.is_empty() || rest.starts_with(['\n', '\r', '.', ';', ')', '|']);
    let mut words = [", ", "um ", "ab "].iter();
    let has_time = words.any(|word| rest.strip_prefix(word).is_some_and(is_time));
    if is_end || has_time { ending(date) } else { None }
}

/// Whether `text` begins with a time of day: "10 Uhr", "10.30 Uhr".
fn is_time(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits(text).min(2)..).unwrap_or_default();
    let minutes = rest.strip_prefix([':', '.']).filter(|rest| digits(rest) == 2);
    let rest = minutes.and_then(|rest| rest.get(2..)).unwrap_or(rest);
    rest.len() < text.len() && rest.trim_start().starts_with("Uhr")
}

/// The date behind which `name` stands in brackets, alone or with a time: "3. Mai 2022 (Montag, 10 Uhr)".
fn behind(text: &str, name: &Range<usize>) -> Option<(Day, Range<usize>)> {
    let date = text.get(..name.start)?.strip_suffix('(')?.trim_end();
    let rest = text.get(name.end..)?;
    let is_time = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    if !rest.starts_with(')') && !rest.strip_prefix(", ").is_some_and(is_time) {
        return None;
    }
    ending(date)
}

/// The date with which `date` ends.
fn ending(date: &str) -> Option<(Day, Range<usize>)> {
    if !date.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let from = date.floor_char_boundary(date.len().saturating_sub(LONGEST));
    let begins = |at: &usize| {
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        !date.get(..*at).unwrap_or_default().ends_with(goes_on)
    };
    let mut starts = date.get(from..)?.char_indices().map(|(at, _)| from + at).filter(begins);
    starts.find_map(|start| {
        let mut reader = Reader { text: date, at: start };
        let day = reader.date()?;
        (reader.at == date.len()).then_some((day, start..reader.at))
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
                let month = i8::try_from(month).ok()?;
                if let Some(year) = self.short_year() {
                    return Day::new(year, month, i8::try_from(day).ok()?);
                }
                month
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

    /// The last two digits of a year, where they are no time of day: "03.05.22", but not "3.5.18 Uhr".
    fn short_year(&mut self) -> Option<i16> {
        let rest = self.rest().get(2..)?;
        let of_time = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '.' | ':');
        let is_time = rest.trim_start_matches(of_time).starts_with("Uhr")
            || rest.starts_with([':', '.'])
                && rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let year = if is_time { None } else { self.number(2..=2) }?;
        Some(if year < 70 { 2000 + year } else { 1900 + year })
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
    use super::{mismatch, signs};
    use crate::diagnostics::Finding;

    fn found(text: &str) -> Option<String> {
        let each = |(sign, day): (String, _)| {
            let places: Vec<usize> = text.match_indices(&sign).map(|(at, _)| at).collect();
            places.into_iter().find_map(|at| mismatch(text, at..at + sign.len(), day))
        };
        let (range, finding) = signs().find_map(each)?;
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
            "MONTAG, 3. Mai 2022",
            "MONTAG, DEN 3. MAI 2022",
            "Montag, d. 3. Mai 2022",
            "Montag, am 3. Mai 2022",
            "Montag Nachmittag, 3. Mai 2022",
            "Montag abend, den 3.5.2022",
            "Montag: 3.5.2022",
            "Montag (am 3.5.2022)",
            "Mo., 3. Mai 2022",
            "Mo. 3.5.2022",
            "(Mo, 03.05.2022)",
            "Mo 3.5.22",
            "Mon, 3 May 2022",
            "Montag, 03.05.22",
            "Montag, 03.05.22.",
            "3. Mai 2022 (Montag)",
            "am 13. April oder 3. Mai 2022 (Montag, 10 Uhr)",
            "03.05.22 (Mo.)",
            "2022-05-03 (Mo)",
            "May 3, 2022 (Monday)",
            "Montag – 3. Mai 2022",
            "Montag - 3.5.2022",
            "- Montag, 3. Mai 2022",
            "Termin – Montag, 3. Mai 2022",
            "3.5.2022, Montag",
            "am 3. Mai 2022, Montag, 10 Uhr",
            "3. Mai 2022, Montag um 10 Uhr.",
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
            "Montag: 2. Mai 2022 bis 30. Juni 2022",
            "Montag abends bis Mittwoch, 3. Mai 2022",
            "Rosenmontag: Montags, 3. Mai 2022",
            "Montag, 3. und 10. Mai 2022",
            "jeden Mittwoch (03.05.2022 bis 30.06.2022)",
            "Montag bis Freitag (2. Mai 2022 bis 6. Mai 2022)",
            "Montag und Mittwoch, 2.5.2022 und 4.5.2022",
            "Do. und Fr., 12.5.2022 und 13.5.2022",
            "Sa + So, 7.5.2022 + 8.5.2022",
            "Sa & So, 7.5.2022",
            "Samstag oder Sonntag, 7. Mai 2022",
            "In der Nacht von Freitag auf Samstag, 13. Mai 2022",
            "Montag bis einschließlich Mittwoch, 2. Mai 2022",
            "am Donnerstag\n\n11.03.2022: Das Amt zieht um.",
            "Sprechstunde: Montag\n3.5.2022: geschlossen",
            "Dienstag, 3.5.10-12 Uhr",
            "Montag, 31. Juni 2022",
            "Montag, 3. Mai 20221",
            "Montag, 120. Mai 2022",
            "Di., 3. Mai 2022",
            "3. Mai 2022 (Dienstag)",
            "Mo.-Mi., 3. Mai 2022",
            "Montag–Mittwoch, 3.5.2022",
            "ab 3. Mai 2022 (Montag und Mittwoch, 10 Uhr)",
            "13. Mai (Montag)",
            "Montag, 3.5.18 Uhr",
            "Montag, 3.5.18:30",
            "Montag, 3.5. 18 Uhr",
            "Mo - Mi, 3.5.2022",
            "Mo. – Mi., 3.5.2022",
            "Montag – Mittwoch, 3.5.2022",
            "Version Mo 3.5.2022",
            "Montag–3.5.2022",
            "ab 3. Mai 2022, Montag bis Freitag",
            "3. Mai 2022, Montag, 3.5.18 Uhr",
            "3. Mai 2022, Dienstag",
            "So 3. Mai heißt es",
            "XMo. 3. Mai 2022",
            "Montag",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
