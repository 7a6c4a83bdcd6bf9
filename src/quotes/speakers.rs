//! Speakers: who stands behind the words that name a source.

use super::statements::Draft;
use super::wording::{self, Wording};
use crate::actors::Actors;
use crate::analysis::{
    ActorId, ActorKind, Gender, MentionKind, Quote, QuoteId, QuoteKind, Speaker, SpeakerKind,
};
use crate::text::{Document, Span};

/// How many of the last speakers a pronoun or "the minister" may mean.
const MEMORY: usize = 6;

/// Gives every draft its speaker.
pub(super) fn name(document: &Document, actors: &Actors, drafts: Vec<Draft>) -> Vec<Quote> {
    let mut desk = Desk {
        document,
        actors,
        heard: Vec::new(),
    };
    drafts
        .into_iter()
        .map(|draft| {
            let speaker = match draft.kind {
                QuoteKind::Unattributed => None,
                _ => draft.source.map(|source| desk.speaker(source)),
            };
            Quote {
                kind: draft.kind,
                paragraph: document.paragraph_at(draft.content.start),
                span: draft.content,
                verbatim: draft.verbatim,
                cue: draft.cue,
                speaker,
                continues: draft.continues.map(QuoteId),
            }
        })
        .collect()
}

/// Somebody who spoke.
#[derive(Debug, Clone)]
struct Heard {
    actor: Option<ActorId>,
    name: String,
    passage: usize,
}

struct Desk<'d, 't> {
    document: &'d Document<'t>,
    actors: &'d Actors,
    /// Who spoke so far, the last one last.
    heard: Vec<Heard>,
}

impl Desk<'_, '_> {
    fn speaker(&mut self, span: Span) -> Speaker {
        let wording = wording::read(self.document, span);
        let (actor, name, kind) = match wording {
            Wording::Pronoun => self.pronoun(span),
            Wording::Phrase { core, author, kind } => self.phrase(span, core, author, kind),
        };
        if let Some(name) = &name
            && kind != SpeakerKind::Pronoun
        {
            self.heard.push(Heard {
                actor,
                name: name.clone(),
                passage: self.passage(span),
            });
        }
        Speaker {
            actor,
            name,
            span,
            kind,
        }
    }

    fn passage(&self, span: Span) -> usize {
        self.document
            .passage_of(self.document.tokens_in(span).start)
    }

    fn phrase(
        &self,
        span: Span,
        core: Span,
        author: Option<Span>,
        kind: SpeakerKind,
    ) -> (Option<ActorId>, Option<String>, SpeakerKind) {
        if let Some(id) = self
            .named(core)
            .or_else(|| author.and_then(|author| self.named(author)))
        {
            return (
                Some(id),
                Some(self.actors.get(id).name.clone()),
                SpeakerKind::Named,
            );
        }
        match kind {
            SpeakerKind::Named => {
                let name = self
                    .document
                    .slice(wording::capitals(self.document, core))
                    .to_owned();
                (None, Some(name), kind)
            }
            SpeakerKind::Description => match self.described(span, core) {
                Some(id) => (Some(id), Some(self.actors.get(id).name.clone()), kind),
                None => (None, Some(self.document.slice(core).to_owned()), kind),
            },
            _ => (None, Some(self.document.slice(span).to_owned()), kind),
        }
    }

    /// The actor whose name ends the phrase: "British Prime Minister **Keir Starmer**".
    fn named(&self, core: Span) -> Option<ActorId> {
        let named = |kind| matches!(kind, MentionKind::Name | MentionKind::Metonym);
        self.actors
            .mentions_in(core)
            .rev()
            .find(|(mention, _)| named(mention.kind))
            .filter(|(mention, _)| {
                self.document
                    .slice(Span::new(mention.span.end, core.end))
                    .trim()
                    .is_empty()
            })
            .map(|(_, id)| id)
    }

    /// The person of "the minister": by role, or whoever of that passage or the one before spoke last.
    fn described(&self, span: Span, core: Span) -> Option<ActorId> {
        let document = self.document;
        if !wording::is_definite(document, core) {
            return None;
        }
        let head = document
            .word(document.tokens_in(core).end.checked_sub(1)?)
            .to_lowercase();
        let fits = |id: &ActorId| {
            let actor = self.actors.get(*id);
            actor.kind == ActorKind::Person
                && actor.roles.iter().any(|role| {
                    role.rsplit([' ', '-'])
                        .next()
                        .is_some_and(|last| last.eq_ignore_ascii_case(&head))
                })
        };
        let near = |heard: &&Heard| heard.passage + 2 >= self.passage(span);
        let recent = || {
            self.heard
                .iter()
                .rev()
                .take(MEMORY)
                .filter(near)
                .filter_map(|heard| heard.actor)
        };
        recent()
            .find(fits)
            .or_else(|| self.persons_before(span.start).find(fits))
            .or_else(|| {
                recent().find(|id| {
                    wording::is_person(&head) && self.actors.get(*id).kind == ActorKind::Person
                })
            })
    }

    fn persons_before(&self, offset: usize) -> impl Iterator<Item = ActorId> + '_ {
        self.actors
            .mentions_before(offset)
            .take(60)
            .filter(|(mention, _)| mention.kind == MentionKind::Name)
            .map(|(_, id)| id)
    }

    /// "she": the actor of the pronoun, or whoever spoke last.
    fn pronoun(&self, span: Span) -> (Option<ActorId>, Option<String>, SpeakerKind) {
        let kind = SpeakerKind::Pronoun;
        let word = self.document.slice(span).to_lowercase();
        if let Some((_, id)) = self.actors.mention_at(span.start) {
            return (Some(id), Some(self.actors.get(id).name.clone()), kind);
        }
        if matches!(word.as_str(), "who" | "which" | "that") {
            let id = self.antecedent(span.start);
            return (id, id.map(|id| self.actors.get(id).name.clone()), kind);
        }
        let passage = self.passage(span);
        let found = self
            .heard
            .iter()
            .rev()
            .take(MEMORY)
            .find(|heard| heard.passage + 1 >= passage && self.agrees(heard, &word));
        match found {
            Some(heard) => (heard.actor, Some(heard.name.clone()), kind),
            None => (None, None, kind),
        }
    }

    /// The name right before "who".
    fn antecedent(&self, offset: usize) -> Option<ActorId> {
        self.actors
            .mentions_before(offset)
            .next()
            .filter(|(mention, _)| mention.span.end + 3 >= offset)
            .map(|(_, id)| id)
    }

    /// True when the pronoun can mean who was heard.
    fn agrees(&self, heard: &Heard, word: &str) -> bool {
        let Some(actor) = heard.actor.map(|id| self.actors.get(id)) else {
            return matches!(word, "he" | "she" | "they");
        };
        match word {
            "he" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Female),
            "she" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Male),
            "it" => actor.kind != ActorKind::Person,
            "they" => true,
            _ => false,
        }
    }
}
