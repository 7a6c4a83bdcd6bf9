//! Adjectives that bind: "ready to", "committed to", "open to", "expected to", "unclear whether".

use super::content::Action;
use super::context::Context;
use super::cues::{self, Cue, Frame};
use super::doubts::{Doubt, Doubts};
use super::draft::{Draft, Kind};
use crate::analysis::{Stance, Status, Strength};
use crate::tagging::Tag;

/// What the author may say of anybody; in somebody's mouth it is a plan.
const SCHEDULED: &[&str] = &["due", "scheduled", "set", "slated"];

impl Context<'_> {
    /// The commitments whose cue is the adjective or participle at token `index`.
    pub(super) fn adjective_drafts(&self, index: usize) -> Vec<Draft> {
        let Some(cue) = cues::adjective(self.document, index) else {
            return Vec::new();
        };
        let floor = self.floor(index);
        let ceiling = self.ceiling(index);
        cue.entry
            .frames()
            .find_map(|frame| {
                let mut drafts = self.adjective_frame(&cue, frame, floor, ceiling)?;
                for draft in &mut drafts {
                    draft.list_as(&cue, frame);
                }
                Some(drafts)
            })
            .unwrap_or_default()
    }

    fn adjective_frame(
        &self,
        cue: &Cue,
        frame: Frame,
        floor: usize,
        ceiling: usize,
    ) -> Option<Vec<Draft>> {
        let (index, after) = (cue.tokens.start, cue.tokens.end);
        if frame == Frame::Wh {
            return self.unclear(cue, floor, ceiling);
        }
        let start = match frame {
            Frame::To => self.infinitive(after, ceiling)?,
            Frame::AgreeTo => self.infinitive(after, ceiling).filter(|&at| {
                self.document
                    .is_any(at, &["agree", "reach", "commit", "sign"])
            })?,
            Frame::ToNoun if self.document.is(after, "to") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::For if self.document.is(after, "for") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::In if self.document.is(after, "in") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            _ => return None,
        };
        let group = self.group_start(index, floor);
        let copula =
            (group..index).any(|at| self.is_be(at)) || group > floor && self.is_copula(group - 1);
        let subject = if copula {
            let group = if (group..index).any(|at| self.is_be(at)) {
                group
            } else {
                self.group_start(group - 1, floor)
            };
            self.subject(group, floor)
        } else {
            // "a government determined to", and headlines: "Oslo ready to talk"
            index
                .checked_sub(1)
                .filter(|before| *before >= floor && self.tag(*before).is_noun())
                .and_then(|noun| self.noun_phrase_before(noun + 1, floor))
        };
        let lost = subject.is_none();
        let subject = subject.unwrap_or(group..group);
        let modal = (subject.end..index)
            .any(|at| self.tag(at) == Tag::Modal && !self.document.is_any(at, &["will", "would"]));
        let supposed = self.is_supposed(subject.start, floor);
        let author = self.statement(index).is_none() && SCHEDULED.contains(&cue.lemma());
        let agents = self.bound(&subject, index);
        let no = self.is_negated(subject.end, index);
        let yet = (subject.end..index).any(|at| self.document.is(at, "yet"));
        let fronted = self.fronted_conditions(self.floor(index), subject.start);
        // Mere interest binds nobody; its denial does.
        let interest = cue.lemma() == "interested";
        let kind = match no {
            false => cue.entry.kind,
            true if interest || cue.lemma() == "open" => {
                Kind::new(Stance::Refuses, Status::Made, Strength::Firm)
            }
            // "is not expected to attend"
            true if cue.lemma() == "expected" => {
                Kind::new(Stance::Withholds, Status::Withheld, Strength::Hedged)
            }
            true => cue.entry.kind.negated(yet, true)?,
        };
        let mut draft = Draft::of(kind, agents, subject.end..start).about(&subject);
        draft.fronted = fronted;
        draft.doubts = Doubts::of(&[
            (modal, Doubt::ModalInFront),
            (supposed, Doubt::Supposed),
            (author, Doubt::Author),
            (interest && !no, Doubt::Interest),
            (lost, Doubt::NoSubject),
        ]);
        Some(draft.each(self.actions(start, ceiling)))
    }

    /// "has yet to sign": the word "yet" between a form of "have" and an infinitive.
    pub(super) fn yet_drafts(&self, index: usize) -> Vec<Draft> {
        if !self.document.is(index, "yet") {
            return Vec::new();
        }
        let floor = self.floor(index);
        if index <= floor || !self.is_have(index - 1) {
            return Vec::new();
        }
        let ceiling = self.ceiling(index);
        let subject = self.subject(self.group_start(index - 1, floor), floor);
        let (Some(start), Some(subject)) = (self.infinitive(index + 1, ceiling), subject) else {
            return Vec::new();
        };
        let agents = self.bound(&subject, index);
        let kind = Kind::new(Stance::Withholds, Status::Withheld, Strength::Firm);
        Draft::of(kind, agents, index - 1..start).each(self.actions(start, ceiling))
    }

    fn is_copula(&self, index: usize) -> bool {
        self.document.is_any(
            index,
            &[
                "remain", "remains", "remained", "seem", "seems", "seemed", "appear", "appears",
                "appeared", "stands", "stand", "stay", "feel",
            ],
        )
    }

    /// "It is unclear whether Moscow will agree", "The size of the U.S. force is unclear".
    fn unclear(&self, cue: &Cue, floor: usize, ceiling: usize) -> Option<Vec<Draft>> {
        let after = cue.tokens.end;
        let question = (after..ceiling.min(after + 5)).find(|&at| {
            self.document
                .is_any(at, &["whether", "if", "when", "how", "what"])
        });
        if let Some(question) = question {
            let phrase = self.noun_phrase_from(question + 1, ceiling);
            let verb = phrase.end;
            let modal = self.tag(verb) == Tag::Modal || self.is_be(verb);
            let start = if modal {
                (verb + 1..ceiling).find(|&at| self.tag(at) != Tag::Adverb)?
            } else {
                verb
            };
            let agents = self.bound(&phrase, cue.tokens.start);
            if start >= ceiling || agents.is_empty() || !self.tag(start).is_verb() {
                return None;
            }
            let named = agents.iter().any(|agent| agent.actor.is_some());
            let words = cue.tokens.start..question + 1;
            let mut draft = Draft::of(cue.entry.kind, agents, words);
            draft.rare = named.then_some("unclear");
            return Some(draft.each(self.actions(start, ceiling)));
        }
        let subject = self.subject(self.group_start(cue.tokens.start, floor), floor)?;
        let agents = self.first_named(&subject);
        let of = subject
            .clone()
            .find(|&at| self.document.is(at, "of"))
            .map_or(subject.start, |at| at + 1);
        let action = Action {
            content: of..subject.end,
            tail: after..ceiling,
        };
        Some(vec![Draft::new(
            cue.entry.kind,
            agents,
            cue.tokens.clone(),
            action,
        )])
    }
}
