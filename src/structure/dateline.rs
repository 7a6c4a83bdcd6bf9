//! Datelines: the line that holds only a date, and place, date and agency before the first words
//! of the body.
//!
//! A dateline is recognised, never assumed: a dash near the start of a paragraph proves nothing.

use super::dates::{self, Date};
use super::scan::{self, Mark, MarkKind};
use super::shape;
use crate::analysis::Dateline;
use crate::text::{Span, Table};

/// Agencies and other publishers in lower case.
pub(super) const AGENCIES: Table = Table::new(include_str!("agencies.txt"));
/// Cities that stand without their country, in lower case.
const PLACES: Table = Table::new(include_str!("places.txt"));
/// What stands in capitals before a dash and is no place, in lower case.
const LABELS: Table = Table::new(include_str!("labels.txt"));

/// A dateline has at most this many words, numbers and signs.
const LONGEST: usize = 40;
/// A place has at most this many words, and its region as many.
const PLACE_WORDS: usize = 5;

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
    Some(Dateline {
        spans: stamps.iter().map(|stamp| stamp.span).collect(),
        place: words(stamps.iter().find_map(|stamp| stamp.place)),
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
    matches!(
        mark.text.to_lowercase().as_str(),
        "updated"
            | "update"
            | "published"
            | "posted"
            | "last"
            | "first"
            | "modified"
            | "on"
            | "at"
            | "date"
            | "created"
            | "issued"
            | "released"
            | "dated"
            | "local"
            | "time"
    )
}

/// The dateline with which a paragraph begins. `opens` is true for the first paragraph of the
/// body, where a place in capitals and a colon suffice: "KUWAIT: …".
pub(super) fn inline(text: &str, block: Span, opens: bool) -> Option<Stamp> {
    let marks = scan::marks(text, block, LONGEST);
    let mut head = Head::read(text, &marks)?;
    let (separator, count) = separator(&marks, head.end);
    let end = marks.get((head.end + count).checked_sub(1)?)?.span.end;
    let (dateline, body) = shape::split_at(text, block, end);
    if !body.is_empty() && !shape::starts_upper(body.of(text)) {
        return None;
    }
    let accepted = match separator {
        Separator::Dash => head.before_dash(text),
        Separator::Colon => opens && !body.is_empty() && head.before_colon(),
        Separator::Stop => head.slashed,
        Separator::None if body.is_empty() => {
            head.place.is_some() && (head.date.is_some() || head.known_agency)
        }
        Separator::None => head.before_words(),
    };
    if !accepted {
        return None;
    }
    if head.place.is_none() && head.agency.is_none() {
        return None;
    }
    Some(Stamp {
        span: dateline,
        place: head.place,
        date: head.date,
        time: head.time.take(),
        agency: head.agency,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Dash,
    Colon,
    Stop,
    None,
}

/// What stands between dateline and body at mark `at`, and its number of marks.
fn separator(marks: &[Mark<'_>], at: usize) -> (Separator, usize) {
    let dashes = dates::signs(marks, at, &["-", "–", "—", "―", "−", "‒", "_"]);
    if dashes > 0 {
        return (Separator::Dash, dashes);
    }
    let colon = dates::signs(marks, at, &[":"]);
    if colon > 0 {
        // "NEW DELHI: - Talks"
        return (
            Separator::Colon,
            colon + dates::signs(marks, at + colon, &["-", "–", "—"]),
        );
    }
    match dates::signs(marks, at, &["."]) {
        0 => (Separator::None, 0),
        stops => (Separator::Stop, stops),
    }
}

/// Place, date, time and agency before the separator.
#[derive(Debug, Default)]
struct Head {
    place: Option<Span>,
    capitals: bool,
    regions: usize,
    /// The place stands alone in [`PLACES`].
    known_place: bool,
    date: Option<Date>,
    time: Option<String>,
    agency: Option<Span>,
    /// The agency stands in [`AGENCIES`].
    known_agency: bool,
    /// The agency stands between slashes: "/TASS/".
    slashed: bool,
    /// Marks read.
    end: usize,
}

impl Head {
    fn read(text: &str, marks: &[Mark<'_>]) -> Option<Head> {
        let mut head = Head::default();
        if !head.agency_name(text, marks) && !starts_with_date(marks) {
            head.place(text, marks);
        }
        for _ in 0..4 {
            let comma = dates::signs(marks, head.end, &[","]).min(1);
            let at = head.end + comma;
            let Some(rest) = marks.get(at..) else { break };
            if head.date.is_none()
                && let Some((date, count)) = dates::date(rest)
            {
                head.date = Some(date);
                head.end = at + count;
                // "January 21. /TASS/."
                if marks.get(head.end).is_some_and(|mark| mark.is("."))
                    && marks.get(head.end + 1).is_some_and(|mark| mark.is("/"))
                {
                    head.end += 1;
                }
            } else if head.time.is_none()
                && head.date.is_some()
                && let Some((time, count)) = dates::time(rest)
            {
                head.time = Some(time);
                head.end = at + count;
            } else if !head.bracketed_agency(text, marks, at) {
                break;
            }
        }
        (head.end > 0).then_some(head)
    }

    /// An agency in the place of the place: "afrol News, 6 May -".
    fn agency_name(&mut self, text: &str, marks: &[Mark<'_>]) -> bool {
        for count in (1..=4).rev() {
            let Some(words) = marks.get(..count) else {
                continue;
            };
            if words.iter().any(|mark| mark.kind != MarkKind::Word) {
                continue;
            }
            let span = cover(words);
            if AGENCIES.contains_lower(span.of(text)) {
                self.agency = Some(span);
                self.known_agency = true;
                self.end = count;
                return true;
            }
        }
        false
    }

    /// "(AP)", "/PRNewswire/".
    fn bracketed_agency(&mut self, text: &str, marks: &[Mark<'_>], at: usize) -> bool {
        let close = match marks.get(at) {
            Some(mark) if mark.is("(") => ")",
            Some(mark) if mark.is("/") => "/",
            _ => return false,
        };
        if self.agency.is_some() {
            return false;
        }
        let inside = marks
            .iter()
            .skip(at + 1)
            .take(7)
            .take_while(|mark| !mark.is(close))
            .count();
        let end = at + 1 + inside;
        if inside == 0 || !marks.get(end).is_some_and(|mark| mark.is(close)) {
            return false;
        }
        let span = cover(&marks[at + 1..end]);
        let name = span.of(text);
        if !shape::starts_upper(name) && !AGENCIES.contains_lower(name) {
            return false;
        }
        self.known_agency = AGENCIES.contains_lower(name)
            || name
                .split(['/', '-'])
                .next()
                .is_some_and(|first| AGENCIES.contains_lower(first.trim()));
        self.agency = Some(span);
        self.slashed = close == "/";
        self.end = end + 1;
        true
    }

    /// "KYIV, Ukraine", "SELMA, N.C.", "LONDON/PARIS", "New York".
    fn place(&mut self, text: &str, marks: &[Mark<'_>]) {
        let city = place_words(marks, 0);
        if city == 0 {
            return;
        }
        let city_span = cover(&marks[..city]);
        let name = city_span.of(text);
        if LABELS.contains_lower(name) {
            return;
        }
        self.capitals = name.chars().filter(|letter| letter.is_uppercase()).count() >= 3
            && marks[..city].iter().all(|mark| {
                !mark.capital() || shape::all_capitals(mark.text) || mark.text.len() == 1
            });
        self.known_place = PLACES.contains_lower(name);
        self.end = city;
        while self.regions < 3
            && marks.get(self.end).is_some_and(|mark| mark.is(","))
            && !starts_with_date(marks.get(self.end + 1..).unwrap_or_default())
        {
            let count = place_words(marks, self.end + 1);
            if count == 0 {
                break;
            }
            self.end += 1 + count;
            self.regions += 1;
        }
        self.place = Some(cover(&marks[..self.end]));
    }

    fn before_dash(&self, text: &str) -> bool {
        match self.place {
            Some(_) if self.capitals || self.date.is_some() || self.known_agency => true,
            // "Helsinki, Finland —", "Jane Doe, who —"
            Some(place) => {
                (self.regions == 1 || self.known_place)
                    && self.agency.is_none()
                    && shape::word_count(place.of(text), 7) < 7
                    && !place.of(text).starts_with("The ")
            }
            None => self.known_agency,
        }
    }

    fn before_colon(&self) -> bool {
        self.place.is_some()
            && (self.capitals && self.regions < 2 || self.date.is_some() || self.known_agency)
    }

    /// "Washington (CNN) The talks", "(CNN) The talks".
    fn before_words(&self) -> bool {
        self.known_agency
            && !self.slashed
            && self.date.is_none()
            && self.bracketed()
            && (self.place.is_none() || self.capitals || self.known_place || self.regions == 1)
    }

    fn bracketed(&self) -> bool {
        match (self.agency, self.place) {
            (Some(agency), Some(place)) => agency.start > place.end,
            (Some(_), None) => self.end >= 3,
            _ => false,
        }
    }
}

fn cover(marks: &[Mark<'_>]) -> Span {
    match marks {
        [first, .., last] => first.span.cover(last.span),
        [only] => only.span,
        [] => Span::default(),
    }
}

fn starts_with_date(marks: &[Mark<'_>]) -> bool {
    dates::date(marks).is_some()
        || matches!(marks, [day, stop, ..] if dates::is_weekday(day) && !stop.capital())
}

/// The number of marks at `at` that name a city or a region: capitalised words with the small
/// words and stops between them.
fn place_words(marks: &[Mark<'_>], at: usize) -> usize {
    let (mut end, mut words) = (at, 0);
    while let Some(mark) = marks.get(end) {
        let next_is_capital = marks.get(end + 1).is_some_and(Mark::capital);
        let joins = words > 0
            && (is_particle(mark) && next_is_capital
                || mark.is("/") && mark.glued && next_is_capital && marks[end + 1].glued);
        let abbreviates = words > 0
            && mark.is(".")
            && mark.glued
            && marks[end - 1].kind == MarkKind::Word
            && marks[end - 1].text.len() <= 5;
        if mark.capital() && dates::date(marks.get(end..).unwrap_or_default()).is_none() {
            words += 1;
        } else if !joins && !abbreviates {
            break;
        }
        if words > PLACE_WORDS {
            return 0;
        }
        end += 1;
    }
    if words == 0 { 0 } else { end - at }
}

fn is_particle(mark: &Mark<'_>) -> bool {
    matches!(
        mark.text,
        "de" | "del"
            | "da"
            | "do"
            | "di"
            | "la"
            | "le"
            | "el"
            | "al"
            | "of"
            | "and"
            | "the"
            | "upon"
            | "on"
            | "am"
            | "sur"
            | "near"
            | "in"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn check(text: &str, dateline: &str, place: &str, date: &str, agency: &str) {
        let stamp = inline(text, whole(text), true);
        let Some(stamp) = stamp else {
            panic!("no dateline in {text:?}");
        };
        let words = |span: Option<Span>| span.map_or("", |span| span.of(text));
        assert_eq!(stamp.span.of(text), dateline, "{text}");
        assert_eq!(words(stamp.place), place, "{text}");
        assert_eq!(
            stamp.date.map(Date::iso).unwrap_or_default(),
            date,
            "{text}"
        );
        assert_eq!(words(stamp.agency), agency, "{text}");
    }

    #[test]
    fn reads_every_agency_form() {
        check(
            "KYIV, Ukraine (AP) — Talks",
            "KYIV, Ukraine (AP) —",
            "KYIV, Ukraine",
            "",
            "AP",
        );
        check(
            "LONDON, Jan 6 (Reuters) - Talks",
            "LONDON, Jan 6 (Reuters) -",
            "LONDON",
            "--01-06",
            "Reuters",
        );
        check(
            "BRUSSELS (Reuters) - Talks",
            "BRUSSELS (Reuters) -",
            "BRUSSELS",
            "",
            "Reuters",
        );
        check(
            "MOSCOW, January 21. /TASS/. Talks",
            "MOSCOW, January 21. /TASS/.",
            "MOSCOW",
            "--01-21",
            "TASS",
        );
        check(
            "BEIJING, Sept. 2 (Xinhua) -- Talks",
            "BEIJING, Sept. 2 (Xinhua) --",
            "BEIJING",
            "--09-02",
            "Xinhua",
        );
        check(
            "Jan. 10 (Xinhua) -- Talks",
            "Jan. 10 (Xinhua) --",
            "",
            "--01-10",
            "Xinhua",
        );
        check(
            "New Delhi (AFP) - Talks",
            "New Delhi (AFP) -",
            "New Delhi",
            "",
            "AFP",
        );
        check(
            "KANSAS CITY, Mo., Oct. 1, 2015 /PRNewswire/ -- Talks",
            "KANSAS CITY, Mo., Oct. 1, 2015 /PRNewswire/ --",
            "KANSAS CITY, Mo.",
            "2015-10-01",
            "PRNewswire",
        );
        check(
            "afrol News, 6 May - Talks",
            "afrol News, 6 May -",
            "",
            "--05-06",
            "afrol News",
        );
        check(
            "Washington (CNN) Talks began.",
            "Washington (CNN)",
            "Washington",
            "",
            "CNN",
        );
        check("(CNN) Talks began.", "(CNN)", "", "", "CNN");
    }

    #[test]
    fn reads_places_with_any_dash() {
        check("SELMA, N.C.—Talks", "SELMA, N.C.—", "SELMA, N.C.", "", "");
        check("HIROSHIMA--Talks", "HIROSHIMA--", "HIROSHIMA", "", "");
        check("RIYADH — “Talks", "RIYADH —", "RIYADH", "", "");
        check("KUWAIT: Talks", "KUWAIT:", "KUWAIT", "", "");
        check(
            "LAHORE, Mar 03: Talks",
            "LAHORE, Mar 03:",
            "LAHORE",
            "--03-03",
            "",
        );
        check(
            "WASHINGTON, June 29 _ Talks",
            "WASHINGTON, June 29 _",
            "WASHINGTON",
            "--06-29",
            "",
        );
        check(
            "ABOARD AIR FORCE ONE ― Talks",
            "ABOARD AIR FORCE ONE ―",
            "ABOARD AIR FORCE ONE",
            "",
            "",
        );
        check(
            "Turku, Finland — Talks",
            "Turku, Finland —",
            "Turku, Finland",
            "",
            "",
        );
        check(
            "RIO DE JANEIRO/SÃO PAULO (Reuters) - Talks",
            "RIO DE JANEIRO/SÃO PAULO (Reuters) -",
            "RIO DE JANEIRO/SÃO PAULO",
            "",
            "Reuters",
        );
        check(
            "AKRON, OHio, March 30 - Talks",
            "AKRON, OHio, March 30 -",
            "AKRON, OHio",
            "--03-30",
            "",
        );
        check(
            "BONN, April 5  - Talks",
            "BONN, April 5  -",
            "BONN",
            "--04-05",
            "",
        );
        check("PARIS (AP)", "PARIS (AP)", "PARIS", "", "AP");
    }

    #[test]
    fn a_dash_alone_is_no_dateline() {
        for text in [
            "Jane Doe — who left — is back.",
            "EXCLUSIVE — The mayor quit.",
            "UPDATE: The mayor quit.",
            "The talks – long and hard – ended.",
            "Sen. Jane Doe (D-Maine) — The one.",
            "NATO — the alliance — met.",
            "Yes — The mayor said so.",
            "The mayor (AP) said so.",
            "Paris is a city.",
            "PARIS",
            "",
            "—",
            "(right) – Her man",
        ] {
            assert_eq!(inline(text, whole(text), true), None, "{text}");
        }
        assert_eq!(inline("DOE: Good evening.", Span::new(0, 18), false), None);
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
        for table in [AGENCIES, PLACES, LABELS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
    }
}
