//! will, won't, would, going to; may, might, could: in somebody's mouth.

use super::context::Context;
use super::draft::Draft;
use super::lemma;
use crate::analysis::{
    ActorKind, Party, Quote, QuoteKind, Speaker, SpeakerKind, Stance, Status, Strength,
};
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Verbs of believing and warning: "will" under them is a forecast, unless about oneself.
static BELIEFS: Table = Table::new(include_str!("beliefs.txt"));

/// Verbs for what happens to somebody: with "will" a forecast, no promise.
static OUTCOMES: Table = Table::new(include_str!("outcomes.txt"));

/// What the modal says about the action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    Will,
    Would,
    Might,
}

impl Context<'_> {
    /// The commitments whose cue is the modal at token `index`. Only what stands in somebody's
    /// mouth counts: the author's own "will" is a forecast.
    pub(super) fn modal_drafts(&self, index: usize) -> Vec<Draft> {
        self.modal(index).unwrap_or_default()
    }

    fn modal(&self, index: usize) -> Option<Vec<Draft>> {
        let (force, after) = self.force(index)?;
        let floor = self.floor(index);
        let ceiling = self.ceiling(index);
        if let Some(drafts) = self
            .wished(force, index, floor, ceiling)
            .or_else(|| self.no_accord(force, index, floor, ceiling))
        {
            return Some(drafts);
        }
        let (_, quote) = self.statement(index)?;
        let start = self.main_verb(after, ceiling)?;
        let question = self.document.sentences[self.document.sentence_of(index)]
            .span
            .of(self.document.text)
            .trim_end_matches(['”', '"', '’'])
            .ends_with('?');
        // "would have been": a past that never was.
        if question
            || self.document.is(start, "have")
                && matches!(self.tag(start + 1), Tag::Participle | Tag::Adverb)
        {
            return None;
        }
        let negated = self.is_negated(index, start);
        let subject = self.subject(self.group_start(index, floor), floor)?;
        // "so he could build": a purpose.
        let purpose = force == Force::Might && subject.start > floor && self.document.is(subject.start - 1, "so");
        if purpose || self.is_supposed(subject.start, floor) {
            return None;
        }
        let removed = self.is_removed(quote);
        if !removed && !self.counts(force, quote, &subject, start) {
            return None;
        }
        let agents = self.in_mouth(quote, &subject, index)?;
        let fronted = self.fronted_conditions(self.clause_start(quote, floor), subject.start);
        let hypothetical = force == Force::Would && quote.kind == QuoteKind::Direct;
        if hypothetical {
            return None;
        }
        let build = |action| {
            let (stance, status, strength) = match (force, negated, removed) {
                (_, _, true) => (Stance::Withholds, Status::Removed, Strength::Firm),
                (Force::Might, true, _) => (Stance::Considers, Status::Proposed, Strength::Hedged),
                (Force::Might, false, _) => (Stance::Considers, Status::Proposed, Strength::Hedged),
                (_, true, _) => (Stance::Refuses, Status::Made, Strength::Firm),
                (_, false, _) => (Stance::Commits, Status::Made, Strength::Firm),
            };
            Draft {
                stance,
                status,
                strength,
                agents: agents.clone(),
                cue: index..after.max(index + 1),
                action,
                fronted: fronted.clone(),
                source: None,
                confidence: if force == Force::Might { 0.4 } else { 0.6 },
            }
        };
        Some(
            self.actions(start, ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
    }

    /// "would like to help", "would be glad to help": a wish, in anybody's voice.
    fn wished(
        &self,
        force: Force,
        index: usize,
        floor: usize,
        ceiling: usize,
    ) -> Option<Vec<Draft>> {
        let document = self.document;
        let at = (index + 1..ceiling.min(index + 3)).find(|&at| self.tag(at) != Tag::Adverb)?;
        let like = document.is_any(at, &["like", "prefer", "love"]);
        let glad = document.is(at, "be")
            && document.is_any(
                at + 1,
                &["glad", "happy", "willing", "ready", "prepared", "committed"],
            );
        if force != Force::Would || !like && !glad || self.is_negated(index, at + 1) {
            return None;
        }
        let to = if glad { at + 2 } else { at + 1 };
        let start = self.infinitive(to, ceiling).or_else(|| {
            document
                .is(to, "to")
                .then(|| self.gerund_or_noun(to + 1, ceiling))
                .flatten()
        })?;
        let subject = self.subject(self.group_start(index, floor), floor)?;
        let build = |action| {
            let (stance, status, strength) = (Stance::Commits, Status::Made, Strength::Hedged);
            Draft {
                stance,
                status,
                strength,
                agents: self.bound(&subject, index),
                cue: index..start,
                action,
                fronted: Vec::new(),
                source: None,
                confidence: 0.5,
            }
        };
        Some(
            self.actions(start, ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
    }

    /// "could not agree on a budget": both sides withhold, in anybody's voice.
    fn no_accord(
        &self,
        force: Force,
        index: usize,
        floor: usize,
        ceiling: usize,
    ) -> Option<Vec<Draft>> {
        let at = (index..ceiling.min(index + 4))
            .find(|&at| self.document.is_any(at, &["agree", "reach", "sign"]))?;
        if force != Force::Might || !self.is_negated(index, at) {
            return None;
        }
        let subject = self.subject(self.group_start(index, floor), floor)?;
        let build = |action| {
            let (stance, status, strength) = (Stance::Withholds, Status::Withheld, Strength::Firm);
            Draft {
                stance,
                status,
                strength,
                agents: self.bound(&subject, index),
                cue: index..at,
                action,
                fronted: Vec::new(),
                source: None,
                confidence: 0.5,
            }
        };
        Some(self.actions(at, ceiling).into_iter().map(build).collect())
    }

    /// The modal at `index` and the token behind it.
    fn force(&self, index: usize) -> Option<(Force, usize)> {
        let document = self.document;
        if document.is_any(index, &["will", "won't", "won’t", "'ll", "’ll", "shall"])
            && self.tag(index) == Tag::Modal
            || document.is_any(index, &["won't", "won’t", "'ll", "’ll"])
        {
            return Some((Force::Will, index + 1));
        }
        if document.spells(index, &["going", "to"])
            && index > 0
            && (index.saturating_sub(3)..index).any(|at| self.is_be(at))
        {
            return Some((Force::Will, index + 2));
        }
        if document.is_any(index, &["would", "wouldn't", "wouldn’t"])
            || document.is_any(index, &["'d", "’d"])
        {
            return Some((Force::Would, index + 1));
        }
        (document.is_any(index, &["may", "might", "could", "couldn't", "couldn’t"])
            && (self.tag(index) == Tag::Modal || !document.is(index, "may")))
        .then_some((Force::Might, index + 1))
    }

    /// The main verb behind a modal: adverbs, "not" and "be" of a passive or progressive skipped.
    fn main_verb(&self, after: usize, ceiling: usize) -> Option<usize> {
        let mut at = after;
        while at < ceiling
            && (self.is_mark(at) || matches!(self.tag(at), Tag::Adverb) || self.is_negation(at) || self.is_comma(at))
        {
            at += 1;
        }
        if at < ceiling && self.document.is(at, "be") {
            let mut next = at + 1;
            while next < ceiling && self.tag(next) == Tag::Adverb {
                next += 1;
            }
            // "will be sending" promises; "will be late" and "will be sent" do not bind the subject.
            return (next < ceiling && self.tag(next) == Tag::Gerund).then_some(next);
        }
        (at < ceiling && (self.tag(at).is_verb() || self.tag(at) == Tag::Noun)).then_some(at)
    }

    /// The first token of the statement's own clause, for conditions in front.
    fn clause_start(&self, quote: &Quote, floor: usize) -> usize {
        self.document.tokens_in(quote.span).start.max(floor)
    }

    /// A draft or an earlier version speaks, and the paragraph says that it was cut.
    fn is_removed(&self, quote: &Quote) -> bool {
        let document = quote.speaker.as_ref().is_some_and(|speaker| {
            speaker.kind == SpeakerKind::Document && {
                let words = self.document.tokens_in(speaker.span);
                words
                    .clone()
                    .any(|at| self.document.is_any(at, &["draft", "version", "text"]))
            }
        });
        document && {
            let passage = &self.document.passages[self
                .document
                .passage_of(self.document.tokens_in(quote.span).start)];
            passage
                .tokens
                .clone()
                .any(|at| self.removal_at(at).is_some())
        }
    }

    /// True when the modal promises: its verb is an act, and its subject can answer for it.
    fn counts(&self, force: Force, quote: &Quote, subject: &Range<usize>, verb: usize) -> bool {
        let outcome = lemma::find(self.document.word(verb), |base| {
            OUTCOMES.contains(base).then_some(())
        })
        .is_some();
        let question = quote.speaker.is_none();
        let quoted = quote.kind == QuoteKind::Direct
            && force == Force::Might
            && !self.is_first_person(subject);
        !outcome && !question && !quoted
    }

    fn is_first_person(&self, subject: &Range<usize>) -> bool {
        subject.len() == 1 && self.document.is_any(subject.start, &["i", "we"])
    }

    /// The parties of the modal's subject, where the speaker may bind them: himself, his own
    /// government or organisation; a body, when an official source speaks.
    fn in_mouth(&self, quote: &Quote, subject: &Range<usize>, cue: usize) -> Option<Vec<Party>> {
        let speaker = quote.speaker.as_ref()?;
        let parties = self.bound(subject, cue);
        if self.is_first_person(subject) {
            return Some(parties).filter(|parties| !parties.is_empty());
        }
        let belief = self.is_belief(quote);
        let bound: Vec<_> = parties
            .into_iter()
            .filter(|party| self.answers_for(speaker, party, subject, belief))
            .collect();
        Some(bound).filter(|bound| !bound.is_empty())
    }

    fn answers_for(&self, speaker: &Speaker, party: &Party, subject: &Range<usize>, belief: bool) -> bool {
        let pronoun = subject.len() == 1 && self.tag(subject.start) == Tag::Pronoun;
        if pronoun
            && self
                .document
                .is_any(subject.start, &["you", "there", "this", "that"])
        {
            return false;
        }
        let (Some(own), Some(bound)) = (speaker.actor, party.actor) else {
            // Officials, a statement, "sources say": they speak for whom they name.
            let himself = pronoun && party.name == self.speaker_party(speaker).name;
            return himself || !belief && party.actor.is_some() || !belief && !pronoun && self.is_body(subject);
        };
        if own == bound {
            return true;
        }
        if belief {
            return false;
        }
        let (own_country, bound_country) = (self.actors.get(own).country, self.actors.get(bound).country);
        match self.actors.get(bound).kind {
            // A German minister does not bind Russia.
            ActorKind::Country => own_country.is_none() || own_country == bound_country,
            ActorKind::Organization => true,
            ActorKind::Person => {
                self.actors.get(own).kind != ActorKind::Person || self.speaks_for_others(speaker)
            }
        }
    }

    /// The statement is believed, feared or warned of.
    fn is_belief(&self, quote: &Quote) -> bool {
        quote.cue.is_some_and(|cue| {
            self.document.tokens_in(cue).any(|at| {
                lemma::find(self.document.word(at), |base| BELIEFS.contains(base).then_some(())).is_some()
            })
        })
    }

    /// "the government", "the ministry": a described body that can act.
    fn is_body(&self, subject: &Range<usize>) -> bool {
        self.document.is_capitalized(subject.end - 1)
            || super::parties::BODIES.contains_lower(self.document.word(subject.end - 1))
    }

    /// A spokesperson by his roles.
    fn speaks_for_others(&self, speaker: &Speaker) -> bool {
        let Some(id) = speaker.actor else {
            return false;
        };
        let spokes = |role: &str| role.to_lowercase().contains("spokes");
        self.actors.get(id).roles.iter().any(|role| spokes(role))
            || spokes(self.document.slice(speaker.span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(BELIEFS.faults(), Vec::<String>::new());
        assert_eq!(OUTCOMES.faults(), Vec::<String>::new());
    }
}
