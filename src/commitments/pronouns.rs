//! Whom a pronoun stands for.

use super::context::Context;
use super::parties::BODIES;
use crate::analysis::{ActorId, ActorKind, Mention, MentionKind, Party, Speaker, SpeakerKind};
use crate::text::Span;

impl Context<'_> {
    /// "we" and "I" are the speaker, "he" and "she" what the actors stage says, "it" and "they" the
    /// nearest body before them.
    pub(super) fn pronoun(&self, index: usize, speaker: Option<&Speaker>) -> Option<Party> {
        let span = self.document.tokens[index].span;
        if self.document.is_any(index, &["i", "we", "us", "me"]) {
            return Some(Party {
                span,
                ..self.speaker_party(speaker?)
            });
        }
        // "Oslo said it would", "the leaders announced that they": the one who says it.
        if self.document.is_any(index, &["it", "they", "he", "she"])
            && let Some(speaker) = speaker.filter(|speaker| {
                !self.quotes.in_marks(span.start)
                    && speaker.span.end <= span.start
                    && self.agrees(index, speaker)
            })
        {
            return Some(Party {
                span,
                ..self.speaker_party(speaker)
            });
        }
        if let Some((_, id)) = self.actors.mention_at(span.start) {
            return Some(self.party(id, span));
        }
        if self.document.is_any(index, &["it", "they", "them"]) {
            let plural = !self.document.is(index, "it");
            if let Some(id) = self.body_before(index, plural) {
                return Some(self.party(id, span));
            }
        }
        // Unresolved, the pronoun itself is all that can be said.
        let personal = self
            .document
            .is_any(index, &["he", "she", "it", "they", "them", "him", "her"]);
        personal.then(|| Party {
            actor: None,
            name: self.document.slice(span).to_lowercase(),
            span,
        })
    }

    /// A pronoun that may stand for the speaker: "it" for a body, "he" for a person.
    fn agrees(&self, pronoun: usize, speaker: &Speaker) -> bool {
        let kind = speaker.actor.map(|id| self.actors.get(id).kind);
        if self.document.is_any(pronoun, &["he", "she"]) {
            let word = self.document.word(pronoun).to_lowercase();
            if speaker
                .actor
                .is_some_and(|id| !self.actors.agrees(id, &word))
            {
                return false;
            }
            let words = self.document.tokens_in(speaker.span);
            let head = self.document.word(words.end.saturating_sub(1));
            let described =
                speaker.kind == SpeakerKind::Description && !BODIES.contains_lower(head);
            return kind == Some(ActorKind::Person) || kind.is_none() && described;
        }
        kind != Some(ActorKind::Person)
    }

    /// The nearest organisation or state named before the token, in its sentence or the one before.
    pub(super) fn body_before(&self, index: usize, plural: bool) -> Option<ActorId> {
        let sentence = self.document.sentence_of(index);
        let passage = &self.document.passages[self.document.passage_of(index)];
        let first = sentence.saturating_sub(1).max(passage.sentences.start);
        let floor = self.document.sentences[first].span.start;
        let offset = self.document.tokens[index].span.start;
        let fits = |(mention, id): &(Mention, ActorId)| {
            let kind = self.actors.get(*id).kind;
            mention.kind != MentionKind::Demonym
                && (kind == ActorKind::Organization || kind == ActorKind::Country && !plural)
        };
        let candidates: Vec<_> = self
            .actors
            .mentions_in(Span::new(floor, offset))
            .filter(fits)
            .collect();
        let subject = |(mention, _): &&(Mention, ActorId)| {
            let token = self.document.tokens_in(mention.span).end;
            self.is_auxiliary(token) || self.tag(token).is_finite()
        };
        candidates
            .iter()
            .rev()
            .find(subject)
            .or(candidates.last())
            .map(|(_, id)| *id)
    }
}
