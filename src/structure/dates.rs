//! Dates and times as header lines write them, to ISO 8601.

use super::scan::{Mark, MarkKind};
use crate::text::{Stem, Table, is_one_of};

/// Names of months in lower case, without stop; column: the month's number.
static MONTHS: Table = crate::text::table!(include_str!("months.tsv"));

/// Time zones behind a time of day.
static ZONES: Table = crate::text::table!(include_str!("time_zones.txt"));

/// A day; the year may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: Option<u32>,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Date {
    /// "2026-01-08", or "--01-08" without a year.
    pub(super) fn iso(self) -> String {
        match self.year {
            Some(year) => format!("{year:04}-{:02}-{:02}", self.month, self.day),
            None => format!("--{:02}-{:02}", self.month, self.day),
        }
    }

    /// The same day with the year of `other`, the date at which the article came out. A day that
    /// would lie more than a month after it belongs to the year before.
    pub(super) fn in_year_of(self, other: Date) -> Date {
        let (None, Some(year)) = (self.year, other.year) else {
            return self;
        };
        let later = self.month > other.month + 1;
        Date {
            year: Some(if later { year - 1 } else { year }),
            ..self
        }
    }

    fn checked(self) -> Option<Date> {
        let days = match self.month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let year_fits = self.year.is_none_or(|year| (1500..=2199).contains(&year));
        ((1..=days).contains(&self.day) && year_fits).then_some(self)
    }
}

/// The month that the word names.
pub(super) fn month(mark: &Mark<'_>) -> Option<u32> {
    // Most words are turned away by their first letters.
    if !mark.capital() || !MONTHS.holds_stem(Stem::of(mark.text)) {
        return None;
    }
    MONTHS.get_lower(mark.text)?.parse().ok()
}

/// Days of the week, whole and shortened.
const WEEKDAYS: [&str; 17] = [
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// True for a month or a day of the week with its capital, whole or shortened.
pub(crate) fn is_day_or_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && (MONTHS.get_lower(word).is_some() || is_one_of(word, &WEEKDAYS))
}

/// True for a day of the week, whole or shortened.
pub(super) fn is_weekday(mark: &Mark<'_>) -> bool {
    // Most words are turned away by their first letters.
    let may_be = match mark.text.as_bytes() {
        [a, b, c, ..] => matches!(
            &[a | 0x20, b | 0x20, c | 0x20],
            b"mon" | b"tue" | b"wed" | b"thu" | b"fri" | b"sat" | b"sun"
        ),
        _ => false,
    };
    may_be && mark.capital() && is_one_of(mark.text, &WEEKDAYS)
}

/// A date at the first of the marks, and how many marks it takes.
pub(super) fn date(marks: &[Mark<'_>]) -> Option<(Date, usize)> {
    let mut at = 0;
    if marks.first().is_some_and(is_weekday) {
        at = 1 + signs(marks, 1, &[".", ","]);
    }
    let rest = marks.get(at..)?;
    let (found, count) = month_first(rest)
        .or_else(|| day_first(rest))
        .or_else(|| numeric(rest))?;
    Some((found.checked()?, at + count))
}

/// "January 6", "Jan. 6, 2026", "Oct 1 2015".
fn month_first(marks: &[Mark<'_>]) -> Option<(Date, usize)> {
    let month = month(marks.first()?)?;
    let at = 1 + signs(marks, 1, &["."]);
    let day = marks
        .get(at)
        .filter(|mark| mark.text.len() <= 2)?
        .number()?;
    let at = at + 1 + ordinal(marks, at + 1);
    let (year, count) = year_after(marks, at);
    Some((Date { year, month, day }, at + count))
}

/// "6 January 2026", "6th Jan.".
fn day_first(marks: &[Mark<'_>]) -> Option<(Date, usize)> {
    let day = marks
        .first()
        .filter(|mark| mark.text.len() <= 2)?
        .number()?;
    let at = 1 + ordinal(marks, 1);
    let month = month(marks.get(at)?)?;
    let at = at + 1;
    let stop = signs(marks, at, &["."]);
    let (year, count) = year_after(marks, at + stop);
    let stop = if year.is_some() { stop } else { 0 };
    Some((Date { year, month, day }, at + stop + count))
}

/// "08.01.2026", "8/1/26", "2026-01-08": the day first unless that cannot be.
fn numeric(marks: &[Mark<'_>]) -> Option<(Date, usize)> {
    let [a, sign, b, again, c] = marks.get(..5)? else {
        return None;
    };
    let glued = marks.get(1..5)?.iter().all(|mark| mark.glued);
    if !glued || sign.text != again.text || !matches!(sign.text, "." | "/" | "-") {
        return None;
    }
    let (first, second, third) = (a.number()?, b.number()?, c.number()?);
    let date = if a.text.len() == 4 {
        Date {
            year: Some(first),
            month: second,
            day: third,
        }
    } else {
        let year = match c.text.len() {
            4 => third,
            2 if third < 70 => 2000 + third,
            2 => 1900 + third,
            _ => return None,
        };
        let (day, month) = if second > 12 {
            (second, first)
        } else {
            (first, second)
        };
        Date {
            year: Some(year),
            month,
            day,
        }
    };
    Some((date, 5))
}

fn year_after(marks: &[Mark<'_>], at: usize) -> (Option<u32>, usize) {
    let comma = signs(marks, at, &[","]);
    match marks
        .get(at + comma)
        .filter(|mark| mark.text.len() == 4)
        .and_then(Mark::number)
    {
        Some(year) if (1500..2200).contains(&year) => (Some(year), comma + 1),
        _ => (None, 0),
    }
}

fn ordinal(marks: &[Mark<'_>], at: usize) -> usize {
    usize::from(
        marks
            .get(at)
            .is_some_and(|mark| mark.glued && matches!(mark.text, "st" | "nd" | "rd" | "th")),
    )
}

/// How many of the signs stand at `at`, one after the other.
pub(super) fn signs(marks: &[Mark<'_>], at: usize, signs: &[&str]) -> usize {
    marks
        .iter()
        .skip(at)
        .take_while(|mark| mark.kind == MarkKind::Sign && signs.contains(&mark.text))
        .count()
}

/// A time of day at the first of the marks, in 24-hour form, and how many marks it takes:
/// "11:15", "7:45 PM EDT", "6.30pm", "0935 GMT", "5 p.m. ET".
pub(super) fn time(marks: &[Mark<'_>]) -> Option<(String, usize)> {
    let first = marks.first()?;
    let mut hour = first.number()?;
    let (minute, mut at, clock) = match marks.get(1..3) {
        Some([sign, minutes])
            if matches!(sign.text, ":" | "." | "h")
                && minutes.text.len() == 2
                && first.text.len() <= 2
                && sign.glued
                && minutes.glued =>
        {
            (minutes.number()?, 3, sign.is(":"))
        }
        _ if first.text.len() == 4 => {
            let (whole, minute) = (hour / 100, hour % 100);
            hour = whole;
            (minute, 1, false)
        }
        _ => (0, 1, false),
    };
    if clock && marks.get(at).is_some_and(|mark| mark.is(":") && mark.glued) {
        at += 2;
    }
    let half = marks
        .get(at)
        .filter(|mark| {
            // "pm", "A.M"
            let letters = mark.text.as_bytes();
            matches!(letters, [b'a' | b'p' | b'A' | b'P', .., b'm' | b'M'])
        })
        .map(|mark| mark.text.to_lowercase().replace('.', ""));
    let named = match half.as_deref() {
        Some("am") if hour <= 12 => {
            hour %= 12;
            true
        }
        Some("pm") if hour <= 12 => {
            hour = hour % 12 + 12;
            true
        }
        _ => false,
    };
    if named {
        at += 1 + signs(marks, at + 1, &["."]);
    }
    let zone = zone(marks, at);
    if !named && !clock && zone == 0 || hour > 23 || minute > 59 || at > marks.len() {
        return None;
    }
    Some((format!("{hour:02}:{minute:02}"), at + zone))
}

/// The length of a time zone at `at`: "GMT", "EDT", "UTC+1", "(CET)", "Z".
fn zone(marks: &[Mark<'_>], at: usize) -> usize {
    let open = usize::from(marks.get(at).is_some_and(|mark| mark.is("(")));
    let Some(name) = marks.get(at + open) else {
        return 0;
    };
    if !ZONES.contains(name.text) {
        return 0;
    }
    let mut end = at + open + 1;
    if let Some([sign, hours]) = marks.get(end..end + 2)
        && matches!(sign.text, "+" | "-")
        && sign.glued
        && hours.number().is_some()
    {
        end += 2;
        if let Some([colon, minutes]) = marks.get(end..end + 2)
            && colon.is(":")
            && minutes.number().is_some()
        {
            end += 2;
        }
    }
    end += open & usize::from(marks.get(end).is_some_and(|mark| mark.is(")")));
    end - at
}

#[cfg(test)]
mod tests {
    use super::super::scan;
    use super::*;
    use crate::text::Span;

    fn dated(text: &str) -> Option<(String, usize)> {
        let marks = scan::marks(text, Span::new(0, text.len()), 60);
        date(&marks).map(|(date, count)| (date.iso(), marks.len() - count))
    }

    fn timed(text: &str) -> Option<(String, usize)> {
        let marks = scan::marks(text, Span::new(0, text.len()), 60);
        time(&marks).map(|(time, count)| (time, marks.len() - count))
    }

    #[test]
    fn reads_dates_in_every_form() {
        for (text, iso) in [
            ("January 6", "--01-06"),
            ("Jan. 6, 2026", "2026-01-06"),
            ("Sept. 2", "--09-02"),
            ("Oct. 1, 2015", "2015-10-01"),
            ("Mar 03", "--03-03"),
            ("6 May", "--05-06"),
            ("6th of", ""),
            ("26 June 1987", "1987-06-26"),
            ("Saturday, January 5, 2019", "2019-01-05"),
            ("Tue October 8, 2024", "2024-10-08"),
            ("08.01.2026", "2026-01-08"),
            ("01/28/2026", "2026-01-28"),
            ("2026-01-08", "2026-01-08"),
            ("8/1/26", "2026-01-08"),
            ("ABR 9", "--04-09"),
        ] {
            let expected = (!iso.is_empty()).then(|| (iso.to_string(), 0));
            assert_eq!(dated(text), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_date_is_none() {
        for text in [
            "May",
            "may 6",
            "January 36",
            "31.13.2026",
            "1.2",
            "12 people",
            "June 29th Street x",
        ] {
            assert!(dated(text).is_none_or(|(_, left)| left > 0), "{text}");
        }
    }

    #[test]
    fn reads_times_in_24_hours() {
        assert_eq!(timed("11:15"), Some(("11:15".into(), 0)));
        assert_eq!(timed("7:45 PM EDT"), Some(("19:45".into(), 0)));
        assert_eq!(timed("12:05 a.m. ET"), Some(("00:05".into(), 0)));
        assert_eq!(timed("6.30pm"), Some(("18:30".into(), 0)));
        assert_eq!(timed("0935 GMT"), Some(("09:35".into(), 0)));
        assert_eq!(timed("14:05:10 (UTC+03:00)"), Some(("14:05".into(), 0)));
        assert_eq!(timed("08.01.2026"), None);
        assert_eq!(timed("2026"), None);
        assert_eq!(timed("25:10"), None);
    }

    #[test]
    fn the_year_comes_from_the_day_of_publication() {
        let open = Date {
            year: None,
            month: 12,
            day: 30,
        };
        let published = Date {
            year: Some(2026),
            month: 1,
            day: 2,
        };
        assert_eq!(open.in_year_of(published).iso(), "2025-12-30");
        let open = Date {
            year: None,
            month: 1,
            day: 1,
        };
        assert_eq!(open.in_year_of(published).iso(), "2026-01-01");
    }

    #[test]
    fn the_months_are_sorted_and_count_to_twelve() {
        assert!(MONTHS.faults().is_empty(), "{:?}", MONTHS.faults());
        assert!(ZONES.faults().is_empty(), "{:?}", ZONES.faults());
        for (name, number) in MONTHS.iter() {
            assert!(
                (1..=12).contains(&number.parse::<u32>().unwrap_or(0)),
                "{name}"
            );
        }
    }
}
