//! Names of one article made to agree: a surname is a person when its bearer stands there by full
//! name, guesses that nothing bears out are dropped.

use super::lists::{self, ACTING_VERBS, COMMON, COUNTRIES};
use super::names::{Name, NameKind, is_capital};
use super::segments::is_time;
use crate::text::Document;
use std::collections::{HashMap, HashSet};

/// Makes the guesses agree within the article: a word that ends a full name of a person is that
/// person, a word that is typed surely elsewhere is the same here.
pub(super) fn settle(document: &Document, names: &mut Vec<Name>) {
    let mut people: HashSet<&str> = HashSet::new();
    let mut votes: HashMap<&str, [usize; 3]> = HashMap::new();
    for name in names.iter() {
        let text = document.slice(document.span(&name.tokens));
        let vote = votes.entry(text).or_default();
        vote[name.kind as usize] += if name.sure { 5 } else { 1 };
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            for index in name
                .tokens
                .clone()
                .filter(|&index| is_capital(document, index))
            {
                let word = document.word(index);
                if index + 1 == name.tokens.end || !COMMON.contains_lower(word) {
                    people.insert(word);
                }
            }
        }
    }
    for name in names.iter_mut().filter(|name| !name.sure) {
        let text = document.slice(document.span(&name.tokens));
        if people.contains(text) || people.contains(lists::softened(text).as_str()) {
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
