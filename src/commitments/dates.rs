//! The ISO date behind an expression of time: "by 2030", "next month", "on Friday", "tomorrow".

use super::context::Context;
use super::times::{is_year, kind};
use std::ops::Range;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: i64,
    month: i64,
    day: i64,
}

impl Day {
    /// Reads "2026-01-08".
    fn parse(iso: &str) -> Option<Day> {
        let mut numbers = iso.splitn(3, '-').map(|number| number.parse::<i64>().ok());
        let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
        let fits =
            (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..=9999).contains(&year);
        fits.then_some(Day { year, month, day })
    }

    /// Days since 1970-01-01 (`days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    fn number(self) -> i64 {
        let year = if self.month <= 2 {
            self.year - 1
        } else {
            self.year
        };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day of that number (`civil_from_days` of the same source).
    fn from_number(number: i64) -> Day {
        let shifted = number + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        Day {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day,
        }
    }

    /// Monday is 0.
    fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7)
    }

    fn after(self, days: i64) -> Day {
        Day::from_number(self.number() + days)
    }

    fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Context<'_> {
    /// The date of an expression, as precise as its words. What is relative ("on Friday", "next
    /// month", a month without a year) counts from the dateline, and is none without one.
    pub(super) fn date(&self, tokens: &Range<usize>) -> Option<String> {
        let dateline = self.structure.dateline.as_ref();
        let filed = dateline.and_then(|dateline| Day::parse(dateline.date.as_deref()?));
        let year = tokens
            .clone()
            .map(|index| self.document.word(index))
            .find(|word| is_year(word));
        let year = year.and_then(|word| word.parse::<i64>().ok());
        if let Some((index, month)) = self.month(tokens) {
            // "in January", said in December, is next year's.
            let coming = |filed: Day| filed.year + i64::from(month < filed.month);
            let year = year.or(filed.map(coming))?;
            let beside = [index + 1, index.wrapping_sub(1)]
                .into_iter()
                .filter(|at| tokens.contains(at));
            let day = beside
                .filter_map(|at| self.document.word(at).parse::<i64>().ok())
                .find(|day| (1..=31).contains(day));
            return Some(day.map_or(format!("{year}-{month:02}"), |day| {
                Day { year, month, day }.iso()
            }));
        }
        year.map(|year| year.to_string())
            .or_else(|| self.relative(tokens, filed?))
    }

    /// The token that names a month, and its number.
    fn month(&self, tokens: &Range<usize>) -> Option<(usize, i64)> {
        tokens.clone().find_map(|index| {
            let month = position(&MONTHS, self.document.word(index))?;
            (kind(self.document, index) == Some("month")).then_some((index, month + 1))
        })
    }

    /// "tomorrow", "on Friday", "next week" (its Monday is not said: none), "this year".
    fn relative(&self, tokens: &Range<usize>, filed: Day) -> Option<String> {
        let has = |word: &str| tokens.clone().any(|index| self.document.is(index, word));
        if has("tomorrow") {
            return Some(filed.after(1).iso());
        }
        if has("tonight") {
            return Some(filed.iso());
        }
        let weekday = tokens
            .clone()
            .filter(|&index| kind(self.document, index) == Some("weekday"));
        if let Some(weekday) = weekday
            .clone()
            .find_map(|index| position(&WEEKDAYS, self.document.word(index)))
        {
            return Some(filed.after((weekday - filed.weekday()).rem_euclid(7)).iso());
        }
        let next = i64::from(has("next"));
        if !(has("next") || has("this") || has("end")) || has("few") {
            return None;
        }
        if has("year") {
            return Some((filed.year + next).to_string());
        }
        if has("month") {
            let month = filed.month - 1 + next;
            return Some(format!("{}-{:02}", filed.year + month / 12, month % 12 + 1));
        }
        None
    }
}

/// Where the list has the first three letters of `word`.
fn position(list: &[&str], word: &str) -> Option<i64> {
    let lower = word.to_lowercase();
    let found = list.iter().position(|name| lower.starts_with(name))?;
    i64::try_from(found).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_over_months_and_leap_years() {
        let day = |iso: &str| Day::parse(iso).unwrap_or_else(|| panic!("{iso}"));
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2024-02-28").after(1).iso(), "2024-02-29");
        assert_eq!(day("2025-12-31").after(1).iso(), "2026-01-01");
        assert_eq!(day("2026-11-22").weekday(), 6);
        for number in [-800_000, -1, 0, 59, 60, 365, 20_000, 100_000] {
            assert_eq!(Day::from_number(number).number(), number);
        }
        assert_eq!(Day::parse("--01-08"), None);
        assert_eq!(Day::parse("2026-13-08"), None);
    }

    #[test]
    fn dates_count_from_the_dateline() {
        for (time, date) in [
            ("by 2030", Some("2030")),
            ("next month", Some("2027-01")),
            ("next year", Some("2027")),
            ("on Friday", Some("2026-12-04")),
            ("tomorrow", Some("2026-12-03")),
            ("in January", Some("2027-01")),
            ("on December 9", Some("2026-12-09")),
            ("next week", None),
        ] {
            let text = format!(
                "A bridge at last\n\nWednesday, December 2, 2026\n\nNorway promised to open the bridge {time}."
            );
            let analysis = crate::analyze(&text);
            let found = analysis.commitments[0].time.as_ref();
            assert_eq!(found.map(|time| time.span.of(&text)), Some(time));
            assert_eq!(found.and_then(|time| time.date.as_deref()), date, "{time}");
        }
    }
}
