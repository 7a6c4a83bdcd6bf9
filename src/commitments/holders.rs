//! Whose pledge, threat or plan a noun is.

use super::content::Action;
use super::context::Context;
use super::cues::Cue;
use super::draft::{Draft, Kind};
use super::nouns::LIGHT_VERBS;
use super::parties::is_party_noun;
use crate::analysis::{ActorKind, MentionKind, Party, Speaker, Stance, Status, Strength};
use crate::tagging::Tag;
use std::ops::Range;

/// Who holds a pledge.
pub(super) struct Holder {
    pub(super) parties: Vec<Party>,
    /// The first token of the cue.
    pub(super) start: usize,
    /// Where the frame goes on, when the holder stands behind the noun.
    pub(super) after: Option<usize>,
    pub(super) negated: bool,
}

impl Context<'_> {
    /// Whose pledge it is: a possessor in front, the subject of a light verb, or a name behind
    /// "by" or "from".
    pub(super) fn holder(&self, noun: usize, floor: usize, ceiling: usize) -> Option<Holder> {
        let mut start = noun;
        while start > floor
            && !self.named(start - 1)
            && (matches!(
                self.tag(start - 1),
                Tag::Adjective | Tag::Participle | Tag::Gerund
            ) || self.tag(start - 1) == Tag::Noun && !self.named(start - 1))
        {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|before| *before >= floor)?;
        let speaker = self
            .statement(noun)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        if self.document.is(before, "any") {
            return self.holder_of_any(before, floor, speaker);
        }
        if self.tag(before) == Tag::Possessive {
            let phrase = self.noun_phrase_before(before, floor)?;
            let nearest = self.possessor(phrase);
            return Some(Holder {
                parties: self.parties(nearest, speaker),
                start,
                after: None,
                negated: false,
            });
        }
        if self.tag(before) == Tag::PossessivePronoun {
            return Some(Holder {
                parties: self.possessive_pronoun(before, noun, floor),
                start,
                after: None,
                negated: false,
            });
        }
        if self.named(before) {
            // "the U.S. threat to", "renewed Russian threats"
            let party = self.parties(before..before + 1, speaker);
            return Some(Holder {
                parties: party,
                start,
                after: None,
                negated: false,
            });
        }
        if let Some(holder) = self.holder_behind(noun, start, ceiling, speaker) {
            return Some(holder);
        }
        let determiner =
            self.tag(before) == Tag::Determiner || self.document.is_any(before, &["no", "any"]);
        let verb = if determiner {
            before.checked_sub(1)?
        } else {
            before
        };
        let light =
            verb >= floor && super::lemma::is_listed(&LIGHT_VERBS, self.document.word(verb));
        if !light {
            return None;
        }
        let group = self.group_start(verb, floor);
        let subject = self.subject(group, floor)?;
        let negated = self.document.is(before, "no") || self.is_negated(group, verb);
        Some(Holder {
            parties: self.parties(subject, speaker),
            start: verb,
            after: None,
            negated,
        })
    }

    /// "is no part of any plan to", "avoided any pledge of": the subject of the verb in front.
    fn holder_of_any(
        &self,
        before: usize,
        floor: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Holder> {
        let first = floor.max(before.saturating_sub(8));
        let denied = (first..before).any(|at| self.is_negation(at) || self.document.is(at, "no"));
        let verb = (first..before)
            .rev()
            .find(|&at| self.tag(at).is_finite() || self.is_be(at))?;
        let subject = self.subject(self.group_start(verb, floor), floor)?;
        let avoiding = [
            "avoid", "dodge", "refuse", "decline", "withhold", "lack", "resist",
        ];
        let avoided = (first..before).any(|at| {
            let word = self.document.word(at);
            avoiding
                .iter()
                .any(|base| super::lemma::is_form(word, base))
        });
        Some(Holder {
            parties: self.parties(subject, speaker),
            start: verb,
            after: None,
            negated: denied || avoided,
        })
    }

    /// "the commitment of the ministry to open", "a pledge by Oslo to".
    fn holder_behind(
        &self,
        noun: usize,
        start: usize,
        ceiling: usize,
        speaker: Option<&Speaker>,
    ) -> Option<Holder> {
        if self.document.is(noun + 1, "of") {
            // "the commitment of the ministry to open": a named party, and then the action.
            let phrase = self.noun_phrase_from(noun + 2, ceiling);
            let named = self
                .actors
                .mentions_in(self.document.span(&phrase))
                .next()
                .is_some();
            if named && self.infinitive(phrase.end, ceiling).is_some() {
                let parties = self.parties(phrase.clone(), speaker);
                return Some(Holder {
                    parties,
                    start,
                    after: Some(phrase.end),
                    negated: false,
                });
            }
        }
        if self.document.is_any(noun + 1, &["by", "from"]) {
            let phrase = self.noun_phrase_from(noun + 2, ceiling);
            let parties = self.parties(phrase.clone(), speaker);
            return Some(Holder {
                parties,
                start,
                after: Some(phrase.end),
                negated: false,
            });
        }
        None
    }

    /// The possessor nearest to the noun: "after Oslo's reply and Lima's threat".
    pub(super) fn possessor(&self, phrase: Range<usize>) -> Range<usize> {
        let cut = phrase.clone().rev().find(|&at| {
            self.document
                .is_any(at, &["and", "of", "for", "in", "on", "with", "from", "to"])
                && at > phrase.start
        });
        cut.map_or(phrase.clone(), |cut| cut + 1..phrase.end)
    }

    /// True when the token is (the end of) a name or a nationality.
    pub(super) fn named(&self, index: usize) -> bool {
        let span = self.document.tokens[index].span;
        self.actors
            .mention_at(span.start)
            .is_some_and(|(mention, _)| mention.kind != MentionKind::Pronoun)
    }

    /// "its refusal to": the subject of the clause before, or the pronoun's own actor.
    pub(super) fn possessive_pronoun(
        &self,
        pronoun: usize,
        noun: usize,
        floor: usize,
    ) -> Vec<Party> {
        let speaker = self
            .statement(noun)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        if self.document.is(pronoun, "your") {
            return Vec::new();
        }
        if self.document.is_any(pronoun, &["my", "our"]) {
            let span = self.document.tokens[pronoun].span;
            return speaker
                .map(|speaker| Party {
                    span,
                    ..self.speaker_party(speaker)
                })
                .into_iter()
                .collect();
        }
        let span = self.document.tokens[pronoun].span;
        let mut parties = if self.actors.mention_at(span.start).is_some() {
            self.parties(pronoun..pronoun + 1, speaker)
        } else {
            let subject = self.subject_of_verb_before(pronoun, floor, 3);
            subject
                .map(|subject| self.parties(subject, speaker))
                .unwrap_or_default()
        };
        // "Roe praised Norway, where its aim is to": "its" is no person's.
        let person = |party: &Party| {
            let kind = party.actor.map(|id| self.actors.get(id).kind);
            kind == Some(ActorKind::Person)
        };
        if self.document.is(pronoun, "its")
            && parties.iter().all(person)
            && let Some(id) = self.body_before(pronoun, false)
        {
            parties = vec![self.party(id, span)];
        }
        if self.document.is(pronoun, "their")
            && parties.len() == 1
            && parties.iter().all(person)
            && let Some(many) = self.many_before(pronoun, floor)
        {
            parties = self.parties(many, speaker);
        }
        for party in &mut parties {
            party.span = span;
        }
        parties
    }

    /// "Roe told the two unions not to carry out their threat": the nearest phrase for several
    /// parties in front of the pronoun.
    fn many_before(&self, pronoun: usize, floor: usize) -> Option<Range<usize>> {
        let noun = (floor.max(pronoun.saturating_sub(20))..pronoun)
            .rev()
            .find(|&at| {
                let word = self.document.word(at);
                self.tag(at).is_noun()
                    && word.ends_with('s')
                    && is_party_noun(word)
                    && !self.named(at)
            })?;
        self.noun_phrase_before(noun + 1, floor)
    }

    /// "the lack of any U.S. pledges", "without a commitment from Oslo": nothing is bound.
    pub(super) fn absent(&self, cue: &Cue, floor: usize, ceiling: usize) -> Option<Draft> {
        let noun = cue.tokens.start;
        if cue.entry.kind.stance != Stance::Commits || cue.lemma() == "plan" {
            return None;
        }
        let phrase = self.noun_phrase_before(noun + 1, floor)?;
        let lack = phrase
            .clone()
            .find(|&at| self.document.is_any(at, &["lack", "absence"]));
        let outside = phrase.start.checked_sub(1).filter(|at| {
            *at >= floor && self.document.is_any(*at, &["without", "lacking", "lacked"])
        });
        let from = match (lack, outside) {
            (Some(lack), _) => lack + 1,
            (None, Some(_)) => phrase.start,
            _ => return None,
        };
        let inner = from..noun + 1;
        let behind = self
            .document
            .is_any(noun + 1, &["from", "by"])
            .then(|| self.noun_phrase_from(noun + 2, ceiling));
        let span = self.document.span(&behind.clone().unwrap_or(inner.clone()));
        let agents: Vec<_> = self
            .actors
            .mentions_in(span)
            .map(|(mention, id)| Party {
                actor: Some(id),
                name: self.actors.get(id).name.clone(),
                span: mention.span,
            })
            .collect();
        let start = (from..noun).find(|&at| !self.document.is(at, "of"))?;
        let action = Action {
            content: start..behind.map_or(noun + 1, |behind| behind.end),
            tail: noun + 1..ceiling,
        };
        let kind = Kind::new(Stance::Withholds, Status::Withheld, Strength::Firm);
        let named = !agents.is_empty();
        let mut draft = Draft::new(kind, agents, lack.or(outside)?..start, action);
        draft.rare = named.then_some("absence");
        Some(draft)
    }
}
