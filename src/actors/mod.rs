//! Who acts: people, organisations and countries, their names merged; and places.
//!
//! Comes in: the [`Document`] and the names that the tagger has found. Goes out: [`Actors`]. Knows
//! nothing of quotes and commitments.
//!
//! | step | module | in | out |
//! |---|---|---|---|
//! | names | `names`, by `bodies`, `datelines`, `edges`, `halves`, `landmarks`, `listed`, `nobodies`, `repeats`, `texts` | document, entities of the tagger | where names stand, and whether of people, organisations or locations |
//! | parties | `parties` | names | actors and places, by `people`, `spellings`, `lower_words`, `organizations`, `keys`, `geography`, `governments`, `roles`, `pronouns`, `salience` |
//!
//! [`Actors::named`] and [`Actors::described`] answer what later stages ask: who is meant by a noun
//! phrase, by name or by description (`descriptions`).
//!
//! The first step corrects the tagger by lists and by the rest of the article; the second takes
//! names from any source.

mod bearers;
mod beside;
mod bodies;
mod chains;
mod datelines;
mod descriptions;
mod edges;
mod forms;
mod geography;
mod governments;
mod halves;
mod keys;
mod landmarks;
mod listed;
mod lists;
mod lower_words;
mod names;
mod nobodies;
mod organizations;
mod parties;
mod people;
mod places;
mod pronouns;
mod repeats;
mod roles;
mod salience;
mod several;
mod spellings;
mod texts;
mod token_bits;

pub(crate) use geography::country_name;

use landmarks::Landmarks;

use crate::analysis::{Actor, ActorId, ActorKind, Gender, Mention, Place};
use crate::tagging::Entity;
use crate::text::{Document, Span};

/// The actors and places of an article, with an index of their mentions.
#[derive(Debug, Clone, Default)]
pub struct Actors {
    /// In order of first mention.
    pub actors: Vec<Actor>,
    /// In order of first mention.
    pub places: Vec<Place>,
    /// All mentions of actors by start; they do not overlap.
    index: Vec<(Mention, ActorId)>,
}

impl Actors {
    /// Builds the index of mentions.
    pub fn new(actors: Vec<Actor>, places: Vec<Place>) -> Self {
        let mut index: Vec<_> = actors
            .iter()
            .enumerate()
            .flat_map(|(id, actor)| {
                actor
                    .mentions
                    .iter()
                    .map(move |mention| (*mention, ActorId(id)))
            })
            .collect();
        index.sort_by_key(|(mention, _)| mention.span);
        Actors {
            actors,
            places,
            index,
        }
    }

    /// The actor behind `id`.
    ///
    /// # Panics
    /// When `id` belongs to another article.
    pub fn get(&self, id: ActorId) -> &Actor {
        &self.actors[id.0]
    }

    /// All mentions of actors, in text order.
    pub(crate) fn mentions(&self) -> &[(Mention, ActorId)] {
        &self.index
    }

    /// The mentions of actors that lie wholly inside `span`, in text order.
    pub fn mentions_in(
        &self,
        span: Span,
    ) -> impl DoubleEndedIterator<Item = (Mention, ActorId)> + '_ {
        let first = self
            .index
            .partition_point(|(mention, _)| mention.span.start < span.start);
        let last = self
            .index
            .partition_point(|(mention, _)| mention.span.start < span.end);
        self.index[first..last.max(first)]
            .iter()
            .filter(move |(mention, _)| mention.span.end <= span.end)
            .copied()
    }

    /// The mention that covers byte `offset`.
    pub fn mention_at(&self, offset: usize) -> Option<(Mention, ActorId)> {
        let next = self
            .index
            .partition_point(|(mention, _)| mention.span.start <= offset);
        self.index[..next]
            .last()
            .filter(|(mention, _)| offset < mention.span.end)
            .copied()
    }

    /// The last mentions that end at or before byte `offset`, nearest first.
    pub fn mentions_before(&self, offset: usize) -> impl Iterator<Item = (Mention, ActorId)> + '_ {
        let next = self
            .index
            .partition_point(|(mention, _)| mention.span.end <= offset);
        self.index[..next].iter().rev().copied()
    }

    /// The actor that the noun phrase at `span` names: "British Prime Minister Keir Starmer" is the
    /// person, "an aide to Keir Starmer" nobody.
    pub fn named(&self, document: &Document, span: Span) -> Option<ActorId> {
        if let Some((_, id)) = self
            .mention_at(span.start)
            .filter(|(mention, _)| mention.span == span)
        {
            return Some(id);
        }
        let mentions: Vec<_> = self.mentions_in(span).collect();
        descriptions::named(document, &mentions, &self.actors, &document.tokens_in(span))
    }

    /// The one actor, named before `span`, that the noun phrase at `span` describes: "the
    /// minister", "the Turkish leader", "the company", "the Danish government". None when several
    /// fit.
    pub fn described(&self, document: &Document, span: Span) -> Option<ActorId> {
        descriptions::resolve(document, &self.actors, &document.tokens_in(span))
    }

    /// True when `pronoun` ("she", "they") can stand for the actor.
    pub fn agrees(&self, id: ActorId, pronoun: &str) -> bool {
        let actor = self.get(id);
        let person = actor.kind == ActorKind::Person;
        match pronoun.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => person && actor.gender != Some(Gender::Female),
            "she" | "her" | "hers" | "herself" => person && actor.gender != Some(Gender::Male),
            "it" | "its" | "itself" | "they" | "them" | "their" | "we" | "our" | "us" => !person,
            "i" | "me" | "my" => person,
            _ => false,
        }
    }
}

/// Finds the actors and places of an article.
pub fn find(document: &Document, entities: &[Entity]) -> Actors {
    let landmarks = Landmarks::new(document);
    let names = names::find(document, &landmarks, entities);
    let (actors, places) = parties::assemble(document, &landmarks, &names);
    Actors::new(actors, places)
}
