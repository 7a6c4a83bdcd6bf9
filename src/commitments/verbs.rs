//! Verbs that bind: "pledged to", "signed", "urged Kyiv to", "refused to", "threatened".

use super::context::Context;
use super::cues::{self, Cue, Frame};
use super::draft::{Draft, negated};
use super::lemma;
use crate::analysis::{MentionKind, Party, Speaker, SpeakerKind, Stance, Status};
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Everybody and nobody: a demand on them is no commitment. Things asked for stand here too.
static PUBLIC: Table = Table::new(include_str!("public.txt"));

/// Verbs of speaking and being, whose wish or refusal binds to nothing.
static SPEECH: Table = Table::new(include_str!("speech.txt"));

static DEALS: Table = Table::new(include_str!("deals.txt"));
static PLANS: Table = Table::new(include_str!("plans.txt"));
static CALLS: Table = Table::new(include_str!("calls.txt"));
static MEASURES: Table = Table::new(include_str!("measures.txt"));
static BILLS: Table = Table::new(include_str!("bills.txt"));

/// Verbs of wishing and planning: their negation is a no.
const WISHES: &[&str] = &["want", "intend", "plan", "aim", "wish"];

/// Verbs of agreeing: failing at them withholds.
const AGREEING: &[&str] = &[
    "agree", "sign", "reach", "ratify", "pass", "approve", "commit", "conclude", "endorse",
    "adopt", "back",
];

/// How the verb stands in its clause.
struct Group {
    start: usize,
    passive: bool,
    negated: bool,
    yet: bool,
}

impl Context<'_> {
    /// The commitments whose cue is the verb at token `index`.
    pub(super) fn verb_drafts(&self, index: usize) -> Vec<Draft> {
        let Some(cue) = cues::verb(self.document, index) else {
            return Vec::new();
        };
        let floor = self.floor(index);
        let Some(group) = self.group(index, floor) else {
            return Vec::new();
        };
        cue.entry
            .frames()
            .find_map(|frame| {
                self.verb_frame(&cue, frame, &group, floor)
                    .filter(|drafts| !drafts.is_empty())
            })
            .unwrap_or_default()
    }

    /// None where the verb belongs to another cue: behind a modal or a to-infinitive.
    fn group(&self, index: usize, floor: usize) -> Option<Group> {
        let start = self.group_start(index, floor);
        let modal = (start..index).any(|at| self.tag(at) == Tag::Modal);
        if modal
            || start > floor && self.tag(start - 1) == Tag::To
            || self.is_modifier(index, floor)
        {
            return None;
        }
        let gerund = self.tag(index) == Tag::Gerund;
        let be = (start..index).any(|at| self.is_be(at));
        // "a pact signed by": a participle with its agent behind it.
        let reduced = start == index
            && self.document.is(index + 1, "by")
            && index > floor
            && self.tag(index - 1).is_noun();
        Some(Group {
            start,
            passive: be && !gerund || reduced,
            negated: self.is_negated(start, index),
            yet: (start..index).any(|at| self.document.is(at, "yet")),
        })
    }

    /// "the planned protest", "its proposed budget": a participle inside a noun phrase.
    fn is_modifier(&self, index: usize, floor: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|before| *before >= floor) else {
            return false;
        };
        let form =
            self.document.word(index).ends_with("ed") || self.document.word(index).ends_with("ing");
        let behind_noun = matches!(
            self.tag(before),
            Tag::Determiner
                | Tag::PossessivePronoun
                | Tag::Possessive
                | Tag::Adjective
                | Tag::Preposition
        ) && !self.document.is_any(before, &["that", "all", "both"]);
        let marked = self.is_mark(before)
            && before > floor
            && !self.tag(before - 1).is_noun()
            && self.tag(before - 1) != Tag::Pronoun
            && !self.is_auxiliary(before - 1);
        form && self.document.word(index).ends_with("ed") && (behind_noun || marked)
            || form && self.tag(before) == Tag::Determiner
    }

    fn verb_frame(
        &self,
        cue: &Cue,
        frame: Frame,
        group: &Group,
        floor: usize,
    ) -> Option<Vec<Draft>> {
        let after = cue.tokens.end;
        let ceiling = self.ceiling(cue.tokens.start);
        if group.passive
            && matches!(
                frame,
                Frame::Object | Frame::Deal | Frame::Call | Frame::Bill | Frame::Plan
            )
        {
            return self.passive(cue, frame, group, floor, ceiling);
        }
        let start = match frame {
            Frame::ObjectTo => return self.urged(cue, group, floor, ceiling),
            Frame::That => return self.that_clause(cue, group, floor, ceiling),
            Frame::To => self.infinitive(after, ceiling)?,
            Frame::AgreeTo => self
                .infinitive(after, ceiling)
                .filter(|&at| AGREEING.iter().any(|verb| self.document.is(at, verb)))?,
            Frame::IngTo if self.tag(cue.tokens.start) == Tag::Gerund => {
                self.infinitive(after, ceiling)?
            }
            Frame::SelfTo
                if self.document.word(after).ends_with("self")
                    || self.document.word(after).ends_with("selves") =>
            {
                self.infinitive(after + 1, ceiling)?
            }
            Frame::ToNoun if self.document.is(after, "to") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::On if self.document.is(after, "on") && !self.is_time_word(after + 1) => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::Against if self.document.is(after, "against") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::With if self.document.is(after, "with") => {
                self.gerund_or_noun(after + 1, ceiling)?
            }
            Frame::OnGerund if self.document.is(after, "on") => self.gerund(after + 1, ceiling)?,
            Frame::Gerund => self.gerund(after, ceiling)?,
            Frame::SignGerund => self.gerund(after, ceiling).filter(|&at| {
                self.document
                    .is_any(at, &["signing", "joining", "committing"])
            })?,
            Frame::Object if cue.lemma == "threaten" => self
                .object(after, ceiling)
                .filter(|&at| self.is_harm(&self.noun_phrase_from(at, ceiling)))?,
            Frame::Object => self.object(after, ceiling)?,
            Frame::Deal => {
                let it = self.document.is_any(after, &["it", "them"]) && matches!(cue.lemma, "sign" | "ratify");
                let start = self.listed_object(after, ceiling, &DEALS).or(it.then_some(cue.tokens.start))?;
                self.purpose(start, ceiling).unwrap_or(start)
            }
            Frame::Plan => self.listed_object(after, ceiling, &PLANS)?,
            Frame::Call => self.listed_object(after, ceiling, &CALLS)?,
            Frame::Bill => self.listed_object(after, ceiling, &BILLS)?,
            Frame::Measure => self.listed_object(after, ceiling, &MEASURES)?,
            Frame::Wh => self.embedded_question(after, ceiling)?,
            _ => return None,
        };
        let subject = self.subject(group.start, floor)?;
        if self.is_supposed(subject.start, floor) || self.is_idle(cue, frame, start) {
            return None;
        }
        let agents = self.bound(&subject, cue.tokens.start);
        if frame == Frame::Object
            && cue.entry.stance == Stance::Considers
            && cue.entry.status == Status::Expected
        {
            return Some(self.demanded(cue, group, start, ceiling, &agents));
        }
        Some(self.drafts(cue, frame, group, start, ceiling, &subject, &agents))
    }

    /// "demanded the withdrawal of Turkish troops": who is to act stands in the object, if anywhere.
    fn demanded(
        &self,
        cue: &Cue,
        group: &Group,
        start: usize,
        ceiling: usize,
        askers: &[Party],
    ) -> Vec<Draft> {
        let source = askers.first().map(|party| self.as_speaker(party));
        let build = |action: super::content::Action| {
            let span = self.document.span(&action.content);
            let (mention, id) = self.actors.mentions_in(span).find(|(mention, id)| {
                mention.kind != MentionKind::Pronoun
                    && !askers.iter().any(|asker| asker.actor == Some(*id))
            })?;
            let party = Party {
                actor: Some(id),
                name: self.actors.get(id).name.clone(),
                span: mention.span,
            };
            let mut draft = Draft::new(cue.entry, vec![party], group.start..cue.tokens.end, action);
            draft.source.clone_from(&source);
            Some(draft)
        };
        if group.negated {
            Vec::new()
        } else {
            self.actions(start, ceiling)
                .into_iter()
                .filter_map(build)
                .collect()
        }
    }

    /// The subject stands under "if", "unless", "until" or "whether": nobody has said it yet.
    pub(super) fn is_supposed(&self, subject: usize, floor: usize) -> bool {
        (floor.max(subject.saturating_sub(3))..subject).any(|at| {
            let near = at + 1 == subject;
            near && self.document.is_any(at, &["if", "unless", "until", "whether"])
                || self.document.is_any(at, &["what", "how", "why", "where"])
        })
    }

    /// Wishes that bind to nothing: "wanted to" told of the past, "want to thank", "declined to comment".
    fn is_idle(&self, cue: &Cue, frame: Frame, start: usize) -> bool {
        let infinitive = matches!(frame, Frame::To);
        let past = self
            .document
            .is_any(cue.tokens.start, &["wanted", "sought", "wished"]);
        let speech = lemma::find(self.document.word(start), |base| {
            SPEECH.contains(base).then_some(())
        })
        .is_some();
        let wish = matches!(cue.lemma, "want" | "wish" | "decline" | "seek");
        infinitive && (past || wish && speech)
    }

    /// The parties of a subject; "we" and "I" are the speaker of the statement, "they" and "it"
    /// under a reporting verb the subject of that verb ("the two leaders announced that they").
    pub(super) fn bound(&self, subject: &Range<usize>, cue: usize) -> Vec<Party> {
        let statement = self.statement(cue).map(|(_, quote)| quote);
        let reported = subject.len() == 1 && self.document.is_any(subject.start, &["they", "it"]) && !self.quotes.in_marks(self.document.tokens[cue].span.start);
        if let Some(reporting) = statement.and_then(|quote| quote.cue).filter(|_| reported) {
            let verb = self.document.tokens_in(reporting).start;
            let floor = self.floor(verb);
            let phrase = (verb < subject.start).then(|| self.subject(self.group_start(verb, floor), floor)).flatten();
            let parties = phrase.filter(|phrase| phrase.len() > 1).map(|phrase| self.parties(phrase, None)).unwrap_or_default();
            if !parties.is_empty() {
                return parties;
            }
        }
        self.parties(subject.clone(), statement.and_then(|quote| quote.speaker.as_ref()))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one clause")]
    fn drafts(
        &self,
        cue: &Cue,
        frame: Frame,
        group: &Group,
        start: usize,
        ceiling: usize,
        subject: &Range<usize>,
        agents: &[Party],
    ) -> Vec<Draft> {
        let inner = (cue.tokens.end..start).any(|at| self.is_negation(at));
        let fronted = self.fronted_conditions(self.floor(cue.tokens.start), subject.start);
        let wish = WISHES.contains(&cue.lemma);
        let build = |action| {
            let mut draft = Draft::new(
                cue.entry,
                agents.to_vec(),
                group.start..start.max(cue.tokens.end),
                action,
            );
            draft.cue.end = self.cue_end(cue, start);
            draft.fronted.clone_from(&fronted);
            if frame == Frame::Against {
                draft.stance = Stance::Refuses;
            }
            if group.negated {
                negated(draft, group.yet, wish)
            } else {
                Some(draft)
            }
        };
        let drafts = self.actions(start, ceiling).into_iter().filter_map(build);
        drafts
            .map(|draft| {
                if inner {
                    self.promised_not(draft)
                } else {
                    draft
                }
            })
            .collect()
    }

    /// The cue takes its "to" and "on" along, but not a that-clause's subject.
    fn cue_end(&self, cue: &Cue, start: usize) -> usize {
        if start <= cue.tokens.end + 3 {
            start.max(cue.tokens.end)
        } else {
            cue.tokens.end
        }
    }

    /// "vowed never to negotiate" refuses, "promised not to attack" commits.
    fn promised_not(&self, draft: Draft) -> Draft {
        let refuses = draft.stance == Stance::Commits
            && draft.status == Status::Made
            && !self.is_harm(&draft.action.content);
        if refuses {
            Draft {
                stance: Stance::Refuses,
                ..draft
            }
        } else {
            draft
        }
    }

    /// "urged Kyiv to wait", "Kyiv was urged to wait".
    fn urged(&self, cue: &Cue, group: &Group, floor: usize, ceiling: usize) -> Option<Vec<Draft>> {
        let after = cue.tokens.end;
        if group.negated {
            return None;
        }
        let subject = self.subject(group.start, floor);
        if group.passive {
            let start = self.infinitive(after, ceiling)?;
            let subject = subject?;
            let agents = self.bound(&subject, cue.tokens.start);
            return Some(self.drafts(
                &expected(cue),
                Frame::ObjectTo,
                group,
                start,
                ceiling,
                &subject,
                &agents,
            ));
        }
        let limit = ceiling.min(after + 16);
        let to = (after + 1..limit).find(|&at| self.infinitive(at, ceiling).is_some())?;
        let clear = (after..to).all(|at| {
            !self.tag(at).is_finite()
                && self.tag(at) != Tag::Modal
                && !self.is_break(at)
                && !self.is_comma(at)
        });
        let start = self.infinitive(to, ceiling).filter(|_| clear)?;
        let object_end = if self.is_negation(to - 1) { to - 1 } else { to };
        let mut agents = self.bound(&(after..object_end), cue.tokens.start);
        agents.retain(|party| {
            party.actor.is_some()
                || !PUBLIC.contains_lower(
                    self.document
                        .word(self.document.tokens_in(party.span).end - 1),
                )
        });
        let subject = subject.unwrap_or(group.start..group.start);
        let mut drafts = self.drafts(
            &expected(cue),
            Frame::ObjectTo,
            group,
            start,
            ceiling,
            &subject,
            &agents,
        );
        let source = self.asker(&subject, cue.tokens.start);
        for draft in &mut drafts {
            draft.cue = group.start..after;
            draft.source.clone_from(&source);
        }
        Some(drafts)
    }

    /// The party that asks, as the source of what is expected.
    fn asker(&self, subject: &Range<usize>, cue: usize) -> Option<Speaker> {
        self.bound(subject, cue)
            .first()
            .map(|party| self.as_speaker(party))
    }

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
        }
    }

    /// "promised that it would help", "vowed he will", "demanded that Kyiv withdraw".
    fn that_clause(
        &self,
        cue: &Cue,
        group: &Group,
        floor: usize,
        ceiling: usize,
    ) -> Option<Vec<Draft>> {
        let mut at = cue.tokens.end;
        let that = self.document.is(at, "that");
        if that {
            at += 1;
        }
        let phrase = self.noun_phrase_from(at, ceiling);
        if phrase.is_empty() {
            return None;
        }
        let modal = (phrase.end..ceiling.min(phrase.end + 3)).find(|&at| {
            self.document.is_any(
                at,
                &["will", "would", "'ll", "’ll", "'d", "won't", "wouldn't"],
            )
        });
        let demand = cue.entry.stance == Stance::Considers;
        let verb = match modal {
            Some(modal) => modal + 1,
            None if that && demand && self.tag(phrase.end) == Tag::VerbBase => phrase.end,
            None => return None,
        };
        let start =
            (verb..ceiling).find(|&at| self.tag(at) != Tag::Adverb && !self.is_negation(at))?;
        let no = (phrase.end..start).any(|at| self.is_negation(at));
        let subject = self.subject(group.start, floor);
        let agents = if demand {
            self.bound(&phrase, cue.tokens.start)
        } else {
            self.own(&phrase, subject.as_ref(), cue.tokens.start)
        };
        let subject = subject.unwrap_or(group.start..group.start);
        let mut drafts = self.drafts(cue, Frame::That, group, start, ceiling, &subject, &agents);
        for draft in &mut drafts {
            draft.cue = group.start..cue.tokens.end;
            if no {
                *draft = self.promised_not(draft.clone());
            }
        }
        Some(drafts)
    }

    /// The party of a that-clause: its own subject, or for a pronoun the one who promises.
    fn own(&self, phrase: &Range<usize>, subject: Option<&Range<usize>>, cue: usize) -> Vec<Party> {
        let pronoun = phrase.len() == 1 && self.tag(phrase.start) == Tag::Pronoun;
        match subject {
            Some(subject) if pronoun => self.bound(subject, cue),
            _ => self.bound(phrase, cue),
        }
    }

    /// "the deal was signed by both states", "the offer was rejected by Oslo".
    fn passive(
        &self,
        cue: &Cue,
        frame: Frame,
        group: &Group,
        floor: usize,
        ceiling: usize,
    ) -> Option<Vec<Draft>> {
        let by = (cue.tokens.end..ceiling.min(cue.tokens.end + 6))
            .find(|&at| self.document.is(at, "by"))?;
        let subject = self.subject(group.start, floor)?;
        let head = self.document.word(subject.end - 1);
        let list = match frame {
            Frame::Deal => Some(&DEALS),
            Frame::Plan => Some(&PLANS),
            Frame::Call => Some(&CALLS),
            Frame::Bill => Some(&BILLS),
            _ => None,
        };
        let listed = list.is_none_or(|list| {
            subject
                .clone()
                .any(|at| list.contains_lower(self.document.word(at)))
                || list.contains_lower(head)
        });
        let agent = self.noun_phrase_from(by + 1, ceiling);
        let agents = self.bound(&agent, cue.tokens.start);
        if !listed || agents.is_empty() {
            return None;
        }
        let action = super::content::Action {
            content: subject,
            tail: agent.end..ceiling,
        };
        let draft = Draft::new(cue.entry, agents, group.start..cue.tokens.end, action);
        Some(if group.negated {
            negated(draft, group.yet, false).into_iter().collect()
        } else {
            vec![draft]
        })
    }

    /// "to" and a base form at `at`; adverbs and a negation may stand around "to". The base form's token.
    pub(super) fn infinitive(&self, at: usize, ceiling: usize) -> Option<usize> {
        let mut at = at;
        while at < ceiling && (self.tag(at) == Tag::Adverb || self.is_negation(at)) {
            at += 1;
        }
        if at >= ceiling || !self.document.is(at, "to") {
            return None;
        }
        at += 1;
        while at < ceiling && self.tag(at) == Tag::Adverb {
            at += 1;
        }
        let base = at < ceiling
            && (matches!(self.tag(at), Tag::VerbBase | Tag::VerbPresent) || self.is_be(at));
        base.then_some(at)
    }

    /// A gerund at `at`.
    fn gerund(&self, at: usize, ceiling: usize) -> Option<usize> {
        let at = if self.tag(at) == Tag::Adverb {
            at + 1
        } else {
            at
        };
        (at < ceiling
            && self.document.word(at).ends_with("ing")
            && self.document.word(at).len() > 4)
            .then_some(at)
    }

    /// A gerund or the begin of a noun phrase at `at`.
    pub(super) fn gerund_or_noun(&self, at: usize, ceiling: usize) -> Option<usize> {
        self.gerund(at, ceiling)
            .or_else(|| self.object(at, ceiling))
    }

    /// The begin of a noun phrase with a noun in it.
    fn object(&self, at: usize, ceiling: usize) -> Option<usize> {
        let phrase = self.noun_phrase_from(at, ceiling);
        let noun = phrase
            .clone()
            .any(|at| self.tag(at).is_noun() || self.tag(at) == Tag::Number);
        (noun && !self.is_time_word(at)).then_some(at)
    }

    /// "a declaration of intent to send troops", "a contract with a mill to buy flour": what the
    /// deal is about, where an infinitive behind it says so.
    fn purpose(&self, deal: usize, ceiling: usize) -> Option<usize> {
        let phrase = self.noun_phrase_from(deal, ceiling);
        let mut at = phrase.end;
        if self.document.is(at, "with") {
            at = self.noun_phrase_from(at + 1, ceiling).end;
        }
        self.infinitive(at, ceiling)
    }

    /// The begin of a noun phrase with a noun of the list in it.
    fn listed_object(&self, at: usize, ceiling: usize, list: &Table) -> Option<usize> {
        let phrase = self.noun_phrase_from(at, ceiling);
        let listed = phrase.clone().any(|at| {
            self.tag(at) != Tag::Adjective && list.contains_lower(self.document.word(at))
        });
        listed.then_some(at)
    }

    /// "whether Oslo will join": the token of the embedded verb, behind its modal.
    pub(super) fn embedded_question(&self, at: usize, ceiling: usize) -> Option<usize> {
        let to = self.document.spells(at, &["whether", "to"]);
        to.then_some(at + 2).filter(|&start| start < ceiling)
    }
}

/// A cue with a party as its object is an expectation, whatever else the verb may mean
/// ("wants to leave" commits, "wants Oslo to leave" does not).
fn expected(cue: &Cue) -> Cue {
    let mut cue = cue.clone();
    cue.entry.stance = Stance::Considers;
    cue.entry.status = Status::Expected;
    cue.entry.strength = crate::analysis::Strength::Hedged;
    cue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [DEALS, PLANS, CALLS, BILLS, MEASURES, PUBLIC, SPEECH] {
            assert_eq!(list.faults(), Vec::<String>::new());
        }
    }
}
