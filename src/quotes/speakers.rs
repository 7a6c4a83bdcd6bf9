//! Speakers: who stands behind the words that name a source.

use super::statements::Draft;
use super::wording::{self, Wording};
use crate::actors::Actors;
use crate::analysis::{
    ActorId, ActorKind, Gender, MentionKind, Quote, QuoteId, QuoteKind, Speaker, SpeakerKind,
};
use crate::text::{Document, Part, Span};

/// How many of the last speakers a pronoun or "the minister" may mean.
const MEMORY: usize = 6;

/// Gives every draft its speaker.
pub(super) fn name(document: &Document, actors: &Actors, drafts: Vec<Draft>) -> Vec<Quote> {
    let mut desk = Desk {
        document,
        actors,
        heard: Vec::new(),
        issued: Vec::new(),
    };
    drafts
        .into_iter()
        .map(|draft| {
            let speaker = match draft.kind {
                QuoteKind::Unattributed => None,
                _ => draft.source.map(|source| desk.speaker(source)),
            };
            if let (Some(cue), Some(speaker)) = (draft.cue, &speaker) {
                desk.issue(cue, speaker);
            }
            Quote {
                kind: draft.kind,
                paragraph: paragraph(document, draft.content.start),
                span: draft.content,
                verbatim: draft.verbatim,
                cue: draft.cue,
                speaker,
                continues: draft.continues.map(QuoteId),
            }
        })
        .collect()
}

/// The paragraph that holds byte `offset`; none between the passages.
fn paragraph(document: &Document, offset: usize) -> Option<usize> {
    let next = document
        .passages
        .partition_point(|passage| passage.span.start <= offset);
    let passage = document.passages.get(next.checked_sub(1)?)?;
    match passage.part {
        Part::Paragraph(paragraph) if offset < passage.span.end => Some(paragraph),
        _ => None,
    }
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
    /// Documents and their authors: "said in a **statement**".
    issued: Vec<(String, Option<ActorId>, String)>,
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
            && (actor.is_some()
                || kind == SpeakerKind::Named
                || wording::is_somebody(self.document, span))
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
                if let Some(id) = self.described(span, core) {
                    let kind = SpeakerKind::Description;
                    return (Some(id), Some(self.actors.get(id).name.clone()), kind);
                }
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
            SpeakerKind::Document if self.author(core).is_some() => {
                let (actor, name) = self.author(core).unwrap_or_default();
                (actor, Some(name), kind)
            }
            _ if wording::is_definite(self.document, core) => {
                (None, Some(self.document.slice(core).to_owned()), kind)
            }
            _ => (None, Some(self.document.slice(span).to_owned()), kind),
        }
    }

    /// Remembers what a speaker issued: "said in a **statement**", "wrote in a **letter**".
    fn issue(&mut self, cue: Span, speaker: &Speaker) {
        let behind = self.document.tokens_in(Span::new(cue.end, cue.end + 60));
        let (Some(noun), Some(name)) = (wording::issued(self.document, behind), &speaker.name)
        else {
            return;
        };
        if speaker.kind != SpeakerKind::Document {
            self.issued.push((noun, speaker.actor, name.clone()));
        }
    }

    /// Who issued "the statement".
    fn author(&self, core: Span) -> Option<(Option<ActorId>, String)> {
        if !wording::is_definite(self.document, core) {
            return None;
        }
        let tokens = self.document.tokens_in(core);
        let noun = self
            .document
            .word(tokens.end.checked_sub(1)?)
            .to_lowercase();
        let (_, actor, name) = self
            .issued
            .iter()
            .rev()
            .take(MEMORY)
            .find(|(issued, ..)| *issued == noun)?;
        Some((*actor, name.clone()))
    }

    /// The actor whose name ends the phrase: "British Prime Minister **Keir Starmer**", "**Jane Roe** of Ohio".
    fn named(&self, core: Span) -> Option<ActorId> {
        let behind = |end| self.document.slice(Span::new(end, core.end)).trim();
        self.actors
            .mentions_in(core)
            .rev()
            .filter(|(mention, _)| matches!(mention.kind, MentionKind::Name | MentionKind::Metonym))
            .filter(|(mention, _)| {
                // "the President of **France**" is not France.
                let owned = self
                    .document
                    .slice(Span::new(core.start, mention.span.start))
                    .trim()
                    .ends_with(" of");
                let rest = behind(mention.span.end);
                rest.is_empty() && !owned || rest.starts_with("of ")
            })
            .max_by_key(|(mention, id)| {
                (
                    self.actors.get(*id).kind == ActorKind::Person,
                    mention.span.start,
                )
            })
            .map(|(_, id)| id)
    }

    /// The person of "the minister": by role, or whoever of that passage or the one before spoke last.
    fn described(&self, span: Span, core: Span) -> Option<ActorId> {
        let document = self.document;
        let core = wording::office(document, core);
        if !wording::is_definite(document, core) {
            return None;
        }
        let head = document
            .word(document.tokens_in(core).end.checked_sub(1)?)
            .to_lowercase();
        let phrase = wording::without_determiner(document, core).to_lowercase();
        let whole = |id: &ActorId| self.has_role(*id, |role| role == phrase);
        let fits = |id: &ActorId| self.has_role(*id, |role| wording::same_office(role, &phrase));
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
            .or_else(|| self.persons_before(span.start).find(whole))
            .or_else(|| self.persons_before(span.start).find(fits))
            .or_else(|| {
                recent().find(|id| {
                    wording::is_person(&head) && self.actors.get(*id).kind == ActorKind::Person
                })
            })
    }

    fn has_role(&self, id: ActorId, test: impl Fn(&str) -> bool) -> bool {
        let actor = self.actors.get(id);
        actor.kind == ActorKind::Person && actor.roles.iter().any(|role| test(&role.to_lowercase()))
    }

    fn persons_before(&self, offset: usize) -> impl Iterator<Item = ActorId> + '_ {
        self.actors
            .mentions_before(offset)
            .take(60)
            .filter(|(mention, _)| mention.kind == MentionKind::Name)
            .map(|(_, id)| id)
    }

    /// "she": who is named in the same passage, else whoever spoke last, else the last person named.
    fn pronoun(&self, span: Span) -> (Option<ActorId>, Option<String>, SpeakerKind) {
        let kind = SpeakerKind::Pronoun;
        let word = match self.document.slice(span).to_lowercase() {
            word if word == "his" => "he".to_owned(),
            word if word == "her" => "she".to_owned(),
            word if word == "their" => "they".to_owned(),
            word if word == "its" => "it".to_owned(),
            word => word,
        };
        let named = |id: ActorId| (Some(id), Some(self.actors.get(id).name.clone()), kind);
        let mention = self.actors.mention_at(span.start).map(|(_, id)| id);
        if matches!(word.as_str(), "who" | "which" | "that") {
            return mention
                .or_else(|| self.antecedent(span.start))
                .map_or((None, None, kind), named);
        }
        let passage = self.passage(span);
        let here = |id: &ActorId| {
            self.actors
                .mentions_before(span.start)
                .take(12)
                .any(|(it, other)| {
                    other == *id
                        && it.kind != MentionKind::Pronoun
                        && self.passage(it.span) == passage
                })
        };
        if let Some(id) = mention.filter(here) {
            return named(id);
        }
        let heard = self
            .heard
            .iter()
            .rev()
            .take(MEMORY)
            .find(|heard| heard.passage + 2 >= passage && self.agrees(heard, &word));
        if let Some(heard) = heard {
            return (heard.actor, Some(heard.name.clone()), kind);
        }
        let near = || {
            self.actors
                .mentions_before(span.start)
                .take(20)
                .filter(|(it, _)| {
                    it.kind == MentionKind::Name && self.passage(it.span) + 2 >= passage
                })
                .map(|(_, id)| id)
                .find(|id| matches!(word.as_str(), "he" | "she") && self.fits_pronoun(*id, &word))
        };
        mention.or_else(near).map_or((None, None, kind), named)
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
        match heard.actor {
            Some(id) => self.fits_pronoun(id, word),
            None => matches!(word, "he" | "she" | "they"),
        }
    }

    fn fits_pronoun(&self, id: ActorId, word: &str) -> bool {
        let actor = self.actors.get(id);
        match word {
            "he" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Female),
            "she" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Male),
            "it" => actor.kind != ActorKind::Person,
            "they" => true,
            _ => false,
        }
    }
}
