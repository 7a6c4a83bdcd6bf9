//! Where names stand and what they are of: people, organisations or locations.
//!
//! Comes in: the [`Document`] and the names that the tagger has found. Goes out: [`Name`]s. The
//! tagger reads one sentence at a time with the article in mind; what it cannot know is repaired
//! here: where a name ends among titles and marks (`edges`), what the lists know of it (`listed`),
//! and that a name means one thing throughout an article (`repeats`).

use super::lists::{self, FUNCTION_WORDS};
use super::{datelines, edges, listed, nobodies, repeats};
use crate::tagging::{Entity, EntityKind};
use crate::text::{Document, Sentence, TokenSet, WordSet};
use std::cell::OnceCell;
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
    let small = SmallWords::new(document);
    let mut names = edges::set(document, tagged(entities));
    listed::correct(document, &small, &mut names);
    datelines::set(document, &mut names);
    repeats::settle(document, &small, &mut names);
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
    entities.iter().filter_map(name).collect()
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
    pub(super) fn says_nothing(self, document: &Document, small: &SmallWords) -> bool {
        let word = document.word(self.index);
        (self.first || self.loud)
            && (FUNCTION_WORDS.contains_lower_at(document, self.index)
                || small.contains(word))
    }
}

/// Adds what `find` finds where no name stands, and puts all in text order. Only tokens that `begins`
/// accepts are looked at closely.
pub(super) fn add(
    document: &Document,
    names: &mut Vec<Name>,
    begins: impl Fn(usize) -> bool,
    mut find: impl FnMut(Slot) -> Option<Name>,
) {
    let mut added = Vec::new();
    let mut rest = names.iter().peekable();
    for sentence in &document.sentences {
        let Range { start, end } = sentence.tokens;
        let mut loud = None;
        let mut index = start;
        while index < end {
            while rest.next_if(|name| name.tokens.end <= index).is_some() {}
            let free = rest.peek().map_or(end, |name| name.tokens.start.min(end));
            if free <= index {
                index = rest.peek().map_or(end, |name| name.tokens.end);
                continue;
            }
            let Some(head) = (index..free).find(|&index| begins(index)) else {
                index = free;
                continue;
            };
            let slot = Slot {
                index: head,
                end: free,
                loud: *loud.get_or_insert_with(|| is_loud(document, sentence)),
                first: head == start,
            };
            index = head + 1;
            if let Some(name) = find(slot) {
                index = name.tokens.end;
                added.push(name);
            }
        }
    }
    if added.is_empty() {
        return;
    }
    names.append(&mut added);
    names.sort_by_key(|name| name.tokens.start);
}

/// The words that stand in lower case in the article; gathered when one is asked for, which is seldom.
pub(super) struct SmallWords<'d, 't> {
    document: &'d Document<'t>,
    words: OnceCell<TokenSet<'d, 't>>,
}

impl<'d, 't> SmallWords<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>) -> Self {
        SmallWords {
            document,
            words: OnceCell::new(),
        }
    }

    /// True when the lower-case form of `word` is one of them.
    fn contains(&self, word: &str) -> bool {
        let gather = || TokenSet::new(self.document, |index| self.document.is_small(index));
        self.words.get_or_init(gather).contains_lower(word)
    }
}

/// The surnames of the people who stand in the article by full name.
pub(super) fn bearers<'t>(document: &Document<'t>, names: &[Name]) -> WordSet<&'t str> {
    names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1)
        .map(|name| document.word(name.tokens.end - 1))
        .collect()
}

/// True for a sentence set in capitals, where capitals say nothing.
fn is_loud(document: &Document, sentence: &Sentence) -> bool {
    let long = |word: &str| word.chars().count() > 3 && word.starts_with(char::is_alphabetic);
    let words = || sentence.tokens.clone().map(|index| document.word(index));
    let shouted = sentence
        .tokens
        .clone()
        .filter(|&index| document.is_capitalized(index))
        .map(|index| document.word(index))
        .filter(|word| lists::is_shouted(word) && long(word))
        .count();
    shouted > 2 && shouted * 3 > words().filter(|word| long(word)).count() * 2
}

/// True when token `index` is a word with a capital that can belong to a name.
pub(super) fn is_capital(document: &Document, index: usize) -> bool {
    document.is_word(index)
        && document.is_capitalized(index)
        && !document.word(index).contains('_')
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
        let words = |name: &Name| document.slice(document.span(&name.tokens));
        names
            .iter()
            .map(|name| format!("{} {:?}", words(name), name.kind))
            .collect()
    }
}
