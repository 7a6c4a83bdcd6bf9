//! The names inside a run of capitalised words, and what each is of.
//!
//! "German Foreign Minister Anna Roe" is a nationality, a title and one name; "Oslo City Council"
//! is one name although Oslo is one too.

use super::lists::{
    self, COMMON, COUNTRIES, DEMONYMS, FORENAMES, NOT_NAMES, ORGANIZATIONS, PLACES, ROLE_HEADS,
    SEATS, SURNAMES,
};
use super::names::{Name, NameKind, is_capital, is_particle};
use super::starts::Starts;
use super::typing::typed;
use crate::text::Document;
use std::ops::Range;

/// True when the word at `index` may be followed by "of" or "for" inside a name: "Ministry", "Republic".
pub(super) fn opens_phrase(document: &Document, index: usize) -> bool {
    let word = document.word(index);
    lists::org_head(word).1
        || matches!(
            word,
            "Republic"
                | "Kingdom"
                | "Gulf"
                | "Strait"
                | "Bay"
                | "Isle"
                | "Cape"
                | "Chiefs"
                | "Doctors"
        )
}

/// Finds the names inside `run`.
pub(super) fn of_run(
    document: &Document,
    starts: &Starts,
    run: Range<usize>,
    names: &mut Vec<Name>,
) {
    let mut at = run.start;
    let mut titled = follows_role(document, at);
    while at < run.end {
        let word = is_capital(document, at) || is_particle(document.word(at));
        if !word || is_currency(document, at) {
            at += 1;
            continue;
        }
        if let Some(count) = starts
            .title(at)
            .then(|| title(document, at, run.end))
            .flatten()
        {
            at += count;
            titled = true;
            continue;
        }
        let end = group_end(document, starts, at, run.end);
        if let Some(person) = person_in(document, at, end) {
            at = person;
            titled = true;
        }
        if let Some((count, kind)) = starts
            .listed(at)
            .then(|| known(document, at, run.end, end, titled))
            .flatten()
        {
            names.push(Name {
                tokens: at..at + count,
                kind,
                sure: true,
            });
            at += count;
            titled = false;
            continue;
        }
        if DEMONYMS.contains(document.word(at)) && !ends_organization(document, at..end)
            || is_nothing(document, at)
                && !(titled && at + 1 == end && SURNAMES.contains(document.word(at)))
                && (!ends_organization(document, at..end) || is_time(document.word(at)))
        {
            at += lists::longest(&DEMONYMS, document, at, end).map_or(1, |(count, _)| count);
            continue;
        }
        let whole = end;
        let end = cut(document, at, end);
        // An event ("Green Valley Accord") or the office of a minister.
        if end < whole && COMMON.contains_lower(document.word(end))
            || is_portfolio(document, at, end)
        {
            at = whole;
            continue;
        }
        if let Some(name) = typed(document, at..end, titled) {
            names.push(name);
        }
        titled = false;
        at = end.max(at + 1);
    }
}

/// True for "US" in "US$5".
fn is_currency(document: &Document, at: usize) -> bool {
    let glued = document.tokens.get(at + 1).is_some_and(|token| token.glued);
    glued && matches!(document.word(at + 1), "$" | "€" | "£")
}

/// True when a title in lower case stands right before: "deputy chairman Ito".
fn follows_role(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let word = document.word(before);
        word.starts_with(char::is_lowercase)
            && ROLE_HEADS
                .get(word)
                .is_some_and(|columns| columns.starts_with("office"))
    })
}

/// Where a person begins behind words that are no name: "Navy SEAL Ann Roe"; "Minister of Natural
/// Resources Ann Roe".
fn person_in(document: &Document, at: usize, end: usize) -> Option<usize> {
    let plain = |index: usize| {
        let word = document.word(index);
        !is_capital(document, index)
            || COMMON.contains_lower(word)
            || lists::is_shouted(word) && word.len() < 6
    };
    let own = |index: usize| {
        is_capital(document, index)
            && !COMMON.contains_lower(document.word(index))
            && !is_nothing(document, index)
    };
    let start = (at + 1..end.saturating_sub(1)).find(|&index| own(index))?;
    let listed = FORENAMES.contains(document.word(start));
    let fits = (at..start).all(plain)
        && (start..end).all(|index| own(index) || !is_capital(document, index))
        && !lists::org_head(document.word(start - 1)).0
        && is_capital(document, start - 1)
        && lists::longest(&ORGANIZATIONS, document, at, end).is_none()
        && !FORENAMES.contains(document.word(at));
    (fits && (listed || has_portfolio(document, at))).then_some(start)
}

/// True when "minister of" or the like stands a few words before.
fn has_portfolio(document: &Document, at: usize) -> bool {
    (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&index| !matches!(document.word(index), "," | "." | ";" | "(" | ")"))
        .any(|index| {
            document.is_any(index, &["of", "for"])
                && index > 0
                && lists::is_role_head(document.word(index - 1))
        })
}

/// The office of a minister: "Foreign Affairs" behind "minister of".
fn is_portfolio(document: &Document, at: usize, end: usize) -> bool {
    has_portfolio(document, at)
        && (at..end).all(|index| {
            !is_capital(document, index) || COMMON.contains_lower(document.word(index))
        })
        && !(at..end).any(|index| lists::org_head(document.word(index)).0)
}

/// The number of tokens of the title that begins at `at`.
pub(super) fn title(document: &Document, at: usize, end: usize) -> Option<usize> {
    let (count, _) = ROLE_HEADS.longest(document, at, end, true)?;
    let next = at + count;
    let organization = next < end && lists::org_head(document.word(next)).0;
    let known = lists::longest(&ORGANIZATIONS, document, at, end).is_some();
    if organization || known {
        return None;
    }
    Some(count)
}

/// Where the words that may form one name with the one at `at` end: before the next title.
fn group_end(document: &Document, starts: &Starts, at: usize, end: usize) -> usize {
    (at + 1..end)
        .find(|&index| starts.title(index) && title(document, index, end).is_some())
        .map_or(end, |index| {
            let mut last = index;
            while last > at + 1 && !is_capital(document, last - 1) {
                last -= 1;
            }
            last
        })
}

/// A name that a list has, unless it is only the beginning of a longer one.
fn known(
    document: &Document,
    at: usize,
    end: usize,
    group: usize,
    titled: bool,
) -> Option<(usize, NameKind)> {
    let find = |table| lists::longest(table, document, at, end);
    let country = find(&COUNTRIES).map_or(0, |(count, _)| count);
    let seat = find(&SEATS).map_or(0, |(count, _)| count);
    let place = find(&PLACES)
        .filter(|_| !titled)
        .map_or(0, |(count, _)| count);
    // One more token: the clitic of "Moody's".
    let clitic = usize::from(document.is_possessive(end) && document.tokens[end].glued);
    let organization =
        lists::longest(&ORGANIZATIONS, document, at, end + clitic).map_or(0, |(count, _)| count);
    let place = place.max(country).max(seat);
    let (count, kind) = if organization > 0 && organization >= place {
        (organization, NameKind::Organization)
    } else if place > 0 {
        (place, NameKind::Location)
    } else {
        return None;
    };
    let next = at + count;
    if next >= group {
        return Some((count, kind));
    }
    let word = document.word(at);
    let geographic = country > 0 || seat > 0;
    if ends_organization(document, at..group) && !matches!(document.word(next), "-" | "–") {
        return None;
    }
    if kind == NameKind::Organization {
        return (count > 1 || lists::is_shouted(word) || !is_capital(document, next))
            .then_some((count, kind));
    }
    let placed = at > 0 && document.is_any(at - 1, &["in", "near", "outside"]);
    let person = !placed
        && count == 1
        && (FORENAMES.contains(word) || !geographic)
        && is_capital(document, next)
        && !is_nothing(document, next);
    let particle = is_particle(document.word(next));
    (!person && !particle).then_some((count, kind))
}

/// True when the words end with, or begin with, what heads an organisation's name.
pub(super) fn ends_organization(document: &Document, range: Range<usize>) -> bool {
    if range.len() < 2 {
        return false;
    }
    let last = document.word(range.end - 1);
    let phrase = range.clone().any(|index| {
        lists::org_head(document.word(index)).1
            && document.is_any(index + 1, &["of", "for"])
            && index + 2 < range.end
    });
    lists::org_head(last).0 || phrase
}

/// True for a day or month.
pub(super) fn is_time(word: &str) -> bool {
    word.ends_with("day")
        || word.ends_with("days")
        || word.ends_with("ber")
        || matches!(
            word,
            "January" | "February" | "March" | "April" | "May" | "June" | "July" | "August"
        )
}

/// True for a capitalised word that is part of no name: a day, a language, a faith.
fn is_nothing(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    if !NOT_NAMES.contains(word) {
        return false;
    }
    let next = document.word(at + 1);
    let named =
        is_capital(document, at + 1) && !COMMON.contains_lower(next) && !NOT_NAMES.contains(next);
    let initial = word.len() == 1 && word != "A";
    // "Christian Roe", "V Rao", "Ann May".
    let last = word == "May" && at > 0 && FORENAMES.contains(document.word(at - 1));
    !(named && (initial || FORENAMES.contains(word)) || last)
}

/// Ends a group where something else begins: a day ("Ito Monday"), a country behind a person.
fn cut(document: &Document, at: usize, end: usize) -> usize {
    let mut last = end;
    while last > at + 1
        && (!is_capital(document, last - 1)
            || is_nothing(document, last - 1) && !lists::org_head(document.word(last - 1)).0)
    {
        let lower_tail = document.word(last - 2) == "-" && last - 2 > at;
        if lower_tail {
            break;
        }
        last -= 1;
    }
    last
}
