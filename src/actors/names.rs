//! Where names stand and what they are of: people, organisations or locations.
//!
//! Comes in: the [`Document`]. Goes out: [`Name`]s. This is the part of the stage that guesses from
//! the shape of words; everything behind it (titles, countries, merging, pronouns) takes names from
//! any source, so that a statistical tagger can stand in for [`find`].

use super::casing::{self, Casing};
use super::lists::{
    self, COMMON, COUNTRIES, DEMONYMS, FORENAMES, FUNCTION_WORDS, ORGANIZATIONS, PLACES, SEATS,
};
use super::segments;
use super::starts::Starts;
use super::{headlines, settling};
use crate::text::{Document, Sentence, TokenKind};
use std::ops::Range;

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A human being.
    Person,
    /// A body that acts.
    Organization,
    /// A country, city, region or building.
    Location,
}

/// A name in the article: no title, no possessive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it is of.
    pub(super) kind: NameKind,
    /// False when the kind was guessed from little.
    pub(super) sure: bool,
}

/// Finds the names of an article, in text order, without overlaps.
pub(super) fn find(document: &Document) -> Vec<Name> {
    let casing = Casing::new(document);
    let starts = Starts::new(document);
    let mut names = Vec::new();
    let mut loud = Vec::new();
    for sentence in &document.sentences {
        if casing::is_loud(document, sentence) {
            loud.push(sentence);
        } else {
            in_sentence(document, &casing, &starts, sentence, &mut names);
        }
    }
    settling::settle(document, &mut names);
    settling::add_surnames(document, &mut names);
    let quiet = names.len();
    for sentence in loud {
        headlines::in_loud(document, sentence, &mut names, quiet);
    }
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    let mut free = 0;
    names.retain(|name| {
        let fits = name.tokens.start >= free;
        if fits {
            free = name.tokens.end;
        }
        fits
    });
    names
}

fn in_sentence(
    document: &Document,
    casing: &Casing,
    starts: &Starts,
    sentence: &Sentence,
    names: &mut Vec<Name>,
) {
    let end = sentence.tokens.end;
    let mut index = sentence.tokens.start;
    while index < end {
        if !begins(document, casing, sentence, index) {
            index += 1;
            continue;
        }
        let run = index..run_end(document, index, end);
        segments::of_run(document, starts, run.clone(), names);
        index = run.end.max(index + 1);
    }
}

/// True when a run of name words may begin at token `index`.
fn begins(document: &Document, casing: &Casing, sentence: &Sentence, index: usize) -> bool {
    let word = document.word(index);
    if is_arabic_article(document, index) {
        return true;
    }
    if !is_capital(document, index) || word == "I" {
        return false;
    }
    if word == "US" {
        return true;
    }
    if !casing::is_start(document, sentence, index) || !casing.says_nothing(word) {
        return !(casing::is_start(document, sentence, index)
            && FUNCTION_WORDS.contains_lower(word));
    }
    let end = sentence.tokens.end;
    let follows = index + 1 < end
        && (is_capital(document, index + 1)
            || document.is_any(index + 1, &["of", "for", "&"]) && is_capital(document, index + 2));
    let known = |table| lists::longest(table, document, index, end).is_some_and(|(n, _)| n > 1);
    if known(&ORGANIZATIONS) || known(&COUNTRIES) || known(&PLACES) || known(&SEATS) {
        return true;
    }
    if FUNCTION_WORDS.contains_lower(word) {
        return false;
    }
    if !follows {
        return COUNTRIES.contains(word) || SEATS.contains(word);
    }
    let run = index..run_end(document, index, end);
    lists::is_role_head(word)
        || DEMONYMS.contains(word)
        || FORENAMES.contains(word)
        || run.clone().any(|at| lists::org_head(document.word(at)).0)
        || run.clone().any(|at| lists::is_role_head(document.word(at)))
}

/// Longest run that is read as one, in tokens.
const LONGEST_RUN: usize = 20;

/// Where the run of name words that begins at `first` ends: capitals and what joins them.
fn run_end(document: &Document, first: usize, end: usize) -> usize {
    let end = end.min(first + LONGEST_RUN);
    let mut at = first
        + if is_arabic_article(document, first) {
            3
        } else {
            1
        };
    let mut headed = segments::opens_phrase(document, at - 1);
    while at < end {
        let next = if is_capital(document, at) {
            at + 1
        } else {
            joined(document, first, at, end, headed)
        };
        if next == at {
            break;
        }
        headed |= segments::opens_phrase(document, next - 1);
        at = next;
    }
    at
}

/// Where the run goes on behind a word without a capital at `at`; `at` when it does not.
fn joined(document: &Document, first: usize, at: usize, end: usize, headed: bool) -> usize {
    let capital = |index: usize| index < end && is_capital(document, index);
    let word = document.word(at);
    match word {
        "-" | "–" | "‑" if hyphenated(document, first, at, end) => at + 2,
        "&" if capital(at + 1) => at + 2,
        "of" | "for" | "on"
            if segments::opens_phrase(document, at - 1)
                || headed && phrased(document, first, at) && word == "of" =>
        {
            if word == "on"
                && !document.is_any(
                    at - 1,
                    &[
                        "Commission",
                        "Committee",
                        "Council",
                        "Conference",
                        "Panel",
                        "Subcommittee",
                    ],
                )
            {
                return at;
            }
            if capital(at + 1) {
                at + 2
            } else if document.is_any(at + 1, &["the"]) && capital(at + 2) {
                at + 3
            } else {
                at
            }
        }
        "and" if capital(at + 1) && joins_and(document, first, at, end, headed) => at + 2,
        "," if headed && joins_and(document, first, at, end, headed) => at + 2,
        _ if document.is_possessive(at)
            && document.is_any(at + 1, &["court", "office"])
            && capital(at + 1)
            && lists::is_role_head(document.word(at - 1)) =>
        {
            at + 2
        }
        _ if document.is_possessive(at)
            && capital(at + 1)
            && COMMON.contains_lower(document.word(at - 1))
            && !lists::is_role_head(document.word(at - 1))
            && !lists::org_head(document.word(at - 1)).0 =>
        {
            at + 2
        }
        "“" | "\"" | "‘" | "'" if nickname(document, first, at, end) => at + 3,
        _ if is_particle(word) => {
            let more = usize::from(is_particle(document.word(at + 1)));
            let hyphen = usize::from(matches!(document.word(at + 1 + more), "-"));
            if capital(at + 1 + more + hyphen) && !document.tokens[at].glued {
                at + 2 + more + hyphen
            } else {
                at
            }
        }
        _ => at,
    }
}

/// A hyphen inside a name: "Ocasio-Cortez", "Chan-o-cha"; not "U.S.-led" and not "Paris-Oslo".
fn hyphenated(document: &Document, first: usize, at: usize, end: usize) -> bool {
    if at + 1 >= end || !document.tokens[at].glued || !document.tokens[at + 1].glued {
        return false;
    }
    let (head, tail) = (document.word(at - 1), document.word(at + 1));
    let geographic =
        |word: &str| COUNTRIES.contains(word) || SEATS.contains(word) || DEMONYMS.contains(word);
    if is_capital(document, at + 1) {
        return !(geographic(head) || geographic(tail));
    }
    if document.tokens[at + 1].kind != TokenKind::Word || geographic(head) {
        return false;
    }
    let given = first + 1 < at && !COMMON.contains_lower(head);
    given && tail.len() <= 6 && (!COMMON.contains(tail) || tail.len() <= 2)
        || at >= 2 && document.word(at - 2) == "-" && document.word(at - 1).len() <= 2
}

/// "and" (or a comma) inside one name: "Ministry of Foreign Affairs and Trade", "Arts and Sports Council".
fn joins_and(document: &Document, first: usize, at: usize, end: usize, headed: bool) -> bool {
    let next = at + 1;
    if next >= end || !is_capital(document, next) {
        return false;
    }
    let word = document.word(next);
    let ordinary = |index: usize| COMMON.contains_lower(document.word(index));
    let stranger = FORENAMES.contains(word) || lists::is_role_head(word) || lists::org_head(word).1;
    if !ordinary(next) || !ordinary(at - 1) || stranger {
        return false;
    }
    if headed && phrased(document, first, at) {
        return true;
    }
    if document.word(at) != "and" {
        return false;
    }
    let tail = (next..end.min(next + 4))
        .take_while(|&index| is_capital(document, index))
        .last();
    tail.is_some_and(|last| last > next && lists::org_head(document.word(last)).0)
        && !(first..at).any(|index| lists::org_head(document.word(index)).0)
}

/// True when the run has reached the part behind "of": "Ministry of Trade".
fn phrased(document: &Document, first: usize, at: usize) -> bool {
    (first..at).any(|index| document.is_any(index, &["of", "for", "on"]))
}

/// William “Bill” Clinton.
fn nickname(document: &Document, first: usize, at: usize, end: usize) -> bool {
    at + 3 < end
        && at - first <= 2
        && FORENAMES.contains(document.word(first))
        && is_capital(document, at + 1)
        && matches!(document.word(at + 2), "”" | "\"" | "’" | "'")
        && is_capital(document, at + 3)
}

/// A word of a name that is written small inside it.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "der"
            | "den"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "du"
            | "van"
            | "von"
            | "bin"
            | "ibn"
            | "bint"
            | "ben"
            | "al"
            | "el"
            | "ul"
            | "ter"
            | "la"
            | "le"
            | "y"
            | "e"
    )
}

/// "al" of "al-Sahaf".
fn is_arabic_article(document: &Document, index: usize) -> bool {
    document.is_any(index, &["al", "el", "as", "ar", "ad"])
        && document.word(index + 1) == "-"
        && document.tokens[index + 1].glued
        && is_capital(document, index + 2)
        && document.tokens[index + 2].glued
}

/// True when token `index` is a word with a capital that can belong to a name.
pub(super) fn is_capital(document: &Document, index: usize) -> bool {
    document.is_word(index)
        && document.is_capitalized(index)
        && !document.is_possessive(index)
        && !document.word(index).contains('_')
        && !(index > 0 && document.tokens[index].glued && document.word(index - 1) == "@")
}
