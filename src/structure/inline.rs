//! Inline datelines: place, date and agency before the first words of the body.
//!
//! A dateline is recognised, never assumed: a dash near the start of a paragraph proves nothing.

use super::dateline::{AGENCIES, LONGEST, Stamp};
use super::dates;
use super::head::{self, AgencyForm, Head};
use super::scan::{self, Mark, MarkKind};
use super::shape;
use crate::text::Span;

/// What may be a dateline.
#[derive(Debug, Clone)]
pub(super) struct Found {
    stamp: Stamp,
    /// A colon ends it: it is one only where the body opens.
    colon: bool,
}

impl Found {
    /// The dateline. `opens` is true for the first paragraph of the body, where a place in capitals and
    /// a colon suffice: "KUWAIT: …".
    pub(super) fn accepted(&self, opens: bool) -> Option<&Stamp> {
        (opens || !self.colon).then_some(&self.stamp)
    }
}

/// The dateline with which a paragraph begins, with `opens` as in [`Found::accepted`].
pub(super) fn inline(text: &str, block: Span, opens: bool) -> Option<Stamp> {
    find(text, block)
        .filter(|found| opens || !found.colon)
        .map(|found| found.stamp)
}

/// What may be the dateline with which a paragraph begins.
pub(super) fn find(text: &str, block: Span) -> Option<Found> {
    // A head begins with a word, a number or the bracket of an agency.
    let first = block.of(text).chars().find(|c| !c.is_whitespace())?;
    if !first.is_alphanumeric() && !matches!(first, '(' | '/' | ',' | '-' | '–' | '—') {
        return None;
    }
    if runs_into_sentence(text, block) {
        return None;
    }
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
        Separator::Colon => !body.is_empty() && head.before_colon(body.of(text)),
        Separator::Stop => head.agency_form == AgencyForm::Strokes,
        Separator::None if body.is_empty() => head.alone(),
        Separator::None => head.before_words(),
    };
    if !accepted || head.place.is_none() && head.agency.is_none() {
        return None;
    }
    let (publisher, place) = head
        .place
        .map_or((None, None), |words| publisher_or_place(text, words));
    Some(Found {
        stamp: Stamp {
            span: dateline,
            place,
            date: head.date,
            time: head.time.take(),
            agency: head.agency.or(publisher),
        },
        colon: separator == Separator::Colon,
    })
}

/// True when the block begins with words in capitals, or none, and goes on in small letters: "The
/// mayor", "Jane Doe said". No sign and no date is there to end a dateline. Most blocks do.
fn runs_into_sentence(text: &str, block: Span) -> bool {
    let mut marks = scan::read(text, block);
    let Some(first) = marks.next().filter(|mark| mark.kind == MarkKind::Word) else {
        return false;
    };
    if AGENCIES.may_begin_with_lower(first.text) {
        return false;
    }
    let behind = marks.take(LONGEST).find(|mark| !mark.capital());
    behind.is_some_and(|mark| mark.kind == MarkKind::Word && !head::is_particle(&mark))
}

/// "DAILY HARBOUR NEWS (AP) -" begins with the newspaper, not with a place.
fn publisher_or_place(text: &str, words: Span) -> (Option<Span>, Option<Span>) {
    let publishes = |word: &str| {
        [
            "today",
            "news",
            "times",
            "daily",
            "gazette",
            "herald",
            "tribune",
            "telegraph",
        ]
        .iter()
        .any(|name| word.eq_ignore_ascii_case(name))
    };
    if shape::words(words.of(text)).any(publishes) {
        (Some(words), None)
    } else {
        (None, Some(words))
    }
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

#[cfg(test)]
mod tests {
    use super::super::dates::Date;
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
            "HARBOUR TODAY (AP) — Talks",
            "HARBOUR TODAY (AP) —",
            "",
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
}
