//! Noun phrases to the left and to the right of a token.

use super::context::Context;
use crate::tagging::Tag;
use std::ops::Range;

/// How far a phrase or a subject is looked for, in tokens; keeps the work linear in long sentences.
pub(super) const REACH: usize = 60;

impl Context<'_> {
    /// The noun phrase that ends before `end`, with what is attached to it by prepositions.
    pub(super) fn noun_phrase_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        if self.tag(last) == Tag::Pronoun {
            return Some(last..end);
        }
        let floor = floor.max(end.saturating_sub(REACH));
        let mut start = end;
        let mut coordinated = false;
        while start > floor && self.joins_phrase(start - 1, start, end, floor, &mut coordinated) {
            start -= 1;
        }
        while start < end && !self.may_open_phrase(start)
            || start + 1 < end && self.document.is(start, "that")
        {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    /// True when the token at `index` belongs to the phrase that goes on at `next`.
    fn joins_phrase(
        &self,
        index: usize,
        next: usize,
        end: usize,
        floor: usize,
        coordinated: &mut bool,
    ) -> bool {
        let document = self.document;
        let word = document.word(index);
        if word == "ago" {
            // "Two years **ago** Oslo announced"
            return false;
        }
        let noun_before = index > floor
            && (self.tag(index - 1).is_noun()
                || matches!(self.tag(index - 1), Tag::Number)
                || document.word(index - 1) == ")");
        match self.tag(index) {
            Tag::Noun | Tag::Name if next < end && self.is_time_word(index) => false,
            Tag::Noun | Tag::Name if next < end => {
                !self.ends_mention_apart(index, next) && !self.may_open_phrase_anew(next)
            }
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Possessive
            | Tag::PossessivePronoun
            | Tag::Determiner => {
                next == end
                    || !matches!(
                        self.tag(next),
                        Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun
                    )
                    || document.is_any(index, &["all", "both", "half"])
            }
            Tag::Adjective | Tag::Adverb => {
                next < end
                    && !matches!(
                        self.tag(next),
                        Tag::Determiner | Tag::PossessivePronoun | Tag::Preposition
                    )
            }
            Tag::Gerund | Tag::Participle => {
                next < end
                    && self.tag(next).is_noun()
                    && index > floor
                    && matches!(
                        self.tag(index - 1),
                        Tag::Determiner | Tag::Adjective | Tag::PossessivePronoun | Tag::Possessive
                    )
            }
            Tag::Preposition => {
                next < end && noun_before && attaches(word) && !self.is_time_word(next)
            }
            Tag::Conjunction => {
                let joins = word.eq_ignore_ascii_case("and") && noun_before && next < end;
                *coordinated |= joins;
                joins && !self.is_object(index, floor)
            }
            Tag::Punctuation => match word {
                "," => {
                    *coordinated
                        && noun_before
                        && self.tag(next).is_noun()
                        && !self.is_object(index, floor)
                }
                "(" | ")" | "&" | "/" | "[" | "]" => true,
                "-" | "–" => document.tokens[index].glued && document.tokens[next].glued,
                _ => false,
            },
            _ => false,
        }
    }

    /// "In Lima | Holm": a name behind a preposition of place, and the person who acts there.
    fn ends_mention_apart(&self, index: usize, next: usize) -> bool {
        let start = self.document.tokens[next].span.start;
        let person = self
            .actors
            .mention_at(start)
            .is_some_and(|(mention, _)| mention.span.start == start);
        person
            && index > 0
            && self
                .document
                .is_any(index - 1, &["in", "at", "near", "from"])
    }

    /// A determiner behind a noun begins another phrase: "In Oslo | the mayor".
    fn may_open_phrase_anew(&self, next: usize) -> bool {
        matches!(
            self.tag(next),
            Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun
        )
    }

    fn may_open_phrase(&self, index: usize) -> bool {
        !matches!(
            self.tag(index),
            Tag::Preposition
                | Tag::Conjunction
                | Tag::Punctuation
                | Tag::Possessive
                | Tag::Particle
        )
    }

    /// The noun before the conjunction at `index` is an object: a verb or preposition governs it.
    fn is_object(&self, index: usize, floor: usize) -> bool {
        for at in (floor..index).rev().take(12) {
            // "Following a truce | the U.K. and France": a determiner behind a noun begins anew.
            if at > floor && self.may_open_phrase_anew(at) && self.tag(at - 1).is_noun() {
                return false;
            }
            let attaches = self.document.is_any(
                at,
                &["of", "that", "as", "while", "if", "because", "between"],
            );
            match self.tag(at) {
                Tag::Preposition => return !attaches,
                Tag::To | Tag::Modal | Tag::Conjunction => return false,
                tag if tag.is_verb() => return !self.is_be(at),
                _ => {}
            }
        }
        false
    }

    /// A weekday, a month, "today", "week" and the like.
    pub(super) fn is_time_word(&self, index: usize) -> bool {
        super::times::kind(self.document, index).is_some()
    }

    /// The noun phrase that begins at `start`, without what is attached by prepositions other than "of".
    pub(super) fn noun_phrase_from(&self, start: usize, ceiling: usize) -> Range<usize> {
        let mut end = start;
        while end < ceiling.min(start + REACH) {
            let noun_follows = end + 1 < ceiling
                && !matches!(self.tag(end + 1), Tag::Punctuation)
                && !self.tag(end + 1).is_finite();
            let joins = match self.tag(end) {
                Tag::Noun | Tag::Name | Tag::Number | Tag::Adjective | Tag::Possessive => true,
                Tag::Determiner | Tag::PossessivePronoun => {
                    end == start || !self.tag(end - 1).is_noun()
                }
                Tag::Pronoun => end == start,
                Tag::Participle | Tag::Gerund | Tag::Adverb => {
                    noun_follows
                        && end + 1 < ceiling
                        && (self.tag(end + 1).is_noun() || self.tag(end + 1) == Tag::Adjective)
                }
                Tag::Preposition => end > start && self.document.is(end, "of"),
                Tag::Conjunction => {
                    end > start
                        && self.document.is(end, "and")
                        && noun_follows
                        && !self.tag(end + 1).is_verb()
                        && self.tag(end + 1) != Tag::Pronoun
                }
                Tag::Punctuation => {
                    let word = self.document.word(end);
                    // "the Free Trade Area (FTA) agreement"
                    if word == "(" && end > start {
                        let close = (end + 1..ceiling.min(end + 6))
                            .find(|&at| self.document.word(at) == ")");
                        match close {
                            Some(close) => {
                                end = close + 1;
                                continue;
                            }
                            None => break,
                        }
                    }
                    let glued = self.document.tokens[end].glued
                        && self
                            .document
                            .tokens
                            .get(end + 1)
                            .is_some_and(|token| token.glued);
                    matches!(word, "$" | "€" | "£" | "%" | "&")
                        || matches!(word, "-" | "–" | "/") && glued
                        || self.is_mark(end)
                            && (end == start
                                || self.tag(end - 1) != Tag::Name
                                    && noun_follows
                                    && (self.tag(end + 1).is_noun()
                                        || self.tag(end + 1) == Tag::Adjective
                                        || self.document.is(end + 1, "no")))
                }
                _ => false,
            };
            if !joins {
                break;
            }
            if self.tag(end) == Tag::Pronoun {
                end += 1;
                break;
            }
            end += 1;
        }
        start..end
    }
}

/// Prepositions that attach a phrase to the noun before them.
fn attaches(word: &str) -> bool {
    [
        "of", "in", "for", "from", "at", "on", "with", "to", "between", "against", "within",
        "near", "under", "across", "inside",
    ]
    .iter()
    .any(|preposition| preposition.eq_ignore_ascii_case(word))
}
