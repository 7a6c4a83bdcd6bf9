//! A name means one thing throughout an article, and stands more than once.

use super::lists::{self, COMMON, COUNTRIES, FUNCTION_WORDS, ORGANIZATIONS, PLACES};
use super::names::{self, Name, NameKind, is_capital};
use crate::text::Document;
use std::collections::{HashMap, HashSet};

/// Settles the kinds of names that stand more than once.
pub(super) fn settle(document: &Document, names: &mut Vec<Name>) {
    one_kind(document, names);
    surnames(document, names);
    if lists::on('C') {
    passed_over(document, names);
    }
    doubtful(document, names);
}

/// Gives all names with one text the kind that most of them have.
fn one_kind(document: &Document, names: &mut [Name]) {
    let mut weights: HashMap<&str, [u32; 3]> = HashMap::new();
    for name in names.iter() {
        let text = document.slice(document.span(&name.tokens));
        weights.entry(text).or_default()[name.kind as usize] += 50 + u32::from(name.margin);
    }
    for name in names {
        let text = document.slice(document.span(&name.tokens));
        let Some(weights) = weights.get(text) else { continue };
        let kinds = [NameKind::Person, NameKind::Organization, NameKind::Location];
        for kind in kinds {
            if weights[kind as usize] > weights[name.kind as usize] {
                name.kind = kind;
            }
        }
    }
}

/// Makes single words people that bear the surname of a full name.
fn surnames(document: &Document, names: &mut [Name]) {
    let bearers: HashSet<&str> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1)
        .map(|name| document.word(name.tokens.end - 1))
        .collect();
    for name in names {
        let before = name.tokens.start.wrapping_sub(1);
        let placed = document.is_any(before, &["in", "at", "near", "to", "from", "outside"])
            || document.word(name.tokens.end) == ",";
        let text = document.word(name.tokens.start);
        if name.tokens.len() == 1 && (!placed || lists::on('2') && name.kind == NameKind::Organization) && bearers.contains(text) && !COUNTRIES.contains(text) {
            name.kind = NameKind::Person;
        }
    }
}

/// Adds names that stand elsewhere in the article.
fn passed_over(document: &Document, names: &mut Vec<Name>) {
    let mut known: HashMap<String, Vec<(usize, &str, NameKind)>> = HashMap::new();
    let least: u16 = std::env::var("CM").ok().and_then(|x| x.parse().ok()).unwrap_or(100);
    for name in names.iter().filter(|name| name.margin >= least) {
        let mut note = |first: usize| {
            let text = document.slice(document.span(&(first..name.tokens.end)));
            let forms = known.entry(document.word(first).to_owned()).or_default();
            if forms.len() < 20 && !forms.iter().any(|(_, other, _)| *other == text) {
                forms.push((name.tokens.end - first, text, name.kind));
                if lists::on('W') {
                    known.entry(document.word(first).to_lowercase()).or_default().push((name.tokens.end - first, text, name.kind));
                }
            }
        };
        if name.kind != NameKind::Person || name.tokens.len() > 1 || !lists::on('D') {
            note(name.tokens.start);
        }
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            note(name.tokens.end - 1);
        }
    }
    names::add(document, names, |index, end, loud| {
        if !is_capital(document, index) { return None; }
        let word = document.word(index);
        let forms = known.get(&if loud { word.to_lowercase() } else { word.to_owned() })?;
        let (count, _, kind) = forms
            .iter()
            .filter(|(count, text, _)| {
                index + count <= end
                    && (document.slice(document.span(&(index..index + count))) == *text || loud && document.slice(document.span(&(index..index + count))).to_lowercase() == text.to_lowercase())
                    && (*count > 1
                        || !COMMON.contains_lower(word) && !FUNCTION_WORDS.contains_lower(word))
                    && (loud || !is_capital(document, index + count)
                    && !(index > 0 && is_capital(document, index - 1)))
            })
            .max_by_key(|(count, _, _)| *count)?;
        Some(Name {
            tokens: index..index + count,
            kind: *kind,
            margin: 0,
        })
    });
}

/// Leaves out organisations that stand once, in no list, and of which the tagger was not sure.
fn doubtful(document: &Document, names: &mut Vec<Name>) {
    let least: u16 = std::env::var("DOUBT").ok().and_then(|x| x.parse().ok()).unwrap_or(100);
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in names.iter() {
        *times.entry(document.slice(document.span(&name.tokens))).or_default() += 1;
    }
    let text = |name: &Name| document.slice(document.span(&name.tokens));
    names.retain(|name| {
        let text = text(name);
        name.kind != NameKind::Organization && !(lists::on('E') && name.kind == NameKind::Person && name.margin < 50)
            || name.margin >= least
            || times.get(text).is_some_and(|&count| count > 1)
            || ORGANIZATIONS.contains(text)
            || PLACES.contains(text)
            || lists::org_head(document.word(name.tokens.end - 1)).0
    });
}
