//! Datelines: the lines that hold only a date, and what all datelines of an article say together.

use super::dates::{self, Date};
use super::scan::{self, Mark, MarkKind};
use super::shape;
use crate::analysis::Dateline;
use crate::text::{Span, Stem, Table};

/// Agencies and other publishers in lower case.
pub(super) static AGENCIES: Table = crate::text::table!(include_str!("agencies.txt"));
/// Words around the date on a date line, in lower case.
static STAMP_WORDS: Table = crate::text::table!(include_str!("stamp_words.txt"));

/// A dateline has at most this many words, numbers and signs.
pub(super) const LONGEST: usize = 40;

/// A line that holds only a date has at most this many bytes.
const LONGEST_LINE: usize = 200;

/// What one date line or inline dateline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Up to the words of the body, without the space before them.
    pub(super) span: Span,
    pub(super) place: Option<Span>,
    pub(super) date: Option<Date>,
    pub(super) time: Option<String>,
    pub(super) agency: Option<Span>,
}

/// Puts the stamps of an article together. The date of the inline dateline comes before that of
/// the date line, which gives it its year.
pub(super) fn merge(text: &str, stamps: &[Stamp]) -> Option<Dateline> {
    if stamps.is_empty() {
        return None;
    }
    let own_line = stamps
        .iter()
        .find(|stamp| stamp.place.is_none())
        .and_then(|stamp| stamp.date);
    let inline = stamps
        .iter()
        .filter(|stamp| stamp.place.is_some())
        .find_map(|stamp| stamp.date);
    let date = match (inline, own_line) {
        (Some(day), Some(published)) => Some(day.in_year_of(published)),
        (day, published) => day
            .or(published)
            .or_else(|| stamps.iter().find_map(|stamp| stamp.date)),
    };
    let words = |span: Option<Span>| span.map(|span| one_line(span.of(text)));
    let place = stamps.iter().find_map(|stamp| stamp.place);
    Some(Dateline {
        spans: stamps.iter().map(|stamp| stamp.span).collect(),
        place: words(place),
        place_span: place,
        date: date.map(Date::iso),
        time: stamps.iter().find_map(|stamp| stamp.time.clone()),
        agency: words(stamps.iter().find_map(|stamp| stamp.agency)),
    })
}

fn one_line(text: &str) -> String {
    shape::words(text).collect::<Vec<_>>().join(" ")
}

/// A block that says nothing but when: "Updated 7:45 PM EDT, Tue October 8, 2024",
/// "11:15 08.01.2026 •", "3 hours ago". Near-miss: "January 6 committee".
pub(super) fn line(text: &str, block: Span) -> Option<Stamp> {
    let first = || scan::read(text, block).next();
    if block.len() > LONGEST_LINE || !first().as_ref().is_some_and(may_open) {
        return None;
    }
    let marks = scan::marks(text, block, LONGEST);
    if marks.len() == LONGEST {
        return None;
    }
    let mut stamp = Stamp {
        span: block,
        place: None,
        date: None,
        time: None,
        agency: None,
    };
    let (mut at, mut dated) = (0, false);
    while let Some(rest) = marks.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((date, count)) = dates::date(rest) {
            stamp.date = stamp.date.or(Some(date));
            (at, dated) = (at + count, true);
        } else if let Some((time, count)) = dates::time(rest) {
            stamp.time = stamp.time.or(Some(time));
            (at, dated) = (at + count, true);
        } else if let Some(count) = age(rest) {
            (at, dated) = (at + count, true);
        } else if is_stamp_word(&rest[0]) {
            at += 1;
        } else {
            return None;
        }
    }
    dated.then_some(stamp)
}

/// True for what a date, a time or an age can begin with. Most blocks begin with something else.
fn may_open(mark: &Mark<'_>) -> bool {
    match mark.kind {
        MarkKind::Number => true,
        MarkKind::Sign => is_stamp_word(mark),
        MarkKind::Word => {
            STAMP_WORDS.holds_stem(Stem::of(mark.text)) && is_stamp_word(mark)
                || dates::is_weekday(mark)
                || dates::month(mark).is_some()
        }
    }
}

/// "3 hours ago", "5 min read".
fn age(marks: &[Mark<'_>]) -> Option<usize> {
    let [number, unit, last, ..] = marks else {
        return None;
    };
    number.number()?;
    let unit = unit.text.trim_end_matches('s');
    let fits = matches!(
        unit,
        "min" | "minute" | "hour" | "day" | "week" | "month" | "year"
    );
    (fits && matches!(last.text, "ago" | "read")).then_some(3)
}

fn is_stamp_word(mark: &Mark<'_>) -> bool {
    if mark.kind == MarkKind::Sign {
        return matches!(
            mark.text,
            "•" | "|"
                | "·"
                | ","
                | ":"
                | "-"
                | "–"
                | "—"
                | "/"
                | "."
                | "("
                | ")"
                | "●"
                | "\u{feff}"
                | "\u{200b}"
        );
    }
    STAMP_WORDS.contains_lower(mark.text)
}

#[cfg(test)]
mod tests {
    use super::super::inline::inline;
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn reads_date_lines() {
        let read = |text: &str| {
            line(text, whole(text)).map(|stamp| {
                (
                    stamp.date.map(Date::iso).unwrap_or_default(),
                    stamp.time.unwrap_or_default(),
                )
            })
        };
        let date = |date: &str, time: &str| Some((date.to_string(), time.to_string()));
        assert_eq!(read("Saturday, January 5, 2019"), date("2019-01-05", ""));
        assert_eq!(read("11:15 08.01.2026 •"), date("2026-01-08", "11:15"));
        assert_eq!(
            read("Updated 7:45 PM EDT, Tue October 8, 2024"),
            date("2024-10-08", "19:45")
        );
        assert_eq!(read("Published: 3 hours ago"), date("", ""));
        assert_eq!(
            read("2 March 2024 at 9.05pm GMT"),
            date("2024-03-02", "21:05")
        );
        for text in [
            "January 6 committee",
            "Updated",
            "",
            "March",
            "12",
            "3 people",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_date_line_gives_the_inline_dateline_its_year() {
        let text = "January 8, 2026 PARIS, Jan 6 (AP) - Talks";
        let own = line(text, Span::new(0, 15));
        let inline = inline(text, Span::new(16, text.len()), true);
        let stamps: Vec<Stamp> = own.into_iter().chain(inline).collect();
        let dateline = merge(text, &stamps);
        assert_eq!(
            dateline.and_then(|dateline| dateline.date).as_deref(),
            Some("2026-01-06")
        );
        assert_eq!(merge(text, &[]), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [AGENCIES, STAMP_WORDS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
    }
}
