//! What somebody announces without naming the doer: "will be opened", "there will be".

use super::content::Action;
use super::context::Context;
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
        let build = |action: Action| {
            let head = action.content.start;
            let action = if thing {
                self.with_subject(action, &subject, modal)
            } else {
                action
            };
            Draft::new(kind, agents.clone(), modal.index..verb, action)
                .headed(head)
                .about(&subject)
                .doubted_where(&[
                    (speaker.actor.is_none(), "speaker unnamed"),
                    (quote.kind == QuoteKind::Direct, "passive in quotation"),
                    (modal.force == Force::Might, "passive might"),
                    (self.is_belief(quote), "belief"),
                    (negated, "passive negated"),
                    (!thing, "passive of a party"),
                    (supposed, "supposed"),
                ])
        };
        Some(
            self.actions(verb, modal.ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
    }

    /// "the speech will be given": what becomes of a thing is told with the thing.
    pub(super) fn with_subject(
        &self,
        mut action: Action,
        subject: &Range<usize>,
        modal: Modal,
    ) -> Action {
        let near = subject.end <= modal.index && modal.index < subject.end + 3;
        let relative = self.tag(modal.index - 1) == Tag::Wh
            || self.document.is_any(modal.index - 1, &["that", "which"]);
        // Of several actions only the first stands behind its subject.
        let first = action.content.start < modal.index + 6;
        if near && first && !relative && !subject.is_empty() {
            action.content.start = subject.start;
        }
        action
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
        let build = |action| {
            Draft::new(kind, agents.clone(), modal.index - 1..be + 1, action)
                .doubted(speaker.actor.is_none(), "speaker unnamed")
        };
        Some(
            self.actions(start, modal.ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
    }
}
