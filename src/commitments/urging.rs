//! Verbs that want something of somebody else: "urged Kyiv to", "demanded that", "demanded the
//! withdrawal of"; and that-clauses of one's own promises.

use super::content::Action;
use super::context::Context;
use super::cues::{Cue, Frame};
use super::doubts::Doubt;
use super::draft::{Draft, Kind};
use super::groups::Group;
use crate::analysis::{
    ActorId, ActorKind, MentionKind, Party, Speaker, SpeakerKind, Stance, Status, Strength,
};
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Everybody and nobody: a demand on them is no commitment. Things asked for stand here too.
static PUBLIC: Table = crate::text::table!(include_str!("public.txt"));

impl Context<'_> {
    /// "urged Kyiv to wait", "Kyiv was urged to wait".
    pub(super) fn urged(&self, cue: &Cue, group: &dyn Fn() -> Group) -> Option<Vec<Draft>> {
        let after = cue.tokens.end;
        let ceiling = self.ceiling(cue.tokens.start);
        let behind = self.infinitive_behind(after, ceiling);
        let own = self.infinitive(after, ceiling);
        if behind.is_none() && own.is_none() {
            return None;
        }
        let group = group();
        // Courts and summonses: who was ordered has not bound himself.
        let court = group.passive && cue.lemma() == "order";
        if group.negated {
            return None;
        }
        let subject = self.subject(group.start, group.floor);
        if group.passive {
            let (start, subject) = (own?, subject?);
            let agents = self.bound(&subject, cue.tokens.start);
            let public = agents
                .iter()
                .all(|party| party.actor.is_none() && self.is_public(party));
            let mut drafts = self.drafts(
                &expected(cue),
                Frame::ObjectTo,
                group,
                start,
                &subject,
                agents,
            );
            for draft in &mut drafts {
                draft.doubts.add(court, Doubt::Court);
                draft.doubts.add(public, Doubt::Public);
            }
            return Some(drafts);
        }
        let to = behind?;
        let start = self.infinitive(to, ceiling)?;
        let object = after..if self.is_negation(to - 1) { to - 1 } else { to };
        let askers = subject
            .as_ref()
            .map(|subject| self.bound(subject, cue.tokens.start))
            .unwrap_or_default();
        let mut agents = self.others(self.bound(&object, cue.tokens.start), &askers, object.start);
        let unknown = agents.is_empty();
        if unknown {
            agents.extend(self.described(object.clone()));
        }
        let public = agents
            .iter()
            .all(|party| party.actor.is_none() && self.is_public(party));
        let listed = object.clone().any(|at| self.is_comma(at));
        let subject = subject.unwrap_or(group.start..group.start);
        let source = askers.first().map(|party| self.as_speaker(party));
        let mut drafts = self.drafts(
            &expected(cue),
            Frame::ObjectTo,
            group,
            start,
            &subject,
            agents,
        );
        for draft in &mut drafts {
            draft.cue = group.start..after;
            draft.source.clone_from(&source);
            draft.doubts.add(public, Doubt::Public);
            draft.doubts.add(unknown, Doubt::ObjectUnknown);
            draft.doubts.add(listed, Doubt::CommaInObject);
        }
        Some(drafts)
    }

    /// "wrote to the council and asked it to": a pronoun that the asker uses is somebody else, the
    /// nearest party of its kind before it.
    fn others(&self, mut parties: Vec<Party>, askers: &[Party], pronoun: usize) -> Vec<Party> {
        if self.tag(pronoun) != Tag::Pronoun || parties.len() != 1 {
            return parties;
        }
        let own = |id: ActorId| askers.iter().any(|asker| asker.actor == Some(id));
        let person = self.document.is_any(pronoun, &["he", "she", "him", "her"]);
        if parties[0].actor.is_none_or(own) {
            let before = self.words_before(pronoun);
            let mut other = self.actors.mentions_in(before).filter(|(mention, id)| {
                let kind = self.actors.get(*id).kind;
                mention.kind != MentionKind::Pronoun
                    && (kind == ActorKind::Person) == person
                    && !own(*id)
            });
            if let Some((_, id)) = other.next_back() {
                parties[0].actor = Some(id);
                parties[0].name.clone_from(&self.actors.get(id).name);
            }
        }
        parties
    }

    /// The "to" of an infinitive behind a noun phrase that begins at `start`.
    pub(super) fn infinitive_behind(&self, start: usize, ceiling: usize) -> Option<usize> {
        let to = (start + 1..ceiling.min(start + 20))
            .find(|&at| self.infinitive(at, ceiling).is_some())?;
        // "Oslo, Lima and Quito to", "the mayor, Ana Roe, to": commas of a list or of an insertion.
        let listed = (start..to).any(|at| self.document.is(at, "and"));
        let commas = (start..to).filter(|&at| self.is_comma(at)).count();
        // "urged allies to leave": what stands behind the verb is its object, whatever its tag.
        let object = |at: usize| at == start && !self.is_auxiliary(at) && !self.is_saying(at);
        let clear = |at: usize| {
            (!self.tag(at).is_finite() || object(at))
                && self.tag(at) != Tag::Modal
                && !self.is_break(at)
                && (listed || commas == 2 || !self.is_comma(at))
        };
        (start..to).all(clear).then_some(to)
    }

    /// A base form at `at`, adverbs skipped: "that Oslo immediately withdraw".
    fn is_base_behind(&self, at: usize, ceiling: usize) -> bool {
        let verb = (at..ceiling).find(|&at| self.tag(at) != Tag::Adverb);
        verb.is_some_and(|verb| matches!(self.tag(verb), Tag::VerbBase | Tag::VerbPresent))
    }

    fn is_public(&self, party: &Party) -> bool {
        let words = self.document.tokens_in(party.span);
        !words.is_empty() && PUBLIC.contains_lower_at(self.document, words.end - 1)
    }

    /// A party as the source of what it wants of others.
    fn as_speaker(&self, party: &Party) -> Speaker {
        let tokens = self.document.tokens_in(party.span);
        let kind = match (tokens.len(), self.tag(tokens.start)) {
            (1, Tag::Pronoun) => SpeakerKind::Pronoun,
            _ if party.actor.is_some() => SpeakerKind::Named,
            _ => SpeakerKind::Description,
        };
        Speaker {
            actor: party.actor,
            name: Some(party.name.clone()),
            span: party.span,
            kind,
            anonymity: None,
        }
    }

    /// "demanded the release of Chilean sailors": who is to act stands in the object, if anywhere.
    pub(super) fn demanded(
        &self,
        cue: &Cue,
        group: Group,
        start: usize,
        askers: &[Party],
    ) -> Vec<Draft> {
        if group.negated {
            return Vec::new();
        }
        let source = askers.first().map(|party| self.as_speaker(party));
        let build = |action: Action| {
            let mut mentions = self.actors.mentions_in(self.document.span(&action.content));
            let (mention, id) = mentions.find(|(mention, id)| {
                mention.kind != MentionKind::Pronoun
                    && !askers.iter().any(|asker| asker.actor == Some(*id))
            })?;
            let party = Party {
                actor: Some(id),
                name: self.actors.get(id).name.clone(),
                span: mention.span,
            };
            let words = group.start..cue.tokens.end;
            let mut draft = Draft::new(expected(cue).entry.kind, vec![party], words, action);
            draft.source.clone_from(&source);
            Some(draft)
        };
        self.actions(start, group.ceiling)
            .into_iter()
            .filter_map(build)
            .collect()
    }

    /// "pressed Oslo for a new tax".
    pub(super) fn pressed_for(&self, cue: &Cue, group: &dyn Fn() -> Group) -> Option<Vec<Draft>> {
        let ceiling = self.ceiling(cue.tokens.start);
        let object = self.noun_phrase_from(cue.tokens.end, ceiling);
        if object.is_empty() || !self.document.is(object.end, "for") {
            return None;
        }
        let start = self.gerund_or_noun(object.end + 1, ceiling)?;
        let group = group();
        if group.negated {
            return None;
        }
        let agents = self.bound(&object, cue.tokens.start);
        let words = group.start..cue.tokens.end;
        let draft = Draft::of(expected(cue).entry.kind, agents, words);
        Some(draft.each(self.actions(start, group.ceiling)))
    }

    /// "tasked her deputy with finding a berth" expects it of him, "threatened Oslo with sanctions"
    /// is the subject's own threat.
    pub(super) fn charged_with(&self, cue: &Cue, group: &dyn Fn() -> Group) -> Option<Vec<Draft>> {
        let ceiling = self.ceiling(cue.tokens.start);
        let object = self.noun_phrase_from(cue.tokens.end, ceiling);
        let near = object.end..ceiling.min(object.end + 8);
        let with = near.clone().find(|&at| self.document.is(at, "with"))?;
        let clear = (object.end..with).all(|at| self.tag(at).is_noun() || self.is_comma(at));
        if object.is_empty() || !clear {
            return None;
        }
        let start = self.gerund_or_noun(with + 1, ceiling)?;
        let group = group();
        if group.negated || group.passive {
            return None;
        }
        let threat = cue.entry.kind.stance == Stance::Threatens;
        let subject = self.subject(group.start, group.floor)?;
        let agents = self.bound(if threat { &subject } else { &object }, cue.tokens.start);
        let words = group.start..cue.tokens.end;
        let draft = Draft::of(cue.entry.kind, agents, words).about(&subject);
        Some(draft.each(self.actions(start, group.ceiling)))
    }

    /// "promised that it would help", "vowed he will", "demanded that Kyiv withdraw".
    pub(super) fn that_clause(&self, cue: &Cue, group: &dyn Fn() -> Group) -> Option<Vec<Draft>> {
        let ceiling = self.ceiling(cue.tokens.start);
        // "promised Lima that it would": whom it is promised stands between.
        let told = self.noun_phrase_from(cue.tokens.end, ceiling).end;
        let told = if self.document.is(told, "that") && told <= cue.tokens.end + 8 {
            told
        } else {
            cue.tokens.end
        };
        let that = self.document.is(told, "that");
        let at = told + usize::from(that);
        let phrase = self.noun_phrase_from(at, ceiling);
        if phrase.is_empty() {
            return None;
        }
        let future = &[
            "will",
            "would",
            "'ll",
            "’ll",
            "'d",
            "’d",
            "won't",
            "won’t",
            "wouldn't",
            "wouldn’t",
        ];
        let near = phrase.end..ceiling.min(phrase.end + 3);
        let modal = near.clone().find(|&at| self.document.is_any(at, future));
        let demand = cue.entry.kind.stance == Stance::Considers;
        let verb = match modal {
            Some(modal) => modal + 1,
            None if that && demand && self.is_base_behind(phrase.end, ceiling) => phrase.end,
            None => return None,
        };
        let start =
            (verb..ceiling).find(|&at| self.tag(at) != Tag::Adverb && !self.is_negation(at))?;
        let no = (phrase.end..start).any(|at| self.is_negation(at));
        let group = group();
        let subject = self.subject(group.start, group.floor);
        let agents = match (
            &subject,
            phrase.len() == 1 && self.tag(phrase.start) == Tag::Pronoun,
        ) {
            // "promised that it would": the one who promises; "hoped it would": somebody else.
            (Some(subject), true) if !demand => self.bound(subject, cue.tokens.start),
            (Some(subject), true) => {
                let askers = self.bound(subject, cue.tokens.start);
                let bound = self.bound(&phrase, cue.tokens.start);
                self.others(bound, &askers, phrase.start)
            }
            // "threatened that the strikers would pay": it is no promise of theirs.
            (Some(subject), false) if cue.entry.kind.stance == Stance::Threatens => {
                self.bound(subject, cue.tokens.start)
            }
            _ => self.bound(&phrase, cue.tokens.start),
        };
        // "threatened the strikers would pay", "assured that a berth will be kept": what becomes of
        // others is told with them.
        let pronoun = phrase.len() == 1 && self.tag(phrase.start) == Tag::Pronoun;
        let announced = !demand
            && !pronoun
            && (agents.is_empty() || cue.entry.kind.stance == Stance::Threatens);
        let agents = match &subject {
            // "promised each victim will be paid": who pays is who promises.
            Some(subject) if agents.is_empty() && !demand => self.bound(subject, cue.tokens.start),
            _ => agents,
        };
        let subject: Range<usize> = subject.unwrap_or(group.start..group.start);
        let mut drafts = self.drafts(cue, Frame::That, group, start, &subject, agents);
        for draft in &mut drafts {
            draft.cue = group.start..cue.tokens.end;
            if announced && draft.action.content.start == start {
                draft.action.content.start = phrase.start;
            }
            if no {
                draft.kind = self.promised_not(draft.kind, &draft.action);
            }
        }
        Some(drafts)
    }
}

/// A cue with a party as its object is an expectation, whatever else the verb may mean
/// ("wants to leave" commits, "wants Oslo to leave" does not).
fn expected(cue: &Cue) -> Cue {
    let mut cue = cue.clone();
    cue.entry.kind = Kind::new(Stance::Considers, Status::Expected, Strength::Hedged);
    cue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(PUBLIC.faults(), Vec::<String>::new());
    }
}
