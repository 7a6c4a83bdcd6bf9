//! Inline datelines: place, date and agency before the first words of the body.
//!
//! A dateline is recognised, never assumed: a dash near the start of a paragraph proves nothing.

use super::dateline::{AGENCIES, LONGEST, Stamp};
use super::dates::{self, Date};
use super::scan::{self, Mark, MarkKind};
use super::shape;
use crate::text::{Span, Table};

/// Cities that stand without their country, in lower case.
const PLACES: Table = Table::new(include_str!("places.txt"));
/// What stands in capitals before a dash and is no place, in lower case.
const LABELS: Table = Table::new(include_str!("labels.txt"));
/// Small words in names of people and places; column: where.
const SMALL_WORDS: Table = Table::new(include_str!("small_words.tsv"));

/// A place has at most this many words, and its region as many.
const PLACE_WORDS: usize = 5;

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
        Separator::Colon => opens && !body.is_empty() && head.before_colon(body.of(text)),
        Separator::Stop => head.slashed,
        Separator::None if body.is_empty() => head.alone(),
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
    /// The agency stands in brackets or between slashes.
    in_brackets: bool,
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
            } else if let Some(count) = head.dashed_date(rest) {
                head.end = at + count;
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

    /// "CAIRO - 25 July 2022: Talks".
    fn dashed_date(&mut self, marks: &[Mark<'_>]) -> Option<usize> {
        let dashes = dates::signs(marks, 0, &["-", "–", "—"]);
        if dashes == 0 || self.date.is_some() || !self.capitals && !self.known_place {
            return None;
        }
        let (date, count) = dates::date(marks.get(dashes..)?)?;
        let colon = marks.get(dashes + count)?.is(":");
        self.date = colon.then_some(date);
        colon.then_some(dashes + count)
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
        self.in_brackets = true;
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

    /// "KUWAIT: Talks". A city in small letters may open a headline as well, "Lima: A guide", so
    /// that a whole sentence must follow.
    fn before_colon(&self, body: &str) -> bool {
        let sentence = || body.len() > 60 && shape::ends_in_stop(body);
        self.place.is_some()
            && (self.capitals && self.regions < 2
                || self.date.is_some()
                || self.known_agency
                || self.known_place && self.regions == 0 && sentence())
    }

    /// "Washington (CNN) The talks", "(CNN) The talks".
    fn before_words(&self) -> bool {
        self.known_agency
            && self.date.is_none()
            && self.in_brackets
            && (self.place.is_none() || self.capitals || self.known_place || self.regions == 1)
    }

    /// "PARIS (AP)", "Lima, January 8, 2026" on a line of its own. Near-miss: "New Taxes Coming January 1".
    fn alone(&self) -> bool {
        let place =
            self.place.is_some() && (self.capitals || self.known_place || self.regions == 1);
        place && (self.date.is_some() || self.known_agency)
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
                || mark.is("/")
                    && mark.glued
                    && next_is_capital
                    && marks[end + 1].glued
                    && !marks.get(end + 2).is_some_and(|mark| mark.is("/")));
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
    SMALL_WORDS
        .get(mark.text)
        .is_some_and(|column| column.contains("place"))
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
        check(
            "Ulaanbaatar /MONTSAME/ Talks",
            "Ulaanbaatar /MONTSAME/",
            "Ulaanbaatar",
            "",
            "MONTSAME",
        );
        check(
            "Ulaanbaatar/MONTSAME/. Talks",
            "Ulaanbaatar/MONTSAME/.",
            "Ulaanbaatar",
            "",
            "MONTSAME",
        );
        let sentence = "Muscat: The talks went on for a second day at the hall by the harbour, the minister said.";
        check(sentence, "Muscat:", "Muscat", "", "");
        assert_eq!(inline("Lima: A guide", whole("Lima: A guide"), true), None);
    }

    #[test]
    fn reads_places_with_any_dash() {
        check("SELMA, N.C.—Talks", "SELMA, N.C.—", "SELMA, N.C.", "", "");
        check("HIROSHIMA--Talks", "HIROSHIMA--", "HIROSHIMA", "", "");
        check("RIYADH — “Talks", "RIYADH —", "RIYADH", "", "");
        check("KUWAIT: Talks", "KUWAIT:", "KUWAIT", "", "");
        check(
            "CAIRO - 25 July 2022: Talks",
            "CAIRO - 25 July 2022:",
            "CAIRO",
            "2022-07-25",
            "",
        );
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
            "New Bridge Taxes Coming January 1",
            "The New York Times Does Its Best",
        ] {
            assert_eq!(inline(text, whole(text), true), None, "{text}");
        }
        assert_eq!(inline("DOE: Good evening.", Span::new(0, 18), false), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [PLACES, LABELS, SMALL_WORDS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
    }
}
