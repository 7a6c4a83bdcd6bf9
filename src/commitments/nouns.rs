//! Nouns that bind: "its pledge to", "Oslo's threat to", "announced plans to", "no commitment".

use super::context::Context;
use super::cues::{self, Cue, Frame};
use super::doubts::Doubt;
use super::draft::{Draft, Kind};
use super::holders::Holder;
use crate::analysis::{Party, Stance, Status, Strength};
use crate::tagging::Tag;
use crate::text::Table;

/// Verbs whose subject is bound by the noun behind them: "made a pledge", "has plans".
pub(super) static LIGHT_VERBS: Table = crate::text::table!(include_str!("light_verbs.txt"));

impl Context<'_> {
    /// The commitments whose cue is the noun at token `index`.
    pub(super) fn noun_drafts(&self, index: usize) -> Vec<Draft> {
        let Some(cue) = cues::noun(self.document, index) else {
            return Vec::new();
        };
        let floor = self.floor(index);
        let ceiling = self.ceiling(index);
        let holder = self.holder(index, floor, ceiling);
        if let Some(draft) = self.absent(&cue, floor, ceiling) {
            return vec![draft];
        }
        let lost = holder.is_none();
        let holder = holder.unwrap_or(Holder {
            parties: Vec::new(),
            start: index,
            after: None,
            negated: self
                .document
                .is_any(index.saturating_sub(1), &["no", "any"]),
        });
        let drafts = cue.entry.frames().find_map(|frame| {
            let drafts = self.noun_frame(&cue, frame, &holder, ceiling)?;
            (!drafts.is_empty()).then_some((frame, drafts))
        });
        let Some((frame, mut drafts)) = drafts else {
            return Vec::new();
        };
        for draft in &mut drafts {
            draft.list_as(&cue, frame);
            draft.doubts.add(lost, Doubt::NoHolder);
        }
        drafts
    }

    fn noun_frame(
        &self,
        cue: &Cue,
        frame: Frame,
        holder: &Holder,
        ceiling: usize,
    ) -> Option<Vec<Draft>> {
        let after = holder.after.unwrap_or(cue.tokens.end);
        let start = match frame {
            Frame::To if cue.entry.kind.status == Status::Expected => {
                return self.pressed(cue, holder, ceiling);
            }
            Frame::To | Frame::AgreeTo => self.infinitive(after, ceiling)?,
            Frame::IsTo if self.is_be(after) => self.infinitive(after + 1, ceiling)?,
            Frame::ToNoun if self.document.is(after, "to") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::Of if self.document.is(after, "of") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::For if self.document.is(after, "for") => {
                let start = self.gerund_or_noun(after + 1, ceiling)?;
                if cue.entry.kind.status == Status::Expected {
                    return Some(self.called_for(cue, holder, start, ceiling));
                }
                start
            }
            Frame::On if self.document.is(after, "on") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::In if self.document.is(after, "in") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::About if self.document.is_any(after, &["about", "on", "over"]) => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::OnTo if self.document.is_any(after, &["on", "for", "to"]) => {
                return self.called_on(cue, after + 1, ceiling);
            }
            Frame::OnTo => {
                let behind = self.far_for(cue.tokens.end, ceiling)?;
                return self.called_on(cue, behind, ceiling);
            }
            // "his hope that Oslo would": the party is in the clause.
            Frame::That if cue.entry.kind.stance == Stance::Considers => {
                return self.hoped_for(cue, after, ceiling);
            }
            Frame::That if self.document.is(after, "that") => {
                self.will_clause(after + 1, ceiling)?
            }
            _ => return None,
        };
        let mentioned = cue.lemma() == "commitment" && !self.is_expressed(holder.start);
        let negated = holder.negated || frame == Frame::IsTo && self.is_negated(after, start);
        let wish = matches!(cue.lemma(), "plan" | "intention");
        let kind = if negated {
            cue.entry.kind.negated(false, wish)?
        } else {
            cue.entry.kind
        };
        let kind = if self.is_weighed(holder.start) && kind.stance == Stance::Commits {
            Kind::new(Stance::Considers, Status::Proposed, Strength::Hedged)
        } else {
            kind
        };
        let kind = if self.is_given_up(holder.start) {
            Kind::new(Stance::Commits, Status::Withdrawn, Strength::Firm)
        } else {
            kind
        };
        // "the signing of a deal between Oslo and Lima"
        let parties = if holder.parties.is_empty() {
            self.both_between(start, ceiling)
        } else {
            holder.parties.clone()
        };
        let mut drafts = Draft::of(kind, parties, holder.start..start)
            .doubted(mentioned, Doubt::BareMention)
            .each(self.actions_in_phrase(start, ceiling));
        for draft in &mut drafts {
            // "a promise to stop … has been struck from the draft"
            let behind = draft.action.tail.start;
            let mut verb = behind..ceiling.min(behind + 5);
            if verb.any(|at| self.removal_at(at).is_some()) {
                draft.kind = Kind::new(Stance::Withholds, Status::Removed, Strength::Firm);
            }
        }
        Some(drafts)
    }

    /// The parties named behind "between" near token `start`.
    fn both_between(&self, start: usize, ceiling: usize) -> Vec<Party> {
        let between = (start..ceiling.min(start + 8)).find(|&at| self.document.is(at, "between"));
        between.map_or_else(Vec::new, |at| {
            let end = ceiling.min(at + 16);
            let phrase = self.noun_phrase_from(at + 1, end);
            let mut parties = self.parties(phrase.clone(), None);
            if parties.len() == 1 && self.document.is(phrase.end, "and") {
                parties.extend(self.parties(self.noun_phrase_from(phrase.end + 1, end), None));
            }
            parties
        })
    }

    /// "reaffirmed its commitment to", "our commitment to": somebody says it. The bare mention
    /// ("worries about the Norwegian commitment to") binds nobody anew.
    fn is_expressed(&self, start: usize) -> bool {
        (start.saturating_sub(6)..=start).any(|at| {
            super::lemma::is_listed(&LIGHT_VERBS, self.document.word(at))
                || self.document.is_any(at, &["our", "my"])
        })
    }

    /// "is debating a plan to": the plan is not made yet.
    fn is_weighed(&self, start: usize) -> bool {
        let weighing = [
            "debating",
            "discussing",
            "considering",
            "weighing",
            "mulling",
            "examining",
            "reviewing",
            "studying",
        ];
        (start.saturating_sub(3)..=start).any(|at| self.document.is_any(at, &weighing))
    }

    /// "has dropped its threat to": a verb of giving up governs the phrase that begins at `start`.
    fn is_given_up(&self, start: usize) -> bool {
        (start.saturating_sub(3)..start).any(|at| {
            self.tag(at).is_verb()
                && cues::verb(self.document, at)
                    .is_some_and(|verb| verb.entry.kind.status == Status::Withdrawn)
        })
    }

    /// "that it would not return": the token of the verb behind the modal.
    pub(super) fn will_clause(&self, start: usize, ceiling: usize) -> Option<usize> {
        let phrase = self.noun_phrase_from(start, ceiling);
        let modal = (phrase.end..ceiling.min(phrase.end + 2))
            .find(|&at| self.document.is_any(at, &["will", "would"]))?;
        (modal + 1..ceiling).find(|&at| self.tag(at) != Tag::Adverb && !self.is_negation(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(LIGHT_VERBS.faults(), Vec::<String>::new());
    }
}
