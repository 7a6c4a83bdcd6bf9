//! From a cue with its party and action to a [`Commitment`].

use super::content::Action;
use super::context::Context;
use super::cues::{Cue, Frame};
use super::doubts::{Doubt, Doubts};
use super::lemma;
use super::phrases::REACH;
use crate::analysis::{Commitment, Condition, Party, Speaker, Stance, Status, Strength};
use crate::tagging::Tag;
use std::mem;
use std::ops::Range;

/// So many statements before and behind a party are searched for one of its own.
const NEAR: usize = 4;

/// Stance, status and strength, which a cue gives and its context turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) stance: Stance,
    pub(super) status: Status,
    pub(super) strength: Strength,
}

impl Kind {
    pub(super) const fn new(stance: Stance, status: Status, strength: Strength) -> Self {
        Kind {
            stance,
            status,
            strength,
        }
    }

    /// What a negation makes of it: none where nothing is left to report.
    ///
    /// `yet`: the negation is "not yet" or "has yet to"; `wish`: the cue is a wish or a plan, whose
    /// negation is a no ("does not want to", "no intention of").
    pub(super) fn negated(self, yet: bool, wish: bool) -> Option<Kind> {
        match (self.stance, self.status) {
            (Stance::Commits, Status::Made) if wish && !yet => {
                Some(Kind::new(Stance::Refuses, Status::Made, Strength::Firm))
            }
            (Stance::Commits, Status::Made) => Some(Kind::new(
                Stance::Withholds,
                Status::Withheld,
                Strength::Firm,
            )),
            (Stance::Refuses, _) => Some(Kind::new(
                Stance::Considers,
                Status::Proposed,
                Strength::Hedged,
            )),
            _ => None,
        }
    }
}

/// A commitment before its conditions and times are read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) agents: Vec<Party>,
    pub(super) cue: Range<usize>,
    pub(super) action: Action,
    /// Conditions that stand in front of the subject.
    pub(super) fronted: Vec<Condition>,
    /// Who says so, when it is not the statement's speaker.
    pub(super) source: Option<Speaker>,
    /// The subject of the cue, where the rule has looked for one.
    pub(super) subject: Option<Range<usize>>,
    /// The first token of the action without a subject that its content takes along.
    pub(super) head: usize,
    /// The cue's line in the lists and the frame that it stands in.
    pub(super) listed: Option<(&'static str, Frame)>,
    /// The name of a sure rule that is too rare for its weight to be learnt.
    pub(super) rare: Option<&'static str>,
    /// What speaks against it.
    pub(super) doubts: Doubts,
}

impl Draft {
    /// A draft whose action is not known yet.
    pub(super) fn of(kind: Kind, agents: Vec<Party>, cue: Range<usize>) -> Self {
        Draft {
            kind,
            agents,
            cue,
            head: 0,
            action: Action::default(),
            fronted: Vec::new(),
            source: None,
            subject: None,
            listed: None,
            rare: None,
            doubts: Doubts::default(),
        }
    }

    /// A draft without fronted conditions.
    pub(super) fn new(kind: Kind, agents: Vec<Party>, cue: Range<usize>, action: Action) -> Self {
        Draft::of(kind, agents, cue).with(action)
    }

    /// The draft with its action.
    pub(super) fn with(mut self, action: Action) -> Self {
        self.head = action.content.start;
        self.action = action;
        self
    }

    /// A draft like this for each of these actions.
    pub(super) fn each(self, mut actions: Vec<Action>) -> Vec<Draft> {
        let mut drafts = Vec::with_capacity(actions.len());
        let last = actions.pop();
        let others = actions.into_iter();
        drafts.extend(others.map(|action| self.clone().with(action)));
        drafts.extend(last.map(|action| self.with(action)));
        drafts
    }

    /// Notes the line of the lists that its cue is.
    pub(super) fn list_as(&mut self, cue: &Cue, frame: Frame) {
        self.listed = Some((cue.lemma(), frame));
    }

    /// The draft with its subject.
    pub(super) fn about(mut self, subject: &Range<usize>) -> Self {
        self.subject = Some(subject.clone());
        self
    }

    /// The draft with a doubt where it `holds`.
    pub(super) fn doubted(mut self, holds: bool, doubt: Doubt) -> Self {
        self.doubts.add(holds, doubt);
        self
    }
}

impl Context<'_> {
    /// Reads conditions, time, source and evidence, and turns benefit into threat where the action is
    /// harm. None where nobody could be meant.
    pub(super) fn finish(&self, draft: &mut Draft) -> Option<Commitment> {
        if draft.action.content.is_empty() {
            return None;
        }
        let content = self.without_stray_marks(draft.action.content.clone());
        if draft.agents.is_empty() {
            let (party, doubt) = self.likely_party(draft)?;
            draft.agents.push(party);
            draft.doubts.add(true, doubt);
        }
        draft.kind = self.turned_by_harm(draft);
        let statement = self.statement(draft.cue.start);
        let mut conditions = mem::take(&mut draft.fronted);
        let mut behind = self.conditions(draft.action.tail.clone());
        behind.retain(|condition| !conditions.contains(condition));
        conditions.append(&mut behind);
        conditions.sort_by_key(|condition| condition.span);
        let sentence = &self.document.sentences[self.document.sentence_of(draft.cue.start)];
        let own = draft.source.take();
        Some(Commitment {
            stance: draft.kind.stance,
            status: draft.kind.status,
            strength: draft.kind.strength,
            recipients: self.recipients(&draft.action, &draft.agents),
            agents: mem::take(&mut draft.agents),
            content: self.document.span(&content),
            cue: self.document.span(&draft.cue),
            conditions,
            time: self.time(draft.action.tail.clone()),
            source: own.or_else(|| statement.and_then(|(_, quote)| quote.speaker.clone())),
            quote: statement.map(|(id, _)| id),
            evidence: sentence.span,
            paragraph: self.document.paragraph_at(sentence.span.start),
            confidence: 0.0,
        })
    }

    /// Gives a party that is described the name of the speaker who stands in the same words:
    /// "Mayor promises to sail".
    pub(super) fn name_speaker(&self, party: &mut Party) {
        if party.actor.is_some() {
            return;
        }
        // The words of a speaker stand beside what he says.
        let quotes = &self.quotes.quotes;
        let next = quotes.partition_point(|quote| quote.span.start <= party.span.start);
        let near = next.saturating_sub(NEAR)..quotes.len().min(next + NEAR);
        let mut speakers = quotes
            .get(near)
            .into_iter()
            .flatten()
            .filter_map(|quote| quote.speaker.as_ref());
        let named = speakers.find_map(|speaker| {
            let same = speaker.span == party.span;
            Some((speaker.actor.filter(|_| same)?, speaker.name.clone()?))
        });
        if let Some((actor, name)) = named {
            party.actor = Some(actor);
            party.name = name;
        }
    }

    /// An action without a quotation mark at its end that was opened before it.
    fn without_stray_marks(&self, mut content: Range<usize>) -> Range<usize> {
        let mark = |at: usize| matches!(self.document.word(at), "”" | "\"" | "“" | "»");
        while content.len() > 1
            && mark(content.end - 1)
            && content.clone().filter(|at| mark(*at)).count() % 2 == 1
        {
            content.end -= 1;
        }
        content
    }

    /// Benefit and harm are told apart by the action: a promise of harm is a threat, a promise not
    /// to do it ("has no intention to invade") is none.
    fn turned_by_harm(&self, draft: &Draft) -> Kind {
        let (kind, content) = (draft.kind, &draft.action.content);
        let negated = || {
            self.is_negated(draft.cue.start, content.start)
                || (draft.cue.start..content.start).any(|at| self.document.is(at, "no"))
        };
        // "warned that it could strike back"
        let warned = || {
            let cue = self
                .statement(draft.cue.start)
                .and_then(|(_, quote)| quote.cue);
            let warns = |at: usize| lemma::is_form(self.document.word(at), "warn");
            cue.is_some_and(|cue| self.document.tokens_in(cue).any(warns))
        };
        let stance = match (kind.stance, kind.status) {
            (Stance::Commits, Status::Made) if self.is_harm(content) && !negated() => {
                Stance::Threatens
            }
            (Stance::Commits, Status::Made) if self.is_shunning(content.start) && !negated() => {
                Stance::Refuses
            }
            (Stance::Refuses, _)
                if negated() && (self.is_own_harm(content) || self.is_faithless(content.start)) =>
            {
                Stance::Commits
            }
            (Stance::Considers, Status::Proposed) if warned() && self.is_harm(content) => {
                return Kind::new(Stance::Threatens, Status::Made, kind.strength);
            }
            (stance, _) => stance,
        };
        Kind { stance, ..kind }
    }

    /// Who may be meant where the rule found no party, and why that is doubtful: the subject's own
    /// words, the speaker, the nearest party named before the cue.
    fn likely_party(&self, draft: &Draft) -> Option<(Party, Doubt)> {
        let speaker = self
            .statement(draft.cue.start)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        // "the bank took a tougher stance, vowing to": the subject of a verb further in front.
        let floor = self.floor(draft.cue.start);
        let mut before = draft.cue.start;
        for _ in 0..3 {
            let verb = (floor.max(before.saturating_sub(REACH)) + 1..before)
                .rev()
                .find(|&at| self.tag(at).is_finite());
            let Some(verb) = verb else { break };
            let subject = self.subject(self.group_start(verb, floor), floor);
            let parties = subject.map(|subject| self.parties(subject, speaker));
            if let Some(party) = parties.and_then(|parties| parties.into_iter().next()) {
                return Some((party, Doubt::PartyOfAnotherVerb));
            }
            before = verb;
        }
        if let Some(subject) = draft.subject.clone().filter(|subject| !subject.is_empty())
            && let Some(party) = self.described(subject)
        {
            return Some((party, Doubt::PartyUnknown));
        }
        if let Some(speaker) = speaker {
            return Some((self.speaker_party(speaker), Doubt::PartyFromSpeaker));
        }
        let before = self.words_before(draft.cue.start);
        let near = self.actors.mentions_in(before).last();
        // "An agreement was reached on": of those whom the sentence before names, the first.
        let earlier = || {
            let sentence = self.document.sentence_of(draft.cue.start);
            let passage = &self.document.passages[self.document.passage_of(draft.cue.start)];
            let before = sentence
                .checked_sub(1)
                .filter(|at| passage.sentences.contains(at))?;
            let tokens = self.document.sentences[before].tokens.clone();
            let first = tokens.start..tokens.end.min(tokens.start + REACH);
            self.actors.mentions_in(self.document.span(&first)).next()
        };
        let Some((mention, id)) = near else {
            let (mention, id) = earlier()?;
            return Some((self.party(id, mention.span), Doubt::PartyFromBefore));
        };
        Some((self.party(id, mention.span), Doubt::PartyFromSentence))
    }

    /// Actors named behind "to", "for", "with", "against" or as the object, other than the agents.
    fn recipients(&self, action: &Action, agents: &[Party]) -> Vec<Party> {
        let content = self.document.span(&action.content);
        let mut recipients: Vec<Party> = Vec::new();
        for (mention, id) in self.actors.mentions_in(content) {
            let token = self.document.tokens_in(mention.span).start;
            let before = (action.content.start..token)
                .rev()
                .find(|&at| !matches!(self.tag(at), Tag::Determiner | Tag::Adjective | Tag::Name));
            let governed = before.is_some_and(|at| {
                self.document
                    .is_any(at, &["to", "for", "with", "against", "on"])
                    || at == action.content.start && self.tag(at).is_verb()
            });
            let known = agents
                .iter()
                .chain(&recipients)
                .any(|party| party.actor == Some(id));
            if governed && !known && mention.kind != crate::analysis::MentionKind::Demonym {
                recipients.push(Party {
                    actor: Some(id),
                    name: self.actors.get(id).name.clone(),
                    span: mention.span,
                });
            }
        }
        recipients
    }
}
