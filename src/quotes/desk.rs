//! [`Desk`]: what is known while the statements are read from the first to the last, and who can
//! be meant at a place.

use super::functions::{Function, function_at};
use super::marks::Quotation;
use super::offices::Office;
use super::speakers::Meant;
use super::wording;
use crate::actors::Actors;
use crate::analysis::{ActorId, Mention, MentionKind, SpeakerKind};
use crate::text::{Document, Part, Span};
use std::cell::OnceCell;

/// How many of the last speakers a pronoun or "the minister" may mean.
pub(super) const MEMORY: usize = 8;
/// How many paragraphs back they may have spoken.
const REACH: usize = 3;
/// How many mentions of names back somebody is looked for.
pub(super) const MENTIONS: usize = 60;

/// Somebody who spoke, or a document that was quoted.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) actor: Option<ActorId>,
    /// The name to print of somebody who is no actor.
    pub(super) words: String,
    pub(super) kind: SpeakerKind,
    /// The words without appositions and what stands behind their noun.
    pub(super) core: Span,
    pub(super) passage: usize,
    /// Its first token.
    pub(super) token: usize,
}

/// Somebody whom a pronoun or description can mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) actor: Option<ActorId>,
    /// Index of the speaker; none for somebody who is only named.
    pub(super) heard: Option<usize>,
}

/// What is known while the statements are read from the first to the last.
pub(super) struct Desk<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) actors: &'d Actors,
    quotations: &'d [Quotation],
    /// Who spoke so far, the last one last.
    pub(super) heard: Vec<Heard>,
    /// Documents and their authors: "said in a **statement**".
    pub(super) issued: Vec<(String, Meant)>,
    /// The roles of each actor, once they are asked for.
    roles: Vec<OnceCell<Vec<Office>>>,
    /// Where each mention of an actor stands, once it is asked for.
    mentions: Vec<OnceCell<Place>>,
}

/// Where a mention of an actor stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its first token.
    token: usize,
    sentence: usize,
    passage: usize,
    /// True for a name that the text itself gives: not in quotation marks or brackets.
    plain: bool,
    /// True when it opens its sentence.
    subject: bool,
}

impl<'d, 't> Desk<'d, 't> {
    pub(super) fn new(
        document: &'d Document<'t>,
        actors: &'d Actors,
        quotations: &'d [Quotation],
    ) -> Self {
        Desk {
            document,
            actors,
            quotations,
            heard: Vec::new(),
            issued: Vec::new(),
            roles: vec![OnceCell::new(); actors.actors.len()],
            mentions: vec![OnceCell::new(); actors.mentions().len()],
        }
    }
}

impl Desk<'_, '_> {
    /// Remembers a speaker.
    pub(super) fn hear(&mut self, heard: Heard) {
        self.heard.push(heard);
    }

    /// Who has spoken.
    pub(super) fn speaker_of(&self, heard: &Heard) -> Meant {
        match heard.actor {
            Some(id) => self.known(id),
            None => (None, heard.words.clone()),
        }
    }

    /// The noun that heads the words of a speaker, in lower case.
    pub(super) fn head(&self, heard: &Heard) -> String {
        wording::head(self.document, heard.core)
    }

    /// The roles of an actor.
    pub(super) fn roles(&self, id: ActorId) -> &[Office] {
        let read = || {
            let roles = &self.actors.get(id).roles;
            roles.iter().map(|role| Office::new(role)).collect()
        };
        self.roles
            .get(id.0)
            .map_or(&[], |roles| roles.get_or_init(read))
    }

    /// Index of the passage in which `span` begins.
    pub(super) fn passage(&self, span: Span) -> usize {
        self.document
            .passage_of(self.document.token_behind(span.start))
    }

    /// Who can be meant at `span`, the likeliest first: in the same passage the nearest sentence
    /// first and in it whoever speaks, then in text order; in the passages before, the nearest
    /// passage first, speakers and subjects before all others.
    pub(super) fn candidates(&self, span: Span) -> Vec<Candidate> {
        let document = self.document;
        let token = document.token_behind(span.start);
        let (passage, sentence) = (document.passage_of(token), document.sentence_of(token));
        let order = |there: usize, at: usize, rank: usize, place: usize| {
            let (class, distance) = if there == passage {
                (0, sentence.abs_diff(at))
            } else {
                (1 + usize::from(rank == 2), passage.abs_diff(there))
            };
            // One number is compared faster than four.
            (class as u128) << 112 | (distance as u128) << 64 | (rank as u128) << 60 | place as u128
        };
        let mut found = Vec::with_capacity(MEMORY * 2);
        for (at, heard) in self.heard.iter().enumerate().rev().take(MEMORY) {
            if heard.passage + REACH >= passage {
                let sentence = document.sentence_of(heard.token);
                let order = order(heard.passage, sentence, 0, self.heard.len() - at);
                let candidate = Candidate {
                    actor: heard.actor,
                    heard: Some(at),
                };
                found.push((order, candidate));
            }
        }
        for (mention, id) in self.mentions_before(span.start).take(MENTIONS) {
            if mention.passage + REACH < passage {
                break;
            }
            if mention.plain && !self.is_aside(mention.passage, passage) {
                let rank = 2 - usize::from(mention.subject);
                let order = order(mention.passage, mention.sentence, rank, mention.token);
                let candidate = Candidate {
                    actor: Some(id),
                    heard: None,
                };
                found.push((order, candidate));
            }
        }
        found.sort_by_key(|(order, _)| *order);
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// The last mentions that end at or before byte `offset`, nearest first.
    fn mentions_before(&self, offset: usize) -> impl Iterator<Item = (Place, ActorId)> + '_ {
        let mentions = self.actors.mentions();
        let next = mentions.partition_point(|(mention, _)| mention.span.end <= offset);
        // Cut before they are paired: pairs would be passed over one by one, from the last of all.
        let before = mentions.iter().take(next);
        let places = self.mentions.iter().take(next);
        before.zip(places).rev().map(|((mention, id), place)| {
            let place = place.get_or_init(|| self.place(mention));
            (*place, *id)
        })
    }

    fn place(&self, mention: &Mention) -> Place {
        let token = self.document.token_behind(mention.span.start);
        let plain = mention.kind == MentionKind::Name
            && !self.in_marks(mention.span.start)
            && !self.in_brackets(token);
        Place {
            token,
            sentence: self.document.sentence_of(token),
            passage: self.document.passage_of(token),
            plain,
            subject: plain && self.is_subject(token),
        }
    }

    /// True for a name in brackets, mostly of a photographer: "(Jane Roe/Tidende)".
    fn in_brackets(&self, token: usize) -> bool {
        (token.saturating_sub(6)..token)
            .rev()
            .map(|at| self.document.word(at))
            .find(|word| matches!(*word, "(" | ")"))
            == Some("(")
    }

    /// True for a caption or another article's headline, whose names the passages around it do not mean.
    fn is_aside(&self, there: usize, passage: usize) -> bool {
        there != passage
            && self
                .document
                .passages
                .get(there)
                .is_some_and(|it| matches!(it.part, Part::Caption(_) | Part::Related(_)))
    }

    /// True when the name at token `at` opens its sentence, a title before it allowed.
    fn is_subject(&self, at: usize) -> bool {
        let document = self.document;
        let start = document
            .sentences
            .get(document.sentence_of(at))
            .map_or(at, |it| it.tokens.start);
        at - start < 10
            && (start..at).all(|index| {
                matches!(
                    function_at(document, index),
                    Function::Open | Function::Determiner
                ) && document.is_word(index)
            })
    }

    /// True inside quotation marks.
    pub(super) fn in_marks(&self, offset: usize) -> bool {
        let next = self
            .quotations
            .partition_point(|it| it.outside.start <= offset);
        next.checked_sub(1)
            .and_then(|at| self.quotations.get(at))
            .is_some_and(|it| offset < it.outside.end)
    }
}
