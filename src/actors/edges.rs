//! Where names begin and end: titles, marks and particles at their edges.

use super::lists::{self, ACTING_VERBS, FORENAMES, FUNCTION_WORDS, ORGANIZATIONS};
use super::names::{Name, NameKind, is_capital, is_glued, is_particle};
use crate::text::Document;
use std::collections::HashSet;

/// Sets the edges of all names; names that are none are left out.
pub(super) fn set(document: &Document, tagged: Vec<Name>) -> Vec<Name> {
    let bearers = bearers(document, &tagged);
    let mut names: Vec<Name> = Vec::with_capacity(tagged.len());
    for mut name in tagged {
        if let Some(last) = names.last_mut() {
            if name.tokens.start < last.tokens.end {
                continue;
            }
            if is_double(document, last, &name) || lists::on('H') && is_of(document, last, &name) {
                last.tokens.end = name.tokens.end;
                continue;
            }
        }
        if lists::on('G') && is_chamber(document, &name) || is_party_tag(document, &name) || is_run_together(document, &bearers, &name) {
            continue;
        }
        without_title(document, &mut name);
        without_tail(document, &mut name);
        with_particles(document, &mut name);
        if lists::on('I') && is_photographer(document, &name) {
            name.kind = NameKind::Person;
        }
        for piece in pieces(document, &bearers, name) {
            if !piece.tokens.is_empty() {
                names.push(piece);
            }
        }
    }
    names
}

/// The surnames of the people who stand in the article by full name.
fn bearers<'t>(document: &Document<'t>, names: &[Name]) -> HashSet<&'t str> {
    names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1)
        .map(|name| document.word(name.tokens.end - 1))
        .collect()
}

/// Two halves of a double name: "Amoako" and "Attah" in "Mr Amoako-Attah".
fn is_double(document: &Document, one: &Name, other: &Name) -> bool {
    let hyphen = one.tokens.end;
    one.kind == NameKind::Person
        && other.kind == NameKind::Person
        && other.tokens.start == hyphen + 1
        && document.word(hyphen) == "-"
        && is_glued(document, hyphen)
        && is_glued(document, hyphen + 1)
}

/// A body that only its country tells from others: "Parliament" and "Kvxland" in "Parliament of Kvxland".
fn is_of(document: &Document, one: &Name, other: &Name) -> bool {
    let of = one.tokens.end;
    let next = of + 1 + usize::from(document.is(of + 1, "the"));
    one.kind == NameKind::Organization
        && other.kind == NameKind::Location
        && document.is(of, "of")
        && other.tokens.start == next
        && one.tokens.clone().all(|index| matches!(document.word(index), "Supreme" | "High" | "Constitutional") || lists::org_head(document.word(index)).0)
}

/// "D-Md." and "R-Ohio", the party and state of a member of Congress.
fn is_party_tag(document: &Document, name: &Name) -> bool {
    let start = name.tokens.start;
    let tag = matches!(document.word(start), "R" | "D" | "I")
        && document.word(start + 1) == "-"
        && is_glued(document, start + 1)
        && document.is_capitalized(start + 2);
    tag && start > 0 && matches!(document.word(start - 1), "," | "(" | "[")
}

/// A chamber or party that only tells whose speaker or candidate somebody is.
fn is_chamber(document: &Document, name: &Name) -> bool {
    let next = name.tokens.end;
    name.kind == NameKind::Organization
        && name.tokens.len() == 1
        && match document.word(name.tokens.start) {
            "House" | "Senate" => is_capital(document, next),
            "Republican" | "Democratic" | "Conservative" | "Labour" | "Democrat" => {
                !document.is_possessive(next) && document.is_word(next)
            }
            _ => false,
        }
}

/// A name with the next word run into it, where the article has the name alone: "Roehas said".
fn is_run_together(document: &Document, bearers: &HashSet<&str>, name: &Name) -> bool {
    let last = document.word(name.tokens.end - 1);
    last.char_indices().skip(4).any(|(at, _)| {
        last.split_at_checked(at).is_some_and(|(head, tail)| {
            bearers.contains(head) && (FUNCTION_WORDS.contains(tail) || ACTING_VERBS.contains(tail))
        })
    })
}

/// Takes titles and verbs off the head of a person's name.
fn without_title(document: &Document, name: &mut Name) {
    if name.kind != NameKind::Person {
        return;
    }
    while name.tokens.len() > 1 {
        let word = document.word(name.tokens.start);
        let courtesy = lists::on('V') && lists::ROLE_HEADS.get_lower(word).is_some_and(|c| c.starts_with("courtesy")) || lists::on('7') && document.is_any(name.tokens.start, &["sheikh", "sheikha"]);
        let title = lists::is_role_head(word) && !courtesy || ACTING_VERBS.contains_lower(word);
        let broken = word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase);
        if !title && !broken || FORENAMES.contains(word) {
            return;
        }
        name.tokens.start += 1;
    }
}

/// Takes off the tail of a name what does not belong to it.
fn without_tail(document: &Document, name: &mut Name) {
    let has = |mark: &str| name.tokens.clone().position(|index| document.word(index) == mark);
    if let (Some(open), None) = (has("("), has(")")) {
        name.tokens.end = name.tokens.start + open;
    }
    if lists::on('Q') && name.kind == NameKind::Location && name.tokens.len() > 1 && document.is(name.tokens.start, "the") {
        name.tokens.start += 1;
    }
    while name.kind == NameKind::Organization && name.tokens.len() > 1 {
        let last = name.tokens.end - 1;
        let word = document.word(last);
        let leader = matches!(word, "Minority" | "Majority") && document.is_any(last + 1, &["leader", "whip"]);
        let title = word.ends_with('.') && lists::is_role_head(word) && is_capital(document, last + 1);
        let small = lists::on('F') && word.starts_with(char::is_lowercase) && word.chars().all(char::is_alphabetic) && word != "party" && !(lists::on('O') && !matches!(word, "group" | "news" | "magazine" | "newspaper" | "foreign" | "daily" | "central"));
        if !leader && !title && !small && !matches!(word, "APP" | "Photo" | "Photos") {
            return;
        }
        name.tokens.end = last;
    }
}

/// Takes in what stands behind particles: "Ursula" of "Ursula von der Leyen".
fn with_particles(document: &Document, name: &mut Name) {
    if name.kind != NameKind::Person {
        return;
    }
    let mut end = name.tokens.end;
    if document.word(end) == "-" && is_glued(document, end) && is_glued(document, end + 1) {
        // "Chan-o" of "Chan-o-cha".
        let double = end >= 2 && document.word(end - 2) == "-" && is_glued(document, end - 1);
        if double && document.is_word(end + 1) && document.word(end + 1).len() < 5 {
            name.tokens.end = end + 2;
        }
        return;
    }
    let sentence = &document.sentences[document.sentence_of(name.tokens.start)];
    let first = end;
    while end < sentence.tokens.end.min(first + 2) && is_particle(document.word(end)) && !(lists::on('5') && document.word(end).len() == 1) {
        end += 1;
    }
    if end == first {
        return;
    }
    if document.word(end) == "-" && is_glued(document, end) && is_glued(document, end + 1) {
        end += 1;
    }
    if end < sentence.tokens.end && is_capital(document, end) {
        name.tokens.end = end + 1;
    }
}

/// Who took the picture: "(Ann Roe/Kvx News)".
fn is_photographer(document: &Document, name: &Name) -> bool {
    let before = name.tokens.start.checked_sub(1).map_or("", |index| document.word(index));
    name.kind == NameKind::Organization
        && matches!(name.tokens.len(), 2 | 3)
        && before == "("
        && document.word(name.tokens.end) == "/"
        && lists::longest(&ORGANIZATIONS, document, name.tokens.start, name.tokens.end).is_none()
        && !name.tokens.clone().any(|index| lists::org_head(document.word(index)).0 || lists::is_shouted(document.word(index)))
}

/// The names in a compound: "Ann Roe/Kvx News", and "Roe-Doe" where both are people of the article.
fn pieces(document: &Document, bearers: &HashSet<&str>, name: Name) -> Vec<Name> {
    let known = |index: usize| bearers.contains(document.word(index));
    let (start, end) = (name.tokens.start, name.tokens.end);
    let pair = name.kind == NameKind::Person
        && name.tokens.len() == 3
        && matches!(document.word(start + 1), "-" | "–")
        && known(start)
        && known(start + 2);
    let placed = start > 0 && document.is_any(start - 1, &["in", "from", "at", "near"]);
    if lists::on('3') && placed && name.tokens.len() == 2 && known(start + 1) && lists::SEATS.contains(document.word(start)) {
        return vec![
            Name { tokens: start..start + 1, kind: NameKind::Location, margin: name.margin },
            Name { tokens: start + 1..end, kind: NameKind::Person, margin: name.margin },
        ];
    }
    if name.kind == NameKind::Location {
        let country = |from: usize| lists::longest(&lists::COUNTRIES, document, from, end).is_some_and(|(count, _)| from + count == end);
        if lists::on('Z') && let Some(comma) = (start + 1..end).find(|&index| document.word(index) == ",") && country(comma + 1) {
            return vec![Name { tokens: start..comma, ..name.clone() }, Name { tokens: comma + 1..end, ..name }];
        }
        if lists::on('1') && document.word(start).starts_with(char::is_lowercase) && country(start + 1) {
            return vec![Name { tokens: start + 1..end, ..name }];
        }
    }
    let cut = if pair {
        Some(start + 1)
    } else {
        (start + 1..end.saturating_sub(1)).find(|&index| document.word(index) == "/")
    };
    let Some(cut) = cut else { return vec![name] };
    let tail = cut + 1..end;
    let listed = lists::longest(&ORGANIZATIONS, document, tail.start, end).is_some();
    let kind = if pair { NameKind::Person } else if listed || name.kind == NameKind::Person { NameKind::Organization } else { name.kind };
    vec![
        Name { tokens: start..cut, ..name.clone() },
        Name { tokens: tail, kind, margin: name.margin },
    ]
}
