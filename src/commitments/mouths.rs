//! Whose mouth: for whom a speaker may promise.

use super::context::Context;
use super::lemma;
use super::parties::is_party_noun;
use crate::analysis::{ActorId, ActorKind, Party, Quote, Speaker, SpeakerKind};
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Verbs of believing and warning: "will" under them is a forecast, unless about oneself.
static BELIEFS: Table = crate::text::table!(include_str!("beliefs.txt"));

/// Offices whose holders say "we" for their state.
const OFFICES: &[&str] = &[
    "ambassador",
    "chancellor",
    "king",
    "minister",
    "premier",
    "president",
    "queen",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// How many actors are looked through for a state; keeps the work linear.
const MANY: usize = 400;

impl Context<'_> {
    /// True when what `speaker` says of `party` binds it: he speaks of himself, of a body or state,
    /// or, as an official source or spokesperson, of a person. `belief`: he only expects it.
    pub(super) fn answers_for(
        &self,
        speaker: &Speaker,
        party: &Party,
        subject: &Range<usize>,
        belief: bool,
    ) -> bool {
        let pronoun = subject.len() == 1 && self.tag(subject.start) == Tag::Pronoun;
        if pronoun
            && self
                .document
                .is_any(subject.start, &["you", "there", "this", "that"])
        {
            return false;
        }
        let same =
            speaker.span.overlaps(party.span) || party.name == self.speaker_party(speaker).name;
        let himself = pronoun && same;
        if himself || party.actor.is_some() && party.actor == speaker.actor {
            return true;
        }
        // "The president warned that Russia will": he speaks for his own state.
        let country = |id: ActorId| self.actors.get(id).country;
        let own_state = match (speaker.actor, party.actor) {
            (Some(own), Some(bound)) => {
                self.actors.get(bound).kind == ActorKind::Country
                    && country(own).is_some()
                    && country(own) == country(bound)
            }
            _ => false,
        };
        if belief {
            return own_state;
        }
        let Some(bound) = party.actor else {
            return !pronoun && is_party_noun(self.document.word(subject.end - 1));
        };
        let body = self.actors.get(bound).kind != ActorKind::Person;
        body || speaker
            .actor
            .is_none_or(|own| self.actors.get(own).kind != ActorKind::Person)
            || self.speaks_for_others(speaker)
    }

    /// The state whose "we" is the speaker's: he holds an office of it ("the Danish foreign minister").
    pub(super) fn state_of(&self, speaker: &Speaker) -> Option<ActorId> {
        let official = self.actors.get(speaker.actor?);
        let country = official.country?;
        let office = |role: &String| {
            let role = role.to_lowercase();
            let mut words = role.split(|c: char| !c.is_alphabetic());
            words.any(|word| OFFICES.contains(&word)) && !role.contains("former")
        };
        if official.kind != ActorKind::Person || !official.roles.iter().any(office) {
            return None;
        }
        let state = |id: &ActorId| {
            let actor = self.actors.get(*id);
            actor.kind == ActorKind::Country && actor.country == Some(country)
        };
        (0..self.actors.actors.len().min(MANY))
            .map(ActorId)
            .find(state)
    }

    /// The statement is believed, feared or warned of.
    pub(super) fn is_belief(&self, quote: &Quote) -> bool {
        let belief = |at: usize| lemma::is_listed(&BELIEFS, self.document.word(at));
        quote
            .cue
            .is_some_and(|cue| self.document.tokens_in(cue).any(belief))
    }

    /// A spokesperson by his roles or by his words.
    fn speaks_for_others(&self, speaker: &Speaker) -> bool {
        let spokes = |role: &str| role.to_lowercase().contains("spokes");
        let role = speaker
            .actor
            .is_some_and(|id| self.actors.get(id).roles.iter().any(|role| spokes(role)));
        role || spokes(self.document.slice(speaker.span))
    }

    /// A draft or an earlier version speaks, and its paragraph says that it was cut.
    pub(super) fn is_removed(&self, quote: &Quote) -> bool {
        let draft = |speaker: &Speaker| {
            let mut words = self.document.tokens_in(speaker.span);
            speaker.kind == SpeakerKind::Document
                && words.any(|at| self.document.is_any(at, &["draft", "version", "text"]))
        };
        quote.speaker.as_ref().is_some_and(draft) && {
            let passage = self
                .document
                .passage_of(self.document.tokens_in(quote.span).start);
            self.document.passages[passage]
                .tokens
                .clone()
                .any(|at| self.removal_at(at).is_some())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(BELIEFS.faults(), Vec::<String>::new());
    }
}
