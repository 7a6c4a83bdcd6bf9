//! What somebody announces without naming the doer: "will be opened", "there will be".

use super::context::Context;
use super::doubts::{Doubt, Doubts};
use super::draft::{Draft, Kind};
use super::modals::{Force, Modal};
use crate::analysis::{QuoteKind, Stance, Status, Strength};
use crate::tagging::Tag;
use std::ops::Range;

impl Context<'_> {
    /// "The park will be opened next week, the minister said": what somebody announces without
    /// naming the doer is his to do.
    pub(super) fn arranged(&self, modal: Modal) -> Option<Vec<Draft>> {
        let (_, quote) = self.statement(modal.index)?;
        let speaker = quote.speaker.as_ref()?;
        let be = (modal.after..modal.ceiling.min(modal.after + 3))
            .find(|&at| self.document.is(at, "be"))?;
        let verb = (be + 1..modal.ceiling.min(be + 3)).find(|&at| self.tag(at) != Tag::Adverb)?;
        let subject = self.subject(self.group_start(modal.index, modal.floor), modal.floor)?;
        let negated = self.is_negated(modal.index, verb);
        if self.tag(verb) != Tag::Participle {
            return None;
        }
        let thing = self.parties(subject.clone(), Some(speaker)).is_empty();
        let supposed = self.is_supposed(subject.start, modal.floor);
        let kind = match (modal.force, negated) {
            (Force::Might, _) => Kind::new(Stance::Considers, Status::Proposed, Strength::Hedged),
            (_, true) => Kind::new(Stance::Refuses, Status::Made, Strength::Firm),
            _ => Kind::new(Stance::Commits, Status::Made, Strength::Firm),
        };
        // "will be weighed by the board": it is the board that acts.
        let by = (verb + 1..modal.ceiling.min(verb + 4)).find(|&at| self.document.is(at, "by"));
        let doer = by.map_or_else(Vec::new, |by| {
            let phrase = self.noun_phrase_from(by + 1, modal.ceiling);
            self.parties(phrase, Some(speaker))
        });
        // "the party will be represented by its chair": it takes part all the same.
        let represented = ["represented", "led", "headed", "accompanied", "joined"];
        let agents = if !thing && self.document.is_any(verb, &represented) {
            self.parties(subject.clone(), Some(speaker))
        } else if doer.is_empty() {
            vec![self.speaker_party(speaker)]
        } else {
            doer
        };
        let mut draft = Draft::of(kind, agents, modal.index..verb).about(&subject);
        draft.doubts = Doubts::of(&[
            (speaker.actor.is_none(), Doubt::SpeakerUnnamed),
            (quote.kind == QuoteKind::Direct, Doubt::PassiveInQuotation),
            (modal.force == Force::Might, Doubt::PassiveMight),
            (self.is_belief(quote), Doubt::Belief),
            (negated, Doubt::PassiveNegated),
            (!thing, Doubt::PassiveOfAParty),
            (supposed, Doubt::Supposed),
        ]);
        let mut drafts = draft.each(self.actions(verb, modal.ceiling));
        if thing {
            self.add_subject(&mut drafts, &subject, modal);
        }
        Some(drafts)
    }

    /// "the speech will be given": what becomes of a thing is told with the thing.
    pub(super) fn add_subject(&self, drafts: &mut [Draft], subject: &Range<usize>, modal: Modal) {
        let near = subject.end <= modal.index && modal.index < subject.end + 3;
        if !near || subject.is_empty() {
            return;
        }
        let relative = self.document.is_any(modal.index - 1, &["that", "which"])
            || self.tag(modal.index - 1) == Tag::Wh;
        for draft in drafts {
            // Of several actions only the first stands behind its subject.
            let first = draft.action.content.start < modal.index + 6;
            if first && !relative {
                draft.action.content.start = subject.start;
            }
        }
    }

    /// "There will be consequences, the minister said": what the speaker announces is his to do.
    pub(super) fn promised_to_exist(&self, modal: Modal) -> Option<Vec<Draft>> {
        let (_, quote) = self.statement(modal.index)?;
        let speaker = quote.speaker.as_ref()?;
        let there = modal.index > modal.floor && self.document.is(modal.index - 1, "there");
        let be = (modal.after..modal.ceiling.min(modal.after + 3))
            .find(|&at| self.document.is(at, "be"))?;
        let start = self.object(be + 1, modal.ceiling)?;
        if !there
            || modal.force == Force::Might
            || self.is_negated(modal.index, start)
            || self.is_question(modal.index)
        {
            return None;
        }
        let kind = Kind::new(Stance::Commits, Status::Made, Strength::Firm);
        let agents = vec![self.speaker_party(speaker)];
        let draft = Draft::of(kind, agents, modal.index - 1..be + 1)
            .doubted(speaker.actor.is_none(), Doubt::SpeakerUnnamed);
        Some(draft.each(self.actions(start, modal.ceiling)))
    }
}
