//! What the lists know of names: countries, capitals, places and organisations that the tagger
//! took for something else or passed over.

use super::lists::{self, COMMON, COUNTRIES, FORENAMES, ORGANIZATIONS, PLACES, SEATS, SURNAMES};
use super::names::{self, Name, NameKind, is_capital};
use crate::text::Document;

/// Corrects kinds by the lists and adds listed names.
pub(super) fn correct(document: &Document, names: &mut Vec<Name>) {
    names.retain(|name| !(lists::on('Y') && name.tokens.len() == 1 && lists::NOT_NAMES.contains(document.word(name.tokens.start)) && !ORGANIZATIONS.contains(document.word(name.tokens.start)) && !SURNAMES.contains(document.word(name.tokens.start)) && !FORENAMES.contains(document.word(name.tokens.start))));
    for name in names.iter_mut() {
        if let Some(kind) = kind(document, name) {
            name.kind = kind;
        }
    }
    names::add(document, names, |index, end, loud| listed(document, index, end, loud));
}

/// The kind that the lists give to a name.
fn kind(document: &Document, name: &Name) -> Option<NameKind> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let whole = |table| {
        lists::longest(table, document, start, end)
            .filter(|(count, _)| *count == end - start)
            .map(|(_, columns)| columns)
    };
    let text = document.slice(document.span(&name.tokens));
    if lists::on('Y') && name.tokens.len() == 1 && name.kind == NameKind::Person && lists::NOT_NAMES.contains(text) { return None; }
    if whole(&COUNTRIES).is_some() {
        let person = name.kind == NameKind::Person && FORENAMES.contains(text);
        return (!person).then_some(NameKind::Location);
    }
    if let Some(columns) = whole(&SEATS) {
        let person = name.kind == NameKind::Person && (FORENAMES.contains(text) || SURNAMES.contains(text));
        return (columns.ends_with("seat") || !person).then_some(NameKind::Location);
    }
    let borne = FORENAMES.contains(text) || SURNAMES.contains(text);
    if whole(&ORGANIZATIONS).is_some() && name.kind != NameKind::Organization && (!borne || name.tokens.len() > 1) {
        return Some(NameKind::Organization);
    }
    if name.kind == NameKind::Organization && name.margin < 200 && whole(&PLACES).is_some() && whole(&ORGANIZATIONS).is_none() {
        return Some(NameKind::Location);
    }
    if lists::on('P') && name.kind == NameKind::Organization && name.tokens.len() > 1 && whole(&ORGANIZATIONS).is_none() && !lists::org_head(document.word(end - 1)).0
        && lists::PLACE_HEADS.get(document.word(end - 1)).is_some_and(|columns| !columns.starts_with("first") && (lists::on('U') || !columns.ends_with('f'))) {
        return Some(NameKind::Location);
    }
    if lists::on('B') && name.kind == NameKind::Organization && matches!(text, "West" | "Mideast" | "Global South") {
        return Some(NameKind::Location);
    }
    None
}

/// A listed name at `index` that the tagger passed over.
fn listed(document: &Document, index: usize, end: usize, loud: bool) -> Option<Name> {
    let capital = is_capital(document, index);
    if !capital && !(lists::on('4') && document.is_word(index) && ORGANIZATIONS.has_prefix(document.word(index))) {
        return None;
    }
    let find = |table| lists::longest(table, document, index, end).map_or(0, |(count, _)| count);
    let alone = |count: usize| {
        loud || !is_capital(document, index + count)
            && !(index > 0 && is_capital(document, index - 1))
    };
    let plain = |count: usize| count > 1 || document.word(index) == "US" || capital && !COMMON.contains_lower(document.word(index));
    let candidates = [
        (find(&COUNTRIES), NameKind::Location),
        (find(&ORGANIZATIONS), NameKind::Organization),
    ];
    let mut best: Option<(usize, NameKind)> = None;
    for (count, kind) in candidates {
        if count > 0 && (alone(count) || lists::on('S') && kind == NameKind::Location && lists::is_role_head(document.word(index + count)) && !(index > 0 && is_capital(document, index - 1)) || lists::on('A') && count > 1 && kind == NameKind::Organization) && plain(count) && best.is_none_or(|(most, _)| count > most) {
            best = Some((count, kind));
        }
    }
    best.map(|(count, kind)| Name {
        tokens: index..index + count,
        kind,
        margin: 0,
    })
}
