//! Where names stand and what they are of: people, organisations or locations.
//!
//! Comes in: the [`Document`] and the names that the tagger has found. Goes out: [`Name`]s. The
//! tagger reads one sentence at a time with the article in mind; what it cannot know is repaired
//! here: where a name ends among titles and marks (`edges`), what the lists know of it (`listed`),
//! and that a name means one thing throughout an article (`repeats`).

use super::{edges, listed, lists, repeats};
use crate::tagging::{Entity, EntityKind};
use crate::text::{Document, Sentence};
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
pub(super) fn find(document: &Document, entities: &[Entity]) -> Vec<Name> {
    let mut names = edges::set(document, tagged(entities));
    listed::correct(document, &mut names);
    repeats::settle(document, &mut names);
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
    entities.iter().filter_map(name).collect()
}

/// Adds names where no other stands, and puts all in text order.
pub(super) fn add(document: &Document, names: &mut Vec<Name>, mut find: impl FnMut(usize, usize, bool) -> Option<Name>) {
    let mut added = Vec::new();
    let mut next = 0;
    for sentence in &document.sentences {
        let loud = lists::on('W') && is_loud(document, sentence);
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            while names.get(next).is_some_and(|name| name.tokens.end <= index) {
                next += 1;
            }
            let free = names.get(next).map_or(sentence.tokens.end, |name| name.tokens.start).min(sentence.tokens.end);
            if free <= index {
                index = names.get(next).map_or(index + 1, |name| name.tokens.end);
                continue;
            }
            match find(index, free, loud) {
                Some(name) => {
                    index = name.tokens.end.max(index + 1);
                    added.push(name);
                }
                None => index += 1,
            }
        }
    }
    names.append(&mut added);
    names.sort_by_key(|name| name.tokens.start);
}

/// True for a sentence set in capitals, where capitals say nothing.
fn is_loud(document: &Document, sentence: &Sentence) -> bool {
    let words = || sentence.tokens.clone().map(|index| document.word(index)).filter(|word| word.chars().count() > 3 && word.starts_with(char::is_alphabetic));
    let shouted = words().filter(|word| lists::is_shouted(word)).count();
    shouted > 2 && shouted * 3 > words().count() * 2
}

/// A word of a name that is written small inside it.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del" | "della" | "der" | "den" | "di" | "da" | "dos" | "das" | "do" | "du" | "van" | "von" | "bin"
            | "ibn" | "bint" | "ben" | "al" | "el" | "ul" | "ter" | "la" | "le" | "y" | "e"
    )
}

/// True when token `index` is a word with a capital that can belong to a name.
pub(super) fn is_capital(document: &Document, index: usize) -> bool {
    document.is_word(index)
        && document.is_capitalized(index)
        && !document.is_possessive(index)
        && !document.word(index).contains('_')
        && !(index > 0 && document.tokens[index].glued && document.word(index - 1) == "@")
}

/// True when token `index` is glued to the one before it.
pub(super) fn is_glued(document: &Document, index: usize) -> bool {
    document.tokens.get(index).is_some_and(|token| token.glued)
}
