//! Names in lines set in capitals, where capitals say nothing.

use super::lists::{
    self, COMMON, COUNTRIES, FORENAMES, FUNCTION_WORDS, NOT_NAMES, ORGANIZATIONS, PLACES, SEATS,
};
use super::names::{Name, NameKind, is_capital};
use crate::text::{Document, Sentence};
use std::collections::HashMap;

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
