//! Whom the words of a source mean that name nobody: "she", "the minister", "the statement".
//!
//! Comes in: the speakers met so far and the actors named before. Doubt gives nothing, and the
//! words stand for themselves.

use super::cues::function;
use super::marks::Quotation;
use super::speakers::Meant;
use super::wording;
use crate::actors::Actors;
use crate::analysis::{Actor, ActorId, ActorKind, Gender, MentionKind, Speaker, SpeakerKind};
use crate::text::{Document, Span};

/// How many of the last speakers a pronoun or "the minister" may mean.
const MEMORY: usize = 8;
/// How many paragraphs back they may have spoken.
const REACH: usize = 3;
/// How many mentions of names back somebody is looked for.
const MENTIONS: usize = 60;

/// Somebody who spoke, or a document that was quoted.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) actor: Option<ActorId>,
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
    /// The noun that heads the words, in lower case.
    pub(super) head: String,
    pub(super) passage: usize,
    /// Its first token.
    pub(super) token: usize,
}

/// Somebody whom a pronoun or description can mean.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    actor: Option<ActorId>,
    /// Index of the speaker; none for somebody who is only named.
    heard: Option<usize>,
}

/// What is known while the statements are read from the first to the last.
pub(super) struct Desk<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) actors: &'d Actors,
    quotations: &'d [Quotation],
    /// Who spoke so far, the last one last.
    heard: Vec<Heard>,
    /// Documents and their authors: "said in a **statement**".
    issued: Vec<(String, Meant)>,
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
        }
    }
}

impl Desk<'_, '_> {
    /// Remembers a speaker.
    pub(super) fn hear(&mut self, heard: Heard) {
        self.heard.push(heard);
    }

    /// Index of the passage in which `span` begins.
    pub(super) fn passage(&self, span: Span) -> usize {
        self.document
            .passage_of(self.document.tokens_in(span).start)
    }

    /// Remembers what a speaker issued: "said in a **statement**", "wrote in a **letter**".
    pub(super) fn issue(&mut self, cue: Span, speaker: &Speaker) {
        let document = self.document;
        let behind = document.tokens_in(Span::new(cue.end, cue.end + 60));
        let sentence = document.sentence_of(document.tokens_in(speaker.span).start);
        let start = document
            .sentences
            .get(sentence)
            .map_or(0, |it| it.span.start);
        let before = document.tokens_in(Span::new(start, speaker.span.start.min(start + 40)));
        let noun = wording::issued(document, behind).or_else(|| wording::issued(document, before));
        let (Some(noun), Some(name)) = (noun, &speaker.name) else {
            return;
        };
        if speaker.kind != SpeakerKind::Document {
            self.issued.push((noun, (speaker.actor, name.clone())));
        }
    }

    /// Who issued "the statement": who is said to, whose name stands before the noun ("the **Reuters**
    /// report"), or whoever spoke last.
    pub(super) fn author(&self, span: Span, core: Span) -> Option<Meant> {
        let noun = wording::head(self.document, core);
        let named = self
            .actors
            .mentions_in(core)
            .find(|(mention, _)| mention.kind == MentionKind::Name);
        if let Some((_, id)) = named {
            return Some(self.known(id));
        }
        if !wording::is_definite(self.document, core) {
            return None;
        }
        let issued = self
            .issued
            .iter()
            .rev()
            .take(MEMORY)
            .find(|(issued, ..)| *issued == noun)
            .map(|(_, meant)| meant.clone());
        issued.or_else(|| {
            self.candidates(span)
                .into_iter()
                .filter_map(|candidate| self.heard.get(candidate.heard?))
                .find(|heard| wording::is_message(&noun) && heard.kind != SpeakerKind::Document)
                .map(|heard| (heard.actor, heard.name.clone()))
        })
    }

    /// "They published a letter **which** said", "the Reuters report, **which** says": the author.
    fn author_before(&self, span: Span) -> Option<Meant> {
        let document = self.document;
        let token = document.tokens_in(span).start;
        let comma = usize::from(token > 0 && document.is(token - 1, ","));
        let noun = token.checked_sub(1 + comma)?;
        if !wording::is_document(document.word(noun)) {
            return None;
        }
        let owner = self
            .actors
            .mentions_before(document.tokens.get(noun)?.span.start)
            .next()
            .filter(|(mention, _)| document.tokens_in(mention.span).end + 1 >= noun);
        if let Some((_, id)) = owner {
            return Some(self.known(id));
        }
        let near = self.candidates(span);
        let author = near.first().and_then(|candidate| candidate.actor);
        author
            .filter(|_| wording::is_message(document.word(noun)))
            .map(|id| self.known(id))
    }

    /// Whom a description means: the bearer of the role, or whoever spoke last and can be called so.
    pub(super) fn described(&self, span: Span, core: Span) -> Option<Meant> {
        let document = self.document;
        let office = wording::office(document, core);
        if !wording::is_definite(document, office) {
            return None;
        }
        let head = wording::head(document, office);
        let near = self.candidates(span);
        self.bearer(&near, span, office)
            .or_else(|| self.actors.described(document, office))
            .map(|id| self.known(id))
            .or_else(|| self.same_words(&near, &head))
            .or_else(|| self.last_person(&near, &head, office))
            .or_else(|| self.last_body(&near, &head, office, span))
    }

    /// The person whose role the description is.
    fn bearer(&self, near: &[Candidate], span: Span, core: Span) -> Option<ActorId> {
        let phrase = wording::without_determiner(self.document, core).to_lowercase();
        let nation = self.nation(core);
        let ours = |id: &ActorId| {
            let country = self.actors.get(*id).country;
            nation.is_none() || country.is_none() || country == nation
        };
        let whole = |id: &ActorId| self.has_role(*id, |role| role == phrase);
        let fits = |id: &ActorId| {
            ours(id) && self.has_role(*id, |role| wording::same_office(role, &phrase))
        };
        near.iter()
            .filter_map(|candidate| candidate.actor)
            .find(fits)
            .or_else(|| self.named_before(span.start).find(whole))
            .or_else(|| self.named_before(span.start).find(fits))
    }

    fn has_role(&self, id: ActorId, test: impl Fn(&str) -> bool) -> bool {
        let actor = self.actors.get(id);
        actor.kind == ActorKind::Person && actor.roles.iter().any(|role| test(&role.to_lowercase()))
    }

    fn named_before(&self, offset: usize) -> impl Iterator<Item = ActorId> + '_ {
        self.actors
            .mentions_before(offset)
            .take(MENTIONS)
            .filter(|(mention, _)| mention.kind == MentionKind::Name)
            .map(|(_, id)| id)
    }

    /// "The spokesperson" after "a spokesperson for the embassy".
    fn same_words(&self, near: &[Candidate], head: &str) -> Option<Meant> {
        near.iter()
            .filter_map(|candidate| self.heard.get(candidate.heard?))
            .find(|heard| heard.actor.is_none() && heard.head == head)
            .map(|heard| (None, heard.name.clone()))
    }

    /// "The official", "the senator": who spoke last, or was named last, and is not known to be
    /// something else.
    fn last_person(&self, near: &[Candidate], head: &str, core: Span) -> Option<Meant> {
        if !wording::is_person(head) {
            return None;
        }
        let nation = self.nation(core);
        let fits = |id: &ActorId| self.can_be_called(self.actors.get(*id), head, core);
        let people = || {
            near.iter()
                .filter_map(|candidate| candidate.actor)
                .filter(fits)
        };
        people()
            .find(|id| nation.is_some() && self.actors.get(*id).country == nation)
            .or_else(|| people().next())
            .map(|id| self.known(id))
    }

    /// False for somebody of the other gender or country or with another office.
    fn can_be_called(&self, actor: &Actor, head: &str, core: Span) -> bool {
        let gender = wording::gender(head);
        if actor.kind != ActorKind::Person
            || gender.is_some() && actor.gender.is_some() && gender != actor.gender
        {
            return false;
        }
        let former = self.document.slice(core).to_lowercase().contains("former");
        if former || wording::is_office(head) && !actor.roles.is_empty() {
            return false;
        }
        self.nation(core)
            .is_none_or(|iso| actor.country.is_none_or(|country| country == iso))
    }

    /// The country in "the **Danish** official".
    fn nation(&self, core: Span) -> Option<&'static str> {
        self.actors
            .mentions_in(core)
            .find(|(_, id)| self.actors.get(*id).kind == ActorKind::Country)
            .and_then(|(_, id)| self.actors.get(id).country)
    }

    /// "The ministry", "the company": the body that spoke or was named last and can be called so.
    fn last_body(&self, near: &[Candidate], head: &str, core: Span, span: Span) -> Option<Meant> {
        let generic = wording::body(head)?;
        let document = self.document;
        let capitals: Vec<String> = document
            .tokens_in(core)
            .skip(1)
            .filter(|&at| document.is_capitalized(at))
            .map(|at| document.word(at).to_lowercase())
            .collect();
        let fits = |id: &ActorId, generic: bool| {
            let actor = self.actors.get(*id);
            let words = |word: &str| {
                std::iter::once(&actor.name)
                    .chain(&actor.aliases)
                    .any(|name| name.to_lowercase().split(' ').any(|other| other == word))
            };
            actor.kind == ActorKind::Organization
                && (generic || words(head))
                && capitals.iter().all(|word| words(word))
        };
        near.iter()
            .filter(|candidate| candidate.heard.is_some())
            .filter_map(|candidate| candidate.actor)
            .find(|id| fits(id, generic))
            .or_else(|| self.named_before(span.start).find(|id| fits(id, false)))
            .or_else(|| {
                near.iter()
                    .filter_map(|candidate| candidate.actor)
                    .find(|id| fits(id, generic))
            })
            .map(|id| self.known(id))
    }

    /// "She": the subject or speaker of the sentences before in the same passage, else whoever
    /// spoke or was spoken of last.
    pub(super) fn pronoun(&self, span: Span) -> Option<Meant> {
        let document = self.document;
        let first = document.word(document.tokens_in(span).start).to_lowercase();
        let word = match first.as_str() {
            "his" => "he",
            "her" => "she",
            "their" => "they",
            "its" => "it",
            word => word,
        };
        let mention = self.actors.mention_at(span.start).map(|(_, id)| id);
        if matches!(word, "which" | "that")
            && let Some(meant) = self.author_before(span)
        {
            return Some(meant);
        }
        if matches!(word, "who" | "which" | "that") {
            return mention
                .or_else(|| self.antecedent(span.start))
                .map(|id| self.known(id));
        }
        if !matches!(word, "he" | "she" | "it" | "they") {
            return None;
        }
        let near = self.candidates(span);
        let person = matches!(word, "he" | "she");
        near.iter()
            .filter(|candidate| candidate.heard.is_some() || person)
            .find_map(
                |candidate| match candidate.heard.and_then(|at| self.heard.get(at)) {
                    Some(heard) if self.agrees(heard, word) => {
                        Some((heard.actor, heard.name.clone()))
                    }
                    Some(_) => None,
                    None => candidate
                        .actor
                        .filter(|id| self.fits_pronoun(*id, word))
                        .map(|id| self.known(id)),
                },
            )
            .or_else(|| mention.map(|id| self.known(id)))
    }

    /// Who can be meant at `span`, the likeliest first: in the same passage the nearest sentence
    /// first and in it whoever speaks, then in text order; in the passages before, the nearest
    /// passage first, speakers and subjects before all others.
    fn candidates(&self, span: Span) -> Vec<Candidate> {
        let document = self.document;
        let token = document.tokens_in(span).start;
        let (passage, sentence) = (document.passage_of(token), document.sentence_of(token));
        let place = |token: usize, heard: bool, subject: bool| {
            let (there, at) = (document.passage_of(token), document.sentence_of(token));
            let rank = if heard { 0 } else { 2 - usize::from(subject) };
            if there == passage {
                (0, sentence.abs_diff(at), rank)
            } else {
                (1 + usize::from(rank == 2), passage.abs_diff(there), rank)
            }
        };
        let mut found = Vec::new();
        for (at, heard) in self.heard.iter().enumerate().rev().take(MEMORY) {
            if heard.passage + REACH >= passage {
                let order = (place(heard.token, true, true), usize::MAX - at);
                found.push((
                    order,
                    Candidate {
                        actor: heard.actor,
                        heard: Some(at),
                    },
                ));
            }
        }
        for (mention, id) in self.actors.mentions_before(span.start).take(MENTIONS) {
            let at = document.tokens_in(mention.span).start;
            if document.passage_of(at) + REACH < passage {
                break;
            }
            if mention.kind == MentionKind::Name && !self.in_marks(mention.span.start) {
                let subject = self.is_subject(at);
                let order = (place(at, false, subject), at);
                found.push((
                    order,
                    Candidate {
                        actor: Some(id),
                        heard: None,
                    },
                ));
            }
        }
        found.sort_by_key(|(order, _)| *order);
        found.into_iter().map(|(_, candidate)| candidate).collect()
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
                matches!(function(document.word(index)), "" | "determiner")
                    && document.is_word(index)
            })
    }

    /// True inside quotation marks.
    fn in_marks(&self, offset: usize) -> bool {
        let next = self
            .quotations
            .partition_point(|it| it.outside.start <= offset);
        next.checked_sub(1)
            .and_then(|at| self.quotations.get(at))
            .is_some_and(|it| offset < it.outside.end)
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
            None if wording::body(&heard.head).is_some() => matches!(word, "it" | "they"),
            None => match heard.kind {
                SpeakerKind::Document => word == "it",
                SpeakerKind::Named => word != "it",
                _ if wording::is_person(&heard.head) => {
                    let gender = wording::gender(&heard.head);
                    word == "they"
                        || word == "he" && gender != Some(Gender::Female)
                        || word == "she" && gender != Some(Gender::Male)
                }
                _ => word == "they",
            },
        }
    }

    fn fits_pronoun(&self, id: ActorId, word: &str) -> bool {
        let actor = self.actors.get(id);
        match word {
            "he" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Female),
            "she" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Male),
            "it" => actor.kind != ActorKind::Person,
            "they" => actor.kind != ActorKind::Person,
            _ => false,
        }
    }
}
