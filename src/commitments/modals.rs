//! will, won't, would, going to; may, might, could: in somebody's mouth.

use super::context::Context;
use super::doubts::{Doubt, Doubts};
use super::draft::{Draft, Kind};
use super::lemma;
use super::modal_words::{BE, GOING, MAY, MIGHT, MODAL_NUMBERS, SHALL, WILL, WOULD};
use super::words::Words;
use crate::analysis::{Party, Quote, QuoteKind, Stance, Status, Strength};
use crate::tagging::Tag;
use crate::text::{Document, Table};
use std::ops::Range;

/// Verbs for what happens to somebody: with "will" a forecast, no promise.
static OUTCOMES: Table = crate::text::table!(include_str!("outcomes.txt"));
static OUTCOME_FORMS: Words<128> = Words::none().with_forms(&OUTCOMES);

/// True for a verb for what happens to somebody.
pub(super) fn is_outcome(document: &Document, index: usize) -> bool {
    OUTCOME_FORMS.may_hold(document, index) && lemma::is_listed(&OUTCOMES, document.word(index))
}

/// What the modal says about the action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    Will,
    Would,
    Might,
}

/// A modal with its surroundings, as token indexes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Modal {
    pub(super) force: Force,
    pub(super) index: usize,
    /// The token behind the modal ("going to" has two).
    pub(super) after: usize,
    pub(super) floor: usize,
    pub(super) ceiling: usize,
    /// "is to": an appointment as often as a promise.
    pub(super) loose: bool,
}

impl Context<'_> {
    /// The commitments whose cue is the modal at token `index`. Only what stands in somebody's
    /// mouth counts: the author's own "will" is a forecast.
    pub(super) fn modal_drafts(&self, index: usize) -> Vec<Draft> {
        let Some(modal) = self.modal(index) else {
            return Vec::new();
        };
        self.wished(modal)
            .or_else(|| self.no_accord(modal))
            .or_else(|| self.no_promise(modal))
            .or_else(|| self.spoken(modal))
            .or_else(|| self.arranged(modal))
            .or_else(|| self.promised_to_exist(modal))
            .unwrap_or_default()
    }

    /// The modal at `index`.
    fn modal(&self, index: usize) -> Option<Modal> {
        let tagged = || self.tag(index) == Tag::Modal;
        let (force, after) = match MODAL_NUMBERS.of_token(self.document.tokens.get(index)?) {
            WILL => (Force::Will, index + 1),
            SHALL if tagged() => (Force::Will, index + 1),
            GOING => (Force::Will, self.going_to(index)?),
            WOULD => (Force::Would, index + 1),
            MIGHT => (Force::Might, index + 1),
            MAY if tagged() => (Force::Might, index + 1),
            BE => (Force::Will, self.appointed(index)?),
            _ => return None,
        };
        let (floor, ceiling) = (self.floor(index), self.ceiling(index));
        let loose = self.is_be(index);
        Some(Modal {
            force,
            index,
            after,
            floor,
            ceiling,
            loose,
        })
    }

    /// "is going to visit": the token behind "to".
    fn going_to(&self, index: usize) -> Option<usize> {
        let be = || (index.saturating_sub(3)..index).any(|at| self.is_be(at));
        (self.document.is(index + 1, "to") && be()).then_some(index + 2)
    }

    /// "is to visit", "are next week to meet": the verb behind the form of "be" at `index` and "to".
    fn appointed(&self, index: usize) -> Option<usize> {
        // Most forms of "be" go on with neither "to" nor what may stand in front of it.
        let next = index + 1;
        let may_go_on = self.document.is(next, "to")
            || self.tag(next) == Tag::Adverb
            || self.is_negation(next)
            || self.is_mark(next)
            || self.may_begin_time(next);
        if !may_go_on {
            return None;
        }
        let end = self.ceiling(index);
        let to = self
            .time_at(index + 1, end)
            .map_or(index + 1, |time| time.end);
        self.infinitive(to, end)
    }

    /// "Oslo said it will help", "“We won't wait,” she said". What the author says by himself is a
    /// forecast, mostly.
    fn spoken(&self, modal: Modal) -> Option<Vec<Draft>> {
        let start = self.main_verb(modal)?;
        let first = self.group_start(modal.index, modal.floor);
        let subject = self.subject(first, modal.floor)?;
        let subject = self.with_neither(subject, modal.floor);
        // "She said Oslo would wait and | would pay": where its subject stands, it is said.
        let quote = self
            .statement(modal.index)
            .or_else(|| self.statement(subject.start))
            .map(|(_, quote)| quote);
        let removed = quote.is_some_and(|quote| self.is_removed(quote));
        let outcome = !removed && is_outcome(self.document, start);
        let agents = match quote {
            Some(quote) => self.in_mouth(quote, &subject, modal.index),
            None => Ok(self.bound(&subject, modal.index)),
        };
        let others = agents.is_err();
        let agents = agents.unwrap_or_else(|agents| agents);
        // "are not going to", "neither side would"
        let neither = self.document.is(subject.start, "neither")
            || subject.start > modal.floor && self.document.is(subject.start - 1, "neither");
        let negated = neither || self.is_negated(first, start);
        let kind = self.kind_of(modal.force, removed, negated, start);
        let clause = quote.map_or(modal.floor, |quote| {
            self.document.tokens_in(quote.span).start.max(modal.floor)
        });
        let fronted = self.fronted_conditions(clause, subject.start);
        let cue = if self.document.is(modal.index, "going") {
            first..modal.after
        } else {
            modal.index..modal.after
        };
        let unreal = quote.and_then(|quote| self.is_unreal(modal, quote, &subject, start));
        let question = self.is_question(modal.index);
        let supposed = self.is_supposed(subject.start, modal.floor);
        let event = agents.is_empty();
        let mut draft = Draft::of(kind, agents, cue).about(&subject);
        draft.fronted = fronted;
        draft.doubts = Doubts::of(&[
            (event, Doubt::Event),
            (quote.is_none() && !neither, Doubt::Author),
            (others, Doubt::Others),
            (outcome, Doubt::Outcome),
            (self.document.is(start, "be"), Doubt::State),
            (question, Doubt::Question),
            (supposed, Doubt::Supposed),
            (modal.loose, Doubt::IsTo),
            (modal.force == Force::Might && negated, Doubt::CouldNot),
            (unreal.is_some(), unreal.unwrap_or(Doubt::Past)),
        ]);
        let mut drafts = draft.each(self.actions(start, modal.ceiling));
        if event {
            self.add_subject(&mut drafts, &subject, modal);
        }
        Some(drafts)
    }

    /// What the modal makes of the action that begins with the verb at `start`.
    fn kind_of(&self, force: Force, removed: bool, negated: bool, start: usize) -> Kind {
        match force {
            _ if removed => Kind::new(Stance::Withholds, Status::Removed, Strength::Firm),
            Force::Might => Kind::new(Stance::Considers, Status::Proposed, Strength::Hedged),
            _ if negated => Kind::new(Stance::Refuses, Status::Made, Strength::Firm),
            _ if self.is_weighing(start) => {
                Kind::new(Stance::Considers, Status::Proposed, Strength::Hedged)
            }
            _ => Kind::new(Stance::Commits, Status::Made, Strength::Firm),
        }
    }

    /// "would like to help", "would be glad to help": a wish, in anybody's voice.
    fn wished(&self, modal: Modal) -> Option<Vec<Draft>> {
        if modal.force != Force::Would {
            return None;
        }
        let document = self.document;
        let at = (modal.after..modal.ceiling.min(modal.after + 2))
            .find(|&at| self.tag(at) != Tag::Adverb)?;
        let like = document.is_any(at, &["like", "prefer", "love"]);
        let glad = document.is(at, "be")
            && document.is_any(
                at + 1,
                &["glad", "happy", "willing", "ready", "prepared", "committed"],
            );
        if !like && !glad || self.is_negated(modal.index, at + 1) {
            return None;
        }
        let to = if glad { at + 2 } else { at + 1 };
        let noun = || {
            document
                .is(to, "to")
                .then(|| self.gerund_or_noun(to + 1, modal.ceiling))
                .flatten()
        };
        // "would like Oslo to pay": somebody else is wanted to.
        if like
            && self.infinitive(to, modal.ceiling).is_none()
            && let Some(other) = self.infinitive_behind(to, modal.ceiling)
        {
            let start = self.infinitive(other, modal.ceiling)?;
            let agents = self.bound(&(to..other), modal.index);
            let kind = Kind::new(Stance::Considers, Status::Expected, Strength::Hedged);
            let draft = Draft::of(kind, agents, modal.index..to);
            return Some(draft.each(self.actions(start, modal.ceiling)));
        }
        let start = self.infinitive(to, modal.ceiling).or_else(noun)?;
        let kind = Kind::new(Stance::Commits, Status::Made, Strength::Hedged);
        self.plain(modal, kind, start, modal.index..start)
    }

    /// "could not agree on a budget": both sides withhold, in anybody's voice.
    fn no_accord(&self, modal: Modal) -> Option<Vec<Draft>> {
        let mut near = modal.index..modal.ceiling.min(modal.index + 4);
        if modal.force != Force::Might || !self.is_negated(near.start, near.end) {
            return None;
        }
        let at = near.find(|&at| self.document.is_any(at, &["agree", "reach", "sign"]))?;
        if !self.is_negated(modal.index, at) {
            return None;
        }
        let kind = Kind::new(Stance::Withholds, Status::Withheld, Strength::Firm);
        self.plain(modal, kind, at, modal.index..at)
    }

    /// "would not promise to", "would not commit to": nothing is bound, in anybody's voice.
    fn no_promise(&self, modal: Modal) -> Option<Vec<Draft>> {
        let mut near = modal.index..modal.ceiling.min(modal.index + 4);
        if modal.force == Force::Might || !self.is_negated(near.start, near.end) {
            return None;
        }
        let promising = ["promise", "commit", "pledge", "guarantee"];
        let at = near.find(|&at| self.document.is_any(at, &promising))?;
        if !self.is_negated(modal.index, at) {
            return None;
        }
        let to = at + 1;
        let noun = || {
            let behind = if self.document.is(to, "to") {
                to + 1
            } else {
                to
            };
            self.gerund_or_noun(behind, modal.ceiling)
        };
        let start = self.infinitive(to, modal.ceiling).or_else(noun)?;
        let kind = Kind::new(Stance::Withholds, Status::Withheld, Strength::Firm);
        let mut drafts = self.plain(modal, kind, start, modal.index..start)?;
        for draft in &mut drafts {
            draft.rare = Some("no promise");
        }
        Some(drafts)
    }

    /// Drafts of the modal's own subject.
    fn plain(
        &self,
        modal: Modal,
        kind: Kind,
        start: usize,
        cue: Range<usize>,
    ) -> Option<Vec<Draft>> {
        let subject = self.subject(self.group_start(modal.index, modal.floor), modal.floor)?;
        let agents = self.bound(&subject, modal.index);
        Some(Draft::of(kind, agents, cue).each(self.actions(start, modal.ceiling)))
    }

    /// The main verb behind a modal: adverbs, "not" and "be" of a progressive skipped.
    fn main_verb(&self, modal: Modal) -> Option<usize> {
        let mut at = modal.after;
        while at < modal.ceiling {
            let adverb = self.tag(at) == Tag::Adverb && !self.has_object(at + 1);
            if !(adverb || self.is_mark(at) || self.is_comma(at) || self.is_negation(at)) {
                break;
            }
            at += 1;
        }
        if at >= modal.ceiling {
            return None;
        }
        if self.document.is(at, "be") {
            let next = (at + 1..modal.ceiling).find(|&at| self.tag(at) != Tag::Adverb)?;
            // "will be sending" promises; "will be late" and "will be sent" do not bind the subject.
            if self.tag(next) == Tag::Gerund {
                return Some(next);
            }
            // "there will be a vote" has a rule of its own.
            let there = modal.index > modal.floor && self.document.is(modal.index - 1, "there");
            return (self.tag(next) != Tag::Participle && !there).then_some(at);
        }
        // Behind a modal nearly every word may be the verb: "would brief", "would back".
        let verb = self.tag(at).is_verb()
            || matches!(self.tag(at), Tag::Noun | Tag::Adjective | Tag::Adverb);
        verb.then_some(at)
    }

    /// An object begins at token `at`.
    fn has_object(&self, at: usize) -> bool {
        matches!(
            self.tag(at),
            Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun
        )
    }

    /// The sentence of token `index` asks.
    pub(super) fn is_question(&self, index: usize) -> bool {
        let sentence = self.document.sentences[self.document.sentence_of(index)].span;
        self.document
            .slice(sentence)
            .trim_end_matches(['”', '"', '’'])
            .ends_with('?')
    }

    /// A past that never was ("would have been"), a purpose ("so he could build"), a "would" in
    /// direct speech, a possibility of others.
    fn is_unreal(
        &self,
        modal: Modal,
        quote: &Quote,
        subject: &Range<usize>,
        start: usize,
    ) -> Option<Doubt> {
        let past = self.document.is(start, "have")
            && matches!(self.tag(start + 1), Tag::Participle | Tag::Adverb);
        let purpose = subject.start > modal.floor && self.document.is(subject.start - 1, "so");
        let direct = quote.kind == QuoteKind::Direct;
        match modal.force {
            _ if past => Some(Doubt::Past),
            Force::Would if direct => Some(Doubt::WouldInQuotation),
            Force::Might if purpose => Some(Doubt::Purpose),
            Force::Might if direct && !self.is_first_person(subject) => {
                Some(Doubt::PossibilityOfOthers)
            }
            _ => None,
        }
    }

    /// The parties of the modal's subject, where the speaker may bind them; as an error where he
    /// may not.
    fn in_mouth(
        &self,
        quote: &Quote,
        subject: &Range<usize>,
        cue: usize,
    ) -> Result<Vec<Party>, Vec<Party>> {
        let parties = self.bound(subject, cue);
        let first_person = self.is_first_person(subject);
        let belief = self.is_belief(quote);
        let Some(speaker) = quote.speaker.as_ref() else {
            return Err(parties);
        };
        let answers =
            |party: &Party| first_person || self.answers_for(speaker, party, subject, belief);
        let bound: Vec<_> = parties
            .iter()
            .filter(|party| answers(party))
            .cloned()
            .collect();
        if bound.is_empty() {
            Err(parties)
        } else {
            Ok(bound)
        }
    }

    fn is_first_person(&self, subject: &Range<usize>) -> bool {
        subject.len() == 1 && self.document.is_any(subject.start, &["i", "we"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(OUTCOMES.faults(), Vec::<String>::new());
    }
}
