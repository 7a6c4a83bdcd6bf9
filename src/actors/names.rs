//! Where names stand and what they are of: people, organisations or locations.
//!
//! Comes in: the [`Document`] and the names that the tagger has found. Goes out: [`Name`]s. The
//! tagger reads one sentence at a time with the article in mind; what it cannot know is repaired
//! here: where a name ends among titles and marks (`edges`), what the lists know of it (`listed`),
//! and that a name means one thing throughout an article (`repeats`).

use super::landmarks::Landmarks;
use super::lists::{self, FUNCTION_WORDS};
use super::token_bits::TokenBits;
use super::{datelines, edges, listed, nobodies, repeats};
use crate::tagging::{Entity, EntityKind};
use crate::text::{Document, Sentence, Token};
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
    /// How sure the tagger was, in hundredths of a nat.
    pub(super) margin: u16,
}

/// The names of an article, in text order, without overlaps.
pub(super) fn find(document: &Document, landmarks: &Landmarks, entities: &[Entity]) -> Vec<Name> {
    let mut names = edges::set(document, tagged(entities));
    listed::correct(document, landmarks, &mut names);
    datelines::set(document, &mut names);
    repeats::settle(document, landmarks, &mut names);
    nobodies::leave_out(document, &mut names);
    names
}

/// The names that the tagger has found.
fn tagged(entities: &[Entity]) -> Vec<Name> {
    let name = |entity: &Entity| {
        let kind = match entity.kind {
            EntityKind::Person => NameKind::Person,
            EntityKind::Organization => NameKind::Organization,
            EntityKind::Location | EntityKind::Facility => NameKind::Location,
            EntityKind::Nationality => return None,
        };
        Some(Name {
            tokens: entity.tokens.clone(),
            kind,
            margin: entity.margin,
        })
    };
    let mut names = Vec::with_capacity(entities.len());
    names.extend(entities.iter().filter_map(name));
    names
}

/// A place in the article where a name may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// The first token.
    pub(super) index: usize,
    /// Where the next name or the sentence begins.
    pub(super) end: usize,
    /// True in a line of capitals.
    pub(super) loud: bool,
    /// True at the head of a sentence.
    first: bool,
}

impl Slot {
    /// True where the capital of the word may come from its place alone.
    pub(super) fn says_nothing(self, document: &Document, landmarks: &Landmarks) -> bool {
        let word = document.word(self.index);
        (self.first || self.loud)
            && (FUNCTION_WORDS.contains_lower_at(document, self.index) || landmarks.has_small(word))
    }
}

/// Adds what `find` finds where no name stands, and puts all in text order. Only heads that `may_begin`
/// lets pass, which is asked for all and costs little, and that `begins` accepts are looked at closely.
pub(super) fn add(
    document: &Document,
    landmarks: &Landmarks,
    names: &mut Vec<Name>,
    may_begin: impl Fn(&Token) -> bool,
    begins: impl Fn(usize) -> bool,
    mut find: impl FnMut(Slot) -> Option<Name>,
) {
    let mut added: Vec<Name> = Vec::new();
    let mut loud = None;
    let covered = TokenBits::within(document, names.iter().map(|name| &name.tokens));
    let mut rest = names.iter().peekable();
    // Where the last one added ends.
    let mut free = 0;
    for head in landmarks.heads.without(&covered) {
        if !may_begin(&document.tokens[head]) || head < free || !begins(head) {
            continue;
        }
        while rest.next_if(|name| name.tokens.end <= head).is_some() {}
        let next = rest.peek().map_or(usize::MAX, |name| name.tokens.start);
        let number = document.sentence_of(head);
        let Some(sentence) = document.sentences.get(number) else {
            continue;
        };
        let end = sentence.tokens.end;
        let is_loud = match loud {
            Some((other, known)) if other == number => known,
            _ => is_loud(document, landmarks, sentence),
        };
        loud = Some((number, is_loud));
        let slot = Slot {
            index: head,
            end: end.min(next),
            loud: is_loud,
            first: head == sentence.tokens.start,
        };
        if let Some(name) = find(slot) {
            free = name.tokens.end;
            added.push(name);
        }
    }
    if added.is_empty() {
        return;
    }
    names.append(&mut added);
    names.sort_by_key(|name| name.tokens.start);
}

/// True for a sentence set in capitals, where capitals say nothing.
fn is_loud(document: &Document, landmarks: &Landmarks, sentence: &Sentence) -> bool {
    let heads = || landmarks.heads.iter_in(sentence.tokens.clone());
    let may_shout = |head| usize::from(lists::may_shout(document, head));
    if heads().map(may_shout).sum::<usize>() < 3 {
        return false;
    }
    let long = |word: &str| word.chars().count() > 3 && word.starts_with(char::is_alphabetic);
    let shouted = heads()
        .map(|head| document.word(head))
        .filter(|word| lists::is_shouted(word) && long(word))
        .count();
    let all = || {
        let words = sentence.tokens.clone().map(|index| document.word(index));
        words.filter(|word| long(word)).count()
    };
    shouted > 2 && shouted * 3 > all() * 2
}

/// True when token `index` is a word with a capital that can belong to a name.
pub(super) fn is_capital(document: &Document, index: usize) -> bool {
    document.is_word(index)
        && document.is_capitalized(index)
        && !document.word(index).as_bytes().contains(&b'_')
        && !(index > 0 && document.tokens[index].glued && document.word(index - 1) == "@")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::Span;

    /// Names as the tagger gives them: their words in text order, kinds and margins.
    pub(in crate::actors) fn named(
        document: &Document,
        tagged: &[(&str, NameKind, u16)],
    ) -> Vec<Name> {
        let mut at = 0;
        let mut names = Vec::new();
        for (words, kind, margin) in tagged {
            let rest = document.text.get(at..);
            at += rest.and_then(|rest| rest.find(words)).unwrap_or_default();
            names.push(Name {
                tokens: document.tokens_in(Span::new(at, at + words.len())),
                kind: *kind,
                margin: *margin,
            });
            at += words.len();
        }
        names
    }

    /// Names with their kinds: "Kvx Organization".
    pub(in crate::actors) fn shown(document: &Document, names: &[Name]) -> Vec<String> {
        let words = |name: &Name| document.phrase(&name.tokens);
        names
            .iter()
            .map(|name| format!("{} {:?}", words(name), name.kind))
            .collect()
    }
}
