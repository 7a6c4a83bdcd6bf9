//! Whom the words of a source mean that name nobody: "she", "the minister", "the statement".
//!
//! Comes in: the speakers met so far and the actors named before. Doubt gives nothing, and the
//! words stand for themselves.

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
}

/// What is known while the statements are read from the first to the last.
pub(super) struct Desk<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) actors: &'d Actors,
    /// Who spoke so far, the last one last.
    heard: Vec<Heard>,
    /// Documents and their authors: "said in a **statement**".
    issued: Vec<(String, Meant)>,
}

impl<'d, 't> Desk<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>, actors: &'d Actors) -> Self {
        Desk {
            document,
            actors,
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

    /// The last speakers, the nearest first.
    fn recent(&self, passage: usize) -> impl Iterator<Item = &Heard> {
        self.heard
            .iter()
            .rev()
            .take(MEMORY)
            .filter(move |heard| heard.passage + REACH >= passage)
    }

    /// Remembers what a speaker issued: "said in a **statement**", "wrote in a **letter**".
    pub(super) fn issue(&mut self, cue: Span, speaker: &Speaker) {
        let behind = self.document.tokens_in(Span::new(cue.end, cue.end + 60));
        let (Some(noun), Some(name)) = (wording::issued(self.document, behind), &speaker.name)
        else {
            return;
        };
        if speaker.kind != SpeakerKind::Document {
            self.issued.push((noun, (speaker.actor, name.clone())));
        }
    }

    /// Who issued "the statement".
    pub(super) fn author(&self, core: Span) -> Option<Meant> {
        if !wording::is_definite(self.document, core) {
            return None;
        }
        let noun = wording::head(self.document, core);
        let (_, meant) = self
            .issued
            .iter()
            .rev()
            .take(MEMORY)
            .find(|(issued, ..)| *issued == noun)?;
        Some(meant.clone())
    }

    /// Whom a description means: the bearer of the role, or whoever spoke last and can be called so.
    pub(super) fn described(&self, span: Span, core: Span) -> Option<Meant> {
        let document = self.document;
        let office = wording::office(document, core);
        if !wording::is_definite(document, office) {
            return None;
        }
        let head = wording::head(document, office);
        let passage = self.passage(span);
        self.bearer(span, office)
            .or_else(|| self.actors.described(document, office))
            .map(|id| self.known(id))
            .or_else(|| self.same_words(&head, passage))
            .or_else(|| self.last_person(&head, office, span))
            .or_else(|| self.last_body(&head, office, span))
    }

    /// The person whose role the description is.
    fn bearer(&self, span: Span, core: Span) -> Option<ActorId> {
        let phrase = wording::without_determiner(self.document, core).to_lowercase();
        let whole = |id: &ActorId| self.has_role(*id, |role| role == phrase);
        let fits = |id: &ActorId| self.has_role(*id, |role| wording::same_office(role, &phrase));
        self.recent(self.passage(span))
            .filter_map(|heard| heard.actor)
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
    fn same_words(&self, head: &str, passage: usize) -> Option<Meant> {
        self.recent(passage)
            .filter(|heard| {
                heard.actor.is_none()
                    && matches!(heard.kind, SpeakerKind::Description | SpeakerKind::Anonymous)
            })
            .find(|heard| heard.head == head)
            .map(|heard| (None, heard.name.clone()))
    }

    /// "The official", "the senator": who spoke last, or was named last, and is not known to be
    /// something else.
    fn last_person(&self, head: &str, core: Span, span: Span) -> Option<Meant> {
        if !wording::is_person(head) {
            return None;
        }
        let passage = self.passage(span);
        let fits = |id: &ActorId| self.can_be_called(self.actors.get(*id), head, core);
        if let Some(heard) = self
            .recent(passage)
            .find(|heard| heard.actor.as_ref().is_some_and(fits))
        {
            return Some((heard.actor, heard.name.clone()));
        }
        self.actors
            .mentions_before(span.start)
            .take(MENTIONS)
            .filter(|(mention, _)| mention.kind == MentionKind::Name)
            .take_while(|(mention, _)| self.passage(mention.span) + REACH > passage)
            .map(|(_, id)| id)
            .find(fits)
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
        if wording::is_office(head) && !actor.roles.is_empty() {
            return false;
        }
        self.nation(core)
            .is_none_or(|iso| actor.country.is_none_or(|country| country == iso))
    }

    /// The country in "the **Danish** official".
    fn nation(&self, core: Span) -> Option<&'static str> {
        self.actors
            .mentions_in(core)
            .find(|(mention, _)| mention.kind == MentionKind::Demonym)
            .and_then(|(_, id)| self.actors.get(id).country)
    }

    /// "The ministry", "the company": the body that spoke or was named last and can be called so.
    fn last_body(&self, head: &str, core: Span, span: Span) -> Option<Meant> {
        let generic = wording::body(head)?;
        let passage = self.passage(span);
        let document = self.document;
        let tokens = document.tokens_in(core);
        let capitals: Vec<String> = tokens
            .clone()
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
        let heard = self
            .recent(passage)
            .filter_map(|heard| heard.actor)
            .find(|id| fits(id, generic));
        heard
            .or_else(|| {
                self.named_before(span.start)
                    .find(|id| fits(id, false))
            })
            .or_else(|| {
                self.actors
                    .mentions_before(span.start)
                    .take(MENTIONS)
                    .filter(|(mention, _)| mention.kind == MentionKind::Name)
                    .take_while(|(mention, _)| self.passage(mention.span) + 1 >= passage)
                    .map(|(_, id)| id)
                    .find(|id| fits(id, generic))
            })
            .map(|id| self.known(id))
    }

    /// "She": who spoke last in the same passage, else who is named there, else whoever spoke last,
    /// else the last person named.
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
        if matches!(word, "who" | "which" | "that") {
            return mention
                .or_else(|| self.antecedent(span.start))
                .map(|id| self.known(id));
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
            return Some(self.known(id));
        }
        let heard = self
            .recent(passage)
            .find(|heard| self.agrees(heard, word));
        if let Some(heard) = heard {
            return Some((heard.actor, heard.name.clone()));
        }
        let near = || {
            self.actors
                .mentions_before(span.start)
                .take(20)
                .filter(|(it, _)| {
                    it.kind == MentionKind::Name && self.passage(it.span) + 2 >= passage
                })
                .map(|(_, id)| id)
                .find(|id| matches!(word, "he" | "she") && self.fits_pronoun(*id, word))
        };
        mention.or_else(near).map(|id| self.known(id))
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
            None if heard.kind == SpeakerKind::Document => word == "it",
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
