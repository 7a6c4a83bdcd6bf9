//! Nouns that bind: "its pledge to", "Oslo's threat to", "announced plans to", "no commitment".

use super::content::Action;
use super::context::Context;
use super::cues::{self, Cue, Frame};
use super::draft::{Draft, Kind};
use crate::analysis::{MentionKind, Party, Stance, Status, Strength};
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Verbs whose subject is bound by the noun behind them: "made a pledge", "has plans".
static LIGHT_VERBS: Table = Table::new(include_str!("light_verbs.txt"));

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
            negated: self.document.is_any(index.saturating_sub(1), &["no", "any"]),
        });
        let drafts = cue.entry.frames().find_map(|frame| {
            let drafts = self.noun_frame(&cue, frame, &holder, ceiling)?;
            (!drafts.is_empty()).then_some((frame, drafts))
        });
        let Some((frame, drafts)) = drafts else {
            return Vec::new();
        };
        drafts
            .into_iter()
            .map(|draft| draft.from_list(&cue, frame).doubted(lost, "no holder"))
            .collect()
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
            Frame::To => self.infinitive(after, ceiling)?,
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
            Frame::AgreeTo => self.infinitive(after, ceiling)?,
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
        let mentioned = cue.lemma == "commitment" && !self.is_expressed(holder.start);
        let negated = holder.negated || frame == Frame::IsTo && self.is_negated(after, start);
        let wish = matches!(cue.lemma, "plan" | "intention");
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
        let build = |action: Action| {
            // "a promise to stop … has been struck from the draft"
            let verb = action.tail.start..ceiling.min(action.tail.start + 5);
            let removed = verb.clone().any(|at| self.removal_at(at).is_some());
            let kind = if removed {
                Kind::new(Stance::Withholds, Status::Removed, Strength::Firm)
            } else {
                kind
            };
            Draft::new(kind, holder.parties.clone(), holder.start..start, action)
                .doubted(mentioned, "bare mention")
        };
        Some(
            self.actions_in_phrase(start, ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
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
            let verb = cues::verb(self.document, at);
            self.tag(at).is_verb()
                && verb.is_some_and(|verb| verb.entry.kind.status == Status::Withdrawn)
        })
    }

    /// "is resisting calls to leave", "faces pressure to leave": the party is who is called on.
    fn pressed(&self, cue: &Cue, holder: &Holder, ceiling: usize) -> Option<Vec<Draft>> {
        let start = self.infinitive(cue.tokens.end, ceiling)?;
        let floor = self.floor(cue.tokens.start);
        let first = floor.max(holder.start.saturating_sub(8));
        let verb = (first..cue.tokens.start).rev().find(|&at| {
            cues::verb(self.document, at).is_some_and(|verb| verb.entry.kind.stance == Stance::Refuses)
                || self
                    .document
                    .is_any(at, &["face", "faces", "faced", "facing", "under", "defied", "ignored"])
        })?;
        let refusing = cues::verb(self.document, verb).map(|verb| verb.entry.kind);
        let kind = refusing
            .filter(|kind| kind.stance == Stance::Refuses)
            .unwrap_or(cue.entry.kind);
        let subject = self.subject(self.group_start(verb, floor), floor)?;
        let agents = self.bound(&subject, verb);
        let build = |action| {
            Draft::new(kind, agents.clone(), verb..start, action).about(&subject)
        };
        Some(
            self.actions_in_phrase(start, ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
    }

    /// "calls from all sides for the mayor to resign": the token behind "for".
    fn far_for(&self, after: usize, ceiling: usize) -> Option<usize> {
        let gap = self.document.is_any(after, &["from", "by", "within", "across"]);
        let end = ceiling.min(after + 8);
        let word = |&at: &usize| self.document.is(at, "for");
        gap.then(|| (after + 1..end).find(word)).flatten().map(|at| at + 1)
    }

    /// "call on Kyiv to wait": the party stands behind the noun.
    fn called_on(&self, cue: &Cue, start: usize, ceiling: usize) -> Option<Vec<Draft>> {
        let to = self.infinitive_behind(start, ceiling)?;
        let verb = self.infinitive(to, ceiling)?;
        let agents = self.bound(&(start..to), cue.tokens.start);
        let build = |action| {
            Draft::new(
                cue.entry.kind,
                agents.clone(),
                cue.tokens.start..start,
                action,
            )
        };
        Some(self.actions(verb, ceiling).into_iter().map(build).collect())
    }

    /// "their demand for the withdrawal of Chilean troops": the party stands in what is called for.
    fn called_for(
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
    fn hoped_for(&self, cue: &Cue, after: usize, ceiling: usize) -> Option<Vec<Draft>> {
        let that = self.document.is(after, "that").then_some(after + 1)?;
        let phrase = self.noun_phrase_from(that, ceiling);
        let bare = || (self.tag(phrase.end) == Tag::VerbBase).then_some(phrase.end);
        let start = self.will_clause(that, ceiling).or_else(bare)?;
        let agents = self.bound(&phrase, cue.tokens.start);
        let build = |action| {
            Draft::new(
                cue.entry.kind,
                agents.clone(),
                cue.tokens.start..that,
                action,
            )
        };
        Some(
            self.actions(start, ceiling)
                .into_iter()
                .map(build)
                .collect(),
        )
    }

    /// "that it would not return": the token of the verb behind the modal.
    fn will_clause(&self, start: usize, ceiling: usize) -> Option<usize> {
        let phrase = self.noun_phrase_from(start, ceiling);
        let modal = (phrase.end..ceiling.min(phrase.end + 2))
            .find(|&at| self.document.is_any(at, &["will", "would"]))?;
        (modal + 1..ceiling).find(|&at| self.tag(at) != Tag::Adverb && !self.is_negation(at))
    }

    /// Whose pledge it is: a possessor in front, the subject of a light verb, or a name behind
    /// "by" or "from".
    fn holder(&self, noun: usize, floor: usize, ceiling: usize) -> Option<Holder> {
        let mut start = noun;
        while start > floor
            && !self.named(start - 1)
            && (matches!(
                self.tag(start - 1),
                Tag::Adjective | Tag::Participle | Tag::Gerund
            ) || self.tag(start - 1) == Tag::Noun && !self.named(start - 1))
        {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|before| *before >= floor)?;
        let speaker = self
            .statement(noun)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        if self.tag(before) == Tag::Possessive {
            let phrase = self.noun_phrase_before(before, floor)?;
            let nearest = self.possessor(phrase);
            return Some(Holder {
                parties: self.parties(nearest, speaker),
                start,
                after: None,
                negated: false,
            });
        }
        if self.tag(before) == Tag::PossessivePronoun {
            return Some(Holder {
                parties: self.possessive_pronoun(before, noun, floor),
                start,
                after: None,
                negated: false,
            });
        }
        if self.named(before) {
            // "the U.S. threat to", "renewed Russian threats"
            let party = self.parties(before..before + 1, speaker);
            return Some(Holder {
                parties: party,
                start,
                after: None,
                negated: false,
            });
        }
        if self.document.is(noun + 1, "of") {
            // "the commitment of the ministry to open": a named party, and then the action.
            let phrase = self.noun_phrase_from(noun + 2, ceiling);
            let named = self
                .actors
                .mentions_in(self.document.span(&phrase))
                .next()
                .is_some();
            if named && self.infinitive(phrase.end, ceiling).is_some() {
                let parties = self.parties(phrase.clone(), speaker);
                return Some(Holder {
                    parties,
                    start,
                    after: Some(phrase.end),
                    negated: false,
                });
            }
        }
        if self.document.is_any(noun + 1, &["by", "from"]) {
            let phrase = self.noun_phrase_from(noun + 2, ceiling);
            let parties = self.parties(phrase.clone(), speaker);
            return Some(Holder {
                parties,
                start,
                after: Some(phrase.end),
                negated: false,
            });
        }
        let determiner =
            self.tag(before) == Tag::Determiner || self.document.is_any(before, &["no", "any"]);
        let verb = if determiner {
            before.checked_sub(1)?
        } else {
            before
        };
        let light =
            verb >= floor && super::lemma::is_listed(&LIGHT_VERBS, self.document.word(verb));
        if !light {
            return None;
        }
        let group = self.group_start(verb, floor);
        let subject = self.subject(group, floor)?;
        let negated = self.document.is(before, "no") || self.is_negated(group, verb);
        Some(Holder {
            parties: self.parties(subject, speaker),
            start: verb,
            after: None,
            negated,
        })
    }

    /// The possessor nearest to the noun: "after Oslo's reply and Lima's threat".
    fn possessor(&self, phrase: Range<usize>) -> Range<usize> {
        let cut = phrase.clone().rev().find(|&at| {
            self.document
                .is_any(at, &["and", "of", "for", "in", "on", "with", "from", "to"])
                && at > phrase.start
        });
        cut.map_or(phrase.clone(), |cut| cut + 1..phrase.end)
    }

    /// True when the token is (the end of) a name or a nationality.
    fn named(&self, index: usize) -> bool {
        let span = self.document.tokens[index].span;
        self.actors
            .mention_at(span.start)
            .is_some_and(|(mention, _)| mention.kind != MentionKind::Pronoun)
    }

    /// "its refusal to": the subject of the clause before, or the pronoun's own actor.
    fn possessive_pronoun(&self, pronoun: usize, noun: usize, floor: usize) -> Vec<Party> {
        let speaker = self
            .statement(noun)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        if self.document.is_any(pronoun, &["my", "our"]) {
            let span = self.document.tokens[pronoun].span;
            return speaker
                .map(|speaker| Party {
                    span,
                    ..self.speaker_party(speaker)
                })
                .into_iter()
                .collect();
        }
        let span = self.document.tokens[pronoun].span;
        if self.actors.mention_at(span.start).is_some() {
            return self.parties(pronoun..pronoun + 1, speaker);
        }
        if self.document.is(pronoun, "your") {
            return Vec::new();
        }
        let subject = self.subject_of_verb_before(pronoun, floor, 3);
        let mut parties = subject
            .map(|subject| self.parties(subject, speaker))
            .unwrap_or_default();
        for party in &mut parties {
            party.span = span;
        }
        parties
    }

    /// "the lack of any U.S. pledges", "without a commitment from Oslo": nothing is bound.
    fn absent(&self, cue: &Cue, floor: usize, ceiling: usize) -> Option<Draft> {
        let noun = cue.tokens.start;
        if cue.entry.kind.stance != Stance::Commits || cue.lemma == "plan" {
            return None;
        }
        let phrase = self.noun_phrase_before(noun + 1, floor)?;
        let lack = phrase
            .clone()
            .find(|&at| self.document.is_any(at, &["lack", "absence"]));
        let outside = phrase.start.checked_sub(1).filter(|at| {
            *at >= floor && self.document.is_any(*at, &["without", "lacking", "lacked"])
        });
        let from = match (lack, outside) {
            (Some(lack), _) => lack + 1,
            (None, Some(_)) => phrase.start,
            _ => return None,
        };
        let inner = from..noun + 1;
        let behind = self
            .document
            .is_any(noun + 1, &["from", "by"])
            .then(|| self.noun_phrase_from(noun + 2, ceiling));
        let span = self.document.span(&behind.clone().unwrap_or(inner.clone()));
        let agents: Vec<_> = self
            .actors
            .mentions_in(span)
            .map(|(mention, id)| Party {
                actor: Some(id),
                name: self.actors.get(id).name.clone(),
                span: mention.span,
            })
            .collect();
        let start = (from..noun).find(|&at| !self.document.is(at, "of"))?;
        let action = Action {
            content: start..behind.map_or(noun + 1, |behind| behind.end),
            tail: noun + 1..ceiling,
        };
        let kind = Kind::new(Stance::Withholds, Status::Withheld, Strength::Firm);
        Some(Draft::new(kind, agents, lack.or(outside)?..start, action))
    }
}

/// Who holds a pledge.
struct Holder {
    parties: Vec<Party>,
    /// The first token of the cue.
    start: usize,
    /// Where the frame goes on, when the holder stands behind the noun.
    after: Option<usize>,
    negated: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(LIGHT_VERBS.faults(), Vec::<String>::new());
    }
}
