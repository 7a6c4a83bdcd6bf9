//! What is left open, and what is held out instead: "did not say whether it would", "or face".

use super::context::Context;
use super::doubts::Doubt;
use super::draft::{Draft, Kind};
use crate::analysis::{Party, Stance, Status, Strength};
use crate::tagging::Tag;

/// Verbs whose negation leaves a question open: "did not say whether", "has not decided if".
const TELLING: &[&str] = &[
    "say", "decide", "commit", "indicate", "specify", "confirm", "clarify", "disclose",
];

impl Context<'_> {
    /// The open question that begins at token `index`: "whether it would pay", "whether to pay".
    pub(super) fn question_drafts(&self, index: usize) -> Vec<Draft> {
        if !self.document.is_any(index, &["whether", "if"]) {
            return Vec::new();
        }
        let (floor, ceiling) = (self.floor(index), self.ceiling(index));
        let telling = (floor.max(index.saturating_sub(4))..index)
            .rev()
            .find(|&at| {
                TELLING
                    .iter()
                    .any(|word| super::lemma::is_form(self.document.word(at), word))
            });
        if telling.is_none() && self.document.is(index, "if") {
            return Vec::new();
        }
        let or_not = self.document.spells(index + 1, &["or", "not"]);
        let after = index + if or_not { 3 } else { 1 };
        let withheld = telling.is_some_and(|verb| {
            let group = self.group_start(verb, floor);
            self.is_negated(group, verb) || self.document.is(verb.saturating_sub(1), "to")
        });
        let kind = if withheld {
            Kind::new(Stance::Withholds, Status::Withheld, Strength::Firm)
        } else {
            Kind::new(Stance::Considers, Status::Unclear, Strength::Hedged)
        };
        let (start, agents) = if let Some(start) = self.infinitive(after, ceiling) {
            let divided = self.divided(index, floor);
            let subject = || self.subject_of_verb_before(index, floor, 3);
            let agents = if divided.is_empty() {
                subject().map(|subject| self.bound(&subject, index))
            } else {
                Some(divided)
            };
            (Some(start), agents.unwrap_or_default())
        } else {
            let phrase = self.noun_phrase_from(after, ceiling);
            (
                self.verb_behind(phrase.end, ceiling),
                self.bound(&phrase, index),
            )
        };
        let Some(start) = start else {
            return Vec::new();
        };
        Draft::of(kind, agents, index..after)
            .doubted(telling.is_none(), Doubt::OpenQuestion)
            .each(self.actions(start, ceiling))
    }

    /// "a quarrel within the union over whether to": those among whom it is open.
    fn divided(&self, index: usize, floor: usize) -> Vec<Party> {
        let first = floor.max(index.saturating_sub(10));
        let among = ["among", "amongst", "between", "inside", "within"];
        let at = (first..index)
            .rev()
            .find(|&at| self.document.is_any(at, &among));
        at.map_or_else(Vec::new, |at| {
            let phrase = self.noun_phrase_from(at + 1, index);
            self.parties(phrase, None)
        })
    }

    /// The verb of a clause behind its subject, which ends before `at`; auxiliaries and "to" skipped.
    fn verb_behind(&self, at: usize, ceiling: usize) -> Option<usize> {
        let wish = [
            "wants", "want", "intends", "plans", "is", "are", "was", "were", "willing",
        ];
        let mut at = at;
        let end = ceiling.min(at + 6);
        while at < end
            && (self.tag(at) == Tag::Modal
                || self.tag(at) == Tag::Adverb
                || self.tag(at) == Tag::To
                || self.document.is_any(at, &wish))
        {
            at += 1;
        }
        (at < end && self.tag(at).is_verb()).then_some(at)
    }

    /// "pay or face consequences": what is held out to whoever does not obey, by whom it is asked.
    pub(super) fn ultimatum_drafts(&self, index: usize) -> Vec<Draft> {
        let or =
            self.document.is(index, "or") && self.document.is_any(index + 1, &["face", "risk"]);
        if !or {
            return Vec::new();
        }
        let (floor, ceiling) = (self.floor(index), self.ceiling(index));
        let speaker = self
            .statement(index)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        let verb = (floor + 1..index).find(|&at| self.tag(at).is_finite());
        let subject = verb.and_then(|verb| self.subject(self.group_start(verb, floor), floor));
        let agents = match (speaker, subject) {
            (Some(speaker), _) => vec![self.speaker_party(speaker)],
            (None, Some(subject)) => self.bound(&subject, index),
            _ => Vec::new(),
        };
        let kind = Kind::new(Stance::Threatens, Status::Made, Strength::Firm);
        Draft::of(kind, agents, index..index + 2).each(self.actions(index + 1, ceiling))
    }
}
