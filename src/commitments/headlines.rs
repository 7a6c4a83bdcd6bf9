//! Headlines leave the auxiliary out: "Oslo to send troops".

use super::context::Context;
use super::doubts::Doubt;
use super::draft::{Draft, Kind};
use crate::analysis::{Stance, Status, Strength};

impl Context<'_> {
    /// The commitments of a headline whose cue is the bare "to" at token `index`, with a named party
    /// in front of it.
    pub(super) fn headline_drafts(&self, index: usize) -> Vec<Draft> {
        if !self.document.is(index, "to") {
            return Vec::new();
        }
        let passage = &self.document.passages[self.document.passage_of(index)];
        if !passage.part.is_headline() || index <= passage.tokens.start {
            return Vec::new();
        }
        let ceiling = self.ceiling(index);
        let floor = self.floor(index);
        let verbs = (floor..index).any(|at| self.tag(at).is_finite() || self.is_auxiliary(at));
        let named = self
            .actors
            .mention_at(self.document.tokens[index - 1].span.start)
            .is_some();
        let (Some(start), false) = (self.infinitive(index, ceiling), verbs) else {
            return Vec::new();
        };
        let Some(subject) = self.noun_phrase_before(index, floor) else {
            return Vec::new();
        };
        let agents = self.bound(&subject, index);
        let kind = Kind::new(Stance::Commits, Status::Made, Strength::Firm);
        Draft::of(kind, agents, index..index + 1)
            .about(&subject)
            .doubted(!named, Doubt::UnnamedInHeadline)
            .each(self.actions(start, ceiling))
    }
}
