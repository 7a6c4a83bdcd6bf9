//! Nouns that want something of somebody: "calls on Lima to", "pressure to", "the demand that".

use super::content::Action;
use super::context::Context;
use super::cues::{self, Cue};
use super::draft::Draft;
use super::holders::Holder;
use crate::analysis::Stance;
use crate::tagging::Tag;

impl Context<'_> {
    /// "calls from all sides for the mayor to resign": the token behind "for".
    pub(super) fn far_for(&self, after: usize, ceiling: usize) -> Option<usize> {
        let gap = self
            .document
            .is_any(after, &["from", "by", "within", "across"]);
        let end = ceiling.min(after + 8);
        let word = |&at: &usize| self.document.is(at, "for");
        gap.then(|| (after + 1..end).find(word))
            .flatten()
            .map(|at| at + 1)
    }

    /// "call on Kyiv to wait": the party stands behind the noun.
    pub(super) fn called_on(&self, cue: &Cue, start: usize, ceiling: usize) -> Option<Vec<Draft>> {
        let to = self.infinitive_behind(start, ceiling)?;
        let verb = self.infinitive(to, ceiling)?;
        let agents = self.bound(&(start..to), cue.tokens.start);
        let draft = Draft::of(cue.entry.kind, agents, cue.tokens.start..start);
        Some(draft.each(self.actions(verb, ceiling)))
    }

    /// "is resisting calls to leave", "faces pressure to leave": the party is who is called on.
    pub(super) fn pressed(&self, cue: &Cue, holder: &Holder, ceiling: usize) -> Option<Vec<Draft>> {
        let start = self.infinitive(cue.tokens.end, ceiling)?;
        let floor = self.floor(cue.tokens.start);
        let first = floor.max(holder.start.saturating_sub(8));
        let verb = (first..cue.tokens.start).rev().find(|&at| {
            cues::verb(self.document, at)
                .is_some_and(|verb| verb.entry.kind.stance == Stance::Refuses)
                || self.document.is_any(
                    at,
                    &[
                        "face", "faces", "faced", "facing", "under", "defied", "ignored",
                    ],
                )
        })?;
        let refusing = cues::verb(self.document, verb).map(|verb| verb.entry.kind);
        let kind = refusing
            .filter(|kind| kind.stance == Stance::Refuses)
            .unwrap_or(cue.entry.kind);
        let subject = self.subject(self.group_start(verb, floor), floor)?;
        let agents = self.bound(&subject, verb);
        let draft = Draft::of(kind, agents, verb..start).about(&subject);
        Some(draft.each(self.actions_in_phrase(start, ceiling)))
    }

    /// "their demand for the withdrawal of Chilean troops": the party stands in what is called for.
    pub(super) fn called_for(
        &self,
        cue: &Cue,
        holder: &Holder,
        start: usize,
        ceiling: usize,
    ) -> Vec<Draft> {
        let build = |action: Action| {
            let mut named = self.first_named(&action.content);
            named.retain(|party| holder.parties.iter().all(|own| own.actor != party.actor));
            let draft = Draft::new(cue.entry.kind, named, cue.tokens.start..start, action);
            (!draft.agents.is_empty()).then_some(draft)
        };
        self.actions_in_phrase(start, ceiling)
            .into_iter()
            .filter_map(build)
            .collect()
    }

    /// "the demand that Oslo withdraw", "his hope that Oslo would come".
    pub(super) fn hoped_for(&self, cue: &Cue, after: usize, ceiling: usize) -> Option<Vec<Draft>> {
        let that = self.document.is(after, "that").then_some(after + 1)?;
        let phrase = self.noun_phrase_from(that, ceiling);
        let bare = || (self.tag(phrase.end) == Tag::VerbBase).then_some(phrase.end);
        let start = self.will_clause(that, ceiling).or_else(bare)?;
        let agents = self.bound(&phrase, cue.tokens.start);
        let draft = Draft::of(cue.entry.kind, agents, cue.tokens.start..that);
        Some(draft.each(self.actions(start, ceiling)))
    }
}
