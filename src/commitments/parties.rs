//! From a noun phrase to the parties it names.

use super::context::Context;
use super::phrases::REACH;
use super::words::Words;
use crate::analysis::{ActorId, ActorKind, Mention, MentionKind, Party, Speaker};
use crate::tagging::Tag;
use crate::text::{Span, Table};
use std::borrow::Cow;
use std::ops::Range;

/// Nouns for those who act for a state or an organisation: "the German government".
pub(super) static BODIES: Table = crate::text::table!(include_str!("bodies.tsv"));

/// Nouns for people and bodies.
static PARTY_NOUNS: Table = crate::text::table!(include_str!("party_nouns.txt"));

/// Nouns that cannot bind themselves: "the deal will …", "prices will …".
static THINGS: Table = crate::text::table!(include_str!("things.txt"));

/// Words that join parties.
const JOINING: &[&str] = &["and", "or", "nor", "&"];
static MAY_JOIN: Words<2> = Words::none().with(JOINING);

impl Context<'_> {
    /// The parties that the phrase names, one a conjunct. `speaker` is whose words they are, for
    /// "I" and "we". Empty when the phrase names nobody who could act.
    pub(super) fn parties(&self, phrase: Range<usize>, speaker: Option<&Speaker>) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        for conjunct in self.conjuncts(phrase) {
            for party in self.conjunct_parties(conjunct, speaker) {
                if !parties.iter().any(|known| {
                    known.actor == party.actor
                        && (known.actor.is_some() || known.span == party.span)
                }) {
                    parties.push(party);
                }
            }
        }
        parties
    }

    /// The first actor named in a phrase that is no party itself: "American participation in the
    /// mission". Empty when it names none.
    pub(super) fn first_named(&self, phrase: &Range<usize>) -> Vec<Party> {
        let named = |(mention, _): &(Mention, ActorId)| mention.kind != MentionKind::Pronoun;
        let mut mentions = self.actors.mentions_in(self.document.span(phrase));
        let first = mentions.find(named);
        first
            .map(|(mention, id)| self.party(id, mention.span))
            .into_iter()
            .collect()
    }

    /// Cuts "Britain, France and the Baltic states" at its commas and its "and".
    fn conjuncts(&self, phrase: Range<usize>) -> Vec<Range<usize>> {
        let mut conjuncts = Vec::with_capacity(1);
        let mut start = phrase.start;
        if !phrase
            .clone()
            .any(|index| MAY_JOIN.may_hold(self.document, index))
        {
            conjuncts.extend((start < phrase.end).then_some(phrase));
            return conjuncts;
        }
        let listed = phrase
            .clone()
            .any(|index| self.document.is(index, "and") && !self.inside_mention(index));
        for index in phrase.clone() {
            let cut = self.document.is_any(index, JOINING) || listed && self.is_comma(index);
            // "the leaders of France and Poland" is cut only inside the of-phrase, which mentions decide.
            let attached = || (start..index).any(|at| self.document.is(at, "of"));
            if cut && !attached() && !self.inside_mention(index) {
                if start < index {
                    conjuncts.push(start..index);
                }
                start = index + 1;
            }
        }
        if start < phrase.end {
            conjuncts.push(start..phrase.end);
        }
        conjuncts
    }

    fn inside_mention(&self, index: usize) -> bool {
        let span = self.document.tokens[index].span;
        self.actors
            .mention_at(span.start)
            .is_some_and(|(mention, _)| {
                mention.span.start < span.start && span.end < mention.span.end
            })
    }

    fn conjunct_parties(&self, range: Range<usize>, speaker: Option<&Speaker>) -> Vec<Party> {
        if let Some(quantifier) = self.quantifier(&range) {
            return vec![quantifier];
        }
        let range = self.without_edges(range);
        if range.is_empty() {
            return Vec::new();
        }
        if range.len() == 1 && self.tag(range.start) == Tag::Pronoun {
            return self.meant_by(&range, speaker);
        }
        let span = self.document.span(&range);
        let core_end = (range.start + 1..range.end)
            .find(|&at| self.tag(at) == Tag::Preposition && !self.document.is(at, "of"))
            .unwrap_or(range.end);
        let core = self.document.span(&(range.start..core_end));
        let head_end = (range.start + 1..core_end)
            .find(|&at| self.document.is(at, "of"))
            .unwrap_or(core_end);
        let noun = (range.start..head_end)
            .rev()
            .find(|&at| self.tag(at).is_noun());
        let head_at = noun.unwrap_or(head_end - 1);
        let head = self.document.word(head_at);
        let mentions = || self.actors.mentions_in(core);
        // "Harbour spokesperson Ida Holm": the last name in front of "of" is the party.
        let head_span = self.document.span(&(range.start..head_end));
        let named = mentions().rev().find(|(mention, _)| {
            head_span.contains(mention.span) && self.ends_head(mention.span, head_span)
        });
        if let Some((_, id)) = named {
            return vec![self.party(id, span)];
        }
        if BODIES.contains_lower_at(self.document, head_at) {
            let parties = self.bodies(head, mentions(), head_span, span);
            if !parties.is_empty() {
                return parties;
            }
        }
        if THINGS.contains_lower_at(self.document, head_at)
            && mentions().all(|(mention, _)| !head_span.contains(mention.span))
        {
            return Vec::new();
        }
        // "the planned", "only": no party without a noun.
        let noun = range.clone().any(|at| {
            self.tag(at).is_noun()
                || self.tag(at) == Tag::Number
                || PARTY_NOUNS.contains_lower_at(self.document, at)
                || self.document.is_capitalized(at) && self.tag(at) != Tag::Determiner
        });
        if !noun || !is_party_noun(head) {
            return Vec::new();
        }
        if let Some(id) = self.apposition(core_end) {
            return vec![self.party(id, span)];
        }
        // "the mayor" may be somebody named before.
        if let Some(id) = self.actors.described(self.document, span) {
            return vec![self.party(id, span)];
        }
        vec![Party {
            actor: None,
            name: self.description(&range),
            span,
        }]
    }

    /// "both", "all": nobody can say who without the sentences before.
    fn quantifier(&self, range: &Range<usize>) -> Option<Party> {
        let words = ["both", "neither", "all", "each"];
        (range.len() == 1 && self.document.is_any(range.start, &words)).then(|| Party {
            actor: None,
            name: self.document.word(range.start).to_lowercase(),
            span: self.document.span(range),
        })
    }

    /// Whom the pronoun means: "we" of a minister is his state too.
    fn meant_by(&self, pronoun: &Range<usize>, speaker: Option<&Speaker>) -> Vec<Party> {
        let state = self
            .document
            .is_any(pronoun.start, &["we", "us"])
            .then(|| self.state_of(speaker?))
            .flatten()
            .map(|id| self.party(id, self.document.span(pronoun)));
        self.pronoun(pronoun.start, speaker)
            .into_iter()
            .chain(state)
            .collect()
    }

    /// "the presidents of Chile and Peru", "the German government", "Kyiv's negotiators"; near-miss:
    /// "the German company". `mentions` are those in the phrase at `span`.
    fn bodies(
        &self,
        head: &str,
        mentions: impl Iterator<Item = (Mention, ActorId)>,
        head_span: Span,
        span: Span,
    ) -> Vec<Party> {
        let own = BODIES.get_lower(head) == Some("own");
        let states: Vec<_> = mentions
            .filter(|(_, id)| match self.actors.get(*id).kind {
                ActorKind::Person => false,
                ActorKind::Country => !own,
                ActorKind::Organization => true,
            })
            .collect();
        let behind = |state: &&(Mention, ActorId)| state.0.span.start > head_span.end;
        if states.iter().filter(behind).count() > 1 {
            return states
                .iter()
                .map(|(mention, id)| self.party(*id, mention.span))
                .collect();
        }
        let first = states.first();
        first
            .map(|(_, id)| self.party(*id, span))
            .into_iter()
            .collect()
    }

    /// "the mayor's adviser, Ida Roe, will": the person named between commas behind a description
    /// that ends at token `end`.
    fn apposition(&self, end: usize) -> Option<ActorId> {
        let first = end + 1;
        if end + 2 >= self.document.tokens.len() || !self.is_comma(end) {
            return None;
        }
        let start = self.document.tokens[first].span.start;
        let (mention, id) = self.actors.mention_at(start)?;
        let behind = self.document.tokens_in(mention.span).end;
        let closed = behind < self.document.tokens.len() && self.is_comma(behind);
        (mention.span.start == start
            && mention.kind == MentionKind::Name
            && self.actors.get(id).kind == ActorKind::Person
            && closed)
            .then_some(id)
    }

    /// The words of the sentence in front of token `index`, as far as a party is looked for.
    pub(super) fn words_before(&self, index: usize) -> Span {
        let sentence = &self.document.sentences[self.document.sentence_of(index)];
        let first = sentence.tokens.start.max(index.saturating_sub(REACH));
        Span::new(
            self.document.tokens[first].span.start,
            self.document.tokens[index].span.start,
        )
    }

    /// A subject whose head is in no list of parties, taken for one: neither a thing nor a pronoun.
    pub(super) fn described(&self, phrase: Range<usize>) -> Option<Party> {
        let range = self.without_edges(phrase);
        let end = (range.start + 1..range.end)
            .find(|&at| self.tag(at) == Tag::Preposition)
            .unwrap_or(range.end);
        let noun = (range.start..end)
            .rev()
            .find(|&at| self.tag(at).is_noun())?;
        (!THINGS.contains_lower_at(self.document, noun)).then(|| Party {
            actor: None,
            name: self.description(&range),
            span: self.document.span(&range),
        })
    }

    /// True when a mention stands at the end of the head ("Prime Minister Keir Starmer", "the U.S.").
    fn ends_head(&self, mention: Span, head: Span) -> bool {
        let rest = Span::new(mention.end, head.end).of(self.document.text);
        rest.trim().is_empty() || rest.trim().starts_with('(')
    }

    /// The phrase without its article, for people to read.
    fn description(&self, range: &Range<usize>) -> String {
        let start = if range.len() > 1 && self.document.is_any(range.start, &["the", "a", "an"]) {
            range.start + 1
        } else {
            range.start
        };
        let words = self.document.slice(self.document.span(&(start..range.end)));
        let mut gap = true;
        let plain = words.bytes().all(|byte| {
            let doubled = gap && byte == b' ';
            gap = byte == b' ';
            byte.is_ascii_graphic() || gap && !doubled
        });
        if plain && !gap {
            return words.to_owned();
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The phrase without punctuation, conjunctions and time words at its edges.
    fn without_edges(&self, mut range: Range<usize>) -> Range<usize> {
        let loose = |index: usize| {
            matches!(
                self.tag(index),
                Tag::Punctuation | Tag::Conjunction | Tag::Possessive
            ) && !matches!(self.document.word(index), ")" | "(")
                || self.document.is_any(index, &["last", "next"])
                || self.is_time_word(index)
                    && self
                        .actors
                        .mention_at(self.document.tokens[index].span.start)
                        .is_none()
        };
        while range.start < range.end && loose(range.start) {
            range.start += 1;
        }
        while range.start < range.end && loose(range.end - 1) {
            range.end -= 1;
            // "Kyiv on Monday"
            if range.start < range.end && self.tag(range.end - 1) == Tag::Preposition {
                range.end -= 1;
            }
        }
        range
    }

    /// The actor as a party, under the words at `span`.
    pub(super) fn party(&self, id: ActorId, span: Span) -> Party {
        Party {
            actor: Some(id),
            name: self.actors.get(id).name.clone(),
            span,
        }
    }

    /// The speaker as a party, where he is the one who is bound.
    pub(super) fn speaker_party(&self, speaker: &Speaker) -> Party {
        let name = speaker
            .name
            .clone()
            .unwrap_or_else(|| self.document.slice(speaker.span).to_owned());
        Party {
            actor: speaker.actor,
            name,
            span: speaker.span,
        }
    }
}

/// A noun for people or a body: "officials", "drivers", "the bank", or a capitalised word.
pub(super) fn is_party_noun(head: &str) -> bool {
    if head.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || BODIES.contains_lower(head)
        || PARTY_NOUNS.contains_lower(head)
    {
        return true;
    }
    let small = head.bytes().all(|byte| byte.is_ascii_lowercase());
    let lower = if small {
        Cow::Borrowed(head)
    } else {
        Cow::Owned(head.to_lowercase())
    };
    let stem = lower.strip_suffix('s').unwrap_or(&lower);
    let agentive = stem.len() > 4
        && ["er", "or", "ist", "ian", "ee", "man", "men"]
            .iter()
            .any(|suffix| stem.ends_with(suffix));
    agentive && !THINGS.contains(&lower) && !THINGS.contains(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert_eq!(BODIES.faults(), Vec::<String>::new());
        assert_eq!(PARTY_NOUNS.faults(), Vec::<String>::new());
        assert_eq!(THINGS.faults(), Vec::<String>::new());
    }
}
