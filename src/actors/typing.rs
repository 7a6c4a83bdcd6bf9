//! What a name is of, by its words and its neighbours.

use super::lists::{
    self, ACTING_VERBS, COMMON, FORENAMES, FUNCTION_WORDS, PLACE_HEADS, ROLE_MODIFIERS, SURNAMES,
};
use super::names::{Name, NameKind, is_capital};
use super::segments::{ends_organization, title};
use crate::text::Document;
use std::ops::Range;

/// The name that the words of `range` make, by its shape and neighbours.
pub(super) fn typed(document: &Document, range: Range<usize>, titled: bool) -> Option<Name> {
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
    // "Senate Minority" before "Leader".
    let title_follows = title(document, range.end, range.end + 4).is_some();
    if title_follows && words.iter().all(|word| COMMON.contains_lower(word)) {
        return None;
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
        let soft = lists::softened(word);
        let person = word.len() > 3 && (FORENAMES.contains(&soft) || SURNAMES.contains(&soft));
        return if person {
            name(NameKind::Person, false)
        } else {
            name(NameKind::Organization, word.len() <= 6)
        };
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
