//! The names inside a run of capitalised words, and what each is of.
//!
//! "German Foreign Minister Anna Roe" is a nationality, a title and one name; "Oslo City Council"
//! is one name although Oslo is one too.

use super::lists::{
    self, ACTING_VERBS, COMMON, COUNTRIES, DEMONYMS, FORENAMES, FUNCTION_WORDS, NOT_NAMES,
    ORGANIZATIONS, PLACE_HEADS, PLACES, ROLE_HEADS, ROLE_MODIFIERS, SEATS, SURNAMES,
};
use super::names::{Name, NameKind, is_capital, is_particle};
use crate::text::{Document, Sentence};
use std::collections::{HashMap, HashSet};
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
pub(super) fn of_run(document: &Document, run: Range<usize>, names: &mut Vec<Name>) {
    let mut at = run.start;
    let mut titled = follows_role(document, at);
    while at < run.end {
        if !is_capital(document, at) && !is_particle(document.word(at)) {
            at += 1;
            continue;
        }
        if document.tokens.get(at + 1).is_some_and(|token| token.glued)
            && matches!(document.word(at + 1), "$" | "€" | "£")
        {
            at += 1;
            continue;
        }
        if let Some(count) = title(document, at, run.end) {
            at += count;
            titled = true;
            continue;
        }
        let end = group_end(document, at, run.end);
        if let Some(person) = person_in(document, at, end) {
            at = person;
            titled = true;
        }
        if let Some((count, kind)) = known(document, at, run.end, end, titled) {
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
        let event = end < whole && COMMON.contains_lower(document.word(end));
        if event {
            at = whole;
            continue;
        }
        if is_portfolio(document, at, end) {
            at = end;
            continue;
        }
        if let Some(name) = typed(document, at..end, titled) {
            names.push(name);
        }
        titled = false;
        at = end.max(at + 1);
    }
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
fn title(document: &Document, at: usize, end: usize) -> Option<usize> {
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
fn group_end(document: &Document, at: usize, end: usize) -> usize {
    (at + 1..end)
        .find(|&index| is_capital(document, index) && title(document, index, end).is_some())
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
    let organization =
        lists::longest(&ORGANIZATIONS, document, at, end + 1).map_or(0, |(count, _)| count);
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
fn ends_organization(document: &Document, range: Range<usize>) -> bool {
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
fn is_time(word: &str) -> bool {
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

/// The name that the words of `range` make, by its shape and neighbours.
fn typed(document: &Document, range: Range<usize>, titled: bool) -> Option<Name> {
    let words: Vec<&str> = range
        .clone()
        .filter(|&index| is_capital(document, index))
        .map(|index| document.word(index))
        .collect();
    let first = *words.first()?;
    let last = *words.last()?;
    let name = |kind, sure| {
        Some(Name {
            tokens: range.clone(),
            kind,
            sure,
        })
    };
    if matches!(first, "USS" | "HMS" | "HMAS" | "HNLMS" | "INS" | "HMCS") {
        return None;
    }
    let forename = FORENAMES.contains(first) && !matches!(first, "Al" | "El" | "La");
    let surname = SURNAMES.contains(last);
    if words.len() >= 2 && !(forename && surname && words.len() == 2) {
        if ends_organization(document, range.clone()) {
            return name(NameKind::Organization, true);
        }
        let head = PLACE_HEADS
            .get(last)
            .is_some_and(|columns| !columns.starts_with("first"));
        let begins = PLACE_HEADS
            .get(first)
            .is_some_and(|columns| !columns.starts_with("last"));
        if head || begins && !titled {
            return name(NameKind::Location, head);
        }
    }
    if titled {
        let person = words.len() > 1 || !COMMON.contains_lower(first);
        return if person {
            name(NameKind::Person, true)
        } else {
            None
        };
    }
    if words.len() == 1 {
        return single(document, range.clone(), first);
    }
    if forename && (surname || !COMMON.contains_lower(last)) {
        return name(NameKind::Person, true);
    }
    if surname && !COMMON.contains_lower(first) {
        return name(NameKind::Person, true);
    }
    let ordinary = words
        .iter()
        .filter(|word| COMMON.contains_lower(word))
        .count();
    let loud = words
        .iter()
        .filter(|word| lists::is_shouted(word) && word.len() > 2)
        .count();
    if ordinary > 0 || loud > 0 {
        return name(NameKind::Organization, false);
    }
    name(NameKind::Person, false)
}

/// A name of one word, unknown to the lists of organisations and places.
fn single(document: &Document, range: Range<usize>, word: &str) -> Option<Name> {
    let name = |kind, sure| {
        Some(Name {
            tokens: range.clone(),
            kind,
            sure,
        })
    };
    let next = document.word(range.end);
    let before = range
        .start
        .checked_sub(1)
        .map_or("", |index| document.word(index));
    let placed = matches!(before, "in" | "near" | "at" | "outside" | "across");
    if word.chars().count() == 1 || word.ends_with('.') {
        return None;
    }
    if lists::is_shouted(word) {
        if word.len() > 3 && COMMON.contains_lower(word) {
            return None;
        }
        return name(NameKind::Organization, word.len() <= 6);
    }
    if word.strip_suffix('s').is_some_and(lists::is_shouted) {
        return None;
    }
    let says = ACTING_VERBS.contains(next);
    if FORENAMES.contains(word) || SURNAMES.contains(word) {
        return name(
            if placed {
                NameKind::Location
            } else {
                NameKind::Person
            },
            false,
        );
    }
    if lists::org_head(word).0 {
        return name(NameKind::Organization, false);
    }
    if FUNCTION_WORDS.contains_lower(word)
        || ROLE_MODIFIERS.contains_lower(word)
        || COMMON.contains_lower(word)
    {
        return None;
    }
    if placed {
        return name(NameKind::Location, false);
    }
    if says {
        return name(NameKind::Person, false);
    }
    name(NameKind::Organization, false)
}

/// Makes the guesses agree within the article: a word that ends a full name of a person is that
/// person, a word that is typed surely elsewhere is the same here.
pub(super) fn settle(document: &Document, names: &mut Vec<Name>) {
    let mut people: HashMap<&str, bool> = HashMap::new();
    let mut votes: HashMap<&str, [usize; 3]> = HashMap::new();
    for name in names.iter() {
        let text = document.slice(document.span(&name.tokens));
        let vote = votes.entry(text).or_default();
        vote[name.kind as usize] += if name.sure { 5 } else { 1 };
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            let sure = people
                .entry(document.word(name.tokens.end - 1))
                .or_default();
            *sure |= name.sure;
        }
    }
    for name in names.iter_mut().filter(|name| !name.sure) {
        let text = document.slice(document.span(&name.tokens));
        if people.contains_key(text) {
            name.kind = NameKind::Person;
            continue;
        }
        if let Some(vote) = votes.get(text) {
            let most = vote.iter().max().copied().unwrap_or(0);
            if vote[name.kind as usize] < most {
                name.kind = if vote[0] == most {
                    NameKind::Person
                } else if vote[1] == most {
                    NameKind::Organization
                } else {
                    NameKind::Location
                };
            }
        }
    }
    drop_guesses(document, names);
}

/// Drops guesses of organisations that nothing in the article bears out: kept are those that stand
/// twice and act once ("Acme said"), and heads ("the Ministry"), which merging looks after.
fn drop_guesses(document: &Document, names: &mut Vec<Name>) {
    let mut seen: HashMap<&str, (usize, bool)> = HashMap::new();
    for name in names.iter() {
        let (count, acts) = seen
            .entry(document.slice(document.span(&name.tokens)))
            .or_default();
        *count += 1;
        *acts |= ACTING_VERBS.contains(document.word(name.tokens.end));
    }
    names.retain(|name| {
        let text = document.slice(document.span(&name.tokens));
        let borne_out = seen
            .get(text)
            .is_some_and(|&(count, acts)| count > 1 && acts);
        name.sure || name.kind != NameKind::Organization || borne_out || lists::org_head(text).0
    });
}

/// Adds surnames that are ordinary words or places too, where the article has their bearer by full
/// name: "Young" after "Ann Young", "Austin" after "Lloyd Austin".
pub(super) fn add_surnames(document: &Document, names: &mut Vec<Name>) {
    let bearers: HashSet<&str> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.sure && name.tokens.len() > 1)
        .map(|name| document.word(name.tokens.end - 1))
        .collect();
    if bearers.is_empty() {
        return;
    }
    let mut covered = vec![false; document.tokens.len()];
    for name in names.iter_mut() {
        let text = document.slice(document.span(&name.tokens));
        let before = name.tokens.start.wrapping_sub(1);
        let placed = document.is_any(before, &["in", "at", "near", "to", "from", "outside"])
            || document.word(name.tokens.end) == ",";
        if name.kind != NameKind::Person
            && bearers.contains(text)
            && !placed
            && !COUNTRIES.contains(text)
        {
            name.kind = NameKind::Person;
        }
        covered[name.tokens.clone()].fill(true);
    }
    for sentence in &document.sentences {
        let inside = sentence.tokens.start + 1..sentence.tokens.end;
        for index in inside {
            if !covered[index]
                && bearers.contains(document.word(index))
                && stands_alone(document, index)
            {
                names.push(Name {
                    tokens: index..index + 1,
                    kind: NameKind::Person,
                    sure: true,
                });
            }
        }
        let first = sentence.tokens.start;
        if !covered[first]
            && bearers.contains(document.word(first))
            && (ACTING_VERBS.contains(document.word(first + 1))
                || document.is_possessive(first + 1))
        {
            names.push(Name {
                tokens: first..first + 1,
                kind: NameKind::Person,
                sure: true,
            });
        }
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// True for a capitalised word that is neither part of a longer run of capitals nor a month.
fn stands_alone(document: &Document, index: usize) -> bool {
    let month = is_time(document.word(index))
        && (document.is_any(
            index - 1,
            &[
                "in", "on", "since", "last", "next", "until", "by", "of", "early", "late", "mid",
                "this",
            ],
        ) || document
            .word(index + 1)
            .starts_with(|c: char| c.is_ascii_digit()));
    let quoted = matches!(document.word(index - 1), "“" | "\"" | "‘" | ":" | ".");
    is_capital(document, index)
        && !is_capital(document, index + 1)
        && !is_capital(document, index - 1)
        && !month
        && !quoted
}

/// The names in a headline set in capitals: those that the body or a list has.
pub(super) fn in_loud(
    document: &Document,
    sentence: &Sentence,
    names: &mut Vec<Name>,
    quiet: usize,
) {
    let known: HashMap<String, NameKind> = names[..quiet]
        .iter()
        .flat_map(|name| forms(document, name))
        .collect();
    let end = sentence.tokens.end;
    let mut at = sentence.tokens.start;
    while at < end {
        match loud_name(document, &known, at, end) {
            Some((count, kind)) => {
                names.push(Name {
                    tokens: at..at + count,
                    kind,
                    sure: true,
                });
                at += count;
            }
            None => at += 1,
        }
    }
}

/// The texts under which a name of the body may stand in the headline, in lower case.
fn forms(document: &Document, name: &Name) -> Vec<(String, NameKind)> {
    let mut forms = vec![(
        document.slice(document.span(&name.tokens)).to_lowercase(),
        name.kind,
    )];
    if name.kind == NameKind::Person && name.tokens.len() > 1 {
        forms.push((document.word(name.tokens.end - 1).to_lowercase(), name.kind));
    }
    forms
}

fn loud_name(
    document: &Document,
    known: &HashMap<String, NameKind>,
    at: usize,
    end: usize,
) -> Option<(usize, NameKind)> {
    if !is_capital(document, at) {
        return None;
    }
    let body = (1..=6.min(end - at)).rev().find_map(|count| {
        let text = document.slice(document.span(&(at..at + count)));
        known.get(&text.to_lowercase()).map(|kind| (count, *kind))
    });
    let word = document.word(at);
    let plain = |count: usize| {
        count > 1
            || word == "US"
            || !COMMON.contains_lower(word) && !FUNCTION_WORDS.contains_lower(word)
    };
    let listed = |table, kind| {
        lists::longest(table, document, at, end)
            .filter(|(count, _)| plain(*count))
            .map(|(count, _)| (count, kind))
    };
    let candidates = [
        body.filter(|(count, _)| plain(*count) || !lists::is_shouted(word)),
        listed(&ORGANIZATIONS, NameKind::Organization),
        listed(&COUNTRIES, NameKind::Location),
        listed(&SEATS, NameKind::Location),
        listed(&PLACES, NameKind::Location),
    ];
    let mut best: Option<(usize, NameKind)> = None;
    for candidate in candidates.into_iter().flatten() {
        if best.is_none_or(|(count, _)| candidate.0 > count) {
            best = Some(candidate);
        }
    }
    best.or_else(|| {
        let next = document.word(at + 1);
        let full = at + 1 < end
            && is_capital(document, at + 1)
            && FORENAMES.contains(&lists::softened(word))
            && !COMMON.contains_lower(next)
            && !NOT_NAMES.contains(next);
        full.then_some((2, NameKind::Person))
    })
}
