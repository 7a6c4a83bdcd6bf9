//! The head of an inline dateline: place, date, time and agency before the dash or colon.

use super::dateline::AGENCIES;
use super::dates::{self, Date};
use super::scan::{Mark, MarkKind};
use super::shape;
use crate::text::{Span, Table};

/// Cities that stand without their country, in lower case.
static PLACES: Table = crate::text::table!(include_str!("places.txt"));
/// What stands in capitals before a dash and is no place, in lower case.
static LABELS: Table = crate::text::table!(include_str!("labels.txt"));
/// Small words in names of people and places; column: where.
static SMALL_WORDS: Table = crate::text::table!(include_str!("small_words.tsv"));
/// A place has at most this many words, and its region as many.
const PLACE_WORDS: usize = 5;

/// How the agency is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum AgencyForm {
    /// "afrol News, 6 May -"
    #[default]
    Name,
    /// "(AP)"
    Brackets,
    /// "/TASS/"
    Strokes,
}

/// Place, date, time and agency before the separator.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) place: Option<Span>,
    capitals: bool,
    regions: usize,
    /// The place stands alone in [`PLACES`].
    known_place: bool,
    pub(super) date: Option<Date>,
    pub(super) time: Option<String>,
    pub(super) agency: Option<Span>,
    /// The agency stands in [`AGENCIES`].
    pub(super) known_agency: bool,
    pub(super) agency_form: AgencyForm,
    /// Marks read.
    pub(super) end: usize,
}

impl Head {
    pub(super) fn read(text: &str, marks: &[Mark<'_>]) -> Option<Head> {
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

    /// "(AP)", "/TASS/".
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
        self.agency_form = if close == "/" {
            AgencyForm::Strokes
        } else {
            AgencyForm::Brackets
        };
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

    pub(super) fn before_dash(&self, text: &str) -> bool {
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
    pub(super) fn before_colon(&self, body: &str) -> bool {
        let sentence = || body.len() > 60 && shape::ends_in_stop(body);
        self.place.is_some()
            && (self.capitals && self.regions < 2
                || self.date.is_some()
                || self.known_agency
                || self.known_place && self.regions == 0 && sentence())
    }

    /// "Washington (CNN) The talks", "(CNN) The talks".
    pub(super) fn before_words(&self) -> bool {
        self.known_agency
            && self.date.is_none()
            && self.agency_form != AgencyForm::Name
            && (self.place.is_none() || self.capitals || self.known_place || self.regions == 1)
    }

    /// "PARIS (AP)", "Lima, January 8, 2026" on a line of its own. Near-miss: "New Taxes Coming January 1".
    pub(super) fn alone(&self) -> bool {
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

/// A small word inside the name of a place: "RIO DE JANEIRO".
pub(super) fn is_particle(mark: &Mark<'_>) -> bool {
    SMALL_WORDS
        .get(mark.text)
        .is_some_and(|column| column.contains("place"))
}

#[cfg(test)]
mod tests {
    use super::super::scan;
    use super::*;

    fn place(text: &str) -> Option<&str> {
        let marks = scan::marks(text, Span::new(0, text.len()), 40);
        Head::read(text, &marks)?.place.map(|place| place.of(text))
    }

    #[test]
    fn takes_city_and_region() {
        assert_eq!(
            place("PORT-AU-PRINCE, Haiti (AP) —"),
            Some("PORT-AU-PRINCE, Haiti")
        );
        assert_eq!(place("ST. LOUIS, Mo. —"), Some("ST. LOUIS, Mo."));
        assert_eq!(place("RIO DE JANEIRO, Jan 6 -"), Some("RIO DE JANEIRO"));
        assert_eq!(place("UPDATE -"), None);
        assert_eq!(place("One Two Three Four Five Six -"), None);
        assert_eq!(place("at home -"), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [PLACES, LABELS, SMALL_WORDS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
    }
}
